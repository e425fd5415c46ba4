#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <utility>

namespace coroscope::tasks {

/// What came of one attempt of one task.
struct Verdict {
    enum class Kind : std::uint8_t {
        Done,
        Again, ///< failed; tried again, as its kind says, while there are attempts left
        Never, ///< failed for good: trying again would not help
    };
    Kind kind = Kind::Done;
    QByteArray result{}; ///< Done: a JSON text; empty: null
    QString error{}; ///< for people

    static Verdict done(QByteArray json = {}) { return {Kind::Done, std::move(json), {}}; }
    static Verdict again(QString error) { return {Kind::Again, {}, std::move(error)}; }
    static Verdict never(QString error) { return {Kind::Never, {}, std::move(error)}; }
};

} // namespace coroscope::tasks

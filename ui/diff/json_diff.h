#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace coroscope {

/// One place at which two JSON texts differ.
struct JsonChange {
    enum class Kind { Added, Removed, Changed };
    Kind kind = Kind::Changed;
    QString path; ///< "$.users[3].name"; "[2→3]" where an element has moved
    QString before; ///< as it stands in the text, cut at JsonDiff::kMaxValue; empty where added
    QString after;
};

struct JsonDiff {
    /// In the order of the first text, what was added after what it follows.
    std::vector<JsonChange> changes;
    bool complete = true; ///< false: there are more than kMaxChanges

    static constexpr std::size_t kMaxChanges = 10'000;
    static constexpr qsizetype kMaxValue = 2'000;
};

/// Where two JSON texts differ as values: the order of members, spaces and escapes do not count, nor whether a number
/// is written 1 or 1.0; elements of arrays are matched by what they hold (diffSequences), so that one inserted in front
/// is one change. Nothing where either is not JSON or is nested deeper than 512. Any thread.
std::optional<JsonDiff> diffJson(const QByteArray &a, const QByteArray &b);

} // namespace coroscope

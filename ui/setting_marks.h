#pragma once

#include "server/async/scheduler.h"

#include <QObject>
#include <QString>

#include <deque>

namespace coroscope {

class Server;

/// A live setting was changed at that moment.
struct SettingMark {
    qint64 wall = 0; ///< milliseconds since 1970, UTC
    Clock::time_point at; ///< the same moment, on the clock of the server
    QString what; ///< "Connections"
    QString value; ///< "5"

    QString text() const;
};

/// What was changed while the server ran, so that every chart and its table can say why a curve bends there. Whoever
/// changes a live setting adds it; of routes and starts it hears by itself. The newest kMax, oldest first. GUI thread.
class SettingMarks final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kMax = 200;
    /// Steps of a spin box that follow one another so fast are one change.
    static constexpr milliseconds kSameChange{1'000};

    explicit SettingMarks(QObject *parent = nullptr);

    /// Marks starts of the server, and routes that are switched off and on. Once.
    void watch(const Server *server);
    /// Now.
    void add(const QString &what, const QString &value);
    /// At that moment, which is not before the newest one.
    void add(SettingMark mark);

    const std::deque<SettingMark> &marks() const noexcept { return m_marks; }
    /// Texts of those after the first moment, up to and with the second (milliseconds since 1970); "; " between them.
    QString between(qint64 after, qint64 until) const;

Q_SIGNALS:
    void changed();

private:
    std::deque<SettingMark> m_marks;
};

} // namespace coroscope

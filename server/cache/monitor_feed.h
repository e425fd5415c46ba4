#pragma once

#include "server/async/scheduler.h"
#include "server/cache/monitor_line.h"

#include <QObject>
#include <QPointer>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace coroscope::cache {

/// Between whoever sees commands and the window: keeps the newest kMaxLines until they are taken, and counts the
/// others. Any thread adds; one flushes.
class MonitorFeed : public std::enable_shared_from_this<MonitorFeed> {
public:
    using Deliver = std::function<void(QList<MonitorLine>, quint64 dropped)>;
    /// `deliver` is called on the thread of `home`, which is the one that makes this, while `context` is there, which
    /// lives on that thread too. `home` outlives the last flush().
    MonitorFeed(QObject *home, QObject *context, Deliver deliver);

    void add(MonitorLine line);
    void drop(quint64 lines); ///< that could not even be read
    /// Hands over what has come, if anything, as soon as the batch before it is through: so a window that is busy gets
    /// fewer and larger ones, and never more than kMaxLines.
    void flush();
    /// From then on nothing is delivered. The thread that made it.
    void stop() { m_context = nullptr; }
    bool isWanted() const { return m_context != nullptr; } ///< the same thread

    static constexpr qsizetype kMaxLines = 2000;
    static constexpr milliseconds kPace{34}; ///< between two calls of flush()

private:
    void deliver(); // home thread

    QObject *const m_home;
    QPointer<QObject> m_context; // home thread
    const Deliver m_deliver;
    std::mutex m_mutex;
    QList<MonitorLine> m_lines; // a ring, oldest at m_first once it is full
    qsizetype m_first = 0;
    quint64 m_dropped = 0;
    std::atomic<bool> m_underWay{false};
};

} // namespace coroscope::cache

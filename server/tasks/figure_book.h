#pragma once

#include "server/tasks/figures.h"
#include "server/telemetry/minute_histogram.h"

#include <QHash>

#include <deque>
#include <map>
#include <memory>
#include <mutex>

namespace coroscope::tasks {

/// What the engines of one process tell about their tasks, and what a window sees of it. Any thread; locks for a
/// moment.
class FigureBook {
public:
    FigureBook(bool isRedis, QString shown);

    void added(const QString &queue, int count, WallMs now);
    /// One that had ended waits in the queue again.
    void retried(const QString &queue);
    /// One attempt of one task begins. `waited`: since it was due.
    void started(const QString &queue, milliseconds waited, WallMs now);
    /// It ended. One that was given back, or whose lease was lost, neither succeeded nor failed.
    enum class Outcome { Succeeded, Failed, Neither };
    void ended(const QString &queue, nanoseconds ran, Outcome outcome, WallMs now);
    /// Something else may have changed: a cancel, progress.
    void changed();
    /// What an engine has just been told of all queues.
    void seen(const std::vector<Queue> &queues);
    /// Why the store failed this engine; empty: it does not any more.
    void setProblem(std::uint32_t engine, const QString &problem);

    /// Tasks of the queue that wait, as far as is known here; those that this process has added lately count.
    std::int64_t depth(const QString &queue) const;
    /// Whether there may be one of that name: it is there, or there are not too many yet.
    bool mayName(const QString &queue) const;

    void schedulesChanged();
    std::uint64_t scheduleRevision() const;

    /// Made anew a few times a second at most.
    std::shared_ptr<const Snapshot> snapshot();

private:
    struct QueueBook {
        QueueFigures figures;
        MinuteHistogram wait;
        MinuteHistogram run;
    };
    static constexpr milliseconds kFresh{200};
    static constexpr std::size_t kMaxQueues = 1'000; ///< whose figures are kept

    QueueBook *bookOf(const QString &queue);
    TaskInterval &intervalAt(WallMs now);
    std::shared_ptr<const Snapshot> make(Clock::time_point now);

    const bool m_isRedis;
    const QString m_shown;
    mutable std::mutex m_mutex;
    std::uint64_t m_revision = 1;
    std::uint64_t m_scheduleRevision = 1;
    std::vector<Queue> m_queues;
    QHash<QString, std::int64_t> m_depths;
    std::map<QString, std::unique_ptr<QueueBook>> m_books;
    std::map<std::uint32_t, QString> m_problems;
    std::deque<TaskInterval> m_intervals; ///< the last one is running
    Histogram m_scratch;
    Clock::time_point m_madeAt;
    std::shared_ptr<const Snapshot> m_made;
};

} // namespace coroscope::tasks

#pragma once

#include "server/async/epoll_loop.h"
#include "server/async/result.h"
#include "server/cache/monitor_feed.h"
#include "server/cache/reply.h"

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace coroscope::cache {

/// The jobs of a Workbench on its thread: one runs, the others wait; each has a deadline. Who carries them out derives
/// from it. Home thread of the loop.
class WorkbenchJobs : private Timer {
public:
    using Replies = std::vector<Reply>;
    struct Job {
        quint64 ticket = 0;
        std::vector<Command> commands;
        Clock::time_point deadline;
        std::function<void(Result<Replies>)> done; ///< called once, or never where the Workbench goes
    };

    explicit WorkbenchJobs(EpollLoop &loop)
        : m_loop(loop)
    {
    }

    void submit(Job job);
    void cancel(quint64 ticket);

    using WatchState = std::function<void(Result<void>)>;
    virtual void watch(std::shared_ptr<MonitorFeed> feed, WatchState state) = 0;
    virtual void unwatch() = 0;

protected:
    /// Begins the job that is in front(); nothing is finished from within it.
    virtual void begin() = 0;
    /// Whatever begin() has begun is not wanted any more.
    virtual void abandon() = 0;

    EpollLoop &loop() const noexcept { return m_loop; }
    bool hasJob() const noexcept { return !m_jobs.empty(); }
    Job &front() { return m_jobs.front(); }
    /// The one in front; then the next begins.
    void finish(Result<Replies> result);

private:
    void onExpired() override;
    void arm();

    EpollLoop &m_loop;
    std::deque<Job> m_jobs;
};

} // namespace coroscope::cache

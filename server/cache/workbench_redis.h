#pragma once

#include "server/cache/redis_connection.h"
#include "server/cache/workbench_jobs.h"

#include <deque>
#include <memory>

namespace coroscope::cache {

/// The jobs of a Workbench on a Redis. Home thread of the loop.
class WorkbenchRedis final : public WorkbenchJobs, private RedisConnection::Listener, private ReplySink {
public:
    WorkbenchRedis(EpollLoop &loop, Target target);
    ~WorkbenchRedis() override;

    void watch(std::shared_ptr<MonitorFeed> feed, WatchState state) override;
    void unwatch() override;

private:
    class Monitor;

    void begin() override;
    void abandon() override;
    void onOpen() override;
    void onClosed(const Error &why) override;
    void onReply(Reply &&reply) override;
    void onLost(const Error &) override { } // onClosed() comes after
    void sendSome();

    const Target m_target;
    RedisConnection m_connection;
    std::vector<Reply> m_replies; // of the job in front, one a command
    std::deque<std::size_t> m_awaited; // which of them are to come, in order
    std::size_t m_sent = 0; // commands looked at
    quint64 m_bytesBefore = 0; // that had come in before the job
    std::unique_ptr<Monitor> m_monitor;
};

} // namespace coroscope::cache

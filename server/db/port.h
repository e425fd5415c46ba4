#pragma once

#include "server/async/epoll_loop.h"
#include "server/db/pool.h"
#include "server/db/transaction.h"

#include <array>

namespace coroscope::db {

/// The database, as one worker reaches it: what the coroutines of a turn of its loop ask for goes to the lanes in one
/// bundle at the end of the turn. Home thread of `loop`; lives as long as any coroutine that awaits it.
class Port {
public:
    Port(Pool &pool, EpollLoop &loop);
    ~Port();
    Port(const Port &) = delete;
    Port &operator=(const Port &) = delete;

    Pool &pool() const noexcept { return m_pool; }
    EpollLoop &loop() const noexcept { return m_loop; }

    /// co_await: Result<T> of `fn(connection)`, run on a thread that reads. `fn` returns T or Result<T>, keeps nothing
    /// of the connection, and takes with it plain values only, which any thread may destroy. Name it before the
    /// statement that awaits (GCC 12, traps G1).
    template<typename Fn>
    DbAwaiter<JobResult<Fn>> read(const JobTicket &ticket, Fn fn)
    {
        return run(JobKind::Read, ticket, std::move(fn));
    }
    /// co_await: the same on a connection that writes, as one transaction: what `fn` does is there, on disk, when the
    /// result is; where it gives an error, or the COMMIT fails, nothing of it is. `fn` may be called again where its
    /// transaction was undone because of another's failure.
    template<typename Fn>
    DbAwaiter<JobResult<Fn>> write(const JobTicket &ticket, Fn fn)
    {
        return run(JobKind::Write, ticket, std::move(fn));
    }
    /// co_await: the same for a write that many want at once: those of them that wait together are done by one call of
    /// `work` with an argument each, where one lane writes (SQLite). It does nothing for a part but what it says in its
    /// value, and leaves no transaction open.
    template<typename T, typename Argument>
    DbAwaiter<T> writeTogether(const JobTicket &ticket, Argument argument, typename SharedJob<T, Argument>::Work work)
    {
        auto job
            = WaitRef<DbWait<T>>::adopt(new SharedJob<T, Argument>(m_loop, ticket.owner, std::move(argument), work));
        job->control.deadline = ticket.deadline;
        return DbAwaiter<T>(target(JobKind::Write), std::move(job), ticket.stop, ticket.activity);
    }
    /// co_await: Result<Transaction>, which holds a connection that writes until it ends.
    BeginAwaiter begin(const JobTicket &ticket);

    /// Seconds that a client should wait where the error says that it may try again.
    static constexpr int kRetryAfter = 1;

private:
    class Outbox;

    template<typename Fn>
    DbAwaiter<JobResult<Fn>> run(JobKind kind, const JobTicket &ticket, Fn fn)
    {
        return DbAwaiter<JobResult<Fn>>(target(kind), makeJob(m_loop, kind, ticket, std::move(fn)), ticket.stop,
                                        ticket.activity);
    }
    std::shared_ptr<JobTarget> target(JobKind kind);

    Pool &m_pool;
    EpollLoop &m_loop;
    std::unique_ptr<Outbox> m_reads;
    std::unique_ptr<Outbox> m_writes; // null where one lane does both
};

} // namespace coroscope::db

#pragma once

#include "server/db/db_job.h"
#include "server/db/lease.h"

namespace coroscope::db {

class BeginAwaiter;
class EndAwaiter;

/// A transaction of a coroutine: it holds a connection that writes until commit(), rollback(), or its end, which rolls
/// back whatever way the coroutine leaves; and for Pool::Settings::lease at most, then it is rolled back and all that
/// comes is refused (Fault::LeaseOver). Home thread. Movable.
class Transaction {
public:
    /// `depth` 1: the whole; more: a savepoint in it.
    Transaction(std::shared_ptr<Lease> lease, EpollLoop &loop, int depth)
        : m_lease(std::move(lease))
        , m_loop(&loop)
        , m_depth(depth)
    {
    }
    Transaction(Transaction &&other) noexcept
        : m_lease(std::exchange(other.m_lease, nullptr))
        , m_loop(other.m_loop)
        , m_depth(other.m_depth)
    {
    }
    Transaction &operator=(Transaction &&other) noexcept
    {
        std::swap(m_lease, other.m_lease);
        std::swap(m_loop, other.m_loop);
        std::swap(m_depth, other.m_depth);
        return *this;
    }
    ~Transaction();

    /// Between begin and commit() or rollback().
    bool isOpen() const noexcept { return m_lease != nullptr; }
    int depth() const noexcept { return m_depth; }

    /// co_await: Result<T> of `fn(connection)`, all of it or, on an error, nothing of it; the transaction goes on.
    template<typename Fn>
    DbAwaiter<JobResult<Fn>> run(const JobTicket &ticket, Fn fn) const
    {
        auto job = makeJob(*m_loop, JobKind::Write, ticket, std::move(fn));
        return DbAwaiter<JobResult<Fn>>(m_lease, std::move(job), ticket.stop, ticket.activity);
    }
    /// co_await: Result<Transaction>, a savepoint. It ends before this one does; one left open is rolled back then.
    BeginAwaiter begin(const JobTicket &ticket);
    /// co_await: Result<void>. Afterwards the object is done with, whatever the result: on an error it has been rolled
    /// back, but where the connection was lost, nobody knows.
    EndAwaiter commit(const JobTicket &ticket);
    EndAwaiter rollback(const JobTicket &ticket);

private:
    template<typename Fn>
    EndAwaiter end(const JobTicket &ticket, Fn fn);

    std::shared_ptr<Lease> m_lease;
    EpollLoop *m_loop;
    int m_depth;
};

/// co_await: Result<Transaction>. Home thread; not movable.
class BeginAwaiter {
public:
    BeginAwaiter(std::shared_ptr<JobTarget> target, std::shared_ptr<Lease> lease, EpollLoop &loop, JobKind kind,
                 const JobTicket &ticket);

    AwaiterRef<BeginAwaiter> operator co_await() { return AwaiterRef<BeginAwaiter>(*this); }
    bool await_ready() { return m_inner.await_ready(); }
    void await_suspend(std::coroutine_handle<> waiter) { m_inner.await_suspend(waiter); }
    Result<Transaction> await_resume()
    {
        const auto depth = m_inner.await_resume();
        if (!depth)
            return depth.error();
        return Transaction(m_lease, m_loop, depth.value());
    }
    const ValueWait<int> &state() const { return m_inner.state(); }
    StatementLog takeStatements() { return m_inner.takeStatements(); }

private:
    static WaitRef<DbWait<int>> makeBegin(const std::shared_ptr<Lease> &lease, EpollLoop &loop, JobKind kind,
                                          const JobTicket &ticket);

    std::shared_ptr<Lease> m_lease;
    EpollLoop &m_loop;
    DbAwaiter<int> m_inner;
};

/// co_await: Result<void>. Where it is not awaited to its end, the transaction is rolled back. Home thread; not
/// movable.
class EndAwaiter {
public:
    EndAwaiter(std::shared_ptr<Lease> lease, int depth, WaitRef<DbWait<void>> job, const JobTicket &ticket)
        : m_lease(lease)
        , m_depth(depth)
        , m_inner(std::move(lease), std::move(job), ticket.stop, ticket.activity)
    {
    }
    ~EndAwaiter()
    {
        if (m_lease && m_depth == 1 && m_inner.state().outcome() != WaitState::Outcome::Done)
            m_lease->abandon();
    }
    EndAwaiter(const EndAwaiter &) = delete;
    EndAwaiter &operator=(const EndAwaiter &) = delete;

    AwaiterRef<EndAwaiter> operator co_await() { return AwaiterRef<EndAwaiter>(*this); }
    bool await_ready() { return !m_lease || m_inner.await_ready(); }
    void await_suspend(std::coroutine_handle<> waiter) { m_inner.await_suspend(waiter); }
    Result<void> await_resume() { return m_lease ? m_inner.await_resume() : Result<void>(leaseOver()); }
    const ValueWait<void> &state() const { return m_inner.state(); }
    StatementLog takeStatements() { return m_inner.takeStatements(); }

private:
    const std::shared_ptr<Lease> m_lease; // null: the transaction had ended before
    const int m_depth;
    DbAwaiter<void> m_inner;
};

} // namespace coroscope::db

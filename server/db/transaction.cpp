#include "server/db/transaction.h"

namespace coroscope::db {

namespace {

/// Savepoints that were left open inside go first.
Result<void> commitAt(Connection &connection, int depth)
{
    while (connection.depth() > depth)
        (void)connection.rollback();
    if (connection.depth() < depth)
        return leaseOver();
    return connection.commit();
}

Result<void> rollbackAt(Connection &connection, int depth)
{
    Result<void> undone;
    while (connection.depth() >= depth)
        undone = connection.rollback();
    return undone;
}

} // namespace

Transaction::~Transaction()
{
    if (!m_lease)
        return;
    if (m_depth == 1) {
        m_lease->abandon();
        return;
    }
    // Nobody waits for it; what comes later waits behind it.
    const auto undo = [depth = m_depth](Connection &connection) { return rollbackAt(connection, depth); };
    auto job = makeJob(*m_loop, JobKind::Write, {}, undo);
    job->isBare = true;
    job->retainJob();
    m_lease->submit(job.data());
}

template<typename Fn>
EndAwaiter Transaction::end(const JobTicket &ticket, Fn fn)
{
    auto job = makeJob(*m_loop, JobKind::Write, ticket, std::move(fn));
    job->isBare = true;
    return EndAwaiter(std::exchange(m_lease, nullptr), m_depth, std::move(job), ticket);
}

EndAwaiter Transaction::commit(const JobTicket &ticket)
{
    return end(ticket, [depth = m_depth](Connection &connection) { return commitAt(connection, depth); });
}

EndAwaiter Transaction::rollback(const JobTicket &ticket)
{
    return end(ticket, [depth = m_depth](Connection &connection) { return rollbackAt(connection, depth); });
}

BeginAwaiter Transaction::begin(const JobTicket &ticket)
{
    return BeginAwaiter(m_lease, m_lease, *m_loop, JobKind::Write, ticket);
}

WaitRef<DbWait<int>> BeginAwaiter::makeBegin(const std::shared_ptr<Lease> &lease, EpollLoop &loop, JobKind kind,
                                             const JobTicket &ticket)
{
    const auto begin = [](Connection &connection) -> Result<int> {
        if (const auto begun = connection.begin(); !begun)
            return begun.error();
        return connection.depth();
    };
    auto job = makeJob(loop, kind, ticket, begin);
    job->isBare = true;
    if (kind == JobKind::Lease)
        job->lease = lease;
    return job;
}

BeginAwaiter::BeginAwaiter(std::shared_ptr<JobTarget> target, std::shared_ptr<Lease> lease, EpollLoop &loop,
                           JobKind kind, const JobTicket &ticket)
    : m_lease(std::move(lease))
    , m_loop(loop)
    , m_inner(std::move(target), makeBegin(m_lease, loop, kind, ticket), ticket.stop, ticket.activity)
{
}

} // namespace coroscope::db

#include "server/db/port.h"

namespace coroscope::db {

namespace {
constexpr std::size_t kBundle = 64; // jobs that wait for the end of the turn, at most
}

class Port::Outbox final : public JobTarget, private TurnEnd {
public:
    Outbox(Lane &lane, EpollLoop &loop)
        : m_lane(lane)
        , m_loop(loop)
    {
        m_jobs.reserve(kBundle);
    }
    ~Outbox() { Q_ASSERT(!isAskedFor()); }

    void submit(LaneJob *job) override
    {
        m_jobs.push_back(job);
        if (m_jobs.size() >= kBundle)
            m_lane.submit(m_jobs);
        else
            m_loop.atTurnEnd(*this);
    }
    void cancel(LaneJob &job) override { m_lane.cancel(job); }

private:
    void onTurnEnd() override
    {
        if (!m_jobs.empty())
            m_lane.submit(m_jobs);
    }

    Lane &m_lane;
    EpollLoop &m_loop;
    std::vector<LaneJob *> m_jobs; // of this turn
};

Port::Port(Pool &pool, EpollLoop &loop)
    : m_pool(pool)
    , m_loop(loop)
    , m_reads(std::make_unique<Outbox>(pool.reads(), loop))
{
    if (&pool.reads() != &pool.writes())
        m_writes = std::make_unique<Outbox>(pool.writes(), loop);
}

Port::~Port() = default;

std::shared_ptr<JobTarget> Port::target(JobKind kind)
{
    Outbox *outbox = kind == JobKind::Read || !m_writes ? m_reads.get() : m_writes.get();
    return {std::shared_ptr<void>(), outbox}; // ours, not counted
}

BeginAwaiter Port::begin(const JobTicket &ticket)
{
    const auto lease = std::make_shared<Lease>(m_pool.settings().lease);
    return BeginAwaiter(target(JobKind::Lease), lease, m_loop, JobKind::Lease, ticket);
}

} // namespace coroscope::db

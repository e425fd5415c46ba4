#include "server/db/pool.h"

#include "server/db/slow_plan.h"

#include <QRandomGenerator>

namespace coroscope::db {

namespace {

constexpr std::size_t kReadBatch = 64;

}

Pool::Pool(Settings settings)
    : m_settings(std::move(settings))
    , m_planner(m_settings.spec, {}, "db-plans")
{
    m_slowLog.setExplainer([this](SlowLog::Wanted wanted) {
        const auto answer = [this, fingerprint = wanted.fingerprint](SlowPlan plan) {
            m_slowLog.setPlan(fingerprint, std::make_shared<SlowPlan>(std::move(plan)));
        };
        m_planner.run(
            Workbench::Access::ReadOnly, kSlowPlanDeadline,
            [answer, wanted = std::move(wanted)](Connection &connection) {
                answer(explainSlow(connection, wanted.sql, wanted.values));
            },
            [answer](const Error &why) { answer(noSlowPlan(why)); });
    });
    Lane::Settings lane;
    lane.spec = m_settings.spec;
    lane.connection.lockTimeout = m_settings.lockTimeout;
    lane.connection.cachedStatements = m_settings.cachedStatements;
    lane.queue.capacity = m_settings.capacity;
    lane.lease = m_settings.lease;
    lane.injectedDelay = [this] { return injectedDelay(); };

    Lane::Hooks hooks;
    hooks.prepare = m_settings.prepare;
    hooks.firstTried = [this](const Result<void> &result) { onTried(result); };

    if (m_settings.spec.dialect == Dialect::Postgres) {
        lane.name = "any";
        lane.threads = m_settings.connections;
        m_lanes.push_back(std::make_unique<Lane>(lane, std::move(hooks), m_canceller, m_slowLog));
        return;
    }

    // A reader cannot make the file, nor see what the migrations have not made yet: it comes when a writer is there.
    hooks.connected = [this] {
        const std::lock_guard lock(m_startMutex);
        if (m_stopped || std::exchange(m_readsStarted, true))
            return;
        reads().start();
    };
    Lane::Settings read = lane;
    read.name = "read";
    read.connection.readOnly = true;
    read.threads = m_settings.readers;
    read.queue.batch = kReadBatch;
    read.queue.wakeEach = false;
    read.sharesReads = true;
    lane.name = "write";
    lane.index = 1;
    lane.threads = 1;
    lane.queue.batch = kReadBatch;
    lane.queue.wakeEach = false;
    lane.groupsWrites = true;
    m_lanes.push_back(std::make_unique<Lane>(read, Lane::Hooks(), m_canceller, m_slowLog));
    m_lanes.push_back(std::make_unique<Lane>(lane, std::move(hooks), m_canceller, m_slowLog));
}

Pool::~Pool()
{
    stop();
}

void Pool::start(std::function<void(Result<void>)> tried)
{
    m_tried = std::move(tried);
    writes().start();
}

void Pool::onTried(const Result<void> &result)
{
    if (!result && m_lanes.size() > 1)
        reads().setUnavailable(result.error());
    if (m_tried)
        m_tried(result);
}

void Pool::beginStop()
{
    {
        const std::lock_guard lock(m_startMutex);
        m_stopped = true;
    }
    m_planner.beginStop();
    for (const auto &lane : m_lanes)
        lane->beginStop();
}

bool Pool::isOver() const
{
    for (const auto &lane : m_lanes) {
        if (!lane->isOver())
            return false;
    }
    return m_planner.isOver();
}

void Pool::stop()
{
    beginStop();
    for (const auto &lane : m_lanes)
        lane->join();
}

void Pool::resize(int threads)
{
    const std::lock_guard lock(m_startMutex);
    if (m_stopped)
        return;
    if (m_lanes.size() > 1 && !m_readsStarted)
        return; // they start with the number that settings() says
    reads().resize(threads);
}

void Pool::setInjectedDelay(milliseconds shortest, milliseconds longest) noexcept
{
    m_injectedDelay.store(std::uint64_t(shortest.count()) << 32 | std::uint64_t(longest.count()),
                          std::memory_order_relaxed);
}

nanoseconds Pool::injectedDelay() const
{
    const std::uint64_t both = m_injectedDelay.load(std::memory_order_relaxed);
    const auto least = int(both >> 32);
    const auto most = int(both & 0x7FFF'FFFF);
    return milliseconds(least < most ? QRandomGenerator::global()->bounded(least, most + 1) : most);
}

bool Pool::isReady() const
{
    for (const auto &lane : m_lanes) {
        if (!lane->isConnected())
            return false;
    }
    return true;
}

PoolSnapshot Pool::snapshot() const
{
    PoolSnapshot snapshot;
    snapshot.dialect = m_settings.spec.dialect;
    snapshot.shown = m_settings.spec.shown;
    for (const auto &lane : m_lanes)
        snapshot.lanes.push_back(lane->snapshot());
    return snapshot;
}

} // namespace coroscope::db

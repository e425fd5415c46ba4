#include "server/db/lane.h"

#include "server/db/database_thread.h"
#include "server/db/delivery.h"
#include "server/telemetry/route_stats.h"

#include <algorithm>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

Error errorOf(LaneQueue::Refused why)
{
    switch (why) {
    case LaneQueue::Refused::Full:
        return fault(Fault::QueueFull, Error::Kind::Unavailable, u"too many jobs wait for the database"_s);
    case LaneQueue::Refused::NotConnected:
        return fault(Fault::NotConnected, Error::Kind::Unavailable, u"there is no connection to the database"_s);
    case LaneQueue::Refused::LeaseTwice:
        return fault(Fault::LeaseTwice, Error::Kind::Internal,
                     u"a coroutine that holds a transaction waits for another connection to write; it should write "
                     u"through the transaction"_s);
    case LaneQueue::Refused::Stopped:
    case LaneQueue::Refused::No: break;
    }
    return Error::canceled();
}

} // namespace

Lane::Lane(Settings settings, Hooks hooks, Canceller &canceller, SlowLog &slowLog)
    : m_settings(std::move(settings))
    , m_hooks(std::move(hooks))
    , m_canceller(canceller)
    , m_slowLog(slowLog)
    , m_queue(m_settings.queue)
{
}

Lane::~Lane()
{
    beginStop();
    join();
}

void Lane::start()
{
    resize(m_settings.threads);
}

void Lane::resize(int threads)
{
    const auto wanted = std::size_t(std::clamp(threads, 1, kMaxThreads));
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_leaving, [](const auto &thread) { return thread->hasEnded(); });
    while (m_threads.size() > wanted) {
        m_queue.retire(m_threads.back()->seat());
        m_leaving.push_back(std::move(m_threads.back()));
        m_threads.pop_back();
    }
    while (m_threads.size() < wanted) {
        m_threads.push_back(std::make_unique<DatabaseThread>(*this, m_queue.addSeat()));
        m_threads.back()->start();
    }
}

int Lane::threads() const
{
    const std::lock_guard lock(m_mutex);
    return int(m_threads.size());
}

void Lane::beginStop()
{
    std::vector<LaneJob *> left;
    m_queue.stop(left);
    refuseAll(left, Error::canceled());
    const std::lock_guard lock(m_mutex);
    for (const auto *list : {&m_threads, &m_leaving}) {
        for (const auto &thread : *list)
            thread->interrupt();
    }
}

bool Lane::isOver() const
{
    const std::lock_guard lock(m_mutex);
    const auto hasEnded = [](const auto &thread) { return thread->hasEnded(); };
    return std::all_of(m_threads.begin(), m_threads.end(), hasEnded)
        && std::all_of(m_leaving.begin(), m_leaving.end(), hasEnded);
}

void Lane::join()
{
    std::vector<std::unique_ptr<DatabaseThread>> ended;
    {
        const std::lock_guard lock(m_mutex);
        ended.swap(m_threads);
        std::move(m_leaving.begin(), m_leaving.end(), std::back_inserter(ended));
        m_leaving.clear();
    }
    ended.clear(); // each waits for its thread
}

void Lane::submit(std::vector<LaneJob *> &jobs)
{
    std::vector<LaneQueue::Refusal> refusals;
    m_queue.push(jobs, refusals);
    for (const auto &refusal : refusals) {
        Error error = errorOf(refusal.why);
        if (refusal.why == LaneQueue::Refused::NotConnected) {
            const std::lock_guard lock(m_mutex);
            if (!m_error.detail.isEmpty())
                error.detail += u": "_s + m_error.detail;
        }
        refuse(refusal.job, error);
    }
}

void Lane::cancel(LaneJob &job)
{
    const auto canceled = m_queue.cancel(job);
    // SQLite looks at the job by itself.
    if (canceled.what != LaneQueue::Canceled::IsRunning || m_settings.spec.dialect == Dialect::Sqlite)
        return;
    const std::lock_guard lock(m_mutex);
    for (const auto *list : {&m_threads, &m_leaving}) {
        for (const auto &thread : *list) {
            if (thread->seat() == canceled.seat)
                m_canceller.request(thread->cancelPoint(), &job);
        }
    }
}

void Lane::setUnavailable(const Error &error)
{
    {
        const std::lock_guard lock(m_mutex);
        m_error = error;
    }
    std::vector<LaneJob *> left;
    m_queue.setUnavailable(left);
    refuseAll(left, errorOf(LaneQueue::Refused::NotConnected));
}

void Lane::refuseAll(std::vector<LaneJob *> &jobs, const Error &error)
{
    for (LaneJob *job : jobs)
        refuse(job, error);
    jobs.clear();
}

Result<void> Lane::prepare(Connection &connection)
{
    const std::lock_guard lock(m_prepareMutex);
    if (m_isPrepared || !m_hooks.prepare)
        return {};
    auto prepared = m_hooks.prepare(connection);
    m_isPrepared = prepared.isOk();
    return prepared;
}

void Lane::tried(const Result<void> &result)
{
    {
        const std::lock_guard lock(m_prepareMutex);
        if (std::exchange(m_wasTried, true))
            return;
    }
    if (m_hooks.firstTried)
        m_hooks.firstTried(result);
}

bool Lane::isNews(const Error &error)
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_said, error.detail) != error.detail;
}

void Lane::setConnected(int seat, bool connected, const Error &error)
{
    {
        const std::lock_guard lock(m_mutex);
        m_error = connected ? Error() : error;
    }
    std::vector<LaneJob *> left;
    m_queue.setConnected(seat, connected, left);
    Error refusal = errorOf(LaneQueue::Refused::NotConnected);
    if (!error.detail.isEmpty())
        refusal.detail += u": "_s + error.detail;
    refuseAll(left, refusal);
    if (connected && m_hooks.connected)
        m_hooks.connected();
}

LaneSnapshot Lane::snapshot() const
{
    LaneSnapshot snapshot;
    snapshot.name = m_settings.name;
    snapshot.capacity = m_settings.queue.capacity;
    snapshot.waiting = m_queue.waiting();
    snapshot.counters = m_queue.counters();
    if (const auto oldest = m_queue.oldestWaiting(); oldest != Clock::time_point::max())
        snapshot.oldestWait = Clock::now() - oldest;
    Histogram waits;
    m_queue.addWaits(waits);
    snapshot.waits = percentilesOf(waits);
    const std::lock_guard lock(m_mutex);
    for (const auto &thread : m_threads)
        snapshot.slots.push_back(thread->snapshot());
    return snapshot;
}

} // namespace coroscope::db

#include "server/outbound/load_run.h"

#include "server/outbound/load_collector.h"
#include "server/outbound/load_target.h"
#include "server/outbound/load_worker.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <sys/resource.h>
#include <system_error>
#include <thread>
#include <utility>

namespace coroscope {

namespace {

using Failure = LoadOutcome::Failure;

constexpr milliseconds kProgress{100};

LoadOutcome failed(Failure failure, std::string detail)
{
    LoadOutcome outcome;
    outcome.failure = failure;
    outcome.detail = std::move(detail);
    return outcome;
}

} // namespace

std::uint64_t descriptorsForLoad(int connections, std::size_t origins, int threads)
{
    return std::uint64_t(connections) * origins + 4 * std::uint64_t(threads)
        + 64; // and what the process has open anyway
}

std::uint64_t descriptorLimit(bool raise, std::uint64_t wanted)
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return wanted;
    if (raise && limit.rlim_cur < wanted && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    return limit.rlim_max;
}

class LoadRun::Private {
public:
    Private(LoadJob job, Callbacks callbacks)
        : m_callbacks(std::move(callbacks))
    {
        m_shared.job = std::move(job);
        m_thread = std::thread([this] { run(); });
    }
    ~Private()
    {
        stop();
        m_thread.join();
    }
    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    void stop()
    {
        if (m_stopped.exchange(true))
            return;
        m_loop.post([this] { cutOff(); });
    }
    LoadSnapshot snapshot(std::size_t from) const;

private:
    void run();
    LoadOutcome load();
    bool startWorkers(std::vector<std::thread> &threads);
    void cutOff()
    {
        for (const auto &worker : m_workers)
            worker->cutOff();
    }

    const Callbacks m_callbacks;
    std::atomic<bool> m_stopped{false};
    std::atomic<bool> m_done{false};
    EpollLoop m_loop; // of the collecting thread
    LoadShared m_shared;
    std::optional<LoadCollector> m_collector;
    std::vector<std::unique_ptr<LoadWorker>> m_workers;
    std::atomic<bool> m_running{false}; // what is above may be looked at by others from now on
    std::thread m_thread;
};

void LoadRun::Private::run()
{
    LoadOutcome outcome = load();
    m_done = true;
    m_loop.close();
    if (m_callbacks.finished)
        m_callbacks.finished(std::move(outcome));
}

LoadOutcome LoadRun::Private::load()
{
    const LoadJob &job = m_shared.job;
    for (const LoadJob::Origin &origin : job.origins) {
        LoadPeer peer;
        if (std::string fault; origin.tls.isOn && !(peer.tls = LoadTls::make(origin, fault)))
            return failed(Failure::Local, std::move(fault));
        LoadTarget target = findLoadTarget(job, origin, peer.tls ? &*peer.tls : nullptr, m_stopped);
        if (target.failure != Failure::None)
            return failed(target.failure, std::move(target.detail));
        peer.address = std::move(target.address);
        m_shared.peers.push_back(std::move(peer));
    }
    const std::uint64_t wanted = descriptorsForLoad(job.connections, job.origins.size(), job.threads);
    if (descriptorLimit(true, wanted) < wanted)
        return failed(Failure::Local, "this process may not have enough descriptors open for so many connections");

    m_shared.collector = &m_loop;
    m_shared.take = [](void *context, LoadPart &part) { static_cast<LoadCollector *>(context)->take(part); };
    m_collector.emplace(m_shared);
    m_shared.context = &*m_collector;
    const auto startedAt = std::chrono::system_clock::now();
    std::vector<std::thread> threads;
    try {
        for (int i = 0; i < job.threads; ++i) {
            const int share = job.connections / job.threads + (i < job.connections % job.threads ? 1 : 0);
            m_workers.push_back(std::make_unique<LoadWorker>(m_shared, i, share));
        }
        m_shared.begun = Clock::now();
        const bool isKnown = job.rate > 0 || job.warmUpRequests == 0; // when the warm-up ends
        if (isKnown) {
            const auto from = job.warmUpRequests > 0 ? m_shared.dueAt(job.warmUpRequests) : m_shared.begun + job.warmUp;
            m_shared.measuredFrom = from.time_since_epoch().count();
        }
        m_running.store(true, std::memory_order_release);
        for (const auto &worker : m_workers)
            threads.emplace_back([each = worker.get()] { each->run(); });
    } catch (const std::system_error &error) {
        cutOff(); // which those that run hear, and the others would
        for (std::thread &thread : threads)
            thread.join();
        return failed(Failure::Local, std::string("a thread for the load cannot be started: ") + error.what());
    }
    if (m_stopped) // before there was anybody to hear it
        cutOff();
    auto nextProgress = Clock::now() + kProgress;
    while (!m_collector->isDone()) {
        const auto left = std::chrono::ceil<milliseconds>(nextProgress - Clock::now());
        m_loop.poll(std::max(left, milliseconds(0)));
        if (Clock::now() < nextProgress)
            continue;
        nextProgress = Clock::now() + kProgress;
        if (m_callbacks.progressed)
            m_callbacks.progressed();
    }
    for (std::thread &thread : threads)
        thread.join();
    LoadOutcome outcome;
    outcome.result = m_collector->result(m_stopped, startedAt);
    return outcome;
}

LoadSnapshot LoadRun::Private::snapshot(std::size_t from) const
{
    using Phase = LoadSnapshot::Phase;
    LoadSnapshot snapshot;
    const bool done = m_done;
    if (!m_running.load(std::memory_order_acquire)) {
        snapshot.phase = done ? Phase::Done : Phase::Connecting;
        return snapshot;
    }
    constexpr auto relaxed = std::memory_order_relaxed;
    const LoadJob &job = m_shared.job;
    const auto now = Clock::now();
    snapshot.begun = m_shared.begun;
    snapshot.elapsed = now - m_shared.begun;
    for (const auto &worker : m_workers) {
        // What ended before what began, so that no sum tells of more ends than beginnings.
        snapshot.completed += worker->live().completed.load(relaxed);
        snapshot.failed += worker->live().failed.load(relaxed);
        snapshot.inFlight += worker->live().inFlight.load(relaxed);
        snapshot.started += worker->live().started.load(relaxed);
    }
    m_collector->fill(snapshot, from);

    const Clock::time_point measuredFrom(Clock::duration(m_shared.measuredFrom.load(relaxed)));
    const bool isMeasuring = measuredFrom != Clock::time_point() && now >= measuredFrom;
    const bool isOver = job.duration.count() > 0 && isMeasuring && now >= measuredFrom + job.duration;
    snapshot.phase = done ? Phase::Done : isOver ? Phase::Draining : isMeasuring ? Phase::Measuring : Phase::WarmingUp;
    if (job.rate > 0 && !done) {
        const auto until = isOver ? measuredFrom + job.duration : now;
        const std::uint64_t due = std::min(m_shared.dueBy(until), m_shared.warmUpRequests() + job.total);
        snapshot.backlog = due > snapshot.started ? due - snapshot.started : 0;
    }
    if (job.duration.count() > 0 && measuredFrom != Clock::time_point()) {
        const nanoseconds whole = measuredFrom + job.duration - m_shared.begun;
        snapshot.fraction = double(snapshot.elapsed.count()) / double(whole.count());
    }
    const double asked = job.rate > 0 ? double(snapshot.started) / double(m_shared.warmUpRequests() + job.total)
                                      : double(m_shared.tickets.load(relaxed)) / double(job.total);
    snapshot.fraction = done ? 1.0 : std::clamp(std::max(snapshot.fraction, asked), 0.0, 1.0);
    return snapshot;
}

LoadRun::LoadRun(LoadJob job, Callbacks callbacks)
    : d(std::make_unique<Private>(std::move(job), std::move(callbacks)))
{
}

LoadRun::~LoadRun() = default;

void LoadRun::stop()
{
    d->stop();
}

LoadSnapshot LoadRun::snapshot(std::size_t from) const
{
    return d->snapshot(from);
}

} // namespace coroscope

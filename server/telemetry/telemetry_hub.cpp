#include "server/telemetry/telemetry_hub.h"

#include "server/telemetry/access_log.h"
#include "server/telemetry/running_exchanges.h"
#include "server/telemetry/worker_watch.h"

#include <algorithm>
#include <pthread.h>

namespace coroscope {

namespace {

constexpr std::int32_t kMaxRoutes = 65'536; // an index beyond it is taken for nonsense, not for a reason to allocate

std::int64_t wallNow()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

/// One channel, as the telemetry thread sees it.
struct TelemetryHub::Source {
    Source(std::shared_ptr<WorkerChannel> itsChannel, Clock::time_point now)
        : channel(std::move(itsChannel))
        , watch(channel->worker(), now)
    {
    }
    std::shared_ptr<WorkerChannel> channel;
    WorkerWatch watch;
    RunningExchanges running;
    WorkerChannel::Lost lost;
    bool isLeaving = false;
    std::uint64_t readyRevision = 0;
};

struct TelemetryHub::Published {
    std::vector<WorkerFigures> workers;
    std::uint64_t droppedExchanges = 0;
    std::uint64_t droppedBatched = 0;
    std::uint64_t droppedLoopRuns = 0;
    std::uint64_t droppedLog = 0;
};

TelemetryHub::TelemetryHub(milliseconds tick)
    : m_pace(tick, Clock::now())
    , m_interval(Clock::now())
    , m_published(std::make_unique<Published>())
    , m_thread(&TelemetryHub::run, this)
{
}

TelemetryHub::~TelemetryHub()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void TelemetryHub::addChannel(std::shared_ptr<WorkerChannel> channel)
{
    channel->setReaders(m_readers);
    const std::lock_guard lock(m_mutex);
    m_added.push_back(std::move(channel));
}

void TelemetryHub::removeChannel(const std::shared_ptr<WorkerChannel> &channel)
{
    const std::lock_guard lock(m_mutex);
    m_removed.push_back(channel);
}

void TelemetryHub::resetFigures()
{
    const std::lock_guard lock(m_mutex);
    m_reset = true;
}

std::shared_ptr<TelemetryFeed> TelemetryHub::openFeed()
{
    auto feed = std::make_shared<TelemetryFeed>();
    const std::lock_guard lock(m_mutex);
    m_feeds.push_back(feed);
    m_newFeed = true;
    m_readers->arrived();
    return feed;
}

void TelemetryHub::log(LogEntry entry)
{
    const std::lock_guard lock(m_logMutex);
    if (m_log.size() < kMaxLog)
        m_log.push_back(std::move(entry));
    else
        ++m_droppedLog;
}

void TelemetryHub::askMetrics(MetricsWait wait)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_metricsAsked.size() < kMaxAsked) {
            m_metricsAsked.push_back(std::move(wait));
            return;
        }
    }
    wait->complete(Error{Error::Kind::Unavailable, QStringLiteral("too many wait for the figures already")});
}

void TelemetryHub::setBatchReader(std::shared_ptr<BatchReader> reader)
{
    if (reader)
        reader->setReaders(m_readers);
    const std::lock_guard lock(m_mutex);
    m_batchReader.swap(reader); // the old one goes after the lock
}

void TelemetryHub::setAccessLog(std::shared_ptr<AccessLog> log)
{
    const std::lock_guard lock(m_mutex);
    if (log)
        m_readers->arrived();
    m_nextAccessLog.swap(log); // what was never used goes after the lock
    m_hasNextAccessLog = true;
}

void TelemetryHub::run()
{
    pthread_setname_np(pthread_self(), "telemetry");
    for (bool stop = false; !stop;) {
        {
            std::unique_lock lock(m_mutex);
            stop = m_wake.wait_until(lock, m_pace.next(), [this] { return m_stop; });
        }
        const auto now = Clock::now();
        switch (stop ? TelemetryPace::Work::Tick : m_pace.due(now)) {
        case TelemetryPace::Work::Tick:
            tick(now);
            m_pace.ticked(now);
            break;
        case TelemetryPace::Work::Look:
            if (lookAtStalls(now))
                tick(now); // besides the others
            break;
        case TelemetryPace::Work::Drain: drainEarly(); break;
        case TelemetryPace::Work::None: break; // woken for nothing
        }
    }
}

/// Nothing but that: whoever comes, leaves or wants figures is seen to at the tick.
void TelemetryHub::drainEarly()
{
    m_readersSeen = m_readers->arrivals();
    bool hasReader = false;
    std::shared_ptr<BatchReader> reader;
    {
        const std::lock_guard lock(m_mutex);
        hasReader = std::ranges::any_of(m_feeds, [](const auto &weak) { return !weak.expired(); });
        reader = m_batchReader;
    }
    hasReader = hasReader || (reader && reader->isWanted());
    TelemetryPace::Taken taken;
    if (!hasReader || m_early.size() < kMaxEarly) {
        m_earlyDrains.fetch_add(1, std::memory_order_relaxed);
        for (auto &source : m_sources)
            taken.add(drain(*source, hasReader ? &m_early : nullptr));
    }
    m_pace.drained(Clock::now(), taken);
}

void TelemetryHub::tick(Clock::time_point now)
{
    m_readersSeen = m_readers->arrivals(); // before they are looked for
    const bool reset = takeChanges(now);
    if (m_readerNow && !m_readerNow->isWanted())
        m_readerNow.reset();
    const bool hasReader = m_readerNow || !m_openFeeds.empty();
    if (!hasReader && !m_accessLog)
        m_readers->left(m_readersSeen);
    else if (!m_readers->areThere())
        m_readers->arrived(); // a batch reader that did not say so
    TelemetryBatch batch;
    if (hasReader)
        batch.exchanges.swap(m_early);
    m_early.clear();
    Records *const kept = hasReader ? &batch.exchanges : nullptr;
    TelemetryPace::Taken taken;

    // Those that leave come first: they belong to the run that a reset ends.
    for (auto &source : m_sources) {
        if (source->isLeaving)
            taken.add(finish(*source, kept));
    }
    std::erase_if(m_sources, [](const auto &source) { return source->isLeaving; });
    if (reset)
        resetNow(now);
    for (auto &source : m_sources)
        taken.add(drain(*source, kept));
    m_pace.drained(Clock::now(), taken); // what came meanwhile was taken, too
    countWaiting();
    for (auto &source : m_sources) {
        auto runs = source->watch.takeRuns();
        auto stalls = source->watch.takeStalls();
        tellStalls(stalls);
        if (!hasReader)
            continue;
        batch.loopRuns.insert(batch.loopRuns.end(), runs.begin(), runs.end());
        batch.stalls.insert(batch.stalls.end(), stalls.begin(), stalls.end());
    }

    if (m_interval.isOver(now))
        closeInterval(now, batch);
    if (m_accessLog)
        m_accessLog->flush();
    answerMetrics();
    if (hasReader)
        publish(std::move(batch));
    else
        takeLog(nullptr);
    m_openFeeds.clear();
    m_readerNow.reset();
}

bool TelemetryHub::takeChanges(Clock::time_point now)
{
    std::shared_ptr<AccessLog> old; // ends after the lock
    const std::lock_guard lock(m_mutex);
    if (std::exchange(m_hasNextAccessLog, false)) {
        old = std::exchange(m_accessLog, std::exchange(m_nextAccessLog, nullptr));
        if (old)
            old->flush();
    }
    for (auto &channel : m_added)
        m_sources.push_back(std::make_unique<Source>(std::move(channel), now));
    m_added.clear();
    for (const auto &channel : m_removed) {
        for (auto &source : m_sources)
            source->isLeaving = source->isLeaving || source->channel == channel;
    }
    m_removed.clear();
    // Under the lock, so that removeChannel() can promise that the loop may go when it returns.
    m_pace.setNextLook(Clock::time_point::max());
    for (auto &source : m_sources)
        look(*source, now);

    for (const auto &weak : m_feeds) {
        if (auto feed = weak.lock())
            m_openFeeds.push_back(std::move(feed));
    }
    if (m_openFeeds.size() < m_feeds.size())
        std::erase_if(m_feeds, [](const auto &weak) { return weak.expired(); });
    m_readerNow = m_batchReader;
    m_metricsNow.swap(m_metricsAsked); // what they sent before is taken after this
    if (std::exchange(m_newFeed, false))
        m_allRoutes = true;
    return std::exchange(m_reset, false);
}

/// Under the lock.
void TelemetryHub::look(Source &source, Clock::time_point now)
{
    EpollLoop *const loop = source.isLeaving ? nullptr : source.channel->loop();
    if (!loop)
        return;
    source.watch.observe(*loop, now, stallThreshold());
    m_pace.setNextLook(std::min(m_pace.nextLook(), source.watch.nextStall()));
}

bool TelemetryHub::lookAtStalls(Clock::time_point now)
{
    const std::lock_guard lock(m_mutex);
    m_pace.setNextLook(Clock::time_point::max());
    bool isNew = false;
    for (auto &source : m_sources) {
        const bool isLeaving = std::ranges::find(m_removed, source->channel) != m_removed.end(); // its loop has gone
        const bool wasHeld = source->watch.isHeld();
        if (!isLeaving)
            look(*source, now);
        isNew = isNew || (!wasHeld && source->watch.isHeld());
    }
    return isNew;
}

void TelemetryHub::countWaiting()
{
    bool withBacklog = true; // all workers accept from the same backlog
    for (auto &source : m_sources) {
        if (!source->watch.isHeld())
            continue;
        const auto waiting = source->channel->sockets().countWaiting(withBacklog);
        withBacklog = false;
        if (waiting && isStillHeld(*source))
            source->watch.setWaiting(*waiting);
    }
}

bool TelemetryHub::isStillHeld(const Source &source)
{
    const std::lock_guard lock(m_mutex);
    if (std::ranges::find(m_removed, source.channel) != m_removed.end()) // its loop has gone
        return false;
    const EpollLoop *const loop = source.channel->loop();
    return loop && loop->turnStarted() == source.watch.heldSince();
}

void TelemetryHub::setStallThreshold(milliseconds threshold)
{
    m_stallThreshold.store(std::max(threshold, kLeastStall).count(), std::memory_order_relaxed);
}

milliseconds TelemetryHub::stallThreshold() const
{
    return milliseconds(m_stallThreshold.load(std::memory_order_relaxed));
}

void TelemetryHub::setStallSink(std::function<void(const LoopStall &)> sink)
{
    const std::lock_guard lock(m_mutex);
    m_stallSink = std::move(sink);
}

void TelemetryHub::tellStalls(const std::vector<LoopStall> &stalls)
{
    if (stalls.empty())
        return;
    std::function<void(const LoopStall &)> sink;
    {
        const std::lock_guard lock(m_mutex);
        sink = m_stallSink;
    }
    if (sink)
        std::for_each(stalls.begin(), stalls.end(), sink);
}

TelemetryPace::Taken TelemetryHub::drain(Source &source, Records *kept)
{
    const auto moved = [this](std::int32_t route, int by) { moveInFlight(route, by); };
    WorkerChannel &channel = *source.channel;
    channel.takeLost(source.lost);
    const std::size_t alone = channel.receiveFigures([this](const EndedFigures &ended) {
        count(ended);
        m_metrics.addWork(ended);
    });
    std::size_t records = 0;
    for (; records < channel.capacity(); ++records) {
        auto record = channel.receive();
        if (!record)
            break;
        if (record->isTaskRun()) { // no request, but what it asks of the database and writes to the cache counts
            if (record->end != ExchangeEnd::Running) {
                m_statements.add(*record);
                m_keyWriters.add(*record);
                m_metrics.addWork(*record);
            }
        } else if (record->end != ExchangeEnd::Running) {
            source.running.end(record->id, moved);
            // Where it worked on after its response, it was counted when that was done.
            if (record->responseEnd == ExchangeEnd::Running)
                count({*record, record->end});
            m_statements.add(*record);
            m_keyWriters.add(*record);
            m_metrics.addWork(*record);
            if (m_accessLog)
                m_accessLog->add(*record);
        } else if (record->responseEnd != ExchangeEnd::Running) {
            if (source.running.answered(record->id, record->route, moved))
                count({*record, record->responseEnd});
        } else {
            source.running.begin(record->id, record->route, moved);
            statsOf(record->route).arrived(record->startedWall);
        }
        // For who arrived since this tick looked for readers it is there at the next.
        Records *const to = kept || m_readers->arrivals() == m_readersSeen ? kept : &m_early;
        if (to)
            to->push_back(std::make_shared<const ExchangeRecord>(std::move(*record)));
        channel.recycle(std::move(record));
    }
    for (const std::uint64_t id : source.lost.ids)
        source.running.end(id, moved);
    if (source.lost.more)
        source.running.forgetAll(moved);
    return {records, alone};
}

void TelemetryHub::count(const EndedFigures &ended)
{
    m_interval.add(ended);
    m_metrics.addEnded(ended);
    statsOf(ended.route).add(ended);
}

TelemetryPace::Taken TelemetryHub::finish(Source &source, Records *kept)
{
    // All of it: the worker sends no more, and one round takes a whole ring.
    const auto taken = drain(source, kept);
    source.running.forgetAll([this](std::int32_t route, int by) { moveInFlight(route, by); });
    m_droppedBefore += source.channel->dropped();
    m_droppedRunsBefore += source.watch.droppedRuns();
    return taken;
}

void TelemetryHub::resetNow(Clock::time_point now)
{
    for (auto &stats : m_routes) {
        const std::uint32_t inFlight = stats->inFlight();
        *stats = RouteStats();
        stats->setInFlight(inFlight);
    }
    m_unmatched = RouteStats();
    m_interval = IntervalStats(now);
    m_statements.reset();
    m_metrics.reset();
    m_keyWriters.clear();
    setStatementTable(nullptr);
    m_requestsPerSecond = 0;
    m_droppedBefore = 0;
    m_droppedRunsBefore = 0;
    m_allRoutes = true;
}

RouteStats &TelemetryHub::statsOf(std::int32_t route)
{
    if (route < 0 || route >= kMaxRoutes)
        return m_unmatched;
    while (m_routes.size() <= std::size_t(route))
        m_routes.push_back(std::make_unique<RouteStats>());
    return *m_routes[std::size_t(route)];
}

void TelemetryHub::moveInFlight(std::int32_t route, int by)
{
    RouteStats &stats = statsOf(route);
    stats.setInFlight(std::uint32_t(int(stats.inFlight()) + by));
}

void TelemetryHub::closeInterval(Clock::time_point now, TelemetryBatch &batch)
{
    for (const auto &stats : m_routes)
        m_interval.addLatencies(stats->latencies());
    m_interval.addLatencies(m_unmatched.latencies());
    IntervalFigures &figures = batch.intervals.emplace_back(m_interval.close(now, wallNow()));
    for (auto &source : m_sources) {
        figures.workers.push_back(source->watch.closeInterval(now));
        figures.loopLag = std::max(figures.loopLag, figures.workers.back().loopLag);
        figures.inFlight += source->channel->inFlight();
    }
    for (std::size_t i = 0; i < m_routes.size(); ++i) {
        m_routes[i]->slide(now);
        LatencySlicePtr slice;
        if (const RouteInterval interval = m_routes[i]->takeInterval(std::int32_t(i), slice, now); interval.hits > 0)
            figures.routes.push_back(interval);
        if (slice)
            batch.routeSlices.push_back({figures.endedWall, std::int32_t(i), std::move(slice)});
    }
    LatencySlicePtr nobodys;
    m_unmatched.takeInterval(-1, nobodys, now);
    m_requestsPerSecond = double(figures.requests) / figures.seconds;
    if (auto table = m_statements.takeTable())
        setStatementTable(std::move(table));
}

StatementTablePtr TelemetryHub::statementTable() const
{
    const std::lock_guard lock(m_tableMutex);
    return m_statementTable;
}

void TelemetryHub::setStatementTable(StatementTablePtr table)
{
    const std::lock_guard lock(m_tableMutex);
    m_statementTable.swap(table); // the old one goes after the lock
}

/// Those who ask are answered under the lock: so removeChannel() returns only when no loop of theirs is posted to.
void TelemetryHub::answerMetrics()
{
    if (m_metricsNow.empty())
        return;
    const MetricsPtr metrics = makeMetrics();
    const std::lock_guard lock(m_mutex);
    for (const MetricsWait &wait : m_metricsNow)
        wait->complete(metrics);
    m_metricsNow.clear();
}

MetricsPtr TelemetryHub::makeMetrics()
{
    auto metrics = std::make_shared<Metrics>(m_metrics.snapshot());
    metrics->droppedExchanges = m_droppedBefore;
    for (const auto &source : m_sources) {
        WorkerFigures &figures = metrics->workers.emplace_back();
        figures.worker = source->channel->worker();
        figures.connections = source->channel->connections();
        figures.inFlight = source->channel->inFlight();
        source->watch.fill(figures);
        metrics->droppedExchanges += source->channel->dropped();
    }
    for (const auto &feed : m_openFeeds)
        metrics->droppedBatched += feed->dropped();
    {
        const std::lock_guard lock(m_logMutex);
        metrics->droppedLog = m_droppedLog;
    }
    if (m_accessLog) {
        metrics->accessLogLines = m_accessLog->written();
        metrics->accessLogDropped = m_accessLog->dropped();
    }
    metrics->process = processFigures();
    return metrics;
}

void TelemetryHub::takeLog(TelemetryBatch *batch)
{
    std::vector<LogEntry> taken;
    const std::lock_guard lock(m_logMutex);
    taken.swap(m_log);
    if (!batch)
        return;
    batch->log = std::move(taken);
    batch->droppedLog = m_droppedLog;
}

void TelemetryHub::fillFigures(TelemetryBatch &batch)
{
    std::uint64_t feedsDroppedBatches = 0;
    for (const auto &feed : m_openFeeds) {
        batch.droppedBatched += feed->dropped();
        feedsDroppedBatches += feed->droppedBatches();
    }
    // A reader that missed a batch would not hear of a route that stands still since.
    if (feedsDroppedBatches != m_feedsDroppedBatches)
        m_allRoutes = true;
    m_feedsDroppedBatches = feedsDroppedBatches;

    batch.droppedExchanges = m_droppedBefore;
    batch.droppedLoopRuns = m_droppedRunsBefore;
    for (const auto &source : m_sources) {
        WorkerFigures &figures = batch.workers.emplace_back();
        figures.worker = source->channel->worker();
        figures.connections = source->channel->connections();
        figures.inFlight = source->channel->inFlight();
        source->watch.fill(figures);
        batch.connections += figures.connections;
        batch.inFlight += figures.inFlight;
        batch.droppedExchanges += source->channel->dropped();
        batch.droppedLoopRuns += source->watch.droppedRuns();
        const std::uint64_t revision = source->channel->readyRevision();
        m_readyMoved = m_readyMoved || std::exchange(source->readyRevision, revision) != revision;
        if (revision == 0) // there never was slow motion
            continue;
        const WorkerChannel::Ready ready = source->channel->ready();
        batch.ready.insert(batch.ready.end(), ready.entries.begin(), ready.entries.end());
        batch.readyCount += ready.count;
    }
    std::ranges::sort(batch.ready, {}, &ReadyEntry::since);
    for (std::size_t i = 0; i < m_routes.size(); ++i) {
        if (m_allRoutes || m_routes[i]->hasChanged())
            batch.routes.push_back(m_routes[i]->takeFigures(std::int32_t(i), m_scratch));
    }
    batch.requestsPerSecond = m_requestsPerSecond;
}

void TelemetryHub::publish(TelemetryBatch &&batch)
{
    takeLog(&batch);
    fillFigures(batch);

    Published &last = *m_published;
    const bool isNew = std::exchange(m_readyMoved, false) || m_allRoutes || !batch.exchanges.empty()
        || !batch.intervals.empty() || !batch.routes.empty() || !batch.loopRuns.empty() || !batch.stalls.empty()
        || !batch.log.empty() || batch.droppedExchanges != last.droppedExchanges
        || batch.droppedBatched != last.droppedBatched || batch.droppedLoopRuns != last.droppedLoopRuns
        || batch.droppedLog != last.droppedLog
        || !std::ranges::equal(batch.workers, last.workers,
                               [](const auto &a, const auto &b) { return !differs(a, b); });
    if (!isNew)
        return;
    m_allRoutes = false;
    last = {batch.workers, batch.droppedExchanges, batch.droppedBatched, batch.droppedLoopRuns, batch.droppedLog};
    const auto shared = std::make_shared<const TelemetryBatch>(std::move(batch));
    for (const auto &feed : m_openFeeds)
        feed->put(shared);
    if (m_readerNow)
        m_readerNow->read(*shared);
}

} // namespace coroscope

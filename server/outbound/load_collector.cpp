#include "server/outbound/load_collector.h"

#include <algorithm>
#include <limits>

namespace coroscope {

namespace {

LoadPercentiles percentilesIn(const Histogram &histogram)
{
    return {histogram.percentile(50), histogram.percentile(99), histogram.max()};
}

} // namespace

LoadCollector::LoadCollector(const LoadShared &shared)
    : m_shared(shared)
    , m_handedOver(std::size_t(shared.job.threads))
{
}

void LoadCollector::take(LoadPart &part)
{
    const auto [at, isNew] = m_pending.try_emplace(part.index);
    Pending &pending = at->second;
    if (isNew) {
        pending.interval.begin = m_shared.job.interval * std::int64_t(part.index);
        pending.interval.length = m_shared.job.interval;
    }
    for (const LoadPart::Set *set : {&part.warmingUp, &part.measured}) {
        pending.interval.counts.add(set->counts);
        pending.raw.merge(set->raw);
        pending.corrected.merge(set->corrected);
    }
    pending.interval.inFlight += part.inFlight;
    pending.interval.backlog += part.backlog;

    m_result.discarded += part.warmingUp.counts.started;
    m_result.counts.add(part.measured.counts);
    m_result.latency.merge(part.measured.raw);
    m_result.corrected.merge(part.measured.corrected);
    m_result.lag.merge(part.lag);
    m_result.connectionsOpened += part.opened;
    for (const auto &[status, count] : part.statuses)
        m_result.statuses[status] += count;
    if (m_result.requests.empty())
        m_result.requests.resize(part.requests.size());
    for (std::size_t i = 0; i < part.requests.size(); ++i)
        m_result.requests[i].add(part.requests[i]);
    for (std::size_t fault = 0; fault < kLoadFaults; ++fault) {
        if (m_result.examples[fault].empty())
            m_result.examples[fault] = std::move(part.examples[fault]);
    }
    m_inFlightSeconds += part.inFlightSeconds;

    m_handedOver[std::size_t(part.worker)] = part.index + 1;
    if (part.end) {
        const LoadPart::End &end = *part.end;
        ++m_ended;
        m_handedOver[std::size_t(part.worker)] = std::numeric_limits<std::size_t>::max();
        m_end.lastAnswer = std::max(m_end.lastAnswer, end.lastAnswer);
        m_end.ended = std::max(m_end.ended, end.ended);
        m_end.cutOff = m_end.cutOff || end.cutOff;
        m_end.unsent += end.unsent;
        m_end.longestUnsent = std::max(m_end.longestUnsent, end.longestUnsent);
        m_end.unfinished += end.unfinished;
        m_end.busy = std::max(m_end.busy, end.busy);
    }
    publishWhole();
}

bool LoadCollector::isWhole(std::size_t index) const noexcept
{
    return std::all_of(m_handedOver.begin(), m_handedOver.end(), [index](std::size_t count) { return count > index; });
}

LoadPercentiles LoadCollector::correctedOf(const Histogram &raw, const Histogram &corrected) const
{
    return percentilesIn(m_shared.job.rate > 0 ? corrected : raw);
}

void LoadCollector::publishWhole()
{
    std::vector<LoadInterval> whole;
    while (!m_pending.empty() && isWhole(m_pending.begin()->first)) {
        Pending &pending = m_pending.begin()->second;
        pending.interval.raw = percentilesIn(pending.raw);
        pending.interval.corrected = correctedOf(pending.raw, pending.corrected);
        if (isDone()) // the last ones
            pending.interval.length
                = std::min(pending.interval.length, nanoseconds(m_end.ended - m_shared.begun) - pending.interval.begin);
        // A run that ends with an interval has begun another one all the same, in which nothing was.
        const LoadCounts &counts = pending.interval.counts;
        const bool isEmpty = counts.started + counts.completed + counts.failed() == 0;
        if (pending.interval.length > milliseconds(5) || !isEmpty)
            whole.push_back(pending.interval);
        m_pending.erase(m_pending.begin());
    }
    if (whole.empty())
        return;
    const auto raw = percentilesIn(m_result.latency);
    const auto corrected = correctedOf(m_result.latency, m_result.corrected);
    const std::lock_guard lock(m_mutex);
    m_intervals.insert(m_intervals.end(), whole.begin(), whole.end());
    m_measured = m_result.counts;
    m_raw = raw;
    m_corrected = corrected;
}

void LoadCollector::fill(LoadSnapshot &snapshot, std::size_t from) const
{
    const std::lock_guard lock(m_mutex);
    snapshot.measured = m_measured;
    snapshot.raw = m_raw;
    snapshot.corrected = m_corrected;
    snapshot.firstInterval = std::min(from, m_intervals.size());
    snapshot.intervals.assign(m_intervals.begin() + std::ptrdiff_t(snapshot.firstInterval), m_intervals.end());
}

LoadResultPtr LoadCollector::result(bool stopped, std::chrono::system_clock::time_point startedAt)
{
    const LoadJob &job = m_shared.job;
    const auto result = std::make_shared<LoadResult>(std::move(m_result));
    for (const LoadPeer &peer : m_shared.peers)
        result->targets.push_back(peer.address.text);
    result->startedAt = startedAt;
    result->begun = m_shared.begun;
    result->stopped = stopped;
    result->connections = job.connections;
    result->threads = job.threads;
    result->requestedRate = job.rate;
    if (job.rate <= 0)
        result->corrected.merge(result->latency);
    result->unsent = m_end.unsent;
    result->longestUnsent = m_end.longestUnsent;
    result->unfinished = m_end.unfinished;
    result->busiestThread = m_end.busy;
    {
        const std::lock_guard lock(m_mutex);
        result->intervals = m_intervals;
    }
    const Clock::time_point from(Clock::duration(m_shared.measuredFrom.load(std::memory_order_relaxed)));
    const bool hasMeasured = from != Clock::time_point() && m_end.ended > from;
    result->warmUp = (hasMeasured ? from : m_end.ended) - m_shared.begun;
    if (!hasMeasured)
        return result;
    // A run that is cut off after its time is judged by its time, and by the answers that came later, if any.
    auto until = m_end.ended;
    if (!stopped) {
        until = std::max(m_end.lastAnswer, from);
        if (job.duration.count() > 0 && result->counts.started < job.total)
            until = std::max(until, from + job.duration);
    }
    result->duration = until - from;
    // Nothing is in flight behind the last answer, unless it was cut off.
    const std::chrono::duration<double> counted = (m_end.cutOff ? m_end.ended : until) - from;
    if (counted.count() > 0)
        result->meanInFlight = m_inFlightSeconds / counted.count();
    return result;
}

} // namespace coroscope

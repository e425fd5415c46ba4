#include "server/telemetry/recording.h"

#include <algorithm>
#include <utility>

namespace coroscope {

namespace {

constexpr Clock::time_point kNever{};
constexpr std::int32_t kNobody = -1;

template<typename Container, typename IsOld>
void dropOld(Container &all, IsOld isOld)
{
    const auto firstToStay = std::find_if_not(all.begin(), all.end(), isOld);
    all.erase(all.begin(), firstToStay);
}

} // namespace

std::size_t estimatedBytes(const ExchangeRecord &record) noexcept
{
    const auto of = [](const QByteArray &bytes) { return std::size_t(bytes.capacity()); };
    std::size_t sum = sizeof(ExchangeRecord) + of(record.method) + of(record.target) + of(record.peer)
        + of(record.traceId) + of(record.parentSpanId) + of(record.requestHead) + of(record.requestBody)
        + of(record.responseHead) + of(record.responseBody) + of(record.error) + of(record.injected);
    sum += record.spans.capacity() * sizeof(Span);
    for (const Span &span : record.spans)
        sum += of(span.label);
    sum += record.statements.capacity() * sizeof(StatementRecord);
    for (const StatementRecord &statement : record.statements)
        sum += of(statement.sql) + of(statement.error); // where texts are shared, this is too much
    sum += record.cacheWrites.capacity() * sizeof(CacheWrite);
    for (const CacheWrite &write : record.cacheWrites)
        sum += of(write.key);
    sum += record.frames.capacity() * sizeof(FrameRecord);
    for (const FrameRecord &frame : record.frames)
        sum += of(frame.head);
    for (const QByteArray &task : record.tasks)
        sum += sizeof(QByteArray) + of(task);
    return sum;
}

Recording::Recording(const Limits &limits)
    : m_limits(limits)
{
}

Recording::Recording(RecordingContents contents)
    : m_ended(std::move(contents.ended))
    , m_loopRuns(std::move(contents.loopRuns))
    , m_stalls(std::move(contents.stalls))
    , m_intervals(std::move(contents.intervals))
    , m_marks(std::move(contents.marks))
    , m_anchors(std::move(contents.anchors))
    , m_names(std::move(contents.names))
    , m_from(contents.from)
    , m_until(contents.until)
    , m_goneUntil(contents.from)
    , m_forgotten(contents.forgotten)
    , m_revision(1)
{
    for (const ExchangeRecordPtr &record : m_ended)
        m_bytes += estimatedBytes(*record);
    for (ExchangeRecordPtr &record : contents.running) {
        const std::size_t bytes = estimatedBytes(*record);
        const std::uint64_t id = record->id;
        if (m_running.try_emplace(id, std::move(record)).second)
            m_bytes += bytes;
    }
}

RecordingContents Recording::contents() const
{
    RecordingContents contents{m_ended,   {},      m_loopRuns, m_stalls, m_intervals, m_marks,
                               m_anchors, m_names, m_from,     m_until,  m_forgotten};
    contents.running.reserve(m_running.size());
    for (const auto &[id, record] : m_running)
        contents.running.push_back(record);
    std::sort(contents.running.begin(), contents.running.end(),
              [](const ExchangeRecordPtr &a, const ExchangeRecordPtr &b) { return a->id < b->id; });
    return contents;
}

void Recording::add(const TelemetryBatch &batch, Clock::time_point now)
{
    m_until = std::max(m_until, now);
    for (const ExchangeRecordPtr &record : batch.exchanges)
        addExchange(record);
    for (const LoopRun &run : batch.loopRuns) {
        knowsSince(run.started);
        m_loopRuns.push_back(run);
    }
    for (const LoopStall &stall : batch.stalls)
        addStall(stall);
    for (const IntervalFigures &interval : batch.intervals) {
        if (m_anchors.empty()) // a record would tell it better: this one lay in the feed for a while
            addAnchor(now, interval.endedWall);
        m_intervals.push_back(interval);
    }
    if (!m_intervals.empty())
        knowsSince(now);
    trim();
    ++m_revision;
}

void Recording::addExchange(const ExchangeRecordPtr &record)
{
    knowsSince(record->started);
    addAnchor(record->started, record->startedWall);
    const std::size_t bytes = estimatedBytes(*record);
    const auto running = m_running.find(record->id);
    if (running != m_running.end())
        m_bytes -= estimatedBytes(*running->second);
    m_bytes += bytes;
    if (record->end == ExchangeEnd::Running) {
        if (running != m_running.end())
            running->second = record;
        else
            m_running.emplace(record->id, record);
        return;
    }
    if (running != m_running.end())
        m_running.erase(running);
    m_ended.push_back(record);
}

void Recording::addStall(const LoopStall &stall)
{
    knowsSince(stall.started);
    const auto isSame
        = [&](const LoopStall &known) { return known.worker == stall.worker && known.started == stall.started; };
    const auto known = std::find_if(m_stalls.rbegin(), m_stalls.rend(), isSame);
    if (known == m_stalls.rend()) {
        const auto after
            = std::upper_bound(m_stalls.begin(), m_stalls.end(), stall.started,
                               [](Clock::time_point at, const LoopStall &each) { return at < each.started; });
        m_stalls.insert(after, stall);
        return;
    }
    LoopStall merged = stall;
    merged.waiting = std::max(merged.waiting, known->waiting); // when it has ended, nobody waits any more
    if (merged.ended == kNever)
        merged.ended = known->ended; // an older word that came late
    if (merged.label == kNobody)
        merged.label = known->label;
    if (merged.seen == kNever)
        merged.seen = known->seen;
    *known = merged;
}

void Recording::addAnchor(Clock::time_point at, std::int64_t wall)
{
    if (wall != 0 && at != kNever && (m_anchors.empty() || at - m_anchors.back().at >= kAnchorEvery))
        m_anchors.push_back({at, wall});
}

void Recording::addMark(RecordedMark mark)
{
    knowsSince(mark.at);
    m_until = std::max(m_until, mark.at);
    addAnchor(mark.at, mark.wall);
    const auto after = std::upper_bound(m_marks.begin(), m_marks.end(), mark.at,
                                        [](Clock::time_point at, const RecordedMark &each) { return at < each.at; });
    m_marks.insert(after, std::move(mark));
    trim();
    ++m_revision;
}

void Recording::setNames(RecordedNames names)
{
    m_names = std::move(names);
    ++m_revision;
}

void Recording::beginRun()
{
    m_forgotten += m_running.size();
    for (const auto &[id, record] : m_running)
        m_bytes -= estimatedBytes(*record);
    m_running.clear();
    for (LoopStall &stall : m_stalls) {
        if (stall.ended == kNever)
            stall.ended = std::max(stall.started, m_until);
    }
    ++m_revision;
}

void Recording::clear()
{
    const std::uint64_t revision = m_revision;
    RecordedNames names = std::move(m_names);
    *this = Recording(m_limits);
    m_names = std::move(names);
    m_revision = revision + 1;
}

void Recording::setLimits(const Limits &limits)
{
    m_limits = limits;
    trim();
    ++m_revision;
}

void Recording::knowsSince(Clock::time_point at)
{
    if (at == kNever)
        return;
    if (m_from == kNever || at < m_from)
        m_from = std::max(at, m_goneUntil);
    m_until = std::max(m_until, m_from);
}

void Recording::forgetFirstEnded()
{
    m_bytes -= estimatedBytes(*m_ended.front());
    m_goneUntil = std::max(m_goneUntil, m_ended.front()->finished);
    m_ended.pop_front();
}

void Recording::trim()
{
    const auto oldest = m_until - m_limits.span;
    while (!m_ended.empty() && m_ended.front()->finished < oldest)
        forgetFirstEnded();
    const auto isOverfull = [&] { return m_ended.size() > m_limits.exchanges || m_bytes > m_limits.bytes; };
    while (!m_ended.empty() && isOverfull()) {
        forgetFirstEnded();
        ++m_forgotten;
    }
    if (m_running.size() > kMaxRunning) {
        std::vector<std::uint64_t> ids;
        ids.reserve(m_running.size());
        for (const auto &[id, record] : m_running)
            ids.push_back(id);
        const auto tooMany = std::ptrdiff_t(m_running.size() - kMaxRunning);
        std::nth_element(ids.begin(), ids.begin() + tooMany, ids.end());
        for (auto id = ids.begin(); id != ids.begin() + tooMany; ++id) {
            const auto running = m_running.find(*id);
            m_bytes -= estimatedBytes(*running->second);
            m_running.erase(running);
            ++m_forgotten;
        }
    }

    dropOld(m_loopRuns, [&](const LoopRun &run) { return run.ended < oldest; });
    while (m_loopRuns.size() > m_limits.loopRuns) {
        m_goneUntil = std::max(m_goneUntil, m_loopRuns.front().ended);
        m_loopRuns.pop_front();
        ++m_forgotten;
    }
    dropOld(m_stalls, [&](const LoopStall &stall) { return stall.ended != kNever && stall.ended < oldest; });
    while (m_stalls.size() > kMaxStalls) {
        m_goneUntil = std::max(m_goneUntil, m_stalls.front().started);
        m_stalls.pop_front();
        ++m_forgotten;
    }
    dropOld(m_marks, [&](const RecordedMark &mark) { return mark.at < oldest; });
    while (m_marks.size() > kMaxMarks) {
        m_marks.pop_front();
        ++m_forgotten;
    }
    if (!m_anchors.empty()) {
        const std::int64_t oldestWall = wallAt(oldest);
        dropOld(m_intervals, [&](const IntervalFigures &interval) { return interval.endedWall < oldestWall; });
        while (m_intervals.size() > kMaxIntervals)
            m_intervals.pop_front();
    }
    // One that is too old stays, so that there always is one.
    while (m_anchors.size() > 1 && m_anchors[1].at < oldest)
        m_anchors.pop_front();

    if (m_from < oldest && m_from != kNever)
        m_goneUntil = std::max(m_goneUntil, oldest);
    m_from = m_from == kNever ? kNever : std::max(m_from, m_goneUntil);
}

ExchangeRecordPtr Recording::find(std::uint64_t id) const
{
    if (const auto running = m_running.find(id); running != m_running.end())
        return running->second;
    const auto ended = std::find_if(m_ended.rbegin(), m_ended.rend(),
                                    [id](const ExchangeRecordPtr &record) { return record->id == id; });
    return ended == m_ended.rend() ? nullptr : *ended;
}

std::int64_t wallAt(const std::deque<ClockAnchor> &anchors, Clock::time_point at) noexcept
{
    if (anchors.empty())
        return 0;
    const auto after = std::upper_bound(anchors.begin(), anchors.end(), at,
                                        [](Clock::time_point moment, const ClockAnchor &a) { return moment < a.at; });
    const ClockAnchor &near = after == anchors.begin() ? *after : *std::prev(after);
    return near.wall + std::chrono::floor<milliseconds>(at - near.at).count();
}

Clock::time_point momentAt(const std::deque<ClockAnchor> &anchors, std::int64_t wall) noexcept
{
    // Wall clocks are set back sometimes, so there may be two answers: the later one.
    const auto before = std::find_if(anchors.rbegin(), anchors.rend(),
                                     [wall](const ClockAnchor &anchor) { return anchor.wall <= wall; });
    if (anchors.empty())
        return {};
    const ClockAnchor &near = before == anchors.rend() ? anchors.front() : *before;
    // Out of a file it may be any number: years are as good as more of them, and can be added.
    constexpr milliseconds kFurthest = std::chrono::years(20);
    return near.at + std::clamp(milliseconds(wall - near.wall), -kFurthest, kFurthest);
}

} // namespace coroscope

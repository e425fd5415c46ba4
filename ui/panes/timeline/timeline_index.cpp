#include "ui/panes/timeline/timeline_index.h"

#include "ui/models/exchange_filter.h"

#include <algorithm>
#include <cstdlib>

namespace coroscope {

namespace {

constexpr milliseconds kTremble{100}; // labels are of whole seconds and round parts of them

bool isBefore(const TimelineRow &a, const TimelineRow &b)
{
    return a.begin != b.begin ? a.begin < b.begin : a.record->id < b.record->id;
}

bool isSame(const LoopRun &a, const LoopRun &b)
{
    return a.worker == b.worker && a.started == b.started && a.ended == b.ended;
}

/// In the first lane that is free at its start; lanes are by time, so what a lane holds last decides.
void place(std::vector<TimelineIndex::Lane> &lanes, const TimelineRow &row)
{
    for (TimelineIndex::Lane &lane : lanes) {
        if (lane.empty() || lane.back().end <= row.begin) {
            lane.push_back(row);
            return;
        }
    }
    lanes.emplace_back().push_back(row);
}

} // namespace

void WorkerTrack::add(const LoopRun &run)
{
    Run added;
    added.begin = timelineTime(run.started);
    added.end = std::max(added.begin, timelineTime(run.ended));
    added.busy = std::clamp<TimelineTime>(run.busy.count(), 0, added.end - added.begin);
    if (added.busy == 0 && run.turns == 1)
        added.busy = added.end - added.begin;
    added.label = run.label;
    added.turns = run.turns;
    if (!runs.empty()) {
        added.begin = std::max(added.begin, runs.back().end); // what the search below relies on
        if (added.end < added.begin)
            return;
        added.busy = std::min(added.busy, added.end - added.begin);
        added.busyBefore = runs.back().busyBefore + runs.back().busy;
    }
    runs.push_back(added);
}

void WorkerTrack::forgetBefore(TimelineTime at)
{
    while (!runs.empty() && runs.front().end < at)
        runs.pop_front();
}

std::deque<WorkerTrack::Run>::const_iterator WorkerTrack::firstAfter(TimelineTime at) const
{
    return std::partition_point(runs.begin(), runs.end(), [at](const Run &run) { return run.end <= at; });
}

TimelineTime WorkerTrack::busyUntil(TimelineTime at) const
{
    const auto run = firstAfter(at);
    if (run == runs.end())
        return runs.empty() ? 0 : runs.back().busyBefore + runs.back().busy;
    if (at <= run->begin)
        return run->busyBefore;
    return run->busyBefore
        + TimelineTime(double(run->busy) * double(at - run->begin)
                       / double(std::max<TimelineTime>(1, run->end - run->begin)));
}

TimelineTime WorkerTrack::busyBetween(TimelineTime from, TimelineTime to) const
{
    return busyUntil(to) - busyUntil(from);
}

const LoopStall *WorkerTrack::stallAt(TimelineTime at, TimelineTime now) const
{
    for (auto stall = stalls.rbegin(); stall != stalls.rend(); ++stall) {
        const TimelineTime end = stall->ended == Clock::time_point() ? std::max(now, timelineTime(stall->started))
                                                                     : timelineTime(stall->ended);
        if (timelineTime(stall->started) <= at && at <= end)
            return &*stall;
    }
    return nullptr;
}

void TimelineIndex::setRoutes(const RouteTable &routes)
{
    m_routes = routes;
}

void TimelineIndex::setFilter(const Filter &filter)
{
    m_filter = filter;
    m_rows.clear();
    for (const TimelineRow &row : m_all) {
        if (isShown(*row.record))
            m_rows.push_back(row);
    }
    m_hasLanes = false;
    ++m_revision;
}

TimelineRow TimelineIndex::rowFor(const ExchangeRecordPtr &record) const
{
    return {record, timelineTime(record->started), laneEnd(*record), mainKind(*record, m_routes)};
}

bool TimelineIndex::isShown(const ExchangeRecord &record) const
{
    return m_filter.isEmpty() || m_filter.matches(ExchangeSource(record, m_routes));
}

bool TimelineIndex::take(const ExchangeRecordPtr &record)
{
    const TimelineRow row = rowFor(record);
    const auto put = [&row](std::vector<TimelineRow> &rows) {
        const auto at = std::lower_bound(rows.begin(), rows.end(), row, isBefore);
        if (at != rows.end() && at->begin == row.begin && at->record->id == row.record->id) {
            *at = row;
            return false;
        }
        rows.insert(at, row); // nearly always at the end
        return true;
    };
    const bool isRunning = record->end == ExchangeEnd::Running;
    if (isRunning)
        m_running.insert(record->id);
    else
        m_running.remove(record->id);
    put(m_all);
    if (!isShown(*record)) {
        // It may have been, while it ran.
        const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), row, isBefore);
        if (at == m_rows.end() || at->record->id != record->id || at->begin != row.begin)
            return false;
        m_rows.erase(at);
        m_hasLanes = false;
        return true;
    }
    const bool isNew = put(m_rows);
    if (!m_hasLanes)
        return isNew;
    if (isNew) {
        place(m_lanes, row);
        return true;
    }
    for (Lane &lane : m_lanes) {
        const auto at = std::lower_bound(lane.begin(), lane.end(), row, isBefore);
        if (at != lane.end() && at->record->id == record->id && at->begin == row.begin) {
            *at = row;
            break;
        }
    }
    return false;
}

void TimelineIndex::clear()
{
    const std::uint64_t revision = m_revision;
    const Filter filter = m_filter;
    const RouteTable routes = m_routes;
    *this = TimelineIndex();
    m_filter = filter;
    m_routes = routes;
    m_revision = revision + 1;
}

void TimelineIndex::rebuild(const Recording &recording)
{
    m_all.clear();
    m_running.clear();
    m_workers.clear();
    m_hasRun = false;
    m_wallOrigin = 0;
    m_all.reserve(recording.ended().size() + recording.running().size());
    for (const ExchangeRecordPtr &record : recording.ended())
        m_all.push_back(rowFor(record));
    for (const auto &[id, record] : recording.running()) {
        m_all.push_back(rowFor(record));
        m_running.insert(id);
    }
    std::sort(m_all.begin(), m_all.end(), isBefore);
    setFilter(m_filter);
}

void TimelineIndex::forget(const Recording &recording)
{
    // What the recording let go of went in the order of its ends; here it stands by start. An id may be another's now.
    QSet<const ExchangeRecord *> kept;
    kept.reserve(qsizetype(recording.ended().size() + recording.running().size()));
    for (const ExchangeRecordPtr &record : recording.ended())
        kept.insert(record.get());
    m_running.clear();
    for (const auto &[id, record] : recording.running()) {
        kept.insert(record.get());
        m_running.insert(id);
    }
    const auto isGone = [&kept](const TimelineRow &row) { return !kept.contains(row.record.get()); };
    std::erase_if(m_all, isGone);
    std::erase_if(m_rows, isGone);
    for (Lane &lane : m_lanes)
        std::erase_if(lane, isGone);
    while (!m_lanes.empty() && m_lanes.back().empty())
        m_lanes.pop_back();
    for (WorkerTrack &track : m_workers)
        track.forgetBefore(timelineTime(recording.from()));
    ++m_revision;
}

bool TimelineIndex::sync(const Recording &recording)
{
    if (m_of == &recording && m_seen == recording.revision())
        return false;
    const auto &ended = recording.ended();
    // Back to what was taken last.
    auto next = ended.end();
    const bool isKnown = m_of == &recording && [&] {
        if (!m_lastEnded)
            return next = ended.begin(), m_all.size() == std::size_t(m_running.size());
        while (next != ended.begin()) {
            if (*std::prev(next) == m_lastEnded)
                return true;
            --next;
        }
        return false;
    }();
    if (!isKnown) {
        m_of = &recording;
        rebuild(recording);
    } else {
        bool isChanged = false;
        for (; next != ended.end(); ++next)
            isChanged = take(*next) || isChanged;
        for (const auto &[id, record] : recording.running())
            isChanged = take(record) || isChanged;
        if (isChanged)
            ++m_revision;
        // Those that have gone cost a look at all, so a hundredth of them at a time; and a running one that was lost.
        const std::size_t now = ended.size() + recording.running().size();
        const bool hasLost = std::size_t(m_running.size()) > recording.running().size();
        if (hasLost || (m_all.size() > now && (m_all.size() - now) * 100 > now))
            forget(recording);
    }
    m_lastEnded = ended.empty() ? nullptr : ended.back();
    m_names = {recording.names().routes, recording.names().tasks};
    m_marks.assign(recording.marks().begin(), recording.marks().end());
    syncLoops(recording);
    m_from = timelineTime(recording.from());
    m_until = timelineTime(recording.until());
    if (m_wallOrigin == 0) { // once, so that no label trembles;
        m_clockOrigin = m_from;
        m_wallOrigin = recording.wallAt(recording.from());
    }
    // again where it was told late at first, or the wall clock was set since
    const std::int64_t wall = recording.wallAt(recording.until());
    if (wall != 0 && milliseconds(std::abs(wall - wallAt(m_until))) > kTremble) {
        m_clockOrigin = m_until;
        m_wallOrigin = wall;
    }
    m_forgotten = recording.forgotten();
    m_seen = recording.revision();
    return true;
}

WorkerTrack &TimelineIndex::trackOf(std::uint32_t worker)
{
    const auto at
        = std::lower_bound(m_workers.begin(), m_workers.end(), worker,
                           [](const WorkerTrack &track, std::uint32_t number) { return track.worker < number; });
    if (at != m_workers.end() && at->worker == worker)
        return *at;
    const auto made = m_workers.insert(at, WorkerTrack());
    made->worker = worker;
    return *made;
}

void TimelineIndex::syncLoops(const Recording &recording)
{
    const auto &runs = recording.loopRuns();
    auto next = runs.end();
    bool isKnown = false;
    while (m_hasRun && next != runs.begin() && !isKnown) {
        isKnown = isSame(*std::prev(next), m_lastRun);
        if (!isKnown)
            --next;
    }
    if (!isKnown) {
        for (WorkerTrack &track : m_workers)
            track.runs.clear();
        next = runs.begin();
    }
    for (; next != runs.end(); ++next)
        trackOf(next->worker).add(*next);
    m_hasRun = !runs.empty();
    if (m_hasRun)
        m_lastRun = runs.back();
    for (WorkerTrack &track : m_workers) {
        track.stalls.clear();
        track.forgetBefore(timelineTime(recording.from()));
    }
    for (const LoopStall &stall : recording.stalls())
        trackOf(stall.worker).stalls.push_back(stall);
    // A worker whose loop was never seen busy is one, too.
    if (!recording.intervals().empty()) {
        for (const WorkerInterval &figures : recording.intervals().back().workers)
            trackOf(figures.worker);
    }
}

std::size_t TimelineIndex::waiting(const Recording &recording) const
{
    std::size_t count = 0;
    const auto &ended = recording.ended();
    for (auto at = ended.rbegin(); at != ended.rend() && *at != m_lastEnded; ++at)
        ++count;
    return count;
}

int TimelineIndex::rowOf(TimelineTime begin, std::uint64_t id) const
{
    const auto at = std::lower_bound(m_rows.begin(), m_rows.end(), std::pair(begin, id),
                                     [](const TimelineRow &row, const std::pair<TimelineTime, std::uint64_t> &key) {
                                         return std::pair(row.begin, row.record->id) < key;
                                     });
    return at != m_rows.end() && at->begin == begin && at->record->id == id ? int(at - m_rows.begin()) : -1;
}

ExchangeRecordPtr TimelineIndex::find(std::uint64_t id) const
{
    const auto at
        = std::find_if(m_all.rbegin(), m_all.rend(), [id](const TimelineRow &row) { return row.record->id == id; });
    return at == m_all.rend() ? nullptr : at->record;
}

int TimelineIndex::firstRowBetween(TimelineTime from, TimelineTime to) const
{
    for (std::size_t row = 0; row < m_rows.size() && m_rows[row].begin <= to; ++row) {
        if (m_rows[row].end >= from)
            return int(row);
    }
    return -1;
}

int TimelineIndex::rowsBetween(TimelineTime from, TimelineTime to) const
{
    int count = 0;
    for (std::size_t row = 0; row < m_rows.size() && m_rows[row].begin <= to; ++row)
        count += m_rows[row].end >= from ? 1 : 0;
    return count;
}

const std::vector<TimelineIndex::Lane> &TimelineIndex::lanes()
{
    if (!m_hasLanes) {
        m_lanes.clear();
        for (const TimelineRow &row : m_rows)
            place(m_lanes, row);
        m_hasLanes = true;
    }
    return m_lanes;
}

} // namespace coroscope

#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/recording.h"
#include "ui/filter/filter.h"
#include "ui/models/holder_names.h"
#include "ui/panes/timeline/timeline_bars.h"

#include <QHash>
#include <QSet>

#include <deque>
#include <functional>

namespace coroscope {

/// A request, as the lanes have it.
struct TimelineRow {
    ExchangeRecordPtr record;
    TimelineTime begin = 0;
    TimelineTime end = 0; ///< kStillRuns where it does
    BarKind main = BarKind::OnLoop; ///< see mainKind()

    bool isRunning() const { return record->end == ExchangeEnd::Running; }
};

/// What the loop of one worker did.
class WorkerTrack {
public:
    struct Run {
        TimelineTime begin = 0;
        TimelineTime end = 0;
        TimelineTime busyBefore = 0; ///< of all runs before it
        TimelineTime busy = 0;
        std::int32_t label = -1; ///< as LoopRun::label
        std::uint32_t turns = 1;
    };

    std::uint32_t worker = 0;
    std::deque<Run> runs; ///< by time, apart from each other
    std::vector<LoopStall> stalls; ///< in the order they began

    void add(const LoopRun &run);
    /// Those that ended before are of no more use.
    void forgetBefore(TimelineTime at);
    /// How long the loop was busy between the two moments; by prefix sums, so however much lies between.
    TimelineTime busyBetween(TimelineTime from, TimelineTime to) const;
    /// The first run that ends after that moment.
    std::deque<Run>::const_iterator firstAfter(TimelineTime at) const;
    /// In force at that moment; null: none. What lasts is taken to end at `now`.
    const LoopStall *stallAt(TimelineTime at, TimelineTime now) const;

private:
    TimelineTime busyUntil(TimelineTime at) const;
};

/// A recording in the order in which it is drawn: requests by their start, filtered; packed into as few lanes as they
/// need; and what each worker's loop did. Follows a recording that grows at the cost of what is new. Holds the records
/// that it shows, so while it is not synchronized it keeps a picture of then. GUI thread.
class TimelineIndex {
public:
    /// Which requests are shown; `routes` gives the words of a filter their meaning. Applies at once.
    void setFilter(const Filter &filter);
    void setRoutes(const RouteTable &routes);
    const RouteTable &routes() const noexcept { return m_routes; }
    bool isFiltered() const noexcept { return !m_filter.isEmpty(); }

    /// Takes what has come since, and lets go of what has gone. True where anything changed.
    bool sync(const Recording &recording);
    void clear();
    /// Requests that have ended in the recording and are not shown yet.
    std::size_t waiting(const Recording &recording) const;

    /// By start.
    const std::vector<TimelineRow> &rows() const noexcept { return m_rows; }
    /// All that are kept, shown or not.
    std::size_t kept() const noexcept { return m_all.size(); }
    /// -1: it is not shown.
    int rowOf(TimelineTime begin, std::uint64_t id) const;
    /// The newest record with this id, shown or not; null: none.
    ExchangeRecordPtr find(std::uint64_t id) const;
    /// The first row that has anything between the two moments; -1: none.
    int firstRowBetween(TimelineTime from, TimelineTime to) const;
    /// How many rows do.
    int rowsBetween(TimelineTime from, TimelineTime to) const;

    /// A lane holds requests that do not overlap, by start. Made when it is asked for.
    using Lane = std::vector<TimelineRow>;
    const std::vector<Lane> &lanes();

    const std::vector<WorkerTrack> &workers() const noexcept { return m_workers; }
    const std::vector<RecordedMark> &marks() const noexcept { return m_marks; }
    const HolderNames &names() const noexcept { return m_names; }
    /// Of the kept ones; from == until: there is nothing.
    TimelineTime from() const noexcept { return m_from; }
    TimelineTime until() const noexcept { return m_until; }
    bool isEmpty() const noexcept { return m_all.empty() && m_workers.empty(); }
    std::uint64_t forgotten() const noexcept { return m_forgotten; }
    /// Another number after every change of rows(), but for those that were only replaced.
    std::uint64_t revision() const noexcept { return m_revision; }

    /// Milliseconds since 1970 of a moment of the clock.
    std::int64_t wallAt(TimelineTime at) const noexcept { return m_wallOrigin + (at - m_clockOrigin) / 1'000'000; }

private:
    TimelineRow rowFor(const ExchangeRecordPtr &record) const;
    bool isShown(const ExchangeRecord &record) const;
    bool take(const ExchangeRecordPtr &record);
    void rebuild(const Recording &recording);
    void forget(const Recording &recording);
    void syncLoops(const Recording &recording);
    WorkerTrack &trackOf(std::uint32_t worker);

    RouteTable m_routes;
    Filter m_filter;
    std::vector<TimelineRow> m_all; ///< by (begin, id)
    std::vector<TimelineRow> m_rows; ///< those that are shown
    QSet<std::uint64_t> m_running; ///< ids of those in m_all
    std::vector<Lane> m_lanes;
    bool m_hasLanes = false;
    ExchangeRecordPtr m_lastEnded; ///< the newest that was taken from the recording
    LoopRun m_lastRun;
    bool m_hasRun = false;
    std::vector<WorkerTrack> m_workers; ///< by number
    std::vector<RecordedMark> m_marks;
    HolderNames m_names;
    TimelineTime m_from = 0;
    TimelineTime m_until = 0;
    std::int64_t m_wallOrigin = 0;
    TimelineTime m_clockOrigin = 0;
    std::uint64_t m_forgotten = 0;
    std::uint64_t m_seen = ~std::uint64_t(0); ///< revision of the recording
    const Recording *m_of = nullptr;
    std::uint64_t m_revision = 0;
};

} // namespace coroscope

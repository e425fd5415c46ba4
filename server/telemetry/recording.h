#pragma once

#include "server/telemetry/snapshot.h"

#include <QStringList>

#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

namespace coroscope {

/// A live setting that was changed, or a load run that began or ended, while it was recorded.
struct RecordedMark {
    std::int64_t wall = 0; ///< milliseconds since 1970, UTC
    Clock::time_point at;
    QString text; ///< "Connections: 5"
};

/// What the indices in records stand for.
struct RecordedNames {
    QStringList routes; ///< "GET /users/{id}", by index
    QStringList tasks; ///< kinds of tasks, by index, see taskKindOf()
};

/// A moment on both clocks.
struct ClockAnchor {
    Clock::time_point at;
    std::int64_t wall = 0; ///< milliseconds since 1970, UTC
};

/// Of moments in between, by the anchor before them (the first where there is none before). Anchors ascend; none: 0.
std::int64_t wallAt(const std::deque<ClockAnchor> &anchors, Clock::time_point at) noexcept;
/// The other way round; none: the epoch.
Clock::time_point momentAt(const std::deque<ClockAnchor> &anchors, std::int64_t wall) noexcept;

/// What a recording holds, as it is saved and read. Bounds are the reader's business.
struct RecordingContents {
    std::deque<ExchangeRecordPtr> ended; ///< in the order they ended
    std::vector<ExchangeRecordPtr> running;
    std::deque<LoopRun> loopRuns;
    std::deque<LoopStall> stalls;
    std::deque<IntervalFigures> intervals;
    std::deque<RecordedMark> marks;
    std::deque<ClockAnchor> anchors; ///< ascending
    RecordedNames names;
    Clock::time_point from;
    Clock::time_point until;
    std::uint64_t forgotten = 0;
};

/// The last minutes of what telemetry published: always kept while a window is open, saved to a session file, and what
/// comes out of one when it is opened. Bounded by age, number and memory; what goes first is the oldest, and counted.
/// All times are of the Clock of the program that recorded. One thread.
class Recording {
public:
    struct Limits {
        std::chrono::seconds span{std::chrono::minutes(5)};
        std::size_t exchanges = 100'000; ///< those that run besides
        std::size_t bytes = 256 * 1024 * 1024; ///< of exchanges, with their strings, estimated
        std::size_t loopRuns = 500'000; ///< of all workers
    };
    /// Fixed bounds of what is small. A preview whose end got lost goes at last with these, too.
    static constexpr std::size_t kMaxRunning = 20'000;
    static constexpr std::size_t kMaxStalls = 10'000;
    static constexpr std::size_t kMaxMarks = 1'000;
    static constexpr std::size_t kMaxIntervals = 7'200;
    static constexpr std::chrono::seconds kAnchorEvery{1};

    Recording() = default;
    explicit Recording(const Limits &limits);
    /// One that was saved. Nothing of it is too old; what is added to it later may make it so.
    explicit Recording(RecordingContents contents);

    /// Each batch, in order; `now`, which never goes back, is what `until` becomes. A preview is kept until the record
    /// with the same id has come.
    void add(const TelemetryBatch &batch, Clock::time_point now);
    void addMark(RecordedMark mark);
    void setNames(RecordedNames names);
    /// The server is started anew. What was recorded stays, since ids go on; but of what still ran in the run before
    /// nothing will be heard any more: it is forgotten, and what held a loop holds it no longer.
    void beginRun();
    void clear();
    /// Keeps less or more from now on.
    void setLimits(const Limits &limits);

    const std::deque<ExchangeRecordPtr> &ended() const noexcept { return m_ended; } ///< in the order they ended
    /// Those that run, by id: their newest previews.
    const std::unordered_map<std::uint64_t, ExchangeRecordPtr> &running() const noexcept { return m_running; }
    /// The newest record with this id, ended or running; null where it has gone.
    ExchangeRecordPtr find(std::uint64_t id) const;
    const std::deque<LoopRun> &loopRuns() const noexcept { return m_loopRuns; } ///< in the order they ended
    const std::deque<LoopStall> &stalls() const noexcept { return m_stalls; } ///< one each, in the order they began
    const std::deque<IntervalFigures> &intervals() const noexcept { return m_intervals; }
    const std::deque<RecordedMark> &marks() const noexcept { return m_marks; } ///< in the order they were set
    const std::deque<ClockAnchor> &anchors() const noexcept { return m_anchors; } ///< ascending
    const RecordedNames &names() const noexcept { return m_names; }

    /// The stretch of time that it knows all of, but for what telemetry itself had to drop: since the first record, or
    /// since the last that went. Equal where it is empty.
    Clock::time_point from() const noexcept { return m_from == Clock::time_point() ? m_until : m_from; }
    Clock::time_point until() const noexcept { return m_until; }
    bool isEmpty() const noexcept
    {
        return m_ended.empty() && m_running.empty() && m_loopRuns.empty() && m_stalls.empty() && m_intervals.empty()
            && m_marks.empty();
    }
    /// For a moment of its clock: milliseconds since 1970, UTC, as near as the records tell; 0 where it is empty.
    std::int64_t wallAt(Clock::time_point at) const noexcept { return coroscope::wallAt(m_anchors, at); }
    /// The other way round, for what has no other time: the end of an interval.
    Clock::time_point momentAt(std::int64_t wall) const noexcept { return coroscope::momentAt(m_anchors, wall); }
    /// All of it, to be saved elsewhere: pointers and small values are copied, records are shared.
    RecordingContents contents() const;

    /// What went because of number or memory (not age), since clear().
    std::uint64_t forgotten() const noexcept { return m_forgotten; }
    std::size_t bytes() const noexcept { return m_bytes; }
    const Limits &limits() const noexcept { return m_limits; }
    /// Another number after every change, for who draws it.
    std::uint64_t revision() const noexcept { return m_revision; }

private:
    void addExchange(const ExchangeRecordPtr &record);
    void addStall(const LoopStall &stall);
    void addAnchor(Clock::time_point at, std::int64_t wall);
    void knowsSince(Clock::time_point at);
    void forgetFirstEnded();
    void trim();

    Limits m_limits;
    std::deque<ExchangeRecordPtr> m_ended;
    std::unordered_map<std::uint64_t, ExchangeRecordPtr> m_running;
    std::deque<LoopRun> m_loopRuns;
    std::deque<LoopStall> m_stalls;
    std::deque<IntervalFigures> m_intervals;
    std::deque<RecordedMark> m_marks;
    std::deque<ClockAnchor> m_anchors;
    RecordedNames m_names;
    Clock::time_point m_from; // epoch: empty
    Clock::time_point m_until;
    Clock::time_point m_goneUntil; // before it, something has gone
    std::size_t m_bytes = 0;
    std::uint64_t m_forgotten = 0;
    std::uint64_t m_revision = 0;
};

/// The memory that a record takes, estimated: itself, its strings, spans and statements.
std::size_t estimatedBytes(const ExchangeRecord &record) noexcept;

} // namespace coroscope

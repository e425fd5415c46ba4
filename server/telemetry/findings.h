#pragma once

#include "server/telemetry/lint.h"
#include "server/telemetry/recording.h"

#include <deque>
#include <functional>
#include <list>

namespace coroscope {

/// Findings of one kind on one route.
struct FindingGroup {
    LintKind kind = LintKind::LoopHeld;
    std::int32_t label = -1; ///< as Lint::label
    std::uint64_t count = 0;
    nanoseconds worst{0}; ///< cost of the worst
    nanoseconds worstBefore{0}; ///< of those that are not among `newest` any more
    nanoseconds sum{0}; ///< of all costs
    std::deque<Lint> newest; ///< oldest first, at most Findings::kKeptOfGroup; never empty

    bool isOngoing() const noexcept
    {
        for (const Lint &lint : newest) {
            if (lint.isOngoing)
                return true;
        }
        return false;
    }
};

/// What telemetry tells by itself, collected: groups by kind and route, the one that something came to last is first.
/// A stall and the request that caused it are one finding: the stall gives it its time and who waited, the request its
/// name. Bounded: groups that were not heard of for longest go, and are counted. One thread.
class Findings {
public:
    static constexpr std::size_t kMaxGroups = 200;
    static constexpr std::size_t kKeptOfGroup = 20;

    explicit Findings(const LintLimits &limits = {})
        : m_limits(limits)
    {
    }

    /// Each batch, in order.
    void add(const TelemetryBatch &batch, Clock::time_point now);
    /// All that a recording has. `goesOn` is asked now and then; false: it stops with a part of it, and gives false.
    bool add(const Recording &recording, const std::function<bool()> &goesOn = {});
    /// What goes on has gone on until now. True where anything goes on.
    bool advance(Clock::time_point now);
    /// Nothing goes on any more: the server has stopped.
    void endOngoing();
    void clear();
    /// For what comes; what was found stays.
    void setLimits(const LintLimits &limits) { m_limits = limits; }
    const LintLimits &limits() const noexcept { return m_limits; }

    const std::list<FindingGroup> &groups() const noexcept { return m_groups; }
    std::uint64_t count() const noexcept { return m_count; } ///< of all groups, also of those that went
    std::uint64_t forgottenGroups() const noexcept { return m_forgottenGroups; }
    bool isOngoing() const noexcept { return m_ongoing > 0; }
    /// Another number after every change but advance().
    std::uint64_t revision() const noexcept { return m_revision; }

private:
    FindingGroup &groupOf(LintKind kind, std::int32_t label);
    FindingGroup *known(LintKind kind, std::int32_t label);
    void addNew(Lint lint);
    void remove(FindingGroup &group, std::deque<Lint>::iterator lint);
    void addStall(const LoopStall &stall, Clock::time_point now);
    void addRecord(const ExchangeRecord &record);
    void recount();

    LintLimits m_limits;
    std::list<FindingGroup> m_groups;
    std::uint64_t m_count = 0;
    std::uint64_t m_forgottenGroups = 0;
    std::uint64_t m_revision = 0;
    std::size_t m_ongoing = 0;
};

} // namespace coroscope

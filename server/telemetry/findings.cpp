#include "server/telemetry/findings.h"

#include <algorithm>
#include <utility>

namespace coroscope {

namespace {

constexpr std::int32_t kNobody = -1;

/// A turn of the loop contains the run of who held it, and little besides.
bool isSameHold(const Lint &a, const Lint &b)
{
    if (a.worker != b.worker)
        return false;
    const auto from = std::max(a.from, b.from);
    const auto to = std::min(a.to, b.to);
    return to > from && 2 * (to - from) >= std::min(a.to - a.from, b.to - b.from);
}

/// After one of them changed, which may have been the worst.
void findWorst(FindingGroup &group)
{
    group.worst = group.worstBefore;
    for (const Lint &lint : group.newest)
        group.worst = std::max(group.worst, lint.cost);
}

void setCost(FindingGroup &group, Lint &lint, nanoseconds cost)
{
    group.sum += cost - lint.cost;
    lint.cost = lint.whole = cost;
    findWorst(group);
}

} // namespace

FindingGroup *Findings::known(LintKind kind, std::int32_t label)
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(), [&](const FindingGroup &group) {
        return group.kind == kind && group.label == label;
    });
    return found == m_groups.end() ? nullptr : &*found;
}

FindingGroup &Findings::groupOf(LintKind kind, std::int32_t label)
{
    const auto found = std::find_if(m_groups.begin(), m_groups.end(), [&](const FindingGroup &group) {
        return group.kind == kind && group.label == label;
    });
    if (found != m_groups.end()) {
        m_groups.splice(m_groups.begin(), m_groups, found);
        return m_groups.front();
    }
    if (m_groups.size() >= kMaxGroups) {
        m_groups.pop_back();
        ++m_forgottenGroups;
    }
    m_groups.emplace_front();
    m_groups.front().kind = kind;
    m_groups.front().label = label;
    return m_groups.front();
}

void Findings::addNew(Lint lint)
{
    FindingGroup &group = groupOf(lint.kind, lint.label);
    ++group.count;
    ++m_count;
    group.sum += lint.cost;
    group.worst = std::max(group.worst, lint.cost);
    group.newest.push_back(std::move(lint));
    if (group.newest.size() > kKeptOfGroup) {
        group.worstBefore = std::max(group.worstBefore, group.newest.front().cost);
        group.newest.pop_front();
    }
    ++m_revision;
}

/// As if it had never been; with the last one the group goes, too.
void Findings::remove(FindingGroup &group, std::deque<Lint>::iterator lint)
{
    group.sum -= lint->cost;
    --group.count;
    --m_count;
    ++m_revision;
    group.newest.erase(lint);
    if (group.newest.empty())
        m_groups.remove_if([&](const FindingGroup &each) { return &each == &group; });
    else
        findWorst(group);
}

void Findings::addStall(const LoopStall &stall, Clock::time_point now)
{
    std::optional<Lint> lint = lintOf(stall, now, m_limits);
    // Whoever held it may not have been known at first.
    for (const std::int32_t label : {stall.label, kNobody}) {
        FindingGroup *group = known(LintKind::LoopHeld, label);
        if (!group)
            continue;
        const auto same = std::find_if(group->newest.begin(), group->newest.end(), [&](const Lint &each) {
            return each.worker == stall.worker && each.from == stall.started;
        });
        if (same == group->newest.end())
            continue;
        if (!same->isOngoing)
            return; // its end was told before
        if (!lint) // it ended sooner than was thought when it was seen last
            return remove(*group, same);
        if (label != stall.label) { // it moves to who did it
            lint->count = std::max(lint->count, same->count);
            remove(*group, same);
            addNew(std::move(*lint));
            return;
        }
        same->to = lint->to;
        same->isOngoing = lint->isOngoing;
        same->count = std::max(same->count, lint->count);
        setCost(*group, *same, lint->cost);
        ++m_revision;
        return;
    }
    if (!lint)
        return;
    // The record may have come before the stall's word.
    if (FindingGroup *group = known(LintKind::LoopHeld, stall.label)) {
        for (Lint &each : group->newest) {
            if (each.exchange != 0 && isSameHold(each, *lint)) {
                each.from = lint->from;
                each.to = lint->to;
                each.isOngoing = lint->isOngoing;
                each.count = std::max(each.count, lint->count);
                setCost(*group, each, lint->cost);
                ++m_revision;
                return;
            }
        }
    }
    addNew(std::move(*lint));
}

void Findings::addRecord(const ExchangeRecord &record)
{
    for (Lint &lint : lintsOf(record, m_limits)) {
        const bool isHold = lint.kind == LintKind::LoopHeld || lint.kind == LintKind::NeverSuspended;
        FindingGroup *const held = isHold ? known(LintKind::LoopHeld, lint.label) : nullptr;
        Lint *stall = nullptr;
        if (held) {
            for (Lint &each : held->newest) {
                if (each.exchange == 0 && isSameHold(each, lint))
                    stall = &each;
            }
        }
        if (stall) {
            stall->exchange = lint.exchange;
            stall->spans = lint.spans;
            stall->subject = lint.subject;
            ++m_revision;
            if (lint.kind == LintKind::LoopHeld)
                continue;
        }
        addNew(std::move(lint));
    }
}

void Findings::add(const TelemetryBatch &batch, Clock::time_point now)
{
    for (const LoopStall &stall : batch.stalls)
        addStall(stall, now);
    for (const ExchangeRecordPtr &record : batch.exchanges)
        addRecord(*record);
    recount();
}

bool Findings::add(const Recording &recording, const std::function<bool()> &goesOn)
{
    constexpr std::size_t kAskEvery = 256; // records
    for (const LoopStall &stall : recording.stalls())
        addStall(stall, recording.until());
    std::size_t done = 0;
    bool isWhole = true;
    for (const ExchangeRecordPtr &record : recording.ended()) {
        if (goesOn && ++done % kAskEvery == 0 && !goesOn()) {
            isWhole = false;
            break;
        }
        addRecord(*record);
    }
    recount();
    return isWhole;
}

void Findings::recount()
{
    m_ongoing = 0;
    for (const FindingGroup &group : m_groups)
        m_ongoing += std::size_t(
            std::count_if(group.newest.begin(), group.newest.end(), [](const Lint &lint) { return lint.isOngoing; }));
}

bool Findings::advance(Clock::time_point now)
{
    if (m_ongoing == 0)
        return false;
    for (FindingGroup &group : m_groups) {
        for (Lint &lint : group.newest) {
            if (!lint.isOngoing || now <= lint.to)
                continue;
            lint.to = now;
            setCost(group, lint, lint.to - lint.from);
        }
    }
    return true;
}

void Findings::endOngoing()
{
    if (m_ongoing == 0)
        return;
    for (FindingGroup &group : m_groups) {
        for (Lint &lint : group.newest)
            lint.isOngoing = false;
    }
    m_ongoing = 0;
    ++m_revision;
}

void Findings::clear()
{
    m_groups.clear();
    m_count = 0;
    m_forgottenGroups = 0;
    m_ongoing = 0;
    ++m_revision;
}

} // namespace coroscope

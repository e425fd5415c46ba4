#include "ui/models/exchange_phases.h"

#include "ui/har/imported_exchange.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace coroscope {

namespace {

/// Gives tr() the context under which translators find these texts.
struct Phases {
    Q_DECLARE_TR_FUNCTIONS(Phases)
};

constexpr Clock::time_point kNever{};

using Stretch = std::pair<Clock::time_point, Clock::time_point>;

/// Overlapping stretches made one, ascending.
std::vector<Stretch> united(std::vector<Stretch> stretches)
{
    std::sort(stretches.begin(), stretches.end());
    std::vector<Stretch> result;
    for (const Stretch &s : stretches) {
        if (!result.empty() && s.first <= result.back().second)
            result.back().second = std::max(result.back().second, s.second);
        else
            result.push_back(s);
    }
    return result;
}

/// Appends, leaving out what is empty and joining what goes on.
void add(std::vector<PhaseSegment> &segments, ExchangePhase phase, Clock::time_point begin, Clock::time_point end)
{
    if (end <= begin)
        return;
    if (!segments.empty() && segments.back().phase == phase)
        segments.back().end = end;
    else
        segments.push_back({phase, begin, end});
}

/// The handler's time from `begin` to `end`: its waits, what it held, and between them the loop.
void addHandler(std::vector<PhaseSegment> &segments, const ExchangeRecord &record, const RouteTable &routes,
                Clock::time_point begin, Clock::time_point end)
{
    std::vector<Stretch> waits;
    std::vector<Stretch> holds;
    for (const Span &span : record.spans) {
        if (span.kind == SpanKind::Compress) // on the loop, as what lies between the waits
            continue;
        const auto from = std::clamp(span.queued, begin, end);
        const auto ended = span.resumed != kNever ? span.resumed : span.ended;
        const auto to = std::clamp(ended != kNever ? ended : end, begin, end);
        if (to > from)
            (span.kind == SpanKind::Block ? holds : waits).emplace_back(from, to);
    }
    // A preview is sent when its handler first waits, so where one tells of no wait, that is what it does.
    if (record.end == ExchangeEnd::Running && record.spans.empty() && end > begin)
        (holdsItsLoop(record, routes) ? holds : waits).emplace_back(begin, end);
    waits = united(std::move(waits));
    holds = united(std::move(holds));

    // Walk along both; who holds the loop does not wait, whatever a child of it does meanwhile.
    auto at = begin;
    std::size_t w = 0;
    std::size_t h = 0;
    while (at < end) {
        while (w < waits.size() && waits[w].second <= at)
            ++w;
        while (h < holds.size() && holds[h].second <= at)
            ++h;
        const auto nextHold = h < holds.size() ? std::max(holds[h].first, at) : end;
        const auto nextWait = w < waits.size() ? std::max(waits[w].first, at) : end;
        if (nextHold == at && h < holds.size()) {
            add(segments, ExchangePhase::Held, at, holds[h].second);
            at = holds[h].second;
        } else if (nextWait == at && w < waits.size()) {
            const auto until = std::min(waits[w].second, nextHold);
            add(segments, ExchangePhase::Waiting, at, until);
            at = until;
        } else {
            const auto until = std::min({nextHold, nextWait, end});
            add(segments, ExchangePhase::OnLoop, at, until);
            at = until;
        }
    }
}

} // namespace

Clock::time_point endOf(const ExchangeRecord &record, Clock::time_point now)
{
    if (record.finished != kNever)
        return record.finished;
    return record.end == ExchangeEnd::Running ? std::max(now, record.started) : record.started;
}

bool holdsItsLoop(const ExchangeRecord &record, const RouteTable &routes)
{
    return record.end == ExchangeEnd::Running && record.spans.empty() && routes && record.route >= 0
        && record.route < routes->size() && routes->at(record.route).kind == HandlerKind::Blocking;
}

std::vector<PhaseSegment> phaseSegments(const ExchangeRecord &record, Clock::time_point now, const RouteTable &routes)
{
    const auto end = endOf(record, now);
    if (const ImportedExchange *imported = importedExchange(record); imported && !imported->own) {
        // What the client recorded: it prepared (blocked, DNS, connect), sent, waited, received.
        const auto sent = std::max(nanoseconds(0), imported->timings.send);
        std::vector<PhaseSegment> segments;
        add(segments, ExchangePhase::Queue, record.started, record.headComplete - sent);
        add(segments, ExchangePhase::Receive, record.headComplete - sent, record.headComplete);
        add(segments, ExchangePhase::Waiting, record.headComplete, record.responded);
        add(segments, ExchangePhase::Respond, record.responded, end);
        return segments;
    }
    // A phase that was not reached lasts until the end; what the record says must not run backwards here.
    const auto reached = [end](Clock::time_point at, Clock::time_point after) {
        return at == kNever ? end : std::clamp(at, after, end);
    };
    const auto started = std::min(record.started, end);
    const auto readable = std::clamp(started + record.waitedForLoop, started, end);
    const auto head = reached(record.headComplete, readable);
    const auto dispatched = reached(record.dispatched, head);
    const auto responded = reached(record.responded, dispatched);

    std::vector<PhaseSegment> segments;
    add(segments, ExchangePhase::Blocked, started, readable);
    add(segments, ExchangePhase::Receive, readable, head);
    add(segments, ExchangePhase::Queue, head, dispatched);
    addHandler(segments, record, routes, dispatched, responded);
    add(segments, ExchangePhase::Respond, responded, end);
    return segments;
}

QString phaseName(ExchangePhase phase)
{
    switch (phase) {
    case ExchangePhase::Blocked: return Phases::tr("Waited for the loop");
    case ExchangePhase::Receive: return Phases::tr("Request head read");
    case ExchangePhase::Queue: return Phases::tr("Before the handler");
    case ExchangePhase::OnLoop: return Phases::tr("On the loop");
    case ExchangePhase::Waiting: return Phases::tr("Waiting");
    case ExchangePhase::Held: return Phases::tr("Held the loop");
    case ExchangePhase::Respond: return Phases::tr("Response written");
    }
    return {};
}

QString phaseName(ExchangePhase phase, const ExchangeRecord &record)
{
    const ImportedExchange *imported = importedExchange(record);
    if (record.isWebSocket() && phase == ExchangePhase::Respond)
        //: A phase of a request that became a WebSocket.
        return Phases::tr("Connection open");
    if (!imported || imported->own)
        return phaseName(phase);
    switch (phase) {
    case ExchangePhase::Queue: return Phases::tr("Queued, looked up, connected");
    case ExchangePhase::Receive: return Phases::tr("Request sent");
    case ExchangePhase::Waiting: return Phases::tr("Waited for the server");
    case ExchangePhase::Respond: return Phases::tr("Response received");
    default: return phaseName(phase);
    }
}

} // namespace coroscope

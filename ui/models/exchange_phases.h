#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/exchange_record.h"

#include <QString>

#include <vector>

namespace coroscope {

/// What a request was doing in one stretch of its time, as waterfalls and bars show it.
enum class ExchangePhase {
    Blocked, ///< its bytes waited for a loop that was held
    Receive, ///< its head was read
    Queue, ///< read, but its handler had not begun
    OnLoop, ///< its coroutine ran
    Waiting, ///< its coroutine waited for something
    Held, ///< its handler held the loop on purpose (Span::Block, or see holdsItsLoop())
    Respond, ///< the response was written
};

struct PhaseSegment {
    ExchangePhase phase = ExchangePhase::OnLoop;
    Clock::time_point begin;
    Clock::time_point end;

    nanoseconds length() const { return end - begin; }
};

/// The record's time from started to finished (to `now` where it runs), cut into segments without gap or overlap: their
/// lengths sum to the total. Waits of several coroutines of a request that overlap count once. `routes`: of the server
/// that made it; null: they are not known.
std::vector<PhaseSegment> phaseSegments(const ExchangeRecord &record, Clock::time_point now,
                                        const RouteTable &routes = {});

/// It runs, on a loop that it holds as far as its preview tells: that of a blocking handler is sent before the handler
/// begins, since it could send none meanwhile.
bool holdsItsLoop(const ExchangeRecord &record, const RouteTable &routes);

/// When it ended: finished, or `now` where it runs.
Clock::time_point endOf(const ExchangeRecord &record, Clock::time_point now);

/// A label: "Waited for the loop".
QString phaseName(ExchangePhase phase);
/// The same for one request: of one that another program recorded, a phase is seen from the client.
QString phaseName(ExchangePhase phase, const ExchangeRecord &record);

} // namespace coroscope

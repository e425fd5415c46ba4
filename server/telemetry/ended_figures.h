#pragma once

#include "server/telemetry/exchange_record.h"

namespace coroscope {

/// What is counted of a request whose response has ended: 56 bytes, in place of a record of some twenty cache lines.
struct EndedFigures {
    EndedFigures() = default;
    /// `how` its response ended.
    EndedFigures(const ExchangeRecord &record, ExchangeEnd how);

    std::int64_t startedWall = 0; ///< milliseconds since 1970, UTC
    nanoseconds answerTime{0}; ///< ExchangeRecord::answerTime()
    nanoseconds waitedForLoop{0};
    std::uint64_t requestBytes = 0; ///< head and body, on the wire, so far
    std::uint64_t responseBytes = 0; ///< the same
    std::int32_t route = -1; ///< index into the RouteTable; -1: none matched
    std::int32_t waitedBehind = -1;
    std::int16_t status = 0; ///< as in the record
    std::uint16_t closeCode = 0; ///< of a WebSocket
    std::uint8_t method = 0; ///< metricMethod()
    ExchangeEnd end = ExchangeEnd::Running;

    bool isWebSocket() const noexcept { return status == 101; }
};
static_assert(sizeof(EndedFigures) <= 64);

/// An ended request of which nothing more is counted than its EndedFigures: it ran no statement, waited for nothing,
/// wrote nothing to the cache, and no body of it was coded. Pure.
bool isCountedAlone(const ExchangeRecord &record);

} // namespace coroscope

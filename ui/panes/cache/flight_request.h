#pragma once

#include "server/telemetry/exchange_record.h"

#include <QBrush>
#include <QString>

#include <array>

class QPalette;

namespace coroscope {

/// What became of a request that wanted something out of the route cache.
enum class FlightRole : std::uint8_t {
    Ran, ///< a miss: its handler made the answer
    Joined, ///< a miss: it waited for another request's handler
    Stale, ///< given what had just run out
    Hit,
    Bypassed, ///< its handler ran, without a look at the cache
    Failed, ///< it got no answer, or one that says so
};
inline constexpr std::array kFlightRoles{FlightRole::Ran, FlightRole::Joined,   FlightRole::Stale,
                                         FlightRole::Hit, FlightRole::Bypassed, FlightRole::Failed};

/// One request as its record tells of it; small, so that many are kept.
struct FlightRequest {
    std::uint64_t id = 0; ///< ExchangeRecord::id
    std::uint64_t filledBy = 0; ///< Joined: the id of the request whose answer it got
    std::int32_t route = -1;
    FlightRole role = FlightRole::Failed;
    bool ranHandler = false;
    int status = 0;
    std::uint32_t statements = 0; ///< of SQL that it ran
    Clock::time_point started;
    Clock::time_point ended;
    QByteArray key; ///< in the store, its first 120 bytes; empty: it was not asked
    QByteArray traceId;

    nanoseconds took() const { return ended - started; }
};

/// Of a request that has ended.
FlightRequest flightRequest(const ExchangeRecord &record);

/// A column's or a legend's words: "ran the handler".
QString flightRoleText(FlightRole role);
/// How it is painted: colour and, where there is room for one, hatch.
QBrush flightBrush(FlightRole role, bool isThin, const QPalette &palette);

/// What many of them were together.
struct FlightFigures {
    int requests = 0;
    std::array<int, kFlightRoles.size()> byRole{};
    int runs = 0; ///< of handlers, with those that refreshed behind a stale answer
    std::uint64_t statements = 0;
    nanoseconds slowest{0};

    int of(FlightRole role) const { return byRole[std::size_t(role)]; }
    void add(const FlightRequest &request);
};

} // namespace coroscope

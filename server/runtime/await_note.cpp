#include "server/runtime/await_note.h"

#include "server/runtime/services.h"
#include "server/telemetry/telemetry_hub.h"

namespace coroscope {

namespace {

AwaitPlaces *placesOf(const Exchange &exchange)
{
    TelemetryHub *const hub = static_cast<ServerServices &>(exchange.services()).telemetry();
    return hub ? &hub->awaitPlaces() : nullptr;
}

} // namespace

void AwaitNote::tell(const Exchange &exchange, std::uint32_t span, std::uint32_t coroutine,
                     const std::source_location &where)
{
    AwaitPlaces *const places = placesOf(exchange);
    if (!places || !exchange.loop().heldResumes().takes(&exchange))
        return;
    AwaitPlace place;
    place.exchange = exchange.id;
    place.label = exchange.label;
    place.span = span;
    place.coroutine = coroutine;
    place.file = where.file_name();
    place.line = where.line();
    place.since = Clock::now();
    if (!places->begin(place))
        return;
    m_exchange = &exchange;
    m_span = span;
}

void AwaitNote::untell()
{
    if (AwaitPlaces *const places = placesOf(*m_exchange))
        places->end(m_exchange->id, m_span);
    m_exchange = nullptr;
}

} // namespace coroscope

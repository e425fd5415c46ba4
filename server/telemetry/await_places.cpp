#include "server/telemetry/await_places.h"

#include <algorithm>

namespace coroscope {

bool AwaitPlaces::begin(const AwaitPlace &place)
{
    const std::lock_guard lock(m_mutex);
    if (m_places.size() >= kMost)
        return false;
    m_places.push_back(place);
    m_revision.fetch_add(1, std::memory_order_release);
    return true;
}

void AwaitPlaces::end(std::uint64_t exchange, std::uint32_t span)
{
    const std::lock_guard lock(m_mutex);
    const auto isIt = [&](const AwaitPlace &place) { return place.exchange == exchange && place.span == span; };
    const auto found = std::find_if(m_places.begin(), m_places.end(), isIt);
    if (found == m_places.end())
        return;
    m_places.erase(found);
    m_revision.fetch_add(1, std::memory_order_release);
}

std::vector<AwaitPlace> AwaitPlaces::waiting() const
{
    const std::lock_guard lock(m_mutex);
    return m_places;
}

} // namespace coroscope

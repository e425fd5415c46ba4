#include "ui/panes/cache/cache_times.h"

#include <algorithm>

namespace coroscope {

void CacheTimes::Times::add(nanoseconds length)
{
    if (lengths.size() < kMost) {
        lengths.push_back(length.count());
        return;
    }
    lengths[next] = length.count();
    next = (next + 1) % kMost;
}

nanoseconds CacheTimes::Times::median() const
{
    if (lengths.empty())
        return {};
    std::vector<std::int64_t> sorted = lengths;
    const auto middle = sorted.begin() + std::ptrdiff_t(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    return nanoseconds(*middle);
}

void CacheTimes::add(const ExchangeRecord &record)
{
    const bool isAnswer = record.end == ExchangeEnd::Answered && record.status > 0 && record.status < 500;
    if (record.cache == CacheResult::None || !isAnswer || record.responded < record.started)
        return;
    const nanoseconds took = record.responded - record.started;
    switch (record.cache) {
    case CacheResult::Hit:
    case CacheResult::Stale: m_routes[record.route].cached.add(took); break;
    case CacheResult::Miss:
        if (record.cacheFilledBy == 0)
            m_routes[record.route].made.add(took);
        break;
    case CacheResult::Bypass: m_routes[record.route].made.add(took); break;
    case CacheResult::None: break;
    }
}

CacheTimes::Figures CacheTimes::of(std::int32_t route) const
{
    const auto at = m_routes.constFind(route);
    if (at == m_routes.constEnd())
        return {};
    return {at->cached.lengths.size(), at->made.lengths.size(), at->cached.median(), at->made.median()};
}

} // namespace coroscope

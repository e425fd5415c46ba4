#include "server/telemetry/route_latencies.h"

#include "server/telemetry/route_stats.h"

#include <algorithm>

namespace coroscope {

void RouteLatencies::add(const std::vector<RouteSlice> &slices)
{
    for (const RouteSlice &each : slices) {
        auto &newest = m_tiers.front().slices;
        if (newest.empty() || newest.back().endedWall != each.endedWall)
            newest.push_back({each.endedWall, {}});
        newest.back().routes.push_back({each.route, each.latency});
        m_buckets += each.latency->size();
        m_newest = std::max(m_newest, each.endedWall);
    }
    if (!slices.empty())
        age();
}

void RouteLatencies::prepend(const RouteLatencies &older)
{
    RouteLatencies whole = older;
    // Oldest first, so that each goes through the tiers behind what was there before.
    for (auto tier = m_tiers.rbegin(); tier != m_tiers.rend(); ++tier) {
        for (Slice &slice : tier->slices)
            whole.m_tiers.front().slices.push_back(std::move(slice));
    }
    whole.m_newest = std::max(whole.m_newest, m_newest);
    whole.m_knownFrom = std::max(whole.m_knownFrom, m_knownFrom);
    whole.m_buckets += m_buckets;
    *this = std::move(whole);
    age();
}

/// Into the tier's last slice, where that is of the same stretch of time.
void RouteLatencies::append(Tier &tier, Slice &&slice)
{
    const std::int64_t length = tier.length.count();
    if (tier.slices.empty() || tier.slices.back().endedWall / length != slice.endedWall / length) {
        tier.slices.push_back(std::move(slice));
        return;
    }
    Slice &into = tier.slices.back();
    into.endedWall = std::max(into.endedWall, slice.endedWall);
    for (Route &route : slice.routes) {
        const auto at = std::lower_bound(into.routes.begin(), into.routes.end(), route.route,
                                         [](const Route &known, std::int32_t wanted) { return known.route < wanted; });
        if (at == into.routes.end() || at->route != route.route) {
            into.routes.insert(at, std::move(route));
            continue;
        }
        m_buckets -= at->latency->size() + route.latency->size();
        at->latency = std::make_shared<const LatencySlice>(*at->latency, *route.latency);
        m_buckets += at->latency->size();
    }
}

void RouteLatencies::age()
{
    for (std::size_t i = 0; i < m_tiers.size(); ++i) {
        auto &slices = m_tiers[i].slices;
        while (!slices.empty() && slices.front().endedWall < m_newest - m_tiers[i].age.count()) {
            if (i + 1 == m_tiers.size()) {
                dropOldest(m_tiers[i]);
                continue;
            }
            append(m_tiers[i + 1], std::move(slices.front()));
            slices.pop_front();
        }
    }
    while (m_buckets > kMostBuckets) {
        const auto oldest
            = std::find_if(m_tiers.rbegin(), m_tiers.rend(), [](const Tier &tier) { return !tier.slices.empty(); });
        m_knownFrom = oldest->slices.front().endedWall;
        dropOldest(*oldest);
    }
}

void RouteLatencies::dropOldest(Tier &tier)
{
    for (const Route &route : tier.slices.front().routes)
        m_buckets -= route.latency->size();
    tier.slices.pop_front();
}

std::vector<Percentiles> RouteLatencies::over(std::chrono::seconds span, std::int64_t wall) const
{
    const std::int64_t from = wall - std::chrono::milliseconds(span).count();
    std::vector<std::vector<const LatencySlice *>> byRoute;
    for (const Tier &tier : m_tiers) {
        for (const Slice &slice : tier.slices) {
            if (slice.endedWall < from)
                continue;
            for (const Route &route : slice.routes) {
                if (std::size_t(route.route) >= byRoute.size())
                    byRoute.resize(std::size_t(route.route) + 1);
                byRoute[std::size_t(route.route)].push_back(route.latency.get());
            }
        }
    }
    std::vector<Percentiles> percentiles(byRoute.size());
    Histogram whole;
    for (std::size_t i = 0; i < byRoute.size(); ++i) {
        if (byRoute[i].empty())
            continue;
        whole.reset();
        for (const LatencySlice *slice : byRoute[i])
            slice->addTo(whole);
        percentiles[i] = percentilesOf(whole);
    }
    return percentiles;
}

} // namespace coroscope

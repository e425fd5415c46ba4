#pragma once

#include "server/telemetry/exchange_record.h"

#include <QHash>

#include <vector>

namespace coroscope {

/// How long the server took for the answers of cached routes, out of the cache and from the handler: what caching is
/// worth. Of each kind the last kMost of a route. GUI thread.
class CacheTimes {
public:
    static constexpr std::size_t kMost = 1'000;

    struct Figures {
        std::size_t cached = 0; ///< how many answers out of the cache, stale ones too; at most kMost
        std::size_t made = 0; ///< how many of the handler, for the request itself: not waited for another one's
        nanoseconds cachedMedian{0}; ///< from the first byte of the request to the answer
        nanoseconds madeMedian{0};
        /// How many times as fast the cache is; negative: not both are known.
        double ratio() const
        {
            return cached == 0 || made == 0 || cachedMedian.count() <= 0
                ? -1
                : double(madeMedian.count()) / double(cachedMedian.count());
        }
        bool operator==(const Figures &) const = default;
    };

    void add(const ExchangeRecord &record);
    void clear() { m_routes.clear(); }
    Figures of(std::int32_t route) const;

private:
    struct Times {
        std::vector<std::int64_t> lengths; ///< nanoseconds
        std::size_t next = 0; ///< the one that is written over
        void add(nanoseconds length);
        nanoseconds median() const;
    };
    struct Route {
        Times cached;
        Times made;
    };
    QHash<std::int32_t, Route> m_routes;
};

} // namespace coroscope

#pragma once

#include "server/cache/snapshot.h"

#include <mutex>
#include <vector>

namespace coroscope::cache {

class RedisStore;

/// Knows the stores of all workers while they live, for who wants to see how they do. Any thread; not on the way of a
/// request.
class RedisWatch {
public:
    void add(const RedisStore *store);
    void remove(const RedisStore *store);
    /// Fills in state, error and link.
    void describe(Snapshot &snapshot) const;

private:
    mutable std::mutex m_mutex;
    std::vector<const RedisStore *> m_stores;
};

} // namespace coroscope::cache

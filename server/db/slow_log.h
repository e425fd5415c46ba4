#pragma once

#include "server/db/pool_snapshot.h"

#include <atomic>
#include <deque>
#include <mutex>

namespace coroscope::db {

/// The newest statements that took long, also those whose request did not wait for their end. Any thread.
class SlowLog {
public:
    static constexpr std::size_t kMax = 500;
    static constexpr milliseconds kDefaultThreshold{100};

    void setThreshold(nanoseconds threshold) noexcept { m_threshold.store(threshold.count(), kRelaxed); }
    nanoseconds threshold() const noexcept { return nanoseconds(m_threshold.load(kRelaxed)); }

    /// Those of `log` that took long.
    void note(const StatementLog &log, std::uint64_t exchange);
    /// Oldest first.
    std::vector<SlowStatement> statements() const;
    /// How many there were since the start.
    std::uint64_t count() const noexcept { return m_count.load(kRelaxed); }

private:
    static constexpr auto kRelaxed = std::memory_order_relaxed;

    std::atomic<nanoseconds::rep> m_threshold{nanoseconds(kDefaultThreshold).count()};
    mutable std::mutex m_mutex;
    std::deque<SlowStatement> m_statements;
    std::atomic<std::uint64_t> m_count{0}; ///< written under the mutex
};

} // namespace coroscope::db

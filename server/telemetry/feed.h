#pragma once

#include "server/telemetry/snapshot.h"

#include <atomic>
#include <mutex>
#include <vector>

namespace coroscope {

/// Where a reader (the window, an event stream) takes what the telemetry thread publishes. One producer, one reader,
/// both off the request path, so a lock held for a pointer's move is right here. Bounded: what a reader that sleeps
/// does not take is dropped, oldest first, and counted.
class TelemetryFeed {
public:
    static constexpr std::size_t kMaxExchanges = 100'000; ///< waiting to be taken
    static constexpr std::size_t kMaxBatches = 2'048; ///< waiting to be taken: about a minute of them

    /// Telemetry thread.
    void put(TelemetryBatchPtr batch);
    /// Reader: everything since the last call, oldest first; empty where nothing happened.
    std::vector<TelemetryBatchPtr> take();
    /// Any thread. Records that were dropped because nobody took them.
    std::uint64_t dropped() const noexcept { return m_dropped.load(std::memory_order_relaxed); }
    /// Any thread. Batches that were dropped, also those without a record.
    std::uint64_t droppedBatches() const noexcept { return m_droppedBatches.load(std::memory_order_relaxed); }

private:
    std::mutex m_mutex;
    std::vector<TelemetryBatchPtr> m_waiting;
    std::size_t m_waitingExchanges = 0;
    std::atomic<std::uint64_t> m_dropped{0};
    std::atomic<std::uint64_t> m_droppedBatches{0};
};

} // namespace coroscope

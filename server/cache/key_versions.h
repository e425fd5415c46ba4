#pragma once

#include <QByteArrayView>
#include <QHashFunctions>

#include <array>
#include <atomic>
#include <cstdint>

namespace coroscope::cache {

/// Tells whether a key of a store may have changed since one looked: a counter for each, many keys a counter, so that
/// it is bounded and needs no lock; where two keys share one, a change of either counts for both. Who keeps a copy of
/// what a key held reads the counters *before* it asks the store for it, and may use the copy as long as they are the
/// same and the epoch is. Any thread, but where noted.
class KeyVersions {
public:
    static constexpr std::size_t kSlots = 16'384; ///< 128 KiB

    std::uint32_t slotOf(QByteArrayView key) const noexcept
    {
        return std::uint32_t(qHashBits(key.data(), std::size_t(key.size()), m_seed) % kSlots);
    }
    /// They only grow: the sum of several is the same only where each is.
    std::uint64_t at(std::uint32_t slot) const noexcept { return m_slots[slot].load(std::memory_order_acquire); }
    void changed(QByteArrayView key) noexcept { m_slots[slotOf(key)].fetch_add(1, std::memory_order_acq_rel); }

    /// Odd while all changes are heard of; another one after each gap, and after what changed all keys.
    std::uint64_t epoch() const noexcept { return m_epoch.load(std::memory_order_acquire); }
    static constexpr bool isHeard(std::uint64_t epoch) noexcept { return epoch % 2 == 1; }

    // Only who listens for changes, on one thread.
    void listens() noexcept { m_epoch.store((m_epoch.load(std::memory_order_relaxed) + 1) | 1); }
    void isDeaf() noexcept { m_epoch.store((m_epoch.load(std::memory_order_relaxed) + 2) & ~std::uint64_t(1)); }
    void allChanged() noexcept { m_epoch.fetch_add(2); }

private:
    const std::size_t m_seed = QHashSeed::globalSeed();
    std::atomic<std::uint64_t> m_epoch{0};
    std::array<std::atomic<std::uint64_t>, kSlots> m_slots{};
};

} // namespace coroscope::cache

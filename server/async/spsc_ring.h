#pragma once

#include <atomic>
#include <bit>
#include <cstddef>
#include <utility>
#include <vector>

namespace coroscope {

/// Bounded queue from one thread to one other, without locks. The capacity is rounded up to a power of two. Each side
/// keeps a copy of the other's index and reads the shared one only when that copy says full or empty.
/// Source: L. Lamport, "Specifying Concurrent Program Modules", TOPLAS 1983; cached indices after FastForward, PPoPP
/// 2008.
template<typename T>
class SpscRing {
public:
    explicit SpscRing(std::size_t capacity)
        : m_slots(std::bit_ceil(capacity < 2 ? std::size_t(2) : capacity))
        , m_mask(m_slots.size() - 1)
    {
    }

    std::size_t capacity() const noexcept { return m_slots.size(); }

    /// Producer. False where full; `value` is then untouched.
    bool push(T &&value)
    {
        const auto tail = m_tail.load(std::memory_order_relaxed);
        if (tail - m_headSeen == m_slots.size()) {
            m_headSeen = m_head.load(std::memory_order_acquire);
            if (tail - m_headSeen == m_slots.size())
                return false;
        }
        m_slots[tail & m_mask] = std::move(value);
        m_tail.store(tail + 1, std::memory_order_release);
        return true;
    }

    /// Consumer. False where empty.
    bool pop(T &value)
    {
        const auto head = m_head.load(std::memory_order_relaxed);
        if (head == m_tailSeen) {
            m_tailSeen = m_tail.load(std::memory_order_acquire);
            if (head == m_tailSeen)
                return false;
        }
        value = std::move(m_slots[head & m_mask]);
        m_head.store(head + 1, std::memory_order_release);
        return true;
    }

    /// Consumer. Calls use(value) for each of those that are there now, oldest first, in their places; the producer may
    /// use these when all are done. How many there were.
    template<typename Use>
    std::size_t consumeAll(Use use)
    {
        const auto head = m_head.load(std::memory_order_relaxed);
        m_tailSeen = m_tail.load(std::memory_order_acquire);
        for (auto at = head; at != m_tailSeen; ++at)
            use(m_slots[at & m_mask]);
        m_head.store(m_tailSeen, std::memory_order_release);
        return m_tailSeen - head;
    }

private:
    std::vector<T> m_slots;
    const std::size_t m_mask;
    alignas(64) std::atomic<std::size_t> m_tail{0};
    std::size_t m_headSeen = 0;
    alignas(64) std::atomic<std::size_t> m_head{0};
    std::size_t m_tailSeen = 0;
};

} // namespace coroscope

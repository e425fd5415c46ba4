#pragma once

#include <atomic>
#include <cstdint>

namespace coroscope::cache {

/// Counts on one thread, for all to read: there is one writer, so it does without the locked instruction of
/// fetch_add().
class Count {
public:
    void add(std::uint64_t n = 1) noexcept { set(value() + n); }
    void set(std::uint64_t n) noexcept { m_value.store(n, std::memory_order_relaxed); }
    std::uint64_t value() const noexcept { return m_value.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> m_value{0};
};

} // namespace coroscope::cache

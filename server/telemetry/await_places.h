#pragma once

#include "server/async/scheduler.h"

#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

namespace coroscope {

/// One coroutine that waits while slow motion watches it, and where in the code it does.
struct AwaitPlace {
    std::uint64_t exchange = 0; ///< ExchangeRecord::id
    std::int32_t label = -1; ///< as LoopRun::label
    std::uint32_t span = 0; ///< Span::id; 0: there was none, because there were too many
    std::uint32_t coroutine = 0; ///< Span::coroutine
    const char *file = ""; ///< as the compiler has it, for as long as the program runs
    std::uint32_t line = 0; ///< of its co_await, from 1
    Clock::time_point since;
};

/// The places in the code at which coroutines wait, of those alone that slow motion keeps back: otherwise nothing is
/// noted, and nothing locked. At most kMost; what is more is not seen. Any thread; locks for a moment.
class AwaitPlaces {
public:
    static constexpr std::size_t kMost = 1'024;

    /// False: there are too many.
    bool begin(const AwaitPlace &place);
    /// It goes on.
    void end(std::uint64_t exchange, std::uint32_t span);
    /// Oldest first.
    std::vector<AwaitPlace> waiting() const;
    /// Another number whenever waiting() has changed.
    std::uint64_t revision() const noexcept { return m_revision.load(std::memory_order_acquire); }

private:
    mutable std::mutex m_mutex;
    std::vector<AwaitPlace> m_places;
    std::atomic<std::uint64_t> m_revision{0};
};

} // namespace coroscope

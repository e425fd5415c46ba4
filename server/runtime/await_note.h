#pragma once

#include "server/http/exchange.h"

#include <source_location>
#include <utility>

namespace coroscope {

/// Tells where in the code a coroutine of a request waits, for as long as it does: while slow motion keeps the request
/// back, nothing otherwise. See AwaitPlaces. Home thread of the exchange, which outlives it.
class AwaitNote {
public:
    AwaitNote() = default;
    AwaitNote(AwaitNote &&other) noexcept
        : m_exchange(std::exchange(other.m_exchange, nullptr))
        , m_span(other.m_span)
    {
    }
    AwaitNote &operator=(AwaitNote &&) = delete;
    ~AwaitNote() { end(); }

    /// It suspends at this co_await; `span`: Span::id.
    void begin(const Exchange &exchange, std::uint32_t span, std::uint32_t coroutine, const std::source_location &where)
    {
        if (span != 0 && exchange.loop().isSlow()) [[unlikely]]
            tell(exchange, span, coroutine, where);
    }
    void end()
    {
        if (m_exchange) [[unlikely]]
            untell();
    }

private:
    void tell(const Exchange &exchange, std::uint32_t span, std::uint32_t coroutine, const std::source_location &where);
    void untell();

    const Exchange *m_exchange = nullptr; ///< null: nothing was told
    std::uint32_t m_span = 0;
};

} // namespace coroscope

#pragma once

#include "server/runtime/await_note.h"

#include <coroutine>
#include <source_location>
#include <utility>

namespace coroscope {

/// What a span is called; made into text when the span is.
class SpanLabel {
public:
    SpanLabel(QByteArray text)
        : m_text(std::move(text))
    {
    }
    /// "17 bytes"
    static SpanLabel ofBytes(qsizetype count)
    {
        SpanLabel label{QByteArray()};
        label.m_bytes = count;
        return label;
    }
    QByteArray take() { return m_bytes < 0 ? std::move(m_text) : QByteArray::number(m_bytes) + " bytes"; }

private:
    QByteArray m_text;
    qsizetype m_bytes = -1;
};

/// An awaitable of server/async that leaves a span in the record of its request. It is constructed in place (guaranteed
/// elision), so it takes awaiters that cannot be moved. Home thread of the exchange; await it once.
/// `const auto slept = co_await traced;` where it has a name of its own, or in one statement with the call that makes
/// it.
template<typename Awaiter>
class [[nodiscard]] Traced {
public:
    /// `make()` returns the Awaiter.
    template<typename Make>
    Traced(ExchangePtr exchange, SpanKind kind, std::uint32_t coroutine, std::uint32_t parent, SpanLabel label,
           const Make &make)
        : m_exchange(std::move(exchange))
        , m_kind(kind)
        , m_coroutine(coroutine)
        , m_parent(parent)
        , m_label(std::move(label))
        , m_awaiter(make())
    {
    }
    Traced(const Traced &) = delete;
    Traced &operator=(const Traced &) = delete;
    ~Traced() = default;

    /// What is awaited. Apart from Traced itself, since GCC 12 moves an awaiter that comes out of QCoro's
    /// await_transform, and one that holds a timer cannot be moved (traps G3).
    class Running {
    public:
        explicit Running(Traced &traced)
            : m_traced(traced)
        {
        }
        /// `where`: by default that of the co_await.
        bool await_ready(std::source_location where = std::source_location::current())
        {
            m_traced.m_where = where;
            // A stream awaits once a piece. Where the piece is there at once nothing was waited for, and a span each
            // would leave no room for those that tell something.
            const bool isStream = m_traced.m_kind == SpanKind::ClientRead || m_traced.m_kind == SpanKind::ClientWrite;
            if (isStream && m_traced.m_awaiter.await_ready())
                return true;
            m_traced.begin();
            return !isStream && m_traced.m_awaiter.await_ready();
        }
        void await_suspend(std::coroutine_handle<> waiter)
        {
            m_traced.m_exchange->noteWaiter(waiter, m_traced.m_span);
            m_traced.m_note.begin(*m_traced.m_exchange, m_traced.m_span, m_traced.m_coroutine, m_traced.m_where);
            m_traced.m_awaiter.await_suspend(waiter);
        }
        auto await_resume()
        {
            m_traced.end();
            return m_traced.m_awaiter.await_resume();
        }

    private:
        Traced &m_traced;
    };
    Running operator co_await() { return Running(*this); }

private:
    void begin()
    {
        if (Span *span = m_exchange->addSpan(m_kind, m_coroutine, m_label.take())) {
            m_span = span->id; // the pointer is good for this moment only
            span->parent = m_parent;
            span->queued = Clock::now();
        } else {
            m_queued = Clock::now();
        }
    }
    void end()
    {
        m_note.end();
        if (Span *span = m_span == 0 ? nullptr : m_exchange->span(m_span)) {
            const auto &state = m_awaiter.state();
            // A job that was canceled may be writing its start right now.
            if (state.outcome() == WaitState::Outcome::Done)
                span->started = notBefore(span->queued, state.startedAt());
            span->ended = notBefore(span->queued, state.endedAt());
            span->resumed = Clock::now();
            span->held = m_exchange->loop().takeHeld();
            m_exchange->waiterResumed(m_span);
        } else if (m_queued != Clock::time_point()) {
            m_exchange->endDroppedWait(m_coroutine, m_parent, m_queued);
        }
        if constexpr (requires { m_awaiter.takeStatements(); }) {
            auto log = m_awaiter.takeStatements();
            m_exchange->addStatements(std::move(log.statements), log.dropped, m_span);
        }
    }

    /// What was begun before it was awaited may have started, or ended, before anybody waited.
    static Clock::time_point notBefore(Clock::time_point queued, Clock::time_point time)
    {
        return time == Clock::time_point() || time > queued ? time : queued;
    }

    ExchangePtr m_exchange;
    const SpanKind m_kind;
    const std::uint32_t m_coroutine;
    const std::uint32_t m_parent;
    std::uint32_t m_span = 0; // none: there were too many, or there was nothing to wait for
    Clock::time_point m_queued; // where there were too many
    SpanLabel m_label;
    std::source_location m_where;
    AwaitNote m_note; // after the exchange
    Awaiter m_awaiter;
};

} // namespace coroscope

#pragma once

#include "server/cache/store.h"
#include "server/runtime/await_note.h"

#include <cstring>

namespace coroscope {

/// The span of one command to the cache: begun where it is made, ended with what came of it in its label, as in
/// "GET user:1 · hit, 42 bytes". One allocation. Home thread of the exchange.
class CacheSpan {
public:
    CacheSpan(ExchangePtr exchange, std::uint32_t coroutine, std::uint32_t parent, const char *verb,
              const QByteArray &key)
        : m_exchange(std::move(exchange))
        , m_coroutine(coroutine)
    {
        constexpr qsizetype kMostKey = 120; // of a label; keys may have 512 bytes
        constexpr qsizetype kOutcome = 32;
        QByteArray label;
        label.reserve(qsizetype(std::strlen(verb)) + std::min(key.size(), kMostKey) + kOutcome);
        label.append(verb).append(QByteArrayView(key).first(std::min(key.size(), kMostKey)));
        if (Span *span = m_exchange->addSpan(SpanKind::Cache, coroutine, std::move(label))) {
            m_span = span->id;
            span->parent = parent;
            span->queued = Clock::now();
        } else if (coroutine == 0 && parent == 0) {
            m_queued = Clock::now();
        }
    }
    CacheSpan(CacheSpan &&other) noexcept
        : m_exchange(std::move(other.m_exchange))
        , m_coroutine(other.m_coroutine)
        , m_span(std::exchange(other.m_span, 0U))
        , m_queued(std::exchange(other.m_queued, Clock::time_point()))
        , m_written(std::move(other.m_written))
        , m_note(std::move(other.m_note))
    {
    }
    CacheSpan &operator=(CacheSpan &&) = delete;

    void addBytes(qsizetype bytes)
    {
        if (Span *span = find())
            span->label.append(", ").append(QByteArray::number(bytes)).append(" bytes");
    }
    void addText(QByteArrayView text)
    {
        if (Span *span = find())
            span->label.append(text);
    }
    /// It writes this key, or takes it away: where it did, the record tells. May be null where it does neither.
    void writes(const QByteArray &key) { m_written = key; }
    /// Its coroutine suspends, at this co_await.
    void wait(const std::source_location &where) { m_note.begin(*m_exchange, m_span, m_coroutine, where); }
    /// The result was there before anybody waited.
    void endAtOnce()
    {
        if (Span *span = find())
            span->ended = span->resumed = Clock::now();
        m_queued = {};
    }
    /// It is all there was, and a hit of so many bytes.
    void endAtOnce(qsizetype bytes)
    {
        endAtOnce();
        if (Span *span = find())
            hit(span->label, bytes);
    }
    template<typename T>
    void end(const Result<T> &result)
    {
        m_note.end();
        if (result && !m_written.isNull())
            noteWrite(result.value());
        Span *const span = find();
        if (!span) {
            if (m_queued != Clock::time_point())
                m_exchange->endDroppedWait(0, 0, std::exchange(m_queued, Clock::time_point()));
            return;
        }
        if (span->ended == Clock::time_point()) {
            span->resumed = Clock::now();
            span->held = m_exchange->loop().takeHeld();
            span->ended = span->resumed - span->held;
        }
        if (!result)
            span->label.append(result.error().isCanceled() ? " · stopped" : " · failed");
        else
            describe(span->label, result.value());
        m_span = 0;
    }

private:
    Span *find() const { return m_span == 0 ? nullptr : m_exchange->span(m_span); }

    void noteWrite(bool stored)
    {
        if (stored)
            note(false);
    }
    void noteWrite(qint64) { note(true); }
    template<typename T>
    void noteWrite(const T &) // it only reads
    {
    }
    void note(bool isRemoval)
    {
        auto &writes = m_exchange->record->cacheWrites;
        if (writes.size() < ExchangeRecord::kMaxCacheWrites)
            writes.push_back({std::exchange(m_written, QByteArray()), Clock::now(), isRemoval});
    }

    static void hit(QByteArray &label, qsizetype bytes)
    {
        label.append(" · hit, ").append(QByteArray::number(bytes)).append(" bytes");
    }
    static void describe(QByteArray &label, const std::optional<QByteArray> &value)
    {
        value ? hit(label, value->size()) : void(label.append(" · miss"));
    }
    static void describe(QByteArray &label, const std::optional<cache::CachedValue> &value)
    {
        value ? hit(label, value->bytes.size()) : void(label.append(" · miss"));
    }
    static void describe(QByteArray &label, const cache::CachedValues &values)
    {
        if (values.size() == 1)
            return describe(label, values.front());
        std::size_t found = 0;
        for (const auto &value : values)
            found += value ? 1U : 0U;
        label.append(" · ")
            .append(QByteArray::number(qulonglong(found)))
            .append(" of ")
            .append(QByteArray::number(qulonglong(values.size())));
    }
    static void describe(QByteArray &label, bool stored)
    {
        if (!stored)
            label.append(" · there is one");
    }
    static void describe(QByteArray &label, qint64 gone) { label.append(gone > 0 ? " · gone" : " · none"); }

    ExchangePtr m_exchange;
    std::uint32_t m_coroutine;
    std::uint32_t m_span = 0; // none: there were too many
    Clock::time_point m_queued; // where there were too many, and it would be its coroutine's own
    QByteArray m_written; // null: nothing
    AwaitNote m_note; // after the exchange
};

/// A command to the cache that leaves a span. Await it once, by name; what it does has begun.
template<typename T>
class [[nodiscard]] CacheCall {
public:
    CacheCall(CacheSpan span, cache::CacheAwaiter<T> awaiter)
        : m_span(std::move(span))
        , m_awaiter(std::move(awaiter))
    {
        if (m_awaiter.ready())
            m_span.endAtOnce();
    }
    CacheCall(CacheCall &&) = default;
    CacheCall &operator=(CacheCall &&) = delete;

    /// What is awaited: it only points (traps G3).
    class Running {
    public:
        explicit Running(CacheCall &call)
            : m_call(call)
        {
        }
        /// `where`: by default that of the co_await.
        bool await_ready(std::source_location where = std::source_location::current())
        {
            m_where = where;
            return m_call.m_awaiter.await_ready();
        }
        void await_suspend(std::coroutine_handle<> waiter)
        {
            m_call.m_span.wait(m_where);
            m_call.m_awaiter.await_suspend(waiter);
        }
        Result<T> await_resume()
        {
            auto result = m_call.m_awaiter.await_resume();
            m_call.m_span.end(result);
            return result;
        }

    private:
        CacheCall &m_call;
        std::source_location m_where;
    };
    Running operator co_await() { return Running(*this); }

private:
    CacheSpan m_span;
    cache::CacheAwaiter<T> m_awaiter;
};

} // namespace coroscope

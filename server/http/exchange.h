#pragma once

#include "server/async/epoll_loop.h"
#include "server/async/stop.h"
#include "server/async/wait.h"
#include "server/http/message.h"
#include "server/http/param_values.h"
#include "server/http/principal.h"
#include "server/telemetry/exchange_record.h"

#include <QCoro/QCoroTask>

#include <coroutine>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace coroscope {

class Gate;
class RateStore;
class Route;
class Worker;

/// What a program offers to its handlers on one worker; made by runtime/, which alone knows what is in it.
struct WorkerServices {
    virtual ~WorkerServices() = default;
    /// The worker listens. What goes on by itself from here on holds the worker's end up, see Worker::hold().
    virtual void begin() { }
    /// Nothing new is to be begun by itself, until that is taken back.
    virtual void setResting(bool) { }
    /// The same, for good.
    virtual void drain() { }
    /// Whatever still runs is to end at once. After drain().
    virtual void stopNow() { }
    /// Where requests are counted together with those of other servers; null: nowhere.
    virtual RateStore *rateStore() noexcept { return nullptr; }
};

class ExchangePtr;

/// What the rate limit said of a request. Times in seconds.
struct RateNote {
    std::int64_t limit = 0; ///< 0: none applied
    std::int64_t remaining = 0;
    std::int64_t reset = 0; ///< until all of it is there again
    std::int64_t window = 0; ///< in which `limit` are let through
};

/// One request on its way: the request, what was learnt of it, and its record. Lives on its worker's thread; counted
/// references (ExchangePtr), pooled by the worker. It outlives its connection: where the client has left,
/// `isConnected()` is false and whatever is written goes nowhere. A run of tasks is one, too, of no connection.
class Exchange final : public Activity {
public:
    Request request;
    const Route *route = nullptr; ///< null where none matched; lives as long as the server
    /// What the `{…}` of the route's path stand for: raw, still percent-encoded views into request.head.
    QVarLengthArray<QByteArrayView, 4> captures;
    ParamValues params; ///< by the order of the route's declaration, valid when the handler runs
    RateNote rate;
    PrincipalPtr principal; ///< who is authenticated; null: nobody
    /// Of the middleware that holds the head: the answer that it has already, should it let the request go on.
    std::unique_ptr<Response> heldResponse;
    std::unique_ptr<ExchangeRecord> record; ///< never null before the exchange has ended

    Worker &worker() const noexcept { return *m_worker; }
    EpollLoop &loop() const noexcept;
    WorkerServices &services() const noexcept;
    bool isConnected() const noexcept { return m_gate != nullptr; }
    Gate *gate() const noexcept { return m_gate; } ///< null where the client is gone

    /// Stopped when the client leaves, its deadline passes or the server stops. Made when first asked for, so that a
    /// handler that never waits costs nothing. Another one for the work after the response, which no client stops.
    std::stop_token stopToken();
    void requestStop(StopReason reason);
    StopReason stopReason() const noexcept { return m_stopReason; }
    bool isStopped() const noexcept { return m_stopReason != StopReason::None; }
    /// From Middleware::onHead() only: its afterHold() decides.
    void holdHead() noexcept { m_isHeld = true; }
    bool isHeadHeld() const noexcept { return m_isHeld; }

    /// A span of this request, bounded; null where there are too many (which is counted). Valid until the next is
    /// added.
    Span *addSpan(SpanKind kind, std::uint32_t coroutine, QByteArray label);
    Span *span(std::uint32_t id);
    /// What waited since `queued` goes on, and had no span, because there were too many.
    void endDroppedWait(std::uint32_t coroutine, std::uint32_t parent, Clock::time_point queued)
    {
        if (coroutine == 0 && parent == 0)
            record->spansDroppedWait += Clock::now() - queued;
    }
    /// This coroutine suspends for what the span waits for: in slow motion that is told. Nothing otherwise.
    void noteWaiter(std::coroutine_handle<> waiter, std::uint32_t span);
    void waiterResumed(std::uint32_t span) noexcept
    {
        if (!m_waiters.empty()) [[unlikely]]
            forgetWaiter(span);
    }
    /// The span for which this coroutine waits, as far as it is known: null where it is not.
    const Span *spanOfWaiter(std::coroutine_handle<> waiter) const;
    /// Children of the handler that still run: nobody awaits them any more.
    void abandonChildren();

    /// Statements that a job of this request ran, in the span `span`; bounded, what is over is counted.
    void addStatements(std::vector<StatementRecord> &&statements, std::uint32_t dropped, std::uint32_t span);

    /// A message or control frame of its WebSocket; of the older ones only their number and size is kept.
    void noteFrame(FrameRecord frame);

    /// A coroutine that the handler started for itself. The exchange, and with it the drain of its worker, waits for
    /// the end of each; one that outlives the handler, because that threw before it collected it, is stopped.
    void childStarted() noexcept;
    void childEnded();

    using Work = std::function<QCoro::Task<void>(ExchangePtr)>;
    /// What is to be done after the last byte of the response, or after the client has left; when the handler and its
    /// children have ended, too. One after the other, as they were added; one that throws is logged. False: there are
    /// kMaxAfter of this exchange, or kMaxAfterOfWorker of its worker.
    bool addAfterResponse(Work work);
    static constexpr int kMaxAfter = 32;
    static constexpr int kMaxAfterOfWorker = 10'000;

private:
    friend class Worker;
    friend class Gate;
    void onUnreferenced() override;
    void forgetWaiter(std::uint32_t span) noexcept;

    Worker *m_worker = nullptr;
    int m_openParts = 0; ///< its gate, its coroutine, its children; the record goes to telemetry when all are through
    int m_children = 0;
    int m_worksAdded = 0;
    std::vector<Work> m_after;
    bool m_isBackground = false; ///< no client waits for it: a run of tasks, or what comes after the response
    bool m_isPreviewed = false;
    bool m_isHeld = false; ///< its head, by a middleware: the one at this place of the chain
    std::size_t m_heldAt = 0;
    int m_staleAt = -1; ///< place among the worker's exchanges whose preview is out of date
    Clock::time_point m_previewedAt;
    struct Waiter {
        void *frame;
        std::uint32_t span;
    };
    std::vector<Waiter> m_waiters; ///< in slow motion only
    Clock::time_point m_deadline = Clock::time_point::max();
    Gate *m_gate = nullptr; ///< set back to null by the gate when the client is gone
    std::optional<std::stop_source> m_stop;
    StopReason m_stopReason = StopReason::None;
};

/// A counted reference to an exchange, by value in every coroutine that serves it. Home thread of its worker.
class ExchangePtr {
public:
    ExchangePtr() = default;
    explicit ExchangePtr(Exchange *exchange) noexcept
        : m_exchange(exchange)
    {
        if (m_exchange)
            m_exchange->retain();
    }
    ExchangePtr(const ExchangePtr &other) noexcept
        : ExchangePtr(other.m_exchange)
    {
    }
    ExchangePtr(ExchangePtr &&other) noexcept
        : m_exchange(std::exchange(other.m_exchange, nullptr))
    {
    }
    ExchangePtr &operator=(ExchangePtr other) noexcept
    {
        std::swap(m_exchange, other.m_exchange);
        return *this;
    }
    ~ExchangePtr()
    {
        if (m_exchange)
            m_exchange->release();
    }
    Exchange *operator->() const noexcept { return m_exchange; }
    Exchange &operator*() const noexcept { return *m_exchange; }
    Exchange *data() const noexcept { return m_exchange; }
    explicit operator bool() const noexcept { return m_exchange != nullptr; }

private:
    Exchange *m_exchange = nullptr;
};

} // namespace coroscope

#include "server/runtime/context.h"

#include "server/http/trace_state.h"
#include "server/http/worker.h"
#include "server/runtime/live_faults.h"
#include "server/telemetry/telemetry_hub.h"

#include <QRandomGenerator>

#include <algorithm>

namespace coroscope {

namespace {

QByteArray inMilliseconds(milliseconds time)
{
    return QByteArray::number(qint64(time.count())) + " ms";
}

constexpr QByteArrayView kInjected{" \xC2\xB7 injected delay "};

/// Null: none are in force.
const Faults *faultsOf(const Exchange &exchange)
{
    const LiveFaults *const live = static_cast<ServerServices &>(exchange.services()).faults();
    return live ? live->read() : nullptr;
}

bool names(const QPair<QByteArray, QByteArray> &header, QByteArrayView name)
{
    return header.first.compare(name, Qt::CaseInsensitive) == 0;
}

/// W3C Trace Context §3.2: version, trace id, a span id of our own, sampled.
QByteArray traceParent(const QByteArray &traceId)
{
    const auto spanId = QByteArray::number(QRandomGenerator::global()->generate64() | 1U, 16).rightJustified(16, '0');
    return "00-" + traceId + '-' + spanId + "-01";
}

} // namespace

Traced<SleepAwaiter> Context::sleep(milliseconds time) const
{
    return sleep(time, inMilliseconds(time));
}

Traced<SleepAwaiter> Context::sleep(milliseconds time, QByteArray label) const
{
    auto &loop = m_place.exchange->loop();
    const auto make = [&] { return sleepUntil(loop, loop, loop.now() + time, stop(), m_place.exchange.data()); };
    return m_place.traced(SpanKind::Sleep, std::move(label), make);
}

Traced<ValueAwaiter<Permit>> Context::acquire(Semaphore &semaphore, QByteArray name) const
{
    const auto make = [&] { return semaphore.acquire(stop(), m_place.exchange.data()); };
    return m_place.traced(SpanKind::Lock, std::move(name), make);
}

Traced<ValueAwaiter<QByteArray>> Context::read() const
{
    const auto make = [&] { return BodyReader(m_place.exchange).read(); };
    return m_place.traced(SpanKind::ClientRead, QByteArrayLiteral("request body"), make);
}

Traced<ValueAwaiter<void>> Context::write(QByteArray piece) const
{
    const auto label = SpanLabel::ofBytes(piece.size());
    const auto make = [&] { return BodyWriter(m_place.exchange).write(std::move(piece)); };
    return Traced<ValueAwaiter<void>>(m_place.exchange, SpanKind::ClientWrite, m_place.coroutine, m_place.parent, label,
                                      make);
}

Traced<ValueAwaiter<WebSocketMessage>> Context::receive(WebSocket &socket) const
{
    const auto make = [&] { return socket.receive(); };
    return m_place.traced(SpanKind::ClientRead, QByteArrayLiteral("message"), make);
}

Traced<ValueAwaiter<void>> Context::send(WebSocket &socket, const WebSocketFrame &frame) const
{
    const auto label = SpanLabel::ofBytes(frame.payloadSize());
    const auto make = [&] { return socket.send(frame); };
    return Traced<ValueAwaiter<void>>(m_place.exchange, SpanKind::ClientWrite, m_place.coroutine, m_place.parent, label,
                                      make);
}

Traced<ValueAwaiter<void>> Context::publish(const WebSocketRooms::Membership &from, const WebSocketFrame &frame) const
{
    const auto make = [&] { return m_place.exchange->worker().rooms().publish(from, frame, *m_place.exchange); };
    return m_place.traced(SpanKind::ClientWrite, QByteArrayLiteral("to the room"), make);
}

Traced<ValueAwaiter<MetricsPtr>> Context::metrics() const
{
    const auto make = [&] {
        auto wait = WaitRef<ValueWait<MetricsPtr>>::adopt(new ValueWait<MetricsPtr>(m_place.exchange->loop()));
        if (TelemetryHub *hub = services().telemetry())
            hub->askMetrics(wait);
        else
            wait->complete(Error{Error::Kind::Unavailable, QStringLiteral("there is no telemetry")});
        return ValueAwaiter<MetricsPtr>(std::move(wait), stop(), m_place.exchange.data());
    };
    return m_place.traced(SpanKind::Offload, QByteArrayLiteral("figures of the telemetry thread"), make);
}

Result<void> Context::block(milliseconds time) const
{
    auto &exchange = *m_place.exchange;
    if (exchange.isStopped())
        return Error::canceled();
    std::uint32_t id = 0;
    if (Span *span = exchange.addSpan(SpanKind::Block, m_place.coroutine, inMilliseconds(time))) {
        id = span->id;
        span->parent = m_place.parent;
        span->queued = span->started = Clock::now();
    }
    const bool slept = services().stopSignal().waitFor(time);
    if (Span *span = id == 0 ? nullptr : exchange.span(id))
        span->ended = span->resumed = Clock::now();
    return slept ? Result<void>() : Error::canceled();
}

Traced<ValueAwaiter<HttpReply>> Context::Http::send(HttpCall call) const
{
    auto &exchange = *m_place.exchange;
    auto &services = static_cast<ServerServices &>(exchange.services());
    const bool hasTrace = std::any_of(call.headers.cbegin(), call.headers.cend(),
                                      [](const auto &header) { return names(header, "traceparent"); });
    if (!hasTrace && !exchange.record->traceId.isEmpty())
        call.headers.append({"traceparent", traceParent(exchange.record->traceId)});
    const bool hasState = std::any_of(call.headers.cbegin(), call.headers.cend(),
                                      [](const auto &header) { return names(header, "tracestate"); });
    // It belongs to the traceparent that came with it.
    if (!hasTrace && !hasState && !exchange.record->parentSpanId.isEmpty()) {
        if (auto state = traceState(exchange.request); !state.isEmpty())
            call.headers.append({"tracestate", std::move(state)});
    }
    call.known = services.known();
    auto label = call.method + ' ' + call.url.toEncoded();
    const Faults *const faults = faultsOf(exchange);
    const milliseconds delay = faults ? drawn(faults->outbound) : milliseconds(0);
    const auto make = [&] {
        if (delay <= milliseconds(0))
            return callHttp(services.http(), exchange.loop(), std::move(call), exchange.stopToken(), &exchange);
        label.append(kInjected).append(inMilliseconds(delay));
        auto wait = WaitRef<ValueWait<HttpReply>>::adopt(new ValueWait<HttpReply>(exchange.loop()));
        static_cast<void>(sendLater(m_place, wait, std::move(call), delay));
        return ValueAwaiter<HttpReply>(std::move(wait), exchange.stopToken(), &exchange);
    };
    auto awaiter = make();
    return m_place.traced(SpanKind::Http, std::move(label), [&] { return std::move(awaiter); });
}

/// A coroutine beside the handler, which the end of the exchange waits for.
class Context::Http::Child {
public:
    explicit Child(ExchangePtr exchange)
        : m_exchange(std::move(exchange))
    {
        m_exchange->childStarted();
    }
    ~Child() { m_exchange->childEnded(); }
    Child(const Child &) = delete;
    Child &operator=(const Child &) = delete;

private:
    ExchangePtr m_exchange;
};

QCoro::Task<void> Context::Http::sendLater(Place place, WaitRef<ValueWait<HttpReply>> wait, HttpCall call,
                                           milliseconds delay)
{
    const Child child(place.exchange);
    Exchange &exchange = *place.exchange;
    auto &services = static_cast<ServerServices &>(exchange.services());
    auto pause = sleepUntil(exchange.loop(), exchange.loop(), Clock::now() + delay, exchange.stopToken(), &exchange);
    const auto slept = co_await pause;
    if (!slept)
        co_return; // whoever waits has the same stop
    auto sending = callHttp(services.http(), exchange.loop(), std::move(call), exchange.stopToken(), &exchange);
    auto reply = co_await sending;
    wait->complete(std::move(reply));
}

/// The delay itself is the database thread's, see db::Pool::setInjectedDelay().
void Context::Place::noteInjected(QByteArray &label) const
{
    if (const Faults *faults = faultsOf(*exchange); faults && faults->database.isOn()) [[unlikely]]
        label.append(kInjected).append(delayText(faults->database).toUtf8());
}

const QByteArray &Context::DbLane::label() const
{
    static const QByteArray read = QByteArrayLiteral("read");
    static const QByteArray write = QByteArrayLiteral("write");
    return m_kind == db::JobKind::Read ? read : write;
}

Context::BeginTransaction::BeginTransaction(Place place, db::Transaction *outer)
    : m_place(std::move(place))
    , m_traced(m_place.traced(SpanKind::Database, QByteArrayLiteral("begin"), [&] {
        return outer ? outer->begin(m_place.ticket()) : m_place.port().begin(m_place.ticket());
    }))
{
}

Result<Context::DbTransaction> Context::BeginTransaction::Running::await_resume()
{
    auto begun = m_inner.await_resume();
    if (!begun)
        return begun.error();
    return DbTransaction(m_begin.m_place, std::move(begun).value());
}

Context::DbTransaction::DbTransaction(Place place, db::Transaction transaction)
    : m_place(std::move(place))
    , m_transaction(std::move(transaction))
{
    const char *const label = m_transaction.depth() > 1 ? "savepoint" : "transaction";
    if (Span *span = m_place.exchange->addSpan(SpanKind::Transaction, m_place.coroutine, label)) {
        m_span = span->id;
        span->parent = m_place.parent;
        span->queued = span->started = Clock::now();
    }
    m_place.parent = m_span != 0 ? m_span : m_place.parent;
}

Context::DbTransaction::DbTransaction(DbTransaction &&other) noexcept
    : m_place(other.m_place)
    , m_span(std::exchange(other.m_span, 0U))
    , m_transaction(std::move(other.m_transaction))
{
}

Context::DbTransaction::~DbTransaction()
{
    endSpan();
}

void Context::DbTransaction::endSpan()
{
    if (Span *span = m_span == 0 ? nullptr : m_place.exchange->span(m_span))
        span->ended = span->resumed = Clock::now();
    m_span = 0;
}

Traced<db::EndAwaiter> Context::DbTransaction::commit()
{
    const auto make = [&] { return m_transaction.commit(m_place.ticket()); };
    return m_place.traced(SpanKind::Database, QByteArrayLiteral("commit"), make);
}

Traced<db::EndAwaiter> Context::DbTransaction::rollback()
{
    const auto make = [&] { return m_transaction.rollback(m_place.ticket()); };
    return m_place.traced(SpanKind::Database, QByteArrayLiteral("rollback"), make);
}

cache::Store &Context::Cache::store() const
{
    return *static_cast<ServerServices &>(m_place.exchange->services()).cache();
}

cache::CacheTicket Context::Cache::ticket() const
{
    auto &exchange = *m_place.exchange;
    // A stop token is only made for who waits: the memory store never does.
    auto &services = static_cast<ServerServices &>(exchange.services());
    const bool waits = services.cacheBackend() && !services.cacheBackend()->isMemory();
    const bool stoppable = !m_unstoppable && (waits || exchange.isStopped());
    return {waits ? Clock::now() + m_limit : Clock::time_point::max(),
            stoppable ? exchange.stopToken() : std::stop_token(), &exchange};
}

CacheSpan Context::Cache::span(const char *verb, const QByteArray &key) const
{
    return CacheSpan(m_place.exchange, m_place.coroutine, m_place.parent, verb, key);
}

template<typename T>
QCoro::Task<Result<T>> Context::Cache::later(ExchangePtr exchange, cache::CacheTicket ticket, milliseconds delay,
                                             std::function<cache::CacheAwaiter<T>()> begin)
{
    EpollLoop &loop = exchange->loop();
    // A slow store lets its caller's time run out as well.
    const auto until = std::min(Clock::now() + delay, ticket.deadline);
    auto pause = sleepUntil(loop, loop, until, ticket.stop, exchange.data());
    const auto slept = co_await pause;
    if (!slept)
        co_return slept.error();
    if (Clock::now() >= ticket.deadline)
        co_return Error::timeout();
    auto call = begin();
    auto result = co_await call;
    co_return result;
}

template<typename T, typename Begin>
CacheCall<T> Context::Cache::call(CacheSpan span, const cache::CacheTicket &given, Begin begin) const
{
    const Faults *const faults = faultsOf(*m_place.exchange);
    const milliseconds delay = faults ? drawn(faults->cache) : milliseconds(0);
    if (delay <= milliseconds(0)) [[likely]]
        return {std::move(span), begin()};
    span.addText(QByteArray(kInjected.data(), kInjected.size()) + inMilliseconds(delay));
    // What the store gave without waiting comes later now, so the coroutine has to be resumable and stoppable.
    auto waiting = given;
    if (!m_unstoppable)
        waiting.stop = m_place.exchange->stopToken();
    auto task = later<T>(m_place.exchange, waiting, delay, std::function<cache::CacheAwaiter<T>()>(std::move(begin)));
    return {std::move(span), cache::CacheAwaiter<T>(std::move(task))};
}

CacheCall<std::optional<QByteArray>> Context::Cache::get(const QByteArray &key) const
{
    auto begun = span("GET ", key);
    const auto with = ticket();
    return call<std::optional<QByteArray>>(std::move(begun), with,
                                           [&store = store(), key, with] { return store.get(key, with); });
}

CacheCall<std::optional<cache::CachedValue>> Context::Cache::getWithTime(const QByteArray &key) const
{
    auto begun = span("GET ", key);
    const auto with = ticket();
    return call<std::optional<cache::CachedValue>>(
        std::move(begun), with, [&store = store(), key, with] { return store.getWithTime(key, with); });
}

CacheCall<cache::CachedValues> Context::Cache::getMany(QList<QByteArray> keys, const QByteArray &what) const
{
    auto begun = span("MGET ", what);
    const auto with = ticket();
    return call<cache::CachedValues>(
        std::move(begun), with,
        [&store = store(), keys = std::move(keys), with]() mutable { return store.getMany(std::move(keys), with); });
}

CacheCall<bool> Context::Cache::set(const QByteArray &key, QByteArray value, std::optional<milliseconds> ttl) const
{
    auto begun = span("SET ", key);
    begun.addBytes(value.size());
    begun.writes(key);
    const auto with = ticket();
    return call<bool>(std::move(begun), with, [&store = store(), key, value = std::move(value), ttl, with]() mutable {
        return store.set(key, std::move(value), ttl, false, with);
    });
}

CacheCall<bool> Context::Cache::setIfNone(const QByteArray &key, QByteArray value,
                                          std::optional<milliseconds> ttl) const
{
    auto begun = span("SET NX ", key);
    begun.writes(key);
    const auto with = ticket();
    return call<bool>(std::move(begun), with, [&store = store(), key, value = std::move(value), ttl, with]() mutable {
        return store.set(key, std::move(value), ttl, true, with);
    });
}

CacheCall<qint64> Context::Cache::remove(const QByteArray &key) const
{
    auto begun = span("DEL ", key);
    begun.writes(key);
    const auto with = ticket();
    return call<qint64>(std::move(begun), with, [&store = store(), key, with] { return store.remove({key}, with); });
}

Context::ChildSpan::ChildSpan(const Place &parent, QByteArray label)
    : m_exchange(parent.exchange)
    , m_coroutine(++m_exchange->record->coroutines)
{
    m_exchange->childStarted();
    if (Span *span = m_exchange->addSpan(SpanKind::Task, parent.coroutine, std::move(label))) {
        m_span = span->id;
        span->parent = parent.parent;
        span->child = m_coroutine;
        span->queued = span->started = Clock::now();
    }
}

Context::ChildSpan::~ChildSpan()
{
    if (Span *span = m_span == 0 ? nullptr : m_exchange->span(m_span))
        span->ended = span->resumed = Clock::now();
    m_exchange->childEnded(); // the record may be on its way to the telemetry thread from here
}

} // namespace coroscope

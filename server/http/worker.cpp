#include "server/http/worker.h"

#include "server/http/body_stream.h"
#include "server/http/compression.h"
#include "server/http/gate.h"
#include "server/http/log_http.h"
#include "server/http/problem.h"
#include "server/http/qt_compat.h"
#include "server/http/route.h"
#include "server/http/websocket.h"
#include "server/http/websocket_rooms.h"

#include <QCoreApplication>
#include <QDateTime>

#include <arpa/inet.h>
#include <cerrno>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace coroscope {

namespace {

constexpr std::size_t kScratch = 64 * 1024;
constexpr int kAcceptsATurn = 128; // before the connections that are there get their turn
constexpr milliseconds kPause{100}; // of a listener when descriptors have run out
constexpr milliseconds kPreviewTick{50}; // from what makes a preview out of date to the next, at least
constexpr int kPreviewsATick = 100;
constexpr std::size_t kPreviewSpansATick = 2'000; // of all of them together
constexpr int kRefusedAtOnce = 64; // connections over the cap that are told so; more are just closed

/// A connection on its way to the worker that is to have it; closed where nobody took it.
class OwnedDescriptor {
public:
    OwnedDescriptor(int fd, std::shared_ptr<WorkerChannel> channel)
        : m_fd(fd)
        , m_channel(std::move(channel))
    {
        m_channel->sockets().add(m_fd);
    }
    OwnedDescriptor(const OwnedDescriptor &) = delete;
    OwnedDescriptor &operator=(const OwnedDescriptor &) = delete;
    ~OwnedDescriptor()
    {
        if (m_fd < 0)
            return;
        m_channel->sockets().remove(m_fd);
        ::close(m_fd);
    }
    int release() { return std::exchange(m_fd, -1); }

private:
    int m_fd;
    const std::shared_ptr<WorkerChannel> m_channel;
};

QByteArray textOf(const sockaddr_storage &address)
{
    char text[INET6_ADDRSTRLEN] = {};
    if (address.ss_family == AF_INET6) {
        const auto &v6 = reinterpret_cast<const sockaddr_in6 &>(address);
        inet_ntop(AF_INET6, &v6.sin6_addr, text, sizeof text);
        return '[' + QByteArray(text) + "]:" + QByteArray::number(ntohs(v6.sin6_port));
    }
    const auto &v4 = reinterpret_cast<const sockaddr_in &>(address);
    inet_ntop(AF_INET, &v4.sin_addr, text, sizeof text);
    return QByteArray(text) + ':' + QByteArray::number(ntohs(v4.sin_port));
}

/// A handler's exception must not pass through a coroutine that nobody awaits.
Response responseFromException(const Exchange &exchange, const char *what)
{
    qCCritical(lcWorker).noquote() << exchange.record->method << exchange.request.rawPath().toByteArray()
                                   << "threw:" << what << "trace" << exchange.record->traceId;
    return problem(500, QStringLiteral("The handler failed. The server's log tells more under this trace id."),
                   &exchange);
}

} // namespace

/// A listening socket of this worker. Qt HttpServer takes connections from a QTcpServer that listens, so here is one;
/// but its own notifier is off: accepting runs in the worker's epoll like everything else.
class Worker::Listener final : public QTcpServer, private IoHandler, private Timer {
public:
    Listener(Worker &worker, int fd)
        : m_worker(worker)
        , m_fd(fd)
    {
        setSocketDescriptor(fd);
        pauseAccepting();
        m_worker.m_loop.watch(m_fd, EPOLLIN, this);
        m_worker.m_channel->sockets().addListener(m_fd);
    }
    ~Listener() override { stop(); }

    void stop()
    {
        if (m_fd < 0)
            return;
        m_worker.m_loop.cancel(*this);
        m_worker.m_loop.unwatch(m_fd, this);
        m_worker.m_channel->sockets().removeListener(m_fd);
        m_fd = -1;
        close(); // QTcpServer owns the descriptor
    }
    int descriptor() const { return m_fd; }
    void pause()
    {
        if (m_fd < 0)
            return;
        m_worker.m_loop.modify(m_fd, 0, this);
        m_worker.m_loop.schedule(*this, Clock::now() + kPause);
    }
    /// As Worker::isAccepting() says now.
    void rearm()
    {
        if (m_fd >= 0)
            m_worker.m_loop.modify(m_fd, m_worker.isAccepting() ? std::uint32_t(EPOLLIN) : 0, this);
    }
    void give(Gate *gate)
    {
        addPendingConnection(gate); // Qt HttpServer takes it at once, through pendingConnectionAvailable
        pauseAccepting(); // nextPendingConnection() has turned it on again
    }

protected:
    /// Should Qt ever accept by itself: the connection becomes a gate like every other.
    void incomingConnection(qintptr fd) override
    {
        m_worker.m_connections.fetch_add(1, std::memory_order_relaxed);
        m_worker.makeGate(int(fd), {});
    }

private:
    void onEvents(std::uint32_t) override { m_worker.acceptFrom(m_fd); }
    void onExpired() override { rearm(); }

    Worker &m_worker;
    int m_fd;
};

Worker::Worker(std::shared_ptr<HttpShared> shared, std::uint32_t index)
    : m_shared(std::move(shared))
    , m_index(index)
    , m_channel(std::make_shared<WorkerChannel>(index, &m_loop))
    , m_nextExchange(m_shared->exchangesBefore)
    , m_scratch(std::make_unique<char[]>(kScratch))
{
    m_headScratch.reserve(1024);
    m_channel->setOn(m_shared->hasTelemetry);
    m_loop.runs().setOn(m_shared->hasTelemetry);
}

Worker::~Worker()
{
    Q_ASSERT(m_gates.empty());
    if (m_spareDescriptor >= 0)
        ::close(m_spareDescriptor);
}

void Worker::begin(const std::vector<int> &listeners)
{
    m_driver = std::make_unique<QtLoopDriver>(m_loop);
    m_engine = std::make_unique<HttpEngine>([this] { handleRequest(); });
    m_services = m_shared->makeServices(*this);
    m_spareDescriptor = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    for (const int fd : listeners) {
        auto listener = std::make_unique<Listener>(*this, fd);
        m_engine->bind(listener.get());
        listener->setParent(nullptr); // ours, whatever bind() thinks
        m_listeners.push_back(std::move(listener));
    }
    m_services->begin();
    Q_EMIT listening();
}

// ---------------------------------------------------------------- connections

void Worker::acceptFrom(int listener)
{
    for (int i = 0; i < kAcceptsATurn; ++i) {
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        const int fd = ::accept4(listener, reinterpret_cast<sockaddr *>(&address), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) {
            if (errno == EINTR || errno == ECONNABORTED)
                continue;
            const bool lacking = errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM;
            if (lacking && !turnAway(listener))
                pauseListening();
            return;
        }
        Worker *target = this;
        // At the end each worker looks after what it accepts: the others may have gone.
        if (!m_shared->draining.load(std::memory_order_relaxed)) {
            for (Worker *other : m_shared->workers) {
                if (other->isAccepting()
                    && (!target->isAccepting() || other->connectionCount() < target->connectionCount()))
                    target = other;
            }
        }
        // Counted before it arrives, so that a burst is spread.
        target->m_connections.fetch_add(1, std::memory_order_relaxed);
        if (target == this)
            makeGate(fd, textOf(address));
        else
            target->adopt(fd, textOf(address));
    }
    m_loop.leftSomeOver();
}

bool Worker::turnAway(int listener)
{
    // Without a descriptor the client can be told nothing, but it must not wait in the backlog for ever.
    if (m_spareDescriptor >= 0)
        ::close(m_spareDescriptor);
    const int fd = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd >= 0)
        ::close(fd);
    m_spareDescriptor = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
    if (const auto now = Clock::now(); now - m_lastTurnAwaySaid > std::chrono::seconds(1)) {
        m_lastTurnAwaySaid = now;
        qCWarning(lcWorker) << "out of file descriptors: connections are turned away";
    }
    return fd >= 0;
}

void Worker::pauseListening()
{
    // Level-triggered, a listener that cannot accept would be ready again at once.
    for (const auto &listener : m_listeners)
        listener->pause();
}

void Worker::adopt(int fd, QByteArray peer)
{
    // A post that comes too late is thrown away, and the descriptor with it.
    auto owned = std::make_shared<OwnedDescriptor>(fd, m_channel);
    m_loop.post([this, owned, peer = std::move(peer)] { makeGate(owned->release(), peer); });
}

void Worker::makeGate(int fd, QByteArray peer)
{
    const int connections = m_shared->connections.fetch_add(1, std::memory_order_relaxed) + 1;
    const int cap = m_shared->limits.maxConnections;
    if (m_draining || m_listeners.empty() || connections > cap + kRefusedAtOnce) {
        m_channel->sockets().remove(fd);
        ::close(fd);
        m_shared->connections.fetch_sub(1, std::memory_order_relaxed);
        m_connections.fetch_sub(1, std::memory_order_relaxed);
        return;
    }
    m_channel->sockets().add(fd);
    const int on = 1;
    ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    const auto id = m_shared->nextConnection.fetch_add(1, std::memory_order_relaxed) + 1;
    auto *gate = new Gate(*this, fd, id, std::move(peer), connections > cap);
    m_gates.insert(gate);
    m_listeners.front()->give(gate); // Qt HttpServer owns it from here
    publishCounts();
    if (!isAccepting()) // it was handed over before that was known
        gate->closeAfterNext();
    gate->start();
}

void Worker::gateClosed(Gate *gate)
{
    if (m_gates.erase(gate) == 0)
        return;
    if (m_dispatching == gate)
        m_dispatching = nullptr;
    m_shared->connections.fetch_sub(1, std::memory_order_relaxed);
    m_connections.fetch_sub(1, std::memory_order_relaxed);
    publishCounts();
    checkEnded();
}

void Worker::publishCounts()
{
    m_channel->setConnections(std::uint32_t(m_gates.size()));
    m_channel->setInFlight(std::uint32_t(m_inFlight));
}

// ---------------------------------------------------------------- exchanges

WorkerCompression &Worker::compression()
{
    if (!m_compression)
        m_compression = std::make_unique<WorkerCompression>();
    return *m_compression;
}

ExchangePtr Worker::newExchange()
{
    if (m_freeExchanges.empty()) {
        m_exchanges.push_back(std::make_unique<Exchange>());
        m_exchanges.back()->m_worker = this;
        m_freeExchanges.push_back(m_exchanges.back().get());
    }
    Exchange *exchange = m_freeExchanges.back();
    m_freeExchanges.pop_back();
    exchange->record = m_channel->fresh();
    ExchangeRecord &record = *exchange->record;
    record.id = exchange->id = (++m_nextExchange << 8) | m_index;
    record.startedWall = QDateTime::currentMSecsSinceEpoch();
    m_traceIds.newTraceId(record.traceId);
    ++m_inFlight;
    publishCounts();
    return ExchangePtr(exchange);
}

void Worker::recycle(Exchange *exchange)
{
    exchange->request.clear();
    exchange->route = nullptr;
    exchange->captures.clear();
    exchange->params.clear();
    exchange->rate = {};
    exchange->principal.reset();
    exchange->heldResponse.reset();
    exchange->m_isHeld = false;
    exchange->label = Activity::kNobody;
    exchange->busy = nanoseconds(0);
    exchange->m_gate = nullptr;
    exchange->m_openParts = 0;
    exchange->m_worksAdded = 0;
    exchange->m_isBackground = false;
    exchange->m_isPreviewed = false;
    exchange->m_waiters.clear();
    exchange->m_stop.reset();
    exchange->m_stopReason = StopReason::None;
    exchange->m_deadline = Clock::time_point::max();
    m_freeExchanges.push_back(exchange);
}

void Worker::handleRequest()
{
    if (Gate *gate = std::exchange(m_dispatching, nullptr))
        gate->requestDispatched();
}

std::optional<Response> Worker::onHead(Exchange &exchange, std::size_t first)
{
    const auto &chain = m_shared->chain;
    for (std::size_t i = first; i < chain.size(); ++i) {
        if (auto response = chain[i]->onHead(exchange))
            return response;
        if (exchange.m_isHeld) [[unlikely]] {
            exchange.m_heldAt = i;
            break;
        }
    }
    return std::nullopt;
}

void Worker::judgeLater(const ExchangePtr &exchange)
{
    exchange->label = exchange->route ? exchange->route->index() : Activity::kNobody;
    ++exchange->m_openParts;
    m_loop.runFor(exchange.data(), [&] { m_scope.launch("head", &Worker::judgeHead, this, exchange); });
}

QCoro::Task<void> Worker::judgeHead(ExchangePtr exchange)
{
    std::optional<Response> response;
    try {
        auto judging = m_shared->chain[exchange->m_heldAt]->afterHold(exchange);
        response = co_await std::move(judging);
    } catch (const std::exception &e) {
        response = responseFromException(*exchange, e.what());
    } catch (...) {
        response = responseFromException(*exchange, "something that is no std::exception");
    }
    exchange->m_isHeld = false;
    if (Gate *gate = exchange->gate())
        gate->headJudged(*exchange, std::move(response));
    exchangePartEnded(*exchange);
}

void Worker::onResponse(Exchange &exchange, Response &response)
{
    for (auto it = m_shared->chain.rbegin(); it != m_shared->chain.rend(); ++it)
        (*it)->onResponse(exchange, response);
}

void Worker::start(const ExchangePtr &exchange)
{
    for (const auto &middleware : m_shared->chain) {
        if (auto response = middleware->onRequest(*exchange)) {
            if (Gate *gate = exchange->gate())
                gate->respond(*exchange, std::move(*response));
            return;
        }
    }
    const milliseconds limit = exchange->route->timeout(*exchange, m_shared->limits.requestTimeout);
    if (limit.count() > 0)
        exchange->m_deadline = Clock::now() + limit; // a slow upload is no handler's fault
    exchange->label = exchange->route->index();
    ++exchange->m_openParts;
    // A handler that holds the loop can't be seen by anybody but the telemetry thread, and that only if told before.
    const bool blocks = exchange->route->info().kind == HandlerKind::Blocking;
    if (blocks)
        sendPreview(*exchange);
    m_loop.runFor(exchange.data(), [&] { m_scope.launch("request", &Worker::serve, this, exchange); });
    if (!blocks && exchange->m_openParts >= 2)
        sendPreview(*exchange);
}

void Worker::sendPreview(Exchange &exchange)
{
    if (!m_shared->hasTelemetry)
        return;
    previewIsFresh(exchange);
    const auto now = Clock::now();
    exchange.m_isPreviewed = true;
    exchange.m_previewedAt = now;
    ExchangeRecord &record = *exchange.record;
    const bool isAnswered = exchange.m_isBackground && !record.isTaskRun();
    auto preview = m_channel->fresh();
    preview->id = record.id;
    preview->connection = record.connection;
    preview->route = exchange.route ? exchange.route->index() : -1;
    preview->tasks = record.tasks;
    preview->startedWall = record.startedWall;
    preview->started = record.started;
    preview->headComplete = record.headComplete;
    preview->dispatched = record.dispatched;
    preview->waitedForLoop = record.waitedForLoop;
    preview->waitedBehind = record.waitedBehind;
    preview->method = record.method;
    preview->target = record.target;
    preview->peer = record.peer;
    preview->traceId = record.traceId;
    preview->tlsVersion = record.tlsVersion;
    preview->tlsCipher = record.tlsCipher;
    preview->handshake = record.handshake;
    preview->requestHeadBytes = record.requestHeadBytes;
    preview->requestBodyBytes = record.requestBodyBytes;
    preview->responseHeadBytes = record.responseHeadBytes;
    preview->responseBodyBytes = record.responseBodyBytes;
    preview->requestCoding = record.requestCoding;
    preview->responseCoding = record.responseCoding;
    preview->requestDecodedBytes = record.requestDecodedBytes;
    preview->responseIdentityBytes = record.responseIdentityBytes;
    preview->compression = record.compression;
    preview->decompression = record.decompression;
    preview->user = record.user;
    preview->authScheme = record.authScheme;
    preview->status = record.status;
    preview->keepAlive = record.keepAlive;
    preview->responded = record.responded;
    preview->finished = record.finished;
    preview->busy = m_loop.busyOf(exchange, now);
    preview->error = record.error;
    preview->injected = record.injected;
    preview->cache = record.cache;
    preview->cacheFilledBy = record.cacheFilledBy;
    preview->coroutines = record.coroutines;
    preview->spans = record.spans;
    preview->spansDropped = record.spansDropped;
    preview->spansDroppedWait = record.spansDroppedWait;
    if (record.isWebSocket()) { // shared, not copied
        preview->requestHead = exchange.request.head;
        preview->responseHead = record.responseHead;
    }
    preview->frames = record.frames;
    preview->framesReceived = record.framesReceived;
    preview->framesSent = record.framesSent;
    preview->closeCode = record.closeCode;
    if (isAnswered)
        preview->responseEnd = record.end;
    if (m_channel->send(std::move(preview)) && isAnswered)
        record.responseEnd = record.end;
}

void Worker::previewIsStale(Exchange &exchange)
{
    if (exchange.m_staleAt >= 0)
        return;
    exchange.m_staleAt = int(m_stale.size());
    m_stale.push_back(&exchange);
    if (!m_previewTimer.isScheduled())
        m_loop.schedule(m_previewTimer, Clock::now() + kPreviewTick);
}

void Worker::previewIsFresh(Exchange &exchange)
{
    if (exchange.m_staleAt < 0)
        return;
    Exchange *const last = m_stale.back();
    m_stale[std::size_t(exchange.m_staleAt)] = last;
    last->m_staleAt = exchange.m_staleAt;
    m_stale.pop_back();
    exchange.m_staleAt = -1;
}

void Worker::refreshPreviews()
{
    const auto now = Clock::now();
    int previews = 0;
    std::size_t spans = 0;
    for (std::size_t i = 0; i < m_stale.size() && previews < kPreviewsATick && spans < kPreviewSpansATick;) {
        Exchange &exchange = *m_stale[i];
        const auto every
            = exchange.record->isWebSocket() ? ExchangeRecord::kSocketPreviewEvery : ExchangeRecord::kPreviewEvery;
        if (now - exchange.m_previewedAt < every) {
            ++i;
            continue;
        }
        ++previews;
        spans += exchange.record->spans.size();
        sendPreview(exchange); // takes it out; the last one comes to its place
    }
    if (!m_stale.empty())
        m_loop.schedule(m_previewTimer, now + kPreviewTick);
}

void Worker::setSlowMotion(const SlowMotion &rule)
{
    HeldResumes &held = m_loop.heldResumes();
    held.whenChanged([this] { m_readyQueue.ask(); });
    held.set(m_draining ? SlowMotion() : rule);
}

void Worker::publishReady()
{
    const HeldResumes &held = m_loop.heldResumes();
    WorkerChannel::Ready ready;
    ready.count = held.entries().size();
    ready.entries.reserve(std::min(held.entries().size(), TelemetryBatch::kMaxReady));
    for (const HeldResumes::Entry &entry : held.entries()) {
        if (ready.entries.size() == TelemetryBatch::kMaxReady)
            break;
        ReadyEntry &told = ready.entries.emplace_back();
        told.worker = m_index;
        told.label = entry.activity->label;
        told.exchange = entry.activity->id;
        told.since = entry.since;
        told.until = held.until(entry);
        const auto *const exchange = dynamic_cast<const Exchange *>(entry.activity);
        if (const Span *span = exchange ? exchange->spanOfWaiter(entry.handle) : nullptr) {
            told.coroutine = span->coroutine;
            told.span = span->id;
        }
    }
    m_channel->setReady(std::move(ready));
}

QCoro::Task<void> Worker::serve(ExchangePtr exchange)
{
    Response response;
    try {
        auto task = exchange->route->handler()(exchange);
        response = co_await std::move(task);
    } catch (const std::exception &e) {
        response = responseFromException(*exchange, e.what());
    } catch (...) {
        response = responseFromException(*exchange, "something that is no std::exception");
    }
    if (!response.isStream())
        exchange->abandonChildren(); // nobody will collect them
    if (m_shared->compression && exchange->gate() && m_shared->compression->isForPool(*exchange, response)) {
        auto compressing = m_shared->compression->compressOnPool(exchange, std::move(response));
        response = co_await std::move(compressing);
    }
    if (Gate *gate = exchange->gate()) {
        if (response.isWebSocket()) {
            auto conversing = converse(exchange, std::move(response));
            co_await std::move(conversing);
        } else if (!response.isStream()) {
            gate->respond(*exchange, std::move(response));
        } else {
            auto streaming = stream(exchange, std::move(response));
            co_await std::move(streaming);
        }
    }
    exchange->abandonChildren();
    exchangePartEnded(*exchange);
}

QCoro::Task<void> Worker::stream(ExchangePtr exchange, Response response)
{
    bool complete = true;
    if (!exchange->gate()->beginStream(*exchange, response))
        co_return;
    if (exchange->gate() && exchange->request.method != Method::Head) {
        try {
            auto producing = response.producer()(exchange, BodyWriter(exchange));
            co_await std::move(producing);
            complete = !exchange->isStopped();
        } catch (const std::exception &e) {
            qCCritical(lcWorker) << "a streamed response threw:" << e.what() << "trace" << exchange->record->traceId;
            complete = false;
        } catch (...) {
            qCCritical(lcWorker) << "a streamed response threw; trace" << exchange->record->traceId;
            complete = false;
        }
    }
    if (Gate *gate = exchange->gate())
        gate->endStream(*exchange, complete);
}

QCoro::Task<void> Worker::converse(ExchangePtr exchange, Response response)
{
    const auto socket = exchange->gate()->beginUpgrade(*exchange, response);
    if (!socket)
        co_return;
    try {
        auto talking = response.session()(exchange, socket);
        co_await std::move(talking);
    } catch (const std::exception &e) {
        qCCritical(lcWorker) << "the handler of a WebSocket threw:" << e.what() << "trace" << exchange->record->traceId;
        socket->close(websocket::InternalError, "the handler failed");
    } catch (...) {
        qCCritical(lcWorker) << "the handler of a WebSocket threw; trace" << exchange->record->traceId;
        socket->close(websocket::InternalError, "the handler failed");
    }
    socket->handlerEnded();
}

WebSocketRooms &Worker::rooms()
{
    if (!m_rooms)
        m_rooms = std::make_unique<WebSocketRooms>(*this);
    return *m_rooms;
}

void Worker::exchangePartEnded(Exchange &exchange)
{
    if (--exchange.m_openParts > 0)
        return;
    if (!exchange.m_after.empty()) {
        beginAfterResponse(exchange);
        return;
    }
    previewIsFresh(exchange);
    auto record = std::move(exchange.record);
    record->route = exchange.route ? exchange.route->index() : -1;
    record->busy = m_loop.busyOf(exchange, Clock::now());
    if (!exchange.request.head.isEmpty())
        record->requestHead = std::move(exchange.request.head);
    // The record keeps what came over the wire; where that was coded, the gate has done it.
    if (const QByteArray &body = exchange.request.body; !body.isEmpty() && record->requestCoding.isEmpty())
        record->requestBody = body.size() <= ExchangeRecord::kKeptBody ? body : body.first(ExchangeRecord::kKeptBody);
    if (record->finished == Clock::time_point())
        record->finished = Clock::now();
    if (exchange.m_isPreviewed)
        m_channel->send(std::move(record));
    else
        m_channel->sendUnpreviewed(std::move(record));
    if (exchange.m_isBackground)
        m_background.erase(&exchange);
    else
        --m_inFlight;
    publishCounts();
    checkEnded();
}

// ---------------------------------------------------------------- what no client waits for

ExchangePtr Worker::newTaskRun(QList<QByteArray> tasks, std::int32_t label)
{
    ExchangePtr exchange = newExchange();
    --m_inFlight;
    publishCounts();
    exchange->m_isBackground = true;
    exchange->label = label;
    ExchangeRecord &record = *exchange->record;
    record.method.append("TASK");
    record.target.append("/tasks/").append(tasks.value(0));
    record.tasks = std::move(tasks);
    record.started = record.headComplete = record.dispatched = Clock::now();
    record.keepAlive = false;
    m_background.insert(exchange.data());
    if (m_stoppingNow)
        exchange->requestStop(StopReason::ServerStopping);
    return exchange;
}

void Worker::runTasks(const ExchangePtr &exchange, Exchange::Work work)
{
    ++exchange->m_openParts;
    m_loop.runFor(exchange.data(),
                  [&] { m_scope.launch("tasks", &Worker::serveTasks, this, exchange, std::move(work)); });
    previewWhereItWaits(*exchange);
}

QCoro::Task<void> Worker::serveTasks(ExchangePtr exchange, Exchange::Work work)
{
    try {
        auto task = work(exchange);
        co_await std::move(task);
    } catch (const std::exception &e) {
        qCCritical(lcWorker) << exchange->record->target << "threw:" << e.what();
    } catch (...) {
        qCCritical(lcWorker) << exchange->record->target << "threw something that is no std::exception";
    }
    exchange->abandonChildren();
    ExchangeRecord &record = *exchange->record;
    record.responded = record.finished = Clock::now();
    record.end = ExchangeEnd::Answered;
    exchangePartEnded(*exchange);
}

void Worker::beginAfterResponse(Exchange &exchange)
{
    ++exchange.m_openParts;
    if (!exchange.m_isBackground) {
        exchange.m_isBackground = true;
        --m_inFlight;
        publishCounts();
        if (exchange.record->finished == Clock::time_point())
            exchange.record->finished = Clock::now();
        sendPreview(exchange); // its client has its answer: the figures do not wait for what comes now
    }
    m_background.insert(&exchange);
    // That the client has left, or the time of its request is over, is nothing to it.
    exchange.m_stop.reset();
    exchange.m_stopReason = m_stoppingNow ? StopReason::ServerStopping : StopReason::None;
    m_afterResponses.ready.emplace_back(&exchange);
    m_afterResponses.ask();
}

void Worker::startAfterResponses()
{
    for (const ExchangePtr &exchange : std::exchange(m_afterResponses.ready, {})) {
        m_loop.runFor(exchange.data(), [&] { m_scope.launch("after response", &Worker::serveAfter, this, exchange); });
        previewWhereItWaits(*exchange);
    }
}

QCoro::Task<void> Worker::serveAfter(ExchangePtr exchange)
{
    std::vector<Exchange::Work> works = std::exchange(exchange->m_after, {});
    for (auto &work : works) {
        try {
            auto task = work(exchange);
            co_await std::move(task);
        } catch (const std::exception &e) {
            qCCritical(lcWorker) << exchange->record->target << "threw after its response:" << e.what() << "trace"
                                 << exchange->record->traceId;
        } catch (...) {
            qCCritical(lcWorker) << exchange->record->target
                                 << "threw after its response something that is no std::exception; trace"
                                 << exchange->record->traceId;
        }
        work = nullptr; // what it holds goes with it
        --m_afterWorks;
    }
    exchange->abandonChildren();
    exchangePartEnded(*exchange);
}

void Worker::previewWhereItWaits(Exchange &exchange)
{
    if (exchange.record && !exchange.m_isPreviewed)
        sendPreview(exchange);
}

void Worker::release()
{
    --m_holds;
    checkEnded();
}

// ---------------------------------------------------------------- the end

void Worker::closeListeners()
{
    // What waits in the backlog was promised an answer by the kernel; it is accepted, and answered or closed in order.
    for (const auto &listener : m_listeners) {
        if (listener->descriptor() >= 0)
            acceptFrom(listener->descriptor());
    }
    for (const auto &listener : m_listeners)
        listener->stop();
}

void Worker::setAccepting(bool accepts)
{
    if (m_draining || accepts == isAccepting())
        return;
    m_accepts.store(accepts, std::memory_order_relaxed);
    for (const auto &listener : m_listeners)
        listener->rearm();
    m_services->setResting(!accepts);
    if (accepts)
        return;
    for (Gate *gate : m_gates)
        gate->closeAfterNext();
}

void Worker::drain()
{
    if (m_draining)
        return;
    closeListeners();
    m_draining = true;
    if (m_loop.isSlow())
        setSlowMotion({});
    if (m_services)
        m_services->drain();
    const std::vector<Gate *> gates(m_gates.begin(), m_gates.end());
    for (Gate *gate : gates) {
        if (m_gates.count(gate) > 0)
            gate->drain();
    }
    checkEnded();
}

void Worker::stopNow()
{
    drain();
    const std::vector<Gate *> gates(m_gates.begin(), m_gates.end());
    for (Gate *gate : gates) {
        if (m_gates.count(gate) > 0)
            gate->stopNow();
    }
    m_stoppingNow = true;
    if (m_services)
        m_services->stopNow();
    std::vector<ExchangePtr> background;
    for (Exchange *exchange : m_background)
        background.emplace_back(exchange);
    for (const ExchangePtr &exchange : background)
        exchange->requestStop(StopReason::ServerStopping);
    checkEnded();
}

void Worker::checkEnded()
{
    if (!m_draining || m_ended || !m_gates.empty() || m_inFlight > 0 || !m_background.empty() || m_holds > 0)
        return;
    m_ended = true;
    m_scope.whenDrained([this] { finish(); });
}

void Worker::finish()
{
    // In a turn of the loop, with nothing of ours on the stack. Qt still has the gates to delete.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    m_listeners.clear();
    m_engine.reset();
    m_rooms.reset();
    m_services.reset();
    m_loop.close();
    Q_EMIT ended();
}

} // namespace coroscope

#pragma once

#include "server/async/epoll_loop.h"
#include "server/async/member_timer.h"
#include "server/async/qt_loop_driver.h"
#include "server/async/task_scope.h"
#include "server/http/http_limits.h"
#include "server/http/middleware.h"
#include "server/http/origin_guard.h"
#include "server/http/response_writer.h"
#include "server/http/router.h"
#include "server/http/trace_id.h"
#include "server/http/worker_list.h"
#include "server/telemetry/worker_channel.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <unordered_set>
#include <vector>

namespace coroscope {

class Compression;
class Cors;
class Gate;
class HttpEngine;
class TlsContext;
class WebSocketRooms;
class Worker;
struct WorkerCompression;

/// What all workers of one run share. Immutable while they run, but for the atomics.
struct HttpShared {
    HttpLimits limits;
    std::shared_ptr<const TlsContext> tls; ///< null: it is plain HTTP
    std::shared_ptr<const Router> router;
    std::vector<std::unique_ptr<Middleware>> chain;
    const Compression *compression = nullptr; ///< in `chain`; null: nothing is compressed
    WorkerList workers; ///< more may come while they run
    std::function<std::unique_ptr<WorkerServices>(Worker &)> makeServices;
    bool hasTelemetry = true; ///< else no record is kept
    std::uint64_t exchangesBefore = 0; ///< of any worker in earlier runs: ids go on after them
    OriginGuard origins; ///< of the pages that may open a WebSocket
    const Cors *cors = nullptr; ///< in `chain`: further ones that may; null: there are none

    std::atomic<int> connections{0};
    std::atomic<std::int64_t> bufferedBytes{0};
    std::atomic<std::uint64_t> nextConnection{0};
    std::atomic<bool> draining{false};
    std::atomic<bool> serverTiming{true}; ///< responses tell what their time went to; changes while they run
    std::atomic<bool> securityHeaders{true}; ///< see ResponseExtras; changes while they run
};

/// One event loop with its connections, its QAbstractHttpServer and every coroutine born there. Made on any thread,
/// moved to its own, and begun there. All methods on its thread but where noted.
class Worker final : public QObject {
    Q_OBJECT
public:
    Worker(std::shared_ptr<HttpShared> shared, std::uint32_t index);
    ~Worker() override;

    /// Listens on these descriptors, which it owns from now on: duplicates of the listening sockets.
    void begin(const std::vector<int> &listeners);
    /// Off: it rests. It accepts nothing, begins no tasks, and closes each connection after its next response; streams,
    /// WebSockets and tasks that run go on to their ends. On again: as before. Not while it drains.
    void setAccepting(bool accepts);
    bool isAccepting() const noexcept { return m_accepts.load(std::memory_order_relaxed); } ///< any thread
    /// Accepts no more, answers what is in flight, then emits ended().
    void drain();
    /// Cancels what is in flight, then as drain().
    void stopNow();

    EpollLoop &loop() noexcept { return m_loop; } ///< any thread, for post()
    const HttpShared &shared() const noexcept { return *m_shared; }
    std::uint32_t index() const noexcept { return m_index; }
    const std::shared_ptr<WorkerChannel> &channel() const noexcept { return m_channel; } ///< any thread
    /// HttpShared::exchangesBefore for a next run. When its thread has ended.
    std::uint64_t exchangesSoFar() const noexcept { return m_nextExchange; }
    WorkerServices &services() const noexcept { return *m_services; }
    WebSocketRooms &rooms(); ///< made when first asked for; not after ended()
    std::size_t inFlight() const noexcept { return m_inFlight; }
    /// What is kept here for compressing responses; made when first asked for.
    WorkerCompression &compression();

    /// An exchange of no connection, for a run of these tasks: as the record says, with `label` to blame (see
    /// Activity). Its trace is its own, so that it is told from the request that made the task.
    ExchangePtr newTaskRun(QList<QByteArray> tasks, std::int32_t label);
    /// Begins `work(exchange)`, at once; it may have ended when this returns. Then the record goes to telemetry. The
    /// worker's end waits for it; stopNow() stops it.
    void runTasks(const ExchangePtr &exchange, Exchange::Work work);
    /// The worker's end waits for whoever holds it. False: it has ended.
    [[nodiscard]] bool hold() noexcept
    {
        if (!m_ended)
            ++m_holds;
        return !m_ended;
    }
    void release();
    bool isDraining() const noexcept { return m_draining; }

    /// What of its coroutines is kept back, from now on; drain() ends it.
    void setSlowMotion(const SlowMotion &rule);
    /// The one that has been kept back longest goes on.
    void stepOnce() { m_loop.heldResumes().step(); }

    /// Any thread: open connections, to choose the worker with the fewest.
    int connectionCount() const noexcept { return m_connections.load(std::memory_order_relaxed); }
    /// Any thread: hands over a connected descriptor.
    void adopt(int fd, QByteArray peer);

Q_SIGNALS:
    void listening();
    /// Nothing is left: the thread may end.
    void ended();

private:
    friend class Gate;
    friend class Exchange;
    friend class HttpEngine;
    class Listener;

    // For the gate.
    ExchangePtr newExchange();
    void recycle(Exchange *exchange);
    void gateClosed(Gate *gate);
    void handleRequest(); ///< from the engine: Qt HttpServer has dispatched the request of m_dispatching
    /// Of the middlewares from this place on; none and a held exchange: judgeLater() is next.
    std::optional<Response> onHead(Exchange &exchange, std::size_t first);
    void judgeLater(const ExchangePtr &exchange);
    QCoro::Task<void> judgeHead(ExchangePtr exchange);
    void start(const ExchangePtr &exchange);
    void onResponse(Exchange &exchange, Response &response);
    void exchangePartEnded(Exchange &exchange);

    void sendPreview(Exchange &exchange);
    void previewIsStale(Exchange &exchange);
    void previewIsFresh(Exchange &exchange);
    void refreshPreviews();
    void publishReady();
    QCoro::Task<void> serve(ExchangePtr exchange);
    QCoro::Task<void> stream(ExchangePtr exchange, Response response);
    QCoro::Task<void> converse(ExchangePtr exchange, Response response);
    QCoro::Task<void> serveTasks(ExchangePtr exchange, Exchange::Work work);
    QCoro::Task<void> serveAfter(ExchangePtr exchange);
    void beginAfterResponse(Exchange &exchange);
    void startAfterResponses();
    void previewWhereItWaits(Exchange &exchange);
    void acceptFrom(int listener);
    void makeGate(int fd, QByteArray peer);
    bool turnAway(int listener);
    void pauseListening();
    void closeListeners();
    void checkEnded();
    void finish();
    void publishCounts();

    std::shared_ptr<HttpShared> m_shared;
    const std::uint32_t m_index;
    EpollLoop m_loop;
    const std::shared_ptr<WorkerChannel> m_channel;
    std::unique_ptr<QtLoopDriver> m_driver;
    std::unique_ptr<WorkerServices> m_services;
    std::unique_ptr<HttpEngine> m_engine;
    std::unique_ptr<WebSocketRooms> m_rooms;
    std::vector<std::unique_ptr<Listener>> m_listeners;
    std::unordered_set<Gate *> m_gates;
    std::vector<std::unique_ptr<Exchange>> m_exchanges; ///< all that were ever made
    std::vector<Exchange *> m_freeExchanges;
    std::atomic<int> m_connections{0};
    std::uint64_t m_nextExchange;
    std::size_t m_inFlight = 0; ///< exchanges with a response or a coroutine outstanding
    std::unordered_set<Exchange *> m_background; ///< those that no client waits for
    int m_afterWorks = 0; ///< that wait for the end of a response, or run
    int m_holds = 0;
    /// Exchanges whose work after the response begins when this turn has done all else: first those who wait.
    class AfterResponses final : public TurnEnd {
    public:
        explicit AfterResponses(Worker &worker)
            : m_worker(worker)
        {
        }
        std::vector<ExchangePtr> ready;
        void ask() { m_worker.m_loop.atTurnEnd(*this); }

    private:
        void onTurnEnd() override { m_worker.startAfterResponses(); }
        Worker &m_worker;
    };
    AfterResponses m_afterResponses{*this};
    std::vector<Exchange *> m_stale; ///< those that went on to wait for something else since their preview
    MemberTimer<Worker, &Worker::refreshPreviews> m_previewTimer{*this};
    /// Who is kept back by slow motion, told when a turn has done all else.
    class ReadyQueue final : public TurnEnd {
    public:
        explicit ReadyQueue(Worker &worker)
            : m_worker(worker)
        {
        }
        void ask() { m_worker.m_loop.atTurnEnd(*this); }

    private:
        void onTurnEnd() override { m_worker.publishReady(); }
        Worker &m_worker;
    };
    ReadyQueue m_readyQueue{*this};
    bool m_stoppingNow = false;
    Gate *m_dispatching = nullptr;
    int m_spareDescriptor = -1; ///< given up for a moment to turn clients away when descriptors have run out
    Clock::time_point m_lastTurnAwaySaid;
    bool m_draining = false;
    std::atomic<bool> m_accepts{true};
    bool m_ended = false;
    std::unique_ptr<WorkerCompression> m_compression;
    DateCache m_date;
    TraceIds m_traceIds;
    std::unique_ptr<char[]> m_scratch; ///< what is being read; only inside Gate::pump()
    std::string m_headScratch; ///< the response head being written
    TaskScope m_scope{m_loop}; // last: its coroutines use all of the above
};

} // namespace coroscope

#pragma once

#include "server/http/compression.h"
#include "server/http/http_limits.h"
#include "server/http/listening_sockets.h"
#include "server/http/route.h"
#include "server/http/routing.h"
#include "server/http/worker.h"
#include "server/runtime/services.h"

#include <QThread>
#include <QtTest>

#include <atomic>
#include <memory>

namespace coroscope::test {

/// One worker on a thread of its own, with the routes of a test, on a free port. The test is the consumer of its
/// records.
class WorkerServer {
public:
    /// `database`, `cache` and `routeCache` outlive it; null: the routes have none. `more`: done to the services when
    /// they have been made, on the worker's thread.
    explicit WorkerServer(RouteSet routes, const HttpLimits &limits = {}, db::Pool *database = nullptr,
                          cache::Backend *cache = nullptr, RouteCache *routeCache = nullptr,
                          std::function<void(ServerServices &, Worker &)> more = {},
                          std::optional<CompressionLevel> compression = std::nullopt)
    {
        m_sockets.open(QStringLiteral("127.0.0.1"), 0);
        m_port = m_sockets.port();
        auto shared = std::make_shared<HttpShared>();
        shared->limits = limits;
        const auto router = std::make_shared<const Router>(std::move(routes));
        shared->router = router;
        if (compression) {
            auto compressing = std::make_unique<Compression>(m_pool);
            compressing->setLevel(compression);
            shared->compression = compressing.get();
            shared->chain.push_back(std::move(compressing));
        }
        shared->chain.push_back(std::make_unique<Routing>(router));
        shared->chain.push_back(std::make_unique<Validation>());
        const ServerServices::Shared services{
            m_pool, m_stopSignal, QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)), {}, database,
            cache,  routeCache};
        shared->makeServices = [services, more = std::move(more)](Worker &worker) {
            auto made = std::make_unique<ServerServices>(worker.loop(), services);
            if (more)
                more(*made, worker);
            return made;
        };
        m_worker = std::make_unique<Worker>(shared, 0);
        shared->workers.add(m_worker.get());
        m_worker->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::started, m_worker.get(),
                         [this, list = m_sockets.duplicates()] { m_worker->begin(list); });
        QObject::connect(m_worker.get(), &Worker::ended, &m_thread, &QThread::quit, Qt::DirectConnection);
        m_thread.start();
    }
    ~WorkerServer()
    {
        m_stopSignal.stop();
        m_worker->loop().post([worker = m_worker.get()] { worker->stopNow(); });
        m_thread.wait();
        m_pool.waitForDone();
    }

    quint16 port() const { return m_port; }
    /// As a server that is told to stop.
    void drain()
    {
        m_stopSignal.stop();
        m_worker->loop().post([worker = m_worker.get()] { worker->drain(); });
    }
    bool hasEnded(milliseconds patience) { return m_thread.wait(QDeadlineTimer(patience)); }

    Worker &worker() { return *m_worker; }
    /// Runs on the worker's thread, in a turn of its loop; returns when it has.
    template<typename Work>
    void onWorker(Work work)
    {
        std::atomic<bool> ran{false};
        m_worker->loop().post([&] {
            work(*m_worker);
            ran = true;
        });
        while (!ran)
            QThread::msleep(1);
    }

    /// The final record of the next exchange with that target; null where none comes in time.
    std::unique_ptr<ExchangeRecord> finished(const QByteArray &target)
    {
        std::unique_ptr<ExchangeRecord> record;
        const bool came = QTest::qWaitFor(
            [&] {
                while ((record = m_worker->channel()->receive())) {
                    if (record->end != ExchangeEnd::Running && record->target == target)
                        return true;
                }
                return false;
            },
            15'000);
        return came ? std::move(record) : nullptr;
    }

private:
    ListeningSockets m_sockets;
    quint16 m_port = 0;
    QThreadPool m_pool;
    StopSignal m_stopSignal;
    std::unique_ptr<Worker> m_worker;
    QThread m_thread;
};

} // namespace coroscope::test

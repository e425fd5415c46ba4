#pragma once

#include "server/db/migrations.h"
#include "server/runtime/task_start.h"
#include "tests/conformance/raw_client.h"
#include "tests/support/worker_server.h"

#include <atomic>

namespace coroscope::test {

/// One worker with a test's routes and kinds of tasks, on a database that others may use at the same time, as another
/// process would.
class TaskServer {
public:
    TaskServer(const db::ConnectionSpec &spec, RouteSet routes, const std::shared_ptr<const TaskKinds> &kinds,
               const std::function<void(TaskShared &)> &change = {})
        : m_pool(settings(spec))
    {
        std::atomic<bool> tried{false};
        m_pool.start([&](Result<void> result) {
            m_started = std::move(result);
            tried = true;
        });
        while (!tried)
            QTest::qSleep(1);
        Options options;
        options.dataDir = m_folder.path();
        auto shared = std::make_shared<TaskShared>(*shareTasks(kinds, options, spec.shown));
        if (change)
            change(*shared);
        book = shared->book;
        const auto more = [shared](ServerServices &services, Worker &worker) { addTasks(services, worker, shared); };
        m_server = std::make_unique<WorkerServer>(std::move(routes), HttpLimits(), &m_pool, nullptr, nullptr, more);
    }
    ~TaskServer()
    {
        m_server.reset();
        m_pool.stop();
    }

    QString problem() const { return m_started ? QString() : m_started.error().detail; }
    WorkerServer &server() { return *m_server; }
    QString folder() const { return m_folder.path(); }
    std::shared_ptr<tasks::FigureBook> book;

    RawResponse get(const QByteArray &target)
    {
        RawClient client(m_server->port());
        const auto sent = client.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
        auto response = sent ? client.read() : std::nullopt;
        return response ? *response : RawResponse();
    }

private:
    static db::Pool::Settings settings(const db::ConnectionSpec &spec)
    {
        db::Pool::Settings settings;
        settings.spec = spec;
        settings.prepare = [](db::Connection &connection) -> Result<void> {
            const auto done = db::migrate(connection, db::builtInMigrations(connection.dialect()));
            return done ? Result<void>() : Result<void>(done.error());
        };
        return settings;
    }

    QTemporaryDir m_folder;
    db::Pool m_pool;
    Result<void> m_started;
    std::unique_ptr<WorkerServer> m_server;
};

} // namespace coroscope::test

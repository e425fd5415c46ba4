#pragma once

#include "server/api/api.h"
#include "server/db/migrations.h"
#include "tests/conformance/raw_client.h"
#include "tests/support/fresh_database.h"
#include "tests/support/worker_server.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <atomic>

namespace coroscope::test {

inline Result<void> migrated(db::Connection &connection)
{
    const auto done = db::migrate(connection, db::builtInMigrations(connection.dialect()));
    return done ? Result<void>() : Result<void>(done.error());
}

/// All built-in routes on one worker, with a database and a memory store, without the route cache.
class DatabaseServer {
public:
    /// `more` declares routes of the test's own. `cache`: instead of the memory store.
    explicit DatabaseServer(const FreshDatabase &database, void (*more)(RouteSet &) = nullptr,
                            const cache::Backend::Settings &cache = cache::Backend::Settings())
        : m_cache(cache)
        , m_pool(settings(database))
    {
        std::atomic<bool> tried{false};
        m_pool.start([&](Result<void> result) {
            m_started = std::move(result);
            tried = true;
        });
        while (!tried)
            QTest::qSleep(1);
        RouteSet routes;
        registerApi(routes);
        if (more)
            more(routes);
        m_server = std::make_unique<WorkerServer>(std::move(routes), HttpLimits(), &m_pool, &m_cache);
    }
    ~DatabaseServer()
    {
        m_server.reset();
        m_pool.stop();
    }

    QString problem() const { return m_started ? QString() : m_started.error().detail; }
    WorkerServer &server() { return *m_server; }
    const cache::Backend &cache() const { return m_cache; }

    RawResponse ask(const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
                    const QByteArray &type = "application/json")
    {
        RawClient client(m_server->port());
        QByteArray request = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n";
        if (!body.isNull())
            request += "Content-Type: " + type + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        const auto sent = client.send(request + "\r\n" + body);
        auto response = sent ? client.read() : std::nullopt;
        return response ? *response : RawResponse();
    }
    int status(const QByteArray &method, const QByteArray &target, const QByteArray &body = {})
    {
        return ask(method, target, body).status;
    }
    /// The `id` of each object of a list, or the status where it is not 200.
    QString ids(const QByteArray &target)
    {
        const auto response = ask("GET", target);
        QStringList ids;
        for (const auto &user : QJsonDocument::fromJson(response.body).array())
            ids.append(QString::number(user.toObject().value(QStringLiteral("id")).toInteger()));
        return response.status == 200 ? ids.join(QLatin1Char(' ')) : QString::number(response.status);
    }

private:
    static db::Pool::Settings settings(const FreshDatabase &database)
    {
        db::Pool::Settings settings;
        settings.spec = database.spec();
        settings.prepare = migrated;
        return settings;
    }

    cache::Backend m_cache;
    db::Pool m_pool;
    Result<void> m_started;
    std::unique_ptr<WorkerServer> m_server;
};

} // namespace coroscope::test

/// `database` and `server` of this row of COROSCOPE_DATABASE_ROWS().
#define DATABASE_SERVER()                                                                                              \
    COROSCOPE_DATABASE(database);                                                                                      \
    coroscope::test::DatabaseServer server(database);                                                                  \
    QVERIFY2(server.problem().isEmpty(), qPrintable(server.problem()))

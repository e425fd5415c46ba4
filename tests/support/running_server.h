#pragma once

#include "server/cache/snapshot.h"
#include "server/runtime/server.h"
#include "tests/conformance/raw_client.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <thread>
#include <vector>

namespace coroscope::test {

/// The whole server behind its façade, on a free port, with a folder and a database of its own.
class RunningServer {
public:
    /// `redis`: as --redis. `database`: as --database; empty: a new SQLite file.
    explicit RunningServer(const QString &redis, int workers = 1, const QString &database = {})
    {
        m_options.host = QStringLiteral("127.0.0.1");
        m_options.port = 0;
        m_options.workers = workers;
        m_options.dataDir = m_folder.path();
        m_options.redis = redis;
        m_options.database = database;
        start();
    }
    ~RunningServer() { stop(); }

    void start()
    {
        server.start(m_options);
        m_listens = QTest::qWaitFor([this] { return server.state() == ServerState::Listening; }, 30'000);
    }
    void stop()
    {
        server.stopNow();
        (void)QTest::qWaitFor([this] { return server.state() == ServerState::Stopped; }, 30'000);
    }
    bool listens() const { return m_listens; }
    /// Whether the cache is where it should be; a Redis is connected to in the background.
    bool cacheBecomes(cache::StoreState state)
    {
        return QTest::qWaitFor([&] { return snapshot().state == state; }, 30'000);
    }
    cache::Snapshot snapshot() const { return server.cacheSnapshot().value_or(cache::Snapshot()); }
    /// The figures of "GET /users/{id}".
    cache::RouteFigures route(const QString &path) const
    {
        for (const auto &each : snapshot().routes) {
            if (server.routes()->at(each.route).path == path)
                return each;
        }
        return {};
    }

    static QByteArray request(const QByteArray &method, const QByteArray &target, const QByteArray &fields = {},
                              const QByteArray &body = {})
    {
        QByteArray text = method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields;
        if (!body.isNull())
            text += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
        return text + "\r\n" + body;
    }
    RawResponse ask(const QByteArray &method, const QByteArray &target, const QByteArray &fields = {},
                    const QByteArray &body = {}) const
    {
        RawClient client(server.port());
        const auto sent = client.send(request(method, target, fields, body));
        auto response = sent ? client.read(method == "HEAD") : std::nullopt;
        return response ? *response : RawResponse();
    }
    RawResponse askJson(const QByteArray &method, const QByteArray &target, const QByteArray &body) const
    {
        return ask(method, target, "Content-Type: application/json\r\n", body);
    }
    /// As many clients at once, each on a connection of its own; all have sent before the first reads.
    std::vector<RawResponse> askMany(int clients, const QByteArray &target, const QByteArray &fields = {}) const
    {
        std::vector<RawClient> all;
        for (int i = 0; i < clients; ++i)
            all.emplace_back(server.port());
        for (RawClient &client : all)
            (void)client.send(request("GET", target, fields));
        std::vector<RawResponse> responses;
        for (RawClient &client : all) {
            auto response = client.read();
            responses.push_back(response ? *response : RawResponse());
        }
        return responses;
    }

    Server server;
    Options &options() { return m_options; }

private:
    QTemporaryDir m_folder;
    Options m_options;
    bool m_listens = false;
};

} // namespace coroscope::test

// What web pages of other origins may do, and what every response tells a browser.

#include "tests/conformance/check_response.h"
#include "tests/support/running_server.h"

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

const char kAllow[] = "access-control-allow-origin";

} // namespace

class TestCors final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RunningServer>(u"memory"_s);
        QVERIFY(m_server->listens());
        m_feed = m_server->server.openFeed();
    }
    void cleanup()
    {
        m_feed.reset();
        m_server.reset();
    }

    void preflights_data()
    {
        QTest::addColumn<QStringList>("allowed");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("allowOrigin"); // empty: no such field
        const auto row = [](const char *name, const QStringList &allowed, const QByteArray &origin,
                            const QByteArray &method, int status, const QByteArray &body, const QByteArray &allow) {
            QTest::newRow(name) << allowed
                                << QByteArray("Origin: " + origin + "\r\nAccess-Control-Request-Method: " + method
                                              + "\r\nAccess-Control-Request-Headers: X-One, content-type\r\n")
                                << status << body << allow;
        };
        const QStringList one{u"https://app.example.test"_s};
        row("this machine", {}, "http://localhost:3000", "PUT", 200, "OK", "http://localhost:3000");
        row("its address", {}, "http://127.0.0.1:5173", "DELETE", 200, "OK", "http://127.0.0.1:5173");
        row("its IPv6 address", {}, "https://[::1]", "PATCH", 200, "OK", "https://[::1]");
        row("a named origin", one, "https://app.example.test", "POST", 200, "OK", "https://app.example.test");
        row("this machine besides", one, "http://localhost", "GET", 200, "OK", "http://localhost");
        row("every origin", {u"*"_s}, "https://other.example.test", "GET", 200, "OK", "*");
        row("a stranger", {}, "https://app.example.test", "GET", 400, "Disallowed CORS origin", {});
        row("another scheme", one, "http://app.example.test", "GET", 400, "Disallowed CORS origin", {});
        row("another port", one, "https://app.example.test:8443", "GET", 400, "Disallowed CORS origin", {});
        row("a name that ends alike", one, "https://evil-app.example.test", "GET", 400, "Disallowed CORS origin", {});
        row("a name that begins alike", {}, "http://localhost.example.test", "GET", 400, "Disallowed CORS origin", {});
        row("null", {}, "null", "GET", 400, "Disallowed CORS origin", {});
        row("a method that nobody may", {}, "http://localhost", "TRACE", 400, "Disallowed CORS method",
            "http://localhost");
        row("a method that is none", {}, "http://localhost", "BREW", 400, "Disallowed CORS method", "http://localhost");
        row("both", {}, "https://app.example.test", "TRACE", 400, "Disallowed CORS origin, method", {});
    }
    void preflights()
    {
        QFETCH(QStringList, allowed);
        QFETCH(QByteArray, fields);
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, allowOrigin);
        allow(allowed);
        for (const QByteArray target : {"/users", "/nowhere"}) { // it asks for no resource yet
            const RawResponse response = m_server->ask("OPTIONS", target, fields);
            QCOMPARE(response.status, status);
            QCOMPARE(response.body, body);
            QCOMPARE(response.value("content-type"), QByteArray("text/plain; charset=utf-8"));
            QCOMPARE(response.value(kAllow), allowOrigin);
            QCOMPARE(response.value("access-control-allow-methods"),
                     QByteArray("DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT"));
            QCOMPARE(response.value("access-control-allow-headers"), QByteArray("X-One, content-type"));
            QCOMPARE(response.value("access-control-max-age"), QByteArray("600"));
            QCOMPARE(response.value("access-control-allow-credentials"), QByteArray());
            QCOMPARE(response.value("vary"), allowOrigin == "*" ? QByteArray() : QByteArray("Origin"));
        }
    }

    /// The record of a refused one says why, and what would let it through.
    void aRefusalIsTold()
    {
        (void)m_server->ask("OPTIONS", "/users",
                            "Origin: https://app.example.test\r\nAccess-Control-Request-Method: GET\r\n");
        QByteArray error;
        QVERIFY(QTest::qWaitFor([&] {
            for (const auto &batch : m_feed->take()) {
                for (const ExchangeRecordPtr &record : batch->exchanges)
                    error = record->error;
            }
            return !error.isEmpty();
        }));
        QVERIFY2(error.contains("--cors-origin https://app.example.test"), error.constData());
    }

    /// OPTIONS without a method to ask for is a question of its own.
    void optionsIsNoPreflight()
    {
        const RawResponse response = m_server->ask("OPTIONS", "/users", "Origin: http://localhost\r\n");
        QCOMPARE(response.status, 204);
        QVERIFY(response.value("allow").contains("POST"));
        QCOMPARE(response.value(kAllow), QByteArray("http://localhost"));
        QCOMPARE(complaintAbout(response), QString());
    }

    void responses_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::newRow("an answer") << QByteArray("GET") << QByteArray("/users") << 200;
        QTest::newRow("no body") << QByteArray("HEAD") << QByteArray("/users") << 200;
        QTest::newRow("not found") << QByteArray("GET") << QByteArray("/nowhere") << 404;
        QTest::newRow("another method") << QByteArray("PUT") << QByteArray("/users") << 405;
        QTest::newRow("not valid") << QByteArray("GET") << QByteArray("/users?limit=x") << 422;
        QTest::newRow("a benchmark") << QByteArray("GET") << QByteArray("/plaintext") << 200;
    }
    void responses()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(int, status);
        RawResponse response = m_server->ask(method, target, "Origin: http://localhost:3000\r\n");
        QCOMPARE(response.status, status);
        QCOMPARE(response.value(kAllow), QByteArray("http://localhost:3000"));
        QVERIFY(response.lists("vary", "Origin"));
        QVERIFY(response.value("access-control-expose-headers").contains("Location"));

        response = m_server->ask(method, target, "Origin: https://app.example.test\r\n");
        QCOMPARE(response.status, status); // served; its page may not read it
        QCOMPARE(response.value(kAllow), QByteArray());
        QVERIFY(response.lists("vary", "Origin"));

        response = m_server->ask(method, target);
        QCOMPARE(response.value(kAllow), QByteArray());

        allow({u"*"_s});
        response = m_server->ask(method, target, "Origin: https://app.example.test\r\n");
        QCOMPARE(response.value(kAllow), QByteArray("*"));
    }

    void aMachineOfTheLocalNetwork()
    {
        const QByteArray asks
            = "Access-Control-Request-Method: GET\r\nAccess-Control-Request-Private-Network: true\r\n";
        const char field[] = "access-control-allow-private-network";
        QCOMPARE(m_server->ask("OPTIONS", "/", "Origin: http://localhost\r\n" + asks).value(field), QByteArray("true"));
        QCOMPARE(m_server->ask("OPTIONS", "/", "Origin: http://a.test\r\n" + asks).value(field), QByteArray());
    }

    /// An allowed page of before is not one of now.
    void theListChangesWhileItRuns()
    {
        const QByteArray origin = "Origin: https://app.example.test\r\n";
        QCOMPARE(m_server->ask("GET", "/users", origin).value(kAllow), QByteArray());
        allow({u"https://app.example.test"_s});
        QCOMPARE(m_server->ask("GET", "/users", origin).value(kAllow), QByteArray("https://app.example.test"));
        allow({});
        QCOMPARE(m_server->ask("GET", "/users", origin).value(kAllow), QByteArray());
    }

    void securityFields_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<bool>("hasThem");
        QTest::newRow("JSON") << QByteArray("/users") << true;
        QTest::newRow("a problem") << QByteArray("/nowhere") << true;
        QTest::newRow("a page") << QByteArray("/docs") << true;
        QTest::newRow("a benchmark") << QByteArray("/plaintext") << false;
    }
    void securityFields()
    {
        QFETCH(QByteArray, target);
        QFETCH(bool, hasThem);
        const std::pair<const char *, QByteArray> fields[]
            = {{"x-content-type-options", "nosniff"}, {"x-frame-options", "DENY"}, {"referrer-policy", "no-referrer"}};
        const RawResponse response = m_server->ask("GET", target);
        for (const auto &[name, value] : fields) {
            QCOMPARE(response.value(name), hasThem ? value : QByteArray());
            QVERIFY(response.values(name).size() <= 1);
        }
        Options options = m_server->server.options();
        options.securityHeaders = false;
        m_server->server.applyLive(options);
        const RawResponse without = m_server->ask("GET", target);
        for (const auto &[name, value] : fields)
            QCOMPARE(without.value(name), QByteArray());
    }

private:
    void allow(const QStringList &origins)
    {
        Options options = m_server->server.options();
        options.corsOrigins = origins;
        m_server->server.applyLive(options);
    }

    std::unique_ptr<RunningServer> m_server;
    std::shared_ptr<TelemetryFeed> m_feed;
};

QTEST_GUILESS_MAIN(TestCors)
#include "tst_cors.moc"

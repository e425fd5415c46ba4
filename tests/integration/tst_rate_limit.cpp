// 429 and what the responses before it tell, over real sockets.

#include "tests/conformance/check_response.h"
#include "tests/support/running_server.h"

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

class TestRateLimit final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<RunningServer>(u"memory"_s, 2);
        QVERIFY(m_server->listens());
    }
    void cleanup() { m_server.reset(); }

    void offTellsNothing()
    {
        const RawResponse response = ask("/");
        QCOMPARE(response.status, 200);
        QVERIFY(!response.has("ratelimit-limit"));
    }

    /// Whichever worker a connection is at; hours, so that no token comes back while a busy machine tests.
    void anAddressHasOneBucket()
    {
        limit(u"5/h"_s, false);
        for (int left = 4; left >= 0; --left) {
            const RawResponse response = ask(left % 2 == 0 ? "/" : "/nowhere");
            QCOMPARE(response.status, left % 2 == 0 ? 200 : 404);
            QCOMPARE(response.value("ratelimit-limit"), QByteArray("5"));
            QCOMPARE(response.value("ratelimit-remaining"), QByteArray::number(left));
            QCOMPARE(response.value("ratelimit-policy"), QByteArray("5;w=3600"));
            QVERIFY(response.value("ratelimit-reset").toInt() > 0);
        }
        const RawResponse response = ask("/");
        QCOMPARE(response.status, 429);
        QCOMPARE(complaintAbout(response), QString());
        QCOMPARE(response.value("ratelimit-remaining"), QByteArray("0"));
        const int wait = response.value("retry-after").toInt();
        QVERIFY2(wait > 0 && wait <= 720, response.value("retry-after").constData());
        QVERIFY(response.json().value(u"detail"_s).toString().contains(u"5 requests of one address in 3600 s"_s));
    }

    void probesAreNotCounted()
    {
        limit(u"1/h"_s, false);
        QCOMPARE(ask("/").status, 200);
        QCOMPARE(ask("/").status, 429);
        for (int i = 0; i < 3; ++i) {
            const RawResponse response = ask("/healthz");
            QCOMPARE(response.status, 200);
            QVERIFY(!response.has("ratelimit-limit"));
            QCOMPARE(ask("/readyz").status, 200);
        }
    }

    void aRouteHasOneBucket()
    {
        limit(u"2/h"_s, true);
        QCOMPARE(ask("/").status, 200);
        QCOMPARE(ask("/json").status, 200);
        QCOMPARE(ask("/").status, 200);
        QCOMPARE(ask("/").status, 429);
        QCOMPARE(ask("/json").status, 200);
        QCOMPARE(ask("/nowhere").status, 404); // what no route answers counts as one
        QCOMPARE(ask("/elsewhere").status, 404);
        QCOMPARE(ask("/nowhere").status, 429);
    }

    /// Where nobody can be authenticated, it is the address that counts.
    void byKeyOfNobody()
    {
        Options options = m_server->server.options();
        options.rateLimit = u"2/h"_s;
        options.rateLimitBy = RateLimitChoice::Key;
        m_server->server.applyLive(options);
        QCOMPARE(ask("/").value("ratelimit-remaining"), QByteArray("1"));
        QCOMPARE(ask("/nowhere").value("ratelimit-remaining"), QByteArray("0"));
        const RawResponse response = ask("/json");
        QCOMPARE(response.status, 429);
        QVERIFY(response.json().value(u"detail"_s).toString().contains(u"of one address"_s));
    }

    /// The body of a request that is refused is not waited for.
    void beforeTheBody()
    {
        limit(u"1/h"_s, false);
        QCOMPARE(ask("/").status, 200);
        RawClient client(m_server->server.port());
        QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n"));
        const auto response = client.read();
        QVERIFY2(response, qPrintable(client.problem()));
        QCOMPARE(response->status, 429);
    }

    void liveAndOffAgain()
    {
        limit(u"1/h"_s, false);
        QCOMPARE(ask("/").status, 200);
        QCOMPARE(ask("/").status, 429);
        limit(u"off"_s, false);
        QCOMPARE(ask("/").status, 200);
    }

private:
    RawResponse ask(const QByteArray &target) const { return m_server->ask("GET", target); }
    void limit(const QString &rate, bool byRoute)
    {
        Options options = m_server->server.options();
        options.rateLimit = rate;
        options.rateLimitBy = byRoute ? RateLimitChoice::Route : RateLimitChoice::Address;
        m_server->server.applyLive(options);
    }

    std::unique_ptr<RunningServer> m_server;
};

QTEST_GUILESS_MAIN(TestRateLimit)
#include "tst_rate_limit.moc"

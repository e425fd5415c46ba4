// --rate-limit-store redis: several servers count together, in a real redis-server.

#include "tests/support/prometheus_lines.h"
#include "tests/support/redis_server.h"
#include "tests/support/running_server.h"
#include "tests/support/secure_files.h"

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

class TestSharedRate final : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<RunningServer> serverOn(const QString &redis, const std::function<void(Options &)> &change = {})
    {
        auto server = std::make_unique<RunningServer>(redis, 2);
        server->stop();
        server->options().rateLimit = u"5/h"_s;
        server->options().rateLimitInRedis = true;
        if (change)
            change(server->options());
        server->start();
        return server;
    }
    static PrometheusLines scrape(const RunningServer &server)
    {
        return PrometheusLines(server.ask("GET", "/metrics").body);
    }
    QString url() const { return u"unix://"_s + m_redis->path(); }

    std::unique_ptr<RedisServer> m_redis;

private Q_SLOTS:
    void init() { m_redis = std::make_unique<RedisServer>(); }
    void cleanup() { m_redis.reset(); }

    void twoServersShareOneLimit()
    {
        const auto one = serverOn(url());
        const auto other = serverOn(url());
        QVERIFY(one->listens() && other->listens());
        for (int left = 4; left >= 0; --left) {
            const RunningServer &server = left % 2 == 0 ? *one : *other;
            const RawResponse response = server.ask("GET", left == 1 ? "/nowhere" : "/");
            QCOMPARE(response.status, left == 1 ? 404 : 200);
            QCOMPARE(response.value("ratelimit-remaining"), QByteArray::number(left));
            QCOMPARE(response.value("ratelimit-policy"), QByteArray("5;w=3600"));
            QVERIFY(response.value("ratelimit-reset").toInt() > 0);
        }
        for (const auto *server : {one.get(), other.get()}) {
            const RawResponse response = server->ask("GET", "/");
            QCOMPARE(response.status, 429);
            QCOMPARE(response.value("ratelimit-remaining"), QByteArray("0"));
            const int wait = response.value("retry-after").toInt();
            QVERIFY2(wait > 600 && wait <= 720, response.value("retry-after").constData());
            QCOMPARE(server->ask("GET", "/healthz").status, 200);
        }
    }

    /// A request that is held for Redis goes on with its body, and with the next one behind it.
    void bodiesAndPipelines()
    {
        const auto server = serverOn(url());
        QVERIFY(server->listens());
        RawClient client(server->server.port());
        QByteArray all;
        for (int i = 0; i < 5; ++i)
            all += RunningServer::request("POST", "/echo", {}, QByteArray::number(i));
        all += RunningServer::request("POST", "/echo", {}, QByteArray(1000, 'x'));
        QVERIFY(client.send(all));
        for (int i = 0; i < 5; ++i) {
            const auto response = client.read();
            QVERIFY2(response, qPrintable(client.problem()));
            QCOMPARE(response->status, 200);
            QCOMPARE(response->body, QByteArray::number(i));
        }
        const auto last = client.read();
        QVERIFY2(last, qPrintable(client.problem()));
        QCOMPARE(last->status, 429);
    }

    void byKey()
    {
        const SecureFiles files;
        const auto secure = [&](Options &options) {
            options.rateLimit = u"2/h"_s;
            options.rateLimitBy = RateLimitChoice::Key;
            options.apiKeyFile = files.keys();
            options.accountsFile = files.accounts();
        };
        const auto one = serverOn(url(), secure);
        const auto other = serverOn(url(), secure);
        QVERIFY(one->listens() && other->listens());
        const QByteArray key = QByteArray("X-API-Key: ") + SecureFiles::kReader + "\r\n";
        const QByteArray password = "Authorization: Basic " + QByteArray("ada:secret").toBase64() + "\r\n";
        QCOMPARE(one->ask("GET", "/users", key).status, 200);
        QCOMPARE(other->ask("GET", "/users", key).status, 200);
        QCOMPARE(one->ask("GET", "/users", key).status, 429);
        QCOMPARE(one->ask("GET", "/users", password).status, 200); // held twice: for the password, then for Redis
        QCOMPARE(other->ask("GET", "/users", password).status, 200);
        QCOMPARE(other->ask("GET", "/users", password).status, 429);
    }

    /// Redis gone: each process counts for itself, says so once, and goes back when it is there again.
    void redisIsKilled()
    {
        const auto server = serverOn(url(), [](Options &options) { options.rateLimit = u"1000/h"_s; });
        QVERIFY(server->listens());
        QCOMPARE(server->ask("GET", "/").value("ratelimit-remaining"), QByteArray("999"));
        QCOMPARE(server->ask("GET", "/").value("ratelimit-remaining"), QByteArray("998"));
        auto before = scrape(*server); // which is counted, too
        QCOMPARE(before.valueOr0("coroscope_rate_limit_fallbacks_total"), 0.0);
        QCOMPARE(before.valueOr0("coroscope_rate_limit_shared_total"), 3.0);
        QCOMPARE(before.valueOr0("coroscope_rate_limit_store_up"), 1.0);
        m_redis->kill();
        QTRY_VERIFY_WITH_TIMEOUT(
            (server->ask("GET", "/"), scrape(*server).valueOr0("coroscope_rate_limit_fallbacks_total") > 0), 30'000);
        const RawResponse alone = server->ask("GET", "/");
        QCOMPARE(alone.status, 200);
        QVERIFY2(alone.value("ratelimit-remaining").toInt() > 900, alone.value("ratelimit-remaining").constData());
        QCOMPARE(scrape(*server).valueOr0("coroscope_rate_limit_store_up"), 0.0);
        QVERIFY(m_redis->start());
        QTRY_COMPARE_WITH_TIMEOUT(scrape(*server).valueOr0("coroscope_rate_limit_store_up"), 1.0, 30'000);
    }

    /// A Redis that answers nothing makes nobody wait for ever.
    void redisHangs()
    {
        const auto server = serverOn(url());
        QVERIFY(server->listens());
        QCOMPARE(server->ask("GET", "/").status, 200);
        m_redis->pause();
        for (int i = 0; i < 4; ++i)
            QCOMPARE(server->ask("GET", "/").status, 200);
        m_redis->resume();
    }

    /// Nothing is left there of a bucket that is full again.
    void bucketsExpire()
    {
        const auto server = serverOn(url(), [](Options &options) { options.rateLimit = u"100/s"_s; });
        QVERIFY(server->listens());
        QCOMPARE(server->ask("GET", "/").status, 200);
        QProcess cli;
        const auto keys = [&] {
            cli.start(u"redis-cli"_s, {u"-s"_s, m_redis->path(), u"--scan"_s, u"--pattern"_s, u"coroscope:rate:*"_s});
            (void)cli.waitForFinished();
            return cli.readAllStandardOutput();
        };
        QTRY_COMPARE_WITH_TIMEOUT(keys(), QByteArray(), 30'000);
    }

    void withoutARedis()
    {
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(u"--rate-limit-store redis, but the cache is in the memory"_s));
        const auto server = serverOn(u"memory"_s);
        QVERIFY(server->listens());
        for (int i = 0; i < 5; ++i)
            QCOMPARE(server->ask("GET", "/").status, 200);
        QCOMPARE(server->ask("GET", "/").status, 429);
    }
};

QTEST_GUILESS_MAIN(TestSharedRate)
#include "tst_shared_rate.moc"

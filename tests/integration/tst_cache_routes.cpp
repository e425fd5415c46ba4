// /cache/{key} on each store: the same answers.

#include "server/telemetry/feed.h"
#include "tests/support/redis_server.h"
#include "tests/support/running_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QtTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

/// "loc:type" of the errors of a problem document.
QString issues(const RawResponse &response)
{
    QStringList lines;
    for (const auto &issue : response.json().value(u"errors"_s).toArray()) {
        QStringList loc;
        for (const auto &step : issue.toObject().value(u"loc"_s).toArray())
            loc.append(step.toString());
        lines.append(loc.join(u'.') + u':' + issue.toObject().value(u"type"_s).toString());
    }
    return lines.join(u' ');
}

/// All 256 bytes, CR LF, and what is no UTF-8, to so many bytes.
QByteArray anyBytes(qsizetype size)
{
    QByteArray bytes;
    bytes.reserve(size + 256);
    while (bytes.size() < size) {
        for (int i = 0; i < 256; ++i)
            bytes.append(char((i * 7 + bytes.size() / 256) & 0xFF));
    }
    return bytes.first(size);
}

} // namespace

class TestCacheRoutes final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup();

    void life_data() { stores(); }
    void life();
    void bodies_data() { stores(); }
    void bodies();
    void bytes_data() { stores(); }
    void bytes();
    void keys_data() { stores(); }
    void keys();
    void times_data() { stores(); }
    void times();
    void expiredGoByThemselves();
    void head_data() { stores(); }
    void head();
    void refuses_data();
    void refuses();
    void oneMebibyte_data() { stores(); }
    void oneMebibyte();
    void restartKeepsWhatManagedHolds();
    void persistentManagedIsThereInTheNextProgram();
    void memoryWhereNothingCanBeKept();
    void otherType();
    void noRoom_data();
    void noRoom();
    void keyWriters_data() { stores(); }
    void keyWriters();
    void redisAway();
    void redisComesBack();
    void wrongPassword();
    void memoryWhereRedisServerFails();

private:
    static void stores();
    RunningServer &on(const QString &store);

    std::unique_ptr<RedisServer> m_redis;
    std::map<QString, std::unique_ptr<RunningServer>> m_servers;
};

void TestCacheRoutes::stores()
{
    QTest::addColumn<QString>("store");
    QTest::newRow("memory") << u"memory"_s;
    QTest::newRow("managed") << u"managed"_s;
    QTest::newRow("Redis") << u"redis"_s;
}

void TestCacheRoutes::cleanup()
{
    m_servers.clear();
}

RunningServer &TestCacheRoutes::on(const QString &store)
{
    if (store == u"redis" && !m_redis)
        m_redis = std::make_unique<RedisServer>();
    auto &server = m_servers[store];
    if (!server)
        server = std::make_unique<RunningServer>(store == u"redis" ? u"unix://"_s + m_redis->path() : store);
    return *server;
}

#define SERVER_ON_STORE()                                                                                              \
    QFETCH(QString, store);                                                                                            \
    RunningServer &server = on(store);                                                                                 \
    QVERIFY(server.listens());                                                                                         \
    QVERIFY2(server.snapshot().kind != cache::StoreKind::MemoryInstead, qPrintable(server.snapshot().reason));         \
    QVERIFY(server.cacheBecomes(cache::StoreState::Ready))

void TestCacheRoutes::life()
{
    SERVER_ON_STORE();
    const auto kind = server.snapshot().kind;
    QCOMPARE(kind,
             store == u"memory"        ? cache::StoreKind::Memory
                 : store == u"managed" ? cache::StoreKind::Managed
                                       : cache::StoreKind::Redis);
    auto response = server.ask("GET", "/cache/greeting");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.value("Content-Type"), "application/json");
    QCOMPARE(response.body, R"({"key":"greeting","value":null,"ttl_ms":null})");
    response = server.ask("POST", "/cache/greeting?value=hello+world");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, R"({"message":"Value stored"})");
    QCOMPARE(server.ask("GET", "/cache/greeting").body, R"({"key":"greeting","value":"hello world","ttl_ms":null})");
    QCOMPARE(server.ask("POST", "/cache/greeting?value=").status, 200); // an empty text is one
    QCOMPARE(server.ask("GET", "/cache/greeting").body, R"({"key":"greeting","value":"","ttl_ms":null})");
    QCOMPARE(server.ask("DELETE", "/cache/greeting").status, 204);
    QCOMPARE(server.ask("DELETE", "/cache/greeting").status, 404);
    const auto snapshot = server.snapshot();
    QCOMPARE(snapshot.sets, std::uint64_t(2));
    QCOMPARE(snapshot.hits, std::uint64_t(2));
    QCOMPARE(snapshot.misses, std::uint64_t(1));
    QCOMPARE(snapshot.deletes, std::uint64_t(1));
}

void TestCacheRoutes::bodies()
{
    SERVER_ON_STORE();
    const QByteArray quoted = R"({"value":"J\u00fcrgen \"quoted\"","ttl_ms":60000})";
    QCOMPARE(server.askJson("POST", "/cache/a", quoted).status, 200);
    auto json = server.ask("GET", "/cache/a").json();
    QCOMPARE(json.value(u"value"_s).toString(), u"J\u00fcrgen \"quoted\""_s);
    const auto ttl = json.value(u"ttl_ms"_s).toInteger();
    QVERIFY(ttl > 0 && ttl <= 60'000);
    QCOMPARE(server.askJson("POST", "/cache/a", R"({"value":"x","ttl_ms":null})").status, 200);
    QVERIFY(server.ask("GET", "/cache/a").json().value(u"ttl_ms"_s).isNull());
    QCOMPARE(server.askJson("POST", "/cache/a", R"({"value_base64":"/wAK"})").status, 200);
    json = server.ask("GET", "/cache/a").json();
    QVERIFY(json.value(u"value"_s).isNull());
    QCOMPARE(json.value(u"value_base64"_s).toString(), u"/wAK"_s);
    QCOMPARE(server.ask("POST", "/cache/a?ttl_ms=60000", "Content-Type: text/plain\r\n", "plain = text & more").status,
             200);
    QCOMPARE(server.ask("GET", "/cache/a").json().value(u"value"_s).toString(), u"plain = text & more"_s);
    QVERIFY(server.ask("GET", "/cache/a").json().value(u"ttl_ms"_s).isDouble());
    QCOMPARE(server
                 .ask("POST", "/cache/a", "Content-Type: application/x-www-form-urlencoded\r\n",
                      "value=a+form%21&ttl_ms=5000")
                 .status,
             200);
    QCOMPARE(server.ask("GET", "/cache/a").json().value(u"value"_s).toString(), u"a form!"_s);
}

void TestCacheRoutes::bytes()
{
    SERVER_ON_STORE();
    const auto body = anyBytes(3000);
    QCOMPARE(server.ask("PUT", "/cache/b?ttl_ms=60000", "Content-Type: image/png\r\n", body).status, 200);
    auto response = server.ask("GET", "/cache/b", "Accept: application/octet-stream\r\n");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.value("Content-Type"), "application/octet-stream");
    QCOMPARE(response.body, body);
    QVERIFY(response.lists("Vary", "Accept"));
    response = server.ask("GET", "/cache/b");
    QVERIFY(response.json().value(u"value"_s).isNull());
    QCOMPARE(QByteArray::fromBase64(response.json().value(u"value_base64"_s).toString().toLatin1()), body);
    QCOMPARE(server.ask("GET", "/cache/none", "Accept: application/octet-stream\r\n").status, 404);
    // Who takes both gets JSON, unless bytes are worth more to him.
    for (const auto &[accept, type] : std::initializer_list<std::pair<const char *, const char *>>{
             {"*/*", "application/json"},
             {"application/json, application/octet-stream", "application/json"},
             {"application/json;q=0.5, application/octet-stream", "application/octet-stream"},
             {"application/octet-stream;q=0", "application/json"},
             {"text/html, application/octet-stream;q=0.1", "application/octet-stream"},
             {"Application/Octet-Stream", "application/octet-stream"}}) {
        response = server.ask("GET", "/cache/b", "Accept: " + QByteArray(accept) + "\r\n");
        QVERIFY2(response.value("Content-Type") == type, accept);
    }
    QCOMPARE(server.ask("PUT", "/cache/empty", {}, "").status, 200);
    QCOMPARE(server.ask("GET", "/cache/empty").json().value(u"value"_s).toString(u"none"_s), QString());
}

void TestCacheRoutes::keys()
{
    SERVER_ON_STORE();
    const QByteArray longest(512, 'k');
    for (const QByteArray &key :
         QList<QByteArray>{"--help", "-", "a%2Fb%2Fc", "..%2F..%2Fetc%2Fpasswd", "%20", "%0D%0A", "%7B%7D*%5B",
                           "%E2%82%AC", "%ff%fe", "a%25b", "~!$&'()*+,;=:@", longest}) {
        const auto value = QByteArray::number(qHash(key));
        QCOMPARE(server.ask("POST", "/cache/" + key + "?value=" + value).status, 200);
        const auto json = server.ask("GET", "/cache/" + key).json();
        QCOMPARE(json.value(u"value"_s).toString(), QString::fromLatin1(value));
        const auto decoded = QByteArray::fromPercentEncoding(key);
        if (decoded.isValidUtf8())
            QCOMPARE(json.value(u"key"_s).toString(), QString::fromUtf8(decoded));
        else
            QCOMPARE(QByteArray::fromBase64(json.value(u"key_base64"_s).toString().toLatin1()), decoded);
        QCOMPARE(server.ask("DELETE", "/cache/" + key).status, 204);
    }
    QCOMPARE(server.ask("GET", "/cache/a%00b").status, 400);
    QCOMPARE(issues(server.ask("GET", "/cache/" + longest + "k")), u"path.key:string_too_long"_s);
    QCOMPARE(server.ask("GET", "/cache/" + QByteArray("%E2%82%AC").repeated(171)).status,
             422); // 513 bytes, 171 letters
    QCOMPARE(server.ask("GET", "/cache/" + QByteArray("%E2%82%AC").repeated(170)).status, 200);
    QCOMPARE(server.ask("GET", "/cache/").status, 404); // an empty segment is no key
}

void TestCacheRoutes::times()
{
    SERVER_ON_STORE();
    QCOMPARE(server.ask("POST", "/cache/t?value=x&ttl_ms=50").status, 200);
    QVERIFY(QTest::qWaitFor([&] { return server.ask("GET", "/cache/t").json().value(u"value"_s).isNull(); }, 10'000));
    QCOMPARE(server.ask("POST", "/cache/t?value=x&ttl_ms=3153600000000").status, 200);
    const auto ttl = server.ask("GET", "/cache/t").json().value(u"ttl_ms"_s).toInteger();
    QVERIFY(ttl > 3'153'599'000'000 && ttl <= 3'153'600'000'000);
    QCOMPARE(server.ask("POST", "/cache/t?value=y").status, 200); // without a time it stays
    QVERIFY(server.ask("GET", "/cache/t").json().value(u"ttl_ms"_s).isNull());
}

/// What nobody asks for any more goes too, by a timer of the worker.
void TestCacheRoutes::expiredGoByThemselves()
{
    RunningServer &server = on(u"memory"_s);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(server.ask("POST", "/cache/t" + QByteArray::number(i) + "?value=x&ttl_ms=20").status, 200);
    QCOMPARE(server.ask("POST", "/cache/stays?value=x").status, 200);
    QTRY_COMPARE(server.snapshot().keys, std::uint64_t(1));
    QCOMPARE(server.snapshot().expired, std::uint64_t(50));
}

void TestCacheRoutes::head()
{
    SERVER_ON_STORE();
    QCOMPARE(server.ask("POST", "/cache/h?value=hello").status, 200);
    const auto got = server.ask("GET", "/cache/h");
    const auto head = server.ask("HEAD", "/cache/h");
    QCOMPARE(head.status, 200);
    QVERIFY(head.body.isEmpty());
    QCOMPARE(head.value("Content-Length"), got.value("Content-Length"));
    QCOMPARE(head.value("Content-Type"), got.value("Content-Type"));
    QCOMPARE(server.ask("HEAD", "/cache/none", "Accept: application/octet-stream\r\n").status, 404);
}

void TestCacheRoutes::refuses_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("what");
    const auto row
        = [](const char *name, const char *target, const char *type, const char *body, int status, const char *what) {
              QTest::newRow(name) << QByteArray(target) << QByteArray(type) << QByteArray(body) << status
                                  << QString::fromLatin1(what);
          };
    row("nothing", "/cache/k", nullptr, nullptr, 422, "query.value:missing");
    row("twice", "/cache/k?value=a", "text/plain", "b", 422, "query.value:value_error");
    row("ttl 0", "/cache/k?value=a&ttl_ms=0", nullptr, nullptr, 422, "query.ttl_ms:greater_than_equal");
    row("ttl negative", "/cache/k?value=a&ttl_ms=-5", nullptr, nullptr, 422, "query.ttl_ms:greater_than_equal");
    row("ttl no number", "/cache/k?value=a&ttl_ms=soon", nullptr, nullptr, 422, "query.ttl_ms:int_parsing");
    row("ttl too long", "/cache/k?value=a&ttl_ms=9223372036854775807", nullptr, nullptr, 422,
        "query.ttl_ms:less_than_equal");
    row("value no UTF-8", "/cache/k?value=%ff", nullptr, nullptr, 422, "query.value:string_unicode");
    row("malformed JSON", "/cache/k", "application/json", "{\"value\":", 400, "");
    row("JSON list", "/cache/k", "application/json", "[1]", 422, "body:model_attributes_type");
    row("JSON without value", "/cache/k", "application/json", "{}", 422, "body.value:missing");
    row("JSON number", "/cache/k", "application/json", "{\"value\":1}", 422, "body.value:string_type");
    row("JSON half a character", "/cache/k", "application/json", R"({"value":"\ud83d"})", 422,
        "body.value:string_unicode");
    row("JSON ttl", "/cache/k", "application/json", "{\"value\":\"a\",\"ttl_ms\":0}", 422,
        "body.ttl_ms:greater_than_equal");
    row("JSON both", "/cache/k", "application/json", "{\"value\":\"a\",\"value_base64\":\"YQ==\"}", 422,
        "body:value_error");
    row("JSON bad Base64", "/cache/k", "application/json", "{\"value_base64\":\"$\"}", 422,
        "body.value_base64:value_error");
    row("form without value", "/cache/k", "application/x-www-form-urlencoded", "x=1", 422, "body.value:missing");
    row("form ttl", "/cache/k", "application/x-www-form-urlencoded", "value=a&ttl_ms=x", 422,
        "body.ttl_ms:int_parsing");
    row("another type", "/cache/k", "image/png", "x", 415, "");
}

void TestCacheRoutes::refuses()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, what);
    RunningServer &server = on(u"memory"_s);
    const auto fields = type.isEmpty() ? QByteArray() : "Content-Type: " + type + "\r\n";
    const auto response = server.ask("POST", target, fields, body);
    QVERIFY2(response.status == status, response.body.constData());
    QCOMPARE(issues(response), what);
    QVERIFY(server.ask("GET", "/cache/k").json().value(u"value"_s).isNull()); // nothing was stored
    for (const auto &issue : response.json().value(u"errors"_s).toArray()) {
        if (type == "application/json") // what was sent is said again, as FastAPI does
            QVERIFY2(!issue.toObject().value(u"input"_s).isNull(), response.body.constData());
    }
}

void TestCacheRoutes::oneMebibyte()
{
    SERVER_ON_STORE();
    const auto body = anyBytes(1024 * 1024);
    QCOMPARE(server.ask("PUT", "/cache/large", "Content-Type: application/octet-stream\r\n", body).status, 200);
    const auto response = server.ask("GET", "/cache/large", "Accept: application/octet-stream\r\n");
    QCOMPARE(response.status, 200);
    QVERIFY(response.body == body);
}

void TestCacheRoutes::restartKeepsWhatManagedHolds()
{
    RunningServer &server = on(u"managed"_s);
    QVERIFY(server.listens());
    QVERIFY2(server.snapshot().kind == cache::StoreKind::Managed, qPrintable(server.snapshot().reason));
    QCOMPARE(server.ask("POST", "/cache/kept?value=yes").status, 200);
    server.stop();
    QVERIFY(!server.server.cacheSnapshot());
    server.start();
    QVERIFY(server.listens());
    QCOMPARE(server.ask("GET", "/cache/kept").json().value(u"value"_s).toString(), u"yes"_s);
    server.stop();
    server.options().redis = u"memory"_s;
    server.start();
    QVERIFY(server.listens());
    QCOMPARE(server.snapshot().kind, cache::StoreKind::Memory);
    QVERIFY(server.ask("GET", "/cache/kept").json().value(u"value"_s).isNull());
}

/// Somebody else keeps a list there.
void TestCacheRoutes::otherType()
{
    RunningServer &server = on(u"redis"_s);
    QVERIFY(server.listens());
    QProcess cli;
    cli.start(u"redis-cli"_s, {u"-s"_s, m_redis->path(), u"RPUSH"_s, u"list"_s, u"x"_s});
    QVERIFY(cli.waitForFinished());
    QCOMPARE(cli.exitCode(), 0);
    const auto response = server.ask("GET", "/cache/list");
    QCOMPARE(response.status, 409);
    QVERIFY(response.json().value(u"detail"_s).toString().contains(u"something else than a string"));
    QCOMPARE(server.ask("POST", "/cache/list?value=now+a+string").status, 200); // SET takes its place
    QCOMPARE(server.ask("GET", "/cache/list").status, 200);
}

void TestCacheRoutes::noRoom_data()
{
    QTest::addColumn<bool>("redis");
    QTest::newRow("memory") << false;
    QTest::newRow("Redis") << true;
}

void TestCacheRoutes::noRoom()
{
    QFETCH(bool, redis);
    std::unique_ptr<RedisServer> full;
    if (redis)
        full = std::make_unique<RedisServer>(
            QStringList{u"--maxmemory"_s, u"1500kb"_s, u"--maxmemory-policy"_s, u"noeviction"_s});
    RunningServer server(redis ? u"unix://"_s + full->path() : u"memory"_s);
    server.stop();
    server.options().maxBody = 100 * 1024 * 1024;
    server.start();
    QVERIFY(server.listens());
    QVERIFY(server.cacheBecomes(cache::StoreState::Ready));
    // Redis takes one more than fits, and then none; the memory store has 64 MiB and lets others go, but not for that.
    RawResponse last;
    for (int i = 0; i < (redis ? 5 : 1); ++i) {
        last = server.ask("PUT", "/cache/large" + QByteArray::number(i), {},
                          QByteArray((redis ? 1 : 70) * 1024 * 1024, 'x'));
    }
    QVERIFY2(last.status == 507, last.body.constData());
    QCOMPARE(last.value("Content-Type"), "application/problem+json");
    QCOMPARE(server.ask("GET", "/cache/none").status, 200); // it reads on
}

/// Which route wrote a key last, as the pane shows it.
void TestCacheRoutes::keyWriters()
{
    SERVER_ON_STORE();
    const auto writer = [&](const QByteArray &key) { return server.server.cacheKeyWriter(key); };
    QVERIFY(!writer("w"));
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    QCOMPARE(server.ask("GET", "/cache/w").status, 200); // who only reads
    QCOMPARE(server.ask("POST", "/cache/w?value=x").status, 200);
    QTRY_VERIFY(writer("w"));
    const auto first = *writer("w");
    QCOMPARE(first.key, "w");
    QCOMPARE(first.route, u"POST /cache/{key}"_s);
    QCOMPARE(server.server.routes()->at(first.routeIndex).path, u"/cache/{key}"_s);
    QVERIFY(first.wallMs >= before - 1 && first.wallMs <= QDateTime::currentMSecsSinceEpoch() + 1);
    QCOMPARE(server.ask("PUT", "/cache/w", {}, "y").status, 200);
    QTRY_COMPARE(writer("w")->route, u"PUT /cache/{key}"_s);
    QVERIFY(writer("w")->exchange > first.exchange);
    QCOMPARE(server.ask("DELETE", "/cache/w").status, 204);
    QTRY_VERIFY(!writer("w"));

    // What the route cache keeps, it was a reader that made.
    const auto feed = server.server.openFeed();
    QCOMPARE(server.askJson("POST", "/users", R"({"name":"Ada"})").status, 201);
    QCOMPARE(server.ask("GET", "/users/1").value("X-Cache"), "MISS");
    QByteArray kept;
    const auto wasKept = [&] {
        for (const auto &batch : feed->take()) {
            for (const auto &exchange : batch->exchanges) {
                for (const auto &write : exchange->cacheWrites)
                    kept = write.key.contains("GET /users/{id}:") ? write.key : kept;
            }
        }
        return !kept.isEmpty();
    };
    QTRY_VERIFY(wasKept());
    QCOMPARE(writer(kept)->route, u"GET /users/{id}"_s);
}

/// It starts nevertheless, and says what is wrong.
void TestCacheRoutes::redisAway()
{
    RunningServer server(u"unix:///nonexistent/redis.sock"_s);
    QVERIFY(server.listens());
    QVERIFY(server.cacheBecomes(cache::StoreState::Lost));
    const auto response = server.ask("GET", "/cache/k");
    QCOMPARE(response.status, 503);
    QCOMPARE(response.value("Retry-After"), "1");
    QCOMPARE(response.value("Content-Type"), "application/problem+json");
    QCOMPARE(server.ask("POST", "/cache/k?value=x").status, 503);
    QCOMPARE(server.ask("DELETE", "/cache/k").status, 503);
    const auto ready = server.ask("GET", "/readyz");
    QCOMPARE(ready.status, 200);
    QCOMPARE(ready.json().value(u"status"_s).toString(), u"degraded"_s);
    QVERIFY(!server.snapshot().error.isEmpty());
    QCOMPARE(server.ask("GET", "/users").status, 200);
}

void TestCacheRoutes::redisComesBack()
{
    RedisServer redis;
    RunningServer server(u"unix://"_s + redis.path());
    QVERIFY(server.listens());
    QVERIFY(server.cacheBecomes(cache::StoreState::Ready));
    QCOMPARE(server.ask("POST", "/cache/k?value=x").status, 200);
    redis.kill();
    QVERIFY(server.cacheBecomes(cache::StoreState::Lost));
    QCOMPARE(server.ask("GET", "/cache/k").status, 503);
    QVERIFY(redis.start());
    QVERIFY(server.cacheBecomes(cache::StoreState::Ready));
    QTRY_COMPARE_WITH_TIMEOUT(server.ask("POST", "/cache/k?value=y").status, 200, 10'000);
    QCOMPARE(server.ask("GET", "/cache/k").json().value(u"value"_s).toString(), u"y"_s);
    QCOMPARE(server.ask("GET", "/readyz").json().value(u"status"_s).toString(), u"ok"_s);
    // Stopped, it answers nobody: there is a deadline, and then a breaker.
    redis.pause();
    QCOMPARE(server.ask("GET", "/cache/k").status, 503);
    redis.resume();
    QTRY_COMPARE_WITH_TIMEOUT(server.ask("GET", "/cache/k").status, 200, 15'000);
}

void TestCacheRoutes::wrongPassword()
{
    const RedisServer redis(QStringList{u"--requirepass"_s, u"secret"_s, u"--port"_s, u"0"_s});
    RunningServer server(u"unix://"_s + redis.path());
    QVERIFY(server.listens());
    QVERIFY(server.cacheBecomes(cache::StoreState::Lost));
    QCOMPARE(server.ask("GET", "/cache/k").status, 503);
    QVERIFY2(!server.snapshot().error.isEmpty(), qPrintable(server.snapshot().error));
}

/// As --redis-persist on and --redis-memory have it.
void TestCacheRoutes::persistentManagedIsThereInTheNextProgram()
{
    const QTemporaryDir folder;
    const auto startOn = [&folder](RunningServer &server, bool persists) {
        server.stop();
        server.options().dataDir = folder.path();
        server.options().redisPersist = persists;
        server.options().redisMemory = 16 * 1024 * 1024;
        server.start();
        return server.listens() && server.cacheBecomes(cache::StoreState::Ready)
            && server.snapshot().kind == cache::StoreKind::Managed;
    };
    const auto value
        = [](const RunningServer &server) { return server.ask("GET", "/cache/k").json().value(u"value"_s).toString(); };
    {
        RunningServer one(u"managed"_s);
        QVERIFY(startOn(one, true));
        QCOMPARE(one.ask("POST", "/cache/k?value=kept").status, 200);
    }
    RunningServer two(u"managed"_s);
    QVERIFY(startOn(two, true));
    QCOMPARE(value(two), u"kept"_s);
    QVERIFY(startOn(two, false)); // another Redis, without what is kept
    QCOMPARE(value(two), QString());
    QVERIFY(startOn(two, true));
    QCOMPARE(value(two), u"kept"_s);
}

void TestCacheRoutes::memoryWhereNothingCanBeKept()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"redis"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    RunningServer server(u"managed"_s);
    server.stop();
    server.options().dataDir = folder.path();
    server.options().redisPersist = true;
    server.options().redisMemory = 5 * 1024 * 1024;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"it cannot keep its data in .*/redis: Not a directory"_s));
    server.start();
    QVERIFY(server.listens());
    const auto snapshot = server.snapshot();
    QCOMPARE(snapshot.kind, cache::StoreKind::MemoryInstead);
    QVERIFY2(snapshot.reason.contains(u"it cannot keep its data in "_s + folder.filePath(u"redis"_s)),
             qPrintable(snapshot.reason));
    QCOMPARE(snapshot.bytesMax, std::uint64_t(5 * 1024 * 1024));
    QCOMPARE(server.ask("POST", "/cache/k?value=x").status, 200);
}

/// A start never fails for the cache.
void TestCacheRoutes::memoryWhereRedisServerFails()
{
    QTemporaryDir folder;
    QFile program(folder.filePath(u"redis-server"_s));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write("#!/bin/sh\necho no room >&2\nexit 3\n");
    program.close();
    QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    const auto path = qgetenv("PATH");
    qputenv("PATH", folder.path().toLocal8Bit() + ':' + path);
    const auto restore = qScopeGuard([&path] { qputenv("PATH", path); });
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"private redis-server cannot be used"_s));
    RunningServer server(u"managed"_s);
    QVERIFY(server.listens());
    const auto snapshot = server.snapshot();
    QCOMPARE(snapshot.kind, cache::StoreKind::MemoryInstead);
    QCOMPARE(snapshot.state, cache::StoreState::Ready);
    QVERIFY2(snapshot.reason.contains(u"private redis-server cannot be used"), qPrintable(snapshot.reason));
    QCOMPARE(server.ask("POST", "/cache/k?value=x").status, 200);
    QCOMPARE(server.ask("GET", "/readyz").json().value(u"status"_s).toString(), u"ok"_s);
}

QTEST_GUILESS_MAIN(TestCacheRoutes)
#include "tst_cache_routes.moc"

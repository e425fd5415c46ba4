// Entity tags and conditional requests (RFC 9110 §8.8, §13) on the whole server, over real sockets.

#include "server/http/entity_tag.h"
#include "tests/conformance/check_response.h"
#include "tests/support/fresh_database.h"
#include "tests/support/running_server.h"

#include <QtTest>

#include <array>
#include <atomic>
#include <thread>

using namespace coroscope;
using namespace coroscope::test;

namespace {

QByteArray field(const QByteArray &name, const QByteArray &value)
{
    return name + ": " + value + "\r\n";
}

const QByteArray kJson = "Content-Type: application/json\r\n";

} // namespace

class TestConditional final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void getsHaveTags_data();
    void getsHaveTags();
    void othersHaveNone_data();
    void othersHaveNone();
    void reads_data();
    void reads();
    void theConnectionGoesOn();
    void keptResponsesHaveOne();
    void writes_data();
    void writes();
    void tagsOfWrites();
    void oneOfManyWins_data() { COROSCOPE_DATABASE_ROWS(); }
    void oneOfManyWins();
    void oneOfManyCreates();

private:
    struct OnDatabase {
        std::unique_ptr<FreshDatabase> database;
        std::unique_ptr<RunningServer> server;
    };
    std::unique_ptr<RunningServer> m_server;
    std::array<OnDatabase, 2> m_onDatabase;
};

void TestConditional::cleanupTestCase()
{
    m_server.reset();
    for (OnDatabase &each : m_onDatabase)
        each.server.reset(); // before its database
}

void TestConditional::initTestCase()
{
    m_server = std::make_unique<RunningServer>(QStringLiteral("memory"));
    QVERIFY(m_server->listens());
    QCOMPARE(m_server->askJson("POST", "/users", R"({"name":"Ada"})").status, 201);
    QCOMPARE(m_server->ask("PUT", "/cache/kept", {}, "value").status, 200);
}

void TestConditional::getsHaveTags_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"/", "/docs", "/docs/docs.js", "/openapi.json", "/users", "/users?limit=1", "/users/1",
                               "/cache/kept", "/async-endpoint?delay_ms=0", "/healthz", "/echo", "/tasks"})
        QTest::newRow(target) << QByteArray(target);
}

void TestConditional::getsHaveTags()
{
    QFETCH(QByteArray, target);
    const auto response = m_server->ask("GET", target);
    QCOMPARE(response.status, 200);
    QCOMPARE(response.values("ETag"), QList<QByteArray>{strongTag(response.body)});
    QCOMPARE(complaintAbout(response), QString());
    const auto head = m_server->ask("HEAD", target);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.value("ETag"), response.value("ETag"));
    QCOMPARE(head.value("Content-Length").toLongLong(), qint64(response.body.size()));
    const auto same = m_server->ask("GET", target, field("If-None-Match", response.value("ETag")));
    QCOMPARE(same.status, 304);
    QCOMPARE(m_server->ask("HEAD", target, field("If-None-Match", response.value("ETag"))).status, 304);
}

void TestConditional::othersHaveNone_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    const auto row = [](const char *method, const char *target, int status = 200) {
        QTest::addRow("%s %s", method, target) << QByteArray(method) << QByteArray(target) << status;
    };
    row("GET", "/plaintext");
    row("GET", "/json");
    row("GET", "/db");
    row("GET", "/queries?queries=2");
    row("GET", "/fortunes");
    row("GET", "/users/999", 404);
    row("GET", "/users/x", 422);
    row("GET", "/nothing", 404);
    row("GET", "/users/", 307);
    row("OPTIONS", "/users", 204);
    row("POST", "/echo");
}

void TestConditional::othersHaveNone()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(int, status);
    // What has no tag has no condition that could hold.
    for (const QByteArray &fields : {QByteArray(), field("If-None-Match", "*"), field("If-Match", R"("x")")}) {
        const auto response = m_server->ask(method, target, fields);
        QCOMPARE(response.status, status);
        QVERIFY(!response.has("ETag"));
    }
}

void TestConditional::reads_data()
{
    QTest::addColumn<QByteArray>("fields"); // TAG: that of the body, without quotes
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("tag"); // of the response; empty: the current one
    const auto row = [](const char *name, const QByteArray &fields, int status, const char *tag = "") {
        QTest::newRow(name) << fields << status << QByteArray(tag);
    };
    row("none", "", 200);
    row("other", field("If-None-Match", R"("other")"), 200);
    row("same", field("If-None-Match", R"("TAG")"), 304);
    row("weak", field("If-None-Match", R"(W/"TAG")"), 304);
    row("in a list", field("If-None-Match", R"("a", "TAG","b")"), 304);
    row("on a second line", field("If-None-Match", R"("a")") + field("If-None-Match", R"("TAG")"), 304);
    row("any", field("If-None-Match", "*"), 304);
    row("coded", field("If-None-Match", R"("TAG-gzip")"), 304, R"("TAG-gzip")");
    row("malformed is ignored", field("If-None-Match", "TAG"), 200);
    row("a date without Last-Modified", field("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT"), 200);
    row("match", field("If-Match", R"("TAG")"), 200);
    row("match, any", field("If-Match", "*"), 200);
    row("match, other", field("If-Match", R"("other")"), 412);
    row("match, weak", field("If-Match", R"(W/"TAG")"), 412);
    row("match, malformed is ignored", field("If-Match", "TAG"), 200);
    row("match holds, then the other", field("If-Match", R"("TAG")") + field("If-None-Match", R"("TAG")"), 304);
    row("match fails first", field("If-Match", R"("x")") + field("If-None-Match", R"("TAG")"), 412);
}

void TestConditional::reads()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    QFETCH(QByteArray, tag);
    for (const char *target : {"/users", "/users/1", "/"}) {
        const QByteArray current = m_server->ask("GET", target).value("ETag");
        const QByteArray plain = current.mid(1).chopped(1);
        QByteArray given = fields;
        const auto response = m_server->ask("GET", target, given.replace("TAG", plain));
        QCOMPARE(response.status, status);
        QCOMPARE(complaintAbout(response), QString());
        if (status == 412) {
            QCOMPARE(response.value("Content-Type"), "application/problem+json");
            continue;
        }
        QByteArray expected = tag;
        QCOMPARE(response.value("ETag"), tag.isEmpty() ? current : expected.replace("TAG", plain));
        if (status != 304)
            continue;
        // RFC 9110 §15.4.5; and nothing that tells of a content.
        QVERIFY(response.body.isEmpty());
        QVERIFY(response.has("Date"));
        QVERIFY(!response.has("Content-Type"));
        QVERIFY(!response.has("Content-Length"));
        QVERIFY(!response.has("Transfer-Encoding"));
        if (QByteArray(target) == "/users/1")
            QCOMPARE(response.value("Cache-Control"), "no-cache");
    }
}

void TestConditional::theConnectionGoesOn()
{
    RawClient client(m_server->server.port());
    const QByteArray tag = m_server->ask("GET", "/").value("ETag");
    const auto request = RunningServer::request("GET", "/", field("If-None-Match", tag));
    QVERIFY(client.send(request + request + RunningServer::request("GET", "/plaintext")));
    for (const int status : {304, 304, 200}) {
        const auto response = client.read();
        QVERIFY2(response, qPrintable(client.problem()));
        QCOMPARE(response->status, status);
    }
}

void TestConditional::keptResponsesHaveOne()
{
    const auto first = m_server->ask("GET", "/users/1", "Cache-Control: no-cache\r\n");
    const auto kept = m_server->ask("GET", "/users/1");
    QCOMPARE(first.value("X-Cache"), "MISS");
    QCOMPARE(kept.value("X-Cache"), "HIT");
    QCOMPARE(kept.values("ETag"), QList<QByteArray>{strongTag(kept.body)});
    QCOMPARE(first.value("ETag"), kept.value("ETag"));
    const auto same = m_server->ask("GET", "/users/1", field("If-None-Match", kept.value("ETag")));
    QCOMPARE(same.status, 304);
    QCOMPARE(same.value("X-Cache"), "HIT");
    QVERIFY(same.has("Age"));
}

void TestConditional::writes_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::addColumn<QByteArray>("fields"); // TAG: that of the user
    QTest::addColumn<int>("status"); // 200: it is done
    QTest::addColumn<bool>("exists");
    for (const bool postgres : {false, true}) {
        const auto row = [postgres](const char *name, const QByteArray &fields, int status, bool exists = true) {
            QTest::addRow("%s: %s", postgres ? "PostgreSQL" : "SQLite", name) << postgres << fields << status << exists;
        };
        row("none", "", 200);
        row("match", field("If-Match", R"("TAG")"), 200);
        row("match, in a list", field("If-Match", R"("x", "TAG")"), 200);
        row("match, coded", field("If-Match", R"("TAG-zstd")"), 200);
        row("match, any", field("If-Match", "*"), 200);
        row("match, other", field("If-Match", R"("0000000000000000")"), 412);
        row("match, weak", field("If-Match", R"(W/"TAG")"), 412);
        row("match, empty", field("If-Match", ""), 412);
        row("match, malformed", field("If-Match", "TAG"), 400);
        row("none-match, malformed", field("If-None-Match", "TAG"), 400);
        row("none-match", field("If-None-Match", R"("TAG")"), 412);
        row("none-match, other", field("If-None-Match", R"("x")"), 200);
        row("none-match, any", field("If-None-Match", "*"), 412);
        row("dates do not count", field("If-Unmodified-Since", "Sun, 06 Nov 1994 08:49:37 GMT"), 200);
        row("nobody there", "", 404, false);
        row("nobody there, match", field("If-Match", R"("TAG")"), 412, false);
        row("nobody there, match, any", field("If-Match", "*"), 412, false);
        row("nobody there, none-match, any", field("If-None-Match", "*"), 404, false);
    }
}

void TestConditional::writes()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    QFETCH(bool, exists);
    QFETCH(bool, postgres);
    if (postgres && !FreshDatabase::hasPostgres())
        QSKIP("COROSCOPE_TEST_POSTGRES is not set; ./test.sh starts one.");
    auto &[database, running] = m_onDatabase[postgres ? 1 : 0]; // one serves all rows
    if (!running) {
        database = std::make_unique<FreshDatabase>(postgres ? db::Dialect::Postgres : db::Dialect::Sqlite);
        QVERIFY2(database->problem().isEmpty(), qPrintable(database->problem()));
        running = std::make_unique<RunningServer>(QStringLiteral("memory"), 1, database->url());
    }
    RunningServer &server = *running;
    QVERIFY(server.listens());
    for (const QByteArray method : {"PUT", "PATCH", "DELETE"}) {
        const auto made = server.askJson("POST", "/users", R"({"name":"Ada"})");
        QCOMPARE(made.status, 201);
        const QByteArray target = exists ? made.value("Location") : QByteArray("/users/987654");
        const auto before = server.ask("GET", made.value("Location"));
        const QByteArray tag = before.value("ETag");
        QCOMPARE(made.value("ETag"), tag); // RFC 9110 §15.3.2
        QByteArray given = fields;
        given.replace("TAG", tag.mid(1).chopped(1));
        const auto response = method == "DELETE" ? server.ask(method, target, given)
                                                 : server.ask(method, target, kJson + given, R"({"name":"Grace"})");
        QCOMPARE(response.status, method == "DELETE" && status == 200 ? 204 : status);
        QCOMPARE(complaintAbout(response), QString());
        const auto after = server.ask("GET", made.value("Location"));
        if (!exists || status != 200) {
            QCOMPARE(after.body, before.body);
            QCOMPARE(after.value("ETag"), tag);
        } else if (method == "DELETE") {
            QCOMPARE(after.status, 404);
        } else {
            QCOMPARE(after.json().value(QStringLiteral("name")).toString(), QStringLiteral("Grace"));
            QVERIFY(after.value("ETag") != tag);
            QCOMPARE(response.body, after.body);
        }
    }
    // A change of nothing is none, and is refused all the same.
    const auto made = server.askJson("POST", "/users", R"({"name":"Ada"})");
    const QByteArray target = exists ? made.value("Location") : QByteArray("/users/987654");
    QByteArray given = fields;
    given.replace("TAG", made.value("ETag").mid(1).chopped(1));
    QCOMPARE(server.ask("PATCH", target, kJson + given, "{}").status, status);
}

void TestConditional::tagsOfWrites()
{
    const auto made = m_server->askJson("POST", "/users", R"({"name":"Ada"})");
    const QByteArray target = made.value("Location");
    // What a PUT sent was not kept as it came: no tag (RFC 9110 §9.3.4).
    QVERIFY(!m_server->askJson("PUT", target, R"({"name":"Grace"})").has("ETag"));
    QVERIFY(!m_server->ask("PUT", target, kJson + field("If-Match", "*"), R"({"name":"Grace"})").has("ETag"));
    for (const QByteArray &fields : {QByteArray(), field("If-Match", "*")}) {
        const auto changed = m_server->ask("PATCH", target, kJson + fields, R"({"name":"Joan"})");
        QCOMPARE(changed.value("ETag"), m_server->ask("GET", target).value("ETag"));
    }
    // So a client can go on changing what it has, without a GET between.
    QByteArray tag = made.value("ETag");
    QCOMPARE(m_server->ask("PATCH", target, kJson + field("If-Match", tag), R"({"name":"A"})").status, 412);
    tag = m_server->ask("GET", target).value("ETag");
    for (const QByteArray name : {"A", "B", "C"}) {
        const auto changed
            = m_server->ask("PATCH", target, kJson + field("If-Match", tag), R"({"name":")" + name + "\"}");
        QCOMPARE(changed.status, 200);
        tag = changed.value("ETag");
    }
}

/// Nobody writes between the comparison and the write: of all who have seen the same, one writes.
void TestConditional::oneOfManyWins()
{
    COROSCOPE_DATABASE(database);
    RunningServer server(QStringLiteral("memory"), 2, database.url());
    QVERIFY(server.listens());
    QCOMPARE(server.askJson("POST", "/users", R"({"name":"Ada"})").status, 201);
    constexpr int kClients = 8;
    for (int round = 0; round < 10; ++round) {
        const QByteArray tag = server.ask("GET", "/users/1").value("ETag");
        std::atomic<int> done{0};
        std::atomic<int> refused{0};
        std::vector<std::thread> clients;
        for (int i = 0; i < kClients; ++i) {
            clients.emplace_back([&, i] {
                const QByteArray name = "n" + QByteArray::number(round) + '-' + QByteArray::number(i);
                const auto response
                    = server.ask("PATCH", "/users/1", kJson + field("If-Match", tag), R"({"name":")" + name + "\"}");
                ++(response.status == 200 ? done : refused);
                if (response.status != 200 && response.status != 412)
                    qWarning() << response.status << response.body;
            });
        }
        for (std::thread &client : clients)
            client.join();
        QCOMPARE(done.load(), 1);
        QCOMPARE(refused.load(), kClients - 1);
    }
}

void TestConditional::oneOfManyCreates()
{
    constexpr int kClients = 8;
    for (int round = 0; round < 5; ++round) {
        const QByteArray target = "/cache/new-" + QByteArray::number(round);
        std::atomic<int> created{0};
        std::vector<std::thread> clients;
        for (int i = 0; i < kClients; ++i) {
            clients.emplace_back([&, i] {
                const auto response = m_server->ask(i % 2 == 0 ? "PUT" : "POST", target, field("If-None-Match", "*"),
                                                    QByteArray::number(i));
                if (response.status == 200)
                    ++created;
                else if (response.status != 412)
                    qWarning() << response.status << response.body;
            });
        }
        for (std::thread &client : clients)
            client.join();
        QCOMPARE(created.load(), 1);
        QCOMPARE(m_server->ask("PUT", target, field("If-None-Match", "none"), "x").status, 400);
        QCOMPARE(m_server->ask("PUT", target, field("If-None-Match", "*"), "x").status, 412);
        QCOMPARE(m_server->ask("PUT", target, {}, "x").status, 200);
    }
}

QTEST_GUILESS_MAIN(TestConditional)
#include "tst_conditional.moc"

// The routes that are there for a lesson: /counters, /long-work, /coding-costs.

#include "server/api/api.h"
#include "tests/support/database_server.h"
#include "tests/support/running_server.h"

#include <QtTest>

#include <memory>
#include <set>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// As many requests at once, each on a connection of its own: the `value` of each answer, and the largest `attempts`.
struct Increments {
    std::multiset<int> values;
    int attempts = 0;
    int failed = 0;
};
Increments incrementAtOnce(DatabaseServer &server, int count, const QByteArray &query)
{
    std::vector<RawClient> clients;
    for (int i = 0; i < count; ++i)
        clients.emplace_back(server.server().port());
    for (RawClient &client : clients)
        (void)client.send("POST /counters/visits/increment?" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    Increments found;
    for (RawClient &client : clients) {
        const auto response = client.read();
        if (!response || response->status != 200) {
            ++found.failed;
            continue;
        }
        found.values.insert(response->json().value(u"value"_s).toInt());
        found.attempts = std::max(found.attempts, response->json().value(u"attempts"_s).toInt());
    }
    return found;
}

} // namespace

class TestLessonRoutes final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void counterLife_data() { COROSCOPE_DATABASE_ROWS(); }
    void counterLife();
    void counterRefuses_data();
    void counterRefuses();
    void increments_data() { COROSCOPE_DATABASE_ROWS(); }
    void increments();
    void counterWithoutADatabase();
    void longWorkIsDone();
    void longWorkForNobody();
    void longWorkGoesOnInItsRecord();
    void codingCosts();
};

void TestLessonRoutes::counterLife()
{
    DATABASE_SERVER();
    QCOMPARE(server.ask("GET", "/counters/visits").body, R"({"name":"visits","value":0})");
    const auto first = server.ask("POST", "/counters/visits/increment").json();
    QCOMPARE(first.value(u"value"_s).toInt(), 1);
    QCOMPARE(first.value(u"mode"_s).toString(), u"atomic"_s);
    QCOMPARE(first.value(u"attempts"_s).toInt(), 1);
    QCOMPARE(server.ask("PUT", "/counters/visits", R"({"value":40})").body, R"({"name":"visits","value":40})");
    int expected = 40;
    for (const char *mode : {"lost", "optimistic", "transaction", "atomic"}) {
        const auto response
            = server.ask("POST", QByteArray("/counters/visits/increment?think_ms=0&mode=") + mode).json();
        QCOMPARE(response.value(u"value"_s).toInt(), ++expected);
        QCOMPARE(response.value(u"mode"_s).toString(), QString::fromLatin1(mode));
    }
    QCOMPARE(server.ask("GET", "/counters/visits").json().value(u"value"_s).toInt(), 44);
    QCOMPARE(server.ask("GET", "/counters/others").json().value(u"value"_s).toInt(), 0);
    for (const char *mode : {"lost", "optimistic", "transaction", "atomic"}) { // the row is not there yet
        const auto response
            = server.ask("POST", QByteArray("/counters/") + mode + "/increment?think_ms=0&mode=" + mode).json();
        QCOMPARE(response.value(u"value"_s).toInt(), 1);
    }
}

void TestLessonRoutes::counterRefuses_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    const QByteArray none;
    QTest::newRow("a name with a slash") << "GET"_ba
                                         << "/counters/a%2Fb"_ba << none;
    QTest::newRow("a long name") << "GET"_ba << QByteArray("/counters/" + QByteArray(65, 'a')) << none;
    QTest::newRow("no such mode") << "POST"_ba
                                  << "/counters/a/increment?mode=twice"_ba << none;
    QTest::newRow("too much thought") << "POST"_ba
                                      << "/counters/a/increment?think_ms=1001"_ba << none;
    QTest::newRow("no value") << "PUT"_ba
                              << "/counters/a"_ba
                              << "{}"_ba;
    QTest::newRow("a text") << "PUT"_ba
                            << "/counters/a"_ba
                            << R"({"value":"1"})"_ba;
    QTest::newRow("more than a value") << "PUT"_ba
                                       << "/counters/a"_ba
                                       << R"({"value":1,"name":"b"})"_ba;
}

void TestLessonRoutes::counterRefuses()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    const FreshDatabase database(db::Dialect::Sqlite);
    DatabaseServer server(database);
    QVERIFY2(server.problem().isEmpty(), qPrintable(server.problem()));
    QCOMPARE(server.status(method, target, body), 422);
}

/// All think after they have read, so that with mode=lost all of them read what was there at first.
void TestLessonRoutes::increments()
{
    DATABASE_SERVER();
    constexpr int kClients = 12;
    const auto value = [&] { return server.ask("GET", "/counters/visits").json().value(u"value"_s).toInt(); };

    const Increments lost = incrementAtOnce(server, kClients, "mode=lost&think_ms=300");
    QCOMPARE(lost.failed, 0);
    QVERIFY2(value() < kClients, qPrintable(QString::number(value())));

    for (const char *mode : {"optimistic", "transaction", "atomic"}) {
        QCOMPARE(server.status("PUT", "/counters/visits", R"({"value":0})"), 200);
        const Increments kept = incrementAtOnce(server, kClients, QByteArray("think_ms=20&mode=") + mode);
        QCOMPARE(kept.failed, 0);
        QCOMPARE(value(), kClients);
        std::multiset<int> all;
        for (int i = 1; i <= kClients; ++i)
            all.insert(i);
        QVERIFY2(kept.values == all, mode);
        QVERIFY2((kept.attempts > 1) == (QByteArray(mode) == "optimistic"), mode);
    }
}

void TestLessonRoutes::counterWithoutADatabase()
{
    RouteSet routes;
    registerApi(routes);
    const WorkerServer server(std::move(routes));
    RawClient client(server.port());
    QVERIFY(client.send("POST /counters/a/increment HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    const auto response = client.read();
    QVERIFY(response);
    QCOMPARE(response->status, 503);
}

void TestLessonRoutes::longWorkIsDone()
{
    const RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    const auto before = server.ask("GET", "/long-work/totals").json();
    for (const char *how : {"stop", "continue"}) {
        const auto response = server.ask("GET", QByteArray("/long-work?work_ms=30&on_leave=") + how);
        QCOMPARE(response.status, 200);
        QVERIFY(response.json().value(u"total_ms"_s).toDouble() >= 30);
        QVERIFY(response.json().value(u"digests"_s).toInt() > 0);
    }
    const auto after = server.ask("GET", "/long-work/totals").json();
    QCOMPARE(after.value(u"completed"_s).toInt() - before.value(u"completed"_s).toInt(), 2);
    QCOMPARE(after.value(u"abandoned"_s).toInt(), before.value(u"abandoned"_s).toInt());
    QVERIFY(after.value(u"worked_ms"_s).toDouble() - before.value(u"worked_ms"_s).toDouble() >= 60);
    QCOMPARE(server.ask("GET", "/long-work?on_leave=perhaps").status, 422);
}

/// One that is told, or whose server stops, goes on to the end of its ten seconds otherwise, and is complete then.
void TestLessonRoutes::longWorkForNobody()
{
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    const auto totals = [&] { return server.ask("GET", "/long-work/totals").json(); };
    const auto of = [](const QJsonObject &object, const QString &name) { return object.value(name).toDouble(); };
    const auto leave = [&](const QByteArray &query) {
        const double begun = of(totals(), u"begun"_s);
        RawClient client(server.server.port());
        (void)client.send(RunningServer::request("GET", "/long-work?" + query));
        const bool began = QTest::qWaitFor([&] { return of(totals(), u"begun"_s) > begun; }, 15'000);
        client.reset();
        return began;
    };
    const auto ended = [&](double abandoned) {
        return QTest::qWaitFor([&] { return of(totals(), u"abandoned"_s) > abandoned; }, 15'000);
    };

    auto before = totals();
    QVERIFY(leave("work_ms=10000&on_leave=stop"));
    QVERIFY(ended(of(before, u"abandoned"_s)));
    auto after = totals();
    QCOMPARE(of(after, u"completed"_s), of(before, u"completed"_s));

    before = after;
    QVERIFY(leave("work_ms=500&on_leave=continue"));
    QVERIFY(ended(of(before, u"abandoned"_s)));
    after = totals();
    QCOMPARE(of(after, u"completed"_s), of(before, u"completed"_s) + 1);
    QVERIFY(of(after, u"worked_ms"_s) - of(before, u"worked_ms"_s) >= 500);
    QVERIFY(of(after, u"wasted_ms"_s) > of(before, u"wasted_ms"_s));

    before = after;
    QVERIFY(leave("work_ms=10000&on_leave=continue"));
    server.server.stop();
    QTRY_COMPARE_WITH_TIMEOUT(server.server.state(), ServerState::Stopped, 15'000);
    server.start();
    QVERIFY(server.listens());
    after = totals();
    QCOMPARE(of(after, u"abandoned"_s), of(before, u"abandoned"_s) + 1);
    QCOMPARE(of(after, u"completed"_s), of(before, u"completed"_s));
}

/// Its coroutine is gone with its client, but its thread is not, and that is seen.
void TestLessonRoutes::longWorkGoesOnInItsRecord()
{
    RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    const auto feed = server.server.openFeed();
    const auto begun = [&] { return server.ask("GET", "/long-work/totals").json().value(u"begun"_s).toDouble(); };
    const double before = begun();
    const QByteArray target = "/long-work?work_ms=1500&on_leave=continue";
    RawClient client(server.server.port());
    QVERIFY(client.send(RunningServer::request("GET", target)));
    QTRY_VERIFY_WITH_TIMEOUT(begun() > before, 15'000);
    client.reset();
    ExchangeRecordPtr preview;
    ExchangeRecordPtr ended;
    const auto hasEnded = [&] {
        for (const auto &batch : feed->take()) {
            for (const ExchangeRecordPtr &record : batch->exchanges) {
                if (record->target != target)
                    continue;
                if (record->end != ExchangeEnd::Running)
                    ended = record;
                else if (record->responseEnd != ExchangeEnd::Running)
                    preview = record;
            }
        }
        return ended != nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), 15'000);
    QVERIFY(preview); // while it went on
    QCOMPARE(preview->responseEnd, ExchangeEnd::ClientGone);
    QCOMPARE(ended->end, ExchangeEnd::ClientGone);
    QCOMPARE(ended->spans.size(), std::size_t(2));
    const Span &rest = ended->spans.back();
    QCOMPARE(rest.kind, SpanKind::Offload);
    QCOMPARE(rest.coroutine, 0U);
    QVERIFY(rest.queued >= ended->finished);
    QVERIFY(rest.ended > rest.queued);
    // Where the client stays nothing comes after the response.
    const QByteArray stays = "/long-work?work_ms=1";
    QCOMPARE(server.ask("GET", stays).status, 200);
    ExchangeRecordPtr whole;
    const auto isWhole = [&] {
        for (const auto &batch : feed->take()) {
            for (const ExchangeRecordPtr &record : batch->exchanges) {
                if (record->target == stays && record->end != ExchangeEnd::Running)
                    whole = record;
            }
        }
        return whole != nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWhole(), 15'000);
    QCOMPARE(whole->spans.size(), std::size_t(1));
    QCOMPARE(whole->responseEnd, ExchangeEnd::Running);
}

void TestLessonRoutes::codingCosts()
{
    const RunningServer server(u"memory"_s);
    QVERIFY(server.listens());
    const auto costs = [&](int bytes) {
        return server.ask("GET", "/coding-costs?bytes=" + QByteArray::number(bytes))
            .json()
            .value(u"codings"_s)
            .toArray();
    };
    const auto small = costs(20);
    const auto large = costs(20'000);
    QCOMPARE(small.size(), large.size());
    QCOMPARE(large.first().toObject().value(u"coding"_s).toString(), u"identity"_s);
    QCOMPARE(large.first().toObject().value(u"bytes"_s).toInt(), 20'000);
    QStringList codings;
    for (qsizetype i = 1; i < large.size(); ++i) {
        const QJsonObject cost = large.at(i).toObject();
        codings.append(cost.value(u"coding"_s).toString() + cost.value(u"level"_s).toVariant().toString());
        QVERIFY2(cost.value(u"bytes"_s).toInt() < 20'000 / 2, qPrintable(codings.last()));
        QVERIFY2(cost.value(u"cpu_us"_s).toDouble() > 0, qPrintable(codings.last()));
        if (codings.last().startsWith(u"gzip"_s))
            QVERIFY(small.at(i).toObject().value(u"bytes"_s).toInt() > 20);
    }
    QVERIFY(codings.contains(u"gzip1"_s) && codings.contains(u"gzip9"_s) && codings.contains(u"br11"_s));
    QCOMPARE(server.ask("GET", "/coding-costs?bytes=0").status, 422);
    QCOMPARE(server.ask("GET", "/coding-costs?bytes=262145").status, 422);
}

QTEST_GUILESS_MAIN(TestLessonRoutes)
#include "tst_lesson_routes.moc"

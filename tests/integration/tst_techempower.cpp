#include "server/db/query.h"
#include "server/db/sample_models.h"
#include "tests/support/database_server.h"

#include <QtTest>

#include <thread>

using namespace coroscope;
using namespace coroscope::db;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

QJsonArray array(const RawResponse &response)
{
    return QJsonDocument::fromJson(response.body).array();
}

bool isWorld(const QJsonObject &world)
{
    const auto id = world.value(u"id"_s).toInt();
    const auto number = world.value(u"randomNumber"_s).toInt();
    return world.size() == 2 && id >= 1 && id <= 10'000 && number >= 1 && number <= 10'000;
}

} // namespace

/// To the letter of the rules: what a verifier of TechEmpower asks for.
class TestTechEmpower final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void db_data() { COROSCOPE_DATABASE_ROWS(); }
    void db();
    void counts_data();
    void counts();
    void queriesOneByOne_data() { COROSCOPE_DATABASE_ROWS(); }
    void queriesOneByOne();
    void updates_data() { COROSCOPE_DATABASE_ROWS(); }
    void updates();
    void updatesAtOnce_data() { COROSCOPE_DATABASE_ROWS(); }
    void updatesAtOnce();
    void fortunes_data() { COROSCOPE_DATABASE_ROWS(); }
    void fortunes();
    void cached_data() { COROSCOPE_DATABASE_ROWS(); }
    void cached();
};

void TestTechEmpower::db()
{
    DATABASE_SERVER();
    QSet<int> ids;
    for (int i = 0; i < 20; ++i) {
        const auto response = server.ask("GET", "/db");
        QCOMPARE(response.status, 200);
        QCOMPARE(response.value("Content-Type"), "application/json");
        QVERIFY(response.has("Server") && response.has("Date") && response.has("Content-Length"));
        QVERIFY2(isWorld(response.json()), response.body.constData());
        ids.insert(response.json().value(u"id"_s).toInt());
    }
    QVERIFY(ids.size() > 10); // random
}

void TestTechEmpower::counts_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("count");
    for (const auto &[query, count] : {std::pair("", 1),
                                       {"?%1=", 1},
                                       {"?%1=foo", 1},
                                       {"?%1=0", 1},
                                       {"?%1=-5", 1},
                                       {"?%1=1", 1},
                                       {"?%1=2.5", 1},
                                       {"?%1=20", 20},
                                       {"?%1=500", 500},
                                       {"?%1=501", 500},
                                       {"?%1=99999999999999999999", 500},
                                       {"?%1=-99999999999999999999", 1}})
        QTest::newRow(query) << QByteArray(query) << count;
}

void TestTechEmpower::counts()
{
    QFETCH(QByteArray, query);
    QFETCH(int, count);
    const FreshDatabase database(Dialect::Sqlite);
    DatabaseServer server(database);
    QVERIFY2(server.problem().isEmpty(), qPrintable(server.problem()));
    for (const auto &[path, name] :
         {std::pair("/queries", "queries"), {"/updates", "queries"}, {"/cached-queries", "count"}}) {
        const auto response = server.ask("GET", path + QByteArray(query).replace("%1", name));
        QCOMPARE(response.status, 200);
        QCOMPARE(response.value("Content-Type"), "application/json");
        QCOMPARE(array(response).size(), count);
        for (const auto &world : array(response))
            QVERIFY2(isWorld(world.toObject()), response.body.constData());
    }
}

void TestTechEmpower::queriesOneByOne()
{
    DATABASE_SERVER();
    QCOMPARE(array(server.ask("GET", "/queries?queries=20")).size(), 20);
    const auto record = server.server().finished("/queries?queries=20");
    QVERIFY(record);
    QCOMPARE(record->statements.size(), std::size_t(20));
    for (const auto &statement : record->statements)
        QCOMPARE(statement.rowCount, std::uint64_t(1));
}

void TestTechEmpower::updates()
{
    DATABASE_SERVER();
    const auto connection = database.open();
    const OnConnection before(*connection);
    const auto response = server.ask("GET", "/updates?queries=20");
    const auto worlds = array(response);
    QCOMPARE(worlds.size(), 20);
    QHash<int, int> last; // a row may be drawn twice
    for (const auto &world : worlds)
        last.insert(world.toObject().value(u"id"_s).toInt(), world.toObject().value(u"randomNumber"_s).toInt());
    for (auto it = last.cbegin(); it != last.cend(); ++it)
        QCOMPARE(before.get<World>(it.key()).run()->randomNumber, it.value());
    QCOMPARE(before.count<World>().run().value(), 10'000);
    const auto record = server.server().finished("/updates?queries=20");
    QVERIFY(record);
    const auto writes
        = std::count_if(record->statements.begin(), record->statements.end(),
                        [](const StatementRecord &statement) { return statement.sql.startsWith("UPDATE"); });
    QCOMPARE(writes, 20);
}

void TestTechEmpower::updatesAtOnce()
{
    DATABASE_SERVER();
    std::atomic<int> fine{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < 8; ++i) {
        threads.emplace_back([&] {
            RawClient client(server.server().port());
            for (int j = 0; j < 5; ++j) {
                client.send("GET /updates?queries=100 HTTP/1.1\r\nHost: localhost\r\n\r\n");
                const auto response = client.read();
                fine += response && response->status == 200 ? 1 : 0;
            }
        });
    }
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(fine.load(), 40);
}

void TestTechEmpower::fortunes()
{
    DATABASE_SERVER();
    const auto response = server.ask("GET", "/fortunes");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.value("Content-Type"), "text/html; charset=utf-8");
    QCOMPARE(
        QString::fromUtf8(response.body),
        QStringLiteral(
            "<!DOCTYPE html><html><head><title>Fortunes</title></head><body><table><tr><th>id</th><th>message</th></tr>"
            "<tr><td>11</td><td>&lt;script&gt;alert(&quot;This should not be displayed in a browser alert "
            "box.&quot;);&lt;/script&gt;</td></tr>"
            "<tr><td>4</td><td>A bad random number generator: 1, 1, 1, 1, 1, 4.33e+67, 1, 1, 1</td></tr>"
            "<tr><td>5</td><td>A computer program does what you tell it to do, not what you want it to do.</td></tr>"
            "<tr><td>2</td><td>A computer scientist is someone who fixes things that aren&#39;t broken.</td></tr>"
            "<tr><td>8</td><td>A list is only as strong as its weakest link. — Donald Knuth</td></tr>"
            "<tr><td>0</td><td>Additional fortune added at request time.</td></tr>"
            "<tr><td>3</td><td>After enough decimal places, nobody gives a damn.</td></tr>"
            "<tr><td>7</td><td>Any program that runs right is obsolete.</td></tr>"
            "<tr><td>10</td><td>Computers make very fast, very accurate mistakes.</td></tr>"
            "<tr><td>6</td><td>Emacs is a nice operating system, but I prefer UNIX. — Tom Christaensen</td></tr>"
            "<tr><td>9</td><td>Feature: A bug with seniority.</td></tr>"
            "<tr><td>1</td><td>fortune: No such file or directory</td></tr>"
            "<tr><td>12</td><td>フレームワークのベンチマーク</td></tr></table></body></html>"));
}

void TestTechEmpower::cached()
{
    DATABASE_SERVER();
    QCOMPARE(array(server.ask("GET", "/cached-queries?count=100")).size(), 100);
    {
        const auto connection = database.open();
        QVERIFY(OnConnection(*connection).execute("UPDATE world SET \"randomNumber\" = 1").run().isOk());
    }
    const auto record = server.server().finished("/cached-queries?count=100");
    QVERIFY(record);
    QCOMPARE(record->statements.size(), std::size_t(1)); // reads them all
    bool onlyOnes = true;
    for (const auto &world : array(server.ask("GET", "/cached-queries?count=500")))
        onlyOnes = onlyOnes && world.toObject().value(u"randomNumber"_s).toInt() == 1;
    QVERIFY(!onlyOnes); // out of memory
    const auto again = server.server().finished("/cached-queries?count=500");
    QVERIFY(again);
    QVERIFY(again->statements.empty());
}

QTEST_GUILESS_MAIN(TestTechEmpower)
#include "tst_techempower.moc"

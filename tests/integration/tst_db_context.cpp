#include "server/db/sample_models.h"
#include "server/runtime/context.h"
#include "server/runtime/database_problem.h"
#include "tests/support/database_server.h"

#include <QtTest>

using namespace coroscope;
using namespace coroscope::db;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

User named(const QString &name)
{
    User user;
    user.name = name;
    return user;
}

const auto kHow = queryParam<QByteArray>("how", u"commit, rollback, savepoint, leave, throw"_s).defaultsTo("commit");

/// Chains of queries inside of a transaction, which then ends as it is told.
QCoro::Task<Response> transact(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto how = kHow.value(*exchange);
    auto begun = co_await context.db.begin();
    if (!begun)
        co_return databaseProblem(begun.error(), exchange.data());
    auto &transaction = begun.value();
    const auto ada = co_await transaction.create(named(u"Ada"_s));
    if (!ada)
        co_return databaseProblem(ada.error(), exchange.data());
    const auto seen = co_await transaction.all<User>().where("name = ?", u"Ada"_s).orderBy("-id").limit(1);
    const auto elsewhere = co_await context.db.read().count<User>();
    if (!seen || seen->size() != 1 || !elsewhere || elsewhere.value() != 0)
        co_return Response::text(500, "the transaction is not apart");
    if (how == "savepoint") {
        auto inner = co_await transaction.savepoint();
        if (!inner)
            co_return databaseProblem(inner.error(), exchange.data());
        const auto bob = co_await inner->create(named(u"Bob"_s));
        const auto undone = co_await inner->rollback();
        if (!bob || !undone)
            co_return Response::text(500, "no savepoint");
    }
    if (how == "throw")
        throw std::runtime_error("on the way");
    if (how == "leave")
        co_return Response::text(200, "left");
    if (how == "rollback") {
        const auto undone = co_await transaction.rollback();
        co_return Response::text(undone ? 200 : 500, "undone");
    }
    const auto updated = co_await transaction.execute("UPDATE users SET email = ?", u"ada@example.org"_s);
    const auto committed = co_await transaction.commit();
    co_return Response::text(updated && committed ? 200 : 500, "committed");
}

/// Never ends by itself.
constexpr char kEndless[]
    = "0 < (WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 4000000000) SELECT count(*) "
      "FROM c)";

/// A deadline of a lane reaches the query of a chain.
QCoro::Task<Response> inTime(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto count = co_await context.db.read().within(50ms).all<User>().where(kEndless);
    if (count)
        co_return Response::text(200, "no deadline");
    co_return Response::text(count.error().kind == Error::Kind::Timeout ? 200 : 500, "in time");
}

QCoro::Task<Response> late(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto users = co_await context.db.read().all<User>().where(kEndless);
    co_return Response::text(200, users ? "no deadline" : "stopped");
}

void ownRoutes(RouteSet &routes)
{
    routes.get("/late", late).timeout(150ms);
    routes.get("/transact", transact).param(kHow);
    routes.get("/in-time", inTime);
}

} // namespace

/// The fluent queries through a real Context, as handlers use them.
class TestDbContext final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void transactions_data();
    void transactions();
    void deadlines_data() { COROSCOPE_DATABASE_ROWS(); }
    void deadlines();
    void whatADeadlineCutsOffIsTold_data() { COROSCOPE_DATABASE_ROWS(); }
    void whatADeadlineCutsOffIsTold();
};

void TestDbContext::transactions_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::addColumn<QByteArray>("how");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("users");
    for (const bool postgres : {false, true}) {
        const auto row = [postgres](const char *how, int status, const char *users) {
            QTest::addRow("%s, %s", postgres ? "PostgreSQL" : "SQLite", how)
                << postgres << QByteArray(how) << status << QString::fromLatin1(users);
        };
        row("commit", 200, "Ada ada@example.org");
        row("savepoint", 200, "Ada ada@example.org");
        row("rollback", 200, "");
        row("leave", 200, "");
        row("throw", 500, "");
    }
}

void TestDbContext::transactions()
{
    COROSCOPE_DATABASE(database);
    QFETCH(QByteArray, how);
    QFETCH(int, status);
    QFETCH(QString, users);
    DatabaseServer server(database, ownRoutes);
    QVERIFY2(server.problem().isEmpty(), qPrintable(server.problem()));
    const auto response = server.ask("GET", "/transact?how=" + how);
    QVERIFY2(response.status == status, response.body.constData());
    // A write comes after what was left open has been undone.
    QCOMPARE(server.status("POST", "/users", R"({"name":"Zoe"})"), 201);
    const auto connection = database.open();
    const auto found = OnConnection(*connection).all<User>().where("name <> ?", u"Zoe"_s).run();
    QStringList names;
    for (const auto &user : found.value())
        names.append(user.name + u' ' + user.email.value_or(u"none"_s));
    QCOMPARE(names.join(u'|'), users);
}

void TestDbContext::deadlines()
{
    COROSCOPE_DATABASE(database);
    DatabaseServer server(database, ownRoutes);
    QVERIFY2(server.problem().isEmpty(), qPrintable(server.problem()));
    QCOMPARE(server.status("POST", "/users", R"({"name":"Ada"})"), 201);
    const auto response = server.ask("GET", "/in-time");
    QCOMPARE(response.body, "in time");
    QCOMPARE(response.status, 200);
}

/// Server-Timing names what the time went to, also where it has not ended.
void TestDbContext::whatADeadlineCutsOffIsTold()
{
    COROSCOPE_DATABASE(database);
    DatabaseServer server(database, ownRoutes);
    QVERIFY2(server.problem().isEmpty(), qPrintable(server.problem()));
    QCOMPARE(server.status("POST", "/users", R"({"name":"Ada"})"), 201); // whom the query takes its time with
    const auto response = server.ask("GET", "/late");
    QCOMPARE(response.status, 504);
    const auto timing = response.value("Server-Timing");
    QVERIFY2(timing.contains(", db;dur="), timing.constData());
}

QTEST_GUILESS_MAIN(TestDbContext)
#include "tst_db_context.moc"

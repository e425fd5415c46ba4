#include "server/api/api.h"
#include "server/db/query.h"
#include "server/db/sample_data.h"
#include "server/db/sample_models.h"
#include "tests/support/database_server.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace coroscope;
using namespace coroscope::db;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray named(const QString &name)
{
    return QJsonDocument(QJsonObject{{u"name"_s, name}}).toJson(QJsonDocument::Compact);
}

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

} // namespace

class TestUsers final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutADatabase();
    void life_data() { COROSCOPE_DATABASE_ROWS(); }
    void life();
    void conflicts_data() { COROSCOPE_DATABASE_ROWS(); }
    void conflicts();
    void pages_data() { COROSCOPE_DATABASE_ROWS(); }
    void pages();
    void refuses_data();
    void refuses();
    void names_data() { COROSCOPE_DATABASE_ROWS(); }
    void names();
    void tellsTheLogWhy_data() { COROSCOPE_DATABASE_ROWS(); }
    void tellsTheLogWhy();
    void injection_data() { COROSCOPE_DATABASE_ROWS(); }
    void injection();
    void manyAtOnce_data() { COROSCOPE_DATABASE_ROWS(); }
    void manyAtOnce();
    void lazyAndPrefetch_data() { COROSCOPE_DATABASE_ROWS(); }
    void lazyAndPrefetch();
    void topUsers_data() { COROSCOPE_DATABASE_ROWS(); }
    void topUsers();
};

void TestUsers::withoutADatabase()
{
    RouteSet routes;
    registerApi(routes);
    const WorkerServer server(std::move(routes));
    RawClient client(server.port());
    for (const char *target : {"/users", "/users/1", "/users-with-orders", "/reports/top-users"}) {
        QVERIFY(client.send(QByteArray("GET ") + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        const auto response = client.read();
        QVERIFY(response);
        QCOMPARE(response->status, 503);
        QVERIFY(!response->has("Retry-After")); // it has none in a second either
    }
}

void TestUsers::life()
{
    DATABASE_SERVER();
    auto response = server.ask("GET", "/users");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, "[]");
    QVERIFY(response.value("Server-Timing").contains(";desc=\"1 statement\""));
    QCOMPARE(response.value("X-Total-Count"), "0");
    QCOMPARE(response.value("Content-Type"), "application/json");

    response = server.ask("POST", "/users", R"({"name":"Ada","email":"ada@example.org"})");
    QCOMPARE(response.status, 201);
    QCOMPARE(response.value("Location"), "/users/1");
    const auto ada = response.json();
    QCOMPARE(ada.keys(), (QStringList{u"created_at"_s, u"email"_s, u"id"_s, u"name"_s}));
    QCOMPARE(ada.value(u"id"_s).toInt(), 1);
    QCOMPARE(ada.value(u"name"_s).toString(), u"Ada"_s);
    const auto created = QDateTime::fromString(ada.value(u"created_at"_s).toString(), Qt::ISODateWithMs);
    QVERIFY(std::abs(created.secsTo(QDateTime::currentDateTimeUtc())) < 600);
    QVERIFY(ada.value(u"created_at"_s).toString().endsWith(u'Z'));

    QCOMPARE(server.ask("GET", "/users/1").json(), ada);
    response = server.ask("PATCH", "/users/1", R"({"name":"Ada Lovelace"})");
    QCOMPARE(response.status, 200);
    auto expected = ada;
    expected.insert(u"name"_s, u"Ada Lovelace"_s);
    QCOMPARE(response.json(), expected);
    QCOMPARE(server.ask("PATCH", "/users/1", "{}").json(), expected);
    QCOMPARE(server.ask("PATCH", "/users/1", R"({"id":7,"created_at":"x"})").json(), expected); // not theirs to set
    response = server.ask("PUT", "/users/1", R"({"name":"Countess"})");
    QCOMPARE(response.status, 200);
    expected.insert(u"name"_s, u"Countess"_s);
    expected.insert(u"email"_s, QJsonValue::Null);
    QCOMPARE(response.json(), expected);
    QCOMPARE(server.ask("PATCH", "/users/1", R"({"email":"c@example.org"})").json().value(u"email"_s).toString(),
             u"c@example.org"_s);
    QVERIFY(server.ask("PATCH", "/users/1", R"({"email":null})").json().value(u"email"_s).isNull());

    response = server.ask("DELETE", "/users/1");
    QCOMPARE(response.status, 204);
    QVERIFY(response.body.isEmpty());
    QCOMPARE(server.status("GET", "/users/1"), 404);
    QCOMPARE(server.status("DELETE", "/users/1"), 404);
    QCOMPARE(server.status("PUT", "/users/1", R"({"name":"x"})"), 404);
    QCOMPARE(server.status("PATCH", "/users/1", R"({"name":"x"})"), 404);
    QCOMPARE(server.status("PATCH", "/users/1", "{}"), 404);
    QCOMPARE(server.ask("POST", "/users", named(u"Bob"_s)).value("Location"), "/users/2"); // numbers do not come back
    response = server.ask("GET", "/users/1");
    QCOMPARE(response.value("Content-Type"), "application/problem+json");
    QCOMPARE(response.json().value(u"detail"_s).toString(), u"There is no user with this id."_s);
}

void TestUsers::conflicts()
{
    DATABASE_SERVER();
    QCOMPARE(server.status("POST", "/users", R"({"name":"Ada","email":"ada@example.org"})"), 201);
    QCOMPARE(server.status("POST", "/users", R"({"name":"Ada"})"), 201); // a name is not unique
    auto response = server.ask("POST", "/users", R"({"name":"Eve","email":"ada@example.org"})");
    QCOMPARE(response.status, 409);
    QCOMPARE(response.json().value(u"detail"_s).toString(), u"Another user has this email."_s);
    QCOMPARE(server.status("PATCH", "/users/2", R"({"email":"ada@example.org"})"), 409);
    QCOMPARE(server.status("PUT", "/users/2", R"({"name":"x","email":"ada@example.org"})"), 409);
    QCOMPARE(server.status("PUT", "/users/1", R"({"name":"x","email":"ada@example.org"})"), 200); // its own
    {
        const auto connection = database.open();
        Order order;
        order.userId = 1;
        order.product = u"Tea"_s;
        QVERIFY(OnConnection(*connection).create(order).run().isOk());
    }
    response = server.ask("DELETE", "/users/1");
    QCOMPARE(response.status, 409);
    QCOMPARE(response.json().value(u"detail"_s).toString(), u"The user has orders."_s);
    QCOMPARE(server.status("GET", "/users/1"), 200);
    QCOMPARE(server.status("DELETE", "/users/2"), 204);
}

void TestUsers::pages()
{
    DATABASE_SERVER();
    for (const char *name : {"Dora", "anna", "Bert", "ANNE", "Hanna"})
        QCOMPARE(server.status("POST", "/users", named(QString::fromLatin1(name))), 201);
    QCOMPARE(server.ids("/users"), u"1 2 3 4 5"_s);
    QCOMPARE(server.ids("/users?order_by=-id&limit=2"), u"5 4"_s);
    QCOMPARE(server.ids("/users?order_by=-id&limit=2&offset=4"), u"1"_s);
    QCOMPARE(server.ids("/users?offset=5"), QString());
    QCOMPARE(server.ids("/users?offset=9223372036854775807"), QString());
    QCOMPARE(server.ids("/users?name=ANN"), u"2 4 5"_s);
    QCOMPARE(server.ids("/users?name=ann&order_by=-id&limit=1&offset=1"), u"4"_s);
    QCOMPARE(server.ids("/users?name="), u"1 2 3 4 5"_s);
    QCOMPARE(server.ids("/users?order_by=-created_at").count(u' '), 4);
    QCOMPARE(server.status("PATCH", "/users/2", R"({"email": "b@example.org"})"), 200);
    QCOMPARE(server.status("PATCH", "/users/4", R"({"email": "a@example.org"})"), 200);
    QCOMPARE(server.ids("/users?order_by=email"), u"1 3 5 4 2"_s); // none comes before all, in both databases
    QCOMPARE(server.ids("/users?order_by=-email"), u"2 4 1 3 5"_s);

    auto response = server.ask("GET", "/users?limit=2&offset=2&order_by=-name&name=n");
    QCOMPARE(response.value("X-Total-Count"), "3");
    response = server.ask("GET", "/users?limit=2&offset=2&order_by=-name");
    QCOMPARE(response.value("X-Total-Count"), "5");
    QCOMPARE(response.value("Link"),
             "</users?limit=2&offset=4&order_by=-name>; rel=\"next\", </users?limit=2&offset=0&order_by=-name>; "
             "rel=\"prev\", </users?limit=2&offset=0&order_by=-name>; rel=\"first\", "
             "</users?limit=2&offset=4&order_by=-name>; rel=\"last\"");
    response = server.ask("GET", "/users?limit=5&name=%C3%9C%20%26");
    QCOMPARE(response.value("Link"),
             "</users?limit=5&offset=0&name=%C3%9C%20%26>; rel=\"first\", </users?limit=5&offset=0&name=%C3%9C%20%26>; "
             "rel=\"last\"");
    QCOMPARE(server.ask("GET", "/users?limit=5").value("X-Total-Count"), "5");
    QCOMPARE(server.ask("GET", "/users?offset=77").value("X-Total-Count"), "5");
}

void TestUsers::refuses_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("errors");
    const auto row = [](const char *name, const char *method, const char *target, const QByteArray &body, int status,
                        const char *errors) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(target) << body << status
                            << QString::fromLatin1(errors);
    };
    row("limit 0", "GET", "/users?limit=0", {}, 422, "query.limit:greater_than_equal");
    row("limit 501", "GET", "/users?limit=501", {}, 422, "query.limit:less_than_equal");
    row("limit 500", "GET", "/users?limit=500", {}, 200, "");
    row("offset -1", "GET", "/users?offset=-1", {}, 422, "query.offset:greater_than_equal");
    row("offset over 64 bits", "GET", "/users?offset=9223372036854775808", {}, 422, "query.offset:int_parsing_size");
    row("no column", "GET", "/users?order_by=password", {}, 422, "query.order_by:enum");
    row("two columns", "GET", "/users?order_by=id,name", {}, 422, "query.order_by:enum");
    row("NUL in a filter", "GET", "/users?name=a%00b", {}, 422, "query.name:value_error");
    row("all of them", "GET", "/users?limit=x&offset=y&order_by=z", {}, 422,
        "query.limit:int_parsing query.offset:int_parsing query.order_by:enum");
    row("no number", "GET", "/users/x", {}, 422, "path.id:int_parsing");
    row("number over 64 bits", "GET", "/users/9223372036854775808", {}, 422, "path.id:int_parsing_size");
    row("largest number", "GET", "/users/9223372036854775807", {}, 404, "");
    row("smallest number", "GET", "/users/-9223372036854775808", {}, 404, "");
    row("number 0", "GET", "/users/0", {}, 404, "");
    row("no body", "POST", "/users", {}, 422, "body:missing");
    row("no JSON", "POST", "/users", "{", 400, "");
    row("an array", "POST", "/users", "[]", 422, "body:model_attributes_type");
    row("no name", "POST", "/users", "{}", 422, "body.name:missing");
    row("empty name", "POST", "/users", R"({"name":""})", 422, "body.name:string_too_short");
    row("NUL in a name", "POST", "/users", R"({"name":"a\u0000"})", 422, "body.name:value_error");
    row("half a surrogate", "POST", "/users", R"({"name":"a\udc00"})", 422, "body.name:string_unicode");
    row("all that is wrong", "POST", "/users", R"({"name":5,"email":"x"})", 422,
        "body.name:string_type body.email:value_error");
    row("put without a name", "PUT", "/users/1", R"({"email":null})", 422, "body.name:missing");
    row("put with null", "PUT", "/users/1", R"({"name":null})", 422, "body.name:string_type");
    row("patch with null", "PATCH", "/users/1", R"({"name":null})", 422, "body.name:string_type");
    row("patch of nobody", "PATCH", "/users/99", R"({"name":"x"})", 404, "");
    row("101 characters", "POST", "/users", named(QString(101, u'x')), 422, "body.name:string_too_long");
    row("101 code points", "POST", "/users", named(u"😀"_s.repeated(101)), 422, "body.name:string_too_long");
    row("email of 255", "POST", "/users",
        R"({"name":"x","email":")" + QByteArray(64, 'a') + '@' + QByteArray(60, 'b') + '.' + QByteArray(60, 'c') + '.'
            + QByteArray(60, 'd') + ".example\"}",
        422, "body.email:string_too_long");
    row("delete of nobody", "DELETE", "/users/5", {}, 404, "");
    row("another method", "POST", "/users/1", "{}", 405, "");
    row("limit of lazy", "GET", "/users-with-orders?limit=101", {}, 422, "query.limit:less_than_equal");
    row("mode", "GET", "/users-with-orders?mode=eager", {}, 422, "query.mode:enum");
    row("indexed", "GET", "/reports/top-users?indexed=maybe", {}, 422, "query.indexed:bool_parsing");
}

void TestUsers::refuses()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, errors);
    const FreshDatabase database(Dialect::Sqlite);
    DatabaseServer server(database);
    QCOMPARE(server.status("POST", "/users", named(u"Ada"_s)), 201);
    const auto response = server.ask(method, target, body);
    QCOMPARE(issues(response), errors);
    QCOMPARE(response.status, status);
    QCOMPARE(server.ids("/users"), u"1"_s);
}

void TestUsers::names()
{
    DATABASE_SERVER();
    qint64 id = 0;
    for (const QString &name :
         {QString(100, u'x'), u"😀"_s.repeated(100), u"שלום עולם"_s, u"e\u0301\u200D"_s, u"\t\n\u0001\u007F"_s,
          u" leading and trailing "_s, u"\"\\/</script>"_s, u"C:\\temp"_s, u"O'Neill"_s}) {
        const auto created = server.ask("POST", "/users", named(name));
        QCOMPARE(created.status, 201);
        QCOMPARE(created.json().value(u"name"_s).toString(), name);
        const auto read = server.ask("GET", "/users/" + QByteArray::number(++id));
        QCOMPARE(read.json().value(u"name"_s).toString(), name);
        const auto found = server.ask("GET", "/users?limit=1&name=" + QUrl::toPercentEncoding(name));
        QCOMPARE(QJsonDocument::fromJson(found.body).array().first().toObject().value(u"name"_s).toString(), name);
    }
}

void TestUsers::tellsTheLogWhy()
{
    DATABASE_SERVER();
    const auto connection = database.open();
    QVERIFY(connection->runScript(u"ALTER TABLE users RENAME TO somewhere_else"_s).isOk());
    // The client hears nothing of tables, whoever runs the server does.
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^request [0-9a-f]{32} failed: .*users"_s));
    const auto response = server.ask("GET", "/users");
    QCOMPARE(response.status, 500);
    QVERIFY2(!response.body.contains("table") && !response.body.contains("relation"), response.body.constData());
}

void TestUsers::injection()
{
    DATABASE_SERVER();
    QCOMPARE(server.status("POST", "/users", named(u"Ada"_s)), 201);
    for (const QByteArray &text : {"' OR '1'='1"_ba, "'; DROP TABLE users; --"_ba, "1); DELETE FROM users; --"_ba,
                                   "%' --"_ba, "\" OR 1=1 --"_ba, "?"_ba, "$1"_ba, "1 UNION SELECT 1,2,3,4"_ba}) {
        const auto encoded = text.toPercentEncoding();
        QCOMPARE(server.ids("/users?name=" + encoded), QString());
        QCOMPARE(server.status("GET", "/users?order_by=" + encoded), 422);
        QCOMPARE(server.status("GET", "/users?limit=" + encoded), 422);
        QCOMPARE(server.status("GET", "/users?offset=" + encoded), 422);
        QCOMPARE(server.status("GET", "/users/" + encoded), 422);
        QCOMPARE(server.status("DELETE", "/users/" + encoded), 422);
        QCOMPARE(server.status("GET", "/users-with-orders?mode=" + encoded), 422);
        QCOMPARE(server.status("GET", "/reports/top-users?among=" + encoded), 422);
        const auto body = named(QString::fromLatin1(text));
        QCOMPARE(server.ask("PATCH", "/users/1", body).json().value(u"name"_s).toString(), QString::fromLatin1(text));
        QCOMPARE(server.ids("/users?name=" + encoded), u"1"_s);
        QCOMPARE(server.status("PATCH", "/users/1", named(u"Ada"_s)), 200);
    }
    QCOMPARE(server.ids("/users"), u"1"_s);
}

/// Each acknowledged user is there, once.
void TestUsers::manyAtOnce()
{
    DATABASE_SERVER();
    constexpr int kClients = 8;
    constexpr int kEach = 25;
    std::vector<std::thread> threads;
    std::atomic<int> created{0};
    for (int i = 0; i < kClients; ++i) {
        threads.emplace_back([&, i] {
            RawClient client(server.server().port());
            for (int j = 0; j < kEach; ++j) {
                const auto body = named(u"user %1 %2"_s.arg(i).arg(j));
                client.send(
                    "POST /users HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                    + QByteArray::number(body.size()) + "\r\n\r\n" + body);
                const auto response = client.read();
                created += response && response->status == 201 ? 1 : 0;
            }
        });
    }
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(created.load(), kClients * kEach);
    QCOMPARE(server.ask("GET", "/users?limit=1").value("X-Total-Count"), QByteArray::number(kClients * kEach));
    const auto connection = database.open();
    const auto names = OnConnection(*connection).all<User>().run();
    QSet<QString> distinct;
    for (const auto &user : names.value())
        distinct.insert(user.name);
    QCOMPARE(distinct.size(), kClients * kEach);
}

void TestUsers::lazyAndPrefetch()
{
    DATABASE_SERVER();
    {
        const auto connection = database.open();
        SampleDataPlan plan;
        plan.users = 40;
        plan.orders = 200;
        QVERIFY(writeSampleData(*connection, plan).isOk());
    }
    const auto lazy = server.ask("GET", "/users-with-orders?mode=lazy&limit=30");
    QCOMPARE(lazy.status, 200);
    QVERIFY2(lazy.value("Server-Timing").contains(", db;dur="), lazy.value("Server-Timing").constData());
    QVERIFY(lazy.value("Server-Timing").contains(";desc=\"31 statements\""));
    const auto record = server.server().finished("/users-with-orders?mode=lazy&limit=30");
    QVERIFY(record);
    QCOMPARE(record->statements.size(), std::size_t(31));
    const auto prefetch = server.ask("GET", "/users-with-orders?limit=30");
    const auto two = server.server().finished("/users-with-orders?limit=30");
    QVERIFY(two);
    QCOMPARE(two->statements.size(), std::size_t(2));
    QCOMPARE(prefetch.json().value(u"mode"_s).toString(), u"prefetch"_s);
    const auto users = lazy.json().value(u"users"_s).toArray();
    QCOMPARE(users.size(), 30);
    QCOMPARE(prefetch.json().value(u"users"_s).toArray(), users);
    qsizetype orders = 0;
    for (const auto &user : users)
        orders += user.toObject().value(u"orders"_s).toArray().size();
    QVERIFY(orders > 100);
}

void TestUsers::topUsers()
{
    DATABASE_SERVER();
    {
        const auto connection = database.open();
        SampleDataPlan plan;
        plan.users = 200;
        plan.orders = 5'000;
        QVERIFY(writeSampleData(*connection, plan).isOk());
    }
    const auto with = server.ask("GET", "/reports/top-users?indexed=true&limit=5");
    QCOMPARE(with.status, 200);
    const auto without = server.ask("GET", "/reports/top-users?indexed=false&limit=5");
    QCOMPARE(with.json().value(u"users"_s).toArray().size(), 5);
    QCOMPARE(with.json().value(u"users"_s), without.json().value(u"users"_s));
    const auto plan = [](const RawResponse &response) {
        QStringList lines;
        for (const auto &line : response.json().value(u"plan"_s).toArray())
            lines.append(line.toString());
        return lines.join(u'\n');
    };
    QVERIFY2(plan(with).contains(u"orders_by_user_expression"_s), qPrintable(plan(with)));
    QVERIFY2(!plan(without).contains(u"orders_by_user_expression"_s), qPrintable(plan(without)));
    QVERIFY2(plan(without).contains(postgres ? u"Seq Scan on orders"_s : u"SCAN o"_s), qPrintable(plan(without)));
    const auto connection = database.open();
    const auto most
        = OnConnection(*connection)
              .raw<User>("SELECT u.* FROM users u JOIN orders o ON o.user_id = u.id WHERE u.id <= 100 GROUP BY "
                         "u.id, u.name, u.email, u.created_at ORDER BY sum(o.amount_cents) DESC LIMIT 1")
              .run();
    QCOMPARE(with.json().value(u"users"_s).toArray().first().toObject().value(u"id"_s).toInteger(), most->first().id);
}

QTEST_GUILESS_MAIN(TestUsers)
#include "tst_users.moc"

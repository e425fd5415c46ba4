#include "server/http/parameters.h"
#include "server/http/router.h"
#include "tests/unit/aborts.h"
#include "tests/unit/http_fixture.h"

#include <QtTest>

using namespace coroscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QCoro::Task<Response> nothing(ExchangePtr)
{
    co_return Response(204);
}

const auto kDelay = queryParam<qint64>("delay_ms", u"wait"_s).minimum(0).maximum(60000).defaultsTo(2000);
const auto kCount = queryParam<qint64>("n", u"count"_s).defaultsTo(1);
const auto kId = pathParam<qint64>("id", u"which"_s);

void freeze(const std::function<void(RouteSet &)> &declare)
{
    RouteSet routes;
    declare(routes);
    routes.freeze();
}

milliseconds timeoutOf(const Router &router, const QByteArray &target)
{
    Exchange exchange;
    exchange.request = test::makeRequest("GET", target);
    exchange.route = router.match(Method::Get, exchange.request.rawPath(), exchange.captures).route;
    if (!exchange.route || bindParameters(exchange))
        return milliseconds(-1);
    return exchange.route->timeout(exchange, 30s);
}

} // namespace

class TestRoute final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describesItself();
    void timeoutsFollowTheDeclaration();
    void parsesPaths_data();
    void parsesPaths();
    void refusesBadPaths_data();
    void refusesBadPaths();
    void refusesContradictions();
    void scopes();
    void twinsBelongToBothRoutes();
    void refusesTwinsThatAreNone_data();
    void refusesTwinsThatAreNone();
};

void TestRoute::describesItself()
{
    RouteSet routes;
    routes.get("/users/{id}", nothing)
        .summary(u"One user"_s)
        .description(u"By number"_s)
        .tag(u"Users"_s)
        .param(kId)
        .param(kDelay);
    routes.post("/users", nothing).blocking().jsonBody(Schema::object());
    routes.any("/upload", nothing).offloaded().rawBody({"text/plain", "*/*"}).streamed();
    routes.freeze();
    const auto table = routes.table();
    QCOMPARE(table->size(), 3);

    const auto &user = table->at(0);
    QCOMPARE(user.index, 0);
    QCOMPARE(user.method, QByteArray("GET"));
    QCOMPARE(user.path, u"/users/{id}"_s);
    QCOMPARE(user.summary, u"One user"_s);
    QCOMPARE(user.description, u"By number"_s);
    QCOMPARE(user.tag, u"Users"_s);
    QCOMPARE(user.kind, HandlerKind::Coroutine);
    QVERIFY(user.bodyType.isEmpty());
    QCOMPARE(user.params.size(), 2);
    QCOMPARE(user.params[0].name, u"id"_s);
    QCOMPARE(user.params[0].in, ParamLocation::Path);
    QVERIFY(user.params[0].required);
    QCOMPARE(user.params[1].name, u"delay_ms"_s);
    QVERIFY(!user.params[1].required);
    const QJsonObject schema{{u"type"_s, u"integer"_s}, {u"minimum"_s, 0}, {u"maximum"_s, 60000}, {u"default"_s, 2000}};
    QCOMPARE(user.params[1].schema, schema);

    const auto &users = table->at(1);
    QCOMPARE(users.index, 1);
    QCOMPARE(users.kind, HandlerKind::Blocking);
    QCOMPARE(users.bodyType, QByteArray("application/json"));
    QCOMPARE(users.bodySchema, QJsonObject({{u"type"_s, u"object"_s}}));
    QVERIFY(users.bodyRequired);

    const auto &upload = table->at(2);
    QCOMPARE(upload.method, QByteArray("*"));
    QCOMPARE(upload.kind, HandlerKind::Offloaded);
    QVERIFY(upload.streamed);
    QVERIFY(!upload.bodyRequired);
}

void TestRoute::timeoutsFollowTheDeclaration()
{
    RouteSet routes;
    routes.get("/plain", nothing);
    routes.get("/own", nothing).timeout(7ms);
    routes.get("/never", nothing).noTimeout();
    routes.get("/delay", nothing).param(kCount).param(kDelay).timeoutFollows(kDelay);
    routes.get("/product", nothing).param(kDelay).param(kCount).timeoutFollows([](const Exchange &exchange) {
        return milliseconds(kDelay.value(exchange) * kCount.value(exchange));
    });
    const Router router(std::move(routes));
    QCOMPARE(timeoutOf(router, "/plain"), milliseconds(30s));
    QCOMPARE(timeoutOf(router, "/own"), 7ms);
    QCOMPARE(timeoutOf(router, "/never"), 0ms);
    QCOMPARE(timeoutOf(router, "/delay"), 7000ms);
    QCOMPARE(timeoutOf(router, "/delay?delay_ms=0"), 5000ms);
    QCOMPARE(timeoutOf(router, "/delay?delay_ms=60000"), 65000ms);
    QCOMPARE(timeoutOf(router, "/product?delay_ms=100&n=20"), 7000ms);
}

void TestRoute::parsesPaths_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArrayList>("segments");
    QTest::newRow("root") << QByteArray("/") << QByteArrayList();
    QTest::newRow("literal") << QByteArray("/a-b.c~d_e!$&'()*+,;=:@") << QByteArrayList{"a-b.c~d_e!$&'()*+,;=:@"};
    QTest::newRow("parameters") << QByteArray("/a/{b_1}/c/{D}") << QByteArrayList{"a", "{b_1}", "c", "{D}"};
}

void TestRoute::parsesPaths()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArrayList, segments);
    QByteArrayList found;
    for (const auto &segment : RoutePath::parse(path).segments)
        found.append(segment.isParam ? '{' + segment.text + '}' : segment.text);
    QCOMPARE(found, segments);
}

void TestRoute::refusesBadPaths_data()
{
    QTest::addColumn<QByteArray>("path");
    for (const char *path :
         {"", "a", "//", "/a/", "/a//b", "/a b", "/%61", "/a?b", "/{a", "/{}", "/{a}b", "/{a-b}", "/a}", "/{a}/{a}"})
        QTest::newRow(path) << QByteArray(path);
}

void TestRoute::refusesBadPaths()
{
    QFETCH(QByteArray, path);
    QVERIFY(test::abortsSaying("route \"", [&] { RoutePath::parse(path); }));
}

void TestRoute::refusesContradictions()
{
    using test::abortsSaying;
    QVERIFY(abortsSaying("is not declared", [] { freeze([](RouteSet &r) { r.get("/{id}", nothing); }); }));
    QVERIFY(abortsSaying("not in its path", [] { freeze([](RouteSet &r) { r.get("/a", nothing).param(kId); }); }));
    QVERIFY(abortsSaying("declared twice",
                         [] { freeze([](RouteSet &r) { r.get("/a", nothing).param(kDelay).param(kDelay); }); }));
    QVERIFY(abortsSaying("no handler", [] { freeze([](RouteSet &r) { r.get("/a", nullptr); }); }));
    QVERIFY(abortsSaying("a default is not valid", [] {
        freeze([](RouteSet &r) { r.get("/a", nothing).param(queryParam<qint64>("n", {}).maximum(1).defaultsTo(2)); });
    }));
    QVERIFY(abortsSaying("a default is not valid", [] {
        freeze([](RouteSet &r) { r.get("/a", nothing).param(queryParam<qint64>("n", {}).required().defaultsTo(2)); });
    }));
    QVERIFY(abortsSaying("an object or an array",
                         [] { freeze([](RouteSet &r) { r.post("/a", nothing).jsonBody(Schema::string()); }); }));
    QVERIFY(abortsSaying("either JSON or raw", [] {
        freeze([](RouteSet &r) { r.post("/a", nothing).jsonBody(Schema::object()).rawBody({"*/*"}); });
    }));
    QVERIFY(abortsSaying("asks nobody", [] { freeze([](RouteSet &r) { r.get("/a", nothing).open().personal(); }); }));
    QVERIFY(
        abortsSaying("asks nobody", [] { freeze([](RouteSet &r) { r.get("/a", nothing).open().scopes({"x"}); }); }));
    QVERIFY(abortsSaying("not kept for others",
                         [] { freeze([](RouteSet &r) { r.get("/a", nothing).personal().cached({.ttl = 1s}); }); }));
    QVERIFY(!abortsSaying("", [] { freeze([](RouteSet &r) { r.get("/{id}", nothing).param(kId).param(kDelay); }); }));
}

/// By its method, where it does not say; none where it is open, as those with a bare head are.
void TestRoute::scopes()
{
    RouteSet routes;
    routes.get("/a", nothing);
    routes.post("/a", nothing);
    routes.any("/any", nothing);
    routes.remove("/own", nothing).scopes({"own", "admin"});
    routes.get("/open", nothing).open();
    routes.post("/bare", nothing).bareHead();
    routes.get("/me", nothing).personal().scopes({});
    routes.freeze();
    using Scopes = QList<QByteArray>;
    const auto table = routes.table();
    QCOMPARE(table->at(0).scopes, Scopes{"read"});
    QCOMPARE(table->at(1).scopes, Scopes{"write"});
    QCOMPARE(table->at(2).scopes, (Scopes{"read", "write"}));
    QCOMPARE(table->at(3).scopes, (Scopes{"own", "admin"}));
    for (int i : {4, 5}) {
        QVERIFY(table->at(i).isOpen);
        QCOMPARE(table->at(i).scopes, Scopes());
    }
    QVERIFY(table->at(6).isPersonal && !table->at(6).isOpen && !table->at(0).isPersonal);
    QCOMPARE(table->at(6).scopes, Scopes());
    const Route &any = *routes.routes().at(2);
    for (const Method method : {Method::Get, Method::Head, Method::Options})
        QCOMPARE(any.scopes(method), Scopes{"read"});
    for (const Method method : {Method::Post, Method::Put, Method::Patch, Method::Delete})
        QCOMPARE(any.scopes(method), Scopes{"write"});
    QCOMPARE(routes.routes().at(6)->scopes(Method::Get), Scopes());
    QCOMPARE(scopesIn(*table), (Scopes{"read", "write", "own", "admin"}));
}

void TestRoute::twinsBelongToBothRoutes()
{
    RouteSet routes;
    routes.get("/{id}", nothing).param(kId);
    routes.get("/slow", nothing).twins({u"a"_s, u"A"_s, u"Why."_s, {u"s"_s, "/slow?x=/1"}, {u"f"_s, "/fast"}});
    routes.post("/fast", nothing);
    routes.get("/fast", nothing);
    routes.get("/two/{id}", nothing)
        .param(kId)
        .twins({u"b"_s, u"B"_s, {}, {u"fresh"_s, "/two/1", {{"Cache-Control", "no-cache"}}}, {u"kept"_s, "/two/1"}});
    routes.freeze();
    const auto table = routes.table();
    const auto ids = [&](int route) {
        QStringList all;
        for (const auto &twins : table->at(route).twins)
            all.append(twins.id);
        return all;
    };
    QCOMPARE(ids(0), QStringList()); // "/slow" is more exact than "/{id}"
    QCOMPARE(ids(1), QStringList{u"a"_s});
    QCOMPARE(ids(2), QStringList());
    QCOMPARE(ids(3), QStringList{u"a"_s});
    QCOMPARE(table->at(3).twins[0].slow.target, QByteArray("/slow?x=/1"));
    QCOMPARE(ids(4), QStringList{u"b"_s});
    QCOMPARE(table->at(4).twins[0].slow.fields.size(), 1);
}

void TestRoute::refusesTwinsThatAreNone_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<QByteArray>("slow");
    QTest::addColumn<QByteArray>("fast");
    QTest::newRow("no name") << QString() << QByteArray("/a") << QByteArray("/b");
    QTest::newRow("no such route") << u"x"_s << QByteArray("/a") << QByteArray("/c");
    QTest::newRow("no GET") << u"x"_s << QByteArray("/a") << QByteArray("/posted");
    QTest::newRow("neither is its own") << u"x"_s << QByteArray("/b") << QByteArray("/b?x=1");
    QTest::newRow("no path") << u"x"_s << QByteArray("/a") << QByteArray("b");
}

void TestRoute::refusesTwinsThatAreNone()
{
    QFETCH(QString, id);
    QFETCH(QByteArray, slow);
    QFETCH(QByteArray, fast);
    QVERIFY(test::abortsSaying("twins", [&] {
        freeze([&](RouteSet &r) {
            r.get("/a", nothing).twins({id, u"X"_s, {}, {u"slow"_s, slow}, {u"fast"_s, fast}});
            r.get("/b", nothing);
            r.post("/posted", nothing);
        });
    }));
}

QTEST_GUILESS_MAIN(TestRoute)
#include "tst_route.moc"

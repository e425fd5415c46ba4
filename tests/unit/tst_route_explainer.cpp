#include "server/http/route_explainer.h"
#include "server/http/router.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

QCoro::Task<Response> nothing(ExchangePtr)
{
    co_return Response(204);
}

const auto kId = pathParam<qint64>("id", u"x"_s).minimum(1).maximum(1000);
const auto kPath = pathParam<QByteArray>("path", u"x"_s);
const auto kName = pathParam<QByteArray>("name", u"x"_s).pattern(u"^[a-z]+$"_s).maxLength(8);
const auto kMode = pathParam<QByteArray>("mode", u"x"_s).oneOf({"fast", "slow"});
const auto kOn = pathParam<bool>("on", u"x"_s);
const auto kRatio = pathParam<double>("ratio", u"x"_s).minimum(0.5);

/// The table as a real router gives it.
const Router &router()
{
    static const Router made = [] {
        RouteSet routes;
        routes.get("/", nothing);
        routes.get("/users", nothing);
        routes.post("/users", nothing);
        routes.get("/users/{id}", nothing).param(kId);
        routes.remove("/users/{id}", nothing).param(kId);
        routes.get("/users/me", nothing);
        routes.get("/users/{id}/posts", nothing).param(kId);
        routes.any("/echo", nothing);
        routes.get("/async-endpoint", nothing);
        routes.get("/rooms/{name}/{mode}", nothing).param(kName).param(kMode);
        routes.put("/lamps/{on}/{ratio}", nothing).param(kOn).param(kRatio);
        routes.get("/files/{path...}", nothing).param(kPath);
        return Router(std::move(routes));
    }();
    return made;
}

QString nameOf(MissReason::Kind kind)
{
    switch (kind) {
    case MissReason::Kind::Disabled: return u"disabled"_s;
    case MissReason::Kind::Matches: return u"matches"_s;
    case MissReason::Kind::Shadowed: return u"shadowed"_s;
    case MissReason::Kind::Method: return u"method"_s;
    case MissReason::Kind::Segment: return u"segment"_s;
    case MissReason::Kind::Case: return u"case"_s;
    case MissReason::Kind::Missing: return u"missing"_s;
    case MissReason::Kind::Extra: return u"extra"_s;
    case MissReason::Kind::Empty: return u"empty"_s;
    case MissReason::Kind::EncodedSlash: return u"slash"_s;
    case MissReason::Kind::Value: return u"value"_s;
    }
    return {};
}

QString nameOf(MissReason::Rule rule)
{
    const char *const names[]
        = {"", "integer", "number", "boolean", "minimum", "maximum", "minLength", "maxLength", "pattern", "oneOf"};
    return QString::fromLatin1(names[int(rule)]);
}

/// "GET /users: segment 1 user/users close" – everything of a miss but its distance.
QString textOf(const NearMiss &miss)
{
    const RouteInfo &route = router().table()->at(miss.route);
    QStringList reasons;
    for (const MissReason &reason : miss.reasons) {
        QStringList parts{nameOf(reason.kind)};
        if (reason.segment > 0)
            parts += QString::number(reason.segment);
        if (!reason.found.isEmpty() || !reason.expected.isEmpty())
            parts += reason.found + u'/' + (reason.isParam ? u'{' + reason.expected + u'}' : reason.expected);
        if (reason.isClose)
            parts += u"close"_s;
        if (reason.rule != MissReason::Rule::None)
            parts += (nameOf(reason.rule) + u' ' + reason.bound).trimmed();
        reasons += parts.join(u' ');
    }
    return QString::fromLatin1(route.method) + u' ' + route.path + u": "_s + reasons.join(u"; "_s);
}

} // namespace

class TestRouteExplainer final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nearest_data();
    void nearest();
    void methodsAreNearestFirst();
    void nothingComesNear_data();
    void nothingComesNear();
    void disabledRoutesSaySo();
    void atMostFiveInOrder();
    void agreesWithTheRouter();
    void anyBytesAreExplained();
};

void TestRouteExplainer::nearest_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("first");
    const auto row = [](const char *name, const char *method, const char *target, const QString &first) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(target) << first;
    };
    row("a letter too few", "GET", "/user", u"GET /users: segment 1 user/users close"_s);
    row("a letter too many", "GET", "/userss", u"GET /users: segment 1 userss/users close"_s);
    row("two letters swapped", "GET", "/usres", u"GET /users: segment 1 usres/users close"_s);
    row("other case", "GET", "/Users", u"GET /users: case 1 Users/users close"_s);
    row("underscore for hyphen", "GET", "/async_endpoint?delay_ms=1",
        u"GET /async-endpoint: segment 1 async_endpoint/async-endpoint close"_s);
    row("trailing text", "GET", "/users/7/posts/new", u"GET /users/{id}/posts: extra 4 new/"_s);
    row("all that follows is taken", "GET", "/file/a/b.css", u"GET /files/{path}: segment 1 file/files close"_s);
    row("all that follows, wrong method", "PUT", "/files/a/b", u"GET /files/{path}: method PUT/GET, HEAD"_s);
    row("a prefix", "GET", "/api/users", u"GET /users: extra 1 api/"_s);
    row("cut short", "GET", "/lamps/1", u"PUT /lamps/{on}/{ratio}: missing 2 /{ratio}; method GET/PUT"_s);
    row("a second segment that is near", "GET", "/users/7/post",
        u"GET /users/{id}/posts: segment 3 post/posts close"_s);
    row("a value that is none", "GET", "/users/abc/post",
        u"GET /users/{id}/posts: value 2 abc/{id} integer; segment 3 post/posts close"_s);
    row("a value too small", "GET", "/users/0/post",
        u"GET /users/{id}/posts: value 2 0/{id} minimum 1; segment 3 post/posts close"_s);
    row("a value too large", "GET", "/users/1001/post",
        u"GET /users/{id}/posts: value 2 1001/{id} maximum 1000; segment 3 post/posts close"_s);
    row("a pattern and a choice", "GET", "/room/A/quick",
        u"GET /rooms/{name}/{mode}: segment 1 room/rooms close; value 2 A/{name} pattern ^[a-z]+$; "
        "value 3 quick/{mode} oneOf fast, slow"_s);
    row("too long a text", "GET", "/room/abcdefghi/fast",
        u"GET /rooms/{name}/{mode}: segment 1 room/rooms close; value 2 abcdefghi/{name} maxLength 8"_s);
    row("a boolean and a number", "PUT", "/lamp/yes/much",
        u"PUT /lamps/{on}/{ratio}: segment 1 lamp/lamps close; value 2 yes/{on} boolean; value 3 much/{ratio} number"_s);
    row("a fraction", "PUT", "/lamp/1/0.25",
        u"PUT /lamps/{on}/{ratio}: segment 1 lamp/lamps close; value 3 0.25/{ratio} minimum 0.5"_s);
    row("wrong method", "PUT", "/users", u"GET /users: method PUT/GET, HEAD, POST"_s);
    row("only the method of the same path", "GET", "/lamps/1/0.75", u"PUT /lamps/{on}/{ratio}: method GET/PUT"_s);
    row("method of a parameter", "PATCH", "/users/7", u"GET /users/{id}: method PATCH/GET, HEAD, DELETE"_s);
    row("a literal takes it", "DELETE", "/users/me", u"GET /users/me: method DELETE/GET, HEAD"_s);
    row("two slashes", "GET", "/users//posts", u"GET /users/{id}/posts: empty 2 /{id}"_s);
    row("slash behind a slip", "GET", "/usres/", u"GET /users: segment 1 usres/users close; extra 2"_s);
    row("escaped letters are compared decoded", "GET", "/%75ser", u"GET /users: segment 1 user/users close"_s);
    row("escaped slash", "GET", "/users%2F7", u"GET /users/{id}: slash /users%2F7/"_s);
    row("absolute-form", "GET", "http://localhost:8000/user?x=1", u"GET /users: segment 1 user/users close"_s);
    row("TRACE is no method of ANY", "TRACE", "/echo", u"* /echo: method TRACE/*"_s);
}

void TestRouteExplainer::nearest()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QString, first);
    const auto misses = RouteExplainer(router().table()).explain(method, target);
    QVERIFY(!misses.isEmpty());
    QCOMPARE(textOf(misses.first()), first);
}

void TestRouteExplainer::methodsAreNearestFirst()
{
    // Both routes of the path come before those of other paths, and the shadowed one says what shadows it.
    const auto misses = RouteExplainer(router().table()).explain("DELETE", "/users/me");
    QStringList texts;
    for (const auto &miss : misses)
        texts += textOf(miss);
    QCOMPARE(texts.value(0), u"GET /users/me: method DELETE/GET, HEAD"_s);
    QVERIFY2(texts.contains(u"DELETE /users/{id}: value 2 me/{id} integer; shadowed //users/me"_s),
             qPrintable(texts.join(u'\n')));
}

void TestRouteExplainer::nothingComesNear_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("another word") << QByteArray("/wp-login.php");
    QTest::newRow("several") << QByteArray("/cgi-bin/../etc/passwd");
    QTest::newRow("short words are not all alike") << QByteArray("/x");
    QTest::newRow("star") << QByteArray("*");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("authority only") << QByteArray("http://localhost");
    QTest::newRow("very deep") << QByteArray("/users").repeated(40);
}

void TestRouteExplainer::nothingComesNear()
{
    QFETCH(QByteArray, target);
    const auto misses = RouteExplainer(router().table()).explain("GET", target);
    QVERIFY2(misses.isEmpty(), misses.isEmpty() ? "" : qPrintable(textOf(misses.first())));
}

void TestRouteExplainer::disabledRoutesSaySo()
{
    const auto isEnabled = [](std::int32_t route) { return route != 1; }; // GET /users
    const RouteExplainer explainer(router().table(), isEnabled);
    QCOMPARE(textOf(explainer.explain("GET", "/users").first()), u"GET /users: disabled"_s);
    QCOMPARE(explainer.explain("GET", "/users").first().distance, 0);
    QCOMPARE(textOf(explainer.explain("GET", "/user").first()), u"GET /users: segment 1 user/users close; disabled"_s);
    // It was disabled when it answered 404, and no longer is.
    QCOMPARE(textOf(RouteExplainer(router().table()).explain("GET", "/users").first()), u"GET /users: matches"_s);
}

void TestRouteExplainer::atMostFiveInOrder()
{
    const auto misses = RouteExplainer(router().table()).explain("PATCH", "/users/x");
    QCOMPARE(misses.size(), RouteExplainer::kMaxMisses);
    for (qsizetype i = 1; i < misses.size(); ++i) {
        QVERIFY(misses[i - 1].distance <= misses[i].distance);
        if (misses[i - 1].distance == misses[i].distance)
            QVERIFY(misses[i - 1].route < misses[i].route);
    }
}

void TestRouteExplainer::agreesWithTheRouter()
{
    // What the router finds is what the explainer takes for a match, if its values are valid; nothing else is.
    const QList<QByteArray> parts{"users", "me", "7", "posts", "echo", "rooms", "fast", "a", "lamps", "1", "files"};
    const QList<QByteArray> methods{"GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"};
    const RouteExplainer explainer(router().table());
    QRandomGenerator random(20);
    int found = 0;
    for (int i = 0; i < 4000; ++i) {
        QByteArray path;
        for (int n = random.bounded(4); n >= 0; --n)
            path += '/' + parts[random.bounded(int(parts.size()))];
        const QByteArray method = methods[random.bounded(int(methods.size()))];
        Router::Captures captures;
        const RouteMatch match = router().match(methodFromName(method), path, captures);
        const auto misses = explainer.explain(method, path);
        const bool matches = !misses.isEmpty() && misses.first().reasons.first().kind == MissReason::Kind::Matches;
        if (matches) {
            ++found;
            QVERIFY2(match.kind == RouteMatch::Kind::Found, path.constData());
            QCOMPARE(misses.first().route, match.route->index());
            QCOMPARE(misses.first().distance, 0);
        } else if (match.kind == RouteMatch::Kind::Found) {
            QVERIFY2(!match.route->params().empty(), path.constData()); // a value that is not valid
        }
        for (const auto &miss : misses)
            QVERIFY(!miss.reasons.isEmpty());
    }
    QVERIFY(found > 20);
}

void TestRouteExplainer::anyBytesAreExplained()
{
    const RouteExplainer explainer(router().table());
    QRandomGenerator random(21);
    for (int i = 0; i < 2000; ++i) {
        QByteArray target = "/users/";
        for (int n = random.bounded(40); n > 0; --n)
            target += char(random.bounded(256));
        const auto misses = explainer.explain("GET", target);
        QVERIFY(misses.size() <= RouteExplainer::kMaxMisses);
    }
    explainer.explain("GET", '/' + QByteArray(100'000, 'u'));
}

QTEST_GUILESS_MAIN(TestRouteExplainer)
#include "tst_route_explainer.moc"

#include "server/http/percent.h"
#include "server/http/router.h"
#include "tests/unit/aborts.h"
#include "tests/unit/http_fixture.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace coroscope;
using namespace Qt::StringLiterals;
using Kind = RouteMatch::Kind;

namespace {

QCoro::Task<Response> nothing(ExchangePtr)
{
    co_return Response(204);
}

/// Declares "METHOD /path/{with}/{names}", "*" for any method.
void declare(RouteSet &routes, const QByteArray &declaration)
{
    const auto parts = declaration.split(' ');
    auto builder
        = parts[0] == "*" ? routes.any(parts[1], nothing) : routes.on(methodFromName(parts[0]), parts[1], nothing);
    for (const auto &segment : parts[1].split('/')) {
        if (segment.startsWith('{'))
            builder.param(pathParam<QByteArray>(segment.mid(1).chopped(segment.endsWith("...}") ? 4 : 1), u"x"_s));
    }
}

RouteSet routeSet(const QList<QByteArray> &declarations)
{
    RouteSet routes;
    for (const auto &declaration : declarations)
        declare(routes, declaration);
    return routes;
}

QByteArray nameOf(const Route *route)
{
    return route ? route->info().method + ' ' + route->info().path.toUtf8() : QByteArray();
}

QByteArrayList texts(const Router::Captures &captures)
{
    QByteArrayList list;
    for (const auto &capture : captures)
        list.append(capture.toByteArray());
    return list;
}

/// What the router has to do, said in the plainest way: of all declared paths that fit, segment by segment, the one
/// whose first literal segment comes earliest.
class NaiveMatcher {
public:
    explicit NaiveMatcher(const QList<QByteArray> &paths)
        : m_paths(paths)
    {
    }
    QByteArray find(const QByteArray &rawPath, QByteArrayList &captures) const
    {
        QByteArray best;
        QByteArray bestShape;
        for (const auto &path : m_paths) {
            QByteArrayList found;
            QByteArray shape;
            if (fits(path, rawPath, found, shape) && (best.isEmpty() || shape < bestShape)) {
                best = path;
                bestShape = shape;
                captures = found;
            }
        }
        return best;
    }

private:
    static bool fits(const QByteArray &path, const QByteArray &rawPath, QByteArrayList &captures, QByteArray &shape)
    {
        const auto wanted = path.split('/');
        auto given = rawPath.split('/');
        if (wanted.last().endsWith("...}") && given.size() > wanted.size()) {
            // One segment stands for all that follow.
            const auto rest = given.mid(wanted.size() - 1).join('/');
            given.resize(wanted.size());
            given.last() = rest;
        }
        if (wanted.size() != given.size())
            return false;
        for (qsizetype i = 0; i < wanted.size(); ++i) {
            if (wanted[i].endsWith("...}")) {
                captures.append(given[i]);
                shape += '3';
            } else if (wanted[i].startsWith('{')) {
                if (given[i].isEmpty())
                    return false;
                captures.append(given[i]);
                shape += '2';
            } else {
                if (QByteArray::fromPercentEncoding(given[i]) != wanted[i])
                    return false;
                shape += '1';
            }
        }
        return true;
    }

    QList<QByteArray> m_paths;
};

} // namespace

class TestRouter final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void matches_data();
    void matches();
    void captures_data();
    void captures();
    void givesAllow_data();
    void givesAllow();
    void disabledRoutes_data();
    void disabledRoutes();
    void matchesAsANaiveMatcherDoes();
    void survivesAnyBytes();
    void redirectsWithTheQuery();
    void emptyRouterFindsNothing();
    void refusesContradictions();
};

void TestRouter::matches_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("route");
    const auto row
        = [](const char *name, const char *method, const QByteArray &path, Kind kind, const char *route = "") {
              QTest::newRow(name) << QByteArray(method) << path << kind << QByteArray(route);
          };
    row("root", "GET", "/", Kind::Found, "GET /");
    row("by method", "POST", "/users", Kind::Found, "POST /users");
    row("parameter", "GET", "/users/7", Kind::Found, "GET /users/{id}");
    row("literal wins", "GET", "/users/me", Kind::Found, "GET /users/me");
    row("longer than the literal", "GET", "/users/mean", Kind::Found, "GET /users/{id}");
    row("shorter than the literal", "GET", "/users/m", Kind::Found, "GET /users/{id}");
    row("back to the parameter", "GET", "/users/me/posts/1", Kind::Found, "GET /users/{id}/posts/{post}");
    row("literal to the end", "GET", "/users/me/posts/new", Kind::Found, "GET /users/me/posts/new");
    row("the resource is the literal", "DELETE", "/users/me", Kind::MethodNotAllowed);
    row("prefix of another", "GET", "/async", Kind::Found, "GET /async");
    row("with that prefix", "GET", "/async-endpoint", Kind::Found, "GET /async-endpoint");
    row("between both", "GET", "/async-", Kind::NotFound);
    row("beyond", "GET", "/async-endpoints", Kind::NotFound);
    row("case counts", "GET", "/Async", Kind::NotFound);
    row("unknown", "GET", "/nothing", Kind::NotFound);
    row("empty parameter", "GET", "/users//posts/1", Kind::NotFound);
    row("double slash", "GET", "//users", Kind::NotFound);
    row("double slash at the end", "GET", "/users//", Kind::NotFound);
    row("nothing after a parameter", "GET", "/users/1/posts", Kind::NotFound);
    row("HEAD by GET", "HEAD", "/users", Kind::Found, "GET /users");
    row("HEAD declared", "HEAD", "/custom", Kind::Found, "HEAD /custom");
    row("no HEAD without GET", "GET", "/custom", Kind::MethodNotAllowed);
    row("wrong method", "PUT", "/users", Kind::MethodNotAllowed);
    row("other method", "BREW", "/users", Kind::MethodNotAllowed);
    row("TRACE", "TRACE", "/echo", Kind::MethodNotAllowed);
    row("any: PATCH", "PATCH", "/echo", Kind::Found, "* /echo");
    row("any: OPTIONS", "OPTIONS", "/echo", Kind::Found, "* /echo");
    row("OPTIONS by itself", "OPTIONS", "/users", Kind::Options);
    row("OPTIONS declared", "OPTIONS", "/custom", Kind::Found, "OPTIONS /custom");
    row("OPTIONS of nothing", "OPTIONS", "/nothing", Kind::NotFound);
    row("OPTIONS of the server", "OPTIONS", "*", Kind::Options);
    row("the star is no path", "GET", "*", Kind::NotFound);
    row("trailing slash", "GET", "/users/", Kind::Redirect);
    row("trailing slash, any method", "PUT", "/users/", Kind::Redirect);
    row("trailing slash after a parameter", "GET", "/users/7/", Kind::Redirect);
    row("trailing slash of nothing", "GET", "/nothing/", Kind::NotFound);
    row("another authority", "GET", "//async/", Kind::NotFound);
    row("escaped letter", "GET", "/%75sers", Kind::Found, "GET /users");
    row("escaped in the middle", "GET", "/as%79nc%2Dendpoint", Kind::Found, "GET /async-endpoint");
    row("decoded once", "GET", "/%2575sers", Kind::NotFound);
    row("escaped slash is data", "GET", "/users%2F7", Kind::NotFound);
    row("escaped slash in a parameter", "GET", "/users/a%2Fb", Kind::Found, "GET /users/{id}");
    row("only an escaped slash", "GET", "/users/%2F", Kind::Found, "GET /users/{id}");
    row("escaped first slash", "GET", "%2Fusers", Kind::NotFound);
    row("escaped trailing slash", "GET", "/users%2f", Kind::NotFound);
    row("escaped literal wins too", "GET", "/users/%6De", Kind::Found, "GET /users/me");
    row("no UTF-8 in a parameter", "GET", "/users/%FF%FE", Kind::Found, "GET /users/{id}");
    row("dots are data", "GET", "/users/..", Kind::Found, "GET /users/{id}");
    row("dots do not go up", "GET", "/users/../async", Kind::NotFound);
    row("NUL", "GET", "/users/%00", Kind::BadPath);
    row("cut escape", "GET", "/users/%4", Kind::BadPath);
    row("escape without digits", "GET", "/users/%", Kind::BadPath);
    row("escape with other digits", "GET", "/users/%4g", Kind::BadPath);
    row("bad after good", "GET", "/%75sers/%zz", Kind::BadPath);
    row("bad even where nothing is", "GET", "/%", Kind::BadPath);
    row("empty", "GET", "", Kind::NotFound);
    row("rest", "GET", "/files/a/b", Kind::Found, "GET /files/{path}");
    row("rest, empty", "GET", "/files/", Kind::Found, "GET /files/{path}");
    row("rest needs its slash", "GET", "/files", Kind::NotFound);
    row("rest does not redirect", "GET", "/files/a/", Kind::Found, "GET /files/{path}");
    row("a literal beside the rest", "GET", "/files/list", Kind::Found, "GET /files/list");
    row("more than that literal", "GET", "/files/list/", Kind::Found, "GET /files/{path}");
    row("rest, wrong method", "PUT", "/files/a", Kind::MethodNotAllowed);
    row("rest, NUL", "GET", "/files/a/%00", Kind::BadPath);
}

void TestRouter::matches()
{
    static const Router router(routeSet({
        "GET /",
        "GET /users",
        "POST /users",
        "GET /users/{id}",
        "DELETE /users/{id}",
        "GET /users/me",
        "GET /users/{id}/posts/{post}",
        "GET /users/me/posts/new",
        "GET /async-endpoint",
        "GET /async",
        "* /echo",
        "GET /files/{path...}",
        "GET /files/list",
        "OPTIONS /custom",
        "HEAD /custom",
    }));
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(Kind, kind);
    QFETCH(QByteArray, route);
    Router::Captures captures;
    const auto match = router.match(methodFromName(method), path, captures);
    QCOMPARE(match.kind, kind);
    QCOMPARE(nameOf(match.route), route);
    QCOMPARE(match.route != nullptr, kind == Kind::Found);
    if (kind != Kind::Found)
        QVERIFY(captures.isEmpty());
}

void TestRouter::captures_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArrayList>("captures");
    QTest::newRow("one") << QByteArray("/a/x") << QByteArrayList{"x"};
    QTest::newRow("two") << QByteArray("/a/x/y") << QByteArrayList{"x", "y"};
    QTest::newRow("after going back") << QByteArray("/a/b/z") << QByteArrayList{"b", "z"};
    QTest::newRow("all that follows") << QByteArray("/s/a/b.css") << QByteArrayList{"a/b.css"};
    QTest::newRow("nothing follows") << QByteArray("/s/") << QByteArrayList{""};
    QTest::newRow("slashes follow") << QByteArray("/s//a//") << QByteArrayList{"/a//"};
    QTest::newRow("encoded follows") << QByteArray("/s/%2e%2E/%41") << QByteArrayList{"%2e%2E/%41"};
    QTest::newRow("after a parameter") << QByteArray("/t/1/a/b") << QByteArrayList{"1", "a/b"};
    QTest::newRow("back from a literal") << QByteArray("/s/lit/other") << QByteArrayList{"lit/other"};
    QTest::newRow("back from a parameter") << QByteArray("/s/x/end/more") << QByteArrayList{"x/end/more"};
    QTest::newRow("still encoded") << QByteArray("/a/%2f%41") << QByteArrayList{"%2f%41"};
    QTest::newRow("more than fit in place")
        << QByteArray("/m/1/2/3/4/5/6") << QByteArrayList{"1", "2", "3", "4", "5", "6"};
}

void TestRouter::captures()
{
    static const Router router(
        routeSet({"GET /s/{path...}", "GET /s/lit/eral", "GET /s/{x}/end", "GET /t/{x}/{path...}", "GET /a/{x}",
                  "GET /a/{x}/{y}", "GET /a/b/c", "GET /m/{a}/{b}/{c}/{d}/{e}/{f}"}));
    QFETCH(QByteArray, path);
    QFETCH(QByteArrayList, captures);
    Router::Captures found;
    found.append("left over from the request before");
    const auto match = router.match(Method::Get, path, found);
    QCOMPARE(match.kind, Kind::Found);
    QCOMPARE(texts(found), captures);
    for (const auto &capture : found)
        QVERIFY(capture.begin() >= path.constBegin() && capture.end() <= path.constEnd()); // views, not copies
}

void TestRouter::givesAllow_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("allow");
    QTest::newRow("GET") << QByteArray("PUT") << QByteArray("/get") << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("OPTIONS") << QByteArray("OPTIONS") << QByteArray("/get") << QByteArray("GET, HEAD, OPTIONS");
    QTest::newRow("several") << QByteArray("GET") << QByteArray("/several/1") << QByteArray("POST, DELETE, OPTIONS");
    QTest::newRow("any") << QByteArray("TRACE") << QByteArray("/any")
                         << QByteArray("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
    QTest::newRow("server") << QByteArray("OPTIONS") << QByteArray("*")
                            << QByteArray("GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
}

void TestRouter::givesAllow()
{
    static const Router router(routeSet({"GET /get", "DELETE /several/{x}", "POST /several/{x}", "* /any"}));
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, allow);
    Router::Captures captures;
    QCOMPARE(router.match(methodFromName(method), path, captures).allow, allow);
}

void TestRouter::disabledRoutes_data()
{
    QTest::addColumn<QByteArray>("disabled"); // "GET /users, POST /users"
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QByteArray>("allow");
    const auto row = [](const char *name, const char *disabled, const char *method, const char *path, Kind kind,
                        const char *allow = "") {
        QTest::newRow(name) << QByteArray(disabled) << QByteArray(method) << QByteArray(path) << kind
                            << QByteArray(allow);
    };
    row("nothing is", "", "GET", "/users", Kind::Found);
    row("one of two methods", "GET /users", "GET", "/users", Kind::MethodNotAllowed, "POST, OPTIONS");
    row("the other one", "GET /users", "POST", "/users", Kind::Found);
    row("HEAD goes with GET", "GET /users", "HEAD", "/users", Kind::MethodNotAllowed, "POST, OPTIONS");
    row("a method that was never there", "GET /users", "PUT", "/users", Kind::MethodNotAllowed, "POST, OPTIONS");
    row("OPTIONS", "GET /users", "OPTIONS", "/users", Kind::Options, "POST, OPTIONS");
    row("both", "GET /users,POST /users", "GET", "/users", Kind::NotFound);
    row("both, OPTIONS", "GET /users,POST /users", "OPTIONS", "/users", Kind::NotFound);
    row("both, another method", "GET /users,POST /users", "PUT", "/users", Kind::NotFound);
    row("a literal does not give way", "GET /users/me", "GET", "/users/me", Kind::NotFound);
    row("nor a parameter", "GET /users/{id}", "GET", "/users/me", Kind::Found);
    row("any method", "* /echo", "OPTIONS", "/echo", Kind::NotFound);
    row("redirect", "GET /users", "GET", "/users/", Kind::Redirect);
    row("redirect to nothing", "* /echo", "GET", "/echo/", Kind::NotFound);
    row("the server as a whole", "* /echo", "OPTIONS", "*", Kind::Options, "GET, HEAD, POST, OPTIONS");
    row("malformed stays so", "* /echo", "GET", "/%", Kind::BadPath);
}

void TestRouter::disabledRoutes()
{
    QFETCH(QByteArray, disabled);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, path);
    QFETCH(Kind, kind);
    QFETCH(QByteArray, allow);
    static const Router router(routeSet({"GET /users", "POST /users", "GET /users/me", "GET /users/{id}", "* /echo"}));
    RouteSwitches switches(router.routes().routes().size());
    for (const auto &route : router.routes().routes()) {
        if (disabled.split(',').contains(nameOf(route.get())))
            QVERIFY(switches.setEnabled(route->index(), false));
    }
    Router::Captures captures;
    const Method wanted = methodFromName(method);
    const RouteMatch match = router.withoutDisabled(router.match(wanted, path, captures), wanted, switches);
    QCOMPARE(match.kind, kind);
    QCOMPARE(match.allow, allow);
    QCOMPARE(match.route != nullptr, kind == Kind::Found);
}

void TestRouter::matchesAsANaiveMatcherDoes()
{
    // Few and short words, so that paths share prefixes and literals stand beside parameters.
    QRandomGenerator random(20240229);
    const QList<QByteArray> words{"a", "b", "ab", "abc", "b-c", "{p}", "{p}"};
    const QList<QByteArray> given{"a", "b",   "ab",   "abc", "abcd",  "b-c",   "c",
                                  "",  "%61", "a%62", "%2F", "a%2Fb", "%C3%A9"};
    int hits = 0;
    int rests = 0;
    for (int round = 0; round < 200; ++round) {
        QList<QByteArray> paths;
        QSet<QByteArray> shapes;
        for (int i = random.bounded(1, 25); i > 0; --i) {
            QByteArray path;
            QByteArray shape;
            for (int depth = random.bounded(1, 5), at = 0; at < depth; ++at) {
                auto word = words[random.bounded(int(words.size()))];
                shape += '/' + word;
                if (word.startsWith('{'))
                    word = "{p" + QByteArray::number(at) + '}';
                path += '/' + word;
            }
            if (random.bounded(6) == 0) {
                path += "/{rest...}";
                shape += "/...";
            }
            if (!shapes.contains(shape)) {
                shapes.insert(shape);
                paths.append(path);
            }
        }
        QList<QByteArray> declarations;
        for (const auto &path : paths)
            declarations.append("GET " + path);
        const Router router(routeSet(declarations));
        const NaiveMatcher naive(paths);
        for (int i = 0; i < 300; ++i) {
            QByteArray path;
            for (int depth = random.bounded(1, 6); depth > 0; --depth)
                path += '/' + given[random.bounded(int(given.size()))];
            QByteArrayList expectedCaptures;
            const auto expected = naive.find(path, expectedCaptures);
            Router::Captures captures;
            const auto match = router.match(Method::Get, path, captures);
            const auto found = match.route ? match.route->declaredPath() : QByteArray();
            if (found != expected || texts(captures) != expectedCaptures)
                qInfo() << paths << path;
            QCOMPARE(found, expected);
            QCOMPARE(texts(captures), expectedCaptures);
            hits += match.route != nullptr;
            rests += match.route && match.route->info().takesRest;
        }
    }
    QVERIFY(hits > 1000); // else it compared nothing
    QVERIFY(rests > 1000);
}

void TestRouter::survivesAnyBytes()
{
    static const Router router(routeSet({"GET /", "GET /a/{x}/b", "GET /a/b/c", "GET /{x}/{y}/{z}"}));
    QRandomGenerator random(7);
    const QByteArray alphabet("/%ab2Fc0\xff\0.*", 12);
    for (int i = 0; i < 20000; ++i) {
        QByteArray path(random.bounded(0, 12), '\0');
        for (char &byte : path)
            byte = alphabet[random.bounded(int(alphabet.size()))];
        Router::Captures captures;
        const auto match = router.match(Method::Get, path, captures);
        if (!percentDecoded(path))
            QCOMPARE(match.kind, Kind::BadPath);
        for (const auto &capture : captures)
            QVERIFY(!capture.isEmpty() && !capture.contains('/'));
    }
}

void TestRouter::redirectsWithTheQuery()
{
    auto response = Router::redirect(test::makeRequest("GET", "/users/?a=/&b"));
    QCOMPARE(response.status(), 307);
    QCOMPARE(response.field("Location").toByteArray(), QByteArray("/users?a=/&b"));
    response = Router::redirect(test::makeRequest("GET", "/users/%41/"));
    QCOMPARE(response.field("Location").toByteArray(), QByteArray("/users/%41"));
}

void TestRouter::emptyRouterFindsNothing()
{
    const Router router{RouteSet()};
    Router::Captures captures;
    QCOMPARE(router.match(Method::Get, "/", captures).kind, Kind::NotFound);
    QCOMPARE(router.match(Method::Get, "", captures).kind, Kind::NotFound);
}

void TestRouter::refusesContradictions()
{
    const auto build
        = [](const QList<QByteArray> &declarations) { return [=] { Router router(routeSet(declarations)); }; };
    QVERIFY(test::abortsSaying("GET /a is declared twice", build({"GET /a", "GET /a"})));
    QVERIFY(test::abortsSaying("PUT /a is declared twice", build({"* /a", "PUT /a"})));
    QVERIFY(test::abortsSaying("the same but for the names", build({"GET /a/{x}", "PUT /a/{y}"})));
    QVERIFY(test::abortsSaying("the same but for the names", build({"GET /a/{x...}", "PUT /a/{y...}"})));
    QVERIFY(test::abortsSaying("nothing stands behind", build({"GET /a/{x...}/b"})));
    QVERIFY(test::abortsSaying("named twice", build({"GET /a/{x}/{x...}"})));
    QVERIFY(!test::abortsSaying("", build({"GET /a/{x...}", "GET /a/{x}", "GET /a/b"})));
    QVERIFY(!test::abortsSaying("", build({"GET /a/{x}", "PUT /a/{x}", "GET /a/x", "GET /b/{y}"})));
}

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"

#include "server/api/api.h"
#include "server/http/router.h"
#include "server/openapi/openapi_document.h"

#include <QJsonDocument>
#include <QSet>
#include <QtTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

QCoro::Task<Response> nothing(ExchangePtr)
{
    co_return Response(204);
}

const auto kId = pathParam<qint64>("id", u"which"_s).minimum(1);
const auto kLimit = queryParam<qint64>("limit", u"how many"_s).defaultsTo(50);
const auto kToken = headerParam<QByteArray>("X-Token", u"who"_s).required();

RouteSet example()
{
    RouteSet routes;
    routes.get("/users/{id}", nothing)
        .summary(u"One user"_s)
        .tag(u"Users"_s)
        .param(kId)
        .param(kLimit)
        .param(kToken)
        .responds(200, u"The user"_s, Schema::object(), QJsonObject{{u"id"_s, 1}})
        .responds(200, u"The user"_s, "text/plain", Schema::string())
        .problem(404, u"There is none"_s);
    routes.put("/users/{id}", nothing)
        .tag(u"Users"_s)
        .param(kId)
        .jsonBody(Schema::object().required(u"a"_s, Schema::any()));
    routes.post("/users", nothing).tag(u"Admin"_s).jsonBody(Schema::object(), false).responds(201, u"Created"_s);
    routes.post("/upload", nothing)
        .rawBody({"text/plain", "text/csv", "image/png"}, true)
        .bodySchema("text/csv", Schema::string().minLength(1).toJson());
    routes.any("/echo", nothing)
        .rawBody({"*/*"})
        .responds(200, u"The same"_s, "*/*", Schema::any())
        .responseField(u"X-Echo-Method"_s, u"The method"_s);
    routes.get("/users/id", nothing);
    routes.get("/users.id", nothing);
    routes.get("/hidden", nothing).undocumented();
    routes.freeze();
    return routes;
}

QJsonObject at(const QJsonObject &object, std::initializer_list<const char *> keys)
{
    QJsonObject inner = object;
    for (const char *key : keys)
        inner = inner.value(QLatin1String(key)).toObject();
    return inner;
}

/// Every "$ref" in it leads somewhere.
void checkReferences(const QJsonValue &value, const QJsonObject &document)
{
    if (value.isArray()) {
        for (const auto &item : value.toArray())
            checkReferences(item, document);
    }
    const auto object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (it.key() == u"$ref") {
            auto path = it.value().toString().split(u'/');
            QCOMPARE(path.takeFirst(), u"#"_s);
            QJsonObject target = document;
            for (const auto &step : path)
                target = target.value(step).toObject();
            QVERIFY2(!target.isEmpty(), qPrintable(it.value().toString()));
        }
        checkReferences(it.value(), document);
    }
}

} // namespace

class TestOpenApiBuilder final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describesTheServer();
    void describesParameters();
    void describesBodies();
    void describesResponses();
    void anyMethodIsEach();
    void operationIdsAreUnique();
    void isDeterministic();
    void referencesLeadSomewhere();
    void describesTheBuiltInRoutes();
    void security_data();
    void security();
};

void TestOpenApiBuilder::describesTheServer()
{
    const auto document = openApiDocument(example());
    QCOMPARE(document.value(u"openapi"_s), QJsonValue(u"3.1.0"_s));
    QCOMPARE(at(document, {"info"}).value(u"title"_s), QJsonValue(u"Coroscope"_s));
    QCOMPARE(at(document, {"info"}).value(u"version"_s), QJsonValue(QStringLiteral(COROSCOPE_VERSION)));
    QCOMPARE(at(document, {"info", "license"}).value(u"identifier"_s), QJsonValue(u"GPL-3.0-or-later"_s));
    QCOMPARE(document.value(u"servers"_s).toArray(), (QJsonArray{QJsonObject{{u"url"_s, u"/"_s}}}));
    QCOMPARE(document.value(u"tags"_s).toArray(),
             (QJsonArray{QJsonObject{{u"name"_s, u"Users"_s}}, QJsonObject{{u"name"_s, u"Admin"_s}}}));
    QVERIFY(!at(document, {"paths"}).contains(u"/hidden"_s));
}

void TestOpenApiBuilder::describesParameters()
{
    const auto get = at(openApiDocument(example()), {"paths", "/users/{id}", "get"});
    const auto parameters = get.value(u"parameters"_s).toArray();
    QCOMPARE(parameters.size(), 3);
    const QJsonObject id{
        {u"name"_s, u"id"_s},
        {u"in"_s, u"path"_s},
        {u"required"_s, true},
        {u"description"_s, u"which"_s},
        {u"schema"_s, QJsonObject{{u"type"_s, u"integer"_s}, {u"minimum"_s, 1}}},
    };
    QCOMPARE(parameters[0].toObject(), id);
    QCOMPARE(parameters[1][u"in"_s], QJsonValue(u"query"_s));
    QCOMPARE(parameters[1][u"required"_s], QJsonValue(false));
    QCOMPARE(parameters[1][u"schema"_s][u"default"_s], QJsonValue(50));
    QCOMPARE(parameters[2][u"in"_s], QJsonValue(u"header"_s));
    QCOMPARE(parameters[2][u"required"_s], QJsonValue(true));
    QCOMPARE(get.value(u"summary"_s), QJsonValue(u"One user"_s));
    QCOMPARE(get.value(u"tags"_s).toArray(), QJsonArray{u"Users"_s});
}

void TestOpenApiBuilder::describesBodies()
{
    const auto paths = at(openApiDocument(example()), {"paths"});
    const auto put = at(paths, {"/users/{id}", "put", "requestBody"});
    QCOMPARE(put.value(u"required"_s), QJsonValue(true));
    QCOMPARE(at(put, {"content", "application/json", "schema"}).value(u"required"_s).toArray(), QJsonArray{u"a"_s});
    QCOMPARE(at(paths, {"/users", "post", "requestBody"}).value(u"required"_s), QJsonValue(false));
    QCOMPARE(at(paths, {"/upload", "post", "requestBody", "content"}),
             (QJsonObject{{u"image/png"_s, QJsonObject{}},
                          {u"text/csv"_s, QJsonObject{{u"schema"_s, Schema::string().minLength(1).toJson()}}},
                          {u"text/plain"_s, QJsonObject{{u"schema"_s, Schema::string().toJson()}}}}));
    QVERIFY(!at(paths, {"/users/id", "get"}).contains(u"requestBody"_s));
}

void TestOpenApiBuilder::describesResponses()
{
    const auto paths = at(openApiDocument(example()), {"paths"});
    const auto get = at(paths, {"/users/{id}", "get", "responses"});
    QCOMPARE(get.keys(), (QStringList{u"200"_s, u"304"_s, u"404"_s, u"422"_s}));
    QCOMPARE(at(get, {"304"}).keys(), (QStringList{u"description"_s, u"headers"_s}));
    QCOMPARE(at(get, {"200", "content"}).keys(), (QStringList{u"application/json"_s, u"text/plain"_s}));
    QCOMPARE(at(get, {"200", "content", "application/json", "example"}), QJsonObject({{u"id"_s, 1}}));
    QCOMPARE(at(get, {"404", "content", "application/problem+json", "schema"}).value(u"$ref"_s),
             QJsonValue(u"#/components/schemas/Problem"_s));
    QCOMPARE(at(get, {"422", "content", "application/problem+json", "schema"}).value(u"$ref"_s),
             QJsonValue(u"#/components/schemas/ValidationProblem"_s));
    QCOMPARE(at(get, {"200", "headers"}).keys(), (QStringList{u"Content-Encoding"_s, u"ETag"_s, u"Vary"_s}));
    QVERIFY(!at(get, {"404"}).contains(u"headers"_s));
    const auto post = at(paths, {"/users", "post", "responses"});
    QCOMPARE(at(post, {"415", "headers"}).keys(), QStringList{u"Accept-Encoding"_s});
    QCOMPARE(post.keys(), (QStringList{u"201"_s, u"400"_s, u"413"_s, u"415"_s, u"422"_s}));
    QVERIFY(!at(post, {"201"}).contains(u"content"_s));
    QCOMPARE(at(paths, {"/upload", "post", "responses"}).keys(),
             (QStringList{u"200"_s, u"400"_s, u"413"_s, u"415"_s, u"422"_s}));
    QCOMPARE(at(paths, {"/users/id", "get", "responses"}).keys(), QStringList{u"200"_s});
    for (const auto &path : paths) {
        for (const auto &operation : path.toObject()) {
            const auto responses = at(operation.toObject(), {"responses"});
            for (const auto &response : responses)
                QVERIFY(!response[u"description"_s].toString().isEmpty()); // the specification demands it
        }
    }
}

void TestOpenApiBuilder::anyMethodIsEach()
{
    const auto echo = at(openApiDocument(example()), {"paths", "/echo"});
    QCOMPARE(echo.keys(),
             (QStringList{u"delete"_s, u"get"_s, u"head"_s, u"options"_s, u"patch"_s, u"post"_s, u"put"_s}));
    QVERIFY(at(echo, {"post"}).contains(u"requestBody"_s));
    QVERIFY(at(echo, {"delete"}).contains(u"requestBody"_s));
    QVERIFY(at(echo, {"options"}).contains(u"requestBody"_s));
    QVERIFY(!at(echo, {"get"}).contains(u"requestBody"_s)); // RFC 9110 §9.3.1 gives it no meaning
    QVERIFY(!at(echo, {"head"}).contains(u"requestBody"_s));
    QVERIFY(at(echo, {"get", "responses", "200", "content"}).contains(u"*/*"_s));
    QVERIFY(!at(echo, {"head", "responses", "200"}).contains(u"content"_s));
    for (const char *method : {"get", "head", "delete"}) {
        QStringList fields{u"Content-Encoding"_s, u"Vary"_s, u"X-Echo-Method"_s};
        if (QByteArray(method) != "delete")
            fields.insert(1, u"ETag"_s);
        QCOMPARE(at(echo, {method, "responses", "200", "headers"}).keys(), fields);
    }
}

void TestOpenApiBuilder::operationIdsAreUnique()
{
    const auto paths = at(openApiDocument(example()), {"paths"});
    QSet<QString> ids;
    int operations = 0;
    for (const auto &path : paths) {
        for (const auto &operation : path.toObject()) {
            ids.insert(operation[u"operationId"_s].toString());
            ++operations;
        }
    }
    QCOMPARE(ids.size(), operations);
    QVERIFY(ids.contains(u"get_users_id"_s));
    QVERIFY(ids.contains(u"get_users_id_2"_s)); // "/users/{id}", "/users/id" and "/users.id" differ in punctuation only
    QVERIFY(ids.contains(u"get_users_id_3"_s));
}

void TestOpenApiBuilder::isDeterministic()
{
    QCOMPARE(openApiText(example()), openApiText(example()));
    QCOMPARE(QJsonDocument::fromJson(openApiText(example())).object(), openApiDocument(example()));
}

void TestOpenApiBuilder::referencesLeadSomewhere()
{
    const auto document = openApiDocument(example());
    checkReferences(document, document);
}

void TestOpenApiBuilder::describesTheBuiltInRoutes()
{
    RouteSet routes;
    registerApi(routes);
    const Router router(std::move(routes));
    const auto document = openApiDocument(router.routes());
    const QStringList expected{
        u"/"_s,        u"/async-endpoint"_s, u"/blocking-endpoint"_s, u"/docs"_s,      u"/echo"_s,  u"/fanout"_s,
        u"/healthz"_s, u"/json"_s,           u"/openapi.json"_s,      u"/plaintext"_s, u"/readyz"_s};
    auto paths = at(document, {"paths"}).keys();
    paths.sort();
    for (const auto &path : expected)
        QVERIFY2(paths.contains(path), qPrintable(path));
    checkReferences(document, document);
    const auto blocking = at(document, {"paths", "/blocking-endpoint", "get"});
    QCOMPARE(blocking[u"x-twins"_s].toArray(),
             at(document, {"paths", "/async-endpoint", "get"})[u"x-twins"_s].toArray());
    QCOMPARE(blocking[u"x-twins"_s][0][u"fast"_s][u"target"_s].toString(), u"/async-endpoint?delay_ms=20"_s);
    const auto report = at(document, {"paths", "/cached-report", "get"})[u"x-twins"_s][0];
    QCOMPARE(report[u"slow"_s][u"headers"_s][u"Cache-Control"_s].toString(), u"no-cache"_s);
    QVERIFY(!report[u"fast"_s].toObject().contains(u"headers"_s));
    for (const auto &info : *router.table())
        QVERIFY2(!info.summary.isEmpty(), qPrintable(info.path));
    // Each section of the tutorial is shown by a route of its own; what the tutorial does not have has none.
    QSet<QString> shown;
    for (const auto &route : router.routes().routes())
        shown.insert(QString(tutorialSectionId(route->section())));
    QCOMPARE(shown.size(), qsizetype(kTutorialSections.size()) + 1); // and none
    for (const TutorialSectionInfo &section : kTutorialSections) {
        QVERIFY2(shown.contains(QLatin1StringView(section.id)), section.id);
        QCOMPARE(tutorialSectionOf(QString::fromLatin1(section.id)), section.section);
    }
    QCOMPARE(at(document, {"paths", "/users", "get"})[u"x-tutorial-section"_s].toString(), u"async-database-queries"_s);
    QCOMPARE(at(document, {"paths", "/async-endpoint", "get"})[u"x-tutorial-section"_s].toString(),
             u"creating-a-simple-async-api"_s);
    QVERIFY(at(document, {"paths", "/echo", "get"})[u"x-tutorial-section"_s].toString().isEmpty());
    for (const auto &path : at(document, {"paths"})) {
        for (const auto &operation : path.toObject())
            QVERIFY(!operation[u"tags"_s].toArray().isEmpty());
    }
}

void TestOpenApiBuilder::security_data()
{
    using Required = OpenApiSecurity::Required;
    QTest::addColumn<OpenApiSecurity>("security");
    QTest::addColumn<QStringList>("schemes");
    QTest::addColumn<QByteArray>("get"); // of each operation its `security` as JSON; empty: there is none
    QTest::addColumn<QByteArray>("put");
    QTest::addColumn<QByteArray>("open");
    QTest::addColumn<QByteArray>("personal");
    const QStringList all{u"apiKey"_s, u"basic"_s, u"bearer"_s, u"password"_s};
    const QByteArray each = R"([{"apiKey":[]},{"basic":[]},{"password":[]},{"bearer":[]}])";
    QTest::newRow("nothing") << OpenApiSecurity() << all << QByteArray() << QByteArray() << QByteArray() << each;
    QTest::newRow("keys for all") << OpenApiSecurity{true, false, false, Required::All} << QStringList{u"apiKey"_s}
                                  << QByteArray(R"([{"apiKey":[]}])") << QByteArray(R"([{"apiKey":[]}])")
                                  << QByteArray() << QByteArray(R"([{"apiKey":[]}])");
    QTest::newRow("accounts for writes") << OpenApiSecurity{false, true, true, Required::Writes}
                                         << QStringList{u"basic"_s, u"bearer"_s, u"password"_s}
                                         << QByteArray(R"([{},{"basic":[]},{"password":["read"]},{"bearer":[]}])")
                                         << QByteArray(R"([{"basic":[]},{"password":["write"]},{"bearer":[]}])")
                                         << QByteArray()
                                         << QByteArray(R"([{"basic":[]},{"password":[]},{"bearer":[]}])");
    QTest::newRow("tokens for nothing") << OpenApiSecurity{false, false, true, Required::Nothing}
                                        << QStringList{u"bearer"_s} << QByteArray(R"([{},{"bearer":[]}])")
                                        << QByteArray(R"([{},{"bearer":[]}])") << QByteArray()
                                        << QByteArray(R"([{"bearer":[]}])");
}

void TestOpenApiBuilder::security()
{
    QFETCH(OpenApiSecurity, security);
    QFETCH(QStringList, schemes);
    RouteSet routes;
    routes.get("/a", nothing);
    routes.put("/a", nothing);
    routes.get("/open", nothing).open();
    routes.get("/me", nothing).personal().scopes({});
    routes.freeze();
    const auto document = openApiDocument(routes, security);
    QCOMPARE(at(document, {"components", "securitySchemes"}).keys(), schemes);
    const auto check = [&](const char *path, const char *method, const QByteArray &expected) {
        const auto operation = at(document, {"paths", path, method});
        const QJsonArray has = operation.value(u"security"_s).toArray();
        QCOMPARE(operation.contains(u"security"_s) ? QJsonDocument(has).toJson(QJsonDocument::Compact) : QByteArray(),
                 expected);
        const bool asks = !expected.isEmpty(); // also where only what is wrong is refused
        QCOMPARE(operation.value(u"responses"_s).toObject().contains(u"401"_s), asks);
        // A route without scopes refuses nobody for the lack of one.
        QCOMPARE(operation.value(u"responses"_s).toObject().contains(u"403"_s), asks && qstrcmp(path, "/me") != 0);
    };
    QFETCH(QByteArray, get);
    QFETCH(QByteArray, put);
    QFETCH(QByteArray, open);
    QFETCH(QByteArray, personal);
    check("/a", "get", get);
    check("/a", "put", put);
    check("/open", "get", open);
    check("/me", "get", personal);
}

QTEST_GUILESS_MAIN(TestOpenApiBuilder)
#include "tst_openapi_builder.moc"

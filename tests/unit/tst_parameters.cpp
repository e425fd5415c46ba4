#include "server/http/exchange.h"
#include "server/http/json_body.h"
#include "server/http/parameters.h"
#include "server/http/router.h"
#include "tests/unit/http_fixture.h"

#include <QJsonDocument>
#include <QtTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

QCoro::Task<Response> nothing(ExchangePtr)
{
    co_return Response(204);
}

const auto kId = pathParam<qint64>("id", u"id"_s).minimum(1);
const auto kKey = pathParam<QByteArray>("key", u"key"_s).maxLength(4);
const auto kCount = queryParam<qint64>("n", u"count"_s).minimum(0).maximum(10).defaultsTo(3);
const auto kFast = queryParam<bool>("fast", u"fast"_s);
const auto kRatio = queryParam<double>("ratio", u"ratio"_s).defaultsTo(0.5);
const auto kText = queryParam<QByteArray>("text", u"text"_s).maxLength(5);
const auto kNeeded = queryParam<qint64>("needed", u"needed"_s).required();
const auto kTrace = headerParam<QByteArray>("X-Trace", u"trace"_s).pattern(u"^[a-z]+$"_s);

Schema userSchema()
{
    return Schema::object().required(u"name"_s, Schema::string().minLength(1)).required(u"age"_s, Schema::integer());
}

const Router &router()
{
    static const Router instance = [] {
        RouteSet routes;
        routes.get("/plain", nothing);
        routes.get("/query", nothing).param(kCount).param(kFast).param(kRatio).param(kText).param(kTrace);
        routes.get("/needed/{id}", nothing).param(kId).param(kNeeded).param(kCount);
        routes.get("/keys/{key}", nothing).param(kKey);
        routes.post("/users", nothing).param(kCount).jsonBody(userSchema());
        routes.put("/users", nothing).jsonBody(Schema::array(Schema::integer()), false);
        routes.post("/text", nothing).rawBody({"text/plain", "Text/CSV"}, true);
        routes.put("/text", nothing).rawBody({"*/*"});
        routes.patch("/text", nothing).rawBody({"text/plain"}).streamed();
        return Router(std::move(routes));
    }();
    return instance;
}

using Fields = QList<QPair<QByteArray, QByteArray>>;

/// An exchange on its way to its handler, bound.
struct Bound {
    Exchange exchange;
    std::optional<Response> refusal;

    Bound(const QByteArray &method, const QByteArray &target, const Fields &fields = {}, const QByteArray &body = {})
    {
        exchange.request = test::makeRequest(method, target, fields, body);
        const auto match = router().match(exchange.request.method, exchange.request.rawPath(), exchange.captures);
        Q_ASSERT(match.route);
        exchange.route = match.route;
        refusal = bindParameters(exchange);
    }
    int status() const { return refusal ? refusal->status() : 0; }
    QJsonObject problem() const { return QJsonDocument::fromJson(refusal->body()).object(); }
    /// "query.n:int_parsing" of every error.
    QStringList errors() const
    {
        QStringList lines;
        if (!refusal)
            return lines;
        const auto array = problem().value(u"errors"_s).toArray();
        for (const auto &value : array) {
            const auto error = value.toObject();
            QStringList loc;
            for (const auto &step : error.value(u"loc"_s).toArray())
                loc.append(step.toVariant().toString());
            lines.append(loc.join(u'.') + u':' + error.value(u"type"_s).toString());
        }
        return lines;
    }
};

const Fields kJson{{"Content-Type", "application/json"}};

} // namespace

class TestParameters final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingDeclaredBindsNothing();
    void defaultsApply();
    void queryIsDecoded();
    void lastOfARepeatedParameterCounts();
    void pathHoldsAnyByte();
    void headersBind();
    void refuses_data();
    void refuses();
    void errorsHaveFastApisKeys();
    void bodyBinds();
    void acceptsMediaTypes_data();
    void acceptsMediaTypes();
    void malformedJson_data();
    void malformedJson();
    void jsonKeepsByteOrderMarks();
    void wrongMediaTypeSaysWhatIsWanted();
    void rawBodies();
    void handlesAreSharedByRoutes();
};

void TestParameters::nothingDeclaredBindsNothing()
{
    const Bound bound("GET", "/plain?n=x&%zz", {}, "{");
    QVERIFY(!bound.refusal);
    QVERIFY(bound.exchange.params.values.isEmpty());
}

void TestParameters::defaultsApply()
{
    const Bound bound("GET", "/query");
    QVERIFY(!bound.refusal);
    QCOMPARE(kCount.value(bound.exchange), 3);
    QCOMPARE(kFast.optional(bound.exchange), std::nullopt);
    QCOMPARE(kRatio.value(bound.exchange), 0.5);
    QCOMPARE(kText.optional(bound.exchange), std::nullopt);
    QCOMPARE(kTrace.optional(bound.exchange), std::nullopt);
}

void TestParameters::queryIsDecoded()
{
    const Bound bound("GET", "/query?text=a+%2B%26&&f%61st=1&other=%zz%&ratio=2&n=7&=&x");
    QCOMPARE(bound.errors(), QStringList());
    QVERIFY(!bound.refusal);
    QCOMPARE(kText.value(bound.exchange), QByteArray("a +&"));
    QCOMPARE(kFast.value(bound.exchange), true);
    QCOMPARE(kRatio.value(bound.exchange), 2.0);
    QCOMPARE(kCount.value(bound.exchange), 7);
    const Bound empty("GET", "/query?text=");
    QCOMPARE(kText.value(empty.exchange), QByteArray(""));
    const Bound bare("GET", "/query?text");
    QCOMPARE(kText.value(bare.exchange), QByteArray(""));
}

void TestParameters::lastOfARepeatedParameterCounts()
{
    const Bound bound("GET", "/query?n=x&n=1&n=2");
    QVERIFY(!bound.refusal);
    QCOMPARE(kCount.value(bound.exchange), 2);
}

void TestParameters::pathHoldsAnyByte()
{
    const Bound bound("GET", "/keys/%FF%2F+a");
    QVERIFY(!bound.refusal);
    QCOMPARE(kKey.value(bound.exchange), QByteArray("\xff/+a"));
}

void TestParameters::headersBind()
{
    const Bound bound("GET", "/query", {{"x-TRACE", "abc"}});
    QVERIFY(!bound.refusal);
    QCOMPARE(kTrace.value(bound.exchange), QByteArray("abc"));
}

void TestParameters::refuses_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<Fields>("fields");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("errors");
    const auto row = [](const char *name, const char *method, const char *target, const Fields &fields,
                        const char *body, const QStringList &errors) {
        QTest::newRow(name) << QByteArray(method) << QByteArray(target) << fields << QByteArray(body) << errors;
    };
    row("no integer", "GET", "/query?n=1.0", {}, "", {u"query.n:int_parsing"_s});
    row("space is no integer", "GET", "/query?n=1+", {}, "", {u"query.n:int_parsing"_s});
    row("empty is no integer", "GET", "/query?n=", {}, "", {u"query.n:int_parsing"_s});
    row("too large", "GET", "/query?n=11", {}, "", {u"query.n:less_than_equal"_s});
    row("negative", "GET", "/query?n=-1", {}, "", {u"query.n:greater_than_equal"_s});
    row("malformed escape", "GET", "/query?text=%4", {}, "", {u"query.text:url_encoding"_s});
    row("malformed name", "GET", "/query?t%zz=1", {}, "", {u"query.t%zz:url_encoding"_s});
    row("not UTF-8", "GET", "/query?text=%FF", {}, "", {u"query.text:string_unicode"_s});
    row("header", "GET", "/query", {{"X-Trace", "A1"}}, "", {u"header.X-Trace:string_pattern_mismatch"_s});
    row("path", "GET", "/needed/x?needed=1", {}, "", {u"path.id:int_parsing"_s});
    row("path too long", "GET", "/keys/%FF%FF%FF%FF%FF", {}, "", {u"path.key:string_too_long"_s});
    row("missing", "GET", "/needed/1", {}, "", {u"query.needed:missing"_s});
    row("all of them", "GET", "/needed/0?n=x", {}, "",
        {u"path.id:greater_than_equal"_s, u"query.needed:missing"_s, u"query.n:int_parsing"_s});
    row("every kind", "GET", "/query?n=x&fast=2&ratio=r&text=123456", {{"X-Trace", ""}}, "",
        {u"query.n:int_parsing"_s, u"query.fast:bool_parsing"_s, u"query.ratio:float_parsing"_s,
         u"query.text:string_too_long"_s, u"header.X-Trace:string_pattern_mismatch"_s});
    row("query and body", "POST", "/users?n=99", kJson, R"({"name": "", "age": "x"})",
        {u"query.n:less_than_equal"_s, u"body.name:string_too_short"_s, u"body.age:int_type"_s});
    row("no body", "POST", "/users", {}, "", {u"body:missing"_s});
    row("scalar body", "POST", "/users", kJson, "5", {u"body:model_attributes_type"_s});
    row("null body", "POST", "/users", kJson, "null", {u"body:model_attributes_type"_s});
    row("item", "PUT", "/users", kJson, "[1, \"x\"]", {u"body.1:int_type"_s});
    row("no raw body", "POST", "/text", {}, "", {u"body:missing"_s});
}

void TestParameters::refuses()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(Fields, fields);
    QFETCH(QByteArray, body);
    QFETCH(QStringList, errors);
    const Bound bound(method, target, fields, body);
    QCOMPARE(bound.status(), 422);
    QCOMPARE(bound.errors(), errors);
    QCOMPARE(bound.refusal->contentType(), QByteArray("application/problem+json"));
}

void TestParameters::errorsHaveFastApisKeys()
{
    const Bound bound("GET", "/needed/1?n=x");
    const auto problem = bound.problem();
    QCOMPARE(problem.value(u"type"_s), QJsonValue(u"about:blank"_s));
    QCOMPARE(problem.value(u"status"_s), QJsonValue(422));
    QCOMPARE(problem.value(u"instance"_s), QJsonValue(u"/needed/1"_s));
    const QJsonArray expected{
        QJsonObject{{u"loc"_s, QJsonArray{u"query"_s, u"needed"_s}},
                    {u"msg"_s, u"Field required"_s},
                    {u"type"_s, u"missing"_s},
                    {u"input"_s, QJsonValue::Null}},
        QJsonObject{{u"loc"_s, QJsonArray{u"query"_s, u"n"_s}},
                    {u"msg"_s, u"Input should be a valid integer, unable to parse string as an integer"_s},
                    {u"type"_s, u"int_parsing"_s},
                    {u"input"_s, u"x"_s}},
    };
    QCOMPARE(problem.value(u"errors"_s).toArray(), expected);
}

void TestParameters::bodyBinds()
{
    const Bound bound("POST", "/users?n=1", kJson, R"( {"name": "Ann", "age": 3} )");
    QVERIFY(!bound.refusal);
    QCOMPARE(kCount.value(bound.exchange), 1);
    QCOMPARE(bound.exchange.params.body.toObject().value(u"name"_s), QJsonValue(u"Ann"_s));
    const Bound absent("PUT", "/users");
    QVERIFY(!absent.refusal);
    QVERIFY(absent.exchange.params.body.isUndefined());
}

void TestParameters::acceptsMediaTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    for (const char *type : {"application/json", "Application/JSON", "application/json; charset=utf-8",
                             "application/json;charset=\"UTF-8\"", "application/vnd.api+json", "application/json; q=1"})
        QTest::newRow(type) << QByteArray(type) << 0;
    for (const char *type : {"", "text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1",
                             "application/jsonx", "text/x+json", "application/json/x", "json"})
        QTest::newRow(type) << QByteArray(type) << 415;
}

void TestParameters::acceptsMediaTypes()
{
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    const Bound bound("POST", "/users", {{"Content-Type", type}}, R"({"name": "Ann", "age": 3})");
    QCOMPARE(bound.status(), status);
    const Bound silent("POST", "/users", {}, R"({"name": "Ann", "age": 3})");
    QCOMPARE(silent.status(), 415);
}

void TestParameters::malformedJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("cut") << QByteArray("{\"name\": ") << 1 << 10;
    QTest::newRow("second line") << QByteArray("{\"a\": 1,\n  \"b\": x}") << 2 << 8;
    QTest::newRow("column in code points") << QByteArray("{\"\xc3\xa9\xc3\xa9\": x}") << 1 << 8;
    QTest::newRow("garbage") << QByteArray("[] []") << 1 << 4;
    QTest::newRow("only spaces") << QByteArray("   ") << 1 << 4;
    QTest::newRow("two values") << QByteArray("1, 2") << 1 << 1;
    QTest::newRow("too deep") << QByteArray(2000, '[') << 1 << 1026;
}

void TestParameters::malformedJson()
{
    QFETCH(QByteArray, body);
    QFETCH(int, line);
    QFETCH(int, column);
    const Bound bound("POST", "/users?n=x", kJson, body);
    QCOMPARE(bound.status(), 400);
    const auto json = parseJson(body);
    QVERIFY(json.value.isUndefined());
    QCOMPARE(json.line, line);
    QVERIFY2(qAbs(json.column - column) <= 2, qPrintable(QString::number(json.column))); // Qt points near the place
    const auto detail = bound.problem().value(u"detail"_s).toString();
    QVERIFY2(detail.contains(u"line %1, column %2"_s.arg(json.line).arg(json.column)), qPrintable(detail));
}

/// Also at the beginning of a string, where Qt drops it.
void TestParameters::jsonKeepsByteOrderMarks()
{
    const QByteArray mark = "\xEF\xBB\xBF";
    const auto text = QString(QChar::ByteOrderMark);
    QCOMPARE(parseJson('"' + mark + '"').value, QJsonValue(text));
    const QByteArray object = "{\"" + mark + "\":[\"" + mark + "a" + mark + "\",\"\\\"" + mark + "\"]}";
    const QJsonArray values{text + u'a' + text, u'"' + text};
    QCOMPARE(parseJson(object).value, QJsonValue(QJsonObject{{text, values}}));
    const auto malformed = parseJson("{\"" + mark + "\": x}");
    QVERIFY(malformed.value.isUndefined());
    QCOMPARE(malformed.column, parseJson("{\".\": x}").column);
}

void TestParameters::wrongMediaTypeSaysWhatIsWanted()
{
    const Bound json("POST", "/users", {{"Content-Type", "text/plain"}}, "x");
    QCOMPARE(json.refusal->field("Accept").toByteArray(), QByteArray("application/json"));
    const Bound raw("POST", "/text", {{"Content-Type", "application/json"}}, "x");
    QCOMPARE(raw.status(), 415);
    QCOMPARE(raw.refusal->field("Accept").toByteArray(), QByteArray("text/plain, text/csv"));
}

void TestParameters::rawBodies()
{
    QVERIFY(!Bound("POST", "/text", {{"Content-Type", "text/csv; charset=x"}}, "x").refusal);
    QVERIFY(!Bound("POST", "/text", {}, "x").refusal); // what does not say its type may be a text
    QVERIFY(!Bound("PUT", "/text", {{"Content-Type", "image/png"}}, "x").refusal);
    QVERIFY(!Bound("PUT", "/text", {}, "x").refusal);
    QVERIFY(!Bound("PUT", "/text").refusal);
    // Streamed: the body comes later, what is said about it counts now.
    QVERIFY(!Bound("PATCH", "/text", {{"Content-Type", "text/plain"}}).refusal);
    QCOMPARE(Bound("PATCH", "/text", {{"Content-Type", "text/html"}}).status(), 415);
}

void TestParameters::handlesAreSharedByRoutes()
{
    // kCount has another place in each route that declares it.
    const Bound first("GET", "/query?n=1");
    const Bound third("GET", "/needed/5?n=2&needed=9");
    QCOMPARE(kCount.value(first.exchange), 1);
    QCOMPARE(kCount.value(third.exchange), 2);
    QCOMPARE(kId.value(third.exchange), 5);
    QCOMPARE(kNeeded.value(third.exchange), 9);
}

QTEST_GUILESS_MAIN(TestParameters)
#include "tst_parameters.moc"

#include "server/http/json_body.h"
#include "server/http/schema.h"
#include "tests/unit/aborts.h"

#include <QJsonDocument>
#include <QtTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

QJsonValue json(const char *text)
{
    return parseJson(text).value;
}

/// "loc:type" of every issue, in order.
QStringList summary(const ValidationIssues &issues)
{
    QStringList lines;
    for (const auto &issue : issues.list()) {
        QStringList loc;
        for (const auto &step : issue.loc)
            loc.append(step.toVariant().toString());
        lines.append(loc.join(u'.') + u':' + issue.type);
    }
    return lines;
}

Schema user()
{
    return Schema::object()
        .required(u"name"_s, Schema::string().minLength(1).maxLength(3))
        .required(u"age"_s, Schema::integer().minimum(0))
        .optional(u"tags"_s, Schema::array(Schema::string().oneOf({u"a"_s, u"b"_s})).minItems(1).maxItems(2))
        .optional(u"note"_s, Schema::string().nullable())
        .closed();
}

} // namespace

class TestSchema final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsText_data();
    void readsText();
    void rejectsText_data();
    void rejectsText();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void validatesJson_data();
    void validatesJson();
    void showsItself();
    void pathTextMayBeAnyByte();
    void copiesAreIndependent();
    void boundsWhatItRepeats();
    void boundsTheNumberOfIssues();
    void abortsOnAMistake();
};

void TestSchema::readsText_data()
{
    QTest::addColumn<Schema>("schema");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ParamValue>("value");
    const auto row = [](const char *name, const Schema &schema, const char *text, ParamValue value) {
        QTest::newRow(name) << schema << QByteArray(text) << value;
    };
    row("zero", Schema::integer(), "0", qint64(0));
    row("negative", Schema::integer(), "-7", qint64(-7));
    row("largest", Schema::integer(), "9223372036854775807", std::numeric_limits<qint64>::max());
    row("smallest", Schema::integer(), "-9223372036854775808", std::numeric_limits<qint64>::min());
    row("at the minimum", Schema::integer().minimum(5), "5", qint64(5));
    row("at the maximum", Schema::integer().maximum(5), "5", qint64(5));
    row("whole number", Schema::number(), "3", 3.0);
    row("fraction", Schema::number(), "-2.5", -2.5);
    row("exponent", Schema::number(), "1e3", 1000.0);
    row("true", Schema::boolean(), "true", true);
    row("1", Schema::boolean(), "1", true);
    row("false", Schema::boolean(), "false", false);
    row("0", Schema::boolean(), "0", false);
    row("text", Schema::string(), "h\xc3\xa9", QByteArray("h\xc3\xa9"));
    row("empty text", Schema::string(), "", QByteArray(""));
    row("code points, not bytes", Schema::string().maxLength(2), "\xc3\xa9\xf0\x9f\x98\x80",
        QByteArray("\xc3\xa9\xf0\x9f\x98\x80"));
    row("pattern anywhere", Schema::string().pattern(u"b+"_s), "abc", QByteArray("abc"));
    row("pattern in a class", Schema::string().pattern(u"^[$a]+$"_s), "a$", QByteArray("a$"));
    row("escaped dollar", Schema::string().pattern(uR"(^\$\d$)"_s), "$1", QByteArray("$1"));
    row("code unit", Schema::string().pattern(uR"(^\u00e9$)"_s), "\xc3\xa9", QByteArray("\xc3\xa9"));
    row("one of", Schema::string().oneOf({u"up"_s, u"down"_s}), "down", QByteArray("down"));
    row("one of numbers", Schema::integer().oneOf({1, 2}), "2", qint64(2));
    row("date", Schema::string().format(u"date"_s), "2024-02-29", QByteArray("2024-02-29"));
    row("date-time", Schema::string().format(u"date-time"_s), "2024-02-29T23:59:60.5+01:00",
        QByteArray("2024-02-29T23:59:60.5+01:00"));
    row("date-time in UTC", Schema::string().format(u"date-time"_s), "2024-02-29T01:02:03Z",
        QByteArray("2024-02-29T01:02:03Z"));
    row("uuid", Schema::string().format(u"uuid"_s), "123e4567-E89B-12d3-a456-426614174000",
        QByteArray("123e4567-E89B-12d3-a456-426614174000"));
    row("email", Schema::string().format(u"email"_s), "a.b+c@ex-ample.org", QByteArray("a.b+c@ex-ample.org"));
    row("uri", Schema::string().format(u"uri"_s), "http://a/b?c#d", QByteArray("http://a/b?c#d"));
    row("a format that only documents", Schema::string().format(u"hostname"_s), "?", QByteArray("?"));
}

void TestSchema::readsText()
{
    QFETCH(Schema, schema);
    QFETCH(QByteArray, text);
    QFETCH(ParamValue, value);
    ValidationIssues issues;
    const auto read = schema.fromText(text, {u"query"_s, u"x"_s}, issues);
    QCOMPARE(summary(issues), QStringList());
    QVERIFY(read.has_value());
    QCOMPARE(read->index(), value.index());
    QVERIFY(*read == value);
}

void TestSchema::rejectsText_data()
{
    QTest::addColumn<Schema>("schema");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("type");
    const auto row = [](const char *name, const Schema &schema, const QByteArray &text, const char *type) {
        QTest::newRow(name) << schema << text << QString::fromLatin1(type);
    };
    for (const char *text : {"", " 1", "1 ", "+1", "1.0", "1e3", "0x10", "--1", "-", "one", "\xd9\xa1"})
        row(QByteArray("no integer: ").append(text).constData(), Schema::integer(), text, "int_parsing");
    row("integer with NUL", Schema::integer(), QByteArray("1\0", 2), "int_parsing");
    row("integer too large", Schema::integer(), "9223372036854775808", "int_parsing_size");
    row("integer too small", Schema::integer(), "-9223372036854775809", "int_parsing_size");
    row("below the minimum", Schema::integer().minimum(0), "-1", "greater_than_equal");
    row("above the maximum", Schema::integer().maximum(60000), "60001", "less_than_equal");
    row("just above a bound of doubles", Schema::integer().maximum(9007199254740992.0), "9007199254740993",
        "less_than_equal");
    for (const char *text : {"", "x", "1,5", "+1.5", " 1", "1 ", "0x1p3"})
        row(QByteArray("no number: ").append(text).constData(), Schema::number(), text, "float_parsing");
    for (const char *text : {"nan", "inf", "-inf", "1e999"})
        row(QByteArray("not finite: ").append(text).constData(), Schema::number(), text, "finite_number");
    row("number below", Schema::number().minimum(0.5), "0.4", "greater_than_equal");
    for (const char *text : {"", "TRUE", "yes", "on", "2", "true "})
        row(QByteArray("no boolean: ").append(text).constData(), Schema::boolean(), text, "bool_parsing");
    row("too short", Schema::string().minLength(2), "\xc3\xa9", "string_too_short");
    row("too long", Schema::string().maxLength(1), "ab", "string_too_long");
    row("no match", Schema::string().pattern(u"^a$"_s), "b", "string_pattern_mismatch");
    row("dollar is the very end", Schema::string().pattern(u"^a$"_s), "a\n", "string_pattern_mismatch");
    row("digits are ASCII", Schema::string().pattern(uR"(^\d$)"_s), "\xd9\xa1", "string_pattern_mismatch");
    row("none of", Schema::string().oneOf({u"a"_s}), "A", "enum");
    row("not UTF-8", Schema::string(), "\xff", "string_unicode");
    row("overlong UTF-8", Schema::string(), "\xc0\xaf", "string_unicode");
    row("surrogate in UTF-8", Schema::string(), "\xed\xa0\x80", "string_unicode");
    for (const char *text : {"2023-02-29", "2023-1-01", "2023-13-01", "20230101", ""})
        row(QByteArray("no date: ").append(text).constData(), Schema::string().format(u"date"_s), text, "date_parsing");
    for (const char *text :
         {"2023-01-01", "2023-01-01T00:00:00", "2023-01-01 00:00:00Z", "2023-01-01T24:00:00Z", "2023-01-01T00:60:00Z",
          "2023-01-01T00:00:00.Z", "2023-01-01T00:00:00+24:00", "T00:00:00Z"})
        row(QByteArray("no date-time: ").append(text).constData(), Schema::string().format(u"date-time"_s), text,
            "datetime_parsing");
    for (const char *text : {"123e4567e89b12d3a456426614174000", "g23e4567-e89b-12d3-a456-426614174000", ""})
        row(QByteArray("no uuid: ").append(text).constData(), Schema::string().format(u"uuid"_s), text, "uuid_parsing");
    for (const char *text : {"a", "a@b", "@b.c", "a@b.c\n", "a b@c.d"})
        row(QByteArray("no email: ").append(text).constData(), Schema::string().format(u"email"_s), text,
            "value_error");
    for (const char *text : {"", "a/b", "//a", "http://[::1", "http://a b"})
        row(QByteArray("no uri: ").append(text).constData(), Schema::string().format(u"uri"_s), text, "url_parsing");
    const auto isEven = [](QByteArrayView text) { return text.size() % 2 == 0; };
    row("own check", Schema::string().check(isEven, u"odd"_s, u"Input should be even"_s), "abc", "odd");
}

void TestSchema::rejectsText()
{
    QFETCH(Schema, schema);
    QFETCH(QByteArray, text);
    QFETCH(QString, type);
    ValidationIssues issues;
    const QJsonArray loc{u"query"_s, u"x"_s};
    QVERIFY(!schema.fromText(text, loc, issues));
    QCOMPARE(issues.list().size(), 1);
    QCOMPARE(issues.list().first().type, type);
    QCOMPARE(issues.list().first().loc, loc);
    QCOMPARE(issues.list().first().input, QJsonValue(QString::fromUtf8(text)));
    QVERIFY(!issues.list().first().msg.isEmpty());
}

void TestSchema::saysWhatIsWrong_data()
{
    QTest::addColumn<Schema>("schema");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const Schema &schema, const char *text, const char *message) {
        QTest::newRow(name) << schema << QByteArray(text) << QString::fromUtf8(message);
    };
    row("int", Schema::integer(), "x", "Input should be a valid integer, unable to parse string as an integer");
    row("minimum", Schema::integer().minimum(-3), "-4", "Input should be greater than or equal to -3");
    row("fraction", Schema::number().maximum(0.1), "1", "Input should be less than or equal to 0.1");
    row("one character", Schema::string().minLength(1), "", "String should have at least 1 character");
    row("characters", Schema::string().maxLength(2), "abc", "String should have at most 2 characters");
    row("pattern", Schema::string().pattern(u"^a$"_s), "b", "String should match pattern '^a$'");
    row("one", Schema::string().oneOf({u"a"_s}), "", "Input should be 'a'");
    row("two", Schema::string().oneOf({u"a"_s, u"b"_s}), "", "Input should be 'a' or 'b'");
    row("three", Schema::string().oneOf({u"a"_s, u"b"_s, u"c"_s}), "", "Input should be 'a', 'b' or 'c'");
    row("numbers", Schema::integer().oneOf({1, 2}), "3", "Input should be 1 or 2");
    row("boolean", Schema::boolean(), "?", "Input should be a valid boolean, unable to interpret input");
}

void TestSchema::saysWhatIsWrong()
{
    QFETCH(Schema, schema);
    QFETCH(QByteArray, text);
    QFETCH(QString, message);
    ValidationIssues issues;
    schema.fromText(text, {}, issues);
    QCOMPARE(issues.list().size(), 1);
    QCOMPARE(issues.list().first().msg, message);
}

void TestSchema::validatesJson_data()
{
    QTest::addColumn<Schema>("schema");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("issues");
    const auto row = [](const char *name, const Schema &schema, const char *text, const QStringList &issues) {
        QTest::newRow(name) << schema << QByteArray(text) << issues;
    };
    row("valid", user(), R"({"name": "Ann", "age": 3, "tags": ["a", "b"], "note": null})", {});
    row("everything at once", user(), R"({"name": "", "age": -1, "tags": ["a", "x", "b"], "note": 1, "more": 2})",
        {u"body.name:string_too_short"_s, u"body.age:greater_than_equal"_s, u"body.tags:too_long"_s,
         u"body.tags.1:enum"_s, u"body.note:string_type"_s, u"body.more:extra_forbidden"_s});
    row("missing", user(), "{}", {u"body.name:missing"_s, u"body.age:missing"_s});
    row("no object", user(), "[]", {u"body:model_attributes_type"_s});
    row("null where it may not be", user(), R"({"name": null, "age": null})",
        {u"body.name:string_type"_s, u"body.age:int_type"_s});
    row("too few", user(), R"({"name": "A", "age": 1, "tags": []})", {u"body.tags:too_short"_s});
    row("no list", user(), R"({"name": "A", "age": 1, "tags": "a"})", {u"body.tags:list_type"_s});
    row("half a surrogate pair", Schema::string(), R"("a\ud83d")", {u"body:string_unicode"_s});
    row("a surrogate pair", Schema::string().maxLength(1), R"("\ud83d\ude00")", {});
    row("1.0 is an integer", Schema::integer(), "1.0", {});
    row("2^63 - 1", Schema::integer(), "9223372036854775807", {});
    row("2^63", Schema::integer(), "9223372036854775808", {u"body:int_parsing_size"_s});
    row("fraction", Schema::integer(), "1.5", {u"body:int_from_float"_s});
    row("text for an integer", Schema::integer(), "\"1\"", {u"body:int_type"_s});
    row("boolean for an integer", Schema::integer(), "true", {u"body:int_type"_s});
    row("number", Schema::number().minimum(1), "0.5", {u"body:greater_than_equal"_s});
    row("text for a number", Schema::number(), "\"1\"", {u"body:float_type"_s});
    row("number for a boolean", Schema::boolean(), "1", {u"body:bool_type"_s});
    row("nullable", Schema::integer().nullable(), "null", {});
    row("anything", Schema::any(), R"([1, {"a": null}])", {});
    row("open object", Schema::object(), R"({"a": 1})", {});
    row("nested", Schema::array(Schema::object().required(u"id"_s, Schema::integer())),
        R"([{"id": 1}, {"id": "x"}, {}])", {u"body.1.id:int_type"_s, u"body.2.id:missing"_s});
}

void TestSchema::validatesJson()
{
    QFETCH(Schema, schema);
    QFETCH(QByteArray, text);
    QFETCH(QStringList, issues);
    const auto value = json(text.constData());
    QVERIFY(!value.isUndefined());
    ValidationIssues found;
    schema.validate(value, {u"body"_s}, found);
    QCOMPARE(summary(found), issues);
}

void TestSchema::showsItself()
{
    const auto expected = json(R"({
        "type": "object", "additionalProperties": false, "required": ["name", "age"],
        "properties": {
            "name": {"type": "string", "minLength": 1, "maxLength": 3},
            "age": {"type": "integer", "minimum": 0},
            "tags": {"type": "array", "minItems": 1, "maxItems": 2, "items": {"type": "string", "enum": ["a", "b"]}},
            "note": {"type": ["string", "null"]}
        }})");
    QCOMPARE(user().toJson(), expected.toObject());
    const auto delay = Schema::integer().maximum(60000).defaultsTo(2000).description(u"wait"_s).example(5);
    QCOMPARE(delay.toJson(),
             json(R"({"type": "integer", "maximum": 60000, "default": 2000, "description": "wait", "examples": [5]})")
                 .toObject());
    QCOMPARE(Schema::any().toJson(), QJsonObject());
    QCOMPARE(Schema::string().pattern(u"^a$"_s).format(u"x"_s).oneOf({u"a"_s}).nullable().toJson(),
             json(R"({"type": ["string", "null"], "pattern": "^a$", "format": "x", "enum": ["a", null]})").toObject());
}

void TestSchema::pathTextMayBeAnyByte()
{
    ValidationIssues issues;
    const auto value = Schema::string().maxLength(2).fromText("\xff\xfe", {}, issues, Schema::Encoding::AnyBytes);
    QVERIFY(value.has_value());
    QCOMPARE(std::get<QByteArray>(*value), QByteArray("\xff\xfe"));
    QVERIFY(!Schema::string().maxLength(1).fromText("\xff\xfe", {}, issues, Schema::Encoding::AnyBytes));
}

void TestSchema::copiesAreIndependent()
{
    const auto first = Schema::string();
    auto second = first;
    second.minLength(3);
    ValidationIssues issues;
    QVERIFY(first.fromText("a", {}, issues));
    QVERIFY(!second.fromText("a", {}, issues));
}

void TestSchema::boundsWhatItRepeats()
{
    ValidationIssues issues;
    Schema::integer().fromText(QByteArray(500, 'x'), {}, issues);
    QCOMPARE(issues.list().last().input, QJsonValue(QString(500, u'x')));
    Schema::integer().fromText(QByteArray(5000, 'x'), {}, issues);
    QCOMPARE(issues.list().last().input, QJsonValue(QJsonValue::Null));

    QJsonArray deep;
    for (int i = 0; i < 2000; ++i)
        deep.append(i);
    Schema::string().validate(deep, {}, issues);
    QCOMPARE(issues.list().last().input, QJsonValue(QJsonValue::Null));
    Schema::string().validate(QJsonArray{1, 2}, {}, issues);
    QCOMPARE(issues.list().last().input, QJsonValue(QJsonArray{1, 2}));
}

void TestSchema::boundsTheNumberOfIssues()
{
    QJsonArray many;
    for (int i = 0; i < 5000; ++i)
        many.append(u"x"_s);
    ValidationIssues issues;
    Schema::array(Schema::integer()).validate(many, {u"body"_s}, issues);
    QCOMPARE(issues.list().size(), ValidationIssues::kMax);
    QCOMPARE(issues.toJson().size(), ValidationIssues::kMax);
}

void TestSchema::abortsOnAMistake()
{
    QVERIFY(
        test::abortsSaying("\"minLength\" does not suit the type \"integer\"", [] { Schema::integer().minLength(1); }));
    QVERIFY(test::abortsSaying("\"(a\" is not a regular expression", [] { Schema::string().pattern(u"(a"_s); }));
    QVERIFY(test::abortsSaying("properties", [] { Schema::string().required(u"a"_s, Schema::any()); }));
    QVERIFY(!test::abortsSaying("", [] { Schema::string().pattern(u"(a)"_s); }));
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"

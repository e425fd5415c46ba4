#include "server/db/instant.h"
#include "server/db/model_json.h"
#include "server/db/model_schema.h"
#include "server/db/sample_models.h"
#include "tests/unit/aborts.h"

#include <QJsonDocument>
#include <QUuid>
#include <QtTest>

#include <cmath>
#include <limits>

using namespace coroscope;
using namespace coroscope::db;
using namespace Qt::StringLiterals;

namespace models {

/// Every type that a column may have.
struct Everything {
    Q_GADGET
    Q_CLASSINFO("table", "everything")
    Q_PROPERTY(qint64 id MEMBER id)
    Q_PROPERTY(bool flag MEMBER flag)
    Q_PROPERTY(qint16 small MEMBER small)
    Q_PROPERTY(qint32 medium MEMBER medium)
    Q_PROPERTY(quint16 port MEMBER port)
    Q_PROPERTY(quint32 counter MEMBER counter)
    Q_PROPERTY(qint64 large MEMBER large)
    Q_PROPERTY(double real MEMBER real)
    Q_PROPERTY(QString text MEMBER text)
    Q_PROPERTY(QByteArray bytes MEMBER bytes)
    Q_PROPERTY(QDateTime moment MEMBER moment)
    Q_PROPERTY(QUuid uuid MEMBER uuid)
    Q_PROPERTY(QJsonValue any MEMBER any)
    Q_PROPERTY(QJsonObject object MEMBER object)
    Q_PROPERTY(QJsonArray array MEMBER array)
public:
    qint64 id = 0;
    bool flag = false;
    qint16 small = 0;
    qint32 medium = 0;
    quint16 port = 0;
    quint32 counter = 0;
    qint64 large = 0;
    double real = 0;
    QString text;
    QByteArray bytes;
    QDateTime moment;
    QUuid uuid;
    QJsonValue any;
    QJsonObject object;
    QJsonArray array;
};

/// All of them optional, without a table.
struct Maybe {
    Q_GADGET
    Q_PROPERTY(std::optional<bool> flag MEMBER flag)
    Q_PROPERTY(std::optional<qint32> medium MEMBER medium)
    Q_PROPERTY(std::optional<qint64> large MEMBER large)
    Q_PROPERTY(std::optional<double> real MEMBER real)
    Q_PROPERTY(std::optional<QString> text MEMBER text)
    Q_PROPERTY(std::optional<QByteArray> bytes MEMBER bytes)
    Q_PROPERTY(std::optional<QDateTime> moment MEMBER moment)
    Q_PROPERTY(std::optional<QUuid> uuid MEMBER uuid)
    Q_PROPERTY(std::optional<QJsonObject> object MEMBER object)
public:
    std::optional<bool> flag;
    std::optional<qint32> medium;
    std::optional<qint64> large;
    std::optional<double> real;
    std::optional<QString> text;
    std::optional<QByteArray> bytes;
    std::optional<QDateTime> moment;
    std::optional<QUuid> uuid;
    std::optional<QJsonObject> object;
};

/// Defaults, and what JSON cannot set.
struct Article {
    Q_GADGET
    Q_CLASSINFO("table", "articles")
    Q_PROPERTY(QString slug MEMBER slug)
    Q_CLASSINFO("slug", "primaryKey minLength=1")
    Q_PROPERTY(QString title MEMBER title)
    Q_CLASSINFO("title", "default=untitled maxLength=8")
    Q_PROPERTY(qint32 stars MEMBER stars)
    Q_CLASSINFO("stars", "default=3 minimum=0 maximum=5")
    Q_PROPERTY(double weight MEMBER weight)
    Q_CLASSINFO("weight", "default=0.5 minimum=0")
    Q_PROPERTY(bool shown MEMBER shown)
    Q_CLASSINFO("shown", "default=true")
    Q_PROPERTY(qint64 views MEMBER views)
    Q_CLASSINFO("views", "readOnly")
public:
    QString slug;
    QString title;
    qint32 stars = 0;
    double weight = 0;
    bool shown = false;
    qint64 views = 0;
};

// What is wrong with each, the test says.
struct UnknownType {
    Q_GADGET
    Q_PROPERTY(quint64 size MEMBER size)
public:
    quint64 size = 0;
};
struct UnknownFlag {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_CLASSINFO("name", "uniqe")
public:
    QString name;
};
struct UnknownRule {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_CLASSINFO("name", "maxlength=5")
public:
    QString name;
};
struct NoNumber {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_CLASSINFO("name", "maxLength=many")
public:
    QString name;
};
struct NoValue {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_CLASSINFO("name", "maxLength=")
public:
    QString name;
};
struct LengthOfNumber {
    Q_GADGET
    Q_PROPERTY(qint32 age MEMBER age)
    Q_CLASSINFO("age", "maxLength=5")
public:
    qint32 age = 0;
};
struct MinimumOfText {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_CLASSINFO("name", "minimum=5")
public:
    QString name;
};
struct Contradiction {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_CLASSINFO("name", "minLength=5 maxLength=4")
public:
    QString name;
};
struct StrayInfo {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_CLASSINFO("nmae", "maxLength=4")
public:
    QString name;
};
struct InfoTwice {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_CLASSINFO("name", "maxLength=4")
    Q_CLASSINFO("name", "minLength=4")
public:
    QString name;
};
struct OddTable {
    Q_GADGET
    Q_CLASSINFO("table", "users; DROP TABLE users")
    Q_PROPERTY(qint64 id MEMBER id)
public:
    qint64 id = 0;
};
struct NoKey {
    Q_GADGET
    Q_CLASSINFO("table", "things")
    Q_PROPERTY(QString name MEMBER name)
public:
    QString name;
};
struct TwoKeys {
    Q_GADGET
    Q_CLASSINFO("table", "things")
    Q_PROPERTY(qint64 a MEMBER a)
    Q_CLASSINFO("a", "primaryKey")
    Q_PROPERTY(qint64 b MEMBER b)
    Q_CLASSINFO("b", "primaryKey")
public:
    qint64 a = 0;
    qint64 b = 0;
};
struct OptionalKey {
    Q_GADGET
    Q_CLASSINFO("table", "things")
    Q_PROPERTY(std::optional<qint64> id MEMBER id)
public:
    std::optional<qint64> id;
};
struct OddReference {
    Q_GADGET
    Q_PROPERTY(qint64 user MEMBER user)
    Q_CLASSINFO("user", "references=users")
public:
    qint64 user = 0;
};
struct OddDefault {
    Q_GADGET
    Q_PROPERTY(qint64 stars MEMBER stars)
    Q_CLASSINFO("stars", "default=many")
public:
    qint64 stars = 0;
};
struct OddFormat {
    Q_GADGET
    Q_PROPERTY(QString phone MEMBER phone)
    Q_CLASSINFO("phone", "format=phone")
public:
    QString phone;
};
struct StrayAssigned {
    Q_GADGET
    Q_CLASSINFO("table", "things")
    Q_PROPERTY(qint64 id MEMBER id)
    Q_PROPERTY(qint64 other MEMBER other)
    Q_CLASSINFO("other", "assigned")
public:
    qint64 id = 0;
    qint64 other = 0;
};
struct NowOfText {
    Q_GADGET
    Q_PROPERTY(QString at MEMBER at)
    Q_CLASSINFO("at", "autoNowAdd")
public:
    QString at;
};
struct ReadOnlyProperty {
    Q_GADGET
    Q_PROPERTY(qint64 id READ id)
public:
    qint64 id() const { return 1; }
};
struct Empty {
    Q_GADGET
};
struct PropertyCalledTable {
    Q_GADGET
    Q_CLASSINFO("table", "things")
    Q_PROPERTY(qint64 id MEMBER id)
    Q_PROPERTY(QString table MEMBER table)
public:
    qint64 id = 0;
    QString table;
};

} // namespace models

namespace {

QJsonValue json(const QByteArray &text)
{
    return QJsonDocument::fromJson("[" + text + ']').array().first();
}

QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

/// "loc: type" of each.
QStringList summary(const QList<ModelIssue> &issues)
{
    QStringList lines;
    for (const auto &issue : issues) {
        QStringList loc;
        for (const auto &step : issue.loc)
            loc.append(step.toString());
        lines.append(loc.join(u'.') + u": "_s + issue.type);
    }
    return lines;
}

QDateTime moment(const char *text)
{
    return parseInstant(QString::fromLatin1(text)).value_or(QDateTime());
}

models::Everything everything()
{
    models::Everything row;
    row.id = 7;
    row.flag = true;
    row.small = std::numeric_limits<qint16>::min();
    row.medium = std::numeric_limits<qint32>::max();
    row.port = std::numeric_limits<quint16>::max();
    row.counter = std::numeric_limits<quint32>::max();
    row.large = std::numeric_limits<qint64>::min();
    row.real = 0.1;
    row.text = u"Grüße, \"😀\"\n\\"_s;
    row.bytes = QByteArray("\0\xFF", 2);
    row.moment = moment("2026-01-31T09:30:00.250Z");
    row.uuid = QUuid::fromString(u"12345678-9abc-4def-8123-456789abcdef"_s);
    row.any = QJsonArray{1, u"x"_s, QJsonValue::Null};
    row.object = {{u"a"_s, true}};
    row.array = {1, 2};
    return row;
}

} // namespace

class TestDbModels final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void describes();
    void chooseKeys();
    void wrongDeclarations_data();
    void wrongDeclarations();
    void abortsOnAWrongDeclaration();
    void instants_data();
    void instants();
    void instantsAsText();
    void writesJson();
    void writesNulls();
    void readsWhatItWrote();
    void readsJson_data();
    void readsJson();
    void defaultsAndChanges();
    void listsAllThatIsWrong_data();
    void listsAllThatIsWrong();
    void leavesTheRowAlone();
    void checksRows();
    void showsItsSchema();
};

void TestDbModels::describes()
{
    const auto &user = modelInfo<User>();
    QCOMPARE(user.name, u"User"_s);
    QCOMPARE(user.table, u"users"_s);
    QCOMPARE(user.columnNames(), (QStringList{u"id"_s, u"name"_s, u"email"_s, u"created_at"_s}));
    QCOMPARE(user.columnList, u"\"id\", \"name\", \"email\", \"created_at\""_s);
    QCOMPARE(user.primaryKey, 0);
    QVERIFY(user.key().generated);
    QVERIFY(user.columns[2].unique && user.columns[2].email && user.columns[2].isNullable());
    QVERIFY(user.columns[3].autoNowAdd && user.columns[3].isReadOnly());
    QCOMPARE(user.columns[1].minLength, std::optional<qsizetype>(1));
    QCOMPARE(user.columns[1].maxLength, std::optional<qsizetype>(100));
    const auto &order = modelInfo<Order>();
    QCOMPARE(order.columns[1].referencedTable, u"users"_s);
    QCOMPARE(order.columns[1].referencedColumn, u"id"_s);
    QCOMPARE(&modelInfo<User>(), &user); // made once
    QVERIFY(modelInfo<models::Maybe>().table.isEmpty());
    checkModels<User, Order, World, Fortune>();
}

void TestDbModels::chooseKeys()
{
    QVERIFY(!modelInfo<World>().key().generated);
    QCOMPARE(modelInfo<models::Article>().key().name, u"slug"_s);
    QVERIFY(!modelInfo<models::Article>().key().generated);
}

void TestDbModels::wrongDeclarations_data()
{
    QTest::addColumn<const QMetaObject *>("gadget");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char *name, const QMetaObject &gadget, const char *sentence) {
        QTest::newRow(name) << &gadget << QString::fromUtf8(sentence);
    };
    row("type", models::UnknownType::staticMetaObject, "model UnknownType.size: qulonglong is no type for a column");
    row("flag", models::UnknownFlag::staticMetaObject, "model UnknownFlag.name: \"uniqe\" is no rule");
    row("rule", models::UnknownRule::staticMetaObject, "model UnknownRule.name: \"maxlength=\" is no rule");
    row("no number", models::NoNumber::staticMetaObject, "model NoNumber.name: maxLength=many takes a number");
    row("no value", models::NoValue::staticMetaObject, "model NoValue.name: maxLength= lacks a value");
    row("length of a number", models::LengthOfNumber::staticMetaObject,
        "LengthOfNumber.age: maxLength suits a QString");
    row("minimum of a text", models::MinimumOfText::staticMetaObject, "MinimumOfText.name: minimum suits a number");
    row("contradiction", models::Contradiction::staticMetaObject,
        "Contradiction.name: minLength is more than maxLength");
    row("stray info", models::StrayInfo::staticMetaObject, "StrayInfo: Q_CLASSINFO(\"nmae\", …) names no property");
    row("info twice", models::InfoTwice::staticMetaObject, "InfoTwice: there are two Q_CLASSINFO(\"name\", …)");
    row("odd table", models::OddTable::staticMetaObject, "is no name for a table");
    row("no key", models::NoKey::staticMetaObject, "model NoKey: no column is the primary key");
    row("two keys", models::TwoKeys::staticMetaObject, "model TwoKeys: two columns are primaryKey");
    row("optional key", models::OptionalKey::staticMetaObject, "OptionalKey: a primary key cannot be optional");
    row("odd reference", models::OddReference::staticMetaObject, "references=users takes TABLE.COLUMN");
    row("odd default", models::OddDefault::staticMetaObject, "default=many is no value of its type");
    row("odd format", models::OddFormat::staticMetaObject, "format=phone is not known");
    row("stray assigned", models::StrayAssigned::staticMetaObject, "assigned suits the primary key only");
    row("now of a text", models::NowOfText::staticMetaObject, "autoNowAdd suits a QDateTime only");
    row("cannot be written", models::ReadOnlyProperty::staticMetaObject, "declare it with MEMBER");
    row("empty", models::Empty::staticMetaObject, "model Empty: there is no Q_PROPERTY");
    row("property table", models::PropertyCalledTable::staticMetaObject, "a property cannot be called table");
}

void TestDbModels::wrongDeclarations()
{
    QFETCH(const QMetaObject *, gadget);
    QFETCH(QString, sentence);
    const auto info = describeModel(*gadget);
    QVERIFY(!info.isOk());
    QVERIFY2(info.error().detail.contains(sentence), qPrintable(info.error().detail));
}

void TestDbModels::abortsOnAWrongDeclaration()
{
    QVERIFY(test::abortsSaying("UnknownFlag.name: \"uniqe\" is no rule", [] { modelInfo<models::UnknownFlag>(); }));
    QVERIFY(test::abortsSaying("no column is the primary key", [] { checkModels<User, models::NoKey>(); }));
}

void TestDbModels::instants_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("utc"); // empty: it is none
    const auto row = [](const char *text, const char *utc) {
        QTest::newRow(*text ? text : "nothing") << QString::fromLatin1(text) << QString::fromLatin1(utc);
    };
    row("2026-01-31T09:30:00Z", "2026-01-31T09:30:00.000Z");
    row("2026-01-31t09:30:00.25z", "2026-01-31T09:30:00.250Z");
    row("2026-01-31T09:30:00.123456789Z", "2026-01-31T09:30:00.123Z");
    row("2026-01-31T09:30:00+01:30", "2026-01-31T08:00:00.000Z");
    row("2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00.000Z");
    row("2026-01-31 09:30:00.25+00", "2026-01-31T09:30:00.250Z"); // PostgreSQL
    row("2024-02-29T00:00:00Z", "2024-02-29T00:00:00.000Z");
    row("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z");
    row("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z");
    row("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z");
    for (const char *none : {"", "2026-01-31", "2026-01-31T09:30:00", "2026-02-30T00:00:00Z", "2026-13-01T00:00:00Z",
                             "2026-01-31T24:00:00Z", "2026-01-31T09:60:00Z", "2026-01-31T09:30:61Z",
                             "2026-01-31T09:30:00.Z", "2026-01-31T09:30:00Z ", "2026-01-31T09:30:00+24:00",
                             "2026-1-31T09:30:00Z", "0000-01-01T00:00:00Z", "+2026-01-31T09:30:00Z", "now"})
        row(none, "");
}

void TestDbModels::instants()
{
    QFETCH(QString, text);
    QFETCH(QString, utc);
    const auto parsed = parseInstant(text);
    QCOMPARE(parsed.has_value(), !utc.isEmpty());
    if (!parsed)
        return;
    QCOMPARE(instantText(*parsed), utc);
    QCOMPARE(parsed->timeSpec(), Qt::UTC);
    QCOMPARE(parsed->toString(Qt::ISODateWithMs), utc); // Qt agrees
    QByteArray bytes = "x";
    appendInstant(bytes, *parsed);
    QCOMPARE(bytes, "x" + utc.toLatin1());
}

void TestDbModels::instantsAsText()
{
    QVERIFY(instantText(QDateTime()).isEmpty());
    QVERIFY(instantText(QDateTime(QDate(10000, 1, 2), QTime(0, 0)).toUTC()).isEmpty());
    QVERIFY(instantText(QDateTime(QDate(-1, 1, 2), QTime(0, 0)).toUTC()).isEmpty());
    const auto abroad = QDateTime::fromString(u"2026-01-01T01:00:00+02:00"_s, Qt::ISODate);
    QCOMPARE(instantText(abroad), u"2025-12-31T23:00:00.000Z"_s);
}

void TestDbModels::writesJson()
{
    const auto row = everything();
    const QByteArray expected
        = R"({"id":7,"flag":true,"small":-32768,"medium":2147483647,"port":65535,"counter":4294967295,)"
          R"("large":-9223372036854775808,"real":0.1,"text":"Grüße, \"😀\"\u000a\\","bytes":"AP8=",)"
          R"("moment":"2026-01-31T09:30:00.250Z","uuid":"12345678-9abc-4def-8123-456789abcdef",)"
          R"("any":[1,"x",null],"object":{"a":true},"array":[1,2]})";
    QByteArray text;
    appendJson(text, row);
    QCOMPARE(text, expected);
    QCOMPARE(toJson(row), object(text));
    QCOMPARE(toJsonText(QList<models::Everything>{row, row}), '[' + expected + ',' + expected + ']');
    QCOMPARE(toJsonText(QList<models::Everything>()), QByteArray("[]"));
}

void TestDbModels::writesNulls()
{
    QByteArray text;
    appendJson(text, models::Maybe());
    QCOMPARE(text,
             R"({"flag":null,"medium":null,"large":null,"real":null,"text":null,"bytes":null,"moment":null,)"
             R"("uuid":null,"object":null})");
    models::Everything odd;
    odd.real = std::nan("");
    const auto object = toJson(odd);
    QVERIFY(object.value(u"real"_s).isNull()); // JSON has no NaN
    QVERIFY(object.value(u"moment"_s).isNull()); // nor an invalid moment
    QByteArray bytes;
    appendJson(bytes, odd);
    QCOMPARE(::object(bytes), object);
}

void TestDbModels::readsWhatItWrote()
{
    const auto row = everything();
    auto object = toJson(row);
    const auto read = fromJson<models::Everything>(object);
    QCOMPARE(summary(read.issues), QStringList());
    object.insert(u"id"_s, 0); // the database's
    QCOMPARE(toJson(read.row), object);

    models::Maybe maybe;
    maybe.large = 5;
    maybe.text = u"x"_s;
    maybe.moment = row.moment;
    const auto again = fromJson<models::Maybe>(toJson(maybe));
    QCOMPARE(summary(again.issues), QStringList());
    QCOMPARE(toJson(again.row), toJson(maybe));
    QVERIFY(!again.row.flag);
    QCOMPARE(again.row.large, std::optional<qint64>(5));
}

void TestDbModels::readsJson_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("expected"); // name and email, or the issues
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &expected) {
        QTest::newRow(name) << body << expected;
    };
    const auto named = [](const QString &name) {
        return QJsonDocument(QJsonObject{{u"name"_s, name}}).toJson(QJsonDocument::Compact);
    };
    row("name alone", R"({"name":"Ada"})", "Ada,null");
    row("both", R"({"name":"Ada","email":"ada@example.org"})", "Ada,ada@example.org");
    row("email is null", R"({"name":"Ada","email":null})", "Ada,null");
    row("what it does not know", R"({"name":"Ada","id":99,"created_at":"x","admin":true})", "Ada,null");
    row("one character", R"({"name":"x"})", "x,null");
    row("100 characters", named(QString(100, u'x')), QByteArray(100, 'x') + ",null");
    row("101 characters", named(QString(101, u'x')), "body.name: string_too_long");
    row("100 code points of two units", named(u"😀"_s.repeated(100)), u"😀"_s.repeated(100).toUtf8() + ",null");
    row("101 code points of two units", named(u"😀"_s.repeated(101)), "body.name: string_too_long");
    row("empty", R"({"name":""})", "body.name: string_too_short");
    row("missing", "{}", "body.name: missing");
    row("null", R"({"name":null})", "body.name: string_type");
    row("a number", R"({"name":5})", "body.name: string_type");
    row("NUL", R"({"name":"a\u0000b"})", "body.name: value_error");
    row("no character", R"({"name":"a\uffff"})", "body.name: value_error");
    row("half a surrogate", R"({"name":"a\ud800"})", "body.name: string_unicode");
    row("right to left, combining", "{\"name\":\"\xD7\xA9\xD7\x9C\xCC\x81\"}", "\xD7\xA9\xD7\x9C\xCC\x81,null");
    row("all that is wrong", R"({"name":"","email":"nobody"})", "body.name: string_too_short;body.email: value_error");
    row("no email", R"({"name":"Ada","email":"a@b"})", "body.email: value_error");
    row("email with a blank", R"({"name":"Ada","email":"a b@example.org"})", "body.email: value_error");
    row("an empty label", R"({"name":"Ada","email":"a@example..org"})", "body.email: value_error");
    row("an array", "[]", "body: model_attributes_type");
    row("a text", "\"x\"", "body: model_attributes_type");
}

void TestDbModels::readsJson()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, expected);
    const auto read = fromJson<User>(json(body));
    QCOMPARE(read.row.id, 0);
    QVERIFY(read.row.createdAt.isNull());
    const QString got = read.issues.isEmpty() ? read.row.name + u',' + read.row.email.value_or(u"null"_s)
                                              : summary(read.issues).join(u';');
    QCOMPARE(got, QString::fromUtf8(expected));
}

void TestDbModels::defaultsAndChanges()
{
    const auto created = fromJson<models::Article>(json(R"({"slug":"a","views":9})"));
    QCOMPARE(summary(created.issues), QStringList());
    QCOMPARE(created.row.title, u"untitled"_s);
    QCOMPARE(created.row.stars, 3);
    QCOMPARE(created.row.weight, 0.5);
    QVERIFY(created.row.shown);
    QCOMPARE(created.row.views, 0); // readOnly
    QCOMPARE(created.columns, QList<int>{0});

    auto start = created.row;
    start.title = u"kept"_s;
    const auto changed = fromJson<models::Article>(json(R"({"stars":0})"), JsonUse::Change, start);
    QCOMPARE(summary(changed.issues), QStringList());
    QCOMPARE(changed.row.title, u"kept"_s);
    QCOMPARE(changed.row.stars, 0);
    QCOMPARE(changed.columns, QList<int>{2});
    const auto replaced = fromJson<models::Article>(json(R"({"slug":"b"})"), JsonUse::Replace, start);
    QCOMPARE(replaced.row.title, u"untitled"_s);
    const auto none = fromJson<models::Article>(json("{}"), JsonUse::Change, start);
    QVERIFY(none.issues.isEmpty() && none.columns.isEmpty());
}

void TestDbModels::listsAllThatIsWrong_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("type"); // empty: it is fine
    const auto row = [](const char *key, const char *value, const char *type) {
        QTest::addRow("%s %s", key, value) << QByteArray(key) << QByteArray(value) << QString::fromLatin1(type);
    };
    row("flag", "true", "");
    row("flag", "1", "bool_type");
    row("flag", "null", "bool_type");
    row("small", "-32768", "");
    row("small", "-32769", "greater_than_equal");
    row("small", "32768", "less_than_equal");
    row("medium", "2147483647", "");
    row("medium", "2147483648", "less_than_equal");
    row("port", "0", "");
    row("port", "-1", "greater_than_equal");
    row("counter", "4294967295", "");
    row("counter", "4294967296", "less_than_equal");
    row("large", "9223372036854775807", "");
    row("large", "-9223372036854775808", "");
    row("large", "9223372036854775808", "int_parsing_size");
    row("large", "1e300", "int_parsing_size");
    row("large", "1e3", "");
    row("large", "0.5", "int_from_float");
    row("large", "\"5\"", "int_type");
    row("real", "5", "");
    row("real", "\"5\"", "float_type");
    row("text", "\"\"", "");
    row("text", "[]", "string_type");
    row("bytes", "\"AP8=\"", "");
    row("bytes", "\"AP8\"", "");
    row("bytes", "\"A!\"", "base64_decode");
    row("bytes", "5", "bytes_type");
    row("moment", "\"2026-01-31T09:30:00+01:00\"", "");
    row("moment", "\"2026-01-31\"", "datetime_parsing");
    row("moment", "5", "datetime_type");
    row("uuid", "\"12345678-9ABC-4def-8123-456789abcdef\"", "");
    row("uuid", "\"{12345678-9abc-4def-8123-456789abcdef}\"", "uuid_parsing");
    row("uuid", "\"\"", "uuid_parsing");
    row("uuid", "5", "uuid_type");
    row("any", "null", "");
    row("any", "{\"a\":[1]}", "");
    row("any", "[\"\\u0000\"]", "value_error");
    row("object", "{}", "");
    row("object", "[]", "dict_type");
    row("array", "[]", "");
    row("array", "{}", "list_type");
}

void TestDbModels::listsAllThatIsWrong()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, value);
    QFETCH(QString, type);
    const QByteArray body = "{\"" + key + "\":" + value + '}';
    const auto read = fromJson<models::Everything>(json(body), JsonUse::Change);
    QCOMPARE(summary(read.issues),
             type.isEmpty() ? QStringList() : QStringList(u"body."_s + QString::fromLatin1(key) + u": "_s + type));
    if (!type.isEmpty())
        QCOMPARE(read.issues.first().input, object(body).value(QLatin1String(key)));
}

void TestDbModels::leavesTheRowAlone()
{
    User user;
    user.name = u"Ada"_s;
    const auto issues = modelFromJson(modelInfo<User>(), &user, json(R"({"name":"Bob","email":"no"})"), JsonUse::Change,
                                      {u"body"_s, 3});
    QCOMPARE(issues.size(), 1);
    QCOMPARE(issues.first().loc, (QJsonArray{u"body"_s, 3, u"email"_s}));
    QCOMPARE(issues.first().msg, u"Input should be a valid email address"_s);
    QCOMPARE(user.name, u"Ada"_s);
}

void TestDbModels::checksRows()
{
    User user;
    QCOMPARE(summary(checkModelRow(modelInfo<User>(), &user)), QStringList(u"User.name: string_too_short"_s));
    user.name = u"Ada"_s;
    QVERIFY(checkModelRow(modelInfo<User>(), &user).isEmpty());
    user.name = QString(QChar(0));
    user.email = u"x"_s;
    QCOMPARE(summary(checkModelRow(modelInfo<User>(), &user)),
             (QStringList{u"User.name: value_error"_s, u"User.email: value_error"_s}));
    models::Everything row = everything();
    QVERIFY(checkModelRow(modelInfo<models::Everything>(), &row).isEmpty());
    row.real = std::nan("");
    QCOMPARE(summary(checkModelRow(modelInfo<models::Everything>(), &row)),
             QStringList(u"Everything.real: float_type"_s));
}

void TestDbModels::showsItsSchema()
{
    QCOMPARE(modelSchema(modelInfo<User>(), JsonUse::Create), object(R"({"type":"object","properties":{
        "name":{"type":"string","minLength":1,"maxLength":100},
        "email":{"type":["string","null"],"format":"email","maxLength":254}},"required":["name"]})"));
    QVERIFY(!modelSchema(modelInfo<User>(), JsonUse::Change).contains(u"required"_s));
    QCOMPARE(modelSchema(modelInfo<User>()), object(R"({"type":"object","properties":{
        "id":{"type":"integer","readOnly":true},
        "name":{"type":"string","minLength":1,"maxLength":100},
        "email":{"type":["string","null"],"format":"email","maxLength":254},
        "created_at":{"type":"string","format":"date-time","readOnly":true}},
        "required":["id","name","email","created_at"]})"));
    QCOMPARE(modelSchema(modelInfo<models::Article>(), JsonUse::Create), object(R"({"type":"object","properties":{
        "slug":{"type":"string","minLength":1},
        "title":{"type":"string","maxLength":8,"default":"untitled"},
        "stars":{"type":"integer","minimum":0,"maximum":5,"default":3},
        "weight":{"type":"number","minimum":0,"default":0.5},
        "shown":{"type":"boolean","default":true}},"required":["slug"]})"));
    const auto properties = modelSchema(modelInfo<models::Everything>()).value(u"properties"_s).toObject();
    QCOMPARE(properties.value(u"port"_s).toObject(), object(R"({"type":"integer","minimum":0,"maximum":65535})"));
    QCOMPARE(properties.value(u"bytes"_s).toObject(), object(R"({"type":"string","contentEncoding":"base64"})"));
    QCOMPARE(properties.value(u"uuid"_s).toObject(), object(R"({"type":"string","format":"uuid"})"));
    QCOMPARE(properties.value(u"any"_s).toObject(), QJsonObject());
    QCOMPARE(properties.value(u"object"_s).toObject(), object(R"({"type":"object"})"));
}

QTEST_GUILESS_MAIN(TestDbModels)
#include "tst_db_models.moc"

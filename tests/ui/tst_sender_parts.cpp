#include "ui/json_format.h"
#include "ui/models/batch_stats.h"
#include "ui/models/key_value_model.h"
#include "ui/panes/address.h"
#include "ui/panes/param_rules.h"
#include "ui/panes/param_sync.h"
#include "ui/panes/schema_sample.h"
#include "ui/panes/sender_request.h"
#include "ui/secrets.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

/// What the Sender is made of, without a window: addresses, parameters, their rules, JSON, secrets, its saved form.
class SenderParts final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void address_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url"); // empty: refused
        const QString home = u"http://127.0.0.1:8000"_s;
        QTest::newRow("bare path") << u"/json"_s << home + u"/json"_s;
        QTest::newRow("bare path with query") << u"/users?limit=5&x=a%20b"_s << home + u"/users?limit=5&x=a%20b"_s;
        QTest::newRow("host alone") << u"example.org"_s << u"http://example.org/"_s;
        QTest::newRow("host and port") << u"localhost:9000/x"_s << u"http://localhost:9000/x"_s;
        QTest::newRow("https") << u"https://example.org/a?b=c"_s << u"https://example.org/a?b=c"_s;
        QTest::newRow("case of scheme") << u"HTTP://Example.org/A"_s << u"http://example.org/A"_s;
        QTest::newRow("ipv6") << u"http://[::1]:8000/json"_s << u"http://[::1]:8000/json"_s;
        QTest::newRow("space is encoded") << u"/a b?c=d e"_s << home + u"/a%20b?c=d%20e"_s;
        QTest::newRow("fragment is dropped") << u"/docs#top"_s << home + u"/docs"_s;
        QTest::newRow("blanks around") << u"  /json  "_s << home + u"/json"_s;
        QTest::newRow("dot segments stay") << u"/a/../b"_s << home + u"/a/../b"_s;
        QTest::newRow("path value") << u"/users/{id}"_s << home + u"/users/a%2Fb%20c"_s;
        QTest::newRow("path value missing") << u"/x/{other}"_s << home + u"/x/%7Bother%7D"_s;
        QTest::newRow("nothing") << u""_s << u""_s;
        QTest::newRow("another scheme") << u"ftp://example.org/"_s << u""_s;
        QTest::newRow("no host") << u"http:///x"_s << u""_s;
    }
    void address()
    {
        QFETCH(QString, typed);
        QFETCH(QString, url);
        const auto result = resolveAddress(typed, {{u"id"_s, u"a/b c"_s}}, QUrl(u"http://127.0.0.1:8000"_s));
        QCOMPARE(result.isOk(), !url.isEmpty());
        if (result.isOk())
            QCOMPARE(result->toString(QUrl::FullyEncoded), url);
        else
            QVERIFY(!result.error().detail.isEmpty());
    }

    void barePathNeedsServer() { QVERIFY(!resolveAddress(u"/json"_s, {}, QUrl()).isOk()); }

    void addressMakesParams_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QStringList>("rows"); // "name=value", "-" in front: switched off, "/" in front: path
        QTest::newRow("none") << u"/json"_s << QStringList();
        QTest::newRow("two") << u"/x?a=1&b=2"_s << QStringList{u"a=1"_s, u"b=2"_s};
        QTest::newRow("same name twice") << u"/x?a=1&a=2"_s << QStringList{u"a=1"_s, u"a=2"_s};
        QTest::newRow("flag") << u"/x?flag"_s << QStringList{u"flag="_s};
        QTest::newRow("decoded") << u"/x?q=a%20b%26c"_s << QStringList{u"q=a b&c"_s};
        QTest::newRow("plus stays") << u"/x?q=a+b"_s << QStringList{u"q=a+b"_s};
        QTest::newRow("path") << u"/users/{id}/{x}?a=1"_s << QStringList{u"/id="_s, u"/x="_s, u"a=1"_s};
        QTest::newRow("fragment") << u"/x?a=1#b=2"_s << QStringList{u"a=1"_s};
    }
    void addressMakesParams()
    {
        QFETCH(QString, address);
        QFETCH(QStringList, rows);
        QCOMPARE(asText(paramsOfAddress(address, {}, {})), rows);
        // And back: an address that nobody edits in the table stays to the byte.
        QCOMPARE(addressWithParams(address, paramsOfAddress(address, {}, {})), address);
    }

    void switchedOffRowsStay()
    {
        QList<KeyValueRow> rows = paramsOfAddress(u"/x?a=1&b=2&c=3"_s, {}, {});
        rows[1].enabled = false;
        QCOMPARE(addressWithParams(u"/x?a=1&b=2&c=3"_s, rows), u"/x?a=1&c=3"_s);
        rows = paramsOfAddress(u"/x?a=1&c=4"_s, rows, {});
        QCOMPARE(asText(rows), (QStringList{u"a=1"_s, u"-b=2"_s, u"c=4"_s}));
    }

    void declaredRows()
    {
        const QList<KeyValueRow> declared = coroscope::declaredRows(delayParams(), ParamLocation::Query);
        QList<KeyValueRow> rows = paramsOfAddress(u"/x"_s, {}, declared);
        QCOMPARE(asText(rows), (QStringList{u"-delay_ms="_s, u"mode="_s}));
        QVERIFY(rows[1].isRequired);
        // Typed into the address, it fills the declared row instead of making another one.
        rows = paramsOfAddress(u"/x?z=1&delay_ms=5"_s, rows, declared);
        QCOMPARE(asText(rows), (QStringList{u"delay_ms=5"_s, u"mode="_s, u"z=1"_s}));
        QVERIFY(!rows[0].schema.isEmpty());
        // Taken out of the address, the declared row stays, empty.
        rows = paramsOfAddress(u"/x?z=1"_s, rows, declared);
        QVERIFY(asText(rows).contains(u"-delay_ms="_s));
        QCOMPARE(rows.size(), 3);
    }

    void paramTrouble_data()
    {
        QTest::addColumn<QByteArray>("schema");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("fits");
        const QByteArray delay = R"({"type":"integer","minimum":0,"maximum":60000})";
        QTest::newRow("integer") << delay << u"20"_s << true;
        QTest::newRow("at the edge") << delay << u"60000"_s << true;
        QTest::newRow("over the edge") << delay << u"60001"_s << false;
        QTest::newRow("under the edge") << delay << u"-1"_s << false;
        QTest::newRow("no number") << delay << u"soon"_s << false;
        QTest::newRow("fraction") << delay << u"1.5"_s << false;
        QTest::newRow("grouped") << delay << u"1,000"_s << false;
        QTest::newRow("number") << QByteArray(R"({"type":"number"})") << u"1.5e3"_s << true;
        QTest::newRow("boolean") << QByteArray(R"({"type":"boolean"})") << u"yes"_s << false;
        QTest::newRow("enum") << QByteArray(R"({"type":"string","enum":["a","b"]})") << u"c"_s << false;
        QTest::newRow("enum fits") << QByteArray(R"({"type":"string","enum":["a","b"]})") << u"b"_s << true;
        QTest::newRow("too long") << QByteArray(R"({"type":"string","maxLength":3})") << u"four"_s << false;
        QTest::newRow("length in characters") << QByteArray(R"({"type":"string","maxLength":2})") << u"😀😀"_s << true;
        QTest::newRow("pattern") << QByteArray(R"({"type":"string","pattern":"^[a-z]+$"})") << u"A1"_s << false;
    }
    void paramTrouble()
    {
        QFETCH(QByteArray, schema);
        QFETCH(QString, text);
        QFETCH(bool, fits);
        QCOMPARE(coroscope::paramTrouble(QJsonDocument::fromJson(schema).object(), text).isEmpty(), fits);
    }

    void jsonFault_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("line"); // 0: no fault
        QTest::addColumn<int>("column");
        QTest::newRow("object") << u"{\"a\": [1, 2.5e-3, true, null, \"x\\u00e9\\n\"]}"_s << 0 << 0;
        QTest::newRow("scalar") << u" -0.5 "_s << 0 << 0;
        QTest::newRow("empty") << u""_s << 1 << 1;
        QTest::newRow("comma missing") << u"{\n  \"a\": 1\n  \"b\": 2\n}"_s << 3 << 3;
        QTest::newRow("trailing comma in object") << u"{\"a\": 1,}"_s << 1 << 9;
        QTest::newRow("trailing comma in array") << u"[1,\n2,\n]"_s << 3 << 1;
        QTest::newRow("single quotes") << u"{'a': 1}"_s << 1 << 2;
        QTest::newRow("no colon") << u"{\"a\" 1}"_s << 1 << 6;
        QTest::newRow("unclosed string") << u"[\"abc"_s << 1 << 2;
        QTest::newRow("line break in string") << u"[\"a\nb\"]"_s << 1 << 4;
        QTest::newRow("bad escape") << u"[\"\\x\"]"_s << 1 << 3;
        QTest::newRow("short \\u") << u"[\"\\u12\"]"_s << 1 << 3;
        QTest::newRow("leading zero") << u"[01]"_s << 1 << 2;
        QTest::newRow("plus sign") << u"[+1]"_s << 1 << 2;
        QTest::newRow("no digit after point") << u"[1.]"_s << 1 << 4;
        QTest::newRow("comment") << u"[1] // one"_s << 1 << 5;
        QTest::newRow("two values") << u"{} {}"_s << 1 << 4;
        QTest::newRow("ends in object") << u"{\"a\": 1"_s << 1 << 8;
        QTest::newRow("NaN") << u"[NaN]"_s << 1 << 2;
        QTest::newRow("too deep") << u"["_s.repeated(600) << 1 << kMaxJsonDepth + 1;
        QTest::newRow("deep enough") << u"["_s.repeated(500) + u"]"_s.repeated(500) << 0 << 0;
    }
    void jsonFault()
    {
        QFETCH(QString, text);
        QFETCH(int, line);
        QFETCH(int, column);
        const auto fault = findJsonFault(text);
        QCOMPARE(fault.has_value(), line != 0);
        if (!fault)
            return;
        QCOMPARE(fault->line, line);
        QCOMPARE(fault->column, column);
        QVERIFY(fault->message.endsWith(u'.'));
    }

    void prettyKeepsOrderAndDigits()
    {
        const QString text = u"{\"b\":1.10,\"a\":{},\"b\":[],\"c\":[12345678901234567890,{\"d\":null}]}"_s;
        const QString pretty
            = u"{\n  \"b\": 1.10,\n  \"a\": {},\n  \"b\": [],\n  \"c\": [\n    12345678901234567890,\n    {\n"
              "      \"d\": null\n    }\n  ]\n}"_s;
        QCOMPARE(prettyJson(text), pretty);
        QCOMPARE(prettyJson(pretty), pretty);
        QCOMPARE(prettyJson(u"no json"_s), u"no json"_s);
    }

    void percentiles_data()
    {
        QTest::addColumn<int>("count"); // samples 1 ns … count ns
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("expected");
        QTest::newRow("median of one") << 1 << 0.5 << 1;
        QTest::newRow("median of two") << 2 << 0.5 << 1;
        QTest::newRow("median of five") << 5 << 0.5 << 3;
        QTest::newRow("p95 of 100") << 100 << 0.95 << 95;
        QTest::newRow("p95 of 20") << 20 << 0.95 << 19;
        QTest::newRow("p95 of few is the slowest") << 10 << 0.95 << 10;
        QTest::newRow("p100") << 7 << 1.0 << 7;
        QTest::newRow("none") << 0 << 0.5 << 0;
    }
    void percentiles()
    {
        QFETCH(int, count);
        QFETCH(double, share);
        QFETCH(int, expected);
        QList<nanoseconds> sorted;
        for (int i = 1; i <= count; ++i)
            sorted.append(nanoseconds(i));
        QCOMPARE(percentile(sorted, share).count(), std::chrono::nanoseconds::rep(expected));
    }

    void secretsAreMasked()
    {
        const QString shown
            = maskedHead("GET / HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer s3cret\r\ncookie: a=s3cret\r\n"
                         "X-Api-Key: s3cret\r\n\r\n");
        QVERIFY(!shown.contains(u"s3cret"_s));
        QVERIFY(shown.contains(u"Authorization: Bearer ••••••••"_s));
        QVERIFY(shown.contains(u"Host: x"_s));
        QVERIFY(isSecretField("proxy-authorization"));
        QVERIFY(!isSecretField("accept"));
    }

    void savedFormKeepsAllButSecrets()
    {
        SenderRequest request;
        request.method = "PROPFIND";
        request.address = u"http://me:pa55word@127.0.0.1:1/x?a=1"_s;
        request.headers = {row(u"X-One"_s, u"1"_s), row(u"Authorization"_s, u"Bearer s3cret"_s)};
        request.headers[0].enabled = false;
        request.bodyMode = BodyMode::Json;
        request.body = u"{\"a\":1}"_s;
        request.timeoutSeconds = 7;
        request.followRedirects = false;
        request.verifyTls = false;
        request.count = 42;
        const QByteArray file = QJsonDocument(request.toJson()).toJson();
        QVERIFY(!file.contains("s3cret"));
        QVERIFY(!file.contains("pa55word"));
        const SenderRequest again = SenderRequest::fromJson(QJsonDocument::fromJson(file).object());
        QCOMPARE(again.method, request.method);
        QCOMPARE(again.address, u"http://me@127.0.0.1:1/x?a=1"_s);
        QCOMPARE(again.headers.size(), 2);
        QVERIFY(!again.headers[0].enabled);
        QCOMPARE(again.headers[0].value, u"1"_s);
        QCOMPARE(again.bodyMode, BodyMode::Json);
        QCOMPARE(again.body, request.body);
        QCOMPARE(again.timeoutSeconds, 7);
        QVERIFY(!again.followRedirects && !again.verifyTls);
        QCOMPARE(again.count, 42);
    }

    void foreignFileIsHarmless_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::newRow("empty") << QByteArray("{}");
        QTest::newRow("newer") << QByteArray(R"({"version": 9, "method": "X"})");
        QTest::newRow("wrong types") << QByteArray(
            R"({"version":1,"method":3,"count":"many","headers":{"a":1},"timeoutSeconds":-5})");
        QTest::newRow("huge numbers") << QByteArray(
            R"({"version":1,"count":1000000,"maxRedirects":99999,"timeoutSeconds":0})");
    }
    void foreignFileIsHarmless()
    {
        QFETCH(QByteArray, file);
        const SenderRequest request = SenderRequest::fromJson(QJsonDocument::fromJson(file).object());
        QCOMPARE(request.method, QByteArray("GET"));
        QVERIFY(request.count >= 1 && request.count <= 500);
        QVERIFY(request.maxRedirects >= 1 && request.maxRedirects <= SenderRequest::kMaxRedirects);
        QVERIFY(request.timeoutSeconds >= 0 && request.timeoutSeconds <= SenderRequest::kMaxTimeoutSeconds);
    }

    void callIsMadeOfTheRequest()
    {
        SenderRequest request;
        request.method = "POST";
        request.address = u"/echo"_s;
        request.headers = {row(u"X-One"_s, u" 1 "_s), row(u"X-Off"_s, u"2"_s), row(QString(), QString())};
        request.headers[1].enabled = false;
        request.bodyMode = BodyMode::Json;
        request.body = u"{\"é\":1}"_s;
        request.followRedirects = false;
        const auto call = request.toCall(QUrl(u"http://127.0.0.1:8000"_s));
        QVERIFY(call.isOk());
        const HeaderList expected{{"X-One", "1"}, {"Accept", "*/*"}, {"Content-Type", "application/json"}};
        QCOMPARE(call->headers, expected);
        QCOMPARE(call->body, QByteArray("{\"é\":1}"));
        QCOMPARE(call->maxRedirects, 0);
        request.method = "NOT GOOD";
        QVERIFY(!request.toCall(QUrl(u"http://127.0.0.1:8000"_s)).isOk());
        request.method = "GET";
        request.headers[0].name = u"bad name"_s;
        QVERIFY(!request.toCall(QUrl(u"http://127.0.0.1:8000"_s)).isOk());
    }

    void sampleOfSchema()
    {
        const QByteArray schema = R"({"type":"object","required":["name"],"properties":{
            "age":{"type":"integer","minimum":18},"name":{"type":"string","examples":["Ada"]},
            "tags":{"type":"array","items":{"type":"string","enum":["a","b"]}}}})";
        const QString sample = schemaSample(QJsonDocument::fromJson(schema).object());
        QCOMPARE(sample, u"{\n  \"name\": \"Ada\",\n  \"age\": 18,\n  \"tags\": [\n    \"a\"\n  ]\n}"_s);
        const QByteArray texts = R"({"type":"object","properties":{
            "a":{"type":"string","minLength":1},"b":{"type":"string","minLength":6},"c":{"type":"string"},
            "d":{"type":"string","minLength":1,"maxLength":2},"e":{"type":"string","format":"email"},
            "f":{"type":["string","null"],"minLength":1}}})";
        QCOMPARE(schemaSample(QJsonDocument::fromJson(texts).object()).simplified(),
                 u"{ \"a\": \"text\", \"b\": \"textxx\", \"c\": \"\", \"d\": \"te\", "
                 "\"e\": \"ada@example.org\", \"f\": null }"_s);
        QCOMPARE(schemaSample({}), QString());
    }

    void keyValueModel()
    {
        KeyValueModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy edited(&model, &KeyValueModel::edited);
        QCOMPARE(model.rowCount(), 1); // the line that takes new ones
        QVERIFY(model.setData(model.index(0, KeyValueModel::NameColumn), u"a"_s));
        QVERIFY(model.setData(model.index(0, KeyValueModel::NameColumn), u"ab"_s));
        QVERIFY(model.setData(model.index(0, KeyValueModel::ValueColumn), u"1"_s));
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.rows().first().name, u"ab"_s);
        QCOMPARE(edited.count(), 3);
        model.removeRowsAt({0});
        QCOMPARE(model.rowCount(), 1);
        model.undoStack()->undo();
        QCOMPARE(asText(model.rows()), QStringList{u"ab=1"_s});
        model.undoStack()->undo(); // the value
        model.undoStack()->undo(); // the name, typed in two steps
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!model.undoStack()->canUndo());
        model.undoStack()->redo();
        QCOMPARE(asText(model.rows()), QStringList{u"ab="_s});
    }

private:
    static KeyValueRow row(const QString &name, const QString &value)
    {
        KeyValueRow made;
        made.name = name;
        made.value = value;
        return made;
    }
    static QList<ParamInfo> delayParams()
    {
        ParamInfo delay;
        delay.name = u"delay_ms"_s;
        delay.schema = {{u"type"_s, u"integer"_s}, {u"default"_s, 2000}};
        ParamInfo mode;
        mode.name = u"mode"_s;
        mode.required = true;
        mode.schema = {{u"type"_s, u"string"_s}, {u"enum"_s, QJsonArray{u"a"_s, u"b"_s}}};
        return {delay, mode};
    }
    static QStringList asText(const QList<KeyValueRow> &rows)
    {
        QStringList list;
        for (const KeyValueRow &row : rows)
            list.append((row.isPath ? u"/"_s : row.enabled ? u""_s : u"-"_s) + row.name + u'=' + row.value);
        return list;
    }
};

QTEST_MAIN(SenderParts)
#include "tst_sender_parts.moc"

#include "server/http/json_writer.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace coroscope;

class TestJsonWriter final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writes_data();
    void writes();
    void writesEveryCodeUnit();
};

void TestJsonWriter::writes_data()
{
    QTest::addColumn<QByteArrayList>("members");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArrayList() << QByteArray("{}");
    QTest::newRow("one") << QByteArrayList{"message", "Hello, World!"} << QByteArray(R"({"message":"Hello, World!"})");
    QTest::newRow("two") << QByteArrayList{"a", "", "b", "c"} << QByteArray(R"({"a":"","b":"c"})");
    QTest::newRow("escapes") << QByteArrayList{"a", "\"x\\\n\x1f/"}
                             << QByteArray("{\"a\":\"\\\"x\\\\\\u000a\\u001f/\"}");
    QTest::newRow("UTF-8") << QByteArrayList{"a", "\xc3\xa9\xf0\x9f\x98\x80"}
                           << QByteArray("{\"a\":\"\xc3\xa9\xf0\x9f\x98\x80\"}");
}

void TestJsonWriter::writes()
{
    QFETCH(QByteArrayList, members);
    QFETCH(QByteArray, text);
    JsonWriter writer;
    for (qsizetype i = 0; i < members.size(); i += 2)
        writer.member(members[i], members[i + 1]);
    QCOMPARE(std::move(writer).finish(), text);
}

void TestJsonWriter::writesEveryCodeUnit()
{
    QString all;
    for (char16_t unit = 0; unit < 0xD800; ++unit)
        all.append(QChar(unit));
    JsonWriter writer;
    writer.member("all", all.toUtf8());
    QJsonParseError error;
    const auto object = QJsonDocument::fromJson(std::move(writer).finish(), &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(object.value(QStringLiteral("all")).toString(), all);
}

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_json_writer.moc"

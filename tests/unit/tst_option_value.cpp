#include "server/runtime/option_value.h"

#include <QTest>

#include <limits>

using namespace coroscope;
using namespace Qt::StringLiterals;

class TestOptionValue : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void numbers_data();
    void numbers();
    void sizes_data();
    void sizes();
    void sizeText_data();
    void sizeText();
    void durations_data();
    void durations();
    void durationText_data();
    void durationText();
    void rates_data();
    void rates();
    void hosts_data();
    void hosts();
};

void TestOptionValue::numbers_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("number"); // -1: refused
    QTest::newRow("zero") << u"0"_s << qint64(0);
    QTest::newRow("leading zeros") << u"007"_s << qint64(7);
    QTest::newRow("most") << u"9223372036854775807"_s << std::numeric_limits<qint64>::max();
    QTest::newRow("one more") << u"9223372036854775808"_s << qint64(-1);
    QTest::newRow("far more") << u"99999999999999999999999999"_s << qint64(-1);
    QTest::newRow("empty") << QString() << qint64(-1);
    QTest::newRow("minus") << u"-1"_s << qint64(-1);
    QTest::newRow("plus") << u"+1"_s << qint64(-1);
    QTest::newRow("blank") << u" 1"_s << qint64(-1);
    QTest::newRow("hex") << u"0x10"_s << qint64(-1);
    QTest::newRow("exponent") << u"1e3"_s << qint64(-1);
    QTest::newRow("Arabic digit") << u"\u0661"_s << qint64(-1);
}

void TestOptionValue::numbers()
{
    QFETCH(QString, text);
    QTEST(parseNumber(text).value_or(-1), "number");
}

void TestOptionValue::sizes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("bytes"); // -1: refused
    QTest::newRow("bytes") << u"512"_s << qint64(512);
    QTest::newRow("B") << u"512B"_s << qint64(512);
    QTest::newRow("zero") << u"0"_s << qint64(0);
    QTest::newRow("k") << u"4k"_s << qint64(4096);
    QTest::newRow("K") << u"4K"_s << qint64(4096);
    QTest::newRow("KiB") << u"4KiB"_s << qint64(4096);
    QTest::newRow("KB") << u"4KB"_s << qint64(4000);
    QTest::newRow("M") << u"8M"_s << qint64(8'388'608);
    QTest::newRow("MiB") << u"8MiB"_s << qint64(8'388'608);
    QTest::newRow("any case") << u"8mib"_s << qint64(8'388'608);
    QTest::newRow("MB") << u"8MB"_s << qint64(8'000'000);
    QTest::newRow("G") << u"2G"_s << qint64(2'147'483'648);
    QTest::newRow("GiB") << u"2GiB"_s << qint64(2'147'483'648);
    QTest::newRow("GB") << u"2GB"_s << qint64(2'000'000'000);
    QTest::newRow("T") << u"1T"_s << qint64(1'099'511'627'776);
    QTest::newRow("TiB") << u"1TiB"_s << qint64(1'099'511'627'776);
    QTest::newRow("TB") << u"1TB"_s << qint64(1'000'000'000'000);
    QTest::newRow("blank before the unit") << u"8 MiB"_s << qint64(8'388'608);
    QTest::newRow("blanks around") << u" 8MiB "_s << qint64(8'388'608);
    QTest::newRow("decimals") << u"1.5MiB"_s << qint64(1'572'864);
    QTest::newRow("three decimals") << u"0.125KiB"_s << qint64(128);
    QTest::newRow("part of a byte is dropped") << u"0.1KiB"_s << qint64(102);
    QTest::newRow("four decimals") << u"0.1251KiB"_s << qint64(-1);
    QTest::newRow("most") << u"9223372036854775807"_s << std::numeric_limits<qint64>::max();
    QTest::newRow("most in TiB") << u"8388607TiB"_s << qint64(8388607) * 1'099'511'627'776;
    QTest::newRow("most in TiB with decimals")
        << u"8388607.999TiB"_s << qint64(8388607) * 1'099'511'627'776 + 1'098'412'116'148;
    QTest::newRow("overflow") << u"8388608TiB"_s << qint64(-1);
    QTest::newRow("overflow by decimals") << u"9223372036854775.808KB"_s << qint64(-1);
    QTest::newRow("no number") << u"MiB"_s << qint64(-1);
    QTest::newRow("empty") << QString() << qint64(-1);
    QTest::newRow("negative") << u"-1MiB"_s << qint64(-1);
    QTest::newRow("unknown unit") << u"8PiB"_s << qint64(-1);
    QTest::newRow("two units") << u"8MiBMiB"_s << qint64(-1);
    QTest::newRow("dot without decimals") << u"8.MiB"_s << qint64(-1);
    QTest::newRow("decimals only") << u".5MiB"_s << qint64(-1);
    QTest::newRow("comma") << u"1,5MiB"_s << qint64(-1);
    QTest::newRow("unlimited") << u"unlimited"_s << qint64(-1);
}

void TestOptionValue::sizes()
{
    QFETCH(QString, text);
    QTEST(parseSize(text).value_or(-1), "bytes");
}

void TestOptionValue::sizeText_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"0B"_s;
    QTest::newRow("bytes") << qint64(1000) << u"1000B"_s;
    QTest::newRow("KiB") << qint64(1024) << u"1KiB"_s;
    QTest::newRow("no whole KiB") << qint64(1025) << u"1025B"_s;
    QTest::newRow("MiB") << qint64(8'388'608) << u"8MiB"_s;
    QTest::newRow("1536 KiB") << qint64(1'572'864) << u"1536KiB"_s;
    QTest::newRow("GiB") << qint64(2'147'483'648) << u"2GiB"_s;
    QTest::newRow("TiB") << qint64(16) * 1'099'511'627'776 << u"16TiB"_s;
    QTest::newRow("PiB") << qint64(1024) * 1'099'511'627'776 << u"1024TiB"_s;
}

void TestOptionValue::sizeText()
{
    QFETCH(qint64, bytes);
    const QString text = formatSize(bytes);
    QTEST(text, "text");
    QCOMPARE(parseSize(text).value_or(-1), bytes);
}

void TestOptionValue::durations_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("milliseconds"); // -1: refused
    QTest::newRow("plain is seconds") << u"10"_s << qint64(10'000);
    QTest::newRow("s") << u"10s"_s << qint64(10'000);
    QTest::newRow("ms") << u"500ms"_s << qint64(500);
    QTest::newRow("m") << u"2m"_s << qint64(120'000);
    QTest::newRow("min") << u"2min"_s << qint64(120'000);
    QTest::newRow("h") << u"1h"_s << qint64(3'600'000);
    QTest::newRow("any case") << u"500MS"_s << qint64(500);
    QTest::newRow("blank") << u"10 s"_s << qint64(10'000);
    QTest::newRow("zero") << u"0"_s << qint64(0);
    QTest::newRow("decimals") << u"1.5"_s << qint64(1500);
    QTest::newRow("decimal hours") << u"0.25h"_s << qint64(900'000);
    QTest::newRow("part of a millisecond is dropped") << u"1.5ms"_s << qint64(1);
    QTest::newRow("most") << u"9223372036854775807ms"_s << std::numeric_limits<qint64>::max();
    QTest::newRow("overflow") << u"9223372036854775807s"_s << qint64(-1);
    QTest::newRow("days") << u"1d"_s << qint64(-1);
    QTest::newRow("microseconds") << u"1us"_s << qint64(-1);
    QTest::newRow("negative") << u"-1s"_s << qint64(-1);
    QTest::newRow("empty") << QString() << qint64(-1);
    QTest::newRow("unit only") << u"s"_s << qint64(-1);
    QTest::newRow("two parts") << u"1m30s"_s << qint64(-1);
}

void TestOptionValue::durations()
{
    QFETCH(QString, text);
    QTEST(qint64(parseDuration(text).value_or(std::chrono::milliseconds(-1)).count()), "milliseconds");
}

void TestOptionValue::durationText_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("zero") << qint64(0) << u"0s"_s;
    QTest::newRow("ms") << qint64(500) << u"500ms"_s;
    QTest::newRow("no whole second") << qint64(1500) << u"1500ms"_s;
    QTest::newRow("s") << qint64(75'000) << u"75s"_s;
    QTest::newRow("m") << qint64(60'000) << u"1m"_s;
    QTest::newRow("h") << qint64(7'200'000) << u"2h"_s;
}

void TestOptionValue::durationText()
{
    QFETCH(qint64, milliseconds);
    const QString text = formatDuration(std::chrono::milliseconds(milliseconds));
    QTEST(text, "text");
    QCOMPARE(qint64(parseDuration(text).value_or(std::chrono::milliseconds(-1)).count()), milliseconds);
}

void TestOptionValue::rates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("written"); // empty: refused
    const auto row = [](const QString &text, const QString &written) {
        QTest::newRow(qPrintable(text.isEmpty() ? u"empty"_s : text)) << text << written;
    };
    row(u"off"_s, u"off"_s);
    row(u" OFF "_s, u"off"_s);
    row(u"1/s"_s, u"1/s"_s);
    row(u"007/sec"_s, u"7/s"_s);
    row(u"600/min"_s, u"600/min"_s);
    row(u"600 / M"_s, u"600/min"_s);
    row(u"1000000/hour"_s, u"1000000/h"_s);
    row({}, {});
    row(u"0/s"_s, {});
    row(u"1000001/s"_s, {});
    row(u"-1/s"_s, {});
    row(u"1.5/s"_s, {});
    row(u"100"_s, {});
    row(u"/s"_s, {});
    row(u"100/"_s, {});
    row(u"100/d"_s, {});
    row(u"100/s/s"_s, {});
}

void TestOptionValue::rates()
{
    QFETCH(QString, text);
    QFETCH(QString, written);
    const auto rate = parseRate(text);
    QCOMPARE(rate.has_value(), !written.isEmpty());
    if (rate)
        QCOMPARE(formatRate(*rate), written);
}

void TestOptionValue::hosts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("host"); // empty: refused
    QTest::newRow("localhost") << u"localhost"_s << u"localhost"_s;
    QTest::newRow("upper case") << u"LocalHost"_s << u"localhost"_s;
    QTest::newRow("IPv4") << u"127.0.0.1"_s << u"127.0.0.1"_s;
    QTest::newRow("all IPv4") << u"0.0.0.0"_s << u"0.0.0.0"_s;
    QTest::newRow("IPv6") << u"::1"_s << u"::1"_s;
    QTest::newRow("IPv6 in brackets") << u"[::1]"_s << u"::1"_s;
    QTest::newRow("all IPv6") << u"::"_s << u"::"_s;
    QTest::newRow("long IPv6") << u"2001:0DB8:0:0:0:0:0:1"_s << u"2001:db8::1"_s;
    QTest::newRow("IPv6 with IPv4") << u"::ffff:127.0.0.1"_s << u"::ffff:127.0.0.1"_s;
    QTest::newRow("name") << u"api.example.test"_s << u"api.example.test"_s;
    QTest::newRow("name with last dot") << u"api.example.test."_s << u"api.example.test"_s;
    QTest::newRow("underscore") << u"my_host"_s << u"my_host"_s;
    QTest::newRow("digit first") << u"3com.test"_s << u"3com.test"_s;
    QTest::newRow("umlaut") << u"b\u00FCcher.test"_s << u"xn--bcher-kva.test"_s;
    QTest::newRow("blanks around") << u" localhost "_s << u"localhost"_s;
    QTest::newRow("label of 63") << QString(63, u'a') << QString(63, u'a');
    QTest::newRow("label of 64") << QString(64, u'a') << QString();
    QTest::newRow("name of 254") << (QString(63, u'a') + u'.').repeated(3) + QString(62, u'a') << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("star") << u"*"_s << QString();
    QTest::newRow("short IPv4") << u"127.1"_s << QString();
    QTest::newRow("one number") << u"1"_s << QString();
    QTest::newRow("octet of 256") << u"127.0.0.256"_s << QString();
    QTest::newRow("octal") << u"127.0.0.01"_s << QString();
    QTest::newRow("five octets") << u"1.2.3.4.5"_s << QString();
    QTest::newRow("with port") << u"localhost:80"_s << QString();
    QTest::newRow("IPv6 with port") << u"[::1]:80"_s << QString();
    QTest::newRow("one bracket") << u"[::1"_s << QString();
    QTest::newRow("name in brackets") << u"[localhost]"_s << QString();
    QTest::newRow("URL") << u"http://localhost"_s << QString();
    QTest::newRow("blank inside") << u"local host"_s << QString();
    QTest::newRow("empty label") << u"a..b"_s << QString();
    QTest::newRow("dot") << u"."_s << QString();
    QTest::newRow("dash first") << u"-a"_s << QString();
    QTest::newRow("dash last") << u"a-"_s << QString();
    QTest::newRow("slash") << u"a/b"_s << QString();
    QTest::newRow("NUL") << u"a\0b"_s << QString();
}

void TestOptionValue::hosts()
{
    QFETCH(QString, text);
    QTEST(parseHost(text).value_or(QString()), "host");
}

QTEST_APPLESS_MAIN(TestOptionValue)
#include "tst_option_value.moc"

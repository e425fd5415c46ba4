#include "tests/ui/records.h"
#include "ui/curl.h"
#include "ui/format.h"
#include "ui/http_head.h"
#include "ui/words.h"

#include <QTest>

using namespace coroscope;
using namespace coroscope::test;

/// What people read: durations, sizes, addresses and command lines.
class TestFormat final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void duration_data()
    {
        QTest::addColumn<qint64>("ns");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << qint64(0) << QStringLiteral("0 ms");
        QTest::newRow("negative") << qint64(-5) << QStringLiteral("0 ms");
        QTest::newRow("ns") << qint64(999) << QStringLiteral("999 ns");
        QTest::newRow("µs") << qint64(1000) << QStringLiteral("1.00 µs");
        QTest::newRow("tens of µs") << qint64(42'160) << QStringLiteral("42.2 µs");
        QTest::newRow("not 1,000 µs") << qint64(999'600) << QStringLiteral("1.00 ms");
        QTest::newRow("ms") << qint64(151'400'000) << QStringLiteral("151 ms");
        QTest::newRow("not 1,000 ms") << qint64(999'600'000) << QStringLiteral("1.000 s");
        QTest::newRow("s") << qint64(2'004'000'000) << QStringLiteral("2.004 s");
        QTest::newRow("tens of s") << qint64(12'345'000'000) << QStringLiteral("12.35 s");
        QTest::newRow("not 60 s") << qint64(59'999'900'000) << QStringLiteral("1 min 00 s");
        QTest::newRow("minutes") << qint64(185'000'000'000) << QStringLiteral("3 min 05 s");
    }

    void duration()
    {
        QFETCH(qint64, ns);
        QFETCH(QString, text);
        QCOMPARE(durationText(nanoseconds(ns), QLocale::c()), text);
    }

    /// The server writes plain milliseconds; what is no time of its own stays as it is.
    void spanLabel_data()
    {
        QTest::addColumn<SpanKind>("kind");
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, SpanKind kind, const char *label, const char *text) {
            QTest::newRow(name) << kind << QString::fromUtf8(label) << QString::fromUtf8(text);
        };
        row("short", SpanKind::Sleep, "200 ms", "200 ms");
        row("sleep", SpanKind::Sleep, "20000 ms", "20,000 ms");
        row("block", SpanKind::Block, "3600000 ms", "3,600,000 ms");
        row("injected", SpanKind::Sleep, "injected delay, 1500 ms \u00B1 1000 ms",
            "injected delay, 1,500 ms \u00B1 1,000 ms");
        row("no time", SpanKind::Sleep, "think of 20000 things", "think of 20000 things");
        row("a fraction", SpanKind::Sleep, "0.1250 ms", "0.1250 ms");
        row("a URL", SpanKind::Http, "GET http://x/?text=5000 ms", "GET http://x/?text=5000 ms");
        row("a URL, later", SpanKind::Http, "GET http://x/?text=5000 ms \u00B7 injected delay 2000 ms",
            "GET http://x/?text=5000 ms \u00B7 injected delay 2,000 ms");
        row("empty", SpanKind::Sleep, "", "");
    }

    void spanLabel()
    {
        QFETCH(SpanKind, kind);
        QFETCH(QString, label);
        QFETCH(QString, text);
        Span span;
        span.kind = kind;
        span.label = label.toUtf8();
        QCOMPARE(words::spanLabel(span, QLocale(QLocale::English, QLocale::UnitedStates)), text);
        QCOMPARE(words::spanLabel(span, QLocale::c()), label);
        QCOMPARE(words::spanLabel(span, QLocale::c(), 3), QString::fromUtf8(span.label.left(3)));
    }

    void size_data()
    {
        QTest::addColumn<quint64>("bytes");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << quint64(0) << QStringLiteral("0 B");
        QTest::newRow("bytes") << quint64(1023) << QStringLiteral("1023 B");
        QTest::newRow("KiB") << quint64(1024) << QStringLiteral("1.00 KiB");
        QTest::newRow("tens of KiB") << quint64(65'536) << QStringLiteral("64.0 KiB");
        QTest::newRow("not 1,024 KiB") << quint64(1024 * 1024 - 1) << QStringLiteral("1.00 MiB");
        QTest::newRow("MiB") << quint64(8) * 1024 * 1024 << QStringLiteral("8.00 MiB");
        QTest::newRow("GiB") << quint64(3) * 1024 * 1024 * 1024 << QStringLiteral("3.00 GiB");
    }

    void size()
    {
        QFETCH(quint64, bytes);
        QFETCH(QString, text);
        QLocale locale = QLocale::c();
        locale.setNumberOptions(QLocale::OmitGroupSeparator);
        QCOMPARE(sizeText(bytes, locale), text);
    }

    void numbersFollowTheLocale()
    {
        QCOMPARE(durationText(nanoseconds(4'250'000), QLocale(QLocale::German)), QStringLiteral("4,25 ms"));
        QCOMPARE(countText(12'345, QLocale(QLocale::English)), QStringLiteral("12,345"));
    }

    void head_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QByteArray>("startLine");
        QTest::addColumn<int>("fields");
        QTest::newRow("plain") << QByteArray("GET / HTTP/1.1\r\nHost: a\r\n\r\n") << QByteArray("GET / HTTP/1.1") << 1;
        QTest::newRow("empty") << QByteArray() << QByteArray() << 0;
        QTest::newRow("bare line feeds") << QByteArray("GET / HTTP/1.1\nHost: a\nX: b\n\n")
                                         << QByteArray("GET / HTTP/1.1") << 2;
        QTest::newRow("no colon") << QByteArray("GET /\r\nrubbish\r\n\r\n") << QByteArray("GET /") << 1;
        QTest::newRow("cut short") << QByteArray("GET / HTTP/1.1\r\nHos") << QByteArray("GET / HTTP/1.1") << 1;
    }

    void head()
    {
        QFETCH(QByteArray, head);
        QFETCH(QByteArray, startLine);
        QFETCH(int, fields);
        const HttpHead parsed = HttpHead::parse(head);
        QCOMPARE(parsed.startLine, startLine);
        QCOMPARE(int(parsed.fields.size()), fields);
    }

    void quoting_data()
    {
        QTest::addColumn<QString>("argument");
        QTest::addColumn<QString>("quoted");
        QTest::newRow("plain") << QStringLiteral("http://127.0.0.1:8000/a-b_c")
                               << QStringLiteral("http://127.0.0.1:8000/a-b_c");
        QTest::newRow("ampersand") << QStringLiteral("a&b") << QStringLiteral("'a&b'");
        QTest::newRow("question mark") << QStringLiteral("/a?b") << QStringLiteral("'/a?b'");
        QTest::newRow("quote") << QStringLiteral("it's") << QStringLiteral("'it'\\''s'");
        QTest::newRow("dollar") << QStringLiteral("$(reboot)") << QStringLiteral("'$(reboot)'");
        QTest::newRow("empty") << QString() << QStringLiteral("''");
        QTest::newRow("line feed") << QStringLiteral("a\nb") << QStringLiteral("'a\nb'");
    }

    void quoting()
    {
        QFETCH(QString, argument);
        QFETCH(QString, quoted);
        QCOMPARE(shellQuoted(argument), quoted);
    }

    void curlOfAnExchange()
    {
        const QUrl server(QStringLiteral("http://127.0.0.1:9999"));
        const QString get = curlCommand(*finalRecord({.target = "/a?x=1&y=2"}), server);
        QVERIFY2(get.startsWith(QStringLiteral("curl 'http://127.0.0.1:8000/a?x=1&y=2'")),
                 qPrintable(get)); // by its Host
        QVERIFY(get.contains(QStringLiteral("Accept: */*")));
        QVERIFY(!get.contains(QStringLiteral("Host:")));
        QVERIFY(!get.contains(QStringLiteral("s3cr3t")));
        QVERIFY(get.contains(QStringLiteral("Authorization: Bearer")));

        auto post = finalRecord({.method = "POST", .target = "/users"});
        post->requestBody = "{\"name\": \"O'Hara\"}";
        post->requestBodyBytes = std::uint64_t(post->requestBody.size());
        QVERIFY(curlCommand(*post, server).endsWith(QStringLiteral("--data-binary '{\"name\": \"O'\\''Hara\"}'")));
        post->requestBodyBytes = 1'000'000; // kept in part
        QVERIFY(curlCommand(*post, server).endsWith(QStringLiteral("--data-binary @body.bin")));
        post->requestBody = QByteArray("\x00\x01\xff", 3);
        post->requestBodyBytes = 3;
        QVERIFY(curlCommand(*post, server).endsWith(QStringLiteral("--data-binary @body.bin")));
        QVERIFY(curlCommand(*finalRecord({.method = "HEAD"}), server).contains(QStringLiteral("--head")));
    }

    void addressOfAnExchange()
    {
        const QUrl server(QStringLiteral("http://127.0.0.1:9999"));
        auto record = finalRecord({.target = "/x"});
        QCOMPARE(exchangeUrl(*record, server).toString(), QStringLiteral("http://127.0.0.1:8000/x"));
        record->requestHead.clear();
        QCOMPARE(exchangeUrl(*record, server).toString(), QStringLiteral("http://127.0.0.1:9999/x"));
        record->target = "http://other/y"; // absolute form, RFC 9112 §3.2.2
        QCOMPARE(exchangeUrl(*record, server).toString(), QStringLiteral("http://other/y"));
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"

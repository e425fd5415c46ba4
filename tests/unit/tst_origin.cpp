// Origins of web pages, as browsers send them and as people write them.

#include "server/http/origin.h"
#include "server/http/vary.h"

#include <QTest>

using namespace coroscope;

class TestOrigin final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void normal_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("normal"); // empty: it is none
        QTest::addColumn<bool>("isLoopback");
        const auto row = [](const char *text, const char *normal, bool isLoopback = false) {
            QTest::newRow(*text ? text : "empty") << QByteArray(text) << QByteArray(normal) << isLoopback;
        };
        row("http://localhost", "http://localhost", true);
        row("http://localhost:3000", "http://localhost:3000", true);
        row("HTTPS://LocalHost:5173", "https://localhost:5173", true);
        row("http://app.localhost:80", "http://app.localhost", true);
        row("http://127.0.0.1:8080", "http://127.0.0.1:8080", true);
        row("http://127.9.8.7", "http://127.9.8.7", true);
        row("http://[::1]:3000", "http://[::1]:3000", true);
        row("http://[0:0:0:0:0:0:0:1]", "http://[::1]", true);
        row("https://app.example.test", "https://app.example.test");
        row("https://app.example.test:443", "https://app.example.test");
        row("https://app.example.test:080", "https://app.example.test:80");
        row("http://app.example.test:443", "http://app.example.test:443");
        row("http://localhost.example.test", "http://localhost.example.test");
        row("http://notlocalhost", "http://notlocalhost");
        row("http://192.168.0.1", "http://192.168.0.1");
        row("http://[2001:DB8::1]:1", "http://[2001:db8::1]:1");
        row("chrome-extension://abcdef", "chrome-extension://abcdef");
        row("file://localhost", "file://localhost");
        row("", "");
        row("null", "");
        row("*", "");
        row("localhost", "");
        row("//localhost", "");
        row("http://", "");
        row("http://localhost/", "");
        row("http://localhost:3000/page", "");
        row("http://user@localhost", "");
        row("http://localhost:", "");
        row("http://localhost:x", "");
        row("http://localhost:+80", "");
        row("http://localhost:65536", "");
        row("http://::1", "");
        row("http://[::1", "");
        row("http://[localhost]", "");
        row("1http://localhost", "");
        row("http://a.test, http://b.test", "");
        row("http://a b", "");
    }
    void normal()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, normal);
        QFETCH(bool, isLoopback);
        const auto origin = normalizedOrigin(text);
        QCOMPARE(origin.value_or(QByteArray()), normal);
        QCOMPARE(origin.has_value(), !normal.isEmpty());
        QCOMPARE(isLoopbackOrigin(normal), isLoopback);
    }

    void varyNamesEachFieldOnce()
    {
        Response response(200);
        addVary(response, "Origin");
        QCOMPARE(response.field("vary"), QByteArrayView("Origin"));
        addVary(response, "Accept-Encoding");
        addVary(response, "origin");
        QCOMPARE(response.field("vary"), QByteArrayView("Origin, Accept-Encoding"));
        Response any(200);
        any.setField("Vary", "*");
        addVary(any, "Origin");
        QCOMPARE(any.field("vary"), QByteArrayView("*"));
    }
};

QTEST_GUILESS_MAIN(TestOrigin)
#include "tst_origin.moc"

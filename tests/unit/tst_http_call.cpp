#include "server/outbound/call_check.h"
#include "server/outbound/redirect.h"

#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

/// What is checked before a call, and what a redirect makes of one.
class TestHttpCall final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void check_data();
    void check();
    void redirect_data();
    void redirect();
    void redirectDropsSecrets_data();
    void redirectDropsSecrets();
    void answers_data();
    void answers();
};

void TestHttpCall::check_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QUrl>("url");
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<QString>("named"); // in the error; empty: none

    const QUrl url(u"http://127.0.0.1:8000/"_s);
    const QByteArray get("GET");
    QTest::newRow("plain") << get << url << HeaderList{} << QString();
    QTest::newRow("own method") << QByteArray("M-SEARCH") << url << HeaderList{} << QString();
    QTest::newRow("https, IPv6") << get << QUrl(u"https://[::1]/"_s) << HeaderList{} << QString();
    QTest::newRow("odd but fine field") << get << url << HeaderList{{"x~!#$%&'*+-.^_`|9", "\tany; thing: \xff"}}
                                        << QString();
    QTest::newRow("the same field twice") << get << url << HeaderList{{"A", "1"}, {"a", "2"}} << QString();
    QTest::newRow("empty method") << QByteArray() << url << HeaderList{} << u"method ''"_s;
    QTest::newRow("method with a space") << QByteArray("GET /") << url << HeaderList{} << u"method 'GET /'"_s;
    QTest::newRow("method with a line break") << QByteArray("GET\r\n") << url << HeaderList{} << u"method 'GET"_s;
    QTest::newRow("no URL") << get << QUrl() << HeaderList{} << u"empty"_s;
    QTest::newRow("no scheme") << get << QUrl(u"//127.0.0.1/"_s) << HeaderList{} << u"scheme is ''"_s;
    QTest::newRow("ftp") << get << QUrl(u"ftp://127.0.0.1/"_s) << HeaderList{} << u"scheme is 'ftp'"_s;
    QTest::newRow("file") << get << QUrl(u"file:///etc/passwd"_s) << HeaderList{} << u"scheme is 'file'"_s;
    QTest::newRow("no host") << get << QUrl(u"http:///x"_s) << HeaderList{} << u"host"_s;
    QTest::newRow("bad port") << get << QUrl(u"http://h:99999/"_s) << HeaderList{} << u"malformed"_s;
    QTest::newRow("bad port behind a password")
        << get << QUrl(u"http://u:secret@h:99999/"_s) << HeaderList{} << u"malformed"_s;
    QTest::newRow("empty name") << get << url << HeaderList{{"", "v"}} << u"field name ''"_s;
    QTest::newRow("name with a space") << get << url << HeaderList{{"X Y", "v"}} << u"'X Y'"_s;
    QTest::newRow("name with a colon") << get << url << HeaderList{{"X:Y", "v"}} << u"'X:Y'"_s;
    QTest::newRow("name beyond ASCII") << get << url << HeaderList{{"Größe", "v"}} << u"'Größe'"_s;
    QTest::newRow("name with NUL") << get << url << HeaderList{{QByteArray("X\0Y", 3), "v"}} << u"field name 'X"_s;
    QTest::newRow("value with CR") << get << url << HeaderList{{"X-A", "a\rb"}} << u"'X-A'"_s;
    QTest::newRow("value with LF") << get << url << HeaderList{{"X-A", "a\nEvil: 1"}} << u"'X-A'"_s;
    QTest::newRow("value with NUL") << get << url << HeaderList{{"X-A", QByteArray("a\0b", 3)}} << u"'X-A'"_s;
    QTest::newRow("Host twice") << get << url << HeaderList{{"Host", "a"}, {"host", "b"}} << u"'Host'"_s;
}

void TestHttpCall::check()
{
    QFETCH(QByteArray, method);
    QFETCH(QUrl, url);
    QFETCH(HeaderList, headers);
    QFETCH(QString, named);

    HttpCall call;
    call.method = method;
    call.url = url;
    call.headers = headers;
    const auto checked = checkCall(call);
    QCOMPARE(checked.isOk(), named.isEmpty());
    if (named.isEmpty())
        return;
    QCOMPARE(checked.error().kind, Error::Kind::BadRequest);
    QVERIFY2(checked.error().detail.contains(named), qPrintable(checked.error().detail));
    QVERIFY(!checked.error().detail.contains(u"secret"));
}

void TestHttpCall::redirect_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<QByteArray>("nextMethod");
    QTest::addColumn<QString>("nextUrl"); // empty: it is refused
    QTest::addColumn<bool>("keepsBody");

    // RFC 9110 §15.4.2 to 15.4.9; the URL asked for is http://h:1/a/b?q#frag.
    QTest::newRow("301 POST") << 301 << QByteArray("POST") << QByteArray("/c") << QByteArray("GET")
                              << u"http://h:1/c#frag"_s << false;
    QTest::newRow("302 POST") << 302 << QByteArray("POST") << QByteArray("c") << QByteArray("GET")
                              << u"http://h:1/a/c#frag"_s << false;
    QTest::newRow("303 POST") << 303 << QByteArray("POST") << QByteArray("?x=1") << QByteArray("GET")
                              << u"http://h:1/a/b?x=1#frag"_s << false;
    QTest::newRow("307 POST") << 307 << QByteArray("POST") << QByteArray("/c") << QByteArray("POST")
                              << u"http://h:1/c#frag"_s << true;
    QTest::newRow("308 POST") << 308 << QByteArray("POST") << QByteArray("/c") << QByteArray("POST")
                              << u"http://h:1/c#frag"_s << true;
    QTest::newRow("301 PUT") << 301 << QByteArray("PUT") << QByteArray("/c") << QByteArray("PUT")
                             << u"http://h:1/c#frag"_s << true;
    QTest::newRow("303 PUT") << 303 << QByteArray("PUT") << QByteArray("/c") << QByteArray("GET")
                             << u"http://h:1/c#frag"_s << false;
    QTest::newRow("303 HEAD") << 303 << QByteArray("HEAD") << QByteArray("/c") << QByteArray("HEAD")
                              << u"http://h:1/c#frag"_s << true;
    QTest::newRow("own fragment") << 302 << QByteArray("GET") << QByteArray("/c#own") << QByteArray("GET")
                                  << u"http://h:1/c#own"_s << true;
    QTest::newRow("absolute") << 302 << QByteArray("GET") << QByteArray("https://other/x") << QByteArray("GET")
                              << u"https://other/x#frag"_s << true;
    QTest::newRow("scheme-relative") << 302 << QByteArray("GET") << QByteArray("//other/x") << QByteArray("GET")
                                     << u"http://other/x#frag"_s << true;
    QTest::newRow("to a file") << 302 << QByteArray("GET") << QByteArray("file:///etc/passwd") << QByteArray()
                               << QString() << false;
    QTest::newRow("to ftp") << 302 << QByteArray("GET") << QByteArray("ftp://h/x") << QByteArray() << QString()
                            << false;
}

void TestHttpCall::redirect()
{
    QFETCH(int, status);
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, location);
    QFETCH(QByteArray, nextMethod);
    QFETCH(QString, nextUrl);
    QFETCH(bool, keepsBody);

    HttpCall call;
    call.method = method;
    call.url = QUrl(u"http://h:1/a/b?q#frag"_s);
    call.headers = {{"content-type", "text/plain"}, {"X-Mine", "1"}};
    call.body = "body";
    HttpReply reply;
    reply.status = status;
    reply.headers = {{"location", location}};
    QVERIFY(isRedirect(reply));

    const auto next = followRedirect(call, reply);
    QCOMPARE(next.isOk(), !nextUrl.isEmpty());
    if (nextUrl.isEmpty()) {
        QCOMPARE(next.error().kind, Error::Kind::Unavailable);
        QVERIFY(next.error().detail.contains(QString::fromLatin1(location)));
        return;
    }
    QCOMPARE(next->method, nextMethod);
    QCOMPARE(next->url.toString(QUrl::FullyEncoded), nextUrl);
    QCOMPARE(next->body, keepsBody ? QByteArray("body") : QByteArray());
    QCOMPARE(hasField(next->headers, "Content-Type"), keepsBody);
    QVERIFY(hasField(next->headers, "X-Mine"));
}

void TestHttpCall::redirectDropsSecrets_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::addColumn<bool>("kept");
    QTest::newRow("same origin") << QByteArray("http://h/other") << true;
    QTest::newRow("default port named") << QByteArray("http://h:80/other") << true;
    QTest::newRow("another port") << QByteArray("http://h:81/") << false;
    QTest::newRow("another host") << QByteArray("http://g/") << false;
    QTest::newRow("another scheme") << QByteArray("https://h/") << false;
}

void TestHttpCall::redirectDropsSecrets()
{
    QFETCH(QByteArray, location);
    QFETCH(bool, kept);

    HttpCall call;
    call.url = QUrl(u"http://h/"_s);
    call.headers = {{"AUTHORIZATION", "Bearer x"}, {"Cookie", "a=b"}, {"Host", "own"}, {"X-Mine", "1"}};
    HttpReply reply;
    reply.status = 307;
    reply.headers = {{"Location", location}};
    const auto next = followRedirect(call, reply);
    QVERIFY(next.isOk());
    QCOMPARE(next->headers, kept ? call.headers : (HeaderList{{"X-Mine", "1"}}));
}

void TestHttpCall::answers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<HeaderList>("headers");
    QTest::newRow("200 with a Location") << 200 << HeaderList{{"Location", "/x"}};
    QTest::newRow("201 with a Location") << 201 << HeaderList{{"Location", "/x"}};
    QTest::newRow("300") << 300 << HeaderList{{"Location", "/x"}};
    QTest::newRow("304") << 304 << HeaderList{{"Location", "/x"}};
    QTest::newRow("302 without a Location") << 302 << HeaderList{{"X", "/x"}};
}

void TestHttpCall::answers()
{
    QFETCH(int, status);
    QFETCH(HeaderList, headers);
    HttpReply reply;
    reply.status = status;
    reply.headers = headers;
    QVERIFY(!isRedirect(reply));
}

QTEST_GUILESS_MAIN(TestHttpCall)
#include "tst_http_call.moc"

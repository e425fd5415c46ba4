// What is left out of texts that others may read.

#include "server/compression/body_decoder.h"
#include "server/compression/compressor.h"
#include "server/telemetry/secret_text.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kDots = "••••••••";

/// A head with one field.
QByteArray head(const QByteArray &field)
{
    return "POST /login HTTP/1.1\r\nHost: localhost\r\n" + (field.isEmpty() ? field : field + "\r\n") + "\r\n";
}

} // namespace

class TestSecretText final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void names_data()
    {
        QTest::addColumn<bool>("isSecret");
        for (const char *name : {"password",       "passwd",        "Password",
                                 "user[password]", "new-password",  "passphrase",
                                 "client_secret",  "token",         "accessToken",
                                 "refresh_token",  "X-CSRF-Token",  "apiKey",
                                 "api-key",        "x-api-key",     "api.key",
                                 "access key",     "privateKey",    "credentials",
                                 "X-Signature",    "Authorization", "proxy-authorization",
                                 "Cookie",         "Set-Cookie",    "pwd",
                                 "auth",           "%70assword",    "p\\u0061ssword"})
            QTest::newRow(name) << true;
        for (const char *name :
             {"", "pass", "key", "user", "cookies", "author", "Host", "monkey", "sign", "%7", "\\u00"})
            QTest::newRow(name) << false;
    }
    void names()
    {
        QFETCH(bool, isSecret);
        QCOMPARE(isSecretName(QTest::currentDataTag()), isSecret);
    }

    void fields_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("masked");
        const auto row = [](const char *name, const QByteArray &field, const QByteArray &masked) {
            QTest::newRow(name) << field << masked;
        };
        row("none", "Accept: */*", "Accept: */*");
        row("authorization", "Authorization: Basic dTpw", "Authorization: " + kDots);
        row("masked before", "Authorization: Basic " + kDots, "Authorization: Basic " + kDots);
        row("case", "x-SESSION-token:abc", "x-SESSION-token: " + kDots);
        row("no value", "Cookie: ", "Cookie: ");
        row("over two lines", "Cookie: a=b\r\n c=d\r\nAccept: */*",
            "Cookie: " + kDots + "\r\n " + kDots + "\r\nAccept: */*");
        row("another over two lines", "X: a\r\n token=b", "X: a\r\n token=b");
        row("query", "Referer: http://h/p?token=abc&x=1", "Referer: http://h/p?token=" + kDots + "&x=1");
        row("relative", "Location: /p?api_key=abc", "Location: /p?api_key=" + kDots);
        row("password of a URL", "Origin: http://u:pw@h", "Origin: http://u:" + kDots + "@h");
        row("password of a URL in a parameter", "Referer: /p?base=http://u:pw@h:1/x@y&x=1",
            "Referer: /p?base=http://u:" + kDots + "@h:1/x@y&x=1");
        row("encoded", "Referer: /p?x=1&base=http%3a%2F%2Fu%3Ap%40w%40h%2F",
            "Referer: /p?x=1&base=http%3a%2F%2Fu%3A" + kDots + "%40h%2F");
        row("URL without a password", "Referer: /p?base=http://u@h:80/a:b@c", "Referer: /p?base=http://u@h:80/a:b@c");
        row("colon and at", "Referer: /p?time=12:30@home", "Referer: /p?time=12:30@home");
        row("no field", "nonsense", "nonsense");
    }
    void fields()
    {
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, masked);
        QCOMPARE(withoutSecretFields(head(field)), head(masked));
        QCOMPARE(withoutSecretFields(head(masked)), head(masked));
    }
    void emptyHead() { QCOMPARE(withoutSecretFields({}), QByteArray()); }

    void bodies_data();
    void bodies()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, masked);
        QCOMPARE(withoutSecretValues(head(type), body), masked);
        QCOMPARE(withoutSecretValues(head(type), masked), masked);
        // A whole document stays one.
        if (!QJsonDocument::fromJson(body).isNull())
            QVERIFY(!QJsonDocument::fromJson(masked).isNull());
    }

    void compressedBodies_data()
    {
        QTest::addColumn<QByteArray>("names");
        QTest::addColumn<QList<Coding>>("codings");
        for (const Coding coding : kCodings)
            QTest::newRow(codingName(coding).constData()) << codingName(coding) << QList<Coding>{coding};
        QTest::newRow("identity") << QByteArray("Identity") << QList<Coding>();
        QTest::newRow("two") << QByteArray("gzip, identity, br") << QList<Coding>{Coding::Gzip, Coding::Brotli};
        QTest::newRow("two fields") << QByteArray("x-gzip\r\nContent-Encoding: zstd")
                                    << QList<Coding>{Coding::Gzip, Coding::Zstd};
    }
    void compressedBodies()
    {
        QFETCH(QByteArray, names);
        QFETCH(QList<Coding>, codings);
        const QByteArray about = head("Content-Type: application/json\r\nContent-Encoding: " + names);
        const auto coded = [&codings](QByteArray body) {
            Compressor compressor;
            for (const Coding coding : codings)
                body = compressor.compress(coding, CompressionLevel::Default, body);
            return body;
        };
        const auto plain = [&codings](const QByteArray &body) {
            if (codings.isEmpty())
                return body;
            BodyDecoder decoder(codings);
            decoder.push(body);
            QByteArray made;
            (void)decoder.pull(made, 1'000'000);
            return made;
        };
        const QByteArray rest = ",\"x\":\"" + QByteArray("abcdefg ").repeated(1'000) + "\"}";
        const QByteArray harmless = coded("{\"tokem\":\"SECRET\"" + rest);
        QVERIFY(!harmless.isEmpty());
        QCOMPARE(withoutSecretValues(about, harmless), harmless); // to the byte
        const QByteArray secret = coded("{\"token\":\"SECRET\"" + rest);
        QCOMPARE(plain(withoutSecretValues(about, secret)), "{\"token\":\"" + kDots + "\"" + rest);
        // One of which only the begin was kept.
        const QByteArray half = withoutSecretValues(about, secret.first(secret.size() / 2));
        QVERIFY(!plain(half).contains("SECRET"));
    }
    void whatCannotBeDecodedIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::newRow("unknown coding") << QByteArray("Content-Encoding: rot13");
        QTest::newRow("one of two is unknown") << QByteArray("Content-Encoding: gzip, rot13");
        QTest::newRow("too many") << QByteArray("Content-Encoding: br, br, br, br, br");
        QTest::newRow("damaged") << QByteArray("Content-Encoding: gzip");
    }
    void whatCannotBeDecodedIsLeftOut()
    {
        QFETCH(QByteArray, field);
        QCOMPARE(withoutSecretValues(head("Content-Type: application/json\r\n" + field), "{\"token\":\"a\"}"),
                 QByteArray());
    }
    /// So that a file of small records does not take gigabytes to save.
    void whatStandsForVeryMuchIsLeftOut()
    {
        const QByteArray bomb = Compressor().compress(Coding::Gzip, CompressionLevel::Best, QByteArray(64 << 20, ' '));
        QVERIFY(!bomb.isEmpty() && bomb.size() < 256 * 1024);
        QCOMPARE(withoutSecretValues(head("Content-Type: text/plain\r\nContent-Encoding: gzip"), bomb), QByteArray());
    }

    /// Cut anywhere, nothing of the secret is left; the rest is as it was up to there.
    void cutAnywhere();

    /// What nobody would send on purpose takes no more than its length to look at.
    void longBodiesAreQuick()
    {
        for (const QByteArray &unit : {"\""_ba, "\":"_ba, "{\"token\":"_ba, "[\""_ba, "\"token\":["_ba, "--x1"_ba}) {
            const QByteArray body = unit.repeated(64 * 1024 / unit.size());
            for (const char *type :
                 {"Content-Type: application/json", "Content-Type: multipart/form-data; boundary=x1"}) {
                QElapsedTimer timer;
                timer.start();
                (void)withoutSecretValues(head(type), body);
                QVERIFY2(timer.elapsed() < 5'000, unit.constData()); // some milliseconds, were it not quadratic
            }
        }
    }
};

void TestSecretText::bodies_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *name, const QByteArray &type, const QByteArray &body, const QByteArray &masked) {
        QTest::newRow(name) << (type.isEmpty() ? QByteArray() : "Content-Type: " + type) << body << masked;
    };
    const auto json = [&row](const char *name, const QByteArray &body, const QByteArray &masked) {
        row(name, "application/json; charset=utf-8", body, masked);
    };
    const QByteArray dots = '"' + kDots + '"';
    row("nothing", "application/json", "", "");
    json("no secret", R"({"user": "ada", "n": 1.50, "list": ["token"], "key": "k"})",
         R"({"user": "ada", "n": 1.50, "list": ["token"], "key": "k"})");
    json("string", R"({"user":"ada","password":"pw","n":1})", R"({"user":"ada","password":)" + dots + R"(,"n":1})");
    json("spaces", "{\n  \"token\" :\n  \"abc\"\n}", "{\n  \"token\" :\n  " + dots + "\n}");
    json("escapes", R"({"token":"a\"b\\","x":"\"token\":\"c\""})",
         R"({"token":)" + dots + R"(,"x":"\"token\":\"c\""})");
    json("escaped name", R"({"p\u0061ssword":"pw"})", R"({"p\u0061ssword":)" + dots + "}");
    json("number", R"({"pwd":-12.5e3,"x":2})", R"({"pwd":)" + dots + R"(,"x":2})");
    json("nothing to tell", R"({"token":null,"secret":true,"auth":"","x":3})",
         R"({"token":null,"secret":true,"auth":"","x":3})");
    json("object", R"({"credentials":{"user":"u","n":7,"more":[{"a":"b"},null]},"x":"y"})",
         R"({"credentials":{"user":)" + dots + R"(,"n":)" + dots + R"(,"more":[{"a":)" + dots + R"(},null]},"x":"y"})");
    json("list", R"({"tokens":["a",["b"],3],"x":["y"]})",
         R"({"tokens":[)" + dots + ",[" + dots + "]," + dots + R"(],"x":["y"]})");
    json("empty object", R"({"secret":{},"x":["y"]})", R"({"secret":{},"x":["y"]})");
    json("deep", R"([{"a":[{"token":"t"}]},{"b":"c"}])", R"([{"a":[{"token":)" + dots + R"(}]},{"b":"c"}])");
    json("UTF-8", R"({"café":"naïve","token":"é"})", R"({"café":"naïve","token":)" + dots + "}");
    json("cut in a secret", R"({"x":1,"token":"abc)", R"({"x":1,"token":")" + kDots);
    json("cut in an escape", R"({"x":1,"token":"abc\)", R"({"x":1,"token":")" + kDots);
    json("cut in a secret object", R"({"secret":{"a":"b","c":"d)", R"({"secret":{"a":)" + dots + R"(,"c":")" + kDots);
    json("cut behind a name", R"({"token":)", R"({"token":)");
    json("cut in a name", R"({"tok)", R"({"tok)");
    json("lines", "{\"token\":\"a\"}\n{\"token\":\"b\"}\n", "{\"token\":" + dots + "}\n{\"token\":" + dots + "}\n");
    row("events", "text/event-stream", "event: task\ndata: {\"token\": \"a\"}\n\n",
        "event: task\ndata: {\"token\": " + dots + "}\n\n");
    row("other text", "text/plain", R"(a 5" disk, {"token": "abc"})", R"(a 5" disk, {"token": )" + dots + "}");
    row("text that speaks of tokens", "text/plain", "token: abc \"quoted\" it's", "token: abc \"quoted\" it's");
    row("no type", "", R"({"token":"abc"})", R"({"token":)" + dots + "}");
    row("a wrong type", "application/octet-stream", R"( {"token":"abc"})", R"( {"token":)" + dots + "}");
    row("problem document", "application/problem+json", R"({"token":"abc"})", R"({"token":)" + dots + "}");
    row("bytes", "application/octet-stream", QByteArray("\0\"token\":\"abc\"", 14),
        QByteArray("\0\"token\":\"abc\"", 14));
    row("picture", "image/png", "\x89PNG\"token\":\"abc\"", "\x89PNG\"token\":\"abc\"");
    row("form", "application/x-www-form-urlencoded", "user=ada&password=p%26w&x=1&new%5Btoken%5D=t",
        "user=ada&password=" + kDots + "&x=1&new%5Btoken%5D=" + kDots);
    row("form that is cut", "Application/X-WWW-Form-URLEncoded; charset=utf-8", "a=b&token=ab", "a=b&token=" + kDots);
    const auto part = [](const QByteArray &disposition, const QByteArray &value) {
        return "--x1\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + value + "\r\n";
    };
    row("parts", "multipart/form-data; boundary=x1",
        part("name=\"user\"", "ada") + part("name=\"password\"", "p\r\nw") + part("name=\"f\"; filename=\"token\"", "t")
            + part("filename=\"a\"; name=\"secret\"", "s") + "--x1--\r\n",
        part("name=\"user\"", "ada") + part("name=\"password\"", kDots) + part("name=\"f\"; filename=\"token\"", "t")
            + part("filename=\"a\"; name=\"secret\"", kDots) + "--x1--\r\n");
    row("parts that are cut", "multipart/form-data; charset=utf-8; Boundary=\"x1\"",
        part("name=\"token\"", "abc").chopped(2), part("name=\"token\"", kDots).chopped(2));
    row("parts without a boundary", "multipart/form-data", part("name=\"user\"", "ada"), "");
}

void TestSecretText::cutAnywhere()
{
    const QByteArray body = R"({"a":"b","token":"SECRET1","o":{"password":["SECRET2",{"x":"SECRET3"}]},"z":9})";
    for (qsizetype size = 0; size <= body.size(); ++size) {
        const QByteArray masked = withoutSecretValues(head("Content-Type: application/json"), body.first(size));
        for (const char *part : {"SE", "S\"", "CRET"})
            QVERIFY2(!masked.contains(part), masked.constData());
        QVERIFY(masked.startsWith(body.first(std::min<qsizetype>(size, 17))));
    }
}

QTEST_GUILESS_MAIN(TestSecretText)
#include "tst_secret_text.moc"

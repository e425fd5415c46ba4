#include "ui/curl.h"
#include "ui/curl_import.h"
#include "ui/shell_words.h"

#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

/// curl commands as browsers copy them and as people write them.
class CurlImportTest final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void words_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("rest");
        const auto row = [](const char *name, const QString &command, const QStringList &words,
                            const QString &rest = {}) { QTest::newRow(name) << command << words << rest; };
        row("plain", u"curl http://a/"_s, {u"curl"_s, u"http://a/"_s});
        row("single quotes", u"a 'b c' ''"_s, {u"a"_s, u"b c"_s, QString(u""_s)});
        row("quote in single quotes", u"a 'it'\\''s'"_s, {u"a"_s, u"it's"_s});
        row("double quotes", u"a \"b \\\"c\\\" \\n\""_s, {u"a"_s, u"b \"c\" \\n"_s});
        row("pieces join", u"a'b'\"c\"d"_s, {u"abcd"_s});
        row("escaped blank", u"a\\ b c"_s, {u"a b"_s, u"c"_s});
        row("line goes on", u"a \\\n  b \\\r\n  c"_s, {u"a"_s, u"b"_s, u"c"_s});
        row("line goes on in quotes", u"\"a\\\nb\""_s, {u"ab"_s});
        row("line break in quotes", u"'a\nb'"_s, {u"a\nb"_s});
        row("ansi", u"$'a\\n\\t\\'\\\\b'"_s, {u"a\n\t'\\b"_s});
        row("ansi hex and octal", u"$'\\x41\\102\\xc3\\xa9'"_s, {u"ABé"_s});
        row("ansi unicode", u"$'\\u00e9\\u20AC'"_s, {u"é€"_s});
        row("ansi surrogates", u"$'\\ud83d\\ude00'"_s, {u"😀"_s});
        row("ansi long unicode", u"$'\\U0001F600'"_s, {u"😀"_s});
        row("ansi unknown escape", u"$'\\q'"_s, {u"\\q"_s});
        row("comment", u"a # b\n"_s, {u"a"_s});
        row("hash inside", u"a#b"_s, {u"a#b"_s});
        row("pipe", u"a b | jq ."_s, {u"a"_s, u"b"_s}, u"| jq ."_s);
        row("semicolon", u"a; b"_s, {u"a"_s}, u"; b"_s);
        row("and", u"a && b"_s, {u"a"_s}, u"&& b"_s);
        row("redirection", u"a > f"_s, {u"a"_s}, u"> f"_s);
        row("second line", u"a b\nc d"_s, {u"a"_s, u"b"_s}, u"c d"_s);
        row("variable stays", u"a \"x $T ${U}\" $(v)"_s, {u"a"_s, u"x $T ${U}"_s, u"$(v)"_s});
        row("dollar alone", u"a '$5' \"$\" $"_s, {u"a"_s, u"$5"_s, u"$"_s, u"$"_s});
    }
    void words()
    {
        QFETCH(QString, command);
        QFETCH(QStringList, words);
        QFETCH(QString, rest);
        const ShellWords result = posixWords(command);
        QCOMPARE(result.words, words);
        QCOMPARE(result.rest, rest);
        QVERIFY(!result.unclosed);
    }

    void windowsWords_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("quotes") << u"curl \"http://a/\" -H \"A: b c\""_s
                                << QStringList{u"curl"_s, u"http://a/"_s, u"-H"_s, u"A: b c"_s};
        QTest::newRow("caret quotes") << u"curl ^\"http://a/?x=1^&y=2^\" ^\n  -H ^\"A: ^\\^\"q^\\^\"^\""_s
                                      << QStringList{u"curl"_s, u"http://a/?x=1&y=2"_s, u"-H"_s, u"A: \"q\""_s};
        QTest::newRow("windows line ends") << u"a ^\r\n  b"_s << QStringList{u"a"_s, u"b"_s};
        QTest::newRow("line break") << u"a ^\"x^\n\ny^\""_s << QStringList{u"a"_s, u"x\ny"_s};
        QTest::newRow("percent") << u"a ^\"100^%^41^\""_s << QStringList{u"a"_s, u"100%41"_s};
        QTest::newRow("backslashes") << u"a ^\"c:^\\^\\d^\\^\\^\""_s << QStringList{u"a"_s, u"c:\\\\d\\"_s};
        QTest::newRow("doubled quote") << u"a \"x \"\"y\"\" z\""_s << QStringList{u"a"_s, u"x \"y\" z"_s};
    }
    void windowsWords()
    {
        QFETCH(QString, command);
        QFETCH(QStringList, words);
        QCOMPARE(coroscope::windowsWords(command).words, words);
    }

    void request_data()
    {
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("expected"); // see described()
        QTest::addColumn<QStringList>("leftOut"); // beginnings
        const auto row = [](const char *name, const QString &command, const QString &expected,
                            const QStringList &left = {}) { QTest::newRow(name) << command << expected << left; };
        row("url alone", u"curl http://h/x"_s, u"GET http://h/x"_s);
        row("prompt", u"$ curl http://h/x"_s, u"GET http://h/x"_s);
        row("windows prompt", u"C:\\Users\\me>curl http://h/x"_s, u"GET http://h/x"_s);
        row("url option", u"curl --url http://h/x"_s, u"GET http://h/x"_s);
        row("method", u"curl -X DELETE http://h/x"_s, u"DELETE http://h/x"_s);
        row("method attached", u"curl -XPUT http://h/x"_s, u"PUT http://h/x"_s);
        row("method with headers", u"curl -X POST -H 'A: b' -H 'C:d' http://h/x"_s, u"POST http://h/x|A: b|C: d"_s);
        row("header without value", u"curl -H 'X-Empty;' http://h/x"_s, u"GET http://h/x|X-Empty: "_s);
        row("header taken out", u"curl -H 'Accept:' http://h/x"_s, u"GET http://h/x"_s, {u"“Accept:”"_s});
        row("headers of a file", u"curl -H @f http://h/x"_s, u"GET http://h/x"_s,
            {u"the header fields in the file f"_s});
        row("json by header", u"curl http://h/x -H 'Content-Type: application/json' -d '{\"a\":1}'"_s,
            u"POST http://h/x|Content-Type: application/json|json {\"a\":1}"_s);
        row("json option", u"curl --json '{\"a\":1}' http://h/x"_s,
            u"POST http://h/x|Accept: application/json|json {\"a\":1}"_s);
        row("json in pieces", u"curl --json '{\"a\"' --json ':1}' http://h/x"_s,
            u"POST http://h/x|Accept: application/json|json {\"a\":1}"_s);
        row("form", u"curl -d a=1 -d 'b=x y' http://h/x"_s, u"POST http://h/x|form a=1&b=x y"_s);
        row("form decoded", u"curl --data-raw 'q=a%20b%26c&d=e+f' http://h/x"_s,
            u"POST http://h/x|form q=a b&c&d=e f"_s);
        row("urlencode", u"curl --data-urlencode 'q=a b&c' --data-urlencode '=x&y' http://h/x"_s,
            u"POST http://h/x|form q=a b&c&x&y="_s);
        row("urlencode with get", u"curl -G --data-urlencode 'q=a b' -d c=1 http://h/x?z=0"_s,
            u"GET http://h/x?z=0&q=a%20b&c=1"_s);
        row("url query", u"curl --url-query 'q=a b' http://h/x"_s, u"GET http://h/x?q=a%20b"_s);
        row("text", u"curl -H 'Content-Type: text/csv' --data-binary 'a,b' http://h/x"_s,
            u"POST http://h/x|Content-Type: text/csv|text/csv a,b"_s);
        row("no pairs", u"curl -d hello http://h/x"_s, u"POST http://h/x|application/x-www-form-urlencoded hello"_s);
        row("at sign in raw data", u"curl --data-raw @me=1 http://h/x"_s, u"POST http://h/x|form @me=1"_s);
        row("data of a file", u"curl -d @body.json http://h/x"_s,
            u"POST http://h/x|application/x-www-form-urlencoded "_s, {u"the contents of the file body.json"_s});
        row("binary file", u"curl --data-binary @/tmp/a.bin http://h/x"_s, u"POST http://h/x|file /tmp/a.bin"_s);
        row("relative file", u"curl --data-binary @a.bin http://h/x"_s, u"POST http://h/x|file a.bin"_s,
            {u"the folder of the file a.bin"_s});
        row("upload", u"curl -T /tmp/a.bin http://h/x"_s, u"PUT http://h/x|file /tmp/a.bin"_s);
        row("multipart",
            u"curl -F name=Ada -F 'doc=@/tmp/é.txt;type=text/plain' -F 'j={\"a\":1};type=application/json' http://h/x"_s,
            u"POST http://h/x|part name=Ada|part doc=@/tmp/é.txt (text/plain)|part j={\"a\":1} (application/json)"_s);
        row("form string", u"curl --form-string 'a=@x;type=y' http://h/x"_s, u"POST http://h/x|part a=@x;type=y"_s);
        row("file name of a part", u"curl -F 'a=@/tmp/x;filename=y' http://h/x"_s, u"POST http://h/x|part a=@/tmp/x"_s,
            {u"filename=y of the part “a”"_s});
        row("multipart as text",
            u"curl http://h/x -H 'content-type: multipart/form-data; boundary=--b' --data-raw "
            u"$'----b\\r\\nContent-Disposition: "
            "form-data; name=\"a\"\\r\\n\\r\\n1\\r\\n----b\\r\\nContent-Disposition: form-data; name=\"f\"; "
            "filename=\"x.png\"\\r\\nContent-Type: image/png\\r\\n\\r\\n\\r\\n----b--\\r\\n'"_s,
            u"POST http://h/x|part a=1|part f=@x.png (image/png)"_s, {u"the contents of the file x.png"_s});
        row("head", u"curl -I http://h/x"_s, u"HEAD http://h/x"_s);
        row("insecure", u"curl -k https://h/x"_s, u"GET https://h/x|insecure"_s);
        row("follows", u"curl -L --max-redirs 3 http://h/x"_s, u"GET http://h/x|follow 3"_s);
        row("letters together", u"curl -sSLkXPOST http://h/x"_s, u"POST http://h/x|follow 10|insecure"_s);
        row("time", u"curl -m 2.5 http://h/x"_s, u"GET http://h/x|timeout 3"_s);
        row("user", u"curl -u me:pa:ss http://h/x"_s, u"GET http://h/x|basic me/pa:ss"_s);
        row("user alone", u"curl -u me http://h/x"_s, u"GET http://h/x|basic me/"_s, {u"the password"_s});
        row("bearer option", u"curl --oauth2-bearer abc http://h/x"_s, u"GET http://h/x|bearer abc"_s);
        row("bearer header", u"curl -H 'authorization: Bearer abc' http://h/x"_s, u"GET http://h/x|bearer abc"_s);
        row("basic header", u"curl -H 'Authorization: Basic bWU6cMOkc3M=' http://h/x"_s,
            u"GET http://h/x|basic me/päss"_s);
        row("other authorization", u"curl -H 'Authorization: Digest x' http://h/x"_s,
            u"GET http://h/x|Authorization: Digest x"_s);
        row("cookies", u"curl -b 'a=1; b=2' -b c=3 http://h/x"_s, u"GET http://h/x|Cookie: a=1; b=2; c=3"_s);
        row("cookie file", u"curl -b jar.txt http://h/x"_s, u"GET http://h/x"_s, {u"-b jar.txt: a file"_s});
        row("agent, referer, range", u"curl -A me/1 -e 'http://r/;auto' -r 0-9 http://h/x"_s,
            u"GET http://h/x|User-Agent: me/1|Referer: http://r/|Range: bytes=0-9"_s);
        row("compressed", u"curl --compressed http://h/x"_s, u"GET http://h/x|Accept-Encoding: gzip, br, zstd"_s);
        row("compressed as typed", u"curl --compressed -H 'Accept-Encoding: br' http://h/x"_s,
            u"GET http://h/x|Accept-Encoding: br"_s);
        row("unknown with argument", u"curl --proxy http://p:1 http://h/x"_s, u"GET http://h/x"_s,
            {u"--proxy http://p:1"_s});
        row("unknown alone", u"curl --http2 --digest http://h/x"_s, u"GET http://h/x"_s, {u"--http2"_s, u"--digest"_s});
        row("never heard of", u"curl --frobnicate http://h/x"_s, u"GET http://h/x"_s, {u"--frobnicate"_s});
        row("second url", u"curl http://h/x http://h/y"_s, u"GET http://h/x"_s, {u"a second URL, http://h/y"_s});
        row("next", u"curl http://h/x --next http://h/y"_s, u"GET http://h/x"_s, {u"the requests after --next"_s});
        row("pipe", u"curl http://h/x | jq ."_s, u"GET http://h/x"_s, {u"what comes after the command: | jq ."_s});
        row("variable", u"curl -H \"X-A: $TOKEN\" http://h/x"_s, u"GET http://h/x|X-A: $TOKEN"_s,
            {u"the value of $TOKEN"_s});
        row("chrome, bash",
            u"curl 'http://h/x?a=1' \\\n  -H 'accept: */*' \\\n  -H 'content-type: application/json' \\\n  --data-raw "
            "$'{\"a\":\"it\\'s \\u0021\"}'"_s,
            u"POST http://h/x?a=1|accept: */*|content-type: application/json|json {\"a\":\"it's !\"}"_s);
        row("chrome, cmd",
            u"curl ^\"http://h/x?a=1^&b=2^\" ^\n  -H ^\"accept: */*^\" ^\n  -H ^\"content-type: application/json^\" "
            u"^\n  "
            "--data-raw ^\"^{^\\^\"a^\\^\":^\\^\"b c^\\^\"^}^\""_s,
            u"POST http://h/x?a=1&b=2|accept: */*|content-type: application/json|json {\"a\":\"b c\"}"_s);
        row("firefox",
            u"curl 'http://h/x' -X POST -H 'User-Agent: Mozilla/5.0' -H 'Accept-Encoding: gzip, deflate, br' -H 'DNT: "
            u"1' "
            "--data-raw 'a=1'"_s,
            u"POST http://h/x|User-Agent: Mozilla/5.0|Accept-Encoding: gzip, deflate, br|DNT: 1|form a=1"_s);
    }
    void request()
    {
        QFETCH(QString, command);
        QFETCH(QString, expected);
        QFETCH(QStringList, leftOut);
        QVERIFY(isCurlCommand(command));
        const auto result = importCurl(command);
        QVERIFY2(result.isOk(), result.isOk() ? "" : qPrintable(result.error().detail));
        QCOMPARE(described(result->request), expected);
        QVERIFY2(result->leftOut.size() == leftOut.size(), qPrintable(result->leftOut.join(u" / "_s)));
        for (qsizetype i = 0; i < leftOut.size(); ++i)
            QVERIFY2(result->leftOut[i].startsWith(leftOut[i]), qPrintable(result->leftOut[i]));
    }

    void outputOptionsAreNamed()
    {
        const auto result = importCurl(u"curl -sv -o out.txt http://h/x"_s);
        QVERIFY(result.isOk());
        QCOMPARE(result->meaningless, (QStringList{u"-s"_s, u"-v"_s, u"-o"_s}));
        QVERIFY(result->leftOut.isEmpty());
    }

    void refused_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("no url") << u"curl -X POST"_s;
        QTest::newRow("open quote") << u"curl 'http://h/x"_s;
        QTest::newRow("open double quote") << u"curl \"http://h/x"_s;
        QTest::newRow("open ansi quote") << u"curl $'http://h/x"_s;
        QTest::newRow("another program") << u"wget http://h/x"_s;
    }
    void refused()
    {
        QFETCH(QString, command);
        const auto result = importCurl(command);
        QVERIFY(!result.isOk());
        QVERIFY(result.error().detail.endsWith(u'.'));
    }

    void isCurl()
    {
        QVERIFY(isCurlCommand(u"  curl http://x"_s));
        QVERIFY(isCurlCommand(u"curl.exe http://x"_s));
        QVERIFY(!isCurlCommand(u"curl"_s));
        QVERIFY(!isCurlCommand(u"curling http://x"_s));
        QVERIFY(!isCurlCommand(u"http://curl/ x"_s));
        QVERIFY(!isCurlCommand(u"/curl x"_s));
    }

    /// What the program writes as a command, it reads again.
    void ownCommandsComeBack()
    {
        ExchangeRecord record;
        record.method = "POST";
        record.target = "/echo?q=it's&x=%20";
        record.requestHead
            = "POST /echo HTTP/1.1\r\nHost: h:8000\r\nX-Odd: a \"b\" $c `d`\r\nContent-Type: application/json\r\n\r\n";
        record.requestBody = "{\"a\":\"it's\\n\"}";
        record.requestBodyBytes = quint64(record.requestBody.size());
        const auto result = importCurl(curlCommand(record, QUrl(u"http://h:8000"_s)));
        QVERIFY(result.isOk());
        QCOMPARE(described(result->request),
                 u"POST http://h:8000/echo?q=it's&x=%20|X-Odd: a \"b\" $c `d`|Content-Type: application/json|json "
                 "{\"a\":\"it's\\n\"}"_s);
        QVERIFY2(result->leftOut.isEmpty(), qPrintable(result->leftOut.join(u'/')));
    }

    void endsOnAnything()
    {
        // Every beginning of a rich command, and each with a stray sign: no hang, no crash.
        const QString command
            = u"curl -X POST 'http://h/x?a=1' -H $'A: \\u00e9\\x41' --data-raw \"a \\\" $B ${C} $(d) `e`\" -F "
              "'f=@\"g\";type=h' ^\" ^\n -u i:j | k > l"_s;
        for (qsizetype i = 0; i <= command.size(); ++i) {
            for (const QString &stray : {QString(), u"\\"_s, u"'"_s, u"^"_s, u"$"_s, u"$'\\u"_s, u"\\\n"_s}) {
                const auto result = importCurl(command.first(i) + stray);
                QVERIFY(result.isOk() || !result.error().detail.isEmpty());
                coroscope::windowsWords(command.first(i) + stray);
            }
        }
    }

private:
    static QString described(const SenderRequest &request)
    {
        QStringList text{QString::fromUtf8(request.method) + u' ' + request.address};
        for (const KeyValueRow &row : request.headers)
            text.append(row.name + u": "_s + row.value);
        switch (request.bodyMode) {
        case BodyMode::None: break;
        case BodyMode::Json: text.append(u"json "_s + request.body); break;
        case BodyMode::Text: text.append(request.textType + u' ' + request.body); break;
        case BodyMode::File: text.append(u"file "_s + request.filePath); break;
        case BodyMode::Form: {
            QStringList pairs;
            for (const KeyValueRow &row : request.form)
                pairs.append(row.name + u'=' + row.value);
            text.append(u"form "_s + pairs.join(u'&'));
            break;
        }
        case BodyMode::Multipart:
            for (const KeyValueRow &row : request.parts)
                text.append(u"part "_s + row.name + (row.isFile ? u"=@"_s : u"="_s) + row.value
                            + (row.type.isEmpty() ? QString() : u" ("_s + row.type + u')'));
        }
        switch (request.auth.kind) {
        case RequestAuth::Kind::None: break;
        case RequestAuth::Kind::Basic:
            text.append(u"basic "_s + request.auth.user + u'/' + request.auth.password);
            break;
        case RequestAuth::Kind::Bearer: text.append(u"bearer "_s + request.auth.token); break;
        case RequestAuth::Kind::ApiKey: text.append(u"key"_s); break;
        case RequestAuth::Kind::Password: text.append(u"password"_s); break; // curl has no word for it
        }
        if (request.followRedirects)
            text.append(u"follow %1"_s.arg(request.maxRedirects));
        if (!request.verifyTls)
            text.append(u"insecure"_s);
        if (request.timeoutSeconds != SenderRequest().timeoutSeconds)
            text.append(u"timeout %1"_s.arg(request.timeoutSeconds));
        return text.join(u'|');
    }
};

QTEST_MAIN(CurlImportTest)
#include "tst_curl_import.moc"

#include "server/runtime/server.h"
#include "ui/snippets.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

struct Ran {
    int code = -1;
    QByteArray output;
    QByteArray complaints;
};

Ran run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.start();
    if (!process.waitForFinished(60'000))
        return {-1, {}, process.errorString().toUtf8()};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

/// The arguments that a real shell hands to the command, each as it is.
QByteArrayList argumentsOf(const QString &command)
{
    const QString name = command.section(u' ', 0, 0);
    const Ran ran = run(u"sh"_s, {u"-c"_s, name + u"() { printf '%s\\0' \"$@\"; }\n"_s + command});
    if (ran.code != 0 || !ran.complaints.isEmpty())
        return {"the shell complains: " + ran.complaints};
    QByteArrayList arguments = ran.output.split('\0');
    arguments.removeLast();
    return arguments;
}

RouteInfo routeOf(const Server &server, const QString &path)
{
    for (const RouteInfo &route : *server.routes()) {
        if (route.path == path)
            return route;
    }
    return {};
}

const QString kNasty = u"it's \"$HOME\" `id` \\ *? ; & | <x> \n\u00e4\u2028\U0001F600"_s;

} // namespace

/// What is copied, pasted: into a real shell, into curl and into node, against the real server.
class TestSnippets final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        Options options;
        options.host = u"127.0.0.1"_s;
        options.port = 0;
        QVERIFY(m_folder.isValid());
        options.dataDir = m_folder.path(); // no users yet, and none of other tests
        m_server.start(options);
        QVERIFY(QTest::qWaitFor([&] { return m_server.state() == ServerState::Listening; }, 30'000));
    }

    void requests_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QString>("body");
        QTest::newRow("plain") << QByteArray("GET") << u"/echo"_s << QByteArray() << QString();
        QTest::newRow("query") << QByteArray("GET") << u"/echo?a=1&b=x%20y&c=%27%22$HOME"_s << QByteArray()
                               << QString();
        QTest::newRow("globs") << QByteArray("GET") << u"/echo?ids[]=1&set={a,b}&r=[1-3]"_s << QByteArray()
                               << QString();
        QTest::newRow("json") << QByteArray("POST") << u"/echo"_s << QByteArray("x-test: a")
                              << u"{\n  \"name\": \"O'Hara\",\n  \"n\": [1, 2.5, true, null]\n}"_s;
        QTest::newRow("everything that a shell likes")
            << QByteArray("PUT") << u"/echo"_s << QByteArray("x-test: it's $HOME `id` \"q\" \\") << kNasty;
        QTest::newRow("a body that looks like a file")
            << QByteArray("POST") << u"/echo"_s << QByteArray() << u"@/etc/passwd"_s;
        QTest::newRow("a body that looks like an option")
            << QByteArray("POST") << u"/echo"_s << QByteArray() << u"--version"_s;
        QTest::newRow("a value that looks like JSON")
            << QByteArray("POST") << u"/echo"_s << QByteArray("x-test: =1") << u"x"_s;
        QTest::newRow("a value that looks like a file")
            << QByteArray("POST") << u"/echo"_s << QByteArray("x-test: @x") << u"x"_s;
        QTest::newRow("a field without a value")
            << QByteArray("POST") << u"/echo"_s << QByteArray("x-test: ") << u"x"_s;
        QTest::newRow("a number too large for JavaScript")
            << QByteArray("PATCH") << u"/echo"_s << QByteArray() << u"{\"n\":12345678901234567890}"_s;
        QTest::newRow("a prototype") << QByteArray("PATCH") << u"/echo"_s << QByteArray() << u"{\"__proto__\":1}"_s;
        QTest::newRow("HEAD") << QByteArray("HEAD") << u"/json"_s << QByteArray() << QString();
        QTest::newRow("DELETE") << QByteArray("DELETE") << u"/echo"_s << QByteArray() << QString();
    }

    void requests()
    {
        QFETCH(QByteArray, method);
        QFETCH(QString, target);
        QFETCH(QByteArray, header);
        QFETCH(QString, body);
        SnippetRequest request;
        request.method = method;
        request.url = QUrl(m_server.url().toString(QUrl::RemovePath) + target);
        QByteArray name;
        QByteArray value;
        if (!header.isEmpty()) {
            name = header.first(header.indexOf(':'));
            value = header.sliced(header.indexOf(':') + 2);
            request.headers.append(qMakePair(name, value));
        }
        if (!body.isEmpty())
            request.headers.append(qMakePair(QByteArray("Content-Type"), QByteArray("text/x-snippet")));
        request.body = body;
        const QByteArray url = request.url.toEncoded();

        const QByteArrayList curl = argumentsOf(curlSnippet(request));
        QVERIFY2(curl.contains(url), curl.join('\n').constData());
        if (!body.isEmpty())
            QCOMPARE(curl.value(curl.indexOf("--data-raw") + 1), body.toUtf8());
        if (!header.isEmpty())
            QCOMPARE(curl.value(curl.indexOf("-H") + 1), value.isEmpty() ? name + ';' : header);

        const QByteArrayList httpie = argumentsOf(httpieSnippet(request));
        QCOMPARE(httpie.value(0), method);
        QCOMPARE(httpie.value(1), url);
        if (!header.isEmpty()) {
            // As HTTPie takes it apart: the first separator that no backslash precedes.
            QByteArray item = httpie.value(2);
            const bool isEmpty = item.endsWith(';');
            QCOMPARE(isEmpty, value.isEmpty());
            if (!isEmpty) {
                QVERIFY(item.startsWith(name + ':'));
                QVERIFY(!item.startsWith(name + ":=") && !item.startsWith(name + ":@"));
                item.remove(0, name.size() + 1);
                if (value.startsWith('=') || value.startsWith('@'))
                    QCOMPARE(item, '\\' + value);
                else
                    QCOMPARE(item, value);
            }
        }
        if (!body.isEmpty())
            QCOMPARE(httpie.last(), "--raw=" + body.toUtf8());

        runCurl(request);
        runNode(request);
    }

    void routesAreAccepted()
    {
        for (const RouteInfo &route : *m_server.routes()) {
            if (route.kind == HandlerKind::WebSocket)
                continue; // none of these clients speaks it
            const SnippetRequest request = snippetRequest(route, m_server.url());
            QVERIFY2(!request.url.path().contains(u'{'), qPrintable(request.url.toString()));
            // Their status is what the page of the route promises, and no complaint about the request.
            const Ran ran
                = run(u"sh"_s, {u"-c"_s, curlSnippet(request) + u" -s -m 10 -o /dev/null -w '%{http_code}'"_s});
            // A stream of events ends when its listener has had enough, which curl answers with 28.
            QVERIFY2(ran.code == 0 || (ran.code == 28 && route.path == "/events"_L1), ran.complaints.constData());
            const int status = ran.output.right(3).toInt();
            // What has a UUID for a name is named by the server: here is none yet.
            const bool isUuid = std::any_of(route.params.begin(), route.params.end(), [](const ParamInfo &param) {
                return param.schema[u"format"_s].toString() == u"uuid"_s;
            });
            if (isUuid && status == 404)
                continue;
            if (route.takesRest && status == 404) // nor is a folder served
                continue;
            if (route.path == "/token"_L1 && status == 503) // nor are there accounts
                continue;
            if (route.isPersonal && status == 401)
                continue;
            QVERIFY2(status >= 200 && status < 400, qPrintable(route.path + u' ' + QString::fromLatin1(ran.output)));
        }
    }

    void webSockets()
    {
        const SnippetRequest echo = snippetRequest(routeOf(m_server, u"/ws"_s), m_server.url());
        QCOMPARE(echo.url.toString(), u"ws://127.0.0.1:%1/ws"_s.arg(m_server.port()));
        QCOMPARE(snippetRequest(routeOf(m_server, u"/ws"_s), QUrl(u"https://h"_s)).url.toString(), u"wss://h/ws"_s);

        const QString bin = qEnvironmentVariable("COROSCOPE_BIN");
        QVERIFY(QFile::exists(bin + u"/coroscope-client"_s));
        const Ran client = run(u"sh"_s, {u"-c"_s, u"PATH=\"$0:$PATH\"\n"_s + socketClientSnippet(echo), bin});
        QVERIFY2(client.code == 0, client.complaints.constData());
        QCOMPARE(client.output, "Hello\n");

        // With a field that a shell, Python and C++ would like.
        SnippetRequest nasty = echo;
        nasty.headers = {{"X-Test", "it's \"$HOME\" `id` \\ %1 %2 {x}"}};
        QVERIFY(socketClientSnippet(nasty).contains(u"--header "_s));
        const Ran nastyClient = run(u"sh"_s, {u"-c"_s, u"PATH=\"$0:$PATH\"\n"_s + socketClientSnippet(nasty), bin});
        QVERIFY2(nastyClient.code == 0, nastyClient.complaints.constData());
        if (!QStandardPaths::findExecutable(u"python3"_s).isEmpty()) {
            const Ran ran = run(u"python3"_s,
                                {u"-c"_s, u"import ast, sys; ast.parse(sys.argv[1])"_s, pythonSocketSnippet(nasty)});
            QVERIFY2(ran.code == 0, ran.complaints.constData());
        }
        QVERIFY(qtSocketSnippet(nasty).contains(
            u"request.setRawHeader(\"X-Test\", \"it's \\\"$HOME\\\" `id` \\\\ %1 %2 {x}\");"_s));
        if (run(u"node"_s,
                {u"--experimental-websocket"_s, u"-e"_s, u"process.exit(typeof WebSocket === 'function' ? 0 : 1)"_s})
                .code
            != 0)
            QSKIP("there is no node that has WebSocket");
        const Ran node
            = run(u"node"_s,
                  {u"--no-warnings"_s, u"--experimental-websocket"_s, u"-e"_s,
                   jsSocketSnippet(echo) + u"socket.addEventListener('message', () => socket.close(1000, 'bye'));"_s});
        QVERIFY2(node.code == 0, node.complaints.constData());
        QVERIFY2(node.output.startsWith("Hello\nclosed 1000"), node.output.constData());
    }

    void aRouteHasWhatItNeeds()
    {
        const SnippetRequest waits = snippetRequest(routeOf(m_server, u"/async-endpoint"_s), QUrl(u"http://h:1"_s));
        QCOMPARE(curlSnippet(waits), u"curl 'http://h:1/async-endpoint?delay_ms=2000'"_s);
        QCOMPARE(httpieSnippet(waits), u"http GET 'http://h:1/async-endpoint?delay_ms=2000'"_s);
        QVERIFY(fetchSnippet(waits).startsWith(
            u"const response = await fetch(\"http://h:1/async-endpoint?delay_ms=2000\");\n"_s));

        const auto param = [](const char *name, ParamLocation in, bool required, const QByteArray &schema) {
            return ParamInfo{QString::fromLatin1(name), in, required, {}, QJsonDocument::fromJson(schema).object()};
        };
        RouteInfo route;
        route.method = "PUT";
        route.path = u"/users/{id}/files/{name}"_s;
        route.params = {param("id", ParamLocation::Path, true, R"({"type": "integer", "minimum": 5})"),
                        param("name", ParamLocation::Path, true, R"({"type": "string", "examples": ["a b/c"]})"),
                        param("q", ParamLocation::Query, true, R"({"type": "string", "examples": ["1+1&x=%"]})"),
                        param("mode", ParamLocation::Query, true, R"({"type": "string", "enum": ["fast", "slow"]})"),
                        param("skipped", ParamLocation::Query, false, R"({"type": "string"})"),
                        param("on", ParamLocation::Query, true, R"({"type": "boolean"})"),
                        param("x-key", ParamLocation::Header, true, R"({"type": "string"})")};
        route.bodyType = "application/json";
        route.bodySchema = QJsonDocument::fromJson(R"({"type": "object", "required": ["n"],
            "properties": {"n": {"type": "integer", "minimum": 1}}})")
                               .object();
        const SnippetRequest made = snippetRequest(route, QUrl(u"http://[::1]:8000"_s));
        QCOMPARE(made.url.toEncoded(),
                 QByteArray("http://[::1]:8000/users/5/files/a%20b%2Fc?q=1%2B1%26x%3D%25&mode=fast&on=true"));
        QCOMPARE(made.headers, (HeaderList{{"x-key", "x-key"}, {"Content-Type", "application/json"}}));
        QCOMPARE(QJsonDocument::fromJson(made.body.toUtf8()).object(), (QJsonObject{{u"n"_s, 1}}));
        QVERIFY(fetchSnippet(made).contains(u"body: JSON.stringify({"_s));
    }

    void cleanupTestCase()
    {
        m_server.stopNow();
        QVERIFY(QTest::qWaitFor([&] { return m_server.state() == ServerState::Stopped; }, 30'000));
    }

private:
    /// /echo gives body and media type back, and the method.
    void runCurl(const SnippetRequest &request)
    {
        if (QStandardPaths::findExecutable(u"curl"_s).isEmpty())
            QSKIP("there is no curl");
        const Ran ran = run(u"sh"_s, {u"-c"_s, curlSnippet(request) + u" -s -i"_s});
        QVERIFY2(ran.code == 0, ran.complaints.constData());
        checkAnswer(request, ran.output);
    }

    void runNode(const SnippetRequest &request)
    {
        if (QStandardPaths::findExecutable(u"node"_s).isEmpty())
            QSKIP("there is no node");
        const QString script = fetchSnippet(request);
        if (run(u"node"_s, {u"-e"_s, u"process.exit(typeof fetch === 'function' ? 0 : 1)"_s}).code != 0)
            QSKIP("this node has no fetch");
        const Ran ran = run(u"node"_s, {u"--input-type=module"_s, u"-e"_s, script});
        QVERIFY2(ran.code == 0, ran.complaints.constData());
        QByteArray expected = "200 ";
        if (!request.body.isEmpty())
            expected += script.contains(u"JSON.stringify"_s)
                ? QJsonDocument::fromJson(request.body.toUtf8()).toJson(QJsonDocument::Compact)
                : request.body.toUtf8();
        else
            expected += "";
        QByteArray output = ran.output.chopped(1);
        if (script.contains(u"JSON.stringify"_s)) { // members in the order of JavaScript
            QCOMPARE(QJsonDocument::fromJson(output.sliced(4)), QJsonDocument::fromJson(request.body.toUtf8()));
            QVERIFY(output.startsWith("200 "));
        } else if (request.method != "HEAD") {
            QCOMPARE(output, expected);
        } else {
            QVERIFY(output.startsWith("200"));
        }
    }

    static void checkAnswer(const SnippetRequest &request, const QByteArray &answer)
    {
        const qsizetype end = answer.indexOf("\r\n\r\n");
        const QByteArray head = answer.first(std::max<qsizetype>(end, 0)).toLower();
        QVERIFY2(head.startsWith("http/1.1 200"), answer.constData());
        if (request.method == "HEAD")
            return;
        QVERIFY2(head.contains("x-echo-method: " + request.method.toLower()), head.constData());
        QCOMPARE(answer.sliced(end + 4), request.body.toUtf8());
        if (!request.body.isEmpty())
            QVERIFY2(head.contains("content-type: text/x-snippet"), head.constData());
    }

    QTemporaryDir m_folder;
    Server m_server;
};

QTEST_GUILESS_MAIN(TestSnippets)
#include "tst_snippets.moc"

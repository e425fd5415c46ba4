// Who may call: keys, HTTP Basic, tokens and scopes, over real sockets.

#include "server/security/jwt.h"
#include "server/security/password_checker.h"
#include "tests/conformance/check_response.h"
#include "tests/integration/openapi_check.h"
#include "tests/support/prometheus_lines.h"
#include "tests/support/running_server.h"
#include "tests/support/secure_files.h"
#include "tests/support/websocket_client.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <map>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kReader = QByteArray("X-API-Key: ") + SecureFiles::kReader + "\r\n";
const QByteArray kAdmin = QByteArray("X-API-Key: ") + SecureFiles::kAdmin + "\r\n";

QByteArray basic(const QByteArray &pair)
{
    return "Authorization: Basic " + pair.toBase64() + "\r\n";
}

QByteArray bearer(const QByteArray &token)
{
    return "Authorization: Bearer " + token + "\r\n";
}

QByteArray tokenFor(const QByteArray &subject, const QList<QByteArray> &scopes, qint64 lifetime = 60)
{
    const Jwt jwt(JwtKey::read(JwtAlgorithm::HS256, SecureFiles::kSecret).value(), {});
    return jwt.make(subject, scopes, QDateTime::currentSecsSinceEpoch(), lifetime);
}

const QByteArray kAll = "ApiKey realm=\"Coroscope\", Basic realm=\"Coroscope\", charset=\"UTF-8\", Bearer "
                        "realm=\"Coroscope\"";

} // namespace

class TestAuthentication final : public QObject {
    Q_OBJECT
private:
    /// All schemes. The same server for all who do not care, since starting one takes a while.
    void begin(AuthChoice required = AuthChoice::Auto)
    {
        auto &kept = m_kept[int(required)];
        if (!kept) {
            begin([required](Options &options) { options.requireAuth = required; });
            kept = m_server;
        }
        m_server = kept;
        QVERIFY(m_server->listens());
    }
    /// One of its own.
    void begin(const std::function<void(Options &)> &change)
    {
        m_server = std::make_shared<RunningServer>(u"memory"_s);
        m_server->stop();
        Options &options = m_server->options();
        options.apiKeyFile = m_files.keys();
        options.accountsFile = m_files.accounts();
        options.jwtKeyFile = m_files.secret();
        change(options);
        m_server->start();
    }
    RawResponse ask(const QByteArray &method, const QByteArray &target, const QByteArray &fields = {},
                    const QByteArray &body = {}) const
    {
        return m_server->ask(method, target, fields, body);
    }
    RawResponse token(const QByteArray &form) const
    {
        return ask("POST", "/token", "Content-Type: application/x-www-form-urlencoded\r\n", form);
    }

    SecureFiles m_files;
    std::shared_ptr<RunningServer> m_server;
    std::map<int, std::shared_ptr<RunningServer>> m_kept;

private Q_SLOTS:
    void cleanup() { m_server.reset(); }
    void cleanupTestCase() { m_kept.clear(); }

    void withoutAnyScheme()
    {
        m_server = std::make_shared<RunningServer>(u"memory"_s);
        QVERIFY(m_server->listens());
        QVERIFY(!m_server->server.security().isOn());
        QCOMPARE(ask("GET", "/users").status, 200);
        QCOMPARE(ask("GET", "/users", kReader + basic("ada:x")).status, 200); // nobody looks at it
        const RawResponse me = ask("GET", "/me");
        QCOMPARE(me.status, 401);
        QCOMPARE(me.value("www-authenticate"), QByteArray("Bearer realm=\"Coroscope\""));
        QCOMPARE(complaintAbout(me), QString());
        const RawResponse none = token("grant_type=password&username=a&password=b");
        QCOMPARE(none.status, 503);
        QVERIFY(none.json().value(u"detail"_s).toString().contains(u"--accounts-file"_s));
        QCOMPARE(none.value("cache-control"), QByteArray("no-store"));
    }

    void statuses_data()
    {
        QTest::addColumn<AuthChoice>("required");
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, AuthChoice required, const char *method, const QByteArray &target,
                            const QByteArray &fields, int status) {
            QTest::newRow(name) << required << QByteArray(method) << target << fields << status;
        };
        const AuthChoice all = AuthChoice::Auto;
        const AuthChoice writes = AuthChoice::Writes;
        const AuthChoice off = AuthChoice::Off;
        const QByteArray wrong = "X-API-Key: wrong-key-0123456789\r\n";
        const QByteArray query = QByteArray("/users?api_key=") + SecureFiles::kReader;
        const QByteArray cookie = QByteArray("Cookie: api_key=") + SecureFiles::kAdmin + "\r\n";
        row("nobody", all, "GET", "/users", {}, 401);
        row("nobody, HEAD", all, "HEAD", "/users", {}, 401);
        row("nobody, a folder", all, "GET", "/static/", {}, 401);
        row("key", all, "GET", "/users", kReader, 200);
        row("key in the query", all, "GET", query, {}, 200);
        row("key in a cookie", all, "GET", "/users", cookie, 200);
        row("wrong key", all, "GET", "/users", wrong, 401);
        // Where nothing is in the cache, 404 is what the handler says: it was let through.
        row("read, but it writes", all, "DELETE", "/cache/a", kReader, 403);
        row("all scopes", all, "DELETE", "/cache/a", kAdmin, 404);
        row("read of a route for any method", all, "GET", "/echo", kReader, 200);
        row("write of a route for any method", all, "PUT", "/echo", kReader, 403);
        row("basic", all, "GET", "/users", basic("ada:secret"), 200);
        row("basic, UTF-8 and a colon", all, "GET", "/users", basic("bob:pass:w\u00f6rd"), 200);
        row("basic, not normalized", all, "GET", "/users", basic("bob:pass:wo\u0308rd"), 200);
        row("basic, wrong password", all, "GET", "/users", basic("ada:Secret"), 401);
        row("basic, nobody's name", all, "GET", "/users", basic("eve:secret"), 401);
        row("basic, read only", all, "DELETE", "/cache/a", basic("bob:pass:w\u00f6rd"), 403);
        row("basic, no colon", all, "GET", "/users", basic("ada"), 401);
        row("basic, no Base64", all, "GET", "/users", "Authorization: Basic ada:secret\r\n", 401);
        row("basic, empty", all, "GET", "/users", "Authorization: Basic\r\n", 401);
        row("bearer", all, "GET", "/users", bearer(tokenFor("ada", {"read"})), 200);
        row("bearer, without scopes", all, "GET", "/users", bearer(tokenFor("ada", {})), 403);
        row("bearer, expired", all, "GET", "/users", bearer(tokenFor("ada", {"read"}, -60)), 401);
        row("bearer, no token", all, "GET", "/users", bearer("abc"), 401);
        row("another scheme", all, "GET", "/users", "Authorization: Digest a=b\r\n", 401);
        row("no such route", all, "GET", "/nowhere", {}, 404);
        row("no such method", all, "DELETE", "/json", {}, 405);
        row("options", all, "OPTIONS", "/users", {}, 204);
        row("open: root", all, "GET", "/", {}, 200);
        row("open: docs", all, "GET", "/docs", {}, 200);
        row("open: script of docs", all, "GET", "/docs/docs.js", {}, 200);
        row("open: openapi", all, "GET", "/openapi.json", {}, 200);
        row("open: health", all, "GET", "/healthz", {}, 200);
        row("open: ready", all, "GET", "/readyz", {}, 200);
        row("open: metrics", all, "GET", "/metrics", {}, 200);
        row("open: benchmark", all, "GET", "/plaintext", {}, 200);
        row("open, and a wrong key", all, "GET", "/json", wrong, 200);
        row("writes only: a read", writes, "GET", "/users", {}, 200);
        row("writes only: a write", writes, "DELETE", "/cache/a", {}, 401);
        row("writes only: somebody without the scope reads", writes, "GET", "/users", bearer(tokenFor("a", {})), 200);
        row("writes only: a read with a wrong key", writes, "GET", "/users", wrong, 401);
        row("off: a write", off, "DELETE", "/cache/a", {}, 404);
        row("off: who calls", off, "GET", "/me", {}, 401);
        row("off: a wrong key", off, "GET", "/users", wrong, 401);
        row("off: without the scope", off, "DELETE", "/cache/a", kReader, 404);
    }

    void statuses()
    {
        QFETCH(AuthChoice, required);
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, fields);
        begin(required);
        const RawResponse response = ask(method, target, fields);
        QTEST(response.status, "status");
        if (method != "HEAD")
            QCOMPARE(complaintAbout(response), QString());
        QCOMPARE(response.has("www-authenticate"),
                 response.status == 401 || (response.status == 403 && fields.contains("Bearer")));
    }

    void challenges_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("challenge");
        const auto row
            = [](const char *name, const char *method, const QByteArray &fields, const QByteArray &challenge) {
                  QTest::newRow(name) << QByteArray(method) << fields << challenge;
              };
        const QByteArray invalid = kAll + ", error=\"invalid_token\", error_description=\"";
        row("nobody", "GET", {}, kAll);
        row("wrong key", "GET", "X-API-Key: wrong\r\n", kAll);
        row("wrong password", "GET", basic("ada:x"), kAll);
        row("expired", "GET", bearer(tokenFor("ada", {"read"}, -60)), invalid + "the token has expired\"");
        row("no token", "GET", bearer("a.b.c"), invalid + "the header of the token is malformed\"");
        row("another secret", "GET", bearer(tokenFor("ada", {"read"}).chopped(4) + "AAAA"),
            invalid + "the signature of the token is wrong\"");
        row("insufficient scope", "DELETE", bearer(tokenFor("ada", {"read"})),
            "Bearer realm=\"Coroscope\", error=\"insufficient_scope\", scope=\"write\"");
    }

    void challenges()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, fields);
        begin();
        const RawResponse response = ask(method, "/cache/a", fields);
        QTEST(response.value("www-authenticate"), "challenge");
        QCOMPARE(response.values("www-authenticate").size(), 1);
        if (response.status == 403)
            QCOMPARE(response.json().value(u"detail"_s).toString(),
                     u"insufficient_scope: this needs the scope write, and ada has read."_s);
    }

    void me_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QJsonObject>("who");
        const QJsonArray all{u"read"_s, u"write"_s};
        const auto row = [](const char *name, const QByteArray &fields, const char *who, const char *scheme,
                            const QJsonArray &scopes) {
            QTest::newRow(name) << fields
                                << QJsonObject{{u"name"_s, QString::fromUtf8(who)},
                                               {u"scheme"_s, QString::fromUtf8(scheme)},
                                               {u"scopes"_s, scopes}};
        };
        row("key", kReader, "reader", "api-key", {u"read"_s});
        row("key with all scopes", kAdmin, "admin", "api-key", all);
        row("basic", basic("ada:secret"), "ada", "basic", all);
        row("bearer", bearer(tokenFor("j\u00f6", {"own", "read"})), "j\u00f6", "bearer", {u"own"_s, u"read"_s});
        row("bearer without scopes", bearer(tokenFor("jo", {})), "jo", "bearer", {});
    }

    void me()
    {
        QFETCH(QByteArray, fields);
        begin();
        const RawResponse response = ask("GET", "/me", fields);
        QCOMPARE(response.status, 200);
        QTEST(response.json(), "who");
        QCOMPARE(response.value("cache-control"), QByteArray("no-store"));
    }

    void tokenErrors_data()
    {
        QTest::addColumn<QByteArray>("form");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *name, const QByteArray &form, const QString &error) {
            QTest::newRow(name) << form << error;
        };
        row("empty", "", u"invalid_request"_s);
        row("no grant", "username=ada&password=secret", u"invalid_request"_s);
        row("another grant", "grant_type=client_credentials&username=ada&password=secret", u"unsupported_grant_type"_s);
        row("no password", "grant_type=password&username=ada", u"invalid_request"_s);
        row("no name", "grant_type=password&password=secret", u"invalid_request"_s);
        row("a parameter twice", "grant_type=password&username=ada&password=x&password=secret", u"invalid_request"_s);
        row("a malformed escape", "grant_type=password&username=%zz&password=secret", u"invalid_request"_s);
        row("wrong password", "grant_type=password&username=ada&password=Secret", u"invalid_grant"_s);
        row("nobody's name", "grant_type=password&username=eve&password=secret", u"invalid_grant"_s);
        row("a scope that there is not", "grant_type=password&username=ada&password=secret&scope=admin",
            u"invalid_scope"_s);
        row("a scope that bob has not", "grant_type=password&username=bob&password=pass%3Aw%C3%B6rd&scope=read+write",
            u"invalid_scope"_s);
        row("a scope that is none", "grant_type=password&username=ada&password=secret&scope=%22", u"invalid_scope"_s);
    }

    void tokenErrors()
    {
        QFETCH(QByteArray, form);
        QFETCH(QString, error);
        begin();
        const RawResponse response = token(form);
        QCOMPARE(response.status, 400);
        QCOMPARE(response.value("content-type"), QByteArray("application/json"));
        QCOMPARE(response.value("cache-control"), QByteArray("no-store"));
        const QJsonObject body = response.json();
        QCOMPARE(body.value(u"error"_s).toString(), error);
        QVERIFY(!body.value(u"error_description"_s).toString().isEmpty());
        QCOMPARE(body.size(), 2);
    }

    void tokens_data()
    {
        QTest::addColumn<JwtAlgorithm>("algorithm");
        QTest::newRow("HS256") << JwtAlgorithm::HS256;
        QTest::newRow("RS256") << JwtAlgorithm::RS256;
        QTest::newRow("ES256") << JwtAlgorithm::ES256;
    }

    /// With a key that is made at the start, where none is given.
    void tokens()
    {
        QFETCH(JwtAlgorithm, algorithm);
        begin([&](Options &options) {
            options.jwtKeyFile.clear();
            options.jwtAlgorithm = algorithm;
            options.jwtIssuer = u"https://issuer.test"_s;
            options.jwtAudience = u"us"_s;
            options.tokenLifetime = std::chrono::minutes(10);
        });
        const RawResponse response = token("grant_type=password&username=ada&password=secret&scope=read");
        QCOMPARE(response.status, 200);
        QCOMPARE(response.value("cache-control"), QByteArray("no-store"));
        const QJsonObject body = response.json();
        QCOMPARE(body.value(u"token_type"_s).toString(), u"bearer"_s);
        QCOMPARE(body.value(u"expires_in"_s).toInt(), 600);
        QCOMPARE(body.value(u"scope"_s).toString(), u"read"_s);
        const QByteArray made = body.value(u"access_token"_s).toString().toLatin1();
        const RawResponse who = ask("GET", "/me", bearer(made));
        QCOMPARE(who.json().value(u"name"_s).toString(), u"ada"_s);
        QCOMPARE(who.json().value(u"scheme"_s).toString(), u"bearer"_s);
        QCOMPARE(ask("DELETE", "/cache/a", bearer(made)).status, 403);
        // Without a scope: all that the account has.
        const QJsonObject whole = token("grant_type=password&username=bob&password=pass%3Aw%C3%B6rd").json();
        QCOMPARE(whole.value(u"scope"_s).toString(), u"read"_s);
        // Of another run, whose key it was.
        m_server->stop();
        m_server->start();
        QCOMPARE(ask("GET", "/me", bearer(made)).status, 401);
    }

    void publicKeySignsNothing()
    {
        const auto key = JwtKey::make(JwtAlgorithm::ES256);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"is a public key: POST /token cannot sign"_s));
        begin([&](Options &options) {
            options.jwtAlgorithm = JwtAlgorithm::ES256;
            options.jwtKeyFile = m_files.file(u"public.pem"_s, key->publicPem());
        });
        const RawResponse none = token("grant_type=password&username=ada&password=secret");
        QCOMPARE(none.status, 503);
        QVERIFY(none.json().value(u"detail"_s).toString().contains(u"public key"_s));
        const QByteArray text = Jwt(key.value(), {}).make("ada", {"read"}, QDateTime::currentSecsSinceEpoch(), 60);
        QCOMPARE(ask("GET", "/users", bearer(text)).status, 200);
    }

    /// A stranger cannot make the server read: the answer comes before the body.
    void beforeTheBody_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::newRow("nobody") << QByteArray();
        QTest::newRow("wrong key") << QByteArray("X-API-Key: wrong\r\n");
        QTest::newRow("wrong password") << basic("ada:wrong");
    }

    void beforeTheBody()
    {
        QFETCH(QByteArray, fields);
        begin();
        RawClient client(m_server->server.port());
        QVERIFY(client.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n" + fields + "\r\n"));
        const auto response = client.read();
        QVERIFY2(response, qPrintable(client.problem()));
        QCOMPARE(response->status, 401);
    }

    /// The body comes while the password is being checked, or after.
    void bodyAfterAPassword_data()
    {
        QTest::addColumn<bool>("isChunked");
        QTest::addColumn<bool>("isAtOnce");
        QTest::newRow("length, with the head") << false << true;
        QTest::newRow("length, later") << false << false;
        QTest::newRow("chunked, with the head") << true << true;
        QTest::newRow("chunked, later") << true << false;
    }

    void bodyAfterAPassword()
    {
        QFETCH(bool, isChunked);
        QFETCH(bool, isAtOnce);
        begin();
        RawClient client(m_server->server.port());
        const QByteArray head = "POST /echo HTTP/1.1\r\nHost: localhost\r\n" + basic("ada:secret")
            + (isChunked ? "Transfer-Encoding: chunked\r\n\r\n" : "Content-Length: 10\r\n\r\n");
        const QByteArray body = isChunked ? "5\r\n01234\r\n5\r\n56789\r\n0\r\n\r\n" : "0123456789";
        const QByteArray next = "GET /me HTTP/1.1\r\nHost: localhost\r\n" + kReader + "\r\n";
        if (isAtOnce) {
            QVERIFY(client.send(head + body + next)); // pipelined
        } else {
            QVERIFY(client.send(head));
            QVERIFY(client.send(body.first(4)));
            QVERIFY(client.send(body.sliced(4)));
            QVERIFY(client.send(next));
        }
        const auto first = client.read();
        QVERIFY2(first, qPrintable(client.problem()));
        QCOMPARE(first->status, 200);
        QCOMPARE(first->body, QByteArray("0123456789"));
        const auto second = client.read();
        QVERIFY2(second, qPrintable(client.problem()));
        QCOMPARE(second->json().value(u"name"_s).toString(), u"reader"_s);
    }

    void expectContinueWaitsForTheAnswer()
    {
        begin();
        RawClient client(m_server->server.port());
        const QByteArray head
            = "POST /echo HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\nContent-Length: 2\r\n";
        QVERIFY(client.send(head + basic("ada:secret") + "\r\n"));
        const auto interim = client.read();
        QVERIFY2(interim, qPrintable(client.problem()));
        QCOMPARE(interim->status, 100);
        QVERIFY(client.send("ab"));
        QCOMPARE(client.read()->body, QByteArray("ab"));
        RawClient stranger(m_server->server.port());
        QVERIFY(stranger.send(head + basic("ada:wrong") + "\r\n"));
        QCOMPARE(stranger.read()->status, 401); // and no 100 before
    }

    /// A real password takes tens of milliseconds: who leaves meanwhile, ends its side, or stops the server.
    void rudeClientsWhileAPasswordIsChecked()
    {
        begin([&](Options &options) { options.accountsFile = m_files.accounts(PasswordCost()); });
        const QByteArray request = RunningServer::request("GET", "/me", basic("ada:secret"));
        for (int i = 0; i < 8; ++i) {
            RawClient client(m_server->server.port());
            QVERIFY(client.send(RunningServer::request("POST", "/echo", basic("ada:wrong"), "abc")));
            if (i % 2 == 0)
                client.reset();
            else
                client.close();
        }
        RawClient half(m_server->server.port());
        QVERIFY(half.send(request));
        half.halfClose();
        const auto answer = half.read();
        QVERIFY2(answer, qPrintable(half.problem()));
        QCOMPARE(answer->json().value(u"name"_s).toString(), u"ada"_s);
        std::vector<RawClient> last;
        for (int i = 0; i < 8; ++i) {
            last.emplace_back(m_server->server.port());
            QVERIFY(last.back().send(RunningServer::request("GET", "/me", basic("ada:other"))));
        }
        m_server->stop(); // at once, with passwords that wait
        QCOMPARE(m_server->server.state(), ServerState::Stopped);
    }

    /// Only so many passwords wait to be checked; who comes then is told to come again, and a key is nothing to it.
    void guessersAreBounded()
    {
        begin([&](Options &options) { options.accountsFile = m_files.accounts(PasswordCost()); });
        const auto responses = m_server->askMany(200, "/users", basic("ada:wrong"));
        int refused = 0;
        int busy = 0;
        for (const RawResponse &response : responses) {
            refused += response.status == 401 ? 1 : 0;
            if (response.status == 503) {
                ++busy;
                QCOMPARE(response.value("retry-after"), QByteArray("1"));
            }
        }
        QCOMPARE(refused + busy, 200);
        QVERIFY2(refused >= PasswordChecker::kMostWaiting, qPrintable(QString::number(refused)));
        QVERIFY2(busy > 0, "as many passwords were checked as came");
        QCOMPARE(ask("GET", "/users", kReader).status, 200);
        const PrometheusLines lines(ask("GET", "/metrics").body);
        QCOMPARE(lines.problem(), QString());
        QCOMPARE(lines.valueOr0("coroscope_auth_refused_total{scheme=\"basic\"}"), double(refused));
        QCOMPARE(lines.valueOr0("coroscope_auth_busy_total"), double(busy));
        QCOMPARE(lines.valueOr0("coroscope_auth_accepted_total{scheme=\"api-key\"}"), 1.0);
    }

    /// A page of another site makes its visitor's browser send the cookie.
    void cookiesOfForeignPages()
    {
        begin([](Options &options) { options.corsOrigins = QStringList{u"https://friend.test"_s}; });
        const QByteArray cookie = QByteArray("Cookie: api_key=") + SecureFiles::kAdmin + "\r\n";
        // 404: let through, and nothing was there.
        QCOMPARE(ask("DELETE", "/cache/a", cookie).status, 404);
        QCOMPARE(ask("DELETE", "/cache/a", cookie + "Origin: https://evil.test\r\n").status, 403);
        QCOMPARE(ask("DELETE", "/cache/a", cookie + "Origin: https://friend.test\r\n").status, 404);
        QCOMPARE(ask("DELETE", "/cache/a", cookie + "Origin: http://localhost:3000\r\n").status, 404);
        QCOMPARE(ask("GET", "/users", cookie + "Origin: https://evil.test\r\n").status, 200); // which it may not read
        QCOMPARE(ask("DELETE", "/cache/a", kAdmin + "Origin: https://evil.test\r\n").status,
                 404); // no browser adds that
    }

    void preflightsAreNotAsked()
    {
        begin();
        const RawResponse preflight = ask("OPTIONS", "/users",
                                          "Origin: http://localhost:3000\r\nAccess-Control-Request-Method: POST\r\n"
                                          "Access-Control-Request-Headers: authorization, x-api-key\r\n");
        QCOMPARE(preflight.status, 200);
        QCOMPARE(preflight.value("access-control-allow-headers"), QByteArray("authorization, x-api-key"));
        // A page that may read responses reads why it was refused.
        QCOMPARE(ask("GET", "/users", "Origin: http://localhost:3000\r\n").value("access-control-allow-origin"),
                 QByteArray("http://localhost:3000"));
    }

    void webSockets()
    {
        begin();
        QCOMPARE(WebSocketClient(m_server->server.port()).response().status, 401);
        QCOMPARE(WebSocketClient(m_server->server.port(), "/ws", basic("ada:wrong")).response().status, 401);
        QCOMPARE(WebSocketClient(m_server->server.port(), "/ws", basic("ada:secret")).response().status, 101);
        QCOMPARE(WebSocketClient(m_server->server.port(), "/ws?api_key=" + QByteArray(SecureFiles::kReader))
                     .response()
                     .status,
                 101);
    }

    void responsesAreNotForOthers()
    {
        begin();
        QCOMPARE(ask("GET", "/users", kReader).value("cache-control"), QByteArray("private"));
        const QByteArray cached = ask("GET", "/cached-report", kReader).value("cache-control");
        QVERIFY2(cached.endsWith(", private"), cached.constData());
    }

    /// Who it was is in the record and in the log; the key is in neither.
    void recordsSayWho()
    {
        const QString path = m_files.file(u"access.log"_s, {});
        begin([&](Options &options) {
            options.accessLog = AccessLogChoice::Text;
            options.accessLogFile = path;
        });
        const auto log = [&] {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const auto feed = m_server->server.openFeed();
        QCOMPARE(ask("GET", QByteArray("/users?limit=1&api_key=") + SecureFiles::kReader).status, 200);
        QCOMPARE(ask("GET", "/me", bearer(tokenFor("j\u00f6 b", {}))).status, 200);
        QCOMPARE(ask("GET", "/users").status, 401);
        // Where nobody looks at it, no record has it either.
        QCOMPARE(ask("GET", QByteArray("/json?api_key=") + SecureFiles::kReader).status, 200);
        QCOMPARE(ask("GET", QByteArray("/nowhere?api_key=") + SecureFiles::kReader).status, 404);
        std::vector<ExchangeRecordPtr> ended;
        const auto take = [&] {
            for (const auto &batch : feed->take()) {
                for (const auto &record : batch->exchanges) {
                    if (record->end != ExchangeEnd::Running)
                        ended.push_back(record);
                }
            }
            return ended.size() >= 5;
        };
        QVERIFY(QTest::qWaitFor(take, 30'000));
        QCOMPARE(ended[0]->user, QByteArray("reader"));
        QCOMPARE(ended[0]->authScheme, QByteArray("api-key"));
        QCOMPARE(ended[0]->target,
                 "/users?limit=1&api_key=" + QByteArray(qsizetype(qstrlen(SecureFiles::kReader)), '*'));
        QVERIFY(!ended[0]->requestHead.contains(SecureFiles::kReader));
        QCOMPARE(ended[1]->user, QByteArray("j\u00f6 b"));
        QCOMPARE(ended[1]->authScheme, QByteArray("bearer"));
        QVERIFY(ended[2]->user.isEmpty() && ended[2]->authScheme.isEmpty());
        for (const auto &record : ended)
            QVERIFY2(!(record->target + record->requestHead).contains(SecureFiles::kReader),
                     record->target.constData());
        QTRY_VERIFY_WITH_TIMEOUT(log().count('\n') >= 5, 30'000);
        const auto lines = log().split('\n');
        QVERIFY2(lines[0].startsWith("127.0.0.1 - reader ["), lines[0].constData());
        QVERIFY2(lines[1].startsWith("127.0.0.1 - j%C3%B6%20b ["), lines[1].constData());
        QVERIFY2(lines[2].startsWith("127.0.0.1 - - ["), lines[2].constData());
        QVERIFY(!log().contains(SecureFiles::kReader));
        QVERIFY(!log().contains(SecureFiles::kSecret));
    }

    /// The first request waits for the check, which its record tells; what was right is not checked again.
    void passwordsAreRemembered()
    {
        begin([](Options &) {});
        const auto feed = m_server->server.openFeed();
        for (const char *pair : {"ada:secret", "ada:secret", "ada:wrong", "ada:wrong", "ada:secret"})
            (void)ask("GET", "/me", basic(pair));
        std::vector<ExchangeRecordPtr> ended;
        const auto take = [&] {
            for (const auto &batch : feed->take()) {
                for (const auto &record : batch->exchanges) {
                    if (record->end != ExchangeEnd::Running)
                        ended.push_back(record);
                }
            }
            return ended.size() >= 5;
        };
        QVERIFY(QTest::qWaitFor(take, 30'000));
        QList<bool> checked;
        for (const auto &record : ended) {
            checked.append(std::any_of(record->spans.begin(), record->spans.end(), [](const Span &span) {
                return span.kind == SpanKind::Offload && span.label == "password" && span.ended >= span.queued;
            }));
        }
        QCOMPARE(checked, (QList<bool>{true, false, true, true, false}));
    }

    /// Until it is known who calls, --request-timeout counts.
    void passwordsHaveAnEnd()
    {
        begin([&](Options &options) {
            options.accountsFile = m_files.accounts(PasswordCost{128 * 1024, 6, 1}); // about a second
            options.requestTimeout = std::chrono::milliseconds(1);
        });
        const RawResponse response = ask("GET", "/me", basic("ada:secret"));
        QCOMPARE(response.status, 504);
        QVERIFY(response.json().value(u"detail"_s).toString().contains(u"who calls"_s));
        QVERIFY(response.lists("connection", "close"));
    }

    void startFailures_data()
    {
        QTest::addColumn<QByteArray>("keys"); // null: no file is given
        QTest::addColumn<QString>("detail"); // what it has to hold
        QTest::newRow("a bad line") << QByteArray("a key\n") << u"keys, line 1: the key of a takes 16"_s;
        QTest::newRow("nobody could have one") << QByteArray() << u"--require-auth asks for a key"_s;
    }

    void startFailures()
    {
        QFETCH(QByteArray, keys);
        QFETCH(QString, detail);
        Options options;
        options.host = u"127.0.0.1"_s;
        options.port = 0;
        options.requireAuth = AuthChoice::All;
        if (!keys.isNull())
            options.apiKeyFile = m_files.file(u"bad-keys"_s, keys);
        Server server;
        for (int i = 0; i < 2; ++i) {
            server.start(options);
            QCOMPARE(server.state(), ServerState::Failed);
            QCOMPARE(server.failure().kind, StartFailure::Kind::Security);
            QVERIFY2(server.failure().detail.contains(detail), qPrintable(server.failure().detail));
        }
    }

    void rateLimitByKey()
    {
        begin([](Options &options) {
            options.rateLimit = u"2/h"_s;
            options.rateLimitBy = RateLimitChoice::Key;
        });
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(ask("GET", "/users", kReader).status, 200);
            QCOMPARE(ask("GET", "/users", kAdmin).status, 200);
        }
        const RawResponse third = ask("GET", "/users", kReader);
        QCOMPARE(third.status, 429);
        QVERIFY(third.json().value(u"detail"_s).toString().contains(u"of one key"_s));
        QCOMPARE(third.value("ratelimit-remaining"), QByteArray("0"));
        // By whatever scheme, it is the name that counts; others have what is theirs.
        QCOMPARE(ask("GET", "/users", bearer(tokenFor("reader", {"read"}))).status, 429);
        QCOMPARE(ask("GET", "/users", basic("bob:pass:w\u00f6rd")).status, 200);
        // Nobody: by address, what no route answers too.
        QCOMPARE(ask("GET", "/nowhere").status, 404);
        QCOMPARE(ask("GET", "/users").status, 401);
        QCOMPARE(ask("GET", "/users").status, 429);
        // What is wrong has a bucket of its own; where that is empty, what is right is not looked at either.
        QCOMPARE(ask("GET", "/users", "X-API-Key: wrong\r\n").status, 401);
        QCOMPARE(ask("GET", "/users", basic("bob:pass:w\u00f6rd")).status, 200);
        QCOMPARE(ask("GET", "/users", basic("bob:wrong")).status, 401);
        QCOMPARE(ask("GET", "/users", "X-API-Key: wrong\r\n").status, 429);
        QCOMPARE(ask("GET", "/users", bearer(tokenFor("carol", {"read"}))).status, 429);
        QCOMPARE(ask("GET", "/").status, 429);
        QCOMPARE(ask("GET", "/users", kAdmin).status, 429);
        QCOMPARE(ask("GET", "/healthz").status, 200);
    }

    void openApi()
    {
        begin();
        const QJsonObject document = ask("GET", "/openapi.json").json();
        QCOMPARE(OpenApiCheck::complaints(document), QStringList());
        const QJsonObject schemes = document.value(u"components"_s).toObject().value(u"securitySchemes"_s).toObject();
        QCOMPARE(schemes.keys(), (QStringList{u"apiKey"_s, u"basic"_s, u"bearer"_s, u"password"_s}));
        const QJsonObject flow
            = schemes.value(u"password"_s).toObject().value(u"flows"_s).toObject().value(u"password"_s).toObject();
        QCOMPARE(flow.value(u"tokenUrl"_s).toString(), u"/token"_s);
        QCOMPARE(flow.value(u"scopes"_s).toObject().keys(), (QStringList{u"read"_s, u"write"_s}));
        const QJsonObject paths = document.value(u"paths"_s).toObject();
        const auto operation = [&](const char *path, const char *method) {
            return paths.value(QString::fromLatin1(path)).toObject().value(QString::fromLatin1(method)).toObject();
        };
        QCOMPARE(operation("/users", "get").value(u"security"_s).toArray().size(), 4);
        QVERIFY(operation("/users", "post")
                    .value(u"security"_s)
                    .toArray()
                    .contains(QJsonObject{{u"password"_s, QJsonArray{u"write"_s}}}));
        QVERIFY(operation("/users", "get").value(u"responses"_s).toObject().contains(u"401"_s));
        QVERIFY(operation("/users", "get").value(u"responses"_s).toObject().contains(u"403"_s));
        QVERIFY(!operation("/", "get").contains(u"security"_s));
        QVERIFY(!operation("/json", "get").value(u"responses"_s).toObject().contains(u"401"_s));
    }

    void facade()
    {
        begin(AuthChoice::Writes);
        const SecurityInfo security = m_server->server.security();
        QCOMPARE(security, (SecurityInfo{true, true, true, AuthChoice::Writes}));
        for (const RouteInfo &route : *m_server->server.routes()) {
            const QString name = QString::fromLatin1(route.method) + u' ' + route.path;
            const bool writes = route.path == u"/updates"_s || route.path == u"/ws/rooms/{name}"_s;
            const bool expected
                = route.path == u"/me"_s || writes || (route.method != "GET" && route.path != u"/token"_s);
            QVERIFY2(security.asksFor(route) == expected, qPrintable(name));
            if (route.path == u"/echo"_s)
                QCOMPARE(route.scopes, (QList<QByteArray>{"read", "write"}));
            if (route.path == u"/plaintext"_s || route.path == u"/healthz"_s)
                QVERIFY2(route.isOpen && route.scopes.isEmpty(), qPrintable(name));
        }
    }
};

QTEST_GUILESS_MAIN(TestAuthentication)
#include "tst_authentication.moc"

// What requests show of who sends them, and the files that say who there is. That comparisons take the same time
// whatever is compared is by construction: CRYPTO_memcmp over all keys (ApiKeys::find), argon2's own in
// isPasswordOf(), CRYPTO_memcmp in JwtKey::hasSigned(); no test can tell it on a busy machine.

#include "server/http/request_parser.h"
#include "server/security/accounts.h"
#include "server/security/api_keys.h"
#include "server/security/credentials.h"
#include "server/security/password_checker.h"
#include "server/security/password_hash.h"
#include "server/security/scopes.h"
#include "server/security/secret_file.h"
#include "server/security/security.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

constexpr PasswordCost kCheap{64, 1, 1}; // so that the tests do not take the time that a real one has to

QByteArray cheapHash(const QByteArray &password)
{
    return hashPassword(password, kCheap).value();
}

Request requestOf(const QByteArray &target, const QByteArray &fields)
{
    Request request;
    request.head = "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n";
    BodyFraming framing;
    if (const Refusal refusal = parseHead(request, framing))
        qFatal("%s", refusal.detail);
    return request;
}

const QByteArray kKey = QByteArrayLiteral("0123456789abcdef");

/// "scheme place name secret", or what is in its stead.
QByteArray shown(const std::optional<Credentials> &found)
{
    if (!found)
        return "nothing";
    static const char *const kPlaces[] = {"field", "query", "cookie"};
    QByteArray text = authSchemeName(found->scheme).toByteArray();
    if (found->scheme == AuthScheme::ApiKey)
        text += QByteArray(" ") + kPlaces[int(found->place)];
    if (found->isMalformed)
        return text + " malformed";
    if (found->scheme == AuthScheme::Basic)
        text += ' ' + found->name;
    return text + ' ' + found->secret;
}

} // namespace

class TestCredentials final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void basic_data()
    {
        QTest::addColumn<QByteArray>("token");
        QTest::addColumn<QByteArray>("pair"); // "name|password"; null: it is none
        const auto row = [](const char *name, const QByteArray &token, const QByteArray &pair) {
            QTest::newRow(name) << token << pair;
        };
        row("of RFC 7617", "QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Aladdin|open sesame");
        row("of RFC 7617, UTF-8", "dGVzdDoxMjPCow==", "test|123\u00a3");
        row("without padding", "QWxhZGRpbjpvcGVuIHNlc2FtZQ", "Aladdin|open sesame");
        row("a colon in the password", QByteArray("a:b:c").toBase64(), "a|b:c");
        row("no password", QByteArray("a:").toBase64(), "a|");
        row("no name", QByteArray(":b").toBase64(), "|b");
        row("neither", QByteArray(":").toBase64(), "|");
        row("no colon", QByteArray("ab").toBase64(), {});
        row("empty", "", {});
        row("no Base64", "a:b", {});
        row("Base64 of URLs", QByteArray("a:\xc2\xbf\xc2\xbf\xc3\xbf").toBase64(QByteArray::Base64UrlEncoding), {});
        row("no UTF-8", QByteArray("a:\xe9").toBase64(), {});
        row("overlong UTF-8", QByteArray("a:\xc0\xba").toBase64(), {});
        row("a control character", QByteArray("a:b\nc").toBase64(), {});
        row("NUL", QByteArray("a:b\0c", 5).toBase64(), {});
        row("too much", QByteArray(4000, 'a').append(":b").toBase64(), {});
    }

    void basic()
    {
        QFETCH(QByteArray, token);
        QFETCH(QByteArray, pair);
        const auto parsed = parseBasic(token);
        QCOMPARE(parsed.has_value(), !pair.isNull());
        if (parsed)
            QCOMPARE(parsed->first + '|' + parsed->second, pair);
    }

    void places_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("found");
        const auto row = [](const char *name, const QByteArray &target, const QByteArray &fields,
                            const QByteArray &found) { QTest::newRow(name) << target << fields << found; };
        row("nothing", "/", "", "nothing");
        row("field", "/", "X-API-Key: k\r\n", "api-key field k");
        row("field, any case", "/", "x-api-KEY:  k \r\n", "api-key field k");
        row("field, empty", "/?api_key=q", "X-API-Key:\r\n", "api-key field malformed");
        row("field, twice", "/", "X-API-Key: k\r\nX-API-Key: l\r\n", "api-key field malformed");
        row("query", "/?a=1&api_key=k%2B%20+l&b", "", "api-key query k+  l");
        row("query, its name escaped", "/?api%5Fkey=k", "", "api-key query k");
        row("query, empty", "/?api_key=", "", "api-key query malformed");
        row("query, no value", "/?api_key", "", "nothing");
        row("query, another name", "/?apikey=k&api_keys=l", "", "nothing");
        row("query, bad escape", "/?api_key=%zz", "", "api-key query malformed");
        row("cookie", "/", "Cookie: a=b; api_key=k; c=d\r\n", "api-key cookie k");
        row("cookie, quoted", "/", "Cookie: api_key=\"k\"\r\n", "api-key cookie k");
        row("cookie, in the second field", "/", "Cookie: a=b\r\nCookie: api_key=k\r\n", "api-key cookie k");
        row("cookie, another name", "/", "Cookie: API_KEY=k; xapi_key=k\r\n", "nothing");
        row("field before query before cookie", "/?api_key=q", "Cookie: api_key=c\r\nX-API-Key: f\r\n",
            "api-key field f");
        row("query before cookie", "/?api_key=q", "Cookie: api_key=c\r\n", "api-key query q");
        row("basic", "/", "Authorization: Basic YTpi\r\n", "basic a b");
        row("basic, any case", "/", "authorization: bAsIc   YTpi\r\n", "basic a b");
        row("basic, malformed", "/", "Authorization: Basic a:b\r\n", "basic malformed");
        row("basic, nothing", "/", "Authorization: Basic\r\n", "basic malformed");
        row("bearer", "/", "Authorization: Bearer a.b.c\r\n", "bearer a.b.c");
        row("bearer, nothing", "/", "Authorization: Bearer \r\n", "bearer malformed");
        row("two of them", "/", "Authorization: Bearer a\r\nAuthorization: Bearer b\r\n", "bearer malformed");
        row("another scheme", "/", "Authorization: Digest a\r\n", "nothing");
        row("another scheme, and a key", "/", "Authorization: Digest a\r\nX-API-Key: k\r\n", "api-key field k");
        row("authorization before a key", "/?api_key=q", "Authorization: Bearer a\r\nX-API-Key: k\r\n", "bearer a");
    }

    void places()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, fields);
        QTEST(shown(credentialsIn(requestOf(target, fields), {true, true, true})), "found");
    }

    /// What is not asked for may be meant for a proxy.
    void onlyWhatIsAskedFor()
    {
        const Request request = requestOf("/?api_key=q", "Authorization: Basic YTpi\r\n");
        QCOMPARE(shown(credentialsIn(request, {false, false, true})), QByteArray("nothing"));
        QCOMPARE(shown(credentialsIn(request, {true, false, true})), QByteArray("api-key query q"));
        QCOMPARE(shown(credentialsIn(request, {false, true, false})), QByteArray("basic a b"));
        QCOMPARE(shown(credentialsIn(request, {false, false, false})), QByteArray("nothing"));
    }

    void queryKeysAreCovered()
    {
        Request request = requestOf("/a?b=1&api_key=secret&api%5Fkey=other&c", "X-Other: secret\r\n");
        QVERIFY(coverQueryKey(request));
        QCOMPARE(request.target().toByteArray(), QByteArray("/a?b=1&api_key=******&api%5Fkey=*****&c"));
        QCOMPARE(request.field("x-other").toByteArray(), QByteArray("secret"));
        QVERIFY(!request.head.contains("other&"));
        Request plain = requestOf("/a?b=1", "");
        QVERIFY(!coverQueryKey(plain));
    }

    void keyFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QByteArray &text, const QString &fault) {
            QTest::newRow(name) << text << fault;
        };
        row("empty", "", {});
        row("comments and blanks", "# who\n\n  \t\r\n# why\n", {});
        row("two keys", "a " + kKey + "\nb\t" + kKey + "x read,write\r\n", {});
        row("one word", "a", u"keys, line 1: takes NAME KEY [SCOPE,SCOPE]"_s);
        row("four words", "#\na " + kKey + " read write\n", u"keys, line 2: takes NAME KEY [SCOPE,SCOPE]"_s);
        row("a short key", "a 0123456789abcde\n",
            u"keys, line 1: the key of a takes 16 to 512 letters, digits and -._~+/="_s);
        row("a key with a quote", "a 0123456789abcdef\"\n",
            u"keys, line 1: the key of a takes 16 to 512 letters, digits and -._~+/="_s);
        row("a name with a colon", "a:b " + kKey,
            u"keys, line 1: a name takes up to 128 bytes of UTF-8 without blanks and ':'"_s);
        row("a name that is no UTF-8", "\xff " + kKey,
            u"keys, line 1: a name takes up to 128 bytes of UTF-8 without blanks and ':'"_s);
        row("an empty scope", "a " + kKey + " read,,write\n",
            u"keys, line 1: the scopes of a are words with commas, such as read,write"_s);
        row("the same key", "a " + kKey + "\n\nb " + kKey, u"keys, line 3: b has the key of a"_s);
    }

    void keyFiles()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, fault);
        const auto keys = ApiKeys::parse(u"keys"_s, text);
        QCOMPARE(keys ? QString() : keys.error().detail, fault);
        if (!keys)
            QVERIFY(!keys.error().detail.contains(u"0123456789"_s)); // nothing of a key is said
    }

    void keysAreFound()
    {
        const auto keys = ApiKeys::parse(u"keys"_s, "ada " + kKey + "\nbob " + kKey + "2 read,own\n");
        QVERIFY(keys);
        QCOMPARE(keys->size(), std::size_t(2));
        const auto ada = keys->find(kKey);
        QVERIFY(ada && ada->hasAllScopes && ada->hasAll({"read", "anything"}));
        QCOMPARE(ada->name, QByteArray("ada"));
        QCOMPARE(ada->scheme, AuthScheme::ApiKey);
        const auto bob = keys->find(kKey + '2');
        QVERIFY(bob && !bob->hasAllScopes);
        QCOMPARE(bob->scopes, (QList<QByteArray>{"read", "own"}));
        QVERIFY(bob->hasAll({"own", "read"}) && bob->hasAll({}) && !bob->hasAll({"read", "write"}));
        for (const QByteArray &wrong :
             {QByteArray(), kKey.chopped(1), kKey + '3', kKey.toUpper(), QByteArray(2000, 'a')})
            QVERIFY(!keys->find(wrong));
    }

    void accountFiles_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QByteArray &text, const QString &fault) {
            QTest::newRow(name) << text << fault;
        };
        const QByteArray hash = cheapHash("secret");
        const QString noHash = u"accounts, line 1: the hash is not of the form $argon2id$v=19$m=…,t=…,p=…$…$… that "
                               "coroscope-server hash-password prints"_s;
        const QString tooDear = u"accounts, line 1: the hash takes at most m=262144 (256 MiB), t=16 and p=8"_s;
        row("two", "ada:" + hash + "\nbob:" + hash + ":read,write\n", {});
        row("no hash", "ada", u"accounts, line 1: takes NAME:HASH or NAME:HASH:SCOPE,SCOPE"_s);
        row("a password", "ada:secret", noHash);
        row("argon2i", "ada:" + QByteArray(hash).replace("argon2id", "argon2i"), noHash);
        row("an old version", "ada:" + QByteArray(hash).replace("v=19", "v=16"), noHash);
        row("much memory", "ada:" + QByteArray(hash).replace("m=64", "m=4194304"), tooDear);
        row("many passes", "ada:" + QByteArray(hash).replace("t=1", "t=1000"), tooDear);
        row("no lanes", "ada:" + QByteArray(hash).replace("p=1", "p=0"), tooDear);
        row("a short hash", "ada:$argon2id$v=19$m=64,t=1,p=1$c2FsdHNhbHRzYWx0c2FsdA$c2hvcnQ",
            u"accounts, line 1: salt and hash take 16 to 96 bytes"_s);
        row("the same name", "ada:" + hash + "\nada:" + hash, u"accounts, line 2: there is an account ada already"_s);
        row("a name with a blank", "a da:" + hash,
            u"accounts, line 1: a name takes up to 128 bytes of UTF-8 without blanks and ':'"_s);
        row("bad scopes", "ada:" + hash + ":re ad",
            u"accounts, line 1: the scopes of ada are words with commas, such as read,write"_s);
    }

    void accountFiles()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, fault);
        const auto accounts = Accounts::parse(u"accounts"_s, text);
        QCOMPARE(accounts ? QString() : accounts.error().detail, fault);
    }

    void passwords_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<QByteArray>("tried");
        QTest::addColumn<bool>("isIt");
        QTest::newRow("the same") << QByteArray("secret") << QByteArray("secret") << true;
        QTest::newRow("another") << QByteArray("secret") << QByteArray("Secret") << false;
        QTest::newRow("longer") << QByteArray("secret") << QByteArray("secret ") << false;
        QTest::newRow("empty") << QByteArray("secret") << QByteArray() << false;
        QTest::newRow("an accent, composed or not") << QByteArray("caf\u00e9") << QByteArray("cafe\u0301") << true;
        QTest::newRow("no UTF-8") << QByteArray("caf\u00e9") << QByteArray("caf\xe9") << false;
        QTest::newRow("with NUL") << QByteArray("a\0b", 3) << QByteArray("a") << false;
        QTest::newRow("too long") << QByteArray("secret") << QByteArray(kLongestPassword + 1, 'a') << false;
    }

    void passwords()
    {
        QFETCH(QByteArray, password);
        QFETCH(QByteArray, tried);
        QTEST(isPasswordOf(cheapHash(password), tried), "isIt");
    }

    /// RFC 9106, by what OWASP asks for; two of the same are not alike.
    void newHashes()
    {
        const auto hash = hashPassword("secret");
        QVERIFY(hash);
        QVERIFY2(hash->startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash->constData());
        QVERIFY(checkPasswordHash(hash.value()));
        QVERIFY(isPasswordOf(hash.value(), "secret"));
        QVERIFY(cheapHash("a") != cheapHash("a"));
        QVERIFY(!hashPassword(""));
        QVERIFY(!hashPassword("\xff"));
        QVERIFY(!hashPassword(QByteArray(kLongestPassword + 1, 'a')));
    }

    void scopes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("scopes"); // null: it is none
        QTest::newRow("none") << QByteArray("") << QByteArray("");
        QTest::newRow("one") << QByteArray("read") << QByteArray("read");
        QTest::newRow("two, one of them twice") << QByteArray(" read  write read ") << QByteArray("read|write");
        QTest::newRow("odd ones") << QByteArray("users:read a/b!") << QByteArray("users:read|a/b!");
        QTest::newRow("a quote") << QByteArray("a\"b") << QByteArray();
        QTest::newRow("a backslash") << QByteArray("a\\b") << QByteArray();
        QTest::newRow("not ASCII") << QByteArray("r\u00e9ad") << QByteArray();
        QTest::newRow("long") << QByteArray(65, 'a') << QByteArray();
    }

    void scopes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, scopes);
        const auto parsed = parseScopes(text, ' ');
        QCOMPARE(parsed.has_value(), !scopes.isNull());
        if (parsed)
            QCOMPARE(QByteArrayList(*parsed).join('|'), scopes);
    }

    /// A minute, by a clock that the test turns, of nobody's password but that one.
    void whatIsRemembered()
    {
        const auto accounts = Accounts::parse(u"accounts"_s, "ada:" + cheapHash("secret"));
        QVERIFY(accounts);
        qint64 now = 1000;
        PasswordChecker checker(accounts.value(), [&now] { return now; });
        QVERIFY(!checker.remembered("ada", "secret")); // nothing before it was checked
        QVERIFY(!checker.remembered("ada", ""));
        QVERIFY(!checker.remembered("", ""));
        const auto ada = std::make_shared<Principal>();
        checker.remember("ada", "secret", ada);
        now += PasswordChecker::kRemembered - 1;
        QCOMPARE(checker.remembered("ada", "secret"), PrincipalPtr(ada));
        QVERIFY(!checker.remembered("ada", "Secret"));
        QVERIFY(!checker.remembered("ad", "asecret"));
        ++now;
        QVERIFY(!checker.remembered("ada", "secret"));
        for (int i = 0; i < 3 * PasswordChecker::kMostRemembered; ++i)
            checker.remember(QByteArray::number(i), "secret", ada);
        int kept = 0;
        for (int i = 0; i < 3 * PasswordChecker::kMostRemembered; ++i)
            kept += checker.remembered(QByteArray::number(i), "secret") ? 1 : 0;
        QVERIFY2(kept > 0 && kept <= PasswordChecker::kMostRemembered, qPrintable(QString::number(kept)));
    }

    void challenges_data()
    {
        QTest::addColumn<bool>("keys");
        QTest::addColumn<bool>("accounts");
        QTest::addColumn<bool>("jwt");
        QTest::addColumn<QByteArray>("expected");
        QTest::newRow("keys") << true << false << false << QByteArray("ApiKey realm=\"Coroscope\"");
        QTest::newRow("accounts") << false << true << false
                                  << QByteArray("Basic realm=\"Coroscope\", charset=\"UTF-8\", Bearer "
                                                "realm=\"Coroscope\"");
        QTest::newRow("tokens") << false << false << true << QByteArray("Bearer realm=\"Coroscope\"");
        QTest::newRow("all") << true << true << true
                             << QByteArray("ApiKey realm=\"Coroscope\", Basic realm=\"Coroscope\", charset=\"UTF-8\", "
                                           "Bearer realm=\"Coroscope\"");
    }

    void challenges()
    {
        QFETCH(bool, keys);
        QFETCH(bool, accounts);
        QFETCH(bool, jwt);
        QTemporaryDir folder;
        const auto file = [&](const QString &name, const QByteArray &text) {
            QFile out(folder.filePath(name));
            (void)(out.open(QIODevice::WriteOnly) && out.write(text));
            out.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
            return out.fileName();
        };
        Security::Settings settings;
        if (keys)
            settings.apiKeyFile = file(u"keys"_s, "a " + kKey);
        if (accounts)
            settings.accountsFile = file(u"accounts"_s, "a:" + cheapHash("x"));
        if (jwt)
            settings.jwtKeyFile = file(u"jwt"_s, QByteArray(32, 'a'));
        const auto security = Security::load(settings);
        QVERIFY2(security, security ? "" : qPrintable(security.error().detail));
        QTEST(security.value()->challenges(), "expected");
    }

    void filesThatOthersMayRead_data()
    {
        QTest::addColumn<int>("mode");
        QTest::addColumn<bool>("warns");
        QTest::newRow("600") << 0x6000 << false;
        QTest::newRow("640") << 0x6040 << true;
        QTest::newRow("604") << 0x6004 << true;
    }

    void filesThatOthersMayRead()
    {
        QFETCH(int, mode);
        QFETCH(bool, warns);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"keys"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(file.setPermissions(QFile::Permissions(mode)));
        if (warns)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"keys holds secrets, and other users"_s));
        else
            QTest::failOnWarning(QRegularExpression(u"."_s));
        QVERIFY(readSecretFile(file.fileName()));
    }

    void filesThatCannotBeRead()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"keys"_s);
        const auto missing = readSecretFile(path);
        QVERIFY(!missing);
        QVERIFY2(missing.error().detail.startsWith(path + u" cannot be read: "_s), qPrintable(missing.error().detail));
        QCOMPARE(readSecretFile(folder.path()).error().detail, folder.path() + u" is a folder"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(1024 * 1024 + 1, 'a')));
        file.close();
        QCOMPARE(readSecretFile(path).error().detail, path + u" is larger than 1 MiB"_s);
    }
};

QTEST_GUILESS_MAIN(TestCredentials)
#include "tst_credentials.moc"

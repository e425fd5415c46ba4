// JSON Web Tokens: RFC 7519 in the form of RFC 7515, and what RFC 8725 wants to be refused.

#include "server/security/base64.h"
#include "server/security/jwt.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kNow = 1'800'000'000;
const QByteArray kSecret = QByteArrayLiteral("a secret of at least thirty-two bytes");

// RFC 7515, appendix A: the payload of A.1 to A.3, and their keys (those of A.2 and A.3 in PEM).
const QByteArray kPayload = QByteArrayLiteral(
    "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ");
constexpr qint64 kExpires = 1'300'819'380;
const QByteArray kA1Key
    = QByteArrayLiteral("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow");
const QByteArray kA2Pem = QByteArrayLiteral("-----BEGIN PUBLIC KEY-----\n"
                                            "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAofgWCuLjybRlzo0tZWJj\n"
                                            "NiuSfb4p4fAkd/wWJcyQoTbji9k0l8W26mPddxHmfHQp+Vaw+4qPCJrcS2mJPMEz\n"
                                            "P1Pt0Bm4d4QlL+yRT+SFd2lZS+pCgNMsD1W/YpRPEwOWvG6b32690r2jZ47soMZo\n"
                                            "9wGzjb/7OMg0LOL+bSf63kpaSHSXndS5z5rexMdbBYUsLA9e+KXBdQOS+UTo7WTB\n"
                                            "EMa2R2CapHg665xsmtdVMTBQY4uDZlxvb3qCo5ZwKh9kG4LT6/I5IhlJH7aGhyxX\n"
                                            "FvUK+DWNmoudF8NAco9/h9iaGNj8q2ethFkMLs91kzk2PAcDTW9gb54h4FRWyuXp\n"
                                            "oQIDAQAB\n"
                                            "-----END PUBLIC KEY-----\n");
const QByteArray kA3Pem = QByteArrayLiteral("-----BEGIN PUBLIC KEY-----\n"
                                            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEf83OJ3D2xF1Bg8vub9tLe1gHMzV7\n"
                                            "6e8Tus9uPHvRVEXH8UTNG72bfocs3+257rn0s2ldbqkLJK2KRiMohYjlrQ==\n"
                                            "-----END PUBLIC KEY-----\n");

/// With ' for ": moc loses its way in raw strings that are no C++.
QByteArray json(QByteArray text)
{
    return text.replace('\'', '"');
}

QByteArray part(const QJsonObject &object)
{
    return toBase64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

JwtKey keyOf(JwtAlgorithm algorithm, const QByteArray &text)
{
    const auto key = JwtKey::read(algorithm, text);
    if (!key)
        qFatal("%s", qPrintable(key.error().detail));
    return key.value();
}

QByteArray signedBy(const JwtKey &key, const QByteArray &input)
{
    return input + '.' + toBase64Url(key.sign(input));
}

/// By the secret, whatever the header says.
QByteArray token(const QJsonObject &header, const QJsonObject &claims)
{
    return signedBy(keyOf(JwtAlgorithm::HS256, kSecret), part(header) + '.' + part(claims));
}

QByteArray rawToken(const QByteArray &headerJson, const QByteArray &claimsJson)
{
    return signedBy(keyOf(JwtAlgorithm::HS256, kSecret), toBase64Url(headerJson) + '.' + toBase64Url(claimsJson));
}

QJsonObject with(QJsonObject object, const QString &name, const QJsonValue &value)
{
    object.insert(name, value);
    return object;
}

const QJsonObject kHeader{{u"alg"_s, u"HS256"_s}, {u"typ"_s, u"JWT"_s}};
const QJsonObject kClaims{{u"sub"_s, u"ada"_s}, {u"exp"_s, kNow + 60}};

} // namespace

class TestJwt final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void appendixA_data()
    {
        QTest::addColumn<JwtAlgorithm>("algorithm");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("A.1") << JwtAlgorithm::HS256 << *fromBase64Url(kA1Key)
                             << QByteArray("eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9")
                             << QByteArray("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        QTest::newRow("A.2")
            << JwtAlgorithm::RS256 << kA2Pem << QByteArray("eyJhbGciOiJSUzI1NiJ9")
            << QByteArray("cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8W2Fp5"
                          "jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARNPvkSjtQBMHlb"
                          "1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqvhJ1phCnvWh6IeYI2w9QO"
                          "YEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77Rw");
        QTest::newRow("A.3") << JwtAlgorithm::ES256 << kA3Pem << QByteArray("eyJhbGciOiJFUzI1NiJ9")
                             << QByteArray(
                                    "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-"
                                    "Kg6NU1Q");
    }

    /// The signatures of the RFC are right, and a bit off they are not; the claims then lack a `sub`, which the RFC's
    /// have not, and are as old as that.
    void appendixA()
    {
        QFETCH(JwtAlgorithm, algorithm);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, signature);
        const JwtKey read = keyOf(algorithm, key);
        const QByteArray input = header + '.' + kPayload;
        QByteArray raw = *fromBase64Url(signature);
        QVERIFY(read.hasSigned(input, raw));
        QVERIFY(!read.hasSigned(input + 'x', raw));
        QVERIFY(!read.hasSigned(input, raw.chopped(1)));
        QVERIFY(!read.hasSigned(input, raw + '\0'));
        QVERIFY(!read.hasSigned(input, {}));
        raw[raw.size() / 2] = char(raw[raw.size() / 2] ^ 1);
        QVERIFY(!read.hasSigned(input, raw));

        const Jwt jwt(read, {});
        const QByteArray whole = input + '.' + signature;
        QCOMPARE(jwt.read(whole, kExpires - 1).error().detail, u"the token does not say whose it is"_s);
        QCOMPARE(jwt.read(whole, kExpires + 30).error().detail, u"the token has expired"_s);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("why");
        const auto row = [](const char *name, const QByteArray &text, const QString &why) {
            QTest::newRow(name) << text << u"the token "_s + why;
        };
        const QString otherAlgorithm = u"has another algorithm than this server accepts"_s;
        const QByteArray good = token(kHeader, kClaims);
        row("nothing", "", u"is no JWS of three parts"_s);
        row("two parts", "a.b", u"is no JWS of three parts"_s);
        row("four parts", good + ".x", u"is no JWS of three parts"_s);
        row("too long", QByteArray(Jwt::kLongest + 1, 'a'), u"is longer than 8192 bytes"_s);
        row("alg none, no signature", part({{u"alg"_s, u"none"_s}}) + '.' + part(kClaims) + '.', otherAlgorithm);
        row("alg None", part({{u"alg"_s, u"None"_s}}) + '.' + part(kClaims) + '.', otherAlgorithm);
        row("alg none, signed", token({{u"alg"_s, u"none"_s}}, kClaims), otherAlgorithm);
        row("no alg", token({{u"typ"_s, u"JWT"_s}}, kClaims), otherAlgorithm);
        row("alg is a number", token({{u"alg"_s, 256}}, kClaims), otherAlgorithm);
        row("alg HS512", token({{u"alg"_s, u"HS512"_s}}, kClaims), otherAlgorithm);
        row("alg in small letters", token({{u"alg"_s, u"hs256"_s}}, kClaims), otherAlgorithm);
        row("alg RS256", token({{u"alg"_s, u"RS256"_s}}, kClaims), otherAlgorithm);
        row("crit", token(with(kHeader, u"crit"_s, QJsonArray{u"exp"_s}), kClaims),
            u"has critical extensions, of which this server knows none"_s);
        row("crit, empty", token(with(kHeader, u"crit"_s, QJsonArray()), kClaims),
            u"has critical extensions, of which this server knows none"_s);
        row("typ of something else", token(with(kHeader, u"typ"_s, u"dpop+jwt"_s), kClaims), u"is of another kind"_s);
        row("another secret", signedBy(keyOf(JwtAlgorithm::HS256, kSecret + 'x'), part(kHeader) + '.' + part(kClaims)),
            {});
        row("no signature", good.first(good.lastIndexOf('.') + 1), {});
        row("signature padded", good + '=', {});
        row("signature cut", good.chopped(2), {});
        row("claims changed",
            part(kHeader) + '.' + part(with(kClaims, u"sub"_s, u"eve"_s)) + good.mid(good.lastIndexOf('.')), {});
        row("expired", token(kHeader, with(kClaims, u"exp"_s, kNow - 31)), u"has expired"_s);
        row("no exp", token(kHeader, {{u"sub"_s, u"ada"_s}}), u"does not say when it expires"_s);
        row("exp is a text", token(kHeader, with(kClaims, u"exp"_s, u"2100"_s)),
            u"does not say in numbers when it expires"_s);
        row("exp is null", token(kHeader, with(kClaims, u"exp"_s, QJsonValue::Null)),
            u"does not say in numbers when it expires"_s);
        row("exp is negative", token(kHeader, with(kClaims, u"exp"_s, -1)),
            u"does not say in numbers when it expires"_s);
        row("nbf to come", token(kHeader, with(kClaims, u"nbf"_s, kNow + 31)), u"is not good yet"_s);
        row("nbf is a text", token(kHeader, with(kClaims, u"nbf"_s, u"1"_s)),
            u"does not say in numbers when it begins"_s);
        row("for somebody else", token(kHeader, with(kClaims, u"aud"_s, u"them"_s)), u"is for another audience"_s);
        row("no sub", token(kHeader, {{u"exp"_s, kNow + 60}}), u"does not say whose it is"_s);
        row("sub is empty", token(kHeader, with(kClaims, u"sub"_s, u""_s)), u"does not say whose it is"_s);
        row("sub is a number", token(kHeader, with(kClaims, u"sub"_s, 7)), u"does not say whose it is"_s);
        row("sub is long", token(kHeader, with(kClaims, u"sub"_s, QString(257, u'a'))), u"does not say whose it is"_s);
    }

    void refused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, why);
        const Jwt jwt(keyOf(JwtAlgorithm::HS256, kSecret), {});
        const auto read = jwt.read(text, kNow);
        QVERIFY(!read);
        QCOMPARE(read.error().detail, why == u"the token "_s ? u"the signature of the token is wrong"_s : why);
    }

    /// What stands in the header or the claims is no JSON, or says one thing twice.
    void malformed_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("claims");
        QTest::addColumn<QString>("why");
        const QByteArray header = json("{'alg':'HS256'}");
        const QByteArray claims = json("{'sub':'ada','exp':1800000060}");
        const QString inHeader = u"the header of the token is malformed"_s;
        const QString inClaims = u"the claims of the token are malformed"_s;
        QTest::newRow("header no JSON") << QByteArray("alg") << claims << inHeader;
        QTest::newRow("header a list") << QByteArray("[]") << claims << inHeader;
        QTest::newRow("header empty") << QByteArray() << claims << inHeader;
        QTest::newRow("alg twice") << json("{'alg':'none','alg':'HS256'}") << claims << inHeader;
        QTest::newRow("alg twice, one escaped") << json("{'alg':'HS256','\\u0061lg':'none'}") << claims << inHeader;
        QTest::newRow("claims no JSON") << header << json("{'sub':") << inClaims;
        QTest::newRow("claims a text") << header << json("'sub'") << inClaims;
        QTest::newRow("sub twice") << header << json("{'sub':'ada','exp':1800000060,'sub':'eve'}") << inClaims;
        QTest::newRow("exp twice, with a blank")
            << header << json("{'exp':1,'sub':'ada', 'exp' :1800000060}") << inClaims;
        QTest::newRow("twice, but not the same object")
            << header << json("{'sub':'ada','exp':1800000060,'a':{'sub':1,'exp':[{'a':2}]},'b':{'sub':'\\'a\\':'}}")
            << QString();
        QTest::newRow("scope is a list") << header << json("{'sub':'ada','exp':1800000060,'scope':['read']}")
                                         << u"the scope of the token is malformed"_s;
        QTest::newRow("scope with a quote") << header << json("{'sub':'ada','exp':1800000060,'scope':'re\\'ad'}")
                                            << u"the scope of the token is malformed"_s;
    }

    void malformed()
    {
        QFETCH(QByteArray, header);
        QFETCH(QByteArray, claims);
        QFETCH(QString, why);
        const Jwt jwt(keyOf(JwtAlgorithm::HS256, kSecret), {});
        const auto read = jwt.read(rawToken(header, claims), kNow);
        QCOMPARE(read ? QString() : read.error().detail, why);
    }

    /// A second more or less, with the leeway of 30 s, and with none.
    void edgesOfTime_data()
    {
        QTest::addColumn<qint64>("leeway");
        QTest::addColumn<QJsonValue>("expires");
        QTest::addColumn<QJsonValue>("notBefore");
        QTest::addColumn<bool>("isGood");
        const QJsonValue later(kNow + 1000);
        const auto row = [](const char *name, qint64 leeway, const QJsonValue &exp, const QJsonValue &nbf,
                            bool isGood) { QTest::newRow(name) << leeway << exp << nbf << isGood; };
        const QJsonValue none = QJsonValue::Undefined;
        row("exp now", 0, kNow, none, false);
        row("exp in a second", 0, kNow + 1, none, true);
        row("exp in half a second", 0, double(kNow) + 0.5, none, true);
        row("exp now, with leeway", 30, kNow, none, true);
        row("exp 29 s ago", 30, kNow - 29, none, true);
        row("exp 30 s ago", 30, kNow - 30, none, false);
        row("exp in a thousand years", 0, 1e12, none, true);
        row("nbf now", 0, later, kNow, true);
        row("nbf in a second", 0, later, kNow + 1, false);
        row("nbf in 30 s", 30, later, kNow + 30, true);
        row("nbf in 31 s", 30, later, kNow + 31, false);
    }

    void edgesOfTime()
    {
        QFETCH(qint64, leeway);
        QFETCH(QJsonValue, expires);
        QFETCH(QJsonValue, notBefore);
        QFETCH(bool, isGood);
        QJsonObject claims = with(kClaims, u"exp"_s, expires);
        if (!notBefore.isUndefined())
            claims.insert(u"nbf"_s, notBefore);
        const Jwt jwt(keyOf(JwtAlgorithm::HS256, kSecret), {{}, {}, leeway});
        QCOMPARE(jwt.read(token(kHeader, claims), kNow).isOk(), isGood);
    }

    void issuerAndAudience_data()
    {
        QTest::addColumn<QJsonValue>("issuer");
        QTest::addColumn<QJsonValue>("audience");
        QTest::addColumn<QString>("why");
        const QJsonValue none = QJsonValue::Undefined;
        const QJsonValue us = u"us"_s;
        const QJsonValue them = u"them"_s;
        const QString issuer = u"the token is of another issuer"_s;
        const QString audience = u"the token is for another audience"_s;
        QTest::newRow("both") << us << us << QString();
        QTest::newRow("in a list") << us << QJsonValue(QJsonArray{them, us}) << QString();
        QTest::newRow("no issuer") << none << us << issuer;
        QTest::newRow("another issuer") << them << us << issuer;
        QTest::newRow("issuer a list") << QJsonValue(QJsonArray{us}) << us << issuer;
        QTest::newRow("no audience") << us << none << audience;
        QTest::newRow("another audience") << us << them << audience;
        QTest::newRow("others in a list") << us << QJsonValue(QJsonArray{them}) << audience;
        QTest::newRow("an empty list") << us << QJsonValue(QJsonArray()) << audience;
        QTest::newRow("audience an object") << us << QJsonValue(QJsonObject{{u"us"_s, us}}) << audience;
    }

    void issuerAndAudience()
    {
        QFETCH(QJsonValue, issuer);
        QFETCH(QJsonValue, audience);
        QFETCH(QString, why);
        QJsonObject claims = kClaims;
        if (!issuer.isUndefined())
            claims.insert(u"iss"_s, issuer);
        if (!audience.isUndefined())
            claims.insert(u"aud"_s, audience);
        const Jwt jwt(keyOf(JwtAlgorithm::HS256, kSecret), {u"us"_s, u"us"_s, 30});
        const auto read = jwt.read(token(kHeader, claims), kNow);
        QCOMPARE(read ? QString() : read.error().detail, why);
    }

    /// RFC 8725 §2.1: who knows a public key takes it for the secret of an HMAC.
    void publicKeyIsNoSecret()
    {
        const QByteArray input = part(kHeader) + '.' + part(kClaims);
        JwtKey forger = keyOf(JwtAlgorithm::HS256, kSecret);
        const auto refused = JwtKey::read(JwtAlgorithm::HS256, kA2Pem);
        QVERIFY(!refused);
        QVERIFY(refused.error().detail.contains(u"PEM"_s));
        // With the text of the key as secret, less what would give it away.
        forger = keyOf(JwtAlgorithm::HS256, QByteArray(kA2Pem).replace("-----BEGIN PUBLIC KEY-----", ""));
        const Jwt jwt(keyOf(JwtAlgorithm::RS256, kA2Pem), {});
        QCOMPARE(jwt.read(signedBy(forger, input), kNow).error().detail,
                 u"the token has another algorithm than this server accepts"_s);
        const QByteArray claimed = part({{u"alg"_s, u"RS256"_s}}) + '.' + part(kClaims);
        QCOMPARE(jwt.read(signedBy(forger, claimed), kNow).error().detail, u"the signature of the token is wrong"_s);
    }

    /// ES256 signs r and s, 32 bytes each; DER is what OpenSSL has, and no signature here.
    void derIsNoSignature()
    {
        const auto key = JwtKey::make(JwtAlgorithm::ES256);
        QVERIFY(key);
        const QByteArray raw = key->sign("input");
        QCOMPARE(raw.size(), 64);
        QVERIFY(key->hasSigned("input", raw));
        QByteArray der("\x30\x44\x02\x20", 4);
        der += raw.first(32) + QByteArray("\x02\x20", 2) + raw.last(32);
        QVERIFY(!key->hasSigned("input", der));
        QVERIFY(!key->hasSigned("input", QByteArray(64, '\0'))); // CVE-2022-21449
        QVERIFY(!key->hasSigned("input", QByteArray(64, '\xff')));
    }

    void made_data()
    {
        QTest::addColumn<JwtAlgorithm>("algorithm");
        QTest::newRow("HS256") << JwtAlgorithm::HS256;
        QTest::newRow("RS256") << JwtAlgorithm::RS256;
        QTest::newRow("ES256") << JwtAlgorithm::ES256;
    }

    /// What is made is read, by whoever has the public key, and by nobody with another one.
    void made()
    {
        QFETCH(JwtAlgorithm, algorithm);
        const auto key = JwtKey::make(algorithm);
        QVERIFY(key && key->canSign());
        const Jwt jwt(key.value(), {u"iss"_s, u"aud"_s, 0});
        const QByteArray text = jwt.make(QByteArrayLiteral("ad\u00e4"), {"read", "write"}, kNow, 60);
        const auto claims = jwt.read(text, kNow + 59);
        QVERIFY2(claims, claims ? "" : qPrintable(claims.error().detail));
        QCOMPARE(claims->subject, QByteArray("ad\u00e4"));
        QCOMPARE(claims->scopes, (QList<QByteArray>{"read", "write"}));
        QCOMPARE(jwt.read(text, kNow + 60).error().detail, u"the token has expired"_s);
        QVERIFY(jwt.make("a", {}, kNow, 60) != jwt.make("a", {}, kNow, 60)); // jti

        const Jwt other(JwtKey::make(algorithm).value(), {u"iss"_s, u"aud"_s, 0});
        QCOMPARE(other.read(text, kNow).error().detail, u"the signature of the token is wrong"_s);
        if (algorithm == JwtAlgorithm::HS256) {
            QVERIFY(key->publicPem().isEmpty());
            return;
        }
        const JwtKey open = keyOf(algorithm, key->publicPem());
        QVERIFY(!open.canSign());
        QVERIFY(open.sign("x").isEmpty());
        QVERIFY(Jwt(open, {u"iss"_s, u"aud"_s, 0}).read(text, kNow));
    }

    void keys_data()
    {
        QTest::addColumn<JwtAlgorithm>("algorithm");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("clause");
        QTest::newRow("short secret") << JwtAlgorithm::HS256 << QByteArray(31, 'a')
                                      << u"holds 31 bytes, and HS256 takes a secret of 32 or more"_s;
        QTest::newRow("short without its line break") << JwtAlgorithm::HS256 << QByteArray(31, 'a') + "\r\n"
                                                      << u"holds 31 bytes, and HS256 takes a secret of 32 or more"_s;
        QTest::newRow("32 bytes") << JwtAlgorithm::HS256 << QByteArray(32, 'a') + '\n' << QString();
        QTest::newRow("no PEM") << JwtAlgorithm::RS256 << QByteArray(100, 'a')
                                << u"holds no PEM key: RS256 takes a public key (BEGIN PUBLIC KEY), or a private one"_s;
        QTest::newRow("empty") << JwtAlgorithm::ES256 << QByteArray()
                               << u"holds no PEM key: ES256 takes a public key (BEGIN PUBLIC KEY), or a private one"_s;
        QTest::newRow("elliptic for RS256")
            << JwtAlgorithm::RS256 << kA3Pem << u"is no RSA key of 2048 bits or more, which RS256 takes"_s;
        QTest::newRow("RSA for ES256") << JwtAlgorithm::ES256 << kA2Pem
                                       << u"is no key of the curve P-256, which ES256 takes"_s;
        QTest::newRow("RSA") << JwtAlgorithm::RS256 << kA2Pem << QString();
    }

    void keys()
    {
        QFETCH(JwtAlgorithm, algorithm);
        QFETCH(QByteArray, text);
        QFETCH(QString, clause);
        const auto key = JwtKey::read(algorithm, text);
        QCOMPARE(key ? QString() : key.error().detail, clause);
    }

    void base64_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isUrl");
        QTest::addColumn<bool>("isPlain");
        QTest::newRow("empty") << QByteArray("") << true << true;
        QTest::newRow("one byte") << QByteArray("Zg") << true << true;
        QTest::newRow("padded") << QByteArray("Zg==") << false << true;
        QTest::newRow("padded too little") << QByteArray("Zg=") << false << false;
        QTest::newRow("bits that count for nothing") << QByteArray("Zh") << false << false;
        QTest::newRow("impossible length") << QByteArray("Zm9vY") << false << false;
        QTest::newRow("+ and /") << QByteArray("+/+/") << false << true;
        QTest::newRow("- and _") << QByteArray("-_-_") << true << false;
        QTest::newRow("a line break") << QByteArray("Zm9v\nZm9v") << false << false;
        QTest::newRow("a blank") << QByteArray("Zm9 ") << false << false;
        QTest::newRow("padding inside") << QByteArray("Zg==Zm9v") << false << false;
        QTest::newRow("only padding") << QByteArray("====") << false << false;
    }

    void base64()
    {
        QFETCH(QByteArray, text);
        QTEST(fromBase64Url(text).has_value(), "isUrl");
        QTEST(fromBase64(text).has_value(), "isPlain");
    }
};

QTEST_GUILESS_MAIN(TestJwt)
#include "tst_jwt.moc"

#include "server/security/jwt.h"

#include "server/security/base64.h"
#include "server/security/scopes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>
#include <QUuid>

#include <algorithm>
#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLongestSubject = 256;

Error wrong(const char *what)
{
    return {Error::Kind::BadRequest, QString::fromLatin1(what)};
}

/// The end of a string that begins at `at`, behind its quote. In valid JSON.
qsizetype stringEnd(QByteArrayView json, qsizetype at)
{
    for (++at; at < json.size() && json[at] != '"'; ++at)
        at += json[at] == '\\' ? 1 : 0;
    return std::min(at + 1, json.size());
}

/// What a string of valid JSON, with its quotes, stands for.
QString nameIn(QByteArrayView text)
{
    if (!text.contains('\\'))
        return QString::fromUtf8(text.sliced(1, text.size() - 2));
    return QJsonDocument::fromJson('[' + text.toByteArray() + ']').array().at(0).toString();
}

/// Whether two members of an object, which is valid JSON, have the same name: then it would be up to each reader what
/// the token says (RFC 7519 §4, RFC 8725 §2.4).
bool hasTwins(QByteArrayView json)
{
    QSet<QString> names;
    int depth = 0;
    for (qsizetype at = 0; at < json.size();) {
        const char c = json[at];
        if (c != '"') {
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            ++at;
            continue;
        }
        const qsizetype end = stringEnd(json, at);
        qsizetype next = end;
        while (next < json.size() && QByteArrayView(" \t\r\n").contains(json[next]))
            ++next;
        if (depth == 1 && next < json.size() && json[next] == ':') {
            const QString name = nameIn(json.sliced(at, end - at));
            if (names.contains(name))
                return true;
            names.insert(name);
        }
        at = end;
    }
    return false;
}

/// An object of one of the parts.
std::optional<QJsonObject> objectIn(QByteArrayView part)
{
    const auto json = fromBase64Url(part);
    if (!json)
        return std::nullopt;
    QJsonParseError error{};
    const auto document = QJsonDocument::fromJson(*json, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject() || hasTwins(*json))
        return std::nullopt;
    return document.object();
}

/// A NumericDate that is there; `isThere` false: it is not. Nothing: it is none.
std::optional<double> dateIn(const QJsonObject &claims, const QString &name, bool &isThere)
{
    const QJsonValue value = claims.value(name);
    isThere = !value.isUndefined();
    if (!value.isDouble() || !std::isfinite(value.toDouble()) || value.toDouble() < 0)
        return std::nullopt;
    return value.toDouble();
}

bool isFor(const QJsonValue &audience, const QString &wanted)
{
    if (audience.isString())
        return audience.toString() == wanted;
    const auto list = audience.toArray();
    return std::any_of(list.begin(), list.end(), [&](const QJsonValue &each) { return each.toString() == wanted; });
}

bool isKnownType(const QJsonValue &type)
{
    if (type.isUndefined())
        return true;
    // RFC 7519 §5.1, RFC 9068 §2.1. What is made for another purpose says so here (RFC 8725 §3.11).
    QString name = type.toString().toLower();
    if (name.startsWith("application/"_L1))
        name = name.mid(12);
    return name == "jwt"_L1 || name == "at+jwt"_L1;
}

QByteArray part(const QJsonObject &object)
{
    return toBase64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Jwt::Jwt(JwtKey key, Rules rules)
    : m_key(std::move(key))
    , m_rules(std::move(rules))
{
}

Result<JwtClaims> Jwt::read(QByteArrayView token, qint64 now) const
{
    if (token.size() > kLongest)
        return wrong("the token is longer than 8192 bytes");
    const qsizetype first = token.indexOf('.');
    const qsizetype second = first < 0 ? -1 : token.indexOf('.', first + 1);
    if (second < 0 || token.indexOf('.', second + 1) >= 0)
        return wrong("the token is no JWS of three parts");
    const auto header = objectIn(token.first(first));
    if (!header)
        return wrong("the header of the token is malformed");
    // The key decides; a token that wants it otherwise, or none at all, is none of ours.
    if (header->value(u"alg"_s).toString() != QLatin1StringView(jwtAlgorithmName(m_key.algorithm())))
        return wrong("the token has another algorithm than this server accepts");
    if (header->contains(u"crit"_s))
        return wrong("the token has critical extensions, of which this server knows none");
    if (header->contains(u"b64"_s) || !isKnownType(header->value(u"typ"_s)))
        return wrong("the token is of another kind");
    const auto signature = fromBase64Url(token.sliced(second + 1));
    if (!signature || !m_key.hasSigned(token.first(second), *signature))
        return wrong("the signature of the token is wrong");

    const auto claims = objectIn(token.sliced(first + 1, second - first - 1));
    if (!claims)
        return wrong("the claims of the token are malformed");
    bool isThere = false;
    const auto expires = dateIn(*claims, u"exp"_s, isThere);
    if (!expires)
        return wrong(isThere ? "the token does not say in numbers when it expires"
                             : "the token does not say when it expires");
    if (double(now) >= *expires + double(m_rules.leeway))
        return wrong("the token has expired");
    const auto notBefore = dateIn(*claims, u"nbf"_s, isThere);
    if (isThere && !notBefore)
        return wrong("the token does not say in numbers when it begins");
    if (notBefore && double(now) + double(m_rules.leeway) < *notBefore)
        return wrong("the token is not good yet");
    if (!m_rules.issuer.isEmpty() && claims->value(u"iss"_s) != QJsonValue(m_rules.issuer))
        return wrong("the token is of another issuer");
    const QJsonValue audience = claims->value(u"aud"_s);
    if (m_rules.audience.isEmpty() ? !audience.isUndefined() : !isFor(audience, m_rules.audience))
        return wrong("the token is for another audience");
    const QByteArray subject = claims->value(u"sub"_s).toString().toUtf8();
    if (subject.isEmpty() || subject.size() > kLongestSubject)
        return wrong("the token does not say whose it is");
    const QJsonValue scope = claims->value(u"scope"_s);
    const auto scopes = parseScopes(scope.toString().toUtf8(), ' ');
    if (!scopes || !(scope.isString() || scope.isUndefined()))
        return wrong("the scope of the token is malformed");
    return JwtClaims{subject, *scopes};
}

QByteArray Jwt::make(const QByteArray &subject, const QList<QByteArray> &scopes, qint64 now, qint64 lifetime) const
{
    const QJsonObject header{{u"alg"_s, QString::fromLatin1(jwtAlgorithmName(m_key.algorithm()))},
                             {u"typ"_s, u"JWT"_s}};
    QJsonObject claims{
        {u"sub"_s, QString::fromUtf8(subject)},
        {u"scope"_s, QString::fromLatin1(QByteArrayList(scopes).join(' '))},
        {u"iat"_s, now},
        {u"exp"_s, now + lifetime},
        {u"jti"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
    };
    if (!m_rules.issuer.isEmpty())
        claims.insert(u"iss"_s, m_rules.issuer);
    if (!m_rules.audience.isEmpty())
        claims.insert(u"aud"_s, m_rules.audience);
    const QByteArray input = part(header) + '.' + part(claims);
    return input + '.' + toBase64Url(m_key.sign(input));
}

} // namespace coroscope

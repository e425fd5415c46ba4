#include "ui/panes/request_auth.h"

#include "server/outbound/call_check.h"
#include "ui/panes/address.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct AuthWords {
    Q_DECLARE_TR_FUNCTIONS(RequestAuth)
};

const QStringList &kindWords()
{
    static const QStringList words{u"none"_s, u"basic"_s, u"bearer"_s, u"apiKey"_s, u"password"_s};
    return words;
}

const QStringList &placeWords()
{
    static const QStringList words{u"header"_s, u"query"_s, u"cookie"_s};
    return words;
}

/// RFC 6265 §4.1.1, cookie-octet.
bool isCookieValue(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) {
        return c.unicode() > 0x20 && c.unicode() < 0x7f && !QStringView(u"\",;\\").contains(c);
    });
}

bool hasControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; });
}

} // namespace

QString RequestAuth::trouble() const
{
    switch (kind) {
    case Kind::None: return {};
    case Kind::Basic:
        if (user.contains(u':')) // RFC 7617 §2: the first colon ends it
            return AuthWords::tr(
                "A user name cannot hold a colon: the server would take what follows for the password.");
        if (hasControls(user) || hasControls(password))
            return AuthWords::tr("User name and password cannot hold line breaks or other control characters.");
        return {};
    case Kind::Bearer:
        if (token.trimmed().isEmpty())
            return AuthWords::tr("Type the token in Auth first, or choose No auth there.");
        if (hasControls(token.trimmed()))
            return AuthWords::tr("A token cannot hold line breaks or other control characters.");
        return {};
    case Kind::ApiKey:
        if (keyName.trimmed().isEmpty() || keyValue.trimmed().isEmpty())
            return AuthWords::tr("Type name and value of the key in Auth first, or choose No auth there.");
        if (keyPlace == KeyPlace::Cookie && !(isToken(keyName.trimmed().toUtf8()) && isCookieValue(keyValue.trimmed())))
            return AuthWords::tr(
                "A cookie has a name of one word, and a value without blanks, quotation marks, commas, "
                "semicolons and backslashes.");
        if (keyPlace == KeyPlace::Header && !isToken(keyName.trimmed().toUtf8()))
            return AuthWords::tr(
                       "“%1” cannot be the name of a header field: it is one word of letters, digits and signs "
                       "such as - and _.")
                .arg(keyName.trimmed());
        if (hasControls(keyValue.trimmed()))
            return AuthWords::tr("A key cannot hold line breaks or other control characters.");
        return {};
    case Kind::Password:
        if (user.isEmpty() || tokenAddress.trimmed().isEmpty())
            return AuthWords::tr(
                "Type who you are, and where tokens come from, in Auth first, or choose No auth there.");
        return {};
    }
    return {};
}

QPair<QByteArray, QByteArray> RequestAuth::header() const
{
    switch (kind) {
    case Kind::Basic: return {"Authorization", "Basic " + (user + u':' + password).toUtf8().toBase64()};
    case Kind::Bearer: return {"Authorization", "Bearer " + token.trimmed().toUtf8()};
    case Kind::Password:
        if (!fetched.isEmpty())
            return {"Authorization", "Bearer " + fetched.toUtf8()};
        break;
    case Kind::ApiKey:
        if (keyPlace == KeyPlace::Header)
            return {keyName.trimmed().toUtf8(), keyValue.trimmed().toUtf8()};
        if (keyPlace == KeyPlace::Cookie)
            return {"Cookie", (keyName.trimmed() + u'=' + keyValue.trimmed()).toUtf8()};
        break;
    case Kind::None: break;
    }
    return {};
}

bool RequestAuth::isTokenText(const QString &text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() > 0x20 && c.unicode() < 0x7f; });
}

Result<QUrl> RequestAuth::tokenUrl(const QUrl &target) const
{
    QUrl origin;
    origin.setScheme(target.scheme() == "wss"_L1      ? u"https"_s
                         : target.scheme() == "ws"_L1 ? u"http"_s
                                                      : target.scheme());
    origin.setHost(target.host());
    origin.setPort(target.port());
    return resolveAddress(tokenAddress.trimmed(), {}, target.isEmpty() ? QUrl() : origin);
}

bool RequestAuth::hasTokenFor(const QUrl &target) const
{
    if (kind != Kind::Password || fetched.isEmpty())
        return false;
    const auto from = tokenUrl(target);
    return from.isOk() && from.value() == fetchedFrom;
}

bool RequestAuth::needsToken(const QUrl &target, const QDateTime &now) const
{
    constexpr int kMoment = 5; // seconds: it must still be good when it arrives
    return kind == Kind::Password
        && (!hasTokenFor(target) || (fetchedUntil.isValid() && now.secsTo(fetchedUntil) < kMoment));
}

bool RequestAuth::isSameOwner(const RequestAuth &other) const
{
    return kind == Kind::Password && other.kind == kind && user == other.user && password == other.password
        && scope == other.scope && tokenAddress == other.tokenAddress;
}

QByteArray RequestAuth::tokenForm() const
{
    QStringList items{encodeQueryItem(u"grant_type"_s, u"password"_s), encodeQueryItem(u"username"_s, user),
                      encodeQueryItem(u"password"_s, password)};
    if (!scope.trimmed().isEmpty())
        items.append(encodeQueryItem(u"scope"_s, scope.simplified()));
    return items.join(u'&').toUtf8();
}

QString RequestAuth::queryItem() const
{
    return kind == Kind::ApiKey && keyPlace == KeyPlace::Query ? encodeQueryItem(keyName.trimmed(), keyValue.trimmed())
                                                               : QString();
}

QList<QByteArray> RequestAuth::secrets() const
{
    QList<QByteArray> list;
    switch (kind) {
    case Kind::None: break;
    case Kind::Basic: list = {header().second.sliced(6)}; break;
    case Kind::Bearer: list = {token.trimmed().toUtf8()}; break;
    case Kind::Password: list = {fetched.toUtf8(), password.toUtf8()}; break;
    case Kind::ApiKey: {
        list = {keyValue.trimmed().toUtf8()};
        if (keyPlace == KeyPlace::Query) {
            const QByteArray item = queryItem().toUtf8();
            list.append(item.sliced(item.indexOf('=') + 1));
        }
        break;
    }
    }
    list.removeAll(QByteArray());
    return list;
}

QJsonObject RequestAuth::toJson() const
{
    return {
        {u"kind"_s, kindWords()[int(kind)]},
        {u"user"_s, user},
        {u"keyName"_s, keyName},
        {u"keyPlace"_s, placeWords()[int(keyPlace)]},
        {u"tokenAddress"_s, tokenAddress},
        {u"scope"_s, scope},
    };
}

RequestAuth RequestAuth::fromJson(const QJsonObject &json)
{
    RequestAuth auth;
    auth.kind = Kind(std::max(qsizetype(0), kindWords().indexOf(json["kind"_L1].toString())));
    auth.user = json["user"_L1].toString();
    auth.keyName = json["keyName"_L1].toString(auth.keyName);
    auth.keyPlace = KeyPlace(std::max(qsizetype(0), placeWords().indexOf(json["keyPlace"_L1].toString())));
    if (json["keyInQuery"_L1].toBool()) // as it was called before cookies
        auth.keyPlace = KeyPlace::Query;
    auth.tokenAddress = json["tokenAddress"_L1].toString(auth.tokenAddress);
    auth.scope = json["scope"_L1].toString();
    return auth;
}

} // namespace coroscope

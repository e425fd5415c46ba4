#pragma once

#include "server/async/result.h"
#include "server/outbound/http_call.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>
#include <QUrl>

namespace coroscope {

/// How a request says who sends it. A value; GUI thread for its words.
struct RequestAuth {
    enum class Kind {
        None,
        Basic, ///< RFC 7617, in UTF-8
        Bearer, ///< RFC 6750
        ApiKey, ///< a header field, a query parameter or a cookie of any name
        Password, ///< OAuth2: a token that is fetched for user and password (RFC 6749 §4.3), then as Bearer
    };
    enum class KeyPlace { Header, Query, Cookie };
    Kind kind = Kind::None;
    QString user;
    QString password;
    QString token;
    QString keyName = QStringLiteral("X-Api-Key");
    QString keyValue;
    KeyPlace keyPlace = KeyPlace::Header;
    QString tokenAddress = QStringLiteral("/token"); ///< of Password: absolute, or of the server that is asked
    QString scope; ///< of Password: scopes with blanks between; empty: what the server gives
    QString fetched; ///< of Password: the token; empty: none was fetched yet
    QDateTime fetchedUntil; ///< invalid: the server did not say
    QUrl fetchedFrom; ///< what gave it; whoever gets theirs from elsewhere is not sent it

    /// Password: where a token for `target`, the URL that is asked, comes from. That of a WebSocket is asked for by
    /// http. Error: BadRequest, with a translated sentence.
    Result<QUrl> tokenUrl(const QUrl &target) const;
    /// Password: there is a token, and it is one for `target`.
    bool hasTokenFor(const QUrl &target) const;
    /// Password: there is no token for `target`, or it is over, or will be in a moment.
    bool needsToken(const QUrl &target, const QDateTime &now) const;
    /// Who asks, and where and for what, is the same: a token of one is one of the other.
    bool isSameOwner(const RequestAuth &other) const;
    /// Password: the body of the request for a token, application/x-www-form-urlencoded.
    QByteArray tokenForm() const;
    /// What a server gave can stand in a header field.
    static bool isTokenText(const QString &text);

    /// Why nothing can be made of it, as a sentence; empty: it is right.
    QString trouble() const;
    /// The field that is sent for it; an empty name where there is none.
    QPair<QByteArray, QByteArray> header() const;
    /// The query item that is sent for it, encoded; empty where there is none.
    QString queryItem() const;
    /// What must not be seen, in every form in which it goes over the wire.
    QList<QByteArray> secrets() const;

    /// For a file in clear text: without password, token and key.
    QJsonObject toJson() const;
    static RequestAuth fromJson(const QJsonObject &json);

    friend bool operator==(const RequestAuth &, const RequestAuth &) = default;
};

} // namespace coroscope

#pragma once

#include "server/outbound/http_call.h"

#include <QJsonObject>
#include <QString>

namespace coroscope {

/// How a request says who sends it. A value; GUI thread for its words.
struct RequestAuth {
    enum class Kind {
        None,
        Basic, ///< RFC 7617, in UTF-8
        Bearer, ///< RFC 6750
        ApiKey, ///< a header field or a query parameter of any name
    };
    Kind kind = Kind::None;
    QString user;
    QString password;
    QString token;
    QString keyName = QStringLiteral("X-Api-Key");
    QString keyValue;
    bool keyInQuery = false;

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

#pragma once

#include "server/outbound/http_call.h"
#include "ui/models/key_value_model.h"

#include <QJsonObject>

namespace coroscope {

enum class BodyMode { None, Json, Text };

/// A request as a person edits it. A value; GUI thread for its words.
struct SenderRequest {
    QByteArray method = QByteArrayLiteral("GET");
    QString address; ///< as typed: a bare path, a host, a URL; with names in braces
    QList<KeyValueRow> params; ///< path values, and the query with what is switched off
    QList<KeyValueRow> headers;
    BodyMode bodyMode = BodyMode::None;
    QString body;
    QString textType = QStringLiteral("text/plain; charset=utf-8"); ///< Content-Type of a Text body
    int timeoutSeconds = 30; ///< 0: none
    bool followRedirects = true;
    int maxRedirects = 10;
    bool verifyTls = true;
    bool freshConnection = false;
    int count = 1;

    /// What is sent. Error: BadRequest with a translated sentence about the address or the method.
    Result<HttpCall> toCall(const QUrl &home) const;
    /// Header fields that are sent although nobody typed them: Content-Type of the body, Accept.
    HeaderList impliedHeaders() const;
    QByteArray bodyBytes() const;

    /// For the session file. Values of secret fields and the password of an address are left out: the file is plain
    /// text.
    QJsonObject toJson() const;
    /// Takes what it understands; anything else keeps its default.
    static SenderRequest fromJson(const QJsonObject &json);

    static constexpr int kMaxTimeoutSeconds = 3600;
    static constexpr int kMaxRedirects = 50;
    /// Of a response's body: one response is read whole, of many at once each only this much.
    static constexpr qint64 kMaxBodyOfOne = 256LL * 1024 * 1024;
    static constexpr qint64 kMaxBodyOfMany = 8LL * 1024 * 1024;
};

} // namespace coroscope

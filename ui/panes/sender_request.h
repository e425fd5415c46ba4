#pragma once

#include "server/outbound/http_call.h"
#include "server/runtime/websocket_link.h"
#include "ui/models/key_value_model.h"
#include "ui/panes/form_body.h"
#include "ui/panes/request_auth.h"

#include <QJsonObject>

namespace coroscope {

enum class BodyMode { None, Json, Text, Form, Multipart, File };

/// The next message of a WebSocket, as a person edits it. A value.
struct MessageDraft {
    enum class Form { Text, Json, Hex, File };
    Form form = Form::Text;
    QString text; ///< of all forms but File
    QString file; ///< path
};

/// A request as a person edits it. A value; GUI thread for its words.
struct SenderRequest {
    QByteArray method = QByteArrayLiteral("GET");
    QString address; ///< as typed: a bare path, a host, a URL; with names in braces
    QList<KeyValueRow> params; ///< path values, and the query with what is switched off
    QList<KeyValueRow> headers;
    BodyMode bodyMode = BodyMode::None;
    QString body; ///< of Json and Text; each kind keeps what is its own while another is chosen
    QString textType = QStringLiteral("text/plain; charset=utf-8"); ///< Content-Type of a Text body
    QList<KeyValueRow> form; ///< application/x-www-form-urlencoded
    QList<KeyValueRow> parts; ///< multipart/form-data
    QString filePath; ///< of a File body
    QString fileType; ///< its Content-Type; empty: as the name says
    RequestAuth auth;
    int timeoutSeconds = 30; ///< 0: none
    bool followRedirects = true;
    int maxRedirects = 10;
    bool verifyTls = true;
    bool freshConnection = false;
    /// Accept-Encoding names what this program decodes, unless a field of the request does.
    bool acceptCompressed = true;
    bool sendTrace = true; ///< a traceparent of its own goes along, by which the server's own times are found
    int count = 1;
    QString subprotocols; ///< of a WebSocket: names that are offered, with commas between them
    MessageDraft message; ///< of a WebSocket

    /// What opens a WebSocket, where the address, or its route, is one. Errors as of toCall().
    Result<WebSocketLink::Call> toSocketCall(const QUrl &home) const;
    /// The address names one by its scheme.
    bool hasSocketScheme() const;
    /// What is sent, without what readsFiles(). Error: BadRequest with a translated sentence about the address, the
    /// method, a field or the auth. The URL's scheme may be ws or wss.
    Result<HttpCall> toCall(const QUrl &home) const;
    /// Header fields that are sent although nobody typed them: Content-Type of the body, Accept, those of the auth.
    HeaderList impliedHeaders() const;
    /// The body of None, Json, Text and Form; of the others it is empty here.
    QByteArray bodyBytes() const;
    /// Its body is made by readBody().
    bool readsFiles() const { return bodyMode == BodyMode::Multipart || bodyMode == BodyMode::File; }
    /// The body of Multipart and File, and its media type. Blocks on the disk; any thread.
    Result<BuiltBody> readBody() const;
    /// Puts what readBody() made into the call. A Content-Type that the person typed stays, and is given its boundary
    /// where it lacks one.
    static void setBody(HttpCall &call, const BuiltBody &body);
    /// What must not be seen in what was sent: what the auth adds.
    QList<QByteArray> secrets() const { return auth.secrets(); }

    /// For the session file, which is plain text: without the values of fields and parameters whose names say that they
    /// are secret, the password of an address, and what the auth keeps. Texts over kMaxSavedText are left out.
    QJsonObject toJson() const;
    /// Takes what it understands; anything else keeps its default.
    static SenderRequest fromJson(const QJsonObject &json);

    /// Of a request's body.
    static constexpr qint64 kMaxRequestBody = 64LL * 1024 * 1024;
    static constexpr qsizetype kMaxSavedText = 512 * 1024; ///< characters
    static constexpr int kMaxTimeoutSeconds = 3600;
    static constexpr int kMaxRedirects = 50;
    /// Of a response's body: one response is read whole, of many at once each only this much.
    static constexpr qint64 kMaxBodyOfOne = 256LL * 1024 * 1024;
    static constexpr qint64 kMaxBodyOfMany = 8LL * 1024 * 1024;
};

/// An address without its password and without the values of query items whose names say that they are secret.
QString withoutSecretItems(const QString &address);

} // namespace coroscope

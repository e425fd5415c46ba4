#include "ui/panes/sender_request.h"

#include "server/outbound/call_check.h"
#include "ui/panes/address.h"
#include "ui/secrets.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct RequestWords {
    Q_DECLARE_TR_FUNCTIONS(SenderRequest)
};

bool hasRow(const QList<KeyValueRow> &rows, QAnyStringView name)
{
    return std::any_of(rows.begin(), rows.end(), [name](const KeyValueRow &row) {
        return row.enabled && QAnyStringView::compare(row.name.trimmed(), name, Qt::CaseInsensitive) == 0;
    });
}

QString savedText(const QString &text)
{
    return text.size() > SenderRequest::kMaxSavedText ? QString() : text;
}

const QStringList &modeWords()
{
    static const QStringList words{u"none"_s, u"json"_s, u"text"_s, u"form"_s, u"multipart"_s, u"file"_s};
    return words;
}

const QStringList &formWords()
{
    static const QStringList words{u"text"_s, u"json"_s, u"hex"_s, u"file"_s};
    return words;
}

/// Of the handshake, which the connection makes itself (RFC 6455 §4.1), or of a body that it has not.
bool isOfHandshake(QByteArrayView name)
{
    constexpr QByteArrayView kOwn[] = {"connection",           "upgrade",
                                       "sec-websocket-key",    "sec-websocket-version",
                                       "sec-websocket-accept", "sec-websocket-extensions",
                                       "content-length",       "transfer-encoding"};
    return std::any_of(std::begin(kOwn), std::end(kOwn), [&](QByteArrayView own) { return isSameField(name, own); });
}

QJsonArray rowsToJson(const QList<KeyValueRow> &rows, bool hideSecrets)
{
    QJsonArray array;
    for (const KeyValueRow &row : rows) {
        const bool secret = hideSecrets && isSecretName(row.name);
        QJsonObject item{{u"name"_s, row.name}, {u"value"_s, secret ? QString() : row.value}};
        if (!row.enabled)
            item[u"off"_s] = true;
        if (row.isPath)
            item[u"path"_s] = true;
        if (!row.raw.isEmpty() && !secret)
            item[u"raw"_s] = row.raw;
        if (row.isFile)
            item[u"file"_s] = true;
        if (!row.type.isEmpty())
            item[u"type"_s] = row.type;
        array.append(item);
    }
    return array;
}

QList<KeyValueRow> rowsFromJson(const QJsonArray &array)
{
    constexpr qsizetype kMaxRows = 1000;
    QList<KeyValueRow> rows;
    for (const QJsonValue &value : array) {
        if (rows.size() >= kMaxRows)
            break;
        const QJsonObject item = value.toObject();
        KeyValueRow row;
        row.name = item["name"_L1].toString();
        row.value = item["value"_L1].toString();
        row.enabled = !item["off"_L1].toBool();
        row.isPath = item["path"_L1].toBool();
        row.isRequired = row.isPath;
        row.raw = item["raw"_L1].toString();
        row.isFile = item["file"_L1].toBool();
        row.type = item["type"_L1].toString();
        if (!row.name.isEmpty() || !row.value.isEmpty())
            rows.append(row);
    }
    return rows;
}

} // namespace

QString withoutSecretItems(const QString &address)
{
    static const QRegularExpression userInfo(u"(//[^/?#@:]*):[^/?#@]*@"_s);
    QString text = address;
    text.replace(userInfo, u"\\1@"_s);
    AddressParts parts = splitAddress(text);
    const QList<QueryItem> items = parseQuery(parts.query);
    QStringList kept;
    bool any = false;
    for (const QueryItem &item : items) {
        const bool secret = isSecretName(item.name);
        any = any || secret;
        kept.append(secret ? item.raw.section(u'=', 0, 0) + u'=' : item.raw);
    }
    if (!any)
        return text;
    parts.query = kept.join(u'&');
    return joinAddress(parts);
}

HeaderList SenderRequest::impliedHeaders() const
{
    HeaderList list;
    if (!hasRow(headers, "accept"_L1))
        list.append({QByteArrayLiteral("Accept"), QByteArrayLiteral("*/*")});
    if (!hasRow(headers, "content-type"_L1)) {
        QByteArray type;
        switch (bodyMode) {
        case BodyMode::None: break;
        case BodyMode::Json: type = "application/json"; break;
        case BodyMode::Text: type = textType.trimmed().toUtf8(); break;
        case BodyMode::Form: type = "application/x-www-form-urlencoded"; break;
        case BodyMode::Multipart: type = "multipart/form-data"; break; // setBody() adds the boundary
        case BodyMode::File: type = fileType.trimmed().isEmpty() ? QByteArray() : fileType.trimmed().toUtf8(); break;
        }
        if (!type.isEmpty())
            list.append({QByteArrayLiteral("Content-Type"), type});
    }
    if (const auto field = auth.header(); !field.first.isEmpty() && !hasRow(headers, QString::fromUtf8(field.first)))
        list.append(field);
    return list;
}

QByteArray SenderRequest::bodyBytes() const
{
    switch (bodyMode) {
    case BodyMode::Json:
    case BodyMode::Text: return body.toUtf8();
    case BodyMode::Form: return encodeForm(form);
    case BodyMode::None:
    case BodyMode::Multipart:
    case BodyMode::File: break;
    }
    return {};
}

Result<BuiltBody> SenderRequest::readBody() const
{
    if (bodyMode == BodyMode::Multipart) {
        QByteArray boundary;
        for (const KeyValueRow &row : headers) {
            if (row.enabled && row.name.trimmed().compare("content-type"_L1, Qt::CaseInsensitive) == 0)
                boundary = boundaryOf(row.value.toUtf8());
        }
        return encodeMultipart(parts, boundary, kMaxRequestBody);
    }
    auto bytes = readBodyFile(filePath, kMaxRequestBody);
    if (!bytes.isOk())
        return bytes.error();
    const QString type = fileType.trimmed().isEmpty() ? guessedMediaType(filePath) : fileType.trimmed();
    return BuiltBody{bytes.value(), type.toUtf8()};
}

void SenderRequest::setBody(HttpCall &call, const BuiltBody &body)
{
    call.body = body.bytes;
    for (auto &[name, value] : call.headers) {
        if (!isSameField(name, "Content-Type"))
            continue;
        if (value.toLower().startsWith("multipart/") && boundaryOf(value).isEmpty())
            value += "; boundary=" + boundaryOf(body.contentType);
        return;
    }
    call.headers.append({QByteArrayLiteral("Content-Type"), body.contentType});
}

Result<HttpCall> SenderRequest::toCall(const QUrl &home) const
{
    QList<QPair<QString, QString>> pathValues;
    for (const KeyValueRow &row : params) {
        if (row.isPath)
            pathValues.append({row.name, row.value});
    }
    auto url = resolveAddress(address, pathValues, home);
    if (!url.isOk())
        return url.error();
    HttpCall call;
    call.method = method.trimmed();
    if (!isToken(call.method)) {
        return Error{Error::Kind::BadRequest,
                     RequestWords::tr("“%1” is no method: it is one word of letters, digits and signs such as - and _.")
                         .arg(QString::fromUtf8(call.method))};
    }
    if (const QString why = auth.trouble(); !why.isEmpty())
        return Error{Error::Kind::BadRequest, why};
    call.url = url.value();
    if (const QString item = auth.queryItem(); !item.isEmpty()) {
        const QString query = call.url.query(QUrl::FullyEncoded);
        call.url.setQuery(query.isEmpty() ? item : query + u'&' + item);
    }
    for (const KeyValueRow &row : headers) {
        const QByteArray name = row.name.trimmed().toUtf8();
        if (!row.enabled || (name.isEmpty() && row.value.isEmpty()))
            continue;
        if (!isToken(name)) {
            return Error{
                Error::Kind::BadRequest,
                RequestWords::tr("“%1” cannot be the name of a header field: it is one word of letters, digits and "
                                 "signs such as - and _.")
                    .arg(row.name)};
        }
        call.headers.append({name, row.value.trimmed().toUtf8()});
    }
    SenderRequest own = *this;
    if (!auth.hasTokenFor(call.url))
        own.auth.fetched.clear(); // it is one of another server
    call.headers.append(own.impliedHeaders());
    call.body = bodyBytes();
    call.timeout = std::chrono::seconds(timeoutSeconds);
    call.maxRedirects = followRedirects ? maxRedirects : 0;
    call.maxBody = count > 1 ? kMaxBodyOfMany : kMaxBodyOfOne;
    call.verifyTls = verifyTls;
    call.freshConnection = freshConnection;
    return call;
}

bool SenderRequest::hasSocketScheme() const
{
    const QString text = address.trimmed();
    return text.startsWith("ws://"_L1, Qt::CaseInsensitive) || text.startsWith("wss://"_L1, Qt::CaseInsensitive);
}

Result<WebSocketLink::Call> SenderRequest::toSocketCall(const QUrl &home) const
{
    SenderRequest plain = *this; // a handshake has no body
    plain.method = "GET";
    plain.bodyMode = BodyMode::None;
    const auto made = plain.toCall(home);
    if (!made)
        return made.error();
    const auto url = WebSocketLink::checkedUrl(made->url);
    if (!url)
        return url.error();
    WebSocketLink::Call call;
    call.url = url.value();
    call.timeout = std::chrono::seconds(timeoutSeconds);
    call.verifyTls = verifyTls;
    QStringList offered = subprotocols.split(u',');
    const bool accepts = hasRow(headers, "accept"_L1);
    for (const auto &[name, value] : made->headers) {
        if (isSameField(name, "Sec-WebSocket-Protocol"))
            offered += QString::fromUtf8(value).split(u',');
        else if (!isOfHandshake(name) && (accepts || !isSameField(name, "Accept")))
            call.headers.append({name, value});
    }
    for (const QString &each : std::as_const(offered)) {
        const QByteArray name = each.trimmed().toUtf8();
        if (name.isEmpty() || call.subprotocols.contains(name))
            continue;
        if (!isToken(name))
            return Error{Error::Kind::BadRequest,
                         RequestWords::tr("“%1” is no subprotocol: it is one word of letters, digits and signs such as "
                                          "- and _.")
                             .arg(each.trimmed())};
        call.subprotocols.append(name);
    }
    return call;
}

QJsonObject SenderRequest::toJson() const
{
    return {
        {u"version"_s, 1},
        {u"method"_s, QString::fromUtf8(method)},
        {u"address"_s, withoutSecretItems(address)},
        {u"params"_s, rowsToJson(params, true)},
        {u"headers"_s, rowsToJson(headers, true)},
        {u"bodyMode"_s, modeWords()[int(bodyMode)]},
        {u"body"_s, savedText(body)},
        {u"textType"_s, textType},
        {u"form"_s, rowsToJson(form, true)},
        {u"parts"_s, rowsToJson(parts, true)},
        {u"filePath"_s, filePath},
        {u"fileType"_s, fileType},
        {u"auth"_s, auth.toJson()},
        {u"timeoutSeconds"_s, timeoutSeconds},
        {u"followRedirects"_s, followRedirects},
        {u"maxRedirects"_s, maxRedirects},
        {u"verifyTls"_s, verifyTls},
        {u"freshConnection"_s, freshConnection},
        {u"acceptCompressed"_s, acceptCompressed},
        {u"sendTrace"_s, sendTrace},
        {u"count"_s, count},
        {u"subprotocols"_s, subprotocols},
        {u"messageForm"_s, formWords()[int(message.form)]},
        {u"message"_s, savedText(message.text)},
        {u"messageFile"_s, message.file},
    };
}

SenderRequest SenderRequest::fromJson(const QJsonObject &json)
{
    SenderRequest request;
    if (json["version"_L1].toInt() != 1)
        return request;
    const auto number = [&json](QLatin1StringView key, int usual, int low, int high) {
        return std::clamp(json[key].toInt(usual), low, high);
    };
    request.method = json["method"_L1].toString(u"GET"_s).toUtf8();
    request.address = json["address"_L1].toString();
    request.params = rowsFromJson(json["params"_L1].toArray());
    request.headers = rowsFromJson(json["headers"_L1].toArray());
    request.bodyMode
        = BodyMode(std::max(qsizetype(0), modeWords().indexOf(json["bodyMode"_L1].toString()))); // unknown: none
    request.form = rowsFromJson(json["form"_L1].toArray());
    request.parts = rowsFromJson(json["parts"_L1].toArray());
    request.filePath = json["filePath"_L1].toString();
    request.fileType = json["fileType"_L1].toString();
    request.auth = RequestAuth::fromJson(json["auth"_L1].toObject());
    request.body = json["body"_L1].toString();
    request.textType = json["textType"_L1].toString(request.textType);
    request.timeoutSeconds = number("timeoutSeconds"_L1, request.timeoutSeconds, 0, kMaxTimeoutSeconds);
    request.followRedirects = json["followRedirects"_L1].toBool(true);
    request.maxRedirects = number("maxRedirects"_L1, request.maxRedirects, 1, kMaxRedirects);
    request.verifyTls = json["verifyTls"_L1].toBool(true);
    request.freshConnection = json["freshConnection"_L1].toBool(false);
    request.acceptCompressed = json["acceptCompressed"_L1].toBool(true);
    request.sendTrace = json["sendTrace"_L1].toBool(true);
    request.count = number("count"_L1, 1, 1, 500);
    request.subprotocols = json["subprotocols"_L1].toString();
    request.message.form = MessageDraft::Form(
        std::max(qsizetype(0), formWords().indexOf(json["messageForm"_L1].toString()))); // unknown: text
    request.message.text = json["message"_L1].toString();
    request.message.file = json["messageFile"_L1].toString();
    return request;
}

} // namespace coroscope

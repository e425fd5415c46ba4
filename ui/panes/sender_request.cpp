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

bool hasRow(const QList<KeyValueRow> &rows, QLatin1StringView name)
{
    return std::any_of(rows.begin(), rows.end(), [name](const KeyValueRow &row) {
        return row.enabled && row.name.trimmed().compare(name, Qt::CaseInsensitive) == 0;
    });
}

QJsonArray rowsToJson(const QList<KeyValueRow> &rows, bool hideSecrets)
{
    QJsonArray array;
    for (const KeyValueRow &row : rows) {
        const bool secret = hideSecrets && isSecretField(row.name.toUtf8());
        QJsonObject item{{u"name"_s, row.name}, {u"value"_s, secret ? QString() : row.value}};
        if (!row.enabled)
            item[u"off"_s] = true;
        if (row.isPath)
            item[u"path"_s] = true;
        if (!row.raw.isEmpty())
            item[u"raw"_s] = row.raw;
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
        if (!row.name.isEmpty() || !row.value.isEmpty())
            rows.append(row);
    }
    return rows;
}

QString withoutPassword(const QString &address)
{
    static const QRegularExpression userInfo(u"(//[^/?#@:]*):[^/?#@]*@"_s);
    QString text = address;
    return text.replace(userInfo, u"\\1@"_s);
}

} // namespace

HeaderList SenderRequest::impliedHeaders() const
{
    HeaderList list;
    if (!hasRow(headers, "accept"_L1))
        list.append(QPair<QByteArray, QByteArray>("Accept", "*/*"));
    if (bodyMode != BodyMode::None && !hasRow(headers, "content-type"_L1)) {
        const QByteArray type
            = bodyMode == BodyMode::Json ? QByteArrayLiteral("application/json") : textType.trimmed().toUtf8();
        list.append(QPair<QByteArray, QByteArray>("Content-Type", type));
    }
    return list;
}

QByteArray SenderRequest::bodyBytes() const
{
    return bodyMode == BodyMode::None ? QByteArray() : body.toUtf8();
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
    call.url = url.value();
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
    call.headers.append(impliedHeaders());
    call.body = bodyBytes();
    call.timeout = std::chrono::seconds(timeoutSeconds);
    call.maxRedirects = followRedirects ? maxRedirects : 0;
    call.maxBody = count > 1 ? kMaxBodyOfMany : kMaxBodyOfOne;
    call.verifyTls = verifyTls;
    call.freshConnection = freshConnection;
    return call;
}

QJsonObject SenderRequest::toJson() const
{
    static const QStringList kModes{u"none"_s, u"json"_s, u"text"_s};
    return {
        {u"version"_s, 1},
        {u"method"_s, QString::fromUtf8(method)},
        {u"address"_s, withoutPassword(address)},
        {u"params"_s, rowsToJson(params, false)},
        {u"headers"_s, rowsToJson(headers, true)},
        {u"bodyMode"_s, kModes[int(bodyMode)]},
        {u"body"_s, body},
        {u"textType"_s, textType},
        {u"timeoutSeconds"_s, timeoutSeconds},
        {u"followRedirects"_s, followRedirects},
        {u"maxRedirects"_s, maxRedirects},
        {u"verifyTls"_s, verifyTls},
        {u"freshConnection"_s, freshConnection},
        {u"count"_s, count},
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
    const QString mode = json["bodyMode"_L1].toString();
    request.bodyMode = mode == "json"_L1 ? BodyMode::Json : mode == "text"_L1 ? BodyMode::Text : BodyMode::None;
    request.body = json["body"_L1].toString();
    request.textType = json["textType"_L1].toString(request.textType);
    request.timeoutSeconds = number("timeoutSeconds"_L1, request.timeoutSeconds, 0, kMaxTimeoutSeconds);
    request.followRedirects = json["followRedirects"_L1].toBool(true);
    request.maxRedirects = number("maxRedirects"_L1, request.maxRedirects, 1, kMaxRedirects);
    request.verifyTls = json["verifyTls"_L1].toBool(true);
    request.freshConnection = json["freshConnection"_L1].toBool(false);
    request.count = number("count"_L1, 1, 1, 500);
    return request;
}

} // namespace coroscope

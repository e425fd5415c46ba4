#include "app/client_output.h"

#include "app/standard_streams.h"
#include "server/compression/body_decoder.h"
#include "server/http/content_codings.h"
#include "server/runtime/safe_file.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringDecoder>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// Milliseconds, to the microsecond.
double inMilliseconds(nanoseconds time)
{
    return std::round(double(time.count()) / 1000.0) / 1000.0;
}

/// All of it, a byte order mark too; nothing where it is not UTF-8, or ends inside a character.
std::optional<QString> utf8Text(const QByteArray &bytes)
{
    if (!QByteArrayView(bytes).isValidUtf8())
        return std::nullopt;
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom);
    return QString(decoder(bytes));
}

/// Fields are bytes; the few that are not ASCII are mostly UTF-8 (RFC 9110 §5.5).
QString fieldText(const QByteArray &bytes)
{
    return utf8Text(bytes).value_or(QString::fromLatin1(bytes));
}

QJsonObject times(const HttpReply &reply)
{
    return {
        {u"name_lookup"_s, inMilliseconds(reply.nameLookup)}, {u"connected"_s, inMilliseconds(reply.connected)},
        {u"tls_ready"_s, inMilliseconds(reply.tlsReady)},     {u"request_sent"_s, inMilliseconds(reply.requestSent)},
        {u"first_byte"_s, inMilliseconds(reply.firstByte)},   {u"total"_s, inMilliseconds(reply.total)}};
}

QString kindText(Error::Kind kind)
{
    switch (kind) {
    case Error::Kind::BadRequest: return u"bad_request"_s;
    case Error::Kind::NotFound: return u"not_found"_s;
    case Error::Kind::Conflict: return u"conflict"_s;
    case Error::Kind::Timeout: return u"timeout"_s;
    case Error::Kind::Canceled: return u"canceled"_s;
    case Error::Kind::Unavailable: return u"unavailable"_s;
    case Error::Kind::Storage: return u"storage"_s;
    case Error::Kind::Internal: break;
    }
    return u"internal"_s;
}

QByteArray line(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

QByteArray jsonReply(const HttpCall &call, const HttpReply &reply)
{
    QJsonArray headers;
    for (const auto &[name, value] : reply.headers)
        headers.append(QJsonArray{fieldText(name), fieldText(value)});
    const auto text = utf8Text(reply.body);
    return line({
        {u"method"_s, QString::fromLatin1(call.method)},
        {u"url"_s, call.url.toString(QUrl::FullyEncoded | QUrl::RemovePassword)},
        {u"status"_s, reply.status},
        {u"reason"_s, fieldText(reply.reason)},
        {u"http_version"_s, QString::fromLatin1(reply.httpVersion)},
        {u"headers"_s, headers},
        {u"body"_s, text ? QJsonValue(*text) : QJsonValue()},
        {u"body_base64"_s, text ? QJsonValue() : QJsonValue(QString::fromLatin1(reply.body.toBase64()))},
        {u"size"_s, qint64(reply.body.size())},
        {u"remote"_s, QString::fromLatin1(reply.peer)},
        {u"timings_ms"_s, times(reply)},
        {u"redirects"_s, reply.redirects},
        {u"final_url"_s, reply.finalUrl.toString(QUrl::FullyEncoded | QUrl::RemovePassword)},
    });
}

Result<void> decodeBody(HttpReply &reply, qint64 mostBytes)
{
    ContentCodings found;
    for (const auto &[name, value] : reply.headers) {
        if (name.compare("Content-Encoding", Qt::CaseInsensitive) == 0)
            addContentCodings(value, found);
    }
    if (reply.body.isEmpty() || (found.codings.isEmpty() && found.refused.isEmpty()))
        return {};
    const auto broken = [](const QString &why) {
        return Error{Error::Kind::Unavailable, u"the body cannot be decoded: "_s + why};
    };
    if (!found.refused.isEmpty())
        return broken(u"its Content-Encoding is unknown here; without --compressed it is printed as it came"_s);
    if (found.codings.size() > BodyDecoder::kMostCodings)
        return broken(u"it has too many content codings"_s);
    BodyDecoder decoder(found.codings);
    decoder.push(reply.body);
    QByteArray plain;
    const auto state = decoder.pull(plain, qsizetype(mostBytes) + 1);
    if (plain.size() > mostBytes)
        return broken(u"it is larger than %1 bytes"_s.arg(mostBytes));
    if (state == BodyDecoder::State::Damaged)
        return broken(u"it is not valid %1"_s.arg(QString::fromLatin1(codingName(decoder.fault()))));
    if (!decoder.isComplete())
        return broken(u"it ends in the middle"_s);
    reply.body = std::move(plain);
    return {};
}

QByteArray jsonError(const Error &error)
{
    return line({{u"error"_s, QJsonObject{{u"kind"_s, kindText(error.kind)}, {u"detail"_s, error.detail}}}});
}

void complain(const QString &sentence)
{
    say(stderr, u"coroscope-client: %1\n"_s.arg(sentence));
}

Result<void> writeOutput(const QByteArray &bytes, const QString &fileName)
{
    const auto broken = [](const QString &what, const QString &why) {
        return Error{Error::Kind::Unavailable, u"%1 cannot be written: %2"_s.arg(what, why)};
    };
    if (fileName.isEmpty() || fileName == "-"_L1) {
        QFile file;
        if (file.open(stdout, QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush())
            return {};
        return broken(u"standard output"_s, file.errorString());
    }
    const auto written = saveFile(fileName, bytes);
    return written ? Result<void>() : broken(fileName, written.error().detail);
}

QString adviceFor(const Error &error)
{
    if (error.kind == Error::Kind::Timeout)
        return u"--timeout waits longer"_s;
    switch (callFault(error)) {
    case CallFault::Refused: return u"nothing listens there; start the server, or check host and port"_s;
    case CallFault::Unresolved: return u"check how the name is written, and whether this machine is online"_s;
    case CallFault::Tls:
        return u"--cacert FILE trusts a certificate (coroscope-server keeps its own in tls/cert.pem of its data "
               u"folder); -k "
               "skips the check; a server without TLS is an http:// one"_s;
    case CallFault::Lost: return u"the server ended the connection before it had answered; its log may say why"_s;
    case CallFault::NotHttp: return u"what answers there speaks another protocol than HTTP; check host and port"_s;
    case CallFault::TooLarge:
    case CallFault::HeadTooLarge:
    case CallFault::None: break;
    }
    return {};
}

bool isBinary(const QByteArray &bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code < 0x20 && (code < 0x08 || code > 0x0D) && code != 0x1B;
    });
}

} // namespace coroscope

#include "server/http/websocket_handshake.h"

#include "server/http/ascii.h"
#include "server/http/cors.h"
#include "server/http/exchange.h"
#include "server/http/problem.h"
#include "server/http/worker.h"

#include <QCryptographicHash>

namespace coroscope {

namespace {

constexpr QByteArrayView kGuid("258EAFA5-E914-47DA-95CA-C5AB0DC85B11");
constexpr QByteArrayView kVersion("13");

/// Whether one of the fields of that name lists the token.
bool lists(const Request &request, QByteArrayView name, QByteArrayView token)
{
    bool found = false;
    for (const Request::Field &field : request.fields) {
        if (!equalsIgnoringCase(request.name(field), name))
            continue;
        forEachElement(request.value(field),
                       [&](QByteArrayView element) { found |= equalsIgnoringCase(element, token); });
    }
    return found;
}

/// Sixteen bytes in Base64 (§4.2.1).
bool isKey(QByteArrayView key)
{
    if (key.size() != 24)
        return false;
    const auto decoded = QByteArray::fromBase64Encoding(key.toByteArray(), QByteArray::AbortOnBase64DecodingErrors);
    return decoded && decoded.decoded.size() == 16;
}

/// RFC 9110 §15.5.22: it names what is required.
Response upgradeRequired(const QString &detail, const Exchange &exchange)
{
    return problem(426, detail, &exchange).setField("Upgrade", "websocket").setField("Connection", "Upgrade");
}

} // namespace

QByteArray webSocketAccept(QByteArrayView key)
{
    QCryptographicHash hash(QCryptographicHash::Sha1);
    hash.addData(key.toByteArray());
    hash.addData(kGuid.toByteArray());
    return hash.result().toBase64();
}

std::optional<Response> webSocketRefusal(const Exchange &exchange)
{
    const Request &request = exchange.request;
    // HTTP/1.0 knows no upgrade (RFC 9110 §7.8), and HEAD is no GET.
    if (request.method != Method::Get || request.minorVersion == 0 || !lists(request, "upgrade", "websocket")
        || !lists(request, "connection", "upgrade")) {
        return upgradeRequired(QStringLiteral("This is a WebSocket: it is opened by a GET of HTTP/1.1 with "
                                              "Upgrade: websocket and Connection: Upgrade (RFC 6455)."),
                               exchange);
    }
    if (!exchange.request.body.isEmpty())
        return problem(400, QStringLiteral("A request that opens a WebSocket has no body."), &exchange);
    const QByteArrayView version = request.onlyField("sec-websocket-version");
    if (version != kVersion) {
        const auto detail = QStringLiteral("This server speaks version 13 of the WebSocket protocol, and the request "
                                           "has to say so in one Sec-WebSocket-Version field.");
        Response refusal = version.isNull() ? problem(400, detail, &exchange) : upgradeRequired(detail, exchange);
        return std::move(refusal).setField("Sec-WebSocket-Version", kVersion.toByteArray());
    }
    if (!isKey(request.onlyField("sec-websocket-key"))) {
        return problem(400, QStringLiteral("Sec-WebSocket-Key has to be there once, with 16 bytes in Base64."),
                       &exchange);
    }
    const HttpShared &shared = exchange.worker().shared();
    const bool isAllowed = shared.origins.allows(request)
        || (shared.cors && shared.cors->allows(request.onlyField("origin"))); // as --cors-origin says
    if (!isAllowed) {
        return problem(403,
                       QStringLiteral("Pages of %1 may not open a WebSocket of this server.")
                           .arg(QString::fromUtf8(request.field("origin").toByteArray())),
                       &exchange);
    }
    return std::nullopt;
}

QByteArray chosenSubprotocol(const Request &request, const QList<QByteArray> &known)
{
    QByteArray chosen;
    for (const Request::Field &field : request.fields) {
        if (!equalsIgnoringCase(request.name(field), "sec-websocket-protocol"))
            continue;
        forEachElement(request.value(field), [&](QByteArrayView element) {
            if (chosen.isEmpty() && known.contains(element.toByteArray()))
                chosen = element.toByteArray();
        });
    }
    return chosen;
}

} // namespace coroscope

#pragma once

#include "server/async/result.h"
#include "server/async/scheduler.h"

#include <QByteArray>
#include <QList>
#include <QPair>
#include <QUrl>

namespace coroscope {

using HeaderList = QList<QPair<QByteArray, QByteArray>>; ///< in order, names as given, duplicates allowed

/// A server whose key is known, so that no authority need vouch for it: this program's own. A plain value.
struct KnownServer {
    QByteArray keyPin; ///< "sha256//BASE64" of its public key; empty: there is none
    quint16 port = 0;
    QString host; ///< that it is called by, besides localhost and the loopback addresses; may be empty

    /// Whether an https URL is one of it.
    bool isAt(const QUrl &url) const;
};

/// A request to another server, over http or https.
struct HttpCall {
    QByteArray method = QByteArrayLiteral("GET"); ///< any token (RFC 9110 §5.6.2)
    QUrl url;
    HeaderList headers; ///< an own Host, Content-Length or User-Agent replaces the default
    QByteArray body; ///< sent where not empty, or where the method is POST, PUT or PATCH
    milliseconds timeout{30'000}; ///< for all of it, redirects too; 0: none
    int maxRedirects = 0; ///< 0: a redirect is the answer
    qint64 maxBody = 64LL * 1024 * 1024; ///< more of a response body is an error
    bool verifyTls = true;
    QString caFile; ///< PEM: who is trusted to vouch for a server, in place of the system's; empty: those
    KnownServer known; ///< taken by its key, and by nothing else, where verifyTls says so
    bool freshConnection = false; ///< do not reuse a kept one
};

/// Why a call got no answer, finer than Error::Kind; in the Error::code of an outbound call.
enum class CallFault {
    None, ///< Error::Kind says all
    Unresolved, ///< the host's name has no address
    Refused, ///< nothing listens there
    Tls, ///< no handshake, or a certificate that does not verify
    Lost, ///< the connection ended before the response did, or the response is malformed
    NotHttp, ///< what came does not begin as a response of HTTP/1 does
    TooLarge, ///< the response exceeds HttpCall::maxBody
    HeadTooLarge, ///< its head exceeds what is taken of one
};

/// What Error::code holds of an outbound call: the fault, and the status of the response whose head had come; 0: none
/// had.
inline int callErrorCode(CallFault fault, int status) noexcept
{
    return int(fault) | status << 8;
}
inline CallFault callFault(const Error &error) noexcept
{
    return CallFault(error.code & 0xFF);
}
inline int callStatus(const Error &error) noexcept
{
    return error.code >> 8;
}

/// What came back. Times count from the start of the call; a phase that did not happen (a connection reused) is zero.
struct HttpReply {
    int status = 0;
    QByteArray httpVersion; ///< "1.1"
    QByteArray reason; ///< as sent; may be empty
    HeaderList headers; ///< of the last response, after redirects
    QByteArray head; ///< the last response's head as it came
    QByteArray body; ///< decoded from its transfer coding; content codings are left as they are
    QUrl finalUrl;
    int redirects = 0;
    QByteArray requestHead; ///< as sent
    QByteArray peer; ///< "127.0.0.1:8000"
    qint64 bytesReceived = 0; ///< head and body
    Clock::time_point started; ///< when the call began; calls of one send() can be laid side by side
    nanoseconds nameLookup{0}; ///< until the name was resolved
    nanoseconds connected{0}; ///< until TCP was up
    nanoseconds tlsReady{0}; ///< until TLS was up
    nanoseconds requestSent{0};
    nanoseconds firstByte{0};
    nanoseconds total{0};
};

} // namespace coroscope

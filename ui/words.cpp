#include "ui/words.h"

#include "ui/format.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace coroscope::words {

namespace {

/// Gives tr() the context under which translators find these texts.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

QString state(ServerState state)
{
    switch (state) {
    case ServerState::Stopped: return Words::tr("Stopped");
    case ServerState::Starting: return Words::tr("Starting…");
    case ServerState::Listening: return Words::tr("Listening");
    case ServerState::Draining: return Words::tr("Draining…");
    case ServerState::Failed: return Words::tr("Failed");
    }
    return {};
}

QString failure(const StartFailure &failure)
{
    switch (failure.kind) {
    case StartFailure::Kind::None: return {};
    case StartFailure::Kind::PortInUse:
        if (failure.nextFreePort != 0)
            //: %1 and %2 are port numbers. A button "Use 8001" stands beside the sentence.
            return Words::tr("Port %1 is in use by another program. Use %2?")
                .arg(failure.port)
                .arg(failure.nextFreePort);
        return Words::
            tr("Port %1 is in use by another program, and no free port was found near it. End that program, or start "
               "Coroscope with another port (--port).")
                .arg(failure.port);
    case StartFailure::Kind::AddressNotAvailable:
        return Words::tr(
                   "This machine has no address “%1”. Start Coroscope with localhost or one of this machine's own "
                   "addresses (--host).")
            .arg(failure.host);
    case StartFailure::Kind::PermissionDenied:
        return Words::
            tr("The system does not allow this program to listen on port %1; ports below 1024 are reserved. Choose a "
               "port from 1024 up (--port).")
                .arg(failure.port);
    case StartFailure::Kind::OutOfDescriptors:
        return Words::tr(
            "The system gave no more file descriptors. Close other programs, or raise the limit (ulimit -n), and "
            "start again.");
    case StartFailure::Kind::Database:
        //: %1 is a file, or a host and the name of a database; %2 one or two sentences in English.
        return Words::tr("The database %1 cannot be used: %2").arg(failure.database, failure.detail);
    case StartFailure::Kind::Tasks:
        return Words::tr(
            "Background tasks are to be kept in Redis (--tasks redis), but the cache is in the memory of this program. "
            "Choose a Redis for it (--redis), or keep tasks in the database (--tasks sql).");
    case StartFailure::Kind::Security:
        //: %1 names a file and what is wrong with it, in English.
        return Words::tr("The server could not start: %1").arg(failure.detail);
    case StartFailure::Kind::Tls:
        //: %1 a sentence in English that begins with an option and a file.
        return Words::tr("The server has no TLS: %1. Choose other files, or turn TLS off, in the settings.")
            .arg(failure.detail);
    case StartFailure::Kind::Other:
        //: %1 host, %2 port, %3 the system's own words.
        return Words::tr("The server could not start on %1, port %2: %3. Check the host and the port, and start again.")
            .arg(failure.host)
            .arg(failure.port)
            .arg(failure.detail);
    }
    return {};
}

QString handlerKind(HandlerKind kind)
{
    switch (kind) {
    case HandlerKind::Coroutine: return Words::tr("Coroutine");
    case HandlerKind::Blocking: return Words::tr("Blocking");
    case HandlerKind::Offloaded: return Words::tr("Offloaded");
    case HandlerKind::WebSocket: return Words::tr("WebSocket");
    }
    return {};
}

QString handlerKindHint(HandlerKind kind)
{
    switch (kind) {
    case HandlerKind::Coroutine: return Words::tr("Runs on the event loop and gives it back whenever it waits.");
    case HandlerKind::Blocking:
        return Words::tr(
            "Runs on the event loop and holds it until it ends: every other request of that worker waits.");
    case HandlerKind::Offloaded: return Words::tr("Runs on a thread of the pool while the event loop goes on.");
    case HandlerKind::WebSocket:
        return Words::tr("A connection that stays: messages go both ways until one side closes.");
    }
    return {};
}

QString handlerKind(const RouteInfo &route)
{
    return route.streamed || route.streamsResponse ? Words::tr("Streaming") : handlerKind(route.kind);
}

QString handlerKindHint(const RouteInfo &route)
{
    const QString hint = handlerKindHint(route.kind);
    if (route.streamsResponse)
        //: %1 a sentence that says where the handler runs.
        return Words::tr("Makes and sends its response piece by piece, as long as its client reads. %1").arg(hint);
    return route.streamed
        //: %1 a sentence that says where the handler runs.
        ? Words::tr("Reads its request body piece by piece, while it still comes in. %1").arg(hint)
        : hint;
}

QString routeName(const RouteInfo &route)
{
    const QString method = route.method == "*" ? QStringLiteral("ANY") : QString::fromLatin1(route.method);
    return method + u' ' + route.path;
}

QString spanKind(SpanKind kind)
{
    switch (kind) {
    case SpanKind::Sleep: return Words::tr("Sleep");
    case SpanKind::Offload: return Words::tr("Thread pool");
    case SpanKind::Http: return Words::tr("HTTP call");
    case SpanKind::Lock: return Words::tr("Lock");
    case SpanKind::ClientRead: return Words::tr("Read from client");
    case SpanKind::ClientWrite: return Words::tr("Write to client");
    case SpanKind::Task: return Words::tr("Task");
    case SpanKind::Block: return Words::tr("Blocked the loop");
    case SpanKind::Database: return Words::tr("Database");
    case SpanKind::Transaction: return Words::tr("Transaction");
    case SpanKind::Cache: return Words::tr("Cache");
    case SpanKind::Compress: return Words::tr("Compression");
    }
    return {};
}

QString spanLabel(const Span &span, const QLocale &locale, qsizetype most)
{
    static const QRegularExpression kMilliseconds(QStringLiteral("(?<![\\d.,])\\d{4,15}(?= ms\\b)"));
    QString text = QString::fromUtf8(span.label.first(std::min(most, span.label.size())));
    const bool isTime = span.kind == SpanKind::Sleep || span.kind == SpanKind::Block;
    qsizetype at = isTime ? 0 : text.lastIndexOf(QLatin1String(" injected delay "));
    while (at >= 0) {
        const auto match = kMilliseconds.match(text, at);
        if (!match.hasMatch())
            break;
        const QString number = countText(match.captured().toULongLong(), locale);
        text.replace(match.capturedStart(), match.capturedLength(), number);
        at = match.capturedStart() + number.size();
    }
    return text;
}

QString compression(std::optional<CompressionLevel> level)
{
    if (!level)
        //: How hard responses are compressed: not at all.
        return Words::tr("off");
    switch (*level) {
    //: How hard responses are compressed, as the next ones.
    case CompressionLevel::Fast: return Words::tr("fast");
    case CompressionLevel::Default: return Words::tr("default");
    case CompressionLevel::Best: break;
    }
    return Words::tr("best");
}

QString reasonPhrase(int status)
{
    switch (status) {
    case 100: return QStringLiteral("Continue");
    case 101: return QStringLiteral("Switching Protocols");
    case 200: return QStringLiteral("OK");
    case 201: return QStringLiteral("Created");
    case 202: return QStringLiteral("Accepted");
    case 204: return QStringLiteral("No Content");
    case 206: return QStringLiteral("Partial Content");
    case 301: return QStringLiteral("Moved Permanently");
    case 302: return QStringLiteral("Found");
    case 303: return QStringLiteral("See Other");
    case 304: return QStringLiteral("Not Modified");
    case 307: return QStringLiteral("Temporary Redirect");
    case 308: return QStringLiteral("Permanent Redirect");
    case 400: return QStringLiteral("Bad Request");
    case 401: return QStringLiteral("Unauthorized");
    case 403: return QStringLiteral("Forbidden");
    case 404: return QStringLiteral("Not Found");
    case 405: return QStringLiteral("Method Not Allowed");
    case 406: return QStringLiteral("Not Acceptable");
    case 408: return QStringLiteral("Request Timeout");
    case 409: return QStringLiteral("Conflict");
    case 411: return QStringLiteral("Length Required");
    case 412: return QStringLiteral("Precondition Failed");
    case 413: return QStringLiteral("Content Too Large");
    case 414: return QStringLiteral("URI Too Long");
    case 415: return QStringLiteral("Unsupported Media Type");
    case 416: return QStringLiteral("Range Not Satisfiable");
    case 417: return QStringLiteral("Expectation Failed");
    case 421: return QStringLiteral("Misdirected Request");
    case 422: return QStringLiteral("Unprocessable Content");
    case 426: return QStringLiteral("Upgrade Required");
    case 429: return QStringLiteral("Too Many Requests");
    case 431: return QStringLiteral("Request Header Fields Too Large");
    case 500: return QStringLiteral("Internal Server Error");
    case 501: return QStringLiteral("Not Implemented");
    case 502: return QStringLiteral("Bad Gateway");
    case 503: return QStringLiteral("Service Unavailable");
    case 504: return QStringLiteral("Gateway Timeout");
    case 505: return QStringLiteral("HTTP Version Not Supported");
    default: return {};
    }
}

QString exchangeEnd(ExchangeEnd end)
{
    switch (end) {
    case ExchangeEnd::Running: return Words::tr("Running");
    case ExchangeEnd::Answered: return Words::tr("Answered");
    case ExchangeEnd::ClientGone: return Words::tr("The client left");
    case ExchangeEnd::Failed: return Words::tr("Refused");
    }
    return {};
}

QString logLevel(QtMsgType level)
{
    switch (level) {
    case QtDebugMsg: return Words::tr("Debug");
    case QtInfoMsg: return Words::tr("Info");
    case QtWarningMsg: return Words::tr("Warning");
    case QtCriticalMsg:
    case QtFatalMsg: return Words::tr("Error");
    }
    return {};
}

} // namespace coroscope::words

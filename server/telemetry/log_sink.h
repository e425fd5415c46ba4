#pragma once

#include "server/telemetry/log_entry.h"

#include <QtGlobal>

#include <atomic>

QT_BEGIN_NAMESPACE
class QMessageLogContext;
QT_END_NAMESPACE

namespace coroscope {

class TelemetryHub;

/// Takes over Qt's message handler as long as it lives: each line goes to a descriptor, as text for people
/// (`2026-01-01T12:00:00.123Z INFO coroscope.http.gate text`) or as JSON, one object a line, with time, level, category
/// and message; and to the hub. One at a time; made and destroyed on the main thread, lines come from any thread.
/// A line is one write(), so that lines of several threads do not mix. What looks like a secret is masked first, and
/// control characters are escaped, so that a client cannot forge lines or steer a terminal.
class LogSink {
public:
    /// `hub` may be null and outlives this; `descriptor` is not closed.
    explicit LogSink(bool json, TelemetryHub *hub, int descriptor = 2);
    /// Puts back the handler that was there before.
    ~LogSink();
    LogSink(const LogSink &) = delete;
    LogSink &operator=(const LogSink &) = delete;

    /// From the next line on, of the sink that there is now, if any. Any thread.
    static void setJson(bool json);

private:
    static void handle(QtMsgType level, const QMessageLogContext &context, const QString &text);
    void write(LogEntry entry) const;

    std::atomic<bool> m_json;
    TelemetryHub *const m_hub;
    const int m_descriptor;
    QtMessageHandler m_previous = nullptr;
};

/// One line with its newline.
QByteArray textLine(const LogEntry &entry);
QByteArray jsonLine(const LogEntry &entry);
/// With passwords, keys, tokens, cookies and credentials in URLs replaced by "***". A net, not a licence: nothing that
/// is secret should be given to a log function in the first place.
QString withoutSecrets(QString text);

} // namespace coroscope

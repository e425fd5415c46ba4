#include "server/telemetry/log_sink.h"

#include "server/telemetry/telemetry_hub.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <cerrno>
#include <mutex>
#include <shared_mutex>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace coroscope {

namespace {

// Qt's handler is a plain function, so what it writes to has to be global. The lock keeps a sink alive while it is
// used.
std::shared_mutex sinkMutex;
LogSink *currentSink = nullptr;

QString levelName(QtMsgType level)
{
    switch (level) {
    case QtDebugMsg: return u"DEBUG"_s;
    case QtInfoMsg: return u"INFO"_s;
    case QtWarningMsg: return u"WARNING"_s;
    case QtCriticalMsg: return u"CRITICAL"_s;
    case QtFatalMsg: return u"FATAL"_s;
    }
    return u"INFO"_s;
}

QString timeText(qint64 time)
{
    return QDateTime::fromMSecsSinceEpoch(time).toUTC().toString(Qt::ISODateWithMs);
}

QString escaped(const QString &text)
{
    QString result;
    result.reserve(text.size());
    for (const QChar c : text) {
        if (c == u'\n')
            result += u"\\n"_s;
        else if (c.category() == QChar::Other_Control)
            result += u"\\x%1"_s.arg(uint(c.unicode()), 2, 16, QLatin1Char('0'));
        else
            result += c;
    }
    return result;
}

} // namespace

LogSink::LogSink(bool json, TelemetryHub *hub, int descriptor)
    : m_json(json)
    , m_hub(hub)
    , m_descriptor(descriptor)
{
    const std::unique_lock lock(sinkMutex);
    Q_ASSERT_X(!currentSink, "LogSink", "there can be only one");
    currentSink = this;
    m_previous = qInstallMessageHandler(&LogSink::handle);
}

LogSink::~LogSink()
{
    qInstallMessageHandler(m_previous);
    const std::unique_lock lock(sinkMutex); // waits for those who are writing
    currentSink = nullptr;
}

void LogSink::setJson(bool json)
{
    const std::shared_lock lock(sinkMutex);
    if (currentSink)
        currentSink->m_json = json;
}

void LogSink::handle(QtMsgType level, const QMessageLogContext &context, const QString &text)
{
    LogEntry entry;
    entry.time = QDateTime::currentMSecsSinceEpoch();
    entry.level = level;
    entry.category = QString::fromUtf8(context.category ? context.category : "default");
    entry.text = withoutSecrets(text);
    const std::shared_lock lock(sinkMutex);
    if (currentSink)
        currentSink->write(std::move(entry));
}

void LogSink::write(LogEntry entry) const
{
    const QByteArray line = m_json ? jsonLine(entry) : textLine(entry);
    const char *from = line.constData();
    auto left = std::size_t(line.size());
    while (left > 0) {
        const ssize_t written = ::write(m_descriptor, from, left);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            break; // nobody reads our log: there is nowhere to say so
        from += written;
        left -= std::size_t(written);
    }
    if (m_hub)
        m_hub->log(std::move(entry));
}

QByteArray textLine(const LogEntry &entry)
{
    return u"%1 %2 %3 %4\n"_s.arg(timeText(entry.time), levelName(entry.level), entry.category, escaped(entry.text))
        .toUtf8();
}

QByteArray jsonLine(const LogEntry &entry)
{
    QJsonObject line{{u"time"_s, timeText(entry.time)},
                     {u"level"_s, levelName(entry.level)},
                     {u"category"_s, entry.category},
                     {u"message"_s, entry.text}};
    if (!entry.traceId.isEmpty())
        line.insert(u"trace_id"_s, QString::fromLatin1(entry.traceId));
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

QString withoutSecrets(QString text)
{
    // Header fields first, as they take the rest of their line.
    static const QRegularExpression field(
        u"\\b((?:proxy-)?authorization|(?:set-)?cookie|x-api-key)(\\s*:\\s*)[^\\r\\n]+"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression scheme(u"\\b(bearer|basic)(\\s+)[A-Za-z0-9._~+/=-]{8,}"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression pair(u"\\b((?:[a-z]+[_-])?(?:password|passwd|pwd|secret|api[_-]?key|token))([\"']?"
                                         u"\\s*=\\s*[\"']?|[\"']\\s*:\\s*[\"']?)"
                                         u"[^\\s\"'&,;]+"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression url(u"(://[^/\\s:@]*)(:)[^@\\s/]+(?=@)"_s);
    for (const QRegularExpression *secret : {&field, &scheme, &pair, &url})
        text.replace(*secret, u"\\1\\2***"_s);
    return text;
}

} // namespace coroscope

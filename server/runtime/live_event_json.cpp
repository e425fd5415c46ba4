#include "server/runtime/live_event_json.h"

#include "server/http/json_writer.h"
#include "server/tasks/store.h"
#include "server/telemetry/secret_text.h"
#include "server/telemetry/telemetry_names.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>

namespace coroscope {

namespace {

constexpr qsizetype kMostText = 2'000; // bytes of SQL, of a line of the log, of a target

/// What came from a client may be any bytes.
QByteArray validText(const QByteArray &bytes)
{
    QByteArray text = bytes.isValidUtf8() ? bytes : QString::fromUtf8(bytes).toUtf8();
    if (text.size() <= kMostText)
        return text;
    qsizetype end = kMostText;
    while (end > 0 && (uchar(text[end]) & 0xC0) == 0x80) // not inside a character
        --end;
    return text.first(end) + "\xE2\x80\xA6";
}

void addText(JsonWriter &json, QByteArrayView name, const QByteArray &text)
{
    if (text.isEmpty())
        json.null(name);
    else
        json.member(name, validText(text));
}

/// "GET /users/{id}", "task log"; empty: nobody.
QByteArray holderText(const LiveEventNames &names, std::int32_t label)
{
    if (label >= 0 && label < names.routes.size())
        return names.routes[label].method + ' ' + names.routes[label].path.toUtf8();
    const QString kind = names.tasks.value(taskKindOf(label));
    return kind.isEmpty() ? QByteArray() : "task " + kind.toUtf8();
}

QByteArrayView levelText(QtMsgType level)
{
    switch (level) {
    case QtDebugMsg: return "debug";
    case QtInfoMsg: return "info";
    case QtWarningMsg: return "warning";
    case QtCriticalMsg: return "critical";
    case QtFatalMsg: return "fatal";
    }
    return "info";
}

std::int64_t wallOf(Clock::time_point time)
{
    return wallMsNow() - std::chrono::duration_cast<milliseconds>(Clock::now() - time).count();
}

} // namespace

std::int64_t wallMsNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QByteArray momentText(std::int64_t wallMs)
{
    return QDateTime::fromMSecsSinceEpoch(wallMs, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
}

QByteArray millisecondsJson(nanoseconds time)
{
    const qint64 micros = std::max<qint64>(0, time.count() / 1'000);
    QByteArray text = QByteArray::number(micros / 1'000);
    if (const qint64 rest = micros % 1'000; rest != 0) {
        text += '.' + QByteArray::number(rest).rightJustified(3, '0');
        while (text.endsWith('0'))
            text.chop(1);
    }
    return text;
}

bool isAnswerTold(const ExchangeRecord &record)
{
    if (record.isTaskRun())
        return false;
    // Work after the response goes on: the answer was told by a preview.
    return record.end == ExchangeEnd::Running ? record.responseEnd != ExchangeEnd::Running
                                              : record.responseEnd == ExchangeEnd::Running;
}

QByteArray requestJson(const ExchangeRecord &record, const LiveEventNames &names)
{
    const ExchangeEnd end = record.end == ExchangeEnd::Running ? record.responseEnd : record.end;
    JsonWriter json;
    json.member("id", qint64(record.id));
    addText(json, "trace_id", record.traceId);
    addText(json, "method", record.method);
    addText(json, "target", withoutSecretParameters(record.target));
    addText(json, "route", holderText(names, record.route));
    if (record.status != 0)
        json.member("status", qint64(record.status));
    else
        json.null("status");
    json.member("end", exchangeEndWord(end));
    json.member("started", momentText(record.startedWall));
    json.raw("duration_ms", millisecondsJson(record.total()));
    json.raw("waited_ms", millisecondsJson(record.waitedForLoop));
    json.member("worker", qint64(record.worker));
    json.member("request_bytes", qint64(record.requestHeadBytes + record.requestBodyBytes));
    json.member("response_bytes", qint64(record.responseHeadBytes + record.responseBodyBytes));
    addText(json, "error", record.error);
    return std::move(json).finish();
}

QByteArray stallJson(const LoopStall &stall, const LiveEventNames &names)
{
    const bool goesOn = stall.ended == Clock::time_point();
    JsonWriter json;
    json.member("state", goesOn ? "began" : "ended");
    json.member("worker", qint64(stall.worker));
    addText(json, "held_by", holderText(names, stall.label));
    json.member("started", momentText(wallOf(stall.started)));
    json.raw("duration_ms", millisecondsJson((goesOn ? Clock::now() : stall.ended) - stall.started));
    json.member("waiting", qint64(stall.waiting));
    return std::move(json).finish();
}

QByteArray findingJson(const Lint &lint, const ExchangeRecord &record, const LiveEventNames &names)
{
    JsonWriter json;
    json.member("kind", lintKindWord(lint.kind));
    addText(json, "route", holderText(names, lint.label));
    json.member("request", qint64(lint.exchange));
    addText(json, "trace_id", record.traceId);
    json.member("worker", qint64(record.worker));
    json.raw("cost_ms", millisecondsJson(lint.cost));
    json.member("count", qint64(lint.count));
    // A call's label has its URL; SQL is told as it is, its values are not in it.
    addText(json, "subject", lint.subject.contains("://") ? withoutSecretParameters(lint.subject) : lint.subject);
    return std::move(json).finish();
}

QByteArray logJson(const LogEntry &entry)
{
    JsonWriter json;
    json.member("at", momentText(entry.time));
    json.member("level", levelText(entry.level));
    addText(json, "category", entry.category.toUtf8());
    addText(json, "text", entry.text.toUtf8());
    addText(json, "trace_id", entry.traceId);
    return std::move(json).finish();
}

QByteArray finishedTaskJson(const tasks::Task &task, const tasks::Finish &finish)
{
    JsonWriter json;
    json.member("id", task.id);
    addText(json, "kind", task.kind.toUtf8());
    addText(json, "queue", task.queue.toUtf8());
    json.member("state", tasks::stateName(finish.state));
    json.member("attempt", qint64(task.attempt));
    json.member("max_attempts", qint64(task.maxAttempts));
    addText(json, "error", finish.error.toUtf8());
    if (finish.state == tasks::TaskState::Retrying)
        json.member("run_at", momentText(finish.runAt));
    else
        json.null("run_at");
    addText(json, "request_id", task.requestId);
    return std::move(json).finish();
}

QByteArray cancelledTaskJson(const QByteArray &id)
{
    JsonWriter json;
    json.member("id", id);
    json.null("kind").null("queue");
    json.member("state", tasks::stateName(tasks::TaskState::Cancelled));
    json.null("attempt").null("max_attempts").null("error").null("run_at").null("request_id");
    return std::move(json).finish();
}

} // namespace coroscope

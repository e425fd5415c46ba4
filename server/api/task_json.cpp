#include "server/api/task_json.h"

#include "server/db/instant.h"
#include "server/http/json_body.h"
#include "server/http/json_writer.h"
#include "server/tasks/cron.h"

#include <QJsonDocument>

namespace coroscope {

using namespace Qt::StringLiterals;
using tasks::TaskState;

namespace {

constexpr int kNextTimes = 5;

QByteArray numberJson(double value)
{
    return QByteArray::number(value, 'g', QLocale::FloatingPointShortest);
}

/// A text, or null where it is empty.
void addText(JsonWriter &json, QByteArrayView name, const QByteArray &utf8)
{
    if (utf8.isEmpty())
        json.null(name);
    else
        json.member(name, utf8);
}

/// A JSON text of the store. What is none, because somebody else has written it, is shown as a text: it must not break
/// the lists that it stands in.
QByteArray jsonOr(const QByteArray &json, const char *other)
{
    if (json.isEmpty())
        return other;
    return parseJson(json).value.isUndefined() ? compactJson(QString::fromUtf8(json)) : json;
}

Schema moment(const QString &meaning)
{
    return Schema::string().format(u"date-time"_s).nullable().description(meaning);
}

} // namespace

QByteArray momentJson(std::optional<tasks::WallMs> moment)
{
    QByteArray text;
    if (moment)
        db::appendInstant(text, QDateTime::fromMSecsSinceEpoch(*moment).toUTC());
    return text.isEmpty() ? QByteArrayLiteral("null") : '"' + text + '"';
}

QByteArray taskJson(const tasks::Task &task)
{
    JsonWriter json;
    json.member("id", task.id)
        .member("kind", task.kind.toUtf8())
        .member("queue", task.queue.toUtf8())
        .member("state", tasks::stateName(task.state))
        .member("priority", qint64(task.priority))
        .raw("payload", jsonOr(task.payload, "{}"))
        .member("attempt", qint64(task.attempt))
        .member("max_attempts", qint64(task.maxAttempts))
        .raw("progress", numberJson(task.progress))
        .raw("result", jsonOr(task.result, "null"));
    addText(json, "error", task.error.toUtf8());
    addText(json, "unique_key", task.uniqueKey.toUtf8());
    json.raw("created_at", momentJson(task.createdAt))
        .raw("run_at", momentJson(task.runAt))
        .raw("started_at", momentJson(task.startedAt))
        .raw("finished_at", momentJson(task.finishedAt));
    addText(json, "request_id", task.requestId);
    return std::move(json).finish();
}

Schema taskSchema()
{
    static const Schema schema
        = Schema::object()
              .required(u"id"_s, Schema::string().format(u"uuid"_s))
              .required(u"kind"_s, Schema::string())
              .required(u"queue"_s, Schema::string())
              .required(
                  u"state"_s,
                  Schema::string()
                      .oneOf(stateNames())
                      .description(
                          u"The last four are final; failed: a permanent error, dead: all attempts are used up"_s))
              .required(u"priority"_s, Schema::integer().description(u"Higher ones run first"_s))
              .required(u"payload"_s, Schema::any())
              .required(u"attempt"_s, Schema::integer().minimum(0).description(u"How often it was begun"_s))
              .required(u"max_attempts"_s, Schema::integer().minimum(1))
              .required(u"progress"_s, Schema::number().minimum(0).maximum(1))
              .required(u"result"_s, Schema::any().description(u"What the kind gives; null where there is none"_s))
              .required(u"error"_s,
                        Schema::string().nullable().description(u"Of the last attempt that failed, for people"_s))
              .required(u"unique_key"_s, Schema::string().nullable())
              .required(u"created_at"_s, Schema::string().format(u"date-time"_s))
              .required(
                  u"run_at"_s,
                  Schema::string()
                      .format(u"date-time"_s)
                      .description(
                          u"Not before this; of a schedule's task, the time that it stands for, which may have passed when it was made"_s))
              .required(u"started_at"_s, moment(u"Of the last attempt"_s))
              .required(u"finished_at"_s, moment(u"When it became final"_s))
              .required(u"request_id"_s,
                        Schema::string().nullable().description(u"trace_id of the request that made it"_s));
    return schema;
}

QJsonObject taskExample()
{
    return {{u"id"_s, u"01890a5d-ac96-774b-bcce-b302099a8057"_s},
            {u"kind"_s, u"log"_s},
            {u"queue"_s, u"log"_s},
            {u"state"_s, u"succeeded"_s},
            {u"priority"_s, 0},
            {u"payload"_s, QJsonObject{{u"message"_s, u"Hello, log!"_s}}},
            {u"attempt"_s, 1},
            {u"max_attempts"_s, 100},
            {u"progress"_s, 1},
            {u"result"_s, QJsonValue::Null},
            {u"error"_s, QJsonValue::Null},
            {u"unique_key"_s, QJsonValue::Null},
            {u"created_at"_s, u"2026-01-31T09:30:00.250Z"_s},
            {u"run_at"_s, u"2026-01-31T09:30:00.250Z"_s},
            {u"started_at"_s, u"2026-01-31T09:30:00.254Z"_s},
            {u"finished_at"_s, u"2026-01-31T09:30:00.259Z"_s},
            {u"request_id"_s, u"4bf92f3577b34da6a3ce929d0e0e4736"_s}};
}

const char *missedName(tasks::MissedRuns missed)
{
    switch (missed) {
    case tasks::MissedRuns::Skip: return "skip";
    case tasks::MissedRuns::Once: return "once";
    case tasks::MissedRuns::All: break;
    }
    return "all";
}

QByteArray scheduleJson(const tasks::Schedule &schedule)
{
    JsonWriter json;
    json.member("id", schedule.id);
    addText(json, "cron", schedule.cron.toUtf8());
    if (schedule.cron.isEmpty())
        json.member("interval_ms", qint64(schedule.interval.count()));
    else
        json.null("interval_ms");
    json.member("time_zone", schedule.timeZone.isEmpty() ? QByteArrayLiteral("UTC") : schedule.timeZone)
        .member("missed", missedName(schedule.missed))
        .member("kind", schedule.kind.toUtf8())
        .raw("payload", jsonOr(schedule.payload, "{}"))
        .member("queue", schedule.queue.toUtf8())
        .member("priority", qint64(schedule.priority))
        .member("max_attempts", qint64(schedule.maxAttempts))
        .member("timeout_ms", qint64(schedule.timeout.count()));
    addText(json, "unique_key", schedule.uniqueKey.toUtf8());
    json.raw("created_at", momentJson(schedule.createdAt))
        .raw("next_at", momentJson(schedule.nextAt))
        .raw("last_at", momentJson(schedule.lastAt));
    QByteArrayList times;
    if (schedule.nextAt) {
        times.append(momentJson(schedule.nextAt));
        for (const auto time : tasks::nextTimes(schedule, *schedule.nextAt, kNextTimes - 1))
            times.append(momentJson(time));
    }
    json.raw("next_times", '[' + times.join(',') + ']');
    return std::move(json).finish();
}

Schema scheduleSchema()
{
    static const Schema schema
        = Schema::object()
              .required(u"id"_s, Schema::string().format(u"uuid"_s))
              .required(u"cron"_s, Schema::string().nullable())
              .required(u"interval_ms"_s, Schema::integer().nullable())
              .required(u"time_zone"_s, Schema::string())
              .required(u"missed"_s, Schema::string().oneOf({u"skip"_s, u"once"_s, u"all"_s}))
              .required(u"kind"_s, Schema::string())
              .required(u"payload"_s, Schema::any())
              .required(u"queue"_s, Schema::string())
              .required(u"priority"_s, Schema::integer())
              .required(u"max_attempts"_s, Schema::integer())
              .required(u"timeout_ms"_s, Schema::integer())
              .required(u"unique_key"_s, Schema::string().nullable())
              .required(u"created_at"_s, Schema::string().format(u"date-time"_s))
              .required(u"next_at"_s, moment(u"null: never again"_s))
              .required(u"last_at"_s, moment(u"The last time that made a task"_s))
              .required(u"next_times"_s, Schema::array(Schema::string().format(u"date-time"_s)).maxItems(kNextTimes));
    return schema;
}

QJsonObject scheduleExample()
{
    return {{u"id"_s, u"01890a5d-ac96-774b-bcce-b302099a8058"_s},
            {u"cron"_s, u"30 6 * * mon-fri"_s},
            {u"interval_ms"_s, QJsonValue::Null},
            {u"time_zone"_s, u"Europe/Berlin"_s},
            {u"missed"_s, u"once"_s},
            {u"kind"_s, u"report"_s},
            {u"payload"_s, QJsonObject{{u"name"_s, u"users"_s}}},
            {u"queue"_s, u"default"_s},
            {u"priority"_s, 0},
            {u"max_attempts"_s, 5},
            {u"timeout_ms"_s, 600'000},
            {u"unique_key"_s, QJsonValue::Null},
            {u"created_at"_s, u"2026-01-31T09:30:00.250Z"_s},
            {u"next_at"_s, u"2026-02-02T05:30:00.000Z"_s},
            {u"last_at"_s, QJsonValue::Null},
            {u"next_times"_s,
             QJsonArray{u"2026-02-02T05:30:00.000Z"_s, u"2026-02-03T05:30:00.000Z"_s, u"2026-02-04T05:30:00.000Z"_s,
                        u"2026-02-05T05:30:00.000Z"_s, u"2026-02-06T05:30:00.000Z"_s}}};
}

QByteArray queueJson(const tasks::Queue &queue)
{
    JsonWriter counts;
    for (int state = 0; state < tasks::kTaskStates; ++state)
        counts.member(tasks::stateName(TaskState(state)), qint64(queue.of(TaskState(state))));
    JsonWriter json;
    json.member("name", queue.name.toUtf8())
        .member("concurrency", qint64(queue.concurrency))
        .raw("paused", queue.isPaused ? "true" : "false")
        .raw("counts", std::move(counts).finish())
        .member("depth", qint64(queue.depth()))
        .raw("oldest_queued_at", momentJson(queue.oldestQueuedAt));
    return std::move(json).finish();
}

Schema queueSchema()
{
    auto counts = Schema::object();
    for (const auto &state : stateNames())
        counts.required(state.toString(), Schema::integer().minimum(0));
    return Schema::object()
        .required(u"name"_s, Schema::string())
        .required(u"concurrency"_s,
                  Schema::integer()
                      .minimum(0)
                      .maximum(tasks::Queue::kMaxConcurrency)
                      .description(u"Runs at once, of all processes together"_s))
        .required(u"paused"_s, Schema::boolean().description(u"Nothing new is begun; what runs goes on"_s))
        .required(u"counts"_s, counts)
        .required(u"depth"_s, Schema::integer().description(u"How many wait: scheduled, queued and retrying"_s))
        .required(u"oldest_queued_at"_s, moment(u"Since when the one waits that has waited longest"_s));
}

QJsonObject queueExample()
{
    QJsonObject counts;
    for (const auto &state : stateNames())
        counts.insert(state.toString(), state.toString() == u"succeeded"_s ? 12 : 0);
    return {{u"name"_s, u"default"_s}, {u"concurrency"_s, 16}, {u"paused"_s, false},
            {u"counts"_s, counts},     {u"depth"_s, 0},        {u"oldest_queued_at"_s, QJsonValue::Null}};
}

QJsonArray stateNames()
{
    QJsonArray names;
    for (int state = 0; state < tasks::kTaskStates; ++state)
        names.append(QLatin1StringView(tasks::stateName(TaskState(state))));
    return names;
}

QByteArray compactJson(const QJsonValue &value)
{
    if (value.isObject())
        return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
    const auto inArray = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return inArray.mid(1, inArray.size() - 2);
}

} // namespace coroscope

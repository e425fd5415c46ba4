#include "server/runtime/task_wish.h"

#include "server/http/json_body.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QJsonArray at(const QString &field)
{
    return {u"body"_s, field};
}

void checkPayload(const TaskKind *kind, const QByteArray &payload, ValidationIssues &issues)
{
    if (payload.size() > tasks::Task::kMaxPayload) {
        issues.add(
            at(u"payload"_s), QString::fromLatin1(kPayloadTooLarge),
            u"A payload has at most %1 bytes; this one has %2"_s.arg(tasks::Task::kMaxPayload).arg(payload.size()));
        return;
    }
    const JsonText json = parseJson(payload);
    if (json.value.isUndefined()) {
        issues.add(at(u"payload"_s), u"json_invalid"_s,
                   u"JSON decode error in line %1, column %2: %3"_s.arg(json.line).arg(json.column).arg(json.error));
        return;
    }
    if (kind)
        kind->payload.validate(json.value, at(u"payload"_s), issues);
}

void checkTimes(const tasks::Wish &wish, tasks::WallMs now, ValidationIssues &issues)
{
    constexpr auto kMost = tasks::Wish::kMaxDelay.count();
    if (wish.runAt && wish.delay.count() != 0)
        issues.add(at(u"run_at"_s), u"value_error"_s, u"Either delay_ms or run_at may be given, not both"_s);
    static const Schema delay = Schema::integer().minimum(0).maximum(double(kMost));
    if (wish.delay.count() != 0)
        delay.validate(QJsonValue(qint64(wish.delay.count())), at(u"delay_ms"_s), issues);
    if (wish.runAt && *wish.runAt > now + kMost)
        issues.add(at(u"run_at"_s), u"value_error"_s, u"Input should be at most ten years from now"_s);
}

void checkLimits(const tasks::Wish &wish, ValidationIssues &issues)
{
    using tasks::Task;
    static const Schema priority = Schema::integer().minimum(Task::kMinPriority).maximum(Task::kMaxPriority);
    if (wish.priority != 0)
        priority.validate(wish.priority, at(u"priority"_s), issues);
    static const Schema attempts = Schema::integer().minimum(1).maximum(Task::kMaxAttempts);
    if (wish.maxAttempts)
        attempts.validate(*wish.maxAttempts, at(u"max_attempts"_s), issues);
    static const Schema timeout = Schema::integer().minimum(1).maximum(double(tasks::Wish::kMaxTimeout.count()));
    if (wish.timeout)
        timeout.validate(QJsonValue(qint64(wish.timeout->count())), at(u"timeout_ms"_s), issues);
    static const Schema key = Schema::string().maxLength(Task::kMaxUniqueKey);
    if (!wish.uniqueKey.isEmpty())
        key.validate(wish.uniqueKey, at(u"unique_key"_s), issues);
    // PostgreSQL takes no NUL, and nobody could read the others.
    const auto isControl = [](QChar c) { return c < u' ' || c == u'\x7f'; };
    if (std::any_of(wish.uniqueKey.begin(), wish.uniqueKey.end(), isControl))
        issues.add(at(u"unique_key"_s), u"value_error"_s, u"Input should have no control characters"_s, wish.uniqueKey);
}

} // namespace

void checkTaskName(const QString &name, const QJsonArray &loc, ValidationIssues &issues)
{
    if (!isTaskName(name))
        issues.add(loc, u"string_pattern_mismatch"_s, u"String should match pattern '^[a-z0-9][a-z0-9_.-]{0,63}$'"_s,
                   name);
}

std::optional<tasks::NewTask> checkedWish(const TaskKinds &kinds, const tasks::Wish &wish, const QByteArray &requestId,
                                          tasks::WallMs now, ValidationIssues &issues)
{
    const qsizetype before = issues.list().size();
    const TaskKind *kind = kinds.find(wish.kind);
    if (!kind) {
        QJsonArray names;
        for (const TaskKind &each : kinds.all())
            names.append(each.info.name);
        Schema::string().oneOf(names).validate(wish.kind, at(u"kind"_s), issues);
    }
    const QByteArray payload = wish.payload.isEmpty() ? QByteArrayLiteral("{}") : wish.payload;
    checkPayload(kind, payload, issues);
    if (!wish.queue.isEmpty()) {
        checkTaskName(wish.queue, at(u"queue"_s), issues);
        if (kind && isTaskName(wish.queue) && !kinds.mayUse(*kind, wish.queue))
            issues.add(at(u"queue"_s), u"value_error"_s,
                       kind->info.isOrdered ? u"Tasks of kind %1 run in order, and so in the queue %2 only"_s.arg(
                           wish.kind, kind->info.queue)
                                            : u"The queue %1 runs its own kinds of tasks only"_s.arg(wish.queue),
                       wish.queue);
    }
    checkTimes(wish, now, issues);
    checkLimits(wish, issues);
    if (!kind || issues.list().size() > before)
        return std::nullopt;

    tasks::NewTask task;
    task.id = tasks::newTaskId(now);
    task.kind = wish.kind;
    task.queue = wish.queue.isEmpty() ? kind->info.queue : wish.queue;
    task.priority = wish.priority;
    task.payload = payload;
    task.maxAttempts = wish.maxAttempts.value_or(kind->info.retry.maxAttempts);
    task.timeout = wish.timeout.value_or(kind->info.timeout);
    task.uniqueKey = wish.uniqueKey;
    task.createdAt = now;
    task.runAt = std::max(now, wish.runAt.value_or(now + wish.delay.count()));
    task.requestId = requestId;
    return task;
}

Result<tasks::NewTask> checkedWish(const TaskKinds &kinds, const tasks::Wish &wish, const QByteArray &requestId,
                                   tasks::WallMs now)
{
    ValidationIssues issues;
    auto task = checkedWish(kinds, wish, requestId, now, issues);
    if (task)
        return std::move(*task);
    return wishError(issues);
}

Error wishError(const ValidationIssues &issues)
{
    const ValidationIssue &first = issues.list().first();
    QString where;
    for (qsizetype i = 1; i < first.loc.size(); ++i) {
        const QJsonValue part = first.loc.at(i);
        where += (where.isEmpty() ? u""_s : u"."_s)
            + (part.isString() ? part.toString() : QString::number(part.toInteger()));
    }
    const QString detail = where.isEmpty() ? first.msg : u"%1: %2"_s.arg(where, first.msg); // the payload as a whole
    return Error{Error::Kind::BadRequest, detail};
}

tasks::Task taskOf(const tasks::NewTask &task)
{
    tasks::Task made;
    made.id = task.id;
    made.kind = task.kind;
    made.queue = task.queue;
    made.state = task.runAt > task.createdAt ? tasks::TaskState::Scheduled : tasks::TaskState::Queued;
    made.priority = task.priority;
    made.payload = task.payload;
    made.maxAttempts = task.maxAttempts;
    made.timeout = task.timeout;
    made.uniqueKey = task.uniqueKey;
    made.createdAt = task.createdAt;
    made.runAt = task.runAt;
    made.requestId = task.requestId;
    return made;
}

} // namespace coroscope

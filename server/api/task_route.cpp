#include "server/api/task_route.h"

#include "server/api/cache_route.h"
#include "server/api/task_json.h"
#include "server/cache/fault.h"
#include "server/db/db_error.h"
#include "server/http/problem.h"
#include "server/runtime/database_problem.h"
#include "server/runtime/task_service.h"
#include "server/runtime/task_wish.h"
#include "server/tasks/store.h"

#include <QDir>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

const Param<QByteArray> &taskIdParam()
{
    static const auto id
        = pathParam<QByteArray>("id", u"A UUID"_s).format(u"uuid"_s).example(u"019ac0de-7a5c-7000-8000-000000000001"_s);
    return id;
}

RouteBuilder taskRoute(RouteBuilder route)
{
    return route.tag(u"Tasks"_s)
        .section(TutorialSection::BackgroundTasks)
        .problem(503, u"Tasks cannot be kept or read now; Retry-After tells when to try again"_s)
        .problem(507, u"The disk on which they are kept is full"_s);
}

RouteBuilder taskIdRoute(RouteBuilder route)
{
    return taskRoute(route).param(taskIdParam()).problem(404, u"There is none with this id"_s);
}

Response noTasks(const Exchange *exchange)
{
    return problem(503, u"This server has no place to keep tasks."_s, exchange);
}

Response noSuchTask(const Exchange *exchange)
{
    return problem(404, u"There is no task with this id."_s, exchange);
}

Response taskProblem(const Error &error, const Exchange *exchange)
{
    if (error.kind == Error::Kind::Unavailable && error.code == Context::Tasks::kQueueFull) {
        return problem(503, u"Too many tasks wait in this queue."_s, exchange)
            .setField("Retry-After", QByteArray::number(Context::Tasks::kRetryAfter));
    }
    if (db::isDatabaseFault(error))
        return databaseProblem(error, exchange);
    if (error.code != 0)
        return cacheProblem(error, exchange);
    if (error.kind == Error::Kind::Unavailable)
        return problem(503, u"The tasks cannot be reached."_s, exchange).setField("Retry-After", "1");
    return problemFor(error, exchange);
}

Response wishProblem(const ValidationIssues &issues, const Exchange *exchange)
{
    const auto isTooLarge
        = [](const ValidationIssue &issue) { return issue.type == QLatin1StringView(kPayloadTooLarge); };
    const auto found = std::find_if(issues.list().begin(), issues.list().end(), isTooLarge);
    if (found != issues.list().end())
        return problem(413, found->msg + u'.', exchange);
    return validationProblem(issues, exchange);
}

const TaskKinds &taskKinds(const Context &context)
{
    return context.services().tasks()->kinds();
}

QString taskFilePath(const Context &context, const QString &name)
{
    return QDir(context.services().tasks()->shared().dataFolder).filePath(name);
}

Schema &addWishMembers(Schema &body)
{
    using tasks::Task;
    return body.required(u"kind"_s, Schema::string().description(u"As GET /task-kinds lists them"_s))
        .optional(u"payload"_s, Schema::any().description(u"As the kind's payload_schema says; without it: {}"_s))
        .optional(u"queue"_s, Schema::string().minLength(1).nullable().description(u"Without it: the kind's own"_s))
        .optional(u"priority"_s,
                  Schema::integer()
                      .minimum(Task::kMinPriority)
                      .maximum(Task::kMaxPriority)
                      .nullable()
                      .defaultsTo(0)
                      .description(u"Higher ones run first"_s))
        .optional(u"unique_key"_s,
                  Schema::string()
                      .minLength(1)
                      .maxLength(Task::kMaxUniqueKey)
                      .nullable()
                      .description(u"No second task with this key while one waits or runs"_s))
        .optional(u"max_attempts"_s,
                  Schema::integer()
                      .minimum(1)
                      .maximum(Task::kMaxAttempts)
                      .nullable()
                      .description(u"Without it: the kind's own"_s))
        .optional(u"timeout_ms"_s,
                  Schema::integer()
                      .minimum(1)
                      .maximum(double(tasks::Wish::kMaxTimeout.count()))
                      .nullable()
                      .description(u"Of one attempt; without it: the kind's own"_s));
}

tasks::Wish wishOf(const QJsonObject &body)
{
    tasks::Wish wish;
    wish.kind = body.value(u"kind"_s).toString();
    const auto payload = body.value(u"payload"_s);
    if (!payload.isUndefined() && !payload.isNull())
        wish.payload = compactJson(payload);
    wish.queue = body.value(u"queue"_s).toString();
    wish.priority = int(body.value(u"priority"_s).toInteger());
    wish.uniqueKey = body.value(u"unique_key"_s).toString();
    if (const auto attempts = body.value(u"max_attempts"_s); attempts.isDouble())
        wish.maxAttempts = int(attempts.toInteger());
    if (const auto timeout = body.value(u"timeout_ms"_s); timeout.isDouble())
        wish.timeout = milliseconds(timeout.toInteger());
    return wish;
}

} // namespace coroscope

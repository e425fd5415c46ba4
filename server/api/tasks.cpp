#include "server/api/page_links.h"
#include "server/api/sections.h"
#include "server/api/task_json.h"
#include "server/api/task_route.h"
#include "server/db/instant.h"
#include "server/http/json_writer.h"
#include "server/http/percent.h"
#include "server/http/problem.h"
#include "server/runtime/context.h"
#include "server/runtime/model_schema.h"
#include "server/runtime/task_wish.h"
#include "server/tasks/engine_settings.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStep = 50; ///< tasks asked for at once
constexpr qsizetype kMostBytes = 8 * 1024 * 1024; ///< of a page, about: then it ends early, and Link goes on from there

const auto kState = queryParam<QByteArray>(
                        "state", u"Only those in this state; several with commas, or the parameter several times"_s)
                        .example(u"queued,running"_s);
const auto kKind = queryParam<QByteArray>("kind", u"Only those of this kind"_s)
                       .maxLength(64)
                       .check(hasNoNul, u"value_error"_s, u"Value error, a text must not contain NUL"_s);
const auto kQueue = queryParam<QByteArray>("queue", u"Only those of this queue"_s)
                        .maxLength(64)
                        .check(hasNoNul, u"value_error"_s, u"Value error, a text must not contain NUL"_s);
Param<QByteArray> textParam(const QByteArray &name, const QString &meaning)
{
    return queryParam<QByteArray>(name, meaning)
        .maxLength(200)
        .check(hasNoNul, u"value_error"_s, u"Value error, a text must not contain NUL"_s);
}
const auto kText
    = textParam("text", u"Only those with this text in id, payload, error or unique key, whatever the case"_s);
const auto kQ = textParam("q", u"The same as text, which goes first"_s);
const auto kRequestId = queryParam<QByteArray>("request_id", u"Only those that this request made: its trace_id"_s)
                            .pattern(u"^[0-9a-fA-F]{32}$"_s);
const auto kLimit = queryParam<qint64>("limit", u"How many at most"_s).minimum(1).maximum(500).defaultsTo(50);
const auto kOffset = queryParam<qint64>("offset", u"How many are left out before"_s).minimum(0).defaultsTo(0);

/// All values of a query parameter, since one that is given several times is bound once.
QByteArrayList queryValues(QByteArrayView query, QByteArrayView name)
{
    QByteArrayList values;
    while (!query.isEmpty()) {
        const auto end = query.indexOf('&');
        const auto pair = end < 0 ? query : query.first(end);
        query = end < 0 ? QByteArrayView() : query.sliced(end + 1);
        const auto equals = pair.indexOf('=');
        const auto found = formDecoded(equals < 0 ? pair : pair.first(equals));
        if (found && *found == name)
            values.append(formDecoded(equals < 0 ? QByteArrayView() : pair.sliced(equals + 1)).value_or(QByteArray()));
    }
    return values;
}

std::vector<tasks::TaskState> readStates(const Exchange &exchange, ValidationIssues &issues)
{
    static const auto schema = Schema::string().oneOf(stateNames());
    std::vector<tasks::TaskState> states;
    for (const auto &value : queryValues(exchange.request.rawQuery(), "state")) {
        if (value.isEmpty()) // of a form that leaves it open
            continue;
        for (const auto &word : value.split(',')) {
            if (schema.fromText(word.trimmed(), {u"query"_s, u"state"_s}, issues))
                states.push_back(*tasks::stateOf(word.trimmed()));
        }
    }
    return states;
}

/// What of the query says which tasks are meant, for the links to other pages.
QByteArray filterQuery(const Exchange &exchange, const tasks::TaskFilter &filter)
{
    QByteArray query;
    QByteArrayList states;
    for (const auto state : filter.states)
        states.append(tasks::stateName(state));
    if (!states.isEmpty())
        query += "&state=" + states.join(',');
    for (const auto *param : {&kKind, &kQueue, &kText, &kQ, &kRequestId}) {
        const auto value = param->optional(exchange).value_or(QByteArray());
        if (!value.isEmpty())
            query += '&' + param->spec()->name + '=' + value.toPercentEncoding();
    }
    return query;
}

QCoro::Task<Response> listTasks(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    ValidationIssues issues;
    tasks::TaskFilter filter;
    filter.states = readStates(*exchange, issues);
    if (!issues.isEmpty())
        co_return validationProblem(issues, exchange.data());
    filter.kind = QString::fromUtf8(kKind.optional(*exchange).value_or(QByteArray()));
    filter.queue = QString::fromUtf8(kQueue.optional(*exchange).value_or(QByteArray()));
    const auto text = kText.optional(*exchange).value_or(QByteArray());
    filter.text = QString::fromUtf8(text.isEmpty() ? kQ.optional(*exchange).value_or(QByteArray()) : text);
    filter.requestId = kRequestId.optional(*exchange).value_or(QByteArray()).toLower();
    const auto limit = kLimit.value(*exchange);
    const auto offset = kOffset.value(*exchange);
    QByteArray json = "[";
    qint64 shown = 0;
    qint64 total = 0;
    for (bool more = true; more;) {
        const int step = int(std::min<qint64>(kStep, limit - shown));
        auto listing = context.tasks.list(filter, offset + shown, step);
        const auto page = co_await listing;
        if (!page)
            co_return taskProblem(page.error(), exchange.data());
        for (const auto &task : page->tasks) {
            if (json.size() > 1)
                json += ',';
            json += taskJson(task);
        }
        total = page->total;
        shown += page->tasks.size();
        more = page->tasks.size() == step && shown < limit && json.size() < kMostBytes;
    }
    auto response = Response::json(200, json + ']');
    response.setField("X-Total-Count", QByteArray::number(total));
    response.setField(
        "Link", pageLinks("/tasks", limit, offset, std::max<qint64>(shown, 1), total, filterQuery(*exchange, filter)));
    co_return response;
}

/// What JSON Schema does not say of the times of a new task.
void readTimes(const QJsonObject &body, tasks::Wish &wish, ValidationIssues &issues)
{
    const auto delay = body.value(u"delay_ms"_s);
    const auto runAt = body.value(u"run_at"_s);
    if (delay.isDouble() && runAt.isString())
        issues.add({u"body"_s, u"run_at"_s}, u"value_error"_s, u"Value error, give delay_ms or run_at, not both"_s,
                   runAt);
    else if (delay.isDouble())
        wish.delay = milliseconds(delay.toInteger());
    else if (runAt.isString()) {
        const auto moment = db::parseInstant(runAt.toString());
        if (moment)
            wish.runAt = moment->toMSecsSinceEpoch();
        else
            issues.add({u"body"_s, u"run_at"_s}, u"datetime_parsing"_s,
                       u"Input should be a valid datetime as RFC 3339 has it"_s, runAt);
    }
}

QCoro::Task<Response> createTask(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    const auto body = exchange->params.body.toObject();
    auto wish = wishOf(body);
    ValidationIssues issues;
    readTimes(body, wish, issues);
    auto task = checkedWish(taskKinds(context), wish, exchange->record->traceId, tasks::wallNow(), issues);
    if (!task || !issues.isEmpty())
        co_return wishProblem(issues, exchange.data());
    auto adding = context.tasks.addChecked(std::move(*task));
    const auto added = co_await adding;
    if (!added)
        co_return taskProblem(added.error(), exchange.data());
    if (!added->isAdded) {
        auto response = problem(409, u"A task with this unique key waits or runs already."_s, exchange.data());
        response.setField("Location", "/tasks/" + added->existing);
        co_return response;
    }
    auto response = Response::json(202, taskJson(added->task));
    response.setField("Location", "/tasks/" + added->task.id);
    co_return response;
}

/// The task as it is now.
QCoro::Task<Response> taskResponse(Context context, int status, QByteArray id)
{
    auto finding = context.tasks.find(id);
    const auto found = co_await finding;
    if (!found)
        co_return taskProblem(found.error(), &context.exchange());
    if (!found.value())
        co_return noSuchTask(&context.exchange());
    auto response = Response::json(status, taskJson(*found.value()));
    if (status == 202)
        response.setField("Location", "/tasks/" + id);
    co_return response;
}

QByteArray idOf(const Exchange &exchange)
{
    return taskIdParam().value(exchange).toLower();
}

QCoro::Task<Response> showTask(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    auto showing = taskResponse(context, 200, idOf(*exchange));
    auto response = co_await showing;
    co_return response;
}

QCoro::Task<Response> cancelTask(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    const auto id = idOf(*exchange);
    auto cancelling = context.tasks.cancel(id);
    const auto outcome = co_await cancelling;
    if (!outcome)
        co_return taskProblem(outcome.error(), exchange.data());
    if (outcome.value() == tasks::CancelOutcome::NotFound)
        co_return noSuchTask(exchange.data());
    if (outcome.value() == tasks::CancelOutcome::AlreadyFinal)
        co_return problem(409, u"The task has ended already."_s, exchange.data());
    auto showing = taskResponse(context, outcome.value() == tasks::CancelOutcome::Cancelled ? 200 : 202, id);
    auto response = co_await showing;
    co_return response;
}

/// The payload that the body gives instead of the task's own; empty where it gives none.
QCoro::Task<Result<QByteArray>> newPayload(Context context, QByteArray id, ValidationIssues *issues)
{
    const auto payload = context.exchange().params.body.toObject().value(u"payload"_s);
    if (payload.isUndefined() || payload.isNull())
        co_return QByteArray();
    auto finding = context.tasks.find(id);
    const auto found = co_await finding;
    if (!found)
        co_return found.error();
    tasks::Wish wish;
    wish.kind = found.value() ? found.value()->kind : QString();
    wish.payload = compactJson(payload);
    if (found.value())
        (void)checkedWish(taskKinds(context), wish, {}, tasks::wallNow(), *issues);
    co_return wish.payload;
}

QCoro::Task<Response> retryTask(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    const auto id = idOf(*exchange);
    ValidationIssues issues;
    auto reading = newPayload(context, id, &issues);
    const auto payload = co_await reading;
    if (!payload)
        co_return taskProblem(payload.error(), exchange.data());
    if (!issues.isEmpty())
        co_return wishProblem(issues, exchange.data());
    auto retrying = context.tasks.retry(id, payload.value());
    const auto outcome = co_await retrying;
    if (!outcome)
        co_return taskProblem(outcome.error(), exchange.data());
    switch (outcome.value()) {
    case tasks::RetryOutcome::NotFound: co_return noSuchTask(exchange.data());
    case tasks::RetryOutcome::NotFinal: co_return problem(409, u"The task has not ended yet."_s, exchange.data());
    case tasks::RetryOutcome::UniqueKeyTaken:
        co_return problem(409, u"Another task with its unique key waits or runs."_s, exchange.data());
    case tasks::RetryOutcome::Retried: break;
    }
    auto showing = taskResponse(context, 202, id);
    auto response = co_await showing;
    co_return response;
}

QCoro::Task<Response> runTask(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    const auto id = idOf(*exchange);
    auto running = context.tasks.runNow(id);
    const auto isQueued = co_await running;
    if (!isQueued)
        co_return taskProblem(isQueued.error(), exchange.data());
    auto showing = taskResponse(context, 202, id);
    auto response = co_await showing;
    if (!isQueued.value() && response.status() == 202)
        co_return problem(409, u"The task does not wait for its time."_s, exchange.data());
    co_return response;
}

QCoro::Task<Response> listKinds(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    QByteArrayList kinds;
    for (const auto &kind : taskKinds(context).all()) {
        JsonWriter json;
        json.member("name", kind.info.name.toUtf8())
            .member("summary", kind.info.summary.toUtf8())
            .member("queue", kind.info.queue.toUtf8())
            .member("max_attempts", qint64(kind.info.retry.maxAttempts))
            .member("timeout_ms", qint64(kind.info.timeout.count()))
            .member("batch", qint64(kind.info.batch))
            .raw("ordered", kind.info.isOrdered ? "true" : "false")
            .raw("payload_schema", compactJson(kind.payload.toJson()))
            .raw("example", compactJson(kind.example));
        kinds.append(std::move(json).finish());
    }
    co_return Response::json(200, '[' + kinds.join(',') + ']');
}

} // namespace

void registerTasks(RouteSet &routes)
{
    const auto task = taskSchema();
    const auto example = taskExample();
    taskRoute(routes.get("/tasks", listTasks))
        .summary(u"A page of tasks, the newest first"_s)
        .description(u"X-Total-Count has their number in all, Link where the other pages are. A page with large "
                     "payloads may have fewer than limit; Link goes on where it ends."_s)
        .param(kState)
        .param(kKind)
        .param(kQueue)
        .param(kText)
        .param(kQ)
        .param(kRequestId)
        .param(kLimit)
        .param(kOffset)
        .responds(200, u"The tasks"_s, Schema::array(task), QJsonArray{example})
        .responseField(u"X-Total-Count"_s, u"How many there are in all"_s)
        .responseField(u"Link"_s, u"Where the other pages are (RFC 8288)"_s);
    auto body = Schema::object();
    addWishMembers(body)
        .optional(u"delay_ms"_s,
                  Schema::integer()
                      .minimum(0)
                      .maximum(double(tasks::Wish::kMaxDelay.count()))
                      .nullable()
                      .description(u"Not before so many milliseconds from now"_s))
        .optional(u"run_at"_s,
                  Schema::string()
                      .format(u"date-time"_s)
                      .nullable()
                      .description(u"Not before this, instead of delay_ms; a time that has passed: at once"_s))
        .closed()
        .example(QJsonObject{
            {u"kind"_s, u"flaky"_s}, {u"payload"_s, QJsonObject{{u"failure_rate"_s, 0.5}}}, {u"delay_ms"_s, 1000}});
    taskRoute(routes.post("/tasks", createTask))
        .summary(u"Makes a task"_s)
        .description(u"The answer comes when it is stored: it runs also where this server ends. Its payload has 1 MiB "
                     "at most."_s)
        .jsonBody(body)
        .responds(202, u"The task, which waits"_s, task, example)
        .responseField(u"Location"_s, u"Where it can be watched"_s)
        .problem(409, u"A task with this unique key waits or runs; Location names it"_s)
        .problem(413, u"The payload has more than 1 MiB"_s);
    taskIdRoute(routes.get("/tasks/{id}", showTask)).summary(u"One task"_s).responds(200, u"The task"_s, task, example);
    taskIdRoute(routes.remove("/tasks/{id}", cancelTask))
        .summary(u"Cancels a task"_s)
        .description(u"One that runs is told to stop and becomes cancelled when it has."_s)
        .responds(200, u"The task, which will not run"_s, task)
        .responds(202, u"The task, which has been told to stop"_s, task)
        .problem(409, u"It has ended already"_s);
    taskIdRoute(routes.post("/tasks/{id}/retry", retryTask))
        .summary(u"Runs a task that has ended once more"_s)
        .description(u"As if it were new, under the same id; with a payload in the body, with that one."_s)
        .jsonBody(Schema::object().optional(u"payload"_s, Schema::any()).closed(), false)
        .responds(202, u"The task, which waits"_s, task)
        .responseField(u"Location"_s, u"Where it can be watched"_s)
        .problem(409, u"It has not ended yet, or another one has its unique key"_s)
        .problem(413, u"The payload has more than 1 MiB"_s);
    taskIdRoute(routes.post("/tasks/{id}/run", runTask))
        .summary(u"Runs a task now that waits for its time or its next attempt"_s)
        .responds(202, u"The task, which waits for a slot"_s, task)
        .responseField(u"Location"_s, u"Where it can be watched"_s)
        .problem(409, u"It does not wait for its time"_s);
    taskRoute(routes.get("/task-kinds", listKinds))
        .summary(u"What tasks there can be, and what their payloads hold"_s)
        .responds(200, u"The kinds"_s,
                  Schema::array(Schema::object()
                                    .required(u"name"_s, Schema::string())
                                    .required(u"summary"_s, Schema::string())
                                    .required(u"queue"_s, Schema::string())
                                    .required(u"max_attempts"_s, Schema::integer())
                                    .required(u"timeout_ms"_s, Schema::integer())
                                    .required(u"batch"_s, Schema::integer())
                                    .required(u"ordered"_s, Schema::boolean())
                                    .required(u"payload_schema"_s, Schema::object())
                                    .required(u"example"_s, Schema::any())));
}

} // namespace coroscope

#include "server/api/sections.h"
#include "server/api/task_json.h"
#include "server/api/task_route.h"
#include "server/http/problem.h"
#include "server/runtime/context.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

const auto kName = pathParam<QByteArray>("name", u"The name of a queue"_s).example(u"default"_s);

const tasks::Queue *named(const std::vector<tasks::Queue> &queues, const QString &name)
{
    const auto found
        = std::find_if(queues.begin(), queues.end(), [&](const tasks::Queue &queue) { return queue.name == name; });
    return found == queues.end() ? nullptr : &*found;
}

QCoro::Task<Response> listQueues(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    auto reading = context.tasks.queues();
    const auto queues = co_await reading;
    if (!queues)
        co_return taskProblem(queues.error(), exchange.data());
    QByteArrayList texts;
    for (const auto &queue : queues.value())
        texts.append(queueJson(queue));
    co_return Response::json(200, '[' + texts.join(',') + ']');
}

QCoro::Task<Response> changeQueue(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    const auto name = QString::fromUtf8(kName.value(*exchange));
    auto reading = context.tasks.queues();
    const auto queues = co_await reading;
    if (!queues)
        co_return taskProblem(queues.error(), exchange.data());
    const auto *found = named(queues.value(), name);
    if (!found)
        co_return problem(404, u"There is no queue of this name."_s, exchange.data());
    auto queue = *found;
    const auto body = exchange->params.body.toObject();
    if (const auto wanted = body.value(u"concurrency"_s);
        wanted.isDouble() && wanted.toInteger() > 1 && taskKinds(context).isOrdered(name)) {
        ValidationIssues issues;
        issues.add({u"body"_s, u"concurrency"_s}, u"less_than_equal"_s,
                   u"Input should be less than or equal to 1: the tasks of this queue run in order"_s, wanted);
        co_return validationProblem(issues, exchange.data());
    }
    if (const auto paused = body.value(u"paused"_s); paused.isBool()) {
        queue.isPaused = paused.toBool();
        auto pausing = context.tasks.setPaused(name, queue.isPaused);
        const auto done = co_await pausing;
        if (!done)
            co_return taskProblem(done.error(), exchange.data());
    }
    if (const auto concurrency = body.value(u"concurrency"_s); concurrency.isDouble()) {
        queue.concurrency = int(concurrency.toInteger());
        auto setting = context.tasks.setConcurrency(name, queue.concurrency);
        const auto done = co_await setting;
        if (!done)
            co_return taskProblem(done.error(), exchange.data());
    }
    co_return Response::json(200, queueJson(queue));
}

} // namespace

void registerQueues(RouteSet &routes)
{
    taskRoute(routes.get("/queues", listQueues))
        .summary(u"The queues of tasks, and how many are in which state"_s)
        .responds(200, u"The queues"_s, Schema::array(queueSchema()), QJsonArray{queueExample()});
    taskRoute(routes.patch("/queues/{name}", changeQueue))
        .summary(u"Pauses a queue, resumes it, or changes how many of its tasks run at once"_s)
        .description(u"In force in all processes within a second. A queue whose kinds of tasks are ordered runs one "
                     "at a time: its concurrency is 0 or 1."_s)
        .param(kName)
        .jsonBody(Schema::object()
                      .optional(u"paused"_s, Schema::boolean())
                      .optional(u"concurrency"_s, Schema::integer().minimum(0).maximum(tasks::Queue::kMaxConcurrency))
                      .closed())
        .responds(200, u"The queue"_s, queueSchema(), queueExample())
        .problem(404, u"There is no queue of this name"_s);
}

} // namespace coroscope

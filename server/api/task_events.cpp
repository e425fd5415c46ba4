#include "server/api/sections.h"
#include "server/api/task_json.h"
#include "server/api/task_route.h"
#include "server/http/event_stream.h"
#include "server/http/problem.h"
#include "server/runtime/context.h"

namespace coroscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// Server-sent events (HTML standard §9.2). The task may run in another process, so the store is asked.

namespace {

constexpr milliseconds kLook = 150ms; ///< between two looks at the task
constexpr milliseconds kLookLater = 1s; ///< while it waits for a time that is far away

/// The same for the same state: who comes back with that of a final one has seen all. One that was retried and has come
/// to the same end has ended at another time.
QByteArray eventId(const tasks::Task &task)
{
    return QByteArray::number(task.finishedAt.value_or(task.createdAt), 36) + '.' + QByteArray::number(task.attempt)
        + '.' + tasks::stateName(task.state) + '.' + QByteArray::number(int(task.progress * 1000))
        + (task.isCancelRequested ? ".cancel" : "");
}

QByteArray eventText(const tasks::Task &task)
{
    QByteArray text;
    appendEvent(text, "task", eventId(task), taskJson(task));
    return text;
}

QCoro::Task<void> sendEvents(ExchangePtr exchange, tasks::Task task)
{
    const Context context(exchange);
    const auto id = task.id;
    auto begun = Clock::now();
    QByteArray piece = eventRetryLine() + eventText(task);
    for (;;) {
        if (!piece.isEmpty()) {
            auto writing = context.write(std::exchange(piece, {}));
            const auto written = co_await writing;
            if (!written)
                co_return; // the client has left
            begun = Clock::now();
        }
        // A server that stops does not wait for who only watches; the client comes back to the next one.
        if (isFinal(task.state) || context.services().stopSignal().isStopped())
            co_return;
        const bool isFar = task.state == tasks::TaskState::Scheduled
            && task.runAt > QDateTime::currentMSecsSinceEpoch() + 2 * kLookLater.count();
        auto sleeping = context.sleep(isFar ? kLookLater : kLook);
        const auto slept = co_await sleeping;
        if (!slept)
            co_return;
        auto finding = context.tasks.find(id);
        auto found = co_await finding;
        if (found && !found.value())
            co_return; // it was purged
        if (found && eventId(*found.value()) != eventId(task)) {
            task = std::move(*found.value());
            piece = eventText(task);
        } else if (Clock::now() - begun > kEventPing) {
            piece = eventPingLine(); // also while the store is away: it may come back
        }
    }
}

QCoro::Task<Response> taskEvents(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    auto finding = context.tasks.find(taskIdParam().value(*exchange).toLower());
    const auto found = co_await finding;
    if (!found)
        co_return taskProblem(found.error(), exchange.data());
    if (!found.value())
        co_return noSuchTask(exchange.data());
    const auto task = *found.value();
    if (isFinal(task.state) && lastEventIdField().optional(*exchange) == eventId(task))
        co_return Response(204); // §9.2.3: the client does not come back once more
    const auto produce = [task](ExchangePtr to, BodyWriter) { return sendEvents(std::move(to), task); };
    auto response = eventStream(produce);
    co_return response;
}

} // namespace

void registerTaskEvents(RouteSet &routes)
{
    taskIdRoute(routes.get("/tasks/{id}/events", taskEvents))
        .notConditional()
        .summary(u"Follows a task until it has ended"_s)
        .description(u"Server-sent events: `task` with the task as JSON at once and at each change of its state or "
                     "progress; the stream ends after the final one. A comment every 15 seconds keeps it open."_s)
        .param(lastEventIdField())
        .streamsResponse()
        .noTimeout()
        .responds(200, u"The events"_s, "text/event-stream", Schema::string(),
                  u"event: task\nid: mkz1c2p6.1.running.500\ndata: {\"id\": …, \"state\": \"running\", …}\n\n"_s)
        .responds(204, u"The client has seen the final state and need not come back"_s);
}

} // namespace coroscope

// What a handler asks of the background tasks, and what it leaves to be done after its response.

#include "server/http/log_http.h"
#include "server/runtime/context.h"
#include "server/runtime/task_service.h"
#include "server/runtime/task_wish.h"

namespace coroscope {

using namespace Qt::StringLiterals;

template<typename T, typename Call>
QCoro::Task<Result<T>> Context::Tasks::traced(Place place, QByteArray label, Where where, Call call)
{
    Exchange &exchange = *place.exchange;
    TaskService *const service = static_cast<ServerServices &>(exchange.services()).tasks();
    if (!service)
        co_return Error{Error::Kind::Unavailable, u"this server has no place to keep tasks"_s};
    if (exchange.isStopped())
        co_return Error::canceled();
    std::uint32_t id = 0;
    const auto queued = Clock::now();
    const SpanKind kind = service->isRedis() ? SpanKind::Cache : SpanKind::Database;
    if (Span *span = exchange.addSpan(kind, place.coroutine, std::move(label))) {
        id = span->id;
        span->parent = place.parent;
        span->queued = queued;
    }
    std::vector<StatementRecord> statements;
    tasks::StoreTicket ticket{exchange.record->id, place.coroutine, exchange.stopToken(), &exchange, &statements};
    AwaitNote note;
    note.begin(exchange, id, place.coroutine, where);
    auto task = call(*service, std::move(ticket));
    auto result = co_await std::move(task);
    note.end();
    if (Span *span = id == 0 ? nullptr : exchange.span(id)) {
        if (!statements.empty())
            span->started = statements.front().started;
        span->resumed = Clock::now();
        span->held = exchange.loop().takeHeld();
        span->ended = span->resumed - span->held;
    } else {
        exchange.endDroppedWait(place.coroutine, place.parent, queued);
    }
    exchange.addStatements(std::move(statements), 0, id);
    co_return result;
}

bool Context::Tasks::isAvailable() const noexcept
{
    return static_cast<ServerServices &>(m_place.exchange->services()).tasks() != nullptr;
}

QCoro::Task<Result<tasks::Added>> Context::Tasks::add(tasks::Wish wish, Where where) const
{
    auto label = "add " + wish.kind.toUtf8();
    const auto call = [wish = std::move(wish), request = m_place.exchange->record->traceId](TaskService &service,
                                                                                            tasks::StoreTicket ticket) {
        return service.add(std::move(ticket), wish, request);
    };
    return traced<tasks::Added>(m_place, std::move(label), where, call);
}

QCoro::Task<Result<tasks::Added>> Context::Tasks::addChecked(tasks::NewTask task, Where where) const
{
    auto label = "add " + task.kind.toUtf8();
    const auto call = [task = std::move(task)](TaskService &service, tasks::StoreTicket ticket) {
        return service.addChecked(std::move(ticket), task);
    };
    return traced<tasks::Added>(m_place, std::move(label), where, call);
}

QCoro::Task<Result<std::optional<tasks::Task>>> Context::Tasks::find(QByteArray id, Where where) const
{
    const auto call = [id = std::move(id)](TaskService &service, tasks::StoreTicket ticket) {
        return service.store().find(std::move(ticket), id);
    };
    return traced<std::optional<tasks::Task>>(m_place, "find task", where, call);
}

QCoro::Task<Result<tasks::TaskPage>> Context::Tasks::list(tasks::TaskFilter filter, std::int64_t offset, int limit,
                                                          Where where) const
{
    const auto call = [filter = std::move(filter), offset, limit](TaskService &service, tasks::StoreTicket ticket) {
        return service.store().list(std::move(ticket), filter, offset, limit);
    };
    return traced<tasks::TaskPage>(m_place, "list tasks", where, call);
}

QCoro::Task<Result<tasks::CancelOutcome>> Context::Tasks::cancel(QByteArray id, Where where) const
{
    const auto call = [id = std::move(id)](TaskService &service, tasks::StoreTicket ticket) {
        return service.cancel(std::move(ticket), id);
    };
    return traced<tasks::CancelOutcome>(m_place, "cancel task", where, call);
}

QCoro::Task<Result<tasks::RetryOutcome>> Context::Tasks::retry(QByteArray id, QByteArray payload, Where where) const
{
    const auto call
        = [id = std::move(id), payload = std::move(payload)](TaskService &service, tasks::StoreTicket ticket) {
              return service.retry(std::move(ticket), id, payload);
          };
    return traced<tasks::RetryOutcome>(m_place, "retry task", where, call);
}

QCoro::Task<Result<bool>> Context::Tasks::runNow(QByteArray id, Where where) const
{
    const auto call = [id = std::move(id)](TaskService &service, tasks::StoreTicket ticket) {
        return service.runNow(std::move(ticket), id);
    };
    return traced<bool>(m_place, "run task now", where, call);
}

QCoro::Task<Result<std::vector<tasks::Queue>>> Context::Tasks::queues(Where where) const
{
    const auto call = [](TaskService &service, tasks::StoreTicket ticket) { return service.queues(std::move(ticket)); };
    return traced<std::vector<tasks::Queue>>(m_place, "queues", where, call);
}

QCoro::Task<Result<void>> Context::Tasks::setPaused(QString queue, bool paused, Where where) const
{
    auto label = (paused ? "pause " : "resume ") + queue.toUtf8();
    const auto call = [queue = std::move(queue), paused](TaskService &service, tasks::StoreTicket ticket) {
        return service.setPaused(std::move(ticket), queue, paused);
    };
    return traced<void>(m_place, std::move(label), where, call);
}

QCoro::Task<Result<void>> Context::Tasks::setConcurrency(QString queue, int concurrency, Where where) const
{
    auto label = "concurrency of " + queue.toUtf8();
    const auto call = [queue = std::move(queue), concurrency](TaskService &service, tasks::StoreTicket ticket) {
        return service.setConcurrency(std::move(ticket), queue, concurrency);
    };
    return traced<void>(m_place, std::move(label), where, call);
}

QCoro::Task<Result<QList<tasks::Schedule>>> Context::Tasks::schedules(Where where) const
{
    const auto call
        = [](TaskService &service, tasks::StoreTicket ticket) { return service.store().schedules(std::move(ticket)); };
    return traced<QList<tasks::Schedule>>(m_place, "schedules", where, call);
}

QCoro::Task<Result<bool>> Context::Tasks::addSchedule(tasks::Schedule schedule, Where where) const
{
    const auto call = [schedule = std::move(schedule)](TaskService &service, tasks::StoreTicket ticket) {
        return service.addSchedule(std::move(ticket), schedule);
    };
    return traced<bool>(m_place, "add schedule", where, call);
}

QCoro::Task<Result<bool>> Context::Tasks::removeSchedule(QByteArray id, Where where) const
{
    const auto call = [id = std::move(id)](TaskService &service, tasks::StoreTicket ticket) {
        return service.removeSchedule(std::move(ticket), id);
    };
    return traced<bool>(m_place, "remove schedule", where, call);
}

Result<void> Context::addAfter(Exchange::Work work) const
{
    if (!exchange().addAfterResponse(std::move(work)))
        return Error{Error::Kind::Unavailable, u"too much is to be done after responses already"_s};
    return {};
}

void Context::sayAfterFailed(const Context &context, const QByteArray &label, const Error &error)
{
    if (error.isCanceled())
        return;
    const ExchangeRecord &record = *context.exchange().record;
    qCWarning(lcWorker) << label << "after the response to" << record.target << "failed:" << error.detail << "trace"
                        << record.traceId;
}

} // namespace coroscope

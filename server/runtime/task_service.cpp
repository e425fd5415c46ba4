#include "server/runtime/task_service.h"

#include "server/http/json_body.h"
#include "server/runtime/live_event_json.h"
#include "server/runtime/live_events.h"
#include "server/runtime/run_of_tasks.h"
#include "server/runtime/task_wish.h"
#include "server/telemetry/snapshot.h"

#include <QLoggingCategory>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcTaskService, "coroscope.tasks")

namespace {

std::vector<const tasks::KindInfo *> infosOf(const TaskKinds &kinds)
{
    std::vector<const tasks::KindInfo *> infos;
    for (const TaskKind &kind : kinds.all())
        infos.push_back(&kind.info);
    return infos;
}

tasks::EngineSettings settingsFor(const TaskShared &shared, const Worker &worker)
{
    tasks::EngineSettings settings = shared.engine;
    settings.number = worker.index();
    return settings;
}

/// As a sentence; empty: the payload is what its kind says.
QString mistakeIn(const TaskKind &kind, const QByteArray &payload, QJsonValue &value)
{
    const JsonText json = parseJson(payload);
    if (json.value.isUndefined())
        return u"its payload is no JSON: %1"_s.arg(json.error);
    ValidationIssues issues;
    kind.payload.validate(json.value, {u"payload"_s}, issues);
    value = json.value;
    return issues.isEmpty() ? QString() : u"its payload does not fit: %1"_s.arg(wishError(issues).detail);
}

Error queueFull(const QString &queue)
{
    return {Error::Kind::Unavailable, u"too many tasks wait in the queue %1"_s.arg(queue), Context::Tasks::kQueueFull};
}

} // namespace

TaskService::TaskService(Worker &worker, std::shared_ptr<const TaskShared> shared, std::unique_ptr<tasks::Store> store)
    : m_worker(worker)
    , m_shared(std::move(shared))
    , m_store(std::move(store))
    , m_engine(worker.loop(), worker.loop(), *m_store, *this, infosOf(*m_shared->kinds), *m_shared->book,
               settingsFor(*m_shared, worker))
    , m_scope(worker.loop())
{
}

TaskService::~TaskService() = default;

void TaskService::begin()
{
    if (!m_worker.hold())
        return;
    m_engine.whenEnded([this] { m_worker.release(); });
    m_engine.begin();
}

void TaskService::drain()
{
    m_engine.drain();
}

void TaskService::stopNow()
{
    m_engine.stopNow();
    static_cast<void>(m_stop.request_stop());
}

// ---------------------------------------------------------------- what others ask for

QCoro::Task<Result<void>> TaskService::makeQueues(Ticket ticket)
{
    if (m_engine.hasMadeQueues())
        co_return Result<void>();
    auto making = m_store->ensureQueues(std::move(ticket), m_engine.settings().queues);
    const auto made = co_await std::move(making);
    co_return made;
}

QCoro::Task<Result<tasks::Added>> TaskService::add(Ticket ticket, tasks::Wish wish, QByteArray requestId)
{
    const auto task = checkedWish(kinds(), wish, requestId, tasks::wallNow());
    if (!task)
        co_return task.error();
    auto adding = addChecked(std::move(ticket), task.value());
    auto added = co_await std::move(adding);
    co_return added;
}

QCoro::Task<Result<tasks::Added>> TaskService::addChecked(Ticket ticket, tasks::NewTask task)
{
    tasks::FigureBook &book = *m_shared->book;
    if (book.depth(task.queue) >= m_shared->maxWaiting || !book.mayName(task.queue))
        co_return queueFull(task.queue);
    auto making = makeQueues(ticket);
    const auto made = co_await std::move(making);
    if (!made)
        co_return made.error();
    tasks::Added added;
    added.task = taskOf(task);
    QList<tasks::NewTask> list;
    list.append(std::move(task));
    auto adding = m_store->add(std::move(ticket), std::move(list));
    const auto outcomes = co_await std::move(adding);
    if (!outcomes)
        co_return outcomes.error();
    if (outcomes->size() != 1)
        co_return Error{Error::Kind::Internal, u"the store said nothing of the task"_s};
    added.isAdded = outcomes->first().isAdded;
    added.existing = outcomes->first().existing;
    if (added.isAdded) {
        book.added(added.task.queue, 1, added.task.createdAt);
        m_engine.wake(added.task.queue, added.task.runAt);
    }
    co_return added;
}

QCoro::Task<Result<tasks::CancelOutcome>> TaskService::cancel(Ticket ticket, QByteArray id)
{
    auto cancelling = m_store->cancel(std::move(ticket), id.toLower(), tasks::wallNow());
    const auto outcome = co_await std::move(cancelling);
    if (outcome) {
        m_shared->book->changed();
        m_engine.cancelRequested(id.toLower());
        // One that runs tells its end itself.
        if (LiveEvents *events = outcome.value() == tasks::CancelOutcome::Cancelled ? liveEvents() : nullptr)
            events->publish(LiveEventType::Task, cancelledTaskJson(id.toLower()));
    }
    co_return outcome;
}

QCoro::Task<Result<tasks::RetryOutcome>> TaskService::retry(Ticket ticket, QByteArray id, QByteArray payload)
{
    if (payload.size() > tasks::Task::kMaxPayload)
        co_return Error{Error::Kind::BadRequest, u"its payload is larger than 1 MiB"_s};
    auto finding = m_store->find(ticket, id);
    const auto found = co_await std::move(finding);
    if (!found)
        co_return found.error();
    if (!found.value())
        co_return tasks::RetryOutcome::NotFound;
    const tasks::Task &task = *found.value();
    if (!payload.isEmpty()) {
        const TaskKind *const kind = kinds().find(task.kind);
        QJsonValue value;
        const QString mistake = kind ? mistakeIn(*kind, payload, value) : QString();
        if (!mistake.isEmpty())
            co_return Error{Error::Kind::BadRequest, mistake};
    }
    if (!tasks::isFinal(task.state))
        co_return tasks::RetryOutcome::NotFinal;
    tasks::FigureBook &book = *m_shared->book;
    if (book.depth(task.queue) >= m_shared->maxWaiting)
        co_return queueFull(task.queue);
    auto retrying = m_store->retry(std::move(ticket), std::move(id), std::move(payload), tasks::wallNow());
    const auto outcome = co_await std::move(retrying);
    if (outcome && outcome.value() == tasks::RetryOutcome::Retried) {
        book.retried(task.queue);
        m_engine.lookSoon();
    }
    co_return outcome;
}

QCoro::Task<Result<bool>> TaskService::runNow(Ticket ticket, QByteArray id)
{
    auto running = m_store->runNow(std::move(ticket), std::move(id), tasks::wallNow());
    const auto outcome = co_await std::move(running);
    if (outcome && outcome.value()) {
        m_shared->book->changed();
        m_engine.lookSoon();
    }
    co_return outcome;
}

QCoro::Task<Result<std::vector<tasks::Queue>>> TaskService::queues(Ticket ticket)
{
    auto making = makeQueues(ticket);
    const auto made = co_await std::move(making);
    if (!made)
        co_return made.error();
    auto looking = m_store->renew(std::move(ticket), {}, tasks::wallNow(), m_engine.settings().lease);
    auto pulse = co_await std::move(looking);
    if (!pulse)
        co_return pulse.error();
    auto queues = std::move(pulse).value().queues;
    for (tasks::Queue &queue : queues) {
        if (kinds().isOrdered(queue.name))
            queue.concurrency = std::min(queue.concurrency, 1); // whatever was stored: so it runs
    }
    co_return queues;
}

QCoro::Task<Result<void>> TaskService::setPaused(Ticket ticket, QString queue, bool paused)
{
    auto making = makeQueues(ticket);
    const auto made = co_await std::move(making);
    if (!made)
        co_return made.error();
    auto setting = m_store->setPaused(std::move(ticket), std::move(queue), paused);
    const auto set = co_await std::move(setting);
    m_engine.lookSoon();
    co_return set;
}

QCoro::Task<Result<void>> TaskService::setConcurrency(Ticket ticket, QString queue, int concurrency)
{
    if (concurrency < 0 || concurrency > tasks::Queue::kMaxConcurrency)
        co_return Error{Error::Kind::BadRequest, u"a queue runs 0 to %1 at once"_s.arg(tasks::Queue::kMaxConcurrency)};
    if (concurrency > 1 && kinds().isOrdered(queue))
        co_return Error{Error::Kind::BadRequest, u"the tasks of the queue %1 run in order, one at a time"_s.arg(queue)};
    auto making = makeQueues(ticket);
    const auto made = co_await std::move(making);
    if (!made)
        co_return made.error();
    auto setting = m_store->setConcurrency(std::move(ticket), std::move(queue), concurrency);
    const auto set = co_await std::move(setting);
    m_engine.lookSoon();
    co_return set;
}

QCoro::Task<Result<bool>> TaskService::addSchedule(Ticket ticket, tasks::Schedule schedule)
{
    auto adding = m_store->addSchedule(std::move(ticket), std::move(schedule));
    const auto added = co_await std::move(adding);
    m_shared->book->schedulesChanged();
    m_engine.lookSoon();
    co_return added;
}

QCoro::Task<Result<bool>> TaskService::removeSchedule(Ticket ticket, QByteArray id)
{
    auto removing = m_store->removeSchedule(std::move(ticket), std::move(id));
    const auto removed = co_await std::move(removing);
    m_shared->book->schedulesChanged();
    co_return removed;
}

QCoro::Task<Result<std::int64_t>> TaskService::purge(Ticket ticket, tasks::TaskFilter filter, tasks::WallMs now)
{
    auto purging = m_store->purge(std::move(ticket), std::move(filter), now);
    const auto purged = co_await std::move(purging);
    m_shared->book->changed();
    m_engine.lookSoon();
    co_return purged;
}

QCoro::Task<Result<std::int64_t>> TaskService::restore(Ticket ticket, tasks::WallMs purgedAt)
{
    auto restoring = m_store->restorePurged(std::move(ticket), purgedAt);
    const auto restored = co_await std::move(restoring);
    m_shared->book->changed();
    m_engine.lookSoon();
    co_return restored;
}

// ---------------------------------------------------------------- what the engine asks for

void TaskService::start(tasks::RunNumber number, const tasks::KindInfo &info, const QList<tasks::Task> &tasks)
{
    const TaskKind *const kind = kinds().find(info.name);
    QList<QByteArray> ids;
    ids.reserve(tasks.size());
    for (const tasks::Task &task : tasks)
        ids.append(task.id);
    const ExchangePtr exchange
        = m_worker.newTaskRun(std::move(ids), taskLabel(std::int32_t(kind - kinds().all().data())));
    m_exchanges.emplace(number, exchange);
    const auto work
        = [this, number, kind, tasks](ExchangePtr itself) { return run(number, kind, tasks, std::move(itself)); };
    m_worker.runTasks(exchange, work);
}

void TaskService::stop(tasks::RunNumber number, tasks::RunStop why)
{
    const auto found = m_exchanges.find(number);
    if (found == m_exchanges.end())
        return;
    StopReason reason = StopReason::Canceled;
    if (why == tasks::RunStop::TimedOut)
        reason = StopReason::Deadline;
    else if (why == tasks::RunStop::Draining)
        reason = StopReason::ServerStopping;
    const ExchangePtr exchange = found->second;
    exchange->requestStop(reason);
}

LiveEvents *TaskService::liveEvents() const
{
    return static_cast<ServerServices &>(m_worker.services()).liveEvents();
}

void TaskService::finished(const tasks::Task &task, const tasks::Finish &finish)
{
    LiveEvents *const events = liveEvents();
    if (events && events->isWanted(LiveEventType::Task))
        events->publish(LiveEventType::Task, finishedTaskJson(task, finish));
}

QCoro::Task<void> TaskService::run(tasks::RunNumber number, const TaskKind *kind, QList<tasks::Task> tasks,
                                   ExchangePtr exchange)
{
    std::vector<TaskVerdict> verdicts(std::size_t(tasks.size()));
    const auto run = std::make_shared<RunOfTasks>(*this, number, Context(exchange));
    for (qsizetype i = 0; i < tasks.size(); ++i) {
        QJsonValue payload;
        if (const QString mistake = mistakeIn(*kind, tasks[i].payload, payload); mistake.isEmpty())
            run->append(tasks[i], std::move(payload), i);
        else
            verdicts[std::size_t(i)] = TaskVerdict::never(mistake);
    }
    if (!run->tasks().isEmpty()) {
        std::vector<TaskVerdict> given;
        QString thrown;
        try {
            auto task = kind->handler(run);
            given = co_await std::move(task);
        } catch (const std::exception &e) {
            thrown = u"its handler threw: %1"_s.arg(QString::fromUtf8(e.what()));
        } catch (...) {
            thrown = u"its handler threw something that is no std::exception"_s;
        }
        if (!thrown.isEmpty())
            qCWarning(lcTaskService).noquote() << exchange->record->target << kind->info.name << thrown;
        for (qsizetype i = 0; i < run->tasks().size(); ++i) {
            TaskVerdict &verdict = verdicts[std::size_t(run->place(i))];
            if (!thrown.isEmpty())
                verdict = TaskVerdict::again(thrown);
            else if (std::size_t(i) < given.size())
                verdict = std::move(given[std::size_t(i)]);
            else
                verdict = TaskVerdict::again(u"its handler gave no verdict"_s);
        }
    }
    for (const TaskVerdict &verdict : verdicts) {
        if (verdict.kind != TaskVerdict::Kind::Done) {
            exchange->record->error = verdict.error.toUtf8();
            break;
        }
    }
    m_exchanges.erase(number);
    m_engine.ended(number, std::move(verdicts));
}

} // namespace coroscope

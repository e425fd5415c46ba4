#include "server/runtime/task_workbench.h"

#include "server/api/task_json.h"
#include "server/api/task_kinds.h"
#include "server/http/worker.h"
#include "server/runtime/schedule_wish.h"
#include "server/runtime/services.h"
#include "server/runtime/task_service.h"

#include <QDir>
#include <QPointer>

#include <atomic>
#include <mutex>

namespace coroscope {

using namespace Qt::StringLiterals;
using tasks::Workbench;

/// Where results go: to the thread of the workbench, as long as that is there.
class TaskWorkbench::Mailbox {
public:
    ~Mailbox() { close(); }
    /// Home thread: nobody is called any more.
    void close()
    {
        std::unique_ptr<QObject> gone;
        const std::lock_guard lock(m_mutex);
        gone.swap(m_home);
    }
    /// Any thread.
    void post(std::function<void()> call)
    {
        const std::lock_guard lock(m_mutex);
        if (m_home)
            QMetaObject::invokeMethod(m_home.get(), std::move(call), Qt::QueuedConnection);
    }
    std::atomic<int> waiting{0};

private:
    std::mutex m_mutex;
    std::unique_ptr<QObject> m_home = std::make_unique<QObject>();
};

/// One question: answered once, in any case. Any thread, one at a time.
template<typename T>
class TaskWorkbench::Job {
public:
    Job(std::shared_ptr<Mailbox> mailbox, QObject *context, Done<T> done)
        : m_mailbox(std::move(mailbox))
        , m_guard(context)
        , m_done(std::move(done))
    {
        ++m_mailbox->waiting;
    }
    ~Job()
    {
        if (m_done)
            settle(Error{Error::Kind::Unavailable, u"the server has stopped"_s});
        --m_mailbox->waiting;
    }
    Job(const Job &) = delete;
    Job &operator=(const Job &) = delete;

    void settle(Result<T> result)
    {
        m_mailbox->post([guard = m_guard, done = std::exchange(m_done, {}), result = std::move(result)] {
            if (guard)
                done(result);
        });
    }

private:
    const std::shared_ptr<Mailbox> m_mailbox;
    const QPointer<QObject> m_guard;
    Done<T> m_done;
};

namespace {

/// The worker's end waits while it is there.
class Held {
public:
    explicit Held(Worker &worker)
        : m_worker(worker)
    {
    }
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;
    ~Held() { m_worker.release(); }

private:
    Worker &m_worker;
};

/// `call(service, ticket)` gives QCoro::Task<Result<T>>.
template<typename JobPtr, typename Call>
QCoro::Task<void> carryOut(TaskService *service, JobPtr job, Call call)
{
    const Held held(service->worker());
    TaskService::Ticket ticket;
    ticket.stop = service->stopToken();
    auto task = call(*service, std::move(ticket));
    auto result = co_await std::move(task);
    job->settle(std::move(result));
}

QCoro::Task<Result<tasks::Task>> addOne(TaskService *service, TaskService::Ticket ticket, tasks::Wish wish)
{
    auto adding = service->add(std::move(ticket), std::move(wish), {});
    auto added = co_await std::move(adding);
    if (!added)
        co_return added.error();
    if (!added->isAdded) {
        co_return Error{Error::Kind::Conflict,
                        u"the task %1 has this unique key"_s.arg(QString::fromLatin1(added->existing))};
    }
    auto task = std::move(added->task);
    co_return task;
}

QCoro::Task<Result<Workbench::Purged>> purgeNow(TaskService *service, TaskService::Ticket ticket,
                                                tasks::TaskFilter filter)
{
    Workbench::Purged purged;
    purged.at = tasks::wallNow();
    auto purging = service->purge(std::move(ticket), std::move(filter), purged.at);
    const auto count = co_await std::move(purging);
    if (!count)
        co_return count.error();
    purged.count = count.value();
    co_return purged;
}

QCoro::Task<Result<tasks::Schedule>> addChecked(TaskService *service, TaskService::Ticket ticket,
                                                tasks::Schedule wanted)
{
    auto schedule = checkedSchedule(service->kinds(), wanted, tasks::wallNow());
    if (!schedule)
        co_return schedule.error();
    auto adding = service->addSchedule(std::move(ticket), schedule.value());
    const auto added = co_await std::move(adding);
    if (!added)
        co_return added.error();
    if (!added.value())
        co_return Error{Error::Kind::Unavailable, u"there are %1 schedules already"_s.arg(tasks::Store::kMaxSchedules)};
    co_return schedule;
}

} // namespace

TaskWorkbench::TaskWorkbench(Worker &worker, std::shared_ptr<const TaskShared> shared)
    : m_worker(worker)
    , m_shared(std::move(shared))
    , m_mailbox(std::make_shared<Mailbox>())
{
    for (const TaskKind &kind : m_shared->kinds->all())
        m_kinds.push_back(kind.info);
}

TaskWorkbench::~TaskWorkbench()
{
    m_mailbox->close();
}

template<typename T, typename Call>
void TaskWorkbench::ask(QObject *context, Done<T> done, Call call)
{
    auto job = std::make_shared<Job<T>>(m_mailbox, context, std::move(done));
    if (m_mailbox->waiting > kMaxWaiting) {
        job->settle(Error{Error::Kind::Unavailable, u"too many jobs wait already"_s});
        return;
    }
    m_worker.loop().post([worker = &m_worker, job = std::move(job), call = std::move(call)] {
        TaskService *const service = static_cast<ServerServices &>(worker->services()).tasks();
        if (worker->hold())
            service->scope().launch("workbench", &carryOut<std::shared_ptr<Job<T>>, Call>, service, job, call);
    });
}

std::shared_ptr<const tasks::Snapshot> TaskWorkbench::snapshot() const
{
    return m_shared->book->snapshot();
}

QByteArray TaskWorkbench::payloadSchema(const QString &kind) const
{
    const TaskKind *const found = m_shared->kinds->find(kind);
    return found ? compactJson(found->payload.toJson()) : QByteArray();
}

QByteArray TaskWorkbench::payloadExample(const QString &kind) const
{
    const TaskKind *const found = m_shared->kinds->find(kind);
    return found ? compactJson(found->example) : QByteArray();
}

QString TaskWorkbench::logFile() const
{
    return QDir(m_shared->dataFolder).filePath(logFileName());
}

void TaskWorkbench::list(tasks::TaskFilter filter, std::int64_t offset, int limit, QObject *context,
                         Done<tasks::TaskPage> done)
{
    ask(context, std::move(done), [=](TaskService &service, TaskService::Ticket ticket) {
        return service.store().list(std::move(ticket), filter, offset, limit);
    });
}

void TaskWorkbench::find(QByteArray id, QObject *context, Done<std::optional<tasks::Task>> done)
{
    ask(context, std::move(done),
        [=](TaskService &service, TaskService::Ticket ticket) { return service.store().find(std::move(ticket), id); });
}

void TaskWorkbench::add(Wish wish, QObject *context, Done<tasks::Task> done)
{
    ask(context, std::move(done),
        [=](TaskService &service, TaskService::Ticket ticket) { return addOne(&service, std::move(ticket), wish); });
}

void TaskWorkbench::cancel(QByteArray id, QObject *context, Done<tasks::CancelOutcome> done)
{
    ask(context, std::move(done),
        [=](TaskService &service, TaskService::Ticket ticket) { return service.cancel(std::move(ticket), id); });
}

void TaskWorkbench::retry(QByteArray id, QByteArray payload, QObject *context, Done<tasks::RetryOutcome> done)
{
    ask(context, std::move(done), [=](TaskService &service, TaskService::Ticket ticket) {
        return service.retry(std::move(ticket), id, payload);
    });
}

void TaskWorkbench::runNow(QByteArray id, QObject *context, Done<bool> done)
{
    ask(context, std::move(done),
        [=](TaskService &service, TaskService::Ticket ticket) { return service.runNow(std::move(ticket), id); });
}

void TaskWorkbench::setPaused(QString queue, bool paused, QObject *context, Done<void> done)
{
    ask(context, std::move(done), [=](TaskService &service, TaskService::Ticket ticket) {
        return service.setPaused(std::move(ticket), queue, paused);
    });
}

void TaskWorkbench::setConcurrency(QString queue, int concurrency, QObject *context, Done<void> done)
{
    ask(context, std::move(done), [=](TaskService &service, TaskService::Ticket ticket) {
        return service.setConcurrency(std::move(ticket), queue, concurrency);
    });
}

void TaskWorkbench::purge(tasks::TaskFilter filter, QObject *context, Done<Purged> done)
{
    ask(context, std::move(done), [=](TaskService &service, TaskService::Ticket ticket) {
        return purgeNow(&service, std::move(ticket), filter);
    });
}

void TaskWorkbench::restore(tasks::WallMs purgedAt, QObject *context, Done<std::int64_t> done)
{
    ask(context, std::move(done),
        [=](TaskService &service, TaskService::Ticket ticket) { return service.restore(std::move(ticket), purgedAt); });
}

void TaskWorkbench::schedules(QObject *context, Done<QList<tasks::Schedule>> done)
{
    ask(context, std::move(done),
        [](TaskService &service, TaskService::Ticket ticket) { return service.store().schedules(std::move(ticket)); });
}

void TaskWorkbench::addSchedule(tasks::Schedule schedule, QObject *context, Done<tasks::Schedule> done)
{
    ask(context, std::move(done), [=](TaskService &service, TaskService::Ticket ticket) {
        return addChecked(&service, std::move(ticket), schedule);
    });
}

void TaskWorkbench::removeSchedule(QByteArray id, QObject *context, Done<bool> done)
{
    ask(context, std::move(done), [=](TaskService &service, TaskService::Ticket ticket) {
        return service.removeSchedule(std::move(ticket), id);
    });
}

} // namespace coroscope

#include "server/tasks/redis_store.h"

#include "server/cache/fault.h"
#include "server/tasks/log_tasks.h"
#include "server/tasks/redis_rows.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace coroscope::tasks {

using namespace Qt::StringLiterals;
using cache::Reply;
using redis::number;
using redis::scripts;

Q_LOGGING_CATEGORY(lcRedisStore, "coroscope.tasks.redis")

namespace {

constexpr milliseconds kPatience{30'000}; // for one script; a link that hangs is given up before that

cache::RedisLink::Settings linkSettings(cache::Target target, QByteArray client)
{
    cache::RedisLink::Settings settings;
    settings.target = std::move(target);
    settings.name = std::move(client);
    return settings;
}

Error errorOf(const Reply &reply)
{
    const QByteArray code = reply.errorCode();
    if (code == "OOM")
        return cache::fault(cache::Fault::Away, u"the store is full: Redis has used up its maxmemory"_s);
    if (code == "TASKEXISTS") {
        const auto id = QString::fromUtf8(reply.text.mid(code.size() + 1));
        return {Error::Kind::Conflict, u"there is a task with the id %1 already"_s.arg(id)};
    }
    return cache::faultOf(reply);
}

/// As the databases, which cannot hold it.
std::optional<Error> refusal(const QString &uniqueKey)
{
    if (!uniqueKey.contains(QChar(u'\0')))
        return std::nullopt;
    return Error{Error::Kind::BadRequest, u"the unique key holds the character NUL"_s};
}

std::optional<Error> refusal(const QList<NewTask> &tasks)
{
    for (const NewTask &task : tasks) {
        if (auto why = refusal(task.uniqueKey))
            return why;
    }
    return std::nullopt;
}

/// Says so, once a process, where Redis may throw tasks away to make room.
void lookAtEviction(const Result<Reply> &memory)
{
    static std::atomic<bool> isSaid{false};
    if (!memory || !memory->isText()) // away, or this user may not ask
        return;
    const bool isBounded = !memory->text.contains("\nmaxmemory:0\r");
    const auto at = memory->text.indexOf("\nmaxmemory_policy:allkeys");
    if (!isBounded || at < 0 || isSaid.exchange(true))
        return;
    qCWarning(lcRedisStore) << "Redis has the maxmemory-policy allkeys-…, so it throws tasks away when it is full: set "
                               "noeviction or volatile-lru there.";
}

QByteArray finishedState(const Finish &finish)
{
    const bool isKnown = isFinal(finish.state) || finish.state == TaskState::Retrying;
    return stateName(isKnown ? finish.state : TaskState::Queued);
}

} // namespace

RedisStore::RedisStore(EpollLoop &loop, cache::Target target, QByteArray client)
    : m_link(loop, linkSettings(std::move(target), std::move(client)))
{
    m_link.start();
    m_link.call({"INFO", "memory"}, kPatience, lookAtEviction);
}

QCoro::Task<Result<Reply>> RedisStore::run(const redis::Script *script, QByteArrayList arguments, StoreTicket ticket)
{
    if (ticket.stop.stop_requested())
        co_return Error::canceled();
    cache::Command command{"EVALSHA", script->sha, "1", redis::kPrefix};
    command += arguments;
    auto asking = m_link.run(command, kPatience, ticket.stop, ticket.activity);
    auto reply = co_await asking;
    if (reply && reply->isError() && reply->errorCode() == "NOSCRIPT") { // the first time, or Redis was restarted
        command[0] = "EVAL";
        command[1] = script->text;
        auto again = m_link.run(command, kPatience, ticket.stop, ticket.activity);
        reply = co_await again;
    }
    if (reply && reply->isError())
        co_return errorOf(reply.value());
    co_return reply;
}

QCoro::Task<Result<void>> RedisStore::change(const redis::Script *script, QByteArrayList arguments, StoreTicket ticket)
{
    auto running = run(script, std::move(arguments), std::move(ticket));
    const auto reply = co_await std::move(running);
    co_return reply ? Result<void>() : Result<void>(reply.error());
}

QCoro::Task<Result<bool>> RedisStore::ask(const redis::Script *script, QByteArrayList arguments, StoreTicket ticket)
{
    auto running = run(script, std::move(arguments), std::move(ticket));
    const auto reply = co_await std::move(running);
    co_return reply ? Result<bool>(reply->integer != 0) : Result<bool>(reply.error());
}

// ---------------------------------------------------------------- tasks

QCoro::Task<Result<QList<AddOutcome>>> RedisStore::add(StoreTicket ticket, QList<NewTask> tasks)
{
    if (tasks.isEmpty())
        co_return QList<AddOutcome>();
    if (auto why = refusal(tasks))
        co_return *std::move(why);
    auto running = run(&scripts().add, redis::argumentsOf(tasks), std::move(ticket));
    const auto reply = co_await std::move(running);
    if (!reply)
        co_return reply.error();
    QList<AddOutcome> outcomes;
    for (const QByteArray &holder : redis::textsOf(reply.value()))
        outcomes.append(AddOutcome{holder.isEmpty(), holder});
    if (outcomes.size() != tasks.size())
        co_return cache::oddReply();
    co_return outcomes;
}

QCoro::Task<Result<std::optional<Task>>> RedisStore::find(StoreTicket ticket, QByteArray id)
{
    if (!isTaskId(id))
        co_return std::optional<Task>();
    TaskPage page;
    auto reading = read(std::move(ticket), QByteArrayList(1, id.toLower()), &page);
    const auto done = co_await std::move(reading);
    if (!done)
        co_return done.error();
    co_return page.tasks.isEmpty() ? std::optional<Task>() : std::optional<Task>(page.tasks.front());
}

QCoro::Task<Result<CancelOutcome>> RedisStore::cancel(StoreTicket ticket, QByteArray id, WallMs now)
{
    if (!isTaskId(id))
        co_return CancelOutcome::NotFound;
    auto running = run(&scripts().cancel, QByteArrayList() << id.toLower() << number(now), std::move(ticket));
    const auto reply = co_await std::move(running);
    if (!reply)
        co_return reply.error();
    const QByteArray outcome = reply->text;
    co_return outcome == "none"  ? CancelOutcome::NotFound
        : outcome == "final"     ? CancelOutcome::AlreadyFinal
        : outcome == "requested" ? CancelOutcome::Requested
                                 : CancelOutcome::Cancelled;
}

QCoro::Task<Result<RetryOutcome>> RedisStore::retry(StoreTicket ticket, QByteArray id, QByteArray payload, WallMs now)
{
    if (!isTaskId(id))
        co_return RetryOutcome::NotFound;
    auto running = run(&scripts().retry, QByteArrayList() << id.toLower() << payload << number(now), std::move(ticket));
    const auto reply = co_await std::move(running);
    if (!reply)
        co_return reply.error();
    const QByteArray outcome = reply->text;
    co_return outcome == "none" ? RetryOutcome::NotFound
        : outcome == "active"   ? RetryOutcome::NotFinal
        : outcome == "taken"    ? RetryOutcome::UniqueKeyTaken
                                : RetryOutcome::Retried;
}

QCoro::Task<Result<bool>> RedisStore::runNow(StoreTicket ticket, QByteArray id, WallMs now)
{
    if (!isTaskId(id))
        co_return false;
    auto asking = ask(&scripts().runNow, QByteArrayList() << id.toLower() << number(now), std::move(ticket));
    auto isQueued = co_await std::move(asking);
    co_return isQueued;
}

// ---------------------------------------------------------------- engines

QCoro::Task<Result<std::vector<ClaimedRun>>> RedisStore::advance(StoreTicket ticket, std::vector<Finish> finished,
                                                                 std::vector<ClaimRequest> claims, WallMs now,
                                                                 milliseconds lease)
{
    QByteArrayList arguments{number(now), number(now + lease.count()), number(std::int64_t(finished.size()))};
    for (const Finish &finish : finished) {
        arguments << finish.id.toLower() << finish.run << finishedState(finish) << finish.result
                  << redis::keptError(finish.error) << number(finish.at) << number(finish.runAt);
    }
    const QByteArray name = newTaskId(now);
    int place = 0; // two claims of one queue are two runs
    for (const ClaimRequest &claim : claims) {
        arguments << claim.queue.toUtf8() << number(std::max(claim.slots, 0)) << number(std::max(claim.batch, 1))
                  << (claim.isOrdered ? "1" : "0") << name + '.' + number(++place);
    }
    auto running = run(&scripts().advance, std::move(arguments), std::move(ticket));
    const auto reply = co_await std::move(running);
    if (!reply)
        co_return reply.error();
    auto runs = redis::runsOf(reply.value());
    if (!runs)
        co_return cache::oddReply();
    co_return *std::move(runs);
}

QCoro::Task<Result<Pulse>> RedisStore::renew(StoreTicket ticket, std::vector<RunId> runs, WallMs now,
                                             milliseconds lease)
{
    QByteArrayList arguments{number(now + lease.count()), number(now + lease.count() * 2 / 3)};
    arguments.append(QByteArrayList(runs.begin(), runs.end()));
    auto running = run(&scripts().renew, std::move(arguments), std::move(ticket));
    const auto reply = co_await std::move(running);
    if (!reply)
        co_return reply.error();
    auto pulse = redis::pulseOf(reply.value());
    if (!pulse)
        co_return cache::oddReply();
    co_return *std::move(pulse);
}

QCoro::Task<Result<void>> RedisStore::setProgress(StoreTicket ticket, QByteArray id, RunId run, double progress)
{
    if (!isTaskId(id))
        co_return Result<void>();
    const double bounded = std::isfinite(progress) ? std::clamp(progress, 0.0, 1.0) : 0.0;
    QByteArrayList arguments{id.toLower(), run, QByteArray::number(bounded, 'g', 17)};
    auto changing = change(&scripts().progress, std::move(arguments), std::move(ticket));
    auto done = co_await std::move(changing);
    co_return done;
}

// ---------------------------------------------------------------- queues

QCoro::Task<Result<void>> RedisStore::ensureQueues(StoreTicket ticket, std::vector<Queue> queues)
{
    QByteArrayList arguments;
    for (const Queue &queue : queues) {
        arguments << queue.name.toUtf8() << number(std::clamp(queue.concurrency, 0, Queue::kMaxConcurrency))
                  << (queue.isPaused ? "1" : "0");
    }
    return change(&scripts().queues, std::move(arguments), std::move(ticket));
}

QCoro::Task<Result<void>> RedisStore::setPaused(StoreTicket ticket, QString queue, bool paused)
{
    QByteArrayList arguments{queue.toUtf8(), "paused", paused ? "1" : "0"};
    return change(&scripts().setQueue, std::move(arguments), std::move(ticket));
}

QCoro::Task<Result<void>> RedisStore::setConcurrency(StoreTicket ticket, QString queue, int concurrency)
{
    QByteArrayList arguments{queue.toUtf8(), "concurrency", number(std::clamp(concurrency, 0, Queue::kMaxConcurrency))};
    return change(&scripts().setQueue, std::move(arguments), std::move(ticket));
}

// ---------------------------------------------------------------- schedules

QCoro::Task<Result<QList<Schedule>>> RedisStore::schedules(StoreTicket ticket)
{
    QList<Schedule> found;
    std::int64_t offset = 0;
    for (;;) {
        auto running = run(&scripts().schedules, QByteArrayList(1, number(offset)), ticket);
        const auto reply = co_await std::move(running);
        if (!reply)
            co_return reply.error();
        if (reply->items.empty())
            co_return found;
        offset += std::int64_t(reply->items.size());
        for (const Reply &row : reply->items) {
            if (auto schedule = redis::scheduleOf(row))
                found.append(*std::move(schedule));
        }
    }
}

QCoro::Task<Result<bool>> RedisStore::addSchedule(StoreTicket ticket, Schedule schedule)
{
    if (auto why = refusal(schedule.uniqueKey))
        co_return *std::move(why);
    QByteArrayList arguments{number(kMaxSchedules), schedule.id.toLower(), number(schedule.createdAt)};
    arguments.append(redis::argumentsOf(schedule));
    auto asking = ask(&scripts().addSchedule, std::move(arguments), std::move(ticket));
    auto isAdded = co_await std::move(asking);
    co_return isAdded;
}

QCoro::Task<Result<bool>> RedisStore::removeSchedule(StoreTicket ticket, QByteArray id)
{
    if (!isTaskId(id))
        co_return false;
    auto asking = ask(&scripts().removeSchedule, QByteArrayList(1, id.toLower()), std::move(ticket));
    auto isRemoved = co_await std::move(asking);
    co_return isRemoved;
}

QCoro::Task<Result<bool>> RedisStore::fireSchedule(StoreTicket ticket, QByteArray id, WallMs expected,
                                                   std::optional<WallMs> next, QList<NewTask> tasks, WallMs)
{
    if (!isTaskId(id))
        co_return false;
    QByteArrayList arguments{id.toLower(), number(expected), next ? number(*next) : QByteArray()};
    arguments.append(redis::argumentsOf(tasks));
    auto asking = ask(&scripts().fire, std::move(arguments), std::move(ticket));
    auto isFired = co_await std::move(asking);
    co_return isFired;
}

} // namespace coroscope::tasks

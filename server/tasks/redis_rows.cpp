#include "server/tasks/redis_rows.h"

#include <algorithm>
#include <array>

namespace coroscope::tasks::redis {

using namespace Qt::StringLiterals;
using cache::Reply;

namespace {

constexpr std::array<const char *, 3> kMissed{"skip", "once", "all"};

/// Reads the items of an array one after the other; behind its end all are nil.
class Items {
public:
    explicit Items(const Reply &reply)
        : m_reply(reply)
    {
    }
    const Reply &next()
    {
        static const Reply nil;
        return m_at < m_reply.items.size() ? m_reply.items[m_at++] : nil;
    }
    QByteArray bytes() { return next().text; }
    QString text() { return QString::fromUtf8(next().text); }
    /// Redis may write a whole number with an exponent.
    std::optional<std::int64_t> moment()
    {
        const Reply &item = next();
        if (item.isInteger())
            return item.integer;
        bool isNumber = false;
        const double value = item.text.toDouble(&isNumber);
        return isNumber ? std::optional<std::int64_t>(std::int64_t(value)) : std::nullopt;
    }
    std::int64_t whole() { return moment().value_or(0); }

private:
    const Reply &m_reply;
    std::size_t m_at = 0;
};

} // namespace

QByteArray keptError(const QString &error)
{
    QString kept = error.left(Task::kMaxError);
    if (!kept.isEmpty() && kept.back().isHighSurrogate())
        kept.chop(1);
    return kept.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter)).toUtf8();
}

QByteArrayList argumentsOf(const QList<NewTask> &tasks)
{
    QByteArrayList arguments;
    arguments.reserve(tasks.size() * 12);
    for (const NewTask &task : tasks) {
        const TaskState state = task.runAt > task.createdAt ? TaskState::Scheduled : TaskState::Queued;
        arguments << task.id.toLower() << task.kind.toUtf8() << task.queue.toUtf8() << stateName(state)
                  << number(task.priority) << (task.payload.isEmpty() ? QByteArrayLiteral("null") : task.payload)
                  << number(task.maxAttempts) << number(task.timeout.count()) << task.uniqueKey.toUtf8()
                  << number(task.createdAt) << number(task.runAt) << task.requestId;
    }
    return arguments;
}

QByteArrayList argumentsOf(const Schedule &schedule)
{
    QByteArrayList arguments{"cron",         schedule.cron.toUtf8(),
                             "interval_ms",  number(schedule.interval.count()),
                             "time_zone",    schedule.timeZone,
                             "missed",       kMissed[std::size_t(schedule.missed)],
                             "kind",         schedule.kind.toUtf8(),
                             "queue",        schedule.queue.toUtf8(),
                             "priority",     number(schedule.priority),
                             "payload",      schedule.payload.isEmpty() ? QByteArrayLiteral("null") : schedule.payload,
                             "max_attempts", number(schedule.maxAttempts),
                             "timeout_ms",   number(schedule.timeout.count()),
                             "unique_key",   schedule.uniqueKey.toUtf8(),
                             "created_at",   number(schedule.createdAt)};
    if (schedule.nextAt)
        arguments << "next_at" << number(*schedule.nextAt);
    if (schedule.lastAt)
        arguments << "last_at" << number(*schedule.lastAt);
    return arguments;
}

std::optional<Task> taskOf(const Reply &reply)
{
    constexpr std::size_t kState = 3;
    if (reply.items.size() <= kState || !reply.items[kState].isText())
        return std::nullopt;
    Items items(reply);
    Task task;
    task.id = items.bytes();
    task.kind = items.text();
    task.queue = items.text();
    task.state = stateOf(items.bytes()).value_or(TaskState::Dead);
    task.priority = int(items.whole());
    task.payload = items.bytes();
    task.attempt = int(items.whole());
    task.maxAttempts = int(items.whole());
    task.timeout = milliseconds(items.whole());
    task.progress = items.bytes().toDouble();
    task.result = items.bytes();
    task.error = items.text();
    task.uniqueKey = items.text();
    task.createdAt = items.whole();
    task.runAt = items.whole();
    task.startedAt = items.moment();
    task.finishedAt = items.moment();
    task.requestId = items.bytes();
    task.isCancelRequested = items.whole() == 1;
    return task;
}

std::optional<Schedule> scheduleOf(const Reply &reply)
{
    constexpr std::size_t kKind = 5;
    if (reply.items.size() <= kKind || !reply.items[kKind].isText())
        return std::nullopt;
    Items items(reply);
    Schedule schedule;
    schedule.id = items.bytes();
    schedule.cron = items.text();
    schedule.interval = milliseconds(items.whole());
    schedule.timeZone = items.bytes();
    const QByteArray missed = items.bytes();
    for (std::size_t i = 0; i < kMissed.size(); ++i) {
        if (missed == kMissed[i])
            schedule.missed = MissedRuns(i);
    }
    schedule.kind = items.text();
    schedule.queue = items.text();
    schedule.priority = int(items.whole());
    schedule.payload = items.bytes();
    schedule.maxAttempts = int(items.whole());
    schedule.timeout = milliseconds(items.whole());
    schedule.uniqueKey = items.text();
    schedule.createdAt = items.whole();
    schedule.nextAt = items.moment();
    schedule.lastAt = items.moment();
    return schedule;
}

std::optional<Pulse> pulseOf(const Reply &reply)
{
    constexpr std::size_t kParts = 4;
    if (reply.items.size() != kParts)
        return std::nullopt;
    Items parts(reply);
    Pulse pulse;
    pulse.nextDue = parts.moment();
    for (const QByteArray &run : textsOf(parts.next()))
        pulse.lost.push_back(run);
    for (const QByteArray &id : textsOf(parts.next()))
        pulse.cancelRequested.push_back(id);
    for (const Reply &row : parts.next().items) {
        Items items(row);
        Queue queue;
        queue.name = items.text();
        queue.concurrency = int(items.whole());
        queue.isPaused = items.whole() == 1;
        queue.oldestQueuedAt = items.moment();
        for (auto &count : queue.counts)
            count = items.whole();
        if (!queue.isPaused && queue.oldestQueuedAt)
            pulse.readyQueues.push_back(queue.name);
        pulse.queues.push_back(std::move(queue));
    }
    return pulse;
}

std::optional<std::vector<ClaimedRun>> runsOf(const Reply &reply)
{
    if (!reply.isArray())
        return std::nullopt;
    std::vector<ClaimedRun> runs;
    for (const Reply &row : reply.items) {
        Items items(row);
        ClaimedRun run;
        run.run = items.bytes();
        for (const Reply &task : items.next().items) {
            if (auto one = taskOf(task))
                run.tasks.append(*std::move(one));
        }
        runs.push_back(std::move(run));
    }
    return runs;
}

QByteArrayList textsOf(const Reply &reply)
{
    QByteArrayList texts;
    texts.reserve(qsizetype(reply.items.size()));
    for (const Reply &item : reply.items)
        texts.append(item.text);
    return texts;
}

} // namespace coroscope::tasks::redis

#include "server/tasks/sql_store.h"

#include "server/tasks/sql_work.h"

#include <algorithm>

namespace coroscope::tasks {

using namespace Qt::StringLiterals;
using db::Connection;

namespace {

constexpr int kStep = 1'000; // rows that one job hides, shows or removes, so that other writes get in between

db::JobTicket jobTicket(const StoreTicket &ticket)
{
    db::JobTicket made;
    made.owner = {ticket.exchange, ticket.coroutine};
    made.stop = ticket.stop;
    made.activity = ticket.activity;
    return made;
}

/// A text that not every database can hold.
std::optional<Error> refusal(const QString &name, const QString &text)
{
    if (!text.contains(QChar(u'\0')))
        return std::nullopt;
    return db::fault(db::Fault::Type, Error::Kind::BadRequest, u"the %1 holds the character NUL"_s.arg(name));
}

template<typename Awaiter>
void keepStatements(const StoreTicket &ticket, Awaiter &job)
{
    if (!ticket.statements)
        return;
    auto log = job.takeStatements();
    ticket.statements->insert(ticket.statements->end(), std::make_move_iterator(log.statements.begin()),
                              std::make_move_iterator(log.statements.end()));
}

std::optional<Error> refusal(const QList<NewTask> &tasks)
{
    for (const NewTask &task : tasks) {
        if (auto why = refusal(u"unique key"_s, task.uniqueKey))
            return why;
    }
    return std::nullopt;
}

} // namespace

template<typename Fn>
QCoro::Task<Result<db::JobResult<Fn>>> SqlStore::run(db::JobKind kind, StoreTicket ticket, Fn fn, bool isSoft)
{
    auto made = jobTicket(ticket);
    made.isSoft = isSoft;
    auto job = kind == db::JobKind::Read ? m_port.read(made, std::move(fn)) : m_port.write(made, std::move(fn));
    auto result = co_await job;
    keepStatements(ticket, job);
    co_return result;
}

// ---------------------------------------------------------------- tasks

QCoro::Task<Result<QList<AddOutcome>>> SqlStore::add(StoreTicket ticket, QList<NewTask> tasks)
{
    if (tasks.isEmpty())
        co_return QList<AddOutcome>();
    if (auto why = refusal(tasks))
        co_return *std::move(why);
    const auto made = jobTicket(ticket);
    auto job = m_port.writeTogether<QList<AddOutcome>>(made, std::move(tasks), &sql::addTogether);
    auto outcomes = co_await job;
    keepStatements(ticket, job);
    co_return outcomes;
}

QCoro::Task<Result<std::optional<Task>>> SqlStore::find(StoreTicket ticket, QByteArray id)
{
    if (!isTaskId(id))
        co_return std::optional<Task>();
    const auto work = [id](Connection &connection) { return sql::findTask(connection, id); };
    auto task = read(std::move(ticket), work);
    auto found = co_await std::move(task);
    co_return found;
}

QCoro::Task<Result<TaskPage>> SqlStore::list(StoreTicket ticket, TaskFilter filter, std::int64_t offset, int limit)
{
    const int rows = std::clamp(limit, 0, kMaxPage);
    const auto from = std::max<std::int64_t>(offset, 0);
    const auto work = [filter = std::move(filter), from, rows](Connection &connection) {
        return sql::listTasks(connection, filter, from, rows);
    };
    return read(std::move(ticket), work);
}

QCoro::Task<Result<CancelOutcome>> SqlStore::cancel(StoreTicket ticket, QByteArray id, WallMs now)
{
    if (!isTaskId(id))
        co_return CancelOutcome::NotFound;
    const auto work = [id, now](Connection &connection) { return sql::cancelTask(connection, id, now); };
    auto task = write(std::move(ticket), work);
    auto outcome = co_await std::move(task);
    co_return outcome;
}

QCoro::Task<Result<RetryOutcome>> SqlStore::retry(StoreTicket ticket, QByteArray id, QByteArray payload, WallMs now)
{
    if (!isTaskId(id))
        co_return RetryOutcome::NotFound;
    const auto work
        = [id, payload, now](Connection &connection) { return sql::retryTask(connection, id, payload, now); };
    auto task = write(std::move(ticket), work);
    auto outcome = co_await std::move(task);
    co_return outcome;
}

QCoro::Task<Result<bool>> SqlStore::runNow(StoreTicket ticket, QByteArray id, WallMs now)
{
    if (!isTaskId(id))
        co_return false;
    const auto work = [id, now](Connection &connection) { return sql::runTaskNow(connection, id, now); };
    auto task = write(std::move(ticket), work);
    auto isQueued = co_await std::move(task);
    co_return isQueued;
}

// ---------------------------------------------------------------- engines

QCoro::Task<Result<std::vector<ClaimedRun>>> SqlStore::advance(StoreTicket ticket, std::vector<Finish> finished,
                                                               std::vector<ClaimRequest> claims, WallMs now,
                                                               milliseconds lease)
{
    std::sort(claims.begin(), claims.end(),
              [](const ClaimRequest &a, const ClaimRequest &b) { return a.queue < b.queue; });
    sql::AdvanceWork round{std::move(finished), std::move(claims), now, lease};
    const auto work = [round = std::move(round)](Connection &connection) { return sql::advance(connection, round); };
    return note(std::move(ticket), work);
}

/// What there is to know is read, beside whoever writes; only where a lease has come to its last two thirds it is
/// renewed, which is a write.
QCoro::Task<Result<Pulse>> SqlStore::renew(StoreTicket ticket, std::vector<RunId> runs, WallMs now, milliseconds lease)
{
    const sql::PulseWork asked{std::move(runs), now, lease};
    const auto look = [asked](Connection &connection) { return sql::seePulse(connection, asked); };
    auto looking = read(ticket, look);
    auto seen = co_await std::move(looking);
    if (!seen)
        co_return seen.error();
    Pulse pulse = std::move(seen->pulse);
    if (!seen->isRenewalDue)
        co_return pulse;
    const auto hold = [asked](Connection &connection) { return sql::renewRuns(connection, asked); };
    auto holding = note(ticket, hold);
    auto lost = co_await std::move(holding);
    if (!lost)
        co_return lost.error();
    pulse.lost = std::move(lost).value();
    co_return pulse;
}

QCoro::Task<Result<void>> SqlStore::setProgress(StoreTicket ticket, QByteArray id, RunId run, double progress)
{
    if (!isTaskId(id) || !isTaskId(run))
        co_return Result<void>();
    const auto work
        = [id, run, progress](Connection &connection) { return sql::noteProgress(connection, id, run, progress); };
    auto task = note(std::move(ticket), work);
    auto done = co_await std::move(task);
    co_return done;
}

// ---------------------------------------------------------------- queues

QCoro::Task<Result<void>> SqlStore::ensureQueues(StoreTicket ticket, std::vector<Queue> queues)
{
    const auto work
        = [queues = std::move(queues)](Connection &connection) { return sql::ensureQueues(connection, queues); };
    return write(std::move(ticket), work);
}

QCoro::Task<Result<void>> SqlStore::setPaused(StoreTicket ticket, QString queue, bool paused)
{
    const auto work = [queue, paused](Connection &connection) { return sql::setPaused(connection, queue, paused); };
    return write(std::move(ticket), work);
}

QCoro::Task<Result<void>> SqlStore::setConcurrency(StoreTicket ticket, QString queue, int concurrency)
{
    const auto work
        = [queue, concurrency](Connection &connection) { return sql::setConcurrency(connection, queue, concurrency); };
    return write(std::move(ticket), work);
}

// ---------------------------------------------------------------- purge

/// What is to be hidden is sought beside whoever writes; then it is hidden, in steps.
QCoro::Task<Result<std::int64_t>> SqlStore::purge(StoreTicket ticket, TaskFilter filter, WallMs now)
{
    std::int64_t purged = 0;
    qint64 after = 0;
    while (purged < kMaxPurge) {
        const int limit = int(std::min<std::int64_t>(kStep, kMaxPurge - purged));
        const auto find = [filter, now, after, limit](Connection &connection) {
            return sql::findPurgeable(connection, filter, now, after, limit);
        };
        auto finding = read(ticket, find);
        auto found = co_await std::move(finding);
        if (!found)
            co_return found.error();
        const QList<qint64> places = std::move(found).value();
        if (places.isEmpty())
            break;
        after = places.back();
        const auto hide = [places, now](Connection &connection) { return sql::purgeTasks(connection, places, now); };
        auto hiding = write(ticket, hide);
        const auto hidden = co_await std::move(hiding);
        if (!hidden)
            co_return hidden.error();
        purged += hidden.value();
        if (places.size() < limit)
            break;
    }
    co_return purged;
}

QCoro::Task<Result<std::int64_t>> SqlStore::restorePurged(StoreTicket ticket, WallMs purgedAt)
{
    std::int64_t restored = 0;
    for (;;) {
        const auto show = [purgedAt](Connection &connection) { return sql::restoreSome(connection, purgedAt, kStep); };
        auto showing = write(ticket, show);
        const auto shown = co_await std::move(showing);
        if (!shown)
            co_return shown.error();
        restored += shown.value();
        if (shown.value() == 0)
            co_return restored;
    }
}

QCoro::Task<Result<bool>> SqlStore::clean(StoreTicket ticket, WallMs before, WallMs finishedBefore, std::int64_t keep)
{
    const auto work = [before, finishedBefore, keep](Connection &connection) {
        return sql::cleanSome(connection, before, finishedBefore, keep, kStep);
    };
    return note(std::move(ticket), work);
}

// ---------------------------------------------------------------- schedules

QCoro::Task<Result<QList<Schedule>>> SqlStore::schedules(StoreTicket ticket)
{
    const auto work = [](Connection &connection) { return sql::schedules(connection); };
    return read(std::move(ticket), work);
}

QCoro::Task<Result<bool>> SqlStore::addSchedule(StoreTicket ticket, Schedule schedule)
{
    if (auto why = refusal(u"unique key"_s, schedule.uniqueKey))
        co_return *std::move(why);
    const auto work = [schedule](Connection &connection) { return sql::addSchedule(connection, schedule); };
    auto task = write(std::move(ticket), work);
    auto isAdded = co_await std::move(task);
    co_return isAdded;
}

QCoro::Task<Result<bool>> SqlStore::removeSchedule(StoreTicket ticket, QByteArray id)
{
    if (!isTaskId(id))
        co_return false;
    const auto work = [id](Connection &connection) { return sql::removeSchedule(connection, id); };
    auto task = write(std::move(ticket), work);
    auto isRemoved = co_await std::move(task);
    co_return isRemoved;
}

QCoro::Task<Result<bool>> SqlStore::fireSchedule(StoreTicket ticket, QByteArray id, WallMs expected,
                                                 std::optional<WallMs> next, QList<NewTask> tasks, WallMs)
{
    if (!isTaskId(id))
        co_return false;
    const sql::FireWork firing{id, expected, next, tasks};
    const auto work = [firing](Connection &connection) { return sql::fireSchedule(connection, firing); };
    auto task = write(std::move(ticket), work);
    auto isFired = co_await std::move(task);
    co_return isFired;
}

} // namespace coroscope::tasks

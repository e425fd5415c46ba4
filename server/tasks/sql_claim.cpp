#include "server/tasks/sql_work.h"

#include <algorithm>
#include <iterator>

// One round of an engine: what has ended is written down, what is due is queued, what was left behind is taken back,
// and then new runs are claimed. On PostgreSQL locks are taken in one order, so that no two rounds wait for each other:
// runs that end, by id; then tasks of theirs; then queues, by name. Whatever else may be locked is skipped.

namespace coroscope::tasks::sql {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostAtOnce = 5'000; // tasks that one queue gives in one round

/// How many runs of a queue may begin now. On PostgreSQL whoever else claims of it waits until this is decided.
Result<int> freeSlots(db::Connection &connection, const ClaimRequest &request)
{
    static const QString sqlite = u"SELECT concurrency FROM task_queues WHERE name = ? AND NOT is_paused"_s;
    static const QString postgres = sqlite + u" FOR UPDATE"_s;
    static const QString count = u"SELECT count(*) FROM task_runs WHERE queue = ?"_s;
    int slots = 0;
    {
        auto rows = connection.query(forDialect(connection, sqlite, postgres), {request.queue});
        if (!rows)
            return rows.error();
        if (rows->next())
            slots = int(rows->integer(0));
        if (const auto end = rows->finish(); !end)
            return end.error();
    }
    if (request.isOrdered)
        slots = std::min(slots, 1);
    if (slots == 0)
        return 0;
    auto rows
        = connection.query(count, {request.queue}); // a statement of its own, which sees what came before the lock
    if (!rows)
        return rows.error();
    if (rows->next())
        slots -= int(rows->integer(0));
    if (const auto end = rows->finish(); !end)
        return end.error();
    return std::clamp(slots, 0, std::max(request.slots, 0));
}

/// Where an ordered queue ends for now: behind this place wait those that may not overtake it.
struct Place {
    qint64 priority = 0;
    qint64 seq = 0;
};
Result<std::optional<Place>> retryIn(db::Connection &connection, const QString &queue)
{
    static const QString sql = u"SELECT priority, seq FROM tasks WHERE queue = ? AND state = 'retrying' "
                               u"ORDER BY priority DESC, seq LIMIT 1"_s;
    auto rows = connection.query(sql, {queue});
    if (!rows)
        return rows.error();
    std::optional<Place> place;
    if (rows->next())
        place = Place{rows->integer(0), rows->integer(1)};
    if (const auto end = rows->finish(); !end)
        return end.error();
    return place;
}

struct Candidate {
    qint64 seq = 0;
    Task task;
};
/// The first that wait, in their order.
Result<std::vector<Candidate>> candidates(db::Connection &connection, const ClaimRequest &request, int count)
{
    static const QString sqlite = u"SELECT seq, "_s + taskColumns()
        + u" FROM tasks WHERE queue = ? AND state = 'queued' ORDER BY priority DESC, seq LIMIT ?"_s;
    static const QString postgres = sqlite + u" FOR UPDATE SKIP LOCKED"_s;
    static const QString ordered = sqlite + u" FOR UPDATE"_s; // none is left out because somebody looks at it
    const QString &sql = forDialect(connection, sqlite, request.isOrdered ? ordered : postgres);
    auto rows = connection.query(sql, {request.queue, count});
    if (!rows)
        return rows.error();
    std::vector<Candidate> found;
    while (rows->next())
        found.push_back({rows->integer(0), taskAt(*rows.operator->(), 1)});
    if (const auto end = rows->finish(); !end)
        return end.error();
    return found;
}

/// The runs, as they are to be held, with the places of their tasks.
struct Hold {
    std::vector<ClaimedRun> runs;
    std::vector<std::vector<qint64>> places;
};

/// A run of several is held by one statement: in a savepoint each statement keeps what the pages held before, which
/// past 64 KiB goes to a file, and tasks that were made together are on the same few pages.
Result<void> holdEach(db::Connection &connection, const QString &queue, const Hold &hold, const AdvanceWork &work)
{
    static const QString take = u"UPDATE tasks SET state = 'running', run = ?, attempt = attempt + 1, started_at = ?, "
                                u"progress = 0 WHERE seq "_s;
    static const QString takeOne = take + u"= ?"_s;
    static const QString takeSome = take + u"IN (SELECT value FROM json_each(?))"_s;
    static const QString lease = u"INSERT INTO task_runs (run, queue, lease_until) VALUES (?, ?, ?)"_s;
    for (std::size_t i = 0; i < hold.runs.size(); ++i) {
        const QString held = latin1(hold.runs[i].run);
        const std::vector<qint64> &places = hold.places[i];
        QByteArrayList texts;
        for (const qint64 seq : places)
            texts.append(QByteArray::number(seq));
        const QVariant which = places.size() == 1 ? QVariant(places.front()) : latin1('[' + texts.join(',') + ']');
        const QString &sql = places.size() == 1 ? takeOne : takeSome;
        if (const auto done = run(connection, sql, {held, qint64(work.now), which}); !done)
            return done;
        if (const auto done = run(connection, lease, {held, queue, qint64(work.now + work.lease.count())}); !done)
            return done;
    }
    return {};
}

/// PostgreSQL, where each statement is a way there and back.
Result<void> holdAll(db::Connection &connection, const QString &queue, const Hold &hold, const AdvanceWork &work)
{
    static const QString take
        = u"UPDATE tasks SET state = 'running', run = claimed.held, attempt = attempt + 1, started_at = ?, "
          u"progress = 0 FROM (SELECT unnest(CAST(? AS bigint[])) AS place, unnest(CAST(? AS uuid[])) AS held) "
          u"AS claimed WHERE seq = claimed.place"_s;
    static const QString lease = u"INSERT INTO task_runs (run, queue, lease_until) "
                                 u"SELECT unnest(CAST(? AS uuid[])), CAST(? AS text), CAST(? AS bigint)"_s;
    QByteArrayList runs;
    QByteArrayList places;
    QByteArrayList held;
    for (std::size_t i = 0; i < hold.runs.size(); ++i) {
        runs.append(hold.runs[i].run);
        for (const qint64 seq : hold.places[i]) {
            places.append(QByteArray::number(seq));
            held.append(hold.runs[i].run);
        }
    }
    const auto array = [](const QByteArrayList &list) { return latin1('{' + list.join(',') + '}'); };
    if (const auto done = run(connection, take, {qint64(work.now), array(places), array(held)}); !done)
        return done;
    return run(connection, lease, {array(runs), queue, qint64(work.now + work.lease.count())});
}

Result<void> claim(db::Connection &connection, const ClaimRequest &request, const AdvanceWork &work,
                   std::vector<ClaimedRun> &claimed)
{
    const auto slots = freeSlots(connection, request);
    if (!slots)
        return slots.error();
    if (slots.value() == 0)
        return {};
    std::optional<Place> before;
    if (request.isOrdered) {
        auto place = retryIn(connection, request.queue);
        if (!place)
            return place.error();
        before = place.value();
    }
    const int batch = std::clamp(request.batch, 1, kMostAtOnce / slots.value());
    auto found = candidates(connection, request, slots.value() * batch);
    if (!found)
        return found.error();
    Hold hold;
    for (Candidate &candidate : found.value()) {
        const auto &[seq, task] = candidate;
        const bool isBehind
            = before && (task.priority < before->priority || (task.priority == before->priority && seq > before->seq));
        if (isBehind)
            break;
        if (hold.runs.empty() || hold.runs.back().tasks.size() >= batch) {
            hold.runs.push_back({newTaskId(work.now), {}});
            hold.places.emplace_back();
        }
        candidate.task.state = TaskState::Running;
        ++candidate.task.attempt;
        candidate.task.startedAt = work.now;
        candidate.task.progress = 0;
        hold.places.back().push_back(seq);
        hold.runs.back().tasks.append(std::move(candidate.task));
    }
    if (hold.runs.empty())
        return {};
    const auto held = connection.dialect() == db::Dialect::Sqlite ? holdEach(connection, request.queue, hold, work)
                                                                  : holdAll(connection, request.queue, hold, work);
    if (!held)
        return held;
    std::move(hold.runs.begin(), hold.runs.end(), std::back_inserter(claimed));
    return {};
}

} // namespace

Result<std::vector<ClaimedRun>> advance(db::Connection &connection, const AdvanceWork &work)
{
    if (const auto done = finishAll(connection, work.finished); !done)
        return done.error();
    if (const auto done = takeBack(connection, work.now); !done)
        return done.error();
    if (const auto done = queueDue(connection, work.now); !done)
        return done.error();
    std::vector<ClaimedRun> claimed;
    for (const ClaimRequest &request : work.claims) {
        if (const auto done = claim(connection, request, work, claimed); !done)
            return done.error();
    }
    return claimed;
}

} // namespace coroscope::tasks::sql

#include "server/tasks/sql_work.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace coroscope::tasks::sql {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTries = 5; // to add, while the task that has the unique key ends and another one takes it

/// The task that has a unique key now; empty: none.
Result<QByteArray> holderOf(db::Connection &connection, const QString &key)
{
    static const QString sql = u"SELECT id FROM tasks WHERE unique_key = ? AND finished_at IS NULL"_s;
    auto rows = connection.query(sql, {key});
    if (!rows)
        return rows.error();
    const QByteArray id = rows->next() ? rows->bytes(0) : QByteArray();
    if (const auto end = rows->finish(); !end)
        return end.error();
    return id;
}

constexpr unsigned kMostRows = 5; // doublings: 32 tasks that one statement adds

/// For 1, 2, 4, … tasks: few texts, so that they stay prepared.
const QString &addText(unsigned doublings)
{
    static const auto texts = [] {
        const QString head = u"INSERT INTO tasks (id, kind, queue, state, priority, payload, max_attempts, timeout_ms, "
                             u"unique_key, created_at, run_at, request_id) VALUES "_s;
        const QString row = u"(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s;
        std::array<QString, kMostRows + 1> made;
        for (unsigned i = 0; i < made.size(); ++i)
            made[i] = head + QStringList(1 << i, row).join(u", "_s) + u" ON CONFLICT DO NOTHING"_s;
        return made;
    }();
    return texts[doublings];
}

void appendValues(QVariantList &values, const NewTask &task)
{
    values << latin1(task.id.toLower()) << task.kind << task.queue
           << latin1(stateName(task.runAt > task.createdAt ? TaskState::Scheduled : TaskState::Queued)) << task.priority
           << (task.payload.isEmpty() ? u"null"_s : textOf(task.payload)) << task.maxAttempts
           << qint64(task.timeout.count()) << textOrNull(task.uniqueKey) << qint64(task.createdAt) << qint64(task.runAt)
           << textOrNull(task.requestId);
}

Error isThere(const QString &which)
{
    return db::fault(db::Fault::Unique, Error::Kind::Conflict, u"there is a task with %1 already"_s.arg(which));
}

Result<AddOutcome> addOne(db::Connection &connection, const NewTask &task)
{
    QVariantList values;
    appendValues(values, task);
    for (int i = 0; i < kTries; ++i) {
        const auto added = connection.execute(addText(0), values);
        if (!added)
            return added.error();
        if (added.value() == 1)
            return AddOutcome{true, {}};
        if (task.uniqueKey.isEmpty())
            break;
        const auto holder = holderOf(connection, task.uniqueKey);
        if (!holder)
            return holder.error();
        if (!holder.value().isEmpty())
            return AddOutcome{false, holder.value()};
    }
    return isThere(u"the id %1"_s.arg(latin1(task.id)));
}

/// Tasks that nothing but their ids could keep out, with the parts that they are of.
class Plain {
public:
    Plain(db::Connection &connection, std::vector<AddPart> &parts)
        : m_connection(connection)
        , m_parts(parts)
    {
    }
    void append(const NewTask &task, std::size_t part) { m_rows.push_back({&task, part}); }
    Result<void> addAll()
    {
        for (std::size_t at = 0; at < m_rows.size();) {
            const auto left = unsigned(std::min<std::size_t>(m_rows.size() - at, 1U << kMostRows));
            const auto doublings = unsigned(std::bit_width(left)) - 1;
            if (const auto added = addSome(at, doublings); !added)
                return added;
            at += std::size_t(1) << doublings;
        }
        m_rows.clear();
        return {};
    }

private:
    struct Row {
        const NewTask *task;
        std::size_t part;
    };
    Result<void> addSome(std::size_t from, unsigned doublings)
    {
        const std::size_t end = from + (std::size_t(1) << doublings);
        QVariantList values;
        values.reserve(qsizetype(end - from) * 12);
        for (std::size_t i = from; i < end; ++i)
            appendValues(values, *m_rows[i].task);
        const std::size_t statement = m_connection.noted();
        const auto added = m_connection.execute(addText(doublings), values);
        if (!added)
            return added.error();
        if (std::size_t(added.value()) != end - from)
            return isThere(end - from == 1 ? u"the id %1"_s.arg(latin1(m_rows[from].task->id)) : u"one of these ids"_s);
        for (std::size_t i = from; i < end; ++i) {
            AddPart &part = m_parts[m_rows[i].part];
            part.value->append(AddOutcome{true, {}});
            if (part.end == 0)
                part.first = statement;
            part.end = m_connection.noted();
        }
        return {};
    }

    db::Connection &m_connection;
    std::vector<AddPart> &m_parts;
    std::vector<Row> m_rows;
};

/// What decides about a task, which is locked where the database locks rows. Empty: there is none, or it was purged.
struct Standing {
    TaskState state;
    QString uniqueKey;
};
Result<std::optional<Standing>> standingOf(db::Connection &connection, const QByteArray &id)
{
    static const QString sqlite = u"SELECT state, unique_key FROM tasks WHERE id = ? AND purged_at IS NULL"_s;
    static const QString postgres = sqlite + u" FOR UPDATE"_s;
    auto rows = connection.query(forDialect(connection, sqlite, postgres), {latin1(id.toLower())});
    if (!rows)
        return rows.error();
    std::optional<Standing> found;
    if (rows->next())
        found = Standing{stateOf(rows->bytes(0)).value_or(TaskState::Dead), rows->text(1)};
    if (const auto end = rows->finish(); !end)
        return end.error();
    return found;
}

} // namespace

Result<void> addTogether(db::Connection &connection, std::vector<AddPart> &parts)
{
    Plain plain(connection, parts);
    for (std::size_t i = 0; i < parts.size(); ++i) {
        AddPart &part = parts[i];
        part.value.emplace();
        for (const NewTask &task : part.argument) {
            if (task.uniqueKey.isEmpty()) {
                plain.append(task, i);
                continue;
            }
            if (const auto added = plain.addAll(); !added) // in their order
                return added;
            const std::size_t statement = connection.noted();
            auto outcome = addOne(connection, task);
            if (!outcome)
                return outcome.error();
            part.value->append(std::move(outcome).value());
            if (part.end == 0)
                part.first = statement;
            part.end = connection.noted();
        }
    }
    return plain.addAll();
}

Result<QList<AddOutcome>> addTasks(db::Connection &connection, const QList<NewTask> &tasks)
{
    std::vector<AddPart> parts{AddPart{tasks, {}, 0, 0}};
    if (const auto added = addTogether(connection, parts); !added)
        return added.error();
    return std::move(*parts.front().value);
}

Result<std::optional<Task>> findTask(db::Connection &connection, const QByteArray &id)
{
    static const QString sql = u"SELECT "_s + taskColumns() + u" FROM tasks WHERE id = ? AND purged_at IS NULL"_s;
    auto rows = connection.query(sql, {latin1(id.toLower())});
    if (!rows)
        return rows.error();
    std::optional<Task> task;
    if (rows->next())
        task = taskAt(*rows.operator->());
    if (const auto end = rows->finish(); !end)
        return end.error();
    return task;
}

Result<CancelOutcome> cancelTask(db::Connection &connection, const QByteArray &id, WallMs now)
{
    static const QString ask = u"UPDATE tasks SET cancel_requested = ? WHERE id = ?"_s;
    static const QString end = u"UPDATE tasks SET state = 'cancelled', finished_at = ? WHERE id = ?"_s;
    const auto standing = standingOf(connection, id);
    if (!standing)
        return standing.error();
    if (!standing.value())
        return CancelOutcome::NotFound;
    if (isFinal(standing.value()->state))
        return CancelOutcome::AlreadyFinal;
    const bool isRunning = standing.value()->state == TaskState::Running;
    const auto done = connection.execute(isRunning ? ask : end,
                                         {isRunning ? QVariant(true) : QVariant(qint64(now)), latin1(id.toLower())});
    if (!done)
        return done.error();
    return isRunning ? CancelOutcome::Requested : CancelOutcome::Cancelled;
}

Result<RetryOutcome> retryTask(db::Connection &connection, const QByteArray &id, const QByteArray &payload, WallMs now)
{
    static const QString sql
        = u"UPDATE tasks SET state = 'queued', attempt = 0, progress = 0, result = NULL, error = NULL, run_at = ?, "
          u"started_at = NULL, finished_at = NULL, payload = COALESCE(?, payload) WHERE id = ?"_s;
    const auto standing = standingOf(connection, id);
    if (!standing)
        return standing.error();
    if (!standing.value())
        return RetryOutcome::NotFound;
    if (!isFinal(standing.value()->state))
        return RetryOutcome::NotFinal;
    if (const QString &key = standing.value()->uniqueKey; !key.isEmpty()) {
        const auto holder = holderOf(connection, key);
        if (!holder)
            return holder.error();
        if (!holder.value().isEmpty())
            return RetryOutcome::UniqueKeyTaken;
    }
    // On PostgreSQL a failed statement fails its transaction, so it stands in one of its own.
    if (const auto begun = connection.begin(); !begun)
        return begun.error();
    db::Scope scope(connection);
    const auto done = connection.execute(sql, {qint64(now), textOrNull(payload), latin1(id.toLower())});
    if (!done && db::isFault(done.error(), db::Fault::Unique)) // it was taken just now
        return RetryOutcome::UniqueKeyTaken;
    if (!done)
        return done.error();
    if (const auto kept = scope.commit(); !kept)
        return kept.error();
    return RetryOutcome::Retried;
}

Result<bool> runTaskNow(db::Connection &connection, const QByteArray &id, WallMs now)
{
    static const QString sql = u"UPDATE tasks SET state = 'queued', run_at = ? "
                               u"WHERE id = ? AND state IN ('scheduled', 'retrying')"_s;
    const auto done = connection.execute(sql, {qint64(now), latin1(id.toLower())});
    if (!done)
        return done.error();
    return done.value() > 0;
}

Result<void> noteProgress(db::Connection &connection, const QByteArray &id, const RunId &run, double progress)
{
    static const QString sql = u"UPDATE tasks SET progress = ? WHERE id = ? AND run = ?"_s;
    const double bounded = std::isfinite(progress) ? std::clamp(progress, 0.0, 1.0) : 0.0;
    const auto done = connection.execute(sql, {bounded, latin1(id.toLower()), latin1(run)});
    if (!done)
        return done.error();
    return {};
}

} // namespace coroscope::tasks::sql

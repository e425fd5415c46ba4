#include "server/tasks/sql_work.h"

#include "server/db/sql_text.h"

#include <algorithm>

namespace coroscope::tasks::sql {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostOfRequest = 10'000; // more tasks than a request can have made and been answered

/// A filter as SQL. There are few texts, whatever is asked for, so that they stay prepared.
struct Condition {
    QString sql; ///< " AND …", or nothing
    QVariantList values;
};

QString name(TaskState state)
{
    return latin1(stateName(state));
}

Condition conditionOf(db::Dialect dialect, const TaskFilter &filter)
{
    const bool isSqlite = dialect == db::Dialect::Sqlite;
    Condition condition;
    if (filter.states.size() == 1) {
        condition.sql += u" AND state = ?"_s;
        condition.values << name(filter.states.front());
    } else if (!filter.states.empty()) {
        // Of several states the newest are found in the list of all; SQLite would sort those of the index of states.
        condition.sql += isSqlite ? u" AND +state"_s : u" AND state"_s;
        condition.sql += u" IN (?, ?, ?, ?, ?, ?, ?, ?)"_s;
        for (std::size_t i = 0; i < kTaskStates; ++i)
            condition.values << name(filter.states[std::min(i, filter.states.size() - 1)]);
    }
    if (!filter.kind.isEmpty()) {
        condition.sql += u" AND kind = ?"_s;
        condition.values << filter.kind;
    }
    if (!filter.queue.isEmpty()) {
        condition.sql += u" AND queue = ?"_s;
        condition.values << filter.queue;
    }
    if (!filter.requestId.isEmpty()) {
        condition.sql += u" AND request_id = ?"_s;
        condition.values << textOf(filter.requestId);
    }
    if (!filter.text.isEmpty()) {
        QString text = filter.text;
        text.remove(QChar(u'\0')); // which no value holds
        condition.sql += isSqlite
            ? u" AND (contains_text(id, ?) OR contains_text(payload, ?) OR contains_text(error, ?) OR "
              u"contains_text(unique_key, ?))"_s
            : u" AND (CAST(id AS text) ILIKE ? OR payload ILIKE ? OR error ILIKE ? OR unique_key "
              u"ILIKE ?)"_s;
        const QString sought = isSqlite ? text : u'%' + db::escapedForLike(text) + u'%';
        condition.values << sought << sought << sought << sought;
    }
    return condition;
}

/// The first column of the rows.
Result<QList<qint64>> numbers(db::Connection &connection, const QString &sql, const QVariantList &values)
{
    auto rows = connection.query(sql, values);
    if (!rows)
        return rows.error();
    QList<qint64> found;
    while (rows->next())
        found.append(rows->integer(0));
    if (const auto end = rows->finish(); !end)
        return end.error();
    return found;
}

/// By the counts, which are there already.
Result<qint64> countByState(db::Connection &connection, const TaskFilter &filter)
{
    static const QString sql = u"SELECT queue, state, sum(tasks) FROM task_counts GROUP BY queue, state"_s;
    auto rows = connection.query(sql);
    if (!rows)
        return rows.error();
    qint64 sum = 0;
    while (rows->next()) {
        const auto state = stateOf(rows->bytes(1));
        const bool isState = filter.states.empty()
            || (state && std::find(filter.states.begin(), filter.states.end(), *state) != filter.states.end());
        if (isState && (filter.queue.isEmpty() || filter.queue == rows->text(0)))
            sum += rows->integer(2);
    }
    if (const auto end = rows->finish(); !end)
        return end.error();
    return sum;
}

QString removeText(db::Dialect dialect, const QString &where)
{
    return u"DELETE FROM tasks WHERE "_s + pickedRows(dialect, u"SELECT seq FROM tasks WHERE "_s + where);
}

} // namespace

Result<TaskPage> listTasks(db::Connection &connection, const TaskFilter &filter, std::int64_t offset, int limit)
{
    const Condition condition = conditionOf(connection.dialect(), filter);
    const QString which
        = u"SELECT seq FROM tasks WHERE purged_at IS NULL"_s + condition.sql + u" ORDER BY seq DESC LIMIT ? OFFSET ?"_s;
    TaskPage page;
    QString sql;
    QVariantList values;
    if (!filter.requestId.isEmpty()) {
        // Those of a request are few, and on SQLite they are sought in the whole table: once.
        const auto found = numbers(connection, which, condition.values + QVariantList{kMostOfRequest, 0});
        if (!found)
            return found.error();
        page.total = found->size();
        QByteArrayList texts;
        for (const qint64 seq : found->mid(std::min<qsizetype>(offset, found->size()), limit))
            texts.append(QByteArray::number(seq));
        const bool isSqlite = connection.dialect() == db::Dialect::Sqlite;
        sql = isSqlite ? u"SELECT value FROM json_each(?)"_s : u"SELECT unnest(CAST(? AS bigint[]))"_s;
        values = {latin1(isSqlite ? '[' + texts.join(',') + ']' : '{' + texts.join(',') + '}')};
    } else if (filter.kind.isEmpty() && filter.text.isEmpty()) {
        const auto total = countByState(connection, filter);
        if (!total)
            return total.error();
        page.total = total.value();
    } else {
        const auto total = numbers(connection, u"SELECT count(*) FROM tasks WHERE purged_at IS NULL"_s + condition.sql,
                                   condition.values);
        if (!total)
            return total.error();
        page.total = total->value(0);
    }
    if (page.total <= offset || limit == 0)
        return page;
    if (sql.isEmpty()) {
        sql = which;
        values = condition.values + QVariantList{limit, qint64(offset)};
    }
    // Which ones, by an index that is small; then these, which are large.
    auto rows = connection.query(
        u"SELECT "_s + taskColumns() + u" FROM tasks WHERE seq IN ("_s + sql + u") ORDER BY seq DESC"_s, values);
    if (!rows)
        return rows.error();
    while (rows->next())
        page.tasks.append(taskAt(*rows.operator->()));
    if (const auto end = rows->finish(); !end)
        return end.error();
    return page;
}

Result<QList<qint64>> findPurgeable(db::Connection &connection, const TaskFilter &filter, WallMs now, qint64 after,
                                    int limit)
{
    const Condition condition = conditionOf(connection.dialect(), filter);
    const auto values = QVariantList{qint64(after), qint64(now)} + condition.values + QVariantList{limit};
    return numbers(connection,
                   u"SELECT seq FROM tasks WHERE seq > ? AND purged_at IS NULL AND finished_at <= ?"_s + condition.sql
                       + u" ORDER BY seq LIMIT ?"_s,
                   values);
}

Result<qint64> purgeTasks(db::Connection &connection, const QList<qint64> &places, WallMs now)
{
    static const QString sql
        = u"UPDATE tasks SET purged_at = ? WHERE seq = ? AND purged_at IS NULL AND finished_at IS NOT NULL"_s;
    qint64 purged = 0;
    for (const qint64 place : places) {
        const auto done = connection.execute(sql, {qint64(now), place});
        if (!done)
            return done.error();
        purged += done.value();
    }
    return purged;
}

Result<qint64> restoreSome(db::Connection &connection, WallMs purgedAt, int limit)
{
    const auto text = [](db::Dialect dialect) {
        return u"UPDATE tasks SET purged_at = NULL WHERE "_s
            + pickedRows(dialect, u"SELECT seq FROM tasks WHERE purged_at = ? LIMIT ?"_s);
    };
    static const QString sqlite = text(db::Dialect::Sqlite);
    static const QString postgres = text(db::Dialect::Postgres);
    return connection.execute(forDialect(connection, sqlite, postgres), {qint64(purgedAt), limit});
}

Result<bool> cleanSome(db::Connection &connection, WallMs before, WallMs finishedBefore, std::int64_t keep, int limit)
{
    struct Texts {
        explicit Texts(db::Dialect dialect)
            : purged(removeText(dialect, u"purged_at < ? ORDER BY purged_at LIMIT ?"_s))
            , old(removeText(dialect, u"finished_at < ? AND purged_at IS NULL ORDER BY finished_at LIMIT ?"_s))
            , over(removeText(dialect,
                              u"finished_at IS NOT NULL AND purged_at IS NULL ORDER BY finished_at, seq LIMIT ?"_s))
        {
        }
        QString purged;
        QString old;
        QString over;
    };
    static const Texts sqlite(db::Dialect::Sqlite);
    static const Texts postgres(db::Dialect::Postgres);
    const Texts &texts = connection.dialect() == db::Dialect::Sqlite ? sqlite : postgres;
    qint64 left = limit;
    const auto purged = connection.execute(texts.purged, {qint64(before), left});
    if (!purged)
        return purged.error();
    left -= purged.value();
    if (left > 0) {
        const auto old = connection.execute(texts.old, {qint64(finishedBefore), left});
        if (!old)
            return old.error();
        left -= old.value();
    }
    const TaskFilter final{
        {TaskState::Succeeded, TaskState::Failed, TaskState::Cancelled, TaskState::Dead}, {}, {}, {}, {}};
    const auto kept = countByState(connection, final);
    if (!kept)
        return kept.error();
    const qint64 over = kept.value() - std::max<std::int64_t>(keep, 0);
    if (left > 0 && over > 0) {
        const auto removed = connection.execute(texts.over, {std::min(over, left)});
        if (!removed)
            return removed.error();
        left -= removed.value();
    }
    return left <= 0;
}

} // namespace coroscope::tasks::sql

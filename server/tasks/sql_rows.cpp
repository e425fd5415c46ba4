#include "server/tasks/sql_work.h"

namespace coroscope::tasks::sql {

using namespace Qt::StringLiterals;

Result<void> run(db::Connection &connection, const QString &sql, const QVariantList &values)
{
    const auto done = connection.execute(sql, values);
    return done ? Result<void>() : Result<void>(done.error());
}

const QString &taskColumns()
{
    static const QString columns
        = u"id, kind, queue, state, priority, payload, attempt, max_attempts, timeout_ms, progress, result, error, "
          u"unique_key, created_at, run_at, started_at, finished_at, request_id, cancel_requested"_s;
    return columns;
}

Task taskAt(const db::Cursor &rows, int first)
{
    int column = first;
    Task task;
    task.id = rows.bytes(column++);
    task.kind = rows.text(column++);
    task.queue = rows.text(column++);
    task.state = stateOf(rows.bytes(column++)).value_or(TaskState::Dead); // a CHECK of the table leaves no other
    task.priority = int(rows.integer(column++));
    task.payload = rows.bytes(column++);
    task.attempt = int(rows.integer(column++));
    task.maxAttempts = int(rows.integer(column++));
    task.timeout = milliseconds(rows.integer(column++));
    task.progress = rows.real(column++);
    task.result = rows.bytes(column++);
    task.error = rows.text(column++);
    task.uniqueKey = rows.text(column++);
    task.createdAt = rows.integer(column++);
    task.runAt = rows.integer(column++);
    task.startedAt = momentAt(rows, column++);
    task.finishedAt = momentAt(rows, column++);
    task.requestId = rows.bytes(column++);
    task.isCancelRequested = rows.boolean(column++);
    return task;
}

QVariant textOrNull(const QString &text)
{
    return text.isEmpty() ? QVariant() : QVariant(text);
}

QVariant textOrNull(const QByteArray &text)
{
    return text.isEmpty() ? QVariant() : QVariant(textOf(text));
}

QString textOf(const QByteArray &text)
{
    // JSON has no raw NUL, and PostgreSQL no text with one.
    QString decoded = QString::fromUtf8(text);
    if (text.contains('\0'))
        decoded.replace(QChar(u'\0'), u"\\u0000"_s);
    return decoded.isNull() ? u""_s : decoded;
}

QString keptError(const QString &error)
{
    QString kept = error.left(Task::kMaxError);
    if (!kept.isEmpty() && kept.back().isHighSurrogate())
        kept.chop(1);
    return kept.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
}

QVariant momentOrNull(const std::optional<WallMs> &moment)
{
    return moment ? QVariant(qint64(*moment)) : QVariant();
}

std::optional<WallMs> momentAt(const db::Cursor &rows, int column)
{
    if (rows.isNull(column))
        return std::nullopt;
    return rows.integer(column);
}

QString pickedRows(db::Dialect dialect, const QString &select)
{
    if (dialect == db::Dialect::Sqlite)
        return u"seq IN ("_s + select + u')';
    // An array is made once; a plan may run the select of an IN again, and then it gives others.
    return u"seq = ANY (ARRAY ("_s + select + u" FOR UPDATE SKIP LOCKED))"_s;
}

} // namespace coroscope::tasks::sql

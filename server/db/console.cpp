#include "server/db/console.h"

#include "server/db/connection.h"
#include "server/db/sql_text.h"

#include <QRegularExpression>
#include <QSet>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

qsizetype sizeOf(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::QString: return 2 * value.toString().size();
    case QMetaType::QByteArray: return value.toByteArray().size();
    default: return 16;
    }
}

} // namespace

qsizetype errorOffset(const QString &text, const QString &message)
{
    static const QRegularExpression near(uR"re(near "((?:[^"]|"")+)": syntax error)re"_s);
    static const QRegularExpression line(uR"(LINE (\d+): (.*)\n(\s*)\^)"_s);
    static const QRegularExpression missing(uR"(no such (?:column|table|function): (?:\w+\.)?([\w.]+))"_s);
    if (const auto match = near.match(message); match.hasMatch())
        return text.indexOf(match.captured(1), 0, Qt::CaseInsensitive);
    if (const auto match = line.match(message); match.hasMatch()) {
        qsizetype at = 0;
        for (int i = 1; i < match.captured(1).toInt() && at >= 0; ++i)
            at = text.indexOf(u'\n', at) + 1;
        // The caret stands below its character, and a long line is cut in front ("...").
        const QString shown = match.captured(2);
        const qsizetype column = match.captured(3).size() - u"LINE %1: "_s.arg(match.captured(1)).size();
        if (column < 0 || column >= shown.size())
            return at;
        const QString rest = shown.sliced(column).remove(u"..."_s);
        const qsizetype found = text.indexOf(rest, at);
        return found < 0 ? at : found;
    }
    if (const auto match = missing.match(message); match.hasMatch())
        return text.indexOf(match.captured(1).section(u'.', -1), 0, Qt::CaseInsensitive);
    return -1;
}

Result<ConsoleResult> runConsole(Connection &connection, const QString &statement, const ConsoleOptions &options)
{
    const QList<SqlStatement> statements = splitStatements(statement, connection.dialect());
    if (statements.size() != 1)
        return fault(Fault::Statement, Error::Kind::BadRequest, u"there is not exactly one statement"_s);
    static const QSet<QString> refused{u"BEGIN"_s,     u"COMMIT"_s,  u"END"_s,   u"ROLLBACK"_s,
                                       u"SAVEPOINT"_s, u"RELEASE"_s, u"START"_s, u"ABORT"_s};
    const QString &verb = statements.front().verb;
    if (refused.contains(verb))
        return fault(
            Fault::Statement, Error::Kind::BadRequest,
            u"%1 is refused here: each statement is a transaction of its own, so that none is left open"_s.arg(verb));
    // These do not work in a transaction.
    static const QSet<QString> alone{u"VACUUM"_s, u"ATTACH"_s, u"DETACH"_s, u"PRAGMA"_s};
    const bool isAlone = alone.contains(verb);

    const auto began = Clock::now();
    if (!isAlone) {
        if (const auto begun = connection.begin(); !begun)
            return begun.error();
    }
    std::optional<Scope> scope;
    if (!isAlone)
        scope.emplace(connection);
    ConsoleResult result;
    result.sql = statements.front().sql;
    {
        auto cursor = connection.query(result.sql, options.values);
        if (!cursor)
            return cursor.error();
        for (int column = 0; column < cursor->columnCount(); ++column)
            result.columns.append(cursor->columnName(column));
        qsizetype bytes = 0;
        while (cursor->next()) {
            if (qsizetype(result.rows.size()) >= options.maxRows || bytes >= kMaxConsoleBytes) {
                result.hasMore = true;
                result.sizeLimited = bytes >= kMaxConsoleBytes;
                // A statement that changes something goes on to its end; the rest of what is only read is left.
                if (verb == "SELECT"_L1 || verb == "VALUES"_L1 || verb == "EXPLAIN"_L1)
                    break;
                continue;
            }
            QVariantList row;
            row.reserve(result.columns.size());
            for (int column = 0; column < int(result.columns.size()); ++column) {
                row.append(cursor->value(column));
                bytes += sizeOf(row.back());
            }
            result.rows.push_back(std::move(row));
        }
        result.changed = result.columns.isEmpty() ? std::max<qint64>(0, cursor->rowsAffected()) : 0;
        if (const auto end = cursor->finish(); !end)
            return end.error();
    }
    if (scope) {
        if (const auto committed = scope->commit(); !committed)
            return committed.error();
    }
    result.time = Clock::now() - began;
    return result;
}

} // namespace coroscope::db

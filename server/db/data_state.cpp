#include "server/db/data_state.h"

#include "server/db/connection.h"
#include "server/db/db_error.h"
#include "server/db/job_control.h"
#include "server/db/migrations.h"

#include <QFile>
#include <QMap>
#include <QSet>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

struct Item {
    QString type; ///< "table", "virtual", "shadow", "index", "view", "trigger"
    QString name;
    QString table; ///< that it belongs to
    QString sql;
    bool operator==(const Item &) const = default;
};
using Items = QMap<QString, Item>; // by name: SQLite has one space of names for all of them

QString quoted(QString name)
{
    return u'"' + name.replace(u'"', u"\"\""_s) + u'"';
}

/// What the queues of tasks work with, and the list of migrations: their rows stay. The counts follow by triggers.
bool isKept(const QString &table)
{
    static const QSet<QString> kept{u"task_queues"_s, u"task_runs"_s, u"task_counts"_s, u"schema_migrations"_s};
    return kept.contains(table);
}

/// Of which rows the contents are taken away and put there: tasks that run are held by a worker.
QString rowsOf(const QString &table)
{
    return table == u"tasks" ? u" WHERE run IS NULL"_s : QString();
}

Result<Items> itemsOf(Connection &connection, const QString &schema)
{
    // A virtual table makes its shadow tables by itself, and takes them along when it is dropped.
    auto rows = connection.query(
        u"SELECT CASE WHEN l.type IN ('virtual', 'shadow') THEN l.type ELSE m.type END, m.name, m.tbl_name, m.sql "
        "FROM %1.sqlite_master m LEFT JOIN pragma_table_list l ON l.schema = '%1' AND l.name = m.name "
        "AND m.type = 'table' WHERE m.sql IS NOT NULL AND m.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"_s.arg(schema));
    if (!rows)
        return rows.error();
    Items items;
    while (rows->next()) {
        const Item item{rows->text(0), rows->text(1), rows->text(2), rows->text(3)};
        items.insert(item.name, item);
    }
    if (const auto end = rows->finish(); !end)
        return end.error();
    return items;
}

Result<void> run(Connection &connection, const QString &sql)
{
    if (const auto done = connection.execute(sql); !done)
        return done.error();
    return {};
}

/// Columns that can be written: not those that are computed.
Result<QString> columnsOf(Connection &connection, const QString &table)
{
    auto rows = connection.query(u"SELECT name FROM pragma_table_info(?, 'main')"_s, {table});
    if (!rows)
        return rows.error();
    QStringList names;
    while (rows->next())
        names.append(quoted(rows->text(0)));
    if (const auto end = rows->finish(); !end)
        return end.error();
    return names.join(u", "_s);
}

class Taking {
public:
    Taking(Connection &connection, const std::function<bool()> &isStopped)
        : m_connection(connection)
        , m_isStopped(isStopped)
    {
    }

    Result<void> take()
    {
        const auto here = itemsOf(m_connection, u"main"_s);
        const auto there = itemsOf(m_connection, u"other"_s);
        if (!here || !there)
            return here ? there.error() : here.error();
        m_here = here.value();
        m_there = there.value();
        // Tables last: what hangs on one goes with it.
        for (const QString &type : {u"trigger"_s, u"view"_s, u"index"_s, u"virtual"_s, u"table"_s}) {
            if (const auto done = dropOthers(type); !done)
                return done;
        }
        for (const QString &type : {u"table"_s, u"virtual"_s}) {
            if (const auto done = make(type); !done)
                return done;
        }
        if (const auto done = takeRows(); !done)
            return done;
        for (const QString &type : {u"index"_s, u"view"_s, u"trigger"_s}) {
            if (const auto done = make(type); !done)
                return done;
        }
        return {};
    }

private:
    /// Whether it stays as it is. Triggers would change rows while those are taken: only those stay that count tasks.
    bool stays(const Item &item) const
    {
        const auto found = m_there.constFind(item.name);
        return found != m_there.cend() && *found == item
            && (item.type != u"trigger" || item.table == u"tasks" || isKept(item.table));
    }

    Result<void> dropOthers(const QString &type)
    {
        for (auto item = m_here.cbegin(); item != m_here.cend(); ++item) {
            if (item->type != type || stays(*item) || isKept(item->name))
                continue;
            const QString kind = type == u"virtual" ? u"table"_s : type;
            if (const auto done = run(m_connection, u"DROP %1 IF EXISTS main.%2"_s.arg(kind, quoted(item->name)));
                !done)
                return done;
        }
        return {};
    }

    Result<void> make(const QString &type)
    {
        const auto now = itemsOf(m_connection, u"main"_s);
        if (!now)
            return now.error();
        for (auto item = m_there.cbegin(); item != m_there.cend(); ++item) {
            if (item->type != type || now->contains(item->name))
                continue;
            if (const auto done = run(m_connection, item->sql); !done)
                return done;
        }
        return {};
    }

    Result<void> takeRows()
    {
        // The rows of a virtual table are what its shadow tables hold.
        QStringList tables;
        for (const QString &type : {u"table"_s, u"shadow"_s}) {
            for (auto item = m_there.cbegin(); item != m_there.cend(); ++item) {
                if (item->type == type && !isKept(item->name))
                    tables.append(item->name);
            }
        }
        for (const QString &table : std::as_const(tables)) {
            if (m_isStopped())
                return Error::canceled();
            if (const auto done = run(m_connection, u"DELETE FROM main.%1%2"_s.arg(quoted(table), rowsOf(table)));
                !done)
                return done;
        }
        for (const QString &table : std::as_const(tables)) {
            if (m_isStopped())
                return Error::canceled();
            const auto columns = columnsOf(m_connection, table);
            if (!columns)
                return columns.error();
            const QString sql = u"INSERT OR IGNORE INTO main.%1 (%2) SELECT %2 FROM other.%1%3"_s.arg(
                quoted(table), columns.value(), rowsOf(table));
            if (const auto done = run(m_connection, sql); !done)
                return done;
        }
        return takeSequences();
    }

    /// What AUTOINCREMENT gives next.
    Result<void> takeSequences()
    {
        for (const QString &schema : {u"main"_s, u"other"_s}) {
            auto rows = m_connection.query(
                u"SELECT count(*) FROM %1.sqlite_master WHERE name = 'sqlite_sequence'"_s.arg(schema));
            if (!rows)
                return rows.error();
            const bool has = rows->next() && rows->integer(0) > 0;
            if (const auto end = rows->finish(); !end)
                return end.error();
            if (!has)
                return {};
        }
        if (const auto done = run(m_connection, u"DELETE FROM main.sqlite_sequence"_s); !done)
            return done;
        return run(m_connection,
                   u"INSERT INTO main.sqlite_sequence (name, seq) SELECT name, seq FROM other.sqlite_sequence"_s);
    }

    Connection &m_connection;
    const std::function<bool()> &m_isStopped;
    Items m_here;
    Items m_there;
};

/// SQLite makes an empty database of a file that is not there: all would go then.
Result<void> checkAttached(Connection &connection)
{
    auto rows = connection.query(u"SELECT count(*) FROM other.sqlite_master WHERE name = 'schema_migrations'"_s);
    if (!rows)
        return rows.error();
    const bool isData = rows->next() && rows->integer(0) > 0;
    if (const auto end = rows->finish(); !end)
        return end.error();
    if (!isData)
        return fault(Fault::Corrupt, Error::Kind::Storage, u"the copy of the data is empty"_s);
    return {};
}

Result<void> makeFreshAt(const QString &file)
{
    const auto fresh = Connection::open(ConnectionSpec{Dialect::Sqlite, file, {}, file});
    if (!fresh)
        return fresh.error();
    if (const auto made = migrate(*fresh.value(), builtInMigrations(Dialect::Sqlite)); !made)
        return made.error();
    return {};
}

void removeDatabase(const QString &file)
{
    for (const auto end : {""_L1, "-wal"_L1, "-shm"_L1, "-journal"_L1})
        QFile::remove(file + end);
}

} // namespace

Result<qint64> dataSize(Connection &connection)
{
    auto rows = connection.query(u"SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"_s);
    if (!rows)
        return rows.error();
    const qint64 size = rows->next() ? rows->integer(0) : 0;
    if (const auto end = rows->finish(); !end)
        return end.error();
    return size;
}

Result<void> copyData(Connection &connection, const QString &file)
{
    if (file.isEmpty()) // a database of no name is a passing one
        return fault(Fault::Io, Error::Kind::Storage, u"there is no place for a copy"_s);
    if (QFile::exists(file))
        return fault(Fault::Io, Error::Kind::Storage, file + u": a file of this name is there already"_s);
    if (const auto done = connection.execute(u"VACUUM main INTO ?"_s, {file}); !done) {
        QFile::remove(file); // a part of it is of no use
        return done.error();
    }
    return {};
}

Result<void> makeFreshData(const QString &file)
{
    if (file.isEmpty())
        return fault(Fault::Io, Error::Kind::Storage, u"there is no place for a new database"_s);
    // Under its name it is whole, or not there.
    const QString part = file + u".part"_s;
    removeDatabase(part);
    if (const auto made = makeFreshAt(part); !made) {
        removeDatabase(part);
        return made.error();
    }
    QFile::remove(file);
    if (!QFile::rename(part, file)) {
        removeDatabase(part);
        return fault(Fault::Io, Error::Kind::Storage, file + u": it cannot be written"_s);
    }
    return {};
}

Result<void> takeData(const ConnectionSpec &spec, const QString &file, const std::function<bool()> &isStopped,
                      const std::function<Result<void>()> &putAside)
{
    Q_ASSERT(spec.dialect == Dialect::Sqlite);
    if (!QFile::exists(file))
        return fault(Fault::Io, Error::Kind::Storage, u"the copy of the data is no longer there"_s);
    // Its own: what is set on it, and attached to it, ends with it however this ends.
    const auto opened = Connection::open(spec);
    if (!opened)
        return opened.error();
    Connection &connection = *opened.value();
    JobControl control;
    connection.setWhileRunning([&] {
        if (isStopped())
            control.canceled.store(true, std::memory_order_relaxed);
    });
    connection.beginJob(&control, nullptr, nanoseconds(0));
    // Rows go table by table, so references are whole again only at the end.
    if (const auto done = run(connection, u"PRAGMA foreign_keys = OFF"_s); !done)
        return done;
    if (const auto done = connection.execute(u"ATTACH DATABASE ? AS other"_s, {file}); !done)
        return done.error();
    if (const auto checked = checkAttached(connection); !checked)
        return checked.error();
    if (const auto begun = connection.begin(); !begun)
        return begun.error();
    Scope scope(connection);
    // From here on nobody else writes.
    if (putAside) {
        if (const auto done = putAside(); !done)
            return done.error();
    }
    if (const auto taken = Taking(connection, isStopped).take(); !taken)
        return taken.error();
    return scope.commit();
}

} // namespace coroscope::db

#include "server/db/migrations.h"

#include "server/db/column_type.h"
#include "server/db/connection.h"
#include "server/db/instant.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QRegularExpression>

#include <algorithm>

/// Resources of a static library have to be pulled in by name, outside of any namespace.
static void initResources()
{
    Q_INIT_RESOURCE(migrations);
}

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

/// Any number that nobody else uses with pg_advisory_xact_lock(): "coroscop".
constexpr qint64 kPostgresLock = 0x636f726f73636f70;
/// Another process may be at a long migration; each try waits for the lock timeout of the connection.
constexpr int kTriesForLock = 12;

Error refused(QString sentence)
{
    return {Error::Kind::Storage, std::move(sentence)};
}

Result<bool> hasTable(Connection &connection)
{
    auto rows = connection.query(
        connection.dialect() == Dialect::Sqlite
            ? u"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'schema_migrations'"_s
            : u"SELECT count(*) FROM pg_class WHERE oid = to_regclass('schema_migrations')"_s);
    if (!rows)
        return rows.error();
    const bool has = rows->next() && rows->integer(0) > 0;
    if (const auto end = rows->finish(); !end)
        return end.error();
    return has;
}

Result<QList<AppliedMigration>> appliedTo(Connection &connection)
{
    QList<AppliedMigration> applied;
    const auto has = hasTable(connection);
    if (!has)
        return has.error();
    if (!has.value())
        return applied;
    auto rows = connection.query(u"SELECT number, name, checksum, applied_at FROM schema_migrations ORDER BY number"_s);
    if (!rows)
        return rows.error();
    while (rows->next())
        applied.append({int(rows->integer(0)), rows->text(1), rows->text(2).toLatin1(), rows->dateTime(3)});
    if (const auto end = rows->finish(); !end)
        return end.error();
    return applied;
}

Result<MigrationPlan> planFor(QList<AppliedMigration> applied, const QList<Migration> &known)
{
    MigrationPlan plan;
    const int newest = known.isEmpty() ? 0 : known.last().number;
    for (const auto &one : std::as_const(applied)) {
        const auto found = std::find_if(known.begin(), known.end(),
                                        [&](const Migration &migration) { return migration.number == one.number; });
        if (found == known.end() && one.number > newest)
            return refused(
                u"the database is newer than this program: it has the migration %1, and this program knows "
                "them up to %2. It was left untouched. Use a newer version of Coroscope, or another database."_s.arg(
                    one.name, known.isEmpty() ? u"none"_s : known.last().name));
        if (found == known.end())
            return refused(
                u"the database has the migration %1, which is missing in this program. It was left "
                "untouched. Use the version of Coroscope that made it, or another database."_s.arg(one.name));
        if (found->name != one.name || found->checksum != one.checksum)
            return refused(
                u"the migration %1 of this program is not the one (%2) that was applied to the database on "
                "%3: it was changed. The database was left untouched. Use the version of Coroscope that made "
                "it, or another database."_s.arg(found->name, one.name, instantText(one.at)));
    }
    const int last = applied.isEmpty() ? 0 : applied.last().number;
    for (const auto &migration : known) {
        const bool isApplied = std::any_of(applied.begin(), applied.end(),
                                           [&](const AppliedMigration &one) { return one.number == migration.number; });
        if (isApplied)
            continue;
        if (migration.number < last)
            return refused(u"the migration %1 would come before %2, which the database already has. It was left "
                           "untouched. Use the version of Coroscope that made it, or another database."_s.arg(
                               migration.name, applied.last().name));
        plan.pending.append(migration);
    }
    plan.applied = std::move(applied);
    return plan;
}

/// Begins a transaction in which nobody else migrates.
Result<void> beginAlone(Connection &connection)
{
    Result<void> begun;
    for (int i = 0; i < kTriesForLock; ++i) {
        begun = connection.begin();
        if (begun && connection.dialect() == Dialect::Postgres) {
            const auto locked = connection.execute(u"SELECT pg_advisory_xact_lock(%1)"_s.arg(kPostgresLock));
            if (!locked) {
                (void)connection.rollback();
                begun = locked.error();
            }
        }
        if (begun || !isFault(begun.error(), Fault::Locked))
            break;
    }
    return begun;
}

Result<void> makeTable(Connection &connection)
{
    return connection.runScript(connection.dialect() == Dialect::Sqlite
                                    ? u"CREATE TABLE IF NOT EXISTS schema_migrations (number INTEGER PRIMARY KEY, "
                                      "name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT"_s
                                    : u"CREATE TABLE IF NOT EXISTS schema_migrations (number integer PRIMARY KEY, "
                                      "name text NOT NULL, checksum text NOT NULL, applied_at timestamptz NOT NULL)"_s);
}

Result<void> applyOne(Connection &connection, const Migration &migration)
{
    if (const auto made = makeTable(connection); !made)
        return made;
    if (const auto ran = connection.runScript(migration.sql); !ran)
        return ran;
    const auto noted = connection.execute(
        u"INSERT INTO schema_migrations (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)"_s,
        {migration.number, migration.name, QString::fromLatin1(migration.checksum),
         instantText(QDateTime::currentDateTimeUtc())});
    return noted ? Result<void>() : Result<void>(noted.error());
}

/// The first that is pending, if there is one: what that is can only be told while nobody else migrates.
Result<QList<Migration>> migrateOnce(Connection &connection, const QList<Migration> &known)
{
    if (const auto begun = beginAlone(connection); !begun)
        return begun.error();
    Scope scope(connection);
    const auto plan = planMigrations(connection, known);
    if (!plan)
        return plan.error();
    if (plan->pending.isEmpty())
        return QList<Migration>();
    const auto &migration = plan->pending.first();
    auto done = applyOne(connection, migration);
    if (done)
        done = scope.commit();
    if (!done) {
        auto error = done.error();
        error.detail = u"the migration %1 failed, and nothing of it was kept: %2. Use an empty database, or one that "
                       "only Coroscope changes."_s.arg(migration.name, error.detail.trimmed());
        return error;
    }
    return QList<Migration>{migration};
}

} // namespace

const QList<Migration> &builtInMigrations(Dialect dialect)
{
    const auto load = [](const QString &folder) {
        initResources();
        auto migrations = migrationsIn(folder);
        if (!migrations || migrations->isEmpty())
            qFatal("%s", migrations ? "no migrations are compiled in" : qPrintable(migrations.error().detail));
        return std::move(migrations).value();
    };
    static const QList<Migration> sqlite = load(u":/migrations/sqlite"_s);
    static const QList<Migration> postgres = load(u":/migrations/postgresql"_s);
    return dialect == Dialect::Sqlite ? sqlite : postgres;
}

Result<QList<Migration>> migrationsIn(const QString &folder)
{
    static const QRegularExpression pattern(u"\\A([0-9]{4})_[a-z0-9_]+\\z"_s);
    QList<Migration> migrations;
    const auto entries = QDir(folder).entryInfoList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const auto &entry : entries) {
        const QString name = entry.completeBaseName();
        const auto match = pattern.match(name);
        QFile file(entry.filePath());
        if (!match.hasMatch() || match.captured(1).toInt() == 0)
            return refused(u"%1 is not called NNNN_name.sql"_s.arg(entry.filePath()));
        if (!file.open(QIODevice::ReadOnly))
            return refused(u"%1 cannot be read: %2"_s.arg(entry.filePath(), file.errorString()));
        const QByteArray text = file.readAll();
        if (!text.isValidUtf8())
            return refused(u"%1 is not UTF-8"_s.arg(entry.filePath()));
        const int number = match.captured(1).toInt();
        if (!migrations.isEmpty() && migrations.last().number == number)
            return refused(u"%1 has the number of %2"_s.arg(name, migrations.last().name));
        migrations.append({number, name, QString::fromUtf8(text),
                           QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex()});
    }
    return migrations;
}

Result<MigrationPlan> planMigrations(Connection &connection, const QList<Migration> &known)
{
    auto applied = appliedTo(connection);
    if (!applied)
        return applied.error();
    return planFor(std::move(applied).value(), known);
}

Result<QList<Migration>> migrate(Connection &connection, const QList<Migration> &known,
                                 const std::function<void(const Migration &)> &applied)
{
    // Looked at without the lock first: a start that has nothing to do waits for nobody.
    const auto plan = planMigrations(connection, known);
    if (!plan)
        return plan.error();
    QList<Migration> done;
    for (bool more = !plan->pending.isEmpty(); more;) {
        const auto step = migrateOnce(connection, known);
        if (!step)
            return step.error();
        more = !step->isEmpty();
        for (const auto &migration : step.value()) {
            if (applied)
                applied(migration);
            done.append(migration);
        }
    }
    // A file that another program made is ours from now on. Where somebody else has it open, the next start does it.
    if (!done.isEmpty() && connection.dialect() == Dialect::Sqlite)
        (void)connection.runScript(u"PRAGMA journal_mode=WAL"_s);
    return done;
}

} // namespace coroscope::db

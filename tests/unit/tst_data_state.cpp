#include "server/db/connection.h"
#include "server/db/data_state.h"
#include "server/db/migrations.h"
#include "server/db/sample_data.h"

#include <QTemporaryDir>
#include <QTest>

using namespace coroscope;
using namespace coroscope::db;
using namespace Qt::StringLiterals;

namespace {

QString answer(Connection &connection, const QString &sql)
{
    auto rows = connection.query(sql);
    if (!rows)
        return u"! "_s + rows.error().detail;
    QStringList lines;
    while (rows->next()) {
        QStringList cells;
        for (int i = 0; i < rows->columnCount(); ++i)
            cells.append(rows->isNull(i) ? u"NULL"_s : rows->text(i));
        lines.append(cells.join(u'|'));
    }
    if (const auto end = rows->finish(); !end)
        return u"! "_s + end.error().detail;
    return lines.join(u' ');
}

/// All that a database is, but what belongs to the queues.
QString picture(Connection &connection)
{
    QString all = answer(connection, u"SELECT type, name, sql FROM sqlite_master ORDER BY type, name"_s);
    for (const QString &table : {u"users"_s, u"orders"_s, u"world"_s, u"fortune"_s, u"tasks"_s, u"uploads"_s})
        all += u'\n' + answer(connection, u"SELECT * FROM %1 ORDER BY 1"_s.arg(table));
    return all;
}

bool never()
{
    return false;
}

} // namespace

/// The data of a database put aside and put back, on real files.
class TestDataState final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_spec = ConnectionSpec{Dialect::Sqlite, path(u"real"_s), {}, u"real"_s};
        auto opened = Connection::open(m_spec);
        QVERIFY(opened);
        m_connection = std::move(opened).value();
        QVERIFY(migrate(*m_connection, builtInMigrations(Dialect::Sqlite)));
        QVERIFY(makeFreshData(path(u"fresh"_s)));
    }

    void cleanup() { m_connection.reset(); }

    void goesBackToTheStartAndReturns()
    {
        Connection &c = *m_connection;
        const QString start = picture(c);
        SampleDataPlan plan;
        plan.users = 50;
        plan.orders = 200;
        QVERIFY(writeSampleData(c, plan, {}));
        // What people do in a lesson: an index, a table, a view, a trigger, changed rows.
        for (const QString &sql :
             {u"CREATE INDEX mine ON orders (amount_cents)"_s, u"CREATE TABLE notes (id INTEGER PRIMARY KEY, t TEXT)"_s,
              u"INSERT INTO notes (t) VALUES ('kept')"_s, u"CREATE VIEW rich AS SELECT * FROM users"_s,
              u"CREATE TRIGGER told AFTER INSERT ON notes BEGIN DELETE FROM notes WHERE t = 'x'; END"_s,
              u"UPDATE world SET \"randomNumber\" = 1"_s, u"DELETE FROM fortune WHERE id = 1"_s,
              u"DROP INDEX orders_by_user_expression"_s})
            QVERIFY2(c.execute(sql), qPrintable(sql));
        const QString before = picture(c);
        QVERIFY(before != start);
        const auto size = dataSize(c);
        QVERIFY(size && size.value() > 4096);
        QVERIFY(copyData(c, path(u"copy"_s)));

        QVERIFY(takeData(m_spec, path(u"fresh"_s), never));
        QCOMPARE(picture(c), start);
        QCOMPARE(answer(c, u"SELECT count(*) FROM users"_s), u"0"_s);
        QCOMPARE(answer(c, u"SELECT count(*) FROM schema_migrations"_s),
                 QString::number(builtInMigrations(Dialect::Sqlite).size()));
        // The next user is the first one again.
        QVERIFY(c.execute(u"INSERT INTO users (name, email, created_at) VALUES ('a', 'a@b', '2026-01-01')"_s));
        QCOMPARE(answer(c, u"SELECT id FROM users"_s), u"1"_s);

        QVERIFY(takeData(m_spec, path(u"copy"_s), never));
        QCOMPARE(picture(c), before);
        QCOMPARE(answer(c, u"SELECT t FROM notes"_s), u"kept"_s);
        QCOMPARE(answer(c, u"PRAGMA foreign_key_check"_s), QString());
        QCOMPARE(answer(c, u"PRAGMA integrity_check"_s), u"ok"_s);
    }

    /// Queues and what runs stay; what waits goes, and the counts are right.
    void queuesStay()
    {
        Connection &c = *m_connection;
        QVERIFY(c.execute(u"INSERT INTO task_queues (name, concurrency) VALUES ('mail', 3)"_s));
        const QString task = u"INSERT INTO tasks (id, kind, queue, state, run, created_at, run_at, payload) "
                             "VALUES (?, 'log', 'mail', ?, ?, 1, 1, '{}')"_s;
        QVERIFY(c.execute(task, {u"019ac0de-7a5c-7000-8000-000000000001"_s, u"queued"_s, QVariant()}));
        QVERIFY(c.execute(task, {u"019ac0de-7a5c-7000-8000-000000000002"_s, u"running"_s, u"r"_s}));
        QVERIFY(copyData(c, path(u"copy"_s)));
        const QString counts = u"SELECT state, tasks FROM task_counts WHERE queue = 'mail' AND tasks <> 0 "
                               "ORDER BY state"_s;
        QVERIFY(takeData(m_spec, path(u"fresh"_s), never));
        QCOMPARE(answer(c, counts), u"running|1"_s);
        QCOMPARE(answer(c, u"SELECT concurrency FROM task_queues WHERE name = 'mail'"_s), u"3"_s);
        QVERIFY(takeData(m_spec, path(u"copy"_s), never));
        QCOMPARE(answer(c, counts), u"queued|1 running|1"_s);
    }

    void isAllOrNothing()
    {
        Connection &c = *m_connection;
        SampleDataPlan plan;
        plan.users = 5;
        plan.orders = 5;
        QVERIFY(writeSampleData(c, plan, {}));
        const QString before = picture(c);
        int asked = 0;
        const auto stopped = takeData(m_spec, path(u"fresh"_s), [&asked] { return ++asked > 3; });
        QVERIFY(!stopped && stopped.error().isCanceled());
        QCOMPARE(picture(c), before);
        const auto missing = takeData(m_spec, m_folder->filePath(u"no/such/folder.db"_s), never);
        QVERIFY(!missing && !missing.error().detail.isEmpty());
        QCOMPARE(picture(c), before);
        // Nothing of it is left on connections.
        QCOMPARE(answer(c, u"PRAGMA foreign_keys"_s), u"1"_s);
        QCOMPARE(answer(c, u"SELECT count(*) FROM pragma_database_list"_s), u"1"_s);
    }

    /// SQLite would make an empty database of a file that is not there, and all would be gone.
    void onlyACopyIsTaken()
    {
        Connection &c = *m_connection;
        SampleDataPlan plan;
        plan.users = 5;
        plan.orders = 5;
        QVERIFY(writeSampleData(c, plan, {}));
        const QString before = picture(c);
        QFile empty(path(u"empty"_s));
        QVERIFY(empty.open(QIODevice::WriteOnly));
        for (const QString &file : {path(u"gone"_s), QString(), empty.fileName()}) {
            const auto taken = takeData(m_spec, file, never);
            QVERIFY2(!taken && !taken.error().detail.isEmpty(), qPrintable(file));
            QCOMPARE(picture(c), before);
        }
        QVERIFY(!QFile::exists(path(u"gone"_s)));
        QVERIFY(!copyData(c, QString()));
        QVERIFY(!makeFreshData(QString()));
    }

    /// Somebody else who writes waits from then on, so that nothing falls between the copy and what is taken.
    void isPutAsideWhenNobodyWrites()
    {
        Connection &c = *m_connection;
        SampleDataPlan plan;
        plan.users = 5;
        plan.orders = 5;
        QVERIFY(writeSampleData(c, plan, {}));
        const QString before = picture(c);
        Connection::Options options;
        options.lockTimeout = milliseconds(1);
        auto other = Connection::open(m_spec, options);
        QVERIFY(other);
        bool couldWrite = true;
        QVERIFY(takeData(m_spec, path(u"fresh"_s), never, [&]() -> Result<void> {
            couldWrite = bool(other.value()->execute(u"DELETE FROM orders"_s));
            return copyData(c, path(u"copy"_s));
        }));
        QVERIFY(!couldWrite);
        QVERIFY(picture(c) != before);
        QVERIFY(takeData(m_spec, path(u"copy"_s), never));
        QCOMPARE(picture(c), before);
        // Where that fails, nothing is taken.
        QVERIFY(!takeData(m_spec, path(u"fresh"_s), never, [&] { return copyData(c, path(u"copy"_s)); }));
        QCOMPARE(picture(c), before);
        QVERIFY(QFile::exists(path(u"copy"_s)));
    }

    /// A search index keeps its rows in tables of its own, and is kept up by triggers.
    void virtualTablesReturn()
    {
        Connection &c = *m_connection;
        for (const QString &sql :
             {u"CREATE TABLE notes (id INTEGER PRIMARY KEY, t TEXT)"_s,
              u"CREATE VIRTUAL TABLE found USING fts5(t, content='notes', content_rowid='id')"_s,
              u"CREATE TRIGGER note_added AFTER INSERT ON notes BEGIN "
              "INSERT INTO found (rowid, t) VALUES (NEW.id, NEW.t); END"_s,
              u"CREATE TRIGGER note_removed AFTER DELETE ON notes BEGIN "
              "INSERT INTO found (found, rowid, t) VALUES ('delete', OLD.id, OLD.t); END"_s,
              u"INSERT INTO notes (id, t) VALUES (7, 'red'), (9, 'green')"_s,
              u"CREATE VIRTUAL TABLE own USING fts5(t)"_s, u"INSERT INTO own (rowid, t) VALUES (3, 'blue')"_s}) {
            const auto done = c.execute(sql);
            QVERIFY2(done, qPrintable(done ? sql : sql + done.error().detail));
        }
        const QString before = picture(c);
        QVERIFY(copyData(c, path(u"copy"_s)));
        const auto isBack = [&] {
            return picture(c) == before && answer(c, u"SELECT rowid FROM found WHERE found MATCH 'green'"_s) == u"9"
                && answer(c, u"SELECT rowid, t FROM own WHERE own MATCH 'blue'"_s) == u"3|blue"
                && answer(c, u"INSERT INTO found (found) VALUES ('integrity-check')"_s).isEmpty()
                && answer(c, u"INSERT INTO own (own) VALUES ('integrity-check')"_s).isEmpty();
        };
        const auto gone = takeData(m_spec, path(u"fresh"_s), never);
        QVERIFY2(gone, qPrintable(gone ? QString() : gone.error().detail));
        QCOMPARE(answer(c, u"SELECT count(*) FROM sqlite_master WHERE name LIKE 'own%' OR name LIKE 'found%'"_s),
                 u"0"_s);
        const auto back = takeData(m_spec, path(u"copy"_s), never);
        QVERIFY2(back, qPrintable(back ? QString() : back.error().detail));
        QVERIFY(isBack());
        // Also where the tables are still there, with other rows.
        QVERIFY(c.execute(u"DELETE FROM notes WHERE id = 9"_s));
        QVERIFY(c.execute(u"DELETE FROM own"_s));
        QVERIFY(takeData(m_spec, path(u"copy"_s), never));
        QVERIFY(isBack());
    }

    /// Also in the middle of a statement.
    void aStatementIsStopped()
    {
        Connection &c = *m_connection;
        QVERIFY(c.execute(u"CREATE TABLE many (n INTEGER)"_s));
        QVERIFY(c.execute(u"INSERT INTO many WITH RECURSIVE up(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM up "
                          "WHERE n < 300000) SELECT n FROM up"_s));
        QVERIFY(copyData(c, path(u"copy"_s)));
        QVERIFY(c.execute(u"DELETE FROM many"_s));
        int between = 0;
        QVERIFY(takeData(m_spec, path(u"fresh"_s), [&between] {
            ++between;
            return false;
        }));
        int asked = 0;
        QVERIFY(takeData(m_spec, path(u"copy"_s), [&asked] {
            ++asked;
            return false;
        }));
        QVERIFY2(asked > between + 10, qPrintable(QString::number(asked)));
        int left = asked - 1; // behind the rows, before the end
        QVERIFY(takeData(m_spec, path(u"fresh"_s), never));
        const auto stopped = takeData(m_spec, path(u"copy"_s), [&left] { return --left < 10; });
        QVERIFY(!stopped && stopped.error().isCanceled());
        QCOMPARE(answer(c, u"SELECT count(*) FROM sqlite_master WHERE name = 'many'"_s), u"0"_s);
    }

    void aCopyThatCannotBeWrittenLeavesNothing()
    {
        const QString place = m_folder->filePath(u"no/such/folder.db"_s);
        const auto copied = copyData(*m_connection, place);
        QVERIFY(!copied && !copied.error().detail.isEmpty());
        QVERIFY(!QFile::exists(place));
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name + u".db"_s); }

    std::unique_ptr<QTemporaryDir> m_folder;
    ConnectionSpec m_spec;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestDataState)
#include "tst_data_state.moc"

#include "server/db/slow_plan.h"
#include "tests/support/database_jobs.h"

#include <QFileInfo>
#include <QtTest>

#include <algorithm>
#include <sys/resource.h>
#include <thread>

using namespace coroscope;
using namespace coroscope::db;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What a job tells that ran one statement, for a second.
StatementLog slowLogOf(const QByteArray &sql, std::uint64_t fingerprint)
{
    StatementRecord record;
    record.sql = sql;
    record.fingerprint = fingerprint;
    record.run = 1s;
    StatementLog log;
    log.statements.push_back(record);
    return log;
}

/// Whose writes wait for a lock as long as it takes.
Pool::Settings patient(const TestDatabase &database)
{
    Pool::Settings settings;
    settings.spec = database.spec();
    settings.lockTimeout = 1h;
    return settings;
}

QString detailOf(const std::optional<Error> &error)
{
    return error ? error->detail : QString();
}

/// Names into the table t, by one statement; each part gets the number of those that came with it.
Result<void> insertNames(Connection &connection, std::vector<SharedPart<qint64, QString>> &parts)
{
    QStringList rows;
    QVariantList values;
    for (const auto &part : parts) {
        rows.append(u"(?)"_s);
        values.append(part.argument);
    }
    const auto added = connection.execute(u"INSERT INTO t(name) VALUES "_s + rows.join(u','), values);
    if (!added)
        return added.error();
    for (auto &part : parts) {
        part.value = qint64(parts.size());
        part.end = connection.noted();
    }
    return {};
}

} // namespace

class TestDbPool : public QObject {
    Q_OBJECT
private:
    static bool becomesIdle(RunningPool &pool)
    {
        return QTest::qWaitFor(
            [&] {
                const PoolSnapshot snapshot = pool.pool.snapshot();
                return std::all_of(snapshot.lanes.begin(), snapshot.lanes.end(), isIdle);
            },
            30'000);
    }

private Q_SLOTS:
    void readsAndWrites_data() { dialects(); }
    void readsAndWrites()
    {
        DIALECT
        RunningPool pool(settings);
        QVERIFY2(pool.tried.isOk(), pool.tried ? "" : qPrintable(pool.tried.error().detail));
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT UNIQUE)"_s));
        QVERIFY(pool.run(u"INSERT INTO t VALUES(?, ?)"_s, {1, u"Ada \U0001F980"_s}));
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 1);
        const auto name = [](Connection &connection) -> Result<QString> {
            auto rows = connection.query(u"SELECT name FROM t WHERE id=?"_s, {1});
            if (!rows)
                return rows.error();
            rows->next();
            return rows->text(0);
        };
        const auto found = pool.read(name);
        QCOMPARE(found.value(), u"Ada \U0001F980"_s);
    }

    void writesKeepTheirOrder()
    {
        TestDatabase database(false);
        Pool::Settings settings;
        settings.spec = database.spec();
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY AUTOINCREMENT, n INTEGER)"_s));
        Tasks tasks(pool);
        std::vector<Outcome *> outcomes;
        for (int i = 0; i < 500; ++i)
            outcomes.push_back(&tasks.add(JobKind::Write, execute(u"INSERT INTO t(n) VALUES(?)"_s, {i})));
        QVERIFY(tasks.wait());
        for (int i = 0; i < 500; ++i) {
            QVERIFY(outcomes[std::size_t(i)]->isOk());
            QCOMPARE(outcomes[std::size_t(i)]->order, i);
        }
        QCOMPARE(pool.number(u"SELECT count(*) FROM t WHERE id = n + 1"_s), 500);
    }

    void aFullQueueRefusesAtOnce_data() { dialects(); }
    void aFullQueueRefusesAtOnce()
    {
        DIALECT
        settings.capacity = 4;
        settings.readers = settings.connections = 1;
        RunningPool pool(settings);
        std::stop_source stop;
        Tasks tasks(pool);
        tasks.add(JobKind::Read, select(endlessSql()), stop.get_token());
        QVERIFY(
            runUntil(pool.loop, [&] { return pool.pool.reads().snapshot().slots.front().state == SlotState::Busy; }));
        std::vector<Outcome *> waiting;
        for (int i = 0; i < 4; ++i)
            waiting.push_back(&tasks.add(JobKind::Read, select(u"SELECT 1"_s)));
        QVERIFY(runUntil(pool.loop, [&] { return pool.pool.reads().snapshot().waiting == 4; }));
        Outcome &refused = tasks.add(JobKind::Read, select(u"SELECT 1"_s));
        QVERIFY(runUntil(pool.loop, [&] { return refused.result.has_value(); }));
        QVERIFY(refused.isError(Fault::QueueFull));
        QVERIFY(refused.isKind(Error::Kind::Unavailable));
        QVERIFY(!waiting.front()->result);
        stop.request_stop();
        QVERIFY(tasks.wait());
        for (const Outcome *outcome : waiting)
            QVERIFY(outcome->isOk());
        QCOMPARE(pool.pool.reads().snapshot().counters.refused, std::uint64_t(1));
    }

    void oneThatLeavesTheQueueMakesRoom()
    {
        TestDatabase database(false);
        Pool::Settings settings;
        settings.spec = database.spec();
        settings.capacity = 1;
        settings.readers = 1;
        RunningPool pool(settings);
        std::stop_source stop;
        std::stop_source leaves;
        Tasks tasks(pool);
        tasks.add(JobKind::Read, select(endlessSql()), stop.get_token());
        QVERIFY(
            runUntil(pool.loop, [&] { return pool.pool.reads().snapshot().slots.front().state == SlotState::Busy; }));
        Outcome &left = tasks.add(JobKind::Read, select(u"SELECT 1"_s), leaves.get_token());
        leaves.request_stop();
        Outcome &next = tasks.add(JobKind::Read, select(u"SELECT 2"_s));
        QVERIFY(runUntil(pool.loop, [&] { return left.result.has_value(); }));
        QVERIFY(left.isKind(Error::Kind::Canceled));
        QVERIFY(!next.result);
        stop.request_stop();
        QVERIFY(tasks.wait());
        QVERIFY(next.isOk());
    }

    void cancellationEndsAStatement_data() { dialects(); }
    void cancellationEndsAStatement()
    {
        DIALECT
        settings.readers = settings.connections = 1;
        RunningPool pool(settings);
        std::stop_source stop;
        Tasks tasks(pool);
        Outcome &outcome = tasks.add(JobKind::Read, select(endlessSql()), stop.get_token());
        QVERIFY(runUntil(pool.loop, [&] {
            const auto slot = pool.pool.reads().snapshot().slots.front();
            return slot.state == SlotState::Busy && !slot.sql.isEmpty();
        }));
        QTest::qSleep(20);
        QVERIFY(!outcome.result);
        QCOMPARE(pool.pool.reads().snapshot().slots.front().sql, endlessSql().toUtf8());
        stop.request_stop();
        QVERIFY(tasks.wait());
        QVERIFY(outcome.isKind(Error::Kind::Canceled));
        QVERIFY(becomesIdle(pool)); // and not in some minutes
        QCOMPARE(pool.number(u"SELECT 7"_s), 7); // the connection is as good as before
        QCOMPARE(pool.pool.snapshot().lanes.front().slots.front().connects, std::uint64_t(1));
    }

    void stoppedBeforeItRunsAtAll()
    {
        TestDatabase database(false);
        Pool::Settings settings;
        settings.spec = database.spec();
        RunningPool pool(settings);
        std::stop_source stop;
        stop.request_stop();
        Tasks tasks(pool);
        bool ran = false;
        const Work work = [&ran](Connection &) -> Result<qint64> {
            ran = true;
            return qint64(1);
        };
        Outcome &outcome = tasks.add(JobKind::Read, work, stop.get_token());
        QVERIFY(outcome.isKind(Error::Kind::Canceled));
        QVERIFY(becomesIdle(pool));
        QVERIFY(!ran);
    }

    void deadlineEndsAStatement_data() { dialects(); }
    void deadlineEndsAStatement()
    {
        DIALECT
        settings.readers = settings.connections = 1;
        RunningPool pool(settings);
        Tasks tasks(pool);
        Outcome &running = tasks.add(JobKind::Read, select(endlessSql()), {}, Clock::now() + 100ms);
        Outcome &waiting = tasks.add(JobKind::Read, select(u"SELECT 1"_s), {}, Clock::now() + 50ms);
        QVERIFY(tasks.wait());
        QVERIFY(running.isKind(Error::Kind::Timeout));
        QVERIFY(waiting.isKind(Error::Kind::Timeout) || waiting.isOk());
        QVERIFY(becomesIdle(pool));
        QCOMPARE(pool.number(u"SELECT 7"_s), 7);
    }

    void cancellationEndsTheWaitForALock_data() { dialects(); }
    void cancellationEndsTheWaitForALock()
    {
        DIALECT
        settings.lockTimeout = 1h;
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s));
        ForeignLock lock(database);
        std::stop_source stop;
        Tasks tasks(pool);
        Outcome &outcome = tasks.add(JobKind::Write, execute(u"INSERT INTO t VALUES(1)"_s), stop.get_token());
        QVERIFY(runUntil(pool.loop, [&] { return !isIdle(pool.pool.writes().snapshot()); }));
        QTest::qSleep(20);
        QVERIFY(!outcome.result);
        stop.request_stop();
        QVERIFY(tasks.wait());
        QVERIFY(outcome.isKind(Error::Kind::Canceled));
        QVERIFY(becomesIdle(pool));
        lock.release();
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 0);
        QVERIFY(pool.run(u"INSERT INTO t VALUES(2)"_s));
    }

    void lockedPastTheTimeout_data() { dialects(); }
    void lockedPastTheTimeout()
    {
        DIALECT
        settings.lockTimeout = 100ms;
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s));
        ForeignLock lock(database);
        Tasks tasks(pool);
        std::vector<Outcome *> outcomes;
        for (int i = 0; i < 20; ++i) // together they wait no longer than one
            outcomes.push_back(&tasks.add(JobKind::Write, execute(u"INSERT INTO t VALUES(?)"_s, {i})));
        QVERIFY(tasks.wait());
        for (const Outcome *outcome : outcomes) {
            QVERIFY(outcome->isError(Fault::Locked));
            QVERIFY(outcome->isKind(Error::Kind::Unavailable));
        }
        lock.release();
        QVERIFY(pool.run(u"INSERT INTO t VALUES(1)"_s));
    }

    void errors_data()
    {
        QTest::addColumn<bool>("postgres");
        QTest::addColumn<QString>("sql");
        QTest::addColumn<QVariantList>("values");
        QTest::addColumn<int>("fault");
        QTest::addColumn<int>("kind");
        for (const bool postgres : {false, true}) {
            const auto row = [postgres](const char *name, const QString &sql, const QVariantList &values, Fault fault,
                                        Error::Kind kind) {
                QTest::addRow("%s, %s", name, postgres ? "PostgreSQL" : "SQLite")
                    << postgres << sql << values << int(fault) << int(kind);
            };
            row("unique", u"INSERT INTO t(id, name) VALUES(2, 'one')"_s, {}, Fault::Unique, Error::Kind::Conflict);
            row("primary key", u"INSERT INTO t(id, name) VALUES(1, 'x')"_s, {}, Fault::Unique, Error::Kind::Conflict);
            row("refers to nothing", u"INSERT INTO u(t) VALUES(9)"_s, {}, Fault::ForeignKey, Error::Kind::Conflict);
            row("is referred to", u"DELETE FROM t WHERE id=1"_s, {}, Fault::ForeignKey, Error::Kind::Conflict);
            row("check", u"INSERT INTO t(id, name, age) VALUES(3, 'c', ?)"_s, {-1}, Fault::Check,
                Error::Kind::BadRequest);
            row("not null", u"INSERT INTO t(id, name) VALUES(3, NULL)"_s, {}, Fault::Check, Error::Kind::BadRequest);
            row("no such table", u"SELECT * FROM nowhere"_s, {}, Fault::Statement, Error::Kind::Internal);
            row("no SQL", u"SELEKT 1"_s, {}, Fault::Statement, Error::Kind::Internal);
            row("too few values", u"INSERT INTO t(id, name) VALUES(?, ?)"_s, {1}, Fault::Statement,
                Error::Kind::Internal);
            row("too large a number", u"INSERT INTO t(id, name) VALUES(?, 'n')"_s,
                {std::numeric_limits<quint64>::max()}, Fault::Type, Error::Kind::BadRequest);
        }
        QTest::newRow("text for a number, PostgreSQL")
            << true << u"INSERT INTO t(id, name) VALUES(?, 'x')"_s << QVariantList{u"abc"_s} << int(Fault::Type)
            << int(Error::Kind::BadRequest);
        QTest::newRow("text for a rowid, SQLite")
            << false << u"INSERT INTO t(id, name) VALUES(?, 'x')"_s << QVariantList{u"abc"_s} << int(Fault::Type)
            << int(Error::Kind::BadRequest);
        QTest::newRow("NUL in a text, PostgreSQL")
            << true << u"INSERT INTO t(id, name) VALUES(5, ?)"_s << QVariantList{QString(QChar(0)) + u"'); --"_s}
            << int(Fault::Type) << int(Error::Kind::BadRequest);
    }
    void errors()
    {
        DIALECT
        QFETCH(QString, sql);
        QFETCH(QVariantList, values);
        QFETCH(int, fault);
        QFETCH(int, kind);
        RunningPool pool(settings);
        QVERIFY(pool.run(
            u"CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, age INTEGER CHECK(age >= 0))"_s));
        QVERIFY(pool.run(u"CREATE TABLE u(t INTEGER NOT NULL REFERENCES t(id))"_s));
        QVERIFY(pool.run(u"INSERT INTO t(id, name) VALUES(1, 'one')"_s));
        QVERIFY(pool.run(u"INSERT INTO u VALUES(1)"_s));
        const auto result = pool.write(execute(sql, values));
        QVERIFY(!result.isOk());
        QVERIFY(!result.error().detail.isEmpty());
        QCOMPARE(result.error().code, fault);
        QCOMPARE(int(result.error().kind), kind);
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 1);
        QVERIFY(pool.run(u"INSERT INTO t(id, name) VALUES(2, 'two')"_s)); // it goes on
    }

    void aJobThatThrows_data() { dialects(); }
    void aJobThatThrows()
    {
        DIALECT
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s));
        const Work work = [](Connection &connection) -> Result<qint64> {
            (void)connection.execute(u"INSERT INTO t VALUES(1)"_s);
            throw std::runtime_error("thrown");
        };
        const auto result = pool.write(work);
        QVERIFY(!result.isOk());
        QCOMPARE(result.error().kind, Error::Kind::Internal);
        QCOMPARE(result.error().detail, u"thrown"_s);
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 0);
    }

    void anErrorAmongTheRowsDoesNotGetLost_data() { dialects(); }
    void anErrorAmongTheRowsDoesNotGetLost()
    {
        DIALECT
        RunningPool pool(settings);
        const QString sql = postgres ? u"SELECT 1 / x FROM (VALUES (1), (0)) v(x)"_s
                                     : u"SELECT abs(x) FROM (SELECT 1 x UNION ALL SELECT -9223372036854775807 - 1)"_s;
        const Work careless = [sql](Connection &connection) -> Result<qint64> {
            auto rows = connection.query(sql);
            if (!rows)
                return rows.error();
            qint64 count = 0;
            while (rows->next())
                ++count;
            return count; // and nobody has asked whether that were all
        };
        const auto result = pool.read(careless);
        QVERIFY(!result.isOk());
        QVERIFY(!result.error().detail.isEmpty());
        const auto careful = pool.read(select(sql));
        QVERIFY(!careful.isOk());
        QCOMPARE(pool.number(u"SELECT 7"_s), 7);
    }

    void oneCursorAtATime_data() { dialects(); }
    void oneCursorAtATime()
    {
        DIALECT
        RunningPool pool(settings);
        const Work nested = [](Connection &connection) -> Result<qint64> {
            auto rows = connection.query(u"SELECT 1 UNION SELECT 2"_s);
            if (!rows)
                return rows.error();
            rows->next();
            return connection.execute(u"SELECT 1"_s);
        };
        const auto result = pool.read(nested);
        QVERIFY(!result.isOk());
        QCOMPARE(result.error().code, int(Fault::Statement));
        QCOMPARE(pool.number(u"SELECT 7"_s), 7);
    }

    void rowsThatNobodyReads_data() { dialects(); }
    void rowsThatNobodyReads()
    {
        DIALECT
        settings.readers = settings.connections = 1;
        RunningPool pool(settings);
        const QString many = u"WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 3000000) "
                             u"SELECT n FROM c"_s;
        const Work first = [many](Connection &connection) -> Result<qint64> {
            auto rows = connection.query(many);
            if (!rows)
                return rows.error();
            rows->next();
            return rows->integer(0);
        };
        const auto result = pool.read(first);
        QVERIFY(result.isOk());
        QCOMPARE(result.value(), 1);
        QCOMPARE(pool.number(u"SELECT 7"_s), 7);
    }

    void writesThatWaitTogetherShareATransaction()
    {
        TestDatabase database(false);
        RunningPool pool(patient(database));
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT UNIQUE)"_s));
        QVERIFY(pool.run(u"INSERT INTO t VALUES(0, 'taken')"_s));
        const qint64 walBefore = QFileInfo(database.file() + u"-wal"_s).size();
        ForeignLock lock(database);
        Tasks tasks(pool);
        std::vector<Outcome *> outcomes;
        constexpr int kWrites = 30;
        for (int i = 1; i <= kWrites; ++i) {
            const QString name = i == 15 ? u"taken"_s : u"name %1"_s.arg(i);
            outcomes.push_back(&tasks.add(JobKind::Write, execute(u"INSERT INTO t VALUES(?, ?)"_s, {i, name})));
        }
        QVERIFY(runUntil(pool.loop, [&] { return !isIdle(pool.pool.writes().snapshot()); }));
        QVERIFY(std::none_of(outcomes.begin(), outcomes.end(), [](const Outcome *o) { return o->result.has_value(); }));
        lock.release();
        QVERIFY(tasks.wait());
        for (int i = 1; i <= kWrites; ++i) {
            if (i == 15)
                QVERIFY(outcomes[14]->isError(Fault::Unique));
            else
                QVERIFY(outcomes[std::size_t(i - 1)]->isOk());
        }
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), kWrites); // and the one that was there
        // Each transaction adds the pages that it changed to the log: the table's and the index's.
        const qint64 frames = (QFileInfo(database.file() + u"-wal"_s).size() - walBefore) / (4096 + 24);
        QVERIFY2(frames >= 2 && frames <= 8, qPrintable(QString::number(frames)));
    }

    void oneInterruptedAmongThemTakesNobodyWithIt()
    {
        TestDatabase database(false);
        RunningPool pool(patient(database));
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s));
        ForeignLock lock(database);
        std::stop_source stop;
        Tasks tasks(pool);
        Outcome &before = tasks.add(JobKind::Write, execute(u"INSERT INTO t VALUES(1)"_s));
        Outcome &endless = tasks.add(
            JobKind::Write,
            execute(
                u"INSERT INTO t WITH RECURSIVE c(n) AS (SELECT 10 UNION ALL SELECT n + 1 FROM c) SELECT n FROM c"_s),
            stop.get_token());
        Outcome &behind = tasks.add(JobKind::Write, execute(u"INSERT INTO t VALUES(2)"_s));
        QVERIFY(runUntil(pool.loop, [&] { return !isIdle(pool.pool.writes().snapshot()); }));
        lock.release();
        QVERIFY(runUntil(pool.loop, [&] {
            return pool.pool.writes().snapshot().slots.front().sql.startsWith("INSERT INTO t WITH");
        }));
        QTest::qSleep(20);
        QVERIFY(!before.result); // nothing is committed yet
        stop.request_stop();
        QVERIFY(tasks.wait());
        QVERIFY(endless.isKind(Error::Kind::Canceled));
        QVERIFY(before.isOk());
        QVERIFY(behind.isOk());
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 2);
    }

    void sharedWritesAreDoneByOneCall()
    {
        TestDatabase database(false);
        RunningPool pool(patient(database));
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT UNIQUE)"_s));
        ForeignLock lock(database);
        std::stop_source stop;
        Tasks tasks(pool);
        std::vector<Outcome *> first;
        std::vector<Outcome *> second;
        for (const char *name : {"a", "b", "c"})
            first.push_back(&tasks.addShared(QString::fromLatin1(name), insertNames));
        Outcome &between = tasks.add(JobKind::Write, execute(u"INSERT INTO t(name) VALUES('d')"_s));
        for (const char *name : {"e", "left", "f", "g"})
            second.push_back(&tasks.addShared(QString::fromLatin1(name), insertNames,
                                              qstrcmp(name, "left") == 0 ? stop.get_token() : std::stop_token()));
        QVERIFY(runUntil(pool.loop, [&] { return !isIdle(pool.pool.writes().snapshot()); }));
        stop.request_stop();
        lock.release();
        QVERIFY(tasks.wait());
        QVERIFY(between.isOk());
        QVERIFY(second[1]->isKind(Error::Kind::Canceled));
        second.erase(second.begin() + 1);
        for (const auto &together : {first, second}) {
            for (const Outcome *each : together) {
                QVERIFY(each->isOk());
                QCOMPARE(each->result->value(), qint64(3));
                QCOMPARE(each->statements.size(), std::size_t(1));
                QCOMPARE(each->statements[0].started, together[0]->statements[0].started); // the same one
                QVERIFY(each->statements[0].wait > nanoseconds(0));
            }
        }
        QCOMPARE(pool.number(u"SELECT count(*) FROM t WHERE name <> 'left'"_s), 7);
        QCOMPARE(pool.number(u"SELECT id FROM t WHERE name = 'd'"_s), 4); // in the order in which they came
    }

    void aFaultOfOneSharedWriteIsItsOwn()
    {
        TestDatabase database(false);
        RunningPool pool(patient(database));
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT UNIQUE)"_s));
        QVERIFY(pool.run(u"INSERT INTO t(name) VALUES('taken')"_s));
        for (const bool isAlone : {true, false}) { // nothing else is in the transaction
            ForeignLock lock(database);
            Tasks tasks(pool);
            if (!isAlone)
                tasks.add(JobKind::Write, execute(u"INSERT INTO t(name) VALUES('before')"_s));
            const QString tail = isAlone ? u" 1"_s : u" 2"_s;
            Outcome &fine = tasks.addShared(u"fine"_s + tail, insertNames);
            Outcome &taken = tasks.addShared(u"taken"_s, insertNames);
            Outcome &behind = tasks.addShared(u"behind"_s + tail, insertNames);
            QVERIFY(runUntil(pool.loop, [&] { return !isIdle(pool.pool.writes().snapshot()); }));
            lock.release();
            QVERIFY(tasks.wait());
            QVERIFY(fine.isOk() && behind.isOk());
            QCOMPARE(behind.result->value(), qint64(1)); // by itself
            QVERIFY(taken.isError(Fault::Unique));
        }
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 6);
    }

    void sharedWritesSurviveATransactionThatIsUndone()
    {
        TestDatabase database(false);
        RunningPool pool(patient(database));
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT UNIQUE)"_s));
        ForeignLock lock(database);
        std::stop_source stop;
        Tasks tasks(pool);
        Outcome &one = tasks.addShared(u"one"_s, insertNames);
        Outcome &two = tasks.addShared(u"two"_s, insertNames);
        tasks.add(JobKind::Write,
                  execute(u"INSERT INTO t(id) WITH RECURSIVE c(n) AS (SELECT 10 UNION ALL SELECT n + 1 FROM c) "
                          "SELECT n FROM c"_s),
                  stop.get_token());
        QVERIFY(runUntil(pool.loop, [&] { return !isIdle(pool.pool.writes().snapshot()); }));
        lock.release();
        QVERIFY(runUntil(pool.loop, [&] {
            return pool.pool.writes().snapshot().slots.front().sql.startsWith("INSERT INTO t(id)");
        }));
        QVERIFY(!one.result);
        stop.request_stop();
        QVERIFY(tasks.wait());
        QVERIFY(one.isOk() && two.isOk());
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 2);
    }

    /// Those that are delayed on purpose are not done by one call, which would outlast them.
    void aDelayOfSharedWritesEndsWithThem()
    {
        TestDatabase database(false);
        RunningPool pool(patient(database));
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT UNIQUE)"_s));
        ForeignLock lock(database);
        std::stop_source stop;
        Tasks tasks(pool);
        const Work delayOthers = [&pool](Connection &) -> Result<qint64> {
            pool.pool.setInjectedDelay(1min, 1min);
            return qint64(0);
        };
        Outcome &before = tasks.add(JobKind::Write, delayOthers);
        Outcome &one = tasks.addShared(u"one"_s, insertNames, stop.get_token());
        Outcome &two = tasks.addShared(u"two"_s, insertNames, stop.get_token());
        QVERIFY(runUntil(pool.loop, [&] { return !isIdle(pool.pool.writes().snapshot()); }));
        lock.release();
        QVERIFY(runUntil(pool.loop, [&] { return pool.pool.writes().snapshot().waiting < 2; }));
        stop.request_stop();
        QVERIFY(tasks.wait());
        QVERIFY(one.isKind(Error::Kind::Canceled) && two.isKind(Error::Kind::Canceled));
        QVERIFY(before.isOk());
        QVERIFY(becomesIdle(pool));
        pool.pool.setInjectedDelay(0ms, 0ms);
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 0);
    }

    /// What waits for the disk is never in a transaction with what does not, unless that waits too.
    void softWritesTakeNobodyWithThem()
    {
        TestDatabase database(false);
        RunningPool pool(patient(database));
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT UNIQUE)"_s));
        constexpr qint64 kNormal = 1; // as SQLite numbers them
        constexpr qint64 kFull = 2;
        const auto level = select(u"PRAGMA synchronous"_s);
        for (int round = 0; round < 2; ++round) {
            ForeignLock lock(database);
            Tasks tasks(pool);
            Outcome &soft = tasks.addSoft(level);
            Outcome &alsoSoft = tasks.addSoft(level);
            Outcome &hard = tasks.add(JobKind::Write, level);
            Outcome &shared = tasks.addShared(u"name %1"_s.arg(round), [](Connection &connection, auto &parts) {
                const auto found = select(u"PRAGMA synchronous"_s)(connection);
                parts.front().value = found ? found.value() : -1;
                return Result<void>();
            });
            Outcome &softBehind = tasks.addSoft(level);
            QVERIFY(runUntil(pool.loop, [&] { return !isIdle(pool.pool.writes().snapshot()); }));
            lock.release();
            QVERIFY(tasks.wait());
            QCOMPARE(soft.result->value(), kNormal);
            QCOMPARE(alsoSoft.result->value(), kNormal);
            QCOMPARE(hard.result->value(), kFull);
            QCOMPARE(shared.result->value(), kFull);
            QCOMPARE(softBehind.result->value(), kFull);
            QVERIFY(soft.order < hard.order && hard.order < softBehind.order);
        }
    }

    void aShortJobDoesNotWaitForALongOne_data() { dialects(); }
    void aShortJobDoesNotWaitForALongOne()
    {
        DIALECT
        settings.readers = settings.connections = 2;
        RunningPool pool(settings);
        {
            Tasks shortOnes(pool); // the lane has learnt that its jobs are short
            for (int i = 0; i < 300; ++i)
                shortOnes.add(JobKind::Read, select(u"SELECT 1"_s));
            QVERIFY(shortOnes.wait());
        }
        std::stop_source stop;
        Tasks tasks(pool);
        pool.loop.post([&] { // in one turn, so in one bundle
            tasks.add(JobKind::Read, select(u"SELECT 1"_s));
            tasks.add(JobKind::Read, select(endlessSql()), stop.get_token());
            tasks.add(JobKind::Read, select(u"SELECT 2"_s));
            tasks.add(JobKind::Read, select(u"SELECT 3"_s));
        });
        QVERIFY(runUntil(pool.loop, [&] { return pool.pool.reads().snapshot().counters.finished >= 303; }));
        stop.request_stop();
        QVERIFY(tasks.wait());
    }

    void whatWasWrittenIsSeen()
    {
        TestDatabase database(false);
        Pool::Settings settings;
        settings.spec = database.spec();
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(n INTEGER)"_s));
        QVERIFY(pool.run(u"INSERT INTO t VALUES(0)"_s));
        // Readers all the time, in batches that share a snapshot; and each write is looked for when it was reported.
        for (int i = 1; i <= 100; ++i) {
            Tasks readers(pool);
            for (int r = 0; r < 20; ++r)
                readers.add(JobKind::Read, select(u"SELECT n FROM t"_s));
            QVERIFY(pool.run(u"UPDATE t SET n = n + 1"_s));
            Tasks after(pool);
            std::vector<Outcome *> seen;
            for (int r = 0; r < 5; ++r)
                seen.push_back(&after.add(JobKind::Read, select(u"SELECT n FROM t"_s)));
            QVERIFY(readers.wait());
            QVERIFY(after.wait());
            for (const Outcome *outcome : seen)
                QCOMPARE(outcome->result->value(), qint64(i));
        }
    }

    void statementsAreCachedUpToABound_data() { dialects(); }
    void statementsAreCachedUpToABound()
    {
        DIALECT
        settings.cachedStatements = 8;
        settings.readers = settings.connections = 1;
        RunningPool pool(settings);
        for (int round = 0; round < 2; ++round) {
            for (int i = 0; i < 20; ++i)
                QCOMPARE(pool.number(u"SELECT %1 + 0"_s.arg(i)), i);
        }
        for (int i = 0; i < 5; ++i)
            QCOMPARE(pool.number(u"SELECT 19 + 0"_s), 19);
        QVERIFY(becomesIdle(pool));
        const auto cache = pool.pool.reads().snapshot().slots.front().cache;
        QCOMPARE(cache.size, std::size_t(8));
        QVERIFY(cache.evicted >= 32);
        QVERIFY(cache.hits >= 5);
        QVERIFY(cache.misses >= 40);
    }

    void aTableThatChangesUnderAStatement_data() { dialects(); }
    void aTableThatChangesUnderAStatement()
    {
        DIALECT
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(a INTEGER)"_s));
        QVERIFY(pool.run(u"INSERT INTO t VALUES(1)"_s));
        const auto columns = [](Connection &connection) -> Result<int> {
            auto rows = connection.query(u"SELECT * FROM t"_s);
            if (!rows)
                return rows.error();
            return rows->next() ? rows->columnCount() : -1;
        };
        for (int i = 0; i < 8; ++i)
            QCOMPARE(pool.read(columns).value(), 1);
        QVERIFY(pool.run(u"ALTER TABLE t ADD COLUMN b INTEGER"_s));
        for (int i = 0; i < 8; ++i)
            QCOMPARE(pool.read(columns).value(), 2);
    }

    void tenThousandJobsInFlight_data() { dialects(); }
    void tenThousandJobsInFlight()
    {
        DIALECT
        RunningPool pool(settings);
        Tasks tasks(pool);
        std::vector<Outcome *> outcomes;
        pool.loop.post([&] {
            for (int i = 0; i < 10'000; ++i)
                outcomes.push_back(&tasks.add(JobKind::Read, select(u"SELECT CAST(? AS INTEGER)"_s, {i})));
        });
        QVERIFY(runUntil(pool.loop, [&] { return outcomes.size() == 10'000; }));
        QVERIFY(tasks.wait());
        for (int i = 0; i < 10'000; ++i) {
            QVERIFY2(outcomes[std::size_t(i)]->isOk(),
                     qPrintable(outcomes[std::size_t(i)]->result->isOk()
                                    ? QString()
                                    : outcomes[std::size_t(i)]->result->error().detail));
            QCOMPARE(outcomes[std::size_t(i)]->result->value(), i);
        }
        const auto lane = pool.pool.reads().snapshot();
        QCOMPARE(lane.waiting, std::size_t(0));
        QVERIFY(lane.waits.count >= 10'000);
    }

    void stopWithJobsRunning_data() { dialects(); }
    void stopWithJobsRunning()
    {
        DIALECT
        settings.readers = settings.connections = 2;
        RunningPool pool(settings);
        Tasks tasks(pool);
        std::vector<Outcome *> outcomes;
        for (int i = 0; i < 50; ++i)
            outcomes.push_back(&tasks.add(JobKind::Read, select(endlessSql())));
        QVERIFY(runUntil(pool.loop, [&] {
            const auto lane = pool.pool.reads().snapshot();
            return lane.slots[0].state == SlotState::Busy && lane.slots[1].state == SlotState::Busy;
        }));
        pool.pool.stop(); // returns: this is what is tested
        QVERIFY(tasks.wait());
        for (const Outcome *outcome : outcomes)
            QVERIFY(outcome->isKind(Error::Kind::Canceled));
        Outcome &late = tasks.add(JobKind::Read, select(u"SELECT 1"_s));
        QVERIFY(tasks.wait());
        QVERIFY(late.isKind(Error::Kind::Canceled));
    }

    void threadsComeAndGoLive_data() { dialects(); }
    void threadsComeAndGoLive()
    {
        DIALECT
        settings.readers = settings.connections = 2;
        RunningPool pool(settings);
        std::stop_source stop;
        Tasks tasks(pool);
        pool.pool.resize(5);
        for (int i = 0; i < 5; ++i)
            tasks.add(JobKind::Read, select(endlessSql()), stop.get_token());
        QVERIFY(runUntil(pool.loop, [&] {
            const auto lane = pool.pool.reads().snapshot();
            return lane.slots.size() == 5 && std::all_of(lane.slots.begin(), lane.slots.end(), [](const auto &slot) {
                       return slot.state == SlotState::Busy;
                   });
        }));
        Outcome &waits = tasks.add(JobKind::Read, select(u"SELECT 1"_s));
        pool.pool.resize(1); // those that are too many finish what they have
        QCOMPARE(pool.pool.reads().snapshot().slots.size(), std::size_t(1));
        QVERIFY(!waits.result);
        stop.request_stop();
        QVERIFY(tasks.wait());
        QVERIFY(waits.isOk());
        QCOMPARE(pool.number(u"SELECT 7"_s), 7);
    }

    void statementsAreNoted_data() { dialects(); }
    void statementsAreNoted()
    {
        DIALECT
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s));
        const auto work = [](Connection &connection) -> Result<qint64> {
            (void)connection.execute(u"INSERT INTO t VALUES(?), (?)"_s, {1, 2});
            (void)connection.execute(u"INSERT INTO t VALUES(1)"_s);
            return Error{Error::Kind::NotFound, u"as it is"_s};
        };
        const auto again = [](Connection &connection) -> Result<qint64> {
            if (const auto done = connection.execute(u"INSERT INTO t VALUES(?), (?)"_s, {1, 2}); !done)
                return done.error();
            auto rows = connection.query(u"SELECT id FROM t WHERE id < 10"_s);
            while (rows && rows->next()) { }
            return qint64(0);
        };
        auto failing = pool.port->write(pool.ticket(77), work);
        const auto failed = pool.await(failing);
        QCOMPARE(failed.error().kind, Error::Kind::NotFound);
        auto fine = pool.port->write(pool.ticket(78), again);
        QVERIFY(pool.await(fine).isOk());
        const StatementLog bad = failing.takeStatements();
        const StatementLog good = fine.takeStatements();
        QCOMPARE(bad.statements.size(), std::size_t(2));
        QCOMPARE(bad.statements[0].sql, "INSERT INTO t VALUES(?), (?)");
        QCOMPARE(bad.statements[0].rowCount, std::uint64_t(2));
        QVERIFY(bad.statements[0].error.isEmpty());
        QVERIFY(!bad.statements[1].error.isEmpty());
        QCOMPARE(good.statements.size(), std::size_t(2));
        QCOMPARE(good.statements[1].rowCount, std::uint64_t(2));
        QVERIFY(good.statements[1].run > nanoseconds(0));
        QVERIFY(good.statements[0].wait > nanoseconds(0));
        QCOMPARE(good.statements[1].wait, nanoseconds(0));
        QCOMPARE(good.statements[0].fingerprint, bad.statements[0].fingerprint);
        QVERIFY(good.statements[1].fingerprint != good.statements[0].fingerprint);
    }

    void slowOnesAreKeptAlsoWhenNobodyWaitsForTheirEnd_data() { dialects(); }
    void slowOnesAreKeptAlsoWhenNobodyWaitsForTheirEnd()
    {
        DIALECT
        RunningPool pool(settings);
        QCOMPARE(pool.number(u"SELECT 1"_s), 1); // it may be slow, too
        pool.pool.slowLog().setThreshold(10ms);
        auto ticket = pool.ticket(4711);
        ticket.deadline = Clock::now() + 600ms; // time enough to begin
        auto slow = pool.port->read(ticket, select(endlessSql()));
        QCOMPARE(pool.await(slow).error().kind, Error::Kind::Timeout);
        QTRY_COMPARE(pool.pool.slowLog().statements().size(), std::size_t(1));
        const auto kept = pool.pool.slowLog().statements().front();
        QCOMPARE(kept.exchange, std::uint64_t(4711));
        QCOMPARE(kept.record.sql, endlessSql().toUtf8());
        QVERIFY(!kept.record.error.isEmpty());
    }

    void slowOnesGetTheirPlan_data() { dialects(); }
    void slowOnesGetTheirPlan()
    {
        DIALECT
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY, owner INTEGER, note TEXT)"_s));
        QVERIFY(
            pool.run(u"INSERT INTO t(id, owner, note) WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                     "WHERE i < 3000) SELECT i, i % 50, 'x' FROM n"_s));
        auto &log = pool.pool.slowLog();
        log.setThreshold(0ms); // all are slow
        const QString read = u"SELECT id FROM t WHERE owner = ? AND note <> ? ORDER BY id"_s;
        const auto revision = log.revision();
        QVERIFY(pool.await(pool.port->read(pool.ticket(4711), select(read, {7, u"it's"_s}))).isOk());
        const auto find = [&log](const QString &sql) {
            QList<SlowStatement> found;
            for (const SlowStatement &slow : log.statements()) {
                if (slow.record.sql == sql.toUtf8())
                    found.append(slow);
            }
            return found;
        };
        QTRY_VERIFY_WITH_TIMEOUT(find(read).size() == 1 && find(read).front().plan, 30'000);
        QVERIFY(log.revision() >= revision + 2);
        const SlowStatement first = find(read).front();
        QCOMPARE(first.exchange, std::uint64_t(4711));
        QCOMPARE(first.values, (QStringList{u"7"_s, u"'it''s'"_s}));
        QVERIFY2(!first.plan->error, qPrintable(detailOf(first.plan->error)));
        QVERIFY(!first.plan->plan.measured); // it was not run again
        QCOMPARE(int(first.plan->plan.findings.front().kind), int(PlanFinding::Kind::Scan));
        QCOMPARE(first.plan->plan.findings.front().table, u"t"_s);
        QCOMPARE(first.plan->plan.findings.front().columns, QStringList{u"owner"_s});
        QCOMPARE(first.plan->plan.findings.front().rows.value_or(0), qint64(3000));

        // The next of the same fingerprint has the same plan at once; nobody is asked again.
        QVERIFY(pool.await(pool.port->read(pool.ticket(4712), select(read, {8, u"y"_s}))).isOk());
        QTRY_COMPARE(find(read).size(), 2);
        QCOMPARE(find(read).back().plan.get(), first.plan.get());
        QCOMPARE(find(read).back().values.front(), u"8"_s);

        // One that writes is explained without being run again.
        const QString write = u"UPDATE t SET note = note || ? WHERE owner = ?"_s;
        QVERIFY(pool.await(pool.port->write(pool.ticket(4713), execute(write, {u"z"_s, 3}))).isOk());
        QTRY_VERIFY_WITH_TIMEOUT(find(write).size() == 1 && find(write).front().plan, 30'000);
        QVERIFY2(!find(write).front().plan->error, qPrintable(detailOf(find(write).front().plan->error)));
        QCOMPARE(pool.number(u"SELECT count(*) FROM t WHERE note = 'xz'"_s), 60);
        QCOMPARE(pool.number(u"SELECT count(*) FROM t WHERE note LIKE 'xzz%'"_s), 0);

        // What has no plan says why.
        const QString other = u"CREATE TABLE u(id INTEGER)"_s;
        QVERIFY(pool.await(pool.port->write(pool.ticket(4714), execute(other))).isOk());
        QTRY_VERIFY_WITH_TIMEOUT(find(other).size() == 1 && find(other).front().plan, 30'000);
        QVERIFY(detailOf(find(other).front().plan->error).contains(u"has no plan"_s));
    }

    void slowOnesThatNobodyCanExplain_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("SQLite") << u"sqlite:///nowhere/at/all.db"_s;
        QTest::newRow("PostgreSQL") << u"postgresql://127.0.0.1:1/n"_s; // refuses
    }
    void slowOnesThatNobodyCanExplain()
    {
        QFETCH(QString, url);
        Pool::Settings settings;
        settings.spec = connectionSpec(url).value();
        Pool pool(settings);
        constexpr int kStatements = 120; // more than may wait at once
        for (int i = 1; i <= kStatements; ++i)
            pool.slowLog().note(slowLogOf("SELECT 1", std::uint64_t(i)), 0);
        // Each is told why, be it that too many wait already.
        QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(pool.slowLog().statements(),
                                                     [](const SlowStatement &slow) { return slow.plan != nullptr; }),
                                 30'000);
        const auto statements = pool.slowLog().statements();
        QCOMPARE(statements.size(), std::size_t(kStatements));
        for (const SlowStatement &slow : statements)
            QVERIFY(!detailOf(slow.plan->error).isEmpty());
    }

    void aStopEndsWhatExplains()
    {
        if (postgresUrl().isEmpty())
            QSKIP("COROSCOPE_TEST_POSTGRES is not set; ./test.sh starts a PostgreSQL");
        TestDatabase database(true);
        auto admin = Connection::open(database.spec());
        QVERIFY(admin.isOk());
        QVERIFY(admin.value()->runScript(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s).isOk());
        const ForeignLock lock(database); // which the plan waits for
        const auto waits = select(u"SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query "
                                  "LIKE 'EXPLAIN%4711'"_s);
        std::optional<Error> error;
        // On a machine that stands still for seconds, its deadline comes first.
        for (int i = 0; i < 10 && !(error && error->isCanceled()); ++i) {
            Pool::Settings settings;
            settings.spec = database.spec();
            Pool pool(settings);
            pool.slowLog().note(slowLogOf("SELECT id FROM t WHERE id = 4711", 1), 0);
            (void)QTest::qWaitFor([&] { return waits(*admin.value()).value() > 0; }, 1'000);
            QVERIFY(!pool.isOver());
            pool.beginStop();
            QTRY_VERIFY_WITH_TIMEOUT(pool.isOver(), 30'000);
            const auto plan = pool.slowLog().statements().front().plan;
            error = plan ? plan->error : std::nullopt;
        }
        QVERIFY(error && error->isCanceled());
    }

    void loopsGoBeforeIt_data() { dialects(); }
    void loopsGoBeforeIt()
    {
        DIALECT
        RunningPool pool(settings);
        const auto priority = [](Connection &) { return Result<qint64>(getpriority(PRIO_PROCESS, 0)); };
        const qint64 lower = std::min(19, getpriority(PRIO_PROCESS, 0) + 10); // of this thread
        QCOMPARE(pool.read(priority).value(), lower);
        QCOMPARE(pool.write(priority).value(), lower);
    }

    void aStopDoesNotWaitForMigrations_data() { dialects(); }
    void aStopDoesNotWaitForMigrations()
    {
        DIALECT
        std::atomic<bool> begun{false};
        std::atomic<bool> ended{false};
        settings.prepare = [&](Connection &connection) -> Result<void> {
            begun = true;
            const auto ran = select(endlessSql())(connection);
            ended = true;
            return ran ? Result<void>() : Result<void>(ran.error());
        };
        Pool pool(settings);
        pool.start({});
        QTRY_VERIFY_WITH_TIMEOUT(begun.load(), 30'000);
        QVERIFY(!ended);
        pool.beginStop();
        QTRY_VERIFY_WITH_TIMEOUT(pool.isOver(), 30'000);
        QVERIFY(ended);
    }

    void valuesComeBackAsTheyWere_data() { dialects(); }
    void valuesComeBackAsTheyWere()
    {
        DIALECT
        RunningPool pool(settings);
        const QString type = postgres
            ? u"CREATE TABLE v(i BIGINT, d DOUBLE PRECISION, b BOOLEAN, s TEXT, y BYTEA, t TIMESTAMPTZ, u UUID, j JSONB, n TEXT)"_s
            : u"CREATE TABLE v(i INTEGER, d REAL, b INTEGER, s TEXT, y BLOB, t TEXT, u TEXT, j TEXT, n TEXT)"_s;
        QVERIFY(pool.run(type));
        const QDateTime time(QDate(2026, 11, 25), QTime(22, 33, 44, 567), Qt::OffsetFromUTC, 3600);
        const QUuid uuid = QUuid::createUuid();
        const QByteArray bytes = QByteArray("\0\1\xFF'\\", 5);
        const QString text = u"it's \\ \" ? :x $1 \U0001F980 \n%_"_s;
        QVERIFY(pool.run(u"INSERT INTO v VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                         {std::numeric_limits<qint64>::min(), 0.1, true, text, bytes, time, uuid,
                          QJsonObject{{u"a"_s, QJsonArray{1, u"ü"_s}}}, QVariant()}));
        const Work check = [=](Connection &connection) -> Result<qint64> {
            auto rows = connection.query(u"SELECT i, d, b, s, y, t, u, j, n FROM v"_s);
            if (!rows)
                return rows.error();
            rows->next();
            qint64 wrong = 0;
            wrong |= rows->integer(0) == std::numeric_limits<qint64>::min() ? 0 : 1;
            wrong |= rows->real(1) == 0.1 ? 0 : 2;
            wrong |= rows->boolean(2) ? 0 : 4;
            wrong |= rows->text(3) == text ? 0 : 8;
            wrong |= rows->bytes(4) == bytes ? 0 : 16;
            wrong |= rows->dateTime(5) == time ? 0 : 32;
            wrong |= rows->uuid(6) == uuid ? 0 : 64;
            wrong |= QJsonDocument::fromJson(rows->text(7).toUtf8()).object()[u"a"_s].toArray().size() == 2 ? 0 : 128;
            wrong |= rows->isNull(8) && !rows->isNull(3) ? 0 : 256;
            return wrong;
        };
        const auto result = pool.read(check);
        QVERIFY2(result.isOk(), result ? "" : qPrintable(result.error().detail));
        QCOMPARE(result.value(), 0);
    }

    void explainTakesValues_data() { dialects(); }
    void explainTakesValues()
    {
        DIALECT
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY, name TEXT)"_s));
        const QString verb = postgres ? u"EXPLAIN "_s : u"EXPLAIN QUERY PLAN "_s;
        const auto plan = [verb](Connection &connection) -> Result<int> {
            auto rows
                = connection.query(verb + u"SELECT '?' /* ? */ FROM t WHERE name = ? AND id > ?"_s, {u"it's"_s, 3});
            if (!rows)
                return rows.error();
            int count = 0;
            while (rows->next())
                ++count;
            if (const auto end = rows->finish(); !end)
                return end.error();
            return count;
        };
        const auto result = pool.read(plan);
        QVERIFY2(result.isOk(), result ? "" : qPrintable(result.error().detail));
        QVERIFY(result.value() > 0);
    }

    void aSlowLockHoldsUpNoReader()
    {
        TestDatabase database(false);
        Pool::Settings settings;
        settings.spec = database.spec();
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s));
        const ForeignLock lock(database);
        for (int i = 0; i < 50; ++i)
            QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 0);
    }

    void aWriteThatOverlooksAFailure_data() { dialects(); }
    void aWriteThatOverlooksAFailure()
    {
        DIALECT
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s));
        const auto careless = [](Connection &connection) -> Result<qint64> {
            (void)connection.execute(u"INSERT INTO t VALUES(1)"_s);
            (void)connection.execute(u"INSERT INTO t VALUES(1)"_s); // fails
            return qint64(7);
        };
        const auto result = pool.write(careless);
        // PostgreSQL has undone all of it, and answers its COMMIT with success all the same.
        QCOMPARE(result.isOk(), !postgres);
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), postgres ? 0 : 1);
        QVERIFY(pool.run(u"INSERT INTO t VALUES(2)"_s));
    }

    void aWriteThatEndsWhatItHadNotBegun_data() { dialects(); }
    void aWriteThatEndsWhatItHadNotBegun()
    {
        DIALECT
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s));
        for (const bool commits : {true, false}) {
            const auto greedy = [commits](Connection &connection) -> Result<qint64> {
                for (int i = 0; i < 3; ++i)
                    (void)(commits ? connection.commit() : connection.rollback());
                return qint64(1);
            };
            (void)pool.write(greedy);
            QVERIFY(pool.run(u"INSERT INTO t VALUES(?)"_s, {commits ? 1 : 2})); // a transaction of its own again
        }
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 2);
        const auto depth = [](Connection &connection) { return Result<qint64>(connection.depth()); };
        QCOMPARE(pool.write(depth).value(), 1);
    }

    void aReaderDoesNotWrite()
    {
        TestDatabase database(false);
        Pool::Settings settings;
        settings.spec = database.spec();
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s));
        const auto result = pool.read(execute(u"INSERT INTO t VALUES(1)"_s));
        QVERIFY(!result.isOk());
        QCOMPARE(result.error().code, int(Fault::ReadOnly));
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 0);
    }
};

QTEST_GUILESS_MAIN(TestDbPool)
#include "tst_db_pool.moc"

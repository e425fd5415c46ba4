#include "tests/support/database_jobs.h"

#include <QtTest>

using namespace coroscope;
using namespace coroscope::db;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

JobTicket ticketOf(std::uint64_t exchange, std::stop_token stop = {})
{
    JobTicket ticket;
    ticket.owner.exchange = exchange;
    ticket.stop = std::move(stop);
    return ticket;
}

Work insert(int id)
{
    return execute(u"INSERT INTO t VALUES(?)"_s, {id});
}

/// What a coroutine with a transaction found.
struct Found {
    std::vector<Error> errors;
    int steps = 0;
    bool isThrough = false;

    template<typename T>
    bool note(const Result<T> &result)
    {
        if (!result)
            errors.push_back(result.error());
        else
            ++steps;
        return result.isOk();
    }
    bool has(Fault code) const
    {
        return std::any_of(errors.begin(), errors.end(), [code](const Error &e) { return e.code == int(code); });
    }
};

enum class Exit { Commit, Rollback, Leave, Throw, CommitStopped };

QCoro::Task<void> oneTransaction(Port *port, Exit exit, std::stop_source stop, Found *found)
{
    const auto ticket = ticketOf(1, stop.get_token());
    auto beginning = port->begin(ticket);
    auto begun = co_await beginning;
    if (!found->note(begun))
        co_return;
    Transaction transaction = std::move(begun).value();
    for (int id = 1; id <= 2; ++id) {
        auto job = transaction.run(ticket, insert(id));
        const auto done = co_await job;
        found->note(done);
    }
    if (exit == Exit::Throw)
        throw std::runtime_error("on its way");
    if (exit == Exit::CommitStopped)
        stop.request_stop();
    if (exit == Exit::Commit || exit == Exit::CommitStopped) {
        auto commit = transaction.commit(ticket);
        const auto done = co_await commit;
        found->note(done);
    } else if (exit == Exit::Rollback) {
        auto rollback = transaction.rollback(ticket);
        const auto done = co_await rollback;
        found->note(done);
    }
    found->isThrough = true;
}

QCoro::Task<void> guarded(QCoro::Task<void> task)
{
    try {
        co_await task;
    } catch (const std::exception &) { // a scope would log it
    }
}

QCoro::Task<void> savepoints(Port *port, Found *found)
{
    const auto ticket = ticketOf(1);
    auto beginning = port->begin(ticket);
    auto begun = co_await beginning;
    if (!found->note(begun))
        co_return;
    Transaction outer = std::move(begun).value();
    auto first = outer.run(ticket, insert(1));
    const auto one = co_await first;
    found->note(one);
    {
        auto nesting = outer.begin(ticket);
        auto nested = co_await nesting;
        found->note(nested);
        Transaction inner = std::move(nested).value();
        auto second = inner.run(ticket, insert(2));
        const auto two = co_await second;
        found->note(two);
        auto rollback = inner.rollback(ticket);
        const auto undone = co_await rollback;
        found->note(undone);
    }
    {
        auto nesting = outer.begin(ticket);
        auto nested = co_await nesting;
        found->note(nested);
        Transaction dropped = std::move(nested).value();
        auto third = dropped.run(ticket, insert(3));
        const auto three = co_await third;
        found->note(three);
    } // goes without a word
    {
        auto nesting = outer.begin(ticket);
        auto nested = co_await nesting;
        found->note(nested);
        Transaction kept = std::move(nested).value();
        auto fourth = kept.run(ticket, insert(4));
        const auto four = co_await fourth;
        found->note(four);
        auto commit = kept.commit(ticket);
        const auto done = co_await commit;
        found->note(done);
    }
    // One that fails is undone alone, with all that its job did, and the transaction goes on.
    const Work half = [](Connection &connection) -> Result<qint64> {
        if (const auto done = connection.execute(u"INSERT INTO t VALUES(5)"_s); !done)
            return done.error();
        return connection.execute(u"INSERT INTO t VALUES(1)"_s);
    };
    auto failing = outer.run(ticket, half);
    const auto failed = co_await failing;
    found->note(failed);
    auto last = outer.run(ticket, insert(6));
    const auto six = co_await last;
    found->note(six);
    auto commit = outer.commit(ticket);
    const auto done = co_await commit;
    found->note(done);
    found->isThrough = true;
}

/// Holds its transaction until `go`, then writes and commits.
QCoro::Task<void> holds(Port *port, std::uint64_t owner, int id, std::stop_token stop, bool *has,
                        std::function<bool()> go, Found *found)
{
    const auto ticket = ticketOf(owner, stop);
    auto beginning = port->begin(ticket);
    auto begun = co_await beginning;
    if (!found->note(begun))
        co_return;
    Transaction transaction = std::move(begun).value();
    *has = true;
    while (!go()) {
        auto pause = sleepUntil(port->loop(), port->loop(), Clock::now() + 2ms, {});
        (void)co_await pause;
    }
    auto job = transaction.run(ticket, insert(id));
    const auto done = co_await job;
    found->note(done);
    auto commit = transaction.commit(ticket);
    const auto committed = co_await commit;
    found->note(committed);
    *has = false;
    found->isThrough = true;
}

QCoro::Task<void> twice(Port *port, Found *found)
{
    const auto ticket = ticketOf(1);
    auto beginning = port->begin(ticket);
    auto begun = co_await beginning;
    if (!found->note(begun))
        co_return;
    auto again = port->begin(ticket);
    const auto second = co_await again;
    found->note(second);
    auto writing = port->write(ticket, insert(1));
    const auto written = co_await writing;
    found->note(written);
    auto reading = port->read(ticket, select(u"SELECT 7"_s));
    const auto read = co_await reading;
    found->note(read);
    found->isThrough = true;
}

/// Goes on with a transaction that has ended.
QCoro::Task<void> tooLate(Port *port, Found *found)
{
    const auto ticket = ticketOf(1);
    auto beginning = port->begin(ticket);
    auto begun = co_await beginning;
    if (!found->note(begun))
        co_return;
    Transaction transaction = std::move(begun).value();
    auto commit = transaction.commit(ticket);
    const auto done = co_await commit;
    found->note(done);
    auto job = transaction.run(ticket, insert(1));
    const auto inserted = co_await job;
    found->note(inserted);
    auto nesting = transaction.begin(ticket);
    const auto nested = co_await nesting;
    found->note(nested);
    auto again = transaction.commit(ticket);
    const auto twice = co_await again;
    found->note(twice);
    found->isThrough = true;
}

QCoro::Task<void> endless(Port *port, std::stop_token stop, Found *found)
{
    const auto ticket = ticketOf(1, stop);
    auto beginning = port->begin(ticket);
    auto begun = co_await beginning;
    if (!found->note(begun))
        co_return;
    Transaction transaction = std::move(begun).value();
    auto first = transaction.run(ticket, insert(1));
    const auto one = co_await first;
    found->note(one);
    auto job = transaction.run(ticket, select(endlessSql()));
    const auto done = co_await job;
    found->note(done);
    auto next = transaction.run(ticket, insert(2));
    const auto two = co_await next;
    found->note(two);
    auto commit = transaction.commit(ticket);
    const auto committed = co_await commit;
    found->note(committed);
    found->isThrough = true;
}

#define TABLE                                                                                                          \
    DIALECT                                                                                                            \
    settings.lease = m_lease;                                                                                          \
    RunningPool pool(settings);                                                                                        \
    QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s));

} // namespace

class TestDbTransactions : public QObject {
    Q_OBJECT
private:
    milliseconds m_lease{5'000};

private Q_SLOTS:
    void cleanup() { m_lease = 5'000ms; }

    void exits_data()
    {
        QTest::addColumn<bool>("postgres");
        QTest::addColumn<int>("exit");
        QTest::addColumn<int>("rows");
        for (const bool postgres : {false, true}) {
            const char *const name = postgres ? "PostgreSQL" : "SQLite";
            QTest::addRow("commit, %s", name) << postgres << int(Exit::Commit) << 2;
            QTest::addRow("rollback, %s", name) << postgres << int(Exit::Rollback) << 0;
            QTest::addRow("just leaves, %s", name) << postgres << int(Exit::Leave) << 0;
            QTest::addRow("throws, %s", name) << postgres << int(Exit::Throw) << 0;
            QTest::addRow("is stopped before it commits, %s", name) << postgres << int(Exit::CommitStopped) << 0;
        }
    }
    void exits()
    {
        TABLE
        QFETCH(int, exit);
        QFETCH(int, rows);
        Found found;
        const auto task = guarded(oneTransaction(&*pool.port, Exit(exit), std::stop_source(), &found));
        QVERIFY(runUntilReady(pool.loop, task));
        QVERIFY(found.steps >= 3);
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), rows);
        QVERIFY(pool.run(u"INSERT INTO t VALUES(99)"_s)); // long before a lease would be over: it has been given back
    }

    void savepointsNest_data() { dialects(); }
    void savepointsNest()
    {
        TABLE
        Found found;
        const auto task = savepoints(&*pool.port, &found);
        QVERIFY(runUntilReady(pool.loop, task));
        QVERIFY(found.isThrough);
        QCOMPARE(found.errors.size(), std::size_t(1));
        QVERIFY(found.has(Fault::Unique));
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 3);
        QCOMPARE(pool.number(u"SELECT count(*) FROM t WHERE id IN (1, 4, 6)"_s), 3);
    }

    void nobodySeesItBeforeItsCommit_data() { dialects(); }
    void nobodySeesItBeforeItsCommit()
    {
        TABLE
        bool has = false;
        bool go = false;
        Found found;
        const auto task = holds(
            &*pool.port, 1, 1, {}, &has, [&go] { return go; }, &found);
        QVERIFY(runUntil(pool.loop, [&] { return has; }));
        QCOMPARE(pool.pool.writes().snapshot().slots.front().state == SlotState::Leased || postgres, true);
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 0);
        go = true;
        QVERIFY(runUntilReady(pool.loop, task));
        QVERIFY(found.isThrough && found.errors.empty());
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 1);
    }

    void anotherWaitsForItsTurn()
    {
        bool postgres = false;
        TestDatabase database(postgres);
        Pool::Settings settings;
        settings.spec = database.spec();
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s));
        bool has1 = false;
        bool has2 = false;
        bool go = false;
        Found found1;
        Found found2;
        const auto one = holds(
            &*pool.port, 1, 1, {}, &has1, [&go] { return go; }, &found1);
        QVERIFY(runUntil(pool.loop, [&] { return has1; }));
        const auto two = holds(
            &*pool.port, 2, 2, {}, &has2, [] { return true; }, &found2);
        Tasks tasks(pool);
        Outcome &alone = tasks.add(JobKind::Write, insert(3));
        for (int i = 0; i < 20; ++i)
            pool.loop.poll(1ms);
        QVERIFY(!has2 && !alone.result);
        QCOMPARE(pool.pool.writes().snapshot().waiting, std::size_t(2));
        go = true;
        QVERIFY(runUntilReady(pool.loop, one));
        QVERIFY(runUntilReady(pool.loop, two));
        QVERIFY(tasks.wait());
        QVERIFY(found1.isThrough && found2.isThrough && alone.isOk());
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 3);
    }

    void oneThatWaitsForItselfIsToldSo_data() { dialects(); }
    void oneThatWaitsForItselfIsToldSo()
    {
        m_lease = 1h; // it does not end by itself
        TABLE
        Found found;
        const auto task = twice(&*pool.port, &found);
        QVERIFY(runUntilReady(pool.loop, task));
        QVERIFY(found.isThrough);
        QCOMPARE(found.errors.size(), std::size_t(2));
        for (const Error &error : found.errors) {
            QCOMPARE(error.code, int(Fault::LeaseTwice));
            QCOMPARE(error.kind, Error::Kind::Internal);
        }
        QCOMPARE(found.steps, 2); // it may read
        QVERIFY(pool.run(u"INSERT INTO t VALUES(1)"_s));
    }

    void whatComesAfterItsEndIsRefused_data() { dialects(); }
    void whatComesAfterItsEndIsRefused()
    {
        TABLE
        Found found;
        const auto task = tooLate(&*pool.port, &found);
        QVERIFY(runUntilReady(pool.loop, task));
        QVERIFY(found.isThrough);
        QCOMPARE(found.steps, 2); // begun and committed
        QCOMPARE(found.errors.size(), std::size_t(3));
        for (const Error &error : found.errors)
            QCOMPARE(error.code, int(Fault::LeaseOver));
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 0);
    }

    void aLeaseEnds_data() { dialects(); }
    void aLeaseEnds()
    {
        m_lease = 150ms;
        TABLE
        bool has = false;
        bool go = false;
        Found found;
        const auto task = holds(
            &*pool.port, 1, 1, {}, &has, [&go] { return go; }, &found);
        QVERIFY(runUntil(pool.loop, [&] { return has; }));
        QVERIFY(pool.run(u"INSERT INTO t VALUES(5)"_s)); // SQLite: behind it
        QVERIFY(runUntil(pool.loop, [&] { return isIdle(pool.pool.writes().snapshot()); }));
        go = true;
        QVERIFY(runUntilReady(pool.loop, task));
        QCOMPARE(found.errors.size(), std::size_t(2)); // the job and the commit
        for (const Error &error : found.errors) {
            QCOMPARE(error.code, int(Fault::LeaseOver));
            QCOMPARE(error.kind, Error::Kind::Unavailable);
        }
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 1);
    }

    void aLeaseEndsWithAStatementInIt_data() { dialects(); }
    void aLeaseEndsWithAStatementInIt()
    {
        m_lease = 200ms;
        TABLE
        Found found;
        const auto task = endless(&*pool.port, {}, &found);
        QVERIFY(runUntilReady(pool.loop, task));
        QVERIFY(found.errors.size() >= 2);
        QVERIFY(found.has(Fault::LeaseOver));
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 0);
        QVERIFY(pool.run(u"INSERT INTO t VALUES(1)"_s));
    }

    void aStopEndsAStatementInIt_data() { dialects(); }
    void aStopEndsAStatementInIt()
    {
        m_lease = 1h;
        TABLE
        std::stop_source stop;
        Found found;
        const auto task = endless(&*pool.port, stop.get_token(), &found);
        QVERIFY(runUntil(pool.loop, [&] { return found.steps == 2; }));
        QTest::qSleep(30);
        stop.request_stop();
        QVERIFY(runUntilReady(pool.loop, task));
        QVERIFY(found.isThrough);
        QVERIFY(std::all_of(found.errors.begin(), found.errors.end(), [](const Error &e) { return e.isCanceled(); }));
        QVERIFY(pool.run(u"INSERT INTO t VALUES(1)"_s));
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 1);
    }

    void stoppedWhileItWaitsToBegin()
    {
        TestDatabase database(false);
        Pool::Settings settings;
        settings.spec = database.spec();
        settings.lease = 1h;
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s));
        bool has1 = false;
        bool has2 = false;
        bool go = false;
        std::stop_source stop;
        Found found1;
        Found found2;
        const auto one = holds(
            &*pool.port, 1, 1, {}, &has1, [&go] { return go; }, &found1);
        QVERIFY(runUntil(pool.loop, [&] { return has1; }));
        const auto two = holds(
            &*pool.port, 2, 2, stop.get_token(), &has2, [] { return true; }, &found2);
        stop.request_stop();
        QVERIFY(runUntilReady(pool.loop, two));
        QCOMPARE(found2.errors.size(), std::size_t(1));
        QVERIFY(found2.errors.front().isCanceled());
        go = true;
        QVERIFY(runUntilReady(pool.loop, one));
        QVERIFY(pool.run(u"INSERT INTO t VALUES(3)"_s));
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 2);
    }

    void thePoolStopsUnderIt_data() { dialects(); }
    void thePoolStopsUnderIt()
    {
        m_lease = 1h;
        TABLE
        Found idle;
        bool has = false;
        bool go = false;
        const auto one = holds(
            &*pool.port, 2, 1, {}, &has, [&go] { return go; }, &idle);
        QVERIFY(runUntil(pool.loop, [&] { return has; }));
        pool.pool.stop();
        go = true;
        QVERIFY(runUntilReady(pool.loop, one));
        QCOMPARE(idle.errors.size(), std::size_t(2));
        auto opened = Connection::open(database.spec());
        QVERIFY(opened.isOk());
        auto rows = opened.value()->query(u"SELECT count(*) FROM t"_s);
        QVERIFY(rows.isOk() && rows->next());
        QCOMPARE(rows->integer(0), 0);
    }
};

QTEST_GUILESS_MAIN(TestDbTransactions)
#include "tst_db_transactions.moc"

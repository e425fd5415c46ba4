#pragma once

#include "server/async/sleep.h"
#include "tests/support/database.h"

#include <algorithm>
#include <functional>

namespace coroscope::test {

using namespace coroscope::db;
using namespace Qt::StringLiterals;

/// What came of one await.
struct Outcome {
    std::optional<Result<qint64>> result;
    int order = -1; ///< among those that share a counter
    std::vector<StatementRecord> statements{}; ///< of a shared one
    bool isError(Fault code) const { return result && !*result && result->error().code == int(code); }
    bool isKind(Error::Kind kind) const { return result && !*result && result->error().kind == kind; }
    bool isOk() const { return result && result->isOk(); }
};

using Work = std::function<Result<qint64>(Connection &)>;

inline QCoro::Task<void> awaitJob(Port *port, JobKind kind, JobTicket ticket, Work work, Outcome *outcome, int *counter)
{
    auto job = kind == JobKind::Read ? port->read(ticket, work) : port->write(ticket, work);
    auto result = co_await job;
    outcome->result.emplace(std::move(result));
    if (counter)
        outcome->order = (*counter)++;
}

inline QCoro::Task<void> awaitShared(Port *port, JobTicket ticket, QString argument,
                                     SharedJob<qint64, QString>::Work work, Outcome *outcome, int *counter)
{
    auto job = port->writeTogether<qint64>(ticket, std::move(argument), work);
    auto result = co_await job;
    outcome->statements = job.takeStatements().statements;
    outcome->result.emplace(std::move(result));
    outcome->order = (*counter)++;
}

/// The tasks of a test, kept until they have ended.
class Tasks {
public:
    explicit Tasks(RunningPool &pool)
        : m_pool(pool)
    {
    }
    Outcome &add(JobKind kind, Work work, std::stop_token stop = {},
                 Clock::time_point deadline = Clock::time_point::max())
    {
        m_outcomes.push_back(std::make_unique<Outcome>());
        auto ticket = m_pool.ticket(0, std::move(stop));
        ticket.deadline = deadline;
        m_tasks.push_back(awaitJob(&*m_pool.port, kind, ticket, std::move(work), m_outcomes.back().get(), &m_counter));
        return *m_outcomes.back();
    }
    /// One that need not wait for the disk.
    Outcome &addSoft(Work work)
    {
        m_outcomes.push_back(std::make_unique<Outcome>());
        auto ticket = m_pool.ticket(0);
        ticket.isSoft = true;
        m_tasks.push_back(
            awaitJob(&*m_pool.port, JobKind::Write, ticket, std::move(work), m_outcomes.back().get(), &m_counter));
        return *m_outcomes.back();
    }
    /// One that is done together with its like.
    Outcome &addShared(const QString &argument, SharedJob<qint64, QString>::Work work, std::stop_token stop = {})
    {
        m_outcomes.push_back(std::make_unique<Outcome>());
        m_tasks.push_back(awaitShared(&*m_pool.port, m_pool.ticket(0, std::move(stop)), argument, work,
                                      m_outcomes.back().get(), &m_counter));
        return *m_outcomes.back();
    }
    bool wait()
    {
        return runUntil(m_pool.loop, [this] {
            return std::all_of(m_outcomes.begin(), m_outcomes.end(),
                               [](const auto &o) { return o->result.has_value(); });
        });
    }

private:
    RunningPool &m_pool;
    int m_counter = 0;
    std::vector<std::unique_ptr<Outcome>> m_outcomes;
    std::vector<QCoro::Task<void>> m_tasks;
};

inline Work select(const QString &sql, const QVariantList &values = {})
{
    return [sql, values](Connection &connection) -> Result<qint64> {
        auto rows = connection.query(sql, values);
        if (!rows)
            return rows.error();
        qint64 last = -1;
        while (rows->next())
            last = rows->integer(0);
        if (const auto end = rows->finish(); !end)
            return end.error();
        return last;
    };
}

inline Work execute(const QString &sql, const QVariantList &values = {})
{
    return [sql, values](Connection &connection) { return connection.execute(sql, values); };
}

/// Somebody else who has the write lock of the file, or of the table t.
class ForeignLock {
public:
    explicit ForeignLock(const TestDatabase &database)
    {
        auto opened = Connection::open(database.spec());
        if (!opened)
            qFatal("%s", qPrintable(opened.error().detail));
        m_connection = std::move(opened).value();
        if (!m_connection->begin()
            || (database.isPostgres() && !m_connection->runScript(u"LOCK TABLE t IN ACCESS EXCLUSIVE MODE"_s)))
            qFatal("no lock");
    }
    ~ForeignLock() { release(); }
    void release()
    {
        if (m_connection)
            m_connection->reset();
        m_connection.reset();
    }

private:
    std::unique_ptr<Connection> m_connection;
};

inline bool isIdle(const LaneSnapshot &lane)
{
    return std::all_of(lane.slots.begin(), lane.slots.end(),
                       [](const SlotSnapshot &slot) { return slot.state == SlotState::Idle; });
}

inline void dialects()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

} // namespace coroscope::test

#define DIALECT                                                                                                        \
    QFETCH(bool, postgres);                                                                                            \
    if (postgres && postgresUrl().isEmpty())                                                                           \
        QSKIP("COROSCOPE_TEST_POSTGRES is not set; ./test.sh starts a PostgreSQL");                                    \
    TestDatabase database(postgres);                                                                                   \
    Pool::Settings settings;                                                                                           \
    settings.spec = database.spec();

#pragma once

#include "server/db/port.h"
#include "tests/unit/coro_test.h"

#include <QTemporaryDir>
#include <QUrl>

#include <memory>
#include <optional>

namespace coroscope::test {

/// The PostgreSQL that test.sh starts; empty: there is none.
inline QString postgresUrl()
{
    return qEnvironmentVariable("COROSCOPE_TEST_POSTGRES");
}

/// A statement that counts for minutes, unless it is ended. In both dialects; gives rows, each of them at once.
inline QString endlessSql()
{
    return QStringLiteral("WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < 4000000000) "
                          "SELECT count(*) FROM c");
}

/// A database of its own: a SQLite file in a folder that goes with it, or a schema of the test's PostgreSQL.
class TestDatabase {
public:
    explicit TestDatabase(bool postgres)
    {
        if (!postgres) {
            m_spec
                = db::connectionSpec(QStringLiteral("sqlite:///") + m_dir.filePath(QStringLiteral("test.db"))).value();
            return;
        }
        m_schema = QStringLiteral("t%1_%2").arg(QCoreApplication::applicationPid()).arg(++s_count);
        const QString url = postgresUrl();
        m_admin = db::connectionSpec(url).value();
        auto admin = db::Connection::open(m_admin);
        if (!admin || !admin.value()->runScript(QStringLiteral("CREATE SCHEMA ") + m_schema))
            qFatal("PostgreSQL does not make a schema: %s", qPrintable(url));
        m_spec = db::connectionSpec(url + QStringLiteral("?options=-csearch_path%3D") + m_schema).value();
    }
    ~TestDatabase()
    {
        if (m_schema.isEmpty())
            return;
        if (auto admin = db::Connection::open(m_admin))
            (void)admin.value()->runScript(QStringLiteral("DROP SCHEMA IF EXISTS %1 CASCADE").arg(m_schema));
    }
    const db::ConnectionSpec &spec() const { return m_spec; }
    QString file() const { return m_spec.file; }
    bool isPostgres() const { return m_spec.dialect == db::Dialect::Postgres; }

private:
    static inline int s_count = 0;
    QTemporaryDir m_dir;
    db::ConnectionSpec m_spec;
    db::ConnectionSpec m_admin;
    QString m_schema;
};

/// A pool that runs, and a loop to await it on. The test's thread is the loop's home.
class RunningPool {
public:
    explicit RunningPool(db::Pool::Settings settings)
        : pool(std::move(settings))
    {
        loop.claimHome();
        std::atomic<bool> done{false};
        pool.start([this, &done](Result<void> result) {
            tried = std::move(result);
            done = true;
        });
        while (!done)
            QTest::qSleep(1);
        port.emplace(pool, loop);
    }
    ~RunningPool()
    {
        pool.stop();
        settle(loop);
        port.reset();
        loop.close();
    }

    EpollLoop loop;
    db::Pool pool;
    Result<void> tried;
    std::optional<db::Port> port;

    db::JobTicket ticket(std::uint64_t exchange = 0, std::stop_token stop = {}) const
    {
        db::JobTicket made;
        made.owner.exchange = exchange;
        made.stop = std::move(stop);
        return made;
    }
    template<typename Fn>
    Result<db::JobResult<Fn>> read(Fn fn)
    {
        return await(port->read(ticket(), std::move(fn)));
    }
    template<typename Fn>
    Result<db::JobResult<Fn>> write(Fn fn)
    {
        return await(port->write(ticket(), std::move(fn)));
    }
    /// Turns the loop until it has ended.
    template<typename Awaiter>
    auto await(Awaiter &&awaiter)
    {
        using R = decltype(awaiter.await_resume());
        std::optional<R> result;
        auto task = awaitInto(&awaiter, &result);
        if (!runUntilReady(loop, task))
            qFatal("a wait did not end");
        return std::move(*result);
    }
    /// A statement that gives one number.
    qint64 number(const QString &sql)
    {
        const auto one = [sql](db::Connection &connection) -> Result<qint64> {
            auto rows = connection.query(sql);
            if (!rows)
                return rows.error();
            const qint64 value = rows->next() ? rows->integer(0) : -1;
            if (const auto end = rows->finish(); !end)
                return end.error();
            return value;
        };
        const auto result = read(one);
        if (!result)
            qWarning() << "number:" << result.error().detail;
        return result ? result.value() : -2;
    }
    bool run(const QString &sql, const QVariantList &values = {})
    {
        const auto work = [sql, values](db::Connection &connection) { return connection.execute(sql, values); };
        const auto result = write(work);
        if (!result)
            qWarning() << "run:" << result.error().detail;
        return result.isOk();
    }

private:
    template<typename Awaiter, typename R>
    static QCoro::Task<void> awaitInto(Awaiter *awaiter, std::optional<R> *result)
    {
        auto got = co_await *awaiter;
        result->emplace(std::move(got));
    }
};

} // namespace coroscope::test

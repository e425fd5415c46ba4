#pragma once

#include "server/db/migrations.h"
#include "server/tasks/redis_store.h"
#include "server/tasks/sql_store.h"
#include "tests/support/database.h"
#include "tests/support/redis_server.h"

#include <QList>

#include <functional>
#include <memory>

namespace coroscope::test {

/// A store as one worker of one process reaches it, with a loop of its own. On the thread that made it.
class StoreClient {
public:
    virtual ~StoreClient() = default;
    virtual tasks::Store &store() = 0;
    virtual EpollLoop &loop() = 0;

    /// Turns the loop until it has ended.
    template<typename T>
    T await(QCoro::Task<T> task)
    {
        std::optional<T> result;
        auto waiting = awaitInto(std::move(task), &result);
        if (!runUntilReady(loop(), waiting))
            qFatal("a call of the store did not end");
        return std::move(*result);
    }

private:
    template<typename T>
    static QCoro::Task<void> awaitInto(QCoro::Task<T> task, std::optional<T> *result)
    {
        auto got = co_await std::move(task);
        result->emplace(std::move(got));
    }
};

/// What several clients share: a database. Empty at first; gone with this object.
class StoreBacking {
public:
    virtual ~StoreBacking() = default;
    /// As another process would. `lockTimeout`: how long it waits for others that write.
    virtual std::unique_ptr<StoreClient> open(milliseconds lockTimeout = milliseconds(30'000)) = 0;
    virtual TestDatabase *database() { return nullptr; } ///< where it is one
};

class SqlStoreClient final : public StoreClient {
public:
    explicit SqlStoreClient(db::Pool::Settings settings)
        : m_pool(std::move(settings))
        , m_store(*m_pool.port)
    {
        if (!m_pool.tried)
            qFatal("%s", qPrintable(m_pool.tried.error().detail));
    }
    tasks::Store &store() override { return m_store; }
    EpollLoop &loop() override { return m_pool.loop; }

private:
    RunningPool m_pool;
    tasks::SqlStore m_store;
};

class SqlStoreBacking final : public StoreBacking {
public:
    explicit SqlStoreBacking(bool postgres)
        : m_database(postgres)
    {
    }
    std::unique_ptr<StoreClient> open(milliseconds lockTimeout) override
    {
        db::Pool::Settings settings;
        settings.spec = m_database.spec();
        settings.readers = 1;
        settings.connections = 2;
        settings.lockTimeout = lockTimeout;
        settings.prepare = [](db::Connection &connection) {
            const auto done = db::migrate(connection, db::builtInMigrations(connection.dialect()));
            return done ? Result<void>() : Result<void>(done.error());
        };
        return std::make_unique<SqlStoreClient>(std::move(settings));
    }
    TestDatabase *database() override { return &m_database; }

private:
    TestDatabase m_database;
};

class RedisStoreClient final : public StoreClient {
public:
    explicit RedisStoreClient(const cache::Target &target)
    {
        m_loop.claimHome();
        m_store.emplace(m_loop, target, "coroscope-test");
    }
    tasks::Store &store() override { return *m_store; }
    EpollLoop &loop() override { return m_loop; }

private:
    EpollLoop m_loop;
    std::optional<tasks::RedisStore> m_store;
};

class RedisStoreBacking final : public StoreBacking {
public:
    std::unique_ptr<StoreClient> open(milliseconds) override
    {
        return std::make_unique<RedisStoreClient>(m_server.target());
    }

private:
    RedisServer m_server;
};

/// Stores that there may be: a row for each.
struct StoreChoice {
    const char *name;
    std::function<std::unique_ptr<StoreBacking>()> make; ///< null where what it needs is not there
    const char *missing; ///< then: what that is
};
inline const std::vector<StoreChoice> &storeChoices()
{
    static const std::vector<StoreChoice> choices{
        {"SQLite", [] { return std::make_unique<SqlStoreBacking>(false); }, ""},
        {"PostgreSQL",
         []() -> std::unique_ptr<StoreBacking> {
             if (postgresUrl().isEmpty())
                 return nullptr;
             return std::make_unique<SqlStoreBacking>(true);
         },
         "COROSCOPE_TEST_POSTGRES is not set; ./test.sh starts a PostgreSQL"},
        {"Redis", [] { return std::make_unique<RedisStoreBacking>(); }, ""},
    };
    return choices;
}

} // namespace coroscope::test

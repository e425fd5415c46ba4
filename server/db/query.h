#pragma once

#include "server/db/query_work.h"

#include <QStringList>

#include <concepts>
#include <new>
#include <type_traits>
#include <utility>

namespace coroscope::db {

/// A query that waits to be sent: co_await gives Result<Work::Value>. `Lane` says where it runs: a small value whose
/// `run(work)` gives the awaitable. Made in one statement with its co_await, or named first and awaited with
/// std::move(); once. Home thread of the coroutine.
template<typename Lane, typename Work>
class Query {
public:
    using Awaitable = decltype(std::declval<const Lane &>().run(std::declval<Work>()));

    Query(Lane lane, Work work)
        : m_lane(std::move(lane))
        , m_work(std::move(work))
    {
    }
    Query(Query &&other) noexcept // only before it is awaited
        : m_lane(std::move(other.m_lane))
        , m_work(std::move(other.m_work))
    {
    }
    Query(const Query &) = delete;
    Query &operator=(const Query &) = delete;
    ~Query()
    {
        if (m_sent)
            m_sent->~Awaitable();
    }

    /// What is awaited lives in here, since it cannot be moved. Not ref-qualified: QCoro 0.8 does not take that.
    auto operator co_await()
    {
        Q_ASSERT_X(!m_sent, "Query", "awaited twice");
        m_sent = ::new (static_cast<void *>(m_place)) Awaitable(m_lane.run(std::move(m_work)));
        return m_sent->operator co_await();
    }
    /// What the lane makes of it, without co_await: of OnConnection, the result.
    Awaitable run() { return m_lane.run(std::move(m_work)); }

protected:
    Work &work() noexcept { return m_work; }
    const Lane &lane() const noexcept { return m_lane; }

private:
    Lane m_lane;
    Work m_work;
    Awaitable *m_sent = nullptr;
    alignas(Awaitable) std::byte m_place[sizeof(Awaitable)];
};

/// A query about the rows of a table, of which it may be told more. Each call gives the query itself.
template<typename Lane, typename Work>
class Selection : public Query<Lane, Work> {
public:
    Selection(Lane lane, Work work)
        : Query<Lane, Work>(std::move(lane), std::move(work))
    {
    }

    /// A condition, in SQL that stands in the program, with a value for each `?`: a list for `IN (?)`. Several have all
    /// to be true.
    template<typename... Values>
    Selection &where(SqlFragment sql, const Values &...values) &
    {
        this->work().spec.conditions.append(SqlCondition{sql.toString(), QVariantList{sqlValue(values)...}});
        return *this;
    }
    template<typename... Values>
    Selection &&where(SqlFragment sql, const Values &...values) &&
    {
        return std::move(where(sql, values...));
    }
    /// The text column holds `text`, whatever the case of the letters.
    Selection &contains(const QString &column, const QString &text) &
    {
        this->work().spec.contained.append({column, text});
        return *this;
    }
    Selection &&contains(const QString &column, const QString &text) && { return std::move(contains(column, text)); }
    /// "id", "-id" (descending), "name,-id". May come from a client: it is checked against the columns, BadRequest.
    template<std::same_as<QString> Text> // a literal is a SqlFragment
        Selection &orderBy(const Text &order) & requires Work::kOrdered
    {
        this->work().spec.order = order;
        return *this;
    }
    template<std::same_as<QString> Text>
        Selection &&orderBy(const Text &order) && requires Work::kOrdered
    {
        return std::move(orderBy(order));
    }
    Selection &orderBy(SqlFragment order) & requires Work::kOrdered { return orderBy(order.toString()); }
    Selection &&orderBy(SqlFragment order) && requires Work::kOrdered { return std::move(orderBy(order)); }
    Selection &limit(qint64 rows) & requires Work::kOrdered
    {
        this->work().spec.limit = rows;
        return *this;
    }
    Selection &&limit(qint64 rows) && requires Work::kOrdered { return std::move(limit(rows)); }
    Selection &offset(qint64 rows) & requires Work::kOrdered
    {
        this->work().spec.offset = rows;
        return *this;
    }
    Selection &&offset(qint64 rows) && requires Work::kOrdered { return std::move(offset(rows)); }

    /// With each row those of R that belong to it, by one more query in all: those that refer to it, or the one that it
    /// refers to. Gives QList<WithRelated<T, R>>. To be called last.
    template<Model R>
    auto with()
    {
        using T = typename Work::Value::value_type;
        return Query<Lane, SelectWithWork<T, R>>(this->lane(), SelectWithWork<T, R>(std::move(this->work().spec)));
    }
};

/// What can be asked of a database, for whatever has a lane: `Self::lane()` gives it.
template<typename Self, typename Lane>
class Queries {
public:
    template<Model T>
    auto all() const
    {
        return selection(SelectWork<T>());
    }
    /// The first one, in the order asked for; std::nullopt where there is none.
    template<Model T>
    auto first() const
    {
        return selection(FirstWork<T>());
    }
    template<Model T>
    auto count() const
    {
        return selection(CountWork<T>());
    }
    template<Model T>
    auto exists() const
    {
        return selection(ExistsWork<T>());
    }
    /// Deletes the rows that where() says: how many.
    template<Model T>
    auto remove() const
    {
        return selection(RemoveWork<T>());
    }
    /// By its primary key; NotFound where there is none.
    template<Model T, typename Key>
    auto get(const Key &key) const
    {
        return query(GetWork<T>(sqlValue(key)));
    }
    template<Model T, typename Key>
    auto getOrNone(const Key &key) const
    {
        return query(GetOrNoneWork<T>(sqlValue(key)));
    }
    /// Gives the row as the database has it then, with its key. BadRequest where it breaks a rule of its model,
    /// Conflict where what is unique exists, or what it refers to does not.
    template<Model T>
    auto create(T row) const
    {
        return query(CreateWork<T>(std::move(row)));
    }
    template<Model T>
    auto bulkCreate(QList<T> rows) const
    {
        return query(BulkCreateWork<T>(std::move(rows)));
    }
    /// By its key; all columns but those set at creation, or those of the indices given (JsonRead::columns).
    template<Model T>
    auto update(T row, QList<int> columns = {}) const
    {
        return query(UpdateWork<T>(std::move(row), std::move(columns)));
    }
    /// SQL of one's own; its columns are found by their names.
    template<Model T, typename... Values>
    auto raw(SqlFragment sql, const Values &...values) const
    {
        return query(RawWork<T>(sql.toString(), QVariantList{sqlValue(values)...}));
    }
    template<typename... Values>
    auto execute(SqlFragment sql, const Values &...values) const
    {
        return query(ExecuteWork(sql.toString(), QVariantList{sqlValue(values)...}));
    }

private:
    template<typename Work>
    Selection<Lane, Work> selection(Work work) const
    {
        return Selection<Lane, Work>(static_cast<const Self *>(this)->lane(), std::move(work));
    }
    template<typename Work>
    Query<Lane, Work> query(Work work) const
    {
        return Query<Lane, Work>(static_cast<const Self *>(this)->lane(), std::move(work));
    }
};

/// The same on a connection that one has, at once: `OnConnection(connection).all<User>().limit(5).run()` gives the
/// Result. For jobs and for programs without a loop; on the connection's thread.
class OnConnection : public Queries<OnConnection, OnConnection> {
public:
    explicit OnConnection(Connection &connection)
        : m_connection(&connection)
    {
    }
    OnConnection lane() const { return *this; }
    template<typename Work>
    Result<typename Work::Value> run(const Work &work) const
    {
        return work(*m_connection);
    }

private:
    Connection *m_connection;
};

} // namespace coroscope::db

#include "server/db/sample_data.h"

#include "server/db/connection.h"
#include "server/db/row_statements.h"
#include "server/db/sample_models.h"

#include <algorithm>
#include <array>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kWorldRows = 10'000;
constexpr qsizetype kRowsAtOnce = 1'000;

/// SplitMix64: the same numbers everywhere, which the distributions of <random> do not promise.
/// Source: Steele, Lea, Flood, "Fast Splittable Pseudorandom Number Generators", 2014.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(seed)
    {
    }
    std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    /// 0 to `bound` - 1.
    qint64 below(qint64 bound) { return qint64(next() % std::uint64_t(bound)); }

private:
    std::uint64_t m_state;
};

constexpr std::array kFirstNames{u"Ada",    u"Alan",    u"Amélie",   u"Anita",   u"Barbara", u"Bjarne",    u"Chloé",
                                 u"Dennis", u"Dilnoza", u"Edsger",   u"Emre",    u"Fatima",  u"François",  u"Grace",
                                 u"Hedy",   u"Ingrid",  u"Иван",     u"Jürgen",  u"Kenji",   u"Katherine", u"Leila",
                                 u"Linus",  u"Łucja",   u"Margaret", u"María",   u"Minh",    u"Nadia",     u"Niklaus",
                                 u"Ngozi",  u"Ольга",   u"Özlem",    u"Priya",   u"Radia",   u"Siân",      u"Søren",
                                 u"Tim",    u"Vint",    u"Wanjiru",  u"Xiomara", u"伟"};
constexpr std::array kLastNames{
    u"Lovelace",  u"Turing",    u"Borg",      u"Liskov",  u"Stroustrup",   u"Ritchie", u"Dijkstra",    u"Hopper",
    u"Lamarr",    u"Håkansson", u"Петров",    u"Müller",  u"Sato",         u"Johnson", u"Torvalds",    u"Nowak",
    u"Hamilton",  u"García",    u"Nguyễn",    u"Wirth",   u"Okafor",       u"Perlman", u"Kierkegaard", u"Berners-Lee",
    u"Cerf",      u"Kamau",     u"Yılmaz",    u"O’Neill", u"Sharma",       u"王",      u"Ångström",    u"D’Souza",
    u"Fernández", u"Kowalski",  u"Lindqvist", u"Moreau",  u"Papadopoulos", u"Rossi",   u"Schmidt",     u"van Rossum"};
constexpr std::array kProducts{u"Notebook", u"Desk lamp",  u"Keyboard",     u"Coffee, 500 g",
                               u"Backpack", u"Headphones", u"Water bottle", u"Monitor",
                               u"Webcam",   u"Chair",      u"Cable, 2 m",   u"Tea, 100 g"};

template<std::size_t N>
QString oneOf(const std::array<const char16_t *, N> &words, Random &random)
{
    return QString::fromUtf16(words[std::size_t(random.below(qint64(N)))]);
}

/// In 2025, so that the rows do not depend on today.
QDateTime moment(Random &random)
{
    constexpr qint64 k2025 = 1'735'689'600'000;
    constexpr qint64 kYear = 365LL * 86'400'000;
    return QDateTime::fromMSecsSinceEpoch(k2025 + random.below(kYear)).toUTC();
}

User makeUser(qint64 id, Random &random)
{
    User user;
    user.id = id;
    user.name = oneOf(kFirstNames, random) + u' ' + oneOf(kLastNames, random);
    if (random.below(5) > 0)
        user.email = u"user%1@example.org"_s.arg(id);
    user.createdAt = moment(random);
    return user;
}

Order makeOrder(qint64 id, qint64 users, Random &random)
{
    // The lower one of two: early users order more, so that a report of the top ones has something to tell.
    const qint64 owner = std::min(random.below(users), random.below(users)) + 1;
    Order order;
    order.id = id;
    order.userId = owner;
    order.product = oneOf(kProducts, random);
    order.amountCents = 100 + random.below(49'901);
    order.createdAt = moment(random);
    return order;
}

World makeWorld(qint64 id, Random &random)
{
    World world;
    world.id = qint32(id);
    world.randomNumber = qint32(random.below(10'000) + 1);
    return world;
}

class Writer {
public:
    Writer(Connection &connection, const SampleDataPlan &plan, const std::function<void(qint64, qint64)> &progress)
        : m_connection(connection)
        , m_plan(plan)
        , m_progress(progress)
        , m_random(plan.randomSeed)
    {
    }

    Result<void> write()
    {
        if (const auto ready = makeRoom(); !ready)
            return ready;
        report(0);
        if (const auto users = fill<User>(m_plan.users, [&](qint64 id) { return makeUser(id, m_random); }); !users)
            return users;
        const auto order = [&](qint64 id) { return makeOrder(id, m_plan.users, m_random); };
        if (const auto orders = fill<Order>(m_plan.orders, order); !orders)
            return orders;
        if (const auto world = fill<World>(kWorldRows, [&](qint64 id) { return makeWorld(id, m_random); }); !world)
            return world;
        return m_connection.dialect() == Dialect::Postgres ? afterwardsOnPostgres() : Result<void>();
    }

private:
    Result<qint64> count(const QString &table)
    {
        auto rows = m_connection.query(u"SELECT count(*) FROM "_s + table);
        if (!rows)
            return rows.error();
        const qint64 found = rows->next() ? rows->integer(0) : 0;
        const auto end = rows->finish();
        return end ? Result<qint64>(found) : Result<qint64>(end.error());
    }
    Result<void> makeRoom()
    {
        const auto users = count(u"users"_s);
        const auto orders = users ? count(u"orders"_s) : users;
        if (!orders)
            return orders.error();
        if (!m_plan.replace && (users.value() > 0 || orders.value() > 0))
            return Error{Error::Kind::Conflict,
                         u"the database already has %1 users and %2 orders"_s.arg(users.value()).arg(orders.value())};
        const bool postgres = m_connection.dialect() == Dialect::Postgres;
        // Deleting one by one would look for the orders of each user, for which there is no index.
        const QStringList statements = postgres
            ? QStringList{u"TRUNCATE users, orders RESTART IDENTITY"_s, u"TRUNCATE world"_s}
            : QStringList{u"DELETE FROM orders"_s, u"DELETE FROM users"_s, u"DELETE FROM world"_s,
                          u"DELETE FROM sqlite_sequence WHERE name IN ('users', 'orders')"_s};
        for (const auto &sql : statements) {
            if (const auto ran = m_connection.runScript(sql); !ran)
                return ran;
        }
        return {};
    }
    template<Model T, typename Make>
    Result<void> fill(qint64 count, const Make &make)
    {
        for (qint64 from = 1; from <= count; from += kRowsAtOnce) {
            QList<T> rows;
            QList<void *> pointers;
            for (qint64 id = from; id < from + kRowsAtOnce && id <= count; ++id)
                rows.append(make(id));
            for (auto &row : rows)
                pointers.append(&row);
            const auto statements = insertStatements(modelInfo<T>(), pointers, m_connection.dialect());
            if (!statements)
                return statements.error();
            for (const auto &statement : statements.value()) {
                if (const auto written = m_connection.execute(statement.sql, statement.values); !written)
                    return written.error();
            }
            report(rows.size());
        }
        return {};
    }
    Result<void> afterwardsOnPostgres()
    {
        // The rows came with their numbers: the next one has to follow them. And the planner has to know of them.
        for (const auto &table : {u"users"_s, u"orders"_s}) {
            if (const auto set
                = m_connection.runScript(u"SELECT setval(pg_get_serial_sequence('%1', 'id'), greatest(max(id), 1), "
                                         "max(id) IS NOT NULL) FROM %1"_s.arg(table));
                !set)
                return set;
        }
        return m_connection.runScript(u"ANALYZE users, orders, world"_s);
    }
    void report(qint64 more)
    {
        m_done += more;
        if (m_progress)
            m_progress(m_done, m_plan.users + m_plan.orders + kWorldRows);
    }

    Connection &m_connection;
    const SampleDataPlan &m_plan;
    const std::function<void(qint64, qint64)> &m_progress;
    Random m_random;
    qint64 m_done = 0;
};

} // namespace

Result<void> writeSampleData(Connection &connection, const SampleDataPlan &plan,
                             const std::function<void(qint64 done, qint64 total)> &progress)
{
    if (plan.users < 0 || plan.users > SampleDataPlan::kMaxUsers || plan.orders < 0
        || plan.orders > SampleDataPlan::kMaxOrders)
        return Error{Error::Kind::BadRequest, u"too many rows of sample data"_s};
    if (plan.orders > 0 && plan.users == 0)
        return Error{Error::Kind::BadRequest, u"orders need users"_s};
    if (const auto begun = connection.begin(); !begun)
        return begun;
    Scope scope(connection);
    if (const auto written = Writer(connection, plan, progress).write(); !written)
        return written;
    return scope.commit();
}

} // namespace coroscope::db

#include "server/async/task_scope.h"
#include "server/db/migrations.h"
#include "server/db/query.h"
#include "server/db/sample_models.h"
#include "tests/support/fresh_database.h"
#include "tests/unit/coro_test.h"

#include <QtTest>

using namespace coroscope;
using namespace coroscope::db;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace models {

/// Of queries of one's own.
struct Total {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(qint64 orders MEMBER orders)
public:
    QString name;
    qint64 orders = 0;
};

} // namespace models

namespace {

/// Counts what was made and what was destroyed; the second destruction of one would free it twice.
class Counted {
public:
    static inline int made = 0;
    static inline int destroyed = 0;

    Counted()
        : m_memory(std::make_unique<int>(1))
    {
        ++made;
    }
    Counted(const Counted &other)
        : m_memory(std::make_unique<int>(*other.m_memory))
    {
        ++made;
    }
    Counted &operator=(const Counted &) = default;
    ~Counted()
    {
        ++destroyed;
        m_memory.reset();
    }

private:
    std::shared_ptr<int> m_memory;
};

/// A lane of a test: it answers in a later turn of the loop, with what the work gives on a connection. Its awaitable
/// can neither be moved nor copied, as those of the database cannot.
template<typename Work>
class Later {
public:
    using Value = Result<typename Work::Value>;

    Later(EpollLoop *loop, Connection *connection, Work work)
        : m_loop(loop)
        , m_connection(connection)
        , m_work(std::move(work))
    {
    }
    Later(const Later &) = delete;
    Later &operator=(const Later &) = delete;
    ~Later() = default;

    class Running {
    public:
        explicit Running(Later &later)
            : m_later(later)
        {
        }
        bool await_ready() { return false; }
        void await_suspend(std::coroutine_handle<> waiter)
        {
            m_later.m_loop->post([waiter, loop = m_later.m_loop] { loop->resume(waiter, nullptr); });
        }
        Value await_resume() { return m_later.m_work(*m_later.m_connection); }

    private:
        Later &m_later;
    };
    Running operator co_await() { return Running(*this); }

private:
    EpollLoop *m_loop;
    Connection *m_connection;
    Work m_work;
    Counted m_counted;
};

class SlowLane : public Queries<SlowLane, SlowLane> {
public:
    SlowLane(EpollLoop *loop, Connection *connection)
        : m_loop(loop)
        , m_connection(connection)
    {
    }
    SlowLane lane() const { return *this; }
    template<typename Work>
    Later<Work> run(Work work) const
    {
        return Later<Work>(m_loop, m_connection, std::move(work));
    }

private:
    EpollLoop *m_loop;
    Connection *m_connection;
    Counted m_counted;
};

User named(const QString &name)
{
    User user;
    user.name = name;
    return user;
}

QCoro::Task<void> chains(SlowLane lane, QString pattern, bool *done)
{
    const auto created = co_await lane.create(named(u"Ada"_s));
    CO_VERIFY(created.isOk());
    CO_COMPARE(created->id, 1);
    auto more = co_await lane.bulkCreate(QList<User>(3, named(u"Bob"_s)));
    CO_COMPARE(more.value(), 3);
    const auto users
        = co_await lane.all<User>().where("name LIKE ?", pattern).where("id > ?", 1).orderBy("-id").limit(2).offset(1);
    CO_COMPARE(users->size(), 2);
    CO_COMPARE(users->first().id, 3);
    const auto one = co_await lane.get<User>(4);
    CO_COMPARE(one->name, u"Bob"_s);
    const auto none = co_await lane.getOrNone<User>(99);
    CO_VERIFY(none.isOk() && !none.value());
    const auto with = co_await lane.all<User>().where("id = ?", 1).with<Order>();
    CO_COMPARE(with->size(), 1);
    auto later = lane.all<User>();
    later.contains(u"name"_s, u"ADA"_s).orderBy(u"name,-id"_s);
    const auto found = co_await std::move(later);
    CO_COMPARE(found->size(), 1);
    *done = true;
}

/// The coroutine ends while its query waits: the frame, and all in it, goes once.
QCoro::Task<void> throwsAfterwards(SlowLane lane)
{
    const auto count = co_await lane.count<User>().where("name <> ?", u"x"_s);
    CO_VERIFY(count.isOk());
    throw std::runtime_error("thrown");
}

} // namespace

class TestDbQueries final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void g1ChainsAreDestroyedOnce();
    void g1FailuresAreDestroyedOnce();
    void answers_data() { COROSCOPE_DATABASE_ROWS(); }
    void answers();
    void finds_data() { COROSCOPE_DATABASE_ROWS(); }
    void finds();
    void prefetches_data() { COROSCOPE_DATABASE_ROWS(); }
    void prefetches();
    void ownSql_data() { COROSCOPE_DATABASE_ROWS(); }
    void ownSql();
    void mistakes_data() { COROSCOPE_DATABASE_ROWS(); }
    void mistakes();
    void oddTexts_data() { COROSCOPE_DATABASE_ROWS(); }
    void oddTexts();

private:
    std::unique_ptr<Connection> migrated(const FreshDatabase &database)
    {
        auto connection = database.open();
        if (connection && !migrate(*connection, builtInMigrations(database.dialect())))
            return nullptr;
        return connection;
    }
};

void TestDbQueries::init()
{
    Counted::made = Counted::destroyed = 0;
}

void TestDbQueries::g1ChainsAreDestroyedOnce()
{
    const FreshDatabase database(Dialect::Sqlite);
    const auto connection = migrated(database);
    QVERIFY(connection);
    EpollLoop loop;
    bool done = false;
    {
        const auto task = chains(SlowLane(&loop, connection.get()), u"B%"_s, &done);
        QVERIFY(runUntilReady(loop, task));
    }
    QVERIFY(done);
    QVERIFY(Counted::made > 8);
    QCOMPARE(Counted::destroyed, Counted::made);
}

void TestDbQueries::g1FailuresAreDestroyedOnce()
{
    const FreshDatabase database(Dialect::Sqlite);
    const auto connection = migrated(database);
    QVERIFY(connection);
    EpollLoop loop;
    {
        const auto task = throwsAfterwards(SlowLane(&loop, connection.get()));
        QVERIFY(runUntilReady(loop, task));
    }
    QVERIFY(Counted::made > 0);
    QCOMPARE(Counted::destroyed, Counted::made);
    {
        const auto never = OnConnection(*connection).all<User>(); // made, and not sent
        const auto gone = SlowLane(&loop, connection.get()).all<User>().where("id = ?", 1);
    }
    QCOMPARE(Counted::destroyed, Counted::made);
}

void TestDbQueries::answers()
{
    COROSCOPE_DATABASE(database);
    const auto connection = migrated(database);
    QVERIFY(connection);
    const OnConnection db(*connection);
    QCOMPARE(db.all<User>().run()->size(), 0);
    QCOMPARE(db.exists<User>().run().value(), false);
    QVERIFY(!db.first<User>().run().value());

    auto ada = db.create(named(u"Ada"_s)).run();
    QVERIFY2(ada.isOk(), ada ? "" : qPrintable(ada.error().detail));
    QCOMPARE(ada->id, 1);
    QVERIFY(!ada->email);
    QVERIFY(std::abs(ada->createdAt.msecsTo(QDateTime::currentDateTimeUtc())) < 600'000);
    QCOMPARE(db.get<User>(1).run()->createdAt, ada->createdAt); // to the millisecond

    ada->email = u"ada@example.org"_s;
    ada->name = u"Ada Lovelace"_s;
    auto changed = db.update(ada.value()).run();
    QCOMPARE(changed->name, u"Ada Lovelace"_s);
    QCOMPARE(changed->email, std::optional(u"ada@example.org"_s));
    changed->name = u"not written"_s;
    changed->email.reset();
    const auto part = db.update(changed.value(), {2}).run();
    QCOMPARE(part->name, u"Ada Lovelace"_s);
    QVERIFY(!part->email);

    QCOMPARE(db.bulkCreate(QList<User>{named(u"Bob"_s), named(u"Cid"_s), named(u"Dan"_s)}).run().value(), 3);
    QCOMPARE(db.count<User>().run().value(), 4);
    QCOMPARE(db.count<User>().where("id > ?", 2).run().value(), 2);
    QCOMPARE(db.count<User>().limit(3).run().value(), 3);
    QCOMPARE(db.exists<User>().where("name = ?", u"Bob"_s).run().value(), true);
    QCOMPARE(db.first<User>().orderBy("-id").run().value()->name, u"Dan"_s);
    QVERIFY(!db.first<User>().limit(0).run().value());
    QCOMPARE(db.remove<User>().where("id IN (?)", QList<qint64>{2, 3, 77}).run().value(), 2);
    QCOMPARE(db.count<User>().run().value(), 2);
    QCOMPARE(db.all<User>().where("id IN (?)", QList<qint64>()).run()->size(), 0);

    QCOMPARE(db.get<User>(99).run().error().kind, Error::Kind::NotFound);
    User nobody = named(u"x"_s);
    nobody.id = 99;
    QCOMPARE(db.update(nobody).run().error().kind, Error::Kind::NotFound);
    QVERIFY(!db.getOrNone<User>(std::numeric_limits<qint64>::max()).run().value());
}

void TestDbQueries::finds()
{
    COROSCOPE_DATABASE(database);
    const auto connection = migrated(database);
    QVERIFY(connection);
    const OnConnection db(*connection);
    for (const QString &name : {u"Ada"_s, u"ÜMIT"_s, u"иван"_s, u"50% off_now"_s, u"back\\slash"_s, u"O'Neill"_s})
        QVERIFY(db.create(named(name)).run().isOk());
    const auto found = [&](const QString &text) {
        QStringList names;
        const auto users = db.all<User>().contains(u"name"_s, text).orderBy("id").run();
        if (!users)
            return u"! "_s + users.error().detail;
        for (const auto &user : users.value())
            names.append(user.name);
        return names.join(u'|');
    };
    QCOMPARE(found(u"aDA"_s), u"Ada"_s);
    QCOMPARE(found(u"ümit"_s), u"ÜMIT"_s);
    QCOMPARE(found(u"ИВАН"_s), u"иван"_s);
    QCOMPARE(found(u"%"_s), u"50% off_now"_s);
    QCOMPARE(found(u"_"_s), u"50% off_now"_s);
    QCOMPARE(found(u"\\"_s), u"back\\slash"_s);
    QCOMPARE(found(u"'"_s), u"O'Neill"_s);
    QCOMPARE(found(u"' OR 1=1 --"_s), QString());
    QCOMPARE(found(u""_s).count(u'|'), 5);
    QCOMPARE(db.count<User>().contains(u"name"_s, u"a"_s).where("id < ?", 3).run().value(), 1);
}

void TestDbQueries::prefetches()
{
    COROSCOPE_DATABASE(database);
    const auto connection = migrated(database);
    QVERIFY(connection);
    const OnConnection db(*connection);
    for (const QString &name : {u"Ada"_s, u"Bob"_s, u"Cid"_s})
        QVERIFY(db.create(named(name)).run().isOk());
    for (const qint64 owner : {3, 1, 3}) {
        Order order;
        order.userId = owner;
        order.product = u"Tea"_s;
        QVERIFY(db.create(order).run().isOk());
    }
    StatementLog log;
    connection->beginJob(nullptr, &log, nanoseconds(0));
    const auto users = db.all<User>().orderBy("id").with<Order>().run();
    (void)connection->endJob();
    QVERIFY2(users.isOk(), users ? "" : qPrintable(users.error().detail));
    QCOMPARE(log.statements.size(), std::size_t(2)); // not one a user
    QCOMPARE(users->size(), 3);
    QCOMPARE(users->at(0).related.size(), 1);
    QCOMPARE(users->at(1).related.size(), 0);
    QCOMPARE(users->at(2).related.size(), 2);
    const auto orders = db.all<Order>().orderBy("id").with<User>().run();
    QCOMPARE(orders->at(0).related.first().name, u"Cid"_s);
    QCOMPARE(orders->at(1).related.first().name, u"Ada"_s);
    QVERIFY(db.all<Order>().where("id = ?", 99).with<User>().run()->isEmpty());
    QCOMPARE(db.all<User>().with<World>().run().error().kind, Error::Kind::Internal);
}

void TestDbQueries::ownSql()
{
    COROSCOPE_DATABASE(database);
    const auto connection = migrated(database);
    QVERIFY(connection);
    const OnConnection db(*connection);
    QVERIFY(db.bulkCreate(QList<User>(2, named(u"Ada"_s))).run().isOk());
    const auto totals
        = db.raw<models::Total>("SELECT count(*) AS orders, name, 1 AS other FROM users WHERE name = ? OR "
                                "name = '?' GROUP BY name",
                                u"Ada"_s)
              .run();
    QVERIFY2(totals.isOk(), totals ? "" : qPrintable(totals.error().detail));
    QCOMPARE(totals->size(), 1);
    QCOMPARE(totals->first().name, u"Ada"_s);
    QCOMPARE(totals->first().orders, 2);
    QCOMPARE(
        db.execute("UPDATE users SET email = ? WHERE id = ?", std::optional<QString>(u"a@b.org"_s), 1).run().value(),
        1);
    QCOMPARE(db.execute("UPDATE users SET email = ?", std::optional<QString>()).run().value(), 2);
    const auto missing = db.raw<models::Total>("SELECT name FROM users").run();
    QVERIFY(missing.error().detail.contains(u"gives no column \"orders\""_s));
    const auto null = db.raw<models::Total>("SELECT NULL AS name, 1 AS orders").run();
    QCOMPARE(null.error().kind, Error::Kind::Storage);
    QCOMPARE(db.all<User>().run()->size(), 2); // the connection is fine after an error among rows
}

void TestDbQueries::mistakes()
{
    COROSCOPE_DATABASE(database);
    const auto connection = migrated(database);
    QVERIFY(connection);
    const OnConnection db(*connection);
    QCOMPARE(db.all<User>().where("id = ? AND name = ?", 1).run().error().kind, Error::Kind::Internal);
    QCOMPARE(db.all<User>().orderBy(u"id; DROP TABLE users"_s).run().error().kind, Error::Kind::BadRequest);
    QCOMPARE(db.remove<User>().run().error().kind, Error::Kind::Internal);
    QCOMPARE(db.create(named(u""_s)).run().error().kind, Error::Kind::BadRequest);
    User one = named(u"Ada"_s);
    one.email = u"ada@example.org"_s;
    QVERIFY(db.create(one).run().isOk());
    const auto twice = db.create(one).run();
    QCOMPARE(twice.error().kind, Error::Kind::Conflict);
    QCOMPARE(twice.error().code, int(Fault::Unique));
    Order order;
    order.userId = 99;
    order.product = u"Tea"_s;
    const auto orphan = db.create(order).run();
    QCOMPARE(orphan.error().code, int(Fault::ForeignKey));
    order.userId = 1;
    QVERIFY(db.create(order).run().isOk());
    const auto referred = db.remove<User>().where("id = ?", 1).run();
    QCOMPARE(referred.error().code, int(Fault::ForeignKey));
    QCOMPARE(db.count<User>().run().value(), 1);
}

void TestDbQueries::oddTexts()
{
    COROSCOPE_DATABASE(database);
    const auto connection = migrated(database);
    QVERIFY(connection);
    const OnConnection db(*connection);
    for (const QString &name :
         {QString(100, u'x'), u"😀"_s.repeated(100), u"שלום עולם"_s, u"e\u0301"_s, u"\t\n\r\u0001"_s,
          u"'; DROP TABLE users; --"_s, u"\"quoted\""_s, u"C:\\temp\\new"_s, u"\uFFFD"_s}) {
        const auto created = db.create(named(name)).run();
        QVERIFY2(created.isOk(), created ? "" : qPrintable(created.error().detail));
        QCOMPARE(created->name, name);
        QCOMPARE(db.get<User>(created->id).run()->name, name);
        QCOMPARE(db.count<User>().where("name = ?", name).run().value(), 1);
    }
    QCOMPARE(db.create(named(QString(101, u'x'))).run().error().kind, Error::Kind::BadRequest);
    QCOMPARE(db.create(named(u"😀"_s.repeated(101))).run().error().kind, Error::Kind::BadRequest);
    QCOMPARE(db.create(named(u"a"_s + QChar(0))).run().error().kind, Error::Kind::BadRequest);
    const auto withNul = db.count<User>().where("name = ?", u"a"_s + QChar(0)).run();
    if (postgres) // has no such text
        QCOMPARE(withNul.error().kind, Error::Kind::BadRequest);
    else
        QCOMPARE(withNul.value(), 0);
}

QTEST_GUILESS_MAIN(TestDbQueries)
#include "tst_db_queries.moc"

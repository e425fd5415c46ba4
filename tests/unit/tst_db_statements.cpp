#include "server/db/query_row.h"
#include "server/db/relation.h"
#include "server/db/row_statements.h"
#include "server/db/sample_models.h"
#include "server/db/select_spec.h"
#include "server/db/sql_text.h"
#include "server/db/sqlite_functions.h"
#include "tests/support/thread_ms.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlQuery>
#include <QSqlRecord>
#include <QTemporaryDir>
#include <QUuid>
#include <QtTest>

#include <algorithm>
#include <limits>

using namespace coroscope;
using namespace coroscope::db;
using namespace Qt::StringLiterals;

namespace models {

struct Parcel {
    Q_GADGET
    Q_CLASSINFO("table", "parcels")
    Q_PROPERTY(QUuid id MEMBER id)
    Q_PROPERTY(bool open MEMBER open)
    Q_PROPERTY(qint16 small MEMBER small)
    Q_PROPERTY(qint64 large MEMBER large)
    Q_PROPERTY(double weight MEMBER weight)
    Q_PROPERTY(QString select MEMBER select) // a reserved word
    Q_PROPERTY(QByteArray label MEMBER label)
    Q_PROPERTY(std::optional<QDateTime> sent MEMBER sent)
    Q_PROPERTY(QJsonObject contents MEMBER contents)
    Q_PROPERTY(std::optional<bool> fragile MEMBER fragile)
public:
    QUuid id;
    bool open = false;
    qint16 small = 0;
    qint64 large = 0;
    double weight = 0;
    QString select;
    QByteArray label;
    std::optional<QDateTime> sent;
    QJsonObject contents;
    std::optional<bool> fragile;
};

/// Of a query of one's own.
struct Total {
    Q_GADGET
    Q_PROPERTY(QString name MEMBER name)
    Q_PROPERTY(qint64 orders MEMBER orders)
    Q_PROPERTY(std::optional<double> mean MEMBER mean)
public:
    QString name;
    qint64 orders = 0;
    std::optional<double> mean;
};

struct Counter {
    Q_GADGET
    Q_CLASSINFO("table", "counters")
    Q_PROPERTY(qint64 id MEMBER id)
public:
    qint64 id = 0;
};

} // namespace models

namespace {

SelectSpec users()
{
    SelectSpec spec;
    spec.model = &modelInfo<User>();
    return spec;
}

/// The statement with its values behind it, or the error behind "! ".
QString shown(const Result<BoundSql> &statement)
{
    if (!statement)
        return u"! "_s + statement.error().detail;
    QStringList values;
    for (const auto &value : statement->values)
        values.append(value.isNull() ? u"NULL"_s : value.toString());
    return statement->sql + (values.isEmpty() ? QString() : u" <- "_s + values.join(u'|'));
}

void userByHand(const QSqlQuery &query, User &user)
{
    user.id = query.value(0).toLongLong();
    user.name = query.value(1).toString();
    if (!query.isNull(2))
        user.email = query.value(2).toString();
    user.createdAt = QDateTime::fromString(query.value(3).toString(), Qt::ISODateWithMs);
}

void worldByHand(const QSqlQuery &query, World &world)
{
    world.id = query.value(0).toInt();
    world.randomNumber = query.value(1).toInt();
}

} // namespace

class TestDbStatements final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void splitsAtPlaceholders_data();
    void splitsAtPlaceholders();
    void identifiers();
    void selects_data();
    void selects();
    void countsAndRemoves();
    void refusesMistakes();
    void injectsNothing_data();
    void injectsNothing();
    void inserts();
    void insertsInPortions();
    void updates();
    void everyTypeSurvives();
    void generatesKeys();
    void tellsWhatDoesNotFit();
    void mapsByName();
    void relates();
    void mapsFastEnough_data();
    void mapsFastEnough();

private:
    QList<QSqlRecord> run(const Result<BoundSql> &statement);
    template<Model T>
    QList<T> rows(const Result<BoundSql> &statement);
    template<Model T>
    double slowness(const QString &sql, void (*byHand)(const QSqlQuery &, T &));
    QSqlDatabase database() const { return QSqlDatabase::database(u"test"_s); }

    QTemporaryDir m_folder;
};

void TestDbStatements::initTestCase()
{
    auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"test"_s);
    database.setDatabaseName(m_folder.filePath(u"test.db"_s));
    QVERIFY2(database.open(), qPrintable(database.lastError().text()));
    QVERIFY(QSqlQuery(database).exec(u"PRAGMA synchronous=OFF"_s));
    QVERIFY(addSqliteFunctions(*static_cast<sqlite3 *const *>(database.driver()->handle().constData())));
}

void TestDbStatements::init()
{
    for (const char *sql :
         {"DROP TABLE IF EXISTS users", "DROP TABLE IF EXISTS orders", "DROP TABLE IF EXISTS parcels",
          "DROP TABLE IF EXISTS counters",
          "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT UNIQUE, created_at TEXT NOT "
          "NULL)",
          "CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, product TEXT NOT NULL, amount_cents "
          "INTEGER NOT NULL, created_at TEXT NOT NULL)",
          "CREATE TABLE parcels (id TEXT PRIMARY KEY, open INTEGER, small INTEGER, large INTEGER, weight REAL, "
          "\"select\" "
          "TEXT, label BLOB, sent TEXT, contents TEXT, fragile INTEGER)",
          "CREATE TABLE counters (id INTEGER PRIMARY KEY)"}) {
        QSqlQuery query(database());
        QVERIFY2(query.exec(QLatin1String(sql)), qPrintable(query.lastError().text()));
    }
}

void TestDbStatements::cleanupTestCase()
{
    QSqlDatabase::removeDatabase(u"test"_s);
}

QList<QSqlRecord> TestDbStatements::run(const Result<BoundSql> &statement)
{
    QList<QSqlRecord> records;
    if (!statement) {
        qWarning() << statement.error().detail;
        return records;
    }
    QSqlQuery query(database());
    bool ok = query.prepare(statement->sql);
    for (const auto &value : statement->values)
        query.addBindValue(value);
    ok = ok && query.exec();
    if (!ok)
        qWarning() << query.lastError().text() << statement->sql;
    while (query.next())
        records.append(query.record());
    return records;
}

template<Model T>
QList<T> TestDbStatements::rows(const Result<BoundSql> &statement)
{
    QList<T> list;
    if (!statement) {
        qWarning() << statement.error().detail;
        return list;
    }
    QSqlQuery query(database());
    if (!query.prepare(statement->sql))
        qWarning() << query.lastError().text();
    for (const auto &value : statement->values)
        query.addBindValue(value);
    if (!query.exec())
        qWarning() << query.lastError().text();
    const QueryRow row(query);
    const RowMapper mapper(modelInfo<T>());
    while (query.next()) {
        T value;
        if (const auto mapped = mapper.map(row, &value); !mapped)
            qWarning() << mapped.error().detail;
        list.append(value);
    }
    return list;
}

/// The time of mapping all rows, in times of reading them by hand.
template<Model T>
double TestDbStatements::slowness(const QString &sql, void (*byHand)(const QSqlQuery &, T &))
{
    const RowMapper mapper(modelInfo<T>());
    const auto read = [&](bool mapped) {
        const double began = test::threadMs();
        QList<T> list;
        QSqlQuery query(database());
        query.setForwardOnly(true);
        if (!query.prepare(sql) || !query.exec())
            qWarning() << query.lastError().text();
        const QueryRow row(query);
        while (query.next()) {
            T value;
            if (!mapped)
                byHand(query, value);
            else if (const auto fits = mapper.map(row, &value); !fits)
                qWarning() << fits.error().detail;
            list.append(value);
        }
        return list.size() == 100'000 ? test::threadMs() - began : std::numeric_limits<double>::infinity();
    };
    double hand = std::numeric_limits<double>::infinity();
    double best = hand;
    for (int i = 0; i < 7; ++i) {
        hand = std::min(hand, read(false));
        best = std::min(best, read(true));
    }
    qInfo("by hand %.1f ms, mapped %.1f ms: %.2f times", hand, best, best / hand);
    return best / hand;
}

void TestDbStatements::splitsAtPlaceholders_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<int>("sqlite");
    QTest::addColumn<int>("postgres");
    const auto row = [](const char *sql, int sqlite, int postgres) {
        QTest::newRow(*sql ? sql : "nothing") << QString::fromUtf8(sql) << sqlite << postgres;
    };
    row("", 0, 0);
    row("a = ? AND b = ?", 2, 2);
    row("?", 1, 1);
    row("a = '?' AND b = ?", 1, 1);
    row("a = 'it''s ?' AND b = ?", 1, 1);
    row("\"a?\" = ? AND \"b\"\"?\" = ?", 2, 2);
    row("a = ? -- why?\n AND b = ?", 2, 2);
    row("a = ? -- why?", 1, 1);
    row("a /* ? /* ? */ = ?", 1, 0); // nested on PostgreSQL, so that it goes on to the end
    row("a /* ? /* ? */ ? */ = ?", 2, 1);
    row("[a?] = ?", 1, 2);
    row("`a?` = ?", 1, 2);
    row("a = $$?$$ AND b = ?", 2, 1);
    row("a = $x$ ? $$ ? $x$ AND b = ?", 3, 1);
    row("a = $1 AND b = ?", 1, 1);
    row("a = E'\\'?' AND b = ?", 1, 1); // SQLite: the text ends at the backslash, and the rest is another
    row("name = '?", 0, 0);
    row("a = 'ü?' AND ü = ?", 1, 1);
}

void TestDbStatements::splitsAtPlaceholders()
{
    QFETCH(QString, sql);
    QFETCH(int, sqlite);
    QFETCH(int, postgres);
    const auto count = [&](Dialect dialect) { return int(splitAtPlaceholders(sql, dialect).size()) - 1; };
    QCOMPARE(count(Dialect::Postgres), postgres);
    QCOMPARE(count(Dialect::Sqlite), sqlite);
    QCOMPARE(splitAtPlaceholders(sql, Dialect::Sqlite).join(u'?'), sql);
}

void TestDbStatements::identifiers()
{
    QVERIFY(isIdentifier(u"users"));
    QVERIFY(isIdentifier(u"_a1"));
    QVERIFY(isIdentifier(QString(63, u'a')));
    QVERIFY(!isIdentifier(QString(64, u'a')));
    for (const QString &no : {u""_s, u"1a"_s, u"a b"_s, u"a\"b"_s, u"a.b"_s, u"ü"_s, u"a$"_s, u"a;"_s})
        QVERIFY2(!isIdentifier(no), qPrintable(no));
    QCOMPARE(escapedForLike(u"50%_\\x"_s), u"50\\%\\_\\\\x"_s);
}

void TestDbStatements::selects_data()
{
    QTest::addColumn<SelectSpec>("spec");
    QTest::addColumn<QString>("sqlite");
    QTest::addColumn<QString>("postgres");
    const QString all = u"SELECT \"id\", \"name\", \"email\", \"created_at\" FROM \"users\""_s;
    const auto row = [&](const char *name, const SelectSpec &spec, const QString &sqlite, const QString &postgres) {
        QTest::newRow(name) << spec << all + sqlite << all + postgres;
    };
    row("all", users(), u""_s, u""_s);
    auto spec = users();
    spec.conditions = {{u"name LIKE ?"_s, {u"a%"_s}}, {u"id > ? OR id = ?"_s, {5, 3}}};
    row("conditions", spec, u" WHERE (name LIKE ?) AND (id > ? OR id = ?) <- a%|5|3"_s,
        u" WHERE (name LIKE ?) AND (id > ? OR id = ?) <- a%|5|3"_s);
    spec.order = u"name, -id"_s;
    spec.limit = 50;
    spec.offset = 100;
    row("order, limit and offset", spec,
        u" WHERE (name LIKE ?) AND (id > ? OR id = ?) ORDER BY \"name\", \"id\" DESC LIMIT ? OFFSET ? <- a%|5|3|50|100"_s,
        u" WHERE (name LIKE ?) AND (id > ? OR id = ?) ORDER BY \"name\", \"id\" DESC LIMIT ? OFFSET ? <- "
        "a%|5|3|50|100"_s);
    spec = users();
    spec.offset = 7;
    row("offset alone", spec, u" LIMIT -1 OFFSET ? <- 7"_s, u" OFFSET ? <- 7"_s);
    spec = users();
    spec.conditions = {{u"id IN (?) AND name = ?"_s, {QVariant(QVariantList{1, 2, 3}), u"x"_s}}};
    row("a list", spec, u" WHERE (id IN (?, ?, ?) AND name = ?) <- 1|2|3|x"_s,
        u" WHERE (id IN (?, ?, ?) AND name = ?) <- 1|2|3|x"_s);
    spec.conditions = {{u"id IN (?)"_s, {QVariant(QVariantList())}}};
    row("an empty list", spec, u" WHERE (id IN (NULL))"_s, u" WHERE (id IN (NULL))"_s);
    spec.conditions = {{u"email = ?"_s, {QVariant()}}};
    row("null", spec, u" WHERE (email = ?) <- NULL"_s, u" WHERE (email = ?) <- NULL"_s);
}

void TestDbStatements::selects()
{
    QFETCH(SelectSpec, spec);
    QFETCH(QString, sqlite);
    QFETCH(QString, postgres);
    QCOMPARE(shown(selectStatement(spec, Dialect::Sqlite)), sqlite);
    QCOMPARE(shown(selectStatement(spec, Dialect::Postgres)), postgres);
}

void TestDbStatements::countsAndRemoves()
{
    auto spec = users();
    QCOMPARE(shown(countStatement(spec, Dialect::Sqlite)), u"SELECT count(*) FROM \"users\""_s);
    QCOMPARE(shown(existsStatement(spec, Dialect::Postgres)), u"SELECT EXISTS (SELECT 1 FROM \"users\")"_s);
    QCOMPARE(shown(removeStatement(spec, Dialect::Sqlite)), u"! remove() wants a where()"_s);
    spec.conditions = {{u"id = ?"_s, {1}}};
    QCOMPARE(shown(countStatement(spec, Dialect::Postgres)), u"SELECT count(*) FROM \"users\" WHERE (id = ?) <- 1"_s);
    QCOMPARE(shown(removeStatement(spec, Dialect::Postgres)), u"DELETE FROM \"users\" WHERE (id = ?) <- 1"_s);
    spec.limit = 2;
    QCOMPARE(shown(countStatement(spec, Dialect::Sqlite)),
             u"SELECT count(*) FROM (SELECT 1 FROM \"users\" WHERE (id = ?) LIMIT ?) AS counted <- 1|2"_s);
    QVERIFY(shown(removeStatement(spec, Dialect::Sqlite)).startsWith(u"! remove() takes no order"_s));
}

void TestDbStatements::refusesMistakes()
{
    auto spec = users();
    spec.conditions = {{u"id = ? AND name = ?"_s, {1}}};
    QCOMPARE(shown(selectStatement(spec, Dialect::Sqlite)),
             u"! \"id = ? AND name = ?\" has 2 placeholders and was given 1 values"_s);
    spec = users();
    spec.limit = -1;
    QVERIFY(shown(selectStatement(spec, Dialect::Sqlite)).contains(u"negative"_s));
    spec = {};
    spec.model = &modelInfo<models::Total>();
    for (const auto &statement : {selectStatement(spec, Dialect::Sqlite), countStatement(spec, Dialect::Sqlite),
                                  existsStatement(spec, Dialect::Sqlite), removeStatement(spec, Dialect::Sqlite)})
        QCOMPARE(shown(statement), u"! model Total has no table"_s);
    models::Total total;
    QCOMPARE(shown(insertStatement(modelInfo<models::Total>(), &total, Dialect::Sqlite)),
             u"! model Total has no table"_s);
    QCOMPARE(shown(updateStatement(modelInfo<models::Total>(), &total, {}, Dialect::Sqlite)),
             u"! model Total has no table"_s);
    QVERIFY(!containsCondition(modelInfo<User>(), u"id"_s, u"x"_s, Dialect::Sqlite));
    QVERIFY(!containsCondition(modelInfo<User>(), u"nobody"_s, u"x"_s, Dialect::Sqlite));
}

void TestDbStatements::injectsNothing_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text :
         {"' OR 1=1 --", "\"; DROP TABLE users; --", "x' UNION SELECT 1,2,3,4 --", "?", "$1", "%", "_", "\\", "name",
          "1; DELETE FROM users", "Robert'); DROP TABLE users;--", "-id; --", "id DESC, 1"})
        QTest::newRow(text) << QString::fromLatin1(text);
}

/// As a value, as an order, as what a text has to hold, as a name that is stored.
void TestDbStatements::injectsNothing()
{
    QFETCH(QString, text);
    User ada;
    ada.name = u"Ada"_s;
    QCOMPARE(rows<User>(insertStatement(modelInfo<User>(), &ada, Dialect::Sqlite)).size(), 1);
    User odd;
    odd.name = text;
    const auto stored = rows<User>(insertStatement(modelInfo<User>(), &odd, Dialect::Sqlite));
    QCOMPARE(stored.size(), 1);
    QCOMPARE(stored.first().name, text);

    auto spec = users();
    spec.conditions = {{u"name = ?"_s, {boundValue(text)}}};
    auto found = rows<User>(selectStatement(spec, Dialect::Sqlite));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().name, text);
    for (const auto dialect : {Dialect::Sqlite, Dialect::Postgres}) {
        const auto contains = containsCondition(modelInfo<User>(), u"name"_s, text, dialect);
        QVERIFY(contains.isOk());
        QCOMPARE(contains->sql,
                 dialect == Dialect::Sqlite ? u"contains_text(\"name\", ?)"_s : u"\"name\" ILIKE ? ESCAPE '\\'"_s);
    }
    spec.conditions = {containsCondition(modelInfo<User>(), u"name"_s, text, Dialect::Sqlite).value()};
    found = rows<User>(selectStatement(spec, Dialect::Sqlite));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().name, text);

    spec = users();
    spec.order = text;
    const auto ordered = selectStatement(spec, Dialect::Sqlite);
    QCOMPARE(ordered.isOk(), text == "name"_L1);
    if (!ordered) {
        QCOMPARE(ordered.error().kind, Error::Kind::BadRequest);
        QVERIFY(ordered.error().detail.endsWith(u"there are id, name, email, created_at"_s));
    }
    QCOMPARE(run(countStatement(users(), Dialect::Sqlite)).first().value(0).toInt(), 2);
}

void TestDbStatements::inserts()
{
    User user;
    user.name = u"Ada"_s;
    user.createdAt = QDateTime::fromMSecsSinceEpoch(1000).toUTC();
    QCOMPARE(shown(insertStatement(modelInfo<User>(), &user, Dialect::Postgres)),
             u"INSERT INTO \"users\" (\"name\", \"email\", \"created_at\") VALUES (?, ?, ?) RETURNING \"id\", "
             "\"name\", \"email\", \"created_at\" <- Ada|NULL|1970-01-01T00:00:01.000Z"_s);
    user.id = 9;
    QVERIFY(
        shown(insertStatement(modelInfo<User>(), &user, Dialect::Sqlite))
            .startsWith(u"INSERT INTO \"users\" (\"id\", \"name\", \"email\", \"created_at\") VALUES (?, ?, ?, ?)"_s));
    user.createdAt = {};
    QVERIFY(insertStatement(modelInfo<User>(), &user, Dialect::Sqlite).isOk());
    QVERIFY(std::abs(user.createdAt.msecsTo(QDateTime::currentDateTimeUtc())) < 600'000); // autoNowAdd
    user.name.clear();
    user.email = u"no"_s;
    const auto wrong = insertStatement(modelInfo<User>(), &user, Dialect::Sqlite);
    QCOMPARE(wrong.error().kind, Error::Kind::BadRequest);
    QCOMPARE(wrong.error().detail,
             u"User: name: String should have at least 1 character; email: Input should be a valid email address"_s);
}

void TestDbStatements::insertsInPortions()
{
    QList<World> worlds(10'000);
    QList<void *> pointers;
    for (qsizetype i = 0; i < worlds.size(); ++i) {
        worlds[i].id = qint32(i + 1);
        worlds[i].randomNumber = 1;
        pointers.append(&worlds[i]);
    }
    const auto statements = insertStatements(modelInfo<World>(), pointers, Dialect::Sqlite);
    QCOMPARE(statements->size(), 3);
    qsizetype values = 0;
    for (const auto &statement : statements.value()) {
        QVERIFY(statement.values.size() <= 32'766); // SQLITE_MAX_VARIABLE_NUMBER
        values += statement.values.size();
    }
    QCOMPARE(values, 20'000);
    QVERIFY(insertStatements(modelInfo<World>(), {}, Dialect::Sqlite)->isEmpty());

    worlds[4321].randomNumber = 10'001;
    const auto wrong = insertStatements(modelInfo<World>(), pointers, Dialect::Sqlite);
    QCOMPARE(wrong.error().kind, Error::Kind::BadRequest);
    QCOMPARE(wrong.error().detail, u"row 4321: World: randomNumber: Input should be less than or equal to 10000"_s);

    QList<User> mixed(2);
    mixed[0].name = mixed[1].name = u"x"_s;
    mixed[1].id = 5;
    const auto some = insertStatements(modelInfo<User>(), {&mixed[0], &mixed[1]}, Dialect::Sqlite);
    QCOMPARE(some.error().detail, u"some rows of User have a key and some have none"_s);
}

void TestDbStatements::updates()
{
    User user;
    user.id = 7;
    user.name = u"Ada"_s;
    QCOMPARE(shown(updateStatement(modelInfo<User>(), &user, {}, Dialect::Sqlite)),
             u"UPDATE \"users\" SET \"name\" = ?, \"email\" = ? WHERE \"id\" = ? RETURNING \"id\", \"name\", "
             "\"email\", \"created_at\" <- Ada|NULL|7"_s);
    QCOMPARE(shown(updateStatement(modelInfo<User>(), &user, {2}, Dialect::Postgres)),
             u"UPDATE \"users\" SET \"email\" = ? WHERE \"id\" = ? RETURNING \"id\", \"name\", \"email\", "
             "\"created_at\" <- NULL|7"_s);
    user.name.clear(); // which is not written
    QVERIFY(updateStatement(modelInfo<User>(), &user, {2}, Dialect::Sqlite).isOk());
    QCOMPARE(updateStatement(modelInfo<User>(), &user, {1}, Dialect::Sqlite).error().kind, Error::Kind::BadRequest);
    models::Counter counter;
    QVERIFY(shown(updateStatement(modelInfo<models::Counter>(), &counter, {}, Dialect::Sqlite))
                .contains(u"has no column to write"_s));
}

void TestDbStatements::everyTypeSurvives()
{
    models::Parcel parcel;
    parcel.id = QUuid::fromString(u"12345678-9abc-4def-8123-456789abcdef"_s);
    parcel.open = true;
    parcel.small = std::numeric_limits<qint16>::min();
    parcel.large = std::numeric_limits<qint64>::max();
    parcel.weight = 0.1;
    parcel.select = u"Grüße 😀 שלום"_s;
    parcel.label = QByteArray("\0\xFF\0", 3);
    parcel.sent = QDateTime::fromMSecsSinceEpoch(1'769'851'800'250).toUTC();
    parcel.contents = {{u"a"_s, QJsonArray{1, QJsonValue::Null}}};
    parcel.fragile = false;
    models::Parcel plain; // empty texts and bytes are no NULL
    plain.large = std::numeric_limits<qint64>::min();
    const auto &model = modelInfo<models::Parcel>();
    for (const auto &one : {parcel, plain}) {
        auto row = one;
        const auto back = rows<models::Parcel>(insertStatement(model, &row, Dialect::Sqlite));
        QCOMPARE(back.size(), 1);
        const auto &got = back.first();
        QCOMPARE(got.id, one.id);
        QCOMPARE(got.open, one.open);
        QCOMPARE(got.small, one.small);
        QCOMPARE(got.large, one.large);
        QCOMPARE(got.weight, one.weight);
        QCOMPARE(got.select, one.select);
        QCOMPARE(got.label, one.label);
        QCOMPARE(got.sent, one.sent);
        QCOMPARE(got.contents, one.contents);
        QCOMPARE(got.fragile, one.fragile);
    }
    QSqlQuery query(u"SELECT count(*) FROM parcels WHERE \"select\" IS NULL OR label IS NULL"_s, database());
    QVERIFY(query.next());
    QCOMPARE(query.value(0).toInt(), 0);
    // What a value is bound as compares equal to what is stored.
    SelectSpec spec;
    spec.model = &model;
    spec.conditions = {{u"sent = ? AND id = ? AND label = ? AND open = ?"_s,
                        {sqlValue(parcel.sent), sqlValue(parcel.id), sqlValue(parcel.label), sqlValue(true)}}};
    QCOMPARE(rows<models::Parcel>(selectStatement(spec, Dialect::Sqlite)).size(), 1);
    spec.conditions = {{u"sent IS ? AND fragile IS ?"_s, {sqlValue(std::optional<QDateTime>()), sqlValue(nullptr)}}};
    QCOMPARE(rows<models::Parcel>(selectStatement(spec, Dialect::Sqlite)).size(), 1);
}

void TestDbStatements::generatesKeys()
{
    User user;
    user.name = u"Ada"_s;
    const auto created = rows<User>(insertStatement(modelInfo<User>(), &user, Dialect::Sqlite));
    QCOMPARE(created.first().id, 1);
    QCOMPARE(created.first().createdAt, user.createdAt);
    models::Counter counter;
    QCOMPARE(shown(insertStatement(modelInfo<models::Counter>(), &counter, Dialect::Sqlite)),
             u"INSERT INTO \"counters\" DEFAULT VALUES RETURNING \"id\""_s);
    QCOMPARE(rows<models::Counter>(insertStatement(modelInfo<models::Counter>(), &counter, Dialect::Sqlite)).first().id,
             1);
}

void TestDbStatements::tellsWhatDoesNotFit()
{
    QSqlQuery query(database());
    const auto mapped = [&](const char *select) {
        if (!query.exec(QLatin1String(select)) || !query.next())
            qWarning() << query.lastError().text();
        Order order;
        const auto result = RowMapper(modelInfo<Order>()).map(QueryRow(query), &order);
        return result ? u"fine"_s : result.error().detail;
    };
    QCOMPARE(mapped("SELECT 1, 2, 'x', 3, '2026-01-31T09:30:00Z'"), u"fine"_s);
    QCOMPARE(mapped("SELECT 1, NULL, 'x', 3, '2026-01-31T09:30:00Z'"),
             u"orders.user_id is NULL, which its model does not allow"_s);
    for (const char *select :
         {"SELECT 1, 'many', 'x', 3, '2026-01-31T09:30:00Z'", "SELECT 1, 2.5, 'x', 3, '2026-01-31T09:30:00Z'"})
        QCOMPARE(mapped(select), u"orders.user_id holds a value that is not of its type"_s);
    QCOMPARE(mapped("SELECT 1, 2, x'00', 3, '2026-01-31T09:30:00Z'"),
             u"orders.product holds a value that is not of its type"_s);
    QCOMPARE(mapped("SELECT 1, 2, 'x', 3, 'yesterday'"), u"orders.created_at holds a value that is not of its type"_s);
}

void TestDbStatements::mapsByName()
{
    const auto &model = modelInfo<models::Total>();
    QSqlQuery query(u"SELECT 2.5 AS mean, 'extra' AS other, 3 AS orders, 'Ada' AS Name"_s, database());
    QStringList names;
    for (int i = 0; i < query.record().count(); ++i)
        names.append(query.record().fieldName(i));
    QVERIFY(query.next());
    const auto mapper = RowMapper::byName(model, names);
    QVERIFY(mapper.isOk());
    models::Total total;
    QVERIFY(mapper->map(QueryRow(query), &total).isOk());
    QCOMPARE(total.name, u"Ada"_s);
    QCOMPARE(total.orders, 3);
    QCOMPARE(total.mean, std::optional<double>(2.5));
    QCOMPARE(RowMapper::byName(model, {u"name"_s, u"mean"_s}).error().detail,
             u"the query gives no column \"orders\", which Total has; it gives name, mean"_s);
    QCOMPARE(RowMapper::byName(model, {u"name"_s, u"orders"_s, u"mean"_s, u"NAME"_s}).error().detail,
             u"the query gives the column \"name\" twice"_s);
}

void TestDbStatements::relates()
{
    const auto &userModel = modelInfo<User>();
    const auto &orderModel = modelInfo<Order>();
    QList<User> owners;
    for (int i = 1; i <= 3; ++i) {
        User user;
        user.name = u"user %1"_s.arg(i);
        owners += rows<User>(insertStatement(userModel, &user, Dialect::Sqlite));
    }
    for (const qint64 owner : {3, 1, 3}) {
        Order order;
        order.userId = owner;
        order.product = u"for %1"_s.arg(owner);
        QCOMPARE(rows<Order>(insertStatement(orderModel, &order, Dialect::Sqlite)).size(), 1);
    }
    const auto many = relationBetween(userModel, orderModel);
    QVERIFY(many.isOk());
    QList<const void *> pointers;
    for (const auto &owner : std::as_const(owners))
        pointers.append(&owner);
    const auto keys = relationKeys(userModel, many.value(), pointers);
    const auto statements = relatedStatements(orderModel, many.value(), keys, Dialect::Sqlite);
    QCOMPARE(statements->size(), 1); // not one a row
    const auto joined = joinRelated<User, Order>(owners, rows<Order>(statements->first()), many.value());
    QCOMPARE(joined.size(), 3);
    QCOMPARE(joined[0].related.size(), 1);
    QCOMPARE(joined[1].related.size(), 0);
    QCOMPARE(joined[2].related.size(), 2);
    QCOMPARE(joined[2].related[0].id, 1);
    QCOMPARE(joined[2].related[1].id, 3);

    // The other way: each order and its user; a user of two orders is asked for once.
    SelectSpec all;
    all.model = &orderModel;
    const auto orders = rows<Order>(selectStatement(all, Dialect::Sqlite));
    const auto one = relationBetween(orderModel, userModel);
    pointers.clear();
    for (const auto &order : orders)
        pointers.append(&order);
    const auto userKeys = relationKeys(orderModel, one.value(), pointers);
    QCOMPARE(userKeys, (QVariantList{qint64(3), qint64(1)}));
    const auto usersOf = relatedStatements(userModel, one.value(), userKeys, Dialect::Postgres);
    QCOMPARE(shown(usersOf->first()),
             u"SELECT \"id\", \"name\", \"email\", \"created_at\" FROM \"users\" WHERE (\"id\" IN (?, ?)) ORDER BY "
             "\"id\" <- 3|1"_s);
    const auto withUser = joinRelated<Order, User>(orders, owners, one.value());
    QCOMPARE(withUser[0].related.first().id, 3);

    QVariantList tooMany;
    for (int i = 0; i < 12'000; ++i)
        tooMany.append(i);
    QCOMPARE(relatedStatements(orderModel, many.value(), tooMany, Dialect::Sqlite)->size(), 3);
    QVERIFY(relatedStatements(orderModel, many.value(), {}, Dialect::Sqlite)->isEmpty());
    QVERIFY(relationBetween(userModel, modelInfo<World>()).error().detail.contains(u"neither"_s));
}

void TestDbStatements::mapsFastEnough_data()
{
    QTest::addColumn<bool>("users");
    QTest::newRow("texts and moments") << true;
    QTest::newRow("two integers") << false;
}

/// 100,000 rows in at most 1.5 times the time of reading them by hand. The best of seven runs of each, in turn, so that
/// what else the machine does hits both alike.
void TestDbStatements::mapsFastEnough()
{
    QFETCH(bool, users);
    QVERIFY(QSqlQuery(database())
                .exec(u"WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 100000) INSERT "
                      u"INTO users SELECT "
                      "i, 'User number ' || i, CASE WHEN i % 3 THEN 'user' || i || '@example.org' END, "
                      "'2026-01-31T09:30:00.250Z' FROM n"_s));
    const double ratio = users ? slowness<User>(selectStatement(::users(), Dialect::Sqlite)->sql, userByHand)
                               : slowness<World>(u"SELECT id, id % 10000 FROM users"_s, worldByHand);
    QVERIFY2(ratio <= 1.5, "mapping a row takes more than 1.5 times the time of reading it by hand");
}

QTEST_GUILESS_MAIN(TestDbStatements)
#include "tst_db_statements.moc"

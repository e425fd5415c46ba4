#include "server/db/failure_text.h"
#include "server/db/migrations.h"
#include "server/db/model_info.h"
#include "server/db/row_statements.h"
#include "server/db/sample_data.h"
#include "server/db/sample_models.h"
#include "tests/support/fresh_database.h"

#include <QCryptographicHash>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace coroscope;
using namespace coroscope::db;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

Migration migration(int number, const QString &name, const QString &sql)
{
    return {number, u"%1_%2"_s.arg(number, 4, 10, QChar(u'0')).arg(name), sql,
            QCryptographicHash::hash(sql.toUtf8(), QCryptographicHash::Sha256).toHex()};
}

const Migration kA = migration(1, u"a"_s, u"CREATE TABLE a (id integer PRIMARY KEY); INSERT INTO a VALUES (1)"_s);
const Migration kB = migration(2, u"b"_s, u"CREATE TABLE b (x integer); -- one; two\nINSERT INTO b VALUES (2)"_s);
const Migration kC = migration(3, u"c"_s, u"INSERT INTO b VALUES (3)"_s);

QStringList names(const QList<Migration> &migrations)
{
    QStringList list;
    for (const auto &one : migrations)
        list.append(one.name);
    return list;
}

/// The names of what was applied, or the error behind "! ".
QString applied(const Result<QList<Migration>> &result)
{
    return result ? names(result.value()).join(u' ') : u"! "_s + result.error().detail;
}

/// All rows of a query, cells with "|", rows with blanks between; or the error behind "! ".
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
    const auto end = rows->finish();
    return end ? lines.join(u' ') : u"! "_s + end.error().detail;
}

QByteArray fileHash(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Md5)
                                          : QByteArray();
}

/// A hash of all rows of sample data.
QByteArray fingerprintOfRows(Connection &connection)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const QString seconds = connection.dialect() == Dialect::Sqlite
        ? u"CAST(strftime('%s', created_at) AS INTEGER)"_s
        : u"CAST(floor(extract(epoch FROM created_at)) AS bigint)"_s;
    for (const QString &sql : {u"SELECT id, name, email, %1 FROM users ORDER BY id"_s.arg(seconds),
                               u"SELECT id, user_id, product, amount_cents, %1 FROM orders ORDER BY id"_s.arg(seconds),
                               u"SELECT id, \"randomNumber\" FROM world ORDER BY id"_s})
        hash.addData(answer(connection, sql).toUtf8());
    return hash.result();
}

/// Makes the file as another program would, and gives its bytes; empty where that fails.
QByteArray fileOfAnother(const FreshDatabase &database, const QString &sql)
{
    {
        QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"another program"_s);
        other.setDatabaseName(database.file());
        if (!other.open() || !QSqlQuery(other).exec(sql))
            return {};
    }
    QSqlDatabase::removeDatabase(u"another program"_s);
    QFile file(database.file());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestDbMigrations final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void areCompiledIn();
    void readsAFolder();
    void refusesAFolder_data();
    void refusesAFolder();
    void appliesInOrder_data() { COROSCOPE_DATABASE_ROWS(); }
    void appliesInOrder();
    void keepsNothingOfAFailure_data() { COROSCOPE_DATABASE_ROWS(); }
    void keepsNothingOfAFailure();
    void refusesWhatDiffers_data() { COROSCOPE_DATABASE_ROWS(); }
    void refusesWhatDiffers();
    void severalAtOnce_data() { COROSCOPE_DATABASE_ROWS(); }
    void severalAtOnce();
    void modelsFitTheSchema_data() { COROSCOPE_DATABASE_ROWS(); }
    void modelsFitTheSchema();
    void rulesHoldInTheDatabase_data() { COROSCOPE_DATABASE_ROWS(); }
    void rulesHoldInTheDatabase();
    void benchmarkTablesAreFull_data() { COROSCOPE_DATABASE_ROWS(); }
    void benchmarkTablesAreFull();
    void damagedFilesAreLeftAlone();
    void filesOfOthersAreLeftAlone();
    void filesOfOthersCanBecomeOurs();
    void seedsTheSame();
    void seedsOnlyWhatIsEmpty_data() { COROSCOPE_DATABASE_ROWS(); }
    void seedsOnlyWhatIsEmpty();
    void stoppedSeedsLeaveNothing_data() { COROSCOPE_DATABASE_ROWS(); }
    void stoppedSeedsLeaveNothing();
    void seedsHaveBounds();
};

void TestDbMigrations::areCompiledIn()
{
    const auto sqlite = names(builtInMigrations(Dialect::Sqlite));
    QCOMPARE(sqlite.first(), u"0001_users_and_orders"_s);
    QCOMPARE(names(builtInMigrations(Dialect::Postgres)), sqlite);
    for (const auto &one : builtInMigrations(Dialect::Sqlite))
        QCOMPARE(one.checksum.size(), 64);
}

void TestDbMigrations::readsAFolder()
{
    QTemporaryDir folder;
    const auto write = [&](const QString &name, const QByteArray &text) {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write(u"0010_later.sql"_s, "SELECT 10"));
    QVERIFY(write(u"0002_earlier.sql"_s, "SELECT 2"));
    QVERIFY(write(u"notes.txt"_s, "nothing"));
    const auto read = migrationsIn(folder.path());
    QVERIFY(read.isOk());
    QCOMPARE(names(read.value()), (QStringList{u"0002_earlier"_s, u"0010_later"_s}));
    QCOMPARE(read->first().number, 2);
    QCOMPARE(read->first().sql, u"SELECT 2"_s);
    QVERIFY(migrationsIn(folder.filePath(u"missing"_s))->isEmpty());
}

void TestDbMigrations::refusesAFolder_data()
{
    QTest::addColumn<QStringList>("files");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no number") << QStringList{u"users.sql"_s} << QByteArray() << u"is not called NNNN_name.sql"_s;
    QTest::newRow("three digits") << QStringList{u"001_a.sql"_s} << QByteArray() << u"is not called NNNN_name.sql"_s;
    QTest::newRow("number 0") << QStringList{u"0000_a.sql"_s} << QByteArray() << u"is not called NNNN_name.sql"_s;
    QTest::newRow("twice") << QStringList{u"0001_a.sql"_s, u"0001_b.sql"_s} << QByteArray()
                           << u"0001_b has the number of 0001_a"_s;
    QTest::newRow("no UTF-8") << QStringList{u"0001_a.sql"_s} << QByteArray("\xFF") << u"0001_a.sql is not UTF-8"_s;
}

void TestDbMigrations::refusesAFolder()
{
    QFETCH(QStringList, files);
    QFETCH(QByteArray, text);
    QFETCH(QString, sentence);
    QTemporaryDir folder;
    for (const auto &name : files) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    const auto read = migrationsIn(folder.path());
    QVERIFY(!read.isOk());
    QVERIFY2(read.error().detail.contains(sentence), qPrintable(read.error().detail));
}

void TestDbMigrations::appliesInOrder()
{
    COROSCOPE_DATABASE(database);
    auto connection = database.open();
    QVERIFY(connection);
    auto plan = planMigrations(*connection, {kA, kB});
    QVERIFY(plan.isOk());
    QVERIFY(plan->applied.isEmpty());
    QCOMPARE(names(plan->pending), (QStringList{kA.name, kB.name}));
    QVERIFY(answer(*connection, u"SELECT * FROM schema_migrations"_s).startsWith(u'!')); // planning writes nothing

    QStringList told;
    QCOMPARE(applied(migrate(*connection, {kA, kB}, [&](const Migration &one) { told.append(one.name); })),
             u"0001_a 0002_b"_s);
    QCOMPARE(told, (QStringList{kA.name, kB.name}));
    QCOMPARE(answer(*connection, u"SELECT * FROM a"_s), u"1"_s);
    QCOMPARE(answer(*connection, u"SELECT * FROM b"_s), u"2"_s);
    QCOMPARE(applied(migrate(*connection, {kA, kB})), QString());
    QCOMPARE(applied(migrate(*connection, {kA, kB, kC})), u"0003_c"_s);
    plan = planMigrations(*connection, {kA, kB, kC});
    QCOMPARE(plan->applied.size(), 3);
    QVERIFY(plan->pending.isEmpty());
    QCOMPARE(plan->applied[1].name, kB.name);
    QCOMPARE(plan->applied[1].checksum, kB.checksum);
    QVERIFY(std::abs(plan->applied[1].at.secsTo(QDateTime::currentDateTimeUtc())) < 600);
}

void TestDbMigrations::keepsNothingOfAFailure()
{
    COROSCOPE_DATABASE(database);
    auto connection = database.open();
    QVERIFY(connection);
    const auto broken = migration(2, u"broken"_s, u"CREATE TABLE half (x integer); INSERT INTO nowhere VALUES (1)"_s);
    const auto result = migrate(*connection, {kA, broken});
    QVERIFY(applied(result).startsWith(u"! the migration 0002_broken failed, and nothing of it was kept: "_s));
    QVERIFY(applied(result).contains(u"nowhere"_s));
    QCOMPARE(answer(*connection, u"SELECT * FROM a"_s), u"1"_s); // the one before stays
    QVERIFY(answer(*connection, u"SELECT * FROM half"_s).startsWith(u'!'));
    QCOMPARE(answer(*connection, u"SELECT name FROM schema_migrations"_s), kA.name);
    QCOMPARE(connection->depth(), 0);
    QCOMPARE(applied(migrate(*connection, {kA, kB})), u"0002_b"_s); // mended
}

void TestDbMigrations::refusesWhatDiffers()
{
    COROSCOPE_DATABASE(database);
    {
        auto connection = database.open();
        QVERIFY(connection);
        QCOMPARE(applied(migrate(*connection, {kA, kB, kC})), u"0001_a 0002_b 0003_c"_s);
    }
    const auto before = postgres ? QByteArray() : fileHash(database.file());
    auto connection = database.open();
    QVERIFY(connection);
    const auto saying = [&](const QList<Migration> &known, const QString &sentence) {
        const auto result = applied(migrate(*connection, known));
        const auto plan = planMigrations(*connection, known);
        return result.contains(sentence) && !plan && plan.error().detail == result.mid(2) ? QString() : result;
    };
    auto changed = kB;
    changed.checksum = kA.checksum;
    QCOMPARE(
        saying({kA, changed, kC}, u"the migration 0002_b of this program is not the one (0002_b) that was applied"_s),
        QString());
    auto renamed = kB;
    renamed.name = u"0002_other"_s;
    QCOMPARE(saying({kA, renamed, kC}, u"the migration 0002_other of this program is not the one (0002_b)"_s),
             QString());
    QCOMPARE(saying({kA, kC}, u"the database has the migration 0002_b, which is missing in this program"_s), QString());
    QCOMPARE(saying({kA, kB},
                    u"the database is newer than this program: it has the migration 0003_c, and this program "
                    "knows them up to 0002_b. It was left untouched."_s),
             QString());
    QCOMPARE(saying({}, u"the database is newer than this program"_s), QString());
    QCOMPARE(answer(*connection, u"SELECT count(*) FROM schema_migrations"_s), u"3"_s);
    connection.reset();
    if (!postgres)
        QCOMPARE(fileHash(database.file()), before);

    // One that would come before those that are there.
    const test::FreshDatabase other(database.dialect());
    connection = other.open();
    QVERIFY(connection);
    QCOMPARE(applied(migrate(*connection, {kB})), u"0002_b"_s);
    QCOMPARE(saying({kA, kB}, u"the migration 0001_a would come before 0002_b"_s), QString());
    connection.reset(); // before its database goes
}

void TestDbMigrations::severalAtOnce()
{
    COROSCOPE_DATABASE(database);
    QList<Migration> many;
    for (int i = 1; i <= 8; ++i)
        many.append(migration(i, u"step"_s, u"CREATE TABLE t%1 (x integer); INSERT INTO t%1 VALUES (%1)"_s.arg(i)));
    std::atomic<int> count{0};
    std::atomic<int> failures{0};
    const auto work = [&] {
        const auto connection = database.open();
        const auto result = connection ? migrate(*connection, many) : Result<QList<Migration>>(Error());
        if (result)
            count += int(result->size());
        else
            ++failures;
        if (!result)
            qWarning() << result.error().detail;
    };
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back(work);
    for (auto &thread : threads)
        thread.join();
    QCOMPARE(failures.load(), 0);
    QCOMPARE(count.load(), 8); // each by exactly one
    auto connection = database.open();
    QVERIFY(connection);
    QCOMPARE(answer(*connection, u"SELECT count(*) FROM schema_migrations"_s), u"8"_s);
    QCOMPARE(answer(*connection, u"SELECT * FROM t8"_s), u"8"_s);
}

namespace {

template<Model T>
QString difference(Connection &connection)
{
    const auto &model = modelInfo<T>();
    const QString sql = connection.dialect() == Dialect::Sqlite
        ? u"SELECT name, \"notnull\" OR pk FROM pragma_table_info('%1') ORDER BY cid"_s
        : u"SELECT column_name, CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END FROM information_schema.columns WHERE "
          "table_name = '%1' ORDER BY ordinal_position"_s;
    QStringList declared;
    for (const auto &column : model.columns)
        declared.append(column.name + (column.isNullable() ? u"|0"_s : u"|1"_s));
    const QString found = answer(connection, sql.arg(model.table));
    return found == declared.join(u' ') ? QString() : found + u" is not "_s + declared.join(u' ');
}

} // namespace

void TestDbMigrations::modelsFitTheSchema()
{
    COROSCOPE_DATABASE(database);
    auto connection = database.open();
    QVERIFY(connection);
    QVERIFY(migrate(*connection, builtInMigrations(database.dialect())).isOk());
    QCOMPARE(difference<User>(*connection), QString());
    QCOMPARE(difference<Order>(*connection), QString());
    QCOMPARE(difference<World>(*connection), QString());
    QCOMPARE(difference<Fortune>(*connection), QString());
}

void TestDbMigrations::rulesHoldInTheDatabase()
{
    COROSCOPE_DATABASE(database);
    auto connection = database.open();
    QVERIFY(connection);
    QVERIFY(migrate(*connection, builtInMigrations(database.dialect())).isOk());
    const auto insert = [&](const QString &name, const QVariant &email) {
        const auto done = connection->execute(
            u"INSERT INTO users (name, email, created_at) VALUES (?, ?, '2026-01-01T00:00:00.000Z')"_s, {name, email});
        return done ? int(Fault::None) : done.error().code;
    };
    QCOMPARE(insert(u"Ada"_s, u"ada@example.org"_s), int(Fault::None));
    QCOMPARE(insert(u"Ada"_s, u"ada@example.org"_s), int(Fault::Unique));
    QCOMPARE(insert(u"Ada"_s, {}), int(Fault::None)); // a name is not unique
    QCOMPARE(insert(u"Ada"_s, {}), int(Fault::None)); // nor is no email
    QCOMPARE(insert(u"😀"_s.repeated(100), {}), int(Fault::None));
    QCOMPARE(insert(u"😀"_s.repeated(101), {}), int(Fault::Check));
    QCOMPARE(insert(u""_s, {}), int(Fault::Check));
    QCOMPARE(insert(u"a"_s + QChar(0) + u'b', {}), int(postgres ? Fault::Type : Fault::Check));
    QCOMPARE(insert(QString(QChar(0)), {}), int(postgres ? Fault::Type : Fault::Check));
    const auto order = [&](qint64 user, qint64 amount) {
        const auto done = connection->execute(u"INSERT INTO orders (user_id, product, amount_cents, created_at) VALUES "
                                              "(?, 'Tea', ?, '2026-01-01T00:00:00.000Z')"_s,
                                              {user, amount});
        return done ? int(Fault::None) : done.error().code;
    };
    QCOMPARE(order(1, 5), int(Fault::None));
    QCOMPARE(order(1, -1), int(Fault::Check));
    QCOMPARE(order(999, 5), int(Fault::ForeignKey));
    const auto removed = connection->execute(u"DELETE FROM users WHERE id = ?"_s, {1});
    QVERIFY(!removed.isOk());
    QCOMPARE(removed.error().code, int(Fault::ForeignKey));
    QCOMPARE(removed.error().kind, Error::Kind::Conflict);
}

void TestDbMigrations::benchmarkTablesAreFull()
{
    COROSCOPE_DATABASE(database);
    auto connection = database.open();
    QVERIFY(connection);
    QVERIFY(migrate(*connection, builtInMigrations(database.dialect())).isOk());
    QCOMPARE(answer(*connection,
                    u"SELECT count(*), min(id), max(id), min(\"randomNumber\"), max(\"randomNumber\") FROM world"_s),
             u"10000|1|10000|1|10000"_s);
    QCOMPARE(answer(*connection, u"SELECT count(*) FROM fortune"_s), u"12"_s);
    QCOMPARE(answer(*connection, u"SELECT message FROM fortune WHERE id = 12"_s), u"フレームワークのベンチマーク"_s);
    QCOMPARE(answer(*connection, u"SELECT message FROM fortune WHERE id = 11"_s),
             u"<script>alert(\"This should not be displayed in a browser alert box.\");</script>"_s);
}

void TestDbMigrations::damagedFilesAreLeftAlone()
{
    const FreshDatabase database(Dialect::Sqlite);
    const QByteArray text = QByteArray("This is no database. ").repeated(1000);
    {
        QFile file(database.file());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    const auto opened = Connection::open(database.spec());
    QVERIFY(!opened.isOk());
    const auto sentence = databaseFailureText(opened.error(), database.spec());
    QVERIFY2(sentence.startsWith(u"the file is damaged, or is no SQLite database (file is not a database)."_s),
             qPrintable(sentence));
    QVERIFY(sentence.contains(u"--database"_s));
    QFile file(database.file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), text);
}

void TestDbMigrations::filesOfOthersAreLeftAlone()
{
    const FreshDatabase database(Dialect::Sqlite);
    const QByteArray before = fileOfAnother(database, u"CREATE TABLE users (id INTEGER PRIMARY KEY, mine TEXT)"_s);
    QVERIFY(!before.isEmpty());
    {
        const auto connection = database.open();
        QVERIFY(connection);
        QVERIFY(!migrate(*connection, builtInMigrations(Dialect::Sqlite)));
    }
    QFile file(database.file());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
    QVERIFY(!QFile::exists(database.file() + u"-wal"_s));
}

void TestDbMigrations::filesOfOthersCanBecomeOurs()
{
    const FreshDatabase database(Dialect::Sqlite);
    QVERIFY(!fileOfAnother(database, u"CREATE TABLE notes (mine TEXT)"_s).isEmpty());
    const auto connection = database.open();
    QVERIFY(connection);
    QCOMPARE(answer(*connection, u"PRAGMA journal_mode"_s), u"delete"_s);
    QVERIFY(migrate(*connection, {kA}).isOk());
    QCOMPARE(answer(*connection, u"PRAGMA journal_mode"_s), u"wal"_s);
}

void TestDbMigrations::seedsTheSame()
{
    QList<QByteArray> hashes;
    const auto seed = [&](Dialect dialect, std::uint64_t randomSeed) {
        const FreshDatabase database(dialect);
        auto connection = database.open();
        if (!connection || !migrate(*connection, builtInMigrations(dialect)))
            return QByteArray();
        SampleDataPlan plan;
        plan.users = 1'234;
        plan.orders = 3'456;
        plan.randomSeed = randomSeed;
        qint64 lastDone = -1;
        qint64 lastTotal = 0;
        bool grows = true;
        const auto written = writeSampleData(*connection, plan, [&](qint64 done, qint64 total) {
            grows = grows && done > lastDone;
            lastDone = done;
            lastTotal = total;
        });
        if (!written) {
            qWarning() << written.error().detail;
            return QByteArray();
        }
        if (!grows || lastDone != lastTotal || lastDone != 1'234 + 3'456 + 10'000)
            return QByteArray("progress");
        const auto counts = answer(*connection,
                                   u"SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM orders), "
                                   "(SELECT count(*) FROM world)"_s);
        if (counts != u"1234|3456|10000"_s)
            return QByteArray("counts");
        User next;
        next.name = u"next"_s;
        const auto statement = insertStatement(modelInfo<User>(), &next, dialect);
        auto rows = connection->query(statement->sql, statement->values);
        if (!rows || !rows->next() || rows->integer(0) != 1'235)
            return QByteArray("next number");
        while (rows->next()) { }
        (void)rows->finish();
        (void)connection->execute(u"DELETE FROM users WHERE id = 1235"_s);
        return fingerprintOfRows(*connection);
    };
    const auto first = seed(Dialect::Sqlite, 1);
    QCOMPARE(first.size(), 32);
    QCOMPARE(seed(Dialect::Sqlite, 1), first);
    QVERIFY(seed(Dialect::Sqlite, 2) != first);
    if (!FreshDatabase::hasPostgres())
        QSKIP("COROSCOPE_TEST_POSTGRES is not set; ./test.sh starts one.");
    QCOMPARE(seed(Dialect::Postgres, 1), first);
}

void TestDbMigrations::seedsOnlyWhatIsEmpty()
{
    COROSCOPE_DATABASE(database);
    auto connection = database.open();
    QVERIFY(connection);
    QVERIFY(migrate(*connection, builtInMigrations(database.dialect())).isOk());
    SampleDataPlan plan;
    plan.users = 20;
    plan.orders = 50;
    QVERIFY(writeSampleData(*connection, plan).isOk());
    const auto again = writeSampleData(*connection, plan);
    QCOMPARE(again.error().kind, Error::Kind::Conflict);
    QCOMPARE(again.error().detail, u"the database already has 20 users and 50 orders"_s);
    plan.users = 5;
    plan.orders = 0;
    plan.replace = true;
    QVERIFY(writeSampleData(*connection, plan).isOk());
    QCOMPARE(answer(*connection, u"SELECT count(*) FROM orders"_s), u"0"_s);
    QCOMPARE(answer(*connection, u"SELECT max(id) FROM users"_s), u"5"_s);
    QCOMPARE(answer(*connection,
                    u"INSERT INTO users (name, created_at) VALUES ('x', '2026-01-01T00:00:00.000Z') RETURNING id"_s),
             u"6"_s);
    QCOMPARE(answer(*connection,
                    u"INSERT INTO orders (user_id, product, amount_cents, created_at) VALUES (6, 'x', 1, "
                    "'2026-01-01T00:00:00.000Z') RETURNING id"_s),
             u"1"_s);
}

void TestDbMigrations::stoppedSeedsLeaveNothing()
{
    COROSCOPE_DATABASE(database);
    auto connection = database.open();
    QVERIFY(connection);
    QVERIFY(migrate(*connection, builtInMigrations(database.dialect())).isOk());
    const auto worldBefore = answer(*connection, u"SELECT sum(id * \"randomNumber\") FROM world"_s);
    JobControl control;
    connection->beginJob(&control, nullptr, nanoseconds(0));
    SampleDataPlan plan;
    qint64 seen = 0;
    const auto written = writeSampleData(*connection, plan, [&](qint64 done, qint64) {
        seen = done;
        if (done >= 15'000)
            control.canceled = true;
    });
    (void)connection->endJob();
    QVERIFY(!written.isOk());
    QVERIFY(written.error().isCanceled());
    QVERIFY(seen >= 15'000 && seen < 20'000);
    QCOMPARE(connection->depth(), 0);
    QCOMPARE(answer(*connection, u"SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM orders)"_s), u"0|0"_s);
    QCOMPARE(answer(*connection, u"SELECT sum(id * \"randomNumber\") FROM world"_s), worldBefore);
}

void TestDbMigrations::seedsHaveBounds()
{
    const FreshDatabase database(Dialect::Sqlite);
    auto connection = database.open();
    QVERIFY(connection);
    for (const auto &[users, orders] :
         {std::pair<qint64, qint64>(-1, 0), {0, -1}, {1'000'001, 0}, {1, 10'000'001}, {0, 1}}) {
        SampleDataPlan plan;
        plan.users = users;
        plan.orders = orders;
        const auto written = writeSampleData(*connection, plan);
        QVERIFY(!written.isOk());
        QCOMPARE(written.error().kind, Error::Kind::BadRequest);
    }
}

QTEST_GUILESS_MAIN(TestDbMigrations)
#include "tst_db_migrations.moc"

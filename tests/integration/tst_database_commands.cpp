#include "server/db/migrations.h"
#include "tests/support/fresh_database.h"

#include <QDir>
#include <QProcess>
#include <QtTest>

#include <csignal>

using namespace coroscope;
using namespace coroscope::db;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

struct Run {
    int code = -1;
    QString out;
    QString err;
};

/// The real coroscope-server, with a data folder of its own and nothing else of this user.
class Program {
public:
    void start(const QStringList &arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, m_folder.filePath(u"data"_s));
        environment.insert(u"XDG_CONFIG_HOME"_s, m_folder.filePath(u"config"_s));
        m_process.setProcessEnvironment(environment);
        m_process.start(QDir(qEnvironmentVariable("COROSCOPE_BIN")).filePath(u"coroscope-server"_s), arguments);
    }
    Run finish()
    {
        const bool ended = m_process.waitForFinished(120'000);
        return {ended && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1,
                QString::fromUtf8(m_process.readAllStandardOutput()),
                QString::fromUtf8(m_process.readAllStandardError())};
    }
    Run run(const QStringList &arguments)
    {
        start(arguments);
        return finish();
    }
    QProcess &process() { return m_process; }
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
};

qint64 number(const FreshDatabase &database, const QString &sql)
{
    const auto connection = database.open();
    auto rows = connection ? connection->query(sql) : Result<Cursor>(Error());
    if (!rows || !rows->next())
        return -1;
    const qint64 value = rows->integer(0);
    (void)rows->finish();
    return value;
}

} // namespace

class TestDatabaseCommands final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void migrates_data() { COROSCOPE_DATABASE_ROWS(); }
    void migrates();
    void usesTheDataFolder();
    void dryRunMakesNothing();
    void twoMigrateAtOnce_data() { COROSCOPE_DATABASE_ROWS(); }
    void twoMigrateAtOnce();
    void seeds_data() { COROSCOPE_DATABASE_ROWS(); }
    void seeds();
    void aSignalLeavesNothingHalf_data() { COROSCOPE_DATABASE_ROWS(); }
    void aSignalLeavesNothingHalf();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void refusesANewerDatabase();
    void leavesADamagedFileAlone();
    void helpNamesThem();
};

void TestDatabaseCommands::migrates()
{
    COROSCOPE_DATABASE(database);
    const auto &migrations = builtInMigrations(database.dialect());
    const QString last = migrations.last().name;
    QString applied;
    for (const auto &migration : migrations)
        applied += u"applied %1\n"_s.arg(migration.name);
    Program program;
    auto run = program.run({u"migrate"_s, u"--dry-run"_s, u"--database"_s, database.url()});
    QCOMPARE(run.err, QString());
    QCOMPARE(run.code, 0);
    QVERIFY2(run.out.contains(last + u"  pending\n"_s), qPrintable(run.out));
    QVERIFY2(run.out.endsWith(
                 u"%1 migrations pending for the database %2\n"_s.arg(migrations.size()).arg(database.spec().shown)),
             qPrintable(run.out));
    run = program.run({u"migrate"_s, u"--database"_s, database.url()});
    QCOMPARE(run.err, QString());
    QCOMPARE(run.code, 0);
    QCOMPARE(run.out, applied + u"the database %1 is up to date (%2)\n"_s.arg(database.spec().shown, last));
    run = program.run({u"--database"_s, database.url(), u"migrate"_s});
    QCOMPARE(run.out, u"the database %1 is up to date (%2)\n"_s.arg(database.spec().shown, last));
    run = program.run({u"migrate"_s, u"--dry-run"_s, u"--database"_s, database.url()});
    QVERIFY2(run.out.contains(last + u"  applied 20"_s), qPrintable(run.out));
    QVERIFY2(run.out.contains(u"0 migrations pending"_s), qPrintable(run.out));
}

void TestDatabaseCommands::usesTheDataFolder()
{
    Program program;
    const auto run = program.run({u"migrate"_s});
    QCOMPARE(run.err, QString());
    QCOMPARE(run.code, 0);
    const QFileInfo file(program.folder() + u"/data/coroscope/coroscope.db"_s);
    QVERIFY(file.exists());
    QCOMPARE(QFileInfo(file.path()).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestDatabaseCommands::dryRunMakesNothing()
{
    Program program;
    const auto run = program.run({u"migrate"_s, u"--dry-run"_s});
    QCOMPARE(run.code, 0);
    QVERIFY(run.out.contains(u"0001_users_and_orders  pending"_s));
    QVERIFY(QDir(program.folder()).isEmpty());
}

void TestDatabaseCommands::twoMigrateAtOnce()
{
    COROSCOPE_DATABASE(database);
    std::vector<std::unique_ptr<Program>> programs;
    for (int i = 0; i < 4; ++i) {
        programs.push_back(std::make_unique<Program>());
        programs.back()->start({u"migrate"_s, u"--database"_s, database.url()});
    }
    qsizetype applied = 0;
    for (const auto &program : programs) {
        const auto run = program->finish();
        QCOMPARE(run.err, QString());
        QCOMPARE(run.code, 0);
        applied += run.out.count(u"applied "_s);
    }
    QCOMPARE(applied, builtInMigrations(database.dialect()).size());
    QCOMPARE(number(database, u"SELECT count(*) FROM world"_s), 10'000);
}

void TestDatabaseCommands::seeds()
{
    COROSCOPE_DATABASE(database);
    Program program;
    const QStringList arguments{u"seed"_s,     u"--database"_s, database.url(),     u"--users=30"_s,
                                u"--orders"_s, u"70"_s,         u"--random-seed"_s, u"18446744073709551615"_s};
    auto run = program.run(arguments);
    QVERIFY2(
        run.out.endsWith(u"30 users and 70 orders are in the database %1 (random seed 18446744073709551615)\n"_s.arg(
            database.spec().shown)),
        qPrintable(run.out + run.err));
    QCOMPARE(run.code, 0);
    QVERIFY2(run.err.endsWith(u"10100 of 10100 rows\n"_s), qPrintable(run.err));
    QCOMPARE(number(database, u"SELECT count(*) FROM users"_s), 30);
    QCOMPARE(number(database, u"SELECT count(*) FROM orders"_s), 70);
    run = program.run(arguments);
    QCOMPARE(run.code, 1);
    QCOMPARE(run.err,
             u"coroscope-server: the database already has 30 users and 70 orders; with --replace they are deleted "
             "first\n"_s);
    run = program.run({u"seed"_s, u"--replace"_s, u"--users"_s, u"0"_s, u"--database"_s, database.url()});
    QCOMPARE(run.code, 0);
    QCOMPARE(number(database, u"SELECT count(*) FROM users"_s), 0);
    QCOMPARE(number(database, u"SELECT count(*) FROM orders"_s), 0);
}

void TestDatabaseCommands::aSignalLeavesNothingHalf()
{
    COROSCOPE_DATABASE(database);
    Program program;
    program.start({u"seed"_s, u"--users"_s, u"100000"_s, u"--orders"_s, u"5000000"_s, u"--database"_s, database.url()});
    QByteArray told;
    while (!told.contains("rows\n") && program.process().waitForReadyRead(60'000)) {
        program.process().setReadChannel(QProcess::StandardError);
        told += program.process().readAll();
        if (!told.contains("rows\n"))
            QTest::qWait(5);
    }
    QVERIFY(told.contains(" of 5110000 rows\n"));
    QCOMPARE(::kill(pid_t(program.process().processId()), SIGINT), 0);
    const auto run = program.finish();
    QCOMPARE(run.code, 130);
    QVERIFY2(run.err.endsWith(u"coroscope-server: seed was stopped; nothing was left half done\n"_s),
             qPrintable(run.err));
    QCOMPARE(number(database, u"SELECT count(*) FROM users"_s), 0);
    QCOMPARE(number(database, u"SELECT count(*) FROM orders"_s), 0);
    QCOMPARE(number(database, u"SELECT count(*) FROM world"_s), 10'000);
}

void TestDatabaseCommands::saysWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const QStringList &arguments, int code, const QString &sentence) {
        QTest::newRow(qPrintable(arguments.join(u' ')))
            << arguments << code << u"coroscope-server: "_s + sentence + u'\n';
    };
    row({u"seed"_s, u"--users"_s, u"many"_s}, 2, u"--users: takes a number from 0 to 1000000"_s);
    row({u"seed"_s, u"--users=1000001"_s}, 2, u"--users: takes a number from 0 to 1000000"_s);
    row({u"seed"_s, u"--users"_s}, 2, u"--users: takes a number from 0 to 1000000"_s);
    row({u"seed"_s, u"--users=-1"_s}, 2, u"--users: takes a number from 0 to 1000000"_s);
    row({u"seed"_s, u"--random-seed=x"_s}, 2, u"--random-seed: takes a number from 0 to 18446744073709551615"_s);
    row({u"seed"_s, u"--users=0"_s, u"--orders=1"_s}, 2, u"--orders: needs users"_s);
    row({u"seed"_s, u"--replace=yes"_s}, 2, u"--replace: takes no value"_s);
    row({u"seed"_s, u"--dry-run"_s}, 2, u"--dry-run: is an option of the command migrate"_s);
    row({u"--users"_s, u"5"_s}, 2, u"--users: is an option of the command seed"_s);
    row({u"migrate"_s, u"seed"_s}, 2, u"seed: takes one command, serve, openapi, migrate, seed or hash-password"_s);
}

void TestDatabaseCommands::saysWhatIsWrong()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    QFETCH(QString, sentence);
    Program program;
    const auto run = program.run(arguments);
    QCOMPARE(run.err, sentence);
    QCOMPARE(run.code, code);
    QVERIFY(QDir(program.folder()).isEmpty());
}

void TestDatabaseCommands::refusesANewerDatabase()
{
    const FreshDatabase database(Dialect::Sqlite);
    Program program;
    QCOMPARE(program.run({u"migrate"_s, u"--database"_s, database.url()}).code, 0);
    {
        const auto connection = database.open();
        QVERIFY(connection
                    ->execute(
                        u"INSERT INTO schema_migrations VALUES (9000, '9000_later', 'x', '2026-01-01T00:00:00.000Z')"_s)
                    .isOk());
    }
    for (const auto &arguments : {QStringList{u"migrate"_s}, QStringList{u"migrate"_s, u"--dry-run"_s},
                                  QStringList{u"seed"_s, u"--users"_s, u"3"_s}}) {
        const auto run = program.run(arguments + QStringList{u"--database"_s, database.url()});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.startsWith(u"coroscope-server: cannot use the database %1: the database is newer than this "
                                    "program: it has the migration 9000_later"_s.arg(database.file())),
                 qPrintable(run.err));
    }
    QCOMPARE(number(database, u"SELECT count(*) FROM users"_s), 0);
}

void TestDatabaseCommands::leavesADamagedFileAlone()
{
    const FreshDatabase database(Dialect::Sqlite);
    QFile file(database.file());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.write(QByteArray(5000, 'x')) == 5000);
    file.close();
    Program program;
    for (const QString &command : {u"migrate"_s, u"seed"_s}) {
        const auto run = program.run({command, u"--database"_s, database.url()});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains(database.file() + u": the file is damaged, or is no SQLite database"_s),
                 qPrintable(run.err));
    }
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray(5000, 'x'));
}

void TestDatabaseCommands::helpNamesThem()
{
    Program program;
    const auto run = program.run({u"--help"_s});
    QCOMPARE(run.code, 0);
    for (const QString &word :
         {u"migrate"_s, u"seed"_s, u"--dry-run"_s, u"--users N"_s, u"--random-seed N"_s, u"--replace"_s})
        QVERIFY2(run.out.contains(word), qPrintable(word));
    const auto lines = run.out.split(u'\n');
    for (const QString &line : lines)
        QVERIFY2(line.size() <= 80, qPrintable(line));
}

QTEST_GUILESS_MAIN(TestDatabaseCommands)
#include "tst_database_commands.moc"

#include "tests/support/database_jobs.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QtTest>

#include <csignal>
#include <cstdio>
#include <sys/mount.h>
#include <unistd.h>

using namespace coroscope;
using namespace coroscope::db;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The program as a child: writes rows `first`, first + 1, … into the file's table t, each by a job of its own, `count`
/// of them, and says each number when it was acknowledged.
int writeRows(const QString &file, qint64 first, qint64 count)
{
    Pool::Settings settings;
    settings.spec = connectionSpec(u"sqlite:///"_s + file).value();
    settings.lockTimeout = 60s;
    RunningPool pool(settings);
    if (!pool.tried)
        return 3;
    Tasks tasks(pool);
    for (qint64 id = first; id < first + count; id += 10) {
        std::vector<Outcome *> outcomes;
        for (qint64 i = id; i < id + 10; ++i)
            outcomes.push_back(&tasks.add(JobKind::Write, execute(u"INSERT INTO t VALUES(?)"_s, {i})));
        if (!tasks.wait())
            return 4;
        for (qint64 i = 0; i < 10; ++i) {
            if (!outcomes[std::size_t(i)]->isOk())
                return 5;
            std::printf("%lld\n", static_cast<long long>(id + i));
        }
        std::fflush(stdout);
    }
    return 0;
}

/// A PostgreSQL of this test's own.
class OwnPostgres {
public:
    OwnPostgres()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(u"bash"_s, {QStringLiteral(COROSCOPE_SOURCE_DIR "/tests/tools/own_postgres.sh")});
        m_url = line();
    }
    ~OwnPostgres()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(30'000);
    }
    const QString &url() const { return m_url; }
    bool command(const QByteArray &name)
    {
        m_process.write(name + '\n');
        return line() == QString::fromLatin1(name);
    }

private:
    QString line()
    {
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(60'000))
                return {};
        }
        return QString::fromUtf8(m_process.readLine()).trimmed();
    }
    QProcess m_process;
    QString m_url;
};

/// A file system with little room; root only.
class SmallDisk {
public:
    explicit SmallDisk(const QString &folder)
        : m_folder(QFile::encodeName(folder))
    {
        m_mounted = ::mount("tmpfs", m_folder.constData(), "tmpfs", 0, "size=600k") == 0;
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_folder.constData(), MNT_DETACH);
    }
    bool isMounted() const { return m_mounted; }

private:
    QByteArray m_folder;
    bool m_mounted = false;
};

} // namespace

class TestDbTrouble : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFileThatIsNoDatabase_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("text") << QByteArray("this is no database, however long one looks at it\n").repeated(100);
        QTest::newRow("damaged") << QByteArray("SQLite format 3\0\x10\0\1\1\0\x40\x20\x20", 24)
                + QByteArray(8'000, '\xA5');
    }
    void aFileThatIsNoDatabase()
    {
        QFETCH(QByteArray, content);
        TestDatabase database(false);
        QFile file(database.file());
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(content);
        file.close();
        Pool::Settings settings;
        settings.spec = database.spec();
        RunningPool pool(settings);
        QVERIFY(!pool.tried.isOk());
        QCOMPARE(pool.tried.error().code, int(Fault::Corrupt));
        QCOMPARE(pool.tried.error().kind, Error::Kind::Storage);
        QVERIFY(pool.tried.error().detail.contains(database.file()));
        const auto read = pool.read(select(u"SELECT 1"_s)); // and nothing hangs
        QVERIFY(!read.isOk());
        QCOMPARE(read.error().code, int(Fault::NotConnected));
        QVERIFY(file.open(QFile::ReadOnly));
        QCOMPARE(file.readAll(), content); // as it was
    }

    void theDiskIsFull()
    {
        if (::getuid() != 0)
            QSKIP("only root can make a small file system");
        QTemporaryDir folder;
        const SmallDisk disk(folder.path());
        if (!disk.isMounted())
            QSKIP("no file system can be mounted here");
        Pool::Settings settings;
        settings.spec = connectionSpec(u"sqlite:///"_s + folder.filePath(u"full.db"_s)).value();
        RunningPool pool(settings);
        QVERIFY(pool.run(u"CREATE TABLE t(id INTEGER PRIMARY KEY, data BLOB)"_s));
        Tasks tasks(pool);
        std::vector<Outcome *> outcomes;
        const Work big = execute(u"INSERT INTO t(data) VALUES(?)"_s, {QByteArray(40'000, 'x')});
        for (int i = 0; i < 40; ++i)
            outcomes.push_back(&tasks.add(JobKind::Write, big));
        QVERIFY(tasks.wait());
        const auto fine = std::count_if(outcomes.begin(), outcomes.end(), [](const Outcome *o) { return o->isOk(); });
        QVERIFY(fine < 40);
        for (const Outcome *outcome : outcomes) {
            if (outcome->isOk())
                continue;
            QVERIFY2(outcome->isError(Fault::DiskFull), qPrintable(outcome->result->error().detail));
            QCOMPARE(outcome->result->error().kind, Error::Kind::Storage);
        }
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), qint64(fine)); // what was reported is there, nothing else
    }

    void twoProcessesWriteOneFile()
    {
        TestDatabase database(false);
        {
            auto opened = Connection::open(database.spec());
            QVERIFY(opened.isOk());
            QVERIFY(opened.value()->runScript(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s).isOk());
        }
        QProcess other;
        other.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        other.start(QCoreApplication::applicationFilePath(), {u"--write"_s, database.file(), u"100000"_s, u"500"_s});
        QVERIFY(other.waitForStarted());
        Pool::Settings settings;
        settings.spec = database.spec();
        settings.lockTimeout = 60s;
        RunningPool pool(settings);
        QVERIFY(pool.tried.isOk());
        Tasks tasks(pool);
        std::vector<Outcome *> outcomes;
        for (int i = 1; i <= 500; ++i) {
            outcomes.push_back(&tasks.add(JobKind::Write, execute(u"INSERT INTO t VALUES(?)"_s, {i})));
            if (i % 10 == 0)
                QVERIFY(tasks.wait());
        }
        for (const Outcome *outcome : outcomes)
            QVERIFY(outcome->isOk());
        QVERIFY(other.waitForFinished(60'000));
        QCOMPARE(other.exitCode(), 0);
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 1'000);
    }

    void whatWasAcknowledgedOutlivesAKill()
    {
        TestDatabase database(false);
        {
            auto opened = Connection::open(database.spec());
            QVERIFY(opened.isOk());
            QVERIFY(opened.value()->runScript(u"CREATE TABLE t(id INTEGER PRIMARY KEY)"_s).isOk());
        }
        qint64 first = 1;
        qint64 acknowledged = 0;
        for (int round = 0; round < 3; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {u"--write"_s, database.file(), QString::number(first), u"1000000"_s});
            QVERIFY(child.waitForStarted());
            QByteArray reported;
            while (reported.count('\n') < 10) {
                QVERIFY(child.waitForReadyRead(30'000));
                reported += child.readAllStandardOutput();
            }
            QTest::qSleep(150);
            ::kill(pid_t(child.processId()), SIGKILL);
            QVERIFY(child.waitForFinished());
            qint64 last = 0;
            reported += child.readAllStandardOutput();
            const auto lines = reported.split('\n');
            for (const QByteArray &line : lines) {
                if (!line.isEmpty()) {
                    last = line.toLongLong();
                    ++acknowledged;
                }
            }
            QVERIFY(last > 0);
            auto opened = Connection::open(database.spec());
            QVERIFY(opened.isOk());
            auto rows = opened.value()->query(u"SELECT count(*) FROM t WHERE id BETWEEN ? AND ?"_s, {first, last});
            QVERIFY(rows.isOk() && rows->next());
            QCOMPARE(rows->integer(0), last - first + 1); // every one of them
            first = last + 1'000; // behind what was written and not reported
        }
        QVERIFY(acknowledged >= 30);
    }

    void aConnectionThatIsEnded()
    {
        if (postgresUrl().isEmpty())
            QSKIP("COROSCOPE_TEST_POSTGRES is not set; ./test.sh starts a PostgreSQL");
        TestDatabase database(true);
        Pool::Settings settings;
        settings.spec = database.spec();
        settings.connections = 1;
        RunningPool pool(settings);
        auto admin = Connection::open(database.spec());
        QVERIFY(admin.isOk());
        const auto end
            = [&](qint64 pid) { return admin.value()->execute(u"SELECT pg_terminate_backend(?)"_s, {pid}).isOk(); };
        // While it is idle: nobody need know.
        const qint64 first = pool.number(u"SELECT pg_backend_pid()"_s);
        QVERIFY(end(first));
        QTRY_VERIFY(!isBackendThere(*admin.value(), first));
        const qint64 second = pool.number(u"SELECT pg_backend_pid()"_s);
        QVERIFY(second > 0 && second != first);
        // While it runs: that job fails.
        Tasks tasks(pool);
        Outcome &broken = tasks.add(JobKind::Read, select(endlessSql()));
        QVERIFY(runUntil(pool.loop, [&] { return !isIdle(pool.pool.reads().snapshot()); }));
        QTest::qSleep(30);
        QVERIFY(end(second));
        QVERIFY(tasks.wait());
        QVERIFY(broken.isError(Fault::ConnectionLost));
        QVERIFY(broken.isKind(Error::Kind::Unavailable));
        QVERIFY(runUntil(pool.loop, [&] { return pool.pool.isReady(); }));
        QVERIFY(pool.number(u"SELECT pg_backend_pid()"_s) > 0);
        QCOMPARE(pool.pool.reads().snapshot().slots.front().connects, std::uint64_t(3));
    }

    void aServerThatStopsAndStarts()
    {
        if (postgresUrl().isEmpty())
            QSKIP("COROSCOPE_TEST_POSTGRES is not set; ./test.sh starts a PostgreSQL");
        OwnPostgres postgres;
        QVERIFY(postgres.url().startsWith("postgresql://"_L1));
        Pool::Settings settings;
        settings.spec = connectionSpec(postgres.url()).value();
        settings.prepare = [](Connection &connection) {
            return connection.runScript(u"CREATE TABLE IF NOT EXISTS t(id INTEGER PRIMARY KEY)"_s);
        };
        // It is not there yet, and comes.
        RunningPool pool(settings);
        QVERIFY(!pool.tried.isOk());
        QCOMPARE(pool.tried.error().kind, Error::Kind::Unavailable);
        QVERIFY(!pool.pool.isReady());
        QCOMPARE(pool.read(select(u"SELECT 1"_s)).error().code, int(Fault::NotConnected));
        QVERIFY(postgres.command("start"));
        QVERIFY(runUntil(pool.loop, [&] { return pool.pool.isReady(); }));
        QCOMPARE(pool.number(u"SELECT count(*) FROM t"_s), 0); // prepared before anybody used it

        qint64 next = 1;
        std::vector<qint64> acknowledged;
        for (const char *how : {"stop", "kill"}) {
            // Writes all the time, through its end and its return.
            bool back = false;
            int failures = 0;
            const auto some = [&] {
                Tasks tasks(pool);
                std::vector<std::pair<qint64, Outcome *>> outcomes;
                for (int i = 0; i < 20; ++i, ++next)
                    outcomes.emplace_back(next,
                                          &tasks.add(JobKind::Write, execute(u"INSERT INTO t VALUES(?)"_s, {next})));
                if (!tasks.wait())
                    return false; // something hangs
                for (const auto &[id, outcome] : outcomes) {
                    if (outcome->isOk())
                        acknowledged.push_back(id);
                    else if (outcome->isKind(Error::Kind::Unavailable))
                        ++failures;
                    else
                        qWarning() << "failed:" << outcome->result->error().detail;
                }
                return true;
            };
            QVERIFY(some());
            QVERIFY(postgres.command(how));
            QVERIFY(some());
            QVERIFY(failures > 0);
            QTRY_VERIFY(!pool.pool.isReady());
            QVERIFY(!pool.pool.snapshot().error().isEmpty());
            QVERIFY(some());
            QVERIFY(postgres.command("start"));
            QVERIFY(runUntil(pool.loop, [&] { return pool.pool.isReady(); }));
            const auto before = acknowledged.size();
            QVERIFY(some());
            back = acknowledged.size() > before;
            QVERIFY(back);
        }
        // Each that was acknowledged is there, once.
        for (const qint64 id : acknowledged)
            QCOMPARE(pool.number(u"SELECT count(*) FROM t WHERE id = %1"_s.arg(id)), 1);
    }

private:
    static bool isBackendThere(Connection &connection, qint64 pid)
    {
        auto rows = connection.query(u"SELECT count(*) FROM pg_stat_activity WHERE pid = ?"_s, {pid});
        return rows.isOk() && rows->next() && rows->integer(0) > 0;
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--write"_L1)
        return writeRows(arguments.value(2), arguments.value(3).toLongLong(), arguments.value(4).toLongLong());
    TestDbTrouble test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_db_trouble.moc"

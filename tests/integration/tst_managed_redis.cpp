#include "server/async/epoll_loop.h"
#include "server/cache/managed_redis.h"
#include "server/cache/redis_commands.h"
#include "server/cache/redis_link.h"
#include "server/cache/workbench.h"
#include "tests/support/socket_folder.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QTest>

#include <atomic>
#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <optional>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace coroscope;
using namespace coroscope::cache;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A zombie whom nobody has taken yet is none.
bool isRunning(qint64 pid)
{
    QFile stat(u"/proc/%1/stat"_s.arg(pid));
    if (!stat.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = stat.readAll();
    return !text.mid(text.lastIndexOf(')')).startsWith(") Z");
}

ManagedRedis::Settings settings(const QString &folder)
{
    ManagedRedis::Settings settings;
    settings.folder = folder;
    settings.startTimeout = 60s;
    return settings;
}

/// Started, and waited for.
class Started {
public:
    explicit Started(const ManagedRedis::Settings &settings)
        : m_redis(std::make_unique<ManagedRedis>(settings))
    {
        m_redis->start([this](Result<Target> result) {
            m_result.emplace(std::move(result));
            m_called = true;
            m_called.notify_one();
        });
        m_called.wait(false);
    }
    const Result<Target> &result() const { return *m_result; }
    QString problem() const { return *m_result ? QString() : m_result->error().detail; }
    ManagedRedis &redis() { return *m_redis; }
    void end() { m_redis.reset(); }

private:
    std::optional<Result<Target>> m_result;
    std::atomic<bool> m_called{false};
    std::unique_ptr<ManagedRedis> m_redis; // last: it calls
};

/// What this program does as a program that is killed: it runs a managed server, and says where.
int hold(const QString &folder)
{
    Started started(settings(folder));
    std::printf("%lld %s\n", qint64(started.redis().figures().pid), qPrintable(started.redis().figures().path));
    std::fflush(stdout);
    for (;;)
        pause();
}

} // namespace

class TestManagedRedis : public QObject {
    Q_OBJECT

    Result<std::vector<Reply>> run(const Target &target, std::vector<Command> commands)
    {
        Workbench workbench(target);
        std::optional<Result<std::vector<Reply>>> result;
        workbench.run(std::move(commands), 60s, this, [&](auto r) { result.emplace(std::move(r)); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }, 60'000))
            return Error{Error::Kind::Internal, u"nobody called"_s};
        return *result;
    }
    QByteArray configured(const Target &target, const QByteArray &name)
    {
        const auto replies = run(target, {{"CONFIG", "GET", name}});
        return replies && replies.value()[0].items.size() == 2 ? replies.value()[0].items[1].text : "?";
    }
    static int mode(const QString &path)
    {
        struct stat found { };
        return stat(QFile::encodeName(path).constData(), &found) == 0 ? int(found.st_mode & 07777) : -1;
    }
    static bool waitUntil(const std::function<bool()> &done) { return QTest::qWaitFor(done, 60'000); }

private Q_SLOTS:
    void runsPrivatelyAndEndsWithUs_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("plain") << u"redis"_s;
        QTest::newRow("odd") << u"a b\"c'\u00e4\\n $x --port 1"_s;
        QTest::newRow("not there yet") << u"data/more/redis"_s;
    }
    void runsPrivatelyAndEndsWithUs()
    {
        QFETCH(QString, name);
        const test::SocketFolder folder;
        Started started(settings(folder.filePath(name)));
        QVERIFY2(started.result().isOk(), qPrintable(started.problem()));
        const Target target = started.result().value();
        QCOMPARE(target.kind, Target::Kind::Managed);
        QCOMPARE(target.shown(), u"managed"_s);
        QCOMPARE(QFileInfo(target.path).path(), folder.filePath(name));
        QCOMPARE(mode(folder.filePath(name)), 0700);
        QCOMPARE(mode(target.path), 0700);
        QCOMPARE(configured(target, "port"), "0");
        QCOMPARE(configured(target, "save"), "");
        QCOMPARE(configured(target, "appendonly"), "no");
        QCOMPARE(configured(target, "maxmemory"), QByteArray::number(64 * 1024 * 1024));
        QCOMPARE(configured(target, "maxmemory-policy"), "allkeys-lru");
        QVERIFY(run(target, {{"SET", "a", "1"}, {"SAVE"}}).isOk()); // a dump that somebody asks for goes with it
        const auto figures = started.redis().figures();
        QCOMPARE(figures.state, ManagedRedis::State::Running);
        QCOMPARE(figures.path, target.path);
        QVERIFY(isRunning(figures.pid));
        started.end();
        QVERIFY(!isRunning(figures.pid));
        QVERIFY(QDir(folder.filePath(name)).isEmpty());
    }

    void keepsToItsMemory()
    {
        const test::SocketFolder folder;
        auto small = settings(folder.path());
        small.maxMemory = 16 * 1024 * 1024;
        Started started(small);
        QVERIFY2(started.result().isOk(), qPrintable(started.problem()));
        std::vector<Command> commands;
        for (int i = 0; i < 600; ++i)
            commands.push_back({"SET", "k" + QByteArray::number(i), QByteArray(100'000, 'x')});
        commands.push_back({"EXISTS", "k599"});
        commands.push_back({"DBSIZE"});
        const auto replies = run(started.result().value(), std::move(commands));
        QVERIFY(replies.isOk());
        for (std::size_t i = 0; i < 600; ++i)
            QVERIFY(replies.value()[i].isOk());
        QCOMPARE(replies.value()[600], Reply::ofInteger(1));
        QVERIFY(replies.value()[601].integer < 200);
    }

    /// Files in a folder and what is below it.
    static QStringList filesIn(const QString &folder)
    {
        QStringList files;
        QDirIterator it(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (it.hasNext())
            files.append(QDir(folder).relativeFilePath(it.next()));
        return files;
    }
    void persistsWhereAsked_data()
    {
        QTest::addColumn<bool>("persists");
        QTest::addColumn<QString>("end");
        QTest::newRow("kept, ended") << true << u"end"_s;
        QTest::newRow("kept, killed") << true << u"kill"_s;
        QTest::newRow("not kept") << false << u"end"_s;
    }
    void persistsWhereAsked()
    {
        QFETCH(bool, persists);
        QFETCH(QString, end);
        const test::SocketFolder folder;
        auto kept = settings(folder.filePath(u"redis"_s));
        kept.persists = persists;
        kept.maxMemory = 32 * 1024 * 1024;
        Started first(kept);
        QVERIFY2(first.result().isOk(), qPrintable(first.problem()));
        QCOMPARE(configured(first.result().value(), "appendonly"), persists ? "yes" : "no");
        QCOMPARE(configured(first.result().value(), "appendfsync"), "everysec");
        QCOMPARE(configured(first.result().value(), "maxmemory"), QByteArray::number(32 * 1024 * 1024));
        QCOMPARE(configured(first.result().value(), "maxmemory-policy"), "allkeys-lru");
        const QByteArray value(100'000, '\0');
        QVERIFY(run(first.result().value(), {{"SET", "a", value}, {"HSET", "h", "f", "v"}, {"PEXPIRE", "h", "600000"}})
                    .isOk());
        if (end == u"kill") { // and it comes back by itself
            // While the disk is busy Redis holds back what it has to write, for up to two seconds.
            QVERIFY(waitUntil([&] {
                const auto info = run(first.result().value(), {{"INFO", "persistence"}}).value()[0].text;
                return info.contains("aof_buffer_length:0\r\n") && info.contains("aof_pending_bio_fsync:0\r\n");
            }));
            kill(pid_t(first.redis().figures().pid), SIGKILL);
            QVERIFY(waitUntil([&] { return first.redis().figures().restarts == 1; }));
            QCOMPARE(run(first.result().value(), {{"GET", "a"}}).value()[0], Reply::ofBulk(value));
        }
        first.end();
        QCOMPARE(filesIn(kept.folder).isEmpty(), !persists);
        QCOMPARE(mode(kept.folder), 0700);

        Started second(kept);
        QVERIFY2(second.result().isOk(), qPrintable(second.problem()));
        const auto replies
            = run(second.result().value(), {{"GET", "a"}, {"HGET", "h", "f"}, {"PTTL", "h"}, {"DBSIZE"}});
        QVERIFY(replies.isOk());
        QCOMPARE(replies.value()[3], Reply::ofInteger(persists ? 2 : 0));
        if (persists) {
            QCOMPARE(replies.value()[0], Reply::ofBulk(value));
            QCOMPARE(replies.value()[1], Reply::ofBulk("v"));
            QVERIFY(replies.value()[2].integer > 0 && replies.value()[2].integer <= 600'000);
        }
        second.end();

        // Without it nothing of what was kept is read, and nothing of it goes.
        const auto files = filesIn(kept.folder);
        auto off = kept;
        off.persists = false;
        Started third(off);
        QVERIFY2(third.result().isOk(), qPrintable(third.problem()));
        QCOMPARE(run(third.result().value(), {{"DBSIZE"}}).value()[0], Reply::ofInteger(0));
        third.end();
        QCOMPARE(filesIn(kept.folder), files);
    }

    void saysWhereNothingCanBeKept_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("why");
        QTest::newRow("a file is in its place") << u"file"_s << u"Not a directory"_s;
        QTest::newRow("below a file") << u"file/redis"_s << u"Not a directory"_s;
        QTest::newRow("may not be written to") << u"shut"_s << u"Permission denied"_s;
        QTest::newRow("another program has it") << u"taken"_s << u"another program has the data of its Redis there"_s;
    }
    /// It does not go elsewhere in silence, as the socket may.
    void saysWhereNothingCanBeKept()
    {
        QFETCH(QString, name);
        QFETCH(QString, why);
        const test::SocketFolder folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QDir(folder.path()).mkdir(u"shut"_s));
        const auto shut = QFile::encodeName(folder.filePath(u"shut/redis"_s));
        if (name == u"shut") {
            if (geteuid() == 0) { // may write everywhere but here
                name = u"/proc/redis"_s;
                why = u"No such file or directory"_s;
            } else {
                QCOMPARE(::chmod(QFile::encodeName(folder.filePath(u"shut"_s)).constData(), 0500), 0);
                name = QFile::decodeName(shut);
            }
        }
        auto kept = settings(QDir(folder.path()).absoluteFilePath(name));
        kept.persists = true;
        std::optional<Started> other;
        if (name == u"taken") {
            other.emplace(kept);
            QVERIFY2(other->result().isOk(), qPrintable(other->problem()));
        }
        Started started(kept);
        QVERIFY(!started.result().isOk());
        QCOMPARE(started.result().error().kind, Error::Kind::Unavailable);
        QVERIFY2(started.problem().contains(why) && started.problem().contains(kept.folder),
                 qPrintable(started.problem()));
        if (other) { // the one who has it goes on, and one that keeps nothing is not in its way
            auto off = kept;
            off.persists = false;
            Started beside(off);
            QVERIFY2(beside.result().isOk(), qPrintable(beside.problem()));
            QVERIFY(run(other->result().value(), {{"SET", "a", "1"}}).isOk());
            other.reset();
            Started next(kept);
            QVERIFY2(next.result().isOk(), qPrintable(next.problem()));
            QCOMPARE(run(next.result().value(), {{"GET", "a"}}).value()[0], Reply::ofBulk("1"));
        }
    }

    void itsSocketIsElsewhereIfNeedBe_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("hasRuntime");
        const QString deep = QString(120, u'x') + u'/' + QString(120, u'y');
        QTest::newRow("long path, runtime folder") << deep << true;
        QTest::newRow("long path, none") << deep << false;
        QTest::newRow("a file is in its place") << u"file"_s << true;
        QTest::newRow("a link is in its place") << u"link"_s << true;
        QTest::newRow("no folder can be made there") << u"file/redis"_s << true;
    }
    void itsSocketIsElsewhereIfNeedBe()
    {
        QFETCH(QString, name);
        QFETCH(bool, hasRuntime);
        const test::SocketFolder folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(QFile::link(u"/tmp"_s, folder.filePath(u"link"_s)));
        const test::SocketFolder runtime;
        const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
        const auto restore
            = qScopeGuard([&] { before.isNull() ? qunsetenv("XDG_RUNTIME_DIR") : qputenv("XDG_RUNTIME_DIR", before); });
        if (hasRuntime)
            qputenv("XDG_RUNTIME_DIR", QFile::encodeName(runtime.path()));
        else
            qunsetenv("XDG_RUNTIME_DIR");
        Started started(settings(folder.filePath(name)));
        QVERIFY2(started.result().isOk(), qPrintable(started.problem()));
        const Target target = started.result().value();
        const QString parent = QFileInfo(target.path).path();
        QCOMPARE(parent, hasRuntime ? runtime.filePath(u"coroscope"_s) : u"/tmp/coroscope-%1"_s.arg(geteuid()));
        QCOMPARE(mode(parent), 0700);
        QVERIFY(run(target, {{"PING"}}).isOk());
        started.end();
        QVERIFY(!QFileInfo::exists(target.path));
    }

    void comesBackWhenItDies()
    {
        const test::SocketFolder folder;
        Started started(settings(folder.path()));
        QVERIFY2(started.result().isOk(), qPrintable(started.problem()));
        EpollLoop loop;
        RedisLink::Settings linkSettings;
        linkSettings.target = started.result().value();
        RedisLink link(loop, linkSettings);
        const auto ping = [&] {
            std::optional<Result<Reply>> result;
            link.call({"PING"}, 20s, [&](auto r) { result.emplace(std::move(r)); });
            while (!result)
                loop.poll(milliseconds(10));
            return result->isOk();
        };
        QVERIFY(ping());
        for (quint64 i = 1; i <= 2; ++i) {
            const auto before = started.redis().figures();
            kill(pid_t(before.pid), SIGKILL);
            QVERIFY(waitUntil([&] { return started.redis().figures().restarts == i; }));
            const auto after = started.redis().figures();
            QVERIFY(after.pid != before.pid);
            QCOMPARE(after.path, before.path);
            QVERIFY2(after.error.contains(u"signal 9"_s), qPrintable(after.error));
            QVERIFY(waitUntil([&] { return started.redis().figures().state == ManagedRedis::State::Running; }));
            QVERIFY(waitUntil(ping)); // on the same socket, by itself
        }
        const auto pid = started.redis().figures().pid;
        started.end();
        QVERIFY(!isRunning(pid));
    }

    void saysWhyThereIsNone_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("why");
        QTest::newRow("not there") << QByteArray() << u"No such file"_s;
        QTest::newRow("ends at once") << QByteArray("echo it is broken; exit 3") << u"code 3: it is broken"_s;
        QTest::newRow("answers nothing") << QByteArray("exec sleep 1000") << u"did not answer within 200 ms"_s;
        QTest::newRow("options it does not know")
            << QByteArray("exec redis-server \"$@\" --no-such-option 1") << u"no-such-option"_s;
    }
    void saysWhyThereIsNone()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, why);
        const test::SocketFolder folder;
        auto odd = settings(folder.filePath(u"redis"_s));
        odd.program = folder.filePath(u"program"_s);
        if (!script.isEmpty()) {
            QFile file(odd.program);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write("#!/bin/sh\n" + script + '\n');
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        if (why.contains(u"200"_s))
            odd.startTimeout = 200ms;
        Started started(odd);
        QVERIFY(!started.result().isOk());
        QCOMPARE(started.result().error().kind, Error::Kind::Unavailable);
        QVERIFY2(started.problem().contains(why), qPrintable(started.problem()));
        QVERIFY(waitUntil([&] { return started.redis().figures().state == ManagedRedis::State::Failed; }));
        QCOMPARE(started.redis().figures().error, started.problem());
        started.end();
        QVERIFY(QDir(odd.folder).isEmpty());
    }

    void severalShareAFolder()
    {
        const test::SocketFolder folder;
        Started one(settings(folder.path()));
        Started two(settings(folder.path()));
        QVERIFY2(one.result().isOk() && two.result().isOk(), qPrintable(one.problem() + two.problem()));
        QVERIFY(one.result()->path != two.result()->path);
        QVERIFY(run(one.result().value(), {{"SET", "a", "1"}}).isOk());
        QCOMPARE(run(two.result().value(), {{"EXISTS", "a"}}).value()[0], Reply::ofInteger(0));
        one.end();
        QVERIFY(run(two.result().value(), {{"PING"}}).isOk());
    }

    void aCrashOfOursLeavesNothingBehind()
    {
        const test::SocketFolder folder;
        QProcess program;
        program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"COROSCOPE_TEST_HOLD"_s, folder.path());
        program.setProcessEnvironment(environment);
        program.start(QCoreApplication::applicationFilePath(), QStringList());
        QVERIFY(waitUntil([&] { return program.canReadLine(); }));
        const QByteArray line = program.readLine().trimmed();
        const qint64 pid = line.left(line.indexOf(' ')).toLongLong();
        const QString path = QString::fromUtf8(line.mid(line.indexOf(' ') + 1));
        QVERIFY(isRunning(pid));
        QVERIFY(QFileInfo::exists(path));
        program.kill(); // SIGKILL
        QVERIFY(program.waitForFinished(60'000));
        QVERIFY(waitUntil([&] { return !isRunning(pid); }));

        // What it left in the folder goes with the next run, once it is old enough not to be someone's who just starts.
        QVERIFY(QFileInfo::exists(path));
        {
            Started next(settings(folder.path()));
            QVERIFY2(next.result().isOk(), qPrintable(next.problem()));
            QVERIFY(QFileInfo::exists(path));
        }
        const timespec old[2]{{1'000'000, 0}, {1'000'000, 0}};
        QCOMPARE(utimensat(AT_FDCWD, QFile::encodeName(path).constData(), old, 0), 0);
        const QString dump = QString(path).replace(u".sock"_s, u".rdb"_s);
        const QStringList kept{folder.filePath(u"redis-%1-abcdef.rdb"_s.arg(getpid())),
                               folder.filePath(u"redis-x.sock"_s), folder.filePath(u"notes.txt"_s)};
        for (const QString &name : kept + QStringList{dump}) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.close();
            QCOMPARE(utimensat(AT_FDCWD, QFile::encodeName(name).constData(), old, 0), 0);
        }
        Started next(settings(folder.path()));
        QVERIFY2(next.result().isOk(), qPrintable(next.problem()));
        QVERIFY(!QFileInfo::exists(path));
        QVERIFY(!QFileInfo::exists(dump));
        for (const QString &name : kept)
            QVERIFY2(QFileInfo::exists(name), qPrintable(name));
    }

    void canBeStoppedAtAnyTime()
    {
        const test::SocketFolder folder;
        for (int i = 0; i < 20; ++i) {
            std::atomic<int> called{0};
            {
                ManagedRedis redis(settings(folder.path()));
                redis.start([&](const Result<Target> &) { ++called; });
                QTest::qSleep(i);
                redis.stop();
            }
            QVERIFY(called <= 1);
            QVERIFY(QDir(folder.path()).isEmpty());
        }
        {
            const ManagedRedis never(settings(folder.path()));
            QCOMPARE(never.figures().state, ManagedRedis::State::Idle);
        }
        // One that does not listen is killed.
        Started hung(settings(folder.path()));
        QVERIFY2(hung.result().isOk(), qPrintable(hung.problem()));
        const auto pid = hung.redis().figures().pid;
        kill(pid_t(pid), SIGSTOP);
        hung.end();
        QVERIFY(!isRunning(pid));
    }

    void warningsOfTheServerReachOurLog()
    {
        const test::SocketFolder folder;
        Started started(settings(folder.path()));
        QVERIFY2(started.result().isOk(), qPrintable(started.problem()));
        static std::atomic<int> warnings{0};
        warnings = 0;
        const auto before = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &, const QString &text) {
            warnings += type == QtWarningMsg && text.contains(u"ready to exit, bye bye"_s);
        });
        (void)run(started.result().value(), {{"SHUTDOWN", "NOSAVE"}});
        const bool told = waitUntil([] { return warnings == 1; });
        const bool isBack = waitUntil([&] { return started.redis().figures().restarts == 1; });
        qInstallMessageHandler(before);
        QVERIFY(told);
        QVERIFY(isBack);
    }
};

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (qEnvironmentVariableIsSet("COROSCOPE_TEST_HOLD"))
        return hold(qEnvironmentVariable("COROSCOPE_TEST_HOLD"));
    TestManagedRedis test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_managed_redis.moc"

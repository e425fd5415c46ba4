// One window for one data folder, with real programs.

#include "ui/single_instance.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalSocket>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWidget>

#include <atomic>
#include <csignal>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace coroscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Outcome = SingleInstance::Outcome;

namespace {

constexpr int kPatience = 60'000; // ms: a program starts, and the machine may be busy

/// As it was before initMain().
QProcessEnvironment ordinary()
{
    QProcessEnvironment env = QProcessEnvironment::systemEnvironment();
    env.remove(u"QT_QPA_PLATFORM"_s);
    return env;
}

QProcessEnvironment environment(const QString &home)
{
    QProcessEnvironment env = ordinary();
    env.insert(u"HOME"_s, home);
    env.remove(u"XDG_DATA_HOME"_s);
    env.remove(u"XDG_CONFIG_HOME"_s);
    env.insert(u"LANG"_s, u"C.UTF-8"_s);
    return env;
}

/// The real program on a data folder; ended with the object.
struct Program {
    QProcess process;

    Program() = default;
    explicit Program(const QStringList &arguments, const QProcessEnvironment &env = ordinary())
    {
        begin(arguments, env);
    }

    void begin(const QStringList &arguments, const QProcessEnvironment &env = ordinary())
    {
        process.setProcessEnvironment(env);
        process.start(qEnvironmentVariable("COROSCOPE_BIN") + u"/coroscope"_s, arguments);
        process.waitForStarted(kPatience);
    }

    ~Program()
    {
        if (process.state() != QProcess::NotRunning) {
            process.kill();
            process.waitForFinished(kPatience);
        }
    }

    bool ended() { return process.state() == QProcess::NotRunning || process.waitForFinished(kPatience); }
    QString out() { return QString::fromUtf8(process.readAllStandardOutput()); }
    QString error() { return QString::fromUtf8(process.readAllStandardError()); }
};

/// It has the folder and can be asked.
bool hasWindow(const QString &folder)
{
    return QTest::qWaitFor(
        [&] {
            QFile file(folder + u"/coroscope.lock"_s);
            if (!file.open(QIODevice::ReadOnly))
                return false;
            const QByteArray path = file.readAll().split('\n').value(1);
            struct stat about { };
            return !path.isEmpty() && ::stat(path.constData(), &about) == 0;
        },
        kPatience);
}

QStringList on(const QString &folder)
{
    return {u"--data-dir"_s, folder, u"--port"_s, u"0"_s};
}

} // namespace

class TestSingleInstance final : public QObject {
    Q_OBJECT

public:
    /// This program needs a screen that minimizes windows, which X without a window manager does not.
    static void initMain() { qputenv("QT_QPA_PLATFORM", "offscreen"); }

private Q_SLOTS:
    void theSecondProgramRaisesTheFirst()
    {
        QTemporaryDir folder;
        Program first(on(folder.path()));
        QVERIFY(hasWindow(folder.path()));
        // By another way to the same folder.
        QTemporaryDir elsewhere;
        const QString link = elsewhere.filePath(u"link"_s);
        QVERIFY(QFile::link(folder.path(), link));
        for (const QString &path : {folder.path(), link}) {
            Program second(on(path));
            QVERIFY(second.ended());
            QCOMPARE(second.process.exitCode(), 0);
            const QString said = second.out();
            QVERIFY2(said.contains(u"is open already (process %1)"_s.arg(first.process.processId())), qPrintable(said));
            QCOMPARE(second.error(), QString());
        }
        QCOMPARE(first.process.state(), QProcess::Running);

        // Another folder is another matter.
        QTemporaryDir other;
        Program third(on(other.path()));
        QVERIFY(hasWindow(other.path()));
        QCOMPARE(third.process.state(), QProcess::Running);

        first.process.terminate();
        QVERIFY(first.ended());
        QCOMPARE(first.process.exitCode(), 0);
        QVERIFY(!QFile::exists(folder.filePath(u"coroscope.lock"_s))); // it tidied up
        Program next(on(folder.path()));
        QVERIFY(hasWindow(folder.path()));
        QCOMPARE(next.process.state(), QProcess::Running);
    }

    /// A session that is named on the command line is not lost where the window is open already.
    void handsOverTheFileThatIsToBeOpened()
    {
        QTemporaryDir folder;
        SingleInstance first(folder.path());
        QCOMPARE(first.claim(), Outcome::First);
        first.listen();
        QSignalSpy raised(&first, &SingleInstance::raiseRequested);
        QSignalSpy opened(&first, &SingleInstance::openRequested);
        const QString file = folder.filePath(u"a b%20ü\n.coroscope"_s);
        SingleInstance second(folder.path());
        std::atomic<bool> isThrough{false}; // the first one answers from its event loop, so that has to go on
        std::thread asker([&] {
            QCOMPARE(second.claim(60s, file), Outcome::Raised);
            isThrough = true;
        });
        const bool wasAsked = QTest::qWaitFor([&] { return isThrough.load(); }, kPatience);
        asker.join();
        QVERIFY(wasAsked);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toString(), file);
        QCOMPARE(raised.count(), 1);
        QVERIFY2(second.message().contains(u"comes to the front with "_s + file), qPrintable(second.message()));

        // The real program, asked from another folder.
        QTemporaryDir other;
        Program window(on(other.path()));
        QVERIFY(hasWindow(other.path()));
        QFile session(other.filePath(u"s.coroscope"_s));
        QVERIFY(session.open(QIODevice::WriteOnly));
        session.close();
        Program late;
        late.process.setWorkingDirectory(other.path());
        late.begin(on(other.path()) + QStringList{u"s.coroscope"_s});
        QVERIFY(late.ended());
        QCOMPARE(late.process.exitCode(), 0);
        const QString said = late.out();
        QVERIFY2(said.contains(u"comes to the front with "_s + session.fileName()), qPrintable(said));
        QCOMPARE(window.process.state(), QProcess::Running);
    }

    void whoeverWasKilledHoldsNothing()
    {
        QTemporaryDir folder;
        {
            Program first(on(folder.path()));
            QVERIFY(hasWindow(folder.path()));
            first.process.kill();
            QVERIFY(first.ended());
        }
        QVERIFY(QFile::exists(folder.filePath(u"coroscope.lock"_s))); // its file is still there, its lock is not
        SingleInstance next(folder.path());
        QCOMPARE(next.claim(), Outcome::First);
        next.listen(); // where its socket still is
        SingleInstance third(folder.path());
        QSignalSpy raised(&next, &SingleInstance::raiseRequested);
        std::atomic<bool> isThrough{false}; // the answer comes from the event loop, so that has to go on
        std::thread asker([&] {
            QCOMPARE(third.claim(60s), Outcome::Raised);
            isThrough = true;
        });
        const bool wasAsked = QTest::qWaitFor([&] { return isThrough.load(); }, kPatience);
        asker.join();
        QVERIFY(wasAsked);
        QCOMPARE(raised.count(), 1);
    }

    void withoutDataDirItIsTheXdgFolder()
    {
        QTemporaryDir home;
        Program first({u"--port"_s, u"0"_s}, environment(home.path()));
        QVERIFY(hasWindow(home.filePath(u".local/share/coroscope"_s)));
        Program second({u"--port"_s, u"0"_s}, environment(home.path()));
        QVERIFY(second.ended());
        QCOMPARE(second.process.exitCode(), 0);
    }

    void helpAndMistakesNeedNoLock()
    {
        QTemporaryDir folder;
        SingleInstance first(folder.path());
        QCOMPARE(first.claim(), Outcome::First);
        Program help(on(folder.path()) + QStringList{u"--help"_s});
        QVERIFY(help.ended());
        QCOMPARE(help.process.exitCode(), 0);
        QVERIFY(help.out().contains(u"--data-dir"_s));
    }

    void whoDoesNotAnswerIsNamed()
    {
        QTemporaryDir folder;
        SingleInstance first(folder.path());
        QCOMPARE(first.claim(), Outcome::First); // and never listens
        SingleInstance second(folder.path());
        QCOMPARE(second.claim(std::chrono::milliseconds(120)), Outcome::NoAnswer);
        QVERIFY2(second.message().contains(u"process %1"_s.arg(::getpid())), qPrintable(second.message()));
        QVERIFY(second.message().contains(u"--data-dir"_s));
    }

    void onlyRaiseIsHeard_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<int>("raised");
        QTest::newRow("raise") << QByteArray("raise\n") << 1;
        QTest::newRow("another word") << QByteArray("quit\n") << 0;
        QTest::newRow("more than a word") << QByteArray("raise me\n") << 0;
        QTest::newRow("endless") << QByteArray(100'000, 'a') << 0;
        QTest::newRow("nothing") << QByteArray() << 0;
    }

    void onlyRaiseIsHeard()
    {
        QFETCH(QByteArray, said);
        QFETCH(int, raised);
        QTemporaryDir folder;
        SingleInstance first(folder.path());
        QCOMPARE(first.claim(), Outcome::First);
        first.listen();
        QSignalSpy spy(&first, &SingleInstance::raiseRequested);
        QLocalSocket socket;
        socket.connectToServer(first.socketPath());
        QVERIFY(QTest::qWaitFor([&] { return socket.state() == QLocalSocket::ConnectedState; }, kPatience));
        socket.write(said);
        QVERIFY(QTest::qWaitFor([&] { return socket.state() == QLocalSocket::UnconnectedState; }, kPatience));
        QCOMPARE(spy.count(), raised);
        QCOMPARE(socket.readAll(), raised ? QByteArray("ok\n") : QByteArray());
    }

    void theSocketIsShortAndPrivate()
    {
        const QByteArray before = qgetenv("XDG_RUNTIME_DIR");
        QTemporaryDir base;
        const QString deep = base.filePath(QString(120, u'd'));
        QVERIFY(QDir().mkpath(deep));
        QFile::setPermissions(deep, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        for (const QString &runtime : {QString(), deep, base.path(), u"not/absolute"_s}) {
            qputenv("XDG_RUNTIME_DIR", runtime.toUtf8());
            QTemporaryDir folder;
            SingleInstance instance(folder.path());
            QCOMPARE(instance.claim(), Outcome::First);
            const QByteArray path = QFile::encodeName(instance.socketPath());
            QVERIFY2(!path.isEmpty() && path.size() <= 107, path.constData());
            struct stat about { };
            QCOMPARE(::stat(QFileInfo(instance.socketPath()).path().toUtf8().constData(), &about), 0);
            QCOMPARE(about.st_mode & 077U, 0U);
            QCOMPARE(QFileInfo(instance.lockPath()).permissions() & (QFile::ReadOther | QFile::ReadGroup),
                     QFile::Permissions());
        }
        qputenv("XDG_RUNTIME_DIR", before);
    }

    void aFolderThatCannotBeWrittenIsSaid_data()
    {
        QTest::addColumn<QString>("folder");
        QTest::newRow("read-only") << u"/sys/kernel"_s;
        QTest::newRow("no such place") << u"/proc/nowhere/coroscope"_s;
        QTest::newRow("below a file") << u"/proc/version/coroscope"_s;
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        QFETCH(QString, folder);
        SingleInstance first(folder);
        QCOMPARE(first.claim(), Outcome::Unguarded);
        QVERIFY2(first.message().contains(folder) && first.message().contains(u"cannot be written"_s),
                 qPrintable(first.message()));
    }

    void anotherUsersFolderIsRefused()
    {
        if (::geteuid() != 0)
            QSKIP("needs root to be two users");
        QTemporaryDir folder;
        QVERIFY(::chmod(folder.path().toUtf8().constData(), 0777) == 0);
        SingleInstance first(folder.path());
        QCOMPARE(first.claim(), Outcome::First);
        QVERIFY(::seteuid(65534) == 0); // nobody
        SingleInstance second(folder.path());
        const Outcome outcome = second.claim(std::chrono::milliseconds(100));
        QVERIFY(::seteuid(0) == 0);
        QCOMPARE(outcome, Outcome::Forbidden);
        QVERIFY2(second.message().contains(u"belongs to the user root"_s), qPrintable(second.message()));
    }

    void aMinimizedWindowComesBack()
    {
        QWidget window;
        window.showMinimized();
        QVERIFY(window.isMinimized());
        SingleInstance::bringToFront(&window);
        QVERIFY(QTest::qWaitFor([&] { return !window.isMinimized() && window.isVisible(); }, kPatience));
        window.hide();
        SingleInstance::bringToFront(&window);
        QVERIFY(window.isVisible());
    }
};

QTEST_MAIN(TestSingleInstance)
#include "tst_single_instance.moc"

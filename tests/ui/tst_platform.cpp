#include "tests/support/holds_sigterm.h"
#include "ui/platform_choice.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace coroscope;

/// Under which platform plugin the program runs: asked as a function, and seen on the real program.
class TestPlatform final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void choice_data()
    {
        QTest::addColumn<QStringList>("variables");
        QTest::addColumn<QByteArray>("platform");
        const QByteArray ours = "xcb;wayland";
        QTest::newRow("nothing") << QStringList{} << QByteArray();
        QTest::newRow("X alone") << QStringList{QStringLiteral("DISPLAY=:0"), QStringLiteral("XDG_SESSION_TYPE=x11")}
                                 << QByteArray();
        QTest::newRow("Wayland alone") << QStringList{QStringLiteral("WAYLAND_DISPLAY=wayland-0"),
                                                      QStringLiteral("XDG_SESSION_TYPE=wayland")}
                                       << QByteArray();
        QTest::newRow("Wayland with X") << QStringList{QStringLiteral("WAYLAND_DISPLAY=wayland-0"),
                                                       QStringLiteral("DISPLAY=:0")}
                                        << ours;
        QTest::newRow("told by the session")
            << QStringList{QStringLiteral("XDG_SESSION_TYPE=Wayland"), QStringLiteral("DISPLAY=:0")} << ours;
        QTest::newRow("an empty DISPLAY")
            << QStringList{QStringLiteral("WAYLAND_DISPLAY=wayland-0"), QStringLiteral("DISPLAY=")} << QByteArray();
        QTest::newRow("the person chose")
            << QStringList{QStringLiteral("WAYLAND_DISPLAY=wayland-0"), QStringLiteral("DISPLAY=:0"),
                           QStringLiteral("QT_QPA_PLATFORM=wayland")}
            << QByteArray();
    }

    void choice()
    {
        QFETCH(QStringList, variables);
        QFETCH(QByteArray, platform);
        QProcessEnvironment environment;
        for (const QString &each : variables)
            environment.insert(each.section(u'=', 0, 0), each.section(u'=', 1));
        QCOMPARE(platformFor(environment), platform);
    }

    /// A Wayland session whose compositor nobody can reach: had the program chosen Wayland, it could not run.
    void theProgramTakesX()
    {
        QTemporaryDir folder;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("QT_QPA_PLATFORM"));
        environment.insert(QStringLiteral("WAYLAND_DISPLAY"), folder.filePath(QStringLiteral("nobody")));
        environment.insert(QStringLiteral("XDG_SESSION_TYPE"), QStringLiteral("wayland"));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
        environment.insert(QStringLiteral("QT_DEBUG_PLUGINS"), QStringLiteral("1"));
        QProcess program;
        program.setProcessEnvironment(environment);
        program.start(qEnvironmentVariable("COROSCOPE_BIN") + QStringLiteral("/coroscope"),
                      {QStringLiteral("--data-dir"), folder.path(), QStringLiteral("--port"), QStringLiteral("0")});
        QVERIFY(program.waitForStarted());
        QByteArray said;
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         said += program.readAllStandardError();
                         return isLoaded(said, "libqxcb.so") && test::holdsSigterm(program.processId());
                     },
                     20'000),
                 said.right(3000).constData());
        QVERIFY(!isLoaded(said, "libqwayland"));
        QCOMPARE(::kill(pid_t(program.processId()), SIGTERM), 0);
        QVERIFY(program.waitForFinished(20'000));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
    }

private:
    static bool isLoaded(const QByteArray &said, const char *plugin)
    {
        for (const QByteArray &line : said.split('\n')) {
            if (line.contains("loaded library") && line.contains(plugin))
                return true;
        }
        return false;
    }
};

QTEST_GUILESS_MAIN(TestPlatform)
#include "tst_platform.moc"

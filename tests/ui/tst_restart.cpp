#include "server/telemetry/log_sink.h"
#include "tests/support/file_trouble.h"
#include "tests/support/holds_sigterm.h"
#include "tests/ui/window_fixture.h"
#include "ui/options/option_row.h"
#include "ui/options/settings_dialog.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/timeline/timeline_pane.h"
#include "ui/server_bar.h"
#include "ui/widgets/banner.h"

#include <QLineEdit>
#include <QProcess>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryFile>
#include <QToolButton>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 20'000; // ms; a busy machine is slow, a broken program never gets there

/// The window with settings that nothing overrides but the address and the data folder, so that tests meet neither on a
/// port nor in a database.
struct SettingsFixture : WindowFixture {
    ParsedOptions parsed;

    SettingsFixture()
    {
        window.reset();
        Options address;
        address.host = u"127.0.0.1"_s;
        address.port = 0;
        address.dataDir = folder.path();
        parsed = ParsedOptions::given(address);
        parsed.settingsFile = folder.filePath(u"coroscope.ini"_s);
        reopen();
    }
    void reopen()
    {
        window = std::make_unique<MainWindow>(&server, parsed);
        window->show();
    }
    QToolButton *button() const { return window->serverBar()->startStopButton(); }
    SettingsDialog *dialog() const { return window->findChild<SettingsDialog *>(); }

    /// By keys, in the dialog.
    void change(OptionId id, const QString &text) const
    {
        window->showSettings();
        auto *edit = qobject_cast<QLineEdit *>(dialog()->row(id)->field());
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }
    bool becomes(ServerState state) const
    {
        return QTest::qWaitFor([&] { return server.state() == state; }, kPatience);
    }
    QByteArray answerTo(const QByteArray &host) const
    {
        const auto socket = send("GET /plaintext HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        const bool ended
            = QTest::qWaitFor([&] { return socket->state() == QAbstractSocket::UnconnectedState; }, kPatience);
        return ended ? socket->readAll() : QByteArray();
    }
};

} // namespace

/// What happens to a server that runs when its settings change.
class TestRestart final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theRecordingStays()
    {
        SettingsFixture f;
        QVERIFY(f.start());
        QVERIFY(!f.answerTo("localhost").isEmpty());
        const TimelineIndex &index = f.window->timelinePane()->index();
        QVERIFY(QTest::qWaitFor([&] { return index.rows().size() == 1; }, kPatience));
        const auto id = index.rows().front().record->id;
        QVERIFY(f.stop());
        QVERIFY(f.start());
        QVERIFY(!f.answerTo("localhost").isEmpty());
        QVERIFY(QTest::qWaitFor([&] { return index.rows().size() == 2; }, kPatience));
        QCOMPARE(index.rows().front().record->id, id);
        QVERIFY(index.rows().back().record->id > id);
    }

    void whatNeedsARestart()
    {
        const Options running;
        QVERIFY(restartOptions(running, running).isEmpty());
        Options wanted;
        wanted.host = u"::1"_s;
        wanted.port = 1;
        wanted.workers = 2;
        wanted.dataDir = u"/d"_s;
        wanted.database = u"sqlite:////d"_s;
        wanted.redis = u"memory"_s;
        wanted.redisMemory = 8'000'000;
        wanted.redisPersist = true;
        wanted.redisHot = 0;
        wanted.tasksInRedis = true;
        wanted.allowHosts = QStringList{u"a.test"_s};
        wanted.maxBody = wanted.maxBuffered = wanted.maxHeader = wanted.maxUri = 1000;
        wanted.maxUpload = wanted.maxUploads = 1000;
        using std::chrono::milliseconds;
        wanted.headerTimeout = wanted.bodyTimeout = wanted.writeTimeout = wanted.idleTimeout = milliseconds(1);
        wanted.requestTimeout = wanted.drainTimeout = milliseconds(1);
        wanted.maxConnections = 1;
        wanted.jsonLog = true;
        wanted.noTelemetry = true;
        wanted.accessLog = AccessLogChoice::Json;
        wanted.accessLogFile = u"/d/access.log"_s;
        wanted.serverTiming = false;
        wanted.staticFolder = u"/d"_s;
        wanted.routePolicies = u"/d/p"_s;
        wanted.lessons = u"/d/l"_s;
        wanted.corsOrigins = QStringList{u"*"_s};
        wanted.rateLimit = u"5/s"_s;
        wanted.rateLimitBy = RateLimitChoice::Key;
        wanted.rateLimitInRedis = true;
        wanted.requireAuth = AuthChoice::Writes;
        wanted.apiKeyFile = wanted.accountsFile = wanted.jwtKeyFile = u"/d/key"_s;
        wanted.jwtAlgorithm = JwtAlgorithm::ES256;
        wanted.jwtIssuer = wanted.jwtAudience = u"a"_s;
        wanted.jwtLeeway = wanted.tokenLifetime = milliseconds(5000);
        wanted.compression = false;
        wanted.compressionLevel = CompressionLevel::Best;
        wanted.securityHeaders = false;
        wanted.tlsSelfSigned = true;
        wanted.tlsCert = u"/d/cert.pem"_s;
        wanted.tlsKey = u"/d/key.pem"_s;
        QCOMPARE(std::size_t(differingOptions(running, wanted).size()),
                 kOptionCount); // a new option needs a value here
        QList<OptionId> expected;
        for (const OptionSpec &spec : optionTable()) {
            if (spec.applies == OptionApplies::NextServerStart)
                expected.append(spec.id);
        }
        QCOMPARE(restartOptions(running, wanted), expected);
        QVERIFY(!expected.contains(OptionId::DrainTimeout));
        QVERIFY(!expected.contains(OptionId::Workers));
        QVERIFY(expected.contains(OptionId::MaxConnections));
    }

    void theButtonOffersIt()
    {
        SettingsFixture f;
        f.change(OptionId::Workers, u"2"_s); // while it is stopped, nothing has to be restarted
        QCOMPARE(f.button()->text(), u"Start"_s);
        QVERIFY(f.start());
        QCOMPARE(f.button()->text(), u"Stop"_s);
        QCOMPARE(f.server.options().workers, 2);

        f.change(OptionId::Workers, u"3"_s); // at once
        QTRY_COMPARE_WITH_TIMEOUT(f.server.workerCount(), 3, kPatience);
        QCOMPARE(f.button()->text(), u"Stop"_s);
        f.change(OptionId::MaxHeader, u"64"_s);
        f.change(OptionId::MaxConnections, u"300"_s);
        QCOMPARE(f.button()->text(), u"Restart needed"_s);
        QCOMPARE(f.button()->accessibleName(), u"Restart needed"_s);
        QVERIFY2(f.button()->toolTip().contains(u"Connections"_s)
                     && f.button()->toolTip().contains(u"Largest header"_s),
                 qPrintable(f.button()->toolTip()));
        const auto socket = f.send(f.request("GET", "/async-endpoint?delay_ms=3000"));
        QVERIFY(QTest::qWaitFor([&] { return f.window->requestsPane()->model()->rowCount() == 1; }, kPatience));
        QSignalSpy states(&f.server, &Server::stateChanged);
        QTest::mouseClick(f.button(), Qt::LeftButton);
        QVERIFY(f.becomes(ServerState::Draining));
        QVERIFY(QTest::qWaitFor([&] { return states.count() == 4; }, kPatience));
        QList<ServerState> seen;
        for (const auto &state : states)
            seen.append(state.first().value<ServerState>());
        QCOMPARE(seen,
                 (QList{ServerState::Draining, ServerState::Stopped, ServerState::Starting, ServerState::Listening}));
        QVERIFY(QTest::qWaitFor([&] { return socket->bytesAvailable() > 0; }, kPatience));
        QVERIFY(socket->readAll().contains("Hello, Async World!")); // what was in flight was answered
        QCOMPARE(f.server.options().maxConnections, 300);
        QCOMPARE(f.server.options().maxHeader, 64 * 1024);
        QCOMPARE(f.button()->text(), u"Stop"_s);
    }

    void whatIsTakenBackNeedsNone()
    {
        SettingsFixture f;
        QVERIFY(f.start());
        f.change(OptionId::MaxConnections, u"300"_s);
        QCOMPARE(f.button()->text(), u"Restart needed"_s);
        f.window->undoStack()->undo();
        QCOMPARE(f.button()->text(), u"Stop"_s);
        f.window->undoStack()->redo();
        QCOMPARE(f.button()->text(), u"Restart needed"_s);
        f.window->serverBar()->stopAction()->trigger(); // one can stop it just the same
        QVERIFY(f.becomes(ServerState::Stopped));
        QTest::qWait(100);
        QCOMPARE(f.server.state(), ServerState::Stopped);
        QCOMPARE(f.button()->text(), u"Start"_s);
    }

    void theDialogOffersItToo()
    {
        SettingsFixture f;
        QVERIFY(f.start());
        f.change(OptionId::MaxConnections, u"300"_s);
        QPushButton *restart = nullptr;
        for (Banner *banner : f.dialog()->findChildren<Banner *>()) {
            if (banner->isVisible() && banner->text().contains(u"Connections"_s))
                restart = banner->actionButton();
        }
        QVERIFY(restart);
        QTest::mouseClick(restart, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor(
            [&] { return f.server.state() == ServerState::Listening && f.server.options().maxConnections == 300; },
            kPatience));
        QVERIFY(restart->isHidden() || !restart->isVisible());
    }

    void ctrlF5Restarts()
    {
        SettingsFixture f;
        QVERIFY(f.start());
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QSignalSpy states(&f.server, &Server::stateChanged);
        QTest::keyClick(f.window.get(), Qt::Key_F5, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return states.count() == 4; }, kPatience));
        QCOMPARE(f.server.state(), ServerState::Listening);
    }

    void closingEndsARestart()
    {
        SettingsFixture f;
        QVERIFY(f.start());
        const auto socket = f.send(f.request("GET", "/async-endpoint?delay_ms=3000"));
        QVERIFY(QTest::qWaitFor([&] { return f.window->requestsPane()->model()->rowCount() == 1; }, kPatience));
        f.window->serverBar()->restartAction()->trigger();
        QVERIFY(f.becomes(ServerState::Draining));
        f.window->close();
        QVERIFY(QTest::qWaitFor([&] { return !f.window->isVisible(); }, kPatience));
        QTest::qWait(100);
        QCOMPARE(f.server.state(), ServerState::Stopped);
    }

    void aRestartThatFailsSaysWhy()
    {
        SettingsFixture f;
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        f.window.reset();
        f.parsed.sources[std::size_t(OptionId::Port)] = OptionSource::Default;
        f.parsed.options.port = 0;
        f.parsed.fileValues[std::size_t(OptionId::Port)] = u"0"_s;
        f.reopen();
        QVERIFY(f.start());
        f.change(OptionId::Port, QString::number(other.serverPort()));
        QCOMPARE(f.button()->text(), u"Restart needed"_s);
        QTest::mouseClick(f.button(), Qt::LeftButton);
        QVERIFY(f.becomes(ServerState::Failed));
        QVERIFY(f.window->banner()->isVisible());
        // The free port that is offered holds for this session and is no change of the settings.
        QTest::mouseClick(f.window->banner()->actionButton(), Qt::LeftButton);
        QVERIFY(f.becomes(ServerState::Listening));
        QCOMPARE(f.button()->text(), u"Stop"_s);
        QCOMPARE(f.window->serverSettings()->origin(OptionId::Port), ServerSettings::Origin::Session);
        QCOMPARE(f.window->serverSettings()->own(OptionId::Port), std::optional(QString::number(other.serverPort())));
    }

    void hostsAreAllowedAtOnce()
    {
        SettingsFixture f;
        QVERIFY(f.start());
        QVERIFY(f.answerTo("demo.test").startsWith("HTTP/1.1 421 "));
        f.change(OptionId::AllowHost, u"demo.test"_s);
        QCOMPARE(f.button()->text(), u"Stop"_s);
        QVERIFY(f.answerTo("demo.test").startsWith("HTTP/1.1 200 "));
        f.window->undoStack()->undo();
        QVERIFY(f.answerTo("demo.test").startsWith("HTTP/1.1 421 "));
        // One that was allowed elsewhere is in the settings as well, for the session.
        QVERIFY(f.server.allowHost(u"other.test"_s));
        QCOMPARE(f.window->serverSettings()->options().allowHosts, QStringList{u"other.test"_s});
        QCOMPARE(f.window->serverSettings()->origin(OptionId::AllowHost), ServerSettings::Origin::Session);
        f.change(OptionId::AllowHost, u"demo.test"_s);
        QVERIFY(f.answerTo("other.test").startsWith("HTTP/1.1 200 "));
        QVERIFY(f.answerTo("demo.test").startsWith("HTTP/1.1 200 "));
    }

    void theDrainTimeoutActsAtOnce()
    {
        SettingsFixture f;
        QVERIFY(f.start());
        f.change(OptionId::DrainTimeout, u"0"_s);
        QCOMPARE(f.button()->text(), u"Stop"_s);
        const auto socket = f.send(f.request("GET", "/async-endpoint?delay_ms=60000"));
        QVERIFY(QTest::qWaitFor([&] { return f.window->requestsPane()->model()->rowCount() == 1; }, kPatience));
        f.window->stopServer();
        QVERIFY(f.becomes(ServerState::Stopped)); // far sooner than the 10 s of the default, or the request's minute
    }

    void theLogFormatActsAtOnce()
    {
        SettingsFixture f;
        QTemporaryFile file;
        QVERIFY(file.open());
        const LogSink log(false, nullptr, file.handle());
        qWarning("one");
        f.window->showSettings();
        QVERIFY(f.window->serverSettings()->set(OptionId::LogFormat, u"json"_s));
        qWarning("two");
        const QByteArray text = contentOf(file.fileName());
        QVERIFY2(text.contains(" WARNING default one\n"), text.constData());
        QVERIFY2(text.contains("\"message\":\"two\""), text.constData());
    }

    void theDialogOpensByKey()
    {
        SettingsFixture f;
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QVERIFY(!f.dialog());
        QTest::keyClick(f.window.get(), Qt::Key_Comma, Qt::ControlModifier);
        QVERIFY(f.dialog() && f.dialog()->isVisible());
        QVERIFY(!f.dialog()->isModal());
        QVERIFY(f.window->commands()->find(u"view.settings"_s));
        QVERIFY(f.window->commands()->find(u"server.restart"_s));
        QVERIFY(QTest::qWaitForWindowActive(f.dialog()));
        QTest::keyClick(f.dialog(), Qt::Key_Escape);
        QVERIFY(!f.dialog()->isVisible());
        f.window->findSettings(u"drain"_s);
        QVERIFY(f.dialog()->isVisible());
        QCOMPARE(f.dialog()->shownRows(), 1);
    }

    void theProgramComesUpWithADamagedFile()
    {
        const QString programs = qEnvironmentVariable("COROSCOPE_BIN");
        QVERIFY2(!programs.isEmpty(), "COROSCOPE_BIN does not say where the programs are");
        QTemporaryDir data;
        put(data.filePath(u"coroscope.ini"_s), "[server]\nport=99999\n");
        const QStringList arguments{u"--data-dir"_s, data.path()};
        const QString clause = u"port=99999: takes a number from 0 to 65535"_s;

        QProcess headless;
        headless.start(programs + u"/coroscope-server"_s, arguments);
        QVERIFY(headless.waitForFinished(kPatience));
        QCOMPARE(headless.exitCode(), 2);
        QVERIFY(QString::fromUtf8(headless.readAllStandardError()).contains(clause));

        QProcess window;
        window.start(programs + u"/coroscope"_s, arguments);
        QByteArray said;
        QVERIFY(QTest::qWaitFor(
            [&] {
                said += window.readAllStandardError();
                return said.contains("the default is used");
            },
            kPatience));
        QVERIFY2(QString::fromUtf8(said).contains(clause), said.constData());
        QVERIFY(QTest::qWaitFor([&] { return holdsSigterm(window.processId()); }, kPatience)); // else it just ends
        QTest::qWait(500); // a fault would end it
        QCOMPARE(window.state(), QProcess::Running);
        window.terminate();
        QVERIFY(window.waitForFinished(kPatience));
        QCOMPARE(window.exitStatus(), QProcess::NormalExit);
        QCOMPARE(contentOf(data.filePath(u"coroscope.ini"_s)), QByteArray("[server]\nport=99999\n"));
    }

    void twoDataFoldersShareNothing()
    {
        SettingsFixture one;
        SettingsFixture two;
        one.change(OptionId::Workers, u"2"_s);
        two.change(OptionId::Workers, u"3"_s);
        one.window.reset(); // writes
        two.window.reset();
        QVERIFY(contentOf(one.parsed.settingsFile).contains("workers=2\n"));
        QVERIFY(contentOf(two.parsed.settingsFile).contains("workers=3\n"));
        OptionInput input{{u"--data-dir"_s, one.folder.path()}, {}, two.parsed.settingsFile, false};
        const auto next = parseOptions(input); // as the next start reads it
        QVERIFY(next);
        QCOMPARE(next->options.workers, 2);
    }
};

QTEST_MAIN(TestRestart)
#include "tst_restart.moc"

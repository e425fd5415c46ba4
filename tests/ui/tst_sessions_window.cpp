#include "tests/support/sample_recording.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/findings/findings_panel.h"
#include "ui/frame_clock.h"
#include "ui/har/imported_exchange.h"
#include "ui/models/exchange_model.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/timeline/timeline_pane.h"
#include "ui/panes/timeline/timeline_view.h"
#include "ui/sessions/session_control.h"
#include "ui/sessions/session_transfer.h"
#include "ui/widgets/banner.h"

#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QToolButton *figure(MainWindow &window)
{
    return window.findChild<QToolButton *>(u"statusFindings"_s);
}

QString savedSample(const QString &folder)
{
    const QString path = folder + u"/sample.coroscope"_s;
    QFile file(path);
    SessionSaveOptions options;
    options.info.server = u"http://127.0.0.1:8000"_s;
    const bool isOk = file.open(QIODevice::WriteOnly) && writeSession(file, sampleContents(), options);
    return isOk ? path : QString();
}

} // namespace

/// Findings and sessions in the real window.
class TestSessionsWindow final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Red while it lasts, in the status bar and above the lanes; then a click leads to the request's lane.
    void aHeldLoopIsFoundAtOnce()
    {
        WindowFixture f;
        QVERIFY(f.start());
        SessionControl *sessions = f.window->sessions();
        QVERIFY(figure(*f.window)->isHidden());
        f.window->findChild<QDockWidget *>(u"timelineDock"_s)->raise();
        const auto socket = f.send(f.request("GET", "/blocking-endpoint?delay_ms=4000"));
        QTRY_VERIFY_WITH_TIMEOUT(sessions->findings().isOngoing(), 15'000);
        QTRY_COMPARE(figure(*f.window)->property("tone").toString(), u"error"_s);
        QTRY_VERIFY(sessions->panel()->headline().contains(u"/blocking-endpoint is holding the loop"_s));
        const auto isJoined = [&] {
            return !sessions->findings().isOngoing()
                && sessions->findings().groups().front().newest.back().exchange != 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isJoined(), 15'000);
        QTRY_VERIFY(figure(*f.window)->property("tone").toString().isEmpty());
        QTRY_VERIFY(sessions->panel()->headline().contains(u"held the loop"_s));

        QTest::mouseClick(sessions->panel()->newest(), Qt::LeftButton);
        TimelineView *view = f.window->timelinePane()->view();
        QTRY_VERIFY(view->selection().record != nullptr);
        QVERIFY(view->selection().record->target.startsWith("/blocking-endpoint"));
        QVERIFY(view->measure().has_value());
        QVERIFY(view->measure()->to - view->measure()->from >= 4'000'000'000);
        QVERIFY(view->axis().from <= view->measure()->from && view->axis().to() >= view->measure()->to);
        // The request's own page says it, too.
        f.window->requestsPane()->openExchange(view->selection().record->id);
        const auto labels = f.window->requestsPane()->detail()->findChildren<QLabel *>();
        const bool says = std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->text().contains(u"/blocking-endpoint held the loop of worker 0 for "_s);
        });
        QVERIFY(says);
    }

    void opensASessionReadOnly()
    {
        WindowFixture f;
        const QString path = savedSample(f.folder.path());
        QVERIFY(!path.isEmpty());
        SessionControl *sessions = f.window->sessions();
        TimelinePane *timeline = f.window->timelinePane();
        f.window->openSession(path);
        QTRY_VERIFY_WITH_TIMEOUT(sessions->isSession(), 15'000);
        QTRY_VERIFY(sessions->banner()->isVisible());
        QVERIFY(!timeline->isLive());
        QCOMPARE(timeline->recording(), &sessions->shown());
        QVERIFY(f.window->findChild<QDockWidget *>(u"timelineDock"_s)->isVisible());
        // Its loops stand still where it ends.
        QVERIFY(!sessions->findings().isOngoing());
        QVERIFY(sessions->findings().count() > 0);
        Q_EMIT sessions->findingActivated(sessions->findings().groups().front().newest.back());
        QVERIFY(timeline->view()->measure().has_value());

        // A request of it can be opened, as one of a HAR file.
        QVERIFY(timeline->showRequest(3));
        Q_EMIT timeline->requestActivated(timeline->view()->selection().record);
        ExchangeModel *model = f.window->requestsPane()->model();
        QTRY_COMPARE(model->rowCount(), 1);
        QVERIFY(importedExchange(*model->recordPtr(0)));
        QCOMPARE(model->recordPtr(0)->target, QByteArray("/orders"));
        f.window->commands()->find(u"session.import"_s)->trigger();
        QTRY_COMPARE(model->rowCount(), 1 + 5);

        for (const bool dark : {false, true}) {
            f.window->theme()->setChoice(dark ? ThemeChoice::Dark : ThemeChoice::Light);
            f.window->findChild<QDockWidget *>(u"timelineDock"_s)->raise();
            timeline->view()->fitAll();
            sessions->panel()->setUnfolded(true);
            QTest::qWait(200);
            QVERIFY(timeline->grab().save(pictures::folder()
                                          + (dark ? u"/session-window-dark.png"_s : u"/session-window-light.png"_s)));
        }
        sessions->panel()->setUnfolded(false);
        QTest::mouseClick(sessions->banner()->actionButton(), Qt::LeftButton);
        QVERIFY(timeline->isLive());
        QCOMPARE(timeline->recording(), &f.window->recording());
    }

    void savesWhatTheServerDid()
    {
        WindowFixture f;
        QVERIFY(f.start());
        QVERIFY(!f.window->commands()->find(u"session.close"_s)->isEnabled());
        const auto socket
            = f.send(f.request("GET", "/async-endpoint?delay_ms=20", {}, "Authorization: Bearer s3cr3t\r\n"));
        QTRY_COMPARE_WITH_TIMEOUT(f.window->recording().ended().size(), std::size_t(1), 15'000);
        QTRY_VERIFY(f.window->commands()->find(u"session.save"_s)->isEnabled());
        const QString path = f.folder.filePath(u"live.coroscope"_s);
        f.window->sessions()->saveTo(path, false);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path) && !f.window->sessions()->transfer()->isBusy(), 15'000);
        QVERIFY(f.stop());
        f.window->openSession(path);
        QTRY_VERIFY_WITH_TIMEOUT(f.window->sessions()->isSession(), 15'000);
        const Recording &shown = f.window->sessions()->shown();
        QCOMPARE(shown.ended().size(), std::size_t(1));
        QVERIFY(!shown.ended().front()->requestHead.contains("s3cr3t"));
        QVERIFY(shown.names().routes.contains(u"GET /async-endpoint"_s));
        QVERIFY(!shown.loopRuns().empty());
        // The server can run again meanwhile; the session stays as it is.
        QVERIFY(f.start());
        QCOMPARE(f.window->sessions()->shown().ended().size(), std::size_t(1));
    }
};

QTEST_MAIN(TestSessionsWindow)
#include "tst_sessions_window.moc"

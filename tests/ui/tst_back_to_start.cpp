#include "server/db/connection.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/back_to_start.h"
#include "ui/models/exchange_model.h"
#include "ui/notices.h"
#include "ui/panes/cache/cache_pane.h"
#include "ui/panes/cache/overview_view.h"
#include "ui/panes/database/database_pane.h"
#include "ui/panes/database/pool_view.h"
#include "ui/panes/knobs/knobs_pane.h"
#include "ui/panes/latency/latency_pane.h"
#include "ui/panes/load/load_pane.h"
#include "ui/panes/load/load_runs_model.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/tasks/queues_view.h"
#include "ui/panes/tasks/task_charts.h"
#include "ui/panes/tasks/tasks_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/empty_state.h"

#include <QChart>
#include <QCheckBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QXYSeries>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 20'000; // ms

/// The whole answer, on a connection that closes behind it.
QByteArray ask(const WindowFixture &f, const QByteArray &method, const QByteArray &target, const QByteArray &body = {},
               const QByteArray &fields = {})
{
    const auto socket = f.send(f.request(method, target, body, fields + "Connection: close\r\n"));
    QByteArray answer;
    (void)QTest::qWaitFor(
        [&] {
            answer += socket->readAll();
            return socket->state() == QAbstractSocket::UnconnectedState;
        },
        kPatience);
    return answer;
}

QJsonDocument json(const QByteArray &answer)
{
    return QJsonDocument::fromJson(answer.mid(answer.indexOf("\r\n\r\n") + 4));
}

qsizetype userCount(const WindowFixture &f)
{
    return json(ask(f, "GET", "/users")).array().size();
}

QString cached(const WindowFixture &f)
{
    return json(ask(f, "GET", "/cache/colour")).object().value(u"value"_s).toString();
}

QByteArray taskList(const WindowFixture &f)
{
    return ask(f, "GET", "/tasks");
}

/// What a class has done.
void fill(const WindowFixture &f)
{
    const QByteArray type = "Content-Type: application/json\r\n";
    const QByteArray user = "{\"name\":\"Ada\",\"email\":\"ada@example.org\"}";
    const QByteArray task = "{\"kind\":\"log\",\"payload\":{\"message\":\"later\"},\"delay_ms\":600000}";
    QVERIFY(ask(f, "POST", "/users", user, type).contains(" 201 "));
    QVERIFY(ask(f, "POST", "/cache/colour?value=red").contains(" 200 "));
    const QByteArray added = ask(f, "POST", "/tasks", task, type);
    QVERIFY2(added.contains("scheduled"), added.constData());
}

bool press(WindowFixture &f)
{
    BackToStart *back = f.window->backToStart();
    QSignalSpy ended(back, &BackToStart::finished);
    QTest::keyClick(f.window.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    return ended.count() > 0 || ended.wait(kPatience);
}

QString lastNotice(WindowFixture &f)
{
    return f.window->notices()->kept().empty() ? QString() : f.window->notices()->kept().back().text;
}

} // namespace

/// Ctrl+Shift+R in the real window on the real server.
class TestBackToStart final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allGoesBackAndReturns()
    {
        WindowFixture f;
        f.options.redis = u"memory"_s;
        f.window.reset();
        f.open();
        QVERIFY(f.start());
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        fill(f);
        QCOMPARE(userCount(f), 1);
        QCOMPARE(cached(f), u"red"_s);
        QVERIFY(taskList(f).contains("scheduled"));
        f.server.setRouteEnabled(0, false);
        f.window->knobsPane()->routeCache()->click();
        QVERIFY(!f.server.isRouteCacheOn());
        SlowMotion slow;
        slow.who = SlowMotion::Who::Everybody;
        slow.delay = SlowMotion::kShortest;
        f.server.setSlowMotion(slow);
        ExchangeModel *requests = f.window->requestsPane()->model();
        QTRY_VERIFY_WITH_TIMEOUT(requests->kept() >= 6, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(f.window->latencyPane()->history().hasRequests(), kPatience);
        const auto cacheHits
            = [&f] { return f.window->cachePane()->overview()->history().over(std::chrono::minutes(5)).keyHits; };
        QTRY_VERIFY_WITH_TIMEOUT(cacheHits() > 0, kPatience);
        const std::uint64_t hits = cacheHits();
        const PoolHistory &pool = f.window->databasePane()->pool()->history();
        QTRY_VERIFY_WITH_TIMEOUT(pool.cells().size() > 2, kPatience);
        const Clock::time_point poolSince = pool.cells().front().begins;
        f.window->commands()->find(u"tasks.queues"_s)->trigger(); // what is not in sight is not drawn
        const auto tasksAdded = [&f] { // the highest that is drawn
            double most = 0;
            const auto all = f.window->tasksPane()->queues()->charts()->throughput()->chart()->series();
            for (QAbstractSeries *each : all) {
                const auto *line = qobject_cast<QXYSeries *>(each);
                const QList<QPointF> points = line && line->isVisible() ? line->points() : QList<QPointF>();
                for (const QPointF &point : points)
                    most = std::max(most, point.y());
            }
            return most;
        };
        QTRY_VERIFY_WITH_TIMEOUT(tasksAdded() > 0, kPatience);
        LoadPlan plan;
        plan.requests.append(LoadRequest{});
        LoadPane *load = f.window->loadPane();
        load->adopt(plan, std::make_shared<const LoadResult>());
        QCOMPARE(load->runs()->rowCount(), 1);
        const qsizetype kept = requests->kept();
        const std::size_t recorded = f.window->recording().ended().size();
        QVERIFY(recorded >= 6);
        const int steps = f.window->undoStack()->count();

        QSignalSpy data(f.window->backToStart(), &BackToStart::dataChanged);
        QVERIFY(press(f));
        QCOMPARE(f.window->undoStack()->count(), steps + 1); // one step
        QVERIFY(data.count() > 0 || data.wait(kPatience));
        QVERIFY2(lastNotice(f).contains(u"Back at the start"_s), qPrintable(lastNotice(f)));
        QCOMPARE(requests->kept(), 0);
        QCOMPARE(f.window->recording().ended().size(), std::size_t(0));
        QVERIFY(!f.window->latencyPane()->history().hasRequests());
        QCOMPARE(cacheHits(), std::uint64_t(0));
        QTRY_COMPARE_WITH_TIMEOUT(tasksAdded(), 0.0, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!pool.isEmpty(), kPatience);
        QVERIFY(pool.cells().front().begins > poolSince);
        QCOMPARE(load->runs()->rowCount(), 0);
        QVERIFY(load->empty()->isVisibleTo(load));
        QVERIFY(f.server.isRouteEnabled(0));
        QVERIFY(f.server.isRouteCacheOn());
        QVERIFY(!f.server.slowMotion().isOn());
        QCOMPARE(userCount(f), 0);
        QCOMPARE(cached(f), QString());
        QVERIFY(!taskList(f).contains("scheduled"));
        QVERIFY(f.window->backToStart()->banner()->isHidden());

        data.clear();
        QTest::keyClick(f.window.get(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(data.count() > 0 || data.wait(kPatience));
        QCOMPARE(userCount(f), 1);
        QTRY_COMPARE_WITH_TIMEOUT(cached(f), u"red"_s, kPatience);
        QVERIFY(taskList(f).contains("scheduled"));
        QVERIFY(requests->kept() >= kept);
        QVERIFY(f.window->recording().ended().size() >= recorded);
        QVERIFY(f.window->latencyPane()->history().hasRequests());
        QVERIFY(cacheHits() >= hits);
        QCOMPARE(pool.cells().front().begins, poolSince);
        QTRY_VERIFY_WITH_TIMEOUT(tasksAdded() > 0, kPatience);
        QCOMPARE(load->runs()->rowCount(), 1);
        QVERIFY(!f.server.isRouteEnabled(0));
        QVERIFY(!f.server.isRouteCacheOn());
        QVERIFY(f.server.slowMotion().isOn());
        f.server.setSlowMotion({});

        data.clear();
        f.window->undoStack()->redo();
        QVERIFY(data.count() > 0 || data.wait(kPatience));
        QCOMPARE(userCount(f), 0);
        QTRY_COMPARE_WITH_TIMEOUT(cached(f), QString(), kPatience);
    }

    /// Without a server its data stays, and that is said; what the window has gathered goes.
    void withoutAServer()
    {
        WindowFixture f;
        f.options.redis = u"memory"_s;
        f.window.reset();
        f.open();
        QVERIFY(f.start());
        fill(f);
        ExchangeModel *requests = f.window->requestsPane()->model();
        QTRY_VERIFY_WITH_TIMEOUT(requests->kept() >= 3, kPatience);
        QVERIFY(f.stop());
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QVERIFY(press(f));
        QVERIFY2(lastNotice(f).contains(u"not running"_s), qPrintable(lastNotice(f)));
        QCOMPARE(requests->kept(), 0);
        f.window->undoStack()->undo();
        QVERIFY(requests->kept() >= 3);
        QVERIFY(f.start());
        QCOMPARE(userCount(f), 1);
    }

    /// What cannot be undone is asked for first.
    void aLargeDatabaseIsAskedFor()
    {
        WindowFixture f;
        f.options.redis = u"memory"_s;
        f.window.reset();
        f.open();
        QVERIFY(f.start());
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        fill(f);
        BackToStart *back = f.window->backToStart();
        back->setMostUndoBytes(4096);
        const auto answerWith = [&](QMessageBox::ButtonRole role, bool cancels = false) {
            QSignalSpy ended(back, &BackToStart::finished);
            back->action()->trigger();
            const auto box = [&] { return f.window->findChild<QMessageBox *>(); };
            QTRY_VERIFY2_WITH_TIMEOUT(box() && box()->isVisible(), qPrintable(lastNotice(f)), kPatience);
            QVERIFY(back->banner()->isHidden());
            if (cancels)
                back->cancel();
            for (QAbstractButton *button : box()->buttons()) {
                if (box()->buttonRole(button) == role) {
                    QTest::mouseClick(button, Qt::LeftButton);
                    break;
                }
            }
            QVERIFY(ended.count() > 0 || ended.wait(kPatience));
        };
        answerWith(QMessageBox::RejectRole);
        QCOMPARE(userCount(f), 1);
        QTRY_VERIFY(!f.window->findChild<QMessageBox *>());
        answerWith(QMessageBox::AcceptRole, true);
        QVERIFY2(lastNotice(f).contains(u"it was canceled"_s), qPrintable(lastNotice(f)));
        QCOMPARE(userCount(f), 1);
        QCOMPARE(cached(f), u"red"_s);
        QTRY_VERIFY(!f.window->findChild<QMessageBox *>());
        QSignalSpy data(back, &BackToStart::dataChanged);
        answerWith(QMessageBox::AcceptRole);
        QVERIFY(data.count() > 0 || data.wait(kPatience));
        QCOMPARE(userCount(f), 0);
        f.window->undoStack()->undo();
        QVERIFY2(lastNotice(f).contains(u"not put back"_s), qPrintable(lastNotice(f)));
        QCOMPARE(userCount(f), 0);
    }

    /// The copy stays as long as somebody puts it back, whatever becomes of the step; and only its own database gets
    /// it.
    void nothingIsLostOnTheWay()
    {
        WindowFixture f;
        f.options.redis = u"memory"_s;
        f.window.reset();
        f.open();
        QVERIFY(f.start());
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        fill(f);
        QSignalSpy data(f.window->backToStart(), &BackToStart::dataChanged);
        QVERIFY(press(f));
        QVERIFY(data.count() > 0 || data.wait(kPatience));
        QCOMPARE(userCount(f), 0);
        data.clear();
        f.window->undoStack()->undo();
        f.window->undoStack()->clear();
        QVERIFY(data.count() > 0 || data.wait(kPatience));
        QCOMPARE(userCount(f), 1);

        // Twice; then the older step has let go of what the window had gathered.
        for (int i = 0; i < 2; ++i) {
            data.clear();
            QVERIFY(press(f));
            QVERIFY(data.count() > 0 || data.wait(kPatience));
        }
        QCOMPARE(userCount(f), 0);
        data.clear();
        f.window->undoStack()->undo();
        QVERIFY(data.count() > 0 || data.wait(kPatience));
        QVERIFY(f.stop());
        Options other = f.options;
        other.database = u"sqlite:///"_s + f.folder.filePath(u"other.db"_s);
        f.server.start(other);
        QTRY_COMPARE_WITH_TIMEOUT(f.server.state(), ServerState::Listening, kPatience);
        fill(f);
        f.window->undoStack()->undo();
        QStringList said;
        for (const Notice &notice : f.window->notices()->kept())
            said.append(notice.text);
        QVERIFY2(said.filter(u"belongs to the database"_s).size() == 1, qPrintable(said.join(u'\n')));
        QVERIFY2(said.filter(u"let go for newer ones"_s).size() == 1, qPrintable(said.join(u'\n')));
        QCOMPARE(userCount(f), 1);
    }

    /// Somebody else holds the database; so the data waits, and the server stops before it could go.
    void theServerStopsBefore()
    {
        WindowFixture f;
        f.options.redis = u"memory"_s;
        f.window.reset();
        f.open();
        QVERIFY(f.start());
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        fill(f);
        {
            const QString file = f.server.workbench()->spec().file;
            const auto other = db::Connection::open({db::Dialect::Sqlite, file, {}, file});
            QVERIFY(other && other.value()->begin());
            QVERIFY(press(f));
            QVERIFY(f.stop());
            QVERIFY(other.value()->rollback());
        }
        QVERIFY2(lastNotice(f).contains(u"the server has stopped before"_s), qPrintable(lastNotice(f)));
        QVERIFY(f.start());
        QCOMPARE(userCount(f), 1);
        // There is nothing to put back.
        QSignalSpy data(f.window->backToStart(), &BackToStart::dataChanged);
        f.window->undoStack()->undo();
        QVERIFY(data.count() > 0 || data.wait(kPatience));
        QCOMPARE(userCount(f), 1);
    }

    void isACommand()
    {
        WindowFixture f;
        QAction *action = f.window->commands()->find(u"server.backToStart"_s);
        QCOMPARE(action, f.window->backToStart()->action());
        QCOMPARE(action->shortcut(), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R));
        QVERIFY(!action->toolTip().isEmpty());
    }
};

QTEST_MAIN(TestBackToStart)
#include "tst_back_to_start.moc"

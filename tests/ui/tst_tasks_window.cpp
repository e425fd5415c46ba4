#include "tests/ui/pane_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/notices.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/exchange_overview.h"
#include "ui/panes/queries_page.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/panes/tasks/new_task_dialog.h"
#include "ui/panes/tasks/purge_dialog.h"
#include "ui/panes/tasks/queue_model.h"
#include "ui/panes/tasks/queues_view.h"
#include "ui/panes/tasks/request_tasks_page.h"
#include "ui/panes/tasks/schedule_dialog.h"
#include "ui/panes/tasks/schedule_model.h"
#include "ui/panes/tasks/schedules_view.h"
#include "ui/panes/tasks/state_button.h"
#include "ui/panes/tasks/task_actions.h"
#include "ui/panes/tasks/task_detail.h"
#include "ui/panes/tasks/task_list_view.h"
#include "ui/panes/tasks/task_model.h"
#include "ui/panes/tasks/tasks_pane.h"
#include "ui/panes/timeline/timeline_pane.h"
#include "ui/panes/timeline/timeline_view.h"
#include "ui/setting_marks.h"
#include "ui/widgets/body_editor.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figure_button.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/live_controls.h"
#include "ui/widgets/pane_tabs.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

using Mode = QAbstractItemModelTester::FailureReportingMode;
using tasks::TaskState;

namespace {

constexpr int kPatience = 15'000; // ms

bool waitFor(const std::function<bool()> &what)
{
    return QTest::qWaitFor(what, kPatience);
}

/// The whole window on the real server, the Tasks pane in front.
struct RealBench : WindowFixture {
    explicit RealBench(bool up = true)
    {
        window->resize(1440, 900);
        pane = window->tasksPane();
        dock = window->findChild<QDockWidget *>(u"tasksDock"_s);
        if (up && !start())
            return;
        dock->show();
        dock->raise();
        activate();
        ok = !up || waitFor([this] { return list()->model()->isKnown(); });
    }
    void activate() const
    {
        (void)waitFor([] { return !QApplication::activeModalWidget(); });
        window->activateWindow();
        (void)QTest::qWaitForWindowActive(window.get());
    }
    TaskListView *list() const { return pane->list(); }
    /// Not through a dialog.
    QByteArray make(const QString &kind, const QByteArray &payload, const QString &queue = {})
    {
        std::optional<Result<tasks::Task>> made;
        tasks::Workbench::Wish wish;
        wish.kind = kind;
        wish.payload = payload;
        wish.queue = queue;
        server.tasks()->add(wish, window.get(), [&made](Result<tasks::Task> task) { made = std::move(task); });
        (void)waitFor([&] { return made.has_value(); });
        if (!made || !*made) {
            qWarning("%s", made ? qPrintable(made->error().detail) : "no answer");
            return {};
        }
        return made->value().id;
    }
    const tasks::Task *task(const QByteArray &id) const
    {
        const int row = list()->model()->rowOf(id);
        return row < 0 ? nullptr : list()->model()->task(row);
    }
    bool comes(const QByteArray &id, TaskState state) const
    {
        const bool came = waitFor([&] { return task(id) && task(id)->state == state; });
        if (!came && task(id))
            qWarning("it is %s: %s", tasks::stateName(task(id)->state), qPrintable(task(id)->error));
        return came;
    }
    void select(const QByteArray &id) const
    {
        (void)waitFor([&] { return task(id) != nullptr; });
        GridView *table = list()->table();
        const QRect cell = table->visualRect(list()->model()->index(list()->model()->rowOf(id), TaskModel::KindColumn));
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, cell.center());
    }

    TasksPane *pane = nullptr;
    QDockWidget *dock = nullptr;
    bool ok = false;
};

} // namespace

/// The Tasks pane in the window, on the real server.
class TestTasksWindow final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standsInTheWindow()
    {
        RealBench b(false);
        QVERIFY(waitFor([&] { return b.pane->empty()->isVisible(); }));
        auto *figure = b.window->statusBar()->findChild<FigureButton *>(u"statusTasks"_s);
        QVERIFY(figure && !figure->isVisible());
        QTest::mouseClick(b.pane->empty()->button(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.server.state() == ServerState::Listening; }));
        QVERIFY(waitFor([&] { return figure->isVisible(); }));
        b.window->findChild<QDockWidget *>(u"logDock"_s)->raise();
        QTest::mouseClick(figure, Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.pane->tabs()->isVisible(); }));
        // Nothing yet; the button makes one, which runs.
        QVERIFY(waitFor([&] { return b.list()->empty()->isVisible() && b.list()->model()->isKnown(); }));
        QVERIFY(!b.list()->actions()->openLog()->isEnabled());
        QTest::mouseClick(b.list()->empty()->button(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.list()->model()->rowCount() == 1; }));
        QVERIFY(waitFor([&] {
            const tasks::Task *task = b.list()->model()->task(0);
            return task && task->state == TaskState::Succeeded;
        }));
        QVERIFY(waitFor([&] { return b.list()->actions()->openLog()->isEnabled(); })); // log.txt has come
        QVERIFY(waitFor([&] { return b.list()->stateButton(TaskState::Succeeded)->count() == 1; }));
        const QStringList unnamed = pictures::unnamed(b.pane);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
        QVERIFY(b.stop());
        QVERIFY(waitFor([&] { return b.pane->empty()->isVisible() && !figure->isVisible(); }));
        // It is still there after a restart.
        QVERIFY(b.start());
        QVERIFY(waitFor([&] { return b.list()->model()->rowCount() == 1; }));
    }

    void runsFailsAndTriesAgain()
    {
        RealBench b;
        QVERIFY(b.ok);
        QAbstractItemModelTester tester(b.list()->model(), Mode::QtTest);
        const QByteArray id = b.make(u"flaky"_s, R"({"failure_rate":1,"permanent":true,"duration_ms":20})");
        QVERIFY(b.comes(id, TaskState::Failed));
        b.select(id);
        TaskDetail *detail = b.list()->detail();
        QVERIFY(detail->isVisible());
        QVERIFY(!detail->task().error.isEmpty());
        // Where its time went: it slept.
        detail->openTab(TaskDetail::Tab::Timeline);
        QVERIFY(waitFor([&] { return detail->timeline()->isVisible(); }));
        // Its lane, among all others; and back.
        auto *lane = detail->findChild<QToolButton *>(u"taskRunLane"_s);
        QVERIFY(lane->isVisible());
        lane->setFocus();
        QTest::keyClick(lane, Qt::Key_Space);
        TimelinePane *timeline = b.window->timelinePane();
        QVERIFY(waitFor([&] { return timeline->view()->isVisible(); }));
        QVERIFY(timeline->view()->selection().record);
        QCOMPARE(timeline->view()->selection().record->tasks.value(0), id);
        timeline->findChild<QAction *>(u"timeline.openRequest"_s)->trigger();
        QVERIFY(waitFor([&] { return detail->isVisible() && b.list()->selectedId() == id; }));
        // A payload that its kind does not take is refused where it is written.
        b.list()->table()->setFocus();
        QTest::keyClick(b.list()->table(), Qt::Key_E, Qt::ControlModifier);
        NewTaskDialog *dialog = nullptr;
        QVERIFY(waitFor([&] { return (dialog = b.pane->findChild<NewTaskDialog *>()) && dialog->isVisible(); }));
        dialog->payload()->edit()->setPlainText(u"{\"failure_rate\": 7}"_s);
        QTest::mouseClick(dialog->okButton(), Qt::LeftButton);
        QVERIFY2(waitFor([&] { return dialog->fault().contains(u"failure_rate"_s); }), qPrintable(dialog->fault()));
        dialog->payload()->edit()->setPlainText(u"{\"failure_rate\": 0, \"duration_ms\": 20}"_s);
        QTest::mouseClick(dialog->okButton(), Qt::LeftButton);
        QVERIFY(b.comes(id, TaskState::Succeeded));
        QVERIFY(
            waitFor([&] { return detail->task().state == TaskState::Succeeded && detail->task().error.isEmpty(); }));
        // One that runs is cancelled by key.
        b.activate();
        const QByteArray slow = b.make(u"flaky"_s, R"({"failure_rate":0,"duration_ms":60000})");
        QVERIFY(b.comes(slow, TaskState::Running));
        b.select(slow);
        QTest::keyClick(b.list()->table(), Qt::Key_Delete);
        QVERIFY(b.comes(slow, TaskState::Cancelled));
        // A unique key, a delay, by the dialog, with keys; and what the server says against it.
        for (int round = 0; round < 2; ++round) {
            b.activate();
            b.list()->table()->setFocus();
            QTest::keyClick(b.list()->table(), Qt::Key_N, Qt::ControlModifier);
            QVERIFY(waitFor([&] { return (dialog = b.pane->findChild<NewTaskDialog *>()) && dialog->isVisible(); }));
            dialog->kind()->setCurrentText(u"flaky"_s);
            dialog->findChild<QComboBox *>(u"taskWhen"_s)->setCurrentIndex(1);
            dialog->findChild<QSpinBox *>(u"taskDelay"_s)->setValue(600);
            auto *key = dialog->findChild<QLineEdit *>(u"taskUniqueKey"_s);
            key->setFocus();
            QTest::keyClicks(key, u"nightly"_s);
            QTest::keyClick(key, Qt::Key_Return);
            if (round == 0) {
                QVERIFY(waitFor([&] { return b.list()->stateButton(TaskState::Scheduled)->count() == 1; }));
                QVERIFY(waitFor([&] { return b.pane->findChild<NewTaskDialog *>() == nullptr; }));
                continue;
            }
            QVERIFY(waitFor([&] { return dialog->fault().contains(u"unique key"_s); }));
            dialog->reject();
        }
        QVERIFY(waitFor([&] {
            const tasks::Task *task = b.list()->model()->task(0);
            return task && task->state == TaskState::Scheduled;
        }));
        const QByteArray later = b.list()->model()->task(0)->id;
        b.activate();
        b.select(later);
        QTest::keyClick(b.list()->table(), Qt::Key_G, Qt::ControlModifier);
        QVERIFY(waitFor([&] { return b.task(later) && b.task(later)->state != TaskState::Scheduled; }));
    }

    void leadsToStatementsAndFiles()
    {
        RealBench b;
        QVERIFY(b.ok);
        const QByteArray id = b.make(u"report"_s, b.server.tasks()->payloadExample(u"report"_s));
        QVERIFY(b.comes(id, TaskState::Succeeded));
        b.select(id);
        TaskDetail *detail = b.list()->detail();
        detail->openTab(TaskDetail::Tab::Result);
        QVERIFY(waitFor([&] { return detail->openFile()->isVisible(); }));
        QVERIFY(QFile::exists(TaskDetail::resultFile(detail->task().result, b.folder.path())));
        detail->openTab(TaskDetail::Tab::Statements);
        QVERIFY(waitFor([&] { return detail->statements()->table()->isVisible(); }));
        QVERIFY(detail->statements()->table()->model()->rowCount() > 0);
        // Its run is no request.
        QCOMPARE(b.window->requestsPane()->model()->kept(), 0);
    }

    void leadsFromARequestToItsTasksAndBack()
    {
        RealBench b;
        QVERIFY(b.ok);
        auto socket = b.send(b.request("POST", "/log?message=hello"));
        QVERIFY(waitFor([&] { return b.list()->model()->rowCount() == 1; }));
        const QByteArray id = b.list()->model()->task(0)->id;
        QVERIFY(b.comes(id, TaskState::Succeeded));
        RequestsPane *requests = b.window->requestsPane();
        b.window->findChild<QDockWidget *>(u"requestsDock"_s)->raise();
        QVERIFY(waitFor([&] { return requests->model()->rowCount() == 1 && requests->model()->live() == 0; }));
        requests->openRow(0);
        RequestTasksPage *page = requests->detail()->tasks();
        requests->detail()->findChild<QTabWidget *>(u"exchangeTabs"_s)->setCurrentWidget(page);
        QVERIFY(waitFor([&] { return page->table()->isVisible() && page->model()->rowCount() == 1; }));
        QCOMPARE(page->model()->task(0)->id, id);
        page->table()->setFocus();
        page->table()->selectRow(0);
        QTest::keyClick(page->table(), Qt::Key_Return);
        QVERIFY(waitFor([&] { return b.list()->isVisible() && b.list()->detail()->isVisible(); }));
        QCOMPARE(b.list()->selectedId(), id);
        // And back.
        QVERIFY(b.dock->isVisible());
        QVERIFY(waitFor([&] { return !requests->table()->visibleRegion().boundingRect().isValid(); })); // behind it
        QTest::mouseClick(b.list()->detail()->openRequest(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return requests->table()->visibleRegion().boundingRect().isValid(); }));
        QCOMPARE(requests->detail()->exchange()->traceId, b.list()->detail()->task().requestId);
        // It is not kept any more: said.
        requests->controls()->clear();
        const auto notices = b.window->notices()->kept().size();
        b.list()->actions()->openRequest()->trigger();
        QVERIFY(waitFor([&] { return b.window->notices()->kept().size() > notices; }));
    }

    void governsQueues()
    {
        RealBench b;
        QVERIFY(b.ok);
        b.pane->openTab(TasksPane::Tab::Queues);
        QueuesView *queues = b.pane->queues();
        QVERIFY(waitFor([&] { return queues->openQueue(u"log"_s); }));
        QVERIFY(waitFor([&] { return queues->pauseAction()->isEnabled(); }));
        queues->pauseAction()->trigger();
        QVERIFY(waitFor([&] { return queues->pauseAction()->isChecked() && queues->pauseAction()->isEnabled(); }));
        const QByteArray id = b.make(u"log"_s, R"({"message":"later"})");
        b.pane->openTab(TasksPane::Tab::Tasks);
        QVERIFY(b.comes(id, TaskState::Queued));
        QTest::qWait(300);
        QCOMPARE(b.task(id)->state, TaskState::Queued);
        b.pane->openTab(TasksPane::Tab::Queues);
        queues->pauseAction()->trigger();
        b.pane->openTab(TasksPane::Tab::Tasks);
        QVERIFY(b.comes(id, TaskState::Succeeded));
        b.pane->openTab(TasksPane::Tab::Queues);
        QVERIFY(queues->openQueue(u"default"_s));
        const int before = queues->slider()->value();
        queues->slider()->setFocus();
        QTest::keyClick(queues->slider(), Qt::Key_Right);
        QVERIFY(waitFor([&] { return !queues->answer().isEmpty(); }));
        QVERIFY(waitFor([&] {
            const auto snapshot = b.server.tasks()->snapshot();
            return std::any_of(snapshot->queues.begin(), snapshot->queues.end(), [&](const tasks::Queue &queue) {
                return queue.name == u"default" && queue.concurrency == before + 1;
            });
        }));
        QVERIFY(waitFor([&] { return queues->slider()->value() == before + 1; }));
        QVERIFY(waitFor([&] {
            const auto &marks = b.window->marks()->marks();
            return std::any_of(marks.begin(), marks.end(),
                               [](const SettingMark &mark) { return mark.what == u"Concurrency of default"_s; });
        }));
        QVERIFY(waitFor([&] { // the queue `log` has run one
            const auto *model = static_cast<const QueueModel *>(queues->table()->model());
            return model->index(model->rowOf(u"log"_s), QueueModel::WaitP50Column).data().toString() != u"–"_s;
        }));
    }

    void purgesAndSchedulesOnTheRealServer()
    {
        RealBench b;
        QVERIFY(b.ok);
        for (int i = 0; i < 3; ++i)
            b.make(u"log"_s, R"({"message":"hello"})");
        QVERIFY(waitFor([&] { return b.list()->stateButton(TaskState::Succeeded)->count() == 3; }));
        b.list()->actions()->purge()->trigger();
        PurgeDialog *purge = nullptr;
        QVERIFY(waitFor([&] { return (purge = b.pane->findChild<PurgeDialog *>()) && purge->isVisible(); }));
        QVERIFY(waitFor([&] { return purge->summary().startsWith(u"3 "_s); }));
        QTest::mouseClick(purge->purgeButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.list()->model()->isKnown() && b.list()->model()->rowCount() == 0; }));
        b.activate();
        b.window->undoStack()->undo();
        QVERIFY(waitFor([&] { return b.list()->model()->rowCount() == 3; }));
        // A schedule makes tasks, until it is removed.
        b.pane->openTab(TasksPane::Tab::Schedules);
        SchedulesView *schedules = b.pane->schedules();
        schedules->addAction()->trigger();
        ScheduleDialog *dialog = nullptr;
        QVERIFY(waitFor([&] { return (dialog = b.pane->findChild<ScheduleDialog *>()) && dialog->isVisible(); }));
        dialog->kind()->setCurrentText(u"log"_s);
        dialog->how()->setCurrentIndex(1);
        dialog->interval()->setValue(1);
        QTest::mouseClick(dialog->okButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return schedules->model()->rowCount() == 1; }));
        QVERIFY(waitFor([&] { return b.list()->stateButton(TaskState::Succeeded)->count() >= 5; }));
        QVERIFY(waitFor([&] { return schedules->model()->schedule(0).lastAt.has_value(); }));
        QVERIFY(waitFor([&] { return schedules->removeAction()->isEnabled(); }));
        schedules->removeAction()->trigger();
        QVERIFY(waitFor([&] { return schedules->model()->rowCount() == 0; }));
        b.window->undoStack()->undo();
        QVERIFY(waitFor([&] { return schedules->model()->rowCount() == 1; }));
    }
};

QTEST_MAIN(TestTasksWindow)
#include "tst_tasks_window.moc"

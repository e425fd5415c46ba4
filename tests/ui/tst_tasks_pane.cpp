#include "tests/ui/fake_workbench.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "ui/filter/filter_field.h"
#include "ui/format.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/exchange_overview.h"
#include "ui/panes/queries_page.h"
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
#include "ui/panes/tasks/task_charts.h"
#include "ui/panes/tasks/task_detail.h"
#include "ui/panes/tasks/task_link.h"
#include "ui/panes/tasks/task_list_view.h"
#include "ui/panes/tasks/task_model.h"
#include "ui/panes/tasks/task_query.h"
#include "ui/panes/tasks/task_runs.h"
#include "ui/panes/tasks/task_time_model.h"
#include "ui/panes/tasks/tasks_pane.h"
#include "ui/theme.h"
#include "ui/translations.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/body_editor.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/pane_tabs.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Mode = QAbstractItemModelTester::FailureReportingMode;
using tasks::TaskState;

namespace {

constexpr int kPatience = 15'000; // ms

bool waitFor(const std::function<bool()> &what)
{
    return QTest::qWaitFor(what, kPatience);
}

/// The pane alone in a window, on a store in memory.
struct Bench {
    explicit Bench(bool up = true)
    {
        installTranslations();
        pane = std::make_unique<TasksPane>(context);
        pane->resize(1300, 700);
        pane->show();
        pane->activateWindow();
        frame.setInterval(30);
        QObject::connect(&frame, &QTimer::timeout, pane.get(), [this] { pane->endFrame(Clock::now()); });
        frame.start();
        if (up)
            start();
        (void)QTest::qWaitForWindowActive(pane.get());
    }
    void start() { pane->setServerState(ServerState::Listening, &fake); }
    void stop() { pane->setServerState(ServerState::Stopped, nullptr); }
    ~Bench() { stop(); }

    TaskListView *list() const { return pane->list(); }
    GridView *table() const { return list()->table(); }
    TaskModel *model() const { return list()->model(); }
    bool hasRows(int count) const
    {
        return waitFor([&] { return model()->isKnown() && model()->rowCount() == count; });
    }
    void click(int row, int column = 0, Qt::KeyboardModifiers modifiers = {}) const
    {
        const QRect cell = table()->visualRect(model()->index(row, column));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, modifiers, cell.center());
    }
    /// After a dialog, what a window manager does.
    void activate() const
    {
        (void)waitFor([&] { return !QApplication::activeModalWidget(); });
        pane->activateWindow();
        (void)QTest::qWaitForWindowActive(pane.get());
        table()->setFocus();
    }
    template<typename Dialog>
    Dialog *dialog() const
    {
        Dialog *found = nullptr;
        (void)waitFor([&] {
            found = pane->findChild<Dialog *>();
            return found && found->isVisible();
        });
        return found;
    }
    QString lastNotice() const
    {
        return context.notices.kept().empty() ? QString() : context.notices.kept().back().text;
    }

    PaneContext context;
    FakeWorkbench fake;
    QTimer frame;
    std::unique_ptr<TasksPane> pane;
};

} // namespace

class TestTasksPane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksTheStoreForWhatItCan_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("asked"); // states | kind | queue | text | request; empty: it cannot be asked
        QTest::newRow("nothing") << u""_s << u"||||"_s;
        QTest::newRow("a state") << u"state:failed"_s << u"failed||||"_s;
        QTest::newRow("two states") << u"state:failed,dead"_s << u"failed,dead||||"_s;
        QTest::newRow("or of states") << u"or(state:failed state:dead)"_s << u"failed,dead||||"_s;
        QTest::newRow("not a state") << u"-state:succeeded"_s
                                     << u"scheduled,queued,running,retrying,failed,cancelled,dead||||"_s;
        QTest::newRow("not equal") << u"state!=dead state!=failed"_s
                                   << u"scheduled,queued,running,retrying,succeeded,cancelled||||"_s;
        QTest::newRow("kind and queue") << u"kind:report queue:default"_s << u"|report|default||"_s;
        QTest::newRow("a word") << u"hello"_s << u"|||hello|"_s;
        QTest::newRow("words in a row") << u"\"hello world\" state:dead"_s << u"dead|||hello world|"_s;
        QTest::newRow("request") << u"request:0af7651916cd43dd8448eb211c80319c"_s
                                 << u"||||0af7651916cd43dd8448eb211c80319c"_s;
        QTest::newRow("two texts") << u"hello world"_s << QString();
        QTest::newRow("a gap") << u"he*o"_s << QString();
        QTest::newRow("a gap in a field") << u"kind:re*"_s << QString();
        QTest::newRow("not a kind") << u"-kind:report"_s << QString();
        QTest::newRow("or of kinds") << u"kind:report or kind:log"_s << QString();
        QTest::newRow("two kinds") << u"kind:report kind:log"_s << QString();
        QTest::newRow("no state left") << u"state:failed state:dead"_s << QString();
    }

    void asksTheStoreForWhatItCan()
    {
        QFETCH(QString, text);
        QFETCH(QString, asked);
        const FilterParse parse = parseFilter(text, taskGrammar());
        QVERIFY2(!parse.error, parse.error ? qPrintable(parse.error->sentence) : "");
        const auto filter = taskFilter(parse.filter);
        if (asked.isEmpty()) {
            QVERIFY(!filter);
            QVERIFY(filter.error().detail.endsWith(u'.'));
            return;
        }
        QVERIFY2(filter.isOk(), filter ? "" : qPrintable(filter.error().detail));
        QStringList states;
        for (const TaskState state : filter->states)
            states.append(QLatin1String(tasks::stateName(state)));
        QCOMPARE((QStringList{states.join(u','), filter->kind, filter->queue, filter->text,
                              QString::fromLatin1(filter->requestId)})
                     .join(u'|'),
                 asked);
    }

    void changesTheStatesOfAFilter()
    {
        QCOMPARE(withStates(u"hello state:dead kind:log"_s, {TaskState::Failed}), u"hello kind:log state:failed"_s);
        QCOMPARE(withStates(u"state:dead"_s, {}), QString());
        QCOMPARE(withStates(QString(), {TaskState::Failed, TaskState::Dead}), u"state:failed,dead"_s);
    }

    void saysWhyItIsEmpty()
    {
        Bench b(false);
        QVERIFY(b.pane->empty()->isVisible());
        QSignalSpy start(b.pane.get(), &TasksPane::startRequested);
        QTest::mouseClick(b.pane->empty()->button(), Qt::LeftButton);
        QCOMPARE(start.count(), 1);
        b.start();
        QVERIFY(waitFor([&] { return b.list()->empty()->isVisible() && b.model()->isKnown(); }));
        QCOMPARE(b.list()->empty()->button()->text(), u"Make a task"_s);
        // The button makes one, and shows it.
        QTest::mouseClick(b.list()->empty()->button(), Qt::LeftButton);
        QVERIFY(b.hasRows(1));
        QCOMPARE(b.model()->task(0)->kind, u"log"_s);
        QVERIFY(waitFor([&] { return b.list()->detail()->isVisible(); }));
        QCOMPARE(b.list()->detail()->task().id, b.model()->task(0)->id);
        b.stop();
        QVERIFY(waitFor([&] { return b.pane->empty()->isVisible(); }));
        QCOMPARE(b.model()->rowCount(), 0);
    }

    void readsPagesAsTheyComeInSight()
    {
        Bench b(false);
        for (int i = 0; i < 100'000; ++i)
            b.fake.make(u"log"_s, i % 3 == 0 ? TaskState::Failed : TaskState::Succeeded, u"log"_s);
        b.start();
        QVERIFY(b.hasRows(100'000));
        const int lists = b.fake.lists;
        QVERIFY(lists <= 4);
        QVERIFY(b.model()->task(0));
        QVERIFY(!b.model()->task(50'000));
        QCOMPARE(b.model()->task(0)->id, b.fake.all.back().id); // the newest first
        b.table()->verticalScrollBar()->setValue(50'000);
        QVERIFY(waitFor([&] { return b.model()->task(50'000) != nullptr; }));
        QCOMPARE(b.model()->task(50'000)->id, b.fake.all[std::size_t(100'000 - 1 - 50'000)].id);
        // All along it: every row is read that comes in sight, and memory stays bounded.
        for (int row = 0; row < 100'000; row += 5 * TaskModel::kPage) {
            b.table()->verticalScrollBar()->setValue(row);
            QVERIFY(waitFor([&] { return b.model()->task(row) != nullptr; }));
        }
        int kept = 0;
        for (int row = 0; row < 100'000; ++row)
            kept += b.model()->task(row) != nullptr;
        QVERIFY2(kept <= int(TaskModel::kMostPages) * 2 * TaskModel::kPage, qPrintable(QString::number(kept)));
        // What nobody looks at is not read again and again.
        const int last = b.table()->rowAt(b.table()->viewport()->height() - 1);
        QVERIFY(waitFor([&] { return b.model()->task(last) != nullptr; }));
        const int before = b.fake.lists;
        QTest::qWait(600);
        QCOMPARE(b.fake.lists, before);
    }

    /// A payload may have a megabyte: of such ones few are kept, and no more are read than are in sight.
    void staysBoundedWithLargePayloads()
    {
        Bench b(false);
        const QByteArray large = '"' + QByteArray(1024 * 1024 - 2, 'x') + '"';
        for (int i = 0; i < 2'000; ++i)
            b.fake.make(u"log"_s, TaskState::Succeeded, u"log"_s).payload = large;
        b.start();
        QVERIFY(b.hasRows(2'000));
        for (int row = 300; row < 1'900; row += 200) {
            b.table()->verticalScrollBar()->setValue(row);
            QVERIFY(waitFor([&] { return b.model()->task(row) != nullptr; }));
            QVERIFY2(b.fake.lastLimit < TaskModel::kPage / 2, qPrintable(QString::number(b.fake.lastLimit)));
            qint64 bytes = 0;
            for (int at = 0; at < 2'000; ++at)
                bytes += b.model()->task(at) ? b.model()->task(at)->payload.size() : 0;
            QVERIFY2(bytes <= TaskModel::kMostBytes, qPrintable(QString::number(bytes)));
        }
        // What is in sight is whole, and is not read again and again.
        const int last = b.table()->rowAt(b.table()->viewport()->height() - 1);
        QVERIFY(waitFor([&] { return b.model()->task(last) != nullptr; }));
        const int lists = b.fake.lists;
        QTest::qWait(600);
        QCOMPARE(b.fake.lists, lists);
    }

    void staysWithTheTaskThatIsSelected()
    {
        Bench b(false);
        for (int i = 0; i < 1'000; ++i)
            b.fake.make(u"report"_s, TaskState::Succeeded);
        b.start();
        QVERIFY(b.hasRows(1'000));
        QAbstractItemModelTester tester(b.model(), Mode::QtTest);
        b.click(5);
        const QByteArray id = b.model()->task(5)->id;
        QCOMPARE(b.list()->selectedId(), id);
        QVERIFY(b.list()->detail()->isVisible());
        for (int i = 0; i < 7; ++i)
            b.fake.make(u"log"_s, TaskState::Queued, u"log"_s);
        QVERIFY(b.hasRows(1'007));
        QVERIFY(waitFor([&] { return b.model()->rowOf(id) == 12; }));
        QVERIFY(waitFor([&] { return b.table()->currentIndex().row() == 12; }));
        QCOMPARE(b.list()->selectedId(), id);
        // Who has scrolled keeps what is in sight.
        b.table()->verticalScrollBar()->setValue(300);
        QVERIFY(waitFor([&] { return b.model()->task(300) != nullptr; }));
        const QByteArray top = b.model()->task(300)->id;
        for (int i = 0; i < 10; ++i)
            b.fake.make(u"log"_s, TaskState::Queued, u"log"_s);
        QVERIFY(b.hasRows(1'017));
        QTRY_COMPARE(b.table()->verticalScrollBar()->value(), 310);
        QVERIFY(waitFor([&] { return b.model()->task(310) && b.model()->task(310)->id == top; }));
        // It leaves the list; its detail goes on.
        b.table()->verticalScrollBar()->setValue(0);
        b.list()->filter()->setText(u"state:succeeded"_s);
        QVERIFY(b.hasRows(1'000));
        b.click(2);
        const QByteArray gone = b.model()->task(2)->id;
        b.fake.task(gone)->state = TaskState::Queued;
        b.fake.touch();
        QVERIFY(b.hasRows(999));
        QVERIFY(waitFor([&] { return b.list()->detail()->task().state == TaskState::Queued; }));
        QCOMPARE(b.list()->detail()->task().id, gone);
    }

    /// What is done to several is done to those that were chosen, also where others have come into their rows.
    void staysWithTheTasksThatAreSelected()
    {
        Bench b(false);
        for (int i = 0; i < 20; ++i)
            b.fake.make(u"report"_s, TaskState::Queued);
        b.start();
        QVERIFY(b.hasRows(20));
        QAbstractItemModelTester tester(b.model(), Mode::QtTest);
        b.click(1);
        b.click(3, 0, Qt::ControlModifier);
        const auto chosen = [&b] {
            QList<QByteArray> ids;
            for (const tasks::Task &task : b.list()->actions()->tasks())
                ids.append(task.id);
            std::sort(ids.begin(), ids.end());
            return ids;
        };
        QList<QByteArray> wanted{b.model()->task(3)->id, b.model()->task(1)->id};
        QCOMPARE(chosen(), wanted);
        // The oldest ends while a new one comes: as many as before, each one row further down.
        b.fake.all.erase(b.fake.all.begin());
        const QByteArray newest = b.fake.make(u"report"_s, TaskState::Queued).id;
        QVERIFY(waitFor([&] { return b.model()->rowOf(newest) == 0; }));
        QCOMPARE(chosen(), wanted);
        const auto rows = [&b] { return b.table()->selectionModel()->selectedRows(); };
        QCOMPARE(rows().size(), 2);
        for (const QModelIndex &row : rows())
            QVERIFY(wanted.contains(b.model()->task(row.row())->id));
        // One of them leaves the list.
        std::erase_if(b.fake.all, [&](const tasks::Task &task) { return task.id == wanted.first(); });
        b.fake.touch();
        QVERIFY(b.hasRows(19));
        QVERIFY(waitFor([&] { return chosen() == wanted.mid(1); }));
        // Another filter: nothing is selected, and nothing can be done to what was.
        QTest::keyClick(b.table(), Qt::Key_Escape);
        b.table()->selectAll();
        QCOMPARE(chosen().size(), 19);
        b.list()->filter()->setText(u"state:failed"_s);
        QVERIFY(b.hasRows(0));
        QVERIFY(chosen().isEmpty());
        QVERIFY(!b.list()->actions()->cancel()->isEnabled());
    }

    /// Who looks at the end of a long list of which little is left sees that at once.
    void followsAListThatHasBecomeShort()
    {
        Bench b(false);
        for (int i = 0; i < 20'000; ++i)
            b.fake.make(u"log"_s, TaskState::Succeeded, u"log"_s);
        b.start();
        QVERIFY(b.hasRows(20'000));
        QAbstractItemModelTester tester(b.model(), Mode::QtTest);
        b.table()->verticalScrollBar()->setValue(b.table()->verticalScrollBar()->maximum());
        QVERIFY(waitFor([&] { return b.model()->task(19'999) != nullptr; }));
        const int lists = b.fake.lists;
        b.fake.all.resize(10);
        b.fake.touch();
        QVERIFY(b.hasRows(10));
        QVERIFY(waitFor([&] { return b.model()->task(9) != nullptr; }));
        QVERIFY2(b.fake.lists - lists <= 4, qPrintable(QString::number(b.fake.lists - lists)));
    }

    /// Rows that nobody has looked at are not read: they are left out, and that is said.
    void copiesRowsThatWereRead()
    {
        Bench b(false);
        for (int i = 0; i < 2'000; ++i)
            b.fake.make(u"log"_s, TaskState::Succeeded, u"log"_s);
        b.start();
        QVERIFY(b.hasRows(2'000));
        int read = 0;
        for (int row = 0; row < 2'000; ++row)
            read += b.model()->task(row) ? 1 : 0;
        QVERIFY(read < 2'000);
        b.table()->setFocus();
        QTest::keyClick(b.table(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(b.table(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), read);
        QVERIFY(std::all_of(lines.begin(), lines.end(), [](const QString &line) { return line.contains(u"log"_s); }));
        QVERIFY2(b.lastNotice().startsWith(countText(quint64(2'000 - read))), qPrintable(b.lastNotice()));
        QVERIFY(!b.list()->actions()->copyId()->isEnabled());
        // All were read, and they are more than can be taken at once.
        for (int row = 0; row < 1'000; row += 20) {
            b.table()->verticalScrollBar()->setValue(row);
            QVERIFY(waitFor([&] { return b.model()->task(row) != nullptr; }));
        }
        b.table()->clearSelection();
        const QItemSelection many(b.model()->index(0, 0), b.model()->index(599, TaskModel::ColumnCount - 1));
        b.table()->selectionModel()->select(many, QItemSelectionModel::ClearAndSelect);
        QCOMPARE(b.table()->selectedText().count(u'\n'), 600);
        QVERIFY(!b.list()->actions()->copyId()->isEnabled());
    }

    void looksAtMostFourTimesASecond()
    {
        Bench b(false);
        b.fake.make(u"log"_s, TaskState::Running);
        b.start();
        QVERIFY(b.hasRows(1));
        const int before = b.fake.lists;
        QElapsedTimer timer;
        timer.start();
        while (timer.elapsed() < 1'500) {
            b.fake.touch();
            QTest::qWait(5);
        }
        const int asked = b.fake.lists - before;
        QVERIFY2(asked >= 1 && asked <= int(timer.elapsed() / TaskModel::kMostOften) + 1,
                 qPrintable(QString::number(asked)));
    }

    void countsByStateAndFilters()
    {
        Bench b(false);
        for (int i = 0; i < tasks::kTaskStates; ++i) {
            for (int n = 0; n <= i; ++n)
                b.fake.make(u"report"_s, TaskState(i));
        }
        b.start();
        QVERIFY(b.hasRows(36));
        StateButton *failed = b.list()->stateButton(TaskState::Failed);
        QVERIFY(waitFor([&] { return failed->count() == 6; }));
        QCOMPARE(failed->accessibleName(), u"Failed: 6"_s);
        QTest::mouseClick(failed, Qt::LeftButton);
        QCOMPARE(b.list()->filter()->text(), u"state:failed"_s);
        QVERIFY(b.hasRows(6));
        QVERIFY(failed->isChecked());
        QCOMPARE(b.list()->figure(), u"6 of 36"_s);
        // Another one takes its place; with Ctrl it comes beside it.
        StateButton *dead = b.list()->stateButton(TaskState::Dead);
        QTest::mouseClick(dead, Qt::LeftButton);
        QVERIFY(b.hasRows(8));
        QVERIFY(!failed->isChecked());
        // The field and the buttons say the same.
        b.list()->filter()->setText(u"or(state:failed state:dead) kind:report"_s);
        QVERIFY(b.hasRows(14));
        QVERIFY(failed->isChecked() && dead->isChecked());
        QTest::mouseClick(dead, Qt::LeftButton); // off again: no state is chosen
        b.list()->filter()->setText(u"he*o"_s);
        QVERIFY(b.list()->filter()->error());
        QVERIFY(b.list()->filter()->error()->sentence.contains(u'*'));
        b.list()->filter()->setText(u"nothing-like-it"_s);
        QVERIFY(b.hasRows(0));
        QVERIFY(b.list()->empty()->isVisible());
        QTest::mouseClick(b.list()->empty()->button(), Qt::LeftButton);
        QVERIFY(b.hasRows(36));
    }

    void showsATaskFromAllSides()
    {
        Bench b(false);
        QTemporaryDir folder;
        QFile report(folder.filePath(u"report.csv"_s));
        QVERIFY(report.open(QIODevice::WriteOnly));
        report.write("a,b\r\n");
        report.close();
        b.fake.file = folder.filePath(u"log.txt"_s);
        tasks::Task &done = b.fake.make(u"report"_s, TaskState::Succeeded);
        done.result = R"({"rows":12,"file":"report.csv"})";
        done.requestId = "0af7651916cd43dd8448eb211c80319c";
        done.uniqueKey = u"daily"_s;
        b.fake.make(u"flaky"_s, TaskState::Dead);
        b.start();
        QVERIFY(b.hasRows(2));
        TaskDetail *detail = b.list()->detail();
        b.click(1);
        QVERIFY(detail->isVisible());
        QCOMPARE(detail->fact(u"Kind"_s), u"report"_s);
        QCOMPARE(detail->fact(u"Attempts"_s), u"1 of 5"_s);
        QCOMPARE(detail->fact(u"Waited"_s), u"12.0 ms"_s);
        QCOMPARE(detail->fact(u"Ran for"_s), u"248 ms"_s);
        QCOMPARE(detail->fact(u"Unique key"_s), u"daily"_s);
        QSignalSpy request(b.pane.get(), &TasksPane::requestActivated);
        QTest::mouseClick(detail->openRequest(), Qt::LeftButton);
        QCOMPARE(request.count(), 1);
        QCOMPARE(request.first().first().toString(), u"0af7651916cd43dd8448eb211c80319c"_s);
        detail->openTab(TaskDetail::Tab::Payload);
        QVERIFY(detail->payload()->isOffered(ContentView::View::Tree));
        detail->openTab(TaskDetail::Tab::Result);
        QVERIFY(detail->result()->isVisible());
        QVERIFY(detail->openFile()->isVisible()); // it names a file that is there
        b.fake.task(done.id);
        b.click(0);
        QVERIFY(!detail->openFile()->isVisible());
        QVERIFY(!detail->openRequest()->isVisible());
        detail->openTab(TaskDetail::Tab::Error);
        QCOMPARE(b.model()->data(b.model()->index(0, TaskModel::AttemptsColumn)).toString(), u"5/5"_s);
        // Nothing outside of the folder of the server is opened for a result.
        QCOMPARE(TaskDetail::resultFile(R"({"file":"/etc/passwd"})", folder.path()), QString());
        QCOMPARE(TaskDetail::resultFile(R"({"file":"../../../../etc/passwd"})", folder.path()), QString());
        QCOMPARE(TaskDetail::resultFile(R"({"path":"report.csv"})", folder.path()),
                 QFileInfo(report.fileName()).canonicalFilePath());
        // By the keyboard: back to the list.
        QTest::keyClick(detail, Qt::Key_Escape);
        QVERIFY(waitFor([&] { return !detail->isVisible() && b.table()->hasFocus(); }));
        QTest::keyClick(b.table(), Qt::Key_Return);
        QVERIFY(detail->isVisible());
    }

    void showsWhatARunDid()
    {
        Bench b(false);
        const QByteArray id = b.fake.make(u"report"_s, TaskState::Succeeded).id;
        b.start();
        QVERIFY(b.hasRows(1));
        b.click(0);
        TaskDetail *detail = b.list()->detail();
        detail->openTab(TaskDetail::Tab::Timeline);
        QVERIFY(!detail->timeline()->isVisible());
        auto record = std::make_shared<ExchangeRecord>();
        const auto start = Clock::now() - 300ms;
        record->id = 7;
        record->end = ExchangeEnd::Answered;
        record->method = "TASK";
        record->target = "/tasks/" + id;
        record->tasks = {id};
        record->startedWall = QDateTime::currentMSecsSinceEpoch() - 300;
        record->started = record->headComplete = record->dispatched = start;
        record->responded = record->finished = start + 250ms;
        Span span;
        span.id = 1;
        span.kind = SpanKind::Database;
        span.label = "read";
        span.queued = span.started = start + 10ms;
        span.ended = span.resumed = start + 200ms;
        record->spans.push_back(span);
        StatementRecord statement;
        statement.sql = "SELECT * FROM orders";
        record->statements.push_back(statement);
        TelemetryBatch batch;
        batch.exchanges.push_back(record);
        b.pane->consume(batch);
        QVERIFY(waitFor([&] { return detail->timeline()->isVisible(); }));
        QCOMPARE(detail->runs()->count(), 1);
        detail->openTab(TaskDetail::Tab::Statements);
        QVERIFY(detail->statements()->table()->isVisible());
        QCOMPARE(detail->statements()->table()->model()->rowCount(), 1);
        // They are no requests.
        QVERIFY(hasTaskRuns(batch));
        QVERIFY(withoutTaskRuns(batch)->exchanges.empty());
        // A new start of the server counts from zero; memory is bounded before.
        for (std::uint64_t i = 0; i < TaskRuns::kMostRuns + 5; ++i) {
            auto other = std::make_shared<ExchangeRecord>(*record);
            other->id = 100 + i;
            other->tasks = {"task-" + QByteArray::number(qulonglong(i))};
            TelemetryBatch more;
            more.exchanges.push_back(other);
            b.pane->consume(more);
        }
        QCOMPARE(b.pane->runs().size(), TaskRuns::kMostRuns);
        QVERIFY(b.pane->runs().runsOf(id).isEmpty());
        QCOMPARE(b.pane->runs().runsOf("task-9").size(), 1);
        b.pane->setServerState(ServerState::Starting, nullptr);
        QCOMPARE(b.pane->runs().size(), std::size_t(0));
    }

    void changesTasks()
    {
        Bench b(false);
        const QByteArray failed = b.fake.make(u"flaky"_s, TaskState::Failed).id;
        const QByteArray queued = b.fake.make(u"flaky"_s, TaskState::Queued).id;
        const QByteArray running = b.fake.make(u"flaky"_s, TaskState::Running).id;
        const QByteArray scheduled = b.fake.make(u"flaky"_s, TaskState::Scheduled).id;
        b.start();
        QVERIFY(b.hasRows(4));
        TaskActions *actions = b.list()->actions();
        b.click(0); // scheduled
        QVERIFY(!actions->retry()->isEnabled());
        QVERIFY(actions->runNow()->isEnabled());
        b.table()->setFocus();
        QTest::keyClick(b.table(), Qt::Key_G, Qt::ControlModifier);
        QVERIFY(waitFor([&] { return b.fake.task(scheduled)->state == TaskState::Queued; }));
        QVERIFY(waitFor([&] { return b.model()->task(0)->state == TaskState::Queued; }));
        // All at once: what waits ends, what runs is asked.
        QTest::keyClick(b.table(), Qt::Key_A, Qt::ControlModifier);
        QVERIFY(actions->cancel()->isEnabled());
        QTest::keyClick(b.table(), Qt::Key_Delete);
        QVERIFY(waitFor([&] { return b.fake.task(queued)->state == TaskState::Cancelled; }));
        QVERIFY(waitFor([&] { return b.fake.task(running)->isCancelRequested; }));
        QVERIFY(waitFor([&] { return b.context.notices.kept().size() >= 3; }));
        const auto &notices = b.context.notices.kept();
        const auto undo
            = std::find_if(notices.begin(), notices.end(), [](const Notice &n) { return !n.actionText.isEmpty(); });
        QVERIFY(undo != notices.end());
        QVERIFY(undo->text.startsWith(u"2 "_s));
        undo->action();
        QVERIFY(waitFor([&] { return b.fake.task(queued)->state == TaskState::Queued; }));
        // Again, from the keyboard.
        QVERIFY(waitFor([&] { return b.model()->task(3)->id == failed; }));
        b.click(3);
        QVERIFY(actions->retry()->isEnabled());
        QTest::keyClick(b.table(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(waitFor([&] { return b.fake.task(failed)->state == TaskState::Queued; }));
        QVERIFY(waitFor([&] { return !actions->retry()->isEnabled(); }));
        // Copied.
        actions->copyId()->trigger();
        QCOMPARE(QApplication::clipboard()->text(), QString::fromLatin1(failed));
        actions->copyCurl()->trigger();
        const QString curl = QApplication::clipboard()->text();
        QVERIFY(curl.startsWith(u"curl -X POST http://"_s));
        QVERIFY(curl.contains(u"\"payload\":{\"message\":\"hello\",\"n\":12345678901234567890}"_s));
        // A store that is away: said, and nothing is lost.
        b.fake.failure = Error{Error::Kind::Unavailable, u"the database is locked"_s};
        b.table()->setFocus();
        QTest::keyClick(b.table(), Qt::Key_Delete);
        QVERIFY(waitFor([&] { return b.list()->banner()->isVisible(); }));
        QVERIFY(b.list()->banner()->text().contains(u"the database is locked"_s));
    }

    void makesAndEditsTasks()
    {
        Bench b(false);
        b.fake.make(u"flaky"_s, TaskState::Dead);
        b.start();
        QVERIFY(b.hasRows(1));
        b.table()->setFocus();
        QTest::keyClick(b.table(), Qt::Key_N, Qt::ControlModifier);
        auto *dialog = b.dialog<NewTaskDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->kind()->count(), 3);
        QVERIFY(dialog->payload()->text().contains(u"example of log"_s));
        dialog->kind()->setCurrentText(u"report"_s);
        QVERIFY(dialog->payload()->text().contains(u"example of report"_s)); // nobody had changed it
        dialog->payload()->edit()->setPlainText(u"{\"a\": "_s);
        QTest::mouseClick(dialog->okButton(), Qt::LeftButton);
        QVERIFY(dialog->fault().contains(u"no JSON"_s));
        dialog->payload()->edit()->setPlainText(u"{\"wrong\": 1}"_s);
        QTest::mouseClick(dialog->okButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return dialog->fault().contains(u"too wrong"_s); })); // what the server says
        QVERIFY(dialog->isVisible());
        dialog->payload()->edit()->setPlainText(u"{\"message\": \"mine\"}"_s);
        dialog->findChild<QComboBox *>(u"taskWhen"_s)->setCurrentIndex(1);
        dialog->findChild<QSpinBox *>(u"taskDelay"_s)->setValue(5);
        dialog->findChild<QSpinBox *>(u"taskPriority"_s)->setValue(7);
        QCOMPARE(dialog->wish().delay, 5'000ms);
        QVERIFY2(pictures::unnamed(dialog).isEmpty(), qPrintable(pictures::unnamed(dialog).join(u'\n')));
        QTest::mouseClick(dialog->okButton(), Qt::LeftButton);
        QVERIFY(b.hasRows(2));
        QCOMPARE(b.fake.all.back().state, TaskState::Scheduled);
        QCOMPARE(b.fake.all.back().priority, 7);
        QVERIFY(waitFor([&] { return b.list()->selectedId() == b.fake.all.back().id; })); // it is shown
        // Edit and retry: the payload alone.
        b.activate();
        b.click(1);
        QTest::keyClick(b.table(), Qt::Key_E, Qt::ControlModifier);
        QVERIFY(waitFor([&] {
            dialog = b.pane->findChild<NewTaskDialog *>();
            return dialog && dialog->isVisible() && !dialog->kind()->isEnabled();
        }));
        QVERIFY(dialog->payload()->text().contains(u"12345678901234567890"_s)); // to the digit
        dialog->payload()->edit()->setPlainText(u"{\"message\": \"other\"}"_s);
        QTest::mouseClick(dialog->okButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.fake.all.front().state == TaskState::Queued; }));
        QCOMPARE(b.fake.all.front().payload, "{\"message\": \"other\"}"_ba);
        // Duplicate.
        QVERIFY(waitFor([&] { return !b.pane->findChild<NewTaskDialog *>(); }));
        b.activate();
        QTest::keyClick(b.table(), Qt::Key_D, Qt::ControlModifier);
        dialog = b.dialog<NewTaskDialog>();
        QVERIFY(dialog && dialog->kind()->currentText() == u"flaky"_s);
        QTest::mouseClick(dialog->okButton(), Qt::LeftButton);
        QVERIFY(b.hasRows(3));
    }

    void purgesWithAPreviewAndUndo()
    {
        Bench b(false);
        for (int i = 0; i < 30; ++i)
            b.fake.make(i < 20 ? u"log"_s : u"report"_s, i % 2 ? TaskState::Succeeded : TaskState::Dead);
        b.fake.make(u"log"_s, TaskState::Queued);
        b.start();
        QVERIFY(b.hasRows(31));
        b.list()->actions()->purge()->trigger();
        auto *dialog = b.dialog<PurgeDialog>();
        QVERIFY(dialog);
        QVERIFY(waitFor([&] { return dialog->summary().startsWith(u"30 "_s); })); // not the one that waits
        dialog->findChild<QCheckBox *>(u"purge-dead"_s)->click();
        QVERIFY(!dialog->purgeButton()->isEnabled()); // not counted yet
        QVERIFY(waitFor([&] { return dialog->summary().startsWith(u"15 "_s); }));
        dialog->findChild<QComboBox *>(u"purgeKind"_s)->setCurrentText(u"log"_s);
        QVERIFY(waitFor([&] { return dialog->summary().startsWith(u"10 "_s); }));
        QVERIFY(dialog->purgeButton()->text().contains(u"10"_s));
        QTest::mouseClick(dialog->purgeButton(), Qt::LeftButton);
        QVERIFY(b.hasRows(21));
        QVERIFY(waitFor([&] { return b.lastNotice().startsWith(u"10 "_s); }));
        b.context.undo.undo();
        QVERIFY(b.hasRows(31));
        b.context.undo.redo();
        QVERIFY(b.hasRows(21));
        QVERIFY(waitFor([&] { return b.lastNotice().startsWith(u"10 "_s); }));
        b.context.notices.kept().back().action(); // the button of the toast
        QVERIFY(b.hasRows(31));
        b.context.undo.undo(); // there is nothing left to bring back
        QVERIFY(!b.context.undo.canUndo());
        QCOMPARE(b.fake.all.size(), std::size_t(31));
        // The store is away when they are to come back: the button can be pressed again.
        b.list()->actions()->purge(tasks::TaskFilter{});
        QVERIFY(b.hasRows(1));
        QVERIFY(waitFor([&] { return b.lastNotice().startsWith(u"30 "_s); }));
        const auto bringBack = b.context.notices.kept().back().action;
        b.fake.failure = Error{Error::Kind::Unavailable, u"the database is locked"_s};
        bringBack();
        QVERIFY(waitFor([&] { return b.list()->banner()->text().contains(u"the database is locked"_s); }));
        b.fake.failure.reset();
        bringBack();
        QVERIFY(b.hasRows(31));
    }

    void writesTasksAsCsv()
    {
        Bench b(false);
        for (int i = 0; i < 1'234; ++i)
            b.fake.make(u"log"_s, TaskState::Succeeded);
        b.start();
        QVERIFY(b.hasRows(1'234));
        QTemporaryDir folder;
        const QString path = folder.filePath(u"tasks.csv"_s);
        FileExport file(b.table(), &b.context.notices);
        QSignalSpy finished(&file, &FileExport::finished);
        file.start(path, b.table()->csvWriter());
        QVERIFY(finished.wait(kPatience));
        QCOMPARE(finished.first().first().toString(), QString());
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = written.readAll().split('\n');
        QVERIFY(lines.first().startsWith("id,kind,state,queue,attempt,"));
        QCOMPARE(lines.size(), 1'234 + 2);
        QVERIFY(lines[1].startsWith(b.fake.all.back().id));
        QVERIFY(lines[1'234].startsWith(b.fake.all.front().id));
        // The store goes away: there is no half file, and it is said.
        b.fake.failure = Error{Error::Kind::Unavailable, u"the database is gone"_s};
        file.start(folder.filePath(u"none.csv"_s), b.table()->csvWriter());
        QVERIFY(finished.wait(kPatience));
        QVERIFY(finished.last().first().toString().contains(u"the database is gone"_s));
        QVERIFY(!QFile::exists(folder.filePath(u"none.csv"_s)));
        b.fake.failure.reset();
        // Selected ones alone.
        b.click(3);
        b.click(5, 0, Qt::ControlModifier);
        QCOMPARE(b.table()->csv().count('\n'), 3);
    }

    void runsQueues()
    {
        Bench b(false);
        for (int i = 0; i < 5; ++i)
            b.fake.make(u"report"_s, TaskState::Queued);
        tasks::QueueFigures figures;
        figures.queue = u"default"_s;
        figures.started = 100;
        figures.succeeded = 90;
        figures.wait = {100, 1ms, 1ms, 5ms, 5ms, 9ms, 10ms, 10ms};
        figures.run = {3, 10ms, 10ms, 50ms, 50ms, 90ms, 100ms, 100ms};
        b.fake.figures.push_back(figures);
        const tasks::WallMs now = QDateTime::currentMSecsSinceEpoch();
        for (int i = 60; i > 0; --i)
            b.fake.intervals.push_back(
                {now - i * 1'000, std::uint32_t(40 + i % 7), 40, std::uint32_t(30 + i % 5), std::uint32_t(i % 3)});
        b.start();
        b.pane->openTab(TasksPane::Tab::Queues);
        QueuesView *queues = b.pane->queues();
        QVERIFY(waitFor([&] { return queues->table()->model()->rowCount() == 2; }));
        QAbstractItemModelTester tester(queues->table()->model(), Mode::QtTest);
        QAbstractItemModelTester timesTester(queues->timeTable()->model(), Mode::QtTest);
        const auto cell = [&](int column) { return queues->table()->model()->index(0, column).data().toString(); };
        QCOMPARE(cell(QueueModel::NameColumn), u"default"_s);
        QCOMPARE(cell(QueueModel::DepthColumn), u"5"_s);
        QCOMPARE(cell(QueueModel::WaitP95Column), u"5.00 ms"_s);
        QCOMPARE(cell(QueueModel::RunP95Column), u"≈ 50.0 ms"_s); // of three
        QVERIFY(!cell(QueueModel::OldestColumn).isEmpty());
        b.fake.figures.front().succeeded += 30;
        QVERIFY(waitFor([&] { return cell(QueueModel::RateColumn) != u"0"_s; }));
        // Paused and resumed; each is a mark in the charts.
        QVERIFY(queues->pauseAction()->isEnabled());
        queues->pauseAction()->trigger();
        QVERIFY(waitFor(
            [&] { return b.fake.queue(u"default"_s).isPaused && cell(QueueModel::PausedColumn) == u"Paused"_s; }));
        QVERIFY(waitFor([&] { return !b.context.marks.marks().empty(); }));
        QCOMPARE(b.context.marks.marks().back().text(), u"Queue default: paused"_s);
        QVERIFY(waitFor([&] { return queues->pauseAction()->isEnabled() && queues->pauseAction()->isChecked(); }));
        queues->pauseAction()->trigger();
        QVERIFY(waitFor([&] { return !b.fake.queue(u"default"_s).isPaused; }));
        // The slider acts once it rests, and says what the store has.
        QCOMPARE(queues->slider()->value(), 4);
        queues->slider()->setFocus();
        for (int i = 0; i < 6; ++i)
            QTest::keyClick(queues->slider(), Qt::Key_Right);
        QCOMPARE(queues->slider()->value(), 10);
        QCOMPARE(queues->concurrency()->value(), 10);
        QVERIFY(waitFor([&] { return b.fake.queue(u"default"_s).concurrency == 10; }));
        QCOMPARE(b.fake.concurrencySets, 1);
        QVERIFY(waitFor([&] { return queues->answer() == u"Stored: 10"_s; }));
        QVERIFY(waitFor([&] { return cell(QueueModel::ConcurrencyColumn) == u"10"_s; }));
        // More than the slider has, by the field.
        queues->concurrency()->setFocus();
        queues->concurrency()->selectAll();
        QTest::keyClicks(queues->concurrency(), u"300"_s);
        QTest::keyClick(queues->concurrency(), Qt::Key_Return);
        QVERIFY(waitFor([&] { return b.fake.queue(u"default"_s).concurrency == 300; }));
        // It fails: said, and the control is back at what the store has.
        b.fake.failure = Error{Error::Kind::Unavailable, u"the store is away"_s};
        queues->slider()->setFocus();
        QTest::keyClick(queues->slider(), Qt::Key_Left);
        QVERIFY(waitFor([&] { return queues->findChild<Banner *>()->isVisible(); }));
        QVERIFY(waitFor([&] { return queues->slider()->value() == 300; }));
        b.fake.failure.reset();
        // Somebody else sets it just after: the control follows the store, and does not wait for its own number.
        queues->concurrency()->setFocus();
        queues->concurrency()->selectAll();
        QTest::keyClicks(queues->concurrency(), u"7"_s);
        QTest::keyClick(queues->concurrency(), Qt::Key_Return);
        QVERIFY(waitFor([&] {
            if (b.fake.queue(u"default"_s).concurrency != 7)
                return false;
            b.fake.queue(u"default"_s).concurrency = 3; // before the next look at the snapshot
            return true;
        }));
        b.fake.touch();
        QVERIFY(waitFor([&] { return queues->slider()->value() == 3 && queues->concurrency()->value() == 3; }));
        // Tasks that run in order run one at a time.
        b.fake.order(u"default"_s);
        b.fake.queue(u"default"_s).concurrency = 1;
        QVERIFY(waitFor([&] { return queues->slider()->maximum() == 1 && queues->concurrency()->maximum() == 1; }));
        QVERIFY(queues->slider()->toolTip().contains(u"one at a time"_s));
        QVERIFY(queues->openQueue(u"log"_s));
        QVERIFY(queues->slider()->maximum() > 1 && queues->concurrency()->maximum() > 1);
        QVERIFY(queues->openQueue(u"default"_s));
        // The chart as a table.
        queues->tableAction()->trigger();
        QVERIFY(waitFor([&] { return queues->timeTable()->model()->rowCount() == 60; }));
        QVERIFY(queues->timeTable()->csv().startsWith("Time,Added,"));
        // The tasks of the queue.
        QSignalSpy asked(queues, &QueuesView::tasksRequested);
        queues->table()->setFocus();
        QTest::keyClick(queues->table(), Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(b.pane->tab(), TasksPane::Tab::Tasks);
        QVERIFY(b.hasRows(5));
    }

    void makesSchedules()
    {
        Bench b;
        b.pane->openTab(TasksPane::Tab::Schedules);
        SchedulesView *schedules = b.pane->schedules();
        QAbstractItemModelTester tester(schedules->model(), Mode::QtTest);
        QVERIFY(waitFor([&] { return schedules->empty()->button()->isVisible(); }));
        QTest::mouseClick(schedules->empty()->button(), Qt::LeftButton);
        auto *dialog = b.dialog<ScheduleDialog>();
        QVERIFY(dialog);
        QCOMPARE(dialog->preview()->count(), 5);
        dialog->cron()->setFocus();
        dialog->cron()->selectAll();
        QTest::keyClicks(dialog->cron(), u"61 * * * *"_s);
        QVERIFY(!dialog->okButton()->isEnabled());
        QVERIFY(!dialog->verdict().isEmpty());
        QCOMPARE(dialog->preview()->count(), 0);
        dialog->cron()->selectAll();
        QTest::keyClicks(dialog->cron(), u"0 6 * * mon-fri"_s);
        dialog->zone()->setCurrentText(u"Europe/Berlin"_s);
        QVERIFY(dialog->okButton()->isEnabled());
        QCOMPARE(dialog->preview()->count(), 5);
        QVERIFY(dialog->preview()->item(0)->text().contains(u" 06:00:00 "_s));
        // A rule is no name, whatever Qt says; nor is nothing.
        for (const QString &zone : {u"Europe/Nowhere"_s, u"CET-1CEST"_s, QString()}) {
            dialog->zone()->setCurrentText(zone);
            QVERIFY2(!dialog->okButton()->isEnabled(), qPrintable(zone));
        }
        QStringList zones;
        for (int i = 0; i < dialog->zone()->count(); ++i)
            zones.append(dialog->zone()->itemText(i));
        QVERIFY(zones.size() > 100 && zones.contains(u"Europe/Berlin"_s));
        QCOMPARE(zones.removeDuplicates(), 0);
        dialog->zone()->setCurrentText(u"Europe/Berlin"_s);
        QVERIFY2(pictures::unnamed(dialog).isEmpty(), qPrintable(pictures::unnamed(dialog).join(u'\n')));
        QTest::mouseClick(dialog->okButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return schedules->model()->rowCount() == 1; }));
        QCOMPARE(b.fake.scheduleList.first().timeZone, "Europe/Berlin"_ba);
        QVERIFY(waitFor([&] { return schedules->removeAction()->isEnabled(); })); // it is selected
        // An interval.
        schedules->addAction()->trigger();
        QVERIFY(waitFor([&] {
            dialog = b.pane->findChild<ScheduleDialog *>();
            return dialog && dialog->isVisible() && dialog->cron()->text().startsWith(u'*');
        }));
        dialog->how()->setCurrentIndex(1);
        QCOMPARE(dialog->preview()->count(), 5);
        QTest::mouseClick(dialog->okButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return schedules->model()->rowCount() == 2; }));
        QCOMPARE(b.fake.scheduleList.last().interval, 10'000ms);
        QCOMPARE(ScheduleModel::whenText(b.fake.scheduleList.last()), u"every 10 s"_s);
        // It is made once, however long the answer takes.
        schedules->addAction()->trigger();
        QVERIFY(waitFor([&] {
            dialog = b.pane->findChild<ScheduleDialog *>();
            return dialog && dialog->isVisible() && dialog->how()->currentIndex() == 0;
        }));
        b.fake.isSilent = true;
        const int wishes = b.fake.scheduleWishes;
        QTest::mouseClick(dialog->okButton(), Qt::LeftButton);
        QCOMPARE(b.fake.scheduleWishes, wishes + 1);
        dialog->cron()->setText(u"1 * * * *"_s); // each change looks again whether it can be made
        QVERIFY(!dialog->okButton()->isEnabled());
        b.fake.isSilent = false;
        b.fake.scheduleList.removeLast();
        dialog->reject();
        QVERIFY(waitFor([&] { return !b.pane->findChild<ScheduleDialog *>(); }));
        b.activate();
        // Removed by key, and back.
        QVERIFY(waitFor([&] { return schedules->removeAction()->isEnabled(); }));
        schedules->table()->setFocus();
        QTest::keyClick(schedules->table(), Qt::Key_Delete);
        QVERIFY(waitFor([&] { return schedules->model()->rowCount() == 1; }));
        b.context.undo.undo();
        QVERIFY(waitFor([&] { return schedules->model()->rowCount() == 2; }));
        QCOMPARE(b.fake.scheduleList.last().interval, 10'000ms);
    }

    /// A task that held the loop is named in the overview of the request that waited.
    void namesTheTaskThatHeldTheLoop_data()
    {
        QTest::addColumn<std::int32_t>("label");
        QTest::addColumn<QString>("says");
        QTest::newRow("a task") << taskLabel(1) << u"task report, 30.0 ms"_s;
        QTest::newRow("a task of an unknown kind") << taskLabel(7) << u"a task, 30.0 ms"_s;
        QTest::newRow("nobody knows") << std::int32_t(-1) << u"another handler, 30.0 ms"_s;
    }

    void namesTheTaskThatHeldTheLoop()
    {
        QFETCH(std::int32_t, label);
        QFETCH(QString, says);
        ExchangeDetail detail;
        detail.setTaskNames({u"log"_s, u"report"_s});
        auto record = std::make_shared<ExchangeRecord>();
        record->end = ExchangeEnd::Answered;
        record->status = 200;
        record->started = record->headComplete = record->dispatched = Clock::now();
        record->responded = record->finished = record->started + 40ms;
        record->waitedForLoop = 30ms;
        record->waitedBehind = label;
        detail.setExchange(record, nullptr, record->finished);
        const QList<QLabel *> labels = detail.findChildren<QLabel *>();
        QVERIFY(std::any_of(labels.begin(), labels.end(), [&](const QLabel *each) { return each->text() == says; }));
    }

    void saysThatTheStoreIsAway()
    {
        Bench b(false);
        b.fake.make(u"log"_s, TaskState::Queued);
        b.start();
        QVERIFY(b.hasRows(1));
        QSignalSpy load(b.pane.get(), &TasksPane::loadChanged);
        b.fake.problem = u"the database file is gone"_s;
        QVERIFY(waitFor([&] { return b.pane->banner()->isVisible(); }));
        QVERIFY(b.pane->banner()->text().contains(u"the database file is gone"_s));
        QVERIFY(load.last().at(2).toBool());
        b.fake.problem.clear();
        QVERIFY(waitFor([&] { return !b.pane->banner()->isVisible(); }));
        // Whoever waits for an answer gets one when the server stops.
        b.fake.isSilent = true;
        b.click(0);
        b.list()->actions()->cancel()->trigger();
        b.stop();
        QVERIFY(waitFor([&] { return b.list()->banner()->text().contains(u"the server has stopped"_s); }));
        b.fake.isSilent = false;
    }

    void listsTheTasksOfARequest()
    {
        Bench b(false);
        b.fake.make(u"log"_s, TaskState::Succeeded).requestId = "aaaa";
        b.fake.make(u"log"_s, TaskState::Running).requestId = "bbbb";
        b.fake.make(u"report"_s, TaskState::Queued).requestId = "bbbb";
        b.start();
        RequestTasksPage page;
        page.setLink(b.pane->link());
        QSignalSpy activated(&page, &RequestTasksPage::taskActivated);
        page.resize(900, 300);
        page.show();
        QVERIFY(page.empty()->isVisible());
        page.setRequest("bbbb");
        QAbstractItemModelTester tester(page.model(), Mode::QtTest);
        QVERIFY(waitFor([&] { return page.model()->rowCount() == 2; }));
        QVERIFY(page.table()->isVisible());
        b.fake.make(u"log"_s, TaskState::Queued).requestId = "bbbb";
        QVERIFY(waitFor([&] { return page.model()->rowCount() == 3; }));
        page.table()->setCurrentIndex(page.model()->index(1, 0));
        page.table()->setFocus();
        QTest::keyClick(page.table(), Qt::Key_Return);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.first().first().toByteArray(), b.fake.all[2].id);
        page.setRequest("cccc");
        QVERIFY(waitFor([&] { return page.empty()->isVisible() && page.model()->isKnown(); }));
        // The one that was chosen there is shown here.
        b.list()->filter()->setText(u"state:succeeded"_s);
        b.pane->openTask(b.fake.all[2].id);
        QVERIFY(waitFor([&] { return b.list()->selectedId() == b.fake.all[2].id && b.list()->detail()->isVisible(); }));
        QVERIFY(b.list()->filter()->text().isEmpty());
        b.pane->openTask("gone");
        QVERIFY(waitFor([&] { return b.list()->banner()->text().contains(u"not kept"_s); }));
    }

    void looksRight()
    {
        Theme theme(*qApp);
        Bench b(false);
        for (int i = 0; i < 40; ++i) {
            tasks::Task &task = b.fake.make(i % 4 == 0       ? u"log"_s
                                                : i % 4 == 1 ? u"report"_s
                                                             : u"flaky"_s,
                                            TaskState(i % tasks::kTaskStates), i % 4 == 0 ? u"log"_s : u"default"_s);
            if (i % 2)
                task.requestId = "0af7651916cd43dd8448eb211c80319c";
        }
        const tasks::WallMs now = QDateTime::currentMSecsSinceEpoch();
        for (int i = 110; i > 0; --i)
            b.fake.intervals.push_back({now - i * 1'000, std::uint32_t(120 + 40 * std::sin(i / 9.0)), 120,
                                        std::uint32_t(100 + 30 * std::sin(i / 11.0)), std::uint32_t(6 + i % 5)});
        tasks::QueueFigures figures;
        figures.queue = u"default"_s;
        figures.wait = {100, 1ms, 1ms, 5ms, 5ms, 9ms, 10ms, 10ms};
        figures.run = {100, 10ms, 10ms, 50ms, 50ms, 90ms, 100ms, 100ms};
        b.fake.figures.push_back(figures);
        b.start();
        QVERIFY(b.hasRows(40));
        QVERIFY(pictures::take(b.pane.get(), u"tasks-list"_s, theme));
        b.click(1);
        QVERIFY(pictures::take(b.pane.get(), u"tasks-detail"_s, theme));
        b.list()->detail()->openTab(TaskDetail::Tab::Payload);
        QTest::qWait(100);
        QVERIFY(pictures::take(b.pane.get(), u"tasks-payload"_s, theme));
        b.list()->detail()->openTab(TaskDetail::Tab::Overview);
        b.pane->openTab(TasksPane::Tab::Queues);
        b.context.marks.add(u"Concurrency of default"_s, u"8"_s);
        QTest::qWait(800);
        QVERIFY(pictures::take(b.pane.get(), u"tasks-queues"_s, theme));
        b.pane->openTab(TasksPane::Tab::Schedules);
        b.pane->schedules()->addAction()->trigger();
        auto *schedule = b.dialog<ScheduleDialog>();
        QVERIFY(schedule);
        QVERIFY(pictures::take(schedule, u"tasks-schedule-dialog"_s, theme));
        QTest::mouseClick(schedule->okButton(), Qt::LeftButton);
        QVERIFY(waitFor([&] { return b.pane->schedules()->model()->rowCount() == 1; }));
        QVERIFY(pictures::take(b.pane.get(), u"tasks-schedules"_s, theme));
        b.pane->openTab(TasksPane::Tab::Tasks);
        b.list()->actions()->add()->trigger();
        auto *dialog = b.dialog<NewTaskDialog>();
        QVERIFY(dialog);
        QVERIFY(pictures::take(dialog, u"tasks-new-dialog"_s, theme));
        dialog->reject();
        b.list()->actions()->purge()->trigger();
        auto *purge = b.dialog<PurgeDialog>();
        QVERIFY(purge);
        QVERIFY(waitFor([&] { return purge->purgeButton()->isEnabled(); }));
        QVERIFY(pictures::take(purge, u"tasks-purge-dialog"_s, theme));
        purge->reject();
        theme.setChoice(ThemeChoice::HighContrast);
        QTest::qWait(100);
        QVERIFY(b.pane->grab().save(pictures::folder() + u"/tasks-list-contrast.png"_s));
        b.pane->openTab(TasksPane::Tab::Queues);
        QTest::qWait(700);
        QVERIFY(b.pane->grab().save(pictures::folder() + u"/tasks-queues-contrast.png"_s));
        theme.setChoice(ThemeChoice::Light);
        b.pane->openTab(TasksPane::Tab::Tasks);
        b.pane->resize(700, 320);
        QTest::qWait(100);
        QVERIFY(pictures::take(b.pane.get(), u"tasks-small"_s, theme));
        const QStringList unnamed = pictures::unnamed(b.pane.get());
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
    }
};

QTEST_MAIN(TestTasksPane)
#include "tst_tasks_pane.moc"

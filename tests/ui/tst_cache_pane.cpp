#include "server/cache/workbench.h"
#include "tests/support/redis_server.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/format.h"
#include "ui/panes/cache/bytes_edit.h"
#include "ui/panes/cache/cache_charts.h"
#include "ui/panes/cache/cache_link.h"
#include "ui/panes/cache/cache_pane.h"
#include "ui/panes/cache/cache_route_model.h"
#include "ui/panes/cache/console_view.h"
#include "ui/panes/cache/delete_dialog.h"
#include "ui/panes/cache/flight_chart.h"
#include "ui/panes/cache/flight_model.h"
#include "ui/panes/cache/flight_panel.h"
#include "ui/panes/cache/import_report.h"
#include "ui/panes/cache/job_bar.h"
#include "ui/panes/cache/key_dialogs.h"
#include "ui/panes/cache/key_export.h"
#include "ui/panes/cache/key_model.h"
#include "ui/panes/cache/key_record.h"
#include "ui/panes/cache/keys_view.h"
#include "ui/panes/cache/monitor_model.h"
#include "ui/panes/cache/monitor_view.h"
#include "ui/panes/cache/overview_view.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/slowlog_model.h"
#include "ui/panes/cache/slowlog_view.h"
#include "ui/panes/cache/stampede_view.h"
#include "ui/panes/cache/value_head.h"
#include "ui/panes/cache/value_model.h"
#include "ui/panes/cache/value_view.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/setting_marks.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figure_button.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/live_controls.h"
#include "ui/widgets/live_table.h"
#include "ui/widgets/stat_tile.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QTreeView>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using Words = cache::Command;
using cache::Reply;
using Mode = QAbstractItemModelTester::FailureReportingMode;

namespace {

constexpr int kPatience = 30'000;

/// Keys go to who has the focus, as a person's do.
void key(int code, Qt::KeyboardModifiers modifiers = {})
{
    QWidget *target = QApplication::focusWidget();
    QVERIFY2(target, "nothing has the focus");
    QTest::keyClick(target, Qt::Key(code), modifiers);
}

void press(QDialog *dialog, const QString &button)
{
    auto *found = dialog->findChild<QPushButton *>(button);
    QVERIFY2(found && found->isEnabled(), qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

/// The window on a running server, the Cache pane in front, on a real Redis of the test's own, or on the memory store.
struct Fixture : WindowFixture {
    enum class Store { Redis, Memory };

    explicit Fixture(Store store = Store::Redis, QStringList redisOptions = {})
    {
        if (store == Store::Redis) {
            redis = std::make_unique<RedisServer>(redisOptions);
            probe = std::make_unique<cache::Workbench>(redis->target());
            options.redis = u"unix://"_s + redis->path();
        } else {
            options.redis = u"memory"_s;
        }
        window.reset();
        open();
        window->resize(1440, 900);
        pane = window->cachePane();
        dock = window->findChild<QDockWidget *>(u"cacheDock"_s);
        ok = start();
        dock->show();
        dock->raise();
        window->activateWindow();
        ok = QTest::qWaitForWindowActive(window.get()) && ok;
        keys = pane->keys();
        value = keys->value();
    }

    /// After a dialog: there is no window manager that gives the focus back.
    void activate()
    {
        window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
    }
    /// Beside the window.
    std::vector<Reply> askAll(std::vector<Words> commands)
    {
        std::optional<std::vector<Reply>> replies;
        cache::Workbench *asked = probe ? probe.get() : server.cacheWorkbench();
        asked->run(std::move(commands), std::chrono::seconds(30), window.get(), [&](Result<std::vector<Reply>> got) {
            replies = got ? got.value() : std::vector<Reply>{Reply::ofError(got.error().detail.toUtf8())};
        });
        if (!QTest::qWaitFor([&] { return replies.has_value(); }, kPatience))
            return {Reply::ofError("no answer")};
        return *replies;
    }
    Reply ask(const Words &command) { return askAll({command}).front(); }

    /// One key of each type, and a few in folders.
    void fill()
    {
        const auto replies = askAll({{"SET", "page:home", R"({"title": "Home", "hits": 3})"},
                                     {"SET", "session:1", "alice", "PX", "90000"},
                                     {"SET", "session:2", "bob", "PX", "90000"},
                                     {"HSET", "user:1", "name", "Ada", "mail", "ada@example.org"},
                                     {"RPUSH", "queue", "one", "two", "three"},
                                     {"SADD", "tags", "red"},
                                     {"ZADD", "scores", "1.5", "ann", "20", "ben"},
                                     {"XADD", "events", "1-1", "kind", "start", "by", "ann"},
                                     {"SET", QByteArray("bin\0\xff", 5), QByteArray("\0\x01\xfe", 3)}});
        for (const Reply &reply : replies)
            QVERIFY2(!reply.isError(), reply.text.constData());
    }
    void showKeys()
    {
        pane->openTab(CachePane::Tab::Keys);
        keys->refresh();
        QVERIFY(QTest::qWaitFor([this] { return !keys->isScanning(); }, kPatience));
        QTest::qWait(1);
    }
    /// By a click on its row, with its folders opened.
    void select(const QByteArray &name)
    {
        const QModelIndex index = keys->model()->indexOf(name);
        QVERIFY2(index.isValid(), name.constData());
        for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
            keys->tree()->expand(up);
        keys->tree()->scrollTo(index);
        QTest::mouseClick(keys->tree()->viewport(), Qt::LeftButton, {}, keys->tree()->visualRect(index).center());
        QVERIFY(idle());
        QCOMPARE(value->key(), name);
    }
    bool idle()
    {
        return QTest::qWaitFor([this] { return !value->isBusy() && !keys->jobBar()->isBusy(); }, kPatience);
    }
    bool waitFor(const Words &command, const Reply &wanted)
    {
        return QTest::qWaitFor([&] { return ask(command) == wanted; }, kPatience);
    }
    template<typename T>
    T *dialog(const QString &name)
    {
        T *found = nullptr;
        (void)QTest::qWaitFor(
            [&] {
                const auto all = QApplication::topLevelWidgets();
                for (QWidget *each : all) {
                    if (each->isVisible() && each->objectName() == name)
                        found = qobject_cast<T *>(each);
                }
                return found != nullptr;
            },
            kPatience);
        return found;
    }
    /// Answers the question that is asked.
    void answer(bool yes)
    {
        auto *box = dialog<QMessageBox>(u"cacheQuestion"_s);
        QVERIFY(box);
        for (QAbstractButton *button : box->buttons()) {
            if ((box->buttonRole(button) == QMessageBox::AcceptRole) == yes) {
                QTest::mouseClick(button, Qt::LeftButton);
                return;
            }
        }
        QFAIL("no such button");
    }
    /// Of the request that is open in Requests.
    QByteArray openedTarget() const
    {
        const RequestsPane *requests = window->requestsPane();
        const int row = requests->table()->currentIndex().row();
        return row < 0 ? QByteArray() : requests->model()->record(row).target;
    }
    /// With Delete, and once they were counted.
    void deleteAfterLook()
    {
        keys->tree()->setFocus();
        key(Qt::Key_Delete);
        auto *look = dialog<DeleteDialog>(u"deleteByPattern"_s);
        QVERIFY(look);
        QVERIFY(QTest::qWaitFor([&] { return look->deleteButton()->isEnabled(); }, kPatience));
        QTest::mouseClick(look->deleteButton(), Qt::LeftButton);
    }
    void undo()
    {
        QVERIFY(QTest::qWaitFor([this] { return window->undoStack()->canUndo(); }, kPatience));
        activate();
        QTest::keyClick(window.get(), Qt::Key_Z, Qt::ControlModifier);
    }
    /// Types into the cell's editor.
    void editCell(int row, int column, const QString &text)
    {
        GridView *table = value->table();
        table->setFocus();
        table->setCurrentIndex(table->model()->index(row, column));
        key(Qt::Key_F2);
        auto *line = table->findChild<QLineEdit *>();
        QVERIFY(line);
        line->selectAll();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
    }
    /// A line for the console; waits for the reply.
    QString type(const QString &line)
    {
        ConsoleView *console = pane->console();
        pane->openTab(CachePane::Tab::Console);
        // What a question was asked about may still run.
        (void)QTest::qWaitFor([&] { return !console->isRunning(); }, kPatience);
        const QString before = console->output()->toPlainText();
        console->input()->setFocus();
        QTest::keyClicks(console->input(), line);
        QTest::keyClick(console->input(), Qt::Key_Return);
        (void)QTest::qWaitFor([&] { return !console->isRunning(); }, kPatience);
        return console->output()->toPlainText().mid(before.size()).trimmed().section(u'\n', 1);
    }

    std::unique_ptr<RedisServer> redis;
    std::unique_ptr<cache::Workbench> probe;
    CachePane *pane = nullptr;
    KeysView *keys = nullptr;
    ValueView *value = nullptr;
    QDockWidget *dock = nullptr;
    bool ok = false;
};

} // namespace

class TestCachePane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void standsWhereItBelongs()
    {
        WindowFixture f;
        auto *dock = f.window->findChild<QDockWidget *>(u"cacheDock"_s);
        QVERIFY(dock);
        dock->raise();
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        CachePane *pane = f.window->cachePane();
        QVERIFY(QTest::qWaitFor([&] { return pane->empty()->isVisible(); }));
        auto *figure = f.window->statusBar()->findChild<FigureButton *>(u"statusCache"_s);
        QVERIFY(figure && !figure->isVisible());
        QTest::mouseClick(pane->empty()->button(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Listening; }, kPatience));
        QVERIFY(QTest::qWaitFor([&] { return pane->tabs()->isVisible() && figure->isVisible(); }, kPatience));
        QVERIFY(!figure->text().isEmpty());
        f.window->findChild<QDockWidget *>(u"logDock"_s)->raise();
        QTest::mouseClick(figure, Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return pane->tabs()->isVisible(); }));
        const QStringList unnamed = pictures::unnamed(pane);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
        f.window->stopServer();
        QVERIFY(QTest::qWaitFor([&] { return pane->empty()->isVisible(); }, kPatience));
        QVERIFY(!figure->isVisible());
    }

    void browsesKeys()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        const QAbstractItemModelTester tester(f.keys->model(), Mode::QtTest);
        f.showKeys();
        QCOMPARE(f.keys->model()->keyCount(), 9);
        QCOMPARE(f.keys->model()->rowCount(), 8); // three folders, five keys
        // What a key is, is known once it is in sight.
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->facts("queue")->type.isEmpty(); }, kPatience));
        QVERIFY(f.keys->model()->facts("session:1")->type.isEmpty());
        f.select("session:1");
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->facts("session:1")->expires > 0; }, kPatience));
        const QModelIndex row = f.keys->model()->indexOf("session:1");
        QVERIFY(!row.siblingAtColumn(KeyModel::TtlColumn).data().toString().isEmpty());
        QVERIFY(!row.siblingAtColumn(KeyModel::SizeColumn).data().toString().isEmpty());
        QCOMPARE(f.value->content()->content(), "alice"_ba);
        QVERIFY(f.value->facts().contains(u"TTL"_s));
        // A list instead of a tree.
        f.keys->treeAction()->trigger();
        QCOMPARE(f.keys->model()->rowCount(), 9);
        f.keys->treeAction()->trigger();
        QCOMPARE(f.keys->model()->rowCount(), 8);
        // Found by a pattern, typed.
        QTest::keyClick(f.keys->tree(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), f.keys->pattern());
        QTest::keyClicks(f.keys->pattern(), u"session:*"_s);
        key(Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->isScanning() && f.keys->model()->keyCount() == 2; }, kPatience));
        f.keys->pattern()->clear();
        f.keys->type()->setCurrentIndex(f.keys->type()->findData("zset"_ba));
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->isScanning() && f.keys->model()->keyCount() == 1; }, kPatience));
        QVERIFY(f.keys->model()->holds("scores"));
    }

    void showsEachType_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QStringList>("rows");
        QTest::newRow("hash") << "user:1"_ba << QStringList{u"name|Ada"_s, u"mail|ada@example.org"_s};
        QTest::newRow("list") << "queue"_ba << QStringList{u"0|one"_s, u"1|two"_s, u"2|three"_s};
        QTest::newRow("set") << "tags"_ba << QStringList{u"red"_s};
        QTest::newRow("sorted set") << "scores"_ba << QStringList{u"ann|1.5"_s, u"ben|20"_s};
        QTest::newRow("stream") << "events"_ba << QStringList{u"1-1|kind: start   by: ann"_s};
    }

    void showsEachType()
    {
        QFETCH(QByteArray, name);
        QFETCH(QStringList, rows);
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select(name);
        const QAbstractItemModel *model = f.value->table()->model();
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), int(rows.size()), kPatience);
        for (int row = 0; row < rows.size(); ++row) {
            QStringList cells;
            for (int column = 0; column < model->columnCount(); ++column)
                cells.append(model->index(row, column).data().toString());
            QCOMPARE(cells.join(u'|'), rows[row]);
        }
        QVERIFY(!f.value->figure().isEmpty());
        f.value->copyCommandAction()->trigger();
        const auto words = splitLine(QApplication::clipboard()->text().toLatin1());
        QVERIFY(words.isOk() && words.value().contains(name));
    }

    void editsElements_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<int>("row");
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("text");
        QTest::addColumn<Words>("read");
        QTest::addColumn<Reply>("before");
        QTest::addColumn<Reply>("after");
        QTest::newRow("hash value") << "user:1"_ba << 0 << 1 << u"Bo\\n"_s << Words{"HGET", "user:1", "name"}
                                    << Reply::ofBulk("Ada") << Reply::ofBulk("Bo\n");
        QTest::newRow("hash field") << "user:1"_ba << 0 << 0 << u"nick"_s << Words{"HGET", "user:1", "nick"} << Reply()
                                    << Reply::ofBulk("Ada");
        QTest::newRow("list") << "queue"_ba << 1 << 1 << u"zwei"_s << Words{"LINDEX", "queue", "1"}
                              << Reply::ofBulk("two") << Reply::ofBulk("zwei");
        QTest::newRow("set") << "tags"_ba << 0 << 0 << u"blue"_s << Words{"SMEMBERS", "tags"}
                             << Reply::ofArray({Reply::ofBulk("red")}) << Reply::ofArray({Reply::ofBulk("blue")});
        QTest::newRow("score") << "scores"_ba << 0 << 1 << u"7"_s << Words{"ZSCORE", "scores", "ann"}
                               << Reply::ofBulk("1.5") << Reply::ofBulk("7");
        QTest::newRow("member") << "scores"_ba << 0 << 0 << u"eve"_s << Words{"ZSCORE", "scores", "eve"} << Reply()
                                << Reply::ofBulk("1.5");
    }

    void editsElements()
    {
        QFETCH(QByteArray, name);
        QFETCH(int, row);
        QFETCH(int, column);
        QFETCH(QString, text);
        QFETCH(Words, read);
        QFETCH(Reply, before);
        QFETCH(Reply, after);
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select(name);
        QTRY_VERIFY_WITH_TIMEOUT(f.value->table()->model()->rowCount() > row, kPatience);
        QCOMPARE(f.ask(read), before);
        f.editCell(row, column, text);
        QVERIFY(f.waitFor(read, after));
        QVERIFY(QTest::qWaitFor([&] { return f.window->undoStack()->canUndo(); }, kPatience));
        f.undo();
        QVERIFY(f.waitFor(read, before));
        QTest::keyClick(f.window.get(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(f.waitFor(read, after));
    }

    void editsAString()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("session:1");
        QVERIFY(f.value->editAction()->isEnabled());
        f.value->editAction()->trigger();
        QVERIFY(f.value->isEditing());
        CodeEdit *editor = f.value->editor()->editor();
        QCOMPARE(QApplication::focusWidget(), editor);
        QCOMPARE(editor->toPlainText(), u"alice"_s);
        key(Qt::Key_End, Qt::ControlModifier);
        QTest::keyClicks(editor, u" & co"_s);
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(f.waitFor({"GET", "session:1"}, Reply::ofBulk("alice & co")));
        QVERIFY(f.ask({"PTTL", "session:1"}).integer > 0); // it still runs down
        QVERIFY(QTest::qWaitFor([&] { return f.value->content()->content() == "alice & co"; }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"GET", "session:1"}, Reply::ofBulk("alice")));
        QVERIFY(f.ask({"PTTL", "session:1"}).integer > 0);

        // Bytes are written with escapes, or as hexadecimal.
        f.select(QByteArray("bin\0\xff", 5));
        f.value->editAction()->trigger();
        QCOMPARE(f.value->editor()->form(), BytesEdit::Form::Escaped);
        QCOMPARE(editor->toPlainText(), u"\\x00\\x01\\xfe"_s);
        f.value->editor()->forms()->setCurrentIndex(int(BytesEdit::Form::Hex));
        QCOMPARE(editor->toPlainText(), u"00 01 fe"_s);
        editor->setPlainText(u"00 0"_s);
        QTest::mouseClick(f.value->saveButton(), Qt::LeftButton);
        QVERIFY(f.value->isEditing() && f.value->banner()->isVisible()); // half a byte
        editor->setPlainText(u"de ad 00"_s);
        QTest::mouseClick(f.value->saveButton(), Qt::LeftButton);
        QVERIFY(f.waitFor({"GET", QByteArray("bin\0\xff", 5)}, Reply::ofBulk(QByteArray("\xde\xad\0", 3))));
    }

    void tellsWhatChangedMeanwhile()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("page:home");
        f.value->editAction()->trigger();
        f.value->editor()->editor()->setPlainText(u"mine"_s);
        f.ask({"SET", "page:home", "theirs"});
        f.value->save();
        QVERIFY(QTest::qWaitFor([&] { return f.value->banner()->isVisible(); }, kPatience));
        QVERIFY(f.value->isEditing());
        QCOMPARE(f.ask({"GET", "page:home"}), Reply::ofBulk("theirs"));
        QTest::mouseClick(f.value->banner()->actionButton(), Qt::LeftButton);
        QVERIFY(f.waitFor({"GET", "page:home"}, Reply::ofBulk("mine")));
        QVERIFY(QTest::qWaitFor([&] { return f.window->undoStack()->canUndo(); }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"GET", "page:home"}, Reply::ofBulk("theirs")));
        // Gone is told, too, and leaves the list.
        f.ask({"DEL", "page:home"});
        f.value->refresh();
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("page:home"); }, kPatience));
        QVERIFY(f.value->banner()->isVisible());
        // What runs out while it is shown leaves by itself.
        f.ask({"PEXPIRE", "session:2", "1200"});
        f.select("session:2");
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("session:2"); }, kPatience));
    }

    /// A key that somebody else deletes is told of, and its neighbour is not taken for it.
    void staysWithTheKeyThatIsShown()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("session:2");
        f.value->expireAction()->trigger();
        auto *expire = f.dialog<ExpireDialog>(u"expireDialog"_s);
        QVERIFY(expire);
        f.ask({"DEL", "session:2"});
        f.value->refresh();
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("session:2"); }, kPatience));
        QCOMPARE(f.value->key(), "session:2"_ba);
        QVERIFY(f.value->banner()->isVisible());
        QVERIFY(!f.value->renameAction()->isEnabled());
        expire->ttl()->number()->setFocus();
        expire->ttl()->number()->selectAll();
        QTest::keyClicks(expire->ttl()->number(), u"5000"_s);
        press(expire, u"ok"_s);
        QVERIFY(QTest::qWaitFor([&] { return f.window->undoStack()->canUndo(); }, kPatience));
        QVERIFY(f.ask({"PTTL", "session:1"}).integer <= 90'000);
        // The neighbour is the tree's current row already; a click shows it all the same.
        f.activate();
        f.select("session:1");
        QVERIFY(!f.value->banner()->isVisible());
        // Whoever deletes one goes on to the next.
        f.ask({"SET", "session:2", "bob"});
        f.showKeys();
        f.select("session:2");
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        QVERIFY(f.waitFor({"EXISTS", "session:2"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return f.value->key() == "session:1"; }, kPatience));
    }

    /// What is being written is not lost to what happens meanwhile.
    void keepsWhatIsBeingWritten()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.ask({"PEXPIRE", "session:1", "4000"});
        f.showKeys();
        f.select("session:1");
        f.value->editAction()->trigger();
        f.value->editor()->editor()->setPlainText(u"mine"_s);
        f.ask({"PERSIST", "session:1"});
        // As far as the view knows, its time is over.
        QVERIFY(QTest::qWaitFor([&] { return f.value->facts().contains(u"expired"_s); }, kPatience));
        QTest::qWait(1'200);
        QVERIFY(f.value->isEditing());
        // Nor to a restart of the server.
        f.window->stopServer();
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Stopped; }, kPatience));
        QVERIFY(f.start());
        QVERIFY(QTest::qWaitFor([&] { return f.pane->link()->isUp() && !f.keys->isScanning(); }, kPatience));
        QVERIFY(f.value->isEditing());
        QCOMPARE(f.value->editor()->editor()->toPlainText(), u"mine"_s);
        QTest::mouseClick(f.value->saveButton(), Qt::LeftButton);
        QVERIFY(f.waitFor({"GET", "session:1"}, Reply::ofBulk("mine")));
        QVERIFY(QTest::qWaitFor([&] { return !f.value->isEditing(); }, kPatience));
        // Nor to a conflict, of an element either.
        f.select("user:1");
        QTRY_COMPARE_WITH_TIMEOUT(f.value->model()->rowCount({}), 2, kPatience);
        f.value->table()->selectRow(0);
        f.value->editAction()->trigger();
        QVERIFY(f.value->isEditing());
        f.value->editor()->editor()->setPlainText(u"Grace"_s);
        f.ask({"HSET", "user:1", "name", "Edsger"});
        QTest::mouseClick(f.value->saveButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.value->banner()->isVisible(); }, kPatience));
        QVERIFY(f.value->isEditing());
        QCOMPARE(f.ask({"HGET", "user:1", "name"}), Reply::ofBulk("Edsger"));
        QTest::mouseClick(f.value->banner()->actionButton(), Qt::LeftButton);
        QVERIFY(f.waitFor({"HGET", "user:1", "name"}, Reply::ofBulk("Grace")));
        QVERIFY(QTest::qWaitFor([&] { return !f.value->isEditing(); }, kPatience));
    }

    void addsKeys_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QStringList>("cells");
        QTest::addColumn<Words>("read");
        QTest::addColumn<Reply>("wanted");
        const auto bulks = [](const QList<QByteArray> &all) {
            std::vector<Reply> items;
            for (const QByteArray &each : all)
                items.push_back(Reply::ofBulk(each));
            return Reply::ofArray(items);
        };
        QTest::newRow("string") << "string"_ba << QStringList{u"hello"_s} << Words{"GET", "new:key"}
                                << Reply::ofBulk("hello");
        QTest::newRow("hash") << "hash"_ba << QStringList{u"f"_s, u"v\\x00"_s} << Words{"HGETALL", "new:key"}
                              << bulks({"f", QByteArray("v\0", 2)});
        QTest::newRow("list") << "list"_ba << QStringList{u"a"_s, u"b"_s} << Words{"LRANGE", "new:key", "0", "-1"}
                              << bulks({"a", "b"});
        QTest::newRow("set") << "set"_ba << QStringList{u"m"_s} << Words{"SMEMBERS", "new:key"} << bulks({"m"});
        QTest::newRow("sorted set") << "zset"_ba << QStringList{u"m"_s, u"2.5"_s}
                                    << Words{"ZRANGE", "new:key", "0", "-1", "WITHSCORES"} << bulks({"m", "2.5"});
        QTest::newRow("stream") << "stream"_ba << QStringList{u"f"_s, u"v"_s} << Words{"XLEN", "new:key"}
                                << Reply::ofInteger(1);
    }

    void addsKeys()
    {
        QFETCH(QByteArray, type);
        QFETCH(QStringList, cells);
        QFETCH(Words, read);
        QFETCH(Reply, wanted);
        Fixture f;
        QVERIFY(f.ok);
        f.showKeys();
        QVERIFY(f.keys->empty()->isVisible());
        QTest::mouseClick(f.keys->empty()->button(), Qt::LeftButton);
        auto *dialog = f.dialog<AddDialog>(u"addKey"_s);
        QVERIFY(dialog);
        press(dialog, u"ok"_s);
        QVERIFY(dialog->isVisible()); // a key has a name
        QTest::keyClicks(dialog->key(), u"new:key"_s);
        dialog->type()->setCurrentIndex(dialog->type()->findData(type));
        if (type == "string") {
            dialog->value()->editor()->setPlainText(cells.first());
        } else {
            QTableWidget *table = dialog->elements()->table();
            for (int i = 0; i < cells.size(); ++i)
                table->setItem(i / table->columnCount(), i % table->columnCount(), new QTableWidgetItem(cells[i]));
        }
        QTest::mouseClick(dialog->ttl()->expires(), Qt::LeftButton, {}, {8, dialog->ttl()->expires()->height() / 2});
        dialog->ttl()->number()->selectAll();
        QTest::keyClicks(dialog->ttl()->number(), u"90"_s);
        QCOMPARE(dialog->ttl()->ttl(), 90'000);
        press(dialog, u"ok"_s);
        QVERIFY(f.waitFor(read, wanted));
        QVERIFY(f.ask({"PTTL", "new:key"}).integer > 80'000);
        QVERIFY(QTest::qWaitFor([&] { return f.keys->currentKey() == "new:key"; }, kPatience));
        QVERIFY(f.idle());
        QCOMPARE(f.value->key(), "new:key"_ba);
        f.undo();
        QVERIFY(f.waitFor({"EXISTS", "new:key"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("new:key"); }, kPatience));
    }

    void addsAndRemovesElements()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("queue");
        QTRY_COMPARE_WITH_TIMEOUT(f.value->model()->rowCount({}), 3, kPatience);
        f.value->addAction_()->trigger();
        auto *dialog = f.dialog<AddDialog>(u"addKey"_s);
        QVERIFY(dialog);
        dialog->elements()->table()->setItem(0, 0, new QTableWidgetItem(u"x"_s));
        dialog->elements()->table()->setItem(1, 0, new QTableWidgetItem(u"y"_s));
        dialog->findChild<QComboBox *>(u"end"_s)->setCurrentIndex(1);
        press(dialog, u"ok"_s);
        QVERIFY(f.waitFor({"LLEN", "queue"}, Reply::ofInteger(5)));
        QCOMPARE(f.ask({"LINDEX", "queue", "0"}), Reply::ofBulk("x"));
        QTRY_COMPARE_WITH_TIMEOUT(f.value->model()->rowCount({}), 5, kPatience);
        // One of the middle, by the key.
        f.activate();
        f.value->table()->setFocus();
        f.value->table()->selectRow(3);
        QCOMPARE(f.value->model()->row(3).value, "two"_ba);
        key(Qt::Key_Delete);
        QVERIFY(f.waitFor({"LLEN", "queue"}, Reply::ofInteger(4)));
        QCOMPARE(f.ask({"LPOS", "queue", "two"}), Reply());
        QTRY_COMPARE_WITH_TIMEOUT(f.value->model()->rowCount({}), 4, kPatience);
        f.undo();
        QVERIFY(f.waitFor({"LINDEX", "queue", "3"}, Reply::ofBulk("two")));
        // The last element takes the key along.
        f.select("tags");
        QTRY_COMPARE_WITH_TIMEOUT(f.value->model()->rowCount({}), 1, kPatience);
        f.activate();
        f.value->table()->setFocus();
        f.value->table()->selectRow(0);
        key(Qt::Key_Delete);
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("tags"); }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"SCARD", "tags"}, Reply::ofInteger(1)));
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->holds("tags"); }, kPatience));
    }

    void renamesExpiresAndDeletes()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("user:1");
        f.value->renameAction()->trigger();
        auto *line = f.dialog<LineDialog>(u"lineDialog"_s);
        QVERIFY(line);
        line->line()->clear();
        QTest::keyClicks(line->line(), u"queue"_s);
        press(line, u"ok"_s);
        f.answer(false); // there is one
        QCOMPARE(f.ask({"TYPE", "queue"}).text, "list"_ba);
        line->line()->setText(u"user:one"_s);
        press(line, u"ok"_s);
        QVERIFY(f.waitFor({"EXISTS", "user:1"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return f.value->key() == "user:one" && !f.value->isBusy(); }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"HGET", "user:1", "name"}, Reply::ofBulk("Ada")));
        QVERIFY(f.waitFor({"EXISTS", "user:one"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->holds("user:1"); }, kPatience));

        f.select("queue");
        f.value->expireAction()->trigger();
        auto *expire = f.dialog<ExpireDialog>(u"expireDialog"_s);
        QVERIFY(expire);
        expire->ttl()->expires()->setChecked(true);
        expire->ttl()->number()->setFocus();
        expire->ttl()->number()->selectAll();
        QTest::keyClicks(expire->ttl()->number(), u"50"_s);
        press(expire, u"ok"_s);
        QVERIFY(QTest::qWaitFor([&] { return f.ask({"PTTL", "queue"}).integer > 0; }, kPatience));
        QVERIFY(QTest::qWaitFor([&] { return f.value->persistAction()->isEnabled(); }, kPatience));
        f.value->persistAction()->trigger();
        QVERIFY(f.waitFor({"PTTL", "queue"}, Reply::ofInteger(-1)));
        QVERIFY(QTest::qWaitFor([&] { return f.window->undoStack()->index() == 2; }, kPatience));
        f.undo();
        QVERIFY(QTest::qWaitFor([&] { return f.ask({"PTTL", "queue"}).integer > 0; }, kPatience));

        f.select("scores");
        f.activate();
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        QVERIFY(f.waitFor({"EXISTS", "scores"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("scores"); }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"ZSCORE", "scores", "ann"}, Reply::ofBulk("1.5")));
        // Whoever took the name meanwhile keeps it.
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->holds("scores"); }, kPatience));
        f.select("scores");
        f.activate();
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        QVERIFY(f.waitFor({"EXISTS", "scores"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->model()->holds("scores"); }, kPatience));
        f.ask({"SET", "scores", "new"});
        const auto notices = f.window->notices()->kept().size();
        f.undo();
        QVERIFY(QTest::qWaitFor([&] { return f.window->notices()->kept().size() > notices; }, kPatience));
        QCOMPARE(f.ask({"GET", "scores"}), Reply::ofBulk("new"));
    }

    void deletesByPattern()
    {
        Fixture f;
        QVERIFY(f.ok);
        std::vector<Words> sets;
        for (int i = 0; i < 1'500; ++i)
            sets.push_back({"SET", "tmp:" + QByteArray::number(i), QByteArray::number(i), "PX", "500000"});
        sets.push_back({"SET", "stays", "1"});
        f.askAll(sets);
        f.showKeys();
        f.keys->deletePatternAction()->trigger();
        auto *dialog = f.dialog<DeleteDialog>(u"deleteByPattern"_s);
        QVERIFY(dialog);
        QVERIFY(!dialog->deleteButton()->isEnabled());
        dialog->pattern()->setFocus();
        QTest::keyClicks(dialog->pattern(), u"tmp:*"_s);
        QTest::keyClick(dialog->pattern(), Qt::Key_Return); // counts
        QVERIFY(QTest::qWaitFor([&] { return dialog->deleteButton()->isEnabled(); }, kPatience));
        QVERIFY2(dialog->summary().contains(u"1,500"_s), qPrintable(dialog->summary()));
        QCOMPARE(dialog->sample()->count(), CountJob::kSample + 1);
        QCOMPARE(f.ask({"DBSIZE"}), Reply::ofInteger(1'501)); // nothing was touched
        QTest::mouseClick(dialog->deleteButton(), Qt::LeftButton);
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(1)));
        QVERIFY(f.idle());
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->keyCount() == 1; }, kPatience));
        QVERIFY(f.window->undoStack()->canUndo());
        f.undo();
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(1'501)));
        QCOMPARE(f.ask({"GET", "tmp:77"}), Reply::ofBulk("77"));
        QVERIFY(f.ask({"PTTL", "tmp:77"}).integer > 0);
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->keyCount() == 1'501; }, kPatience));
    }

    void deletesFolders_data()
    {
        QTest::addColumn<Fixture::Store>("store");
        QTest::newRow("Redis") << Fixture::Store::Redis;
        QTest::newRow("memory") << Fixture::Store::Memory;
    }

    /// All that begins as the folder, shown or not, and nothing else, whatever its name means to MATCH.
    void deletesFolders()
    {
        QFETCH(Fixture::Store, store);
        Fixture f(store);
        QVERIFY(f.ok);
        f.askAll({{"SET", "a[1]*:x", "1"}, {"SET", "a[1]*:y", "2"}, {"SET", "a1b:x", "3"}, {"SET", "a1b:y", "4"}});
        f.showKeys();
        f.keys->tree()->setCurrentIndex(f.keys->model()->indexOf("a[1]*:x").parent());
        f.askAll({{"SET", "a[1]*:later", "5"}, {"SET", "a1b:later", "6"}}); // not shown
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        auto *look = f.dialog<DeleteDialog>(u"deleteByPattern"_s);
        QVERIFY(look);
        QCOMPARE(look->pattern()->text(), u"a\\\\[1]\\\\*:*"_s);
        QVERIFY(QTest::qWaitFor([&] { return look->deleteButton()->isEnabled(); }, kPatience));
        QCOMPARE(look->sample()->count(), 3);
        QCOMPARE(f.ask({"DBSIZE"}), Reply::ofInteger(6)); // nothing was touched
        QTest::mouseClick(look->deleteButton(), Qt::LeftButton);
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(3)));
        QVERIFY(f.idle());
        QCOMPARE(f.ask({"EXISTS", "a1b:x", "a1b:y", "a1b:later"}), Reply::ofInteger(3));
        f.undo();
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(6)));
        QCOMPARE(f.ask({"GET", "a[1]*:later"}), Reply::ofBulk("5"));
    }

    /// Of several, and as far as the filter takes their keys.
    void deletesWhatMatchesInFolders()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.askAll({{"SET", "a:1", ""}, {"SET", "a:2", ""}, {"SET", "b:1", ""}, {"SET", "b:2", ""}, {"SET", "c:1", ""}});
        f.showKeys();
        f.keys->pattern()->setText(u"*1"_s);
        f.showKeys();
        QCOMPARE(f.keys->model()->keyCount(), 3);
        QItemSelectionModel *selection = f.keys->tree()->selectionModel();
        for (const QByteArray &name : {"a:1"_ba, "b:1"_ba})
            selection->select(f.keys->model()->indexOf(name).parent(),
                              QItemSelectionModel::Select | QItemSelectionModel::Rows);
        f.deleteAfterLook();
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(3)));
        QVERIFY(f.idle());
        QCOMPARE(f.ask({"EXISTS", "a:2", "b:2", "c:1"}), Reply::ofInteger(3));
    }

    void exportsAndImports()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        const QString path = f.folder.filePath(u"keys.jsonl"_s);
        f.keys->exportTo(path, f.keys->choice());
        QVERIFY(f.idle());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QCOMPARE(written.count('\n'), 9);
        std::vector<Words> reads{{"GET", "page:home"},
                                 {"GET", QByteArray("bin\0\xff", 5)},
                                 {"HMGET", "user:1", "name", "mail"},
                                 {"LRANGE", "queue", "0", "-1"},
                                 {"SMEMBERS", "tags"},
                                 {"ZRANGE", "scores", "0", "-1", "WITHSCORES"},
                                 {"XRANGE", "events", "-", "+"}};
        const auto before = f.askAll(reads);
        f.ask({"FLUSHALL"});
        // Two more lines that cannot be taken, which are told.
        QFile more(path);
        QVERIFY(more.open(QIODevice::Append));
        more.write("nonsense\n{\"key\": \"x\", \"type\": \"list\", \"value\": []}\n");
        more.close();
        f.keys->importFrom(path, true);
        auto *report = f.dialog<ImportReport>(u"importReport"_s);
        QVERIFY(report);
        QVERIFY2(report->text().contains(u"9 key"_s), qPrintable(report->text()));
        auto *faults = report->findChild<QListWidget *>(u"importFaults"_s);
        QVERIFY(faults && faults->count() == 2);
        QVERIFY(faults->item(0)->text().contains(u"10"_s));
        report->close();
        QVERIFY(f.askAll(reads) == before);
        QVERIFY(f.ask({"PTTL", "session:1"}).integer > 0);
        QVERIFY(QTest::qWaitFor([&] { return f.keys->model()->keyCount() == 9; }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(0)));
        // To a place where nothing can be written.
        f.keys->exportTo(f.folder.filePath(u"none/keys.jsonl"_s), f.keys->choice());
        QVERIFY(QTest::qWaitFor([&] { return f.keys->banner()->isVisible(); }, kPatience));
    }

    /// Values are read as they fit into memory, and what is too large is passed over and told.
    void exportsLargeValues()
    {
        Fixture f;
        QVERIFY(f.ok);
        std::vector<Words> sets{{"SETRANGE", "too large", QByteArray::number(ExportJob::kLargestKey), "x"}};
        for (int i = 0; i < 5; ++i)
            sets.push_back({"SET", "large:" + QByteArray::number(i), QByteArray(10 * 1024 * 1024, char('a' + i))});
        sets.push_back({"SET", "small", "1"});
        f.askAll(sets);
        f.showKeys();
        const QString path = f.folder.filePath(u"keys.jsonl"_s);
        f.keys->exportTo(path, f.keys->choice());
        QVERIFY(f.idle());
        QVERIFY(QTest::qWaitFor([&] { return f.keys->banner()->isVisible(); }, kPatience));
        QVERIFY2(f.keys->banner()->text().contains(u"too large"_s), qPrintable(f.keys->banner()->text()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QSet<QByteArray> exported;
        while (!file.atEnd()) {
            const auto record = recordOfLine(file.readLine());
            QVERIFY(record.isOk());
            const QByteArray &value = record.value().parts.value(0);
            if (record.value().key.startsWith("large:"))
                QCOMPARE(value.size(), 10 * 1024 * 1024);
            exported.insert(record.value().key);
        }
        QCOMPARE(exported, (QSet<QByteArray>{"large:0", "large:1", "large:2", "large:3", "large:4", "small"}));
    }

    /// What is shown follows what is done to many keys.
    void showsWhatBecameOfManyKeys()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("session:1");
        const QString path = f.folder.filePath(u"keys.jsonl"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"key": "session:1", "type": "string", "value": "carol"})");
        file.close();
        f.keys->importFrom(path, true);
        auto *report = f.dialog<ImportReport>(u"importReport"_s);
        QVERIFY(report);
        report->close();
        QVERIFY(QTest::qWaitFor([&] { return f.value->content()->content() == "carol"; }, kPatience));
        f.activate();
        f.keys->tree()->setCurrentIndex(f.keys->model()->indexOf("session:1").parent());
        f.deleteAfterLook();
        QVERIFY(f.waitFor({"EXISTS", "session:1", "session:2"}, Reply::ofInteger(0)));
        QVERIFY(QTest::qWaitFor([&] { return f.value->banner()->isVisible(); }, kPatience));
        QVERIFY(!f.value->editAction()->isEnabled());
    }

    void guardsLargeValues()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.ask({"SET", "large", QByteArray(3 * 1024 * 1024, 'x')});
        std::vector<Words> pushes;
        for (int i = 0; i < 30; ++i) {
            Words push{"RPUSH", "long"};
            for (int k = 0; k < 100; ++k)
                push.append("element " + QByteArray::number(i * 100 + k));
            pushes.push_back(push);
        }
        f.askAll(pushes);
        f.showKeys();
        f.select("large");
        QVERIFY(QTest::qWaitFor([&] { return f.value->banner()->isVisible(); }, kPatience));
        QCOMPARE(f.value->content()->content().size(), qsizetype(ValueReader::kFirstBytes));
        QVERIFY(!f.value->editAction()->isEnabled());
        QTest::mouseClick(f.value->banner()->actionButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.value->content()->content().size() == 3 * 1024 * 1024; }, kPatience));
        // A long list comes by pages, as far as one scrolls.
        f.select("long");
        QTRY_VERIFY_WITH_TIMEOUT(f.value->model()->rowCount({}) > 0, kPatience);
        const int first = f.value->model()->rowCount({});
        QVERIFY2(first < 3'000, qPrintable(QString::number(first)));
        QVERIFY(QTest::qWaitFor(
            [&] {
                f.value->table()->scrollToBottom();
                return f.value->model()->rowCount({}) == 3'000;
            },
            kPatience));
        QCOMPARE(f.value->model()->row(2'999).value, "element 2999"_ba);
    }

    void saysWhatCannotBeUndone()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.ask({"SETRANGE", "huge", "70000000", "x"});
        f.askAll({{"SET", "pair:1", "a"}, {"SETRANGE", "pair:2", "70000000", "x"}});
        f.showKeys();
        f.select("huge");
        f.activate();
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        f.answer(false);
        QCOMPARE(f.ask({"EXISTS", "huge"}), Reply::ofInteger(1));
        f.activate();
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        f.answer(true);
        QVERIFY(f.waitFor({"EXISTS", "huge"}, Reply::ofInteger(0)));
        QVERIFY(!f.window->undoStack()->canUndo());
        // The same of several: nothing is touched before it was said.
        f.activate();
        f.keys->treeAction()->trigger();
        f.keys->tree()->setFocus();
        f.keys->tree()->selectAll();
        QCOMPARE(f.keys->choice().keys.size(), 2);
        key(Qt::Key_Delete);
        f.answer(false);
        QCOMPARE(f.ask({"EXISTS", "pair:1", "pair:2"}), Reply::ofInteger(2));
        f.activate();
        f.keys->tree()->setFocus();
        key(Qt::Key_Delete);
        f.answer(true);
        QVERIFY(f.waitFor({"EXISTS", "pair:1", "pair:2"}, Reply::ofInteger(0)));
        QVERIFY(f.idle());
        QVERIFY(!f.window->undoStack()->canUndo());
    }

    void staysBoundedWithManyKeys()
    {
        Fixture f;
        QVERIFY(f.ok);
        // A hundred and thirty thousand keys, made by Redis itself.
        f.ask({"EVAL", "for i = 1, 130000 do redis.call('SET', 'item:' .. i % 1000 .. ':' .. i, i) end", "0"});
        QCOMPARE(f.ask({"DBSIZE"}), Reply::ofInteger(130'000));
        int turns = 0; // of the window's loop while keys come
        QTimer turning;
        connect(&turning, &QTimer::timeout, this, [&turns] { ++turns; });
        turning.start(0);
        f.showKeys();
        QVERIFY(f.keys->model()->keyCount() >= KeySearch::kFirstKeys);
        QVERIFY(f.keys->model()->keyCount() < 3 * KeySearch::kFirstKeys);
        QVERIFY2(turns > 10, qPrintable(QString::number(turns)));
        const QString came = countText(quint64(f.keys->model()->keyCount())); // all that the store has looked at
        QCOMPARE(f.keys->figure(), u"%1 keys – %1 of 130,000 looked at"_s.arg(came));
        QVERIFY(f.keys->moreAction()->isEnabled());
        for (int i = 0; i < 20 && f.keys->moreAction()->isEnabled(); ++i) {
            f.keys->moreAction()->trigger();
            QVERIFY(QTest::qWaitFor([&] { return !f.keys->isScanning(); }, kPatience));
        }
        QCOMPARE(f.keys->model()->keyCount(), KeySearch::kMostKeys);
        QVERIFY2(f.keys->figure().contains(u"100,000"_s), qPrintable(f.keys->figure()));
        // Only what is in sight was asked for.
        int known = 0;
        const QList<QByteArray> all = f.keys->model()->keysBelow({});
        for (const QByteArray &each : all)
            known += f.keys->model()->facts(each)->askedAt > 0 ? 1 : 0;
        QVERIFY2(known < 1'000, qPrintable(QString::number(known)));
        // A search can be stopped, and says how far it is.
        f.keys->pattern()->setText(u"nothing*"_s);
        f.keys->refresh();
        QVERIFY(f.keys->stopAction()->isEnabled());
        f.keys->stopAction()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return !f.keys->isScanning(); }, kPatience));
        QVERIFY2(f.keys->figure().startsWith(u"0 keys – about "_s), qPrintable(f.keys->figure()));
        f.keys->pattern()->setText(u"item:7:*"_s);
        f.keys->refresh();
        QVERIFY(
            QTest::qWaitFor([&] { return !f.keys->isScanning() && f.keys->model()->keyCount() == 130; }, kPatience));
    }

    void consoleAnswers()
    {
        Fixture f;
        QVERIFY(f.ok);
        QCOMPARE(f.type(u"SET a \"x\\ny\""_s), u"OK"_s);
        QCOMPARE(f.type(u"get a"_s), u"\"x\\ny\""_s);
        QCOMPARE(f.type(u"incr n"_s), u"(integer) 1"_s);
        QCOMPARE(f.type(u"get nothing"_s), u"(nil)"_s);
        QVERIFY(f.type(u"lpush a 1"_s).startsWith(u"(error) WRONGTYPE"_s));
        QCOMPARE(f.type(u"rpush l a b"_s), u"(integer) 2"_s);
        QCOMPARE(f.type(u"lrange l 0 -1"_s), u"1) \"a\"\n2) \"b\""_s);
        QVERIFY(f.type(u"get \"a"_s).startsWith(u"(error)"_s));
        f.pane->console()->input()->clear();
        // Up and Down go through what was written.
        key(Qt::Key_Up);
        QCOMPARE(f.pane->console()->input()->text(), u"lrange l 0 -1"_s);
        key(Qt::Key_Up);
        QCOMPARE(f.pane->console()->input()->text(), u"rpush l a b"_s);
        key(Qt::Key_Down);
        key(Qt::Key_Down);
        QCOMPARE(f.pane->console()->input()->text(), QString());
        // Names are completed, arguments shown.
        QTest::keyClicks(f.pane->console()->input(), u"hset"_s);
        QTest::keyClick(f.pane->console()->input(), Qt::Key_Escape);
        f.pane->console()->input()->setText(u"zrem"_s);
        QTest::keyClicks(f.pane->console()->input(), u"r"_s);
        QWidget *popup = QApplication::activePopupWidget();
        QVERIFY(popup);
        QTest::keyClick(popup, Qt::Key_Down);
        QTest::keyClick(popup, Qt::Key_Return);
        QVERIFY(f.pane->console()->input()->text().startsWith(u"ZREMRANGEBY"_s));
        QVERIFY(f.pane->console()->hint().contains(u"key"_s));
        f.pane->console()->input()->clear();
        // What would change or hold the pane's connection is refused; what destroys is asked.
        QVERIFY(f.type(u"SUBSCRIBE x"_s).startsWith(u"(error)"_s));
        QVERIFY(f.type(u"SELECT 3"_s).startsWith(u"(error)"_s));
        QVERIFY(f.type(u"BLPOP nothing 0"_s).startsWith(u"(error)"_s));
        f.type(u"FLUSHALL"_s);
        f.answer(false);
        QCOMPARE(f.ask({"EXISTS", "a"}), Reply::ofInteger(1));
        f.type(u"FLUSHALL"_s);
        f.answer(true);
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(0)));
        // A transaction runs as one.
        QCOMPARE(f.type(u"MULTI"_s), u"OK"_s);
        QCOMPARE(f.type(u"INCR t"_s), u"QUEUED"_s);
        QCOMPARE(f.type(u"INCR t"_s), u"QUEUED"_s);
        QCOMPARE(f.ask({"EXISTS", "t"}), Reply::ofInteger(0));
        QCOMPARE(f.type(u"EXEC"_s), u"1) (integer) 1\n2) (integer) 2"_s);
        // What blocks can be stopped.
        ConsoleView *console = f.pane->console();
        QTest::keyClicks(console->input(), u"BLPOP nothing 9"_s);
        QTest::keyClick(console->input(), Qt::Key_Return);
        QVERIFY(console->isRunning());
        QTest::keyClick(console->input(), Qt::Key_Escape);
        QVERIFY(QTest::qWaitFor([&] { return !console->isRunning(); }, kPatience));
        QCOMPARE(f.type(u"PING"_s), u"PONG"_s);
        // MONITOR has a tab of its own.
        f.type(u"MONITOR"_s);
        QCOMPARE(f.pane->tab(), CachePane::Tab::Commands);
    }

    void historyIsKeptWithoutPasswords()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.type(u"GET a"_s);
        f.type(u"AUTH secret"_s);
        f.type(u"CONFIG SET requirepass secret"_s);
        f.answer(false);
        const QStringList kept = WindowSettings(f.options.dataDir).recentFilters(u"cacheConsole"_s);
        Q_UNUSED(kept)
        f.pane->console()->input()->setFocus();
        key(Qt::Key_Up);
        QCOMPARE(f.pane->console()->input()->text(), u"GET a"_s);
        QVERIFY(!f.pane->console()->output()->toPlainText().contains(u"secret"_s));
    }

    void watchesCommands()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.pane->openTab(CachePane::Tab::Commands);
        MonitorView *view = f.pane->commands();
        QVERIFY(view->empty()->isVisible());
        f.ask({"SET", "before", "1"});
        QTest::mouseClick(view->empty()->button(), Qt::LeftButton);
        QVERIFY(view->isWatching());
        // The watch stands once something of it is seen.
        QVERIFY(QTest::qWaitFor(
            [&] {
                f.ask({"SET", "user:7", "a b"});
                return view->model()->rowCount() > 0;
            },
            kPatience));
        QCOMPARE(view->model()->index(0, MonitorModel::CommandColumn).data().toString(), u"SET"_s);
        QCOMPARE(view->model()->index(0, MonitorModel::KeyColumn).data().toString(), u"user:7"_s);
        // Paused, it stands still.
        view->controls()->setPaused(true);
        const int rows = view->model()->rowCount();
        f.ask({"SET", "user:8", "1"});
        QVERIFY(QTest::qWaitFor([&] { return view->model()->waiting() > 0; }, kPatience));
        QCOMPARE(view->model()->rowCount(), rows);
        view->controls()->setPaused(false);
        QVERIFY(view->model()->rowCount() > rows);
        // A row opens its key.
        view->table()->setCurrentIndex(view->model()->index(0, 0));
        view->table()->setFocus();
        key(Qt::Key_Return);
        QCOMPARE(f.pane->tab(), CachePane::Tab::Keys);
        QVERIFY(QTest::qWaitFor([&] { return f.value->key() == "user:7" && !f.value->isBusy(); }, kPatience));
        f.pane->openTab(CachePane::Tab::Commands);
        view->watchAction()->trigger();
        QVERIFY(!view->isWatching());
        QTest::qWait(50);
        const auto kept = view->model()->kept();
        f.ask({"SET", "user:9", "1"});
        QTest::qWait(100);
        QCOMPARE(view->model()->kept(), kept);
    }

    void showsSlowCommands()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.pane->openTab(CachePane::Tab::Slow);
        SlowlogView *view = f.pane->slow();
        QVERIFY(QTest::qWaitFor([&] { return view->threshold()->isEnabled(); }, kPatience));
        QCOMPARE(view->threshold()->value(), 10'000);
        view->threshold()->setFocus();
        view->threshold()->selectAll();
        QTest::keyClicks(view->threshold(), u"0"_s);
        QTest::keyClick(view->threshold(), Qt::Key_Return);
        QVERIFY(QTest::qWaitFor(
            [&] {
                const Reply reply = f.ask({"CONFIG", "GET", "slowlog-log-slower-than"});
                return reply.items.size() == 2 && reply.items[1].text == "0";
            },
            kPatience));
        f.ask({"SET", "slow:one", "1"});
        view->refresh();
        QVERIFY(QTest::qWaitFor([&] { return view->model()->rowCount() > 0; }, kPatience));
        bool found = false;
        for (int row = 0; row < view->model()->rowCount(); ++row)
            found = found || view->model()->entry(row).command.value(1) == "slow:one";
        QVERIFY(found);
        QVERIFY(std::any_of(f.window->marks()->marks().begin(), f.window->marks()->marks().end(),
                            [](const SettingMark &mark) { return mark.what.contains(u"Slow"_s); }));
        f.ask({"CONFIG", "SET", "slowlog-log-slower-than", "10000"});
        view->resetAction()->trigger();
        f.answer(true);
        QVERIFY(QTest::qWaitFor([&] { return view->model()->rowCount() <= 3; }, kPatience));
    }

    void toldWhenTheStoreIsLost()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.showKeys();
        f.select("session:1");
        f.redis->kill();
        f.keys->refresh();
        QVERIFY(QTest::qWaitFor([&] { return f.keys->banner()->isVisible(); }, kPatience));
        QVERIFY(!f.keys->isScanning());
        QVERIFY(f.type(u"PING"_s).startsWith(u"(error)"_s));
        auto *figure = f.window->statusBar()->findChild<FigureButton *>(u"statusCache"_s);
        f.pane->openTab(CachePane::Tab::Overview);
        QVERIFY(QTest::qWaitFor([&] { return f.pane->overview()->banner()->isVisible(); }, kPatience));
        QVERIFY2(figure->text().contains(u':'), qPrintable(figure->text())); // "Redis: away"
        QVERIFY(f.redis->start());
        QVERIFY(QTest::qWaitFor([&] { return !f.pane->overview()->banner()->isVisible(); }, kPatience));
        QVERIFY(!figure->text().contains(u':'));
        f.fill();
        f.pane->openTab(CachePane::Tab::Keys);
        QVERIFY(QTest::qWaitFor(
            [&] {
                f.keys->refresh();
                return QTest::qWaitFor([&] { return !f.keys->isScanning(); }, 2'000)
                    && f.keys->model()->keyCount() == 9;
            },
            kPatience));
        QVERIFY(!f.keys->banner()->isVisible());
        // The server stops while a dialog is open: it says so, and nothing hangs.
        f.select("queue");
        f.value->renameAction()->trigger();
        auto *line = f.dialog<LineDialog>(u"lineDialog"_s);
        QVERIFY(line);
        f.pane->link()->setWorkbench(nullptr, false);
        line->line()->setText(u"other"_s);
        press(line, u"ok"_s);
        QVERIFY(QTest::qWaitFor([&] { return line->findChild<QLabel *>(u"fault"_s)->isVisible(); }, kPatience));
        line->reject();
    }

    void worksOnTheMemoryStore()
    {
        Fixture f(Fixture::Store::Memory);
        QVERIFY(f.ok);
        QVERIFY(f.pane->link()->isMemory());
        f.askAll({{"SET", "user:1", "one"}, {"SET", "user:2", "two", "PX", "90000"}, {"SET", "other", "x"}});
        f.showKeys();
        QCOMPARE(f.keys->model()->keyCount(), 3);
        f.select("user:2");
        QCOMPARE(f.value->content()->content(), "two"_ba);
        f.value->editAction()->trigger();
        f.value->editor()->editor()->setPlainText(u"zwei"_s);
        f.value->save();
        QVERIFY(f.waitFor({"GET", "user:2"}, Reply::ofBulk("zwei")));
        QVERIFY(QTest::qWaitFor([&] { return f.window->undoStack()->canUndo(); }, kPatience));
        f.undo();
        QVERIFY(f.waitFor({"GET", "user:2"}, Reply::ofBulk("two")));
        QVERIFY(f.ask({"PTTL", "user:2"}).integer > 0);
        // A folder goes as a whole, and comes back.
        const QModelIndex folder = f.keys->model()->index(0, 0);
        f.keys->tree()->setCurrentIndex(folder);
        f.activate();
        f.deleteAfterLook();
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(1)));
        QVERIFY(f.idle());
        f.undo();
        QVERIFY(f.waitFor({"DBSIZE"}, Reply::ofInteger(3)));
        QCOMPARE(f.ask({"GET", "user:1"}), Reply::ofBulk("one"));
        QVERIFY(f.ask({"PTTL", "user:2"}).integer > 0);
        QVERIFY(f.type(u"HSET h a b"_s).startsWith(u"(error)"_s));
        QCOMPARE(f.type(u"GET other"_s), u"\"x\""_s);
        // Its commands can be watched, too.
        f.pane->commands()->setWatching(true);
        QVERIFY(QTest::qWaitFor(
            [&] {
                auto socket = f.send(f.request("GET", "/cache/other"));
                QTest::qWait(50);
                return f.pane->commands()->model()->kept() > 0;
            },
            kPatience));
    }

    void startsARedisOfOurOwn()
    {
        WindowFixture f;
        auto *figure = f.window->statusBar()->findChild<FigureButton *>(u"statusCache"_s);
        CachePane *pane = f.window->cachePane();
        f.window->findChild<QDockWidget *>(u"cacheDock"_s)->raise();
        QVERIFY(f.start()); // with the default
        QVERIFY(QTest::qWaitFor([&] { return figure->text() == u"Redis managed"_s; }, kPatience));
        QVERIFY(pane->link()->isUp() && !pane->link()->isMemory());
        QVERIFY(!pane->overview()->banner()->isVisible());
    }

    void saysHowTheStoreIs_data()
    {
        QTest::addColumn<cache::Snapshot>("snapshot");
        QTest::addColumn<QString>("says");
        cache::Snapshot snapshot;
        QTest::newRow("memory") << snapshot << QString();
        snapshot.kind = cache::StoreKind::MemoryInstead;
        snapshot.reason = u"redis-server is not installed."_s;
        QTest::newRow("memory instead") << snapshot << snapshot.reason;
        snapshot.kind = cache::StoreKind::Redis;
        snapshot.shown = u"redis://127.0.0.1:6379/0"_s;
        QTest::newRow("ready") << snapshot << QString();
        snapshot.state = cache::StoreState::Connecting;
        QTest::newRow("connecting") << snapshot << snapshot.shown;
        snapshot.state = cache::StoreState::Lost;
        snapshot.error = u"connection refused"_s;
        QTest::newRow("lost") << snapshot << snapshot.error;
        snapshot.state = cache::StoreState::Bypassed;
        QTest::newRow("by-passed") << snapshot << snapshot.error;
    }

    void saysHowTheStoreIs()
    {
        QFETCH(cache::Snapshot, snapshot);
        QFETCH(QString, says);
        PaneContext context;
        CacheLink link;
        OverviewView view(context, &link);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setSnapshot(snapshot, Clock::now());
        QCOMPARE(view.banner()->isVisible(), !says.isEmpty());
        if (!says.isEmpty())
            QVERIFY2(view.banner()->text().contains(says), qPrintable(view.banner()->text()));
        // What is mended is not said any more.
        snapshot = {};
        view.setSnapshot(snapshot, Clock::now() + std::chrono::seconds(1));
        QVERIFY(!view.banner()->isVisible());
    }

    void overviewCountsAndSwitches()
    {
        Fixture f(Fixture::Store::Memory);
        QVERIFY(f.ok);
        f.pane->openTab(CachePane::Tab::Overview);
        OverviewView *view = f.pane->overview();
        QVERIFY(view->isVisible());
        const auto get = [&f](const QByteArray &target) {
            auto socket = f.send(f.request("GET", target));
            QByteArray answer;
            (void)QTest::qWaitFor(
                [&] {
                    answer += socket->readAll();
                    return answer.contains("\r\n\r\n");
                },
                kPatience);
            return answer;
        };
        auto made = f.send(f.request("POST", "/users", "{\"name\": \"Ada\"}", "Content-Type: application/json\r\n"));
        QVERIFY(QTest::qWaitFor([&] { return made->bytesAvailable() > 0; }, kPatience));
        QVERIFY(get("/users/1").contains("X-Cache: MISS"));
        QVERIFY(get("/users/1").contains("X-Cache: HIT"));
        QVERIFY(QTest::qWaitFor([&] { return view->routeTable()->isVisible(); }, kPatience));
        bool found = false;
        const QAbstractItemModel *routes = view->routeTable()->model();
        for (int row = 0; row < routes->rowCount(); ++row) {
            const QModelIndex index = routes->index(row, 0);
            if (index.data().toString() == u"GET /users/{id}"_s)
                found = index.siblingAtColumn(3).data().toString() == u"1"_s
                    && index.siblingAtColumn(5).data().toString() == u"1"_s;
        }
        QVERIFY(found);
        QVERIFY(QTest::qWaitFor([&] { return view->ratio()->value() == u"50 %"_s; }, kPatience));
        // Off: straight from the handler, and every chart says so.
        QTest::mouseClick(view->routeCache(), Qt::LeftButton, {}, {12, view->routeCache()->height() / 2});
        QVERIFY(!f.server.isRouteCacheOn());
        QVERIFY(get("/users/1").contains("X-Cache: BYPASS"));
        const auto &marks = f.window->marks()->marks();
        QVERIFY(!marks.empty() && marks.back().what == u"Route cache"_s);
        view->charts()->refresh();
        f.server.setSingleFlightOn(false); // by whoever
        QVERIFY(!view->singleFlight()->isChecked());
        f.server.setSingleFlightOn(true);
        f.server.setRouteCacheOn(true);
        QVERIFY(view->routeCache()->isChecked());
        // The charts as text, which names the change.
        view->tableAction()->trigger();
        QVERIFY(QTest::qWaitFor(
            [&] {
                QByteArray csv = view->timeTable()->csv();
                return csv.contains("Route cache");
            },
            kPatience));
        QVERIFY(view->timeTable()->csv().startsWith("Until,"));
    }

    /// As many bars as requests, in lanes that do not overlap, within the widget, however many there are.
    void drawsEachRequest_data()
    {
        QTest::addColumn<int>("count");
        QTest::newRow("none") << 0;
        QTest::newRow("one") << 1;
        QTest::newRow("200") << 200;
        QTest::newRow("500") << 500;
    }

    void drawsEachRequest()
    {
        QFETCH(int, count);
        const auto begin = Clock::now();
        std::vector<FlightRequest> requests;
        for (int i = 0; i < count; ++i) {
            FlightRequest request;
            request.role = i % 3 != 0 ? FlightRole::Hit : i % 6 == 0 ? FlightRole::Joined : FlightRole::Ran;
            request.filledBy = request.role == FlightRole::Joined ? 1 : 0;
            request.started = begin + milliseconds(i);
            request.ended = request.started + milliseconds(1 + i % 50);
            requests.push_back(request);
        }
        FlightChart chart;
        chart.resize(600, 300);
        chart.setRequests(requests, begin, milliseconds(count + 50));
        chart.resize(600, std::max(300, chart.minimumSizeHint().height()));
        QCOMPARE(chart.bars().size(), count);
        for (qsizetype i = 0; i < count; ++i) {
            QVERIFY(QRectF(chart.rect()).contains(chart.bars()[i]));
            QVERIFY(chart.bars()[i].height() >= 1 && chart.bars()[i].width() >= 1);
            for (qsizetype k = 0; k < i; ++k)
                QVERIFY(!chart.bars()[i].intersects(chart.bars()[k]));
        }
        QVERIFY(!chart.grab().isNull());
        FlightModel model;
        const QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setRequests(requests, begin);
        QCOMPARE(model.rowCount(), count);
        if (count > 0) {
            QCOMPARE(model.index(0, FlightModel::RoleColumn).data().toString(), flightRoleText(FlightRole::Joined));
            QCOMPARE(model.index(0, FlightModel::FilledByColumn).data().toString(), u"1"_s);
        }
    }

    void drawsAStampede_data()
    {
        QTest::addColumn<Fixture::Store>("store");
        QTest::newRow("Redis") << Fixture::Store::Redis;
        QTest::newRow("memory") << Fixture::Store::Memory;
    }

    /// 200 who ask at once run the handler 200 times without single flight, and once with it; what is said and drawn is
    /// what the records of the server tell.
    void drawsAStampede()
    {
        QFETCH(Fixture::Store, store);
        Fixture f(store);
        QVERIFY(f.ok);
        f.pane->openTab(CachePane::Tab::Stampede);
        StampedeView *view = f.pane->stampede();
        QVERIFY(view->empty()->isVisible());
        const QStringList unnamed = pictures::unnamed(view);
        QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
        view->takes()->setValue(4'000); // so that all have come before the first answer is made
        QCOMPARE(view->count()->value(), 200);
        QTest::mouseClick(view->empty()->button(), Qt::LeftButton);
        QVERIFY(view->lastRun()->isRunning());
        QVERIFY(!view->runAction()->isEnabled());
        QVERIFY(QTest::qWaitFor([&] { return !view->lastRun()->isRunning(); }, 2 * kPatience));
        using Side = StampedeRun::Side;
        for (const Side side : {Side::Off, Side::On}) {
            QCOMPARE(view->lastRun()->result(side).failed, 0);
            QCOMPARE(view->lastRun()->result(side).answered, 200);
        }
        const FlightFigures &off = view->off()->figures();
        QCOMPARE(off.requests, 200);
        QCOMPARE(off.runs, 200);
        QCOMPARE(off.statements, std::uint64_t(200));
        QCOMPARE(off.of(FlightRole::Ran), 200);
        const FlightFigures &on = view->on()->figures();
        QCOMPARE(on.requests, 200);
        QCOMPARE(on.runs, 1);
        QCOMPARE(on.statements, std::uint64_t(1));
        QCOMPARE(on.of(FlightRole::Ran), 1);
        QCOMPARE(on.of(FlightRole::Joined) + on.of(FlightRole::Hit), 199);
        for (const FlightPanel *panel : {view->off(), view->on()}) {
            QVERIFY(panel->chart()->isVisible());
            QCOMPARE(panel->chart()->bars().size(), 200);
            QCOMPARE(panel->model()->rowCount(), 200);
        }
        QVERIFY2(view->summary().contains(u"200"_s), qPrintable(view->summary()));
        QVERIFY(view->runAction()->isEnabled());
        if (store == Fixture::Store::Memory)
            return;

        // The same as a table, from which a request is opened with the keyboard.
        view->tableAction()->trigger();
        GridView *table = view->on()->table();
        QVERIFY(table->isVisible());
        table->setFocus();
        table->setCurrentIndex(table->model()->index(0, 0));
        key(Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return f.window->requestsPane()->isVisible(); }, kPatience));
        QVERIFY(f.openedTarget().contains("single_flight=true"));
        // The last time that the answer of a key was made, out of what the window has seen.
        f.dock->raise();
        view->tableAction()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return view->subjects()->count() > 1; }, kPatience));
        const auto shown = view->lastRun()->result(Side::On).requests.front();
        view->showSubject(FlightHistory::Subject{shown.route, shown.key});
        QVERIFY(!shown.key.isEmpty());
        QCOMPARE(view->live()->figures().runs, 1);
        QCOMPARE(view->live()->chart()->bars().size(), view->live()->figures().requests);
        QVERIFY(view->live()->figures().requests >= 200 - 1);
    }

    void sayWhyThereIsNoStampede()
    {
        Fixture f(Fixture::Store::Memory);
        QVERIFY(f.ok);
        f.pane->openTab(CachePane::Tab::Stampede);
        StampedeView *view = f.pane->stampede();
        // Canceled, it says so and can be run again.
        view->takes()->setValue(5'000);
        view->count()->setValue(20);
        view->runAction()->trigger();
        QVERIFY(view->cancelAction()->isEnabled());
        view->cancelAction()->trigger();
        QVERIFY(!view->lastRun()->isRunning());
        QVERIFY(view->runAction()->isEnabled() && !view->cancelAction()->isEnabled());
        QVERIFY(!view->summary().isEmpty());
        // Where all is by-passed, it says what to do, and does it.
        f.server.setSingleFlightOn(false);
        QVERIFY(QTest::qWaitFor([&] { return view->banner()->isVisible(); }, kPatience));
        view->takes()->setValue(300);
        view->runAction()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return !view->lastRun()->isRunning(); }, kPatience));
        QVERIFY(view->on()->figures().runs > 1);
        QTest::mouseClick(view->banner()->actionButton(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.server.isSingleFlightOn() && !view->banner()->isVisible(); }));
        f.window->stopServer();
        QVERIFY(QTest::qWaitFor([&] { return f.server.state() == ServerState::Stopped; }, kPatience));
        QVERIFY(!view->runAction()->isEnabled());
    }

    /// Which route wrote a key is told, and its request is opened; of others it is said that nobody knows.
    void tellsWhoWroteAKey()
    {
        Fixture f;
        QVERIFY(f.ok);
        f.ask({"SET", "past", "1"});
        auto socket = f.send(f.request("POST", "/cache/told?value=hello"));
        QVERIFY(QTest::qWaitFor([&] { return socket->bytesAvailable() > 0; }, kPatience));
        f.showKeys();
        f.select("past");
        QVERIFY(!f.value->head()->writerLink()->isVisible());
        QVERIFY(!f.value->head()->writer().isEmpty());
        f.select("told");
        QVERIFY(QTest::qWaitFor([&] { return f.value->head()->writerLink()->isVisible(); }, kPatience));
        QVERIFY2(f.value->head()->writer().contains(u"POST /cache/{key}"_s), qPrintable(f.value->head()->writer()));
        QTest::mouseClick(f.value->head()->writerLink(), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return f.window->requestsPane()->isVisible(); }, kPatience));
        QCOMPARE(f.openedTarget(), "/cache/told?value=hello"_ba);
    }

    void showsWhatCachingIsWorth()
    {
        Fixture f;
        QVERIFY(f.ok);
        QVERIFY(QTest::qWaitFor([&] { return f.server.cacheSnapshot()->hot.isHeard; }, kPatience));
        f.pane->openTab(CachePane::Tab::Overview);
        const auto hot = [&f] { return f.server.cacheSnapshot()->hot.hits; };
        for (int i = 0; i < 6 || (hot() == 0 && i < 100); ++i) {
            auto socket = f.send(f.request("GET", "/cached-report?delay_ms=200"));
            QVERIFY(QTest::qWaitFor([&] { return socket->bytesAvailable() > 0; }, kPatience));
        }
        const QAbstractItemModel *model = f.pane->overview()->routeTable()->model();
        const auto cell = [model](CacheRouteModel::Column column, int role) {
            for (int row = 0; row < model->rowCount(); ++row) {
                if (model->index(row, CacheRouteModel::RouteColumn).data().toString() == u"GET /cached-report"_s)
                    return model->index(row, column).data(role);
            }
            return QVariant();
        };
        using Column = CacheRouteModel::Column;
        QVERIFY(QTest::qWaitFor([&] { return cell(Column::FasterColumn, Qt::DisplayRole).toString().contains(u'×'); },
                                kPatience));
        QVERIFY(cell(Column::MadeTimeColumn, GridView::kSortRole).toLongLong() >= 200'000'000);
        QVERIFY(cell(Column::CachedTimeColumn, GridView::kSortRole).toLongLong() > 0);
        QVERIFY(QTest::qWaitFor([&] { return f.pane->overview()->hot()->value() == countText(hot()); }, kPatience));
        QVERIFY2(f.pane->overview()->hot()->remark().contains(u"MiB"_s),
                 qPrintable(f.pane->overview()->hot()->remark()));
        QVERIFY(cell(Column::HitsColumn, Qt::ToolTipRole).toString().contains(countText(hot())));
        const double ratio = cell(Column::FasterColumn, GridView::kSortRole).toDouble();
        const double made = cell(Column::MadeTimeColumn, GridView::kSortRole).toDouble();
        const double cached = cell(Column::CachedTimeColumn, GridView::kSortRole).toDouble();
        QVERIFY(qAbs(ratio - made / cached) < 1e-6 * ratio);
    }

    void pictures_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<QString>("name");
        QTest::newRow("wide") << QSize(1440, 900) << u"cache"_s;
    }

    /// For people to look at.
    void pictures()
    {
        QFETCH(QSize, size);
        QFETCH(QString, name);
        Fixture f;
        QVERIFY(f.ok);
        f.fill();
        f.ask({"EVAL",
               "for i = 1, 400 do redis.call('SET', 'user:' .. i .. ':profile', '{\"id\": ' .. i .. ', \"name\": "
               "\"user ' .. i .. '\"}', 'EX', 30 + i * 7) end "
               "for i = 1, 60 do redis.call('HSET', 'cart:' .. i, 'item', i, 'amount', i % 5, 'note', 'gift') end "
               "for i = 1, 60 do redis.call('ZADD', 'ranking', i * 1.5, 'player ' .. i) end",
               "0"});
        f.window->resize(size);
        f.pane->resize(1200, 640);
        f.dock->setFloating(true);
        f.dock->resize(1280, 720);
        f.showKeys();
        f.keys->tree()->expand(f.keys->model()->indexOf("cart:1").parent());
        f.select("cart:7");
        f.value->table()->selectRow(1);
        QTest::qWait(300);
        QVERIFY(pictures::take(f.pane, name + u"-keys"_s, *f.window->theme()));
        f.select("page:home");
        QTest::qWait(200);
        QVERIFY(pictures::take(f.pane, name + u"-string"_s, *f.window->theme()));
        f.value->editAction()->trigger();
        QTest::qWait(100);
        QVERIFY(pictures::take(f.pane, name + u"-edit"_s, *f.window->theme()));
        f.value->findChild<QPushButton *>(u"cacheDiscard"_s)->click();
        f.keys->addKeyAction()->trigger();
        auto *add = f.dialog<AddDialog>(u"addKey"_s);
        QVERIFY(add);
        add->type()->setCurrentIndex(1);
        QVERIFY(pictures::take(add, name + u"-add"_s, *f.window->theme()));
        add->reject();
        f.keys->deletePatternAction()->trigger();
        auto *del = f.dialog<DeleteDialog>(u"deleteByPattern"_s);
        QVERIFY(del);
        del->pattern()->setText(u"user:*"_s);
        del->countButton()->click();
        QVERIFY(QTest::qWaitFor([&] { return del->deleteButton()->isEnabled(); }, kPatience));
        QVERIFY(pictures::take(del, name + u"-delete"_s, *f.window->theme()));
        del->reject();
        f.keys->tree()->setCurrentIndex(f.keys->model()->indexOf("cart:1").parent());
        f.keys->pattern()->setText(u"*1*"_s);
        f.showKeys();
        f.keys->tree()->setCurrentIndex(f.keys->model()->indexOf("cart:1").parent());
        f.keys->deleteAction()->trigger();
        auto *folder = f.dialog<DeleteDialog>(u"deleteByPattern"_s);
        QVERIFY(folder);
        QVERIFY(QTest::qWaitFor([&] { return folder->deleteButton()->isEnabled(); }, kPatience));
        QVERIFY(pictures::take(folder, name + u"-delete-folder"_s, *f.window->theme()));
        folder->reject();
        auto told = f.send(f.request("POST", "/cache/user:7?value=Grace"));
        QVERIFY(f.waitFor({"EXISTS", "user:7"}, Reply::ofInteger(1)));
        f.keys->pattern()->setText(u"user:7"_s);
        f.showKeys();
        f.select("user:7");
        QVERIFY(QTest::qWaitFor([&] { return f.value->head()->writerLink()->isVisible(); }, kPatience));
        QVERIFY(pictures::take(f.pane, name + u"-writer"_s, *f.window->theme()));
        f.keys->pattern()->clear();
        f.type(u"HGETALL user:1"_s);
        f.type(u"LRANGE queue 0 -1"_s);
        f.type(u"LPUSH page:home 1"_s);
        QTest::keyClicks(f.pane->console()->input(), u"ZADD "_s);
        QTest::qWait(50);
        QVERIFY(pictures::take(f.pane, name + u"-console"_s, *f.window->theme()));
        f.pane->openTab(CachePane::Tab::Commands);
        QVERIFY(pictures::take(f.pane, name + u"-commands-off"_s, *f.window->theme()));
        f.pane->commands()->setWatching(true);
        QVERIFY(QTest::qWaitFor(
            [&] {
                f.askAll({{"GET", "user:1:profile"},
                          {"SET", "user:1:profile", "{\"id\": 1}", "PX", "30000"},
                          {"HGETALL", "cart:1"}});
                return f.pane->commands()->model()->rowCount() > 20;
            },
            kPatience));
        QVERIFY(pictures::take(f.pane, name + u"-commands"_s, *f.window->theme()));
        f.pane->commands()->setWatching(false);
        f.ask({"CONFIG", "SET", "slowlog-log-slower-than", "0"});
        f.askAll({{"KEYS", "*"}, {"HGETALL", "cart:1"}, {"GET", "user:1:profile"}});
        f.ask({"CONFIG", "SET", "slowlog-log-slower-than", "10000"});
        f.pane->openTab(CachePane::Tab::Slow);
        QVERIFY(QTest::qWaitFor([&] { return f.pane->slow()->model()->rowCount() > 0; }, kPatience));
        QVERIFY(pictures::take(f.pane, name + u"-slow"_s, *f.window->theme()));
        f.pane->openTab(CachePane::Tab::Overview);
        for (int i = 0; i < 60; ++i) {
            auto socket = f.send(f.request("GET",
                                           i % 4 == 3 ? "/cached-queries?count=" + QByteArray::number(1 + i)
                                                      : "/cached-queries?count=5"_ba));
            QTest::qWait(60);
            if (i == 30)
                f.server.setRouteCacheOn(false);
            if (i == 40)
                f.server.setRouteCacheOn(true);
        }
        QTest::qWait(1'200);
        QVERIFY(pictures::take(f.pane, name + u"-overview"_s, *f.window->theme()));
        f.pane->overview()->setShowTable(true);
        QTest::qWait(600);
        QVERIFY(pictures::take(f.pane, name + u"-overview-table"_s, *f.window->theme()));
        f.pane->overview()->setShowTable(false);
        f.pane->openTab(CachePane::Tab::Stampede);
        QVERIFY(pictures::take(f.pane, name + u"-stampede-empty"_s, *f.window->theme()));
        StampedeView *stampede = f.pane->stampede();
        stampede->runAction()->trigger();
        QVERIFY(QTest::qWaitFor([&] { return !stampede->lastRun()->isRunning(); }, 2 * kPatience));
        QTest::qWait(200);
        QVERIFY(pictures::take(f.pane, name + u"-stampede"_s, *f.window->theme()));
        f.window->theme()->setChoice(ThemeChoice::HighContrast);
        QTest::qWait(100);
        QVERIFY(f.pane->grab().save(pictures::folder() + u"/cache-stampede-contrast.png"_s));
        stampede->tableAction()->trigger();
        QVERIFY(pictures::take(f.pane, name + u"-stampede-table"_s, *f.window->theme()));
        stampede->tableAction()->trigger();
        const auto filled = stampede->lastRun()->result(StampedeRun::Side::On).requests.front();
        stampede->showSubject(FlightHistory::Subject{filled.route, filled.key});
        QTest::qWait(200);
        QVERIFY(pictures::take(f.pane, name + u"-stampede-key"_s, *f.window->theme()));
        stampede->showSubject(std::nullopt);
        f.pane->openTab(CachePane::Tab::Overview);
        f.dock->setFloating(false);
        f.dock->raise();
        QTest::qWait(200);
        QVERIFY(pictures::take(f.window.get(), name + u"-window"_s, *f.window->theme()));
        f.pane->openTab(CachePane::Tab::Keys);
        QTest::qWait(200);
        QVERIFY(pictures::take(f.window.get(), name + u"-window-keys"_s, *f.window->theme()));
    }
};

QTEST_MAIN(TestCachePane)
#include "tst_cache_pane.moc"

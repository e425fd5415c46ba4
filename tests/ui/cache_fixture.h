#pragma once

#include "server/cache/workbench.h"
#include "tests/support/redis_server.h"
#include "tests/ui/window_fixture.h"
#include "ui/panes/cache/cache_pane.h"
#include "ui/panes/cache/console_view.h"
#include "ui/panes/cache/delete_dialog.h"
#include "ui/panes/cache/job_bar.h"
#include "ui/panes/cache/key_model.h"
#include "ui/panes/cache/keys_view.h"
#include "ui/panes/cache/value_view.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/widgets/grid_view.h"

#include <QApplication>
#include <QDockWidget>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QTreeView>

namespace coroscope::test {

using namespace Qt::StringLiterals;
using Words = cache::Command;
using cache::Reply;

inline constexpr int kPatience = 30'000;

/// Keys go to who has the focus, as a person's do.
inline void key(int code, Qt::KeyboardModifiers modifiers = {})
{
    QWidget *target = QApplication::focusWidget();
    QVERIFY2(target, "nothing has the focus");
    QTest::keyClick(target, Qt::Key(code), modifiers);
}

inline void press(QDialog *dialog, const QString &button)
{
    auto *found = dialog->findChild<QPushButton *>(button);
    QVERIFY2(found && found->isEnabled(), qPrintable(button));
    QTest::mouseClick(found, Qt::LeftButton);
}

/// The window on a running server, the Cache pane in front, on a real Redis of the test's own, or on the memory store.
struct CacheFixture : WindowFixture {
    enum class Store { Redis, Memory };

    explicit CacheFixture(Store store = Store::Redis, QStringList redisOptions = {})
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

} // namespace coroscope::test

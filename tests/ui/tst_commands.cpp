#include "tests/ui/pane_pictures.h"
#include "tests/ui/shortcut_walk.h"
#include "tests/ui/window_fixture.h"
#include "ui/commands.h"
#include "ui/fuzzy.h"
#include "ui/key_bindings.h"
#include "ui/models/palette_model.h"
#include "ui/nearest_shortcut.h"
#include "ui/pane_navigator.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/routes_pane.h"
#include "ui/panes/sender_pane.h"
#include "ui/server_bar.h"
#include "ui/shortcuts_dialog.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/command_palette.h"
#include "ui/widgets/key_recorder.h"
#include "ui/window_commands.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDir>
#include <QDockWidget>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QTabWidget>
#include <QToolButton>
#include <QTreeView>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 15'000; // ms

QString bestOf(const QString &pattern, const QStringList &names)
{
    QString best;
    int score = 0;
    for (const QString &name : names) {
        const auto match = fuzzyMatch(pattern, name);
        if (match && (best.isEmpty() || match->score > score)) {
            best = name;
            score = match->score;
        }
    }
    return best;
}

struct Keyboard : WindowFixture {
    bool activate()
    {
        window->activateWindow();
        return QTest::qWaitForWindowActive(window.get());
    }

    /// To whatever has the focus, as a keyboard does.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : window.get(), key, modifiers);
    }

    void type(const QString &text) const { QTest::keyClicks(QApplication::focusWidget(), text); }

    CommandPalette *palette() const { return window->windowCommands()->palette(); }
    QStringList offered() const
    {
        QStringList names;
        for (int row = 0; row < palette()->list()->model()->rowCount(); ++row)
            names += palette()->list()->model()->index(row, 0).data().toString();
        return names;
    }

    bool closeAndOpenAgain()
    {
        window->close();
        if (!QTest::qWaitFor([this] { return !window->isVisible(); }, kPatience))
            return false;
        window.reset();
        open();
        return activate();
    }
};

QWidget *dockOf(const QWidget *widget)
{
    for (QWidget *at = const_cast<QWidget *>(widget); at; at = at->parentWidget()) {
        if (qobject_cast<QDockWidget *>(at))
            return at;
    }
    return nullptr;
}

} // namespace

class TestCommands final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QTest::failOnWarning(QRegularExpression(u"mbiguous shortcut"_s)); }

    void fuzzyFinds_data()
    {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<QString>("best");
        const QStringList names{u"Reset Layout"_s,   u"Full Screen"_s, u"Clear the list"_s,  u"Follow the newest"_s,
                                u"Relay outgoing"_s, u"GET /users"_s,  u"GET /users/{id}"_s, u"copyTraceId"_s};
        QTest::newRow("starts of words") << u"rl"_s << names << u"Reset Layout"_s;
        QTest::newRow("a word in a row") << u"rela"_s << names << u"Relay outgoing"_s;
        QTest::newRow("other case") << u"FULL"_s << names << u"Full Screen"_s;
        QTest::newRow("camel humps") << u"cti"_s << names << u"copyTraceId"_s;
        QTest::newRow("two words") << u"clear list"_s << names << u"Clear the list"_s;
        QTest::newRow("exactly") << u"get /users"_s << names << u"GET /users"_s;
        QTest::newRow("the second word") << u"screen"_s << names << u"Full Screen"_s;
        QTest::newRow("nothing") << u"xyz"_s << names << QString();
        QTest::newRow("order counts") << u"tuoyal"_s << names << QString();
    }

    void fuzzyFinds()
    {
        QFETCH(QString, pattern);
        QFETCH(QStringList, names);
        QTEST(bestOf(pattern, names), "best");
    }

    void fuzzyTellsTheLetters()
    {
        QCOMPARE(fuzzyMatch(u"rl"_s, u"Reset Layout"_s)->positions, (QList<int>{0, 6}));
        QCOMPARE(fuzzyMatch(u"lay"_s, u"Relay Layout"_s)->positions, (QList<int>{6, 7, 8}));
        QCOMPARE(fuzzyMatch(u""_s, u"any"_s)->positions, QList<int>());
        QVERIFY(!fuzzyMatch(u"longer than it"_s, u"short"_s));
        const QString huge(5000, u'a');
        QVERIFY(fuzzyMatch(huge, huge)); // cut, not slow
    }

    void thePaletteModelKeepsTheRules()
    {
        PaletteModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<PaletteEntry> entries(3);
        entries[0].id = u"a"_s;
        entries[0].text = u"Send"_s;
        entries[0].group = u"Sender"_s;
        entries[1].id = u"b"_s;
        entries[1].text = u"Second"_s;
        entries[2].id = u"c"_s;
        entries[2].text = u"Other"_s;
        entries[2].isEnabled = false;
        entries[2].whyDisabled = u"It is not there."_s;
        model.setEntries(entries, {u"b"_s});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.index(0).data().toString(), u"Second"_s); // was used last
        model.search(u"other"_s);
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(u"It is not there."_s));
        model.search(u"sendersend"_s); // the group counts, too
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0).data(PaletteModel::PositionsRole).value<QList<int>>(), (QList<int>{0, 1, 2, 3}));
        model.search(u"zzz"_s);
        QCOMPARE(model.rowCount(), 0);
    }

    void ctrlKOpensThePalette()
    {
        Keyboard k;
        QVERIFY(k.activate());
        k.window->routesPane()->tree()->setFocus();
        k.press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(k.palette()->isVisible());
        QCOMPARE(QApplication::focusWidget(), k.palette()->field());
        k.type(u"full screen"_s);
        QCOMPARE(k.offered().value(0), u"Full Screen"_s);
        k.press(Qt::Key_Return);
        QVERIFY(!k.palette()->isVisible());
        QVERIFY(QTest::qWaitFor([&] { return k.window->isFullScreen(); }));
        QCOMPARE(QApplication::focusWidget(), k.window->routesPane()->tree()); // where one was

        k.press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(k.offered().value(0), u"Full Screen"_s); // recent first
        k.press(Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return !k.window->isFullScreen(); }));
        // Again, and Escape goes back.
        k.press(Qt::Key_K, Qt::ControlModifier);
        k.press(Qt::Key_Escape);
        QVERIFY(!k.palette()->isVisible());
        QCOMPARE(QApplication::focusWidget(), k.window->routesPane()->tree());
        QVERIFY(k.closeAndOpenAgain());
        k.press(Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(k.offered().value(0), u"Full Screen"_s); // remembered
    }

    void thePaletteGoesByKeys()
    {
        Keyboard k;
        QVERIFY(k.activate());
        k.press(Qt::Key_K, Qt::ControlModifier);
        const QListView *list = k.palette()->list();
        const int rows = list->model()->rowCount();
        QVERIFY(rows > 20);
        QCOMPARE(list->currentIndex().row(), 0);
        k.press(Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 1);
        k.press(Qt::Key_PageDown);
        QVERIFY(list->currentIndex().row() > 5);
        k.press(Qt::Key_End);
        QCOMPARE(list->currentIndex().row(), rows - 1);
        k.press(Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 0);
        k.press(Qt::Key_Up);
        QCOMPARE(list->currentIndex().row(), rows - 1);
        k.press(Qt::Key_PageUp);
        QVERIFY(list->currentIndex().row() < rows - 5);
        k.press(Qt::Key_Home);
        QCOMPARE(list->currentIndex().row(), 0);
        QVERIFY(!k.palette()->field()->accessibleDescription().isEmpty());
        QCOMPARE(k.palette()->field()->accessibleDescription(),
                 list->currentIndex().data(Qt::AccessibleTextRole).toString());
        QTest::mouseClick(k.window->routesPane()->tree()->viewport(), Qt::LeftButton);
        QVERIFY(!k.palette()->isVisible()); // a click elsewhere closes it
    }

    void whatCannotBeDoneSaysWhy()
    {
        Keyboard k;
        QVERIFY(k.activate());
        k.press(Qt::Key_K, Qt::ControlModifier);
        k.type(u"stop"_s);
        const int row = int(k.offered().indexOf(u"Stop"_s));
        QVERIFY(row >= 0);
        k.palette()->list()->setCurrentIndex(k.palette()->list()->model()->index(row, 0));
        const auto *foot = k.palette()->findChild<QLabel *>(u"paletteFoot"_s);
        QCOMPARE(foot->text(), u"The server does not run."_s);
        k.press(Qt::Key_Return);
        QVERIFY(k.palette()->isVisible()); // nothing was done
        QVERIFY(k.palette()->field()->accessibleDescription().contains(u"The server does not run."_s));
        k.press(Qt::Key_Escape);
    }

    void aRouteOpensFromThePalette()
    {
        Keyboard k;
        QVERIFY(k.activate());
        QSignalSpy opened(k.window->windowCommands(), &WindowCommands::openRoute);
        k.press(Qt::Key_K, Qt::ControlModifier);
        k.type(u"async-end"_s);
        QCOMPARE(k.offered().value(0), u"GET /async-endpoint"_s);
        const QModelIndex first = k.palette()->list()->model()->index(0, 0);
        QTest::mouseClick(k.palette()->list()->viewport(), Qt::LeftButton, {},
                          k.palette()->list()->visualRect(first).center());
        QVERIFY(QTest::qWaitFor([&] { return opened.count() == 1; }));
        QVERIFY(k.window->senderPane()->isAncestorOf(QApplication::focusWidget()));
    }

    void everyFunctionIsInThePalette()
    {
        WindowFixture f;
        for (const Command &command : f.window->commands()->all()) {
            QVERIFY2(command.action, qPrintable(command.id));
            QVERIFY2(!command.name().isEmpty() && !command.group.isEmpty(), qPrintable(command.id));
        }
        // Each action of the menu bar is one, but for those that show or hide a pane.
        QStringList missing;
        const auto walk = [&](const QMenu *menu, const auto &self) -> void {
            for (const QAction *action : menu->actions()) {
                if (action->isSeparator() || qobject_cast<QDockWidget *>(action->parent()))
                    continue;
                if (action->menu()) {
                    self(action->menu(), self);
                    continue;
                }
                const auto &all = f.window->commands()->all();
                if (std::none_of(all.begin(), all.end(), [&](const Command &c) { return c.action == action; }))
                    missing += action->text();
            }
        };
        for (const QAction *action : f.window->menuBar()->actions())
            walk(action->menu(), walk);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u", "_s)));
    }

    void f6GoesRound()
    {
        Keyboard k;
        QVERIFY(k.activate());
        k.window->routesPane()->tree()->setFocus();
        QStringList order;
        QSet<QWidget *> stops;
        for (int i = 0; i < 15; ++i) {
            k.press(Qt::Key_F6);
            QWidget *focus = QApplication::focusWidget();
            QVERIFY(focus && focus->isVisible());
            QWidget *dock = dockOf(focus);
            order += dock ? dock->objectName() : QStringLiteral("bar");
            stops += dock;
            if (dock == dockOf(k.window->routesPane()))
                break;
        }
        QCOMPARE(order.size(), 14); // twelve panes, the toolbar and the status bar
        QCOMPARE(stops.size(), 13);
        QVERIFY(order.contains(u"logDock"_s)); // also where it was behind another
        const QStringList forth = order;
        order.clear();
        for (qsizetype i = 0; i < forth.size(); ++i) {
            k.press(Qt::Key_F6, Qt::ShiftModifier);
            QWidget *dock = dockOf(QApplication::focusWidget());
            order += dock ? dock->objectName() : QStringLiteral("bar");
        }
        std::rotate(order.begin(), order.end() - 1, order.end());
        std::reverse(order.begin() + 1, order.end());
        QStringList back = forth;
        std::rotate(back.begin(), back.end() - 1, back.end());
        QCOMPARE(order, back);

        // A pane gets the focus where it had it, and a closed one is left out.
        auto *filter = k.window->routesPane()->findChild<QLineEdit *>(u"filter"_s);
        filter->setFocus();
        k.press(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(k.window->senderPane()->isAncestorOf(QApplication::focusWidget()));
        k.press(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), filter);
        k.window->findChild<QDockWidget *>(u"senderDock"_s)->close();
        k.press(Qt::Key_F6);
        QVERIFY(dockOf(QApplication::focusWidget())->objectName() == u"timelineDock"_s);
        k.press(Qt::Key_2, Qt::ControlModifier); // but its number opens it
        QVERIFY(k.window->senderPane()->isAncestorOf(QApplication::focusWidget()));
    }

    void noKeyIsAmbiguous()
    {
        Keyboard k;
        QVERIFY(k.activate());
        QVERIFY(k.start());
        // What is disabled now may be enabled later.
        k.window->undoStack()->push(new QUndoCommand(u"first"_s));
        k.window->undoStack()->push(new QUndoCommand(u"second"_s));
        k.window->undoStack()->undo();
        const auto socket = k.send(k.request("POST", "/echo", "{\"a\": 1}", "Content-Type: application/json\r\n"));
        QVERIFY(QTest::qWaitFor([&] { return k.window->requestsPane()->model()->rowCount() == 1; }, kPatience));
        k.window->requestsPane()->openRow(0);
        const auto actions = k.window->findChildren<QAction *>();
        for (QAction *action : actions)
            action->setEnabled(true);

        QStringList found;
        const auto look = [&](QWidget *root, const QString &where) {
            const ShortcutWalk walk(k.window.get());
            const auto widgets = root->findChildren<QWidget *>();
            for (const QWidget *widget : widgets) {
                if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                    continue;
                const QStringList keys = walk.ambiguous(widget);
                for (const QString &key : keys) {
                    const QString line = QStringLiteral("%1: %2").arg(where, key);
                    if (!found.contains(line))
                        found += line;
                }
            }
        };
        const auto docks = k.window->findChildren<QDockWidget *>();
        for (QDockWidget *dock : docks) {
            dock->show();
            dock->raise();
            QCoreApplication::processEvents();
            look(dock, dock->objectName());
            const auto tabWidgets = dock->findChildren<QTabWidget *>();
            for (QTabWidget *tabs : tabWidgets) {
                for (int page = 0; page < tabs->count(); ++page) {
                    tabs->setCurrentIndex(page);
                    QCoreApplication::processEvents();
                    look(tabs, QStringLiteral("%1, %2").arg(dock->objectName(), tabs->tabText(page)));
                }
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(u'\n' + found.join(u'\n')));
    }

    void theNearestHearsAKeyOfSeveral()
    {
        // A window's undo, and an undo and a search inside it, all with the same keys.
        QMainWindow window;
        NearestShortcut rule(&window);
        auto *outer = new QWidget(&window);
        auto *field = new QLineEdit(outer);
        auto *inner = new QWidget(outer);
        inner->setFocusPolicy(Qt::StrongFocus);
        outer->setFocusPolicy(Qt::StrongFocus);
        window.setCentralWidget(outer);
        int windows = 0;
        int outers = 0;
        int inners = 0;
        auto *action = new QAction(u"Undo"_s, &window);
        action->setShortcuts({QKeySequence(u"Ctrl+Z"_s), QKeySequence(u"F3"_s)});
        window.menuBar()->addMenu(u"Edit"_s)->addAction(action);
        connect(action, &QAction::triggered, this, [&] { ++windows; });
        QShortcut wide(QKeySequence(u"Ctrl+Z"_s), outer);
        wide.setContext(Qt::WidgetWithChildrenShortcut);
        connect(&wide, &QShortcut::activated, this, [&] { ++outers; });
        QAction narrow(u"Undo here"_s);
        narrow.setShortcut(QKeySequence(u"Ctrl+Z"_s));
        narrow.setShortcutContext(Qt::WidgetShortcut);
        inner->addAction(&narrow);
        connect(&narrow, &QAction::triggered, this, [&] { ++inners; });
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        const auto press = [](QWidget *focus, Qt::Key key, Qt::KeyboardModifiers modifiers) {
            focus->setFocus();
            QTest::keyClick(focus, key, modifiers);
        };
        press(inner, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(std::make_tuple(windows, outers, inners), std::make_tuple(0, 0, 1));
        press(outer, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(std::make_tuple(windows, outers, inners), std::make_tuple(0, 1, 1));
        press(inner, Qt::Key_F3, Qt::NoModifier); // nobody else has it
        QCOMPARE(std::make_tuple(windows, outers, inners), std::make_tuple(1, 1, 1));
        narrow.setEnabled(false);
        press(inner, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(std::make_tuple(windows, outers, inners), std::make_tuple(1, 2, 1));
        // A field takes back what was typed.
        field->setFocus();
        QTest::keyClicks(field, u"a"_s);
        press(field, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(field->text(), QString());
        QCOMPARE(std::make_tuple(windows, outers, inners), std::make_tuple(1, 2, 1));
    }

    void defaultKeysDoNotClash()
    {
        WindowFixture f;
        QCoreApplication::processEvents();
        QStringList found;
        const auto &all = f.window->commands()->all();
        for (std::size_t i = 0; i < all.size(); ++i) {
            for (std::size_t j = i + 1; j < all.size(); ++j) {
                for (const QKeySequence &a : all[i].defaults) {
                    for (const QKeySequence &b : all[j].defaults) {
                        if (Commands::clash(a, b) && Commands::canMeet(all[i].action, all[j].action))
                            found += QStringLiteral("%1: %2, %3").arg(a.toString(), all[i].id, all[j].id);
                    }
                }
            }
            for (const QKeySequence &key : all[i].defaults) {
                const bool inPane = all[i].action->shortcutContext() != Qt::WindowShortcut;
                QVERIFY2(inPane || KeyBindings::refusal(key).isEmpty(), qPrintable(all[i].id));
            }
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void whatTheWindowDoesIsDoneFromFieldsToo_data()
    {
        QTest::addColumn<QString>("field");
        QTest::newRow("filter") << u"filter"_s;
        QTest::newRow("address") << u"senderAddress"_s;
        QTest::newRow("body") << u"body"_s;
    }

    void whatTheWindowDoesIsDoneFromFieldsToo()
    {
        QFETCH(QString, field);
        Keyboard k;
        QVERIFY(k.activate());
        QPlainTextEdit editor(k.window->senderPane());
        editor.show();
        QWidget *focus = field == u"body"_s ? static_cast<QWidget *>(&editor) : k.window->findChild<QLineEdit *>(field);
        QVERIFY(focus);
        focus->setFocus();
        k.press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(k.palette()->isVisible());
        k.press(Qt::Key_K, Qt::ControlModifier); // and closes
        QVERIFY(!k.palette()->isVisible());
        QCOMPARE(QApplication::focusWidget(), focus);
        k.press(Qt::Key_F5);
        QVERIFY(QTest::qWaitFor([&] { return k.server.state() == ServerState::Listening; }, kPatience));
    }

    void keysCanBeChanged()
    {
        Keyboard k;
        QVERIFY(k.activate());
        k.press(Qt::Key_F1);
        auto *dialog = k.window->findChild<ShortcutsDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(!dialog->isModal());
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QTest::keyClicks(dialog->searchField(), u"reset layout"_s);
        dialog->select(u"layout.reset"_s);
        QCOMPARE(dialog->selectedId(), u"layout.reset"_s);

        // By pressing it.
        QTest::mouseClick(dialog->addButton(), Qt::LeftButton);
        QVERIFY(dialog->addButton()->isRecording());
        QTest::keyClick(dialog->addButton(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(QTest::qWaitFor([&] { return !dialog->addButton()->isRecording(); }, kPatience));
        const QAction *reset = k.window->commands()->find(u"layout.reset"_s);
        QCOMPARE(reset->shortcuts(), QList<QKeySequence>{QKeySequence(u"Ctrl+Shift+J"_s)});
        QVERIFY(!dialog->banner()->isVisible());

        // Two in a row, for a second key.
        QTest::mouseClick(dialog->addButton(), Qt::LeftButton);
        QTest::keyClick(dialog->addButton(), Qt::Key_M, Qt::ControlModifier);
        QTest::keyClick(dialog->addButton(), Qt::Key_R, Qt::ControlModifier);
        QVERIFY(QTest::qWaitFor([&] { return reset->shortcuts().size() == 2; }, kPatience));
        QCOMPARE(reset->shortcuts()[1], QKeySequence(u"Ctrl+M, Ctrl+R"_s));

        // Escape and Tab end it without one.
        QTest::mouseClick(dialog->addButton(), Qt::LeftButton);
        QTest::keyClick(dialog->addButton(), Qt::Key_Escape);
        QVERIFY(!dialog->addButton()->isRecording());
        QVERIFY(dialog->isVisible());
        QTest::mouseClick(dialog->addButton(), Qt::LeftButton);
        QTest::keyClick(dialog->addButton(), Qt::Key_Tab);
        QVERIFY(!dialog->addButton()->isRecording());
        QCOMPARE(reset->shortcuts().size(), 2);

        // They are there after a restart, and work.
        dialog->close();
        QVERIFY(k.closeAndOpenAgain());
        k.window->findChild<QDockWidget *>(u"latencyDock"_s)->close();
        k.press(Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(k.window->findChild<QDockWidget *>(u"latencyDock"_s)->isVisible());
    }

    void aTakenKeyIsNamedAndTakenOver()
    {
        Keyboard k;
        QVERIFY(k.activate());
        k.press(Qt::Key_F1);
        auto *dialog = k.window->findChild<ShortcutsDialog *>();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        dialog->select(u"layout.reset"_s);
        QTest::mouseClick(dialog->addButton(), Qt::LeftButton);
        QTest::keyClick(dialog->addButton(), Qt::Key_F5);
        QVERIFY(QTest::qWaitFor([&] { return dialog->banner()->isVisible(); }, kPatience));
        QVERIFY2(dialog->banner()->text().contains(u"Start (Server)"_s), qPrintable(dialog->banner()->text()));
        const QAction *reset = k.window->commands()->find(u"layout.reset"_s);
        QAction *start = k.window->serverBar()->startAction();
        QVERIFY(reset->shortcuts().isEmpty()); // not before one says so
        QTest::keyClick(dialog->banner()->actionButton(), Qt::Key_Space);
        QCOMPARE(reset->shortcut(), QKeySequence(Qt::Key_F5));
        QVERIFY(start->shortcuts().isEmpty());
        QVERIFY(!dialog->banner()->isVisible());

        // One step back.
        QTest::keyClick(dialog, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(start->shortcut(), QKeySequence(Qt::Key_F5));
        QVERIFY(reset->shortcuts().isEmpty());
        QTest::keyClick(dialog, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(reset->shortcut(), QKeySequence(Qt::Key_F5));

        // What the controls need is refused with a sentence.
        QTest::mouseClick(dialog->addButton(), Qt::LeftButton);
        QTest::keyClick(dialog->addButton(), Qt::Key_Return);
        QVERIFY(QTest::qWaitFor([&] { return dialog->banner()->isVisible(); }, kPatience));
        QVERIFY(dialog->banner()->text().contains(u"belongs to the controls"_s));

        // Reset of one leaves the other as it is; reset of all does not.
        dialog->select(u"layout.reset"_s);
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"resetKeys"_s), Qt::LeftButton);
        QVERIFY(reset->shortcuts().isEmpty());
        QVERIFY(start->shortcuts().isEmpty());
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"resetAllKeys"_s), Qt::LeftButton);
        QCOMPARE(start->shortcut(), QKeySequence(Qt::Key_F5));
        QVERIFY(!dialog->findChild<QPushButton *>(u"resetAllKeys"_s)->isEnabled());

        // Each key has a button that removes it.
        dialog->select(u"server.start"_s);
        auto *remove = dialog->findChild<QToolButton *>();
        for (QToolButton *button : dialog->findChildren<QToolButton *>()) {
            if (button->accessibleName() == u"Remove F5"_s && button->isVisible())
                remove = button;
        }
        QCOMPARE(remove->accessibleName(), u"Remove F5"_s);
        QTest::mouseClick(remove, Qt::LeftButton);
        QVERIFY(start->shortcuts().isEmpty());
    }

    void toolTipsNameTheKeysOfNow()
    {
        Keyboard k;
        QVERIFY(k.activate());
        KeyBindings *keys = k.window->windowCommands()->keys();
        QToolButton *button = k.window->serverBar()->startStopButton();
        QCOMPARE(button->toolTip(), u"Start the server (F5)"_s);
        keys->setKeys(u"server.start"_s, {QKeySequence(u"Ctrl+F9"_s)});
        QCOMPARE(button->toolTip(), u"Start the server (Ctrl+F9)"_s);
        keys->setKeys(u"server.start"_s, {});
        QCOMPARE(button->toolTip(), u"Start the server"_s);
        keys->resetAll();
        QCOMPARE(button->toolTip(), u"Start the server (F5)"_s);
        // Also what is said later.
        keys->setKeys(u"server.stop"_s, {QKeySequence(u"Ctrl+F9"_s)});
        QVERIFY(k.start());
        QHelpEvent asked(QEvent::ToolTip, button->rect().center(), button->mapToGlobal(button->rect().center()));
        QApplication::sendEvent(button, &asked);
        QVERIFY2(button->toolTip().endsWith(u" (Ctrl+F9)"_s), qPrintable(button->toolTip()));
        QVERIFY(!button->toolTip().contains(u"F5"_s));
    }

    void theListIsSearchedAndCopied()
    {
        Keyboard k;
        QVERIFY(k.activate());
        k.press(Qt::Key_F1);
        auto *dialog = k.window->findChild<ShortcutsDialog *>();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        const QAbstractItemModel *model = dialog->tree()->model();
        QVERIFY(model->rowCount() >= 4);
        auto *byKey = dialog->findChild<KeyRecorder *>(u"findByKey"_s);
        QTest::mouseClick(byKey, Qt::LeftButton);
        QTest::keyClick(byKey, Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(QTest::qWaitFor([&] { return model->rowCount() == 1; }, kPatience));
        QCOMPARE(model->index(0, 0, model->index(0, 0)).data().toString(), u"Previous Pane"_s);
        dialog->searchField()->clear();
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"copyShortcuts"_s), Qt::LeftButton);
        const QString text = QApplication::clipboard()->text();
        QVERIFY2(text.contains(QRegularExpression(u"F5 +Start\n"_s)), qPrintable(text));
        QVERIFY(text.contains(u"Server\n"_s));
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }

    void damagedKeysAreIgnored_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("keys"); // of Start, joined
        QTest::newRow("a key") << u"server.start=Ctrl+Shift+F9"_s << u"Ctrl+Shift+F9"_s;
        QTest::newRow("two") << u"server.start=F9, Ctrl+F9"_s << u"F9; Ctrl+F9"_s;
        QTest::newRow("none") << u"server.start="_s << u""_s;
        QTest::newRow("in a row") << u"server.start=\"Ctrl+M, Ctrl+R\""_s << u"Ctrl+M, Ctrl+R"_s;
        QTest::newRow("a comma is a key") << u"server.start=\"Ctrl+,\""_s << u"Ctrl+,"_s;
        QTest::newRow("no such key") << u"server.start=Ctrl+Banana"_s << u"F5"_s;
        QTest::newRow("rubbish") << u"server.start=\\x1\\x2(["_s << u"F5"_s;
        QTest::newRow("of another type") << u"server.start=@ByteArray(abc)"_s << u"F5"_s;
        QTest::newRow("far too many") << u"server.start=F1,F2,F3,F4,F7,F8,F9,F10,F12,Ctrl+F2"_s << u"F5"_s;
        QTest::newRow("no such command") << u"no.such=F5"_s << u"F5"_s;
        // The person's choice wins over what a command brings along.
        QTest::newRow("a default's key") << u"help.about=F5"_s << u""_s;
    }

    void damagedKeysAreIgnored()
    {
        QFETCH(QString, line);
        Keyboard k;
        k.window.reset();
        QFile file(QDir(k.folder.path()).filePath(u"window.ini"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("[keys]\n" + line.toUtf8() + "\n");
        file.close();
        k.open();
        QCoreApplication::processEvents();
        QTEST(QKeySequence::listToString(k.window->serverBar()->startAction()->shortcuts(), QKeySequence::PortableText),
              "keys");
    }

    void takesPictures()
    {
        Keyboard k;
        QVERIFY(k.activate());
        k.press(Qt::Key_K, Qt::ControlModifier);
        QVERIFY(pictures::take(k.window.get(), u"palette"_s, *k.window->theme()));
        k.type(u"re la"_s);
        QVERIFY(pictures::take(k.window.get(), u"palette-search"_s, *k.window->theme()));
        k.palette()->field()->setText(u"stop"_s);
        QVERIFY(pictures::take(k.window.get(), u"palette-disabled"_s, *k.window->theme()));
        k.palette()->field()->setText(u"xyzzy"_s);
        QVERIFY(pictures::take(k.window.get(), u"palette-nothing"_s, *k.window->theme()));
        k.press(Qt::Key_Escape);
        k.press(Qt::Key_F1);
        auto *dialog = k.window->findChild<ShortcutsDialog *>();
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        k.window->windowCommands()->keys()->setKeys(u"view.nextPane"_s,
                                                    {QKeySequence(u"F6"_s), QKeySequence(u"Ctrl+M, Ctrl+N"_s)});
        dialog->select(u"view.nextPane"_s);
        QVERIFY(pictures::take(dialog, u"shortcuts"_s, *k.window->theme()));
        QTest::mouseClick(dialog->addButton(), Qt::LeftButton);
        QTest::keyClick(dialog->addButton(), Qt::Key_F5);
        QVERIFY(QTest::qWaitFor([&] { return dialog->banner()->isVisible(); }, kPatience));
        QVERIFY(pictures::take(dialog, u"shortcuts-taken"_s, *k.window->theme()));
    }

    void keysAreKeptAsTheyAre()
    {
        const QList<QList<QKeySequence>> all{{},
                                             {QKeySequence(u"F5"_s)},
                                             {QKeySequence(Qt::CTRL | Qt::Key_Comma)},
                                             {QKeySequence(Qt::CTRL | Qt::Key_Semicolon), QKeySequence(u"Ctrl+A, B"_s)},
                                             {QKeySequence(Qt::CTRL | Qt::Key_Plus)},
                                             {QKeySequence(Qt::Key_QuoteDbl), QKeySequence(Qt::Key_Percent)}};
        for (const auto &keys : all) {
            // A folder each: QSettings takes a file of the same size and the same millisecond for the one that it
            // knows.
            const QTemporaryDir folder;
            {
                WindowSettings settings(folder.path());
                settings.setKeys(u"x.y"_s, keys);
            }
            WindowSettings settings(folder.path());
            QVERIFY(settings.keys(u"x.y"_s).has_value());
            QCOMPARE(*settings.keys(u"x.y"_s), keys);
        }
    }
};

QTEST_MAIN(TestCommands)
#include "tst_commands.moc"

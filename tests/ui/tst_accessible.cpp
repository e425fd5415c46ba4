#include "tests/ui/accessible_walk.h"
#include "tests/ui/window_fixture.h"
#include "ui/pane_navigator.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/panes/routes_pane.h"
#include "ui/panes/sender_pane.h"
#include "ui/widgets/command_palette.h"
#include "ui/window_commands.h"

#include <QContextMenuEvent>
#include <QDialog>
#include <QPlainTextEdit>
#include <QTreeView>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 15'000; // ms

/// A window in which there is something in every pane.
struct BusyWindow : WindowFixture {
    std::vector<std::unique_ptr<QTcpSocket>> sockets;

    explicit BusyWindow(FirstSteps steps = FirstSteps::Dismissed)
        : WindowFixture(steps)
    {
    }

    bool fill()
    {
        window->resize(1600, 1000);
        window->activateWindow();
        if (!QTest::qWaitForWindowActive(window.get()) || !start())
            return false;
        sockets.push_back(send(request("POST", "/echo", "{\"a\": [1, 2]}",
                                       "Content-Type: application/json\r\nAuthorization: Bearer abc\r\n")));
        sockets.push_back(send(request("GET", "/nowhere")));
        if (!QTest::qWaitFor([this] { return window->requestsPane()->model()->rowCount() == 2; }, kPatience))
            return false;
        window->requestsPane()->openRow(0);
        return true;
    }

    QList<QDockWidget *> docks() const { return window->findChildren<QDockWidget *>(); }
};

/// Brings each page of each tab widget in `root` to the front, and looks.
template<typename Look>
void onEachPage(QWidget *root, Look look)
{
    look();
    const auto all = root->findChildren<QTabWidget *>();
    for (QTabWidget *tabs : all) {
        for (int page = 0; tabs->isVisible() && page < tabs->count(); ++page) {
            tabs->setCurrentIndex(page);
            QCoreApplication::processEvents();
            look();
        }
    }
}

void merge(QStringList &all, const QStringList &more)
{
    for (const QString &line : more) {
        if (!all.contains(line))
            all += line;
    }
}

} // namespace

// A line each: a failure's own text is cut at a kilobyte.
#define QVERIFY_NOTHING(list)                                                                                          \
    for (const QString &line : std::as_const(list))                                                                    \
        qWarning("%s", qPrintable(line));                                                                              \
    QVERIFY2((list).isEmpty(), "see the warnings above")

/// Every control of the real window has a name and can be reached without a mouse.
class TestAccessible final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyControlHasAName()
    {
        BusyWindow w(FirstSteps::Open);
        QVERIFY(w.fill());
        QStringList wrong;
        for (QDockWidget *dock : w.docks()) {
            dock->show();
            dock->raise();
            onEachPage(dock, [&] {
                merge(wrong, unnamed(w.window.get()));
                merge(wrong, unnamedTabs(w.window.get()));
                merge(wrong, badLabels(w.window.get()));
            });
        }
        QVERIFY_NOTHING(wrong);
    }

    void everyControlIsReachedByTab()
    {
        BusyWindow w(FirstSteps::Open);
        QVERIFY(w.fill());
        QStringList wrong;
        for (QDockWidget *dock : w.docks()) {
            dock->show();
            dock->raise();
            onEachPage(dock, [&] { merge(wrong, unreachable(w.window.get())); });
        }
        QVERIFY_NOTHING(wrong);
    }

    void nothingKeepsTheKeyboard()
    {
        // Where Tab writes a tab, F6 leads out.
        BusyWindow w;
        QVERIFY(w.fill());
        QStringList wrong;
        for (QDockWidget *dock : w.docks()) {
            dock->show();
            dock->raise();
            onEachPage(dock, [&] {
                const auto widgets = dock->findChildren<QWidget *>();
                for (QWidget *widget : widgets) {
                    if (!takesFocus(widget) || !widget->isVisible() || !widget->isEnabled())
                        continue;
                    widget->setFocus(Qt::TabFocusReason);
                    if (QApplication::focusWidget() != widget)
                        continue;
                    QTest::keyClick(widget, Qt::Key_Tab);
                    if (QApplication::focusWidget() != widget)
                        continue;
                    QTest::keyClick(widget, Qt::Key_F6);
                    if (dock->isAncestorOf(QApplication::focusWidget()))
                        wrong += u"keeps the keyboard: "_s + describe(widget);
                    dock->raise();
                }
            });
        }
        QVERIFY_NOTHING(wrong);
    }

    void mnemonicsAreAlone()
    {
        BusyWindow w(FirstSteps::Open);
        QVERIFY(w.fill());
        QStringList wrong;
        for (const QAction *action : w.window->menuBar()->actions())
            merge(wrong, collidingInMenu(action->menu()));
        QVERIFY_NOTHING(wrong);
    }

    void mnemonicsOfTheWindowAreAlone_data()
    {
        QTest::addColumn<int>("layout");
        for (const Layouts::Id id : Layouts::kAll)
            QTest::newRow(qPrintable(Layouts::name(id).remove(u'&'))) << int(id);
    }

    /// With all panes open, at each page of each of them: Alt and a letter means one thing.
    void mnemonicsOfTheWindowAreAlone()
    {
        QFETCH(int, layout);
        BusyWindow w(FirstSteps::Open);
        QVERIFY(w.fill());
        w.window->layouts()->choose(Layouts::Id(layout));
        QStringList wrong;
        const auto look = [&](const QString &state) {
            const QStringList found = collidingMnemonics(w.window.get());
            for (const QString &line : found)
                merge(wrong, {state + u": "_s + line});
        };
        for (QDockWidget *dock : w.docks())
            dock->show();
        w.window->requestsPane()->openRow(0);
        SenderPane *sender = w.window->senderPane();
        for (int round = 0; round < 3; ++round) {
            for (QDockWidget *dock : w.docks()) {
                dock->raise();
                onEachPage(dock, [&] { look(QStringLiteral("round %1, %2").arg(round).arg(dock->objectName())); });
            }
            // With an answer, and then with many.
            sender->openUrl("GET", w.server.url().resolved(QUrl(u"/json"_s)));
            sender->setCount(round == 0 ? 1 : 3);
            sender->send();
            QVERIFY(QTest::qWaitFor([&] { return !sender->isRunning(); }, kPatience));
        }
        w.window->requestsPane()->openRow(1); // near misses
        QCoreApplication::processEvents();
        look(u"near misses"_s);
        QVERIFY(w.stop());
        QCoreApplication::processEvents();
        look(u"stopped"_s);
        QVERIFY_NOTHING(wrong);
    }

    void contextMenusAreInOrder()
    {
        BusyWindow w;
        QVERIFY(w.fill());
        QStringList wrong;
        int menus = 0;
        for (QDockWidget *dock : w.docks()) {
            dock->show();
            dock->raise();
            QCoreApplication::processEvents();
            const auto views = dock->findChildren<QAbstractItemView *>();
            for (QAbstractItemView *view : views) {
                if (!view->isVisible() || view->contextMenuPolicy() != Qt::CustomContextMenu || !view->model()
                    || view->model()->rowCount() == 0)
                    continue;
                QModelIndex index = view->model()->index(0, 0);
                if (view->model()->hasChildren(index))
                    index = view->model()->index(0, 0, index);
                view->setCurrentIndex(index);
                Q_EMIT view->customContextMenuRequested(view->visualRect(index).center());
                auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
                if (!menu)
                    continue;
                ++menus;
                merge(wrong, collidingInMenu(menu));
                menu->close();
                QCoreApplication::processEvents();
            }
        }
        QVERIFY(menus >= 3);
        QVERIFY_NOTHING(wrong);
    }

    void dialogsAreInOrder_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("shortcuts") << u"help.shortcuts"_s;
        QTest::newRow("about") << u"help.about"_s;
        QTest::newRow("settings") << u"view.settings"_s;
        QTest::newRow("colour rules") << u"requests.colors"_s;
    }

    void dialogsAreInOrder()
    {
        QFETCH(QString, command);
        WindowFixture f;
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QAction *action = f.window->commands()->find(command);
        QVERIFY2(action, qPrintable(command));
        action->trigger();
        QWidget *dialog = nullptr;
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto tops = QApplication::topLevelWidgets();
                for (QWidget *top : tops) {
                    if (top != f.window.get() && top->isVisible() && !top->windowTitle().isEmpty() && top->isWindow()
                        && top->windowType() != Qt::ToolTip)
                        dialog = top;
                }
                return dialog != nullptr;
            },
            kPatience));
        QVERIFY(QTest::qWaitForWindowActive(dialog));
        QStringList wrong;
        onEachPage(dialog, [&] {
            merge(wrong, unnamed(dialog));
            merge(wrong, unnamedTabs(dialog));
            merge(wrong, badLabels(dialog));
            merge(wrong, collidingMnemonics(dialog));
            merge(wrong, unreachable(dialog));
        });
        QVERIFY_NOTHING(wrong);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(QTest::qWaitFor([&] { return QApplication::activeWindow() != dialog; }));
    }

    void thePaletteIsInOrder()
    {
        WindowFixture f;
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        CommandPalette *palette = f.window->windowCommands()->palette();
        palette->open();
        QStringList wrong = unnamed(palette);
        merge(wrong, badLabels(palette));
        QVERIFY_NOTHING(wrong);
    }

    void theWalkFindsWhatIsWrong()
    {
        // The walk itself: else it could pass by seeing nothing.
        QWidget window;
        auto *nameless = new QPushButton(&window);
        auto *a = new QPushButton(u"&Save"_s, &window);
        auto *b = new QPushButton(u"&Send"_s, &window);
        auto *label = new QLabel(u"&Nowhere"_s, &window);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QCOMPARE(unnamed(&window).size(), 1);
        QCOMPARE(badLabels(&window).size(), 1);
        QCOMPARE(collidingMnemonics(&window).size(), 1);
        QVERIFY(unreachable(&window).isEmpty());
        QMenu menu;
        menu.addAction(u"&One"_s);
        menu.addAction(u"An&other"_s);
        menu.addAction(QString());
        QCOMPARE(collidingInMenu(&menu).size(), 2);
        Q_UNUSED(nameless);
        Q_UNUSED(a);
        Q_UNUSED(b);
        Q_UNUSED(label);
    }
};

QTEST_MAIN(TestAccessible)
#include "tst_accessible.moc"

#include "tests/ui/window_fixture.h"
#include "ui/content/text_view.h"
#include "ui/frame_clock.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/log_pane.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/panes/response_view.h"
#include "ui/panes/routes_pane.h"
#include "ui/panes/sender_pane.h"
#include "ui/panes/server_view.h"
#include "ui/server_bar.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QDockWidget>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTcpServer>
#include <QToolButton>
#include <QTreeView>

using namespace coroscope;
using namespace coroscope::test;

namespace {

constexpr int kPatience = 15'000; // ms; a busy machine is slow, a broken program never gets there

bool becomes(const Server &server, ServerState state)
{
    return QTest::qWaitFor([&] { return server.state() == state; }, kPatience);
}

QString textOf(const MainWindow &window, const char *label)
{
    const auto *found = window.findChild<QWidget *>(QLatin1String(label));
    return found ? found->property("text").toString() : QString();
}

bool rowsAre(const MainWindow &window, int rows)
{
    return QTest::qWaitFor([&] { return window.requestsPane()->model()->rowCount() == rows; }, kPatience);
}

} // namespace

/// The real window on the real server, by mouse and keys.
class TestMainWindow final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneButtonStartsAndStops()
    {
        WindowFixture f;
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        QToolButton *button = f.window->serverBar()->startStopButton();
        QCOMPARE(button->text(), QStringLiteral("Start"));
        QCOMPARE(textOf(*f.window, "stateText"), QStringLiteral("Stopped"));
        QSignalSpy states(&f.server, &Server::stateChanged);

        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(becomes(f.server, ServerState::Listening));
        QCOMPARE(states.first().first().value<ServerState>(), ServerState::Starting);
        QCOMPARE(button->text(), QStringLiteral("Stop"));
        QCOMPARE(textOf(*f.window, "stateText"), QStringLiteral("Listening"));
        QVERIFY(textOf(*f.window, "address").contains(f.server.url().toString(QUrl::RemovePath)));
        QVERIFY(textOf(*f.window, "statusState").contains(f.server.url().toString(QUrl::RemovePath)));
        QVERIFY(f.window->serverBar()->docsAction()->isEnabled());

        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(becomes(f.server, ServerState::Stopped));
        QCOMPARE(button->text(), QStringLiteral("Start"));
        QVERIFY(!f.window->serverBar()->docsAction()->isEnabled());
    }

    void keysStartAndStop()
    {
        WindowFixture f;
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        QTest::keyClick(f.window.get(), Qt::Key_F5);
        QVERIFY(becomes(f.server, ServerState::Listening));
        QTest::keyClick(f.window.get(), Qt::Key_F5, Qt::ShiftModifier);
        QVERIFY(becomes(f.server, ServerState::Stopped));
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        QVERIFY(f.window->isFullScreen());
        QTest::keyClick(f.window.get(), Qt::Key_F11);
        QVERIFY(!f.window->isFullScreen());
    }

    void aRequestIsARow()
    {
        WindowFixture f;
        QVERIFY(f.start());
        const auto socket = f.send(f.request("GET", "/async-endpoint?delay_ms=300"));
        ExchangeModel *model = f.window->requestsPane()->model();
        QVERIFY(rowsAre(*f.window, 1));
        QVERIFY(QTest::qWaitFor([&] { return model->record(0).end == ExchangeEnd::Answered; }, kPatience));
        QCOMPARE(model->rowCount(), 1); // the preview's row was taken
        QCOMPARE(model->index(0, ExchangeModel::StatusColumn).data().toString(), QStringLiteral("200"));
        QCOMPARE(model->index(0, ExchangeModel::RouteColumn).data().toString(), QStringLiteral("/async-endpoint"));
        QVERIFY(model->record(0).total() >= milliseconds(300));

        const auto missing = f.send(f.request("GET", "/nowhere"));
        QVERIFY(rowsAre(*f.window, 2));
        QTRY_COMPARE(model->index(1, ExchangeModel::StatusColumn).data().toString(), QStringLiteral("404"));
    }

    void theDetailShowsBothMessages()
    {
        WindowFixture f;
        QVERIFY(f.start());
        const auto socket = f.send(f.request("POST", "/echo", "{\"a\": 1}",
                                             "Content-Type: application/json\r\nAuthorization: Bearer t0p-s3cr3t\r\n"));
        QVERIFY(rowsAre(*f.window, 1));
        RequestsPane *pane = f.window->requestsPane();
        QVERIFY(QTest::qWaitFor([&] { return pane->table()->isVisible() && pane->model()->live() == 0; }, kPatience));
        const QRect cell = pane->table()->visualRect(pane->model()->index(0, ExchangeModel::PathColumn));
        QTest::mouseClick(pane->table()->viewport(), Qt::LeftButton, {}, cell.center());
        QVERIFY(pane->detail()->isVisible());
        auto *tabs = pane->detail()->findChild<QTabWidget *>(QStringLiteral("exchangeTabs"));
        QCOMPARE(tabs->count(), 8);
        QVERIFY(!tabs->isTabVisible(3)); // messages: it is no WebSocket
        tabs->setCurrentIndex(7);
        const auto *view = qobject_cast<TextView *>(tabs->currentWidget());
        QVERIFY(view);
        const QString raw = view->text();
        QVERIFY(raw.contains(QStringLiteral("POST /echo HTTP/1.1")));
        QVERIFY(raw.contains(QStringLiteral("HTTP/1.1 200 OK")));
        QVERIFY(raw.contains(QStringLiteral("{\"a\": 1}")));
        QVERIFY(!raw.contains(QStringLiteral("t0p-s3cr3t")));
        pane->detail()->findChild<QAbstractButton *>(QStringLiteral("closeDetail"))->click();
        QVERIFY(!pane->detail()->isVisible());
    }

    void aPortInUseOffersTheNext()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        WindowFixture f;
        f.options.port = other.serverPort();
        f.window.reset();
        f.open();
        f.window->startServer();
        QVERIFY(becomes(f.server, ServerState::Failed));
        Banner *banner = f.window->banner();
        QVERIFY(banner->isVisible());
        QVERIFY2(
            banner->text().contains(QStringLiteral("Port %1 is in use by another program").arg(other.serverPort())),
            qPrintable(banner->text()));
        const quint16 next = f.server.failure().nextFreePort;
        QVERIFY(next != 0);
        QCOMPARE(banner->actionButton()->text(), QStringLiteral("Use %1").arg(next));
        QTest::mouseClick(banner->actionButton(), Qt::LeftButton);
        QVERIFY(becomes(f.server, ServerState::Listening));
        QCOMPARE(f.server.port(), next);
        QVERIFY(!banner->isVisible());
    }

    void closingDrainsFirst()
    {
        WindowFixture f;
        QVERIFY(f.start());
        const auto socket = f.send(f.request("GET", "/async-endpoint?delay_ms=3000"));
        QVERIFY(rowsAre(*f.window, 1)); // its preview
        f.window->close();
        QVERIFY(f.window->isVisible());
        QVERIFY(f.window->banner()->isVisible());
        QVERIFY(QTest::qWaitFor([&] { return !f.window->isVisible(); }, kPatience));
        QCOMPARE(f.server.state(), ServerState::Stopped);
        QVERIFY(QTest::qWaitFor([&] { return socket->bytesAvailable() > 0; }, kPatience));
        QVERIFY(socket->readAll().contains("Hello, Async World!"));
    }

    void aSecondCloseStopsAtOnce()
    {
        WindowFixture f;
        QVERIFY(f.start());
        const auto socket = f.send(f.request("GET", "/async-endpoint?delay_ms=50000"));
        QVERIFY(rowsAre(*f.window, 1));
        f.window->close();
        QVERIFY(f.window->isVisible());
        f.window->close();
        QVERIFY(QTest::qWaitFor([&] { return !f.window->isVisible(); }, kPatience)); // far less than the request takes
        QCOMPARE(f.server.state(), ServerState::Stopped);
    }

    void addressFollowsTheTheme()
    {
        WindowFixture f;
        QVERIFY(f.start());
        auto *address = f.window->findChild<QLabel *>(QStringLiteral("address"));
        QVERIFY(address);
        const auto has = [address](const QColor &color) {
            const QImage image = address->grab().toImage();
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (image.pixelColor(x, y).rgb() == color.rgb())
                        return true;
                }
            }
            return false;
        };
        for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark, ThemeChoice::HighContrast}) {
            f.window->theme()->setChoice(choice);
            QTRY_VERIFY(has(f.window->palette().color(QPalette::Link))); // its underline is not smoothed
        }
    }

    void layoutAndThemeAreKept()
    {
        WindowFixture f;
        f.window->findChild<QDockWidget *>(QStringLiteral("latencyDock"))->close();
        f.window->resize(1200, 780);
        f.window->theme()->setChoice(ThemeChoice::Dark);
        f.window->requestsPane()->table()->setColumnWidth(ExchangeModel::PathColumn, 333);
        QTest::qWait(800); // columns are written half a second after the last change
        QCoreApplication::processEvents(); // however long the last sleep was
        f.window->close();
        f.window.reset();
        f.open();
        QTest::qWait(50);
        QVERIFY(!f.window->findChild<QDockWidget *>(QStringLiteral("latencyDock"))->isVisible());
        QCOMPARE(f.window->size(), QSize(1200, 780));
        QCOMPARE(f.window->requestsPane()->table()->columnWidth(ExchangeModel::PathColumn), 333);
        f.window->layouts()->reset();
        QVERIFY(f.window->findChild<QDockWidget *>(QStringLiteral("latencyDock"))->isVisible());
        for (const QDockWidget *dock : f.window->findChildren<QDockWidget *>())
            QVERIFY(!dock->objectName().isEmpty());
    }

    void emptyStatesDoSomething()
    {
        WindowFixture f;
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        RequestsPane *pane = f.window->requestsPane();
        const auto all = pane->findChildren<EmptyState *>(); // its own, and that of a page of the detail
        const auto shown
            = std::find_if(all.begin(), all.end(), [](const EmptyState *each) { return each->isVisible(); });
        QVERIFY(shown != all.end());
        EmptyState *empty = *shown;
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        QVERIFY(becomes(f.server, ServerState::Listening));
        QCOMPARE(empty->button()->text(), QStringLiteral("Send a request"));
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        QVERIFY(f.window->senderPane()->isAncestorOf(QApplication::focusWidget()));

        const auto socket = f.send(f.request("GET", "/plaintext"));
        QVERIFY(rowsAre(*f.window, 1));
        pane->findChild<QLineEdit *>(QStringLiteral("filter"))->setText(QStringLiteral("nothing like it"));
        QVERIFY(empty->isVisible());
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        QCOMPARE(pane->model()->rowCount(), 1);
        QVERIFY(!empty->isVisible());
    }

    void senderAndRequestsKnowOfEachOther()
    {
        WindowFixture f;
        QVERIFY(f.start());
        SenderPane *sender = f.window->senderPane();
        sender->openUrl("GET", f.server.url().resolved(QUrl(QStringLiteral("/async-endpoint?delay_ms=30"))));
        sender->send();
        // Its record comes through the window's own feed.
        ServerView *server = sender->response()->server();
        QVERIFY(QTest::qWaitFor([&] { return server->exchange() != nullptr; }, 20'000));
        QVERIFY(QTest::qWaitFor([&] { return f.window->requestsPane()->model()->rowCount() == 1; }, 20'000));
        sender->response()->tabs()->setCurrentIndex(ResponseView::ServerTab);
        QTest::mouseClick(server->showButton(), Qt::LeftButton);
        RequestsPane *requests = f.window->requestsPane();
        QVERIFY(requests->detail()->isVisible());
        QCOMPARE(requests->table()->currentIndex().row(), 0);
        // Also where a filter hides it.
        requests->findChild<QLineEdit *>(QStringLiteral("filter"))->setText(QStringLiteral("status>=500"));
        QVERIFY(QTest::qWaitFor([&] { return requests->model()->rowCount() == 0; }, 20'000));
        QTest::mouseClick(server->showButton(), Qt::LeftButton);
        QCOMPARE(requests->model()->rowCount(), 1);
        // The tabs are there again in the next window, unless something else is kept there.
        sender->newTab();
        sender->addressBar()->address()->setText(QStringLiteral("/json?again=1"));
        f.window.reset();
        QVERIFY(QFile::exists(f.folder.filePath(QStringLiteral("sender.json"))));
        f.open();
        QCOMPARE(f.window->senderPane()->tabCount(), 2);
        QCOMPARE(f.window->senderPane()->addressBar()->address()->text(), QStringLiteral("/json?again=1"));
    }

    void spacePauses()
    {
        WindowFixture f;
        QVERIFY(f.start());
        f.window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
        const auto first = f.send(f.request("GET", "/plaintext"));
        QVERIFY(rowsAre(*f.window, 1));
        RequestsPane *pane = f.window->requestsPane();
        pane->table()->setFocus();
        QTest::keyClick(pane->table(), Qt::Key_Space);
        QVERIFY(pane->model()->isPaused());
        const auto second = f.send(f.request("GET", "/plaintext"));
        QVERIFY(QTest::qWaitFor([&] { return pane->model()->waiting() == 1; }, kPatience));
        QCOMPARE(pane->model()->rowCount(), 1);
        QTest::keyClick(pane->table(), Qt::Key_Space);
        QVERIFY(rowsAre(*f.window, 2));
    }

    void followsTheTailUntilOneScrollsUp()
    {
        WindowFixture f;
        QVERIFY(f.start());
        RequestsTable *table = f.window->requestsPane()->table();
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        const auto some = [&](int count) {
            for (int i = 0; i < count; ++i)
                sockets.push_back(f.send(f.request("GET", "/plaintext")));
        };
        some(60);
        QVERIFY(rowsAre(*f.window, 60));
        QVERIFY(table->isFollowing());
        QTRY_COMPARE(table->verticalScrollBar()->value(), table->verticalScrollBar()->maximum());
        table->verticalScrollBar()->setValue(3); // as by hand
        QVERIFY(!table->isFollowing());
        some(20);
        QVERIFY(rowsAre(*f.window, 80));
        QCOMPARE(table->verticalScrollBar()->value(), 3);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_End);
        QVERIFY(table->isFollowing());
        QTRY_COMPARE(table->verticalScrollBar()->value(), table->verticalScrollBar()->maximum());
    }

    void aRouteOpensInTheSender()
    {
        WindowFixture f;
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        QTreeView *tree = f.window->routesPane()->tree();
        QSignalSpy opened(f.window->routesPane(), &RoutesPane::openInSender);
        QVERIFY(tree->model()->rowCount() > 0);
        const QModelIndex route = tree->model()->index(0, 0, tree->model()->index(0, 0));
        tree->setCurrentIndex(route);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().value<RouteInfo>().path, route.data().toString());
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(route).center());
        QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(route).center());
        QCOMPARE(opened.count(), 2);
    }

    void theAddressIsCopied()
    {
        WindowFixture f;
        QVERIFY(f.start());
        QAction *copy = nullptr;
        for (QAction *action : f.window->serverBar()->actions()) {
            if (action->text().contains(QStringLiteral("Copy"), Qt::CaseInsensitive))
                copy = action;
        }
        QVERIFY(copy);
        copy->trigger();
        QCOMPARE(QApplication::clipboard()->text(), f.server.url().toString(QUrl::RemovePath));
    }

    void everyControlHasAName()
    {
        WindowFixture f;
        QVERIFY(f.start());
        const auto socket = f.send(f.request("GET", "/plaintext"));
        QVERIFY(rowsAre(*f.window, 1));
        f.window->requestsPane()->openRow(0);
        QStringList nameless;
        for (QWidget *widget : f.window->findChildren<QWidget *>()) {
            const bool inner = widget->objectName().startsWith(QStringLiteral("qt_"))
                || qobject_cast<QScrollBar *>(widget) || widget->inherits("QComboBoxPrivateContainer")
                || widget->inherits("QComboBoxListView");
            if (inner || widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() || isSwitchedOff(widget))
                continue;
            // A text that can be selected by mouse is its own name, and may be empty.
            if (qobject_cast<QLabel *>(widget) && !(widget->focusPolicy() & Qt::TabFocus))
                continue;
            // A part of a control that has a name: an editor in a spin box, the viewport of a view.
            if (qobject_cast<QLineEdit *>(widget) && widget->parentWidget()
                && widget->parentWidget()->focusProxy() == nullptr
                && widget->parentWidget()->inherits("QAbstractSpinBox"))
                continue;
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            if (!accessible || accessible->text(QAccessible::Name).trimmed().isEmpty())
                nameless += QStringLiteral("%1 %2 in %3")
                                .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                                     widget->parentWidget() ? widget->parentWidget()->objectName() : QString());
        }
        QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
    }

private:
    /// Hidden by itself or with what it is part of, and not just on a page that is not in front.
    static bool isSwitchedOff(const QWidget *widget)
    {
        for (; widget && !widget->isWindow(); widget = widget->parentWidget()) {
            const bool isPage
                = qobject_cast<QStackedWidget *>(widget->parentWidget()) || qobject_cast<const QDockWidget *>(widget);
            if (widget->isHidden() && !isPage)
                return true;
        }
        return false;
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"

#include "tests/ui/pane_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/filter/filter_field.h"
#include "ui/frame_clock.h"
#include "ui/models/route_model.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/route_activity_dialog.h"
#include "ui/panes/routes_pane.h"
#include "ui/panes/sender_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"

#include <QAbstractProxyModel>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStyle>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 15'000; // ms

RoutesPane &pane(WindowFixture &f)
{
    return *f.window->routesPane();
}

QTreeView &tree(WindowFixture &f)
{
    return *pane(f).tree();
}

int routeOf(WindowFixture &f, const QByteArray &method, const QString &path)
{
    for (const RouteInfo &route : *f.server.routes()) {
        if (route.method == method && route.path == path)
            return route.index;
    }
    qFatal("no such route");
    return -1;
}

/// Where the tree shows it; invalid where it does not.
QModelIndex shown(WindowFixture &f, int route, int column = RouteModel::RouteColumn)
{
    const auto *proxy = qobject_cast<QAbstractProxyModel *>(tree(f).model());
    return proxy->mapFromSource(pane(f).model()->indexOf(route, column));
}

QString cell(WindowFixture &f, int route, int column)
{
    return shown(f, route, column).data().toString();
}

QStringList topLevel(WindowFixture &f)
{
    QStringList titles;
    for (int row = 0; row < tree(f).model()->rowCount(); ++row)
        titles += tree(f).model()->index(row, 0).data().toString();
    return titles;
}

void activate(WindowFixture &f)
{
    f.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
}

/// The middle of its box, in the viewport.
QPoint boxOf(WindowFixture &f, const QModelIndex &index)
{
    QStyleOptionViewItem option;
    option.initFrom(&tree(f));
    option.rect = tree(f).visualRect(index);
    option.features = QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay;
    option.text = u"x"_s;
    return tree(f).style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, &tree(f)).center();
}

void clickBox(WindowFixture &f, const QModelIndex &index)
{
    tree(f).scrollTo(index);
    QTest::mouseClick(tree(f).viewport(), Qt::LeftButton, {}, boxOf(f, index));
}

void select(WindowFixture &f, const QModelIndex &index)
{
    tree(f).scrollTo(index);
    QTest::mouseClick(tree(f).viewport(), Qt::LeftButton, {}, tree(f).visualRect(index).center() + QPoint(0, 0));
    tree(f).setFocus();
}

QAction *command(WindowFixture &f, const char *id)
{
    QAction *action = f.window->commands()->find(QLatin1StringView(id));
    Q_ASSERT(action);
    return action;
}

int statusOf(WindowFixture &f, const QByteArray &method, const QByteArray &target)
{
    const auto socket = f.send(f.request(method, target));
    QByteArray answer;
    if (!QTest::qWaitFor(
            [&] {
                answer += socket->readAll();
                return answer.contains("\r\n");
            },
            kPatience))
        return 0;
    return answer.mid(9, 3).toInt();
}

} // namespace

/// The Routes pane in the real window on the real server, by mouse and keys.
class TestRoutesPane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byTagByPathAndAsAList()
    {
        WindowFixture f;
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        const QStringList tags = topLevel(f);
        QVERIFY(tags.size() > 2 && !tags.contains(u"/docs"_s));
        const int json = routeOf(f, "GET", u"/json"_s);
        select(f, shown(f, json));
        command(f, "routes.byPath")->trigger();
        QVERIFY(topLevel(f).contains(u"/docs"_s)); // /docs and what is below it
        QVERIFY(topLevel(f).contains(u"/json"_s));
        QCOMPARE(tree(f).currentIndex().siblingAtColumn(0), shown(f, json)); // it stays where it was
        QVERIFY(tree(f).isExpanded(tree(f).model()->index(int(topLevel(f).indexOf(u"/docs"_s)), 0)));
        f.window->close();
        f.window.reset();
        f.open();
        QVERIFY(topLevel(f).contains(u"/docs"_s)); // it is remembered
        QVERIFY(command(f, "routes.byPath")->isChecked());
        command(f, "routes.asList")->trigger();
        QCOMPARE(topLevel(f).size(), f.server.routes()->size());
        command(f, "routes.byTag")->trigger();
        QCOMPARE(topLevel(f), tags);
    }

    void theViewMenuOpensByKeys()
    {
        WindowFixture f;
        activate(f);
        auto *button = pane(f).findChild<QToolButton *>(u"routesView"_s);
        button->setFocus();
        bool chosen = false;
        QTimer::singleShot(0, this, [&] {
            QTRY_VERIFY(QApplication::activePopupWidget());
            QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_L);
            chosen = true;
        });
        QTest::keyClick(button, Qt::Key_Space);
        QVERIFY(QTest::qWaitFor([&] { return chosen; }, kPatience));
        QCOMPARE(topLevel(f).size(), f.server.routes()->size());
    }

    void aClickOnTheBoxDisables()
    {
        WindowFixture f;
        QVERIFY(f.start());
        activate(f);
        const int json = routeOf(f, "GET", u"/json"_s);
        Banner *banner = pane(f).disabledBanner();
        QCOMPARE(statusOf(f, "GET", "/json"), 200);
        QVERIFY(!banner->isVisible());

        clickBox(f, shown(f, json));
        QVERIFY(!f.server.isRouteEnabled(json));
        QCOMPARE(shown(f, json).data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QVERIFY(shown(f, json).data(Qt::AccessibleTextRole).toString().contains(u"disabled"_s));
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->text(), u"1 disabled route"_s);
        QCOMPARE(statusOf(f, "GET", "/json"), 404);

        // It says so in Requests too.
        ExchangeModel *requests = f.window->requestsPane()->model();
        QVERIFY(QTest::qWaitFor([&] { return requests->rowCount() == 2; }, kPatience));
        QCOMPARE(requests->record(1).error, QByteArray("disabled in the window: GET /json"));

        // Ctrl+Z takes it back, Ctrl+Shift+Z does it again.
        QCOMPARE(f.window->undoStack()->undoText(), u"disable GET /json"_s);
        QTest::keySequence(f.window.get(), QKeySequence::Undo);
        QVERIFY(f.server.isRouteEnabled(json));
        QVERIFY(!banner->isVisible());
        QCOMPARE(statusOf(f, "GET", "/json"), 200);
        QTest::keySequence(f.window.get(), QKeySequence::Redo);
        QVERIFY(!f.server.isRouteEnabled(json));

        // It outlives the server's run, and is said before it runs again.
        QVERIFY(f.stop());
        QVERIFY(banner->isVisible());
        QVERIFY(f.start());
        QCOMPARE(statusOf(f, "GET", "/json"), 404);
        QTest::mouseClick(banner->actionButton(), Qt::LeftButton);
        QVERIFY(!banner->isVisible());
        QCOMPARE(statusOf(f, "GET", "/json"), 200);
    }

    void spaceTogglesWhatIsSelected()
    {
        WindowFixture f;
        activate(f);
        const int json = routeOf(f, "GET", u"/json"_s);
        const int text = routeOf(f, "GET", u"/plaintext"_s);
        command(f, "routes.asList")->trigger();
        select(f, shown(f, json));
        QTest::keyClick(&tree(f), Qt::Key_Space);
        QVERIFY(!f.server.isRouteEnabled(json));
        QVERIFY(command(f, "routes.toggle")->text().remove(u'&').startsWith(u"Enable"_s));
        tree(f).scrollTo(shown(f, text));
        QTest::mouseClick(tree(f).viewport(), Qt::LeftButton, Qt::ControlModifier,
                          tree(f).visualRect(shown(f, text)).center());
        QTest::keyClick(&tree(f), Qt::Key_Space); // one is enabled: both are disabled
        QVERIFY(!f.server.isRouteEnabled(json));
        QVERIFY(!f.server.isRouteEnabled(text));
        QCOMPARE(pane(f).disabledBanner()->text(), u"2 disabled routes"_s);
        QTest::keyClick(&tree(f), Qt::Key_Space);
        QCOMPARE(f.server.disabledRouteCount(), 0);
        QTest::keySequence(f.window.get(), QKeySequence::Undo);
        QCOMPARE(f.server.disabledRouteCount(), 2);
    }

    void aGroupIsSwitchedAsAWhole()
    {
        WindowFixture f;
        activate(f);
        const int json = routeOf(f, "GET", u"/json"_s);
        const QModelIndex group = shown(f, json).parent();
        const int count = tree(f).model()->rowCount(group);
        QVERIFY(count > 1);
        clickBox(f, shown(f, json));
        QCOMPARE(group.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        clickBox(f, group); // the box of a group that is mixed turns all on
        QCOMPARE(f.server.disabledRouteCount(), 0);
        clickBox(f, group);
        QCOMPARE(f.server.disabledRouteCount(), count);
        QCOMPARE(group.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QTest::keySequence(f.window.get(), QKeySequence::Undo);
        QCOMPARE(f.server.disabledRouteCount(), 0);
    }

    void figuresComeIn()
    {
        WindowFixture f;
        QVERIFY(f.start());
        const int json = routeOf(f, "GET", u"/json"_s);
        const int echo = routeOf(f, "*", u"/echo"_s);
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int i = 0; i < 3; ++i)
            sockets.push_back(f.send(f.request("GET", "/json")));
        QVERIFY(QTest::qWaitFor([&] { return cell(f, json, RouteModel::HitsColumn) == u"3"_s; }, kPatience));
        QVERIFY(cell(f, json, RouteModel::P95Column).startsWith(u'≈'));
        QVERIFY(shown(f, json, RouteModel::P95Column).data(Qt::ToolTipRole).toString().contains(u"too few"_s));
        QVERIFY(QTest::qWaitFor([&] { return cell(f, json, RouteModel::ActivityColumn).startsWith(u'3'); }, kPatience));
        QVERIFY(
            QTest::qWaitFor([&] { return cell(f, json, RouteModel::LastHitColumn).endsWith(u"ago"_s); }, kPatience));
        QVERIFY(cell(f, echo, RouteModel::HitsColumn).isEmpty());
        QVERIFY(cell(f, echo, RouteModel::LastHitColumn).isEmpty());

        const auto waiting = f.send(f.request("GET", "/async-endpoint?delay_ms=1500"));
        const int async = routeOf(f, "GET", u"/async-endpoint"_s);
        QVERIFY(QTest::qWaitFor([&] { return cell(f, async, RouteModel::InFlightColumn) == u"1"_s; }, kPatience));
        QVERIFY(!cell(f, async, RouteModel::LastHitColumn).isEmpty()); // it has come, though it has not ended
        QVERIFY(QTest::qWaitFor([&] { return cell(f, async, RouteModel::HitsColumn) == u"1"_s; }, kPatience));
        QVERIFY(cell(f, async, RouteModel::InFlightColumn).isEmpty());

        // Sorted by hits, the busiest is first.
        command(f, "routes.asList")->trigger();
        tree(f).sortByColumn(RouteModel::HitsColumn, Qt::DescendingOrder);
        QCOMPARE(tree(f).model()->index(0, 0).data().toString(), u"/json"_s);
    }

    void errorsAreAShare()
    {
        WindowFixture f;
        RouteModel *model = pane(f).model();
        TelemetryBatch batch;
        RouteFigures figures;
        figures.route = 0;
        figures.hits = 250;
        figures.errors = 3;
        figures.lastMinute.count = 250;
        batch.routes = {figures};
        model->consume(batch);
        model->flush();
        QCOMPARE(cell(f, 0, RouteModel::ErrorsColumn), u"1.2 %"_s);
        QVERIFY(shown(f, 0, RouteModel::ErrorsColumn).data(Qt::ToolTipRole).toString().contains(u"3 of 250"_s));
        QVERIFY(!cell(f, 0, RouteModel::P99Column).startsWith(u'≈'));
    }

    void theFilterKnowsFields_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QStringList>("there");
        QTest::addColumn<QStringList>("gone");
        QTest::newRow("words") << u"plain text"_s << QStringList{u"/plaintext"_s} << QStringList{u"/echo"_s};
        QTest::newRow("method") << u"method:any"_s << QStringList{u"/echo"_s} << QStringList{u"/json"_s};
        QTest::newRow("not a method") << u"not(method:GET)"_s << QStringList{u"/echo"_s} << QStringList{u"/json"_s};
        QTest::newRow("path") << u"path:/docs*"_s << QStringList{u"/docs"_s} << QStringList{u"/json"_s};
        QTest::newRow("kind") << u"kind:blocking"_s << QStringList{u"/blocking-endpoint"_s}
                              << QStringList{u"/async-endpoint"_s};
        QTest::newRow("state") << u"state:disabled"_s << QStringList{u"/json"_s} << QStringList{u"/echo"_s};
        QTest::newRow("figures") << u"hits>1"_s << QStringList{u"/plaintext"_s} << QStringList{u"/echo"_s, u"/json"_s};
        QTest::newRow("durations") << u"p95>=0ms"_s << QStringList{u"/plaintext"_s} << QStringList{u"/echo"_s};
    }

    void theFilterKnowsFields()
    {
        QFETCH(QString, filter);
        QFETCH(QStringList, there);
        QFETCH(QStringList, gone);
        WindowFixture f;
        QVERIFY(f.start());
        activate(f);
        f.server.setRouteEnabled(routeOf(f, "GET", u"/json"_s), false);
        const int text = routeOf(f, "GET", u"/plaintext"_s);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(statusOf(f, "GET", "/plaintext"), 200);
        QVERIFY(QTest::qWaitFor([&] { return cell(f, text, RouteModel::HitsColumn) == u"2"_s; }, kPatience));
        tree(f).setFocus();
        QTest::keySequence(&tree(f), QKeySequence::Find);
        QWidget *field = QApplication::focusWidget();
        QCOMPARE(field->objectName(), u"filter"_s);
        QTest::keyClicks(field, filter);
        const auto isShown = [&](const QString &path) {
            for (const RouteInfo &route : *f.server.routes()) {
                if (route.path == path)
                    return shown(f, route.index).isValid();
            }
            return false;
        };
        for (const QString &path : there)
            QVERIFY2(isShown(path), qPrintable(path));
        for (const QString &path : gone)
            QVERIFY2(!isShown(path), qPrintable(path));
        QTest::keyClick(field, Qt::Key_Escape);
        QTest::keyClick(field, Qt::Key_Escape); // the first may have closed the suggestions
        for (const QString &path : gone)
            QVERIFY2(isShown(path), qPrintable(path));
    }

    void aFilterByFiguresFollowsThem()
    {
        WindowFixture f;
        QVERIFY(f.start());
        activate(f);
        auto *field = pane(f).findChild<FilterField *>(u"filter"_s);
        field->setText(u"hits>0"_s);
        auto *empty = pane(f).findChild<EmptyState *>();
        QVERIFY(empty->isVisible());
        QCOMPARE(statusOf(f, "GET", "/json"), 200);
        QVERIFY(QTest::qWaitFor([&] { return !empty->isVisible(); }, kPatience));
        QCOMPARE(tree(f).model()->rowCount(), 1); // its group
        QVERIFY(!tree(f).visualRect(shown(f, routeOf(f, "GET", u"/json"_s))).isEmpty());
        field->setText(u"no such route"_s);
        QVERIFY(empty->isVisible());
        QTest::mouseClick(empty->button(), Qt::LeftButton);
        QVERIFY(field->text().isEmpty());
    }

    void whatIsCopied()
    {
        WindowFixture f;
        QVERIFY(f.start());
        activate(f);
        const QString base = f.server.url().toString(QUrl::RemovePath);
        select(f, shown(f, routeOf(f, "GET", u"/async-endpoint"_s)));
        QTest::keySequence(&tree(f), QKeySequence::Copy);
        QCOMPARE(QApplication::clipboard()->text(), base + u"/async-endpoint?delay_ms=2000"_s);
        command(f, "routes.copyCurl")->trigger();
        QCOMPARE(QApplication::clipboard()->text(), u"curl '"_s + base + u"/async-endpoint?delay_ms=2000'"_s);
        command(f, "routes.copyHttpie")->trigger();
        QVERIFY(QApplication::clipboard()->text().startsWith(u"http GET '"_s));
        command(f, "routes.copyFetch")->trigger();
        QVERIFY(QApplication::clipboard()->text().startsWith(u"const response = await fetch(\""_s));
        tree(f).clearSelection();
        QVERIFY(!command(f, "routes.copyUrl")->isEnabled());
    }

    void theContextMenuDoesTheSame()
    {
        WindowFixture f;
        activate(f);
        const int json = routeOf(f, "GET", u"/json"_s);
        select(f, shown(f, json));
        QMenu *menu = nullptr;
        Q_EMIT tree(f).customContextMenuRequested(tree(f).visualRect(shown(f, json)).center());
        QVERIFY(QTest::qWaitFor([&] { return (menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())); },
                                kPatience));
        QStringList texts;
        for (const QAction *action : menu->actions())
            texts += action->text().remove(u'&');
        QVERIFY2(texts.contains(u"Copy as HTTPie"_s) && texts.contains(u"Disable Route"_s)
                     && texts.contains(u"Open in Sender"_s),
                 qPrintable(texts.join(u'\n')));
        QTest::keyClick(menu, Qt::Key_D);
        QVERIFY(!f.server.isRouteEnabled(json));
    }

    void activityIsATableToo()
    {
        WindowFixture f;
        QVERIFY(f.start());
        activate(f);
        const int json = routeOf(f, "GET", u"/json"_s);
        select(f, shown(f, json));
        command(f, "routes.activity")->trigger();
        auto *dialog = pane(f).findChild<RouteActivityDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        const auto sum = [dialog] {
            int sum = 0;
            for (int row = 0; row < dialog->table()->model()->rowCount(); ++row)
                sum += dialog->table()->model()->index(row, 1).data().toInt();
            return sum;
        };
        QCOMPARE(sum(), 0);
        QSignalSpy changed(dialog->table()->model(), &QAbstractItemModel::dataChanged);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(statusOf(f, "GET", "/json"), 200);
        QVERIFY(QTest::qWaitFor([&] { return sum() == 3; }, kPatience));
        QVERIFY(changed.count() > 0);
        const QStringList lines = dialog->csv().split(u"\r\n"_s, Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 61);
        QCOMPARE(lines.first(), u"seconds_ago,requests,errors"_s);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(QTest::qWaitFor([&] { return !pane(f).findChild<RouteActivityDialog *>(); }, kPatience));
    }

    void pictures()
    {
        WindowFixture f;
        QVERIFY(f.start());
        f.window->resize(1440, 900);
        std::vector<std::unique_ptr<QTcpSocket>> sockets;
        for (int i = 0; i < 24; ++i) {
            sockets.push_back(f.send(f.request("GET", i % 3 ? "/json" : "/plaintext")));
            if (i % 8 == 7)
                QTest::qWait(1100);
        }
        sockets.push_back(f.send(f.request("GET", "/async-endpoint?delay_ms=3000")));
        QTest::qWait(1300);
        QVERIFY(pictures::take(&pane(f), u"routes-tags"_s, *f.window->theme()));
        f.server.setRouteEnabled(routeOf(f, "GET", u"/json"_s), false);
        f.server.setRouteEnabled(routeOf(f, "GET", u"/fanout"_s), false);
        command(f, "routes.byPath")->trigger();
        tree(f).setCurrentIndex(shown(f, routeOf(f, "GET", u"/json"_s)));
        QVERIFY(pictures::take(&pane(f), u"routes-paths-disabled"_s, *f.window->theme()));
        auto *dock = f.window->findChild<QDockWidget *>(u"routesDock"_s);
        dock->setFloating(true);
        dock->resize(1100, 520);
        command(f, "routes.asList")->trigger();
        for (const int column : {RouteModel::P50Column, RouteModel::P99Column})
            tree(f).setColumnHidden(column, false);
        tree(f).setColumnWidth(RouteModel::ActivityColumn, 160);
        QTest::qWait(200);
        QVERIFY(pictures::take(&pane(f), u"routes-wide"_s, *f.window->theme()));
        command(f, "routes.activity")->trigger();
        QVERIFY(pictures::take(pane(f).findChild<RouteActivityDialog *>(), u"routes-activity"_s, *f.window->theme()));
    }

    void columnsAreRemembered()
    {
        WindowFixture f;
        QVERIFY(QTest::qWaitForWindowExposed(f.window.get()));
        QHeaderView *header = tree(f).header();
        QVERIFY(header->isSectionHidden(RouteModel::P50Column));
        header->moveSection(header->visualIndex(RouteModel::SummaryColumn), 1);
        tree(f).setColumnHidden(RouteModel::P50Column, false);
        tree(f).setColumnHidden(RouteModel::HitsColumn, true);
        tree(f).setColumnWidth(RouteModel::RouteColumn, 222);
        QTest::qWait(800); // columns are written half a second after the last change
        f.window->close();
        f.window.reset();
        f.open();
        header = tree(f).header();
        QCOMPARE(header->visualIndex(RouteModel::SummaryColumn), 1);
        QVERIFY(!header->isSectionHidden(RouteModel::P50Column));
        QVERIFY(header->isSectionHidden(RouteModel::HitsColumn));
        QCOMPARE(tree(f).columnWidth(RouteModel::RouteColumn), 222);
    }
};

QTEST_MAIN(TestRoutesPane)
#include "tst_routes_pane.moc"

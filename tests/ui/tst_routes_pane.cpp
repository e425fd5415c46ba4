#include "server/runtime/route_policy.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/filter/filter_field.h"
#include "ui/frame_clock.h"
#include "ui/models/route_model.h"
#include "ui/notices.h"
#include "ui/panes/knobs/fault_editor.h"
#include "ui/panes/knobs/knobs_pane.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/route_activity_dialog.h"
#include "ui/panes/route_policy_panel.h"
#include "ui/panes/routes_pane.h"
#include "ui/panes/sender_pane.h"
#include "ui/policy_keeper.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/figure_button.h"

#include <QAbstractProxyModel>
#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QDockWidget>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
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
        QVERIFY(QTest::qWaitFor([&] { return requests->rowCount() == 2 && requests->live() == 0; }, kPatience));
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

        const auto waiting = f.send(f.request("GET", "/async-endpoint?delay_ms=4000"));
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

    void aPolicyByKeys()
    {
        WindowFixture f;
        QVERIFY(f.start());
        activate(f);
        const int json = routeOf(f, "GET", u"/json"_s);
        RoutePolicyPanel *panel = pane(f).policyPanel();
        QVERIFY(!panel->isVisible());
        select(f, shown(f, json));
        QTest::keyClick(&tree(f), Qt::Key_Return, Qt::AltModifier);
        QVERIFY(panel->isVisible());
        QCOMPARE(QApplication::focusWidget()->objectName(), u"policyEnabled"_s);
        QCOMPARE(panel->findChild<ElidedLabel *>()->text(), u"Policy of GET /json"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QCOMPARE(QApplication::focusWidget()->objectName(), u"policyDelay"_s);
        for (const auto &number : {u"200"_s, u"50"_s}) {
            QTest::keyClicks(QApplication::focusWidget(), number);
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QTest::keyClicks(QApplication::focusWidget(), u"20"_s); // the share that fails
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        const RouteFault *fault = f.server.faults().of(json);
        QVERIFY(fault);
        QCOMPARE(fault->delay, (InjectedDelay{milliseconds(200), milliseconds(50)}));
        QCOMPARE(fault->failShare, 0.2);
        QCOMPARE(fault->failStatus, 503);
        QCOMPARE(cell(f, json, RouteModel::PolicyColumn), u"+200 ms \u00B1 50 ms, 20 % 503"_s);
        QVERIFY(shown(f, json).data(Qt::AccessibleTextRole).toString().contains(u"20 % 503"_s));
        QVERIFY(pane(f).injectedBanner()->isVisible());
        QVERIFY(pane(f).injectedBanner()->text().startsWith(u"Injected into 1 route"_s));
        auto *figure = f.window->findChild<FigureButton *>(u"statusFaults"_s);
        QVERIFY(figure->isVisible());
        // Knobs has the same.
        f.window->knobsPane()->faults()->setRoute(json);
        QCOMPARE(f.window->knobsPane()->findChild<QSpinBox *>(u"routeDelayJitter"_s)->value(), 50);
        QCOMPARE(f.window->marks()->marks().back().what, u"Injected into GET /json"_s);

        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!panel->isVisible());
        QVERIFY(tree(f).hasFocus());
        QTest::keySequence(f.window.get(), QKeySequence::Undo); // one turn a field
        QVERIFY(f.server.faults().of(json));
        QCOMPARE(f.server.faults().of(json)->failShare, 0.0);
        QTest::keySequence(f.window.get(), QKeySequence::Redo);
        QCOMPARE(f.server.faults().of(json)->failShare, 0.2);
        QTest::mouseClick(pane(f).injectedBanner()->actionButton(), Qt::LeftButton);
        QVERIFY(!f.server.faults().isAny());
        QVERIFY(!pane(f).injectedBanner()->isVisible());
        QVERIFY(!figure->isVisible());
        QTest::keySequence(f.window.get(), QKeySequence::Undo);
        QVERIFY(f.server.faults().of(json));
    }

    void severalRoutesHaveOnePolicy()
    {
        WindowFixture f;
        activate(f);
        const int json = routeOf(f, "GET", u"/json"_s);
        const int text = routeOf(f, "GET", u"/plaintext"_s);
        command(f, "routes.asList")->trigger();
        select(f, shown(f, json));
        command(f, "routes.slow")->trigger();
        tree(f).scrollTo(shown(f, text));
        QTest::mouseClick(tree(f).viewport(), Qt::LeftButton, Qt::ControlModifier,
                          tree(f).visualRect(shown(f, text)).center());
        command(f, "routes.policy")->trigger();
        RoutePolicyPanel *panel = pane(f).policyPanel();
        QVERIFY(panel->findChild<ElidedLabel *>()->text().startsWith(u"Policy of 2 route"_s));
        auto *delay = panel->findChild<QSpinBox *>(u"policyDelay"_s);
        QCOMPARE(delay->text(), u"varies"_s);
        auto *body = panel->findChild<QSpinBox *>(u"policySlowBody"_s);
        QCOMPARE(body->text(), u"off"_s);
        // What is typed is done to both, and nothing else is.
        body->setFocus();
        body->selectAll();
        QTest::keyClicks(body, u"700"_s);
        QTest::keyClick(body, Qt::Key_Return);
        for (const int route : {json, text})
            QCOMPARE(f.server.faults().of(route)->slowBody, milliseconds(700));
        QCOMPARE(f.server.faults().of(json)->delay.time, milliseconds(200));
        QVERIFY(!f.server.faults().of(text)->delay.isOn());
        delay->setFocus();
        QTest::keyClick(delay, Qt::Key_Up); // from "varies" to none
        QVERIFY(!f.server.faults().of(json)->delay.time.count());
        QCOMPARE(delay->text(), u"off"_s);
        // The box of routes of which one is off.
        f.server.setRouteEnabled(json, false);
        QCOMPARE(panel->enabledBox()->checkState(), Qt::PartiallyChecked);
        QTest::mouseClick(panel->enabledBox(), Qt::LeftButton, {}, QPoint(8, panel->enabledBox()->height() / 2));
        QCOMPARE(f.server.disabledRouteCount(), 0);
        QTest::mouseClick(panel->enabledBox(), Qt::LeftButton, {}, QPoint(8, panel->enabledBox()->height() / 2));
        QCOMPARE(f.server.disabledRouteCount(), 2);
        QVERIFY(f.window->findChild<FigureButton *>(u"statusDisabled"_s)->isVisible());
        QVERIFY(cell(f, text, RouteModel::PolicyColumn).startsWith(u"off, "_s));

        command(f, "routes.clearPolicy")->trigger();
        QCOMPARE(f.server.routePolicies().size(), 0);
        QVERIFY(!command(f, "routes.clearPolicy")->isEnabled());
        f.window->undoStack()->undo();
        QCOMPARE(f.server.routePolicies().size(), 2);
        QTest::mouseClick(panel->closeButton(), Qt::LeftButton);
        QVERIFY(!panel->isVisible());
    }

    void presetsAreInTheMenu()
    {
        WindowFixture f;
        activate(f);
        const int json = routeOf(f, "GET", u"/json"_s);
        select(f, shown(f, json));
        QMenu *menu = nullptr;
        Q_EMIT tree(f).customContextMenuRequested(tree(f).visualRect(shown(f, json)).center());
        QVERIFY(QTest::qWaitFor([&] { return (menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())); },
                                kPatience));
        QTest::keyClick(menu, Qt::Key_I);
        QVERIFY(QTest::qWaitFor([&] { return QApplication::activePopupWidget() != menu; }, kPatience));
        QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_O);
        const RouteFault *fault = f.server.faults().of(json);
        QVERIFY(fault);
        QCOMPARE(fault->failShare, 1.0);
        QCOMPARE(fault->failStatus, 429);
    }

    void theFilterFindsPolicies()
    {
        WindowFixture f;
        activate(f);
        const int json = routeOf(f, "GET", u"/json"_s);
        const int text = routeOf(f, "GET", u"/plaintext"_s);
        auto *field = pane(f).findChild<FilterField *>(u"filter"_s);
        command(f, "routes.onlyPolicies")->trigger();
        QCOMPARE(field->text(), u"policy:any"_s);
        QCOMPARE(tree(f).model()->rowCount(), 0);
        f.server.setRouteEnabled(text, false);
        QVERIFY(shown(f, text).isValid()); // it comes in as it gets one
        Faults faults;
        RouteFault fault;
        fault.route = json;
        fault.resetShare = 0.5;
        faults.routes.push_back(fault);
        f.server.setFaults(faults);
        QVERIFY(shown(f, json).isValid());
        field->setText(u"policy:reset"_s);
        QVERIFY(shown(f, json).isValid() && !shown(f, text).isValid());
        field->setText(u"policy:off"_s);
        QVERIFY(!shown(f, json).isValid() && shown(f, text).isValid());
        QVERIFY(!command(f, "routes.onlyPolicies")->isChecked());
        command(f, "routes.onlyPolicies")->trigger();
        QVERIFY(shown(f, json).isValid() && shown(f, text).isValid());
        command(f, "routes.onlyPolicies")->trigger();
        QCOMPARE(field->text(), QString());
    }

    void policiesComeBack()
    {
        QByteArray kept;
        const auto path = [](const WindowFixture &f) { return f.folder.filePath(u"route-policies.txt"_s); };
        const auto read = [](const QString &name) {
            QFile file(name);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const auto write = [](const QString &name, const QByteArray &text) {
            QFile file(name);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        {
            WindowFixture f;
            const int json = routeOf(f, "GET", u"/json"_s);
            QVERIFY(!QFile::exists(path(f)));
            select(f, shown(f, json));
            command(f, "routes.flaky")->trigger();
            QVERIFY(QTest::qWaitFor([&] { return read(path(f)).contains("GET /json: errors=20%:503\n"); }, kPatience));
            f.server.setRouteEnabled(routeOf(f, "GET", u"/plaintext"_s), false);
            f.window->close();
            f.window.reset(); // at once: what waits is written
            kept = read(path(f));
            QVERIFY(kept.contains("GET /plaintext: off\n"));
        }
        WindowFixture f; // another program
        QCOMPARE(f.server.routePolicies().size(), 0);
        f.window.reset();
        write(path(f), kept + "GET /gone: delay=1s\nGET /users: dela=1s\n");
        f.open();
        QCOMPARE(f.server.routePolicies().size(), 2);
        QCOMPARE(cell(f, routeOf(f, "GET", u"/json"_s), RouteModel::PolicyColumn), u"20 % 503"_s);
        QCOMPARE(cell(f, routeOf(f, "GET", u"/plaintext"_s), RouteModel::PolicyColumn), u"off"_s);
        QVERIFY(pane(f).injectedBanner()->isVisible());
        const auto &notices = f.window->notices()->kept();
        const auto said = [&notices](const QString &part) {
            return std::find_if(notices.begin(), notices.end(),
                                [&](const Notice &notice) { return notice.text.contains(part); });
        };
        QVERIFY(said(u"There is no route GET /gone"_s) != notices.end());
        QVERIFY(said(u"line 7: dela=1s: no such policy"_s) != notices.end());
        const auto back = said(u"as they had when the program ended"_s);
        QVERIFY(back != notices.end());
        back->action();
        QCOMPARE(pane(f).findChild<FilterField *>(u"filter"_s)->text(), u"policy:any"_s);
        // What is not used stays.
        (void)f.server.setRoutePolicies({});
        QVERIFY(QTest::qWaitFor([&] { return !read(path(f)).contains("GET /json"); }, kPatience));
        QVERIFY(read(path(f)).contains("GET /gone: delay=1s\nGET /users: dela=1s\n"));
    }

    void aFileThatCannotBeReadIsNotLost()
    {
        WindowFixture f;
        f.window.reset();
        QVERIFY(QDir(f.folder.path()).mkdir(u"route-policies.txt"_s));
        f.open();
        const auto &notices = f.window->notices()->kept();
        QVERIFY(std::any_of(notices.begin(), notices.end(), [](const Notice &notice) {
            return notice.text.contains(u"Policies of routes are not kept this time"_s);
        }));
        f.server.setRouteEnabled(0, false);
        QVERIFY(f.window->policies()->save());
        QVERIFY(QFileInfo(f.folder.filePath(u"route-policies.txt"_s)).isDir());
    }

    void aFileThatIsNotThereIsSaid()
    {
        WindowFixture f;
        const auto says = [](const WindowFixture &of, const QString &part) {
            const auto &notices = of.window->notices()->kept();
            return std::any_of(notices.begin(), notices.end(),
                               [&](const Notice &notice) { return notice.text.contains(part); });
        };
        QVERIFY(!says(f, u"so no route has a policy"_s)); // that of the settings need not be there
        f.window.reset();
        f.options.routePolicies = f.folder.filePath(u"own.txt"_s);
        f.open();
        QVERIFY(says(f, u"own.txt, so no route has a policy"_s));
        f.server.setRouteEnabled(0, false);
        QVERIFY(f.window->policies()->save());
        QVERIFY(QFile::exists(f.options.routePolicies));
    }

    void policyPictures()
    {
        WindowFixture f;
        QVERIFY(f.start());
        f.window->resize(1440, 900);
        activate(f);
        const auto policy = [&](const QByteArray &method, const QString &path, const char *id) {
            tree(f).clearSelection();
            select(f, shown(f, routeOf(f, method, path)));
            command(f, id)->trigger();
        };
        policy("GET", u"/json"_s, "routes.slow");
        command(f, "routes.flaky")->trigger();
        command(f, "routes.slowBody")->trigger();
        policy("GET", u"/async-endpoint"_s, "routes.tooMany");
        policy("GET", u"/fanout"_s, "routes.unreachable");
        policy("GET", u"/plaintext"_s, "routes.toggle");
        policy("GET", u"/json"_s, "routes.policy");
        QTest::qWait(100);
        QVERIFY(pictures::takeAll(&pane(f), u"routes-policy"_s, *f.window->theme()));
        QVERIFY(pictures::take(f.window.get(), u"routes-policy-window"_s, *f.window->theme()));
        tree(f).clearSelection();
        select(f, shown(f, routeOf(f, "GET", u"/async-endpoint"_s)));
        tree(f).scrollTo(shown(f, routeOf(f, "GET", u"/fanout"_s)));
        QTest::mouseClick(tree(f).viewport(), Qt::LeftButton, Qt::ControlModifier,
                          tree(f).visualRect(shown(f, routeOf(f, "GET", u"/fanout"_s))).center());
        auto *dock = f.window->findChild<QDockWidget *>(u"routesDock"_s);
        dock->setFloating(true);
        dock->resize(1100, 620);
        QTest::qWait(200);
        QVERIFY(pictures::take(&pane(f), u"routes-policy-wide"_s, *f.window->theme()));
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
        QCoreApplication::processEvents(); // however long the last sleep was
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

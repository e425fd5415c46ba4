#include "server/telemetry/telemetry_hub.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/filter/filter_field.h"
#include "ui/models/route_model.h"
#include "ui/panes/requests_actions.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/routes_pane.h"
#include "ui/panes/timeline/timeline_pane.h"
#include "ui/panes/timeline/timeline_view.h"
#include "ui/source/source_pane.h"
#include "ui/widgets/code_edit.h"

#include <QAbstractProxyModel>
#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 15'000; // ms

SourcePane &pane(WindowFixture &f)
{
    return *f.window->sourcePane();
}

QDockWidget *dock(WindowFixture &f)
{
    return f.window->findChild<QDockWidget *>(u"sourceDock"_s);
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

void select(WindowFixture &f, int route)
{
    QTreeView *tree = f.window->routesPane()->tree();
    const auto *proxy = qobject_cast<QAbstractProxyModel *>(tree->model());
    const QModelIndex index = proxy->mapFromSource(f.window->routesPane()->model()->indexOf(route));
    tree->scrollTo(index);
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(index).center());
    tree->setFocus();
}

QAction *command(WindowFixture &f, const char *id)
{
    QAction *action = f.window->commands()->find(QLatin1StringView(id));
    Q_ASSERT(action);
    return action;
}

void activate(WindowFixture &f)
{
    f.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(f.window.get()));
}

QString litText(WindowFixture &f)
{
    const QList<int> lit = pane(f).cpp()->litLines();
    return lit.isEmpty() ? QString() : pane(f).cpp()->text(lit.first());
}

} // namespace

/// The Source pane in the real window, by mouse and keys, on the real server.
class TestSourcePane final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void opensFromTheRoutes()
    {
        WindowFixture f;
        activate(f);
        QVERIFY(!dock(f)->isVisible());
        const int users = routeOf(f, "GET", u"/users"_s);
        select(f, users);
        QTest::keyClick(f.window->routesPane()->tree(), Qt::Key_U, Qt::ControlModifier);
        QTRY_VERIFY(dock(f)->isVisible() && !pane(f).visibleRegion().isEmpty());
        QCOMPARE(int(pane(f).route()), users);
        QVERIFY(pane(f).cpp()->toPlainText().contains(u"listUsers(ExchangePtr exchange)"_s));
        QVERIFY(pane(f).cpp()->isReadOnly());
        QVERIFY(pane(f).python()->toPlainText().startsWith(u"@app.get(\"/users\")"_s));
        QVERIFY(pane(f).findChild<QLabel *>(u"sourceSection"_s)->text().contains(u"Async database queries"_s));

        // The menu of a route has it, too.
        const int json = routeOf(f, "GET", u"/json"_s);
        select(f, json);
        bool chosen = false;
        QTimer::singleShot(0, this, [&] {
            QTRY_VERIFY(qobject_cast<QMenu *>(QApplication::activePopupWidget()));
            QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_O);
            chosen = true;
        });
        QTreeView *tree = f.window->routesPane()->tree();
        const QPoint place = tree->visualRect(tree->currentIndex()).center();
        QContextMenuEvent menu(QContextMenuEvent::Mouse, place, tree->viewport()->mapToGlobal(place));
        QApplication::sendEvent(tree->viewport(), &menu);
        QTRY_VERIFY_WITH_TIMEOUT(chosen, kPatience);
        QTRY_COMPARE(int(pane(f).route()), json);
        QVERIFY(pane(f).findChild<QLabel *>(u"sourceSection"_s)->text().contains(u"Not in the tutorial"_s));
    }

    void isReadAndCopied()
    {
        WindowFixture f;
        activate(f);
        command(f, "view.go.source")->trigger();
        QTRY_VERIFY(!pane(f).visibleRegion().isEmpty());
        // A route is chosen by its name.
        QComboBox *box = pane(f).routeBox();
        box->setFocus();
        QTest::keyClicks(box, u"GET /cache/"_s);
        QTest::keyClick(box, Qt::Key_Return);
        box->setCurrentIndex(box->findText(u"GET /cache/{key}"_s));
        Q_EMIT box->activated(box->currentIndex());
        QCOMPARE(int(pane(f).route()), routeOf(f, "GET", u"/cache/{key}"_s));
        const QString piece = pane(f).cpp()->toPlainText();
        QVERIFY(piece.contains(u"showCached"_s) && !piece.contains(u"#include"_s));
        // What stands in front of a line is its number in the file.
        const QStringList all = sourceOf(f.server.routes()->at(pane(f).route())).cpp.split(u'\n');
        const int number = pane(f).cpp()->lineLabels().value(0).toInt();
        QVERIFY(number > 1);
        QCOMPARE(all.value(number - 1), piece.split(u'\n').first());

        auto *copy = pane(f).findChild<QToolButton *>(u"sourceCopyCpp"_s);
        QTest::mouseClick(copy, Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), piece);
        QTest::mouseClick(pane(f).findChild<QToolButton *>(u"sourceCopyPython"_s), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains(u"await redis.get(key)"_s));

        auto *whole = pane(f).findChild<QToolButton *>(u"sourceWhole"_s);
        QTest::mouseClick(whole, Qt::LeftButton);
        QVERIFY(pane(f).wholeAction()->isChecked());
        QVERIFY(pane(f).cpp()->toPlainText().startsWith(u"#include"_s));
        QVERIFY(pane(f).cpp()->toPlainText().contains(u"registerCache"_s));
        QVERIFY(pane(f).python()->toPlainText().contains(u"import"_s));
        pane(f).wholeAction()->trigger();
        QVERIFY(!whole->isChecked());
        QCOMPARE(pane(f).cpp()->toPlainText(), piece);

        // Without a counterpart there is a sentence.
        pane(f).showRoute(routeOf(f, "GET", u"/openapi.json"_s));
        QVERIFY(!pane(f).python()->isVisible());
        QVERIFY(!command(f, "source.copyPython")->isEnabled());
        QCOMPARE(pictures::unnamed(&pane(f)), QStringList());

        // Tab leaves the code.
        pane(f).cpp()->setFocus();
        QTest::keyClick(pane(f).cpp(), Qt::Key_Tab);
        QVERIFY(!pane(f).cpp()->hasFocus());
    }

    void lightsTheLineWhereARequestWaits()
    {
        WindowFixture f;
        QVERIFY(f.start());
        activate(f);
        f.window->resize(1600, 950);
        const int route = routeOf(f, "GET", u"/async-endpoint"_s);
        pane(f).showRoute(route);
        command(f, "view.go.source")->trigger();
        QTRY_VERIFY(!pane(f).visibleRegion().isEmpty());
        QCOMPARE(pane(f).waitingText(), QString());

        SlowMotion step;
        step.who = SlowMotion::Who::Everybody;
        step.isStepping = true;
        f.server.setSlowMotion(step);
        // The wait is over long before it goes on: it goes on when it is told to.
        const auto first = f.send(f.request("GET", "/async-endpoint?delay_ms=1"));
        QTRY_VERIFY_WITH_TIMEOUT(!pane(f).cpp()->litLines().isEmpty(), kPatience);
        QVERIFY2(litText(f).contains(u"co_await pause"_s), qPrintable(litText(f)));
        QTRY_VERIFY(pane(f).waitingText().contains(u"1 request"_s));
        const auto second = f.send(f.request("GET", "/async-endpoint?delay_ms=1"));
        QTRY_VERIFY_WITH_TIMEOUT(pane(f).waitingText().contains(u"2 requests"_s), kPatience);
        QCOMPARE(pane(f).cpp()->litLines().size(), 1);
        Theme *theme = f.window->theme();
        QVERIFY(pictures::take(f.window.get(), u"source-window"_s, *theme));

        // Another route has other lines; back again it is as it was, also in the whole file.
        pane(f).showRoute(routeOf(f, "GET", u"/users"_s));
        QVERIFY(pane(f).cpp()->litLines().isEmpty());
        pane(f).showRoute(route);
        QCOMPARE(pane(f).cpp()->litLines().size(), 1);
        pane(f).wholeAction()->trigger();
        QVERIFY(litText(f).contains(u"co_await pause"_s));
        pane(f).wholeAction()->trigger();

        f.server.stepOnce();
        QTRY_VERIFY_WITH_TIMEOUT(pane(f).waitingText().contains(u"1 request"_s), kPatience);
        f.server.setSlowMotion({});
        QTRY_VERIFY_WITH_TIMEOUT(pane(f).cpp()->litLines().isEmpty(), kPatience);
        QTRY_COMPARE(pane(f).waitingText(), QString());
        QVERIFY(f.server.telemetry().awaitPlaces().waiting().empty());
    }

    /// Queries, commands to the cache, tasks and calls: each is lit where it is awaited.
    void lightsEachKindOfWait_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("path");
        QTest::newRow("database") << QByteArray("GET") << QByteArray("/users/7") << u"/users/{id}"_s;
        QTest::newRow("cache") << QByteArray("GET") << QByteArray("/cache/colour") << u"/cache/{key}"_s;
        QTest::newRow("tasks") << QByteArray("GET") << QByteArray("/tasks") << u"/tasks"_s;
        QTest::newRow("children") << QByteArray("GET") << QByteArray("/fanout?n=2&delay_ms=1") << u"/fanout"_s;
    }

    void lightsEachKindOfWait()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        QFETCH(QString, path);
        WindowFixture f;
        QVERIFY(f.start());
        activate(f);
        const int route = routeOf(f, method, path);
        f.server.setRouteCacheOn(false); // so that it is the handler that waits
        pane(f).showRoute(route);
        command(f, "view.go.source")->trigger();
        QTRY_VERIFY(!pane(f).visibleRegion().isEmpty());
        SlowMotion step;
        step.who = SlowMotion::Who::Label;
        step.label = route;
        step.isStepping = true;
        f.server.setSlowMotion(step);
        const auto socket = f.send(f.request(method, target));
        QTRY_VERIFY_WITH_TIMEOUT(!pane(f).cpp()->litLines().isEmpty(), kPatience);
        QVERIFY2(litText(f).contains(u"co_await"_s) || litText(f).contains(u"context."_s), qPrintable(litText(f)));
        f.server.setSlowMotion({});
        QTRY_VERIFY_WITH_TIMEOUT(pane(f).cpp()->litLines().isEmpty(), kPatience);
    }

    void opensFromARequestAndFromItsLane()
    {
        WindowFixture f;
        QVERIFY(f.start());
        activate(f);
        const int route = routeOf(f, "GET", u"/fanout"_s);
        const auto socket = f.send(f.request("GET", "/fanout?n=2&delay_ms=1"));
        RequestsPane *requests = f.window->requestsPane();
        QByteArray answer;
        QTRY_VERIFY_WITH_TIMEOUT((answer += socket->readAll()).contains("200 OK"), kPatience);
        const auto sent = [&]() -> ExchangeRecordPtr {
            for (const auto &record : f.window->recording().ended()) {
                if (record->route == route)
                    return record;
            }
            return nullptr;
        };
        QTRY_VERIFY_WITH_TIMEOUT(sent() != nullptr, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(requests->openExchange(sent()->id), kPatience);
        requests->actions()->update();
        command(f, "requests.source")->trigger();
        QTRY_VERIFY(!pane(f).visibleRegion().isEmpty());
        QCOMPARE(int(pane(f).route()), route);

        pane(f).showRoute(routeOf(f, "GET", u"/users"_s));
        command(f, "view.go.timeline")->trigger();
        QTRY_VERIFY(!f.window->timelinePane()->visibleRegion().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(f.window->timelinePane()->showRequest(sent()->id), kPatience);
        QTest::keyClick(f.window->timelinePane()->view(), Qt::Key_U);
        QTRY_COMPARE(int(pane(f).route()), route);
        QTRY_VERIFY(!pane(f).visibleRegion().isEmpty());
    }

    void routesKnowTheirSection()
    {
        WindowFixture f;
        activate(f);
        RouteModel *model = f.window->routesPane()->model();
        const auto cell = [&](const QString &path) {
            return model->indexOf(routeOf(f, "GET", path), RouteModel::SectionColumn).data().toString();
        };
        QCOMPARE(cell(u"/cache/{key}"_s), u"Caching with Redis"_s);
        QCOMPARE(cell(u"/users"_s), u"Async database queries"_s);
        QCOMPARE(cell(u"/json"_s), QString());

        auto *filter = f.window->routesPane()->findChild<FilterField *>();
        filter->setFocus();
        QTest::keyClicks(filter, u"section:background-tasks"_s);
        const auto *shown = qobject_cast<QAbstractProxyModel *>(f.window->routesPane()->tree()->model());
        const auto isShown = [&](const QByteArray &method, const QString &path) {
            return shown->mapFromSource(model->indexOf(routeOf(f, method, path))).isValid();
        };
        QTRY_VERIFY(!isShown("GET", u"/users"_s));
        QVERIFY(isShown("POST", u"/log"_s) && isShown("GET", u"/tasks/{id}"_s));
        filter->clear();
        QTest::keyClicks(filter, u"tutorial:caching*"_s);
        QTRY_VERIFY(!isShown("POST", u"/log"_s));
        QVERIFY(isShown("GET", u"/cached-report"_s));
    }

    void pictures()
    {
        WindowFixture f;
        activate(f);
        f.window->resize(1366, 768);
        Theme *theme = f.window->theme();
        pane(f).showRoute(routeOf(f, "GET", u"/users-with-orders"_s));
        command(f, "view.go.source")->trigger();
        QTRY_VERIFY(!pane(f).visibleRegion().isEmpty());
        QVERIFY(pictures::take(f.window.get(), u"source-1366"_s, *theme));
        pane(f).window()->activateWindow();
        f.window->layouts()->maximize(dock(f));
        QVERIFY(pictures::takeAll(f.window.get(), u"source-wide"_s, *theme));
        f.window->layouts()->restorePane();
    }
};

QTEST_MAIN(TestSourcePane)
#include "tst_source_pane.moc"

// The Knobs: what is turned acts at once, is marked, and can be undone.

#include "server/tasks/workbench.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/fault_words.h"
#include "ui/notices.h"
#include "ui/panes/knobs/delay_editor.h"
#include "ui/panes/knobs/fault_editor.h"
#include "ui/panes/knobs/knobs_pane.h"
#include "ui/server_bar.h"
#include "ui/widgets/figure_button.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QToolButton>
#include <QtTest>

#include <algorithm>
#include <optional>

using namespace coroscope;
using namespace coroscope::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// As a person does it: into the field, the number, Enter.
void type(QAbstractSpinBox *field, const QString &text)
{
    field->setFocus();
    field->selectAll();
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

std::int32_t routeOf(const Server &server, const QByteArray &method, const QString &path)
{
    for (const RouteInfo &route : *server.routes()) {
        if (route.method == method && route.path == path)
            return route.index;
    }
    return -1;
}

struct Fixture : WindowFixture {
    Fixture()
    {
        pane = window->knobsPane();
        dock = window->findChild<QDockWidget *>(u"knobsDock"_s);
        dock->show();
        dock->raise();
        window->activateWindow();
    }
    QStringList marks() const
    {
        QStringList texts;
        for (const SettingMark &mark : window->marks()->marks())
            texts.append(mark.text());
        return texts;
    }
    const Faults &faults() const { return server.faults(); }
    template<typename T>
    T *field(const char *name) const
    {
        return pane->findChild<T *>(QLatin1String(name));
    }

    KnobsPane *pane = nullptr;
    QDockWidget *dock = nullptr;
};

} // namespace

class TestKnobsPane final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everythingHasAName();
    void delays_data();
    void delays();
    void quickStepsAreOneTurn();
    void aRouteFails();
    void theListLeadsToItsRoute();
    void aRouteIsFoundByAPart();
    void switchesAreThoseOfTheCachePane();
    void lifetimeOfCachedRoutes();
    void compressionIsThatOfTheSettings();
    void threadsAreThoseOfTheDatabasePane();
    void workersComeAtOnce();
    void queues();
    void aQueueThatIsNotTurned();
    void resetIsOneStep();
    void resetOfNothingIsNoStep();
    void theStatusBarSaysIt();
    void thePaletteHasThem();
    void noSidewaysScrollInPresenterMode();
    void pictures();
};

void TestKnobsPane::everythingHasAName()
{
    Fixture f;
    QCOMPARE(pictures::unnamed(f.pane), QStringList());
    QVERIFY(f.dock->isVisible());
    QVERIFY(!f.pane->noFaultsAction()->isEnabled());
    QCOMPARE(words::faultCount({}), 0);
}

void TestKnobsPane::delays_data()
{
    QTest::addColumn<QString>("which");
    QTest::addColumn<QString>("mark");
    QTest::newRow("database") << u"database"_s << u"Injected delay of the database: 50.0 ms ± 20.0 ms"_s;
    QTest::newRow("cache") << u"cache"_s << u"Injected delay of the cache: 50.0 ms ± 20.0 ms"_s;
    QTest::newRow("outbound") << u"outbound"_s << u"Injected delay of outbound calls: 50.0 ms ± 20.0 ms"_s;
}

void TestKnobsPane::delays()
{
    QFETCH(const QString, which);
    QFETCH(const QString, mark);
    Fixture f;
    const auto delay = [&] {
        const Faults &faults = f.faults();
        return which == u"database" ? faults.database : which == u"cache" ? faults.cache : faults.outbound;
    };
    DelayEditor *editor = f.pane->delayOf(which);
    type(editor->time(), u"50"_s);
    QCOMPARE(delay(), (InjectedDelay{50ms, 0ms}));
    type(editor->jitter(), u"20"_s);
    QCOMPARE(delay(), (InjectedDelay{50ms, 20ms}));
    QVERIFY2(f.marks().contains(mark), qPrintable(f.marks().join(u'\n')));

    f.window->undoStack()->undo();
    QVERIFY(!delay().isOn());
    QCOMPARE(editor->time()->value(), 0);
    QCOMPARE(editor->jitter()->text(), u"off"_s);
    f.window->undoStack()->redo();
    QCOMPARE(delay(), (InjectedDelay{50ms, 20ms}));
    QCOMPARE(editor->time()->value(), 50);
    f.server.setFaults({}); // by somebody else
    QCOMPARE(editor->time()->value(), 0);
}

void TestKnobsPane::quickStepsAreOneTurn()
{
    Fixture f;
    const int before = f.window->undoStack()->count();
    QSpinBox *time = f.pane->delayOf(u"database"_s)->time();
    time->setFocus();
    for (int i = 0; i < 5; ++i)
        QTest::keyClick(time, Qt::Key_Up);
    QCOMPARE(f.faults().database.time, milliseconds(50));
    QCOMPARE(f.window->undoStack()->count(), before + 1);
    f.window->undoStack()->undo();
    QVERIFY(!f.faults().isAny());
}

void TestKnobsPane::aRouteFails()
{
    Fixture f;
    QVERIFY(f.start());
    const auto users = routeOf(f.server, "GET", u"/users"_s);
    f.pane->faults()->setRoute(users);
    type(f.field<QDoubleSpinBox>("routeFail"), u"20"_s);
    auto *status = f.field<QComboBox>("routeStatus");
    status->setFocus();
    QTest::keyClick(status, Qt::Key_Down); // 500
    const RouteFault *fault = f.faults().of(users);
    QVERIFY(fault);
    QCOMPARE(fault->failShare, 0.2);
    QCOMPARE(fault->failStatus, 500);
    type(f.field<QDoubleSpinBox>("routeReset"), u"2.5"_s);
    type(f.field<QSpinBox>("routeSlowBody"), u"300"_s);
    type(f.field<QSpinBox>("routeDelay"), u"40"_s);
    type(f.field<QSpinBox>("routeDelayJitter"), u"10"_s);
    fault = f.faults().of(users);
    QCOMPARE(fault->resetShare, 0.025);
    QCOMPARE(fault->slowBody, milliseconds(300));
    QCOMPARE(fault->delay, (InjectedDelay{40ms, 10ms}));
    QCOMPARE(f.pane->faults()->list()->count(), 1);
    const QString line = f.pane->faults()->list()->item(0)->text();
    QCOMPARE(line, u"GET /users: 40.0 ms ± 10.0 ms more, 2.5 % reset, 20 % answered 500, body over 300 ms"_s);
    QVERIFY2(f.marks().last().startsWith(u"Injected into GET /users: "), qPrintable(f.marks().last()));

    // Another route has its own.
    f.pane->faults()->setRoute(routeOf(f.server, "GET", u"/json"_s));
    QCOMPARE(f.field<QDoubleSpinBox>("routeFail")->value(), 0.0);
    QCOMPARE(f.field<QSpinBox>("routeDelay")->value(), 0);
    QTest::mouseClick(f.pane->findChild<QToolButton *>(), Qt::LeftButton); // the first of the bar: Reset
    QVERIFY(!f.faults().isAny());
    QCOMPARE(f.pane->faults()->list()->count(), 0);
    QVERIFY(!f.pane->faults()->list()->isVisible());
    f.window->undoStack()->undo();
    QVERIFY(f.faults().of(users));
}

void TestKnobsPane::theListLeadsToItsRoute()
{
    Fixture f;
    FaultEditor *editor = f.pane->faults();
    for (const auto &[method, path] : {std::pair{"GET", u"/users"_s}, {"GET", u"/json"_s}}) {
        editor->setRoute(routeOf(f.server, method, path));
        type(f.field<QDoubleSpinBox>("routeFail"), path == u"/users"_s ? u"10"_s : u"30"_s);
    }
    QCOMPARE(editor->list()->count(), 2);
    editor->list()->setFocus();
    editor->list()->setCurrentRow(1);
    QTest::keyClick(editor->list(), Qt::Key_Up);
    const double first = f.field<QDoubleSpinBox>("routeFail")->value();
    QTest::keyClick(editor->list(), Qt::Key_Down);
    const double second = f.field<QDoubleSpinBox>("routeFail")->value();
    QCOMPARE(std::min(first, second), 10.0);
    QCOMPARE(std::max(first, second), 30.0);
    QCOMPARE(editor->route(), editor->list()->currentItem()->data(Qt::UserRole).toInt());
}

void TestKnobsPane::aRouteIsFoundByAPart()
{
    Fixture f;
    QComboBox *box = f.pane->faults()->routeBox();
    box->setFocus();
    box->lineEdit()->selectAll();
    QTest::keyClicks(box->lineEdit(), u"GET /async-end"_s);
    QTest::keyClick(box->lineEdit(), Qt::Key_Down);
    QTest::keyClick(box->lineEdit(), Qt::Key_Return);
    box->setCurrentIndex(box->findText(u"GET /async-endpoint"_s, Qt::MatchFixedString));
    QCOMPARE(f.pane->faults()->route(), routeOf(f.server, "GET", u"/async-endpoint"_s));
    // What is no route changes none.
    box->lineEdit()->selectAll();
    QTest::keyClicks(box->lineEdit(), u"nonsense"_s);
    QTest::keyClick(box->lineEdit(), Qt::Key_Return);
    QCOMPARE(box->count(), int(f.server.routes()->size()));
}

void TestKnobsPane::switchesAreThoseOfTheCachePane()
{
    Fixture f;
    for (QCheckBox *box : {f.pane->routeCache(), f.pane->singleFlight()}) {
        const auto isOn
            = [&] { return box == f.pane->routeCache() ? f.server.isRouteCacheOn() : f.server.isSingleFlightOn(); };
        QVERIFY(box->isChecked());
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(!isOn());
        QVERIFY(f.marks().last().endsWith(u": off"));
        f.window->undoStack()->undo();
        QVERIFY(isOn());
        QVERIFY(box->isChecked());
    }
    f.server.setRouteCacheOn(false); // from the Cache pane
    QVERIFY(!f.pane->routeCache()->isChecked());
}

void TestKnobsPane::lifetimeOfCachedRoutes()
{
    Fixture f;
    QVERIFY(f.start());
    QCOMPARE(f.pane->cacheTtl()->text(), u"as declared"_s);
    type(f.pane->cacheTtl(), u"0.3"_s);
    QCOMPARE(f.server.routeCacheTtl(), milliseconds(300));
    QCOMPARE(f.marks().last(), u"Time to live of cached routes: 300 ms"_s);
    // It acts: /cached-report keeps its answers for ten seconds by itself.
    const auto how = [&f] {
        const auto socket = f.send(f.request("GET", "/cached-report?name=a&delay_ms=1", {}, "Connection: close\r\n"));
        QByteArray answer;
        (void)QTest::qWaitFor(
            [&] {
                answer += socket->readAll();
                return socket->state() == QAbstractSocket::UnconnectedState;
            },
            10'000);
        const auto at = answer.indexOf("X-Cache: ");
        return at < 0 ? answer : answer.mid(at + 9, answer.indexOf('\r', at) - at - 9);
    };
    QCOMPARE(how(), QByteArray("MISS"));
    QTest::qWait(400);
    const QByteArray later = how(); // it may be given once more while it is made anew
    QVERIFY2(later == "MISS" || later == "STALE", later.constData());
    f.window->undoStack()->undo();
    QCOMPARE(f.server.routeCacheTtl(), milliseconds(0));
    QCOMPARE(f.pane->cacheTtl()->text(), u"as declared"_s);
    QCOMPARE(f.marks().last(), u"Time to live of cached routes: as each route says"_s);
    f.window->undoStack()->redo();
    QCOMPARE(f.pane->cacheTtl()->value(), 0.3);
    f.pane->resetAll();
    QCOMPARE(f.server.routeCacheTtl(), milliseconds(0));
    type(f.pane->cacheTtl(), u"0"_s);
    f.server.setRouteCacheTtl(std::chrono::minutes(2)); // by somebody else
    QCOMPARE(f.pane->cacheTtl()->value(), 120.0);
}

void TestKnobsPane::compressionIsThatOfTheSettings()
{
    Fixture f;
    QVERIFY(f.start());
    QComboBox *box = f.pane->compression();
    QCOMPARE(box->currentText(), u"Default"_s);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(f.server.compression(), std::optional(CompressionLevel::Best));
    QCOMPARE(f.marks().last(), u"Compression: best"_s);
    QTest::keyClick(box, Qt::Key_Home);
    QCOMPARE(f.server.compression(), std::nullopt);
    QCOMPARE(f.marks().last(), u"Compression: off"_s);
    f.window->undoStack()->undo(); // both, since they were turned one right after the other
    QCOMPARE(f.server.compression(), std::optional(CompressionLevel::Default));
    QCOMPARE(box->currentText(), u"Default"_s);
    f.window->undoStack()->redo();
    QCOMPARE(f.server.compression(), std::nullopt);
    QCOMPARE(box->currentText(), u"Off"_s);
    QVERIFY(!f.server.options().compression);
    QCOMPARE(f.marks().filter(u"Compression level"_s), QStringList()); // one mark, not one an option
    f.pane->resetAction()->trigger();
    QCOMPARE(f.server.compression(), std::optional(CompressionLevel::Default));
    QCOMPARE(f.window->serverSettings()->origin(OptionId::Compression), ServerSettings::Origin::Default);

    // Off in the settings: that is what it comes back to, and a level that was tried leaves nothing behind.
    QVERIFY(f.window->serverSettings()->set(OptionId::Compression, u"off"_s));
    QCOMPARE(f.server.compression(), std::nullopt);
    box->setFocus();
    QTest::keyClick(box, Qt::Key_End);
    QCOMPARE(f.server.compression(), std::optional(CompressionLevel::Best));
    f.window->undoStack()->undo();
    QCOMPARE(f.server.compression(), std::nullopt);
    QCOMPARE(f.window->serverSettings()->origin(OptionId::CompressionLevel), ServerSettings::Origin::Default);
    QTest::keyClick(box, Qt::Key_End);
    f.pane->resetAction()->trigger();
    QCOMPARE(f.server.compression(), std::nullopt);
    QCOMPARE(f.window->serverSettings()->origin(OptionId::CompressionLevel), ServerSettings::Origin::Default);
}

void TestKnobsPane::threadsAreThoseOfTheDatabasePane()
{
    Fixture f;
    QVERIFY(f.start());
    QCOMPARE(f.pane->databaseThreads()->value(), f.server.databaseThreads());
    type(f.pane->databaseThreads(), u"7"_s);
    QCOMPARE(f.server.databaseThreads(), 7);
    QTRY_COMPARE_WITH_TIMEOUT(f.server.database()->lanes.front().slots.size(), std::size_t(7), 15'000);
    QVERIFY(f.marks().last().endsWith(u": 7"));
    f.window->undoStack()->undo();
    QCOMPARE(f.server.databaseThreads(), 3);
    QCOMPARE(f.pane->databaseThreads()->value(), 3);
}

void TestKnobsPane::workersComeAtOnce()
{
    Fixture f;
    QVERIFY(f.start());
    const int before = f.server.workerCount();
    type(f.pane->workers(), QString::number(before + 2));
    QTRY_COMPARE_WITH_TIMEOUT(f.server.workerCount(), before + 2, 15'000);
    QVERIFY2(f.marks().last().contains(QString::number(before + 2)), qPrintable(f.marks().join(u'|')));
    QTRY_VERIFY(f.field<ToneLabel>("workersNote")->isHidden()); // there is nothing to say
    QVERIFY(f.window->serverBar()->stopAction()->isEnabled());
    f.window->undoStack()->undo();
    QTRY_COMPARE_WITH_TIMEOUT(f.server.workerCount(), before, 15'000);
    QCOMPARE(f.pane->workers()->value(), before);
}

void TestKnobsPane::queues()
{
    Fixture f;
    QVERIFY(f.start());
    QTRY_VERIFY_WITH_TIMEOUT(f.pane->concurrencyOf(u"default"_s) != nullptr, 15'000);
    QSpinBox *spin = f.pane->concurrencyOf(u"default"_s);
    const int before = spin->value();
    const auto stored = [&] {
        const auto snapshot = f.server.tasks()->snapshot();
        for (const tasks::Queue &queue : snapshot->queues) {
            if (queue.name == u"default"_s)
                return queue.concurrency;
        }
        return -1;
    };
    type(spin, QString::number(before + 3));
    QTRY_COMPARE_WITH_TIMEOUT(stored(), before + 3, 15'000);
    QTRY_VERIFY_WITH_TIMEOUT(!f.marks().filter(u"Concurrency of default"_s).isEmpty(), 15'000);
    QTest::qWait(700); // it is looked at again
    QCOMPARE(spin->value(), before + 3);
    f.window->undoStack()->undo();
    QTRY_COMPARE_WITH_TIMEOUT(stored(), before, 15'000);
    QTRY_COMPARE(spin->value(), before);
    QCOMPARE(f.pane->concurrencyOf(u"log"_s)->maximum(), 1); // its tasks run in order
}

/// A step that is undone when the server has gone: it is said.
void TestKnobsPane::aQueueThatIsNotTurned()
{
    Fixture f;
    QVERIFY(f.start());
    QTRY_VERIFY_WITH_TIMEOUT(f.pane->concurrencyOf(u"default"_s) != nullptr, 15'000);
    QSpinBox *spin = f.pane->concurrencyOf(u"default"_s);
    type(spin, QString::number(spin->value() + 3));
    QTRY_VERIFY_WITH_TIMEOUT(!f.marks().filter(u"Concurrency of default"_s).isEmpty(), 15'000);
    QVERIFY(f.stop());
    f.window->undoStack()->undo();
    const auto &kept = f.window->notices()->kept();
    QVERIFY(std::any_of(kept.begin(), kept.end(), [](const auto &notice) {
        return notice.text.startsWith(u"The concurrency of default was not changed"_s);
    }));
}

void TestKnobsPane::resetIsOneStep()
{
    Fixture f;
    QVERIFY(f.start());
    type(f.pane->delayOf(u"database"_s)->time(), u"30"_s);
    type(f.pane->databaseThreads(), u"5"_s);
    QTest::keyClick(f.pane->routeCache(), Qt::Key_Space);
    f.pane->faults()->setRoute(routeOf(f.server, "GET", u"/users"_s));
    type(f.field<QDoubleSpinBox>("routeFail"), u"10"_s);
    const Faults faults = f.faults();
    const int steps = f.window->undoStack()->count();
    f.pane->resetAction()->trigger();
    QCOMPARE(f.window->undoStack()->count(), steps + 1);
    QVERIFY(!f.faults().isAny());
    QCOMPARE(f.server.databaseThreads(), 3);
    QVERIFY(f.server.isRouteCacheOn());
    f.window->undoStack()->undo();
    QCOMPARE(f.faults(), faults);
    QCOMPARE(f.server.databaseThreads(), 5);
    QVERIFY(!f.server.isRouteCacheOn());
    f.pane->noFaultsAction()->trigger();
    QVERIFY(!f.faults().isAny());
    QCOMPARE(f.server.databaseThreads(), 5); // only what is injected
}

void TestKnobsPane::resetOfNothingIsNoStep()
{
    Fixture f;
    const int steps = f.window->undoStack()->count();
    f.pane->resetAction()->trigger();
    QCOMPARE(f.window->undoStack()->count(), steps);
}

void TestKnobsPane::theStatusBarSaysIt()
{
    Fixture f;
    auto *figure = f.window->findChild<FigureButton *>(u"statusFaults"_s);
    QVERIFY(!figure->isVisible());
    type(f.pane->delayOf(u"database"_s)->time(), u"30"_s);
    QVERIFY(figure->isVisible());
    QVERIFY(figure->text().contains(u'1'));
    f.dock->close();
    figure->setFocus();
    QTest::keyClick(figure, Qt::Key_Space);
    QVERIFY(f.dock->isVisible());
    f.server.setFaults({});
    QVERIFY(!figure->isVisible());
}

void TestKnobsPane::thePaletteHasThem()
{
    Fixture f;
    for (const char *id : {"knobs.reset", "knobs.noFaults"}) {
        QVERIFY2(f.window->commands()->find(QLatin1String(id)), id);
    }
}

void TestKnobsPane::noSidewaysScrollInPresenterMode()
{
    Fixture f;
    QVERIFY(f.start());
    QTRY_VERIFY_WITH_TIMEOUT(f.pane->concurrencyOf(u"default"_s) != nullptr, 15'000);
    f.window->resize(1280, 720);
    f.window->layouts()->choose(Layouts::Id::Load);
    f.window->commands()->find(u"view.presenter"_s)->trigger();
    QTest::qWait(100);
    type(f.pane->delayOf(u"database"_s)->time(), u"50"_s); // something stands in the bar
    const auto *scroll = qobject_cast<QScrollArea *>(f.dock->widget());
    QVERIFY(scroll && f.dock->isVisible());
    QTRY_COMPARE(scroll->horizontalScrollBar()->maximum(), 0);
    const QSpinBox *spin = f.pane->concurrencyOf(u"default"_s);
    QTRY_VERIFY(spin->height() >= spin->minimumSizeHint().height());
    QTRY_VERIFY(f.pane->rect().contains(QRect(spin->mapTo(f.pane, QPoint()), spin->size())));
    QVERIFY(::pictures::take(f.window.get(), u"presenter-load-knobs"_s, *f.window->theme()));
}

void TestKnobsPane::pictures()
{
    Fixture f;
    QVERIFY(f.start());
    f.window->resize(1440, 900);
    f.window->layouts()->choose(Layouts::Id::Load);
    QTRY_VERIFY_WITH_TIMEOUT(f.pane->concurrencyOf(u"default"_s) != nullptr, 15'000);
    type(f.pane->delayOf(u"database"_s)->time(), u"50"_s);
    type(f.pane->workers(), u"2"_s);
    f.pane->faults()->setRoute(routeOf(f.server, "GET", u"/json"_s));
    type(f.field<QSpinBox>("routeDelay"), u"25"_s);
    f.pane->faults()->setRoute(routeOf(f.server, "GET", u"/users"_s));
    type(f.field<QDoubleSpinBox>("routeFail"), u"20"_s);
    QVERIFY(f.dock->isVisible());
    QVERIFY(::pictures::take(f.pane, u"knobs"_s, *f.window->theme()));
    QVERIFY(::pictures::take(f.window.get(), u"window-load-knobs"_s, *f.window->theme()));
}

QTEST_MAIN(TestKnobsPane)
#include "tst_knobs_pane.moc"

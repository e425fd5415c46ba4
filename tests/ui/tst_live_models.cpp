#include "tests/ui/records.h"
#include "ui/filter/filter_parser.h"
#include "ui/models/log_model.h"
#include "ui/models/ring.h"
#include "ui/models/route_filter_proxy.h"
#include "ui/models/route_model.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <deque>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

using Mode = QAbstractItemModelTester::FailureReportingMode;

LogEntry line(const QString &text, QtMsgType level = QtInfoMsg,
              const QString &category = QStringLiteral("coroscope.http"))
{
    LogEntry entry;
    entry.time = 1'700'000'000'000;
    entry.level = level;
    entry.category = category;
    entry.text = text;
    return entry;
}

TelemetryBatch logBatch(std::vector<LogEntry> lines)
{
    TelemetryBatch batch;
    batch.log = std::move(lines);
    return batch;
}

RouteFigures figures(std::int32_t route, std::uint64_t hits)
{
    RouteFigures f;
    f.route = route;
    f.hits = hits;
    f.lastMinute.count = hits;
    f.lastMinute.p95 = std::chrono::milliseconds(12);
    return f;
}

} // namespace

class TestLiveModels final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ringAgreesWithADeque()
    {
        constexpr qsizetype kCapacity = 300;
        Ring<std::shared_ptr<int>> ring(kCapacity);
        std::deque<int> plain;
        QRandomGenerator random(7);
        int next = 0;
        for (int step = 0; step < 3000; ++step) {
            if (random.bounded(3) == 0) {
                const auto drop = random.bounded(int(ring.size()) + 1);
                ring.dropFront(drop);
                plain.erase(plain.begin(), plain.begin() + drop);
            } else {
                for (int i = random.bounded(40); i > 0 && !ring.isFull(); --i) {
                    ring.append(std::make_shared<int>(next));
                    plain.push_back(next++);
                }
            }
            QCOMPARE(ring.size(), qsizetype(plain.size()));
            for (qsizetype i = 0; i < ring.size(); ++i)
                QCOMPARE(*ring[i], plain[std::size_t(i)]);
        }
    }

    void ringLetsGoOfWhatItDrops()
    {
        Ring<std::shared_ptr<int>> ring(4);
        const auto value = std::make_shared<int>(1);
        ring.append(value);
        ring.append(value);
        QCOMPARE(value.use_count(), 3);
        ring.dropFront(2);
        QCOMPARE(value.use_count(), 1);
    }

    void logIsBoundedAndFiltered()
    {
        LogModel model(nullptr, 3);
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.consume(logBatch({line(QStringLiteral("one")), line(QStringLiteral("two"), QtWarningMsg)}));
        model.flush();
        QCOMPARE(inserted.count(), 1);
        model.consume(logBatch({line(QStringLiteral("three")), line(QStringLiteral("four\nwith a second line"))}));
        model.flush();
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.entry(0).text, QStringLiteral("two"));
        QCOMPARE(model.index(2, LogModel::TextColumn).data().toString(), QStringLiteral("four"));
        model.setFilter(parseFilter(u"warning two", LogModel::grammar()).filter);
        QCOMPARE(model.rowCount(), 1);
        model.setFilter(parseFilter(u"coroscope.http", LogModel::grammar()).filter);
        QCOMPARE(model.rowCount(), 3);
        model.sort(LogModel::LevelColumn, Qt::DescendingOrder);
        QCOMPARE(model.entry(0).text, QStringLiteral("two"));
        model.clear();
        QCOMPARE(model.rowCount(), 0);
        QCOMPARE(model.kept(), 0);
    }

    void routesStandByTagAndTheUntaggedLast()
    {
        RouteModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        QList<RouteInfo> routes = *someRoutes();
        RouteInfo bare;
        bare.method = "GET";
        bare.path = QStringLiteral("/docs/docs.css");
        routes.prepend(bare);
        model.setRoutes(std::make_shared<const QList<RouteInfo>>(routes));
        QStringList tags;
        for (int row = 0; row < model.rowCount(); ++row)
            tags += model.index(row, 0).data().toString();
        QCOMPARE(tags,
                 QStringList({QStringLiteral("Benchmarks"), QStringLiteral("Waiting"), QStringLiteral("Clients"),
                              QStringLiteral("Other")}));
        const QModelIndex waiting = model.index(1, 0);
        QCOMPARE(model.rowCount(waiting), 2);
        QCOMPARE(model.index(0, 0, waiting).data().toString(), QStringLiteral("/async-endpoint"));
        QCOMPARE(model.route(model.index(1, 0, waiting))->kind, HandlerKind::Blocking);
        QVERIFY(!model.route(waiting));
    }

    void figuresAreOneSignalATag()
    {
        RouteModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setRoutes(someRoutes());
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        TelemetryBatch batch;
        batch.routes = {figures(1, 5), figures(2, 7), figures(99, 1), figures(-1, 1)};
        model.consume(batch);
        model.consume(batch);
        QCOMPARE(changed.count(), 0);
        model.flush();
        QCOMPARE(changed.count(), 1); // both routes have one tag
        model.flush();
        QCOMPARE(changed.count(), 1);
        const QModelIndex waiting = model.index(1, 0);
        QCOMPARE(model.index(0, RouteModel::HitsColumn, waiting).data().toString(), QStringLiteral("5"));
        QCOMPARE(model.index(0, RouteModel::P95Column, waiting).data().toString(),
                 QStringLiteral("≈ 12.0 ms")); // of seven requests
        QVERIFY(model.index(0, RouteModel::P95Column, waiting)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("too few")));
        model.resetFigures();
        QVERIFY(model.index(0, RouteModel::HitsColumn, waiting).data().toString().isEmpty());
        QCOMPARE(reset.count(), 0);
    }

    void routesStandByPath_data()
    {
        QTest::addColumn<QStringList>("paths");
        QTest::addColumn<QStringList>("rows"); // two blanks a level; groups end with a colon
        QTest::newRow("none") << QStringList() << QStringList();
        QTest::newRow("alone") << QStringList{u"/"_s, u"/json"_s} << QStringList{u"/"_s, u"/json"_s};
        QTest::newRow("one below") << QStringList{u"/users"_s, u"/users/{id}"_s}
                                   << QStringList{u"/users:"_s, u"  /users"_s, u"  /users/{id}"_s};
        QTest::newRow("two methods") << QStringList{u"/users"_s, u"/users"_s}
                                     << QStringList{u"/users:"_s, u"  /users"_s, u"  /users"_s};
        QTest::newRow("a way without a fork") << QStringList{u"/api/v1/a"_s, u"/api/v1/b"_s}
                                              << QStringList{u"/api/v1:"_s, u"  /api/v1/a"_s, u"  /api/v1/b"_s};
        QTest::newRow("a way to one") << QStringList{u"/api/v1/a"_s} << QStringList{u"/api/v1/a"_s};
        QTest::newRow("two levels") << QStringList{u"/a/b/c"_s, u"/a/b/d"_s, u"/a/e"_s, u"/x"_s}
                                    << QStringList{u"/a:"_s,        u"  /a/b:"_s, u"    /a/b/c"_s,
                                                   u"    /a/b/d"_s, u"  /a/e"_s,  u"/x"_s};
    }

    void routesStandByPath()
    {
        QFETCH(QStringList, paths);
        QFETCH(QStringList, rows);
        RouteModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setGrouping(RouteGrouping::Path);
        QList<RouteInfo> routes;
        for (const QString &path : paths) {
            RouteInfo route;
            route.index = std::int32_t(routes.size());
            route.method = "GET";
            route.path = path;
            routes.append(route);
        }
        model.setRoutes(std::make_shared<const QList<RouteInfo>>(routes));
        QStringList found;
        const std::function<void(const QModelIndex &, int)> walk = [&](const QModelIndex &parent, int depth) {
            for (int row = 0; row < model.rowCount(parent); ++row) {
                const QModelIndex index = model.index(row, 0, parent);
                found += QString(depth * 2, u' ') + index.data().toString() + (model.route(index) ? u""_s : u":"_s);
                walk(index, depth + 1);
            }
        };
        walk({}, 0);
        QCOMPARE(found, rows);
        for (int i = 0; i < routes.size(); ++i) {
            QCOMPARE(model.route(model.indexOf(i))->index, i);
            QCOMPARE(model.routesUnder(model.indexOf(i)), QList<int>{i});
        }
        model.setGrouping(RouteGrouping::None);
        QCOMPARE(model.rowCount(), routes.size());
        model.setGrouping(RouteGrouping::Tag);
        QCOMPARE(model.rowCount(), routes.isEmpty() ? 0 : 1);
    }

    void aBoxAsksAndShowsWhatHappened()
    {
        RouteModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setRoutes(someRoutes());
        const QModelIndex waiting = model.index(1, 0);
        const QModelIndex first = model.index(0, 0, waiting);
        QSignalSpy asked(&model, &RouteModel::enabledRequested);
        QVERIFY(model.setData(first, Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().value<QList<int>>(), QList<int>{1});
        QCOMPARE(first.data(Qt::CheckStateRole).toInt(), int(Qt::Checked)); // not before it has happened
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        model.setRouteEnabled(1, false);
        QCOMPARE(changed.count(), 2); // the route and its group
        QCOMPARE(first.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QCOMPARE(waiting.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
        model.setRouteEnabled(1, false);
        QCOMPARE(changed.count(), 2);
        model.setRouteEnabled(2, false);
        QCOMPARE(waiting.data(Qt::CheckStateRole).toInt(), int(Qt::Unchecked));
        QVERIFY(model.setData(waiting, Qt::Checked, Qt::CheckStateRole));
        QCOMPARE(asked.last().first().value<QList<int>>(), (QList<int>{1, 2}));
        QVERIFY(!model.setData(model.index(0, RouteModel::HitsColumn, waiting), Qt::Checked, Qt::CheckStateRole));
        model.setRouteEnabled(77, false);
        QVERIFY(model.isRouteEnabled(77));
    }

    void aMinuteOfActivity()
    {
        RouteModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setRoutes(someRoutes());
        const auto second = [](std::vector<RouteInterval> routes) {
            TelemetryBatch batch;
            IntervalFigures interval;
            interval.routes = std::move(routes);
            batch.intervals = {interval};
            return batch;
        };
        model.consume(second({{0, 5, 1, {}}, {2, 9, 0, {}}, {77, 1, 0, {}}, {-1, 1, 0, {}}}));
        model.consume(second({{0, 2, 0, {}}}));
        const RouteActivity &activity = model.activity();
        QCOMPARE(activity.at(0, 0).hits, 2U);
        QCOMPARE(activity.at(0, 1).hits, 5U);
        QCOMPARE(activity.at(0, 1).errors, 1U);
        QCOMPARE(activity.at(0, 2).hits, 0U);
        QCOMPARE(activity.hits(0), quint64(7));
        QCOMPARE(activity.most(0), 5U);
        QCOMPARE(activity.hits(1), quint64(0));
        model.flush();
        QCOMPARE(model.indexOf(0, RouteModel::ActivityColumn).data().toString(),
                 u"7 in the last minute, at most 5 in a second"_s);
        QVERIFY(model.indexOf(1, RouteModel::ActivityColumn).data().toString().isEmpty());

        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        for (int i = 0; i < RouteActivity::kIntervals - 1; ++i) {
            model.consume(second({}));
            model.flush();
        }
        QCOMPARE(activity.hits(0), quint64(2)); // the first second has gone
        QVERIFY(changed.count() > 0);
        model.consume(second({}));
        model.flush();
        QCOMPARE(activity.hits(0), quint64(0));
        changed.clear();
        model.consume(second({}));
        model.flush();
        QCOMPARE(changed.count(), 0); // nothing moves in a picture of nothing
        model.consume(second({{0, 1, 0, {}}}));
        model.resetFigures();
        QCOMPARE(activity.hits(0), quint64(0));
    }

    void theLastHitGrowsOld()
    {
        RouteModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setRoutes(someRoutes());
        TelemetryBatch batch;
        RouteFigures hit = figures(1, 5);
        hit.lastHitWall = 1'700'000'000'000;
        batch.routes = {hit};
        model.consume(batch);
        model.flush();
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const auto text = [&model](qint64 after) {
            model.refreshTimes(1'700'000'000'000 + after);
            return model.indexOf(1, RouteModel::LastHitColumn).data().toString();
        };
        QCOMPARE(text(-5), u"now"_s); // clocks differ
        QCOMPARE(text(999), u"now"_s);
        QCOMPARE(text(3'500), u"3 s ago"_s);
        QCOMPARE(text(60'000), u"1 min ago"_s);
        QCOMPARE(text(7'300'000), u"2 h ago"_s);
        QCOMPARE(changed.count(), 5); // one each, for the group that was hit
        QVERIFY(model.indexOf(0, RouteModel::LastHitColumn).data().toString().isEmpty());
    }

    void percentilesOfTooFewSaySo_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("column");
        QTest::addColumn<bool>("rough");
        QTest::newRow("p50 of 3") << 3 << int(RouteModel::P50Column) << true;
        QTest::newRow("p50 of 4") << 4 << int(RouteModel::P50Column) << false;
        QTest::newRow("p95 of 19") << 19 << int(RouteModel::P95Column) << true;
        QTest::newRow("p95 of 20") << 20 << int(RouteModel::P95Column) << false;
        QTest::newRow("p99 of 99") << 99 << int(RouteModel::P99Column) << true;
        QTest::newRow("p99 of 100") << 100 << int(RouteModel::P99Column) << false;
    }

    void percentilesOfTooFewSaySo()
    {
        QFETCH(int, count);
        QFETCH(int, column);
        QFETCH(bool, rough);
        RouteModel model;
        model.setRoutes(someRoutes());
        TelemetryBatch batch;
        batch.routes = {figures(0, std::uint64_t(count))};
        model.consume(batch);
        model.flush();
        const QModelIndex index = model.indexOf(0, column);
        QCOMPARE(index.data().toString().startsWith(u'≈'), rough);
        QCOMPARE(index.data(Qt::ToolTipRole).toString().contains(u"too few"_s), rough);
    }

    void groupsAreAskedNothingByAFilter()
    {
        RouteModel model;
        model.setRoutes(someRoutes());
        RouteFilterProxy proxy;
        QAbstractItemModelTester tester(&proxy, Mode::QtTest);
        proxy.setSourceModel(&model);
        const auto paths = [&](const QString &text) {
            const FilterParse parsed = parseFilter(text, RouteFilterProxy::grammar());
            if (parsed.error)
                return QStringList{parsed.error->sentence};
            proxy.setFilter(parsed.filter);
            QStringList found;
            for (int i = 0; i < model.routes()->size(); ++i) {
                if (proxy.mapFromSource(model.indexOf(i)).isValid())
                    found += model.routes()->at(i).path;
            }
            return found;
        };
        QCOMPARE(paths({}).size(), 4);
        QCOMPARE(paths(u"method:GET"_s).size(), 3);
        QCOMPARE(paths(u"-method:GET"_s), QStringList{u"/echo"_s});
        QCOMPARE(proxy.rowCount(), 1); // its group alone
        QCOMPARE(paths(u"waiting"_s).size(), 2); // a word finds a tag
        QCOMPARE(paths(u"kind:blocking or path:/ec*"_s), (QStringList{u"/blocking-endpoint"_s, u"/echo"_s}));
        QCOMPARE(paths(u"p95>1ms"_s), QStringList());
        TelemetryBatch batch;
        batch.routes = {figures(0, 5)};
        model.consume(batch);
        model.flush();
        QVERIFY(proxy.asksForFigures());
        proxy.refilter();
        QCOMPARE(paths(u"p95>1ms hits:5 err:0"_s), QStringList{u"/plaintext"_s});
        model.setRouteEnabled(3, false);
        QCOMPARE(paths(u"state:disabled"_s), QStringList{u"/echo"_s});
        QVERIFY(!proxy.asksForFigures());
    }
};

QTEST_GUILESS_MAIN(TestLiveModels)
#include "tst_live_models.moc"

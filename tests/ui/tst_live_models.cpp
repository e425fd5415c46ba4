#include "tests/ui/records.h"
#include "ui/filter/filter_parser.h"
#include "ui/models/log_model.h"
#include "ui/models/ring.h"
#include "ui/models/route_model.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <deque>

using namespace coroscope;
using namespace coroscope::test;

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
        QCOMPARE(model.index(0, RouteModel::P95Column, waiting).data().toString(), QStringLiteral("12.0 ms"));
        QVERIFY(model.index(0, RouteModel::P95Column, waiting)
                    .data(Qt::ToolTipRole)
                    .toString()
                    .contains(QStringLiteral("too few")));
        model.resetFigures();
        QVERIFY(model.index(0, RouteModel::HitsColumn, waiting).data().toString().isEmpty());
        QCOMPARE(reset.count(), 0);
    }
};

QTEST_GUILESS_MAIN(TestLiveModels)
#include "tst_live_models.moc"

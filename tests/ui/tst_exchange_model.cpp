#include "tests/ui/records.h"
#include "ui/filter/filter_parser.h"
#include "ui/models/exchange_model.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace coroscope;
using namespace coroscope::test;

namespace {

Filter filterOf(const QString &text)
{
    return parseFilter(text, exchangeGrammar()).filter;
}

using Mode = QAbstractItemModelTester::FailureReportingMode;

QStringList column(const ExchangeModel &model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts += model.index(row, column).data().toString();
    return texts;
}

QList<quint64> ids(const ExchangeModel &model)
{
    QList<quint64> result;
    for (int row = 0; row < model.rowCount(); ++row)
        result += model.record(row).id;
    return result;
}

void feed(ExchangeModel &model, std::vector<ExchangeRecordPtr> records)
{
    model.consume(batchOf(std::move(records)));
    model.flush(at(100'000));
}

std::vector<ExchangeRecordPtr> finals(std::uint64_t from, std::uint64_t to)
{
    std::vector<ExchangeRecordPtr> records;
    for (std::uint64_t id = from; id <= to; ++id)
        records.push_back(finalRecord({.id = id, .start = std::int64_t(id)}));
    return records;
}

} // namespace

class TestExchangeModel final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aBatchIsOneRange()
    {
        ExchangeModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.consume(batchOf(finals(1, 100)));
        model.consume(batchOf(finals(101, 170)));
        QCOMPARE(model.rowCount(), 0);
        model.flush(at(0));
        QCOMPARE(model.rowCount(), 170);
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(inserted[0][1].toInt(), 0);
        QCOMPARE(inserted[0][2].toInt(), 169);
    }

    void aFinalTakesItsPreviewsRow()
    {
        ExchangeModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        const RecordSpec waits{.id = 7, .length = 2000, .waitFrom = 1, .waitTo = 1999};
        feed(model, {previewRecord(waits)});
        feed(model, finals(8, 12));
        QCOMPARE(model.live(), 1);
        QVERIFY(model.isLive(0));
        QCOMPARE(model.index(0, ExchangeModel::StatusColumn).data().toString(), QStringLiteral("running"));

        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        feed(model, {finalRecord(waits)});
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 0);
        QCOMPARE(ids(model), QList<quint64>({7, 8, 9, 10, 11, 12}));
        QCOMPARE(model.index(0, ExchangeModel::StatusColumn).data().toString(), QStringLiteral("200"));
        QCOMPARE(model.live(), 0);
    }

    void previewAndFinalOfOneFrameAreOneRow()
    {
        ExchangeModel model;
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        feed(model, {previewRecord({.id = 1}), previewRecord({.id = 2}), finalRecord({.id = 1})});
        QCOMPARE(ids(model), QList<quint64>({1, 2}));
        QVERIFY(!model.isLive(0));
        QVERIFY(model.isLive(1));
        QCOMPARE(changed.count(), 0);
    }

    void previewsOfOneRequestAreOneRow()
    {
        ExchangeModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        const RecordSpec early{.id = 7, .length = 2000, .waitFrom = 1, .waitTo = 100};
        const RecordSpec late{.id = 7, .length = 2000, .waitFrom = 1, .waitTo = 1500};
        model.consume(batchOf({previewRecord(early), previewRecord(late)}));
        model.consume(batchOf({previewRecord(late)}));
        QCOMPARE(model.waiting(), 1);
        model.flush(at(100'000));
        QCOMPARE(ids(model), QList<quint64>({7}));
        feed(model, finals(8, 9));

        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        const auto newest = previewRecord(late);
        model.consume(batchOf({previewRecord(early), newest}));
        QCOMPARE(model.waiting(), 0);
        model.flush(at(100'000));
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(changed.count(), 1); // the row is told once
        QCOMPARE(&model.record(0), newest.get());
        QVERIFY(model.isLive(0));
        feed(model, {previewRecord(late), finalRecord(late)});
        QCOMPARE(inserted.count(), 0);
        QCOMPARE(ids(model), QList<quint64>({7, 8, 9}));
        QVERIFY(!model.isLive(0));
        QCOMPARE(model.live(), 0);
    }

    void runsOfTasksAreNoRequests()
    {
        ExchangeModel model;
        std::vector<ExchangeRecordPtr> records;
        for (const auto &made : {previewRecord({.id = 1}), finalRecord({.id = 1}), finalRecord({.id = 2})}) {
            auto run = std::make_shared<ExchangeRecord>(*made);
            run->tasks = {"0190b8f4-7f4a-7000-8000-000000000001"};
            records.push_back(run);
        }
        records.push_back(finalRecord({.id = 3}));
        feed(model, records);
        QCOMPARE(ids(model), QList<quint64>({3}));
    }

    void trimsBeforeItInserts()
    {
        ExchangeModel model(nullptr, 100);
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        feed(model, finals(1, 90));
        QStringList order;
        connect(&model, &QAbstractItemModel::rowsRemoved, this, [&] { order += QStringLiteral("removed"); });
        connect(&model, &QAbstractItemModel::rowsInserted, this, [&] { order += QStringLiteral("inserted"); });
        feed(model, finals(91, 120));
        QCOMPARE(order, QStringList({QStringLiteral("removed"), QStringLiteral("inserted")}));
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(model.record(0).id, 21u);
        QCOMPARE(model.record(99).id, 120u);

        feed(model, finals(121, 500)); // more than fit: only the newest are ever rows
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(model.record(0).id, 401u);
    }

    void bytesAreBoundedToo()
    {
        ExchangeModel model(nullptr, 1000, 200 * 1024);
        for (std::uint64_t id = 1; id <= 40; ++id) {
            auto record = finalRecord({.id = id});
            record->responseBody = QByteArray(20 * 1024, 'x');
            feed(model, {record});
            QVERIFY(model.bytes() <= 200 * 1024);
        }
        QVERIFY(model.rowCount() >= 8);
        QCOMPARE(model.record(model.rowCount() - 1).id, 40u);
        model.clear();
        QCOMPARE(model.bytes(), 0);
    }

    void theFinalOfATrimmedPreviewIsANewRow()
    {
        ExchangeModel model(nullptr, 10);
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        feed(model, {previewRecord({.id = 1})});
        feed(model, finals(2, 11));
        QCOMPARE(model.live(), 0);
        feed(model, {finalRecord({.id = 1})});
        QCOMPARE(model.record(9).id, 1u);
        QVERIFY(!model.isLive(9));
    }

    void pauseKeepsWhatComesAndCountsIt()
    {
        ExchangeModel model(nullptr, 50);
        feed(model, {previewRecord({.id = 1})});
        model.setPaused(true);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        feed(model, {finalRecord({.id = 1}), previewRecord({.id = 2}), finalRecord({.id = 3})});
        feed(model, {finalRecord({.id = 2})});
        QCOMPARE(model.waiting(), 2); // 2 and 3; 1 is shown already
        QCOMPARE(inserted.count() + changed.count(), 0);
        feed(model, finals(10, 200));
        QCOMPARE(model.waiting(), 50);
        QVERIFY(model.isLive(0));
        model.setPaused(false);
        model.flush(at(0));
        QCOMPARE(model.waiting(), 0);
        QCOMPARE(model.live(), 0); // the end of 1 came first of all and was not dropped with the oldest
        QCOMPARE(model.rowCount(), 50);
        QCOMPARE(model.record(49).id, 200u);
    }

    void aNewRunMayUseTheSameIds()
    {
        ExchangeModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        feed(model, {previewRecord({.id = 1}), finalRecord({.id = 2})});
        model.endRun();
        QVERIFY(!model.isLive(0));
        QCOMPARE(model.index(0, ExchangeModel::StatusColumn).data().toString(), QStringLiteral("unknown"));
        feed(model, {finalRecord({.id = 1, .status = 404})});
        QCOMPARE(ids(model), QList<quint64>({1, 2, 1}));
        QCOMPARE(model.record(0).status, 0);
        QCOMPARE(model.record(2).status, 404);
    }

    void filter_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<quint64>>("shown");
        QTest::newRow("nothing") << QString() << QList<quint64>{1, 2, 3, 4};
        QTest::newRow("spaces") << QStringLiteral("   ") << QList<quint64>{1, 2, 3, 4};
        QTest::newRow("path") << QStringLiteral("users") << QList<quint64>{2, 3};
        QTest::newRow("any case") << QStringLiteral("USERS") << QList<quint64>{2, 3};
        QTest::newRow("two words") << QStringLiteral("users post") << QList<quint64>{3};
        QTest::newRow("status") << QStringLiteral("503") << QList<quint64>{4};
        QTest::newRow("route of the table") << QStringLiteral("async-end") << QList<quint64>{4};
        QTest::newRow("no match across parts") << QStringLiteral("get/") << QList<quint64>{};
        QTest::newRow("none") << QStringLiteral("nowhere") << QList<quint64>{};
    }

    void filter()
    {
        QFETCH(QString, text);
        QFETCH(QList<quint64>, shown);
        const std::vector<ExchangeRecordPtr> records
            = {finalRecord({.id = 1}), finalRecord({.id = 2, .target = "/users/1"}),
               finalRecord({.id = 3, .status = 201, .method = "POST", .target = "/users"}),
               finalRecord({.id = 4, .status = 503, .target = "/x", .route = 1})};
        for (const bool filterFirst : {true, false}) {
            ExchangeModel model;
            QAbstractItemModelTester tester(&model, Mode::QtTest);
            model.setRoutes(someRoutes());
            if (filterFirst)
                model.setFilter(filterOf(text));
            feed(model, records);
            if (!filterFirst)
                model.setFilter(filterOf(text));
            QCOMPARE(ids(model), shown);
            model.setFilter({});
            QCOMPARE(ids(model), QList<quint64>({1, 2, 3, 4}));
        }
    }

    void whatEndsMayEnterOrLeaveTheFilter()
    {
        ExchangeModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        model.setFilter(filterOf(QStringLiteral("500")));
        feed(model,
             {previewRecord({.id = 1}), finalRecord({.id = 2, .status = 500}), previewRecord({.id = 3}),
              finalRecord({.id = 4, .status = 500})});
        QCOMPARE(ids(model), QList<quint64>({2, 4}));
        QSignalSpy layout(&model, &QAbstractItemModel::layoutChanged);
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        feed(model, {finalRecord({.id = 3, .status = 500}), finalRecord({.id = 1, .status = 500})});
        QCOMPARE(ids(model), QList<quint64>({1, 2, 3, 4})); // in their places, not at the end
        QCOMPARE(inserted.count(), 1);
        QVERIFY(layout.count() <= 1);
    }

    void sort_data()
    {
        QTest::addColumn<int>("column");
        QTest::addColumn<int>("order");
        QTest::addColumn<QList<quint64>>("expected");
        QTest::newRow("duration up") << int(ExchangeModel::DurationColumn) << int(Qt::AscendingOrder)
                                     << QList<quint64>{3, 1, 4, 2};
        QTest::newRow("duration down") << int(ExchangeModel::DurationColumn) << int(Qt::DescendingOrder)
                                       << QList<quint64>{2, 4, 1, 3};
        QTest::newRow("status up, equal ones as they came")
            << int(ExchangeModel::StatusColumn) << int(Qt::AscendingOrder) << QList<quint64>{1, 3, 4, 2};
        QTest::newRow("status down, equal ones as they came")
            << int(ExchangeModel::StatusColumn) << int(Qt::DescendingOrder) << QList<quint64>{2, 1, 3, 4};
        QTest::newRow("path") << int(ExchangeModel::PathColumn) << int(Qt::AscendingOrder)
                              << QList<quint64>{4, 3, 2, 1};
    }

    void sort()
    {
        QFETCH(int, column);
        QFETCH(int, order);
        QFETCH(QList<quint64>, expected);
        ExchangeModel model;
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        const std::vector<ExchangeRecordPtr> records = {
            finalRecord({.id = 1, .length = 20, .target = "/d"}),
            finalRecord({.id = 2, .length = 90, .status = 404, .target = "/c"}),
            finalRecord({.id = 3, .length = 10, .target = "/b"}), finalRecord({.id = 4, .length = 30, .target = "/a"})};
        feed(model, {records[0], records[1]});
        const QPersistentModelIndex follows = model.index(0, 0); // of id 1
        model.sort(column, Qt::SortOrder(order));
        feed(model, {records[2], records[3]}); // those that come while it is sorted find their place
        QCOMPARE(ids(model), expected);
        QCOMPARE(model.record(follows.row()).id, 1u);
        model.sort(-1);
        QCOMPARE(ids(model), QList<quint64>({1, 2, 3, 4}));
        QCOMPARE(follows.row(), 0);
    }

    void aSortedBatchIsFewSignals()
    {
        ExchangeModel model(nullptr, 1000);
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        QRandomGenerator random(1);
        std::uint64_t id = 0;
        const auto some = [&](int count) {
            std::vector<ExchangeRecordPtr> records;
            for (int i = 0; i < count; ++i)
                records.push_back(finalRecord({.id = ++id, .length = random.bounded(1000)}));
            return records;
        };
        feed(model, some(1000));
        model.sort(ExchangeModel::DurationColumn, Qt::DescendingOrder);
        int signalsSent = 0;
        connect(&model, &QAbstractItemModel::rowsInserted, this, [&] { ++signalsSent; });
        connect(&model, &QAbstractItemModel::rowsRemoved, this, [&] { ++signalsSent; });
        connect(&model, &QAbstractItemModel::layoutChanged, this, [&] { ++signalsSent; });
        connect(&model, &QAbstractItemModel::dataChanged, this, [&] { ++signalsSent; });
        feed(model, some(160)); // 160 scattered rows leave, 160 enter at scattered places
        QVERIFY2(signalsSent <= 6, qPrintable(QString::number(signalsSent)));
        QCOMPARE(model.rowCount(), 1000);
        for (int row = 1; row < model.rowCount(); ++row)
            QVERIFY(model.record(row - 1).total() >= model.record(row).total());
    }

    /// Many rows are filtered and sorted in slices, while rows come, change and leave; in the end all is as if it had
    /// been done at once.
    void manyRowsAreArrangedInSlices()
    {
        constexpr int kMany = 12'000;
        for (const int sortColumn : {-1, int(ExchangeModel::DurationColumn), int(ExchangeModel::PathColumn),
                                     int(ExchangeModel::StatusColumn)}) {
            ExchangeModel model(nullptr, kMany);
            QRandomGenerator random(3);
            std::uint64_t id = 0;
            std::vector<RecordSpec> running;
            const auto some = [&](int count) {
                std::vector<ExchangeRecordPtr> records;
                for (int i = 0; i < count; ++i) {
                    const RecordSpec spec{.id = ++id,
                                          .length = random.bounded(1000),
                                          .status = random.bounded(3) ? 200 : 500,
                                          .target = "/" + QByteArray::number(random.bounded(5000))};
                    if (random.bounded(10) == 0)
                        running.push_back(spec);
                    records.push_back(running.size() && running.back().id == id ? previewRecord(spec)
                                                                                : finalRecord(spec));
                }
                return records;
            };
            feed(model, some(kMany));
            QSignalSpy arranged(&model, &LiveTableModel::arranged);
            model.setFilter(filterOf(QStringLiteral("status:500 or is:running or dur<10ms")));
            model.sort(sortColumn, Qt::DescendingOrder);
            QVERIFY(model.isFiltered());
            while (model.isArranging()) {
                auto batch = some(50);
                for (int i = 0; i < 20 && !running.empty(); ++i) {
                    const auto which = std::size_t(random.bounded(int(running.size())));
                    batch.push_back(finalRecord(running[which]));
                    running.erase(running.begin() + std::ptrdiff_t(which));
                }
                feed(model, std::move(batch));
                QTest::qWait(1);
            }
            QVERIFY(arranged.count() >= 1);
            // Against the same rows arranged at once.
            ExchangeModel plain(nullptr, kMany);
            plain.setFilter(filterOf(QStringLiteral("status:500 or is:running or dur<10ms")));
            plain.sort(sortColumn, Qt::DescendingOrder);
            std::vector<LiveTableModel::RowData> rows;
            ExchangeModel *from = &model;
            from->setFilter({});
            from->sort(-1);
            from->finishArranging();
            for (int row = 0; row < from->rowCount(); ++row)
                rows.push_back(from->rowData(from->sequenceAt(row)));
            from->setFilter(filterOf(QStringLiteral("status:500 or is:running or dur<10ms")));
            from->sort(sortColumn, Qt::DescendingOrder);
            from->finishArranging();
            plain.addRows(rows);
            QCOMPARE(ids(*from), ids(plain));
        }
    }

    void theFormerOrderIsShownMeanwhile()
    {
        ExchangeModel model;
        feed(model, finals(1, 30'000));
        const QPersistentModelIndex follows = model.index(29'000, 0);
        // Another thread sorts, which may be done at once; not each time.
        bool isShown = false;
        for (int tries = 0; tries < 500 && !isShown; ++tries) {
            model.sort(-1);
            QTRY_VERIFY(!model.isArranging());
            QCOMPARE(model.record(0).id, 1u);
            model.sort(ExchangeModel::TimeColumn, Qt::DescendingOrder);
            QCOMPARE(model.sortColumn(), int(ExchangeModel::TimeColumn)); // as asked for
            isShown = model.isArranging() && model.record(0).id == 1;
        }
        QVERIFY(isShown);
        QTRY_VERIFY(!model.isArranging());
        QCOMPARE(model.record(0).id, 30'000u);
        QCOMPARE(model.record(follows.row()).id, 29'001u);
        model.setFilter(filterOf(QStringLiteral("nothing like it")));
        model.setFilter(filterOf(QStringLiteral("plaintext"))); // another one before the first is complete
        model.setFilter({});
        model.finishArranging();
        QCOMPARE(model.rowCount(), 30'000);
    }

    void aPersistentIndexFollowsItsRow()
    {
        ExchangeModel model(nullptr, 100);
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        feed(model, finals(1, 100));
        const QPersistentModelIndex index = model.index(60, 2); // id 61
        feed(model, finals(101, 130));
        QCOMPARE(index.row(), 30);
        model.setFilter(filterOf(QStringLiteral("plaintext")));
        QCOMPARE(model.record(index.row()).id, 61u);
        model.sort(ExchangeModel::TimeColumn, Qt::DescendingOrder);
        QCOMPARE(model.record(index.row()).id, 61u);
        feed(model, finals(131, 150));
        QCOMPARE(model.record(index.row()).id, 61u);
        feed(model, finals(151, 200));
        QVERIFY(!index.isValid()); // dropped
    }

    /// Anything, in any order, against a list that is filtered and sorted anew after each step.
    void agreesWithAPlainList()
    {
        struct Plain {
            ExchangeRecordPtr record;
            quint64 arrived;
        };
        constexpr int kMax = 60;
        QRandomGenerator random(20'240'601);
        ExchangeModel model(nullptr, kMax);
        QAbstractItemModelTester tester(&model, Mode::QtTest);
        QList<Plain> plain;
        QHash<quint64, quint64> running; // id to arrived
        quint64 nextId = 1;
        quint64 arrived = 0;
        QString filter;
        int sortColumn = -1;
        auto order = Qt::AscendingOrder;
        for (int step = 0; step < 600; ++step) {
            switch (random.bounded(10)) {
            case 0:
                filter = std::array{QString(), QStringLiteral("a"), QStringLiteral("500"),
                                    QStringLiteral("b 200")}[std::size_t(random.bounded(4))];
                model.setFilter(filterOf(filter));
                break;
            case 1:
                sortColumn = std::array{-1, int(ExchangeModel::DurationColumn), int(ExchangeModel::PathColumn),
                                        int(ExchangeModel::StatusColumn)}[std::size_t(random.bounded(4))];
                order = random.bounded(2) ? Qt::AscendingOrder : Qt::DescendingOrder;
                model.sort(sortColumn, order);
                break;
            default: {
                std::vector<ExchangeRecordPtr> batch;
                for (int i = random.bounded(30); i > 0; --i) {
                    RecordSpec spec{
                        .id = nextId, .length = random.bounded(50), .status = random.bounded(2) ? 200 : 500};
                    spec.target = QByteArray("/") + char('a' + random.bounded(4));
                    if (!running.isEmpty() && random.bounded(3) == 0) {
                        spec.id = running.constBegin().key();
                        const quint64 place = running.take(spec.id);
                        batch.push_back(finalRecord(spec));
                        for (Plain &p : plain) {
                            if (p.arrived == place)
                                p.record = batch.back();
                        }
                        continue;
                    }
                    ++nextId;
                    const bool preview = random.bounded(3) == 0;
                    batch.push_back(preview ? previewRecord(spec) : finalRecord(spec));
                    if (preview)
                        running.insert(spec.id, arrived);
                    plain.append({batch.back(), arrived++});
                    while (plain.size() > kMax) {
                        running.remove(plain.first().record->id);
                        plain.removeFirst();
                    }
                }
                feed(model, std::move(batch));
            }
            }
            QList<Plain> expected;
            const Filter wanted = filterOf(filter);
            for (const Plain &p : plain) {
                if (wanted.matches(ExchangeSource(*p.record, {})))
                    expected.append(p);
            }
            const auto key = [&](const Plain &p) -> std::pair<QByteArray, qint64> {
                switch (sortColumn) {
                case ExchangeModel::DurationColumn:
                    return {{},
                            p.record->end == ExchangeEnd::Running ? std::numeric_limits<qint64>::max()
                                                                  : p.record->total().count()};
                case ExchangeModel::PathColumn: return {p.record->target, 0};
                case ExchangeModel::StatusColumn: return {{}, p.record->status};
                default: return {};
                }
            };
            std::stable_sort(expected.begin(), expected.end(), [&](const Plain &a, const Plain &b) {
                return order == Qt::AscendingOrder || sortColumn < 0 ? key(a) < key(b) : key(b) < key(a);
            });
            QList<quint64> shown;
            for (const Plain &p : expected)
                shown.append(p.record->id);
            QCOMPARE(ids(model), shown);
        }
    }

    void everyColumnHasAText()
    {
        ExchangeModel model;
        model.setRoutes(someRoutes());
        const auto record = finalRecord({.id = 1, .length = 30, .waitFrom = 1, .waitTo = 9, .blocked = 20});
        Span call = record->spans.front();
        call.kind = SpanKind::Http;
        Span pool = call;
        pool.kind = SpanKind::Offload;
        pool.resumed = pool.queued + milliseconds(3);
        record->spans.insert(record->spans.end(), {call, pool, pool});
        StatementRecord statement;
        statement.fingerprint = 1;
        statement.sql = "SELECT * FROM orders WHERE user_id = ?";
        statement.wait = milliseconds(1);
        statement.run = milliseconds(2);
        statement.rows = milliseconds(1);
        record->statements.assign(6, statement);
        record->cache = CacheResult::Stale;
        record->responseCoding = "gzip";
        record->responseIdentityBytes = 170;
        model.setRules(
            {{{QStringLiteral("Each"), QStringLiteral("status:200"), RowTone::Blue, true}}, exchangeGrammar()});
        feed(model, {record});
        QCOMPARE(column(model, ExchangeModel::SleepColumn), QStringList(QStringLiteral("8.00 ms")));
        QCOMPARE(column(model, ExchangeModel::CallsColumn), QStringList(QStringLiteral("8.00 ms")));
        QCOMPARE(column(model, ExchangeModel::OffloadColumn), QStringList(QStringLiteral("6.00 ms"))); // each counts
        QCOMPARE(column(model, ExchangeModel::QueriesColumn), QStringList(QStringLiteral("6 (×6)"))); // N+1
        QCOMPARE(column(model, ExchangeModel::DatabaseColumn), QStringList(QStringLiteral("24.0 ms")));
        QCOMPARE(column(model, ExchangeModel::CacheColumn), QStringList(QStringLiteral("Stale")));
        model.setFilter(parseFilter(u"cache:hit,miss", exchangeGrammar()).filter);
        QCOMPARE(model.rowCount(), 0);
        model.setFilter(parseFilter(u"cache:stale", exchangeGrammar()).filter);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(column(model, ExchangeModel::TypeColumn), QStringList(QStringLiteral("application/json")));
        QCOMPARE(column(model, ExchangeModel::MethodColumn), QStringList(QStringLiteral("GET")));
        QCOMPARE(column(model, ExchangeModel::RouteColumn), QStringList(QStringLiteral("/plaintext")));
        QCOMPARE(column(model, ExchangeModel::CodingColumn), QStringList(QStringLiteral("gzip")));
        QCOMPARE(column(model, ExchangeModel::IdentitySizeColumn), QStringList(QStringLiteral("170 B")));
        QCOMPARE(column(model, ExchangeModel::RatioColumn), QStringList(QStringLiteral("10.0×")));
        QVERIFY(model.index(0, ExchangeModel::RatioColumn).data(Qt::ToolTipRole).toString().contains(u"170 B"));
        const std::pair<QString, int> filters[] = {{QStringLiteral("encoding:gzip"), 1},
                                                   {QStringLiteral("encoding:br"), 0},
                                                   {QStringLiteral("decoded>100b"), 1},
                                                   {QStringLiteral("decoded<100b"), 0}};
        for (const auto &[text, rows] : filters) {
            model.setFilter(parseFilter(text, exchangeGrammar()).filter);
            QVERIFY2(model.rowCount() == rows, qPrintable(text));
        }
        model.setFilter({});
        for (int c = 0; c < ExchangeModel::ColumnCount; ++c) {
            QVERIFY2(!model.index(0, c).data().toString().isEmpty(), qPrintable(QString::number(c)));
            QVERIFY(!model.headerData(c, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
            QVERIFY(model.index(0, c).data(ExchangeModel::SortRole).isValid());
        }
    }
};

QTEST_GUILESS_MAIN(TestExchangeModel)
#include "tst_exchange_model.moc"

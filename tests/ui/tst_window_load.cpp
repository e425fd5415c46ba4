#include "tests/ui/pane_context.h"
#include "tests/ui/records.h"
#include "ui/frame_clock.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/theme.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

#include <ctime>

using namespace coroscope;
using namespace coroscope::test;

namespace {

constexpr int kPerSecond = 5000;
constexpr int kFramesASecond = 30;
#if defined(__SANITIZE_ADDRESS__)
constexpr int kFill = 20'000;
constexpr double kLongestFrame = 1000;
#else
constexpr int kFill = 100'000;
constexpr double kLongestFrame = 100; // ms of the GUI thread's own time
#endif

/// Time that this thread has worked. Other programs on a busy machine do not count, so it can be asserted.
double threadMs()
{
    timespec t{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
}

/// Resident memory in MiB.
double residentMiB()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return double(file.readAll().split(' ').value(1).toLongLong()) * 4096 / (1024.0 * 1024);
}

} // namespace

/// 5,000 requests a second into an open Requests pane that already holds as many rows as it can. A run of a minute:
/// COROSCOPE_SOAK_SECONDS=60.
class TestWindowLoad final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void framesStayShort_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("sortColumn");
        QTest::addColumn<bool>("follow");
        QTest::newRow("following") << QString() << -1 << true;
        QTest::newRow("reading further up") << QString() << -1 << false;
        QTest::newRow("filtered") << QStringLiteral("200 plain") << -1 << true;
        QTest::newRow("sorted by duration") << QString() << int(ExchangeModel::DurationColumn) << false;
        QTest::newRow("filtered and sorted by path")
            << QStringLiteral("200") << int(ExchangeModel::PathColumn) << false;
    }

    void framesStayShort()
    {
        QFETCH(QString, filter);
        QFETCH(int, sortColumn);
        QFETCH(bool, follow);
        Theme theme(*qApp);
        PaneContext context;
        const auto feed = std::make_shared<TelemetryFeed>();
        FrameClock clock(feed);
        RequestsPane pane(context);
        pane.setRoutes(someRoutes());
        connect(&clock, &FrameClock::batchArrived, &pane, &RequestsPane::consume);
        connect(&clock, &FrameClock::frameEnded, &pane, &RequestsPane::endFrame);
        pane.resize(1400, 500);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));

        m_id = 0;
        feed->put(records(kFill));
        clock.tick();
        feed->put(records(0)); // the ends of its previews
        clock.tick();
        QVERIFY2(pane.model()->kept() >= kFill, "the ring is not full");
        pane.findChild<QLineEdit *>(QStringLiteral("filter"))->setText(filter);
        pane.model()->sort(sortColumn, Qt::DescendingOrder);
        if (!follow) {
            pane.table()->setFollowing(false);
            pane.table()->verticalScrollBar()->setValue(pane.model()->rowCount() / 2);
        }
        QApplication::processEvents();

        const int seconds = std::max(2, qEnvironmentVariableIntValue("COROSCOPE_SOAK_SECONDS"));
        double longest = 0;
        double sum = 0;
        const double before = residentMiB();
        for (int frame = 0; frame < seconds * kFramesASecond; ++frame) {
            feed->put(records(kPerSecond / kFramesASecond));
            const double begin = threadMs();
            clock.tick();
            QApplication::processEvents(); // and paint
            const double took = threadMs() - begin;
            longest = std::max(longest, took);
            sum += took;
        }
        const double after = residentMiB();
        qInfo("%d frames: mean %.2f ms, longest %.2f ms; memory %.0f to %.0f MiB", seconds * kFramesASecond,
              sum / (seconds * kFramesASecond), longest, before, after);
        QVERIFY2(longest < kLongestFrame, qPrintable(QString::number(longest)));
        QVERIFY(pane.model()->kept() <= ExchangeModel::kMaxRows);
        QCOMPARE(feed->dropped(), 0u);
    }

private:
    TelemetryBatchPtr records(int count)
    {
        auto batch = std::make_shared<TelemetryBatch>();
        for (int i = 0; i < count; ++i) {
            ++m_id;
            RecordSpec spec{.id = m_id,
                            .start = std::int64_t(m_id) / 5,
                            .length = std::int64_t(m_id * 7919 % 300),
                            .status = m_id % 50 == 0 ? 404 : 200,
                            .target = "/plaintext?x=" + QByteArray::number(m_id % 100)};
            if (m_id % 4 == 0) { // every fourth waits: its preview now, its end a batch later
                spec.waitFrom = 1;
                spec.waitTo = spec.length;
                batch->exchanges.push_back(previewRecord(spec));
                m_running.push_back(finalRecord(spec));
            } else {
                batch->exchanges.push_back(finalRecord(spec));
            }
        }
        std::vector<ExchangeRecordPtr> ended = std::exchange(m_ending, std::exchange(m_running, {}));
        batch->exchanges.insert(batch->exchanges.end(), ended.begin(), ended.end());
        return batch;
    }

    std::uint64_t m_id = 0;
    std::vector<ExchangeRecordPtr> m_running;
    std::vector<ExchangeRecordPtr> m_ending;
};

QTEST_MAIN(TestWindowLoad)
#include "tst_window_load.moc"

#include "tests/support/sanitizer.h"
#include "tests/support/thread_ms.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/records.h"
#include "ui/frame_clock.h"
#include "ui/panes/requests_colors.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/theme.h"
#include "ui/widgets/live_controls.h"

#include <QApplication>
#include <QFile>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

using namespace coroscope;
using namespace coroscope::test;

namespace {

constexpr int kPerSecond = 5000;
constexpr int kFramesASecond = 30;
constexpr int kFill = kUnderAddressSanitizer ? 20'000 : 100'000;
/// ms of the GUI thread's own time: of a frame, and of one turn of its loop while nothing arrives
constexpr double kLongestFrame = kUnderAddressSanitizer ? 1000 : 50;
constexpr double kLongestTurn = kLongestFrame;
constexpr int kAttempts = 3;

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
        QTest::addColumn<bool>("selectAll");
        QTest::newRow("following") << QString() << -1 << true << false;
        QTest::newRow("reading further up") << QString() << -1 << false << false;
        QTest::newRow("filtered") << QStringLiteral("200 plain") << -1 << true << false;
        QTest::newRow("sorted by duration") << QString() << int(ExchangeModel::DurationColumn) << false << false;
        QTest::newRow("filtered and sorted by path")
            << QStringLiteral("200") << int(ExchangeModel::PathColumn) << false << false;
        QTest::newRow("all selected, following") << QString() << -1 << true << true;
        QTest::newRow("all selected, filtered") << QStringLiteral("200 plain") << -1 << true << true;
        QTest::newRow("all selected, sorted by duration")
            << QString() << int(ExchangeModel::DurationColumn) << false << true;
    }

    void framesStayShort()
    {
        QFETCH(QString, filter);
        QFETCH(int, sortColumn);
        QFETCH(bool, follow);
        QFETCH(bool, selectAll);
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
        pane.model()->finishArranging();
        if (selectAll)
            pane.table()->selectAll();
        // What is not in the order of arrival stands still for so large a selection.
        QCOMPARE(pane.model()->isPaused(), selectAll && (!filter.isEmpty() || sortColumn >= 0));
        QApplication::processEvents();

        const int seconds = std::max(2, qEnvironmentVariableIntValue("COROSCOPE_SOAK_SECONDS"));
        double longest = kLongestFrame;
        // A machine that is busy disturbs even a thread's own time, but not each time.
        for (int attempt = 0; attempt < kAttempts && longest >= kLongestFrame; ++attempt) {
            longest = 0;
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
        }
        QVERIFY2(longest < kLongestFrame, qPrintable(QString::number(longest)));
        QVERIFY(pane.model()->kept() <= ExchangeModel::kMaxRows);
        QCOMPARE(feed->dropped(), 0u);
    }

    /// Filter, sort and scroll as many rows as there can be: no turn of the GUI thread's loop is long.
    void whatAPersonDoesBlocksNothing_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("sortColumn");
        QTest::newRow("words") << QStringLiteral("plain 404") << -1;
        QTest::newRow("fields") << QStringLiteral("status>=400 or dur>200ms path:*x=7*") << -1;
        QTest::newRow("almost none") << QStringLiteral("\"x=50\" status:404") << -1;
        QTest::newRow("almost all") << QStringLiteral("-status:404") << -1;
        QTest::newRow("sort by a number") << QString() << int(ExchangeModel::DurationColumn);
        QTest::newRow("sort by a text") << QString() << int(ExchangeModel::PathColumn);
        QTest::newRow("filter and sort") << QStringLiteral("-\"x=5\"") << int(ExchangeModel::StatusColumn);
    }

    void whatAPersonDoesBlocksNothing()
    {
        QFETCH(QString, filter);
        QFETCH(int, sortColumn);
        Theme theme(*qApp);
        PaneContext context;
        RequestsPane pane(context);
        pane.setRoutes(someRoutes());
        pane.resize(1400, 500);
        pane.show();
        QVERIFY(QTest::qWaitForWindowExposed(&pane));
        m_id = 0;
        pane.consume(*records(kFill));
        pane.endFrame(Clock::now());
        pane.consume(*records(0)); // the ends of its previews
        pane.endFrame(Clock::now());
        auto *field = pane.findChild<QLineEdit *>(QStringLiteral("filter"));
        QApplication::processEvents();

        double longest = 0;
        const auto turn = [&longest](auto action) {
            const double begin = threadMs();
            action();
            QApplication::processEvents(); // and paint
            longest = std::max(longest, threadMs() - begin);
        };
        const auto settle = [&] {
            int turns = 0;
            while (pane.model()->isArranging()) {
                turn([] {});
                ++turns;
            }
            return turns;
        };
        const auto scroll = [&] {
            QScrollBar *bar = pane.table()->verticalScrollBar();
            for (int step = 0; step <= 20; ++step)
                turn([&] { bar->setValue(bar->maximum() / 20 * step); });
            for (int step = 0; step < 20; ++step)
                turn([&] { bar->setValue(bar->value() - 3); });
        };
        const auto told = [&longest](const char *what, int turns) {
            qInfo("%s: longest turn %.1f ms of thread time, %d turns", what, longest, turns);
            const double was = std::exchange(longest, 0);
            QVERIFY2(was < kLongestTurn, qPrintable(QString::number(was)));
        };
        if (!filter.isEmpty())
            turn([&] { field->setText(filter); });
        int turns = settle();
        if (sortColumn >= 0)
            turn([&] { pane.model()->sort(sortColumn, Qt::DescendingOrder); });
        turns += settle();
        told("in", turns);
        scroll();
        told("scroll", 41);
        const int shown = pane.model()->rowCount();
        QVERIFY(shown > 0 && (filter.isEmpty() || shown < kFill));
        turn([&] { pane.model()->sort(-1); });
        turns = settle();
        turn([&] { field->clear(); });
        turns += settle();
        told("out", turns);
        const int all = int(pane.model()->kept());
        QVERIFY(all >= kFill);
        QCOMPARE(pane.model()->rowCount(), all);
        turn([&] {
            pane.colors()->setRules({{QStringLiteral("a"), QStringLiteral("-status:404"), RowTone::Green, true},
                                     {QStringLiteral("b"), QStringLiteral("path:*x=7*"), RowTone::Red, true}});
        });
        for (turns = 0; pane.model()->isTinting(); ++turns)
            turn([] {});
        QVERIFY(pane.model()->ruleOf(0) != nullptr);
        told("other colour rules", turns);
        turn([&] { pane.controls()->clear(); });
        turn([&] { context.undo.undo(); });
        told("clear and undo", 2);
        QCOMPARE(pane.model()->rowCount(), all);
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

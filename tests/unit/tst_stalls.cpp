// A loop that is held is named while it is, at most 50 ms after it is held for too long: by the times at which the
// telemetry thread looks, with a clock of the test's own; by the real one, with a loop that somebody really holds; and
// in the log.

#include "server/runtime/stall_log.h"
#include "server/telemetry/telemetry_hub.h"
#include "server/telemetry/telemetry_pace.h"
#include "server/telemetry/worker_watch.h"

#include <QTest>

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

constexpr Clock::time_point kNever{};
constexpr Clock::time_point kBegin(1h);
constexpr milliseconds kPromised{50}; ///< after the threshold

using Work = TelemetryPace::Work;

class Blocking final : public Activity {
public:
    explicit Blocking(std::int32_t itsLabel)
    {
        label = itsLabel;
        retain();
    }

private:
    void onUnreferenced() override { }
};

/// Does as the telemetry thread does, with a loop whose turns are given, until one of them is seen as a stall.
class FakeThread {
public:
    struct Turn {
        Clock::time_point began;
        Clock::time_point ended;
    };

    FakeThread(std::vector<Turn> turns, milliseconds threshold, milliseconds late)
        : m_turns(std::move(turns))
        , m_threshold(threshold)
        , m_late(late)
    {
    }
    /// When it was told, and what.
    std::pair<Clock::time_point, LoopStall> firstStall(std::uint64_t recordsEachTime)
    {
        for (int i = 0; i < 10'000; ++i) {
            const auto now = m_pace.next() + m_late;
            const Work due = m_pace.due(now);
            if (due == Work::None)
                break;
            if (due == Work::Drain) {
                m_pace.drained(now, {.whole = recordsEachTime});
                continue;
            }
            m_watch.observe(figuresAt(now), m_runs, now, m_threshold);
            m_pace.setNextLook(m_watch.nextStall());
            if (due == Work::Tick) {
                m_pace.drained(now, {.whole = recordsEachTime});
                m_pace.ticked(now);
            }
            if (const auto stalls = m_watch.takeStalls(); !stalls.empty())
                return {now, stalls.front()};
        }
        return {};
    }

private:
    EpollLoop::Figures figuresAt(Clock::time_point now) const
    {
        EpollLoop::Figures figures;
        for (const Turn &turn : m_turns) {
            if (now >= turn.began && now < turn.ended) {
                figures.turnStarted = turn.began;
                figures.running = 7;
            }
        }
        return figures;
    }

    const std::vector<Turn> m_turns;
    const milliseconds m_threshold;
    const milliseconds m_late;
    TelemetryPace m_pace{TelemetryHub::kTick, kBegin};
    WorkerWatch m_watch{0, kBegin};
    LoopRuns m_runs;
};

/// A worker's loop on a thread of its own, seen by a hub.
class SeenLoop {
public:
    explicit SeenLoop(TelemetryHub &hub)
        : m_hub(hub)
    {
        m_hub.addChannel(channel);
    }
    ~SeenLoop() { m_hub.removeChannel(channel); }

    EpollLoop loop;
    const std::shared_ptr<WorkerChannel> channel = std::make_shared<WorkerChannel>(3, &loop);

private:
    TelemetryHub &m_hub;
    std::jthread m_thread{[this](std::stop_token stop) {
        while (!stop.stop_requested())
            loop.poll(5ms);
    }};
};

/// What came out of a hub's stall sink, and when.
class Heard {
public:
    struct Word {
        Clock::time_point at;
        LoopStall stall;
    };
    void add(const LoopStall &stall)
    {
        const std::lock_guard lock(m_mutex);
        m_words.push_back({Clock::now(), stall});
        m_came.notify_all();
    }
    /// The next one that goes on (or has ended); nothing after half a minute.
    std::optional<Word> next(bool goesOn)
    {
        std::unique_lock lock(m_mutex);
        std::optional<Word> found;
        m_came.wait_for(lock, 30s, [&] {
            while (m_at < m_words.size() && !found) {
                const Word &word = m_words[m_at++];
                if ((word.stall.ended == kNever) == goesOn)
                    found = word;
            }
            return found.has_value();
        });
        return found;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_came;
    std::vector<Word> m_words;
    std::size_t m_at = 0;
};

QString ms(nanoseconds time)
{
    return QString::number(std::chrono::duration<double, std::milli>(time).count(), 'f', 1) + QStringLiteral(" ms");
}

QStringList g_lines;
void keepLine(QtMsgType, const QMessageLogContext &, const QString &line)
{
    g_lines.append(line);
}

RouteTable routes()
{
    RouteInfo route;
    route.index = 0;
    route.method = "GET";
    route.path = QStringLiteral("/blocking-endpoint");
    route.kind = HandlerKind::Blocking;
    return std::make_shared<const QList<RouteInfo>>(QList<RouteInfo>{route});
}

} // namespace

class TestStalls final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whereLittleComesItWakesAtTicksOnly()
    {
        TelemetryPace pace(33ms, kBegin);
        for (int i = 1; i <= 100; ++i) {
            const auto now = pace.next();
            QCOMPARE(now, kBegin + i * 33ms);
            QVERIFY(pace.due(now) == Work::Tick);
            QVERIFY(pace.due(now - 1ns) == Work::None);
            pace.drained(now, {.whole = 160}); // 4,850 a second
            pace.ticked(now);
        }
    }

    void whereMuchComesItDrainsEarly()
    {
        TelemetryPace pace(33ms, kBegin);
        auto now = pace.next();
        pace.drained(now, {.whole = 166}); // 5,030 a second
        pace.ticked(now);
        int early = 0;
        while (pace.due(now = pace.next()) == Work::Drain) {
            QCOMPARE(now, kBegin + 33ms + ++early * TelemetryPace::kDrainEvery);
            pace.drained(now, {.whole = 100});
        }
        QCOMPARE(early, 32);
        QVERIFY(pace.due(now) == Work::Tick);
        QCOMPARE(now, kBegin + 66ms); // no later for that
        pace.drained(now, {.whole = 100});
        pace.ticked(now);
        pace.drained(now = pace.next(), {.whole = 4}); // 4,000 a second: it is over
        QCOMPARE(pace.next(), kBegin + 99ms);
        pace.drained(now + 1us, {.whole = 1}); // of so short a time nothing can be said
        QCOMPARE(pace.next(), kBegin + 99ms);
    }

    /// So that they are taken before their channel is full, and no oftener than that needs.
    void figuresAloneAreTakenWhenTheirChannelIsHalfFull_data()
    {
        QTest::addColumn<double>("perMillisecond");
        QTest::addColumn<nanoseconds>("every"); // max(): at ticks only
        QTest::newRow("nothing") << 0.0 << nanoseconds::max();
        QTest::newRow("15,000 a second") << 15.0 << nanoseconds::max(); // 495 a tick
        QTest::newRow("16,000 a second") << 16.0 << nanoseconds(32ms); // 528 a tick
        QTest::newRow("100,000 a second") << 100.0 << nanoseconds(5'120us);
        QTest::newRow("512,000 a second") << 512.0 << nanoseconds(1ms);
        QTest::newRow("2,000,000 a second") << 2'000.0 << nanoseconds(1ms); // the rest comes with records
    }
    void figuresAloneAreTakenWhenTheirChannelIsHalfFull()
    {
        QFETCH(double, perMillisecond);
        QFETCH(nanoseconds, every);
        const auto in = [&](nanoseconds time) {
            return std::size_t(perMillisecond * std::chrono::duration<double, std::milli>(time).count() + 0.5);
        };
        const auto nearly = [](nanoseconds a, nanoseconds b) { return std::chrono::abs(a - b) < b / 50; };
        TelemetryPace pace(33ms, kBegin);
        auto before = kBegin;
        for (int i = 0; i < 200; ++i) {
            const auto now = pace.next();
            const bool isTick = pace.due(now) == Work::Tick;
            QVERIFY(isTick || every != nanoseconds::max());
            if (!isTick) // counts are whole, so it is not to the nanosecond
                QVERIFY2(nearly(now - before, every), qPrintable(QString::number((now - before).count())));
            if (i > 0 && every != nanoseconds::max())
                QVERIFY(now - before < every * 51 / 50);
            TelemetryPace::Taken taken;
            taken.add({.alone = in(now - before)}); // the fullest channel counts,
            taken.add({.alone = in(now - before) / 2}); // and not both together
            pace.drained(now, taken);
            if (isTick)
                pace.ticked(now);
            before = now;
        }
    }

    void ticksThatWereMissedAreNotMadeUpFor()
    {
        TelemetryPace pace(33ms, kBegin);
        pace.ticked(kBegin + 1s);
        QCOMPARE(pace.next(), kBegin + 1s);
        pace.ticked(kBegin + 1s);
        QCOMPARE(pace.next(), kBegin + 1'033ms);
    }

    void theLooksAreCloseEnough_data()
    {
        QTest::addColumn<milliseconds>("threshold");
        QTest::addColumn<milliseconds>("late");
        QTest::addColumn<std::uint64_t>("records");
        for (const milliseconds threshold : {10ms, 20ms, 33ms, 50ms, 100ms, 1000ms}) {
            QTest::addRow("%d ms", int(threshold.count())) << threshold << 0ms << std::uint64_t(0);
            QTest::addRow("%d ms, each look 15 ms late", int(threshold.count()))
                << threshold << 15ms << std::uint64_t(0);
            QTest::addRow("%d ms, under load", int(threshold.count())) << threshold << 0ms << std::uint64_t(1'000);
        }
    }
    /// Whenever a turn begins, and whatever the turn was before it.
    void theLooksAreCloseEnough()
    {
        QFETCH(milliseconds, threshold);
        QFETCH(milliseconds, late);
        QFETCH(std::uint64_t, records);
        nanoseconds worst{0};
        for (milliseconds began = 1ms; began < 200ms; began += 1ms) {
            for (const milliseconds before : {0ms, 1ms, 9ms, 40ms}) {
                const auto from = kBegin + began;
                std::vector<FakeThread::Turn> turns{{from, from + 1h}};
                if (before > 0ms && before < threshold)
                    turns.insert(turns.begin(), {from - before, from});
                FakeThread thread(std::move(turns), threshold, late);
                const auto [told, stall] = thread.firstStall(records);
                QCOMPARE(stall.started, from);
                QCOMPARE(stall.label, 7);
                QCOMPARE(stall.seen, told);
                QCOMPARE(stall.ended, kNever);
                QVERIFY(told - from >= threshold);
                worst = std::max<nanoseconds>(worst, told - from - threshold);
            }
        }
        QVERIFY2(worst <= kPromised, qPrintable(ms(worst)));
        if (late == 0ms) // as the looks are now, it is even less
            QVERIFY2(worst <= std::max<nanoseconds>(TelemetryHub::kTick - threshold, 0ns), qPrintable(ms(worst)));
    }

    void aHeldLoopIsNamedInTime_data()
    {
        QTest::addColumn<milliseconds>("threshold");
        QTest::newRow("10 ms") << 10ms;
        QTest::newRow("50 ms") << 50ms;
        QTest::newRow("100 ms") << 100ms;
    }
    /// The real telemetry thread, and a loop that is held until it is told, at any moment between two ticks.
    void aHeldLoopIsNamedInTime()
    {
        constexpr int kStalls = 40;
        QFETCH(milliseconds, threshold);
        TelemetryHub hub;
        Heard heard;
        hub.setStallSink([&heard](const LoopStall &stall) { heard.add(stall); });
        hub.setStallThreshold(threshold);
        Blocking activity(7);
        std::vector<nanoseconds> late;
        {
            SeenLoop seen(hub);
            for (int i = 0; i < kStalls; ++i) {
                std::this_thread::sleep_for(std::chrono::microseconds(1'700 * (i % 20)));
                std::atomic<bool> letGo{false};
                seen.loop.post([&] {
                    seen.loop.runFor(&activity, [&] {
                        while (!letGo)
                            std::this_thread::sleep_for(1ms);
                    });
                });
                const auto word = heard.next(true);
                letGo = true;
                QVERIFY2(word, "nobody said that the loop is held");
                const auto end = heard.next(false);
                QVERIFY(end);
                QCOMPARE(word->stall.worker, 3u);
                QCOMPARE(word->stall.label, 7);
                QVERIFY(word->stall.seen - word->stall.started >= threshold);
                QVERIFY(word->stall.seen <= word->at);
                QCOMPARE(end->stall.started, word->stall.started);
                QCOMPARE(end->stall.seen, word->stall.seen);
                QVERIFY(end->stall.ended >= word->at); // so it was named while it lasted
                late.push_back(word->at - word->stall.started - threshold);
            }
        }
        std::ranges::sort(late);
        qInfo().noquote() << QStringLiteral(
                                 "named after the threshold of %1, of %2 stalls: best %3, median %4, worst %5")
                                 .arg(ms(threshold))
                                 .arg(kStalls)
                                 .arg(ms(late.front()), ms(late[late.size() / 2]), ms(late.back()));
        // A machine that does not give us the processor makes one of them late, but not the best ten.
        QVERIFY2(late[9] <= kPromised, qPrintable(ms(late[9])));
    }

    void theLogHasALineWhenItIsSeenAndOneAtItsEnd()
    {
        StallLog log(routes(), {QStringLiteral("email")});
        LoopStall stall;
        stall.worker = 2;
        stall.label = 0;
        stall.started = kBegin;
        stall.seen = kBegin + 52ms;
        const auto lines = linesOf([&] {
            log.add(stall);
            stall.waiting = 3;
            stall.ended = kBegin + 2s;
            log.add(stall);
            stall = {0, taskLabel(0), kBegin + 3s, {}, 1, kBegin + 3s + 60ms};
            log.add(stall);
        });
        QCOMPARE(
            lines,
            (QStringList{
                QStringLiteral("GET /blocking-endpoint has held the loop of worker 2 for 52 ms so far (its handler "
                               "blocks)"),
                QStringLiteral("GET /blocking-endpoint held the loop of worker 2 for 2000 ms (its handler blocks); "
                               "clients that waited: 3"),
                QStringLiteral("task email has held the loop of worker 0 for 60 ms so far; clients that wait: 1"),
            }));
    }

    void manyStallsAreAFewLinesASecond()
    {
        StallLog log(routes(), {});
        const auto lines = linesOf([&] {
            for (int i = 0; i < 15; ++i) { // in a second and a half
                const auto began = kBegin + i * 100ms;
                log.add({0, 0, began, {}, 0, began + 50ms});
                log.add({0, 0, began, began + 60ms, 0, began + 50ms});
            }
        });
        const auto count = [&lines](const char *part) {
            return std::ranges::count_if(lines,
                                         [&](const QString &line) { return line.contains(QLatin1String(part)); });
        };
        QCOMPARE(count("so far"), StallLog::kLinesASecond * 2);
        QCOMPARE(count("held the loop") - count("so far"), StallLog::kLinesASecond * 2);
        QCOMPARE(count("stalls before it that are not told: 5"), 1);
    }

private:
    template<typename What>
    static QStringList linesOf(What what)
    {
        g_lines.clear();
        const auto before = qInstallMessageHandler(keepLine);
        what();
        qInstallMessageHandler(before);
        return std::exchange(g_lines, {});
    }
};

QTEST_GUILESS_MAIN(TestStalls)
#include "tst_stalls.moc"

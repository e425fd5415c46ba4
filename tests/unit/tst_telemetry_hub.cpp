#include "server/telemetry/telemetry_hub.h"

#include <QTest>

#include <functional>
#include <map>
#include <set>
#include <thread>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

constexpr milliseconds kFast{2};

std::unique_ptr<ExchangeRecord> recordIn(WorkerChannel &channel, std::uint64_t id, std::int32_t route,
                                         ExchangeEnd end = ExchangeEnd::Answered, int status = 200,
                                         nanoseconds total = 5ms)
{
    auto record = channel.fresh();
    record->id = id;
    record->route = route;
    record->end = end;
    record->status = end == ExchangeEnd::Answered ? status : 0;
    record->started = Clock::time_point(1h);
    record->finished = record->started + total;
    return record;
}

/// What a window would know: everything that came, the newest figures.
class Reader {
public:
    explicit Reader(TelemetryHub &hub)
        : m_feed(hub.openFeed())
    {
    }
    /// Until `done`; false after half a minute.
    bool readUntil(const std::function<bool()> &done)
    {
        const auto giveUp = Clock::now() + 30s;
        while (!done()) {
            if (Clock::now() > giveUp)
                return false;
            read();
            std::this_thread::sleep_for(1ms);
        }
        return true;
    }
    void read()
    {
        for (const auto &batch : m_feed->take()) {
            batches.push_back(batch);
            exchanges.insert(exchanges.end(), batch->exchanges.begin(), batch->exchanges.end());
            intervals.insert(intervals.end(), batch->intervals.begin(), batch->intervals.end());
            log.insert(log.end(), batch->log.begin(), batch->log.end());
            for (const auto &figures : batch->routes)
                routes[figures.route] = figures;
            workers = batch->workers;
        }
    }
    std::uint64_t hits(std::int32_t route) { return routes.contains(route) ? routes[route].hits : 0; }
    const TelemetryBatch &last() const { return *batches.back(); }

    std::vector<TelemetryBatchPtr> batches;
    std::vector<ExchangeRecordPtr> exchanges;
    std::vector<IntervalFigures> intervals;
    std::vector<LogEntry> log;
    std::map<std::int32_t, RouteFigures> routes;
    std::vector<WorkerFigures> workers;

private:
    std::shared_ptr<TelemetryFeed> m_feed;
};

} // namespace

class TestTelemetryHub : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void runsOfTasksAreNoRequests()
    {
        TelemetryHub hub(kFast);
        Reader reader(hub);
        const auto channel = std::make_shared<WorkerChannel>(0);
        hub.addChannel(channel);
        for (const auto end : {ExchangeEnd::Running, ExchangeEnd::Answered}) {
            auto record = recordIn(*channel, 1, 0, end);
            record->tasks = {"0190b8f4-7f4a-7000-8000-000000000001"};
            StatementRecord &statement = record->statements.emplace_back();
            statement.fingerprint = 7;
            statement.sql = "SELECT 1";
            channel->send(std::move(record));
        }
        channel->send(recordIn(*channel, 2, 0)); // a request behind them
        QVERIFY(reader.readUntil([&] { return reader.exchanges.size() == 3 && hub.statementTable() != nullptr; }));
        QVERIFY(reader.exchanges[1]->isTaskRun());
        std::uint64_t requests = 0;
        QVERIFY(reader.readUntil([&] {
            requests = 0;
            for (const auto &interval : reader.intervals)
                requests += interval.requests;
            return requests > 0;
        }));
        QCOMPARE(requests, 1u);
        QCOMPARE(reader.routes[0].hits, 1u);
        QCOMPARE(reader.routes[0].inFlight, 0u);
        QCOMPARE(reader.routes[0].lastMinute.count, 1u);
        // But what they ask of the database counts, once.
        QCOMPARE(hub.statementTable()->statements.size(), std::size_t(1));
        QCOMPARE(hub.statementTable()->statements[0].count, 1u);
        QVERIFY(channel->fresh()->tasks.isEmpty()); // a record that is used again is none
    }

    /// A key that a task wrote was not written by the request before it.
    void keyWritersAreTasksToo()
    {
        TelemetryHub hub(kFast);
        Reader reader(hub);
        const auto channel = std::make_shared<WorkerChannel>(0);
        hub.addChannel(channel);
        const auto write = [&channel](std::uint64_t id, std::int32_t route, const QList<QByteArray> &tasks) {
            auto record = recordIn(*channel, id, route);
            record->tasks = tasks;
            record->cacheWrites.push_back({"key", record->started + id * 1ms, false});
            channel->send(std::move(record));
        };
        write(1, 4, {});
        QVERIFY(reader.readUntil([&] { return hub.keyWriter("key").has_value(); }));
        QCOMPARE(hub.keyWriter("key")->route, 4);
        write(2, -1, {"0190b8f4-7f4a-7000-8000-000000000001"});
        QVERIFY(reader.readUntil([&] { return reader.exchanges.size() == 2; }));
        QCOMPARE(hub.keyWriter("key")->exchange, 2u);
        QCOMPARE(hub.keyWriter("key")->route, -1);
    }

    void recordsOfTwoWorkersArrive()
    {
        constexpr std::uint64_t kEach = 3'000;
        TelemetryHub hub(kFast);
        Reader reader(hub);
        std::vector<std::shared_ptr<WorkerChannel>> channels;
        std::vector<std::jthread> workers;
        for (std::uint32_t w = 0; w < 2; ++w) {
            channels.push_back(std::make_shared<WorkerChannel>(w));
            hub.addChannel(channels.back());
            workers.emplace_back([channel = channels.back(), w] {
                channel->setConnections(10 + w);
                channel->setInFlight(w);
                for (std::uint64_t id = 1; id <= kEach; ++id) {
                    auto record
                        = recordIn(*channel, id, std::int32_t(id % 3), ExchangeEnd::Answered, id % 10 == 0 ? 503 : 200);
                    record->requestHead.append("GET / HTTP/1.1");
                    channel->send(std::move(record));
                }
            });
        }
        QVERIFY(reader.readUntil([&] {
            std::uint64_t counted = 0;
            for (const auto &interval : reader.intervals)
                counted += interval.requests;
            return reader.exchanges.size() == 2 * kEach && counted == 2 * kEach;
        }));

        std::array<std::uint64_t, 2> seen{};
        for (const auto &record : reader.exchanges) {
            QCOMPARE(record->id, seen[record->worker] + 1);
            seen[record->worker] = record->id;
            QCOMPARE(record->requestHead, QByteArray("GET / HTTP/1.1"));
        }
        for (std::int32_t route = 0; route < 3; ++route) {
            QCOMPARE(reader.routes[route].hits, 2 * kEach / 3);
            QCOMPARE(reader.routes[route].errors, 2 * kEach / 30);
            QCOMPARE(reader.routes[route].inFlight, 0U);
            QCOMPARE(reader.routes[route].lastMinute.count, 2 * kEach / 3);
            QCOMPARE(reader.routes[route].lastMinute.p50, nanoseconds(5ms)); // exact: it is the maximum
        }
        std::array<std::uint64_t, 6> byClass{};
        for (const auto &interval : reader.intervals) {
            for (std::size_t i = 0; i < byClass.size(); ++i)
                byClass[i] += interval.byClass[i];
            QVERIFY(interval.seconds >= 1);
            QVERIFY(interval.endedWall > 0);
        }
        QCOMPARE(byClass, (std::array<std::uint64_t, 6>{0, 0, 2 * kEach * 9 / 10, 0, 0, 2 * kEach / 10}));
        QVERIFY(reader.readUntil([&] { return reader.last().connections == 21 && reader.last().inFlight == 1; }));
        QCOMPARE(reader.workers.size(), std::size_t(2));
        QCOMPARE(reader.workers[1].connections, 11U);
        QCOMPARE(reader.last().droppedExchanges, std::uint64_t(0));
    }

    void withoutAReaderRecordsGoBackEmpty()
    {
        TelemetryHub hub(kFast);
        const auto channel = std::make_shared<WorkerChannel>(3);
        auto record = recordIn(*channel, 1, 0);
        const ExchangeRecord *const sent = record.get();
        record->requestHead.append(QByteArray(500, 'h'));
        const char *const itsBytes = record->requestHead.constData();
        record->responseBody.append(QByteArray(ExchangeRecord::kKeptBody, 'b'));
        record->spans.resize(3);
        record->spansDropped = 7;
        record->waitedBehind = 5;
        channel->send(std::move(record));
        hub.addChannel(channel);

        std::vector<std::unique_ptr<ExchangeRecord>> others; // kept, so that no new one has the same address
        const auto giveUp = Clock::now() + 30s;
        do {
            record = channel->fresh();
            if (record.get() == sent)
                break;
            others.push_back(std::move(record));
            std::this_thread::sleep_for(1ms);
        } while (Clock::now() < giveUp);
        QVERIFY(record);

        QCOMPARE(record->worker, 3U);
        QCOMPARE(record->id, std::uint64_t(0));
        QCOMPARE(record->route, -1);
        QCOMPARE(record->end, ExchangeEnd::Running);
        QCOMPARE(record->status, 0);
        QCOMPARE(record->waitedBehind, -1);
        QCOMPARE(record->spansDropped, 0U);
        QCOMPARE(record->finished, Clock::time_point());
        QVERIFY(record->spans.empty());
        QVERIFY(record->requestHead.isEmpty());
        QVERIFY(record->responseBody.isEmpty());
        QVERIFY2(record->responseBody.capacity() < 2'048, "a large body keeps its memory");
        record->requestHead.append(QByteArray(400, 'i'));
        QCOMPARE(static_cast<const void *>(record->requestHead.constData()), static_cast<const void *>(itsBytes));
    }

    void aFullRingDropsAndCounts()
    {
        const auto channel = std::make_shared<WorkerChannel>(0, nullptr, 4);
        for (std::uint64_t id = 1; id <= 10; ++id)
            channel->send(recordIn(*channel, id, 0));
        QCOMPARE(channel->dropped(), std::uint64_t(6));
        TelemetryHub hub(kFast);
        Reader reader(hub);
        hub.addChannel(channel);
        QVERIFY(reader.readUntil([&] { return reader.hits(0) == 4; }));
        QCOMPARE(reader.last().droppedExchanges, std::uint64_t(6));
        QCOMPARE(reader.exchanges.back()->id, std::uint64_t(4));

        hub.removeChannel(channel); // what it dropped stays counted
        const auto next = std::make_shared<WorkerChannel>(0, nullptr, 4);
        next->send(recordIn(*next, 1, 0));
        hub.addChannel(next);
        QVERIFY(reader.readUntil([&] { return reader.hits(0) == 5; }));
        QCOMPARE(reader.last().droppedExchanges, std::uint64_t(6));
    }

    void previewsCountAsInFlight()
    {
        TelemetryHub hub(kFast);
        Reader reader(hub);
        const auto channel = std::make_shared<WorkerChannel>(0);
        hub.addChannel(channel);
        for (const std::uint64_t id : {1U, 2U, 3U})
            channel->send(recordIn(*channel, id, 4, ExchangeEnd::Running));
        QVERIFY(reader.readUntil([&] { return reader.routes[4].inFlight == 3; }));
        QCOMPARE(reader.routes[4].hits, std::uint64_t(0));
        channel->send(recordIn(*channel, 2, 4));
        channel->send(recordIn(*channel, 99, 4)); // never waited, so it had no preview
        channel->send(recordIn(*channel, 1, 4, ExchangeEnd::ClientGone));
        QVERIFY(reader.readUntil([&] { return reader.hits(4) == 3; }));
        QCOMPARE(reader.routes[4].inFlight, 1U);
        QCOMPARE(reader.routes[4].errors, std::uint64_t(0));
        QCOMPARE(reader.routes[4].lastMinute.count, std::uint64_t(2)); // not the one whose client left
        hub.removeChannel(channel); // and with it what it left running
        QVERIFY(reader.readUntil([&] { return reader.routes[4].inFlight == 0; }));
    }

    void lastHitAndWhatEndedInEachSecond()
    {
        TelemetryHub hub(kFast);
        Reader reader(hub);
        const auto channel = std::make_shared<WorkerChannel>(0);
        hub.addChannel(channel);
        auto preview = recordIn(*channel, 1, 2, ExchangeEnd::Running);
        preview->startedWall = 5'000;
        channel->send(std::move(preview));
        QVERIFY(reader.readUntil([&] { return reader.routes[2].lastHitWall == 5'000; }));
        QCOMPARE(reader.routes[2].hits, std::uint64_t(0)); // it has come, and not ended
        for (std::uint64_t id = 2; id <= 6; ++id) {
            auto record = recordIn(*channel, id, id == 6 ? 0 : 2, ExchangeEnd::Answered, id == 3 ? 500 : 200);
            record->startedWall = std::int64_t(4'000 + id); // older than the preview's
            channel->send(std::move(record));
        }
        std::map<std::int32_t, RouteInterval> sums;
        std::size_t seen = 0;
        QVERIFY(reader.readUntil([&] {
            for (; seen < reader.intervals.size(); ++seen) {
                std::int32_t last = -1;
                for (const RouteInterval &each : reader.intervals[seen].routes) {
                    if (each.hits == 0 || each.route <= last)
                        return false;
                    last = each.route;
                    sums[each.route].hits += each.hits;
                    sums[each.route].errors += each.errors;
                }
            }
            return sums[0].hits == 1 && sums[2].hits == 4;
        }));
        QCOMPARE(sums[2].errors, 1U);
        QCOMPARE(reader.routes[2].lastHitWall, std::int64_t(5'000));
        QCOMPARE(reader.routes[0].lastHitWall, std::int64_t(4'006));
        QCOMPARE(reader.routes.contains(1) ? reader.routes[1].lastHitWall : 0, std::int64_t(0));
        const std::size_t count = reader.intervals.size();
        QVERIFY(reader.readUntil([&] { return reader.intervals.size() > count; }));
        QVERIFY(reader.intervals.back().routes.empty()); // nothing is told twice
        hub.resetFigures();
        QVERIFY(reader.readUntil([&] { return reader.routes[2].lastHitWall == 0; }));
    }

    void lostEndsDoNotStayInFlight_data()
    {
        QTest::addColumn<int>("lostBefore");
        QTest::newRow("noted one by one") << 0;
        QTest::newRow("too many to note") << 8;
    }
    void lostEndsDoNotStayInFlight()
    {
        QFETCH(int, lostBefore);
        const auto channel = std::make_shared<WorkerChannel>(0, nullptr, 4);
        for (const std::uint64_t id : {1U, 2U, 3U})
            channel->send(recordIn(*channel, id, 4, ExchangeEnd::Running));
        channel->send(recordIn(*channel, 10, 5)); // the ring is full now
        for (int i = 0; i < lostBefore; ++i)
            channel->send(recordIn(*channel, std::uint64_t(20 + i), 5));
        for (const std::uint64_t id : {1U, 2U, 3U})
            channel->send(recordIn(*channel, id, 4));
        TelemetryHub hub(kFast);
        Reader reader(hub);
        hub.addChannel(channel);
        QVERIFY(reader.readUntil([&] { return reader.hits(5) == 1; }));
        QVERIFY(reader.routes.contains(4));
        QCOMPARE(reader.routes[4].inFlight, 0U);
        QCOMPARE(reader.last().droppedExchanges, std::uint64_t(3 + lostBefore));
    }

    void aChannelThatLeavesIsDrained()
    {
        TelemetryHub hub(kFast);
        Reader reader(hub);
        for (int run = 1; run <= 20; ++run) {
            const auto channel = std::make_shared<WorkerChannel>(0);
            hub.addChannel(channel);
            for (std::uint64_t id = 1; id <= 50; ++id)
                channel->send(recordIn(*channel, id, 0));
            hub.removeChannel(channel);
        }
        QVERIFY(reader.readUntil([&] { return reader.hits(0) == 1'000; }));
        QCOMPARE(reader.exchanges.size(), std::size_t(1'000));
        QVERIFY(reader.readUntil([&] { return reader.workers.empty(); }));
    }

    void whatCameBeforeTheEndIsPublished()
    {
        auto hub = std::make_unique<TelemetryHub>(1h);
        Reader reader(*hub);
        const auto channel = std::make_shared<WorkerChannel>(0);
        hub->addChannel(channel);
        channel->send(recordIn(*channel, 1, 0));
        for (std::size_t i = 0; i < TelemetryHub::kMaxLog + 5; ++i)
            hub->log({qint64(i), QtInfoMsg, QStringLiteral("test"), QStringLiteral("text"), {}});
        hub.reset(); // does not wait for the hour
        reader.read();
        QCOMPARE(reader.batches.size(), std::size_t(1));
        QCOMPARE(reader.exchanges.size(), std::size_t(1));
        QCOMPARE(reader.log.size(), TelemetryHub::kMaxLog);
        QCOMPARE(reader.log.back().time, qint64(TelemetryHub::kMaxLog - 1));
        QCOMPARE(reader.last().droppedLog, std::uint64_t(5));
    }

    void aBatchWithoutNewsIsNotMade()
    {
        TelemetryHub hub(kFast);
        Reader reader(hub);
        const auto channel = std::make_shared<WorkerChannel>(0);
        channel->send(recordIn(*channel, 1, 0));
        hub.addChannel(channel);
        QVERIFY(reader.readUntil([&] { return reader.intervals.size() == 3; }));
        for (std::size_t i = 1; i < reader.batches.size(); ++i) { // the first is the answer to openFeed()
            const TelemetryBatch &batch = *reader.batches[i];
            const TelemetryBatch &before = *reader.batches[i - 1];
            QVERIFY2(!batch.exchanges.empty() || !batch.intervals.empty()
                         || batch.workers.size() != before.workers.size(),
                     qPrintable(QStringLiteral("batch %1 of %2").arg(i).arg(reader.batches.size())));
        }
        QCOMPARE(reader.intervals[1].requests + reader.intervals[2].requests, std::uint64_t(0));
    }

    void aNewReaderLearnsWhatWas()
    {
        TelemetryHub hub(kFast);
        const auto channel = std::make_shared<WorkerChannel>(0);
        hub.addChannel(channel);
        for (std::uint64_t id = 1; id <= 5; ++id)
            channel->send(recordIn(*channel, id, 2));
        {
            Reader first(hub);
            QVERIFY(first.readUntil([&] { return first.hits(2) == 5; }));
        }
        Reader second(hub); // the first has gone
        Reader third(hub);
        QVERIFY(second.readUntil([&] { return second.hits(2) == 5; }));
        QVERIFY(third.readUntil([&] { return third.hits(2) == 5; }));
        QVERIFY(third.exchanges.empty());
        QCOMPARE(third.routes.size(), std::size_t(3)); // 0 and 1 are known to have had no hit
    }

    void aNewRunBeginsAtZero()
    {
        TelemetryHub hub(kFast);
        Reader reader(hub);
        const auto channel = std::make_shared<WorkerChannel>(0, nullptr, 4);
        for (std::uint64_t id = 1; id <= 6; ++id)
            channel->send(recordIn(*channel, id, 0));
        hub.addChannel(channel);
        QVERIFY(reader.readUntil([&] { return reader.hits(0) == 4; }));
        const auto next = std::make_shared<WorkerChannel>(0);
        next->send(recordIn(*next, 1, 0));
        hub.removeChannel(channel);
        hub.resetFigures();
        hub.addChannel(next);
        QVERIFY(reader.readUntil([&] { return reader.exchanges.size() == 5 && reader.hits(0) == 1; }));
        QCOMPARE(reader.last().droppedExchanges, std::uint64_t(0));
        QCOMPARE(reader.routes[0].lastMinute.count, std::uint64_t(1));
    }

    void aHeldLoopIsSeenWhileItIsHeld()
    {
        class Blocking final : public Activity {
            void onUnreferenced() override { }
        };
        EpollLoop loop;
        TelemetryHub hub(kFast);
        Reader reader(hub);
        const auto channel = std::make_shared<WorkerChannel>(0, &loop);
        hub.addChannel(channel);
        std::atomic<bool> letGo{false};
        Blocking activity;
        activity.label = 7;
        activity.retain();
        std::jthread worker([&loop](std::stop_token stop) {
            while (!stop.stop_requested())
                loop.poll(5ms);
        });
        loop.post([&] {
            loop.runFor(&activity, [&] {
                while (!letGo)
                    std::this_thread::sleep_for(1ms);
            });
        });
        const bool seen = reader.readUntil([&] { return !reader.workers.empty() && reader.workers[0].isHeld; });
        letGo = true;
        QVERIFY(seen);
        QCOMPARE(reader.workers[0].heldBy, 7);
        QVERIFY(reader.workers[0].loopLag > WorkerFigures::kHeld);
        QVERIFY(reader.readUntil([&] { return !reader.workers[0].isHeld; }));
        QVERIFY(reader.readUntil([&] {
            return std::ranges::any_of(reader.intervals,
                                       [](const auto &interval) { return interval.loopLag > WorkerFigures::kHeld; });
        }));
        hub.removeChannel(channel);
    }

    void linesOfAnyThreadAreForwarded()
    {
        TelemetryHub hub(kFast);
        Reader reader(hub);
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t) {
                threads.emplace_back([&hub, t] {
                    for (int i = 0; i < 100; ++i)
                        hub.log({t * 1000 + i, QtWarningMsg, QStringLiteral("coroscope.test"), QString::number(i), {}});
                });
            }
        }
        QVERIFY(reader.readUntil([&] { return reader.log.size() == 400; }));
        std::set<qint64> times;
        for (const auto &entry : reader.log)
            times.insert(entry.time);
        QCOMPARE(times.size(), std::size_t(400));
    }
};

QTEST_GUILESS_MAIN(TestTelemetryHub)
#include "tst_telemetry_hub.moc"

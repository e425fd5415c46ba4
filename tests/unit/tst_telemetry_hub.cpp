#include "server/telemetry/heat_row.h"
#include "server/telemetry/telemetry_hub.h"
#include "server/telemetry/worker_watch.h"

#include <QTest>

#include <functional>
#include <map>
#include <netinet/in.h>
#include <set>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace coroscope;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::function<void(coroscope::ExchangeRecord &)>)

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
            slices.insert(slices.end(), batch->routeSlices.begin(), batch->routeSlices.end());
            runs.insert(runs.end(), batch->loopRuns.begin(), batch->loopRuns.end());
            stalls.insert(stalls.end(), batch->stalls.begin(), batch->stalls.end());
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
    std::vector<RouteSlice> slices;
    std::vector<LoopRun> runs;
    std::vector<LoopStall> stalls;
    std::vector<LogEntry> log;
    std::map<std::int32_t, RouteFigures> routes;
    std::vector<WorkerFigures> workers;

private:
    std::shared_ptr<TelemetryFeed> m_feed;
};

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

/// A worker's loop on a thread of its own, seen by a hub.
class SeenLoop {
public:
    explicit SeenLoop(TelemetryHub &hub)
        : m_hub(hub)
    {
        m_hub.addChannel(channel);
    }
    ~SeenLoop() { m_hub.removeChannel(channel); }
    /// Holds the loop, on behalf of a route, until `until`.
    template<typename Until>
    void hold(Activity &activity, Until until)
    {
        loop.post([this, &activity, until] {
            loop.runFor(&activity, [&] {
                while (!until())
                    std::this_thread::sleep_for(1ms);
            });
        });
    }

    EpollLoop loop;
    const std::shared_ptr<WorkerChannel> channel = std::make_shared<WorkerChannel>(0, &loop);

private:
    TelemetryHub &m_hub;
    std::jthread m_thread{[this](std::stop_token stop) {
        while (!stop.stop_requested())
            loop.poll(5ms);
    }};
};

/// A listening socket, and clients of it.
class Sockets {
public:
    Sockets()
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (bind(listener, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0 || listen(listener, 64) != 0)
            qFatal("cannot listen");
    }
    ~Sockets()
    {
        for (const int fd : all)
            close(fd);
        close(listener);
    }
    int connectOne()
    {
        sockaddr_in address{};
        socklen_t size = sizeof address;
        getsockname(listener, reinterpret_cast<sockaddr *>(&address), &size);
        const int fd = all.emplace_back(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (connect(fd, reinterpret_cast<sockaddr *>(&address), size) != 0)
            qFatal("cannot connect");
        return fd;
    }
    int acceptOne() { return all.emplace_back(accept4(listener, nullptr, nullptr, SOCK_CLOEXEC)); }

    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    std::vector<int> all;
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
        // The slices are all of it, in the order of their intervals.
        std::map<std::int32_t, std::uint64_t> sliced;
        std::int64_t before = 0;
        for (const RouteSlice &slice : reader.slices) {
            QVERIFY(slice.endedWall >= before);
            before = slice.endedWall;
            sliced[slice.route] += slice.latency->count();
        }
        QCOMPARE(sliced,
                 (std::map<std::int32_t, std::uint64_t>{{0, 2 * kEach / 3}, {1, 2 * kEach / 3}, {2, 2 * kEach / 3}}));
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

    /// While much comes, records do not wait for the tick; what was taken early is told at the tick, once.
    void muchIsTakenEarly()
    {
        TelemetryHub hub(1s);
        Reader reader(hub);
        const auto channel = std::make_shared<WorkerChannel>(0, nullptr, 512 * 1024);
        hub.addChannel(channel);
        std::uint64_t id = 0;
        const auto sendUntil = [&](const std::function<bool()> &done) { // well over TelemetryPace::kBusy
            const auto giveUp = Clock::now() + 30s;
            while (!done() && Clock::now() < giveUp) {
                for (int i = 0; i < 8; ++i)
                    channel->send(recordIn(*channel, ++id, 0));
                std::this_thread::sleep_for(200us);
            }
            return done();
        };
        // Where this thread is kept from sending it is not busy any more until the next tick, and the attempt is lost.
        bool isEarly = false;
        for (int attempt = 0; attempt < 20 && !isEarly; ++attempt) {
            const auto before = reader.batches.size();
            QVERIFY(sendUntil([&] {
                reader.read();
                return reader.batches.size() > before;
            }));
            const auto batches = reader.batches.size();
            const auto drains = hub.earlyDrains();
            const QByteArray key = QByteArray::number(attempt);
            auto record = recordIn(*channel, ++id, 0);
            record->cacheWrites.push_back({key, record->started + attempt * 1ms, false});
            channel->send(std::move(record));
            QVERIFY(sendUntil([&] { return hub.keyWriter(key).has_value(); }));
            reader.read();
            isEarly = reader.batches.size() == batches && hub.earlyDrains() > drains;
        }
        QVERIFY2(isEarly, "a record waited for the tick in each of twenty attempts");

        QVERIFY(reader.readUntil([&] { return reader.hits(0) >= id; }));
        QCOMPARE(reader.hits(0), id);
        QCOMPARE(reader.exchanges.size(), std::size_t(id));
        for (std::size_t i = 0; i < reader.exchanges.size(); ++i)
            QCOMPARE(reader.exchanges[i]->id, std::uint64_t(i + 1));
        QCOMPARE(reader.last().droppedExchanges, std::uint64_t(0));
        QCOMPARE(reader.last().droppedBatched, std::uint64_t(0));
    }

    /// Who reads on the telemetry thread itself misses nothing of it, also where nobody else reads.
    void whatIsTakenEarlyIsReadToo()
    {
        class Counting final : public BatchReader {
        public:
            bool isWanted() noexcept override { return true; }
            void read(const TelemetryBatch &batch) override
            {
                for (const ExchangeRecordPtr &record : batch.exchanges) {
                    if (record->id == last + 1)
                        last = record->id;
                }
            }
            std::atomic<std::uint64_t> last{0}; ///< all up to it were read
        };
        TelemetryHub hub(100ms);
        const auto counting = std::make_shared<Counting>();
        hub.setBatchReader(counting);
        const auto channel = std::make_shared<WorkerChannel>(0, nullptr, 1024 * 1024);
        hub.addChannel(channel);
        std::uint64_t id = 0;
        const auto giveUp = Clock::now() + 30s;
        while (hub.earlyDrains() < 20 && Clock::now() < giveUp) {
            for (int i = 0; i < 50; ++i)
                channel->send(recordIn(*channel, ++id, 0));
            std::this_thread::sleep_for(1ms);
        }
        QVERIFY(hub.earlyDrains() >= 20);
        while (counting->last < id && Clock::now() < giveUp)
            std::this_thread::sleep_for(1ms);
        QCOMPARE(counting->last.load(), id);
        QCOMPARE(channel->dropped(), std::uint64_t(0));
    }

    void littleWaitsForTheTick()
    {
        TelemetryHub hub(20ms);
        Reader reader(hub);
        const auto channel = std::make_shared<WorkerChannel>(0);
        hub.addChannel(channel);
        for (std::uint64_t id = 1; id <= 20; ++id) {
            channel->send(recordIn(*channel, id, 0));
            QVERIFY(reader.readUntil([&] { return reader.exchanges.size() == id; }));
        }
        QCOMPARE(hub.earlyDrains(), std::uint64_t(0));
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

    void figuresAloneCountAsRecordsDo()
    {
        // The same requests, once with somebody who reads their records and once without: /metrics says the same.
        std::vector<MetricsPtr> said;
        for (const bool isRead : {true, false}) {
            EpollLoop loop;
            loop.claimHome();
            TelemetryHub hub(kFast);
            const auto feed = isRead ? hub.openFeed() : nullptr;
            const auto channel = std::make_shared<WorkerChannel>(0);
            hub.addChannel(channel);
            for (int i = 0; i < 400; ++i) {
                auto record = recordIn(*channel, std::uint64_t(i) + 1, i % 5 - 1,
                                       i % 7 == 0 ? ExchangeEnd::ClientGone : ExchangeEnd::Answered,
                                       i % 11 == 0 ? 404 : 200, std::chrono::microseconds(10 * i));
                record->method.append(i % 3 == 0 ? "POST" : i % 3 == 1 ? "GET" : "BREW");
                record->requestHeadBytes = std::uint64_t(i);
                record->requestBodyBytes = 10;
                record->responseHeadBytes = 100;
                record->responseBodyBytes = std::uint64_t(i) * 7;
                if (i % 13 == 0) {
                    record->waitedForLoop = 1ms;
                    record->waitedBehind = 2;
                }
                if (i % 50 == 1) { // more is counted of these, so they go whole
                    Span &span = record->spans.emplace_back();
                    span.kind = SpanKind::Cache;
                    span.queued = record->started;
                    span.ended = record->started + 1us;
                }
                if (i % 50 == 2) {
                    record->responseCoding = "gzip";
                    record->responseIdentityBytes = 5'000;
                }
                if (i % 50 == 3) {
                    record->status = 101;
                    record->closeCode = 1001;
                }
                QVERIFY(channel->sendUnpreviewed(std::move(record)));
            }
            const auto wait = TelemetryHub::MetricsWait::adopt(new ValueWait<MetricsPtr>(loop));
            hub.askMetrics(wait);
            const auto giveUp = Clock::now() + 30s;
            while (wait->outcome() == WaitState::Outcome::Pending && Clock::now() < giveUp)
                loop.poll(1ms);
            QVERIFY(wait->value && *wait->value);
            said.push_back(wait->value->value());
            loop.close();
        }
        const Metrics &whole = *said[0];
        const Metrics &alone = *said[1];
        QCOMPARE(alone.routes.size(), std::size_t(5)); // no route is one, too
        QCOMPARE(alone.routes.size(), whole.routes.size());
        for (std::size_t i = 0; i < whole.routes.size(); ++i) {
            const RouteMetrics &expected = whole.routes[i];
            const RouteMetrics &actual = alone.routes[i];
            QCOMPARE(actual.route, expected.route);
            QCOMPARE(actual.requestBytes, expected.requestBytes);
            QVERIFY(actual.responseBytes > 0);
            QCOMPARE(actual.responseBytes, expected.responseBytes);
            QCOMPARE(actual.duration.counts, expected.duration.counts);
            QCOMPARE(actual.duration.sum, expected.duration.sum);
            std::map<std::pair<int, int>, std::uint64_t> expectedCounts;
            std::map<std::pair<int, int>, std::uint64_t> actualCounts;
            for (const RequestCount &each : expected.requests)
                expectedCounts[{each.method, each.status}] = each.count;
            for (const RequestCount &each : actual.requests)
                actualCounts[{each.method, each.status}] = each.count;
            QVERIFY(actualCounts.size() > 4);
            QCOMPARE(actualCounts, expectedCounts);
        }
        QCOMPARE(alone.heldUp.size(), std::size_t(1));
        QCOMPARE(alone.heldUp[0].requests, whole.heldUp[0].requests);
        QCOMPARE(alone.heldUp[0].waited, whole.heldUp[0].waited);
        QCOMPARE(alone.codings.size(), std::size_t(1));
        QCOMPARE(alone.codings[0].bodies, 8u);
        QCOMPARE(alone.cacheTime.count, 8u);
        QCOMPARE(alone.socketCloses.size(), std::size_t(1));
        QCOMPARE(alone.socketCloses[0].count, 8u);
    }

    void recordsGoAsSoonAsAFeedIsOpen()
    {
        TelemetryHub hub(kFast);
        const auto channel = std::make_shared<WorkerChannel>(0);
        hub.addChannel(channel);
        auto record = recordIn(*channel, 1, 0);
        const ExchangeRecord *const sent = record.get();
        channel->sendUnpreviewed(std::move(record));
        record = channel->fresh();
        QCOMPARE(record.get(), sent); // it did not leave
        QCOMPARE(record->id, 0u);
        QCOMPARE(record->finished, Clock::time_point());
        Reader reader(hub);
        for (std::uint64_t id = 2; id <= 20; ++id) {
            channel->sendUnpreviewed(recordIn(*channel, id, 0));
            std::this_thread::sleep_for(1ms); // over some ticks
        }
        QVERIFY(reader.readUntil([&] { return reader.hits(0) == 20; }));
        QCOMPARE(reader.exchanges.size(), std::size_t(19));
        for (std::uint64_t id = 2; id <= 20; ++id)
            QCOMPARE(reader.exchanges[id - 2]->id, id);
    }

    void aFollowerGetsRecordsAtOnce()
    {
        class Following final : public BatchReader {
        public:
            void follow(bool isWanted)
            {
                m_isWanted = isWanted;
                if (isWanted)
                    nowWanted();
            }
            bool isWanted() noexcept override { return m_isWanted; }
            void read(const TelemetryBatch &batch) override
            {
                for (const ExchangeRecordPtr &record : batch.exchanges)
                    last = std::max(last.load(), record->id);
            }
            std::atomic<std::uint64_t> last{0};

        private:
            std::atomic<bool> m_isWanted{false};
        };
        TelemetryHub hub(kFast);
        const auto following = std::make_shared<Following>();
        hub.setBatchReader(following);
        const auto channel = std::make_shared<WorkerChannel>(0);
        hub.addChannel(channel);
        // Each time with another moment of the telemetry thread's.
        for (std::uint64_t round = 1; round <= 300; ++round) {
            channel->sendUnpreviewed(recordIn(*channel, 10 * round, 0));
            following->follow(true);
            channel->sendUnpreviewed(recordIn(*channel, 10 * round + 1, 0));
            const auto giveUp = Clock::now() + 30s;
            while (following->last < 10 * round + 1 && Clock::now() < giveUp)
                std::this_thread::yield();
            QCOMPARE(following->last.load(), 10 * round + 1);
            following->follow(false);
            std::this_thread::sleep_for(std::chrono::microseconds(37 * (round % 100)));
        }
    }

    void whatSaysMoreIsNotCountedAlone_data()
    {
        QTest::addColumn<std::function<void(ExchangeRecord &)>>("change");
        QTest::addColumn<bool>("isAlone");
        using Change = std::function<void(ExchangeRecord &)>;
        const auto row = [](const char *name, bool isAlone, Change change) {
            QTest::newRow(name) << std::move(change) << isAlone;
        };
        row("a plain one", true, [](ExchangeRecord &) {});
        row("with a body each way, that waited for the loop", true, [](ExchangeRecord &record) {
            record.requestBody = "a";
            record.responseBody = "b";
            record.waitedForLoop = 1ms;
        });
        row("refused", true, [](ExchangeRecord &record) { record.end = ExchangeEnd::Failed; });
        row("a preview", false, [](ExchangeRecord &record) { record.end = ExchangeEnd::Running; });
        row("worked on", false, [](ExchangeRecord &record) { record.responseEnd = ExchangeEnd::Answered; });
        row("tasks", false, [](ExchangeRecord &record) { record.tasks = {"1"}; });
        row("WebSocket", false, [](ExchangeRecord &record) { record.status = 101; });
        row("a span", false, [](ExchangeRecord &record) { record.spans.emplace_back(); });
        row("a statement", false, [](ExchangeRecord &record) { record.statements.emplace_back(); });
        row("too many statements", false, [](ExchangeRecord &record) { record.statementsDropped = 1; });
        row("a write to the cache", false, [](ExchangeRecord &record) { record.cacheWrites.emplace_back(); });
        row("coded response", false, [](ExchangeRecord &record) { record.responseIdentityBytes = 1; });
        row("coded request", false, [](ExchangeRecord &record) { record.requestCoding = "gzip"; });
    }
    void whatSaysMoreIsNotCountedAlone()
    {
        QFETCH(std::function<void(ExchangeRecord &)>, change);
        ExchangeRecord record;
        record.end = ExchangeEnd::Answered;
        record.status = 200;
        change(record);
        QTEST(isCountedAlone(record), "isAlone");
    }

    void whatHasNoRoomGoesWithItsRecord()
    {
        TelemetryHub hub(1h); // no tick comes
        const auto channel = std::make_shared<WorkerChannel>(0);
        hub.addChannel(channel);
        for (std::size_t i = 0; i < WorkerChannel::kMaxFigures + 10; ++i)
            QVERIFY(channel->sendUnpreviewed(recordIn(*channel, i + 1, 0)));
        const std::size_t alone = channel->receiveFigures([](const EndedFigures &) {});
        std::size_t whole = 0;
        while (channel->receive())
            ++whole;
        QCOMPARE(alone, WorkerChannel::kMaxFigures);
        QCOMPARE(whole, std::size_t(10));
        QCOMPARE(channel->dropped(), 0u);
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

    void everySecondTellsItsLatencies()
    {
        TelemetryHub hub(kFast);
        Reader reader(hub);
        const auto channel = std::make_shared<WorkerChannel>(2);
        channel->setInFlight(9);
        // 1,000 of a route, 1 ms to 1 s, and one of another: in one go, so that one interval has them all.
        for (int i = 1; i <= 1'000; ++i)
            channel->send(recordIn(*channel, std::uint64_t(i), 1, ExchangeEnd::Answered, 200, i * 1ms));
        channel->send(recordIn(*channel, 1'001, 3, ExchangeEnd::Answered, 200, 3us));
        channel->send(recordIn(*channel, 1'002, 3, ExchangeEnd::ClientGone)); // how long it took says nothing
        hub.addChannel(channel);
        const auto hasAll = [](const IntervalFigures &interval) { return interval.requests == 1'002; };
        QVERIFY(reader.readUntil([&] { return std::ranges::any_of(reader.intervals, hasAll); }));
        const IntervalFigures interval = *std::ranges::find_if(reader.intervals, hasAll);

        QCOMPARE(interval.inFlight, std::uint64_t(9));
        QCOMPARE(interval.workers.size(), std::size_t(1));
        QCOMPARE(interval.workers[0].worker, 2U);
        QCOMPARE(interval.routes.size(), std::size_t(2));
        const auto isClose
            = [](nanoseconds got, nanoseconds exact) { return got >= exact && got < exact * 1025 / 1024; };
        const Percentiles &of1 = interval.routes[0].latency;
        QCOMPARE(of1.count, std::uint64_t(1'000));
        QVERIFY(isClose(of1.p50, 500ms));
        QVERIFY(isClose(of1.p75, 750ms));
        QVERIFY(isClose(of1.p90, 900ms));
        QVERIFY(isClose(of1.p95, 950ms));
        QVERIFY(isClose(of1.p99, 990ms));
        QVERIFY(isClose(of1.p999, 999ms));
        QCOMPARE(of1.max, nanoseconds(1s));
        QCOMPARE(interval.routes[1].latency.count, std::uint64_t(1));
        QCOMPARE(interval.routes[1].latency.p999, nanoseconds(3us));
        QCOMPARE(interval.latency.count, std::uint64_t(1'001));
        QVERIFY(isClose(interval.latency.p999, 999ms));

        std::uint32_t counted = 0;
        for (int row = 0; row < HeatColumn::kRows; ++row) {
            const auto inRow
                = [row](int ms) { return ms * 1ms >= heatRowFrom(row) && ms * 1ms < heatRowFrom(row + 1); };
            std::uint32_t expected = row == 0 ? 1U : 0U; // 3 µs are below the first row
            for (int ms = 1; ms <= 1'000; ++ms)
                expected += inRow(ms) ? 1U : 0U;
            QCOMPARE(interval.heat.counts[std::size_t(row)], expected);
            counted += expected;
        }
        QCOMPARE(counted, 1'001U);
        // The next one begins at nothing.
        const std::size_t count = reader.intervals.size();
        QVERIFY(reader.readUntil([&] { return reader.intervals.size() > count; }));
        QCOMPARE(reader.intervals.back().latency.count, std::uint64_t(0));
        QCOMPARE(reader.intervals.back().heat.counts, HeatColumn().counts);
    }

    /// A request is put into one histogram when it comes; minutes, intervals and the whole are made of that.
    void eachRequestCountsOnceInAll()
    {
        TelemetryHub hub(kFast);
        Reader reader(hub);
        const auto channel = std::make_shared<WorkerChannel>(0);
        hub.addChannel(channel);
        std::uint64_t id = 0;
        const auto counted = [&reader] {
            std::uint64_t latencies = 0;
            for (const auto &interval : reader.intervals)
                latencies += interval.latency.count;
            return latencies;
        };
        for (std::uint64_t round = 1; round <= 3; ++round) { // each ends in an interval of its own
            for (const std::int32_t route : {0, 1, -1}) { // the last: none that we have
                for (int i = 0; i < 10; ++i)
                    channel->send(recordIn(*channel, ++id, route, ExchangeEnd::Answered, 200, milliseconds(round)));
            }
            // At once in the minute, before their interval ends, and still when it has ended.
            QVERIFY(reader.readUntil([&] { return reader.routes[1].lastMinute.count == round * 10; }));
            QVERIFY(reader.readUntil([&] { return counted() == round * 30; }));
            QCOMPARE(reader.routes[0].lastMinute.count, round * 10);
            QCOMPARE(reader.routes[0].lastMinute.max, nanoseconds(milliseconds(round)));
        }
        hub.resetFigures();
        QVERIFY(reader.readUntil([&] { return reader.hits(1) == 0; })); // what came before that would go, too
        channel->send(recordIn(*channel, ++id, 1, ExchangeEnd::Answered, 200, 1ms));
        channel->send(recordIn(*channel, ++id, -1, ExchangeEnd::Answered, 200, 1ms));
        QVERIFY(reader.readUntil([&] { return counted() == 92; }));
        QCOMPARE(reader.routes[1].lastMinute.count, 1u);
        QVERIFY(!reader.routes.contains(-1)); // that is no route
    }

    void heatRows_data()
    {
        QTest::addColumn<nanoseconds>("duration");
        QTest::addColumn<int>("row");
        QTest::newRow("negative") << nanoseconds(-1) << 0;
        QTest::newRow("nothing") << nanoseconds(0) << 0;
        QTest::newRow("the shortest") << nanoseconds(10us) << 0;
        QTest::newRow("just before a decade") << nanoseconds(99'999) << 7;
        QTest::newRow("a decade") << nanoseconds(100us) << 8;
        QTest::newRow("one second") << nanoseconds(1s) << 40;
        QTest::newRow("just before the end") << nanoseconds(100s) - 1ns << 55;
        QTest::newRow("the end") << nanoseconds(100s) << 55;
        QTest::newRow("an hour") << nanoseconds(1h) << 55;
        QTest::newRow("the longest") << nanoseconds::max() << 55;
        for (int row = 1; row < HeatColumn::kRows; ++row) {
            QTest::addRow("where row %d begins", row) << heatRowFrom(row) << row;
            QTest::addRow("just before row %d", row) << heatRowFrom(row) - 1ns << row - 1;
        }
    }
    void heatRows()
    {
        QFETCH(nanoseconds, duration);
        QFETCH(int, row);
        QCOMPARE(heatRow(duration), row);
        if (row > 0)
            QVERIFY(heatRowFrom(row) <= duration);
        QVERIFY(row == HeatColumn::kRows - 1 || duration < heatRowFrom(row + 1));
    }

    void stretchesOfABusyLoop()
    {
        TelemetryHub hub(kFast);
        Reader reader(hub);
        Blocking activity(7);
        const auto begun = Clock::now();
        std::atomic<int> turns{0};
        {
            SeenLoop seen(hub);
            int looks = 0;
            seen.hold(activity, [&looks] { return ++looks > 30; }); // a millisecond or more between two
            std::function<void()> again = [&] {
                if (++turns < 500)
                    seen.loop.post(again);
            };
            seen.loop.post(again);
            QVERIFY(reader.readUntil([&] { return turns == 500; }));
            // Each turn is told, and none twice.
            std::uint32_t told = 0;
            QVERIFY(reader.readUntil([&] {
                told = 0;
                for (const LoopRun &run : reader.runs)
                    told += run.turns;
                return told >= 500;
            }));
        }
        QVERIFY(reader.runs.size() < 400); // turns that follow one another closely are one stretch
        nanoseconds busy{0};
        for (std::size_t i = 0; i < reader.runs.size(); ++i) {
            const LoopRun &run = reader.runs[i];
            QVERIFY(run.started >= begun && run.ended >= run.started);
            QVERIFY(i == 0 || run.started >= reader.runs[i - 1].ended);
            QVERIFY(run.busy <= run.ended - run.started && run.busy >= 0ns);
            busy += run.busy;
        }
        const auto held = std::ranges::find(reader.runs, 7, &LoopRun::label);
        QVERIFY(held != reader.runs.end());
        QCOMPARE(held->turns, 1U); // it stands alone
        QVERIFY(held->busy >= 25ms);
        QVERIFY(busy >= held->busy);
        QCOMPARE(reader.last().droppedLoopRuns, std::uint64_t(0));
    }

    void aStallIsToldWhileItLastsAndAtItsEnd()
    {
        TelemetryHub hub(kFast);
        std::mutex mutex;
        std::vector<LoopStall> heard;
        hub.setStallSink([&](const LoopStall &stall) {
            const std::lock_guard lock(mutex);
            heard.push_back(stall);
        });
        hub.setStallThreshold(milliseconds(20));
        QCOMPARE(hub.stallThreshold(), milliseconds(20));
        Reader reader(hub);
        Blocking activity(7);
        std::atomic<bool> letGo{false};
        SeenLoop seen(hub);
        seen.hold(activity, [&] { return letGo.load(); });
        const bool told = reader.readUntil([&] { return !reader.stalls.empty(); });
        const auto now = Clock::now();
        const bool stays = reader.readUntil([&] { return reader.workers[0].isHeld; });
        letGo = true;
        QVERIFY(told && stays);
        const LoopStall begun = reader.stalls[0];
        QCOMPARE(begun.label, 7);
        QCOMPARE(begun.ended, Clock::time_point());
        QVERIFY(begun.started != Clock::time_point() && now - begun.started >= 20ms);
        QCOMPARE(reader.workers[0].heldSince, begun.started);
        QVERIFY(reader.readUntil([&] { return reader.stalls.size() >= 2; }));
        QCOMPARE(reader.stalls[1].started, begun.started);
        QCOMPARE(reader.stalls[1].label, 7);
        QVERIFY(reader.stalls[1].ended >= now);
        QVERIFY(reader.readUntil([&] { return !reader.workers[0].isHeld; }));
        QCOMPARE(reader.workers[0].heldSince, Clock::time_point());
        const auto run = std::ranges::find(reader.runs, begun.started, &LoopRun::started);
        QVERIFY(run != reader.runs.end());
        QCOMPARE(run->ended, reader.stalls[1].ended);
        const std::lock_guard lock(mutex);
        QVERIFY(heard.size() >= 2);
        QCOMPARE(heard[0].ended, Clock::time_point());
        QCOMPARE(heard[1].ended, reader.stalls[1].ended);
    }

    /// A turn that began and ended between two looks.
    void aStallThatNobodySawIsToldAfterwards()
    {
        EpollLoop loop;
        loop.poll();
        WorkerWatch watch(3, Clock::now());
        Blocking activity(5);
        loop.post([&] { loop.runFor(&activity, [] { std::this_thread::sleep_for(12ms); }); });
        QVERIFY(loop.poll(100ms));
        watch.observe(loop, Clock::now(), 1h);
        QVERIFY(watch.takeStalls().empty()); // not long enough
        loop.post([&] { loop.runFor(&activity, [] { std::this_thread::sleep_for(12ms); }); });
        QVERIFY(loop.poll(100ms));
        watch.observe(loop, Clock::now(), 10ms);
        QVERIFY(!watch.isHeld());
        const auto stalls = watch.takeStalls();
        QCOMPARE(stalls.size(), std::size_t(1));
        QCOMPARE(stalls[0].worker, 3U);
        QCOMPARE(stalls[0].label, 5);
        QVERIFY(stalls[0].ended - stalls[0].started >= 12ms);
        watch.observe(loop, Clock::now(), 10ms);
        QVERIFY(watch.takeStalls().empty());
    }

    void clientsThatWaitAreCounted()
    {
        Sockets sockets;
        OpenSockets open;
        QCOMPARE(open.countWaiting(true), std::optional(0U));
        open.addListener(sockets.listener);
        std::vector<int> clients;
        std::vector<int> accepted;
        for (int i = 0; i < 5; ++i) {
            clients.push_back(sockets.connectOne());
            accepted.push_back(sockets.acceptOne());
            open.add(accepted.back());
        }
        QCOMPARE(open.countWaiting(true), std::optional(0U));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(::send(clients[std::size_t(i)], "x", 1, 0), ssize_t(1));
        // Loopback, but still the kernel's own time.
        QTRY_COMPARE(open.countWaiting(true), std::optional(3U));
        QCOMPARE(open.countWaiting(true), std::optional(3U)); // asking takes nothing away
        sockets.connectOne();
        sockets.connectOne();
        QTRY_COMPARE(open.countWaiting(true), std::optional(5U));
        QCOMPARE(open.countWaiting(false), std::optional(3U));
        shutdown(clients[4], SHUT_WR); // it has left, which is nothing that anybody waits for
        shutdown(clients[0], SHUT_WR); // it has sent something, and waits
        QTest::qWait(20);
        QCOMPARE(open.countWaiting(false), std::optional(3U));
        open.remove(accepted[0]);
        QCOMPARE(open.countWaiting(false), std::optional(2U));
        open.remove(10'000); // never was there
        open.removeListener(sockets.listener);
        QCOMPARE(open.countWaiting(true), std::optional(2U));
    }

    void aHeldLoopIsSeenWhileItIsHeld()
    {
        EpollLoop loop;
        TelemetryHub hub(kFast);
        Reader reader(hub);
        const auto channel = std::make_shared<WorkerChannel>(0, &loop);
        hub.addChannel(channel);
        std::atomic<bool> letGo{false};
        Blocking activity(7);
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

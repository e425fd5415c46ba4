#include "server/telemetry/recording.h"

#include <QTest>

using namespace coroscope;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t kWall = 1'700'000'000'000;

Clock::time_point at(milliseconds after)
{
    return Clock::time_point(1h) + after;
}

ExchangeRecordPtr ended(std::uint64_t id, milliseconds started, milliseconds finished, qsizetype body = 0)
{
    auto record = std::make_shared<ExchangeRecord>();
    record->id = id;
    record->end = ExchangeEnd::Answered;
    record->status = 200;
    record->started = at(started);
    record->startedWall = kWall + started.count();
    record->finished = at(finished);
    record->responseBody = QByteArray(body, 'x');
    return record;
}

ExchangeRecordPtr preview(std::uint64_t id, milliseconds started, qsizetype body = 0)
{
    auto record = std::make_shared<ExchangeRecord>();
    record->id = id;
    record->started = at(started);
    record->startedWall = kWall + started.count();
    record->requestBody = QByteArray(body, 'x');
    return record;
}

TelemetryBatch batchOf(std::vector<ExchangeRecordPtr> records)
{
    TelemetryBatch batch;
    batch.exchanges = std::move(records);
    return batch;
}

LoopStall stall(std::uint32_t worker, milliseconds started, milliseconds length, std::int32_t label = 4,
                std::uint32_t waiting = 0)
{
    return {worker, label, at(started), length == 0ms ? Clock::time_point() : at(started + length), waiting};
}

IntervalFigures intervalAt(milliseconds after)
{
    IntervalFigures interval;
    interval.endedWall = kWall + after.count();
    return interval;
}

std::vector<std::uint64_t> idsOf(const Recording &recording)
{
    std::vector<std::uint64_t> ids;
    for (const ExchangeRecordPtr &record : recording.ended())
        ids.push_back(record->id);
    return ids;
}

using Ids = std::vector<std::uint64_t>;

} // namespace

class TestRecording final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void beginsEmpty()
    {
        Recording recording;
        QVERIFY(recording.isEmpty());
        QCOMPARE(recording.from(), recording.until());
        QCOMPARE(recording.wallAt(at(1s)), std::int64_t(0));
        recording.add({}, at(1s));
        QVERIFY(recording.isEmpty());
        QCOMPARE(recording.from(), recording.until());
    }

    void anEndTakesThePlaceOfItsPreview()
    {
        Recording recording;
        recording.add(batchOf({preview(1, 0ms), preview(2, 1ms, 50'000), ended(3, 1ms, 2ms)}), at(10ms));
        QCOMPARE(recording.running().size(), std::size_t(2));
        QVERIFY(recording.find(1)->end == ExchangeEnd::Running);
        QVERIFY(recording.find(3)->end == ExchangeEnd::Answered);
        QVERIFY(!recording.find(4));
        const auto newer = preview(2, 1ms, 100);
        recording.add(batchOf({newer, ended(1, 0ms, 20ms)}), at(20ms));
        QCOMPARE(recording.running().size(), std::size_t(1));
        QCOMPARE(recording.find(2), newer);
        QVERIFY(recording.find(1)->end == ExchangeEnd::Answered);
        QCOMPARE(idsOf(recording), Ids({3, 1}));
        std::size_t bytes = estimatedBytes(*newer);
        for (const auto &record : recording.ended())
            bytes += estimatedBytes(*record);
        QCOMPARE(recording.bytes(), bytes);
    }

    void forgetsByAge()
    {
        Recording recording({.span = 10s});
        recording.add(batchOf({ended(1, 0ms, 1s), ended(2, 0ms, 4s), preview(3, 0ms)}), at(4s));
        TelemetryBatch batch;
        batch.loopRuns = {{0, 1, 1, at(500ms), at(700ms), 200ms}, {0, 1, 1, at(3s), at(4s), 1s}};
        batch.stalls = {stall(0, 100ms, 100ms), stall(0, 3s, 1s), stall(1, 0ms, 0ms)};
        batch.intervals = {intervalAt(1s), intervalAt(4s)};
        recording.add(batch, at(5s));
        recording.addMark({kWall, at(0ms), QStringLiteral("Workers: 2")});
        recording.addMark({kWall + 5'000, at(5s), QStringLiteral("Workers: 3")});
        QCOMPARE(recording.loopRuns().size(), std::size_t(2));
        QCOMPARE(recording.intervals().size(), std::size_t(2));
        QCOMPARE(recording.from(), at(0ms));
        QCOMPARE(recording.until(), at(5s));

        recording.add({}, at(12s));
        QCOMPARE(idsOf(recording), Ids({2}));
        QCOMPARE(recording.running().size(), std::size_t(1)); // it runs
        QCOMPARE(recording.loopRuns().size(), std::size_t(1));
        QCOMPARE(recording.stalls().size(), std::size_t(3)); // the one before the others goes on
        QCOMPARE(recording.intervals().size(), std::size_t(1));
        QCOMPARE(recording.marks().size(), std::size_t(1));
        QCOMPARE(recording.from(), at(2s));
        QCOMPARE(recording.forgotten(), std::uint64_t(0)); // age is not a loss

        batch = {};
        batch.stalls = {stall(1, 0ms, 1s)};
        recording.add(batch, at(12s));
        QCOMPARE(recording.stalls().size(), std::size_t(1));
        recording.setLimits({.span = 1s});
        QVERIFY(recording.ended().empty() && recording.marks().empty() && recording.intervals().empty());
        QCOMPARE(recording.from(), at(11s));
    }

    void forgetsByNumber()
    {
        Recording recording({.exchanges = 3});
        for (std::uint64_t id = 1; id <= 10; ++id)
            recording.add(batchOf({ended(id, milliseconds(id), milliseconds(id + 1))}), at(milliseconds(id + 1)));
        QCOMPARE(idsOf(recording), Ids({8, 9, 10}));
        QCOMPARE(recording.forgotten(), std::uint64_t(7));
        QCOMPARE(recording.from(), at(8ms)); // when the last that went ended: of what is later, all is known
    }

    void forgetsByMemory()
    {
        Recording recording({.bytes = 1'000'000});
        for (std::uint64_t id = 1; id <= 100; ++id)
            recording.add(batchOf({ended(id, 0ms, milliseconds(id), 60'000)}), at(milliseconds(id)));
        QVERIFY2(recording.bytes() <= 1'000'000, qPrintable(QString::number(recording.bytes())));
        QVERIFY(recording.bytes() > 900'000);
        QVERIFY(recording.ended().size() >= 14 && recording.ended().size() <= 16);
        QCOMPARE(recording.ended().back()->id, std::uint64_t(100));
        QCOMPARE(recording.forgotten() + recording.ended().size(), std::uint64_t(100));
    }

    void boundsRunningLoopRunsAndStalls()
    {
        Recording recording({.loopRuns = 100});
        TelemetryBatch batch;
        for (std::uint64_t id = 1; id <= Recording::kMaxRunning + 5; ++id)
            batch.exchanges.push_back(preview(id, 0ms));
        for (int i = 0; i < 150; ++i)
            batch.loopRuns.push_back({0, -1, 1, at(milliseconds(i)), at(milliseconds(i + 1)), 1ms});
        for (int i = 0; i < int(Recording::kMaxStalls) + 3; ++i)
            batch.stalls.push_back(stall(0, milliseconds(i), 1ms));
        recording.add(batch, at(20s));
        QCOMPARE(recording.running().size(), Recording::kMaxRunning);
        QVERIFY(!recording.find(5) && recording.find(6)); // the oldest go
        QCOMPARE(recording.loopRuns().size(), std::size_t(100));
        QCOMPARE(recording.loopRuns().front().started, at(50ms));
        QCOMPARE(recording.stalls().size(), Recording::kMaxStalls);
        QCOMPARE(recording.forgotten(), std::uint64_t(5 + 50 + 3));
        for (int i = 0; i < int(Recording::kMaxMarks) + 2; ++i)
            recording.addMark({kWall, at(20s), QString::number(i)});
        QCOMPARE(recording.marks().size(), Recording::kMaxMarks);
        QCOMPARE(recording.marks().front().text, QStringLiteral("2"));
    }

    void mergesStalls()
    {
        Recording recording;
        const auto hear = [&](std::vector<LoopStall> stalls) {
            TelemetryBatch batch;
            batch.stalls = std::move(stalls);
            recording.add(batch, at(1s));
        };
        hear({stall(0, 100ms, 0ms, -1, 2)});
        hear({stall(1, 100ms, 0ms, 7)});
        hear({stall(0, 100ms, 0ms, 4, 9), stall(0, 100ms, 400ms, 4, 0)});
        QCOMPARE(recording.stalls().size(), std::size_t(2));
        const LoopStall &first = recording.stalls().front();
        QCOMPARE(first.worker, 0u);
        QCOMPARE(first.label, 4);
        QCOMPARE(first.ended, at(500ms));
        QCOMPARE(first.waiting, 9u); // the most that it kept waiting
        QCOMPARE(recording.stalls().back().ended, Clock::time_point());
        hear({stall(0, 100ms, 0ms, 4)}); // what was said before its end does not take it back
        QCOMPARE(recording.stalls().front().ended, at(500ms));
        hear({stall(1, 50ms, 10ms)}); // another worker's word may be late
        QCOMPARE(recording.stalls().front().started, at(50ms));
        QCOMPARE(recording.stalls().size(), std::size_t(3));
    }

    void tellsTheTimeForPeople()
    {
        Recording recording;
        TelemetryBatch batch;
        batch.intervals = {intervalAt(0s)};
        recording.add(batch, at(0s));
        QCOMPARE(recording.wallAt(at(250ms)), kWall + 250);
        // The wall clock was set an hour forward meanwhile: what is near counts.
        auto late = std::make_shared<ExchangeRecord>(*ended(1, 10s, 11s));
        late->startedWall = kWall + 3'600'000;
        recording.add(batchOf({late}), at(11s));
        QCOMPARE(recording.wallAt(at(9s)), kWall + 9'000);
        QCOMPARE(recording.wallAt(at(10'001ms)), kWall + 3'600'001);
        QCOMPARE(recording.wallAt(at(-1ms)), kWall - 1);
    }

    /// A file may have any time of day: the moment is nonsense then, and no overflow.
    void reckonsWithAnyTimeOfDay()
    {
        const std::deque<ClockAnchor> anchors{{at(0s), kWall}};
        QCOMPARE(momentAt(anchors, kWall + 250), at(250ms));
        QCOMPARE(momentAt(anchors, kWall - 250), at(-250ms));
        const auto late = momentAt(anchors, std::int64_t(600'000'000'000'000'000));
        QVERIFY(late > at(24h) && late == momentAt(anchors, std::int64_t(600'000'000'000'000)));
        QVERIFY(momentAt(anchors, -std::int64_t(600'000'000'000'000'000)) < at(-24h));
    }

    void beginsAnewWithItsNames()
    {
        Recording recording;
        recording.setNames({{QStringLiteral("GET /a")}, {QStringLiteral("log")}});
        recording.add(batchOf({ended(1, 0ms, 1ms), preview(2, 0ms)}), at(1ms));
        const auto revision = recording.revision();
        recording.clear();
        QVERIFY(recording.isEmpty());
        QCOMPARE(recording.bytes(), std::size_t(0));
        QCOMPARE(recording.names().routes.size(), 1);
        QVERIFY(recording.revision() > revision);
        recording.add(batchOf({ended(1, 5ms, 6ms)}), at(7ms));
        QCOMPARE(recording.from(), at(5ms));
    }

    /// The last minutes are kept also where the server was started anew in them.
    void keepsWhatItHasWhenTheServerStartsAnew()
    {
        Recording recording;
        TelemetryBatch batch = batchOf({ended(1, 0ms, 10ms), preview(2, 5ms, 1'000)});
        batch.stalls = {stall(0, 2ms, 3ms), stall(0, 20ms, 0ms)};
        batch.intervals = {intervalAt(30ms)};
        recording.add(batch, at(40ms));
        recording.addMark({kWall + 41, at(41ms), QStringLiteral("mark")});
        const auto revision = recording.revision();
        recording.beginRun();
        QVERIFY(recording.revision() > revision);
        QCOMPARE(idsOf(recording), (std::vector<std::uint64_t>{1}));
        QVERIFY(recording.running().empty());
        QVERIFY(recording.find(2) == nullptr);
        QCOMPARE(recording.forgotten(), std::uint64_t(1));
        QCOMPARE(recording.bytes(), estimatedBytes(*recording.ended().front()));
        QCOMPARE(recording.stalls().size(), std::size_t(2));
        QCOMPARE(recording.stalls()[0].ended, at(5ms));
        QCOMPARE(recording.stalls()[1].ended, at(41ms)); // as long as it was heard of
        QCOMPARE(recording.intervals().size(), std::size_t(1));
        QCOMPARE(recording.marks().size(), std::size_t(1));
        recording.add(batchOf({ended(3, 5s, 6s)}), at(6s));
        QCOMPARE(idsOf(recording), (std::vector<std::uint64_t>{1, 3}));
        QCOMPARE(recording.from(), at(0ms));
        QCOMPARE(recording.wallAt(at(5s)), kWall + 5'000);
    }

    void comesBackFromItsContents()
    {
        Recording recording({.span = 10s, .exchanges = 2});
        recording.setNames({{QStringLiteral("GET /a")}, {}});
        recording.add(
            batchOf({ended(1, 0ms, 1s), ended(2, 0ms, 2s), ended(3, 0ms, 3s), preview(9, 2s), preview(8, 1s)}), at(4s));
        recording.addMark({kWall + 4'000, at(4s), QStringLiteral("Cache: off")});
        const RecordingContents contents = recording.contents();
        QCOMPARE(contents.running.size(), std::size_t(2));
        QCOMPARE(contents.running.front()->id, std::uint64_t(8)); // in their order
        const Recording again(contents);
        QCOMPARE(idsOf(again), idsOf(recording));
        QCOMPARE(again.running(), recording.running());
        QCOMPARE(again.bytes(), recording.bytes());
        QCOMPARE(again.from(), recording.from());
        QCOMPARE(again.until(), recording.until());
        QCOMPARE(again.wallAt(at(2s)), recording.wallAt(at(2s)));
        QCOMPARE(again.forgotten(), std::uint64_t(1));
        QCOMPARE(again.names().routes, recording.names().routes);
        QCOMPARE(again.marks().size(), std::size_t(1));
    }
};

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"

// Who follows the server's own events, without sockets: places, ids, what is gone, what is collected.

#include "server/outbound/event_parser.h"
#include "server/runtime/live_event_json.h"
#include "server/runtime/live_events.h"
#include "tests/support/sample_recording.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kSettings = liveEventBit(LiveEventType::Settings);
constexpr auto kRequests = liveEventBit(LiveEventType::Request);
constexpr auto kStalls = liveEventBit(LiveEventType::Stall);
constexpr qsizetype kAll = 1 << 30;

RouteTable routes()
{
    auto table = std::make_shared<QList<RouteInfo>>();
    for (const auto &path : {u"/a"_s, u"/users/{id}"_s}) {
        RouteInfo &route = table->emplace_back();
        route.index = std::int32_t(table->size()) - 1;
        route.method = "GET";
        route.path = path;
    }
    return table;
}

std::vector<ServerEvent> eventsIn(const QByteArray &text)
{
    EventParser parser;
    std::vector<ServerEvent> events;
    parser.read(text, events);
    return events;
}

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

class Store {
public:
    LiveEvents events{routes(), {u"log"_s}};

    void settings(int count, int from = 1)
    {
        for (int i = from; i < from + count; ++i)
            events.publish(LiveEventType::Settings, "{\"n\":" + QByteArray::number(i) + '}');
    }
    void requests(int count)
    {
        TelemetryBatch batch;
        for (int i = 0; i < count; ++i) {
            auto record = sampleRecord(std::uint64_t(++m_requests), 1, "GET", "/users/1?token=secret", 0, 2.5);
            record->end = ExchangeEnd::Answered;
            record->status = 200;
            batch.exchanges.push_back(record);
        }
        events.read(batch);
    }

private:
    int m_requests = 0;
};

/// "1 2 3" for settings, "lost:5" for what is told as lost, else the names.
QString shown(const QByteArray &text)
{
    QStringList words;
    for (const ServerEvent &event : eventsIn(text)) {
        const QJsonObject data = json(event.data);
        if (event.name == "settings")
            words.append(QString::number(data.value(u"n"_s).toInt()));
        else if (event.name == "lost")
            words.append(u"lost:%1:%2"_s.arg(data.value(u"reason"_s).toString()).arg(data.value(u"count"_s).toInt(-1)));
        else
            words.append(QString::fromUtf8(event.name));
    }
    return words.join(u' ');
}

} // namespace

class TestLiveEvents final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void follows();
    void nobodyFollows();
    void pieces();
    void overflow();
    void floodLeavesOthers();
    void tooManyAtOnce();
    void resumes_data();
    void resumes();
    void resumesWhatIsGone();
    void notWatched();
    void otherRun();
    void messages();
    void ends();
    void payloads();
};

void TestLiveEvents::follows()
{
    Store store;
    LiveFollower first(store.events, kSettings, {});
    QVERIFY(first.take(kAll).text.isEmpty());
    store.settings(2);
    LiveFollower second(store.events, kSettings | kRequests, {});
    store.settings(1, 3);
    store.requests(1);
    QCOMPARE(shown(first.take(kAll).text), u"1 2 3"_s);
    QCOMPARE(shown(second.take(kAll).text), u"3 request"_s); // what comes from when it began
    QVERIFY(first.take(kAll).text.isEmpty());

    // Ids ascend and are the same for all.
    LiveFollower third(store.events, kSettings, {});
    store.settings(2);
    const auto a = eventsIn(first.take(kAll).text);
    const auto b = eventsIn(third.take(kAll).text);
    QCOMPARE(a.size(), std::size_t(2));
    QCOMPARE(a, b);
    QVERIFY(a[0].id != a[1].id);
    QVERIFY(third.position(5).startsWith(a[1].id + ".5"));
}

void TestLiveEvents::nobodyFollows()
{
    Store store;
    QVERIFY(!store.events.isWanted());
    QVERIFY(!store.events.isWanted(LiveEventType::Settings));
    {
        LiveFollower follower(store.events, kSettings, {});
        QVERIFY(!store.events.isWanted()); // no batch of telemetry has anything of these
        QVERIFY(store.events.isWanted(LiveEventType::Settings));
        QVERIFY(!store.events.isWanted(LiveEventType::Request));
        {
            LiveFollower requests(store.events, liveEventBit(LiveEventType::Request), {});
            QVERIFY(store.events.isWanted());
        }
    }
    QVERIFY(store.events.isWanted()); // it may come back
    QVERIFY(store.events.isWanted(LiveEventType::Settings));
}

void TestLiveEvents::pieces()
{
    Store store;
    LiveFollower follower(store.events, kSettings, {});
    store.settings(5);
    QStringList got;
    bool more = true;
    for (int i = 0; i < 10 && more; ++i) {
        const auto taken = follower.take(1);
        got.append(shown(taken.text));
        more = taken.hasMore;
    }
    QCOMPARE(got, (QStringList{u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s}));
}

void TestLiveEvents::overflow()
{
    Store store;
    LiveFollower slow(store.events, kSettings, {});
    store.settings(1);
    QCOMPARE(shown(slow.take(kAll).text), u"1"_s);
    store.settings(int(LiveEvents::kMaxOthers) + 7, 2);
    const QString got = shown(slow.take(kAll).text);
    QVERIFY2(got.startsWith(u"lost:overflow:7 9 10 "_s), qPrintable(got.left(60)));
    store.settings(1, 999);
    QCOMPARE(shown(slow.take(kAll).text), u"999"_s);
}

void TestLiveEvents::floodLeavesOthers()
{
    Store store;
    LiveFollower follower(store.events, kSettings | kRequests, {});
    store.settings(2);
    for (int i = 0; i < 20; ++i)
        store.requests(int(LiveEvents::kMaxOfBatch));
    const auto events = eventsIn(follower.take(kAll).text);
    QCOMPARE(events.size(), LiveEvents::kMaxRequests + 3);
    QCOMPARE(events[0].name, "lost");
    QCOMPARE(json(events[0].data).value(u"count"_s).toInt(),
             int(20 * LiveEvents::kMaxOfBatch - LiveEvents::kMaxRequests));
    QCOMPARE(events[1].name, "settings");
    QCOMPARE(events[2].name, "settings");
}

void TestLiveEvents::tooManyAtOnce()
{
    Store store;
    LiveFollower follower(store.events, kRequests, {});
    store.requests(int(LiveEvents::kMaxOfBatch) + 10);
    auto events = eventsIn(follower.take(kAll).text);
    QCOMPARE(events.size(), LiveEvents::kMaxOfBatch + 1);
    QCOMPARE(shown(follower.take(kAll).text), QString());
    QCOMPARE(events[0].name, "lost");
    QCOMPARE(json(events[0].data), (QJsonObject{{u"reason"_s, u"overflow"_s}, {u"count"_s, 10}, {u"exact"_s, true}}));
}

void TestLiveEvents::resumes_data()
{
    QTest::addColumn<int>("after");
    QTest::addColumn<QString>("expected");
    QTest::newRow("the first") << 0 << u"2 3 stall 4"_s;
    QTest::newRow("before one of another type") << 2 << u"stall 4"_s;
    QTest::newRow("that of another type") << 3 << u"4"_s;
    QTest::newRow("the last") << 4 << QString();
}

void TestLiveEvents::resumes()
{
    QFETCH(int, after);
    QFETCH(QString, expected);
    Store store;
    QByteArrayList ids;
    {
        LiveFollower follower(store.events, kSettings | kStalls, {});
        store.settings(3);
        TelemetryBatch batch;
        batch.stalls.push_back({0, 1, sampleAt(0), sampleAt(80), 2});
        store.events.read(batch);
        store.settings(1, 4);
        for (const auto &event : eventsIn(follower.take(kAll).text))
            ids.append(event.id);
    }
    QCOMPARE(ids.size(), 5);
    for (const QByteArray &suffix : {""_ba, ".0"_ba, ".7"_ba}) { // ticks have one
        LiveFollower back(store.events, kSettings | kStalls, ids[after] + suffix);
        QCOMPARE(shown(back.take(kAll).text), expected);
        QCOMPARE(back.suffix(), suffix == ".7" ? 7U : 0U);
        QCOMPARE(shown(back.take(kAll).text), QString());
    }
    // Nobody has seen that id, or it is none.
    for (const QByteArray &id : {ids[0].left(ids[0].indexOf('-')) + "-99"_ba, "x"_ba, "-1"_ba, ids[0] + "x"_ba,
                                 ids[0] + ".x"_ba, "a-99999999999999999999999"_ba}) {
        LiveFollower back(store.events, kSettings, id);
        QCOMPARE(shown(back.take(kAll).text), u"lost:unknown_id:-1"_s);
    }
}

void TestLiveEvents::resumesWhatIsGone()
{
    Store store;
    LiveFollower follower(store.events, kSettings | kStalls, {});
    store.settings(1);
    const auto id = eventsIn(follower.take(kAll).text).at(0).id;
    store.settings(int(LiveEvents::kMaxOthers) + 4, 2);
    LiveFollower back(store.events, kSettings, id);
    QString got = shown(back.take(kAll).text);
    QVERIFY2(got.startsWith(u"lost:too_old:4 6 7 "_s), qPrintable(got.left(60)));
    // Of what it does not follow nothing is lost.
    LiveFollower other(store.events, kStalls, id);
    QCOMPARE(shown(other.take(kAll).text), QString());
}

void TestLiveEvents::notWatched()
{
    Store store;
    LiveFollower follower(store.events, kSettings, {});
    store.settings(1);
    const auto id = eventsIn(follower.take(kAll).text).at(0).id;
    store.requests(3); // nobody wants them
    LiveFollower back(store.events, kSettings | kRequests, id);
    store.requests(1);
    QCOMPARE(shown(back.take(kAll).text), u"lost:not_watched:-1 request"_s);
    LiveFollower same(store.events, kSettings, id);
    QCOMPARE(shown(same.take(kAll).text), QString());
}

/// The same events in the other form.
void TestLiveEvents::messages()
{
    Store store;
    const LiveEventTypes types = kSettings | liveEventBit(LiveEventType::Request);
    LiveFollower stream(store.events, types, {});
    LiveFollower messages(store.events, types, "nonsense");
    store.settings(1);
    store.requests(2);
    store.settings(int(LiveEvents::kMaxOthers) + 5, 2);
    const auto taken = messages.take(kAll, LiveFollower::Form::Messages);
    QVERIFY(taken.text.isEmpty());
    const QByteArray told = stream.take(kAll).text;
    QVERIFY(told.startsWith("event: lost\n"));
    const auto events = eventsIn(told);
    QCOMPARE(taken.messages.size(), qsizetype(events.size()) + 1);
    for (qsizetype i = 0; i < taken.messages.size(); ++i) {
        const QJsonObject message = json(taken.messages.at(i));
        QCOMPARE(message.keys(), (QStringList{u"data"_s, u"event"_s, u"id"_s}));
        if (i == 0) { // its own notice
            QCOMPARE(message.value(u"data"_s).toObject().value(u"reason"_s).toString(), u"unknown_id"_s);
            continue;
        }
        const ServerEvent &event = events[std::size_t(i - 1)];
        QCOMPARE(message.value(u"event"_s).toString().toUtf8(), event.name);
        QCOMPARE(message.value(u"id"_s).toString().toUtf8(), event.id);
        QCOMPARE(message.value(u"data"_s).toObject(), json(event.data));
    }
}

void TestLiveEvents::otherRun()
{
    Store store;
    QByteArray id;
    {
        LiveFollower follower(store.events, kSettings, {});
        store.settings(3);
        id = eventsIn(follower.take(kAll).text).at(2).id;
    }
    store.events.beginRun();
    QVERIFY(!store.events.isWanted());
    LiveFollower first(store.events, kSettings, {});
    store.settings(2, 10);
    LiveFollower back(store.events, kSettings, id);
    const QByteArray text = back.take(kAll).text;
    QCOMPARE(shown(text), u"lost:other_run:-1 10 11"_s);
    QVERIFY(eventsIn(text).at(1).id.left(8) != id.left(8));
}

void TestLiveEvents::ends()
{
    EpollLoop loop;
    Store store;
    LiveFollower follower(store.events, kRequests, {});
    auto wait = WaitRef<ValueWait<void>>::adopt(new ValueWait<void>(loop));
    QVERIFY(follower.arm(wait));
    store.settings(1);
    QCOMPARE(wait->outcome(), WaitState::Outcome::Pending); // not what it follows
    store.events.endRun();
    QCOMPARE(wait->outcome(), WaitState::Outcome::Done);
    QVERIFY(follower.take(kAll).isOver);
    auto again = WaitRef<ValueWait<void>>::adopt(new ValueWait<void>(loop));
    QVERIFY(!follower.arm(again));
    loop.poll();
}

void TestLiveEvents::payloads()
{
    Store store;
    LiveFollower follower(store.events,
                          kRequests | kStalls | liveEventBit(LiveEventType::Log) | liveEventBit(LiveEventType::Finding),
                          {});
    TelemetryBatch batch;
    batch.stalls.push_back({2, 1, sampleAt(0), sampleAt(80.5), 3});
    batch.stalls.push_back({0, taskLabel(0), Clock::now(), {}, 0});
    auto record = sampleRecord(9, 1, "GET", "/users/1?token=secret&x=\xFF", 0, 1000);
    record->end = ExchangeEnd::Answered;
    record->dispatched = sampleAt(0);
    record->responded = sampleAt(1000);
    record->busy = 400ms;
    record->status = 200;
    record->traceId = "0123456789abcdef0123456789abcdef";
    batch.exchanges.push_back(record);
    auto running = sampleRecord(10, 1, "GET", "/users/2", 0, 0);
    running->end = ExchangeEnd::Running;
    batch.exchanges.push_back(running);
    auto task = sampleRecord(11, -2, "TASK", "/tasks/x", 0, 5);
    task->tasks = {"x"};
    batch.exchanges.push_back(task);
    batch.log.push_back({1'700'000'000'123, QtWarningMsg, u"coroscope.x"_s, u"a \"word\"\nand a line"_s, {}});
    store.events.read(batch);

    const auto events = eventsIn(follower.take(kAll).text);
    QByteArrayList names;
    for (const auto &event : events)
        names.append(event.name);
    QCOMPARE(names, (QByteArrayList{"request", "stall", "stall", "finding", "log"}));
    const QJsonObject request = json(events[0].data);
    QCOMPARE(request.value(u"id"_s).toInt(), 9);
    QCOMPARE(request.value(u"route"_s).toString(), u"GET /users/{id}"_s);
    QCOMPARE(request.value(u"target"_s).toString(), u"/users/1?token=***&x=\uFFFD"_s);
    QCOMPARE(request.value(u"duration_ms"_s).toDouble(), 1000.0);
    QCOMPARE(request.value(u"status"_s).toInt(), 200);
    QCOMPARE(request.value(u"end"_s).toString(), u"answered"_s);
    QVERIFY(request.value(u"error"_s).isNull());
    const QJsonObject stall = json(events[1].data);
    QCOMPARE(stall.value(u"held_by"_s).toString(), u"GET /users/{id}"_s);
    QCOMPARE(stall.value(u"state"_s).toString(), u"ended"_s);
    QCOMPARE(stall.value(u"duration_ms"_s).toDouble(), 80.5);
    QCOMPARE(stall.value(u"waiting"_s).toInt(), 3);
    QCOMPARE(json(events[2].data).value(u"held_by"_s).toString(), u"task log"_s);
    QCOMPARE(json(events[2].data).value(u"state"_s).toString(), u"began"_s);
    const QJsonObject finding = json(events[3].data);
    QCOMPARE(finding.value(u"kind"_s).toString(), u"never-suspended"_s);
    QCOMPARE(finding.value(u"request"_s).toInt(), 9);
    const QJsonObject log = json(events[4].data);
    QCOMPARE(log.value(u"at"_s).toString(), u"2023-11-14T22:13:20.123Z"_s);
    QCOMPARE(log.value(u"text"_s).toString(), u"a \"word\"\nand a line"_s);
    QCOMPARE(log.value(u"level"_s).toString(), u"warning"_s);

    QCOMPARE(millisecondsJson(2s), "2000");
    QCOMPARE(millisecondsJson(125us), "0.125");
    QCOMPARE(millisecondsJson(100us), "0.1");
    QCOMPARE(millisecondsJson(-1s), "0");
}

QTEST_GUILESS_MAIN(TestLiveEvents)
#include "tst_live_events.moc"

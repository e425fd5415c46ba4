#include "server/telemetry/chrome_trace.h"
#include "tests/support/sample_recording.h"
#include "trace_check.h"

#include <QBuffer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

ChromeTraceOptions options()
{
    ChromeTraceOptions made;
    made.program = "Coroscope test";
    return made;
}

QByteArray traceOf(const RecordingContents &contents, const ChromeTraceOptions &how = options())
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writeChromeTrace(buffer, contents, how) ? buffer.data() : QByteArray();
}

QJsonArray eventsOf(const QByteArray &trace)
{
    return QJsonDocument::fromJson(trace).object()[u"traceEvents"_s].toArray();
}

/// A device on which nothing more fits after some bytes.
class FullDevice final : public QIODevice {
public:
    explicit FullDevice(qint64 room)
        : m_room(room)
    {
        open(WriteOnly | Unbuffered);
    }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *, qint64 size) override
    {
        const qint64 fits = std::min(size, m_room);
        m_room -= fits;
        return fits;
    }

private:
    qint64 m_room;
};

} // namespace

class TestChromeTrace final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The file as it should be, event by event: golden/chrome_trace.json was read once by a person.
    void isAsBefore()
    {
        const QByteArray trace = traceOf(sampleContents());
        QFile golden(QStringLiteral(CHROME_TRACE_GOLDEN));
        QVERIFY(golden.open(QIODevice::ReadOnly));
        const QByteArray expected = golden.readAll();
        if (trace != expected) { // to be looked at, and taken over where it is right
            QFile actual(QCoreApplication::applicationDirPath() + u"/chrome_trace.actual.json"_s);
            QVERIFY(actual.open(QIODevice::WriteOnly));
            actual.write(trace);
        }
        const QList<QByteArray> is = trace.split('\n');
        const QList<QByteArray> was = expected.split('\n');
        for (qsizetype i = 0; i < std::min(is.size(), was.size()); ++i)
            QCOMPARE(is[i], was[i]);
        QCOMPARE(is.size(), was.size());
    }

    void hasNoFaults()
    {
        QCOMPARE(traceFaults(traceOf(sampleContents())), QStringList());
        QCOMPARE(traceFaults(traceOf({})), QStringList());
    }

    /// The checker would see what is wrong.
    void faultsAreSeen_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QString>("says");
        QTest::newRow("no end") << QByteArray("{\"ph\":\"e\"") << QByteArray("{\"ph\":\"n\"") << u"never ended"_s;
        QTest::newRow("no duration") << QByteArray("\"dur\"") << QByteArray("\"rud\"") << u"no duration"_s;
        QTest::newRow("no name") << QByteArray("thread_name") << QByteArray("thread_nome") << u"unknown metadata"_s;
        QTest::newRow("no scope") << QByteArray("\"s\":\"g\"") << QByteArray("\"s\":\"x\"") << u"without a scope"_s;
        QTest::newRow("no time") << QByteArray("\"ts\"") << QByteArray("\"tz\"") << u"no number ts"_s;
        QTest::newRow("no list") << QByteArray("traceEvents") << QByteArray("events") << u"no traceEvents"_s;
        QTest::newRow("cut off") << QByteArray("\n]}\n") << QByteArray() << u"no JSON object"_s;
    }
    void faultsAreSeen()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QString, says);
        QByteArray trace = traceOf(sampleContents());
        QVERIFY(trace.contains(from));
        const QStringList faults = traceFaults(trace.replace(from, to));
        QVERIFY2(faults.join(u'\n').contains(says), qPrintable(faults.join(u'\n')));
    }

    void overlapsAreSeen()
    {
        const auto trace = [](const QByteArray &events) {
            return "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[" + events
                + R"({"ph":"M","name":"process_name","ts":0,"pid":1,"tid":0,"args":{"name":"p"}}]})";
        };
        const QByteArray both = R"({"ph":"b","name":"a","cat":"c","id":"1","ts":1,"pid":1,"tid":0},)"
                                R"({"ph":"b","name":"b","cat":"c","id":"1","ts":2,"pid":1,"tid":0},)";
        const QByteArray a = R"({"ph":"e","name":"a","cat":"c","id":"1","ts":4,"pid":1,"tid":0},)";
        const QByteArray b = R"({"ph":"e","name":"b","cat":"c","id":"1","ts":3,"pid":1,"tid":0},)";
        QCOMPARE(traceFaults(trace(both + b + a)), QStringList());
        QVERIFY(traceFaults(trace(both + a + b)).join(u' ').contains(u"on top"_s));
        QVERIFY(traceFaults(trace(both + a + b)).join(u' ').contains(u"back in time"_s));
    }

    /// Waits that overlap without one lying in the other get tracks of their own, and nothing is lost.
    void splitsWhatDoesNotNest()
    {
        RecordingContents contents;
        auto record = sampleRecord(0x1f, 0, "GET", "/", 0, 100);
        record->spans
            = {SampleSpan(1, SpanKind::Sleep, "a", 10, 50, 50), SampleSpan(2, SpanKind::Sleep, "b", 30, 70, 70),
               SampleSpan(3, SpanKind::Sleep, "c", 60, 90, 90),
               // What it still did when it was answered.
               SampleSpan(4, SpanKind::Sleep, "late", 99, 140, 140)};
        contents.ended = {record};
        contents.until = sampleAt(200);
        const QByteArray trace = traceOf(contents);
        QCOMPARE(traceFaults(trace), QStringList());
        QMap<QString, QString> ids;
        for (const QJsonValue &event : eventsOf(trace)) {
            if (event[u"ph"_s] == u"b"_s)
                ids[event[u"name"_s].toString()] = event[u"id"_s].toString();
        }
        QCOMPARE(ids[u"sleep: a"_s], u"0x1f"_s);
        QCOMPARE(ids[u"sleep: b"_s], u"0x1f/2"_s);
        QCOMPARE(ids[u"sleep: c"_s], u"0x1f"_s);
        QCOMPARE(ids[u"sleep: late"_s], u"0x1f/2"_s);
    }

    /// Also where there was no room for the span of one that was started before it.
    void childrenHaveTheirOwnTracks()
    {
        RecordingContents contents;
        auto record = sampleRecord(0x1f, 0, "GET", "/", 0, 100);
        record->coroutines = 3;
        Span task = SampleSpan(1, SpanKind::Task, "third", 10, 50, 50);
        task.child = 3;
        record->spans = {task, SampleSpan(2, SpanKind::Sleep, "a", 20, 40, 40).in(1, 3)};
        contents.ended = {record};
        contents.until = sampleAt(200);
        QMap<QString, QString> ids;
        for (const QJsonValue &event : eventsOf(traceOf(contents))) {
            if (event[u"ph"_s] == u"b"_s)
                ids[event[u"name"_s].toString()] = event[u"id"_s].toString();
        }
        QCOMPARE(ids[u"sleep: a"_s], u"0x1f.3"_s);
        QCOMPARE(ids.values().count(u"0x1f.3"_s), 2);
    }

    void survivesWhatCannotBe()
    {
        RecordingContents contents = sampleContents();
        for (int seed = 0; seed < 200; ++seed) { // times in any order
            auto record = std::make_shared<ExchangeRecord>(*contents.ended[std::size_t(seed) % contents.ended.size()]);
            std::uint32_t state = std::uint32_t(seed) * 2'654'435'761U + 1;
            const auto any = [&] {
                state = state * 1'664'525U + 1'013'904'223U;
                return state % 4 == 0 ? Clock::time_point() : sampleAt(double(state >> 8) / 1e5);
            };
            record->id = std::uint64_t(1000 + seed);
            record->started = sampleAt(double(seed));
            record->headComplete = any();
            record->dispatched = any();
            record->responded = any();
            record->finished = any();
            for (Span &span : record->spans) {
                span.queued = any();
                span.started = any();
                span.ended = any();
                span.resumed = any();
            }
            contents.ended.push_back(record);
        }
        const QStringList faults = traceFaults(traceOf(contents));
        const bool onlyBefore = std::all_of(faults.begin(), faults.end(), [](const QString &fault) {
            return fault.contains(u"before the begin"_s); // where a span began before its request
        });
        QVERIFY2(onlyBefore, qPrintable(faults.join(u'\n')));
    }

    void writesTextAsJson_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("read");
        QTest::newRow("quotes") << QByteArray("a\"b\\c") << u"a\"b\\c"_s;
        QTest::newRow("controls") << QByteArray("a\r\n\t\x01\x7f", 6) << u"a\r\n\t\u0001\u007f"_s;
        QTest::newRow("umlauts") << QByteArray("gr\xC3\xBC\xC3\x9F") << u"grüß"_s;
        QTest::newRow("no UTF-8") << QByteArray("a\xff\xC3") << u"a\uFFFD\uFFFD"_s;
    }
    void writesTextAsJson()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, read);
        RecordingContents contents;
        contents.ended = {sampleRecord(1, -1, "GET", "/" + text, 0, 1)};
        const QJsonArray events = eventsOf(traceOf(contents));
        QVERIFY(!events.isEmpty());
        QString target;
        for (const QJsonValue &event : events) {
            if (event[u"args"_s].toObject().contains(u"target"_s))
                target = event[u"args"_s][u"target"_s].toString();
        }
        QCOMPARE(target, u'/' + read);
    }

    void masksWhatItIsTold()
    {
        ChromeTraceOptions masked = options();
        masked.mask.target = [](const QByteArray &text) {
            QByteArray out = text;
            return out.replace("token=abc", "token=x").replace("key=k", "key=x");
        };
        const QByteArray open = traceOf(sampleContents());
        QVERIFY(open.contains("token=abc") && open.contains("key=k"));
        const QByteArray closed = traceOf(sampleContents(), masked);
        QVERIFY(!closed.contains("token=abc") && !closed.contains("key=k"));
        QVERIFY(closed.contains("token=x") && closed.contains("key=x"));
        QVERIFY(!open.contains("s3cr3t")); // heads are not in it at all
    }

    void tellsOneRequestAlone()
    {
        RecordingContents alone;
        alone.running = sampleContents().running;
        alone.names = sampleContents().names;
        alone.from = alone.running.front()->started;
        alone.until = sampleAt(1'000);
        const QByteArray trace = traceOf(alone);
        QCOMPARE(traceFaults(trace), QStringList());
        double last = 0;
        for (const QJsonValue &event : eventsOf(trace))
            last = std::max(last, event[u"ts"_s].toDouble());
        QCOMPARE(last, (1'000 - 165) * 1e3); // microseconds from its begin until now
    }

    void saysWhereItFails()
    {
        for (const qint64 room : {0, 100, 5'000}) {
            FullDevice device(room);
            QVERIFY(!writeChromeTrace(device, sampleContents(), options()));
        }
        ChromeTraceOptions stopped = options();
        stopped.progress = [](double) { return false; };
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QVERIFY(!writeChromeTrace(buffer, sampleContents(), stopped));
    }

    /// Twice as much takes about twice as long, and no memory of its own.
    void streams()
    {
        RecordingContents contents;
        for (std::uint64_t id = 1; id <= 20'000; ++id) {
            auto record = sampleRecord(id, 0, "GET", "/async-endpoint", double(id), double(id) + 20);
            for (std::uint32_t i = 1; i <= 8; ++i)
                record->spans.push_back(
                    SampleSpan(i, SpanKind::Sleep, "2 ms", double(id) + i, double(id) + i + 0.5, double(id) + i + 0.6));
            contents.ended.push_back(record);
        }
        contents.until = sampleAt(30'000);
        int calls = 0;
        double share = 0;
        ChromeTraceOptions watched = options();
        watched.progress = [&](double done) {
            ++calls;
            share = std::max(share, done);
            return true;
        };
        FullDevice device(std::numeric_limits<qint64>::max());
        QVERIFY(writeChromeTrace(device, contents, watched));
        QVERIFY(calls > 50 && share > 0.9 && share <= 1);
    }
};

QTEST_GUILESS_MAIN(TestChromeTrace)
#include "tst_chrome_trace.moc"

#include "server/telemetry/session_chunk.h"
#include "server/telemetry/session_fields.h"
#include "server/telemetry/session_file.h"
#include "tests/support/sample_recording.h"

#include <QBuffer>
#include <QCborArray>
#include <QCborMap>
#include <QCborValue>
#include <QTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

using Kind = SessionFault::Kind;

SessionSaveOptions options()
{
    SessionSaveOptions made;
    made.info.program = "Coroscope 9.9";
    made.info.savedWall = kSampleWall + 200;
    made.info.isMasked = false;
    made.info.server = u"http://127.0.0.1:8000"_s;
    return made;
}

QByteArray saved(const RecordingContents &contents, const SessionSaveOptions &how = options())
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    return writeSession(buffer, contents, how) ? buffer.data() : QByteArray();
}

std::variant<Session, SessionFault> opened(QByteArray bytes, const SessionReadLimits &limits = {})
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return readSession(buffer, limits);
}

SessionFault faultOf(const QByteArray &bytes, const SessionReadLimits &limits = {})
{
    const auto read = opened(bytes, limits);
    if (const auto *fault = std::get_if<SessionFault>(&read))
        return *fault;
    return {Kind::Stopped, -1, "none", u"it was read"_s};
}

/// Everything that a recording has, as text: two that are equal give the same.
class Text {
public:
    template<typename T>
    void operator()(quint64 key, T &member)
    {
        m_text += QString::number(key) + u'=';
        add(member);
        m_text += u'\n';
    }
    QString text() const { return m_text; }

    void add(const QByteArray &bytes) { m_text += QString::fromLatin1(bytes.toHex()); }
    void add(const QString &string) { m_text += string; }
    void add(Clock::time_point at) { m_text += QString::number(at.time_since_epoch().count()); }
    void add(nanoseconds length) { m_text += QString::number(length.count()); }
    void add(const ExchangeRecordPtr &record) { add(*record); }
    template<typename T>
    void add(const T &value)
    {
        if constexpr (std::is_enum_v<T>)
            m_text += QString::number(int(value));
        else if constexpr (std::is_arithmetic_v<T>)
            m_text += QString::number(value);
        else if constexpr (requires { value.begin(); }) {
            for (const auto &each : value) {
                add(each);
                m_text += u',';
            }
        } else {
            m_text += u'{';
            session::fields(*this, const_cast<T &>(value));
            m_text += u'}';
        }
    }

private:
    QString m_text;
};

QString textOf(const RecordingContents &contents)
{
    Text text;
    text.add(contents.ended);
    text.add(contents.running);
    text.add(contents.loopRuns);
    text.add(contents.stalls);
    text.add(contents.intervals);
    text.add(contents.marks);
    text.add(contents.anchors);
    text.add(contents.names.routes);
    text.add(contents.names.tasks);
    text.add(contents.from);
    text.add(contents.until);
    text.add(contents.forgotten);
    return text.text();
}

/// Stands for a value of any type, where nothing is evaluated.
struct Any {
    template<typename T>
    operator T() const;
};

/// How many members an aggregate has.
template<typename T, typename... Given>
constexpr std::size_t memberCount()
{
    if constexpr (requires { T{Given{}..., Any{}}; })
        return memberCount<T, Given..., Any>();
    else
        return sizeof...(Given);
}

struct KeyCounter {
    std::size_t count = 0;
    template<typename M>
    void operator()(quint64, M &)
    {
        ++count;
    }
};

/// How many of them have a key.
template<typename T>
std::size_t keyCount()
{
    KeyCounter visit;
    T value;
    session::fields(visit, value);
    return visit.count;
}

struct Chunk {
    QByteArray name;
    QByteArray raw;
    qsizetype at = 0;
};

QList<Chunk> chunksOf(const QByteArray &file)
{
    QList<Chunk> chunks;
    for (qsizetype at = session::kFileHead; at < file.size();) {
        const session::ChunkHead head = session::chunkHead(file.sliced(at, session::kChunkHead));
        const QByteArray stored = file.sliced(at + session::kChunkHead, qsizetype(head.stored));
        chunks.append({head.name, session::unpacked(head, stored).value_or(QByteArray()), at});
        at += session::kChunkHead + qsizetype(head.stored);
    }
    return chunks;
}

QByteArray fileOf(const QList<Chunk> &chunks)
{
    QByteArray file = session::fileHead();
    for (const Chunk &chunk : chunks)
        file += session::packed(chunk.name.constData(), chunk.raw);
    return file;
}

/// The file with one chunk's content replaced.
QByteArray with(const QByteArray &file, const QByteArray &name, const QByteArray &raw)
{
    QList<Chunk> chunks = chunksOf(file);
    for (Chunk &chunk : chunks) {
        if (chunk.name == name)
            chunk.raw = raw;
    }
    return fileOf(chunks);
}

/// A sequential device, as a pipe is, that gives little at a time.
class Trickle final : public QIODevice {
public:
    explicit Trickle(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
        open(ReadOnly);
    }
    bool isSequential() const override { return true; }
    bool atEnd() const override { return m_at >= m_bytes.size() && QIODevice::bytesAvailable() == 0; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        const qint64 gives = std::min({size, qint64(7), qint64(m_bytes.size()) - m_at});
        std::copy_n(m_bytes.constData() + m_at, gives, data);
        m_at += gives;
        return gives;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    qint64 m_at = 0;
};

} // namespace

class TestSessionFile final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas()
    {
        const RecordingContents contents = sampleContents();
        const QByteArray file = saved(contents);
        QVERIFY(!file.isEmpty());
        const auto read = opened(file);
        if (const auto *fault = std::get_if<SessionFault>(&read))
            QFAIL(qPrintable(fault->detail));
        const Session &session = std::get<Session>(read);
        QCOMPARE(textOf(session.recording), textOf(contents));
        QCOMPARE(session.info.program, QByteArray("Coroscope 9.9"));
        QCOMPARE(session.info.savedWall, kSampleWall + 200);
        QCOMPARE(session.info.isMasked, false);
        QCOMPARE(session.info.server, u"http://127.0.0.1:8000"_s);
        // Byte for byte, so that two of the same are seen to be.
        QCOMPARE(saved(session.recording), file);
        // And as a recording.
        const Recording recording(session.recording);
        QCOMPARE(recording.wallAt(sampleAt(150)), kSampleWall + 150);
        QVERIFY(recording.find(6)->end == ExchangeEnd::Running);
    }

    /// Who adds a member to a record is told here that files should have it, too (and this needs a key).
    void everyMemberHasAKey()
    {
        QCOMPARE(keyCount<ExchangeRecord>(), memberCount<ExchangeRecord>());
        QCOMPARE(keyCount<Span>(), memberCount<Span>());
        QCOMPARE(keyCount<StatementRecord>(), memberCount<StatementRecord>());
        QCOMPARE(keyCount<CacheWrite>(), memberCount<CacheWrite>());
        QCOMPARE(keyCount<FrameRecord>(), memberCount<FrameRecord>());
        QCOMPARE(keyCount<LoopRun>(), memberCount<LoopRun>());
        QCOMPARE(keyCount<LoopStall>(), memberCount<LoopStall>());
        QCOMPARE(keyCount<IntervalFigures>(), memberCount<IntervalFigures>());
        QCOMPARE(keyCount<WorkerInterval>(), memberCount<WorkerInterval>());
        QCOMPARE(keyCount<RouteInterval>(), memberCount<RouteInterval>());
        QCOMPARE(keyCount<Percentiles>(), memberCount<Percentiles>());
        QCOMPARE(keyCount<RecordedMark>(), memberCount<RecordedMark>());
        QCOMPARE(keyCount<ClockAnchor>(), memberCount<ClockAnchor>());
    }

    /// A child that began another one: the lanes are drawn by these numbers.
    void keepsWhichCoroutineASpanStarted()
    {
        RecordingContents contents = sampleContents();
        auto record = std::make_shared<ExchangeRecord>(*contents.ended.front());
        record->coroutines = 3;
        record->spans = {SampleSpan(1, SpanKind::Task, "outer", 1, 9, 9).starts(1),
                         SampleSpan(3, SpanKind::Task, "inner", 2, 8, 8).in(1, 1).starts(3)};
        contents.ended.front() = record;
        const auto read = opened(saved(contents));
        QVERIFY(std::holds_alternative<Session>(read));
        const ExchangeRecord &back = *std::get<Session>(read).recording.ended.front();
        QCOMPARE(back.spans[0].child, 1u);
        QCOMPARE(back.spans[1].child, 3u);
    }

    void anEmptyOneIsOne()
    {
        const auto read = opened(saved({}));
        QVERIFY(std::holds_alternative<Session>(read));
        QVERIFY(std::get<Session>(read).recording.ended.empty());
    }

    void readsFromAPipe()
    {
        const RecordingContents contents = sampleContents();
        Trickle pipe(saved(contents));
        const auto read = readSession(pipe);
        QVERIFY(std::holds_alternative<Session>(read));
        QCOMPARE(textOf(std::get<Session>(read).recording), textOf(contents));
    }

    void isSmallAndManyChunks()
    {
        RecordingContents contents = sampleContents();
        const ExchangeRecordPtr one = contents.ended.front();
        for (std::uint64_t id = 100; id < 20'100; ++id) {
            auto record = std::make_shared<ExchangeRecord>(*one);
            record->id = id;
            contents.ended.push_back(record);
        }
        for (int i = 0; i < 30'000; ++i)
            contents.loopRuns.push_back(
                {0, 0, 1, sampleAt(200 + i), sampleAt(200 + i + 0.5), std::chrono::microseconds(500)});
        const QByteArray file = saved(contents);
        QVERIFY(chunksOf(file).size() > 10);
        QVERIFY2(file.size() < 2'000'000, qPrintable(QString::number(file.size())));
        const auto read = opened(file);
        QVERIFY(std::holds_alternative<Session>(read));
        QCOMPARE(textOf(std::get<Session>(read).recording), textOf(contents));
    }

    void leavesSecretsOut()
    {
        SessionSaveOptions masked = options();
        masked.info.isMasked = true;
        masked.mask.target = [](const QByteArray &text) {
            QByteArray out = text;
            return out.replace("token=abc", "token=x").replace("key=k", "key=x");
        };
        masked.mask.head = [](const QByteArray &text) {
            QByteArray out = text;
            return out.replace("s3cr3t", "x").replace("token=abc", "token=x");
        };
        const auto read = opened(saved(sampleContents(), masked));
        QVERIFY(std::holds_alternative<Session>(read));
        const Session &session = std::get<Session>(read);
        QVERIFY(session.info.isMasked);
        const QString text = textOf(session.recording);
        for (const char *secret : {"s3cr3t", "token=abc", "key=k"})
            QVERIFY2(!text.contains(QString::fromLatin1(QByteArray(secret).toHex())), secret);
        for (const char *kept : {"token=x", "key=x", "{\"item\": 7}"})
            QVERIFY2(text.contains(QString::fromLatin1(QByteArray(kept).toHex())), kept);
    }

    void leavesSecretsOfContentsOut()
    {
        auto record = std::make_shared<ExchangeRecord>();
        record->id = 1;
        record->end = ExchangeEnd::Answered;
        record->requestHead = "POST /login HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                              "X-Session-Token: s3cr3t\r\nReferer: http://h/?token=s3cr3t\r\n\r\n";
        record->requestBody = "user=ada&password=s3cr3t";
        record->responseHead = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n";
        record->responseBody = "{\"user\": \"ada\", \"access_token\": \"s3cr3t\"}";
        FrameRecord frame;
        frame.opcode = 1;
        frame.head = "{\"user\":\"ada\",\"token\":\"s3cr3t\", \"and then\"";
        record->frames = {frame};
        RecordingContents contents;
        contents.ended.push_back(record);

        const auto writtenWith = [&](const TelemetryMask &mask) {
            SessionSaveOptions masked = options();
            masked.mask = mask;
            const auto read = opened(saved(contents, masked));
            return std::holds_alternative<Session>(read) ? textOf(std::get<Session>(read).recording) : QString();
        };
        const auto has = [](const QString &text, const QByteArray &part) {
            return text.contains(QString::fromLatin1(part.toHex()));
        };
        const auto same = [](const QByteArray &text) { return text; };
        const QString all = writtenWith({});
        QCOMPARE(all.count(QString::fromLatin1(QByteArray("s3cr3t").toHex())), 5);
        const QString masked = writtenWith({same, same});
        QVERIFY(!has(masked, "s3cr3t"));
        for (const char *kept : {"user=ada&password=", "{\"user\": \"ada\", \"access_token\": \"",
                                 "{\"user\":\"ada\",\"token\":\"", "X-Session-Token: ", "Referer: http://h/?token="})
            QVERIFY2(has(masked, kept), kept);
    }

    // --- what is refused ---

    void refusesForeignFiles_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("kind");
        QTest::newRow("empty") << QByteArray() << int(Kind::NotASession);
        QTest::newRow("text") << QByteArray("{\"log\": {\"version\": \"1.2\"}}") << int(Kind::NotASession);
        QTest::newRow("PNG") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << int(Kind::NotASession);
        QByteArray unix = saved({});
        QTest::newRow("line ends changed") << unix.replace("\r\n", "\n") << int(Kind::NotASession);
        QTest::newRow("only its first letters") << QByteArray("\x89"
                                                              "COR")
                                                << int(Kind::Truncated);
        QByteArray newer = saved({});
        newer[8] = 2;
        QTest::newRow("newer version") << newer << int(Kind::Newer);
        QByteArray none = saved({});
        none[8] = 0;
        QTest::newRow("no version") << none << int(Kind::Damaged);
        QTest::newRow("something follows") << saved({}) + 'x' << int(Kind::Damaged);
    }
    void refusesForeignFiles()
    {
        QFETCH(QByteArray, file);
        QFETCH(int, kind);
        const SessionFault fault = faultOf(file);
        QCOMPARE(int(fault.kind), kind);
    }

    void passesOverWhatItNeedNotKnow()
    {
        const QByteArray file = saved(sampleContents());
        QList<Chunk> chunks = chunksOf(file);
        chunks.insert(1, {"note", "anything", 0});
        QVERIFY(std::holds_alternative<Session>(opened(fileOf(chunks))));
        chunks[1].name = "NOTE";
        SessionFault fault = faultOf(fileOf(chunks));
        QCOMPARE(int(fault.kind), int(Kind::Newer));
        QCOMPARE(fault.chunk, QByteArray("NOTE"));
        // A key of a later minor change, with anything in it.
        QCborArray marks = QCborValue::fromCbor(chunksOf(file)[chunksOf(file).size() - 2].raw).toArray();
        QCborMap mark = marks[0].toMap();
        mark[999] = QCborArray{1, QCborMap{{u"a"_s, QCborArray{true, 2.5, u"x"_s}}}};
        marks[0] = mark;
        const auto read = opened(with(file, "MARK", QCborValue(marks).toCbor()));
        QVERIFY(std::holds_alternative<Session>(read));
        QCOMPARE(textOf(std::get<Session>(read).recording), textOf(sampleContents()));
    }

    void refusesWhatMakesNoSense_data()
    {
        QTest::addColumn<QByteArray>("chunk");
        QTest::addColumn<QByteArray>("raw");
        const auto row = [](const char *name, const char *chunk, const QCborValue &value) {
            QTest::newRow(name) << QByteArray(chunk) << value.toCbor();
        };
        row("no array", "EXCH", QCborMap{{1, 2}});
        row("no maps", "EXCH", QCborArray{1, 2});
        row("a text for a number", "EXCH", QCborArray{QCborMap{{1, u"one"_s}}});
        row("a number for a text", "EXCH", QCborArray{QCborMap{{10, 5}}});
        row("keys that are texts", "EXCH", QCborArray{QCborMap{{u"id"_s, 5}}});
        row("negative id", "EXCH", QCborArray{QCborMap{{1, -1}}});
        row("worker out of range", "EXCH", QCborArray{QCborMap{{3, qint64(1) << 40}}});
        row("no such end", "EXCH", QCborArray{QCborMap{{5, 77}}});
        row("no such kind of span", "EXCH", QCborArray{QCborMap{{37, QCborArray{QCborMap{{4, 200}}}}}});
        row("a time out of this world", "EXCH", QCborArray{QCborMap{{15, qint64(0x7fff'ffff'ffff'ffff)}}});
        row("a time of day out of this world", "MARK", QCborArray{QCborMap{{1, qint64(0x7fff'ffff'ffff'ffff)}}});
        row("and one before it", "INTV", QCborArray{QCborMap{{1, std::numeric_limits<qint64>::min()}}});
        row("a seconds that is none", "INTV", QCborArray{QCborMap{{2, std::numeric_limits<double>::quiet_NaN()}}});
        row("origin out of this world", "HEAD", QCborMap{{1, qint64(0x7fff'ffff'ffff'ffff)}});
        row("no totals", "END ", QCborMap());
        row("other totals", "END ", QCborMap{{1, 99}});
        QTest::newRow("no CBOR") << QByteArray("EXCH") << QByteArray("\xff\xff\xff");
        QTest::newRow("nothing") << QByteArray("EXCH") << QByteArray();
        QTest::newRow("more behind it") << QByteArray("MARK") << QCborValue(QCborArray()).toCbor() + 'x';
        QTest::newRow("cut off") << QByteArray("EXCH") << QByteArray("\x9f\xbf\x01");
        // A text that says it has 2^62 bytes.
        QTest::newRow("a huge text") << QByteArray("EXCH")
                                     << QByteArray("\x81\xa1\x0a\x5b\x40\x00\x00\x00\x00\x00\x00\x00xyz", 15);
        // The same of a key that is not known, which is passed over.
        QTest::newRow("a huge text of no use")
            << QByteArray("EXCH") << QByteArray("\x81\xa1\x19\x03\xe7\x5b\x40\x00\x00\x00\x00\x00\x00\x00xyz", 17);
        QTest::newRow("a huge array") << QByteArray("EXCH") << QByteArray("\x9b\x40\x00\x00\x00\x00\x00\x00\x00", 9);
        QTest::newRow("a deep one") << QByteArray("EXCH")
                                    << QByteArray("\x81\xa1\x19\x03\xe7") + QByteArray(100'000, '\x81') + '\1';
    }
    void refusesWhatMakesNoSense()
    {
        QFETCH(QByteArray, chunk);
        QFETCH(QByteArray, raw);
        const QByteArray file = with(saved(sampleContents()), chunk, raw);
        const SessionFault fault = faultOf(file);
        QCOMPARE(int(fault.kind), int(Kind::Damaged));
        QCOMPARE(fault.chunk, chunk);
        QVERIFY(fault.at > 0 && fault.at < file.size());
        QVERIFY(!fault.detail.isEmpty());
    }

    void seesAMissingOrDoubledPart()
    {
        const QList<Chunk> chunks = chunksOf(saved(sampleContents()));
        for (qsizetype i = 0; i < chunks.size(); ++i) {
            QList<Chunk> fewer = chunks;
            fewer.remove(i);
            const SessionFault missing = faultOf(fileOf(fewer));
            const bool isLast = i == chunks.size() - 1;
            QCOMPARE(int(missing.kind), int(isLast ? Kind::Truncated : Kind::Damaged));
            QList<Chunk> more = chunks;
            more.insert(i, chunks[i]);
            QCOMPARE(int(faultOf(fileOf(more)).kind), int(Kind::Damaged));
        }
    }

    void everyCutIsSeen()
    {
        const QByteArray file = saved(sampleContents());
        for (qsizetype size = 0; size < file.size(); ++size) {
            const SessionFault fault = faultOf(file.first(size));
            QVERIFY2(fault.kind == (size == 0 ? Kind::NotASession : Kind::Truncated), qPrintable(fault.detail));
        }
    }

    void everyChangedByteIsSeen()
    {
        const QByteArray file = saved(sampleContents());
        for (qsizetype at = 0; at < file.size(); ++at) {
            for (const int bits : {0x01, 0x80, 0xff}) {
                QByteArray changed = file;
                changed[at] = char(changed[at] ^ bits);
                const SessionFault fault = faultOf(changed);
                QVERIFY2(fault.chunk != "none", qPrintable(u"byte %1 ^ %2"_s.arg(at).arg(bits)));
                QVERIFY(fault.at <= at);
            }
        }
    }

    /// What a checksum cannot see, because it fits.
    void nonsenseWithAChecksumDoesNoHarm()
    {
        const QByteArray file = saved(sampleContents());
        const QList<Chunk> chunks = chunksOf(file);
        std::uint32_t state = 1;
        const auto next = [&] { return state = state * 1'664'525U + 1'013'904'223U; };
        int refused = 0;
        for (int round = 0; round < 3'000; ++round) {
            QList<Chunk> changed = chunks;
            Chunk &chunk = changed[qsizetype(next() >> 8) % changed.size()];
            for (unsigned i = 0; i <= (next() >> 8) % 4 && !chunk.raw.isEmpty(); ++i) {
                const qsizetype at = qsizetype(next() >> 4) % chunk.raw.size();
                switch ((next() >> 8) % 3) {
                case 0: chunk.raw[at] = char(next() >> 16); break;
                case 1: chunk.raw.truncate(at); break;
                default: chunk.raw.insert(at, char(next() >> 16)); break;
                }
            }
            const auto read = opened(fileOf(changed));
            if (const auto *session = std::get_if<Session>(&read)) {
                const Recording recording(session->recording); // it can be worked with
                QVERIFY(recording.find(999'999'999) == nullptr);
            } else {
                ++refused;
            }
        }
        QVERIFY(refused > 1'000);
    }

    // --- bounds ---

    void doesNotBelieveSizes()
    {
        QByteArray file = saved(sampleContents());
        QByteArray bomb = session::fileHead() + "EXCH";
        bomb += QByteArray("\xff\xff\xff\x7f\xff\xff\xff\x7f\0\0\0\0", 12);
        QCOMPARE(int(faultOf(bomb).kind), int(Kind::TooLarge));
        // Within the limit, but not there: found out before much is taken.
        bomb.replace(session::kFileHead + 4, 8, QByteArray("\0\0\0\3\0\0\0\3", 8));
        QCOMPARE(int(faultOf(bomb).kind), int(Kind::Truncated));
        SessionReadLimits small;
        small.chunkBytes = 100;
        QCOMPARE(int(faultOf(file, small).kind), int(Kind::TooLarge));
        // It unpacks to more than it says, or to less.
        QList<Chunk> chunks = chunksOf(file);
        for (const int change : {-1, 1}) {
            QByteArray lies = file;
            const qsizetype at = chunks[1].at + 8;
            lies[at] = char(lies[at] + change);
            QCOMPARE(int(faultOf(lies).kind), int(Kind::Damaged));
        }
    }

    void boundsWhatIsMadeOfIt()
    {
        const QByteArray file = saved(sampleContents());
        SessionReadLimits limits;
        limits.exchanges = 6;
        QCOMPARE(int(faultOf(file, limits).kind), int(Kind::TooLarge));
        limits = {};
        limits.bytes = 5'000;
        QCOMPARE(int(faultOf(file, limits).kind), int(Kind::TooLarge));
        limits = {};
        limits.loopRuns = 5;
        const SessionFault fault = faultOf(file, limits);
        QCOMPARE(int(fault.kind), int(Kind::TooLarge));
        QCOMPARE(fault.chunk, QByteArray("RUNS"));
        // What a record keeps at most is all that it can hold, so that nobody has to work on more.
        QCborArray spans;
        for (std::size_t i = 0; i <= ExchangeRecord::kMaxSpans; ++i)
            spans.append(QCborMap());
        QCOMPARE(int(faultOf(with(file, "EXCH", QCborValue(QCborArray{QCborMap{{37, spans}}}).toCbor())).kind),
                 int(Kind::Damaged));
        // A small chunk cannot become a long list.
        QCborArray many;
        for (int i = 0; i < 5'000; ++i)
            many.append(QCborMap());
        QCOMPARE(int(faultOf(with(file, "EXCH", QCborValue(many).toCbor())).kind), int(Kind::Damaged));
    }

    /// Few bytes in the file that become many in memory: they are counted in every kind of chunk.
    void boundsMemory_data()
    {
        QTest::addColumn<QByteArray>("chunk");
        QTest::addColumn<QByteArray>("raw");
        QTest::newRow("marks") << QByteArray("MARK")
                               << QCborValue(QCborArray{QCborMap{{3, QString(1'000'000, u'x')}}}).toCbor();
        QCborArray routes;
        for (int i = 0; i < 20'000; ++i)
            routes.append(QCborMap());
        QTest::newRow("intervals") << QByteArray("INTV") << QCborValue(QCborArray{QCborMap{{10, routes}}}).toCbor();
        QTest::newRow("requests") << QByteArray("EXCH")
                                  << QCborValue(QCborArray{QCborMap{{28, QByteArray(1'000'000, 'x')}}}).toCbor();
    }
    void boundsMemory()
    {
        QFETCH(QByteArray, chunk);
        QFETCH(QByteArray, raw);
        SessionReadLimits limits;
        limits.bytes = 1'000'000;
        const SessionFault fault = faultOf(with(saved(sampleContents()), chunk, raw), limits);
        QCOMPARE(int(fault.kind), int(Kind::TooLarge));
        QCOMPARE(fault.chunk, chunk);
    }

    void canBeStopped()
    {
        const QByteArray file = saved(sampleContents());
        SessionReadLimits limits;
        double share = 0;
        limits.progress = [&](double done) {
            share = std::max(share, done);
            return true;
        };
        QVERIFY(std::holds_alternative<Session>(opened(file, limits)));
        QVERIFY(share > 0.9 && share <= 1);
        limits.progress = [](double) { return false; };
        QCOMPARE(int(faultOf(file, limits).kind), int(Kind::Stopped));
        SessionSaveOptions stopped = options();
        stopped.progress = [](double) { return false; };
        QVERIFY(saved(sampleContents(), stopped).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSessionFile)
#include "tst_session_file.moc"

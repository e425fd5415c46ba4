// The access log: its lines, and a writer that nothing stops.

#include "server/telemetry/access_line.h"
#include "server/telemetry/access_log.h"
#include "server/telemetry/secret_text.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <climits>
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace coroscope;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ExchangeRecord request(const QByteArray &target = "/users/1?limit=2")
{
    ExchangeRecord record;
    record.id = 1;
    record.worker = 3;
    record.route = 0;
    record.end = ExchangeEnd::Answered;
    record.status = 200;
    record.startedWall = 971'186'136'123; // 10 October 2000, 13:55:36.123 UTC
    record.method = "GET";
    record.target = target;
    record.peer = "127.0.0.1:50123";
    record.traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
    record.started = Clock::time_point(1h);
    record.finished = record.started + 12'345us;
    record.waitedForLoop = 1'500us;
    record.requestHeadBytes = 90;
    record.requestBodyBytes = 10;
    record.responseHeadBytes = 150;
    record.responseBodyBytes = 2326;
    record.requestHead = "GET " + target + " HTTP/1.1\r\nHost: a\r\nUSER-agent:  curl/8 \r\nReferer: http://x/\r\n\r\n";
    return record;
}

QByteArray textOf(const ExchangeRecord &record, QByteArrayView route = "/users/{id}")
{
    std::string out;
    appendAccessText(out, record, route);
    return QByteArray::fromStdString(out);
}

QByteArray jsonOf(const ExchangeRecord &record, QByteArrayView route = "/users/{id}")
{
    std::string out;
    appendAccessJson(out, record, route);
    return QByteArray::fromStdString(out);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestAccessLog final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void textLine();
    void textLines_data();
    void textLines();
    void jsonLine();
    void user();
    void jsonOfWhatIsNotThere();
    void secrets_data();
    void secrets();
    void nobodyForgesALine_data();
    void nobodyForgesALine();
    void aLineFitsIntoAPipe();
    void writesAndAppends();
    void aMovedFileIsMadeAnew();
    void aFullDiskIsCounted();
    void aLineThatIsBrokenOff();
    void aFolderThatIsNotThere();
    void aPipeThatNobodyReads();
    void aBrokenPipe();

private:
    QTemporaryDir m_folder;
};

void TestAccessLog::textLine()
{
    QCOMPARE(textOf(request()),
             QByteArray("127.0.0.1 - - [10/Oct/2000:13:55:36 +0000] \"GET /users/1?limit=2 HTTP/1.1\" 200 2326 "
                        "\"http://x/\" \"curl/8\" rt=0.012345 wait=0.001500 route=/users/{id} "
                        "trace=4bf92f3577b34da6a3ce929d0e0e4736\n"));
}

void TestAccessLog::textLines_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QByteArray>("has");
    QTest::newRow("IPv6") << 0 << QByteArray("::1 - - [");
    QTest::newRow("no request line") << 1 << QByteArray("] \"-\" 400 ");
    QTest::newRow("client gone") << 2 << QByteArray(" - - \"-\" \"-\" ");
    QTest::newRow("client gone, in words") << 2 << QByteArray(" end=client-gone\n");
    QTest::newRow("no route") << 3 << QByteArray(" route=- ");
    QTest::newRow("HTTP/1.0") << 4 << QByteArray("/users/1?limit=2 HTTP/1.0\" ");
}

void TestAccessLog::textLines()
{
    QFETCH(const int, which);
    QFETCH(const QByteArray, has);
    ExchangeRecord record = request();
    if (which == 0)
        record.peer = "[::1]:50123";
    if (which == 1) {
        record.method.clear();
        record.target.clear();
        record.requestHead = "\x01\x02";
        record.status = 400;
    }
    if (which == 2) {
        record.status = 0;
        record.responseBodyBytes = 0;
        record.end = ExchangeEnd::ClientGone;
        record.requestHead = "GET / HTTP/1.1\r\n\r\n";
    }
    if (which == 4)
        record.requestHead.replace("HTTP/1.1", "HTTP/1.0");
    const QByteArray line = textOf(record, which == 3 ? QByteArrayView() : QByteArrayView("/users/{id}"));
    QVERIFY2(line.contains(has), line.constData());
    QCOMPARE(line.count('\n'), 1);
}

void TestAccessLog::jsonLine()
{
    const QByteArray line = jsonOf(request());
    QVERIFY(line.endsWith("}\n"));
    const QJsonObject wanted{
        {u"time"_s, u"2000-10-10T13:55:36.123Z"_s},
        {u"trace_id"_s, u"4bf92f3577b34da6a3ce929d0e0e4736"_s},
        {u"method"_s, u"GET"_s},
        {u"target"_s, u"/users/1?limit=2"_s},
        {u"route"_s, u"/users/{id}"_s},
        {u"status"_s, 200},
        {u"duration_ms"_s, 12.345},
        {u"waited_ms"_s, 1.5},
        {u"request_bytes"_s, 100},
        {u"response_bytes"_s, 2476},
        {u"peer"_s, u"127.0.0.1:50123"_s},
        {u"user"_s, QJsonValue::Null},
        {u"auth"_s, QJsonValue::Null},
        {u"worker"_s, 3},
        {u"end"_s, u"answered"_s},
        {u"referer"_s, u"http://x/"_s},
        {u"user_agent"_s, u"curl/8"_s},
    };
    QCOMPARE(QJsonDocument::fromJson(line).object(), wanted);
}

/// The authuser of the Common Log Format ends at a blank, whatever somebody is called.
void TestAccessLog::user()
{
    ExchangeRecord record = request();
    record.user = "j\u00f6 \"b\"\n%";
    record.authScheme = "bearer";
    QVERIFY2(textOf(record, {}).startsWith("127.0.0.1 - j%C3%B6%20%22b%22%0A%25 ["), textOf(record, {}).constData());
    const QJsonObject line = QJsonDocument::fromJson(jsonOf(record)).object();
    QCOMPARE(line.value(u"user"_s).toString(), u"j\u00f6 \"b\"\n%"_s);
    QCOMPARE(line.value(u"auth"_s).toString(), u"bearer"_s);
}

void TestAccessLog::jsonOfWhatIsNotThere()
{
    const QJsonObject line = QJsonDocument::fromJson(jsonOf(ExchangeRecord(), {})).object();
    QCOMPARE(line.size(), 17);
    for (const char *name : {"trace_id", "method", "target", "route", "status", "peer", "referer", "user_agent"})
        QVERIFY2(line.value(QLatin1String(name)).isNull(), name);
}

void TestAccessLog::secrets_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("masked");
    const auto row = [](const char *name, const QByteArray &target, const QByteArray &masked) {
        QTest::newRow(name) << target << masked;
    };
    row("none", "/a?b=c&d", "/a?b=c&d");
    row("no query", "/token=abc", "/token=abc");
    row("token", "/a?token=abc&x=1", "/a?token=***&x=1");
    row("case and separators", "/a?API-Key=abc&aPi_kEy=abc&apikey=abc", "/a?API-Key=***&aPi_kEy=***&apikey=***");
    row("before a URL", "/cb?token=abc&next=http://h/", "/cb?token=***&next=http://h/");
    row("before a URL with a name", "/cb?token=abc&next=http://u:p@h/?a", "/cb?token=***&next=http://u:***@h/?a");
    row("inside a name", "/a?access_token=abc&user[password]=x", "/a?access_token=***&user[password]=***");
    row("percent-encoded name", "/a?%74oken=abc", "/a?%74oken=***");
    row("no value", "/a?token=&token", "/a?token=&token");
    row("the last", "/a?x&signature=abc", "/a?x&signature=***");
    row("key alone", "/a?key=abc&monkey=abc", "/a?key=***&monkey=abc");
    row("a URL", "https://u:pw@h/p?secret=s", "https://u:***@h/p?secret=***");
    row("an at-sign in the path", "https://h:80/p@q", "https://h:80/p@q");
}

void TestAccessLog::secrets()
{
    QFETCH(const QByteArray, target);
    QFETCH(const QByteArray, masked);
    QCOMPARE(withoutSecretParameters(target), masked);
    ExchangeRecord record = request(target);
    record.requestHead = "GET / HTTP/1.1\r\nReferer: " + target + "\r\n\r\n";
    const QByteArray text = textOf(record);
    const QByteArray json = jsonOf(record);
    QCOMPARE(text.count(masked), 2);
    QCOMPARE(json.count(masked), 2);
}

void TestAccessLog::nobodyForgesALine_data()
{
    QTest::addColumn<QByteArray>("agent");
    QTest::addColumn<QByteArray>("inText");
    QTest::addColumn<QString>("inJson");
    const auto row = [](const char *name, const QByteArray &agent, const QByteArray &inText, const QString &inJson) {
        QTest::newRow(name) << agent << inText << inJson;
    };
    row("quotes", "a\"b\\c", "a\\\"b\\\\c", u"a\"b\\c"_s);
    row("escape", "a\x1b[31mb\x7f", "a\\x1b[31mb\\x7f", u"a\x1b[31mb\x7f"_s);
    row("carriage return", "a\rb", "a\\x0db", u"a\rb"_s);
    row("C1 control",
        "a\xc2\x9b"
        "b",
        "a\\x9bb", u"a\u009bb"_s);
    row("not UTF-8", "a\xff\xc3(b", "a\\xff\\xc3(b", u"a\ufffd\ufffd(b"_s);
    row("overlong", "\xc0\xaf", "\\xc0\\xaf", u"\ufffd\ufffd"_s);
    row("surrogate", "\xed\xa0\x80", "\\xed\\xa0\\x80", u"\ufffd\ufffd\ufffd"_s);
    row("UTF-8", "Grüße 😀", "Grüße 😀", u"Grüße 😀"_s);
}

void TestAccessLog::nobodyForgesALine()
{
    QFETCH(const QByteArray, agent);
    QFETCH(const QByteArray, inText);
    QFETCH(const QString, inJson);
    ExchangeRecord record = request();
    record.requestHead = "GET / HTTP/1.1\r\nUser-Agent: " + agent + "\r\n\r\n";
    const QByteArray text = textOf(record);
    QVERIFY2(text.contains('"' + inText + "\" rt="), text.constData());
    QCOMPARE(text.count('\n'), 1);
    const QByteArray json = jsonOf(record);
    QCOMPARE(json.count('\n'), 1);
    QJsonParseError error;
    const QJsonObject object = QJsonDocument::fromJson(json, &error).object();
    QCOMPARE(error.error, QJsonParseError::NoError);
    QCOMPARE(object.value(u"user_agent"_s).toString(), inJson);
}

void TestAccessLog::aLineFitsIntoAPipe()
{
    // What escapes to the most: each byte becomes \x.. or \u00...
    const QByteArray worst(100'000, '\x01');
    ExchangeRecord record = request("/" + QByteArray(100'000, 'a'));
    record.requestHead = "GET / HTTP/1.1\r\nUser-Agent: " + QByteArray(100'000, 'u')
        + "\r\nReferer: " + QByteArray(100'000, 'r') + "\r\n\r\n";
    for (const QByteArray &line : {textOf(record), jsonOf(record)}) {
        QVERIFY2(line.size() < PIPE_BUF, qPrintable(QString::number(line.size())));
        QVERIFY(line.contains("\u2026"));
    }
    record.target = worst;
    QCOMPARE(textOf(record).count('\n'), 1);
}

void TestAccessLog::writesAndAppends()
{
    const QString path = m_folder.filePath(u"access.log"_s);
    for (int run = 0; run < 2; ++run) {
        AccessLog log({AccessLog::Format::Text, path, 2, {"/users/{id}"}});
        for (int i = 0; i < 1'000; ++i)
            log.add(request());
        log.flush();
    }
    const QByteArray all = contents(path);
    QCOMPARE(all.count('\n'), 2'000);
    QCOMPARE(all, textOf(request()).repeated(2'000));
    QCOMPARE(QFile::permissions(path) & (QFile::ReadOther | QFile::WriteOther | QFile::WriteGroup),
             QFile::Permissions());
}

void TestAccessLog::aMovedFileIsMadeAnew()
{
    const QString path = m_folder.filePath(u"rotated.log"_s);
    AccessLog log({AccessLog::Format::Json, path, 2, {}});
    log.add(request());
    log.flush();
    QTRY_COMPARE_WITH_TIMEOUT(log.written(), std::uint64_t(1), 30'000);
    QVERIFY(QFile::rename(path, path + u".1"_s));
    const auto giveUp = Clock::now() + 30s;
    while (!QFile::exists(path) && Clock::now() < giveUp) {
        log.add(request());
        log.flush();
        QTest::qWait(50);
    }
    QVERIFY(QFile::exists(path));
    QTRY_VERIFY_WITH_TIMEOUT(!contents(path).isEmpty(), 30'000);
    QCOMPARE(log.dropped(), std::uint64_t(0));
}

void TestAccessLog::aFullDiskIsCounted()
{
    QTest::ignoreMessage(
        QtWarningMsg,
        QRegularExpression(u"^3 lines of the access log \\(/dev/full\\) could not be written: .*space"_s));
    AccessLog log({AccessLog::Format::Text, u"/dev/full"_s, 2, {}});
    for (int i = 0; i < 3; ++i)
        log.add(request());
    log.flush();
    QTRY_COMPARE_WITH_TIMEOUT(log.dropped(), std::uint64_t(3), 30'000);
    QCOMPARE(log.written(), std::uint64_t(0));
}

/// A disk that gets full in the middle of a line: what comes later is not its rest, and what is there is counted.
void TestAccessLog::aLineThatIsBrokenOff()
{
    const QString path = m_folder.filePath(u"full.log"_s);
    const QByteArray line = textOf(request(), {});
    const qsizetype room = line.size() * 5 / 2;
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^3 lines of the access log .*could not be written"_s));
    AccessLog log({AccessLog::Format::Text, path, 2, {}});
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit small{rlim_t(room), before.rlim_max};
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
    for (int i = 0; i < 5; ++i)
        log.add(request());
    log.flush();
    const bool isDone = QTest::qWaitFor([&] { return log.written() + log.dropped() == 5; }, 30'000);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(isDone);
    QCOMPARE(log.written(), std::uint64_t(2));
    log.add(request());
    log.flush();
    QTRY_COMPARE_WITH_TIMEOUT(log.written(), std::uint64_t(3), 30'000);
    QCOMPARE(contents(path), line.repeated(2) + line.first(room - 2 * line.size()) + '\n' + line);
}

void TestAccessLog::aFolderThatIsNotThere()
{
    const QString folder = m_folder.filePath(u"later"_s);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^1 line of the access log .*No such file"_s));
    AccessLog log({AccessLog::Format::Text, folder + u"/access.log"_s, 2, {}});
    log.add(request());
    log.flush();
    QTRY_COMPARE_WITH_TIMEOUT(log.dropped(), std::uint64_t(1), 30'000);
    // It is tried again.
    QVERIFY(QDir().mkpath(folder));
    log.add(request());
    log.flush();
    QTRY_COMPARE_WITH_TIMEOUT(log.written(), std::uint64_t(1), 30'000);
}

/// Neither the telemetry thread nor the end of the program waits for it.
void TestAccessLog::aPipeThatNobodyReads()
{
    int fds[2] = {-1, -1};
    QCOMPARE(::pipe(fds), 0);
    constexpr std::uint64_t kLines = 20'000; // several megabytes; a pipe takes 64 KiB
    std::uint64_t known = 0;
    {
        AccessLog log({AccessLog::Format::Text, {}, fds[1], {}, 256 * 1024});
        for (std::uint64_t i = 0; i < kLines; ++i) {
            log.add(request());
            if (i % 100 == 99)
                log.flush();
        }
        log.flush();
        known = log.dropped();
        QVERIFY2(known > kLines / 2, qPrintable(QString::number(known)));
    } // does not hang
    // Whole lines, though the pipe was full.
    ::close(fds[1]);
    QByteArray read;
    char piece[65'536];
    for (ssize_t size = 0; (size = ::read(fds[0], piece, sizeof piece)) > 0;)
        read.append(piece, qsizetype(size));
    ::close(fds[0]);
    QVERIFY(!read.isEmpty());
    QCOMPARE(read, textOf(request(), {}).repeated(read.count('\n')));
    QVERIFY(known + std::uint64_t(read.count('\n')) <= kLines);
}

void TestAccessLog::aBrokenPipe()
{
    int fds[2] = {-1, -1};
    QCOMPARE(::pipe(fds), 0);
    ::close(fds[0]);
    std::signal(SIGPIPE, SIG_IGN); // as the programs do
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"^1 line of the access log .*Broken pipe"_s));
    AccessLog log({AccessLog::Format::Text, {}, fds[1], {}});
    log.add(request());
    log.flush();
    QTRY_COMPARE_WITH_TIMEOUT(log.dropped(), std::uint64_t(1), 30'000);
    ::close(fds[1]);
}

QTEST_GUILESS_MAIN(TestAccessLog)
#include "tst_access_log.moc"

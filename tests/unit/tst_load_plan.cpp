#include "server/outbound/load_plan.h"

#include <QTest>

#include <functional>
#include <limits>

using namespace coroscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

LoadPlan goodPlan()
{
    LoadPlan plan;
    LoadRequest request;
    request.url = QUrl(u"http://localhost:8000/json"_s);
    plan.requests = {request};
    plan.duration = 1s;
    return plan;
}

} // namespace

using Change = std::function<void(LoadPlan &)>;

/// What a plan may be, and what it becomes.
class TestLoadPlan final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void takesTheBounds();
    void bytes_data();
    void bytes();
    void job();
    void origins();
};

void TestLoadPlan::refuses_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const Change &change, const QString &detail) {
        QTest::newRow(name) << change << detail;
    };
    row(
        "no request", [](LoadPlan &p) { p.requests.clear(); }, u"There is no request to send."_s);
    row(
        "no end", [](LoadPlan &p) { p.duration = 0ms; },
        u"The load run would never end: it takes a number of requests, or a duration."_s);
    row(
        "no URL", [](LoadPlan &p) { p.requests[0].url = QUrl(); }, u"The URL is empty."_s);
    row(
        "many servers",
        [](LoadPlan &p) {
            for (int port = 8001; port <= 8016; ++port) {
                p.requests.append(p.requests[0]);
                p.requests.back().url.setPort(port);
            }
        },
        u"The requests go to 17 servers (scheme, host and port); a load run takes up to 16 of them."_s);
    row(
        "CONNECT", [](LoadPlan &p) { p.requests[0].method = "CONNECT"; },
        u"A load run cannot send CONNECT, which would open a tunnel."_s);
    row(
        "a field that breaks the head",
        [](LoadPlan &p) {
            p.requests[0].headers = {{"X", "a\r\nY: b"}};
        },
        u"The value of field 'X' holds a line break or a NUL."_s);
    row(
        "own framing",
        [](LoadPlan &p) {
            p.requests[0].headers = {{"transfer-encoding", "chunked"}};
        },
        u"The field Transfer-Encoding cannot be sent by a load run, which frames requests itself."_s);
    row(
        "another length",
        [](LoadPlan &p) {
            p.requests[0].headers = {{"Content-Length", "7"}};
        },
        u"The field Content-Length is '7', and the body has 0 bytes; leave it out."_s);
    row(
        "large bodies", [](LoadPlan &p) { p.requests[0].body = QByteArray(LoadPlan::kMaxBody + 1, 'x'); },
        u"The bodies have 16777217 bytes; a load run takes up to 16 MiB of them."_s);
    row(
        "no connection", [](LoadPlan &p) { p.connections = 0; },
        u"The number of connections is 0; it takes 1 to 10000."_s);
    row(
        "many connections", [](LoadPlan &p) { p.connections = 10'001; },
        u"The number of connections is 10001; it takes 1 to 10000."_s);
    row(
        "more threads than connections", [](LoadPlan &p) { p.threads = 11; },
        u"There are more threads (11) than connections (10)."_s);
    row(
        "many threads", [](LoadPlan &p) { p.threads = 65; }, u"The number of threads is 65; it takes 1 to 64."_s);
    row(
        "negative number", [](LoadPlan &p) { p.total = -1; },
        u"The number of requests is -1; it takes 0 to 1000000000."_s);
    row(
        "long", [](LoadPlan &p) { p.duration = 1h + 1ms; }, u"The duration is 3600 s; it takes 0 s to 3600 s."_s);
    row(
        "fast", [](LoadPlan &p) { p.rate = 1'000'001; }, u"The rate is 1e+06; it takes 0 to 1e+06."_s);
    row(
        "no rate", [](LoadPlan &p) { p.rate = std::numeric_limits<double>::quiet_NaN(); },
        u"The rate is nan; it takes 0 to 1e+06."_s);
    row(
        "slow", [](LoadPlan &p) { p.rate = 0.0001; }, u"The rate is 0.0001; it takes 0.001 a second at least."_s);
    row(
        "two warm-ups",
        [](LoadPlan &p) {
            p.warmUp = 1s;
            p.warmUpRequests = 1;
        },
        u"The warm-up is a time or a number of requests, not both."_s);
    row(
        "no timeout", [](LoadPlan &p) { p.timeout = 0ms; }, u"The timeout is 0 s; it takes 0.001 s to 3600 s."_s);
    row(
        "short interval", [](LoadPlan &p) { p.interval = 99ms; },
        u"The interval is 0.099 s; it takes 0.1 s to 60 s."_s);
}

void TestLoadPlan::refuses()
{
    QFETCH(Change, change);
    LoadPlan plan = goodPlan();
    QVERIFY(checkLoad(plan));
    change(plan);
    const auto checked = checkLoad(plan);
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, Error::Kind::BadRequest);
    QTEST(checked.error().detail, "detail");
    QVERIFY(!loadJob(plan));
}

void TestLoadPlan::takesTheBounds()
{
    LoadPlan plan = goodPlan();
    plan.total = LoadPlan::kMaxRequests;
    plan.duration = LoadPlan::kMaxDuration;
    plan.rate = LoadPlan::kMaxRate;
    plan.threads = plan.connections;
    plan.warmUpRequests = LoadPlan::kMaxRequests;
    plan.timeout = 1ms;
    plan.drain = 0ms;
    plan.interval = LoadPlan::kMinInterval;
    plan.requests[0].body = QByteArray(LoadPlan::kMaxBody, 'x');
    const auto checked = checkLoad(plan);
    QVERIFY2(checked, qPrintable(checked ? QString() : checked.error().detail));
}

void TestLoadPlan::bytes_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<HeaderList>("headers");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("bytes");
    const QByteArray agent = "User-Agent: coroscope/" COROSCOPE_VERSION "\r\nAccept: */*\r\n";
    const QByteArray host = "Host: localhost:8000\r\n";
    QTest::newRow("GET") << u"http://localhost:8000/a/b?c=d&e=%20"_s << QByteArray("GET") << HeaderList()
                         << QByteArray() << "GET /a/b?c=d&e=%20 HTTP/1.1\r\n" + host + agent + "\r\n";
    QTest::newRow("no path, a fragment") << u"http://localhost:8000#x"_s << QByteArray("GET") << HeaderList()
                                         << QByteArray() << "GET / HTTP/1.1\r\n" + host + agent + "\r\n";
    QTest::newRow("other letters") << u"http://localhost:8000/ä?ö"_s << QByteArray("GET") << HeaderList()
                                   << QByteArray() << "GET /%C3%A4?%C3%B6 HTTP/1.1\r\n" + host + agent + "\r\n";
    QTest::newRow("the usual port, v6") << u"http://[::1]/"_s << QByteArray("GET") << HeaderList() << QByteArray()
                                        << "GET / HTTP/1.1\r\nHost: [::1]\r\n" + agent + "\r\n";
    QTest::newRow("own fields") << u"http://localhost:8000/"_s << QByteArray("GET")
                                << HeaderList{{"host", "other"}, {"ACCEPT", "a"}, {"User-Agent", "b"}, {"X", ""}}
                                << QByteArray()
                                << QByteArray("GET / HTTP/1.1\r\nhost: other\r\nACCEPT: a\r\nUser-Agent: b\r\n"
                                              "X: \r\n\r\n");
    QTest::newRow("a user") << u"http://me:p%40ss@localhost:8000/"_s << QByteArray("GET") << HeaderList()
                            << QByteArray()
                            << "GET / HTTP/1.1\r\n" + host + agent + "Authorization: Basic "
            + QByteArray("me:p@ss").toBase64() + "\r\n\r\n";
    QTest::newRow("a body") << u"http://localhost:8000/"_s << QByteArray("PUT") << HeaderList{{"content-length", "3"}}
                            << QByteArray("a\0b", 3)
                            << "PUT / HTTP/1.1\r\n" + host + agent + QByteArray("Content-Length: 3\r\n\r\na\0b", 24);
    QTest::newRow("an empty body") << u"http://localhost:8000/"_s << QByteArray("POST") << HeaderList() << QByteArray()
                                   << "POST / HTTP/1.1\r\n" + host + agent + "Content-Length: 0\r\n\r\n";
}

void TestLoadPlan::bytes()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, method);
    QFETCH(HeaderList, headers);
    QFETCH(QByteArray, body);
    LoadPlan plan = goodPlan();
    plan.requests[0] = {method, QUrl(url), headers, body};
    const auto job = loadJob(plan);
    QVERIFY2(job, qPrintable(job ? QString() : job.error().detail));
    QTEST(QByteArray::fromStdString(job.value().requests[0].bytes), "bytes");
}

void TestLoadPlan::job()
{
    LoadPlan plan = goodPlan();
    plan.requests[0].url = QUrl(u"http://[::1]/"_s);
    plan.requests[0].method = "HEAD";
    plan.allowRemote = true;
    const auto job = loadJob(plan);
    QVERIFY(job);
    QCOMPARE(job.value().origins.size(), std::size_t(1));
    QCOMPARE(job.value().origins[0].host, std::string("::1"));
    QCOMPARE(job.value().origins[0].port, std::uint16_t(80));
    QVERIFY(job.value().allowRemote);
    QVERIFY(job.value().requests[0].isHead);
    QCOMPARE(job.value().total, std::uint64_t(LoadPlan::kMaxRequests));
    QCOMPARE(job.value().duration, nanoseconds(1s));
}

void TestLoadPlan::origins()
{
    LoadPlan plan = goodPlan();
    const LoadRequest first = plan.requests[0];
    for (const char *url : {"https://localhost:8000/", "http://LOCALHOST:8000/b?c", "http://localhost/",
                            "http://me@localhost:80/", "http://[::1]:8000/"}) {
        LoadRequest request = first;
        request.url = QUrl(QString::fromLatin1(url));
        plan.requests.append(request);
    }
    QCOMPARE(originsOf(plan),
             (QList<QUrl>{QUrl(u"http://localhost:8000"_s), QUrl(u"https://localhost:8000"_s),
                          QUrl(u"http://localhost:80"_s), QUrl(u"http://[::1]:8000"_s)}));
    plan.known = {"sha256//x", 8000, {}};
    const auto job = loadJob(plan);
    QVERIFY(job);
    QCOMPARE(job->origins.size(), std::size_t(4));
    std::vector<std::uint32_t> places;
    for (const LoadJob::Request &request : job->requests)
        places.push_back(request.origin);
    QCOMPARE(places, (std::vector<std::uint32_t>{0, 1, 0, 2, 2, 3}));
    // The own server's key is that of the one origin that is it.
    QVERIFY(!job->origins[0].tls.isOn && job->origins[0].tls.keyPin.empty());
    QVERIFY(job->origins[1].tls.isOn);
    QCOMPARE(job->origins[1].tls.keyPin, std::string("sha256//x"));
}

QTEST_GUILESS_MAIN(TestLoadPlan)
#include "tst_load_plan.moc"

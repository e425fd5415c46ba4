#include "server/api/api.h"
#include "server/api/task_kinds.h"
#include "server/db/sample_data.h"
#include "tests/support/file_trouble.h"
#include "tests/support/fresh_database.h"
#include "tests/support/running_server.h"
#include "tests/support/task_api.h"
#include "tests/support/task_server.h"
#include "tests/support/worker_server.h"

#include <QCryptographicHash>
#include <QRegularExpression>
#include <QUrl>
#include <QtTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A server with tasks, and a client of it.
class ServerWithTasks : public RunningServer {
public:
    /// `database`: as --database; empty: a new SQLite file in its data folder.
    explicit ServerWithTasks(const QString &database = {})
        : RunningServer(u"memory"_s, 1, database)
        , api(server.port())
    {
    }
    void restart()
    {
        stop();
        start();
        api = TaskApi(server.port());
    }
    QString file(const QString &name) const { return server.options().dataDir + u'/' + name; }
    QByteArrayList logLines() const
    {
        auto lines = contentOf(file(u"log.txt"_s)).split('\n');
        lines.removeLast(); // behind the last line feed
        return lines;
    }
    TaskApi api;
};

#define TASK_SERVER()                                                                                                  \
    ServerWithTasks server;                                                                                            \
    QVERIFY(server.listens());                                                                                         \
    auto &api = server.api

/// The same on the database of this row of COROSCOPE_DATABASE_ROWS().
#define DATABASE_TASK_SERVER()                                                                                         \
    COROSCOPE_DATABASE(database);                                                                                      \
    ServerWithTasks server(database.url());                                                                            \
    QVERIFY(server.listens());                                                                                         \
    auto &api = server.api

const char *const kNobody = "00000000-0000-7000-8000-000000000000";

QByteArray withPriority(int priority)
{
    return R"({"kind":"flaky","payload":{"failure_rate":0,"duration_ms":2},"priority":)" + QByteArray::number(priority)
        + '}';
}

QStringList idsIn(const RawResponse &response)
{
    QStringList ids;
    const auto tasks = QJsonDocument::fromJson(response.body).array();
    for (const auto &task : tasks)
        ids.append(task.toObject().value(u"id"_s).toString());
    return ids;
}

/// The data of each event of a stream that has ended, and what else there was in it.
struct Events {
    QList<QJsonObject> tasks;
    QByteArrayList ids;
    bool hasRetry = false;
    bool isClean = true; ///< no line but those that belong there

    explicit Events(const QByteArray &text)
    {
        QByteArray data;
        QByteArray event;
        for (const auto &line : text.split('\n')) {
            if (line.startsWith("data: ")) {
                data += line.mid(6);
            } else if (line.startsWith("event: ")) {
                event = line.mid(7);
            } else if (line.startsWith("id: ")) {
                ids.append(line.mid(4));
            } else if (line.startsWith("retry: ")) {
                hasRetry = true;
            } else if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    isClean = isClean && event == "task";
                    tasks.append(QJsonDocument::fromJson(data).object());
                }
                data.clear();
                event.clear();
            } else if (!line.startsWith(':')) {
                isClean = false;
            }
        }
    }
    QStringList states() const
    {
        QStringList names;
        for (const auto &task : tasks) {
            const auto state = task.value(u"state"_s).toString();
            if (names.isEmpty() || names.last() != state)
                names.append(state);
        }
        return names;
    }
};

} // namespace

/// Background tasks as clients of the API see them.
class TestTasks final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanupTestCase() { m_shared.reset(); }
    void withoutAPlaceToKeepThem();
    void log_data() { COROSCOPE_DATABASE_ROWS(); }
    void log();
    void logRefuses_data();
    void logRefuses();
    void longMessages();
    void logAfterTheResponse();
    void life_data() { COROSCOPE_DATABASE_ROWS(); }
    void life();
    void refuses_data();
    void refuses();
    void largePayload();
    void laterAndAtATime();
    void uniqueKey_data() { COROSCOPE_DATABASE_ROWS(); }
    void uniqueKey();
    void lists_data() { COROSCOPE_DATABASE_ROWS(); }
    void lists();
    void cancelAtEachState_data() { COROSCOPE_DATABASE_ROWS(); }
    void cancelAtEachState();
    void retries_data() { COROSCOPE_DATABASE_ROWS(); }
    void retries();
    void failures_data() { COROSCOPE_DATABASE_ROWS(); }
    void failures();
    void timesOut();
    void runNow();
    void events();
    void email();
    void processData();
    void report_data() { COROSCOPE_DATABASE_ROWS(); }
    void report();
    void queues_data() { COROSCOPE_DATABASE_ROWS(); }
    void queues();
    void kinds();
    void schedules_data() { COROSCOPE_DATABASE_ROWS(); }
    void schedules();
    void schedulesRefuse_data();
    void schedulesRefuse();
    void aScheduleMakesTasks_data() { COROSCOPE_DATABASE_ROWS(); }
    void aScheduleMakesTasks();
    void survivesAStop_data() { COROSCOPE_DATABASE_ROWS(); }
    void survivesAStop();
    void poison_data() { COROSCOPE_DATABASE_ROWS(); }
    void poison();
    void fullDisk();
    void fullQueue();

private:
    /// For rows that leave nothing behind.
    ServerWithTasks &shared()
    {
        if (!m_shared)
            m_shared = std::make_unique<ServerWithTasks>();
        return *m_shared;
    }
    std::unique_ptr<ServerWithTasks> m_shared;
};

void TestTasks::withoutAPlaceToKeepThem()
{
    RouteSet routes;
    registerApi(routes);
    const WorkerServer server(std::move(routes));
    TaskApi api(server.port());
    const QByteArray id(kNobody);
    for (const auto &target : {"/tasks"_ba, "/tasks/" + id, "/tasks/" + id + "/events", "/tasks/" + id + "/result",
                               "/schedules"_ba, "/schedules/" + id, "/queues"_ba, "/task-kinds"_ba})
        QCOMPARE(api.ask("GET", target).status, 503);
    QCOMPARE(api.log("x").status, 503);
    QCOMPARE(api.post(R"({"kind":"log","payload":{"message":"x"}})").status, 503);
    QCOMPARE(api.ask("DELETE", "/tasks/" + id).status, 503);
    QCOMPARE(api.ask("POST", "/tasks/" + id + "/retry").status, 503);
    QCOMPARE(api.askJson("PATCH", "/queues/log", "{}").status, 503);
}

void TestTasks::log()
{
    DATABASE_TASK_SERVER();
    const auto check = [](const RawResponse &response) {
        return response.status == 200 && response.value("Content-Type") == "application/json"
            && response.json() == QJsonObject{{u"message"_s, u"Log request received"_s}};
    };
    QVERIFY(check(api.ask("POST", "/log?message=Hello%2C+log%21")));
    QVERIFY(check(api.ask("POST", "/log", "Content-Type: text/plain; charset=utf-8\r\n", "two\nlines, 😀")));
    QVERIFY(check(api.ask("POST", "/log", "Content-Type: application/json\r\n", R"({"message": "an object"})")));
    QVERIFY(check(api.ask("POST", "/log", "Content-Type: application/json\r\n", R"("a text, C:\\temp")")));
    QVERIFY(
        check(api.ask("POST", "/log", "Content-Type: application/x-www-form-urlencoded\r\n", "x=1&message=a+form")));
    QVERIFY(check(api.ask("POST", "/log", {}, "of no type"))); // as Python's requests send a text
    QVERIFY(api.allEnd());
    auto lines = server.logLines();
    QCOMPARE(
        lines,
        (QByteArrayList{"Hello, log!", "two\\nlines, 😀", "an object", "a text, C:\\\\temp", "a form", "of no type"}));
    QCOMPARE(api.count("kind=log&state=succeeded"), 6);

    // In the order in which they came, and each once.
    for (int i = 0; i < 300; ++i)
        QCOMPARE(api.log("line " + QByteArray::number(i)).status, 200);
    QVERIFY(api.allEnd());
    const auto before = lines.size();
    lines = server.logLines();
    QCOMPARE(lines.size(), before + 300);
    for (int i = 0; i < 300; ++i)
        QCOMPARE(lines.at(before + i), "line " + QByteArray::number(i));
}

void TestTasks::logRefuses_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("errors");
    const auto row = [](const char *name, const char *target, const char *type, const QByteArray &body, int status,
                        const char *errors) {
        QTest::newRow(name) << QByteArray(target) << QByteArray(type) << body << status << QString::fromLatin1(errors);
    };
    row("nothing", "/log", "", {}, 422, "query.message:missing");
    row("an empty message", "/log?message=", "", {}, 422, "query.message:string_too_short");
    row("both", "/log?message=a", "text/plain", "b", 422, "query.message:value_error");
    row("a text that is too long", "/log", "text/plain", QByteArray(10'001, 'x'), 422, "body:string_too_long");
    row("a text that is no UTF-8", "/log", "text/plain", "a\xff", 422, "body:string_unicode");
    row("a query that is no UTF-8", "/log?message=%ff", "", {}, 422, "query.message:string_unicode");
    row("a bad escape", "/log?message=%f", "", {}, 422, "query.message:url_encoding");
    row("an empty JSON text", "/log", "application/json", "\"\"", 422, "body:string_too_short");
    row("a JSON number", "/log", "application/json", "7", 422, "body:model_attributes_type");
    row("a number as message", "/log", "application/json", R"({"message":7})", 422, "body.message:string_type");
    row("no message", "/log", "application/json", "{}", 422, "body.message:missing");
    row("an empty message in JSON", "/log", "application/json", R"({"message":""})", 422,
        "body.message:string_too_short");
    row("half a character", "/log", "application/json", R"({"message":"\ud800"})", 422, "body.message:string_unicode");
    row("more than a message", "/log", "application/json", R"({"message":"a","b":1})", 422, "body.b:extra_forbidden");
    row("malformed JSON", "/log", "application/json", R"({"message":)", 400, "");
    row("a form without it", "/log", "application/x-www-form-urlencoded", "text=a", 422, "body.message:missing");
    row("an empty form field", "/log", "application/x-www-form-urlencoded", "message=", 422,
        "body.message:string_too_short");
    row("another type", "/log", "image/png", "x", 415, "");
    row("durable", "/log?message=a&durable=maybe", "", {}, 422, "query.durable:bool_parsing");
}

void TestTasks::logRefuses()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, errors);
    auto &server = shared();
    QVERIFY(server.listens());
    auto &api = server.api;
    const auto response = api.ask("POST", target, type.isEmpty() ? type : "Content-Type: " + type + "\r\n", body);
    QCOMPARE(issuesOf(response), errors);
    QCOMPARE(response.status, status);
    QCOMPARE(api.count("kind=log"), 0);
    QVERIFY(!QFile::exists(server.file(u"log.txt"_s)));
}

void TestTasks::longMessages()
{
    TASK_SERVER();
    const auto most = u"😀"_s.repeated(10'000).toUtf8();
    QCOMPARE(api.log(most).status, 200);
    QCOMPARE(api.log(QByteArray(10'000, '\n')).status, 200);
    QCOMPARE(TaskApi(server.server.port()).ask("POST", "/log?message=" + QByteArray(9'000, 'x')).status, 414);
    QCOMPARE(api.log("a\0b"_ba).status, 200);
    const QByteArray mark = "\xEF\xBB\xBF"; // U+FEFF, which decoders like to drop
    QCOMPARE(api.log(mark).status, 200);
    QCOMPARE(api.askJson("POST", "/log", "{\"message\":\"" + mark + "a\"}").status, 200);
    QVERIFY(api.allEnd());
    QCOMPARE(server.logLines(),
             (QByteArrayList{most, QByteArray("\\n").repeated(10'000), "a\\u0000b", mark, mark + 'a'}));
}

void TestTasks::logAfterTheResponse()
{
    TASK_SERVER();
    QCOMPARE(api.ask("POST", "/log?message=later&durable=false").status, 200);
    QVERIFY(QTest::qWaitFor([&] { return contentOf(server.file(u"log.txt"_s)) == "later\n"; }, 15'000));
    QCOMPARE(api.ask("POST", "/log?message=%EF%BB%BF&durable=false").status, 200);
    QVERIFY(QTest::qWaitFor([&] { return contentOf(server.file(u"log.txt"_s)) == "later\n\xEF\xBB\xBF\n"; }, 15'000));
    QCOMPARE(api.count("kind=log"), 0);
    QCOMPARE(api.ask("POST", "/log?message=&durable=false").status, 422);
}

void TestTasks::life()
{
    DATABASE_TASK_SERVER();
    const QByteArray trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    const auto before = QDateTime::currentDateTimeUtc();
    auto response = api.ask("POST", "/tasks",
                            "Content-Type: application/json\r\ntraceparent: 00-" + trace + "-00f067aa0ba902b7-01\r\n",
                            R"({"kind":"flaky","payload":{"failure_rate":0,"duration_ms":1}})");
    QCOMPARE(response.status, 202);
    auto task = response.json();
    const auto id = task.value(u"id"_s).toString().toLatin1();
    QCOMPARE(response.value("Location"), "/tasks/" + id);
    static const QRegularExpression uuid(u"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$"_s);
    QVERIFY(uuid.match(QString::fromLatin1(id)).hasMatch());
    QCOMPARE(task.value(u"state"_s).toString(), u"queued"_s);
    const QStringList fields{u"attempt"_s, u"created_at"_s,   u"error"_s,   u"finished_at"_s, u"id"_s,
                             u"kind"_s,    u"max_attempts"_s, u"payload"_s, u"priority"_s,    u"progress"_s,
                             u"queue"_s,   u"request_id"_s,   u"result"_s,  u"run_at"_s,      u"started_at"_s,
                             u"state"_s,   u"unique_key"_s};
    QCOMPARE(task.keys(), fields);
    QVERIFY(api.becomes(id, "succeeded"));
    response = api.ask("GET", response.value("Location"));
    QCOMPARE(response.status, 200);
    task = response.json();
    QCOMPARE(task.keys(), fields);
    QCOMPARE(task.value(u"id"_s).toString().toLatin1(), id);
    QCOMPARE(task.value(u"kind"_s).toString(), u"flaky"_s);
    QCOMPARE(task.value(u"queue"_s).toString(), u"default"_s);
    QCOMPARE(task.value(u"priority"_s).toInt(-1), 0);
    QCOMPARE(task.value(u"payload"_s).toObject(), (QJsonObject{{u"failure_rate"_s, 0}, {u"duration_ms"_s, 1}}));
    QCOMPARE(task.value(u"attempt"_s).toInt(), 1);
    QCOMPARE(task.value(u"max_attempts"_s).toInt(), 5);
    QCOMPARE(task.value(u"progress"_s).toDouble(), 1.0);
    QCOMPARE(task.value(u"result"_s).toObject(), (QJsonObject{{u"attempt"_s, 1}}));
    QVERIFY(task.value(u"error"_s).isNull());
    QVERIFY(task.value(u"unique_key"_s).isNull());
    QCOMPARE(task.value(u"request_id"_s).toString().toLatin1(), trace);
    static const QRegularExpression time(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$"_s);
    QDateTime last = before.addMSecs(-1);
    for (const auto *name : {"created_at", "run_at", "started_at", "finished_at"}) {
        const auto text = task.value(QLatin1String(name)).toString();
        QVERIFY2(time.match(text).hasMatch(), qPrintable(text));
        const auto moment = QDateTime::fromString(text, Qt::ISODateWithMs);
        QVERIFY2(moment >= last, name);
        last = moment;
    }
    QVERIFY(last <= QDateTime::currentDateTimeUtc());
    QCOMPARE(api.ask("GET", "/tasks/" + id.toUpper()).json(), task); // RFC 9562 §4: read in any case
    QCOMPARE(api.ask("GET", QByteArray("/tasks/") + kNobody).status, 404);
    QCOMPARE(api.ask("GET", "/tasks/7").status, 422);
    QCOMPARE(api.ask("DELETE", "/tasks/x").status, 422);
    QCOMPARE(api.ask("PUT", "/tasks/" + id).status, 405);
}

void TestTasks::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("errors");
    const auto row = [](const char *name, const char *body, int status, const char *errors) {
        QTest::newRow(name) << QByteArray(body) << status << QString::fromLatin1(errors);
    };
    row("no object", "[]", 422, "body:model_attributes_type");
    row("no JSON", "{", 400, "");
    row("no kind", "{}", 422, "body.kind:missing");
    row("unknown kind", R"({"kind":"nonsense"})", 422, "body.kind:enum");
    row("kind is a number", R"({"kind":1})", 422, "body.kind:string_type");
    row("no payload", R"({"kind":"log"})", 422, "body.payload.message:missing");
    row("payload of another kind", R"({"kind":"log","payload":{"to":"a@example.org"}})", 422,
        "body.payload.message:missing body.payload.to:extra_forbidden");
    row("payload is a text", R"({"kind":"log","payload":"x"})", 422, "body.payload:model_attributes_type");
    row("a wrong value in it", R"({"kind":"flaky","payload":{"failure_rate":2}})", 422,
        "body.payload.failure_rate:less_than_equal");
    row("a wrong address", R"({"kind":"email","payload":{"to":"ada","subject":"x","body":"x"}})", 422,
        "body.payload.to:value_error");
    row("two lines as subject",
        R"({"kind":"email","payload":{"to":"a@example.org","subject":"x\r\nBcc: y","body":""}})", 422,
        "body.payload.subject:value_error");
    row("no such report", R"({"kind":"report","payload":{"name":"x"}})", 422, "body.payload.name:enum");
    row("priority too high", R"({"kind":"flaky","priority":101})", 422, "body.priority:less_than_equal");
    row("priority too low", R"({"kind":"flaky","priority":-101})", 422, "body.priority:greater_than_equal");
    row("priority is no integer", R"({"kind":"flaky","priority":1.5})", 422, "body.priority:int_from_float");
    row("both times", R"({"kind":"flaky","delay_ms":1,"run_at":"2030-01-01T00:00:00Z"})", 422,
        "body.run_at:value_error");
    row("run_at is no time", R"({"kind":"flaky","run_at":"tomorrow"})", 422, "body.run_at:datetime_parsing");
    row("run_at without a zone", R"({"kind":"flaky","run_at":"2030-01-01T00:00:00"})", 422,
        "body.run_at:datetime_parsing");
    row("run_at never", R"({"kind":"flaky","run_at":"2030-02-30T00:00:00Z"})", 422, "body.run_at:datetime_parsing");
    row("run_at too far away", R"({"kind":"flaky","run_at":"9999-01-01T00:00:00Z"})", 422, "body.run_at:value_error");
    row("negative delay", R"({"kind":"flaky","delay_ms":-1})", 422, "body.delay_ms:greater_than_equal");
    row("delay for ever", R"({"kind":"flaky","delay_ms":9007199254740991})", 422, "body.delay_ms:less_than_equal");
    row("no attempts", R"({"kind":"flaky","max_attempts":0})", 422, "body.max_attempts:greater_than_equal");
    row("too many attempts", R"({"kind":"flaky","max_attempts":101})", 422, "body.max_attempts:less_than_equal");
    row("no time", R"({"kind":"flaky","timeout_ms":0})", 422, "body.timeout_ms:greater_than_equal");
    row("too much time", R"({"kind":"flaky","timeout_ms":86400001})", 422, "body.timeout_ms:less_than_equal");
    row("empty key", R"({"kind":"flaky","unique_key":""})", 422, "body.unique_key:string_too_short");
    row("NUL in a key", R"({"kind":"flaky","unique_key":"a\u0000"})", 422, "body.unique_key:value_error");
    row("no name of a queue", R"({"kind":"flaky","queue":"My Queue"})", 422, "body.queue:string_pattern_mismatch");
    row("another's queue", R"({"kind":"flaky","queue":"log"})", 422, "body.queue:value_error");
    row("out of order", R"({"kind":"log","payload":{"message":"x"},"queue":"default"})", 422, "body.queue:value_error");
    row("empty queue", R"({"kind":"flaky","queue":""})", 422, "body.queue:string_too_short");
    row("an unknown member", R"({"kind":"flaky","prority":1})", 422, "body.prority:extra_forbidden");
    row("all at once", R"({"kind":"flaky","payload":{"duration_ms":"x"},"priority":1000,"delay_ms":-5})", 422,
        "body.priority:less_than_equal body.delay_ms:greater_than_equal");
}

void TestTasks::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, errors);
    auto &server = shared();
    QVERIFY(server.listens());
    auto &api = server.api;
    const auto response = api.post(body);
    QCOMPARE(issuesOf(response), errors);
    QCOMPARE(response.status, status);
    QCOMPARE(response.value("Content-Type"), "application/problem+json");
    QCOMPARE(api.count(""), 0);
}

void TestTasks::largePayload()
{
    TASK_SERVER();
    const auto email = [](qsizetype body) {
        return "{\"kind\":\"email\",\"payload\":{\"to\":\"a@example.org\",\"subject\":\"x\",\"body\":\""
            + QByteArray(body, 'x') + "\"}}";
    };
    auto response = api.post(email(1024 * 1024));
    QCOMPARE(response.status, 413);
    QCOMPARE(response.value("Content-Type"), "application/problem+json");
    QVERIFY(response.json().value(u"detail"_s).toString().contains(u"1048576"_s));
    QCOMPARE(api.post("{\"kind\":\"log\",\"payload\":[\"" + QByteArray(1024 * 1024, 'x') + "\"]}").status, 413);
    QCOMPARE(api.post(email(500'001)).status, 422);
    QCOMPARE(api.count(""), 0);
    QVERIFY(!api.add(email(500'000)).isEmpty());
    QVERIFY(api.allEnd());
    // A page of large ones ends early, and says where it goes on.
    for (int i = 0; i < 59; ++i)
        QVERIFY(!api.add(email(480'000)).isEmpty());
    response = api.ask("GET", "/tasks?limit=500");
    QCOMPARE(response.value("X-Total-Count"), "60");
    const auto seen = idsIn(response);
    QVERIFY2(seen.size() < 60, qPrintable(QString::number(seen.size())));
    const auto next = "/tasks?limit=500&offset=" + QByteArray::number(seen.size());
    QVERIFY2(response.value("Link").startsWith('<' + next + ">; rel=\"next\""), response.value("Link").constData());
    response = api.ask("GET", next);
    QCOMPARE(idsIn(response).size(), 60 - seen.size());
    QVERIFY(!response.value("Link").contains("rel=\"next\""));
}

void TestTasks::laterAndAtATime()
{
    TASK_SERVER();
    const auto later = api.post(R"({"kind":"flaky","payload":{"failure_rate":0,"duration_ms":0},"delay_ms":300})");
    QCOMPARE(later.status, 202);
    QCOMPARE(later.json().value(u"state"_s).toString(), u"scheduled"_s);
    const auto id = later.json().value(u"id"_s).toString().toLatin1();
    const auto far = api.add(R"({"kind":"flaky","run_at":"2031-05-06T09:08:07.654+02:00"})");
    const auto past = api.add(R"({"kind":"flaky","payload":{"failure_rate":0},"run_at":"2020-01-01T00:00:00Z"})");
    const auto nulls = api.add(
        R"({"kind":"flaky","payload":{"failure_rate":0},"run_at":null,"delay_ms":null,"queue":null,"unique_key":null,
            "priority":null,"max_attempts":null,"timeout_ms":null})");
    QVERIFY(api.becomes(past, "succeeded"));
    QVERIFY(api.becomes(nulls, "succeeded"));
    QVERIFY(api.becomes(id, "succeeded"));
    const auto task = api.task(id);
    const auto moment = [&task](const char *name) {
        return QDateTime::fromString(task.value(QLatin1String(name)).toString(), Qt::ISODateWithMs);
    };
    QCOMPARE(moment("created_at").msecsTo(moment("run_at")), 300);
    QVERIFY(moment("started_at") >= moment("run_at"));
    QCOMPARE(api.task(far).value(u"run_at"_s).toString(), u"2031-05-06T07:08:07.654Z"_s);
    QCOMPARE(api.state(far), u"scheduled"_s);
}

void TestTasks::uniqueKey()
{
    DATABASE_TASK_SERVER();
    const QByteArray body
        = R"({"kind":"flaky","payload":{"failure_rate":0,"duration_ms":0},"unique_key":"one & only","delay_ms":60000})";
    const auto first = api.add(body);
    QVERIFY(!first.isEmpty());
    const auto second = api.post(body);
    QCOMPARE(second.status, 409);
    QCOMPARE(second.value("Location"), "/tasks/" + first);
    QCOMPARE(second.value("Content-Type"), "application/problem+json");
    QCOMPARE(api.count(""), 1);
    QCOMPARE(api.ask("DELETE", "/tasks/" + first).status, 200);
    const auto third = api.add(body); // it neither waits nor runs any more
    QVERIFY(!third.isEmpty());
    QCOMPARE(api.task(third).value(u"unique_key"_s).toString(), u"one & only"_s);
    QCOMPARE(api.ask("POST", "/tasks/" + first + "/retry").status, 409);
    QCOMPARE(api.ask("POST", "/tasks/" + third + "/run").status, 202);
    QVERIFY(api.becomes(third, "succeeded"));
    QCOMPARE(api.ask("POST", "/tasks/" + first + "/retry").status, 202);
}

void TestTasks::lists()
{
    DATABASE_TASK_SERVER();
    QCOMPARE(api.ask("GET", "/tasks").body, "[]");
    QCOMPARE(api.ask("GET", "/tasks").value("X-Total-Count"), "0");
    QStringList ids;
    for (int i = 0; i < 5; ++i)
        ids.prepend(QString::fromLatin1(api.add(withPriority(i))));
    const auto waiting = QString::fromLatin1(
        api.add(R"({"kind":"email","payload":{"to":"ada@example.org","subject":"100% Sure","body":""},"delay_ms":60000,
                    "queue":"slow","unique_key":"Key_1"})"));
    QVERIFY(QTest::qWaitFor([&] { return api.count("state=succeeded") == 5; }, 30'000));
    const auto listed = [&api](const QByteArray &query) { return idsIn(api.ask("GET", "/tasks?" + query)); };
    QCOMPARE(listed({}), QStringList{waiting} + ids); // the newest first
    QCOMPARE(listed("state=succeeded"), ids);
    QCOMPARE(listed("state=scheduled"), QStringList{waiting});
    QCOMPARE(listed("state=scheduled,succeeded"), QStringList{waiting} + ids);
    QCOMPARE(listed("state=scheduled&state=succeeded&state="), QStringList{waiting} + ids);
    QCOMPARE(listed("state=running"), QStringList());
    QCOMPARE(listed("state="), QStringList{waiting} + ids);
    QCOMPARE(listed("kind=flaky"), ids);
    QCOMPARE(listed("kind=flaky&state=scheduled"), QStringList());
    QCOMPARE(listed("kind=nonsense"), QStringList());
    QCOMPARE(listed("queue=slow"), QStringList{waiting});
    QCOMPARE(listed("q=ADA%40example"), QStringList{waiting});
    QCOMPARE(listed("text=key_1"), QStringList{waiting});
    QCOMPARE(listed("text=key_1&q=flaky"), QStringList{waiting});
    QCOMPARE(listed("text=&q=key_1"), QStringList{waiting});
    QCOMPARE(listed("q=100%25"), QStringList{waiting});
    QCOMPARE(listed("q=" + ids[2].toLatin1()), QStringList{ids[2]});
    QCOMPARE(listed("q=%27%20OR%201%3D1"), QStringList());
    const auto made = api.task(ids[0].toLatin1()).value(u"request_id"_s).toString().toLatin1();
    QCOMPARE(listed("request_id=" + made), QStringList{ids[0]});
    QCOMPARE(listed("request_id=" + made.toUpper()), QStringList{ids[0]});
    QCOMPARE(listed("kind=flaky&limit=2"), ids.mid(0, 2));
    QCOMPARE(listed("kind=flaky&limit=2&offset=2"), ids.mid(2, 2));
    QCOMPARE(listed("offset=100"), QStringList());

    const auto page = api.ask("GET", "/tasks?kind=flaky&limit=2&offset=2&state=succeeded&state=dead");
    QCOMPARE(page.value("X-Total-Count"), "5");
    const QByteArray rest = "&state=succeeded,dead&kind=flaky>; rel=";
    QCOMPARE(page.value("Link"),
             "</tasks?limit=2&offset=4" + rest + "\"next\", </tasks?limit=2&offset=0" + rest
                 + "\"prev\", </tasks?limit=2&offset=0" + rest + "\"first\", </tasks?limit=2&offset=4" + rest
                 + "\"last\"");
    for (const auto &[query, error] :
         QList<std::pair<QByteArray, QString>>{{"state=done", u"query.state:enum"_s},
                                               {"state=queued,", u"query.state:enum"_s},
                                               {"state=done&state=queued", u"query.state:enum"_s},
                                               {"state=Queued", u"query.state:enum"_s},
                                               {"limit=0", u"query.limit:greater_than_equal"_s},
                                               {"limit=501", u"query.limit:less_than_equal"_s},
                                               {"offset=-1", u"query.offset:greater_than_equal"_s},
                                               {"q=%00", u"query.q:value_error"_s},
                                               {"text=%00", u"query.text:value_error"_s},
                                               {"request_id=xyz", u"query.request_id:string_pattern_mismatch"_s}}) {
        const auto response = api.ask("GET", "/tasks?" + query);
        QCOMPARE(response.status, 422);
        QCOMPARE(issuesOf(response), error);
    }
    QCOMPARE(api.ask("HEAD", "/tasks?limit=1").value("X-Total-Count"), "6");
}

void TestTasks::cancelAtEachState()
{
    DATABASE_TASK_SERVER();
    const auto cancel = [&api](const QByteArray &id) { return api.ask("DELETE", "/tasks/" + id); };
    const auto scheduled = api.add(R"({"kind":"flaky","delay_ms":60000})");
    auto response = cancel(scheduled);
    QCOMPARE(response.status, 200);
    QCOMPARE(response.json().value(u"id"_s).toString().toLatin1(), scheduled);
    QCOMPARE(response.json().value(u"state"_s).toString(), u"cancelled"_s);
    QVERIFY(!response.json().value(u"finished_at"_s).isNull());
    QVERIFY(response.json().value(u"started_at"_s).isNull());

    QCOMPARE(api.askJson("PATCH", "/queues/default", R"({"paused":true})").status, 200);
    const auto queued = api.add(R"({"kind":"flaky"})");
    QCOMPARE(api.state(queued), u"queued"_s);
    response = cancel(queued);
    QCOMPARE(response.status, 200);
    QCOMPARE(response.json().value(u"state"_s).toString(), u"cancelled"_s);
    QCOMPARE(api.askJson("PATCH", "/queues/default", R"({"paused":false})").status, 200);

    const auto running = api.add(R"({"kind":"flaky","payload":{"duration_ms":60000}})");
    QVERIFY(api.becomes(running, "running"));
    response = cancel(running);
    QCOMPARE(response.status, 202);
    QCOMPARE(response.json().value(u"id"_s).toString().toLatin1(), running);
    QVERIFY(api.becomes(running, "cancelled"));

    const auto retrying
        = api.add(R"({"kind":"flaky","payload":{"failure_rate":1,"duration_ms":0},"max_attempts":100})");
    // Between two attempts, which may follow at once: one of several looks meets it there, or its run.
    QVERIFY(api.becomes(retrying, "retrying"));
    response = cancel(retrying);
    QVERIFY(response.status == 200 || response.status == 202);
    QVERIFY(api.becomes(retrying, "cancelled"));
    QVERIFY(api.task(retrying).value(u"attempt"_s).toInt() >= 1);

    const auto succeeded = api.add(withPriority(0));
    QVERIFY(api.becomes(succeeded, "succeeded"));
    const auto dead = api.add(R"({"kind":"flaky","payload":{"failure_rate":1,"duration_ms":0},"max_attempts":1})");
    QVERIFY(api.becomes(dead, "dead"));
    const auto failed = api.add(R"({"kind":"flaky","payload":{"failure_rate":1,"duration_ms":0,"permanent":true}})");
    QVERIFY(api.becomes(failed, "failed"));
    for (const auto &id : {scheduled, queued, running, retrying, succeeded, dead, failed}) {
        const auto before = api.task(id);
        response = cancel(id);
        QCOMPARE(response.status, 409);
        QCOMPARE(response.value("Content-Type"), "application/problem+json");
        QCOMPARE(api.task(id), before);
    }
    QCOMPARE(cancel(kNobody).status, 404);
}

void TestTasks::retries()
{
    DATABASE_TASK_SERVER();
    const auto id = api.add(R"({"kind":"flaky","payload":{"failure_rate":1,"duration_ms":0,"permanent":true}})");
    QVERIFY(api.becomes(id, "failed"));
    QVERIFY(!api.task(id).value(u"error"_s).toString().isEmpty());
    auto response = api.ask("POST", "/tasks/" + id + "/retry");
    QCOMPARE(response.status, 202);
    QCOMPARE(response.value("Location"), "/tasks/" + id);
    QVERIFY(api.becomes(id, "failed")); // again
    QCOMPARE(api.task(id).value(u"attempt"_s).toInt(), 1);

    response = api.askJson("POST", "/tasks/" + id + "/retry", R"({"payload":{"failure_rate":"x"}})");
    QCOMPARE(response.status, 422);
    QCOMPARE(issuesOf(response), u"body.payload.failure_rate:float_type"_s);
    QCOMPARE(api.askJson("POST", "/tasks/" + id + "/retry", R"({"payloads":{}})").status, 422);
    response = api.askJson("POST", "/tasks/" + id + "/retry", R"({"payload":{"failure_rate":0,"duration_ms":5}})");
    QCOMPARE(response.status, 202);
    QVERIFY(api.becomes(id, "succeeded"));
    const auto task = api.task(id);
    QVERIFY(task.value(u"error"_s).isNull());
    QCOMPARE(task.value(u"payload"_s).toObject().value(u"duration_ms"_s).toInt(), 5);

    const auto waiting = api.add(R"({"kind":"flaky","delay_ms":60000})");
    QCOMPARE(api.ask("POST", "/tasks/" + waiting + "/retry").status, 409);
    QCOMPARE(api.ask("POST", QByteArray("/tasks/") + kNobody + "/retry").status, 404);
    QCOMPARE(api.ask("POST", "/tasks/x/retry").status, 422);
}

void TestTasks::failures()
{
    DATABASE_TASK_SERVER();
    const auto dead = api.add(R"({"kind":"flaky","payload":{"failure_rate":1,"duration_ms":0},"max_attempts":2})");
    QVERIFY(api.becomes(dead, "dead"));
    auto task = api.task(dead);
    QCOMPARE(task.value(u"attempt"_s).toInt(), 2);
    QCOMPARE(task.value(u"error"_s).toString(), u"Failed by chance: 100 of 100 attempts do."_s);
    QVERIFY(task.value(u"result"_s).isNull());
    QVERIFY(!task.value(u"finished_at"_s).isNull());
    const auto failed = api.add(R"({"kind":"flaky","payload":{"failure_rate":1,"duration_ms":0,"permanent":true}})");
    QVERIFY(api.becomes(failed, "failed"));
    task = api.task(failed);
    QCOMPARE(task.value(u"attempt"_s).toInt(), 1);
    // One that fails takes nobody with it.
    const auto id = api.add(withPriority(0));
    QVERIFY(api.becomes(id, "succeeded"));
}

void TestTasks::timesOut()
{
    TASK_SERVER();
    const auto id = api.add(R"({"kind":"flaky","payload":{"duration_ms":60000},"timeout_ms":50,"max_attempts":1})");
    QVERIFY(api.becomes(id, "dead"));
    QVERIFY2(api.task(id).value(u"error"_s).toString().contains(u"timed out after 50 ms"_s),
             qPrintable(api.task(id).value(u"error"_s).toString()));
}

void TestTasks::runNow()
{
    TASK_SERVER();
    const auto id
        = api.add(R"({"kind":"flaky","payload":{"failure_rate":0,"duration_ms":0},"run_at":"2031-01-01T00:00:00Z"})");
    QCOMPARE(api.state(id), u"scheduled"_s);
    QCOMPARE(api.ask("POST", "/tasks/" + id + "/run").status, 202);
    QVERIFY(api.becomes(id, "succeeded"));
    QCOMPARE(api.ask("POST", "/tasks/" + id + "/run").status, 409);
    QCOMPARE(api.ask("POST", QByteArray("/tasks/") + kNobody + "/run").status, 404);
}

void TestTasks::events()
{
    TASK_SERVER();
    const auto id = api.add(R"({"kind":"process-data","payload":{"iterations":2000000}})");
    const auto stream = api.ask("GET", "/tasks/" + id + "/events"); // to its end
    QCOMPARE(stream.status, 200);
    QCOMPARE(stream.value("Content-Type"), "text/event-stream");
    QCOMPARE(stream.value("Cache-Control"), "no-store");
    const Events events(stream.body);
    QVERIFY(events.isClean && events.hasRetry);
    QVERIFY2(!events.tasks.isEmpty() && events.tasks.size() == events.ids.size(), stream.body.constData());
    QCOMPARE(events.states().last(), u"succeeded"_s);
    QCOMPARE(events.tasks.last(), api.task(id));
    double progress = 0;
    for (const auto &task : events.tasks) {
        QVERIFY(task.value(u"progress"_s).toDouble() >= progress);
        progress = task.value(u"progress"_s).toDouble();
    }
    QCOMPARE(progress, 1.0);

    // One that has ended: its state at once, and nothing to who has seen it.
    const auto again = api.ask("GET", "/tasks/" + id + "/events");
    QCOMPARE(Events(again.body).ids, QByteArrayList{events.ids.last()});
    QCOMPARE(api.ask("GET", "/tasks/" + id + "/events", "Last-Event-ID: " + events.ids.last() + "\r\n").status, 204);
    QCOMPARE(api.ask("HEAD", "/tasks/" + id + "/events").value("Content-Type"), "text/event-stream");
    // Retried, it came to the same end once more, which nobody has seen.
    QCOMPARE(api.ask("POST", "/tasks/" + id + "/retry").status, 202);
    QVERIFY(api.becomes(id, "succeeded"));
    const auto anew = api.ask("GET", "/tasks/" + id + "/events", "Last-Event-ID: " + events.ids.last() + "\r\n");
    QCOMPARE(anew.status, 200);
    QCOMPARE(Events(anew.body).states(), QStringList{u"succeeded"_s});
    QCOMPARE(api.ask("GET", QByteArray("/tasks/") + kNobody + "/events").status, 404);
    QCOMPARE(api.ask("GET", "/tasks/x/events").status, 422);

    // Somebody who watches sees that another one cancels it; who leaves meanwhile disturbs nobody.
    const auto waiting = api.add(R"({"kind":"flaky","delay_ms":60000})");
    RawClient leaver(server.server.port());
    QVERIFY(leaver.send(RunningServer::request("GET", "/tasks/" + waiting + "/events")));
    QVERIFY(leaver.readSome(100).startsWith("HTTP/1.1 200"));
    leaver.reset();
    RawClient watcher(server.server.port());
    QVERIFY(watcher.send(RunningServer::request("GET", "/tasks/" + waiting + "/events")));
    QCOMPARE(api.ask("DELETE", "/tasks/" + waiting).status, 200);
    const auto watched = watcher.read();
    QVERIFY2(watched, qPrintable(watcher.problem()));
    QCOMPARE(Events(watched->body).states().last(), u"cancelled"_s);
}

void TestTasks::email()
{
    TASK_SERVER();
    const auto id = api.add(R"({"kind":"email","payload":{"to":"ada@example.org","subject":"Grüße","body":"Hello"}})");
    QVERIFY(api.becomes(id, "succeeded"));
    const auto name = QString::fromLatin1("mail/" + id + ".eml");
    QCOMPARE(api.task(id).value(u"result"_s).toObject(), (QJsonObject{{u"file"_s, name}}));
    const auto first = contentOf(server.file(name));
    QVERIFY2(first.contains("\r\nTo: <ada@example.org>\r\n") && first.endsWith("\r\n\r\nHello\r\n"), first.constData());
    QVERIFY(first.contains("Message-ID: <" + id + "@"));
    QCOMPARE(api.ask("POST", "/tasks/" + id + "/retry").status, 202);
    QVERIFY(api.becomes(id, "succeeded"));
    QCOMPARE(contentOf(server.file(name)), first); // the same once more, in its place
    QCOMPARE(namesIn(server.file(u"mail"_s)).size(), 1);

    // Where the mail cannot be written, the error does not tell where the folder is.
    QVERIFY(QDir(server.file(u"mail"_s)).removeRecursively());
    QFile inTheWay(server.file(u"mail"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const auto failing
        = api.add(R"({"kind":"email","payload":{"to":"ada@example.org","subject":"x","body":"x"},"max_attempts":1})");
    QVERIFY(api.becomes(failing, "dead"));
    QCOMPARE(api.task(failing).value(u"error"_s).toString(), u"the folder mail cannot be made"_s);
}

void TestTasks::processData()
{
    TASK_SERVER();
    const auto id = api.add(R"({"kind":"process-data","payload":{"iterations":3,"text":"abc"}})");
    QCOMPARE(api.task(id).value(u"queue"_s).toString(), u"cpu"_s);
    QVERIFY(api.becomes(id, "succeeded"));
    QByteArray digest = "abc";
    for (int i = 0; i < 3; ++i)
        digest = QCryptographicHash::hash(digest, QCryptographicHash::Sha256);
    const auto result = api.task(id).value(u"result"_s).toObject();
    QCOMPARE(result.value(u"digest"_s).toString().toLatin1(), digest.toHex());
    QCOMPARE(result.value(u"iterations"_s).toInt(), 3);

    const auto longOne = api.add(R"({"kind":"process-data","payload":{"iterations":100000000}})");
    QVERIFY(QTest::qWaitFor([&] { return api.task(longOne).value(u"progress"_s).toDouble() > 0; }, 30'000));
    QCOMPARE(api.ask("DELETE", "/tasks/" + longOne).status, 202);
    QVERIFY(api.becomes(longOne, "cancelled")); // it would take a minute
    QVERIFY(api.task(longOne).value(u"progress"_s).toDouble() < 1);
}

void TestTasks::report()
{
    DATABASE_TASK_SERVER();
    {
        const auto connection = database.open();
        QVERIFY(connection);
        db::SampleDataPlan plan;
        plan.users = 1'200; // three pages
        plan.orders = 3'000;
        QVERIFY(db::writeSampleData(*connection, plan).isOk());
    }
    const QByteArray user = "{\"name\":\"O'Neill, \\\"Jo\\\"\"}"; // moc cannot read it as a raw string
    QCOMPARE(api.askJson("POST", "/users", user).status, 201);
    const auto id = api.add(R"({"kind":"report"})");
    QVERIFY(api.becomes(id, "succeeded"));
    const auto result = api.task(id).value(u"result"_s).toObject();
    QCOMPARE(result.value(u"rows"_s).toInt(), 1'201);
    QCOMPARE(result.value(u"url"_s).toString().toLatin1(), "/tasks/" + id + "/result");
    auto file = api.ask("GET", result.value(u"url"_s).toString().toLatin1());
    QCOMPARE(file.status, 200);
    QVERIFY(file.value("Content-Type").startsWith("text/csv"));
    QCOMPARE(file.value("Content-Disposition"), "attachment; filename=\"report-" + id + ".csv\"");
    QCOMPARE(file.body, contentOf(server.file(result.value(u"file"_s).toString())));
    auto lines = file.body.split('\n');
    QCOMPARE(lines.takeFirst(), "id,name,email,created_at,orders,total_cents\r");
    QCOMPARE(lines.takeLast(), QByteArray());
    QCOMPARE(lines.size(), 1'201);
    qint64 orders = 0;
    for (qsizetype i = 0; i < 1'200; ++i) {
        const auto fields = lines[i].split(',');
        QCOMPARE(fields.size(), 6);
        QCOMPARE(fields[0].toInt(), int(i) + 1);
        QVERIFY(QDateTime::fromString(QString::fromLatin1(fields[3]), Qt::ISODateWithMs).isValid());
        orders += fields[4].toInt();
    }
    QCOMPARE(orders, 3'000);
    QVERIFY2(lines.last().startsWith("1201,\"O'Neill, \"\"Jo\"\"\",,20") && lines.last().endsWith(",0,0\r"),
             lines.last().constData());
    QCOMPARE(api.ask("HEAD", "/tasks/" + id + "/result").value("Content-Disposition"),
             file.value("Content-Disposition"));

    const auto other = api.add(R"({"kind":"report","payload":{"name":"orders"}})");
    QVERIFY(api.becomes(other, "succeeded"));
    file = api.ask("GET", "/tasks/" + other + "/result");
    QCOMPARE(file.body.count('\n'), 3'001);
    QVERIFY(file.body.startsWith("id,user_id,user_name,product,amount_cents,created_at\r\n1,"));

    QVERIFY(QFile::remove(server.file(result.value(u"file"_s).toString())));
    QCOMPARE(api.ask("GET", "/tasks/" + id + "/result").status, 404);
    const auto log = api.add(R"({"kind":"log","payload":{"message":"x"}})");
    QVERIFY(api.becomes(log, "succeeded"));
    QCOMPARE(api.ask("GET", "/tasks/" + log + "/result").status, 404);
    const auto waiting = api.add(R"({"kind":"report","delay_ms":60000})");
    QCOMPARE(api.ask("GET", "/tasks/" + waiting + "/result").status, 404);
    QCOMPARE(api.ask("GET", QByteArray("/tasks/") + kNobody + "/result").status, 404);
}

void TestTasks::queues()
{
    DATABASE_TASK_SERVER();
    QStringList names;
    const auto all = api.array("/queues");
    for (const auto &queue : all)
        names.append(queue.toObject().value(u"name"_s).toString());
    QVERIFY2(names.contains(u"default"_s) && names.contains(u"log"_s) && names.contains(u"cpu"_s),
             qPrintable(names.join(u' ')));
    QCOMPARE(api.queue(u"log"_s).value(u"concurrency"_s).toInt(), 1);
    auto queue = api.queue(u"default"_s);
    QCOMPARE(queue.value(u"concurrency"_s).toInt(), 16);
    QCOMPARE(queue.value(u"paused"_s), QJsonValue(false));
    QCOMPARE(queue.value(u"counts"_s).toObject().size(), 8);

    auto response = api.askJson("PATCH", "/queues/default", R"({"paused":true,"concurrency":2})");
    QCOMPARE(response.status, 200);
    QCOMPARE(response.json().value(u"paused"_s), QJsonValue(true));
    QCOMPARE(response.json().value(u"concurrency"_s).toInt(), 2);
    QByteArrayList ids;
    for (int i = 0; i < 6; ++i)
        ids.append(api.add(R"({"kind":"flaky","payload":{"failure_rate":0,"duration_ms":200}})"));
    QTest::qWait(300); // nothing happens
    queue = api.queue(u"default"_s);
    QCOMPARE(queue.value(u"paused"_s), QJsonValue(true));
    QCOMPARE(queue.value(u"counts"_s).toObject().value(u"queued"_s).toInt(), 6);
    QCOMPARE(queue.value(u"depth"_s).toInt(), 6);
    QVERIFY(!queue.value(u"oldest_queued_at"_s).isNull());
    QCOMPARE(api.askJson("PATCH", "/queues/default", R"({"paused":false})").status, 200);
    int most = 0;
    QVERIFY(QTest::qWaitFor(
        [&] {
            const auto counts = api.queue(u"default"_s).value(u"counts"_s).toObject();
            most = std::max(most, counts.value(u"running"_s).toInt());
            return counts.value(u"succeeded"_s).toInt() == 6;
        },
        30'000));
    QVERIFY2(most >= 1 && most <= 2, qPrintable(QString::number(most)));

    // Higher priorities first, equal ones in the order in which they came.
    QCOMPARE(api.askJson("PATCH", "/queues/default", R"({"paused":true,"concurrency":1})").status, 200);
    QStringList added;
    for (const int priority : {0, 5, -5, 5})
        added.append(QString::fromLatin1(api.add(withPriority(priority))));
    QCOMPARE(api.askJson("PATCH", "/queues/default", R"({"paused":false})").status, 200);
    QVERIFY(api.allEnd());
    QMap<QString, QString> started;
    for (const auto &id : added)
        started.insert(api.task(id.toLatin1()).value(u"started_at"_s).toString() + id, id);
    QCOMPARE(QStringList(started.values()), (QStringList{added[1], added[3], added[0], added[2]}));

    QCOMPARE(api.askJson("PATCH", "/queues/default", R"({"concurrency":0})").json().value(u"concurrency"_s).toInt(), 0);
    QCOMPARE(api.askJson("PATCH", "/queues/default", "{}").status, 200);
    QCOMPARE(api.askJson("PATCH", "/queues/default", R"({"concurrency":1001})").status, 422);
    QCOMPARE(api.askJson("PATCH", "/queues/default", R"({"concurrency":-1})").status, 422);
    QCOMPARE(api.askJson("PATCH", "/queues/default", R"({"paused":1})").status, 422);
    QCOMPARE(api.askJson("PATCH", "/queues/default", R"({"pause":true})").status, 422);
    QCOMPARE(api.askJson("PATCH", "/queues/default", {}).status, 422);
    QCOMPARE(api.askJson("PATCH", "/queues/nowhere", R"({"paused":true})").status, 404);

    // One that runs in order.
    response = api.askJson("PATCH", "/queues/log", R"({"paused":true,"concurrency":5})");
    QCOMPARE(response.status, 422);
    QCOMPARE(issuesOf(response), u"body.concurrency:less_than_equal"_s);
    QVERIFY(response.body.contains("less than or equal to 1: the tasks of this queue run in order"));
    QCOMPARE(api.queue(u"log"_s).value(u"concurrency"_s).toInt(), 1);
    QCOMPARE(api.queue(u"log"_s).value(u"paused"_s), QJsonValue(false));
    for (const int concurrency : {0, 1}) {
        response = api.askJson("PATCH", "/queues/log", "{\"concurrency\":" + QByteArray::number(concurrency) + '}');
        QCOMPARE(response.status, 200);
        QCOMPARE(response.json().value(u"concurrency"_s).toInt(), concurrency);
    }
}

void TestTasks::kinds()
{
    TASK_SERVER();
    QStringList names;
    const auto kinds = api.array("/task-kinds");
    for (const auto &each : kinds) {
        const auto kind = each.toObject();
        names.append(kind.value(u"name"_s).toString());
        QVERIFY(!kind.value(u"summary"_s).toString().isEmpty());
        QCOMPARE(kind.value(u"payload_schema"_s).toObject().value(u"additionalProperties"_s), QJsonValue(false));
        const QJsonObject task{
            {u"kind"_s, names.last()}, {u"payload"_s, kind.value(u"example"_s)}, {u"delay_ms"_s, 60'000}};
        const auto made = api.post(QJsonDocument(task).toJson());
        QCOMPARE(made.status, 202);
        QCOMPARE(made.json().value(u"queue"_s), kind.value(u"queue"_s));
        QCOMPARE(made.json().value(u"max_attempts"_s), kind.value(u"max_attempts"_s));
    }
    QCOMPARE(names, (QStringList{u"log"_s, u"email"_s, u"process-data"_s, u"report"_s, u"flaky"_s}));
}

void TestTasks::schedules()
{
    DATABASE_TASK_SERVER();
    QCOMPARE(api.ask("GET", "/schedules").body, "[]");
    auto response = api.askJson("POST", "/schedules",
                                R"({"cron":" 30  6 * * mon-fri ","time_zone":"Europe/Berlin","kind":"report",
                                    "missed":"all","unique_key":"daily","payload":{"name":"users"}})");
    QCOMPARE(response.status, 201);
    auto schedule = response.json();
    const auto id = schedule.value(u"id"_s).toString().toLatin1();
    QCOMPARE(response.value("Location"), "/schedules/" + id);
    QCOMPARE(schedule.keys(),
             (QStringList{u"created_at"_s, u"cron"_s, u"id"_s, u"interval_ms"_s, u"kind"_s, u"last_at"_s,
                          u"max_attempts"_s, u"missed"_s, u"next_at"_s, u"next_times"_s, u"payload"_s, u"priority"_s,
                          u"queue"_s, u"time_zone"_s, u"timeout_ms"_s, u"unique_key"_s}));
    QCOMPARE(schedule.value(u"cron"_s).toString(), u"30 6 * * mon-fri"_s);
    QVERIFY(schedule.value(u"interval_ms"_s).isNull());
    QCOMPARE(schedule.value(u"time_zone"_s).toString(), u"Europe/Berlin"_s);
    QCOMPARE(schedule.value(u"missed"_s).toString(), u"all"_s);
    QCOMPARE(schedule.value(u"queue"_s).toString(), u"default"_s);
    QCOMPARE(schedule.value(u"max_attempts"_s).toInt(), 5);
    QVERIFY(schedule.value(u"last_at"_s).isNull());
    const auto times = schedule.value(u"next_times"_s).toArray();
    QCOMPARE(times.size(), 5);
    QCOMPARE(times.first(), schedule.value(u"next_at"_s));
    QDateTime last = QDateTime::currentDateTimeUtc();
    for (const auto &time : times) {
        const auto moment = QDateTime::fromString(time.toString(), Qt::ISODateWithMs);
        QVERIFY(moment > last);
        const auto local = moment.toTimeZone(QTimeZone("Europe/Berlin"));
        QCOMPARE(local.time(), QTime(6, 30));
        QVERIFY(local.date().dayOfWeek() <= 5);
        last = moment;
    }
    QCOMPARE(api.ask("GET", "/schedules/" + id).json(), schedule);
    QCOMPARE(api.ask("GET", "/schedules/" + id.toUpper()).json(), schedule);
    response = api.askJson("POST", "/schedules",
                           R"({"interval_ms":3600000,"kind":"log","payload":{"message":"tick"},"cron":null})");
    QCOMPARE(response.status, 201);
    QVERIFY(response.json().value(u"cron"_s).isNull());
    QCOMPARE(response.json().value(u"interval_ms"_s).toInt(), 3'600'000);
    QCOMPARE(response.json().value(u"missed"_s).toString(), u"once"_s);
    response = api.ask("GET", "/schedules?limit=1&offset=1");
    QCOMPARE(QJsonDocument::fromJson(response.body).array().size(), 1);
    QCOMPARE(response.value("X-Total-Count"), "2");
    QCOMPARE(api.array("/schedules").size(), 2);
    server.restart(); // they are kept
    QCOMPARE(api.array("/schedules").size(), 2);
    QCOMPARE(api.ask("GET", "/schedules/" + id).json(), schedule);
    QCOMPARE(api.ask("DELETE", "/schedules/" + id).status, 204);
    QCOMPARE(api.ask("DELETE", "/schedules/" + id).status, 404);
    QCOMPARE(api.ask("GET", "/schedules/" + id).status, 404);
    QCOMPARE(api.ask("GET", "/schedules/x").status, 422);
    QCOMPARE(api.array("/schedules").size(), 1);
}

void TestTasks::schedulesRefuse_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("errors");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, const char *members, const char *errors, const char *message) {
        QTest::newRow(name) << R"({"kind":"log","payload":{"message":"x"})" + QByteArray(members) + '}'
                            << QString::fromLatin1(errors) << QString::fromLatin1(message);
    };
    row("no time", "", "body.cron:value_error", "Either cron or interval_ms");
    row("two times", R"(,"cron":"@daily","interval_ms":5000)", "body.cron:value_error", "not both");
    row("bad minute", R"(,"cron":"60 * * * *")", "body.cron:value_error", "minute: 60 is more than 59");
    row("six fields", R"(,"cron":"0 0 * * * *")", "body.cron:value_error", "this has 6");
    row("never", R"(,"cron":"0 0 30 2 *")", "body.cron:value_error", "Such a time never comes");
    row("unknown zone", R"(,"cron":"@daily","time_zone":"Europe/Nowhere")", "body.time_zone:value_error",
        "the name of a time zone");
    row("zone of an interval", R"(,"interval_ms":5000,"time_zone":"Europe/Berlin")", "body.time_zone:value_error",
        "it goes with cron");
    row("too often", R"(,"interval_ms":999)", "body.interval_ms:greater_than_equal", "1000");
    row("too seldom", R"(,"interval_ms":9007199254740991)", "body.interval_ms:less_than_equal", "");
    row("missed", R"(,"cron":"@daily","missed":"never")", "body.missed:enum", "'skip', 'once' or 'all'");
    row("cron is a number", R"(,"cron":5)", "body.cron:string_type", "");
    row("a delay", R"(,"cron":"@daily","delay_ms":5)", "body.delay_ms:extra_forbidden", "");
    row("a wrong queue", R"(,"cron":"@daily","queue":"A")", "body.queue:string_pattern_mismatch", "");
    row("out of order", R"(,"cron":"@daily","queue":"default")", "body.queue:value_error",
        "Tasks of kind log run in order, and so in the queue log only");
    row("empty queue", R"(,"cron":"@daily","queue":"")", "body.queue:string_too_short", "");
    row("empty zone", R"(,"cron":"@daily","time_zone":"")", "body.time_zone:string_too_short", "");
    row("empty cron", R"(,"cron":"","interval_ms":5000)", "body.cron:string_too_short", "");
    row("blank cron", R"(,"cron":" ","interval_ms":5000)", "body.cron:value_error", "not both");
    row("blank cron alone", R"(,"cron":" ")", "body.cron:value_error", "this has 0");
    row("offset as zone", R"(,"cron":"@daily","time_zone":"UTC+01:00")", "body.time_zone:value_error",
        "the name of a time zone");
}

void TestTasks::schedulesRefuse()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, errors);
    QFETCH(QString, message);
    auto &server = shared();
    QVERIFY(server.listens());
    auto &api = server.api;
    const auto response = api.askJson("POST", "/schedules", body);
    QCOMPARE(issuesOf(response), errors);
    QCOMPARE(response.status, 422);
    const auto said = response.json().value(u"errors"_s).toArray().first().toObject().value(u"msg"_s).toString();
    QVERIFY2(said.contains(message), qPrintable(said));
    QCOMPARE(api.array("/schedules").size(), 0);
}

void TestTasks::aScheduleMakesTasks()
{
    DATABASE_TASK_SERVER();
    const auto made
        = api.askJson("POST", "/schedules", R"({"interval_ms":1000,"kind":"log","payload":{"message":"tick"}})").json();
    const auto created = QDateTime::fromString(made.value(u"created_at"_s).toString(), Qt::ISODateWithMs);
    QVERIFY(QTest::qWaitFor([&] { return api.count("kind=log&state=succeeded") >= 2; }, 30'000));
    const auto tasks = api.array("/tasks?kind=log");
    for (const auto &task : tasks) {
        const auto at = QDateTime::fromString(task.toObject().value(u"run_at"_s).toString(), Qt::ISODateWithMs);
        QVERIFY(created.msecsTo(at) >= 1'000);
        QVERIFY(task.toObject().value(u"request_id"_s).isNull());
    }
    const auto now = api.ask("GET", "/schedules/" + made.value(u"id"_s).toString().toLatin1()).json();
    QVERIFY(now.value(u"next_at"_s).toString() > made.value(u"next_at"_s).toString());
    for (const auto *name : {"last_at", "next_at"}) { // they do not drift
        const auto at = QDateTime::fromString(now.value(QLatin1String(name)).toString(), Qt::ISODateWithMs);
        QVERIFY(at.isValid());
        QCOMPARE(created.msecsTo(at) % 1'000, 0);
    }
    QCOMPARE(api.ask("DELETE", "/schedules/" + made.value(u"id"_s).toString().toLatin1()).status, 204);
}

/// What waits is there after a stop, and what ran goes back to its queue and runs again; that attempt does not count.
void TestTasks::survivesAStop()
{
    DATABASE_TASK_SERVER();
    const auto running
        = api.add(R"({"kind":"flaky","payload":{"failure_rate":0,"duration_ms":3000},"max_attempts":1})");
    const auto waiting = api.add(R"({"kind":"flaky","delay_ms":600000})");
    QVERIFY(api.becomes(running, "running"));
    server.restart(); // at once
    QCOMPARE(api.state(waiting), u"scheduled"_s);
    QVERIFY(api.becomes(running, "succeeded"));
    QCOMPARE(api.task(running).value(u"attempt"_s).toInt(), 1);
}

/// What stands in the store need not be what this server would have put there.
void TestTasks::poison()
{
    DATABASE_TASK_SERVER();
    const auto wrong = api.add(R"({"kind":"flaky","delay_ms":600000})");
    const auto noJson = api.add(R"({"kind":"log","payload":{"message":"x"},"delay_ms":600000})");
    const auto good = api.add(R"({"kind":"log","payload":{"message":"good"},"delay_ms":600000})");
    {
        const auto connection = database.open();
        QVERIFY(connection);
        const auto put = [&](const QString &payload, const QByteArray &id) {
            const auto done = connection->execute(u"UPDATE tasks SET payload = ? WHERE id = ?"_s,
                                                  {payload, QString::fromLatin1(id)});
            return done.isOk() && done.value() == 1;
        };
        QVERIFY(put(u"{\"duration_ms\":\"long\"}"_s, wrong));
        QVERIFY(put(u"{\"message\":"_s, noJson));
    }
    for (const auto &id : {noJson, good, wrong})
        QCOMPARE(api.ask("POST", "/tasks/" + id + "/run").status, 202);
    QVERIFY(api.becomes(wrong, "failed"));
    QVERIFY(api.becomes(noJson, "failed"));
    QCOMPARE(api.task(noJson).value(u"payload"_s).toString(), u"{\"message\":"_s); // and the answer is JSON
    QVERIFY(api.becomes(good, "succeeded"));
    QVERIFY(!api.task(wrong).value(u"error"_s).toString().isEmpty());
    QCOMPARE(server.logLines(), QByteArrayList{"good"});
}

void TestTasks::fullDisk()
{
    TASK_SERVER();
    constexpr qint64 kLarge = 64LL * 1024 * 1024;
    const auto path = server.file(u"log.txt"_s);
    {
        QFile file(path); // with a hole: only its size is large
        QVERIFY(file.open(QIODevice::WriteOnly) && file.seek(kLarge - 1) && file.write("\n") == 1);
    }
    {
        const FullDisk full(kLarge);
        QCOMPARE(api.log("first").status, 200); // the database has room
        QCOMPARE(api.log("second").status, 200);
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto tasks = api.array("/tasks?kind=log&state=retrying");
                return !tasks.isEmpty()
                    && tasks.first()
                           .toObject()
                           .value(u"error"_s)
                           .toString()
                           .startsWith(u"log.txt cannot be written: "_s);
            },
            30'000));
        QCOMPARE(QFileInfo(path).size(), kLarge);
    }
    QVERIFY(api.allEnd());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.seek(kLarge));
    QCOMPARE(file.readAll(), "first\nsecond\n"_ba); // none overtakes the other
}

void TestTasks::fullQueue()
{
    const FreshDatabase database(db::Dialect::Sqlite);
    RouteSet routes;
    registerApi(routes);
    const auto kinds = std::make_shared<TaskKinds>();
    registerTaskKinds(*kinds);
    const auto small = [](TaskShared &shared) { shared.maxWaiting = 3; };
    TaskServer server(database.spec(), std::move(routes), kinds, small);
    QCOMPARE(server.problem(), QString());
    TaskApi api(server.server().port());
    for (int i = 0; i < 3; ++i)
        QVERIFY(!api.add(R"({"kind":"log","payload":{"message":"later"},"delay_ms":600000})").isEmpty());
    for (const auto &response : {api.log("one more"), api.post(R"({"kind":"log","payload":{"message":"x"}})")}) {
        QCOMPARE(response.status, 503);
        QCOMPARE(response.value("Retry-After"), "5");
        QCOMPARE(response.value("Content-Type"), "application/problem+json");
    }
    QVERIFY(!api.add(withPriority(0)).isEmpty()); // another queue has room
    const auto first = api.array("/tasks?state=scheduled").first().toObject().value(u"id"_s).toString().toLatin1();
    QCOMPARE(api.ask("DELETE", "/tasks/" + first).status, 200);
    QVERIFY(QTest::qWaitFor([&] { return api.log("there is room again").status == 200; }, 15'000));

    // A task that is run once more waits as a new one does.
    QVERIFY(QTest::qWaitFor(
        [&] { return api.queue(u"log"_s).value(u"counts"_s).toObject().value(u"succeeded"_s).toInt() == 1; }, 15'000));
    const auto retry = [&] { return api.ask("POST", "/tasks/" + first + "/retry"); };
    while (api.post(R"({"kind":"log","payload":{"message":"later"},"delay_ms":600000})").status == 202) { }
    const auto refused = retry();
    QCOMPARE(refused.status, 503);
    QCOMPARE(refused.value("Retry-After"), "5");
    QCOMPARE(refused.value("Content-Type"), "application/problem+json");
    QCOMPARE(api.task(first).value(u"state"_s).toString(), u"cancelled"_s);
    const auto waiting = api.array("/tasks?state=scheduled&queue=log").first().toObject().value(u"id"_s).toString();
    QCOMPARE(api.ask("POST", "/tasks/" + waiting.toLatin1() + "/retry").status, 409); // it has not ended
    QCOMPARE(api.ask("DELETE", "/tasks/" + waiting.toLatin1()).status, 200);
    QVERIFY(QTest::qWaitFor([&] { return retry().status == 202; }, 15'000));
}

QTEST_GUILESS_MAIN(TestTasks)
#include "tst_tasks.moc"

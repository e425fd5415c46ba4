// Policies of routes out of a file, in the program without a window; what they do is seen by real clients.

#include "server/runtime/route_policy.h"
#include "tests/conformance/server_process.h"
#include "tests/support/running_server.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QSignalSpy>

#include <cerrno>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kPolicies = "# for a lecture\n"
                           "GET /users: errors=100%:429\n"
                           "GET /json: reset=100%\n"
                           "GET /openapi.json: slow-body=300ms\n"
                           "GET /plaintext: off\n"
                           "PUT /cache/{key}: off\n"
                           "GET /healthz: delay=80ms jitter=20ms\n"
                           "GET /no/longer/there: delay=1s\n";

struct Program {
    QTemporaryDir folder;
    ServerProcess process;

    QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
        return file.fileName();
    }
    bool start(const QStringList &options = {})
    {
        return process.start(QStringList{u"--data-dir"_s, folder.path(), u"--redis"_s, u"memory"_s} + options);
    }
    std::optional<RawResponse> ask(const QByteArray &method, const QByteArray &target,
                                   const QByteArray &body = {}) const
    {
        RawClient client(process.port());
        if (!client.send(RunningServer::request(method, target, {}, body)))
            return std::nullopt;
        return client.read();
    }
};

/// Of the first read behind a request: 0 where bytes come, or a polite end.
int errorOfRead(quint16 port, const QByteArray &request)
{
    const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(port);
    to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    char byte = 0;
    int error = -1;
    if (::connect(fd, reinterpret_cast<const sockaddr *>(&to), sizeof to) == 0
        && ::send(fd, request.constData(), std::size_t(request.size()), MSG_NOSIGNAL) == request.size())
        error = ::recv(fd, &byte, 1, 0) < 0 ? errno : 0;
    ::close(fd);
    return error;
}

RoutePolicy policyOf(const QString &line)
{
    const auto policy = parsePolicyLine(line);
    if (!policy)
        qFatal("%s: %s", qPrintable(line), qPrintable(policy.error().detail));
    return policy.value();
}

QStringList linesOf(const QList<RoutePolicy> &policies)
{
    QStringList lines;
    for (const RoutePolicy &policy : policies)
        lines.append(policyLine(policy));
    lines.sort();
    return lines;
}

} // namespace

class TestRoutePolicies final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatAFileSaysIsDone_data()
    {
        QTest::addColumn<bool>("named");
        QTest::newRow("beside the settings") << false;
        QTest::newRow("named") << true;
    }

    void whatAFileSaysIsDone()
    {
        QFETCH(const bool, named);
        Program program;
        const QString path = program.write(named ? u"lecture.txt"_s : u"route-policies.txt"_s, kPolicies);
        QVERIFY2(program.start(named ? QStringList{u"--route-policies"_s, path} : QStringList()),
                 qPrintable(program.process.problem()));

        const auto refused = program.ask("GET", "/users");
        QVERIFY(refused);
        QCOMPARE(refused->status, 429);
        QCOMPARE(refused->value("Retry-After"), QByteArray("1"));
        QCOMPARE(refused->value("X-Injected-Fault"), QByteArray("error 429"));

        QCOMPARE(errorOfRead(program.process.port(), RunningServer::request("GET", "/json")), ECONNRESET);

        QElapsedTimer timer;
        timer.start();
        const auto slow = program.ask("GET", "/openapi.json");
        QVERIFY(slow);
        QCOMPARE(slow->status, 200);
        QVERIFY2(timer.elapsed() >= 300, qPrintable(QString::number(timer.elapsed())));
        QCOMPARE(slow->framing, RawResponse::Framing::Chunked);

        const auto off = program.ask("GET", "/plaintext");
        QVERIFY(off);
        QCOMPARE(off->status, 404);
        const auto put = program.ask("PUT", "/cache/a", "value");
        QVERIFY(put);
        QCOMPARE(put->status, 405); // other methods of it are there
        QVERIFY(!put->lists("Allow", "PUT"));

        timer.restart();
        const auto late = program.ask("GET", "/healthz");
        QVERIFY(late);
        QCOMPARE(late->status, 200);
        QVERIFY2(timer.elapsed() >= 60, qPrintable(QString::number(timer.elapsed())));
        static const QRegularExpression kDelay(u"^delay of (\\d+) ms$"_s);
        const auto match = kDelay.match(QString::fromLatin1(late->value("X-Injected-Fault")));
        QVERIFY2(match.hasMatch(), late->value("X-Injected-Fault").constData());
        const int drawn = match.captured(1).toInt();
        QVERIFY2(drawn >= 60 && drawn <= 100, qPrintable(match.captured()));

        // All of it was said at the start, and what the file says is not changed.
        const QString said = QString::fromUtf8(program.process.errors());
        for (const auto &line :
             {u"route policy: GET /users: errors=100%:429"_s, u"route policy: GET /json: reset=100%"_s,
              u"route policy: GET /plaintext: off"_s, u"route policy: GET /healthz: delay=80ms jitter=20ms"_s,
              u"route policy for a route that there is not: GET /no/longer/there: delay=1s"_s,
              u"routes are disabled: "_s}) {
            QVERIFY2(said.contains(line), qPrintable(line + u"\n"_s + said));
        }
        QVERIFY2(said.contains(u"injected faults are still on: "_s), qPrintable(said));
        QCOMPARE(program.process.stop(), QString());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray(kPolicies));
    }

    void withoutAFileNothingIsDone()
    {
        Program program;
        QVERIFY2(program.start(), qPrintable(program.process.problem()));
        const auto response = program.ask("GET", "/json");
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        QVERIFY(!program.process.errors().contains("polic"));
        QVERIFY(!QFile::exists(program.folder.filePath(u"route-policies.txt"_s)));
        QCOMPARE(program.process.stop(), QString());
    }

    void aMistakeIsSaid_data()
    {
        QTest::addColumn<QByteArray>("text"); // null: there is no file
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("a line") << QByteArray("GET /json: off\nGET /users: delay=9h\n")
                                << QByteArray(
                                       ", line 2: delay=9h: takes a time from 0 to 60s, such as 200ms or 1.5s\n");
        QTest::newRow("twice") << QByteArray("GET /json: off\nGET /json: delay=1s\n")
                               << QByteArray(", line 2: GET /json has a policy in line 1 already\n");
        QTest::newRow("no file") << QByteArray() << QByteArray(": there is no such file of route policies\n");
    }

    void aMistakeIsSaid()
    {
        QFETCH(const QByteArray, text);
        QFETCH(const QByteArray, said);
        Program program;
        QString path = program.folder.filePath(u"policies"_s);
        if (!text.isNull())
            path = program.write(u"policies"_s, text);
        QVERIFY(program.process.launch(
            {u"--data-dir"_s, program.folder.path(), u"--redis"_s, u"memory"_s, u"--route-policies"_s, path}));
        QVERIFY(program.process.waitForEnd());
        QCOMPARE(program.process.exitCode(), 2);
        QVERIFY2(program.process.errors().contains("coroscope-server: " + path.toUtf8() + said),
                 program.process.errors().constData());
        QVERIFY(!program.process.output().contains("listening"));
    }

    /// The façade has one truth: what is injected, and what is switched off.
    void policiesAreWhatTheServerDoes()
    {
        RunningServer running(u"memory"_s);
        QVERIFY(running.listens());
        Server &server = running.server;
        QCOMPARE(server.routePolicies().size(), 0);
        Faults faults;
        faults.database.time = 1ms;
        server.setFaults(faults);
        QSignalSpy changed(&server, &Server::faultsChanged);
        const QStringList lines{u"ANY /echo: off"_s, u"GET /json: errors=100%:502"_s,
                                u"GET /users: delay=1s jitter=100ms off"_s};
        QList<RoutePolicy> policies;
        for (const QString &line : lines)
            policies.append(policyOf(line));
        const auto unknown = server.setRoutePolicies(policies + QList{policyOf(u"GET /gone: off"_s)});
        QCOMPARE(linesOf(unknown), QStringList{u"GET /gone: off"_s});
        QCOMPARE(linesOf(server.routePolicies()), lines);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(server.faults().database.time, milliseconds(1)); // is of no route
        QCOMPARE(server.disabledRouteCount(), 2);
        QCOMPARE(running.ask("GET", "/json").status, 502);
        QCOMPARE(running.ask("POST", "/echo", {}, "a").status, 404);

        (void)server.setRoutePolicies({policyOf(u"GET /json: off"_s)}); // the others have none any more
        QCOMPARE(linesOf(server.routePolicies()), QStringList{u"GET /json: off"_s});
        QCOMPARE(running.ask("GET", "/json").status, 404);
        QCOMPARE(running.ask("POST", "/echo", {}, "a").status, 200);
        (void)server.setRoutePolicies({});
        QCOMPARE(running.ask("GET", "/json").status, 200);
    }

    void delaysAreDrawnAroundTheirMiddle()
    {
        const auto bounds = [](InjectedDelay delay) { return std::pair(delay.shortest(), delay.longest()); };
        QCOMPARE(bounds({200ms, 50ms}), (std::pair<milliseconds, milliseconds>(150ms, 250ms)));
        QCOMPARE(bounds({0ms, 50ms}), (std::pair<milliseconds, milliseconds>(0ms, 50ms)));
        QCOMPARE(bounds({20ms, 50ms}), (std::pair<milliseconds, milliseconds>(0ms, 70ms)));
        QVERIFY(!InjectedDelay().isOn());
        QVERIFY((InjectedDelay{0ms, 1ms}).isOn());
    }
};

QTEST_GUILESS_MAIN(TestRoutePolicies)
#include "tst_route_policies.moc"

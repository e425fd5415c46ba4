// Policies of routes as text: what a person writes into the file, and what the window makes of it.

#include "server/runtime/option_parser.h"
#include "server/runtime/route_policy.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace coroscope;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

RoutePolicy policyOf(const QString &line)
{
    const auto policy = parsePolicyLine(line);
    if (!policy)
        qFatal("%s: %s", qPrintable(line), qPrintable(policy.error().detail));
    return policy.value();
}

bool isBuiltIn(const RoutePolicy &policy)
{
    return policy.path.startsWith(u"/users"_s) || policy.path == u"/json"_s;
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

} // namespace

class TestRoutePolicy final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineOfEverything()
    {
        const RoutePolicy policy
            = policyOf(u"GET /users/{id}: delay=200ms jitter=50ms errors=20%:429 reset=1.5% slow-body=2s off"_s);
        QCOMPARE(policy.method, QByteArray("GET"));
        QCOMPARE(policy.path, u"/users/{id}"_s);
        QVERIFY(!policy.isEnabled);
        QCOMPARE(policy.fault.delay, (InjectedDelay{200ms, 50ms}));
        QCOMPARE(policy.fault.failShare, 0.2);
        QCOMPARE(policy.fault.failStatus, 429);
        QCOMPARE(policy.fault.resetShare, 0.015);
        QCOMPARE(policy.fault.slowBody, milliseconds(2'000));
        QVERIFY(policy.isOn());
    }

    void roundTrip_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("written"); // empty: as it was read
        const auto row = [](const char *name, const QString &line, const QString &written = {}) {
            QTest::newRow(name) << line << written;
        };
        row("delay", u"GET /users: delay=200ms"_s);
        row("long delay", u"GET /users: delay=1500ms"_s);
        row("longest", u"GET /users: delay=60000ms"_s, u"GET /users: delay=1m"_s);
        row("jitter alone", u"POST /users: jitter=50ms"_s);
        row("errors", u"GET /users/{id}: errors=20%:503"_s);
        row("errors without a status", u"GET /json: errors=100%"_s, u"GET /json: errors=100%:503"_s);
        row("tenths", u"GET /json: errors=0.1%:500 reset=99.9%"_s);
        row("slow", u"GET /json: slow-body=2s"_s);
        row("off", u"DELETE /users/{id}: off"_s);
        row("any method", u"ANY /echo: delay=1s"_s);
        row("any method as a star", u"* /echo: delay=1s"_s, u"ANY /echo: delay=1s"_s);
        row("small letters", u"get /json: off"_s, u"GET /json: off"_s);
        row("any order, wide", u"  GET   /json :  off   delay=1s "_s, u"GET /json: delay=1s off"_s);
        row("a colon in the path", u"GET /a:b: off"_s);
        row("nothing of it", u"GET /json: delay=0 errors=0%:500"_s, u"GET /json: "_s);
    }

    void roundTrip()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, written);
        const RoutePolicy policy = policyOf(line);
        const QString text = policyLine(policy);
        QCOMPARE(text, written.isEmpty() ? line : written);
        if (!policy.isOn())
            return;
        const RoutePolicy again = policyOf(text);
        QVERIFY(again.isOf(policy));
        QCOMPARE(again.fault, policy.fault);
        QCOMPARE(again.isEnabled, policy.isEnabled);
    }

    void mistakes_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("reason"); // its beginning
        const auto row = [](const char *name, const QString &line, const QString &reason) {
            QTest::newRow(name) << line << reason;
        };
        row("no path", u"GET: off"_s, u"takes METHOD PATH: and delay="_s);
        row("no colon", u"GET /users off"_s, u"takes METHOD PATH: and delay="_s);
        row("path without a slash", u"GET users: off"_s, u"takes METHOD PATH"_s);
        row("not a method", u"G3T /users: off"_s, u"takes METHOD PATH"_s);
        row("nothing", u"GET /users:"_s, u"says nothing; a line takes METHOD PATH"_s);
        row("no such word", u"GET /users: slow=1s"_s, u"slow=1s: no such policy; a line takes METHOD PATH"_s);
        row("on", u"GET /users: on"_s, u"on: no such policy"_s);
        row("off with a value", u"GET /users: off=1"_s, u"off=1: no such policy"_s);
        row("delay without a value", u"GET /users: delay"_s, u"delay: no such policy"_s);
        row("delay of nothing", u"GET /users: delay="_s, u"delay=: takes a time from 0 to 60s"_s);
        row("delay too long", u"GET /users: delay=61s"_s, u"delay=61s: takes a time from 0 to 60s"_s);
        row("delay below nothing", u"GET /users: delay=-1s"_s, u"delay=-1s: takes a time"_s);
        row("jitter too long", u"GET /users: jitter=2h"_s, u"jitter=2h: takes a time from 0 to 60s"_s);
        row("no percent", u"GET /users: errors=0.2:503"_s, u"errors=0.2:503: takes a share from 0% to 100%"_s);
        row("more than all", u"GET /users: errors=101%:503"_s, u"errors=101%:503: takes a share"_s);
        row("another status", u"GET /users: errors=5%:404"_s, u"errors=5%:404: takes a share from 0% to 100%, and a"_s);
        row("no status", u"GET /users: errors=5%:"_s, u"errors=5%:: takes a share"_s);
        row("reset with an exponent", u"GET /users: reset=1e1%"_s, u"reset=1e1%: takes a share of the requests"_s);
        row("reset of no number", u"GET /users: reset=nan%"_s, u"reset=nan%: takes a share"_s);
        row("twice", u"GET /users: delay=1s delay=2s"_s, u"delay=2s: delay stands there twice"_s);
    }

    void mistakes()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, reason);
        const auto policy = parsePolicyLine(line);
        QVERIFY(!policy);
        QVERIFY2(policy.error().detail.startsWith(reason), qPrintable(policy.error().detail));
    }

    void aFileIsReadByLines()
    {
        const RoutePolicyFile file(
            "# mine\n\nGET /users: delay=1s\r\nGET /json: dela=1s\nGET /users: off\n  \nGET /old: off");
        QCOMPARE(file.entries().size(), 2);
        QCOMPARE(file.entries()[0].line, 3);
        QCOMPARE(file.entries()[1].line, 7);
        QCOMPARE(file.policies()[1].path, u"/old"_s);
        QCOMPARE(file.mistakes().size(), 2);
        QVERIFY2(file.mistakes()[0].sentence().startsWith(u"line 4: dela=1s: no such policy"_s),
                 qPrintable(file.mistakes()[0].sentence()));
        QCOMPARE(file.mistakes()[0].text, u"GET /json: dela=1s"_s);
        QCOMPARE(file.mistakes()[1].sentence(), u"line 5: GET /users has a policy in line 3 already"_s);
    }

    void whatIsEdited()
    {
        const RoutePolicyFile file("# mine\nGET /users: delay=1s\nGET /old: off\nnonsense\nGET /json: off\n");
        // Others stay, also those of routes that there are not, and what is wrong.
        QCOMPARE(file.edited({policyOf(u"GET /users: delay=2s"_s)}, isBuiltIn),
                 QByteArray("# mine\nGET /users: delay=2s\nGET /old: off\nnonsense\n"));
        QCOMPARE(file.edited({}, isBuiltIn), QByteArray("# mine\nGET /old: off\nnonsense\n"));
        QCOMPARE(file.edited({policyOf(u"POST /users: off"_s), policyOf(u"GET /json: off"_s)}, isBuiltIn),
                 QByteArray("# mine\nGET /old: off\nnonsense\nGET /json: off\nPOST /users: off\n"));
        RoutePolicy nothing;
        nothing.method = "GET";
        nothing.path = u"/users"_s;
        QCOMPARE(file.edited({nothing}, isBuiltIn), QByteArray("# mine\nGET /old: off\nnonsense\n"));
        // A second line of a route goes when the first one does, or it would be in force the next time.
        const RoutePolicyFile twice("GET /users: delay=1s\nGET /json: off\nGET /users: off\n");
        QCOMPARE(twice.edited(twice.policies(), isBuiltIn),
                 QByteArray("GET /users: delay=1s\nGET /json: off\nGET /users: off\n"));
        QCOMPARE(twice.edited({policyOf(u"GET /json: off"_s)}, isBuiltIn), QByteArray("GET /json: off\n"));
        QCOMPARE(twice.edited({policyOf(u"GET /users: delay=2s"_s)}, isBuiltIn), QByteArray("GET /users: delay=2s\n"));
        // What says the same is not written in another way.
        const RoutePolicyFile own("GET  /users:  off delay=1000ms");
        QCOMPARE(own.edited(own.policies(), isBuiltIn), QByteArray("GET  /users:  off delay=1000ms\n"));
        // A new one says what it is, and reads back.
        const QByteArray made = RoutePolicyFile().edited({policyOf(u"GET /users: errors=20%:503"_s)}, isBuiltIn);
        QVERIFY(made.startsWith("# Policies of routes"));
        const RoutePolicyFile again(made);
        QCOMPARE(again.mistakes().size(), 0);
        QCOMPARE(again.entries().size(), 1);
    }

    void whichFile()
    {
        QTemporaryDir folder;
        ParsedOptions options;
        QCOMPARE(routePolicyPath(options), QString());
        const auto none = readRoutePolicies(options);
        QVERIFY(none && none->entries().isEmpty());
        options.settingsFile = folder.filePath(u"coroscope.ini"_s);
        QCOMPARE(routePolicyPath(options), folder.filePath(u"route-policies.txt"_s));
        QVERIFY(readRoutePolicies(options)); // there is none, and none is needed
        write(routePolicyPath(options), "GET /json: off\n");
        const auto read = readRoutePolicies(options);
        QVERIFY(read);
        QCOMPARE(read->entries().size(), 1);
        options.options.routePolicies = folder.filePath(u"mine"_s);
        const auto missing = readRoutePolicies(options);
        QVERIFY(!missing);
        QCOMPARE(missing.error().detail, folder.filePath(u"mine"_s) + u": there is no such file of route policies"_s);
        QVERIFY(QDir(folder.path()).mkdir(u"mine"_s));
        const auto unreadable = readRoutePolicies(options);
        QVERIFY(!unreadable);
        QVERIFY2(unreadable.error().detail.contains(u"cannot be read: it is no file"_s),
                 qPrintable(unreadable.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestRoutePolicy)
#include "tst_route_policy.moc"

#include "server/telemetry/log_sink.h"

#include "server/telemetry/telemetry_hub.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTest>

#include <fcntl.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcHere, "coroscope.test.sink")

/// A pipe that a sink can write to.
class Pipe {
public:
    Pipe()
    {
        if (pipe2(m_ends, O_CLOEXEC | O_NONBLOCK) != 0)
            qFatal("no pipe");
    }
    ~Pipe()
    {
        close(m_ends[0]);
        close(m_ends[1]);
    }
    int input() const { return m_ends[1]; }
    QByteArray written() const
    {
        QByteArray all;
        char buffer[4096];
        for (ssize_t got; (got = read(m_ends[0], buffer, sizeof buffer)) > 0;)
            all.append(buffer, got);
        return all;
    }

private:
    int m_ends[2] = {-1, -1};
};

} // namespace

class TestLogSink : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineOfText()
    {
        const LogEntry entry{1'767'268'800'123, QtInfoMsg, u"coroscope.http.gate"_s, u"listening"_s, {}};
        QCOMPARE(textLine(entry), QByteArray("2026-01-01T12:00:00.123Z INFO coroscope.http.gate listening\n"));
    }

    void aLineOfJson()
    {
        const LogEntry entry{1'767'268'800'000, QtWarningMsg, u"coroscope.x"_s, u"two\nlines \"quoted\" é"_s, "00ab"};
        const QByteArray line = jsonLine(entry);
        QCOMPARE(line.count('\n'), 1);
        const QJsonObject read = QJsonDocument::fromJson(line).object();
        QCOMPARE(read,
                 (QJsonObject{{u"time"_s, u"2026-01-01T12:00:00.000Z"_s},
                              {u"level"_s, u"WARNING"_s},
                              {u"category"_s, u"coroscope.x"_s},
                              {u"message"_s, entry.text},
                              {u"trace_id"_s, u"00ab"_s}}));
    }

    void nobodyForgesALine()
    {
        const LogEntry entry{0, QtInfoMsg, u"c"_s, u"a\nb\r\x1b[31mc\x7f\u0085é"_s, {}};
        QCOMPARE(textLine(entry), u"1970-01-01T00:00:00.000Z INFO c a\\nb\\x0d\\x1b[31mc\\x7f\\x85é\n"_s.toUtf8());
    }

    void secretsAreMasked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("masked");
        const auto row = [](const char *name, const char *text, const char *masked) {
            QTest::newRow(name) << QString::fromUtf8(text) << QString::fromUtf8(masked);
        };
        row("nothing", "GET /users?limit=5 took 3 ms", "GET /users?limit=5 took 3 ms");
        row("the word alone", "unexpected token: '}'", "unexpected token: '}'");
        row("authorization", "Authorization: Bearer abc.def.ghi", "Authorization: ***");
        row("field ends with its line", "cookie: a=b; c=d\nHost: x", "cookie: ***\nHost: x");
        row("bearer", "sent Bearer abcdefgh.ijk away", "sent Bearer *** away");
        row("URL", "postgresql://joe:s3cret@db:5432/x", "postgresql://joe:***@db:5432/x");
        row("URL without name", "redis://:s3cret@localhost", "redis://:***@localhost");
        row("URL without password", "http://joe@localhost:80/a@b", "http://joe@localhost:80/a@b");
        row("port and path", "http://localhost:8000/mail/a@b", "http://localhost:8000/mail/a@b");
        row("query", "/login?password=hush&next=/", "/login?password=***&next=/");
        row("JSON", R"({"api_key": "k-123", "n": 1})", R"({"api_key": "***", "n": 1})");
        row("access token", "access_token=xyz;", "access_token=***;");
    }
    void secretsAreMasked()
    {
        QFETCH(QString, text);
        QTEST(withoutSecrets(text), "masked");
    }

    void takesOverAndGivesBack()
    {
        static QStringList before;
        before.clear();
        const auto original = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &text) { before.append(text); });
        Pipe pipe;
        qCInfo(lcHere) << "one";
        {
            LogSink sink(false, nullptr, pipe.input());
            qCInfo(lcHere).noquote() << "two" << u"token=hush"_s;
        }
        qCInfo(lcHere) << "three";
        qInstallMessageHandler(original);
        QCOMPARE(before, (QStringList{u"one"_s, u"three"_s}));
        const QString line = QString::fromUtf8(pipe.written());
        static const QRegularExpression expected(
            u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z INFO coroscope\\.test\\.sink two token=\\*\\*\\*\n$"_s);
        QVERIFY2(expected.match(line).hasMatch(), qPrintable(line));
    }

    void linesOfThreadsDoNotMixAndReachTheHub()
    {
        Pipe pipe;
        auto hub = std::make_unique<TelemetryHub>(std::chrono::hours(1));
        const auto feed = hub->openFeed();
        {
            LogSink sink(true, hub.get(), pipe.input());
            std::vector<std::jthread> threads;
            for (int t = 0; t < 4; ++t) {
                threads.emplace_back([t] {
                    for (int i = 0; i < 50; ++i)
                        qCWarning(lcHere).nospace() << "line " << t << '-' << i;
                });
            }
        }
        hub.reset();
        const QByteArrayList lines = pipe.written().split('\n');
        QCOMPARE(lines.size(), 201); // the last one is what follows the last newline
        for (const QByteArray &line : lines.first(200))
            QCOMPARE(QJsonDocument::fromJson(line).object().value(u"level"_s).toString(), u"WARNING"_s);
        std::size_t forwarded = 0;
        for (const auto &batch : feed->take())
            forwarded += batch->log.size();
        QCOMPARE(forwarded, std::size_t(200));
    }
};

QTEST_GUILESS_MAIN(TestLogSink)
#include "tst_log_sink.moc"

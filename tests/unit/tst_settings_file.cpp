#include "server/runtime/option_parser.h"
#include "server/runtime/safe_file.h"
#include "server/runtime/settings_file.h"
#include "tests/support/file_trouble.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

/// One value of each option that is not its default, in a form that people write and in that of optionText().
struct Sample {
    OptionId id;
    QString written;
    QString text;
};

const QList<Sample> &samples()
{
    static const QList<Sample> list{
        {OptionId::Host, u"0.0.0.0"_s, u"0.0.0.0"_s},
        {OptionId::Port, u"0"_s, u"0"_s},
        {OptionId::Workers, u"4"_s, u"4"_s},
        {OptionId::DataDir, u"/nowhere/a, b;c \"d\" ünï"_s, u"/nowhere/a, b;c \"d\" ünï"_s},
        {OptionId::Database, u"postgresql://u:p;,%40@a,b/d?x=y"_s, u"postgresql://u:p;,%40@a,b/d?x=y"_s},
        {OptionId::Redis, u"redis://:p%40@cache:1/2"_s, u"redis://:p%40@cache:1/2"_s},
        {OptionId::RedisMemory, u"256 MiB"_s, u"256MiB"_s},
        {OptionId::RedisPersist, u"on"_s, u"on"_s},
        {OptionId::RedisHot, u"0"_s, u"0B"_s},
        {OptionId::Tasks, u"redis"_s, u"redis"_s},
        {OptionId::AllowHost, u"A.test, ::1"_s, u"a.test,::1"_s},
        {OptionId::Static, u"/nowhere/a, b;c \"d\" ünï"_s, u"/nowhere/a, b;c \"d\" ünï"_s},
        {OptionId::Tls, u"self-signed"_s, u"self-signed"_s},
        {OptionId::TlsCert, u"/nowhere/a, b;c \"d\".pem"_s, u"/nowhere/a, b;c \"d\".pem"_s},
        {OptionId::TlsKey, u"/nowhere/key.pem"_s, u"/nowhere/key.pem"_s},
        {OptionId::RoutePolicies, u"/nowhere/my policies.txt"_s, u"/nowhere/my policies.txt"_s},
        {OptionId::Lessons, u"/nowhere/my lessons"_s, u"/nowhere/my lessons"_s},
        {OptionId::CorsOrigin, u"https://A.test:443, *"_s, u"https://a.test,*"_s},
        {OptionId::MaxBody, u"1000"_s, u"1000B"_s},
        {OptionId::MaxBuffered, u"1 GiB"_s, u"1GiB"_s},
        {OptionId::MaxUpload, u"3GiB"_s, u"3GiB"_s},
        {OptionId::MaxUploads, u"0"_s, u"0B"_s},
        {OptionId::MaxHeader, u"64k"_s, u"64KiB"_s},
        {OptionId::MaxUri, u"16"_s, u"16B"_s},
        {OptionId::HeaderTimeout, u"1.5"_s, u"1500ms"_s},
        {OptionId::BodyTimeout, u"90s"_s, u"90s"_s},
        {OptionId::WriteTimeout, u"2m"_s, u"2m"_s},
        {OptionId::IdleTimeout, u"24h"_s, u"24h"_s},
        {OptionId::RequestTimeout, u"1ms"_s, u"1ms"_s},
        {OptionId::DrainTimeout, u"0"_s, u"0s"_s},
        {OptionId::MaxConnections, u"1000000"_s, u"1000000"_s},
        {OptionId::Telemetry, u"off"_s, u"off"_s},
        {OptionId::LogFormat, u"json"_s, u"json"_s},
        {OptionId::AccessLog, u"json"_s, u"json"_s},
        {OptionId::AccessLogFile, u"/nowhere/a, b;c \"d\".log"_s, u"/nowhere/a, b;c \"d\".log"_s},
        {OptionId::ServerTiming, u"off"_s, u"off"_s},
        {OptionId::Compression, u"off"_s, u"off"_s},
        {OptionId::CompressionLevel, u"best"_s, u"best"_s},
        {OptionId::SecurityHeaders, u"off"_s, u"off"_s},
        {OptionId::RateLimit, u"100 / Min"_s, u"100/min"_s},
        {OptionId::RateLimitBy, u"key"_s, u"key"_s},
        {OptionId::RateLimitStore, u"redis"_s, u"redis"_s},
        {OptionId::RequireAuth, u"writes"_s, u"writes"_s},
        {OptionId::ApiKeyFile, u"/nowhere/a, b;c \"d\" ünï"_s, u"/nowhere/a, b;c \"d\" ünï"_s},
        {OptionId::AccountsFile, u"/nowhere/accounts"_s, u"/nowhere/accounts"_s},
        {OptionId::JwtKeyFile, u"/nowhere/key.pem"_s, u"/nowhere/key.pem"_s},
        {OptionId::JwtAlgorithm, u"RS256"_s, u"RS256"_s},
        {OptionId::JwtIssuer, u"a, b;c \"d\" ünï"_s, u"a, b;c \"d\" ünï"_s},
        {OptionId::JwtAudience, u"https://a.test/"_s, u"https://a.test/"_s},
        {OptionId::JwtLeeway, u"0"_s, u"0s"_s},
        {OptionId::TokenLifetime, u"90m"_s, u"90m"_s},
    };
    return list;
}

QString nameOf(OptionId id)
{
    return QString::fromLatin1(optionSpec(id).name);
}

const QByteArray kOld = "; mine\n[server]\nport=8001\n";

} // namespace

/// coroscope.ini: written by the window, read by both programs, and edited by hand.
class TestSettingsFile final : public QObject {
    Q_OBJECT
private:
    static Result<ParsedOptions> parse(const QString &path, bool forgive = false)
    {
        OptionInput input;
        input.settingsFile = path;
        input.forgiveSettings = forgive;
        return parseOptions(input);
    }

private Q_SLOTS:
    void eachOptionIsReadBack()
    {
        QCOMPARE(std::size_t(samples().size()), kOptionCount); // a new option needs a sample
        QTemporaryDir dir;
        const QString path = dir.filePath(u"new/folder/coroscope.ini"_s);
        QList<SettingsEdit> back;
        for (const Sample &sample : samples()) {
            const auto written = writeServerSettings(path, {{nameOf(sample.id), sample.written}});
            QVERIFY2(written, written ? "" : qPrintable(written.error().detail));
            QVERIFY(written->backup.isEmpty());
            back.append({nameOf(sample.id), std::nullopt});
        }
        const auto parsed = parse(path);
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
        QVERIFY(parsed->warnings.isEmpty());
        const Options defaults;
        for (const Sample &sample : samples()) {
            const OptionSpec &spec = optionSpec(sample.id);
            QCOMPARE(optionText(spec, parsed->options), sample.text);
            QVERIFY2(optionText(spec, defaults) != sample.text, spec.name); // else the test shows nothing
            QCOMPARE(parsed->source(sample.id), OptionSource::SettingsFile);
            QCOMPARE(parsed->fileValues[std::size_t(sample.id)], std::optional(sample.text));
        }
        QVERIFY(writeServerSettings(path, back));
        const auto reset = parse(path);
        QVERIFY(reset);
        QVERIFY(differingOptions(reset->options, defaults).isEmpty());
        QVERIFY(contentOf(path).endsWith("[server]\n"));
        QCOMPARE(namesIn(dir.filePath(u"new/folder"_s)), QStringList{u"coroscope.ini"_s});
    }

    void whatPeopleWroteStays()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"coroscope.ini"_s);
        put(path, "; for the course\n[server]\n# port=1\nworkers = 2 ; two\nunknown=\"a;b\"\n\n[other]\nx=1");
        QVERIFY(writeServerSettings(path, {{u"port"_s, u"8001"_s}, {u"workers"_s, u"3"_s}}));
        QCOMPARE(contentOf(path),
                 QByteArray("; for the course\n[server]\n# port=1\nworkers = 3 ; two\nunknown=\"a;b\"\nport=8001\n\n"
                            "[other]\nx=1"));
    }

    void aPasswordIsTheOwnersOnly()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"coroscope.ini"_s);
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::ReadUser;
        QVERIFY(writeServerSettings(path, {{u"port"_s, u"1"_s}}));
        QVERIFY(
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther));
        QVERIFY(writeServerSettings(path, {{u"host"_s, u"::1"_s}}));
        QVERIFY(QFile::permissions(path) & QFile::ReadOther); // as it was
        QVERIFY(writeServerSettings(path, {{u"database"_s, u"postgresql://u@h/d"_s}}));
        QVERIFY(QFile::permissions(path) & QFile::ReadOther);
        QVERIFY(writeServerSettings(path, {{u"database"_s, u"postgresql://u:secret@h/d"_s}}));
        QVERIFY(!(QFile::permissions(path) & (others & ~QFile::Permissions(QFile::ReadUser))));
        QVERIFY(QFile::permissions(path) & QFile::ReadOwner);
        const auto parsed = parse(path);
        QVERIFY(parsed);
        QCOMPARE(parsed->options.database, u"postgresql://u:secret@h/d"_s);
    }

    void aLinkIsFollowed()
    {
        QTemporaryDir dir;
        put(dir.filePath(u"real.ini"_s), kOld);
        const QString link = dir.filePath(u"coroscope.ini"_s);
        QVERIFY(QFile::link(dir.filePath(u"real.ini"_s), link));
        QVERIFY(writeServerSettings(link, {{u"port"_s, u"2"_s}}));
        QVERIFY(QFileInfo(link).isSymLink());
        QCOMPARE(contentOf(dir.filePath(u"real.ini"_s)), QByteArray("; mine\n[server]\nport=2\n"));
    }

    void whatCannotBeReadIsKept_data()
    {
        QTest::addColumn<QByteArray>("old");
        QTest::addColumn<QString>("fault");
        const QString damaged = u"is not a settings file (INI, comments begin with ;)"_s;
        QTest::newRow("newer") << QByteArray("[file]\nlayout=2\n[server]\nport=tcp:8000\n")
                               << u"was written by a newer version (layout 2; this one reads 1)"_s;
        QTest::newRow("rubbish") << QByteArray("\x00\xff\x01[[[\n=\n", 9) << damaged;
        QTest::newRow("a program") << QByteArray("\x7F"
                                                 "ELF\x02\x01\x01\n")
                                   << damaged;
        QTest::newRow("cut in a quotation") << QByteArray("[server]\nport=8001\ndatabase=\"postgres") << damaged;
        QTest::newRow("cut in a section") << QByteArray("[serv") << damaged;
        QTest::newRow("endless") << QByteArray(2 * 1024 * 1024, 'x') << u"cannot be read"_s;
    }

    void whatCannotBeReadIsKept()
    {
        QFETCH(QByteArray, old);
        QFETCH(QString, fault);
        QTemporaryDir dir;
        const QString path = dir.filePath(u"coroscope.ini"_s);
        put(path, old);
        QVERIFY(!parse(path)); // the server says so and ends
        const auto parsed = parse(path, true); // the window comes up
        QVERIFY(parsed);
        QVERIFY(differingOptions(parsed->options, Options()).isEmpty());
        QCOMPARE(parsed->settingsFault, path + u": "_s + fault);
        QCOMPARE(parsed->warnings, QStringList{parsed->settingsFault + u"; nothing of it is used"_s});
        QCOMPARE(contentOf(path), old);

        const auto written = writeServerSettings(path, {{u"port"_s, u"8002"_s}});
        QVERIFY(written);
        QCOMPARE(written->backup, path + u".bak"_s);
        QCOMPARE(contentOf(written->backup), old);
        const auto again = parse(path);
        QVERIFY(again);
        QCOMPARE(again->options.port, quint16(8002));
        // The second time it is our own file.
        const auto more = writeServerSettings(path, {{u"workers"_s, u"2"_s}});
        QVERIFY(more);
        QVERIFY(more->backup.isEmpty());
        QCOMPARE(namesIn(dir.path()), (QStringList{u"coroscope.ini"_s, u"coroscope.ini.bak"_s}));
    }

    void backupsDoNotReplaceEachOther()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"a.ini"_s);
        put(path, "one");
        QCOMPARE(backUpFile(path).value(), path + u".bak"_s);
        QCOMPARE(backUpFile(path).value(), path + u".bak"_s); // holds the same
        put(path, "two");
        QCOMPARE(backUpFile(path).value(), path + u".bak2"_s);
        QCOMPARE(contentOf(path + u".bak"_s), QByteArray("one"));
        QCOMPARE(contentOf(path + u".bak2"_s), QByteArray("two"));
        QCOMPARE(backUpFile(dir.filePath(u"missing"_s)).value(), QString());
    }

    /// A file that was cut anywhere is read, or said to be none; nothing that it says is outside of what options take;
    /// and a write afterwards gives a sound file and loses nothing.
    void cutAtEachByte()
    {
        QTemporaryDir dir;
        const QString whole = dir.filePath(u"whole.ini"_s);
        for (const Sample &sample : samples())
            QVERIFY(writeServerSettings(whole, {{nameOf(sample.id), sample.text}}));
        const QByteArray text = contentOf(whole);
        QVERIFY(text.size() > 400);
        for (qsizetype length = 0; length < text.size(); ++length) {
            const QString path = dir.filePath(u"%1/coroscope.ini"_s.arg(length));
            QVERIFY(QDir().mkpath(dir.filePath(QString::number(length))));
            put(path, text.first(length));
            const auto parsed = parse(path, true);
            QVERIFY2(parsed, qPrintable(u"%1 bytes: %2"_s.arg(length).arg(parsed ? u""_s : parsed.error().detail)));
            const auto written = writeServerSettings(path, {{u"idle-timeout"_s, u"33s"_s}});
            QVERIFY(written);
            if (!parsed->settingsFault.isEmpty())
                QCOMPARE(contentOf(written->backup), text.first(length));
            // By another name: QSettings caches by name, size and time, and the clock of a file system is coarse.
            QVERIFY(QFile::copy(path, path + u".copy"_s));
            const auto again = parse(path + u".copy"_s, true);
            QVERIFY(again);
            QVERIFY2(again->settingsFault.isEmpty(), qPrintable(again->settingsFault));
            QVERIFY2(again->options.idleTimeout == std::chrono::milliseconds(33'000), contentOf(path).constData());
        }
    }

    void aDamagedValueCountsAsAbsent_data()
    {
        QTest::addColumn<QByteArray>("ini");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("fault");
        const auto row = [](const char *name, const QByteArray &ini, const QStringList &arguments, OptionId id,
                            const QString &fault) { QTest::newRow(name) << ini << arguments << int(id) << fault; };
        row("port", "port=99999\nworkers=2\n", {}, OptionId::Port, u"takes a number from 0 to 65535"_s);
        row("host", "host=*\nworkers=2\n", {}, OptionId::Host,
            u"takes localhost, an IPv4 or IPv6 address, or a host name"_s);
        row("list", "allow-host=a.test,*\nworkers=2\n", {}, OptionId::AllowHost,
            u"takes a host name or an address, without a port"_s);
        row("body over buffered", "max-body=1GiB\nworkers=2\n", {}, OptionId::MaxBody,
            u"takes at most --max-buffered, which is 256MiB: raise that too"_s);
        row("buffered under body", "max-buffered=1MiB\nworkers=2\n", {}, OptionId::MaxBuffered,
            u"takes at least --max-body, which is 8MiB"_s);
        row("both, which do not fit", "max-buffered=1MiB\nmax-body=2MiB\nworkers=2\n", {}, OptionId::MaxBuffered,
            u"takes at least --max-body, which is 2MiB"_s);
        row("does not fit the command line", "max-body=16MiB\nworkers=2\n", {u"--max-buffered=10MiB"_s},
            OptionId::MaxBody, u"takes at most --max-buffered, which is 10MiB: raise that too"_s);
    }

    void aDamagedValueCountsAsAbsent()
    {
        QFETCH(QByteArray, ini);
        QFETCH(QStringList, arguments);
        QFETCH(int, id);
        QFETCH(QString, fault);
        QTemporaryDir dir;
        OptionInput input{arguments, {}, dir.filePath(u"coroscope.ini"_s), false};
        put(input.settingsFile, "[server]\n" + ini);
        QVERIFY(!parseOptions(input));
        input.forgiveSettings = true;
        const auto parsed = parseOptions(input);
        QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
        const OptionSpec &spec = optionSpec(OptionId(id));
        QCOMPARE(parsed->fileFaults[std::size_t(id)], fault);
        QCOMPARE(optionText(spec, parsed->options), optionText(spec, Options()));
        QCOMPARE(parsed->source(spec.id), OptionSource::Default);
        QCOMPARE(parsed->fileValues[std::size_t(id)], std::nullopt);
        QCOMPARE(parsed->options.workers, 2); // the rest is read
        QCOMPARE(parsed->warnings.size(), 1);
        QVERIFY2(parsed->warnings.first().endsWith(u"; the default is used"_s), qPrintable(parsed->warnings.first()));
    }

    void whatIsOverriddenIsKnownToo()
    {
        QTemporaryDir dir;
        OptionInput input{{u"--port=3"_s}, {}, dir.filePath(u"coroscope.ini"_s), false};
        input.environment.insert(u"COROSCOPE_WORKERS"_s, u"2"_s);
        put(input.settingsFile, "[server]\nport=1\nworkers=x\n");
        const auto parsed = parseOptions(input);
        QVERIFY(parsed); // overridden nonsense does no harm
        QCOMPARE(parsed->options.port, quint16(3));
        QCOMPARE(parsed->fileValues[std::size_t(OptionId::Port)], std::optional(u"1"_s));
        QCOMPARE(parsed->fileFaults[std::size_t(OptionId::Workers)], u"takes a number from 1 to 256"_s);
        QCOMPARE(parsed->warnings, QStringList());
    }

    /// A writer that is killed at any moment leaves what it wrote last or what was there before, never half of it.
    void killedWhileItWrites()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"coroscope.ini"_s);
        QVERIFY(writeServerSettings(path, {{u"port"_s, u"1"_s}, {u"workers"_s, u"1"_s}}));
        int last = 1;
        for (int round = 0; round < 20; ++round) {
            const pid_t child = fork();
            QVERIFY(child >= 0);
            if (child == 0) {
                for (int i = last;; ++i) {
                    const QString number = QString::number(1 + i % 256);
                    if (!writeServerSettings(path, {{u"port"_s, number}, {u"workers"_s, number}}))
                        _exit(1);
                }
            }
            QTest::qSleep(1 + round * 3 % 23);
            kill(child, SIGKILL);
            int status = 0;
            waitpid(child, &status, 0);
            QVERIFY(WIFSIGNALED(status));
            QVERIFY(QFile::copy(path, path + u".copy"_s));
            const auto parsed = parse(path + u".copy"_s);
            QVERIFY2(parsed, contentOf(path).constData());
            QCOMPARE(int(parsed->options.port), parsed->options.workers); // both of one write
            QVERIFY(parsed->warnings.isEmpty());
            last = parsed->options.workers;
            QVERIFY(QFile::remove(path + u".copy"_s));
        }
    }

    void aWriteThatFailsChangesNothing_data()
    {
        QTest::addColumn<QString>("trouble");
        for (const auto &trouble : {u"full disk"_s, u"read-only folder"_s, u"a folder in its place"_s,
                                    u"a file where the folder should be"_s, u"backup cannot be written"_s})
            QTest::newRow(qPrintable(trouble)) << trouble;
    }

    void aWriteThatFailsChangesNothing()
    {
        QFETCH(QString, trouble);
        QTemporaryDir dir;
        QVERIFY(QFile::setPermissions(dir.path(), QFile::Permissions(0x7755))); // nobody looks in, too
        const QString folder = dir.filePath(u"data"_s);
        QVERIFY(QDir().mkpath(folder));
        QString path = folder + u"/coroscope.ini"_s;
        QByteArray old = kOld;
        if (trouble.startsWith(u"backup"_s))
            old = "[file]\nlayout=7\n";
        put(path, old);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
        const QList<SettingsEdit> edits{{u"port"_s, u"2"_s}};
        const auto fails = [&](const Result<SettingsWritten> &result) {
            return !result && result.error().kind == Error::Kind::Storage && !result.error().detail.isEmpty();
        };
        if (trouble == u"full disk"_s || trouble.startsWith(u"backup"_s)) {
            const FullDisk full(8);
            QVERIFY(fails(writeServerSettings(path, edits)));
        } else if (trouble == u"read-only folder"_s) {
            const ReadOnlyFolder locked(folder);
            QVERIFY(fails(writeServerSettings(path, edits)));
        } else if (trouble == u"a folder in its place"_s) {
            QVERIFY(fails(writeServerSettings(folder, edits)));
        } else {
            QVERIFY(fails(writeServerSettings(path + u"/below/coroscope.ini"_s, edits)));
        }
        QCOMPARE(contentOf(path), old);
        QCOMPARE(namesIn(folder), QStringList{u"coroscope.ini"_s});
        QVERIFY(writeServerSettings(path, edits)); // once the trouble is over
    }
};

QTEST_GUILESS_MAIN(TestSettingsFile)
#include "tst_settings_file.moc"

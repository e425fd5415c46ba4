#include "server/runtime/option_help.h"
#include "server/runtime/option_parser.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(coroscope::OptionSource)

namespace {

QProcessEnvironment environmentOf(const QStringList &assignments)
{
    QProcessEnvironment environment;
    for (const QString &assignment : assignments)
        environment.insert(assignment.section(u'=', 0, 0), assignment.section(u'=', 1));
    return environment;
}

} // namespace

class TestOptionParser : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;

    QString write(const QString &name, const QByteArray &content)
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("no settings file");
        return file.fileName();
    }

    OptionInput input(const QStringList &arguments, const QStringList &environment = {}, const QByteArray &ini = {})
    {
        OptionInput made{arguments, environmentOf(environment), {}};
        if (!ini.isEmpty())
            made.settingsFile = write(u"coroscope.ini"_s, ini);
        return made;
    }

    /// A sentence about the settings file, without the folder, which is another one each time.
    QString withoutFolder(QString text) const { return text.remove(m_dir.path() + u'/'); }

private Q_SLOTS:
    void tableIsSound();
    void textOfEachOptionReadsBack();
    void defaultsAreThoseOfOptions();
    void commandLine_data();
    void commandLine();
    void precedence_data();
    void precedence();
    void errors_data();
    void errors();
    void failedAssignmentLeavesOptions();
    void noPasswordInSentences_data();
    void noPasswordInSentences();
    void suggestions_data();
    void suggestions();
    void warnings_data();
    void warnings();
    void positional_data();
    void positional();
    void helpBeatsErrors_data();
    void helpBeatsErrors();
    void dataFolderHasItsOwnSettings();
    void relativeFolders();
    void settingsFileThatCannotBeRead();
    void processInput();
    void helpNamesAll();
    void versionIsOneLine();
};

void TestOptionParser::tableIsSound()
{
    QSet<QString> names;
    for (const OptionSpec &spec : optionTable()) {
        const auto name = QString::fromLatin1(spec.name);
        QVERIFY2(!names.contains(name), spec.name);
        names.insert(name);
        QCOMPARE(findOption(name), &spec);
        QCOMPARE(&optionSpec(spec.id), &spec);
        QVERIFY2(qstrlen(spec.help) > 0, spec.name);
        QVERIFY2(!optionTakes(spec).isEmpty(), spec.name);
    }
    QCOMPARE(findOption(u"no-such"), nullptr);
    QCOMPARE(findOption(u""), nullptr);
    QCOMPARE(environmentName(optionSpec(OptionId::MaxBody)), u"COROSCOPE_MAX_BODY"_s);
}

void TestOptionParser::textOfEachOptionReadsBack()
{
    Options options;
    options.dataDir = u"/data"_s;
    options.database = u"sqlite:////data/app.db"_s;
    options.redis = u"redis://cache"_s;
    options.allowHosts = QStringList{u"a.test"_s, u"::1"_s};
    options.jsonLog = true;
    options.accessLog = AccessLogChoice::Json;
    options.accessLogFile = u"/data/access.log"_s;
    options.routePolicies = u"/data/policies.txt"_s;
    options.serverTiming = false;
    options.compression = false;
    options.compressionLevel = CompressionLevel::Best;
    options.securityHeaders = false;
    options.tlsSelfSigned = true;
    options.tlsCert = u"/data/cert.pem"_s;
    options.tlsKey = u"/data/key.pem"_s;
    options.rateLimit = u"5000/h"_s;
    options.rateLimitBy = RateLimitChoice::Key;
    options.rateLimitInRedis = true;
    options.requireAuth = AuthChoice::Writes;
    options.apiKeyFile = u"/data/keys"_s;
    options.accountsFile = u"/data/accounts"_s;
    options.jwtKeyFile = u"/data/key.pem"_s;
    options.jwtAlgorithm = JwtAlgorithm::ES256;
    options.jwtIssuer = u"https://issuer.test/ a"_s;
    options.jwtAudience = u"coroscope"_s;
    options.jwtLeeway = std::chrono::milliseconds(0);
    options.tokenLifetime = std::chrono::hours(1);
    options.corsOrigins = QStringList{u"https://a.test"_s, u"*"_s};
    options.maxBody = 1000;
    options.headerTimeout = std::chrono::milliseconds(1500);
    for (const OptionSpec &spec : optionTable()) {
        const QString text = optionText(spec, options);
        Options other;
        const auto assigned = assignOption(spec, text, {}, other);
        QVERIFY2(assigned, spec.name);
        QCOMPARE(optionText(spec, other), text);
    }
}

void TestOptionParser::defaultsAreThoseOfOptions()
{
    const auto parsed = parseOptions(input({}));
    QVERIFY(parsed);
    const Options defaults;
    for (const OptionSpec &spec : optionTable()) {
        QCOMPARE(optionText(spec, parsed->options), optionText(spec, defaults));
        QCOMPARE(parsed->source(spec.id), OptionSource::Default);
        // A default is inside the bounds that its own row has.
        Options read;
        if (const QString text = optionText(spec, defaults); !text.isEmpty())
            QVERIFY2(assignOption(spec, text, {}, read), spec.name);
    }
    QVERIFY(!parsed->help);
    QVERIFY(!parsed->version);
    QVERIFY(parsed->warnings.isEmpty());
}

void TestOptionParser::commandLine_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("id");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, QStringList arguments, OptionId id, const QString &text) {
        QTest::newRow(name) << arguments << int(id) << text;
    };
    row("host", {u"--host"_s, u"0.0.0.0"_s}, OptionId::Host, u"0.0.0.0"_s);
    row("host with =", {u"--host=[::1]"_s}, OptionId::Host, u"::1"_s);
    row("port", {u"--port"_s, u"0"_s}, OptionId::Port, u"0"_s);
    row("port, most", {u"--port=65535"_s}, OptionId::Port, u"65535"_s);
    row("workers", {u"--workers"_s, u"4"_s}, OptionId::Workers, u"4"_s);
    row("data-dir", {u"--data-dir"_s, u"/nowhere/data/"_s}, OptionId::DataDir, u"/nowhere/data"_s);
    row("database", {u"--database=postgres://u:p@h/d?a=b"_s}, OptionId::Database, u"postgresql://u:p@h/d?a=b"_s);
    row("redis", {u"--redis"_s, u"memory"_s}, OptionId::Redis, u"memory"_s);
    row("redis-memory", {u"--redis-memory"_s, u"1GiB"_s}, OptionId::RedisMemory, u"1GiB"_s);
    row("redis-persist", {u"--redis-persist"_s, u"on"_s}, OptionId::RedisPersist, u"on"_s);
    row("redis-hot", {u"--redis-hot=16MiB"_s}, OptionId::RedisHot, u"16MiB"_s);
    row("redis-hot, none", {u"--redis-hot"_s, u"0"_s}, OptionId::RedisHot, u"0B"_s);
    row("tasks", {u"--tasks"_s, u"redis"_s}, OptionId::Tasks, u"redis"_s);
    row("allow-host", {u"--allow-host"_s, u"A.test"_s}, OptionId::AllowHost, u"a.test"_s);
    row("allow-host, twice", {u"--allow-host"_s, u"a.test"_s, u"--allow-host=b.test"_s}, OptionId::AllowHost,
        u"a.test,b.test"_s);
    row("allow-host, with comma", {u"--allow-host=a.test,b.test"_s, u"--allow-host=a.test"_s}, OptionId::AllowHost,
        u"a.test,b.test"_s);
    row("cors-origin, twice", {u"--cors-origin"_s, u"http://A.test:80"_s, u"--cors-origin=https://b.test:8443"_s},
        OptionId::CorsOrigin, u"http://a.test,https://b.test:8443"_s);
    row("cors-origin, all", {u"--cors-origin=*"_s}, OptionId::CorsOrigin, u"*"_s);
    row("max-body", {u"--max-body"_s, u"1MiB"_s}, OptionId::MaxBody, u"1MiB"_s);
    row("max-body with a blank", {u"--max-body"_s, u"1 MiB"_s}, OptionId::MaxBody, u"1MiB"_s);
    row("max-buffered", {u"--max-buffered=16M"_s}, OptionId::MaxBuffered, u"16MiB"_s);
    row("max-upload", {u"--max-upload=5GiB"_s}, OptionId::MaxUpload, u"5GiB"_s);
    row("max-uploads", {u"--max-uploads"_s, u"0"_s}, OptionId::MaxUploads, u"0B"_s);
    row("max-header", {u"--max-header"_s, u"256"_s}, OptionId::MaxHeader, u"256B"_s);
    row("max-uri", {u"--max-uri"_s, u"16"_s}, OptionId::MaxUri, u"16B"_s);
    row("header-timeout", {u"--header-timeout"_s, u"200ms"_s}, OptionId::HeaderTimeout, u"200ms"_s);
    row("body-timeout", {u"--body-timeout"_s, u"1"_s}, OptionId::BodyTimeout, u"1s"_s);
    row("write-timeout", {u"--write-timeout"_s, u"0.5"_s}, OptionId::WriteTimeout, u"500ms"_s);
    row("idle-timeout", {u"--idle-timeout"_s, u"1h"_s}, OptionId::IdleTimeout, u"1h"_s);
    row("request-timeout", {u"--request-timeout"_s, u"24h"_s}, OptionId::RequestTimeout, u"24h"_s);
    row("drain-timeout", {u"--drain-timeout"_s, u"0"_s}, OptionId::DrainTimeout, u"0s"_s);
    row("max-connections", {u"--max-connections"_s, u"1"_s}, OptionId::MaxConnections, u"1"_s);
    row("telemetry", {u"--telemetry"_s, u"off"_s}, OptionId::Telemetry, u"off"_s);
    row("log-format", {u"--log-format"_s, u"json"_s}, OptionId::LogFormat, u"json"_s);
    row("log-format, text", {u"--log-format=text"_s}, OptionId::LogFormat, u"text"_s);
    row("access-log, the third word", {u"--access-log"_s, u"json"_s}, OptionId::AccessLog, u"json"_s);
    row("access-log, the second", {u"--access-log=text"_s}, OptionId::AccessLog, u"text"_s);
    row("access-log, the first", {u"--access-log=json"_s, u"--access-log=off"_s}, OptionId::AccessLog, u"off"_s);
    row("access-log-file", {u"--access-log-file=/tmp/x/../access.log"_s}, OptionId::AccessLogFile,
        u"/tmp/access.log"_s);
    row("static", {u"--static"_s, u"/nowhere/site/"_s}, OptionId::Static, u"/nowhere/site"_s);
    row("lessons", {u"--lessons"_s, u"/nowhere/lessons/"_s}, OptionId::Lessons, u"/nowhere/lessons"_s);
    row("static, none", {u"--static=/nowhere"_s, u"--static="_s}, OptionId::Static, u""_s);
    row("route-policies", {u"--route-policies"_s, u"/nowhere/../p.txt"_s}, OptionId::RoutePolicies, u"/p.txt"_s);
    row("security-headers", {u"--security-headers"_s, u"off"_s}, OptionId::SecurityHeaders, u"off"_s);
    row("tls", {u"--tls"_s, u"self-signed"_s}, OptionId::Tls, u"self-signed"_s);
    row("tls, off", {u"--tls=self-signed"_s, u"--tls=off"_s}, OptionId::Tls, u"off"_s);
    row("tls-cert", {u"--tls-cert"_s, u"/nowhere/x/../cert.pem"_s}, OptionId::TlsCert, u"/nowhere/cert.pem"_s);
    row("rate-limit", {u"--rate-limit"_s, u"100/sec"_s}, OptionId::RateLimit, u"100/s"_s);
    row("rate-limit, none", {u"--rate-limit=5/h"_s, u"--rate-limit=off"_s}, OptionId::RateLimit, u"off"_s);
    row("rate-limit-by", {u"--rate-limit-by=route"_s}, OptionId::RateLimitBy, u"route"_s);
    row("rate-limit-by, the third word", {u"--rate-limit-by"_s, u"key"_s}, OptionId::RateLimitBy, u"key"_s);
    row("rate-limit-store", {u"--rate-limit-store=redis"_s}, OptionId::RateLimitStore, u"redis"_s);
    row("require-auth", {u"--require-auth"_s, u"writes"_s}, OptionId::RequireAuth, u"writes"_s);
    row("api-key-file", {u"--api-key-file"_s, u"/x/../keys"_s}, OptionId::ApiKeyFile, u"/keys"_s);
    row("accounts-file", {u"--accounts-file=/accounts"_s}, OptionId::AccountsFile, u"/accounts"_s);
    row("accounts-file, none", {u"--accounts-file=/accounts"_s, u"--accounts-file="_s}, OptionId::AccountsFile, u""_s);
    row("jwt-key-file", {u"--jwt-key-file"_s, u"/key.pem"_s}, OptionId::JwtKeyFile, u"/key.pem"_s);
    row("jwt-algorithm", {u"--jwt-algorithm=ES256"_s}, OptionId::JwtAlgorithm, u"ES256"_s);
    row("jwt-issuer", {u"--jwt-issuer"_s, u" https://a.test/ "_s}, OptionId::JwtIssuer, u"https://a.test/"_s);
    row("jwt-audience", {u"--jwt-audience=a b"_s}, OptionId::JwtAudience, u"a b"_s);
    row("jwt-leeway", {u"--jwt-leeway=0"_s}, OptionId::JwtLeeway, u"0s"_s);
    row("token-lifetime", {u"--token-lifetime"_s, u"1h"_s}, OptionId::TokenLifetime, u"1h"_s);
    row("server-timing", {u"--server-timing=off"_s}, OptionId::ServerTiming, u"off"_s);
    row("compression", {u"--compression=off"_s}, OptionId::Compression, u"off"_s);
    row("compression-level", {u"--compression-level=best"_s}, OptionId::CompressionLevel, u"best"_s);
    row("the last one counts", {u"--port"_s, u"1"_s, u"--port"_s, u"2"_s}, OptionId::Port, u"2"_s);
    row("after a positional", {u"serve"_s, u"--port"_s, u"2"_s}, OptionId::Port, u"2"_s);
}

void TestOptionParser::commandLine()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, id);
    const auto parsed = parseOptions(input(arguments));
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    QTEST(optionText(optionSpec(OptionId(id)), parsed->options), "text");
    for (const OptionSpec &spec : optionTable()) {
        const auto expected = spec.id == OptionId(id) ? OptionSource::CommandLine : OptionSource::Default;
        QCOMPARE(parsed->source(spec.id), expected);
    }
}

void TestOptionParser::precedence_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QByteArray>("ini");
    QTest::addColumn<int>("id");
    QTest::addColumn<QString>("text");
    QTest::addColumn<OptionSource>("source");
    const auto row = [](const char *name, QStringList arguments, QStringList environment, QByteArray ini, OptionId id,
                        const QString &text, OptionSource source) {
        QTest::newRow(name) << arguments << environment << ini << int(id) << text << source;
    };
    row("default", {}, {}, "[server]\nhost=::1\n", OptionId::Port, u"8000"_s, OptionSource::Default);
    row("file", {}, {}, "[server]\nport=1\n", OptionId::Port, u"1"_s, OptionSource::SettingsFile);
    row("environment beats file", {}, {u"COROSCOPE_PORT=2"_s}, "[server]\nport=1\n", OptionId::Port, u"2"_s,
        OptionSource::Environment);
    row("command line beats environment", {u"--port=3"_s}, {u"COROSCOPE_PORT=2"_s}, "[server]\nport=1\n",
        OptionId::Port, u"3"_s, OptionSource::CommandLine);
    row("command line beats file", {u"--port=3"_s}, {}, "[server]\nport=1\n", OptionId::Port, u"3"_s,
        OptionSource::CommandLine);
    row("empty variable is no value", {}, {u"COROSCOPE_PORT="_s}, "[server]\nport=1\n", OptionId::Port, u"1"_s,
        OptionSource::SettingsFile);
    row("empty key is no value", {}, {}, "[server]\nport=\n", OptionId::Port, u"8000"_s, OptionSource::Default);
    row("overridden nonsense does no harm", {u"--port=3"_s}, {u"COROSCOPE_PORT=x"_s}, "[server]\nport=y\n",
        OptionId::Port, u"3"_s, OptionSource::CommandLine);
    row("size in the environment", {}, {u"COROSCOPE_MAX_BODY=1KB"_s}, {}, OptionId::MaxBody, u"1000B"_s,
        OptionSource::Environment);
    row("size in the file", {}, {}, "[server]\nmax-body=1 MiB\n", OptionId::MaxBody, u"1MiB"_s,
        OptionSource::SettingsFile);
    row("list in the environment", {}, {u"COROSCOPE_ALLOW_HOST=a.test, b.test"_s}, {}, OptionId::AllowHost,
        u"a.test,b.test"_s, OptionSource::Environment);
    row("list in the file", {}, {}, "[server]\nallow-host=a.test, b.test\n", OptionId::AllowHost, u"a.test,b.test"_s,
        OptionSource::SettingsFile);
    row("a list replaces, it does not add", {u"--allow-host=c.test"_s}, {u"COROSCOPE_ALLOW_HOST=a.test,b.test"_s}, {},
        OptionId::AllowHost, u"c.test"_s, OptionSource::CommandLine);
    row("URL in the file", {}, {}, "[server]\ndatabase=\"postgresql://u:p;,%40@a,b/d?x=y\"\n", OptionId::Database,
        u"postgresql://u:p;,%40@a,b/d?x=y"_s, OptionSource::SettingsFile);
    row("comment in the file", {}, {}, "; port=5\n[server]\n# port=6\n; port=7\nport=8\n", OptionId::Port, u"8"_s,
        OptionSource::SettingsFile);
    row("other sections are others'", {}, {}, "[window]\nport=5\ngeometry=abc\n[server]\nport=8\n", OptionId::Port,
        u"8"_s, OptionSource::SettingsFile);
    row("choice", {}, {u"COROSCOPE_LOG_FORMAT=json"_s}, {}, OptionId::LogFormat, u"json"_s, OptionSource::Environment);
}

void TestOptionParser::precedence()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, environment);
    QFETCH(QByteArray, ini);
    QFETCH(int, id);
    const auto parsed = parseOptions(input(arguments, environment, ini));
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    QTEST(optionText(optionSpec(OptionId(id)), parsed->options), "text");
    QTEST(parsed->source(OptionId(id)), "source");
    QVERIFY2(parsed->warnings.isEmpty(), qPrintable(parsed->warnings.join(u'\n')));
}

void TestOptionParser::errors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QByteArray>("ini");
    QTest::addColumn<QString>("sentence");
    const auto line = [](const char *name, QStringList arguments, const QString &sentence) {
        QTest::newRow(name) << arguments << QStringList() << QByteArray() << sentence;
    };
    line("port too big", {u"--port"_s, u"99999"_s}, u"--port 99999: takes a number from 0 to 65535"_s);
    line("port with =", {u"--port=99999"_s}, u"--port=99999: takes a number from 0 to 65535"_s);
    line("port past 63 bits", {u"--port"_s, u"18446744073709551616"_s},
         u"--port 18446744073709551616: takes a number from 0 to 65535"_s);
    line("port past 16 bits, wrapping to 1", {u"--port"_s, u"65537"_s},
         u"--port 65537: takes a number from 0 to 65535"_s);
    line("negative port", {u"--port"_s, u"-1"_s}, u"--port -1: takes a number from 0 to 65535"_s);
    line("port without value", {u"--port"_s}, u"--port: takes a number from 0 to 65535"_s);
    line("port before an option", {u"--port"_s, u"--workers"_s, u"2"_s}, u"--port: takes a number from 0 to 65535"_s);
    line("empty port", {u"--port="_s}, u"--port='': takes a number from 0 to 65535"_s);
    line("empty port as a word", {u"--port"_s, u""_s}, u"--port '': takes a number from 0 to 65535"_s);
    line("blank port", {u"--port"_s, u" "_s}, u"--port ' ': takes a number from 0 to 65535"_s);
    line("no worker", {u"--workers"_s, u"0"_s}, u"--workers 0: takes a number from 1 to 256"_s);
    line("257 workers", {u"--workers"_s, u"257"_s}, u"--workers 257: takes a number from 1 to 256"_s);
    line("int overflow", {u"--max-connections"_s, u"4294967297"_s},
         u"--max-connections 4294967297: takes a number from 1 to 1000000"_s);
    line("host", {u"--host"_s, u"*"_s}, u"--host *: takes localhost, an IPv4 or IPv6 address, or a host name"_s);
    line("allow-host with port", {u"--allow-host"_s, u"a.test:80"_s},
         u"--allow-host a.test:80: takes a host name or an address, without a port"_s);
    line("second allow-host", {u"--allow-host=a.test"_s, u"--allow-host=b c"_s},
         u"--allow-host=b c: takes a host name or an address, without a port"_s);
    line("allow-host, empty part", {u"--allow-host=a.test,,b.test"_s},
         u"--allow-host=a.test,,b.test: takes a host name or an address, without a port"_s);
    line("data-dir that is a file", {u"--data-dir"_s, u"/dev/null"_s}, u"--data-dir /dev/null: takes a folder"_s);
    line("empty data-dir", {u"--data-dir="_s}, u"--data-dir='': takes a folder"_s);
    line("max-body 0", {u"--max-body"_s, u"0"_s},
         u"--max-body 0: takes a size from 1B to just under 2GiB, such as 512KiB or 8MiB"_s);
    line("max-body too big", {u"--max-body"_s, u"2GiB"_s},
         u"--max-body 2GiB: takes a size from 1B to just under 2GiB, such as 512KiB or 8MiB"_s);
    line("max-upload 0", {u"--max-upload"_s, u"0"_s},
         u"--max-upload 0: takes a size from 1B to 1TiB, such as 512KiB or 8MiB"_s);
    line("size overflow", {u"--max-buffered"_s, u"99999999TiB"_s},
         u"--max-buffered 99999999TiB: takes a size from 1B to 1TiB, such as 512KiB or 8MiB"_s);
    line("max-uri", {u"--max-uri"_s, u"15"_s},
         u"--max-uri 15: takes a size from 16B to 16MiB, such as 512KiB or 8MiB"_s);
    line("duration", {u"--idle-timeout"_s, u"soon"_s},
         u"--idle-timeout soon: takes a time from 1ms to 24h, such as 500ms or 30s"_s);
    line("duration 0", {u"--idle-timeout"_s, u"0"_s},
         u"--idle-timeout 0: takes a time from 1ms to 24h, such as 500ms or 30s"_s);
    line("duration too long", {u"--drain-timeout"_s, u"61m"_s},
         u"--drain-timeout 61m: takes a time from 0s to 1h, such as 500ms or 30s"_s);
    line("log-format", {u"--log-format"_s, u"xml"_s}, u"--log-format xml: takes text or json"_s);
    line("access-log", {u"--access-log=on"_s}, u"--access-log=on: takes off, text or json"_s);
    line("tls", {u"--tls=on"_s}, u"--tls=on: takes off or self-signed"_s);
    line("tls-cert is a folder", {u"--tls-cert=/tmp"_s}, u"--tls-cert=/tmp: takes a file"_s);
    line("tls-key alone", {u"--tls-key=/nowhere/key.pem"_s},
         u"--tls-key=/nowhere/key.pem: needs the certificate that it is the key of (--tls-cert)"_s);
    line("static is a file", {u"--static=/dev/null"_s}, u"--static=/dev/null: takes a folder"_s);
    line("access-log-file is a folder", {u"--access-log-file=/tmp"_s}, u"--access-log-file=/tmp: takes a file"_s);
    line("access-log-file would be one", {u"--access-log-file=/nowhere/"_s},
         u"--access-log-file=/nowhere/: takes a file"_s);
    line("database", {u"--database"_s, u"mysql://h/d"_s},
         u"--database mysql://h/d: takes sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME"_s);
    line("redis-memory too small", {u"--redis-memory=1MiB"_s},
         u"--redis-memory=1MiB: takes a size from 4MiB to 1TiB, such as 512KiB or 8MiB"_s);
    line("redis-persist", {u"--redis-persist"_s, u"yes"_s}, u"--redis-persist yes: takes off or on"_s);
    line("tasks", {u"--tasks=postgres"_s}, u"--tasks=postgres: takes sql or redis"_s);
    line("redis-hot below 0", {u"--redis-hot"_s, u"-1"_s},
         u"--redis-hot -1: takes a size from 0B to 1GiB, such as 512KiB or 8MiB"_s);
    line("redis with TLS", {u"--redis"_s, u"rediss://h"_s},
         u"--redis rediss://h: TLS to Redis is not supported by the client library; use redis:// or unix://"_s);
    line("the first of two errors", {u"--port=x"_s, u"--workers=y"_s}, u"--port=x: takes a number from 0 to 65535"_s);
    line("overridden on the command line itself", {u"--port=x"_s, u"--port=1"_s},
         u"--port=x: takes a number from 0 to 65535"_s);
    line("unknown", {u"--frobnicate"_s}, u"--frobnicate: no such option; --help lists them"_s);
    line("unknown, near", {u"--prot"_s, u"8000"_s}, u"--prot: no such option; did you mean --port?"_s);
    line("unknown with value", {u"--frobnicate=1"_s}, u"--frobnicate: no such option; --help lists them"_s);
    line("one dash", {u"-port"_s, u"1"_s}, u"-port: no such option; did you mean --port?"_s);
    line("short", {u"-p"_s, u"1"_s}, u"-p: no such option; --help lists them"_s);
    line("help with a value", {u"--help=me"_s}, u"--help: no such option; --help lists them"_s);
    line("control characters", {u"--port"_s, u"1\u001B[31m\n2"_s},
         u"--port 1?[31m?2: takes a number from 0 to 65535"_s);
    line("endless", {u"--port"_s, QString(5000, u'9')},
         u"--port %1…: takes a number from 0 to 65535"_s.arg(QString(100, u'9')));
    line("body over buffered", {u"--max-body=1GiB"_s},
         u"--max-body=1GiB: takes at most --max-buffered, which is 256MiB: raise that too"_s);
    line("buffered under body", {u"--max-buffered"_s, u"1MiB"_s},
         u"--max-buffered 1MiB: takes at least --max-body, which is 8MiB"_s);
    line("tasks in a Redis that is none", {u"--redis=memory"_s, u"--tasks"_s, u"redis"_s},
         u"--tasks redis: needs a Redis, and --redis memory is the memory of this program: give a URL, or managed"_s);
    line("rates in a Redis that is none", {u"--redis=memory"_s, u"--rate-limit-store=redis"_s},
         u"--rate-limit-store=redis: needs a Redis, and --redis memory is the memory of this program: give a URL, or "
         "managed"_s);
    line("require-auth, another word", {u"--require-auth=yes"_s},
         u"--require-auth=yes: takes auto, off, writes or all"_s);
    line("jwt-algorithm none", {u"--jwt-algorithm=none"_s}, u"--jwt-algorithm=none: takes HS256, RS256 or ES256"_s);
    line("jwt-issuer, two lines", {u"--jwt-issuer=a\nb"_s},
         u"--jwt-issuer=a?b: takes one line of up to 256 characters"_s);
    QTest::newRow("tasks in a Redis that is none, from the environment")
        << QStringList{u"--redis=memory"_s} << QStringList{u"COROSCOPE_TASKS=redis"_s} << QByteArray()
        << u"COROSCOPE_TASKS=redis: needs a Redis, and --redis memory is the memory of this program: give a URL, or "
           "managed"_s;

    QTest::newRow("environment") << QStringList() << QStringList{u"COROSCOPE_PORT=99999"_s} << QByteArray()
                                 << u"COROSCOPE_PORT=99999: takes a number from 0 to 65535"_s;
    QTest::newRow("environment, list")
        << QStringList() << QStringList{u"COROSCOPE_ALLOW_HOST=a.test,*"_s} << QByteArray()
        << u"COROSCOPE_ALLOW_HOST=a.test,*: takes a host name or an address, without a port"_s;
    QTest::newRow("file") << QStringList() << QStringList() << QByteArray("[server]\nport=99999\n")
                          << u"coroscope.ini, port=99999: takes a number from 0 to 65535"_s;
    QTest::newRow("file, list where one value is due")
        << QStringList() << QStringList() << QByteArray("[server]\nport=1, 2\n")
        << u"coroscope.ini, port=1,2: takes a number from 0 to 65535"_s;
    QTest::newRow("file against command line")
        << QStringList{u"--max-body=16MiB"_s} << QStringList() << QByteArray("[server]\nmax-buffered=1MiB\n")
        << u"coroscope.ini, max-buffered=1MiB: takes at least --max-body, which is 16MiB"_s;
}

void TestOptionParser::errors()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, environment);
    QFETCH(QByteArray, ini);
    const auto parsed = parseOptions(input(arguments, environment, ini));
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, Error::Kind::BadRequest);
    QTEST(withoutFolder(parsed.error().detail), "sentence");
}

void TestOptionParser::failedAssignmentLeavesOptions()
{
    for (const OptionSpec &spec : optionTable()) {
        Options options;
        options.allowHosts = QStringList{u"a.test"_s};
        const QString before = optionText(spec, options);
        const auto assigned = assignOption(spec, u"good.test,\u0001 bad"_s, {}, options);
        if (spec.kind == OptionKind::Folder || spec.kind == OptionKind::OptionalFolder || spec.kind == OptionKind::File
            || spec.kind == OptionKind::InputFile)
            continue; // any text is the name of one
        QVERIFY2(!assigned, spec.name);
        QCOMPARE(optionText(spec, options), before);
    }
}

void TestOptionParser::noPasswordInSentences_data()
{
    QTest::addColumn<QString>("option");
    QTest::addColumn<QString>("value");
    const auto row
        = [](const char *name, const QString &option, const QString &value) { QTest::newRow(name) << option << value; };
    row("port", u"database"_s, u"postgresql://u:hunter2@db:99999/app"_s);
    row("host", u"database"_s, u"postgresql://u:hunter2@d!b/app"_s);
    row("@ in it", u"database"_s, u"postgresql://u:x@hunter2@db/app"_s);
    row("/ in it", u"database"_s, u"postgresql://u:x/hunter2@db/app"_s);
    row("? in it", u"database"_s, u"postgresql://u:x?hunter2@db/app"_s);
    row("# in it", u"database"_s, u"postgresql://u:x#hunter2@db/app"_s);
    row("blank in it", u"database"_s, u"postgresql://u:x hunter2@db/app"_s);
    row("% in it", u"database"_s, u"postgresql://u:x%hunter2@db/app"_s);
    row(": in it", u"database"_s, u"postgresql://u:x:hunter2@db:x/app"_s);
    row("no host", u"database"_s, u"postgresql://u:hunter2"_s);
    row("no host but a database", u"database"_s, u"postgresql://u:hunter2/app"_s);
    row("parameter", u"database"_s, u"postgresql://db:x/app?password=hunter2"_s);
    row("parameter with @ and :", u"database"_s, u"postgresql://db/a/b?password=hunter2:y@x"_s);
    row("unknown scheme", u"database"_s, u"mysql://u:hunter2@db/app"_s);
    row("one slash", u"database"_s, u"postgresql:/u:hunter2@db/app"_s);
    row("without scheme", u"database"_s, u"u:hunter2@db/app"_s);
    row("redis, TLS", u"redis"_s, u"rediss://:hunter2@cache"_s);
    row("redis, number", u"redis"_s, u"redis://:hunter2@cache/x"_s);
    row("redis, no @", u"redis"_s, u"redis://:hunter2"_s);
    row("unix with password", u"redis"_s, u"unix://:hunter2@/run/redis.sock"_s);
    row("mistaken option", u"host"_s, u"redis://:hunter2@cache"_s);
    row("unknown option", u"databse"_s, u"postgresql://u:hunter2@db/app"_s);
}

void TestOptionParser::noPasswordInSentences()
{
    QFETCH(QString, option);
    QFETCH(QString, value);
    const QString variable = u"COROSCOPE_"_s + option.toUpper() + u'=' + value;
    const QByteArray ini = "[server]\n" + option.toUtf8() + "=\"" + value.toUtf8() + "\"\n";
    const QList<OptionInput> inputs{
        input({u"--"_s + option, value}),
        input({u"--"_s + option + u'=' + value}),
        input({u"--"_s + option + value}), // the blank forgotten
        input({}, {variable}),
        input({}, {}, ini),
    };
    for (const OptionInput &one : inputs) {
        const auto parsed = parseOptions(one);
        const QString said = parsed ? parsed->warnings.join(u'\n') : parsed.error().detail;
        QVERIFY2(parsed || !said.isEmpty(), "an error without a sentence");
        QVERIFY2(!said.contains(u"hunter2"_s), qPrintable(said));
    }
}

void TestOptionParser::suggestions_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("swapped") << u"prot"_s << u"port"_s;
    QTest::newRow("one letter missing") << u"databse"_s << u"database"_s;
    QTest::newRow("one letter too much") << u"hosts"_s << u"host"_s;
    QTest::newRow("underscore") << u"max_body"_s << u"max-body"_s;
    QTest::newRow("upper case") << u"MAX-BODY"_s << u"max-body"_s;
    QTest::newRow("no dash") << u"maxbody"_s << u"max-body"_s;
    QTest::newRow("cut short") << u"max-conn"_s << u"max-connections"_s;
    QTest::newRow("singular") << u"max-connection"_s << u"max-connections"_s;
    QTest::newRow("worker") << u"worker"_s << u"workers"_s;
    QTest::newRow("header timeout") << u"headers-timeout"_s << u"header-timeout"_s;
    QTest::newRow("nothing near") << u"frobnicate"_s << QString();
    QTest::newRow("other three letters") << u"bin"_s << QString();
    QTest::newRow("one letter") << u"p"_s << QString();
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("endless") << QString(100'000, u'a') << QString();
}

void TestOptionParser::suggestions()
{
    QFETCH(QString, name);
    const OptionSpec *nearest = nearestOption(name);
    QTEST(nearest ? QString::fromLatin1(nearest->name) : QString(), "nearest");
}

void TestOptionParser::warnings_data()
{
    QTest::addColumn<QStringList>("environment");
    QTest::addColumn<QByteArray>("ini");
    QTest::addColumn<QStringList>("warnings");
    QTest::newRow("variable") << QStringList{u"COROSCOPE_MAX_BDY=1"_s} << QByteArray()
                              << QStringList{u"COROSCOPE_MAX_BDY: no such option; did you mean COROSCOPE_MAX_BODY?"_s};
    QTest::newRow("variable of others") << QStringList{u"COROSCOPE_BIN=/bin"_s, u"PORT=1"_s, u"XCOROSCOPE_PORT=1"_s}
                                        << QByteArray() << QStringList();
    QTest::newRow("key") << QStringList() << QByteArray("[server]\nmax-bdy=1\nfrobnicate=1\n")
                         << QStringList{u"coroscope.ini, frobnicate: no such option"_s,
                                        u"coroscope.ini, max-bdy: no such option; did you mean max-body?"_s};
    QTest::newRow("key outside the section")
        << QStringList() << QByteArray("port=1\nother=2\n")
        << QStringList{u"coroscope.ini: port is not read, because it does not stand in the section [server]"_s};
}

void TestOptionParser::warnings()
{
    QFETCH(QStringList, environment);
    QFETCH(QByteArray, ini);
    const auto parsed = parseOptions(input({}, environment, ini));
    QVERIFY(parsed);
    QStringList said;
    for (const QString &warning : parsed->warnings)
        said.append(withoutFolder(warning));
    said.sort();
    QTEST(said, "warnings");
    QCOMPARE(parsed->options.port, quint16(8000));
}

void TestOptionParser::positional_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("positional");
    QTest::newRow("none") << QStringList{u"--port"_s, u"1"_s} << QStringList();
    QTest::newRow("first") << QStringList{u"serve"_s, u"--port"_s, u"1"_s} << QStringList{u"serve"_s};
    QTest::newRow("last") << QStringList{u"--port=1"_s, u"openapi"_s} << QStringList{u"openapi"_s};
    QTest::newRow("two") << QStringList{u"a"_s, u"--port=1"_s, u"b"_s} << QStringList{u"a"_s, u"b"_s};
    QTest::newRow("dash") << QStringList{u"-"_s} << QStringList{u"-"_s};
    QTest::newRow("after --") << QStringList{u"--port=1"_s, u"--"_s, u"--help"_s, u"--nonsense"_s}
                              << QStringList{u"--help"_s, u"--nonsense"_s};
}

void TestOptionParser::positional()
{
    QFETCH(QStringList, arguments);
    const auto parsed = parseOptions(input(arguments));
    QVERIFY(parsed);
    QTEST(parsed->positional, "positional");
    QVERIFY(!parsed->help);
}

void TestOptionParser::helpBeatsErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("help");
    QTest::addColumn<bool>("version");
    QTest::newRow("help") << QStringList{u"--help"_s} << true << false;
    QTest::newRow("h") << QStringList{u"-h"_s} << true << false;
    QTest::newRow("version") << QStringList{u"--version"_s} << false << true;
    QTest::newRow("V") << QStringList{u"-V"_s} << false << true;
    QTest::newRow("after a command") << QStringList{u"serve"_s, u"--help"_s} << true << false;
    QTest::newRow("before an error") << QStringList{u"--help"_s, u"--port=x"_s} << true << false;
    QTest::newRow("after an error") << QStringList{u"--nonsense"_s, u"--help"_s} << true << false;
    QTest::newRow("instead of a value") << QStringList{u"--port"_s, u"--help"_s} << true << false;
}

void TestOptionParser::helpBeatsErrors()
{
    QFETCH(QStringList, arguments);
    const auto parsed = parseOptions(input(arguments, {u"COROSCOPE_PORT=x"_s}, "[server]\nworkers=x\n"));
    QVERIFY(parsed);
    QTEST(parsed->help, "help");
    QTEST(parsed->version, "version");
}

void TestOptionParser::dataFolderHasItsOwnSettings()
{
    const QString folder = m_dir.filePath(u"own"_s);
    QVERIFY(QDir().mkpath(folder));
    write(u"own/coroscope.ini"_s, "[server]\nport=2\ndata-dir=elsewhere\n");
    const QByteArray common = "[server]\nport=1\nworkers=3\n";

    const auto byLine = parseOptions(input({u"--data-dir"_s, folder}, {}, common));
    QVERIFY(byLine);
    QCOMPARE(byLine->options.port, quint16(2));
    QCOMPARE(byLine->options.workers, 1); // the common file is not read beside it
    QCOMPARE(byLine->options.dataDir, folder);
    QCOMPARE(byLine->settingsFile, folder + u"/coroscope.ini"_s);

    const auto byVariable = parseOptions(input({}, {u"COROSCOPE_DATA_DIR="_s + folder}, common));
    QVERIFY(byVariable);
    QCOMPARE(byVariable->options.port, quint16(2));

    const auto none = parseOptions(input({u"--data-dir"_s, m_dir.filePath(u"not-yet-there"_s)}, {}, common));
    QVERIFY(none);
    QCOMPARE(none->options.port, quint16(8000));
    QVERIFY(!QFile::exists(none->settingsFile));

    const auto byFile = parseOptions(input({}, {}, "[server]\ndata-dir=own\n"));
    QVERIFY(byFile);
    QCOMPARE(byFile->options.dataDir, folder); // from where the file is
    QCOMPARE(byFile->options.port, quint16(8000)); // and does not lead on to another file
    QCOMPARE(byFile->settingsFile, m_dir.filePath(u"coroscope.ini"_s));
}

void TestOptionParser::relativeFolders()
{
    const auto parsed = parseOptions(input({u"--data-dir=some/../data"_s, u"--database=sqlite:///x.db"_s}));
    QVERIFY(parsed);
    QCOMPARE(parsed->options.dataDir, QDir::current().absoluteFilePath(u"data"_s));
    QCOMPARE(parsed->options.database, u"sqlite:///"_s + QDir::current().absoluteFilePath(u"x.db"_s));

    const auto home = parseOptions(input({}, {u"COROSCOPE_DATA_DIR=~/coroscope-test"_s}));
    QVERIFY(home);
    QCOMPARE(home->options.dataDir, QDir::homePath() + u"/coroscope-test"_s);

    const auto file = parseOptions(input({}, {}, "[server]\ndatabase=sqlite:///x.db\n"));
    QVERIFY(file);
    QCOMPARE(file->options.database, u"sqlite:///"_s + m_dir.filePath(u"x.db"_s));
}

void TestOptionParser::settingsFileThatCannotBeRead()
{
    OptionInput folder = input({});
    folder.settingsFile = m_dir.path();
    const auto parsed = parseOptions(folder);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().detail, m_dir.path() + u": cannot be read"_s);

    const auto broken = parseOptions(input({}, {}, "[server\nport\n"));
    QVERIFY(!broken);
    QCOMPARE(withoutFolder(broken.error().detail),
             u"coroscope.ini: is not a settings file (INI, comments begin with ;)"_s);

    OptionInput missing = input({});
    missing.settingsFile = m_dir.filePath(u"missing.ini"_s);
    QVERIFY(parseOptions(missing));
    QVERIFY(!QFile::exists(missing.settingsFile)); // reading makes nothing
}

void TestOptionParser::processInput()
{
    qputenv("COROSCOPE_PORT", "4711");
    const OptionInput made = OptionInput::fromProcess({u"program"_s, u"--workers=2"_s});
    qunsetenv("COROSCOPE_PORT");
    QCOMPARE(made.arguments, QStringList{u"--workers=2"_s});
    QCOMPARE(made.environment.value(u"COROSCOPE_PORT"_s), u"4711"_s);
    QVERIFY(made.settingsFile.endsWith(u"/coroscope/coroscope.ini"_s));
}

void TestOptionParser::helpNamesAll()
{
    const QString help
        = helpText(u"coroscope-server"_s, u"The server."_s,
                   {{u"serve"_s, u"serve requests (default)"_s}, {u"openapi"_s, u"print the document"_s}});
    const QStringList lines = help.split(u'\n');
    QCOMPARE(lines.first(), u"Usage: coroscope-server [COMMAND] [OPTIONS]"_s);
    QVERIFY(help.endsWith(u'\n') && !help.endsWith(u"\n\n"_s));
    for (const QString &line : lines) {
        QVERIFY2(line.size() <= 80, qPrintable(line));
        QVERIFY2(!line.endsWith(u' '), qPrintable(line));
    }
    const Options defaults;
    QString flowing = help;
    flowing.replace(u'\n', u' ');
    flowing = flowing.simplified();
    for (const OptionSpec &spec : optionTable()) {
        const QString entry = u"--%1 %2 %3"_s.arg(QLatin1StringView(spec.name), QLatin1StringView(spec.value),
                                                  QLatin1StringView(spec.help));
        const QString value = optionText(spec, defaults);
        QVERIFY2(flowing.contains(value.isEmpty() ? entry : entry + u" (%1)"_s.arg(value)), spec.name);
    }
    QVERIFY(flowing.contains(u"openapi print the document"_s));
    QVERIFY(flowing.contains(u"COROSCOPE_MAX_BODY for --max-body"_s));
    QVERIFY(flowing.contains(u"-h, --help"_s));
    QVERIFY(flowing.contains(u"A TIME is seconds"_s));
    QVERIFY(helpText(u"coroscope"_s, u"The window."_s).startsWith(u"Usage: coroscope [OPTIONS]\n"_s));
}

void TestOptionParser::versionIsOneLine()
{
    QCOMPARE(versionText(u"coroscope-server"_s), u"coroscope-server "_s + QStringLiteral(COROSCOPE_VERSION) + u'\n');
}

QTEST_GUILESS_MAIN(TestOptionParser)
#include "tst_option_parser.moc"

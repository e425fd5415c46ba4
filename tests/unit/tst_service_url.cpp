#include "server/runtime/service_url.h"

#include <QDir>
#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

/// "ok: VALUE" or the error's sentence, so that one column holds either.
template<typename T>
QString outcome(const Result<T> &result, const QString &value)
{
    return result ? u"ok: "_s + value : result.error().detail;
}

} // namespace

class TestServiceUrl : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void databaseUrls_data();
    void databaseUrls();
    void databaseFileIsTakenFromFolder();
    void redisUrls_data();
    void redisUrls();
    void masks_data();
    void masks();
    void unmasks_data();
    void unmasks();
};

void TestServiceUrl::databaseUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QString takes = u"takes sqlite:///FILE or postgresql://USER:PASSWORD@HOST:PORT/NAME"_s;
    QTest::newRow("file") << u"sqlite:///app.db"_s << u"ok: sqlite:////data/app.db"_s;
    QTest::newRow("absolute file") << u"sqlite:////var/lib/app.db"_s << u"ok: sqlite:////var/lib/app.db"_s;
    QTest::newRow("two slashes") << u"sqlite://app.db"_s << u"ok: sqlite:////data/app.db"_s;
    QTest::newRow("two slashes and a dot") << u"sqlite://./sub/app.db"_s << u"ok: sqlite:////data/sub/app.db"_s;
    QTest::newRow("a host, or a folder") << u"sqlite://host/app.db"_s
                                         << u"takes no host: a file is given as sqlite:///FILE, an absolute one as "
                                            "sqlite:////FOLDER/FILE"_s;
    QTest::newRow("a host with a port") << u"sqlite://localhost:1/app.db"_s
                                        << u"takes no host: a file is given as sqlite:///FILE, an absolute one as "
                                           "sqlite:////FOLDER/FILE"_s;
    QTest::newRow("aiosqlite") << u"sqlite+aiosqlite:///./app.db"_s << u"ok: sqlite:////data/app.db"_s;
    QTest::newRow("upper folder") << u"sqlite:///../app.db"_s << u"ok: sqlite:////app.db"_s;
    QTest::newRow("blank and % in the file") << u"sqlite:///my app%.db"_s << u"ok: sqlite:////data/my app%.db"_s;
    QTest::newRow("no file") << u"sqlite:///"_s << u"takes a file after sqlite:///"_s;
    QTest::newRow("folder") << u"sqlite:////tmp/"_s << u"takes a file after sqlite:///"_s;
    QTest::newRow("memory") << u"sqlite://:memory:"_s
                            << u"takes a file: a database in memory is not shared by the database threads"_s;
    QTest::newRow("sqlite parameters") << u"sqlite:///a.db?mode=ro"_s << u"takes no parameters after the file"_s;

    QTest::newRow("postgresql") << u"postgresql://u:pw@db:5432/app"_s << u"ok: postgresql://u:pw@db:5432/app"_s;
    QTest::newRow("postgres") << u"postgres://u:pw@db:5432/app"_s << u"ok: postgresql://u:pw@db:5432/app"_s;
    QTest::newRow("asyncpg") << u"postgresql+asyncpg://u:pw@db/app"_s << u"ok: postgresql://u:pw@db/app"_s;
    QTest::newRow("upper scheme") << u"PostgreSQL://db/app"_s << u"ok: postgresql://db/app"_s;
    QTest::newRow("IPv6") << u"postgresql://u@[::1]:5432/app"_s << u"ok: postgresql://u@[::1]:5432/app"_s;
    QTest::newRow("IPv6 without port") << u"postgresql://[::1]/app"_s << u"ok: postgresql://[::1]/app"_s;
    QTest::newRow("socket folder") << u"postgresql://%2Frun%2Fpg/app"_s << u"ok: postgresql://%2Frun%2Fpg/app"_s;
    QTest::newRow("socket as parameter") << u"postgresql:///app?host=/run/pg"_s
                                         << u"ok: postgresql:///app?host=/run/pg"_s;
    QTest::newRow("two hosts") << u"postgresql://a:1,b:2/app"_s << u"ok: postgresql://a:1,b:2/app"_s;
    QTest::newRow("no database") << u"postgresql://db"_s << u"ok: postgresql://db"_s;
    QTest::newRow("encoded password") << u"postgresql://u:p%40%2F@db/app"_s << u"ok: postgresql://u:p%40%2F@db/app"_s;
    const QString port = u"has a port that is not a number from 1 to 65535"_s;
    QTest::newRow("port 0") << u"postgresql://db:0/app"_s << port;
    QTest::newRow("port 65536") << u"postgresql://db:65536/app"_s << port;
    QTest::newRow("port of letters") << u"postgresql://db:abc/app"_s << port;
    QTest::newRow("port missing") << u"postgresql://db:/app"_s << port;
    const QString host = u"has a host that is neither a name nor an address (IPv6 in brackets)"_s;
    QTest::newRow("bare IPv6") << u"postgresql://fe80::1:5432/app"_s << host;
    QTest::newRow("bad host") << u"postgresql://d!b/app"_s << host;
    QTest::newRow("@ in the password") << u"postgresql://u:p@w@db/app"_s
                                       << u"takes one @ (in a password, write it as %40)"_s;
    QTest::newRow("/ in the password") << u"postgresql://u:5/w@db/app"_s
                                       << u"takes one name of a database (in a password, write a / as %2F)"_s;
    QTest::newRow("# in the password") << u"postgresql://u:p#w@db/app"_s
                                       << u"takes a URL without # (in a password, write it as %23)"_s;
    const QString encoded
        = u"takes a URL without blanks, in which % is followed by two hex digits (write a % as %25)"_s;
    QTest::newRow("% in the password") << u"postgresql://u:p%w@db/app"_s << encoded;
    QTest::newRow("% at the end") << u"postgresql://db/app%2"_s << encoded;
    QTest::newRow("blank") << u"postgresql://u:p w@db/app"_s << encoded;
    QTest::newRow("parameter without value")
        << u"postgresql://db/app?sslmode"_s << u"takes parameters of the form KEY=VALUE after the ?"_s;
    QTest::newRow("mysql") << u"mysql://db/app"_s << takes;
    QTest::newRow("psycopg") << u"postgresql+psycopg2://db/app"_s << takes;
    QTest::newRow("file name only") << u"app.db"_s << takes;
    QTest::newRow("one slash") << u"sqlite:/app.db"_s << takes;
    QTest::newRow("empty") << QString() << takes;
}

void TestServiceUrl::databaseUrls()
{
    QFETCH(QString, text);
    const auto checked = checkedDatabaseUrl(text, u"/data"_s);
    QTEST(outcome(checked, checked ? checked.value() : QString()), "expected");
    if (checked) { // the canonical form is a fixed point, wherever it is read again
        const auto again = checkedDatabaseUrl(checked.value(), u"/elsewhere"_s);
        QVERIFY(again);
        QCOMPARE(again.value(), checked.value());
    }
}

void TestServiceUrl::databaseFileIsTakenFromFolder()
{
    const auto checked = checkedDatabaseUrl(u"sqlite:///app.db"_s);
    QVERIFY(checked);
    QCOMPARE(checked.value(), u"sqlite:///"_s + QDir::current().absoluteFilePath(u"app.db"_s));
}

void TestServiceUrl::redisUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const QString takes = u"takes managed, memory, redis://[:PASSWORD@]HOST[:PORT][/NUMBER] or unix://PATH"_s;
    QTest::newRow("managed") << u"managed"_s << u"ok: managed"_s;
    QTest::newRow("memory") << u" memory "_s << u"ok: memory"_s;
    QTest::newRow("host") << u"redis://cache"_s << u"ok: redis://cache"_s;
    QTest::newRow("port") << u"redis://127.0.0.1:6379"_s << u"ok: redis://127.0.0.1:6379"_s;
    QTest::newRow("last slash") << u"redis://cache/"_s << u"ok: redis://cache/"_s;
    QTest::newRow("number") << u"redis://cache:6379/15"_s << u"ok: redis://cache:6379/15"_s;
    QTest::newRow("password") << u"redis://:pw@cache/0"_s << u"ok: redis://:pw@cache/0"_s;
    QTest::newRow("user") << u"redis://u:pw@cache"_s << u"ok: redis://u:pw@cache"_s;
    QTest::newRow("IPv6") << u"REDIS://[::1]:6379"_s << u"ok: redis://[::1]:6379"_s;
    QTest::newRow("socket") << u"unix:///run/redis.sock"_s << u"ok: unix:///run/redis.sock"_s;
    QTest::newRow("socket of 107 bytes") << u"unix:///"_s + QString(106, u'a')
                                         << u"ok: unix:///"_s + QString(106, u'a');
    QTest::newRow("socket of 108 bytes") << u"unix:///"_s + QString(107, u'a')
                                         << u"takes a path of at most 107 bytes after unix://"_s;
    QTest::newRow("socket of 108 UTF-8 bytes")
        << u"unix:///a"_s + QString(53, u'\u00E4') << u"takes a path of at most 107 bytes after unix://"_s;
    QTest::newRow("relative socket") << u"unix://redis.sock"_s
                                     << u"takes the absolute path of a socket after unix://"_s;
    QTest::newRow("no socket") << u"unix://"_s << u"takes the absolute path of a socket after unix://"_s;
    QTest::newRow("socket with parameters")
        << u"unix:///run/redis.sock?db=1"_s << u"takes no user, password or parameters with unix://"_s;
    QTest::newRow("TLS") << u"rediss://cache"_s
                         << u"TLS to Redis is not supported by the client library; use redis:// or unix://"_s;
    QTest::newRow("negative number") << u"redis://cache/-1"_s
                                     << u"takes the number of a database, 0 to 65535, after the /"_s;
    QTest::newRow("word for a number") << u"redis://cache/main"_s
                                       << u"takes the number of a database, 0 to 65535, after the /"_s;
    QTest::newRow("parameters") << u"redis://cache?db=1"_s << u"takes no parameters after the number of the database"_s;
    QTest::newRow("port 70000") << u"redis://cache:70000"_s << u"has a port that is not a number from 1 to 65535"_s;
    QTest::newRow("no host") << u"redis://"_s
                             << u"has a host that is neither a name nor an address (IPv6 in brackets)"_s;
    QTest::newRow("no host but a password")
        << u"redis://:pw@"_s << u"has a host that is neither a name nor an address (IPv6 in brackets)"_s;
    QTest::newRow("folder is no host") << u"redis://%2Frun%2Fredis"_s
                                       << u"has a host that is neither a name nor an address (IPv6 in brackets)"_s;
    QTest::newRow("@ in the password") << u"redis://:p@w@cache"_s << u"takes one @ (in a password, write it as %40)"_s;
    QTest::newRow("host only") << u"localhost:6379"_s << takes;
    QTest::newRow("http") << u"http://cache"_s << takes;
    QTest::newRow("upper case word") << u"Managed"_s << takes;
    QTest::newRow("empty") << QString() << takes;
}

void TestServiceUrl::redisUrls()
{
    QFETCH(QString, text);
    const auto checked = checkedRedisUrl(text);
    QTEST(outcome(checked, checked ? checked.value() : QString()), "expected");
}

void TestServiceUrl::masks_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("masked");
    QTest::newRow("user and password") << u"postgresql://u:hunter2@db:5432/app"_s
                                       << u"postgresql://u:***@db:5432/app"_s;
    QTest::newRow("password only") << u"redis://:hunter2@cache/0"_s << u"redis://:***@cache/0"_s;
    QTest::newRow("user only") << u"postgresql://u@db/app"_s << u"postgresql://u@db/app"_s;
    QTest::newRow("none") << u"postgresql://db:5432/app"_s << u"postgresql://db:5432/app"_s;
    QTest::newRow("IPv6") << u"redis://[::1]:6379"_s << u"redis://[::1]:6379"_s;
    QTest::newRow("@ in it") << u"postgresql://u:hun@ter2@db/app"_s << u"postgresql://u:***@db/app"_s;
    QTest::newRow("/ in it") << u"postgresql://u:hun/ter2@db/app"_s << u"postgresql://u:***@db/app"_s;
    QTest::newRow("? in it") << u"postgresql://u:hun?ter2@db/app"_s << u"postgresql://u:***@db/app"_s;
    QTest::newRow("no host") << u"postgresql://u:hunter2"_s << u"postgresql://u:***"_s;
    QTest::newRow("no host but a database") << u"postgresql://u:hunter2/app"_s << u"postgresql://u:***"_s;
    QTest::newRow("number without a host") << u"redis://:4711"_s << u"redis://:***"_s;
    QTest::newRow("parameter") << u"postgresql://db/app?user=u&password=hunter2&sslmode=require"_s
                               << u"postgresql://db/app?user=u&password=***&sslmode=require"_s;
    QTest::newRow("parameter with @") << u"postgresql://db/app?password=hun@ter2"_s << u"postgresql://***@ter2"_s;
    QTest::newRow("without scheme") << u"u:hunter2@db"_s << u"u:***@db"_s;
    QTest::newRow("host and port") << u"localhost:6379"_s << u"localhost:6379"_s;
    QTest::newRow("file") << u"sqlite:////home/a@b:c/x.db"_s << u"sqlite:////home/a@b:c/x.db"_s;
    QTest::newRow("file without slashes") << u"sqlite:x.db"_s << u"sqlite:x.db"_s;
    QTest::newRow("socket") << u"unix:///run/a:b@c"_s << u"unix:///run/a:b@c"_s;
    QTest::newRow("word") << u"managed"_s << u"managed"_s;
    QTest::newRow("empty") << QString() << QString();
}

void TestServiceUrl::masks()
{
    QFETCH(QString, text);
    QTEST(maskedUrl(text), "masked");
    QCOMPARE(unmaskedUrl(maskedUrl(text), text), text);
}

void TestServiceUrl::unmasks_data()
{
    QTest::addColumn<QString>("edited");
    QTest::addColumn<QString>("original");
    QTest::addColumn<QString>("meant");
    const QString one = u"postgresql://u:hun@t/er2@db/app"_s;
    QTest::newRow("another host") << u"postgresql://u:***@h/app"_s << one << u"postgresql://u:hun@t/er2@h/app"_s;
    QTest::newRow("another user") << u"postgresql://v:***@db/app"_s << one << u"postgresql://v:hun@t/er2@db/app"_s;
    QTest::newRow("a new password") << u"postgresql://u:new@db/app"_s << one << u"postgresql://u:new@db/app"_s;
    QTest::newRow("none") << u"postgresql://db/app"_s << one << u"postgresql://db/app"_s;
    QTest::newRow("stars that hide nothing")
        << u"postgresql://u:***@h/d"_s << u"postgresql://h/d"_s << u"postgresql://u:***@h/d"_s;
    QTest::newRow("one more than there were")
        << u"postgresql://u:***@h/d?password=***"_s << one << u"postgresql://u:hun@t/er2@h/d?password=***"_s;
    const QString two = u"postgresql://u:a@h/d?password=b&x=y"_s;
    QTest::newRow("two") << u"postgresql://u:***@h/e?password=***&x=z"_s << two
                         << u"postgresql://u:a@h/e?password=b&x=z"_s;
    QTest::newRow("stars as a password") << u"postgresql://u:***@h/e"_s << u"postgresql://u:***@h/d"_s
                                         << u"postgresql://u:***@h/e"_s;
}

void TestServiceUrl::unmasks()
{
    QFETCH(QString, edited);
    QFETCH(QString, original);
    QTEST(unmaskedUrl(edited, original), "meant");
}

QTEST_APPLESS_MAIN(TestServiceUrl)
#include "tst_service_url.moc"

// Files under /static/: what is served and what is not, types, conditions, ranges, large files.

#include "server/http/http_date.h"
#include "server/runtime/static_folder.h"
#include "tests/conformance/check_response.h"
#include "tests/conformance/server_process.h"
#include "tests/support/running_server.h"
#include "tests/support/sanitizer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QtTest>

#include <algorithm>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::int64_t kThen = 784111777; // Sun, 06 Nov 1994 08:49:37 GMT
constexpr qint64 kLarge = 3 * 1024 * 1024 + 17; // goes piece by piece

QByteArray field(const QByteArray &name, const QByteArray &value)
{
    return name + ": " + value + "\r\n";
}

/// Bytes that tell where they stand.
QByteArray pattern(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char((i * 2654435761u) >> 13);
    return bytes;
}

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return QDir().mkpath(QFileInfo(path).path()) && file.open(QIODevice::WriteOnly)
        && file.write(content) == content.size();
}

/// As if it had not been touched for long: then its tag is strong.
bool age(const QString &path, std::int64_t second = kThen)
{
    const timespec times[2] = {{second, 0}, {second, 0}};
    return ::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, AT_SYMLINK_NOFOLLOW) == 0;
}

/// Whether this process, and with it the server, has the file open.
bool isOpen(const QString &path)
{
    const auto links = QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
    return std::any_of(links.begin(), links.end(),
                       [&](const QString &link) { return QFile::symLinkTarget(u"/proc/self/fd/"_s + link) == path; });
}

/// A figure of /proc/PID/status, in KiB.
qint64 figure(qint64 pid, const QByteArray &name)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    const auto lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

} // namespace

class TestStaticFiles final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_server.reset(); }
    void serves_data();
    void serves();
    void refuses_data();
    void refuses();
    void links_data();
    void links();
    void whatIsNoFile();
    void heads();
    void conditions_data();
    void conditions();
    void freshFilesAreWeak();
    void ranges_data();
    void ranges();
    void ifRange_data();
    void ifRange();
    void partsOfSeveral_data();
    void partsOfSeveral();
    void compressed();
    void oldClients();
    void theConnectionGoesOn();
    void anotherFolder();
    void aFolderThatComesAndGoes();
    void becomesShorter();
    void becomesLonger();
    void theClientLeaves();
    void largeFilesTakeLittleMemory();

private:
    QString at(const QString &name) const { return m_folder.filePath(u"site/"_s + name); }
    RawResponse get(const QByteArray &path, const QByteArray &fields = {}) const
    {
        return m_server->ask("GET", "/static/" + path, fields);
    }

    QTemporaryDir m_folder;
    QByteArray m_large = pattern(kLarge);
    std::unique_ptr<RunningServer> m_server;
};

void TestStaticFiles::initTestCase()
{
    QVERIFY(write(at(u"index.html"_s), "<h1>Home</h1>"));
    QVERIFY(write(at(u"a.txt"_s), "0123456789"));
    QVERIFY(write(at(u"empty.css"_s), ""));
    QVERIFY(write(at(u"docs/index.html"_s), "<p>Docs</p>"));
    QVERIFY(write(at(u"docs/deep/er/x.json"_s), "{}"));
    QVERIFY(write(at(u"bare/x.txt"_s), "x"));
    QVERIFY(write(at(u"odd/index.html/x.txt"_s), "x")); // a folder of that name
    QVERIFY(write(at(u"ä b+c%.txt"_s), "umlaut"));
    QVERIFY(write(at(u"back\\slash.txt"_s), "hidden"));
    QVERIFY(write(at(u".hidden"_s), "hidden"));
    QVERIFY(write(at(u".git/config"_s), "hidden"));
    QVERIFY(write(at(u"docs/.env"_s), "hidden"));
    QVERIFY(write(at(u"large.bin"_s), m_large));
    QVERIFY(write(m_folder.filePath(u"secret.txt"_s), "secret"));
    QVERIFY(write(m_folder.filePath(u"site-secret/x.txt"_s), "secret"));
    QVERIFY(QFile::link(u"a.txt"_s, at(u"inside.txt"_s)));
    QVERIFY(QFile::link(u"../docs/deep"_s, at(u"bare/up-and-down"_s)));
    QVERIFY(QFile::link(u"../secret.txt"_s, at(u"out.txt"_s)));
    QVERIFY(QFile::link(m_folder.filePath(u"secret.txt"_s), at(u"absolute.txt"_s)));
    QVERIFY(QFile::link(u".."_s, at(u"parent"_s)));
    QVERIFY(QFile::link(u"../site-secret"_s, at(u"sibling"_s)));
    QVERIFY(QFile::link(u"/proc/self"_s, at(u"proc"_s)));
    QVERIFY(QFile::link(u"/dev/zero"_s, at(u"zero"_s)));
    QVERIFY(QFile::link(u"loop"_s, at(u"loop"_s)));
    QVERIFY(QFile::link(u"nowhere"_s, at(u"dangling"_s)));
    for (const QString &name : {u"index.html"_s, u"a.txt"_s, u"large.bin"_s, u"empty.css"_s, u"docs/index.html"_s})
        QVERIFY(age(at(name)));

    m_server = std::make_unique<RunningServer>(u"memory"_s);
    QVERIFY(m_server->listens());
    QCOMPARE(get("a.txt").status, 404);
    QVERIFY(get("a.txt").json().value(u"detail"_s).toString().contains(u"--static"_s));
    m_server->options().staticFolder = m_folder.filePath(u"site"_s);
    m_server->server.applyLive(m_server->options());
}

void TestStaticFiles::serves_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("what"); // type, or where a redirect goes
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const char *path, const char *type, const char *body) {
        QTest::newRow(name) << QByteArray(path) << 200 << QByteArray(type) << QByteArray(body);
    };
    row("file", "a.txt", "text/plain; charset=utf-8", "0123456789");
    row("index", "", "text/html; charset=utf-8", "<h1>Home</h1>");
    row("index of a folder", "docs/", "text/html; charset=utf-8", "<p>Docs</p>");
    row("by its name", "docs/index.html", "text/html; charset=utf-8", "<p>Docs</p>");
    row("deep", "docs/deep/er/x.json", "application/json", "{}");
    row("encoded slashes", "docs%2Fdeep%2Fer%2fx.json", "application/json", "{}");
    row("encoded name", "%C3%A4%20b+c%25.txt", "text/plain; charset=utf-8", "umlaut");
    row("needlessly encoded", "%61%2Etxt", "text/plain; charset=utf-8", "0123456789");
    row("with a query", "a.txt?v=1&..=..", "text/plain; charset=utf-8", "0123456789");
    row("empty", "empty.css", "text/css; charset=utf-8", "");
    row("link inside", "inside.txt", "text/plain; charset=utf-8", "0123456789");
    row("link up and down", "bare/up-and-down/er/x.json", "application/json", "{}");
    const auto redirect = [](const char *name, const char *path, const char *to) {
        QTest::newRow(name) << QByteArray(path) << 307 << QByteArray(to) << QByteArray();
    };
    redirect("folder", "docs", "/static/docs/");
    redirect("folder, with a query", "docs?x=/", "/static/docs/?x=/");
    redirect("folder, encoded", "%64ocs", "/static/%64ocs/");
    redirect("folder without an index", "bare", "/static/bare/");
}

void TestStaticFiles::serves()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, body);
    const auto response = get(path);
    QCOMPARE(response.status, status);
    QCOMPARE(complaintAbout(response), QString());
    QCOMPARE(response.value(status == 200 ? "Content-Type" : "Location"), what);
    QCOMPARE(response.body, body);
    if (status != 200)
        return;
    QCOMPARE(response.value("Accept-Ranges"), "bytes");
    QCOMPARE(response.value("X-Content-Type-Options"), "nosniff");
    QCOMPARE(response.value("Cache-Control"), "no-cache");
    QVERIFY(response.has("ETag"));
    QVERIFY(response.has("Last-Modified"));
}

void TestStaticFiles::refuses_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<int>("status");
    const auto row = [](const char *path, int status = 404) { QTest::newRow(path) << QByteArray(path) << status; };
    row("nothing.txt");
    row("a.txt/");
    row("a.txt/x");
    row("A.TXT");
    row("bare/");
    row("odd/");
    row("/a.txt");
    row("docs//index.html");
    row("//etc/passwd");
    row("%2Fetc%2Fpasswd");
    row("..");
    row("../");
    row("../secret.txt");
    row("docs/../../secret.txt");
    row("docs/../a.txt");
    row("./a.txt");
    row("docs/./index.html");
    row("%2e%2e/secret.txt");
    row("%2E%2E%2Fsecret.txt");
    row("..%2Fsecret.txt");
    row("docs/%2e%2e/%2e%2e/secret.txt");
    row("%252e%252e/secret.txt");
    row("..%5csecret.txt");
    row("..\\secret.txt");
    row("docs\\index.html");
    row("docs%5Cindex.html");
    row("back%5Cslash.txt");
    row("..;/secret.txt");
    row("%c0%ae%c0%ae/secret.txt");
    row("%c0%af..%c0%afsecret.txt");
    row(".hidden");
    row("%2Ehidden");
    row(".git/config");
    row("docs/.env");
    row("docs/%2eenv");
    row("...");
    row("a.txt%00", 400);
    row("a.txt%00.html", 400);
    row("..%00/secret.txt", 400);
    row("%", 400);
    row("a.txt%zz", 400);
    row("out.txt", 403);
    row("parent/secret.txt", 403);
    row("parent/site/a.txt", 403);
    row("sibling/x.txt", 403);
    row("proc/status", 403);
    row("zero", 403);
    row("loop", 403);
    row("dangling");
    QTest::newRow("a name too long") << QByteArray(300, 'a') << 404;
    QTest::newRow("a path too long") << QByteArray("aa/").repeated(1500) + "a" << 404;
}

void TestStaticFiles::refuses()
{
    QFETCH(QByteArray, path);
    QFETCH(int, status);
    const auto response = get(path);
    QCOMPARE(response.status, status);
    QCOMPARE(complaintAbout(response), QString());
    QCOMPARE(response.value("Content-Type"), "application/problem+json");
    QVERIFY(!response.body.contains("secret\n") && !response.body.contains("root:"));
    QVERIFY2(!response.body.contains(m_folder.path().toUtf8()), response.body.constData()); // nor where it is
}

void TestStaticFiles::links_data()
{
    QTest::addColumn<bool>("checked");
    QTest::newRow("openat2") << false;
    QTest::newRow("older kernels") << true;
}

/// Both ways to keep links inside.
void TestStaticFiles::links()
{
    QFETCH(bool, checked);
    const auto lookup = checked ? StaticLookup::Checked : StaticLookup::Beneath;
    const QByteArray site = QFile::encodeName(m_folder.filePath(u"site"_s));
    using Kind = StaticFound::Kind;
    const auto kindOf = [&](const char *path) { return openStatic(site, path, lookup).kind; };
    QCOMPARE(kindOf("a.txt"), Kind::File);
    QCOMPARE(kindOf(""), Kind::File);
    QCOMPARE(kindOf("docs"), Kind::Folder);
    QCOMPARE(kindOf("docs/"), Kind::File);
    QCOMPARE(kindOf("inside.txt"), Kind::File);
    QCOMPARE(kindOf("bare/up-and-down/er/x.json"), Kind::File);
    QCOMPARE(kindOf("nothing"), Kind::Nothing);
    QCOMPARE(kindOf("dangling"), Kind::Nothing);
    for (const char *path :
         {"out.txt", "absolute.txt", "parent", "parent/secret.txt", "sibling", "sibling/x.txt", "proc", "zero", "loop"})
        QVERIFY2(kindOf(path) == Kind::Refused, path);
    QCOMPARE(openStatic(site + "/nowhere", "a.txt", lookup).kind, Kind::Nothing);
    QCOMPARE(openStatic(site + "/a.txt", "", lookup).kind, Kind::Nothing);
}

void TestStaticFiles::whatIsNoFile()
{
    QCOMPARE(::mkfifo(QFile::encodeName(at(u"pipe"_s)).constData(), 0600), 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const QByteArray place = QFile::encodeName(at(u"socket"_s));
    QVERIFY(place.size() < qsizetype(sizeof address.sun_path));
    std::copy_n(place.constData(), place.size(), address.sun_path);
    const int fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    QCOMPARE(::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address), 0);
    const auto close = qScopeGuard([fd] { ::close(fd); });
    QCOMPARE(get("pipe").status, 404);
    QCOMPARE(get("socket").status, 404);
    if (::geteuid() == 0)
        return; // who may read all is refused nothing
    QVERIFY(write(at(u"locked.txt"_s), "x"));
    QCOMPARE(::chmod(QFile::encodeName(at(u"locked.txt"_s)).constData(), 0), 0);
    QCOMPARE(get("locked.txt").status, 403);
}

void TestStaticFiles::heads()
{
    for (const char *path : {"a.txt", "large.bin", "empty.css", ""}) {
        const auto response = get(path);
        for (const QByteArray &fields : {QByteArray(), field("Range", "bytes=0-1")}) { // which HEAD does not know
            const auto head = m_server->ask("HEAD", QByteArray("/static/") + path, fields);
            QCOMPARE(head.status, 200);
            QCOMPARE(complaintAbout(head, true), QString());
            for (const char *name : {"Content-Type", "Content-Length", "ETag", "Last-Modified", "Accept-Ranges"})
                QCOMPARE(head.value(name), response.value(name));
        }
        QCOMPARE(response.value("Content-Length").toLongLong(), qint64(response.body.size()));
    }
    QCOMPARE(m_server->ask("POST", "/static/a.txt", {}, "x").status, 405);
    QCOMPARE(m_server->ask("OPTIONS", "/static/a.txt").value("Allow"), "GET, HEAD, OPTIONS");
    QCOMPARE(m_server->ask("GET", "/static").value("Location"), "/static/");
}

void TestStaticFiles::conditions_data()
{
    QTest::addColumn<QByteArray>("fields"); // TAG: that of the file, without quotes
    QTest::addColumn<int>("status");
    const auto row
        = [](const char *name, const QByteArray &fields, int status) { QTest::newRow(name) << fields << status; };
    const QByteArray at = "Sun, 06 Nov 1994 08:49:37 GMT";
    const QByteArray before = "Sun, 06 Nov 1994 08:49:36 GMT";
    row("same tag", field("If-None-Match", R"("TAG")"), 304);
    row("coded tag", field("If-None-Match", R"(W/"TAG-br")"), 304);
    row("other tag", field("If-None-Match", R"("x")"), 200);
    row("not since", field("If-Modified-Since", at), 304);
    row("not since, RFC 850", field("If-Modified-Since", "Sunday, 06-Nov-94 08:49:37 GMT"), 304);
    row("not since, asctime", field("If-Modified-Since", "Sun Nov  6 08:49:37 1994"), 304);
    row("since", field("If-Modified-Since", before), 200);
    row("the tag decides", field("If-None-Match", R"("x")") + field("If-Modified-Since", at), 200);
    row("match", field("If-Match", R"("TAG")"), 200);
    row("match, other", field("If-Match", R"("x")"), 412);
    row("unmodified", field("If-Unmodified-Since", at), 200);
    row("modified", field("If-Unmodified-Since", before), 412);
    row("304 before 206", field("If-None-Match", R"("TAG")") + field("Range", "bytes=0-1"), 304);
    row("304 before 416", field("If-None-Match", R"("TAG")") + field("Range", "bytes=99999999-"), 304);
    row("412 before 206", field("If-Match", R"("x")") + field("Range", "bytes=0-1"), 412);
    row("206 where the tag differs", field("If-None-Match", R"("x")") + field("Range", "bytes=0-1"), 206);
}

void TestStaticFiles::conditions()
{
    QFETCH(QByteArray, fields);
    QFETCH(int, status);
    for (const char *path : {"a.txt", "large.bin"}) {
        const auto whole = m_server->ask("HEAD", QByteArray("/static/") + path);
        const QByteArray tag = whole.value("ETag");
        QVERIFY(tag.startsWith('"'));
        QCOMPARE(whole.value("Last-Modified"), httpDate(kThen));
        QByteArray given = fields;
        const auto response = get(path, given.replace("TAG", tag.mid(1).chopped(1)));
        QCOMPARE(response.status, status);
        QCOMPARE(complaintAbout(response), QString());
        if (status == 304) {
            QVERIFY(!response.has("Content-Type") && !response.has("Content-Length") && !response.has("Content-Range"));
            QCOMPARE(response.value("Cache-Control"), "no-cache");
            QVERIFY(response.has("ETag") && response.has("Date"));
        }
    }
}

/// What was changed just now may be changed again within the same tick of the clock.
void TestStaticFiles::freshFilesAreWeak()
{
    QVERIFY(write(at(u"fresh.txt"_s), "x"));
    timespec ahead[2] = {{0, UTIME_NOW}, {std::time(nullptr) + 3600, 0}}; // so that it stays fresh
    const QByteArray name = QFile::encodeName(at(u"fresh.txt"_s));
    QCOMPARE(::utimensat(AT_FDCWD, name.constData(), ahead, 0), 0);
    const QByteArray weak = get("fresh.txt").value("ETag");
    QVERIFY2(weak.startsWith("W/\""), weak.constData());
    QCOMPARE(get("fresh.txt", field("If-None-Match", weak)).status, 304);
    QCOMPARE(get("fresh.txt", field("If-Match", weak)).status, 412);
    QCOMPARE(get("fresh.txt", field("Range", "bytes=0-0") + field("If-Range", weak)).status, 200);
    QVERIFY(age(at(u"fresh.txt"_s)));
    const QByteArray strong = get("fresh.txt").value("ETag");
    QVERIFY(strong.startsWith('"'));
    // The same size and time, written again: another tag all the same.
    QVERIFY(write(at(u"fresh.txt"_s), "y"));
    QVERIFY(age(at(u"fresh.txt"_s)));
    QVERIFY(get("fresh.txt").value("ETag") != strong);
}

void TestStaticFiles::ranges_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contentRange");
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("size");
    const auto row = [](const char *path, const QByteArray &range, int status, const QByteArray &contentRange = {},
                        qint64 from = 0, qint64 size = -1) {
        QTest::addRow("%s %s", path, range.constData())
            << QByteArray(path) << range << status << contentRange << from << size;
    };
    row("a.txt", "bytes=0-0", 206, "bytes 0-0/10", 0, 1);
    row("a.txt", "bytes=2-5", 206, "bytes 2-5/10", 2, 4);
    row("a.txt", "bytes=7-", 206, "bytes 7-9/10", 7, 3);
    row("a.txt", "bytes=-3", 206, "bytes 7-9/10", 7, 3);
    row("a.txt", "bytes=-100", 206, "bytes 0-9/10", 0, 10);
    row("a.txt", "bytes=5-100", 206, "bytes 5-9/10", 5, 5);
    row("a.txt", "bytes=2-3,4-5", 206, "bytes 2-5/10", 2, 4); // touching: one part
    row("a.txt", "bytes=20-,2-3", 206, "bytes 2-3/10", 2, 2);
    row("a.txt", "bytes=10-", 416, "bytes */10");
    row("a.txt", "bytes=-0", 416, "bytes */10");
    row("a.txt", "bytes=5-2", 200);
    row("a.txt", "lines=0-1", 200);
    row("a.txt", "bytes 0-1", 200);
    row("a.txt", "bytes=x", 200);
    row("a.txt", "", 200);
    row("empty.css", "bytes=0-", 416, "bytes */0");
    row("empty.css", "bytes=-1", 200);
    row("large.bin", "bytes=0-9", 206, "bytes 0-9/3145745", 0, 10);
    row("large.bin", "bytes=131071-131072", 206, "bytes 131071-131072/3145745", 131071, 2);
    row("large.bin", "bytes=1000001-", 206, "bytes 1000001-3145744/3145745", 1000001, kLarge - 1000001);
    row("large.bin", "bytes=-17", 206, "bytes 3145728-3145744/3145745", kLarge - 17, 17);
    row("large.bin", "bytes=3145745-", 416, "bytes */3145745");
}

void TestStaticFiles::ranges()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, range);
    QFETCH(int, status);
    QFETCH(QByteArray, contentRange);
    QFETCH(qint64, from);
    QFETCH(qint64, size);
    const auto whole = get(path);
    QCOMPARE(whole.status, 200);
    const auto response = get(path, field("Range", range));
    QCOMPARE(response.status, status);
    QCOMPARE(complaintAbout(response), QString());
    QCOMPARE(response.value("Content-Range"), contentRange);
    if (status == 416) {
        QCOMPARE(response.value("Content-Type"), "application/problem+json");
        return;
    }
    QCOMPARE(response.value("Content-Type"), whole.value("Content-Type"));
    QCOMPARE(response.value("ETag"), whole.value("ETag"));
    QVERIFY(response.body == whole.body.mid(from, size));
}

void TestStaticFiles::ifRange_data()
{
    QTest::addColumn<QByteArray>("ifRange"); // TAG: that of the file, without quotes
    QTest::addColumn<int>("status");
    QTest::newRow("same tag") << QByteArray(R"("TAG")") << 206;
    QTest::newRow("other tag") << QByteArray(R"("x")") << 200;
    QTest::newRow("weak") << QByteArray(R"(W/"TAG")") << 200;
    QTest::newRow("of other bytes") << QByteArray(R"("TAG-gzip")") << 200;
    QTest::newRow("same date") << QByteArray("Sun, 06 Nov 1994 08:49:37 GMT") << 206;
    QTest::newRow("same date, another form") << QByteArray("Sun Nov  6 08:49:37 1994") << 206;
    QTest::newRow("later date") << QByteArray("Sun, 06 Nov 1994 08:49:38 GMT") << 200;
    QTest::newRow("earlier date") << QByteArray("Sun, 06 Nov 1994 08:49:36 GMT") << 200;
    QTest::newRow("neither") << QByteArray("TAG") << 200;
    QTest::newRow("a list") << QByteArray(R"("TAG", "TAG")") << 200;
}

void TestStaticFiles::ifRange()
{
    QFETCH(QByteArray, ifRange);
    QFETCH(int, status);
    const QByteArray tag = get("a.txt").value("ETag");
    const QByteArray given = field("If-Range", ifRange.replace("TAG", tag.mid(1).chopped(1)));
    const auto response = get("a.txt", given + field("Range", "bytes=2-3"));
    QCOMPARE(response.status, status);
    QCOMPARE(response.body, status == 206 ? "23" : "0123456789");
    // Where it does not hold, nothing is unsatisfiable.
    QCOMPARE(get("a.txt", given + field("Range", "bytes=50-")).status, status == 206 ? 416 : 200);
    QCOMPARE(get("a.txt", given).status, 200);
}

void TestStaticFiles::partsOfSeveral_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("range");
    QTest::addColumn<QByteArrayList>("parts"); // what each Content-Range says
    QTest::newRow("two") << QByteArray("a.txt") << QByteArray("bytes=0-1,5-6")
                         << QByteArrayList{"bytes 0-1/10", "bytes 5-6/10"};
    QTest::newRow("as asked for") << QByteArray("a.txt") << QByteArray("bytes=-1, 3-3,0-1")
                                  << QByteArrayList{"bytes 9-9/10", "bytes 3-3/10", "bytes 0-1/10"};
    QTest::newRow("one that is not there")
        << QByteArray("a.txt") << QByteArray("bytes=0-1,50-60,5-6") << QByteArrayList{"bytes 0-1/10", "bytes 5-6/10"};
    QTest::newRow("large") << QByteArray("large.bin") << QByteArray("bytes=0-299999,1000000-1000009,-100000")
                           << QByteArrayList{"bytes 0-299999/3145745", "bytes 1000000-1000009/3145745",
                                             "bytes 3045745-3145744/3145745"};
}

void TestStaticFiles::partsOfSeveral()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, range);
    QFETCH(QByteArrayList, parts);
    const auto whole = get(path);
    const auto response = get(path, field("Range", range));
    QCOMPARE(response.status, 206);
    QCOMPARE(complaintAbout(response), QString());
    QVERIFY(!response.has("Content-Range")); // RFC 9110 §15.3.7.2
    const QByteArray type = response.value("Content-Type");
    QVERIFY2(type.startsWith("multipart/byteranges; boundary="), type.constData());
    const QByteArray boundary = type.mid(type.indexOf('=') + 1);

    // RFC 2046 §5.1, written the plain way.
    QByteArray expected;
    for (const QByteArray &part : parts) {
        const auto numbers = part.mid(6).split('/').first().split('-');
        const qint64 from = numbers[0].toLongLong();
        expected += (expected.isEmpty() ? "--" : "\r\n--") + boundary
            + "\r\nContent-Type: " + whole.value("Content-Type") + "\r\nContent-Range: " + part + "\r\n\r\n"
            + whole.body.mid(from, numbers[1].toLongLong() - from + 1);
    }
    expected += "\r\n--" + boundary + "--\r\n";
    QCOMPARE(response.body.size(), expected.size());
    QVERIFY(response.body == expected);
}

/// What compression makes of a file is another representation: its length is not known, and it has no parts.
void TestStaticFiles::compressed()
{
    const QString path = at(u"long.txt"_s);
    const QByteArray text = QByteArray("All work and no play makes Jack a dull boy.\n").repeated(30'000);
    QVERIFY(write(path, text));
    QVERIFY(age(path));
    const QByteArray gzip = "Accept-Encoding: gzip\r\n";
    const QByteArray plain = get("long.txt").value("ETag");
    const auto response = get("long.txt", gzip);
    QCOMPARE(response.status, 200);
    QCOMPARE(response.value("Content-Encoding"), "gzip");
    QCOMPARE(response.framing, RawResponse::Framing::Chunked);
    QVERIFY(response.body.size() < text.size() / 10);
    QCOMPARE(response.value("ETag"), plain.chopped(1) + "-gzip\"");
    QCOMPARE(response.value("Accept-Ranges"), "none");
    const auto same = get("long.txt", gzip + field("If-None-Match", response.value("ETag")));
    QCOMPARE(same.status, 304);
    QCOMPARE(same.value("ETag"), response.value("ETag"));
    // A part is of the file as it is, never of what compression made.
    const auto part = get("long.txt", gzip + field("Range", "bytes=0-7"));
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, "All work");
    QVERIFY(!part.has("Content-Encoding"));
    QCOMPARE(get("long.txt", gzip + field("Range", "bytes=0-7") + field("If-Range", response.value("ETag"))).status,
             200);

    // One that becomes shorter must not end as if it were whole; there is no length that would tell.
    const QString shrinks = at(u"shrinks.txt"_s);
    QByteArray noise(24 * 1024 * 1024, Qt::Uninitialized); // or all of it would have been sent at once
    QRandomGenerator random(8);
    random.fillRange(reinterpret_cast<quint32 *>(noise.data()), noise.size() / 4);
    QVERIFY(write(shrinks, noise.toBase64()));
    RawClient client(m_server->server.port(), "127.0.0.1", 16 * 1024);
    QVERIFY(client.send(RunningServer::request("GET", "/static/shrinks.txt", gzip)));
    QVERIFY(!client.readSome(100).isEmpty());
    QVERIFY(QFile::resize(shrinks, 64 * 1024));
    QByteArray rest;
    for (QByteArray more; !(more = client.readSome(1024 * 1024)).isEmpty();)
        rest = more.right(16);
    QVERIFY2(!rest.endsWith("\r\n0\r\n\r\n"), rest.toHex().constData());
}

void TestStaticFiles::oldClients()
{
    for (const QByteArray connection : {"close", "keep-alive"}) {
        RawClient client(m_server->server.port());
        QVERIFY(
            client.send("GET /static/large.bin HTTP/1.0\r\nHost: localhost\r\nConnection: " + connection + "\r\n\r\n"));
        const auto response = client.read();
        QVERIFY2(response, qPrintable(client.problem()));
        QCOMPARE(response->framing, RawResponse::Framing::Length);
        QVERIFY(response->body == m_large);
        QCOMPARE(client.send("GET /static/a.txt HTTP/1.0\r\nHost: localhost\r\n\r\n") && client.read().has_value(),
                 connection == "keep-alive");
    }
}

void TestStaticFiles::theConnectionGoesOn()
{
    RawClient client(m_server->server.port());
    QVERIFY(client.send(RunningServer::request("GET", "/static/large.bin")
                        + RunningServer::request("GET", "/static/large.bin", field("Range", "bytes=0-0,-200000"))
                        + RunningServer::request("HEAD", "/static/large.bin")
                        + RunningServer::request("GET", "/static/a.txt")));
    const auto whole = client.read();
    QVERIFY2(whole, qPrintable(client.problem()));
    QVERIFY(whole->body == m_large);
    const auto parts = client.read();
    QVERIFY2(parts, qPrintable(client.problem()));
    QCOMPARE(parts->status, 206);
    const auto head = client.read(true);
    QVERIFY2(head, qPrintable(client.problem()));
    QCOMPARE(head->value("Content-Length").toLongLong(), kLarge);
    const auto last = client.read();
    QVERIFY2(last, qPrintable(client.problem()));
    QCOMPARE(last->body, "0123456789");
}

void TestStaticFiles::anotherFolder()
{
    auto options = m_server->options();
    QVERIFY(write(m_folder.filePath(u"other/b.txt"_s), "other"));
    options.staticFolder = m_folder.filePath(u"other"_s);
    m_server->server.applyLive(options);
    QCOMPARE(get("b.txt").body, "other");
    QCOMPARE(get("a.txt").status, 404);
    options.staticFolder.clear();
    m_server->server.applyLive(options);
    QCOMPARE(get("b.txt").status, 404);
    m_server->server.applyLive(m_server->options());
    QCOMPARE(get("a.txt").body, "0123456789");
}

/// As a tool that builds a site does.
void TestStaticFiles::aFolderThatComesAndGoes()
{
    auto options = m_server->options();
    options.staticFolder = m_folder.filePath(u"built"_s);
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"--static .*/built is no folder now"_s));
    m_server->server.applyLive(options);
    QCOMPARE(get("x.txt").status, 404);
    for (const QByteArray content : {"one", "two"}) {
        QVERIFY(write(m_folder.filePath(u"built/x.txt"_s), content));
        QCOMPARE(get("x.txt").body, content);
        QVERIFY(QDir(m_folder.filePath(u"built"_s)).removeRecursively());
        QCOMPARE(get("x.txt").status, 404);
    }
    m_server->server.applyLive(m_server->options());
}

/// Then a client must not take what it got for the whole (RFC 9112 §8).
void TestStaticFiles::becomesShorter()
{
    constexpr qint64 kSize = 64 * 1024 * 1024;
    const QString path = at(u"shrinks.bin"_s);
    QVERIFY(write(path, {}));
    QVERIFY(QFile::resize(path, kSize));
    RawClient client(m_server->server.port(), "127.0.0.1", 64 * 1024);
    QVERIFY(client.send(RunningServer::request("GET", "/static/shrinks.bin")));
    qint64 got = client.readSome(1000).size();
    QVERIFY(got > 0);
    QVERIFY(QFile::resize(path, 1024 * 1024)); // more is on its way than that, and less than the whole
    for (;;) {
        const auto more = client.readSome(1024 * 1024);
        if (more.isEmpty())
            break;
        got += more.size();
    }
    QVERIFY2(got < kSize, QByteArray::number(got).constData());
    QCOMPARE(get("a.txt").body, "0123456789");
}

void TestStaticFiles::becomesLonger()
{
    constexpr qint64 kSize = 32 * 1024 * 1024;
    const QString path = at(u"grows.bin"_s);
    QVERIFY(write(path, {}));
    QVERIFY(QFile::resize(path, kSize));
    RawClient client(m_server->server.port(), "127.0.0.1", 64 * 1024);
    QVERIFY(client.send(RunningServer::request("GET", "/static/grows.bin")
                        + RunningServer::request("GET", "/static/a.txt")));
    QTRY_VERIFY_WITH_TIMEOUT(isOpen(path), 15'000);
    QTest::qSleep(50); // it is being sent
    QVERIFY(QFile::resize(path, 2 * kSize));
    const auto response = client.read();
    QVERIFY2(response, qPrintable(client.problem()));
    QCOMPARE(qint64(response->body.size()), kSize);
    const auto next = client.read();
    QVERIFY2(next, qPrintable(client.problem()));
    QCOMPARE(next->body, "0123456789");
}

void TestStaticFiles::theClientLeaves()
{
    const QString path = at(u"left.bin"_s);
    QVERIFY(write(path, {}));
    QVERIFY(QFile::resize(path, 64 * 1024 * 1024));
    for (const bool isRude : {false, true}) {
        RawClient client(m_server->server.port(), "127.0.0.1", 64 * 1024);
        QVERIFY(client.send(RunningServer::request("GET", "/static/left.bin")));
        QVERIFY(!client.readSome(1000).isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(isOpen(path), 15'000);
        isRude ? client.reset() : client.close();
        QTRY_VERIFY_WITH_TIMEOUT(!isOpen(path), 15'000);
    }
}

void TestStaticFiles::largeFilesTakeLittleMemory()
{
    constexpr qint64 kSize = 200LL * 1024 * 1024;
    constexpr qint64 kMost = 64 * 1024; // KiB above idle
    const QString path = at(u"huge.bin"_s);
    QVERIFY(write(path, {}));
    QVERIFY(QFile::resize(path, kSize));
    ServerProcess process;
    QVERIFY2(process.start({u"--redis"_s, u"memory"_s, u"--static"_s, m_folder.filePath(u"site"_s)}),
             qPrintable(process.problem()));
    const auto request = RunningServer::request("GET", "/static/huge.bin");
    {
        RawClient warm(process.port());
        QVERIFY(warm.send(RunningServer::request("GET", "/static/a.txt")) && warm.read());
    }
    const qint64 idle = figure(process.pid(), "VmRSS");
    QVERIFY(idle > 0);
    // Some who do not read, while another reads all of it.
    std::vector<RawClient> slow;
    for (int i = 0; i < 8; ++i) {
        slow.emplace_back(process.port(), "127.0.0.1", 16 * 1024);
        QVERIFY(slow.back().send(request));
    }
    RawClient fast(process.port());
    QVERIFY(fast.send(request));
    qint64 got = 0;
    while (got < kSize) {
        const auto piece = fast.readSome(1024 * 1024);
        QVERIFY2(!piece.isEmpty(), qPrintable(fast.problem()));
        got += piece.size();
    }
    for (RawClient &client : slow)
        QVERIFY(!client.readSome(1000).isEmpty());
    const qint64 peak = figure(process.pid(), "VmHWM");
    qInfo("idle %lld KiB, at most %lld KiB", static_cast<long long>(idle), static_cast<long long>(peak));
    QVERIFY(kUnderAddressSanitizer || peak - idle < kMost);
    slow.clear();
    fast.close();
    QVERIFY(process.waitForConnections(0));
    QCOMPARE(process.stop(), QString());
}

QTEST_GUILESS_MAIN(TestStaticFiles)
#include "tst_static_files.moc"

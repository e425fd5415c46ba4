// POST /uploads and what comes after: forms of browsers and of curl, what is refused, what breaks off, what is too
// large, and that nothing is ever left of it.

#include "server/db/connection.h"
#include "tests/conformance/check_response.h"
#include "tests/conformance/server_process.h"
#include "tests/support/client_program.h"
#include "tests/support/codings.h"
#include "tests/support/file_trouble.h"
#include "tests/support/fresh_database.h"
#include "tests/support/running_server.h"
#include "tests/support/sanitizer.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QtTest>

#include <algorithm>
#include <csignal>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

/// A form, as bytes.
class Form {
public:
    Form &field(const QByteArray &name, const QByteArray &value)
    {
        return part("form-data; name=\"" + name + '"', value);
    }
    Form &file(const QByteArray &fileName, const QByteArray &content, const QByteArray &type = {})
    {
        return part("form-data; name=\"file\"; filename=\"" + fileName + '"', content, type);
    }
    Form &part(const QByteArray &disposition, const QByteArray &content, const QByteArray &type = {})
    {
        m_bytes += "--b\r\nContent-Disposition: " + disposition + "\r\n"
            + (type.isEmpty() ? QByteArray() : "Content-Type: " + type + "\r\n") + "\r\n" + content + "\r\n";
        return *this;
    }
    QByteArray bytes() const { return m_bytes + "--b--\r\n"; }

private:
    QByteArray m_bytes;
};

constexpr auto kType = "Content-Type: multipart/form-data; boundary=b\r\n";

/// Bytes that tell where they stand.
QByteArray pattern(qint64 size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < bytes.size(); ++i)
        bytes[i] = char((std::uint64_t(i) * 2654435761u) >> 13);
    return bytes;
}

QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

QByteArray chunked(const QByteArray &body, qsizetype size)
{
    QByteArray coded;
    for (qsizetype at = 0; at < body.size(); at += size) {
        const QByteArray piece = body.mid(at, size);
        coded += QByteArray::number(piece.size(), 16) + "\r\n" + piece + "\r\n";
    }
    return coded + "0\r\n\r\n";
}

/// A figure of /proc/PID/status, in KiB.
qint64 figure(qint64 pid, const QByteArray &name)
{
    const auto lines = contentOf(u"/proc/%1/status"_s.arg(pid)).split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

/// The server, and what is in its folder of uploads.
class UploadServer final : public RunningServer {
public:
    explicit UploadServer(const QString &database = {})
        : RunningServer(u"memory"_s, 1, database)
    {
    }
    /// With options of its own.
    bool restart(qint64 maxUpload, qint64 maxUploads)
    {
        stop();
        options().maxUpload = maxUpload;
        options().maxUploads = maxUploads;
        start();
        return listens();
    }
    RawResponse post(const Form &form) const { return ask("POST", "/uploads", kType, form.bytes()); }
    /// Of an upload of one file.
    QByteArray id(const Form &form) const
    {
        const auto uploads = post(form).json().value(u"uploads"_s).toArray();
        return uploads.size() == 1 ? uploads.first().toObject().value(u"id"_s).toString().toLatin1() : QByteArray();
    }
    QString folder() { return options().dataDir + u"/uploads"_s; }
    QStringList names() { return namesIn(folder()); }
    int count() const { return ask("GET", "/uploads").value("X-Total-Count").toInt(); }
    /// Files that have no name yet, or any more.
    bool holdsNameless()
    {
        const auto links = QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot);
        return std::any_of(links.begin(), links.end(), [&](const QString &link) {
            const QString target = QFile::symLinkTarget(u"/proc/self/fd/"_s + link);
            return target.startsWith(folder()) && target.contains(u"(deleted)"_s);
        });
    }
    /// Whether nothing of what went wrong is left, in a while.
    bool isClean(int uploads = 0)
    {
        return QTest::qWaitFor([&] { return !holdsNameless() && names().size() == uploads; }, 15'000)
            && count() == uploads;
    }
};

} // namespace

class TestUploads final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void life_data() { COROSCOPE_DATABASE_ROWS(); }
    void life();
    void curl();
    void client();
    void names_data();
    void names();
    void types_data();
    void types();
    void lists();
    void refuses_data();
    void refuses();
    void otherSites();
    void caps();
    void codings();
    void downloads();
    void breaksOff_data();
    void breaksOff();
    void bytesOneByOne();
    void severalAtOnce();
    void tooManyAtOnce();
    void theFolderIsFull();
    void theDiskIsFull();
    void theFolderCannotBeMade();
    void theDatabaseIsLocked();
    void theServerStops();
    void theServerIsKilled();
    void theFileIsGone();
    void deletedWhileItIsRead();
    void largeOnesTakeLittleMemory();
};

void TestUploads::life()
{
    COROSCOPE_DATABASE(database);
    UploadServer server(database.url());
    QVERIFY(server.listens());
    QCOMPARE(server.ask("GET", "/uploads").body, QByteArray("[]"));
    const QByteArray large = pattern(1'000'003);
    const auto made = server.post(Form()
                                      .field("note", "gr\xC3\xBC\xC3\x9F")
                                      .file("a.txt", "one\r\n--two", "text/plain; charset=utf-8")
                                      .field("note", "")
                                      .file("b.bin", large));
    QCOMPARE(complaintAbout(made), QString());
    QCOMPARE(made.status, 201);
    QVERIFY(!made.has("Location"));
    const auto fields = made.json().value(u"fields"_s).toArray();
    QCOMPARE(QJsonDocument(fields).toJson(QJsonDocument::Compact),
             QByteArray("[{\"name\":\"note\",\"value\":\"gr\xC3\xBC\xC3\x9F\"},{\"name\":\"note\",\"value\":\"\"}]"));
    const auto uploads = made.json().value(u"uploads"_s).toArray();
    QCOMPARE(uploads.size(), 2);
    const QList<std::pair<QByteArray, QByteArray>> wanted{{"a.txt", "one\r\n--two"}, {"b.bin", large}};
    const QByteArrayList types{"text/plain; charset=utf-8", "application/octet-stream"};
    QByteArrayList ids;
    for (int i = 0; i < 2; ++i) {
        const auto upload = uploads.at(i).toObject();
        const QByteArray id = upload.value(u"id"_s).toString().toLatin1();
        ids.append(id);
        QCOMPARE(upload.value(u"name"_s).toString().toLatin1(), wanted.at(i).first);
        QCOMPARE(upload.value(u"size"_s).toInteger(), wanted.at(i).second.size());
        QCOMPARE(upload.value(u"sha256"_s).toString().toLatin1(), sha256(wanted.at(i).second));
        QCOMPARE(upload.value(u"type"_s).toString().toLatin1(), types.at(i));
        QCOMPARE(upload.value(u"field"_s).toString(), u"file"_s);
        QCOMPARE(upload.value(u"form"_s), uploads.at(0).toObject().value(u"form"_s));
        auto shown = server.ask("GET", "/uploads/" + id).json();
        QCOMPARE(shown.take(u"fields"_s).toArray(), fields);
        QCOMPARE(shown, upload);
        const auto content = server.ask("GET", "/uploads/" + id + "/content");
        QCOMPARE(content.status, 200);
        QVERIFY(content.body == wanted.at(i).second);
        QCOMPARE(contentOf(server.folder() + u'/' + QString::fromLatin1(id)) == wanted.at(i).second, true);
    }
    const auto list = QJsonDocument::fromJson(server.ask("GET", "/uploads").body).array();
    QCOMPARE(list, QJsonArray({uploads.at(1), uploads.at(0)})); // newest first
    QVERIFY(server.isClean(2));

    QCOMPARE(server.ask("DELETE", "/uploads/" + ids.at(0)).status, 204);
    for (const char *method : {"GET", "DELETE"})
        QCOMPARE(server.ask(method, "/uploads/" + ids.at(0)).status, 404);
    QCOMPARE(server.ask("GET", "/uploads/" + ids.at(0) + "/content").status, 404);
    QVERIFY(server.isClean(1));
    // The fields stay as long as one of the files does, and all of it over a restart.
    QVERIFY(server.restart(server.options().maxUpload, server.options().maxUploads));
    QCOMPARE(server.ask("GET", "/uploads/" + ids.at(1)).json().value(u"fields"_s).toArray(), fields);
    QVERIFY(server.ask("GET", "/uploads/" + ids.at(1) + "/content").body == large);
    QCOMPARE(server.ask("DELETE", "/uploads/" + ids.at(1)).status, 204);
    QVERIFY(server.isClean());
    const auto connection = database.open();
    QVERIFY(connection);
    auto rows = connection->query(u"SELECT id FROM upload_forms"_s);
    QVERIFY(rows && !rows->next());
}

void TestUploads::curl()
{
    UploadServer server;
    QVERIFY(server.listens());
    QTemporaryDir folder;
    const QByteArray large = pattern(300'000);
    put(folder.filePath(u"a \"b\" ü.bin"_s), large);
    put(folder.filePath(u"empty.txt"_s), {});
    const auto run = [&](const QStringList &arguments) {
        QProcess process;
        process.setWorkingDirectory(folder.path());
        process.start(u"curl"_s, QStringList{u"-sS"_s} + arguments);
        return process.waitForFinished(60'000) ? process.readAllStandardOutput() : process.readAllStandardError();
    };
    const QString url = server.server.url().toString() + u"/uploads"_s;
    // Larger than what curl sends without being asked to: it waits for 100 Continue.
    const auto made
        = QJsonDocument::fromJson(run({u"-F"_s, u"note=hello"_s, u"-F"_s, u"one=@\"a \\\"b\\\" ü.bin\""_s, u"-F"_s,
                                       u"two=@empty.txt"_s, u"-H"_s, u"Expect: 100-continue"_s, url}))
              .object();
    const auto uploads = made.value(u"uploads"_s).toArray();
    QCOMPARE(uploads.size(), 2);
    const auto one = uploads.at(0).toObject();
    QCOMPARE(one.value(u"name"_s).toString(), u"a \"b\" ü.bin"_s);
    QCOMPARE(one.value(u"sha256"_s).toString().toLatin1(), sha256(large));
    QCOMPARE(one.value(u"field"_s).toString(), u"one"_s);
    QCOMPARE(uploads.at(1).toObject().value(u"size"_s).toInt(-1), 0);
    QCOMPARE(uploads.at(1).toObject().value(u"type"_s).toString(), u"text/plain"_s);
    QCOMPARE(made.value(u"fields"_s).toArray().at(0).toObject().value(u"value"_s).toString(), u"hello"_s);
    // And down again, under its name, and the rest of one that broke off.
    const QString content = url + u'/' + one.value(u"id"_s).toString() + u"/content"_s;
    QVERIFY(run({content}) == large);
    put(folder.filePath(u"part"_s), large.first(100'000));
    run({u"-C"_s, u"-"_s, u"-o"_s, u"part"_s, content});
    QVERIFY(contentOf(folder.filePath(u"part"_s)) == large);
}

void TestUploads::client()
{
    UploadServer server;
    QVERIFY(server.listens());
    QTemporaryDir folder;
    put(folder.filePath(u"a.txt"_s), "from a file");
    const QString url = server.server.url().toString() + u"/uploads"_s;
    const auto run
        = [](const QStringList &arguments) { return tests::run(QStringList{u"send"_s} + arguments, "typed"); };
    const auto made = run(
        {url, u"-F"_s, u"note=a=@b"_s, u"--form"_s, u"one=@"_s + folder.filePath(u"a.txt"_s), u"-F"_s, u"two=@-"_s});
    QCOMPARE(made.err, QByteArray());
    const auto answer = QJsonDocument::fromJson(made.out).object();
    const auto uploads = answer.value(u"uploads"_s).toArray();
    QCOMPARE(uploads.size(), 2);
    QCOMPARE(uploads.at(0).toObject().value(u"name"_s).toString(), u"a.txt"_s);
    QCOMPARE(uploads.at(0).toObject().value(u"sha256"_s).toString().toLatin1(), sha256("from a file"));
    QCOMPARE(uploads.at(1).toObject().value(u"sha256"_s).toString().toLatin1(), sha256("typed"));
    QCOMPARE(answer.value(u"fields"_s).toArray().at(0).toObject().value(u"value"_s).toString(), u"a=@b"_s);
    for (const QStringList &wrong :
         {QStringList{u"-F"_s, u"name"_s}, QStringList{u"-F"_s, u"=x"_s}, QStringList{u"-F"_s, u"a=@"_s},
          QStringList{u"-F"_s, u"a=@/no/such/file"_s}, QStringList{u"-F"_s, u"a=b"_s, u"-d"_s, u"c"_s},
          QStringList{u"-F"_s, u"a=b"_s, u"-H"_s, u"Content-Type: text/plain"_s}}) {
        const auto ended = run(QStringList{url} + wrong);
        QCOMPARE(ended.code, 2);
        QVERIFY2(ended.err.contains("-F") || ended.err.contains("--form"), ended.err.constData());
    }
}

void TestUploads::names_data()
{
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QString>("kept");
    QTest::addColumn<QByteArray>("disposition"); // behind "attachment; "
    const auto row = [](const char *name, const QByteArray &given, const QString &kept, const QByteArray &field) {
        QTest::newRow(name) << given << kept << field;
    };
    row("plain", "a.txt", u"a.txt"_s, "filename=\"a.txt\"");
    row("up", "../../etc/passwd", u"passwd"_s, "filename=\"passwd\"");
    row("absolute", "/etc/passwd", u"passwd"_s, "filename=\"passwd\"");
    row("Windows", "C:\\\\Users\\\\me\\\\a.txt", u"a.txt"_s, "filename=\"a.txt\"");
    row("dots", "..", u"upload"_s, "filename=\"upload\"");
    row("folder", "a/", u"upload"_s, "filename=\"upload\"");
    row("hidden", ".profile", u".profile"_s, "filename=\".profile\"");
    row("line breaks", "a%0D%0ASet-Cookie: x=y.txt", u"a__Set-Cookie: x=y.txt"_s,
        "filename=\"a__Set-Cookie: x=y.txt\"");
    row("quote", "a%22b\\\"c.txt", u"a\"b\"c.txt"_s, "filename=\"a_b_c.txt\"; filename*=UTF-8''a%22b%22c.txt");
    row("percent", "100%25.txt", u"100%25.txt"_s, "filename=\"100_25.txt\"; filename*=UTF-8''100%2525.txt");
    row("umlaut", "\xC3\xBC \xE2\x82\xAC.txt", u"ü €.txt"_s,
        "filename=\"_ _.txt\"; filename*=UTF-8''%C3%BC%20%E2%82%AC.txt");
    row("control characters",
        "a\xC2\x85"
        "b\xE2\x80\xA8.txt",
        u"a_b_.txt"_s, "filename=\"a_b_.txt\"");
    row("blanks", "  a.txt ", u"a.txt"_s, "filename=\"a.txt\"");
    row("long", QByteArray(255, 'x'), QString(255, u'x'), "filename=\"" + QByteArray(255, 'x') + '"');
}

void TestUploads::names()
{
    QFETCH(QByteArray, given);
    QFETCH(QString, kept);
    QFETCH(QByteArray, disposition);
    UploadServer server;
    QVERIFY(server.listens());
    const auto made = server.post(Form().file(given, "x"));
    QCOMPARE(made.status, 201);
    const auto upload = made.json().value(u"uploads"_s).toArray().first().toObject();
    QCOMPARE(upload.value(u"name"_s).toString(), kept);
    const QByteArray location = "/uploads/" + upload.value(u"id"_s).toString().toLatin1();
    QCOMPARE(made.value("Location"), location);
    QCOMPARE(server.ask("GET", location + "/content").value("Content-Disposition"), "attachment; " + disposition);
    QCOMPARE(server.names(), QStringList(upload.value(u"id"_s).toString()));
}

void TestUploads::types_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("given") << QByteArray("a.bin") << QByteArray("image/png") << QByteArray("image/png");
    QTest::newRow("by its name") << QByteArray("a.json") << QByteArray() << QByteArray("application/json");
    QTest::newRow("none") << QByteArray("a") << QByteArray() << QByteArray("application/octet-stream");
    QTest::newRow("nonsense") << QByteArray("a.png") << QByteArray("hello") << QByteArray("image/png");
    QTest::newRow("long") << QByteArray("a") << "text/" + QByteArray(300, 'x')
                          << QByteArray("application/octet-stream");
    QTest::newRow("HTML") << QByteArray("a.html") << QByteArray("text/html") << QByteArray("text/html");
}

void TestUploads::types()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, given);
    QFETCH(QByteArray, type);
    UploadServer server;
    QVERIFY(server.listens());
    const QByteArray id = server.id(Form().file(name, "<script>", given));
    QVERIFY(!id.isEmpty());
    const auto content = server.ask("GET", "/uploads/" + id + "/content", "Accept-Encoding: gzip\r\n");
    QCOMPARE(content.value("Content-Type"), type);
    QCOMPARE(content.value("Content-Security-Policy"), QByteArray("default-src 'none'; sandbox"));
    QCOMPARE(content.value("X-Content-Type-Options"), QByteArray("nosniff"));
    QVERIFY(content.value("Content-Disposition").startsWith("attachment;"));
}

void TestUploads::lists()
{
    UploadServer server;
    QVERIFY(server.listens());
    for (int i = 0; i < 5; ++i)
        QVERIFY(!server.id(Form().file("File" + QByteArray::number(i) + ".txt", "x")).isEmpty());
    const auto names = [&](const QByteArray &query) {
        QStringList list;
        for (const auto &upload : QJsonDocument::fromJson(server.ask("GET", "/uploads" + query).body).array())
            list.append(upload.toObject().value(u"name"_s).toString().chopped(4).mid(4));
        return list.join(u' ');
    };
    QCOMPARE(names(""), u"4 3 2 1 0"_s);
    QCOMPARE(names("?limit=2"), u"4 3"_s);
    QCOMPARE(names("?limit=2&offset=3"), u"1 0"_s);
    QCOMPARE(names("?name=file3"), u"3"_s);
    const auto page = server.ask("GET", "/uploads?limit=2&offset=2");
    QCOMPARE(page.value("X-Total-Count"), QByteArray("5"));
    QVERIFY2(page.value("Link").contains("</uploads?limit=2&offset=4>; rel=\"next\""), page.value("Link").constData());
    QCOMPARE(server.ask("GET", "/uploads?limit=0").status, 422);
    QCOMPARE(server.ask("GET", "/uploads/nonsense").status, 422);
    QCOMPARE(server.ask("GET", "/uploads/019ac0de-7a5c-7000-8000-000000000001").status, 404);
}

void TestUploads::refuses_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name, const QByteArray &body, int status, const QString &detail,
                        const QByteArray &type = kType) { QTest::newRow(name) << type << body << status << detail; };
    const QByteArray good = Form().file("a", "x").bytes();
    row("no type", good, 415, u"The body is to be multipart/form-data, and has no Content-Type."_s, "");
    row("JSON", "{}", 415, {}, "Content-Type: application/json\r\n");
    row("no boundary", good, 400, u"The body is to be multipart/form-data: the Content-Type names no boundary."_s,
        "Content-Type: multipart/form-data\r\n");
    row("another boundary", good, 400,
        u"The body is not multipart/form-data, as its Content-Type says: at byte 76, the first boundary, \"--c\", is not there."_s,
        "Content-Type: multipart/form-data; boundary=c\r\n");
    row("empty", "", 400, u"The body is not multipart/form-data, as its Content-Type says: at byte 0, it is empty."_s);
    row("ends early", good.chopped(5), 400, {});
    row("not form-data", Form().part("attachment; name=a; filename=x", "y").bytes(), 400,
        u"The body is not multipart/form-data, as its Content-Type says: at byte 5, the Content-Disposition of a part "
        u"is "
        "not form-data."_s);
    row("fault behind a file", Form().file("a", pattern(500'000)).part("form-data", "x").bytes(), 400, {});
    row("no file", Form().field("a", "b").bytes(), 422, {});
    row("no part", "--b--", 422, {});
    row("none chosen", Form().file("", "", "application/octet-stream").bytes(), 422, {});
    row("name that is no UTF-8", Form().file("\xFF", "x").bytes(), 400,
        u"The filename of the field file is not UTF-8."_s);
    row("field that is no UTF-8", Form().file("a", "x").field("t", "\xC3").bytes(), 400,
        u"The text field t is not UTF-8. A file has a filename in its Content-Disposition."_s);
    row("NUL in a name", Form().file(QByteArray("a\0b", 3), "x").bytes(), 400, {});
    row("long name", Form().file(QByteArray(256, 'x'), "x").bytes(), 413,
        u"The filename of the field file is longer than 255 characters."_s);
    row("long field name", Form().field(QByteArray(1025, 'x'), "x").bytes(), 413,
        u"The name of a field of the form is longer than 1024 bytes."_s);
}

/// A form is sent by any page without asking.
void TestUploads::otherSites()
{
    UploadServer server;
    QVERIFY(server.listens());
    const auto status = [&](const QByteArray &origin) {
        return server.ask("POST", "/uploads", kType + ("Origin: " + origin + "\r\n"), Form().file("a", "x").bytes())
            .status;
    };
    QCOMPARE(status("https://evil.example"), 403);
    QCOMPARE(status("null"), 403);
    QVERIFY(server.isClean());
    QCOMPARE(status("http://127.0.0.1:1234"), 201);
    server.options().corsOrigins = QStringList{u"https://evil.example"_s};
    server.server.applyLive(server.options());
    QCOMPARE(status("https://evil.example"), 201);
}

void TestUploads::refuses()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(int, status);
    QFETCH(QString, detail);
    UploadServer server;
    QVERIFY(server.listens());
    const auto refused = server.ask("POST", "/uploads", type, body);
    QCOMPARE(complaintAbout(refused), QString());
    QCOMPARE(refused.status, status);
    if (!detail.isEmpty())
        QCOMPARE(refused.json().value(u"detail"_s).toString(), detail);
    QVERIFY(server.isClean());
    QVERIFY(!server.id(Form().file("a", "x")).isEmpty());
}

void TestUploads::caps()
{
    UploadServer server;
    QVERIFY(server.restart(1'000'000, 10'000'000));
    const auto files = [](int count) {
        Form form;
        for (int i = 0; i < count; ++i)
            form.file("a", "x");
        return form;
    };
    const auto fields = [](int count, qsizetype size) {
        Form form = Form().file("a", "x");
        for (int i = 0; i < count; ++i)
            form.field("t", QByteArray(size, 'x'));
        return form;
    };
    QCOMPARE(server.post(files(16)).status, 201);
    QCOMPARE(server.post(files(17)).status, 413);
    QCOMPARE(server.post(fields(64, 4096)).status, 201);
    QCOMPARE(server.post(fields(64, 4097)).status, 413);
    QCOMPARE(server.post(fields(65, 1)).status, 413);
    QCOMPARE(server.post(fields(1, 64 * 1024)).status, 201);
    QCOMPARE(server.post(fields(1, 64 * 1024 + 1)).status, 413);
    // What a form may be in all, when it is announced and when it is found out.
    const QByteArray around = Form().file("a", "").bytes();
    const auto sized = [&](qsizetype size) { return Form().file("a", QByteArray(size - around.size(), 'x')).bytes(); };
    for (const bool isAnnounced : {true, false}) {
        const auto ask = [&](const QByteArray &body) {
            return isAnnounced ? server.ask("POST", "/uploads", kType, body)
                               : server.ask("POST", "/uploads",
                                            kType + ("Transfer-Encoding: chunked\r\n\r\n" + chunked(body, 60'000)));
        };
        QCOMPARE(ask(sized(1'000'000)).status, 201);
        const auto refused = ask(sized(1'000'001));
        QCOMPARE(refused.status, 413);
        QVERIFY(refused.json().value(u"detail"_s).toString().startsWith(u"The body of the request is larger"_s));
    }
    QVERIFY(server.isClean(16 + 1 + 1 + 2));
}

/// What comes out of a coded body is what counts.
void TestUploads::codings()
{
    UploadServer server;
    QVERIFY(server.restart(1'000'000, 10'000'000));
    const QByteArray content = pattern(700'000);
    const auto post = [&](const QByteArray &content) {
        return server.ask("POST", "/uploads", kType + QByteArray("Content-Encoding: gzip\r\n"),
                          gzip(Form().file("a", content).bytes()));
    };
    QCOMPARE(post(QByteArray(2'000'000, 'x')).status, 413);
    QVERIFY(server.isClean());
    const auto made = post(content);
    QCOMPARE(made.status, 201);
    QCOMPARE(made.json().value(u"uploads"_s).toArray().first().toObject().value(u"sha256"_s).toString().toLatin1(),
             sha256(content));
}

void TestUploads::downloads()
{
    UploadServer server;
    QVERIFY(server.listens());
    const QByteArray content = pattern(200'000);
    const QByteArray path = "/uploads/" + server.id(Form().file("a.txt", content, "text/plain")) + "/content";
    const auto get = [&](const QByteArray &fields) { return server.ask("GET", path, fields); };
    const auto whole = get("Accept-Encoding: gzip\r\n");
    const QByteArray tag = whole.value("ETag");
    QCOMPARE(tag, '"' + sha256(content).first(32) + '"');
    QVERIFY(whole.body == content && !whole.has("Content-Encoding"));
    QCOMPARE(whole.value("Accept-Ranges"), QByteArray("bytes"));
    const auto part = get("Range: bytes=100000-100009\r\nIf-Range: " + tag + "\r\n");
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, content.mid(100'000, 10));
    QCOMPARE(part.value("Content-Range"), QByteArray("bytes 100000-100009/200000"));
    QVERIFY(part.value("Content-Disposition").startsWith("attachment;"));
    QCOMPARE(get("Range: bytes=200000-\r\n").status, 416);
    QCOMPARE(get("If-None-Match: " + tag + "\r\n").status, 304);
    QCOMPARE(get("If-Match: \"x\"\r\n").status, 412);
    const auto head = server.ask("HEAD", path);
    QCOMPARE(head.status, 200);
    QCOMPARE(head.value("Content-Length"), QByteArray("200000"));
    const QByteArray empty = "/uploads/" + server.id(Form().file("empty", "")) + "/content";
    QCOMPARE(server.ask("GET", empty).value("Content-Length"), QByteArray("0"));
}

void TestUploads::breaksOff_data()
{
    QTest::addColumn<qsizetype>("sent");
    QTest::addColumn<bool>("isRude");
    for (const bool isRude : {false, true}) {
        const QByteArray how = isRude ? ", reset" : ", closed";
        QTest::newRow(("in the head" + how).constData()) << qsizetype(40) << isRude;
        QTest::newRow(("at the beginning" + how).constData()) << qsizetype(1000) << isRude;
        QTest::newRow(("in the middle" + how).constData()) << qsizetype(3'000'000) << isRude;
        QTest::newRow(("in the second file" + how).constData()) << qsizetype(5'500'000) << isRude;
        QTest::newRow(("before the last byte" + how).constData()) << qsizetype(-1) << isRude;
    }
}

void TestUploads::breaksOff()
{
    QFETCH(qsizetype, sent);
    QFETCH(bool, isRude);
    UploadServer server;
    QVERIFY(server.listens());
    const QByteArray body = Form().file("a", pattern(5'000'000)).file("b", pattern(1'000'000)).bytes();
    const QByteArray request = RunningServer::request("POST", "/uploads", kType, body);
    const qsizetype size = sent < 0 ? request.size() - 1 : request.size() - body.size() + sent;
    RawClient client(server.server.port());
    QVERIFY(client.send(QByteArrayView(request).first(size)));
    if (sent > 1'000'000 || sent < 0)
        QTRY_VERIFY_WITH_TIMEOUT(server.holdsNameless(), 15'000);
    QCOMPARE(server.names(), QStringList()); // not before it is whole
    isRude ? client.reset() : client.close();
    QVERIFY(server.isClean());
}

void TestUploads::bytesOneByOne()
{
    UploadServer server;
    QVERIFY(server.listens());
    const QByteArray body = Form().field("t", "text").file("a", "one\r\n--c\r\n--one").bytes();
    RawClient client(server.server.port());
    QVERIFY(client.send("POST /uploads HTTP/1.1\r\nHost: localhost\r\n" + QByteArray(kType)
                        + "Transfer-Encoding: chunked\r\n\r\n"));
    for (const char c : body)
        QVERIFY(client.send(QByteArray("1\r\n") + c + "\r\n"));
    QVERIFY(client.send("0\r\n\r\n"));
    const auto made = client.read();
    QVERIFY2(made, qPrintable(client.problem()));
    QCOMPARE(made->status, 201);
    QCOMPARE(made->json().value(u"uploads"_s).toArray().first().toObject().value(u"sha256"_s).toString().toLatin1(),
             sha256("one\r\n--c\r\n--one"));
}

void TestUploads::severalAtOnce()
{
    UploadServer server;
    QVERIFY(server.listens());
    constexpr int kClients = 4;
    constexpr qsizetype kPiece = 50'000;
    std::vector<RawClient> clients;
    QList<QByteArray> contents;
    QList<QByteArray> requests;
    for (int i = 0; i < kClients; ++i) {
        contents.append(pattern(1'000'000 + i).mid(i));
        clients.emplace_back(server.server.port());
        requests.append(RunningServer::request("POST", "/uploads", kType, Form().file("same", contents[i]).bytes()));
    }
    for (qsizetype at = 0; at < requests.last().size(); at += kPiece) {
        for (int i = 0; i < kClients; ++i)
            QVERIFY(clients[std::size_t(i)].send(requests[i].mid(at, kPiece)));
    }
    for (int i = 0; i < kClients; ++i) {
        const auto made = clients[std::size_t(i)].read();
        QVERIFY(made);
        QCOMPARE(made->status, 201);
        const QByteArray id
            = made->json().value(u"uploads"_s).toArray().first().toObject().value(u"id"_s).toString().toLatin1();
        QVERIFY(server.ask("GET", "/uploads/" + id + "/content").body == contents[i]);
    }
    QVERIFY(server.isClean(kClients));
}

void TestUploads::tooManyAtOnce()
{
    UploadServer server;
    QVERIFY(server.listens());
    const QByteArray request
        = RunningServer::request("POST", "/uploads", kType, Form().file("a", pattern(100)).bytes());
    std::vector<RawClient> clients;
    for (int i = 0; i < 32; ++i) {
        clients.emplace_back(server.server.port());
        QVERIFY(clients.back().send(QByteArrayView(request).chopped(50)));
    }
    RawResponse refused;
    QTRY_VERIFY_WITH_TIMEOUT((refused = server.post(Form().file("a", "x"))).status == 503, 15'000);
    QVERIFY(refused.has("Retry-After"));
    clients.pop_back();
    QTRY_COMPARE_WITH_TIMEOUT(server.post(Form().file("a", "x")).status, 201, 15'000);
    for (RawClient &client : clients) {
        QVERIFY(client.send(QByteArrayView(request).last(50)));
        const auto made = client.read();
        QVERIFY(made && made->status == 201);
    }
}

void TestUploads::theFolderIsFull()
{
    UploadServer server;
    QVERIFY(server.restart(10'000'000, 1'000'000));
    const Form small = Form().file("a", QByteArray(600'000, 'x'));
    const QByteArray first = server.id(small);
    QVERIFY(!first.isEmpty());
    const auto refused = server.post(small);
    QCOMPARE(refused.status, 507);
    QCOMPARE(refused.json().value(u"detail"_s).toString(),
             u"All uploads together would take more than 1000000B (option --max-uploads). Delete some first."_s);
    QVERIFY(server.isClean(1));
    QVERIFY(!server.id(Form().file("a", QByteArray(400'000, 'x'))).isEmpty()); // to the last byte
    QCOMPARE(server.post(Form().file("a", "x")).status, 507);
    // One that is announced and cannot fit is not read.
    const QByteArray head = "POST /uploads HTTP/1.1\r\nHost: localhost\r\n" + QByteArray(kType);
    RawClient client(server.server.port());
    QVERIFY(client.send(head + "Content-Length: 9000000\r\n\r\n"));
    const auto early = client.read();
    QVERIFY(early);
    QCOMPARE(early->status, 507);
    // It is counted anew at each start, and what is deleted makes room.
    QVERIFY(server.restart(10'000'000, 1'000'000));
    QCOMPARE(server.post(Form().file("a", "x")).status, 507);
    QCOMPARE(server.ask("DELETE", "/uploads/" + first).status, 204);
    QVERIFY(!server.id(small).isEmpty());
    QVERIFY(server.restart(10'000'000, 0));
    QCOMPARE(server.post(Form().file("a", "x")).status, 507);
}

void TestUploads::theDiskIsFull()
{
    UploadServer server;
    QVERIFY(server.listens());
    const QByteArray kept = server.id(Form().file("a", "kept"));
    QVERIFY(!kept.isEmpty());
    {
        const FullDisk full(8 * 1024 * 1024);
        const auto refused = server.post(Form().file("b", QByteArray(1000, 'x')).file("a", pattern(9 * 1024 * 1024)));
        QCOMPARE(complaintAbout(refused), QString());
        QCOMPARE(refused.status, 507);
        QCOMPARE(refused.json().value(u"detail"_s).toString(),
                 u"The disk has no room for this upload. Nothing of it was kept."_s);
    }
    QVERIFY(server.isClean(1));
    QCOMPARE(server.ask("GET", "/uploads/" + kept + "/content").body, QByteArray("kept"));
    QVERIFY(!server.id(Form().file("a", pattern(9 * 1024 * 1024))).isEmpty());
}

void TestUploads::theFolderCannotBeMade()
{
    UploadServer server;
    QVERIFY(server.listens());
    put(server.folder(), "a file stands in its place");
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"the folder of uploads cannot be made: Not a directory"_s));
    QCOMPARE(server.post(Form().file("a", "x")).status, 500);
    QVERIFY(QFile::remove(server.folder()));
    QCOMPARE(server.post(Form().file("a", "x")).status, 201);
}

void TestUploads::theDatabaseIsLocked()
{
    UploadServer server;
    QVERIFY(server.listens());
    const QByteArray kept = server.id(Form().file("a", "kept"));
    QVERIFY(!kept.isEmpty());
    {
        auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        other.setDatabaseName(server.options().dataDir + u"/coroscope.db"_s);
        QVERIFY(other.open());
        QSqlQuery lock(other);
        QVERIFY2(lock.exec(u"BEGIN IMMEDIATE"_s), qPrintable(lock.lastError().text()));
        const auto refused = server.post(Form().file("b", pattern(100'000)));
        QCOMPARE(complaintAbout(refused), QString());
        QCOMPARE(refused.status, 503);
        QVERIFY2(refused.json().value(u"detail"_s).toString().contains(u"locked"_s), refused.body.constData());
        QVERIFY(server.isClean(1)); // also while it is locked
        QVERIFY(lock.exec(u"ROLLBACK"_s));
    }
    QSqlDatabase::removeDatabase(u"other"_s);
    QCOMPARE(server.ask("GET", "/uploads/" + kept + "/content").body, QByteArray("kept"));
    QVERIFY(!server.id(Form().file("b", pattern(100'000))).isEmpty());
    QVERIFY(server.isClean(2));
}

void TestUploads::theServerStops()
{
    UploadServer server;
    QVERIFY(server.listens());
    const QByteArray kept = server.id(Form().file("a", "kept"));
    const QByteArray request
        = RunningServer::request("POST", "/uploads", kType, Form().file("a", pattern(3'000'000)).bytes());
    RawClient client(server.server.port());
    QVERIFY(client.send(QByteArrayView(request).first(2'000'000)));
    QTRY_VERIFY_WITH_TIMEOUT(server.holdsNameless(), 15'000);
    server.stop();
    QVERIFY(!server.holdsNameless());
    QCOMPARE(server.names(), QStringList(QString::fromLatin1(kept)));
    server.start();
    QVERIFY(server.listens() && server.isClean(1));
}

void TestUploads::theServerIsKilled()
{
    QTemporaryDir folder;
    const QStringList options{u"--redis"_s, u"memory"_s, u"--data-dir"_s, folder.path()};
    const QString uploads = folder.filePath(u"uploads"_s);
    QStringList ids;
    const auto ask = [](const ServerProcess &server, const QByteArray &method, const QByteArray &target,
                        const QByteArray &body = {}) {
        RawClient client(server.port());
        const bool isSent = client.send(RunningServer::request(method, target, kType, body));
        return isSent ? client.read().value_or(RawResponse()) : RawResponse();
    };
    const auto idOf = [](const RawResponse &response) {
        return response.json().value(u"uploads"_s).toArray().first().toObject().value(u"id"_s).toString();
    };
    {
        ServerProcess server;
        QVERIFY2(server.start(options), qPrintable(server.problem()));
        for (const char *content : {"one", "two"})
            ids.append(idOf(ask(server, "POST", "/uploads", Form().file("a", content).bytes())));
        RawClient client(server.port());
        const QByteArray request
            = RunningServer::request("POST", "/uploads", kType, Form().file("a", pattern(3'000'000)).bytes());
        QVERIFY(client.send(QByteArrayView(request).first(2'000'000)));
        QVERIFY(ask(server, "GET", "/uploads").status == 200);
        server.signal(SIGKILL);
        QVERIFY(server.waitForEnd());
    }
    QCOMPARE(namesIn(uploads), ids); // nothing of the third
    // As if it had been killed at the worst of moments: between the database and the last rename, and before both.
    const QString first = uploads + u'/' + ids.at(0);
    const QString stray = uploads + u"/019ac0de-7a5c-7000-8000-000000000001"_s;
    QVERIFY(QFile::rename(first, first + u".part"_s));
    put(stray + u".part"_s, "half");
    put(uploads + u"/notes.txt"_s, "not ours");
    {
        ServerProcess server;
        QVERIFY2(server.start(options), qPrintable(server.problem()));
        QCOMPARE(ask(server, "GET", "/uploads/" + ids.at(0).toLatin1() + "/content").body, QByteArray("one"));
        QCOMPARE(ask(server, "GET", "/uploads/" + ids.at(1).toLatin1() + "/content").body, QByteArray("two"));
        QCOMPARE(namesIn(uploads), ids + QStringList{u"notes.txt"_s});
        QCOMPARE(server.stop(), QString());
    }
}

void TestUploads::theFileIsGone()
{
    UploadServer server;
    QVERIFY(server.listens());
    const QByteArray id = server.id(Form().file("a", "content"));
    const QString path = server.folder() + u'/' + QString::fromLatin1(id);
    put(path, "longer than it was");
    QCOMPARE(server.ask("GET", "/uploads/" + id + "/content").status, 410);
    QVERIFY(QFile::remove(path));
    const auto gone = server.ask("GET", "/uploads/" + id + "/content");
    QCOMPARE(gone.status, 410);
    QCOMPARE(complaintAbout(gone), QString());
    QVERIFY(QFile::link(u"/etc/passwd"_s, path));
    QCOMPARE(server.ask("GET", "/uploads/" + id + "/content").status, 410);
    QVERIFY(QFile::remove(path));
    QCOMPARE(server.ask("GET", "/uploads/" + id).status, 200);
    QCOMPARE(server.ask("DELETE", "/uploads/" + id).status, 204);
    QVERIFY(server.isClean());
}

void TestUploads::deletedWhileItIsRead()
{
    UploadServer server;
    QVERIFY(server.listens());
    const QByteArray content = pattern(20'000'000);
    const QByteArray id = server.id(Form().file("a", content));
    RawClient reader(server.server.port(), "127.0.0.1", 16 * 1024);
    QVERIFY(reader.send(RunningServer::request("GET", "/uploads/" + id + "/content")));
    const QByteArray begun = reader.readSome(1000);
    QVERIFY(!begun.isEmpty());
    QCOMPARE(server.ask("DELETE", "/uploads/" + id).status, 204);
    QCOMPARE(server.names(), QStringList());
    QByteArray all = begun;
    const qsizetype size = begun.indexOf("\r\n\r\n") + 4 + content.size();
    while (all.size() < size) {
        const auto piece = reader.readSome(1024 * 1024);
        QVERIFY2(!piece.isEmpty(), qPrintable(reader.problem()));
        all += piece;
    }
    QVERIFY(all.endsWith(content));
    reader.close();
    QVERIFY(server.isClean());
}

void TestUploads::largeOnesTakeLittleMemory()
{
    constexpr qint64 kSize = 200LL * 1024 * 1024;
    constexpr qint64 kMost = 64 * 1024; // KiB above idle
    ServerProcess server;
    QVERIFY2(server.start({u"--redis"_s, u"memory"_s}), qPrintable(server.problem()));
    const auto ask = [&](const QByteArray &request) {
        RawClient client(server.port());
        return client.send(request) ? client.read().value_or(RawResponse()) : RawResponse();
    };
    QCOMPARE(ask(RunningServer::request("POST", "/uploads", kType, Form().file("a", "x").bytes())).status, 201);
    const qint64 idle = figure(server.pid(), "VmRSS");
    QVERIFY(idle > 0);
    // Two who stop in the middle, while another sends all of it.
    const QByteArray head = "POST /uploads HTTP/1.1\r\nHost: localhost\r\n" + QByteArray(kType) + "Content-Length: ";
    const QByteArray form = Form().file("huge.bin", "").bytes();
    const QByteArray front = form.first(form.indexOf("\r\n\r\n") + 4);
    const QByteArray back = form.mid(front.size());
    const QByteArray begin = head + QByteArray::number(kSize + form.size()) + "\r\n\r\n" + front;
    const QByteArray piece = pattern(1024 * 1024);
    std::vector<RawClient> slow;
    for (int i = 0; i < 2; ++i) {
        slow.emplace_back(server.port());
        QVERIFY(slow.back().send(begin));
        for (int k = 0; k < 10; ++k)
            QVERIFY(slow.back().send(piece));
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    RawClient client(server.port());
    QVERIFY(client.send(begin));
    for (qint64 at = 0; at < kSize; at += piece.size()) {
        QVERIFY2(client.send(piece), qPrintable(client.problem()));
        hash.addData(piece);
    }
    QVERIFY(client.send(back));
    const auto made = client.read();
    QVERIFY2(made, qPrintable(client.problem()));
    QCOMPARE(made->status, 201);
    const auto upload = made->json().value(u"uploads"_s).toArray().first().toObject();
    QCOMPARE(upload.value(u"size"_s).toInteger(), kSize);
    QCOMPARE(upload.value(u"sha256"_s).toString().toLatin1(), hash.result().toHex());
    const qint64 up = figure(server.pid(), "VmHWM");

    const QByteArray path = "/uploads/" + upload.value(u"id"_s).toString().toLatin1() + "/content";
    RawClient reader(server.port());
    QVERIFY(reader.send(RunningServer::request("GET", path)));
    QByteArray start = reader.readSome(1024 * 1024);
    qint64 got = start.size() - start.indexOf("\r\n\r\n") - 4;
    while (got < kSize) {
        const auto more = reader.readSome(1024 * 1024);
        QVERIFY2(!more.isEmpty(), qPrintable(reader.problem()));
        got += more.size();
    }
    QCOMPARE(got, kSize);
    const qint64 peak = figure(server.pid(), "VmHWM");
    qInfo("idle %lld KiB, at most %lld KiB up, %lld KiB down", static_cast<long long>(idle), static_cast<long long>(up),
          static_cast<long long>(peak));
    QVERIFY(kUnderAddressSanitizer || peak - idle < kMost);
    slow.clear();
    client.close();
    reader.close();
    QVERIFY(server.waitForConnections(0));
    QCOMPARE(server.stop(), QString());
}

QTEST_GUILESS_MAIN(TestUploads)
#include "tst_uploads.moc"

#include "server/collections/collection_folder.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

// Qt 6.4's moc does not understand raw texts of this kind within a macro, so they stand here.
const QString kFile = uR"(# What the file is for.
@host = http://localhost:8000
@users = {{host}}/users

GET {{users}}
    ?limit=5
    &offset=10

### Make one
# @name make
POST {{users}} HTTP/1.1
Content-Type: application/json
// not sent:
# X-Off: 1
X-Empty:

{
  "name": "# {{name}}"
}


###
https://example.org/a b
### From a file
PUT {{host}}/echo

< ./body.bin
)"_s;

QStringList faultsOf(const QString &text)
{
    const HttpFile file(text);
    QStringList faults;
    for (const HttpFileFault &fault : file.faults())
        faults.append(u"%1: %2"_s.arg(fault.line).arg(fault.sentence));
    return faults;
}

QStringList titlesOf(const HttpFile &file)
{
    QStringList titles;
    for (const HttpFileRequest &request : file.requests())
        titles.append(request.title());
    return titles;
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

/// Files of requests: what is read of them, what is sent, and what a change leaves alone.
class TestHttpFile final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads();
    void readsWhatEditorsWrite();
    void fills();
    void cannotFill_data();
    void cannotFill();
    void faults_data();
    void faults();
    void oneFaultLeavesTheRest();
    void changesNothingElse();
    void lineEndsStay();
    void names();
    void folder();
    void namesOfFiles_data();
    void namesOfFiles();
    void bounds();
};

void TestHttpFile::reads()
{
    const HttpFile file(kFile);
    QCOMPARE(faultsOf(kFile), QStringList());
    QCOMPARE(titlesOf(file),
             (QStringList{u"GET {{users}}?limit=5&offset=10"_s, u"make"_s, u"GET /a b"_s, u"From a file"_s}));
    QCOMPARE(file.variables().value(u"users"_s), u"{{host}}/users"_s);
    const HttpFileRequest &first = file.requests()[0];
    QCOMPARE(first.method, u"GET"_s);
    QCOMPARE(first.url, u"{{users}}?limit=5&offset=10"_s);
    QCOMPARE(first.line, 5);
    const HttpFileRequest &make = file.requests()[1];
    QCOMPARE(make.method, u"POST"_s);
    QCOMPARE(make.url, u"{{users}}"_s);
    QCOMPARE(make.headers,
             (QList<QPair<QString, QString>>{{u"Content-Type"_s, u"application/json"_s}, {u"X-Empty"_s, QString()}}));
    QCOMPARE(make.body, u"{\n  \"name\": \"# {{name}}\"\n}"_s);
    QCOMPARE(file.requests()[2].method, u"GET"_s);
    QCOMPARE(file.requests()[3].bodyFile, u"./body.bin"_s);
    QVERIFY(file.requests()[3].body.isEmpty());
}

void TestHttpFile::readsWhatEditorsWrite()
{
    QCOMPARE(titlesOf(HttpFile(u"\uFEFFGET http://a/b\r\nX: y\r\n\r\nbody\r\n"_s)), QStringList{u"GET /b"_s});
    QCOMPARE(HttpFile(u"GET http://a/b\r\nX: y\r\n\r\nbody\r\n"_s).requests()[0].body, u"body"_s);
    QCOMPARE(HttpFile(QString()).requests().size(), 0);
    QCOMPARE(HttpFile(u"###\n\n###\n# only a comment\n"_s).requests().size(), 0);
    QCOMPARE(titlesOf(HttpFile(u"GET :8000/x\n###\nDELETE /users/1\n###\nlocalhost:8000/y"_s)),
             (QStringList{u"GET :8000/x"_s, u"DELETE /users/1"_s, u"GET localhost:8000/y"_s}));
    QCOMPARE(titlesOf(HttpFile(u"###### Much\nGET {{base}}/x"_s)), QStringList{u"Much"_s});
}

void TestHttpFile::fills()
{
    QTemporaryDir folder;
    writeFile(folder.filePath(u"body.bin"_s), QByteArray("\0\xff{{host}}", 10));
    const HttpFile file(kFile);
    const auto first = file.filled(file.requests()[0], QDir(folder.path()));
    QVERIFY(first);
    QCOMPARE(first->url, u"http://localhost:8000/users?limit=5&offset=10"_s);
    QCOMPARE(file.unset(file.requests()[0]), QStringList());
    QCOMPARE(file.unset(file.requests()[1]), QStringList{u"name"_s});
    const auto make
        = file.filled(file.requests()[1], QDir(folder.path()), {{u"name"_s, u"Ann"_s}, {u"host"_s, u":9000"_s}});
    QVERIFY(make);
    QCOMPARE(make->url, u":9000/users"_s); // what is given goes before
    QCOMPARE(make->body, QByteArray("{\n  \"name\": \"# Ann\"\n}"));
    QCOMPARE(make->headers, (HeaderList{{"Content-Type", "application/json"}, {"X-Empty", ""}}));
    const auto put = file.filled(file.requests()[3], QDir(folder.path()));
    QVERIFY(put);
    QCOMPARE(put->body, QByteArray("\0\xff{{host}}", 10)); // as it is
    QCOMPARE(file.filledAsFarAsKnown(u"{{users}}/{{ id }}?{{$guid}}"_s),
             u"http://localhost:8000/users/{{id}}?{{$guid}}"_s);
}

void TestHttpFile::cannotFill_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("unset") << u"GET http://a/{{b}}"_s
                           << u"the variable “b” has no value: a line @b = VALUE at the top of the file gives it one"_s;
    QTest::newRow("of the system")
        << u"GET http://a/{{$guid}}"_s
        << u"{{$guid}} is a variable of the system, which is not known here; write a value"_s;
    QTest::newRow("itself") << u"@b = {{c}}\n@c = {{b}}\nGET http://a/{{b}}"_s << u"the variable “b” names itself"_s;
    QTest::newRow("no body")
        << u"POST http://a/\n\n< nothing.bin"_s
        << u"the body's file /no/such/folder/nothing.bin cannot be read: No such file or directory"_s;
    QString bomb = u"@a0 = xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\n"_s;
    for (int i = 1; i < 15; ++i)
        bomb += u"@a%1 = {{a%2}}{{a%2}}{{a%2}}{{a%2}}\n"_s.arg(i).arg(i - 1);
    QTest::newRow("a bomb") << bomb + u"GET http://a/{{a14}}"_s << u"the variable “a4” makes a text that is too long"_s;
}

void TestHttpFile::cannotFill()
{
    QFETCH(QString, text);
    const HttpFile file(text);
    QCOMPARE(file.requests().size(), 1);
    const auto filled = file.filled(file.requests()[0], QDir(u"/no/such/folder"_s));
    QVERIFY(!filled);
    QCOMPARE(filled.error().kind, Error::Kind::BadRequest);
    if (QByteArray(QTest::currentDataTag()) == "a bomb")
        QVERIFY2(filled.error().detail.endsWith(u"makes a text that is too long"_s), qPrintable(filled.error().detail));
    else
        QTEST(filled.error().detail, "sentence");
}

void TestHttpFile::faults_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("fault");
    QTest::newRow("no method")
        << u"\nget http://a/"_s
        << u"2: “get” is no method: a request begins with a line such as GET http://localhost:8000/"_s;
    QTest::newRow("no address")
        << u"GET nothing"_s
        << u"1: “nothing” is no address: a request begins with a line such as GET http://localhost:8000/"_s;
    QTest::newRow("a text")
        << u"Hello, this is no request."_s
        << u"1: “Hello,” is no method: a request begins with a line such as GET http://localhost:8000/"_s;
    QTest::newRow("no field")
        << u"GET http://a/\nAccept\n"_s
        << u"2: “Accept” is no header field: such a line is Name: value, and an empty line ends them"_s;
    QTest::newRow("no name of a field")
        << u"GET http://a/\nBad name: x\n"_s
        << u"2: “Bad name: x” is no header field: such a line is Name: value, and an empty line ends them"_s;
    QTest::newRow("no variable") << u"@1x = 5\nGET http://a/"_s
                                 << u"1: “@1x = 5” sets no variable: such a line is @name = value"_s;
    QTest::newRow("a script") << u"GET http://a/\n\n> {%\n  client.log(1);\n%}\n"_s
                              << u"3: scripts are not run: leave this one out"_s;
}

void TestHttpFile::faults()
{
    QFETCH(QString, text);
    QFETCH(QString, fault);
    QCOMPARE(faultsOf(text), QStringList{fault});
    // The line is that of the whole file, too.
    const QStringList later = faultsOf(u"GET http://a/\n###\n"_s + text);
    QCOMPARE(later.size(), 1);
    QCOMPARE(later[0].section(u':', 0, 0).toInt(), fault.section(u':', 0, 0).toInt() + 2);
}

void TestHttpFile::oneFaultLeavesTheRest()
{
    const HttpFile file(u"GET http://a/1\n\n### two\nGET http://a/2\nbad\n\n### three\nGET http://a/3\n"_s);
    QCOMPARE(titlesOf(file), (QStringList{u"GET /1"_s, u"three"_s}));
    QCOMPARE(file.faults().size(), 1);
    QCOMPARE(file.faults()[0].line, 5);
    // A change of what is right leaves what is wrong for its writer.
    QVERIFY(file.withName(1, u"3"_s).contains(u"### two\nGET http://a/2\nbad\n\n### 3\n"_s));
}

void TestHttpFile::changesNothingElse()
{
    const HttpFile file(kFile);
    // Each in its place, and written as it was read it is the same.
    HttpFileRequest put = file.requests()[3];
    QCOMPARE(file.withRequest(3, put), kFile);
    HttpFileRequest make = file.requests()[1];
    make.body = u"{}"_s;
    make.url = u"{{users}}?x=1"_s;
    QString expected = kFile;
    expected.replace(u"POST {{users}} HTTP/1.1"_s, u"POST {{users}}?x=1"_s);
    expected.remove(u"// not sent:\n# X-Off: 1\n"_s);
    expected.replace(u"X-Empty:\n"_s, u"X-Empty: \n"_s);
    expected.replace(u"{\n  \"name\": \"# {{name}}\"\n}"_s, u"{}"_s);
    QCOMPARE(file.withRequest(1, make), expected);
    // One more at the end.
    HttpFileRequest more;
    more.name = u"More"_s;
    more.url = u"/x"_s;
    more.headers = {{u"A"_s, u"b"_s}};
    more.body = u"text\nmore"_s;
    QCOMPARE(file.withRequest(more), kFile + u"\n### More\nGET /x\nA: b\n\ntext\nmore\n"_s);
    QCOMPARE(HttpFile().withRequest(more), u"### More\nGET /x\nA: b\n\ntext\nmore\n"_s);
    QCOMPARE(HttpFile(file.withRequest(more)).requests().size(), 5);
    // One goes.
    QString without = kFile;
    without.remove(without.indexOf(u"### Make one"_s),
                   without.indexOf(u"###\nhttps"_s) - without.indexOf(u"### Make one"_s));
    QCOMPARE(file.without(1), without);
    // What begins the file stays when its first request goes.
    const HttpFile rest(file.without(0));
    QCOMPARE(rest.variables(), file.variables());
    QCOMPARE(titlesOf(rest), titlesOf(file).mid(1));
    QVERIFY(rest.text().startsWith(u"# What the file is for.\n"_s));
}

void TestHttpFile::lineEndsStay()
{
    const HttpFile file(u"### a\r\nGET http://a/\r\n\r\n### b\r\nGET http://b/\r\n"_s);
    QCOMPARE(file.withName(0, u"c"_s), u"### c\r\nGET http://a/\r\n\r\n### b\r\nGET http://b/\r\n"_s);
    HttpFileRequest more;
    more.url = u"/x"_s;
    QCOMPARE(file.withRequest(more).count(u"\r\n"_s), file.withRequest(more).count(u'\n'));
}

void TestHttpFile::names()
{
    const HttpFile file(kFile);
    for (int place = 0; place < 4; ++place) {
        const HttpFile named(file.withName(place, u"Other"_s));
        QCOMPARE(named.requests().size(), 4);
        QCOMPARE(named.requests()[place].name, u"Other"_s);
        QCOMPARE(named.variables(), file.variables());
        QStringList titles = titlesOf(file);
        titles[place] = u"Other"_s;
        QCOMPARE(titlesOf(named), titles);
        QCOMPARE(HttpFile(named.withName(place, QString())).requests()[place].name, QString());
    }
}

void TestHttpFile::folder()
{
    QTemporaryDir home;
    const CollectionFolder folder(home.filePath(u"made/later"_s));
    bool isWhole = false;
    QVERIFY(folder.read(&isWhole).isEmpty());
    QVERIFY(isWhole);
    QVERIFY(folder.text(u"a.http"_s)->isNull());
    QVERIFY(folder.write(u"b/users.http"_s, kFile));
    QVERIFY(folder.write(u"a.rest"_s, u"GET http://a/\nbad\n"_s));
    QVERIFY(folder.write(u"empty.http"_s, u""_s));
    QVERIFY(!folder.text(u"empty.http"_s)->isNull());
    writeFile(folder.pathOf(u"note.txt"_s), "no request");
    writeFile(folder.pathOf(u"z.http"_s), "\xff\xfe");
    const QList<CollectionFile> files = folder.read(&isWhole);
    QVERIFY(isWhole);
    QStringList names;
    for (const CollectionFile &file : files)
        names.append(file.name);
    QCOMPARE(names, (QStringList{u"b/users.http"_s, u"a.rest"_s, u"empty.http"_s, u"z.http"_s}));
    QCOMPARE(files[0].file.requests().size(), 4);
    QCOMPARE(files[1].file.faults().size(), 1);
    QVERIFY2(files[3].trouble.endsWith(u"z.http is no text in UTF-8"_s), qPrintable(files[3].trouble));
    QCOMPARE(folder.watched().size(), 6);
    QVERIFY(folder.watched().contains(folder.pathOf(u"b/users.http"_s)));
    QVERIFY(folder.write(u"a.rest"_s, QString()));
    QVERIFY(folder.text(u"a.rest"_s)->isNull());
    QVERIFY(folder.write(u"a.rest"_s, QString())); // it is gone already
    const auto refused = folder.write(u"note.txt/x.http"_s, u"x"_s);
    QVERIFY(!refused);
    QVERIFY(refused.error().detail.contains(u"note.txt"_s));
}

void TestHttpFile::namesOfFiles_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    QTest::newRow("a word") << u" users "_s << u"users.http"_s;
    QTest::newRow("whole") << u"users.http"_s << u"users.http"_s;
    QTest::newRow("the other kind") << u"Users.REST"_s << u"Users.REST"_s;
    QTest::newRow("in a folder") << u"admin//users"_s << u"admin/users.http"_s;
    QTest::newRow("nothing") << u" "_s << QString();
    QTest::newRow("a folder") << u"admin/"_s << QString();
    QTest::newRow("out of it") << u"../users"_s << QString();
    QTest::newRow("out of it by a way") << u"a/../../users"_s << QString();
    QTest::newRow("absolute") << u"/tmp/users"_s << QString();
    QTest::newRow("long") << QString(300, u'x') << QString();
}

void TestHttpFile::namesOfFiles()
{
    QFETCH(QString, typed);
    QFETCH(QString, name);
    const auto checked = CollectionFolder::checkedName(typed);
    QCOMPARE(checked.isOk(), !name.isEmpty());
    if (checked)
        QCOMPARE(checked.value(), name);
}

void TestHttpFile::bounds()
{
    QString many;
    for (int i = 0; i < HttpFile::kMaxRequests + 5; ++i)
        many += u"###\nGET http://a/\n"_s;
    const HttpFile file(many);
    QCOMPARE(file.requests().size(), HttpFile::kMaxRequests);
    QCOMPARE(faultsOf(many), QStringList{u"2002: a file holds up to 1000 requests"_s});
    QCOMPARE(faultsOf(QString(HttpFile::kMaxText + 1, u'x')),
             QStringList{u"1: the file is too long: up to 4 MiB are read"_s});
    // Nothing of a text that is too long is given, or its writer would lose the rest.
    QTemporaryDir home;
    const CollectionFolder folder(home.path());
    const QByteArray most(HttpFile::kMaxText, '#');
    writeFile(folder.pathOf(u"long.http"_s), most + '#');
    writeFile(folder.pathOf(u"longer.http"_s), most + most + most + most + most);
    writeFile(folder.pathOf(u"most.http"_s), most);
    for (const auto &name : {u"long.http"_s, u"longer.http"_s}) {
        const auto text = folder.text(name);
        QVERIFY(!text);
        QVERIFY2(text.error().detail.contains(u"too long"_s), qPrintable(text.error().detail));
    }
    QCOMPARE(folder.text(u"most.http"_s)->size(), HttpFile::kMaxText);
    for (int i = 0; i < CollectionFolder::kMaxFolders + 5; ++i)
        QVERIFY(QDir(home.path()).mkpath(u"folder%1"_s.arg(i)));
    bool isWhole = true;
    QCOMPARE(folder.read(&isWhole).size(), 3);
    QVERIFY(!isWhole);
    QCOMPARE(folder.watched().size(), CollectionFolder::kMaxFolders + 3);
}

QTEST_GUILESS_MAIN(TestHttpFile)
#include "tst_http_file.moc"

#include "server/runtime/server.h"
#include "tests/ui/pane_pictures.h"
#include "ui/caching_words.h"
#include "ui/commands.h"
#include "ui/file_drop.h"
#include "ui/notices.h"
#include "ui/options/server_settings.h"
#include "ui/served_folder.h"
#include "ui/widgets/toaster.h"

#include <QAction>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUndoStack>
#include <QtTest>

using namespace coroscope;
using namespace Qt::StringLiterals;

namespace {

/// A server with its settings, and a window on which something can be dropped, as the real one has them.
struct Fixture {
    QTemporaryDir folder;
    Server server;
    QUndoStack undo;
    ServerSettings settings;
    Notices notices;
    Commands commands;
    WindowContext context;
    QWidget window;
    Toaster toaster;
    FileDrop drop;
    ServedFolder served;

    Fixture()
        : settings(parsed(), &undo)
        , context{&server, nullptr, &undo, &notices, &commands, nullptr, nullptr}
        , toaster(&notices, &window)
        , drop(&window)
        , served(context, &settings, &window)
    {
        drop.takeFolders([this](const QString &path) { served.serve(path); });
        QObject::connect(&settings, &ServerSettings::changed, &server,
                         [this] { server.applyLive(settings.options()); });
        QObject::connect(&served, &ServedFolder::startRequested, &server, [this] { server.start(settings.options()); });
        window.resize(900, 400);
        window.show();
    }
    ~Fixture()
    {
        server.stopNow();
        (void)QTest::qWaitFor([this] { return server.state() == ServerState::Stopped; }, 20'000);
    }
    bool start()
    {
        server.start(settings.options());
        return QTest::qWaitFor([this] { return server.state() == ServerState::Listening; }, 30'000);
    }
    Toast *lastToast() const { return toaster.toasts().isEmpty() ? nullptr : toaster.toasts().last(); }
    QByteArray answer(const QByteArray &target) const
    {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, server.port());
        socket.write("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        (void)QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, 10'000);
        return socket.readAll();
    }

private:
    ParsedOptions parsed() const
    {
        OptionInput input;
        input.arguments = {u"--host=127.0.0.1"_s, u"--port=0"_s, u"--redis=memory"_s, u"--data-dir="_s + folder.path()};
        return parseOptions(input).value();
    }
};

void dropOn(QWidget &window, const QStringList &paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString &path : paths)
        urls.append(QUrl::fromLocalFile(path));
    data.setUrls(urls);
    QDragEnterEvent enter(QPoint(1, 1), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter); // else Qt gives the drop to nobody
    QDropEvent event(QPointF(1, 1), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

/// A folder with one file of this content.
QString siteIn(const QTemporaryDir &folder, const QString &name, const QByteArray &content)
{
    const QString path = folder.filePath(name);
    QFile file(path + u"/index.html"_s);
    return QDir().mkpath(path) && file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path
                                                                                                           : QString();
}

ExchangeRecord exchange(const QByteArray &method, const QByteArray &asked, int status, const QByteArray &said)
{
    ExchangeRecord record;
    record.method = method;
    record.status = status;
    record.requestHead = method + " / HTTP/1.1\r\nHost: localhost\r\n" + asked + "\r\n";
    record.responseHead = "HTTP/1.1 " + QByteArray::number(status) + " X\r\nServer: Coroscope\r\n" + said + "\r\n";
    return record;
}

} // namespace

/// A folder that is served from the window, and what the window says of caches, conditions and ranges.
class TestServedFolder final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aDroppedFolderIsServed()
    {
        Fixture f;
        QVERIFY(f.start());
        const QString site = siteIn(f.folder, u"my site"_s, "<h1>Dropped</h1>");
        QVERIFY(f.answer("/static/").startsWith("HTTP/1.1 404"));
        ServedFolder *served = &f.served;
        QVERIFY(!served->stopAction()->isEnabled());
        QVERIFY(!served->openAction()->isEnabled());
        QCOMPARE(Commands::whyDisabled(served->stopAction()), u"No folder is served."_s);

        dropOn(f.window, {site});
        QVERIFY(f.answer("/static/").endsWith("<h1>Dropped</h1>"));
        Toast *toast = f.lastToast();
        QVERIFY(toast);
        QCOMPARE(toast->notice().kind, Notice::Kind::Info);
        const QString where = u"http://127.0.0.1:%1/static/"_s.arg(f.server.port());
        QCOMPARE(toast->notice().text, u"The files of %1 are at %2."_s.arg(site, where));
        QSignalSpy opened(served, &ServedFolder::openRequested);
        QVERIFY(served->openAction()->isEnabled());
        served->openAction()->trigger();
        QCOMPARE(opened.last().first().toUrl(), QUrl(where));

        QVERIFY(toast->secondButton());
        QCOMPARE(toast->secondButton()->text(), u"Stop Serving"_s);
        QTest::mouseClick(toast->secondButton(), Qt::LeftButton);
        QVERIFY(f.answer("/static/").startsWith("HTTP/1.1 404"));
        QCOMPARE(f.lastToast()->notice().text, u"The files of %1 are no longer served."_s.arg(site));
        QTest::mouseClick(f.lastToast()->actionButton(), Qt::LeftButton);
        QVERIFY(f.answer("/static/").endsWith("<h1>Dropped</h1>"));

        // Like every setting: taken back, done again, and kept.
        f.undo.undo();
        QVERIFY(f.answer("/static/").startsWith("HTTP/1.1 404"));
        f.undo.redo();
        QVERIFY(f.answer("/static/").endsWith("<h1>Dropped</h1>"));
        QVERIFY(f.settings.save());
        QFile ini(f.settings.fileName());
        QVERIFY(ini.open(QIODevice::ReadOnly));
        QVERIFY(ini.readAll().contains("static="));
    }

    void oneAfterTheOther()
    {
        Fixture f;
        QVERIFY(f.start());
        const QString first = siteIn(f.folder, u"first"_s, "first");
        const QString second = siteIn(f.folder, u"second"_s, "second");
        QFile other(f.folder.filePath(u"note.txt"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        dropOn(f.window, {other.fileName()}); // nobody wants it
        QVERIFY(!f.lastToast());
        dropOn(f.window, {other.fileName(), first, second});
        QVERIFY(f.answer("/static/").endsWith("first"));
        dropOn(f.window, {second});
        QVERIFY(f.answer("/static/").endsWith("second"));
        f.served.stopAction()->trigger();
        QVERIFY(f.answer("/static/").startsWith("HTTP/1.1 404"));
    }

    void beforeTheServerRuns()
    {
        Fixture f;
        const QString site = siteIn(f.folder, u"site"_s, "later");
        dropOn(f.window, {site});
        ServedFolder *served = &f.served;
        QCOMPARE(served->folder(), site);
        QVERIFY(served->url().isEmpty());
        QVERIFY(!served->openAction()->isEnabled());
        QCOMPARE(Commands::whyDisabled(served->openAction()), u"The server is not running."_s);
        Toast *toast = f.lastToast();
        QVERIFY(toast && toast->actionButton());
        QTest::mouseClick(toast->actionButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(f.server.state(), ServerState::Listening, 30'000);
        QVERIFY(f.answer("/static/").endsWith("later"));
        QVERIFY(served->openAction()->isEnabled());
    }

    void othersMayReachIt()
    {
        Fixture f;
        f.settings.useInSession(OptionId::Host, u"0.0.0.0"_s);
        dropOn(f.window, {siteIn(f.folder, u"site"_s, "open")});
        QCOMPARE(f.lastToast()->notice().kind, Notice::Kind::Warning);
        QVERIFY(f.lastToast()->notice().text.contains(u"on the network"_s));
    }

    void theMenu()
    {
        Fixture f;
        QMenu menu;
        f.served.addTo(&menu);
        QCOMPARE(menu.actions().size(), 3);
        for (const char *id : {"file.serveFolder", "file.openServedFolder", "file.stopServing"})
            QVERIFY2(f.commands.find(QLatin1String(id)), id);
        f.served.serve(u"/dev/null"_s);
        QCOMPARE(f.lastToast()->notice().kind, Notice::Kind::Error);
        QVERIFY(f.served.folder().isEmpty());
    }

    void cachingSentences_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<QString>("contains"); // in a sentence; empty: there is none at all
        const auto row = [](const char *name, const QByteArray &method, const QByteArray &asked, int status,
                            const QByteArray &said, const QString &contains) {
            QTest::newRow(name) << method << asked << status << said << contains;
        };
        row("304 by tag", "GET", "If-None-Match: \"a\"\r\n", 304, "ETag: \"a\"\r\n",
            u"If-None-Match: \"a\", is still"_s);
        row("304 by date", "GET", "If-Modified-Since: Sun, 06 Nov 1994 08:49:37 GMT\r\n", 304, "",
            u"Not modified since Sun, 06 Nov 1994"_s);
        row("another version", "GET", "If-None-Match: \"a\"\r\n", 200, "ETag: \"b\"\r\n",
            u"than there is, ETag: \"b\""_s);
        row("412", "PUT", "If-Match: \"a\"\r\n", 412, "", u"If-Match: \"a\", and it is another one"_s);
        row("412, create", "PUT", "If-None-Match: *\r\n", 412, "", u"it is there already"_s);
        row("a write that held", "PATCH", "If-Match: \"a\"\r\n", 200, "", u"nobody's change was overwritten"_s);
        row("206", "GET", "Range: bytes=0-1\r\n", 206, "Content-Range: bytes 0-1/10\r\n", u"bytes 0-1/10"_s);
        row("206, several", "GET", "Range: bytes=0-1,5-6\r\n", 206,
            "Content-Type: multipart/byteranges; boundary=x\r\n", u"Several parts"_s);
        row("416", "GET", "Range: bytes=50-\r\n", 416, "Content-Range: bytes */10\r\n",
            u"bytes=50-, and nothing of that is there: bytes */10"_s);
        row("If-Range does not hold", "GET", "Range: bytes=0-1\r\nIf-Range: \"a\"\r\n", 200, "ETag: \"b\"\r\n",
            u"of what If-Range names, \"a\""_s);
        row("no ranges", "GET", "Range: bytes=0-1\r\n", 200, "", u"this resource has none"_s);
        row("max-age", "GET", "", 200, "Cache-Control: public, max-age=3600\r\n", u"for 1 h the client"_s);
        row("max-age=0", "GET", "", 200, "Cache-Control: max-age=0\r\n", u"out of date at once"_s);
        row("no-store", "GET", "", 200, "Cache-Control: no-store\r\n", u"nobody may keep it"_s);
        row("no-cache", "GET", "", 200, "cache-control: NO-CACHE\r\n", u"before each use the server is asked"_s);
        row("nothing said", "GET", "", 200, "", u"most clients ask each time"_s);
        row("a guess", "GET", "", 200, "Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT\r\n", u"a tenth of the time"_s);
        row("weak tag", "GET", "", 200, "ETag: W/\"a\"\r\n", u"weakly"_s);
        row("vary", "GET", "", 200, "Vary: Accept-Encoding\r\n", u"values: Accept-Encoding"_s);
        row("kept here", "GET", "", 200, "X-Cache: HIT\r\nAge: 90\r\n", u"made 90 s before"_s);
        row("stale", "GET", "", 200, "X-Cache: STALE\r\nAge: 120\r\n", u"made 2 min before, had run out"_s);
        row("a plain write", "POST", "", 201, "", {});
        row("a failure", "GET", "", 500, "", {});
    }

    void cachingSentences()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, asked);
        QFETCH(int, status);
        QFETCH(QByteArray, said);
        QFETCH(QString, contains);
        const QStringList sentences = coroscope::cachingSentences(exchange(method, asked, status, said));
        if (contains.isEmpty())
            QCOMPARE(sentences, QStringList());
        else
            QVERIFY2(sentences.join(u'\n').contains(contains), qPrintable(sentences.join(u'\n')));
    }

    void looksRight()
    {
        Theme theme(*qApp);
        Fixture f;
        QVERIFY(f.start());
        dropOn(f.window, {siteIn(f.folder, u"site"_s, "<h1>Hello</h1>")});
        QVERIFY(pictures::take(&f.window, u"served-folder"_s, theme));
    }
};

QTEST_MAIN(TestServedFolder)
#include "tst_served_folder.moc"

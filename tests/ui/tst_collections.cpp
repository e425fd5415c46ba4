#include "server/collections/collection_folder.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/tiny_http_server.h"
#include "ui/models/key_value_model.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/collections/collections_panel.h"
#include "ui/panes/collections/save_request_dialog.h"
#include "ui/panes/collections/saved_request.h"
#include "ui/panes/sender_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

const QString kUsers = u"@host = http://127.0.0.1:1\n@token = t0ken\n\n### All users\nGET {{host}}/users\n"
                       "Authorization: Bearer {{token}}\n\n### Make\nPOST {{host}}/users\nContent-Type: "
                       "application/json\n\n{\"name\": \"{{name}}\"}\n"_s;

} // namespace

/// Saved requests: the panel, tabs that are saved and opened, and what happens on the disk, with real keys and clicks.
class TestCollections final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp);
    }

    void init()
    {
        m_http = std::make_unique<TinyHttpServer>();
        m_context = std::make_unique<PaneContext>();
        m_home = std::make_unique<QTemporaryDir>();
        open();
    }

    void cleanup()
    {
        m_pane.reset();
        m_context.reset();
        m_home.reset();
        m_http.reset();
    }

    void isEmptyAtFirst()
    {
        QVERIFY(!panel()->isVisible());
        QTest::mouseClick(m_pane->findChild<QToolButton *>(u"senderCollections"_s), Qt::LeftButton);
        QVERIFY(panel()->isVisible());
        QVERIFY(panel()->empty()->isVisible());
        QVERIFY(!QFile::exists(folder().path())); // nothing is made before there is something to keep
        type(u"/x"_s);
        QTest::mouseClick(panel()->empty()->button(), Qt::LeftButton);
        QVERIFY(dialog());
        dialog()->reject();
        QTest::mouseClick(m_pane->findChild<QToolButton *>(u"senderCollections"_s), Qt::LeftButton);
        QVERIFY(!panel()->isVisible());
    }

    void saveAndOpen()
    {
        m_pane->setCollectionsShown(true);
        type(m_http->url(u"/one?x=1"_s));
        QTest::keyClick(address(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(dialog());
        QVERIFY(dialog()->findChild<QCheckBox *>(u"saveRequestSecrets"_s)->isHidden()); // there are none
        QTest::keyClicks(dialog()->findChild<QLineEdit *>(u"saveRequestName"_s), u"The first"_s);
        auto *file = dialog()->findChild<QComboBox *>(u"saveRequestFile"_s);
        QCOMPARE(file->currentText(), u"requests.http"_s);
        file->lineEdit()->selectAll();
        QTest::keyClicks(file->lineEdit(), u"../out"_s);
        QVERIFY(!dialog()->findChild<QPushButton *>(u"saveRequestSave"_s)->isEnabled());
        file->lineEdit()->selectAll();
        QTest::keyClicks(file->lineEdit(), u"mine"_s);
        QTest::mouseClick(dialog()->findChild<QPushButton *>(u"saveRequestSave"_s), Qt::LeftButton);
        const QString text = u"### The first\nGET %1\n"_s.arg(m_http->url(u"/one?x=1"_s));
        QCOMPARE(textOf(u"mine.http"_s), text);
        QCOMPARE(rows(), (QStringList{u"mine.http"_s, u" GET  The first"_s}));
        QCOMPARE(m_pane->tabBar()->tabText(0), u"The first"_s);
        // Saved again it stands where it stood, without a question.
        type(m_http->url(u"/two"_s));
        QTest::keyClick(address(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(!dialog());
        QCOMPARE(textOf(u"mine.http"_s), u"### The first\nGET %1\n"_s.arg(m_http->url(u"/two"_s)));
        m_context->undo.undo();
        QCOMPARE(textOf(u"mine.http"_s), text);
        m_context->undo.undo(); // there was no such file
        QVERIFY(textOf(u"mine.http"_s).isNull());
        QVERIFY(panel()->empty()->isVisible());
        m_context->undo.redo();
        QCOMPARE(rows().size(), 2);
        // Opened by Enter, and sent.
        m_pane->newTab();
        select(u" GET  The first"_s);
        panel()->tree()->setFocus();
        QTest::keyClick(panel()->tree(), Qt::Key_Return);
        QCOMPARE(m_pane->tabBar()->tabText(m_pane->currentIndex()), u"The first"_s);
        QCOMPARE(m_pane->tabCount(), 2); // it was open already
        m_pane->closeTab(m_pane->currentIndex());
        select(u" GET  The first"_s);
        QTest::keyClick(panel()->tree(), Qt::Key_Return);
        QCOMPARE(address()->text(), m_http->url(u"/one?x=1"_s));
    }

    void secretsStayOut()
    {
        m_pane->setCollectionsShown(true);
        SenderRequest request;
        request.method = "POST";
        request.address = u"http://me:pass@localhost/x?api_key=k3y&y=2"_s;
        request.auth.kind = RequestAuth::Kind::Bearer;
        request.auth.token = u"s3cret"_s;
        KeyValueRow cookie;
        cookie.name = u"Cookie"_s;
        cookie.value = u"sid=abc"_s;
        request.headers = {cookie};
        request.bodyMode = BodyMode::Form;
        KeyValueRow password;
        password.name = u"password"_s;
        password.value = u"pa ss"_s;
        KeyValueRow user;
        user.name = u"user"_s;
        user.value = u"a b"_s;
        request.form = {user, password};
        m_pane->current()->setRequest(request);
        QTest::keyClick(address(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(dialog());
        QVERIFY(!dialog()->findChild<QCheckBox *>(u"saveRequestSecrets"_s)->isHidden());
        const QString note = dialog()->findChild<QLabel *>(u"saveRequestNote"_s)->text();
        for (const auto &name : {u"Authorization"_s, u"Cookie"_s, u"values in the address"_s, u"values in the form"_s})
            QVERIFY2(note.contains(name), qPrintable(note));
        QVERIFY(pictures::take(dialog(), u"collections-save"_s, *m_theme));
        QTest::mouseClick(dialog()->findChild<QPushButton *>(u"saveRequestSave"_s), Qt::LeftButton);
        QString text = textOf(u"requests.http"_s);
        for (const auto &secret : {u"s3cret"_s, u"abc"_s, u"k3y"_s, u"pass@"_s, u"pa%20ss"_s, u"pa+ss"_s})
            QVERIFY2(!text.contains(secret), qPrintable(text));
        for (const auto &variable : {u"Authorization: Bearer {{token}}"_s, u"Cookie: {{cookie}}"_s,
                                     u"api_key={{api_key}}&y=2"_s, u"me:{{password}}@"_s, u"password={{password}}"_s})
            QVERIFY2(text.contains(variable), qPrintable(text));
        // Only who says so writes them.
        m_pane->saveToCollection(true);
        QTest::mouseClick(dialog()->findChild<QCheckBox *>(u"saveRequestSecrets"_s), Qt::LeftButton);
        QVERIFY(dialog()->findChild<QCheckBox *>(u"saveRequestSecrets"_s)->isChecked());
        QTest::mouseClick(dialog()->findChild<QPushButton *>(u"saveRequestSave"_s), Qt::LeftButton);
        text = textOf(u"requests.http"_s);
        QVERIFY2(text.contains(u"Authorization: Bearer s3cret"_s), qPrintable(text));
        QCOMPARE(HttpFile(text).requests().size(), 2);
    }

    void secretsOfAnyName()
    {
        KeyValueRow access;
        access.name = u"X-Access-Token"_s;
        access.value = u"s3cret-1"_s;
        SenderRequest request;
        request.method = "POST";
        request.address = u"/x?key=s3cret-2&a=b"_s;
        request.headers = {access};
        request.auth.kind = RequestAuth::Kind::ApiKey;
        request.auth.keyName = u"Entry"_s; // no name tells it
        request.auth.keyValue = u"s3cret-3"_s;
        request.bodyMode = BodyMode::Json;
        request.body
            = u"{\"user\": \"a\\\"b\", \"password\": \"s3cret-\\\"4\", \"token\": {\"id\": \"s3cret-5\", \"n\": [7]}, "
              "\"api_key\": \"{{mine}}\", \"pwd\": null, \"n\": 8}"_s;
        const auto saved = savedRequest(request, {}, false);
        QVERIFY(saved);
        QCOMPARE(saved->url, u"/x?key={{key}}&a=b"_s);
        QVERIFY(saved->headers.contains({u"X-Access-Token"_s, u"{{x_access_token}}"_s}));
        QVERIFY(saved->headers.contains({u"Entry"_s, u"{{entry}}"_s}));
        QCOMPARE(saved->body,
                 u"{\"user\": \"a\\\"b\", \"password\": \"{{password}}\", \"token\": {\"id\": \"{{token}}\", \"n\": "
                 "[{{token}}]}, \"api_key\": \"{{mine}}\", \"pwd\": null, \"n\": 8}"_s);
        QCOMPARE(secretsOf(request),
                 (QStringList{u"values in the address"_s, u"X-Access-Token"_s, u"Entry"_s, u"values in the body"_s}));
        request.auth.keyPlace = RequestAuth::KeyPlace::Query;
        QCOMPARE(savedRequest(request, {}, false)->url, u"/x?key={{key}}&a=b&Entry={{entry}}"_s);
        QCOMPARE(savedRequest(request, {}, true)->url, u"/x?key=s3cret-2&a=b&Entry=s3cret-3"_s);
        // A form that came from a file is a text.
        request = {};
        request.address = u"/x"_s;
        request.bodyMode = BodyMode::Text;
        request.textType = u"application/x-www-form-urlencoded"_s;
        request.body = u"user=a&password=s3cret"_s;
        QCOMPARE(savedRequest(request, {}, false)->body, u"user=a&password={{password}}"_s);
        // What the file says in clear already is not taken out of it.
        const HttpFile file(u"GET /x\nX-Access-Token: abc\n"_s);
        request = editedRequest(file, file.requests().first(), {});
        request.address = u"/y"_s;
        QCOMPARE(savedRequest(request, {}, false, file, file.requests().first())->headers,
                 file.requests().first().headers);
    }

    void whatOthersWriteIsNotReplacedUnasked()
    {
        QVERIFY(folder().write(u"users.http"_s, kUsers));
        m_pane->setCollectionsShown(true);
        QTRY_COMPARE(rows().size(), 3);
        open2(u" GET  All users"_s);
        type(u"http://127.0.0.1:1/mine"_s);
        QString theirs = kUsers;
        theirs.replace(u"GET {{host}}/users\n"_s, u"GET {{host}}/theirs\n"_s);
        QVERIFY(folder().write(u"users.http"_s, theirs));
        const auto question = [this] {
            const auto all = m_pane->findChildren<QMessageBox *>();
            const auto shown = std::find_if(all.begin(), all.end(), [](auto *box) { return box->isVisible(); });
            return shown == all.end() ? nullptr : *shown;
        };
        QTest::keyClick(address(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(question());
        QVERIFY2(question()->text().contains(u"users.http"_s), qPrintable(question()->text()));
        question()->reject();
        QTRY_VERIFY(!question());
        QCOMPARE(textOf(u"users.http"_s), theirs);
        // The tab that is open already says so.
        QVERIFY(!m_pane->banner()->isVisible());
        panel()->openFolder(folder().path());
        open2(u" GET  All users"_s);
        QCOMPARE(m_pane->tabCount(), 1);
        QVERIFY2(m_pane->banner()->text().contains(u"users.http"_s), qPrintable(m_pane->banner()->text()));
        // Whoever means it replaces it, in its place, although that is another one now.
        theirs.replace(u"### All users"_s, u"### First\nGET {{host}}/first\n\n### All users"_s);
        QVERIFY(folder().write(u"users.http"_s, theirs));
        QTest::keyClick(address(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(question());
        const auto buttons = question()->buttons();
        const auto replace = std::find_if(buttons.begin(), buttons.end(), [](const QAbstractButton *button) {
            return button->text() == u"&Replace"_s;
        });
        QVERIFY(replace != buttons.end());
        QTest::mouseClick(*replace, Qt::LeftButton);
        QTRY_VERIFY(!question());
        QCOMPARE(textOf(u"users.http"_s),
                 QString(theirs).replace(u"GET {{host}}/theirs\n"_s, u"GET http://127.0.0.1:1/mine\n"_s));
        type(u"http://127.0.0.1:1/mine2"_s); // and is not asked again
        QTest::keyClick(address(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(!question());
        QVERIFY(textOf(u"users.http"_s).contains(u"/mine2\n"_s));
    }

    void whatIsTooLongStays()
    {
        const QString text = u"GET http://a/\n"_s + QString(HttpFile::kMaxText, u'#');
        QDir().mkpath(folder().path());
        QFile file(folder().pathOf(u"long.http"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(text.toUtf8());
        file.close();
        m_pane->setCollectionsShown(true);
        panel()->openFolder(folder().path());
        QCOMPARE(rows().size(), 2);
        QVERIFY2(rows()[1].endsWith(u"long.http is too long: up to 4 MiB are read"_s), qPrintable(rows()[1]));
        QCOMPARE(panel()->fileNames(), QStringList());
        SenderRequest request;
        request.address = u"/x"_s;
        QVERIFY(panel()->save(request, {}, u"long.http"_s, u"x"_s, false).isNone());
        QCOMPARE(QFileInfo(file).size(), text.size());
        QVERIFY(!m_context->notices.kept().empty());
    }

    void variablesStay()
    {
        QVERIFY(folder().write(u"users.http"_s, kUsers));
        m_pane->setCollectionsShown(true);
        QTRY_COMPARE(rows(), (QStringList{u"users.http"_s, u" GET  All users"_s, u" POST  Make"_s}));
        QCOMPARE(panel()->findChild<QLabel *>(u"collectionsCount"_s)->text(), u"2 requests"_s);
        open2(u" GET  All users"_s);
        QCOMPARE(address()->text(), u"http://127.0.0.1:1/users"_s);
        QVERIFY(!m_pane->banner()->isVisible());
        QTest::keyClick(address(), Qt::Key_S, Qt::ControlModifier);
        QCOMPARE(textOf(u"users.http"_s), kUsers); // nothing was changed
        type(u"http://127.0.0.1:1/users?limit=5"_s);
        QTest::keyClick(address(), Qt::Key_S, Qt::ControlModifier);
        QString expected = kUsers;
        expected.replace(u"GET {{host}}/users\n"_s, u"GET http://127.0.0.1:1/users?limit=5\n"_s);
        QCOMPARE(textOf(u"users.http"_s), expected); // the token is a variable still
        // What has no value is said.
        open2(u" POST  Make"_s);
        QVERIFY(m_pane->banner()->isVisible());
        QVERIFY2(m_pane->banner()->text().contains(u"{{name}}"_s), qPrintable(m_pane->banner()->text()));
        QCOMPARE(m_pane->current()->request().body, u"{\"name\": \"{{name}}\"}"_s);
        QCOMPARE(m_pane->current()->request().bodyMode, BodyMode::Json);
    }

    void whatOthersWriteIsSeen()
    {
        m_pane->setCollectionsShown(true);
        QVERIFY(folder().write(u"a.http"_s, u"GET http://a/1\n"_s));
        panel()->openFolder(folder().path()); // it is there now
        QCOMPARE(rows(), (QStringList{u"a.http"_s, u" GET /1"_s}));
        QVERIFY(folder().write(u"a.http"_s, u"GET http://a/2\n###\nGET http://a/3\nbad line\n"_s));
        QTRY_COMPARE(rows().value(1),
                     u" Line 4: “bad line” is no header field: such a line is Name: value, and an empty "
                     "line ends them"_s);
        QCOMPARE(rows().value(2), u" GET /2"_s);
        QVERIFY(folder().write(u"sub/b.http"_s, u"GET http://b/\n"_s));
        QTRY_VERIFY(rows().contains(u"sub/b.http"_s));
        QVERIFY(folder().write(u"sub/b.http"_s, u"GET http://b/new\n"_s)); // of a folder that came later, too
        QTRY_VERIFY(rows().contains(u" GET /new"_s));
        QVERIFY(pictures::takeAll(m_pane.get(), u"collections"_s, *m_theme));
        QVERIFY(folder().write(u"a.http"_s, QString()));
        QTRY_VERIFY(!rows().contains(u"a.http"_s));
    }

    void renameAndDelete()
    {
        QVERIFY(folder().write(u"users.http"_s, kUsers));
        m_pane->setCollectionsShown(true);
        QTRY_COMPARE(rows().size(), 3);
        QTreeWidget *tree = panel()->tree();
        tree->setFocus();
        select(u" GET  All users"_s);
        QTest::keyClick(tree, Qt::Key_F2);
        auto *edit = tree->findChild<QLineEdit *>();
        QVERIFY(edit);
        QCOMPARE(edit->text(), u"All users"_s);
        QTest::keyClicks(edit, u"Everybody"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(rows().value(1), u" GET  Everybody"_s);
        QVERIFY(textOf(u"users.http"_s).contains(u"### Everybody\n"_s));
        m_context->undo.undo();
        QCOMPARE(textOf(u"users.http"_s), kUsers);
        select(u" POST  Make"_s);
        QTest::keyClick(tree, Qt::Key_Delete);
        QCOMPARE(rows(), (QStringList{u"users.http"_s, u" GET  All users"_s}));
        m_context->undo.undo();
        QCOMPARE(textOf(u"users.http"_s), kUsers);
        // A file.
        select(u"users.http"_s);
        QTest::keyClick(tree, Qt::Key_F2);
        edit = tree->findChild<QLineEdit *>();
        QVERIFY(edit);
        edit->selectAll();
        QTest::keyClicks(edit, u"people"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(rows().value(0), u"people.http"_s);
        QVERIFY(textOf(u"users.http"_s).isNull());
        // Where it cannot go it stays.
        QVERIFY(QFile::copy(folder().pathOf(u"people.http"_s), folder().pathOf(u"note.txt"_s)));
        const std::size_t said = m_context->notices.kept().size();
        select(u"people.http"_s);
        QTest::keyClick(tree, Qt::Key_F2);
        edit = tree->findChild<QLineEdit *>();
        QVERIFY(edit);
        edit->selectAll();
        QTest::keyClicks(edit, u"note.txt/users"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(m_context->notices.kept().size(), said + 1);
        QCOMPARE(textOf(u"people.http"_s), kUsers);
        select(u"people.http"_s);
        QTest::keyClick(tree, Qt::Key_Delete);
        QVERIFY(panel()->empty()->isVisible());
        m_context->undo.undo();
        QCOMPARE(textOf(u"people.http"_s), kUsers);
        // What somebody else wrote meanwhile is not lost by Undo.
        QVERIFY(folder().write(u"people.http"_s, u"GET http://mine/\n"_s));
        m_context->undo.undo();
        QCOMPARE(textOf(u"people.http"_s), u"GET http://mine/\n"_s);
        QVERIFY(textOf(u"users.http"_s).isNull());
        QVERIFY(!m_context->notices.kept().empty());
    }

    void loadRuns()
    {
        QVERIFY(folder().write(u"a.http"_s, u"@h = http://127.0.0.1:1\nGET {{h}}/1\n###\nPOST {{h}}/2\n\nbody\n"_s));
        QVERIFY(folder().write(u"b.http"_s, u"GET http://127.0.0.1:2/3\n"_s));
        m_pane->setCollectionsShown(true);
        QTRY_COMPARE(rows().size(), 5);
        QSignalSpy asked(m_pane.get(), &SenderPane::loadRunOfManyRequested);
        auto *load = panel()->findChild<QAction *>(u"collectionsLoadRun"_s);
        const auto paths = [&asked] {
            QStringList list;
            const auto requests = asked.takeLast()[0].value<QList<LoadRequest>>();
            for (const LoadRequest &each : requests)
                list.append(QString::fromUtf8(each.method) + each.url.path() + QString::fromUtf8(each.body));
            return list;
        };
        panel()->tree()->setCurrentItem(nullptr);
        load->trigger();
        QCOMPARE(paths(), (QStringList{u"GET/1"_s, u"POST/2body"_s, u"GET/3"_s}));
        select(u"a.http"_s);
        load->trigger();
        QCOMPARE(paths(), (QStringList{u"GET/1"_s, u"POST/2body"_s}));
        select(u" POST /2"_s);
        load->trigger();
        QCOMPARE(paths(), QStringList{u"POST/2body"_s});
        // One without a value is no run, and says where.
        QVERIFY(folder().write(u"b.http"_s, u"\nGET http://127.0.0.1:2/{{id}}\n"_s));
        QTRY_VERIFY(rows().contains(u" GET /{{id}}"_s));
        select(u"b.http"_s);
        load->trigger();
        QVERIFY(asked.isEmpty());
        QVERIFY2(m_context->notices.kept().back().text.startsWith(u"b.http, line 2: the variable “id”"_s),
                 qPrintable(m_context->notices.kept().back().text));
    }

    void whatCannotBeSaved()
    {
        SenderRequest request;
        request.address = u"/x"_s;
        request.bodyMode = BodyMode::Text;
        request.body = u"a\n### b\nc"_s;
        m_pane->current()->setRequest(request);
        QTest::keyClick(address(), Qt::Key_S, Qt::ControlModifier);
        QVERIFY(!dialog());
        QVERIFY2(m_pane->banner()->text().contains(u"###"_s), qPrintable(m_pane->banner()->text()));
        request.body = u"< file"_s;
        QVERIFY(!savedRequest(request, {}, true));
        request.bodyMode = BodyMode::Multipart;
        QVERIFY(!savedRequest(request, {}, true));
        request.bodyMode = BodyMode::None;
        QVERIFY(savedRequest(request, {}, true));
        request.address = u"ws://localhost/ws"_s;
        QVERIFY(!savedRequest(request, {}, true));
        request.address.clear();
        QVERIFY(!savedRequest(request, {}, true));
        // And there and back it is the same.
        request = {};
        request.method = "PUT";
        request.address = u"http://localhost:8000/a?b=c"_s;
        request.bodyMode = BodyMode::File;
        request.filePath = folder().pathOf(u"body.bin"_s);
        const auto saved = savedRequest(request, QDir(folder().path()), true);
        QVERIFY(saved);
        QCOMPARE(saved->bodyFile, u"./body.bin"_s);
        QCOMPARE(editedRequest(HttpFile(), saved.value(), QDir(folder().path())).filePath, request.filePath);
    }

    void isRemembered()
    {
        QVERIFY(folder().write(u"users.http"_s, kUsers));
        m_pane->setCollectionsShown(true);
        QTRY_COMPARE(rows().size(), 3);
        open2(u" GET  All users"_s);
        const QJsonObject state = m_pane->saveState();
        QTemporaryDir other;
        QVERIFY(CollectionFolder(other.path()).write(u"z.http"_s, u"GET http://z/\n"_s));
        panel()->setFolder(other.path());
        QCOMPARE(rows(), (QStringList{u"z.http"_s, u" GET /"_s}));
        open();
        QVERIFY(panel()->isVisible());
        QCOMPARE(panel()->folder(), other.path());
        m_pane->restoreState(state);
        QCOMPARE(m_pane->tabBar()->tabText(m_pane->currentIndex()), u"All users"_s);
        panel()->setFolder(folder().path());
        type(u"http://127.0.0.1:1/again"_s);
        QTest::keyClick(address(), Qt::Key_S, Qt::ControlModifier); // it knows where it belongs
        QVERIFY(!dialog());
        QVERIFY(textOf(u"users.http"_s).contains(u"GET http://127.0.0.1:1/again\n"_s));
        QCOMPARE(pictures::unnamed(m_pane.get()), QStringList());
    }

private:
    CollectionFolder folder() const { return CollectionFolder(m_home->filePath(u"collections"_s)); }
    QString textOf(const QString &file) const
    {
        const auto text = folder().text(file);
        return text ? text.value() : text.error().detail;
    }
    CollectionsPanel *panel() const { return m_pane->collections(); }
    QLineEdit *address() const { return m_pane->addressBar()->address(); }
    SaveRequestDialog *dialog() const
    {
        const auto all = m_pane->findChildren<SaveRequestDialog *>();
        for (SaveRequestDialog *each : all) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    void open()
    {
        m_pane.reset();
        m_pane = std::make_unique<SenderPane>(*m_context);
        QVERIFY(QDir().mkpath(m_home->path()));
        m_pane->openCollections(folder().path());
        m_pane->resize(1100, 620);
        m_pane->show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }

    void type(const QString &text)
    {
        address()->setFocus();
        address()->selectAll();
        QTest::keyClick(address(), Qt::Key_Delete);
        QTest::keyClicks(address(), text);
        if (address()->completer()->popup()->isVisible())
            address()->completer()->popup()->hide();
    }

    /// Files, and what is in them behind a blank.
    QStringList rows() const
    {
        QStringList list;
        for (int i = 0; i < panel()->tree()->topLevelItemCount(); ++i) {
            const QTreeWidgetItem *top = panel()->tree()->topLevelItem(i);
            list.append(top->text(0));
            for (int child = 0; child < top->childCount(); ++child)
                list.append(u' ' + top->child(child)->text(0));
        }
        return list;
    }

    void select(const QString &row)
    {
        int place = 0;
        const QStringList all = rows();
        for (int i = 0; i < panel()->tree()->topLevelItemCount(); ++i) {
            QTreeWidgetItem *top = panel()->tree()->topLevelItem(i);
            if (all.value(place++) == row)
                return panel()->tree()->setCurrentItem(top);
            for (int child = 0; child < top->childCount(); ++child) {
                if (all.value(place++) == row)
                    return panel()->tree()->setCurrentItem(top->child(child));
            }
        }
        QFAIL(qPrintable(row));
    }

    /// By a double click.
    void open2(const QString &row)
    {
        select(row);
        QTreeWidget *tree = panel()->tree();
        const QPoint place = tree->visualItemRect(tree->currentItem()).center();
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, place);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TinyHttpServer> m_http;
    std::unique_ptr<PaneContext> m_context;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<SenderPane> m_pane;
};

QTEST_MAIN(TestCollections)
#include "tst_collections.moc"

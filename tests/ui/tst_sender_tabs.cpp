#include "server/runtime/server.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/tiny_http_server.h"
#include "ui/content/content_decode.h"
#include "ui/diff/compare_view.h"
#include "ui/models/send_history.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/auth_editor.h"
#include "ui/panes/file_body_editor.h"
#include "ui/panes/form_body.h"
#include "ui/panes/history_view.h"
#include "ui/panes/part_editor.h"
#include "ui/panes/request_editor.h"
#include "ui/panes/response_view.h"
#include "ui/panes/sender_pane.h"
#include "ui/panes/server_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/body_editor.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/key_value_table.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

/// Tabs, session, cURL, auth, bodies, history and the server's own times of the Sender, with real keys and clicks.
class SenderTabsTest final : public QObject {
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
        open();
    }

    void cleanup()
    {
        m_pane.reset();
        m_context.reset();
        m_http.reset();
    }

    void keysOpenAndCloseTabs()
    {
        type(m_http->url(u"/one"_s));
        QTest::keyClick(address(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitDone());
        QTest::keyClick(address(), Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(m_pane->tabCount(), 2);
        QCOMPARE(m_pane->currentIndex(), 1);
        QVERIFY(address()->hasFocus());
        type(m_http->url(u"/two"_s));
        QCOMPARE(tabs()->tabText(0), u"GET /one"_s);
        QCOMPARE(tabs()->tabText(1), u"GET /two"_s);
        QTest::keyClick(address(), Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(m_pane->currentIndex(), 0);
        QCOMPARE(address()->text(), m_http->url(u"/one"_s));
        // Closed, and there again with its response.
        address()->setFocus();
        QTest::keyClick(address(), Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(m_pane->tabCount(), 1);
        QCOMPARE(address()->text(), m_http->url(u"/two"_s));
        address()->setFocus();
        QTest::keyClick(address(), Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_pane->tabCount(), 2);
        QCOMPARE(address()->text(), m_http->url(u"/one"_s));
        QVERIFY(m_pane->response()->isVisible());
        QCOMPARE(m_pane->current()->history()->entries().size(), 1);
    }

    void closeIsUndone()
    {
        type(u"http://h/one"_s);
        m_pane->newTab();
        type(u"http://h/two"_s);
        m_pane->closeTab(1);
        m_pane->closeTab(0);
        QCOMPARE(m_pane->tabCount(), 1);
        QVERIFY(m_pane->current()->isBlank());
        m_context->undo.undo();
        QCOMPARE(m_pane->tabCount(), 1); // the blank one went
        QCOMPARE(address()->text(), u"http://h/one"_s);
        m_context->undo.undo();
        QCOMPARE(m_pane->tabCount(), 2);
        QCOMPARE(address()->text(), u"http://h/two"_s);
        m_context->undo.redo();
        QCOMPARE(m_pane->tabCount(), 1);
        // A blank tab that stands alone stays.
        m_pane->closeTab(0);
        m_pane->closeTab(0);
        QCOMPARE(m_pane->tabCount(), 1);
    }

    void mouseClosesRenamesAndMoves()
    {
        type(u"http://h/one"_s);
        m_pane->newTab();
        type(u"http://h/two"_s);
        QTest::mouseDClick(tabs(), Qt::LeftButton, {}, tabs()->tabRect(0).center());
        auto *name = m_pane->findChild<QLineEdit *>(u"senderTabName"_s);
        QVERIFY(name->isVisible() && name->hasFocus());
        QTest::keyClicks(name, u"First & best"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!name->isVisible());
        QCOMPARE(tabs()->tabText(0), u"First && best"_s);
        // Escape leaves the name as it was.
        tabs()->setFocus();
        QTest::keyClick(tabs(), Qt::Key_F2);
        QTest::keyClicks(name, u"no"_s);
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(!name->isVisible());
        QCOMPARE(tabs()->tabText(0), u"First && best"_s);
        // An empty name: the request's own again.
        QTest::keyClick(tabs(), Qt::Key_F2);
        name->clear();
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(tabs()->tabText(0), u"GET /one"_s);
        tabs()->moveTab(0, 1);
        QCOMPARE(address()->text(), u"http://h/one"_s);
        tabs()->setCurrentIndex(0);
        QCOMPARE(address()->text(), u"http://h/two"_s);
        QTest::mouseClick(tabs(), Qt::MiddleButton, {}, tabs()->tabRect(1).center());
        QCOMPARE(m_pane->tabCount(), 1);
        QCOMPARE(address()->text(), u"http://h/two"_s);
        QTest::mouseClick(tabs()->tabButton(0, QTabBar::RightSide), Qt::LeftButton);
        QVERIFY(m_pane->current()->isBlank());
    }

    void duplicateHasAllButTheResponse()
    {
        type(u"http://h/x?a=1"_s);
        RequestAuth auth;
        auth.kind = RequestAuth::Kind::Bearer;
        auth.token = u"s3cret"_s;
        m_pane->editor()->auth()->setAuth(auth);
        address()->setFocus();
        QTest::keyClick(address(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_pane->currentIndex(), 1);
        QCOMPARE(address()->text(), u"http://h/x?a=1"_s);
        QCOMPARE(m_pane->editor()->auth()->auth().token, u"s3cret"_s);
        QCOMPARE(m_pane->editor()->params()->rows().value(0).value, u"1"_s);
    }

    void capIsSaid()
    {
        for (int i = 1; i < SenderPane::kMaxTabs; ++i)
            m_pane->newTab();
        QCOMPARE(m_pane->tabCount(), SenderPane::kMaxTabs);
        const auto before = m_context->notices.kept().size();
        QTest::keyClick(address(), Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(m_pane->tabCount(), SenderPane::kMaxTabs);
        QCOMPARE(m_context->notices.kept().size(), before + 1);
        QVERIFY(m_context->notices.kept().back().text.contains(u"20"_s));
    }

    void tabsRunSideBySide()
    {
        type(m_http->url(u"/hold"_s));
        QTest::keyClick(address(), Qt::Key_Return);
        QTRY_COMPARE(m_http->held.size(), 1);
        RequestTab *first = m_pane->current();
        m_pane->newTab();
        QVERIFY(!m_pane->isRunning());
        QVERIFY(!tabs()->tabIcon(0).isNull());
        type(m_http->url(u"/json"_s));
        QTest::keyClick(address(), Qt::Key_Return);
        QVERIFY(waitDone());
        QVERIFY(first->isRunning());
        QCOMPARE(m_pane->findChildren<QLabel *>(u"responseStatus"_s).size(), 2);
        QVERIFY(m_pane->response()->isVisible());
        m_http->release();
        QTRY_VERIFY(!first->isRunning());
        QVERIFY(first->response()->body()->shownText().contains(u"held"_s));
        QVERIFY(!m_pane->response()->body()->shownText().contains(u"held"_s));
        QVERIFY(tabs()->tabIcon(0).isNull());
    }

    void closingCancels()
    {
        type(m_http->url(u"/hold"_s));
        m_pane->send();
        QTRY_COMPARE(m_http->held.size(), 1);
        m_pane->closeTab(0);
        QTRY_COMPARE(m_http->held.size(), 0);
    }

    void routesOpenInTabsOfTheirOwn()
    {
        RouteInfo route;
        route.index = 0;
        route.method = "GET";
        route.path = u"/a"_s;
        m_pane->openRoute(route);
        QCOMPARE(m_pane->tabCount(), 1); // it was blank
        route.path = u"/b"_s;
        m_pane->openRoute(route);
        QCOMPARE(m_pane->tabCount(), 1); // nobody had touched it
        QTest::keyClicks(address(), u"?x=1"_s);
        route.path = u"/c"_s;
        m_pane->openRoute(route);
        QCOMPARE(m_pane->tabCount(), 2);
        QCOMPARE(address()->text(), u"/c"_s);
        m_pane->openUrl("PUT", QUrl(u"http://h/d"_s));
        QCOMPARE(m_pane->tabCount(), 2);
        tabs()->setCurrentIndex(0);
        QCOMPARE(address()->text(), u"/b?x=1"_s);
    }

    void sessionIsKept()
    {
        const QString file = m_context->folder.filePath(u"sender.json"_s);
        m_pane->keepSession(file);
        type(u"http://me:pa55word@h/one?limit=5&api_key=k3y"_s);
        RequestAuth auth;
        auth.kind = RequestAuth::Kind::Basic;
        auth.user = u"ada"_s;
        auth.password = u"s3cret"_s;
        m_pane->editor()->auth()->setAuth(auth);
        m_pane->newTab();
        type(u"http://h/two"_s);
        m_pane->editor()->body()->setBody(BodyMode::Form, u"{\"a\":1}"_s, u"text/csv"_s);
        typeRow(m_pane->editor()->formTable()->view(), 0, u"name"_s, u"Ada"_s);
        typeRow(m_pane->editor()->formTable()->view(), 1, u"password"_s, u"hunt3r"_s);
        m_pane->renameTab(1);
        QTest::keyClicks(m_pane->findChild<QLineEdit *>(u"senderTabName"_s), u"Mine"_s);
        QTest::keyClick(m_pane->findChild<QLineEdit *>(u"senderTabName"_s), Qt::Key_Return);
        open(); // the old one is gone, and has written
        m_pane->keepSession(file);
        QCOMPARE(m_pane->tabCount(), 2);
        QCOMPARE(m_pane->currentIndex(), 1);
        QCOMPARE(tabs()->tabText(0), u"GET /one"_s);
        QCOMPARE(tabs()->tabText(1), u"Mine"_s);
        QCOMPARE(address()->text(), u"http://h/two"_s);
        const SenderRequest second = m_pane->current()->request();
        QCOMPARE(second.bodyMode, BodyMode::Form);
        QCOMPARE(second.form.value(0).value, u"Ada"_s);
        QCOMPARE(second.form.value(1).name, u"password"_s);
        QCOMPARE(second.body, u"{\"a\":1}"_s); // another kind keeps what is its own
        QCOMPARE(second.textType, u"text/csv"_s);
        tabs()->setCurrentIndex(0);
        QCOMPARE(address()->text(), u"http://me@h/one?limit=5&api_key="_s);
        QCOMPARE(m_pane->editor()->auth()->auth().kind, RequestAuth::Kind::Basic);
        QCOMPARE(m_pane->editor()->auth()->auth().user, u"ada"_s);
        QCOMPARE(m_pane->editor()->auth()->auth().password, QString());
        QFile kept(file);
        QVERIFY(kept.open(QIODevice::ReadOnly));
        const QByteArray bytes = kept.readAll();
        for (const char *secret : {"s3cret", "pa55word", "k3y", "hunt3r"})
            QVERIFY2(!bytes.contains(secret), secret);
        QCOMPARE(kept.permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void foreignSession_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("isDamaged");
        QTest::newRow("cut") << QByteArray("{\"version\":2,\"tabs\":[{\"na") << true;
        QTest::newRow("empty") << QByteArray() << true;
        QTest::newRow("bytes") << QByteArray("\x00\xff\x01", 3) << true;
        QTest::newRow("newer") << QByteArray("{\"version\":99,\"tabs\":[{},{}]}") << false;
        QTest::newRow("wrong types") << QByteArray(
            "{\"version\":2,\"tabs\":[1,\"x\",{\"version\":1,\"request\":7}],\"current\":\"a\"}")
                                     << false;
        QTest::newRow("no tabs") << QByteArray("{\"version\":2,\"tabs\":[]}") << false;
        QTest::newRow("far away") << QByteArray("{\"version\":2,\"tabs\":[{}],\"current\":4000}") << false;
    }
    void foreignSession()
    {
        QFETCH(QByteArray, text);
        QFETCH(bool, isDamaged);
        const QString path = m_context->folder.filePath(u"sender.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        m_pane->keepSession(path);
        QVERIFY(m_pane->tabCount() >= 1);
        QCOMPARE(address()->text(), QString());
        QCOMPARE(QFile::exists(path + u".damaged"_s), isDamaged);
        QCOMPARE(!m_context->notices.kept().empty(), isDamaged);
    }

    void curlIsPasted()
    {
        type(u"http://before/"_s);
        QGuiApplication::clipboard()->setText(
            u"curl '%1' \\\n  -X PUT -H 'X-Try: yes' -H 'Authorization: Bearer s3cret' --proxy http://p \\\n  --json '{\"a\": 1}'"_s
                .arg(m_http->url(u"/echo?q=1"_s)));
        address()->selectAll();
        QTest::keyClick(address(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(address()->text(), m_http->url(u"/echo?q=1"_s));
        QCOMPARE(m_pane->addressBar()->method(), QByteArray("PUT"));
        QCOMPARE(m_pane->editor()->params()->rows().value(0).name, u"q"_s);
        QCOMPARE(m_pane->editor()->body()->text(), u"{\"a\": 1}"_s);
        QCOMPARE(m_pane->editor()->auth()->auth().token, u"s3cret"_s);
        QVERIFY(m_pane->banner()->isVisible());
        QVERIFY2(m_pane->banner()->text().contains(u"--proxy http://p"_s), qPrintable(m_pane->banner()->text()));
        QCOMPARE(m_context->notices.kept().size(), std::size_t(1));
        const Notice notice = m_context->notices.kept().back();
        QVERIFY(notice.text.contains(u"--proxy"_s));
        QVERIFY(pictures::take(m_pane.get(), u"sender-curl"_s, *m_theme));
        QTest::keyClick(address(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitDone());
        QCOMPARE(m_http->requests.value(0).method, QByteArray("PUT"));
        QCOMPARE(m_http->requests.value(0).body, QByteArray("{\"a\": 1}"));
        QVERIFY(m_http->requests.value(0).head.contains("\r\nX-Try: yes\r\n"));
        QVERIFY(m_http->requests.value(0).head.contains("\r\nAuthorization: Bearer s3cret\r\n"));
        // Ctrl+Z in the field brings back what was there.
        address()->setFocus();
        QTest::keyClick(address(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(address()->text(), u"http://before/"_s);
        QCOMPARE(m_pane->addressBar()->method(), QByteArray("GET"));
        QCOMPARE(m_pane->editor()->body()->mode(), BodyMode::None);
        // So does the button of the notice, once it is done again; later steps are none of its business.
        QTest::keyClick(address(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_pane->addressBar()->method(), QByteArray("PUT"));
        notice.action();
        QCOMPARE(m_pane->addressBar()->method(), QByteArray("GET"));
    }

    void curlIsTyped()
    {
        type(u"curl -X DELETE http://h/x"_s);
        QTest::keyClick(address(), Qt::Key_Return);
        QCOMPARE(address()->text(), u"http://h/x"_s);
        QCOMPARE(m_pane->addressBar()->method(), QByteArray("DELETE"));
        QVERIFY(!m_pane->isRunning()); // looked at first
    }

    void brokenCurlChangesNothing()
    {
        type(u"http://before/"_s);
        QGuiApplication::clipboard()->setText(u"curl 'http://h/x"_s);
        QTest::keyClick(address(), Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(address()->text(), u"http://before/"_s);
        QVERIFY(m_pane->banner()->text().contains(u"quote"_s));
    }

    void authIsSent_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QStringList>("typed");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QString>("preview");
        QTest::newRow("basic, UTF-8") << 1 << QStringList{u"Ädä"_s, u"pä:ss"_s}
                                      << QByteArray("Authorization: Basic w4Rkw6Q6cMOkOnNz") << QByteArray("/x?a=1")
                                      << u"Will be sent: Authorization: Basic ••••••••"_s;
        QTest::newRow("bearer") << 2 << QStringList{u"abc.def-123"_s} << QByteArray("Authorization: Bearer abc.def-123")
                                << QByteArray("/x?a=1") << u"Will be sent: Authorization: Bearer ••••••••"_s;
        QTest::newRow("key in a field") << 3 << QStringList{u"X-My-Key"_s, u"v4lue"_s} << QByteArray("X-My-Key: v4lue")
                                        << QByteArray("/x?a=1") << u"Will be sent: X-My-Key: ••••••••"_s;
        QTest::newRow("key in the query") << 4 << QStringList{u"key"_s, u"v4l&ue"_s} << QByteArray()
                                          << QByteArray("/x?a=1&key=v4l%26ue") << u"Will be sent: ?key=••••••••"_s;
    }
    void authIsSent()
    {
        QFETCH(int, kind);
        QFETCH(QStringList, typed);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, target);
        QFETCH(QString, preview);
        type(m_http->url(u"/x?a=1"_s));
        AuthEditor *auth = m_pane->editor()->auth();
        m_pane->editor()->setCurrentIndex(RequestEditor::AuthTab);
        auto *combo = auth->findChild<QComboBox *>(u"authKind"_s);
        combo->setFocus();
        for (int i = 0; i < qMin(kind, 3); ++i)
            QTest::keyClick(combo, Qt::Key_Down);
        QStringList fields = kind == 1 ? QStringList{u"authUser"_s, u"authPassword"_s}
            : kind == 2                ? QStringList{u"authToken"_s}
                                       : QStringList{u"authKeyName"_s, u"authKeyValue"_s};
        for (qsizetype i = 0; i < fields.size(); ++i) {
            auto *edit = auth->findChild<QLineEdit *>(fields[i]);
            QVERIFY(edit->isVisible());
            edit->setFocus();
            edit->selectAll();
            keys(edit, typed[i]);
        }
        if (kind == 4)
            QTest::keyClick(auth->findChild<QComboBox *>(u"authKeyPlace"_s), Qt::Key_Down);
        QCOMPARE(auth->preview(), preview);
        QCOMPARE(auth->findChild<QLineEdit *>(fields.last())->echoMode(), QLineEdit::Password);
        QCOMPARE(m_pane->editor()->tabText(RequestEditor::AuthTab), u"Auth ●"_s);
        if (kind == 1)
            QVERIFY(pictures::take(m_pane.get(), u"sender-auth"_s, *m_theme));
        auto *meaning = m_pane->findChild<QLabel *>(u"senderMeaning"_s);
        QVERIFY2(!meaning->toolTip().contains(typed.last()), qPrintable(meaning->toolTip()));
        QTest::keyClick(auth->findChild<QLineEdit *>(fields.last()), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitDone());
        const auto request = m_http->requests.value(0);
        QCOMPARE(request.target, target);
        if (!field.isEmpty())
            QVERIFY2(request.head.contains("\r\n" + field + "\r\n"), request.head.constData());
        // Nowhere in clear until it is revealed.
        QVERIFY2(!m_pane->response()->sentText().contains(typed.last()), qPrintable(m_pane->response()->sentText()));
        QVERIFY(!field.isEmpty() || !m_pane->response()->sentText().contains(u"v4l"_s));
        QTest::mouseClick(auth->revealButton(), Qt::LeftButton);
        QVERIFY(!auth->preview().contains(u"•"_s));
        QCOMPARE(auth->findChild<QLineEdit *>(fields.last())->echoMode(), QLineEdit::Normal);
        // While somebody presents nothing can be revealed.
        m_context->secrets.setMayReveal(false);
        QVERIFY(auth->preview().contains(u"•"_s));
        QVERIFY(!auth->revealButton()->isEnabled());
    }

    void typedFieldGoesFirst()
    {
        type(m_http->url(u"/x"_s));
        RequestAuth auth;
        auth.kind = RequestAuth::Kind::Bearer;
        auth.token = u"made"_s;
        m_pane->editor()->auth()->setAuth(auth);
        m_pane->editor()->setCurrentIndex(RequestEditor::HeadersTab);
        QTableView *headers = m_pane->editor()->headersTable()->view();
        typeRow(headers, 0, u"authorization"_s, u"Bearer typed"_s);
        QVERIFY(m_pane->editor()->auth()->findChild<QLabel *>(u"authTrouble"_s)->text().startsWith(u"Not used"_s));
        // A secret field is dots in the table, and there is a button that shows it.
        QCOMPARE(headers->model()->index(0, 1).data().toString(), u"Bearer ••••••••"_s);
        auto *reveal = m_pane->findChild<QPushButton *>(u"senderRevealHeaders"_s);
        QVERIFY(reveal->isVisible());
        QTest::mouseClick(reveal, Qt::LeftButton);
        QCOMPARE(headers->model()->index(0, 1).data().toString(), u"Bearer typed"_s);
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY(m_http->requests.value(0).head.contains("\r\nauthorization: Bearer typed\r\n"));
        QVERIFY(!m_http->requests.value(0).head.contains("made"));
    }

    void authTrouble_data()
    {
        QTest::addColumn<RequestAuth::Kind>("kind");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("says");
        QTest::newRow("colon in the user") << RequestAuth::Kind::Basic << u"a:b"_s << u"c"_s << u"colon"_s;
        QTest::newRow("line break") << RequestAuth::Kind::Basic << u"a"_s << u"c\n"_s << u"line breaks"_s;
        QTest::newRow("no token") << RequestAuth::Kind::Bearer << u" "_s << QString() << u"token"_s;
        QTest::newRow("no key") << RequestAuth::Kind::ApiKey << u"X"_s << QString() << u"name and value"_s;
        QTest::newRow("bad key name") << RequestAuth::Kind::ApiKey << u"X Y"_s << u"v"_s << u"header field"_s;
        QTest::newRow("empty password is right") << RequestAuth::Kind::Basic << u"a"_s << QString() << QString();
    }
    void authTrouble()
    {
        QFETCH(RequestAuth::Kind, kind);
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(QString, says);
        RequestAuth auth;
        auth.kind = kind;
        auth.user = auth.token = auth.keyName = first;
        auth.password = auth.keyValue = second;
        QCOMPARE(auth.trouble().isEmpty(), says.isEmpty());
        QVERIFY2(auth.trouble().contains(says), qPrintable(auth.trouble()));
        SenderRequest request;
        request.address = u"http://h/"_s;
        request.auth = auth;
        QCOMPARE(request.toCall({}).isOk(), says.isEmpty());
    }

    void formBytes_data()
    {
        QTest::addColumn<QList<KeyValueRow>>("rows");
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("none") << QList<KeyValueRow>() << QByteArray();
        QTest::newRow("pairs") << QList{row(u"a"_s, u"1"_s), row(u"b"_s, u"2"_s)} << QByteArray("a=1&b=2");
        QTest::newRow("signs") << QList{row(u"a b"_s, u"c+d&e=f%~*-._"_s)} << QByteArray("a+b=c%2Bd%26e%3Df%25%7E*-._");
        QTest::newRow("UTF-8") << QList{row(u"ä"_s, u"€"_s)} << QByteArray("%C3%A4=%E2%82%AC");
        QTest::newRow("line break") << QList{row(u"a"_s, u"x\ny"_s)} << QByteArray("a=x%0Ay");
        QTest::newRow("empty value") << QList{row(u"a"_s, QString())} << QByteArray("a=");
    }
    void formBytes()
    {
        QFETCH(QList<KeyValueRow>, rows);
        QFETCH(QByteArray, bytes);
        QCOMPARE(encodeForm(rows), bytes);
        if (bytes.isEmpty())
            return;
        const auto again = parseForm(bytes);
        QVERIFY(again);
        QCOMPARE(*again, rows);
    }

    void formsKeepForeignSpelling()
    {
        for (const QByteArray &bytes :
             {QByteArray("a=b%20c&d"), QByteArray("=x"), QByteArray("a=%c3%a4"), QByteArray("a=1&a=2")}) {
            const auto rows = parseForm(bytes);
            QVERIFY(rows);
            QCOMPARE(encodeForm(*rows), bytes);
        }
        QVERIFY(!parseForm("a=1&&b=2"));
    }

    void multipartBytes()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"süß \"x\".txt"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("line one\r\n--b\r\n\0end", 19);
        file.close();
        KeyValueRow part = row(u"fi\"le"_s, path);
        part.isFile = true;
        KeyValueRow typed = row(u"json"_s, u"{\"ä\":1}"_s);
        typed.type = u"application/json"_s;
        KeyValueRow off = row(u"off"_s, u"x"_s);
        off.enabled = false;
        const auto built = encodeMultipart({row(u"näme"_s, u"Ada"_s), typed, off, part}, "bnd", 1024);
        QVERIFY(built.isOk());
        QCOMPARE(built->contentType, QByteArray("multipart/form-data; boundary=bnd"));
        QCOMPARE(
            built->bytes,
            QByteArray("--bnd\r\nContent-Disposition: form-data; name=\"näme\"\r\n\r\nAda\r\n"
                       "--bnd\r\nContent-Disposition: form-data; name=\"json\"\r\nContent-Type: "
                       "application/json\r\n\r\n{\"ä\":1}\r\n"
                       "--bnd\r\nContent-Disposition: form-data; name=\"fi%22le\"; filename=\"süß %22x%22.txt\"\r\n"
                       "Content-Type: text/plain\r\n\r\nline one\r\n--b\r\n")
                + QByteArray("\0end", 4) + "\r\n--bnd--\r\n");
        // Read again, but for what files hold.
        const auto parts = parseMultipart(built->bytes, "bnd");
        QVERIFY(parts);
        QCOMPARE(parts->size(), 3);
        QCOMPARE(parts->at(0), row(u"näme"_s, u"Ada"_s));
        QCOMPARE(parts->at(2).value, u"süß \"x\".txt"_s);
        QVERIFY(parts->at(2).isFile);
        // A boundary that a part holds is refused; one of our own never is in a part.
        QVERIFY(!encodeMultipart({row(u"a"_s, u"--bnd"_s)}, "bnd", 1024).isOk());
        const auto own = encodeMultipart({row(u"a"_s, u"--bnd"_s)}, {}, 1024);
        QVERIFY(own.isOk() && !boundaryOf(own->contentType).isEmpty());
        QVERIFY(!encodeMultipart({row(u"a"_s, QString(2000, u'x'))}, {}, 1024).isOk()); // over the limit
        part.value = folder.filePath(u"absent"_s);
        const auto absent = encodeMultipart({part}, {}, 1024);
        QVERIFY(!absent.isOk());
        QVERIFY2(absent.error().detail.contains(u"absent"_s), qPrintable(absent.error().detail));
        part.value = folder.path();
        QVERIFY(!encodeMultipart({part}, {}, 1024).isOk());
    }

    void brokenMultipartIsNone()
    {
        const QByteArray whole = "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--b--\r\n";
        QVERIFY(parseMultipart(whole, "b"));
        for (qsizetype i = 0; i < whole.size() - 4; ++i)
            QVERIFY2(!parseMultipart(whole.first(i), "b"), qPrintable(QString::number(i)));
        QVERIFY(!parseMultipart(whole, "c"));
        QVERIFY(!parseMultipart(whole, ""));
    }

    void bodiesComeBackFromEcho_data()
    {
        QTest::addColumn<BodyMode>("mode");
        QTest::newRow("json") << BodyMode::Json;
        QTest::newRow("text") << BodyMode::Text;
        QTest::newRow("form") << BodyMode::Form;
        QTest::newRow("multipart") << BodyMode::Multipart;
        QTest::newRow("file") << BodyMode::File;
    }
    void bodiesComeBackFromEcho()
    {
        QFETCH(BodyMode, mode);
        Running running(*m_context);
        open();
        QFile file(m_context->folder.filePath(u"päth.bin"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QByteArray bytes;
        for (int i = 0; i < 70'000; ++i)
            bytes += char(i % 251);
        file.write(bytes);
        file.close();
        type(u"/echo"_s);
        m_pane->addressBar()->setMethod("POST");
        RequestEditor *editor = m_pane->editor();
        editor->setCurrentIndex(RequestEditor::BodyTab);
        auto *combo = editor->findChild<QComboBox *>(u"bodyMode"_s);
        combo->setFocus();
        while (editor->body()->mode() != mode) {
            const int before = combo->currentIndex();
            QTest::keyClick(combo, Qt::Key_Down);
            QVERIFY(combo->currentIndex() != before);
        }
        SenderRequest expected;
        QByteArray type;
        if (mode == BodyMode::Json || mode == BodyMode::Text) {
            editor->body()->setBody(mode, u"{\"ä\": [1, 2]}"_s, u"text/csv; charset=utf-8"_s);
            type = mode == BodyMode::Json ? "application/json" : "text/csv; charset=utf-8";
        } else if (mode == BodyMode::Form) {
            typeRow(editor->formTable()->view(), 0, u"a b"_s, u"ä&="_s);
            typeRow(editor->formTable()->view(), 1, u"c"_s, u"d"_s);
            type = "application/x-www-form-urlencoded";
            QVERIFY(pictures::take(m_pane.get(), u"sender-form"_s, *m_theme));
        } else if (mode == BodyMode::Multipart) {
            typeRow(editor->parts()->table()->view(), 0, u"name"_s, u"Äda"_s);
            static_cast<KeyValueModel *>(editor->parts()->table()->view()->model())->addFile(file.fileName());
            editor->headers()->setRows({row(u"Content-Type"_s, u"multipart/form-data; boundary=here"_s)});
            type = "multipart/form-data; boundary=here";
            QVERIFY(pictures::take(m_pane.get(), u"sender-multipart"_s, *m_theme));
        } else {
            auto *path = editor->findChild<QLineEdit *>(u"bodyFilePath"_s);
            path->setFocus();
            keys(path, file.fileName());
            QVERIFY(editor->file()->verdict().startsWith(u"68.4 KiB"_s));
            type = "application/octet-stream";
            QVERIFY(pictures::take(m_pane.get(), u"sender-file"_s, *m_theme));
        }
        const SenderRequest sent = m_pane->current()->request();
        const QByteArray body = sent.readsFiles() ? sent.readBody().value().bytes : sent.bodyBytes();
        QVERIFY(!body.isEmpty());
        if (mode == BodyMode::Multipart)
            QVERIFY(body.contains("filename=\"päth.bin\"") && body.contains(bytes));
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY2(!m_pane->banner()->isVisible(), qPrintable(m_pane->banner()->text()));
        const SentEntry &entry = m_pane->current()->history()->entries().first();
        QVERIFY(entry.reply);
        const auto field = [&entry](const QByteArray &wanted) {
            for (const auto &[name, value] : entry.reply->headers) {
                if (name.toLower() == wanted)
                    return value;
            }
            return QByteArray();
        };
        // Long ones come compressed; the history keeps them as they came.
        QCOMPARE(decodeContent(entry.reply->body, field("content-encoding")).bytes, body);
        QCOMPARE(field("content-encoding").isEmpty(), body.size() < 500);
        QCOMPARE(field("content-type"), type);
        // To another kind and back: nothing is lost.
        combo->setCurrentIndex(0);
        combo->setCurrentIndex(combo->findData(int(mode)));
        const SenderRequest after = m_pane->current()->request();
        QCOMPARE(after.readsFiles() ? after.readBody().value().bytes : after.bodyBytes(), body);
    }

    void missingFileIsSaid()
    {
        type(m_http->url(u"/x"_s));
        m_pane->editor()->body()->setBody(BodyMode::File, {}, u"text/plain"_s);
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY(m_pane->banner()->text().contains(u"Choose the file"_s));
        m_pane->editor()->file()->setFile(u"/no/such/file"_s, {});
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY2(m_pane->banner()->text().contains(u"/no/such/file"_s), qPrintable(m_pane->banner()->text()));
        QVERIFY(m_http->requests.isEmpty());
    }

    void historyIsKept()
    {
        int n = 0;
        m_http->answer = [&n](const TinyHttpServer::Request &request) {
            ++n;
            return TinyHttpServer::response(n == 2 ? 404 : 200, n == 2 ? "Not Found" : "OK", "text/plain",
                                            "answer " + QByteArray::number(n) + ' ' + request.target);
        };
        for (const QString &path : {u"/a"_s, u"/b"_s, u"/c"_s}) {
            type(m_http->url(path));
            m_pane->send();
            QVERIFY(waitDone());
        }
        const SendHistory *history = m_pane->current()->history();
        QCOMPARE(history->rowCount(), 3);
        QAbstractItemModelTester tester(m_pane->current()->history(),
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto *button = m_pane->findChild<QAbstractButton *>(u"senderHistory"_s);
        QCOMPARE(button->text().remove(u'&'), u"History (3)"_s);
        address()->setFocus();
        QTest::keyClick(address(), Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        QTableView *view = m_pane->current()->historyView()->view();
        QVERIFY(view->isVisible() && button->isChecked());
        QCOMPARE(history->index(1, SendHistory::StatusColumn).data().toString(), u"404 Not Found"_s);
        QVERIFY(history->index(1, SendHistory::RequestColumn).data().toString().endsWith(u"/b"_s));
        QVERIFY(pictures::take(m_pane.get(), u"sender-history"_s, *m_theme));
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Return); // the oldest
        QVERIFY(m_pane->response()->isVisible());
        QCOMPARE(m_pane->response()->body()->shownText(), u"answer 1 /a"_s);
        QVERIFY(!button->isChecked());
        QVERIFY(pictures::take(m_pane.get(), u"sender-earlier"_s, *m_theme));
        QTest::mouseClick(m_pane->findChild<QPushButton *>(u"responseBack"_s), Qt::LeftButton);
        QVERIFY(view->isVisible());
        // Its request again, and back.
        m_pane->findChild<QAction *>(u"historyUse"_s)->trigger();
        QVERIFY(address()->text().endsWith(u"/a"_s));
        m_context->undo.undo();
        QVERIFY(address()->text().endsWith(u"/c"_s));
        m_pane->findChild<QAction *>(u"historyClear"_s)->trigger();
        QCOMPARE(history->rowCount(), 0);
        m_context->undo.undo();
        QCOMPARE(history->rowCount(), 3);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(!view->isVisible());
    }

    void twoAreCompared()
    {
        int n = 0;
        m_http->answer = [&n](const TinyHttpServer::Request &) {
            ++n;
            return TinyHttpServer::response(200, "OK", "application/json", "{\"n\":" + QByteArray::number(n) + "}");
        };
        RequestAuth auth;
        auth.kind = RequestAuth::Kind::ApiKey;
        auth.keyName = u"X-Odd"_s;
        auth.keyValue = u"s3cret"_s;
        m_pane->editor()->auth()->setAuth(auth);
        type(m_http->url(u"/x?a=1"_s));
        for (int i = 0; i < 2; ++i) {
            m_pane->send();
            QVERIFY(waitDone());
        }
        auto *compare = m_pane->findChild<QAction *>(u"historyCompare"_s);
        m_pane->current()->setHistoryShown(true);
        QVERIFY(!compare->isEnabled()); // one line
        QTableView *view = m_pane->current()->historyView()->view();
        QTest::keyClick(view, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(compare->isEnabled());
        compare->trigger();
        auto *window = m_pane->findChild<CompareWindow *>();
        QVERIFY(window && window->isVisible());
        QTRY_VERIFY(window->view()->isReady());
        window->view()->copyText();
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.contains(u"1"_s) && text.contains(u"2"_s) && text.contains(u"$.n"_s), qPrintable(text));
        QVERIFY2(!text.contains(u"s3cret"_s), qPrintable(text));
        QVERIFY(pictures::take(window, u"sender-compare"_s, *m_theme));
        window->close();
        QVERIFY(m_pane->isVisible());
    }

    void historyIsBounded()
    {
        SendHistory history(nullptr, 1000);
        const auto entry = [](qsizetype bytes) {
            SentEntry made;
            auto reply = std::make_shared<HttpReply>();
            reply->body = QByteArray(bytes, 'x');
            made.reply = reply;
            return made;
        };
        const quint64 first = history.add(entry(600));
        history.add(entry(300));
        QVERIFY(!history.find(first)->isBodyDropped);
        history.add(entry(300));
        QVERIFY(history.find(first)->isBodyDropped);
        QCOMPARE(history.find(first)->reply->body.size(), 0);
        const quint64 large = history.add(entry(5000)); // the newest is whole, however large
        QCOMPARE(history.find(large)->reply->body.size(), 5000);
        for (int i = 0; i < 100; ++i)
            history.add(entry(1));
        QCOMPARE(history.rowCount(), int(SendHistory::kMaxEntries));
        QVERIFY(!history.find(first));
    }

    void failuresAndManyAreInTheHistory()
    {
        const QString base = m_http->url();
        m_pane->setCount(4);
        type(base + u"/x"_s);
        m_pane->send();
        QVERIFY(waitDone());
        m_pane->setCount(1);
        type(base + u"/hold"_s);
        m_pane->send();
        QTRY_COMPARE(m_http->held.size(), 1);
        QTest::keyClick(address(), Qt::Key_Escape);
        QVERIFY(waitDone());
        m_http->stop();
        m_http->dropAll();
        m_pane->send();
        QVERIFY(waitDone());
        const SendHistory *history = m_pane->current()->history();
        QCOMPARE(history->rowCount(), 3);
        const auto outcome
            = [history](int i) { return history->index(i, SendHistory::StatusColumn).data().toString(); };
        QVERIFY2(outcome(0).startsWith(u"Nothing listens"_s), qPrintable(outcome(0)));
        QVERIFY2(outcome(1).startsWith(u"Canceled"_s), qPrintable(outcome(1)));
        QCOMPARE(outcome(2), u"200 × 4"_s);
        QVERIFY(history->index(2, SendHistory::RequestColumn).data().toString().endsWith(u"× 4"_s));
    }

    void serversOwnTimes()
    {
        Running running(*m_context);
        open();
        type(u"/async-endpoint?delay_ms=60"_s);
        QTest::keyClick(address(), Qt::Key_Return);
        QVERIFY(waitDone());
        m_pane->response()->tabs()->setCurrentIndex(ResponseView::ServerTab);
        ServerView *view = m_pane->response()->server();
        QVERIFY(QTest::qWaitFor([&] { return running.feedTo(*m_pane), view->exchange() != nullptr; }, 10'000));
        QCOMPARE(view->exchange()->target, QByteArray("/async-endpoint?delay_ms=60"));
        QVERIFY(view->exchange()->total() >= std::chrono::milliseconds(60));
        QVERIFY(m_pane->response()->tabs()->tabText(ResponseView::ServerTab).startsWith(u"Server "_s));
        QVERIFY(pictures::take(m_pane.get(), u"sender-server"_s, *m_theme));
        QSignalSpy show(m_pane.get(), &SenderPane::showInRequests);
        QTest::mouseClick(view->showButton(), Qt::LeftButton);
        QCOMPARE(show.value(0).value(0).value<ExchangeRecordPtr>(), view->exchange());
        // Another request of the same address is told from it.
        const auto id = view->exchange()->id;
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY(QTest::qWaitFor([&] { return running.feedTo(*m_pane), view->exchange() && view->exchange()->id != id; },
                                10'000));
        // The earlier one still has its own.
        m_pane->current()->setHistoryShown(true);
        QTableView *list = m_pane->current()->historyView()->view();
        list->setCurrentIndex(list->model()->index(1, 0));
        QTest::keyClick(list, Qt::Key_Return);
        QVERIFY(view->exchange() && view->exchange()->id == id);
        // One's own traceparent is found too.
        m_pane->editor()->headers()->setRows(
            {row(u"traceparent"_s, u"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"_s)});
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY(QTest::qWaitFor(
            [&] {
                running.feedTo(*m_pane);
                return view->exchange() && view->exchange()->traceId == "0af7651916cd43dd8448eb211c80319c";
            },
            10'000));
        // Without one there is what the response says.
        m_pane->editor()->headers()->setRows({});
        m_pane->editor()->findChild<QAbstractButton *>(u"senderTrace"_s)->setChecked(false);
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY(!m_pane->response()->sentText().contains(u"traceparent"_s));
        QVERIFY(view->metrics()->isVisible());
        QCOMPARE(view->metrics()->model()->index(0, 0).data().toString(), u"total"_s);
    }

    void otherServersMetrics()
    {
        m_http->answer = [](const TinyHttpServer::Request &) {
            return TinyHttpServer::response(
                200, "OK", "text/plain", "x",
                "Server-Timing: db;dur=0.004;desc=\"two, queries\", cache;desc=hit, total;dur=0.01\r\n");
        };
        type(m_http->url(u"/x"_s));
        m_pane->send();
        QVERIFY(waitDone());
        m_pane->response()->tabs()->setCurrentIndex(ResponseView::ServerTab);
        const QTableView *metrics = m_pane->response()->server()->metrics();
        QVERIFY(metrics->isVisible());
        QCOMPARE(metrics->model()->rowCount(), 3);
        QCOMPARE(metrics->model()->index(0, 1).data().toString(), u"two, queries"_s);
        QVERIFY(pictures::take(m_pane.get(), u"sender-server-timing"_s, *m_theme));
        m_http->answer
            = [](const TinyHttpServer::Request &) { return TinyHttpServer::response(200, "OK", "text/plain", "x"); };
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY(m_pane->response()->server()->sentence().contains(u"Server-Timing"_s));
    }

    void serverTiming_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("metrics");
        QTest::newRow("name") << QByteArray("miss") << u"miss"_s;
        QTest::newRow("duration") << QByteArray("db;dur=53.2") << u"db 53200000"_s;
        QTest::newRow("blanks") << QByteArray(" db ; dur = 1 ,  b ") << u"db 1000000|b"_s;
        QTest::newRow("quoted") << QByteArray("a;desc=\"x \\\"y\\\", z\";dur=\"2\"") << u"a 2000000 (x \"y\", z)"_s;
        QTest::newRow("first counts") << QByteArray("a;dur=1;dur=2;DESC=b;desc=c") << u"a 1000000 (b)"_s;
        QTest::newRow("no number") << QByteArray("a;dur=soon") << u"a"_s;
        QTest::newRow("negative, not finite, huge") << QByteArray("a;dur=-1,b;dur=inf,c;dur=1e300") << u"a|b|c"_s;
        QTest::newRow("rubbish between") << QByteArray("a;dur=1 x y;desc=d, (, b;;dur=2")
                                         << u"a 1000000 (d)|b 2000000"_s;
        QTest::newRow("open quote") << QByteArray("a;desc=\"x") << u"a (x)"_s;
        QTest::newRow("empty") << QByteArray(" , ,") << u""_s;
    }
    void serverTiming()
    {
        QFETCH(QByteArray, field);
        QFETCH(QString, metrics);
        QStringList text;
        for (const ServerMetric &metric : coroscope::serverTiming({{"Other", "x"}, {"server-timing", field}})) {
            QString line = metric.name;
            if (metric.duration)
                line += u' ' + QString::number(metric.duration->count());
            if (!metric.description.isEmpty())
                line += u" ("_s + metric.description + u')';
            text.append(line);
        }
        QCOMPARE(text.join(u'|'), metrics);
    }

    void addressesComplete()
    {
        Running running(*m_context);
        open();
        m_pane->addressBar()->setMethod("PUT");
        QTest::keyClicks(address(), u"endpoint"_s);
        QCompleter *completer = address()->completer();
        QTRY_VERIFY(completer->popup()->isVisible());
        QTest::keyClick(completer->popup(), Qt::Key_Down);
        QVERIFY(completer->popup()->grab().save(pictures::folder() + u"/sender-completions.png"_s));
        QTest::keyClick(completer->popup(), Qt::Key_Return);
        QVERIFY(!completer->popup()->isVisible());
        QVERIFY2(address()->text().endsWith(u"-endpoint"_s), qPrintable(address()->text()));
        QCOMPARE(m_pane->addressBar()->method(), QByteArray("GET"));
        QVERIFY(!m_pane->editor()->params()->rows().isEmpty()); // those of the route
        QVERIFY(!m_pane->isRunning()); // chosen, not sent
    }

    void completionsOfRoutesAndRecent()
    {
        auto routes = std::make_shared<QList<RouteInfo>>();
        RouteInfo route;
        route.method = "GET";
        route.path = u"/users/{id}"_s;
        route.summary = u"One user"_s;
        routes->append(route);
        route.method = "DELETE";
        routes->append(route);
        AddressCompletions model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setRoutes(routes);
        QCOMPARE(model.rowCount(), 2);
        model.addRecent("GET", u"/users/7"_s);
        model.addRecent("GET", u"/users/{id}"_s);
        model.addRecent("GET", u"/users/7"_s);
        QCOMPARE(model.rowCount(), 3); // a route that was called is there once
        QCOMPARE(model.index(0).data(Qt::EditRole).toString(), u"/users/7"_s);
        for (int i = 0; i < 100; ++i)
            model.addRecent("GET", u"/%1"_s.arg(i));
        QCOMPARE(model.recent().size(), AddressCompletions::kMaxRecent);
        AddressCompleter completer(&model, nullptr);
        completer.setHome(u"http://127.0.0.1:8000"_s);
        QLineEdit line;
        line.setCompleter(&completer);
        line.setText(u"http://127.0.0.1:8000/USERS"_s);
        completer.setCompletionPrefix(line.text());
        QCOMPARE(completer.completionCount(), 2);
        QCOMPARE(completer.currentCompletion(), u"http://127.0.0.1:8000/users/{id}"_s);
        line.setText(u"users"_s);
        completer.setCompletionPrefix(line.text());
        QCOMPARE(completer.currentCompletion(), u"/users/{id}"_s);
    }

    void everyControlHasAName()
    {
        for (int i = 0; i < m_pane->editor()->count(); ++i) {
            m_pane->editor()->setCurrentIndex(i);
            QCOMPARE(pictures::unnamed(m_pane.get()).join(u", "_s), QString());
        }
        // Each command is there once, by its name.
        QStringList ids;
        for (const Command &command : m_context->commands.all()) {
            QVERIFY(!ids.contains(command.id));
            ids.append(command.id);
            QVERIFY(!command.action->text().isEmpty());
        }
        QVERIFY(ids.contains(u"sender.send"_s) && ids.contains(u"sender.newTab"_s));
    }

    void fitsItsDock_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("1440x900") << QSize(596, 400);
        QTest::newRow("1024x768") << QSize(450, 320);
    }
    void fitsItsDock()
    {
        QFETCH(QSize, size);
        type(m_http->url(u"/json?greeting=hello"_s));
        m_pane->newTab();
        type(m_http->url(u"/a-rather-long-path/with/several/parts"_s));
        m_pane->newTab();
        type(m_http->url(u"/json"_s));
        m_pane->send();
        QVERIFY(waitDone());
        m_pane->resize(size);
        QTest::qWait(30);
        QTRY_COMPARE(m_pane->size(), size); // the X server may tell of an earlier size still
        QVERIFY(pictures::take(m_pane.get(), u"sender-dock-%1"_s.arg(size.width()), *m_theme));
    }

private:
    /// A real server for the pane, whose telemetry the test hands on as the window does.
    struct Running {
        Server server;
        PaneContext &context;
        std::shared_ptr<TelemetryFeed> feed;

        explicit Running(PaneContext &of)
            : context(of)
            , feed(server.openFeed())
        {
            Options options;
            options.host = u"127.0.0.1"_s;
            options.port = 0;
            options.dataDir = context.folder.path();
            context.server = &server;
            server.start(options);
            if (!QTest::qWaitFor([this] { return server.state() == ServerState::Listening; }, 30'000))
                qFatal("the server did not start");
        }
        ~Running()
        {
            context.server = nullptr;
            server.stopNow();
            if (!QTest::qWaitFor([this] { return server.state() == ServerState::Stopped; }, 20'000))
                qWarning("the server did not stop");
        }
        void feedTo(SenderPane &pane)
        {
            for (const TelemetryBatchPtr &batch : feed->take())
                pane.consume(*batch);
        }
    };

    void open()
    {
        m_pane.reset();
        m_pane = std::make_unique<SenderPane>(*m_context);
        m_pane->resize(596, 560);
        m_pane->show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
        m_pane->focusUrl();
    }

    QLineEdit *address() const { return m_pane->addressBar()->address(); }
    QTabBar *tabs() const { return m_pane->tabBar(); }

    void type(const QString &text)
    {
        address()->setFocus();
        address()->selectAll();
        QTest::keyClick(address(), Qt::Key_Delete);
        QTest::keyClicks(address(), text);
        if (address()->completer()->popup()->isVisible())
            address()->completer()->popup()->hide();
    }

    void typeRow(QTableView *table, int row, const QString &name, const QString &value)
    {
        for (const auto &[column, text] :
             {std::pair{int(KeyValueModel::NameColumn), name}, {int(KeyValueModel::ValueColumn), value}}) {
            table->setFocus();
            table->setCurrentIndex(table->model()->index(row, column));
            QTest::keyClick(table->viewport(), Qt::Key_F2);
            auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
            if (!edit || !table->isAncestorOf(edit)) {
                // Its page is not shown, so it has no keys.
                table->model()->setData(table->model()->index(row, column), text);
                continue;
            }
            edit->selectAll();
            keys(edit, text);
            QTest::keyClick(edit, Qt::Key_Return);
            QCoreApplication::processEvents(); // the delegate closes its editor in a turn of the loop
        }
    }

    /// QTest has keys for ASCII alone; what an input method would bring is inserted.
    static void keys(QLineEdit *edit, const QString &text)
    {
        for (const QChar c : text) {
            if (c.unicode() < 0x80)
                QTest::keyClick(edit, c.toLatin1());
            else
                edit->insert(c);
        }
    }

    static KeyValueRow row(const QString &name, const QString &value)
    {
        KeyValueRow made;
        made.name = name;
        made.value = value;
        return made;
    }

    bool waitDone() const
    {
        return QTest::qWaitFor([this] { return !m_pane->isRunning(); }, 30'000);
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TinyHttpServer> m_http;
    std::unique_ptr<PaneContext> m_context;
    std::unique_ptr<SenderPane> m_pane;
};

QTEST_MAIN(SenderTabsTest)
#include "tst_sender_tabs.moc"

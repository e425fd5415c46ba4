#include "server/runtime/server.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/tiny_http_server.h"
#include "ui/content/hex_view.h"
#include "ui/content/text_view.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/batch_view.h"
#include "ui/panes/request_editor.h"
#include "ui/panes/response_view.h"
#include "ui/panes/sender_pane.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/body_editor.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/key_value_table.h"

#include <QComboBox>
#include <QJsonDocument>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 30'000; // ms

} // namespace

/// The Sender with real keys and clicks, against a small HTTP server and against the server of the program.
class SenderPaneTest final : public QObject {
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
        m_pane = std::make_unique<SenderPane>(m_context);
        m_pane->resize(820, 640);
        m_pane->show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }

    void cleanup()
    {
        m_pane.reset();
        m_http.reset();
    }

    void sendsWhatIsTyped()
    {
        typeAddress(m_http->url(u"/json?a=1"_s));
        QTest::keyClick(address(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitDone());
        QCOMPARE(m_http->requests.size(), 1);
        QCOMPARE(m_http->requests[0].method, QByteArray("GET"));
        QCOMPARE(m_http->requests[0].target, QByteArray("/json?a=1"));
        QCOMPARE(text<QLabel>(u"responseStatus"_s), u"200 OK"_s);
        QCOMPARE(text<QLabel>(u"responseVersion"_s), u"HTTP/1.1"_s);
        QVERIFY(!text<QLabel>(u"responseTime"_s).isEmpty());
        QCOMPARE(m_pane->response()->body()->shownText(),
                 u"{\n  \"message\": \"hello\",\n  \"n\": [\n    1,\n    2,\n    3\n  ]\n}"_s);
        QVERIFY(!m_pane->banner()->isVisible());
    }

    void aLongAddressIsReadFromItsStart()
    {
        const QString tail = u"/a?q="_s + QString(200, u'x');
        m_pane->openUrl("GET", QUrl(m_http->url(tail)));
        QLineEdit *edit = address();
        edit->clearFocus();
        m_pane->openUrl("GET", QUrl(m_http->url(tail + u"y"_s)));
        if (!edit->hasFocus())
            QCOMPARE(edit->cursorPosition(), 0);
        // Whoever types in it sees what is typed.
        typeAddress(m_http->url(tail));
        QCOMPARE(edit->cursorPosition(), int(edit->text().size()));
        QTest::keyClick(edit, Qt::Key_Tab);
        QVERIFY(!edit->hasFocus());
        QCOMPARE(edit->cursorPosition(), 0);
        m_pane->setFocus();
    }

    void sendsMethodHeadersAndBody()
    {
        auto *method = m_pane->findChild<QComboBox *>(u"senderMethod"_s);
        method->lineEdit()->selectAll();
        QTest::keyClicks(method->lineEdit(), u"REPORT"_s);
        typeAddress(m_http->url(u"/echo"_s));
        RequestEditor *editor = m_pane->editor();
        editor->setCurrentIndex(RequestEditor::HeadersTab);
        typeRow(editor->headersTable()->view(), 0, u"X-Try"_s, u"yes"_s);
        editor->setCurrentIndex(RequestEditor::BodyTab);
        auto *mode = editor->findChild<QComboBox *>(u"bodyMode"_s);
        mode->setFocus();
        QTest::keyClick(mode, Qt::Key_Down); // JSON
        QTest::keyClicks(editor->body()->edit(), u"{\"a\":1}"_s);
        QTest::keyClick(editor->body()->edit(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitDone());
        const auto request = m_http->requests.value(0);
        QCOMPARE(request.method, QByteArray("REPORT"));
        QVERIFY(request.head.contains("\r\nX-Try: yes\r\n"));
        QVERIFY(request.head.contains("\r\nContent-Type: application/json\r\n"));
        QCOMPARE(request.body, QByteArray("{\"a\":1}"));
    }

    void manyAtOnce()
    {
        constexpr int kCount = 60;
        typeAddress(m_http->url(u"/hold"_s));
        auto *count = m_pane->findChild<QSpinBox *>(u"senderCount"_s);
        count->setFocus();
        count->selectAll();
        QTest::keyClicks(count, QString::number(kCount));
        QTest::mouseClick(m_pane->findChild<QPushButton *>(u"senderSend"_s), Qt::LeftButton);
        // All of them are under way together: none has been answered yet.
        QTRY_COMPARE_WITH_TIMEOUT(m_http->held.size(), kCount, 30'000);
        QVERIFY(m_pane->isRunning());
        QCOMPARE(m_http->connections, kCount);
        m_http->release();
        QVERIFY(waitDone());
        QCOMPARE(m_pane->batch()->model()->rowCount(), kCount);
        QCOMPARE(m_pane->findChild<QProgressBar *>(u"batchProgress"_s)->value(), kCount);
        QCOMPARE(text<QLabel>(u"batchCounts"_s), u"200 × 60"_s);
        const BatchStats stats = m_pane->batch()->model()->stats();
        QCOMPARE(stats.answered, kCount);
        QVERIFY(stats.fastest <= stats.median && stats.median <= stats.p95 && stats.p95 <= stats.slowest);
        QVERIFY(stats.slowest <= stats.wall);
        QVERIFY2(stats.overlap() > 1.0, qPrintable(QString::number(stats.overlap())));
        QVERIFY(m_pane->batch()->summary().contains(u"at once"_s));
        // A call of them is looked at with Enter, and left again.
        QTableView *calls = m_pane->batch()->view();
        calls->setFocus();
        calls->setCurrentIndex(calls->model()->index(3, 0));
        QTest::keyClick(calls, Qt::Key_Return);
        QTRY_VERIFY(m_pane->response()->isVisible());
        QVERIFY(m_pane->response()->body()->shownText().contains(u"held"_s));
        QTest::mouseClick(m_pane->findChild<QPushButton *>(u"responseBack"_s), Qt::LeftButton);
        QVERIFY(m_pane->batch()->isVisible());
        QVERIFY(pictures::take(m_pane.get(), u"sender-many"_s, *m_theme));
    }

    void mixedAnswersAreCounted()
    {
        int n = 0;
        m_http->answer = [&n](const TinyHttpServer::Request &) {
            return ++n % 3 == 0 ? TinyHttpServer::response(503, "Busy", "text/plain", "no")
                                : TinyHttpServer::response(200, "OK", "text/plain", "yes");
        };
        m_pane->setCount(9);
        typeAddress(m_http->url(u"/x"_s));
        m_pane->send();
        QVERIFY(waitDone());
        QCOMPARE(text<QLabel>(u"batchCounts"_s), u"200 × 6   503 × 3"_s);
    }

    void cancelEndsOne()
    {
        typeAddress(m_http->url(u"/hold"_s));
        QTest::keyClick(address(), Qt::Key_Return);
        QTRY_COMPARE(m_http->held.size(), 1);
        auto *cancel = m_pane->findChild<QAbstractButton *>(u"senderCancel"_s);
        QVERIFY(cancel->isEnabled());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(waitDone());
        QVERIFY(m_pane->banner()->text().startsWith(u"Canceled"_s));
        QVERIFY(!cancel->isEnabled());
        QTRY_COMPARE(m_http->held.size(), 0); // the connection was closed, not left behind
    }

    void cancelEndsAll()
    {
        m_pane->setCount(20);
        typeAddress(m_http->url(u"/hold"_s));
        m_pane->send();
        QTRY_COMPARE_WITH_TIMEOUT(m_http->held.size(), 20, 20'000);
        QTest::keyClick(address(), Qt::Key_Escape);
        QVERIFY(waitDone());
        QCOMPARE(m_pane->batch()->model()->stats().canceled, 20);
        QTRY_COMPARE(m_http->held.size(), 0);
    }

    void refusedIsASentence()
    {
        const QString address = m_http->url(u"/x"_s);
        const quint16 port = m_http->port();
        m_http->stop();
        typeAddress(address);
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY(m_pane->banner()->isVisible());
        QVERIFY2(m_pane->banner()->text().startsWith(u"Nothing listens on 127.0.0.1:%1."_s.arg(port)),
                 qPrintable(m_pane->banner()->text()));
        QVERIFY(!m_pane->banner()->actionButton()->isVisible());
        QVERIFY(pictures::take(m_pane.get(), u"sender-refused"_s, *m_theme));
    }

    void troubleIsASentence_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("says");
        QTest::newRow("nothing") << u""_s << u"Type an address"_s;
        QTest::newRow("no server") << u"/json"_s << u"A path alone"_s;
        QTest::newRow("other scheme") << u"ftp://127.0.0.1/"_s << u"Only http, https, ws and wss"_s;
        QTest::newRow("no such host") << u"http://no-such-host.invalid/"_s
                                      << u"There is no host named no-such-host.invalid"_s;
        QTest::newRow("ends early") << u"cut"_s << u"ended the connection"_s;
        QTest::newRow("no TLS") << u"tls"_s << u"No trusted TLS connection"_s;
        QTest::newRow("too large") << u"large"_s << u"The response is larger than the 8.00 MiB"_s;
        QTest::newRow("timeout") << u"hold"_s << u"did not answer within 1.000 s"_s;
    }
    void troubleIsASentence()
    {
        QFETCH(QString, address);
        QFETCH(QString, says);
        if (address == u"cut"_s) {
            m_http->answer = [](const TinyHttpServer::Request &) {
                return QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 10\r\nConnection: close\r\n\r\nabc");
            };
            address = m_http->url(u"/cut"_s);
        } else if (address == u"tls"_s) {
            address = m_http->url(u"/tls"_s).replace(u"http:"_s, u"https:"_s);
        } else if (address == u"large"_s) {
            m_http->answer = [](const TinyHttpServer::Request &) {
                return TinyHttpServer::response(200, "OK", "text/plain", QByteArray(9 * 1024 * 1024, 'x'));
            };
            m_pane->setCount(2);
            address = m_http->url(u"/large"_s);
        } else if (address == u"hold"_s) {
            m_pane->editor()->findChild<QSpinBox *>(u"senderTimeout"_s)->setValue(1);
            address = m_http->url(u"/hold"_s);
        }
        typeAddress(address);
        m_pane->send();
        if (address.endsWith(u"/cut"_s)) {
            QTRY_COMPARE(m_http->requests.size(), 1);
            QTest::qWait(100); // the beginning of the body arrives
            m_http->dropAll();
        }
        if (address.endsWith(u"/tls"_s)) {
            QTRY_COMPARE(m_http->greeted(), 1);
            m_http->dropAll();
        }
        QVERIFY(waitDone());
        QVERIFY2(m_pane->banner()->isVisible() && m_pane->banner()->text().contains(says),
                 qPrintable(m_pane->banner()->text()));
    }

    void paramsFollowTheAddress()
    {
        QTableView *table = m_pane->editor()->paramsTable()->view();
        typeAddress(m_http->url(u"/users/{id}?limit=5"_s));
        QCOMPARE(table->model()->rowCount(), 3);
        QCOMPARE(cell(table, 0, 0), u"id"_s);
        QCOMPARE(cell(table, 1, 0), u"limit"_s);
        QCOMPARE(cell(table, 1, 1), u"5"_s);
        QTest::keyClicks(address(), u"&x=a%20b"_s);
        QCOMPARE(cell(table, 2, 0), u"x"_s);
        QCOMPARE(cell(table, 2, 1), u"a b"_s);
    }

    void addressFollowsTheParams()
    {
        QTableView *table = m_pane->editor()->paramsTable()->view();
        typeAddress(m_http->url(u"/users/{id}"_s));
        typeCell(table, 0, KeyValueModel::ValueColumn, u"a/b"_s);
        typeRow(table, 1, u"q"_s, u"x & y"_s);
        QCOMPARE(address()->text(), m_http->url(u"/users/{id}?q=x%20%26%20y"_s));
        // Switched off with Space, it leaves the address and stays in the table.
        table->setCurrentIndex(table->model()->index(1, KeyValueModel::NameColumn));
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(address()->text(), m_http->url(u"/users/{id}"_s));
        QCOMPARE(cell(table, 1, 0), u"q"_s);
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(address()->text(), m_http->url(u"/users/{id}?q=x%20%26%20y"_s));
        m_pane->send();
        QVERIFY(waitDone());
        QCOMPARE(m_http->requests.value(0).target, QByteArray("/users/a%2Fb?q=x%20%26%20y"));
    }

    void declaredParamsAreCheckedWhileTyped()
    {
        m_pane->openRoute(delayRoute());
        QTableView *table = m_pane->editor()->paramsTable()->view();
        auto *trouble = m_pane->editor()->paramsTable()->findChild<QLabel *>();
        QCOMPARE(address()->text(), u"/async-endpoint"_s);
        QCOMPARE(cell(table, 0, 0), u"delay_ms"_s);
        QCOMPARE(table->model()->index(0, 1).data(KeyValueModel::PlaceholderRole).toString(), u"2000 (default)"_s);
        QVERIFY(!trouble->isVisible());
        typeCell(table, 0, KeyValueModel::ValueColumn, u"6000"_s, false);
        QCOMPARE(address()->text(), u"/async-endpoint?delay_ms=6000"_s);
        QVERIFY(!trouble->isVisible());
        QTest::keyClicks(QApplication::focusWidget(), u"1"_s); // 60001
        QCOMPARE(address()->text(), u"/async-endpoint?delay_ms=60001"_s);
        QVERIFY(trouble->isVisible());
        QCOMPARE(trouble->text(), u"delay_ms: It must be at most 60,000."_s);
        QVERIFY(pictures::take(m_pane.get(), u"sender-params"_s, *m_theme));
    }

    void jsonIsCheckedWhileTyped()
    {
        BodyEditor *body = m_pane->editor()->body();
        m_pane->editor()->setCurrentIndex(RequestEditor::BodyTab);
        body->setBody(BodyMode::Json, {}, u"text/plain"_s);
        QTest::keyClicks(body->edit(), u"{\"a\": 1"_s);
        QTest::keyClick(body->edit(), Qt::Key_Return);
        QTest::keyClicks(body->edit(), u"\"b\": 2}"_s);
        QCOMPARE(body->verdict(), u"Line 2, column 1: A comma or “}” is missing here."_s);
        body->edit()->goTo(7); // the end of the first line
        QTest::keyClicks(body->edit(), u","_s);
        QVERIFY(body->verdict().contains(u"valid"_s));
        auto *format = body->findChild<QPushButton *>();
        QTest::mouseClick(format, Qt::LeftButton);
        QCOMPARE(body->text(), u"{\n  \"a\": 1,\n  \"b\": 2\n}"_s);
    }

    void redirectsAreFollowedWhenAsked()
    {
        m_http->answer = [](const TinyHttpServer::Request &request) {
            if (request.target == "/from")
                return TinyHttpServer::response(302, "Found", "text/plain", "", "Location: /to\r\n");
            return TinyHttpServer::response(200, "OK", "text/plain", "there");
        };
        typeAddress(m_http->url(u"/from"_s));
        m_pane->send();
        QVERIFY(waitDone());
        QCOMPARE(m_pane->response()->body()->shownText(), u"there"_s);
        m_pane->editor()->findChild<QAbstractButton *>(u"senderFollow"_s)->setChecked(false);
        m_pane->send();
        QVERIFY(waitDone());
        QCOMPARE(text<QLabel>(u"responseStatus"_s), u"302 Found"_s);
    }

    void bodiesOfAllKinds_data()
    {
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("begins");
        QTest::newRow("text") << QByteArray("text/plain") << QByteArray("one\ntwo") << u"one\ntwo"_s;
        QTest::newRow("latin1") << QByteArray("text/plain; charset=ISO-8859-1") << QByteArray("caf\xe9") << u"café"_s;
        QTest::newRow("bytes") << QByteArray("application/octet-stream") << QByteArray("\x00\x01\xffZ", 4)
                               << u"00000000  00 01 ff 5a"_s;
        QTest::newRow("claims JSON") << QByteArray("application/json") << QByteArray("{oops") << u"{oops"_s;
        QTest::newRow("empty") << QByteArray("text/plain") << QByteArray() << QString();
        QTest::newRow("problem") << QByteArray("application/problem+json") << QByteArray("{\"a\":1}")
                                 << u"{\n  \"a\": 1"_s;
    }
    void bodiesOfAllKinds()
    {
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(QString, begins);
        ContentView view(u"Body"_s);
        view.setContent(body, type);
        const QString shown = view.view() == ContentView::View::Hex ? view.hexView()->rowText(0) : view.shownText();
        QVERIFY2(shown.startsWith(begins), qPrintable(shown));
        QTemporaryDir folder;
        QCOMPARE(view.saveTo(folder.filePath(u"body"_s)), QString());
        QFile file(folder.filePath(u"body"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), body);
        QVERIFY(!view.saveTo(folder.filePath(u"no/such/folder"_s)).isEmpty());
    }

    void secretsAreMaskedUntilRevealed()
    {
        m_pane->openUrl("GET", QUrl(m_http->url(u"/x"_s)), {{"Authorization", "Bearer s3cret"}, {"X-Plain", "seen"}});
        m_pane->send();
        QVERIFY(waitDone());
        ResponseView *response = m_pane->response();
        response->tabs()->setCurrentIndex(ResponseView::SentTab);
        QVERIFY(m_http->requests[0].head.contains("Authorization: Bearer s3cret"));
        QVERIFY(response->sentText().startsWith(u"GET /x HTTP/1.1"_s));
        QVERIFY(response->sentText().contains(u"X-Plain: seen"_s));
        QVERIFY(!response->sentText().contains(u"s3cret"_s));
        QTest::mouseClick(response->findChild<QPushButton *>(u"responseReveal"_s), Qt::LeftButton);
        QVERIFY(response->sentText().contains(u"s3cret"_s));
        // The next request is masked again.
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY(!response->sentText().contains(u"s3cret"_s));
    }

    void stateIsRestored()
    {
        typeAddress(m_http->url(u"/users/{id}?limit=5"_s));
        m_pane->setCount(7);
        typeCell(m_pane->editor()->paramsTable()->view(), 0, KeyValueModel::ValueColumn, u"42"_s);
        typeRow(m_pane->editor()->headersTable()->view(), 0, u"X-Try"_s, u"yes"_s);
        const QByteArray file = QJsonDocument(m_pane->saveState()).toJson();
        PaneContext own;
        SenderPane other(own);
        other.restoreState(QJsonDocument::fromJson(file).object());
        QCOMPARE(other.addressBar()->address()->text(), m_http->url(u"/users/{id}?limit=5"_s));
        QCOMPARE(other.addressBar()->count(), 7);
        QCOMPARE(other.editor()->params()->rows().value(0).value, u"42"_s);
        QCOMPARE(other.editor()->headers()->rows().value(0).name, u"X-Try"_s);
        other.restoreState(QJsonDocument::fromJson("{\"version\":99}").object());
        QCOMPARE(other.addressBar()->count(), 7);
    }

    void worksWithTheServerOfTheWindow()
    {
        Server server;
        PaneContext context;
        context.server = &server;
        SenderPane pane(context);
        pane.resize(820, 640);
        pane.show();
        pane.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&pane));
        // Stopped: the sentence, and a button that starts it and sends again.
        pane.openUrl("GET", QUrl(u"http://127.0.0.1:8000/x"_s));
        QTemporaryDir folder;
        Options options;
        options.port = freePort();
        options.dataDir = folder.path();
        server.start(options);
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), ServerState::Listening, kPatience);
        pane.addressBar()->address()->setText(u"/json"_s);
        pane.send();
        QTRY_VERIFY_WITH_TIMEOUT(!pane.isRunning(), kPatience);
        QCOMPARE(pane.findChild<QLabel *>(u"responseStatus"_s)->text(), u"200 OK"_s);
        server.stop();
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), ServerState::Stopped, kPatience);
        pane.send();
        QTRY_VERIFY_WITH_TIMEOUT(!pane.isRunning(), kPatience);
        QVERIFY(pane.banner()->isVisible());
        QVERIFY2(pane.banner()->text().startsWith(u"Nothing listens on 127.0.0.1:%1"_s.arg(options.port)),
                 qPrintable(pane.banner()->text()));
        QSignalSpy start(&pane, &SenderPane::startServerRequested);
        connect(&pane, &SenderPane::startServerRequested, &server, [&] { server.start(options); });
        QSignalSpy running(&pane, &SenderPane::runningChanged);
        QTest::mouseClick(pane.banner()->actionButton(), Qt::LeftButton);
        QCOMPARE(start.count(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(running.count(), 2, kPatience); // sent by itself, and answered
        QVERIFY(!pane.banner()->isVisible());
        QVERIFY(pane.response()->isVisible());
        // A path that a route declares brings its parameters, and the delays of 50 overlap on one worker.
        pane.addressBar()->address()->setText(u"/async-endpoint"_s);
        QCOMPARE(pane.editor()->params()->rows().value(0).name, u"delay_ms"_s);
        pane.addressBar()->address()->setText(u"/async-endpoint?delay_ms=200"_s);
        pane.setCount(50);
        pane.send();
        QTRY_VERIFY_WITH_TIMEOUT(!pane.isRunning(), kPatience);
        QCOMPARE(pane.batch()->model()->stats().byStatus.value(200), 50);
        QVERIFY(pane.batch()->model()->stats().overlap() > 3);
        server.stop();
        QTRY_COMPARE_WITH_TIMEOUT(server.state(), ServerState::Stopped, kPatience);
    }

    void searchInTheResponse()
    {
        typeAddress(m_http->url(u"/json"_s));
        m_pane->send();
        QVERIFY(waitDone());
        ContentView *body = m_pane->response()->body();
        TextView *edit = body->textView();
        edit->setFocus();
        QTest::keyClick(edit, Qt::Key_F, Qt::ControlModifier);
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field && body->isAncestorOf(field));
        QTest::keyClicks(field, u"message"_s);
        QTRY_COMPARE(edit->selectedText(), u"message"_s);
        QTest::keyClicks(field, u"!"_s);
        QTRY_COMPARE(body->findChild<QLabel *>(u"findCount"_s)->text(), u"Not found"_s);
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!field->isVisible());
    }

    void canBeClosedWhileSending()
    {
        m_pane->setCount(30);
        typeAddress(m_http->url(u"/hold"_s));
        m_pane->send();
        QTRY_VERIFY(m_http->held.size() > 5);
        m_pane.reset();
        QTRY_COMPARE(m_http->held.size(), 0);
    }

    void everyControlHasAName() { QCOMPARE(pictures::unnamed(m_pane.get()).join(u", "_s), QString()); }

    void tabReachesTheResponse()
    {
        typeAddress(m_http->url(u"/json"_s));
        m_pane->send();
        QVERIFY(waitDone());
        address()->setFocus();
        QStringList seen;
        for (int i = 0; i < 40; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            seen.append(QApplication::focusWidget()->objectName());
        }
        for (const QString &name : {u"senderCount"_s, u"senderSend"_s, u"senderParams"_s, u"senderMethod"_s})
            QVERIFY2(seen.contains(name), qPrintable(name + u" not in "_s + seen.join(u' ')));
    }

    void pictures()
    {
        QVERIFY(pictures::take(m_pane.get(), u"sender-empty"_s, *m_theme));
        typeAddress(m_http->url(u"/json?greeting=hello"_s));
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY(pictures::take(m_pane.get(), u"sender-response"_s, *m_theme));
        m_pane->response()->tabs()->setCurrentIndex(ResponseView::TimingsTab);
        m_pane->editor()->setCurrentIndex(RequestEditor::OptionsTab);
        QVERIFY(pictures::take(m_pane.get(), u"sender-timings"_s, *m_theme));
        m_pane->editor()->setCurrentIndex(RequestEditor::BodyTab);
        m_pane->editor()->body()->setBody(
            BodyMode::Json, u"{\n  \"name\": \"Ada\",\n  \"born\": 1815\n  \"field\": \"mathematics\"\n}"_s,
            u"text/plain"_s);
        m_pane->response()->tabs()->setCurrentIndex(ResponseView::HeadersTab);
        m_pane->resize(1280, 560);
        QVERIFY(pictures::take(m_pane.get(), u"sender-wide"_s, *m_theme));
        // The dock of the Debug layout at 1366×768.
        m_pane->openRoute(delayRoute());
        m_pane->resize(480, 310);
        QVERIFY(pictures::take(m_pane.get(), u"sender-small"_s, *m_theme));
        QVERIFY2(m_pane->width() <= 480 && m_pane->height() <= 310,
                 qPrintable(u"%1 × %2"_s.arg(m_pane->width()).arg(m_pane->height())));
    }

private:
    QLineEdit *address() const { return m_pane->addressBar()->address(); }

    void typeAddress(const QString &text)
    {
        QTest::keyClick(m_pane.get(), Qt::Key_L, Qt::ControlModifier);
        address()->setFocus();
        address()->selectAll();
        QTest::keyClick(address(), Qt::Key_Delete);
        QTest::keyClicks(address(), text);
    }

    void typeCell(QTableView *table, int row, int column, const QString &text, bool commit = true)
    {
        table->setFocus();
        table->setCurrentIndex(table->model()->index(row, column));
        QTest::keyClick(table->viewport(), Qt::Key_F2);
        QLineEdit *edit = nullptr; // the one in the cell; those before it may not be gone yet
        const auto opened = [&] {
            const auto all = table->findChildren<QLineEdit *>();
            const auto at = std::find_if(all.begin(), all.end(), [](const QLineEdit *e) { return !e->isHidden(); });
            edit = at == all.end() ? nullptr : *at;
            return edit != nullptr;
        };
        QVERIFY(QTest::qWaitFor(opened, kPatience));
        edit->selectAll();
        QTest::keyClicks(edit, text);
        if (commit) {
            QTest::keyClick(edit, Qt::Key_Return);
            QCoreApplication::processEvents(); // the delegate closes its editor in a turn of the loop
        }
    }

    void typeRow(QTableView *table, int row, const QString &name, const QString &value)
    {
        typeCell(table, row, KeyValueModel::NameColumn, name);
        typeCell(table, row, KeyValueModel::ValueColumn, value);
    }

    static QString cell(QTableView *table, int row, int column)
    {
        return table->model()->index(row, column).data().toString();
    }

    template<typename Label>
    QString text(const QString &objectName) const
    {
        return m_pane->findChild<Label *>(objectName)->text();
    }

    bool waitDone() const
    {
        return QTest::qWaitFor([this] { return !m_pane->isRunning(); }, kPatience);
    }

    static quint16 freePort()
    {
        QTcpServer probe;
        probe.listen(QHostAddress::LocalHost);
        return probe.serverPort();
    }

    static RouteInfo delayRoute()
    {
        RouteInfo route;
        route.index = 3;
        route.method = "GET";
        route.path = u"/async-endpoint"_s;
        ParamInfo delay;
        delay.name = u"delay_ms"_s;
        delay.description = u"How long to wait, without blocking the loop"_s;
        delay.schema = {{u"type"_s, u"integer"_s}, {u"minimum"_s, 0}, {u"maximum"_s, 60000}, {u"default"_s, 2000}};
        route.params.append(delay);
        return route;
    }

    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<TinyHttpServer> m_http;
    PaneContext m_context;
    std::unique_ptr<SenderPane> m_pane;
};

QTEST_MAIN(SenderPaneTest)
#include "tst_sender_pane.moc"

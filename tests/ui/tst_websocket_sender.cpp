// WebSockets in the Sender, with real keys and clicks, against the server of the program.

#include "server/runtime/server.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/tiny_http_server.h"
#include "ui/models/send_history.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/events_view.h"
#include "ui/panes/history_view.h"
#include "ui/panes/message_composer.h"
#include "ui/panes/request_editor.h"
#include "ui/panes/response_view.h"
#include "ui/panes/sender_pane.h"
#include "ui/panes/socket_view.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/code_edit.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/live_controls.h"
#include "ui/widgets/live_table.h"
#include "ui/widgets/messages_view.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTemporaryFile>
#include <QTest>
#include <QThreadPool>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using Kind = SocketMessage::Kind;

namespace {

constexpr int kPatience = 30'000;

KeyValueRow row(const QString &name, const QString &value)
{
    KeyValueRow made;
    made.name = name;
    made.value = value;
    return made;
}

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

} // namespace

class TestWebSocketSender final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        m_theme = std::make_unique<Theme>(*qApp);
        m_options.host = u"127.0.0.1"_s;
        m_options.port = freePort();
        m_options.dataDir = m_folder.path();
        m_context.server = &m_server;
    }

    void init()
    {
        if (m_server.state() != ServerState::Listening) {
            m_server.start(m_options);
            QTRY_COMPARE_WITH_TIMEOUT(m_server.state(), ServerState::Listening, kPatience);
        }
        m_http = std::make_unique<TinyHttpServer>();
        m_pane = std::make_unique<SenderPane>(m_context);
        m_pane->resize(900, 760);
        m_pane->show();
        m_pane->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
    }

    void cleanup()
    {
        m_pane.reset();
        m_http.reset();
        m_context.undo.clear();
    }

    void cleanupTestCase()
    {
        m_server.stopNow();
        QTRY_VERIFY_WITH_TIMEOUT(m_server.state() == ServerState::Stopped, kPatience);
    }

    void sendBecomesConnect_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isSocket");
        QTest::newRow("a path") << u"/json"_s << false;
        QTest::newRow("a route") << u"/ws"_s << true;
        QTest::newRow("a name in braces") << u"/ws/rooms/{name}"_s << true;
        QTest::newRow("its value") << u"/ws/rooms/lobby?own=true"_s << true;
        QTest::newRow("too long") << u"/ws/rooms/lobby/more"_s << false;
        QTest::newRow("ws") << u"ws://example.org/chat"_s << true;
        QTest::newRow("wss") << u"WSS://example.org/chat"_s << true;
        QTest::newRow("http to a route") << u"http://127.0.0.1:%1/ws/live"_s.arg(m_options.port) << true;
        QTest::newRow("http to another server") << u"http://127.0.0.1:1/ws/live"_s << false;
    }
    void sendBecomesConnect()
    {
        QFETCH(QString, address);
        QFETCH(bool, isSocket);
        typeAddress(address);
        QCOMPARE(button(u"senderSend"_s)->text().remove(u'&'), isSocket ? u"Connect"_s : u"Send"_s);
        QCOMPARE(m_pane->findChild<QComboBox *>(u"senderMethod"_s)->isEnabled(), !isSocket);
        QCOMPARE(m_pane->findChild<QSpinBox *>(u"senderCount"_s)->isEnabled(), !isSocket);
        QCOMPARE(m_pane->editor()->isTabVisible(RequestEditor::MessageTab), isSocket);
        QCOMPARE(m_pane->editor()->isTabVisible(RequestEditor::BodyTab), !isSocket);
        if (isSocket)
            QVERIFY2(meaning().startsWith(u"→ ws"_s), qPrintable(meaning()));
    }

    void talks()
    {
        open(u"/ws"_s);
        const QAbstractItemModelTester tester(model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(m_pane->findChild<QLabel *>(u"responseStatus"_s)->text(), u"101 Switching Protocols"_s);
        QCOMPARE(m_pane->response()->tabs()->currentIndex(), int(ResponseView::MessagesTab));
        QVERIFY(!m_pane->response()->tabs()->isTabVisible(ResponseView::BodyTab));
        QCOMPARE(m_pane->editor()->currentIndex(), int(RequestEditor::MessageTab));
        QVERIFY(waitRows(1)); // that it is open

        // A text by keyboard.
        composer()->edit()->setFocus();
        QTest::keyClicks(composer()->edit()->viewport(), u"hello"_s);
        QTest::keyClick(composer()->edit(), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitRows(3));
        QCOMPARE(model()->message(1).payload, "hello");
        QVERIFY(model()->message(1).isSent);
        QCOMPARE(model()->message(2).payload, "hello");
        QVERIFY(!model()->message(2).isSent);

        // JSON is checked, and sent as a text.
        choose(MessageDraft::Form::Json);
        composer()->edit()->setPlainText(u"{\"a\": 1,}"_s);
        QVERIFY2(composer()->verdict().startsWith(u"No JSON: line 1"_s), qPrintable(composer()->verdict()));
        composer()->edit()->setPlainText(u"{\"a\": 1}"_s);
        QVERIFY(composer()->verdict().contains(u"valid"_s));
        QTest::mouseClick(composer()->sendButton(), Qt::LeftButton);
        QVERIFY(waitRows(5));
        QCOMPARE(model()->message(4).kind, Kind::Text);
        view()->table()->setCurrentIndex(model()->index(4, 0));
        QTRY_VERIFY_WITH_TIMEOUT(view()->detail()->isOffered(ContentView::View::Tree), kPatience);

        // Bytes, right and wrong.
        choose(MessageDraft::Form::Hex);
        composer()->edit()->setPlainText(u"00 ff 1"_s);
        QTest::mouseClick(composer()->sendButton(), Qt::LeftButton);
        QCOMPARE(composer()->verdict(), u"A byte has two hexadecimal digits; the last one has only one."_s);
        composer()->edit()->setPlainText(u"00 ff 10"_s);
        QTest::mouseClick(composer()->sendButton(), Qt::LeftButton);
        QVERIFY(waitRows(7));
        QCOMPARE(model()->message(6).kind, Kind::Binary);
        QCOMPARE(model()->message(6).payload, QByteArray("\0\xFF\x10", 3));

        // A file.
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(QByteArray(100'000, 'x'));
        file.close();
        choose(MessageDraft::Form::File);
        composer()->filePath()->setText(u"/nowhere"_s);
        QTest::mouseClick(composer()->sendButton(), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(!composer()->verdict().isEmpty() && composer()->verdict().contains(u"/nowhere"_s),
                                 kPatience);
        composer()->filePath()->setText(file.fileName());
        QTest::mouseClick(composer()->sendButton(), Qt::LeftButton);
        QVERIFY(waitRows(9));
        QCOMPARE(model()->message(8).size, 100'000U);

        QTest::mouseClick(composer()->pingButton(), Qt::LeftButton);
        QVERIFY(waitRows(11));
        QCOMPARE(model()->message(9).kind, Kind::Ping);
        QVERIFY(model()->message(9).isSent);
        QCOMPARE(model()->message(10).kind, Kind::Pong);
        QVERIFY(model()->message(10).roundTrip > nanoseconds(0));
        QVERIFY(MessageModel::preview(model()->message(10)).endsWith(u"after the ping"_s));
        QVERIFY2(view()->saysText().contains(u"Received 5 · sent 5"_s), qPrintable(view()->saysText()));
        QCOMPARE(pictures::unnamed(m_pane.get()), QStringList());
        QVERIFY(pictures::take(m_pane.get(), u"sender-websocket"_s, *m_theme));

        // Send one again, or put it where the next one is written.
        view()->table()->setFocus();
        view()->table()->setCurrentIndex(model()->index(2, 0));
        QTest::keyClick(view()->table(), Qt::Key_R);
        QVERIFY(waitRows(13));
        QCOMPARE(model()->message(11).payload, "hello");
        QVERIFY(model()->message(11).isSent);
        Q_EMIT view()->editRequested(model()->message(6));
        QCOMPARE(composer()->edit()->toPlainText(), u"00 ff 10"_s);
        Q_EMIT view()->editRequested(model()->message(4));
        QCOMPARE(composer()->draft().form, MessageDraft::Form::Json);

        // As JSON lines.
        const QString path = m_folder.filePath(u"talk.jsonl"_s);
        view()->table()->clearSelection();
        view()->saveJsonLines(path);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kPatience);
        QFile saved(path);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        const auto lines = saved.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), 13);
        QCOMPARE(QJsonDocument::fromJson(lines[0]).object()[u"type"_s].toString(), u"open"_s);
        QCOMPARE(QJsonDocument::fromJson(lines[1]).object()[u"direction"_s].toString(), u"sent"_s);

        // Close with a code and a reason; what can't be sent is refused.
        composer()->closeCode()->setCurrentText(u"1005"_s);
        QTest::mouseClick(composer()->closeButton(), Qt::LeftButton);
        QVERIFY(composer()->verdict().startsWith(u"A Close has a code of"_s));
        QVERIFY(m_pane->isRunning());
        composer()->closeCode()->setCurrentText(u"4001"_s);
        QTest::keyClicks(composer()->closeReason(), u"enough"_s);
        QTest::mouseClick(composer()->closeButton(), Qt::LeftButton);
        QVERIFY(waitDone());
        QCOMPARE(view()->stateText(), u"Closed"_s);
        QVERIFY2(view()->saysText().startsWith(u"You closed it; the server answered with 4001."_s),
                 qPrintable(view()->saysText()));
        QVERIFY(!composer()->sendButton()->isEnabled());
        QCOMPARE(model()->message(13).code, 4001);
        QVERIFY(model()->message(13).isSent);
        QCOMPARE(model()->message(13).payload, "enough");

        // The history keeps it, with what was said.
        const auto &entries = m_pane->current()->history()->entries();
        QCOMPARE(entries.size(), 1);
        QCOMPARE(entries[0].reply->status, 101);
        QVERIFY(entries[0].reply->body.contains("\"data\":\"hello\""));
        QTRY_VERIFY_WITH_TIMEOUT(m_pane->current()->history()->entries()[0].traceId.size() == 32, kPatience);
        QVERIFY(pictures::take(m_pane.get(), u"sender-websocket-closed"_s, *m_theme));
    }

    void reconnects()
    {
        open(u"/ws"_s);
        QVERIFY(waitRows(1));
        composer()->edit()->setPlainText(u"one"_s);
        m_pane->send(); // Ctrl+Enter
        QVERIFY(waitRows(3));
        QTest::mouseClick(socket()->disconnectButton(), Qt::LeftButton);
        QVERIFY(waitDone());
        QCOMPARE(view()->stateText(), u"Closed"_s);
        QVERIFY(socket()->reconnectButton()->isVisible() && !socket()->disconnectButton()->isVisible());
        const int before = model()->rowCount();
        typeAddress(u"http://127.0.0.1:1/elsewhere"_s); // it goes on with what it was
        m_pane->current()->clearHistory(); // kept there or not
        QTest::mouseClick(socket()->reconnectButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(view()->stateText(), u"Open"_s, kPatience);
        QVERIFY(waitRows(before + 1));
        QCOMPARE(model()->message(before).kind, Kind::Open);

        // The server is stopped, and it can't be opened again.
        m_server.stop();
        QVERIFY(waitDone());
        QTRY_COMPARE_WITH_TIMEOUT(m_server.state(), ServerState::Stopped, kPatience);
        QVERIFY2(
            view()->saysText().startsWith(u"The server closed it with 1001 Going away, “the server is stopping”."_s),
            qPrintable(view()->saysText()));
        QTest::mouseClick(socket()->reconnectButton(), Qt::LeftButton);
        QVERIFY(waitDone());
        QVERIFY2(view()->saysText().startsWith(u"Nothing listens on 127.0.0.1"_s), qPrintable(view()->saysText()));
        QVERIFY(view()->isVisible());
        QVERIFY(model()->rowCount() > before);
    }

    void theHistoryKeepsEachConversation()
    {
        open(u"/ws"_s);
        QVERIFY(waitRows(1));
        view()->controls()->setPaused(true);
        composer()->edit()->setPlainText(u"of the first"_s);
        m_pane->send();
        QTRY_COMPARE_WITH_TIMEOUT(model()->waiting(), 2, kPatience);
        m_pane->cancel();
        QVERIFY(waitDone());
        QCOMPARE(model()->rowCount(), 1); // what waits is not shown, but kept
        QCOMPARE(lastTranscript().count("of the first"), 2);

        QTest::mouseClick(socket()->reconnectButton(), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(view()->stateText(), u"Open"_s, kPatience);
        view()->controls()->setPaused(false);
        composer()->edit()->setPlainText(u"of the second"_s);
        const int before = model()->rowCount();
        m_pane->send();
        QVERIFY(waitRows(before + 2));
        m_pane->cancel();
        QVERIFY(waitDone());
        QCOMPARE(lastTranscript().count("of the first"), 0);
        QCOMPARE(lastTranscript().count("of the second"), 2);
        QCOMPARE(lastTranscript().count("\"type\":\"open\""), 1);
    }

    void whatIsNotSentIsSaid()
    {
        open(u"/ws"_s);
        QVERIFY(waitRows(1));
        composer()->edit()->setPlainText(u"too late"_s);
        QTest::mouseClick(composer()->closeButton(), Qt::LeftButton);
        m_pane->send(); // by its key: the button is off
        QTRY_VERIFY2_WITH_TIMEOUT(composer()->verdict().startsWith(u"It was not sent"_s),
                                  qPrintable(composer()->verdict()), kPatience);
        QVERIFY(waitDone());
        QVERIFY(!lastTranscript().contains("too late"));
    }

    void aFileIsForOneConnection()
    {
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("of the first");
        file.close();
        open(u"/ws"_s);
        QVERIFY(waitRows(1));
        // Files are read on the pool: it has something else to do for now.
        QThreadPool *const pool = QThreadPool::globalInstance();
        const int threads = pool->maxThreadCount();
        QSemaphore gate;
        const auto putBack = qScopeGuard([&] {
            gate.release();
            pool->waitForDone();
            pool->setMaxThreadCount(threads);
        });
        QVERIFY(pool->waitForDone(kPatience));
        pool->setMaxThreadCount(1);
        pool->start([&gate] {
            gate.acquire();
            gate.release(); // the guard's or the test's, whichever was first
        });
        choose(MessageDraft::Form::File);
        composer()->filePath()->setText(file.fileName());
        QTest::mouseClick(composer()->sendButton(), Qt::LeftButton);
        m_pane->cancel();
        QVERIFY(waitDone());
        open(u"/ws"_s);
        QVERIFY(waitRows(1));
        gate.release();
        QTRY_VERIFY2_WITH_TIMEOUT(composer()->verdict().startsWith(u"The file was not sent"_s),
                                  qPrintable(composer()->verdict()), kPatience);
        QTest::mouseClick(composer()->pingButton(), Qt::LeftButton);
        QVERIFY(waitRows(3)); // a message would stand in front of the ping
        QCOMPARE(model()->message(1).kind, Kind::Ping);
    }

    void sendAgainIsNoMessage()
    {
        typeAddress(u"http://127.0.0.1:%1/x"_s.arg(freePort()));
        m_pane->send();
        QVERIFY(waitDone());
        const quint64 failed = m_pane->current()->history()->entries()[0].id;
        open(u"/ws"_s);
        QVERIFY(waitRows(1));
        composer()->edit()->setPlainText(u"unasked"_s);
        Q_EMIT m_pane->current()->historyView()->showRequested(failed);
        const auto pages = m_pane->findChildren<EmptyState *>();
        const auto page = std::find_if(pages.begin(), pages.end(), [](const EmptyState *each) {
            return each->isVisible() && each->button()->text().remove(u'&') == u"Send again"_s;
        });
        QVERIFY(page != pages.end());
        QTest::mouseClick((*page)->button(), Qt::LeftButton);
        QVERIFY2(m_pane->banner()->text().startsWith(u"A WebSocket is open in this tab."_s),
                 qPrintable(m_pane->banner()->text()));
        QTest::mouseClick(composer()->pingButton(), Qt::LeftButton);
        QVERIFY(waitRows(3));
        QCOMPARE(model()->message(1).kind, Kind::Ping);
    }

    void largeMessagesAreNotEdited_data()
    {
        QTest::addColumn<SocketMessage::Kind>("kind");
        QTest::addColumn<int>("size");
        QTest::addColumn<bool>("isEdited");
        QTest::newRow("a text of 1 MiB") << Kind::Text << (1 << 20) << true;
        QTest::newRow("a larger one") << Kind::Text << (1 << 20) + 1 << false;
        QTest::newRow("bytes, three characters each") << Kind::Binary << (1 << 20) / 3 << true;
        QTest::newRow("more bytes") << Kind::Binary << (1 << 20) / 3 + 1 << false;
    }
    void largeMessagesAreNotEdited()
    {
        QFETCH(SocketMessage::Kind, kind);
        QFETCH(int, size);
        QFETCH(bool, isEdited);
        MessagesView own(u"test"_s, true, m_context);
        SocketMessage message;
        message.kind = kind;
        message.payload = QByteArray(size, 'x');
        message.size = std::uint64_t(size);
        own.add({message});
        own.endFrame();
        own.table()->setCurrentIndex(own.model()->index(0, 0));
        QCOMPARE(own.editAction()->isEnabled(), isEdited);
        QCOMPARE(own.editAction()->toolTip().contains(u"too large"_s), !isEdited);
        if (!isEdited)
            return;
        MessageComposer next;
        next.setMessage(message);
        QCOMPARE(next.payload().value(), message.payload);
        if (kind == Kind::Binary) // so much is not read at each key
            QVERIFY2(next.verdict().contains(u"checked when it is sent"_s), qPrintable(next.verdict()));
    }

    void loadRunsLeaveItOut()
    {
        m_http->answer = [](const TinyHttpServer::Request &) {
            return TinyHttpServer::response(200, "OK", "text/plain", "hello");
        };
        typeAddress(m_http->url(u"/plain"_s));
        m_pane->send();
        QVERIFY(waitDone());
        open(u"/ws"_s);
        m_pane->cancel();
        QVERIFY(waitDone());
        const auto &entries = m_pane->current()->history()->entries();
        QCOMPARE(entries.size(), 2);
        const QSignalSpy asked(m_pane.get(), &SenderPane::loadRunOfManyRequested);
        Q_EMIT m_pane->current()->historyView()->loadRunRequested({entries[1].id, entries[0].id});
        QCOMPARE(asked.size(), 1);
        const auto requests = asked.at(0).at(0).value<QList<LoadRequest>>();
        QCOMPARE(requests.size(), 1);
        QCOMPARE(requests[0].url.path(), u"/plain"_s);
        QVERIFY(m_pane->banner()->isVisible());
        QVERIFY2(m_pane->banner()->text().contains(u"WebSocket"_s), qPrintable(m_pane->banner()->text()));
    }

    void fromAStreamToASocketAndBack()
    {
        m_http->answer = [](const TinyHttpServer::Request &) {
            return TinyHttpServer::response(200, "OK", "text/event-stream", "data: 1\n\n");
        };
        typeAddress(m_http->url(u"/stream"_s));
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY(m_pane->current()->events());
        open(u"/ws"_s);
        m_pane->cancel();
        QVERIFY(waitDone());
        const auto &entries = m_pane->current()->history()->entries();
        QCOMPARE(entries.size(), 2);
        const quint64 socketId = entries[0].id;
        const quint64 streamId = entries[1].id;
        const QTabWidget *tabs = m_pane->response()->tabs();
        for (int round = 0; round < 2; ++round) {
            Q_EMIT m_pane->current()->historyView()->showRequested(streamId);
            QCOMPARE(tabs->currentIndex(), int(ResponseView::EventsTab));
            QVERIFY(tabs->isTabVisible(ResponseView::BodyTab) && !tabs->isTabVisible(ResponseView::MessagesTab));
            Q_EMIT m_pane->current()->historyView()->showRequested(socketId);
            QCOMPARE(tabs->currentIndex(), int(ResponseView::MessagesTab));
            QVERIFY(!tabs->isTabVisible(ResponseView::BodyTab) && !tabs->isTabVisible(ResponseView::EventsTab));
        }
    }

    void theServerIsGone()
    {
        open(u"/ws"_s);
        m_server.stopNow();
        QVERIFY(waitDone());
        QCOMPARE(view()->stateText(), u"Closed"_s);
        QVERIFY(!view()->saysText().isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(m_server.state(), ServerState::Stopped, kPatience);
        // Nothing is there: as of any request, with a button that starts it.
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY(m_pane->banner()->isVisible());
        QVERIFY2(m_pane->banner()->text().startsWith(u"Nothing listens on"_s), qPrintable(m_pane->banner()->text()));
    }

    void handshakesAreRefused_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("status");
        QTest::newRow("403 by the server of the window")
            << u"https://evil.example"_s << QByteArray() << u"403 Forbidden"_s;
        QTest::newRow("401") << QString()
                             << TinyHttpServer::response(401, "Unauthorized", "text/plain", "who are you",
                                                         "WWW-Authenticate: Basic\r\n")
                             << u"401 Unauthorized"_s;
        QTest::newRow("426, in chunks")
            << QString()
            << QByteArray("HTTP/1.1 426 Upgrade Required\r\nTransfer-Encoding: chunked\r\nContent-Type: "
                          "text/plain\r\n\r\n4\r\nwho \r\n7;x=y\r\nare you\r\n0\r\n\r\n")
            << u"426 Upgrade Required"_s;
        QTest::newRow("200") << QString() << TinyHttpServer::response(200, "OK", "text/plain", "who are you")
                             << u"200 OK"_s;
    }
    void handshakesAreRefused()
    {
        QFETCH(QString, field);
        QFETCH(QByteArray, answer);
        if (answer.isEmpty()) {
            typeAddress(u"/ws"_s);
            m_pane->editor()->headers()->setRows({row(u"Origin"_s, field)});
        } else {
            m_http->answer = [answer](const TinyHttpServer::Request &) { return answer; };
            typeAddress(u"ws://127.0.0.1:%1/x"_s.arg(m_http->port()));
        }
        QTest::mouseClick(button(u"senderSend"_s), Qt::LeftButton);
        QVERIFY(waitDone());
        QTEST(m_pane->findChild<QLabel *>(u"responseStatus"_s)->text(), "status");
        const ResponseView *response = m_pane->response();
        QVERIFY(response->isVisible());
        QVERIFY(!response->tabs()->isTabVisible(ResponseView::MessagesTab));
        QVERIFY(response->tabs()->isTabVisible(ResponseView::BodyTab));
        if (answer.isEmpty())
            QVERIFY(response->body()->content().contains("may not open a WebSocket"));
        else
            QCOMPARE(response->body()->content(), "who are you");
        QVERIFY(m_pane->current()->history()->entries()[0].isSocket);
        QVERIFY(pictures::take(m_pane.get(), u"sender-websocket-refused"_s, *m_theme));
    }

    void whatTheHandshakeSays()
    {
        m_http->answer = [](const TinyHttpServer::Request &) {
            return TinyHttpServer::response(404, "Not Found", "text/plain", "no");
        };
        typeAddress(u"ws://127.0.0.1:%1/chat?token=a%20b"_s.arg(m_http->port()));
        m_pane->editor()->headers()->setRows({row(u"X-Own"_s, u"1"_s), row(u"Connection"_s, u"close"_s)});
        m_pane->editor()->subprotocols()->setText(u"chat.v2, chat.v1,"_s);
        SenderRequest request = m_pane->current()->request();
        request.auth.kind = RequestAuth::Kind::Bearer;
        request.auth.token = u"s3cr3t"_s;
        request.bodyMode = BodyMode::Json;
        request.body = u"{}"_s;
        m_pane->current()->setRequest(request);
        m_pane->send();
        QVERIFY(waitDone());
        QCOMPARE(m_http->requests.size(), 1);
        const QByteArray head = m_http->requests[0].head;
        QVERIFY2(head.startsWith("GET /chat?token=a%20b HTTP/1.1\r\n"), head.constData());
        QVERIFY2(head.contains("\r\nSec-WebSocket-Protocol: chat.v2, chat.v1\r\n"), head.constData());
        QVERIFY2(head.contains("\r\nX-Own: 1\r\n") && head.contains("\r\nAuthorization: Bearer s3cr3t\r\n"),
                 head.constData());
        QVERIFY2(head.contains("\r\ntraceparent: 00-"), head.constData());
        QVERIFY2(head.contains("\r\nConnection: Upgrade\r\n") && !head.contains("Connection: close"), head.constData());
        QVERIFY2(!head.contains("\r\nAccept:") && !head.contains("Content-Type"), head.constData());
        QVERIFY2(!m_pane->response()->sentText().contains(u"s3cr3t"_s), qPrintable(m_pane->response()->sentText()));

        // A name that can't be one is not sent.
        m_pane->editor()->subprotocols()->setText(u"two words"_s);
        m_pane->send();
        QVERIFY(!m_pane->isRunning());
        QVERIFY(m_pane->banner()->text().contains(u"is no subprotocol"_s));
        QCOMPARE(m_http->requests.size(), 1);
    }

    void escapeGivesUp()
    {
        typeAddress(u"ws://127.0.0.1:%1/hold"_s.arg(m_http->port()));
        m_pane->send();
        QTRY_COMPARE_WITH_TIMEOUT(m_http->held.size(), 1, kPatience);
        QVERIFY(m_pane->isRunning());
        QTest::keyClick(m_pane->addressBar()->address(), Qt::Key_Escape);
        QVERIFY(waitDone());
        QVERIFY(m_pane->banner()->text().startsWith(u"Canceled after"_s));
        QTRY_COMPARE_WITH_TIMEOUT(m_http->held.size(), 0, kPatience); // the server sees it
        // A tab that is closed while it is open cuts it.
        open(u"/ws"_s);
        m_pane.reset();
    }

    void thePersonsWordsAreKept()
    {
        typeAddress(u"/ws"_s);
        m_pane->editor()->subprotocols()->setText(u"chat"_s);
        choose(MessageDraft::Form::Json);
        composer()->edit()->setPlainText(u"{\"kept\": true}"_s);
        const QByteArray file = QJsonDocument(m_pane->saveState()).toJson();
        PaneContext own;
        own.server = &m_server;
        SenderPane other(own);
        other.restoreState(QJsonDocument::fromJson(file).object());
        QCOMPARE(other.editor()->subprotocols()->text(), u"chat"_s);
        QCOMPARE(other.editor()->message()->draft().form, MessageDraft::Form::Json);
        QCOMPARE(other.editor()->message()->edit()->toPlainText(), u"{\"kept\": true}"_s);
        QVERIFY(other.current()->isSocket());
    }

    void openedFromARequest()
    {
        m_pane->openUrl("GET", QUrl(u"http://127.0.0.1:%1/ws"_s.arg(m_options.port)),
                        {{"Upgrade", "websocket"},
                         {"Connection", "Upgrade"},
                         {"Sec-WebSocket-Key", "x"},
                         {"Sec-WebSocket-Version", "13"},
                         {"Sec-WebSocket-Protocol", "chat"},
                         {"X-Kept", "1"}});
        QVERIFY(m_pane->current()->isSocket());
        QCOMPARE(m_pane->editor()->headers()->rows().size(), 1);
        QCOMPARE(m_pane->editor()->subprotocols()->text(), u"chat"_s);
        // Connection of another request is the person's.
        m_pane->openUrl("GET", QUrl(u"http://127.0.0.1:1/x"_s), {{"Connection", "close"}});
        QCOMPARE(m_pane->editor()->headers()->rows().size(), 1);
        QCOMPARE(m_pane->editor()->headers()->rows()[0].name, u"Connection"_s);
    }

    void anotherResponseHidesIt()
    {
        open(u"/ws"_s);
        m_pane->cancel();
        QVERIFY(waitDone());
        QVERIFY(m_pane->response()->tabs()->isTabVisible(ResponseView::MessagesTab));
        typeAddress(u"/json"_s);
        m_pane->send();
        QVERIFY(waitDone());
        QVERIFY(!m_pane->response()->tabs()->isTabVisible(ResponseView::MessagesTab));
        QVERIFY(m_pane->response()->tabs()->isTabVisible(ResponseView::BodyTab));
        QVERIFY(m_pane->response()->body()->content().contains("Hello"));
        // A new conversation begins with an empty list.
        open(u"/ws"_s);
        QVERIFY(waitRows(1));
    }

private:
    SocketView *socket() const { return m_pane->current()->socket(); }
    MessagesView *view() const { return socket()->messages(); }
    MessageModel *model() const { return view()->model(); }
    MessageComposer *composer() const { return m_pane->editor()->message(); }
    QByteArray lastTranscript() const { return m_pane->current()->history()->entries().first().reply->body; }
    QPushButton *button(const QString &name) const { return m_pane->findChild<QPushButton *>(name); }
    QString meaning() const { return m_pane->findChild<QLabel *>(u"senderMeaning"_s)->toolTip(); }
    void choose(MessageDraft::Form form) const
    {
        composer()->form()->setCurrentIndex(composer()->form()->findData(int(form)));
    }
    void typeAddress(const QString &text) const
    {
        QLineEdit *address = m_pane->addressBar()->address();
        address->setFocus();
        address->setText(text);
    }
    void open(const QString &address) const
    {
        typeAddress(address);
        QTest::mouseClick(button(u"senderSend"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(socket() && view()->isVisible() && view()->stateText() == u"Open"_s, kPatience);
    }
    bool waitRows(int count) const
    {
        return QTest::qWaitFor([&] { return model()->rowCount() == count; }, kPatience);
    }
    bool waitDone() const
    {
        return QTest::qWaitFor([this] { return !m_pane->isRunning(); }, kPatience);
    }

    std::unique_ptr<Theme> m_theme;
    QTemporaryDir m_folder;
    Options m_options;
    Server m_server;
    std::unique_ptr<TinyHttpServer> m_http;
    PaneContext m_context;
    std::unique_ptr<SenderPane> m_pane;
};

QTEST_MAIN(TestWebSocketSender)
#include "tst_websocket_sender.moc"

// The window's side of WebSockets: their messages in the detail of a request, with the server of the window.

#include "server/runtime/websocket_link.h"
#include "tests/ui/pane_context.h"
#include "tests/ui/pane_pictures.h"
#include "tests/ui/records.h"
#include "tests/ui/window_fixture.h"
#include "ui/filter/filter_field.h"
#include "ui/filter/filter_parser.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/exchange_messages.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/requests_table.h"
#include "ui/widgets/content_view.h"
#include "ui/widgets/live_controls.h"
#include "ui/widgets/live_table.h"
#include "ui/widgets/messages_view.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QTabWidget>
#include <QTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using Kind = SocketMessage::Kind;

namespace {

constexpr int kPatience = 30'000;

SocketMessage message(Kind kind, const QByteArray &payload, bool isSent = false, int n = 0)
{
    SocketMessage made;
    made.kind = kind;
    made.isSent = isSent;
    made.at = 1'700'000'000'123 + n;
    made.after = std::chrono::milliseconds(n);
    made.size = std::uint64_t(payload.size());
    made.payload = payload;
    return made;
}

std::vector<SocketMessage> many(int count, int from = 0, qsizetype size = 4)
{
    std::vector<SocketMessage> messages;
    for (int i = from; i < from + count; ++i)
        messages.push_back(message(Kind::Text, QByteArray::number(i).rightJustified(size, '0'), i % 2 == 1, i));
    return messages;
}

/// What a worker would tell of a WebSocket with so many messages, of which the newest are kept.
std::shared_ptr<ExchangeRecord> socketRecord(int messages, bool isOpen)
{
    auto record = finalRecord({.id = 9, .status = 101, .target = "/ws"});
    record->responseHead = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                           "Sec-WebSocket-Protocol: chat\r\n\r\n";
    record->responseBody.clear();
    record->responded = at(4);
    if (isOpen) {
        record->end = ExchangeEnd::Running;
        record->finished = {};
    }
    const int first = std::max(0, messages - int(ExchangeRecord::kMaxFrames));
    for (int i = first; i < messages; ++i) {
        FrameRecord frame;
        frame.at = at(10 + i);
        frame.opcode = 1;
        frame.isSent = i % 2 == 1;
        frame.head = "{\"n\":" + QByteArray::number(i) + '}';
        frame.size = std::uint64_t(frame.head.size());
        record->frames.push_back(frame);
    }
    record->framesReceived = std::uint64_t((messages + 1) / 2);
    record->framesSent = std::uint64_t(messages / 2);
    return record;
}

QString shown(const MessageModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestWebSocketView final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void keepsTheNewest();
    void keepsWhatThereIsRoomFor();
    void filters_data();
    void filters();
    void says_data();
    void says();
    void jsonLines();
    void recordsAreFollowed();
    void howItWasClosed_data();
    void howItWasClosed();
    void inRequests();

private:
    std::unique_ptr<Theme> m_theme;
};

void TestWebSocketView::initTestCase()
{
    QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
    m_theme = std::make_unique<Theme>(*qApp);
}

void TestWebSocketView::keepsTheNewest()
{
    MessageModel model(nullptr, 100);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.add(many(60));
    QCOMPARE(model.rowCount(), 0); // shown once a frame
    model.flush();
    QCOMPARE(model.rowCount(), 60);
    model.add(many(70, 60));
    model.flush();
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(model.dropped(), 30U);
    QCOMPARE(model.message(0).payload, "0030");
    model.setPaused(true);
    model.add(many(150, 130));
    model.flush();
    QCOMPARE(model.waiting(), 100);
    QCOMPARE(model.dropped(), 80U);
    model.setPaused(false);
    model.flush();
    QCOMPARE(model.dropped(), 180U);
    QCOMPARE(model.message(99).payload, "0279");
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.dropped(), 180U); // nobody dropped those
}

void TestWebSocketView::keepsWhatThereIsRoomFor()
{
    MessageModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setMaxBytes(1000);
    model.add(many(8, 0, 100));
    model.flush();
    QCOMPARE(model.rowCount(), 8);
    model.add(many(4, 8, 100));
    model.flush();
    QCOMPARE(model.rowCount(), 10);
    QCOMPARE(model.dropped(), 2U);
    QVERIFY(model.message(0).payload.endsWith("02"));
    // What waits is bounded as well.
    model.setPaused(true);
    for (int i = 0; i < 5; ++i)
        model.add(many(6, 100 + 6 * i, 100));
    QCOMPARE(model.waiting(), 10);
    model.setPaused(false);
    model.flush();
    QCOMPARE(model.rowCount(), 10);
    QVERIFY(model.message(9).payload.endsWith("129"));
    // The newest stays, however large, alone.
    model.add({message(Kind::Binary, QByteArray(5000, 'x'))});
    model.flush();
    QCOMPARE(model.rowCount(), 1);
    model.add(many(1, 7, 100));
    model.flush();
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.message(0).payload.endsWith("07"));
    // Cleared rows come back as far as there is room.
    const auto cleared = model.takeAll();
    model.add(many(9, 20, 100));
    model.flush();
    QCOMPARE(model.putBack(cleared), 1);
    QCOMPARE(model.rowCount(), 10);
    model.add(many(1, 50, 100));
    model.flush();
    QCOMPARE(model.rowCount(), 10);
    QVERIFY(model.message(0).payload.endsWith("20"));
}

void TestWebSocketView::filters_data()
{
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("shownKinds");
    QTest::addColumn<int>("rows");
    using Shown = MessageModel::Shown;
    QTest::newRow("all") << QString() << int(Shown::All) << 8;
    QTest::newRow("received") << QString() << int(Shown::Received) << 4;
    QTest::newRow("sent") << QString() << int(Shown::Sent) << 3;
    QTest::newRow("messages") << QString() << int(Shown::Messages) << 3;
    QTest::newRow("control") << QString() << int(Shown::Control) << 5;
    QTest::newRow("word") << u"hello"_s << int(Shown::All) << 2;
    QTest::newRow("word that was sent") << u"hello"_s << int(Shown::Sent) << 1;
    QTest::newRow("kind") << u"kind:binary"_s << int(Shown::All) << 1;
    QTest::newRow("two kinds") << u"kind:ping,pong"_s << int(Shown::All) << 2;
    QTest::newRow("direction") << u"dir:received"_s << int(Shown::All) << 4;
    QTest::newRow("size") << u"size>100"_s << int(Shown::All) << 1;
    QTest::newRow("code") << u"code>=1002"_s << int(Shown::All) << 1;
    QTest::newRow("none") << u"kind:ping hello"_s << int(Shown::All) << 0;
}

void TestWebSocketView::filters()
{
    QFETCH(QString, filter);
    QFETCH(int, shownKinds);
    MessageModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    SocketMessage normal = message(Kind::Close, {}, true);
    normal.code = 1000;
    SocketMessage bad = message(Kind::Close, "too big");
    bad.code = 1009;
    model.add({message(Kind::Open, {}), message(Kind::Text, "hello", true), message(Kind::Text, "hello you"),
               message(Kind::Binary, QByteArray(200, '\0')), message(Kind::Ping, "1"), message(Kind::Pong, "1", true),
               normal, bad});
    model.flush();
    const auto parsed = parseFilter(filter, MessageModel::grammar());
    QVERIFY(!parsed.error);
    model.setShown(MessageModel::Shown(shownKinds));
    model.setFilter(parsed.filter);
    model.finishArranging();
    QTEST(model.rowCount(), "rows");
    model.setShown(MessageModel::Shown::All);
    model.setFilter({});
    model.finishArranging();
    QCOMPARE(model.rowCount(), 8);
}

void TestWebSocketView::says_data()
{
    QTest::addColumn<SocketMessage>("one");
    QTest::addColumn<QString>("text");
    QTest::newRow("text") << message(Kind::Text, "two\r\nlines") << u"two⏎lines"_s;
    QTest::newRow("long") << message(Kind::Text, QByteArray(9000, 'x')) << QString(500, u'x') + u'…';
    SocketMessage cut = message(Kind::Text, "gr\xC3\xBC\xC3");
    cut.size = 70;
    QTest::newRow("cut within a character") << cut << u"grü…"_s;
    QTest::newRow("binary") << message(Kind::Binary, QByteArray("\0\xFF\x10", 3)) << u"00 ff 10"_s;
    QTest::newRow("text in a ping") << message(Kind::Ping, "are you there") << u"are you there"_s;
    QTest::newRow("bytes in a ping") << message(Kind::Ping, QByteArray("\0\x01", 2)) << u"00 01"_s;
    SocketMessage close = message(Kind::Close, "bye");
    close.code = 4001;
    QTest::newRow("close") << close << u"4001: bye"_s;
    close.payload.clear();
    close.code = 1001;
    QTest::newRow("close without a reason") << close << u"1001 Going away"_s;
    QTest::newRow("open") << message(Kind::Open, "chat") << u"Connected, subprotocol chat"_s;
}

void TestWebSocketView::says()
{
    QFETCH(SocketMessage, one);
    QTEST(MessageModel::preview(one), "text");
}

void TestWebSocketView::jsonLines()
{
    const auto object = [](const SocketMessage &one) {
        const QByteArray line = MessageModel::jsonLine(one);
        return line.endsWith("}\n") ? QJsonDocument::fromJson(line).object() : QJsonObject();
    };
    QCOMPARE(object(message(Kind::Text, "x\ny", true)),
             (QJsonObject{{u"at"_s, u"2023-11-14T22:13:20.123Z"_s},
                          {u"direction"_s, u"sent"_s},
                          {u"type"_s, u"text"_s},
                          {u"size"_s, 3},
                          {u"data"_s, u"x\ny"_s}}));
    QCOMPARE(object(message(Kind::Binary, "\x01\x02"))[u"data"_s].toString(), u"AQI="_s);
    SocketMessage cut = message(Kind::Text, "x");
    cut.size = 2;
    QVERIFY(object(cut)[u"cut"_s].toBool());
    SocketMessage close = message(Kind::Close, "bye");
    close.code = 1001;
    QCOMPARE(object(close)[u"code"_s].toInt(), 1001);
    QCOMPARE(object(close)[u"reason"_s].toString(), u"bye"_s);
}

void TestWebSocketView::recordsAreFollowed()
{
    PaneContext context;
    ExchangeMessages page(context);
    page.resize(700, 400);
    page.show();
    MessageModel *const model = page.view()->model();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    page.setExchange(socketRecord(0, true));
    QCOMPARE(model->rowCount(), 0);
    QCOMPARE(page.view()->stateText(), u"Open"_s);
    page.setExchange(socketRecord(40, true));
    QCOMPARE(model->rowCount(), 40);
    // The record has only the newest 48 now; the page has seen the others before.
    page.setExchange(socketRecord(80, true));
    QCOMPARE(model->rowCount(), 80);
    QCOMPARE(model->message(0).payload, "{\"n\":0}");
    QCOMPARE(model->message(79).payload, "{\"n\":79}");
    QCOMPARE(shown(*model, 0, MessageModel::DirectionColumn), u"Received"_s);
    QCOMPARE(shown(*model, 1, MessageModel::DirectionColumn), u"Sent"_s);
    QCOMPARE(shown(*model, 0, MessageModel::TimeColumn), u"10.0 ms"_s);
    QCOMPARE(page.view()->saysText(), u"Received 40 · sent 40"_s);
    // More than it keeps between two looks.
    page.setExchange(socketRecord(200, true));
    QCOMPARE(model->rowCount(), 128);
    QVERIFY2(page.view()->saysText().contains(u"72 older ones not kept"_s), qPrintable(page.view()->saysText()));
    QVERIFY2(page.view()->figureText().contains(u"72 older"_s), qPrintable(page.view()->figureText()));
    // Another one begins anew.
    auto other = socketRecord(3, false);
    other->id = 10;
    other->closeCode = 1006;
    page.setExchange(other);
    QCOMPARE(model->rowCount(), 3);
    QCOMPARE(page.view()->stateText(), u"Closed 1006"_s);
    QVERIFY(!page.view()->controls()->clearAction()->isEnabled());
    QCOMPARE(pictures::unnamed(&page), QStringList());
}

void TestWebSocketView::howItWasClosed_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("isSent");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("by the client")
        << websocket::closePayload(1000, {}) << false << 1000
        << u"The client closed it with 1000 Normal closure. The connection has done what it was opened for."_s;
    QTest::newRow("by the server")
        << websocket::closePayload(1009, "too big") << true << 1009
        << u"The server closed it with 1009 Message too big, “too big”. A message was larger than the one who closed "
           "accepts."_s;
    QTest::newRow("by nobody") << QByteArray() << false << 1006
                               << u"1006 Connection lost. The connection ended without a Close: a network, a process "
                                  "or a person cut it."_s;
    QTest::newRow("not yet") << QByteArray() << false << 0 << QString();
}

void TestWebSocketView::howItWasClosed()
{
    QFETCH(QByteArray, payload);
    QFETCH(bool, isSent);
    QFETCH(int, code);
    auto record = socketRecord(3, code == 0);
    record->closeCode = std::uint16_t(code);
    if (!payload.isEmpty()) {
        FrameRecord close;
        close.opcode = 8;
        close.head = payload;
        close.isSent = isSent;
        record->frames.push_back(close);
    }
    QTEST(closingSentence(*record), "sentence");
}

/// With the real server: live while it is open, and after it was closed.
void TestWebSocketView::inRequests()
{
    WindowFixture f;
    QVERIFY(f.start());
    RequestsPane *pane = f.window->requestsPane();
    f.window->resize(1300, 900);
    f.window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(f.window.get()));

    WebSocketLink link;
    WebSocketLink::Call call;
    call.url = QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(f.server.port()));
    link.open(call);
    QTRY_VERIFY_WITH_TIMEOUT(link.isOpen(), kPatience);
    link.sendText("{\"hello\":\"world\",\"list\":[1,2,3]}");
    link.sendBinary(QByteArray("\0\x01\x02\xFF", 4));
    QTRY_COMPARE_WITH_TIMEOUT(pane->model()->rowCount(), 1, kPatience);
    const auto cell = [&](int column) { return pane->model()->index(0, column).data().toString(); };
    QTRY_COMPARE_WITH_TIMEOUT(cell(ExchangeModel::StatusColumn), u"101 open"_s, kPatience);
    const QString before = cell(ExchangeModel::DurationColumn);
    QTRY_VERIFY_WITH_TIMEOUT(cell(ExchangeModel::DurationColumn) != before, kPatience); // it counts on
    QVERIFY(!cell(ExchangeModel::ResponseSizeColumn).isEmpty());

    pane->openRow(0);
    ExchangeDetail *detail = pane->detail();
    QVERIFY(detail->isVisible());
    auto *tabs = detail->findChild<QTabWidget *>(u"exchangeTabs"_s);
    MessagesView *view = detail->messages()->view();
    const int page = tabs->indexOf(view->parentWidget()->parentWidget());
    QVERIFY(page >= 0 && tabs->isTabVisible(page));
    tabs->setCurrentIndex(page);
    MessageModel *const model = view->model();
    const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    // Each came back. On a busy machine a ping of the server's and its pong may be among what follows.
    QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() >= 4, kPatience);
    QTRY_COMPARE(tabs->tabText(page), u"Messages (%1)"_s.arg(model->rowCount()));
    QCOMPARE(view->stateText(), u"Open"_s);
    QVERIFY2(view->saysText().startsWith(u"Received "_s), qPrintable(view->saysText()));

    // More while it is looked at; the list stands still while it is paused.
    view->table()->setFocus();
    QTest::keyClick(view->table(), Qt::Key_Space);
    link.ping("tick");
    QTRY_VERIFY_WITH_TIMEOUT(model->waiting() >= 2, kPatience);
    QTRY_VERIFY2(view->figureText().startsWith(u"Paused, "_s), qPrintable(view->figureText()));
    const int standing = model->rowCount();
    QTest::qWait(50);
    QCOMPARE(model->rowCount(), standing);
    QTest::keyClick(view->table(), Qt::Key_Space);
    const auto hasTick = [&] {
        for (int row = 0; row < model->rowCount(); ++row) {
            if (shown(*model, row, MessageModel::KindColumn) == u"Ping"_s
                && shown(*model, row, MessageModel::MessageColumn) == u"tick"_s)
                return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasTick(), kPatience);

    // The chosen one whole: JSON as a tree, bytes in hex.
    view->table()->setCurrentIndex(model->index(1, 0));
    QTest::keyClick(view->table(), Qt::Key_Up);
    QTRY_VERIFY_WITH_TIMEOUT(view->detail()->isVisible(), kPatience);
    QVERIFY(view->detail()->isOffered(ContentView::View::Tree));
    QVERIFY(view->detail()->content().contains("\"list\":[1,2,3]"));
    QTest::keyClick(view->table(), Qt::Key_Down);
    QTRY_COMPARE_WITH_TIMEOUT(view->detail()->content(), QByteArray("\0\x01\x02\xFF", 4), kPatience);
    QVERIFY(view->detail()->isOffered(ContentView::View::Hex));

    // Filter by keyboard and by choice.
    QTest::keyClick(view->table(), Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY_WITH_TIMEOUT(view->filterField()->hasFocus(), kPatience);
    QTest::keyClicks(view->filterField(), u"hello"_s);
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 2, kPatience);
    QTRY_VERIFY2(view->figureText().startsWith(u"2 of "_s), qPrintable(view->figureText()));
    QTest::keyClick(view->filterField(), Qt::Key_Escape);
    QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() >= 6, kPatience);
    view->shownChoice()->setFocus();
    QTest::keyClick(view->shownChoice(), Qt::Key_End); // control frames
    QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() >= 2 && model->message(0).isControl(), kPatience);
    QTest::keyClick(view->shownChoice(), Qt::Key_Up); // those that are none
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 4, kPatience);
    QTest::keyClick(view->shownChoice(), Qt::Key_Home);
    QTRY_VERIFY_WITH_TIMEOUT(model->rowCount() >= 6, kPatience);
    view->table()->setCurrentIndex(model->index(0, 0));
    QVERIFY(pictures::take(f.window.get(), u"requests-websocket-open"_s, *m_theme));

    link.close(1000, "done");
    QTRY_COMPARE_WITH_TIMEOUT(view->stateText(), u"Closed 1000"_s, kPatience);
    QVERIFY2(view->saysText().startsWith(u"The client closed it with 1000 Normal closure, “done”."_s),
             qPrintable(view->saysText()));
    QTRY_COMPARE(cell(ExchangeModel::StatusColumn), u"101"_s);
    QTRY_VERIFY(model->rowCount() >= 8); // a Close each way
    QCOMPARE(model->message(model->rowCount() - 1).kind, Kind::Close);
    // What one looks at stays in front.
    QCOMPARE(tabs->currentIndex(), page);
    tabs->setCurrentIndex(0);
    QTRY_VERIFY_WITH_TIMEOUT(detail->findChild<QLabel *>(u"closingFact"_s)->isVisible(), kPatience);
    QVERIFY(detail->findChild<QLabel *>(u"closingFact"_s)->text().startsWith(u"The client closed it with 1000"_s));
    QVERIFY(pictures::take(detail, u"requests-websocket-overview"_s, *m_theme));

    // One that is no WebSocket has no such page.
    auto plain = f.send(f.request("GET", "/plaintext"));
    QTRY_COMPARE_WITH_TIMEOUT(pane->model()->rowCount(), 2, kPatience);
    tabs->setCurrentIndex(page);
    pane->openRow(1);
    QVERIFY(!tabs->isTabVisible(page));
    QVERIFY(tabs->currentIndex() != page);
}

QTEST_MAIN(TestWebSocketView)
#include "tst_websocket_view.moc"

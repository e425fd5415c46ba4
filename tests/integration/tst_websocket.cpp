// WebSockets beyond the frames (those are in tst_websocket_conformance): time-outs, backpressure, rooms, the end of
// either side, and what the record tells.

#include "server/http/websocket_rooms.h"
#include "server/runtime/context.h"
#include "tests/conformance/server_process.h"
#include "tests/support/sanitizer.h"
#include "tests/support/websocket_client.h"
#include "tests/support/worker_server.h"

#include <QFile>
#include <QtTest>
#include <QtWebSockets/QWebSocket>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <thread>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using websocket::Opcode;

namespace {

std::atomic<int> handled{0};
std::atomic<int> sent{0};
std::atomic<bool> mayReceive{false};

QCoro::Task<void> sendBack(ExchangePtr exchange, WebSocketPtr socket)
{
    const Context context(exchange);
    for (;;) {
        auto receiving = context.receive(*socket);
        const auto message = co_await receiving;
        if (!message)
            co_return;
        ++handled;
        const WebSocketFrame frame = frameOf(message.value());
        auto sending = context.send(*socket, frame);
        const auto done = co_await sending;
        if (!done)
            co_return;
    }
}

QCoro::Task<void> talkInRoom(ExchangePtr exchange, WebSocketPtr socket)
{
    const Context context(exchange);
    const auto membership = exchange->worker().rooms().join("room", socket, {});
    for (;;) {
        auto receiving = context.receive(*socket);
        const auto message = co_await receiving;
        if (!message)
            co_return;
        const WebSocketFrame frame = frameOf(message.value());
        auto publishing = context.publish(*membership, frame);
        const auto published = co_await publishing;
        if (!published)
            co_return;
    }
}

/// Each message takes a while.
QCoro::Task<void> takeSlowly(ExchangePtr exchange, WebSocketPtr socket)
{
    const Context context(exchange);
    for (;;) {
        auto receiving = context.receive(*socket);
        const auto message = co_await receiving;
        if (!message)
            co_return;
        auto pause = context.sleep(20ms);
        const auto slept = co_await pause;
        if (!slept)
            co_return;
        ++handled;
    }
}

QCoro::Task<void> sendMuch(ExchangePtr exchange, WebSocketPtr socket)
{
    const Context context(exchange);
    const WebSocketFrame frame(Opcode::Binary, QByteArray(256 * 1024, 'x'));
    for (int i = 0; i < 64; ++i) {
        auto sending = context.send(*socket, frame);
        const auto done = co_await sending;
        if (!done)
            co_return;
        ++sent;
    }
}

/// As long as anybody reads.
QCoro::Task<void> sendEver(ExchangePtr exchange, WebSocketPtr socket)
{
    const Context context(exchange);
    const WebSocketFrame frame(Opcode::Text, "x");
    for (;;) {
        auto sending = context.send(*socket, frame);
        const auto done = co_await sending;
        if (!done)
            co_return;
        ++sent;
    }
}

QCoro::Task<void> sleepLong(ExchangePtr exchange, WebSocketPtr)
{
    const Context context(exchange);
    auto pause = context.sleep(600s);
    (void)co_await pause;
    ++handled;
}

/// Receives nothing before it is told to.
QCoro::Task<void> receiveLater(ExchangePtr exchange, WebSocketPtr socket)
{
    const Context context(exchange);
    while (!mayReceive) {
        auto pause = context.sleep(5ms);
        const auto slept = co_await pause;
        if (!slept)
            co_return;
    }
    auto echoing = sendBack(exchange, socket);
    co_await echoing;
}

QCoro::Task<void> closeAtOnce(ExchangePtr, WebSocketPtr socket)
{
    socket->close(4000, "that is all");
    co_return;
}

QCoro::Task<void> fail(ExchangePtr, WebSocketPtr)
{
    throw std::runtime_error("broken on purpose");
    co_return;
}

RouteSet routes()
{
    RouteSet set;
    set.webSocket("/ws", sendBack);
    set.webSocket("/room", talkInRoom);
    set.webSocket("/slowly", takeSlowly);
    set.webSocket("/much", sendMuch);
    set.webSocket("/ever", sendEver);
    set.webSocket("/sleep", sleepLong);
    set.webSocket("/later", receiveLater);
    set.webSocket("/close", closeAtOnce);
    set.webSocket("/fail", fail);
    set.webSocket("/chat", sendBack, {"chat.v2", "chat.v1"});
    return set;
}

bool soon(const std::function<bool()> &condition)
{
    return QTest::qWaitFor(condition, 15'000);
}

/// Kilobytes of memory that a process has resident.
qint64 residentKiB(qint64 pid)
{
    QFile status(u"/proc/%1/status"_s.arg(pid));
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return -1;
}

} // namespace

class TestWebSocket final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        handled = sent = 0;
        mayReceive = false;
    }

    void isPingedWhenSilent()
    {
        WorkerServer server(routes(), {.pingInterval = 50ms, .pongTimeout = 60s});
        WebSocketClient client(server.port());
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(client.next(), "ping:"_ba);
            QVERIFY(client.send(Opcode::Pong, {}));
        }
        QVERIFY(client.sendText("still here"));
        QByteArray told = client.next();
        while (told == "ping:")
            told = client.next();
        QCOMPARE(told, "text:still here"_ba);
    }

    void whoAnswersNoPingIsGone()
    {
        WorkerServer server(routes(), {.pingInterval = 50ms, .pongTimeout = 50ms});
        WebSocketClient client(server.port());
        QCOMPARE(client.all(), "ping: end"_ba);
        const auto record = server.finished("/ws");
        QVERIFY(record);
        QCOMPARE(record->end, ExchangeEnd::ClientGone);
        QCOMPARE(record->closeCode, 1006);
        QVERIFY2(record->error.contains("ping"), record->error.constData());
    }

    /// Neither the time for a request nor that for an idle connection is over for it.
    void otherTimeoutsDoNotCount()
    {
        WorkerServer server(
            routes(), {.headerTimeout = 500ms, .bodyTimeout = 500ms, .idleTimeout = 500ms, .requestTimeout = 500ms});
        WebSocketClient client(server.port());
        std::this_thread::sleep_for(1200ms);
        QVERIFY(client.sendText("still here"));
        QCOMPARE(client.next(), "text:still here"_ba);
    }

    /// Who sends and reads as fast as can be never makes its handler wait; others are served all the same.
    void aFloodLeavesOthersTheirTurn()
    {
        WorkerServer server(routes());
        WebSocketClient flood(server.port());
        WebSocketClient other(server.port());
        QVERIFY(flood.isOpen() && other.isOpen());
        QByteArray frames;
        while (frames.size() < 64 * 1024)
            frames += WebSocketClient::masked(Opcode::Text, "x");
        std::atomic<bool> isOver{false};
        std::thread sender([&] {
            while (!isOver && flood.raw().send(frames)) { }
        });
        std::thread reader([&] {
            while (!isOver && !flood.raw().readSome(64 * 1024).isEmpty()) { }
        });
        bool isServed = QTest::qWaitFor([] { return handled > 10'000; }, int(kPatience.count()));
        for (int i = 0; i < 5 && isServed; ++i)
            isServed = other.sendText("my turn") && other.next() == "text:my turn"_ba;
        isOver = true;
        flood.raw().halfClose();
        sender.join();
        reader.join();
        QVERIFY(isServed);
    }

    /// The same of a handler whose client takes whatever it sends.
    void aStreamLeavesOthersTheirTurn()
    {
        WorkerServer server(routes());
        WebSocketClient stream(server.port(), "/ever");
        WebSocketClient other(server.port());
        QVERIFY(stream.isOpen() && other.isOpen());
        std::atomic<bool> isOver{false};
        std::thread reader([&] {
            while (!isOver && !stream.raw().readSome(1024 * 1024).isEmpty()) { }
        });
        bool isServed = QTest::qWaitFor([] { return sent > 10'000; }, int(kPatience.count()));
        for (int i = 0; i < 5 && isServed; ++i)
            isServed = other.sendText("my turn") && other.next() == "text:my turn"_ba;
        isOver = true;
        reader.join();
        stream.raw().reset();
        QVERIFY(isServed);
    }

    void sendWaitsForAClientThatDoesNotRead()
    {
        WorkerServer server(routes());
        WebSocketClient client(server.port(), "/much", {}, 16 * 1024);
        QVERIFY(client.isOpen());
        std::this_thread::sleep_for(300ms);
        QVERIFY2(sent < 64, qPrintable(QString::number(sent)));
        const QByteArray piece = WebSocketClient::told(Opcode::Binary, QByteArray(256 * 1024, 'x'));
        for (int i = 0; i < 64; ++i)
            QCOMPARE(client.next(), piece);
        QCOMPARE(client.next(), "close 1000"_ba);
        QVERIFY(client.sendClose(1000));
        QCOMPARE(client.next(), "end"_ba);
        const auto record = server.finished("/much");
        QVERIFY(record);
        QCOMPARE(record->end, ExchangeEnd::Answered);
        QCOMPARE(record->closeCode, 1000);
        QCOMPARE(record->responseBodyBytes, std::uint64_t(64 * 256 * 1024 + 2));
    }

    void whoNeverReadsIsGone()
    {
        WorkerServer server(routes(), {.writeTimeout = 200ms});
        WebSocketClient client(server.port(), "/much", {}, 16 * 1024);
        const auto record = server.finished("/much");
        QVERIFY(record);
        QCOMPARE(record->end, ExchangeEnd::ClientGone);
        QVERIFY2(record->error.contains("write-timeout"), record->error.constData());
    }

    /// What the handler does not take stays in the sockets.
    void readingPauses()
    {
        WorkerServer server(routes());
        WebSocketClient client(server.port(), "/later");
        QVERIFY(client.isOpen());
        constexpr int kMessages = 200;
        const QByteArray payload(64 * 1024, 'm');
        std::thread sender([&] {
            for (int i = 0; i < kMessages; ++i)
                client.send(Opcode::Binary, payload);
        });
        (void)soon([&] { return server.worker().shared().bufferedBytes > 0; });
        std::this_thread::sleep_for(300ms);
        const auto held = server.worker().shared().bufferedBytes.load();
        mayReceive = true;
        const QByteArray piece = WebSocketClient::told(Opcode::Binary, payload);
        bool good = true;
        for (int i = 0; i < kMessages && good; ++i)
            good = client.next() == piece;
        sender.join();
        QVERIFY(good);
        QVERIFY2(held > 0 && held <= 2 * WebSocket::kReceiveWindow, qPrintable(QString::number(held)));
        QCOMPARE(server.worker().shared().bufferedBytes.load(), 0);
    }

    void allOfThemTogetherAreBounded()
    {
        WorkerServer server(routes(), {.maxBuffered = 1 << 20});
        const QByteArray half = WebSocketClient::masked(Opcode::Binary, QByteArray(900'000, 'x')).first(700'000);
        WebSocketClient first(server.port());
        WebSocketClient second(server.port());
        QVERIFY(first.raw().send(half));
        QVERIFY(soon([&] { return server.worker().shared().bufferedBytes > 600'000; }));
        std::thread sender([&] { second.raw().send(half); });
        QCOMPARE(second.next(), "close 1013"_ba);
        sender.join();
        first.raw().reset();
        QVERIFY(soon([&] { return server.worker().shared().bufferedBytes == 0; }));
    }

    void handlerHearsThatTheClientIsGone_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::newRow("FIN without a Close") << false;
        QTest::newRow("RST") << true;
    }
    void handlerHearsThatTheClientIsGone()
    {
        QFETCH(bool, reset);
        WorkerServer server(routes());
        WebSocketClient client(server.port(), "/sleep");
        QVERIFY(client.isOpen());
        if (reset)
            client.raw().reset();
        else
            client.raw().close();
        const auto record = server.finished("/sleep");
        QVERIFY(record);
        QCOMPARE(record->end, ExchangeEnd::ClientGone);
        QCOMPARE(record->closeCode, 1006);
        QCOMPARE(handled.load(), 1);
    }

    void messagesBeforeACloseAreHandled()
    {
        WorkerServer server(routes());
        WebSocketClient client(server.port(), "/slowly");
        QByteArray bytes;
        for (int i = 0; i < 10; ++i)
            bytes += WebSocketClient::masked(Opcode::Text, "message");
        QVERIFY(
            client.raw().send(bytes + WebSocketClient::masked(Opcode::Close, websocket::closePayload(1001, "bye"))));
        QCOMPARE(client.all(), "close 1001 end"_ba);
        const auto record = server.finished("/slowly");
        QVERIFY(record);
        QCOMPARE(handled.load(), 10);
        QCOMPARE(record->end, ExchangeEnd::Answered);
        QCOMPARE(record->closeCode, 1001);
    }

    /// But a handler that is deaf does not keep a closed connection for ever.
    void deafHandlerIsStopped()
    {
        WorkerServer server(routes(), {.closeTimeout = 100ms});
        WebSocketClient client(server.port(), "/sleep");
        QVERIFY(client.sendClose(1000));
        QCOMPARE(client.all(), "close 1000 end"_ba);
        QVERIFY(server.finished("/sleep"));
    }

    void handlerCloses()
    {
        WorkerServer server(routes());
        WebSocketClient client(server.port(), "/close");
        QCOMPARE(client.next(), "close 4000"_ba);
        QVERIFY(client.sendClose(4000));
        QCOMPARE(client.next(), "end"_ba);
        const auto record = server.finished("/close");
        QVERIFY(record);
        QCOMPARE(record->end, ExchangeEnd::Answered);
        QCOMPARE(record->closeCode, 4000);
        QVERIFY2(record->error.isEmpty(), record->error.constData());
    }

    void closeIsNotWaitedForForEver()
    {
        WorkerServer server(routes(), {.closeTimeout = 100ms});
        WebSocketClient client(server.port(), "/close");
        QCOMPARE(client.all(), "close 4000 end"_ba);
        const auto record = server.finished("/close");
        QVERIFY(record);
        QVERIFY2(record->error.contains("did not answer the Close"), record->error.constData());
    }

    void handlerThrows()
    {
        WorkerServer server(routes());
        WebSocketClient client(server.port(), "/fail");
        QCOMPARE(client.next(), "close 1011"_ba);
    }

    void drainSaysGoingAway()
    {
        WorkerServer server(routes());
        WebSocketClient quiet(server.port());
        WebSocketClient deaf(server.port(), "/later");
        QVERIFY(quiet.isOpen() && deaf.isOpen());
        server.drain();
        QCOMPARE(quiet.next(), "close 1001"_ba);
        QVERIFY(quiet.sendClose(1001));
        QCOMPARE(deaf.next(), "close 1001"_ba);
        QVERIFY(deaf.sendClose(1001));
        mayReceive = true;
        QVERIFY(server.hasEnded(15s));
    }

    void subprotocol_data()
    {
        QTest::addColumn<QByteArray>("offered");
        QTest::addColumn<QByteArray>("chosen");
        QTest::newRow("the first that is known") << "a, chat.v1, chat.v2"_ba
                                                 << "chat.v1"_ba;
        QTest::newRow("none") << "a, b"_ba
                              << ""_ba;
        QTest::newRow("in two fields") << "a\r\nSec-WebSocket-Protocol: chat.v2"_ba
                                       << "chat.v2"_ba;
    }
    void subprotocol()
    {
        QFETCH(QByteArray, offered);
        QFETCH(QByteArray, chosen);
        WorkerServer server(routes());
        const WebSocketClient client(server.port(), "/chat", "Sec-WebSocket-Protocol: " + offered + "\r\n");
        QVERIFY(client.isOpen());
        QCOMPARE(client.response().value("Sec-WebSocket-Protocol"), chosen);
    }

    void recordTellsWhatWasSaid()
    {
        WorkerServer server(routes());
        {
            WebSocketClient client(server.port());
            QVERIFY(client.sendText("Hello"));
            QCOMPARE(client.next(), "text:Hello"_ba);
            // While it is open, its preview tells it.
            QVERIFY(soon([&] {
                while (const auto preview = server.worker().channel()->receive()) {
                    if (preview->end == ExchangeEnd::Running && preview->isWebSocket() && preview->frames.size() == 2)
                        return true;
                }
                return false;
            }));
            QVERIFY(client.send(Opcode::Ping, "p"));
            QCOMPARE(client.next(), "pong:p"_ba);
            QVERIFY(client.send(Opcode::Binary, QByteArray(100, '\0'), false));
            QVERIFY(client.send(Opcode::Continuation, QByteArray(100, '\1')));
            QVERIFY(client.next().startsWith("binary:200 bytes"));
            QVERIFY(client.sendClose(1000, "bye"));
            QCOMPARE(client.all(), "close 1000 end"_ba);
        }
        const auto record = server.finished("/ws");
        QVERIFY(record);
        QCOMPARE(record->status, 101);
        QCOMPARE(record->end, ExchangeEnd::Answered);
        QCOMPARE(record->closeCode, 1000);
        QCOMPARE(record->framesReceived, 4);
        QCOMPARE(record->framesSent, 4);
        QCOMPARE(record->requestBodyBytes, 5 + 1 + 200 + 5);
        QCOMPARE(record->responseBodyBytes, 5 + 1 + 200 + 2);
        QByteArrayList told;
        Clock::time_point last = record->responded;
        for (const FrameRecord &frame : record->frames) {
            told.append((frame.isSent ? "out " : "in ") + QByteArray::number(frame.opcode) + ' '
                        + QByteArray::number(frame.size) + ' ' + QByteArray::number(frame.fragments));
            QVERIFY(frame.at >= last && frame.head.size() == std::min<qsizetype>(qsizetype(frame.size), 64));
            last = frame.at;
        }
        QCOMPARE(told.join(", "),
                 "in 1 5 1, out 1 5 1, in 9 1 1, out 10 1 1, in 2 200 2, out 2 200 1, in 8 5 1, out 8 2 1"_ba);
        QCOMPARE(record->frames.front().head, "Hello"_ba);
        QCOMPARE(record->frames[6].head, websocket::closePayload(1000, "bye"));
        // The waits for messages are spans, and the phases follow one another.
        QVERIFY(record->spans.size() >= 2);
        for (const Span &span : record->spans)
            QVERIFY(span.kind == SpanKind::ClientRead && span.label == "message" && span.ended >= span.queued);
        QVERIFY(record->started <= record->headComplete && record->headComplete <= record->dispatched
                && record->dispatched <= record->responded && last <= record->finished);
        QVERIFY(record->answerTime() <= record->total());
    }

    /// One that has said much is not kept whole.
    void recordIsBounded()
    {
        WorkerServer server(routes());
        {
            WebSocketClient client(server.port());
            for (int i = 0; i < 500; ++i) {
                QVERIFY(client.sendText(QByteArray::number(i)));
                QCOMPARE(client.next(), "text:" + QByteArray::number(i));
            }
            client.sendClose(1000);
            client.all();
        }
        const auto record = server.finished("/ws");
        QVERIFY(record);
        QCOMPARE(record->framesReceived, 501);
        QVERIFY(record->frames.size() <= ExchangeRecord::kMaxFrames && record->frames.size() >= 32);
        QCOMPARE(record->frames.back().opcode, 8);
        QVERIFY(record->spans.size() <= ExchangeRecord::kMaxSpansOfSocket);
    }

    void roomGivesUpWhoIsTooSlow()
    {
        WorkerServer server(routes(), {.maxUnsent = 256 * 1024});
        WebSocketClient slow(server.port(), "/room", {}, 16 * 1024);
        WebSocketClient quick(server.port(), "/room");
        QVERIFY(slow.isOpen() && quick.isOpen());
        const QByteArray payload(64 * 1024, 'r');
        const QByteArray piece = WebSocketClient::told(Opcode::Binary, payload);
        for (int i = 0; i < 200; ++i) {
            QVERIFY(quick.send(Opcode::Binary, payload));
            QCOMPARE(quick.next(), piece); // nobody waits for the slow one
        }
        // It gets whole messages, and then why there are no more.
        QByteArray told = slow.next();
        int got = 0;
        for (; told == piece; told = slow.next())
            ++got;
        QCOMPARE(told, "close 1013"_ba);
        QVERIFY(got > 0 && got < 200);
        slow.sendClose(1013);
        QCOMPARE(slow.next(), "end"_ba);
        const auto record = server.finished("/room");
        QVERIFY(record);
        QCOMPARE(record->end, ExchangeEnd::Failed);
        QCOMPARE(record->closeCode, 1013);
        QVERIFY2(record->error.contains("too slow"), record->error.constData());
    }

    /// Larger than what one turn sends.
    void largeRoom()
    {
        WorkerServer server(routes());
        std::vector<std::unique_ptr<WebSocketClient>> clients;
        for (int i = 0; i < 300; ++i) {
            clients.push_back(std::make_unique<WebSocketClient>(server.port(), "/room"));
            QVERIFY(clients.back()->isOpen());
        }
        for (int i = 0; i < 5; ++i)
            QVERIFY(clients[std::size_t(i) * 50]->sendText("from " + QByteArray::number(i)));
        for (const auto &client : clients) {
            QByteArrayList told;
            for (int i = 0; i < 5; ++i)
                told.append(client->next());
            std::sort(told.begin(), told.end());
            QCOMPARE(told.join(','), "text:from 0,text:from 1,text:from 2,text:from 3,text:from 4"_ba);
        }
        clients.clear();
        QVERIFY(soon([&] {
            std::size_t rooms = 1;
            server.onWorker([&](Worker &worker) { rooms = worker.rooms().roomCount(); });
            return rooms == 0;
        }));
    }

    void roomReachesAllWorkers()
    {
        ServerProcess server;
        QVERIFY2(server.start({u"--workers"_s, u"2"_s}), qPrintable(server.problem()));
        std::vector<std::unique_ptr<WebSocketClient>> clients;
        for (int i = 0; i < 8; ++i) {
            clients.push_back(std::make_unique<WebSocketClient>(
                server.port(), i == 7 ? "/ws/rooms/a%20room?own=false" : "/ws/rooms/a%20room"));
            QVERIFY(clients.back()->isOpen());
        }
        WebSocketClient other(server.port(), "/ws/rooms/another");
        for (int from = 0; from < 8; ++from) {
            const QByteArray text = "from " + QByteArray::number(from);
            QVERIFY(clients[std::size_t(from)]->sendText(text));
            for (int to = 0; to < 8; ++to) {
                if (to != 7 || from != 7)
                    QCOMPARE(clients[std::size_t(to)]->next(), "text:" + text);
            }
        }
        QVERIFY(other.sendText("alone"));
        QCOMPARE(other.next(), "text:alone"_ba);

        WebSocketClient curious(server.port(), "/ws/rooms/another?comings=true");
        WebSocketClient comes(server.port(), "/ws/rooms/another");
        const auto hear = [&curious] { // its worker may have been told of "alone" a little later than the other one
            const QByteArray heard = curious.next();
            return heard == "text:alone" ? curious.next() : heard;
        };
        QByteArray heard = hear();
        QVERIFY2(heard.startsWith("text:{\"event\":\"joined\",\"connection\":"), heard.constData());
        comes.sendClose(1000);
        heard = hear();
        QVERIFY2(heard.startsWith("text:{\"event\":\"left\",\"connection\":"), heard.constData());

        server.signal(SIGTERM);
        QCOMPARE(other.next(), "close 1001"_ba);
        other.sendClose(1001);
        for (auto &client : clients) {
            QCOMPARE(client->next(), "close 1001"_ba);
            client->sendClose(1001);
        }
        curious.sendClose(1001);
        QVERIFY(server.waitForEnd(15s));
        QCOMPARE(server.exitCode(), 0);
    }

    /// It takes nothing of its client, and hears of its Close all the same.
    void liveEvents()
    {
        ServerProcess server;
        QVERIFY2(server.start(), qPrintable(server.problem()));
        WebSocketClient live(server.port(), "/ws/live?types=request");
        QVERIFY(live.isOpen());
        for (int i = 0; i < 40; ++i) // more than is kept of messages that nobody takes
            QVERIFY(live.sendText("nobody listens"));
        RawClient other(server.port());
        QByteArray told;
        for (int i = 0; i < 100 && told.isEmpty(); ++i) { // collecting begins a moment after it follows
            other.send("GET /json HTTP/1.1\r\nHost: localhost\r\n\r\n");
            QVERIFY(other.read());
            told = live.next(100ms);
        }
        QVERIFY2(told.startsWith("text:"), told.constData());
        QVERIFY(live.sendClose(1000));
        const QByteArray rest = live.all();
        QVERIFY2(rest.endsWith("close 1000 end"), rest.constData());
        QCOMPARE(server.stop(), QString());
    }

    void origins_data()
    {
        QTest::addColumn<QByteArray>("origin");
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const QByteArray &origin, const QByteArray &host, bool allowed) {
            QTest::newRow((origin + " for " + host).constData()) << origin << host << allowed;
        };
        row("http://api.example:8000", "api.example:8000", true);
        row("HTTP://API.example:8000", "api.EXAMPLE:8000", true);
        row("http://api.example", "api.example", true);
        row("http://api.example:80", "api.example", true);
        row("https://api.example", "api.example:443", true);
        row("http://[2001:db8::1]:8000", "[2001:db8::1]:8000", true);
        row("http://localhost:3000", "api.example", true);
        row("http://app.localhost", "api.example", true);
        row("http://127.1.2.3:9", "api.example", true);
        row("http://api.example:3000", "api.example:8000", false);
        row("http://api.example", "api.example:8000", false);
        row("http://api.example.evil.example", "api.example", false);
        row("http://evil.example/api.example", "api.example", false);
        row("https://evil.example", "api.example", false);
        row("http://localhost.evil.example", "api.example", false);
        row("file://", "api.example", false);
        row("null", "api.example", false);
        row("chrome-extension://abcdef", "api.example", false);
        row("", "api.example", false);
        row("http://", "api.example", false);
        row("http://evil.example", "", false);
    }
    void origins()
    {
        QFETCH(QByteArray, origin);
        QFETCH(QByteArray, host);
        QFETCH(bool, allowed);
        QCOMPARE(OriginGuard().allows(origin, host), allowed);
    }

    /// A bound that catches a buffer kept for each of them; tests/bench/websocket.py measures.
    void idleOnesTakeLittle()
    {
        constexpr int kClients = 1000;
        ServerProcess server;
        QVERIFY2(server.start({u"--workers"_s, u"1"_s}), qPrintable(server.problem()));
        {
            WebSocketClient warm(server.port());
            QVERIFY(warm.isOpen());
        }
        const qint64 before = residentKiB(server.pid());
        std::vector<RawClient> clients;
        for (int i = 0; i < kClients; ++i) {
            clients.emplace_back(server.port());
            QVERIFY2(clients.back().send(WebSocketClient::handshake("/ws/rooms/many")),
                     qPrintable(clients.back().problem()));
        }
        for (RawClient &client : clients) {
            const auto answer = client.read();
            QVERIFY2(answer && answer->status == 101, qPrintable(client.problem()));
        }
        const qint64 each = (residentKiB(server.pid()) - before) * 1024 / kClients;
        qInfo("%lld bytes of memory each", each);
        QVERIFY2(kUnderAddressSanitizer || each < 64 * 1024, qPrintable(QString::number(each)));
    }

    /// Somebody else's idea of the protocol.
    void talksToQWebSocket()
    {
        WorkerServer server(routes());
        QWebSocket socket;
        QSignalSpy connected(&socket, &QWebSocket::connected);
        QSignalSpy texts(&socket, &QWebSocket::textMessageReceived);
        QSignalSpy bytes(&socket, &QWebSocket::binaryMessageReceived);
        QSignalSpy pongs(&socket, &QWebSocket::pong);
        QSignalSpy disconnected(&socket, &QWebSocket::disconnected);
        socket.open(QUrl(u"ws://127.0.0.1:%1/ws"_s.arg(server.port())));
        QVERIFY(soon([&] { return connected.count() == 1; }));
        const QString text = QString(200'000, QChar(0x20AC)); // 600,000 bytes
        socket.sendTextMessage(text);
        QVERIFY(soon([&] { return texts.count() == 1; }));
        QCOMPARE(texts[0][0].toString(), text);
        const QByteArray payload(1 << 20, '\x80');
        socket.sendBinaryMessage(payload);
        QVERIFY(soon([&] { return bytes.count() == 1; }));
        QCOMPARE(bytes[0][0].toByteArray(), payload);
        socket.ping("x");
        QVERIFY(soon([&] { return pongs.count() == 1; }));
        server.drain();
        QVERIFY(soon([&] { return disconnected.count() == 1; }));
        QCOMPARE(socket.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
        QCOMPARE(socket.closeReason(), u"the server is stopping"_s);
    }
};

QTEST_GUILESS_MAIN(TestWebSocket)
#include "tst_websocket.moc"

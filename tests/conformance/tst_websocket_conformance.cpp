// RFC 6455 seen from a client, on the real program. The rows are named after the cases of the Autobahn test suite
// (fuzzingclient), as far as they apply: without extensions (12.*, 13.*), with messages of up to 1 MiB.

#include "tests/conformance/gate_case.h"
#include "tests/conformance/server_process.h"
#include "tests/support/websocket_client.h"

#include <QTest>

using namespace coroscope;
using namespace coroscope::test;
using namespace Qt::StringLiterals;
using websocket::closePayload;
using websocket::Opcode;

namespace {

QByteArray masked(Opcode opcode, QByteArrayView payload, bool isFinal = true)
{
    return WebSocketClient::masked(opcode, payload, isFinal);
}

QByteArray text(QByteArrayView payload, bool isFinal = true)
{
    return masked(Opcode::Text, payload, isFinal);
}

QByteArray binary(QByteArrayView payload, bool isFinal = true)
{
    return masked(Opcode::Binary, payload, isFinal);
}

QByteArray more(QByteArrayView payload, bool isFinal = true)
{
    return masked(Opcode::Continuation, payload, isFinal);
}

QByteArray ping(QByteArrayView payload = {})
{
    return masked(Opcode::Ping, payload);
}

QByteArray pong(QByteArrayView payload = {})
{
    return masked(Opcode::Pong, payload);
}

QByteArray closing(std::uint16_t code = 1000, QByteArrayView reason = {})
{
    return masked(Opcode::Close, closePayload(code, reason));
}

QByteArray closingWith(const QByteArray &payload)
{
    return masked(Opcode::Close, payload);
}

/// The same frame with these reserved bits (4: RSV1, 2: RSV2, 1: RSV3).
QByteArray reserved(QByteArray frame, int bits)
{
    frame[0] = char(std::uint8_t(frame[0]) | unsigned(bits) << 4U);
    return frame;
}

/// An empty frame, or with one byte, that has this opcode.
QByteArray opcode(int number, QByteArrayView payload = {})
{
    QByteArray frame = text(payload);
    frame[0] = char(0x80 | number);
    return frame;
}

QByteArray letters(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char('*' + i % 60);
    return bytes;
}

QByteArray inFragments(Opcode first, const QByteArray &payload, qsizetype size)
{
    QByteArray frames;
    for (qsizetype at = 0; at < payload.size(); at += size) {
        frames += masked(at == 0 ? first : Opcode::Continuation,
                         QByteArrayView(payload).sliced(at, std::min(size, payload.size() - at)),
                         at + size >= payload.size());
    }
    return frames;
}

QByteArray textTold(const QByteArray &payload)
{
    return WebSocketClient::told(Opcode::Text, payload);
}

QByteArray binaryTold(const QByteArray &payload)
{
    return WebSocketClient::told(Opcode::Binary, payload);
}

void columns()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected"); // all that comes back, to the end of the connection
    QTest::addColumn<int>("chop"); // bytes a piece; 0: at once
}

/// A row whose client closes at the end.
void row(const char *name, const QByteArray &bytes, const QByteArray &expected, int chop = 0)
{
    QTest::newRow(name) << bytes + closing() << (expected.isEmpty() ? "" : expected + ' ') + "close 1000 end" << chop;
}

/// A row that the server ends.
void refused(const char *name, const QByteArray &bytes, const QByteArray &expected, int chop = 0)
{
    QTest::newRow(name) << bytes << expected + " end" << chop;
}

} // namespace

class WebSocketConformance final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_server.start({u"--workers"_s, u"1"_s}), qPrintable(m_server.problem())); }
    void cleanupTestCase() { QCOMPARE(m_server.stop(), QString()); }

    void framing_data()
    {
        columns();
        const int sizes[] = {0, 125, 126, 127, 128, 65535, 65536};
        for (int i = 0; i < 7; ++i) {
            const QByteArray payload = letters(sizes[i]);
            row(qPrintable(u"1.1.%1"_s.arg(i + 1)), text(payload), textTold(payload));
            row(qPrintable(u"1.2.%1"_s.arg(i + 1)), binary(payload), binaryTold(payload));
        }
        row("1.1.8", text(letters(65536)), textTold(letters(65536)), 997);
        row("1.2.8", binary(letters(65536)), binaryTold(letters(65536)), 997);
    }
    void framing() { converse(); }

    void pings_data()
    {
        columns();
        const QByteArray bytes = QByteArray::fromHex("00fffefdfcfb00ff");
        row("2.1", ping(), "pong:");
        row("2.2", ping("Hello, world!"), "pong:Hello, world!");
        row("2.3", ping(bytes), "pong:" + bytes);
        row("2.4", ping(letters(125)), WebSocketClient::told(Opcode::Pong, letters(125)));
        refused("2.5", ping(letters(126)), "close 1002");
        row("2.6", ping(letters(125)), WebSocketClient::told(Opcode::Pong, letters(125)), 1);
        row("2.7", pong(), "");
        row("2.8", pong("unsolicited pong payload"), "");
        row("2.9", pong("unsolicited pong payload") + ping("ping payload"), "pong:ping payload");
        QByteArray ten;
        QByteArrayList answers;
        for (int i = 0; i < 10; ++i) {
            ten += ping("payload-" + QByteArray::number(i));
            answers.append("pong:payload-" + QByteArray::number(i));
        }
        row("2.10", ten, answers.join(' '));
        row("2.11", ten, answers.join(' '), 1);
    }
    void pings() { converse(); }

    void reservedBits_data()
    {
        columns();
        refused("3.1", reserved(text("Hello"), 1), "close 1002");
        refused("3.2", text("Hello") + reserved(text("Hello"), 2) + ping(), "text:Hello close 1002");
        refused("3.3", text("Hello") + reserved(text("Hello"), 3) + ping(), "text:Hello close 1002", 11);
        refused("3.4", text("Hello") + reserved(text("Hello"), 4) + ping(), "text:Hello close 1002", 1);
        refused("3.5", reserved(binary(QByteArray::fromHex("00ff")), 5), "close 1002");
        refused("3.6", reserved(ping("Hello"), 6), "close 1002");
        refused("3.7", reserved(closing(), 7), "close 1002");
    }
    void reservedBits() { converse(); }

    void opcodes_data()
    {
        columns();
        for (int i = 0; i < 5; ++i) {
            // Each with and without a payload, and after a message.
            const QByteArray before = i < 2 ? QByteArray() : text("Hello");
            const QByteArray answer = i < 2 ? "" : "text:Hello ";
            const int chop = i == 4 ? 1 : 0;
            refused(qPrintable(u"4.1.%1"_s.arg(i + 1)), before + opcode(3 + i, i % 2 ? "x" : "") + ping(),
                    answer + "close 1002", chop);
            refused(qPrintable(u"4.2.%1"_s.arg(i + 1)), before + opcode(11 + i, i % 2 ? "x" : "") + ping(),
                    answer + "close 1002", chop);
        }
    }
    void opcodes() { converse(); }

    void fragmentation_data()
    {
        columns();
        refused("5.1", masked(Opcode::Ping, "fragment1", false) + more("fragment2"), "close 1002");
        refused("5.2", masked(Opcode::Pong, "fragment1", false) + more("fragment2"), "close 1002");
        const QByteArray two = text("fragment1", false) + more("fragment2");
        row("5.3", two, "text:fragment1fragment2");
        row("5.4", two, "text:fragment1fragment2", 15);
        row("5.5", two, "text:fragment1fragment2", 1);
        const QByteArray pinged = text("fragment1", false) + ping("p") + more("fragment2");
        row("5.6", pinged, "pong:p text:fragment1fragment2");
        row("5.7", pinged, "pong:p text:fragment1fragment2", 15);
        row("5.8", pinged, "pong:p text:fragment1fragment2", 1);
        for (int i = 0; i < 3; ++i) {
            const int chop = i == 0 ? 0 : i == 1 ? 30 : 1;
            refused(qPrintable(u"5.%1"_s.arg(9 + i)), more("non-continuation payload") + text("Hello"), "close 1002",
                    chop);
            refused(qPrintable(u"5.%1"_s.arg(12 + i)), more("non-continuation payload", false) + text("Hello"),
                    "close 1002", chop);
        }
        refused("5.15", two + more("fragment3", false) + text("fragment4"), "text:fragment1fragment2 close 1002");
        refused("5.16", more("fragment1", false) + text("fragment2", false) + more("fragment3"), "close 1002");
        refused("5.17", more("fragment1") + text("fragment2", false) + more("fragment3"), "close 1002");
        refused("5.18", text("fragment1", false) + text("fragment2"), "close 1002");
        const QByteArray five = text("fragment1", false) + more("fragment2", false) + ping("1")
            + more("fragment3", false) + more("fragment4", false) + ping("2") + more("fragment5");
        row("5.19", five, "pong:1 pong:2 text:fragment1fragment2fragment3fragment4fragment5");
        row("5.20", five, "pong:1 pong:2 text:fragment1fragment2fragment3fragment4fragment5", 15);
    }
    void fragmentation() { converse(); }

    void utf8_data()
    {
        columns();
        const QByteArray hello = "Hello-\u00b5@\u00df\u00f6\u00e4\u00fc\u00e0\u00e1-UTF-8!!";
        const QByteArray kosme = QByteArray::fromHex("cebae1bdb9cf83cebcceb5");
        const QByteArray broken = kosme + QByteArray::fromHex("eda080") + "edited";
        row("6.1.1", text(""), "text:");
        row("6.1.2", text("", false) + more("", false) + more(""), "text:");
        row("6.1.3", text("", false) + more("middle frame payload", false) + more(""), "text:middle frame payload");
        row("6.2.1", text(hello), textTold(hello));
        row("6.2.2", text(hello.first(7), false) + more(hello.sliced(7)), textTold(hello));
        row("6.2.3", inFragments(Opcode::Text, hello, 1), textTold(hello));
        row("6.2.4", inFragments(Opcode::Text, kosme, 1), textTold(kosme));
        refused("6.3.1", text(broken), "close 1007");
        refused("6.3.2", inFragments(Opcode::Text, broken, 1), "close 1007");
        // Fail-fast: what would complete the message never comes.
        const QByteArray past = QByteArray::fromHex("f4908080");
        refused("6.4.1", text(kosme, false) + more(past, false), "close 1007");
        refused("6.4.2", text(kosme + past.first(1), false) + more(past.sliced(1), false), "close 1007");
        refused("6.4.3", text(kosme + past + "edited").first(6 + kosme.size() + past.size()), "close 1007");
        refused("6.4.4", text(kosme + past + "edited").first(6 + kosme.size() + 2), "close 1007");

        const auto valid = [](const char *name, const char *hex) {
            const QByteArray payload = QByteArray::fromHex(hex);
            row(name, text(payload), textTold(payload));
        };
        const auto invalid
            = [](const char *name, const char *hex) { refused(name, text(QByteArray::fromHex(hex)), "close 1007"); };
        valid("6.5.1", "cebae1bdb9cf83cebcceb5");
        invalid("6.6.1", "ce");
        valid("6.6.2", "ceba");
        invalid("6.6.3", "cebae1");
        invalid("6.6.4", "cebae1bd");
        valid("6.6.5", "cebae1bdb9");
        invalid("6.6.6", "cebae1bdb9cf");
        valid("6.6.7", "cebae1bdb9cf83");
        invalid("6.6.8", "cebae1bdb9cf83ce");
        valid("6.6.9", "cebae1bdb9cf83cebc");
        invalid("6.6.10", "cebae1bdb9cf83cebcce");
        valid("6.6.11", "cebae1bdb9cf83cebcceb5");
        valid("6.7.1", "00");
        valid("6.7.2", "c280");
        valid("6.7.3", "e0a080");
        valid("6.7.4", "f0908080");
        invalid("6.8.1", "f888808080");
        invalid("6.8.2", "fc8480808080");
        valid("6.9.1", "7f");
        valid("6.9.2", "dfbf");
        valid("6.9.3", "efbfbf");
        valid("6.9.4", "f48fbfbf");
        invalid("6.10.1", "f7bfbfbf");
        invalid("6.10.2", "fbbfbfbfbf");
        invalid("6.10.3", "fdbfbfbfbfbf");
        valid("6.11.1", "ed9fbf");
        valid("6.11.2", "ee8080");
        valid("6.11.3", "efbfbd");
        valid("6.11.4", "f48fbfbf");
        invalid("6.11.5", "f4908080");
        invalid("6.12.1", "80");
        invalid("6.12.2", "bf");
        invalid("6.12.3", "80bf");
        invalid("6.12.4", "80bf80");
        invalid("6.12.5", "80bf80bf");
        invalid("6.12.6", "80bf80bf80");
        invalid("6.12.7", "80bf80bf80bf");
        invalid("6.12.8", "808182838485868788898a8b8c8d8e8f90");
        invalid("6.13.1", "c020c120c220c320c420c520c620c720");
        invalid("6.13.2", "e020e120e220e320e420e520e620e720");
        invalid("6.13.3", "f020f120f220f320f420f520f620f720");
        invalid("6.13.4", "f820f920fa20");
        invalid("6.13.5", "fc20");
        invalid("6.14.1", "c0");
        invalid("6.14.2", "e080");
        invalid("6.14.3", "f08080");
        invalid("6.14.4", "f8808080");
        invalid("6.14.5", "fc80808080");
        invalid("6.14.6", "df");
        invalid("6.14.7", "efbf");
        invalid("6.14.8", "f7bfbf");
        invalid("6.14.9", "fbbfbfbf");
        invalid("6.14.10", "fdbfbfbfbf");
        invalid("6.15.1", "c0e080f08080f8808080fc80808080dfefbff7bfbffbbfbfbffdbfbfbfbf");
        invalid("6.16.1", "fe");
        invalid("6.16.2", "ff");
        invalid("6.16.3", "fefeffff");
        invalid("6.17.1", "c0af");
        invalid("6.17.2", "e080af");
        invalid("6.17.3", "f08080af");
        invalid("6.17.4", "f8808080af");
        invalid("6.17.5", "fc80808080af");
        invalid("6.18.1", "c1bf");
        invalid("6.18.2", "e09fbf");
        invalid("6.18.3", "f08fbfbf");
        invalid("6.18.4", "f887bfbfbf");
        invalid("6.18.5", "fc83bfbfbfbf");
        invalid("6.19.1", "c080");
        invalid("6.19.2", "e08080");
        invalid("6.19.3", "f0808080");
        invalid("6.19.4", "f880808080");
        invalid("6.19.5", "fc8080808080");
        invalid("6.20.1", "eda080");
        invalid("6.20.2", "edadbf");
        invalid("6.20.3", "edae80");
        invalid("6.20.4", "edafbf");
        invalid("6.20.5", "edb080");
        invalid("6.20.6", "edbe80");
        invalid("6.20.7", "edbfbf");
        invalid("6.21.1", "eda080edb080");
        invalid("6.21.2", "eda080edbfbf");
        invalid("6.21.3", "edadbfedb080");
        invalid("6.21.4", "edadbfedbfbf");
        invalid("6.21.5", "edae80edb080");
        invalid("6.21.6", "edae80edbfbf");
        invalid("6.21.7", "edafbfedb080");
        invalid("6.21.8", "edafbfedbfbf");
        valid("6.22.1", "efbfbe");
        valid("6.22.2", "efbfbf");
        valid("6.22.3", "f09fbfbe");
        valid("6.22.4", "f09fbfbf");
        valid("6.22.5", "f0afbfbe");
        valid("6.22.33", "f48fbfbe");
        valid("6.22.34", "f48fbfbf");
        valid("6.23.1", "efbfb9");
        valid("6.23.7", "efbfbf");
    }
    void utf8() { converse(); }

    void closeHandshake_data()
    {
        columns();
        const auto closed = [](const char *name, const QByteArray &bytes, const QByteArray &expected) {
            QTest::newRow(name) << bytes << expected + " end" << 0;
        };
        closed("7.1.1", text("Hello World!") + closing(), "text:Hello World! close 1000");
        closed("7.1.2", closing() + closing(), "close 1000");
        closed("7.1.3", closing() + ping(), "close 1000");
        closed("7.1.4", closing() + text("Hello World!"), "close 1000");
        closed("7.1.5", text("fragment1", false) + closing() + more("fragment2"), "close 1000");
        closed("7.1.6", text(letters(256 * 1024)) + text("Hello World!") + closing() + ping(),
               textTold(letters(256 * 1024)) + " text:Hello World! close 1000");
        closed("7.3.1", closingWith({}), "close 1005");
        closed("7.3.2", closingWith("a"), "close 1002");
        closed("7.3.3", closing(1000), "close 1000");
        closed("7.3.4", closing(1000, "Hello World!"), "close 1000");
        closed("7.3.5", closing(1000, letters(123)), "close 1000");
        closed("7.3.6", closingWith(closePayload(1000, {}) + letters(124)), "close 1002");
        closed("7.5.1", closingWith(closePayload(1000, {}) + QByteArray::fromHex("cebaeda080")), "close 1007");
        const int valid[] = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999};
        for (int i = 0; i < 13; ++i) {
            closed(qPrintable(u"7.7.%1"_s.arg(i + 1)), closing(std::uint16_t(valid[i])),
                   "close " + QByteArray::number(valid[i]));
        }
        const int invalid[] = {0, 999, 1004, 1005, 1006, 1016, 1100, 2000, 2999};
        for (int i = 0; i < 9; ++i)
            closed(qPrintable(u"7.9.%1"_s.arg(i + 1)), closingWith(code(invalid[i])), "close 1002");
        closed("7.13.1", closingWith(code(5000)), "close 1002");
        closed("7.13.2", closingWith(code(65535)), "close 1002");
    }
    void closeHandshake() { converse(); }

    void sizes_data()
    {
        columns();
        const std::pair<const char *, qsizetype> sizes[] = {{"1", 64 << 10}, {"2", 256 << 10}, {"3", 1 << 20}};
        for (const auto &[number, size] : sizes) {
            row(qPrintable(u"9.1.%1"_s.arg(QLatin1String(number))), text(letters(size)), textTold(letters(size)));
            row(qPrintable(u"9.2.%1"_s.arg(QLatin1String(number))), binary(letters(size)), binaryTold(letters(size)));
        }
        const int fragments[] = {64, 256, 1 << 10, 4 << 10, 16 << 10, 64 << 10, 256 << 10, 1 << 20};
        for (int i = 0; i < 8; ++i) {
            row(qPrintable(u"9.3.%1 of 1 MiB"_s.arg(i + 1)), inFragments(Opcode::Text, letters(1 << 20), fragments[i]),
                textTold(letters(1 << 20)));
            row(qPrintable(u"9.4.%1 of 1 MiB"_s.arg(i + 1)),
                inFragments(Opcode::Binary, letters(1 << 20), fragments[i]), binaryTold(letters(1 << 20)));
        }
        const int chops[] = {64, 128, 256, 512, 1024, 2048};
        for (int i = 0; i < 6; ++i) {
            row(qPrintable(u"9.5.%1"_s.arg(i + 1)), text(letters(1 << 20)), textTold(letters(1 << 20)), chops[i]);
            row(qPrintable(u"9.6.%1"_s.arg(i + 1)), binary(letters(1 << 20)), binaryTold(letters(1 << 20)), chops[i]);
        }
        row("10.1.1", inFragments(Opcode::Text, letters(65536), 1300), textTold(letters(65536)));
        refused("one byte more than 1 MiB", text(letters((1 << 20) + 1)), "close 1009");
        refused("one byte more than 1 MiB in fragments", inFragments(Opcode::Binary, letters((1 << 20) + 1), 256 << 10),
                "close 1009");
        refused("a length of 2^62", QByteArray::fromHex("82ff4000000000000000"), "close 1009");
        refused("a length that is not minimal", QByteArray::fromHex("81fe000537fa213d7f9f4d5158"), "close 1002");
        refused("not masked", websocket::frame(Opcode::Text, "Hello"), "close 1002");
    }
    void sizes() { converse(); }

    void roundTrips_data()
    {
        QTest::addColumn<bool>("isText");
        QTest::addColumn<int>("size");
        const int sizes[] = {0, 16, 64, 256, 1024, 4096};
        for (int i = 0; i < 6; ++i) {
            QTest::addRow("9.7.%d", i + 1) << true << sizes[i];
            QTest::addRow("9.8.%d", i + 1) << false << sizes[i];
        }
    }
    void roundTrips()
    {
        QFETCH(bool, isText);
        QFETCH(int, size);
        WebSocketClient client(m_server.port());
        QVERIFY(client.isOpen());
        const Opcode opcode = isText ? Opcode::Text : Opcode::Binary;
        const QByteArray expected = WebSocketClient::told(opcode, letters(size));
        for (int i = 0; i < 1000; ++i) {
            QVERIFY(client.send(opcode, letters(size)));
            QCOMPARE(client.next(), expected);
        }
        client.sendClose(1000);
        QCOMPARE(client.all(), "close 1000 end"_ba);
    }

    void handshake_data()
    {
        QTest::addColumn<QByteArray>("request");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("detail"); // a part of it
        const QByteArray good = WebSocketClient::handshake("/ws");
        const auto without = [&](const QByteArray &line) { return QByteArray(good).replace(line, ""); };
        const auto with
            = [&](const QByteArray &line) { return QByteArray(good).replace("\r\n\r\n", "\r\n" + line + "\r\n\r\n"); };
        const QByteArray upgrade = "Upgrade: websocket\r\n";
        const QByteArray key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
        QTest::newRow("RFC 6455 1.2") << good << 101 << QByteArray();
        QTest::newRow("case of tokens") << QByteArray(good)
                                               .replace("websocket\r\n", "WebSocket\r\n")
                                               .replace("Connection: Upgrade", "connection: keep-alive, UPGRADE")
                                        << 101 << QByteArray();
        QTest::newRow("no Upgrade") << without(upgrade) << 426 << QByteArray("Upgrade: websocket");
        QTest::newRow("another Upgrade") << QByteArray(good).replace("Upgrade: websocket", "Upgrade: h2c") << 426
                                         << QByteArray("Upgrade: websocket");
        QTest::newRow("no Connection") << without("Connection: Upgrade\r\n") << 426 << QByteArray("Upgrade: websocket");
        QTest::newRow("HTTP/1.0") << QByteArray(good).replace("HTTP/1.1", "HTTP/1.0") << 426 << QByteArray("HTTP/1.1");
        QTest::newRow("HEAD") << QByteArray(good).replace("GET ", "HEAD ") << 426 << QByteArray();
        QTest::newRow("POST") << QByteArray(good).replace("GET ", "POST ") << 405 << QByteArray("POST");
        QTest::newRow("no version") << without("Sec-WebSocket-Version: 13\r\n") << 400 << QByteArray("version 13");
        QTest::newRow("version 8") << QByteArray(good).replace("Version: 13", "Version: 8") << 426
                                   << QByteArray("version 13");
        QTest::newRow("version 25") << QByteArray(good).replace("Version: 13", "Version: 25") << 426
                                    << QByteArray("version 13");
        QTest::newRow("no key") << without(key) << 400 << QByteArray("Sec-WebSocket-Key");
        QTest::newRow("two keys") << with(key.chopped(2)) << 400 << QByteArray("Sec-WebSocket-Key");
        QTest::newRow("a key of 15 bytes")
            << QByteArray(good).replace("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25j") << 400
            << QByteArray("Sec-WebSocket-Key");
        QTest::newRow("a key that is no Base64")
            << QByteArray(good).replace("dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25j****") << 400
            << QByteArray("Sec-WebSocket-Key");
        QTest::newRow("a body") << with("Content-Length: 2") + "{}" << 400 << QByteArray("no body");
        QTest::newRow("page of this server") << with("Origin: http://localhost") << 101 << QByteArray();
        QTest::newRow("page of a loopback address") << with("Origin: http://127.0.0.1:5173") << 101 << QByteArray();
        QTest::newRow("page of [::1]") << with("Origin: https://[::1]:3000") << 101 << QByteArray();
        QTest::newRow("page of another site")
            << with("Origin: https://evil.example") << 403 << QByteArray("https://evil.example");
        QTest::newRow("page that looks like this server")
            << with("Origin: http://localhost.evil.example") << 403 << QByteArray("localhost.evil.example");
        QTest::newRow("page without an origin") << with("Origin: null") << 403 << QByteArray("null");
        QTest::newRow("two origins") << with("Origin: http://localhost\r\nOrigin: https://evil.example") << 403
                                     << QByteArray();
        QTest::newRow("extensions are declined")
            << with("Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits") << 101 << QByteArray();
        QTest::newRow("subprotocols are not known")
            << with("Sec-WebSocket-Protocol: chat, superchat") << 101 << QByteArray();
        QTest::newRow("a room") << QByteArray(good).replace("GET /ws ", "GET /ws/rooms/lobby?own=false ") << 101
                                << QByteArray();
        QTest::newRow("a wish that is none")
            << QByteArray(good).replace("GET /ws ", "GET /ws/rooms/lobby?own=perhaps ") << 422 << QByteArray();
    }
    void handshake()
    {
        QFETCH(QByteArray, request);
        QFETCH(int, status);
        QFETCH(QByteArray, detail);
        RawClient client(m_server.port());
        QVERIFY(client.send(request));
        const auto answer = client.read(request.startsWith("HEAD"));
        QVERIFY2(answer, qPrintable(client.problem()));
        QCOMPARE(answer->status, status);
        if (status == 101) {
            QCOMPARE(answer->value("Sec-WebSocket-Accept"), "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="_ba);
            QCOMPARE(answer->value("Upgrade"), "websocket"_ba);
            QVERIFY(answer->lists("Connection", "upgrade") && !answer->lists("Connection", "close"));
            QVERIFY(!answer->has("Sec-WebSocket-Extensions") && !answer->has("Sec-WebSocket-Protocol"));
            QVERIFY(!answer->has("Content-Length") && !answer->has("Transfer-Encoding"));
            return;
        }
        QVERIFY2(answer->json().value(u"detail"_s).toString().toUtf8().contains(detail), answer->body.constData());
        if (status == 426) {
            QCOMPARE(answer->value("Upgrade"), "websocket"_ba);
            QVERIFY(answer->lists("Connection", "upgrade"));
        }
        if (detail == "version 13")
            QCOMPARE(answer->value("Sec-WebSocket-Version"), "13"_ba);
        if (answer->lists("Connection", "close"))
            return;
        client.send(get("/json")); // nothing of it is left behind
        const auto after = client.read();
        QVERIFY2(after && after->status == 200, qPrintable(client.problem()));
    }

    /// A client that does not wait for the answer to its handshake.
    void framesRightBehindTheHandshake()
    {
        RawClient client(m_server.port());
        QVERIFY(client.send(WebSocketClient::handshake("/ws") + text("early") + closing()));
        const auto answer = client.read();
        QVERIFY2(answer && answer->status == 101, qPrintable(client.problem()));
        QByteArray bytes;
        while (bytes.size() < 11) {
            const QByteArray some = client.readSome(100);
            QVERIFY2(!some.isEmpty(), qPrintable(client.problem()));
            bytes += some;
        }
        QCOMPARE(bytes, QByteArray::fromHex("81056561726c79880203e8"));
    }

private:
    static QByteArray code(int number)
    {
        QByteArray payload;
        payload.append(char(number >> 8)).append(char(number & 0xFF));
        return payload;
    }

    void converse()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, expected);
        QFETCH(int, chop);
        WebSocketClient client(m_server.port());
        QVERIFY2(client.isOpen(), qPrintable(client.raw().problem()));
        // What comes back is read meanwhile, as a client that does both at once.
        std::thread sender([&] { client.sendChopped(bytes, chop); });
        const QByteArray all = client.all();
        sender.join();
        QCOMPARE(all, expected);
    }

    ServerProcess m_server;
};

QTEST_GUILESS_MAIN(WebSocketConformance)
#include "tst_websocket_conformance.moc"

#include "server/http/websocket_codec.h"

#include <QTest>

using namespace coroscope;
using namespace coroscope::websocket;
using Event = FrameReader::Event;

namespace {

constexpr Mask kMask{0x37, 0xFA, 0x21, 0x3D}; // of RFC 6455 §5.7

QByteArray masked(Opcode opcode, QByteArrayView payload, bool isFinal = true)
{
    return frame(opcode, payload, isFinal, kMask);
}

QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

/// What a reader makes of bytes, as text: "text(1):Hello ping:x fault 1002".
QByteArray told(FrameReader &reader, QByteArrayView bytes, qsizetype piece)
{
    QByteArrayList words;
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        QByteArrayView input = bytes.sliced(at, std::min(piece, bytes.size() - at));
        for (Event event = reader.next(input); event != Event::Nothing; event = reader.next(input)) {
            if (event == Event::Fault) {
                words.append("fault " + QByteArray::number(reader.fault().code));
                return words.join(' ');
            }
            const QByteArray fragments = QByteArray::number(reader.fragments());
            switch (reader.opcode()) {
            case Opcode::Text: words.append("text(" + fragments + "):" + reader.takePayload()); break;
            case Opcode::Binary: words.append("binary(" + fragments + "):" + reader.takePayload().toHex()); break;
            case Opcode::Ping: words.append("ping:" + reader.takePayload()); break;
            case Opcode::Pong: words.append("pong:" + reader.takePayload()); break;
            case Opcode::Close: {
                const Closing closing = closingOf(reader.takePayload());
                words.append("close " + QByteArray::number(closing.code) + ':' + closing.reason);
                break;
            }
            case Opcode::Continuation: words.append("continuation"); break;
            }
        }
    }
    return words.join(' ');
}

QByteArray told(QByteArrayView bytes, qsizetype piece, FrameReader::Side side = FrameReader::Side::Server)
{
    FrameReader reader(side, {.maxMessage = 100'000});
    return told(reader, bytes, piece);
}

} // namespace

class TestWebSocketCodec final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void writesWhatTheRfcShows();
    void lengths_data();
    void lengths();
    void refusesAsSoonAsItCan_data();
    void refusesAsSoonAsItCan();
    void utf8_data();
    void utf8();
    void closeCodes_data();
    void closeCodes();
    void closeReasonIsCutBetweenCharacters();
    void keepsNoMoreThanHasCome();
};

void TestWebSocketCodec::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("RFC 6455 5.7 masked Hello") << hex("818537fa213d7f9f4d5158") << QByteArray("text(1):Hello");
    QTest::newRow("empty text") << masked(Opcode::Text, "") << QByteArray("text(1):");
    QTest::newRow("binary") << masked(Opcode::Binary, hex("00ff80")) << QByteArray("binary(1):00ff80");
    QTest::newRow("two messages") << masked(Opcode::Text, "a") + masked(Opcode::Text, "b")
                                  << QByteArray("text(1):a text(1):b");
    QTest::newRow("fragments") << masked(Opcode::Text, "Hel", false) + masked(Opcode::Continuation, "", false)
            + masked(Opcode::Continuation, "lo")
                               << QByteArray("text(3):Hello");
    QTest::newRow("a ping between fragments")
        << masked(Opcode::Text, "Hel", false) + masked(Opcode::Ping, "x") + masked(Opcode::Continuation, "lo")
        << QByteArray("ping:x text(2):Hello");
    QTest::newRow("a character across fragments")
        << masked(Opcode::Text, "\xCE", false) + masked(Opcode::Continuation, "\xBA") << QByteArray("text(2):\xCE\xBA");
    QTest::newRow("binary fragments that are not UTF-8") << masked(Opcode::Binary, hex("ff"), false)
            + masked(Opcode::Continuation, hex("fe")) << QByteArray("binary(2):fffe");
    QTest::newRow("pong that nobody asked for") << masked(Opcode::Pong, "y") << QByteArray("pong:y");
    QTest::newRow("close without a code") << masked(Opcode::Close, "") << QByteArray("close 1005:");
    QTest::newRow("close with a reason") << masked(Opcode::Close, closePayload(1000, "bye"))
                                         << QByteArray("close 1000:bye");
    QTest::newRow("half a close code") << masked(Opcode::Close, "a") << QByteArray("fault 1002");
    QTest::newRow("close reason not UTF-8") << masked(Opcode::Close, hex("03e8ff")) << QByteArray("fault 1007");
    QTest::newRow("RSV1") << hex("c18000000000") << QByteArray("fault 1002");
    QTest::newRow("RSV2") << hex("a18000000000") << QByteArray("fault 1002");
    QTest::newRow("RSV3") << hex("918000000000") << QByteArray("fault 1002");
    for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
        QTest::addRow("opcode %d", opcode)
            << QByteArray(1, char(0x80 | opcode)) + hex("8000000000") << QByteArray("fault 1002");
    }
    QTest::newRow("not masked") << frame(Opcode::Text, "Hello") << QByteArray("fault 1002");
    QTest::newRow("fragmented ping") << masked(Opcode::Ping, "x", false) << QByteArray("fault 1002");
    QTest::newRow("ping of 126 bytes") << masked(Opcode::Ping, QByteArray(126, 'x')) << QByteArray("fault 1002");
    QTest::newRow("continues nothing") << masked(Opcode::Continuation, "x") << QByteArray("fault 1002");
    QTest::newRow("text inside a message")
        << masked(Opcode::Text, "a", false) + masked(Opcode::Text, "b") << QByteArray("fault 1002");
    QTest::newRow("125 bytes in the form for 16 bits") << hex("81fe007d00000000") << QByteArray("fault 1002");
    QTest::newRow("65535 bytes in the form for 64 bits")
        << hex("81ff000000000000ffff00000000") << QByteArray("fault 1002");
    QTest::newRow("highest bit of a length") << hex("81ff8000000000000000") << QByteArray("fault 1002");
    QTest::newRow("a message too large") << hex("81ff00000000000186a100000000") << QByteArray("fault 1009");
    QTest::newRow("fragments too large together") << masked(Opcode::Binary, QByteArray(60'000, 'x'), false)
            + masked(Opcode::Continuation, QByteArray(60'000, 'x'))
                                                  << QByteArray("fault 1009");
    QTest::newRow("text that ends within a character") << masked(Opcode::Text, "\xCE") << QByteArray("fault 1007");
}

void TestWebSocketCodec::reads()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    for (const qsizetype piece : {qsizetype(1), qsizetype(2), qsizetype(7), bytes.size()})
        QCOMPARE(told(bytes, piece), expected);
}

void TestWebSocketCodec::writesWhatTheRfcShows()
{
    QCOMPARE(frame(Opcode::Text, "Hello"), hex("810548656c6c6f"));
    QCOMPARE(frame(Opcode::Text, "Hello", true, kMask), hex("818537fa213d7f9f4d5158"));
    QCOMPARE(frame(Opcode::Text, "Hel", false), hex("010348656c"));
    QCOMPARE(frame(Opcode::Continuation, "lo"), hex("80026c6f"));
    QCOMPARE(frame(Opcode::Ping, "Hello"), hex("890548656c6c6f"));
    QCOMPARE(frame(Opcode::Binary, QByteArray(256, 'x')).first(4), hex("827e0100"));
    QCOMPARE(frame(Opcode::Binary, QByteArray(65536, 'x')).first(10), hex("827f0000000000010000"));
    QCOMPARE(told(frame(Opcode::Text, "Hello"), 1, FrameReader::Side::Client), QByteArray("text(1):Hello"));
    QCOMPARE(told(masked(Opcode::Text, "Hello"), 1, FrameReader::Side::Client), QByteArray("fault 1002"));
}

void TestWebSocketCodec::lengths_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 7, 8, 9, 124, 125, 126, 127, 128, 65'535, 65'536, 100'000})
        QTest::addRow("%d", size) << size;
}

void TestWebSocketCodec::lengths()
{
    QFETCH(int, size);
    QByteArray payload(size, Qt::Uninitialized);
    for (int i = 0; i < size; ++i)
        payload[i] = char('a' + i % 26);
    const QByteArray expected = "text(1):" + payload;
    for (const qsizetype piece : {1, 1021, 1'000'000}) {
        QCOMPARE(told(masked(Opcode::Text, payload), piece), expected);
        QCOMPARE(told(frame(Opcode::Text, payload), piece, FrameReader::Side::Client), expected);
    }
}

void TestWebSocketCodec::refusesAsSoonAsItCan_data()
{
    QTest::addColumn<QByteArray>("bytes"); // the last of them is the wrong one
    QTest::addColumn<int>("code");
    QTest::newRow("a reserved bit") << hex("c1") << 1002;
    QTest::newRow("a reserved opcode") << hex("83") << 1002;
    QTest::newRow("a fragmented ping") << hex("09") << 1002;
    QTest::newRow("no mask") << hex("8105") << 1002;
    QTest::newRow("a large ping") << hex("89fe") << 1002;
    QTest::newRow("the highest bit of a length") << hex("82ff80") << 1002;
    QTest::newRow("a length that is too large") << hex("82ff00000000000186a1") << 1009;
    QTest::newRow("a length that is too long") << hex("82fe007d") << 1002;
    QTest::newRow("a byte that is no UTF-8") << hex("81fe100000000000") + "abc\xFF" << 1007;
    QTest::newRow("a surrogate") << hex("81fe100000000000") + "\xED\xA0" << 1007;
    QTest::newRow("past the last character") << hex("81fe100000000000") + "\xF4\x90" << 1007;
}

void TestWebSocketCodec::refusesAsSoonAsItCan()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    FrameReader reader(FrameReader::Side::Server, {.maxMessage = 100'000});
    QCOMPARE(told(reader, QByteArrayView(bytes).chopped(1), 1), QByteArray());
    QCOMPARE(told(reader, QByteArrayView(bytes).last(1), 1), "fault " + QByteArray::number(code));
    QByteArrayView more("x");
    QVERIFY(reader.next(more) == Event::Fault); // and nothing else any more
}

void TestWebSocketCodec::utf8_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("valid");
    QTest::newRow("empty") << QByteArray() << true;
    QTest::newRow("ASCII") << QByteArray("Hello, World! of more than sixteen bytes") << true;
    QTest::newRow("two, three, four bytes") << QByteArray("\u00e9\u20ac\U0001F600 and on \u00fc") << true;
    QTest::newRow("U+0000") << QByteArray(1, '\0') << true;
    QTest::newRow("U+D7FF") << hex("ed9fbf") << true;
    QTest::newRow("U+E000") << hex("ee8080") << true;
    QTest::newRow("U+10FFFF") << hex("f48fbfbf") << true;
    QTest::newRow("U+FFFE, no character but valid") << hex("efbfbe") << true;
    QTest::newRow("overlong /, 2 bytes") << hex("c0af") << false;
    QTest::newRow("overlong, 3 bytes") << hex("e09fbf") << false;
    QTest::newRow("overlong, 4 bytes") << hex("f08fbfbf") << false;
    QTest::newRow("U+D800") << hex("eda080") << false;
    QTest::newRow("U+110000") << hex("f4908080") << false;
    QTest::newRow("5 bytes") << hex("f888808080") << false;
    QTest::newRow("a continuation alone") << hex("80") << false;
    QTest::newRow("two of three") << hex("e282") << false;
    QTest::newRow("cut by ASCII") << hex("e28241") << false;
    QTest::newRow("FE") << hex("fe") << false;
}

void TestWebSocketCodec::utf8()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, valid);
    QCOMPARE(Utf8Check::isValid(text), valid);
    Utf8Check byByte;
    bool good = true;
    for (qsizetype i = 0; i < text.size() && good; ++i)
        good = byByte.feed(QByteArrayView(text).sliced(i, 1));
    QCOMPARE(good && byByte.isComplete(), valid);
}

void TestWebSocketCodec::closeCodes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("valid");
    for (const int code :
         {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999})
        QTest::addRow("%d", code) << code << true;
    for (const int code : {0, 1, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535})
        QTest::addRow("%d", code) << code << false;
}

void TestWebSocketCodec::closeCodes()
{
    QFETCH(int, code);
    QFETCH(bool, valid);
    QByteArray payload;
    payload.append(char(code >> 8)).append(char(code & 0xFF));
    QCOMPARE(told(masked(Opcode::Close, payload), 1),
             valid ? "close " + QByteArray::number(code) + ':' : QByteArray("fault 1002"));
}

void TestWebSocketCodec::closeReasonIsCutBetweenCharacters()
{
    const QByteArray reason = QByteArray(122, 'a') + "\u00e9";
    const QByteArray payload = closePayload(1011, reason);
    QCOMPARE(payload.size(), 2 + 122);
    QVERIFY(Utf8Check::isValid(QByteArrayView(payload).sliced(2)));
    QCOMPARE(closePayload(1000, QByteArray(123, 'b')).size(), kMaxControl);
    QVERIFY(closePayload(NoStatus, "why").isEmpty());
}

/// A length is only a promise.
void TestWebSocketCodec::keepsNoMoreThanHasCome()
{
    FrameReader reader(FrameReader::Side::Server, {.maxMessage = std::int64_t(1) << 40});
    const QByteArray head = hex("82ff000000ffffffffff00000000");
    const QByteArray bytes = head + "abc";
    QByteArrayView input = bytes;
    QVERIFY(reader.next(input) == Event::Nothing);
    QCOMPARE(reader.held(), 3);
    QVERIFY(!reader.isBetweenMessages());
}

QTEST_GUILESS_MAIN(TestWebSocketCodec)
#include "tst_websocket_codec.moc"

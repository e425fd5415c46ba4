// libFuzzer: a client's bytes against the reader of WebSocket frames, and against a second, slow and literal reading of
// RFC 6455 that has all of them at once.

#include "server/http/websocket_codec.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

using namespace coroscope::websocket;
using coroscope::Utf8Check;
using Event = FrameReader::Event;

constexpr std::int64_t kMaxMessage = 2048;

#define EXPECT(condition)                                                                                              \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            std::fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);                             \
            std::abort();                                                                                              \
        }                                                                                                              \
    } while (false)

struct Told {
    Opcode opcode = Opcode::Text;
    QByteArray payload;
    std::uint32_t fragments = 0;
    bool operator==(const Told &) const = default;
};

struct Reading {
    std::vector<Told> told;
    std::uint16_t fault = 0;
};

Reading readInPieces(QByteArrayView bytes, qsizetype piece)
{
    Reading reading;
    FrameReader reader(FrameReader::Side::Server, {.maxMessage = kMaxMessage});
    for (qsizetype at = 0; at < bytes.size(); at += piece) {
        QByteArrayView input = bytes.sliced(at, std::min(piece, bytes.size() - at));
        for (;;) {
            const Event event = reader.next(input);
            EXPECT(reader.held() <= kMaxMessage);
            if (event == Event::Nothing)
                break;
            if (event == Event::Fault) {
                reading.fault = reader.fault().code;
                QByteArrayView more("x");
                EXPECT(reader.next(more) == Event::Fault);
                return reading;
            }
            const bool control = event == Event::Control;
            EXPECT(control == isControl(reader.opcode()));
            const std::uint32_t fragments = control ? 0 : reader.fragments();
            reading.told.push_back({reader.opcode(), reader.takePayload(), fragments});
        }
        EXPECT(input.isEmpty());
    }
    return reading;
}

/// The text of a message so far; decided anew each time, from its first byte.
bool mayBecomeUtf8(const QByteArray &text)
{
    for (qsizetype i = 0; i < text.size();) {
        const auto first = static_cast<unsigned char>(text[i]);
        int more = 0;
        std::uint32_t character = first;
        if (first >= 0x80) {
            if ((first & 0xE0U) == 0xC0)
                more = 1, character = first & 0x1FU;
            else if ((first & 0xF0U) == 0xE0)
                more = 2, character = first & 0x0FU;
            else if ((first & 0xF8U) == 0xF0)
                more = 3, character = first & 0x07U;
            else
                return false;
        }
        // Whether any completion of what is there is a character.
        std::uint32_t low = character;
        std::uint32_t high = character;
        for (int k = 1; k <= more; ++k) {
            if (i + k < text.size()) {
                const auto next = static_cast<unsigned char>(text[i + k]);
                if ((next & 0xC0U) != 0x80)
                    return false;
                low = (low << 6U) | (next & 0x3FU);
                high = (high << 6U) | (next & 0x3FU);
            } else {
                low <<= 6U;
                high = (high << 6U) | 0x3FU;
            }
        }
        const std::uint32_t least = more == 0 ? 0 : more == 1 ? 0x80 : more == 2 ? 0x800 : 0x10000;
        low = std::max(low, least);
        high = std::min<std::uint32_t>(high, 0x10FFFF);
        if (low > high || (low >= 0xD800 && high <= 0xDFFF))
            return false;
        i += 1 + more;
    }
    return true;
}

/// RFC 6455 §5, with all bytes at hand.
Reading readLiterally(const QByteArray &bytes)
{
    Reading reading;
    QByteArray message;
    int messageOpcode = -1;
    std::uint32_t fragments = 0;
    qsizetype at = 0;
    const auto byteAt = [&](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    const auto fail = [&](std::uint16_t code) {
        reading.fault = code;
        return reading;
    };
    while (at < bytes.size()) {
        const unsigned first = byteAt(at);
        const unsigned opcode = first & 0x0FU;
        const bool isFinal = first >= 0x80;
        if (first & 0x70U)
            return fail(1002);
        if (opcode != 0 && opcode != 1 && opcode != 2 && opcode != 8 && opcode != 9 && opcode != 10)
            return fail(1002);
        if (opcode >= 8 ? !isFinal : (opcode == 0) != (messageOpcode >= 0))
            return fail(1002);
        if (at + 1 == bytes.size())
            break;
        const unsigned second = byteAt(at + 1);
        if (second < 0x80)
            return fail(1002);
        std::uint64_t size = second & 0x7FU;
        if (opcode >= 8 && size > 125)
            return fail(1002);
        const qsizetype extra = size == 126 ? 2 : size == 127 ? 8 : 0;
        if (extra == 8 && at + 2 < bytes.size() && byteAt(at + 2) >= 0x80)
            return fail(1002);
        if (at + 2 + extra > bytes.size())
            break;
        if (extra > 0) {
            size = 0;
            for (qsizetype i = 0; i < extra; ++i)
                size = size * 256 + byteAt(at + 2 + i);
            if (size <= (extra == 2 ? 125U : 65535U))
                return fail(1002);
        }
        if (opcode < 8 && std::uint64_t(message.size()) + size > std::uint64_t(kMaxMessage))
            return fail(1009);
        if (at + 2 + extra + 4 > bytes.size())
            break;
        if (opcode == 1 || opcode == 2) {
            messageOpcode = int(opcode);
            fragments = 0;
        }
        if (opcode < 8)
            ++fragments;
        const qsizetype mask = at + 2 + extra;
        const qsizetype there = std::min<qsizetype>(qsizetype(size), bytes.size() - mask - 4);
        QByteArray payload;
        for (qsizetype i = 0; i < there; ++i)
            payload.append(char(byteAt(mask + 4 + i) ^ byteAt(mask + i % 4)));
        if (opcode < 8) {
            message += payload;
            if (messageOpcode == 1 && !mayBecomeUtf8(message))
                return fail(1007);
        }
        if (std::uint64_t(there) < size)
            break;
        at = mask + 4 + there;
        if (opcode == 8 && !payload.isEmpty()) {
            if (payload.size() == 1)
                return fail(1002);
            const unsigned code
                = static_cast<unsigned char>(payload[0]) * 256U + static_cast<unsigned char>(payload[1]);
            if (code < 1000 || (code > 1003 && code < 1007) || (code > 1014 && code < 3000) || code > 4999)
                return fail(1002);
            if (!Utf8Check::isValid(payload.mid(2)))
                return fail(1007);
        }
        if (opcode >= 8) {
            reading.told.push_back({Opcode(opcode), payload, 0});
        } else if (isFinal) {
            if (messageOpcode == 1 && !Utf8Check::isValid(message))
                return fail(1007);
            reading.told.push_back({Opcode(messageOpcode), std::exchange(message, {}), fragments});
            messageOpcode = -1;
        }
    }
    return reading;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const Reading literal = readLiterally(bytes);
    for (const qsizetype piece : {qsizetype(1), qsizetype(3), qsizetype(17), std::max<qsizetype>(1, bytes.size())}) {
        const Reading reading = readInPieces(bytes, piece);
        EXPECT(reading.fault == literal.fault);
        EXPECT(reading.told == literal.told);
    }
    // What a server writes, a client reads.
    FrameReader back(FrameReader::Side::Client, {.maxMessage = kMaxMessage});
    for (const Told &told : literal.told) {
        const QByteArray written = frame(told.opcode, told.payload);
        QByteArrayView input = written;
        EXPECT(back.next(input) != Event::Nothing && back.next(input) == Event::Nothing);
        EXPECT(back.opcode() == told.opcode && input.isEmpty() && back.takePayload() == told.payload);
    }
    return 0;
}

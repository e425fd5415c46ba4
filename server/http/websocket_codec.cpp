#include "server/http/websocket_codec.h"

#include <algorithm>
#include <cstring>

namespace coroscope::websocket {

namespace {

constexpr std::uint8_t kFinal = 0x80;
constexpr std::uint8_t kReserved = 0x70;
constexpr std::uint8_t kMasked = 0x80;
constexpr qsizetype kFirstReserve = 64 * 1024; // of what a length only promises

/// `data` with `mask`, whose next byte is `at`; gives the next one after it.
std::uint8_t applyMask(char *data, qsizetype size, const Mask &mask, std::uint8_t at)
{
    qsizetype i = 0;
    std::uint8_t eight[8];
    for (std::uint8_t k = 0; k < 8; ++k)
        eight[k] = mask[(at + k) & 3U];
    std::uint64_t key;
    std::memcpy(&key, eight, 8);
    for (; size - i >= 8; i += 8) {
        std::uint64_t word;
        std::memcpy(&word, data + i, 8);
        word ^= key;
        std::memcpy(data + i, &word, 8);
    }
    for (; i < size; ++i)
        data[i] = char(std::uint8_t(data[i]) ^ mask[(at + std::size_t(i)) & 3U]);
    return std::uint8_t((at + std::size_t(size)) & 3U);
}

} // namespace

QByteArray frame(Opcode opcode, QByteArrayView payload, bool isFinal, std::optional<Mask> mask)
{
    QByteArray bytes;
    bytes.reserve(payload.size() + 14);
    bytes.append(char(std::uint8_t(opcode) | (isFinal ? kFinal : 0U)));
    const std::uint8_t masked = mask ? kMasked : 0;
    const auto size = std::uint64_t(payload.size());
    int lengthBytes = 0;
    if (size < 126) {
        bytes.append(char(masked | size));
    } else {
        lengthBytes = size <= 0xFFFF ? 2 : 8;
        bytes.append(char(masked | (lengthBytes == 2 ? 126U : 127U)));
    }
    for (int i = lengthBytes - 1; i >= 0; --i)
        bytes.append(char(size >> (8 * i)));
    if (mask)
        bytes.append(reinterpret_cast<const char *>(mask->data()), qsizetype(mask->size()));
    const qsizetype head = bytes.size();
    bytes.append(payload);
    if (mask)
        applyMask(bytes.data() + head, payload.size(), *mask, 0);
    return bytes;
}

QByteArray closePayload(std::uint16_t code, QByteArrayView reason)
{
    if (code == NoStatus)
        return {};
    if (reason.size() > kMaxReason) {
        qsizetype size = kMaxReason;
        while (size > 0 && (std::uint8_t(reason[size]) & 0xC0U) == 0x80U) // inside a character
            --size;
        reason = reason.first(size);
    }
    QByteArray payload;
    payload.append(char(code >> 8U)).append(char(code & 0xFFU)).append(reason);
    return payload;
}

Closing closingOf(QByteArrayView payload)
{
    if (payload.size() < 2)
        return {};
    const auto code = std::uint16_t((std::uint8_t(payload[0]) << 8U) | std::uint8_t(payload[1]));
    return {code, payload.sliced(2).toByteArray()};
}

FrameReader::Event FrameReader::fail(std::uint16_t code, const char *reason)
{
    m_fault = {code, reason};
    m_message = {};
    m_control = {};
    return Event::Fault;
}

QByteArray FrameReader::takePayload()
{
    return std::exchange(isControl(m_event) ? m_control : m_message, {});
}

FrameReader::Event FrameReader::next(QByteArrayView &input)
{
    if (m_fault.code != 0)
        return Event::Fault;
    while (!input.isEmpty() || (m_inFrame && m_left == 0)) {
        if (!m_inFrame) {
            const auto count = std::min<qsizetype>(input.size(), m_headNeeded - m_headSize);
            std::copy_n(input.data(), count, reinterpret_cast<char *>(m_head.data()) + m_headSize);
            m_headSize = std::uint8_t(m_headSize + count);
            input = input.sliced(count);
            if (checkHead() == Event::Fault)
                return Event::Fault;
            continue;
        }
        if (m_left > 0) {
            const auto count = qsizetype(std::min<std::uint64_t>(m_left, std::uint64_t(input.size())));
            if (takeBytes(input.first(count)) == Event::Fault)
                return Event::Fault;
            input = input.sliced(count);
            m_left -= std::uint64_t(count);
        }
        if (m_left == 0) {
            if (const Event event = frameEnded(); event != Event::Nothing)
                return event;
        }
    }
    return Event::Nothing;
}

/// Looks at what is there of it; at its end the frame begins.
FrameReader::Event FrameReader::checkHead()
{
    const std::uint8_t first = m_head[0];
    if ((first & kReserved) != 0)
        return fail(ProtocolError, "a reserved bit is set, and no extension was agreed on");
    const auto code = std::uint8_t(first & 0x0FU);
    if ((code > 0x2 && code < 0x8) || code > 0xA)
        return fail(ProtocolError, "the opcode is reserved");
    m_opcode = Opcode(code);
    m_isFinal = (first & kFinal) != 0;
    if (isControl(m_opcode)) {
        if (!m_isFinal)
            return fail(ProtocolError, "a control frame is fragmented");
    } else if (m_opcode == Opcode::Continuation) {
        if (!m_inMessage)
            return fail(ProtocolError, "there is no message to continue");
    } else if (m_inMessage) {
        return fail(ProtocolError, "a message begins inside another one");
    }
    if (m_headSize < 2)
        return Event::Nothing;

    const bool isMasked = (m_head[1] & kMasked) != 0;
    if (isMasked != (m_side == Side::Server)) {
        return fail(ProtocolError,
                    isMasked ? "the frame of a server is masked" : "the frame of a client is not masked");
    }
    const auto length = std::uint8_t(m_head[1] & 0x7FU);
    if (isControl(m_opcode) && length > kMaxControl)
        return fail(ProtocolError, "a control frame has more than 125 bytes");
    const int lengthBytes = length == 126 ? 2 : length == 127 ? 8 : 0;
    m_headNeeded = std::uint8_t(2 + lengthBytes + (isMasked ? 4 : 0));
    if (lengthBytes == 8 && m_headSize > 2 && (m_head[2] & 0x80U) != 0)
        return fail(ProtocolError, "the highest bit of a length is set");
    if (m_headSize < 2 + lengthBytes)
        return Event::Nothing;

    std::uint64_t size = length;
    if (lengthBytes > 0) {
        size = 0;
        for (int i = 0; i < lengthBytes; ++i)
            size = (size << 8U) | m_head[std::size_t(2 + i)];
        if (size < (lengthBytes == 2 ? 126U : 0x10000U))
            return fail(ProtocolError, "a length is not written in its shortest form");
    }
    const qsizetype before = m_inMessage ? m_message.size() : 0;
    if (!isControl(m_opcode) && size > std::uint64_t(m_limits.maxMessage - before))
        return fail(MessageTooBig, "the message is larger than is accepted");
    if (m_headSize < m_headNeeded)
        return Event::Nothing;

    if (isMasked)
        std::copy_n(m_head.begin() + 2 + lengthBytes, 4, m_mask.begin());
    m_maskAt = 0;
    m_left = size;
    m_inFrame = true;
    m_headSize = 0;
    m_headNeeded = 2;
    if (isControl(m_opcode)) {
        m_control.clear();
    } else {
        if (m_opcode != Opcode::Continuation) {
            m_messageOpcode = m_opcode;
            m_inMessage = true;
            m_fragments = 0;
            m_message.clear();
            m_utf8.reset();
        }
        ++m_fragments;
        if (m_message.isEmpty())
            m_message.reserve(qsizetype(std::min<std::uint64_t>(size, kFirstReserve)));
    }
    return Event::Nothing;
}

FrameReader::Event FrameReader::takeBytes(QByteArrayView bytes)
{
    QByteArray &to = isControl(m_opcode) ? m_control : m_message;
    const qsizetype before = to.size();
    to.append(bytes);
    if (m_side == Side::Server)
        m_maskAt = applyMask(to.data() + before, bytes.size(), m_mask, m_maskAt);
    const auto added = QByteArrayView(to).sliced(before);
    if (!isControl(m_opcode) && m_messageOpcode == Opcode::Text && !m_utf8.feed(added))
        return fail(InvalidPayload, "a text message is not UTF-8");
    return Event::Nothing;
}

FrameReader::Event FrameReader::frameEnded()
{
    m_inFrame = false;
    m_event = m_opcode;
    if (isControl(m_opcode)) {
        if (m_opcode == Opcode::Close && !m_control.isEmpty()) {
            if (m_control.size() == 1)
                return fail(ProtocolError, "a Close frame has half a code");
            if (!isSendable(closingOf(m_control).code))
                return fail(ProtocolError, "the code of a Close frame must not be sent");
            if (!Utf8Check::isValid(QByteArrayView(m_control).sliced(2)))
                return fail(InvalidPayload, "the reason of a Close frame is not UTF-8");
        }
        return Event::Control;
    }
    if (!m_isFinal)
        return Event::Nothing;
    m_inMessage = false;
    m_event = m_messageOpcode;
    if (m_event == Opcode::Text && !m_utf8.isComplete())
        return fail(InvalidPayload, "a text message ends within a character");
    return Event::Message;
}

} // namespace coroscope::websocket

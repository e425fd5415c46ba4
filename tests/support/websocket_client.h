#pragma once

#include "server/http/websocket_codec.h"
#include "tests/conformance/raw_client.h"

#include <QCryptographicHash>

#include <thread>

namespace coroscope::test {

/// The client's side of RFC 6455 as a test needs it: what is sent is exactly what the test says. Blocking.
class WebSocketClient {
public:
    using Opcode = websocket::Opcode;
    using FrameReader = websocket::FrameReader;

    static constexpr websocket::Mask kMask{0x37, 0xFA, 0x21, 0x3D};

    /// Connects and sends the handshake; see `response()`. `fields` are lines with their ends.
    explicit WebSocketClient(quint16 port, const QByteArray &target = "/ws", const QByteArray &fields = {},
                             int receiveBuffer = 0)
        : m_raw(port, "127.0.0.1", receiveBuffer)
    {
        m_raw.send(handshake(target, fields));
        if (const auto answer = m_raw.read())
            m_response = *answer;
    }

    /// On a connection that is there.
    explicit WebSocketClient(RawClient raw)
        : m_raw(std::move(raw))
    {
        m_raw.send(handshake("/ws"));
        if (const auto answer = m_raw.read())
            m_response = *answer;
    }

    static QByteArray handshake(const QByteArray &target, const QByteArray &fields = {})
    {
        return "GET " + target
            + " HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: "
              "13\r\n"
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + fields + "\r\n";
    }
    static QByteArray masked(Opcode opcode, QByteArrayView payload, bool isFinal = true)
    {
        return websocket::frame(opcode, payload, isFinal, kMask);
    }

    const RawResponse &response() const { return m_response; }
    bool isOpen() const { return m_response.status == 101; }
    RawClient &raw() { return m_raw; }

    bool send(Opcode opcode, QByteArrayView payload, bool isFinal = true)
    {
        return m_raw.send(masked(opcode, payload, isFinal));
    }
    bool sendText(QByteArrayView text) { return send(Opcode::Text, text); }
    bool sendClose(std::uint16_t code, QByteArrayView reason = {})
    {
        return send(Opcode::Close, websocket::closePayload(code, reason));
    }
    /// In pieces of `size` bytes, each on its own; 0: at once.
    bool sendChopped(const QByteArray &bytes, qsizetype size)
    {
        if (size == 0)
            return m_raw.send(bytes);
        for (qsizetype at = 0; at < bytes.size(); at += size) {
            if (!m_raw.send(QByteArrayView(bytes).sliced(at, std::min(size, bytes.size() - at))))
                return false;
        }
        return true;
    }

    /// The next message or control frame, in words: "text:hello", "binary:00ff", "ping:", "pong:x", "close 1000:bye";
    /// "end" where the server has ended the connection; "" where nothing came in time. What is long is told by its size
    /// and its hash.
    QByteArray next(std::chrono::milliseconds patience = kPatience)
    {
        for (;;) {
            if (m_at < m_input.size()) {
                QByteArrayView rest = QByteArrayView(m_input).sliced(m_at);
                const auto event = m_reader.next(rest);
                m_at = m_input.size() - rest.size();
                if (event == FrameReader::Event::Fault)
                    return QByteArrayLiteral("fault: ") + m_reader.fault().reason;
                if (event != FrameReader::Event::Nothing)
                    return told(m_reader.opcode(), m_reader.takePayload());
            }
            m_at = 0;
            m_input = m_raw.readSome(1 << 20, patience);
            if (m_input.isEmpty())
                return m_raw.isConnected() && !m_raw.peerCloses(std::chrono::milliseconds(1)) ? QByteArray() : "end";
        }
    }
    /// All of that up to the end of the connection.
    QByteArray all()
    {
        QByteArrayList words;
        for (;;) {
            words.append(next());
            if (words.last() == "end" || words.last().isEmpty())
                return words.join(' ');
        }
    }

    static QByteArray told(Opcode opcode, const QByteArray &payload)
    {
        switch (opcode) {
        case Opcode::Text: return "text:" + shown(payload);
        case Opcode::Binary: return "binary:" + (payload.size() <= 32 ? payload.toHex() : shown(payload));
        case Opcode::Ping: return "ping:" + shown(payload);
        case Opcode::Pong: return "pong:" + shown(payload);
        case Opcode::Close: {
            const auto closing = websocket::closingOf(payload);
            return "close " + QByteArray::number(closing.code);
        }
        case Opcode::Continuation: break;
        }
        return "continuation";
    }

private:
    static QByteArray shown(const QByteArray &payload)
    {
        if (payload.size() <= 64)
            return payload;
        return QByteArray::number(payload.size()) + " bytes "
            + QCryptographicHash::hash(payload, QCryptographicHash::Sha1).toHex().first(8);
    }

    RawClient m_raw;
    RawResponse m_response;
    FrameReader m_reader{FrameReader::Side::Client, {.maxMessage = 64 << 20}};
    QByteArray m_input;
    qsizetype m_at = 0;
};

} // namespace coroscope::test

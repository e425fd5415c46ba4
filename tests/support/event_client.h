#pragma once

#include "server/outbound/event_parser.h"
#include "tests/conformance/raw_client.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <functional>
#include <vector>

namespace coroscope::test {

/// A client of a stream over a plain socket: its head, and what came of its body so far.
class StreamClient {
public:
    explicit StreamClient(quint16 port, int receiveBuffer = 0)
        : m_client(port, "127.0.0.1", receiveBuffer)
    {
    }

    /// Asks and reads the head.
    bool open(const QByteArray &target, const QByteArray &fields = {}, const QByteArray &version = "1.1")
    {
        ask(target, fields, version);
        return readHead();
    }
    void ask(const QByteArray &target, const QByteArray &fields = {}, const QByteArray &version = "1.1")
    {
        (void)m_client.send("GET " + target + " HTTP/" + version + "\r\nHost: localhost\r\n" + fields + "\r\n");
    }
    bool readHead()
    {
        while (!m_raw.contains("\r\n\r\n")) {
            if (!more(kPatience))
                return false;
        }
        const auto end = m_raw.indexOf("\r\n\r\n") + 4;
        head = m_raw.first(end);
        m_raw = m_raw.sliced(end);
        m_isChunked = head.toLower().contains("transfer-encoding: chunked");
        decode();
        return true;
    }
    /// One more read; false at the end, or where nothing came.
    bool more(std::chrono::milliseconds patience = kPatience)
    {
        const QByteArray bytes = m_client.readSome(64 * 1024, patience);
        m_raw += bytes;
        if (!head.isEmpty())
            decode();
        return !bytes.isEmpty();
    }
    /// Until `isThere`; false where it ended, or it took too long.
    bool until(const std::function<bool()> &isThere)
    {
        const auto deadline = std::chrono::steady_clock::now() + 2 * kPatience;
        while (!isThere()) {
            if (isOver || std::chrono::steady_clock::now() > deadline || !more())
                return isThere();
        }
        return true;
    }
    bool toEnd()
    {
        while (!isOver && more()) { }
        return isOver;
    }
    int status() const { return head.mid(9, 3).toInt(); }
    RawClient &raw() { return m_client; }

    QByteArray head;
    QByteArray body; ///< of all chunks
    QList<qsizetype> chunks; ///< sizes
    bool isOver = false; ///< the last chunk came

private:
    void decode()
    {
        if (!m_isChunked) {
            body += std::exchange(m_raw, {});
            return;
        }
        for (;;) {
            const auto line = m_raw.indexOf("\r\n");
            if (line < 0)
                return;
            const auto size = m_raw.first(line).toLongLong(nullptr, 16);
            if (m_raw.size() < line + 2 + size + 2)
                return;
            if (size == 0) {
                isOver = true;
                return;
            }
            body += m_raw.mid(line + 2, size);
            chunks.append(size);
            m_raw = m_raw.sliced(line + 2 + size + 2);
        }
    }

    RawClient m_client;
    QByteArray m_raw;
    bool m_isChunked = false;
};

/// The same of server-sent events.
class EventClient : public StreamClient {
public:
    using StreamClient::StreamClient;

    /// Until it follows: its first line comes from then on, the head before.
    bool open(const QByteArray &target, const QByteArray &fields = {}, const QByteArray &version = "1.1")
    {
        ask(target, fields, version);
        return follows();
    }
    bool follows()
    {
        return readHead() && (status() != 200 || until([this] {
                                  events();
                                  return m_parser.retry().has_value();
                              }));
    }
    const std::vector<ServerEvent> &events()
    {
        m_parser.read(QByteArrayView(body).sliced(m_read), m_events);
        m_read = body.size();
        return m_events;
    }
    /// As many with that name have come; empty: with any.
    bool has(const QByteArray &name, int count = 1)
    {
        return until([&] { return int(named(name).size()) >= count; });
    }
    std::vector<ServerEvent> named(const QByteArray &name)
    {
        auto found = events();
        std::erase_if(found, [&](const ServerEvent &event) { return !name.isEmpty() && event.name != name; });
        return found;
    }
    static QJsonObject json(const ServerEvent &event) { return QJsonDocument::fromJson(event.data).object(); }
    const EventParser &parser() const { return m_parser; }

private:
    EventParser m_parser;
    std::vector<ServerEvent> m_events;
    qsizetype m_read = 0;
};

} // namespace coroscope::test

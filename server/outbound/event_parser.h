#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <chrono>
#include <optional>
#include <vector>

namespace coroscope {

/// One event of a text/event-stream, as it is dispatched. All texts are the bytes of the stream: UTF-8, unless the
/// server errs.
struct ServerEvent {
    QByteArray name; ///< "message" where the server gives none
    QByteArray data; ///< its lines with "\n" between them
    QByteArray id; ///< the last event id as of this event; it may have come with an earlier one

    bool operator==(const ServerEvent &) const = default;
};

/// Reads server-sent events to the letter of the HTML standard (§9.2.5 and §9.2.6): LF, CR and CRLF, a byte order mark,
/// comments, fields without a colon, `retry`, an id with NUL ignored, an event without data not dispatched, an event
/// that the end cuts off dropped. Bytes may come in pieces of any size. Bounded by kMaxEvent. One thread.
class EventParser {
public:
    static constexpr qsizetype kMaxEvent = 16 * 1024 * 1024; ///< bytes of one line, or of the data of one event

    /// `lastId`: of the connection before this one; events without an id keep it.
    explicit EventParser(QByteArray lastId = {})
        : m_lastId(lastId)
        , m_id(std::move(lastId))
    {
    }

    /// Appends those events that are complete. False: one is larger than kMaxEvent; it reads no further.
    bool read(QByteArrayView bytes, std::vector<ServerEvent> &events);

    /// What to send as Last-Event-ID: of the last event that has ended, dispatched or not.
    const QByteArray &lastId() const noexcept { return m_lastId; }
    /// What the server asked for, to wait before a new connection; empty: it did not.
    std::optional<std::chrono::milliseconds> retry() const noexcept { return m_retry; }
    bool isTooLarge() const noexcept { return m_isTooLarge; }

private:
    void line(QByteArrayView line, std::vector<ServerEvent> &events);
    void field(QByteArrayView name, QByteArrayView value);

    QByteArray m_line; ///< without its end, as far as it came
    QByteArray m_name;
    QByteArray m_data;
    QByteArray m_lastId;
    QByteArray m_id; ///< becomes the last id when the event ends
    std::optional<std::chrono::milliseconds> m_retry;
    bool m_isFirstLine = true;
    bool m_afterCr = false; ///< a line feed that comes now belongs to it
    bool m_isTooLarge = false;
};

} // namespace coroscope

#pragma once

#include <QByteArray>
#include <QHash>

#include <vector>

namespace coroscope {

/// What a request comes from.
enum class RequestOrigin : quint8 {
    Client, ///< another program; or nobody knows
    Sender, ///< this window's Sender
    Resend, ///< a row that was sent again
    Import, ///< a file
};

/// What this window has sent, told by the span id of the `traceparent` that went along: its calls come back as rows.
/// The trace id would not do, since the calls that a handler makes have that of their request. Bounded: the newest
/// kMost. GUI thread.
class RequestOrigins {
public:
    static constexpr std::size_t kMost = 4096;

    /// Before it is sent. An empty span id is of no use, and ignored.
    void note(const QByteArray &spanId, RequestOrigin origin);
    /// Client where it was not noted.
    RequestOrigin of(const QByteArray &spanId) const { return m_origins.value(spanId, RequestOrigin::Client); }

private:
    QHash<QByteArray, RequestOrigin> m_origins;
    std::vector<QByteArray> m_order; ///< a ring, once it is full
    std::size_t m_next = 0;
};

} // namespace coroscope

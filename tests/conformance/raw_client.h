#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

#include <chrono>
#include <optional>
#include <utility>

namespace coroscope::test {

/// Patience for one answer. Long, for a busy machine under AddressSanitizer: only a failing test ever waits for it.
inline constexpr std::chrono::milliseconds kPatience{15'000};

/// One response as it came over the wire, its body decoded from its framing (RFC 9112 §6.3).
struct RawResponse {
    enum class Framing { None, Length, Chunked, Close };

    QByteArray version; ///< "HTTP/1.1"
    int status = 0;
    QByteArray reason;
    QList<std::pair<QByteArray, QByteArray>> fields; ///< names as sent
    Framing framing = Framing::None;
    QByteArray body;

    /// All values of a field, in order; the name's case does not matter.
    QList<QByteArray> values(QByteArrayView name) const;
    /// The first value, or an empty one.
    QByteArray value(QByteArrayView name) const;
    bool has(QByteArrayView name) const { return !values(name).isEmpty(); }
    /// Whether a comma-separated field (Connection, Allow) lists the token; case does not matter.
    bool lists(QByteArrayView name, QByteArrayView token) const;
    /// The body as a JSON object; an empty object where it is none.
    QJsonObject json() const;
};

/// A TCP client that sends exactly the bytes it is told, HTTP or not. Blocking, with a poll timeout on every step.
/// One thread at a time may send and one may read.
class RawClient {
public:
    RawClient() = default;
    /// Connects; see isConnected(). `receiveBuffer`, in bytes, is set before connecting, for clients that never read.
    explicit RawClient(quint16 port, const QByteArray &address = "127.0.0.1", int receiveBuffer = 0);
    ~RawClient();
    RawClient(RawClient &&other) noexcept;
    RawClient &operator=(RawClient &&other) noexcept;
    RawClient(const RawClient &) = delete;
    RawClient &operator=(const RawClient &) = delete;

    bool isConnected() const noexcept { return m_fd >= 0; }

    /// Sends all of it. False when the peer went away or took nothing for kPatience.
    bool send(QByteArrayView bytes);
    /// Ends the sending side only: the peer reads end of file.
    void halfClose();
    /// Ends the connection with RST, as a client that crashed.
    void reset();
    /// Ends it politely.
    void close();

    /// The next response, interim ones (1xx) included. Nothing, and problem() says why, on a timeout, an end or bytes
    /// that are no HTTP response. `toHead`: it answers HEAD, so it has no body whatever its fields say.
    std::optional<RawResponse> read(bool toHead = false, std::chrono::milliseconds patience = kPatience);
    /// Whether the peer ends the connection without sending another byte.
    bool peerCloses(std::chrono::milliseconds patience = kPatience);
    /// Reads and drops whatever comes until the peer closes; the number of bytes, or -1 if it never closes.
    qint64 drainToEnd(std::chrono::milliseconds patience = kPatience);
    /// Reads at most `count` raw bytes; waits for the first one. Empty at the end or after the timeout.
    QByteArray readSome(qsizetype count, std::chrono::milliseconds patience = kPatience);
    /// Bytes that were read from the socket and belong to no response yet.
    const QByteArray &unread() const noexcept { return m_buffer; }

    /// Why the last step failed.
    const QString &problem() const noexcept { return m_problem; }

private:
    using Deadline = std::chrono::steady_clock::time_point;
    enum class More { Data, End, Failed };

    More fill(Deadline deadline);
    std::optional<QByteArray> line(Deadline deadline);
    bool exactly(qsizetype count, QByteArray *into, Deadline deadline);
    bool head(RawResponse *response, Deadline deadline);
    bool chunks(RawResponse *response, Deadline deadline);
    bool fail(const QString &why);

    int m_fd = -1;
    QByteArray m_buffer;
    QString m_problem;
};

} // namespace coroscope::test

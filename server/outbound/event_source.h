#pragma once

#include "server/outbound/event_reader.h"
#include "server/outbound/http_client.h"
#include "server/outbound/http_listener.h"

#include <functional>
#include <memory>

namespace coroscope {

/// Whether a Content-Type is text/event-stream, whatever its parameters.
bool isEventStream(QByteArrayView contentType);
/// The first field of that name; empty: there is none.
QByteArray fieldOf(const HttpReply &reply, QByteArrayView name);

/// Why an EventSource has come to its end.
enum class EventSourceEnd {
    Enough, ///< who listens said so
    NoContent, ///< the server answered 204: the client is not to come back
    Ended, ///< the stream is over, and it is not to reconnect
    Refused, ///< the answer was no event stream; `detail` says what it was
    Failed, ///< no answer, and another attempt is of no use, or not wanted; `error` says why
};

/// Follows a stream of server-sent events as EventSource does (HTML standard §9.2): with Last-Event-ID, and a new
/// connection where one ends or fails, after the time that the server asked for. Home thread of the client's loop.
class EventSource final : private HttpListener, private Timer {
public:
    struct Settings {
        HttpCall call; ///< without Accept and Last-Event-ID, which it adds; its timeout is for each head
        QByteArray lastId; ///< of the last event that was seen before; empty: none
        bool reconnects = true;
    };
    /// None may be empty, and none may destroy the source but `closed`.
    struct Calls {
        std::function<void(const HttpReply &head)> opened; ///< also when it was opened again
        std::function<bool(const ServerEvent &event)> came; ///< false: enough
        /// It connects again after this time; `why` is a sentence without its stop.
        std::function<void(milliseconds time, const QString &why)> waits;
        std::function<void(EventSourceEnd end, const Error &error)> closed; ///< once
    };
    static constexpr milliseconds kRetry{3'000}; ///< where the server does not say
    static constexpr milliseconds kLeastRetry{10}; ///< whatever it says

    EventSource(EpollLoop &loop, HttpClient &client, Settings settings, Calls calls);
    ~EventSource() override;

    void start();
    const QByteArray &lastId() const noexcept { return m_settings.lastId; }

private:
    void connectNow();
    bool takesBody(const HttpReply &head) override;
    bool read(QByteArrayView piece) override;
    void onDone(const Result<HttpReply> &result);
    void onExpired() override { connectNow(); }
    void close(EventSourceEnd end, const Error &error = {});

    EpollLoop &m_loop;
    HttpClient &m_client;
    Settings m_settings;
    Calls m_calls;
    HttpClient::CallId m_call = 0;
    EventReader m_reader;
    milliseconds m_retry{kRetry};
    int m_status = 0; ///< of this attempt; 0: no head came
    QString m_refusal; ///< what is wrong with the answer; empty: nothing
    bool m_isEnough = false;
};

} // namespace coroscope

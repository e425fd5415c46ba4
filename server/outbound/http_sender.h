#pragma once

#include "server/outbound/event_parser.h"
#include "server/outbound/http_call.h"

#include <QObject>

#include <memory>
#include <vector>

namespace coroscope {

/// An event of a stream, and when it came.
struct ReceivedEvent {
    ServerEvent event;
    qint64 at = 0; ///< milliseconds since 1970, UTC
};

/// What came of a stream of server-sent events.
struct StreamNews {
    std::vector<ReceivedEvent> events; ///< oldest first
    quint64 dropped = 0; ///< nobody took them in time; they were older than those
    qint64 bytes = 0; ///< of names, ids and data of `events`
    QByteArray lastId; ///< for a Last-Event-ID; empty: none
    QString fault; ///< why nothing more is read, and the call ends, for people without a stop; empty: nothing is wrong
};

/// An HttpClient with a thread and a loop of its own, for who may not touch a socket: the window. Lives on the thread
/// that makes it; replies arrive there by queued signal.
class HttpSender final : public QObject {
    Q_OBJECT
public:
    explicit HttpSender(QObject *parent = nullptr);
    /// Aborts what runs and waits for the thread.
    ~HttpSender() override;

    /// Starts `count` (1 to 500) equal calls at once, each on a connection of its own. Their ids are consecutive, the
    /// first is returned.
    quint64 send(const coroscope::HttpCall &call, int count = 1);
    /// Ends it; finished() comes with Canceled unless it came before.
    void cancel(quint64 id);
    void cancelAll();

    /// Of a call that streamBegan() told of, what came since the last time. To be taken every now and then until the
    /// call has finished; streamEnded() is the last moment.
    StreamNews takeEvents(quint64 id);

    static constexpr int kMaxAtOnce = 500;
    static constexpr std::size_t kMaxWaiting = 10'000; ///< events that nobody has taken yet; older ones are dropped
    static constexpr qint64 kMaxWaitingBytes = 32LL << 20; ///< of those; the newest is kept, however large
    static constexpr qsizetype kKeptBody = 256 * 1024; ///< bytes of a stream that its reply has as its body

Q_SIGNALS:
    /// The response of a single call is a stream of server-sent events (200, text/event-stream). Its events are for
    /// takeEvents(), however long they come: the call's timeout is over.
    void streamBegan(quint64 id, const coroscope::HttpReply &head);
    /// Before finished(), which says how it ended: what is known of the response, of its body the first kKeptBody.
    void streamEnded(quint64 id, const coroscope::HttpReply &reply);
    void finished(quint64 id, const coroscope::Result<coroscope::HttpReply> &reply);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace coroscope

#include "server/runtime/socket_sender.h"

#include <QDateTime>
#include <QThread>

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace coroscope {

namespace {

/// One conversation. Lives on the sender's thread.
class Conversation final : public QObject {
public:
    Conversation()
        : m_began(Clock::now())
    {
    }
    WebSocketLink &link() { return m_link; }
    bool wasOpen() const noexcept { return m_wasOpen; }
    void noteOpen() { m_wasOpen = true; }
    SocketMessage message(SocketMessage::Kind kind, bool isSent, const QByteArray &payload) const
    {
        SocketMessage made;
        made.kind = kind;
        made.isSent = isSent;
        made.at = QDateTime::currentMSecsSinceEpoch();
        made.after = Clock::now() - m_began;
        made.size = std::uint64_t(payload.size());
        made.payload = payload;
        return made;
    }

    void notePing(const QByteArray &payload)
    {
        if (m_pings.size() >= kMaxPings)
            m_pings.erase(m_pings.begin());
        m_pings.emplace_back(payload, Clock::now());
    }
    /// A pong answers one ping; those before it may never be answered (RFC 6455 §5.5.3).
    nanoseconds roundTrip(const QByteArray &payload)
    {
        const auto found
            = std::find_if(m_pings.begin(), m_pings.end(), [&](const auto &ping) { return ping.first == payload; });
        if (found == m_pings.end())
            return {};
        const nanoseconds took = Clock::now() - found->second;
        m_pings.erase(m_pings.begin(), found + 1);
        return took;
    }

private:
    static constexpr std::size_t kMaxPings = 64;

    const Clock::time_point m_began;
    std::vector<std::pair<QByteArray, Clock::time_point>> m_pings; ///< that are not answered, oldest first
    WebSocketLink m_link;
    bool m_wasOpen = false;
};

} // namespace

/// All members but those that the mutex guards, and what is the owner's, belong to the thread. It is started by the
/// first open(): most windows never open a WebSocket.
class SocketSender::Private final : public QObject {
public:
    explicit Private(SocketSender *owner)
        : m_owner(owner)
    {
        m_thread.setObjectName(QStringLiteral("socket-sender"));
        moveToThread(&m_thread);
    }
    /// On the owner's thread.
    void end()
    {
        if (!m_thread.isRunning())
            return;
        // The links go where their sockets are.
        QMetaObject::invokeMethod(
            this, [this] { m_running.clear(); }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    template<typename Work>
    void post(Work work)
    {
        if (!m_thread.isRunning())
            m_thread.start();
        QMetaObject::invokeMethod(this, std::move(work), Qt::QueuedConnection);
    }
    quint64 nextId() { return ++m_lastId; }

    void open(quint64 id, const WebSocketLink::Call &call)
    {
        auto made = std::make_unique<Conversation>();
        Conversation *const talk = made.get();
        WebSocketLink *const link = &talk->link();
        m_running.emplace(id, std::move(made));
        {
            const std::lock_guard lock(m_mutex);
            m_news[id] = {};
        }
        using Kind = SocketMessage::Kind;
        connect(link, &WebSocketLink::opened, talk, [this, id, talk](const QByteArray &subprotocol) {
            talk->noteOpen();
            note(id, talk->message(Kind::Open, false, subprotocol));
            tell([id, reply = talk->link().reply(), subprotocol](SocketSender *owner) {
                Q_EMIT owner->opened(id, reply, subprotocol);
            });
        });
        const auto received = [this, id, talk](Kind kind) {
            return [this, id, talk, kind](const QByteArray &payload) { note(id, talk->message(kind, false, payload)); };
        };
        connect(link, &WebSocketLink::textReceived, talk, received(Kind::Text));
        connect(link, &WebSocketLink::binaryReceived, talk, received(Kind::Binary));
        connect(link, &WebSocketLink::ponged, talk, [this, id, talk](const QByteArray &payload) {
            SocketMessage pong = talk->message(Kind::Pong, false, payload);
            pong.roundTrip = talk->roundTrip(payload);
            note(id, std::move(pong));
        });
        connect(link, &WebSocketLink::pinged, talk, [this, id, talk](const QByteArray &payload) {
            note(id, talk->message(Kind::Ping, false, payload));
            if (talk->link().isOpen())
                note(id, talk->message(Kind::Pong, true, payload)); // which the link has sent
        });
        connect(link, &WebSocketLink::closed, talk,
                [this, id](quint16 code, const QByteArray &reason, bool isOurs) { closed(id, code, reason, isOurs); });
        connect(link, &WebSocketLink::failed, talk, [this, id](const Error &error) { failed(id, error); });
        link->open(call);
    }
    void send(quint64 id, SocketMessage::Kind kind, const QByteArray &payload)
    {
        const auto found = m_running.find(id);
        if (found == m_running.end() || !found->second->link().isOpen())
            return refuse(id, NotSent::Closed);
        WebSocketLink &link = found->second->link();
        if (link.unsent() > kMaxUnsent)
            return refuse(id, NotSent::Full);
        switch (kind) {
        case SocketMessage::Kind::Text: link.sendText(payload); break;
        case SocketMessage::Kind::Binary: link.sendBinary(payload); break;
        case SocketMessage::Kind::Ping:
            found->second->notePing(payload);
            link.ping(payload);
            break;
        default: return;
        }
        note(id, found->second->message(kind, true, payload));
    }
    void close(quint64 id, std::uint16_t code, const QByteArray &reason)
    {
        const auto found = m_running.find(id);
        if (found == m_running.end() || !found->second->link().isOpen())
            return;
        found->second->link().close(code, reason);
        noteClose(id, *found->second, true, code, reason);
    }
    void abort(quint64 id)
    {
        const auto found = m_running.find(id);
        if (found == m_running.end())
            return;
        const bool wasOpen = found->second->wasOpen();
        take(found);
        tell([id, wasOpen](SocketSender *owner) {
            if (wasOpen)
                Q_EMIT owner->closed(id, websocket::Abnormal, {}, true, {});
            else
                Q_EMIT owner->failed(id, Error::canceled(), {});
        });
    }

    SocketNews takeNews(quint64 id)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_news.find(id);
        if (found == m_news.end())
            return {};
        SocketNews news;
        news.received = found->second.received;
        news.sent = found->second.sent;
        news.receivedBytes = found->second.receivedBytes;
        std::swap(news, found->second);
        found->second.received = news.received;
        found->second.sent = news.sent;
        found->second.receivedBytes = news.receivedBytes;
        if (std::erase(m_over, id) > 0)
            m_news.erase(found);
        return news;
    }

private:
    using Runs = std::unordered_map<quint64, std::unique_ptr<Conversation>>;

    void refuse(quint64 id, NotSent why)
    {
        tell([id, why](SocketSender *owner) { Q_EMIT owner->notSent(id, why); });
    }
    void closed(quint64 id, std::uint16_t code, const QByteArray &reason, bool isOurs)
    {
        const auto found = m_running.find(id);
        if (found == m_running.end())
            return;
        const QByteArray fault = found->second->link().fault();
        if (!fault.isEmpty())
            noteClose(id, *found->second, true, code, reason);
        else if (code != websocket::Abnormal)
            noteClose(id, *found->second, false, code, reason);
        take(found);
        tell([id, code, reason, isOurs, fault](SocketSender *owner) {
            Q_EMIT owner->closed(id, code, reason, isOurs, fault);
        });
    }
    void failed(quint64 id, const Error &error)
    {
        const auto found = m_running.find(id);
        if (found == m_running.end())
            return;
        const HttpReply reply = found->second->link().reply();
        take(found);
        tell([id, error, reply](SocketSender *owner) { Q_EMIT owner->failed(id, error, reply); });
    }
    /// It may be emitting.
    void take(Runs::iterator running)
    {
        const quint64 id = running->first;
        Conversation *const talk = running->second.release();
        m_running.erase(running);
        talk->disconnect();
        talk->link().disconnect();
        talk->deleteLater();
        const std::lock_guard lock(m_mutex);
        m_over.push_back(id);
        if (m_over.size() > kMaxOver) { // nobody came for them
            m_news.erase(m_over.front());
            m_over.erase(m_over.begin());
        }
    }
    void noteClose(quint64 id, const Conversation &talk, bool isSent, std::uint16_t code, const QByteArray &reason)
    {
        SocketMessage message = talk.message(SocketMessage::Kind::Close, isSent, reason);
        message.code = code;
        message.size = code == websocket::NoStatus ? 0 : std::uint64_t(reason.size()) + 2;
        note(id, std::move(message));
    }
    void note(quint64 id, SocketMessage message)
    {
        const std::lock_guard lock(m_mutex);
        SocketNews &news = m_news[id];
        const bool isOpening = message.kind == SocketMessage::Kind::Open;
        if (!isOpening)
            ++(message.isSent ? news.sent : news.received);
        if (!isOpening && !message.isSent)
            news.receivedBytes += qint64(message.size);
        news.bytes += message.payload.size();
        news.messages.push_back(std::move(message));
        if (news.messages.size() <= 2 * kMaxWaiting && news.bytes <= kMaxWaitingBytes)
            return;
        auto over = news.messages.begin(); // not one by one: down to half of what there may be
        const auto last = news.messages.end() - 1;
        while (over != last
               && (std::size_t(news.messages.end() - over) > kMaxWaiting || news.bytes > kMaxWaitingBytes / 2)) {
            news.bytes -= over->payload.size();
            ++over;
        }
        news.dropped += quint64(over - news.messages.begin());
        news.messages.erase(news.messages.begin(), over);
    }
    template<typename Say>
    void tell(Say say)
    {
        SocketSender *owner = m_owner; // waits for this thread before it goes; what is queued for it then goes with it
        QMetaObject::invokeMethod(
            owner, [owner, say = std::move(say)] { say(owner); }, Qt::QueuedConnection);
    }

    static constexpr std::size_t kMaxOver = 64;

    SocketSender *const m_owner;
    quint64 m_lastId = 0;
    QThread m_thread;
    Runs m_running;
    std::mutex m_mutex; // guards what follows
    std::unordered_map<quint64, SocketNews> m_news;
    std::vector<quint64> m_over; // those that have ended; the next who takes their news ends them
};

SocketSender::SocketSender(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
    qRegisterMetaType<HttpReply>();
    qRegisterMetaType<Error>();
}

SocketSender::~SocketSender()
{
    d->end();
}

quint64 SocketSender::open(const WebSocketLink::Call &call)
{
    const quint64 id = d->nextId();
    d->post([d = d.get(), id, call] { d->open(id, call); });
    return id;
}

void SocketSender::send(quint64 id, SocketMessage::Kind kind, const QByteArray &payload)
{
    d->post([d = d.get(), id, kind, payload] { d->send(id, kind, payload); });
}

void SocketSender::close(quint64 id, std::uint16_t code, const QByteArray &reason)
{
    d->post([d = d.get(), id, code, reason] { d->close(id, code, reason); });
}

void SocketSender::abort(quint64 id)
{
    d->post([d = d.get(), id] { d->abort(id); });
}

SocketNews SocketSender::take(quint64 id)
{
    return d->takeNews(id);
}

} // namespace coroscope

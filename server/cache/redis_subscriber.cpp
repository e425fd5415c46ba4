#include "server/cache/redis_subscriber.h"

#include "server/cache/log_cache.h"

namespace coroscope::cache {

using namespace Qt::StringLiterals;

namespace {

RedisConnection::Settings connectionSettings(const RedisSubscriber::Settings &settings)
{
    RedisConnection::Settings result;
    result.target = settings.target;
    result.name = settings.name;
    result.connectTimeout = settings.connectTimeout;
    return result;
}

} // namespace

RedisSubscriber::RedisSubscriber(EpollLoop &loop, Settings settings, std::function<void()> onListening)
    : m_loop(loop)
    , m_settings(std::move(settings))
    , m_onListening(std::move(onListening))
    , m_connection(loop, connectionSettings(m_settings), *this)
    , m_backoff(m_settings.retryFirst, m_settings.retryMost)
    , m_retry(*this)
    , m_heartbeat(*this)
{
}

RedisSubscriber::~RedisSubscriber() = default;

void RedisSubscriber::subscribe(const QByteArray &channel, Handler handler)
{
    add(m_channels, "SUBSCRIBE", channel, std::move(handler));
}

void RedisSubscriber::subscribePattern(const QByteArray &pattern, Handler handler)
{
    add(m_patterns, "PSUBSCRIBE", pattern, std::move(handler));
}

void RedisSubscriber::unsubscribe(const QByteArray &channel)
{
    remove(m_channels, "UNSUBSCRIBE", channel);
}

void RedisSubscriber::unsubscribePattern(const QByteArray &pattern)
{
    remove(m_patterns, "PUNSUBSCRIBE", pattern);
}

void RedisSubscriber::add(QHash<QByteArray, Handler> &handlers, const QByteArray &verb, const QByteArray &name,
                          Handler handler)
{
    const bool isNew = !handlers.contains(name);
    handlers.insert(name, std::move(handler));
    if (!isNew)
        return;
    if (m_connection.isOpen()) {
        ++m_unconfirmed;
        m_connection.send(Command{verb, name}, nullptr);
    } else if (state() == LinkState::Idle) {
        m_state = LinkState::Connecting;
        m_connection.open();
    }
}

void RedisSubscriber::remove(QHash<QByteArray, Handler> &handlers, const QByteArray &verb, const QByteArray &name)
{
    if (handlers.remove(name) && m_connection.isOpen())
        m_connection.send(Command{verb, name}, nullptr);
}

void RedisSubscriber::onOpen()
{
    m_unconfirmed = m_channels.size() + m_patterns.size();
    m_heard = true;
    m_loop.schedule(m_heartbeat, m_loop.now() + m_settings.heartbeat);
    if (!m_channels.isEmpty())
        m_connection.send(Command{"SUBSCRIBE"} + m_channels.keys(), nullptr);
    if (!m_patterns.isEmpty())
        m_connection.send(Command{"PSUBSCRIBE"} + m_patterns.keys(), nullptr);
    confirm(0); // all were given up meanwhile
}

void RedisSubscriber::onClosed(const Error &why)
{
    if (state() != LinkState::Away)
        qCWarning(lcCache).noquote() << why.detail + " (messages); trying again"_L1;
    m_state = LinkState::Away;
    m_loop.cancel(m_heartbeat);
    m_loop.schedule(m_retry, m_loop.now() + m_backoff.next());
}

bool RedisSubscriber::onUnasked(Reply &&reply)
{
    m_heard = true;
    if (reply.type == Reply::Type::Status)
        return true; // PONG, where nothing is subscribed
    if (!reply.isArray() || reply.items.size() < 2)
        return false;
    const QByteArray &kind = reply.items[0].text;
    if (kind == "message" && reply.items.size() == 3)
        hear(m_channels.value(reply.items[1].text), reply.items[1].text, reply.items[2].text);
    else if (kind == "pmessage" && reply.items.size() == 4)
        hear(m_patterns.value(reply.items[1].text), reply.items[2].text, reply.items[3].text);
    else if (kind == "subscribe" || kind == "psubscribe")
        confirm(1);
    else
        return kind == "pong" || kind == "unsubscribe" || kind == "punsubscribe";
    return true;
}

/// `handler` is a copy: it may unsubscribe itself.
void RedisSubscriber::hear(const Handler &handler, const QByteArray &channel, const QByteArray &message)
{
    if (!handler)
        return; // unsubscribed while it was on the way
    m_messages.add();
    handler(channel, message);
}

void RedisSubscriber::confirm(qsizetype subscriptions)
{
    m_unconfirmed -= subscriptions;
    if (m_unconfirmed > 0 || state() == LinkState::Open)
        return;
    if (state() == LinkState::Away)
        qCInfo(lcCache).noquote() << m_settings.target.described() + " is back (messages)"_L1;
    m_state = LinkState::Open;
    m_backoff.reset();
    if (m_onListening)
        m_onListening();
}

void RedisSubscriber::beat()
{
    if (!m_connection.isOpen())
        return;
    if (!std::exchange(m_heard, false)) {
        m_connection.fail(u"it has been silent for %1 ms"_s.arg(m_settings.heartbeat.count()));
        return;
    }
    m_connection.send(Command{"PING"}, nullptr);
    m_loop.schedule(m_heartbeat, m_loop.now() + m_settings.heartbeat);
}

} // namespace coroscope::cache

#include "server/cache/workbench_redis.h"

#include "server/async/member_timer.h"
#include "server/cache/command.h"

namespace coroscope::cache {

using namespace Qt::StringLiterals;

namespace {

// A person asks for whole lists and values.
constexpr qint64 kMaxReply = 256LL * 1024 * 1024;
// Commands on the way and bytes unsent, so that an import of a million keys is not in memory twice.
constexpr std::size_t kMaxOutstanding = 2000;
constexpr qint64 kMaxUnsent = 4LL * 1024 * 1024;
// Where MONITOR's connection is gone.
constexpr milliseconds kAgain{1000};

RedisConnection::Settings settings(const Target &target, const char *name)
{
    RedisConnection::Settings settings;
    settings.target = target;
    settings.name = name;
    settings.maxReply = kMaxReply;
    return settings;
}

} // namespace

/// MONITOR's own connection, its retries and the pace of its batches.
class WorkbenchRedis::Monitor final : private RedisConnection::Listener, private ReplySink {
public:
    Monitor(EpollLoop &loop, const Target &target, std::shared_ptr<MonitorFeed> feed, WatchState state)
        : m_loop(loop)
        , m_connection(loop, settings(target, "coroscope-monitor"), *this)
        , m_feed(std::move(feed))
        , m_state(std::move(state))
        , m_flush(*this)
        , m_retry(*this)
    {
        m_connection.open();
        m_loop.schedule(m_flush, m_loop.now() + MonitorFeed::kPace);
    }

private:
    void onOpen() override { m_connection.send(Command{"MONITOR"}, this); }
    void onClosed(const Error &why) override
    {
        m_state(why);
        m_loop.schedule(m_retry, m_loop.now() + kAgain);
    }
    void onReply(Reply &&reply) override
    {
        if (reply.isError())
            m_connection.fail(u"it refuses MONITOR: "_s + QString::fromUtf8(reply.text));
        else
            m_state(Result<void>());
    }
    void onLost(const Error &) override { }
    bool onUnasked(Reply &&reply) override
    {
        if (reply.type != Reply::Type::Status)
            return false;
        if (auto line = parseMonitorLine(reply.text))
            m_feed->add(std::move(*line));
        else
            m_feed->drop(1);
        return true;
    }

    void flush()
    {
        m_feed->flush();
        m_loop.schedule(m_flush, m_loop.now() + MonitorFeed::kPace);
    }
    void retry() { m_connection.open(); }

    EpollLoop &m_loop;
    RedisConnection m_connection;
    const std::shared_ptr<MonitorFeed> m_feed;
    const WatchState m_state;
    MemberTimer<Monitor, &Monitor::flush> m_flush;
    MemberTimer<Monitor, &Monitor::retry> m_retry;
};

WorkbenchRedis::WorkbenchRedis(EpollLoop &loop, Target target)
    : WorkbenchJobs(loop)
    , m_target(std::move(target))
    , m_connection(loop, settings(m_target, "coroscope-window"), *this)
{
}

WorkbenchRedis::~WorkbenchRedis() = default;

void WorkbenchRedis::watch(std::shared_ptr<MonitorFeed> feed, WatchState state)
{
    m_monitor = std::make_unique<Monitor>(loop(), m_target, std::move(feed), std::move(state));
}

void WorkbenchRedis::unwatch()
{
    m_monitor.reset();
}

void WorkbenchRedis::begin()
{
    m_replies.assign(front().commands.size(), Reply());
    m_awaited.clear();
    m_sent = 0;
    m_bytesBefore = m_connection.bytesIn();
    if (m_connection.isClosed()) {
        m_connection.open();
    } else if (m_connection.isOpen()) {
        loop().post([this, ticket = front().ticket] { // nothing is finished from within begin()
            if (hasJob() && front().ticket == ticket && m_connection.isOpen())
                sendSome();
        });
    }
}

void WorkbenchRedis::abandon()
{
    m_connection.close();
}

void WorkbenchRedis::onOpen()
{
    if (hasJob()) // else it was canceled while the connection was being opened
        sendSome();
}

void WorkbenchRedis::sendSome()
{
    auto &commands = front().commands;
    for (;
         m_sent < commands.size() && m_connection.outstanding() < kMaxOutstanding && m_connection.unsent() < kMaxUnsent;
         ++m_sent) {
        const Command command = std::exchange(commands[m_sent], {});
        m_replies[m_sent] = refusalOf(command);
        if (m_replies[m_sent].isError())
            continue;
        m_connection.send(command, this);
        m_awaited.push_back(m_sent);
    }
    if (m_awaited.empty() && m_sent == commands.size())
        finish(std::exchange(m_replies, {}));
}

void WorkbenchRedis::onReply(Reply &&reply)
{
    m_replies[m_awaited.front()] = std::move(reply);
    m_awaited.pop_front();
    if (m_connection.bytesIn() - m_bytesBefore > quint64(kMaxReply)) {
        m_connection.close();
        finish(Error{Error::Kind::Unavailable, u"the answers take more than %1 bytes"_s.arg(kMaxReply)});
        return;
    }
    if (m_sent < front().commands.size() ? m_awaited.size() < kMaxOutstanding / 2 : m_awaited.empty())
        sendSome();
}

void WorkbenchRedis::onClosed(const Error &why)
{
    if (hasJob())
        finish(why);
}

} // namespace coroscope::cache

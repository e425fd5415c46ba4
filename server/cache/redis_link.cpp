#include "server/cache/redis_link.h"

#include "server/cache/command.h"
#include "server/cache/log_cache.h"

#include <algorithm>

namespace coroscope::cache {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kLongest = std::chrono::hours(24 * 365); // what the timer wheel holds is twice that

} // namespace

/// One command under way. The link holds it until the reply has come, however early whoever asked has given up.
class RedisLink::Call : public ReplySink, private Timer {
public:
    explicit Call(RedisLink &link)
        : m_link(link)
    {
    }

    void expect(milliseconds deadline)
    {
        m_deadline = deadline;
        m_link.m_loop.schedule(*this, startedAt() + std::min(deadline, kLongest));
    }
    /// It ended before anything was sent: at its deadline.
    bool isOver() const noexcept { return m_over; }
    // Tells whoever asked, unless that was done before, and lets the link's hold on it go.
    void end(Reply &&reply)
    {
        if (claim())
            answer(std::move(reply));
        letGo();
    }
    void end(const Error &why)
    {
        if (claim())
            fail(why);
        letGo();
    }

protected:
    ~Call() override = default;
    virtual Clock::time_point startedAt() const = 0;
    virtual void answer(Reply &&reply) = 0;
    virtual void fail(const Error &why) = 0;
    virtual void letGo() = 0;
    virtual bool isWanted() const { return true; } ///< false once whoever asked was stopped

private:
    bool claim()
    {
        if (std::exchange(m_over, true))
            return false;
        m_link.m_loop.cancel(*this);
        return true;
    }
    void onReply(Reply &&reply) override
    {
        if (reply.isError())
            m_link.m_errors.add();
        m_link.publish();
        end(std::move(reply));
    }
    void onLost(const Error &why) override
    {
        m_link.m_lost.add();
        end(why);
    }
    void onExpired() override
    {
        m_over = true;
        if (!isWanted())
            return;
        m_link.m_timeouts.add();
        fail(Error::timeout(
            u"%1 did not answer within %2 ms"_s.arg(m_link.m_settings.target.described()).arg(m_deadline.count())));
    }

    RedisLink &m_link;
    milliseconds m_deadline{0};
    bool m_over = false;
};

class RedisLink::WaitCall final : public ValueWait<Reply>, public Call {
public:
    explicit WaitCall(RedisLink &link)
        : ValueWait<Reply>(link.m_loop)
        , Call(link)
    {
        begin();
    }

private:
    ~WaitCall() override = default;
    Clock::time_point startedAt() const override { return ValueWait<Reply>::startedAt(); }
    void answer(Reply &&reply) override
    {
        value.emplace(std::move(reply)); // as complete() does, with a copy less of what is large
        WaitState::settle(Outcome::Done);
    }
    void fail(const Error &why) override { complete(why); }
    void letGo() override { release(); }
    bool isWanted() const override { return outcome() == Outcome::Pending; }
};

class RedisLink::FunctionCall final : public Call {
public:
    FunctionCall(RedisLink &link, std::function<void(Result<Reply>)> done)
        : Call(link)
        , m_loop(link.m_loop)
        , m_started(link.m_loop.now())
        , m_done(std::move(done))
    {
    }

private:
    ~FunctionCall() override = default;
    Clock::time_point startedAt() const override { return m_started; }
    void answer(Reply &&reply) override { tell(std::move(reply)); }
    void fail(const Error &why) override { tell(why); }
    void tell(Result<Reply> result)
    {
        m_loop.post([done = std::move(m_done), result = std::move(result)] { done(result); });
    }
    void letGo() override { delete this; }

    EpollLoop &m_loop;
    const Clock::time_point m_started;
    std::function<void(Result<Reply>)> m_done;
};

namespace {

RedisConnection::Settings connectionSettings(const RedisLink::Settings &settings)
{
    RedisConnection::Settings result;
    result.target = settings.target;
    result.name = settings.name;
    result.connectTimeout = settings.connectTimeout;
    result.maxReply = settings.maxReply;
    return result;
}

} // namespace

RedisLink::RedisLink(EpollLoop &loop, Settings settings)
    : m_loop(loop)
    , m_settings(std::move(settings))
    , m_connection(loop, connectionSettings(m_settings), *this)
    , m_backoff(m_settings.retryFirst, m_settings.retryMost)
    , m_retry(*this)
    , m_silence(*this)
{
    m_since.store(loop.now().time_since_epoch().count(), std::memory_order_relaxed);
}

RedisLink::~RedisLink()
{
    m_connection.close();
    for (const Waiting &waiting : std::exchange(m_waiting, {}))
        waiting.call->end(Error::canceled());
}

void RedisLink::start()
{
    if (state() != LinkState::Idle)
        return;
    enter(LinkState::Connecting);
    m_connection.open();
}

ValueAwaiter<Reply> RedisLink::run(const Command &command, milliseconds deadline, std::stop_token stop,
                                   Activity *activity)
{
    auto *call = new WaitCall(*this);
    auto wait = WaitRef<ValueWait<Reply>>::adopt(call);
    if (!stop.stop_requested()) {
        call->retain(); // the link's hold
        call->expect(deadline);
        submit(command, call);
    }
    return ValueAwaiter<Reply>(std::move(wait), std::move(stop), activity);
}

void RedisLink::call(const Command &command, milliseconds deadline, std::function<void(Result<Reply>)> done)
{
    auto *call = new FunctionCall(*this, std::move(done));
    call->expect(deadline);
    submit(command, call);
}

void RedisLink::submit(const Command &command, Call *call)
{
    if (Reply refusal = refusalOf(command); refusal.isError()) {
        m_errors.add();
        call->end(std::move(refusal));
        return;
    }
    if (state() == LinkState::Open) {
        if (m_connection.outstanding() >= m_settings.maxOutstanding || m_connection.unsent() > m_settings.maxUnsent)
            refuse(call, {Error::Kind::Unavailable, u"too many commands to Redis are under way"_s});
        else
            send(command, call);
        return;
    }
    if (state() == LinkState::Idle)
        start();
    if (state() == LinkState::Away)
        refuse(call, m_why);
    else if (m_waiting.size() >= kMaxWaiting)
        refuse(call, {Error::Kind::Unavailable, u"too many commands wait for the connection to Redis"_s});
    else
        m_waiting.push_back({command, call});
}

void RedisLink::send(const Command &command, Call *call)
{
    m_commands.add();
    m_connection.send(command, call);
    publish();
    if (m_settings.silence.count() > 0 && !m_silence.isScheduled())
        m_loop.schedule(m_silence, m_connection.silentSince() + m_settings.silence);
}

void RedisLink::refuse(Call *call, const Error &why)
{
    m_refused.add();
    call->end(why);
}

void RedisLink::onOpen()
{
    if (std::exchange(m_wasOpen, true))
        m_reconnects.add();
    if (state() == LinkState::Away)
        qCInfo(lcCache).noquote() << m_settings.target.described() + " is back"_L1;
    m_backoff.reset();
    enter(LinkState::Open);
    for (const Waiting &waiting : std::exchange(m_waiting, {})) {
        if (waiting.call->isOver())
            waiting.call->end(Error::canceled()); // has been told
        else
            submit(waiting.command, waiting.call);
    }
}

void RedisLink::onClosed(const Error &why)
{
    m_why = why;
    {
        const std::lock_guard lock(m_errorMutex);
        m_error = why.detail;
    }
    if (state() != LinkState::Away)
        qCWarning(lcCache).noquote() << why.detail + "; trying again"_L1;
    enter(LinkState::Away);
    publish();
    m_loop.cancel(m_silence);
    m_loop.schedule(m_retry, m_loop.now() + m_backoff.next());
    for (const Waiting &waiting : std::exchange(m_waiting, {}))
        refuse(waiting.call, why);
}

void RedisLink::checkSilence()
{
    if (!m_connection.isOpen() || m_connection.outstanding() == 0)
        return;
    const auto due = m_connection.silentSince() + m_settings.silence;
    if (due <= m_loop.now())
        m_connection.fail(u"it has been silent for %1 ms"_s.arg(m_settings.silence.count()));
    else
        m_loop.schedule(m_silence, due);
}

void RedisLink::enter(LinkState state)
{
    if (this->state() != state)
        m_since.store(m_loop.now().time_since_epoch().count(), std::memory_order_relaxed);
    m_state.store(state, std::memory_order_relaxed);
}

void RedisLink::publish() noexcept
{
    m_outstanding.set(m_connection.outstanding());
    m_writes.set(m_connection.writes());
    m_bytesIn.set(m_connection.bytesIn());
    m_bytesOut.set(m_connection.bytesOut());
}

RedisLinkFigures RedisLink::figures() const
{
    RedisLinkFigures figures;
    figures.state = m_state.load(std::memory_order_relaxed);
    figures.since = Clock::time_point(Clock::duration(m_since.load(std::memory_order_relaxed)));
    figures.commands = m_commands.value();
    figures.errors = m_errors.value();
    figures.timeouts = m_timeouts.value();
    figures.refused = m_refused.value();
    figures.lost = m_lost.value();
    figures.reconnects = m_reconnects.value();
    figures.outstanding = m_outstanding.value();
    figures.writes = m_writes.value();
    figures.bytesIn = m_bytesIn.value();
    figures.bytesOut = m_bytesOut.value();
    const std::lock_guard lock(m_errorMutex);
    figures.error = m_error;
    return figures;
}

} // namespace coroscope::cache

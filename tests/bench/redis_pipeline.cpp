// redis_pipeline [COMMANDS [ROUNDS]]: so many GETs pipelined on one connection, through RedisLink, each awaited by a
// coroutine of its own, and through a bare hiredis async loop, in turns against one redis-server. Prints the median of
// the rounds of each, in commands a second, and their ratio.

#include "server/cache/redis_commands.h"
#include "server/cache/redis_link.h"
#include "tests/support/redis_server.h"

#include <QCoreApplication>
#include <QCoro/QCoroTask>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <hiredis/async.h>
#include <hiredis/hiredis.h>
#include <sys/epoll.h>
#include <unistd.h>

using namespace coroscope;
using namespace coroscope::cache;

namespace {

const QByteArray kKey("key:000000000042");

/// What one round took.
struct Round {
    double perSecond = 0;
    double cpu = 0; ///< nanoseconds of this thread a command
};

class Stopwatch {
public:
    Round round(int commands) const
    {
        return {commands / std::chrono::duration<double>(Clock::now() - m_began).count(), (cpu() - m_cpu) / commands};
    }

private:
    static double cpu()
    {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e9 + double(time.tv_nsec);
    }

    const double m_cpu = cpu();
    const Clock::time_point m_began = Clock::now();
};

double median(const std::vector<Round> &rounds, double Round::*figure)
{
    std::vector<double> values;
    for (const Round &round : rounds)
        values.push_back(round.*figure);
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

/// hiredis' async context behind an epoll of its own: what its adapters do, and no more.
class Bare {
public:
    explicit Bare(const QByteArray &path)
        : m_epoll(epoll_create1(EPOLL_CLOEXEC))
        , m_context(redisAsyncConnectUnix(path.constData()))
    {
        m_context->ev.data = this;
        m_context->ev.addRead = [](void *self) { static_cast<Bare *>(self)->want(EPOLLIN, true); };
        m_context->ev.delRead = [](void *self) { static_cast<Bare *>(self)->want(EPOLLIN, false); };
        m_context->ev.addWrite = [](void *self) { static_cast<Bare *>(self)->want(EPOLLOUT, true); };
        m_context->ev.delWrite = [](void *self) { static_cast<Bare *>(self)->want(EPOLLOUT, false); };
        epoll_event event{};
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_context->c.fd, &event);
        want(EPOLLOUT, true);
    }
    ~Bare()
    {
        redisAsyncFree(m_context);
        close(m_epoll);
    }
    Bare(const Bare &) = delete;
    Bare &operator=(const Bare &) = delete;

    Round run(int commands)
    {
        m_left = commands;
        const Stopwatch watch;
        const char *words[] = {"GET", kKey.constData()};
        const std::size_t sizes[] = {3, std::size_t(kKey.size())};
        for (int i = 0; i < commands; ++i)
            redisAsyncCommandArgv(m_context, onReply, this, 2, words, sizes);
        while (m_left > 0) {
            epoll_event event{};
            if (epoll_wait(m_epoll, &event, 1, -1) < 1)
                continue;
            if ((event.events & EPOLLIN) != 0)
                redisAsyncHandleRead(m_context);
            if ((event.events & EPOLLOUT) != 0)
                redisAsyncHandleWrite(m_context);
        }
        return watch.round(commands);
    }

private:
    static void onReply(redisAsyncContext *, void *reply, void *self)
    {
        if (!reply || static_cast<redisReply *>(reply)->type != REDIS_REPLY_STRING)
            std::abort();
        --static_cast<Bare *>(self)->m_left;
    }
    void want(std::uint32_t event, bool on)
    {
        const std::uint32_t wanted = on ? m_wanted | event : m_wanted & ~event;
        if (wanted == m_wanted)
            return;
        m_wanted = wanted;
        epoll_event change{};
        change.events = wanted;
        epoll_ctl(m_epoll, EPOLL_CTL_MOD, m_context->c.fd, &change);
    }

    const int m_epoll;
    redisAsyncContext *const m_context;
    std::uint32_t m_wanted = 0;
    int m_left = 0;
};

QCoro::Task<void> ask(RedisLink *link, int *left)
{
    auto asked = link->run(redis::get(kKey), std::chrono::seconds(30));
    const auto reply = co_await std::move(asked);
    if (!reply || reply->type != Reply::Type::Bulk)
        std::abort();
    --*left;
}

Round runOurs(EpollLoop &loop, RedisLink &link, int commands)
{
    int left = commands;
    const Stopwatch watch;
    loop.post([&] { // requests come in turns of the loop
        for (int i = 0; i < commands; ++i)
            ask(&link, &left);
    });
    while (left > 0)
        loop.poll(milliseconds(-1));
    return watch.round(commands);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int commands = argc > 1 ? std::max(1, std::atoi(argv[1])) : 10'000;
    const int rounds = argc > 2 ? std::max(1, std::atoi(argv[2])) : 51;

    const test::RedisServer server;
    EpollLoop loop;
    RedisLink::Settings settings;
    settings.target = server.target();
    settings.maxOutstanding = std::size_t(commands);
    RedisLink link(loop, settings);
    bool isSet = false;
    link.call(redis::set(kKey, QByteArray(100, 'x')), std::chrono::seconds(30),
              [&](const Result<Reply> &reply) { isSet = reply.isOk(); });
    while (!isSet)
        loop.poll(milliseconds(-1));
    Bare bare(server.path().toLocal8Bit());

    std::vector<Round> ours;
    std::vector<Round> theirs;
    for (int i = 0; i < rounds; ++i) {
        ours.push_back(runOurs(loop, link, commands));
        theirs.push_back(bare.run(commands));
    }
    const auto print = [](const char *name, const std::vector<Round> &rounds) {
        std::printf("%-14s%9.0f commands a second%7.0f ns of CPU a command\n", name, median(rounds, &Round::perSecond),
                    median(rounds, &Round::cpu));
    };
    print("RedisLink", ours);
    print("bare hiredis", theirs);
    std::printf("%-14s%9.2f%24.2f\n", "ratio", median(ours, &Round::perSecond) / median(theirs, &Round::perSecond),
                median(theirs, &Round::cpu) / median(ours, &Round::cpu));
    return 0;
}

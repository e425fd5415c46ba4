#include "server/cache/workbench.h"

#include "server/async/member_timer.h"
#include "server/cache/command.h"
#include "server/cache/monitor_feed.h"
#include "server/cache/workbench_redis.h"

#include <QPointer>

#include <algorithm>
#include <atomic>
#include <pthread.h>
#include <thread>

namespace coroscope::cache {

namespace {

constexpr milliseconds kLongest = std::chrono::hours(24 * 365); // what the timer wheel holds is twice that

/// The jobs of a Workbench on a CommandSource. A few commands a turn, so that a cancel gets its turn too.
class WorkbenchSource final : public WorkbenchJobs {
public:
    WorkbenchSource(EpollLoop &loop, CommandSource source)
        : WorkbenchJobs(loop)
        , m_source(std::move(source))
        , m_flush(*this)
    {
    }
    ~WorkbenchSource() override { unwatch(); }

    void watch(std::shared_ptr<MonitorFeed> feed, WatchState state) override
    {
        unwatch();
        if (!m_source.watch) {
            state(Error{Error::Kind::Unavailable, QStringLiteral("its commands cannot be watched")});
            return;
        }
        m_feed = std::move(feed);
        m_source.watch([feed = m_feed](MonitorLine line) { feed->add(std::move(line)); });
        state(Result<void>());
        loop().schedule(m_flush, loop().now());
    }
    void unwatch() override
    {
        if (!m_feed)
            return;
        m_source.watch({});
        m_feed = nullptr;
        loop().cancel(m_flush);
    }

private:
    void begin() override
    {
        m_replies.clear();
        m_next = 0;
        step();
    }
    void abandon() override { ++m_run; }
    void step()
    {
        loop().post([this, run = ++m_run] {
            if (run == m_run)
                runSome();
        });
    }
    void runSome()
    {
        constexpr std::size_t kAtOnce = 200;
        const auto &commands = front().commands;
        const std::size_t end = std::min(commands.size(), m_next + kAtOnce);
        for (; m_next < end; ++m_next) {
            Reply refusal = refusalOf(commands[m_next]);
            m_replies.push_back(refusal.isError() ? std::move(refusal) : m_source.execute(commands[m_next]));
        }
        if (m_next < commands.size())
            step();
        else
            finish(std::exchange(m_replies, {}));
    }
    void flush()
    {
        m_feed->flush();
        loop().schedule(m_flush, loop().now() + MonitorFeed::kPace);
    }

    const CommandSource m_source;
    std::vector<Reply> m_replies; // of the job in front
    std::size_t m_next = 0;
    quint64 m_run = 0; // what was posted for another one is void
    std::shared_ptr<MonitorFeed> m_feed;
    MemberTimer<WorkbenchSource, &WorkbenchSource::flush> m_flush;
};

} // namespace

class Workbench::Thread {
public:
    using Make = std::function<std::unique_ptr<WorkbenchJobs>(EpollLoop &)>;

    explicit Thread(Make make)
        : m_thread(&Thread::serve, this, std::move(make))
    {
    }
    ~Thread()
    {
        m_stop = true;
        m_loop.post([] {}); // wakes it
        m_thread.join();
    }
    Thread(const Thread &) = delete;
    Thread &operator=(const Thread &) = delete;

    void post(std::function<void(WorkbenchJobs &)> work)
    {
        m_loop.post([this, work = std::move(work)] { work(*m_jobs); });
    }

private:
    void serve(const Make &make)
    {
        pthread_setname_np(pthread_self(), "cache-bench");
        m_jobs = make(m_loop);
        while (!m_stop)
            m_loop.poll(milliseconds(-1));
        m_loop.close();
        m_jobs.reset();
    }

    EpollLoop m_loop;
    std::unique_ptr<WorkbenchJobs> m_jobs; // the thread's
    std::atomic<bool> m_stop{false};
    std::thread m_thread; // last: it uses all of the above
};

Workbench::Workbench(bool isRedis, QString shown)
    : m_home(std::make_unique<QObject>())
    , m_isRedis(isRedis)
    , m_shown(std::move(shown))
{
}

Workbench::Workbench(Target target)
    : Workbench(true, target.shown())
{
    m_thread = std::make_unique<Thread>(
        [target = std::move(target)](EpollLoop &loop) { return std::make_unique<WorkbenchRedis>(loop, target); });
}

Workbench::Workbench(CommandSource source)
    : Workbench(false, source.shown)
{
    m_thread = std::make_unique<Thread>(
        [source = std::move(source)](EpollLoop &loop) { return std::make_unique<WorkbenchSource>(loop, source); });
}

Workbench::~Workbench() = default;

Workbench::Ticket Workbench::run(std::vector<Command> commands, milliseconds deadline, QObject *context,
                                 std::function<void(Result<std::vector<Reply>>)> done)
{
    WorkbenchJobs::Job job;
    job.ticket = ++m_last;
    job.commands = std::move(commands);
    job.deadline = Clock::now() + std::min(deadline, kLongest);
    job.done = [home = m_home.get(), guard = QPointer<QObject>(context),
                done = std::move(done)](Result<std::vector<Reply>> result) {
        QMetaObject::invokeMethod(
            home,
            [guard, done, result = std::move(result)]() mutable {
                if (guard)
                    done(std::move(result));
            },
            Qt::QueuedConnection);
    };
    m_thread->post([job = std::move(job)](WorkbenchJobs &jobs) mutable { jobs.submit(std::move(job)); });
    return m_last;
}

void Workbench::cancel(Ticket ticket)
{
    if (ticket != 0)
        m_thread->post([ticket](WorkbenchJobs &jobs) { jobs.cancel(ticket); });
}

void Workbench::startMonitor(QObject *context, std::function<void(QList<MonitorLine>, quint64)> lines,
                             std::function<void(Result<void>)> state)
{
    stopMonitor();
    m_feed = std::make_shared<MonitorFeed>(m_home.get(), context, std::move(lines));
    auto tell = [home = m_home.get(), feed = m_feed, state = std::move(state)](Result<void> result) {
        if (!state)
            return;
        QMetaObject::invokeMethod(
            home,
            [feed, state, result = std::move(result)] {
                if (feed->isWanted())
                    state(result);
            },
            Qt::QueuedConnection);
    };
    m_thread->post([feed = m_feed, tell = std::move(tell)](WorkbenchJobs &jobs) { jobs.watch(feed, tell); });
}

void Workbench::stopMonitor()
{
    if (!m_feed)
        return;
    m_feed->stop();
    m_feed = nullptr;
    m_thread->post([](WorkbenchJobs &jobs) { jobs.unwatch(); });
}

} // namespace coroscope::cache

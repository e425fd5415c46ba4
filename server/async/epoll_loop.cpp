#include "server/async/epoll_loop.h"

#include <cassert>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/timerfd.h>
#include <unistd.h>
#include <utility>

namespace coroscope {

namespace {

class PostedJob final : public PostNode {
public:
    explicit PostedJob(std::function<void()> job)
        : m_job(std::move(job))
    {
    }
    void run() override
    {
        const std::unique_ptr<PostedJob> self(this);
        m_job();
    }
    void discard() override { delete this; }

private:
    std::function<void()> m_job;
};

[[noreturn]] void outOfDescriptors()
{
    std::perror("coroscope: cannot create an event loop");
    std::abort();
}

} // namespace

EpollLoop::EpollLoop()
    : m_wheel(Clock::now())
{
    m_epoll = epoll_create1(EPOLL_CLOEXEC);
    m_event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_timerFd = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    if (m_epoll < 0 || m_event < 0 || m_timerFd < 0)
        outOfDescriptors();
    for (int *own : {&m_event, &m_timerFd}) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = own; // never an IoHandler: poll() tells them apart by address
        if (epoll_ctl(m_epoll, EPOLL_CTL_ADD, *own, &event) != 0)
            outOfDescriptors();
    }
}

EpollLoop::~EpollLoop()
{
    close();
    ::close(m_timerFd);
    ::close(m_event);
    ::close(m_epoll);
}

void EpollLoop::close()
{
    m_closed.store(true, std::memory_order_seq_cst);
    m_posts.drain([](PostNode *node) { node->discard(); });
}

void EpollLoop::post(PostNode *node)
{
    if (m_closed.load(std::memory_order_seq_cst)) {
        node->discard();
        return;
    }
    if (!m_posts.push(node))
        return; // whoever made it non-empty sees to it
    // What is posted from inside a turn runs at the end of that turn, without a wake-up.
    if (!isHomeThread() || !isInTurn())
        wake();
}

void EpollLoop::post(PostChain &chain)
{
    if (m_closed.load(std::memory_order_seq_cst)) {
        chain.drain([](PostNode *node) { node->discard(); });
        return;
    }
    if (m_posts.push(chain) && (!isHomeThread() || !isInTurn()))
        wake();
}

void EpollLoop::atTurnEnd(TurnEnd &what)
{
    if (!isInTurn()) {
        what.onTurnEnd();
        return;
    }
    if (std::exchange(what.m_asked, true))
        return;
    what.m_next = m_turnEnds;
    m_turnEnds = &what;
}

void EpollLoop::claimHome()
{
    if (m_home.load(std::memory_order_relaxed) == std::thread::id())
        m_home.store(std::this_thread::get_id(), std::memory_order_relaxed);
    assert(isHomeThread());
}

void EpollLoop::post(std::function<void()> job)
{
    post(new PostedJob(std::move(job)));
}

void EpollLoop::wake()
{
    const std::uint64_t one = 1;
    // EAGAIN means that the counter is full, so the loop is awake anyway.
    while (write(m_event, &one, sizeof one) < 0 && errno == EINTR) { }
}

bool EpollLoop::watch(int fd, std::uint32_t events, IoHandler *handler)
{
    claimHome();
    epoll_event event{};
    event.events = events;
    event.data.ptr = handler;
    return epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event) == 0;
}

bool EpollLoop::modify(int fd, std::uint32_t events, IoHandler *handler)
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = handler;
    return epoll_ctl(m_epoll, EPOLL_CTL_MOD, fd, &event) == 0;
}

void EpollLoop::unwatch(int fd, IoHandler *handler)
{
    epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd, nullptr);
    for (int i = m_batchAt; i < m_batchSize; ++i) {
        if (m_batch[i].data.ptr == handler)
            m_batch[i].data.ptr = nullptr;
    }
}

void EpollLoop::schedule(Timer &timer, Clock::time_point deadline)
{
    m_wheel.insert(timer, deadline);
    if (!isInTurn()) // inside one, its end arms the timer once for all
        armTimer();
}

void EpollLoop::cancel(Timer &timer)
{
    m_wheel.remove(timer);
}

void EpollLoop::armTimer()
{
    const auto next = m_wheel.nextExpiry();
    // A timerfd that fires too early costs one empty turn; cancelled timers are the common case, so it is left alone.
    if (!next || *next >= m_armedFor)
        return;
    m_armedFor = *next;
    const auto since = std::chrono::duration_cast<nanoseconds>(next->time_since_epoch());
    itimerspec spec{};
    spec.it_value.tv_sec = since.count() / 1'000'000'000;
    spec.it_value.tv_nsec = since.count() % 1'000'000'000;
    timerfd_settime(m_timerFd, TFD_TIMER_ABSTIME, &spec, nullptr);
}

void EpollLoop::runPosts()
{
    m_posts.drain([](PostNode *node) { node->run(); });
}

bool EpollLoop::poll(milliseconds timeout)
{
    claimHome();
    assert(!isInTurn()); // no nested event loops

    std::array<epoll_event, kEventsATurn> events; // filled by the kernel up to `count`
    const int wait = timeout.count() < 0 ? -1 : int(timeout.count());
    const int count = epoll_wait(m_epoll, events.data(), kEventsATurn, wait);
    if (count <= 0)
        return false;

    m_turnStarted = Clock::now();
    m_figTurnStarted.store(m_turnStarted.time_since_epoch().count(), std::memory_order_relaxed);
    m_longestRun = nanoseconds(0);
    m_longestLabel = Activity::kNobody;
    m_batch = events.data();
    m_batchSize = count;
    for (m_batchAt = 0; m_batchAt < m_batchSize; ++m_batchAt) {
        void *target = m_batch[m_batchAt].data.ptr;
        if (!target)
            continue;
        if (target == &m_event) {
            std::uint64_t value = 0;
            while (read(m_event, &value, sizeof value) < 0 && errno == EINTR) { }
            // Posts run below, when descriptors have had their turn.
        } else if (target == &m_timerFd) {
            std::uint64_t expirations = 0;
            while (read(m_timerFd, &expirations, sizeof expirations) < 0 && errno == EINTR) { }
            m_armedFor = Clock::time_point::max();
            m_wheel.advance(Clock::now());
        } else {
            static_cast<IoHandler *>(target)->onEvents(m_batch[m_batchAt].events);
        }
    }
    // Once only, so that what posts itself again and again does not keep descriptors waiting.
    runPosts();
    while (TurnEnd *end = m_turnEnds) {
        m_turnEnds = std::exchange(end->m_next, nullptr);
        end->m_asked = false;
        end->onTurnEnd();
    }
    m_batch = nullptr;
    m_batchSize = m_batchAt = 0;
    if (!m_posts.isEmpty())
        wake();
    armTimer();

    const auto ended = Clock::now();
    const nanoseconds turn = ended - m_turnStarted;
    m_runs.turnEnded(m_turnStarted, ended, m_longestLabel, m_longestRun);
    const bool saidSo = std::exchange(m_leftOver, false);
    const bool leftOver = saidSo || count == kEventsATurn;
    if (!leftOver) {
        m_previousTurn = turn;
        m_previousLongest = m_longestRun;
        m_previousLabel = m_longestLabel;
    } else {
        // What this turn had no room for has waited since before it, behind whoever held the loop longest since then.
        m_previousTurn += turn;
        if (m_longestRun > m_previousLongest) {
            m_previousLongest = m_longestRun;
            m_previousLabel = m_longestLabel;
        }
    }
    m_figTurnStarted.store(0, std::memory_order_release); // who sees it finds the turn in m_runs
    m_figBusy.store(m_figBusy.load(std::memory_order_relaxed) + turn.count(), std::memory_order_relaxed);
    m_figTurns.store(m_figTurns.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
    if (turn.count() > m_figWorst.load(std::memory_order_relaxed)) {
        m_figWorstLabel.store(m_longestLabel, std::memory_order_relaxed);
        m_figWorst.store(turn.count(), std::memory_order_release);
    }
    return true;
}

void EpollLoop::resumeHeld(std::coroutine_handle<> handle, Activity *activity, nanoseconds held)
{
    const Entered entered(*this, activity);
    m_heldFor = held;
    handle.resume();
}

HeldResumes &EpollLoop::heldResumes()
{
    if (!m_held)
        m_held = std::make_unique<HeldResumes>(*this);
    return *m_held;
}

nanoseconds EpollLoop::busyOf(const Activity &activity, Clock::time_point now) const
{
    nanoseconds busy = activity.busy;
    auto until = now; // what one run does inside another is not the outer one's
    for (const Entered *run = m_running; run; run = run->outer()) {
        if (run->activity() == &activity)
            busy += run->ownUntil(until);
        until = run->started();
    }
    return busy;
}

nanoseconds EpollLoop::staleness() const
{
    const nanoseconds soFar = isInTurn() ? nanoseconds(Clock::now() - m_turnStarted) : nanoseconds(0);
    return soFar > m_previousTurn ? soFar : m_previousTurn;
}

std::int32_t EpollLoop::blamedLabel() const noexcept
{
    const nanoseconds soFar = isInTurn() ? nanoseconds(Clock::now() - m_turnStarted) : nanoseconds(0);
    return soFar > m_previousTurn ? m_longestLabel : m_previousLabel;
}

EpollLoop::Figures EpollLoop::takeFigures()
{
    Figures figures;
    // The turn before its label, and what is over before what still runs: a turn that ends meanwhile is rather missed
    // than counted twice.
    figures.worstTurn = nanoseconds(m_figWorst.exchange(0, std::memory_order_acquire));
    figures.worstLabel = m_figWorstLabel.load(std::memory_order_relaxed);
    figures.turns = m_figTurns.load(std::memory_order_relaxed);
    figures.busy = nanoseconds(m_figBusy.load(std::memory_order_acquire));
    figures.turnStarted = turnStarted();
    figures.running = m_figRunning.load(std::memory_order_relaxed);
    return figures;
}

EpollLoop::Entered::Entered(EpollLoop &loop, Activity *activity)
    : m_loop(loop)
    , m_activity(activity)
    , m_outer(loop.m_running)
    , m_started(Clock::now())
{
    if (activity)
        activity->retain();
    loop.m_running = this;
    loop.m_figRunning.store(label(), std::memory_order_relaxed);
}

EpollLoop::Entered::~Entered()
{
    const auto now = Clock::now();
    const nanoseconds own = ownUntil(now);
    if (m_outer)
        m_outer->m_inside += now - m_started;
    if (m_activity) {
        m_activity->busy += own;
        if (own > m_loop.m_longestRun) {
            m_loop.m_longestRun = own;
            m_loop.m_longestLabel = m_activity->label;
        }
    }
    m_loop.m_running = m_outer;
    m_loop.m_figRunning.store(m_outer ? m_outer->label() : Activity::kNobody, std::memory_order_relaxed);
    if (m_activity)
        m_activity->release();
}

} // namespace coroscope

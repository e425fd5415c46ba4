#include "server/outbound/load_worker.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <ctime>
#include <sys/epoll.h>
#include <sys/timerfd.h>
#include <system_error>
#include <unistd.h>

namespace coroscope {

namespace {

constexpr std::size_t kScratch = 64 * 1024;
constexpr milliseconds kRest{10};
constexpr milliseconds kLearn{20};

nanoseconds processorTime()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + nanoseconds(time.tv_nsec);
}

} // namespace

Clock::time_point LoadShared::dueAt(std::uint64_t number) const noexcept
{
    return begun + nanoseconds(std::int64_t(double(number) * 1e9 / job.rate));
}

std::uint64_t LoadShared::dueBy(Clock::time_point when) const noexcept
{
    const auto since = nanoseconds(when - begun).count();
    return since <= 0 ? 0 : std::uint64_t(std::ceil(double(since) * job.rate / 1e9));
}

std::uint64_t LoadShared::warmUpRequests() const noexcept
{
    return job.warmUpRequests > 0 ? job.warmUpRequests : dueBy(begun + job.warmUp);
}

void LoadPart::run()
{
    const std::unique_ptr<LoadPart> self(this);
    m_shared.take(m_shared.context, *this);
}

LoadWorker::LoadWorker(LoadShared &shared, int number, int connections)
    : m_shared(shared)
    , m_number(number)
    , m_scratch(kScratch)
    , m_next(std::uint64_t(number))
{
    LoadConnection::Owner &owner = *this;
    for (int slot = 0; slot < connections; ++slot) {
        for (const LoadPeer &peer : shared.peers) {
            m_connections.push_back(std::make_unique<LoadConnection>(m_loop, peer, owner));
            m_connections.back()->note.slot = std::uint32_t(slot);
        }
    }
    if (!isOpen())
        return;
    m_opening.assign(std::size_t(connections), std::uint32_t(shared.peers.size()));
    m_dueTimer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
    if (m_dueTimer < 0)
        throw std::system_error(errno, std::generic_category());
}

LoadWorker::~LoadWorker()
{
    if (m_dueTimer >= 0)
        ::close(m_dueTimer);
}

void LoadWorker::run()
{
    m_loop.claimHome();
    const nanoseconds processorBefore = processorTime();
    m_part = std::make_unique<LoadPart>(m_shared, m_number, 0);
    m_partEnds = m_shared.begun + m_shared.job.interval;
    m_loop.schedule(m_intervalTimer, m_partEnds);
    learnMeasuredFrom();
    if (isOpen()) {
        m_loop.watch(m_dueTimer, EPOLLIN, this);
        m_numbers = m_shared.warmUpRequests() + m_shared.job.total;
        m_nextDue = m_shared.dueAt(m_next);
        // All at once, so that the first requests need not wait for a handshake.
        for (const auto &connection : m_connections) {
            ask(*connection, Clock::now());
            connection->open();
        }
    } else {
        for (std::size_t at = 0; at < m_connections.size(); at += m_shared.peers.size())
            beginClosed(*m_connections[at], Clock::now());
    }
    m_loop.atTurnEnd(*this);
    while (!m_ended)
        m_loop.poll(milliseconds(-1));

    if (m_dueTimer >= 0)
        m_loop.unwatch(m_dueTimer, this);
    for (const auto &connection : m_connections)
        connection->close();
    const nanoseconds wall = m_end.ended - m_shared.begun;
    if (wall.count() > 0)
        m_end.busy = std::min(1.0, double((processorTime() - processorBefore).count()) / double(wall.count()));
    m_part->end = m_end;
    handOver(m_end.ended);
    m_loop.close();
}

void LoadWorker::cutOff()
{
    m_loop.post([this] {
        const auto now = Clock::now();
        if (m_ended)
            return;
        stopSending(now);
        finish(true, now);
    });
}

// What is sent

void LoadWorker::beginClosed(LoadConnection &connection, Clock::time_point now)
{
    if (const auto ticket = takeTicket(now))
        begin(connection, *ticket, now, now);
}

std::optional<LoadWorker::Ticket> LoadWorker::takeTicket(Clock::time_point now)
{
    if (m_nothingMore)
        return std::nullopt;
    constexpr auto relaxed = std::memory_order_relaxed;
    const LoadJob &job = m_shared.job;
    learnMeasuredFrom();
    if (m_measuredFrom == Clock::time_point()) {
        const std::uint64_t number = m_shared.warmTickets.fetch_add(1, relaxed);
        if (number < job.warmUpRequests)
            return Ticket{number, false};
        Clock::rep unknown = 0; // the first that is measured ends the warm-up, for all threads
        m_shared.measuredFrom.compare_exchange_strong(unknown, now.time_since_epoch().count(), relaxed);
        learnMeasuredFrom();
    } else if (now < m_measuredFrom) {
        return Ticket{m_shared.warmTickets.fetch_add(1, relaxed), false};
    }
    const std::uint64_t number = now < m_deadline ? m_shared.tickets.fetch_add(1, relaxed) : job.total;
    if (number < job.total)
        return Ticket{number, true};
    m_nothingMore = true;
    return std::nullopt;
}

bool LoadWorker::isDue(Clock::time_point now) const noexcept
{
    return !m_nothingMore && m_nextDue <= now && m_nextDue < m_deadline;
}

void LoadWorker::sendDue()
{
    auto now = Clock::now();
    while (!m_idle.empty() && isDue(now)) {
        LoadConnection *const connection = m_idle.front();
        m_idle.pop_front();
        beginOpen(*connection, now);
        now = Clock::now();
    }
    itimerspec spec{}; // zeros disarm it
    if (!m_nothingMore && !m_idle.empty()) {
        const nanoseconds since = m_nextDue.time_since_epoch();
        spec.it_value.tv_sec = since.count() / 1'000'000'000;
        spec.it_value.tv_nsec = since.count() % 1'000'000'000;
    }
    timerfd_settime(m_dueTimer, TFD_TIMER_ABSTIME, &spec, nullptr);
}

void LoadWorker::beginOpen(LoadConnection &connection, Clock::time_point now)
{
    const Ticket ticket{m_next, m_next >= m_shared.warmUpRequests()};
    const auto intended = m_nextDue;
    if (ticket.measured)
        m_part->lag.record(now - std::max(intended, m_idleSince));
    m_next += std::uint64_t(m_shared.job.threads);
    m_nextDue = m_shared.dueAt(m_next);
    if (m_next >= m_numbers)
        m_nothingMore = true;
    begin(connection, ticket, intended, now);
}

void LoadWorker::goIdle(LoadConnection &connection, Clock::time_point now)
{
    if (m_idle.empty())
        m_idleSince = now;
    m_idle.push_back(&connection);
}

/// Only when all of a slot's sockets are there, so that no request that is counted waits for a handshake.
void LoadWorker::wasOpened(LoadConnection &connection, Clock::time_point now)
{
    if (--m_opening[connection.note.slot] == 0)
        goIdle(connection, now);
}

LoadConnection &LoadWorker::socketFor(const LoadConnection &any, std::uint32_t origin) const
{
    return *m_connections[any.note.slot * m_shared.peers.size() + origin];
}

void LoadWorker::begin(LoadConnection &any, const Ticket &ticket, Clock::time_point intended, Clock::time_point now)
{
    if (now >= m_partEnds)
        roll(now);
    const auto kind = std::uint32_t(ticket.number % m_shared.job.requests.size());
    const LoadJob::Request &request = m_shared.job.requests[kind];
    LoadConnection &connection = socketFor(any, request.origin);
    ++m_started;
    ++setOf(ticket.measured).counts.started;
    connection.note.intended = intended;
    connection.note.isRequest = true;
    connection.note.measured = ticket.measured;
    countInFlight(1, now);
    m_measuredInFlight += ticket.measured ? 1 : 0;
    connection.note.request = kind;
    ask(connection, now);
    connection.send(request, now);
}

void LoadWorker::ask(LoadConnection &connection, Clock::time_point now)
{
    auto &note = connection.note;
    note.asked = now;
    note.previous = m_newest;
    note.next = nullptr;
    (m_newest ? m_newest->note.next : m_oldest) = &connection;
    m_newest = &connection;
    if (!m_timeoutTimer.isScheduled())
        m_loop.schedule(m_timeoutTimer, now + m_shared.job.timeout);
}

void LoadWorker::settle(LoadConnection &connection, Clock::time_point now)
{
    auto &note = connection.note;
    (note.previous ? note.previous->note.next : m_oldest) = note.next;
    (note.next ? note.next->note.previous : m_newest) = note.previous;
    if (note.isRequest) {
        countInFlight(-1, now);
        m_measuredInFlight -= note.measured ? 1 : 0;
    }
    note.isRequest = false;
    m_loop.atTurnEnd(*this);
}

// What comes back

void LoadWorker::connected(LoadConnection &connection)
{
    const auto now = Clock::now();
    settle(connection, now);
    wasOpened(connection, now);
}

void LoadWorker::responded(LoadConnection &connection, int status)
{
    const auto now = Clock::now();
    if (m_ended) // cut off in this very turn, so it counts as unfinished
        return settle(connection, now);
    if (now >= m_partEnds)
        roll(now);
    const auto &note = connection.note;
    LoadPart::Set &set = setOf(note.measured);
    ++m_completed;
    ++set.counts.completed;
    ++set.counts.classes[status >= 100 && status < 600 ? std::size_t(status / 100) : 0];
    set.raw.record(now - connection.sentAt());
    if (isOpen())
        set.corrected.record(now - note.intended);
    if (note.measured) {
        ++m_statuses[std::size_t(std::clamp(status, 0, 999))];
        m_end.lastAnswer = now;
        if (!m_part->requests.empty()) {
            LoadRequestFigures &figures = m_part->requests[note.request];
            ++figures.completed;
            figures.errors += status >= 400 && status < 600 ? 1 : 0;
            figures.latency.record(now - (isOpen() ? note.intended : connection.sentAt()));
        }
    }
    settle(connection, now);
    if (isOpen())
        goIdle(connection, now);
    else
        beginClosed(connection, now);
}

void LoadWorker::failed(LoadConnection &connection, LoadFault fault, std::string sentence)
{
    giveUp(connection, fault, std::move(sentence), Clock::now());
}

void LoadWorker::giveUp(LoadConnection &connection, LoadFault fault, std::string sentence, Clock::time_point now)
{
    if (m_ended)
        return settle(connection, now);
    if (now >= m_partEnds)
        roll(now);
    const auto &note = connection.note;
    const bool wasRequest = note.isRequest;
    if (wasRequest) {
        ++m_failed;
        ++setOf(note.measured).counts.faults[std::size_t(fault)];
        if (note.measured) {
            auto &example = m_part->examples[std::size_t(fault)];
            if (example.empty())
                example = std::move(sentence);
            if (!m_part->requests.empty())
                ++m_part->requests[note.request].failed;
            m_end.lastAnswer = now;
        }
    }
    settle(connection, now);
    if (!wasRequest)
        wasOpened(connection, now);
    else if (isOpen())
        goIdle(connection, now);
    else
        rest(connection, now);
}

void LoadWorker::opened()
{
    ++m_part->opened;
}

void LoadWorker::sent(LoadConnection &connection, std::size_t bytes)
{
    setOf(connection.note.measured).counts.bytesSent += bytes;
}

void LoadWorker::received(LoadConnection &connection, std::size_t bytes)
{
    setOf(connection.note.measured).counts.bytesReceived += bytes;
}

// Time

void LoadWorker::onEvents(std::uint32_t)
{
    std::uint64_t expirations = 0;
    while (::read(m_dueTimer, &expirations, sizeof expirations) < 0 && errno == EINTR) { }
    m_loop.atTurnEnd(*this);
}

void LoadWorker::onTurnEnd()
{
    if (!m_ended && isOpen())
        sendDue();
    if (!m_ended && m_nothingMore && m_inFlight == 0)
        finish(false, Clock::now());
    publish();
}

void LoadWorker::onTimeout()
{
    const auto now = Clock::now();
    const nanoseconds timeout = m_shared.job.timeout;
    while (m_oldest && m_oldest->note.asked + timeout <= now) {
        LoadConnection &connection = *m_oldest;
        const auto shown = std::chrono::duration_cast<milliseconds>(timeout).count();
        std::string sentence = connection.progress() + "not done within " + std::to_string(shown) + " ms";
        connection.close();
        giveUp(connection, LoadFault::Timeout, std::move(sentence), now);
    }
    if (m_oldest)
        m_loop.schedule(m_timeoutTimer, m_oldest->note.asked + timeout);
}

void LoadWorker::rest(LoadConnection &connection, Clock::time_point now)
{
    m_resting.emplace_back(now + kRest, &connection);
    if (!m_restTimer.isScheduled())
        m_loop.schedule(m_restTimer, now + kRest);
}

void LoadWorker::onRested()
{
    const auto now = Clock::now();
    while (!m_resting.empty() && m_resting.front().first <= now) {
        LoadConnection *const connection = m_resting.front().second;
        m_resting.pop_front();
        beginClosed(*connection, now);
    }
    if (!m_resting.empty())
        m_loop.schedule(m_restTimer, m_resting.front().first);
    m_loop.atTurnEnd(*this);
}

void LoadWorker::learnMeasuredFrom()
{
    if (m_measuredFrom != Clock::time_point())
        return;
    const Clock::rep from = m_shared.measuredFrom.load(std::memory_order_relaxed);
    if (from == 0) {
        if (!m_learnTimer.isScheduled())
            m_loop.schedule(m_learnTimer, Clock::now() + kLearn);
        return;
    }
    m_loop.cancel(m_learnTimer);
    m_measuredFrom = Clock::time_point(Clock::duration(from));
    if (m_shared.job.duration.count() == 0)
        return;
    m_deadline = m_measuredFrom + m_shared.job.duration;
    m_loop.schedule(m_deadlineTimer, m_deadline);
}

void LoadWorker::onDeadline()
{
    if (m_ended)
        return;
    if (isOpen())
        sendDue(); // the last that are due
    stopSending(m_deadline);
    m_loop.schedule(m_drainTimer, m_deadline + m_shared.job.drain);
    m_loop.atTurnEnd(*this);
}

void LoadWorker::onDrained()
{
    if (!m_ended)
        finish(true, Clock::now());
}

void LoadWorker::stopSending(Clock::time_point when)
{
    if (std::exchange(m_nothingMore, true) || !isOpen())
        return;
    const auto step = std::uint64_t(m_shared.job.threads);
    const std::uint64_t warm = m_shared.warmUpRequests();
    std::uint64_t first = m_next;
    if (first < warm)
        first += (warm - first + step - 1) / step * step;
    const std::uint64_t limit = std::min(m_shared.dueBy(when), m_numbers);
    if (first >= limit)
        return;
    m_end.unsent = (limit - first + step - 1) / step;
    m_end.longestUnsent = when - m_shared.dueAt(first);
}

void LoadWorker::finish(bool cutOff, Clock::time_point now)
{
    m_ended = true;
    countInFlight(0, now);
    m_end.ended = now;
    m_end.cutOff = cutOff;
    m_end.unfinished = m_measuredInFlight;
    if (now >= m_partEnds)
        roll(now);
}

// Figures

void LoadWorker::countInFlight(int change, Clock::time_point now)
{
    const auto from = std::max(m_countedUntil, m_measuredFrom);
    if (m_measuredFrom != Clock::time_point() && now > from)
        m_part->inFlightSeconds += double(m_inFlight) * std::chrono::duration<double>(now - from).count();
    m_countedUntil = std::max(m_countedUntil, now);
    m_inFlight = std::uint32_t(std::int64_t(m_inFlight) + change);
}

void LoadWorker::onInterval()
{
    if (m_ended)
        return;
    roll(Clock::now());
    m_loop.schedule(m_intervalTimer, m_partEnds);
    m_loop.atTurnEnd(*this);
}

void LoadWorker::roll(Clock::time_point now)
{
    while (now >= m_partEnds) {
        const std::size_t next = m_part->index + 1;
        handOver(m_partEnds);
        m_part = std::make_unique<LoadPart>(m_shared, m_number, next);
        m_partEnds += m_shared.job.interval;
    }
}

void LoadWorker::handOver(Clock::time_point now)
{
    m_part->inFlight = m_ended ? 0 : m_inFlight;
    if (isOpen() && !m_nothingMore) {
        const std::uint64_t due = std::min(m_shared.dueBy(now), m_numbers);
        const auto step = std::uint64_t(m_shared.job.threads);
        m_part->backlog = due > m_next ? (due - m_next + step - 1) / step : 0;
    }
    for (std::size_t status = 0; status < m_statuses.size(); ++status) {
        if (m_statuses[status] > 0)
            m_part->statuses.emplace_back(int(status), std::exchange(m_statuses[status], 0));
    }
    m_shared.collector->post(m_part.release());
}

void LoadWorker::publish() noexcept
{
    constexpr auto relaxed = std::memory_order_relaxed;
    m_live.started.store(m_started, relaxed);
    m_live.completed.store(m_completed, relaxed);
    m_live.failed.store(m_failed, relaxed);
    m_live.inFlight.store(m_ended ? 0 : m_inFlight, relaxed);
}

} // namespace coroscope

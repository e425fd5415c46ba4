#include "server/tasks/figure_book.h"

#include "server/tasks/engine_settings.h"
#include "server/telemetry/route_stats.h"

#include <algorithm>

namespace coroscope::tasks {

namespace {

constexpr WallMs kSecond = 1'000;

bool isSame(const Queue &a, const Queue &b)
{
    return a.name == b.name && a.concurrency == b.concurrency && a.isPaused == b.isPaused && a.counts == b.counts;
}

} // namespace

FigureBook::FigureBook(bool isRedis, QString shown)
    : m_isRedis(isRedis)
    , m_shown(std::move(shown))
{
}

FigureBook::QueueBook *FigureBook::bookOf(const QString &queue)
{
    auto found = m_books.find(queue);
    if (found == m_books.end()) {
        if (m_books.size() >= kMaxQueues)
            return nullptr;
        found = m_books.emplace(queue, std::make_unique<QueueBook>()).first;
        found->second->figures.queue = queue;
    }
    return found->second.get();
}

/// The running second; those that nobody has told anything of are empty.
TaskInterval &FigureBook::intervalAt(WallMs now)
{
    const WallMs end = now - now % kSecond + kSecond;
    if (m_intervals.empty())
        m_intervals.push_back({end});
    if (end - m_intervals.back().endedWall > WallMs(Snapshot::kIntervals) * kSecond)
        m_intervals.assign(1, {end});
    while (m_intervals.back().endedWall < end)
        m_intervals.push_back({m_intervals.back().endedWall + kSecond});
    while (m_intervals.size() > Snapshot::kIntervals + 1)
        m_intervals.pop_front();
    return m_intervals.back(); // also where the clock was set back
}

void FigureBook::added(const QString &queue, int count, WallMs now)
{
    const std::lock_guard lock(m_mutex);
    ++m_revision;
    m_depths[queue] += count;
    intervalAt(now).added += std::uint32_t(count);
}

void FigureBook::retried(const QString &queue)
{
    const std::lock_guard lock(m_mutex);
    ++m_revision;
    ++m_depths[queue];
}

void FigureBook::started(const QString &queue, milliseconds waited, WallMs now)
{
    const std::lock_guard lock(m_mutex);
    ++m_revision;
    ++intervalAt(now).started;
    if (QueueBook *book = bookOf(queue)) {
        ++book->figures.started;
        ++book->figures.running;
        book->wait.record(waited, Clock::now());
    }
}

void FigureBook::ended(const QString &queue, nanoseconds ran, Outcome outcome, WallMs now)
{
    const std::lock_guard lock(m_mutex);
    ++m_revision;
    TaskInterval &interval = intervalAt(now);
    QueueBook *const book = bookOf(queue);
    if (book)
        --book->figures.running;
    if (outcome == Outcome::Neither)
        return;
    const bool succeeded = outcome == Outcome::Succeeded;
    ++(succeeded ? interval.succeeded : interval.failed);
    if (book) {
        ++(succeeded ? book->figures.succeeded : book->figures.failed);
        book->run.record(ran, Clock::now());
    }
}

void FigureBook::changed()
{
    const std::lock_guard lock(m_mutex);
    ++m_revision;
}

void FigureBook::seen(const std::vector<Queue> &queues)
{
    const std::lock_guard lock(m_mutex);
    if (!std::equal(queues.begin(), queues.end(), m_queues.begin(), m_queues.end(), isSame))
        ++m_revision;
    m_queues = queues;
    std::sort(m_queues.begin(), m_queues.end(), [](const Queue &a, const Queue &b) { return a.name < b.name; });
    m_depths.clear();
    for (const Queue &queue : queues)
        m_depths.insert(queue.name, queue.depth());
}

void FigureBook::setProblem(std::uint32_t engine, const QString &problem)
{
    const std::lock_guard lock(m_mutex);
    if (problem.isEmpty())
        m_problems.erase(engine);
    else
        m_problems[engine] = problem;
}

std::int64_t FigureBook::depth(const QString &queue) const
{
    const std::lock_guard lock(m_mutex);
    return m_depths.value(queue);
}

bool FigureBook::mayName(const QString &queue) const
{
    const std::lock_guard lock(m_mutex);
    return m_depths.contains(queue) || std::size_t(m_depths.size()) < kMaxQueues;
}

void FigureBook::schedulesChanged()
{
    const std::lock_guard lock(m_mutex);
    ++m_scheduleRevision;
    ++m_revision;
}

std::uint64_t FigureBook::scheduleRevision() const
{
    const std::lock_guard lock(m_mutex);
    return m_scheduleRevision;
}

std::shared_ptr<const Snapshot> FigureBook::snapshot()
{
    const auto now = Clock::now();
    const std::lock_guard lock(m_mutex);
    if (!m_made || now - m_madeAt >= kFresh) {
        m_made = make(now);
        m_madeAt = now;
    }
    return m_made;
}

std::shared_ptr<const Snapshot> FigureBook::make(Clock::time_point now)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->isRedis = m_isRedis;
    snapshot->shown = m_shown;
    if (!m_problems.empty())
        snapshot->problem = m_problems.begin()->second;
    snapshot->revision = m_revision;
    snapshot->queues = m_queues;
    for (const auto &[name, book] : m_books) {
        book->wait.slide(now);
        book->run.slide(now);
        QueueFigures &figures = snapshot->figures.emplace_back(book->figures);
        book->wait.collect(m_scratch);
        figures.wait = percentilesOf(m_scratch);
        book->run.collect(m_scratch);
        figures.run = percentilesOf(m_scratch);
    }
    intervalAt(wallNow());
    snapshot->intervals.assign(m_intervals.begin(), std::prev(m_intervals.end()));
    return snapshot;
}

} // namespace coroscope::tasks

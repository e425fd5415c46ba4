// What an engine asks its store beside rounds: what there is to know, progress, cleaning.

#include "server/tasks/engine.h"
#include "server/tasks/figure_book.h"

#include <algorithm>

namespace coroscope::tasks {

namespace {

constexpr milliseconds kDueAgain{10}; // between two rounds because of what was due already
constexpr milliseconds kSoon{1'000};

} // namespace

void Engine::lookSoon()
{
    if (m_looking)
        m_lookAgain = true;
    else
        look();
}

void Engine::look()
{
    if (m_looking || m_ended)
        return;
    m_looking = true;
    m_lookAlarm.off();
    m_scope.launch("look", &Engine::lookOnce, this);
}

QCoro::Task<void> Engine::lookOnce()
{
    if (!m_queuesMade) {
        auto making = m_store.ensureQueues(ticket(), m_settings.queues);
        const auto made = co_await std::move(making);
        if (!made) {
            m_looking = false;
            onStoreFailed(made.error());
            if (!m_ended)
                m_lookAlarm.in(std::max(m_retryIn, m_settings.firstRetry));
            co_return;
        }
        m_queuesMade = true;
    }
    std::vector<RunId> runs;
    runs.reserve(m_runs.size());
    for (const auto &[number, run] : m_runs) {
        if (run->stop != RunStop::LeaseLost)
            runs.push_back(run->id);
    }
    auto call = m_store.renew(ticket(), std::move(runs), wallNow(), m_settings.lease);
    const auto pulse = co_await std::move(call);
    m_looking = false;
    if (m_ended)
        co_return;
    if (!pulse) {
        onStoreFailed(pulse.error());
        m_lookAlarm.in(std::max(m_retryIn, m_settings.pollBusy));
        co_return;
    }
    if (!m_advanceFails) // on a full disk there is much to read
        onStoreAnswered();
    onPulse(pulse.value());
    if (std::exchange(m_lookAgain, false)) {
        m_lookAlarm.in(milliseconds(0));
        co_return;
    }
    const bool isBusy
        = m_advancing || !m_runs.empty() || (!m_dues.empty() && *m_dues.begin() <= wallNow() + kSoon.count());
    m_lookAlarm.by(m_scheduler.now() + (isBusy ? m_settings.pollBusy : m_settings.pollIdle));
}

void Engine::onPulse(const Pulse &pulse)
{
    auto queues = pulse.queues;
    for (Queue &queue : queues) {
        if (queueOf(queue.name).isOrdered)
            queue.concurrency = std::min(queue.concurrency, 1); // so it runs, whatever is stored
    }
    m_book.seen(queues);
    for (const RunId &lost : pulse.lost) {
        const auto run
            = std::find_if(m_runs.begin(), m_runs.end(), [&](const auto &each) { return each.second->id == lost; });
        if (run != m_runs.end())
            stop(*run->second, RunStop::LeaseLost);
    }
    for (const QByteArray &task : pulse.cancelRequested)
        cancelRequested(task);
    if (m_draining)
        return;

    std::int64_t runningAll = 0;
    for (const Queue &queue : pulse.queues) {
        QueueState &state = queueOf(queue.name);
        const bool grew = queue.concurrency > state.concurrency || (state.isPaused && !queue.isPaused);
        state.concurrency = queue.concurrency;
        state.isPaused = queue.isPaused;
        state.isReady = state.isReady || grew;
        runningAll += queue.of(TaskState::Running);
    }
    for (const QString &queue : pulse.readyQueues)
        queueOf(queue).isReady = true;

    if (pulse.nextDue)
        noteDue(*pulse.nextDue);
    if (m_settings.number == 0 && m_book.scheduleRevision() != m_scheduleRevision)
        lookAtSchedules();
    // Others run some, too: should their process die, their leases run out.
    if (runningAll <= m_runOf.size())
        m_sweepAlarm.off();
    else if (!m_sweepAlarm.isScheduled())
        m_sweepAlarm.in(sweepAfter());
    pump();
}

void Engine::noteDue(WallMs when)
{
    if (m_draining || !m_dues.insert(when).second)
        return;
    if (m_dues.size() > kMaxDues)
        m_dues.erase(std::prev(m_dues.end()));
    armDue();
}

void Engine::armDue()
{
    if (m_dues.empty())
        return m_dueAlarm.off();
    const auto at = m_scheduler.now() + milliseconds(std::max<WallMs>(0, *m_dues.begin() - wallNow()));
    // What is due already, but could not be claimed just now, does not keep us busy.
    m_dueAlarm.at(std::max(at, m_lastDue + kDueAgain));
}

void Engine::onDue()
{
    m_lastDue = m_scheduler.now();
    m_dues.erase(m_dues.begin(), m_dues.upper_bound(wallNow()));
    armDue();
    markAllReady();
    m_claimsNothing = true; // what is due becomes Queued
    m_lookAfterAdvance = true; // for what is due next, elsewhere
    pump();
}

milliseconds Engine::sweepAfter() const
{
    return std::clamp(m_settings.lease / 5, milliseconds(50), milliseconds(3'000));
}

void Engine::onSweep()
{
    m_sweepAlarm.in(sweepAfter()); // until a look says that there are none any more
    markAllReady();
    m_claimsNothing = true;
    pump();
}

void Engine::markAllReady()
{
    for (auto &[name, queue] : m_queues)
        queue.isReady = true;
}

// ---------------------------------------------------------------- progress

void Engine::setProgress(RunNumber number, qsizetype at, double progress)
{
    const auto found = m_runs.find(number);
    if (found == m_runs.end() || found->second->hasEnded || at < 0 || at >= found->second->tasks.size())
        return;
    Run &run = *found->second;
    if (run.progress.empty())
        run.progress.resize(std::size_t(run.tasks.size()));
    Progress &each = run.progress[std::size_t(at)];
    const double share = progress >= 0 ? std::min(progress, 1.0) : 0.0; // NaN, too, is 0
    if (each.value == share)
        return;
    each.value = share;
    each.isDirty = true;
    m_dirty.insert(number);
    writeProgress();
}

/// The next one that may be written now; of the others, the alarm is set for the first.
std::optional<Engine::DirtyTask> Engine::dirtyTask()
{
    const auto now = m_scheduler.now();
    for (auto it = m_dirty.begin(); it != m_dirty.end();) {
        const Run &run = *m_runs.at(*it);
        bool isDirty = false;
        for (std::size_t i = 0; i < run.progress.size(); ++i) {
            const Progress &progress = run.progress[i];
            if (!progress.isDirty)
                continue;
            isDirty = true;
            const auto due = progress.written + m_settings.progressEvery;
            if (run.hasEnded || progress.written == Clock::time_point() || due <= now)
                return DirtyTask{*it, qsizetype(i)};
            m_progressAlarm.by(due);
        }
        it = isDirty ? std::next(it) : m_dirty.erase(it);
    }
    return std::nullopt;
}

void Engine::writeProgress()
{
    if (m_writingProgress || m_ended || !dirtyTask())
        return;
    m_writingProgress = true;
    m_scope.launch("progress", &Engine::progressWriter, this);
}

/// One after the other, so that none overtakes a later one.
QCoro::Task<void> Engine::progressWriter()
{
    while (const auto dirty = dirtyTask()) {
        Run &run = *m_runs.at(dirty->run);
        Progress &progress = run.progress[std::size_t(dirty->task)];
        progress.isDirty = false;
        progress.written = m_scheduler.now();
        auto call = m_store.setProgress(ticket(), run.tasks[dirty->task].id, run.id, progress.value);
        const auto written = co_await std::move(call);
        m_book.changed();
        const auto found = m_runs.find(dirty->run);
        if (found == m_runs.end() || !found->second->hasEnded)
            continue;
        // The last one. Where the store is away, it is not worth waiting for.
        Run &ended = *found->second;
        const bool more = std::any_of(ended.progress.begin(), ended.progress.end(),
                                      [](const Progress &each) { return each.isDirty; });
        if (!written || !more)
            finish(ended);
    }
    m_writingProgress = false;
    checkEnded();
}

// ---------------------------------------------------------------- cleaning

void Engine::clean()
{
    if (m_cleaning || m_draining)
        return;
    m_cleaning = true;
    m_scope.launch("clean", &Engine::cleanOnce, this);
}

QCoro::Task<void> Engine::cleanOnce()
{
    const WallMs now = wallNow();
    auto call = m_store.clean(ticket(), now - m_settings.keepPurged.count(), now - m_settings.keepFinal.count(),
                              m_settings.keepFinalTasks);
    const auto more = co_await std::move(call);
    m_cleaning = false;
    if (!m_draining)
        m_cleanAlarm.in(more && more.value() ? m_settings.cleanStep : m_settings.cleanEvery);
}

} // namespace coroscope::tasks

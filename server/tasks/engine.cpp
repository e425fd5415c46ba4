#include "server/tasks/engine.h"

#include "server/tasks/figure_book.h"
#include "server/tasks/log_tasks.h"

#include <QRandomGenerator>

#include <algorithm>

namespace coroscope::tasks {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcEngine, "coroscope.tasks.engine")

WallMs wallNow()
{
    return std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

double randomShare()
{
    return QRandomGenerator::global()->generateDouble();
}

Engine::Engine(EpollLoop &loop, Scheduler &scheduler, Store &store, Runner &runner, std::vector<const KindInfo *> kinds,
               FigureBook &book, EngineSettings settings)
    : m_loop(loop)
    , m_scheduler(scheduler)
    , m_store(store)
    , m_runner(runner)
    , m_book(book)
    , m_settings(std::move(settings))
    , m_retryAlarm(scheduler, *this, &Engine::pump)
    , m_lookAlarm(scheduler, *this, &Engine::look)
    , m_dueAlarm(scheduler, *this, &Engine::onDue)
    , m_sweepAlarm(scheduler, *this, &Engine::onSweep)
    , m_progressAlarm(scheduler, *this, &Engine::writeProgress)
    , m_cleanAlarm(scheduler, *this, &Engine::clean)
    , m_scheduleAlarm(scheduler, *this, &Engine::lookAtSchedules)
    , m_giveUpAlarm(scheduler, *this, &Engine::onGiveUp)
    , m_scope(loop)
{
    for (const KindInfo *kind : kinds) {
        m_kinds.insert(kind->name, kind);
        QueueState &queue = queueOf(kind->queue);
        queue.batch = kind->batch;
        queue.isOrdered = kind->isOrdered;
    }
    for (const Queue &queue : m_settings.queues)
        queueOf(queue.name).concurrency = queue.concurrency;
}

Engine::~Engine() = default;

void Engine::begin()
{
    look();
    if (m_settings.number != 0)
        return;
    lookAtSchedules();
    m_cleanAlarm.in(m_settings.cleanEvery);
}

StoreTicket Engine::ticket() const
{
    StoreTicket ticket;
    ticket.stop = m_stop.get_token();
    return ticket;
}

Engine::QueueState &Engine::queueOf(const QString &name)
{
    return m_queues[name];
}

void Engine::wake(const QString &queue, WallMs runAt)
{
    if (m_draining)
        return;
    if (runAt > wallNow()) {
        noteDue(runAt);
        return;
    }
    queueOf(queue).isReady = true;
    pump();
}

void Engine::cancelRequested(const QByteArray &task)
{
    const auto number = m_runOf.constFind(task);
    if (number == m_runOf.cend())
        return;
    Run &run = *m_runs.at(*number);
    // Of several, it does not end the others; the store sees to it that it is not tried again.
    if (run.tasks.size() == 1)
        stop(run, RunStop::Cancelled);
}

// ---------------------------------------------------------------- claims and ends

/// The next round of ends and claims, together with all else that ends in this turn.
void Engine::pump()
{
    if (!m_advancing && !m_ended && !m_retryAlarm.isScheduled())
        m_loop.atTurnEnd(*this);
}

void Engine::onTurnEnd()
{
    if (m_advancing || m_ended || m_retryAlarm.isScheduled())
        return;
    auto claims = makeClaims();
    if (claims.empty() && m_finishes.empty() && !m_claimsNothing) {
        m_advanceFails = false; // there is nothing that it could fail with
        checkEnded();
        return;
    }
    m_claimsNothing = false;
    m_advancing = true;
    m_sent = std::exchange(m_finishes, {});
    m_scope.launch("advance", &Engine::advance, this, std::move(claims));
}

std::vector<ClaimRequest> Engine::makeClaims()
{
    std::vector<ClaimRequest> claims;
    if (m_draining || m_resting || !m_queuesMade)
        return claims;
    int room = m_settings.maxRuns - int(m_runs.size());
    for (auto &[name, queue] : m_queues) {
        if (!queue.isReady || queue.isPaused)
            continue;
        const int slots = std::min(queue.isOrdered ? 1 : queue.concurrency, queue.concurrency) - queue.running;
        if (std::min(slots, room) <= 0)
            continue; // the end of a run comes back to it
        ClaimRequest &claim = claims.emplace_back();
        claim.queue = name;
        claim.slots = std::min(slots, room);
        claim.batch = queue.batch;
        claim.isOrdered = queue.isOrdered;
        room -= claim.slots;
        queue.isReady = false;
    }
    return claims;
}

QCoro::Task<void> Engine::advance(std::vector<ClaimRequest> claims)
{
    auto call = m_store.advance(ticket(), m_sent, claims, wallNow(), m_settings.lease);
    auto claimed = co_await std::move(call);
    m_advancing = false;
    if (!claimed) {
        m_finishes.insert(m_finishes.begin(), m_sent.begin(), m_sent.end());
        m_sent.clear();
        m_advanceFails = true;
        if (m_gaveUp)
            m_finishes.clear();
        for (const ClaimRequest &claim : claims)
            queueOf(claim.queue).isReady = true;
        onStoreFailed(claimed.error());
        m_retryAlarm.in(std::max(m_retryIn, m_settings.firstRetry));
        checkEnded();
        co_return;
    }
    m_sent.clear();
    m_advanceFails = false;
    onStoreAnswered();
    for (const ClaimRequest &claim : claims) {
        const auto runs = std::count_if(claimed->begin(), claimed->end(), [&](const ClaimedRun &run) {
            return !run.tasks.isEmpty() && run.tasks.first().queue == claim.queue;
        });
        if (int(runs) == claim.slots) // there may be more
            queueOf(claim.queue).isReady = true;
    }
    auto runs = std::move(claimed).value();
    for (ClaimedRun &run : runs)
        onClaimed(std::move(run));
    if (std::exchange(m_lookAfterAdvance, false))
        lookSoon();
    else if (!m_runs.empty())
        m_lookAlarm.by(m_scheduler.now() + m_settings.pollBusy);
    pump();
    checkEnded();
}

void Engine::onClaimed(ClaimedRun claimed)
{
    QList<Task> &tasks = claimed.tasks;
    while (!tasks.isEmpty() && !m_kinds.contains(tasks.first().kind)) {
        Finish finish;
        finish.id = tasks.first().id;
        finish.run = claimed.run;
        finish.state = TaskState::Failed;
        finish.error = u"this server knows no tasks of the kind %1"_s.arg(tasks.first().kind);
        finish.at = wallNow();
        m_finishes.push_back(std::move(finish));
        queueOf(tasks.first().queue).isReady = true;
        tasks.removeFirst();
    }
    if (tasks.isEmpty())
        return;
    // A queue has one kind of runs, unless its kinds were declared otherwise when the tasks were made.
    const KindInfo &kind = *m_kinds.value(tasks.first().kind);
    qsizetype count = 1;
    while (count < tasks.size() && tasks[count].kind == kind.name && count < kind.batch)
        ++count;
    for (qsizetype i = count; i < tasks.size(); ++i)
        giveBack(claimed.run, tasks[i]);
    if (m_draining) {
        for (qsizetype i = 0; i < count; ++i)
            giveBack(claimed.run, tasks[i]);
        return;
    }
    tasks.resize(count);
    begin(std::move(claimed.run), kind, std::move(tasks));
}

void Engine::giveBack(const RunId &run, const Task &task)
{
    Finish finish;
    finish.id = task.id;
    finish.run = run;
    finish.state = TaskState::Queued;
    finish.at = wallNow();
    m_finishes.push_back(std::move(finish));
    queueOf(task.queue).isReady = true;
}

void Engine::begin(RunId id, const KindInfo &kind, QList<Task> tasks)
{
    const WallMs now = wallNow();
    const RunNumber number = ++m_lastRun;
    auto made = std::make_unique<Run>(*this, number);
    Run &run = *made;
    run.id = std::move(id);
    run.kind = &kind;
    run.tasks = std::move(tasks);
    run.started = m_scheduler.now();
    for (const Task &task : run.tasks) {
        run.limit = std::max(run.limit, task.timeout.count() > 0 ? task.timeout : kind.timeout);
        m_runOf.insert(task.id, number);
        const WallMs since = std::max(task.runAt, task.createdAt); // a schedule's task may stand for an earlier time
        m_book.started(task.queue, milliseconds(std::max<WallMs>(0, now - since)), now);
    }
    m_scheduler.schedule(run, run.started + run.limit);
    ++queueOf(run.tasks.first().queue).running;
    const QList<Task> list = run.tasks; // the run may be over before start() returns
    m_runs.emplace(number, std::move(made));
    m_runner.start(number, kind, list);
}

void Engine::stop(Run &run, RunStop why)
{
    if (run.stop || run.hasEnded)
        return;
    run.stop = why;
    if (run.isScheduled())
        m_scheduler.cancel(run);
    m_runner.stop(run.number, why);
}

void Engine::ended(RunNumber number, std::vector<Verdict> verdicts)
{
    const auto found = m_runs.find(number);
    if (found == m_runs.end() || found->second->hasEnded)
        return;
    Run &run = *found->second;
    run.hasEnded = true;
    run.verdicts = std::move(verdicts);
    if (run.isScheduled())
        m_scheduler.cancel(run);
    // What it said last is kept, but of a task that is done that is clear.
    bool waits = false;
    for (std::size_t i = 0; i < run.progress.size(); ++i) {
        const bool isDone = !run.stop && i < run.verdicts.size() && run.verdicts[i].kind == Verdict::Kind::Done;
        if (isDone || run.stop == RunStop::LeaseLost)
            run.progress[i].isDirty = false;
        waits = waits || run.progress[i].isDirty;
    }
    if (waits && m_retryIn.count() == 0)
        writeProgress();
    else
        finish(run);
}

/// Its tasks go to the next round; the run is gone.
void Engine::finish(Run &run)
{
    const WallMs now = wallNow();
    const nanoseconds ran = m_scheduler.now() - run.started;
    for (qsizetype i = 0; i < run.tasks.size(); ++i) {
        const Task &task = run.tasks[i];
        m_runOf.remove(task.id);
        auto outcome = FigureBook::Outcome::Neither;
        if (run.stop != RunStop::LeaseLost) {
            Finish finish = finishOf(run, i, now);
            if (finish.state == TaskState::Succeeded)
                outcome = FigureBook::Outcome::Succeeded;
            else if (finish.state != TaskState::Queued && finish.state != TaskState::Cancelled)
                outcome = FigureBook::Outcome::Failed;
            if (finish.state == TaskState::Retrying)
                noteDue(finish.runAt);
            m_runner.finished(task, finish);
            m_finishes.push_back(std::move(finish));
        }
        m_book.ended(task.queue, ran, outcome, now);
    }
    QueueState &queue = queueOf(run.tasks.first().queue);
    --queue.running;
    queue.isReady = true;
    m_dirty.erase(run.number);
    m_runs.erase(run.number);
    pump();
    checkEnded();
}

namespace {

/// What every store takes: PostgreSQL refuses a NUL in a text.
QString keptError(QString error)
{
    error.remove(QChar(u'\0'));
    if (error.size() > Task::kMaxError) {
        error.truncate(error.at(Task::kMaxError - 2).isHighSurrogate() ? Task::kMaxError - 2 : Task::kMaxError - 1);
        error += u'…';
    }
    return error.isEmpty() ? u"it failed without a word"_s : error;
}

QString mistakeIn(const QByteArray &result)
{
    if (result.size() > Task::kMaxResult)
        return u"its result has %1 bytes, more than %2"_s.arg(result.size()).arg(Task::kMaxResult);
    if (result.contains('\0') || !QByteArrayView(result).isValidUtf8())
        return u"its result is no text in UTF-8"_s;
    return {};
}

} // namespace

Finish Engine::finishOf(const Run &run, qsizetype at, WallMs now) const
{
    const Task &task = run.tasks[at];
    Finish finish;
    finish.id = task.id;
    finish.run = run.id;
    finish.at = now;
    if (run.stop == RunStop::Draining) {
        finish.state = TaskState::Queued;
        return finish;
    }
    if (run.stop == RunStop::Cancelled) {
        finish.state = TaskState::Cancelled;
        return finish;
    }
    if (run.stop == RunStop::TimedOut)
        return failed(task, std::move(finish), u"timed out after %1 ms"_s.arg(run.limit.count()), *run.kind, now);
    if (std::size_t(at) >= run.verdicts.size())
        return failed(task, std::move(finish), u"its handler gave no verdict"_s, *run.kind, now);
    const Verdict &verdict = run.verdicts[std::size_t(at)];
    if (verdict.kind == Verdict::Kind::Done) {
        if (const QString mistake = mistakeIn(verdict.result); !mistake.isEmpty()) {
            finish.state = TaskState::Failed;
            finish.error = mistake;
            return finish;
        }
        finish.state = TaskState::Succeeded;
        finish.result = verdict.result;
        return finish;
    }
    if (verdict.kind == Verdict::Kind::Never) {
        finish.state = TaskState::Failed;
        finish.error = keptError(verdict.error);
        return finish;
    }
    return failed(task, std::move(finish), verdict.error, *run.kind, now);
}

/// An attempt that may be made again.
Finish Engine::failed(const Task &task, Finish finish, const QString &error, const KindInfo &kind, WallMs now) const
{
    finish.error = keptError(error);
    if (task.attempt >= task.maxAttempts) {
        finish.state = TaskState::Dead;
        return finish;
    }
    finish.state = TaskState::Retrying;
    finish.runAt = now + kind.retry.delayAfter(task.attempt, m_settings.random()).count();
    return finish;
}

// ---------------------------------------------------------------- a store that fails

void Engine::onStoreFailed(const Error &error)
{
    if (error.isCanceled())
        return;
    if (m_retryIn.count() == 0)
        qCWarning(lcEngine).noquote() << "the store of tasks fails:" << error.detail;
    m_retryIn = m_retryIn.count() == 0 ? m_settings.firstRetry : std::min(m_retryIn * 2, m_settings.lastRetry);
    m_book.setProblem(m_settings.number, error.detail.isEmpty() ? u"the store does not answer"_s : error.detail);
}

void Engine::onStoreAnswered()
{
    if (m_retryIn.count() == 0)
        return;
    m_retryIn = milliseconds(0);
    m_retryAlarm.off();
    m_book.setProblem(m_settings.number, {});
    qCInfo(lcEngine) << "the store of tasks answers again";
    pump();
}

void Engine::setResting(bool rests)
{
    if (std::exchange(m_resting, rests) && !rests)
        lookSoon(); // which queues have something is not known any more
}

// ---------------------------------------------------------------- the end

void Engine::drain()
{
    if (m_draining)
        return;
    m_draining = true;
    m_dues.clear();
    m_dueAlarm.off();
    m_sweepAlarm.off();
    m_cleanAlarm.off();
    m_scheduleAlarm.off();
    pump();
    checkEnded();
}

void Engine::stopNow()
{
    drain();
    if (std::exchange(m_stopping, true))
        return;
    m_giveUpAlarm.in(m_settings.giveUp);
    std::vector<RunNumber> numbers;
    for (const auto &[number, run] : m_runs)
        numbers.push_back(number);
    for (const RunNumber number : numbers) {
        if (const auto found = m_runs.find(number); found != m_runs.end())
            stop(*found->second, RunStop::Draining);
    }
    checkEnded();
}

void Engine::onGiveUp()
{
    // Nothing is lost: when their leases are over, they are run again.
    if (!m_finishes.empty() || !m_sent.empty())
        qCWarning(lcEngine) << "the store of tasks took no word of" << m_finishes.size() + m_sent.size()
                            << "tasks that had ended; they run again when their leases are over";
    m_gaveUp = true;
    m_finishes.clear();
    m_retryAlarm.off();
    if (m_advancing)
        static_cast<void>(m_stop.request_stop()); // it ends at once
    checkEnded();
}

void Engine::checkEnded()
{
    if (!m_draining || m_ended || m_advancing || !m_runs.empty() || !m_finishes.empty() || isAskedFor())
        return;
    m_ended = true;
    for (auto *alarm : {&m_retryAlarm, &m_lookAlarm, &m_dueAlarm, &m_sweepAlarm, &m_progressAlarm, &m_cleanAlarm,
                        &m_scheduleAlarm, &m_giveUpAlarm})
        alarm->off();
    static_cast<void>(m_stop.request_stop()); // looks under way
    if (m_whenEnded)
        m_scope.whenDrained(std::exchange(m_whenEnded, nullptr));
}

void Engine::whenEnded(std::function<void()> ended)
{
    if (m_ended)
        m_scope.whenDrained(std::move(ended));
    else
        m_whenEnded = std::move(ended);
}

} // namespace coroscope::tasks

#include "server/db/database_thread.h"

#include "server/db/lease.h"
#include "server/db/log_db.h"
#include "server/db/thread_start.h"

#include <algorithm>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kFirstDelay{50};
constexpr milliseconds kLongestDelay{3'000};

Error lostError()
{
    return fault(Fault::ConnectionLost, Error::Kind::Unavailable, u"the connection to the database is lost"_s);
}

/// Each job is delayed on purpose. It is done by itself then, so that its own stop ends its delay.
bool areDelayed(const Lane::Settings &settings)
{
    return settings.injectedDelay && settings.injectedDelay() > nanoseconds(0);
}

/// Into the transaction of a group. One that does not wait for the disk is only for those that need not.
bool mayJoin(const LaneJob &job, bool isSoft)
{
    return job.kind == JobKind::Write && (!isSoft || job.isSoft);
}

} // namespace

DatabaseThread::DatabaseThread(Lane &lane, int seat)
    : m_lane(lane)
    , m_seat(seat)
{
    m_shown.since = Clock::now();
}

DatabaseThread::~DatabaseThread()
{
    if (m_thread.joinable())
        m_thread.join();
}

void DatabaseThread::start()
{
    m_thread = std::thread(&DatabaseThread::run, this);
}

void DatabaseThread::interrupt()
{
    std::shared_ptr<Lease> lease;
    {
        const std::lock_guard lock(m_mutex);
        lease = m_lease;
    }
    if (lease)
        lease->abandon();
    m_preparing.canceled.store(true, std::memory_order_relaxed);
    if (!isPostgres())
        return; // SQLite looks at the control by itself
    if (m_point->isWorking())
        m_lane.m_canceller.requestAnything(m_point);
    LaneJob *job = m_point->runningJob();
    if (!job)
        return;
    job->control.canceled.store(true, std::memory_order_relaxed);
    m_lane.m_canceller.request(m_point, job);
    job->releaseJob();
}

// ---------------------------------------------------------------- the connection

void DatabaseThread::run()
{
    beginDatabaseThread("db-" + std::string(m_lane.m_settings.name.constData()) + '-' + std::to_string(m_seat));
    LaneQueue &queue = m_lane.m_queue;
    while (!queue.isOver(m_seat)) {
        if (!m_connection) {
            connect();
            continue;
        }
        LaneQueue::Taken taken = std::exchange(m_next, {});
        if (!taken.job) {
            const bool mayWait = m_delivery.isEmpty() && !m_sharesRead;
            const auto until = isPostgres() ? Clock::now() + kLookAfter : Clock::time_point::max();
            taken = queue.take(m_seat, mayWait, until);
        }
        if (taken.isFirst || !taken.job)
            endSharedRead(); // its snapshot is older than what comes now
        if (taken.job) {
            serve(taken);
            continue;
        }
        if (!m_delivery.isEmpty())
            m_delivery.flush();
        else if (!m_connection->isAlive())
            lost(lostError());
    }
    if (m_next.job)
        giveBack(m_next.job);
    endSharedRead();
    m_delivery.flush();
    m_point->setConnection(nullptr);
    m_connection.reset();
    queue.removeSeat(m_seat);
    m_ended.store(true, std::memory_order_release);
}

void DatabaseThread::connect()
{
    if (m_attempt == 0)
        setState(SlotState::Connecting);
    auto opened = Connection::open(m_lane.m_settings.spec, m_lane.m_settings.connection);
    Result<void> ready;
    if (!opened)
        ready = opened.error();
    else
        ready = prepare(*opened.value());
    if (!ready) {
        if (m_attempt == 0 && m_lane.isNews(ready.error()))
            qCWarning(lcDb).noquote() << "lane" << m_lane.m_settings.name << "cannot use"
                                      << m_lane.m_settings.spec.shown + u':' << ready.error().detail;
        opened = Error(); // closes it
        {
            const std::lock_guard lock(m_mutex);
            m_shown.error = ready.error().detail;
        }
        setState(SlotState::Lost);
        m_lane.setConnected(m_seat, false, ready.error());
        m_lane.tried(ready);
        const auto delay = std::min(kLongestDelay, kFirstDelay * (1 << std::min(m_attempt, 10)));
        ++m_attempt;
        m_lane.m_queue.pause(m_seat, delay);
        return;
    }
    m_connection = std::move(opened).value();
    m_connection->setLane(m_lane.m_settings.index);
    m_connection->setSlowThreshold([&log = m_lane.m_slowLog] { return log.threshold(); });
    m_connection->setWhileRunning([this] { whileRunning(); });
    m_connection->setInjectedDelay(m_lane.m_settings.injectedDelay);
    m_connection->setOnStatement([this](const QByteArray &sql) {
        const std::lock_guard lock(m_mutex);
        m_shown.sql = sql;
    });
    m_point->setConnection(m_connection.get());
    {
        const std::lock_guard lock(m_mutex);
        m_shown.error.clear();
        ++m_shown.connects;
    }
    if (m_lane.isNews({}))
        qCInfo(lcDb).noquote() << "lane" << m_lane.m_settings.name << "is connected to" << m_lane.m_settings.spec.shown
                               << "again";
    m_attempt = 0;
    setState(SlotState::Idle);
    m_lane.setConnected(m_seat, true, {});
    m_lane.tried({});
}

/// Migrations, on the first connection. They can be long, and a stop does not wait for them.
Result<void> DatabaseThread::prepare(Connection &connection)
{
    m_point->setConnection(&connection);
    m_point->setWorking(true);
    connection.beginJob(&m_preparing, nullptr, nanoseconds(0));
    auto ready = m_lane.prepare(connection);
    const auto unasked = connection.endJob();
    m_point->setWorking(false);
    m_point->setConnection(nullptr);
    if (ready && unasked)
        ready = *unasked;
    connection.reset();
    return ready;
}

void DatabaseThread::lost(const Error &error)
{
    if (m_lane.isNews(error))
        qCWarning(lcDb).noquote() << "lane" << m_lane.m_settings.name << "lost a connection to"
                                  << m_lane.m_settings.spec.shown + u':' << error.detail;
    m_point->setConnection(nullptr);
    m_sharesRead = false;
    m_connection.reset();
    {
        const std::lock_guard lock(m_mutex);
        m_shown.error = error.detail;
    }
    // The lane hears of it where connecting again fails: until then, which is soon, jobs wait.
    setState(SlotState::Connecting);
}

// ---------------------------------------------------------------- jobs

bool DatabaseThread::isDropped(LaneJob *job)
{
    if (!job->isWanted() || job->control.isCanceled()) {
        // Where only the control says so, the lane is being stopped.
        job->failWith(Error::canceled());
    } else if (job->control.deadline != Clock::time_point::max() && Clock::now() >= job->control.deadline) {
        job->failWith(Error::timeout());
    } else {
        return false;
    }
    done(job);
    return true;
}

void DatabaseThread::giveBack(LaneJob *job)
{
    if (m_lane.m_queue.putBack(job))
        return;
    job->failWith(Error::canceled());
    done(job);
}

void DatabaseThread::serve(LaneQueue::Taken taken)
{
    LaneJob *job = taken.job;
    if (isDropped(job))
        return;
    if (isPostgres() && !m_connection->isAlive()) {
        // Before it began: nobody need hear of it.
        giveBack(job);
        lost(lostError());
        return;
    }
    setState(job->kind == JobKind::Lease ? SlotState::Leased : SlotState::Busy, job->owner);
    const bool endsBatch = taken.following == 0;
    switch (job->kind) {
    case JobKind::Read: runRead(taken); break;
    case JobKind::Lease: runLease(taken); break;
    case JobKind::Write:
        if (m_lane.m_settings.groupsWrites) {
            runGroup(taken);
        } else {
            setCancelJob(job);
            runAlone(job, taken.waited);
            setCancelJob(nullptr);
            done(job);
        }
        break;
    }
    setState(SlotState::Idle);
    const bool isBroken = m_connection && m_connection->isBroken();
    if (endsBatch || isBroken || (!m_delivery.isEmpty() && Clock::now() - m_delivery.since() > kDeliverAfter))
        m_delivery.flush();
    if (isBroken) {
        Error error = lostError();
        if (const QString why = m_connection->brokenBy(); !why.isEmpty())
            error.detail += u": "_s + why;
        lost(error);
    }
}

void DatabaseThread::runRead(const LaneQueue::Taken &taken)
{
    // One snapshot for all that waited together: it begins when the last of them was already waiting, so that each sees
    // what had been written when it was asked.
    if (m_lane.m_settings.sharesReads && taken.isFirst && taken.following >= 2)
        m_sharesRead = m_connection->begin().isOk();
    setCancelJob(taken.job);
    taken.job->execute(*m_connection, taken.waited);
    setCancelJob(nullptr);
    if (m_sharesRead && m_connection->lostTransaction()) {
        m_connection->reset();
        m_sharesRead = false;
    } else if (m_sharesRead) {
        while (m_connection->depth() > 1)
            (void)m_connection->rollback();
        if (taken.following == 0)
            endSharedRead();
    } else {
        m_connection->reset();
    }
    done(taken.job);
}

void DatabaseThread::endSharedRead()
{
    if (!std::exchange(m_sharesRead, false) || !m_connection)
        return;
    (void)m_connection->commit();
    m_connection->reset();
}

void DatabaseThread::runAlone(LaneJob *job, nanoseconds waited)
{
    Connection &connection = *m_connection;
    connection.setSoft(job->isSoft);
    connection.setLockDeadline(job->submitted + m_lane.m_settings.connection.lockTimeout);
    connection.beginJob(&job->control, nullptr, nanoseconds(0));
    const auto begun = connection.begin();
    connection.endJob();
    if (!begun) {
        job->failWith(begun.error());
        return;
    }
    job->execute(connection, waited);
    while (connection.depth() > 1) // a scope that the job left open is not committed
        (void)connection.rollback();
    if (job->hasFailed()) {
        connection.reset();
        return;
    }
    if (connection.depth() == 0) // it ended what it had not begun
        return;
    // Nobody stops a COMMIT half-way: its outcome is to be known.
    if (const auto committed = connection.commit(); !committed)
        job->failWith(committed.error());
    connection.reset();
}

/// Writes in one transaction, in the order in which they ran.
struct DatabaseThread::Group {
    std::vector<LaneJob *> jobs;
    bool isUndone = false; ///< with the transaction; those without an error are to run again, each alone
};

/// Writes that wait together, as savepoints of one transaction: one COMMIT, one wait for the disk. None is reported
/// before it. One that fails is undone alone; where it takes the whole transaction with it, which SQLite does when the
/// disk is full or a write is interrupted, the others run again, each alone.
void DatabaseThread::runGroup(LaneQueue::Taken taken)
{
    Connection &connection = *m_connection;
    const bool isSoft = taken.job->isSoft; // as all of them are then
    connection.setSoft(isSoft);
    connection.setLockDeadline(taken.job->submitted + m_lane.m_settings.connection.lockTimeout);
    connection.beginJob(&taken.job->control, nullptr, nanoseconds(0));
    const auto begun = connection.begin();
    connection.endJob();
    if (!begun) {
        taken.job->failWith(begun.error());
        done(taken.job);
        return;
    }
    const auto started = Clock::now();
    Group group;
    for (;;) {
        const void *const mark = areDelayed(m_lane.m_settings) ? nullptr : taken.job->mark();
        const nanoseconds waited = taken.waited;
        bool isNested = taken.following > 0 || !group.jobs.empty();
        bool goesOn = false;
        if (!mark) {
            goesOn = runInGroup(group, taken.job, waited, isNested);
            taken = {};
        } else {
            std::vector<LaneJob *> alike{taken.job};
            taken = {};
            while (group.jobs.size() + alike.size() < kMaxGroup) {
                taken = takeForGroup();
                if (!taken.job || !mayJoin(*taken.job, isSoft) || taken.job->mark() != mark)
                    break;
                alike.push_back(std::exchange(taken, {}).job);
            }
            isNested = taken.job || !group.jobs.empty();
            goesOn = alike.size() > 1 ? runTogether(group, alike, waited, isNested)
                                      : runInGroup(group, alike.front(), waited, isNested);
        }
        if (!goesOn || group.jobs.size() >= kMaxGroup || Clock::now() - started >= kGroupFor)
            break;
        if (!taken.job)
            taken = takeForGroup();
        if (!taken.job)
            break;
        if (!mayJoin(*taken.job, isSoft))
            break;
        setState(SlotState::Busy, taken.job->owner);
    }
    m_next = taken;
    if (!group.isUndone && connection.depth() > 0) {
        if (const auto committed = connection.commit(); !committed) {
            const bool mayRunAgain = group.jobs.size() > 1 && !connection.isBroken();
            group.isUndone = mayRunAgain;
            for (LaneJob *job : group.jobs) {
                if (!mayRunAgain && !job->hasFailed())
                    job->failWith(committed.error());
            }
        }
    }
    connection.reset();
    if (group.isUndone) {
        for (LaneJob *job : group.jobs) {
            if (job->hasFailed())
                continue;
            if (connection.isBroken())
                job->failWith(lostError());
            else
                runAlone(job, nanoseconds(0));
        }
    }
    for (LaneJob *job : group.jobs)
        done(job);
    m_delivery.flush();
}

LaneQueue::Taken DatabaseThread::takeForGroup()
{
    LaneQueue::Taken taken = m_lane.m_queue.take(m_seat, false);
    while (taken.job && taken.job->kind == JobKind::Write && isDropped(taken.job))
        taken = m_lane.m_queue.take(m_seat, false);
    return taken;
}

/// False: nothing more can be done in this transaction.
bool DatabaseThread::runInGroup(Group &group, LaneJob *job, nanoseconds waited, bool isNested)
{
    Connection &connection = *m_connection;
    group.jobs.push_back(job);
    if (isNested) {
        if (const auto savepoint = connection.begin(); !savepoint) {
            job->failWith(savepoint.error());
            group.isUndone = connection.lostTransaction();
            return false;
        }
    }
    const int depth = isNested ? 2 : 1;
    job->execute(connection, waited);
    if (connection.lostTransaction() || connection.isBroken()) {
        group.isUndone = true;
        return false;
    }
    if (connection.depth() == 0) { // it ended what it had not begun, with what the others did
        const auto ended = fault(Fault::Statement, Error::Kind::Internal, u"a write ended the transaction around it"_s);
        for (LaneJob *each : group.jobs) {
            if (!each->hasFailed())
                each->failWith(ended);
        }
        return false;
    }
    while (connection.depth() > depth)
        (void)connection.rollback();
    if (!isNested && job->hasFailed()) {
        group.isUndone = true;
        return false;
    }
    if (isNested && connection.depth() == depth) {
        if (job->hasFailed())
            (void)connection.rollback();
        else if (const auto released = connection.commit(); !released)
            job->failWith(released.error());
    }
    return true;
}

/// The same for several that are done by one call. Where that fails, each by itself.
bool DatabaseThread::runTogether(Group &group, const std::vector<LaneJob *> &jobs, nanoseconds waited, bool isNested)
{
    Connection &connection = *m_connection;
    const auto undoAll = [&group](auto first, auto last) {
        group.jobs.insert(group.jobs.end(), first, last);
        group.isUndone = true;
        return false;
    };
    if (isNested && !connection.begin())
        return undoAll(jobs.begin(), jobs.end());
    StatementLog log;
    const bool isDone = jobs.front()->executeTogether(connection, jobs, waited, log);
    m_lane.m_slowLog.note(log, jobs.front()->owner.exchange);
    if (connection.lostTransaction() || connection.isBroken())
        return undoAll(jobs.begin(), jobs.end());
    while (connection.depth() > (isNested ? 2 : 1))
        (void)connection.rollback();
    if (!isNested && !isDone)
        return undoAll(jobs.begin(), jobs.end());
    if (isDone && (!isNested || connection.commit())) {
        group.jobs.insert(group.jobs.end(), jobs.begin(), jobs.end());
        return true;
    }
    if (!isDone)
        (void)connection.rollback();
    for (auto job = jobs.begin(); job != jobs.end(); ++job) {
        if (!runInGroup(group, *job, waited, true))
            return std::next(job) == jobs.end() ? false : undoAll(std::next(job), jobs.end());
    }
    return true;
}

void DatabaseThread::done(LaneJob *job)
{
    if (!job->statements().isNoted)
        m_lane.m_slowLog.note(job->statements(), job->owner.exchange);
    {
        const std::lock_guard lock(m_mutex);
        ++m_shown.jobs;
        if (m_connection)
            m_shown.cache = m_connection->cacheCounters();
    }
    m_lane.m_queue.finished(m_seat, job, job->hasFailed());
    m_delivery.add(job);
}

// ---------------------------------------------------------------- transactions that hold the connection

void DatabaseThread::runLease(const LaneQueue::Taken &taken)
{
    LaneJob *const job = taken.job;
    const std::shared_ptr<Lease> lease = job->lease;
    const JobOwner owner = job->owner;
    Connection &connection = *m_connection;
    connection.setSoft(false);
    connection.setLockDeadline(job->submitted + m_lane.m_settings.connection.lockTimeout);
    setCancelJob(job);
    job->execute(connection, taken.waited);
    setCancelJob(nullptr);
    if (job->hasFailed()) {
        connection.reset();
        done(job);
        return;
    }
    lease->begun([this](LaneJob *running) {
        if (isPostgres())
            m_lane.m_canceller.request(m_point, running);
    });
    {
        const std::lock_guard lock(m_mutex);
        m_lease = lease;
    }
    if (isPostgres()) { // SQLite looks at the deadline of each job
        m_point->setLease(job);
        m_lane.m_canceller.requestAt(lease->until(), m_point, job);
    }
    m_lane.m_queue.setLease(owner, true);
    m_delivery.flush();
    job->retainJob(); // the seat has it until the end
    if (PostNode *node = job->deliver())
        job->homeLoop().post(node);
    else
        lease->abandon(); // nobody took it
    job->releaseJob();
    if (m_lane.m_queue.isStopped())
        lease->abandon();

    while (LaneJob *next = lease->take()) {
        runLeased(next);
        if (next->hasFailed() && Clock::now() >= lease->until())
            next->failWith(leaseOver());
        lease->finished();
        m_lane.m_slowLog.note(next->statements(), next->owner.exchange);
        m_delivery.add(next);
        if (connection.isBroken() || connection.depth() == 0 || connection.lostTransaction())
            break; // before the result is known, so that what comes then is refused
        m_delivery.flush();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_lease.reset();
    }
    if (isPostgres())
        m_point->setLease(nullptr);
    connection.reset();
    JobList left;
    lease->end(left);
    m_lane.m_queue.setLease(owner, false);
    m_delivery.flush();
    while (LaneJob *late = left.takeFirst())
        refuse(late, leaseOver());
    m_lane.m_queue.finished(m_seat, job, false);
    job->releaseJob();
}

void DatabaseThread::runLeased(LaneJob *job)
{
    Connection &connection = *m_connection;
    const nanoseconds waited = Clock::now() - job->submitted;
    setCancelJob(job);
    if (job->isBare) {
        job->execute(connection, waited);
        setCancelJob(nullptr);
        return;
    }
    // All of it or nothing, and the transaction goes on: PostgreSQL would refuse everything after an error.
    const int depth = connection.depth();
    connection.beginJob(&job->control, nullptr, nanoseconds(0));
    const auto begun = connection.begin();
    connection.endJob();
    if (!begun) {
        job->failWith(begun.error());
    } else {
        job->execute(connection, waited);
        while (connection.depth() > depth + 1 && !connection.lostTransaction())
            (void)connection.rollback();
        if (connection.lostTransaction() || connection.isBroken()) {
            if (!job->hasFailed())
                job->failWith(leaseOver());
        } else if (job->hasFailed()) {
            (void)connection.rollback();
        } else if (const auto released = connection.commit(); !released) {
            job->failWith(released.error());
        }
    }
    setCancelJob(nullptr);
}

// ---------------------------------------------------------------- what others see

void DatabaseThread::whileRunning()
{
    const auto now = Clock::now();
    if (now - m_lookedAt < kDeliverAfter)
        return;
    m_lookedAt = now;
    if (!m_delivery.isEmpty() && now - m_delivery.since() > kDeliverAfter)
        m_delivery.flush();
    m_lane.m_queue.stillRunning(m_seat);
}

void DatabaseThread::setCancelJob(LaneJob *job)
{
    if (isPostgres())
        m_point->setJob(job);
}

void DatabaseThread::setState(SlotState state, JobOwner owner)
{
    const auto now = Clock::now();
    const std::lock_guard lock(m_mutex);
    m_shown.state = state;
    m_shown.since = now;
    m_shown.owner = owner;
}

SlotSnapshot DatabaseThread::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    SlotSnapshot snapshot = m_shown;
    if (snapshot.state != SlotState::Busy && snapshot.state != SlotState::Leased)
        snapshot.sql.clear();
    return snapshot;
}

} // namespace coroscope::db

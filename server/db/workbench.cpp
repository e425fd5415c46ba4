#include "server/db/workbench.h"

#include "server/db/thread_start.h"

#include <algorithm>

namespace coroscope::db {

using namespace Qt::StringLiterals;

Workbench::Workbench(ConnectionSpec spec, std::function<void()> written, std::string name)
    : m_spec(std::move(spec))
    , m_written(std::move(written))
    , m_name(std::move(name))
    , m_home(std::make_unique<QObject>())
{
}

Workbench::~Workbench()
{
    beginStop();
    if (m_thread.joinable())
        m_thread.join();
}

void Workbench::beginStop()
{
    Ticket running = 0;
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
        m_waiting.clear();
        running = m_running;
    }
    m_wake.notify_one();
    cancel(running);
}

Workbench::Ticket Workbench::run(Access access, milliseconds deadline, std::function<void(Connection &)> work,
                                 std::function<void(const Error &)> refused)
{
    Job job;
    job.access = access;
    job.deadline = deadline;
    job.work = std::move(work);
    job.refuse = std::move(refused);
    return submit(std::move(job));
}

Workbench::Ticket Workbench::submit(Job job)
{
    Ticket ticket = 0;
    bool isFull = false;
    {
        const std::lock_guard lock(m_mutex);
        ticket = job.ticket = ++m_last;
        if (m_stop)
            return ticket;
        isFull = m_waiting.size() >= kMaxWaiting;
        if (!isFull)
            m_waiting.push_back(std::move(job));
        if (!m_thread.joinable()) {
            m_over.store(false, std::memory_order_relaxed);
            m_thread = std::thread(&Workbench::serve, this);
        }
    }
    m_wake.notify_one();
    if (isFull) { // without the lock: whoever is told may want something of this
        job.refuse(fault(Fault::QueueFull, Error::Kind::Unavailable, u"too many jobs wait already"_s));
        end(job);
    }
    return ticket;
}

void Workbench::end(const Job &job)
{
    if (job.done)
        job.done();
}

void Workbench::post(std::function<void()> call)
{
    QMetaObject::invokeMethod(m_home.get(), std::move(call), Qt::QueuedConnection);
}

void Workbench::cancel(Ticket ticket)
{
    if (ticket == 0)
        return;
    Job canceled;
    std::shared_ptr<CancelPoint> point;
    {
        const std::lock_guard lock(m_mutex);
        const auto at = std::find_if(m_waiting.begin(), m_waiting.end(),
                                     [ticket](const Job &job) { return job.ticket == ticket; });
        if (at != m_waiting.end()) {
            canceled = std::move(*at);
            m_waiting.erase(at);
        } else if (m_running == ticket && m_control) {
            m_control->canceled.store(true, std::memory_order_relaxed); // SQLite looks at it by itself
            point = m_point;
        }
    }
    if (canceled.ticket != 0) {
        canceled.refuse(Error::canceled());
        end(canceled);
    }
    if (point)
        m_canceller.requestAnything(point);
}

Connection *Workbench::connection(const Job &job, Error &error)
{
    const bool reads = job.access == Access::ReadOnly;
    auto &kept = m_connections[int(job.access)];
    if (kept && (kept->isBroken() || !kept->isAlive()))
        kept.reset();
    if (!kept) {
        Connection::Options options;
        options.readOnly = reads;
        auto opened = Connection::open(m_spec, options);
        if (!opened) {
            error = opened.error();
            return nullptr;
        }
        kept = std::move(opened).value();
    }
    if (m_spec.dialect == Dialect::Postgres) {
        // Each time: what ran before may have set it otherwise.
        const auto set
            = kept->runScript(u"SET SESSION CHARACTERISTICS AS TRANSACTION READ %1; SET statement_timeout = %2"_s
                                  .arg(reads ? "ONLY"_L1 : "WRITE"_L1)
                                  .arg(job.deadline.count()));
        if (!set) {
            error = set.error();
            kept.reset();
            return nullptr;
        }
    }
    return kept.get();
}

void Workbench::runJob(Job &job, JobControl &control)
{
    Error error;
    Connection *on = connection(job, error);
    // A cancel may have come while it was being opened.
    if (!on || control.isCanceled()) {
        job.refuse(control.isCanceled() ? Error::canceled() : error);
        return;
    }
    const auto point = std::make_shared<CancelPoint>();
    if (m_spec.dialect == Dialect::Postgres) {
        point->setConnection(on);
        point->setWorking(true);
        const std::lock_guard lock(m_mutex);
        m_point = point; // whoever cancels from now on finds it; who has before, has said so in the control
    }
    on->beginJob(&control, nullptr, nanoseconds(0));
    job.work(*on);
    const auto unasked = on->endJob();
    if (m_spec.dialect == Dialect::Postgres) {
        {
            const std::lock_guard lock(m_mutex);
            m_point.reset();
        }
        point->setWorking(false); // waits for a cancel that is on its way
        point->setConnection(nullptr);
    }
    if (m_written && job.access == Access::ReadWrite)
        m_written();
    if (unasked)
        job.refuse(*unasked);
    if (!on->reset())
        m_connections[int(job.access)].reset();
}

void Workbench::serve()
{
    beginDatabaseThread(m_name);
    for (;;) {
        Job job;
        JobControl control;
        {
            std::unique_lock lock(m_mutex);
            m_running = 0;
            m_wake.wait(lock, [this] { return m_stop || !m_waiting.empty(); });
            if (m_stop)
                break;
            job = std::move(m_waiting.front());
            m_waiting.pop_front();
            m_running = job.ticket;
            control.deadline = Clock::now() + job.deadline;
            m_control = &control;
        }
        runJob(job, control);
        {
            const std::lock_guard lock(m_mutex);
            m_control = nullptr;
        }
        end(job);
    }
    for (auto &each : m_connections)
        each.reset();
    m_over.store(true, std::memory_order_release);
}

} // namespace coroscope::db

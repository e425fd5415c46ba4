#include "server/outbound/load_runner.h"

#include "server/outbound/load_run.h"

#include <QThread>

#include <atomic>

namespace coroscope {

namespace {

using namespace Qt::StringLiterals;

Error errorOf(const LoadOutcome &outcome)
{
    using Failure = LoadOutcome::Failure;
    const QString detail = QString::fromLocal8Bit(outcome.detail.c_str());
    const auto unavailable = [&detail](CallFault fault) {
        return Error{Error::Kind::Unavailable, detail, callErrorCode(fault, 0)};
    };
    switch (outcome.failure) {
    case Failure::NotFound: return unavailable(CallFault::Unresolved);
    case Failure::Refused: return unavailable(CallFault::Refused);
    case Failure::Tls: return unavailable(CallFault::Tls);
    case Failure::Unreachable: return unavailable(CallFault::Lost);
    case Failure::NotLoopback: return {Error::Kind::BadRequest, detail};
    case Failure::Stopped: return Error::canceled();
    case Failure::Local:
    case Failure::None: break;
    }
    return {Error::Kind::Internal, detail};
}

} // namespace

/// Its home is the owner's thread; what comes from the run's is posted there.
class LoadRunner::Private {
public:
    explicit Private(LoadRunner &owner)
        : m_owner(owner)
    {
    }

    void start(LoadJob job)
    {
        m_known = 0;
        // What is queued for the owner goes with it; the run's threads are waited for before that.
        m_run = std::make_unique<LoadRun>(
            std::move(job),
            LoadRun::Callbacks{[this] {
                                   if (!m_progressPosted.exchange(true))
                                       QMetaObject::invokeMethod(
                                           &m_owner, [this] { progress(); }, Qt::QueuedConnection);
                               },
                               [this](LoadOutcome outcome) {
                                   QMetaObject::invokeMethod(
                                       &m_owner, [this, outcome = std::move(outcome)] { finish(outcome); },
                                       Qt::QueuedConnection);
                               }});
    }
    void stop()
    {
        if (m_run)
            m_run->stop();
    }
    bool isRunning() const { return m_run != nullptr; }

private:
    void progress()
    {
        m_progressPosted = false;
        if (!m_run)
            return;
        const LoadSnapshot snapshot = m_run->snapshot(m_known);
        m_known += snapshot.intervals.size();
        Q_EMIT m_owner.progressed(snapshot);
    }
    void finish(const LoadOutcome &outcome)
    {
        m_run.reset();
        // Nothing of this is touched below: who hears it may start another run, or end the owner.
        if (outcome.result)
            Q_EMIT m_owner.finished(outcome.result);
        else
            Q_EMIT m_owner.finished(errorOf(outcome));
    }

    LoadRunner &m_owner;
    std::size_t m_known = 0; // intervals that the owner's listeners have been given
    std::atomic<bool> m_progressPosted{false};
    std::unique_ptr<LoadRun> m_run;
};

LoadRunner::LoadRunner(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(*this))
{
    qRegisterMetaType<LoadSnapshot>();
    qRegisterMetaType<Result<LoadResultPtr>>();
}

LoadRunner::~LoadRunner() = default;

Result<void> LoadRunner::start(const LoadPlan &plan)
{
    Q_ASSERT(QThread::currentThread() == thread());
    if (isRunning())
        return Error{Error::Kind::Conflict, u"A load run is under way already."_s};
    auto job = loadJob(plan);
    if (!job)
        return job.error();
    d->start(std::move(job).value());
    return {};
}

void LoadRunner::stop()
{
    d->stop();
}

bool LoadRunner::isRunning() const
{
    return d->isRunning();
}

} // namespace coroscope

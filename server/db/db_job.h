#pragma once

#include "server/async/offload.h"
#include "server/async/wait.h"
#include "server/db/connection.h"
#include "server/db/lane_job.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <type_traits>
#include <vector>

namespace coroscope::db {

/// Where a job goes: a lane, or a transaction that holds a connection.
class JobTarget {
public:
    /// Home thread of the job. Takes over one reference.
    virtual void submit(LaneJob *job) = 0;
    /// Any thread: nobody waits for it any more. Ends it where it runs, and takes it out where it waits.
    virtual void cancel(LaneJob &job) = 0;

protected:
    ~JobTarget() = default;
};

/// A job as its awaiter sees it: one allocation for the wait, the work and the result.
template<typename T>
class DbWait : public ValueWait<T>, public LaneJob {
public:
    DbWait(EpollLoop &home, JobKind kind, JobOwner owner)
        : ValueWait<T>(home)
        , LaneJob(kind, owner)
    {
    }
    StatementLog log; ///< the database thread's until the outcome is Done

    void retainJob() noexcept final { this->retain(); }
    void releaseJob() noexcept final { this->release(); }
    bool isWanted() const noexcept final { return this->outcome() == WaitState::Outcome::Pending; }
    EpollLoop &homeLoop() const noexcept final { return this->home(); }
    bool hasFailed() const noexcept final { return this->value && !this->value->isOk(); }
    void failWith(const Error &error) final { this->value.emplace(error); }
    PostNode *deliver() noexcept final { return this->settleUnposted(WaitState::Outcome::Done); }
    const StatementLog &statements() const noexcept final { return log; }

protected:
    ~DbWait() override = default;
};

/// `Fn`: Result<T> or T (Connection &). What it throws becomes Error::Internal.
template<typename T, typename Fn>
class DbJob final : public DbWait<T> {
public:
    DbJob(EpollLoop &home, JobKind kind, JobOwner owner, Fn fn)
        : DbWait<T>(home, kind, owner)
        , m_fn(std::move(fn))
    {
    }

private:
    void execute(Connection &connection, nanoseconds waited) override
    {
        if (this->log.statements.empty()) // it runs again
            this->begin();
        connection.beginJob(&this->control, &this->log, waited);
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<Fn &, Connection &>>) {
                m_fn(connection);
                this->value.emplace(Result<T>());
            } else {
                this->value.emplace(Result<T>(m_fn(connection)));
            }
        } catch (...) {
            this->value.emplace(coroscope::detail::errorFromCurrentException());
        }
        if (const auto unasked = connection.endJob(); unasked && this->value->isOk())
            this->value.emplace(*unasked);
    }

    Fn m_fn;
};

/// One of the arguments of a work that is done for several jobs at once, and what came of it.
template<typename T, typename Argument>
struct SharedPart {
    const Argument &argument;
    std::optional<T> value; ///< for the work to fill in
    /// Which statements were for it, by Connection::noted(): from `first`, those before `end`.
    std::size_t first = 0;
    std::size_t end = 0;
};

/// A write that one call does for all of its like that wait: `work` gets a part for each. Its error is everybody's, so
/// then each runs by itself.
template<typename T, typename Argument>
class SharedJob final : public DbWait<T> {
public:
    using Part = SharedPart<T, Argument>;
    using Work = Result<void> (*)(Connection &, std::vector<Part> &);

    SharedJob(EpollLoop &home, JobOwner owner, Argument argument, Work work)
        : DbWait<T>(home, JobKind::Write, owner)
        , m_argument(std::move(argument))
        , m_work(work)
    {
    }

private:
    void execute(Connection &connection, nanoseconds waited) override
    {
        if (this->log.statements.empty())
            this->begin();
        connection.beginJob(&this->control, &this->log, waited);
        std::vector<Part> parts{Part{m_argument, {}, 0, 0}};
        const auto done = call(connection, parts);
        if (!done)
            this->value.emplace(done.error());
        else
            this->value.emplace(std::move(*parts.front().value));
        if (const auto unasked = connection.endJob(); unasked && this->value->isOk())
            this->value.emplace(*unasked);
    }
    const void *mark() const noexcept override { return reinterpret_cast<const void *>(m_work); }
    bool executeTogether(Connection &connection, const std::vector<LaneJob *> &jobs, nanoseconds waited,
                         StatementLog &log) override
    {
        std::vector<Part> parts;
        parts.reserve(jobs.size());
        for (LaneJob *job : jobs) {
            auto *const each = static_cast<SharedJob *>(job);
            if (each->log.statements.empty())
                each->begin();
            parts.push_back(Part{each->m_argument, {}, 0, 0});
        }
        JobControl control; // that one of them is stopped does not end it
        connection.beginJob(&control, &log, waited);
        const auto done = call(connection, parts);
        if (connection.endJob() || !done)
            return false;
        for (std::size_t i = 0; i < jobs.size(); ++i) {
            auto *const each = static_cast<SharedJob *>(jobs[i]);
            each->value.emplace(std::move(*parts[i].value));
            const auto end = std::min(parts[i].end, log.statements.size());
            for (std::size_t at = parts[i].first; at < end; ++at)
                each->log.statements.push_back(log.statements[at]);
            if (!each->log.statements.empty())
                each->log.statements.front().wait
                    = std::max(nanoseconds(0), each->log.statements.front().started - each->submitted);
            each->log.isNoted = true;
        }
        return true;
    }
    Result<void> call(Connection &connection, std::vector<Part> &parts)
    {
        try {
            if (auto done = m_work(connection, parts); !done)
                return done;
        } catch (...) {
            return coroscope::detail::errorFromCurrentException();
        }
        for (const Part &part : parts) {
            if (!part.value)
                return Error{Error::Kind::Internal, QStringLiteral("a write that was done with others gave nothing")};
        }
        return {};
    }

    const Argument m_argument;
    const Work m_work;
};

/// co_await: Result<T> of a job. It is handed over when it is awaited. Canceled where `stop` is requested, before too;
/// Timeout where its deadline passes first. Then the coroutine goes on at once, and the statement that runs is ended.
/// Home thread of `loop`. Not movable: it holds its timer.
template<typename T>
class DbAwaiter final : private Timer {
public:
    DbAwaiter(std::shared_ptr<JobTarget> target, WaitRef<DbWait<T>> job, std::stop_token stop, Activity *activity)
        : m_target(std::move(target))
        , m_job(std::move(job))
        , m_stop(std::move(stop))
        , m_activity(activity)
    {
    }

    AwaiterRef<DbAwaiter> operator co_await() { return AwaiterRef<DbAwaiter>(*this); }
    bool await_ready()
    {
        m_stoppedBefore = m_stop.stop_requested();
        if (m_stoppedBefore) {
            m_job->settle(WaitState::Outcome::Canceled);
            return true;
        }
        if (!m_target) { // of a transaction that has ended
            m_job->failWith(
                fault(Fault::LeaseOver, Error::Kind::Unavailable, QStringLiteral("the transaction has ended already")));
            m_job->settle(WaitState::Outcome::Done);
            return true;
        }
        m_deadline = m_job->control.deadline; // a transaction may shorten it from its own thread
        m_job->retainJob();
        m_target->submit(m_job.data());
        return m_job->outcome() != WaitState::Outcome::Pending;
    }
    void await_suspend(std::coroutine_handle<> waiter)
    {
        m_job->suspend(waiter, m_activity);
        if (m_deadline != Clock::time_point::max())
            m_job->home().schedule(*this, m_deadline);
        m_onStop.emplace(m_stop, CancelOnStop{m_target.get(), m_job.data()});
    }
    Result<T> await_resume()
    {
        m_onStop.reset();
        if (isScheduled())
            m_job->home().cancel(*this);
        switch (m_job->outcome()) {
        case WaitState::Outcome::Done: return std::move(*m_job->value);
        case WaitState::Outcome::TimedOut: return Error::timeout();
        case WaitState::Outcome::Canceled:
        case WaitState::Outcome::Pending: break;
        }
        return Error::canceled();
    }

    const ValueWait<T> &state() const { return *m_job; }
    /// What it ran; empty where it was stopped, since it may still be running then.
    StatementLog takeStatements()
    {
        return m_job->outcome() == WaitState::Outcome::Done ? std::move(m_job->log) : StatementLog();
    }

private:
    struct CancelOnStop {
        JobTarget *target;
        DbWait<T> *job;
        void operator()() const noexcept
        {
            job->settle(WaitState::Outcome::Canceled);
            target->cancel(*job);
        }
    };
    void onExpired() override
    {
        m_job->settle(WaitState::Outcome::TimedOut);
        m_target->cancel(*m_job);
    }

    std::shared_ptr<JobTarget> m_target;
    WaitRef<DbWait<T>> m_job;
    std::stop_token m_stop;
    Activity *m_activity;
    Clock::time_point m_deadline = Clock::time_point::max();
    bool m_stoppedBefore = false;
    std::optional<std::stop_callback<CancelOnStop>> m_onStop;
};

/// What `fn(connection)` gives: T where it returns T or Result<T>.
template<typename Fn>
using JobResult = typename coroscope::detail::Unwrapped<std::invoke_result_t<Fn &, Connection &>>::type;

/// What is known about a job beside its work.
struct JobTicket {
    JobOwner owner;
    std::stop_token stop;
    Activity *activity = nullptr;
    Clock::time_point deadline = Clock::time_point::max();
    bool isSoft = false; ///< LaneJob::isSoft
};

template<typename Fn>
WaitRef<DbWait<JobResult<Fn>>> makeJob(EpollLoop &home, JobKind kind, const JobTicket &ticket, Fn fn)
{
    using T = JobResult<Fn>;
    auto job = WaitRef<DbWait<T>>::adopt(new DbJob<T, Fn>(home, kind, ticket.owner, std::move(fn)));
    job->control.deadline = ticket.deadline;
    job->isSoft = ticket.isSoft;
    return job;
}

} // namespace coroscope::db

#pragma once

#include "server/http/exchange.h"

#include <QByteArray>

#include <memory>

namespace coroscope {

/// Tells when a job of the pool has really ended. The coroutine that awaits it goes on at once where its client leaves
/// or its time is over, but the job goes on for nobody; with this, its request shows that in its record. Made before
/// the job, on the home thread of the exchange, and let go there.
class JobWatch final : public std::enable_shared_from_this<JobWatch> {
public:
    /// Goes into the job as an argument: when it is destroyed the job has ended, or will never run. Any thread.
    class End {
    public:
        explicit End(WaitRef<ValueWait<void>> wait)
            : m_wait(std::move(wait))
        {
        }
        End(const End &) = delete;
        End &operator=(const End &) = delete;
        ~End() { m_wait->complete(Result<void>()); }
        /// The job begins. Once.
        void begin() const { m_wait->begin(); }

    private:
        WaitRef<ValueWait<void>> m_wait;
    };

    static std::shared_ptr<JobWatch> of(const Exchange &exchange);
    ~JobWatch();
    JobWatch(const JobWatch &) = delete;
    JobWatch &operator=(const JobWatch &) = delete;

    /// Once.
    std::shared_ptr<const End> takeEnd() { return std::move(m_end); }
    /// When the await gave an error: where the job still runs, the exchange works on after its response until it has
    /// ended, or the server stops at once. Its record has a span of the pool for that, called `label`.
    void goOn(Exchange &exchange, QByteArray label);

private:
    explicit JobWatch(EpollLoop &home);
    static QCoro::Task<void> untilItEnds(ExchangePtr exchange, std::shared_ptr<JobWatch> watch, QByteArray label);

    WaitRef<ValueWait<void>> m_wait;
    std::shared_ptr<const End> m_end;
};

} // namespace coroscope

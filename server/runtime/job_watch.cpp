#include "server/runtime/job_watch.h"

namespace coroscope {

std::shared_ptr<JobWatch> JobWatch::of(const Exchange &exchange)
{
    return std::shared_ptr<JobWatch>(new JobWatch(exchange.loop()));
}

JobWatch::JobWatch(EpollLoop &home)
    : m_wait(WaitRef<ValueWait<void>>::adopt(new ValueWait<void>(home)))
    , m_end(std::make_shared<const End>(m_wait))
{
}

JobWatch::~JobWatch()
{
    m_wait->settle(WaitState::Outcome::Canceled); // from here on the job's end is not told to a loop that may be gone
}

void JobWatch::goOn(Exchange &exchange, QByteArray label)
{
    const bool runs = m_wait->outcome() == WaitState::Outcome::Pending && m_wait->startedAt() != Clock::time_point();
    if (!runs)
        return;
    const auto work = [watch = shared_from_this(), label = std::move(label)](ExchangePtr each) {
        return untilItEnds(std::move(each), watch, label);
    };
    (void)exchange.addAfterResponse(work); // where there are too many, it is not shown
}

QCoro::Task<void> JobWatch::untilItEnds(ExchangePtr exchange, std::shared_ptr<JobWatch> watch, QByteArray label)
{
    std::uint32_t id = 0;
    if (Span *span = exchange->addSpan(SpanKind::Offload, 0, std::move(label))) {
        id = span->id; // the pointer is good for this moment only
        span->queued = span->started = Clock::now();
    }
    ValueAwaiter<void> ending(watch->m_wait, exchange->stopToken(), exchange.data());
    const auto ended = co_await ending;
    if (Span *span = exchange->span(id))
        span->ended = span->resumed = Clock::now();
    Q_UNUSED(ended)
}

} // namespace coroscope

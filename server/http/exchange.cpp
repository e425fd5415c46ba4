#include "server/http/exchange.h"

#include "server/http/worker.h"

#include <algorithm>

namespace coroscope {

EpollLoop &Exchange::loop() const noexcept
{
    return m_worker->loop();
}

WorkerServices &Exchange::services() const noexcept
{
    return m_worker->services();
}

std::stop_token Exchange::stopToken()
{
    if (!m_stop) {
        m_stop.emplace();
        if (isStopped())
            m_stop->request_stop();
    }
    return m_stop->get_token();
}

void Exchange::requestStop(StopReason reason)
{
    if (isStopped())
        return;
    m_stopReason = reason;
    if (m_stop)
        m_stop->request_stop();
}

Span *Exchange::addSpan(SpanKind kind, std::uint32_t coroutine, QByteArray label)
{
    if (record->spans.size()
        >= (record->isWebSocket() ? ExchangeRecord::kMaxSpansOfSocket : ExchangeRecord::kMaxSpans)) {
        ++record->spansDropped;
        return nullptr;
    }
    Span &span = record->spans.emplace_back();
    span.id = std::uint32_t(record->spans.size());
    span.coroutine = coroutine;
    span.kind = kind;
    span.label = std::move(label);
    if (m_isPreviewed)
        m_worker->previewIsStale(*this);
    return &span;
}

Span *Exchange::span(std::uint32_t id)
{
    return id >= 1 && id <= record->spans.size() ? &record->spans[id - 1] : nullptr;
}

void Exchange::noteWaiter(std::coroutine_handle<> waiter, std::uint32_t span)
{
    if (span != 0 && loop().isSlow()) [[unlikely]]
        m_waiters.push_back({waiter.address(), span});
}

void Exchange::forgetWaiter(std::uint32_t span) noexcept
{
    std::erase_if(m_waiters, [span](const Waiter &waiter) { return waiter.span == span; });
}

const Span *Exchange::spanOfWaiter(std::coroutine_handle<> waiter) const
{
    if (!record)
        return nullptr;
    const auto noted = std::find_if(m_waiters.begin(), m_waiters.end(),
                                    [&](const Waiter &each) { return each.frame == waiter.address(); });
    const auto &spans = record->spans;
    if (noted != m_waiters.end())
        return noted->span <= spans.size() ? &spans[noted->span - 1] : nullptr;
    // It began to wait before there was slow motion, or deep inside something: where only one waits, it is that.
    const Span *only = nullptr;
    for (const Span &span : spans) {
        if (span.resumed != Clock::time_point() || span.kind == SpanKind::Task || span.kind == SpanKind::Transaction)
            continue;
        if (only)
            return nullptr;
        only = &span;
    }
    return only;
}

void Exchange::abandonChildren()
{
    if (m_children == 0)
        return;
    for (Span &span : record->spans) {
        if (span.kind == SpanKind::Task && span.coroutine == 0 && span.ended == Clock::time_point())
            span.isAbandoned = true;
    }
    requestStop(StopReason::Canceled);
}

void Exchange::addStatements(std::vector<StatementRecord> &&statements, std::uint32_t dropped, std::uint32_t span)
{
    record->statementsDropped += dropped;
    for (StatementRecord &statement : statements) {
        if (record->statements.size() >= ExchangeRecord::kMaxStatements) {
            ++record->statementsDropped;
            continue;
        }
        statement.span = span;
        record->statements.push_back(std::move(statement));
    }
}

void Exchange::noteFrame(FrameRecord frame)
{
    if (!record)
        return;
    (frame.isSent ? record->framesSent : record->framesReceived) += 1;
    (frame.isSent ? record->responseBodyBytes : record->requestBodyBytes) += frame.size;
    auto &frames = record->frames;
    if (frames.size() >= ExchangeRecord::kMaxFrames) // a few at a time, so that not each costs a move of all
        frames.erase(frames.begin(), frames.begin() + ExchangeRecord::kMaxFrames / 4);
    frames.push_back(std::move(frame));
    if (m_isPreviewed)
        m_worker->previewIsStale(*this);
}

void Exchange::childStarted() noexcept
{
    ++m_children;
    ++m_openParts;
}

void Exchange::childEnded()
{
    --m_children;
    if (m_isPreviewed)
        m_worker->previewIsStale(*this);
    m_worker->exchangePartEnded(*this);
}

bool Exchange::addAfterResponse(Work work)
{
    if (m_worksAdded >= kMaxAfter || m_worker->m_afterWorks >= kMaxAfterOfWorker)
        return false;
    ++m_worksAdded;
    ++m_worker->m_afterWorks;
    m_after.push_back(std::move(work));
    return true;
}

void Exchange::onUnreferenced()
{
    m_worker->recycle(this);
}

} // namespace coroscope

#include "server/http/exchange.h"

#include "server/http/worker.h"

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
    if (record->spans.size() >= ExchangeRecord::kMaxSpans) {
        ++record->spansDropped;
        return nullptr;
    }
    Span &span = record->spans.emplace_back();
    span.id = std::uint32_t(record->spans.size());
    span.coroutine = coroutine;
    span.kind = kind;
    span.label = std::move(label);
    return &span;
}

Span *Exchange::span(std::uint32_t id)
{
    return id >= 1 && id <= record->spans.size() ? &record->spans[id - 1] : nullptr;
}

void Exchange::dropLastSpan(std::uint32_t id)
{
    if (id == record->spans.size())
        record->spans.pop_back();
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

void Exchange::childStarted() noexcept
{
    ++m_children;
    ++m_openParts;
}

void Exchange::childEnded()
{
    --m_children;
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

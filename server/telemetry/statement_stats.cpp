#include "server/telemetry/statement_stats.h"

#include "server/telemetry/repeated_statements.h"

#include <algorithm>
#include <chrono>

namespace coroscope {

StatementStats::Kind &StatementStats::kindOf(const StatementRecord &statement)
{
    auto found = m_kinds.find(statement.fingerprint);
    if (found != m_kinds.end())
        return **found;
    if (std::size_t(m_kinds.size()) >= kMaxStatements) {
        const auto oldest = std::min_element(m_kinds.begin(), m_kinds.end(),
                                             [](const auto &a, const auto &b) { return a->usedAt < b->usedAt; });
        m_kinds.erase(oldest);
        ++m_forgotten;
    }
    auto kind = std::make_shared<Kind>();
    kind->figures.fingerprint = statement.fingerprint;
    kind->figures.sql = statement.sql;
    kind->figures.lane = statement.lane;
    return **m_kinds.insert(statement.fingerprint, std::move(kind));
}

void StatementStats::add(const ExchangeRecord &record)
{
    m_dropped += record.statementsDropped;
    if (record.statements.empty())
        return;
    ++m_requests;
    m_changed = true;
    const std::int64_t ended = record.startedWall + std::chrono::duration_cast<milliseconds>(record.total()).count();
    bool isAnyRepeated = false;
    for (const StatementRecord &statement : record.statements) {
        Kind &kind = kindOf(statement);
        StatementFigures &figures = kind.figures;
        if (kind.usedAt != m_requests) { // the first of this request
            kind.usedAt = m_requests;
            if (figures.recent.size() >= kRecent)
                figures.recent.erase(figures.recent.begin());
            StatementUse use;
            use.exchange = record.id;
            use.traceId = record.traceId;
            use.method = record.method;
            use.target = record.target.left(StatementUse::kKeptTarget);
            use.wall = record.startedWall;
            figures.recent.push_back(std::move(use));
        }
        const nanoseconds time = statement.run + statement.rows;
        StatementUse &use = figures.recent.back();
        ++use.times;
        use.time += time;
        isAnyRepeated = isAnyRepeated || use.times > 1;
        figures.mostInRequest = std::max(figures.mostInRequest, 1U);
        ++figures.count;
        figures.rows += statement.rowCount;
        figures.total += time;
        figures.wait += statement.wait;
        kind.times.record(time);
        figures.lastWall = std::max(figures.lastWall, ended);
        if (!statement.error.isEmpty()) {
            ++figures.errors;
            figures.lastError = statement.error;
        }
    }
    if (isAnyRepeated)
        addRepeats(record);
}

void StatementStats::addRepeats(const ExchangeRecord &record)
{
    for (const RepeatedStatement &each : repeatedStatements(record, 2)) {
        const auto kind = m_kinds.constFind(each.first->fingerprint);
        if (each.isRetry || kind == m_kinds.constEnd()) // it made room for another of the same request
            continue;
        StatementFigures &figures = (*kind)->figures;
        figures.mostInRequest = std::max(figures.mostInRequest, each.times);
        if (each.times >= StatementFigures::kRepeats)
            ++figures.repeats;
    }
}

void StatementStats::reset()
{
    m_kinds.clear();
    m_forgotten = m_dropped = 0;
    m_changed = false;
}

StatementTablePtr StatementStats::takeTable()
{
    if (!std::exchange(m_changed, false))
        return nullptr;
    auto table = std::make_shared<StatementTable>();
    table->forgotten = m_forgotten;
    table->dropped = m_dropped;
    table->statements.reserve(std::size_t(m_kinds.size()));
    for (const auto &kind : std::as_const(m_kinds)) {
        kind->figures.p50 = kind->times.percentile(50);
        kind->figures.p95 = kind->times.percentile(95);
        kind->figures.max = kind->times.max();
        table->statements.push_back(kind->figures);
    }
    return table;
}

} // namespace coroscope

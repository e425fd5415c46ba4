#include "ui/panes/tasks/task_runs.h"

#include <algorithm>

namespace coroscope {

bool TaskRuns::consume(const TelemetryBatch &batch)
{
    bool any = false;
    for (const ExchangeRecordPtr &record : batch.exchanges) {
        if (!record->isTaskRun() || record->end == ExchangeEnd::Running)
            continue;
        any = true;
        m_runs.push_back(record);
        m_bytes += bytesOf(*record);
        for (const QByteArray &task : record->tasks)
            m_byTask[task].append(record);
        while (m_runs.size() > kMostRuns || (m_bytes > kMostBytes && m_runs.size() > 1))
            drop();
    }
    return any;
}

std::size_t TaskRuns::bytesOf(const ExchangeRecord &record)
{
    std::size_t bytes = sizeof(ExchangeRecord) + record.spans.size() * (sizeof(Span) + 32)
        + record.statements.size() * sizeof(StatementRecord) + std::size_t(record.tasks.size()) * 64;
    for (const StatementRecord &statement : record.statements)
        bytes += std::size_t(statement.sql.size());
    return bytes;
}

void TaskRuns::drop()
{
    const ExchangeRecordPtr oldest = m_runs.front();
    m_runs.pop_front();
    m_bytes -= bytesOf(*oldest);
    for (const QByteArray &task : oldest->tasks) {
        const auto at = m_byTask.find(task);
        if (at == m_byTask.end())
            continue;
        at->removeOne(oldest);
        if (at->isEmpty())
            m_byTask.erase(at);
    }
}

void TaskRuns::clear()
{
    m_runs.clear();
    m_byTask.clear();
    m_bytes = 0;
}

QList<ExchangeRecordPtr> TaskRuns::runsOf(const QByteArray &task) const
{
    QList<ExchangeRecordPtr> runs = m_byTask.value(task);
    std::reverse(runs.begin(), runs.end());
    return runs;
}

QByteArray TaskRuns::taskOfTrace(const QByteArray &traceId) const
{
    const auto run = std::find_if(m_runs.rbegin(), m_runs.rend(),
                                  [&traceId](const ExchangeRecordPtr &each) { return each->traceId == traceId; });
    return traceId.isEmpty() || run == m_runs.rend() ? QByteArray() : (*run)->tasks.first();
}

bool hasTaskRuns(const TelemetryBatch &batch)
{
    return std::any_of(batch.exchanges.begin(), batch.exchanges.end(),
                       [](const ExchangeRecordPtr &record) { return record->isTaskRun(); });
}

TelemetryBatchPtr withoutTaskRuns(const TelemetryBatch &batch)
{
    auto rest = std::make_shared<TelemetryBatch>(batch);
    std::erase_if(rest->exchanges, [](const ExchangeRecordPtr &record) { return record->isTaskRun(); });
    return rest;
}

} // namespace coroscope

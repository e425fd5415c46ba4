#pragma once

#include "server/telemetry/snapshot.h"

#include <QHash>

#include <deque>

namespace coroscope {

/// The newest runs of tasks that the window has heard of, by task: their spans and statements. Bounded: the oldest go
/// first. GUI thread.
class TaskRuns {
public:
    static constexpr std::size_t kMostRuns = 2'000;
    static constexpr std::size_t kMostBytes = 64 * 1024 * 1024; ///< about, of spans and statements

    /// Takes the runs of tasks out of the batch. Whether there was any that has ended.
    bool consume(const TelemetryBatch &batch);
    void clear();
    /// Newest first.
    QList<ExchangeRecordPtr> runsOf(const QByteArray &task) const;
    /// The first task of the run with that trace id; empty: none is known.
    QByteArray taskOfTrace(const QByteArray &traceId) const;
    std::size_t size() const noexcept { return m_runs.size(); }

private:
    static std::size_t bytesOf(const ExchangeRecord &record);
    void drop();

    std::deque<ExchangeRecordPtr> m_runs; ///< oldest first
    QHash<QByteArray, QList<ExchangeRecordPtr>> m_byTask; ///< oldest first
    std::size_t m_bytes = 0;
};

/// The same without runs of tasks, for panes that show requests.
TelemetryBatchPtr withoutTaskRuns(const TelemetryBatch &batch);
bool hasTaskRuns(const TelemetryBatch &batch);

} // namespace coroscope

#include "ui/panes/tasks/queue_model.h"

#include "ui/format.h"
#include "ui/widgets/grid_view.h"

#include <QDateTime>

#include <algorithm>
#include <optional>

namespace coroscope {

using tasks::TaskState;

namespace {

constexpr milliseconds kRateSpan{3'000};

} // namespace

int QueueModel::rowOf(const QString &name) const
{
    const auto found
        = std::find_if(m_rows.begin(), m_rows.end(), [&name](const Row &row) { return row.queue.name == name; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

double QueueModel::rateOf(const tasks::QueueFigures &figures, Clock::time_point now)
{
    std::deque<Ended> &ended = m_ended[figures.queue];
    const std::uint64_t count = figures.succeeded + figures.failed;
    if (!ended.empty() && count < ended.back().count)
        ended.clear(); // another server
    ended.push_back({now, count});
    while (ended.size() > 2 && now - ended[1].at >= kRateSpan)
        ended.pop_front();
    const double seconds = std::chrono::duration<double>(now - ended.front().at).count();
    return seconds < 0.5 ? 0 : double(count - ended.front().count) / seconds;
}

void QueueModel::setSnapshot(const std::shared_ptr<const tasks::Snapshot> &snapshot, Clock::time_point now)
{
    std::vector<Row> rows;
    if (snapshot) {
        for (const tasks::Queue &queue : snapshot->queues) {
            Row row{queue, {}, 0};
            row.figures.queue = queue.name;
            for (const tasks::QueueFigures &figures : snapshot->figures) {
                if (figures.queue == queue.name) {
                    row.figures = figures;
                    row.perSecond = rateOf(figures, now);
                }
            }
            rows.push_back(std::move(row));
        }
    } else {
        m_ended.clear();
    }
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const Row &a, const Row &b) { return a.queue.name == b.queue.name; });
    if (!same) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_rows = std::move(rows);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

/// A number, a duration (nanoseconds, as long long in a QVariant of its own kind), or a text.
QVariant QueueModel::value(const Row &row, int column) const
{
    const tasks::Queue &queue = row.queue;
    switch (column) {
    case NameColumn: return queue.name;
    //: A queue: it begins no new task, or it does.
    case PausedColumn: return queue.isPaused ? tr("Paused") : tr("Active");
    case ConcurrencyColumn: return queue.concurrency;
    case RunningColumn: return qint64(queue.of(TaskState::Running));
    case DepthColumn: return qint64(queue.depth());
    case SucceededColumn: return qint64(queue.of(TaskState::Succeeded));
    case FailedColumn: return qint64(queue.of(TaskState::Failed));
    case ScheduledColumn: return qint64(queue.of(TaskState::Scheduled));
    case RetryingColumn: return qint64(queue.of(TaskState::Retrying));
    case CancelledColumn: return qint64(queue.of(TaskState::Cancelled));
    case DeadColumn: return qint64(queue.of(TaskState::Dead));
    default: return {};
    }
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= int(m_rows.size()))
        return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return headerData(column, Qt::Horizontal, role);
    const bool plain = role == GridView::kExportRole;
    const Row &row = m_rows[std::size_t(index.row())];
    const auto percentile = [&](const Percentiles &of, nanoseconds time, bool needsMany) -> QString {
        if (of.count == 0)
            return plain ? QString() : QStringLiteral("–");
        if (plain)
            return QString::number(std::chrono::duration<double, std::milli>(time).count(), 'g', 12);
        //: a percentile of too few samples: about so much
        return needsMany && of.count < kFewSamples ? tr("≈ %1").arg(durationText(time)) : durationText(time);
    };
    const Percentiles &wait = row.figures.wait;
    const Percentiles &run = row.figures.run;
    if (role == Qt::ToolTipRole && column >= WaitP50Column && column <= RunP99Column) {
        const Percentiles &of = column <= WaitP99Column ? wait : run;
        return of.count == 0 ? tr("No task of this queue has run in the last minute.")
                             : tr("Of %Ln run(s) of the last minute, in this process.", nullptr, int(of.count));
    }
    if (role != Qt::DisplayRole && !plain)
        return {};
    switch (column) {
    case OldestColumn: {
        if (!row.queue.oldestQueuedAt)
            return QString();
        const milliseconds waited(std::max<qint64>(0, QDateTime::currentMSecsSinceEpoch() - *row.queue.oldestQueuedAt));
        return plain ? QString::number(waited.count()) : durationText(waited);
    }
    case RateColumn: return plain ? QString::number(row.perSecond, 'g', 6) : rateText(row.perSecond);
    case WaitP50Column: return percentile(wait, wait.p50, false);
    case WaitP95Column: return percentile(wait, wait.p95, true);
    case WaitP99Column: return percentile(wait, wait.p99, true);
    case RunP50Column: return percentile(run, run.p50, false);
    case RunP95Column: return percentile(run, run.p95, true);
    case RunP99Column: return percentile(run, run.p99, true);
    default: break;
    }
    const QVariant value = this->value(row, column);
    if (value.userType() == QMetaType::QString)
        return value;
    return plain ? value.toString() : countText(value.toULongLong());
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section <= PausedColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    const bool plain = role == GridView::kExportRole;
    if (role != Qt::DisplayRole && !plain)
        return {};
    QString name;
    switch (section) {
    case NameColumn: name = tr("Queue"); break;
    case PausedColumn: name = tr("State"); break;
    case ConcurrencyColumn: name = tr("Concurrency"); break;
    case RunningColumn: name = tr("Running"); break;
    //: A column: tasks that wait in a queue.
    case DepthColumn: name = tr("Depth"); break;
    case OldestColumn: name = tr("Oldest wait"); break;
    case SucceededColumn: name = tr("Succeeded"); break;
    case FailedColumn: name = tr("Failed"); break;
    //: A column: runs that end in a second.
    case RateColumn: name = tr("Ended/s"); break;
    case WaitP50Column: name = tr("Wait p50"); break;
    case WaitP95Column: name = tr("Wait p95"); break;
    case WaitP99Column: name = tr("Wait p99"); break;
    case RunP50Column: name = tr("Run p50"); break;
    case RunP95Column: name = tr("Run p95"); break;
    case RunP99Column: name = tr("Run p99"); break;
    case ScheduledColumn: name = tr("Scheduled"); break;
    case RetryingColumn: name = tr("Retrying"); break;
    case CancelledColumn: name = tr("Cancelled"); break;
    case DeadColumn: name = tr("Dead"); break;
    default: return {};
    }
    if (plain && (section == OldestColumn || (section >= WaitP50Column && section <= RunP99Column)))
        //: %1 the name of a column: its unit is milliseconds.
        return tr("%1 (ms)").arg(name);
    return name;
}

} // namespace coroscope

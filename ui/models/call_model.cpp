#include "ui/models/call_model.h"

#include "ui/format.h"
#include "ui/theme.h"

#include <QApplication>

#include <algorithm>

namespace coroscope {

void CallModel::begin(int count, Clock::time_point now)
{
    beginResetModel();
    m_rows = QList<Row>(count);
    m_begin = now;
    m_span = nanoseconds{0};
    m_keptBodies = 0;
    m_dirty = false;
    endResetModel();
}

void CallModel::finish(int row, const Result<HttpReply> &result, Clock::time_point now)
{
    if (row < 0 || row >= m_rows.size() || m_rows[row].state != State::Running)
        return;
    Row &call = m_rows[row];
    if (result.isOk()) {
        auto reply = std::make_shared<HttpReply>(result.value());
        call.state = State::Answered;
        call.total = reply->total;
        call.begin = reply->started == Clock::time_point() ? nanoseconds{0}
                                                           : std::max(nanoseconds{0}, reply->started - m_begin);
        if (m_keptBodies + reply->body.size() > kKeptBodies) {
            call.hasBody = false;
            reply->body = QByteArray();
        }
        m_keptBodies += reply->body.size();
        call.reply = std::move(reply);
    } else {
        call.state = result.error().isCanceled() ? State::Canceled : State::Failed;
        call.total = now - m_begin;
        call.error = result.error().detail;
    }
    m_span = std::max(m_span, call.begin + call.total);
    m_dirty = true;
}

void CallModel::flush()
{
    if (!m_dirty)
        return;
    m_dirty = false;
    // All rows: each new end may stretch the scale of every bar.
    Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

BatchStats CallModel::stats() const
{
    BatchStats stats;
    QList<nanoseconds> times;
    nanoseconds firstBegin = nanoseconds::max();
    nanoseconds lastEnd{0};
    for (const Row &row : m_rows) {
        if (row.state == State::Running)
            continue;
        ++stats.finished;
        stats.failed += row.state == State::Failed ? 1 : 0;
        stats.canceled += row.state == State::Canceled ? 1 : 0;
        if (row.state != State::Answered)
            continue;
        ++stats.answered;
        ++stats.byStatus[row.reply->status];
        times.append(row.total);
        stats.sum += row.total;
        firstBegin = std::min(firstBegin, row.begin);
        lastEnd = std::max(lastEnd, row.begin + row.total);
    }
    if (times.isEmpty())
        return stats;
    std::sort(times.begin(), times.end());
    stats.fastest = times.first();
    stats.median = percentile(times, 0.5);
    stats.p95 = percentile(times, 0.95);
    stats.slowest = times.last();
    stats.wall = lastEnd - firstBegin;
    return stats;
}

int CallModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CallModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant CallModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(row, column, index.row() + 1);
    case SortRole: return sortKey(row, column, index.row() + 1);
    case Qt::TextAlignmentRole:
        return int((column == StatusColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole: return row.error;
    case Qt::ForegroundRole:
        if (column == StatusColumn) {
            const QPalette palette = QApplication::palette();
            const ThemeColors &colors = themeColors(palette);
            return row.state == State::Failed ? colors.error : colors.status(row.reply ? row.reply->status : 0);
        }
        return {};
    case kBarRole: return column == WaterfallColumn ? QVariant::fromValue(bar(row)) : QVariant();
    default: return {};
    }
}

QVariant CallModel::text(const Row &row, Column column, int number) const
{
    switch (column) {
    case NumberColumn: return number;
    case StatusColumn:
        switch (row.state) {
        case State::Running: return tr("running");
        case State::Failed: return tr("failed");
        case State::Canceled: return tr("canceled");
        case State::Answered: return QString::number(row.reply->status);
        }
        return {};
    case TimeColumn: return row.state == State::Running ? QString() : durationText(row.total);
    case SizeColumn: return row.reply ? sizeText(quint64(row.reply->bytesReceived)) : QString();
    case WaterfallColumn:
    case ColumnCount: break;
    }
    return {};
}

QVariant CallModel::sortKey(const Row &row, Column column, int number) const
{
    switch (column) {
    case StatusColumn: return row.reply ? row.reply->status : -int(row.state);
    case TimeColumn: return qlonglong(row.total.count());
    case SizeColumn: return row.reply ? row.reply->bytesReceived : -1;
    case WaterfallColumn: return qlonglong(row.begin.count());
    case NumberColumn:
    case ColumnCount: break;
    }
    return number;
}

BarParts CallModel::bar(const Row &row) const
{
    BarParts parts;
    if (!row.reply || m_span.count() <= 0)
        return parts;
    const double all = double(m_span.count());
    const QList<PhaseSpan> spans = callPhases(*row.reply);
    for (const PhaseSpan &span : spans)
        parts.append(
            {double((row.begin + span.begin).count()) / all, double((row.begin + span.end).count()) / all, span.phase});
    return parts;
}

QVariant CallModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool left = section == StatusColumn || section == WaterfallColumn;
        return int((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case NumberColumn:
        //: column: number of a call
        return tr("No.");
    case StatusColumn: return tr("Status");
    case TimeColumn: return tr("Time");
    case SizeColumn: return tr("Size");
    case WaterfallColumn: return tr("From first start to last end");
    case ColumnCount: break;
    }
    return {};
}

} // namespace coroscope

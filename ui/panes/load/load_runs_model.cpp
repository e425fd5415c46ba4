#include "ui/panes/load/load_runs_model.h"

#include "ui/format.h"
#include "ui/panes/load/load_series.h"
#include "ui/panes/load/load_words.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/tone_label.h"

#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

std::uint64_t errorsOf(const LoadResult &result)
{
    return result.counts.failed() + result.counts.classes[4] + result.counts.classes[5];
}

} // namespace

void LoadRunsModel::add(const LoadRecordPtr &run)
{
    const auto at = std::find_if(m_runs.begin(), m_runs.end(),
                                 [&run](const LoadRecordPtr &other) { return other->number > run->number; });
    const int row = int(at - m_runs.begin());
    beginInsertRows({}, row, row);
    m_runs.insert(row, run);
    endInsertRows();
    if (m_runs.size() > kMaxRuns)
        remove(m_runs.front()->number);
}

void LoadRunsModel::remove(int number)
{
    for (int row = 0; row < m_runs.size(); ++row) {
        if (m_runs[row]->number != number)
            continue;
        beginRemoveRows({}, row, row);
        m_runs.removeAt(row);
        endRemoveRows();
        return;
    }
}

LoadRecordPtr LoadRunsModel::find(int number) const
{
    for (const LoadRecordPtr &run : m_runs) {
        if (run->number == number)
            return run;
    }
    return nullptr;
}

int LoadRunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int LoadRunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LoadRunsModel::number(const LoadRecord &run, Column column)
{
    const LoadResult &result = *run.result;
    const auto ms = [&result](double percent) {
        return result.counts.completed == 0 ? QVariant() : inMilliseconds(result.corrected.percentile(percent));
    };
    switch (column) {
    case NumberColumn: return run.number;
    case RateColumn: return result.achievedRate();
    case P50Column: return ms(50);
    case P99Column: return ms(99);
    case MaxColumn: return ms(100);
    case ErrorsColumn: return qulonglong(errorsOf(result));
    default: return {};
    }
}

QString LoadRunsModel::text(const LoadRecord &run, Column column)
{
    const LoadResult &result = *run.result;
    const auto latency = [&result](double percent) {
        return result.counts.completed == 0 ? u"–"_s : durationText(result.corrected.percentile(percent));
    };
    switch (column) {
    case NumberColumn: return QLocale().toString(run.number);
    case StartedColumn: return QLocale().toString(run.at.time(), u"HH:mm:ss"_s);
    case RequestColumn:
        return run.label.isEmpty() ? loadWords::requests(run.plan)
                                   //: %1 a side of a race ("async"), %2 a request.
                                   : tr("%1: %2").arg(run.label, loadWords::request(run.request()));
    case LoadColumn: return loadWords::plan(run.plan);
    case RateColumn: return rateText(result.achievedRate());
    case P50Column: return latency(50);
    case P99Column: return latency(99);
    case MaxColumn: return latency(100);
    case ErrorsColumn: return countText(errorsOf(result));
    case ColumnCount: break;
    }
    return {};
}

QVariant LoadRunsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const LoadRecord &run = *m_runs[index.row()];
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(run, column);
    case Qt::ToolTipRole: return column == RequestColumn ? QVariant(loadWords::addresses(run.plan)) : QVariant();
    case Qt::TextAlignmentRole: {
        const bool isText = column == StartedColumn || column == RequestColumn || column == LoadColumn;
        return int((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    case Qt::ForegroundRole:
        if (column == ErrorsColumn && errorsOf(*run.result) > 0)
            return toneColor(Tone::Error, QGuiApplication::palette());
        return {};
    case GridView::kSortRole: {
        const QVariant sorted = number(run, column);
        return sorted.isValid() ? sorted : column == StartedColumn ? QVariant(run.at) : QVariant(text(run, column));
    }
    case GridView::kExportRole:
        if (column == StartedColumn)
            return run.at.toUTC().toString(Qt::ISODateWithMs);
        return number(run, column).toString().isEmpty() ? QVariant() : QVariant(number(run, column).toString());
    default: return {};
    }
}

QVariant LoadRunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isText = section == StartedColumn || section == RequestColumn || section == LoadColumn;
        return int((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    if (role == GridView::kExportRole) {
        switch (section) {
        case P50Column: return u"p50 ms"_s;
        case P99Column: return u"p99 ms"_s;
        case MaxColumn: return u"max ms"_s;
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case NumberColumn: return tr("Run");
    case StartedColumn: return tr("Started");
    case RequestColumn: return tr("Request");
    case LoadColumn: return tr("Load");
    case RateColumn: return tr("Answers/s");
    case P50Column: return tr("p50");
    case P99Column: return tr("p99");
    case MaxColumn: return tr("Max");
    case ErrorsColumn: return tr("Errors");
    case ColumnCount: break;
    }
    return {};
}

} // namespace coroscope

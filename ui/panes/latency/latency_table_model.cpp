#include "ui/panes/latency/latency_table_model.h"

#include "ui/format.h"
#include "ui/setting_marks.h"
#include "ui/widgets/heat_map.h"

#include <QDateTime>

#include <algorithm>
#include <iterator>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

using M = LatencyTableModel;

bool isText(int column)
{
    return column == M::TimeColumn || column == M::HeldByColumn || column == M::WorkerLagsColumn
        || column == M::ChangesColumn;
}

/// What a row shows; what ended on each route is not among it, and is much.
LatencyPoint withoutRoutes(const LatencyPoint &point)
{
    LatencyPoint copy = point;
    copy.figures.routes = {};
    return copy;
}

template<typename Where, typename It>
void copyInto(std::deque<LatencyPoint> &to, Where where, It from, It end)
{
    std::deque<LatencyPoint> copies;
    std::transform(from, end, std::back_inserter(copies), withoutRoutes);
    to.insert(where, std::make_move_iterator(copies.begin()), std::make_move_iterator(copies.end()));
}

bool isPercentile(int column)
{
    return column >= M::P50Column && column <= M::MaxColumn;
}

Percentile percentileOf(int column)
{
    return kPercentiles[std::size_t(column - M::P50Column)].id;
}

QString levelText(qint64 level)
{
    return level < 0 ? QString() : countText(quint64(level));
}

/// "0: 1.2 ms; 1: 3.0 ms"
QString workerLags(const LatencyPoint &point)
{
    QStringList texts;
    for (const WorkerInterval &worker : point.figures.workers)
        //: %1 the number of a worker, %2 a duration.
        texts.append(LatencyTableModel::tr("%1: %2").arg(worker.worker).arg(durationText(worker.loopLag)));
    return texts.join(u"; "_s);
}

QString meanBusy(const LatencyPoint &point)
{
    double busy = 0;
    for (const WorkerInterval &worker : point.figures.workers)
        busy += worker.busy;
    return point.figures.workers.empty() ? QString() : percentText(busy / double(point.figures.workers.size()));
}

} // namespace

QString changesIn(const LatencyPoint &point, const SettingMarks *marks)
{
    const qint64 until = point.figures.endedWall;
    return marks ? marks->between(until - qint64(point.figures.seconds * 1e3 + 0.5), until) : QString();
}

LatencyTableModel::LatencyTableModel(const HolderNames &holders, QObject *parent)
    : QAbstractTableModel(parent)
    , m_holders(holders)
{
}

void LatencyTableModel::refresh(const LatencyHistory &history, std::chrono::seconds span)
{
    const auto &all = history.points();
    const std::size_t first = history.firstOf(span);
    const auto wall = [](const LatencyPoint &point) { return point.figures.endedWall; };
    if (m_points.empty() || first == all.size() || wall(all[first]) > wall(m_points.back())
        || wall(all.back()) < wall(m_points.back())) {
        beginResetModel();
        m_points.clear();
        copyInto(m_points, m_points.end(), all.begin() + std::ptrdiff_t(first), all.end());
        endResetModel();
        return;
    }
    std::size_t fresh = all.size();
    while (fresh > first && wall(all[fresh - 1]) > wall(m_points.back()))
        --fresh;
    if (fresh < all.size()) {
        beginInsertRows({}, 0, int(all.size() - fresh) - 1);
        copyInto(m_points, m_points.end(), all.begin() + std::ptrdiff_t(fresh), all.end());
        endInsertRows();
    }
    std::size_t gone = 0;
    while (gone < m_points.size() && wall(m_points[gone]) < wall(all[first]))
        ++gone;
    if (gone > 0) {
        const int rows = rowCount();
        beginRemoveRows({}, rows - int(gone), rows - 1);
        m_points.erase(m_points.begin(), m_points.begin() + std::ptrdiff_t(gone));
        endRemoveRows();
    }
    std::size_t older = first; // a longer span was chosen
    while (older < all.size() && wall(all[older]) < wall(m_points.front()))
        ++older;
    if (older > first) {
        const int rows = rowCount();
        beginInsertRows({}, rows, rows + int(older - first) - 1);
        copyInto(m_points, m_points.begin(), all.begin() + std::ptrdiff_t(first), all.begin() + std::ptrdiff_t(older));
        endInsertRows();
    }
}

std::bitset<HeatColumn::kRows> LatencyTableModel::usedBands() const
{
    std::bitset<HeatColumn::kRows> used;
    for (const LatencyPoint &point : m_points) {
        for (std::size_t row = 0; row < used.size(); ++row) {
            if (point.figures.heat.counts[row] > 0)
                used.set(row);
        }
    }
    return used;
}

int LatencyTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_points.size());
}

int LatencyTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LatencyTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const LatencyPoint &point = m_points[m_points.size() - 1 - std::size_t(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(point, column);
    case Qt::TextAlignmentRole: return int((isText(column) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (isPercentile(column))
            return percentileRemark(point.figures.latency, percentileOf(column));
        return {};
    default: return {};
    }
}

QString LatencyTableModel::text(const LatencyPoint &point, int column) const
{
    const IntervalFigures &figures = point.figures;
    const auto count = [](std::uint64_t value) { return value == 0 ? QString() : countText(value); };
    if (isPercentile(column))
        return percentileText(figures.latency, percentileOf(column));
    if (column >= FirstHeatColumn)
        return count(figures.heat.counts[std::size_t(column - FirstHeatColumn)]);
    switch (column) {
    case TimeColumn: return QDateTime::fromMSecsSinceEpoch(figures.endedWall).time().toString(u"HH:mm:ss"_s);
    case RequestsColumn: return countText(figures.requests);
    case RateColumn: return rateText(point.perSecond());
    case Class2Column: return count(figures.byClass[2]);
    case Class3Column: return count(figures.byClass[3]);
    case Class4Column: return count(figures.byClass[4]);
    case Class5Column: return count(figures.byClass[5]);
    case OtherColumn: return count(figures.byClass[0] + figures.byClass[1]);
    case InFlightColumn: return count(point.inFlight());
    case LagColumn: return durationText(figures.loopLag);
    case HeldByColumn:
        if (const QString name = m_holders.of(point.heldBy); point.isHeld)
            //: in a column that names who held the loop
            return name.isEmpty() ? tr("unknown") : name;
        return {};
    case WorkerLagsColumn: return workerLags(point);
    case GuiLagColumn: return point.sample.guiLag.count() < 0 ? QString() : durationText(point.sample.guiLag);
    case BusyColumn: return meanBusy(point);
    case PoolColumn:
        //: Connections to the database: %1 in use of %2.
        return point.sample.poolSize < 0
            ? QString()
            : tr("%1 of %2").arg(levelText(point.sample.poolInUse), levelText(point.sample.poolSize));
    case PoolWaitingColumn: return levelText(point.sample.poolWaiting);
    case TasksWaitingColumn: return levelText(point.sample.tasksWaiting);
    case TasksRunningColumn: return levelText(point.sample.tasksRunning);
    case ChangesColumn: return changesIn(point, m_marks);
    default: break;
    }
    return {};
}

QVariant LatencyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole && section >= FirstHeatColumn)
        return tr("How many requests took %1").arg(HeatMap::bandText(section - FirstHeatColumn));
    if (role != Qt::DisplayRole)
        return {};
    if (isPercentile(section))
        return section == MaxColumn ? tr("Slowest") : percentileName(percentileOf(section));
    if (section >= FirstHeatColumn)
        return HeatMap::bandText(section - FirstHeatColumn);
    switch (section) {
    case TimeColumn: return tr("Until");
    case RequestsColumn: return tr("Requests");
    case RateColumn: return tr("Req/s");
    case Class2Column: return tr("2xx");
    case Class3Column: return tr("3xx");
    case Class4Column: return tr("4xx");
    case Class5Column: return tr("5xx");
    case OtherColumn: return tr("Other");
    //: Requests in flight, the most at once.
    case InFlightColumn: return tr("In flight");
    case LagColumn: return tr("Loop lag");
    case HeldByColumn: return tr("Loop held by");
    case WorkerLagsColumn: return tr("Lag by worker");
    //: How long the window's own thread did not turn.
    case GuiLagColumn: return tr("Window lag");
    //: Share of time in which the workers' loops were busy.
    case BusyColumn: return tr("Busy");
    //: Connections to the database in use.
    case PoolColumn: return tr("DB in use");
    //: Jobs that wait for a connection to the database.
    case PoolWaitingColumn: return tr("DB waiting");
    case TasksWaitingColumn: return tr("Tasks waiting");
    case TasksRunningColumn: return tr("Tasks running");
    //: Settings that were changed in that interval.
    case ChangesColumn: return tr("Changes");
    default: break;
    }
    return {};
}

} // namespace coroscope

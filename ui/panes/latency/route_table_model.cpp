#include "ui/panes/latency/route_table_model.h"

#include "ui/format.h"
#include "ui/widgets/grid_view.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace coroscope {

namespace {

using M = RouteTableModel;

bool isPercentile(int column)
{
    return column >= M::P50Column && column <= M::MaxColumn;
}

const PercentileInfo &percentileOf(int column)
{
    return kPercentiles[std::size_t(column - M::P50Column)];
}

double shareOf(std::uint64_t part, std::uint64_t all)
{
    return all > 0 ? double(part) / double(all) : 0;
}

} // namespace

RouteTableModel::RouteTableModel(const HolderNames &holders, QObject *parent)
    : QAbstractTableModel(parent)
    , m_holders(holders)
{
}

void RouteTableModel::refresh(const LatencyHistory &history, std::chrono::seconds span, const QList<int> &drawn)
{
    std::vector<Row> rows;
    const auto &figures = history.routes();
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (figures[i].hits == 0 && !drawn.contains(int(i)))
            continue;
        Row &row = rows.emplace_back();
        row.figures = figures[i];
        row.figures.route = std::int32_t(i);
    }
    const auto rowOf = [&rows](std::int32_t route) {
        const auto at = std::lower_bound(rows.begin(), rows.end(), route, [](const Row &row, std::int32_t wanted) {
            return row.figures.route < wanted;
        });
        return at != rows.end() && at->figures.route == route ? &*at : nullptr;
    };
    double seconds = 0;
    const auto &points = history.points();
    for (std::size_t i = std::max(history.firstOf(span), history.routesFrom()); i < points.size(); ++i) {
        seconds += points[i].figures.seconds;
        for (const RouteInterval &route : points[i].figures.routes) {
            if (Row *row = rowOf(route.route)) {
                row->hits += route.hits;
                row->errors += route.errors;
            }
        }
    }
    const std::vector<Percentiles> latencies = history.routePercentiles(span);
    for (Row &row : rows) {
        row.seconds = seconds;
        if (std::size_t(row.figures.route) < latencies.size())
            row.latency = latencies[std::size_t(row.figures.route)];
    }
    const std::int64_t from = history.routePercentilesFrom();
    const bool isCut = from > 0 && !points.empty()
        && from > points.back().figures.endedWall - std::int64_t(milliseconds(span).count());
    //: %1 a time of day. Why percentiles are of less than the window of time that is chosen.
    m_cut = isCut ? tr("Since %1: there were too many different latencies to keep them for longer.")
                        .arg(QLocale().toString(QDateTime::fromMSecsSinceEpoch(from).time(), QLocale::ShortFormat))
                  : QString();
    m_drawn = drawn;
    const bool same = std::ranges::equal(rows, m_rows,
                                         [](const Row &a, const Row &b) { return a.figures.route == b.figures.route; });
    if (same) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    const bool onlyMore = std::ranges::includes(
        rows, m_rows, [](const Row &a, const Row &b) { return a.figures.route < b.figures.route; });
    if (!onlyMore) {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i < m_rows.size() && m_rows[i].figures.route == rows[i].figures.route) {
            m_rows[i] = rows[i];
            continue;
        }
        beginInsertRows({}, int(i), int(i));
        m_rows.insert(m_rows.begin() + std::ptrdiff_t(i), rows[i]);
        endInsertRows();
    }
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int RouteTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RouteTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

Qt::ItemFlags RouteTableModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.column() == RouteColumn)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

QVariant RouteTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case Qt::TextAlignmentRole: return int((column == RouteColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::CheckStateRole:
        if (column == RouteColumn)
            return m_drawn.contains(int(row.figures.route)) ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::ToolTipRole:
        if (isPercentile(column)) {
            const QString remark = percentileRemark(row.latency, percentileOf(column).id);
            return remark.isEmpty() || m_cut.isEmpty() ? QString(remark + m_cut) : QString(remark + u'\n' + m_cut);
        }
        if (column == RouteColumn)
            return tr("Checked: the charts draw it");
        return {};
    case Qt::AccessibleTextRole:
        if (column == RouteColumn)
            return text(row, column);
        return {};
    case GridView::kSortRole: return sortValue(row, column);
    case GridView::kExportRole: {
        if (column == RouteColumn)
            return text(row, column);
        const QVariant value = sortValue(row, column);
        if (isPercentile(column))
            return row.latency.count > 0 ? QString::number(value.toDouble() / 1e6, 'f', 3) : QString();
        return value.toString();
    }
    default: return {};
    }
}

bool RouteTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != RouteColumn)
        return false;
    Q_EMIT drawRequested(routeAt(index.row()), value.toInt() == Qt::Checked);
    return true;
}

QString RouteTableModel::text(const Row &row, int column) const
{
    if (isPercentile(column))
        return percentileText(row.latency, percentileOf(column).id);
    switch (column) {
    case RouteColumn: return m_holders.of(row.figures.route);
    case RequestsColumn: return countText(row.hits);
    case RateColumn: return rateText(row.seconds > 0 ? double(row.hits) / row.seconds : 0);
    case ErrorsColumn: return row.errors == 0 ? QString() : countText(row.errors);
    case ErrorShareColumn: return row.errors == 0 ? QString() : percentText(shareOf(row.errors, row.hits));
    case InFlightColumn: return row.figures.inFlight == 0 ? QString() : countText(row.figures.inFlight);
    default: break;
    }
    return {};
}

QVariant RouteTableModel::sortValue(const Row &row, int column) const
{
    if (isPercentile(column))
        return qint64((row.latency.*percentileOf(column).value).count());
    switch (column) {
    case RouteColumn: return m_holders.of(row.figures.route);
    case RequestsColumn: return qulonglong(row.hits);
    case RateColumn: return row.seconds > 0 ? double(row.hits) / row.seconds : 0;
    case ErrorsColumn: return qulonglong(row.errors);
    case ErrorShareColumn: return shareOf(row.errors, row.hits);
    case InFlightColumn: return row.figures.inFlight;
    default: break;
    }
    return {};
}

QVariant RouteTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == RouteColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        if (isPercentile(section))
            return tr(
                "Of all requests that ended in the window of time: the latencies themselves are put together, not "
                "the percentiles of its parts. Of more than two minutes, the window begins up to a minute earlier.");
        switch (section) {
        case RequestsColumn:
        case RateColumn: return tr("In the window of time");
        case ErrorsColumn:
        case ErrorShareColumn: return tr("Answers of 500 and above, in the window of time");
        default: return {};
        }
    }
    if (role == GridView::kExportRole && isPercentile(section))
        return QString(QLatin1String(percentileOf(section).name) + QStringLiteral(" (ms)"));
    if (role != Qt::DisplayRole)
        return {};
    if (isPercentile(section))
        return section == MaxColumn ? tr("Slowest") : percentileName(percentileOf(section).id);
    switch (section) {
    case RouteColumn: return tr("Route");
    case RequestsColumn: return tr("Requests");
    case RateColumn: return tr("Req/s");
    case ErrorsColumn: return tr("Errors");
    //: The share of requests that failed.
    case ErrorShareColumn: return tr("Error share");
    case InFlightColumn: return tr("In flight");
    default: break;
    }
    return {};
}

} // namespace coroscope

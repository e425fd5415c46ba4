#include "ui/panes/cache/flight_model.h"

#include "ui/format.h"
#include "ui/widgets/grid_view.h"

namespace coroscope {

namespace {

QString milliseconds3(nanoseconds duration)
{
    return QString::number(double(duration.count()) / 1e6, 'f', 3);
}

} // namespace

void FlightModel::setRequests(const std::vector<FlightRequest> &requests, Clock::time_point from)
{
    beginResetModel();
    m_requests = requests;
    m_from = from;
    endResetModel();
}

int FlightModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_requests.size());
}

int FlightModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FlightModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FlightRequest &row = request(index.row());
    const nanoseconds began = row.started - m_from;
    const auto number = [](std::uint64_t id) { return id == 0 ? QString() : QString::number(id); };
    switch (role) {
    case Qt::TextAlignmentRole: return headerData(index.column(), Qt::Horizontal, role);
    case GridView::kSortRole:
        switch (index.column()) {
        case BeganColumn: return qint64(began.count());
        case TookColumn: return qint64(row.took().count());
        case RoleColumn: return int(row.role);
        case RequestColumn: return quint64(row.id);
        case FilledByColumn: return quint64(row.filledBy);
        case StatementsColumn: return row.statements;
        case StatusColumn: return row.status;
        default: return {};
        }
    case GridView::kExportRole:
        switch (index.column()) {
        case BeganColumn: return milliseconds3(began);
        case TookColumn: return milliseconds3(row.took());
        case StatementsColumn: return QString::number(row.statements);
        default: return {};
        }
    case Qt::DisplayRole:
        switch (index.column()) {
        case BeganColumn: return durationText(began);
        case TookColumn: return durationText(row.took());
        case RoleColumn: return flightRoleText(row.role);
        case RequestColumn: return number(row.id);
        case FilledByColumn: return number(row.filledBy);
        case StatementsColumn: return countText(row.statements);
        case StatusColumn: return row.status > 0 ? QString::number(row.status) : QString();
        default: return {};
        }
    default: return {};
    }
}

QVariant FlightModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == RoleColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == GridView::kExportRole) {
        if (section == BeganColumn)
            return tr("Began (ms)");
        return section == TookColumn ? QVariant(tr("Took (ms)")) : QVariant();
    }
    if (role == Qt::ToolTipRole && section == FilledByColumn)
        return tr("The request whose handler made the answer");
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    //: Column: when a request began, after the first.
    case BeganColumn: return tr("Began");
    case TookColumn: return tr("Took");
    //: Column: what became of a request.
    case RoleColumn: return tr("What it did");
    case RequestColumn: return tr("Request");
    //: Column: another request.
    case FilledByColumn: return tr("Made by");
    case StatementsColumn: return tr("Statements");
    case StatusColumn: return tr("Status");
    default: return {};
    }
}

} // namespace coroscope

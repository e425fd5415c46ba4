#include "ui/findings/finding_model.h"

#include "ui/findings/lint_words.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/theme.h"
#include "ui/widgets/grid_view.h"

#include <QApplication>

#include <algorithm>

namespace coroscope {

void FindingModel::sync(const Findings &findings, const Recording &recording)
{
    const HolderNames names{recording.names().routes, recording.names().tasks};
    const bool isOther = m_of != &findings || names.routes != m_names.routes || names.tasks != m_names.tasks;
    if (!isOther && m_seen == findings.revision())
        return;
    m_of = &findings;
    m_seen = findings.revision();
    m_names = names;
    m_anchors = recording.anchors();

    // What went, then in the new order: a row that moves up keeps what is selected of it.
    for (std::size_t at = m_rows.size(); at-- > 0;) {
        const bool stays = std::any_of(findings.groups().begin(), findings.groups().end(),
                                       [&](const FindingGroup &group) { return isSame(m_rows[at], group); });
        if (stays)
            continue;
        beginRemoveRows({}, int(at), int(at));
        m_rows.erase(m_rows.begin() + std::ptrdiff_t(at));
        endRemoveRows();
    }
    std::size_t place = 0;
    for (const FindingGroup &group : findings.groups()) {
        const auto here = m_rows.begin() + std::ptrdiff_t(place);
        const auto known = std::find_if(here, m_rows.end(), [&](const Row &row) { return isSame(row, group); });
        if (known == m_rows.end()) {
            beginInsertRows({}, int(place), int(place));
            m_rows.insert(here, Row{group, wallOf(group.newest.back())});
            endInsertRows();
        } else if (known != here) {
            const int from = int(known - m_rows.begin());
            beginMoveRows({}, from, from, {}, int(place));
            std::rotate(here, known, known + 1);
            endMoveRows();
        }
        m_rows[place].group = group;
        m_rows[place].wall = wallOf(group.newest.back());
        ++place;
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void FindingModel::advance(const Findings &findings)
{
    if (!findings.isOngoing())
        return;
    int row = 0;
    for (const FindingGroup &group : findings.groups()) {
        if (row >= rowCount())
            return;
        if (group.isOngoing() && isSame(m_rows[std::size_t(row)], group)) {
            m_rows[std::size_t(row)].group = group;
            Q_EMIT dataChanged(index(row, CostColumn), index(row, SentenceColumn));
        }
        ++row;
    }
}

std::int64_t FindingModel::wallOf(const Lint &lint) const
{
    return wallAt(m_anchors, lint.from);
}

int FindingModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int FindingModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString FindingModel::text(const Row &row, int column) const
{
    switch (column) {
    case LastColumn: return timeOfDayText(row.wall);
    case KindColumn: return lintName(row.group.kind);
    case RouteColumn: return lintHolder(row.group.label, m_names);
    case CountColumn: return countText(row.group.count);
    case CostColumn: return durationText(row.group.worst);
    case SentenceColumn: return lintSentence(row.group.newest.back(), m_names);
    default: return {};
    }
}

QVariant FindingModel::sortValue(const Row &row, int column) const
{
    switch (column) {
    case LastColumn: return QVariant::fromValue(qlonglong(row.wall));
    case CountColumn: return QVariant::fromValue(qulonglong(row.group.count));
    case CostColumn: return QVariant::fromValue(qlonglong(row.group.worst.count()));
    default: return text(row, column);
    }
}

QVariant FindingModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return text(row, column);
    case Qt::ToolTipRole: return column == SentenceColumn ? text(row, column) : QString();
    case GridView::kSortRole: return sortValue(row, column);
    case GridView::kExportRole:
        return column == LastColumn ? isoTimeText(row.wall)
            : column == CostColumn  ? QString::number(double(row.group.worst.count()) / 1e6, 'f', 3)
            : column == CountColumn ? QString::number(row.group.count)
                                    : text(row, column);
    case Qt::TextAlignmentRole:
        return column == CountColumn || column == CostColumn ? int(Qt::AlignRight | Qt::AlignVCenter)
                                                             : int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::DecorationRole:
        if (column == KindColumn) // told by its shape, too
            return row.group.isOngoing() ? icon(QStringLiteral("dialog-error"), IconTone::Error)
                                         : icon(QStringLiteral("dialog-warning"));
        return {};
    case Qt::ForegroundRole:
        return row.group.isOngoing() ? QVariant(themeColors(QApplication::palette()).error) : QVariant();
    default: return {};
    }
}

QVariant FindingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    //: A column: when it was found last.
    case LastColumn: return tr("Last");
    case KindColumn: return tr("Finding");
    case RouteColumn: return tr("Route");
    //: A column: how often.
    case CountColumn: return tr("Times");
    //: A column: the time that the worst of them cost.
    case CostColumn: return tr("Worst");
    case SentenceColumn: return tr("What happened");
    default: return {};
    }
}

} // namespace coroscope

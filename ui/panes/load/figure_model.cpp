#include "ui/panes/load/figure_model.h"

#include "ui/icon.h"
#include "ui/widgets/grid_view.h"

#include <QGuiApplication>

namespace coroscope {

namespace {

IconTone iconToneOf(Tone tone)
{
    switch (tone) {
    case Tone::Success: return IconTone::Success;
    case Tone::Warning: return IconTone::Warning;
    case Tone::Error: return IconTone::Error;
    case Tone::Info: return IconTone::Info;
    case Tone::Muted: return IconTone::Muted;
    case Tone::Text: break;
    }
    return IconTone::Text;
}

} // namespace

void FigureModel::setTable(FigureTable table)
{
    if (table.headers.size() != m_table.headers.size()) {
        beginResetModel();
        m_table = std::move(table);
        endResetModel();
        return;
    }
    if (table.headers != m_table.headers) {
        m_table.headers = table.headers;
        m_table.plainHeaders = table.plainHeaders;
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    }
    const int before = rowCount();
    const int after = int(table.rows.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_table.rows.resize(std::size_t(after));
        endRemoveRows();
    }
    const int same = qMin(before, after);
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_table = std::move(table);
        endInsertRows();
    } else {
        m_table = std::move(table);
    }
    if (same > 0)
        Q_EMIT dataChanged(index(0, 0), index(same - 1, columnCount() - 1));
}

int FigureModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.rows.size());
}

int FigureModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.headers.size());
}

QVariant FigureModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto &row = m_table.rows[std::size_t(index.row())];
    if (std::size_t(index.column()) >= row.size())
        return {};
    const FigureCell &cell = row[std::size_t(index.column())];
    switch (role) {
    case Qt::DisplayRole: return cell.text;
    case Qt::ToolTipRole: return cell.tip.isEmpty() ? QVariant() : QVariant(cell.tip);
    case Qt::TextAlignmentRole: return int((cell.isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return cell.tone == Tone::Text ? QVariant() : QVariant(toneColor(cell.tone, QGuiApplication::palette()));
    case Qt::DecorationRole:
        return cell.iconName.isEmpty() ? QVariant() : QVariant(icon(cell.iconName, iconToneOf(cell.tone)));
    case GridView::kExportRole: return cell.plain.isEmpty() ? QVariant() : QVariant(cell.plain);
    default: return {};
    }
}

QVariant FigureModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= m_table.headers.size())
        return {};
    if (role == Qt::DisplayRole)
        return m_table.headers[section];
    if (role == GridView::kExportRole && section < m_table.plainHeaders.size())
        return m_table.plainHeaders[section];
    if (role == Qt::TextAlignmentRole && !m_table.rows.empty()) {
        const auto &row = m_table.rows.front();
        const bool isText = std::size_t(section) < row.size() && row[std::size_t(section)].isText;
        return int((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    }
    return {};
}

} // namespace coroscope

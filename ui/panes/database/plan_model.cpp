#include "ui/panes/database/plan_model.h"

#include "ui/format.h"
#include "ui/icon.h"
#include "ui/panes/database/plan_words.h"
#include "ui/theme.h"

#include <QApplication>
#include <QPalette>

#include <cmath>

namespace coroscope {

namespace {

QString rowsText(const std::optional<double> &rows)
{
    return rows ? countText(quint64(std::llround(std::max(0.0, *rows)))) : QString();
}

bool isBad(db::PlanMark mark)
{
    return mark == db::PlanMark::Scan || mark == db::PlanMark::IndexScan || mark == db::PlanMark::AutoIndex
        || mark == db::PlanMark::Sort;
}

} // namespace

void PlanModel::setPlan(const db::Plan &plan)
{
    beginResetModel();
    m_entries.clear();
    m_top.clear();
    m_plan = plan;
    add(m_plan.nodes, -1);
    endResetModel();
}

void PlanModel::add(const std::vector<db::PlanNode> &nodes, int parent)
{
    for (const db::PlanNode &node : nodes) {
        const int id = int(m_entries.size());
        std::vector<int> &siblings = parent < 0 ? m_top : m_entries[std::size_t(parent)].children;
        const int row = int(siblings.size());
        siblings.push_back(id);
        m_entries.push_back({&node, parent, row, {}});
        add(node.children, id);
    }
}

QModelIndex PlanModel::index(int row, int column, const QModelIndex &parent) const
{
    const std::vector<int> &siblings = parent.isValid() ? m_entries[parent.internalId()].children : m_top;
    if (row < 0 || row >= int(siblings.size()) || column < 0 || column >= ColumnCount || parent.column() > 0)
        return {};
    return createIndex(row, column, quintptr(siblings[std::size_t(row)]));
}

QModelIndex PlanModel::parent(const QModelIndex &child) const
{
    if (!child.isValid())
        return {};
    const int parent = m_entries[child.internalId()].parent;
    return parent < 0 ? QModelIndex() : createIndex(m_entries[std::size_t(parent)].row, 0, quintptr(parent));
}

int PlanModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_top.size());
    return parent.column() > 0 ? 0 : int(m_entries[parent.internalId()].children.size());
}

int PlanModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant PlanModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const db::PlanNode &node = *m_entries[index.internalId()].node;
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case StepColumn: return node.text;
        case MarkColumn: return planMarkText(node.mark);
        case RowsColumn: return rowsText(node.rows);
        case ExpectedColumn: return rowsText(node.expectedRows);
        case TimeColumn: return node.time ? durationText(*node.time) : QString();
        case ConditionColumn:
            if (node.removed && *node.removed > 0)
                //: %1 a condition in SQL, %2 a number of rows.
                return tr("%1 (threw %2 rows away)").arg(node.condition, rowsText(node.removed));
            return node.condition;
        default: return {};
        }
    case Qt::DecorationRole:
        if (column != MarkColumn || node.mark == db::PlanMark::None)
            return {};
        return isBad(node.mark) ? icon(QStringLiteral("dialog-warning"), IconTone::Warning)
                                : icon(QStringLiteral("dialog-ok"), IconTone::Success);
    case Qt::ForegroundRole: {
        if (column != MarkColumn || node.mark == db::PlanMark::None)
            return {};
        const QPalette palette = QApplication::palette();
        const ThemeColors &colors = themeColors(palette);
        return isBad(node.mark) ? colors.warning : colors.success;
    }
    case Qt::FontRole:
        return column == StepColumn || column == ConditionColumn ? QVariant(monospaceFont()) : QVariant();
    case Qt::TextAlignmentRole: {
        const bool number = column == RowsColumn || column == ExpectedColumn || column == TimeColumn;
        return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    case Qt::ToolTipRole:
        return column == StepColumn     ? QVariant(node.text)
            : column == ConditionColumn ? QVariant(node.condition)
                                        : QVariant();
    default: return {};
    }
}

QVariant PlanModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case RowsColumn: return tr("Measured: rows that the step gave; of a scan in SQLite, rows of the table");
        case ExpectedColumn: return tr("Rows that the database expected");
        case TimeColumn: return tr("Measured, with the steps below it");
        default: return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case StepColumn: return tr("Step");
    //: What a step of a plan does to its table.
    case MarkColumn: return tr("Access");
    case RowsColumn: return tr("Rows");
    case ExpectedColumn: return tr("Expected");
    case TimeColumn: return tr("Time");
    case ConditionColumn: return tr("Condition");
    default: return {};
    }
}

} // namespace coroscope

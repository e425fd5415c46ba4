#include "ui/widgets/row_rules_model.h"

#include "ui/filter/filter_parser.h"
#include "ui/icon.h"
#include "ui/theme.h"
#include "ui/widgets/row_tone.h"

namespace coroscope {

RowRulesModel::RowRulesModel(FilterGrammar grammar, QObject *parent)
    : QAbstractTableModel(parent)
    , m_grammar(std::move(grammar))
{
}

void RowRulesModel::setRules(const QList<RowRule> &rules)
{
    const int before = int(m_rules.size());
    const int after = int(rules.size());
    if (before > after) {
        beginRemoveRows({}, after, before - 1);
        m_rules.resize(after);
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_rules += rules.mid(before);
        endInsertRows();
    }
    m_rules = rules;
    if (after > 0)
        Q_EMIT dataChanged(index(0, 0), index(after - 1, ColumnCount - 1));
}

void RowRulesModel::setPalette(const QPalette &palette)
{
    m_palette = palette;
    if (!m_rules.isEmpty())
        Q_EMIT dataChanged(index(0, NameColumn), index(rowCount() - 1, NameColumn), {Qt::DecorationRole});
}

QString RowRulesModel::trouble(int row) const
{
    const FilterParse parse = parseFilter(m_rules[row].filter, m_grammar);
    if (parse.error)
        return parse.error->sentence;
    return parse.filter.isEmpty() ? tr("Without a filter the rule fits no row.") : QString();
}

int RowRulesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rules.size());
}

int RowRulesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RowRulesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const RowRule &rule = m_rules[index.row()];
    const bool isName = index.column() == NameColumn;
    switch (role) {
    case Qt::DisplayRole:
        if (!isName)
            return rule.filter;
        //: A colour rule that has neither a name nor a filter yet.
        return rule.title().isEmpty() ? tr("New rule") : rule.title();
    case Qt::CheckStateRole: return isName ? QVariant(rule.isOn ? Qt::Checked : Qt::Unchecked) : QVariant();
    case Qt::DecorationRole:
        if (isName)
            return toneIcon(rule.tone, m_palette);
        return trouble(index.row()).isEmpty() ? QVariant() : icon(QStringLiteral("dialog-warning"), IconTone::Warning);
    case Qt::ToolTipRole: return isName ? toneName(rule.tone) : trouble(index.row());
    case Qt::AccessibleDescriptionRole: return isName ? toneName(rule.tone) : trouble(index.row());
    case Qt::FontRole: return isName ? QVariant() : monospaceFont();
    default: return {};
    }
}

bool RowRulesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole || index.column() != NameColumn)
        return false;
    Q_EMIT switched(index.row(), value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags RowRulesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() && index.column() == NameColumn ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant RowRulesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Rule") : tr("Filter");
}

} // namespace coroscope

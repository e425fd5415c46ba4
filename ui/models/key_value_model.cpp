#include "ui/models/key_value_model.h"

#include "ui/icon.h"
#include "ui/panes/param_rules.h"
#include "ui/secrets.h"
#include "ui/theme.h"

#include <QApplication>
#include <QStyle>
#include <QUndoCommand>

#include <algorithm>
#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

QString KeyValueRow::trouble() const
{
    if (!enabled)
        return {};
    if (name.isEmpty() && !value.isEmpty())
        return KeyValueModel::tr("A value needs a name.");
    if (isFile && value.isEmpty())
        return KeyValueModel::tr("%1: choose a file.").arg(name);
    if (isRequired && value.isEmpty())
        return KeyValueModel::tr("%1: it is required.").arg(name);
    if (schema.isEmpty())
        return {};
    const QString why = paramTrouble(schema, value);
    //: name of a parameter, then a sentence that says what is wrong with its value
    return why.isEmpty() ? QString() : KeyValueModel::tr("%1: %2").arg(name, why);
}

/// Before and after of the whole list. The lists are short and shared, so that this is cheaper than being clever.
class KeyValueModel::Change final : public QUndoCommand {
public:
    Change(KeyValueModel *model, QList<KeyValueRow> after, const QString &text, int cell)
        : QUndoCommand(text)
        , m_model(model)
        , m_before(model->m_rows)
        , m_after(std::move(after))
        , m_cell(cell)
    {
    }
    void undo() override { m_model->replace(m_before); }
    void redo() override { m_model->replace(m_after); }
    int id() const override { return m_cell < 0 ? -1 : 1; }
    /// Letters typed into one cell are one step.
    bool mergeWith(const QUndoCommand *other) override
    {
        const auto *next = static_cast<const Change *>(other);
        if (next->m_cell != m_cell)
            return false;
        m_after = next->m_after;
        return true;
    }

private:
    KeyValueModel *m_model;
    QList<KeyValueRow> m_before;
    QList<KeyValueRow> m_after;
    int m_cell;
};

KeyValueModel::KeyValueModel(QObject *parent, bool isParts)
    : QAbstractTableModel(parent)
    , m_parts(isParts)
{
    m_undo.setUndoLimit(200);
}

void KeyValueModel::setNewRowHint(const QString &hint)
{
    m_newRowHint = hint;
}

void KeyValueModel::setRows(const QList<KeyValueRow> &rows)
{
    if (rows == m_rows)
        return;
    m_undo.clear();
    if (rows.size() != m_rows.size()) {
        beginResetModel();
        m_rows = rows;
        m_rowCount = int(rows.size()) + 1;
        endResetModel();
        return;
    }
    m_rows = rows;
    Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

void KeyValueModel::replace(const QList<KeyValueRow> &rows)
{
    // The empty line becomes the new row, and another empty line comes after it: a view keeps its editor where somebody
    // types.
    const int before = int(m_rows.size());
    const int after = int(rows.size());
    if (after > before) {
        m_rows = rows;
        Q_EMIT dataChanged(index(0, 0), index(before, ColumnCount - 1));
        beginInsertRows({}, before + 1, after);
        m_rowCount = after + 1;
        endInsertRows();
    } else if (after < before) {
        int first = 0;
        while (first < after && rows[first] == m_rows[first])
            ++first;
        beginRemoveRows({}, first, first + before - after - 1);
        m_rows = rows;
        m_rowCount = after + 1;
        endRemoveRows();
    } else {
        m_rows = rows;
    }
    Q_EMIT dataChanged(index(0, 0), index(after, ColumnCount - 1));
    Q_EMIT edited();
}

void KeyValueModel::push(const QList<KeyValueRow> &after, const QString &text, int cell)
{
    if (after != m_rows)
        m_undo.push(new Change(this, after, text, cell));
}

void KeyValueModel::removeRowsAt(QList<int> rows)
{
    std::sort(rows.begin(), rows.end(), std::greater<>());
    QList<KeyValueRow> after = m_rows;
    for (const int row : rows) {
        if (row < 0 || row >= after.size())
            continue;
        if (after[row].isDeclared || after[row].isPath) {
            after[row].value.clear();
            after[row].raw.clear();
            after[row].enabled = after[row].isPath || after[row].isRequired;
        } else {
            after.removeAt(row);
        }
    }
    push(after, tr("Delete"), -1);
}

void KeyValueModel::setMasking(bool masking)
{
    if (std::exchange(m_masking, masking) != masking && !m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, ValueColumn), index(int(m_rows.size()) - 1, ValueColumn));
}

bool KeyValueModel::hasSecrets() const
{
    return std::any_of(m_rows.begin(), m_rows.end(),
                       [](const KeyValueRow &row) { return !row.value.isEmpty() && isSecretField(row.name.toUtf8()); });
}

void KeyValueModel::setFile(int row, const QString &path)
{
    QList<KeyValueRow> after = m_rows;
    if (row >= after.size())
        after.append(KeyValueRow());
    KeyValueRow &part = after[qMin(row, int(after.size()) - 1)];
    part.isFile = true;
    part.value = path;
    if (part.name.isEmpty())
        part.name = u"file"_s; // as forms usually call it; a part needs a name
    push(after, tr("Choose file"), -1);
}

void KeyValueModel::setText(int row)
{
    QList<KeyValueRow> after = m_rows;
    if (row < 0 || row >= after.size())
        return;
    after[row].isFile = false;
    push(after, tr("Make it a text"), -1);
}

int KeyValueModel::firstTrouble() const
{
    for (int i = 0; i < m_rows.size(); ++i) {
        if (!m_rows[i].trouble().isEmpty())
            return i;
    }
    return -1;
}

int KeyValueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rowCount;
}

int KeyValueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant KeyValueModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rowCount)
        return {};
    if (index.row() >= m_rows.size()) {
        if (role == PlaceholderRole && index.column() == NameColumn)
            return m_newRowHint;
        if (role == Qt::AccessibleTextRole && index.column() == NameColumn)
            return m_newRowHint;
        return role == Qt::EditRole || role == Qt::DisplayRole ? QVariant(QString()) : QVariant();
    }
    const KeyValueRow &row = m_rows[index.row()];
    if (role == TroubleRole)
        return row.trouble();
    if (role == SchemaRole)
        return row.schema;
    if (role == Qt::ForegroundRole && !row.enabled)
        return themeColors(QApplication::palette()).muted;
    switch (Column(index.column())) {
    case NameColumn: return nameData(row, role);
    case ValueColumn: return valueData(row, role);
    case AboutColumn: return aboutData(row, role);
    case ColumnCount: break;
    }
    return {};
}

QVariant KeyValueModel::nameData(const KeyValueRow &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return row.name;
    case Qt::CheckStateRole: return row.enabled ? Qt::Checked : Qt::Unchecked;
    case Qt::ToolTipRole: return row.isPath ? tr("Part of the path: it is always sent.") : QString();
    default: return {};
    }
}

QVariant KeyValueModel::valueData(const KeyValueRow &row, int role) const
{
    const bool isMasked = m_masking && isSecretField(row.name.toUtf8());
    switch (role) {
    case Qt::DisplayRole: return isMasked ? maskedValue(row.name.toUtf8(), row.value.toUtf8()) : row.value;
    case Qt::EditRole: return row.value;
    case MaskedRole: return isMasked;
    case Qt::AccessibleTextRole:
        //: a part of a form that is a file; %1 its path
        return row.isFile ? QVariant(tr("File: %1").arg(row.value)) : QVariant();
    case PlaceholderRole:
        if (row.isFile)
            return tr("no file chosen");
        if (const QString text = paramDefaultText(row.schema); !text.isEmpty())
            //: a parameter's value where none is typed
            return tr("%1 (default)").arg(text);
        return row.isRequired && row.isDeclared ? tr("required") : QString();
    case Qt::ToolTipRole: return row.trouble();
    case Qt::DecorationRole:
        if (row.isFile && row.trouble().isEmpty())
            return icon(u"document"_s, IconTone::Muted);
        return row.trouble().isEmpty() ? QVariant() : QApplication::style()->standardIcon(QStyle::SP_MessageBoxWarning);
    default: return {};
    }
}

QVariant KeyValueModel::aboutData(const KeyValueRow &row, int role) const
{
    if (m_parts) {
        if (role == PlaceholderRole)
            return row.isFile ? tr("as the name says") : tr("none");
        return role == Qt::DisplayRole || role == Qt::EditRole ? QVariant(row.type) : QVariant();
    }
    if (role == Qt::ForegroundRole)
        return themeColors(QApplication::palette()).muted;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const QString type = row.schema.isEmpty() ? QString() : paramTypeText(row.schema);
    if (type.isEmpty() || row.description.isEmpty())
        return type + row.description;
    //: description of a parameter, then its type
    return tr("%1 (%2)").arg(row.description, type);
}

bool KeyValueModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || (index.column() == AboutColumn && !m_parts))
        return false;
    QList<KeyValueRow> after = m_rows;
    const int at = index.row();
    const bool isNew = at >= m_rows.size();
    if (isNew) {
        if (role != Qt::EditRole || value.toString().isEmpty())
            return false;
        after.append(KeyValueRow());
    }
    KeyValueRow &row = after[at];
    if (role == Qt::CheckStateRole && index.column() == NameColumn) {
        row.enabled = row.isPath || value.toInt() == Qt::Checked;
        push(after, row.enabled ? tr("Switch on") : tr("Switch off"), -1);
        return true;
    }
    if (role != Qt::EditRole)
        return false;
    const QString text = value.toString();
    if (index.column() == NameColumn) {
        if (row.isDeclared || row.isPath || row.name == text)
            return row.name == text;
        row.name = text;
    } else if (index.column() == AboutColumn) {
        if (row.type == text)
            return true;
        row.type = text;
    } else {
        if (row.value == text)
            return true;
        // An optional parameter that a route declares is sent where somebody gave it a value, and only there.
        if (row.isDeclared && !row.isPath)
            row.enabled = row.isRequired || !text.isEmpty();
        row.value = text;
    }
    row.raw.clear();
    push(after, tr("Typing"), at * ColumnCount + index.column());
    return true;
}

QVariant KeyValueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case NameColumn: return tr("Name");
    case ValueColumn: return tr("Value");
    case AboutColumn: return m_parts ? tr("Content type") : tr("Description");
    case ColumnCount: break;
    }
    return {};
}

Qt::ItemFlags KeyValueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.row() >= m_rows.size())
        return index.column() == AboutColumn && !m_parts ? flags : flags | Qt::ItemIsEditable;
    const KeyValueRow &row = m_rows[index.row()];
    if (index.column() == NameColumn) {
        if (!row.isDeclared && !row.isPath)
            flags |= Qt::ItemIsEditable;
        if (!row.isPath)
            flags |= Qt::ItemIsUserCheckable;
    } else if (index.column() == ValueColumn || m_parts) {
        flags |= Qt::ItemIsEditable;
    }
    return flags;
}

} // namespace coroscope

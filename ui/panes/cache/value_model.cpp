#include "ui/panes/cache/value_model.h"

#include "ui/panes/cache/redis_text.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostShown = 512; // bytes of a cell

QString fieldsText(const QList<QByteArray> &fields)
{
    QStringList parts;
    for (qsizetype i = 0; i + 1 < fields.size() && parts.size() < 32; i += 2)
        parts.append(shownStart(fields[i], 64) + u": "_s + shownStart(fields[i + 1], 128));
    return parts.join(u"   "_s);
}

} // namespace

ValueModel::ValueModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ValueModel::setType(CacheType type)
{
    beginResetModel();
    m_type = type;
    m_rows.clear();
    m_names.clear();
    m_bytes = 0;
    m_hasMore = false;
    endResetModel();
}

void ValueModel::append(QList<Row> rows)
{
    if (m_type == CacheType::Hash || m_type == CacheType::Set || m_type == CacheType::SortedSet) {
        rows.removeIf([this](const Row &row) {
            if (m_names.contains(row.name))
                return true;
            m_names.insert(row.name);
            return false;
        });
    }
    if (rows.isEmpty())
        return;
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(rows.size()) - 1);
    for (Row &row : rows) {
        m_bytes += row.name.size() + row.value.size();
        for (const QByteArray &field : std::as_const(row.fields))
            m_bytes += field.size();
        m_rows.append(std::move(row));
    }
    endInsertRows();
}

QByteArray ValueModel::content(int row) const
{
    const Row &of = m_rows[row];
    switch (m_type) {
    case CacheType::Set:
    case CacheType::SortedSet: return of.name;
    case CacheType::Stream: {
        QJsonObject object;
        for (qsizetype i = 0; i + 1 < of.fields.size(); i += 2)
            object.insert(shownBytes(of.fields[i]), shownBytes(of.fields[i + 1]));
        return QJsonDocument(object).toJson();
    }
    default: return of.value;
    }
}

const QByteArray &ValueModel::cell(const Row &row, int column) const
{
    return column == 0 ? row.name : row.value;
}

int ValueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ValueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_type == CacheType::Set ? 1 : 2;
}

QVariant ValueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows[index.row()];
    const bool isIndex = m_type == CacheType::List && index.column() == 0;
    const bool isFields = m_type == CacheType::Stream && index.column() == 1;
    const bool isScore = m_type == CacheType::SortedSet && index.column() == 1;
    switch (role) {
    case Qt::DisplayRole:
        if (isIndex)
            return QLocale().toString(row.index);
        return isFields ? fieldsText(row.fields) : shownStart(cell(row, index.column()), kMostShown);
    case Qt::EditRole: return shownBytes(cell(row, index.column()));
    case Qt::ToolTipRole: return isIndex || isFields ? QVariant() : shownStart(cell(row, index.column()), 2048);
    case Qt::TextAlignmentRole:
        if (isIndex || isScore)
            return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
        return {};
    case kSortRole:
        if (isIndex)
            return row.index;
        if (isScore)
            return row.value.toDouble();
        return isFields ? QVariant(fieldsText(row.fields)) : QVariant(cell(row, index.column()));
    case kExportRole:
        if (isIndex)
            return QString::number(row.index);
        if (isFields)
            return QString::fromUtf8(QJsonDocument::fromJson(content(index.row())).toJson(QJsonDocument::Compact));
        return shownBytes(cell(row, index.column()));
    default: return {};
    }
}

QVariant ValueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole) {
        const bool isNumber
            = (m_type == CacheType::List && section == 0) || (m_type == CacheType::SortedSet && section == 1);
        return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (m_type) {
    case CacheType::Hash: return section == 0 ? tr("Field") : tr("Value");
    case CacheType::List: return section == 0 ? tr("Index") : tr("Element");
    case CacheType::Set: return tr("Member");
    //: Column: of a member of a sorted set, the number by which it is sorted.
    case CacheType::SortedSet: return section == 0 ? tr("Member") : tr("Score");
    case CacheType::Stream: return section == 0 ? tr("Id") : tr("Fields");
    default: return {};
    }
}

Qt::ItemFlags ValueModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || m_type == CacheType::Stream || (m_type == CacheType::List && index.column() == 0))
        return flags;
    if (cell(m_rows[index.row()], index.column()).size() <= kLongestInPlace)
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool ValueModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    if (value.toString() != index.data(Qt::EditRole).toString())
        Q_EMIT editRequested(index.row(), index.column(), value.toString());
    return false; // it changes when the store has
}

bool ValueModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_hasMore;
}

void ValueModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        Q_EMIT moreWanted();
}

} // namespace coroscope

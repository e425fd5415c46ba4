#include "ui/models/header_model.h"

#include "ui/secrets.h"

#include <algorithm>

namespace coroscope {

void HeaderModel::setHeaders(const HeaderList &headers)
{
    beginResetModel();
    m_headers = headers;
    endResetModel();
}

void HeaderModel::setRevealed(bool revealed)
{
    m_revealed = revealed;
    if (!m_headers.isEmpty())
        Q_EMIT dataChanged(index(0, ValueColumn), index(int(m_headers.size()) - 1, ValueColumn));
}

bool HeaderModel::hasSecrets() const
{
    return std::any_of(m_headers.begin(), m_headers.end(),
                       [](const auto &field) { return isSecretField(field.first); });
}

int HeaderModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_headers.size());
}

int HeaderModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant HeaderModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_headers.size() || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const auto &[name, value] = m_headers[index.row()];
    if (index.column() == NameColumn)
        return QString::fromUtf8(name);
    return m_revealed ? QString::fromUtf8(value) : maskedValue(name, value);
}

QVariant HeaderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == NameColumn ? tr("Name") : tr("Value");
}

} // namespace coroscope

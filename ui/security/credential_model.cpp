#include "ui/security/credential_model.h"

namespace coroscope {

void CredentialModel::setCredentials(QList<Credential> credentials)
{
    beginResetModel(); // few, and only when a person changes them
    m_rows = std::move(credentials);
    endResetModel();
}

QVariant CredentialModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const Credential &row = m_rows[index.row()];
    switch (index.column()) {
    case NameColumn: return row.name;
    case KindColumn:
        return row.kind == CredentialKind::Account
            //: Who may call the server: by name and password.
            ? tr("Account")
            //: Who may call the server: by a key.
            : tr("API key");
    case ScopesColumn:
        //: Scopes of somebody who may do everything.
        return row.scopes.isEmpty() ? tr("all") : row.scopes.join(QStringLiteral(", "));
    default: return {};
    }
}

QVariant CredentialModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn: return tr("Name");
    case KindColumn: return tr("Kind");
    case ScopesColumn: return tr("Scopes");
    default: return {};
    }
}

} // namespace coroscope

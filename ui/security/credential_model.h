#pragma once

#include "ui/security/credential_lines.h"

#include <QAbstractTableModel>

namespace coroscope {

/// Accounts and API keys, without anything that is secret. GUI thread.
class CredentialModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, KindColumn, ScopesColumn, ColumnCount };
    Q_ENUM(Column)

    explicit CredentialModel(QObject *parent = nullptr)
        : QAbstractTableModel(parent)
    {
    }
    void setCredentials(QList<Credential> credentials);
    const QList<Credential> &credentials() const noexcept { return m_rows; }

    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : ColumnCount; }
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<Credential> m_rows;
};

} // namespace coroscope

#pragma once

#include "server/outbound/http_call.h"

#include <QAbstractTableModel>

namespace coroscope {

/// The header fields of a response, in the order they came. Set-Cookie and other secrets are masked unless revealed.
class HeaderModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, ColumnCount };
    Q_ENUM(Column)

    using QAbstractTableModel::QAbstractTableModel;
    void setHeaders(const HeaderList &headers);
    void setRevealed(bool revealed);
    bool hasSecrets() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    HeaderList m_headers;
    bool m_revealed = false;
};

} // namespace coroscope

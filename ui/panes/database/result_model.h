#pragma once

#include "server/db/console.h"

#include <QAbstractTableModel>

namespace coroscope {

/// The rows that a statement gave. NULL is shown as such, stepping back; a text "NULL" is not taken for it. GUI thread.
class ResultModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setResult(db::ConsoleResult result);
    const db::ConsoleResult &result() const noexcept { return m_result; }
    /// The rows as an array of objects; bytes as Base64, whole numbers as such.
    QByteArray json() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    db::ConsoleResult m_result;
};

} // namespace coroscope

#pragma once

#include "server/db/console.h"

#include <QAbstractTableModel>

#include <memory>

namespace coroscope {

/// The rows that a statement gave. NULL is shown as such, stepping back; a text "NULL" is not taken for it. GUI thread.
class ResultModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setResult(db::ConsoleResult result);
    /// What is shown; whoever writes it into a file off the GUI thread shares it. Never null.
    std::shared_ptr<const db::ConsoleResult> shared() const noexcept { return m_result; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const db::ConsoleResult> m_result = std::make_shared<db::ConsoleResult>();
};

} // namespace coroscope

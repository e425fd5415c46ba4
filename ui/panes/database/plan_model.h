#pragma once

#include "server/db/explain.h"

#include <QAbstractItemModel>

namespace coroscope {

/// A plan as a tree. Scans and the like are amber, searches green, each with an icon and a word. GUI thread.
class PlanModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { StepColumn, MarkColumn, RowsColumn, ExpectedColumn, TimeColumn, ConditionColumn, ColumnCount };
    Q_ENUM(Column)

    using QAbstractItemModel::QAbstractItemModel;

    void setPlan(const db::Plan &plan);
    const db::Plan &plan() const noexcept { return m_plan; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Entry {
        const db::PlanNode *node = nullptr;
        int parent = -1;
        int row = 0;
        std::vector<int> children;
    };
    void add(const std::vector<db::PlanNode> &nodes, int parent);

    db::Plan m_plan;
    std::vector<Entry> m_entries;
    std::vector<int> m_top;
};

} // namespace coroscope

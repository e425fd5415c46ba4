#pragma once

#include "ui/content/json_tree.h"

#include <QAbstractItemModel>
#include <QHash>

namespace coroscope {

/// A JsonTree for a tree view. Children are listed when they are asked for; more than kGroup of them stand in groups
/// such as [0 … 999], so that a view never has to lay out a million rows. GUI thread.
class JsonTreeModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NameColumn, ValueColumn, TypeColumn, ColumnCount };
    Q_ENUM(Column)
    enum Role { TypeRole = Qt::UserRole, NodeRole };
    static constexpr quint32 kGroup = 1000;
    /// Deeper values are not unfolded here: QTreeView lays out its levels by recursion.
    static constexpr quint32 kMaxLevels = 1000;
    static constexpr qsizetype kShownChars = 500; ///< of a value; the whole is copied

    explicit JsonTreeModel(QObject *parent = nullptr);

    void setTree(std::shared_ptr<const JsonTree> tree);
    const std::shared_ptr<const JsonTree> &tree() const noexcept { return m_tree; }

    /// Of a node that is deeper than kMaxLevels: of what holds it there.
    QModelIndex indexOf(quint32 node) const;
    /// kNone for a group.
    quint32 nodeOf(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    quint32 groupSize(quint32 node) const;
    quint32 child(quint32 node, quint32 row) const;
    QString nameText(const QModelIndex &index) const;
    QString valueText(quint32 node) const;
    QString typeText(quint32 node) const;

    std::shared_ptr<const JsonTree> m_tree;
    mutable QHash<quint32, std::vector<quint32>> m_children;
};

} // namespace coroscope

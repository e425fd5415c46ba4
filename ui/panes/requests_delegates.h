#pragma once

#include <QStyledItemDelegate>

namespace coroscope {

class RequestsTable;

/// What all cells have in common: the tint of the rule that fits the row.
class RowDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit RowDelegate(RequestsTable *table);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

    RequestsTable *const m_table;
};

/// The mark of the rule that fits the row, and its name where the column is wide enough.
class RuleDelegate final : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Method and status as chips: a colour and a text. Painting is all it does; nothing is made for a row.
class ChipDelegate final : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/// Numbers in tabular digits, paths in monospace; what is zero or unknown steps back.
class CellDelegate final : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

/// A request's phases as a bar on the table's axis. A row outside of the axis gets an arrow at the edge that it lies
/// beyond.
class WaterfallDelegate final : public RowDelegate {
    Q_OBJECT
public:
    using RowDelegate::RowDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace coroscope

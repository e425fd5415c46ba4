#pragma once

#include <QStyledItemDelegate>

namespace coroscope {

class RequestsTable;

/// Method and status as chips: a colour and a text. Painting is all it does; nothing is made for a row.
class ChipDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit ChipDelegate(RequestsTable *table);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    RequestsTable *m_table;
};

/// Numbers in tabular digits, paths in monospace; what is zero or unknown steps back.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit CellDelegate(RequestsTable *table);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    RequestsTable *m_table;
};

/// A request's phases as a bar on the table's axis. A row outside of the axis gets an arrow at the edge that it lies
/// beyond.
class WaterfallDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit WaterfallDelegate(RequestsTable *table);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    RequestsTable *m_table;
};

} // namespace coroscope

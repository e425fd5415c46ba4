#pragma once

#include <QStyledItemDelegate>

namespace coroscope {

/// Lines of a comparison: what differs has a tint and a mark (+, −, ±), and of two values that differ the part that
/// does stands out. Paints only.
class DiffDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit DiffDelegate(QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace coroscope

#pragma once

#include <QStyledItemDelegate>

namespace coroscope {

/// Paints the BarParts of a cell (kBarRole) as a horizontal bar, one colour a phase. The same figures stand as text in
/// the cells beside it.
class BarDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace coroscope

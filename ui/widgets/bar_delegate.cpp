#include "ui/widgets/bar_delegate.h"

#include "ui/models/call_phases.h"
#include "ui/theme.h"

#include <QApplication>
#include <QPainter>

namespace coroscope {

void BarDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QWidget *widget = item.widget;
    QStyle *style = widget ? widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, widget);

    const auto parts = index.data(kBarRole).value<BarParts>();
    const double height = qMin(14, item.rect.height() - 6);
    const QRectF lane(item.rect.left() + 6, item.rect.center().y() + 1 - height / 2, item.rect.width() - 12, height);
    if (lane.width() <= 0)
        return;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->fillRect(QRectF(lane.left(), lane.center().y(), lane.width(), 1), themeColors(item.palette).grid);
    for (const BarPart &part : parts) {
        const double left = lane.left() + part.begin * lane.width();
        // What happened is visible, however short it was.
        const double width = qMax(2.0, (part.end - part.begin) * lane.width());
        painter->fillRect(QRectF(left, lane.top(), qMin(width, lane.right() - left + 1), lane.height()),
                          callPhaseColor(part.phase, item.palette));
    }
    painter->restore();
}

QSize BarDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {120, qMax(QStyledItemDelegate::sizeHint(option, index).height(), option.fontMetrics.height() + 6)};
}

} // namespace coroscope

#include "ui/style.h"

#include "ui/theme.h"

#include <QApplication>
#include <QPainter>
#include <QStyleOptionViewItem>

namespace coroscope {

namespace {

/// A cell of a selected row: lines above and below, and at the ends of the row.
void frameSelection(QPainter *painter, const QStyleOptionViewItem &item)
{
    const QRectF cell(item.rect);
    const QColor ink = item.palette.color(QPalette::HighlightedText);
    painter->fillRect(QRectF(cell.left(), cell.top(), cell.width(), 1), ink);
    painter->fillRect(QRectF(cell.left(), cell.bottom() - 1, cell.width(), 1), ink);
    using Position = QStyleOptionViewItem::ViewItemPosition;
    if (item.viewItemPosition == Position::Beginning || item.viewItemPosition == Position::OnlyOne)
        painter->fillRect(QRectF(cell.left(), cell.top(), 1, cell.height()), ink);
    if (item.viewItemPosition == Position::End || item.viewItemPosition == Position::OnlyOne)
        painter->fillRect(QRectF(cell.right() - 1, cell.top(), 1, cell.height()), ink);
}

} // namespace

Style::Style()
    : QProxyStyle(QStringLiteral("Fusion"))
{
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    const int plain = QProxyStyle::pixelMetric(metric, option, widget);
    switch (metric) {
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize: // those of lists, tabs and line edits ask for the small one
    case PM_MessageBoxIconSize:
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_ScrollBarExtent:
    case PM_TreeViewIndentation:
    case PM_HeaderMarkSize: return qRound(plain * m_scale);
    default: return plain;
    }
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
    if (element != CE_HeaderLabel || !header || header->sortIndicator == QStyleOptionHeader::None
        || header->orientation != Qt::Horizontal) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    // A style sheet gives the name all of the section, and the arrow is painted over its end.
    QStyleOptionHeaderV2 beside;
    if (const auto *whole = qstyleoption_cast<const QStyleOptionHeaderV2 *>(option))
        beside = *whole;
    else
        static_cast<QStyleOptionHeader &>(beside) = *header;
    QStyleOptionHeader section = *header;
    section.rect = widget ? QRect(0, 0, header->rect.width(), widget->height()) : header->rect;
    const QRect arrow = proxy()->subElementRect(SE_HeaderArrow, &section, widget);
    const bool isMirrored = header->direction == Qt::RightToLeft;
    const int room = isMirrored ? arrow.right() + 1 : section.rect.width() - arrow.left();
    if (isMirrored)
        beside.rect.setLeft(std::min(beside.rect.right(), beside.rect.left() + room));
    else
        beside.rect.setRight(std::max(beside.rect.left(), beside.rect.right() - room));
    QProxyStyle::drawControl(element, &beside, painter, widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    // The program's palette: in that of the option a style sheet has put its own brushes, transparent ones too.
    if (schemeOf(QApplication::palette()) != Scheme::HighContrast)
        return;
    if (element == PE_PanelItemViewItem) {
        const auto *item = qstyleoption_cast<const QStyleOptionViewItem *>(option);
        if (item && (item->state & State_Selected))
            frameSelection(painter, *item);
    } else if (element == PE_FrameFocusRect) {
        painter->save();
        painter->setPen(QPen(themeColors(QApplication::palette()).accent, 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option->rect).adjusted(1, 1, -1, -1));
        painter->restore();
    }
}

} // namespace coroscope

#include "ui/panes/route_delegate.h"

#include "server/http/route_info.h"
#include "ui/models/route_model.h"
#include "ui/theme.h"
#include "ui/widgets/chip.h"
#include "ui/words.h"

#include <QApplication>
#include <QPainter>

namespace coroscope {

void RouteDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const ThemeColors &colors = themeColors(option->palette);
    const bool selected = option->state & QStyle::State_Selected;
    const auto ink = [option](const QColor &color) {
        option->palette.setColor(QPalette::Text, color);
        option->palette.setColor(QPalette::HighlightedText, color);
    };
    if (index.data(RouteModel::RouteRole).toInt() < 0) {
        option->font.setBold(true);
        return;
    }
    switch (index.column()) {
    case RouteModel::KindColumn:
        if (option->text == words::handlerKind(HandlerKind::Blocking))
            ink(colors.warning);
        else if (!selected)
            ink(colors.muted);
        break;
    case RouteModel::ErrorsColumn:
        ink(colors.error);
        option->font.setBold(true);
        break;
    case RouteModel::InFlightColumn: ink(colors.accent); break;
    case RouteModel::SummaryColumn:
        if (!selected)
            ink(colors.muted);
        break;
    default: break;
    }
}

void RouteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QByteArray method = index.data(RouteModel::MethodRole).toByteArray();
    if (index.column() != RouteModel::RouteColumn || method.isEmpty()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString path = std::exchange(item.text, {});
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);

    painter->save();
    // Paths stand in a line behind badges of the common methods. "*" is any method.
    QFont small = item.font;
    small.setPointSizeF(small.pointSizeF() * 0.85);
    small.setBold(true);
    painter->setFont(small);
    const QString word = method == "*" ? QStringLiteral("ANY") : QString::fromLatin1(method);
    const int column = chipSize(painter->fontMetrics(), QStringLiteral("DELETE")).width();
    paintChip(painter, item.rect.adjusted(2, 0, 0, 0), word, themeColors(item.palette).method(method), item.palette,
              item.state & QStyle::State_Selected);
    const QFont code = monospaceFont();
    painter->setFont(code);
    painter->setPen(
        item.palette.color(item.state & QStyle::State_Selected ? QPalette::HighlightedText : QPalette::Text));
    const QRect text = item.rect.adjusted(column + 6, 0, -2, 0);
    painter->drawText(text, int(Qt::AlignVCenter | Qt::AlignLeft),
                      QFontMetrics(code).elidedText(path, Qt::ElideMiddle, text.width()));
    painter->restore();
}

QSize RouteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + 8);
    return size;
}

} // namespace coroscope

#include "ui/panes/route_delegate.h"

#include "server/http/route_info.h"
#include "ui/fault_words.h"
#include "ui/icon.h"
#include "ui/models/route_model.h"
#include "ui/theme.h"
#include "ui/widgets/chip.h"
#include "ui/words.h"

#include <QApplication>
#include <QPainter>

namespace coroscope {

namespace {

const QStyle *styleOf(const QStyleOptionViewItem &item)
{
    return item.widget ? item.widget->style() : QApplication::style();
}

bool isDisabled(const QModelIndex &index)
{
    return index.siblingAtColumn(RouteModel::RouteColumn).data(Qt::CheckStateRole).toInt() == Qt::Unchecked;
}

} // namespace

RouteDelegate::RouteDelegate(const RouteActivity *activity, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_activity(activity)
{
}

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
    if (isDisabled(index)) {
        if (!selected)
            ink(colors.muted);
        option->font.setStrikeOut(index.column() == RouteModel::RouteColumn);
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
    case RouteModel::LastHitColumn:
    case RouteModel::AuthColumn:
    case RouteModel::SummaryColumn:
        if (!selected)
            ink(colors.muted);
        break;
    default: break;
    }
}

void RouteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int route = index.data(RouteModel::RouteRole).toInt();
    const bool isPainted = index.column() == RouteModel::RouteColumn || index.column() == RouteModel::ActivityColumn
        || index.column() == RouteModel::PolicyColumn;
    if (route < 0 || !isPainted) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    if (index.column() == RouteModel::RouteColumn)
        paintRoute(painter, item, index);
    else if (index.column() == RouteModel::PolicyColumn)
        paintPolicy(painter, item, index);
    else
        paintActivity(painter, item, route);
}

void RouteDelegate::paintRoute(QPainter *painter, QStyleOptionViewItem item, const QModelIndex &index) const
{
    const QByteArray method = index.data(RouteModel::MethodRole).toByteArray();
    const bool hasTwins = index.data(RouteModel::TwinsRole).toBool();
    const bool hasFault = index.data(RouteModel::FaultRole).toBool();
    const QStyle *style = styleOf(item);
    const QRect room = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    const QString path = std::exchange(item.text, {});
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    painter->save();
    const bool selected = item.state & QStyle::State_Selected;
    // Paths stand in a line behind badges of the common methods. "*" is any method.
    QFont small = item.font;
    small.setPointSizeF(small.pointSizeF() * 0.85);
    small.setBold(true);
    small.setStrikeOut(false);
    painter->setFont(small);
    const QString word = method == "*" ? QStringLiteral("ANY") : QString::fromLatin1(method);
    const int column = chipSize(painter->fontMetrics(), QStringLiteral("DELETE")).width();
    const ThemeColors &colors = themeColors(item.palette);
    const int left = room.left() + 3;
    const QRect line(left, item.rect.top(), item.rect.right() - left, item.rect.height());
    paintChip(painter, line, word, item.font.strikeOut() ? colors.muted : colors.method(method), item.palette,
              selected);
    QFont code = monospaceFont();
    code.setStrikeOut(item.font.strikeOut());
    painter->setFont(code);
    painter->setPen(item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    QRect text = line.adjusted(column + 4, 0, -2, 0);
    const int badge = painter->fontMetrics().height();
    if (hasFault) { // nobody is to wonder why it is slow
        const QRect square(text.right() - badge, line.center().y() - badge / 2, badge, badge);
        icon(QStringLiteral("dialog-warning"), IconTone::Warning).paint(painter, square);
        text.setRight(square.left() - 2);
    }
    // The path is more important.
    if (hasTwins && text.width() >= QFontMetrics(code).horizontalAdvance(path) + badge + 4) {
        const QRect square(text.right() - badge, line.center().y() - badge / 2, badge, badge);
        icon(QStringLiteral("object-flip"), IconTone::Info).paint(painter, square);
        text.setRight(square.left() - 2);
    }
    painter->drawText(text, int(Qt::AlignVCenter | Qt::AlignLeft),
                      QFontMetrics(code).elidedText(path, Qt::ElideMiddle, text.width()));
    painter->restore();
}

/// What has no room any more is "…"; the tool tip says all of it.
void RouteDelegate::paintPolicy(QPainter *painter, QStyleOptionViewItem item, const QModelIndex &index) const
{
    const auto chips = index.data(RouteModel::PolicyRole).value<QList<words::PolicyChip>>();
    item.text.clear();
    styleOf(item)->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    painter->save();
    QFont small = item.font;
    small.setPointSizeF(small.pointSizeF() * 0.9);
    painter->setFont(small);
    const QFontMetrics metrics = painter->fontMetrics();
    const bool selected = item.state & QStyle::State_Selected;
    QRect room = item.rect.adjusted(4, 0, -2, 0);
    const int dots = metrics.horizontalAdvance(QStringLiteral("\u2026")) + 4;
    for (qsizetype i = 0; i < chips.size(); ++i) {
        const int width = chipSize(metrics, chips[i].text).width();
        if (i > 0 && width + (i + 1 < chips.size() ? dots : 0) > room.width()) {
            painter->setPen(item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
            painter->drawText(room, int(Qt::AlignVCenter | Qt::AlignLeft), QStringLiteral("\u2026"));
            break;
        }
        paintChip(painter, room, chips[i].text, toneColor(chips[i].tone, item.palette), item.palette, selected);
        room.setLeft(room.left() + width + 4);
    }
    painter->restore();
}

/// A bar for each second, the newest on the right, as high as the busiest; what failed stands at its foot.
void RouteDelegate::paintActivity(QPainter *painter, QStyleOptionViewItem item, int route) const
{
    item.text.clear();
    styleOf(item)->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const QRectF room = QRectF(item.rect).adjusted(4, 4, -4, -3);
    const quint32 most = m_activity->most(route);
    if (most == 0 || room.width() < RouteActivity::kIntervals / 2.0 || room.height() < 4)
        return;
    painter->save();
    const ThemeColors &colors = themeColors(item.palette);
    const bool selected = item.state & QStyle::State_Selected;
    const QColor ink = selected ? item.palette.color(QPalette::HighlightedText) : colors.accent;
    painter->setPen(selected ? ink : colors.grid);
    painter->drawLine(room.bottomLeft(), room.bottomRight());
    const double step = room.width() / RouteActivity::kIntervals;
    for (int ago = 0; ago < RouteActivity::kIntervals; ++ago) {
        const auto interval = m_activity->at(route, ago);
        if (interval.hits == 0)
            continue;
        const double height = std::max(2.0, room.height() * interval.hits / most);
        const QRectF bar(room.right() - step * (ago + 1), room.bottom() - height, std::max(1.0, step - 0.5), height);
        painter->fillRect(bar, ink);
        if (interval.errors > 0) {
            const double failed = std::max(2.0, height * interval.errors / interval.hits);
            painter->fillRect(QRectF(bar.left(), room.bottom() - failed, bar.width(), failed), colors.error);
        }
    }
    painter->restore();
}

QSize RouteDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + 8);
    return size;
}

} // namespace coroscope

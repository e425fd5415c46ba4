#include "ui/panes/tasks/task_delegate.h"

#include "ui/panes/tasks/task_model.h"
#include "ui/panes/tasks/task_words.h"
#include "ui/theme.h"
#include "ui/widgets/chip.h"

#include <QApplication>
#include <QPainter>

namespace coroscope {

void TaskDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = index.column() == TaskModel::IdColumn ? Qt::ElideLeft : Qt::ElideRight;
    if (option->state & QStyle::State_Selected)
        return;
    const ThemeColors &colors = themeColors(option->palette);
    switch (index.column()) {
    case TaskModel::ErrorColumn: option->palette.setColor(QPalette::Text, colors.error); break;
    case TaskModel::IdColumn:
    case TaskModel::RequestColumn: option->palette.setColor(QPalette::Text, colors.muted); break;
    default: break;
    }
}

void TaskDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool isState = index.column() == TaskModel::StateColumn;
    if (!isState && index.column() != TaskModel::ProgressColumn)
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, {});
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const QVariant state = index.data(TaskModel::kStateRole);
    if (!state.isValid() || text.isEmpty())
        return;
    const bool selected = item.state & QStyle::State_Selected;
    const QColor color = taskwords::stateColor(tasks::TaskState(state.toInt()), item.palette);
    if (isState)
        paintChip(painter, item.rect.adjusted(4, 0, -4, 0), text, color, item.palette, selected);
    else
        paintProgress(painter, item, text, index.data(TaskModel::kProgressRole).toDouble(), color);
}

void TaskDelegate::paintProgress(QPainter *painter, const QStyleOptionViewItem &item, const QString &text, double share,
                                 const QColor &color) const
{
    const bool selected = item.state & QStyle::State_Selected;
    const int room = item.fontMetrics.horizontalAdvance(QStringLiteral("100 %")) + 4;
    const QRect words = item.rect.adjusted(item.rect.width() - room - 4, 0, -4, 0);
    const int height = qMin(8, item.rect.height() - 8);
    QRectF bar(item.rect.left() + 6, item.rect.center().y() + 1 - height / 2, item.rect.width() - room - 14, height);
    painter->save();
    painter->setPen(item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    painter->setFont(item.font);
    painter->drawText(words, Qt::AlignRight | Qt::AlignVCenter, text);
    if (bar.width() > 8) {
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(themeColors(item.palette).border, 1));
        painter->setBrush(item.palette.color(QPalette::Base));
        painter->drawRoundedRect(bar.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        bar.setWidth(qMax(3.0, bar.width() * qBound(0.0, share, 1.0)));
        painter->drawRoundedRect(bar.adjusted(1, 1, -1, -1), 2, 2);
    }
    painter->restore();
}

} // namespace coroscope

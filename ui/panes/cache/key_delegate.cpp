#include "ui/panes/cache/key_delegate.h"

#include "ui/panes/cache/key_model.h"
#include "ui/panes/cache/type_words.h"
#include "ui/theme.h"
#include "ui/widgets/chip.h"

#include <QApplication>
#include <QDateTime>
#include <QPainter>

namespace coroscope {

namespace {

constexpr qint64 kSoon = 10'000; // ms
constexpr int kRowPadding = 8; // px, as the other tables have it

} // namespace

void KeyDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (option->state & QStyle::State_Selected)
        return;
    const ThemeColors &colors = themeColors(option->palette);
    const bool isKey = index.data(KeyModel::kIsKeyRole).toBool();
    if (!isKey && index.column() == KeyModel::TypeColumn)
        option->palette.setColor(QPalette::Text, colors.muted);
    if (!isKey || index.column() != KeyModel::TtlColumn)
        return;
    const auto *model = static_cast<const KeyModel *>(index.model());
    const KeyFacts *facts = model->facts(index.data(KeyModel::kKeyRole).toByteArray());
    if (!facts)
        return;
    if (facts->expires == KeyFacts::kNever)
        option->palette.setColor(QPalette::Text, colors.muted);
    else if (facts->expires > 0 && facts->expires - QDateTime::currentMSecsSinceEpoch() < kSoon)
        option->palette.setColor(QPalette::Text, colors.warning);
}

QSize KeyDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return {QStyledItemDelegate::sizeHint(option, index).width(), option.fontMetrics.height() + kRowPadding};
}

void KeyDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (index.column() != KeyModel::TypeColumn || !index.data(KeyModel::kIsKeyRole).toBool())
        return QStyledItemDelegate::paint(painter, option, index);
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, {});
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    if (text.isEmpty())
        return;
    const auto *model = static_cast<const KeyModel *>(index.model());
    const KeyFacts *facts = model->facts(index.data(KeyModel::kKeyRole).toByteArray());
    const QColor color = typeColor(cacheType(facts ? facts->type : QByteArray()), item.palette);
    paintChip(painter, item.rect.adjusted(4, 0, -4, 0), text, color, item.palette, item.state & QStyle::State_Selected);
}

} // namespace coroscope

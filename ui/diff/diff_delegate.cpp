#include "ui/diff/diff_delegate.h"

#include "ui/diff/diff_model.h"
#include "ui/theme.h"

#include <QApplication>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace coroscope {

namespace {

using Kind = DiffRow::Kind;
constexpr int kMargin = 4;
constexpr qsizetype kPainted = 400; // more characters of a value are never in sight

/// The part of `text` that is not the same in `other`: from where they part to where they meet again.
std::pair<qsizetype, qsizetype> differingPart(QStringView text, QStringView other)
{
    const auto shorter = std::min(text.size(), other.size());
    qsizetype start = 0;
    while (start < shorter && text[start] == other[start])
        ++start;
    qsizetype end = 0;
    while (end < shorter - start && text[text.size() - 1 - end] == other[other.size() - 1 - end])
        ++end;
    return {start, text.size() - start - end};
}

QColor toneOf(Kind kind, const ThemeColors &colors)
{
    switch (kind) {
    case Kind::Added: return colors.success;
    case Kind::Removed: return colors.error;
    case Kind::Changed: return colors.warning;
    default: return colors.muted;
    }
}

QString markOf(Kind kind)
{
    switch (kind) {
    case Kind::Added: return QStringLiteral("+");
    case Kind::Removed: return QStringLiteral("−");
    case Kind::Changed: return QStringLiteral("±");
    default: return {};
    }
}

} // namespace

DiffDelegate::DiffDelegate(QObject *parent)
    : QStyledItemDelegate(parent)
{
}

void DiffDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const int kind = index.data(DiffModel::KindRole).toInt();
    const ThemeColors &colors = themeColors(option->palette);
    if (kind < 0) {
        option->font.setBold(index.column() == DiffModel::NameColumn);
        if (index.column() == DiffModel::NoteColumn)
            option->palette.setColor(QPalette::Text, colors.muted);
        return;
    }
    if (Kind(kind) == Kind::Gap)
        option->palette.setColor(QPalette::Text, colors.muted);
    else if (index.column() == DiffModel::NoteColumn)
        option->palette.setColor(QPalette::Text, toneOf(Kind(kind), colors));
    else if (index.column() != DiffModel::NameColumn) {
        static const QFont font = monospaceFont();
        option->font.setFamilies(font.families());
    }
    // What differs stands on a tint; the mark in its name says the same.
    const bool differs = Kind(kind) == Kind::Added || Kind(kind) == Kind::Removed || Kind(kind) == Kind::Changed;
    if (differs)
        option->backgroundBrush = mixed(option->palette.color(QPalette::Base), toneOf(Kind(kind), colors), 0.10);
    if (index.column() == DiffModel::NameColumn && differs)
        option->text = markOf(Kind(kind)) + u' ' + option->text;
}

void DiffDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int kind = index.data(DiffModel::KindRole).toInt();
    const bool value = index.column() == DiffModel::AColumn || index.column() == DiffModel::BColumn;
    if (kind != int(Kind::Changed) || !value) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString text = std::exchange(item.text, {});
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    // The part that differs, scrolled into sight where the same start is long.
    auto [start, length] = differingPart(text, index.data(DiffModel::OtherRole).toString());
    QString shown = text;
    const QFontMetrics metrics(item.font);
    const QRect area = item.rect.adjusted(kMargin, 0, -kMargin, 0);
    const qsizetype room = std::max<qsizetype>(8, area.width() / std::max(1, metrics.averageCharWidth()));
    if (start + std::min<qsizetype>(length, 8) > room) {
        const qsizetype cut = std::max<qsizetype>(0, start - room / 3);
        shown = u'…' + shown.sliced(cut);
        start -= cut - 1;
    }
    shown = shown.first(std::min(shown.size(), kPainted));
    shown.replace(u'\t', u' ').replace(u'\n', u' ');
    length = std::clamp<qsizetype>(length, 0, std::max<qsizetype>(0, shown.size() - start));

    const ThemeColors &colors = themeColors(item.palette);
    const bool selected = item.state & QStyle::State_Selected;
    QTextLayout layout(shown, item.font);
    QTextCharFormat format;
    format.setBackground(
        mixed(item.palette.color(selected ? QPalette::Highlight : QPalette::Base), colors.warning, 0.35));
    layout.setFormats({{int(start), int(length), format}});
    QTextOption oneLine;
    oneLine.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(oneLine);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    layout.endLayout();
    painter->save();
    painter->setClipRect(area);
    painter->setPen(item.palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(painter, QPointF(area.left(), area.top() + (area.height() - line.height()) / 2));
    painter->restore();
}

QSize DiffDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    size.setHeight(option.fontMetrics.height() + 8);
    return size;
}

} // namespace coroscope

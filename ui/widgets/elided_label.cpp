#include "ui/widgets/elided_label.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QToolTip>

namespace coroscope {

namespace {

/// Without what the style sheet, an indent or a margin takes: the difference between the hint and the text.
QRect textRect(const QLabel *label)
{
    const int text = label->fontMetrics().horizontalAdvance(label->text());
    const int padding = qMax(0, (label->QLabel::sizeHint().width() - text) / 2);
    return label->rect().adjusted(padding, 0, -padding, 0);
}

} // namespace

bool isCut(const QLabel *label)
{
    return !label->text().isEmpty()
        && label->fontMetrics().horizontalAdvance(label->text()) > textRect(label).width() + 1;
}

void paintElided(QLabel *label)
{
    QPainter painter(label);
    QStyleOption option;
    option.initFrom(label);
    label->style()->drawPrimitive(QStyle::PE_Widget, &option, &painter, label);
    const QRect area = textRect(label);
    label->style()->drawItemText(
        &painter, area, int(Qt::AlignLeft | Qt::AlignVCenter), label->palette(), label->isEnabled(),
        label->fontMetrics().elidedText(label->text(), Qt::ElideRight, area.width()), label->foregroundRole());
}

bool tellWhole(QLabel *label, QEvent *event)
{
    if (event->type() != QEvent::ToolTip || !label->toolTip().isEmpty() || !isCut(label))
        return false;
    QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), label->text(), label);
    return true;
}

ElidedLabel::ElidedLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
}

void ElidedLabel::setText(const QString &text)
{
    if (text == this->text())
        return;
    QLabel::setText(text);
    setAccessibleName(text);
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QSize whole = QLabel::sizeHint();
    return {qMin(whole.width(), fontMetrics().averageCharWidth() * 12), whole.height()};
}

void ElidedLabel::paintEvent(QPaintEvent *event)
{
    if (isElided())
        paintElided(this);
    else
        QLabel::paintEvent(event);
}

bool ElidedLabel::event(QEvent *event)
{
    return tellWhole(this, event) || QLabel::event(event);
}

} // namespace coroscope

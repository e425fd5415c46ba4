#include "ui/widgets/figure_button.h"

#include <QStyle>
#include <QStyleOptionToolButton>
#include <QStylePainter>

#include <algorithm>

namespace coroscope {

namespace {
constexpr int kLeastCharacters = 9;
}

FigureButton::FigureButton(const QString &hint, QWidget *parent)
    : QToolButton(parent)
    , m_hint(hint)
{
    setProperty("flat", true);
    setFocusPolicy(Qt::StrongFocus);
    setToolButtonStyle(Qt::ToolButtonTextOnly);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setAccessibleDescription(hint);
    refreshToolTip();
}

void FigureButton::setFigure(const QString &text)
{
    if (text == this->text())
        return;
    setText(text);
    setAccessibleName(text);
    updateGeometry();
    refreshToolTip();
}

void FigureButton::setTone(const QString &tone)
{
    if (property("tone").toString() == tone)
        return;
    setProperty("tone", tone);
    style()->unpolish(this);
    style()->polish(this);
    updateGeometry();
}

int FigureButton::padding() const
{
    return std::max(8, QToolButton::sizeHint().width() - fontMetrics().horizontalAdvance(text()));
}

QSize FigureButton::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + padding(), QToolButton::sizeHint().height()};
}

QSize FigureButton::minimumSizeHint() const
{
    const QSize whole = sizeHint();
    return {std::min(whole.width(), fontMetrics().averageCharWidth() * kLeastCharacters + padding()), whole.height()};
}

bool FigureButton::isElided() const
{
    return width() < sizeHint().width();
}

void FigureButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    if (isElided())
        option.text = fontMetrics().elidedText(text(), Qt::ElideRight, width() - padding());
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
}

void FigureButton::resizeEvent(QResizeEvent *event)
{
    QToolButton::resizeEvent(event);
    refreshToolTip();
}

void FigureButton::refreshToolTip()
{
    setToolTip(isElided() ? text() + u'\n' + m_hint : m_hint);
}

} // namespace coroscope

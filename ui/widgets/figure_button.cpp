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
    if (m_kept > 0) {
        m_kept = 0;
        updateGeometry();
    }
    showText(text);
}

void FigureButton::setNumber(const QString &text)
{
    showText(text);
    if (const int width = wholeWidth(); width > m_kept) {
        m_kept = width;
        updateGeometry();
    }
}

void FigureButton::showText(const QString &text)
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
    // Without the two spaces that a tool button has beside its text: they are better used for words.
    const QFontMetrics metrics = fontMetrics();
    return std::max(
        8, QToolButton::sizeHint().width() - metrics.horizontalAdvance(text()) - 2 * metrics.horizontalAdvance(u' '));
}

int FigureButton::wholeWidth() const
{
    return fontMetrics().horizontalAdvance(text()) + padding();
}

QSize FigureButton::sizeHint() const
{
    return {std::max(m_kept, wholeWidth()), QToolButton::sizeHint().height()};
}

QSize FigureButton::minimumSizeHint() const
{
    const int least = fontMetrics().averageCharWidth() * kLeastCharacters + padding();
    return {std::min(wholeWidth(), least), QToolButton::sizeHint().height()};
}

bool FigureButton::isElided() const
{
    return width() < wholeWidth();
}

void FigureButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    QStyleOptionToolButton option;
    initStyleOption(&option);
    option.text.clear();
    painter.drawComplexControl(QStyle::CC_ToolButton, option);
    const int side = padding() / 2;
    const QRect room = rect().adjusted(side, 0, -side, 0);
    // Where there is room for more digits it is at their side, so that the words beside them stand still.
    const bool isNumberFirst = !text().isEmpty() && text().front().isDigit();
    painter.drawItemText(
        room, int((isNumberFirst ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter), palette(), isEnabled(),
        isElided() ? fontMetrics().elidedText(text(), Qt::ElideRight, room.width()) : text(), QPalette::ButtonText);
}

void FigureButton::resizeEvent(QResizeEvent *event)
{
    QToolButton::resizeEvent(event);
    refreshToolTip();
}

void FigureButton::hideEvent(QHideEvent *event)
{
    QToolButton::hideEvent(event);
    m_kept = 0;
}

void FigureButton::changeEvent(QEvent *event)
{
    QToolButton::changeEvent(event);
    if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange)
        return;
    // A tone makes letters bold and plain again while numbers change: that is no reason to move.
    if (const double points = fontInfo().pointSizeF(); !qFuzzyCompare(points, m_keptFor)) {
        m_keptFor = points;
        m_kept = 0;
        updateGeometry();
    }
}

void FigureButton::refreshToolTip()
{
    setToolTip(isElided() ? text() + u'\n' + m_hint : m_hint);
}

} // namespace coroscope

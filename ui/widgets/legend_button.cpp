#include "ui/widgets/legend_button.h"

#include "ui/theme.h"

#include <QPainter>

namespace coroscope {

namespace {

constexpr int kMargin = 5;

} // namespace

LegendButton::LegendButton(const QString &name, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(name);
    setCheckable(true);
    setChecked(true);
    setIconSize({22, 12});
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("Show or hide %1").arg(name));
    setAccessibleName(name);
    setAccessibleDescription(tr("Show or hide this series"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize LegendButton::sizeHint() const
{
    return {iconSize().width() + 4 + fontMetrics().horizontalAdvance(text()) + 2 * kMargin, fontMetrics().height() + 6};
}

void LegendButton::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse())
        painter.fillRect(rect(), mixed(palette().color(QPalette::Window), palette().color(QPalette::Text), 0.08));
    if (hasFocus()) {
        painter.setPen(QPen(colors.accent, 1));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }
    painter.setOpacity(isChecked() ? 1 : 0.35);
    icon().paint(&painter, QRect(QPoint(kMargin, (height() - iconSize().height()) / 2), iconSize()));
    painter.setOpacity(1);
    QFont shown = font();
    shown.setStrikeOut(!isChecked());
    painter.setFont(shown);
    painter.setPen(isChecked() ? palette().color(QPalette::Text) : colors.muted);
    painter.drawText(rect().adjusted(kMargin + iconSize().width() + 4, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                     text());
}

void LegendButton::enterEvent(QEnterEvent *event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void LegendButton::leaveEvent(QEvent *event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

} // namespace coroscope

#include "ui/widgets/tone_label.h"

#include "ui/chart_colors.h"
#include "ui/theme.h"

#include <QEvent>
#include <QPainter>

namespace coroscope {

QColor toneColor(Tone tone, const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    switch (tone) {
    case Tone::Text:
        return palette.color(QPalette::Text);
    case Tone::Muted:
        return colors.muted;
    case Tone::Success:
        return colors.success;
    case Tone::Warning:
        return colors.warning;
    case Tone::Error:
        return colors.error;
    case Tone::Info:
        return colors.info;
    }
    return palette.color(QPalette::Text);
}

ToneLabel::ToneLabel(Tone tone, QWidget *parent)
    : QLabel(parent)
    , m_tone(tone)
{
    setTextFormat(Qt::PlainText);
    apply();
}

void ToneLabel::setTone(Tone tone)
{
    m_tone = tone;
    apply();
}

void ToneLabel::apply()
{
    m_applying = true;
    QPalette colors = palette();
    colors.setColor(QPalette::WindowText, toneColor(m_tone, colors));
    setPalette(colors);
    m_applying = false;
}

void ToneLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_applying)
        apply();
}

Chip::Chip(Tone tone, QWidget *parent)
    : ToneLabel(tone, parent)
{
    QFont bold = font();
    bold.setBold(true);
    setFont(bold);
    setContentsMargins(10, 3, 10, 3);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
}

void Chip::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = toneColor(tone(), palette());
    painter.setPen(QPen(color, 1));
    painter.setBrush(chipGround(color, palette()));
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(area, 4, 4);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace coroscope

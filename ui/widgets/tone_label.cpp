#include "ui/widgets/tone_label.h"

#include "ui/chart_colors.h"
#include "ui/theme.h"
#include "ui/widgets/elided_label.h"

#include <QEvent>
#include <QPainter>

namespace coroscope {

QColor toneColor(Tone tone, const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    switch (tone) {
    case Tone::Text: return palette.color(QPalette::Text);
    case Tone::Muted: return colors.muted;
    case Tone::Success: return colors.success;
    case Tone::Warning: return colors.warning;
    case Tone::Error: return colors.error;
    case Tone::Info: return colors.info;
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
    QPalette own; // with this one role set, so that all others follow the theme
    own.setColor(QPalette::WindowText, toneColor(m_tone, palette()));
    setPalette(own);
    m_applying = false;
}

void ToneLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    // A new style sheet puts the palette back that it found before the one of the new theme came.
    if ((event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) && !m_applying)
        apply();
}

void ToneLabel::paintEvent(QPaintEvent *event)
{
    if (!wordWrap() && isCut(this))
        paintElided(this);
    else
        QLabel::paintEvent(event);
}

bool ToneLabel::event(QEvent *event)
{
    return (!wordWrap() && tellWhole(this, event)) || QLabel::event(event);
}

Chip::Chip(Tone tone, QWidget *parent)
    : ToneLabel(tone, parent)
{
    QFont bold = font();
    bold.setBold(true);
    setFont(bold);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize Chip::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(text()) + 18, fontMetrics().height() + 8};
}

QSize Chip::minimumSizeHint() const
{
    return sizeHint();
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = toneColor(tone(), palette());
    painter.setPen(QPen(color, 1));
    painter.setBrush(chipGround(color, palette()));
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(area, 4, 4);
    painter.drawText(rect(), Qt::AlignCenter, text());
}

} // namespace coroscope

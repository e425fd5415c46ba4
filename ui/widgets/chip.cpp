#include "ui/widgets/chip.h"

#include "ui/theme.h"

#include <QPainter>

namespace coroscope {

namespace {
constexpr int kPadding = 6;
}

QSize chipSize(const QFontMetrics &metrics, const QString &text)
{
    return {metrics.horizontalAdvance(text) + 2 * kPadding, metrics.height() + 2};
}

void paintChip(QPainter *painter, const QRect &rect, const QString &text, const QColor &color, const QPalette &palette,
               bool selected)
{
    const QFontMetrics metrics = painter->fontMetrics();
    QSize size = chipSize(metrics, text).boundedTo(rect.size());
    if (size.width() <= 2 * kPadding)
        return;
    const QRect chip(rect.left(), rect.top() + (rect.height() - size.height()) / 2, size.width(), size.height());
    // On a highlight the tint would be lost, so the chip brings its own ground.
    const QColor base = palette.color(QPalette::Base);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool outlined = schemeOf(palette) == Scheme::HighContrast; // where a tint would cost contrast
    painter->setPen(outlined ? QPen(color, 1) : QPen(Qt::NoPen));
    painter->setBrush(outlined ? base : selected ? mixed(base, color, 0.08) : mixed(base, color, 0.14));
    painter->drawRoundedRect(outlined ? QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5) : QRectF(chip), 3, 3);
    painter->setPen(color);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, chip.width() - 2 * kPadding + 1);
    painter->drawText(chip, Qt::AlignCenter, shown);
    painter->restore();
}

} // namespace coroscope

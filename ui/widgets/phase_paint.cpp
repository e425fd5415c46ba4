#include "ui/widgets/phase_paint.h"

#include "ui/theme.h"

#include <QPainter>

namespace coroscope {

QColor phaseColor(ExchangePhase phase, const QPalette &palette)
{
    const ThemeColors &colors = themeColors(palette);
    switch (phase) {
    case ExchangePhase::Blocked: return colors.blocked;
    case ExchangePhase::Held: return colors.held;
    case ExchangePhase::OnLoop: return colors.onLoop;
    case ExchangePhase::Waiting: return colors.waiting;
    case ExchangePhase::Receive:
    case ExchangePhase::Queue:
    case ExchangePhase::Respond: return colors.transfer;
    }
    return colors.transfer;
}

bool isHatched(ExchangePhase phase)
{
    return phase == ExchangePhase::Waiting || phase == ExchangePhase::Queue;
}

void paintPhase(QPainter *painter, const QRectF &rect, ExchangePhase phase, const QPalette &palette)
{
    const QColor color = phaseColor(phase, palette);
    if (!isHatched(phase) || rect.width() < 4) {
        painter->fillRect(rect, color);
        return;
    }
    const QColor base = palette.color(QPalette::Base);
    painter->fillRect(rect, mixed(base, color, 0.25));
    painter->save();
    painter->setBrushOrigin(rect.topLeft());
    painter->fillRect(rect, QBrush(color, Qt::BDiagPattern));
    painter->restore();
    // Ends that are seen also where hatches of two bars would run into each other.
    painter->fillRect(QRectF(rect.left(), rect.top(), 1, rect.height()), color);
    painter->fillRect(QRectF(rect.right() - 1, rect.top(), 1, rect.height()), color);
}

} // namespace coroscope

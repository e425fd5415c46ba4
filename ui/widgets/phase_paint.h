#pragma once

#include "ui/models/exchange_phases.h"

#include <QBrush>
#include <QColor>
#include <QRectF>

class QPainter;
class QPalette;

namespace coroscope {

// How a phase looks, everywhere: solid where the request ran, hatched where it waited, and a colour each. Waterfall
// cells, the bar of the Overview and its legend paint through this.

QColor phaseColor(ExchangePhase phase, const QPalette &palette);
/// Hatched: the request did nothing but wait.
bool isHatched(ExchangePhase phase);
void paintPhase(QPainter *painter, const QRectF &rect, ExchangePhase phase, const QPalette &palette);

} // namespace coroscope

#pragma once

#include <QColor>
#include <QString>

class QFontMetrics;
class QPainter;
class QPalette;
class QRect;
class QSize;

namespace coroscope {

// A short word on a tinted, rounded ground: methods, status codes, kinds. It has its colour and its text. Painted, not
// a widget, so that tables can show thousands.

/// Space that a chip of that text takes.
QSize chipSize(const QFontMetrics &metrics, const QString &text);
/// Paints it left-aligned and vertically centred in `rect`, cut where it is too long. `selected`: on a highlighted row.
void paintChip(QPainter *painter, const QRect &rect, const QString &text, const QColor &color, const QPalette &palette,
               bool selected);

} // namespace coroscope

#pragma once

#include "ui/models/row_rules.h"

#include <QColor>
#include <QIcon>

class QPainter;
class QPalette;
class QRectF;

namespace coroscope {

/// How a tone looks in the palette in force. Its ground lies behind a row: every colour of text that a list uses keeps
/// its contrast on it (a test holds it to that). Nobody has to tell colours apart: each tone has a mark of its own
/// shape.
QColor toneInk(RowTone tone, const QPalette &palette);
QColor toneGround(RowTone tone, const QPalette &palette);
/// "Amber, triangle".
QString toneName(RowTone tone);
/// In the middle of `rect`, as large as fits.
void paintToneMark(QPainter *painter, const QRectF &rect, RowTone tone, const QPalette &palette);
QIcon toneIcon(RowTone tone, const QPalette &palette);

} // namespace coroscope

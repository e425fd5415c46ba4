#pragma once

#include <QString>

class QColor;
class QFontMetrics;
class QPainter;
class QRect;

namespace coroscope {

// A key sequence as small key tops, "Ctrl" "Shift" "F5", right of a command. Painted, not a widget.

/// `keys` as QKeySequence::toString(NativeText) gives it.
int keyCapsWidth(const QFontMetrics &metrics, const QString &keys);
/// Left-aligned and vertically centred in `rect`, letters and outlines in `ink`.
void paintKeyCaps(QPainter *painter, const QRect &rect, const QString &keys, const QColor &ink);

} // namespace coroscope

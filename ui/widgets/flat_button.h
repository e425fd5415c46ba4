#pragma once

#include <QString>

class QToolButton;
class QWidget;

namespace coroscope {

/// A button without a frame, with a text, as the bars of panes have them, to be reached by Tab. `about` is what it
/// does: its tool tip and its accessible description.
QToolButton *flatButton(const QString &objectName, const QString &text, const QString &about, QWidget *parent);

} // namespace coroscope

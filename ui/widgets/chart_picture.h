#pragma once

#include <QString>

class QWidget;

namespace coroscope {

class Notices;

/// Writes charts as they look now into a file: as SVG where its name ends so, else as PNG of twice the size on the
/// screen, since it goes onto slides. The file appears when it is complete. Gives a translated sentence where that
/// failed, else nothing.
QString saveChartPicture(QWidget *charts, const QString &path);

/// Asks for a file, and does it. What happened comes as a notice. `proposedName` ends in .png or .svg, which is what is
/// proposed, too. Nothing waits; `charts` may be gone by then.
void chooseChartPicture(QWidget *charts, const QString &proposedName, Notices *notices);

} // namespace coroscope

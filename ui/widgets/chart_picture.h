#pragma once

#include <QString>

class QWidget;

namespace coroscope {

/// Writes charts as they look now into a file: as SVG where its name ends so, else as PNG of twice the size on the
/// screen, since it goes onto slides. The file appears when it is complete. Gives a translated sentence where that
/// failed, else nothing.
QString saveChartPicture(QWidget *charts, const QString &path);

} // namespace coroscope

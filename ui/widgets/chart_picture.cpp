#include "ui/widgets/chart_picture.h"

#include "server/runtime/safe_file.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPixmap>
#include <QSvgGenerator>
#include <QWidget>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ChartPicture)
};

bool write(QWidget *charts, SafeFile &file, bool isSvg)
{
    if (isSvg) {
        QSvgGenerator generator;
        generator.setOutputDevice(&file);
        generator.setSize(charts->size());
        generator.setViewBox(charts->rect());
        generator.setTitle(charts->accessibleName());
        QPainter painter(&generator);
        painter.fillRect(charts->rect(), charts->palette().color(QPalette::Base));
        charts->render(&painter, {}, {}, QWidget::DrawChildren);
        return painter.end();
    }
    constexpr qreal kScale = 2;
    QPixmap picture(charts->size() * kScale);
    picture.setDevicePixelRatio(kScale);
    picture.fill(charts->palette().color(QPalette::Base));
    charts->render(&picture);
    return picture.save(&file, "PNG");
}

} // namespace

QString saveChartPicture(QWidget *charts, const QString &path)
{
    SafeFile file(path);
    const bool isSvg = path.endsWith(QLatin1String(".svg"), Qt::CaseInsensitive);
    if (file.open(QIODevice::WriteOnly) && write(charts, file, isSvg) && file.commit())
        return {};
    return Texts::tr("The picture could not be written to %1: %2. Choose another place.").arg(path, file.errorString());
}

} // namespace coroscope

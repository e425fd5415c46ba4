#include "ui/widgets/chart_picture.h"

#include "server/runtime/safe_file.h"
#include "ui/notices.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileDialog>
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
    // Not into the file: where that is full, libpng jumps out of Qt's writer, which leaks what it holds (Qt 6.4, 6.8).
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    return picture.save(&buffer, "PNG") && file.write(bytes) == bytes.size();
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

void chooseChartPicture(QWidget *charts, const QString &proposedName, Notices *notices)
{
    auto *dialog = new QFileDialog(charts->window(), Texts::tr("Save the charts"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    const QString png = Texts::tr("PNG pictures (*.png)");
    const QString svg = Texts::tr("SVG drawings (*.svg)");
    const bool isSvg = proposedName.endsWith(QLatin1String(".svg"));
    dialog->setNameFilters(isSvg ? QStringList{svg, png} : QStringList{png, svg});
    dialog->setDefaultSuffix(isSvg ? QStringLiteral("svg") : QStringLiteral("png"));
    dialog->selectFile(proposedName);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, svg](const QString &filter) {
        dialog->setDefaultSuffix(filter == svg ? QStringLiteral("svg") : QStringLiteral("png"));
    });
    QObject::connect(dialog, &QFileDialog::fileSelected, charts, [charts, notices](const QString &path) {
        const QString trouble = saveChartPicture(charts, path);
        if (trouble.isEmpty())
            //: %1 a file.
            notices->post(Texts::tr("The charts were written to %1.").arg(path));
        else
            notices->post({Notice::Kind::Error, trouble, {}, {}, {}});
    });
    dialog->open();
}

} // namespace coroscope

#include "ui/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace coroscope {

void installTranslations()
{
    static bool installed = false;
    if (installed)
        return;
    installed = true;
    auto *app = QCoreApplication::instance();
    auto *ofQt = new QTranslator(app);
    if (ofQt->load(QLocale(), QStringLiteral("qtbase"), QStringLiteral("_"),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(ofQt);
    auto *ours = new QTranslator(app);
    const QString folder = QStringLiteral(":/i18n");
    if (ours->load(QLocale(), QStringLiteral("coroscope"), QStringLiteral("_"), folder)
        || ours->load(QStringLiteral("coroscope_en"), folder)) {
        QCoreApplication::installTranslator(ours);
    }
}

} // namespace coroscope

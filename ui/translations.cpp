#include "ui/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace coroscope {

namespace {

/// Whose words are looked for. What was chosen is the default from now on, but where that has the language already: it
/// knows the country, too.
QLocale localeFor(Language language)
{
    if (language == Language::System)
        return QLocale();
    const QLocale locale(language == Language::German ? QLocale::German : QLocale::English);
    if (QLocale().language() != locale.language())
        QLocale::setDefault(locale);
    return locale;
}

} // namespace

void installTranslations(Language language)
{
    static bool installed = false;
    if (installed)
        return;
    installed = true;
    const QLocale locale = localeFor(language);
    auto *app = QCoreApplication::instance();
    auto *ofQt = new QTranslator(app);
    if (ofQt->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                   QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(ofQt);
    auto *ours = new QTranslator(app);
    const QString folder = QStringLiteral(":/i18n");
    if (ours->load(locale, QStringLiteral("coroscope"), QStringLiteral("_"), folder)
        || ours->load(QStringLiteral("coroscope_en"), folder)) {
        QCoreApplication::installTranslator(ours);
    }
}

} // namespace coroscope

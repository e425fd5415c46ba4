#include "ui/options/faulty_settings.h"

#include "ui/notices.h"
#include "ui/options/option_words.h"
#include "ui/options/server_settings.h"

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>
#include <QStringList>

#include <utility>

namespace coroscope {

namespace {

QString sentence(const ServerSettings &settings)
{
    if (!settings.fileFault().isEmpty())
        //: %1 is a sentence that names the file.
        return QCoreApplication::translate("coroscope::options",
                                           "The settings were not read, and the defaults are used. %1.")
            .arg(settings.fileFault());
    QStringList names;
    for (const OptionSpec &spec : optionTable()) {
        if (!settings.fault(spec.id).isEmpty() && !settings.isLocked(spec.id))
            names.append(optionLabel(spec));
    }
    if (names.isEmpty())
        return {};
    return QCoreApplication::translate("coroscope::options",
                                       "%n setting(s) in %1 could not be used, and the default is used: %2.", nullptr,
                                       int(names.size()))
        .arg(settings.fileName(), QLocale().createSeparatedList(names));
}

} // namespace

void tellOfFaultySettings(const ServerSettings &settings, Notices &notices, QObject *context,
                          std::function<void()> open)
{
    const QString text = sentence(settings);
    if (text.isEmpty())
        return;
    const auto action = [open = std::move(open), context = QPointer<QObject>(context)] {
        if (context)
            open();
    };
    const Notice notice{Notice::Kind::Warning,
                        text,
                        //: A button.
                        QCoreApplication::translate("coroscope::options", "Open Settings"),
                        action,
                        {}};
    QMetaObject::invokeMethod(
        &notices, [&notices, notice] { notices.post(notice); }, Qt::QueuedConnection);
}

} // namespace coroscope

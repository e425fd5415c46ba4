#include "ui/options/setting_entries.h"

#include "server/runtime/option_table.h"
#include "ui/options/option_words.h"
#include "ui/options/window_preferences.h"

#include <QCoreApplication>

namespace coroscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(coroscope::SettingEntries)
};

PaletteEntry entry(const QString &id, const QString &name, const QString &help,
                   const std::function<void(const QString &id)> &open)
{
    PaletteEntry made;
    made.id = QStringLiteral("setting ") + id;
    made.text = name;
    //: In the command palette: where an entry belongs.
    made.group = Words::tr("Settings");
    made.about = help;
    made.run = [open, id] { open(id); };
    return made;
}

} // namespace

std::vector<PaletteEntry> settingEntries(const WindowPreferences &preferences,
                                         const std::function<void(const QString &id)> &open)
{
    std::vector<PaletteEntry> entries;
    for (const OptionSpec &spec : optionTable())
        entries.push_back(entry(QString::fromLatin1(spec.name), optionLabel(spec), optionHelp(spec), open));
    for (const Preference &one : preferences.all())
        entries.push_back(entry(one.id, one.name, one.help, open));
    return entries;
}

} // namespace coroscope

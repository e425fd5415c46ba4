#include "ui/window_choices.h"

#include "ui/commands.h"
#include "ui/format.h"
#include "ui/options/window_preferences.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/live_controls.h"
#include "ui/zoom.h"

#include <QApplication>
#include <QCoreApplication>
#include <QToolButton>

#include <algorithm>
#include <iterator>

namespace coroscope {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(coroscope::WindowChoices)
};

/// Presses the switch of that name in each view of a body that shows it the other way.
void switchAll(const QString &objectName, bool on)
{
    const auto widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        auto *button = widget->objectName() == objectName ? qobject_cast<QToolButton *>(widget) : nullptr;
        if (button && button->isChecked() != on)
            button->click();
    }
}

Preference themeChoice(Theme *theme, WindowSettings *settings)
{
    Preference made;
    made.id = QStringLiteral("theme");
    made.name = Words::tr("Theme");
    made.help = Words::tr("System follows the desktop's light or dark scheme. High contrast is white on black.");
    made.choices = {{Words::tr("System"), int(ThemeChoice::System)},
                    {Words::tr("Light"), int(ThemeChoice::Light)},
                    {Words::tr("Dark"), int(ThemeChoice::Dark)},
                    {Words::tr("High contrast"), int(ThemeChoice::HighContrast)}};
    made.otherwise = int(ThemeChoice::System);
    made.value = [theme] { return int(theme->choice()); };
    made.use = [theme, settings](int value) {
        theme->setChoice(ThemeChoice(value));
        settings->setTheme(ThemeChoice(value));
    };
    return made;
}

Preference zoomChoice(Zoom *zoom)
{
    Preference made;
    made.id = QStringLiteral("zoom");
    made.name = Words::tr("Zoom");
    made.help = Words::tr("How large letters, icons and columns are, to what the desktop has. Presenter mode comes on "
                          "top of it and is not remembered.");
    made.least = Zoom::kLeast;
    made.most = Zoom::kMost;
    made.step = Zoom::kStep;
    made.unit = QStringLiteral("%");
    made.otherwise = 100;
    made.value = [zoom] { return zoom->percent(); };
    made.use = [zoom](int value) { zoom->setPercent(value); };
    return made;
}

Preference languageChoice(WindowSettings *settings)
{
    Preference made;
    made.id = QStringLiteral("language");
    made.name = Words::tr("Language");
    made.help = Words::tr("Of words, numbers and dates. System follows the desktop; where its language is not there, "
                          "the words are English. It acts when Coroscope is started the next time.");
    // Each language in its own words, so that whoever is lost finds it.
    made.choices = {{Words::tr("System"), int(Language::System)},
                    {QStringLiteral("English"), int(Language::English)},
                    {QStringLiteral("Deutsch"), int(Language::German)}};
    made.otherwise = int(Language::System);
    made.value = [settings] { return int(settings->language()); };
    made.use = [settings](int value) { settings->setLanguage(Language(value)); };
    return made;
}

Preference rowsChoice(const QString &id, const QString &name, const QString &help, LiveControls *list)
{
    Preference made;
    made.id = id;
    made.name = name;
    made.help = help;
    for (const int rows : WindowSettings::kRingSizes)
        made.choices.emplace_back(countText(quint64(rows)), rows);
    made.otherwise = list->rowsByDefault();
    made.value = [list] { return list->rowsKept(); };
    made.use = [list](int value) { list->setRowsKept(value); };
    return made;
}

Preference groupingChoice(WindowSettings *settings, Commands *commands)
{
    Preference made;
    made.id = QStringLiteral("routes-view");
    made.name = Words::tr("View of the routes");
    made.help = Words::tr("How the Routes pane puts them together.");
    made.choices = {{Words::tr("By tag"), int(RouteGrouping::Tag)},
                    {Words::tr("By path"), int(RouteGrouping::Path)},
                    {Words::tr("As a list"), int(RouteGrouping::None)}};
    made.otherwise = int(RouteGrouping::Tag);
    made.value = [settings] { return int(settings->routeGrouping()); };
    made.use = [commands](int value) {
        const QString id = value == int(RouteGrouping::Tag) ? QStringLiteral("routes.byTag")
            : value == int(RouteGrouping::Path)             ? QStringLiteral("routes.byPath")
                                                            : QStringLiteral("routes.asList");
        if (QAction *action = commands->find(id))
            action->trigger();
    };
    return made;
}

Preference switchChoice(const QString &id, const QString &name, const QString &help, bool otherwise,
                        const std::function<bool()> &value, const std::function<void(bool)> &use)
{
    Preference made;
    made.id = id;
    made.name = name;
    made.help = help;
    made.choices = {{Words::tr("Yes"), 1}, {Words::tr("No"), 0}};
    made.otherwise = otherwise ? 1 : 0;
    made.value = [value] { return value() ? 1 : 0; };
    made.use = [use](int on) { use(on == 1); };
    return made;
}

Preference jsonChoice(WindowSettings *settings)
{
    // As the view of a body names them; it takes the first where nothing was chosen.
    static const QString kKind = QStringLiteral("json");
    static const QString kWords[] = {QStringLiteral("text"), QStringLiteral("tree"), QStringLiteral("table")};
    Preference made;
    made.id = QStringLiteral("json-view");
    made.name = Words::tr("JSON bodies as");
    made.help = Words::tr("What a JSON body is shown as when it is opened; a table only where it is an array of "
                          "objects. The view that you choose above a body becomes this one.");
    made.choices = {{Words::tr("Text"), 0}, {Words::tr("Tree"), 1}, {Words::tr("Table"), 2}};
    made.value = [settings] {
        const auto found = std::find(std::begin(kWords), std::end(kWords), settings->contentView(kKind));
        return found == std::end(kWords) ? 0 : int(found - std::begin(kWords));
    };
    made.use = [settings](int value) { settings->setContentView(kKind, kWords[std::clamp(value, 0, 2)]); };
    return made;
}

} // namespace

void addWindowPreferences(WindowPreferences *preferences, const WindowChoices &parts)
{
    WindowSettings *settings = parts.settings;
    preferences->add(themeChoice(parts.theme, settings));
    preferences->add(zoomChoice(parts.zoom));
    preferences->add(languageChoice(settings));
    preferences->add(rowsChoice(QStringLiteral("requests-rows"), Words::tr("Requests kept"),
                                Words::tr("How many the Requests pane keeps; the oldest leave first."),
                                parts.requests));
    preferences->add(rowsChoice(QStringLiteral("log-rows"), Words::tr("Log lines kept"),
                                Words::tr("How many the Log pane keeps; the oldest leave first."), parts.log));
    preferences->add(groupingChoice(settings, parts.commands));
    preferences->add(jsonChoice(settings));
    preferences->add(switchChoice(
        QStringLiteral("json-indent"), Words::tr("Indent JSON"),
        Words::tr("JSON that is shown as text is indented, instead of as it came."), true,
        [settings] { return settings->contentPretty(); },
        [settings](bool on) {
            settings->setContentPretty(on);
            switchAll(QStringLiteral("contentPretty"), on);
        }));
    preferences->add(switchChoice(
        QStringLiteral("wrap-lines"), Words::tr("Wrap long lines"),
        Words::tr("Lines of a body that are longer than its view is wide are broken at the edge."), false,
        [settings] { return settings->contentWrap(); },
        [settings](bool on) {
            settings->setContentWrap(on);
            switchAll(QStringLiteral("contentWrap"), on);
        }));
    QObject::connect(parts.theme, &Theme::changed, preferences, &WindowPreferences::notice);
    QObject::connect(parts.zoom, &Zoom::changed, preferences, &WindowPreferences::notice);
    for (const LiveControls *list : {parts.requests, parts.log})
        QObject::connect(list, &LiveControls::rowsKeptChanged, preferences, &WindowPreferences::notice);
}

} // namespace coroscope

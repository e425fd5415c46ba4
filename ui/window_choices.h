#pragma once

namespace coroscope {

class Commands;
class LiveControls;
class Theme;
class WindowPreferences;
class WindowSettings;
class Zoom;

/// The parts of a window about which people choose something. All outlive the preferences.
struct WindowChoices {
    Theme *theme;
    Zoom *zoom;
    WindowSettings *settings;
    Commands *commands;
    LiveControls *requests;
    LiveControls *log;
};

/// What Settings offers of them: theme, zoom, language, rows kept, the view of the routes, how bodies are shown. Where
/// something remembers a choice by itself, as menus and keys do, the preference is the same choice and not another.
void addWindowPreferences(WindowPreferences *preferences, const WindowChoices &parts);

} // namespace coroscope

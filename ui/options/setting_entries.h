#pragma once

#include "ui/widgets/command_palette.h"

namespace coroscope {

class WindowPreferences;

/// Each setting as an entry of the command palette, in the order of the Settings dialog. `open` gets an option's name
/// ("max-body") or a preference's id.
std::vector<PaletteEntry> settingEntries(const WindowPreferences &preferences,
                                         const std::function<void(const QString &id)> &open);

} // namespace coroscope

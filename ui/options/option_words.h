#pragma once

#include "server/runtime/option_table.h"

#include <QString>

namespace coroscope {

/// The options in words for people. An option that has none yet gets them from the table.

/// "Request timeout".
QString optionLabel(const OptionSpec &spec);
/// A sentence: what it is for.
QString optionHelp(const OptionSpec &spec);
/// "Limits": the title of a section of the Settings dialog.
QString optionGroupTitle(OptionGroup group);
/// The clause of an error as a sentence: "Takes a number from 0 to 65535."
QString clauseSentence(const QString &clause);

} // namespace coroscope

#pragma once

#include "server/async/result.h"
#include "server/runtime/option_table.h"
#include "server/runtime/options.h"

#include <QProcessEnvironment>
#include <QStringList>

#include <array>
#include <optional>

namespace coroscope {

/// Where a value came from. A higher one beats a lower one.
enum class OptionSource { Default, SettingsFile, Environment, CommandLine };

/// What the parser reads. Nothing else is looked at, so that a test decides all of it.
struct OptionInput {
    QStringList arguments; ///< without the program's name, and without what QApplication takes for itself
    QProcessEnvironment environment;
    /// Where the settings file is if neither command line nor environment names a data folder; one that does has its
    /// own, `coroscope.ini` inside it, so that two data folders never share settings. Empty, or no such file: none.
    QString settingsFile;
    /// True: what is wrong in the settings file is a warning, and the default stands in; a file that cannot be read at
    /// all counts as empty. For the window, which must come up to mend it. False: it is an error.
    bool forgiveSettings = false;

    /// Of this process: its environment, and `coroscope/coroscope.ini` in the XDG config folder. `arguments` as
    /// QCoreApplication::arguments() gives them, with the program's name.
    static OptionInput fromProcess(const QStringList &arguments);
};

struct ParsedOptions {
    Options options;
    std::array<OptionSource, kOptionCount> sources{}; ///< by OptionId
    QStringList positional; ///< the words that are no option, in order; what follows "--" is here too
    QString settingsFile; ///< the file that was read, or would have been if it existed; may be empty
    QStringList warnings; ///< sentences, for standard error and the log: what in a source was not understood
    /// By OptionId, what the settings file says, as optionText() writes it; also where a stronger source beats it.
    std::array<std::optional<QString>, kOptionCount> fileValues{};
    /// By OptionId, what is wrong with what the settings file says ("takes a number from 0 to 65535"); empty: nothing.
    std::array<QString, kOptionCount> fileFaults{};
    QString
        settingsFault; ///< a sentence: why the file as a whole counts as empty (forgiveSettings); empty: it does not
    bool help = false; ///< --help or -h: print helpText() and exit with 0
    bool version = false; ///< --version or -V

    /// Options that come from the program itself: those that are not the default count as given on its command line.
    /// The settings file is that of the data folder, if one is given, and is not read.
    static ParsedOptions given(const Options &options);

    OptionSource source(OptionId id) const { return sources[std::size_t(id)]; }
};

/// Reads command line, environment and settings file (section `[server]`, keys as the options without dashes; read,
/// not written: that is writeServerSettings()). Any thread; reads one file. An error's detail is a sentence for
/// standard error, the program exits with 2; it names the option, the place where it came from and what it takes, and
/// holds no password:
///   --port 99999: takes a number from 0 to 65535
///   COROSCOPE_PORT=99999: takes a number from 0 to 65535
///   /etc/xdg/coroscope.ini, port=99999: takes a number from 0 to 65535
/// With --help or --version all else is left unread, so that help comes however wrong the rest is.
Result<ParsedOptions> parseOptions(const OptionInput &input);

} // namespace coroscope

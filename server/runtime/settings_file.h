#pragma once

#include "server/async/result.h"
#include "server/runtime/settings_text.h"

namespace coroscope {

/// The layout of `coroscope.ini` and of `window.ini` that this program reads and writes: `[file] layout=1`; a file
/// without it has this one. Raise it when the same key means something else, and only then.
inline constexpr int kSettingsLayout = 1;

/// The bytes of a settings file. Fails where it cannot be read, is no file, or is longer than any settings file is.
Result<QByteArray> readSettingsText(const QString &path);

/// 0: it is not the text of a settings file at all.
int settingsLayout(const QByteArray &text);

struct SettingsWritten {
    QString backup; ///< where the old file is kept, because it could not be read or is a newer version's; empty: none
};

/// Changes keys in the section `[server]` of a settings file, in one step (see replaceFile()). Comments, other keys and
/// what was changed by hand in the meantime stay. A file that holds a password is readable by its owner only. A file
/// that cannot be edited is kept beside as a backup, and a new one gets the edits. Any thread; blocks on the disk. The
/// detail of an error is the system's own words; the file is then as before.
Result<SettingsWritten> writeServerSettings(const QString &path, const QList<SettingsEdit> &edits);

} // namespace coroscope

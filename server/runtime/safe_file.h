#pragma once

#include "server/async/result.h"

#include <QByteArray>
#include <QFileDevice>
#include <QString>

namespace coroscope {

/// Small files that must survive whatever happens while they are written. Any thread; blocks on the disk. The detail of
/// an error is the system's own words, without the file's name.

/// Puts `content` in the place of the file in one step: whoever reads it, also after a crash or on a full disk, finds
/// the old content or the new one. Makes the folder where it is missing; a symbolic link is followed. `only`: the
/// permissions that the file gets before its first byte is written; none: those of the old file, or the usual ones.
Result<void> replaceFile(const QString &path, const QByteArray &content, QFileDevice::Permissions only = {});

/// Keeps what the file holds now beside it, as FILE.bak, FILE.bak2 and so on, with the same permissions; a backup that
/// holds the same already is enough. Gives the backup's path; empty where there is no file.
Result<QString> backUpFile(const QString &path);

} // namespace coroscope

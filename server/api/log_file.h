#pragma once

#include "server/async/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace coroscope {

/// A message as a line of the log file, in UTF-8, without its end: whatever would break or hide the line is written as
/// in a C string, so that it can be read back: a line feed as `\n`, a carriage return as `\r`, a tab as `\t`, a
/// backslash as `\\`; other control characters, and the line and paragraph separators of Unicode, as `\u` with four
/// hexadecimal digits. Any thread.
QByteArray logLine(const QString &message);

/// Whether lines have to be on the disk, so that a power cut takes none of them, or with the kernel, so that the end of
/// this process does not.
enum class LogSafety { Disk, Kernel };

/// Appends the lines, each with a line feed, by one write, and returns when they are safe: all of them, or none where
/// it fails (the detail says why, in a sentence). Processes and threads that do so at the same time take turns by a
/// lock on the file. What a crash left of a line (one without an end) is cut off first, so that no line is ever torn;
/// but what is longer than any line of ours is somebody else's and only gets its end. Any thread; blocks on the disk,
/// and kLockPatience at most on the lock.
Result<void> appendLogLines(QString path, QList<QByteArray> lines, LogSafety safety);

inline constexpr int kLockPatienceMs = 5'000;

} // namespace coroscope

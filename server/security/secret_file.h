#pragma once

#include "server/async/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace coroscope {

/// The whole of a file that holds secrets, at most 1 MiB. An error's detail is a sentence that names the file. Where
/// other users may read it, the log warns. Blocks; any thread.
Result<QByteArray> readSecretFile(const QString &path);

/// Calls `use` with each line, trimmed, that is not empty and no comment ("# …"), and its number; the first error of it
/// is given, with file and line before it. Nothing of a line is in what `readLines` says itself.
Result<void> readLines(const QString &path, const QByteArray &text,
                       const std::function<Result<void>(QByteArrayView line)> &use);

} // namespace coroscope

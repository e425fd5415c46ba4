#pragma once

#include "server/outbound/http_call.h"

namespace coroscope {

/// What `coroscope-client send --json` prints: one object and a newline. The keys are a promise to scripts.
QByteArray jsonReply(const HttpCall &call, const HttpReply &reply);
/// {"error": {"kind", "detail"}} and a newline.
QByteArray jsonError(const Error &error);

/// To the file, or to standard output where `file` is empty. Unavailable, with a sentence, where not all of it could be
/// written.
Result<void> writeOutput(const QByteArray &bytes, const QString &file);

} // namespace coroscope

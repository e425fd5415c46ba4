#pragma once

#include "server/outbound/http_call.h"

namespace coroscope {

/// What `coroscope-client send --json` prints: one object and a newline. The keys are a promise to scripts.
QByteArray jsonReply(const HttpCall &call, const HttpReply &reply);
/// Undoes the content codings of the body, in place, as `--compressed` promises; `mostBytes` of it at most. An error
/// where they are unknown or damaged; then the body is as before.
Result<void> decodeBody(HttpReply &reply, qint64 mostBytes);
/// {"error": {"kind", "detail"}} and a newline.
QByteArray jsonError(const Error &error);

/// A sentence on standard error, with the program's name before it.
void complain(const QString &sentence);

/// To the file, whole or not at all, or to standard output where `file` is empty or "-". Unavailable, with a sentence,
/// where not all of it could be written.
Result<void> writeOutput(const QByteArray &bytes, const QString &file);

/// What a person can do about it, as a sentence; empty where the error says it all.
QString adviceFor(const Error &error);

/// Nothing to read for a person: a terminal could be garbled by it. Escape sequences are not: some write them on
/// purpose.
bool isBinary(const QByteArray &bytes);

} // namespace coroscope

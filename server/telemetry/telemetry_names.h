#pragma once

#include "server/telemetry/lint.h"
#include "server/telemetry/recording.h"

#include <QByteArray>

namespace coroscope {

// Words of file formats: they never change and are not translated.

/// "sleep", "database".
QByteArray spanKindWord(SpanKind kind);
/// "answered", "client-gone".
QByteArray exchangeEndWord(ExchangeEnd end);
/// "loop-held", "repeated-statement".
QByteArray lintKindWord(LintKind kind);
/// Who a label stands for: "GET /users/{id}", "task log"; empty where it is unknown.
QByteArray holderWord(const RecordedNames &names, std::int32_t label);

} // namespace coroscope

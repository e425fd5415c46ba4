#pragma once

#include "server/telemetry/exchange_record.h"

#include <QStringList>

namespace coroscope {

/// What the fields of an exchange that are about caching, conditions and ranges did, and what they let its client do
/// next: a sentence each, the outcome first. Empty where they say nothing, or it has not been answered yet. Sources:
/// RFC 9110 §13 to §14, RFC 9111 §5.2, RFC 5861.
QStringList cachingSentences(const ExchangeRecord &record);

} // namespace coroscope

#pragma once

#include "server/telemetry/exchange_record.h"

#include <vector>

namespace coroscope {

/// A statement that one request ran StatementFigures::kRepeats times or more (N+1).
struct RepeatedStatement {
    const StatementRecord *first = nullptr; ///< of the record, and as long as that lives
    std::uint32_t times = 0;
    nanoseconds time{0}; ///< of all of them, without waits
    nanoseconds longest{0}; ///< of one
};

/// In the order in which each ran first. Pure.
std::vector<RepeatedStatement> repeatedStatements(const ExchangeRecord &record);

} // namespace coroscope

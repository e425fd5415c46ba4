#pragma once

#include "server/telemetry/exchange_record.h"
#include "server/telemetry/statement_figures.h"

#include <vector>

namespace coroscope {

/// A statement that one request ran several times.
struct RepeatedStatement {
    const StatementRecord *first = nullptr; ///< of the record, and as long as that lives
    std::uint32_t times = 0;
    nanoseconds time{0}; ///< of all of them, without waits
    nanoseconds longest{0}; ///< of one
};

/// Those that ran `least` times or more, which is N+1; in the order in which each ran first. Pure.
std::vector<RepeatedStatement> repeatedStatements(const ExchangeRecord &record,
                                                  std::uint32_t least = StatementFigures::kRepeats);

} // namespace coroscope

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
    /// It is one attempt after the other and no N+1: a write that had no effect, since others had changed what it was
    /// made for, or that failed; or what was read anew before each of those. One statement for all would not do.
    bool isRetry = false;
};

/// Those that ran `least` times or more, in the order in which each ran first. Pure.
std::vector<RepeatedStatement> repeatedStatements(const ExchangeRecord &record,
                                                  std::uint32_t least = StatementFigures::kRepeats);
/// N+1: those of them that are no retry. Pure.
std::vector<RepeatedStatement> nPlusOne(const ExchangeRecord &record);

} // namespace coroscope

#pragma once

#include "server/telemetry/exchange_record.h"

namespace coroscope {

/// A wait for the network inside an open transaction: its connection to the database, and the locks of what it has
/// written, were held meanwhile.
struct HeldConnection {
    std::uint32_t transaction = 0; ///< Span::id
    std::uint32_t await = 0; ///< Span::id of the first such wait
    QByteArray label; ///< of that: what was asked
    int awaits = 0; ///< how many in this transaction
    nanoseconds waited{0}; ///< by all of them together, each in full
};

/// One for each transaction of the request in which that happened, in the order of the first wait. Pure.
std::vector<HeldConnection> heldConnections(const ExchangeRecord &record);

} // namespace coroscope

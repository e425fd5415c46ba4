#pragma once

#include "server/telemetry/exchange_record.h"

namespace coroscope {

/// A wait for the network (another server, or Redis) inside an open transaction: its connection to the database, and
/// the locks of what it has written, were held meanwhile.
struct HeldConnection {
    std::uint32_t transaction = 0; ///< Span::id
    std::uint32_t await = 0; ///< Span::id of the first such wait
    QByteArray label; ///< of that: what was asked
    int awaits = 0; ///< how many in this transaction
    nanoseconds waited{0}; ///< by all of them together, each in full

    static constexpr std::chrono::microseconds kAtOnce{20};
};

/// One for each transaction of the request in which that happened, in the order of the first wait. A wait lies inside
/// where its span does, or where the coroutine that holds the transaction began it meanwhile. Commands to a cache in
/// memory take no network: those that were answered within kAtOnce do not count. Pure.
std::vector<HeldConnection> heldConnections(const ExchangeRecord &record);

/// The transaction inside which a span began, itself or by its parents, or because its coroutine had one open then;
/// null: none. Pure.
const Span *transactionAround(const ExchangeRecord &record, const Span &span);

} // namespace coroscope

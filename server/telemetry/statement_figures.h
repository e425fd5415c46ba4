#pragma once

#include "server/async/scheduler.h"

#include <QByteArray>

#include <cstdint>
#include <memory>
#include <vector>

namespace coroscope {

/// One request that ran a statement.
struct StatementUse {
    std::uint64_t exchange = 0; ///< ExchangeRecord::id
    QByteArray traceId;
    QByteArray method;
    QByteArray target; ///< path and query, cut
    std::int64_t wall = 0; ///< when it began: milliseconds since 1970, UTC
    std::uint32_t times = 0; ///< how often it ran the statement
    nanoseconds time{0}; ///< of all those together, without waits

    static constexpr qsizetype kKeptTarget = 256;
};

/// Statements that differ only in their values, since the start of the server.
struct StatementFigures {
    std::uint64_t fingerprint = 0;
    QByteArray sql; ///< as the first of them was prepared; cut as StatementRecord::sql
    std::uint8_t lane = 0;
    std::uint64_t count = 0;
    std::uint64_t errors = 0;
    std::uint64_t rows = 0;
    nanoseconds total{0}; ///< run and rows of all
    nanoseconds wait{0}; ///< for a connection, of all
    nanoseconds p50{0}; ///< of run and rows
    nanoseconds p95{0};
    nanoseconds max{0};
    std::uint32_t mostInRequest = 0; ///< how often one request ran it at most; what it tried again counts once
    std::uint64_t repeats = 0; ///< requests in which it was N+1
    std::int64_t lastWall = 0; ///< its request ended: milliseconds since 1970, UTC
    QByteArray lastError;
    std::vector<StatementUse> recent; ///< newest last

    /// The same statement so often in one request is N+1: one statement for all of them would do.
    static constexpr std::uint32_t kRepeats = 5;
};

/// Immutable, shared with whoever reads.
struct StatementTable {
    std::vector<StatementFigures> statements; ///< in no order
    std::uint64_t forgotten = 0; ///< kinds of statements that made room for others
    std::uint64_t dropped = 0; ///< statements that their requests did not keep
};
using StatementTablePtr = std::shared_ptr<const StatementTable>;

} // namespace coroscope

#pragma once

#include "server/async/scheduler.h"

#include <QByteArray>

#include <cstdint>

namespace coroscope {

/// One SQL statement of one request.
struct StatementRecord {
    std::uint64_t fingerprint = 0; ///< equal for statements that differ only in their literals
    QByteArray sql; ///< UTF-8, as it was prepared: bound values are not in it; cut after kKeptSql bytes
    std::uint32_t span = 0; ///< the Database span in which it ran; 0: there were too many spans
    std::uint8_t lane = 0; ///< index of the lane: 0 reads, 1 writes; where there is one lane, 0
    Clock::time_point started; ///< it began to run
    nanoseconds wait{0}; ///< before that, for a connection; of the first statement of a job, else 0
    nanoseconds run{0}; ///< until its first row was there, or it had ended
    nanoseconds rows{0}; ///< from then on, until the last row was read
    std::uint64_t rowCount = 0; ///< rows read, or rows changed where it gives none
    QByteArray error; ///< why it failed, for people; empty where it did not

    static constexpr qsizetype kKeptSql = 4 * 1024;

    nanoseconds total() const { return wait + run + rows; }
};

} // namespace coroscope

#pragma once

#include "server/db/dialect.h"
#include "server/db/lane_job.h"
#include "server/db/lane_queue.h"
#include "server/db/statement_cache.h"
#include "server/telemetry/snapshot.h"
#include "server/telemetry/statement_record.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace coroscope::db {

struct SlowPlan;

enum class SlotState : std::uint8_t {
    Connecting, ///< for the first time, or again
    Lost, ///< cannot connect; tried again later
    Idle,
    Busy, ///< runs a job
    Leased, ///< held by a transaction, whether a statement runs just now or not
};

/// One connection and its thread.
struct SlotSnapshot {
    SlotState state = SlotState::Connecting;
    Clock::time_point since; ///< of the state
    JobOwner owner; ///< Busy, Leased: whose
    QByteArray sql; ///< Busy, Leased: the statement that began last
    QString error; ///< Lost: why
    StatementCache::Counters cache;
    std::uint64_t jobs = 0; ///< served so far
    std::uint64_t connects = 0; ///< successful ones; more than one: it was reconnected
};

struct LaneSnapshot {
    QByteArray name; ///< "read", "write"; "any" where one lane does both
    std::size_t waiting = 0;
    std::size_t capacity = 0; ///< jobs that may wait
    nanoseconds oldestWait{0}; ///< how long the one at the head has been waiting
    Percentiles waits; ///< for a connection, over the last half minute or more
    LaneQueue::Counters counters;
    std::vector<SlotSnapshot> slots;

    bool isConnected() const
    {
        for (const SlotSnapshot &slot : slots) {
            if (slot.state != SlotState::Connecting && slot.state != SlotState::Lost)
                return true;
        }
        return false;
    }
};

/// How the database does at one moment. A plain value.
struct PoolSnapshot {
    Dialect dialect = Dialect::Sqlite;
    QString shown; ///< the file, or "host:port/name"
    std::vector<LaneSnapshot> lanes;

    /// Each lane has a connection.
    bool isReady() const
    {
        for (const LaneSnapshot &lane : lanes) {
            if (!lane.isConnected())
                return false;
        }
        return !lanes.empty();
    }
    /// Why it is not; empty where nobody knows.
    QString error() const
    {
        for (const LaneSnapshot &lane : lanes) {
            for (const SlotSnapshot &slot : lane.slots) {
                if (!slot.error.isEmpty())
                    return slot.error;
            }
        }
        return {};
    }
};

/// A statement that took longer than the threshold, with the request that it ran for.
struct SlowStatement {
    StatementRecord record;
    std::uint64_t exchange = 0; ///< ExchangeRecord::id; 0: nobody's
    std::int64_t endedWall = 0; ///< milliseconds since 1970, UTC
    QStringList values; ///< that were bound to its placeholders, as people write them in SQL; long ones are cut
    std::shared_ptr<const SlowPlan> plan; ///< null: it is not known, or not yet
};

} // namespace coroscope::db

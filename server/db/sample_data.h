#pragma once

#include "server/async/result.h"

#include <QtGlobal>

#include <cstdint>
#include <functional>

namespace coroscope::db {

class Connection;

struct SampleDataPlan {
    static constexpr qint64 kMaxUsers = 1'000'000;
    static constexpr qint64 kMaxOrders = 10'000'000;

    qint64 users = 10'000; ///< 0 to kMaxUsers
    qint64 orders = 100'000; ///< 0 to kMaxOrders; 0 where there are no users
    std::uint64_t randomSeed = 1; ///< the same one gives the same rows, on every machine and database
    bool replace = false; ///< deletes the users and orders that there are; else they are an error
};

/// Fills users, orders and TechEmpower's world, all of it in one transaction: where it fails, or the connection's job
/// is stopped, nothing has changed. `progress` is called with the rows written and those to come, often. Conflict where
/// there are users or orders and `replace` is not set. The memory it takes does not grow with the plan. Blocks; on the
/// thread of the connection.
Result<void> writeSampleData(Connection &connection, const SampleDataPlan &plan,
                             const std::function<void(qint64 done, qint64 total)> &progress = {});

} // namespace coroscope::db

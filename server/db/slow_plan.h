#pragma once

#include "server/db/explain.h"

#include <QStringList>

#include <optional>

namespace coroscope::db {

/// How the database goes about a slow statement, asked for after it was over. It was not run again.
struct SlowPlan {
    Plan plan;
    std::optional<Error> error; ///< why there is no plan
    std::int64_t takenWall = 0; ///< milliseconds since 1970, UTC
};

/// Values that were bound, as people write them in SQL: 42, 'text', NULL, x'00ff'; long ones are cut.
QStringList shownValues(const QVariantList &values);

/// The plan of one statement with those values, without running it; tables are counted up to kMostCounted rows. On the
/// thread of the connection.
SlowPlan explainSlow(Connection &connection, const QString &sql, const QVariantList &values);
/// Nobody could ask for it.
SlowPlan noSlowPlan(const Error &why);

constexpr qint64 kMostCounted = 1'000'000;
constexpr milliseconds kSlowPlanDeadline{3'000}; ///< of what explains it

} // namespace coroscope::db

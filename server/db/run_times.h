#pragma once

#include "server/async/result.h"
#include "server/async/scheduler.h"

#include <QVariantList>

#include <functional>
#include <vector>

namespace coroscope::db {

class Connection;

struct RunTimesOptions {
    QVariantList values; ///< for the placeholders, all of them
    int runs = 25; ///< at most
    nanoseconds budget = std::chrono::seconds(4); ///< no run begins after it; the first always does
    std::function<void(int done)> ran; ///< after each; may be null
};

/// How long a statement took, run after run, each to its last row.
struct RunTimes {
    std::vector<nanoseconds> runs; ///< in the order in which they ran

    bool isEmpty() const noexcept { return runs.empty(); }
    nanoseconds shortest() const; ///< 0 where there is none; the next two as well
    nanoseconds longest() const;
    nanoseconds median() const;
};

/// Runs one statement again and again and undoes each run. On the thread of the connection. Canceled or Timeout where
/// the job is stopped; the statement's own error where it fails.
Result<RunTimes> timeRuns(Connection &connection, const QString &sql, const RunTimesOptions &options);

} // namespace coroscope::db

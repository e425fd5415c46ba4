#pragma once

#include "server/async/result.h"
#include "server/db/dialect.h"

#include <functional>

namespace coroscope::db {

class Connection;

// The data of an SQLite database as a whole: put aside into another file, and taken back from there. All of it blocks.

/// Bytes of the database's pages.
Result<qint64> dataSize(Connection &connection);

/// Writes all of it to a new file, as it is at one moment, whoever writes meanwhile.
Result<void> copyData(Connection &connection, const QString &file);

/// A new file, as a database is that was made just now.
Result<void> makeFreshData(const QString &file);

/// Makes the database of `spec` what `file` holds: tables with their rows, indexes, views and triggers; what is not
/// there goes. In one transaction: all of it or nothing. What the queues of tasks work with stays: the queues
/// themselves, and tasks that run. On a connection of its own, which ends with it. Between two tables it asks
/// `isStopped`, and gives Canceled.
Result<void> takeData(const ConnectionSpec &spec, const QString &file, const std::function<bool()> &isStopped);

} // namespace coroscope::db

#pragma once

#include "server/async/result.h"
#include "server/db/dialect.h"

#include <functional>

namespace coroscope::db {

class Connection;

// The data of an SQLite database as a whole: put aside into another file, and taken back from there. All of it blocks.

/// Bytes of the database's pages.
Result<qint64> dataSize(Connection &connection);

/// Writes all of it to a new file, as it is at one moment, whoever writes meanwhile. Storage where the file is there.
Result<void> copyData(Connection &connection, const QString &file);

/// A new file, as a database is that was made just now. Where it fails, there is no such file.
Result<void> makeFreshData(const QString &file);

/// Makes the database of `spec` what `file` holds: tables with their rows, indexes, views and triggers; what is not
/// there goes. In one transaction: all of it or nothing. What the queues of tasks work with stays: the queues
/// themselves, and tasks that run. On a connection of its own, which ends with it. It asks `isStopped` now and then,
/// also while a statement runs, and gives Canceled. `putAside` is called, where there is one, when nobody else can
/// write any more and nothing has changed yet: copyData() on another connection then has all that goes; its error ends
/// it. Storage where there is no `file`, or where it is no database with such data.
Result<void> takeData(const ConnectionSpec &spec, const QString &file, const std::function<bool()> &isStopped,
                      const std::function<Result<void>()> &putAside = {});

} // namespace coroscope::db

#pragma once

#include "server/async/result.h"
#include "server/db/dialect.h"
#include "server/runtime/options.h"

namespace coroscope {

/// The data folder that the options mean: --data-dir, else the XDG data folder.
QString dataFolder(const Options &options);

/// The database that the options mean: --database, else coroscope.db in the data folder. Makes nothing.
Result<db::ConnectionSpec> databaseOf(const Options &options);

/// Makes the folder of an SQLite file where it is missing, for this user alone. Storage, with the folder's name, where
/// that fails.
Result<void> makeDatabaseFolder(const db::ConnectionSpec &spec);

} // namespace coroscope

#pragma once

#include "server/async/result.h"
#include "server/db/dialect.h"

namespace coroscope::db {

/// Why a database cannot be used, and the way out, for a person: one or two sentences that stand after "cannot use the
/// database FILE: ". Never a secret.
QString databaseFailureText(const Error &error, const ConnectionSpec &spec);

} // namespace coroscope::db

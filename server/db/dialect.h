#pragma once

#include "server/async/result.h"

#include <QString>

#include <cstdint>

namespace coroscope::db {

enum class Dialect : std::uint8_t { Sqlite, Postgres };

/// What to open, taken apart. A plain value.
struct ConnectionSpec {
    Dialect dialect = Dialect::Sqlite;
    QString file; ///< SQLite: absolute path. Made where it is missing, unless opened read-only
    /// PostgreSQL: "key='value'" pairs of libpq, joined with blanks; holds the password, so it is for nobody's eyes.
    QString connectInfo;
    QString shown; ///< what people may see: the file, or "host:port/name"

    bool operator==(const ConnectionSpec &) const = default;
};

/// Of a URL as checkedDatabaseUrl() gives it: "sqlite:////absolute/file" or "postgresql://…". BadRequest where libpq
/// does not understand it; the detail has no secrets.
Result<ConnectionSpec> connectionSpec(const QString &url);

} // namespace coroscope::db

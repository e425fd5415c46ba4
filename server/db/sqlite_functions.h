#pragma once

struct sqlite3;

namespace coroscope::db {

/// Gives a connection what SQLite lacks: contains_text(TEXT, TEXT), 1 where the first holds the second whatever the
/// case of the letters (its LIKE knows A to Z only), NULL where either is NULL. False where SQLite refuses.
bool addSqliteFunctions(sqlite3 *handle);

} // namespace coroscope::db

#pragma once

#include "server/db/dialect.h"

#include <QString>
#include <QStringList>
#include <QStringView>

namespace coroscope::db {

// Reads SQL far enough to know what is text, name or comment in it, and what is not. Any thread; pure functions.

/// `sql` cut at its placeholders: one piece more than there are `?`. A `?` in a text, a quoted name or a comment is
/// none.
QStringList splitAtPlaceholders(QStringView sql, Dialect dialect);

/// [A-Za-z_][A-Za-z0-9_]*, at most 63 characters, as PostgreSQL has it.
bool isIdentifier(QStringView name);
/// "name", for a name that isIdentifier(): so that reserved words can be columns too.
QString quoted(QStringView identifier);

/// `text` for LIKE and ILIKE with ESCAPE '\', where its % and _ stand for themselves.
QString escapedForLike(const QString &text);

} // namespace coroscope::db

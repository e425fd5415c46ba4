#pragma once

#include "server/db/dialect.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QStringView>

namespace coroscope::db {

// Reads SQL far enough to know what is text, name or comment in it, and what is not. Any thread; pure functions.

/// `sql` cut at its placeholders: one piece more than there are `?`. A `?` in a text, a quoted name or a comment is
/// none.
QStringList splitAtPlaceholders(QStringView sql, Dialect dialect);

/// The same with the insides of texts ('…', $$…$$) and of comments as blanks, so that what stands there is not taken
/// for more.
QString withoutTexts(const QString &sql, Dialect dialect);

/// One statement of a text.
struct SqlStatement {
    QString sql; ///< without the semicolon, blanks and comments around it
    qsizetype offset = 0; ///< where it begins in the text
    QString verb; ///< its first word, in upper case: "SELECT"
};

/// `sql` cut at the semicolons between its statements; those in a text, a name, a comment or the body of a trigger are
/// none. Pieces of comments and blanks alone are left out.
QList<SqlStatement> splitStatements(QStringView sql, Dialect dialect);

/// [A-Za-z_][A-Za-z0-9_]*, at most 63 characters, as PostgreSQL has it.
bool isIdentifier(QStringView name);
/// "name", for a name that isIdentifier(): so that reserved words can be columns too.
QString quoted(QStringView identifier);

/// `text` for LIKE and ILIKE with ESCAPE '\', where its % and _ stand for themselves.
QString escapedForLike(const QString &text);

} // namespace coroscope::db

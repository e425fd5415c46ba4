#pragma once

#include "server/async/result.h"
#include "server/async/scheduler.h"

#include <QStringList>
#include <QVariantList>

#include <vector>

namespace coroscope::db {

class Connection;

/// What one statement of a console gave. A plain value.
struct ConsoleResult {
    QString sql; ///< the statement
    QStringList columns; ///< empty: it gives no rows
    std::vector<QVariantList> rows; ///< at most as many as were asked for; a null QVariant is NULL
    bool hasMore = false; ///< there were more rows
    qint64 changed = 0; ///< rows that it changed; where it gives none
    nanoseconds time{0}; ///< to the last row that was read
    bool sizeLimited = false; ///< more rows were left out because those here are kMaxBytes large
};

/// Why a statement of a console failed, and where.
struct ConsoleError {
    Error error;
    qsizetype offset = -1; ///< in the whole text; -1: nobody says
};

struct ConsoleOptions {
    qsizetype maxRows = 1'000;
    QVariantList values; ///< for the placeholders
};

/// What a console's results may take together, roughly.
constexpr qsizetype kMaxConsoleBytes = 32 * 1024 * 1024;

/// Runs one statement. On the thread of the connection, which decides whether it may write; there it is a transaction
/// of its own. BEGIN, COMMIT and the like are refused with a sentence, since no transaction outlives a statement here.
Result<ConsoleResult> runConsole(Connection &connection, const QString &statement, const ConsoleOptions &options);

/// Where in `text` the database means: `near "selct"` (SQLite), `LINE 2: … ^` (PostgreSQL). -1: it does not say.
qsizetype errorOffset(const QString &text, const QString &message);

} // namespace coroscope::db

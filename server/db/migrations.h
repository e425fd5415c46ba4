#pragma once

#include "server/async/result.h"
#include "server/db/dialect.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <functional>

namespace coroscope::db {

class Connection;

/// One step of a schema: a file NNNN_name.sql.
struct Migration {
    int number = 0;
    QString name; ///< "0001_users_and_orders"
    QString sql; ///< statements, separated by semicolons; none of them begins or ends a transaction
    QByteArray checksum; ///< SHA-256 of the file, in hexadecimal
};

/// One that a database has.
struct AppliedMigration {
    int number = 0;
    QString name;
    QByteArray checksum;
    QDateTime at; ///< UTC
};

struct MigrationPlan {
    QList<AppliedMigration> applied; ///< in order
    QList<Migration> pending; ///< in order
};

/// Those that are compiled into this program, in order. Any thread.
const QList<Migration> &builtInMigrations(Dialect dialect);
/// Those of a folder, in order. An error names a file whose name is not NNNN_name.sql, that cannot be read, is no
/// UTF-8, or has a number twice.
Result<QList<Migration>> migrationsIn(const QString &folder);

/// What is to be done; writes nothing. An error is a sentence for people: the database has a migration that `known`
/// lacks (then this program is older than it, or another one), or one that differs, or one is to come before what it
/// has.
Result<MigrationPlan> planMigrations(Connection &connection, const QList<Migration> &known);

/// Applies what is pending, each in a transaction of its own together with its record in `schema_migrations`, and
/// returns those. Several processes may do it at once: each migration is applied by one of them, the others wait for
/// it. An error says which one failed and why; those before it stay, of that one nothing does. `applied` is called
/// after each. Blocks.
Result<QList<Migration>> migrate(Connection &connection, const QList<Migration> &known,
                                 const std::function<void(const Migration &)> &applied = {});

} // namespace coroscope::db

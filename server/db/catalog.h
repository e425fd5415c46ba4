#pragma once

#include "server/async/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <limits>
#include <optional>

namespace coroscope::db {

class Connection;

struct CatalogColumn {
    QString name;
    QString type; ///< as declared; empty where none is
    bool notNull = false;
    int keyPosition = 0; ///< from 1 in the primary key; 0: not in it
    QString fallback; ///< its DEFAULT, as SQL; empty: none
    QString references; ///< "users.id"; empty: nothing
};

struct CatalogIndex {
    QString name;
    bool unique = false;
    bool primary = false;
    QStringList columns; ///< in order; an expression as the database writes it
    QString sql; ///< empty where the database made it by itself
};

struct CatalogTable {
    QString name;
    bool isView = false;
    QString sql; ///< as it was made (SQLite); empty where that is not known
    QList<CatalogColumn> columns;
    QList<CatalogIndex> indexes;

    const CatalogColumn *column(QStringView name) const; ///< in any case; null: there is none
};

/// The tables and views of the database (PostgreSQL: of the current schema), by name, without those of the database
/// itself. On the thread of the connection, as all here.
Result<QList<CatalogTable>> readCatalog(Connection &connection);
/// All rows, counted; that reads the table or an index of it. `atMost`: counting ends one above it.
Result<qint64> countRows(Connection &connection, const QString &table,
                         qint64 atMost = std::numeric_limits<qint64>::max());

/// Whether it can stand without quotation marks: lower-case letters, digits and _ alone, and no reserved word.
bool isPlainName(const QString &name);
/// The name in quotation marks, whatever it holds.
QString quotedName(const QString &name);

} // namespace coroscope::db

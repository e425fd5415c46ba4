#include "server/db/catalog.h"

#include "server/db/connection.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

/// Calls `row` for each; `values` are bound.
template<typename Fn>
Result<void> forEach(Connection &connection, const QString &sql, const QVariantList &values, Fn row)
{
    auto cursor = connection.query(sql, values);
    if (!cursor)
        return cursor.error();
    while (cursor->next())
        row(cursor.value());
    return cursor->finish();
}

Result<void> readSqliteTable(Connection &connection, CatalogTable &table)
{
    auto read = forEach(
        connection, u"SELECT name, type, \"notnull\", dflt_value, pk FROM pragma_table_xinfo(?) WHERE hidden <> 1"_s,
        {table.name}, [&](const Cursor &row) {
            table.columns.append({row.text(0),
                                  row.text(1),
                                  row.boolean(2),
                                  int(row.integer(4)),
                                  row.isNull(3) ? QString() : row.text(3),
                                  {}});
        });
    if (!read || table.isView)
        return read;
    read = forEach(connection, u"SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list(?)"_s, {table.name},
                   [&](const Cursor &row) {
                       const QString from = row.text(0);
                       // Without a column it is the primary key of the other.
                       const QString to = row.isNull(2) ? u"rowid"_s : row.text(2);
                       for (CatalogColumn &column : table.columns) {
                           if (column.name.compare(from, Qt::CaseInsensitive) == 0)
                               column.references = row.text(1) + u'.' + to;
                       }
                   });
    if (!read)
        return read;
    read
        = forEach(connection,
                  u"SELECT l.name, l.\"unique\", l.origin, s.sql FROM pragma_index_list(?) l LEFT JOIN sqlite_schema s "
                  "ON s.type = 'index' AND s.name = l.name ORDER BY l.seq DESC"_s,
                  {table.name}, [&](const Cursor &row) {
                      table.indexes.append({row.text(0), row.boolean(1), row.text(2) == "pk"_L1, {}, row.text(3)});
                  });
    if (!read)
        return read;
    for (CatalogIndex &index : table.indexes) {
        read = forEach(connection, u"SELECT name FROM pragma_index_info(?) ORDER BY seqno"_s, {index.name},
                       [&](const Cursor &row) { index.columns.append(row.isNull(0) ? u"(…)"_s : row.text(0)); });
        if (!read)
            return read;
    }
    return {};
}

Result<QList<CatalogTable>> readSqlite(Connection &connection)
{
    QList<CatalogTable> tables;
    auto read = forEach(connection,
                        u"SELECT name, type, sql FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE "
                        "'sqlite\\_%' ESCAPE '\\' ORDER BY name"_s,
                        {}, [&](const Cursor &row) {
                            tables.append({row.text(0), row.text(1) == "view"_L1, row.text(2), {}, {}});
                        });
    for (CatalogTable &table : tables) {
        if (read)
            read = readSqliteTable(connection, table);
    }
    if (!read)
        return read.error();
    return tables;
}

Result<QList<CatalogTable>> readPostgres(Connection &connection)
{
    QList<CatalogTable> tables;
    QHash<QString, qsizetype> places;
    auto read = forEach(connection,
                        u"SELECT CAST(c.relname AS text), c.relkind IN ('v', 'm') FROM pg_class c JOIN pg_namespace n "
                        "ON n.oid = c.relnamespace WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', "
                        "'m') ORDER BY c.relname"_s,
                        {}, [&](const Cursor &row) {
                            places.insert(row.text(0), tables.size());
                            tables.append({row.text(0), row.boolean(1), {}, {}, {}});
                        });
    const auto tableOf = [&](const QString &name) -> CatalogTable * {
        const auto at = places.constFind(name);
        return at == places.constEnd() ? nullptr : &tables[*at];
    };
    if (read)
        read = forEach(
            connection,
            u"SELECT CAST(c.relname AS text), CAST(a.attname AS text), format_type(a.atttypid, a.atttypmod), "
            "a.attnotnull, pg_get_expr(d.adbin, d.adrelid), COALESCE(array_position(CAST(k.indkey AS int2[]), "
            "a.attnum) "
            "+ 1, 0) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = "
            "c.relnamespace LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum LEFT JOIN pg_index "
            "k "
            "ON k.indrelid = c.oid AND k.indisprimary WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', "
            "'v', 'm') AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.relname, a.attnum"_s,
            {}, [&](const Cursor &row) {
                if (CatalogTable *table = tableOf(row.text(0)))
                    table->columns.append({row.text(1),
                                           row.text(2),
                                           row.boolean(3),
                                           int(row.integer(5)),
                                           row.isNull(4) ? QString() : row.text(4),
                                           {}});
            });
    if (read)
        read = forEach(connection,
                       u"SELECT CAST(c.relname AS text), CAST(a.attname AS text), CAST(r.relname AS text), "
                       "CAST(b.attname AS text) FROM pg_constraint f JOIN pg_class c ON c.oid = f.conrelid JOIN "
                       "pg_namespace n ON n.oid = c.relnamespace JOIN pg_class r ON r.oid = f.confrelid JOIN "
                       "pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1] JOIN pg_attribute b ON "
                       "b.attrelid = f.confrelid AND b.attnum = f.confkey[1] WHERE f.contype = 'f' AND n.nspname = "
                       "current_schema()"_s,
                       {}, [&](const Cursor &row) {
                           CatalogTable *table = tableOf(row.text(0));
                           if (!table) // made since the tables were listed
                               return;
                           for (CatalogColumn &column : table->columns) {
                               if (column.name == row.text(1))
                                   column.references = row.text(2) + u'.' + row.text(3);
                           }
                       });
    if (read)
        read
            = forEach(connection,
                      u"SELECT CAST(c.relname AS text), CAST(i.relname AS text), x.indisunique, x.indisprimary, "
                      "pg_get_indexdef(x.indexrelid), pg_get_indexdef(x.indexrelid, CAST(s.n AS int), true) FROM "
                      "pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid JOIN "
                      "pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL generate_series(1, "
                      "x.indnkeyatts) AS s (n) WHERE n.nspname = current_schema() ORDER BY c.relname, i.relname, s.n"_s,
                      {}, [&](const Cursor &row) {
                          CatalogTable *table = tableOf(row.text(0));
                          if (!table)
                              return;
                          if (table->indexes.isEmpty() || table->indexes.back().name != row.text(1))
                              table->indexes.append({row.text(1), row.boolean(2), row.boolean(3), {}, row.text(4)});
                          table->indexes.back().columns.append(row.text(5));
                      });
    if (!read)
        return read.error();
    return tables;
}

} // namespace

const CatalogColumn *CatalogTable::column(QStringView wanted) const
{
    const auto at = std::find_if(columns.begin(), columns.end(), [wanted](const CatalogColumn &column) {
        return wanted.compare(column.name, Qt::CaseInsensitive) == 0;
    });
    return at == columns.end() ? nullptr : &*at;
}

bool isPlainName(const QString &name)
{
    const auto isPlain = [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_'; };
    static const QSet<QString> reserved{
        u"all"_s,     u"and"_s,     u"any"_s,   u"as"_s,      u"case"_s,   u"check"_s,  u"column"_s, u"create"_s,
        u"default"_s, u"desc"_s,    u"end"_s,   u"exists"_s,  u"for"_s,    u"from"_s,   u"group"_s,  u"having"_s,
        u"in"_s,      u"index"_s,   u"is"_s,    u"join"_s,    u"limit"_s,  u"not"_s,    u"null"_s,   u"offset"_s,
        u"on"_s,      u"or"_s,      u"order"_s, u"primary"_s, u"select"_s, u"set"_s,    u"table"_s,  u"then"_s,
        u"to"_s,      u"trigger"_s, u"union"_s, u"unique"_s,  u"user"_s,   u"values"_s, u"when"_s,   u"where"_s};
    return !name.isEmpty() && !reserved.contains(name) && !name.front().isDigit()
        && std::all_of(name.begin(), name.end(), isPlain);
}

QString quotedName(const QString &name)
{
    QString text = name;
    return u'"' + text.replace(u'"', "\"\""_L1) + u'"';
}

Result<QList<CatalogTable>> readCatalog(Connection &connection)
{
    return connection.dialect() == Dialect::Sqlite ? readSqlite(connection) : readPostgres(connection);
}

Result<qint64> countRows(Connection &connection, const QString &table, qint64 atMost)
{
    qint64 count = 0;
    const bool all = atMost == std::numeric_limits<qint64>::max();
    const QString rows = all ? quotedName(table)
                             : u"(SELECT 1 FROM %1 LIMIT %2) AS some_rows"_s.arg(quotedName(table)).arg(atMost + 1);
    const auto read = forEach(connection, u"SELECT count(*) FROM "_s + rows, {},
                              [&](const Cursor &row) { count = row.integer(0); });
    if (!read)
        return read.error();
    return count;
}

} // namespace coroscope::db

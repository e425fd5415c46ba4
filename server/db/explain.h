#pragma once

#include "server/async/result.h"
#include "server/async/scheduler.h"
#include "server/db/catalog.h"
#include "server/db/dialect.h"

#include <QByteArray>
#include <QVariantList>

#include <limits>
#include <optional>
#include <vector>

namespace coroscope::db {

class Connection;

/// What a step of a plan does to its table: the one thing that people look for.
enum class PlanMark {
    None,
    Scan, ///< reads all rows
    IndexScan, ///< reads a whole index
    Search, ///< goes to the rows it needs by an index or the key
    Sort, ///< sorts by itself, since no index has the order
    AutoIndex, ///< builds an index for this one run
};

struct PlanNode {
    PlanMark mark = PlanMark::None;
    QString text; ///< as the database says it: "SCAN orders", "Seq Scan on orders o"
    QString table; ///< the table's name, not its alias; empty: none
    QString index; ///< empty: none; of a search by the primary key of SQLite too
    QStringList columns; ///< of an index search: those that it is searched by, as far as the database says
    QString condition; ///< a filter on the rows; empty: none, or not said
    std::optional<double> expectedRows; ///< PostgreSQL
    std::optional<double>
        rows; ///< measured: all that the step gave (PostgreSQL); that were in the table (a scan of SQLite)
    std::optional<double> removed; ///< measured: rows that the condition threw away
    std::optional<nanoseconds> time; ///< measured, with the steps below it, of all loops (PostgreSQL)
    double loops = 1;
    std::vector<PlanNode> children;
};

/// What a plan means, without words: the ui makes a sentence of it.
struct PlanFinding {
    enum class Kind {
        Scan, ///< reads all of `rows` rows; `columns`: by which it might have searched
        SmallScan, ///< the same of a table so small that it costs nothing
        WholeScan, ///< the statement asks for all rows: no index would help
        UnusedIndex, ///< reads all rows although `index` begins with `columns`
        IndexScan, ///< reads all of an index
        Search, ///< goes straight to its rows by `index` (empty: the key)
        AutoIndex, ///< builds an index on `columns` for this run alone
        Sort,
        NoTable, ///< reads no table
    };
    Kind kind = Kind::NoTable;
    QString table;
    QString index;
    QStringList columns;
    std::optional<qint64> rows; ///< that are in the table
    std::optional<qint64> given; ///< measured: that it gave
    QString createIndex; ///< the statement that makes the index that would help; empty: none would
    QString indexName; ///< of that

    static constexpr qint64 kSmall = 1'000; ///< rows
};

struct Plan {
    Dialect dialect = Dialect::Sqlite;
    QString sql;
    std::vector<PlanNode> nodes;
    std::vector<PlanFinding> findings; ///< the worst first
    QByteArray raw; ///< what the database said
    bool measured = false; ///< it was run
    std::optional<qint64> rows; ///< measured: of the result
    std::optional<nanoseconds> time; ///< measured: to the last row
    std::optional<qint64> steps; ///< measured: rows that all its scans read (SQLite)
};

struct ExplainOptions {
    QVariantList values; ///< for the placeholders
    bool measure = true; ///< runs it, too, and undoes what it did
    qint64 countAtMost = std::numeric_limits<qint64>::max(); ///< rows of a table that it scans; of more the number is
                                                             ///< not known
};

/// The plan of one statement, and what it means. On the thread of the connection; takes as long as the statement does
/// where it is measured. A statement that changes something is measured only on a connection that may write, in a
/// transaction that is rolled back. Placeholders without a value count as NULL for the plan; then nothing is measured.
Result<Plan> explain(Connection &connection, const QString &sql, const ExplainOptions &options = {});

// Parts, for tests.

/// One row of EXPLAIN QUERY PLAN.
struct SqlitePlanRow {
    int id = 0;
    int parent = 0;
    QString detail;
};
/// Names of tables by the names that the statement gives them: its own, and aliases.
QHash<QString, QString> tableAliases(const QString &sql, Dialect dialect);
std::vector<PlanNode> sqlitePlan(const QList<SqlitePlanRow> &rows, const QHash<QString, QString> &aliases);
/// Of EXPLAIN (FORMAT JSON), with ANALYZE or without; `time` is its execution time.
Result<std::vector<PlanNode>> postgresPlan(const QByteArray &json, std::optional<nanoseconds> *time = nullptr);
/// What it means; `counts` are the tables' rows.
std::vector<PlanFinding> findingsOf(const std::vector<PlanNode> &nodes, const QString &sql, Dialect dialect,
                                    const QList<CatalogTable> &catalog, const QHash<QString, qint64> &counts);

} // namespace coroscope::db

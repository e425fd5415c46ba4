#include "server/db/explain.h"

#include "server/db/connection.h"
#include "server/db/sql_text.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <functional>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kIndexColumns = 3; // of a suggested index, at most

/// The statement as a list of words and signs, quotes taken off names, texts and comments left out.
QStringList tokens(const QString &sql, Dialect dialect)
{
    static const QRegularExpression piece(uR"("(?:[^"]|"")*"|\[[^\]]*\]|`[^`]*`|[^\W\d]\w*|<=|>=|<>|!=|==|\S)"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    QStringList list;
    const QList<SqlStatement> statements = splitStatements(withoutTexts(sql, dialect), dialect);
    if (statements.isEmpty())
        return list;
    for (auto each = piece.globalMatch(statements.front().sql); each.hasNext();) {
        QString word = each.next().captured();
        if (word.size() > 1 && (word.front() == u'"' || word.front() == u'[' || word.front() == u'`'))
            word = word.sliced(1, word.size() - 2);
        list.append(word);
    }
    return list;
}

bool isWord(const QString &token)
{
    return !token.isEmpty() && (token.front().isLetter() || token.front() == u'_');
}

bool isKeyword(const QString &token)
{
    static const QSet<QString> words{u"WHERE"_s,     u"JOIN"_s,  u"LEFT"_s,    u"RIGHT"_s,     u"FULL"_s,   u"INNER"_s,
                                     u"OUTER"_s,     u"CROSS"_s, u"ON"_s,      u"USING"_s,     u"GROUP"_s,  u"ORDER"_s,
                                     u"HAVING"_s,    u"LIMIT"_s, u"UNION"_s,   u"EXCEPT"_s,    u"OFFSET"_s, u"SET"_s,
                                     u"AND"_s,       u"OR"_s,    u"AS"_s,      u"NATURAL"_s,   u"WINDOW"_s, u"FROM"_s,
                                     u"INTERSECT"_s, u"NOT"_s,   u"INDEXED"_s, u"RETURNING"_s, u"SELECT"_s, u"BY"_s,
                                     u"FETCH"_s,     u"FOR"_s,   u"VALUES"_s,  u"DEFAULT"_s};
    return words.contains(token.toUpper());
}

bool isOperator(const QString &token)
{
    static const QSet<QString> equal{u"="_s, u"=="_s, u"IN"_s, u"IS"_s};
    return equal.contains(token.toUpper());
}

bool isRange(const QString &token)
{
    static const QSet<QString> range{u"<"_s, u">"_s, u"<="_s, u">="_s, u"BETWEEN"_s};
    return range.contains(token.toUpper());
}

/// Columns of the table that the statement compares with something: those with = first, then at most one with a range.
QStringList searchedColumns(const QStringList &words, const CatalogTable &table, const QHash<QString, QString> &aliases)
{
    QStringList equal;
    QStringList range;
    // As "alias.column" or "column"; where the alias is of another table it is not ours.
    const auto columnAt = [&](qsizetype at, bool backwards) -> const CatalogColumn * {
        const qsizetype name = backwards ? at : (words.value(at + 1) == "."_L1 ? at + 2 : at);
        if (!isWord(words.value(name)) || isKeyword(words.value(name)))
            return nullptr;
        const bool qualified = words.value(name - 1) == "."_L1;
        if (qualified && aliases.value(words.value(name - 2).toLower()).compare(table.name, Qt::CaseInsensitive) != 0)
            return nullptr;
        if (!qualified) { // of the first table that has it
            int owners = 0;
            for (const QString &owner : aliases)
                owners += owner.compare(table.name, Qt::CaseInsensitive) == 0;
            if (owners == 0)
                return nullptr;
        }
        return table.column(words.value(name));
    };
    bool inCondition = false;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const QString word = words[at].toUpper();
        if (word == "WHERE"_L1 || word == "ON"_L1)
            inCondition = true;
        else if (word == "GROUP"_L1 || word == "ORDER"_L1 || word == "SELECT"_L1 || word == "LIMIT"_L1)
            inCondition = false;
        if (!inCondition || at == 0)
            continue;
        const bool isEqual = isOperator(word);
        if (!isEqual && !isRange(word))
            continue;
        for (const CatalogColumn *column : {columnAt(at - 1, true), columnAt(at + 1, false)}) {
            if (!column)
                continue;
            // What is part of an expression (user_id + 0 = 5) is not searched by its column.
            const bool isLeft = words.value(at - 1).compare(column->name, Qt::CaseInsensitive) == 0;
            static const QSet<QString> arithmetic{u"+"_s, u"-"_s, u"*"_s, u"/"_s, u"%"_s, u"|"_s};
            const qsizetype before = isLeft ? (words.value(at - 2) == "."_L1 ? at - 4 : at - 2) : -1;
            const qsizetype after = isLeft ? -1 : (words.value(at + 2) == "."_L1 ? at + 4 : at + 2);
            if ((before >= 0 && arithmetic.contains(words[before]))
                || (after >= 0 && arithmetic.contains(words.value(after))))
                continue;
            QStringList &list = isEqual ? equal : range;
            if (!list.contains(column->name))
                list.append(column->name);
        }
    }
    for (const QString &column : std::as_const(equal))
        range.removeAll(column);
    QStringList columns = equal.mid(0, kIndexColumns);
    if (!range.isEmpty() && columns.size() < kIndexColumns)
        columns.append(range.first());
    return columns;
}

const CatalogTable *tableIn(const QList<CatalogTable> &catalog, const QString &name)
{
    const auto at = std::find_if(catalog.begin(), catalog.end(), [&name](const CatalogTable &table) {
        return table.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    return at == catalog.end() ? nullptr : &*at;
}

void suggest(PlanFinding &finding)
{
    QString name = finding.table;
    QStringList columns;
    for (const QString &column : std::as_const(finding.columns)) {
        name += u'_' + column;
        columns.append(quotedName(column));
    }
    name += "_idx"_L1;
    finding.indexName = name.left(63);
    finding.createIndex = u"CREATE INDEX %1 ON %2 (%3)"_s.arg(quotedName(finding.indexName), quotedName(finding.table),
                                                              columns.join(u", "_s));
}

int badness(const PlanFinding &finding)
{
    switch (finding.kind) {
    case PlanFinding::Kind::Scan: return 9;
    case PlanFinding::Kind::AutoIndex: return 8;
    case PlanFinding::Kind::UnusedIndex: return 7;
    case PlanFinding::Kind::WholeScan: return 6;
    case PlanFinding::Kind::IndexScan: return 5;
    case PlanFinding::Kind::Sort: return 4;
    case PlanFinding::Kind::Search: return 3;
    case PlanFinding::Kind::SmallScan: return 2;
    case PlanFinding::Kind::NoTable: break;
    }
    return 0;
}

void walk(const std::vector<PlanNode> &nodes, const std::function<void(const PlanNode &)> &call)
{
    for (const PlanNode &node : nodes) {
        call(node);
        walk(node.children, call);
    }
}

void setTableRows(std::vector<PlanNode> &nodes, const QHash<QString, qint64> &counts)
{
    for (PlanNode &node : nodes) {
        if (node.mark == PlanMark::Scan && !node.rows && counts.contains(node.table))
            node.rows = double(counts.value(node.table));
        setTableRows(node.children, counts);
    }
}

} // namespace

QHash<QString, QString> tableAliases(const QString &sql, Dialect dialect)
{
    QHash<QString, QString> aliases;
    const QStringList words = tokens(sql, dialect);
    bool expectsTable = false;
    bool inFrom = false;
    int depth = 0;
    int fromDepth = 0;
    for (qsizetype at = 0; at < words.size(); ++at) {
        const QString word = words[at].toUpper();
        if (word == "("_L1) {
            ++depth;
            expectsTable = false;
        } else if (word == ")"_L1) {
            --depth;
            inFrom = inFrom && depth >= fromDepth;
        } else if (word == "FROM"_L1 || word == "JOIN"_L1 || word == "UPDATE"_L1 || word == "INTO"_L1) {
            expectsTable = true;
            inFrom = word == "FROM"_L1 || inFrom;
            fromDepth = depth;
        } else if (word == ","_L1) {
            expectsTable = inFrom && depth == fromDepth;
        } else if (expectsTable && isWord(words[at]) && !isKeyword(words[at])) {
            QString table = words[at];
            if (words.value(at + 1) == "."_L1) { // with its schema
                table = words.value(at + 2);
                at += 2;
            }
            aliases.insert(table.toLower(), table);
            qsizetype alias = at + 1;
            if (words.value(alias).compare("AS"_L1, Qt::CaseInsensitive) == 0)
                ++alias;
            if (isWord(words.value(alias)) && !isKeyword(words.value(alias)))
                aliases.insert(words[alias].toLower(), table);
            expectsTable = false;
        } else if (isKeyword(word) && word != "AS"_L1) {
            inFrom = inFrom && (word != "WHERE"_L1 && word != "GROUP"_L1 && word != "ORDER"_L1 && word != "SET"_L1);
        }
    }
    return aliases;
}

std::vector<PlanFinding> findingsOf(const std::vector<PlanNode> &nodes, const QString &sql, Dialect dialect,
                                    const QList<CatalogTable> &catalog, const QHash<QString, qint64> &counts)
{
    std::vector<PlanFinding> findings;
    const QStringList words = tokens(sql, dialect);
    const QHash<QString, QString> aliases = tableAliases(sql, dialect);
    walk(nodes, [&](const PlanNode &node) {
        PlanFinding finding;
        finding.table = node.table;
        finding.index = node.index;
        finding.columns = node.columns;
        if (counts.contains(node.table))
            finding.rows = counts.value(node.table);
        if (node.rows && node.time)
            finding.given = qint64(*node.rows);
        const CatalogTable *table = tableIn(catalog, node.table);
        switch (node.mark) {
        case PlanMark::None: return;
        case PlanMark::Sort: finding.kind = PlanFinding::Kind::Sort; break;
        case PlanMark::IndexScan: finding.kind = PlanFinding::Kind::IndexScan; break;
        case PlanMark::Search: finding.kind = PlanFinding::Kind::Search; break;
        case PlanMark::AutoIndex:
            finding.kind = PlanFinding::Kind::AutoIndex;
            if (table && !finding.columns.isEmpty())
                suggest(finding);
            break;
        case PlanMark::Scan: {
            if (!table)
                return; // none that we know
            finding.columns = searchedColumns(words, *table, aliases);
            if (finding.rows && *finding.rows < PlanFinding::kSmall) {
                finding.kind = PlanFinding::Kind::SmallScan;
                break;
            }
            if (finding.columns.isEmpty()) {
                finding.kind = PlanFinding::Kind::WholeScan;
                break;
            }
            const QString first = finding.columns.first();
            const auto unused = std::find_if(table->indexes.begin(), table->indexes.end(), [&](const CatalogIndex &i) {
                return i.columns.value(0).compare(first, Qt::CaseInsensitive) == 0;
            });
            const CatalogColumn *column = table->column(first);
            if (unused != table->indexes.end() || (column && column->keyPosition == 1)) {
                finding.kind = PlanFinding::Kind::UnusedIndex;
                finding.index = unused != table->indexes.end() ? unused->name : QString();
                break;
            }
            finding.kind = PlanFinding::Kind::Scan;
            suggest(finding);
            break;
        }
        }
        const bool known = std::any_of(findings.begin(), findings.end(), [&](const PlanFinding &other) {
            return other.kind == finding.kind && other.table == finding.table && other.index == finding.index;
        });
        if (!known)
            findings.push_back(std::move(finding));
    });
    std::stable_sort(findings.begin(), findings.end(),
                     [](const PlanFinding &a, const PlanFinding &b) { return badness(a) > badness(b); });
    if (findings.empty())
        findings.emplace_back();
    return findings;
}

namespace {

/// Runs it to its end and throws the rows away.
Result<void> measure(Connection &connection, Plan &plan, const QVariantList &values)
{
    const auto began = Clock::now();
    auto cursor = connection.query(plan.sql, values);
    if (!cursor)
        return cursor.error();
    qint64 rows = 0;
    while (cursor->next())
        ++rows;
    plan.steps = cursor->scannedRows();
    const qint64 changed = cursor->columnCount() == 0 ? cursor->rowsAffected() : 0;
    if (const auto end = cursor->finish(); !end)
        return end.error();
    plan.time = Clock::now() - began;
    plan.rows = rows > 0 ? rows : std::max<qint64>(0, changed);
    plan.measured = true;
    return {};
}

Result<void> explainSqlite(Connection &connection, Plan &plan, const ExplainOptions &options, bool mayMeasure,
                           qsizetype placeholders)
{
    QVariantList values = options.values;
    values.resize(placeholders); // those that lack are NULL
    auto cursor = connection.query(u"EXPLAIN QUERY PLAN "_s + plan.sql, values);
    if (!cursor)
        return cursor.error();
    QList<SqlitePlanRow> rows;
    while (cursor->next()) {
        rows.append({int(cursor->integer(0)), int(cursor->integer(1)), cursor->text(3)});
        plan.raw += cursor->text(3).toUtf8() + '\n';
    }
    if (const auto end = cursor->finish(); !end)
        return end.error();
    plan.nodes = sqlitePlan(rows, tableAliases(plan.sql, Dialect::Sqlite));
    return mayMeasure ? measure(connection, plan, options.values) : Result<void>();
}

Result<void> explainPostgres(Connection &connection, Plan &plan, const ExplainOptions &options, bool mayMeasure,
                             qsizetype placeholders)
{
    QString sql = (mayMeasure ? u"EXPLAIN (ANALYZE, FORMAT JSON) "_s : u"EXPLAIN (FORMAT JSON) "_s) + plan.sql;
    QVariantList values = options.values;
    bool isPrepared = false;
    if (placeholders > values.size()) {
        // A plan for whatever values: that of a prepared statement which may not look at them.
        QString text;
        const QStringList pieces = splitAtPlaceholders(plan.sql, Dialect::Postgres);
        for (qsizetype i = 0; i < pieces.size(); ++i)
            text += (i > 0 ? u"$%1"_s.arg(i) : QString()) + pieces[i];
        const QStringList nulls(placeholders, u"NULL"_s);
        if (const auto set = connection.runScript(u"SET LOCAL plan_cache_mode = force_generic_plan"_s); !set)
            return set.error();
        if (const auto prepared = connection.runScript(u"PREPARE coroscope_explained AS "_s + text); !prepared)
            return prepared.error();
        isPrepared = true;
        sql = u"EXPLAIN (FORMAT JSON) EXECUTE coroscope_explained(%1)"_s.arg(nulls.join(u", "_s));
        values.clear();
    }
    auto cursor = connection.query(sql, values);
    if (!cursor)
        return cursor.error();
    while (cursor->next())
        plan.raw += cursor->text(0).toUtf8();
    auto end = cursor->finish();
    if (isPrepared)
        (void)connection.runScript(u"DEALLOCATE coroscope_explained"_s);
    if (!end)
        return end;
    auto nodes = postgresPlan(plan.raw, &plan.time);
    if (!nodes)
        return nodes.error();
    plan.nodes = std::move(nodes).value();
    plan.measured = mayMeasure;
    if (mayMeasure && !plan.nodes.empty() && plan.nodes.front().rows)
        plan.rows = qint64(*plan.nodes.front().rows);
    return {};
}

} // namespace

Result<Plan> explain(Connection &connection, const QString &sql, const ExplainOptions &options)
{
    const Dialect dialect = connection.dialect();
    const QList<SqlStatement> statements = splitStatements(sql, dialect);
    if (statements.size() != 1)
        return fault(Fault::Statement, Error::Kind::BadRequest,
                     statements.isEmpty() ? u"there is no statement to explain"_s
                                          : u"only one statement can be explained at a time"_s);
    static const QSet<QString> verbs{u"SELECT"_s, u"WITH"_s,   u"INSERT"_s, u"UPDATE"_s,
                                     u"DELETE"_s, u"VALUES"_s, u"REPLACE"_s};
    const SqlStatement &statement = statements.front();
    if (!verbs.contains(statement.verb))
        return fault(Fault::Statement, Error::Kind::BadRequest,
                     u"%1 has no plan; SELECT, INSERT, UPDATE and DELETE have one"_s.arg(statement.verb));
    Plan plan;
    plan.dialect = dialect;
    plan.sql = statement.sql;
    const qsizetype placeholders = splitAtPlaceholders(plan.sql, dialect).size() - 1;
    const bool mayMeasure = options.measure && options.values.size() >= placeholders;

    // All of it is undone.
    if (const auto begun = connection.begin(); !begun)
        return begun.error();
    const Scope scope(connection);
    const auto explained = dialect == Dialect::Sqlite
        ? explainSqlite(connection, plan, options, mayMeasure, placeholders)
        : explainPostgres(connection, plan, options, mayMeasure, placeholders);
    if (!explained)
        return explained.error();

    auto catalog = readCatalog(connection);
    if (!catalog)
        return catalog.error();
    QHash<QString, qint64> counts;
    QSet<QString> scanned;
    walk(plan.nodes, [&](const PlanNode &node) {
        if (node.mark == PlanMark::Scan && tableIn(catalog.value(), node.table))
            scanned.insert(node.table);
    });
    for (const QString &table : std::as_const(scanned)) {
        auto count = countRows(connection, table, options.countAtMost);
        if (!count)
            return count.error();
        if (count.value() <= options.countAtMost)
            counts.insert(table, count.value());
    }
    if (dialect == Dialect::Sqlite)
        setTableRows(plan.nodes, counts);
    plan.findings = findingsOf(plan.nodes, plan.sql, dialect, catalog.value(), counts);
    return plan;
}

} // namespace coroscope::db

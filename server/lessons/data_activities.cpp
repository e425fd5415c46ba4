#include "server/lessons/data_activities.h"

#include "server/db/console.h"
#include "server/db/explain.h"
#include "server/db/sql_text.h"
#include "server/lessons/lesson_values.h"
#include "server/runtime/server.h"

#include <QJsonArray>
#include <QSet>

namespace coroscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kDeadline = 30s;
constexpr qsizetype kMostRows = 1'000;

/// What stays inside the lesson's own database. ATTACH, VACUUM INTO and PRAGMA reach files of the reader.
bool isOfTheLesson(const QString &verb)
{
    static const QSet<QString> verbs{u"SELECT"_s, u"VALUES"_s, u"WITH"_s, u"INSERT"_s, u"REPLACE"_s, u"UPDATE"_s,
                                     u"DELETE"_s, u"CREATE"_s, u"DROP"_s, u"ALTER"_s,  u"ANALYZE"_s, u"REINDEX"_s};
    return verbs.contains(verb);
}

/// A number where it is one.
QVariant valueOf(const QString &text)
{
    bool isNumber = false;
    if (const qlonglong whole = text.toLongLong(&isNumber); isNumber)
        return whole;
    if (const double number = text.toDouble(&isNumber); isNumber)
        return number;
    return text;
}

QJsonObject objectOf(const db::ConsoleResult &result)
{
    QJsonArray rows;
    for (const QVariantList &row : result.rows) {
        QJsonArray cells;
        for (const QVariant &cell : row)
            cells.append(QJsonValue::fromVariant(cell));
        rows.append(cells);
    }
    return {{u"columns"_s, QJsonArray::fromStringList(result.columns)},
            {u"rows"_s, rows},
            {u"value"_s, rows.isEmpty() ? QJsonValue() : rows.first().toArray().at(0)},
            {u"changed"_s, double(result.changed)},
            {u"milliseconds"_s, lessonMs(result.time)}};
}

/// Steps of a plan, each before those below it.
void collect(const std::vector<db::PlanNode> &nodes, QJsonArray &texts, QJsonArray &indexes, QSet<db::PlanMark> &marks)
{
    for (const db::PlanNode &node : nodes) {
        texts.append(node.text);
        if (!node.index.isEmpty())
            indexes.append(node.index);
        marks.insert(node.mark);
        collect(node.children, texts, indexes, marks);
    }
}

QJsonObject objectOf(const db::Plan &plan)
{
    using db::PlanMark;
    QJsonArray texts;
    QJsonArray indexes;
    QSet<PlanMark> marks;
    collect(plan.nodes, texts, indexes, marks);
    return {{u"plan"_s, texts},
            {u"indexes"_s, indexes},
            {u"scan"_s, marks.contains(PlanMark::Scan)},
            {u"search"_s, marks.contains(PlanMark::Search)},
            {u"sort"_s, marks.contains(PlanMark::Sort)},
            {u"milliseconds"_s, plan.time ? lessonMs(*plan.time) : 0.0},
            {u"steps"_s, double(plan.steps.value_or(0))},
            {u"rows"_s, double(plan.rows.value_or(0))}};
}

} // namespace

StatementActivity::~StatementActivity()
{
    if (db::Workbench *const bench = workbench(); bench && m_ticket != 0)
        bench->cancel(m_ticket);
}

db::Workbench *StatementActivity::workbench() const
{
    return m_context.server.workbench();
}

Result<void> StatementActivity::expand(const QString &statement, const QStringList &values)
{
    const auto sql = m_context.text(statement);
    if (!sql)
        return sql.error();
    m_sql = sql.value();
    for (const QString &value : values) {
        const auto text = m_context.text(value);
        if (!text)
            return text.error();
        m_values.append(valueOf(text.value()));
    }
    if (!workbench())
        return Error{Error::Kind::Unavailable, u"the server does not run"_s};
    for (const db::SqlStatement &each : db::splitStatements(m_sql, workbench()->spec().dialect)) {
        if (!isOfTheLesson(each.verb))
            return Error{Error::Kind::BadRequest,
                         u"%1 is refused in a lesson, which reads and changes its own tables alone"_s.arg(each.verb)};
    }
    return {};
}

SqlActivity::SqlActivity(const LessonContext &context, SqlAction action)
    : StatementActivity(context)
    , m_action(std::move(action))
{
}

Result<void> SqlActivity::start()
{
    if (const auto expanded = expand(m_action.statement, m_action.values); !expanded)
        return expanded;
    db::ConsoleOptions options;
    options.maxRows = kMostRows;
    options.values = m_values;
    m_ticket = workbench()->run<db::ConsoleResult>(
        db::Workbench::Access::ReadWrite, kDeadline,
        [sql = m_sql, options](db::Connection &connection) { return db::runConsole(connection, sql, options); }, this,
        [this](const Result<db::ConsoleResult> &result) {
            m_ticket = 0;
            finish(result ? Result<QJsonObject>(objectOf(result.value())) : Result<QJsonObject>(result.error()));
        });
    return {};
}

ExplainActivity::ExplainActivity(const LessonContext &context, ExplainAction action)
    : StatementActivity(context)
    , m_action(std::move(action))
{
}

Result<void> ExplainActivity::start()
{
    if (const auto expanded = expand(m_action.statement, m_action.values); !expanded)
        return expanded;
    db::ExplainOptions options;
    options.values = m_values;
    m_ticket = workbench()->run<db::Plan>(
        db::Workbench::Access::ReadWrite, kDeadline,
        [sql = m_sql, options](db::Connection &connection) { return db::explain(connection, sql, options); }, this,
        [this](const Result<db::Plan> &result) {
            m_ticket = 0;
            finish(result ? Result<QJsonObject>(objectOf(result.value())) : Result<QJsonObject>(result.error()));
        });
    return {};
}

} // namespace coroscope

#include "server/api/top_users.h"

#include "server/api/database_route.h"
#include "server/api/sections.h"
#include "server/runtime/context.h"
#include "server/runtime/model_schema.h"

#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

const auto kIndexed
    = queryParam<bool>("indexed", u"Whether the query says it so that the index can be used"_s).defaultsTo(true);
const auto kAmong = queryParam<qint64>("among", u"How many users, the first ones, are looked at"_s)
                        .minimum(1)
                        .maximum(1000)
                        .defaultsTo(100);
const auto kLimit = queryParam<qint64>("limit", u"How many are reported"_s).minimum(1).maximum(100).defaultsTo(10);

// Both ask the same. orders has no index on user_id itself, but one on user_id + 0 (migration 0001), so that only the
// second finds the orders of a user without reading all. Both sides have the + 0: SQLite uses an index on an expression
// only where neither side has a type.
constexpr db::SqlFragment kScanning(
    "SELECT u.id, u.name, (SELECT count(*) FROM orders o WHERE o.user_id = u.id) AS orders, "
    "(SELECT CAST(coalesce(sum(o.amount_cents), 0) AS bigint) FROM orders o WHERE o.user_id = u.id) AS amount_cents "
    "FROM (SELECT id, name FROM users ORDER BY id LIMIT ?) u ORDER BY amount_cents DESC, u.id LIMIT ?");
constexpr db::SqlFragment kSearching(
    "SELECT u.id, u.name, (SELECT count(*) FROM orders o WHERE o.user_id + 0 = u.id + 0) AS orders, "
    "(SELECT CAST(coalesce(sum(o.amount_cents), 0) AS bigint) FROM orders o WHERE o.user_id + 0 = u.id + 0) AS "
    "amount_cents FROM (SELECT id, name FROM users ORDER BY id LIMIT ?) u ORDER BY amount_cents DESC, u.id LIMIT ?");

struct Report {
    QList<TopUser> users;
    QStringList plan;
    double milliseconds = 0;
};

class TopUsersReport {
public:
    explicit TopUsersReport(const Exchange &exchange)
        : m_sql((kIndexed.value(exchange) ? kSearching : kScanning).toString())
        , m_values{kAmong.value(exchange), kLimit.value(exchange)}
    {
    }

    Result<Report> operator()(db::Connection &connection) const
    {
        Report report;
        const auto began = Clock::now();
        auto users = db::RawWork<TopUser>(m_sql, m_values)(connection);
        if (!users)
            return users.error();
        report.milliseconds = std::round(double((Clock::now() - began).count()) / 1000.0) / 1000.0;
        report.users = std::move(users).value();
        auto plan = planOf(connection);
        if (!plan)
            return plan.error();
        report.plan = std::move(plan).value();
        return report;
    }

private:
    /// A line a step, indented by its depth.
    Result<QStringList> planOf(db::Connection &connection) const
    {
        const bool sqlite = connection.dialect() == db::Dialect::Sqlite;
        auto rows = connection.query((sqlite ? u"EXPLAIN QUERY PLAN "_s : u"EXPLAIN (COSTS OFF) "_s) + m_sql, m_values);
        if (!rows)
            return rows.error();
        QStringList lines;
        QHash<qint64, int> depths; // of SQLite's steps, by their numbers
        while (rows->next()) {
            if (!sqlite) {
                lines.append(rows->text(0));
                continue;
            }
            const int depth = depths.contains(rows->integer(1)) ? depths.value(rows->integer(1)) + 1 : 0;
            depths.insert(rows->integer(0), depth);
            lines.append(QString(depth * 2, u' ') + rows->text(3));
        }
        const auto end = rows->finish();
        return end ? Result<QStringList>(lines) : Result<QStringList>(end.error());
    }

    QString m_sql;
    QVariantList m_values;
};

QCoro::Task<Response> topUsers(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    const TopUsersReport work(*exchange);
    const auto report = co_await context.db.read().run(work);
    if (!report)
        co_return databaseProblem(report.error(), exchange.data());
    QJsonArray users;
    for (const auto &user : report->users)
        users.append(db::toJson(user));
    co_return Response::json(200,
                             QJsonObject{
                                 {u"indexed"_s, kIndexed.value(*exchange)},
                                 {u"query_ms"_s, report->milliseconds},
                                 {u"users"_s, users},
                                 {u"plan"_s, QJsonArray::fromStringList(report->plan)},
                             });
}

} // namespace

void registerTopUsers(RouteSet &routes)
{
    auto route = routes.get("/reports/top-users", topUsers);
    databaseRoute(route)
        .summary(u"The users who ordered most, with an index or without"_s)
        .description(
            u"With indexed=false the query reads all orders for each user, as plan tells; seed the database to see "
            "what that costs."_s)
        .tag(u"Reports"_s)
        .section(TutorialSection::Performance)
        .twins({u"scan-index"_s,
                u"Without an index and with one"_s,
                u"Without an index, the database reads all orders for each user; with one, only that user's."_s,
                {u"scan"_s, "/reports/top-users?indexed=false&among=20"},
                {u"index"_s, "/reports/top-users?indexed=true&among=20"}})
        .param(kIndexed)
        .param(kAmong)
        .param(kLimit)
        .responds(200, u"The report"_s,
                  Schema::object()
                      .required(u"indexed"_s, Schema::boolean())
                      .required(u"query_ms"_s, Schema::number().description(u"What the query took in the database"_s))
                      .required(u"users"_s, Schema::array(rowSchema<TopUser>()))
                      .required(u"plan"_s, Schema::array(Schema::string()).description(u"EXPLAIN, a step a line"_s)));
}

} // namespace coroscope

#include "server/api/report_rows.h"

#include "server/api/csv.h"
#include "server/db/connection.h"
#include "server/db/instant.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kTimeColumn("created_at");

// The + 0 is what the index of migration 0001 has, see top_users.cpp.
constexpr ReportPlan kPlans[] = {
    {"users", "id,name,email,created_at,orders,total_cents", "SELECT count(*) FROM users",
     "SELECT u.id, u.name, u.email, u.created_at, (SELECT count(*) FROM orders o WHERE o.user_id + 0 = u.id + 0), "
     "(SELECT CAST(coalesce(sum(o.amount_cents), 0) AS bigint) FROM orders o WHERE o.user_id + 0 = u.id + 0) "
     "FROM users u WHERE u.id > ? ORDER BY u.id LIMIT ?"},
    {"orders", "id,user_id,user_name,product,amount_cents,created_at", "SELECT count(*) FROM orders",
     "SELECT o.id, o.user_id, u.name, o.product, o.amount_cents, o.created_at FROM orders o JOIN users u "
     "ON u.id = o.user_id WHERE o.id > ? ORDER BY o.id LIMIT ?"},
};

} // namespace

const ReportPlan *reportPlan(const QString &name)
{
    const auto *found = std::find_if(std::begin(kPlans), std::end(kPlans),
                                     [&](const ReportPlan &plan) { return name == QLatin1StringView(plan.name); });
    return found == std::end(kPlans) ? nullptr : found;
}

QStringList reportNames()
{
    QStringList names;
    for (const auto &plan : kPlans)
        names.append(QLatin1StringView(plan.name));
    return names;
}

Result<qint64> CountReport::operator()(db::Connection &connection) const
{
    auto rows = connection.query(QString::fromLatin1(m_plan->count));
    if (!rows)
        return rows.error();
    const qint64 count = rows->next() ? rows->integer(0) : 0;
    const auto end = rows->finish();
    return end ? Result<qint64>(count) : Result<qint64>(end.error());
}

Result<ReportPage> ReadReport::operator()(db::Connection &connection) const
{
    auto rows = connection.query(QString::fromLatin1(m_plan->page), {m_after, kRows});
    if (!rows)
        return rows.error();
    const auto columns = QString::fromLatin1(m_plan->columns).split(u',');
    ReportPage page;
    page.last = m_after;
    QStringList fields;
    while (rows->next()) {
        fields.clear();
        for (int at = 0; at < columns.size(); ++at) {
            if (rows->isNull(at))
                fields.append(QString());
            else
                fields.append(columns.at(at) == kTimeColumn ? db::instantText(rows->dateTime(at)) : rows->text(at));
        }
        appendCsv(page.csv, fields);
        page.last = rows->integer(0);
        ++page.rows;
    }
    const auto end = rows->finish();
    return end ? Result<ReportPage>(std::move(page)) : Result<ReportPage>(end.error());
}

} // namespace coroscope

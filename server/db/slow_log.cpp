#include "server/db/slow_log.h"

#include "server/db/connection.h"
#include "server/db/slow_plan.h"

#include <QDateTime>

namespace coroscope::db {

void SlowLog::note(const StatementLog &log, std::uint64_t exchange)
{
    std::vector<Wanted> wanted;
    for (std::size_t i = 0; i < log.statements.size(); ++i) {
        const StatementRecord &record = log.statements[i];
        // What it waited for a connection says nothing about the statement.
        if (record.run + record.rows < threshold())
            continue;
        const QVariantList values = log.valuesOf(i);
        SlowStatement slow{record, exchange, QDateTime::currentMSecsSinceEpoch(), shownValues(values), {}};
        const std::lock_guard lock(m_mutex);
        if (m_explain && wantsPlan(slow, Clock::now()))
            wanted.push_back({record.fingerprint, QString::fromUtf8(record.sql), values});
        m_statements.push_back(std::move(slow));
        if (m_statements.size() > kMax)
            m_statements.pop_front();
        m_revision.fetch_add(1, kRelaxed);
    }
    for (Wanted &each : wanted)
        m_explain(std::move(each));
}

bool SlowLog::wantsPlan(SlowStatement &slow, Clock::time_point now)
{
    const auto isOld = [now](const Known &known) { return now - known.asked >= kPlanAgain; };
    const auto known = m_plans.constFind(slow.record.fingerprint);
    if (known != m_plans.constEnd() && !isOld(*known)) {
        slow.plan = known->plan;
        return false;
    }
    // A part of a statement cannot be explained.
    if (slow.record.sql.size() >= StatementRecord::kKeptSql)
        return false;
    if (m_plans.size() >= kMaxPlans)
        m_plans.removeIf([&](const auto &each) { return isOld(each.value()); });
    if (m_plans.size() >= kMaxPlans)
        return false;
    m_plans.insert(slow.record.fingerprint, {now, {}});
    return true;
}

void SlowLog::setPlan(std::uint64_t fingerprint, std::shared_ptr<const SlowPlan> plan)
{
    const std::lock_guard lock(m_mutex);
    if (const auto known = m_plans.find(fingerprint); known != m_plans.end())
        known->plan = plan;
    for (SlowStatement &slow : m_statements) {
        if (slow.record.fingerprint == fingerprint && !slow.plan)
            slow.plan = plan;
    }
    m_revision.fetch_add(1, kRelaxed);
}

std::vector<SlowStatement> SlowLog::statements() const
{
    const std::lock_guard lock(m_mutex);
    return {m_statements.begin(), m_statements.end()};
}

} // namespace coroscope::db

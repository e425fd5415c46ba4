#include "server/db/slow_log.h"

#include "server/db/connection.h"

#include <QDateTime>

namespace coroscope::db {

void SlowLog::note(const StatementLog &log, std::uint64_t exchange)
{
    for (const StatementRecord &record : log.statements) {
        // What it waited for a connection says nothing about the statement.
        if (record.run + record.rows < threshold())
            continue;
        const std::lock_guard lock(m_mutex);
        m_statements.push_back({record, exchange, QDateTime::currentMSecsSinceEpoch()});
        m_count.fetch_add(1, kRelaxed);
        if (m_statements.size() > kMax)
            m_statements.pop_front();
    }
}

std::vector<SlowStatement> SlowLog::statements() const
{
    const std::lock_guard lock(m_mutex);
    return {m_statements.begin(), m_statements.end()};
}

} // namespace coroscope::db

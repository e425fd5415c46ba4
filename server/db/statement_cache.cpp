#include "server/db/statement_cache.h"

namespace coroscope::db {

Statement *StatementCache::find(const QString &sql)
{
    // A loop runs one statement again and again.
    if (!m_order.empty() && m_order.front().sql == sql) {
        ++m_counters.hits;
        return &m_order.front();
    }
    const auto found = m_bySql.constFind(sql);
    if (found == m_bySql.cend()) {
        ++m_counters.misses;
        return nullptr;
    }
    ++m_counters.hits;
    m_order.splice(m_order.begin(), m_order, *found);
    return &m_order.front();
}

Statement *StatementCache::insert(Statement statement)
{
    if (m_order.size() >= m_capacity) {
        m_bySql.remove(m_order.back().sql);
        m_order.pop_back();
        ++m_counters.evicted;
    }
    m_order.push_front(std::move(statement));
    m_bySql.insert(m_order.front().sql, m_order.begin());
    m_counters.size = m_order.size();
    return &m_order.front();
}

void StatementCache::remove(const QString &sql)
{
    const auto found = m_bySql.find(sql);
    if (found == m_bySql.end())
        return;
    const auto entry = *found;
    m_bySql.erase(found);
    m_order.erase(entry);
    m_counters.size = m_order.size();
}

void StatementCache::clear()
{
    m_bySql.clear();
    m_order.clear();
    m_counters.size = 0;
}

} // namespace coroscope::db

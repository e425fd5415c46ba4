#include "server/telemetry/key_writers.h"

#include <chrono>

namespace coroscope {

void KeyWriters::add(const ExchangeRecord &record)
{
    if (record.cacheWrites.empty())
        return;
    const std::lock_guard lock(m_mutex);
    for (const CacheWrite &write : record.cacheWrites) {
        if (write.key.size() > kLongestKey)
            continue;
        auto entry = m_entries.find(write.key);
        if (entry == m_entries.end()) {
            m_order.push_front(write.key);
            entry = m_entries.insert(write.key, {});
            entry->place = m_order.begin();
        } else if (write.at < entry->at) {
            continue; // requests do not end in the order in which they wrote
        } else {
            m_order.splice(m_order.begin(), m_order, entry->place);
        }
        entry->writer
            = {record.route, record.id,
               record.startedWall + std::chrono::duration_cast<milliseconds>(write.at - record.started).count()};
        entry->at = write.at;
        entry->isRemoval = write.isRemoval;
    }
    while (m_order.size() > kMost) {
        m_entries.remove(m_order.back());
        m_order.pop_back();
    }
}

void KeyWriters::clear()
{
    const std::lock_guard lock(m_mutex);
    m_entries.clear();
    m_order.clear();
}

std::optional<KeyWriters::Writer> KeyWriters::find(const QByteArray &key) const
{
    const std::lock_guard lock(m_mutex);
    const auto entry = m_entries.constFind(key);
    if (entry == m_entries.cend() || entry->isRemoval)
        return std::nullopt;
    return entry->writer;
}

} // namespace coroscope

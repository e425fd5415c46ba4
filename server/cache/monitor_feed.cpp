#include "server/cache/monitor_feed.h"

#include <algorithm>

namespace coroscope::cache {

MonitorFeed::MonitorFeed(QObject *home, QObject *context, Deliver deliver)
    : m_home(home)
    , m_context(context)
    , m_deliver(std::move(deliver))
{
}

void MonitorFeed::add(MonitorLine line)
{
    const std::lock_guard lock(m_mutex);
    if (m_lines.size() < kMaxLines) {
        m_lines.append(std::move(line));
        return;
    }
    m_lines[m_first] = std::move(line);
    m_first = (m_first + 1) % kMaxLines;
    ++m_dropped;
}

void MonitorFeed::drop(quint64 lines)
{
    const std::lock_guard lock(m_mutex);
    m_dropped += lines;
}

void MonitorFeed::flush()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_lines.isEmpty() && m_dropped == 0)
            return;
    }
    if (!m_underWay.exchange(true))
        QMetaObject::invokeMethod(
            m_home, [self = shared_from_this()] { self->deliver(); }, Qt::QueuedConnection);
}

void MonitorFeed::deliver()
{
    QList<MonitorLine> lines;
    quint64 dropped = 0;
    {
        const std::lock_guard lock(m_mutex);
        lines = std::exchange(m_lines, {});
        std::rotate(lines.begin(), lines.begin() + m_first, lines.end());
        m_first = 0;
        dropped = std::exchange(m_dropped, 0);
    }
    m_underWay = false;
    if (m_context)
        m_deliver(std::move(lines), dropped);
}

} // namespace coroscope::cache

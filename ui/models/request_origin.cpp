#include "ui/models/request_origin.h"

namespace coroscope {

void RequestOrigins::note(const QByteArray &spanId, RequestOrigin origin)
{
    if (spanId.isEmpty())
        return;
    const bool known = m_origins.contains(spanId);
    m_origins.insert(spanId, origin);
    if (known)
        return;
    if (m_order.size() < kMost) {
        m_order.push_back(spanId);
        return;
    }
    m_origins.remove(m_order[m_next]);
    m_order[m_next] = spanId;
    m_next = (m_next + 1) % kMost;
}

} // namespace coroscope

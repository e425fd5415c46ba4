#include "server/telemetry/feed.h"

namespace coroscope {

void TelemetryFeed::put(TelemetryBatchPtr batch)
{
    std::vector<TelemetryBatchPtr> tooOld; // freed after the lock is
    const std::lock_guard lock(m_mutex);
    m_waitingExchanges += batch->exchanges.size();
    m_waiting.push_back(std::move(batch));

    std::size_t over = 0;
    std::uint64_t dropped = 0;
    // The newest always stays, however large it is.
    while (over + 1 < m_waiting.size()
           && (m_waitingExchanges > kMaxExchanges || m_waiting.size() - over > kMaxBatches)) {
        m_waitingExchanges -= m_waiting[over]->exchanges.size();
        dropped += m_waiting[over]->exchanges.size();
        ++over;
    }
    if (over == 0)
        return;
    const auto end = m_waiting.begin() + std::ptrdiff_t(over);
    tooOld.assign(std::make_move_iterator(m_waiting.begin()), std::make_move_iterator(end));
    m_waiting.erase(m_waiting.begin(), end);
    m_dropped.fetch_add(dropped, std::memory_order_relaxed);
    m_droppedBatches.fetch_add(over, std::memory_order_relaxed);
}

std::vector<TelemetryBatchPtr> TelemetryFeed::take()
{
    std::vector<TelemetryBatchPtr> taken;
    const std::lock_guard lock(m_mutex);
    taken.swap(m_waiting);
    m_waitingExchanges = 0;
    return taken;
}

} // namespace coroscope

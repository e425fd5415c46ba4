#include "ui/frame_clock.h"

#include <algorithm>

namespace coroscope {

FrameClock::FrameClock(std::shared_ptr<TelemetryFeed> feed, QObject *parent)
    : QObject(parent)
    , m_feed(std::move(feed))
{
    // Coarse timers may be 5 % late, which at 30 Hz shows as uneven scrolling.
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kFrameAtRest);
    connect(&m_timer, &QTimer::timeout, this, &FrameClock::tick);
    m_timer.start();
}

void FrameClock::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    m_lastTick = {};
    m_timer.setInterval(active ? kFrame : kFrameAtRest);
}

void FrameClock::resetGap()
{
    m_longestGap = {};
    m_lastTick = {};
}

void FrameClock::tick()
{
    const auto now = Clock::now();
    if (m_active && m_lastTick != Clock::time_point())
        m_longestGap = std::max<nanoseconds>(m_longestGap, now - m_lastTick);
    m_lastTick = now;

    if (m_feed) {
        const auto batches = m_feed->take();
        for (const TelemetryBatchPtr &batch : batches)
            Q_EMIT batchArrived(*batch);
    }
    Q_EMIT frameEnded(now);
}

} // namespace coroscope

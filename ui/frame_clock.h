#pragma once

#include "server/async/scheduler.h"
#include "server/telemetry/feed.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace coroscope {

/// The window's pulse: the one timer that takes from the telemetry feed. Everything live is fed and repainted from
/// here, at most 30 times a second; nothing else in ui/ polls. GUI thread.
class FrameClock final : public QObject {
    Q_OBJECT
public:
    explicit FrameClock(std::shared_ptr<TelemetryFeed> feed, QObject *parent = nullptr);

    /// 30 frames a second while something can happen, 4 while the server stands still.
    void setActive(bool active);
    bool isActive() const noexcept { return m_active; }

    /// One frame now: takes, hands out, ends the frame. The timer calls it; so may a test.
    void tick();

    /// The longest time between two frames since the last reset; zero before the second frame. It contains all that the
    /// GUI thread did meanwhile, painting too, so it is what a person sees as a stutter. Frames at rest do not count.
    nanoseconds longestGap() const noexcept { return m_longestGap; }
    void resetGap();

    static constexpr milliseconds kFrame{33};
    static constexpr milliseconds kFrameAtRest{250};

Q_SIGNALS:
    /// One of possibly several batches of a frame, in order.
    void batchArrived(const coroscope::TelemetryBatch &batch);
    /// After the batches of each frame, also of one without: time to flush models and to repaint what grows.
    void frameEnded(coroscope::Clock::time_point now);

private:
    std::shared_ptr<TelemetryFeed> m_feed;
    QTimer m_timer;
    Clock::time_point m_lastTick;
    nanoseconds m_longestGap{0};
    bool m_active = false;
};

} // namespace coroscope

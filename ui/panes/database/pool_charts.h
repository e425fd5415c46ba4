#pragma once

#include "ui/panes/database/pool_history.h"

#include <QWidget>

class QBoxLayout;

namespace coroscope {

class ChartPanel;
class SettingMarks;

/// The last minute of the pool as two charts: how long jobs waited for a connection, and how many did. GUI thread.
class PoolCharts final : public QWidget {
    Q_OBJECT
public:
    /// Both outlive it; `marks` may be null.
    PoolCharts(const PoolHistory &history, const SettingMarks *marks, QWidget *parent = nullptr);

    /// The history has changed; draws at most twice a second.
    void refresh();

    ChartPanel *waits() const { return m_waits; }
    ChartPanel *waiters() const { return m_waiters; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showCrosshair(double secondsAgo);

    const PoolHistory &m_history;
    const SettingMarks *m_marks;
    ChartPanel *m_waits;
    ChartPanel *m_waiters;
    QBoxLayout *m_layout;
    Clock::time_point m_drawn;
};

} // namespace coroscope

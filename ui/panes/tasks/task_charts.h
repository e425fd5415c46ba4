#pragma once

#include "server/tasks/figures.h"

#include <QWidget>

namespace coroscope {

class ChartPanel;
class SettingMarks;

/// Tasks that were added, and runs that ended well or not, a second, over the last minutes; for the eye: TaskTimeModel
/// says the same. GUI thread.
class TaskCharts final : public QWidget {
    Q_OBJECT
public:
    static constexpr int kSpan = 120; ///< seconds that are drawn

    /// `marks` may be null, or outlives it.
    explicit TaskCharts(const SettingMarks *marks, QWidget *parent = nullptr);

    void setSnapshot(const std::shared_ptr<const tasks::Snapshot> &snapshot);
    ChartPanel *throughput() const { return m_throughput; }

private:
    void showCrosshair(double secondsAgo);

    const SettingMarks *m_marks;
    ChartPanel *m_throughput;
    std::shared_ptr<const tasks::Snapshot> m_snapshot;
    qint64 m_now = 0; ///< at the right edge
};

} // namespace coroscope

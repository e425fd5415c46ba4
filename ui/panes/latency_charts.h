#pragma once

#include "ui/models/holder_names.h"
#include "ui/models/latency_history.h"

#include <QStringList>
#include <QWidget>

class QSplitter;

namespace coroscope {

class ChartPanel;
class SettingMarks;

/// The three charts of the Latency pane under one another, on one time axis, with one crosshair.
class LatencyCharts final : public QWidget {
    Q_OBJECT
public:
    LatencyCharts(const LatencyHistory &history, const HolderNames &holders, QWidget *parent = nullptr);

    /// What was changed and when, to be drawn in all three; it outlives them.
    void setMarks(const SettingMarks *marks) { m_marks = marks; }
    void refresh(std::chrono::seconds span);
    void setLogarithmic(bool logarithmic);
    /// Beside one another instead of under one another: for a low and wide dock.
    void setSideBySide(bool sideBySide);

    ChartPanel *latency() const { return m_latency; }
    ChartPanel *throughput() const { return m_throughput; }
    ChartPanel *loopLag() const { return m_lag; }

    /// What the charts say about a point of the history, a line each: what a tooltip shows there.
    QString reading(std::size_t point) const;

private:
    void refreshLatency(std::size_t first);
    void refreshThroughput(std::size_t first);
    void refreshLag(std::size_t first);
    void showCrosshair(double secondsAgo);

    const LatencyHistory &m_history;
    const HolderNames &m_holders;
    const SettingMarks *m_marks = nullptr;
    std::chrono::seconds m_span{60};
    QSplitter *m_splitter;
    ChartPanel *m_latency;
    ChartPanel *m_throughput;
    ChartPanel *m_lag;
};

} // namespace coroscope

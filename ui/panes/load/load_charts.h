#pragma once

#include "server/outbound/load_figures.h"
#include "ui/panes/load/load_record.h"

#include <QWidget>

class QSplitter;

namespace coroscope {

class CurveChart;

/// A load run over its seconds: answers and errors a second, latency (of an open load corrected and uncorrected), and
/// what was in flight, under one another on one time axis.
class LoadCharts final : public QWidget {
    Q_OBJECT
public:
    static constexpr std::size_t kMostPoints = 600; ///< of a curve; more cannot be told apart

    explicit LoadCharts(QWidget *parent = nullptr);

    void setIntervals(const std::vector<LoadInterval> &intervals, const LoadPlan &plan);
    void setLogarithmic(bool logarithmic);
    /// Beside one another instead of under one another: for a low and wide dock.
    void setSideBySide(bool sideBySide);

    CurveChart *throughput() const { return m_throughput; }
    CurveChart *latency() const { return m_latency; }
    CurveChart *inFlight() const { return m_inFlight; }

private:
    QSplitter *m_splitter;
    CurveChart *m_throughput;
    CurveChart *m_latency;
    CurveChart *m_inFlight;
};

} // namespace coroscope

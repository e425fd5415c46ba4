#pragma once

#include "ui/models/holder_names.h"
#include "ui/panes/latency/latency_columns.h"
#include "ui/panes/latency/latency_reading.h"

#include <QStringList>
#include <QWidget>

#include <optional>

class QGridLayout;
class QKeyEvent;

namespace coroscope {

class ChartPanel;
class ChartReadout;
class HeatPanel;
class SettingMarks;

/// What the charts show of a history.
struct LatencyView {
    const LatencyHistory *history = nullptr;
    std::chrono::seconds span{60};
    QList<Percentile> percentiles; ///< in the order of kPercentiles
    QList<int> routes; ///< at most kRouteSeries; none: all requests together
    QStringList routeNames; ///< of those
    QStringList hiddenLines; ///< LatencyCharts::lineName() of what legends leave out
    QString end; ///< below the right edge; empty: "now"
};

/// The charts of the Latency pane on one time axis, with one crosshair that the pointer and the keys move. GUI thread.
class LatencyCharts final : public QWidget {
    Q_OBJECT
public:
    /// A chart, as the menu and what is kept name it.
    struct Chart {
        QString id; ///< objectName
        QString name;
        QWidget *panel;
    };

    LatencyCharts(const HolderNames &holders, QWidget *parent = nullptr);

    /// What was changed and when, to be drawn in all of them; it outlives them.
    void setMarks(const SettingMarks *marks) { m_marks = marks; }
    /// Its history must outlive the next refresh().
    void refresh(const LatencyView &view);
    void setLogarithmic(bool logarithmic);
    /// A low dock: beside one another instead of under one another.
    void setLow(bool low);

    const QList<Chart> &charts() const noexcept { return m_charts; }
    void setChartShown(const QString &id, bool shown);
    bool isChartShown(const QString &id) const { return !m_hidden.contains(id); }

    ChartPanel *latency() const { return m_latency; }
    ChartPanel *routeLatency() const { return m_routeLatency; }
    ChartPanel *routeThroughput() const { return m_routeThroughput; }
    ChartPanel *throughput() const { return m_throughput; }
    ChartPanel *inFlight() const { return m_inFlight; }
    ChartPanel *loopLag() const { return m_lag; }
    ChartPanel *busy() const { return m_busy; }
    ChartPanel *pool() const { return m_pool; }
    ChartPanel *tasks() const { return m_tasks; }
    HeatPanel *heat() const { return m_heat; }
    /// All but the heat map, also those that are not shown.
    QList<ChartPanel *> panels() const;

    const std::vector<LatencyColumn> &columns() const noexcept { return m_columns; }
    /// What the charts say about one of the columns, a line each.
    QString reading(std::size_t column) const;

    /// The column that the crosshair is on.
    std::optional<std::size_t> crosshair() const;
    /// Left, Right, Page Up, Page Down, Home, End, Escape; false: it is none of these.
    bool moveCrosshair(const QKeyEvent *event);
    void clearCrosshair();
    ChartReadout *readout() const { return m_readout; }

Q_SIGNALS:
    void crosshairMoved();
    /// A moment was clicked: keys are meant for the crosshair now.
    void focusWanted();
    /// The legend of the percentiles was used.
    void percentileToggled(coroscope::Percentile percentile, bool shown);
    /// Another legend was used; `line`: its name in LatencyView::hiddenLines.
    void lineToggled(const QString &line, bool shown);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    ChartPanel *addChart(const QString &id, const QString &name, const QString &unit);
    void explain();
    /// "throughputChart/5xx", and of a route "routeLatencyChart/GET /users", wherever it stands in the legend.
    QString lineName(const ChartPanel *panel, Series series) const;
    void showLines();
    void connectPanel(ChartPanel *panel);
    void fill();
    void fillMarks();
    void arrange();
    void hover(QWidget *panel, double secondsAgo);
    void pin(QWidget *panel, double secondsAgo);
    void moveTo(std::optional<std::size_t> column);
    void showCrosshair();
    std::optional<std::size_t> nearest(double secondsAgo) const;
    double secondsAgo(std::size_t column) const;

    const HolderNames &m_holders;
    const SettingMarks *m_marks = nullptr;
    LatencyView m_view;
    std::vector<LatencyColumn> m_columns;
    QList<Chart> m_charts;
    QStringList m_hidden;
    QList<QWidget *> m_arranged;
    int m_arrangedColumns = 0;
    QGridLayout *m_grid;
    ChartPanel *m_latency;
    ChartPanel *m_routeLatency;
    ChartPanel *m_throughput;
    ChartPanel *m_routeThroughput;
    HeatPanel *m_heat;
    ChartPanel *m_inFlight;
    ChartPanel *m_lag;
    ChartPanel *m_busy;
    ChartPanel *m_pool;
    ChartPanel *m_tasks;
    ChartReadout *m_readout;
    QWidget *m_anchor = nullptr; ///< the chart beside whose crosshair the read-out is
    std::optional<std::int64_t> m_at; ///< LatencyColumn::endedWall of the crosshair's moment
    bool m_pinned = false; ///< it stays where the pointer leaves
    bool m_low = false;
    bool m_showingLines = false; ///< as was chosen: nobody uses a legend
};

} // namespace coroscope

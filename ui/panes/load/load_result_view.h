#pragma once

#include "ui/panes/load/load_record.h"
#include "ui/window_context.h"

#include <QWidget>

#include <optional>

class QLabel;
class QProgressBar;
class QScrollArea;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace coroscope {

class CurveChart;
class FigureModel;
class GridView;
class LoadCharts;
class LoadSession;
class StatTile;
class TileStrip;
class ToneLabel;

/// A load run: while it goes on its progress, its figures and its curves over the seconds; when it has ended its
/// percentiles as table and curve, its histogram and all else, to be exported. GUI thread.
class LoadResultView final : public QWidget {
    Q_OBJECT
public:
    enum class Page { Seconds, Percentiles, Histogram, Figures, Requests };

    /// `prefix` of the names of its widgets and of its commands ("load"), for there are several.
    LoadResultView(const WindowContext &context, const QString &prefix, QWidget *parent = nullptr);

    /// A run begins, or goes on.
    void showProgress(const LoadSession &session, bool withIntervals);
    /// It has ended; with a result.
    void showRecord(const LoadRecordPtr &record);
    const LoadRecordPtr &record() const noexcept { return m_record; }

    /// One that is there only when the run has ended: as soon as it has.
    void openPage(Page page);
    Page page() const;
    QTabWidget *tabs() const { return m_tabs; }
    LoadCharts *charts() const { return m_charts; }
    CurveChart *percentileChart() const { return m_percentileChart; }
    CurveChart *histogramChart() const { return m_histogramChart; }
    FigureModel *percentiles() const { return m_percentiles; }
    FigureModel *figures() const { return m_figures; }
    /// A row for each request of a run of several; its page is only there then.
    FigureModel *requests() const { return m_requests; }
    /// The sentences about it, a line each.
    QString remarks() const;

Q_SIGNALS:
    /// The stretch of time in which it ran is to be shown.
    void timelineRequested(const coroscope::LoadRecordPtr &run);
    void showInLatencyRequested();
    /// The run as it was, to be done once more.
    void runAgainRequested(const coroscope::LoadPlan &plan);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeTiles();
    QWidget *makeBar();
    QWidget *makeSeconds();
    QWidget *makePercentiles();
    QWidget *makeHistogram();
    QWidget *makeFigures();
    QWidget *makeRequests();
    void makeExports(QToolButton *button);
    void showTables();
    void showOpenColumns(bool isOpen);
    void refreshBar();
    void writeFile(const QString &suffix, const QString &filter, const QByteArray &text, const QString &title);
    QWidget *currentCharts() const;

    const WindowContext m_context;
    const QString m_prefix;
    LoadRecordPtr m_record; ///< null while it runs
    std::optional<Page> m_wanted; ///< the page to be opened when it has ended
    LoadPlan m_plan;
    std::vector<LoadInterval> m_intervals; ///< that are shown
    QLabel *m_title;
    QProgressBar *m_progress;
    TileStrip *m_tiles;
    StatTile *m_rate = nullptr;
    StatTile *m_p50 = nullptr;
    StatTile *m_p99 = nullptr;
    StatTile *m_max = nullptr;
    StatTile *m_errors = nullptr;
    StatTile *m_inFlight = nullptr;
    ToneLabel *m_remarks;
    QTabWidget *m_tabs;
    QToolButton *m_asTable;
    QToolButton *m_log;
    QToolButton *m_export;
    QToolButton *m_copyCommand;
    QToolButton *m_again;
    QToolButton *m_latencyLink;
    QToolButton *m_timelineLink;
    LoadCharts *m_charts = nullptr;
    QStackedWidget *m_secondsPages = nullptr;
    QScrollArea *m_secondsScroll = nullptr;
    GridView *m_secondsTable = nullptr;
    FigureModel *m_seconds;
    CurveChart *m_percentileChart = nullptr;
    GridView *m_percentileTable = nullptr;
    FigureModel *m_percentiles;
    QStackedWidget *m_histogramPages = nullptr;
    CurveChart *m_histogramChart = nullptr;
    GridView *m_histogramTable = nullptr;
    FigureModel *m_histogram;
    GridView *m_figureTable = nullptr;
    FigureModel *m_figures;
    GridView *m_requestTable = nullptr;
    FigureModel *m_requests;
};

} // namespace coroscope

#pragma once

#include "ui/models/holder_names.h"
#include "ui/models/latency_history.h"

#include <QStringList>
#include <QWidget>

class QComboBox;
class QScrollArea;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace coroscope {

class Banner;
class Commands;
class EmptyState;
class LatencyCharts;
class LatencyTableModel;
class SettingMarks;
class StatTile;
class TileStrip;
class WindowSettings;
enum class Tone;

/// How fast the server answers: percentiles, throughput and loop lag over the last minute and up to fifteen, as charts
/// or as a table; the figures of this moment on top. Draws at most once an interval and only while it is visible. GUI
/// thread.
class LatencyPane final : public QWidget {
    Q_OBJECT
public:
    explicit LatencyPane(QWidget *parent = nullptr);
    ~LatencyPane() override;

    /// What its buttons do, by name and by key. Once.
    void addCommands(Commands *commands);

    /// For each batch, in order.
    void consume(const TelemetryBatch &batch);
    /// Names of the routes by their index, for who holds the loop.
    void setRouteNames(const QStringList &names);
    void setTaskNames(const QStringList &kinds);
    /// What was changed and when, for the charts and the table; it outlives the pane. Once.
    void setMarks(const SettingMarks *marks);
    void clear();

    /// Takes its window of time, scale and view from `settings`, and keeps them there from now on. Once.
    void keepIn(WindowSettings *settings);
    QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

    void setSpan(std::chrono::seconds span);
    std::chrono::seconds span() const;
    void setShowTable(bool table);
    void setLogarithmic(bool logarithmic);

    /// Gives a translated sentence where it failed, else nothing.
    QString saveCsv(const QString &path) const;
    /// As PNG, or as SVG where the name ends so.
    QString savePicture(const QString &path) const;

    QSize minimumSizeHint() const override;

    const LatencyHistory &history() const noexcept { return m_history; }
    LatencyCharts *charts() const { return m_charts; }
    QTableView *table() const { return m_table; }

Q_SIGNALS:
    /// The button of the empty state: the person wants to send something.
    void sendRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeControls();
    QTableView *makeTable();
    void makeTiles(TileStrip *strip);
    void makeExport(QToolButton *button);
    void refresh();
    void refreshLatencyTiles();
    void refreshLive(const TelemetryBatch &batch);
    void showPercentile(StatTile *tile, nanoseconds value, std::uint64_t count, bool needsMany);
    void save(const QString &suffix);

    LatencyHistory m_history;
    HolderNames m_holders;
    const SettingMarks *m_marks = nullptr;
    TileStrip *m_tiles;
    QComboBox *m_span;
    QToolButton *m_log;
    QToolButton *m_asTable;
    Banner *m_banner;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QScrollArea *m_scroll;
    LatencyCharts *m_charts;
    QTableView *m_table;
    LatencyTableModel *m_model;
    StatTile *m_p50;
    StatTile *m_p95;
    StatTile *m_p99;
    StatTile *m_rate;
    StatTile *m_inFlight;
    StatTile *m_lag;
    bool m_stale = true;
};

} // namespace coroscope

#pragma once

#include "ui/models/holder_names.h"
#include "ui/panes/latency/held_note.h"
#include "ui/panes/latency/latency_bar.h"
#include "ui/panes/latency/latency_history.h"

#include <QPointer>
#include <QStringList>
#include <QWidget>

#include <memory>

class QScrollArea;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace coroscope {

class Banner;
class EmptyState;
class GridView;
class LatencyCharts;
class LatencyTableModel;
class LatencyTiles;
class RouteTableModel;
class SettingMarks;
class TimeCursor;
class WindowSettings;

/// How fast the server answers, over the last minute and up to an hour: charts on one time axis, or the same as a
/// table; a table of routes; the figures of this moment on top; and who holds a loop, while it is held. Draws at most
/// once an interval and only while it is visible. GUI thread.
class LatencyPane final : public QWidget {
    Q_OBJECT
public:
    /// `settings`: where what a person chose is kept; it may be null.
    explicit LatencyPane(WindowSettings *settings = nullptr, QWidget *parent = nullptr);
    ~LatencyPane() override;

    /// What its controls do, by name and by key. Once.
    void addCommands(Commands *commands);

    /// For each batch, in order.
    void consume(const TelemetryBatch &batch);
    /// A frame of the window began. `isActive`: frames come at the full rate, so that a late one means that the window
    /// was busy.
    void endFrame(Clock::time_point now, bool isActive);
    /// Connections to the database: in use, all, and jobs that wait for one. 0 of all: there is none.
    void setDatabaseUse(int inUse, int all, int waiting);
    /// Background tasks; -1: not known.
    void setTaskLoad(qint64 waiting, qint64 running);
    /// Names of the routes by their index: for who holds the loop, and for what can be drawn.
    void setRouteNames(const QStringList &names);
    void setTaskNames(const QStringList &kinds);
    /// What was changed and when, for the charts and the table; it outlives the pane. Once.
    void setMarks(const SettingMarks *marks);
    void clear();
    /// As clear(), and gives what was kept; putBack() puts that in front of what came since.
    LatencyHistory takeHistory();
    void putBack(const LatencyHistory &older);

    QJsonObject saveState() const;
    void restoreState(const QJsonObject &state);

    void setSpan(std::chrono::seconds span);
    std::chrono::seconds span() const { return choice().span; }
    void setShowTable(bool table);
    void setLogarithmic(bool logarithmic);
    const LatencyChoice &choice() const { return m_bar->choice(); }
    void setChoice(const LatencyChoice &choice);

    /// The charts and tables stand still; what comes is kept, and counted.
    void setPaused(bool paused);
    bool isPaused() const { return m_frozen != nullptr; }

    /// Gives a translated sentence where it failed, else nothing.
    QString saveCsv(const QString &path) const;
    QString saveRoutesCsv(const QString &path) const;
    /// As PNG, or as SVG where the name ends so.
    QString savePicture(const QString &path) const;

    QSize minimumSizeHint() const override;

    /// All of it, also while the charts stand still.
    const LatencyHistory &history() const noexcept { return m_history; }
    LatencyCharts *charts() const { return m_charts; }
    TimeCursor *cursor() const { return m_cursor; }
    QTableView *table() const { return m_table; }
    GridView *routeTable() const { return m_routeTable; }
    Banner *heldBanner() const { return m_heldBanner; }
    Banner *pausedBanner() const { return m_pausedBanner; }

Q_SIGNALS:
    /// The button of the empty state: the person wants to send something.
    void sendRequested();
    /// The pane is to be brought to the front.
    void raiseRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QTableView *makeTable();
    void makeRouteTable();
    void connectControls();
    /// What is shown: the history, or as it was when the charts were paused.
    const LatencyHistory &shown() const { return m_frozen ? *m_frozen : m_history; }
    /// The charts, scrolled so that one of them, or all from the first on, stand at the top.
    void showPart(QWidget *part);
    void bringPart();
    QList<int> drawnRoutes() const;
    int currentRoute() const; ///< of the table of routes; -1: none
    QList<LatencyBar::RouteName> offeredRoutes() const;
    void refresh();
    void refreshCharts();
    void refreshTable();
    void refreshBanners(Clock::time_point now);
    void drawRoute(int route, bool drawn);
    void drawOnly(int route);
    void onExport(LatencyBar::Export what);
    void save(const QString &suffix, const QString &name, const std::function<QString(const QString &)> &write);
    QString write(const QString &path, const QByteArray &bytes) const;

    WindowSettings *m_settings;
    LatencyHistory m_history;
    std::unique_ptr<LatencyHistory> m_frozen; ///< null: the charts are not paused
    WindowSampler m_sampler;
    HolderNames m_holders;
    HeldNote m_held;
    const SettingMarks *m_marks = nullptr;
    LatencyTiles *m_tiles;
    LatencyBar *m_bar;
    Banner *m_banner;
    Banner *m_heldBanner;
    Banner *m_pausedBanner;
    TimeCursor *m_cursor;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QScrollArea *m_scroll;
    LatencyCharts *m_charts;
    QTableView *m_table;
    LatencyTableModel *m_model;
    GridView *m_routeTable;
    RouteTableModel *m_routeModel;
    QSortFilterProxyModel *m_sortedRoutes;
    QPointer<QWidget> m_brought; ///< of the charts: stays at the top until somebody scrolls
    bool m_stale = true;
};

} // namespace coroscope

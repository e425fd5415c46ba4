#pragma once

#include "server/runtime/server.h"
#include "ui/panes/cache/cache_history.h"
#include "ui/panes/cache/cache_link.h"
#include "ui/panes/cache/cache_times.h"
#include "ui/window_context.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QAction;
class QCheckBox;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class Banner;
class CacheCharts;
class CacheRouteModel;
class CacheTimeModel;
class ElidedLabel;
class EmptyState;
class GridView;
class StatTile;
class TileStrip;

/// The cache as a whole: which store, how it is, what it holds, how often an answer came out of it, by route and over
/// time; and the switches for the same load with and without. GUI thread.
class OverviewView final : public QWidget {
    Q_OBJECT
public:
    OverviewView(const WindowContext &context, CacheLink *link, QWidget *parent = nullptr);

    void setRoutes(RouteTable routes);
    /// Several times a second; nothing: the server does not run.
    void setSnapshot(const std::optional<cache::Snapshot> &snapshot, Clock::time_point now);
    void setSwitches(bool routeCache, bool singleFlight);
    void consume(const TelemetryBatch &batch);
    /// A run of the server begins.
    void forgetTimes() { m_times.clear(); }
    void setShowTable(bool table);

    const CacheHistory &history() const noexcept { return m_history; }
    /// The charts begin anew.
    CacheHistory takeHistory();
    void putBack(const CacheHistory &older);
    CacheCharts *charts() const { return m_charts; }
    GridView *timeTable() const { return m_timeTable; }
    GridView *routeTable() const { return m_routeTable; }
    Banner *banner() const { return m_banner; }
    QCheckBox *routeCache() const { return m_routeCache; }
    QCheckBox *singleFlight() const { return m_singleFlight; }
    QAction *tableAction() const { return m_tableAction; }
    StatTile *memory() const { return m_memory; }
    StatTile *keys() const { return m_keys; }
    StatTile *ratio() const { return m_ratio; }
    StatTile *hot() const { return m_hot; }

    /// "Redis, managed", "Memory".
    static QString storeName(const cache::Snapshot &snapshot);

Q_SIGNALS:
    void routeCacheToggled(bool on);
    void singleFlightToggled(bool on);
    /// A load is wanted, so that there is something to see.
    void senderRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Info { ///< what INFO tells of the store; negative: unknown
        qint64 used = -1;
        qint64 max = -1;
        qint64 keys = -1;
        qint64 evicted = -1;
        qint64 expired = -1;
        double perSecond = -1;
        qint64 clients = -1;
        QString version;
        QString policy;
    };
    void makeTiles();
    void makeBar();
    void askInfo();
    void takeInfo(const QByteArray &text, qint64 keys);
    void refresh();
    void showHot();
    void showState();
    void savePicture(const QString &suffix);

    const WindowContext m_context;
    CacheLink *m_link;
    CacheHistory m_history;
    CacheTimes m_times;
    std::optional<cache::Snapshot> m_snapshot;
    Info m_info;
    qint64 m_lastCommands = -1;
    Clock::time_point m_lastCommandsAt;
    bool m_isAsking = false;
    QTimer m_poll;
    Clock::time_point m_drawn;

    TileStrip *m_tiles;
    StatTile *m_ratio;
    StatTile *m_joined;
    StatTile *m_hot;
    StatTile *m_memory;
    StatTile *m_keys;
    StatTile *m_evicted;
    StatTile *m_expired;
    StatTile *m_rate;
    Banner *m_banner;
    QString m_told; ///< what the banner says
    QCheckBox *m_routeCache;
    QCheckBox *m_singleFlight;
    ElidedLabel *m_where;
    QStackedWidget *m_pages;
    CacheCharts *m_charts;
    GridView *m_timeTable;
    CacheTimeModel *m_timeModel;
    QSplitter *m_splitter;
    QStackedWidget *m_routePages;
    EmptyState *m_noRoutes;
    GridView *m_routeTable;
    CacheRouteModel *m_routeModel;
    QAction *m_tableAction;
    QAction *m_routeCacheAction;
    QAction *m_singleFlightAction;
};

} // namespace coroscope

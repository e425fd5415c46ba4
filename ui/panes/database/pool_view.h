#pragma once

#include "ui/panes/database/pool_history.h"
#include "ui/window_context.h"

#include <QWidget>

#include <optional>
#include <utility>

class QAction;
class QSpinBox;
class QStackedWidget;

namespace coroscope {

class Banner;
class ElidedLabel;
class GridView;
struct ExchangeRecord;
struct HeldConnection;
class PoolCharts;
class PoolStrip;
class PoolTableModel;
class PoolTimeModel;
class StatTile;

/// The connections to the database: figures, what each did in the last minute, and who waited. GUI thread.
class PoolView final : public QWidget {
    Q_OBJECT
public:
    PoolView(const WindowContext &context, QWidget *parent = nullptr);

    /// Several times a second; nothing: the server does not run.
    void setSnapshot(const std::optional<db::PoolSnapshot> &snapshot, Clock::time_point now);
    /// A request waited for the network inside an open transaction.
    void noteHeld(const ExchangeRecord &record, const HeldConnection &held);
    void setShowTable(bool table);
    bool showsTable() const;

    const PoolHistory &history() const noexcept { return m_history; }
    /// The charts begin anew.
    PoolHistory takeHistory() { return std::exchange(m_history, {}); }
    void putBack(const PoolHistory &older);
    GridView *table() const { return m_table; }
    GridView *timeTable() const { return m_timeTable; }
    PoolStrip *strip() const { return m_strip; }
    PoolCharts *charts() const { return m_charts; }
    QSpinBox *size() const { return m_size; }
    QAction *tableAction() const { return m_tableAction; }

Q_SIGNALS:
    /// As many connections are wanted (that read, on SQLite).
    void sizeChanged(int connections);

private:
    void refresh(const db::PoolSnapshot &snapshot);
    void savePicture();

    const WindowContext m_context;
    PoolHistory m_history;
    StatTile *m_inUse;
    StatTile *m_writer;
    StatTile *m_waiting;
    StatTile *m_waitP95;
    StatTile *m_rate;
    StatTile *m_refused;
    QSpinBox *m_size;
    ElidedLabel *m_where;
    Banner *m_banner;
    QStackedWidget *m_pages;
    PoolStrip *m_strip;
    PoolCharts *m_charts;
    GridView *m_table;
    PoolTableModel *m_model;
    GridView *m_timeTable;
    PoolTimeModel *m_times;
    QWidget *m_drawn;
    QAction *m_tableAction;
    QString m_shownError;
    bool m_sizeKnown = false; ///< the field shows how many connections there are
};

} // namespace coroscope

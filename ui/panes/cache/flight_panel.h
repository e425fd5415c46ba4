#pragma once

#include "ui/panes/cache/flight_request.h"

#include <QWidget>

#include <vector>

class QLabel;
class QStackedWidget;

namespace coroscope {

class FlightChart;
class FlightModel;
class GridView;
class Notices;
class StatTile;
class TileStrip;
class WindowSettings;

/// Requests of one key with what they cost together, as a drawing or as a table. GUI thread.
class FlightPanel final : public QWidget {
    Q_OBJECT
public:
    /// `name`: for what is remembered. `settings` and `notices` outlive it.
    FlightPanel(const QString &name, WindowSettings *settings, Notices *notices, QWidget *parent);

    void setTitle(const QString &title);
    /// By their start. `span`: of the axis, from the first one on; zero: until the last has ended.
    void setRequests(const std::vector<FlightRequest> &requests, nanoseconds span = {});
    void setShowTable(bool table);
    void saveCsv();

    const FlightFigures &figures() const noexcept { return m_figures; }
    /// From the start of the first to the end of the last.
    static nanoseconds extent(const std::vector<FlightRequest> &requests);
    FlightChart *chart() const { return m_chart; }
    GridView *table() const { return m_table; }
    FlightModel *model() const { return m_model; }
    StatTile *runs() const { return m_runs; }
    StatTile *statements() const { return m_statements; }

Q_SIGNALS:
    void requestActivated(const QString &traceId);

private:
    void makeTable(const QString &name, WindowSettings *settings);
    void showFigures();

    Notices *m_notices;
    FlightFigures m_figures;
    QLabel *m_title;
    TileStrip *m_tiles;
    StatTile *m_requests;
    StatTile *m_runs;
    StatTile *m_statements;
    StatTile *m_joined;
    StatTile *m_hits;
    StatTile *m_slowest;
    QStackedWidget *m_pages;
    FlightChart *m_chart;
    GridView *m_table = nullptr;
    FlightModel *m_model;
};

} // namespace coroscope

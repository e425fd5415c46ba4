#pragma once

#include "server/runtime/server.h"
#include "ui/panes/cache/flight_history.h"
#include "ui/panes/cache/stampede_run.h"
#include "ui/window_context.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QSpinBox;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class Banner;
class EmptyState;
class FlightPanel;
class ToneLabel;

/// What happens when many want the same thing that is not in the cache: a stampede that one starts here, without single
/// flight and with it, side by side; or the requests of any route or key of the last minute, and who of them made the
/// answer. GUI thread.
class StampedeView final : public QWidget {
    Q_OBJECT
public:
    StampedeView(const WindowContext &context, QWidget *parent = nullptr);

    void setRoutes(RouteTable routes);
    void setServerState(ServerState state);
    void setSwitches(bool routeCache, bool singleFlight);
    void consume(const TelemetryBatch &batch);
    /// The requests of the last minute, of which none is shown then.
    FlightHistory takeHistory();
    void putBack(const FlightHistory &older) { m_history.prepend(older); }
    void endFrame(Clock::time_point now);

    void run();
    void cancel() { m_run->cancel(); }
    /// Nothing: the two sides of the last run.
    void showSubject(const std::optional<FlightHistory::Subject> &subject);
    /// What was wanted last, if anything was.
    void showNewest();

    const StampedeRun *lastRun() const { return m_run; }
    FlightPanel *off() const { return m_off; }
    FlightPanel *on() const { return m_on; }
    FlightPanel *live() const { return m_live; }
    EmptyState *empty() const { return m_empty; }
    Banner *banner() const { return m_banner; }
    QComboBox *subjects() const { return m_subjects; }
    QComboBox *spans() const { return m_spans; }
    QSpinBox *count() const { return m_count; }
    QSpinBox *takes() const { return m_takes; }
    QAction *runAction() const { return m_runAction; }
    QAction *cancelAction() const { return m_cancelAction; }
    QAction *tableAction() const { return m_tableAction; }
    QString summary() const;

Q_SIGNALS:
    void requestActivated(const QString &traceId);
    void routeCacheToggled(bool on);
    void singleFlightToggled(bool on);

protected:
    void showEvent(QShowEvent *event) override;

private:
    enum class Span { LastFill, TenSeconds, Minute };
    QWidget *makeBar();
    QWidget *makeChoices();
    void makePages();
    void refresh(Clock::time_point now);
    void showRun();
    void showLive(Clock::time_point now);
    void updateSubjects();
    void updateState();
    QString runText() const;
    QString sideText(StampedeRun::Side side) const;
    QString subjectText(const FlightHistory::Subject &subject) const;
    void setShowTable(bool table);
    QWidget *drawn() const;
    std::int32_t demoRoute() const; ///< -1: the server has none

    const WindowContext m_context;
    RouteTable m_routes;
    ServerState m_state = ServerState::Stopped;
    bool m_routeCacheOn = true;
    bool m_singleFlightOn = true;
    FlightHistory m_history;
    StampedeRun *m_run;
    std::vector<FlightHistory::Subject> m_known; ///< of the combo box, after the run
    std::optional<FlightHistory::Subject> m_subject;
    Clock::time_point m_drawnAt;
    Clock::time_point m_listedAt;
    std::uint64_t m_drawnChanges = 0;
    bool m_isRunDrawn = false;

    Banner *m_banner;
    ToneLabel *m_summary;
    QComboBox *m_subjects;
    QComboBox *m_spans;
    QSpinBox *m_count;
    QSpinBox *m_takes;
    QLabel *m_figure = nullptr;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    QSplitter *m_sides;
    FlightPanel *m_off;
    FlightPanel *m_on;
    FlightPanel *m_live;
    QAction *m_runAction = nullptr;
    QAction *m_cancelAction = nullptr;
    QAction *m_tableAction = nullptr;
};

} // namespace coroscope

#pragma once

#include "server/http/route_info.h"
#include "server/runtime/server.h"
#include "ui/panes/load/load_session.h"
#include "ui/window_context.h"

#include <QWidget>

class QAction;
class QStackedWidget;

namespace coroscope {

class Banner;
class EmptyState;
class LoadForm;
class LoadResultView;
class LoadRunsModel;
class LoadRunsView;
class PaneTabs;
class RaceView;

/// Load runs: one that is made and watched, those of this session, and races of two. One at a time, for two would
/// disturb each other. GUI thread.
class LoadPane final : public QWidget {
    Q_OBJECT
public:
    enum class Tab { Run, Runs, Races };

    explicit LoadPane(const WindowContext &context, QWidget *parent = nullptr);
    ~LoadPane() override;

    void setRoutes(const RouteTable &routes);
    void setServerState(ServerState state);

    /// The form with that request; the person starts it.
    void openRequest(const LoadRequest &request);
    /// The same with several, which are sent in turn.
    void openRequests(const QList<LoadRequest> &requests);
    /// Starts it at once.
    void run(const LoadPlan &plan);
    /// Races them at once; `id`: RouteTwins::id.
    void raceTwins(const QString &id);
    /// Shows a run that somebody else has made, and keeps it with the others.
    void adopt(const LoadPlan &plan, const LoadResultPtr &result);
    /// The runs of this session, of which none is left then; one that is on goes on.
    QList<LoadRecordPtr> takeHistory();
    void putBack(const QList<LoadRecordPtr> &older);
    /// Whatever is on.
    void stopAll();
    bool isRunning() const;

    void openTab(Tab tab);
    Tab tab() const;
    PaneTabs *tabs() const { return m_tabs; }
    LoadForm *form() const { return m_form; }
    LoadResultView *result() const { return m_result; }
    EmptyState *empty() const { return m_empty; }
    Banner *banner() const { return m_banner; }
    LoadSession *session() const { return m_session; }
    LoadRunsModel *runs() const { return m_runs; }
    LoadRunsView *runsView() const { return m_runsView; }
    RaceView *races() const { return m_races; }

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The stretch of time in which it ran is to be shown.
    void timelineRequested(const coroscope::LoadRecordPtr &run);
    void startServerRequested();
    /// The pane is to be brought to the front.
    void raiseRequested();
    void latencyRequested();

private:
    QWidget *makeRunPage();
    void makeActions();
    void start();
    void startChecked(LoadPlan plan);
    void stop();
    void onProgressed();
    void onFinished(const LoadRecordPtr &record, bool needsLeave);
    void onBannerAction();
    void refreshRunning();

    const WindowContext m_context;
    LoadSession *m_session;
    LoadRunsModel *m_runs;
    PaneTabs *m_tabs;
    LoadForm *m_form;
    Banner *m_banner;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    LoadResultView *m_result;
    LoadRunsView *m_runsView;
    RaceView *m_races;
    QAction *m_startAction = nullptr;
    QAction *m_stopAction = nullptr;
    LoadPlan m_wanted; ///< what the banner's question is about
    enum class Ask { Nothing, Server, Leave };
    Ask m_asks = Ask::Nothing; ///< what the button of the banner does
    bool m_startWhenListening = false;
};

} // namespace coroscope

#pragma once

#include "server/runtime/server.h"
#include "ui/keep_soon.h"
#include "ui/panes/timeline/timeline_index.h"
#include "ui/window_context.h"

#include <QJsonObject>
#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QSplitter;
class QStackedWidget;

namespace coroscope {

class EmptyState;
class FilterField;
class LiveTable;
class SlowMotionBar;
class TableExport;
class TimelineDetail;
class TimelineLegend;
class TimelineOverview;
class TimelineTableModel;
class TimelineView;

/// What the server's loops and requests did over time: lanes, or the same as a table; the detail of what is selected;
/// all that is kept in a strip below. Shows a recording, live or one that was opened. Fed by the frame clock, draws
/// only while it is visible. GUI thread.
class TimelinePane final : public QWidget {
    Q_OBJECT
public:
    explicit TimelinePane(const WindowContext &context, QWidget *parent = nullptr);
    ~TimelinePane() override;

    /// What is shown from now on; it outlives the pane, or another one is set before it goes. `isLive`: it grows.
    void setRecording(const Recording *recording, bool isLive = true);
    const Recording *recording() const noexcept { return m_recording; }
    bool isLive() const noexcept { return m_isLive; }

    void setRoutes(const RouteTable &routes);
    void setServerState(ServerState state);
    /// For the ready queue of slow motion; requests come by the recording.
    void consume(const TelemetryBatch &batch);
    void endFrame(Clock::time_point now);

    /// Selects its lane and brings it into sight; what hides it goes (a filter, the freeze, the table). False: the
    /// recording does not have it any more, which a notice says.
    bool showRequest(std::uint64_t id);
    /// Brings that stretch of time into sight. False: the recording keeps nothing of it any more, which a notice says.
    enum class Focus { Takes, Stays };
    bool showSpan(Clock::time_point from, Clock::time_point to, Focus focus = Focus::Takes);

    bool isFrozen() const noexcept { return m_frozen; }
    void setFrozen(bool frozen);
    bool isTable() const;
    void setTable(bool table);

    TimelineView *view() const { return m_view; }
    TimelineOverview *overview() const { return m_overview; }
    TimelineDetail *detail() const { return m_detail; }
    TimelineLegend *legend() const { return m_legend; }
    LiveTable *table() const { return m_table; }
    SlowMotionBar *slowMotion() const { return m_slow; }
    TimelineTableModel *model() const { return m_model; }
    const TimelineIndex &index() const noexcept { return m_index; }
    /// Below the bar, above the lanes: for what stands there only at times.
    QWidget *notesArea() const { return m_notes; }
    /// Further entries go there, before the exports.
    QMenu *fileMenu() const { return m_menu; }
    /// Gives a translated sentence where it failed, else nothing.
    QString savePicture(const QString &path);
    void exportCsv(const QString &path);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void startRequested();
    void senderRequested();
    void requestActivated(const coroscope::ExchangeRecordPtr &record);
    void taskActivated(const QByteArray &id);
    void statementActivated(quint64 fingerprint, const QString &sql);
    void keyActivated(const QByteArray &key);
    /// The code of its route is to be shown.
    void sourceRequested(int route);
    void csvWritten(const QString &trouble);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeActions();
    void makeBar();
    QAction *add(const QString &id, const QString &iconName, const QString &text, const QString &tip,
                 const QKeySequence &key = {});
    void connectView();
    void update(TimelineTime now);
    void updatePage();
    void updateFigure();
    void updateActions();
    void showDetail();
    void setFilter(const Filter &filter);
    void showMenu(const QPoint &globalPlace);
    void savePictureAs(const QString &suffix);
    void saveCsvAs();
    void restoreState();
    void keepState();
    void openTableRow(const QModelIndex &index);

    const WindowContext m_context;
    const Recording *m_recording = nullptr;
    bool m_isLive = true;
    TimelineIndex m_index;
    TimelineTime m_now = 0;
    bool m_frozen = false;
    ServerState m_state = ServerState::Stopped;
    TimelineView *m_view;
    TimelineOverview *m_overview;
    TimelineLegend *m_legend;
    TimelineDetail *m_detail;
    TimelineTableModel *m_model;
    LiveTable *m_table;
    EmptyState *m_empty;
    QStackedWidget *m_pages;
    QWidget *m_chart = nullptr; ///< what a picture shows
    QSplitter *m_splitter;
    QWidget *m_notes;
    SlowMotionBar *m_slow = nullptr;
    QWidget *m_bar = nullptr;
    FilterField *m_filter = nullptr;
    QLabel *m_figure = nullptr;
    QMenu *m_menu;
    QAction *m_follow = nullptr;
    QAction *m_freeze = nullptr;
    QAction *m_fit = nullptr;
    QAction *m_fitSelection = nullptr;
    QAction *m_zoomIn = nullptr;
    QAction *m_zoomOut = nullptr;
    QAction *m_taller = nullptr;
    QAction *m_source = nullptr;
    QAction *m_lower = nullptr;
    QAction *m_pack = nullptr;
    QAction *m_byRoute = nullptr;
    QAction *m_foldRoutes = nullptr;
    QAction *m_asTable = nullptr;
    QAction *m_measure = nullptr;
    QAction *m_expand = nullptr;
    QAction *m_expandAll = nullptr;
    QAction *m_collapseAll = nullptr;
    QAction *m_openRequest = nullptr;
    QAction *m_copy = nullptr;
    TableExport *m_export = nullptr; ///< while one runs
    TimelineTime m_tableAt = 0; ///< when the table was brought up to date
    TimelineTime m_detailAt = 0;
    std::uint64_t m_drawn = 0; ///< revision of the recording at the last frame
    bool m_isComplete = false; ///< since then nothing came, and the time stands still: what is shown is all
    KeepSoon m_keep;
};

} // namespace coroscope

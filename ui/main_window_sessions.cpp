#include "ui/main_window.h"

#include "server/telemetry/lint.h"
#include "ui/back_to_start.h"
#include "ui/file_drop.h"
#include "ui/har/imported_exchange.h"
#include "ui/panes/cache/cache_pane.h"
#include "ui/panes/cache/overview_view.h"
#include "ui/panes/cache/stampede_view.h"
#include "ui/panes/database/database_pane.h"
#include "ui/panes/database/pool_view.h"
#include "ui/panes/database/schema_view.h"
#include "ui/panes/knobs/knob_command.h"
#include "ui/panes/knobs/knobs_pane.h"
#include "ui/panes/latency/latency_pane.h"
#include "ui/panes/load/load_pane.h"
#include "ui/panes/requests_pane.h"
#include "ui/panes/tasks/queues_view.h"
#include "ui/panes/tasks/tasks_pane.h"
#include "ui/panes/timeline/timeline_pane.h"
#include "ui/panes/timeline/timeline_view.h"
#include "ui/sessions/session_control.h"
#include "ui/sessions/session_import.h"
#include "ui/status_figures.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QLayout>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

// The recording that the timeline shows, live or out of a file, and what is found in it; and how all goes back to the
// start.

namespace coroscope {

namespace {

constexpr int kSlowMotionKnob = 900; ///< of KnobCommand

/// What was recorded before `newer` began, and that.
RecordingContents joined(RecordingContents older, const RecordingContents &newer)
{
    const auto append = [](auto &to, const auto &from) { to.insert(to.end(), from.begin(), from.end()); };
    append(older.ended, newer.ended);
    append(older.loopRuns, newer.loopRuns);
    append(older.stalls, newer.stalls);
    append(older.intervals, newer.intervals);
    append(older.marks, newer.marks);
    append(older.anchors, newer.anchors);
    older.running = newer.running; // of those before, those that have ended since would never end
    older.names = newer.names;
    older.until = std::max(older.until, newer.until);
    older.forgotten += newer.forgotten;
    return older;
}

} // namespace

void MainWindow::makeBackToStart()
{
    m_backToStart = new BackToStart(m_context, m_cache->store(), this);
    qobject_cast<QVBoxLayout *>(centralWidget()->layout())->insertWidget(0, m_backToStart->banner());
    connect(m_backToStart, &BackToStart::dataChanged, m_database->schema(), &SchemaView::invalidate);
    m_backToStart->addKnobs([this] { m_knobs->resetAll(); });
    // Each pushes a step that undoes it, where there is anything to do.
    for (const char *command : {"routes.enableAll", "requests.clear"}) {
        m_backToStart->addKnobs([this, command] {
            if (QAction *action = m_commands.find(QLatin1StringView(command)))
                action->trigger();
        });
    }
    m_backToStart->addKnobs([this] {
        const SlowMotion rule = m_server->slowMotion();
        if (rule.isOn())
            m_undo.push(new KnobCommand(
                kSlowMotionKnob, tr("slow motion"), [this] { m_server->setSlowMotion({}); },
                [this, rule] { m_server->setSlowMotion(rule); }));
    });
    const auto gather = [this](auto *view) {
        m_backToStart->addGathered([view]() -> BackToStart::PutBack {
            auto taken = view->takeHistory();
            return [view, taken = std::move(taken)] { view->putBack(taken); };
        });
    };
    gather(m_latency);
    gather(m_cache->overview());
    gather(m_cache->stampede());
    gather(m_database->pool());
    gather(m_load);
    gather(m_tasks->queues());
    const auto showAnew = [this] {
        if (m_timeline->isLive())
            m_timeline->setRecording(&m_recording);
    };
    m_backToStart->addGathered([this, showAnew]() -> BackToStart::PutBack {
        const auto taken = std::make_shared<const RecordingContents>(m_recording.contents());
        m_recording.clear();
        showAnew();
        return [this, showAnew, taken] {
            const Recording::Limits limits = m_recording.limits();
            m_recording = Recording(joined(*taken, m_recording.contents()));
            m_recording.setLimits(limits);
            showAnew();
        };
    });
}

void MainWindow::connectSessions()
{
    m_timeline->notesArea()->layout()->addWidget(m_sessions->notes());
    QMenu *exports = m_timeline->fileMenu();
    exports->addSeparator();
    auto *one = new QAction(tr("Trace of the Selected Re&quest…"), this);
    connect(one, &QAction::triggered, this, [this] { m_sessions->traceOne(m_timeline->view()->selection().record); });
    m_sessions->addExportsTo(exports, one);
    m_commands.add(QStringLiteral("timeline.traceRequest"), tr("Timeline"), one);
    const auto updateOne = [this, one] {
        Commands::setEnabled(one, m_timeline->view()->selection().record != nullptr, tr("No request is selected."));
    };
    connect(m_timeline->view(), &TimelineView::selectionChanged, one, updateOne);
    updateOne();

    connect(m_sessions, &SessionControl::shownChanged, this, [this](const Recording *recording, bool isLive) {
        m_timeline->setRoutes(isLive ? m_server->routes() : routesOf(recording->names()));
        m_timeline->setRecording(recording, isLive);
    });
    connect(m_sessions, &SessionControl::findingActivated, this, &MainWindow::showFinding);
    connect(m_sessions, &SessionControl::raiseRequested, this, [this] { showPane(m_timelineDock); });
    connect(m_sessions, &SessionControl::importRequested, this, [this] {
        const auto imported = m_sessions->importedAll();
        m_requests->model()->addImported(imported);
        m_notices.post(tr("%Ln request(s) of the session stand in Requests now.", nullptr, int(imported.size())));
        showPane(m_requestsDock);
    });
    connect(m_sessions, &SessionControl::findingsChanged, m_figures, &StatusFigures::setFindings);
    connect(m_figures, &StatusFigures::findingsRequested, this, [this] {
        m_sessions->closeSession(); // they are of what happens now
        showPane(m_timelineDock);
    });
    m_drop->takeFiles(QStringLiteral(".coroscope"), [this](const QString &path) { openSession(path); });
}

void MainWindow::openSession(const QString &path)
{
    m_sessions->openFile(path);
}

/// Of a session, it has to be put there first: beside the live ones, as one of a HAR file.
void MainWindow::showTimelineRequest(const ExchangeRecordPtr &record)
{
    if (!m_sessions->isSession()) {
        showExchange(record);
        return;
    }
    const auto imported = m_sessions->imported({record});
    if (imported.empty()) {
        m_notices.post(tr("Requests shows only what has ended. This one had not when the session was saved."));
        return;
    }
    m_requests->model()->addImported(imported);
    m_requests->endFrame(Clock::now());
    showPane(m_requestsDock);
    m_requests->openExchange(imported.front()->id);
}

/// Brings a finding into sight: its request, zoomed to the stretch that it is about, which is measured.
void MainWindow::showFinding(const Lint &lint)
{
    constexpr TimelineTime kLeast = 2'000'000; // 2 ms
    TimelineView *view = m_timeline->view();
    if (lint.exchange != 0) {
        if (!m_timeline->showRequest(lint.exchange))
            return;
        if (const ExchangeRecordPtr record = view->selection().record; record && view->canExpand(*record))
            view->setExpanded(*record, true);
    } else {
        m_timeline->setFrozen(false);
        m_timeline->setTable(false);
        for (const LoopStall &stall : m_sessions->shown().stalls()) {
            if (stall.worker != lint.worker || stall.started != lint.from)
                continue;
            TimelineSelection selection;
            selection.what = TimelineSelection::What::Stall;
            selection.worker = stall.worker;
            selection.label = stall.label;
            selection.stall = stall;
            view->select(selection);
        }
    }
    const TimelineTime from = timelineTime(lint.from);
    const TimelineTime to = std::max(timelineTime(lint.to), from + kLeast);
    const TimelineTime margin = (to - from) / 6;
    view->setFollowing(false);
    view->setRange(from - margin, to + margin);
    view->setMeasure(TimelineView::Measure{from, timelineTime(lint.to)});
    view->setFocus(Qt::OtherFocusReason);
}

} // namespace coroscope

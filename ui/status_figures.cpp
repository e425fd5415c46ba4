#include "ui/status_figures.h"

#include "ui/format.h"
#include "ui/models/pool_use.h"
#include "ui/widgets/facts_popup.h"
#include "ui/widgets/figure_button.h"
#include "ui/widgets/figure_layout.h"
#include "ui/words.h"

#include <QStatusBar>

#include <algorithm>

namespace coroscope {

namespace {

constexpr milliseconds kShowEvery{200};

/// Who is elided first where there is too little room, and who last: a loop that is held is what one must see. The
/// address of the server stands in the tool bar, too.
enum Importance {
    CacheStore,
    Connections,
    TaskCount,
    State,
    Disabled,
    Findings,
    Database,
    Rate,
    InFlight,
    Dropped,
    Injected,
    LoopLag,
};

FigureLayout *makeRow(QStatusBar *bar)
{
    auto *row = new QWidget(bar);
    row->setObjectName(QStringLiteral("statusFigures"));
    bar->addPermanentWidget(row, 1);
    return new FigureLayout(row);
}

FigureButton *addFigure(FigureLayout *row, const char *objectName, Importance importance, const QString &hint)
{
    auto *figure = new FigureButton(hint, row->parentWidget());
    figure->setObjectName(QLatin1StringView(objectName));
    row->addFigure(figure, importance);
    return figure;
}

} // namespace

StatusFigures::StatusFigures(QStatusBar *bar, QObject *parent)
    : QObject(parent)
    , m_row(makeRow(bar))
    , m_stateText(addFigure(m_row, "statusState", State, tr("What the server does. Opens the Log.")))
    , m_faults(addFigure(m_row, "statusFaults", Injected,
                         tr("Delays and errors that are injected on purpose. Opens Knobs.")))
    , m_disabled(addFigure(m_row, "statusDisabled", Disabled,
                           tr("Routes that are switched off: they answer as if they were not declared. Opens Routes.")))
    , m_connections(
          addFigure(m_row, "statusConnections", Connections, tr("Open connections of clients. Opens Requests.")))
    , m_inFlight(addFigure(m_row, "statusInFlight", InFlight, tr("Requests that are being worked on. Opens Requests.")))
    , m_rate(addFigure(m_row, "statusRate", Rate, tr("Requests that ended in the last second. Opens Latency.")))
    , m_database(addFigure(m_row, "statusDatabase", Database,
                           tr("Connections of the pool that work for a request now, of all. SQLite has one more, which "
                              "writes. Opens Database.")))
    , m_cache(addFigure(m_row, "statusCache", CacheStore, tr("The store of the cache. Opens Cache.")))
    , m_tasks(addFigure(m_row, "statusTasks", TaskCount, tr("Tasks that wait for their turn or run now. Opens Tasks.")))
    , m_lag(addFigure(m_row, "statusLag", LoopLag,
                      tr("Longest turn of an event loop: while it lasts, every other request of that worker waits. "
                         "Opens Latency.")))
    , m_findings(
          addFigure(m_row, "statusFindings", Findings,
                    tr("What the timeline tells by itself: loops that were held, waits that could be concurrent, "
                       "a starved pool and the like. Opens Timeline.")))
    , m_dropped(addFigure(m_row, "statusDropped", Dropped,
                          tr("Records that were not shown; what and where is told by a click. The requests were "
                             "served.")))
{
    connect(m_stateText, &FigureButton::clicked, this, &StatusFigures::logRequested);
    connect(m_faults, &FigureButton::clicked, this, &StatusFigures::knobsRequested);
    m_faults->setTone(QStringLiteral("warning"));
    m_faults->hide();
    connect(m_disabled, &FigureButton::clicked, this, &StatusFigures::routesRequested);
    m_disabled->setTone(QStringLiteral("warning"));
    m_disabled->hide();
    connect(m_connections, &FigureButton::clicked, this, &StatusFigures::requestsRequested);
    connect(m_inFlight, &FigureButton::clicked, this, &StatusFigures::requestsRequested);
    connect(m_rate, &FigureButton::clicked, this, &StatusFigures::latencyRequested);
    connect(m_database, &FigureButton::clicked, this, &StatusFigures::databaseRequested);
    connect(m_cache, &FigureButton::clicked, this, &StatusFigures::cacheRequested);
    connect(m_tasks, &FigureButton::clicked, this, &StatusFigures::tasksRequested);
    connect(m_lag, &FigureButton::clicked, this, &StatusFigures::latencyRequested);
    connect(m_findings, &FigureButton::clicked, this, &StatusFigures::findingsRequested);
    connect(m_dropped, &FigureButton::clicked, this, &StatusFigures::explainDropped);
    bar->setSizeGripEnabled(false);
    m_dropped->hide();
    m_findings->hide();
    m_database->hide();
    m_cache->hide();
    m_tasks->hide();
    m_dropped->setTone(QStringLiteral("warning"));
    setServerState(ServerState::Stopped, {});
}

void StatusFigures::setServerState(ServerState state, const QUrl &url)
{
    m_state = state;
    if (state == ServerState::Starting) {
        m_workers.clear();
        m_droppedInWorkers = m_droppedInFeed = m_droppedLog = 0;
    }
    if (state == ServerState::Stopped || state == ServerState::Failed) {
        m_workers.clear();
        m_connectionCount = 0;
        m_inFlightCount = 0;
        m_perSecond = 0;
    }
    QString text = words::state(state);
    if (state == ServerState::Listening && !url.isEmpty())
        //: %1 the server's address.
        text = tr("Listening on %1").arg(url.toString(QUrl::RemovePath));
    m_stateText->setFigure(text);
    m_stateText->setTone(state == ServerState::Failed ? QStringLiteral("error") : QString());
    show();
}

void StatusFigures::setDraining(const QString &text)
{
    if (m_state == ServerState::Draining)
        m_stateText->setFigure(text);
}

void StatusFigures::consume(const TelemetryBatch &batch)
{
    if (m_state == ServerState::Stopped || m_state == ServerState::Failed)
        return; // what still comes is of the run before
    m_workers = batch.workers;
    m_connectionCount = batch.connections;
    m_inFlightCount = batch.inFlight;
    m_perSecond = batch.requestsPerSecond;
    m_droppedInWorkers = batch.droppedExchanges;
    m_droppedInFeed = batch.droppedBatched;
    m_droppedLog = batch.droppedLog;
}

void StatusFigures::endFrame(Clock::time_point now)
{
    const bool held = std::any_of(m_workers.begin(), m_workers.end(), [](const WorkerFigures &w) { return w.isHeld; });
    if (held || held != m_wasHeld)
        showLag();
    m_wasHeld = held;
    if (now - m_shownAt >= kShowEvery) {
        m_shownAt = now;
        show();
    }
}

void StatusFigures::show()
{
    const bool running = m_state == ServerState::Listening || m_state == ServerState::Draining;
    for (FigureButton *figure : {m_connections, m_inFlight, m_rate, m_lag})
        figure->setVisible(running);
    m_connections->setNumber(tr("%n connection(s)", nullptr, int(m_connectionCount)));
    m_inFlight->setNumber(tr("%1 in flight").arg(countText(m_inFlightCount)));
    //: Requests a second.
    m_rate->setNumber(tr("%1 req/s").arg(rateText(m_perSecond)));
    const std::uint64_t dropped = m_droppedInWorkers + m_droppedInFeed + m_droppedLog;
    m_dropped->setVisible(dropped > 0);
    m_dropped->setNumber(tr("%1 dropped").arg(countText(dropped)));
    showLag();
}

void StatusFigures::setFaults(int count, int disabled)
{
    m_disabled->setVisible(disabled > 0);
    //: %n routes are switched off.
    m_disabled->setNumber(tr("%n disabled", nullptr, disabled));
    m_faults->setVisible(count > 0);
    //: %n is how many knobs inject delays or errors on purpose.
    m_faults->setNumber(tr("%n injected", nullptr, count));
}

void StatusFigures::setDatabase(const PoolUse &use)
{
    m_database->setVisible(use.isKnown());
    if (!use.isKnown())
        return;
    const QString used = countText(quint64(use.used));
    const QString all = countText(quint64(use.all));
    //: Connections to the database: %1 in use, %2 all.
    QString text = tr("DB %1/%2").arg(used, all);
    if (use.writers > 0)
        //: The same of SQLite, where they only read; beside them one connection writes, now or not.
        text = use.writing > 0 ? tr("DB %1/%2 reading, 1 writing").arg(used, all)
                               : tr("DB %1/%2 reading").arg(used, all);
    //: %1 connections to the database ("DB 1/4"), %2 how many jobs wait for one.
    m_database->setNumber(use.waiting > 0 ? tr("%1, %2 waiting").arg(text, countText(use.waiting)) : text);
    m_database->setTone(use.isShort ? QStringLiteral("warning") : QString());
}

void StatusFigures::setCache(const QString &text, bool ill)
{
    m_cache->setVisible(!text.isEmpty());
    if (text.isEmpty())
        return;
    m_cache->setFigure(text);
    m_cache->setTone(ill ? QStringLiteral("warning") : QString());
}

void StatusFigures::setTasks(qint64 queued, qint64 running, bool ill)
{
    m_tasks->setVisible(queued >= 0);
    if (queued < 0)
        return;
    const qint64 open = queued + running;
    if (ill)
        m_tasks->setFigure(tr("tasks: away"));
    else
        m_tasks->setNumber(tr("%Ln task(s)", nullptr, int(open)));
    m_tasks->setTone(ill ? QStringLiteral("warning") : QString());
}

void StatusFigures::explainDropped()
{
    auto *popup
        = new FactsPopup(tr("Dropped records"),
                         {{tr("Requests, in the server: a worker's queue was full"), countText(m_droppedInWorkers)},
                          {tr("Requests, in the window: it did not keep up"), countText(m_droppedInFeed)},
                          {tr("Log lines: more at once than are kept"), countText(m_droppedLog)}},
                         tr("Since the server was started. Only what is shown here suffers: every request was served, "
                            "and the figures of "
                            "Latency and Routes are complete but for the first line."),
                         m_dropped->window());
    popup->openAbove(m_dropped);
}

void StatusFigures::setRoutes(const RouteTable &routes)
{
    m_holders.routes.clear();
    for (const RouteInfo &route : *routes)
        m_holders.routes.append(route.path);
}

void StatusFigures::setFindings(qint64 count, bool isOngoing)
{
    m_findings->setVisible(count > 0);
    m_findings->setNumber(tr("%Ln finding(s)", nullptr, int(std::min<qint64>(count, 1'000'000))));
    m_findings->setTone(isOngoing ? QStringLiteral("error") : QString());
}

void StatusFigures::showLag()
{
    const auto worst
        = std::max_element(m_workers.begin(), m_workers.end(), [](const WorkerFigures &a, const WorkerFigures &b) {
              return a.isHeld == b.isHeld ? a.loopLag < b.loopLag : b.isHeld;
          });
    if (worst == m_workers.end()) {
        m_lag->setNumber(tr("loop lag %1").arg(durationText(nanoseconds(0))));
        m_lag->setTone({});
        return;
    }
    const QString lag = durationText(worst->loopLag);
    if (!worst->isHeld) {
        m_lag->setNumber(tr("loop lag %1").arg(lag));
        m_lag->setTone({});
        return;
    }
    const QString holder = m_holders.of(worst->heldBy);
    //: %1 a duration, %2 the route whose handler holds the event loop.
    m_lag->setFigure(holder.isEmpty() ? tr("loop held for %1").arg(lag)
                                      : tr("loop held for %1 by %2").arg(lag, holder));
    m_lag->setTone(QStringLiteral("error"));
}

} // namespace coroscope

#include "ui/panes/load/load_pane.h"

#include "ui/commands.h"
#include "ui/format.h"
#include "ui/notices.h"
#include "ui/pane_command.h"
#include "ui/panes/load/load_form.h"
#include "ui/panes/load/load_result_view.h"
#include "ui/panes/load/load_runs_model.h"
#include "ui/panes/load/load_runs_view.h"
#include "ui/panes/load/load_words.h"
#include "ui/panes/load/race_view.h"
#include "ui/panes/server_home.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pane_scroll.h"
#include "ui/widgets/pane_tabs.h"

#include <QAction>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// What is high scrolls inside.
class Page final : public QWidget {
public:
    using QWidget::QWidget;
    bool hasHeightForWidth() const override { return false; }
};

} // namespace

LoadPane::LoadPane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_session(new LoadSession(context.marks, this))
    , m_runs(new LoadRunsModel(this))
    , m_tabs(new PaneTabs(context.commands, u"load"_s, tr("Load runs"), tr("Parts of the load runs"), this))
    , m_form(new LoadForm(context, this))
    , m_banner(new Banner(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(u"load-run"_s, this))
    , m_result(new LoadResultView(context, u"load"_s, this))
    , m_runsView(new LoadRunsView(context, m_runs, this))
    , m_races(new RaceView(context, m_runs, this))
{
    setObjectName(u"loadPane"_s);
    const auto add = [this](Tab tab, QWidget *page, const QString &id, const QString &title, const QString &command) {
        const int index = m_tabs->addPage(page, id, title, command);
        Q_ASSERT(index == int(tab));
        Q_UNUSED(index)
        Q_UNUSED(tab)
    };
    add(Tab::Run, makeRunPage(), u"run"_s, tr("Load run"), tr("Show the Load Run"));
    add(Tab::Runs, m_runsView, u"runs"_s, tr("Past runs"), tr("Show the Past Load Runs"));
    add(Tab::Races, m_races, u"races"_s, tr("Races"), tr("Show the Races of Twins"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
    makeActions();

    connect(m_tabs, &PaneTabs::pageRequested, this, &LoadPane::raiseRequested);
    connect(m_form, &LoadForm::startRequested, this, &LoadPane::start);
    connect(m_form, &LoadForm::stopRequested, this, &LoadPane::stop);
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        if (m_form->startButton()->isEnabled())
            start();
        else
            m_form->address()->setFocus();
    });
    connect(m_banner, &Banner::actionRequested, this, &LoadPane::onBannerAction);
    connect(m_session, &LoadSession::progressed, this, &LoadPane::onProgressed);
    connect(m_session, &LoadSession::intervalsCame, this, [this] { m_result->showProgress(*m_session, true); });
    connect(m_session, &LoadSession::finished, this, &LoadPane::onFinished);
    connect(m_result, &LoadResultView::runAgainRequested, this, &LoadPane::run);
    connect(m_result, &LoadResultView::showInLatencyRequested, this, &LoadPane::latencyRequested);
    connect(m_runsView, &LoadRunsView::runAgainRequested, this, &LoadPane::run);
    connect(m_runsView, &LoadRunsView::showInLatencyRequested, this, &LoadPane::latencyRequested);
    connect(m_runsView, &LoadRunsView::newRunRequested, this, [this] {
        openTab(Tab::Run);
        m_form->address()->setFocus();
    });
    connect(m_result, &LoadResultView::timelineRequested, this, &LoadPane::timelineRequested);
    connect(m_runsView, &LoadRunsView::timelineRequested, this, &LoadPane::timelineRequested);
    connect(m_races, &RaceView::timelineRequested, this, &LoadPane::timelineRequested);
    connect(m_races, &RaceView::runningChanged, this, &LoadPane::refreshRunning);
    connect(m_races, &RaceView::startServerRequested, this, &LoadPane::startServerRequested);
    connect(m_races, &RaceView::showInLatencyRequested, this, &LoadPane::latencyRequested);
    refreshRunning();
}

LoadPane::~LoadPane()
{
    // Parts go one after the other; what they say meanwhile is of no use.
    m_session->disconnect(this);
    m_races->race()->disconnect(m_races);
}

QWidget *LoadPane::makeRunPage()
{
    m_empty->setText(tr("No load run yet"),
                     tr("Many requests, as fast as they are answered or at a constant rate, and what that does to "
                        "latency. Type an address above, or choose “Load run” at a route or in the Sender."),
                     tr("Start load run"));
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_result);
    auto *page = new Page(this);
    auto *layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_form);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    return page;
}

void LoadPane::makeActions()
{
    m_startAction = paneCommand(m_context, this, u"load.start"_s, tr("Load runs"), u"media-playback-start"_s,
                                tr("&Start the Load Run, or the Race"),
                                tr("Starts what the front page says (Ctrl+Enter)"), Qt::CTRL | Qt::Key_Return);
    m_stopAction = paneCommand(m_context, this, u"load.stop"_s, tr("Load runs"), u"media-playback-stop"_s,
                               tr("S&top the Load Run, or the Race"), tr("Stops what is on (Esc)"), Qt::Key_Escape);
    connect(m_startAction, &QAction::triggered, this, [this] {
        if (tab() == Tab::Races) {
            m_races->start();
            return;
        }
        openTab(Tab::Run);
        start();
    });
    connect(m_stopAction, &QAction::triggered, this, &LoadPane::stopAll);
    QAction *race = paneCommand(m_context, this, u"load.race"_s, tr("Load runs"), {}, tr("&Race the Twins"),
                                tr("Races the pair that was chosen last: which answers more under the same load"));
    connect(race, &QAction::triggered, this, [this] {
        Q_EMIT raiseRequested();
        openTab(Tab::Races);
        m_races->start();
    });
    const auto addPage = [this](LoadResultView::Page page, const QString &id, const QString &text) {
        QAction *action = paneCommand(m_context, this, id, tr("Load runs"), {}, text, {});
        connect(action, &QAction::triggered, this, [this, page] {
            openTab(Tab::Run);
            m_result->openPage(page);
            Q_EMIT raiseRequested();
        });
    };
    addPage(LoadResultView::Page::Seconds, u"load.seconds"_s, tr("Show the Load Run over Time"));
    addPage(LoadResultView::Page::Percentiles, u"load.percentiles"_s, tr("Show the Percentiles of the Load Run"));
    addPage(LoadResultView::Page::Histogram, u"load.histogram"_s, tr("Show the Histogram of the Load Run"));
    addPage(LoadResultView::Page::Figures, u"load.figures"_s, tr("Show All Figures of the Load Run"));
}

QSize LoadPane::minimumSizeHint() const
{
    const int line = fontMetrics().height();
    return QWidget::minimumSizeHint().expandedTo({20 * line, 30 * line});
}

void LoadPane::setRoutes(const RouteTable &routes)
{
    m_races->setRoutes(routes);
}

void LoadPane::setServerState(ServerState state)
{
    m_form->refresh();
    if (state == ServerState::Failed)
        m_startWhenListening = false;
    if (state == ServerState::Listening && std::exchange(m_startWhenListening, false))
        startChecked(m_wanted);
}

void LoadPane::openTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

LoadPane::Tab LoadPane::tab() const
{
    return Tab(m_tabs->currentIndex());
}

bool LoadPane::isRunning() const
{
    return m_session->isRunning() || m_races->isRunning();
}

void LoadPane::openRequest(const LoadRequest &request)
{
    openRequests({request});
}

void LoadPane::openRequests(const QList<LoadRequest> &requests)
{
    Q_EMIT raiseRequested();
    openTab(Tab::Run);
    m_form->setRequests(requests);
    m_form->startButton()->setFocus();
}

void LoadPane::run(const LoadPlan &plan)
{
    Q_EMIT raiseRequested();
    openTab(Tab::Run);
    m_form->setPlan(plan);
    startChecked(plan);
}

void LoadPane::raceTwins(const QString &id)
{
    Q_EMIT raiseRequested();
    openTab(Tab::Races);
    m_races->raceTwins(id);
}

void LoadPane::start()
{
    const auto plan = m_form->plan();
    if (plan)
        startChecked(plan.value());
    else
        m_banner->showMessage(Banner::Kind::Error, plan.error().detail);
}

void LoadPane::startChecked(LoadPlan plan)
{
    if (isRunning())
        return;
    m_startWhenListening = false;
    m_banner->hide();
    m_wanted = plan;
    const Server *server = m_context.server;
    plan.known = server ? server->known() : KnownServer();
    const bool stopped = server && (server->state() == ServerState::Stopped || server->state() == ServerState::Failed);
    const bool needsHome = std::any_of(plan.requests.begin(), plan.requests.end(),
                                       [server](const LoadRequest &each) { return isServerHome(each.url, server); });
    if (stopped && needsHome) {
        m_asks = Ask::Server;
        m_banner->showMessage(Banner::Kind::Error, tr("The server of this window is stopped."),
                              tr("Start it and the load run"));
        return;
    }
    LoadRecord wanted;
    wanted.plan = std::move(plan);
    if (const auto checked = checkLoad(LoadSession::completed(wanted.plan)); !checked) {
        m_banner->showMessage(Banner::Kind::Error, checked.error().detail);
        return;
    }
    wanted.number = m_runs->nextNumber();
    if (const auto started = m_session->start(std::move(wanted)); !started) {
        m_banner->showMessage(Banner::Kind::Error, started.error().detail);
        return;
    }
    m_result->showProgress(*m_session, true);
    m_pages->setCurrentWidget(m_result);
    refreshRunning();
}

void LoadPane::adopt(const LoadPlan &plan, const LoadResultPtr &result)
{
    LoadRecord record;
    record.number = m_runs->nextNumber();
    record.plan = plan;
    record.result = result;
    record.at = QDateTime::currentDateTime().addMSecs(
        -std::chrono::duration_cast<milliseconds>(Clock::now() - record.began()).count());
    const auto kept = std::make_shared<const LoadRecord>(std::move(record));
    m_runs->add(kept);
    if (m_session->isRunning())
        return;
    m_result->showRecord(kept);
    m_pages->setCurrentWidget(m_result);
    // Where the pane scrolls: the form is not what one looks for now. Once it is laid out.
    QTimer::singleShot(0, this, [this] {
        QWidget *around = parentWidget() ? parentWidget()->parentWidget() : nullptr; // and of the viewport
        if (auto *scroll = qobject_cast<PaneScroll *>(around))
            scroll->verticalScrollBar()->setValue(m_result->mapTo(this, QPoint()).y());
    });
}

QList<LoadRecordPtr> LoadPane::takeHistory()
{
    const QList<LoadRecordPtr> taken = m_runs->runs();
    for (const LoadRecordPtr &run : taken)
        m_runs->remove(run->number);
    if (!m_session->isRunning())
        m_pages->setCurrentWidget(m_empty);
    return taken;
}

void LoadPane::putBack(const QList<LoadRecordPtr> &older)
{
    for (const LoadRecordPtr &run : older)
        m_runs->add(run);
    if (m_session->isRunning() || m_runs->runs().isEmpty())
        return;
    m_result->showRecord(m_runs->runs().back());
    m_pages->setCurrentWidget(m_result);
}

void LoadPane::stop()
{
    m_startWhenListening = false;
    m_session->stop();
    refreshRunning();
}

void LoadPane::stopAll()
{
    stop();
    m_races->stop();
    refreshRunning();
}

void LoadPane::refreshRunning()
{
    const bool race = m_races->isRunning();
    m_form->setRunning(m_session->isRunning() || race, m_session->isStopping() || race);
    m_races->setBusyElsewhere(m_session->isRunning());
    Commands::setEnabled(m_stopAction, isRunning(), tr("No load run and no race is on."));
    Commands::setEnabled(m_startAction, !isRunning(), tr("A load run, or a race, is on."));
}

void LoadPane::onProgressed()
{
    m_result->showProgress(*m_session, false);
}

void LoadPane::onFinished(const LoadRecordPtr &record, bool needsLeave)
{
    refreshRunning();
    if (!record->result) {
        const bool hadResult = m_runs->rowCount() > 0;
        if (hadResult)
            m_result->showRecord(m_runs->runs().back());
        m_pages->setCurrentWidget(hadResult ? static_cast<QWidget *>(m_result) : m_empty);
        m_asks = needsLeave ? Ask::Leave : Ask::Nothing;
        m_banner->showMessage(record->trouble == loadWords::trouble(Error::canceled(), record->plan)
                                  ? Banner::Kind::Info
                                  : Banner::Kind::Error,
                              record->trouble,
                              //: A button: %1 the name of another machine, or of several.
                              needsLeave ? tr("Send load to %1").arg(loadWords::otherHosts(record->plan)) : QString());
        return;
    }
    m_runs->add(record);
    m_result->showRecord(record);
    if (isVisible() || !m_context.notices)
        return;
    const QPointer<LoadPane> guard(this);
    m_context.notices->post({Notice::Kind::Info,
                             //: %1 "Run 3: GET /json", %2 a rate, %3 a duration.
                             tr("%1 has ended: %2/s, 99 % within %3.")
                                 .arg(loadWords::name(*record), rateText(record->result->achievedRate()),
                                      durationText(record->result->corrected.percentile(99))),
                             tr("Show"),
                             [guard] {
                                 if (guard) {
                                     Q_EMIT guard->raiseRequested();
                                     guard->openTab(Tab::Run);
                                 }
                             },
                             {}});
}

void LoadPane::onBannerAction()
{
    switch (std::exchange(m_asks, Ask::Nothing)) {
    case Ask::Server:
        m_startWhenListening = true;
        Q_EMIT startServerRequested();
        break;
    case Ask::Leave:
        m_wanted.allowRemote = true;
        startChecked(m_wanted);
        break;
    case Ask::Nothing: break;
    }
}

} // namespace coroscope

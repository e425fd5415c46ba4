#include "ui/panes/cache/cache_pane.h"

#include "ui/format.h"
#include "ui/panes/cache/cache_link.h"
#include "ui/panes/cache/console_view.h"
#include "ui/panes/cache/key_store.h"
#include "ui/panes/cache/keys_view.h"
#include "ui/panes/cache/monitor_view.h"
#include "ui/panes/cache/overview_view.h"
#include "ui/panes/cache/slowlog_view.h"
#include "ui/panes/cache/stampede_view.h"
#include "ui/panes/cache/value_view.h"
#include "ui/setting_marks.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pane_tabs.h"

#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kLookEvery{200};

} // namespace

CachePane::CachePane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_link(new CacheLink(this))
    , m_store(new KeyStore(m_link, context, this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(u"network-offline"_s, this))
    , m_tabs(new PaneTabs(context.commands, u"cache"_s, tr("Cache"), tr("Parts of the cache"), this))
    , m_overview(new OverviewView(context, m_link, this))
    , m_keys(new KeysView(context, m_store, this))
    , m_console(new ConsoleView(context, m_store, this))
    , m_commands(new MonitorView(context, m_link, this))
    , m_slow(new SlowlogView(context, m_link, this))
    , m_stampede(new StampedeView(context, this))
{
    setObjectName(u"cachePane"_s);
    makeTabs();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tabs);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);

    connect(m_empty, &EmptyState::actionRequested, this, &CachePane::startRequested);
    connect(m_overview, &OverviewView::senderRequested, this, &CachePane::senderRequested);
    connect(m_overview, &OverviewView::routeCacheToggled, m_context.server, &Server::setRouteCacheOn);
    connect(m_overview, &OverviewView::singleFlightToggled, m_context.server, &Server::setSingleFlightOn);
    connect(m_stampede, &StampedeView::routeCacheToggled, m_context.server, &Server::setRouteCacheOn);
    connect(m_stampede, &StampedeView::singleFlightToggled, m_context.server, &Server::setSingleFlightOn);
    connect(m_stampede, &StampedeView::requestActivated, this, &CachePane::requestActivated);
    connect(m_keys->value(), &ValueView::writerActivated, this, &CachePane::exchangeActivated);
    const auto showSwitches = [this] {
        const bool routeCache = m_context.server->isRouteCacheOn();
        const bool singleFlight = m_context.server->isSingleFlightOn();
        m_overview->setSwitches(routeCache, singleFlight);
        m_stampede->setSwitches(routeCache, singleFlight);
    };
    const auto mark = [this, showSwitches](const QString &what, bool on) {
        m_context.marks->add(what, on ? tr("on") : tr("off"));
        showSwitches();
    };
    connect(m_context.server, &Server::routeCacheOnChanged, this, [mark](bool on) { mark(tr("Route cache"), on); });
    connect(m_context.server, &Server::singleFlightOnChanged, this, [mark](bool on) { mark(tr("Single flight"), on); });
    showSwitches();
    connect(m_console, &ConsoleView::commandsRequested, this, [this] { openTab(Tab::Commands); });
    connect(m_commands, &MonitorView::keyActivated, this, &CachePane::openKey);
    connect(m_slow, &SlowlogView::thresholdChanged, this, [this](int microseconds) {
        m_context.marks->add(tr("Slow commands from"), durationText(std::chrono::microseconds(microseconds)));
    });
    updateState();
}

CachePane::~CachePane()
{
    delete m_commands; // it ends its watch while the link is there
}

void CachePane::makeTabs()
{
    const auto add = [this](Tab tab, QWidget *page, const QString &id, const QString &title, const QString &command) {
        const int index = m_tabs->addPage(page, id, title, command);
        Q_ASSERT(index == int(tab));
        Q_UNUSED(index)
        Q_UNUSED(tab)
    };
    add(Tab::Overview, m_overview, u"overview"_s, tr("Overview"), tr("Show How the Cache Does"));
    add(Tab::Keys, m_keys, u"keys"_s, tr("Keys"), tr("Show the Keys of the Cache"));
    add(Tab::Console, m_console, u"console"_s, tr("Console"), tr("Open the Console of the Cache"));
    add(Tab::Commands, m_commands, u"commands"_s, tr("Commands"), tr("Show the Stream of Cache Commands"));
    add(Tab::Slow, m_slow, u"slow"_s, tr("Slow"), tr("Show Slow Commands of the Cache"));
    add(Tab::Stampede, m_stampede, u"stampede"_s, tr("Stampede"), tr("Show What a Stampede on the Cache Is"));
    connect(m_tabs, &PaneTabs::pageRequested, this, [this](int index) {
        Q_EMIT raiseRequested();
        if (Tab(index) == Tab::Console)
            m_console->setFocus();
    });
}

void CachePane::openTab(Tab tab)
{
    m_tabs->setCurrentIndex(int(tab));
}

QTabWidget *CachePane::tabs() const
{
    return m_tabs;
}

CachePane::Tab CachePane::tab() const
{
    return Tab(m_tabs->currentIndex());
}

void CachePane::openKey(const QByteArray &key)
{
    openTab(Tab::Keys);
    m_keys->openKey(key);
}

void CachePane::setRoutes(RouteTable routes)
{
    m_stampede->setRoutes(routes);
    m_overview->setRoutes(std::move(routes));
}

void CachePane::setServerState(ServerState state)
{
    m_state = state;
    const auto snapshot = m_context.server->cacheSnapshot();
    const bool isMemory
        = snapshot && (snapshot->kind == cache::StoreKind::Memory || snapshot->kind == cache::StoreKind::MemoryInstead);
    m_link->setWorkbench(m_context.server->cacheWorkbench(), isMemory);
    if (state == ServerState::Starting)
        m_overview->forgetTimes();
    m_stampede->setServerState(state);
    look(Clock::now());
    updateState();
}

void CachePane::updateState()
{
    const bool runs = m_state == ServerState::Listening || m_state == ServerState::Draining;
    m_empty->setText(tr("The server is not running"),
                     tr("While it runs, the keys of its cache are shown here, and how often answers come out of it."),
                     m_state == ServerState::Starting ? QString() : tr("Start the server"));
    m_stack->setCurrentWidget(runs ? static_cast<QWidget *>(m_tabs) : m_empty);
}

void CachePane::look(Clock::time_point now)
{
    m_lookedAt = now;
    const auto snapshot = m_context.server->cacheSnapshot();
    m_overview->setSnapshot(snapshot, now);
    if (!snapshot) {
        Q_EMIT storeChanged({}, false);
        return;
    }
    using State = cache::StoreState;
    QString text;
    switch (snapshot->kind) {
    //: Which store the cache has, as the next ones: for the status bar.
    case cache::StoreKind::Managed: text = tr("Redis managed"); break;
    case cache::StoreKind::Redis: text = tr("Redis"); break;
    case cache::StoreKind::Memory:
    case cache::StoreKind::MemoryInstead: text = tr("cache in memory"); break;
    }
    switch (snapshot->state) {
    //: %1 "Redis managed".
    case State::Connecting: text = tr("%1: connecting").arg(text); break;
    //: %1 "Redis managed".
    case State::Lost: text = tr("%1: away").arg(text); break;
    //: %1 "Redis managed": it is not asked for a moment.
    case State::Bypassed: text = tr("%1: by-passed").arg(text); break;
    case State::Ready: break;
    }
    Q_EMIT storeChanged(text, snapshot->state == State::Lost || snapshot->state == State::Bypassed);
}

void CachePane::consume(const TelemetryBatch &batch)
{
    m_overview->consume(batch);
    m_stampede->consume(batch);
}

void CachePane::endFrame(Clock::time_point now)
{
    m_stampede->endFrame(now);
    if (now - m_lookedAt >= kLookEvery)
        look(now);
}

} // namespace coroscope

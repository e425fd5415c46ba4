#include "ui/panes/cache/overview_view.h"

#include "server/cache/managed_redis.h"
#include "ui/commands.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/panes/cache/cache_action.h"
#include "ui/panes/cache/cache_charts.h"
#include "ui/panes/cache/cache_route_model.h"
#include "ui/panes/cache/cache_time_model.h"
#include "ui/panes/cache/key_store.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chart_picture.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/stat_tile.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QCheckBox>
#include <QDateTime>
#include <QMenu>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds kDrawEvery{500};
constexpr std::chrono::seconds kRatioSpan{10};

QByteArray valueOf(const QByteArray &info, const QByteArray &name)
{
    const qsizetype at = info.startsWith(name + ':') ? 0 : info.indexOf('\n' + name + ':');
    if (at < 0)
        return {};
    const qsizetype from = info.indexOf(':', at) + 1;
    return info.mid(from, info.indexOf('\n', from) - from).trimmed();
}

qint64 numberIn(const QByteArray &info, const QByteArray &name)
{
    bool ok = false;
    const qint64 number = valueOf(info, name).toLongLong(&ok);
    return ok ? number : -1;
}

} // namespace

OverviewView::OverviewView(const WindowContext &context, CacheLink *link, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_link(link)
    , m_tiles(new TileStrip(this))
    , m_ratio(new StatTile(tr("Hit ratio"), this))
    , m_joined(new StatTile(tr("Joined"), this))
    , m_hot(new StatTile(tr("Hot copies"), this))
    , m_memory(new StatTile(tr("Memory"), this))
    , m_keys(new StatTile(tr("Keys"), this))
    , m_evicted(new StatTile(tr("Evicted"), this))
    , m_expired(new StatTile(tr("Expired"), this))
    , m_rate(new StatTile(tr("Commands a second"), this))
    , m_banner(new Banner(this))
    , m_routeCache(new QCheckBox(tr("Route cache"), this))
    , m_singleFlight(new QCheckBox(tr("Single flight"), this))
    , m_where(new ElidedLabel(this))
    , m_pages(new QStackedWidget(this))
    , m_charts(new CacheCharts(m_history, context.marks, this))
    , m_timeTable(new GridView(u"cacheTime"_s, tr("The cache, second by second"), context.settings, this))
    , m_timeModel(new CacheTimeModel(m_history, context.marks, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_routePages(new QStackedWidget(this))
    , m_noRoutes(new EmptyState(u"cache"_s, this))
    , m_routeTable(new GridView(u"cacheRoutes"_s, tr("Cached routes"), context.settings, this))
    , m_routeModel(new CacheRouteModel(this))
{
    setObjectName(u"cacheOverview"_s);
    makeTiles();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tiles);
    makeBar();
    layout->addWidget(findChild<PaneBar *>(u"cacheOverviewBar"_s));
    layout->addWidget(m_banner);

    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_charts);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_charts->setAutoFillBackground(true);
    m_charts->setBackgroundRole(QPalette::Base);
    m_timeTable->setModel(m_timeModel);
    m_timeTable->setColumns({12, 12, 10, 10, 10, 12, 10, 14, 16, 30});
    m_pages->addWidget(scroll);
    m_pages->addWidget(m_timeTable);
    auto *proxy = new QSortFilterProxyModel(this);
    proxy->setSortRole(GridView::kSortRole);
    proxy->setSourceModel(m_routeModel);
    m_routeTable->setModel(proxy);
    m_routeTable->setColumns({30, 10, 11, 9, 8, 9, 11, 10, 12, 9, 10, 16}, CacheRouteModel::RequestsColumn);
    m_routeTable->setContextMenuPolicy(Qt::CustomContextMenu);
    auto *copy = cacheAction(context, this, u"routesCopy"_s, u"edit-copy"_s, tr("Copy the Figures of the &Route"),
                             tr("The selected rows, cells separated by tabs"));
    connect(copy, &QAction::triggered, m_routeTable, &GridView::copySelection);
    auto *save = cacheAction(context, this, u"routesCsv"_s, u"document-export"_s, tr("Save the Cached Routes as C&SV…"),
                             tr("The selected routes, or all"));
    connect(save, &QAction::triggered, this, [this] { m_routeTable->saveCsv(m_context.notices, u"cached-routes"_s); });
    connect(m_routeTable, &QWidget::customContextMenuRequested, this,
            [this, copy, save](const QPoint &at) { m_routeTable->popupRowMenu(at, {}, copy, save); });
    m_noRoutes->setText(tr("No request asked for the cache yet"),
                        tr("Routes whose answers are kept appear here with their hits and misses: GET /users/{id}, for "
                           "one."),
                        tr("Send a request"));
    connect(m_noRoutes, &EmptyState::actionRequested, this, &OverviewView::senderRequested);
    m_routePages->addWidget(m_noRoutes);
    m_routePages->addWidget(m_routeTable);
    m_splitter->setObjectName(u"cacheOverviewSplitter"_s);
    m_splitter->addWidget(m_pages);
    m_splitter->addWidget(m_routePages);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({3'000, 2'000}); // shares of whatever there is
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter, 1);

    connect(m_link, &CacheLink::upChanged, this, [this] {
        m_isAsking = false;
        m_info = {};
        m_lastCommands = -1;
        askInfo();
    });
    m_poll.setInterval(1'000);
    connect(&m_poll, &QTimer::timeout, this, &OverviewView::askInfo);
    m_poll.start();
}

void OverviewView::makeTiles()
{
    for (StatTile *tile : {m_ratio, m_joined, m_hot, m_memory, m_keys, m_evicted, m_expired, m_rate})
        m_tiles->addTile(tile);
    m_ratio->setToolTip(tr("Requests of cached routes that were answered out of the cache, of the last ten seconds"));
    m_joined->setToolTip(
        tr("Requests that waited for the answer to another one of the same key: that is single flight"));
    m_hot->setToolTip(tr("Hits from copies that the workers keep beside Redis: it was not asked for them"));
    m_evicted->setToolTip(tr("Keys that were dropped, since the memory is full"));
    m_expired->setToolTip(tr("Keys whose time to live ran out"));
    m_where->setToolTip(tr("Clients are connections that the store has, of this program and others"));
}

void OverviewView::makeBar()
{
    auto *bar = new PaneBar(this);
    bar->setObjectName(u"cacheOverviewBar"_s);
    const auto toggle = [this, bar](const QString &id, const QString &text, QCheckBox *box, const QString &tip) {
        QAction *action = cacheAction(m_context, this, id, {}, text, tip);
        action->setCheckable(true);
        action->setChecked(true);
        box->setChecked(true);
        box->setToolTip(tip);
        box->setObjectName(id + u"Box"_s);
        connect(action, &QAction::toggled, box, &QCheckBox::setChecked);
        connect(box, &QCheckBox::toggled, action, &QAction::setChecked);
        bar->addWidget(box);
        return action;
    };
    m_routeCacheAction = toggle(u"routeCache"_s, tr("Route &Cache"), m_routeCache,
                                tr("Whether answers of cached routes are kept. Off: every request runs its handler."));
    m_singleFlightAction = toggle(u"singleFlight"_s, tr("Single &Flight"), m_singleFlight,
                                  tr("Whether one request makes the answer that others of the same key wait for. Off: "
                                     "when an answer runs out, all of them run their handlers at once."));
    connect(m_routeCache, &QCheckBox::clicked, this, &OverviewView::routeCacheToggled);
    connect(m_singleFlight, &QCheckBox::clicked, this, &OverviewView::singleFlightToggled);
    connect(m_routeCacheAction, &QAction::triggered, this, &OverviewView::routeCacheToggled);
    connect(m_singleFlightAction, &QAction::triggered, this, &OverviewView::singleFlightToggled);
    m_tableAction = cacheAction(m_context, this, u"overviewTable"_s, u"view-list-details"_s,
                                tr("Cache Charts as &Table"), tr("The figures of the charts as text"));
    m_tableAction->setCheckable(true);
    connect(m_tableAction, &QAction::toggled, this, &OverviewView::setShowTable);
    bar->addAction(m_tableAction);
    auto *menu = new QMenu(this);
    const auto save = [this, menu](const QString &id, const QString &text, const QString &suffix) {
        QAction *action
            = cacheAction(m_context, this, id, u"document-export"_s, text, tr("Write what the charts show"));
        connect(action, &QAction::triggered, this, [this, suffix] { savePicture(suffix); });
        menu->addAction(action);
    };
    save(u"chartsPng"_s, tr("Save the Cache Charts as a &Picture (PNG)…"), u"png"_s);
    save(u"chartsSvg"_s, tr("Save the Cache Charts as a &Drawing (SVG)…"), u"svg"_s);
    save(u"chartsCsv"_s, tr("Save the Figures of the Cache as CS&V…"), u"csv"_s);
    auto *button = new QToolButton(this);
    button->setObjectName(u"cacheOverviewSave"_s);
    button->setAutoRaise(true);
    button->setIcon(icon(u"document-export"_s));
    button->setText(tr("Save"));
    button->setToolTip(tr("Save the charts or their figures"));
    button->setAccessibleName(tr("Save the charts or their figures"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    bar->addWidget(button);
    m_where->setObjectName(u"cacheWhere"_s);
    m_where->setProperty("role", u"muted"_s);
    bar->addAtEnd(m_where);
}

void OverviewView::savePicture(const QString &suffix)
{
    if (suffix == u"csv"_s)
        m_timeTable->saveCsv(m_context.notices, u"cache"_s);
    else
        chooseChartPicture(m_charts, u"cache."_s + suffix, m_context.notices);
}

void OverviewView::setRoutes(RouteTable routes)
{
    m_routeModel->setRoutes(std::move(routes));
}

void OverviewView::setSwitches(bool routeCache, bool singleFlight)
{
    m_routeCache->setChecked(routeCache);
    m_singleFlight->setChecked(singleFlight);
}

void OverviewView::consume(const TelemetryBatch &batch)
{
    for (const ExchangeRecordPtr &record : batch.exchanges)
        m_times.add(*record);
}

void OverviewView::setShowTable(bool table)
{
    m_tableAction->setChecked(table);
    m_pages->setCurrentIndex(table ? 1 : 0);
}

void OverviewView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int line = fontMetrics().height();
    m_tiles->setCompact(height() < 30 * line);
    // A low dock has its room beside, a narrow one below.
    m_splitter->setOrientation(height() < 26 * line && width() > 110 * fontMetrics().averageCharWidth() ? Qt::Horizontal
                                                                                                        : Qt::Vertical);
}

void OverviewView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    askInfo();
    refresh();
}

void OverviewView::askInfo()
{
    if (!isVisible() || m_isAsking || !m_link->isUp())
        return;
    m_isAsking = true;
    m_link->run({{"INFO"_ba}, {"DBSIZE"_ba}}, this, [this](Result<CacheLink::Replies> got) {
        m_isAsking = false;
        if (got && !firstError(got.value()))
            takeInfo(got.value()[0].text, numberOf(got.value()[1]));
        else
            m_info = {};
        refresh();
    });
}

void OverviewView::takeInfo(const QByteArray &text, qint64 keys)
{
    m_info.used = numberIn(text, "used_memory"_ba);
    m_info.max = numberIn(text, "maxmemory"_ba);
    m_info.keys = keys;
    m_info.evicted = numberIn(text, "evicted_keys"_ba);
    m_info.expired = numberIn(text, "expired_keys"_ba);
    m_info.clients = numberIn(text, "connected_clients"_ba);
    m_info.version = QString::fromLatin1(valueOf(text, "redis_version"_ba));
    m_info.policy = QString::fromLatin1(valueOf(text, "maxmemory_policy"_ba));
    // Redis tells a rate of its own, but that of the memory store follows from two looks.
    const qint64 commands = numberIn(text, "total_commands_processed"_ba);
    const auto now = Clock::now();
    const double seconds = std::chrono::duration<double>(now - m_lastCommandsAt).count();
    if (commands >= 0 && m_lastCommands >= 0 && commands >= m_lastCommands && seconds > 0.1)
        m_info.perSecond = double(commands - m_lastCommands) / seconds;
    m_lastCommands = commands;
    m_lastCommandsAt = now;
}

QString OverviewView::storeName(const cache::Snapshot &snapshot)
{
    switch (snapshot.kind) {
    case cache::StoreKind::Managed: return tr("Redis, managed");
    case cache::StoreKind::Redis: return tr("Redis");
    case cache::StoreKind::Memory: return tr("Memory");
    case cache::StoreKind::MemoryInstead: return tr("Memory, instead of Redis");
    }
    return {};
}

void OverviewView::showState()
{
    using State = cache::StoreState;
    QString text;
    Banner::Kind kind = Banner::Kind::Warning;
    if (!m_snapshot) {
        text.clear();
    } else if (m_snapshot->state == State::Lost || m_snapshot->state == State::Connecting) {
        kind = m_snapshot->state == State::Lost ? Banner::Kind::Error : Banner::Kind::Info;
        text = m_snapshot->state == State::Lost
            //: %1 where the store is, %2 why.
            ? tr("There is no connection to Redis at %1: %2. It is tried again; until then requests are answered from "
                 "their source, without the cache.")
                  .arg(m_snapshot->shown, m_snapshot->error)
            : tr("Connecting to Redis at %1.").arg(m_snapshot->shown);
    } else if (m_snapshot->state == State::Bypassed) {
        //: %1 why.
        text = tr("Redis is slow or fails too often: %1. For a moment it is not asked, and requests are answered from "
                  "their source.")
                   .arg(m_snapshot->error);
    } else if (m_snapshot->kind == cache::StoreKind::MemoryInstead) {
        text = m_snapshot->reason;
        if (cache::ManagedRedis::findProgram().isEmpty())
            //: %1 a sentence that says that it is missing.
            text = tr("%1 With the package redis-server installed, a private Redis is started instead: restart then.")
                       .arg(text);
        kind = Banner::Kind::Info;
    }
    if (text == m_told)
        return;
    m_told = text;
    if (text.isEmpty())
        m_banner->hide();
    else
        m_banner->showMessage(kind, text, {}, kind == Banner::Kind::Info);
}

void OverviewView::setSnapshot(const std::optional<cache::Snapshot> &snapshot, Clock::time_point now)
{
    if (snapshot && !m_snapshot)
        m_history.clear();
    m_snapshot = snapshot;
    if (snapshot)
        m_history.add(*snapshot, now, QDateTime::currentMSecsSinceEpoch());
    if (isVisible() && (now - m_drawn >= kDrawEvery || !snapshot)) {
        m_drawn = now;
        refresh();
    }
}

CacheHistory OverviewView::takeHistory()
{
    CacheHistory taken = std::exchange(m_history, {});
    refresh();
    return taken;
}

void OverviewView::putBack(const CacheHistory &older)
{
    m_history.prepend(older);
    refresh();
}

void OverviewView::showHot()
{
    if (!m_snapshot || !m_snapshot->hot.isOn)
        return m_hot->setFigure(u"–"_s, m_snapshot ? tr("none are kept") : QString(), Tone::Muted);
    const cache::HotFigures &hot = m_snapshot->hot;
    const QString remark = hot.isHeard
        //: %1 and %2 sizes.
        ? tr("%1 of %2").arg(sizeText(hot.bytes), sizeText(hot.bytesMax))
        : hot.error.isEmpty() ? tr("not used now")
                              //: %1 why.
                              : tr("not used now: %1").arg(hot.error);
    m_hot->setFigure(countText(hot.hits), remark, hot.isHeard ? Tone::Text : Tone::Warning);
}

void OverviewView::refresh()
{
    showState();
    const auto count = [](qint64 value) { return value >= 0 ? countText(quint64(value)) : u"–"_s; };
    const auto tone = [](qint64 value) { return value >= 0 ? Tone::Text : Tone::Muted; };
    const CacheHistory::Counts lately = m_history.over(kRatioSpan);
    const double ratio = CacheHistory::hitRatio(lately);
    m_ratio->setFigure(ratio >= 0 ? percentText(ratio) : u"–"_s,
                       ratio >= 0 ? tr("of %Ln request(s)", nullptr, int(lately.requests())) : tr("no requests"),
                       ratio < 0 ? Tone::Muted : Tone::Text);
    m_joined->setFigure(m_snapshot ? countText(m_snapshot->joins) : u"–"_s,
                        m_snapshot ? tr("%1 handlers run").arg(countText(m_snapshot->handlerRuns)) : QString(),
                        m_snapshot ? Tone::Text : Tone::Muted);
    showHot();
    const bool isLimited = m_info.max > 0;
    m_memory->setFigure(m_info.used >= 0 ? sizeText(quint64(m_info.used)) : u"–"_s,
                        m_info.used < 0 ? QString()
                            : isLimited ? tr("of %1").arg(sizeText(quint64(m_info.max)))
                                        : tr("no limit"),
                        isLimited && m_info.used > m_info.max * 9 / 10 ? Tone::Warning : tone(m_info.used));
    m_keys->setFigure(count(m_info.keys), QString(), tone(m_info.keys));
    m_evicted->setFigure(count(m_info.evicted), m_info.policy,
                         m_info.evicted > 0 ? Tone::Warning : tone(m_info.evicted));
    m_expired->setFigure(count(m_info.expired), QString(), tone(m_info.expired));
    m_rate->setFigure(m_info.perSecond >= 0 ? rateText(m_info.perSecond) : u"–"_s, QString(),
                      m_info.perSecond >= 0 ? Tone::Text : Tone::Muted);
    QString where;
    if (m_snapshot) {
        where = storeName(*m_snapshot);
        if (!m_snapshot->shown.isEmpty())
            //: %1 "Redis, managed", %2 where it is.
            where = tr("%1 – %2").arg(where, m_snapshot->shown);
        if (!m_info.version.isEmpty())
            //: %1 which store and where, %2 a version.
            where = tr("%1, version %2").arg(where, m_info.version);
        if (m_info.clients >= 0)
            //: %1 which store, where and of which version, %2 "4 clients".
            where = tr("%1, %2").arg(where, tr("%Ln client(s)", nullptr, int(m_info.clients)));
    }
    m_where->setText(where);
    if (m_snapshot) {
        m_routeModel->setFigures(m_snapshot->routes);
        m_routeModel->setTimes(m_times);
    }
    const bool asked = m_snapshot
        && std::any_of(m_snapshot->routes.begin(), m_snapshot->routes.end(), [](const cache::RouteFigures &each) {
                           return each.hits + each.misses + each.stale + each.bypass > 0;
                       });
    m_routePages->setCurrentWidget(asked ? static_cast<QWidget *>(m_routeTable) : m_noRoutes);
    m_timeModel->refresh();
    if (m_pages->currentIndex() == 0 && m_snapshot)
        m_charts->refresh();
}

} // namespace coroscope

#include "ui/panes/routes_pane.h"

#include "ui/commands.h"
#include "ui/filter/filter_field.h"
#include "ui/icon.h"
#include "ui/models/route_filter_proxy.h"
#include "ui/models/route_model.h"
#include "ui/panes/route_activity_dialog.h"
#include "ui/panes/route_delegate.h"
#include "ui/panes/route_policy_command.h"
#include "ui/panes/route_policy_panel.h"
#include "ui/panes/route_switch_command.h"
#include "ui/panes/server_home.h"
#include "ui/theme.h"
#include "ui/tutorial_words.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/pane_scroll.h"
#include "ui/words.h"

#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QHeaderView>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {

constexpr int kTick = 1000; // ms
constexpr quint16 kUsualPort = 8000;
constexpr qsizetype kLastHttpCopy = 3; // of the actions that copy: the URL, three for requests, then for WebSockets
constexpr QLatin1StringView kOnlyPolicies{"policy:any"};

QString urlSnippet(const SnippetRequest &request)
{
    return QString::fromUtf8(request.url.toEncoded());
}

} // namespace

RoutesPane::RoutesPane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new RouteModel(this))
    , m_shown(new RouteFilterProxy(this))
    , m_tree(new QTreeView(this))
    , m_empty(new EmptyState(QStringLiteral("view-list-tree"), this))
    , m_stack(new QStackedWidget(this))
    , m_disabled(new Banner(this))
    , m_injected(new Banner(this))
    , m_groupings(new QActionGroup(this))
    , m_viewMenu(new QMenu(this))
    , m_save(this, context.settings,
             [this] { m_context.settings->setView(m_tree->objectName(), headerState(m_tree->header())); })
{
    m_model->setGrouping(m_context.settings->routeGrouping());
    m_shown->setSourceModel(m_model);
    m_shown->setSortRole(RouteModel::SortRole);
    // Figures change all the time; rows that jump cannot be clicked. A click on a header sorts once.
    m_shown->setDynamicSortFilter(false);

    m_tree->setObjectName(QStringLiteral("routesTree"));
    m_tree->setAccessibleName(tr("Routes"));
    m_tree->setModel(m_shown);
    m_tree->setItemDelegate(new RouteDelegate(&m_model->activity(), m_tree));
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(10);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setSortingEnabled(true);
    m_tree->header()->setSortIndicatorClearable(true);
    m_tree->header()->setSortIndicator(-1, Qt::AscendingOrder);
    m_tree->header()->setStretchLastSection(true);
    m_tree->header()->setTextElideMode(Qt::ElideRight);
    new FontColumns(m_tree);
    m_tree->header()->setContextMenuPolicy(Qt::CustomContextMenu);

    makeActions();
    auto *bar = new PaneBar(this);
    m_filter = bar->addFilter(RouteFilterProxy::grammar(), tr("Filter routes"), tr("Filter routes"), this);
    makeFilter();
    auto *view = new QToolButton(bar);
    view->setObjectName(QStringLiteral("routesView"));
    view->setIcon(icon(QStringLiteral("view-list-tree")));
    view->setToolTip(tr("Show by tag, by path or as a list"));
    view->setAccessibleName(tr("View of the routes"));
    view->setProperty("flat", true);
    view->setFocusPolicy(Qt::StrongFocus);
    view->setPopupMode(QToolButton::InstantPopup);
    view->setMenu(m_viewMenu);
    bar->layout()->addWidget(view); // right behind the filter, which takes all the room

    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tree);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_disabled);
    layout->addWidget(m_injected);
    layout->addWidget(m_stack, 1);
    if (m_context.server) {
        m_policy = new RoutePolicyPanel(m_context, m_clearPolicy, this);
        m_policyScroll = new PaneScroll(m_policy, this);
        m_policyScroll->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Maximum);
        m_policyScroll->hide();
        layout->addWidget(m_policyScroll);
        connect(m_policy, &RoutePolicyPanel::closeRequested, this, [this] { showPolicyPanel(false); });
    }

    connect(m_disabled, &Banner::actionRequested, this, &RoutesPane::enableAll);
    connect(m_injected, &Banner::actionRequested, this, &RoutesPane::stopInjecting);
    connect(m_model, &RouteModel::enabledRequested, this, &RoutesPane::setEnabled);
    connect(m_tree, &QAbstractItemView::activated, this, &RoutesPane::activate);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &RoutesPane::showMenu);
    connect(m_tree->header(), &QWidget::customContextMenuRequested, this, &RoutesPane::showHeaderMenu);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &RoutesPane::updateActions);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &RoutesPane::updateActions);
    connect(m_empty, &EmptyState::actionRequested, m_filter, &QLineEdit::clear);
    // A filter that asks for figures lets more through, or less, as they come in.
    connect(m_shown, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &parent, int first, int last) {
        for (int row = first; row <= last; ++row)
            m_tree->expand(m_shown->index(row, 0, parent));
        updateEmptyState();
    });
    connect(m_shown, &QAbstractItemModel::rowsRemoved, this, &RoutesPane::updateEmptyState);
    if (m_context.server) {
        connect(m_context.server, &Server::routeEnabledChanged, this, &RoutesPane::onRouteEnabledChanged);
        connect(m_context.server, &Server::faultsChanged, this, &RoutesPane::onFaultsChanged);
    }

    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &RoutesPane::onTick);
    for (auto changed : {&QHeaderView::sectionResized, &QHeaderView::sectionMoved})
        connect(m_tree->header(), changed, &m_save, qOverload<>(&QTimer::start));
    connect(m_tree->header(), &QHeaderView::sortIndicatorChanged, &m_save, qOverload<>(&QTimer::start));
    updateActions();
    updateEmptyState();
}

QAction *RoutesPane::addCommand(const QString &id, const QString &iconName, const QString &text,
                                void (RoutesPane::*run)(), const QList<QKeySequence> &keys)
{
    auto *action = new QAction(text, this);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut); // its keys belong to the tree alone, not to the filter field
    m_tree->addAction(action);
    if (run)
        connect(action, &QAction::triggered, this, run);
    m_context.commands->add(id, tr("Routes"), action);
    return action;
}

void RoutesPane::makeActions()
{
    m_open = addCommand(QStringLiteral("routes.open"), QStringLiteral("mail-send"), tr("Open in &Sender"),
                        &RoutesPane::openCurrent, {Qt::Key_Return, Qt::Key_Enter});
    m_source = addCommand(QStringLiteral("routes.source"), QStringLiteral("document"), tr("Show S&ource"), nullptr,
                          {Qt::CTRL | Qt::Key_U});
    connect(m_source, &QAction::triggered, this, [this] {
        if (const RouteInfo *route = currentRoute())
            Q_EMIT sourceRequested(*route);
    });
    m_load = addCommand(QStringLiteral("routes.loadRun"), QStringLiteral("load-run"), tr("&Load Run…"), nullptr);
    connect(m_load, &QAction::triggered, this, [this] {
        if (const RouteInfo *route = currentRoute())
            Q_EMIT loadRunRequested(*route);
    });
    m_race = addCommand(QStringLiteral("routes.race"), QStringLiteral("view-compare"), tr("&Race the Twins"), nullptr);
    connect(m_race, &QAction::triggered, this, [this] {
        if (const RouteInfo *route = currentRoute(); route && !route->twins.isEmpty())
            Q_EMIT raceRequested(route->twins.first().id);
    });
    m_toggle = addCommand(QStringLiteral("routes.toggle"), {}, tr("&Disable Route"), &RoutesPane::toggleSelected,
                          {Qt::Key_Space});
    m_enableAll = addCommand(QStringLiteral("routes.enableAll"), {}, tr("Enable &All Routes"), &RoutesPane::enableAll);
    m_editPolicy = addCommand(QStringLiteral("routes.policy"), QStringLiteral("knobs"), tr("&Policy…"),
                              &RoutesPane::togglePolicy, {Qt::ALT | Qt::Key_Return});
    m_clearPolicy
        = addCommand(QStringLiteral("routes.clearPolicy"), {}, tr("Clear Polic&y"), &RoutesPane::clearPolicies);
    m_clearPolicy->setToolTip(tr("It answers, and nothing is injected"));
    addPreset(QStringLiteral("routes.slow"), tr("S&low: 200 ms \u00B1 50 ms"), [](RouteSetting &setting) {
        setting.fault.delay = {milliseconds(200), milliseconds(50)};
    });
    addPreset(QStringLiteral("routes.flaky"), tr("&Flaky: 20 % Answered 503"), [](RouteSetting &setting) {
        setting.fault.failShare = 0.2;
        setting.fault.failStatus = 503;
    });
    addPreset(QStringLiteral("routes.tooMany"), tr("&Overloaded: All Answered 429"), [](RouteSetting &setting) {
        setting.fault.failShare = 1;
        setting.fault.failStatus = 429;
    });
    addPreset(QStringLiteral("routes.unreachable"), tr("&Reset: All Connections"),
              [](RouteSetting &setting) { setting.fault.resetShare = 1; });
    addPreset(QStringLiteral("routes.slowBody"), tr("Slow &Body: 2 s"),
              [](RouteSetting &setting) { setting.fault.slowBody = milliseconds(2'000); });

    using Snippet = QString (*)(const SnippetRequest &);
    const auto addCopy
        = [this](const QString &id, const QString &text, Snippet snippet, const QList<QKeySequence> &keys = {}) {
              QAction *action
                  = addCommand(id, m_copies.isEmpty() ? QStringLiteral("edit-copy") : QString(), text, nullptr, keys);
              connect(action, &QAction::triggered, this, [this, snippet] { copy(snippet); });
              m_copies.append(action);
          };
    addCopy(QStringLiteral("routes.copyUrl"), tr("Copy &URL"), &urlSnippet, {QKeySequence::Copy});
    addCopy(QStringLiteral("routes.copyCurl"), tr("Copy as &cURL"), &curlSnippet);
    addCopy(QStringLiteral("routes.copyHttpie"), tr("Copy as &HTTPie"), &httpieSnippet);
    addCopy(QStringLiteral("routes.copyFetch"), tr("Copy as &fetch (JavaScript)"), &fetchSnippet);
    addCopy(QStringLiteral("routes.copySocketClient"), tr("Copy as coroscope-client &ws"), &socketClientSnippet);
    addCopy(QStringLiteral("routes.copySocketPython"), tr("Copy as &Python (websockets)"), &pythonSocketSnippet);
    addCopy(QStringLiteral("routes.copySocketJs"), tr("Copy as new WebSocket (&JavaScript)"), &jsSocketSnippet);
    addCopy(QStringLiteral("routes.copySocketQt"), tr("Copy as &QWebSocket (C++)"), &qtSocketSnippet);
    m_activity
        = addCommand(QStringLiteral("routes.activity"), {}, tr("Activity as &Table…"), &RoutesPane::showActivity);

    const std::tuple<RouteGrouping, QString, QString> groupings[]
        = {{RouteGrouping::Tag, QStringLiteral("routes.byTag"), tr("By &Tag")},
           {RouteGrouping::Path, QStringLiteral("routes.byPath"), tr("By &Path")},
           {RouteGrouping::None, QStringLiteral("routes.asList"), tr("As a &List")}};
    for (const auto &[grouping, id, text] : groupings) {
        QAction *action = addCommand(id, {}, text, nullptr);
        action->setCheckable(true);
        action->setChecked(m_model->grouping() == grouping);
        m_groupings->addAction(action);
        m_viewMenu->addAction(action);
        connect(action, &QAction::triggered, this, [this, grouping = grouping] { setGrouping(grouping); });
    }
    m_viewMenu->addSeparator();
    auto *expand = addCommand(QStringLiteral("routes.expand"), {}, tr("&Expand All"), nullptr);
    connect(expand, &QAction::triggered, m_tree, &QTreeView::expandAll);
    auto *collapse = addCommand(QStringLiteral("routes.collapse"), {}, tr("&Collapse All"), nullptr);
    connect(collapse, &QAction::triggered, m_tree, &QTreeView::collapseAll);
    m_viewMenu->addActions({expand, collapse});
    m_viewMenu->addSeparator();
    m_onlyPolicies = addCommand(QStringLiteral("routes.onlyPolicies"), {}, tr("&Only Routes with a Policy"),
                                &RoutesPane::toggleOnlyPolicies);
    m_onlyPolicies->setCheckable(true);
    m_viewMenu->addAction(m_onlyPolicies);
}

void RoutesPane::makeFilter()
{
    m_filter->setMaximumWidth(QWIDGETSIZE_MAX);
    m_filter->setHistory(m_context.settings, QStringLiteral("routes"));
    m_filter->setValues([this](const FilterFieldSpec &field) { return m_shown->valuesOf(field.id); });
    connect(m_filter, &FilterField::filterChanged, this, [this](const Filter &filter) {
        m_shown->setFilter(filter);
        m_onlyPolicies->setChecked(m_filter->text().trimmed() == kOnlyPolicies);
        m_tree->expandAll();
        updateEmptyState();
    });
}

void RoutesPane::setRoutes(const RouteTable &routes)
{
    m_model->setRoutes(routes);
    for (const RouteInfo &route : *routes) {
        if (m_context.server)
            m_model->setRouteEnabled(route.index, m_context.server->isRouteEnabled(route.index));
    }
    if (m_context.server)
        m_model->setFaults(m_context.server->faults());
    if (m_context.server)
        m_model->setSecurity(m_context.server->security());
    m_tree->expandAll();
    setDefaultWidths();
    restoreColumns();
    updateDisabled();
    updateEmptyState();
}

/// Wide enough for what usually stands there.
void RoutesPane::setDefaultWidths()
{
    const QFontMetrics metrics = m_tree->fontMetrics();
    const std::pair<int, QString> widths[]
        = {{RouteModel::KindColumn, words::handlerKind(HandlerKind::Coroutine)},
           {RouteModel::HitsColumn, QStringLiteral("9,999")},
           {RouteModel::P50Column, QStringLiteral("≈ 999 ms")},
           {RouteModel::P95Column, QStringLiteral("≈ 999 ms")},
           {RouteModel::P99Column, QStringLiteral("≈ 999 ms")},
           {RouteModel::ErrorsColumn, QStringLiteral("Errors")},
           {RouteModel::InFlightColumn, QStringLiteral("In flight")},
           {RouteModel::LastHitColumn, QStringLiteral("59 min ago")},
           {RouteModel::AuthColumn, QStringLiteral("read, write")},
           {RouteModel::SectionColumn, words::tutorialSection(TutorialSection::DatabaseQueries)},
           {RouteModel::PolicyColumn, QStringLiteral("+200 ms \u00B1 50 ms 20 %")}};
    for (const auto &[column, text] : widths)
        m_tree->setColumnWidth(column, metrics.horizontalAdvance(text) + 16);
    m_tree->setColumnWidth(RouteModel::ActivityColumn, RouteActivity::kIntervals + 8);
    m_tree->setColumnWidth(RouteModel::RouteColumn,
                           QFontMetrics(monospaceFont()).horizontalAdvance(QStringLiteral("/blocking-endpoint")) + 136);
    for (const int column : {RouteModel::P50Column, RouteModel::P99Column})
        m_tree->setColumnHidden(column, true);
    orderColumns();
}

void RoutesPane::orderColumns()
{
    QHeaderView *header = m_tree->header();
    const QList<int> order = RouteModel::defaultOrder();
    for (int place = 0; place < order.size(); ++place)
        header->moveSection(header->visualIndex(order[place]), place);
}

void RoutesPane::restoreColumns()
{
    QHeaderView *header = m_tree->header();
    restoreHeaderState(header, m_context.settings->view(m_tree->objectName()));
    // An order by figures was one of a moment that is over.
    const int sorted = header->sortIndicatorSection();
    if (sorted != RouteModel::RouteColumn && sorted != RouteModel::KindColumn && sorted != RouteModel::SummaryColumn
        && sorted != RouteModel::PolicyColumn && sorted != RouteModel::AuthColumn
        && sorted != RouteModel::SectionColumn)
        header->setSortIndicator(-1, Qt::AscendingOrder);
    m_save.stop();
}

void RoutesPane::setServerState(ServerState state, const QUrl &url)
{
    if (!url.isEmpty())
        m_url = url;
    if (state == ServerState::Starting)
        m_model->resetFigures();
    if (m_context.server)
        m_model->setSecurity(m_context.server->security());
}

void RoutesPane::consume(const TelemetryBatch &batch)
{
    m_model->consume(batch);
}

void RoutesPane::endFrame()
{
    m_model->flush();
}

void RoutesPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    onTick();
    m_tick.start();
}

void RoutesPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
}

void RoutesPane::onTick()
{
    m_model->refreshTimes(QDateTime::currentMSecsSinceEpoch());
    if (!m_shown->filter().isEmpty() && m_shown->asksForFigures())
        m_shown->refilter();
}

const RouteInfo *RoutesPane::currentRoute() const
{
    return m_model->route(m_shown->mapToSource(m_tree->currentIndex()));
}

QList<int> RoutesPane::selectedRoutes() const
{
    QList<int> routes;
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        const QList<int> under = m_model->routesUnder(m_shown->mapToSource(row));
        for (const int route : under) {
            // What a filter hides is not meant.
            if (!routes.contains(route) && m_shown->mapFromSource(m_model->indexOf(route)).isValid())
                routes.append(route);
        }
    }
    return routes;
}

void RoutesPane::setEnabled(const QList<int> &routes, bool enabled)
{
    QList<int> changed = routes;
    changed.removeIf([&](int route) { return m_model->isRouteEnabled(route) == enabled; });
    if (m_context.server && !changed.isEmpty())
        m_context.undo->push(new RouteSwitchCommand(m_context.server, changed, enabled));
}

void RoutesPane::toggleSelected()
{
    const QList<int> routes = selectedRoutes();
    const bool anyEnabled
        = std::any_of(routes.begin(), routes.end(), [this](int route) { return m_model->isRouteEnabled(route); });
    setEnabled(routes, !anyEnabled);
}

void RoutesPane::enableAll()
{
    QList<int> all;
    for (const RouteInfo &route : *m_model->routes())
        all.append(route.index);
    setEnabled(all, true);
}

void RoutesPane::onRouteEnabledChanged(int route, bool enabled)
{
    m_model->setRouteEnabled(route, enabled);
    updateDisabled();
    updateActions();
    if (m_policy)
        m_policy->refresh();
    if (!m_shown->filter().isEmpty())
        m_shown->refilter();
}

void RoutesPane::onFaultsChanged()
{
    m_model->setFaults(m_context.server->faults());
    updateDisabled();
    updateActions();
    m_policy->refresh();
    if (!m_shown->filter().isEmpty())
        m_shown->refilter();
}

void RoutesPane::togglePolicy()
{
    showPolicyPanel(!m_policyScroll || m_policyScroll->isHidden());
}

void RoutesPane::showPolicyPanel(bool on)
{
    if (!m_policyScroll)
        return;
    const bool hadFocus = m_policy->isAncestorOf(QApplication::focusWidget());
    // What is chosen stays in sight above it.
    constexpr int kRowsLeft = 5;
    m_stack->setMinimumHeight(on ? kRowsLeft * m_tree->sizeHintForRow(0) + m_tree->header()->height() : 0);
    m_policyScroll->setVisible(on);
    if (on) {
        QTimer::singleShot(0, m_tree, [tree = m_tree] { tree->scrollTo(tree->currentIndex()); });
        m_policy->setRoutes(selectedRoutes());
        m_policy->setFocus();
    } else if (hadFocus) {
        m_tree->setFocus();
    }
}

void RoutesPane::clearPolicies()
{
    if (!m_context.server)
        return;
    const QList<int> routes = selectedRoutes();
    //: Stands behind "Undo"; %1 "GET /users" or "3 routes".
    changeRoutes(m_context, routes, -2, tr("clear policy of %1").arg(routesText(*m_context.server, routes)),
                 [](RouteSetting &setting) {
                     setting.clearFault();
                     setting.isEnabled = true;
                 });
}

void RoutesPane::stopInjecting()
{
    QList<int> routes;
    for (const RouteFault &fault : m_context.server->faults().routes)
        routes.append(fault.route);
    //: Stands behind "Undo".
    changeRoutes(m_context, routes, -3, tr("end of what is injected into routes"),
                 [](RouteSetting &setting) { setting.clearFault(); });
}

void RoutesPane::addPreset(const QString &id, const QString &text, const std::function<void(RouteSetting &)> &change)
{
    QAction *action = addCommand(id, {}, text, nullptr);
    m_presets.append(action);
    connect(action, &QAction::triggered, this, [this, change] {
        const QList<int> routes = selectedRoutes();
        if (m_context.server && !routes.isEmpty())
            //: Stands behind "Undo"; %1 "GET /users" or "3 routes".
            changeRoutes(m_context, routes, -4, tr("policy of %1").arg(routesText(*m_context.server, routes)), change);
    });
}

void RoutesPane::toggleOnlyPolicies()
{
    m_filter->setText(m_filter->text().trimmed() == kOnlyPolicies ? QString() : QString(kOnlyPolicies));
}

void RoutesPane::showPolicies()
{
    m_filter->setText(kOnlyPolicies);
}

void RoutesPane::updateDisabled()
{
    const int count = m_context.server ? m_context.server->disabledRouteCount() : 0;
    m_enableAll->setEnabled(count > 0);
    if (count > 0)
        m_disabled->showMessage(Banner::Kind::Warning, tr("%n disabled route(s)", nullptr, count), tr("Enable all"),
                                false);
    else
        m_disabled->hide();
    const int injected = m_context.server ? int(m_context.server->faults().routes.size()) : 0;
    if (injected > 0)
        //: %n routes are delayed, fail and so on, because somebody wants it.
        m_injected->showMessage(Banner::Kind::Warning, tr("Injected into %n route(s)", nullptr, injected),
                                tr("Stop injecting"), false);
    else
        m_injected->hide();
}

void RoutesPane::updateActions()
{
    const QList<int> routes = selectedRoutes();
    const bool anyEnabled
        = std::any_of(routes.begin(), routes.end(), [this](int route) { return m_model->isRouteEnabled(route); });
    m_toggle->setEnabled(m_context.server && !routes.isEmpty());
    if (anyEnabled || routes.isEmpty())
        m_toggle->setText(routes.size() > 1 ? tr("&Disable %n Route(s)", nullptr, int(routes.size()))
                                            : tr("&Disable Route"));
    else
        m_toggle->setText(routes.size() > 1 ? tr("&Enable %n Route(s)", nullptr, int(routes.size()))
                                            : tr("&Enable Route"));
    // What is copied of a WebSocket is other than of a request; of both together only their URLs are.
    const auto sockets = std::count_if(routes.begin(), routes.end(), [this](int route) {
        return m_model->routes()->at(route).kind == HandlerKind::WebSocket;
    });
    for (qsizetype i = 0; i < m_copies.size(); ++i) {
        const bool isForSockets = i > kLastHttpCopy;
        const bool fits = i == 0 || sockets == (isForSockets ? routes.size() : 0);
        m_copies[i]->setEnabled(!routes.isEmpty() && fits);
        m_copies[i]->setVisible(i == 0 || (isForSockets ? sockets > 0 : sockets < routes.size() || routes.isEmpty()));
    }
    for (QAction *action : std::as_const(m_presets))
        action->setEnabled(m_context.server && !routes.isEmpty());
    m_editPolicy->setEnabled(m_context.server != nullptr);
    const bool anyPolicy
        = std::any_of(routes.begin(), routes.end(), [this](int route) { return m_model->hasPolicy(route); });
    Commands::setEnabled(m_clearPolicy, anyPolicy, tr("No route that is chosen has a policy."));
    if (m_policyScroll && !m_policyScroll->isHidden())
        m_policy->setRoutes(routes);
    m_open->setEnabled(m_tree->currentIndex().isValid());
    const RouteInfo *current = currentRoute();
    m_activity->setEnabled(current != nullptr);
    m_source->setEnabled(current);
    m_load->setEnabled(current && current->kind != HandlerKind::WebSocket);
    m_race->setEnabled(current && !current->twins.isEmpty());
}

void RoutesPane::setGrouping(RouteGrouping grouping)
{
    const RouteInfo *before = currentRoute();
    const int current = before ? before->index : -1;
    m_model->setGrouping(grouping);
    m_context.settings->setRouteGrouping(grouping);
    m_tree->expandAll();
    if (const QModelIndex index = m_shown->mapFromSource(m_model->indexOf(current)); index.isValid()) {
        m_tree->setCurrentIndex(index);
        m_tree->scrollTo(index);
    }
    updateActions();
}

QUrl RoutesPane::serverUrl() const
{
    if (!m_url.isEmpty())
        return m_url;
    if (const QUrl home = serverHome(m_context.server); !home.isEmpty())
        return home;
    QUrl usual; // a port of the system's choice, and it has not run yet
    usual.setScheme(QStringLiteral("http"));
    usual.setHost(QStringLiteral("127.0.0.1"));
    usual.setPort(kUsualPort);
    return usual;
}

void RoutesPane::copy(QString (*text)(const SnippetRequest &))
{
    QStringList texts;
    const QList<int> routes = selectedRoutes();
    for (const int route : routes)
        texts += text(snippetRequest(m_model->routes()->at(route), serverUrl()));
    if (!texts.isEmpty())
        QApplication::clipboard()->setText(texts.join(u'\n'));
}

void RoutesPane::activate(const QModelIndex &index)
{
    if (const RouteInfo *route = m_model->route(m_shown->mapToSource(index)))
        Q_EMIT openInSender(*route);
    else
        m_tree->setExpanded(index, !m_tree->isExpanded(index));
}

void RoutesPane::openCurrent()
{
    if (const QModelIndex current = m_tree->currentIndex(); current.isValid())
        activate(current.siblingAtColumn(0));
}

void RoutesPane::showActivity()
{
    const RouteInfo *route = currentRoute();
    if (!route)
        return;
    auto *dialog = new RouteActivityDialog(*route, m_model, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

void RoutesPane::showMenu(const QPoint &at)
{
    if (selectedRoutes().isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const RouteInfo *route = currentRoute()) {
        menu->addActions({m_open, m_source, m_load});
        if (!route->twins.isEmpty())
            menu->addAction(m_race);
    }
    menu->addActions({m_toggle, m_enableAll});
    menu->addSeparator();
    menu->addAction(m_editPolicy);
    //: A menu: policies of routes that are often wanted, "Slow: 200 ms ± 50 ms".
    QMenu *presets = menu->addMenu(tr("&Inject"));
    presets->addActions(m_presets);
    menu->addAction(m_clearPolicy);
    menu->addSeparator();
    menu->addActions(m_copies);
    menu->addSeparator();
    menu->addAction(m_activity);
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

void RoutesPane::showHeaderMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QList<int> order = RouteModel::defaultOrder();
    for (const int column : order) {
        if (column == RouteModel::RouteColumn)
            continue;
        QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!m_tree->isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            m_tree->setColumnHidden(column, !on);
            m_save.start();
        });
    }
    menu->addSeparator();
    menu->addAction(tr("As It &Was"), this, [this] {
        QHeaderView *header = m_tree->header();
        for (int column = 0; column < RouteModel::ColumnCount; ++column)
            m_tree->setColumnHidden(column, false);
        setDefaultWidths();
        header->setSortIndicator(-1, Qt::AscendingOrder);
        m_save.start();
    });
    menu->popup(m_tree->header()->mapToGlobal(at));
}

void RoutesPane::updateEmptyState()
{
    const bool empty = m_shown->rowCount() == 0;
    if (empty && m_model->rowCount() > 0)
        m_empty->setText(tr("No route matches the filter"),
                         tr("It hides %n route(s).", nullptr, int(m_model->routes()->size())), tr("Clear the filter"));
    else if (empty)
        m_empty->setText(tr("No routes"), tr("This server declares none."));
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_tree);
}

} // namespace coroscope

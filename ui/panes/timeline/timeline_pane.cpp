#include "ui/panes/timeline/timeline_pane.h"

#include "ui/commands.h"
#include "ui/filter/filter_field.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/models/exchange_filter.h"
#include "ui/notices.h"
#include "ui/pane_command.h"
#include "ui/panes/timeline/slow_motion_bar.h"
#include "ui/panes/timeline/timeline_detail.h"
#include "ui/panes/timeline/timeline_legend.h"
#include "ui/panes/timeline/timeline_overview.h"
#include "ui/panes/timeline/timeline_table_model.h"
#include "ui/panes/timeline/timeline_view.h"
#include "ui/settings.h"
#include "ui/table_export.h"
#include "ui/widgets/chart_picture.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/live_table.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr TimelineTime kTableEvery = 250'000'000; // 250 ms
constexpr int kDetailLines = 11; // below the lanes
constexpr int kMostCollapsed = 1'000; // routes that are remembered so
constexpr int kWide = 2; // times as wide as high: the detail stands beside the lanes

} // namespace

TimelinePane::TimelinePane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_view(new TimelineView(m_index, this))
    , m_overview(new TimelineOverview(m_index, this))
    , m_legend(new TimelineLegend(this))
    , m_detail(new TimelineDetail(this))
    , m_model(new TimelineTableModel(this))
    , m_table(new LiveTable(u"timelineTable"_s, tr("Requests and coroutines over time"), this))
    , m_empty(new EmptyState(u"timeline"_s, this))
    , m_pages(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_notes(new QWidget(this))
    , m_menu(new QMenu(this))
    , m_keep(this, context.settings, [this] { keepState(); })
{
    setObjectName(u"timelinePane"_s);
    m_table->setLiveModel(m_model);
    const int digit = fontMetrics().horizontalAdvance(u'0');
    const int widths[] = {9, 44, 16, 12, 12, 12, 12, 10, 30, 15, 9, 24};
    static_assert(std::size(widths) == TimelineTableModel::ColumnCount);
    for (int column = 0; column < TimelineTableModel::ColumnCount; ++column)
        m_table->setColumnWidth(column, widths[column] * digit);
    makeActions();
    m_slow = new SlowMotionBar(context, this);
    makeBar();

    m_chart = new QWidget(this);
    m_chart->setAccessibleName(tr("Timeline"));
    auto *chart = new QVBoxLayout(m_chart);
    chart->setContentsMargins(0, 0, 0, 0);
    chart->setSpacing(0);
    chart->addWidget(m_view, 1);
    chart->addWidget(m_overview);
    chart->addWidget(m_legend);
    m_splitter->setObjectName(u"timelineSplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_chart);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    m_detail->hide();
    for (QWidget *page :
         {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_splitter), static_cast<QWidget *>(m_table)}) {
        page->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // else the largest page decides for all
        m_pages->addWidget(page);
    }
    auto *notes = new QVBoxLayout(m_notes);
    notes->setContentsMargins(0, 0, 0, 0);
    notes->setSpacing(0);
    notes->addWidget(m_slow);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_bar);
    layout->addWidget(m_notes);
    layout->addWidget(m_pages, 1);

    connectView();
    restoreState();
    updatePage();
    updateActions();
}

TimelinePane::~TimelinePane() = default;

QSize TimelinePane::minimumSizeHint() const
{
    const int line = fontMetrics().height();
    return {20 * line, 12 * line};
}

QAction *TimelinePane::add(const QString &id, const QString &iconName, const QString &text, const QString &tip,
                           const QKeySequence &key)
{
    return paneCommand(m_context, this, u"timeline."_s + id, tr("Timeline"), iconName, text, tip, key);
}

void TimelinePane::makeActions()
{
    m_follow = add(u"follow"_s, u"go-bottom"_s, tr("F&ollow"), tr("The right edge goes with the time"), Qt::Key_End);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_freeze = add(u"freeze"_s, u"media-playback-pause"_s, tr("Free&ze"),
                   tr("Keep the picture as it is; what comes meanwhile is kept and counted"), Qt::Key_Space);
    m_freeze->setCheckable(true);
    m_zoomIn = add(u"zoomIn"_s, u"zoom-in"_s, tr("Zoom &In"), tr("Show less time (+, Ctrl+wheel)"));
    m_zoomOut = add(u"zoomOut"_s, u"zoom-out"_s, tr("Zoom O&ut"), tr("Show more time (-, Ctrl+wheel)"));
    m_fit = add(u"fit"_s, u"zoom-original"_s, tr("&Fit All"), tr("Show all that is kept"), Qt::Key_F);
    m_fitSelection = add(u"fitSelection"_s, {}, tr("Fit &Selection"),
                         tr("Show what is measured or selected, as large as it goes"), Qt::Key_Z);
    m_measure = add(u"measure"_s, u"measure"_s, tr("&Measure"),
                    tr("From the begin to the end of what is selected; Shift+Left and Shift+Right move the end, "
                       "Shift+drag measures anything"),
                    Qt::Key_M);
    m_pack = add(u"pack"_s, u"view-layout"_s, tr("&Pack the Lanes"),
                 tr("As few lanes as they need, instead of one for each request"), Qt::Key_P);
    m_pack->setCheckable(true);
    m_byRoute = add(u"byRoute"_s, u"view-list-tree"_s, tr("&Group by Route"),
                    tr("A line for each route, with how many requests and how long they took, and its requests below"),
                    Qt::Key_G);
    m_byRoute->setCheckable(true);
    m_foldRoutes
        = add(u"foldRoutes"_s, {}, tr("Fold or Unfold All Ro&utes"),
              tr("Only the lines of the routes, or their requests, too (Enter: one of them)"), Qt::SHIFT | Qt::Key_G);
    m_asTable = add(u"table"_s, u"view-list-details"_s, tr("Show as &Table"), tr("The same as a table"), Qt::Key_T);
    m_asTable->setCheckable(true);
    m_taller = add(u"taller"_s, {}, tr("&Higher Lanes"), tr("Ctrl+Shift+wheel"), Qt::SHIFT | Qt::Key_PageUp);
    m_lower = add(u"lower"_s, {}, tr("&Lower Lanes"), tr("Ctrl+Shift+wheel: a thousand lanes at a glance"),
                  Qt::SHIFT | Qt::Key_PageDown);
    m_expand = add(u"expand"_s, {}, tr("Show Its &Coroutines"), tr("A lane for each coroutine of the request (Enter)"));
    m_expandAll = add(u"expandAll"_s, {}, tr("Show Coroutines of &All in Sight"), {}, Qt::Key_E);
    m_collapseAll = add(u"collapseAll"_s, {}, tr("&Hide All Coroutines"), {}, Qt::SHIFT | Qt::Key_E);
    m_openRequest
        = add(u"openRequest"_s, u"view-list-details"_s, tr("Show in &Requests"), tr("The selected request"), Qt::Key_R);
    m_source = add(u"source"_s, u"document"_s, tr("Show S&ource"), tr("The code of the selected request's route"),
                   Qt::Key_U);
    m_copy = add(u"copy"_s, u"edit-copy"_s, tr("&Copy"), tr("What is selected, in words"), QKeySequence::Copy);

    connect(m_follow, &QAction::toggled, m_view, &TimelineView::setFollowing);
    connect(m_freeze, &QAction::toggled, this, &TimelinePane::setFrozen);
    connect(m_zoomIn, &QAction::triggered, m_view, [this] { m_view->zoom(1 / 1.5); });
    connect(m_zoomOut, &QAction::triggered, m_view, [this] { m_view->zoom(1.5); });
    connect(m_fit, &QAction::triggered, m_view, &TimelineView::fitAll);
    connect(m_fitSelection, &QAction::triggered, m_view, &TimelineView::fitSelection);
    connect(m_measure, &QAction::triggered, this, [this] {
        if (m_view->measure())
            m_view->setMeasure(std::nullopt);
        else
            m_view->beginMeasure();
    });
    connect(m_byRoute, &QAction::toggled, this, [this](bool byRoute) {
        if (byRoute)
            m_pack->setChecked(false);
        m_view->setByRoute(byRoute);
        updateActions();
        m_keep.start();
    });
    connect(m_foldRoutes, &QAction::triggered, m_view, &TimelineView::toggleAllCollapsed);
    connect(m_pack, &QAction::toggled, this, [this](bool packed) {
        if (packed)
            m_byRoute->setChecked(false);
        m_view->setPacked(packed);
        updateActions();
        m_keep.start();
    });
    connect(m_asTable, &QAction::toggled, this, [this] {
        m_tableAt = 0;
        update(m_now);
        m_keep.start();
    });
    connect(m_taller, &QAction::triggered, m_view, [this] { m_view->stepRowHeight(1); });
    connect(m_lower, &QAction::triggered, m_view, [this] { m_view->stepRowHeight(-1); });
    connect(m_expand, &QAction::triggered, this, [this] {
        if (const ExchangeRecordPtr record = m_view->selection().record)
            m_view->setExpanded(*record, !m_view->isExpanded(record->id));
        updateActions();
    });
    connect(m_expandAll, &QAction::triggered, m_view, [this] { m_view->expandInSight(true); });
    connect(m_collapseAll, &QAction::triggered, m_view, [this] { m_view->expandInSight(false); });
    connect(m_openRequest, &QAction::triggered, this, [this] {
        if (const ExchangeRecordPtr record = m_view->selection().record) {
            if (record->isTaskRun())
                Q_EMIT taskActivated(record->tasks.value(0));
            else
                Q_EMIT requestActivated(record);
        }
    });
    connect(m_source, &QAction::triggered, this, [this] {
        if (const ExchangeRecordPtr record = m_view->selection().record)
            Q_EMIT sourceRequested(record->route);
    });
    connect(m_copy, &QAction::triggered, this, [this] {
        if (isTable()) {
            m_table->copySelection();
            return;
        }
        QString text = timelineFacts(m_view->selection(), m_index, m_now).text();
        if (m_view->measure())
            text = m_view->measureText() + u'\n' + text;
        QApplication::clipboard()->setText(text.trimmed());
    });
}

void TimelinePane::makeBar()
{
    m_bar = new QWidget(this);
    auto *time = new PaneBar(m_bar);
    auto *tools = new PaneBar(m_bar);
    auto *find = new PaneBar(m_bar);
    auto *flow = new FlowLayout(m_bar); // in a narrow dock they go on below
    flow->setContentsMargins(0, 0, 0, 0);
    flow->setSpacings(0, 0);
    for (PaneBar *part : {time, tools, find})
        flow->addWidget(part);
    flow->setFiller(find, 44 * fontMetrics().averageCharWidth());
    for (QAction *action : {m_follow, m_freeze, m_fit, m_zoomIn, m_zoomOut})
        time->addAction(action);
    for (QAction *action : {m_measure, m_pack, m_byRoute, m_asTable, m_slow->onAction()})
        tools->addAction(action);
    auto *exports = new QToolButton(tools);
    exports->setObjectName(u"timelineExport"_s);
    exports->setIcon(icon(u"document-export"_s));
    exports->setText(tr("Export"));
    exports->setAccessibleName(tr("Export"));
    exports->setToolTip(tr("Save the lanes as a picture, or the figures as a table"));
    exports->setPopupMode(QToolButton::InstantPopup);
    exports->setProperty("flat", true);
    exports->setFocusPolicy(Qt::StrongFocus);
    exports->setMenu(m_menu);
    const auto entry = [this](const QString &id, const QString &text, auto slot) {
        QAction *action = add(id, {}, text, {});
        connect(action, &QAction::triggered, this, slot);
        m_menu->addAction(action);
    };
    entry(u"savePng"_s, tr("Lanes as a &Picture (PNG)…"), [this] { savePictureAs(u"png"_s); });
    entry(u"saveSvg"_s, tr("Lanes as a &Drawing (SVG)…"), [this] { savePictureAs(u"svg"_s); });
    entry(u"saveCsv"_s, tr("Figures as &CSV…"), [this] { saveCsvAs(); });
    tools->addWidget(exports);
    //: A placeholder with two examples; the words before the colons are not translated.
    m_filter = find->addFilter(exchangeGrammar(), tr("Filter: users  dur>200ms"), tr("Filter the timeline"), this);
    m_filter->setHistory(m_context.settings, u"timeline"_s);
    m_context.commands->add(u"timeline.filter"_s, tr("Timeline"), m_filter->focusAction());
    m_figure = find->addFigure();
    m_figure->setObjectName(u"timelineFigure"_s);
    connect(m_filter, &FilterField::filterChanged, this, &TimelinePane::setFilter);
}

void TimelinePane::connectView()
{
    connect(m_view, &TimelineView::followingChanged, m_follow, &QAction::setChecked);
    connect(m_view, &TimelineView::rangeChanged, this,
            [this] { m_overview->setShown(m_view->axis().from, m_view->axis().to()); });
    connect(m_view, &TimelineView::selectionChanged, this, [this] {
        showDetail();
        updateActions();
    });
    connect(m_view, &TimelineView::measureChanged, this, [this] {
        updateActions();
        updateFigure();
    });
    connect(m_view, &TimelineView::collapsedChanged, &m_keep, qOverload<>(&QTimer::start));
    connect(m_view, &TimelineView::rowHeightChanged, &m_keep, qOverload<>(&QTimer::start));
    connect(m_view, &TimelineView::kindsChanged, this, [this] { m_legend->setKinds(m_view->kinds()); });
    connect(m_view, &TimelineView::menuRequested, this, &TimelinePane::showMenu);
    connect(m_overview, &TimelineOverview::rangeChosen, m_view, &TimelineView::setRange);
    connect(m_detail, &TimelineDetail::requestActivated, this, &TimelinePane::requestActivated);
    connect(m_detail, &TimelineDetail::taskActivated, this, &TimelinePane::taskActivated);
    connect(m_detail, &TimelineDetail::statementActivated, this, &TimelinePane::statementActivated);
    connect(m_detail, &TimelineDetail::keyActivated, this, &TimelinePane::keyActivated);
    connect(m_detail, &TimelineDetail::laneActivated, m_view,
            [this](const ExchangeRecordPtr &record) { m_view->showRequest(*record); });
    connect(m_splitter, &QSplitter::splitterMoved, &m_keep, qOverload<>(&QTimer::start));
    connect(m_table, &LiveTable::columnsChanged, &m_keep, qOverload<>(&QTimer::start));
    connect(m_table, &QAbstractItemView::activated, this, &TimelinePane::openTableRow);
    connect(m_model, &LiveTableModel::arranged, this, &TimelinePane::updatePage);
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        if (m_index.kept() > 0 && m_index.isFiltered())
            m_filter->clear();
        else if (m_state == ServerState::Listening)
            Q_EMIT senderRequested();
        else
            Q_EMIT startRequested();
    });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        const QModelIndex index = m_table->indexAt(at);
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        if (index.isValid())
            menu->addAction(tr("Show Its &Lane"), this,
                            [this, row = QPersistentModelIndex(index)] { openTableRow(row); });
        menu->addAction(m_copy);
        QMenu *columns = m_table->columnMenu(menu);
        columns->setTitle(tr("C&olumns"));
        menu->addMenu(columns);
        menu->popup(m_table->viewport()->mapToGlobal(at));
    });
}

void TimelinePane::setRecording(const Recording *recording, bool isLive)
{
    m_recording = recording;
    m_isLive = isLive;
    m_isComplete = false;
    m_index.clear();
    m_model->forgetRecording();
    m_view->forget();
    if (!isLive)
        m_freeze->setChecked(false);
    m_freeze->setEnabled(isLive);
    m_follow->setEnabled(isLive);
    if (recording)
        m_index.sync(*recording);
    m_now = isLive ? timelineTime(Clock::now()) : recording ? timelineTime(recording->until()) : 0;
    m_tableAt = 0;
    update(m_now);
    m_view->setFollowing(isLive);
    if (!isLive)
        m_view->fitAll();
}

void TimelinePane::setRoutes(const RouteTable &routes)
{
    m_index.setRoutes(routes);
    m_model->setRoutes(routes);
    m_filter->setValues([routes](const FilterFieldSpec &field) {
        QStringList paths;
        if (field.id != int(ExchangeField::Route) || !routes)
            return paths;
        for (const RouteInfo &route : *routes) {
            if (!paths.contains(route.path))
                paths.append(route.path);
        }
        return paths;
    });
}

void TimelinePane::setServerState(ServerState state)
{
    m_state = state;
    m_slow->setServerState(state);
    updatePage();
}

void TimelinePane::consume(const TelemetryBatch &batch)
{
    if (m_slow->isOn() && m_recording)
        m_slow->setNames({m_recording->names().routes, m_recording->names().tasks});
    m_slow->consume(batch, Clock::now());
}

void TimelinePane::endFrame(Clock::time_point now)
{
    if (!isVisible() || !m_recording)
        return;
    if (m_frozen) {
        updateFigure();
        return;
    }
    m_index.sync(*m_recording);
    // Where the server stands still, so does the time.
    const bool runs = m_state == ServerState::Listening || m_state == ServerState::Draining;
    const TimelineTime before = std::exchange(m_now, m_isLive && runs ? timelineTime(now) : m_index.until());
    const std::uint64_t drawn = std::exchange(m_drawn, m_recording->revision());
    if (drawn != m_drawn || m_now != before) {
        m_isComplete = false;
    } else if (std::exchange(m_isComplete, true)) {
        return;
    } else {
        m_tableAt = 0; // what the last frames put off
        m_detailAt = 0;
    }
    update(m_now);
}

void TimelinePane::update(TimelineTime now)
{
    if (isTable()) {
        const bool standsStill = m_frozen && m_model->kept() > 0;
        if (m_recording && !standsStill && (now - m_tableAt >= kTableEvery || m_tableAt == 0)) {
            m_tableAt = std::max<TimelineTime>(1, now);
            m_table->beginFlush();
            m_model->sync(*m_recording, now);
            m_table->endFlush();
        }
    } else {
        m_view->refresh(now);
        m_overview->refresh(now);
        m_overview->setShown(m_view->axis().from, m_view->axis().to());
        if (m_detail->isVisible() && now - m_detailAt >= kTableEvery)
            showDetail();
    }
    updatePage();
    updateFigure();
}

void TimelinePane::updatePage()
{
    const bool nothing = m_index.isEmpty();
    const bool noMatch = m_index.isFiltered() && m_index.rows().empty() && m_index.kept() > 0;
    if (noMatch) {
        m_empty->setText(tr("No request matches the filter"), tr("All that are kept are hidden by it."),
                         tr("Clear the filter"));
    } else if (m_state == ServerState::Listening) {
        m_empty->setText(tr("Nothing has happened yet"),
                         tr("Each request gets a lane here that shows where it waits and where it runs, and each "
                            "worker a strip that shows when its loop is busy."),
                         tr("Send a request"));
    } else {
        m_empty->setText(tr("Nothing has happened yet"),
                         tr("Start the server. Each request gets a lane here that shows where it waits and where it "
                            "runs, and each worker a strip that shows when its loop is busy."),
                         tr("Start the server"));
    }
    QWidget *page = m_splitter;
    if (noMatch || nothing)
        page = m_empty;
    else if (isTable())
        page = m_table;
    if (m_pages->currentWidget() == page)
        return;
    const bool hadFocus = m_pages->currentWidget()->isAncestorOf(QApplication::focusWidget());
    m_pages->setCurrentWidget(page);
    if (hadFocus && page != m_empty)
        (page == m_table ? static_cast<QWidget *>(m_table) : m_view)->setFocus(Qt::OtherFocusReason);
    if (page == m_table)
        m_tableAt = 0;
    updateActions();
}

void TimelinePane::updateFigure()
{
    QStringList parts;
    if (m_frozen && m_recording) {
        const auto waiting = int(std::min<std::size_t>(m_index.waiting(*m_recording), 1'000'000));
        //: The picture stands still; how many requests came since.
        parts.append(tr("frozen: %Ln more request(s)", nullptr, waiting));
    }
    if (m_index.isFiltered())
        parts.append(
            tr("%1 of %2").arg(countText(m_index.rows().size()), tr("%Ln request(s)", nullptr, int(m_index.kept()))));
    else
        parts.append(tr("%Ln request(s)", nullptr, int(m_index.kept())));
    const QString text = parts.join(u" · "_s);
    if (m_figure->text() != text)
        m_figure->setText(text);
}

void TimelinePane::updateActions()
{
    const TimelineSelection &selection = m_view->selection();
    const ExchangeRecordPtr &chosen = selection.record;
    m_slow->setChosen(chosen && m_isLive ? chosen->id : 0, chosen ? chosen->route : -1, m_index.names());
    const bool isChart = m_pages->currentWidget() == m_splitter;
    const QString why = tr("The lanes are not shown.");
    for (QAction *action : {m_fit, m_zoomIn, m_zoomOut, m_measure, m_pack, m_byRoute, m_taller, m_lower})
        Commands::setEnabled(action, isChart, why);
    Commands::setEnabled(m_foldRoutes, isChart && m_view->isByRoute(),
                         isChart ? tr("The lanes are not grouped by route.") : why);
    Commands::setEnabled(m_fitSelection, isChart && m_view->canFitSelection(),
                         isChart ? tr("Nothing is selected.") : why);
    const bool isRequest = isChart && selection.record != nullptr;
    Commands::setEnabled(m_openRequest, isRequest, isChart ? tr("No request is selected.") : why);
    Commands::setEnabled(m_source, isRequest && m_isLive && selection.record->route >= 0,
                         !isChart       ? why
                             : m_isLive ? tr("No request of a route is selected.")
                                        : tr("A session knows nothing of the code that ran."));
    const bool canExpand = isRequest && m_view->canExpand(*selection.record);
    Commands::setEnabled(m_expand, canExpand,
                         m_view->isPacked() ? tr("The lanes are packed: each holds several requests.")
                                            : tr("No request that started coroutines is selected."));
    m_expand->setText(canExpand && m_view->isExpanded(selection.record->id) ? tr("Hide Its &Coroutines")
                                                                            : tr("Show Its &Coroutines"));
    for (QAction *action : {m_expandAll, m_collapseAll})
        Commands::setEnabled(action, isChart && !m_view->isPacked(),
                             isChart ? tr("The lanes are packed: each holds several requests.") : why);
    Commands::setEnabled(m_copy, !isChart || !selection.isNone() || m_view->measure(), tr("Nothing is selected."));
}

void TimelinePane::showDetail()
{
    m_detailAt = m_now;
    const TimelineSelection &selection = m_view->selection();
    if (!selection.isNone())
        m_detail->show(selection, m_index, m_now);
    const bool wanted = !selection.isNone();
    if (m_detail->isVisibleTo(m_splitter) == wanted)
        return;
    m_detail->setVisible(wanted);
    if (wanted && m_context.settings->view(m_splitter->objectName()).isEmpty()) {
        const bool isBeside = m_splitter->orientation() == Qt::Horizontal;
        const int all = isBeside ? m_splitter->width() : m_splitter->height();
        const int part = isBeside ? std::min(all / 3, 52 * fontMetrics().averageCharWidth())
                                  : std::min(all / 2, kDetailLines * fontMetrics().height());
        m_splitter->setSizes({all - part, part});
    }
}

void TimelinePane::setFilter(const Filter &filter)
{
    m_index.setFilter(filter);
    m_table->beginFlush();
    m_model->setFilter(filter);
    m_table->endFlush();
    m_view->refresh(m_now);
    m_overview->refresh(m_now);
    updatePage();
    updateFigure();
}

void TimelinePane::setFrozen(bool frozen)
{
    if (m_frozen == frozen)
        return;
    m_frozen = frozen;
    m_freeze->setChecked(frozen);
    if (!frozen && m_recording) {
        m_index.sync(*m_recording);
        m_tableAt = 0;
    }
    updateFigure();
}

bool TimelinePane::isTable() const
{
    return m_asTable->isChecked();
}

void TimelinePane::setTable(bool table)
{
    m_asTable->setChecked(table);
}

bool TimelinePane::showRequest(std::uint64_t id)
{
    setFrozen(false);
    if (m_recording)
        m_index.sync(*m_recording);
    const ExchangeRecordPtr record = m_index.find(id);
    if (!record) {
        m_context.notices->post({Notice::Kind::Warning,
                                 tr("The request is not in the timeline any more: it keeps the last minutes."),
                                 {},
                                 {},
                                 {}});
        return false;
    }
    m_filter->clear();
    setTable(false);
    m_view->refresh(m_now);
    updatePage();
    m_view->showRequest(*record);
    m_view->setFocus(Qt::OtherFocusReason);
    return true;
}

bool TimelinePane::showSpan(Clock::time_point from, Clock::time_point to, Focus focus)
{
    if (!m_recording || to <= m_recording->from() || from >= to) {
        m_context.notices->post({Notice::Kind::Warning,
                                 tr("What happened then is not in the timeline any more: it keeps the last minutes."),
                                 {},
                                 {},
                                 {}});
        return false;
    }
    setFrozen(false);
    m_index.sync(*m_recording);
    m_filter->clear();
    setTable(false);
    m_view->refresh(m_now);
    updatePage();
    m_view->showStretch(timelineTime(from), timelineTime(to));
    if (focus == Focus::Takes)
        m_view->setFocus(Qt::OtherFocusReason);
    return true;
}

void TimelinePane::openTableRow(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const std::shared_ptr<TimelineLine> line = m_model->line(index.row());
    setTable(false);
    updatePage();
    if (!m_view->showRequest(*line->record))
        return;
    if (line->coroutine > 0 && m_view->canExpand(*line->record)) {
        m_view->setExpanded(*line->record, true);
        TimelineSelection selection = m_view->selection();
        selection.coroutine = int(line->coroutine);
        m_view->select(selection);
    }
    m_view->setFocus(Qt::OtherFocusReason);
}

void TimelinePane::showMenu(const QPoint &globalPlace)
{
    updateActions();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_openRequest);
    menu->addAction(m_source);
    menu->addAction(m_fitSelection);
    menu->addAction(m_expand);
    menu->addAction(m_measure);
    menu->addAction(m_copy);
    menu->addSeparator();
    menu->addAction(m_fit);
    menu->addAction(m_pack);
    menu->addAction(m_byRoute);
    if (m_view->isByRoute())
        menu->addAction(m_foldRoutes);
    menu->addAction(m_taller);
    menu->addAction(m_lower);
    menu->addAction(m_expandAll);
    menu->addAction(m_collapseAll);
    menu->addSeparator();
    menu->addAction(m_asTable);
    menu->addActions(m_menu->actions());
    menu->popup(globalPlace);
}

QString TimelinePane::savePicture(const QString &path)
{
    m_view->refresh(m_now);
    return saveChartPicture(m_chart, path);
}

void TimelinePane::savePictureAs(const QString &suffix)
{
    setTable(false);
    updatePage();
    chooseChartPicture(m_chart, u"timeline."_s + suffix, m_context.notices);
}

void TimelinePane::saveCsvAs()
{
    auto *dialog = new QFileDialog(window(), tr("Save the figures"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("CSV files (*.csv)"));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"timeline.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &TimelinePane::exportCsv);
    dialog->open();
}

void TimelinePane::exportCsv(const QString &path)
{
    if (m_export || !m_recording)
        return;
    if (!m_frozen || m_model->kept() == 0)
        m_model->sync(*m_recording, m_now);
    m_model->finishArranging();
    m_export
        = new TableExport(m_model, m_table->allSequences(), m_table->shownColumns(), TableExport::Format::Csv, this);
    connect(m_export, &TableExport::finished, this, [this, path](const QString &trouble) {
        m_isComplete = false; // the table stood still meanwhile
        const auto rows = int(m_export->rows());
        m_export->deleteLater();
        m_export = nullptr;
        if (trouble.isEmpty())
            m_context.notices->post(
                tr("Exported %Ln row(s) to %1.", nullptr, rows).arg(QDir::toNativeSeparators(path)));
        else
            m_context.notices->post({Notice::Kind::Error, trouble, {}, {}, {}});
        Q_EMIT csvWritten(trouble);
    });
    m_export->start(path);
}

void TimelinePane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_recording && !m_frozen) {
        m_index.sync(*m_recording);
        update(std::max(m_now, m_index.until()));
    }
}

void TimelinePane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const auto orientation = width() > kWide * height() ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() == orientation)
        return;
    m_splitter->setOrientation(orientation);
    const int all = orientation == Qt::Horizontal ? width() : height();
    m_splitter->setSizes({all * 2 / 3, all / 3});
}

void TimelinePane::restoreState()
{
    const QJsonObject state = QJsonDocument::fromJson(m_context.settings->view(objectName())).object();
    m_table->setColumns(m_context.settings->view(m_table->objectName()));
    if (state["version"_L1].toInt() != 1)
        return;
    m_pack->setChecked(state["packed"_L1].toBool());
    m_byRoute->setChecked(state["byRoute"_L1].toBool());
    QSet<QString> collapsed;
    const QJsonArray kept = state["collapsed"_L1].toArray();
    for (const QJsonValue &key : kept)
        collapsed.insert(key.toString());
    m_view->setCollapsed(collapsed);
    m_asTable->setChecked(state["table"_L1].toBool());
    m_view->setRowHeight(state["rowHeight"_L1].toInt());
}

void TimelinePane::keepState()
{
    const bool isNatural = m_view->hasNaturalRows();
    const QStringList collapsed(m_view->collapsed().begin(), m_view->collapsed().end());
    const QJsonObject state{{u"version"_s, 1},
                            {u"packed"_s, m_pack->isChecked()},
                            {u"byRoute"_s, m_byRoute->isChecked()},
                            {u"collapsed"_s, QJsonArray::fromStringList(collapsed.mid(0, kMostCollapsed))},
                            {u"table"_s, m_asTable->isChecked()},
                            {u"rowHeight"_s, isNatural ? 0 : m_view->rowHeight()}};
    m_context.settings->setView(objectName(), QJsonDocument(state).toJson(QJsonDocument::Compact));
    m_context.settings->setView(m_table->objectName(), m_table->columns());
    if (m_detail->isVisible())
        m_context.settings->setView(m_splitter->objectName(), m_splitter->saveState());
}

} // namespace coroscope

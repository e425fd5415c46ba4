#include "ui/panes/latency/latency_pane.h"

#include "server/runtime/safe_file.h"
#include "ui/commands.h"
#include "ui/format.h"
#include "ui/frame_clock.h"
#include "ui/panes/latency/heat_panel.h"
#include "ui/panes/latency/latency_charts.h"
#include "ui/panes/latency/latency_csv.h"
#include "ui/panes/latency/latency_table_model.h"
#include "ui/panes/latency/latency_tiles.h"
#include "ui/panes/latency/route_table_model.h"
#include "ui/panes/latency/time_cursor.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chart_picture.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/heat_map.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDateTime>
#include <QFileDialog>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// A figure of a moment longer ago is no figure of now.
constexpr std::chrono::seconds kFresh{5};

QList<LatencyBar::ChartName> namesOf(const LatencyCharts *charts)
{
    QList<LatencyBar::ChartName> names;
    for (const LatencyCharts::Chart &chart : charts->charts())
        names.append({chart.id, chart.name});
    return names;
}

} // namespace

LatencyPane::LatencyPane(WindowSettings *settings, QWidget *parent)
    : QWidget(parent)
    , m_settings(settings)
    , m_tiles(new LatencyTiles(this))
    , m_bar(nullptr)
    , m_banner(new Banner(this))
    , m_heldBanner(new Banner(this))
    , m_pausedBanner(new Banner(this))
    , m_cursor(nullptr)
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(u"utilities-system-monitor"_s, this))
    , m_scroll(new QScrollArea(this))
    , m_charts(new LatencyCharts(m_holders, this))
    , m_table(makeTable())
    , m_model(new LatencyTableModel(m_holders, this))
    , m_routeTable(new GridView(u"latencyRouteTable"_s, tr("Routes by latency"), settings, this))
    , m_routeModel(new RouteTableModel(m_holders, this))
    , m_sortedRoutes(new QSortFilterProxyModel(this))
{
    setObjectName(u"latencyPane"_s);
    m_bar = new LatencyBar(namesOf(m_charts), this);
    m_bar->setRouteSource([this] { return offeredRoutes(); });
    m_cursor = new TimeCursor(m_charts, this);
    m_heldBanner->setToolTip(HeldNote::explanation());
    m_table->setModel(m_model);
    makeRouteTable();
    m_empty->setText(
        tr("No requests yet"),
        tr("Latency, throughput and loop lag are drawn here as soon as the server answers. Start it and send "
           "something, or point any client at its address."),
        tr("Send a request"));
    m_scroll->setWidget(m_charts);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus); // it follows the focus of the legends
    for (QWidget *page : {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_scroll),
                          static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_routeTable)}) {
        page->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // else the largest page decides for all
        m_pages->addWidget(page);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tiles);
    layout->addWidget(m_heldBanner);
    layout->addWidget(m_bar);
    layout->addWidget(m_banner);
    layout->addWidget(m_pausedBanner);
    layout->addWidget(m_cursor);
    layout->addWidget(m_pages, 1);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // as minimumSizeHint() says
    connectControls();
    if (m_settings)
        restoreState(QJsonDocument::fromJson(m_settings->view(objectName())).object());
    refresh();
}

LatencyPane::~LatencyPane() = default;

void LatencyPane::connectControls()
{
    connect(m_empty, &EmptyState::actionRequested, this, &LatencyPane::sendRequested);
    connect(m_bar, &LatencyBar::choiceChanged, this, [this] {
        if (m_settings)
            m_settings->setView(objectName(), QJsonDocument(saveState()).toJson(QJsonDocument::Compact));
        refresh();
    });
    m_charts->heat()->installEventFilter(this);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, &LatencyPane::bringPart);
    connect(m_scroll->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_brought.clear(); });
    connect(m_bar, &LatencyBar::pauseToggled, this, &LatencyPane::setPaused);
    connect(m_bar, &LatencyBar::exportWanted, this, &LatencyPane::onExport);
    connect(m_pausedBanner, &Banner::actionRequested, this, [this] { setPaused(false); });
    connect(m_charts, &LatencyCharts::focusWanted, m_cursor, [this] { m_cursor->setFocus(Qt::MouseFocusReason); });
    connect(m_charts, &LatencyCharts::percentileToggled, this, [this](Percentile percentile, bool shown) {
        LatencyChoice changed = choice();
        changed.setPercentile(percentile, shown);
        setChoice(changed);
    });
    connect(m_charts, &LatencyCharts::lineToggled, this, [this](const QString &line, bool shown) {
        LatencyChoice changed = choice();
        changed.setLine(line, shown);
        setChoice(changed);
    });
    connect(m_routeModel, &RouteTableModel::drawRequested, this, &LatencyPane::drawRoute);
    connect(m_routeTable, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        drawOnly(m_routeModel->routeAt(m_sortedRoutes->mapToSource(index).row()));
    });
    for (QWidget *widget : {static_cast<QWidget *>(m_cursor), static_cast<QWidget *>(m_charts->heat()->map()),
                            static_cast<QWidget *>(m_table)})
        widget->addAction(m_bar->pauseAction());
}

void LatencyPane::addCommands(Commands *commands)
{
    m_bar->addCommands(commands);
    const auto add = [this, commands](const QString &id, const QString &text, QWidget *part) {
        auto *action = new QAction(text, this);
        connect(action, &QAction::triggered, this, [this, part] { showPart(part); });
        commands->add(id, tr("Latency"), action);
    };
    add(u"latency.charts"_s, tr("Show the Charts"), m_charts);
    add(u"latency.heat"_s, tr("Show the Heat Map"), m_charts->heat());
}

void LatencyPane::showPart(QWidget *part)
{
    LatencyChoice wanted = choice();
    wanted.view = LatencyChoice::View::Charts;
    wanted.hiddenCharts.removeAll(part->objectName());
    setChoice(wanted);
    m_brought = part;
    bringPart();
    QTimer::singleShot(0, this, &LatencyPane::bringPart); // once it is laid out
    Q_EMIT raiseRequested();
}

void LatencyPane::bringPart()
{
    if (m_brought)
        m_scroll->verticalScrollBar()->setValue(m_brought->mapTo(m_charts, QPoint()).y());
}

QTableView *LatencyPane::makeTable()
{
    auto *table = new QTableView(this);
    table->setObjectName(u"latencyTable"_s);
    table->setAccessibleName(tr("Latency, throughput and loop lag"));
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultSectionSize(11 * fontMetrics().averageCharWidth());
    table->horizontalHeader()->setStretchLastSection(true);
    new FontColumns(table, 6);
    return table;
}

void LatencyPane::makeRouteTable()
{
    m_sortedRoutes->setSourceModel(m_routeModel);
    m_sortedRoutes->setSortRole(GridView::kSortRole);
    m_routeTable->setModel(m_sortedRoutes);
    QList<int> widths(RouteTableModel::ColumnCount, 10);
    widths[RouteTableModel::RouteColumn] = 30;
    for (int column = RouteTableModel::P50Column; column < RouteTableModel::MaxColumn; ++column)
        widths[column] = 14;
    widths[RouteTableModel::MaxColumn] = 16;
    widths[RouteTableModel::RequestsColumn] = 13; // with the arrow of the order
    m_routeTable->setColumns(widths, int(RouteTableModel::RequestsColumn));
    m_routeTable->installEventFilter(this);
    m_routeTable->setContextMenuPolicy(Qt::CustomContextMenu);
    m_routeTable->setAccessibleDescription(
        tr("Space draws the route in the charts or leaves it out; Enter draws it alone."));
    auto *alone = new QAction(tr("&Draw This Route Alone"), this);
    auto *copyName = new QAction(tr("&Copy the Name"), this);
    auto *saveRoutes = new QAction(tr("Save the &Figures of the Routes as CSV…"), this);
    connect(alone, &QAction::triggered, this, [this] { drawOnly(currentRoute()); });
    connect(copyName, &QAction::triggered, this,
            [this] { QApplication::clipboard()->setText(m_holders.of(currentRoute())); });
    connect(saveRoutes, &QAction::triggered, this, [this] { onExport(LatencyBar::Export::RoutesCsv); });
    connect(m_routeTable, &QWidget::customContextMenuRequested, this,
            [this, alone, copyName, saveRoutes](const QPoint &at) {
                m_routeTable->popupRowMenu(at, {alone}, copyName, saveRoutes);
            });
}

int LatencyPane::currentRoute() const
{
    const QModelIndex index = m_sortedRoutes->mapToSource(m_routeTable->currentIndex());
    return index.isValid() ? m_routeModel->routeAt(index.row()) : -1;
}

/// Space in the table of routes draws the route, whatever column is current. A chart that was brought into sight stays
/// there where the layout moves it.
bool LatencyPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_brought && event->type() == QEvent::Move)
        bringPart();
    if (watched == m_routeTable && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space && currentRoute() >= 0) {
        const int route = currentRoute();
        drawRoute(route, !drawnRoutes().contains(route));
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void LatencyPane::consume(const TelemetryBatch &batch)
{
    m_sampler.noteInFlight(qint64(batch.inFlight));
    m_held.consume(batch, Clock::now());
    const bool ended = m_history.add(batch, m_sampler);
    m_stale = m_stale || ended;
    if (!isVisible())
        return;
    m_tiles->setLive(batch, m_holders);
    if (ended)
        refresh();
}

void LatencyPane::endFrame(Clock::time_point now, bool isActive)
{
    m_sampler.noteFrame(now, isActive, FrameClock::kFrame);
    if (!isActive)
        m_held.clear(); // the server is gone
    if (isVisible())
        refreshBanners(now);
}

void LatencyPane::setDatabaseUse(int inUse, int all, int waiting)
{
    m_sampler.notePool(inUse, all, waiting);
}

void LatencyPane::setTaskLoad(qint64 waiting, qint64 running)
{
    m_sampler.noteTasks(waiting, running);
}

void LatencyPane::setRouteNames(const QStringList &names)
{
    m_holders.routes = names;
    m_stale = true;
    if (isVisible())
        refresh();
}

void LatencyPane::setTaskNames(const QStringList &kinds)
{
    m_holders.tasks = kinds;
}

void LatencyPane::setMarks(const SettingMarks *marks)
{
    m_marks = marks;
    m_charts->setMarks(marks);
    m_model->setMarks(marks);
}

void LatencyPane::clear()
{
    m_history.clear();
    setPaused(false);
    refresh();
}

LatencyHistory LatencyPane::takeHistory()
{
    LatencyHistory taken = m_history;
    clear();
    return taken;
}

void LatencyPane::putBack(const LatencyHistory &older)
{
    m_history.prepend(older);
    refresh();
}

void LatencyPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

QSize LatencyPane::minimumSizeHint() const
{
    const int line = fontMetrics().height();
    return {qMax(16 * line, m_tiles->minimumSizeHint().width()), 16 * line};
}

void LatencyPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const int line = fontMetrics().height();
    const bool low = height() < 30 * line;
    m_tiles->setCompact(low);
    m_charts->setLow(low);
}

QList<int> LatencyPane::drawnRoutes() const
{
    QList<int> routes;
    for (const QString &name : choice().routes) {
        if (const auto index = m_holders.routes.indexOf(name); index >= 0)
            routes.append(int(index));
    }
    return routes;
}

/// Those with most requests first.
QList<LatencyBar::RouteName> LatencyPane::offeredRoutes() const
{
    QList<LatencyBar::RouteName> routes;
    const auto &figures = m_history.routes();
    for (std::size_t i = 0; i < figures.size(); ++i) {
        if (const QString name = m_holders.routes.value(qsizetype(i)); figures[i].hits > 0 && !name.isEmpty())
            routes.append({name, figures[i].hits});
    }
    std::stable_sort(routes.begin(), routes.end(), [](const auto &a, const auto &b) { return a.hits > b.hits; });
    return routes;
}

void LatencyPane::refresh()
{
    m_stale = false;
    const LatencyChoice::View view = choice().view;
    const bool any = shown().hasRequests();
    m_cursor->setVisible(any && view == LatencyChoice::View::Charts);
    if (!any) {
        m_pages->setCurrentWidget(m_empty);
    } else if (view == LatencyChoice::View::Table) {
        refreshTable();
        m_pages->setCurrentWidget(m_table);
    } else if (view == LatencyChoice::View::Routes) {
        m_routeModel->refresh(shown(), span(), drawnRoutes());
        m_pages->setCurrentWidget(m_routeTable);
    } else {
        refreshCharts();
        m_pages->setCurrentWidget(m_scroll);
    }
    const LatencyPoint *point = m_history.latestWithRequests(kFresh);
    m_tiles->setLatency(point ? point->figures.latency : Percentiles());
    refreshBanners(Clock::now());
}

void LatencyPane::refreshCharts()
{
    for (const LatencyCharts::Chart &chart : m_charts->charts())
        m_charts->setChartShown(chart.id, !choice().hiddenCharts.contains(chart.id));
    m_charts->setLogarithmic(choice().logarithmic);
    LatencyView view;
    view.history = &shown();
    view.span = span();
    view.percentiles = choice().percentiles;
    view.routes = drawnRoutes();
    view.hiddenLines = choice().hiddenLines;
    for (const int route : std::as_const(view.routes))
        view.routeNames.append(m_holders.of(route));
    if (m_frozen && !m_frozen->points().empty())
        view.end = QDateTime::fromMSecsSinceEpoch(m_frozen->points().back().figures.endedWall)
                       .time()
                       .toString(u"HH:mm:ss"_s);
    m_charts->refresh(view);
    const int seconds = secondsPerColumn(span());
    QString hint = tr("Left and Right read all charts at a moment; Space pauses.");
    if (seconds > 1)
        //: %n seconds.
        hint = tr("Each point: the worst of %n second(s), of rates and busy shares their mean.", nullptr, seconds)
            + u' ' + hint;
    const auto &points = shown().points();
    if (const std::size_t first = shown().routesFrom();
        !view.routes.isEmpty() && first > shown().firstOf(span()) && first < points.size())
        //: %1 a time of day.
        hint = tr("What ended on each route is kept since %1.")
                   .arg(QDateTime::fromMSecsSinceEpoch(points[first].figures.endedWall).time().toString(u"HH:mm:ss"_s))
            + u' ' + hint;
    m_cursor->setHint(hint);
}

void LatencyPane::refreshTable()
{
    m_model->refresh(shown(), span());
    const auto used = m_model->usedBands();
    for (int row = 0; row < HeatColumn::kRows; ++row)
        m_table->setColumnHidden(LatencyTableModel::FirstHeatColumn + row, !used.test(std::size_t(row)));
}

void LatencyPane::refreshBanners(Clock::time_point now)
{
    const HeldNote::Words held = m_held.words(now, QDateTime::currentMSecsSinceEpoch(), m_holders);
    if (held.text.isEmpty())
        m_heldBanner->hide();
    else if (held.text != m_heldBanner->text() || m_heldBanner->isHidden())
        m_heldBanner->showMessage(held.isHeld ? Banner::Kind::Error : Banner::Kind::Warning, held.text, {}, false);
    if (!m_frozen) {
        m_pausedBanner->hide();
        return;
    }
    const QString since = m_frozen->points().empty()
        ? QString()
        : QDateTime::fromMSecsSinceEpoch(m_frozen->points().back().figures.endedWall).time().toString(u"HH:mm:ss"_s);
    //: %1 a time of day; %2 and %3 numbers.
    const QString text = tr("The charts stand still since %1. %2 requests in %3 intervals came since.")
                             .arg(since, countText(m_history.requests() - m_frozen->requests()),
                                  countText(m_history.intervals() - m_frozen->intervals()));
    if (text != m_pausedBanner->text() || m_pausedBanner->isHidden())
        m_pausedBanner->showMessage(Banner::Kind::Info, text, tr("Go on"), false);
}

void LatencyPane::setPaused(bool paused)
{
    m_bar->setPaused(paused);
    if (paused == isPaused())
        return;
    m_frozen = paused ? std::make_unique<LatencyHistory>(m_history) : nullptr;
    refresh();
}

void LatencyPane::drawRoute(int route, bool drawn)
{
    LatencyChoice changed = choice();
    if (!changed.setRoute(m_holders.routes.value(route), drawn))
        m_banner->showMessage(
            Banner::Kind::Warning,
            tr("At most %n routes are drawn at once. Leave one out first.", nullptr, int(LatencyChoice::kMostRoutes)));
    setChoice(changed);
}

void LatencyPane::drawOnly(int route)
{
    if (route < 0)
        return;
    LatencyChoice changed = choice();
    changed.routes = {m_holders.routes.value(route)};
    changed.view = LatencyChoice::View::Charts;
    setChoice(changed);
}

void LatencyPane::setChoice(const LatencyChoice &choice)
{
    m_bar->setChoice(choice);
}

void LatencyPane::setSpan(std::chrono::seconds span)
{
    LatencyChoice changed = choice();
    changed.span = span;
    setChoice(changed);
}

void LatencyPane::setShowTable(bool table)
{
    LatencyChoice changed = choice();
    changed.view = table ? LatencyChoice::View::Table : LatencyChoice::View::Charts;
    setChoice(changed);
}

void LatencyPane::setLogarithmic(bool logarithmic)
{
    LatencyChoice changed = choice();
    changed.logarithmic = logarithmic;
    setChoice(changed);
}

QJsonObject LatencyPane::saveState() const
{
    return choice().toJson();
}

void LatencyPane::restoreState(const QJsonObject &state)
{
    if (const auto choice = LatencyChoice::fromJson(state))
        setChoice(*choice);
}

QString LatencyPane::write(const QString &path, const QByteArray &bytes) const
{
    const auto written = saveFile(path, bytes);
    if (written)
        return {};
    return tr("The figures could not be written to %1: %2. Choose another place.").arg(path, written.error().detail);
}

QString LatencyPane::saveCsv(const QString &path) const
{
    return write(path, latencyCsv(shown(), span(), m_holders, m_marks));
}

QString LatencyPane::saveRoutesCsv(const QString &path) const
{
    return write(path, routesCsv(shown(), span(), m_holders));
}

QString LatencyPane::savePicture(const QString &path) const
{
    const_cast<LatencyPane *>(this)->refreshCharts();
    return saveChartPicture(m_charts, path);
}

void LatencyPane::onExport(LatencyBar::Export what)
{
    switch (what) {
    case LatencyBar::Export::Png:
        return save(u"png"_s, u"latency"_s, [this](const QString &path) { return savePicture(path); });
    case LatencyBar::Export::Svg:
        return save(u"svg"_s, u"latency"_s, [this](const QString &path) { return savePicture(path); });
    case LatencyBar::Export::Csv:
        return save(u"csv"_s, u"latency"_s, [this](const QString &path) { return saveCsv(path); });
    case LatencyBar::Export::RoutesCsv:
        return save(u"csv"_s, u"latency-routes"_s, [this](const QString &path) { return saveRoutesCsv(path); });
    case LatencyBar::Export::CopyCsv:
        QApplication::clipboard()->setText(QString::fromUtf8(latencyCsv(shown(), span(), m_holders, m_marks)));
        return;
    }
}

void LatencyPane::save(const QString &suffix, const QString &name, const std::function<QString(const QString &)> &write)
{
    auto *dialog = new QFileDialog(this, suffix == "csv"_L1 ? tr("Save the figures") : tr("Save the charts"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(name + u'.' + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, write](const QString &path) {
        const QString why = write(path);
        if (!why.isEmpty())
            m_banner->showMessage(Banner::Kind::Error, why);
    });
    dialog->open();
}

} // namespace coroscope

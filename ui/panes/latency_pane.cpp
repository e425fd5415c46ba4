#include "ui/panes/latency_pane.h"

#include "server/runtime/safe_file.h"
#include "ui/commands.h"
#include "ui/format.h"
#include "ui/models/batch_stats.h"
#include "ui/models/latency_table_model.h"
#include "ui/panes/latency_charts.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chart_picture.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/stat_tile.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// A figure of a moment longer ago is no figure of now.
constexpr std::chrono::seconds kFresh{5};

QToolButton *toggle(const QString &text, const QString &about, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setText(text);
    button->setToolTip(about);
    button->setAccessibleDescription(about);
    button->setCheckable(true);
    button->setProperty("flat", true);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

} // namespace

LatencyPane::LatencyPane(QWidget *parent)
    : QWidget(parent)
    , m_tiles(new TileStrip(this))
    , m_span(new QComboBox(this))
    , m_log(toggle(tr("Log scale"), tr("Latency on a logarithmic scale"), this))
    , m_asTable(toggle(tr("Show as table"), tr("The figures of the charts as a table"), this))
    , m_banner(new Banner(this))
    , m_pages(new QStackedWidget(this))
    , m_empty(new EmptyState(u"utilities-system-monitor"_s, this))
    , m_scroll(new QScrollArea(this))
    , m_charts(new LatencyCharts(m_history, m_holders, this))
    , m_table(makeTable())
    , m_model(new LatencyTableModel(m_history, m_holders, this))
{
    setObjectName(u"latencyPane"_s);
    makeTiles(m_tiles);
    m_table->setModel(m_model);
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
    for (QWidget *page :
         {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_scroll), static_cast<QWidget *>(m_table)}) {
        page->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored); // else the largest page decides for all
        m_pages->addWidget(page);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tiles);
    layout->addWidget(makeControls());
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // as minimumSizeHint() says

    connect(m_empty, &EmptyState::actionRequested, this, &LatencyPane::sendRequested);
    refresh();
}

LatencyPane::~LatencyPane() = default;

void LatencyPane::addCommands(Commands *commands)
{
    const auto add
        = [commands](const QString &id, QAction *action) { commands->add(u"latency."_s + id, tr("Latency"), action); };
    const auto addToggle = [&](const QString &id, const QString &text, QToolButton *button) {
        auto *action = new QAction(text, this);
        action->setCheckable(true);
        action->setChecked(button->isChecked());
        connect(action, &QAction::toggled, button, &QToolButton::setChecked);
        connect(button, &QToolButton::toggled, action, &QAction::setChecked);
        add(id, action);
    };
    addToggle(u"table"_s, tr("Show the figures as a table"), m_asTable);
    addToggle(u"log"_s, tr("Logarithmic scale"), m_log);
    const QList<QAction *> exports = findChild<QToolButton *>(u"latencyExport"_s)->menu()->actions();
    const QString ids[] = {u"savePng"_s, u"saveSvg"_s, u"saveCsv"_s, u"copyCsv"_s};
    for (int i = 0; i < exports.size(); ++i)
        add(ids[i], exports[i]);
}

void LatencyPane::makeTiles(TileStrip *strip)
{
    const auto tile = [strip](const QString &name, const QString &objectName) {
        auto *made = new StatTile(name, strip);
        made->setObjectName(objectName);
        strip->addTile(made);
        return made;
    };
    m_p50 = tile(tr("p50"), u"tileP50"_s);
    m_p95 = tile(tr("p95"), u"tileP95"_s);
    m_p99 = tile(tr("p99"), u"tileP99"_s);
    m_rate = tile(tr("Requests/s"), u"tileRate"_s);
    m_inFlight = tile(tr("In flight"), u"tileInFlight"_s);
    m_lag = tile(tr("Loop lag"), u"tileLag"_s);
    m_p50->setToolTip(tr("Half of the requests of the last interval took at most so long"));
    m_p95->setToolTip(tr("95 % of the requests of the last interval took at most so long"));
    m_p99->setToolTip(tr("99 % of the requests of the last interval took at most so long"));
    m_lag->setToolTip(tr("How long the event loop of the worst worker could not turn, in the last interval"));
}

QWidget *LatencyPane::makeControls()
{
    auto *bar = new QWidget(this);
    m_span->setObjectName(u"latencySpan"_s);
    m_span->setAccessibleName(tr("Window of time"));
    for (const int minutes : {1, 2, 5, 15})
        m_span->addItem(minutes == 1 ? tr("Last minute") : tr("Last %1 minutes").arg(minutes), minutes * 60);
    m_log->setObjectName(u"latencyLog"_s);
    m_asTable->setObjectName(u"latencyAsTable"_s);
    auto *exports = new QToolButton(bar);
    exports->setObjectName(u"latencyExport"_s);
    makeExport(exports);
    auto *layout = new FlowLayout(bar);
    layout->setContentsMargins(8, 0, 8, 4);
    layout->addWidget(m_span);
    layout->addWidget(m_log);
    layout->addWidget(m_asTable);
    layout->addWidget(exports);
    connect(m_span, &QComboBox::currentIndexChanged, this, &LatencyPane::refresh);
    connect(m_log, &QToolButton::toggled, m_charts, &LatencyCharts::setLogarithmic);
    connect(m_asTable, &QToolButton::toggled, this, &LatencyPane::refresh);
    return bar;
}

void LatencyPane::makeExport(QToolButton *button)
{
    button->setText(tr("Export"));
    button->setToolTip(tr("Save the charts as a picture or the figures as a table"));
    button->setPopupMode(QToolButton::InstantPopup);
    button->setProperty("flat", true);
    button->setFocusPolicy(Qt::StrongFocus);
    auto *menu = new QMenu(button);
    connect(menu->addAction(tr("Charts as a &picture (PNG)…")), &QAction::triggered, this, [this] { save(u"png"_s); });
    connect(menu->addAction(tr("Charts as a &drawing (SVG)…")), &QAction::triggered, this, [this] { save(u"svg"_s); });
    connect(menu->addAction(tr("Figures as &CSV…")), &QAction::triggered, this, [this] { save(u"csv"_s); });
    connect(menu->addAction(tr("C&opy the figures as CSV")), &QAction::triggered, this, [this] {
        QApplication::clipboard()->setText(QString::fromUtf8(latencyCsv(m_history, span(), m_holders, m_marks)));
    });
    button->setMenu(menu);
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

void LatencyPane::consume(const TelemetryBatch &batch)
{
    const bool ended = m_history.add(batch);
    m_stale = m_stale || ended;
    if (!isVisible())
        return;
    refreshLive(batch);
    if (ended)
        refresh();
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
    m_charts->setSideBySide(low && width() > 60 * line);
}

void LatencyPane::refresh()
{
    m_stale = false;
    if (!m_history.hasRequests()) {
        m_pages->setCurrentWidget(m_empty);
    } else if (m_asTable->isChecked()) {
        m_model->refresh(span());
        m_pages->setCurrentWidget(m_table);
    } else {
        m_charts->refresh(span());
        m_pages->setCurrentWidget(m_scroll);
    }
    m_log->setEnabled(!m_asTable->isChecked());
    refreshLatencyTiles();
}

void LatencyPane::showPercentile(StatTile *tile, nanoseconds value, std::uint64_t count, bool needsMany)
{
    if (count == 0) {
        tile->setFigure(u"–"_s, {}, Tone::Text);
    } else if (needsMany && count < kFewSamples) {
        //: a percentile of so few samples that it says little
        tile->setFigure(tr("≈ %1").arg(durationText(value)), tr("of %n only", nullptr, int(count)), Tone::Text);
    } else {
        tile->setFigure(durationText(value), tr("of %1").arg(countText(count)), Tone::Text);
    }
}

void LatencyPane::refreshLatencyTiles()
{
    const LatencyPoint *point = m_history.latestWithRequests(kFresh);
    const Percentiles latency = point ? point->figures.latency : Percentiles();
    showPercentile(m_p50, latency.p50, latency.count, false);
    showPercentile(m_p95, latency.p95, latency.count, true);
    showPercentile(m_p99, latency.p99, latency.count, true);
}

void LatencyPane::refreshLive(const TelemetryBatch &batch)
{
    m_rate->setFigure(rateText(batch.requestsPerSecond), {}, Tone::Text);
    m_inFlight->setFigure(countText(batch.inFlight), tr("%1 connected").arg(countText(batch.connections)), Tone::Text);
    const auto worst = std::max_element(batch.workers.begin(), batch.workers.end(), [](const auto &a, const auto &b) {
        return a.isHeld != b.isHeld ? b.isHeld : a.loopLag < b.loopLag;
    });
    if (worst == batch.workers.end())
        return;
    const bool slow = worst->isHeld || worst->loopLag >= WorkerFigures::kHeld;
    QString remark;
    if (const QString name = m_holders.of(worst->heldBy); slow && !name.isEmpty())
        remark = tr("held by %1").arg(name);
    else if (slow)
        remark = tr("held");
    else if (batch.workers.size() > 1)
        remark = tr("worker %1").arg(worst->worker);
    m_lag->setFigure(durationText(worst->loopLag), remark, slow ? Tone::Error : Tone::Text);
}

void LatencyPane::setSpan(std::chrono::seconds span)
{
    if (const int index = m_span->findData(int(span.count())); index >= 0)
        m_span->setCurrentIndex(index);
}

std::chrono::seconds LatencyPane::span() const
{
    return std::chrono::seconds(m_span->currentData().toInt());
}

void LatencyPane::setShowTable(bool table)
{
    m_asTable->setChecked(table);
}

void LatencyPane::setLogarithmic(bool logarithmic)
{
    m_log->setChecked(logarithmic);
}

void LatencyPane::keepIn(WindowSettings *settings)
{
    restoreState(QJsonDocument::fromJson(settings->view(objectName())).object());
    const auto keep = [this, settings] {
        settings->setView(objectName(), QJsonDocument(saveState()).toJson(QJsonDocument::Compact));
    };
    connect(m_span, &QComboBox::currentIndexChanged, this, keep);
    connect(m_log, &QToolButton::toggled, this, keep);
    connect(m_asTable, &QToolButton::toggled, this, keep);
}

QJsonObject LatencyPane::saveState() const
{
    return {{u"version"_s, 1},
            {u"seconds"_s, int(span().count())},
            {u"log"_s, m_log->isChecked()},
            {u"table"_s, m_asTable->isChecked()}};
}

void LatencyPane::restoreState(const QJsonObject &state)
{
    if (state["version"_L1].toInt() != 1)
        return;
    setSpan(std::chrono::seconds(state["seconds"_L1].toInt(60)));
    setLogarithmic(state["log"_L1].toBool());
    setShowTable(state["table"_L1].toBool());
}

QString LatencyPane::saveCsv(const QString &path) const
{
    const auto written = saveFile(path, latencyCsv(m_history, span(), m_holders, m_marks));
    if (written)
        return {};
    return tr("The figures could not be written to %1: %2. Choose another place.").arg(path, written.error().detail);
}

QString LatencyPane::savePicture(const QString &path) const
{
    m_charts->refresh(span());
    return saveChartPicture(m_charts, path);
}

void LatencyPane::save(const QString &suffix)
{
    auto *dialog = new QFileDialog(this, suffix == "csv"_L1 ? tr("Save the figures") : tr("Save the charts"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(u"latency."_s + suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, suffix](const QString &path) {
        const QString why = suffix == "csv"_L1 ? saveCsv(path) : savePicture(path);
        if (!why.isEmpty())
            m_banner->showMessage(Banner::Kind::Error, why);
    });
    dialog->open();
}

} // namespace coroscope

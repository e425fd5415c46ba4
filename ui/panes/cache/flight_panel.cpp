#include "ui/panes/cache/flight_panel.h"

#include "ui/format.h"
#include "ui/panes/cache/flight_chart.h"
#include "ui/panes/cache/flight_model.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/stat_tile.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QLabel>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

FlightPanel::FlightPanel(const QString &name, WindowSettings *settings, Notices *notices, QWidget *parent)
    : QWidget(parent)
    , m_notices(notices)
    , m_title(new QLabel(this))
    , m_tiles(new TileStrip(this))
    , m_requests(new StatTile(tr("Requests"), this))
    , m_runs(new StatTile(tr("Handler runs"), this))
    , m_statements(new StatTile(tr("Statements"), this))
    , m_joined(new StatTile(tr("Waited for it"), this))
    , m_hits(new StatTile(tr("Out of the cache"), this))
    , m_slowest(new StatTile(tr("Slowest"), this))
    , m_pages(new QStackedWidget(this))
    , m_chart(new FlightChart(this))
    , m_model(new FlightModel(this))
{
    setObjectName(name);
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setContentsMargins(8, 8, 8, 0);
    m_title->setTextFormat(Qt::PlainText);
    for (StatTile *tile : {m_requests, m_runs, m_statements, m_joined, m_hits, m_slowest}) {
        m_tiles->addTile(tile);
        tile->setCompact(true);
    }
    m_tiles->setCompact(true);
    m_runs->setToolTip(tr("How often the handler of the route was run for these requests"));
    m_statements->setToolTip(tr("SQL statements that these requests ran, as their records have them"));
    m_joined->setToolTip(tr("Requests that got the answer which was being made for another one"));
    makeTable(name, settings);
    auto *scroll = new QScrollArea(this);
    scroll->setWidget(m_chart);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_pages->addWidget(scroll);
    m_pages->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_title);
    layout->addWidget(m_tiles);
    layout->addWidget(m_pages, 1);
    connect(m_chart, &FlightChart::requestActivated, this, &FlightPanel::requestActivated);
}

void FlightPanel::makeTable(const QString &name, WindowSettings *settings)
{
    m_table = new GridView(name + u"Table"_s, tr("Requests"), settings, this);
    auto *proxy = new QSortFilterProxyModel(this);
    proxy->setSortRole(GridView::kSortRole);
    proxy->setSourceModel(m_model);
    m_table->setModel(proxy);
    m_table->setColumns({10, 10, 18, 10, 10, 12, 8}, FlightModel::BeganColumn, Qt::AscendingOrder);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &at) {
        auto *copy = new QAction(tr("&Copy"), this);
        connect(copy, &QAction::triggered, m_table, &GridView::copySelection);
        auto *save = new QAction(tr("Save as CS&V…"), this);
        connect(save, &QAction::triggered, this, &FlightPanel::saveCsv);
        m_table->popupRowMenu(at, {}, copy, save);
    });
    connect(m_table, &QAbstractItemView::activated, this, [this, proxy](const QModelIndex &index) {
        Q_EMIT requestActivated(QString::fromLatin1(m_model->request(proxy->mapToSource(index).row()).traceId));
    });
}

void FlightPanel::saveCsv()
{
    m_table->saveCsv(m_notices, u"stampede"_s);
}

void FlightPanel::setTitle(const QString &title)
{
    m_title->setText(title);
    m_table->setAccessibleName(title);
    m_chart->setAccessibleName(title);
}

void FlightPanel::setShowTable(bool table)
{
    m_pages->setCurrentIndex(table ? 1 : 0);
}

nanoseconds FlightPanel::extent(const std::vector<FlightRequest> &requests)
{
    if (requests.empty())
        return {};
    Clock::time_point end;
    for (const FlightRequest &each : requests)
        end = std::max(end, each.ended);
    return end - requests.front().started;
}

void FlightPanel::setRequests(const std::vector<FlightRequest> &requests, nanoseconds span)
{
    m_figures = {};
    for (const FlightRequest &each : requests)
        m_figures.add(each);
    const auto from = requests.empty() ? Clock::time_point() : requests.front().started;
    m_chart->setRequests(requests, from, span.count() > 0 ? span : extent(requests));
    m_model->setRequests(requests, from);
    showFigures();
}

void FlightPanel::showFigures()
{
    const auto count = [](StatTile *tile, quint64 value) {
        tile->setFigure(countText(value), {}, value == 0 ? Tone::Muted : Tone::Text);
    };
    count(m_requests, quint64(m_figures.requests));
    m_runs->setFigure(countText(quint64(m_figures.runs)), {}, m_figures.runs > 1 ? Tone::Warning : Tone::Text);
    count(m_statements, m_figures.statements);
    count(m_joined, quint64(m_figures.of(FlightRole::Joined)));
    count(m_hits, quint64(m_figures.of(FlightRole::Hit) + m_figures.of(FlightRole::Stale)));
    m_slowest->setFigure(m_figures.requests > 0 ? durationText(m_figures.slowest) : u"–"_s, {},
                         m_figures.requests > 0 ? Tone::Text : Tone::Muted);
}

} // namespace coroscope

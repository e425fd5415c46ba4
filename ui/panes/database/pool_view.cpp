#include "ui/panes/database/pool_view.h"

#include "server/telemetry/held_connection.h"
#include "ui/commands.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/models/pool_use.h"
#include "ui/notices.h"
#include "ui/panes/database/pool_charts.h"
#include "ui/panes/database/pool_strip.h"
#include "ui/panes/database/pool_table_model.h"
#include "ui/panes/database/pool_time_model.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/chart_picture.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/stat_tile.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QDateTime>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

namespace {

constexpr milliseconds kRateSpan{2'000};

} // namespace

PoolView::PoolView(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_banner(new Banner(this))
    , m_pages(new QStackedWidget(this))
    , m_strip(new PoolStrip(m_history, context.marks, this))
    , m_charts(new PoolCharts(m_history, context.marks, this))
    , m_table(new GridView(QStringLiteral("poolTable"), tr("Connections"), context.settings, this))
    , m_model(new PoolTableModel(m_history, this))
    , m_timeTable(new GridView(QStringLiteral("poolTimeTable"), tr("The last minute"), context.settings, this))
    , m_times(new PoolTimeModel(m_history, context.marks, this))
    , m_drawn(new QWidget(this))
    , m_tableAction(new QAction(icon(QStringLiteral("view-list-details")), tr("Show the Pool as a &Table"), this))
{
    setObjectName(QStringLiteral("poolView"));
    auto *tiles = new TileStrip(this);
    const auto tile = [this, tiles](const QString &name, const char *objectName, const QString &about) {
        auto *made = new StatTile(name, this);
        made->setObjectName(QLatin1String(objectName));
        made->setToolTip(about);
        made->setCompact(true);
        tiles->addTile(made);
        return made;
    };
    m_inUse = tile(tr("In use"), "poolInUse",
                   tr("Connections of the pool that work for a request now, of all; those of SQLite only read"));
    m_writer = tile(tr("Writer"), "poolWriter",
                    tr("The one connection of SQLite that writes, beside the pool; PostgreSQL has none of its own"));
    m_waiting = tile(tr("Waiting"), "poolWaiting", tr("Jobs that wait for a connection now"));
    m_waitP95 = tile(tr("Wait p95"), "poolWait",
                     tr("95 % of the jobs of the last half minute or more waited at most so long for a connection"));
    m_rate = tile(tr("Jobs/s"), "poolRate", tr("Jobs that ended, a second, over the last two seconds"));
    m_refused
        = tile(tr("Refused"), "poolRefused",
               tr("Jobs that were answered 503, since the start: the queue was full, or there was no connection"));
    tiles->setCompact(true);

    auto *bar = new PaneBar(this);
    m_tableAction->setObjectName(QStringLiteral("database.poolTable"));
    m_tableAction->setCheckable(true);
    m_tableAction->setToolTip(tr("The connections as a table, which can be copied and saved"));
    connect(m_tableAction, &QAction::toggled, this, &PoolView::setShowTable);
    bar->addAction(m_tableAction);
    auto *save = new QAction(icon(QStringLiteral("document-export")), tr("Save the Pool as &CSV…"), this);
    save->setObjectName(QStringLiteral("database.poolCsv"));
    connect(save, &QAction::triggered, this,
            [this] { m_table->saveCsv(m_context.notices, QStringLiteral("database-pool")); });
    bar->addAction(save);
    auto *saveTimes
        = new QAction(icon(QStringLiteral("document-export")), tr("Save the &Last Minute of the Pool as CSV…"), this);
    saveTimes->setObjectName(QStringLiteral("database.poolTimesCsv"));
    connect(saveTimes, &QAction::triggered, this, [this] {
        m_times->refresh(QDateTime::currentMSecsSinceEpoch());
        m_timeTable->saveCsv(m_context.notices, QStringLiteral("database-pool-minute"));
    });
    auto *picture
        = new QAction(icon(QStringLiteral("document-save")), tr("Save the Charts of the Pool as a &Picture…"), this);
    picture->setObjectName(QStringLiteral("database.poolPicture"));
    picture->setToolTip(tr("The charts as PNG or SVG"));
    connect(picture, &QAction::triggered, this, &PoolView::savePicture);
    bar->addAction(picture);
    m_size = new QSpinBox(this);
    m_size->setObjectName(QStringLiteral("poolSize"));
    m_size->setRange(1, 64);
    m_size->setKeyboardTracking(false);
    m_size->setToolTip(tr("Connections that read (SQLite, which has one more that writes), or all connections "
                          "(PostgreSQL). At once, while the server runs."));
    auto *label = new QLabel(tr("Connections"), this);
    label->setBuddy(m_size);
    m_size->setAccessibleName(tr("Connections"));
    connect(m_size, &QSpinBox::valueChanged, this, &PoolView::sizeChanged);
    bar->addWidget(label);
    bar->addWidget(m_size);
    m_where = new ElidedLabel(this);
    m_where->setProperty("role", QStringLiteral("muted"));
    bar->addAtEnd(m_where);
    if (m_context.commands) {
        m_context.commands->add(m_tableAction->objectName(), tr("Database"), m_tableAction);
        for (QAction *action : {save, saveTimes, picture})
            m_context.commands->add(action->objectName(), tr("Database"), action);
    }

    m_table->setModel(m_model);
    m_table->setColumns({12, 16, 10, 8, 10, 10, 10, 60});
    m_timeTable->setModel(m_times);
    m_timeTable->setColumns({14, 11, 10, 10, 10, 40});
    auto *scroll = new QScrollArea(this);
    auto *column = new QVBoxLayout(m_drawn);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_strip);
    column->addWidget(new PoolLegend(m_drawn));
    column->addWidget(m_charts, 1);
    m_drawn->setAutoFillBackground(true);
    m_drawn->setBackgroundRole(QPalette::Base);
    scroll->setWidget(m_drawn);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *tables = new QSplitter(Qt::Vertical, this);
    tables->setObjectName(QStringLiteral("poolSplitter"));
    tables->setChildrenCollapsible(false);
    tables->addWidget(m_table);
    tables->addWidget(m_timeTable);
    m_pages->addWidget(scroll);
    m_pages->addWidget(tables);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(tiles);
    layout->addWidget(bar);
    layout->addWidget(m_banner);
    layout->addWidget(m_pages, 1);
}

void PoolView::putBack(const PoolHistory &older)
{
    m_history.prepend(older);
    m_times->clear(); // it only takes what is newer than its rows
    m_strip->updateGeometry();
    m_strip->update();
}

void PoolView::setShowTable(bool table)
{
    m_tableAction->setChecked(table);
    m_pages->setCurrentIndex(table ? 1 : 0);
}

bool PoolView::showsTable() const
{
    return m_pages->currentIndex() == 1;
}

void PoolView::setSnapshot(const std::optional<db::PoolSnapshot> &snapshot, Clock::time_point now)
{
    if (!snapshot) {
        m_history.clear();
        m_model->clear();
        m_times->clear();
        m_charts->waits()->setNote(Tone::Warning, {});
        m_banner->hide();
        m_shownError.clear();
        m_sizeKnown = false;
        return;
    }
    const std::size_t rows = m_history.rows().size();
    m_history.add(*snapshot, now);
    if (m_history.rows().size() != rows)
        m_strip->updateGeometry();
    if (!isVisible())
        return;
    m_model->setSnapshot(*snapshot, now);
    refresh(*snapshot);
    m_strip->update();
    if (showsTable())
        m_times->refresh(QDateTime::currentMSecsSinceEpoch());
    else
        m_charts->refresh();
}

void PoolView::noteHeld(const ExchangeRecord &record, const HeldConnection &held)
{
    //: %1 a request ("POST /orders"), %2 a duration, %3 a time of day.
    m_charts->waits()->setNote(Tone::Warning,
                               tr("%1 waited %2 for the network inside a transaction at %3: its "
                                  "connection was held meanwhile.")
                                   .arg(QString::fromUtf8(record.method + ' ' + record.target),
                                        durationText(held.waited), timeOfDayText(record.startedWall)));
}

void PoolView::savePicture()
{
    chooseChartPicture(m_drawn, QStringLiteral("database-pool.png"), m_context.notices);
}

void PoolView::refresh(const db::PoolSnapshot &snapshot)
{
    const PoolUse use = poolUse(snapshot);
    std::uint64_t refused = 0;
    nanoseconds oldest{0};
    nanoseconds p95{0};
    std::uint64_t waits = 0;
    for (const db::LaneSnapshot &lane : snapshot.lanes) {
        refused += lane.counters.refused;
        oldest = std::max(oldest, lane.oldestWait);
        p95 = std::max(p95, lane.waits.p95);
        waits += lane.waits.count;
    }
    //: %1 connections in use, %2 all of them.
    m_inUse->setFigure(tr("%1 / %2").arg(countText(quint64(use.used)), countText(quint64(use.all))), QString(),
                       use.isShort ? Tone::Warning : Tone::Text);
    if (use.writers == 0)
        m_writer->setFigure(tr("–"), QString(), Tone::Muted);
    else
        //: The one connection of SQLite that writes.
        m_writer->setFigure(use.writing > 0 ? tr("at work") : tr("idle"), QString(), Tone::Text);
    m_waiting->setFigure(countText(use.waiting),
                         use.waiting > 0 ? tr("oldest %1").arg(durationText(oldest)) : QString(),
                         use.waiting > 0 ? Tone::Warning : Tone::Text);
    m_waitP95->setFigure(waits > 0 ? durationText(p95) : tr("–"), QString(), waits > 0 ? Tone::Text : Tone::Muted);
    m_rate->setFigure(rateText(m_history.jobsPerSecond(kRateSpan)), QString(), Tone::Text);
    m_refused->setFigure(countText(refused), QString(), refused > 0 ? Tone::Error : Tone::Text);
    // Whoever is typing there is left alone, but not before there was anything to type over.
    if (!snapshot.lanes.empty() && (!m_size->hasFocus() || !m_sizeKnown)) {
        m_sizeKnown = true;
        const QSignalBlocker block(m_size);
        m_size->setValue(int(snapshot.lanes.front().slots.size()));
    }
    //: %1 "SQLite" or "PostgreSQL", %2 a file or a host.
    m_where->setText(tr("%1 – %2").arg(snapshot.dialect == db::Dialect::Sqlite ? QStringLiteral("SQLite")
                                                                               : QStringLiteral("PostgreSQL"),
                                       snapshot.shown));
    const QString error = snapshot.isReady() ? QString() : snapshot.error();
    if (error == m_shownError)
        return;
    m_shownError = error;
    if (error.isEmpty())
        m_banner->hide();
    else
        m_banner->showMessage(Banner::Kind::Error,
                              tr("There is no connection to the database: %1. It is tried again every few seconds; "
                                 "until then requests that need it are answered 503.")
                                  .arg(error),
                              {}, false);
}

} // namespace coroscope

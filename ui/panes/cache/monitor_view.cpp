#include "ui/panes/cache/monitor_view.h"

#include "ui/commands.h"
#include "ui/filter/filter_field.h"
#include "ui/format.h"
#include "ui/panes/cache/cache_action.h"
#include "ui/panes/cache/monitor_model.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/live_controls.h"
#include "ui/widgets/live_table.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

MonitorView::MonitorView(const WindowContext &context, CacheLink *link, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_link(link)
    , m_model(new MonitorModel(this))
    , m_table(new LiveTable(u"cacheCommands"_s, tr("Commands"), this))
    , m_empty(new EmptyState(u"utilities-terminal"_s, this))
    , m_stack(new QStackedWidget(this))
    , m_banner(new Banner(this))
    , m_saveColumns(this, context.settings,
                    [this] { m_context.settings->setView(m_table->objectName(), m_table->columns()); })
{
    setObjectName(u"cacheMonitor"_s);
    m_table->setLiveModel(m_model);
    const int digit = fontMetrics().horizontalAdvance(u'0');
    m_table->setColumnWidth(MonitorModel::TimeColumn, 18 * digit);
    m_table->setColumnWidth(MonitorModel::CommandColumn, 12 * digit);
    m_table->setColumnWidth(MonitorModel::KeyColumn, 32 * digit);
    m_table->setColumnWidth(MonitorModel::ArgumentsColumn, 48 * digit);
    m_table->setColumnWidth(MonitorModel::ClientColumn, 20 * digit);
    m_table->setColumnWidth(MonitorModel::DatabaseColumn, 10 * digit);
    auto *pinned = new MonitorModel(this, LiveTable::kMostPinned);
    auto *pins = new LiveTable(u"cacheCommandPins"_s, tr("Pinned commands"), this);
    pins->setLiveModel(pinned);
    m_table->setPinStrip(pins);
    m_controls = new LiveControls(m_table, m_context,
                                  {u"cacheCommands"_s, tr("Cache commands"),
                                   [](int count) { return tr("%Ln command(s)", nullptr, count); },
                                   [](int count) { return tr("Cleared %Ln command(s).", nullptr, count); },
                                   //: %1 the name of a file.
                                   [](int count) { return tr("Exported %Ln command(s) to %1.", nullptr, count); },
                                   [](int count) { return tr("Copied %Ln command(s).", nullptr, count); }},
                                  this);
    connect(m_controls, &LiveControls::pausedChanged, this, &MonitorView::endFrame);
    connect(m_controls, &LiveControls::changed, this, &MonitorView::updateState);
    connect(m_model, &LiveTableModel::arranged, this, &MonitorView::updateState);

    auto *bar = new PaneBar(this);
    m_watch = cacheAction(m_context, this, u"commandsWatch"_s, u"media-playback-start"_s, tr("&Watch Commands"),
                          tr("Show each command that the store is told (MONITOR). On a busy Redis that costs up to "
                             "half of its speed, so it is off unless you switch it on."));
    m_watch->setCheckable(true);
    connect(m_watch, &QAction::toggled, this, &MonitorView::watch);
    bar->addAction(m_watch);
    for (QToolButton *button : bar->findChildren<QToolButton *>()) {
        if (button->defaultAction() == m_watch)
            button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    m_controls->addTo(bar);
    m_openKey = cacheAction(m_context, this, u"commandsOpenKey"_s, u"cache"_s, tr("Open the &Key of the Command"),
                            tr("Show the key in the tab Keys (Enter)"));
    connect(m_openKey, &QAction::triggered, this, &MonitorView::openKey);
    m_filter = bar->addFilter(MonitorModel::grammar(),
                              //: A placeholder with two examples; the words before the colons are not translated.
                              tr("Filter: user  cmd:GET"), tr("Filter the commands"), this);
    m_controls->addFilter(m_filter);
    m_filter->setHistory(m_context.settings, u"cacheCommands"_s);
    m_filter->setValues([this](const FilterFieldSpec &field) { return m_model->valuesOf(field); });
    m_figure = bar->addFigure();
    m_figure->setObjectName(u"cacheCommandsFigure"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);

    connect(m_filter, &FilterField::filterChanged, this, [this](const Filter &filter) {
        m_model->setFilter(filter);
        updateState();
    });
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        if (m_model->kept() > 0)
            m_filter->clear();
        else
            setWatching(true);
    });
    connect(m_table, &QAbstractItemView::activated, this, &MonitorView::openKey);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &MonitorView::showMenu);
    connect(m_link, &CacheLink::upChanged, this, [this](bool up) {
        m_isOn = false;
        m_banner->hide();
        if (!up)
            m_watch->setChecked(false); // the next store is asked when one wants it
        updateState();
    });
    m_table->setColumns(m_context.settings->view(m_table->objectName()));
    connect(m_table, &LiveTable::columnsChanged, &m_saveColumns, qOverload<>(&QTimer::start));
    updateState();
}

MonitorView::~MonitorView()
{
    if (m_isOn && m_link->workbench())
        m_link->workbench()->stopMonitor();
}

void MonitorView::setWatching(bool on)
{
    m_watch->setChecked(on);
}

bool MonitorView::isWatching() const
{
    return m_watch->isChecked();
}

void MonitorView::watch()
{
    cache::Workbench *workbench = m_link->workbench();
    const bool on = m_watch->isChecked() && workbench;
    m_banner->hide();
    if (!on) {
        if (m_isOn && workbench)
            workbench->stopMonitor();
        m_isOn = false;
        return updateState();
    }
    m_isOn = true;
    workbench->startMonitor(
        this,
        [this](const QList<cache::MonitorLine> &lines, quint64 dropped) {
            m_model->consume(lines);
            m_dropped += dropped;
            endFrame();
        },
        [this](Result<void> state) {
            if (state)
                m_banner->hide();
            else
                m_banner->showMessage(
                    Banner::Kind::Warning,
                    //: %1 why.
                    tr("The commands are not seen now: %1. It is tried again.").arg(CacheLink::reason(state.error())),
                    {}, false);
        });
    updateState();
}

void MonitorView::endFrame()
{
    m_table->beginFlush();
    m_model->flush();
    m_table->endFlush();
    updateState();
}

void MonitorView::openKey()
{
    const int row = m_table->currentIndex().row();
    if (row < 0 || m_model->line(row).command.size() < 2)
        return;
    Q_EMIT keyActivated(m_model->line(row).command[1]);
}

void MonitorView::showMenu(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    if (!index.isValid())
        return;
    const cache::MonitorLine line = m_model->line(index.row());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_openKey);
    menu->addSeparator();
    QAction *copy = menu->addAction(tr("Copy redis-cli &Command"), this, [line] {
        QApplication::clipboard()->setText(QString::fromLatin1(commandLine(line.command)));
    });
    copy->setEnabled(!line.isCut); // a part of it is another command
    menu->addSeparator();
    m_controls->addToMenu(menu);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

QString MonitorView::figure() const
{
    return m_figure->text();
}

void MonitorView::updateState()
{
    const bool up = m_link->isUp();
    Commands::setEnabled(m_watch, up, tr("The server is not running."));
    Commands::setEnabled(m_openKey, m_model->rowCount() > 0, tr("There are no commands."));
    const auto kept = int(m_model->kept());
    const bool isEmpty = m_model->rowCount() == 0;
    if (isEmpty && kept > 0)
        m_empty->setText(tr("No command matches the filter"), tr("%Ln command(s) are hidden.", nullptr, kept),
                         tr("Clear the filter"));
    else if (m_watch->isChecked())
        m_empty->setText(tr("No command yet"), tr("Whatever the store is told from now on appears here."));
    else
        m_empty->setText(tr("Commands are not watched"),
                         m_link->isMemory()
                             ? tr("While they are, each command that the memory store is told appears here.")
                             : tr("While they are, each command that Redis is told appears here, by whoever. On a busy "
                                  "Redis that costs up to half of its speed."),
                         up ? tr("Watch commands") : QString());
    m_stack->setCurrentWidget(isEmpty && m_table->pinned() == 0 ? static_cast<QWidget *>(m_empty) : m_table);
    QString figure = m_model->isPaused() ? tr("Paused, %Ln waiting", nullptr, int(m_model->waiting()))
        : m_model->isFiltered() ? tr("%1 of %2").arg(countText(quint64(m_model->rowCount())), countText(quint64(kept)))
        : kept > 0              ? tr("%Ln command(s)", nullptr, kept)
                                : QString();
    if (m_dropped > 0)
        //: %1 "1,200 commands", %2 a number of them that came too fast to be shown.
        figure = tr("%1, %2 not shown").arg(figure, countText(m_dropped));
    m_figure->setText(figure);
}

} // namespace coroscope

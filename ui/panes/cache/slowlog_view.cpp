#include "ui/panes/cache/slowlog_view.h"

#include "ui/commands.h"
#include "ui/format.h"
#include "ui/panes/cache/ask.h"
#include "ui/panes/cache/cache_action.h"
#include "ui/panes/cache/key_store.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/slowlog_model.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/grid_view.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QSpinBox>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

SlowlogView::SlowlogView(const WindowContext &context, CacheLink *link, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_link(link)
    , m_model(new SlowlogModel(this))
    , m_proxy(new QSortFilterProxyModel(this))
    , m_table(new GridView(u"cacheSlow"_s, tr("Slow commands"), context.settings, this))
    , m_empty(new EmptyState(u"process-working"_s, this))
    , m_stack(new QStackedWidget(this))
    , m_banner(new Banner(this))
    , m_threshold(new QSpinBox(this))
    , m_thresholdLabel(new QLabel(tr("Slower than"), this))
{
    setObjectName(u"cacheSlowView"_s);
    m_proxy->setSortRole(GridView::kSortRole);
    m_proxy->setSourceModel(m_model);
    m_table->setModel(m_proxy);
    m_table->setColumns({22, 12, 70, 30}, SlowlogModel::TimeColumn, Qt::DescendingOrder);
    auto *bar = new PaneBar(this);
    const auto add = [this, bar](const QString &id, const QString &iconName, const QString &text, const QString &tip) {
        auto *action = cacheAction(m_context, this, id, iconName, text, tip);
        bar->addAction(action);
        return action;
    };
    m_refresh = add(u"slowRefresh"_s, u"view-refresh"_s, tr("&Read the Slow Commands Again"),
                    tr("While this is in sight, it is read again every two seconds"));
    m_copy = add(u"slowCopy"_s, u"edit-copy"_s, tr("&Copy the Slow Command"), tr("As redis-cli takes it"));
    m_export = add(u"slowCsv"_s, u"document-export"_s, tr("Save the Slow Commands as CS&V…"),
                   tr("The selected ones, or all"));
    m_reset = add(u"slowReset"_s, u"edit-clear"_s, tr("&Empty the Log of Slow Commands…"),
                  tr("SLOWLOG RESET, for everybody who reads it"));
    m_thresholdLabel->setBuddy(m_threshold);
    m_threshold->setObjectName(u"cacheSlowThreshold"_s);
    m_threshold->setRange(0, 60'000'000);
    m_threshold->setGroupSeparatorShown(true);
    //: A unit: microseconds.
    m_threshold->setSuffix(tr(" µs"));
    m_threshold->setAccessibleName(tr("Slower than, microseconds"));
    m_threshold->setToolTip(
        tr("A setting of the store itself, for everybody (slowlog-log-slower-than). 0: all commands."));
    m_threshold->setKeyboardTracking(false);
    m_threshold->setEnabled(false);
    bar->addAtEnd(m_thresholdLabel);
    bar->addAtEnd(m_threshold);
    m_figure = bar->addFigure();
    connect(m_refresh, &QAction::triggered, this, [this] {
        askThreshold();
        refresh();
    });
    connect(m_reset, &QAction::triggered, this, [this] {
        ask(this, tr("Empty the log?"),
            tr("The log of slow commands is emptied for everybody who reads it. That cannot be undone."),
            tr("Empty it"), [this] { reset(); });
    });
    const auto current = [this] { return m_proxy->mapToSource(m_table->currentIndex()); };
    connect(m_copy, &QAction::triggered, this, [this, current] {
        if (current().isValid())
            QApplication::clipboard()->setText(
                QString::fromLatin1(commandLine(m_model->entry(current().row()).command)));
    });
    connect(m_export, &QAction::triggered, this, [this] { m_table->saveCsv(m_context.notices, u"slow-commands"_s); });
    connect(m_threshold, &QSpinBox::valueChanged, this, &SlowlogView::setThreshold);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &SlowlogView::updateState);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this,
            [this](const QPoint &at) { m_table->popupRowMenu(at, {}, m_copy, m_export); });
    connect(m_link, &CacheLink::upChanged, this, [this](bool up) {
        m_known = -1;
        m_isAsking = false;
        m_banner->hide();
        if (up && isVisible()) {
            askThreshold();
            refresh();
        }
        if (!up)
            m_model->setEntries({});
        updateState();
    });
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_banner);
    layout->addWidget(m_stack, 1);
    m_poll.setInterval(2'000);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (isVisible())
            refresh();
    });
    m_poll.start();
    updateState();
}

void SlowlogView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    askThreshold();
    refresh();
}

void SlowlogView::refresh()
{
    if (!m_link->isUp() || m_isAsking)
        return;
    m_isAsking = true;
    m_link->run({{"SLOWLOG"_ba, "GET"_ba, QByteArray::number(kMost)}}, this, [this](Result<CacheLink::Replies> got) {
        m_isAsking = false;
        const auto error = got ? firstError(got.value()) : std::optional(got.error());
        if (error) {
            m_banner->showMessage(Banner::Kind::Error,
                                  tr("The slow commands could not be read: %1.").arg(CacheLink::reason(*error)));
        } else {
            m_model->setEntries(SlowlogModel::entriesOf(got.value().front()));
        }
        updateState();
    });
}

void SlowlogView::reset()
{
    m_link->run({{"SLOWLOG"_ba, "RESET"_ba}}, this, [this](Result<CacheLink::Replies> done) {
        if (const auto error = done ? firstError(done.value()) : std::optional(done.error()))
            m_banner->showMessage(Banner::Kind::Error, tr("It was not emptied: %1.").arg(CacheLink::reason(*error)));
        refresh();
    });
}

void SlowlogView::askThreshold()
{
    if (!m_link->isUp() || m_link->isMemory())
        return updateState();
    m_link->run({{"CONFIG"_ba, "GET"_ba, "slowlog-log-slower-than"_ba}}, this, [this](Result<CacheLink::Replies> got) {
        if (!got || got.value().front().items.size() != 2)
            return; // not allowed: the field stays off
        m_known = int(std::clamp<qint64>(numberOf(got.value().front().items[1]), -1, 60'000'000));
        const QSignalBlocker block(m_threshold);
        if (!m_threshold->hasFocus())
            m_threshold->setValue(std::max(0, m_known));
        updateState();
    });
}

void SlowlogView::setThreshold(int microseconds)
{
    if (!m_link->isUp() || microseconds == m_known)
        return;
    m_link->run({{"CONFIG"_ba, "SET"_ba, "slowlog-log-slower-than"_ba, QByteArray::number(microseconds)}}, this,
                [this, microseconds](Result<CacheLink::Replies> done) {
                    if (const auto error = done ? firstError(done.value()) : std::optional(done.error())) {
                        m_banner->showMessage(Banner::Kind::Error,
                                              tr("The store does not take it: %1.").arg(CacheLink::reason(*error)));
                        askThreshold();
                        return;
                    }
                    m_known = microseconds;
                    Q_EMIT thresholdChanged(microseconds);
                    updateState();
                });
}

void SlowlogView::updateState()
{
    const bool up = m_link->isUp();
    const int rows = m_model->rowCount();
    const QString down = tr("The server is not running.");
    Commands::setEnabled(m_refresh, up, down);
    Commands::setEnabled(m_reset, up && rows > 0, up ? tr("The log is empty.") : down);
    Commands::setEnabled(m_export, rows > 0, tr("There are no slow commands."));
    Commands::setEnabled(m_copy, m_table->selectionModel()->hasSelection(), tr("No command is selected."));
    m_threshold->setEnabled(up && m_known >= 0);
    m_threshold->setVisible(!m_link->isMemory());
    m_thresholdLabel->setVisible(!m_link->isMemory());
    if (!up)
        m_empty->setText(tr("No store"), tr("Slow commands are shown while the server runs."));
    else
        m_empty->setText(tr("No slow command"),
                         m_link->isMemory() ? tr("Commands that take the memory store longer than 10 ms appear here.")
                             : m_known >= 0
                             //: %1 a duration.
                             ? tr("Commands that take Redis itself longer than %1 appear here, whoever sent them.")
                                   .arg(durationText(std::chrono::microseconds(m_known)))
                             : tr("Commands that take Redis itself long appear here, whoever sent them."));
    m_stack->setCurrentWidget(rows == 0 ? static_cast<QWidget *>(m_empty) : m_table);
    m_figure->setText(rows > 0 ? tr("%Ln command(s)", nullptr, rows) : QString());
}

} // namespace coroscope

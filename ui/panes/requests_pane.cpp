#include "ui/panes/requests_pane.h"

#include "ui/commands.h"
#include "ui/filter/filter_field.h"
#include "ui/format.h"
#include "ui/har/har_dialogs.h"
#include "ui/har/har_transfer.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/panes/exchange_detail.h"
#include "ui/panes/near_miss_view.h"
#include "ui/panes/queries_page.h"
#include "ui/panes/requests_actions.h"
#include "ui/panes/requests_colors.h"
#include "ui/panes/requests_table.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/live_controls.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/phase_legend.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

namespace {
constexpr milliseconds kSettle{1000};
constexpr int kLegendFrom = 1000; // pixels of width
constexpr int kNarrow = 900; // below it, where there is height, the detail stands under the table
constexpr int kTall = 520;
const QString kSplitterName = QStringLiteral("requestsSplitter");
}

RequestsPane::RequestsPane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new ExchangeModel(this))
    , m_table(new RequestsTable(m_model, this))
    , m_detail(new ExchangeDetail(this))
    , m_actions(new RequestsActions(context, this))
    , m_banner(new Banner(this))
    , m_empty(new EmptyState(QStringLiteral("view-list-details"), this))
    , m_stack(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_save(this, context.settings, [this] { saveViews(); })
{
    m_detail->setContext(context);
    m_detail->setSettings(context.settings);
    m_detail->nearMisses()->setContext(m_context);
    m_detail->queries()->setContext(m_context);
    makeActions();
    m_colors = new RequestsColors(context, this);
    auto *bar = new PaneBar(this);
    m_controls->addTo(bar);
    bar->addAction(m_actions->importHar());
    bar->addAction(m_actions->exportHar());
    //: A placeholder with two examples; the words before the colons are not translated.
    m_filter = bar->addFilter(exchangeGrammar(), tr("Filter: users  status>=400"), tr("Filter requests"), this);
    m_filter->setHistory(m_context.settings, QStringLiteral("requests"));
    m_filter->setValues([this](const FilterFieldSpec &field) { return m_model->valuesOf(field); });
    m_controls->addFilter(m_filter);
    bar->addAtEndWhereRoom(new PhaseLegend(bar), kLegendFrom);
    m_figure = bar->addFigure();

    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    m_splitter->setObjectName(kSplitterName);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_detail->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_banner);
    layout->addWidget(new TransferBar(m_actions->transfer(), this));
    layout->addWidget(m_splitter, 1);
    m_detail->setActions({m_actions->resend(), m_actions->edit(), m_actions->timeline(), m_actions->compare()},
                         m_actions->copying());
    m_detail->obey(m_context.secrets);
    connect(m_detail, &ExchangeDetail::logRequested, this, &RequestsPane::logRequested);
    connect(m_actions, &RequestsActions::editRequested, this, &RequestsPane::openInSender);
    connect(m_actions, &RequestsActions::startRequested, this, &RequestsPane::startRequested);
    connect(m_actions, &RequestsActions::imported, this, &RequestsPane::onImported);
    connect(m_actions, &RequestsActions::trouble, this,
            [this](const QString &sentence) { m_banner->showMessage(Banner::Kind::Error, sentence); });

    connect(m_filter, &FilterField::filterChanged, this, [this](const Filter &filter) {
        m_table->beginFlush();
        m_model->setFilter(filter);
        m_table->endFlush();
        updateEmptyState();
        updateFigure();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RequestsPane::onSelectionChanged);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, m_actions, &RequestsActions::update);
    connect(m_model, &QAbstractItemModel::modelReset, m_actions, &RequestsActions::update);
    connect(m_table, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { openRow(index.row()); });
    connect(m_table, &QAbstractItemView::activated, this, [this](const QModelIndex &index) { openRow(index.row()); });
    connect(m_model, &LiveTableModel::arranged, this, [this] {
        updateEmptyState();
        updateFigure();
    });
    connect(m_detail, &ExchangeDetail::closeRequested, this, [this] { showDetail(false); });
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        if (m_model->isFiltered())
            m_filter->clear();
        else if (m_state == ServerState::Listening)
            Q_EMIT senderRequested();
        else
            Q_EMIT startRequested();
    });
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &RequestsPane::showMenu);

    m_settle.setSingleShot(true);
    m_settle.setInterval(kSettle);
    connect(&m_settle, &QTimer::timeout, m_model, &ExchangeModel::endRun);
    connect(&m_settle, &QTimer::timeout, m_pins->exchanges(), &ExchangeModel::endRun);
    restoreViews();
    connect(m_table, &LiveTable::columnsChanged, this, [this] {
        if (!m_table->isCompact()) // the widths of then are not the person's
            m_save.start();
    });
    connect(m_splitter, &QSplitter::splitterMoved, &m_save, qOverload<>(&QTimer::start));
    updateEmptyState();
    updateFigure();
    m_actions->update();
}

void RequestsPane::makeActions()
{
    auto *pinned = new ExchangeModel(this, LiveTable::kMostPinned);
    m_pins = new RequestsTable(pinned, this);
    m_pins->setObjectName(QStringLiteral("requestsPins"));
    m_pins->setAccessibleName(tr("Pinned requests"));
    m_pins->setAxisOf(m_table);
    m_table->setPinStrip(m_pins);
    connect(m_pins->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &index) {
        if (index.isValid() && m_detail->isVisible() && m_pins->hasFocus())
            openPinned(index.row());
    });
    connect(m_pins, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { openPinned(index.row()); });
    connect(m_pins, &QAbstractItemView::activated, this, [this](const QModelIndex &index) { openPinned(index.row()); });

    m_controls = new LiveControls(m_table, m_context,
                                  {QStringLiteral("requests"), tr("Requests"),
                                   [](int count) { return tr("%Ln request(s)", nullptr, count); },
                                   [](int count) { return tr("Cleared %Ln request(s).", nullptr, count); },
                                   //: %1 the name of a file.
                                   [](int count) { return tr("Exported %Ln request(s) to %1.", nullptr, count); },
                                   [](int count) { return tr("Copied %Ln request(s).", nullptr, count); }},
                                  this);
    connect(m_controls, &LiveControls::pausedChanged, this, [this] { endFrame(Clock::now()); });
    connect(m_controls, &LiveControls::changed, this, [this] {
        updateEmptyState();
        updateFigure();
    });

    auto *back = new QAction(tr("Back to the &List"), this);
    back->setToolTip(tr("Close the detail of a request, and go to the list"));
    back->setShortcut(Qt::Key_Escape);
    back->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(back);
    connect(back, &QAction::triggered, this, [this] {
        showDetail(false);
        m_table->setFocus();
    });
    m_context.commands->add(QStringLiteral("requests.back"), tr("Requests"), back);
}

void RequestsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void RequestsPane::arrange()
{
    const auto orientation = width() < kNarrow && height() >= kTall ? Qt::Vertical : Qt::Horizontal;
    if (m_splitter->orientation() != orientation) {
        m_splitter->setOrientation(orientation);
        const int length = orientation == Qt::Horizontal ? width() : height();
        m_splitter->setSizes({length / 2, length / 2});
    }
    m_table->setCompact(m_detail->isVisibleTo(this) && orientation == Qt::Horizontal);
}

void RequestsPane::importFile(const QString &path)
{
    m_actions->importFile(path);
}

void RequestsPane::onImported(const HarImport &result)
{
    m_banner->hide();
    m_filter->clear(); // which would hide them
    m_controls->setPaused(false);
    m_model->addImported(result.exchanges);
    endFrame(Clock::now());
    if (!result.exchanges.empty()) {
        m_table->setFollowing(true);
        m_table->scrollToBottom();
        m_table->setFocus();
    }
}

void RequestsPane::restoreViews()
{
    m_table->setColumns(m_context.settings->view(m_table->objectName()));
    m_splitter->restoreState(m_context.settings->view(kSplitterName));
    // What a kept state says about visibility is not about this session.
    m_detail->hide();
}

void RequestsPane::saveViews()
{
    if (!m_table->isCompact())
        m_context.settings->setView(m_table->objectName(), m_table->columns());
    if (m_detail->isVisible())
        m_context.settings->setView(kSplitterName, m_splitter->saveState());
}

void RequestsPane::setRoutes(const RouteTable &routes)
{
    m_model->setRoutes(routes);
    m_pins->exchanges()->setRoutes(routes);
}

void RequestsPane::setServerState(ServerState state, const QUrl &url)
{
    m_state = state;
    m_actions->setServer(state, url);
    if (state == ServerState::Stopped || state == ServerState::Failed) {
        m_settle.start();
    } else if (state == ServerState::Starting) {
        m_settle.stop();
        m_model->endRun();
        m_pins->exchanges()->endRun();
    }
    updateEmptyState();
}

void RequestsPane::noteSent(const QByteArray &spanId)
{
    m_model->noteSent(spanId, RequestOrigin::Sender);
}

void RequestsPane::consume(const TelemetryBatch &batch)
{
    m_model->consume(batch);
    m_pins->exchanges()->consumeEnds(batch);
}

void RequestsPane::endFrame(Clock::time_point now)
{
    m_table->beginFlush();
    m_model->flush(now);
    m_table->endFlush();
    m_pins->exchanges()->flush(now);
    if (m_model->isPaused())
        return updateFigure();
    m_actions->endFrame();
    if (isVisible()) {
        m_table->repaintLive();
        m_pins->repaintLive();
        refreshDetail();
    }
    updateEmptyState();
    updateFigure();
}

void RequestsPane::openRow(int row)
{
    if (row < 0 || row >= m_model->rowCount())
        return;
    if (m_table->currentIndex().row() != row)
        m_table->selectRow(row);
    m_pins->clearSelection();
    m_selectedIn = m_model;
    m_selected = m_model->sequenceAt(row);
    m_hasSelected = true;
    const ExchangeRecordPtr record = m_model->recordPtr(row);
    if (record != m_detail->exchange())
        m_detail->setExchange(record, m_model->routes(), m_model->now(), m_model->numberOnConnection(*record));
    showDetail(true);
    m_actions->update();
}

void RequestsPane::openPinned(int row)
{
    const ExchangeModel *pinned = m_pins->exchanges();
    if (row < 0 || row >= pinned->rowCount())
        return;
    m_table->clearSelection();
    m_selectedIn = pinned;
    m_selected = pinned->sequenceAt(row);
    m_hasSelected = true;
    m_detail->setExchange(pinned->recordPtr(row), m_model->routes(), m_model->now());
    showDetail(true);
}

bool RequestsPane::openTrace(const QString &traceId)
{
    const auto found = m_model->newestWith(traceId.toLatin1());
    if (!found) {
        m_context.notices->post({Notice::Kind::Warning,
                                 tr("The request with the trace id %1 is not in the list (any more).").arg(traceId),
                                 {},
                                 {},
                                 {}});
        return false;
    }
    openSequence(*found);
    return true;
}

bool RequestsPane::openExchange(std::uint64_t id)
{
    const auto found = m_model->newestWithId(id);
    if (!found) {
        m_context.notices->post({Notice::Kind::Warning, tr("The request is not in the list any more."), {}, {}, {}});
        return false;
    }
    openSequence(*found);
    return true;
}

void RequestsPane::openSequence(quint64 sequence)
{
    if (m_model->rowOf(sequence) < 0)
        m_filter->clear();
    m_model->finishArranging();
    const int row = m_model->rowOf(sequence);
    m_table->setFollowing(false);
    m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
    openRow(row);
    m_table->setFocus();
}

void RequestsPane::showStatement(std::uint64_t fingerprint)
{
    m_filter->setText(QStringLiteral("stmt:%1").arg(fingerprint, 16, 16, QLatin1Char('0')));
}

void RequestsPane::onSelectionChanged()
{
    const int row = m_table->currentIndex().row();
    if (row >= 0 && m_detail->isVisible())
        openRow(row);
}

void RequestsPane::showDetail(bool visible)
{
    if (m_detail->isVisibleTo(this) == visible)
        return;
    m_detail->setVisible(visible);
    if (!visible) {
        m_hasSelected = false;
        m_detail->clear();
    } else if (m_context.settings->view(kSplitterName).isEmpty()) {
        m_splitter->setSizes({m_splitter->width() * 3 / 5, m_splitter->width() * 2 / 5});
    }
    arrange();
}

void RequestsPane::refreshDetail()
{
    if (!m_hasSelected || !m_detail->isVisible())
        return;
    // A preview that has ended; or the list has dropped it, then the detail keeps what it has.
    const ExchangeRecordPtr record = m_selectedIn->recordOf(m_selected);
    if (record && record != m_detail->exchange())
        m_detail->setExchange(record, m_model->routes(), m_model->now(), m_model->numberOnConnection(*record));
    m_detail->refreshTimes(m_model->now());
}

void RequestsPane::showMenu(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_actions->update();
    menu->addAction(tr("Show &Detail"), this, [this, row = QPersistentModelIndex(index)] { openRow(row.row()); });
    menu->addAction(m_actions->resend());
    menu->addAction(m_actions->edit());
    menu->addAction(m_actions->compare());
    menu->addAction(m_actions->timeline());
    menu->addAction(m_actions->source());
    menu->addAction(m_actions->loadRun());
    menu->addSeparator();
    menu->addActions(m_actions->copying());
    menu->addSeparator();
    menu->addAction(m_actions->exportHar());
    menu->addAction(m_colors->action());
    menu->addSeparator();
    m_controls->addToMenu(menu);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void RequestsPane::updateEmptyState()
{
    const bool empty = m_model->rowCount() == 0;
    if (empty) {
        if (m_model->isFiltered() && m_model->kept() > 0)
            m_empty->setText(tr("No request matches the filter"),
                             tr("%Ln request(s) are hidden.", nullptr, int(m_model->kept())), tr("Clear the filter"));
        else if (m_state == ServerState::Listening)
            m_empty->setText(tr("No requests yet"),
                             tr("Each request to this server appears here as it runs: who sent it, what it waited for, "
                                "and how long."),
                             tr("Send a request"));
        else
            m_empty->setText(tr("No requests yet"),
                             tr("The server is not running, so there is nothing to receive them."),
                             tr("Start the server"));
    }
    QWidget *page = empty && m_table->pinned() == 0 ? static_cast<QWidget *>(m_empty) : m_table;
    if (m_stack->currentWidget() != page)
        m_stack->setCurrentWidget(page);
    m_empty->button()->setEnabled(m_state != ServerState::Starting && m_state != ServerState::Draining);
}

void RequestsPane::updateFigure()
{
    QString text;
    if (m_model->isPaused())
        //: How many requests came while the list is paused.
        text = tr("Paused, %n waiting", nullptr, int(m_model->waiting()));
    else if (m_model->isFiltered())
        //: %1 shown of %2 requests.
        text = tr("%1 of %2").arg(countText(quint64(m_model->rowCount())), countText(quint64(m_model->kept())));
    else if (m_model->kept() > 0)
        text = tr("%Ln request(s)", nullptr, int(m_model->kept()));
    if (m_figure->text() != text)
        m_figure->setText(text);
}

} // namespace coroscope

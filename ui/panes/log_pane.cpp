#include "ui/panes/log_pane.h"

#include "ui/commands.h"
#include "ui/filter/filter_field.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/models/log_model.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/live_controls.h"
#include "ui/widgets/live_table.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

namespace {

/// Levels as chips, times and categories stepping back.
class LogDelegate final : public QStyledItemDelegate {
public:
    LogDelegate(const LogModel *model, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (index.column() != LogModel::LevelColumn)
            return QStyledItemDelegate::paint(painter, option, index);
        QStyleOptionViewItem item = option;
        initStyleOption(&item, index);
        const QString text = std::exchange(item.text, {});
        const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
        style->drawPrimitive(QStyle::PE_PanelItemViewItem, &item, painter, item.widget);
        const ThemeColors &colors = themeColors(item.palette);
        const QtMsgType level = m_model->entry(index.row()).level;
        const QColor color = level == QtDebugMsg ? colors.muted
            : level == QtInfoMsg                 ? colors.info
            : level == QtWarningMsg              ? colors.warning
                                                 : colors.error;
        paintChip(painter, item.rect.adjusted(6, 0, -4, 0), text, color, item.palette,
                  item.state & QStyle::State_Selected);
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const bool back = index.column() == LogModel::TimeColumn || index.column() == LogModel::CategoryColumn;
        if (back && !(option->state & QStyle::State_Selected))
            option->palette.setColor(QPalette::Text, themeColors(option->palette).muted);
        if (index.column() == LogModel::TraceColumn) { // a link
            if (!(option->state & QStyle::State_Selected))
                option->palette.setColor(QPalette::Text, option->palette.color(QPalette::Link));
            option->font.setUnderline(true);
        }
    }

private:
    const LogModel *m_model;
};

} // namespace

LogPane::LogPane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new LogModel(this))
    , m_table(new LiveTable(QStringLiteral("logTable"), tr("Log"), this))
    , m_empty(new EmptyState(QStringLiteral("text-x-log"), this))
    , m_stack(new QStackedWidget(this))
    , m_saveColumns(this, context.settings,
                    [this] { m_context.settings->setView(m_table->objectName(), m_table->columns()); })
{
    m_table->setLiveModel(m_model);
    m_table->setItemDelegate(new LogDelegate(m_model, m_table));
    const int digit = fontMetrics().horizontalAdvance(u'0');
    m_table->setColumnWidth(LogModel::LevelColumn, 11 * digit);
    m_table->setColumnWidth(LogModel::TimeColumn, 16 * digit);
    m_table->setColumnWidth(LogModel::TraceColumn, 12 * digit);
    m_table->setColumnWidth(LogModel::CategoryColumn, 24 * digit);

    auto *pinned = new LogModel(this, LiveTable::kMostPinned);
    auto *pins = new LiveTable(QStringLiteral("logPins"), tr("Pinned lines"), this);
    pins->setLiveModel(pinned);
    pins->setItemDelegate(new LogDelegate(pinned, pins));
    m_table->setPinStrip(pins);
    m_controls = new LiveControls(m_table, m_context,
                                  {QStringLiteral("log"), tr("Log"),
                                   [](int count) { return tr("%Ln line(s)", nullptr, count); },
                                   [](int count) { return tr("Cleared %Ln line(s).", nullptr, count); },
                                   //: %1 the name of a file.
                                   [](int count) { return tr("Exported %Ln line(s) to %1.", nullptr, count); },
                                   [](int count) { return tr("Copied %Ln line(s).", nullptr, count); }},
                                  this);
    connect(m_controls, &LiveControls::pausedChanged, this, &LogPane::endFrame);
    connect(m_controls, &LiveControls::changed, this, &LogPane::updateState);
    connect(m_model, &LiveTableModel::arranged, this, &LogPane::updateState);
    m_save = new QAction(icon(QStringLiteral("document-save")), tr("&Save the Log…"), this);
    m_save->setObjectName(QStringLiteral("log.save"));
    m_save->setToolTip(tr("Write the selected lines, or all that are shown, into a text file"));
    connect(m_save, &QAction::triggered, m_controls, &LiveControls::saveText);
    m_openRequest = new QAction(icon(QStringLiteral("view-list-details")), tr("Open the &Request"), this);
    m_openRequest->setObjectName(QStringLiteral("log.openRequest"));
    m_openRequest->setToolTip(tr("Open the request that the line belongs to (Enter)"));
    connect(m_openRequest, &QAction::triggered, this, [this] { openRequest(m_table); });
    for (QAction *action : {m_save, m_openRequest})
        m_context.commands->add(action->objectName(), tr("Log"), action);
    for (LiveTable *table : {m_table, pins}) {
        connect(table, &QAbstractItemView::activated, this, [this, table] { openRequest(table); });
        connect(table, &QAbstractItemView::clicked, this, [this, table](const QModelIndex &index) {
            if (index.column() == LogModel::TraceColumn)
                openRequest(table);
        });
    }

    auto *bar = new PaneBar(this);
    m_controls->addTo(bar);
    bar->addAction(m_controls->copyAction());
    bar->addAction(m_save);
    //: A placeholder with two examples; the words before the colons are not translated.
    m_filter = bar->addFilter(LogModel::grammar(), tr("Filter: gate  level>=warning"), tr("Filter the log"), this);
    m_controls->addFilter(m_filter);
    m_filter->setHistory(m_context.settings, QStringLiteral("log"));
    m_filter->setValues([this](const FilterFieldSpec &field) { return m_model->valuesOf(field); });
    m_figure = bar->addFigure();
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_table);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_stack, 1);

    connect(m_filter, &FilterField::filterChanged, this, [this](const Filter &filter) {
        m_model->setFilter(filter);
        updateState();
    });
    connect(m_empty, &EmptyState::actionRequested, m_filter, &QLineEdit::clear);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &LogPane::showMenu);

    m_table->setColumns(m_context.settings->view(m_table->objectName()));
    connect(m_table, &LiveTable::columnsChanged, &m_saveColumns, qOverload<>(&QTimer::start));
    updateState();
}

void LogPane::consume(const TelemetryBatch &batch)
{
    m_model->consume(batch);
}

void LogPane::endFrame()
{
    const auto before = m_model->kept();
    const int rows = m_model->rowCount();
    m_table->beginFlush();
    m_model->flush();
    m_table->endFlush();
    if (m_model->isPaused() || before != m_model->kept() || rows != m_model->rowCount())
        updateState();
}

void LogPane::openRequest(const LiveTable *table)
{
    const int row = table->currentIndex().row();
    if (row < 0)
        return;
    const QByteArray traceId = static_cast<const LogModel *>(table->liveModel())->entry(row).traceId;
    if (!traceId.isEmpty())
        Q_EMIT traceActivated(QString::fromLatin1(traceId));
}

void LogPane::showMenu(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    if (!index.isValid())
        return;
    const LogEntry entry = m_model->entry(index.row());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    m_openRequest->setEnabled(!entry.traceId.isEmpty());
    menu->addAction(m_openRequest);
    menu->addSeparator();
    menu->addAction(tr("Copy &Text"), this, [entry] { QApplication::clipboard()->setText(entry.text); });
    if (!entry.traceId.isEmpty())
        menu->addAction(tr("Copy T&race Id"), this,
                        [entry] { QApplication::clipboard()->setText(QString::fromLatin1(entry.traceId)); });
    menu->addSeparator();
    m_controls->addToMenu(menu);
    connect(menu, &QMenu::aboutToHide, m_openRequest, [this] { m_openRequest->setEnabled(true); });
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void LogPane::updateState()
{
    const bool empty = m_model->rowCount() == 0;
    const auto kept = int(m_model->kept());
    if (empty && kept > 0)
        m_empty->setText(tr("No line matches the filter"), tr("%Ln line(s) are hidden.", nullptr, kept),
                         tr("Clear the filter"));
    else if (empty)
        m_empty->setText(tr("Nothing logged yet"), tr("Starts, stops, warnings and errors of the server appear here."));
    m_stack->setCurrentWidget(empty && m_table->pinned() == 0 ? static_cast<QWidget *>(m_empty) : m_table);
    m_figure->setText(m_model->isPaused() ? tr("Paused, %n waiting", nullptr, int(m_model->waiting()))
                          : m_model->isFiltered()
                          ? tr("%1 of %2").arg(countText(quint64(m_model->rowCount())), countText(quint64(kept)))
                          : kept > 0 ? tr("%n line(s)", nullptr, kept)
                                     : QString());
}

void LogPane::showTrace(const QByteArray &traceId)
{
    m_filter->setText(QStringLiteral("trace:") + QString::fromLatin1(traceId));
}

} // namespace coroscope

#include "ui/panes/log_pane.h"

#include "ui/filter/filter_field.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/models/log_model.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/empty_state.h"
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
    }

private:
    const LogModel *m_model;
};

constexpr int kSaveDelay = 500; // ms

} // namespace

LogPane::LogPane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_model(new LogModel(this))
    , m_table(new LiveTable(QStringLiteral("logTable"), tr("Log"), this))
    , m_empty(new EmptyState(QStringLiteral("text-x-log"), this))
    , m_stack(new QStackedWidget(this))
{
    m_table->setLiveModel(m_model);
    m_table->setItemDelegate(new LogDelegate(m_model, m_table));
    const int digit = fontMetrics().horizontalAdvance(u'0');
    m_table->setColumnWidth(LogModel::LevelColumn, 11 * digit);
    m_table->setColumnWidth(LogModel::TimeColumn, 14 * digit);
    m_table->setColumnWidth(LogModel::CategoryColumn, 24 * digit);

    m_follow = new QAction(icon(QStringLiteral("go-bottom")), tr("&Follow the newest"), this);
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setToolTip(tr("Keep the newest line in sight (End)"));
    connect(m_follow, &QAction::triggered, this, [this](bool on) {
        m_table->setFollowing(on);
        m_follow->setChecked(m_table->isFollowing());
    });
    connect(m_table, &LiveTable::followingChanged, m_follow, &QAction::setChecked);
    auto *clear = new QAction(icon(QStringLiteral("edit-clear")), tr("C&lear the log"), this);
    clear->setToolTip(tr("Remove all lines from the view"));
    connect(clear, &QAction::triggered, this, [this] {
        m_model->clear();
        updateState();
    });
    auto *copy = new QAction(icon(QStringLiteral("edit-copy")), tr("&Copy the selected lines"), this);
    copy->setToolTip(tr("Copy the selected lines, or all where none is selected"));
    connect(copy, &QAction::triggered, this, &LogPane::copyText);

    auto *bar = new PaneBar(this);
    bar->addAction(m_follow);
    bar->addAction(clear);
    bar->addAction(copy);
    //: A placeholder with two examples; the words before the colons are not translated.
    m_filter = bar->addFilter(LogModel::grammar(), tr("Filter: gate  level>=warning"), tr("Filter the log"), this);
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
    m_save.setSingleShot(true);
    m_save.setInterval(kSaveDelay);
    connect(m_table, &LiveTable::columnsChanged, &m_save, qOverload<>(&QTimer::start));
    connect(&m_save, &QTimer::timeout, this,
            [this] { m_context.settings->setView(m_table->objectName(), m_table->columns()); });
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
    if (before != m_model->kept() || rows != m_model->rowCount())
        updateState();
}

void LogPane::copyText() const
{
    QList<int> rows;
    const QModelIndexList selected = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected)
        rows += index.row();
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty()) {
        for (int row = 0; row < m_model->rowCount(); ++row)
            rows += row;
    }
    QStringList lines;
    for (const int row : rows) {
        const LogEntry &entry = m_model->entry(row);
        lines += QStringList{m_model->index(row, LogModel::TimeColumn).data().toString(),
                             m_model->index(row, LogModel::LevelColumn).data().toString(), entry.category, entry.text}
                     .join(u'\t');
    }
    if (!lines.isEmpty())
        QApplication::clipboard()->setText(lines.join(u'\n'));
}

void LogPane::showMenu(const QPoint &at)
{
    const QModelIndex index = m_table->indexAt(at);
    if (!index.isValid())
        return;
    const LogEntry entry = m_model->entry(index.row());
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(QStringLiteral("edit-copy")), tr("&Copy"), this, &LogPane::copyText);
    menu->addAction(tr("Copy &Text"), this, [entry] { QApplication::clipboard()->setText(entry.text); });
    if (!entry.traceId.isEmpty())
        menu->addAction(tr("Copy T&race Id"), this,
                        [entry] { QApplication::clipboard()->setText(QString::fromLatin1(entry.traceId)); });
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

void LogPane::updateState()
{
    const bool empty = m_model->rowCount() == 0;
    const auto kept = int(m_model->kept());
    if (empty && kept > 0)
        m_empty->setText(tr("No line matches the filter"), tr("%n line(s) are hidden.", nullptr, kept),
                         tr("Clear the filter"));
    else if (empty)
        m_empty->setText(tr("Nothing logged yet"), tr("Starts, stops, warnings and errors of the server appear here."));
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_table);
    m_figure->setText(m_model->isFiltered()
                          ? tr("%1 of %2").arg(countText(quint64(m_model->rowCount())), countText(quint64(kept)))
                          : kept > 0 ? tr("%n line(s)", nullptr, kept)
                                     : QString());
}

} // namespace coroscope

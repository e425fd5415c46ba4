#include "ui/widgets/live_table.h"

#include "ui/models/live_table_model.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace coroscope {

LiveTable::LiveTable(const QString &objectName, const QString &accessibleName, QWidget *parent)
    : QTableView(parent)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTextElideMode(Qt::ElideRight);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    // Per row: the scroll bar's value is a row number, which is what keeps a place while rows leave above it.
    setVerticalScrollMode(ScrollPerItem);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    applyRowHeight();

    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &LiveTable::onScrolled);
    adoptHeader(horizontalHeader());
}

void LiveTable::adoptHeader(QHeaderView *header)
{
    if (header != horizontalHeader())
        setHorizontalHeader(header);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(32);
    header->setStretchLastSection(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::sectionClicked, this, &LiveTable::onHeaderClicked);
    connect(header, &QHeaderView::sectionResized, this, &LiveTable::columnsChanged);
    connect(header, &QHeaderView::sectionMoved, this, &LiveTable::columnsChanged);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header](const QPoint &at) {
        QMenu *menu = columnMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(header->mapToGlobal(at));
    });
}

void LiveTable::setLiveModel(LiveTableModel *model)
{
    Q_ASSERT(m_model == nullptr);
    m_model = model;
    setModel(model);
    connect(model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { onRowsRemoved(first, last); });
}

void LiveTable::applyRowHeight()
{
    verticalHeader()->setMinimumSectionSize(16);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
}

void LiveTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyRowHeight();
}

void LiveTable::setFollowing(bool follow)
{
    follow = follow && (!m_model || m_model->sortColumn() < 0);
    if (m_follow == follow)
        return;
    m_follow = follow;
    if (follow)
        scrollToBottom();
    Q_EMIT followingChanged(follow);
}

void LiveTable::onScrolled()
{
    if (m_flushing == 0)
        setFollowing(verticalScrollBar()->value() == verticalScrollBar()->maximum());
}

void LiveTable::onHeaderClicked(int column)
{
    // Three clicks: up, down, and back to the order of arrival.
    if (m_model->sortColumn() != column)
        m_model->sort(column, Qt::AscendingOrder);
    else if (m_model->sortOrder() == Qt::AscendingOrder)
        m_model->sort(column, Qt::DescendingOrder);
    else
        m_model->sort(-1);
    const bool sorted = m_model->sortColumn() >= 0;
    horizontalHeader()->setSortIndicatorShown(sorted);
    if (sorted)
        horizontalHeader()->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
    setFollowing(!sorted);
    if (sorted)
        scrollToTop();
}

void LiveTable::onRowsRemoved(int first, int last)
{
    if (m_flushing > 0 && first == 0)
        m_removedAbove += last + 1;
}

void LiveTable::beginFlush()
{
    if (m_flushing++ == 0) {
        m_removedAbove = 0;
        m_topRow = verticalScrollBar()->value();
    }
}

void LiveTable::endFlush()
{
    if (m_flushing == 1) {
        if (m_follow) {
            scrollToBottom();
        } else if (m_removedAbove > 0) {
            executeDelayedItemsLayout();
            updateGeometries();
            verticalScrollBar()->setValue(std::max(0, m_topRow - m_removedAbove));
        }
    }
    --m_flushing;
}

std::pair<int, int> LiveTable::visibleRows() const
{
    const int rows = model() ? model()->rowCount() : 0;
    if (rows == 0)
        return {0, -1};
    const int first = std::max(0, rowAt(0));
    const int last = rowAt(viewport()->height() - 1);
    return {first, last < 0 ? rows - 1 : last};
}

QByteArray LiveTable::columns() const
{
    return horizontalHeader()->saveState();
}

bool LiveTable::setColumns(const QByteArray &state)
{
    if (state.isEmpty())
        return false;
    const bool restored = horizontalHeader()->restoreState(state);
    // A kept sort indicator would claim an order that a new list does not have.
    horizontalHeader()->setSortIndicatorShown(false);
    horizontalHeader()->setSectionsClickable(true);
    return restored;
}

void LiveTable::setHiddenColumns(const QList<int> &hidden)
{
    for (const int column : hidden)
        setColumnHidden(column, true);
}

QMenu *LiveTable::columnMenu(QWidget *parent)
{
    auto *menu = new QMenu(parent);
    const int count = model()->columnCount();
    int shown = 0;
    for (int column = 0; column < count; ++column)
        shown += isColumnHidden(column) ? 0 : 1;
    for (int column = 0; column < count; ++column) {
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(shown > 1 || isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            setColumnHidden(column, !on);
            Q_EMIT columnsChanged();
        });
    }
    menu->addSeparator();
    QAction *arrival = menu->addAction(tr("Order of &arrival"));
    arrival->setEnabled(m_model->sortColumn() >= 0);
    connect(arrival, &QAction::triggered, this, [this] {
        m_model->sort(-1);
        horizontalHeader()->setSortIndicatorShown(false);
        setFollowing(true);
    });
    return menu;
}

QString LiveTable::selectedText() const
{
    if (!selectionModel())
        return {};
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex &a, const QModelIndex &b) { return a.row() < b.row(); });
    QStringList lines;
    for (const QModelIndex &row : rows) {
        QStringList cells;
        for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
            const int column = horizontalHeader()->logicalIndex(visual);
            if (!isColumnHidden(column))
                cells += row.siblingAtColumn(column).data().toString();
        }
        lines += cells.join(u'\t');
    }
    return lines.join(u'\n');
}

void LiveTable::copySelection() const
{
    if (const QString text = selectedText(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void LiveTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        copySelection();
        return;
    }
    if (event->key() == Qt::Key_End && event->modifiers() == Qt::NoModifier) {
        setFollowing(true);
        scrollToBottom();
        return;
    }
    if (event->key() == Qt::Key_Home && event->modifiers() == Qt::NoModifier) {
        scrollToTop();
        return;
    }
    QTableView::keyPressEvent(event);
}

} // namespace coroscope

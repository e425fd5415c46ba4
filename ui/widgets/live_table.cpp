#include "ui/widgets/live_table.h"

#include "ui/widgets/font_columns.h"
#include "ui/widgets/live_header.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSignalBlocker>

#include <algorithm>
#include <numeric>
#include <utility>

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
    adoptHeader(new LiveHeader(this));
}

void LiveTable::adoptHeader(LiveHeader *header)
{
    m_header = header;
    setHorizontalHeader(header);
    header->setSectionsMovable(true);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setTextElideMode(Qt::ElideRight);
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
    m_ownColumns.clear();
    m_fontColumns = new FontColumns(this);
    connect(m_fontColumns, &FontColumns::aboutToScale, this, [this] { m_wasOwn = areColumnsOwn(); });
    connect(m_fontColumns, &FontColumns::scaled, this, [this] {
        if (m_wasOwn)
            m_ownState = horizontalHeader()->saveState();
    });
    connect(model, &LiveTableModel::aboutToArrange, this, [this] {
        if (selectedRows() > kManySelected)
            clearSelection();
        beginFlush();
    });
    connect(model, &LiveTableModel::arranged, this, &LiveTable::onArranged);
    connect(model, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { onRowsRemoved(first, last); });
}

void LiveTable::applyRowHeight()
{
    verticalHeader()->setMinimumSectionSize(16);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    if (m_strip && !m_strip->isHidden())
        showStrip();
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

void LiveTable::onArranged()
{
    endFlush();
    // Whoever looked at a row looks for it.
    if (!m_follow && currentIndex().isValid() && selectionModel()->isRowSelected(currentIndex().row()))
        scrollTo(currentIndex());
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

QList<int> LiveTable::shownColumns() const
{
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column) && m_model->columnKind(column) != LiveTableModel::ColumnKind::Painted)
            columns += column;
    }
    return columns;
}

QByteArray LiveTable::asWished(QByteArray (*state)(const QHeaderView *)) const
{
    QHeaderView *header = horizontalHeader();
    const Wish wished = wish();
    const int now = wished.column < 0 ? 0 : header->sectionSize(wished.column); // 0 where it is hidden
    if (now == 0 || now == wished.width)
        return state(header);
    const QSignalBlocker quiet(header); // nobody is to see it
    header->resizeSection(wished.column, wished.width);
    QByteArray told = state(header);
    header->resizeSection(wished.column, now);
    return told;
}

QByteArray LiveTable::columns() const
{
    return asWished(&headerState);
}

QByteArray LiveTable::wishedState() const
{
    return asWished([](const QHeaderView *header) { return header->saveState(); });
}

bool LiveTable::areColumnsOwn() const
{
    return wishedState() == m_ownState;
}

bool LiveTable::setColumns(const QByteArray &state)
{
    if (m_ownColumns.isEmpty()) {
        m_ownColumns = columns();
        m_ownState = wishedState();
    }
    if (state.isEmpty())
        return false;
    const bool restored = restoreHeaderState(horizontalHeader(), state);
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
    QAction *reset = menu->addAction(tr("&Reset Columns"));
    reset->setEnabled(!m_ownColumns.isEmpty() && !areColumnsOwn());
    connect(reset, &QAction::triggered, this, [this] {
        setColumns(m_ownColumns);
        m_ownState = wishedState();
        Q_EMIT columnsChanged();
    });
    QAction *arrival = menu->addAction(tr("Order of &arrival"));
    arrival->setEnabled(m_model->sortColumn() >= 0);
    connect(arrival, &QAction::triggered, this, [this] {
        m_model->sort(-1);
        horizontalHeader()->setSortIndicatorShown(false);
        setFollowing(true);
    });
    if (!m_headerActions.isEmpty()) {
        menu->addSeparator();
        menu->addActions(m_headerActions);
    }
    return menu;
}

std::vector<LiveTable::Sequence> LiveTable::selectedSequences() const
{
    std::vector<int> rows;
    if (selectionModel()) {
        const QItemSelection selection = selectionModel()->selection();
        for (const QItemSelectionRange &range : selection) {
            for (int row = range.top(); row <= range.bottom(); ++row)
                rows.push_back(row);
        }
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    std::vector<Sequence> sequences;
    for (const int row : rows)
        sequences.push_back(m_model->sequenceAt(row));
    return sequences;
}

std::vector<LiveTable::Sequence> LiveTable::allSequences() const
{
    std::vector<Sequence> sequences(std::size_t(m_model->rowCount()));
    for (std::size_t row = 0; row < sequences.size(); ++row)
        sequences[row] = m_model->sequenceAt(int(row));
    return sequences;
}

int LiveTable::selectedRows() const
{
    int rows = 0;
    const QItemSelection selection = selectionModel() ? selectionModel()->selection() : QItemSelection();
    for (const QItemSelectionRange &range : selection)
        rows += range.height();
    return rows;
}

QString LiveTable::selectedText() const
{
    QStringList lines;
    const QList<int> columns = shownColumns();
    for (const Sequence sequence : selectedSequences()) {
        QStringList cells;
        for (const int column : columns) {
            const bool isText = m_model->columnKind(column) == LiveTableModel::ColumnKind::Text;
            cells += isText ? m_model->exportText(sequence, column) : m_model->cellText(sequence, column);
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
    if (m_strip && !m_strip->isHidden() && event->key() == Qt::Key_Up && currentIndex().row() == 0) {
        m_strip->setFocus();
        m_strip->selectRow(m_strip->model()->rowCount() - 1);
        return;
    }
    if (property("pinStrip").toBool() && event->key() == Qt::Key_Down
        && currentIndex().row() == model()->rowCount() - 1) {
        auto *list = static_cast<LiveTable *>(parentWidget());
        list->setFocus();
        if (list->model()->rowCount() > 0)
            list->selectRow(list->visibleRows().first);
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

void LiveTable::setPinStrip(LiveTable *strip)
{
    Q_ASSERT(m_strip == nullptr && strip != this);
    m_strip = strip;
    strip->setParent(this);
    strip->setProperty("pinStrip", true);
    strip->horizontalHeader()->hide();
    strip->setFrameShape(NoFrame);
    strip->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    strip->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    strip->hide();
    strip->m_follow = false;
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, strip->horizontalScrollBar(), &QScrollBar::setValue);
    connect(this, &LiveTable::columnsChanged, this, &LiveTable::syncStrip);
    setTabOrder(this, strip);
}

bool LiveTable::togglePins()
{
    if (!m_strip)
        return true;
    if (m_strip->hasFocus()) {
        std::vector<std::size_t> places;
        const QModelIndexList rows = m_strip->selectionModel()->selectedRows();
        for (const QModelIndex &row : rows)
            places.push_back(std::size_t(row.row()));
        unpin(std::move(places));
        return true;
    }
    const std::vector<Sequence> selected = selectedSequences();
    std::vector<Sequence> fresh;
    std::copy_if(selected.begin(), selected.end(), std::back_inserter(fresh),
                 [this](Sequence s) { return !m_model->isPinned(s); });
    if (fresh.empty()) {
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < m_pins.size(); ++i) {
            if (std::find(selected.begin(), selected.end(), m_pins[i]) != selected.end())
                places.push_back(i);
        }
        unpin(std::move(places));
        return true;
    }
    const std::size_t room = std::size_t(kMostPinned) - m_pins.size();
    const bool fit = fresh.size() <= room;
    if (!fit)
        fresh.resize(room);
    std::vector<LiveTableModel::RowData> rows;
    for (const Sequence sequence : fresh) {
        rows.push_back(m_model->rowData(sequence));
        m_pins.push_back(sequence);
        m_model->setPinned(sequence, true);
    }
    m_strip->m_model->addRows(rows);
    m_strip->markAll();
    showStrip();
    Q_EMIT pinsChanged();
    return fit;
}

void LiveTable::unpinAll()
{
    std::vector<std::size_t> places(m_pins.size());
    std::iota(places.begin(), places.end(), std::size_t(0));
    unpin(std::move(places));
}

void LiveTable::unpin(std::vector<std::size_t> places)
{
    if (places.empty())
        return;
    std::sort(places.begin(), places.end());
    std::vector<LiveTableModel::RowData> staying;
    std::vector<Sequence> pins;
    for (std::size_t i = 0; i < m_pins.size(); ++i) {
        if (std::binary_search(places.begin(), places.end(), i)) {
            m_model->setPinned(m_pins[i], false);
            continue;
        }
        staying.push_back(m_strip->m_model->rowData(m_strip->m_model->sequenceAt(int(i))));
        pins.push_back(m_pins[i]);
    }
    const bool hadFocus = m_strip->hasFocus();
    const int row = m_strip->currentIndex().row();
    m_pins = std::move(pins);
    m_strip->m_model->clear();
    m_strip->m_model->addRows(staying);
    m_strip->markAll();
    showStrip();
    if (hadFocus && m_pins.empty())
        setFocus();
    else if (hadFocus)
        m_strip->selectRow(std::clamp(row, 0, int(m_pins.size()) - 1));
    Q_EMIT pinsChanged();
}

void LiveTable::remarkPins()
{
    for (const Sequence sequence : m_pins)
        m_model->setPinned(sequence, true);
}

void LiveTable::markAll()
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        m_model->setPinned(m_model->sequenceAt(row), true);
}

void LiveTable::syncStrip()
{
    if (!m_strip || m_strip->isHidden())
        return;
    const QSignalBlocker blocker(m_strip); // its columns are nobody's wish
    m_strip->horizontalHeader()->restoreState(horizontalHeader()->saveState());
    m_strip->horizontalHeader()->hide();
    m_strip->horizontalScrollBar()->setValue(horizontalScrollBar()->value());
}

void LiveTable::showStrip()
{
    constexpr int kMostInSight = 6;
    const int rows = std::min(int(m_pins.size()), kMostInSight);
    m_header->setRoomBelow(rows * m_strip->verticalHeader()->defaultSectionSize() + (rows > 0 ? 2 : 0));
    m_strip->setVisible(rows > 0);
    updateGeometries();
    syncStrip();
    if (m_follow)
        scrollToBottom();
}

void LiveTable::updateGeometries()
{
    if (std::exchange(m_placing, true))
        return; // by what is resized here
    QTableView::updateGeometries();
    if (!m_strip || m_strip->isHidden()) {
        m_placing = false;
        return;
    }
    // The header was given its own room and what it claims below itself, which is the strip's.
    const QRect whole = m_header->geometry();
    const int room = m_header->roomBelow();
    m_header->setGeometry(whole.adjusted(0, 0, 0, -room));
    m_strip->setGeometry(whole.left(), whole.bottom() + 1 - room, whole.width(), room);
    m_placing = false;
}

} // namespace coroscope

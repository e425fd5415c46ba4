#include "ui/content/json_table_view.h"

#include "server/runtime/safe_file.h"
#include "ui/icon.h"
#include "ui/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QFileInfo>
#include <QHash>
#include <QHeaderView>
#include <QMenu>
#include <QStyledItemDelegate>

#include <algorithm>
#include <numeric>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr quint32 kAtOnce = 20'000; // values of the tree; of more, the work is done off this thread

class CellDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const QVariant type = index.data(JsonTableModel::TypeRole);
        if (!type.isValid() || (option->state & QStyle::State_Selected))
            return;
        const ThemeColors &theme = themeColors(option->palette);
        switch (JsonTree::Type(type.toInt())) {
        case JsonTree::Type::Number: option->palette.setColor(QPalette::Text, theme.series[1]); break;
        case JsonTree::Type::True:
        case JsonTree::Type::False:
        case JsonTree::Type::Null: option->palette.setColor(QPalette::Text, theme.series[4]); break;
        case JsonTree::Type::Object:
        case JsonTree::Type::Array: option->palette.setColor(QPalette::Text, theme.muted); break;
        case JsonTree::Type::String: break;
        }
    }
};

} // namespace

JsonTableView::JsonTableView(const QString &accessibleName, QWidget *parent)
    : QTableView(parent)
    , m_model(new JsonTableModel(this))
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setModel(m_model);
    setItemDelegate(new CellDelegate(this));
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setHorizontalScrollMode(ScrollPerPixel);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    verticalHeader()->setHighlightSections(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setSectionsClickable(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    applyRowHeight();
    connect(horizontalHeader(), &QHeaderView::sectionClicked, this, &JsonTableView::onHeaderClicked);
    connect(this, &QWidget::customContextMenuRequested, this, &JsonTableView::showMenu);
    auto *copy = new QAction(tr("&Copy"), this);
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, [this] { QApplication::clipboard()->setText(selectedText()); });
    addAction(copy);
    auto *sort = new QAction(tr("&Sort by This Column"), this);
    sort->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S));
    sort->setShortcutContext(Qt::WidgetShortcut);
    connect(sort, &QAction::triggered, this, [this] {
        if (currentIndex().isValid())
            onHeaderClicked(currentIndex().column());
    });
    addAction(sort);
}

JsonTableView::~JsonTableView() = default;

void JsonTableView::applyRowHeight()
{
    verticalHeader()->setMinimumSectionSize(16);
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
}

void JsonTableView::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyRowHeight();
}

void JsonTableView::setTree(std::shared_ptr<const JsonTree> tree)
{
    m_making.cancel();
    m_sorting.cancel();
    m_search.cancel();
    m_found = {};
    m_at = -1;
    m_sortColumn = -1;
    horizontalHeader()->setSortIndicatorShown(false);
    if (!tree) {
        m_model->setTable(nullptr);
        return;
    }
    if (tree->size() <= kAtOnce) {
        onTable(std::make_shared<const JsonTable>(JsonTable::make(std::move(tree))));
        return;
    }
    m_model->setTable(nullptr);
    m_making.start(
        [tree](const std::stop_token &stop) { return std::make_shared<const JsonTable>(JsonTable::make(tree, stop)); },
        [this](std::shared_ptr<const JsonTable> table) { onTable(std::move(table)); });
}

void JsonTableView::onTable(std::shared_ptr<const JsonTable> table)
{
    m_model->setTable(std::move(table));
    const auto &made = *m_model->table();
    // Widths by what the first rows hold.
    const QFontMetrics metrics(font());
    for (int column = 0; column < m_model->columnCount(); ++column) {
        int width = metrics.horizontalAdvance(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        for (int row = 0; row < std::min(50, m_model->rowCount()); ++row) {
            const QString text = m_model->index(row, column).data().toString().left(60);
            width = std::max(width, metrics.horizontalAdvance(text));
        }
        const int letter = metrics.averageCharWidth();
        setColumnWidth(column, std::clamp(width + 3 * letter, 6 * letter, 40 * letter));
    }
    if (m_model->rowCount() > 0 && m_model->columnCount() > 0)
        setCurrentIndex(m_model->index(0, 0));
    if (made.hasMoreColumns) {
        Q_EMIT told(
            tr("The first %n column(s) are shown; the tree has all members.", nullptr, int(made.columns.size())));
    }
    if (!m_query.isEmpty())
        setSearch(m_query);
}

void JsonTableView::onHeaderClicked(int column)
{
    // Three clicks: up, down, and back to the order of the array.
    if (m_sortColumn != column) {
        m_sortColumn = column;
        m_sortOrder = Qt::AscendingOrder;
    } else if (m_sortOrder == Qt::AscendingOrder) {
        m_sortOrder = Qt::DescendingOrder;
    } else {
        m_sortColumn = -1;
    }
    horizontalHeader()->setSortIndicatorShown(m_sortColumn >= 0);
    if (m_sortColumn < 0) {
        m_sorting.cancel();
        std::vector<quint32> order(m_model->order().size());
        std::iota(order.begin(), order.end(), 0U);
        m_model->setOrder(std::move(order));
        return;
    }
    horizontalHeader()->setSortIndicator(m_sortColumn, m_sortOrder);
    const auto table = m_model->table();
    if (table->tree->size() <= kAtOnce) {
        m_model->setOrder(table->sorted(m_sortColumn, m_sortOrder));
        return;
    }
    m_sorting.start([table, by = m_sortColumn,
                     order = m_sortOrder](const std::stop_token &stop) { return table->sorted(by, order, stop); },
                    [this](std::vector<quint32> order) { m_model->setOrder(std::move(order)); });
}

QString JsonTableView::selectedText() const
{
    // By selection ranges, not cell by cell: all of a large table may be selected.
    QStringList lines;
    QItemSelection ranges = selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(), [](const auto &a, const auto &b) { return a.top() < b.top(); });
    for (const QItemSelectionRange &range : std::as_const(ranges)) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            QStringList cells;
            for (int column = range.left(); column <= range.right(); ++column) {
                QString text = m_model->table()->text(m_model->order()[std::size_t(row)], column);
                cells.append(text.replace(u'\t', u' ').replace(u'\n', u' '));
            }
            lines.append(cells.join(u'\t'));
        }
    }
    return lines.join(u'\n');
}

void JsonTableView::saveCsv(const QString &path)
{
    const auto table = m_model->table();
    if (!table)
        return;
    m_writing.start(
        [table, order = m_model->order(), path](const std::stop_token &stop) {
            const QByteArray csv = table->csv(order, stop);
            if (stop.stop_requested())
                return QString();
            const auto written = saveFile(path, csv);
            return written ? QString() : written.error().detail;
        },
        [this, path, rows = m_model->rowCount()](const QString &why) {
            if (why.isEmpty())
                Q_EMIT told(tr("%n row(s) were written to %1.", nullptr, rows).arg(QFileInfo(path).fileName()));
            else
                Q_EMIT told(tr("The table could not be written to %1: %2. Choose another place.").arg(path, why));
        });
}

void JsonTableView::chooseCsvFile()
{
    auto *dialog = new QFileDialog(this, tr("Save the table as CSV"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"response.csv"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &JsonTableView::saveCsv);
    dialog->open();
}

void JsonTableView::showMenu(const QPoint &at)
{
    if (!m_model->table())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(icon(QStringLiteral("edit-copy")), tr("&Copy"), this,
                    [this] { QApplication::clipboard()->setText(selectedText()); });
    const quint32 node = currentIndex().data(JsonTableModel::NodeRole).isValid()
        ? currentIndex().data(JsonTableModel::NodeRole).toUInt()
        : JsonTree::kNone;
    if (node != JsonTree::kNone) {
        const auto tree = m_model->table()->tree;
        menu->addAction(tr("Copy &Path"), this, [tree, node] { QApplication::clipboard()->setText(tree->path(node)); });
    }
    menu->addSeparator();
    menu->addAction(tr("&Sort by This Column"), this, [this, column = currentIndex().column()] {
        if (column >= 0)
            onHeaderClicked(column);
    });
    menu->addAction(tr("Save as CS&V…"), this, &JsonTableView::chooseCsvFile);
    menu->popup(viewport()->mapToGlobal(at));
}

void JsonTableView::setSearch(const SearchQuery &query)
{
    m_query = query;
    m_search.cancel();
    m_found = {};
    m_at = -1;
    const auto table = m_model->table();
    if (query.isEmpty() || !table) {
        tellStatus();
        return;
    }
    const auto work = [table, query](const std::stop_token &stop) {
        Found found;
        const TextMatcher matcher(query);
        found.error = matcher.error();
        for (quint32 element = 0; found.error.isEmpty() && element < table->rows.size(); ++element) {
            if (stop.stop_requested() || found.more)
                break;
            for (qsizetype column = 0; column < table->columnCount(); ++column) {
                if (!matcher.matches(table->text(element, column)))
                    continue;
                if (found.cells.size() == kMaxMatches) {
                    found.more = true;
                    break;
                }
                found.cells.emplace_back(element, int(column));
            }
        }
        return found;
    };
    if (table->tree->size() <= kAtOnce && !query.regex) {
        onFound(work({}));
        return;
    }
    m_search.start(work, [this](Found found) { onFound(std::move(found)); });
    tellStatus();
}

void JsonTableView::onFound(Found found)
{
    m_found = std::move(found);
    // In the order of the rows as they are shown.
    std::vector<quint32> rowOf(m_model->order().size());
    for (quint32 row = 0; row < rowOf.size(); ++row)
        rowOf[m_model->order()[row]] = row;
    std::stable_sort(m_found.cells.begin(), m_found.cells.end(),
                     [&](const auto &a, const auto &b) { return rowOf[a.first] < rowOf[b.first]; });
    if (m_found.cells.empty()) {
        tellStatus();
        return;
    }
    const auto from = std::make_pair(std::max(0, currentIndex().row()), std::max(0, currentIndex().column()));
    const auto next = std::find_if(m_found.cells.begin(), m_found.cells.end(), [&](const auto &cell) {
        return std::make_pair(int(rowOf[cell.first]), cell.second) >= from;
    });
    goTo(next == m_found.cells.end() ? 0 : std::size_t(next - m_found.cells.begin()));
}

void JsonTableView::goTo(std::size_t index)
{
    m_at = qsizetype(index);
    const auto [element, column] = m_found.cells[index];
    const auto &order = m_model->order();
    const auto row = std::find(order.begin(), order.end(), element) - order.begin();
    const QModelIndex at = m_model->index(int(row), column);
    setCurrentIndex(at);
    scrollTo(at);
    tellStatus();
}

void JsonTableView::findNext(bool backward)
{
    const auto count = qsizetype(m_found.cells.size());
    if (count > 0)
        goTo(std::size_t((m_at + (backward ? count - 1 : 1)) % count));
}

void JsonTableView::tellStatus()
{
    if (!onFindStatus)
        return;
    FindStatus status;
    status.current = m_at + 1;
    status.count = qsizetype(m_found.cells.size());
    status.more = m_found.more;
    status.isBusy = m_search.isRunning();
    status.error = m_found.error;
    onFindStatus(status);
}

} // namespace coroscope

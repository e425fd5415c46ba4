#include "ui/content/json_tree_view.h"

#include "ui/icon.h"
#include "ui/theme.h"
#include "ui/widgets/font_columns.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <deque>

namespace coroscope {

namespace {

constexpr quint32 kSearchedAtOnce = 20'000; // values; more are searched off this thread

/// Values in the colours that they have as text.
class ValueDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 4);
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (option->state & QStyle::State_Selected)
            return;
        const ThemeColors &theme = themeColors(option->palette);
        QColor color = theme.muted;
        const QVariant type = index.data(JsonTreeModel::TypeRole);
        if (index.column() == JsonTreeModel::NameColumn && type.isValid()) {
            color = theme.series[0];
        } else if (index.column() == JsonTreeModel::ValueColumn && type.isValid()) {
            switch (JsonTree::Type(type.toInt())) {
            case JsonTree::Type::String: color = theme.success; break;
            case JsonTree::Type::Number: color = theme.series[1]; break;
            case JsonTree::Type::True:
            case JsonTree::Type::False:
            case JsonTree::Type::Null: color = theme.series[4]; break;
            case JsonTree::Type::Object:
            case JsonTree::Type::Array: break;
            }
        }
        option->palette.setColor(QPalette::Text, color);
    }
};

} // namespace

JsonTreeView::JsonTreeView(const QString &accessibleName, QWidget *parent)
    : QTreeView(parent)
    , m_model(new JsonTreeModel(this))
{
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true); // else QTreeView asks for the height of each row
    setModel(m_model);
    setItemDelegate(new ValueDelegate(this));
    setAlternatingRowColors(false);
    setSelectionBehavior(SelectRows);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setFont(monospaceFont());
    setIndentation(16);
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(false);
    const int letter = fontMetrics().averageCharWidth();
    header()->resizeSection(JsonTreeModel::NameColumn, 28 * letter);
    header()->resizeSection(JsonTreeModel::ValueColumn, 40 * letter);
    new FontColumns(this);
    connect(this, &QWidget::customContextMenuRequested, this, &JsonTreeView::showMenu);

    const auto key = [this](const QString &text, const QKeySequence &keys, auto act) {
        auto *action = new QAction(text, this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, act);
        addAction(action);
    };
    key(tr("&Copy Value"), QKeySequence::Copy, [this] { copyValue(); });
    key(tr("Copy &Path"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_C), [this] { copyPath(); });
}

JsonTreeView::~JsonTreeView() = default;

void JsonTreeView::setTree(std::shared_ptr<const JsonTree> tree)
{
    m_search.cancel();
    m_found = {};
    m_at = -1;
    m_model->setTree(std::move(tree));
    if (const QModelIndex root = m_model->index(0, 0); root.isValid()) {
        expand(root);
        setCurrentIndex(root);
    }
}

bool JsonTreeView::unfold(const QModelIndex &index)
{
    // With a layout pending, QTreeView only notes what is unfolded, and lays out once.
    scheduleDelayedItemsLayout();
    std::deque<QModelIndex> open{index.isValid() ? index.siblingAtColumn(0) : m_model->index(0, 0)};
    int rows = 0;
    bool all = true;
    while (!open.empty()) {
        const QModelIndex at = open.front();
        open.pop_front();
        const int count = m_model->rowCount(at);
        if (count == 0)
            continue;
        const quint32 node = m_model->nodeOf(at);
        const bool isDeep = node != JsonTree::kNone && m_model->tree()->node(node).depth >= kMaxUnfoldedLevels;
        if (rows + count > kMaxUnfolded || isDeep) {
            all = false;
            continue;
        }
        rows += count;
        expand(at);
        for (int row = 0; row < count; ++row) {
            if (const QModelIndex child = m_model->index(row, 0, at); m_model->hasChildren(child))
                open.push_back(child);
        }
    }
    if (!all) {
        Q_EMIT told(tr("%n row(s) are unfolded. What is below them stays folded, as it would be too much to look at.",
                       nullptr, rows));
    }
    return all;
}

void JsonTreeView::foldAll()
{
    collapseAll();
    expand(m_model->index(0, 0));
}

quint32 JsonTreeView::currentNode() const
{
    return m_model->nodeOf(currentIndex());
}

void JsonTreeView::copyText(const QString &text) const
{
    QApplication::clipboard()->setText(text);
}

void JsonTreeView::copyValue() const
{
    if (const quint32 node = currentNode(); node != JsonTree::kNone)
        copyText(m_model->tree()->value(node));
}

void JsonTreeView::copyPath() const
{
    if (const quint32 node = currentNode(); node != JsonTree::kNone)
        copyText(m_model->tree()->path(node));
}

void JsonTreeView::showMenu(const QPoint &at)
{
    const QModelIndex index = indexAt(at).isValid() ? indexAt(at) : currentIndex();
    if (!index.isValid())
        return;
    setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const quint32 node = currentNode(); node != JsonTree::kNone) {
        const auto tree = m_model->tree();
        menu->addAction(icon(QStringLiteral("edit-copy")), tr("&Copy Value"), this, [this] { copyValue(); });
        menu->addAction(tr("Copy as &JSON"), this, [this, tree, node] { copyText(prettyJson(tree->raw(node))); });
        if (tree->node(node).key != JsonTree::kNone)
            menu->addAction(tr("Copy &Name"), this, [this, tree, node] { copyText(tree->key(node)); });
        menu->addAction(tr("Copy &Path"), this, [this] { copyPath(); });
        menu->addSeparator();
    }
    QAction *open = menu->addAction(tr("&Unfold All Below"), this, [this] { unfold(currentIndex()); });
    open->setEnabled(m_model->hasChildren(index.siblingAtColumn(0)));
    menu->addAction(tr("&Fold All"), this, &JsonTreeView::foldAll);
    menu->popup(viewport()->mapToGlobal(at));
}

void JsonTreeView::keyPressEvent(QKeyEvent *event)
{
    // QTreeView's own * unfolds without a bound.
    if (event->key() == Qt::Key_Asterisk) {
        unfold(currentIndex());
        return;
    }
    QTreeView::keyPressEvent(event);
}

void JsonTreeView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::StyleChange) {
        if (const QFont mono = monospaceFont(); font() != mono)
            setFont(mono);
    }
}

void JsonTreeView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (const quint32 node = m_model->nodeOf(index);
        node != JsonTree::kNone && std::binary_search(m_found.nodes.begin(), m_found.nodes.end(), node))
        painter->fillRect(option.rect, themeColors(palette()).warningFill);
    QTreeView::drawRow(painter, option, index);
}

void JsonTreeView::setSearch(const SearchQuery &query)
{
    m_search.cancel();
    m_found = {};
    m_at = -1;
    viewport()->update();
    const auto tree = m_model->tree();
    m_isSearching = !query.isEmpty() && tree;
    if (!m_isSearching) {
        tellStatus();
        return;
    }
    const auto work = [tree, query](const std::stop_token &stop) {
        Found found;
        const TextMatcher matcher(query);
        found.error = matcher.error();
        if (found.error.isEmpty())
            found.nodes = tree->search(matcher, &found.more, stop);
        return found;
    };
    if (tree->size() <= kSearchedAtOnce && !query.regex) {
        onFound(work({}));
        return;
    }
    m_search.start(work, [this](Found found) { onFound(std::move(found)); });
    tellStatus();
}

void JsonTreeView::onFound(Found found)
{
    m_found = std::move(found);
    viewport()->update();
    if (m_found.nodes.empty()) {
        tellStatus();
        return;
    }
    const quint32 from = currentNode() == JsonTree::kNone ? 0 : currentNode();
    const auto next = std::lower_bound(m_found.nodes.begin(), m_found.nodes.end(), from);
    goTo(next == m_found.nodes.end() ? 0 : std::size_t(next - m_found.nodes.begin()));
}

void JsonTreeView::goTo(std::size_t index)
{
    m_at = qsizetype(index);
    const QModelIndex at = m_model->indexOf(m_found.nodes[index]);
    setCurrentIndex(at);
    scrollTo(at);
    tellStatus();
}

void JsonTreeView::findNext(bool backward)
{
    const auto &nodes = m_found.nodes;
    if (nodes.empty())
        return;
    if (m_at >= 0 && m_model->indexOf(nodes[std::size_t(m_at)]) == currentIndex().siblingAtColumn(0)) {
        const auto count = qsizetype(nodes.size());
        goTo(std::size_t((m_at + (backward ? count - 1 : 1)) % count));
        return;
    }
    // The person has moved on.
    const quint32 from = currentNode() == JsonTree::kNone ? 0 : currentNode();
    if (backward) {
        const auto at = std::lower_bound(nodes.begin(), nodes.end(), from);
        goTo(at == nodes.begin() ? nodes.size() - 1 : std::size_t(at - nodes.begin()) - 1);
    } else {
        const auto at = std::upper_bound(nodes.begin(), nodes.end(), from);
        goTo(at == nodes.end() ? 0 : std::size_t(at - nodes.begin()));
    }
}

void JsonTreeView::tellStatus()
{
    if (!onFindStatus)
        return;
    FindStatus status;
    status.current = m_at + 1;
    status.count = qsizetype(m_found.nodes.size());
    status.more = m_found.more;
    status.isBusy = m_search.isRunning();
    status.error = m_found.error;
    onFindStatus(status);
}

} // namespace coroscope

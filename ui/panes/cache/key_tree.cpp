#include "ui/panes/cache/key_tree.h"

#include "ui/panes/cache/key_delegate.h"
#include "ui/panes/cache/key_model.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/settings.h"
#include "ui/widgets/font_columns.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSet>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWidths[] = {36, 14, 12, 10}; // digits, by column

} // namespace

KeyTree::KeyTree(KeyModel *model, WindowSettings *settings, QWidget *parent)
    : QTreeView(parent)
    , m_model(model)
    , m_settings(settings)
    , m_keep(this, settings, [this] { m_settings->setView(objectName(), headerState(header())); })
{
    setObjectName(u"cacheTree"_s);
    setAccessibleName(tr("Keys"));
    setModel(model);
    setItemDelegate(new KeyDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setAlternatingRowColors(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setAllColumnsShowFocus(true);
    setContextMenuPolicy(Qt::CustomContextMenu);
    makeHeader();
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &KeyTree::scrolled);
    connect(this, &QTreeView::expanded, this, &KeyTree::scrolled);
    connect(this, &QTreeView::collapsed, this, &KeyTree::scrolled);
}

void KeyTree::makeHeader()
{
    const int digit = fontMetrics().horizontalAdvance(u'0');
    for (int column = 0; column < KeyModel::ColumnCount; ++column)
        setColumnWidth(column, kWidths[column] * digit);
    header()->setObjectName(u"cacheTreeHeader"_s);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(KeyModel::KeyColumn, QHeaderView::Stretch);
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(false);
    new FontColumns(this);
    header()->setSortIndicator(KeyModel::KeyColumn, Qt::AscendingOrder);
    if (const QByteArray state = m_settings->view(objectName()); !state.isEmpty())
        restoreHeaderState(header(), state);
    setSortingEnabled(true);
    const auto soon = [this] { m_keep.start(); };
    connect(header(), &QHeaderView::sectionMoved, this, soon);
    connect(header(), &QHeaderView::sectionResized, this, soon);
    connect(header(), &QHeaderView::sortIndicatorChanged, this, soon);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QWidget::customContextMenuRequested, this, &KeyTree::showColumnMenu);
}

void KeyTree::showColumnMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int column = 1; column < KeyModel::ColumnCount; ++column) {
        QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        action->setCheckable(true);
        action->setChecked(!header()->isSectionHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool on) {
            header()->setSectionHidden(column, !on);
            m_keep.start();
        });
    }
    menu->popup(header()->mapToGlobal(at));
}

QByteArray KeyTree::currentKey() const
{
    return m_model->isKey(currentIndex()) ? m_model->nameAt(currentIndex()) : QByteArray();
}

QList<QByteArray> KeyTree::selectedKeys() const
{
    QList<QByteArray> keys;
    QSet<QByteArray> seen;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        const QList<QByteArray> below = m_model->keysBelow(row);
        for (const QByteArray &key : below) {
            if (!seen.contains(key)) {
                seen.insert(key);
                keys.append(key);
            }
        }
    }
    return keys;
}

QList<QByteArray> KeyTree::selectedFolders() const
{
    QList<QByteArray> folders;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        if (!m_model->isKey(row))
            folders.append(m_model->nameAt(row));
    }
    return folders;
}

QList<QByteArray> KeyTree::keysBesideFolders() const
{
    const QList<QByteArray> folders = selectedFolders();
    QList<QByteArray> keys;
    const QModelIndexList rows = selectionModel()->selectedRows();
    for (const QModelIndex &row : rows) {
        const QByteArray name = m_model->nameAt(row);
        const auto holds = [&name](const QByteArray &folder) { return name.startsWith(folder); };
        if (m_model->isKey(row) && std::none_of(folders.begin(), folders.end(), holds))
            keys.append(name);
    }
    return keys;
}

bool KeyTree::showKey(const QByteArray &key)
{
    const QModelIndex index = m_model->indexOf(key);
    if (!index.isValid())
        return false;
    for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
        expand(up);
    setCurrentIndex(index);
    scrollTo(index);
    return true;
}

QModelIndexList KeyTree::rowsInSight() const
{
    QModelIndexList rows;
    const int bottom = viewport()->height();
    for (QModelIndex at = indexAt({1, 1}); at.isValid() && rows.size() < kMostInSight; at = indexBelow(at)) {
        if (visualRect(at).top() > bottom)
            break;
        rows.append(at);
    }
    return rows;
}

bool KeyTree::event(QEvent *event)
{
    if (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride)
        return QTreeView::event(event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isDelete = key->key() == Qt::Key_Delete;
    if (!isDelete && !key->matches(QKeySequence::Copy))
        return QTreeView::event(event);
    event->accept();
    if (event->type() == QEvent::ShortcutOverride)
        return true;
    if (isDelete)
        Q_EMIT deletePressed();
    else
        copyNames();
    return true;
}

void KeyTree::copyNames() const
{
    QStringList names;
    const QList<QByteArray> keys = selectedKeys();
    for (const QByteArray &each : keys)
        names.append(shownBytes(each));
    QApplication::clipboard()->setText(names.join(u'\n'));
}

} // namespace coroscope

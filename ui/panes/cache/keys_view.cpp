#include "ui/panes/cache/keys_view.h"

#include "ui/commands.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/panes/cache/ask.h"
#include "ui/panes/cache/cache_action.h"
#include "ui/panes/cache/delete_dialog.h"
#include "ui/panes/cache/import_report.h"
#include "ui/panes/cache/job_bar.h"
#include "ui/panes/cache/key_delegate.h"
#include "ui/panes/cache/key_dialogs.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/type_words.h"
#include "ui/panes/cache/value_view.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/font_columns.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QFileDialog>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kFlushEvery = 200; // ms
constexpr int kLookAfter = 60; // ms
constexpr int kTypeDelay = 400; // ms
constexpr qint64 kStaleAfter = 15'000; // ms, of what is known of a key
constexpr int kMostInSight = 300; // keys that are asked for at once
constexpr qsizetype kShownKey = 200; // bytes

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

} // namespace

KeysView::KeysView(const WindowContext &context, KeyStore *store, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_store(store)
    , m_link(store->link())
    , m_model(new KeyModel(this))
    , m_walk(m_link)
    , m_pattern(new QLineEdit(this))
    , m_type(new QComboBox(this))
    , m_separator(new QLineEdit(this))
    , m_tree(new QTreeView(this))
    , m_empty(new EmptyState(u"cache"_s, this))
    , m_stack(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_banner(new Banner(this))
    , m_jobBar(new JobBar(this))
    , m_progress(new ToneLabel(Tone::Muted, this))
    , m_value(new ValueView(context, store, this))
{
    setObjectName(u"cacheKeys"_s);
    auto *left = new QWidget(this);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    makeBar();
    column->addWidget(findChild<PaneBar *>(u"cacheKeysBar"_s));
    column->addWidget(findChild<QWidget *>(u"cacheKeysFilter"_s));
    column->addWidget(m_banner);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tree);
    column->addWidget(m_stack, 1);
    m_progress->setObjectName(u"cacheScanFigure"_s);
    m_progress->setContentsMargins(8, 2, 8, 2);
    column->addWidget(m_progress);
    makeTree();
    m_splitter->setObjectName(u"cacheKeysSplitter"_s);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_value);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({1'000, 1'000});
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_jobBar);
    layout->addWidget(m_splitter, 1);

    connect(&m_walk, &KeyWalk::page, this, &KeysView::onPage);
    connect(&m_walk, &KeyWalk::failed, this, &KeysView::onScanFailed);
    connect(m_store, &KeyStore::changed, this, &KeysView::onStoreChanged);
    connect(m_link, &CacheLink::upChanged, this, [this](bool up) {
        m_isStale = true;
        m_walk.stop();
        m_arrived.clear();
        m_banner->hide();
        if (up) {
            if (isVisible())
                refresh();
        } else {
            m_model->clear();
            if (!m_value->isEditing()) // what is written there may be saved when the store is back
                m_value->showKey({});
        }
        updateState();
    });
    connect(m_value, &ValueView::gone, this, &KeysView::onGone);
    connect(m_value, &ValueView::renamed, this, &KeysView::onRenamed);
    connect(m_value, &ValueView::factsRead, this,
            [this](const QByteArray &key, const QByteArray &type, qint64 expires, qint64 size) {
                m_model->setFacts(key, {type, expires, size, now()});
            });
    connect(m_empty, &EmptyState::actionRequested, this, [this] {
        if (!m_pattern->text().isEmpty() || m_type->currentIndex() > 0) {
            m_pattern->clear();
            m_type->setCurrentIndex(0);
            refresh();
        } else {
            addKey();
        }
    });
    m_flush.setSingleShot(true);
    m_flush.setInterval(kFlushEvery);
    connect(&m_flush, &QTimer::timeout, this, [this] { flushPages(true); });
    m_look.setSingleShot(true);
    m_look.setInterval(kLookAfter);
    connect(&m_look, &QTimer::timeout, this, &KeysView::lookAtVisible);
    m_tick.setInterval(1'000);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        if (!isVisible() || !m_link->isUp())
            return;
        m_model->tick(visibleRows());
        lookAtVisible();
    });
    m_tick.start();
    updateState();
}

KeysView::~KeysView() = default;

void KeysView::makeBar()
{
    auto *bar = new PaneBar(this);
    bar->setObjectName(u"cacheKeysBar"_s);
    const auto add = [this, bar](const QString &id, const QString &iconName, const QString &text, const QString &tip) {
        auto *action = cacheAction(m_context, this, id, iconName, text, tip);
        bar->addAction(action);
        return action;
    };
    m_refresh = add(u"keysRefresh"_s, u"view-refresh"_s, tr("&Look for Keys Again"), tr("Look through the keys again"));
    m_stop = add(u"keysStop"_s, u"media-playback-stop"_s, tr("&Stop Looking for Keys"), tr("What was found stays"));
    m_more = add(u"keysMore"_s, u"go-down"_s, tr("Find &More Keys"),
                 tr("Go on where the search ended, for %1 more keys").arg(countText(kFirstKeys)));
    m_asTree = add(u"keysTree"_s, u"view-list-tree"_s, tr("Keys as a &Tree"),
                   tr("Folders by what stands between separators; else a list"));
    m_asTree->setCheckable(true);
    m_add = add(u"keyAdd"_s, u"list-add"_s, tr("&Add a Key…"), tr("A key of any type"));
    m_delete = add(u"keyDelete"_s, u"edit-clear"_s, tr("&Delete the Keys"),
                   tr("Those that are selected, and all in selected folders (Delete); undo brings them back"));
    m_deletePattern = cacheAction(m_context, this, u"keysDeletePattern"_s, u"edit-clear"_s, tr("Delete by &Pattern…"),
                                  tr("Count the keys that match, look at some, delete them"));
    m_export = add(u"keysExport"_s, u"document-export"_s, tr("E&xport Keys…"),
                   tr("The selected keys, those that match the pattern, or all, as JSON lines"));
    m_import = add(u"keysImport"_s, u"document-import"_s, tr("&Import Keys…"), tr("Keys from a file of JSON lines"));
    auto *menu = new QMenu(this);
    menu->addActions({m_deletePattern});
    auto *more = new QToolButton(this);
    more->setObjectName(u"cacheKeysMenu"_s);
    more->setAutoRaise(true);
    more->setIcon(icon(u"view-more"_s));
    more->setText(tr("More"));
    more->setToolTip(tr("Delete by pattern"));
    more->setAccessibleName(tr("More to do with keys"));
    more->setPopupMode(QToolButton::InstantPopup);
    more->setMenu(menu);
    bar->addAtEnd(more);

    auto *filter = new QWidget(this);
    filter->setObjectName(u"cacheKeysFilter"_s);
    auto *row = new QHBoxLayout(filter);
    row->setContentsMargins(8, 0, 8, 4);
    row->setSpacing(8);
    m_pattern->setObjectName(u"cachePattern"_s);
    m_pattern->setAccessibleName(tr("Pattern of keys"));
    m_pattern->setPlaceholderText(tr("Keys like user:*"));
    m_pattern->setToolTip(
        tr("A pattern as Redis has them: * any text, ? a character, [abc] one of these. A text without "
           "these is looked for anywhere."));
    m_pattern->setClearButtonEnabled(true);
    m_type->setObjectName(u"cacheType"_s);
    m_type->setAccessibleName(tr("Type of keys"));
    m_type->addItem(tr("All types"), QByteArray());
    for (const QByteArray &name : {"string"_ba, "hash"_ba, "list"_ba, "set"_ba, "zset"_ba, "stream"_ba})
        m_type->addItem(typeName(name), name);
    m_separator->setObjectName(u"cacheSeparator"_s);
    m_separator->setAccessibleName(tr("Separator of folders"));
    m_separator->setToolTip(tr("What stands between the parts of a key: “:” or “/”, or several characters"));
    m_separator->setMaximumWidth(5 * fontMetrics().averageCharWidth() + 16);
    m_separator->setMaxLength(8);
    auto *label = new QLabel(tr("Separator"), this);
    label->setBuddy(m_separator);
    row->addWidget(m_pattern, 1);
    row->addWidget(m_type);
    row->addWidget(label);
    row->addWidget(m_separator);

    m_find = cacheAction(m_context, this, u"keysFind"_s, u"edit-find"_s, tr("&Find Keys"),
                         tr("Write a pattern of keys"), QKeySequence::Find);
    connect(m_find, &QAction::triggered, this, [this] {
        m_pattern->setFocus(Qt::ShortcutFocusReason);
        m_pattern->selectAll();
    });
    auto *delay = new QTimer(this);
    delay->setSingleShot(true);
    delay->setInterval(kTypeDelay);
    connect(delay, &QTimer::timeout, this, &KeysView::refresh);
    connect(m_pattern, &QLineEdit::textChanged, delay, qOverload<>(&QTimer::start));
    connect(m_pattern, &QLineEdit::returnPressed, this, [this, delay] {
        delay->stop();
        refresh();
    });
    connect(m_type, &QComboBox::currentIndexChanged, delay, qOverload<>(&QTimer::start));

    const QString kept = QString::fromUtf8(m_context.settings->view(m_separator->objectName()));
    m_separator->setText(kept.isEmpty() ? u":"_s : kept);
    m_asTree->setChecked(m_context.settings->view(u"cacheList"_s) != "1");
    connect(m_separator, &QLineEdit::textEdited, this, &KeysView::applySeparator);
    connect(m_asTree, &QAction::toggled, this, [this](bool on) {
        m_context.settings->setView(u"cacheList"_s, on ? "0"_ba : "1"_ba);
        applySeparator();
    });
    connect(m_refresh, &QAction::triggered, this, &KeysView::refresh);
    connect(m_stop, &QAction::triggered, this, &KeysView::stop);
    connect(m_more, &QAction::triggered, this, &KeysView::loadMore);
    connect(m_add, &QAction::triggered, this, &KeysView::addKey);
    connect(m_delete, &QAction::triggered, this, &KeysView::deleteSelected);
    connect(m_deletePattern, &QAction::triggered, this, &KeysView::openDelete);
    connect(m_export, &QAction::triggered, this, &KeysView::chooseExport);
    connect(m_import, &QAction::triggered, this, &KeysView::chooseImport);
}

void KeysView::makeTree()
{
    m_tree->setObjectName(u"cacheTree"_s);
    m_tree->setAccessibleName(tr("Keys"));
    m_tree->setModel(m_model);
    m_tree->setItemDelegate(new KeyDelegate(m_tree));
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setAlternatingRowColors(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->installEventFilter(this);
    const int digit = fontMetrics().horizontalAdvance(u'0');
    const int widths[] = {36, 14, 12, 10};
    for (int column = 0; column < KeyModel::ColumnCount; ++column)
        m_tree->setColumnWidth(column, widths[column] * digit);
    QHeaderView *header = m_tree->header();
    header->setObjectName(u"cacheTreeHeader"_s);
    header->setStretchLastSection(false);
    header->setSectionResizeMode(KeyModel::KeyColumn, QHeaderView::Stretch);
    header->setSectionsMovable(true);
    header->setFirstSectionMovable(false);
    new FontColumns(m_tree);
    header->setSortIndicator(KeyModel::KeyColumn, Qt::AscendingOrder);
    if (const QByteArray state = m_context.settings->view(m_tree->objectName()); !state.isEmpty())
        restoreHeaderState(header, state);
    m_tree->setSortingEnabled(true);
    auto *keep = new QTimer(this);
    keep->setSingleShot(true);
    keep->setInterval(500);
    connect(keep, &QTimer::timeout, this,
            [this] { m_context.settings->setView(m_tree->objectName(), headerState(m_tree->header())); });
    const auto soon = [keep] { keep->start(); };
    connect(header, &QHeaderView::sectionMoved, this, soon);
    connect(header, &QHeaderView::sectionResized, this, soon);
    connect(header, &QHeaderView::sortIndicatorChanged, this, soon);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QWidget::customContextMenuRequested, this, [this, header, keep](const QPoint &at) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (int column = 1; column < KeyModel::ColumnCount; ++column) {
            QAction *action = menu->addAction(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
            action->setCheckable(true);
            action->setChecked(!header->isSectionHidden(column));
            connect(action, &QAction::toggled, this, [header, column, keep](bool on) {
                header->setSectionHidden(column, !on);
                keep->start();
            });
        }
        menu->popup(header->mapToGlobal(at));
    });
    const auto lookSoon = [this] { m_look.start(); };
    connect(m_tree->verticalScrollBar(), &QScrollBar::valueChanged, this, lookSoon);
    connect(m_tree, &QTreeView::expanded, this, lookSoon);
    connect(m_tree, &QTreeView::collapsed, this, lookSoon);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this, &KeysView::onCurrentChanged);
    connect(m_tree, &QTreeView::clicked, this, &KeysView::onCurrentChanged); // it may have been the current one before
    connect(m_tree, &QTreeView::activated, this, &KeysView::onCurrentChanged);
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &KeysView::updateState);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &KeysView::showMenu);
    m_model->setSeparator(m_asTree->isChecked() ? m_separator->text().toUtf8() : QByteArray());
}

bool KeysView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_tree && (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride)) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool isDelete = key->key() == Qt::Key_Delete && m_delete->isEnabled();
        const bool isCopy = key->matches(QKeySequence::Copy);
        if (isDelete || isCopy) {
            event->accept();
            if (event->type() == QEvent::KeyPress) {
                if (isDelete) {
                    deleteSelected();
                } else {
                    QStringList names;
                    const QList<QByteArray> keys = selectedKeys();
                    for (const QByteArray &each : keys)
                        names.append(shownBytes(each));
                    QApplication::clipboard()->setText(names.join(u'\n'));
                }
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void KeysView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale && m_link->isUp())
        refresh();
    m_look.start();
}

void KeysView::applySeparator()
{
    const QString text = m_separator->text();
    if (!text.isEmpty())
        m_context.settings->setView(m_separator->objectName(), text.toUtf8());
    m_separator->setEnabled(m_asTree->isChecked());
    const QByteArray key = currentKey();
    const QScopedValueRollback selecting(m_isSelecting, true);
    m_model->setSeparator(m_asTree->isChecked() ? text.toUtf8() : QByteArray());
    if (!key.isEmpty())
        selectKey(key);
    m_look.start();
}

bool KeysView::isScanning() const
{
    return m_walk.isAsking() || !m_arrived.isEmpty();
}

void KeysView::refresh()
{
    if (!m_link->isUp())
        return updateState();
    m_isStale = false;
    m_isStopped = false;
    m_wanted = kFirstKeys;
    m_arrived.clear();
    m_flush.stop();
    m_banner->hide();
    if (m_select.isEmpty())
        m_select = m_value->key();
    {
        const QScopedValueRollback selecting(m_isSelecting, true); // the value stays until its key is found again
        m_model->clear();
    }
    m_walk.start(matchOf(m_pattern->text()), m_type->currentData().toByteArray());
    m_walk.next();
    updateState();
}

void KeysView::loadMore()
{
    if (m_walk.isAtEnd() || m_model->keyCount() >= kMostKeys || !m_link->isUp())
        return;
    m_isStopped = false;
    m_wanted = std::min(kMostKeys, m_model->keyCount() + kFirstKeys);
    m_walk.next();
    updateState();
}

void KeysView::stop()
{
    m_isStopped = true;
    updateState();
}

void KeysView::onPage(const QList<QByteArray> &keys)
{
    m_arrived += keys;
    flushPages(m_walk.isAtEnd() || m_isStopped || m_model->keyCount() + m_arrived.size() >= m_wanted);
    if (!m_isStopped && !m_walk.isAtEnd() && m_model->keyCount() + m_arrived.size() < m_wanted)
        m_walk.next();
    updateState();
    if (m_walk.isAtEnd())
        Q_EMIT scanned();
}

/// Rows come a few times a second, however fast the store is.
void KeysView::flushPages(bool now)
{
    if (m_arrived.isEmpty())
        return;
    if (!now) {
        if (!m_flush.isActive())
            m_flush.start();
        return;
    }
    m_flush.stop();
    const QList<QByteArray> keys = std::exchange(m_arrived, {});
    m_model->add(keys.mid(0, std::max(0, kMostKeys - m_model->keyCount())));
    if (!m_select.isEmpty() && m_model->holds(m_select)) {
        {
            const QScopedValueRollback selecting(m_isSelecting, true);
            selectKey(std::exchange(m_select, {}));
        }
        onCurrentChanged();
    }
    m_look.start();
    updateState();
}

void KeysView::onScanFailed(const Error &error)
{
    flushPages(true);
    if (!error.isCanceled())
        m_banner->showMessage(Banner::Kind::Error,
                              //: %1 why.
                              tr("The keys could not be read: %1. Try again.").arg(CacheLink::reason(error)));
    updateState();
}

QByteArray KeysView::currentKey() const
{
    const QModelIndex index = m_tree->currentIndex();
    return m_model->isKey(index) ? m_model->nameAt(index) : QByteArray();
}

QList<QByteArray> KeysView::selectedKeys() const
{
    QList<QByteArray> keys;
    QSet<QByteArray> seen;
    const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
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

void KeysView::selectKey(const QByteArray &key)
{
    const QModelIndex index = m_model->indexOf(key);
    if (!index.isValid()) {
        m_select = key;
        return;
    }
    for (QModelIndex up = index.parent(); up.isValid(); up = up.parent())
        m_tree->expand(up);
    m_tree->setCurrentIndex(index);
    m_tree->scrollTo(index);
}

void KeysView::openKey(const QByteArray &key)
{
    m_value->leave([this, key] {
        {
            const QScopedValueRollback selecting(m_isSelecting, true);
            if (!m_model->holds(key) && m_model->keyCount() < kMostKeys)
                m_model->add({key});
            selectKey(key);
            m_select.clear();
        }
        m_value->showKey(key);
        updateState();
    });
}

void KeysView::onCurrentChanged()
{
    if (m_isSelecting)
        return;
    const QByteArray key = currentKey();
    if (key.isEmpty() || key == m_value->key())
        return updateState();
    const QByteArray former = m_value->key();
    m_value->leave([this, key] { m_value->showKey(key); },
                   [this, former] {
                       const QScopedValueRollback selecting(m_isSelecting, true);
                       selectKey(former);
                   });
    updateState();
}

void KeysView::onStoreChanged(const QList<QByteArray> &keys)
{
    if (keys.size() > 1'000) { // cheaper than to look at each
        if (isVisible())
            refresh();
        else
            m_isStale = true;
        return;
    }
    // Which of them are there now, and of what kind.
    askFacts(keys);
}

void KeysView::onRenamed(const QByteArray &from, const QByteArray &to)
{
    const bool isShown = m_value->key() == from; // a person may have gone on to another
    {
        const QScopedValueRollback selecting(m_isSelecting, true);
        m_model->remove(from);
        m_model->add({to});
        if (isShown)
            selectKey(to);
    }
    if (isShown)
        m_value->showKey(to);
    updateState();
}

/// What the value's view says of it stays: the row that is the current one then is not shown instead.
void KeysView::onGone(const QByteArray &key)
{
    const QScopedValueRollback selecting(m_isSelecting, true);
    m_model->remove(key);
}

QModelIndexList KeysView::visibleRows() const
{
    QModelIndexList rows;
    const int bottom = m_tree->viewport()->height();
    for (QModelIndex at = m_tree->indexAt({1, 1}); at.isValid() && rows.size() < kMostInSight;
         at = m_tree->indexBelow(at)) {
        if (m_tree->visualRect(at).top() > bottom)
            break;
        rows.append(at);
    }
    return rows;
}

void KeysView::lookAtVisible()
{
    if (!isVisible() || m_isAsking || !m_link->isUp())
        return;
    QList<QByteArray> keys;
    const qint64 at = now();
    const QModelIndexList rows = visibleRows();
    for (const QModelIndex &row : rows) {
        if (!m_model->isKey(row))
            continue;
        const QByteArray key = m_model->nameAt(row);
        const KeyFacts *facts = m_model->facts(key);
        const bool hasExpired = facts->expires > 0 && facts->expires <= at && facts->askedAt < facts->expires;
        if (facts->askedAt == 0 || at - facts->askedAt > kStaleAfter || hasExpired)
            keys.append(key);
    }
    if (!keys.isEmpty())
        askFacts(keys);
}

void KeysView::askFacts(const QList<QByteArray> &keys)
{
    std::vector<cache::Command> commands;
    for (const QByteArray &key : keys) {
        commands.push_back({"TYPE"_ba, key});
        commands.push_back({"PTTL"_ba, key});
        commands.push_back(KeyStore::sizeCommand(key));
    }
    m_isAsking = true;
    m_link->run(std::move(commands), this, [this, keys](Result<CacheLink::Replies> replies) {
        m_isAsking = false;
        if (!replies)
            return;
        const qint64 at = now();
        QList<QByteArray> fresh;
        for (qsizetype i = 0; i < keys.size(); ++i) {
            const auto first = std::size_t(3 * i);
            const QByteArray type = replies.value()[first].text;
            const qint64 left = numberOf(replies.value()[first + 1]);
            if (type == "none" || left == -2) {
                m_model->remove(keys[i]);
                continue;
            }
            if (!m_model->holds(keys[i]) && m_model->keyCount() < kMostKeys)
                m_model->add({keys[i]});
            m_model->setFacts(
                keys[i], {type, left >= 0 ? at + left : KeyFacts::kNever, numberOf(replies.value()[first + 2]), at});
        }
        if (!m_select.isEmpty() && m_model->holds(m_select))
            selectKey(std::exchange(m_select, {}));
        updateState();
        m_look.start(); // others may be in sight by now
    });
}

void KeysView::addKey()
{
    if (!m_link->isUp())
        return;
    auto *dialog = new AddDialog(AddDialog::What::Key, m_link->isMemory(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex current = m_tree->currentIndex();
    const QModelIndex folder = m_model->isKey(current) ? current.parent() : current;
    dialog->setPrefix(m_model->nameAt(folder));
    connect(dialog, &AddDialog::submitted, this,
            [this, dialog](const KeyRecord &record) { submitKey(record, dialog, false); });
    dialog->open();
    dialog->key()->setFocus();
}

void KeysView::submitKey(const KeyRecord &record, AddDialog *dialog, bool replace)
{
    const QPointer<AddDialog> guard(dialog);
    if (!replace) {
        m_link->run({{"EXISTS"_ba, record.key}}, this, [this, record, guard](Result<CacheLink::Replies> is) {
            if (!guard)
                return;
            if (!is)
                return guard->showFault(CacheLink::reason(is.error()));
            if (numberOf(is.value().front()) != 1)
                return submitKey(record, guard, true);
            ask(guard, tr("There is such a key"),
                //: %1 a key.
                tr("“%1” is there already. It would be replaced.").arg(shownStart(record.key, kShownKey)),
                tr("Replace it"), [this, record, guard] {
                    if (guard)
                        submitKey(record, guard, true);
                });
        });
        return;
    }
    KeyStore::Change change;
    //: What can be undone: %1 a key.
    change.text = tr("Add %1").arg(shownStart(record.key, kShownKey));
    change.keys = {record.key};
    change.writes = writesOf(record);
    m_select = record.key;
    m_store->change(change, this, [this, guard](Result<CacheLink::Replies> result) {
        if (result) {
            if (guard)
                guard->accept();
            return;
        }
        m_select.clear();
        if (guard && !result.error().isCanceled())
            guard->showFault(tr("The store does not take it: %1.").arg(CacheLink::reason(result.error())));
    });
}

void KeysView::deleteSelected()
{
    const QList<QByteArray> keys = selectedKeys();
    if (keys.isEmpty() || m_job || !m_link->isUp())
        return;
    if (keys.size() == 1) {
        KeyStore::Change change;
        //: What can be undone: %1 a key.
        change.text = tr("Delete %1").arg(shownStart(keys.first(), kShownKey));
        change.keys = keys;
        change.writes = {KeyStore::removal(keys)};
        change.removed = true;
        m_store->change(change, this, [this, key = keys.first()](Result<CacheLink::Replies> result) {
            if (result)
                m_model->remove(key); // and go on to the next one
            else if (!result.error().isCanceled())
                m_banner->showMessage(Banner::Kind::Error,
                                      tr("The key was not deleted: %1.").arg(CacheLink::reason(result.error())));
        });
        return;
    }
    // What cannot be undone is said before anything is done.
    run(new CountJob(m_store, KeyChoice{keys, {}, {}, false}, this), tr("Measuring the keys"));
}

void KeysView::onMeasured(CountJob *job)
{
    if (job->isCanceled())
        return;
    if (!job->failure().isEmpty()) {
        m_banner->showMessage(Banner::Kind::Error, tr("The keys were not deleted: %1.").arg(job->failure()));
        return;
    }
    const KeyChoice choice = job->choice();
    if (!job->isTooLarge())
        return run(new DeleteJob(m_store, choice, true, this), tr("Deleting"));
    ask(this, tr("This cannot be undone"),
        tr("The values of %Ln key(s) take more than %1 of memory, which is the most that is kept for undo.", nullptr,
           int(choice.keys.size()))
            .arg(sizeText(quint64(KeyStore::kMostUndoBytes))),
        tr("Delete them without undo"), [this, choice] {
            if (!m_job)
                run(new DeleteJob(m_store, choice, false, this), tr("Deleting"));
        });
}

void KeysView::openDelete()
{
    if (!m_link->isUp() || m_job)
        return;
    QByteArray pattern = matchOf(m_pattern->text());
    const QModelIndex current = m_tree->currentIndex();
    if (pattern.isEmpty() && current.isValid() && !m_model->isKey(current))
        pattern = m_model->nameAt(current) + '*';
    auto *dialog = new DeleteDialog(m_store, pattern, m_type->currentData().toByteArray(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DeleteDialog::confirmed, this, [this](const KeyChoice &choice, bool undoable) {
        if (!m_job)
            run(new DeleteJob(m_store, choice, undoable, this), tr("Deleting"));
    });
    dialog->open();
}

void KeysView::run(KeyJob *job, const QString &text)
{
    m_job = job;
    m_jobBar->follow(job, text);
    connect(job, &KeyJob::finished, this, [this, job] {
        m_job.clear();
        if (auto *done = qobject_cast<DeleteJob *>(job))
            onDeleted(done);
        else if (auto *counted = qobject_cast<CountJob *>(job))
            onMeasured(counted);
        else if (auto *exported = qobject_cast<ExportJob *>(job))
            onExported(exported);
        else if (auto *imported = qobject_cast<ImportJob *>(job))
            onImported(imported);
        job->deleteLater();
        updateState();
    });
    job->start();
    updateState();
}

void KeysView::onDeleted(DeleteJob *job)
{
    const int count = int(job->done());
    if (!job->failure().isEmpty())
        m_banner->showMessage(Banner::Kind::Error,
                              //: %1 why.
                              tr("%Ln key(s) were deleted, then it ended: %1.", nullptr, count).arg(job->failure()));
    else if (job->isCanceled())
        m_context.notices->post(tr("It was canceled after %Ln key(s) were deleted.", nullptr, count));
    else
        m_context.notices->post(tr("%Ln key(s) were deleted.", nullptr, count));
    onManyChanged();
}

/// The key that is shown may be among them.
void KeysView::onManyChanged()
{
    if (m_value->hasKey())
        m_store->tellChanged({m_value->key()});
    refresh();
}

KeyChoice KeysView::choice() const
{
    const QList<QByteArray> selected = selectedKeys();
    const bool some = selected.size() > 1 || m_tree->selectionModel()->selectedRows().size() > 1
        || (selected.size() == 1 && !m_model->isKey(m_tree->currentIndex()));
    if (some)
        return {selected, {}, {}, false};
    return {{}, matchOf(m_pattern->text()), m_type->currentData().toByteArray(), true};
}

void KeysView::chooseExport()
{
    if (m_job || !m_link->isUp())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto offer = [this, menu](const QString &text, KeyChoice choice) {
        menu->addAction(text, this, [this, choice] {
            auto *dialog = new QFileDialog(this, tr("Export keys"));
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->setAcceptMode(QFileDialog::AcceptSave);
            dialog->setDefaultSuffix(u"jsonl"_s);
            dialog->setNameFilter(tr("JSON lines (*.jsonl *.ndjson)"));
            dialog->selectFile(u"cache.jsonl"_s);
            connect(dialog, &QFileDialog::fileSelected, this,
                    [this, choice](const QString &path) { exportTo(path, choice); });
            dialog->open();
        });
    };
    const QList<QByteArray> selected = selectedKeys();
    if (!selected.isEmpty())
        offer(tr("The %Ln selected key(s)…", nullptr, int(selected.size())), {selected, {}, {}, false});
    const QByteArray pattern = matchOf(m_pattern->text());
    const QByteArray type = m_type->currentData().toByteArray();
    if (!pattern.isEmpty() || !type.isEmpty())
        offer(tr("All keys that match the &pattern and the type…"), {{}, pattern, type, true});
    offer(tr("&All keys…"), {{}, {}, {}, true});
    menu->popup(QCursor::pos());
}

void KeysView::exportTo(const QString &path, KeyChoice choice)
{
    if (!m_job && m_link->isUp())
        run(new ExportJob(m_store, std::move(choice), path, this), tr("Exporting keys"));
}

void KeysView::onExported(ExportJob *job)
{
    const int count = int(job->written());
    if (job->isCanceled()) {
        m_context.notices->post(tr("The export was canceled. Nothing was written."));
    } else if (!job->failure().isEmpty()) {
        m_banner->showMessage(
            Banner::Kind::Error,
            //: %1 a file, %2 why.
            tr("The keys could not be exported to %1: %2. Nothing was written.").arg(job->path(), job->failure()));
    } else if (job->skippedCount() > 0) {
        m_banner->showMessage(Banner::Kind::Warning,
                              tr("%Ln key(s) were exported to %1", nullptr, count).arg(job->path()) + u". "_s
                                  + tr("%Ln key(s) were passed over: %1.", nullptr, int(job->skippedCount()))
                                        .arg(job->skipped().value(0)));
    } else {
        m_context.notices->post(tr("%Ln key(s) were exported to %1.", nullptr, count).arg(job->path()));
    }
}

void KeysView::chooseImport()
{
    if (m_job || !m_link->isUp())
        return;
    auto *dialog = new QFileDialog(this, tr("Import keys"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({tr("JSON lines (*.jsonl *.ndjson)"), tr("All files (*)")});
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("&Replace keys that are there"), this, [this, path] { importFrom(path, true); });
        menu->addAction(tr("&Keep keys that are there"), this, [this, path] { importFrom(path, false); });
        menu->popup(m_tree->mapToGlobal(QPoint(16, 16)));
    });
    dialog->open();
}

void KeysView::importFrom(const QString &path, bool replace)
{
    if (!m_job && m_link->isUp())
        run(new ImportJob(m_store, path, replace, this), tr("Importing keys"));
}

void KeysView::onImported(ImportJob *job)
{
    auto *report = new ImportReport(*job, this);
    report->setAttribute(Qt::WA_DeleteOnClose);
    report->open();
    onManyChanged();
}

void KeysView::showMenu(const QPoint &at)
{
    const QModelIndex index = m_tree->indexAt(at);
    if (!index.isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_model->isKey(index)) {
        menu->addActions(
            {m_value->editAction(), m_value->renameAction(), m_value->expireAction(), m_value->persistAction()});
        menu->addSeparator();
        const QByteArray key = m_model->nameAt(index);
        menu->addAction(icon(u"edit-copy"_s), tr("&Copy the Key"), this,
                        [key] { QApplication::clipboard()->setText(shownBytes(key)); });
        menu->addActions({m_value->copyValueAction(), m_value->copyCommandAction()});
    } else {
        const QByteArray prefix = m_model->nameAt(index);
        menu->addAction(icon(u"edit-copy"_s), tr("&Copy the Prefix"), this,
                        [prefix] { QApplication::clipboard()->setText(shownBytes(prefix)); });
        menu->addAction(icon(u"edit-find"_s), tr("&Find Keys of the Folder"), this, [this, prefix] {
            m_pattern->setText(shownBytes(prefix) + u'*');
            refresh();
        });
        menu->addAction(icon(u"view-list-tree"_s), tr("&Unfold All"), this,
                        [this, index] { m_tree->expandRecursively(index, 8); });
    }
    menu->addSeparator();
    menu->addActions({m_add, m_delete, m_deletePattern, m_export});
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

QString KeysView::figure() const
{
    return m_progress->text();
}

void KeysView::updateState()
{
    const bool up = m_link->isUp();
    const int shown = m_model->keyCount();
    const bool scanning = isScanning() && !m_isStopped;
    const bool isFull = shown >= kMostKeys;
    const bool idle = up && !m_job;
    const QString down = tr("The server is not running.");
    const QString busy = !up ? down : tr("Something else is done with keys.");
    Commands::setEnabled(m_refresh, up, down);
    Commands::setEnabled(m_stop, scanning, tr("No keys are looked for."));
    Commands::setEnabled(m_more, up && !scanning && !m_walk.isAtEnd() && !isFull,
                         !up            ? down
                             : scanning ? tr("Keys are looked for.")
                             : isFull   ? tr("More keys than %1 are not shown.").arg(countText(kMostKeys))
                                        : tr("All keys were looked at."));
    Commands::setEnabled(m_add, up, down);
    const bool hasSelection = !m_tree->selectionModel()->selectedRows().isEmpty();
    Commands::setEnabled(m_delete, idle && hasSelection, idle ? tr("No key is selected.") : busy);
    Commands::setEnabled(m_deletePattern, idle, busy);
    Commands::setEnabled(m_export, idle, busy);
    Commands::setEnabled(m_import, idle, busy);
    m_separator->setEnabled(m_asTree->isChecked());

    QString text;
    const QString keys = tr("%Ln key(s)", nullptr, shown);
    if (!up)
        text.clear();
    else if (isFull)
        //: %1 and %2 numbers of keys.
        text = tr("The first %1 keys of %2 are shown; use a pattern to find others.")
                   .arg(countText(quint64(shown)), countText(quint64(m_walk.total())));
    else if (m_walk.isAtEnd() && !scanning)
        text = keys;
    else
        //: %1 "1,200 keys", %2 and %3 numbers of keys.
        text = tr("%1 – %2 of %3 looked at")
                   .arg(keys, countText(quint64(m_walk.looked())), countText(quint64(m_walk.total())));
    m_progress->setText(text);
    m_progress->setVisible(!text.isEmpty());

    const bool isFiltered = !m_pattern->text().isEmpty() || m_type->currentIndex() > 0;
    if (scanning)
        m_empty->setText(tr("Looking for keys"), text);
    else if (!up)
        m_empty->setText(tr("No store"), tr("Keys are shown while the server runs."));
    else if (isFiltered)
        m_empty->setText(tr("No key matches"),
                         tr("Of %Ln key(s) none matches the pattern and the type.", nullptr, int(m_walk.total())),
                         tr("Show all keys"));
    else
        m_empty->setText(tr("No keys yet"),
                         tr("Whatever requests put into the cache appears here; so does what you add."),
                         tr("Add a key…"));
    m_stack->setCurrentWidget(shown == 0 ? static_cast<QWidget *>(m_empty) : m_tree);
}

} // namespace coroscope

#include "ui/panes/cache/keys_view.h"

#include "ui/format.h"
#include "ui/icon.h"
#include "ui/panes/cache/job_bar.h"
#include "ui/panes/cache/key_changes.h"
#include "ui/panes/cache/key_filter.h"
#include "ui/panes/cache/key_model.h"
#include "ui/panes/cache/key_prompts.h"
#include "ui/panes/cache/key_sight.h"
#include "ui/panes/cache/key_tree.h"
#include "ui/panes/cache/key_work.h"
#include "ui/panes/cache/redis_text.h"
#include "ui/panes/cache/value_view.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pane_bar.h"
#include "ui/widgets/tone_label.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kMostLooked = 1'000; // keys that have changed; of more it is cheaper to look for all again

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
    , m_search(new KeySearch(m_link, m_model, this))
    , m_work(new KeyWork(store, context.notices, this))
    , m_prompts(new KeyPrompts(store, this))
    , m_bar(new PaneBar(this))
    , m_actions(context, this, m_bar)
    , m_filter(new KeyFilter(context.settings, this))
    , m_tree(new KeyTree(m_model, context.settings, this))
    , m_sight(new KeySight(m_link, m_model, m_tree))
    , m_empty(new EmptyState(u"cache"_s, this))
    , m_stack(new QStackedWidget(this))
    , m_banner(new Banner(this))
    , m_figure(new ToneLabel(Tone::Muted, this))
    , m_value(new ValueView(context, store, this))
{
    setObjectName(u"cacheKeys"_s);
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(u"cacheKeysSplitter"_s);
    splitter->addWidget(makeLeft());
    splitter->addWidget(m_value);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({1'000, 1'000});
    splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_work->bar());
    layout->addWidget(splitter, 1);
    connectParts();
    updateState();
}

QWidget *KeysView::makeLeft()
{
    auto *left = new QWidget(this);
    m_bar->setObjectName(u"cacheKeysBar"_s);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_tree);
    m_figure->setObjectName(u"cacheScanFigure"_s);
    m_figure->setContentsMargins(8, 2, 8, 2);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(m_filter);
    column->addWidget(m_banner);
    column->addWidget(m_stack, 1);
    column->addWidget(m_figure);
    m_actions.asTree->setChecked(m_context.settings->view(u"cacheList"_s) != "1");
    applySeparator();
    return left;
}

void KeysView::connectParts()
{
    connect(m_actions.refresh, &QAction::triggered, this, &KeysView::refresh);
    connect(m_actions.stop, &QAction::triggered, m_search, &KeySearch::stop);
    connect(m_actions.more, &QAction::triggered, m_search, &KeySearch::more);
    connect(m_actions.add, &QAction::triggered, this, &KeysView::addKey);
    connect(m_actions.remove, &QAction::triggered, this, &KeysView::deleteSelected);
    connect(m_actions.removePattern, &QAction::triggered, this, &KeysView::deletePattern);
    connect(m_actions.exportKeys, &QAction::triggered, this, &KeysView::chooseExport);
    connect(m_actions.importKeys, &QAction::triggered, m_work, &KeyWork::chooseImport);
    connect(m_actions.find, &QAction::triggered, this, [this] {
        pattern()->setFocus(Qt::ShortcutFocusReason);
        pattern()->selectAll();
    });
    connect(m_actions.asTree, &QAction::toggled, this, [this](bool on) {
        m_context.settings->setView(u"cacheList"_s, on ? "0"_ba : "1"_ba);
        applySeparator();
    });
    connect(m_filter, &KeyFilter::changed, this, &KeysView::refresh);
    connect(m_filter, &KeyFilter::separatorChanged, this, &KeysView::applySeparator);
    connect(m_empty, &EmptyState::actionRequested, this,
            [this] { m_filter->isActive() ? m_filter->clear() : addKey(); });

    connect(m_search, &KeySearch::shown, this, &KeysView::onShown);
    connect(m_search, &KeySearch::stateChanged, this, &KeysView::updateState);
    connect(m_search, &KeySearch::failed, this, [this](const Error &error) {
        m_banner->showMessage(Banner::Kind::Error,
                              //: %1 why.
                              tr("The keys could not be read: %1. Try again.").arg(CacheLink::reason(error)));
    });
    connect(m_work, &KeyWork::stateChanged, this, &KeysView::updateState);
    connect(m_work, &KeyWork::manyChanged, this, &KeysView::onManyChanged);
    connect(m_work, &KeyWork::said, this,
            [this](Banner::Kind kind, const QString &text) { m_banner->showMessage(kind, text); });
    connect(m_prompts, &KeyPrompts::keyAdded, this, &KeysView::selectKey);
    connect(m_store, &KeyStore::changed, this, &KeysView::onStoreChanged);
    connect(m_link, &CacheLink::upChanged, this, &KeysView::onUpChanged);
    connect(m_value, &ValueView::gone, this, &KeysView::onGone);
    connect(m_value, &ValueView::renamed, this, &KeysView::onRenamed);
    connect(m_value, &ValueView::factsRead, this,
            [this](const QByteArray &key, const QByteArray &type, qint64 expires, qint64 size) {
                m_model->setFacts(key, {type, expires, size, now()});
            });

    const auto *selection = m_tree->selectionModel();
    connect(selection, &QItemSelectionModel::currentChanged, this, &KeysView::onCurrentChanged);
    connect(selection, &QItemSelectionModel::selectionChanged, this, &KeysView::updateState);
    connect(m_tree, &QTreeView::clicked, this, &KeysView::onCurrentChanged); // it may have been the current one before
    connect(m_tree, &QTreeView::activated, this, &KeysView::onCurrentChanged);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &KeysView::showMenu);
    connect(m_tree, &KeyTree::deletePressed, this, &KeysView::deleteSelected);
    connect(m_sight, &KeySight::told, this, &KeysView::onTold);
}

void KeysView::onUpChanged(bool up)
{
    m_isStale = true;
    m_search->reset();
    m_banner->hide();
    if (!up) {
        m_model->clear();
        if (!m_value->isEditing()) // what is written there may be saved when the store is back
            m_value->showKey({});
    } else if (isVisible()) {
        refresh();
    }
    updateState();
}

void KeysView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale && m_link->isUp())
        refresh();
    m_sight->look();
}

void KeysView::applySeparator()
{
    const bool asTree = m_actions.asTree->isChecked();
    separator()->setEnabled(asTree);
    const QByteArray key = currentKey();
    const QScopedValueRollback selecting(m_isSelecting, true);
    m_model->setSeparator(asTree ? separator()->text().toUtf8() : QByteArray());
    if (!key.isEmpty())
        selectKey(key);
    m_sight->look();
}

void KeysView::refresh()
{
    if (!m_link->isUp())
        return updateState();
    m_isStale = false;
    m_banner->hide();
    if (m_select.isEmpty())
        m_select = m_value->key();
    {
        const QScopedValueRollback selecting(m_isSelecting, true); // the value stays until its key is found again
        m_model->clear();
    }
    m_search->start(m_filter->match(), m_filter->typeName());
}

void KeysView::onShown()
{
    if (!m_select.isEmpty() && m_model->holds(m_select)) {
        {
            const QScopedValueRollback selecting(m_isSelecting, true);
            selectKey(std::exchange(m_select, {}));
        }
        onCurrentChanged();
    }
    m_sight->look();
}

void KeysView::selectKey(const QByteArray &key)
{
    if (!m_tree->showKey(key))
        m_select = key;
}

void KeysView::openKey(const QByteArray &key)
{
    m_value->leave([this, key] {
        {
            const QScopedValueRollback selecting(m_isSelecting, true);
            if (!m_model->holds(key) && !m_search->isFull())
                m_model->add({key});
            selectKey(key);
            m_select.clear();
        }
        m_value->showKey(key);
        updateState();
    });
}

QByteArray KeysView::currentKey() const
{
    return m_tree->currentKey();
}

void KeysView::onCurrentChanged()
{
    if (m_isSelecting)
        return;
    const QByteArray key = currentKey();
    const QByteArray former = m_value->key();
    if (!key.isEmpty() && key != former)
        m_value->leave([this, key] { m_value->showKey(key); },
                       [this, former] {
                           const QScopedValueRollback selecting(m_isSelecting, true);
                           selectKey(former);
                       });
    updateState();
}

void KeysView::onStoreChanged(const QList<QByteArray> &keys)
{
    if (keys.size() <= kMostLooked)
        m_sight->ask(keys); // which of them are there now, and of what kind
    else if (isVisible())
        refresh();
    else
        m_isStale = true;
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

/// The key that is shown may be among them.
void KeysView::onManyChanged()
{
    if (m_value->hasKey())
        m_store->tellChanged({m_value->key()});
    refresh();
}

void KeysView::onTold()
{
    if (!m_select.isEmpty() && m_model->holds(m_select))
        selectKey(std::exchange(m_select, {}));
    updateState();
}

void KeysView::addKey()
{
    if (!m_link->isUp())
        return;
    const QModelIndex current = m_tree->currentIndex();
    m_prompts->addKey(m_model->nameAt(m_model->isKey(current) ? current.parent() : current));
}

/// Of a folder all keys whose names begin so, shown or not, as far as the filter takes them.
KeyChoice KeysView::selected() const
{
    const QList<QByteArray> folders = m_tree->selectedFolders();
    KeyChoice choice = KeyChoice::these(m_tree->keysBesideFolders());
    if (folders.isEmpty())
        return choice;
    choice.byPattern = true;
    choice.type = m_filter->typeName();
    choice.pattern = m_filter->match();
    if (choice.pattern.isEmpty() && folders.size() == 1)
        choice.pattern = prefixPattern(folders.first()); // the store itself looks for them
    else
        choice.prefixes = folders;
    return choice;
}

void KeysView::deleteSelected()
{
    const KeyChoice choice = selected();
    if (m_work->isBusy() || !m_link->isUp())
        return;
    if (choice.byPattern)
        return m_work->removeAfterLook(choice, true);
    if (choice.keys.size() != 1)
        return m_work->remove(choice.keys);
    const QByteArray key = choice.keys.first();
    const auto take = [this, key](const Result<CacheLink::Replies> &result) {
        if (result)
            m_model->remove(key); // and go on to the next one
        else if (!result.error().isCanceled())
            m_banner->showMessage(Banner::Kind::Error,
                                  tr("The key was not deleted: %1.").arg(CacheLink::reason(result.error())));
    };
    m_store->change(keyRemoved(key), this, take);
}

void KeysView::deletePattern()
{
    KeyChoice choice = selected();
    if (!choice.byPattern || !choice.keys.isEmpty() || !choice.prefixes.isEmpty())
        choice = KeyChoice::matching(m_filter->match(), m_filter->typeName());
    m_work->removeAfterLook(choice, false);
}

KeyChoice KeysView::choice() const
{
    const KeyChoice some = selected();
    return some.byPattern || some.keys.size() > 1 ? some : KeyChoice::matching(m_filter->match(), m_filter->typeName());
}

void KeysView::chooseExport()
{
    KeyWork::Offers offers;
    const KeyChoice some = selected();
    if (some.byPattern)
        offers.append({some.keys.isEmpty() ? tr("All keys of the selected &folders…")
                                           : tr("All keys of the selected &folders, and the selected keys…"),
                       some});
    else if (!some.keys.isEmpty())
        offers.append({tr("The %Ln selected key(s)…", nullptr, int(some.keys.size())), some});
    if (m_filter->isActive())
        offers.append({tr("All keys that match the &pattern and the type…"),
                       KeyChoice::matching(m_filter->match(), m_filter->typeName())});
    offers.append({tr("&All keys…"), KeyChoice::matching({}, {})});
    m_work->chooseExport(offers);
}

void KeysView::exportTo(const QString &path, const KeyChoice &choice)
{
    m_work->exportTo(path, choice);
}

void KeysView::importFrom(const QString &path, bool replace)
{
    m_work->importFrom(path, replace);
}

void KeysView::showMenu(const QPoint &at)
{
    const QModelIndex index = m_tree->indexAt(at);
    if (!index.isValid())
        return;
    const QByteArray name = m_model->nameAt(index);
    const auto copy = [name] { QApplication::clipboard()->setText(shownBytes(name)); };
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_model->isKey(index)) {
        menu->addActions(
            {m_value->editAction(), m_value->renameAction(), m_value->expireAction(), m_value->persistAction()});
        menu->addSeparator();
        menu->addAction(icon(u"edit-copy"_s), tr("&Copy the Key"), this, copy);
        menu->addActions({m_value->copyValueAction(), m_value->copyCommandAction()});
    } else {
        menu->addAction(icon(u"edit-copy"_s), tr("&Copy the Prefix"), this, copy);
        menu->addAction(icon(u"edit-find"_s), tr("&Find Keys of the Folder"), this, [this, name] {
            pattern()->setText(shownBytes(prefixPattern(name)));
            refresh();
        });
        menu->addAction(icon(u"view-list-tree"_s), tr("&Unfold All"), this,
                        [this, index] { m_tree->expandRecursively(index, 8); });
    }
    menu->addSeparator();
    menu->addActions({m_actions.add, m_actions.remove, m_actions.removePattern, m_actions.exportKeys});
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

QTreeView *KeysView::tree() const
{
    return m_tree;
}

QLineEdit *KeysView::pattern() const
{
    return m_filter->pattern();
}

QComboBox *KeysView::type() const
{
    return m_filter->type();
}

QLineEdit *KeysView::separator() const
{
    return m_filter->separator();
}

JobBar *KeysView::jobBar() const
{
    return m_work->bar();
}

QString KeysView::figure() const
{
    return m_figure->text();
}

QString KeysView::figureText() const
{
    const auto shown = quint64(m_model->keyCount());
    const auto total = quint64(m_search->total());
    if (!m_link->isUp())
        return {};
    if (m_search->isFull())
        //: %1 and %2 numbers of keys.
        return tr("The first %1 keys of %2 are shown; use a pattern to find others.")
            .arg(countText(shown), countText(total));
    if (isScanning() && total == 0)
        return {}; // not a page has come
    const QString keys = tr("%Ln key(s)", nullptr, int(shown));
    if (m_search->isAtEnd() && !m_search->isSearching())
        return keys;
    const QString looked = countText(quint64(m_search->looked()));
    if (m_search->isEstimate())
        //: %1 "1,200 keys", %2 and %3 numbers of keys; the store does not tell exactly.
        return tr("%1 – about %2 of %3 looked at").arg(keys, looked, countText(total));
    //: %1 "1,200 keys", %2 and %3 numbers of keys.
    return tr("%1 – %2 of %3 looked at").arg(keys, looked, countText(total));
}

void KeysView::updateState()
{
    m_actions.update(*m_search, m_link->isUp(), m_work->isBusy(), m_tree->selectionModel()->hasSelection());
    m_figure->setText(figureText());
    m_figure->setVisible(!m_figure->text().isEmpty());
    updateEmpty();
}

void KeysView::updateEmpty()
{
    if (isScanning() && !m_search->isStopped())
        m_empty->setText(tr("Looking for keys"), figureText());
    else if (!m_link->isUp())
        m_empty->setText(tr("No store"), tr("Keys are shown while the server runs."));
    else if (m_filter->isActive())
        m_empty->setText(tr("No key matches"),
                         tr("Of %Ln key(s) none matches the pattern and the type.", nullptr, int(m_search->total())),
                         tr("Show all keys"));
    else
        m_empty->setText(tr("No keys yet"),
                         tr("Whatever requests put into the cache appears here; so does what you add."),
                         tr("Add a key…"));
    m_stack->setCurrentWidget(m_model->keyCount() == 0 ? static_cast<QWidget *>(m_empty) : m_tree);
}

} // namespace coroscope

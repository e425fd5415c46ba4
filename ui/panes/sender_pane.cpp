#include "ui/panes/sender_pane.h"

#include "ui/commands.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/panes/address_bar.h"
#include "ui/panes/cache/ask.h"
#include "ui/panes/collections/save_request_dialog.h"
#include "ui/panes/collections/saved_request.h"
#include "ui/panes/history_view.h"
#include "ui/settings.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QHBoxLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QUndoCommand>
#include <QUndoStack>
#include <QVBoxLayout>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSessionVersion = 2;
constexpr int kSaveAfterMs = 1000;
constexpr qsizetype kTitleChars = 28;

QString shortened(const QString &title)
{
    if (title.size() <= kTitleChars)
        return title;
    return title.first(kTitleChars * 2 / 3) + u'…' + title.last(kTitleChars / 3 - 1);
}

} // namespace

/// The stack may hold it longer than the tab can be brought back, and longer than the pane lives.
class SenderPane::CloseTab final : public QUndoCommand {
public:
    CloseTab(SenderPane *pane, int id, const QString &title)
        : QUndoCommand(SenderPane::tr("Close Tab “%1”").arg(title))
        , m_pane(pane)
        , m_id(id)
    {
    }
    void undo() override
    {
        if (!m_pane || !m_pane->putBack(m_id))
            setObsolete(true);
    }
    void redo() override
    {
        if (!m_pane || m_pane->indexOf(m_id) < 0)
            return setObsolete(true);
        m_pane->removeTab(m_id);
    }

private:
    const QPointer<SenderPane> m_pane;
    const int m_id;
};

SenderPane::SenderPane(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_bar(new QTabBar(this))
    , m_add(new QToolButton(this))
    , m_pages(new QStackedWidget(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_collections(new CollectionsPanel(context, this))
    , m_name(new QLineEdit(m_bar))
    , m_sender(std::make_unique<HttpSender>())
    , m_sockets(std::make_unique<SocketSender>())
{
    setObjectName(u"senderPane"_s);
    m_bar->setObjectName(u"senderTabs"_s);
    m_bar->setAccessibleName(tr("Requests that are open"));
    m_bar->setDocumentMode(true);
    m_bar->setExpanding(false);
    m_bar->setMovable(true);
    m_bar->setUsesScrollButtons(true);
    m_bar->setElideMode(Qt::ElideNone); // titles are short, and scrolling shows whole ones
    m_bar->setContextMenuPolicy(Qt::CustomContextMenu);
    m_bar->installEventFilter(this);
    m_name->setObjectName(u"senderTabName"_s);
    m_name->setAccessibleName(tr("Name of the tab"));
    m_name->setMaxLength(80);
    m_name->installEventFilter(this);
    m_name->hide();
    m_add->setObjectName(u"senderNewTab"_s);
    m_add->setProperty("flat", true);
    m_add->setFocusPolicy(Qt::StrongFocus);

    auto *top = new QHBoxLayout;
    top->setContentsMargins(4, 0, 8, 0);
    top->setSpacing(4);
    top->addWidget(m_bar);
    top->addWidget(m_add);
    top->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(top);
    m_splitter->setObjectName(u"senderSplitter"_s);
    m_splitter->addWidget(m_collections);
    m_splitter->addWidget(m_pages);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    layout->addWidget(m_splitter, 1);
    layout->setSizeConstraint(QLayout::SetNoConstraint); // as minimumSizeHint() says
    m_pages->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Ignored);

    makeActions();
    makeCollections();
    auto *shown = new QToolButton(this);
    shown->setObjectName(u"senderCollections"_s);
    shown->setProperty("flat", true);
    shown->setFocusPolicy(Qt::StrongFocus);
    shown->setDefaultAction(m_collectionsAction);
    shown->setToolButtonStyle(Qt::ToolButtonIconOnly);
    shown->setAccessibleName(tr("Collections"));
    top->insertWidget(0, shown);
    m_add->setDefaultAction(m_newAction);
    m_add->setToolButtonStyle(Qt::ToolButtonIconOnly);
    m_add->setAccessibleName(tr("New request"));
    m_save.setSingleShot(true);
    m_save.setInterval(kSaveAfterMs);
    connect(&m_save, &QTimer::timeout, this, &SenderPane::save);
    connect(&m_completions, &QAbstractItemModel::modelReset, this, &SenderPane::onEdited);
    connect(m_bar, &QTabBar::currentChanged, this, &SenderPane::onCurrentChanged);
    connect(m_bar, &QTabBar::tabMoved, this, [this](int from, int to) {
        m_tabs.move(from, to);
        onEdited();
    });
    connect(m_bar, &QTabBar::tabBarDoubleClicked, this, [this](int index) {
        if (index < 0)
            newTab();
        else
            renameTab(index);
    });
    connect(m_bar, &QWidget::customContextMenuRequested, this, &SenderPane::showTabMenu);
    connect(m_name, &QLineEdit::editingFinished, this, &SenderPane::commitName);
    addTab({});
}

SenderPane::~SenderPane()
{
    keepWaiting();
    // Parts go one after the other; what they say meanwhile is of no use.
    m_bar->disconnect(this);
    m_completions.disconnect(this);
    for (const Tab &tab : std::as_const(m_tabs))
        delete tab.page;
    for (const Tab &tab : m_closed)
        delete tab.page;
}

QAction *SenderPane::addCommand(const QString &id, const QString &text, const QList<QKeySequence> &keys,
                                std::function<void()> act)
{
    auto *action = new QAction(text, this);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    addAction(action);
    connect(action, &QAction::triggered, this, std::move(act));
    if (m_context.commands)
        m_context.commands->add(u"sender."_s + id, tr("Sender"), action);
    return action;
}

void SenderPane::makeActions()
{
    m_newAction = addCommand(u"newTab"_s, tr("&New Request"), {Qt::CTRL | Qt::Key_T}, [this] { newTab(); });
    m_newAction->setIcon(icon(u"list-add"_s));
    m_newAction->setToolTip(tr("New request in a tab of its own (Ctrl+T); at most %1 are open").arg(kMaxTabs));
    m_closeAction
        = addCommand(u"closeTab"_s, tr("&Close Tab"), {Qt::CTRL | Qt::Key_W}, [this] { closeTab(currentIndex()); });
    m_reopenAction = addCommand(u"reopenTab"_s, tr("Re&open Closed Tab"), {Qt::CTRL | Qt::SHIFT | Qt::Key_T},
                                [this] { reopenTab(); });
    m_duplicateAction = addCommand(u"duplicateTab"_s, tr("&Duplicate Tab"), {Qt::CTRL | Qt::SHIFT | Qt::Key_D},
                                   [this] { duplicateTab(currentIndex()); });
    m_renameAction = addCommand(u"renameTab"_s, tr("&Rename Tab"), {Qt::CTRL | Qt::ALT | Qt::Key_R},
                                [this] { renameTab(currentIndex()); });
    const auto step = [this](int by) { m_bar->setCurrentIndex((currentIndex() + by + tabCount()) % tabCount()); };
    addCommand(u"nextTab"_s, tr("Next Tab"), {Qt::CTRL | Qt::Key_PageDown}, [step] { step(1); });
    addCommand(u"previousTab"_s, tr("Previous Tab"), {Qt::CTRL | Qt::Key_PageUp}, [step] { step(-1); });
    addCommand(u"send"_s, tr("&Send"), {Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter}, [this] { send(); });
    m_cancelAction = addCommand(u"cancel"_s, tr("C&ancel"), {Qt::Key_Escape}, [this] { cancel(); });
    QAction *load = addCommand(u"loadRun"_s, tr("&Load Run…"), {Qt::CTRL | Qt::SHIFT | Qt::Key_L},
                               [this] { current()->loadRun(); });
    load->setIcon(icon(u"load-run"_s));
    addCommand(u"address"_s, tr("Go to the &Address"), {Qt::CTRL | Qt::Key_L}, [this] { focusUrl(); });
    addCommand(u"history"_s, tr("&History of the Tab"), {Qt::CTRL | Qt::SHIFT | Qt::Key_H}, [this] {
        const bool shown = current()->historyView()->isVisible();
        current()->setHistoryShown(!shown);
    });
    addCommand(u"clearHistory"_s, tr("Clear the History of the Tab"), {}, [this] { current()->clearHistory(); });
}

void SenderPane::makeCollections()
{
    m_collections->setMinimumWidth(24 * fontMetrics().averageCharWidth());
    m_collectionsAction = addCommand(u"collections"_s, tr("&Collections"), {Qt::CTRL | Qt::SHIFT | Qt::Key_E}, [] {});
    m_collectionsAction->setCheckable(true);
    m_collectionsAction->setIcon(icon(u"view-list-tree"_s));
    m_collectionsAction->setToolTip(tr("Requests that are saved in files (Ctrl+Shift+E)"));
    QAction *save
        = addCommand(u"save"_s, tr("&Save to Collection"), {Qt::CTRL | Qt::Key_S}, [this] { saveToCollection(); });
    save->setIcon(icon(u"document-save"_s));
    addCommand(u"saveAs"_s, tr("Save to Collection &as…"), {}, [this] { saveToCollection(true); });
    connect(m_collectionsAction, &QAction::toggled, this, [this](bool isShown) {
        m_collections->setVisible(isShown);
        if (isShown && isVisible())
            m_collections->setFocus();
        keepCollectionsShown();
    });
    const QJsonObject kept = QJsonDocument::fromJson(
                                 m_context.settings ? m_context.settings->view(m_splitter->objectName()) : QByteArray())
                                 .object();
    m_collections->setVisible(false);
    m_collectionsAction->setChecked(kept["shown"_L1].toBool());
    const int em = fontMetrics().averageCharWidth();
    m_splitter->setSizes({32 * em, 100 * em});
    m_splitter->restoreState(QByteArray::fromBase64(kept["sizes"_L1].toString().toLatin1()));
    connect(m_splitter, &QSplitter::splitterMoved, this, &SenderPane::keepCollectionsShown);
    connect(m_collections, &CollectionsPanel::openRequested, this, &SenderPane::openSaved);
    connect(m_collections, &CollectionsPanel::saveWanted, this, [this] { saveToCollection(); });
    connect(m_collections, &CollectionsPanel::loadRunRequested, this, &SenderPane::loadRunOfManyRequested);
}

void SenderPane::setCollectionsShown(bool shown)
{
    m_collectionsAction->setChecked(shown);
}

void SenderPane::keepCollectionsShown()
{
    if (!m_context.settings)
        return;
    const QJsonObject state{{u"shown"_s, m_collectionsAction->isChecked()},
                            {u"sizes"_s, QString::fromLatin1(m_splitter->saveState().toBase64())}};
    m_context.settings->setView(m_splitter->objectName(), QJsonDocument(state).toJson(QJsonDocument::Compact));
}

void SenderPane::openSaved(const SenderRequest &request, const CollectionPlace &place, const QStringList &unset)
{
    for (int i = 0; i < tabCount(); ++i) { // it is open already
        if (m_tabs[i].saved.file == place.file && m_tabs[i].saved.title == place.title
            && m_tabs[i].saved.place == place.place) {
            m_bar->setCurrentIndex(i);
            if (m_tabs[i].saved.mark != place.mark && !m_tabs[i].saved.mark.isEmpty()) {
                //: %1 the name of a request, %2 a file.
                current()->banner()->showMessage(Banner::Kind::Warning,
                                                 tr("“%1” was changed in %2 since it was opened here. Close this tab "
                                                    "and open it again to see what the file holds.")
                                                     .arg(place.title, place.file));
            }
            return focusUrl();
        }
    }
    RequestTab *tab = tabToFill();
    if (!tab)
        return;
    tab->openSaved(request);
    m_tabs[currentIndex()].saved = place;
    refreshTab(currentIndex());
    onEdited();
    if (!unset.isEmpty()) {
        const QString name = unset.first();
        //: {{%1}} stays as it is, with a name in place of %1.
        tab->banner()->showMessage(Banner::Kind::Warning,
                                   tr("The variable {{%1}} has no value: write one in its place, or a line @%1 = … at "
                                      "the top of %2.")
                                       .arg(name, place.file));
    }
    tab->focusUrl();
}

void SenderPane::saveToCollection(bool as)
{
    const int index = currentIndex();
    Tab &tab = m_tabs[index];
    RequestTab *page = current();
    const SenderRequest request = page->request();
    const auto possible = savedRequest(request, {}, true);
    if (!possible) {
        page->banner()->showMessage(Banner::Kind::Error, possible.error().detail);
        return;
    }
    if (!as && m_collections->find(tab.saved) >= 0) {
        if (!m_collections->isChanged(tab.saved))
            return saveTo(tab.id, tab.saved.file, {}, tab.withSecrets);
        ask(this, tr("Save Request"),
            //: %1 the name of a request, %2 a file.
            tr("“%1” was changed in %2 since it was opened here. What the file holds is replaced by what this tab "
               "shows.")
                .arg(tab.saved.title, tab.saved.file),
            tr("&Replace"), [this, id = tab.id] {
                const int at = indexOf(id);
                if (at < 0)
                    return;
                m_tabs[at].saved.mark.clear();
                saveTo(id, m_tabs[at].saved.file, {}, m_tabs[at].withSecrets);
            });
        return;
    }
    const QStringList files = m_collections->fileNames();
    const QString usual = !tab.saved.isNone() ? tab.saved.file : files.value(0, u"requests.http"_s);
    auto *dialog = new SaveRequestDialog(files, usual, tab.name, secretsOf(request), this);
    const int id = tab.id;
    connect(dialog, &QDialog::accepted, this, [this, dialog, id] {
        if (const int at = indexOf(id); at >= 0)
            m_tabs[at].saved = {}; // another one of it
        saveTo(id, dialog->file(), dialog->name(), dialog->withSecrets());
    });
    dialog->open();
}

void SenderPane::saveTo(int id, const QString &file, const QString &name, bool withSecrets)
{
    const int index = indexOf(id);
    if (index < 0)
        return;
    const CollectionPlace place
        = m_collections->save(pageOf(m_tabs[index])->request(), m_tabs[index].saved, file, name, withSecrets);
    if (place.isNone())
        return;
    m_tabs[index].saved = place;
    m_tabs[index].withSecrets = withSecrets;
    refreshTab(index);
    onEdited();
    if (m_context.notices)
        //: %1 a request, %2 a file.
        m_context.notices->post(
            Notice{Notice::Kind::Info, tr("Saved “%1” to %2.").arg(place.title, place.file), {}, {}, {}});
}

RequestTab *SenderPane::current() const
{
    return pageOf(m_tabs[currentIndex()]);
}

int SenderPane::currentIndex() const
{
    return qBound(0, m_bar->currentIndex(), int(m_tabs.size()) - 1);
}

int SenderPane::indexOf(int id) const
{
    for (int i = 0; i < m_tabs.size(); ++i) {
        if (m_tabs[i].id == id)
            return i;
    }
    return -1;
}

RequestTab *SenderPane::pageOf(Tab &tab) const
{
    if (tab.page)
        return tab.page;
    auto *self = const_cast<SenderPane *>(this); // a page that is made late changes nothing that is seen
    auto *page = new RequestTab(m_context, {m_sender.get(), &self->m_completions, m_sockets.get()}, self);
    tab.page = page;
    page->hide();
    const int id = tab.id;
    if (!tab.pending.isEmpty())
        page->restoreState(std::exchange(tab.pending, {}));
    m_pages->addWidget(page);
    connect(page, &RequestTab::startServerRequested, self, &SenderPane::startServerRequested);
    connect(page, &RequestTab::sending, self, &SenderPane::sending);
    connect(page, &RequestTab::showInRequests, self, &SenderPane::showInRequests);
    connect(page, &RequestTab::loadRunRequested, self, &SenderPane::loadRunRequested);
    connect(page, &RequestTab::loadRunOfManyRequested, self, &SenderPane::loadRunOfManyRequested);
    connect(page, &RequestTab::requestEdited, self, [self, id] {
        self->refreshTab(self->indexOf(id));
        self->onEdited();
    });
    connect(page, &RequestTab::runningChanged, self, [self, id](bool running) {
        self->refreshTab(self->indexOf(id));
        self->refreshActions();
        if (self->indexOf(id) == self->currentIndex())
            Q_EMIT self->runningChanged(running);
    });
    return page;
}

int SenderPane::addTab(Tab tab, int at)
{
    if (m_tabs.size() >= kMaxTabs) {
        if (m_context.notices)
            m_context.notices->post(
                Notice{Notice::Kind::Warning,
                       tr("%n requests are open, and more are not kept open. Close one first.", nullptr, kMaxTabs),
                       {},
                       {},
                       {}});
        return -1;
    }
    if (tab.id == 0)
        tab.id = ++m_lastId;
    const int index = at < 0 ? int(m_tabs.size()) : qMin(at, int(m_tabs.size()));
    m_tabs.insert(index, tab);
    {
        const QSignalBlocker quiet(m_bar); // it makes the first tab current before the list knows it
        m_bar->insertTab(index, QString());
    }
    addCloseButton(index, tab.id);
    refreshTab(index);
    if (!m_restoring) {
        m_bar->setCurrentIndex(index);
        onCurrentChanged(index);
    }
    return index;
}

/// Instead of Qt's own, which is not of our icons.
void SenderPane::addCloseButton(int index, int id)
{
    auto *close = new QToolButton(m_bar);
    close->setIcon(icon(u"window-close"_s, IconTone::Muted));
    const int side = fontMetrics().height() * 3 / 4;
    close->setIconSize({side, side});
    close->setProperty("flat", true);
    close->setFocusPolicy(Qt::NoFocus); // Delete on the tab, or Ctrl+W
    close->setToolTip(tr("Close (Ctrl+W); Ctrl+Shift+T opens it again"));
    connect(close, &QToolButton::clicked, this, [this, id] { closeTab(indexOf(id)); });
    m_bar->setTabButton(index, QTabBar::RightSide, close);
}

void SenderPane::onCurrentChanged(int index)
{
    if (index < 0 || index >= m_tabs.size() || m_restoring)
        return;
    m_pages->setCurrentWidget(current());
    refreshActions();
    onEdited();
}

void SenderPane::newTab()
{
    if (addTab({}) >= 0)
        focusUrl();
}

void SenderPane::duplicateTab(int index)
{
    if (index < 0 || index >= tabCount())
        return;
    const SenderRequest request = pageOf(m_tabs[index])->request();
    Tab made;
    if (!m_tabs[index].name.isEmpty())
        //: name of a tab that was made from another
        made.name = tr("%1 (copy)").arg(m_tabs[index].name);
    if (const int at = addTab(made, index + 1); at >= 0) {
        pageOf(m_tabs[at])->setRequest(request);
        refreshTab(at);
        onEdited();
    }
}

void SenderPane::closeTab(int index)
{
    if (index < 0 || index >= tabCount())
        return;
    if (tabCount() == 1 && pageOf(m_tabs[0])->isBlank() && m_tabs[0].name.isEmpty())
        return;
    const Tab &tab = m_tabs[index];
    auto *command = new CloseTab(this, tab.id, titleOf(tab));
    if (m_context.undo) {
        m_context.undo->push(command);
        return;
    }
    command->redo();
    delete command;
}

void SenderPane::removeTab(int id)
{
    const int index = indexOf(id);
    Tab tab = m_tabs[index];
    if (m_renamed == id)
        m_name->hide();
    if (tab.page) {
        tab.page->cancel();
        m_pages->removeWidget(tab.page);
        tab.page->hide();
    }
    m_closed.push_back(tab);
    if (m_closed.size() > kMaxClosed) {
        delete m_closed.front().page;
        m_closed.pop_front();
    }
    {
        const QSignalBlocker quiet(m_bar);
        m_tabs.removeAt(index);
        m_bar->removeTab(index);
    }
    if (m_tabs.isEmpty())
        addTab({});
    onCurrentChanged(currentIndex());
    current()->focusUrl();
}

bool SenderPane::putBack(int id)
{
    const auto found
        = std::find_if(m_closed.begin(), m_closed.end(), [id](const Tab &closed) { return closed.id == id; });
    if (found == m_closed.end())
        return false;
    const Tab tab = *found;
    const bool wasAlone = tabCount() == 1 && m_tabs[0].name.isEmpty() && pageOf(m_tabs[0])->isBlank();
    const int blank = m_tabs[0].id;
    if (tabCount() >= kMaxTabs) {
        addTab({}); // says why not
        return true;
    }
    m_closed.erase(found);
    if (tab.page)
        m_pages->addWidget(tab.page);
    addTab(tab);
    if (wasAlone) { // the one that was made because the last was closed
        const QSignalBlocker quiet(m_bar);
        const int at = indexOf(blank);
        delete m_tabs[at].page;
        m_tabs.removeAt(at);
        m_bar->removeTab(at);
    }
    onCurrentChanged(currentIndex());
    return true;
}

void SenderPane::reopenTab()
{
    if (!m_closed.empty())
        putBack(m_closed.back().id);
}

RequestTab *SenderPane::tabToFill()
{
    RequestTab *tab = current();
    if (tab->isRunning() || (!tab->isBlank() && tab->isTouched()) || !m_tabs[currentIndex()].name.isEmpty())
        return addTab({}) < 0 ? nullptr : current();
    m_tabs[currentIndex()].saved = {}; // what it holds from now on is another one
    return tab;
}

void SenderPane::openRoute(const RouteInfo &route)
{
    const int count = current()->addressBar()->count();
    const RequestAuth auth = current()->homeAuth();
    if (RequestTab *tab = tabToFill()) {
        tab->setCount(count);
        tab->openRoute(route, auth);
    }
}

void SenderPane::openUrl(const QByteArray &method, const QUrl &url, const HeaderList &headers, const QByteArray &body)
{
    const int count = current()->addressBar()->count();
    if (RequestTab *tab = tabToFill()) {
        tab->setCount(count);
        tab->openUrl(method, url, headers, body);
    }
}

QString SenderPane::titleOf(const Tab &tab) const
{
    if (!tab.name.isEmpty())
        return tab.name;
    if (!tab.saved.isNone())
        return tab.saved.title;
    QString title;
    if (tab.page)
        title = tab.page->title();
    else if (!tab.pending.isEmpty())
        title = tab.pending["title"_L1].toString();
    return title.isEmpty() ? tr("New request") : title;
}

void SenderPane::refreshTab(int index)
{
    if (index < 0 || index >= tabCount())
        return;
    const Tab &tab = m_tabs[index];
    const QString title = titleOf(tab);
    m_bar->setTabText(index, shortened(title).replace(u'&', u"&&"_s));
    m_bar->setTabToolTip(index, title);
    m_bar->tabButton(index, QTabBar::RightSide)->setAccessibleName(tr("Close %1").arg(title));
    m_bar->setAccessibleTabName(index, title);
    const bool running = tab.page && tab.page->isRunning();
    m_bar->setTabIcon(index, running ? icon(u"process-working"_s, IconTone::Accent) : QIcon());
}

void SenderPane::refreshActions()
{
    m_cancelAction->setEnabled(isRunning());
    m_reopenAction->setEnabled(!m_closed.empty());
}

void SenderPane::showTabMenu(const QPoint &at)
{
    const int index = m_bar->tabAt(at);
    if (index >= 0)
        m_bar->setCurrentIndex(index);
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(m_newAction);
    if (index >= 0) {
        menu->addActions({m_duplicateAction, m_renameAction});
        menu->addSeparator();
        menu->addAction(m_closeAction);
        QAction *others = menu->addAction(tr("Close O&ther Tabs"));
        others->setEnabled(tabCount() > 1);
        const int kept = m_tabs[index].id;
        connect(others, &QAction::triggered, this, [this, kept] {
            for (int i = tabCount() - 1; i >= 0; --i) {
                if (m_tabs[i].id != kept)
                    closeTab(i);
            }
        });
    }
    menu->addAction(m_reopenAction);
    menu->popup(m_bar->mapToGlobal(at));
}

void SenderPane::renameTab(int index)
{
    if (index < 0 || index >= tabCount())
        return;
    m_bar->setCurrentIndex(index);
    m_renamed = m_tabs[index].id;
    m_name->setText(titleOf(m_tabs[index]));
    QRect place = m_bar->tabRect(index).intersected(m_bar->rect());
    place.setWidth(qMax(place.width(), qMin(m_bar->width() - place.left(), 24 * fontMetrics().averageCharWidth())));
    m_name->setGeometry(place);
    m_name->show();
    m_name->raise();
    m_name->setFocus();
    m_name->selectAll();
}

void SenderPane::commitName()
{
    const int index = indexOf(std::exchange(m_renamed, -1));
    const bool hadFocus = m_name->hasFocus();
    m_name->hide();
    if (index < 0)
        return;
    Tab &tab = m_tabs[index];
    const QString text = m_name->text().trimmed();
    const QString before = std::exchange(tab.name, QString());
    tab.name = text == titleOf(tab) ? QString() : text; // an empty name, or the request's own, is none
    if (tab.name != before)
        onEdited();
    refreshTab(index);
    if (hadFocus)
        m_bar->setFocus();
}

bool SenderPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_bar && event->type() == QEvent::MouseButtonRelease) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (const int index = m_bar->tabAt(mouse->position().toPoint());
            mouse->button() == Qt::MiddleButton && index >= 0) {
            closeTab(index);
            return true;
        }
    } else if (watched == m_bar && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_F2) {
            renameTab(currentIndex());
            return true;
        }
        if (key == Qt::Key_Delete) {
            closeTab(currentIndex());
            return true;
        }
    } else if (watched == m_name && event->type() == QEvent::ShortcutOverride
               && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    } else if (watched == m_name && event->type() == QEvent::KeyPress
               && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_renamed = -1; // as it was
        m_name->hide();
        m_bar->setFocus();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SenderPane::onEdited()
{
    if (m_restoring)
        return;
    if (m_session.isOpen())
        m_save.start();
    Q_EMIT requestEdited();
}

QJsonObject SenderPane::saveState() const
{
    QJsonArray tabs;
    for (const Tab &tab : std::as_const(m_tabs)) {
        QJsonObject state = tab.page ? tab.page->saveState() : tab.pending;
        state[u"name"_s] = tab.name;
        if (!tab.saved.isNone()) {
            state[u"saved"_s] = QJsonObject{{u"file"_s, tab.saved.file},
                                            {u"title"_s, tab.saved.title},
                                            {u"place"_s, tab.saved.place},
                                            {u"mark"_s, tab.saved.mark},
                                            {u"secrets"_s, tab.withSecrets}};
        }
        if (tab.page) {
            state[u"title"_s] = tab.page->title();
        }
        tabs.append(state);
    }
    QJsonArray recent;
    for (const RecentAddress &address : m_completions.recent())
        recent.append(QJsonObject{{u"method"_s, QString::fromUtf8(address.method)}, {u"address"_s, address.address}});
    return {
        {u"version"_s, kSessionVersion},
        {u"current"_s, currentIndex()},
        {u"tabs"_s, tabs},
        {u"recent"_s, recent},
    };
}

void SenderPane::restoreState(const QJsonObject &state)
{
    if (state["version"_L1].toInt() != kSessionVersion)
        return;
    QList<RecentAddress> recent;
    const QJsonArray addresses = state["recent"_L1].toArray();
    for (const QJsonValue &value : addresses) {
        const QString address = value["address"_L1].toString();
        if (!address.isEmpty())
            recent.append({value["method"_L1].toString(u"GET"_s).toUtf8(), address});
    }
    const QJsonArray tabs = state["tabs"_L1].toArray();
    m_restoring = true;
    m_completions.setRecent(recent);
    if (!tabs.isEmpty()) {
        for (int i = tabCount() - 1; i >= 0; --i) {
            delete m_tabs[i].page;
            m_bar->removeTab(i);
        }
        m_tabs.clear();
        for (const QJsonValue &value : tabs) {
            if (tabCount() >= kMaxTabs)
                break;
            Tab tab;
            tab.pending = value.toObject();
            tab.name = tab.pending["name"_L1].toString().first(
                qMin(qsizetype(80), tab.pending["name"_L1].toString().size()));
            const QJsonObject saved = tab.pending["saved"_L1].toObject();
            tab.saved = {saved["file"_L1].toString(), saved["title"_L1].toString(), saved["place"_L1].toInt(-1),
                         saved["mark"_L1].toString()};
            tab.withSecrets = saved["secrets"_L1].toBool();
            addTab(tab);
        }
        m_bar->setCurrentIndex(qBound(0, state["current"_L1].toInt(), tabCount() - 1));
    }
    m_restoring = false;
    onCurrentChanged(currentIndex());
}

void SenderPane::keepSession(const QString &file)
{
    const SenderSession session(file);
    QString trouble;
    restoreState(session.load(&trouble));
    m_session = session;
    if (!trouble.isEmpty() && m_context.notices)
        m_context.notices->post(Notice{Notice::Kind::Warning, trouble, {}, {}, {}});
}

void SenderPane::keepWaiting()
{
    if (m_save.isActive())
        save();
}

void SenderPane::save()
{
    m_save.stop();
    const QString trouble = m_session.save(saveState());
    if (!trouble.isEmpty() && m_context.notices)
        m_context.notices->post(Notice{Notice::Kind::Warning, trouble, {}, {}, {}});
}

void SenderPane::consume(const TelemetryBatch &batch)
{
    for (const Tab &tab : std::as_const(m_tabs)) {
        if (tab.page)
            tab.page->consume(batch);
    }
}

QSize SenderPane::minimumSizeHint() const
{
    const QSize page = current()->minimumSizeHint();
    const int beside = m_collections->isVisibleTo(this) ? m_collections->minimumWidth() : 0;
    return {page.width() + beside, page.height() + m_bar->sizeHint().height()};
}

} // namespace coroscope

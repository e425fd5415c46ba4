#include "ui/panes/collections/collections_panel.h"

#include "server/runtime/server.h"
#include "ui/icon.h"
#include "ui/notices.h"
#include "ui/panes/collections/collection_command.h"
#include "ui/panes/collections/saved_request.h"
#include "ui/panes/server_home.h"
#include "ui/settings.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QCryptographicHash>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QSet>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QTreeWidget>
#include <QUndoStack>
#include <QVBoxLayout>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kReloadAfter = 150; // ms
constexpr int kPlaceRole = Qt::UserRole; // of the request in its file; -1: it is none
constexpr int kFileRole = Qt::UserRole + 1;
constexpr int kNameRole = Qt::UserRole + 2; // what is renamed

QString viewName()
{
    return u"collections"_s;
}

/// Of what is sent; a name is no part of it.
QString markOf(const HttpFileRequest &request)
{
    QStringList texts{request.method, request.url, request.body, request.bodyFile};
    for (const auto &[name, value] : request.headers)
        texts += {name, value};
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &text : std::as_const(texts)) {
        hash.addData(text.toUtf8());
        hash.addData(QByteArray(1, '\0'));
    }
    return QString::fromLatin1(hash.result().toHex());
}

/// -1: it is gone, or may be one of several.
int placeIn(const QList<HttpFileRequest> &requests, const CollectionPlace &place)
{
    if (place.place >= 0 && place.place < requests.size() && requests[place.place].title() == place.title)
        return place.place;
    // Something came or went before it.
    int found = -1;
    for (qsizetype i = 0; i < requests.size(); ++i) {
        if (requests[i].title() != place.title)
            continue;
        if (found >= 0)
            return -1;
        found = int(i);
    }
    return found;
}

bool isOther(const HttpFileRequest &request, const CollectionPlace &place)
{
    return !place.mark.isEmpty() && markOf(request) != place.mark;
}

} // namespace

/// Its editor holds the name alone.
class CollectionsPanel::NameDelegate final : public QStyledItemDelegate {
public:
    explicit NameDelegate(CollectionsPanel *panel)
        : QStyledItemDelegate(panel)
        , m_panel(panel)
    {
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        if (auto *edit = qobject_cast<QLineEdit *>(editor)) {
            edit->setAccessibleName(CollectionsPanel::tr("Name"));
            edit->setText(index.data(kNameRole).toString());
            edit->selectAll();
        }
    }
    void setModelData(QWidget *editor, QAbstractItemModel *, const QModelIndex &index) const override
    {
        if (const auto *edit = qobject_cast<QLineEdit *>(editor)) {
            const QString name = edit->text().simplified();
            if (name == index.data(kNameRole).toString())
                return;
            // The tree is made anew then, and its editor is not to be there any more.
            QMetaObject::invokeMethod(
                m_panel,
                [panel = m_panel, file = index.data(kFileRole).toString(), place = index.data(kPlaceRole).toInt(),
                 name] { panel->rename(file, place, name); },
                Qt::QueuedConnection);
        }
    }

private:
    CollectionsPanel *const m_panel;
};

CollectionsPanel::CollectionsPanel(const WindowContext &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_tree(new QTreeWidget(this))
    , m_empty(new EmptyState(u"view-list-tree"_s, this))
    , m_pages(new QStackedWidget(this))
    , m_note(new QLabel(this))
    , m_count(nullptr)
    , m_open(new QAction(tr("&Open"), this))
    , m_load(new QAction(icon(u"load-run"_s), tr("&Load Run…"), this))
    , m_save(new QAction(icon(u"document-save"_s), tr("&Save Request…"), this))
    , m_rename(new QAction(tr("&Rename"), this))
    , m_remove(new QAction(icon(u"edit-clear"_s), tr("&Delete"), this))
    , m_choose(new QAction(icon(u"document-open-recent"_s), tr("&Choose Folder…"), this))
{
    setObjectName(u"collectionsPanel"_s);
    m_tree->setObjectName(u"collectionsTree"_s);
    m_tree->setAccessibleName(tr("Saved requests"));
    m_tree->setHeaderHidden(true);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setItemDelegate(new NameDelegate(this));
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_note->setObjectName(u"collectionsFolder"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setContentsMargins(8, 4, 8, 4);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    makeActions();
    auto *bar = new PaneBar(this);
    for (QAction *action : {m_save, m_load, m_choose})
        bar->addAction(action);
    m_count = bar->addFigure();
    m_count->setObjectName(u"collectionsCount"_s);
    m_pages->addWidget(m_tree);
    m_pages->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(bar);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_note);
    setFocusProxy(m_tree);
    m_reload.setSingleShot(true);
    m_reload.setInterval(kReloadAfter);
    connect(&m_reload, &QTimer::timeout, this, &CollectionsPanel::reload);
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_reload, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_reload, qOverload<>(&QTimer::start));
    connect(m_tree, &QTreeWidget::itemActivated, this, &CollectionsPanel::openCurrent);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &CollectionsPanel::refreshActions);
    connect(m_tree, &QWidget::customContextMenuRequested, this, &CollectionsPanel::showMenu);
    connect(m_empty, &EmptyState::actionRequested, this, &CollectionsPanel::saveWanted);
    fill();
}

CollectionsPanel::~CollectionsPanel() = default;

void CollectionsPanel::makeActions()
{
    const auto prepare = [this](QAction *action, const QString &name, const QString &tip, const QKeySequence &key) {
        action->setObjectName(name);
        action->setToolTip(tip);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_tree->addAction(action);
    };
    prepare(m_open, u"collectionsOpen"_s, tr("Open the request in a tab (Enter)"), {});
    prepare(m_load, u"collectionsLoadRun"_s,
            tr("Send it many times, and measure; of a file, or of nothing that is selected, all requests in turn"), {});
    prepare(m_save, u"collectionsSave"_s, tr("Save the request of the current tab (Ctrl+S)"), {});
    prepare(m_rename, u"collectionsRename"_s, tr("Another name (F2)"), {});
    prepare(m_remove, u"collectionsDelete"_s, tr("Delete the request, or the file; Undo brings it back (Delete)"),
            Qt::Key_Delete);
    prepare(m_choose, u"collectionsChoose"_s, tr("Show the files of another folder"), {});
    connect(m_open, &QAction::triggered, this, &CollectionsPanel::openCurrent);
    connect(m_load, &QAction::triggered, this, &CollectionsPanel::loadRun);
    connect(m_save, &QAction::triggered, this, &CollectionsPanel::saveWanted);
    connect(m_rename, &QAction::triggered, this, [this] {
        if (m_tree->currentItem())
            m_tree->editItem(m_tree->currentItem());
    });
    connect(m_remove, &QAction::triggered, this, &CollectionsPanel::remove);
    connect(m_choose, &QAction::triggered, this, &CollectionsPanel::chooseFolder);
}

void CollectionsPanel::openFolder(const QString &usual)
{
    const QJsonObject kept = QJsonDocument::fromJson(m_context.settings->view(viewName())).object();
    const QString chosen = kept["folder"_L1].toString();
    m_folder = CollectionFolder(!chosen.isEmpty() && QFileInfo(chosen).isDir() ? chosen : usual);
    reload();
}

void CollectionsPanel::setFolder(const QString &path)
{
    m_folder = CollectionFolder(path);
    m_context.settings->setView(viewName(),
                                QJsonDocument(QJsonObject{{u"folder"_s, path}}).toJson(QJsonDocument::Compact));
    reload();
}

QStringList CollectionsPanel::fileNames() const
{
    QStringList names;
    for (const CollectionFile &file : m_files) {
        if (file.trouble.isEmpty())
            names.append(file.name);
    }
    return names;
}

QDir CollectionsPanel::folderOf(const QString &file) const
{
    return QFileInfo(m_folder.pathOf(file)).dir();
}

void CollectionsPanel::reload()
{
    m_reload.stop();
    m_files = m_folder.read(&m_isWhole);
    watch();
    fill();
}

void CollectionsPanel::watch()
{
    const QStringList paths = m_folder.watched();
    const QStringList now = m_watcher.files() + m_watcher.directories();
    const QSet<QString> wanted(paths.begin(), paths.end());
    const QSet<QString> before(now.begin(), now.end());
    QStringList gone;
    QStringList added;
    for (const QString &path : now) {
        if (!wanted.contains(path))
            gone.append(path);
    }
    for (const QString &path : paths) {
        if (!before.contains(path))
            added.append(path);
    }
    if (!gone.isEmpty())
        m_watcher.removePaths(gone);
    if (!added.isEmpty())
        m_watcher.addPaths(added);
}

void CollectionsPanel::fill()
{
    // What was open and current stays so, by what it is called.
    const auto keyOf = [](const QTreeWidgetItem *item) {
        return item ? item->data(0, kFileRole).toString() + u'\n' + item->text(0) : QString();
    };
    QStringList closed;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) {
        if (!m_tree->topLevelItem(i)->isExpanded())
            closed.append(keyOf(m_tree->topLevelItem(i)));
    }
    const QString current = keyOf(m_tree->currentItem());
    const bool hadFocus = m_tree->hasFocus();
    m_tree->clear();
    const auto add = [](auto *parent, const QString &text, const QString &file, int place) {
        auto *item = new QTreeWidgetItem(parent, QStringList{text});
        item->setData(0, kFileRole, file);
        item->setData(0, kPlaceRole, place);
        return item;
    };
    const auto addFault = [&add](QTreeWidgetItem *parent, const QString &text, const QString &file) {
        QTreeWidgetItem *item = add(parent, text, file, -1);
        item->setIcon(0, icon(u"dialog-error"_s, IconTone::Error));
        item->setToolTip(0, text);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    };
    QTreeWidgetItem *wanted = nullptr;
    for (const CollectionFile &file : std::as_const(m_files)) {
        QTreeWidgetItem *top = add(m_tree, file.name, file.name, -1);
        top->setData(0, kNameRole, file.name);
        top->setFlags(top->flags() | Qt::ItemIsEditable);
        top->setToolTip(0, m_folder.pathOf(file.name));
        const bool isDamaged = !file.trouble.isEmpty() || !file.file.faults().isEmpty();
        top->setIcon(
            0, icon(isDamaged ? u"dialog-warning"_s : u"document"_s, isDamaged ? IconTone::Warning : IconTone::Muted));
        if (!file.trouble.isEmpty())
            addFault(top, file.trouble, file.name);
        for (const HttpFileFault &fault : file.file.faults())
            //: A fault in a file: %1 the number of the line, %2 a sentence.
            addFault(top, tr("Line %1: %2").arg(QString::number(fault.line), fault.sentence), file.name);
        int place = 0;
        for (const HttpFileRequest &request : file.file.requests()) {
            const QString text = request.name.isEmpty() ? request.title() : request.method + u"  "_s + request.name;
            QTreeWidgetItem *item = add(top, text, file.name, place++);
            item->setData(0, kNameRole, request.name);
            item->setFlags(item->flags() | Qt::ItemIsEditable);
            item->setToolTip(0, request.method + u' ' + request.url);
            if (!wanted && keyOf(item) == current)
                wanted = item;
        }
        top->setExpanded(!closed.contains(keyOf(top)));
        if (!wanted && keyOf(top) == current)
            wanted = top;
    }
    if (wanted)
        m_tree->setCurrentItem(wanted);
    m_pages->setCurrentWidget(m_files.isEmpty() ? static_cast<QWidget *>(m_empty) : m_tree);
    setFocusProxy(m_files.isEmpty() ? static_cast<QWidget *>(m_empty->button()) : m_tree);
    m_empty->setText(tr("No saved requests"),
                     tr("Requests are saved as plain text, in .http files of a folder, which editors know, too."),
                     tr("Save the Request"));
    qsizetype requests = 0;
    for (const CollectionFile &file : std::as_const(m_files))
        requests += file.file.requests().size();
    m_count->setText(m_files.isEmpty() ? QString() : tr("%Ln request(s)", nullptr, int(requests)));
    QString note = m_folder.path();
    if (!m_isWhole)
        //: %1 a folder.
        note = tr("%1: there is more in it than is shown.").arg(note);
    m_note->setText(note.isEmpty() ? QString() : m_note->fontMetrics().elidedText(note, Qt::ElideLeft, 400));
    m_note->setToolTip(note);
    if (hadFocus && !m_files.isEmpty())
        m_tree->setFocus();
    refreshActions();
}

const CollectionFile *CollectionsPanel::fileOf(const QTreeWidgetItem *item) const
{
    if (!item)
        return nullptr;
    const QString name = item->data(0, kFileRole).toString();
    const auto at = std::find_if(m_files.begin(), m_files.end(),
                                 [&name](const CollectionFile &file) { return file.name == name; });
    return at == m_files.end() ? nullptr : &*at;
}

void CollectionsPanel::refreshActions()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    const bool isRequest = item && item->data(0, kPlaceRole).toInt() >= 0;
    const bool isFile = item && !item->parent();
    m_open->setEnabled(isRequest);
    m_load->setEnabled(!m_files.isEmpty());
    m_rename->setEnabled(isRequest || isFile);
    m_remove->setEnabled(isRequest || isFile);
}

void CollectionsPanel::openCurrent()
{
    QTreeWidgetItem *item = m_tree->currentItem();
    const CollectionFile *file = fileOf(item);
    if (!file)
        return;
    const int place = item->data(0, kPlaceRole).toInt();
    if (place < 0) {
        item->setExpanded(!item->isExpanded());
        return;
    }
    const HttpFileRequest &request = file->file.requests()[place];
    Q_EMIT openRequested(editedRequest(file->file, request, folderOf(file->name)),
                         {file->name, request.title(), place, markOf(request)}, file->file.unset(request));
}

Result<LoadRequest> CollectionsPanel::loadRequestOf(const CollectionFile &file, const HttpFileRequest &request) const
{
    const auto at = [&](const QString &sentence) {
        //: %1 a file, %2 the number of a line, %3 a sentence.
        return Error{Error::Kind::BadRequest,
                     tr("%1, line %2: %3").arg(file.name, QString::number(request.line), sentence)};
    };
    const auto filled = file.file.filled(request, folderOf(file.name));
    if (!filled)
        return at(filled.error().detail);
    SenderRequest plain;
    plain.method = filled->method;
    plain.address = filled->url;
    for (const auto &[name, value] : filled->headers) {
        KeyValueRow row;
        row.name = QString::fromUtf8(name);
        row.value = QString::fromUtf8(value);
        plain.headers.append(row);
    }
    const auto call = plain.toCall(serverHome(m_context.server));
    if (!call)
        return at(call.error().detail);
    return LoadRequest{call->method, call->url, call->headers, filled->body};
}

void CollectionsPanel::loadRun()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    const CollectionFile *current = fileOf(item);
    const int place = item ? item->data(0, kPlaceRole).toInt() : -1;
    QList<LoadRequest> requests;
    qint64 bodies = 0;
    for (const CollectionFile &file : std::as_const(m_files)) {
        if (current && &file != current)
            continue;
        for (qsizetype i = 0; i < file.file.requests().size(); ++i) {
            if (place >= 0 && i != place)
                continue;
            const auto made = loadRequestOf(file, file.file.requests()[i]);
            if (!made)
                return say(made.error().detail);
            if (requests.size() >= LoadPlan::kMaxRequestKinds)
                return say(tr("A load run sends up to %Ln different request(s): select a file with fewer.", nullptr,
                              int(LoadPlan::kMaxRequestKinds)));
            bodies += made->body.size();
            if (bodies > LoadPlan::kMaxBody)
                return say(tr("The bodies have more than the 16 MiB that a load run takes: select fewer requests."));
            requests.append(made.value());
        }
    }
    if (requests.isEmpty())
        return say(tr("There is no request in it."));
    Q_EMIT loadRunRequested(requests);
}

void CollectionsPanel::say(const QString &trouble)
{
    if (!trouble.isEmpty() && m_context.notices)
        m_context.notices->post(Notice{Notice::Kind::Warning, trouble, {}, {}, {}});
}

bool CollectionsPanel::pushAll(const QString &text, const QStringList &files, const QStringList &before,
                               const QStringList &after)
{
    QList<CollectionCommand::Change> changes;
    for (qsizetype i = 0; i < files.size(); ++i)
        changes.append({files[i], before[i], after[i]});
    m_trouble.clear();
    // The stack may live longer than the panel.
    auto *command = new CollectionCommand(text, m_folder, std::move(changes),
                                          [panel = QPointer<CollectionsPanel>(this)](const QString &trouble) {
                                              if (!panel)
                                                  return;
                                              panel->m_trouble = trouble;
                                              panel->say(trouble);
                                              panel->reload();
                                          });
    if (m_context.undo) {
        m_context.undo->push(command);
    } else {
        command->redo();
        delete command;
    }
    return m_trouble.isEmpty();
}

int CollectionsPanel::find(const CollectionPlace &place) const
{
    const auto at = std::find_if(m_files.begin(), m_files.end(),
                                 [&place](const CollectionFile &file) { return file.name == place.file; });
    return at == m_files.end() ? -1 : placeIn(at->file.requests(), place);
}

bool CollectionsPanel::isChanged(const CollectionPlace &place) const
{
    const CollectionFile now = m_folder.read(place.file); // what was seen of it may be older
    const int at = placeIn(now.file.requests(), place);
    return at >= 0 && isOther(now.file.requests()[at], place);
}

CollectionPlace CollectionsPanel::save(const SenderRequest &request, const CollectionPlace &at, const QString &file,
                                       const QString &name, bool withSecrets)
{
    if (m_folder.path().isEmpty()) {
        say(tr("There is no folder to save requests in: choose one first."));
        return {};
    }
    const auto before = m_folder.text(file);
    if (!before) {
        say(before.error().detail);
        return {};
    }
    const HttpFile old(before.value());
    const int place = at.file == file ? placeIn(old.requests(), at) : -1;
    const bool replaces = place >= 0;
    if (!at.isNone() && (!replaces || isOther(old.requests()[place], at))) {
        reload();
        //: %1 the name of a request, %2 a file.
        say(tr("“%1” was changed in %2 by another program, or is gone, so nothing was saved. Save it again to choose.")
                .arg(at.title, file));
        return {};
    }
    if (!replaces && old.requests().size() >= HttpFile::kMaxRequests) {
        //: %1 a file.
        say(tr("There are as many requests in %1 as a file can hold. Choose another file.").arg(file));
        return {};
    }
    const QDir folder = folderOf(file);
    auto made = replaces ? savedRequest(request, folder, withSecrets, old, old.requests()[place])
                         : savedRequest(request, folder, withSecrets);
    if (!made) {
        say(made.error().detail);
        return {};
    }
    HttpFileRequest saved = made.value();
    if (!replaces)
        saved.name = name;
    const QString after = replaces ? old.withRequest(place, saved) : old.withRequest(saved);
    if (after.size() > HttpFile::kMaxText) {
        //: %1 a file.
        say(tr("%1 would be too long to be read again. Choose another file.").arg(file));
        return {};
    }
    const HttpFile now(after);
    const int where = replaces ? place : int(now.requests().size()) - 1;
    const CollectionPlace found{file, where >= 0 ? now.requests()[where].title() : QString(), where,
                                where >= 0 ? markOf(now.requests()[where]) : QString()};
    if (after != before.value() || before->isNull()) {
        //: In the Undo menu: %1 the name of a request.
        if (!pushAll(tr("Save “%1”").arg(saved.title()), {file}, {before.value()}, {after}))
            return {};
    }
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i) { // it is seen where it is
        QTreeWidgetItem *top = m_tree->topLevelItem(i);
        for (int child = 0; top->data(0, kFileRole).toString() == file && child < top->childCount(); ++child) {
            if (top->child(child)->data(0, kPlaceRole).toInt() == where)
                m_tree->setCurrentItem(top->child(child));
        }
    }
    return found;
}

void CollectionsPanel::rename(const QString &file, int place, const QString &name)
{
    const auto before = m_folder.text(file);
    if (!before)
        return say(before.error().detail);
    if (place >= 0) {
        const HttpFile old(before.value());
        if (place < old.requests().size())
            //: In the Undo menu: %1 the name of a request or a file.
            pushAll(tr("Rename “%1”").arg(old.requests()[place].title()), {file}, {before.value()},
                    {old.withName(place, name)});
        return;
    }
    const auto checked = CollectionFolder::checkedName(name);
    if (!checked)
        return say(checked.error().detail);
    if (QFileInfo::exists(m_folder.pathOf(checked.value())))
        return say(tr("There is a file “%1” already.").arg(checked.value()));
    pushAll(tr("Rename “%1”").arg(file), {file, checked.value()}, {before.value(), QString()},
            {QString(), before.value()});
}

void CollectionsPanel::remove()
{
    const QTreeWidgetItem *item = m_tree->currentItem();
    if (!item)
        return;
    const QString file = item->data(0, kFileRole).toString();
    const int place = item->data(0, kPlaceRole).toInt();
    if (place < 0 && item->parent())
        return; // a fault
    const auto before = m_folder.text(file);
    if (!before)
        return say(before.error().detail);
    if (place < 0) {
        //: In the Undo menu: %1 the name of a request or a file.
        pushAll(tr("Delete “%1”").arg(file), {file}, {before.value()}, {QString()});
        return;
    }
    const HttpFile old(before.value());
    if (place < old.requests().size())
        pushAll(tr("Delete “%1”").arg(old.requests()[place].title()), {file}, {before.value()}, {old.without(place)});
}

void CollectionsPanel::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Folder of Requests"), m_folder.path());
    dialog->setObjectName(u"collectionsFolderDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &CollectionsPanel::setFolder);
    dialog->open();
}

void CollectionsPanel::showMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_open, m_load});
    menu->addSeparator();
    menu->addActions({m_rename, m_remove});
    menu->addSeparator();
    menu->addActions({m_save, m_choose});
    menu->popup(m_tree->viewport()->mapToGlobal(at));
}

} // namespace coroscope

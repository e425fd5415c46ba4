#include "ui/panes/cache/keys_actions.h"

#include "ui/commands.h"
#include "ui/format.h"
#include "ui/icon.h"
#include "ui/panes/cache/cache_action.h"
#include "ui/panes/cache/key_search.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QCoreApplication>
#include <QMenu>
#include <QToolButton>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(KeysActions)
};

} // namespace

KeysActions::KeysActions(const WindowContext &context, QWidget *owner, PaneBar *bar)
{
    const auto make
        = [&](const QString &id, const QString &iconName, const QString &text, const QString &tip,
              const QKeySequence &key = {}) { return cacheAction(context, owner, id, iconName, text, tip, key); };
    refresh = make(u"keysRefresh"_s, u"view-refresh"_s, Texts::tr("&Look for Keys Again"),
                   Texts::tr("Look through the keys again"));
    stop = make(u"keysStop"_s, u"media-playback-stop"_s, Texts::tr("&Stop Looking for Keys"),
                Texts::tr("What was found stays"));
    more = make(u"keysMore"_s, u"go-down"_s, Texts::tr("Find &More Keys"),
                Texts::tr("Go on where the search ended, for %1 more keys").arg(countText(KeySearch::kFirstKeys)));
    asTree = make(u"keysTree"_s, u"view-list-tree"_s, Texts::tr("Keys as a &Tree"),
                  Texts::tr("Folders by what stands between separators; else a list"));
    asTree->setCheckable(true);
    add = make(u"keyAdd"_s, u"list-add"_s, Texts::tr("&Add a Key…"), Texts::tr("A key of any type"));
    remove = make(u"keyDelete"_s, u"edit-clear"_s, Texts::tr("&Delete the Keys"),
                  Texts::tr("Those that are selected (Delete). Of selected folders all keys, shown or not, after they "
                            "were counted. Undo brings them back."));
    exportKeys = make(u"keysExport"_s, u"document-export"_s, Texts::tr("E&xport Keys…"),
                      Texts::tr("The selected keys, those that match the pattern, or all, as JSON lines"));
    importKeys = make(u"keysImport"_s, u"document-import"_s, Texts::tr("&Import Keys…"),
                      Texts::tr("Keys from a file of JSON lines"));
    for (QAction *action : {refresh, stop, more, asTree, add, remove, exportKeys, importKeys})
        bar->addAction(action);
    removePattern = make(u"keysDeletePattern"_s, u"edit-clear"_s, Texts::tr("Delete by &Pattern…"),
                         Texts::tr("Count the keys that match, look at some, delete them"));
    find = make(u"keysFind"_s, u"edit-find"_s, Texts::tr("&Find Keys"), Texts::tr("Write a pattern of keys"),
                QKeySequence::Find);
    auto *menu = new QMenu(owner);
    menu->addAction(removePattern);
    auto *others = new QToolButton(owner);
    others->setObjectName(u"cacheKeysMenu"_s);
    others->setAutoRaise(true);
    others->setIcon(icon(u"view-more"_s));
    others->setText(Texts::tr("More"));
    others->setToolTip(Texts::tr("Delete by pattern"));
    others->setAccessibleName(Texts::tr("More to do with keys"));
    others->setPopupMode(QToolButton::InstantPopup);
    others->setMenu(menu);
    bar->addAtEnd(others);
}

void KeysActions::update(const KeySearch &search, bool up, bool isBusy, bool hasSelection) const
{
    const bool searching = search.isSearching() && !search.isStopped();
    const bool idle = up && !isBusy;
    const QString down = Texts::tr("The server is not running.");
    const QString busy = up ? Texts::tr("Something else is done with keys.") : down;
    const QString noMore = !up ? down
        : searching            ? Texts::tr("Keys are looked for.")
        : search.isFull()      ? Texts::tr("More keys than %1 are not shown.").arg(countText(KeySearch::kMostKeys))
                               : Texts::tr("All keys were looked at.");
    Commands::setEnabled(refresh, up, down);
    Commands::setEnabled(stop, searching, Texts::tr("No keys are looked for."));
    Commands::setEnabled(more, up && !searching && !search.isAtEnd() && !search.isFull(), noMore);
    Commands::setEnabled(add, up, down);
    Commands::setEnabled(remove, idle && hasSelection, idle ? Texts::tr("No key is selected.") : busy);
    for (QAction *action : {removePattern, exportKeys, importKeys})
        Commands::setEnabled(action, idle, busy);
}

} // namespace coroscope

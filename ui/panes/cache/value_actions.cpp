#include "ui/panes/cache/value_actions.h"

#include "ui/commands.h"
#include "ui/panes/cache/cache_action.h"
#include "ui/panes/cache/value_reader.h"
#include "ui/widgets/pane_bar.h"

#include <QAction>
#include <QCoreApplication>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(ValueActions)
};

} // namespace

ValueActions::ValueActions(const WindowContext &context, QWidget *owner, PaneBar *bar)
{
    const auto make = [&](const QString &id, const QString &iconName, const QString &text, const QString &tip) {
        return cacheAction(context, owner, id, iconName, text, tip);
    };
    refresh = make(u"valueRefresh"_s, u"view-refresh"_s, Texts::tr("Read the Value A&gain"),
                   Texts::tr("Ask the store what the key holds now"));
    edit = make(u"valueEdit"_s, u"document-edit"_s, Texts::tr("&Edit the Value"),
                Texts::tr("Write another value: of the string, or of the selected element (Enter)"));
    add = make(u"valueAdd"_s, u"list-add"_s, Texts::tr("&Add Elements"),
               Texts::tr("Fields, members, elements or an entry"));
    remove = make(u"valueRemove"_s, u"list-remove"_s, Texts::tr("Re&move Elements"),
                  Texts::tr("The selected ones (Delete)"));
    rename
        = make(u"keyRename"_s, u"edit-rename"_s, Texts::tr("Re&name the Key"), Texts::tr("Give the key another name"));
    expire = make(u"keyExpire"_s, u"view-history"_s, Texts::tr("Time to &Live"),
                  Texts::tr("How long the key is to stay, from now on"));
    persist
        = make(u"keyPersist"_s, u"pin"_s, Texts::tr("Keep &for Good"), Texts::tr("Take the key's time to live away"));
    copyKey = make(u"keyCopy"_s, u"edit-copy"_s, Texts::tr("Copy the &Key"), Texts::tr("Copy the key's name"));
    copyValue = make(u"valueCopy"_s, u"edit-copy"_s, Texts::tr("Copy the &Value"),
                     Texts::tr("Copy the string, or the selected elements"));
    copyCommand = make(u"commandCopy"_s, u"utilities-terminal"_s, Texts::tr("Copy redis-cli &Command"),
                       Texts::tr("Copy the command that reads the value, for redis-cli"));
    for (QAction *action : {refresh, edit, add, remove, rename, expire, persist, copyCommand})
        bar->addAction(action);
}

void ValueActions::update(const ValueReader &reader, bool up, bool isEditing, int elements) const
{
    const bool hasKey = !reader.key().isEmpty();
    const CacheType type = reader.type();
    const bool has = up && hasKey && !reader.isGone() && !reader.facts().type.isEmpty();
    const bool isString = type == CacheType::String;
    const bool isElements = has && !isString && type != CacheType::Other;
    const bool idle = has && !isEditing;
    const QString noKey = Texts::tr("No key is selected.");
    const QString noElement = Texts::tr("No element is selected.");
    const QString noElements = Texts::tr("A string has no elements.");
    const QString why = !up ? Texts::tr("The server is not running.")
        : !hasKey           ? noKey
        : reader.isGone()   ? Texts::tr("The key is not there any more.")
        : isEditing         ? Texts::tr("The value is being edited.")
                            : Texts::tr("The value is being read.");
    Commands::setEnabled(refresh, up && hasKey, why);
    const bool isPart = isString && reader.isPart();
    // What is being read would take the place of the page for editing.
    const bool ready = idle && !reader.isReading();
    const bool canEdit = isString ? !isPart : isElements && elements == 1 && type != CacheType::Stream;
    Commands::setEnabled(edit, ready && canEdit,
                         !ready                          ? why
                             : isPart                    ? Texts::tr("Only a part of the value was read.")
                             : type == CacheType::Stream ? Texts::tr("Entries of a stream do not change.")
                                                         : Texts::tr("Not exactly one element is selected."));
    Commands::setEnabled(add, idle && isElements, idle ? noElements : why);
    Commands::setEnabled(remove, idle && isElements && elements > 0, !idle ? why : isString ? noElements : noElement);
    Commands::setEnabled(rename, idle, why);
    Commands::setEnabled(expire, idle, why);
    Commands::setEnabled(persist, idle && reader.facts().expires > 0,
                         idle ? Texts::tr("The key does not expire.") : why);
    Commands::setEnabled(copyKey, hasKey, noKey);
    Commands::setEnabled(copyValue, has && (isString || elements > 0), has ? noElement : why);
    Commands::setEnabled(copyCommand, has && type != CacheType::Other, why);
}

} // namespace coroscope

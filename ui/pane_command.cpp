#include "ui/pane_command.h"

#include "ui/commands.h"
#include "ui/icon.h"

#include <QAction>
#include <QWidget>

namespace coroscope {

QAction *paneCommand(const WindowContext &context, QWidget *owner, const QString &id, const QString &group,
                     const QString &iconName, const QString &text, const QString &tip, const QKeySequence &key)
{
    auto *action = new QAction(text, owner);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    action->setObjectName(id);
    action->setToolTip(tip);
    if (!key.isEmpty()) { // before it is added, which takes it as the default
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        owner->addAction(action);
    }
    context.commands->add(id, group, action);
    return action;
}

} // namespace coroscope

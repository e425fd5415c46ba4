#include "ui/panes/database/pane_action.h"

#include "ui/commands.h"
#include "ui/icon.h"

#include <QAction>
#include <QCoreApplication>
#include <QWidget>

namespace coroscope {

QAction *paneAction(const WindowContext &context, QWidget *owner, const QString &id, const QString &iconName,
                    const QString &text, const QString &tip)
{
    auto *action = new QAction(icon(iconName), text, owner);
    action->setObjectName(QStringLiteral("database.") + id);
    action->setToolTip(tip);
    context.commands->add(action->objectName(), QCoreApplication::translate("DatabasePane", "Database"), action);
    return action;
}

} // namespace coroscope

#include "ui/panes/database/pane_action.h"

#include "ui/pane_command.h"

#include <QCoreApplication>

namespace coroscope {

QAction *paneAction(const WindowContext &context, QWidget *owner, const QString &id, const QString &iconName,
                    const QString &text, const QString &tip)
{
    return paneCommand(context, owner, QStringLiteral("database.") + id,
                       QCoreApplication::translate("DatabasePane", "Database"), iconName, text, tip);
}

} // namespace coroscope

#include "ui/panes/cache/cache_action.h"

#include "ui/pane_command.h"

#include <QCoreApplication>

namespace coroscope {

QAction *cacheAction(const WindowContext &context, QWidget *owner, const QString &id, const QString &iconName,
                     const QString &text, const QString &tip, const QKeySequence &key)
{
    return paneCommand(context, owner, QStringLiteral("cache.") + id, QCoreApplication::translate("CachePane", "Cache"),
                       iconName, text, tip, key);
}

} // namespace coroscope

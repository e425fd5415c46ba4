#pragma once

#include "ui/window_context.h"

class QAction;

namespace coroscope {

/// A command of the Database pane, `database.<id>`, that belongs to `owner`: found by Ctrl+K, its key can be changed.
QAction *paneAction(const WindowContext &context, QWidget *owner, const QString &id, const QString &iconName,
                    const QString &text, const QString &tip);

} // namespace coroscope

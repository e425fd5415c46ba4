#pragma once

#include "ui/window_context.h"

#include <QKeySequence>

class QAction;
class QWidget;

namespace coroscope {

/// A command of the Cache pane, `cache.<id>`, that belongs to `owner`: found by Ctrl+K, its key can be changed; a key
/// acts anywhere in `owner`.
QAction *cacheAction(const WindowContext &context, QWidget *owner, const QString &id, const QString &iconName,
                     const QString &text, const QString &tip, const QKeySequence &key = {});

} // namespace coroscope

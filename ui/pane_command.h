#pragma once

#include "ui/window_context.h"

#include <QKeySequence>

class QAction;
class QString;
class QWidget;

namespace coroscope {

/// A command of a pane that belongs to `owner`: found by Ctrl+K under `group`, its key can be changed; a key acts
/// anywhere in `owner`.
QAction *paneCommand(const WindowContext &context, QWidget *owner, const QString &id, const QString &group,
                     const QString &iconName, const QString &text, const QString &tip, const QKeySequence &key = {});

} // namespace coroscope

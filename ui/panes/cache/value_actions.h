#pragma once

#include "ui/window_context.h"

class QAction;
class QWidget;

namespace coroscope {

class PaneBar;
class ValueReader;

/// What can be done with one key, as commands: which of them, and why not the others. GUI thread.
struct ValueActions {
    QAction *refresh;
    QAction *edit;
    QAction *add;
    QAction *remove;
    QAction *rename;
    QAction *expire;
    QAction *persist;
    QAction *copyKey;
    QAction *copyValue;
    QAction *copyCommand;

    /// They belong to `owner`; `bar` gets those that have a place there.
    ValueActions(const WindowContext &context, QWidget *owner, PaneBar *bar);

    /// `up`: there is a store. `elements`: how many are selected.
    void update(const ValueReader &reader, bool up, bool isEditing, int elements) const;
};

} // namespace coroscope

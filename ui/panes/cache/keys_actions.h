#pragma once

#include "ui/window_context.h"

class QAction;
class QWidget;

namespace coroscope {

class KeySearch;
class PaneBar;

/// What can be done with the keys, as commands: which of them, and why not the others. GUI thread.
struct KeysActions {
    QAction *find;
    QAction *refresh;
    QAction *more;
    QAction *stop;
    QAction *asTree; ///< checkable
    QAction *add;
    QAction *remove;
    QAction *removePattern;
    QAction *exportKeys;
    QAction *importKeys;

    /// They belong to `owner`; `bar` gets those that have a place there.
    KeysActions(const WindowContext &context, QWidget *owner, PaneBar *bar);

    /// `up`: there is a store. `isBusy`: something is done with many keys.
    void update(const KeySearch &search, bool up, bool isBusy, bool hasSelection) const;
};

} // namespace coroscope

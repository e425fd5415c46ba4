#pragma once

class QUndoStack;

namespace coroscope {

class Commands;
class Notices;
class SecretPolicy;
class Server;
class SettingMarks;
class WindowSettings;

/// What the window lends to its panes. Each outlives every pane; none but `server` is ever null. GUI thread.
struct WindowContext {
    Server *server = nullptr; ///< the façade: state, routes, live changes; null: a pane that stands alone
    WindowSettings *settings = nullptr; ///< what is remembered
    QUndoStack *undo = nullptr; ///< edits and deletions go here, so that Ctrl+Z takes them back
    Notices *notices = nullptr; ///< what happened, without stopping anyone
    Commands *commands = nullptr; ///< each action of a pane is added here once
    SecretPolicy *secrets = nullptr; ///< whether secrets may be shown
    SettingMarks *marks = nullptr; ///< each change of a live setting is added here, and drawn in every chart
};

} // namespace coroscope

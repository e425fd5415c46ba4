#pragma once

#include "ui/commands.h"
#include "ui/notices.h"
#include "ui/secret_policy.h"
#include "ui/setting_marks.h"
#include "ui/settings.h"
#include "ui/window_context.h"

#include <QTemporaryDir>
#include <QUndoStack>

namespace coroscope::test {

/// What a window lends to its panes, for a pane that stands alone; with a settings folder of its own.
struct PaneContext {
    QTemporaryDir folder;
    WindowSettings settings{folder.path()};
    QUndoStack undo;
    Notices notices;
    Commands commands;
    SecretPolicy secrets;
    SettingMarks marks;

    operator WindowContext() { return {server, &settings, &undo, &notices, &commands, &secrets, &marks}; }
    Server *server = nullptr;
};

} // namespace coroscope::test

#pragma once

#include "server/tasks/task.h"
#include "ui/widgets/tone_label.h"

#include <QString>

#include <optional>

class QPalette;

namespace coroscope::taskwords {

/// "Scheduled", as a person reads it. In filters, JSON and files it is tasks::stateName().
QString state(tasks::TaskState state);
/// A sentence: what it means to be in it.
QString stateHint(tasks::TaskState state);
Tone stateTone(tasks::TaskState state);
QColor stateColor(tasks::TaskState state, const QPalette &palette);

/// The end of an id, which differs between tasks that were made at once; its beginning is a time.
QString shortId(const QByteArray &id);
/// "report …1f2e3d4c".
QString name(const tasks::Task &task);
/// "2/5".
QString attempts(const tasks::Task &task);
/// From when it was due to when it began, or until now where it waits; nothing: not known (any more).
std::optional<tasks::milliseconds> wait(const tasks::Task &task, tasks::WallMs now);
/// Of its last attempt, until now where it runs.
std::optional<tasks::milliseconds> run(const tasks::Task &task, tasks::WallMs now);
/// When it is to run next, where it waits for a time.
std::optional<tasks::WallMs> nextRun(const tasks::Task &task);
/// "10 s", "4 min 49 s", "3 h", "2 d 5 h": whole seconds, rounded up, and at most two units.
QString wholeText(tasks::milliseconds duration);
/// "in 12 s", "now", "3 s ago" beyond it.
QString inText(tasks::WallMs at, tasks::WallMs now);
/// Date and time of day to the millisecond, local.
QString dateText(tasks::WallMs at);
/// Date (where it is another day) and time of day to the second, local.
QString shortDateText(tasks::WallMs at, tasks::WallMs now);

} // namespace coroscope::taskwords

#pragma once

#include <QByteArray>

namespace coroscope::tasks::redis {

/// A Lua script that Redis runs as one step, nothing in between: what the store's calls are made of. The texts are
/// resources/task_scripts, where each says what it is given and what it gives.
struct Script {
    QByteArray text; ///< with what all have in common
    QByteArray sha; ///< of it, for EVALSHA
};

/// All of them; made when first asked for, then the same for ever. Any thread.
struct Scripts {
    Scripts();
    Script add, advance, renew, cancel, retry, runNow, progress, queues, setQueue; // NOLINT
    Script page, read, scan, hide, show, clean; // NOLINT
    Script schedules, addSchedule, removeSchedule, fire; // NOLINT
};
const Scripts &scripts();

/// Of all keys. With a hash tag: in a cluster they are in one slot, as scripts want it.
inline constexpr char kPrefix[] = "{coroscope:tasks}:";

} // namespace coroscope::tasks::redis

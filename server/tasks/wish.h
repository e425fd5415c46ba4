#pragma once

#include "server/tasks/task.h"

#include <optional>

namespace coroscope::tasks {

/// What somebody wants to be done, not checked yet. Only kind is needed; what is empty takes what the kind says.
struct Wish {
    QString kind;
    QByteArray payload; ///< a JSON text; empty: {}
    QString queue;
    int priority = 0;
    milliseconds delay{0}; ///< to pass before it runs
    std::optional<WallMs> runAt; ///< instead of `delay`; in the past: at once
    QString uniqueKey;
    std::optional<int> maxAttempts;
    std::optional<milliseconds> timeout;

    static constexpr milliseconds kMaxDelay = std::chrono::hours(24 * 3660); ///< `runAt` is no further away either
    static constexpr milliseconds kMaxTimeout = std::chrono::hours(24);
};

/// What became of a wish.
struct Added {
    Task task; ///< as it was stored; where it was not, as it would have been
    bool isAdded = true; ///< false: its unique key is taken
    QByteArray existing; ///< then by this task
};

} // namespace coroscope::tasks

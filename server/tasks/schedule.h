#pragma once

#include "server/tasks/task.h"

namespace coroscope::tasks {

/// What is done about times that passed while no process ran.
enum class MissedRuns : std::uint8_t {
    Skip, ///< nothing: the next one is the next in the future
    Once, ///< one task, however many were missed
    All, ///< one each, at most Schedule::kMaxMissed
};

/// Something that makes a task again and again. A value; any thread.
struct Schedule {
    QByteArray id; ///< as Task::id
    QString cron; ///< five fields, see CronExpression; empty: it goes by `interval`
    milliseconds interval{0}; ///< from kMinInterval; 0: it goes by `cron`
    QByteArray timeZone; ///< of `cron`: IANA name, "Europe/Berlin"; "UTC" as default
    MissedRuns missed = MissedRuns::Once;
    // The task that it makes:
    QString kind;
    QString queue;
    int priority = 0;
    QByteArray payload;
    int maxAttempts = 1;
    milliseconds timeout{0};
    QString uniqueKey; ///< so that no second one is queued while one waits or runs; empty: none

    WallMs createdAt = 0;
    std::optional<WallMs> nextAt; ///< empty: never again
    std::optional<WallMs> lastAt; ///< the last time that made a task

    static constexpr milliseconds kMinInterval{1'000};
    static constexpr int kMaxMissed = 1'000;
};

} // namespace coroscope::tasks

#pragma once

#include <QByteArray>
#include <QJsonValue>
#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

namespace coroscope::tasks {

using std::chrono::milliseconds;

/// A moment that is stored: milliseconds since 1970, UTC. Processes on several machines share it, so it is the wall
/// clock's.
using WallMs = std::int64_t;

/// Where a task is. The last four are final: nothing changes such a task but a retry or a purge.
enum class TaskState : std::uint8_t {
    Scheduled, ///< waits for its `runAt`, and has not run yet
    Queued, ///< waits for a slot of its queue
    Running, ///< a process has leased it
    Retrying, ///< an attempt failed; waits for its `runAt`
    Succeeded,
    Failed, ///< a permanent error: it was not tried again
    Cancelled,
    Dead, ///< all attempts are used up
};
inline constexpr int kTaskStates = 8;

constexpr bool isFinal(TaskState state) noexcept
{
    return state >= TaskState::Succeeded;
}
/// "scheduled", "queued", … as in JSON and in the store.
const char *stateName(TaskState state) noexcept;
std::optional<TaskState> stateOf(QByteArrayView name) noexcept;

/// A task as its store has it. A value; any thread.
struct Task {
    QByteArray id; ///< UUID version 7 (RFC 9562 §5.7) in its text form, 36 characters: sorts by the time it was made
    QString kind;
    QString queue;
    TaskState state = TaskState::Queued;
    int priority = 0; ///< kMinPriority to kMaxPriority; higher ones run first
    QByteArray payload; ///< a JSON text, at most kMaxPayload
    int attempt = 0; ///< how often it was begun; 0: not yet
    int maxAttempts = 1; ///< 1 to kMaxAttempts
    milliseconds timeout{0}; ///< of one attempt
    double progress = 0; ///< 0 to 1
    QByteArray result; ///< a JSON text, at most kMaxResult; empty: none
    QString error; ///< of the last attempt that failed, for people, at most kMaxError characters; empty: none
    QString uniqueKey; ///< empty: none; at most kMaxUniqueKey characters
    WallMs createdAt = 0;
    WallMs runAt = 0; ///< not before this
    std::optional<WallMs> startedAt; ///< of the last attempt
    std::optional<WallMs> finishedAt; ///< when it became final
    QByteArray requestId; ///< trace id of the request that made it (W3C Trace Context, 32 hex digits); empty: none did
    bool isCancelRequested = false; ///< Running: a cancel waits for the task to notice it

    static constexpr qsizetype kMaxPayload = 1024 * 1024; ///< bytes
    static constexpr qsizetype kMaxResult = 64 * 1024; ///< bytes
    static constexpr qsizetype kMaxError = 2'000;
    static constexpr qsizetype kMaxUniqueKey = 200;
    static constexpr int kMinPriority = -100;
    static constexpr int kMaxPriority = 100;
    static constexpr int kMaxAttempts = 100;
};

/// What is asked for when a task is made. All of it has been checked against its kind.
struct NewTask {
    QByteArray id; ///< newTaskId()
    QString kind;
    QString queue;
    int priority = 0;
    QByteArray payload;
    int maxAttempts = 1;
    milliseconds timeout{0};
    QString uniqueKey;
    WallMs createdAt = 0;
    WallMs runAt = 0; ///< later than createdAt: it begins as Scheduled
    QByteArray requestId;
};

/// A new id: 48 bits of time, the rest is random, but ids that one thread makes within a millisecond ascend. Any
/// thread.
QByteArray newTaskId(WallMs now);
/// Whether it has the form of an id (any UUID in lower or upper case); stores compare in lower case.
bool isTaskId(QByteArrayView text) noexcept;

} // namespace coroscope::tasks

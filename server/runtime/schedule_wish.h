#pragma once

#include "server/runtime/task_kind.h"
#include "server/tasks/schedule.h"

#include <optional>

namespace coroscope {

/// The schedule that is wanted, ready to be stored: with an id, its time of making and its first time; empty, and what
/// is wrong is appended, where there is none such. `wanted`: `queue`, `payload` and `timeZone` may be empty,
/// `maxAttempts` 0: as the kind says. The `loc` of an issue is as in the body of POST /schedules: ["body", "cron"].
std::optional<tasks::Schedule> checkedSchedule(const TaskKinds &kinds, const tasks::Schedule &wanted, tasks::WallMs now,
                                               ValidationIssues &issues);

/// The same where there is no document to put the issues into: BadRequest with the first of them as a sentence.
Result<tasks::Schedule> checkedSchedule(const TaskKinds &kinds, const tasks::Schedule &wanted, tasks::WallMs now);

} // namespace coroscope

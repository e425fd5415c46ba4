#pragma once

#include "server/async/result.h"
#include "server/http/validation.h"
#include "server/runtime/task_kind.h"
#include "server/tasks/wish.h"

#include <optional>

namespace coroscope {

/// The task that is wanted, ready to be stored; empty, and what is wrong is appended, where there is none such. What
/// the `loc` of an issue says is as in the body of POST /tasks: ["body", "payload", …], ["body", "run_at"]. An issue of
/// the type kPayloadTooLarge: its payload has more than Task::kMaxPayload bytes. `now`: in milliseconds since 1970.
std::optional<tasks::NewTask> checkedWish(const TaskKinds &kinds, const tasks::Wish &wish, const QByteArray &requestId,
                                          tasks::WallMs now, ValidationIssues &issues);
inline constexpr char kPayloadTooLarge[] = "payload_too_large";

/// The same where there is no document to put the issues into: BadRequest with the first of them as a sentence.
Result<tasks::NewTask> checkedWish(const TaskKinds &kinds, const tasks::Wish &wish, const QByteArray &requestId,
                                   tasks::WallMs now);

/// BadRequest with the first of these issues, of which there are some, as a sentence.
Error wishError(const ValidationIssues &issues);

/// The name of a queue or a kind: what is wrong with it is appended.
void checkTaskName(const QString &name, const QJsonArray &loc, ValidationIssues &issues);

/// The task as it is when it has just been stored.
tasks::Task taskOf(const tasks::NewTask &task);

} // namespace coroscope

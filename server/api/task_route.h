#pragma once

#include "server/http/param.h"
#include "server/http/route.h"
#include "server/http/validation.h"
#include "server/runtime/task_kind.h"
#include "server/tasks/task.h"

#include <QString>

namespace coroscope {

// What all routes of tasks share.

/// `{id}` of a task or a schedule.
const Param<QByteArray> &taskIdParam();
/// Adds the tag and the problems that each of them may answer.
RouteBuilder taskRoute(RouteBuilder route);
/// The same, and `{id}`, for a route of one task or one schedule.
RouteBuilder taskIdRoute(RouteBuilder route);
/// 503, where the server has no place to keep tasks.
Response noTasks(const Exchange *exchange);
/// 404
Response noSuchTask(const Exchange *exchange);
/// What an error of the store becomes: 503 with Retry-After where it is away or a queue is full, else as its database
/// or its cache has it.
Response taskProblem(const Error &error, const Exchange *exchange);
/// 413 where the payload is too large, else 422.
Response wishProblem(const ValidationIssues &issues, const Exchange *exchange);

/// The kinds of this server. Only where context.tasks.isAvailable().
const TaskKinds &taskKinds(const Context &context);
/// A file of the data folder, by its name in it: "reports/ID.csv". As taskKinds().
QString taskFilePath(const Context &context, const QString &name);

/// What of the body of POST /tasks and POST /schedules describes the task.
Schema &addWishMembers(Schema &body);
tasks::Wish wishOf(const QJsonObject &body);

} // namespace coroscope

#pragma once

#include "server/http/schema.h"
#include "server/tasks/schedule.h"
#include "server/tasks/store.h"

#include <QByteArray>

#include <optional>

namespace coroscope {

// Tasks, schedules and queues as the API shows them. Any thread.

/// A moment in ISO 8601, UTC, with milliseconds and quotation marks; null where there is none.
QByteArray momentJson(std::optional<tasks::WallMs> moment);

QByteArray taskJson(const tasks::Task &task);
Schema taskSchema();
QJsonObject taskExample();

/// With the next five times.
QByteArray scheduleJson(const tasks::Schedule &schedule);
/// "skip", "once", "all".
const char *missedName(tasks::MissedRuns missed);
Schema scheduleSchema();
QJsonObject scheduleExample();

QByteArray queueJson(const tasks::Queue &queue);
Schema queueSchema();
QJsonObject queueExample();

/// All states, for an enum.
QJsonArray stateNames();
/// A JSON value as compact text; QJsonDocument takes only objects and arrays.
QByteArray compactJson(const QJsonValue &value);

} // namespace coroscope

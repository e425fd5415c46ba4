#pragma once

#include "server/cache/reply.h"
#include "server/tasks/store.h"

#include <QByteArrayList>

#include <optional>

/// What the scripts are given, and what they give, as values. Pure functions, any thread.
namespace coroscope::tasks::redis {

/// Tasks as add() of common.lua reads them.
QByteArrayList argumentsOf(const QList<NewTask> &tasks);
/// Fields and values of a schedule, but for its id.
QByteArrayList argumentsOf(const Schedule &schedule);
/// Longer than the store keeps, or with NUL: made to fit.
QByteArray keptError(const QString &error);

/// Of a reply of read() in common.lua. Empty: it is gone.
std::optional<Task> taskOf(const cache::Reply &reply);
std::optional<Schedule> scheduleOf(const cache::Reply &reply);
/// Empty: it is no reply of renew.lua.
std::optional<Pulse> pulseOf(const cache::Reply &reply);
std::optional<std::vector<ClaimedRun>> runsOf(const cache::Reply &reply);
/// The texts of an array.
QByteArrayList textsOf(const cache::Reply &reply);

inline QByteArray number(std::int64_t value)
{
    return QByteArray::number(qlonglong(value));
}

} // namespace coroscope::tasks::redis

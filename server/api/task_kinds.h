#pragma once

#include "server/async/result.h"

#include <QString>

namespace coroscope {

class TaskKinds;

/// Declares every built-in kind of task, in the order in which lists show them.
void registerTaskKinds(TaskKinds &kinds);

// What the kinds share with the routes that hand out their files.

/// A kind's file as its result names it: "reports/ID.csv".
QString reportFileName(const QByteArray &taskId);
/// Where the lines of kind `log` go, in the data folder.
QString logFileName();

} // namespace coroscope

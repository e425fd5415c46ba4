#pragma once

#include "server/tasks/store.h"
#include "ui/widgets/file_export.h"

#include <QList>

namespace coroscope {

class TaskLink;

/// What writes tasks as CSV, reading them from the store page by page while the file is written: rows `first` to
/// `first` + `count`, of those that the filter lets through now. One that came in between is not written twice. Made on
/// the GUI thread, which goes on asking for pages; runs where FileExport runs it.
FileExport::Write writeTasks(TaskLink *link, const tasks::TaskFilter &filter, qint64 first, qint64 count,
                             const QList<int> &columns);
/// These.
FileExport::Write writeTasks(const QList<tasks::Task> &tasks, const QList<int> &columns);

} // namespace coroscope

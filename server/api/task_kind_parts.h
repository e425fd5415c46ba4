#pragma once

namespace coroscope {

class TaskKinds;

// The built-in kinds, one a file.
void registerLogKind(TaskKinds &kinds);
void registerEmailKind(TaskKinds &kinds);
void registerProcessDataKind(TaskKinds &kinds);
void registerReportKind(TaskKinds &kinds);
void registerFlakyKind(TaskKinds &kinds);

} // namespace coroscope

#pragma once

#include "server/telemetry/session_file.h"

#include <QString>

namespace coroscope {

/// Why a session file cannot be opened, what of it and where, and what to do: a sentence or two. `name`: of the file.
QString sessionFaultText(const QString &name, const SessionFault &fault);
/// What is shown above the lanes of an opened session.
QString sessionTitle(const QString &name, const SessionInfo &info, const Recording &recording);

} // namespace coroscope

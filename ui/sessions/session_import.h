#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/session_file.h"

#include <vector>

namespace coroscope {

/// The route table that a session's indices mean: method and path, which is all that it keeps of them.
RouteTable routesOf(const RecordedNames &names);

/// Requests of a session as Requests takes what other programs recorded: beside the live ones, with ids that no live
/// one has. Their routes are those of `routes` with the same name, else none. Runs of tasks, and what had not ended,
/// are left out. `file`: its name.
std::vector<ExchangeRecordPtr> importedFrom(const std::vector<ExchangeRecordPtr> &records, const QString &file,
                                            const SessionInfo &info, const RecordedNames &names,
                                            const RouteTable &routes);

} // namespace coroscope

#pragma once

#include "server/outbound/load_figures.h"
#include "server/outbound/load_plan.h"

#include <QByteArray>
#include <QString>

namespace coroscope {

/// "refused", "unreachable", "lost", "timeout", "bad_response", "local": keys of what is written, a promise to scripts.
QString loadFaultKey(LoadFault fault);

/// One object and a newline: the plan, counts, both latencies (microseconds), errors, intervals; of several requests in
/// turn, what became of each. The keys are a promise to scripts.
QByteArray loadJson(const LoadPlan &plan, const LoadResult &result);

/// A row for each interval under a row of names (RFC 4180, CR LF): times in seconds since the run began, latencies in
/// microseconds.
QByteArray loadCsv(const LoadResult &result);

} // namespace coroscope

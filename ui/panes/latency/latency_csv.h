#pragma once

#include "ui/models/holder_names.h"
#include "ui/panes/latency/latency_history.h"

#include <QByteArray>

namespace coroscope {

class SettingMarks;

/// All that the charts draw, an interval a line, as CSV (RFC 4180): UTC times in ISO 8601, numbers with a point, units
/// in the header, an empty field for what is not known. Then each worker's lag and busy share, then the heat map, a
/// column for each band: its name says from how many microseconds on; the band ends where the next begins.
QByteArray latencyCsv(const LatencyHistory &history, std::chrono::seconds span, const HolderNames &holders,
                      const SettingMarks *marks = nullptr);
/// What ended on each route, a pair of interval and route a line.
QByteArray routesCsv(const LatencyHistory &history, std::chrono::seconds span, const HolderNames &holders);

} // namespace coroscope

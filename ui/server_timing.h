#pragma once

#include "server/outbound/http_call.h"

#include <QString>

#include <optional>

namespace coroscope {

/// One metric of a Server-Timing field (W3C Server Timing, §4): what a server says about its own work.
struct ServerMetric {
    QString name;
    QString description; ///< empty: it gives none
    std::optional<nanoseconds> duration; ///< none: it gives none
};

/// The metrics of all Server-Timing fields, in order. What is malformed is skipped up to the next comma, as the
/// specification says; at most 100.
QList<ServerMetric> serverTiming(const HeaderList &headers);

} // namespace coroscope

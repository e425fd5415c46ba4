#pragma once

#include "server/runtime/faults.h"

#include <QString>

namespace coroscope::words {

/// "off", "50 ms", "up to 50 ms".
QString delay(const InjectedDelay &delay);
/// What is done to a route: "20 % answered 503, up to 50 ms more"; "off".
QString fault(const RouteFault &fault);
/// How many knobs inject something.
int faultCount(const Faults &faults);

} // namespace coroscope::words

#pragma once

#include "server/telemetry/telemetry_mask.h"

namespace coroscope {

/// What ui/secrets.h says, for files of telemetry: parameters of targets and URLs, and fields of heads, with the
/// request line's own target. Any thread.
TelemetryMask secretsMask();

} // namespace coroscope

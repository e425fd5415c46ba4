#pragma once

#include "server/runtime/server.h"

namespace coroscope {

/// One sentence for standard error, without a newline: what could not be bound, why, what to do.
QString startFailureText(const StartFailure &failure);

} // namespace coroscope

#pragma once

#include "app/ws_options.h"

namespace coroscope {

/// Runs `coroscope-client ws`; the program's exit code. Needs the application object.
int ws(const WsCommand &command);

} // namespace coroscope

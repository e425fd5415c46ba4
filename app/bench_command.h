#pragma once

#include "app/bench_options.h"

namespace coroscope {

/// Runs `coroscope-client bench` to its end; the exit code. Needs the application object, whose loop it runs.
int bench(const BenchCommand &command);

} // namespace coroscope

#pragma once

#include "app/command_options.h"
#include "server/runtime/options.h"

namespace coroscope {

/// `coroscope-server migrate` and `seed`: each says on standard output what it did, on standard error what went wrong,
/// and returns the program's exit code: 0, 1 (failed), 130 (ended by a signal; then nothing was left half done). They
/// run an event loop; SIGINT and SIGTERM are blocked (UnixSignals::block) before.
int migrateCommand(const Options &options, const CommandOptions &command);
int seedCommand(const Options &options, const CommandOptions &command);

} // namespace coroscope

#pragma once

#include <string>

namespace coroscope::db {

/// What a thread that runs statements begins with: its name, of which 15 bytes show, and a lower priority than the
/// loops have. A statement that computes for seconds must not keep a loop, which has microseconds to do, waiting for a
/// core; it still gets a tenth of a core that a loop wants all of.
void beginDatabaseThread(const std::string &name);

} // namespace coroscope::db

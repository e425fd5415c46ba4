#pragma once

#include "server/runtime/options.h"

#include <memory>

namespace coroscope {

class LiveEvents;
class Server;

/// From now on, until the server is destroyed, each change of a setting is told as an event: `setting` names it,
/// `value` is what it is now. The server's thread.
void tellSettings(Server &server, std::shared_ptr<LiveEvents> events);
/// Those options that act at once and differ: `setting` is the option, "--server-timing".
void tellOptions(const Options &before, const Options &now, LiveEvents &events);

} // namespace coroscope

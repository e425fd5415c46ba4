#pragma once

#include <stop_token>

namespace coroscope {

/// Why something is stopped. Kept beside a std::stop_source by whoever owns it; the first reason stays.
enum class StopReason { None, ClientGone, Deadline, ServerStopping, Canceled };

} // namespace coroscope

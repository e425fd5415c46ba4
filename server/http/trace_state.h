#pragma once

#include <QByteArray>

namespace coroscope {

class Request;

/// The `tracestate` that a call to another server gets of this request (W3C Trace Context §3.3): all its fields as one
/// list. Empty where there is none, or where it is malformed, has a key twice or more than 32 members: such a one is
/// dropped whole. Of more than 512 bytes, members over 128 bytes go first, then the last ones (§3.3.1.5). Any thread.
QByteArray traceState(const Request &request);

} // namespace coroscope

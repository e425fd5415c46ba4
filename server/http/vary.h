#pragma once

#include "server/http/message.h"

namespace coroscope {

/// The response depends on that field of the request: adds it to Vary (RFC 9110 §12.5.5), once, whatever its case; a
/// Vary of "*" says all already.
void addVary(Response &response, QByteArrayView field);

} // namespace coroscope

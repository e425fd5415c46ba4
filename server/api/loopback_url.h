#pragma once

#include "server/async/scheduler.h"

#include <QByteArrayView>
#include <QUrl>

namespace coroscope {

/// Whether it is an http URL of this machine's loopback addresses, without user, query or fragment. Only such a one may
/// be called on a client's behalf: another would let everybody reach what this machine can reach (CWE-918).
bool isLoopbackBase(QByteArrayView utf8);

/// BASE/async-endpoint?delay_ms=…
QUrl asyncEndpointOf(QUrl base, milliseconds delay);

} // namespace coroscope

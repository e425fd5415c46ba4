#pragma once

#include <QByteArrayList>

namespace coroscope {

/// `coroscope-client sse URL [OPTIONS]`; `arguments` begin with "sse". Follows a stream of server-sent events until the
/// wanted number has come, the server says that there is no more (204), or SIGINT or SIGTERM. The exit code is in its
/// help.
int sse(const QByteArrayList &arguments);

} // namespace coroscope

#pragma once

#include <QUrl>

namespace coroscope {

class Server;

/// Where the server of the window is, or, while it is not running, where it will be: so that "nothing listens there"
/// can be said and mended. Empty where nobody knows (no server, a port of the system's choice). GUI thread.
QUrl serverHome(const Server *server);

/// Whether the host of the address is a literal loopback address or "localhost".
bool isThisMachine(const QUrl &url);

/// Whether that address leads to the server of the window.
bool isServerHome(const QUrl &url, const Server *server);

} // namespace coroscope

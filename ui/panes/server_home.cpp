#include "ui/panes/server_home.h"

#include "server/runtime/server.h"

#include <QHostAddress>

namespace coroscope {

using namespace Qt::StringLiterals;

bool isThisMachine(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

QUrl serverHome(const Server *server)
{
    if (!server)
        return {};
    if (const QUrl url = server->url(); !url.isEmpty())
        return url;
    const Options &options = server->options();
    if (options.port == 0)
        return {};
    QUrl url;
    const bool hasTls = options.tlsSelfSigned || !options.tlsCert.isEmpty();
    url.setScheme(hasTls ? u"https"_s : u"http"_s);
    const QHostAddress address(options.host);
    const bool isAny
        = address == QHostAddress::AnyIPv4 || address == QHostAddress::AnyIPv6 || options.host == "localhost"_L1;
    url.setHost(isAny ? u"127.0.0.1"_s : options.host);
    url.setPort(options.port);
    return url;
}

bool isServerHome(const QUrl &url, const Server *server)
{
    const QUrl own = serverHome(server);
    const bool isTls = url.scheme() == "https"_L1 || url.scheme() == "wss"_L1;
    if (own.isEmpty() || url.port(isTls ? 443 : 80) != own.port(80))
        return false;
    return url.host() == own.host() || (isThisMachine(url) && isThisMachine(own));
}

} // namespace coroscope

#include "server/http/origin_guard.h"

#include "server/http/ascii.h"
#include "server/http/host_guard.h"

#include <QHostAddress>

namespace coroscope {

namespace {

struct Authority {
    QString name; ///< lower case, without brackets
    QByteArrayView port; ///< empty: the scheme's
};

Authority authorityOf(QByteArrayView text, QByteArrayView defaultPort)
{
    Authority authority{HostGuard::nameIn(text).toLower(), {}};
    const qsizetype colon = text.lastIndexOf(':');
    if (colon > text.lastIndexOf(']') && (text.startsWith('[') || text.indexOf(':') == colon))
        authority.port = text.sliced(colon + 1);
    if (authority.port == defaultPort)
        authority.port = {};
    return authority;
}

bool isLoopback(const QString &name)
{
    return name == QLatin1String("localhost") || name.endsWith(QLatin1String(".localhost")) // RFC 6761 §6.3
        || QHostAddress(name).isLoopback();
}

} // namespace

bool OriginGuard::allows(const Request &request) const
{
    qsizetype origins = 0;
    for (const Request::Field &field : request.fields)
        origins += equalsIgnoringCase(request.name(field), "origin") ? 1 : 0;
    if (origins == 0)
        return true;
    return origins == 1 && allows(request.field("origin"), request.field("host"));
}

bool OriginGuard::allows(QByteArrayView origin, QByteArrayView host) const
{
    QByteArrayView defaultPort;
    for (const auto &[scheme, port] : {std::pair(QByteArrayView("http://"), QByteArrayView("80")),
                                       std::pair(QByteArrayView("https://"), QByteArrayView("443"))}) {
        if (origin.size() > scheme.size() && equalsIgnoringCase(origin.first(scheme.size()), scheme)) {
            origin = origin.sliced(scheme.size());
            defaultPort = port;
            break;
        }
    }
    if (defaultPort.isEmpty()) // "null", an extension, a file
        return false;
    const Authority page = authorityOf(origin, defaultPort);
    if (page.name.isEmpty())
        return false;
    if (isLoopback(page.name))
        return true;
    const Authority own = authorityOf(host, defaultPort);
    return page.name == own.name && page.port == own.port;
}

} // namespace coroscope

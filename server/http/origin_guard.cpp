#include "server/http/origin_guard.h"

#include "server/http/ascii.h"
#include "server/http/origin.h"

namespace coroscope {

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
    const auto page = normalizedOrigin(origin);
    if (!page || !(page->startsWith("http://") || page->startsWith("https://"))) // an extension, a file
        return false;
    if (isLoopbackOrigin(*page))
        return true;
    const QByteArray scheme = page->first(page->indexOf("://") + 3);
    return normalizedOrigin(scheme + host.toByteArray()) == page;
}

} // namespace coroscope

#include "server/api/loopback_url.h"

#include <QHostAddress>
#include <QUrlQuery>

namespace coroscope {

using namespace Qt::StringLiterals;

bool isLoopbackBase(QByteArrayView utf8)
{
    const QUrl url(QString::fromUtf8(utf8), QUrl::StrictMode);
    if (!url.isValid() || (url.scheme() != u"http" && url.scheme() != u"https") || !url.userInfo().isEmpty()
        || url.hasQuery() || url.hasFragment())
        return false;
    if (url.port() == 0) // which no server listens on
        return false;
    if (url.host() == u"localhost" || url.host() == u"localhost.")
        return true;
    QHostAddress address;
    return address.setAddress(url.host()) && address.isLoopback() && address.scopeId().isEmpty();
}

QUrl asyncEndpointOf(QUrl base, milliseconds delay)
{
    auto path = base.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    base.setPath(path + u"/async-endpoint"_s);
    QUrlQuery query;
    query.addQueryItem(u"delay_ms"_s, QString::number(delay.count()));
    base.setQuery(query);
    return base;
}

} // namespace coroscope

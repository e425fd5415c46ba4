#include "server/api/route_origin.h"

#include "server/api/api.h"
#include "server/http/route.h"

#include <QFileInfo>
#include <QHash>

namespace coroscope {

namespace {

using Key = std::pair<QByteArray, QString>; // method and path

QHash<Key, RouteOrigin> declaredOrigins()
{
    RouteSet routes;
    registerApi(routes);
    QHash<Key, RouteOrigin> origins;
    for (const auto &route : routes.routes()) {
        RouteOrigin origin;
        origin.section = route->section();
        origin.file = QFileInfo(QString::fromUtf8(route->declaredAt().file_name())).fileName();
        origin.line = int(route->declaredAt().line());
        origins.insert({route->info().method, route->info().path}, origin);
    }
    return origins;
}

} // namespace

RouteOrigin originOf(const RouteInfo &route)
{
    static const QHash<Key, RouteOrigin> origins = declaredOrigins();
    return origins.value({route.method, route.path});
}

} // namespace coroscope

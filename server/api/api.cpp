#include "server/api/api.h"

#include "server/api/sections.h"

namespace coroscope {

void registerApi(RouteSet &routes)
{
    registerRoot(routes);
    registerDocs(routes);
    registerAsyncEndpoint(routes);
    registerBlockingEndpoint(routes);
    registerFanout(routes);
    registerUsers(routes);
    registerUsersWithOrders(routes);
    registerTopUsers(routes);
    registerEcho(routes);
    registerJson(routes);
    registerPlaintext(routes);
    registerTechEmpower(routes);
    registerHealth(routes);
}

} // namespace coroscope

#include "server/api/api.h"

#include "server/api/counter_row.h"
#include "server/api/sections.h"
#include "server/api/upload_row.h"
#include "server/db/model_info.h"
#include "server/db/sample_models.h"

namespace coroscope {

void registerApi(RouteSet &routes)
{
    db::checkModels<User, Order, World, Fortune, Upload, UploadForm, Counter>();
    registerRoot(routes);
    registerDocs(routes);
    registerAsyncEndpoint(routes);
    registerBlockingEndpoint(routes);
    registerFanout(routes);
    registerLongWork(routes);
    registerDigests(routes);
    registerUsers(routes);
    registerUsersWithOrders(routes);
    registerTopUsers(routes);
    registerCounters(routes);
    registerCache(routes);
    registerCachedReport(routes);
    registerLog(routes);
    registerTasks(routes);
    registerTaskEvents(routes);
    registerTaskResult(routes);
    registerSchedules(routes);
    registerQueues(routes);
    registerEvents(routes);
    registerStream(routes);
    registerCodingCosts(routes);
    registerStatic(routes);
    registerUploads(routes);
    registerEcho(routes);
    registerWebSockets(routes);
    registerWebSocketLive(routes);
    registerToken(routes);
    registerMe(routes);
    registerJson(routes);
    registerPlaintext(routes);
    registerTechEmpower(routes);
    registerHealth(routes);
    registerMetrics(routes);
}

} // namespace coroscope

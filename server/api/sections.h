#pragma once

namespace coroscope {

class RouteSet;

// The built-in routes, a section a file.
void registerRoot(RouteSet &routes);
void registerDocs(RouteSet &routes);
void registerAsyncEndpoint(RouteSet &routes);
void registerBlockingEndpoint(RouteSet &routes);
void registerFanout(RouteSet &routes);
void registerDigests(RouteSet &routes);
void registerUsers(RouteSet &routes);
void registerUsersWithOrders(RouteSet &routes);
void registerTopUsers(RouteSet &routes);
void registerEvents(RouteSet &routes);
void registerStream(RouteSet &routes);
void registerStatic(RouteSet &routes);
void registerUploads(RouteSet &routes);
void registerEcho(RouteSet &routes);
void registerJson(RouteSet &routes);
void registerPlaintext(RouteSet &routes);
void registerTechEmpower(RouteSet &routes);
void registerHealth(RouteSet &routes);
void registerMetrics(RouteSet &routes);
void registerCounters(RouteSet &routes);
void registerLongWork(RouteSet &routes);
void registerCodingCosts(RouteSet &routes);
void registerCache(RouteSet &routes);
void registerCachedReport(RouteSet &routes);
void registerLog(RouteSet &routes);
void registerTasks(RouteSet &routes);
void registerTaskEvents(RouteSet &routes);
void registerTaskResult(RouteSet &routes);
void registerSchedules(RouteSet &routes);
void registerQueues(RouteSet &routes);
void registerWebSockets(RouteSet &routes);
void registerWebSocketLive(RouteSet &routes);
void registerToken(RouteSet &routes);
void registerMe(RouteSet &routes);

} // namespace coroscope

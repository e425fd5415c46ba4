#include "server/runtime/metrics_text.h"

#include "server/telemetry/prometheus_text.h"

#include <algorithm>
#include <array>

namespace coroscope {

namespace {

/// Method and path of a route, or what stands in their place.
struct RouteName {
    QByteArray method;
    QByteArray path;
};

RouteName nameOf(const MetricsSources &sources, std::int32_t route)
{
    if (route < 0 || route >= sources.routes->size())
        return {"none", "none"};
    const RouteInfo &info = sources.routes->at(route);
    return {info.method, info.path.toUtf8()};
}

/// Who holds, or held, a loop.
QByteArray holderOf(const MetricsSources &sources, std::int32_t label)
{
    if (const std::int32_t kind = taskKindOf(label); kind >= 0)
        return "task " + sources.taskKinds.value(kind).toUtf8();
    if (label < 0 || label >= sources.routes->size())
        return {};
    const RouteName name = nameOf(sources, label);
    return name.method + ' ' + name.path;
}

void writeCodings(PrometheusText &text, const Metrics &metrics)
{
    const auto each = [&](bool isRequest, auto member) {
        for (const CodingMetrics &coding : metrics.codings) {
            if (coding.isRequest == isRequest)
                text.sample({{"coding", coding.coding}}, coding.*member);
        }
    };
    text.counter("coroscope_compressed_responses_total", "Responses that went out compressed, by content coding.");
    each(false, &CodingMetrics::bodies);
    text.counter("coroscope_compression_input_bytes_total", "Bytes of their bodies before the compression.");
    each(false, &CodingMetrics::plainBytes);
    text.counter("coroscope_compression_output_bytes_total", "Bytes of their bodies on the wire.");
    each(false, &CodingMetrics::codedBytes);
    text.counter("coroscope_compression_cpu_seconds_total",
                 "CPU time of compressing them; none where a form that had been made before was given again.");
    each(false, &CodingMetrics::time);
    text.counter("coroscope_decompression_input_bytes_total", "Bytes of compressed bodies of requests on the wire.");
    each(true, &CodingMetrics::codedBytes);
    text.counter("coroscope_decompression_output_bytes_total", "Bytes that came out of them.");
    each(true, &CodingMetrics::plainBytes);
    text.counter("coroscope_decompression_cpu_seconds_total", "CPU time of decompressing them.");
    each(true, &CodingMetrics::time);
}

void writeSockets(PrometheusText &text, const Metrics &metrics)
{
    text.counter("coroscope_websocket_closed_total",
                 "WebSockets that ended, by the code of who closed first (1006: without one; 1013: the client was too "
                 "slow; other: an application's own).");
    for (const SocketCloses &each : metrics.socketCloses) {
        const QByteArray code = each.code > 0 ? QByteArray::number(each.code) : QByteArray("other");
        text.sample({{"code", code}}, each.count);
    }
}

void writeRequests(PrometheusText &text, const MetricsSources &sources)
{
    const Metrics &metrics = *sources.telemetry;
    text.counter("http_requests_total",
                 "Requests that ended, by method, template of the route (none: no route matched) and status (none: it "
                 "ended without one).");
    for (const RouteMetrics &route : metrics.routes) {
        const RouteName name = nameOf(sources, route.route);
        std::vector<RequestCount> counts = route.requests;
        std::sort(counts.begin(), counts.end(), [](const RequestCount &a, const RequestCount &b) {
            return a.method != b.method ? a.method < b.method : a.status < b.status;
        });
        for (const RequestCount &each : counts) {
            const QByteArray status = each.status > 0 ? QByteArray::number(each.status) : QByteArray("none");
            text.sample({{"method", metricMethodName(each.method)}, {"route", name.path}, {"status", status}},
                        each.count);
        }
    }
    text.histogram(
        "http_request_duration_seconds",
        "From the first byte of a request to the last one of its response, for those that were answered; the "
        "time that its bytes waited for a loop that was held counts. The method is the route's (* any).");
    for (const RouteMetrics &route : metrics.routes) {
        const RouteName name = nameOf(sources, route.route);
        if (route.duration.count > 0)
            text.samples({{"method", name.method}, {"route", name.path}}, route.duration);
    }
    text.counter("http_request_bytes_total", "Bytes of requests, heads and bodies.");
    for (const RouteMetrics &route : metrics.routes) {
        const RouteName name = nameOf(sources, route.route);
        text.sample({{"method", name.method}, {"route", name.path}}, route.requestBytes);
    }
    text.counter("http_response_bytes_total", "Bytes of responses, heads and bodies.");
    for (const RouteMetrics &route : metrics.routes) {
        const RouteName name = nameOf(sources, route.route);
        text.sample({{"method", name.method}, {"route", name.path}}, route.responseBytes);
    }
    writeCodings(text, metrics);
    writeSockets(text, metrics);
    std::uint64_t inFlight = 0;
    for (const WorkerFigures &worker : metrics.workers)
        inFlight += worker.inFlight;
    text.gauge("http_requests_in_flight", "Requests whose response is not complete, this one included.");
    text.sample({}, inFlight);
}

void writeWorkers(PrometheusText &text, const MetricsSources &sources)
{
    const auto &workers = sources.telemetry->workers;
    const auto each = [&](auto sample) {
        for (const WorkerFigures &worker : workers)
            sample(QByteArray::number(worker.worker), worker);
    };
    text.gauge("http_connections", "Open connections, by worker.");
    each([&](const QByteArray &worker, const WorkerFigures &figures) {
        text.sample({{"worker", worker}}, std::uint64_t(figures.connections));
    });
    text.gauge(
        "coroscope_loop_lag_seconds",
        "The longest turn of the worker's event loop in the last second, or the running one where it is longer.");
    each([&](const QByteArray &worker, const WorkerFigures &figures) {
        text.sample({{"worker", worker}}, figures.loopLag);
    });
    text.gauge("coroscope_loop_busy_ratio", "The part of the last second that the loop was busy.");
    each([&](const QByteArray &worker, const WorkerFigures &figures) {
        text.sample({{"worker", worker}}, figures.busy);
    });
    text.gauge(
        "coroscope_loop_held",
        "1 where one turn holds the loop for too long (50 ms, unless it was changed) right now; by whom: a route, or "
        "the kind of a task.");
    each([&](const QByteArray &worker, const WorkerFigures &figures) {
        const QByteArray holder = figures.isHeld ? holderOf(sources, figures.heldBy) : QByteArray();
        text.sample({{"worker", worker}, {"by", holder}}, std::uint64_t(figures.isHeld ? 1 : 0));
    });
    text.gauge("coroscope_loop_waiting_connections",
               "Connections with bytes that nobody reads, because the loop is held right now.");
    each([&](const QByteArray &worker, const WorkerFigures &figures) {
        text.sample({{"worker", worker}}, std::uint64_t(figures.waiting));
    });
    text.counter("coroscope_loop_waiting_requests_total",
                 "Requests whose bytes waited since the loop was held; behind: by whom.");
    for (const HeldUpMetrics &held : sources.telemetry->heldUp)
        text.sample({{"behind", holderOf(sources, held.behind)}}, held.requests);
    text.counter("coroscope_loop_waiting_seconds_total", "How long they waited, all together.");
    for (const HeldUpMetrics &held : sources.telemetry->heldUp)
        text.sample({{"behind", holderOf(sources, held.behind)}}, held.waited);
}

void writeTelemetry(PrometheusText &text, const MetricsSources &sources)
{
    const Metrics &metrics = *sources.telemetry;
    text.counter("coroscope_telemetry_dropped_total",
                 "What telemetry lost: requests (they are not counted anywhere else here), records for a window that "
                 "did not keep up, lines of the log for it, lines of the access log.");
    text.sample({{"kind", "request"}}, metrics.droppedExchanges);
    text.sample({{"kind", "record"}}, metrics.droppedBatched);
    text.sample({{"kind", "log"}}, metrics.droppedLog);
    text.sample({{"kind", "access_log"}}, metrics.accessLogDropped);
    text.counter("coroscope_access_log_lines_total", "Lines of the access log that were written.");
    text.sample({}, metrics.accessLogLines);
    text.gauge("coroscope_faults_injected", "1 while somebody injects faults.");
    text.sample({}, std::uint64_t(sources.hasFaults ? 1 : 0));
}

void writeDatabase(PrometheusText &text, const MetricsSources &sources)
{
    if (!sources.database)
        return;
    const auto &lanes = sources.database->lanes;
    const auto slotsIn = [](const db::LaneSnapshot &lane, auto... states) {
        return std::uint64_t(std::count_if(lane.slots.begin(), lane.slots.end(), [&](const db::SlotSnapshot &slot) {
            return ((slot.state == states) || ...);
        }));
    };
    text.gauge("coroscope_db_pool_size", "Connections to the database, each with its thread.");
    for (const db::LaneSnapshot &lane : lanes)
        text.sample({{"lane", lane.name}}, std::uint64_t(lane.slots.size()));
    text.gauge("coroscope_db_connections_in_use", "Of those, the ones that run a job, or that a transaction holds.");
    for (const db::LaneSnapshot &lane : lanes)
        text.sample({{"lane", lane.name}}, slotsIn(lane, db::SlotState::Busy, db::SlotState::Leased));
    text.gauge("coroscope_db_connections_lost", "Of those, the ones that are not connected.");
    for (const db::LaneSnapshot &lane : lanes)
        text.sample({{"lane", lane.name}}, slotsIn(lane, db::SlotState::Lost, db::SlotState::Connecting));
    text.gauge("coroscope_db_jobs_waiting", "Jobs that wait for a connection.");
    for (const db::LaneSnapshot &lane : lanes)
        text.sample({{"lane", lane.name}}, std::uint64_t(lane.waiting));
    text.gauge("coroscope_db_oldest_wait_seconds", "How long the one that is next has been waiting.");
    for (const db::LaneSnapshot &lane : lanes)
        text.sample({{"lane", lane.name}}, lane.oldestWait);
    text.counter(
        "coroscope_db_jobs_total",
        "Jobs, by what came of them: finished, failed (of the finished), refused, canceled while they waited.");
    for (const db::LaneSnapshot &lane : lanes) {
        text.sample({{"lane", lane.name}, {"outcome", "finished"}}, lane.counters.finished);
        text.sample({{"lane", lane.name}, {"outcome", "failed"}}, lane.counters.failed);
        text.sample({{"lane", lane.name}, {"outcome", "refused"}}, lane.counters.refused);
        text.sample({{"lane", lane.name}, {"outcome", "canceled"}}, lane.counters.canceled);
    }
    text.histogram("coroscope_db_wait_seconds", "How long the jobs of requests and tasks waited for a connection.");
    text.samples({}, sources.telemetry->databaseWait);
    text.histogram("coroscope_db_run_seconds", "How long they ran.");
    text.samples({}, sources.telemetry->databaseRun);
}

void writeCache(PrometheusText &text, const MetricsSources &sources)
{
    if (!sources.cache)
        return;
    const cache::Snapshot &cache = *sources.cache;
    const bool isMemory = cache.kind == cache::StoreKind::Memory || cache.kind == cache::StoreKind::MemoryInstead;
    static constexpr std::array<std::pair<cache::StoreState, QByteArrayView>, 4> kStates{{
        {cache::StoreState::Connecting, "connecting"},
        {cache::StoreState::Ready, "ready"},
        {cache::StoreState::Lost, "lost"},
        {cache::StoreState::Bypassed, "bypassed"},
    }};
    text.gauge("coroscope_cache_state", "1 at the state that the cache is in; store: redis or memory.");
    for (const auto &[state, word] : kStates) {
        text.sample({{"store", isMemory ? QByteArrayView("memory") : QByteArrayView("redis")}, {"state", word}},
                    std::uint64_t(cache.state == state ? 1 : 0));
    }
    text.counter("coroscope_cache_lookups_total", "Keys that this program asked the cache for.");
    text.sample({{"result", "hit"}}, cache.hits);
    text.sample({{"result", "miss"}}, cache.misses);
    text.counter("coroscope_cache_writes_total", "Keys that this program wrote or took away.");
    text.sample({{"operation", "set"}}, cache.sets);
    text.sample({{"operation", "delete"}}, cache.deletes);
    if (isMemory) {
        text.counter("coroscope_cache_evictions_total", "Keys that made room for others.");
        text.sample({}, cache.evictions);
        text.counter("coroscope_cache_expired_total", "Keys whose time had run out.");
        text.sample({}, cache.expired);
        text.gauge("coroscope_cache_keys", "Keys that there are.");
        text.sample({}, cache.keys);
        text.gauge("coroscope_cache_used_bytes", "What they take.");
        text.sample({}, cache.bytesUsed);
        text.gauge("coroscope_cache_max_bytes", "What they may take.");
        text.sample({}, cache.bytesMax);
    } else {
        text.gauge("coroscope_redis_connections", "Connections to Redis that are ready.");
        text.sample({}, std::uint64_t(std::max(0, cache.link.connections)));
        text.gauge("coroscope_redis_commands_in_flight", "Commands that Redis has not replied to.");
        text.sample({}, cache.link.inFlight);
        text.counter("coroscope_redis_commands_total", "Commands to Redis.");
        text.sample({}, cache.link.commands);
        text.counter("coroscope_redis_failures_total", "Of those, the ones without a reply in time.");
        text.sample({}, cache.link.failures);
        text.counter("coroscope_redis_reconnects_total", "How often a connection to Redis was made anew.");
        text.sample({}, cache.link.reconnects);
    }
    text.histogram("coroscope_cache_command_seconds",
                   "How long the commands of requests and tasks took, and their waits for another request's answer.");
    text.samples({}, sources.telemetry->cacheTime);

    text.counter("coroscope_route_cache_requests_total",
                 "Requests to cached routes: hit (hot: of a copy on the worker), miss, stale, bypass.");
    for (const cache::RouteFigures &route : cache.routes) {
        const RouteName name = nameOf(sources, route.route);
        const auto sample = [&](QByteArrayView result, std::uint64_t count) {
            text.sample({{"method", name.method}, {"route", name.path}, {"result", result}}, count);
        };
        sample("hit", route.hits - std::min(route.hits, route.hot));
        sample("hot", route.hot);
        sample("miss", route.misses);
        sample("stale", route.stale);
        sample("bypass", route.bypass);
    }
    text.counter("coroscope_single_flight_joined_total",
                 "Requests that waited for the answer to another one instead of making it.");
    text.sample({}, cache.joins);
    text.counter("coroscope_route_cache_handler_runs_total", "Handlers of cached routes that were run.");
    text.sample({}, cache.handlerRuns);
}

void writeTasks(PrometheusText &text, const MetricsSources &sources)
{
    if (!sources.tasks)
        return;
    static constexpr std::array<std::pair<tasks::TaskState, QByteArrayView>, tasks::kTaskStates> kStates{{
        {tasks::TaskState::Scheduled, "scheduled"},
        {tasks::TaskState::Queued, "queued"},
        {tasks::TaskState::Running, "running"},
        {tasks::TaskState::Retrying, "retrying"},
        {tasks::TaskState::Succeeded, "succeeded"},
        {tasks::TaskState::Failed, "failed"},
        {tasks::TaskState::Cancelled, "cancelled"},
        {tasks::TaskState::Dead, "dead"},
    }};
    const tasks::Snapshot &snapshot = *sources.tasks;
    text.gauge("coroscope_tasks", "Background tasks that are stored, by queue and state, of all processes.");
    for (const tasks::Queue &queue : snapshot.queues) {
        const QByteArray name = queue.name.toUtf8();
        for (const auto &[state, word] : kStates)
            text.sample({{"queue", name}, {"state", word}}, std::uint64_t(std::max<std::int64_t>(0, queue.of(state))));
    }
    text.gauge("coroscope_task_queue_concurrency", "How many tasks of the queue may run at once.");
    for (const tasks::Queue &queue : snapshot.queues)
        text.sample({{"queue", queue.name.toUtf8()}}, std::uint64_t(std::max(0, queue.concurrency)));
    text.gauge("coroscope_task_queue_paused", "1 where nothing new of the queue is begun.");
    for (const tasks::Queue &queue : snapshot.queues)
        text.sample({{"queue", queue.name.toUtf8()}}, std::uint64_t(queue.isPaused ? 1 : 0));
    text.gauge("coroscope_task_runs", "Runs of this process, now.");
    for (const tasks::QueueFigures &queue : snapshot.figures)
        text.sample({{"queue", queue.queue.toUtf8()}}, std::uint64_t(std::max(0, queue.running)));
    text.counter("coroscope_task_attempts_total", "Attempts of this process that ended.");
    for (const tasks::QueueFigures &queue : snapshot.figures) {
        const QByteArray name = queue.queue.toUtf8();
        text.sample({{"queue", name}, {"outcome", "succeeded"}}, queue.succeeded);
        text.sample({{"queue", name}, {"outcome", "failed"}}, queue.failed);
    }
    text.gauge("coroscope_tasks_up", "1 where the store of the tasks can be used.");
    text.sample({}, std::uint64_t(snapshot.problem.isEmpty() ? 1 : 0));
}

void writeSecurity(PrometheusText &text, const MetricsSources &sources)
{
    if (sources.security) {
        const auto &security = *sources.security;
        text.counter("coroscope_auth_accepted_total", "Requests whose sender was authenticated, by scheme.");
        for (const auto &each : security.schemes)
            text.sample({{"scheme", each.scheme}}, each.accepted);
        text.counter("coroscope_auth_refused_total",
                     "Requests that showed a wrong or malformed key, password or token, by scheme.");
        for (const auto &each : security.schemes)
            text.sample({{"scheme", each.scheme}}, each.refused);
        text.counter("coroscope_auth_missing_total", "Requests that showed nothing where it was asked for.");
        text.sample({}, security.missing);
        text.counter("coroscope_auth_forbidden_total", "Requests of somebody who may not do that.");
        text.sample({}, security.forbidden);
        text.counter("coroscope_auth_busy_total", "Requests refused because too many passwords waited to be checked.");
        text.sample({}, security.busy);
        text.counter("coroscope_tokens_issued_total", "Tokens that POST /token gave.");
        text.sample({}, security.tokens);
    }
    if (sources.sharedRate) {
        text.counter("coroscope_rate_limit_shared_total", "Requests that were counted in Redis.");
        text.sample({}, sources.sharedRate->counted);
        text.counter("coroscope_rate_limit_fallbacks_total",
                     "Requests that were counted by this process, because Redis could not be asked in time.");
        text.sample({}, sources.sharedRate->fallbacks);
        text.gauge("coroscope_rate_limit_store_up", "1 where the last request could be counted in Redis.");
        text.sample({}, std::uint64_t(sources.sharedRate->isAway ? 0 : 1));
    }
}

void writeProcess(PrometheusText &text, const MetricsSources &sources)
{
    const ProcessFigures &process = sources.telemetry->process;
    text.counter("process_cpu_seconds_total", "User and system time, in seconds.");
    text.sample({}, process.cpuSeconds);
    text.gauge("process_resident_memory_bytes", "Resident memory.");
    text.sample({}, process.residentBytes);
    text.gauge("process_virtual_memory_bytes", "Virtual memory.");
    text.sample({}, process.virtualBytes);
    text.gauge("process_open_fds", "Open file descriptors.");
    text.sample({}, process.openDescriptors);
    text.gauge("process_max_fds", "File descriptors that may be open.");
    text.sample({}, process.maxDescriptors);
    text.gauge("process_threads", "Threads.");
    text.sample({}, process.threads);
    text.gauge("process_start_time_seconds", "When the process began, in seconds since 1970.");
    text.sample({}, process.startedAt);
    text.gauge("coroscope_build_info", "Always 1; the labels tell.");
    text.sample({{"version", sources.version}, {"qt", sources.qtVersion}}, std::uint64_t(1));
}

} // namespace

QByteArray metricsText(const MetricsSources &sources)
{
    PrometheusText text;
    writeRequests(text, sources);
    writeWorkers(text, sources);
    writeDatabase(text, sources);
    writeCache(text, sources);
    writeTasks(text, sources);
    writeTelemetry(text, sources);
    writeSecurity(text, sources);
    writeProcess(text, sources);
    return std::move(text).finish();
}

} // namespace coroscope

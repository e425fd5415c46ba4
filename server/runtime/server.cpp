#include "server/runtime/server.h"

#include "server/api/api.h"
#include "server/api/task_kinds.h"
#include "server/api/upload_row.h"
#include "server/cache/backend.h"
#include "server/cache/workbench.h"
#include "server/db/failure_text.h"
#include "server/db/migrations.h"
#include "server/db/pool.h"
#include "server/db/workbench.h"
#include "server/http/compression.h"
#include "server/http/conditional.h"
#include "server/http/cors.h"
#include "server/http/host_guard.h"
#include "server/http/listening_sockets.h"
#include "server/http/rate_limit.h"
#include "server/http/route.h"
#include "server/http/routing.h"
#include "server/http/tls_context.h"
#include "server/http/tls_redirect.h"
#include "server/http/worker.h"
#include "server/openapi/openapi_document.h"
#include "server/runtime/cache_start.h"
#include "server/runtime/database_choice.h"
#include "server/runtime/faulty_route.h"
#include "server/runtime/live_events.h"
#include "server/runtime/live_faults.h"
#include "server/runtime/option_table.h"
#include "server/runtime/option_value.h"
#include "server/runtime/route_cache.h"
#include "server/runtime/route_policy.h"
#include "server/runtime/services.h"
#include "server/runtime/settings_events.h"
#include "server/runtime/shared_rate.h"
#include "server/runtime/stall_log.h"
#include "server/runtime/static_folder.h"
#include "server/runtime/task_start.h"
#include "server/runtime/task_workbench.h"
#include "server/runtime/tls_choice.h"
#include "server/runtime/upload_folder.h"
#include "server/security/authentication.h"
#include "server/telemetry/access_log.h"
#include "server/telemetry/telemetry_hub.h"

#include <QFileInfo>
#include <QHostAddress>
#include <QLoggingCategory>
#include <QThread>
#include <QThreadPool>
#include <QTimer>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace coroscope {

Q_LOGGING_CATEGORY(lcServer, "coroscope.server")

namespace {

constexpr int kDrainTick = 50; // milliseconds between two looks at what a drain waits for
constexpr int kPoolThreads = 40; // as many as Starlette's default for handlers that block
constexpr int kOwnDescriptors = 64; // beside the clients' connections
constexpr int kDescriptorsOfWorker = 24; // more than it takes before it serves

/// One descriptor a connection: the soft limit is raised to the hard one, and it is said where that is too little.
void raiseDescriptorLimit(int connections)
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    if (limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
        getrlimit(RLIMIT_NOFILE, &limit);
    }
    if (limit.rlim_cur < rlim_t(connections) + kOwnDescriptors) {
        qCWarning(lcServer) << "only" << quint64(limit.rlim_cur)
                            << "file descriptors are allowed (ulimit -n), fewer than"
                            << "--max-connections" << connections << "needs";
    }
}

static_assert(int(RateLimitBy::Key) == int(RateLimitChoice::Key)
              && int(RateLimitBy::Route) == int(RateLimitChoice::Route));

/// So many are free now. A worker that lacks them when it is made could not say so.
bool hasDescriptors(int count)
{
    std::vector<int> taken;
    while (int(taken.size()) < count) {
        const int fd = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (fd < 0)
            break;
        taken.push_back(fd);
    }
    for (const int fd : taken)
        ::close(fd);
    return int(taken.size()) == count;
}

bool mayKeepTasks(const cache::Backend::Settings &cache)
{
    return cache.kind == cache::StoreKind::Managed || cache.kind == cache::StoreKind::Redis;
}

RateLimitRule rateLimitOf(const Options &options)
{
    return {parseRate(options.rateLimit).value_or(Rate()), RateLimitBy(options.rateLimitBy), options.rateLimitInRedis};
}

Security::Settings securitySettingsOf(const Options &options)
{
    Security::Settings settings;
    settings.apiKeyFile = options.apiKeyFile;
    settings.accountsFile = options.accountsFile;
    settings.jwtKeyFile = options.jwtKeyFile;
    settings.jwtAlgorithm = options.jwtAlgorithm;
    settings.jwtRules
        = {options.jwtIssuer, options.jwtAudience, std::chrono::ceil<std::chrono::seconds>(options.jwtLeeway).count()};
    settings.tokenLifetime = std::chrono::floor<std::chrono::seconds>(options.tokenLifetime).count();
    return settings;
}

AuthRequired authRequiredOf(const SecurityInfo &security)
{
    return security.required == AuthChoice::All   ? AuthRequired::All
        : security.required == AuthChoice::Writes ? AuthRequired::Writes
                                                  : AuthRequired::Off;
}

OpenApiSecurity openApiSecurityOf(const SecurityInfo &security)
{
    using Required = OpenApiSecurity::Required;
    return {security.hasApiKeys, security.hasAccounts, security.hasBearer,
            security.required == AuthChoice::All          ? Required::All
                : security.required == AuthChoice::Writes ? Required::Writes
                                                          : Required::Nothing};
}

HttpLimits limitsOf(const Options &options)
{
    HttpLimits limits;
    limits.maxHead = options.maxHeader;
    limits.maxTarget = options.maxUri;
    limits.maxBody = options.maxBody;
    limits.maxBuffered = options.maxBuffered;
    limits.maxUpload = options.maxUpload;
    limits.maxConnections = options.maxConnections;
    limits.headerTimeout = options.headerTimeout;
    limits.bodyTimeout = options.bodyTimeout;
    limits.writeTimeout = options.writeTimeout;
    limits.idleTimeout = options.idleTimeout;
    limits.requestTimeout = options.requestTimeout;
    return limits;
}

StartFailure::Kind kindOf(ListeningSockets::Failure failure)
{
    switch (failure) {
    case ListeningSockets::Failure::None: return StartFailure::Kind::None;
    case ListeningSockets::Failure::PortInUse: return StartFailure::Kind::PortInUse;
    case ListeningSockets::Failure::AddressNotAvailable: return StartFailure::Kind::AddressNotAvailable;
    case ListeningSockets::Failure::PermissionDenied: return StartFailure::Kind::PermissionDenied;
    case ListeningSockets::Failure::OutOfDescriptors: return StartFailure::Kind::OutOfDescriptors;
    case ListeningSockets::Failure::Other: break;
    }
    return StartFailure::Kind::Other;
}

/// An address that a client on this machine can use, in URL form.
QString reachableHost(const QString &host)
{
    QString plain = host;
    if (plain.startsWith(u'[') && plain.endsWith(u']'))
        plain = plain.mid(1, plain.size() - 2);
    const QHostAddress address(plain);
    if (plain.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0
        || address == QHostAddress(QHostAddress::AnyIPv4))
        return QStringLiteral("127.0.0.1");
    if (address == QHostAddress(QHostAddress::AnyIPv6))
        return QStringLiteral("[::1]");
    return address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + address.toString() + u']' : plain;
}

/// One worker with its thread. Destroyed on the façade's thread, after the thread has ended.
struct RunningWorker {
    std::unique_ptr<QThread> thread;
    std::unique_ptr<Worker> worker;
};

std::shared_ptr<const Router> makeRouter()
{
    RouteSet routes;
    registerApi(routes);
    installRouteCache(routes);
    installFaults(routes); // around it: what is delayed or refused has not asked the cache
    return std::make_shared<const Router>(std::move(routes));
}

std::shared_ptr<const TaskKinds> makeTaskKinds()
{
    auto kinds = std::make_shared<TaskKinds>();
    registerTaskKinds(*kinds);
    return kinds;
}

std::vector<std::int32_t> cachedRoutes(const RouteTable &table)
{
    std::vector<std::int32_t> cached;
    for (const RouteInfo &route : *table) {
        if (route.cached)
            cached.push_back(route.index);
    }
    return cached;
}

} // namespace

class Server::Private {
public:
    TelemetryHub hub;
    std::shared_ptr<const Router> router = makeRouter();
    QByteArray openApi = openApiText(router->routes());
    std::shared_ptr<RouteSwitches> switches = std::make_shared<RouteSwitches>(router->routes().routes().size());

    const std::shared_ptr<RouteCache> routeCache
        = std::make_shared<RouteCache>(router->routes().routes().size()); ///< jobs of the workbench keep it too
    const std::vector<std::int32_t> cachedRoutes = coroscope::cachedRoutes(router->table());

    LiveFaults liveFaults; ///< before the workers
    SnapshotCell<StaticFolder> staticFolder{{}}; ///< before the workers
    Faults faults;
    bool hasAccessLog = false;
    AccessLog::Format accessLogFormat = AccessLog::Format::Text; ///< hasAccessLog
    QString accessLogFile; ///< the same

    const std::shared_ptr<const TaskKinds> taskKinds = makeTaskKinds();

    const QStringList taskNames = [this] {
        QStringList names;
        for (const TaskKind &kind : taskKinds->all())
            names.append(kind.info.name);
        return names;
    }();
    const std::shared_ptr<LiveEvents> liveEvents
        = std::make_shared<LiveEvents>(router->table(), taskNames); ///< before the workers; the hub keeps it too
    SlowMotion slowMotion;

    std::optional<int> databaseThreads;
    std::optional<milliseconds> slowThreshold;

    // Ids of requests and connections go on where those of the last run ended, so that what was recorded of one run
    // stays apart from what comes in the next.
    std::uint64_t exchangesBefore = 0;
    std::uint64_t connectionsBefore = 0;

    // Of one run.
    quint64 run = 0;
    std::unique_ptr<db::Workbench> workbench;
    std::shared_ptr<UploadFolder> uploads; ///< the workers keep it, and jobs of the pool
    std::unique_ptr<db::Pool> database; // after the hub, before the workers: it posts to their loops
    std::shared_ptr<QByteArray> databaseIdentity; ///< what tells it from others; written before the pool is ready
    CacheStart cacheStart;
    std::optional<cache::Backend::Settings> cacheSettings; ///< once it is known which store it is
    bool isDatabaseTried = false;
    std::unique_ptr<cache::Backend> cache; ///< before the workers
    std::unique_ptr<cache::Workbench> cacheWorkbench;
    std::shared_ptr<Security> security; ///< null: no scheme is configured; before the workers
    SharedRateFigures sharedRate; ///< before the workers
    std::shared_ptr<const TaskShared> taskShared;
    std::unique_ptr<TaskWorkbench> taskWorkbench;
    ListeningSockets sockets;
    std::shared_ptr<const TlsContext> tls; ///< null: plain HTTP
    QThreadPool pool;
    std::unique_ptr<StopSignal> stopSignal;
    std::shared_ptr<HttpShared> shared;
    HostGuard *hostGuard = nullptr; ///< in `shared`
    Compression *compression = nullptr; ///< in `shared`
    Cors *cors = nullptr; ///< the same
    RateLimit *rateLimit = nullptr; ///< the same
    std::vector<RunningWorker> workers;
    std::size_t begun = 0;
    std::size_t ended = 0;
    QTimer drainTick;
    Clock::time_point drainDeadline;
    bool stoppingNow = false;

    void postToWorkers(void (Worker::*what)())
    {
        for (const auto &each : workers) {
            Worker *worker = each.worker.get();
            worker->loop().post([worker, what] { (worker->*what)(); });
        }
    }
    int runningTasks() const
    {
        int running = 0;
        if (taskShared) {
            const auto snapshot = taskShared->book->snapshot(); // another thread may replace it meanwhile
            for (const auto &queue : snapshot->figures)
                running += queue.running;
        }
        return running;
    }
    void joinWorkers()
    {
        for (const auto &each : workers) {
            each.thread->quit();
            each.thread->wait();
            hub.removeChannel(each.worker->channel());
            exchangesBefore = std::max(exchangesBefore, each.worker->exchangesSoFar());
        }
        if (shared)
            connectionsBefore = shared->nextConnection;
        pool.clear();
        pool.waitForDone();
        if (database)
            database->stop(); // its threads post to the loops of the workers
        taskWorkbench.reset(); // it posts to a worker
        if (security && security->passwords())
            security->passwords()->finish(); // the same
        workers.clear();
        taskShared.reset();
        database.reset();
        cache.reset();
        hostGuard = nullptr;
        compression = nullptr;
        cors = nullptr;
        rateLimit = nullptr;
        shared.reset();
        security.reset();
        sockets.close();
    }
};

Server::Server(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    qRegisterMetaType<coroscope::ServerState>();
    d->pool.setMaxThreadCount(kPoolThreads);
    const auto stallLog = std::make_shared<StallLog>(d->router->table(), d->taskNames);
    d->hub.setStallSink([stallLog](const LoopStall &stall) { stallLog->add(stall); });
    d->hub.setBatchReader(d->liveEvents);
    tellSettings(*this, d->liveEvents);
    d->drainTick.setInterval(kDrainTick);
    connect(&d->drainTick, &QTimer::timeout, this, &Server::onDrainTick);
}

Server::~Server()
{
    if (d->workers.empty()) {
        d->joinWorkers();
        return;
    }
    // Nobody listens any more, so the queued signals of the workers are of no use: each is stopped and its thread,
    // which ends by itself when the worker has, is waited for.
    d->liveEvents->endRun();
    d->stopSignal->stop();
    d->sockets.close();
    d->shared->draining = true;
    d->postToWorkers(&Worker::stopNow);
    for (const auto &each : d->workers)
        each.thread->wait();
    d->joinWorkers();
}

void Server::setState(ServerState state)
{
    if (m_state == state)
        return;
    m_state = state;
    if (state == ServerState::Stopped || state == ServerState::Failed) {
        d->workbench.reset(); // what it runs is ended
        d->cacheWorkbench.reset();
    }
    Q_EMIT stateChanged(state);
}

void Server::start(const Options &options)
{
    if (m_state != ServerState::Stopped && m_state != ServerState::Failed)
        return;
    const auto compressionBefore = compression();
    m_options = options;
    m_failure = {};
    if (compression() != compressionBefore)
        applyCompression();
    setState(ServerState::Starting);
    raiseDescriptorLimit(options.maxConnections);
    d->tls.reset();
    if (auto tls = tlsOf(options); tls) {
        d->tls = std::move(tls).value();
    } else {
        fail(StartFailure::Kind::Tls, tls.error().detail);
        return;
    }

    if (!loadSecurity())
        return;
    if (const auto failure = d->sockets.open(options.host, options.port); failure != ListeningSockets::Failure::None) {
        fail(kindOf(failure), d->sockets.detail());
        return;
    }
    m_port = d->sockets.port();
    d->hub.resetFigures();
    d->liveEvents->beginRun();
    applyAccessLog();
    applyStaticFolder();
    d->stopSignal = std::make_unique<StopSignal>();
    d->begun = d->ended = 0;
    d->stoppingNow = false;
    d->isDatabaseTried = false;
    d->cacheSettings.reset();
    if (!openDatabase()) {
        fail(StartFailure::Kind::Database, m_failure.detail);
        return;
    }
    d->cacheStart.begin(options, [this](cache::Backend::Settings settings) {
        d->cacheSettings = std::move(settings);
        startWorkersWhenReady();
    });
}

/// Keys, accounts and tokens, as the options say; false: it has failed.
bool Server::loadSecurity()
{
    const SecurityInfo info = security();
    if (!info.isOn() && info.required != AuthChoice::Off) {
        fail(StartFailure::Kind::Security,
             QStringLiteral("--require-auth asks for a key, a password or a token, and nobody could have one: give "
                            "--api-key-file, --accounts-file or --jwt-key-file"));
        return false;
    }
    const auto loaded = Security::load(securitySettingsOf(m_options));
    if (!loaded) {
        fail(StartFailure::Kind::Security, loaded.error().detail);
        return false;
    }
    d->security = loaded.value();
    d->openApi = openApiDocument(m_options);
    return true;
}

/// Connects and migrates, on threads of the database; then onDatabaseTried().
bool Server::openDatabase()
{
    const auto spec = databaseOf(m_options);
    if (!spec) {
        m_failure.detail = spec.error().detail;
        return false;
    }
    m_failure.database = spec->shown;
    if (const auto made = makeDatabaseFolder(spec.value()); !made) {
        m_failure.detail = made.error().detail;
        return false;
    }
    db::Pool::Settings settings;
    settings.spec = spec.value();
    if (d->databaseThreads)
        settings.readers = settings.connections = *d->databaseThreads;
    d->databaseIdentity = std::make_shared<QByteArray>(spec->shown.toUtf8());
    d->uploads = std::make_shared<UploadFolder>(QFile::encodeName(dataFolder(m_options) + QLatin1String("/uploads")),
                                                m_options.maxUploads);
    settings.prepare = [identity = d->databaseIdentity, uploads = d->uploads,
                        isFirst = std::make_shared<bool>(true)](db::Connection &connection) -> Result<void> {
        const auto known = db::builtInMigrations(connection.dialect());
        const auto applied = db::migrate(connection, known);
        if (!applied)
            return applied.error();
        // A database that was dropped and made anew has the name of the old one.
        if (std::exchange(*isFirst, false)) {
            const auto plan = db::planMigrations(connection, known);
            if (plan && !plan->applied.isEmpty())
                *identity += ' ' + plan->applied.first().at.toString(Qt::ISODateWithMs).toLatin1();
        }
        uploads->recover([&connection](const QByteArray &id) { return isUploadKnown(connection, id); });
        return {};
    };
    d->database = std::make_unique<db::Pool>(std::move(settings));
    if (d->slowThreshold)
        d->database->slowLog().setThreshold(*d->slowThreshold);
    applyFaults();
    const quint64 run = ++d->run;
    d->database->start([this, run](const Result<void> &result) {
        const auto tell = [this, run, result] {
            if (d->run == run)
                onDatabaseTried(result);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
    return true;
}

void Server::onDatabaseTried(const Result<void> &result)
{
    if (m_state != ServerState::Starting)
        return;
    // A database that is away may come back: requests that need it are answered 503 until then.
    const bool mayComeBack = !result && result.error().kind == Error::Kind::Unavailable;
    if (!result && !mayComeBack) {
        const QString detail = db::databaseFailureText(result.error(), d->database->settings().spec);
        d->database.reset();
        fail(StartFailure::Kind::Database, detail);
        return;
    }
    // Where it could not be reached, prepare() may run at any time: then its name alone has to do.
    d->routeCache->begin(result ? *d->databaseIdentity : d->database->settings().spec.shown.toUtf8());
    d->isDatabaseTried = true;
    startWorkersWhenReady();
}

/// The database was tried, and it is known which cache there is.
void Server::startWorkersWhenReady()
{
    if (m_state != ServerState::Starting || !d->isDatabaseTried || !d->cacheSettings)
        return;
    if (m_options.tasksInRedis && !mayKeepTasks(*d->cacheSettings)) {
        d->database.reset();
        fail(StartFailure::Kind::Tasks, d->cacheSettings->reason);
        return;
    }
    if (m_options.tasksInRedis && d->cacheSettings->kind == cache::StoreKind::Managed && !m_options.redisPersist)
        qCWarning(lcServer) << "--tasks redis without --redis-persist on: when the private redis-server ends, all "
                               "background tasks are gone.";
    startWorkers();
}

void Server::startWorkers()
{
    const Options &options = m_options;
    std::vector<std::vector<int>> descriptors;
    for (int i = 0; i < options.workers; ++i) {
        auto duplicates = d->sockets.duplicates();
        if (duplicates.empty()) {
            for (const auto &list : descriptors) {
                for (const int fd : list)
                    ::close(fd);
            }
            d->database.reset();
            fail(StartFailure::Kind::OutOfDescriptors,
                 QStringLiteral("enough for %1 of %2 workers (ulimit -n)").arg(i).arg(options.workers));
            return;
        }
        descriptors.push_back(std::move(duplicates));
    }

    auto shared = std::make_shared<HttpShared>();
    shared->limits = limitsOf(options);
    shared->tls = d->tls;
    shared->serverTiming = options.serverTiming;
    shared->securityHeaders = options.securityHeaders;
    shared->router = d->router;
    shared->hasTelemetry = !options.noTelemetry;
    shared->exchangesBefore = d->exchangesBefore;
    shared->nextConnection = d->connectionsBefore;
    auto hostGuard = std::make_unique<HostGuard>(options.host, options.allowHosts);
    d->hostGuard = hostGuard.get();
    shared->chain.push_back(std::move(hostGuard));
    if (d->tls)
        shared->chain.push_back(std::make_unique<TlsRedirect>(reachableHost(options.host).toUtf8(), m_port));
    auto cors = std::make_unique<Cors>(options.corsOrigins);
    shared->cors = d->cors = cors.get();
    shared->chain.push_back(std::move(cors));
    auto compression = std::make_unique<Compression>(d->pool);
    compression->setLevel(this->compression());
    shared->compression = d->compression = compression.get();
    shared->chain.push_back(std::move(compression));
    shared->chain.push_back(std::make_unique<Conditional>());
    auto rateLimit
        = std::make_unique<RateLimit>(rateLimitOf(options), std::make_unique<Routing>(d->router, d->switches));
    d->rateLimit = rateLimit.get();
    shared->chain.push_back(std::move(rateLimit));
    if (d->security) { // else nobody can be anybody, and a request pays nothing for it
        shared->chain.push_back(
            std::make_unique<Authentication>(d->security, authRequiredOf(security()), d->rateLimit));
        shared->chain.push_back(d->rateLimit->makeKeyPart());
    }
    shared->chain.push_back(std::make_unique<Validation>());
    d->cache = std::make_unique<cache::Backend>(*d->cacheSettings);
    d->cache->keepHot(d->routeCache->prefix(), options.redisHot, options.workers);
    if (options.rateLimitInRedis && d->cache->isMemory())
        qCWarning(lcServer) << "--rate-limit-store redis, but the cache is in the memory of this program: requests are "
                               "counted by each process for itself";
    d->sharedRate.isAway = false;
    const ServerServices::Shared services{d->pool,
                                          *d->stopSignal,
                                          url(),
                                          d->openApi,
                                          d->database.get(),
                                          d->cache.get(),
                                          d->routeCache.get(),
                                          &d->hub,
                                          &d->liveFaults,
                                          d->liveEvents.get(),
                                          &d->staticFolder,
                                          d->uploads,
                                          d->security.get(),
                                          options.rateLimitInRedis ? &d->sharedRate : nullptr,
                                          known()};
    const QString keptIn = options.tasksInRedis ? d->cacheSettings->shown : d->database->settings().spec.shown;
    d->taskShared = shareTasks(d->taskKinds, options, keptIn);
    shared->makeServices = [services, tasks = d->taskShared](Worker &worker) {
        auto made = std::make_unique<ServerServices>(worker.loop(), services, worker.index());
        addTasks(*made, worker, tasks);
        return made;
    };
    d->shared = shared;

    if (!shared->hasTelemetry)
        qCWarning(lcServer) << "telemetry is off (--telemetry off): requests leave no records and no figures";
    for (auto &list : descriptors)
        addWorker(std::move(list));
}

/// It owns the descriptors from now on.
void Server::addWorker(std::vector<int> listeners)
{
    const std::size_t number = d->workers.size();
    RunningWorker &running = d->workers.emplace_back(
        RunningWorker{std::make_unique<QThread>(), std::make_unique<Worker>(d->shared, std::uint32_t(number))});
    Worker *worker = running.worker.get();
    QThread *thread = running.thread.get();
    thread->setObjectName(QStringLiteral("worker-%1").arg(number));
    worker->moveToThread(thread);
    d->shared->workers.add(worker);
    if (d->shared->hasTelemetry)
        d->hub.addChannel(worker->channel());
    connect(worker, &Worker::ended, this, &Server::onWorkerEnded);
    // Its thread ends with it, whether anybody here still listens or not.
    connect(worker, &Worker::ended, thread, &QThread::quit, Qt::DirectConnection);
    connect(thread, &QThread::started, worker, [worker, list = std::move(listeners)] { worker->begin(list); });
    connect(worker, &Worker::listening, this, &Server::onWorkerListening);
    thread->start();
}

/// As many as the options say accept connections; of those that there are the rest do not, but stay: whoever knows them
/// may go on to do so, and the next that are wanted are there.
void Server::applyWorkers()
{
    const auto wanted = std::size_t(m_options.workers);
    while (d->workers.size() < wanted) {
        auto listeners = hasDescriptors(kDescriptorsOfWorker) ? d->sockets.duplicates() : std::vector<int>();
        if (listeners.empty()) {
            qCWarning(lcServer) << "out of file descriptors (ulimit -n):" << d->workers.size() << "of" << wanted
                                << "workers are there";
            break;
        }
        addWorker(std::move(listeners));
        Worker *worker = d->workers.back().worker.get();
        worker->loop().post([worker, rule = d->slowMotion] { worker->setSlowMotion(rule); });
    }
    for (std::size_t i = 0; i < d->workers.size(); ++i) {
        Worker *worker = d->workers[i].worker.get();
        worker->loop().post([worker, accepts = i < wanted] { worker->setAccepting(accepts); });
    }
    d->cache->setWorkers(int(d->workers.size()));
}

int Server::workerCount() const
{
    return std::min(int(d->workers.size()), m_options.workers);
}

void Server::applyLive(const Options &options)
{
    const auto levelBefore = compression();
    const Options before = m_options;
    for (const OptionSpec &spec : optionTable()) {
        if (spec.applies == OptionApplies::AtOnce)
            copyOption(spec, options, m_options);
    }
    tellOptions(before, m_options, *d->liveEvents);
    if (d->hostGuard)
        d->hostGuard->setAllowed(m_options.allowHosts);
    if (d->cors)
        d->cors->setAllowed(m_options.corsOrigins);
    if (d->rateLimit)
        d->rateLimit->setRule(rateLimitOf(m_options));
    if (d->shared) {
        d->shared->serverTiming = m_options.serverTiming;
        d->shared->securityHeaders = m_options.securityHeaders;
    }
    if (compression() != levelBefore)
        applyCompression();
    if (m_options.workers != before.workers && m_state == ServerState::Listening)
        applyWorkers();
    if (m_state != ServerState::Stopped && m_state != ServerState::Failed) {
        applyAccessLog();
        applyStaticFolder();
    }
}

void Server::applyStaticFolder()
{
    const QByteArray path = QFile::encodeName(m_options.staticFolder);
    if (path == d->staticFolder.read().path)
        return;
    d->staticFolder.publish({path});
    if (!path.isEmpty() && !QFileInfo(m_options.staticFolder).isDir())
        qCWarning(lcServer).noquote() << "--static" << m_options.staticFolder
                                      << "is no folder now; /static/ answers 404 until there is one";
}

void Server::applyCompression()
{
    if (d->compression)
        d->compression->setLevel(compression());
    Q_EMIT compressionChanged();
}

std::optional<CompressionLevel> Server::compression() const
{
    return m_options.compression ? std::optional(m_options.compressionLevel) : std::nullopt;
}

void Server::setCompression(std::optional<CompressionLevel> level)
{
    if (level == compression())
        return;
    const Options before = m_options;
    m_options.compression = level.has_value();
    m_options.compressionLevel = level.value_or(m_options.compressionLevel);
    tellOptions(before, m_options, *d->liveEvents);
    applyCompression();
}

/// A new one where the options say another than there is.
void Server::applyAccessLog()
{
    const auto format
        = m_options.accessLog == AccessLogChoice::Json ? AccessLog::Format::Json : AccessLog::Format::Text;
    const bool isOn = m_options.accessLog != AccessLogChoice::Off;
    if (isOn == d->hasAccessLog
        && (!isOn || (format == d->accessLogFormat && m_options.accessLogFile == d->accessLogFile)))
        return;
    d->hasAccessLog = isOn;
    d->accessLogFormat = format;
    d->accessLogFile = m_options.accessLogFile;
    if (!isOn) {
        d->hub.setAccessLog(nullptr);
        return;
    }
    AccessLog::Settings settings;
    settings.format = format;
    settings.file = m_options.accessLogFile;
    for (const RouteInfo &route : *routes())
        settings.routes.push_back(route.path.toUtf8());
    d->hub.setAccessLog(std::make_shared<AccessLog>(std::move(settings)));
}

void Server::fail(StartFailure::Kind kind, const QString &detail)
{
    m_failure.kind = kind;
    m_failure.host = m_options.host;
    m_failure.port = m_options.port;
    m_failure.detail = detail;
    if (kind == StartFailure::Kind::PortInUse)
        m_failure.nextFreePort = ListeningSockets::nextFreePort(m_options.host, m_options.port);
    d->sockets.close();
    d->cacheStart.cancel();
    m_port = 0;
    setState(ServerState::Failed);
}

void Server::onWorkerListening()
{
    if (++d->begun < d->workers.size())
        return;
    if (m_state == ServerState::Starting) {
        warnOfPolicies();
        if (d->workers.size() != std::size_t(m_options.workers)) // that was changed meanwhile
            applyWorkers();
        setState(ServerState::Listening);
    }
}

void Server::stop()
{
    if (m_state != ServerState::Listening && m_state != ServerState::Starting)
        return;
    setSlowMotion({});
    d->drainDeadline = Clock::now() + m_options.drainTimeout;
    if (d->workers.empty()) { // it waits for the database, or the cache
        d->cacheStart.cancel();
        d->sockets.close();
        setState(ServerState::Draining);
        QMetaObject::invokeMethod(this, &Server::finishStop, Qt::QueuedConnection);
        return;
    }
    d->liveEvents->publish(LiveEventType::Server, "{\"state\":\"draining\"}");
    d->liveEvents->endRun();
    d->sockets.close(); // the workers have duplicates: when they close theirs, nothing listens any more
    d->shared->draining = true;
    d->stopSignal->stop(); // before the post: a loop that is held by a blocking handler can't see it
    d->postToWorkers(&Worker::drain);
    d->drainTick.start();
    countDraining();
    setState(ServerState::Draining);
}

void Server::stopNow()
{
    if (m_state == ServerState::Listening || m_state == ServerState::Starting)
        stop();
    if (m_state != ServerState::Draining || d->stoppingNow)
        return;
    d->stoppingNow = true;
    d->postToWorkers(&Worker::stopNow);
}

void Server::countDraining()
{
    int inFlight = 0;
    for (const auto &each : d->workers)
        inFlight += int(each.worker->channel()->inFlight());
    if (inFlight != m_draining) {
        m_draining = inFlight;
        Q_EMIT drainingChanged(inFlight);
    }
}

Clock::time_point Server::drainDeadline() const noexcept
{
    return d->drainDeadline;
}

bool Server::isCancelling() const noexcept
{
    return m_state == ServerState::Draining && d->stoppingNow;
}

void Server::onDrainTick()
{
    countDraining();
    if (!d->stoppingNow && Clock::now() >= d->drainDeadline) {
        if (m_draining > 0)
            qCWarning(lcServer) << m_draining
                                << (m_draining == 1
                                        ? "request was cancelled: it did not end within --drain-timeout"
                                        : "requests were cancelled: they did not end within --drain-timeout");
        if (const int tasks = d->runningTasks(); tasks > 0)
            qCWarning(lcServer) << tasks
                                << (tasks == 1
                                        ? "task goes back to its queue: it did not end within --drain-timeout"
                                        : "tasks go back to their queues: they did not end within --drain-timeout");
        stopNow();
    }
}

void Server::onWorkerEnded()
{
    if (++d->ended < d->workers.size())
        return;
    d->drainTick.stop();
    finishStop();
}

void Server::finishStop()
{
    // A job of the pool cannot be interrupted, and a thread of the database may be connecting; this thread does not
    // wait for them.
    d->pool.clear();
    if (d->database)
        d->database->beginStop();
    const bool checksPasswords = d->security && d->security->passwords() && !d->security->passwords()->isOver();
    if (checksPasswords || !d->pool.waitForDone(0) || (d->database && !d->database->isOver())) {
        QTimer::singleShot(kDrainTick, this, &Server::finishStop);
        return;
    }
    d->joinWorkers();
    m_draining = 0;
    m_port = 0;
    setState(ServerState::Stopped);
}

QUrl Server::url() const
{
    if (m_port == 0)
        return {};
    return QUrl(QStringLiteral("%1://%2:%3")
                    .arg(d->tls ? QStringLiteral("https") : QStringLiteral("http"), reachableHost(m_options.host))
                    .arg(m_port));
}

std::optional<TlsCertificate> Server::certificate() const
{
    return m_port != 0 && d->tls ? std::optional(d->tls->certificate()) : std::nullopt;
}

KnownServer Server::known() const
{
    if (m_port == 0 || !d->tls)
        return {};
    return {d->tls->certificate().keyPin, m_port, m_options.host};
}

QString Server::listeningOn() const
{
    QString host = m_options.host;
    if (host.contains(u':') && !host.startsWith(u'['))
        host = u'[' + host + u']';
    return QStringLiteral("%1://%2:%3")
        .arg(d->tls ? QStringLiteral("https") : QStringLiteral("http"), host)
        .arg(m_port);
}

RouteTable Server::routes() const
{
    return d->router->table();
}

SecurityInfo securityOf(const Options &options)
{
    SecurityInfo info;
    info.hasApiKeys = !options.apiKeyFile.isEmpty();
    info.hasAccounts = !options.accountsFile.isEmpty();
    info.hasBearer = info.hasAccounts || !options.jwtKeyFile.isEmpty();
    info.required = options.requireAuth != AuthChoice::Auto ? options.requireAuth
        : info.isOn()                                       ? AuthChoice::All
                                                            : AuthChoice::Off;
    return info;
}

bool SecurityInfo::asksFor(const RouteInfo &route) const
{
    if (route.isPersonal)
        return true;
    if (route.isOpen || required == AuthChoice::Off)
        return false;
    return required == AuthChoice::All || !isRead(methodFromName(route.method)) // "*" is none that reads
        || route.scopes.contains(kWriteScope);
}

bool Server::isRouteEnabled(std::int32_t route) const
{
    return d->switches->isEnabled(route);
}

void Server::setRouteEnabled(std::int32_t route, bool enabled)
{
    if (d->switches->setEnabled(route, enabled))
        Q_EMIT routeEnabledChanged(route, enabled);
}

int Server::disabledRouteCount() const
{
    return d->switches->disabledCount();
}

Result<QString> Server::checkedHost(const QString &name)
{
    const OptionSpec &spec = optionSpec(OptionId::AllowHost);
    Options one;
    // A list is given with commas; this is one name.
    if (name.contains(u',') || !assignOption(spec, name, {}, one))
        return Error{Error::Kind::BadRequest, QStringLiteral("takes ") + optionTakes(spec)};
    return one.allowHosts.constFirst();
}

Result<QString> Server::allowHost(const QString &name)
{
    const auto checked = checkedHost(name);
    if (!checked)
        return checked;
    const QString allowed = checked.value();
    if (answersFor(allowed.contains(u':') ? '[' + allowed.toUtf8() + ']' : allowed.toUtf8()))
        return allowed;
    m_options.allowHosts.append(allowed);
    if (d->hostGuard)
        d->hostGuard->setAllowed(m_options.allowHosts);
    Q_EMIT hostAllowed(allowed);
    return allowed;
}

void Server::withdrawHost(const QString &name)
{
    if (m_options.allowHosts.removeAll(name) == 0)
        return;
    if (d->hostGuard)
        d->hostGuard->setAllowed(m_options.allowHosts);
    Q_EMIT hostWithdrawn(name);
}

QString Server::hostIn(QByteArrayView field)
{
    return HostGuard::nameIn(field);
}

bool Server::answersFor(QByteArrayView host) const
{
    return d->hostGuard ? d->hostGuard->allows(host) : HostGuard(m_options.host, m_options.allowHosts).allows(host);
}

QStringList Server::allowedHosts() const
{
    return d->hostGuard ? d->hostGuard->names() : HostGuard(m_options.host, m_options.allowHosts).names();
}

QByteArray Server::openApiDocument() const
{
    return d->openApi;
}

QByteArray Server::openApiDocument(const Options &options) const
{
    return openApiText(d->router->routes(), openApiSecurityOf(securityOf(options)));
}

std::optional<db::PoolSnapshot> Server::database() const
{
    if (!d->database)
        return std::nullopt;
    return d->database->snapshot();
}

std::vector<db::SlowStatement> Server::slowStatements() const
{
    return d->database ? d->database->slowLog().statements() : std::vector<db::SlowStatement>();
}

quint64 Server::slowLogRevision() const
{
    return d->database ? d->database->slowLog().revision() : 0;
}

void Server::setSlowThreshold(milliseconds threshold)
{
    d->slowThreshold = threshold;
    if (d->database)
        d->database->slowLog().setThreshold(threshold);
}

db::Workbench *Server::workbench()
{
    const bool runs = m_state == ServerState::Listening || m_state == ServerState::Draining;
    if (!d->workbench && runs && d->database)
        d->workbench = std::make_unique<db::Workbench>(d->database->settings().spec,
                                                       [routes = d->routeCache] { routes->distrustAll(); });
    return d->workbench.get();
}

std::optional<cache::Snapshot> Server::cacheSnapshot() const
{
    if (!d->cache)
        return std::nullopt;
    auto snapshot = d->cache->snapshot();
    d->routeCache->describe(d->cachedRoutes, snapshot);
    return snapshot;
}

std::optional<cache::KeyWriter> Server::cacheKeyWriter(const QByteArray &key) const
{
    const auto writer = d->hub.keyWriter(key);
    const RouteTable table = routes();
    if (!writer || writer->route < 0 || writer->route >= table->size())
        return std::nullopt;
    const RouteInfo &route = table->at(writer->route);
    return cache::KeyWriter{key, QString::fromLatin1(route.method) + u' ' + route.path, writer->route, writer->wall,
                            writer->exchange};
}

cache::Workbench *Server::cacheWorkbench()
{
    const bool runs = m_state == ServerState::Listening || m_state == ServerState::Draining;
    if (!d->cacheWorkbench && runs && d->cache)
        d->cacheWorkbench = d->cache->makeWorkbench();
    return d->cacheWorkbench.get();
}

tasks::Workbench *Server::tasks()
{
    const bool runs = m_state == ServerState::Listening || m_state == ServerState::Draining;
    if (!d->taskWorkbench && runs && !d->workers.empty())
        d->taskWorkbench = std::make_unique<TaskWorkbench>(*d->workers.front().worker, d->taskShared);
    return d->taskWorkbench.get();
}

bool Server::isRouteCacheOn() const
{
    return d->routeCache->isOn();
}

void Server::setRouteCacheOn(bool on)
{
    if (on == d->routeCache->isOn())
        return;
    d->routeCache->setOn(on);
    Q_EMIT routeCacheOnChanged(on);
}

bool Server::isSingleFlightOn() const
{
    return d->routeCache->isSingleFlightOn();
}

void Server::setSingleFlightOn(bool on)
{
    if (on == d->routeCache->isSingleFlightOn())
        return;
    d->routeCache->setSingleFlightOn(on);
    Q_EMIT singleFlightOnChanged(on);
}

milliseconds Server::routeCacheTtl() const
{
    return d->routeCache->ttl();
}

void Server::setRouteCacheTtl(milliseconds ttl)
{
    const milliseconds wanted
        = ttl > milliseconds(0) ? std::clamp(ttl, kLeastRouteCacheTtl, kMostRouteCacheTtl) : milliseconds(0);
    if (wanted == d->routeCache->ttl())
        return;
    d->routeCache->setTtl(wanted);
    Q_EMIT routeCacheTtlChanged(wanted);
}

const Faults &Server::faults() const noexcept
{
    return d->faults;
}

void Server::setFaults(const Faults &faults)
{
    Faults now = d->liveFaults.set(faults);
    if (now == d->faults)
        return;
    d->faults = std::move(now);
    applyFaults();
    // A warning: what is slow or fails from now on does so because somebody wants it.
    if (d->faults.isAny())
        qCWarning(lcServer).noquote() << "injected faults:" << faultsText();
    else
        qCWarning(lcServer) << "injected faults are off";
    Q_EMIT faultsChanged();
}

void Server::applyFaults()
{
    if (d->database)
        d->database->setInjectedDelay(d->faults.database.shortest(), d->faults.database.longest());
}

/// What a person may have forgotten.
void Server::warnOfPolicies()
{
    if (d->faults.isAny())
        qCWarning(lcServer).noquote() << "injected faults are still on:" << faultsText();
    QStringList disabled;
    for (const RouteInfo &route : *routes()) {
        if (!isRouteEnabled(route.index))
            disabled.append(nameOfRoute(route.index));
    }
    if (!disabled.isEmpty())
        qCWarning(lcServer).noquote() << "routes are disabled:" << disabled.join(u", ");
}

QList<RoutePolicy> Server::routePolicies() const
{
    QList<RoutePolicy> policies;
    for (const RouteInfo &route : *routes()) {
        const RouteFault *fault = d->faults.of(route.index);
        const RoutePolicy policy{route.method, route.path, fault ? *fault : RouteFault(), isRouteEnabled(route.index)};
        if (policy.isOn())
            policies.append(policy);
    }
    return policies;
}

QList<RoutePolicy> Server::setRoutePolicies(const QList<RoutePolicy> &policies)
{
    QList<RoutePolicy> unknown = policies;
    Faults faults = d->faults;
    faults.routes.clear();
    for (const RouteInfo &route : *routes()) {
        const auto policy = std::find_if(unknown.begin(), unknown.end(), [&route](const RoutePolicy &each) {
            return each.method == route.method && each.path == route.path;
        });
        const bool isNamed = policy != unknown.end();
        setRouteEnabled(route.index, !isNamed || policy->isEnabled);
        if (!isNamed)
            continue;
        faults.routes.push_back(policy->fault);
        faults.routes.back().route = route.index;
        unknown.erase(policy);
    }
    setFaults(faults);
    return unknown;
}

QString Server::nameOfRoute(std::int32_t route) const
{
    const RouteTable table = routes();
    if (route < 0 || route >= table->size())
        return QString::number(route);
    return QString::fromLatin1(table->at(route).method) + u' ' + table->at(route).path;
}

QString Server::faultsText() const
{
    return coroscope::faultsText(d->faults, [this](std::int32_t route) { return nameOfRoute(route); });
}

void Server::setDatabaseThreads(int threads)
{
    const int before = databaseThreads();
    d->databaseThreads = threads;
    if (d->database)
        d->database->resize(threads);
    if (threads != before)
        Q_EMIT databaseThreadsChanged(threads);
}

int Server::databaseThreads() const
{
    if (d->databaseThreads)
        return *d->databaseThreads;
    const db::Pool::Settings byDefault;
    const auto spec = databaseOf(m_options);
    return spec && spec->dialect == db::Dialect::Postgres ? byDefault.connections : byDefault.readers;
}

void Server::setStallThreshold(milliseconds threshold)
{
    constexpr std::chrono::seconds kMost{10};
    const milliseconds wanted = std::clamp<milliseconds>(threshold, TelemetryHub::kLeastStall, kMost);
    if (wanted == d->hub.stallThreshold())
        return;
    d->hub.setStallThreshold(wanted);
    Q_EMIT stallThresholdChanged(wanted);
}

milliseconds Server::stallThreshold() const
{
    return d->hub.stallThreshold();
}

void Server::setSlowMotion(const SlowMotion &rule)
{
    SlowMotion wanted = m_state == ServerState::Listening ? rule : SlowMotion();
    wanted.delay = std::clamp(wanted.delay, SlowMotion::kShortest, SlowMotion::kLongest);
    if (wanted == d->slowMotion)
        return;
    const bool wasOn = std::exchange(d->slowMotion, wanted).isOn();
    for (const auto &each : d->workers) {
        Worker *worker = each.worker.get();
        worker->loop().post([worker, wanted] { worker->setSlowMotion(wanted); });
    }
    if (wanted.isOn()) {
        const QString whose = wanted.who == SlowMotion::Who::Everybody ? QStringLiteral("all requests and tasks")
            : wanted.who == SlowMotion::Who::One                       ? QStringLiteral("one request")
                                                 : labelText(routes(), d->taskNames, wanted.label);
        qCWarning(lcServer).noquote()
            << "slow motion is on:" << whose
            << (wanted.isStepping ? QStringLiteral("go on step by step")
                                  : QStringLiteral("go on %1 ms late, each time").arg(wanted.delay.count()));
    } else if (wasOn) {
        qCInfo(lcServer) << "slow motion is off";
    }
    Q_EMIT slowMotionChanged(wanted);
}

SlowMotion Server::slowMotion() const
{
    return d->slowMotion;
}

void Server::stepOnce()
{
    Worker *oldest = nullptr;
    auto since = Clock::time_point::max();
    for (const auto &each : d->workers) {
        const auto ready = each.worker->channel()->ready();
        if (!ready.entries.empty() && ready.entries.front().since < since) {
            since = ready.entries.front().since;
            oldest = each.worker.get();
        }
    }
    if (oldest)
        oldest->loop().post([oldest] { oldest->stepOnce(); });
}

std::shared_ptr<TelemetryFeed> Server::openFeed()
{
    return d->hub.openFeed();
}

TelemetryHub &Server::telemetry() noexcept
{
    return d->hub;
}

} // namespace coroscope

#pragma once

#include "server/async/result.h"
#include "server/async/slow_motion.h"
#include "server/cache/key_writers.h"
#include "server/cache/snapshot.h"
#include "server/db/pool_snapshot.h"
#include "server/http/route_info.h"
#include "server/http/tls_certificate.h"
#include "server/outbound/http_call.h"
#include "server/runtime/faults.h"
#include "server/runtime/options.h"
#include "server/telemetry/feed.h"

#include <QObject>
#include <QUrl>

#include <memory>
#include <optional>
#include <vector>

namespace coroscope {

struct RoutePolicy;
class TelemetryHub;

namespace cache {
class Workbench;
}
namespace db {
class Workbench;
}
namespace tasks {
class Workbench;
}

enum class ServerState { Stopped, Starting, Listening, Draining, Failed };

/// Why a start failed, as meaning; the window makes words of it.
struct StartFailure {
    enum class Kind {
        None,
        PortInUse,
        AddressNotAvailable,
        PermissionDenied,
        OutOfDescriptors,
        Database,
        Tasks,
        Security, ///< `detail`: which file, what is wrong in it and where, a sentence
        Tls,
        Other
    };
    Kind kind = Kind::None;
    QString host;
    quint16 port = 0;
    quint16 nextFreePort = 0; ///< PortInUse: the next one that could be bound just now; 0: none found
    QString detail; ///< the system's own words; of Database, Tasks and Tls sentences that say why, and the way out
    QString database; ///< Database: the file, or host and name
};

/// What clients may show who they are with, and for what they have to.
struct SecurityInfo {
    bool hasApiKeys = false;
    bool hasAccounts = false; ///< HTTP Basic, and POST /token
    bool hasBearer = false; ///< JSON Web Tokens
    AuthChoice required = AuthChoice::Off; ///< never Auto

    bool isOn() const noexcept { return hasApiKeys || hasAccounts || hasBearer; }
    /// Whether some request to this route needs somebody who is authenticated.
    bool asksFor(const RouteInfo &route) const;

    bool operator==(const SecurityInfo &) const = default;
};
/// As a server with these options has it.
SecurityInfo securityOf(const Options &options);

/// The façade: the API server as app/ and ui/ see it. Lives on the thread that makes it (main or GUI thread) and never
/// blocks it. Workers, the telemetry thread and the thread pool are behind it.
class Server final : public QObject {
    Q_OBJECT
public:
    explicit Server(QObject *parent = nullptr);
    /// Stops at once where it still runs, and waits for its threads.
    ~Server() override;

    /// Stopped or Failed → Starting → Listening or Failed. Ignored in any other state.
    void start(const Options &options);
    /// Listening → Draining → Stopped: accepts no more, wakes blocking handlers, answers what is in flight (at most
    /// Options::drainTimeout), closes.
    void stop();
    /// As stop(), but what is in flight is cancelled now.
    void stopNow();

    /// Takes over those options that act at once (OptionApplies::AtOnce); the others wait for the next start(). Any
    /// state.
    void applyLive(const Options &options);

    ServerState state() const noexcept { return m_state; }
    const StartFailure &failure() const noexcept { return m_failure; }
    const Options &options() const noexcept { return m_options; }
    /// The port that it listens on; 0 where it does not.
    quint16 port() const noexcept { return m_port; }
    /// "http://127.0.0.1:8000", ready to be clicked; empty where it does not listen. IPv6 in brackets; a wildcard host
    /// is shown as a loopback address. "https://…" where it has TLS.
    QUrl url() const;
    /// How it is told from others; empty where it has no TLS, or does not listen.
    std::optional<TlsCertificate> certificate() const;
    /// Itself, for calls to it; empty where certificate() is.
    KnownServer known() const;
    /// What the headless program prints after "listening on ": scheme, host as given, port.
    QString listeningOn() const;
    /// Requests that a drain still waits for; 0 in other states.
    int draining() const noexcept { return m_draining; }
    /// Draining: when what is still in flight is cancelled; without meaning in other states.
    Clock::time_point drainDeadline() const noexcept;
    /// Draining: nobody waits for what is in flight any more, by stopNow() or since the deadline has passed.
    bool isCancelling() const noexcept;

    /// Workers that accept connections; 0 where it is stopped. Options::workers acts at once, while it listens: more
    /// are made where there are too few; those that are too many answer what they have and rest, until they are wanted.
    int workerCount() const;

    /// The same for every run: routes are declared in code. Any thread may keep it.
    RouteTable routes() const;
    /// A disabled route is as if it were not declared: its path answers 404, or 405 where other methods of it are
    /// enabled. In force from the next request on, in any state; it outlives a restart of the server, not the façade.
    /// The OpenAPI document goes on to describe what is declared. An index out of range is enabled.
    bool isRouteEnabled(std::int32_t route) const;
    void setRouteEnabled(std::int32_t route, bool enabled);
    int disabledRouteCount() const;

    /// The name as it is compared. BadRequest: it is none; the detail is the clause that `--allow-host` is refused
    /// with.
    static Result<QString> checkedHost(const QString &name);
    /// Answers for this name too, as `--allow-host` does, from the next request on, and puts it into options(): whoever
    /// starts the server again takes them from there. As checkedHost(); a name that is allowed anyway is a success.
    Result<QString> allowHost(const QString &name);
    /// Takes back what allowHost() or `--allow-host` allowed.
    void withdrawHost(const QString &name);
    /// Name or address of a Host field: no port, no brackets, no final dot. Empty where there is none.
    static QString hostIn(QByteArrayView field);
    /// Whether a Host field with this value is answered (else 421).
    bool answersFor(QByteArrayView host) const;
    /// The names that it answers to; every loopback address besides.
    QStringList allowedHosts() const;
    /// The OpenAPI 3.1 document, as /openapi.json gives it.
    QByteArray openApiDocument() const;
    /// The same, as a server with these options would give it: what it says of security depends on them.
    QByteArray openApiDocument(const Options &options) const;

    /// Of this run, or of the last start(). It changes with stateChanged() only.
    SecurityInfo security() const { return securityOf(m_options); }

    /// How the database does; empty where the server is stopped. Locks for a moment.
    std::optional<db::PoolSnapshot> database() const;
    /// The newest statements that took longer than the threshold, oldest first; empty where the server is stopped.
    std::vector<db::SlowStatement> slowStatements() const;
    /// Another number whenever slowStatements() has changed: there are new ones, or a plan has come.
    quint64 slowLogRevision() const;
    void setSlowThreshold(milliseconds threshold);
    /// Threads that read an SQLite file, or connections to PostgreSQL; at once, and of the coming runs. 1 to 64.
    void setDatabaseThreads(int threads);
    int databaseThreads() const;
    /// What a person asks of the database beside the requests; null unless the server is listening or draining. Its
    /// pointer is good until the next stateChanged(). Made when first asked for.
    db::Workbench *workbench();

    /// How the cache does; empty where the server is stopped. Locks for a moment.
    std::optional<cache::Snapshot> cacheSnapshot() const;
    /// Which route wrote this key of the cache last, in this run; empty where none did, or where that was too long ago
    /// (KeyWriters::kMost keys are remembered). Locks for a moment.
    std::optional<cache::KeyWriter> cacheKeyWriter(const QByteArray &key) const;
    /// What a person asks of the cache beside the requests; null unless the server is listening or draining. Its
    /// pointer is good until the next stateChanged(). Made when first asked for.
    cache::Workbench *cacheWorkbench();
    /// Whether responses are kept (RouteBuilder::cached(), and /cached-queries), and whether one request makes what
    /// others wait for. In force from the next request on, in any state; they outlive a restart of the server, not the
    /// façade. Both are on at first.
    bool isRouteCacheOn() const;
    void setRouteCacheOn(bool on);
    bool isSingleFlightOn() const;
    void setSingleFlightOn(bool on);
    /// For how long cached routes keep their answers, all the same; 0, as at first: each as long as it declares. In
    /// force from the next request on, also for what is kept already, which is given no longer than that. Brought into
    /// kLeastRouteCacheTtl to kMostRouteCacheTtl. Not of /cached-queries, whose rows are kept without a limit.
    milliseconds routeCacheTtl() const;
    void setRouteCacheTtl(milliseconds ttl);
    static constexpr milliseconds kLeastRouteCacheTtl{100};
    static constexpr milliseconds kMostRouteCacheTtl = std::chrono::hours(24);

    /// How hard responses are compressed, none: not at all. In force from the next response on, in any state; a start
    /// takes what its options say, which are changed here as well.
    std::optional<CompressionLevel> compression() const;
    void setCompression(std::optional<CompressionLevel> level);

    /// What is done wrong on purpose, to see what comes of it. In force from the next request, job, command or call on,
    /// in any state; they outlive a restart of the server, not the façade, and the log warns of them. What is out of
    /// bounds is brought into them.
    const Faults &faults() const noexcept;
    void setFaults(const Faults &faults);

    /// What is set for single routes: faults().routes and isRouteEnabled() together, of those routes where any is on.
    QList<RoutePolicy> routePolicies() const;
    /// The same, all at once: a route that is not named has none afterwards. Gives those for which there is no route.
    QList<RoutePolicy> setRoutePolicies(const QList<RoutePolicy> &policies);

    /// What a person asks of the background tasks; null unless the server is listening or draining. Its pointer is good
    /// until the next stateChanged(). Made when first asked for.
    tasks::Workbench *tasks();

    /// A turn of a worker's loop that takes this long is a stall: TelemetryBatch::stalls, and a line in the log. At
    /// once, and of the coming runs. 10 ms to 10 s; 50 ms at first.
    void setStallThreshold(milliseconds threshold);
    milliseconds stallThreshold() const;

    /// Keeps coroutines back that could go on, see SlowMotion; TelemetryBatch::ready shows them. At once, while the
    /// server listens; in any other state it is off, and a stop, or a new start, turns it off. The deadlines of
    /// requests and the timeouts of clients do not wait, so that it can be watched what they do. The log says when it
    /// is on.
    void setSlowMotion(const SlowMotion &rule);
    SlowMotion slowMotion() const;
    /// Of all that slow motion keeps back, the one that has waited longest goes on.
    void stepOnce();

    /// A new feed of what the telemetry thread publishes, from now on, also over restarts. Dropping the pointer ends
    /// it.
    std::shared_ptr<TelemetryFeed> openFeed();
    /// The telemetry thread, for the log.
    TelemetryHub &telemetry() noexcept;

Q_SIGNALS:
    void stateChanged(coroscope::ServerState state);
    void drainingChanged(int inFlight);
    void routeEnabledChanged(int route, bool enabled);
    void routeCacheOnChanged(bool on);
    void singleFlightOnChanged(bool on);
    void routeCacheTtlChanged(std::chrono::milliseconds ttl);
    void slowMotionChanged(const coroscope::SlowMotion &rule);
    void stallThresholdChanged(std::chrono::milliseconds threshold);
    void databaseThreadsChanged(int threads);
    void faultsChanged();
    void compressionChanged();
    void hostAllowed(const QString &name);
    void hostWithdrawn(const QString &name);

private:
    class Private;
    void setState(ServerState state);
    void fail(StartFailure::Kind kind, const QString &detail);
    bool loadSecurity();
    bool openDatabase();
    void onDatabaseTried(const Result<void> &result);
    void startWorkersWhenReady();
    void startWorkers();
    void applyFaults();
    void warnOfPolicies();
    QString nameOfRoute(std::int32_t route) const;
    QString faultsText() const;
    void applyAccessLog();
    void applyCompression();
    void applyStaticFolder();
    void addWorker(std::vector<int> listeners);
    void applyWorkers();
    void onWorkerListening();
    void onWorkerEnded();
    void finishStop();
    void onDrainTick();
    void countDraining();

    ServerState m_state = ServerState::Stopped;
    StartFailure m_failure;
    Options m_options;
    quint16 m_port = 0;
    int m_draining = 0;
    std::unique_ptr<Private> d;
};

} // namespace coroscope

#pragma once

#include "server/async/snapshot_cell.h"
#include "server/async/stop_signal.h"
#include "server/cache/backend.h"
#include "server/db/port.h"
#include "server/http/exchange.h"
#include "server/outbound/http_client.h"
#include "server/runtime/hot_responses.h"
#include "server/runtime/static_folder.h"

#include <QThreadPool>
#include <QUrl>

#include <memory>
#include <optional>

namespace coroscope {

class LiveEvents;
class LiveFaults;
class RouteCache;
class Security;
class SharedRate;
class TaskService;
class TelemetryHub;
class UploadFolder;
struct SharedRateFigures;

/// What handlers reach through their Context, one a worker; lives and dies on its thread.
class ServerServices final : public WorkerServices {
public:
    struct Shared {
        QThreadPool &pool; ///< for what blocks or computes
        StopSignal &stopSignal; ///< stopped when the server begins to stop
        QUrl self; ///< where this server reaches itself: "http://127.0.0.1:8000", "https://…" where it has TLS
        QByteArray openApi; ///< the document, as it is sent
        db::Pool *database = nullptr; ///< null: there is none, as in a test
        cache::Backend *cache = nullptr; ///< null: there is none, as in a test
        RouteCache *routeCache = nullptr; ///< null: no route is cached
        TelemetryHub *telemetry = nullptr; ///< null: there is none, as in a test
        const LiveFaults *faults = nullptr; ///< null: there are none, ever
        LiveEvents *liveEvents = nullptr; ///< null: none are told, as in a test
        const SnapshotCell<StaticFolder> *staticFolder = nullptr; ///< null: none is served, ever
        std::shared_ptr<UploadFolder> uploads{}; ///< null: none are taken, as in a test
        const Security *security = nullptr; ///< null: nobody can show who they are
        SharedRateFigures *sharedRate = nullptr; ///< null: requests are counted by each process, or it is a test
        KnownServer known = {}; ///< itself, where it has TLS
    };

    /// `worker`: its number.
    explicit ServerServices(EpollLoop &loop, const Shared &shared, std::uint32_t worker = 0);
    ~ServerServices() override;

    void begin() override;
    void setResting(bool rests) override;
    void drain() override;
    void stopNow() override;
    RateStore *rateStore() noexcept override;

    QThreadPool &pool() const noexcept { return m_shared.pool; }
    StopSignal &stopSignal() const noexcept { return m_shared.stopSignal; }
    const QUrl &self() const noexcept { return m_shared.self; }
    const KnownServer &known() const noexcept { return m_shared.known; }
    const QByteArray &openApi() const noexcept { return m_shared.openApi; }
    bool hasDatabase() const noexcept { return m_database.has_value(); }
    db::Port &database() noexcept { return *m_database; } ///< where there is one
    cache::Store *cache() const noexcept { return m_cache.get(); } ///< null: there is none
    HotResponses *hot() noexcept { return m_hot ? &*m_hot : nullptr; } ///< null: none are kept
    cache::Backend *cacheBackend() const noexcept { return m_shared.cache; } ///< null: there is none
    RouteCache *routeCache() const noexcept { return m_shared.routeCache; } ///< null: no route is cached
    TelemetryHub *telemetry() const noexcept { return m_shared.telemetry; } ///< null: there is none
    const LiveFaults *faults() const noexcept { return m_shared.faults; } ///< null: there are none, ever
    LiveEvents *liveEvents() const noexcept { return m_shared.liveEvents; } ///< null: none are told
    const SnapshotCell<StaticFolder> *staticFolder() const noexcept { return m_shared.staticFolder; } ///< may be null
    const std::shared_ptr<UploadFolder> &uploads() const noexcept { return m_shared.uploads; } ///< may be null
    const Security *security() const noexcept { return m_shared.security; } ///< null: nobody can show who they are
    const SharedRateFigures *sharedRate() const noexcept { return m_shared.sharedRate; } ///< may be null
    TaskService *tasks() const noexcept { return m_tasks.get(); } ///< null: this server runs no tasks
    /// Before begin().
    void setTasks(std::unique_ptr<TaskService> tasks);
    /// Made when first asked for: setting up TLS would delay every start.
    HttpClient &http()
    {
        if (!m_http)
            m_http = std::make_unique<HttpClient>(m_loop);
        return *m_http;
    }

private:
    EpollLoop &m_loop;
    const Shared m_shared;
    std::unique_ptr<HttpClient> m_http;
    std::optional<db::Port> m_database;
    std::unique_ptr<cache::Store> m_cache;
    std::optional<HotResponses> m_hot;
    std::unique_ptr<SharedRate> m_rate;
    std::unique_ptr<TaskService> m_tasks; // last: it uses the others
};

} // namespace coroscope

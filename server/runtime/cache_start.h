#pragma once

#include "server/cache/backend.h"
#include "server/runtime/options.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace coroscope {

namespace cache {
class ManagedRedis;
}

/// Finds out which store a run uses, as `--redis` says, and keeps the private redis-server where it is one: over a
/// restart of the server, so that what it holds is still there, and as long as this. Where it is not to be had, the
/// program's own store takes its place, with a sentence that says why; a start never fails for that. One thread, which
/// it does not block but in its destructor (ManagedRedis).
class CacheStart final : public QObject {
    Q_OBJECT
public:
    explicit CacheStart(QObject *parent = nullptr);
    ~CacheStart() override;

    /// `settled` is called once, later, on this thread, unless it begins again or is cancelled before. A Redis that
    /// somebody else runs is not tried: the workers connect to it.
    void begin(const Options &options, std::function<void(cache::Backend::Settings)> settled);
    void cancel();

private:
    /// What makes one private redis-server another than that which runs.
    struct Wanted {
        QString folder;
        qint64 bytes = 0;
        bool persists = false;
        bool hasTasks = false;
        bool operator==(const Wanted &) const = default;
    };
    void beginManaged(const Wanted &wanted, bool wasAskedFor);
    void settle(cache::Backend::Settings settings);

    std::function<void(cache::Backend::Settings)> m_settled;
    quint64 m_attempt = 0;
    Wanted m_wanted; ///< of m_managed
    std::optional<cache::Target> m_target; ///< where it runs
    std::unique_ptr<cache::ManagedRedis> m_managed; // last: its thread posts to this
};

} // namespace coroscope

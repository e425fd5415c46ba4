#include "server/runtime/cache_start.h"

#include "server/cache/managed_redis.h"
#include "server/runtime/database_choice.h"

#include <QDir>
#include <QLoggingCategory>

namespace coroscope {

using namespace Qt::StringLiterals;

Q_LOGGING_CATEGORY(lcCacheStart, "coroscope.server.cache")

namespace {

constexpr milliseconds kStartTimeout{5000}; // for so long the server waits to listen, at the very most

constexpr milliseconds kLoadTimeout{60'000}; // where it reads what it kept

cache::Backend::Settings inMemory(qint64 bytes, const QString &reason)
{
    cache::Backend::Settings settings;
    settings.memoryBytes = std::uint64_t(bytes);
    settings.kind = reason.isEmpty() ? cache::StoreKind::Memory : cache::StoreKind::MemoryInstead;
    settings.reason = reason;
    return settings;
}

} // namespace

CacheStart::CacheStart(QObject *parent)
    : QObject(parent)
{
}

CacheStart::~CacheStart() = default;

void CacheStart::cancel()
{
    ++m_attempt;
    m_settled = {};
    if (m_managed && !m_target)
        m_managed.reset(); // it was starting
}

void CacheStart::settle(cache::Backend::Settings settings)
{
    const auto tell = [this, attempt = m_attempt, settings = std::move(settings)] {
        if (attempt == m_attempt && m_settled)
            std::exchange(m_settled, {})(settings);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
}

void CacheStart::begin(const Options &options, std::function<void(cache::Backend::Settings)> settled)
{
    cancel();
    m_settled = std::move(settled);
    const bool wasAskedFor = !options.redis.isEmpty();
    const auto target = cache::Target::parse(wasAskedFor ? options.redis : u"managed"_s);
    if (target && target->kind == cache::Target::Kind::Managed) {
        Wanted wanted;
        wanted.folder = QDir(dataFolder(options)).absoluteFilePath(u"redis"_s);
        wanted.bytes = options.redisMemory;
        wanted.persists = options.redisPersist;
        wanted.hasTasks = options.tasksInRedis;
        beginManaged(wanted, wasAskedFor);
        return;
    }
    m_managed.reset();
    m_target.reset();
    if (options.redisPersist)
        qCWarning(lcCacheStart)
            << "--redis-persist on acts with --redis managed only: what this cache holds is not kept.";
    if (!target) { // the options were checked
        settle(inMemory(options.redisMemory,
                        u"--redis %1. The cache is in the memory of this program."_s.arg(target.error().detail)));
    } else if (target->kind == cache::Target::Kind::Memory) {
        settle(inMemory(options.redisMemory, {}));
    } else {
        cache::Backend::Settings settings;
        settings.kind = cache::StoreKind::Redis;
        settings.target = target.value();
        settings.shown = target->shown();
        settle(std::move(settings));
    }
}

void CacheStart::beginManaged(const Wanted &wanted, bool wasAskedFor)
{
    const auto running = [](const cache::Target &where) {
        cache::Backend::Settings settings;
        settings.kind = cache::StoreKind::Managed;
        settings.target = where;
        settings.shown = where.path;
        return settings;
    };
    if (m_managed && m_target && m_wanted == wanted) {
        settle(running(*m_target));
        return;
    }
    m_managed.reset();
    m_target.reset();
    const QString program = cache::ManagedRedis::findProgram();
    if (program.isEmpty()) {
        const QString reason = u"redis-server is not installed, so the cache is in the memory of this program."_s;
        if (wasAskedFor)
            qCWarning(lcCacheStart).noquote() << reason;
        else
            qCInfo(lcCacheStart).noquote() << reason;
        settle(inMemory(wanted.bytes, reason));
        return;
    }
    m_wanted = wanted;
    cache::ManagedRedis::Settings settings;
    settings.folder = wanted.folder;
    settings.maxMemory = wanted.bytes;
    settings.persists = wanted.persists;
    settings.evictsExpiringOnly = wanted.hasTasks; // tasks must not go to make room for copies
    settings.program = program;
    settings.startTimeout = wanted.persists ? kLoadTimeout : kStartTimeout;
    m_managed = std::make_unique<cache::ManagedRedis>(std::move(settings));
    m_managed->start([this, attempt = m_attempt, running](const Result<cache::Target> &result) {
        const auto tell = [this, attempt, running, result] {
            if (attempt != m_attempt) // cancelled: the server of this attempt is gone
                return;
            if (result) {
                m_target = result.value();
                settle(running(*m_target));
                return;
            }
            m_managed.reset();
            const QString reason = u"The private redis-server cannot be used (%1), so the cache is in the memory of "
                                   "this program."_s.arg(result.error().detail);
            qCWarning(lcCacheStart).noquote() << reason;
            settle(inMemory(m_wanted.bytes, reason));
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

} // namespace coroscope

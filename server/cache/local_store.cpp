#include "server/cache/fault.h"
#include "server/cache/store.h"

namespace coroscope::cache {

namespace {

template<typename T>
CacheAwaiter<T> stopped()
{
    return CacheAwaiter<T>(Result<T>(Error::canceled()));
}

} // namespace

LocalStore::LocalStore(EpollLoop &loop, std::shared_ptr<MemoryStore> memory, StoreCounters &counters, QByteArray client)
    : m_loop(loop)
    , m_memory(std::move(memory))
    , m_counters(counters)
    , m_client(std::move(client))
{
}

LocalStore::~LocalStore()
{
    m_loop.cancel(*this);
}

std::optional<QByteArray> LocalStore::lookUp(const QByteArray &key)
{
    auto found = m_memory->table().find({key.constData(), std::size_t(key.size())});
    (found ? m_counters.hits : m_counters.misses).add();
    return found ? std::optional<QByteArray>(std::move(found->value)) : std::nullopt;
}

CacheAwaiter<std::optional<QByteArray>> LocalStore::get(QByteArray key, CacheTicket ticket)
{
    using T = std::optional<QByteArray>;
    if (ticket.stop.stop_requested())
        return stopped<T>();
    tell("GET", key);
    return CacheAwaiter<T>(Result<T>(lookUp(key)));
}

CacheAwaiter<std::optional<CachedValue>> LocalStore::getWithTime(QByteArray key, CacheTicket ticket)
{
    using T = std::optional<CachedValue>;
    if (ticket.stop.stop_requested())
        return stopped<T>();
    tell("GET", key);
    auto found = m_memory->get(key);
    (found ? m_counters.hits : m_counters.misses).add();
    return CacheAwaiter<T>(Result<T>(std::move(found)));
}

CacheAwaiter<CachedValues> LocalStore::getMany(QList<QByteArray> keys, CacheTicket ticket)
{
    if (ticket.stop.stop_requested())
        return stopped<CachedValues>();
    if (m_memory->tap().isWatched()) [[unlikely]]
        m_memory->tap().note(m_client, Command{"MGET"} + keys);
    std::vector<std::string_view> views;
    views.reserve(std::size_t(keys.size()));
    for (const QByteArray &key : std::as_const(keys))
        views.emplace_back(key.constData(), std::size_t(key.size()));
    CachedValues values;
    values.reserve(views.size());
    m_memory->table().findMany(views, [&](std::size_t, std::optional<MemoryStore::Table::Found> found) {
        (found ? m_counters.hits : m_counters.misses).add();
        values.push_back(found ? std::optional<QByteArray>(std::move(found->value)) : std::nullopt);
    });
    return CacheAwaiter<CachedValues>(Result<CachedValues>(std::move(values)));
}

CacheAwaiter<bool> LocalStore::set(QByteArray key, QByteArray value, std::optional<milliseconds> ttl, bool onlyNew,
                                   CacheTicket ticket)
{
    if (ticket.stop.stop_requested())
        return stopped<bool>();
    if (m_memory->tap().isWatched()) [[unlikely]] {
        Command command{"SET", key, value};
        if (ttl)
            command << "PX" << QByteArray::number(qint64(ttl->count()));
        if (onlyNew)
            command << "NX";
        m_memory->tap().note(m_client, command);
    }
    m_counters.sets.add();
    bool stored = true;
    if (onlyNew)
        stored = m_memory->setIfNone(key, std::move(value), ttl);
    else if (!m_memory->set(key, std::move(value), ttl))
        return CacheAwaiter<bool>(
            Result<bool>(fault(Fault::OutOfMemory, QStringLiteral("the value is larger than the memory store"))));
    if (ttl && !isScheduled())
        m_loop.schedule(*this, m_loop.now() + kSweep);
    return CacheAwaiter<bool>(Result<bool>(stored));
}

CacheAwaiter<qint64> LocalStore::remove(QList<QByteArray> keys, CacheTicket ticket)
{
    if (ticket.stop.stop_requested())
        return stopped<qint64>();
    if (m_memory->tap().isWatched()) [[unlikely]]
        m_memory->tap().note(m_client, Command{"DEL"} + keys);
    qint64 gone = 0;
    for (const QByteArray &key : std::as_const(keys))
        gone += m_memory->remove(key) ? 1 : 0;
    m_counters.deletes.add(std::uint64_t(gone));
    return CacheAwaiter<qint64>(Result<qint64>(gone));
}

void LocalStore::onExpired()
{
    m_memory->sweep();
    if (m_memory->hasExpiring())
        m_loop.schedule(*this, m_loop.now() + kSweep);
}

} // namespace coroscope::cache

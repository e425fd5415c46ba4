#pragma once

#include "server/async/epoll_loop.h"
#include "server/cache/cache_awaiter.h"
#include "server/cache/memory_store.h"
#include "server/cache/store_counters.h"

#include <QByteArray>
#include <QList>

#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace coroscope::cache {

/// For whom, and until when, a Store works.
struct CacheTicket {
    Clock::time_point deadline = Clock::time_point::max();
    std::stop_token stop{};
    Activity *activity = nullptr;
};

using CachedValue = MemoryStore::Value;
using CachedValues = std::vector<std::optional<QByteArray>>;

/// The cache as one worker reaches it, whatever is behind it. On the memory store everything is done in the call itself
/// and the awaiter is ready. Errors are those of Fault, and Timeout and Canceled. Home thread of `loop`; outlives what
/// awaits it.
class Store {
public:
    virtual ~Store() = default;

    /// co_await: Result<…>, empty where there is none.
    virtual CacheAwaiter<std::optional<QByteArray>> get(QByteArray key, CacheTicket ticket) = 0;
    /// The value and its time, both of the same moment.
    virtual CacheAwaiter<std::optional<CachedValue>> getWithTime(QByteArray key, CacheTicket ticket) = 0;
    /// One for each key, in order.
    virtual CacheAwaiter<CachedValues> getMany(QList<QByteArray> keys, CacheTicket ticket) = 0;
    virtual CacheAwaiter<bool> set(QByteArray key, QByteArray value, std::optional<milliseconds> ttl, bool onlyNew,
                                   CacheTicket ticket)
        = 0; ///< false: onlyNew, and there is one
    /// How many there were.
    virtual CacheAwaiter<qint64> remove(QList<QByteArray> keys, CacheTicket ticket) = 0;

    /// Whether asking makes sense now: there is a connection, and it has not failed too often just now.
    virtual bool isUsable() const = 0;
};

/// The memory store as one worker reaches it; looks for what has expired now and then, while there is anything that
/// will.
class LocalStore final : public Store, private Timer {
public:
    LocalStore(EpollLoop &loop, std::shared_ptr<MemoryStore> memory, StoreCounters &counters, QByteArray client);
    ~LocalStore() override;

    CacheAwaiter<std::optional<QByteArray>> get(QByteArray key, CacheTicket ticket) override;
    CacheAwaiter<std::optional<CachedValue>> getWithTime(QByteArray key, CacheTicket ticket) override;
    CacheAwaiter<CachedValues> getMany(QList<QByteArray> keys, CacheTicket ticket) override;
    CacheAwaiter<bool> set(QByteArray key, QByteArray value, std::optional<milliseconds> ttl, bool onlyNew,
                           CacheTicket ticket) override;
    CacheAwaiter<qint64> remove(QList<QByteArray> keys, CacheTicket ticket) override;
    bool isUsable() const override { return true; }

    static constexpr milliseconds kSweep{100};

private:
    void onExpired() override;
    std::optional<QByteArray> lookUp(const QByteArray &key);
    /// For who watches; the arguments are made only for that.
    template<typename... Arguments>
    void tell(const Arguments &...arguments)
    {
        if (m_memory->tap().isWatched()) [[unlikely]]
            m_memory->tap().note(m_client, Command{arguments...});
    }

    EpollLoop &m_loop;
    const std::shared_ptr<MemoryStore> m_memory;
    StoreCounters &m_counters;
    const QByteArray m_client;
};

} // namespace coroscope::cache

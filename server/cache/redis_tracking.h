#pragma once

#include "server/cache/key_versions.h"
#include "server/cache/redis_link_figures.h"
#include "server/cache/target.h"

#include <memory>

namespace coroscope::cache {

/// Hears from a Redis which keys with a prefix change, whoever changes them, by a command, by their time or for want of
/// room, and counts that in a KeyVersions: client-side caching as Redis has it from 6 on (CLIENT TRACKING, BCAST), on a
/// connection and a thread of its own, so that it hears while a worker is held. The connection comes back by itself;
/// while it is away the versions are deaf. Where the server does not know it, or does not let us, it stays so.
/// Source: https://redis.io/docs/latest/develop/reference/client-side-caching/
class RedisTracking {
public:
    struct Figures {
        LinkState state = LinkState::Idle; ///< Open: changes are heard
        std::uint64_t keys = 0; ///< changes that were heard of
        std::uint64_t losses = 0; ///< how often the connection went
        QString error; ///< Away: why
    };

    /// A server that says nothing from one beat to the next is given up: it, or the network, may have lost us.
    static constexpr milliseconds kHeartbeat{2000};

    /// `versions` outlives it.
    RedisTracking(Target target, QByteArray prefix, KeyVersions &versions, milliseconds heartbeat = kHeartbeat);
    /// Waits for its thread.
    ~RedisTracking();
    RedisTracking(const RedisTracking &) = delete;
    RedisTracking &operator=(const RedisTracking &) = delete;

    /// Any thread.
    Figures figures() const;

private:
    class Client;
    class Thread;
    struct Shared;
    const std::unique_ptr<Thread> m_thread;
};

} // namespace coroscope::cache

#pragma once

#include "server/async/result.h"

#include <QByteArray>
#include <QString>

namespace coroscope::cache {

/// Where the cache is: what `--redis` says, taken apart. A plain value, any thread.
struct Target {
    enum class Kind {
        Managed, ///< a redis-server that we start; `path` is known once it runs
        Redis, ///< one that is there: `path`, or `host` and `port`
        Memory, ///< none: the memory store
    };

    Kind kind = Kind::Memory;
    QString host; ///< a name or an address; IPv6 without brackets
    quint16 port = kDefaultPort;
    QString path; ///< of a Unix socket; wins over the host
    QByteArray user; ///< empty: the default user
    QByteArray password; ///< empty: none is sent
    int database = 0;

    static constexpr quint16 kDefaultPort = 6379;

    /// `text` is as `--redis` takes it once it is checked: `managed`, `memory`, `redis://[[USER]:PASSWORD@]HOST[:PORT]
    /// [/NUMBER]` (user and password percent-encoded) or `unix://PATH`. BadRequest with a clause ("takes …") that holds
    /// nothing of a password. A user without a password is refused: clients do not agree on what it means.
    static Result<Target> parse(const QString &text);
    static Target unixSocket(QString path, Kind kind = Kind::Redis);

    bool isUnix() const { return !path.isEmpty(); }
    bool hasAccount() const { return !password.isEmpty(); }
    /// For people and logs, without user and password: "redis://127.0.0.1:6379/0", "unix:///run/redis.sock", "managed",
    /// "memory".
    QString shown() const;
    /// The same in a sentence: "Redis at redis://127.0.0.1:6379/0", "the private redis-server".
    QString described() const;

    friend bool operator==(const Target &, const Target &) = default;
};

} // namespace coroscope::cache

#pragma once

#include "server/async/result.h"
#include "server/async/scheduler.h"
#include "server/cache/reply.h"

#include <optional>
#include <utility>

/// The commands of Redis as values, and readers of their replies. Pure functions, any thread. Keys and values are any
/// bytes. `const auto reply = co_await link.run(redis::get(key), 1s, stop); const auto value = redis::bytes(reply);`
namespace coroscope::cache::redis {

using Bytes = QByteArray;
using Fields = QList<std::pair<Bytes, Bytes>>;

// Strings and keys.
struct SetOptions {
    enum class When : std::uint8_t { Always, IfMissing, IfPresent }; ///< NX, XX
    std::optional<milliseconds> ttl; ///< at least 1 ms; none: no expiry
    When when = When::Always;
    bool keepTtl = false; ///< instead of `ttl`
};
Command get(const Bytes &key); ///< optionalBytes()
/// isDone(): false where `when` kept it from being set.
Command set(const Bytes &key, const Bytes &value, const SetOptions &options = {});
Command del(const QList<Bytes> &keys); ///< integer(): how many were there
Command unlink(const QList<Bytes> &keys); ///< the same; the memory is freed in the background
Command mget(const QList<Bytes> &keys); ///< optionalList()
Command mset(const Fields &values); ///< done()
Command exists(const QList<Bytes> &keys); ///< integer()
Command expire(const Bytes &key, std::chrono::seconds ttl); ///< flag(): whether the key is there
Command pexpire(const Bytes &key, milliseconds ttl); ///< flag()
Command persist(const Bytes &key); ///< flag()
Command ttl(const Bytes &key); ///< integer(): seconds, -1 without expiry, -2 without key
Command pttl(const Bytes &key); ///< timeToLive()
Command incr(const Bytes &key); ///< integer()
Command incrBy(const Bytes &key, qint64 by); ///< integer()
Command type(const Bytes &key); ///< bytes(): "string", "hash", …, "none"
Command rename(const Bytes &from, const Bytes &to); ///< done()

struct ScanOptions {
    Bytes match; ///< a glob pattern; empty: all
    qint64 count = 0; ///< keys to look at in one go, about; 0: the server's default
    Bytes type; ///< empty: all
};
/// scanPage(). Begin with "0" as cursor, go on with the page's until that is "0". A key may come more than once.
Command scan(const Bytes &cursor, const ScanOptions &options = {});

// Hashes.
Command hset(const Bytes &key, const Fields &fields); ///< integer(): fields that are new
Command hget(const Bytes &key, const Bytes &field); ///< optionalBytes()
Command hgetall(const Bytes &key); ///< fields()
Command hdel(const Bytes &key, const QList<Bytes> &fields); ///< integer()
Command hlen(const Bytes &key); ///< integer()

// Lists.
Command lpush(const Bytes &key, const QList<Bytes> &values); ///< integer(): the length then
Command rpush(const Bytes &key, const QList<Bytes> &values); ///< integer()
Command lpop(const Bytes &key); ///< optionalBytes()
Command rpop(const Bytes &key); ///< optionalBytes()
Command lrange(const Bytes &key, qint64 first, qint64 last); ///< list(); -1 is the last item
Command llen(const Bytes &key); ///< integer()

// Sets.
Command sadd(const Bytes &key, const QList<Bytes> &members); ///< integer()
Command srem(const Bytes &key, const QList<Bytes> &members); ///< integer()
Command smembers(const Bytes &key); ///< list()
Command sismember(const Bytes &key, const Bytes &member); ///< flag()
Command scard(const Bytes &key); ///< integer()

// Sorted sets.
using Scored = std::pair<Bytes, double>;
Command zadd(const Bytes &key, const QList<Scored> &members); ///< integer(): members that are new
Command zrem(const Bytes &key, const QList<Bytes> &members); ///< integer()
Command zrangeWithScores(const Bytes &key, qint64 first, qint64 last); ///< scored()
Command zscore(const Bytes &key, const Bytes &member); ///< optionalBytes()
Command zcard(const Bytes &key); ///< integer()

// Streams.
struct StreamEntry {
    Bytes id;
    Fields fields;
    friend bool operator==(const StreamEntry &, const StreamEntry &) = default;
};
/// bytes(): the id. `mostLength` above 0 trims the stream to about that many.
Command xadd(const Bytes &key, const Fields &fields, qint64 mostLength = 0, const Bytes &id = "*");
Command xrange(const Bytes &key, const Bytes &first = "-", const Bytes &last = "+", qint64 count = 0); ///< entries()
Command xlen(const Bytes &key); ///< integer()
Command xdel(const Bytes &key, const QList<Bytes> &ids); ///< integer()

// Messages.
Command publish(const Bytes &channel, const Bytes &message); ///< integer(): who heard it

// Each passes an Error on, makes one of an error reply (faultOf() in fault.h) and of a reply of another shape.
Result<void> done(const Result<Reply> &reply);
Result<bool> isDone(const Result<Reply> &reply); ///< OK: true, Nil: false
Result<qint64> integer(const Result<Reply> &reply);
Result<bool> flag(const Result<Reply> &reply); ///< an integer that is not 0
Result<Bytes> bytes(const Result<Reply> &reply); ///< Bulk or Status
Result<std::optional<Bytes>> optionalBytes(const Result<Reply> &reply);
Result<QList<Bytes>> list(const Result<Reply> &reply);
Result<QList<std::optional<Bytes>>> optionalList(const Result<Reply> &reply);
Result<Fields> fields(const Result<Reply> &reply);
Result<QList<Scored>> scored(const Result<Reply> &reply);
Result<QList<StreamEntry>> entries(const Result<Reply> &reply);

struct TimeToLive {
    bool hasKey = false;
    std::optional<milliseconds> left; ///< none: it does not expire
};
Result<TimeToLive> timeToLive(const Result<Reply> &reply);

struct ScanPage {
    Bytes cursor; ///< "0": that was the last
    QList<Bytes> keys;
};
Result<ScanPage> scanPage(const Result<Reply> &reply);

} // namespace coroscope::cache::redis

#include "server/cache/redis_commands.h"

#include <array>
#include <charconv>
#include <limits>

namespace coroscope::cache::redis {

namespace {

Bytes number(qint64 value)
{
    return QByteArray::number(value);
}

Bytes scoreText(double value)
{
    if (value == std::numeric_limits<double>::infinity())
        return "+inf";
    if (value == -std::numeric_limits<double>::infinity())
        return "-inf";
    std::array<char, 32> text; // the shortest form that reads back the same, in every locale
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
    return Bytes(text.data(), end - text.data());
}

Command with(Command command, const QList<Bytes> &more)
{
    command.append(more);
    return command;
}

Command with(Command command, const Fields &fields)
{
    for (const auto &[name, value] : fields)
        command << name << value;
    return command;
}

} // namespace

Command get(const Bytes &key)
{
    return {"GET", key};
}

Command set(const Bytes &key, const Bytes &value, const SetOptions &options)
{
    Command command{"SET", key, value};
    if (options.keepTtl)
        command << "KEEPTTL";
    else if (options.ttl)
        command << "PX" << number(options.ttl->count());
    switch (options.when) {
    case SetOptions::When::Always: break;
    case SetOptions::When::IfMissing: command << "NX"; break;
    case SetOptions::When::IfPresent: command << "XX"; break;
    }
    return command;
}

Command del(const QList<Bytes> &keys)
{
    return with({"DEL"}, keys);
}

Command unlink(const QList<Bytes> &keys)
{
    return with({"UNLINK"}, keys);
}

Command mget(const QList<Bytes> &keys)
{
    return with({"MGET"}, keys);
}

Command mset(const Fields &values)
{
    return with({"MSET"}, values);
}

Command exists(const QList<Bytes> &keys)
{
    return with({"EXISTS"}, keys);
}

Command expire(const Bytes &key, std::chrono::seconds ttl)
{
    return {"EXPIRE", key, number(qint64(ttl.count()))};
}

Command pexpire(const Bytes &key, milliseconds ttl)
{
    return {"PEXPIRE", key, number(qint64(ttl.count()))};
}

Command persist(const Bytes &key)
{
    return {"PERSIST", key};
}

Command ttl(const Bytes &key)
{
    return {"TTL", key};
}

Command pttl(const Bytes &key)
{
    return {"PTTL", key};
}

Command incr(const Bytes &key)
{
    return {"INCR", key};
}

Command incrBy(const Bytes &key, qint64 by)
{
    return {"INCRBY", key, number(by)};
}

Command type(const Bytes &key)
{
    return {"TYPE", key};
}

Command rename(const Bytes &from, const Bytes &to)
{
    return {"RENAME", from, to};
}

Command scan(const Bytes &cursor, const ScanOptions &options)
{
    Command command{"SCAN", cursor};
    if (!options.match.isEmpty())
        command << "MATCH" << options.match;
    if (options.count > 0)
        command << "COUNT" << number(options.count);
    if (!options.type.isEmpty())
        command << "TYPE" << options.type;
    return command;
}

Command hset(const Bytes &key, const Fields &fields)
{
    return with({"HSET", key}, fields);
}

Command hget(const Bytes &key, const Bytes &field)
{
    return {"HGET", key, field};
}

Command hgetall(const Bytes &key)
{
    return {"HGETALL", key};
}

Command hdel(const Bytes &key, const QList<Bytes> &fields)
{
    return with({"HDEL", key}, fields);
}

Command hlen(const Bytes &key)
{
    return {"HLEN", key};
}

Command lpush(const Bytes &key, const QList<Bytes> &values)
{
    return with({"LPUSH", key}, values);
}

Command rpush(const Bytes &key, const QList<Bytes> &values)
{
    return with({"RPUSH", key}, values);
}

Command lpop(const Bytes &key)
{
    return {"LPOP", key};
}

Command rpop(const Bytes &key)
{
    return {"RPOP", key};
}

Command lrange(const Bytes &key, qint64 first, qint64 last)
{
    return {"LRANGE", key, number(first), number(last)};
}

Command llen(const Bytes &key)
{
    return {"LLEN", key};
}

Command sadd(const Bytes &key, const QList<Bytes> &members)
{
    return with({"SADD", key}, members);
}

Command srem(const Bytes &key, const QList<Bytes> &members)
{
    return with({"SREM", key}, members);
}

Command smembers(const Bytes &key)
{
    return {"SMEMBERS", key};
}

Command sismember(const Bytes &key, const Bytes &member)
{
    return {"SISMEMBER", key, member};
}

Command scard(const Bytes &key)
{
    return {"SCARD", key};
}

Command zadd(const Bytes &key, const QList<Scored> &members)
{
    Command command{"ZADD", key};
    for (const auto &[member, score] : members)
        command << scoreText(score) << member;
    return command;
}

Command zrem(const Bytes &key, const QList<Bytes> &members)
{
    return with({"ZREM", key}, members);
}

Command zrangeWithScores(const Bytes &key, qint64 first, qint64 last)
{
    return {"ZRANGE", key, number(first), number(last), "WITHSCORES"};
}

Command zscore(const Bytes &key, const Bytes &member)
{
    return {"ZSCORE", key, member};
}

Command zcard(const Bytes &key)
{
    return {"ZCARD", key};
}

Command xadd(const Bytes &key, const Fields &fields, qint64 mostLength, const Bytes &id)
{
    Command command{"XADD", key};
    if (mostLength > 0)
        command << "MAXLEN"
                << "~" << number(mostLength);
    command << id;
    return with(std::move(command), fields);
}

Command xrange(const Bytes &key, const Bytes &first, const Bytes &last, qint64 count)
{
    Command command{"XRANGE", key, first, last};
    if (count > 0)
        command << "COUNT" << number(count);
    return command;
}

Command xlen(const Bytes &key)
{
    return {"XLEN", key};
}

Command xdel(const Bytes &key, const QList<Bytes> &ids)
{
    return with({"XDEL", key}, ids);
}

Command publish(const Bytes &channel, const Bytes &message)
{
    return {"PUBLISH", channel, message};
}

} // namespace coroscope::cache::redis

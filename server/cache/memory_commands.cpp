// Which commands the memory store knows, and what becomes of one.

#include "server/cache/memory_call.h"

#include <QSet>

#include <algorithm>

namespace coroscope::cache {

namespace memory {

namespace {

const Specs &specs()
{
    static const Specs all = [] {
        Specs specs;
        addStrings(specs);
        addKeys(specs);
        addServer(specs);
        return specs;
    }();
    return all;
}

/// Of the other types of Redis, so that who tries one learns why it is not there.
bool isOfAnotherType(const QByteArray &verb)
{
    static const QSet<QByteArray> known{
        "hset",    "hget",      "hgetall",     "hdel",          "hscan",   "hlen",   "hkeys",   "hvals",     "hmget",
        "hincrby", "lpush",     "rpush",       "lpop",          "rpop",    "lrange", "llen",    "lset",      "lrem",
        "ltrim",   "sadd",      "srem",        "smembers",      "sscan",   "scard",  "spop",    "zadd",      "zrange",
        "zrem",    "zscan",     "zcard",       "zscore",        "zincrby", "xadd",   "xrange",  "xlen",      "xread",
        "xdel",    "xrevrange", "sismember",   "hexists",       "linsert", "lindex", "setbit",  "getbit",    "bitcount",
        "pfadd",   "pfcount",   "geoadd",      "dump",          "restore", "copy",   "publish", "subscribe", "multi",
        "exec",    "eval",      "incrbyfloat", "zrangebyscore", "hsetnx",  "hmset",
    };
    return known.contains(verb);
}

Reply unknownCommand(const Command &command, const QByteArray &verb)
{
    if (isOfAnotherType(verb))
        return Reply::ofError("ERR the memory store has strings only, no '" + verb + "'; use --redis with a Redis");
    // Redis prints them as C strings: up to the first NUL.
    const auto printed = [](const QByteArray &word, qsizetype most) {
        const qsizetype nul = word.indexOf('\0');
        return word.first(std::min(nul < 0 ? word.size() : nul, most));
    };
    QByteArray args;
    for (qsizetype i = 1; i < command.size() && args.size() < 128; ++i)
        args += '\'' + printed(command[i], 128 - args.size()) + "' ";
    QByteArray text = "ERR unknown command '" + printed(command[0], 128) + "', with args beginning with: " + args;
    return Reply::ofError(text.replace('\r', ' ').replace('\n', ' '));
}

Reply run(MemoryStore &store, const Command &command)
{
    if (command.isEmpty())
        return Reply::ofError("ERR empty command");
    const QByteArray verb = command[0].toLower();
    const auto spec = specs().constFind(verb);
    if (spec == specs().cend())
        return unknownCommand(command, verb);
    const bool fits = spec->arity >= 0 ? command.size() == spec->arity : command.size() >= qsizetype(-spec->arity);
    if (!fits)
        return wrongCount(verb);
    return spec->run({store, command, verb});
}

} // namespace

} // namespace memory

Reply MemoryStore::execute(const Command &command)
{
    m_commands.fetch_add(1, std::memory_order_relaxed);
    const auto began = Clock::now();
    Reply reply = memory::run(*this, command);
    const auto took = Clock::now() - began;
    m_tap.note(QByteArrayLiteral("window"), command);
    if (took >= kSlow && !command.isEmpty() && !memory::is(command[0], "SLOWLOG"))
        noteSlow(command, took);
    return reply;
}

} // namespace coroscope::cache

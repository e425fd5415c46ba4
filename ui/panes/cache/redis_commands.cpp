#include "ui/panes/cache/redis_commands.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

// Source: Redis 7.0, COMMAND DOCS.
const std::vector<RedisCommand> &redisCommands()
{
    using Care = RedisCommand::Care;
    static const std::vector<RedisCommand> all{
        {"ACL DELUSER", "username [username …]", Care::Ask},
        {"ACL LIST", ""},
        {"ACL SETUSER", "username [rule …]", Care::Ask},
        {"ACL WHOAMI", ""},
        {"APPEND", "key value"},
        {"AUTH", "[username] password", Care::Connection},
        {"BGREWRITEAOF", "", Care::Ask},
        {"BGSAVE", "[SCHEDULE]"},
        {"BITCOUNT", "key [start end [BYTE | BIT]]"},
        {"BITFIELD", "key [GET encoding offset …]"},
        {"BITOP", "AND | OR | XOR | NOT destkey key [key …]"},
        {"BITPOS", "key bit [start [end [BYTE | BIT]]]"},
        {"BLMOVE", "source destination LEFT | RIGHT LEFT | RIGHT timeout", Care::Blocks},
        {"BLMPOP", "timeout numkeys key [key …] LEFT | RIGHT [COUNT count]", Care::Blocks},
        {"BLPOP", "key [key …] timeout", Care::Blocks},
        {"BRPOP", "key [key …] timeout", Care::Blocks},
        {"BRPOPLPUSH", "source destination timeout", Care::Blocks},
        {"BZMPOP", "timeout numkeys key [key …] MIN | MAX [COUNT count]", Care::Blocks},
        {"BZPOPMAX", "key [key …] timeout", Care::Blocks},
        {"BZPOPMIN", "key [key …] timeout", Care::Blocks},
        {"CLIENT GETNAME", ""},
        {"CLIENT ID", ""},
        {"CLIENT INFO", ""},
        {"CLIENT KILL", "ip:port | ID id | …", Care::Ask},
        {"CLIENT LIST", "[TYPE type] [ID id …]"},
        {"CLIENT NO-EVICT", "ON | OFF", Care::Connection},
        {"CLIENT PAUSE", "timeout [WRITE | ALL]", Care::Ask},
        {"CLIENT REPLY", "ON | OFF | SKIP", Care::Connection},
        {"CLIENT SETNAME", "name", Care::Connection},
        {"CLIENT TRACKING", "ON | OFF …", Care::Connection},
        {"CLIENT UNBLOCK", "id [TIMEOUT | ERROR]"},
        {"CLIENT UNPAUSE", ""},
        {"CLUSTER INFO", ""},
        {"CLUSTER RESET", "[HARD | SOFT]", Care::Ask},
        {"COMMAND COUNT", ""},
        {"COMMAND DOCS", "[command …]"},
        {"COMMAND INFO", "[command …]"},
        {"CONFIG GET", "parameter [parameter …]"},
        {"CONFIG RESETSTAT", "", Care::Ask},
        {"CONFIG REWRITE", "", Care::Ask},
        {"CONFIG SET", "parameter value [parameter value …]", Care::Ask},
        {"COPY", "source destination [DB db] [REPLACE]"},
        {"DBSIZE", ""},
        {"DEBUG", "subcommand …", Care::Ask},
        {"DECR", "key"},
        {"DECRBY", "key decrement"},
        {"DEL", "key [key …]"},
        {"DISCARD", ""},
        {"DUMP", "key"},
        {"ECHO", "message"},
        {"EVAL", "script numkeys [key …] [arg …]"},
        {"EVALSHA", "sha1 numkeys [key …] [arg …]"},
        {"EXEC", ""},
        {"EXISTS", "key [key …]"},
        {"EXPIRE", "key seconds [NX | XX | GT | LT]"},
        {"EXPIREAT", "key unix-time-seconds [NX | XX | GT | LT]"},
        {"EXPIRETIME", "key"},
        {"FAILOVER", "[TO host port] …", Care::Ask},
        {"FLUSHALL", "[ASYNC | SYNC]", Care::Ask},
        {"FLUSHDB", "[ASYNC | SYNC]", Care::Ask},
        {"FUNCTION DELETE", "library", Care::Ask},
        {"FUNCTION FLUSH", "[ASYNC | SYNC]", Care::Ask},
        {"FUNCTION LIST", "[LIBRARYNAME pattern] [WITHCODE]"},
        {"GEOADD", "key longitude latitude member [longitude latitude member …]"},
        {"GEODIST", "key member1 member2 [M | KM | FT | MI]"},
        {"GEOPOS", "key [member …]"},
        {"GEOSEARCH", "key FROMMEMBER member | FROMLONLAT lon lat BYRADIUS radius M | KM …"},
        {"GET", "key"},
        {"GETBIT", "key offset"},
        {"GETDEL", "key"},
        {"GETEX", "key [EX seconds | PX milliseconds | PERSIST]"},
        {"GETRANGE", "key start end"},
        {"GETSET", "key value"},
        {"HDEL", "key field [field …]"},
        {"HELLO", "[protover [AUTH username password]]", Care::Connection},
        {"HEXISTS", "key field"},
        {"HGET", "key field"},
        {"HGETALL", "key"},
        {"HINCRBY", "key field increment"},
        {"HINCRBYFLOAT", "key field increment"},
        {"HKEYS", "key"},
        {"HLEN", "key"},
        {"HMGET", "key field [field …]"},
        {"HRANDFIELD", "key [count [WITHVALUES]]"},
        {"HSCAN", "key cursor [MATCH pattern] [COUNT count]"},
        {"HSET", "key field value [field value …]"},
        {"HSETNX", "key field value"},
        {"HSTRLEN", "key field"},
        {"HVALS", "key"},
        {"INCR", "key"},
        {"INCRBY", "key increment"},
        {"INCRBYFLOAT", "key increment"},
        {"INFO", "[section …]"},
        {"KEYS", "pattern", Care::Slow},
        {"LASTSAVE", ""},
        {"LATENCY DOCTOR", ""},
        {"LATENCY HISTORY", "event"},
        {"LATENCY LATEST", ""},
        {"LATENCY RESET", "[event …]"},
        {"LINDEX", "key index"},
        {"LINSERT", "key BEFORE | AFTER pivot element"},
        {"LLEN", "key"},
        {"LMOVE", "source destination LEFT | RIGHT LEFT | RIGHT"},
        {"LMPOP", "numkeys key [key …] LEFT | RIGHT [COUNT count]"},
        {"LPOP", "key [count]"},
        {"LPOS", "key element [RANK rank] [COUNT num] [MAXLEN len]"},
        {"LPUSH", "key element [element …]"},
        {"LPUSHX", "key element [element …]"},
        {"LRANGE", "key start stop"},
        {"LREM", "key count element"},
        {"LSET", "key index element"},
        {"LTRIM", "key start stop"},
        {"MEMORY DOCTOR", ""},
        {"MEMORY PURGE", ""},
        {"MEMORY STATS", ""},
        {"MEMORY USAGE", "key [SAMPLES count]"},
        {"MGET", "key [key …]"},
        {"MIGRATE", "host port key | \"\" db timeout …", Care::Ask},
        {"MODULE LIST", ""},
        {"MODULE LOAD", "path [arg …]", Care::Ask},
        {"MODULE UNLOAD", "name", Care::Ask},
        {"MONITOR", "", Care::Elsewhere},
        {"MOVE", "key db"},
        {"MSET", "key value [key value …]"},
        {"MSETNX", "key value [key value …]"},
        {"MULTI", ""},
        {"OBJECT ENCODING", "key"},
        {"OBJECT FREQ", "key"},
        {"OBJECT IDLETIME", "key"},
        {"OBJECT REFCOUNT", "key"},
        {"PERSIST", "key"},
        {"PEXPIRE", "key milliseconds [NX | XX | GT | LT]"},
        {"PEXPIREAT", "key unix-time-milliseconds [NX | XX | GT | LT]"},
        {"PEXPIRETIME", "key"},
        {"PFADD", "key [element …]"},
        {"PFCOUNT", "key [key …]"},
        {"PFMERGE", "destkey [sourcekey …]"},
        {"PING", "[message]"},
        {"PSETEX", "key milliseconds value"},
        {"PSUBSCRIBE", "pattern [pattern …]", Care::Elsewhere},
        {"PTTL", "key"},
        {"PUBLISH", "channel message"},
        {"PUBSUB CHANNELS", "[pattern]"},
        {"PUBSUB NUMSUB", "[channel …]"},
        {"QUIT", "", Care::Connection},
        {"RANDOMKEY", ""},
        {"RENAME", "key newkey"},
        {"RENAMENX", "key newkey"},
        {"REPLICAOF", "host port | NO ONE", Care::Ask},
        {"RESET", "", Care::Connection},
        {"RESTORE", "key ttl serialized-value [REPLACE] [ABSTTL]"},
        {"ROLE", ""},
        {"RPOP", "key [count]"},
        {"RPOPLPUSH", "source destination"},
        {"RPUSH", "key element [element …]"},
        {"RPUSHX", "key element [element …]"},
        {"SADD", "key member [member …]"},
        {"SAVE", "", Care::Ask},
        {"SCAN", "cursor [MATCH pattern] [COUNT count] [TYPE type]"},
        {"SCARD", "key"},
        {"SCRIPT FLUSH", "[ASYNC | SYNC]", Care::Ask},
        {"SCRIPT KILL", "", Care::Ask},
        {"SCRIPT LOAD", "script"},
        {"SDIFF", "key [key …]"},
        {"SDIFFSTORE", "destination key [key …]"},
        {"SELECT", "index", Care::Connection},
        {"SET", "key value [NX | XX] [GET] [EX seconds | PX milliseconds | KEEPTTL]"},
        {"SETBIT", "key offset value"},
        {"SETEX", "key seconds value"},
        {"SETNX", "key value"},
        {"SETRANGE", "key offset value"},
        {"SHUTDOWN", "[NOSAVE | SAVE] [NOW] [FORCE]", Care::Ask},
        {"SINTER", "key [key …]"},
        {"SINTERCARD", "numkeys key [key …] [LIMIT limit]"},
        {"SINTERSTORE", "destination key [key …]"},
        {"SISMEMBER", "key member"},
        {"SLAVEOF", "host port | NO ONE", Care::Ask},
        {"SLOWLOG GET", "[count]"},
        {"SLOWLOG LEN", ""},
        {"SLOWLOG RESET", ""},
        {"SMEMBERS", "key"},
        {"SMISMEMBER", "key member [member …]"},
        {"SMOVE", "source destination member"},
        {"SORT", "key [BY pattern] [LIMIT offset count] [GET pattern …] [ASC | DESC] [ALPHA]"},
        {"SPOP", "key [count]"},
        {"SPUBLISH", "shardchannel message"},
        {"SRANDMEMBER", "key [count]"},
        {"SREM", "key member [member …]"},
        {"SSCAN", "key cursor [MATCH pattern] [COUNT count]"},
        {"SSUBSCRIBE", "shardchannel [shardchannel …]", Care::Elsewhere},
        {"STRLEN", "key"},
        {"SUBSCRIBE", "channel [channel …]", Care::Elsewhere},
        {"SUNION", "key [key …]"},
        {"SUNIONSTORE", "destination key [key …]"},
        {"SWAPDB", "index1 index2", Care::Ask},
        {"TIME", ""},
        {"TOUCH", "key [key …]"},
        {"TTL", "key"},
        {"TYPE", "key"},
        {"UNLINK", "key [key …]"},
        {"UNWATCH", ""},
        {"WAIT", "numreplicas timeout", Care::Blocks},
        {"WATCH", "key [key …]", Care::Connection},
        {"XACK", "key group id [id …]"},
        {"XADD", "key [NOMKSTREAM] [MAXLEN | MINID [= | ~] threshold] * | id field value [field value …]"},
        {"XAUTOCLAIM", "key group consumer min-idle-time start [COUNT count]"},
        {"XCLAIM", "key group consumer min-idle-time id [id …]"},
        {"XDEL", "key id [id …]"},
        {"XGROUP CREATE", "key group id | $ [MKSTREAM]"},
        {"XGROUP DESTROY", "key group"},
        {"XINFO GROUPS", "key"},
        {"XINFO STREAM", "key [FULL [COUNT count]]"},
        {"XLEN", "key"},
        {"XPENDING", "key group [[IDLE min-idle-time] start end count [consumer]]"},
        {"XRANGE", "key start end [COUNT count]"},
        {"XREAD", "[COUNT count] [BLOCK milliseconds] STREAMS key [key …] id [id …]"},
        {"XREADGROUP", "GROUP group consumer [COUNT count] [BLOCK milliseconds] STREAMS key [key …] id [id …]"},
        {"XREVRANGE", "key end start [COUNT count]"},
        {"XTRIM", "key MAXLEN | MINID [= | ~] threshold"},
        {"ZADD", "key [NX | XX] [GT | LT] [CH] [INCR] score member [score member …]"},
        {"ZCARD", "key"},
        {"ZCOUNT", "key min max"},
        {"ZINCRBY", "key increment member"},
        {"ZINTER", "numkeys key [key …] [WITHSCORES]"},
        {"ZMSCORE", "key member [member …]"},
        {"ZPOPMAX", "key [count]"},
        {"ZPOPMIN", "key [count]"},
        {"ZRANDMEMBER", "key [count [WITHSCORES]]"},
        {"ZRANGE", "key start stop [BYSCORE | BYLEX] [REV] [LIMIT offset count] [WITHSCORES]"},
        {"ZRANGEBYSCORE", "key min max [WITHSCORES] [LIMIT offset count]"},
        {"ZRANGESTORE", "dst src min max [BYSCORE | BYLEX] [REV] [LIMIT offset count]"},
        {"ZRANK", "key member"},
        {"ZREM", "key member [member …]"},
        {"ZREMRANGEBYRANK", "key start stop"},
        {"ZREMRANGEBYSCORE", "key min max"},
        {"ZREVRANK", "key member"},
        {"ZSCAN", "key cursor [MATCH pattern] [COUNT count]"},
        {"ZSCORE", "key member"},
        {"ZUNION", "numkeys key [key …] [WITHSCORES]"},
        {"ZUNIONSTORE", "destination numkeys key [key …]"},
    };
    return all;
}

const RedisCommand *redisCommand(const cache::Command &words)
{
    if (words.isEmpty())
        return nullptr;
    const QByteArray verb = words[0].toUpper();
    const QByteArray both = words.size() > 1 ? verb + ' ' + words[1].toUpper() : QByteArray();
    const RedisCommand *found = nullptr;
    for (const RedisCommand &each : redisCommands()) {
        if (both == each.name)
            return &each;
        if (verb == each.name)
            found = &each;
    }
    return found;
}

QStringList commandNames()
{
    QStringList names;
    for (const RedisCommand &each : redisCommands())
        names.append(QString::fromLatin1(each.name));
    return names;
}

double blockingSeconds(const cache::Command &words)
{
    const RedisCommand *command = redisCommand(words);
    if (!command)
        return -1;
    const QByteArray verb = words[0].toUpper();
    if (verb == "XREAD" || verb == "XREADGROUP") {
        for (qsizetype i = 1; i + 1 < words.size(); ++i) {
            if (words[i].toUpper() == "STREAMS")
                break;
            if (words[i].toUpper() == "BLOCK")
                return words[i + 1].toDouble() / 1'000;
        }
        return -1;
    }
    if (command->care != RedisCommand::Care::Blocks || words.size() < 2)
        return -1;
    const bool isFirst = verb == "BLMPOP" || verb == "BZMPOP";
    const double number = (isFirst ? words[1] : words.last()).toDouble();
    return verb == "WAIT" ? number / 1'000 : number;
}

bool isSecret(const cache::Command &words)
{
    if (words.isEmpty())
        return false;
    const QByteArray verb = words[0].toUpper();
    if (verb == "AUTH" || verb == "HELLO" || verb == "ACL" || verb == "MIGRATE")
        return true;
    return verb == "CONFIG" && std::any_of(words.begin(), words.end(), [](const QByteArray &word) {
               const QByteArray name = word.toLower();
               return name == "requirepass" || name == "masterauth" || name.endsWith("-pass");
           });
}

} // namespace coroscope

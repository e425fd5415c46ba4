#include "server/cache/memory_call.h"

#include <algorithm>
#include <limits>

namespace coroscope::cache::memory {

namespace {

constexpr qint64 kMostText = 512LL * 1024 * 1024; // proto-max-bulk-len

Reply outOfMemory()
{
    return Reply::ofError("OOM command not allowed when used memory > 'maxmemory'.");
}

Reply tooLong()
{
    return Reply::ofError("ERR string exceeds maximum allowed size (proto-max-bulk-len)");
}

// ---------------------------------------------------------------- reading and writing

Reply get(const Call &call)
{
    auto found = call.table().find(viewOf(call.at(1)));
    return found ? Reply::ofBulk(std::move(found->value)) : Reply();
}

struct SetOptions {
    bool onlyNew = false;
    bool onlyOld = false;
    bool keepTtl = false;
    bool returnOld = false;
    std::optional<qint64> left; ///< milliseconds
};

std::optional<Reply> readSetOptions(const Call &call, SetOptions &options)
{
    // Redis reads all words first, so that a syntax error wins over a time that is none.
    qsizetype timeAt = 0;
    auto unit = TimeUnit::Seconds;
    auto base = TimeBase::FromNow;
    for (qsizetype i = 3; i < call.count(); ++i) {
        const QByteArray &word = call.at(i);
        const bool more = i + 1 < call.count();
        if (is(word, "NX") && !options.onlyOld) {
            options.onlyNew = true;
        } else if (is(word, "XX") && !options.onlyNew) {
            options.onlyOld = true;
        } else if (is(word, "GET")) {
            options.returnOld = true;
        } else if (is(word, "KEEPTTL") && timeAt == 0) {
            options.keepTtl = true;
        } else if ((is(word, "EX") || is(word, "PX") || is(word, "EXAT") || is(word, "PXAT")) && more && timeAt == 0
                   && !options.keepTtl) {
            unit = word.startsWith('P') || word.startsWith('p') ? TimeUnit::Milliseconds : TimeUnit::Seconds;
            base = word.size() == 4 ? TimeBase::SinceEpoch : TimeBase::FromNow;
            timeAt = i + 1;
            ++i;
        } else {
            return syntaxError();
        }
    }
    if (timeAt > 0) {
        qint64 left = 0;
        if (auto error = readTime(call.at(timeAt), unit, base, true, call.verb, left))
            return error;
        options.left = left;
    }
    return std::nullopt;
}

Reply setWith(const Call &call, const QByteArray &key, const QByteArray &value, const SetOptions &options)
{
    Reply old;
    bool stored = false;
    const bool fits = call.table().update(viewOf(key), [&](const Found *found, Edit &edit) {
        if (found && options.returnOld)
            old = Reply::ofBulk(found->value);
        stored = found ? !options.onlyNew : !options.onlyOld;
        if (!stored)
            return;
        auto expires = options.left ? expiryFrom(call.table(), *options.left) : Table::kNever;
        if (options.keepTtl && found)
            expires = found->expires;
        edit.store(value, expires);
    });
    if (!fits)
        return outOfMemory();
    if (options.returnOld)
        return old;
    return stored ? Reply::ok() : Reply();
}

Reply set(const Call &call)
{
    SetOptions options;
    if (auto error = readSetOptions(call, options))
        return *error;
    return setWith(call, call.at(1), call.at(2), options);
}

Reply setnx(const Call &call)
{
    SetOptions options;
    options.onlyNew = true;
    const Reply reply = setWith(call, call.at(1), call.at(2), options);
    return reply.isError() ? reply : Reply::ofInteger(reply.isOk() ? 1 : 0);
}

template<TimeUnit Unit>
Reply setTimed(const Call &call)
{
    SetOptions options;
    qint64 left = 0;
    if (auto error = readTime(call.at(2), Unit, TimeBase::FromNow, true, call.verb, left))
        return *error;
    options.left = left;
    return setWith(call, call.at(1), call.at(3), options);
}

Reply getset(const Call &call)
{
    SetOptions options;
    options.returnOld = true;
    return setWith(call, call.at(1), call.at(2), options);
}

Reply getdel(const Call &call)
{
    Reply old;
    call.table().update(viewOf(call.at(1)), [&](const Found *found, Edit &edit) {
        if (found)
            old = Reply::ofBulk(found->value);
        edit.remove();
    });
    return old;
}

Reply getex(const Call &call)
{
    const bool persist = call.count() == 3 && is(call.at(2), "PERSIST");
    const bool timed = call.count() == 4
        && (is(call.at(2), "EX") || is(call.at(2), "PX") || is(call.at(2), "EXAT") || is(call.at(2), "PXAT"));
    if (call.count() > 2 && !persist && !timed)
        return syntaxError();
    Reply reply;
    call.table().update(viewOf(call.at(1)), [&](const Found *found, Edit &edit) {
        if (!found)
            return;
        if (timed) {
            const QByteArray unit = call.at(2).toUpper();
            qint64 left = 0;
            if (auto error
                = readTime(call.at(3), unit.startsWith('P') ? TimeUnit::Milliseconds : TimeUnit::Seconds,
                           unit.size() == 4 ? TimeBase::SinceEpoch : TimeBase::FromNow, true, call.verb, left)) {
                reply = std::move(*error);
                return;
            }
            edit.expire(expiryFrom(call.table(), left));
        } else if (persist) {
            edit.expire(Table::kNever);
        }
        reply = Reply::ofBulk(found->value);
    });
    return reply;
}

Reply mget(const Call &call)
{
    std::vector<std::string_view> keys;
    for (qsizetype i = 1; i < call.count(); ++i)
        keys.push_back(viewOf(call.at(i)));
    std::vector<Reply> items;
    items.reserve(keys.size());
    call.table().findMany(keys, [&](std::size_t, std::optional<Found> found) {
        items.push_back(found ? Reply::ofBulk(std::move(found->value)) : Reply());
    });
    return Reply::ofArray(std::move(items));
}

Reply mset(const Call &call)
{
    if (call.count() % 2 == 0)
        return wrongCount(call.verb);
    std::vector<std::string_view> keys;
    for (qsizetype i = 1; i + 1 < call.count(); i += 2) {
        keys.push_back(viewOf(call.at(i)));
        if (!call.table().fits(keys.back(), call.at(i + 1)))
            return outOfMemory(); // all or none
    }
    call.table().updateMany(keys, [&](std::size_t i, const Found *, Edit &edit) {
        edit.store(call.at(2 + 2 * qsizetype(i)), Table::kNever);
    });
    return Reply::ok();
}

// ---------------------------------------------------------------- numbers and parts

Reply incrementBy(const Call &call, qint64 by)
{
    Reply reply;
    const bool fits = call.table().update(viewOf(call.at(1)), [&](const Found *found, Edit &edit) {
        const auto old = found ? integerOf(found->value) : std::optional<qint64>(0);
        if (!old) {
            reply = notAnInteger();
            return;
        }
        qint64 sum = 0;
        if (__builtin_add_overflow(*old, by, &sum)) {
            reply = Reply::ofError("ERR increment or decrement would overflow");
            return;
        }
        edit.store(QByteArray::number(sum), found ? found->expires : Table::kNever);
        reply = Reply::ofInteger(sum);
    });
    return fits ? reply : outOfMemory();
}

Reply incr(const Call &call)
{
    return incrementBy(call, 1);
}

Reply decr(const Call &call)
{
    return incrementBy(call, -1);
}

Reply incrby(const Call &call)
{
    const auto by = integerOf(call.at(2));
    return by ? incrementBy(call, *by) : notAnInteger();
}

Reply decrby(const Call &call)
{
    const auto by = integerOf(call.at(2));
    if (!by)
        return notAnInteger();
    if (*by == std::numeric_limits<qint64>::min())
        return Reply::ofError("ERR decrement would overflow");
    return incrementBy(call, -*by);
}

Reply append(const Call &call)
{
    Reply reply;
    const bool fits = call.table().update(viewOf(call.at(1)), [&](const Found *found, Edit &edit) {
        QByteArray value = found ? found->value : QByteArray();
        if (value.size() + call.at(2).size() > kMostText) {
            reply = tooLong();
            return;
        }
        value += call.at(2);
        reply = Reply::ofInteger(value.size());
        edit.store(std::move(value), found ? found->expires : Table::kNever);
    });
    return fits ? reply : outOfMemory();
}

Reply strlen(const Call &call)
{
    const auto found = call.table().find(viewOf(call.at(1)));
    return Reply::ofInteger(found ? found->value.size() : 0);
}

Reply getrange(const Call &call)
{
    const auto first = integerOf(call.at(2));
    const auto last = integerOf(call.at(3));
    if (!first || !last)
        return notAnInteger();
    const auto found = call.table().find(viewOf(call.at(1)));
    if (!found)
        return Reply::ofBulk(QByteArray(""));
    const qint64 size = found->value.size();
    if (*first < 0 && *last < 0 && *first > *last)
        return Reply::ofBulk(QByteArray(""));
    const qint64 from = std::max<qint64>(0, *first < 0 ? size + *first : *first);
    const qint64 to = std::min(size - 1, std::max<qint64>(0, *last < 0 ? size + *last : *last));
    return Reply::ofBulk(from > to || size == 0 ? QByteArray("") : found->value.mid(from, to - from + 1));
}

Reply setrange(const Call &call)
{
    const auto offset = integerOf(call.at(2));
    if (!offset)
        return notAnInteger();
    if (*offset < 0)
        return Reply::ofError("ERR offset is out of range");
    Reply reply;
    const bool fits = call.table().update(viewOf(call.at(1)), [&](const Found *found, Edit &edit) {
        if (call.at(3).isEmpty()) {
            reply = Reply::ofInteger(found ? found->value.size() : 0);
            return;
        }
        if (*offset > kMostText - call.at(3).size()) {
            reply = tooLong();
            return;
        }
        QByteArray value = found ? found->value : QByteArray();
        const qsizetype end = qsizetype(*offset) + call.at(3).size();
        if (value.size() < end)
            value.append(end - value.size(), '\0');
        value.replace(qsizetype(*offset), call.at(3).size(), call.at(3));
        reply = Reply::ofInteger(value.size());
        edit.store(std::move(value), found ? found->expires : Table::kNever);
    });
    return fits ? reply : outOfMemory();
}

} // namespace

void addStrings(Specs &specs)
{
    specs.insert("get", {2, get});
    specs.insert("set", {-3, set});
    specs.insert("setnx", {3, setnx});
    specs.insert("setex", {4, setTimed<TimeUnit::Seconds>});
    specs.insert("psetex", {4, setTimed<TimeUnit::Milliseconds>});
    specs.insert("getset", {3, getset});
    specs.insert("getdel", {2, getdel});
    specs.insert("getex", {-2, getex});
    specs.insert("mget", {-2, mget});
    specs.insert("mset", {-3, mset});
    specs.insert("incr", {2, incr});
    specs.insert("decr", {2, decr});
    specs.insert("incrby", {3, incrby});
    specs.insert("decrby", {3, decrby});
    specs.insert("append", {3, append});
    specs.insert("strlen", {2, strlen});
    specs.insert("getrange", {4, getrange});
    specs.insert("substr", {4, getrange});
    specs.insert("setrange", {4, setrange});
}

} // namespace coroscope::cache::memory

#include "server/cache/glob.h"
#include "server/cache/memory_call.h"

#include <QRandomGenerator>

#include <cctype>
#include <cerrno>
#include <cstdlib>

namespace coroscope::cache::memory {

namespace {

Reply del(const Call &call)
{
    std::vector<std::string_view> names;
    for (qsizetype i = 1; i < call.count(); ++i)
        names.push_back(viewOf(call.at(i)));
    qint64 gone = 0;
    call.table().updateMany(names, [&](std::size_t, const Found *found, Edit &edit) {
        gone += found ? 1 : 0;
        edit.remove();
    });
    return Reply::ofInteger(gone);
}

Reply exists(const Call &call)
{
    qint64 there = 0;
    for (qsizetype i = 1; i < call.count(); ++i)
        there += call.table().find(viewOf(call.at(i))) ? 1 : 0;
    return Reply::ofInteger(there);
}

// ---------------------------------------------------------------- expiry

template<TimeUnit Unit, TimeBase Base>
Reply expire(const Call &call)
{
    bool onlyNone = false;
    bool onlySome = false;
    bool onlyLater = false;
    bool onlyEarlier = false;
    qint64 left = 0;
    // Redis reads the words before the time here.
    for (qsizetype i = 3; i < call.count(); ++i) {
        const QByteArray &word = call.at(i);
        if (is(word, "NX"))
            onlyNone = true;
        else if (is(word, "XX"))
            onlySome = true;
        else if (is(word, "GT"))
            onlyLater = true;
        else if (is(word, "LT"))
            onlyEarlier = true;
        else
            return Reply::ofError("ERR Unsupported option " + word);
    }
    if (onlyNone && (onlySome || onlyLater || onlyEarlier))
        return Reply::ofError("ERR NX and XX, GT or LT options at the same time are not compatible");
    if (onlyLater && onlyEarlier)
        return Reply::ofError("ERR GT and LT options at the same time are not compatible");
    if (auto error = readTime(call.at(2), Unit, Base, false, call.verb, left))
        return *error;
    bool done = false;
    call.table().update(viewOf(call.at(1)), [&](const Found *found, Edit &edit) {
        if (!found)
            return;
        const bool none = found->expires == Table::kNever;
        const auto when = expiryFrom(call.table(), left);
        if ((onlyNone && !none) || (onlySome && none) || (onlyLater && (none || when <= found->expires))
            || (onlyEarlier && !none && when >= found->expires))
            return;
        done = true;
        edit.expire(when);
    });
    return Reply::ofInteger(done ? 1 : 0);
}

Reply persist(const Call &call)
{
    bool done = false;
    call.table().update(viewOf(call.at(1)), [&](const Found *found, Edit &edit) {
        done = found && found->expires != Table::kNever;
        if (done)
            edit.expire(Table::kNever);
    });
    return Reply::ofInteger(done ? 1 : 0);
}

template<TimeUnit Unit, TimeBase Base>
Reply timeOf(const Call &call)
{
    const auto found = call.table().peek(viewOf(call.at(1)));
    if (!found)
        return Reply::ofInteger(-2);
    if (found->expires == Table::kNever)
        return Reply::ofInteger(-1);
    qint64 time = timeLeft(call.table().now(), found->expires).count();
    if (Base == TimeBase::SinceEpoch)
        time += wallNow();
    return Reply::ofInteger(Unit == TimeUnit::Seconds ? (time + 500) / 1000 : time);
}

// ---------------------------------------------------------------- keys

Reply type(const Call &call)
{
    return Reply::ofStatus(call.table().peek(viewOf(call.at(1))) ? "string" : "none");
}

template<bool OnlyNew>
Reply rename(const Call &call)
{
    switch (call.table().rename(viewOf(call.at(1)), viewOf(call.at(2)), OnlyNew)) {
    case Table::Renamed::NoSuchKey: return Reply::ofError("ERR no such key");
    case Table::Renamed::Taken: return Reply::ofInteger(0);
    case Table::Renamed::Done: break;
    }
    return OnlyNew ? Reply::ofInteger(1) : Reply::ok();
}

Reply scan(const Call &call)
{
    // As Redis reads it, by strtoul(): "-1" is one, and so is an empty text.
    const QByteArray &text = call.at(1);
    char *end = nullptr;
    errno = 0;
    const quint64 cursor = std::strtoull(text.constData(), &end, 10);
    if ((!text.isEmpty() && std::isspace(static_cast<unsigned char>(text[0])) != 0) || *end != '\0' || errno == ERANGE)
        return Reply::ofError("ERR invalid cursor");
    qint64 count = 10;
    std::optional<QByteArray> pattern;
    bool strings = true;
    for (qsizetype i = 2; i < call.count(); i += 2) {
        if (i + 1 >= call.count())
            return syntaxError();
        const QByteArray &value = call.at(i + 1);
        if (is(call.at(i), "COUNT")) {
            const auto number = integerOf(value);
            if (!number)
                return notAnInteger();
            if (*number < 1)
                return syntaxError();
            count = *number;
        } else if (is(call.at(i), "MATCH")) {
            pattern = value;
        } else if (is(call.at(i), "TYPE")) {
            strings = is(value, "string");
        } else {
            return syntaxError();
        }
    }
    std::vector<Reply> keys;
    const quint64 next = call.table().scan(cursor, std::size_t(count),
                                           [&](const QByteArray &key, const QByteArray &, Clock::time_point) {
                                               if (strings && (!pattern || globMatches(viewOf(*pattern), viewOf(key))))
                                                   keys.push_back(Reply::ofBulk(key));
                                           });
    return Reply::ofArray({Reply::ofBulk(QByteArray::number(next)), Reply::ofArray(std::move(keys))});
}

Reply keys(const Call &call)
{
    std::vector<Reply> found;
    const auto visit = [&](const QByteArray &key, const QByteArray &, Clock::time_point) {
        if (globMatches(viewOf(call.at(1)), viewOf(key)))
            found.push_back(Reply::ofBulk(key));
    };
    quint64 cursor = 0;
    do {
        cursor = call.table().scan(cursor, 1000, visit);
    } while (cursor != 0);
    return Reply::ofArray(std::move(found));
}

Reply randomkey(const Call &call)
{
    std::vector<QByteArray> some;
    const auto visit = [&](const QByteArray &key, const QByteArray &, Clock::time_point) { some.push_back(key); };
    call.table().scan(QRandomGenerator::global()->generate64(), 1, visit);
    if (some.empty()) // nothing from there to the end
        call.table().scan(0, 1, visit);
    if (some.empty())
        return {};
    return Reply::ofBulk(some[std::size_t(QRandomGenerator::global()->bounded(int(some.size())))]);
}

Reply dbsize(const Call &call)
{
    return Reply::ofInteger(qint64(call.table().figures().keys));
}

Reply flush(const Call &call)
{
    if (call.count() > 2 || (call.count() == 2 && !is(call.at(1), "ASYNC") && !is(call.at(1), "SYNC")))
        return syntaxError();
    call.table().clear();
    return Reply::ok();
}

Reply object(const Call &call)
{
    if (!is(call.at(1), "ENCODING"))
        return unknownSubcommand(call);
    if (call.count() != 3)
        return wrongCount("object|encoding");
    const auto found = call.table().peek(viewOf(call.at(2)));
    if (!found)
        return {};
    if (integerOf(found->value))
        return Reply::ofBulk("int");
    return Reply::ofBulk(found->value.size() <= 44 ? "embstr" : "raw");
}

} // namespace

void addKeys(Specs &specs)
{
    specs.insert("del", {-2, del});
    specs.insert("unlink", {-2, del});
    specs.insert("exists", {-2, exists});
    specs.insert("touch", {-2, exists});
    specs.insert("expire", {-3, expire<TimeUnit::Seconds, TimeBase::FromNow>});
    specs.insert("pexpire", {-3, expire<TimeUnit::Milliseconds, TimeBase::FromNow>});
    specs.insert("expireat", {-3, expire<TimeUnit::Seconds, TimeBase::SinceEpoch>});
    specs.insert("pexpireat", {-3, expire<TimeUnit::Milliseconds, TimeBase::SinceEpoch>});
    specs.insert("persist", {2, persist});
    specs.insert("ttl", {2, timeOf<TimeUnit::Seconds, TimeBase::FromNow>});
    specs.insert("pttl", {2, timeOf<TimeUnit::Milliseconds, TimeBase::FromNow>});
    specs.insert("expiretime", {2, timeOf<TimeUnit::Seconds, TimeBase::SinceEpoch>});
    specs.insert("pexpiretime", {2, timeOf<TimeUnit::Milliseconds, TimeBase::SinceEpoch>});
    specs.insert("type", {2, type});
    specs.insert("rename", {3, rename<false>});
    specs.insert("renamenx", {3, rename<true>});
    specs.insert("scan", {-2, scan});
    specs.insert("keys", {2, keys});
    specs.insert("randomkey", {1, randomkey});
    specs.insert("dbsize", {1, dbsize});
    specs.insert("flushdb", {-1, flush});
    specs.insert("flushall", {-1, flush});
    specs.insert("object", {-2, object});
}

} // namespace coroscope::cache::memory

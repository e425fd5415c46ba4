// What the memory store answers to commands, word for word as Redis 7.0 does: the window, the console and the tests
// speak to both in the same way.

#include "server/cache/glob.h"
#include "server/cache/memory_store.h"

#include <QHash>
#include <QRandomGenerator>
#include <QSet>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <limits>

namespace coroscope::cache {

namespace {

using Table = MemoryStore::Table;
using Edit = Table::Edit;
using Found = Table::Found;

constexpr qint64 kMostText = 512LL * 1024 * 1024; // proto-max-bulk-len

std::string_view viewOf(const QByteArray &bytes)
{
    return {bytes.constData(), std::size_t(bytes.size())};
}

Reply notAnInteger()
{
    return Reply::ofError("ERR value is not an integer or out of range");
}

Reply syntaxError()
{
    return Reply::ofError("ERR syntax error");
}

Reply outOfMemory()
{
    return Reply::ofError("OOM command not allowed when used memory > 'maxmemory'.");
}

Reply tooLong()
{
    return Reply::ofError("ERR string exceeds maximum allowed size (proto-max-bulk-len)");
}

Reply badTime(const QByteArray &verb)
{
    return Reply::ofError("ERR invalid expire time in '" + verb + "' command");
}

Reply wrongCount(const QByteArray &verb)
{
    return Reply::ofError("ERR wrong number of arguments for '" + verb + "' command");
}

/// As Redis's string2ll(): nothing before or after, no plus, no zero in front.
std::optional<qint64> integerOf(const QByteArray &text)
{
    const bool negative = text.startsWith('-');
    const QByteArrayView digits = QByteArrayView(text).sliced(negative ? 1 : 0);
    if (digits.isEmpty() || (digits.front() == '0' && (digits.size() > 1 || negative)))
        return std::nullopt;
    qint64 value = 0;
    const auto [end, error] = std::from_chars(text.constData(), text.constData() + text.size(), value);
    if (error != std::errc() || end != text.constData() + text.size())
        return std::nullopt;
    return value;
}

bool is(const QByteArray &word, const char *upper)
{
    return word.compare(upper, Qt::CaseInsensitive) == 0;
}

qint64 wallNow()
{
    return std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

/// What one command works on.
struct Call {
    MemoryStore &store;
    const Command &command;
    const QByteArray &verb; ///< lower case

    Table &table() const { return store.table(); }
    qsizetype count() const { return command.size(); }
    const QByteArray &at(qsizetype i) const { return command[i]; }
};

// ---------------------------------------------------------------- times

enum class TimeUnit { Seconds, Milliseconds };
enum class TimeBase { FromNow, SinceEpoch };

/// The time that `text` names, as milliseconds from now, which may be past. An error of `verb` where it is none.
std::optional<Reply> readTime(const QByteArray &text, TimeUnit unit, TimeBase base, bool mustBePositive,
                              const QByteArray &verb, qint64 &left)
{
    const auto number = integerOf(text);
    if (!number)
        return notAnInteger();
    qint64 value = *number;
    if (mustBePositive && value <= 0)
        return badTime(verb);
    if (unit == TimeUnit::Seconds) {
        if (value > std::numeric_limits<qint64>::max() / 1000 || value < std::numeric_limits<qint64>::min() / 1000)
            return badTime(verb);
        value *= 1000;
    }
    const qint64 now = wallNow();
    if (base == TimeBase::FromNow) {
        if (value > std::numeric_limits<qint64>::max() - now)
            return badTime(verb);
        left = value;
    } else {
        left = value < std::numeric_limits<qint64>::min() + now ? std::numeric_limits<qint64>::min() : value - now;
    }
    return std::nullopt;
}

Clock::time_point expiryFrom(const Table &table, qint64 left)
{
    // The epoch is past for sure; "now" would be a moment later than that of the update.
    return left <= 0 ? Clock::time_point() : expiryAt(table.now(), milliseconds(left));
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

Reply setTimed(const Call &call, TimeUnit unit)
{
    SetOptions options;
    qint64 left = 0;
    if (auto error = readTime(call.at(2), unit, TimeBase::FromNow, true, call.verb, left))
        return *error;
    options.left = left;
    return setWith(call, call.at(1), call.at(3), options);
}

Reply setex(const Call &call)
{
    return setTimed(call, TimeUnit::Seconds);
}

Reply psetex(const Call &call)
{
    return setTimed(call, TimeUnit::Milliseconds);
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

Reply del(const Call &call)
{
    qint64 gone = 0;
    for (qsizetype i = 1; i < call.count(); ++i)
        gone += call.store.remove(call.at(i)) ? 1 : 0;
    return Reply::ofInteger(gone);
}

Reply exists(const Call &call)
{
    qint64 there = 0;
    for (qsizetype i = 1; i < call.count(); ++i)
        there += call.table().find(viewOf(call.at(i))) ? 1 : 0;
    return Reply::ofInteger(there);
}

Reply mget(const Call &call)
{
    std::vector<Reply> items;
    for (qsizetype i = 1; i < call.count(); ++i) {
        auto found = call.table().find(viewOf(call.at(i)));
        items.push_back(found ? Reply::ofBulk(std::move(found->value)) : Reply());
    }
    return Reply::ofArray(std::move(items));
}

Reply mset(const Call &call)
{
    if (call.count() % 2 == 0)
        return wrongCount(call.verb);
    for (qsizetype i = 1; i + 1 < call.count(); i += 2) {
        const Reply reply = setWith(call, call.at(i), call.at(i + 1), {});
        if (reply.isError())
            return reply;
    }
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

// ---------------------------------------------------------------- expiry

Reply expireGeneric(const Call &call, TimeUnit unit, TimeBase base)
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
    if (auto error = readTime(call.at(2), unit, base, false, call.verb, left))
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

Reply expire(const Call &call)
{
    return expireGeneric(call, TimeUnit::Seconds, TimeBase::FromNow);
}

Reply pexpire(const Call &call)
{
    return expireGeneric(call, TimeUnit::Milliseconds, TimeBase::FromNow);
}

Reply expireat(const Call &call)
{
    return expireGeneric(call, TimeUnit::Seconds, TimeBase::SinceEpoch);
}

Reply pexpireat(const Call &call)
{
    return expireGeneric(call, TimeUnit::Milliseconds, TimeBase::SinceEpoch);
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

Reply timeOf(const Call &call, TimeUnit unit, TimeBase base)
{
    const auto found = call.table().peek(viewOf(call.at(1)));
    if (!found)
        return Reply::ofInteger(-2);
    if (found->expires == Table::kNever)
        return Reply::ofInteger(-1);
    qint64 time = timeLeft(call.table().now(), found->expires).count();
    if (base == TimeBase::SinceEpoch)
        time += wallNow();
    return Reply::ofInteger(unit == TimeUnit::Seconds ? (time + 500) / 1000 : time);
}

Reply ttl(const Call &call)
{
    return timeOf(call, TimeUnit::Seconds, TimeBase::FromNow);
}

Reply pttl(const Call &call)
{
    return timeOf(call, TimeUnit::Milliseconds, TimeBase::FromNow);
}

Reply expiretime(const Call &call)
{
    return timeOf(call, TimeUnit::Seconds, TimeBase::SinceEpoch);
}

Reply pexpiretime(const Call &call)
{
    return timeOf(call, TimeUnit::Milliseconds, TimeBase::SinceEpoch);
}

// ---------------------------------------------------------------- keys

Reply type(const Call &call)
{
    return Reply::ofStatus(call.table().peek(viewOf(call.at(1))) ? "string" : "none");
}

Reply renameGeneric(const Call &call, bool onlyNew)
{
    switch (call.table().rename(viewOf(call.at(1)), viewOf(call.at(2)), onlyNew)) {
    case Table::Renamed::NoSuchKey: return Reply::ofError("ERR no such key");
    case Table::Renamed::Taken: return Reply::ofInteger(0);
    case Table::Renamed::Done: break;
    }
    return onlyNew ? Reply::ofInteger(1) : Reply::ok();
}

Reply rename(const Call &call)
{
    return renameGeneric(call, false);
}

Reply renamenx(const Call &call)
{
    return renameGeneric(call, true);
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

// ---------------------------------------------------------------- about itself

Reply unknownSubcommand(const Call &call)
{
    return Reply::ofError("ERR unknown subcommand '" + call.at(1).first(std::min<qsizetype>(128, call.at(1).size()))
                          + "'. Try " + call.verb.toUpper() + " HELP.");
}

Reply memory(const Call &call)
{
    if (!is(call.at(1), "USAGE"))
        return unknownSubcommand(call);
    if (call.count() < 3)
        return wrongCount("memory|usage");
    for (qsizetype i = 3; i < call.count(); i += 2) {
        if (!is(call.at(i), "SAMPLES") || i + 1 >= call.count())
            return syntaxError();
        const auto samples = integerOf(call.at(i + 1));
        if (!samples)
            return notAnInteger();
        if (*samples < 0)
            return syntaxError();
    }
    const auto found = call.table().peek(viewOf(call.at(2)));
    if (!found)
        return {};
    return Reply::ofInteger(qint64(Table::costOf(std::size_t(call.at(2).size()), std::size_t(found->value.size()))));
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

Reply slowlog(const Call &call)
{
    if (is(call.at(1), "LEN"))
        return call.count() == 2 ? Reply::ofInteger(qint64(call.store.slowCount())) : wrongCount("slowlog|len");
    if (is(call.at(1), "RESET")) {
        if (call.count() != 2)
            return wrongCount("slowlog|reset");
        call.store.clearSlow();
        return Reply::ok();
    }
    if (!is(call.at(1), "GET"))
        return unknownSubcommand(call);
    if (call.count() > 3)
        return wrongCount("slowlog|get");
    const auto most = call.count() == 3 ? integerOf(call.at(2)) : std::optional<qint64>(10);
    if (!most || *most < -1)
        return Reply::ofError("ERR count should be greater than or equal to -1");
    std::vector<Reply> list;
    for (const auto &slow : call.store.slowCommands(*most < 0 ? MemoryStore::kSlowKept : std::size_t(*most))) {
        std::vector<Reply> words;
        for (const QByteArray &word : slow.command)
            words.push_back(Reply::ofBulk(word));
        list.push_back(Reply::ofArray({Reply::ofInteger(slow.id), Reply::ofInteger(slow.wall),
                                       Reply::ofInteger(slow.microseconds), Reply::ofArray(std::move(words)),
                                       Reply::ofBulk(QByteArray("")), Reply::ofBulk(QByteArray(""))}));
    }
    return Reply::ofArray(std::move(list));
}

Reply info(const Call &call)
{
    const auto wants = [&](const char *section) {
        if (call.count() == 1)
            return true;
        for (qsizetype i = 1; i < call.count(); ++i) {
            if (is(call.at(i), section) || is(call.at(i), "all") || is(call.at(i), "everything")
                || is(call.at(i), "default"))
                return true;
        }
        return false;
    };
    const auto figures = call.table().figures();
    QByteArray text;
    const auto line
        = [&text](const char *name, const QByteArray &value) { text += QByteArray(name) + ':' + value + "\r\n"; };
    const auto number = [&line](const char *name, quint64 value) { line(name, QByteArray::number(value)); };
    const auto section = [&text](const char *title) {
        text += (text.isEmpty() ? QByteArray("# ") : QByteArray("\r\n# ")) + title + "\r\n";
    };
    if (wants("server")) {
        section("Server");
        line("redis_mode", "memory"); // it claims no version: it is no Redis
    }
    if (wants("memory")) {
        section("Memory");
        number("used_memory", figures.bytes);
        number("maxmemory", figures.maxBytes);
        line("maxmemory_policy", "allkeys-lru");
    }
    if (wants("stats")) {
        section("Stats");
        number("total_commands_processed", call.store.commandCount());
        number("expired_keys", figures.expired);
        number("evicted_keys", figures.evicted);
        number("keyspace_hits", figures.hits);
        number("keyspace_misses", figures.misses);
    }
    if (wants("keyspace")) {
        section("Keyspace");
        if (figures.keys > 0)
            line("db0",
                 "keys=" + QByteArray::number(figures.keys) + ",expires=" + QByteArray::number(figures.expiring)
                     + ",avg_ttl=0");
    }
    return Reply::ofBulk(text);
}

Reply ping(const Call &call)
{
    if (call.count() > 2)
        return wrongCount(call.verb);
    return call.count() == 2 ? Reply::ofBulk(call.at(1)) : Reply::ofStatus("PONG");
}

Reply echo(const Call &call)
{
    return Reply::ofBulk(call.at(1));
}

Reply select(const Call &call)
{
    const auto number = integerOf(call.at(1));
    if (!number)
        return notAnInteger();
    return *number == 0 ? Reply::ok() : Reply::ofError("ERR DB index is out of range");
}

Reply time(const Call &)
{
    const auto micros
        = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
              .count();
    return Reply::ofArray({Reply::ofBulk(QByteArray::number(qint64(micros / 1'000'000))),
                           Reply::ofBulk(QByteArray::number(qint64(micros % 1'000'000)))});
}

struct Spec {
    int arity = 0; ///< the verb included; negative: at least
    Reply (*run)(const Call &) = nullptr;
};

const QHash<QByteArray, Spec> &specs()
{
    static const QHash<QByteArray, Spec> all{
        {"get", {2, get}},
        {"set", {-3, set}},
        {"setnx", {3, setnx}},
        {"setex", {4, setex}},
        {"psetex", {4, psetex}},
        {"getset", {3, getset}},
        {"getdel", {2, getdel}},
        {"getex", {-2, getex}},
        {"del", {-2, del}},
        {"unlink", {-2, del}},
        {"exists", {-2, exists}},
        {"touch", {-2, exists}},
        {"mget", {-2, mget}},
        {"mset", {-3, mset}},
        {"incr", {2, incr}},
        {"decr", {2, decr}},
        {"incrby", {3, incrby}},
        {"decrby", {3, decrby}},
        {"append", {3, append}},
        {"strlen", {2, strlen}},
        {"getrange", {4, getrange}},
        {"substr", {4, getrange}},
        {"setrange", {4, setrange}},
        {"expire", {-3, expire}},
        {"pexpire", {-3, pexpire}},
        {"expireat", {-3, expireat}},
        {"pexpireat", {-3, pexpireat}},
        {"persist", {2, persist}},
        {"ttl", {2, ttl}},
        {"pttl", {2, pttl}},
        {"expiretime", {2, expiretime}},
        {"pexpiretime", {2, pexpiretime}},
        {"type", {2, type}},
        {"rename", {3, rename}},
        {"renamenx", {3, renamenx}},
        {"scan", {-2, scan}},
        {"keys", {2, keys}},
        {"randomkey", {1, randomkey}},
        {"dbsize", {1, dbsize}},
        {"flushdb", {-1, flush}},
        {"flushall", {-1, flush}},
        {"memory", {-2, memory}},
        {"object", {-2, object}},
        {"slowlog", {-2, slowlog}},
        {"info", {-1, info}},
        {"ping", {-1, ping}},
        {"echo", {2, echo}},
        {"select", {2, select}},
        {"time", {1, time}},
    };
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

Reply MemoryStore::execute(const Command &command)
{
    m_commands.fetch_add(1, std::memory_order_relaxed);
    const auto began = Clock::now();
    Reply reply = run(*this, command);
    const auto took = Clock::now() - began;
    m_tap.note(QByteArrayLiteral("window"), command);
    if (took >= kSlow && !command.isEmpty() && !is(command[0], "SLOWLOG"))
        noteSlow(command, took);
    return reply;
}

} // namespace coroscope::cache

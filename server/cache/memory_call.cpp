#include "server/cache/memory_call.h"

#include <algorithm>
#include <charconv>
#include <limits>

namespace coroscope::cache::memory {

namespace {

Reply badTime(const QByteArray &verb)
{
    return Reply::ofError("ERR invalid expire time in '" + verb + "' command");
}

} // namespace

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

Reply wrongCount(const QByteArray &verb)
{
    return Reply::ofError("ERR wrong number of arguments for '" + verb + "' command");
}

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

Reply unknownSubcommand(const Call &call)
{
    return Reply::ofError("ERR unknown subcommand '" + call.at(1).first(std::min<qsizetype>(128, call.at(1).size()))
                          + "'. Try " + call.verb.toUpper() + " HELP.");
}

qint64 wallNow()
{
    return std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

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

} // namespace coroscope::cache::memory

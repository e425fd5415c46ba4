#include "server/runtime/cache_directives.h"

#include <algorithm>

namespace coroscope {

namespace {

bool is(QByteArrayView word, QByteArrayView lower)
{
    return word.compare(lower, Qt::CaseInsensitive) == 0;
}

/// Calls `each(name, argument)` for the parts of a list with commas; an argument comes without its quotes.
template<typename Each>
void forEachDirective(QByteArrayView field, Each each)
{
    while (!field.isEmpty()) {
        // A comma in a quoted argument parts nothing.
        bool quoted = false;
        qsizetype end = 0;
        while (end < field.size() && (quoted || field[end] != ',')) {
            if (field[end] == '"')
                quoted = !quoted;
            ++end;
        }
        const auto part = field.first(end).trimmed();
        field = end < field.size() ? field.sliced(end + 1) : QByteArrayView();
        const auto equals = part.indexOf('=');
        const auto name = (equals < 0 ? part : part.first(equals)).trimmed();
        auto argument = equals < 0 ? QByteArrayView() : part.sliced(equals + 1).trimmed();
        if (argument.size() >= 2 && argument.startsWith('"') && argument.endsWith('"'))
            argument = argument.sliced(1, argument.size() - 2);
        each(name, argument);
    }
}

/// RFC 9111 §1.2.2: what is too large counts as 2^31; what is no number is as if it were 0, the strict reading.
std::chrono::seconds deltaSeconds(QByteArrayView text)
{
    constexpr qint64 kMost = qint64(1) << 31;
    qint64 value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9')
            return std::chrono::seconds(0);
        value = std::min(kMost, value * 10 + (c - '0'));
    }
    return std::chrono::seconds(value);
}

} // namespace

void CacheDirectives::read(QByteArrayView field, CacheDirectives &to)
{
    forEachDirective(field, [&to](QByteArrayView name, QByteArrayView argument) {
        if (is(name, "no-store"))
            to.noStore = true;
        else if (is(name, "no-cache"))
            to.noCache = true;
        else if (is(name, "only-if-cached"))
            to.onlyIfCached = true;
        else if (is(name, "max-age"))
            to.maxAge = deltaSeconds(argument);
        else if (is(name, "min-fresh"))
            to.minFresh = deltaSeconds(argument);
    });
}

CacheDirectives CacheDirectives::of(const Request &request)
{
    CacheDirectives directives;
    bool hasControl = false;
    bool pragma = false;
    for (const auto &field : request.fields) {
        const auto name = request.name(field);
        if (name.size() == 13 && is(name, "cache-control")) {
            hasControl = true;
            read(request.value(field), directives);
        } else if (name.size() == 6 && is(name, "pragma")) {
            pragma = pragma || is(request.value(field), "no-cache");
        }
    }
    if (pragma && !hasControl)
        directives.noCache = true;
    return directives;
}

bool letsKeep(QByteArrayView cacheControl)
{
    bool lets = true;
    forEachDirective(cacheControl, [&lets](QByteArrayView name, QByteArrayView) {
        if (is(name, "no-store") || is(name, "private") || is(name, "no-cache"))
            lets = false;
    });
    return lets;
}

} // namespace coroscope

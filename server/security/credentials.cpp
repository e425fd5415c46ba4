#include "server/security/credentials.h"

#include "server/http/ascii.h"
#include "server/http/percent.h"
#include "server/http/utf8_check.h"
#include "server/security/base64.h"

#include <algorithm>

namespace coroscope {

namespace {

/// Calls `use` with each `name=value` that stands between separators, raw, until it gives true.
template<typename Use>
void forEachPair(QByteArrayView text, char separator, Use use)
{
    while (!text.isEmpty()) {
        const qsizetype end = text.indexOf(separator);
        const QByteArrayView item = text.first(end < 0 ? text.size() : end);
        const qsizetype equals = item.indexOf('=');
        if (equals > 0 && use(item.first(equals), item.sliced(equals + 1)))
            return;
        if (end < 0)
            return;
        text = text.sliced(end + 1);
    }
}

bool isKeyName(QByteArrayView raw)
{
    if (raw == kApiKeyParameter)
        return true;
    const auto decoded = raw.contains('%') ? formDecoded(raw) : std::nullopt;
    return decoded && *decoded == kApiKeyParameter;
}

std::optional<QByteArray> keyInQuery(QByteArrayView query)
{
    std::optional<QByteArray> key;
    forEachPair(query, '&', [&](QByteArrayView name, QByteArrayView value) {
        if (isKeyName(name))
            key = formDecoded(value).value_or(QByteArray());
        return key.has_value();
    });
    return key;
}

/// RFC 6265 §5.4: one field, but those who forward may split it.
std::optional<QByteArray> keyInCookies(const Request &request)
{
    std::optional<QByteArray> key;
    for (const Request::Field &field : request.fields) {
        if (key || !equalsIgnoringCase(request.name(field), "cookie"))
            continue;
        forEachPair(request.value(field), ';', [&](QByteArrayView name, QByteArrayView value) {
            if (trimmedOws(name) != kApiKeyParameter)
                return false;
            value = trimmedOws(value);
            if (value.size() >= 2 && value.startsWith('"') && value.endsWith('"'))
                value = value.sliced(1).chopped(1);
            key = value.toByteArray();
            return true;
        });
    }
    return key;
}

std::optional<Credentials> inAuthorization(const Request &request, CredentialsAsked asked)
{
    if (!asked.basic && !asked.bearer)
        return std::nullopt;
    const QByteArrayView whole = request.field("authorization");
    if (whole.isNull())
        return std::nullopt;
    const qsizetype blank = whole.indexOf(' ');
    const QByteArrayView scheme = whole.first(blank < 0 ? whole.size() : blank);
    const QByteArrayView token = blank < 0 ? QByteArrayView() : trimmedOws(whole.sliced(blank));
    Credentials found;
    found.isMalformed = request.onlyField("authorization").isNull(); // who sent which of two can't be told
    if (asked.basic && equalsIgnoringCase(scheme, "basic")) {
        found.scheme = AuthScheme::Basic;
        auto pair = parseBasic(token);
        found.isMalformed |= !pair;
        if (pair)
            std::tie(found.name, found.secret) = std::move(*pair);
        return found;
    }
    if (asked.bearer && equalsIgnoringCase(scheme, "bearer")) {
        found.scheme = AuthScheme::Bearer;
        found.isMalformed |= token.isEmpty();
        found.secret = token.toByteArray();
        return found;
    }
    return std::nullopt;
}

} // namespace

std::optional<std::pair<QByteArray, QByteArray>> parseBasic(QByteArrayView token)
{
    constexpr qsizetype kLongest = 4'096;
    if (token.size() > kLongest)
        return std::nullopt;
    const auto text = fromBase64(token);
    if (!text || !Utf8Check::isValid(*text) || std::any_of(text->begin(), text->end(), [](char c) {
            return (c >= 0 && c < 0x20) || c == 0x7F; // RFC 7617 §2: no control characters
        }))
        return std::nullopt;
    const qsizetype colon = text->indexOf(':');
    if (colon < 0)
        return std::nullopt;
    return std::pair(text->first(colon), text->mid(colon + 1));
}

std::optional<Credentials> credentialsIn(const Request &request, CredentialsAsked asked)
{
    if (auto found = inAuthorization(request, asked))
        return found;
    if (!asked.apiKeys)
        return std::nullopt;
    Credentials found;
    if (request.hasField("x-api-key")) {
        found.secret = request.onlyField("x-api-key").toByteArray();
    } else if (auto inQuery = keyInQuery(request.rawQuery())) {
        found.place = Credentials::Place::Query;
        found.secret = std::move(*inQuery);
    } else if (auto inCookie = keyInCookies(request)) {
        found.place = Credentials::Place::Cookie;
        found.secret = std::move(*inCookie);
    } else {
        return std::nullopt;
    }
    found.isMalformed = found.secret.isEmpty();
    return found;
}

bool coverQueryKey(Request &request)
{
    const QByteArrayView query = request.rawQuery();
    bool isCovered = false;
    forEachPair(query, '&', [&](QByteArrayView name, QByteArrayView value) {
        if (isKeyName(name) && !value.isEmpty()) {
            // In place: others have views into the head, which nobody shares.
            Q_ASSERT(request.head.isDetached());
            const qsizetype at = value.data() - request.head.constData();
            std::fill_n(request.head.data() + at, value.size(), '*');
            isCovered = true;
        }
        return false;
    });
    return isCovered;
}

} // namespace coroscope

#include "server/http/preconditions.h"

#include "server/http/ascii.h"
#include "server/http/entity_tag.h"
#include "server/http/exchange.h"
#include "server/http/http_date.h"
#include "server/http/problem.h"

#include <ctime>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView kIfMatch{"If-Match"};
constexpr QByteArrayView kIfNoneMatch{"If-None-Match"};
constexpr QByteArrayView kIfModifiedSince{"If-Modified-Since"};
constexpr QByteArrayView kIfUnmodifiedSince{"If-Unmodified-Since"};

/// Several lines of a field are one list (RFC 9110 §5.3).
void append(std::optional<QByteArray> &list, QByteArrayView value)
{
    value = trimmedOws(value);
    if (!list)
        list = value.toByteArray();
    else
        list->append(", ").append(value);
    if (list->isNull())
        list = QByteArray("");
}

/// The first tag of `list` that is `current`; its opaque part is null where none is.
EntityTag matching(const QByteArray &list, const QByteArray &current, bool isStrong)
{
    const EntityTag own = parseEntityTag(current);
    if (own.opaque.isNull())
        return {};
    EntityTagList tags(list);
    EntityTag tag;
    while (tags.next(tag)) {
        // The current one has no coding behind it, for it is compared before anything is coded.
        const bool isSame = tag.opaque == own.opaque || withoutCoding(tag.opaque) == own.opaque;
        if (isSame && !(isStrong && (tag.isWeak || own.isWeak)))
            return tag;
    }
    return {};
}

bool matches(const QByteArray &list, const Validators &current, bool isStrong)
{
    return list == "*" ? current.exists : current.exists && !matching(list, current.etag, isStrong).opaque.isNull();
}

/// Fields that describe a content which a 304 has not.
bool describesContent(QByteArrayView name)
{
    return equalsIgnoringCase(name, "Last-Modified") || equalsIgnoringCase(name, "Accept-Ranges")
        || equalsIgnoringCase(name, "Content-Encoding") || equalsIgnoringCase(name, "Content-Language")
        || equalsIgnoringCase(name, "Content-Range") || equalsIgnoringCase(name, "Content-Disposition");
}

} // namespace

Preconditions Preconditions::of(const Request &request)
{
    Preconditions result;
    bool hasTwoSince = false;
    bool hasTwoUnmodified = false;
    QByteArrayView since;
    QByteArrayView unmodified;
    for (const Request::Field &field : request.fields) {
        const QByteArrayView name = request.name(field);
        if (name.size() < kIfMatch.size() || toLower(name[0]) != 'i' || toLower(name[1]) != 'f' || name[2] != '-')
            continue;
        const QByteArrayView value = request.value(field);
        if (equalsIgnoringCase(name, kIfMatch)) {
            append(result.m_ifMatch, value);
        } else if (equalsIgnoringCase(name, kIfNoneMatch)) {
            append(result.m_ifNoneMatch, value);
        } else if (equalsIgnoringCase(name, kIfModifiedSince)) {
            hasTwoSince = !since.isNull();
            since = value;
        } else if (equalsIgnoringCase(name, kIfUnmodifiedSince)) {
            hasTwoUnmodified = !unmodified.isNull();
            unmodified = value;
        }
    }
    if (result.m_ifMatch && !EntityTagList::isWellFormed(*result.m_ifMatch)) {
        result.m_ifMatch.reset();
        result.m_malformed = kIfMatch;
    }
    if (result.m_ifNoneMatch && !EntityTagList::isWellFormed(*result.m_ifNoneMatch)) {
        result.m_ifNoneMatch.reset();
        result.m_malformed = kIfNoneMatch;
    }
    // A date that is none, or two of them, is to be ignored (§13.1.3, §13.1.4).
    const std::int64_t now = std::time(nullptr);
    if (!since.isNull() && !hasTwoSince)
        result.m_ifModifiedSince = parseHttpDate(since, now);
    if (!unmodified.isNull() && !hasTwoUnmodified)
        result.m_ifUnmodifiedSince = parseHttpDate(unmodified, now);
    return result;
}

Preconditions::Verdict Preconditions::judge(const Validators &current, bool isRead) const
{
    if (m_ifMatch) {
        if (!matches(*m_ifMatch, current, true))
            return Verdict::Failed;
    } else if (m_ifUnmodifiedSince && current.lastModified && *current.lastModified > *m_ifUnmodifiedSince) {
        return Verdict::Failed;
    }
    if (m_ifNoneMatch) {
        if (matches(*m_ifNoneMatch, current, false))
            return isRead ? Verdict::NotModified : Verdict::Failed;
    } else if (isRead && m_ifModifiedSince && current.lastModified && *current.lastModified <= *m_ifModifiedSince) {
        return Verdict::NotModified;
    }
    return Verdict::Proceed;
}

QByteArray Preconditions::matchedTag(const Validators &current) const
{
    if (!m_ifNoneMatch)
        return {};
    const EntityTag tag = matching(*m_ifNoneMatch, current.etag, false);
    if (tag.opaque.isNull())
        return {};
    // As strong as the current one is: a "W/" may have been put before it on the way (RFC 9110 §8.8.1).
    const QByteArray text = '"' + tag.opaque.toByteArray() + '"';
    return current.etag.startsWith("W/") ? "W/" + text : text;
}

Response notModified(const Response &full, const QByteArray &tag)
{
    Response small(304);
    for (const auto &[name, value] : full.fields()) {
        if (!describesContent(name))
            small.setField(name, value);
    }
    if (!tag.isEmpty())
        small.setField(QByteArrayLiteral("ETag"), tag);
    return full.closes() ? std::move(small).closing() : small;
}

Response preconditionFailed(const Exchange *exchange)
{
    return problem(412,
                   u"The resource is not as the condition of the request wants it (If-Match, If-None-Match or "
                   "If-Unmodified-Since): somebody has changed, made or deleted it. Nothing was done."_s,
                   exchange);
}

Response malformedPrecondition(QByteArrayView field, const Exchange *exchange)
{
    return problem(400,
                   u"%1 is neither * nor a list of entity tags, each in double quotes: nothing was done. Send the ETag "
                   "of a response as it came, with its quotes."_s.arg(QLatin1StringView(field)),
                   exchange);
}

} // namespace coroscope

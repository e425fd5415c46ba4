#include "server/http/entity_tag.h"

#include "server/compression/coding.h"
#include "server/http/ascii.h"

#include <xxhash.h>

namespace coroscope {

namespace {

/// etagc: no control characters, no quotes.
constexpr bool isTagChar(char c) noexcept
{
    const auto byte = static_cast<unsigned char>(c);
    return byte > 0x20 && byte != '"' && byte != 0x7F;
}

/// Takes a tag from the front of `text`; a null opaque part where there is none.
EntityTag takeTag(QByteArrayView &text)
{
    EntityTag tag;
    auto rest = text;
    if (rest.startsWith("W/")) { // case-sensitive
        tag.isWeak = true;
        rest = rest.sliced(2);
    }
    if (!rest.startsWith('"'))
        return {};
    qsizetype end = 1;
    while (end < rest.size() && isTagChar(rest[end]))
        ++end;
    if (end == rest.size() || rest[end] != '"')
        return {};
    tag.opaque = rest.sliced(1, end - 1);
    text = rest.sliced(end + 1);
    return tag;
}

} // namespace

QByteArray strongTag(QByteArrayView body)
{
    static constexpr char kDigits[] = "0123456789abcdef";
    auto hash = XXH3_64bits(body.data(), std::size_t(body.size()));
    QByteArray tag(18, '"');
    for (qsizetype i = 16; i >= 1; --i, hash >>= 4)
        tag[i] = kDigits[hash & 0xF];
    return tag;
}

QByteArrayView withoutCoding(QByteArrayView opaque)
{
    const qsizetype dash = opaque.lastIndexOf('-');
    const QByteArrayView last = dash < 0 ? QByteArrayView() : opaque.sliced(dash + 1);
    for (const Coding coding : kCodings) {
        if (last == codingName(coding))
            return opaque.first(dash);
    }
    return opaque;
}

EntityTag parseEntityTag(QByteArrayView text)
{
    text = trimmedOws(text);
    const EntityTag tag = takeTag(text);
    return text.isEmpty() ? tag : EntityTag();
}

bool matchesStrongly(const EntityTag &one, const EntityTag &other)
{
    return !one.opaque.isNull() && !other.opaque.isNull() && !one.isWeak && !other.isWeak && one.opaque == other.opaque;
}

bool EntityTagList::next(EntityTag &tag)
{
    // A comma may be a part of a tag, so the list is not split at commas; empty elements are passed over (§5.6.1).
    m_rest = trimmedOws(m_rest);
    while (m_rest.startsWith(','))
        m_rest = trimmedOws(m_rest.sliced(1));
    if (m_rest.isEmpty() || m_isMalformed)
        return false;
    tag = takeTag(m_rest);
    m_rest = trimmedOws(m_rest);
    m_isMalformed = tag.opaque.isNull() || !(m_rest.isEmpty() || m_rest.startsWith(','));
    return !m_isMalformed;
}

bool EntityTagList::isWellFormed(QByteArrayView list)
{
    if (trimmedOws(list) == QByteArrayView("*"))
        return true;
    EntityTagList tags(list);
    EntityTag tag;
    while (tags.next(tag)) { }
    return !tags.isMalformed();
}

} // namespace coroscope

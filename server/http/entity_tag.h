#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace coroscope {

/// An entity tag (RFC 9110 §8.8.3), a view into the text that it was read from.
struct EntityTag {
    QByteArrayView opaque; ///< what stands between the quotes
    bool isWeak = false;
};

/// `"HEX"`, quotes included: XXH3 of the body, so a strong tag. The same on every machine.
QByteArray strongTag(QByteArrayView body);

/// Without the name of a content coding that compression has put behind it ("…-gzip", "-br", "-zstd", "-deflate"):
/// what is coded differs, what it stands for does not.
QByteArrayView withoutCoding(QByteArrayView opaque);

/// The tag that `text` is, as a whole; its opaque part is a null view where it is none.
EntityTag parseEntityTag(QByteArrayView text);

/// RFC 9110 §8.8.3.2: two strong tags that are the same.
bool matchesStrongly(const EntityTag &one, const EntityTag &other);

/// A list of tags as If-Match and If-None-Match have it (RFC 9110 §13.1.1). Reads one after the other, so that nothing
/// is kept of a long list.
class EntityTagList {
public:
    explicit EntityTagList(QByteArrayView list)
        : m_rest(list)
    {
    }
    /// False at the end, or where what follows is no tag: then isMalformed().
    bool next(EntityTag &tag);
    bool isMalformed() const noexcept { return m_isMalformed; }

    /// Whether `list` is "*", or a list of tags, which may be empty.
    static bool isWellFormed(QByteArrayView list);

private:
    QByteArrayView m_rest;
    bool m_isMalformed = false;
};

} // namespace coroscope

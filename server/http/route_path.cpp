#include "server/http/route_path.h"

#include <algorithm>

namespace coroscope {

namespace {

[[noreturn]] void refuse(const QByteArray &path, const char *why)
{
    qFatal("route \"%s\": %s", path.constData(), why);
    Q_UNREACHABLE();
}

/// pchar of RFC 3986 §3.3, without the percent sign: declarations are decoded.
bool isPathByte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || (c != '\0' && QByteArrayView("-._~!$&'()*+,;=:@").contains(c)) || uchar(c) >= 0x80;
}

bool isName(QByteArrayView name)
{
    const auto isNameByte
        = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; };
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), isNameByte);
}

} // namespace

RoutePath RoutePath::parse(const QByteArray &path)
{
    RoutePath result;
    if (!path.startsWith('/'))
        refuse(path, "a path begins with a slash");
    if (path == "/")
        return result;
    const auto parts = path.mid(1).split('/');
    for (const auto &part : parts) {
        if (part.isEmpty())
            refuse(path, "a segment is empty; the trailing slash redirects by itself");
        if (!result.segments.isEmpty() && result.segments.last().isRest)
            refuse(path, "nothing stands behind {name...}, which takes all that follows");
        Segment segment{part, part.startsWith('{'), part.startsWith('{') && part.endsWith("...}")};
        if (segment.isParam) {
            segment.text = part.mid(1).chopped(segment.isRest ? 4 : part.endsWith('}') ? 1 : 0);
            if (!part.endsWith('}') || !isName(segment.text))
                refuse(path, "a parameter is a whole segment, {name}, or all that follows, {name...}");
            const auto isNamesake = [&](const Segment &other) { return other.isParam && other.text == segment.text; };
            if (std::any_of(result.segments.begin(), result.segments.end(), isNamesake))
                refuse(path, "a parameter is named twice");
        } else if (!std::all_of(part.begin(), part.end(), isPathByte)) {
            refuse(path, "a byte that no path holds");
        }
        result.segments.append(segment);
    }
    return result;
}

} // namespace coroscope

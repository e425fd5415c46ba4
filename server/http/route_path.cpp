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
        Segment segment{part, part.startsWith('{')};
        if (segment.isParam) {
            segment.text = part.mid(1).chopped(part.endsWith('}') ? 1 : 0);
            if (!part.endsWith('}') || !isName(segment.text))
                refuse(path, "a parameter is a whole segment, {name}");
            if (result.segments.contains(segment))
                refuse(path, "a parameter is named twice");
        } else if (!std::all_of(part.begin(), part.end(), isPathByte)) {
            refuse(path, "a byte that no path holds");
        }
        result.segments.append(segment);
    }
    return result;
}

} // namespace coroscope

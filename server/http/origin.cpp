#include "server/http/origin.h"

#include "server/http/host_name.h"

#include <QHostAddress>

namespace coroscope {

namespace {

/// Whether it is a scheme (RFC 3986 §3.1) that has origins of this form.
bool isScheme(QByteArrayView text)
{
    if (text.isEmpty())
        return false;
    for (const char c : text) {
        const bool isFine = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
        if (!isFine)
            return false;
    }
    return text.front() >= 'a' && text.front() <= 'z';
}

/// The host of a normalized origin, without brackets.
QByteArrayView hostOf(QByteArrayView origin)
{
    const qsizetype slashes = origin.indexOf("://");
    if (slashes < 0)
        return {};
    QByteArrayView host = origin.sliced(slashes + 3);
    if (host.startsWith('[')) {
        const qsizetype end = host.indexOf(']');
        return end < 0 ? QByteArrayView() : host.sliced(1, end - 1);
    }
    const qsizetype colon = host.indexOf(':');
    return colon < 0 ? host : host.first(colon);
}

} // namespace

std::optional<QByteArray> normalizedOrigin(QByteArrayView text)
{
    const qsizetype slashes = text.indexOf("://");
    if (slashes <= 0)
        return std::nullopt;
    const QByteArray scheme = text.first(slashes).toByteArray().toLower();
    QByteArrayView host = text.sliced(slashes + 3);
    QByteArrayView port;
    const qsizetype bracket = host.startsWith('[') ? host.indexOf(']') : -1;
    if (const qsizetype colon = host.lastIndexOf(':'); colon > bracket) {
        port = host.sliced(colon + 1);
        host = host.first(colon);
        bool isNumber = false;
        const uint number = port.toByteArray().toUInt(&isNumber);
        if (!isNumber || number > 65535 || port.size() > 5 || port.front() == '+')
            return std::nullopt;
    }
    const bool hasBrackets = host.startsWith('[') && host.endsWith(']');
    const auto name = parseHost(QString::fromUtf8(hasBrackets ? host.sliced(1, host.size() - 2) : host));
    if (!isScheme(scheme) || !name || name->contains(u':') != hasBrackets)
        return std::nullopt;
    QByteArray origin = scheme + "://" + (hasBrackets ? '[' + name->toLatin1() + ']' : name->toLatin1());
    const bool isOwnPort
        = (scheme == "http" && port == QByteArrayView("80")) || (scheme == "https" && port == QByteArrayView("443"));
    if (!port.isEmpty() && !isOwnPort)
        origin += ':' + QByteArray::number(port.toByteArray().toUInt());
    return origin;
}

bool isLoopbackOrigin(QByteArrayView origin)
{
    if (!origin.startsWith("http://") && !origin.startsWith("https://"))
        return false;
    const QByteArrayView host = hostOf(origin);
    if (host == QByteArrayView("localhost") || host.endsWith(".localhost"))
        return true;
    const QHostAddress address(QString::fromLatin1(host));
    return !address.isNull() && address.isLoopback();
}

} // namespace coroscope

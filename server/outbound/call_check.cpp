#include "server/outbound/call_check.h"

#include <algorithm>

namespace coroscope {

namespace {

using namespace Qt::StringLiterals;

Error badRequest(QString detail)
{
    return {Error::Kind::BadRequest, std::move(detail)};
}

bool isTokenByte(char byte) noexcept
{
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9'))
        return true;
    return byte != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(byte);
}

bool breaksLine(char byte) noexcept
{
    return byte == '\r' || byte == '\n' || byte == '\0';
}

Result<void> checkUrl(const QUrl &url)
{
    if (url.isEmpty())
        return badRequest(u"The URL is empty."_s);
    if (!url.isValid()) {
        // Qt adds what it was given, and what it has made of it, passwords included.
        const QString reason = url.errorString().section("; source was"_L1, 0, 0);
        return badRequest(u"The URL is malformed: %1."_s.arg(reason));
    }
    if (url.scheme() != "http"_L1 && url.scheme() != "https"_L1)
        return badRequest(u"The URL's scheme is '%1'; it takes http or https."_s.arg(url.scheme()));
    if (url.host().isEmpty())
        return badRequest(u"The URL names no host."_s);
    return {};
}

Result<void> checkFields(const HeaderList &headers)
{
    bool hasHost = false;
    for (const auto &[name, value] : headers) {
        const QString shown = QString::fromUtf8(name);
        if (!isToken(name))
            return badRequest(
                u"The field name '%1' is malformed: it takes letters, digits and !#$%&'*+-.^_`|~."_s.arg(shown));
        if (std::any_of(value.begin(), value.end(), breaksLine))
            return badRequest(u"The value of field '%1' holds a line break or a NUL."_s.arg(shown));
        if (isSameField(name, "Host")) {
            if (hasHost) // libcurl would send the first only, and nobody would see why
                return badRequest(u"The field 'Host' is given twice."_s);
            hasHost = true;
        }
    }
    return {};
}

} // namespace

bool isToken(QByteArrayView text) noexcept
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenByte);
}

bool isSameField(QByteArrayView one, QByteArrayView other) noexcept
{
    return one.size() == other.size() && one.compare(other, Qt::CaseInsensitive) == 0;
}

bool hasField(const HeaderList &headers, QByteArrayView name) noexcept
{
    return std::any_of(headers.begin(), headers.end(),
                       [name](const auto &field) { return isSameField(field.first, name); });
}

QByteArray fieldValue(const HeaderList &headers, QByteArrayView name)
{
    for (const auto &field : headers) {
        if (isSameField(field.first, name))
            return field.second.isNull() ? QByteArrayLiteral("") : field.second;
    }
    return {};
}

Result<void> checkCall(const HttpCall &call)
{
    if (!isToken(call.method)) {
        return badRequest(u"The method '%1' is malformed: it takes letters, digits and !#$%&'*+-.^_`|~."_s.arg(
            QString::fromUtf8(call.method)));
    }
    if (auto url = checkUrl(call.url); !url)
        return url;
    return checkFields(call.headers);
}

} // namespace coroscope

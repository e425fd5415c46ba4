#include "server/outbound/redirect.h"

#include "server/outbound/call_check.h"

#include <algorithm>

namespace coroscope {

namespace {

using namespace Qt::StringLiterals;

bool becomesGet(int status, const QByteArray &method)
{
    if (status == 303)
        return method != "GET" && method != "HEAD";
    return (status == 301 || status == 302) && method == "POST";
}

int portOf(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

bool isSameOrigin(const QUrl &one, const QUrl &other)
{
    return one.scheme() == other.scheme() && one.host() == other.host() && portOf(one) == portOf(other);
}

template<std::size_t N>
void dropFields(HeaderList &headers, const QByteArrayView (&names)[N])
{
    headers.removeIf([&names](const auto &field) {
        return std::any_of(std::begin(names), std::end(names),
                           [&field](QByteArrayView name) { return isSameField(field.first, name); });
    });
}

} // namespace

bool isRedirect(const HttpReply &reply)
{
    switch (reply.status) {
    case 301:
    case 302:
    case 303:
    case 307:
    case 308: return hasField(reply.headers, "Location");
    default: return false;
    }
}

Result<HttpCall> followRedirect(HttpCall call, const HttpReply &reply)
{
    const QByteArray location = fieldValue(reply.headers, "Location");
    QUrl target = call.url.resolved(QUrl::fromEncoded(location, QUrl::TolerantMode));
    if (!target.hasFragment())
        target.setFragment(call.url.fragment(QUrl::FullyEncoded), QUrl::TolerantMode);

    if (becomesGet(reply.status, call.method)) {
        call.method = QByteArrayLiteral("GET");
        call.body.clear();
        dropFields(call.headers,
                   {"Content-Type", "Content-Length", "Content-Encoding", "Content-Language", "Content-Location",
                    "Transfer-Encoding", "Expect"});
    }
    if (!isSameOrigin(call.url, target))
        dropFields(call.headers, {"Authorization", "Proxy-Authorization", "X-API-Key", "Cookie", "Host"});
    call.url = target;
    if (const auto checked = checkCall(call); !checked) {
        return Error{
            Error::Kind::Unavailable,
            u"The redirect to '%1' cannot be followed: %2"_s.arg(QString::fromUtf8(location), checked.error().detail)};
    }
    return call;
}

} // namespace coroscope

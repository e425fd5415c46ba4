#include "server/http/tls_redirect.h"

namespace coroscope {

std::optional<Response> TlsRedirect::onHead(Exchange &exchange)
{
    // What CONNECT names is no target of this server; it is answered 501.
    if (!exchange.record->tlsVersion.isEmpty() || exchange.request.method == Method::Connect)
        return std::nullopt;
    const QByteArrayView field = exchange.request.field("host"); // well-formed, or it would not have come here
    const qsizetype bracket = field.lastIndexOf(']');
    const qsizetype colon = field.indexOf(':', std::max<qsizetype>(0, bracket));
    const QByteArrayView name = colon < 0 ? field : field.first(colon);
    const QByteArrayView port = colon < 0 ? QByteArrayView() : field.sliced(colon + 1);
    QByteArray location = "https://" + (name.isEmpty() ? m_host : name.toByteArray());
    const QByteArray number = port.isEmpty() ? QByteArray::number(m_port) : port.toByteArray();
    if (number != "443")
        location += ':' + number;
    const QByteArrayView target = exchange.request.target();
    location += target == Request::kWholeServer ? QByteArrayView("/") : target;
    exchange.record->error = QByteArrayLiteral("it came without TLS, and was sent to https");
    return Response::redirect(308, location).closing();
}

} // namespace coroscope

#include "server/http/message.h"

#include "server/http/ascii.h"

#include <QJsonDocument>

#include <array>
#include <utility>

namespace coroscope {

namespace {

constexpr std::array<std::pair<Method, const char *>, 9> kMethods{{
    {Method::Get, "GET"},
    {Method::Head, "HEAD"},
    {Method::Post, "POST"},
    {Method::Put, "PUT"},
    {Method::Patch, "PATCH"},
    {Method::Delete, "DELETE"},
    {Method::Options, "OPTIONS"},
    {Method::Trace, "TRACE"},
    {Method::Connect, "CONNECT"},
}};

} // namespace

QByteArrayView methodName(Method method)
{
    for (const auto &[value, name] : kMethods) {
        if (value == method)
            return QByteArrayView(name);
    }
    return {};
}

Method methodFromName(QByteArrayView name)
{
    for (const auto &[value, text] : kMethods) {
        if (name == QByteArrayView(text))
            return value;
    }
    return Method::Other;
}

QByteArrayView Request::field(QByteArrayView wanted) const
{
    for (const Field &each : fields) {
        if (equalsIgnoringCase(name(each), wanted)) {
            const QByteArrayView found = value(each);
            return found.isNull() ? QByteArrayView("") : found;
        }
    }
    return {};
}

QByteArrayView Request::onlyField(QByteArrayView wanted) const
{
    QByteArrayView only;
    for (const Field &each : fields) {
        if (!equalsIgnoringCase(name(each), wanted))
            continue;
        if (!only.isNull())
            return {};
        const QByteArrayView found = value(each);
        only = found.isNull() ? QByteArrayView("") : found;
    }
    return only;
}

void Request::clear()
{
    method = Method::Other;
    minorVersion = 1;
    keepAlive = true;
    head.clear();
    methodSize = targetAt = pathSize = targetSize = 0;
    fields.clear();
    body.clear();
}

Response Response::json(int status, const QJsonObject &object)
{
    return json(status, QJsonDocument(object).toJson(QJsonDocument::Compact));
}

Response Response::json(int status, QByteArray text)
{
    return bytes(status, QByteArrayLiteral("application/json"), std::move(text));
}

Response Response::text(int status, QByteArray utf8)
{
    return bytes(status, QByteArrayLiteral("text/plain; charset=utf-8"), std::move(utf8));
}

Response Response::bytes(int status, QByteArray contentType, QByteArray body)
{
    Response response(status);
    response.setBody(std::move(contentType), std::move(body));
    return response;
}

Response Response::redirect(int status, QByteArray location)
{
    Response response(status);
    response.setField(QByteArrayLiteral("Location"), std::move(location));
    return response;
}

Response Response::stream(int status, QByteArray contentType, Producer producer)
{
    Response response(status);
    response.m_contentType = std::move(contentType);
    response.m_producer = std::move(producer);
    return response;
}

Response Response::stream(int status, QByteArray contentType, std::int64_t length, Producer producer)
{
    Response response = stream(status, std::move(contentType), std::move(producer));
    response.m_streamLength = length;
    return response;
}

Response Response::webSocket(QByteArray accept, Session session)
{
    Response response(101);
    response.setField("Upgrade", "websocket");
    response.setField("Connection", "Upgrade");
    response.setField("Sec-WebSocket-Accept", std::move(accept));
    response.m_session = std::move(session);
    return response;
}

Response &Response::setField(QByteArray name, QByteArray value) &
{
    for (auto &each : m_fields) {
        if (equalsIgnoringCase(each.first, name)) {
            each.second = std::move(value);
            return *this;
        }
    }
    m_fields.append({std::move(name), std::move(value)});
    return *this;
}

Response &&Response::setField(QByteArray name, QByteArray value) &&
{
    setField(std::move(name), std::move(value));
    return std::move(*this);
}

QByteArrayView Response::field(QByteArrayView wanted) const
{
    for (const auto &each : m_fields) {
        if (equalsIgnoringCase(each.first, wanted))
            return each.second;
    }
    return {};
}

void Response::setBody(QByteArray contentType, QByteArray body)
{
    m_contentType = std::move(contentType);
    m_body = std::move(body);
}

Response &&Response::closing() &&
{
    m_closes = true;
    return std::move(*this);
}

QByteArrayView reasonPhrase(int status)
{
    switch (status) {
    case 100: return "Continue";
    case 101: return "Switching Protocols";
    case 200: return "OK";
    case 201: return "Created";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 411: return "Length Required";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 417: return "Expectation Failed";
    case 421: return "Misdirected Request";
    case 422: return "Unprocessable Content";
    case 426: return "Upgrade Required";
    case 428: return "Precondition Required";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 505: return "HTTP Version Not Supported";
    case 507: return "Insufficient Storage";
    default: return "Unknown";
    }
}

} // namespace coroscope

#include "server/http/request_parser.h"

#include "server/http/ascii.h"

#include <boost/beast/http/basic_parser.hpp>

#include <algorithm>
#include <limits>
#include <optional>

namespace coroscope {

namespace {

namespace beast = boost::beast;
namespace http = boost::beast::http;

using ErrorCode = beast::error_code;
using View = beast::string_view;

constexpr Refusal kNone{};

/// Beast as a grammar: notes where method, target and fields lie in the bytes that it is given.
class HeadParser final : public http::basic_parser<true> {
public:
    explicit HeadParser(Request &request)
        : m_request(request)
        , m_base(request.head.constData())
    {
        header_limit(std::numeric_limits<std::uint32_t>::max()); // HeadScanner has checked the size
        // Not boost::none: Boost 1.74 compares a length with it, and every length is more than none.
        body_limit(std::numeric_limits<std::uint64_t>::max());
    }

private:
    std::uint32_t at(View text) const { return std::uint32_t(text.data() - m_base); }

    void on_request_impl(http::verb, View method, View target, int version, ErrorCode &) override
    {
        m_request.methodSize = std::uint32_t(method.size());
        m_request.targetAt = at(target);
        m_request.targetSize = std::uint32_t(target.size());
        m_request.minorVersion = version % 10;
    }
    void on_field_impl(http::field, View name, View value, ErrorCode &) override
    {
        Request::Field field;
        field.nameAt = at(name);
        field.nameSize = std::uint32_t(name.size());
        // An empty value is given as a view of nothing; its place does not matter.
        field.valueAt = value.empty() ? field.nameAt : at(value);
        field.valueSize = std::uint32_t(value.size());
        m_request.fields.append(field);
    }
    void on_response_impl(int, View, int, ErrorCode &) override { }
    void on_header_impl(ErrorCode &) override { }
    void on_body_init_impl(const boost::optional<std::uint64_t> &, ErrorCode &) override { }
    std::size_t on_body_impl(View body, ErrorCode &) override { return body.size(); }
    void on_chunk_header_impl(std::uint64_t, View, ErrorCode &) override { }
    std::size_t on_chunk_body_impl(std::uint64_t, View body, ErrorCode &) override { return body.size(); }
    void on_finish_impl(ErrorCode &) override { }

    Request &m_request;
    const char *m_base;
};

/// RFC 9112 §2.3: another major version is 505; a higher minor one is served as the highest we know. Beast takes 1.0
/// and 1.1 only, so such a digit is set to 1 in our copy of the head.
Refusal checkVersion(QByteArray &head)
{
    const qsizetype end = head.indexOf('\r');
    const QByteArrayView line = QByteArrayView(head).first(end);
    const qsizetype space = line.lastIndexOf(' ');
    const QByteArrayView version = line.sliced(space + 1);
    const bool wellFormed = space > 0 && version.size() == 8 && version.startsWith("HTTP/") && isDigit(version[5])
        && version[6] == '.' && isDigit(version[7]);
    if (!wellFormed)
        return {400, "The request line is malformed: expected METHOD target HTTP/1.1."};
    if (version[5] != '1')
        return {505, "This server speaks HTTP/1.1 and HTTP/1.0."};
    if (version[7] > '1')
        head[end - 1] = '1';
    return kNone;
}

Refusal refusalFor(const ErrorCode &error)
{
    if (error == http::error::bad_method)
        return {400, "The request's method is malformed."};
    if (error == http::error::bad_target)
        return {400, "The request target is malformed."};
    if (error == http::error::bad_version)
        return {400, "The request's HTTP version is malformed."};
    if (error == http::error::bad_field)
        return {400, "The name of a header field is malformed."};
    if (error == http::error::bad_value)
        return {400, "The value of a header field contains a character that it may not."};
    if (error == http::error::bad_content_length)
        return {400, "The field Content-Length is malformed or contradicts another one."};
    if (error == http::error::bad_transfer_encoding)
        return {400, "The field Transfer-Encoding is malformed or contradicts Content-Length."};
    return {400, "The request is malformed."};
}

/// Of an authority without user information (RFC 3986 §3.2): what is wrong with it; null where nothing is. An http URL
/// has a host (RFC 9110 §4.2.1).
const char *authorityFault(QByteArrayView authority)
{
    const bool bracketed = authority.startsWith('[');
    qsizetype end = authority.indexOf(bracketed ? ']' : ':');
    if (bracketed && end < 0)
        return "The field Host is malformed: its [ lacks a ].";
    end = end < 0 ? authority.size() : end + (bracketed ? 1 : 0);
    const QByteArrayView host = authority.first(end);
    if (host.isEmpty() || host.size() == 2 * qsizetype(bracketed))
        return "The field Host names no host.";
    for (const char c : bracketed ? host.sliced(1).chopped(1) : host) {
        if (c == '[' || c == ']')
            return "The field Host is malformed.";
    }
    const QByteArrayView after = authority.sliced(end);
    if (!after.isEmpty() && (after.front() != ':' || !std::all_of(after.begin() + 1, after.end(), isDigit)))
        return "The port in the field Host is malformed.";
    return nullptr;
}

/// Where something lies in the head.
struct Place {
    std::uint32_t at = 0;
    std::uint32_t size = 0;
};

/// RFC 9112 §3.2.2. A URL without a path means the path "/" (RFC 9110 §4.2.3), which the head gets, so that path and
/// query are one piece of it; under OPTIONS, and without a query, it means the server as a whole (RFC 9112 §3.2.4).
Refusal checkAbsoluteForm(Request &request, std::optional<Place> &authority, bool isSecured)
{
    const QByteArrayView target = request.target();
    const qsizetype scheme = target.indexOf("://");
    const bool known = scheme > 0
        && (equalsIgnoringCase(target.first(scheme), "http") || equalsIgnoringCase(target.first(scheme), "https"));
    if (!known)
        return {400, "The request target must be a path or an http URL."};
    if (scheme == 5 && !isSecured) // RFC 9110 §7.4: https must not be answered over a connection that is not secured
        return {421, "This connection is not secured, so it cannot answer for an https URL."};
    const qsizetype start = scheme + 3;
    qsizetype end = start;
    while (end < target.size() && target[end] != '/' && target[end] != '?')
        ++end;
    const QByteArrayView named = target.sliced(start, end - start);
    if (named.contains('@') || authorityFault(named))
        return {400, "The authority of the request target is malformed."};
    authority = Place{request.targetAt + std::uint32_t(start), std::uint32_t(end - start)};
    request.targetAt += std::uint32_t(end);
    request.targetSize -= std::uint32_t(end);
    if (request.targetSize > 0 && request.head[qsizetype(request.targetAt)] == '/')
        return kNone;
    if (request.targetSize == 0 && request.method == Method::Options)
        return kNone; // an empty target is "*"
    request.head.insert(qsizetype(request.targetAt), '/');
    ++request.targetSize;
    for (auto &field : request.fields) {
        ++field.nameAt;
        ++field.valueAt;
    }
    return kNone;
}

/// RFC 9112 §3.2: origin-form, absolute-form, asterisk-form for OPTIONS. Leaves the path's place in `request`.
Refusal checkTarget(Request &request, std::optional<Place> &authority, bool isSecured)
{
    const QByteArrayView target = request.target();
    for (const char c : target) {
        if (static_cast<unsigned char>(c) > 0x7E)
            return {400, "The request target contains a byte that must be percent-encoded."};
        if (c == '#')
            return {400, "The request target contains a fragment."};
    }
    if (request.method == Method::Connect)
        return kNone; // answered 501, whatever it names
    if (target == QByteArrayView("*")) {
        if (request.method != Method::Options)
            return {400, "The target * goes with OPTIONS only."};
    } else if (!target.startsWith('/')) {
        if (const Refusal refusal = checkAbsoluteForm(request, authority, isSecured))
            return refusal;
    }
    if (request.targetSize == 0)
        return kNone;
    const qsizetype query = request.target().indexOf('?');
    request.pathSize = query < 0 ? request.targetSize : std::uint32_t(query);
    return kNone;
}

/// RFC 9112 §3.2: exactly one Host under HTTP/1.1, and a valid one.
Refusal checkHost(const Request &request)
{
    int count = 0;
    for (const auto &field : request.fields) {
        if (!equalsIgnoringCase(request.name(field), "host"))
            continue;
        ++count;
        for (const char c : request.value(field)) {
            const bool legal = isDigit(c) || (toLower(c) >= 'a' && toLower(c) <= 'z') || c == '.' || c == '-'
                || c == '_' || c == ':' || c == '[' || c == ']' || c == '%' || c == '~' || c == '!' || c == '$'
                || c == '&' || c == '\'' || c == '(' || c == ')' || c == '*' || c == '+' || c == ',' || c == ';'
                || c == '=';
            if (!legal)
                return {400, "The field Host is malformed."};
        }
        if (const char *fault = authorityFault(request.value(field)))
            return {400, fault};
    }
    if (count > 1)
        return {400, "The request has more than one field Host."};
    if (count == 0 && request.minorVersion >= 1)
        return {400, "The request lacks the field Host."};
    return kNone;
}

Refusal checkFraming(Request &request, BodyFraming &framing)
{
    int lengths = 0;
    int codings = 0;
    for (const auto &field : request.fields) {
        const QByteArrayView name = request.name(field);
        const QByteArrayView value = request.value(field);
        if (equalsIgnoringCase(name, "content-length")) {
            if (++lengths > 1)
                return {400, "The request has more than one field Content-Length."};
            if (value.isEmpty() || value.size() > 18)
                return {400, "The field Content-Length is malformed."};
            for (const char c : value) {
                if (!isDigit(c))
                    return {400, "The field Content-Length is malformed."};
                framing.length = framing.length * 10 + std::uint64_t(c - '0');
            }
        } else if (equalsIgnoringCase(name, "transfer-encoding")) {
            if (request.minorVersion == 0)
                return {400, "Transfer-Encoding has no meaning in HTTP/1.0."};
            Refusal refusal;
            // An empty element, as in ",chunked", is an unknown coding here, though RFC 9110 §5.6.1.2 has recipients
            // skip it: nobody sends one but to have two parsers disagree about the framing.
            forEachElement(value, [&](QByteArrayView coding) {
                if (framing.chunked) {
                    refusal = {400, "chunked must be the last transfer coding."};
                } else if (equalsIgnoringCase(coding, "chunked")) {
                    framing.chunked = true;
                } else {
                    ++codings;
                    if (coding.isEmpty())
                        refusal = {400, "The field Transfer-Encoding is malformed."};
                }
            });
            if (refusal)
                return refusal;
        } else if (equalsIgnoringCase(name, "connection")) {
            forEachElement(value, [&](QByteArrayView option) {
                if (equalsIgnoringCase(option, "close"))
                    request.keepAlive = false;
                else if (request.minorVersion == 0 && equalsIgnoringCase(option, "keep-alive"))
                    request.keepAlive = true;
            });
        }
    }
    if ((framing.chunked || codings > 0) && lengths > 0)
        return {400, "The request has both Content-Length and Transfer-Encoding."};
    if (codings > 0)
        return {501, "This server knows no transfer coding but chunked."};
    return kNone;
}

} // namespace

Refusal parseHead(Request &request, BodyFraming &framing, bool isSecured)
{
    framing = {};
    if (const Refusal refusal = checkVersion(request.head))
        return refusal;
    HeadParser parser(request);
    ErrorCode error;
    // Framing fields are ours to judge: Beast sees each header once and would not tell 400 from 501.
    parser.put(boost::asio::const_buffer(request.head.constData(), std::size_t(request.head.size())), error);
    if (error && error != http::error::need_more)
        return refusalFor(error);
    if (!parser.is_header_done())
        return {400, "The request is malformed."};

    request.method = methodFromName(request.methodText());
    request.keepAlive = request.minorVersion >= 1;
    std::optional<Place> authority;
    if (const Refusal refusal = checkTarget(request, authority, isSecured))
        return refusal;
    if (const Refusal refusal = checkHost(request))
        return refusal;
    if (authority) {
        // RFC 9112 §3.2.2: the authority of an absolute-form target stands in for Host.
        for (auto &field : request.fields) {
            if (equalsIgnoringCase(request.name(field), "host")) {
                field.valueAt = authority->at;
                field.valueSize = authority->size;
            }
        }
    }
    return checkFraming(request, framing);
}

} // namespace coroscope

#include "server/http/response_writer.h"

#include "server/http/http_date.h"

#include <charconv>
#include <ctime>

namespace coroscope {

namespace {

void append(std::string &out, QByteArrayView text)
{
    out.append(text.data(), std::size_t(text.size()));
}

void appendNumber(std::string &out, std::uint64_t number)
{
    char text[24];
    const auto end = std::to_chars(text, text + sizeof text, number).ptr;
    out.append(text, end);
}

/// Milliseconds with three decimals, without the locale and without a double.
void appendMilliseconds(std::string &out, nanoseconds span)
{
    const auto micros = std::uint64_t(std::max<std::int64_t>(0, span.count() / 1000));
    appendNumber(out, micros / 1000);
    const auto rest = unsigned(micros % 1000);
    const char decimals[4] = {'.', char('0' + rest / 100), char('0' + rest / 10 % 10), char('0' + rest % 10)};
    out.append(decimals, 4);
}

/// W3C Server Timing: what was not waited for is not named.
void appendTiming(std::string &out, const ServerTiming &timing)
{
    const auto metric = [&](const char *name, nanoseconds span) {
        if (span.count() <= 0)
            return;
        out.append(name);
        appendMilliseconds(out, span);
    };
    out.append("\r\nServer-Timing: total;dur=");
    appendMilliseconds(out, timing.total);
    out.append(", loop;dur=");
    appendMilliseconds(out, timing.loop);
    metric(", queue;dur=", timing.waited);
    if (timing.database.count() > 0) {
        metric(", db;dur=", timing.database);
        out.append(";desc=\"");
        appendNumber(out, timing.statements);
        out.append(timing.statements == 1 ? " statement\"" : " statements\"");
    }
    metric(", cache;dur=", timing.cache);
    metric(", http;dur=", timing.outbound);
    metric(", offload;dur=", timing.offload);
    metric(", sleep;dur=", timing.sleep);
    metric(", lock;dur=", timing.lock);
}

void appendSecurityFields(std::string &out, const Response &response)
{
    struct SecurityField {
        QByteArrayView name;
        QByteArrayView line;
    };
    static constexpr SecurityField kFields[] = {
        {"X-Content-Type-Options", "\r\nX-Content-Type-Options: nosniff"},
        {"X-Frame-Options", "\r\nX-Frame-Options: DENY"},
        {"Referrer-Policy", "\r\nReferrer-Policy: no-referrer"},
    };
    for (const SecurityField &field : kFields) {
        if (response.field(field.name).isNull())
            append(out, field.line);
    }
}

/// A response splitting guard: what a handler puts into a field stays in that field (RFC 9110 §5.5).
void appendFieldValue(std::string &out, QByteArrayView value)
{
    for (const char c : value)
        out += c == '\r' || c == '\n' || c == '\0' ? ' ' : c;
}

} // namespace

QByteArrayView DateCache::now()
{
    const std::time_t second = std::time(nullptr);
    if (second != m_second || m_size == 0) {
        m_second = second;
        m_size = writeHttpDate(m_text, second);
    }
    return QByteArrayView(m_text, m_size);
}

void appendResponseHead(std::string &out, const Response &response, const ResponseFraming &framing, QByteArrayView date,
                        const ResponseExtras &extras)
{
    append(out, kResponseStart);
    appendNumber(out, std::uint64_t(response.status()));
    out += ' ';
    append(out, reasonPhrase(response.status()));
    out.append("\r\nServer: Coroscope\r\nDate: ");
    append(out, date);
    if (!response.contentType().isEmpty()) {
        out.append("\r\nContent-Type: ");
        appendFieldValue(out, response.contentType());
    }
    switch (framing.body) {
    case ResponseFraming::Body::Length:
        out.append("\r\nContent-Length: ");
        appendNumber(out, std::uint64_t(response.contentLength()));
        break;
    case ResponseFraming::Body::Chunked: out.append("\r\nTransfer-Encoding: chunked"); break;
    case ResponseFraming::Body::UntilClose:
    case ResponseFraming::Body::None: break;
    }
    for (const auto &[name, value] : response.fields()) {
        out.append("\r\n");
        append(out, name);
        out.append(": ");
        appendFieldValue(out, value);
    }
    if (extras.hasSecurityFields)
        appendSecurityFields(out, response);
    if (extras.timing)
        appendTiming(out, *extras.timing);
    if (!framing.keepAlive)
        out.append("\r\nConnection: close");
    else if (framing.announceKeepAlive)
        out.append("\r\nConnection: keep-alive");
    out.append("\r\n\r\n");
}

void appendChunk(std::string &out, QByteArrayView data)
{
    char size[20];
    const auto end = std::to_chars(size, size + sizeof size, std::uint64_t(data.size()), 16).ptr;
    out.append(size, end);
    out.append("\r\n");
    append(out, data);
    out.append("\r\n");
}

} // namespace coroscope

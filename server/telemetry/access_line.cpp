#include "server/telemetry/access_line.h"

#include "server/telemetry/secret_text.h"

#include <algorithm>
#include <charconv>
#include <cstdio>
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
    out.append(text, std::to_chars(text, text + sizeof text, number).ptr);
}

/// `unit` is 1 s or 1 ms; with `digits` decimals, 6 or 3: microseconds either way.
void appendTime(std::string &out, nanoseconds time, std::uint64_t microsInUnit, int digits)
{
    const auto micros = std::uint64_t(std::max<std::int64_t>(0, time.count() / 1000));
    appendNumber(out, micros / microsInUnit);
    char text[16];
    std::snprintf(text, sizeof text, ".%0*u", digits, unsigned(micros % microsInUnit));
    out.append(text);
}

/// The value of a field of a request's head, as it came; empty where there is none. Case is ignored.
QByteArrayView fieldIn(QByteArrayView head, QByteArrayView name)
{
    const auto isSame = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
    qsizetype line = head.indexOf('\n');
    while (line >= 0 && line + 1 < head.size()) {
        const QByteArrayView rest = head.sliced(line + 1);
        if (rest.size() > name.size() && rest[name.size()] == ':'
            && std::equal(name.begin(), name.end(), rest.begin(), isSame)) {
            const qsizetype end = rest.indexOf('\n');
            return rest.first(end < 0 ? rest.size() : end).sliced(name.size() + 1).trimmed();
        }
        const qsizetype next = rest.indexOf('\n');
        line = next < 0 ? -1 : line + 1 + next;
    }
    return {};
}

/// How long a well-formed UTF-8 sequence is that begins here; 0: none does (RFC 3629 §4).
qsizetype utf8Length(QByteArrayView text)
{
    const auto byte = [&](qsizetype i) { return i < text.size() ? std::uint8_t(text[i]) : std::uint8_t(0); };
    const auto follows
        = [&](qsizetype i, unsigned low = 0x80, unsigned high = 0xBF) { return byte(i) >= low && byte(i) <= high; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF)
        return follows(1, first == 0xE0 ? 0xA0 : 0x80, first == 0xED ? 0x9F : 0xBF) && follows(2) ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return follows(1, first == 0xF0 ? 0x90 : 0x80, first == 0xF4 ? 0x8F : 0xBF) && follows(2) && follows(3) ? 4 : 0;
    return 0;
}

enum class Quoting { Text, Json };

/// Between quotes: what could end them, steer a terminal or forge a line is escaped. U+0080 to U+009F are control
/// characters too.
void appendQuoted(std::string &out, QByteArrayView text, Quoting quoting)
{
    const bool isCut = text.size() > kLongestInAccessLine;
    const QByteArrayView shown = text.first(std::min(text.size(), kLongestInAccessLine));
    out += '"';
    for (qsizetype i = 0; i < shown.size();) {
        const QByteArrayView rest = shown.sliced(i);
        const qsizetype length = utf8Length(rest);
        const auto byte = std::uint8_t(rest[0]);
        const bool isControl
            = byte < 0x20 || byte == 0x7F || (length == 2 && byte == 0xC2 && std::uint8_t(rest[1]) < 0xA0);
        char escaped[8];
        if (byte == '"' || byte == '\\') {
            out += '\\';
            out += char(byte);
        } else if (length == 0 && quoting == Quoting::Json) {
            out += "\xEF\xBF\xBD"; // U+FFFD: JSON has no way to write a byte that is no character
        } else if (isControl || length == 0) {
            const unsigned code = length == 2 ? std::uint8_t(rest[1]) : byte;
            std::snprintf(escaped, sizeof escaped, quoting == Quoting::Json ? "\\u%04x" : "\\x%02x", code);
            out += escaped;
        } else {
            append(out, rest.first(length));
        }
        i += std::max<qsizetype>(1, length);
    }
    if (isCut)
        out += "\u2026";
    out += '"';
}

void appendQuotedOrDash(std::string &out, QByteArrayView text)
{
    if (text.isEmpty())
        out += "\"-\"";
    else
        appendQuoted(out, text, Quoting::Text);
}

std::tm utcOf(std::int64_t wall)
{
    const auto second = std::time_t(wall / 1000);
    std::tm utc{};
    gmtime_r(&second, &utc);
    return utc;
}

/// "10/Oct/2000:13:55:36 +0000". Not strftime: names of months must be English whatever the locale is.
void appendApacheTime(std::string &out, std::int64_t wall)
{
    static constexpr const char *kMonths[]
        = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::tm utc = utcOf(wall);
    char text[48];
    std::snprintf(text, sizeof text, "[%02d/%s/%04d:%02d:%02d:%02d +0000]", utc.tm_mday, kMonths[utc.tm_mon % 12],
                  1900 + utc.tm_year, utc.tm_hour, utc.tm_min, utc.tm_sec);
    out += text;
}

void appendIsoTime(std::string &out, std::int64_t wall)
{
    const std::tm utc = utcOf(wall);
    char text[48];
    std::snprintf(text, sizeof text, "\"%04d-%02d-%02dT%02d:%02d:%02d.%03dZ\"", 1900 + utc.tm_year, 1 + utc.tm_mon,
                  utc.tm_mday, utc.tm_hour, utc.tm_min, utc.tm_sec, int(wall % 1000));
    out += text;
}

QByteArrayView endWord(ExchangeEnd end)
{
    switch (end) {
    case ExchangeEnd::Running: return "running";
    case ExchangeEnd::Answered: return "answered";
    case ExchangeEnd::ClientGone: return "client gone";
    case ExchangeEnd::Failed: return "failed";
    }
    return "answered";
}

/// The protocol of the request line: "HTTP/1.1".
QByteArrayView protocolIn(QByteArrayView head)
{
    const qsizetype end = head.indexOf('\r');
    const QByteArrayView line = head.first(end < 0 ? 0 : end);
    return line.endsWith("HTTP/1.0") ? QByteArrayView("HTTP/1.0") : QByteArrayView("HTTP/1.1");
}

/// The authuser of the Common Log Format: a word without quotes, so what would end it, and what is not ASCII, is
/// percent-encoded.
void appendUser(std::string &out, QByteArrayView user)
{
    if (user.isEmpty()) {
        out += '-';
        return;
    }
    for (const char c : user.first(std::min<qsizetype>(user.size(), 128))) {
        const auto byte = std::uint8_t(c);
        if (byte > 0x20 && byte < 0x7F && c != '"' && c != '\\' && c != '%') {
            out += c;
            continue;
        }
        char escaped[4];
        std::snprintf(escaped, sizeof escaped, "%%%02X", unsigned(byte));
        out += escaped;
    }
}

} // namespace

void appendAccessText(std::string &out, const ExchangeRecord &ended, QByteArrayView route)
{
    // The address without the port, as those who read such logs expect it.
    const QByteArrayView peer(ended.peer);
    const qsizetype colon = peer.lastIndexOf(':');
    QByteArrayView address = colon < 0 ? peer : peer.first(colon);
    if (address.startsWith('[') && address.endsWith(']'))
        address = address.sliced(1).chopped(1);
    append(out, address.isEmpty() ? QByteArrayView("-") : address);
    out += " - ";
    appendUser(out, ended.user);
    out += ' ';
    appendApacheTime(out, ended.startedWall);
    out += ' ';
    if (ended.method.isEmpty()) {
        out += "\"-\"";
    } else {
        QByteArray line = ended.method + ' ' + withoutSecretParameters(ended.target);
        if (line.size() > kLongestInAccessLine - 16)
            line = line.first(kLongestInAccessLine - 16) + "\u2026";
        line.append(' ').append(protocolIn(ended.requestHead));
        appendQuoted(out, line, Quoting::Text);
    }
    out += ' ';
    if (ended.status > 0)
        appendNumber(out, std::uint64_t(ended.status));
    else
        out += '-';
    out += ' ';
    if (ended.responseBodyBytes > 0)
        appendNumber(out, ended.responseBodyBytes);
    else
        out += '-';
    out += ' ';
    appendQuotedOrDash(out, withoutSecretParameters(fieldIn(ended.requestHead, "referer")));
    out += ' ';
    appendQuotedOrDash(out, fieldIn(ended.requestHead, "user-agent"));
    out += " rt=";
    appendTime(out, ended.total(), 1'000'000, 6);
    out += " wait=";
    appendTime(out, ended.waitedForLoop, 1'000'000, 6);
    out += " route=";
    append(out, route.isEmpty() ? QByteArrayView("-") : route);
    out += " trace=";
    append(out, ended.traceId.isEmpty() ? QByteArrayView("-") : QByteArrayView(ended.traceId));
    if (ended.end != ExchangeEnd::Answered) {
        out += " end=";
        append(out, ended.end == ExchangeEnd::ClientGone ? QByteArrayView("client-gone") : endWord(ended.end));
    }
    out += '\n';
}

void appendAccessJson(std::string &out, const ExchangeRecord &ended, QByteArrayView route)
{
    const auto text = [&](QByteArrayView name, QByteArrayView value) {
        out += ",\"";
        append(out, name);
        out += "\":";
        if (value.isEmpty())
            out += "null";
        else
            appendQuoted(out, value, Quoting::Json);
    };
    const auto number = [&](QByteArrayView name, std::uint64_t value) {
        out += ",\"";
        append(out, name);
        out += "\":";
        appendNumber(out, value);
    };
    const auto time = [&](QByteArrayView name, nanoseconds value) {
        out += ",\"";
        append(out, name);
        out += "\":";
        appendTime(out, value, 1'000, 3);
    };
    out += "{\"time\":";
    appendIsoTime(out, ended.startedWall);
    text("trace_id", ended.traceId);
    text("method", ended.method);
    text("target", withoutSecretParameters(ended.target));
    text("route", route);
    if (ended.status > 0)
        number("status", std::uint64_t(ended.status));
    else
        out += ",\"status\":null";
    time("duration_ms", ended.total());
    time("waited_ms", ended.waitedForLoop);
    number("request_bytes", ended.requestHeadBytes + ended.requestBodyBytes);
    number("response_bytes", ended.responseHeadBytes + ended.responseBodyBytes);
    text("peer", ended.peer);
    text("user", ended.user);
    text("auth", ended.authScheme);
    number("worker", ended.worker);
    text("end", endWord(ended.end));
    text("referer", withoutSecretParameters(fieldIn(ended.requestHead, "referer")));
    text("user_agent", fieldIn(ended.requestHead, "user-agent"));
    out += "}\n";
}

} // namespace coroscope

// libFuzzer: a client's bytes against everything that the gate parses them with, and against a second, slow and literal
// reading of RFC 9112. What one accepts and the other does not, or reads otherwise, is where requests are smuggled.

#include "server/http/chunked_decoder.h"
#include "server/http/head_scanner.h"
#include "server/http/request_parser.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

using coroscope::BodyFraming;
using coroscope::ChunkedDecoder;
using coroscope::HeadScanner;
using coroscope::Request;

constexpr HeadScanner::Limits kLimits{.maxHead = 4096, .maxTarget = 1024};
constexpr std::uint64_t kMaxBody = 4096;

#define EXPECT(condition)                                                                                              \
    do {                                                                                                               \
        if (!(condition)) {                                                                                            \
            std::fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);                             \
            std::abort();                                                                                              \
        }                                                                                                              \
    } while (false)

bool isToken(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

bool isTokenText(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isToken);
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t'))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t'))
        text.chop(1);
    return text;
}

bool equals(QByteArrayView a, QByteArrayView b)
{
    return a.compare(b, Qt::CaseInsensitive) == 0;
}

/// The lengths of pieces that bytes arrive in, drawn from the bytes themselves.
class Pieces {
public:
    explicit Pieces(QByteArrayView bytes)
    {
        for (const char c : bytes)
            m_state = (m_state ^ static_cast<unsigned char>(c)) * 1099511628211U;
    }
    qsizetype next(qsizetype atMost)
    {
        m_state = m_state * 6364136223846793005U + 1442695040888963407U;
        return std::min<qsizetype>(atMost, 1 + qsizetype((m_state >> 33) % 24));
    }

private:
    std::uint64_t m_state = 14695981039346656037U;
};

/// How a scanner sees `bytes` that arrive in pieces; must be as if they had come at once.
qsizetype scanInPieces(QByteArrayView bytes)
{
    HeadScanner scanner(kLimits);
    Pieces pieces(bytes);
    qsizetype arrived = 0;
    qsizetype result = 0;
    while (result == 0 && arrived < bytes.size()) {
        arrived += pieces.next(bytes.size() - arrived);
        result = scanner.scan(bytes.first(arrived));
    }
    EXPECT(result != -1 || scanner.refusal());
    return result;
}

/// A head that was accepted, read again by its lines (RFC 9112 §3, §5, §6).
void checkHead(const Request &request, const BodyFraming &framing)
{
    const QByteArray &head = request.head;
    EXPECT(head.endsWith("\r\n\r\n"));
    EXPECT(isTokenText(request.methodText()));
    const QByteArrayView target = request.target();
    EXPECT(!target.isEmpty()
           && (target.front() == '/' || target == QByteArrayView("*") || request.method == coroscope::Method::Connect));
    for (const char c : target)
        EXPECT(static_cast<unsigned char>(c) > 0x20 && static_cast<unsigned char>(c) < 0x7F);
    EXPECT(request.pathSize <= request.targetSize);
    EXPECT(!request.rawPath().contains('?'));

    int index = 0;
    int hosts = 0;
    std::vector<QByteArrayView> lengths;
    std::vector<QByteArrayView> codings;
    const QByteArrayView lines = head;
    qsizetype start = head.indexOf("\r\n") + 2;
    for (qsizetype end = head.indexOf("\r\n", start); end > start; end = head.indexOf("\r\n", start)) {
        const QByteArrayView line = lines.sliced(start, end - start);
        start = end + 2;
        const qsizetype colon = line.indexOf(':');
        EXPECT(colon > 0 && isTokenText(line.first(colon)));
        const QByteArrayView name = line.first(colon);
        const QByteArrayView value = trimmed(line.sliced(colon + 1));
        for (const char c : value)
            EXPECT(static_cast<unsigned char>(c) >= 0x20 || c == '\t');
        EXPECT(!value.contains('\x7f'));
        EXPECT(index < request.fields.size());
        const auto &field = request.fields[index++];
        EXPECT(request.name(field) == name);
        if (equals(name, "host"))
            ++hosts; // its value may be that of the target
        else
            EXPECT(request.value(field) == value);
        if (equals(name, "content-length"))
            lengths.push_back(value);
        if (equals(name, "transfer-encoding"))
            codings.push_back(value);
    }
    EXPECT(index == request.fields.size());
    EXPECT(hosts == 1 || (hosts == 0 && request.minorVersion == 0));
    EXPECT(lengths.size() <= 1 && codings.size() <= 1);
    EXPECT(lengths.empty() || codings.empty());
    EXPECT(framing.chunked == !codings.empty());
    // An empty element of a list means nothing (RFC 9110 §5.6.1).
    EXPECT(codings.empty() || equals(codings.front().toByteArray().replace(',', ' ').trimmed(), "chunked"));
    if (!lengths.empty()) {
        bool numeric = false;
        EXPECT(framing.length == lengths.front().toByteArray().toULongLong(&numeric) && numeric);
        EXPECT(
            std::all_of(lengths.front().begin(), lengths.front().end(), [](char c) { return c >= '0' && c <= '9'; }));
    } else {
        EXPECT(framing.length == 0);
    }
}

struct Chunked {
    bool complete = false;
    qsizetype used = 0;
    QByteArray body;
};

/// The end of the line that starts at `at`, or -1 where it has none or holds what no line may.
qsizetype lineEnd(QByteArrayView bytes, qsizetype at)
{
    for (; at < bytes.size(); ++at) {
        if (bytes[at] == '\r')
            return at + 1 < bytes.size() && bytes[at + 1] == '\n' ? at : -1;
        if (bytes[at] == '\n' || bytes[at] == '\0')
            return -1;
    }
    return -1;
}

/// A chunked body by the letter of RFC 9112 §7.1; only what extensions mean is not looked at.
Chunked readChunked(QByteArrayView bytes)
{
    Chunked result;
    qsizetype at = 0;
    for (;;) {
        const qsizetype end = lineEnd(bytes, at);
        if (end < 0)
            return result;
        qsizetype digits = at;
        while (digits < end && std::isxdigit(static_cast<unsigned char>(bytes[digits])))
            ++digits;
        const bool extended = trimmed(bytes.sliced(digits, end - digits)).startsWith(';');
        if (digits == at || (digits != end && !extended && !trimmed(bytes.sliced(digits, end - digits)).isEmpty()))
            return result;
        bool numeric = false;
        const auto size = bytes.sliced(at, digits - at).toByteArray().toULongLong(&numeric, 16);
        at = end + 2;
        if (!numeric || size > std::uint64_t(bytes.size() - at))
            return result;
        if (size == 0)
            break;
        result.body.append(bytes.sliced(at, qsizetype(size)));
        at += qsizetype(size);
        if (bytes.size() - at < 2 || bytes[at] != '\r' || bytes[at + 1] != '\n')
            return result;
        at += 2;
    }
    for (;;) { // trailers
        const qsizetype end = lineEnd(bytes, at);
        if (end < 0)
            return result;
        const bool last = end == at;
        at = end + 2;
        if (last)
            break;
    }
    result.complete = true;
    result.used = at;
    return result;
}

/// Decodes a body that arrives in pieces as the gate does: what is not used is given again, with more behind it.
qsizetype decodeInPieces(QByteArrayView bytes, QByteArray &body, ChunkedDecoder &decoder)
{
    Pieces pieces(bytes);
    qsizetype used = 0;
    qsizetype arrived = 0;
    while (!decoder.isDone()) {
        const qsizetype taken = decoder.decode(bytes.sliced(used, arrived - used), body, kMaxBody);
        if (taken < 0)
            return -1;
        EXPECT(taken <= arrived - used);
        used += taken;
        if (decoder.isDone() || arrived == bytes.size())
            break;
        if (taken == 0 || used == arrived)
            arrived += pieces.next(bytes.size() - arrived);
    }
    return used;
}

qsizetype checkChunked(QByteArrayView bytes)
{
    ChunkedDecoder whole(kLimits.maxHead);
    QByteArray body;
    qsizetype used = 0;
    bool failed = false;
    while (used < bytes.size() && !whole.isDone() && !failed) {
        const qsizetype taken = whole.decode(bytes.sliced(used), body, kMaxBody);
        failed = taken < 0;
        if (taken <= 0)
            break;
        used += taken;
    }
    EXPECT(std::uint64_t(body.size()) <= kMaxBody);
    EXPECT(!failed || whole.refusal().status == 400 || whole.refusal().status == 413 || whole.refusal().status == 431);

    ChunkedDecoder piecewise(kLimits.maxHead);
    QByteArray same;
    const qsizetype pieces = decodeInPieces(bytes, same, piecewise);
    EXPECT((pieces < 0) == failed);
    EXPECT(failed || (piecewise.isDone() == whole.isDone()));
    if (failed || !whole.isDone())
        return -1;
    EXPECT(same == body && pieces == used);
    const Chunked literal = readChunked(bytes);
    EXPECT(literal.complete);
    EXPECT(literal.used == used);
    EXPECT(literal.body == body);
    return used;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArrayView rest(data, qsizetype(size));
    for (int requests = 0; !rest.isEmpty() && requests < 8; ++requests) {
        while (rest.startsWith("\r\n"))
            rest = rest.sliced(2);
        HeadScanner scanner(kLimits);
        const qsizetype headSize = scanner.scan(rest);
        const qsizetype inPieces = scanInPieces(rest);
        // In pieces it may know of a limit earlier, or refuse for a line what at once was refused for another.
        EXPECT((headSize > 0) == (inPieces > 0) && (headSize <= 0 || headSize == inPieces));
        if (headSize <= 0) {
            EXPECT(headSize == 0 || scanner.refusal().status >= 400);
            return 0;
        }
        EXPECT(headSize <= rest.indexOf('\n') + 1 + kLimits.maxHead && headSize <= rest.size());
        Request request;
        request.head = rest.first(headSize).toByteArray();
        BodyFraming framing;
        if (const auto refusal = coroscope::parseHead(request, framing)) {
            EXPECT(refusal.status >= 400 && refusal.status < 600 && refusal.detail[0] != '\0');
            return 0;
        }
        checkHead(request, framing);
        rest = rest.sliced(headSize);
        if (framing.chunked) {
            const qsizetype used = checkChunked(rest);
            if (used < 0)
                return 0;
            rest = rest.sliced(used);
        } else {
            if (framing.length > std::uint64_t(rest.size()))
                return 0;
            rest = rest.sliced(qsizetype(framing.length));
        }
    }
    return 0;
}

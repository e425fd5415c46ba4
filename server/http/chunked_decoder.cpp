#include "server/http/chunked_decoder.h"

#include "server/http/ascii.h"

#include <algorithm>
#include <cstring>

namespace coroscope {

namespace {

constexpr qsizetype kMaxDigits = 16; // 64 bits

bool isWhiteSpace(char c)
{
    return c == ' ' || c == '\t';
}

qsizetype afterWhiteSpace(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isWhiteSpace(text[at]))
        ++at;
    return at;
}

qsizetype afterToken(QByteArrayView text, qsizetype at)
{
    while (at < text.size() && isTokenChar(text[at]))
        ++at;
    return at;
}

/// Behind the quoted-string that begins at `at` (RFC 9110 §5.6.4), or -1 where it is none.
qsizetype afterQuoted(QByteArrayView text, qsizetype at)
{
    for (++at; at < text.size(); ++at) {
        if (text[at] == '"')
            return at + 1;
        if (text[at] == '\\' && ++at == text.size())
            return -1;
        if (!isFieldChar(text[at]))
            return -1;
    }
    return -1;
}

/// chunk-ext of RFC 9112 §7.1.1: *( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] )
bool areExtensions(QByteArrayView text)
{
    qsizetype at = 0;
    while (at < text.size()) {
        at = afterWhiteSpace(text, at);
        if (at == text.size() || text[at] != ';')
            return false;
        const qsizetype name = afterWhiteSpace(text, at + 1);
        at = afterToken(text, name);
        if (at == name)
            return false;
        const qsizetype equals = afterWhiteSpace(text, at);
        if (equals == text.size() || text[equals] != '=')
            continue;
        const qsizetype value = afterWhiteSpace(text, equals + 1);
        at = value < text.size() && text[value] == '"' ? afterQuoted(text, value) : afterToken(text, value);
        if (at <= value)
            return false;
    }
    return true;
}

/// field-line of RFC 9112 §5, without its CRLF.
bool isFieldLine(QByteArrayView line)
{
    const qsizetype colon = afterToken(line, 0);
    return colon > 0 && colon < line.size() && line[colon] == ':'
        && std::all_of(line.begin() + colon, line.end(), isFieldChar);
}

} // namespace

qsizetype ChunkedDecoder::refuse(int status, const char *detail)
{
    m_refusal = {status, detail};
    return -1;
}

qsizetype ChunkedDecoder::decode(QByteArrayView input, QByteArray &out, std::uint64_t limit)
{
    if (m_refusal)
        return -1;
    qsizetype used = 0;
    while (used < input.size() && m_state != State::Done) {
        const QByteArrayView rest = input.sliced(used);
        qsizetype taken = 0;
        switch (m_state) {
        case State::Size: taken = takeSizeLine(rest, limit); break;
        case State::Data:
            taken = qsizetype(std::min<std::uint64_t>(m_left, std::uint64_t(rest.size())));
            out.append(rest.first(taken));
            m_left -= std::uint64_t(taken);
            if (m_left == 0)
                m_state = State::DataEnd;
            break;
        case State::DataEnd: taken = takeDataEnd(rest); break;
        case State::Trailers: taken = takeTrailers(rest); break;
        case State::Done: break;
        }
        if (taken < 0)
            return -1;
        if (taken == 0)
            break;
        used += taken;
    }
    return used;
}

qsizetype ChunkedDecoder::takeSizeLine(QByteArrayView input, std::uint64_t limit)
{
    const auto *newline = static_cast<const char *>(
        std::memchr(input.data() + m_searched, '\n', std::size_t(input.size() - m_searched)));
    if (!newline) {
        m_searched = input.size();
        if (m_searched > kMaxDigits + m_extensionsLeft + 1)
            return refuse(400,
                          "The extensions of the chunks are longer than this server accepts (option --max-header).");
        return 0;
    }
    m_searched = 0;
    const qsizetype end = newline - input.data();
    if (end == 0 || input[end - 1] != '\r')
        return refuse(400, "A chunk's size line ends with a bare LF.");
    const QByteArrayView line = input.first(end - 1);
    std::uint64_t size = 0;
    qsizetype digits = 0;
    for (int digit = 0; digits < line.size() && (digit = hexDigit(line[digits])) >= 0; ++digits)
        size = size << 4U | std::uint64_t(digit);
    if (digits == 0 || digits > kMaxDigits)
        return refuse(400, "The size of a chunk is malformed.");
    if (digits < line.size()) {
        m_extensionsLeft -= line.size() - digits;
        if (m_extensionsLeft < 0)
            return refuse(400,
                          "The extensions of the chunks are longer than this server accepts (option --max-header).");
        if (!areExtensions(line.sliced(digits)))
            return refuse(400, "What follows the size of a chunk is malformed.");
    }
    if (size > limit || m_total > limit - size)
        return refuse(413, "The body of the request is larger than this server accepts.");
    m_total += size;
    m_left = size;
    m_state = size > 0 ? State::Data : State::Trailers;
    return end + 1;
}

qsizetype ChunkedDecoder::takeDataEnd(QByteArrayView input)
{
    if (input[0] != '\r' || (input.size() > 1 && input[1] != '\n'))
        return refuse(400, "The data of a chunk is longer than its size says.");
    if (input.size() == 1)
        return 0;
    m_state = State::Size;
    return 2;
}

qsizetype ChunkedDecoder::takeTrailers(QByteArrayView input)
{
    const qsizetype size = m_trailers.scan(input);
    if (size < 0) {
        m_refusal = m_trailers.refusal();
        return -1;
    }
    for (qsizetype at = 0; at < size - 2;) { // the last two are the empty line
        const qsizetype end = input.indexOf('\n', at);
        if (!isFieldLine(input.sliced(at, end - 1 - at)))
            return refuse(400, "A trailer field is malformed.");
        at = end + 1;
    }
    if (size > 0)
        m_state = State::Done;
    return size;
}

} // namespace coroscope

#include "server/http/head_scanner.h"

#include "server/http/ascii.h"

#include <algorithm>
#include <cstring>

namespace coroscope {

namespace {

constexpr qsizetype kMaxVersion = 64; // "HTTP/1.1", and what may be taken for it

struct Texts {
    const char *nul;
    const char *bareCr;
    const char *bareLf;
    const char *folded;
    const char *tooLarge;
};
constexpr Texts kTexts[] = {
    {"The head of the request contains a NUL byte.", "The head of the request contains a bare CR.",
     "A line of the request's head ends with a bare LF.",
     "A header field is folded over lines, which is obsolete (RFC 9112, section 5.2).",
     "The request's header fields are larger than this server accepts (option --max-header)."},
    {"The trailers of the request contain a NUL byte.", "The trailers of the request contain a bare CR.",
     "A line of the request's trailers ends with a bare LF.",
     "A trailer field is folded over lines, which is obsolete (RFC 9112, section 5.2).",
     "The request's trailers are larger than this server accepts (option --max-header)."},
};

} // namespace

void HeadScanner::reset()
{
    m_refusal = {};
    m_lineStart = m_scanned = m_fieldsAt = 0;
    m_haveRequestLine = m_limits.part == Part::Trailers;
}

qsizetype HeadScanner::refuse(int status, const char *detail)
{
    m_refusal = {status, detail};
    return -1;
}

/// Of a request line, complete or not: what of it is too long. Nothing is refused here for what it lacks.
Refusal HeadScanner::requestLineFault(QByteArrayView line) const
{
    const qsizetype space = line.indexOf(' ');
    const QByteArrayView method = space < 0 ? line : line.first(space);
    if (method.size() > kMaxMethod) {
        if (std::all_of(method.begin(), method.begin() + kMaxMethod, isTokenChar))
            return {501, "The request's method is longer than any that this server implements."};
        return {400, "The request's method is malformed."};
    }
    if (space < 0)
        return {};
    const qsizetype end = line.indexOf(' ', space + 1);
    if ((end < 0 ? line.size() : end) - space - 1 > m_limits.maxTarget)
        return {414, "The request target is longer than this server accepts (option --max-uri)."};
    if (end >= 0 && line.size() - end > kMaxVersion)
        return {400, "The request line is malformed: expected METHOD target HTTP/1.1."};
    return {};
}

qsizetype HeadScanner::scan(QByteArrayView bytes)
{
    if (m_refusal)
        return -1;
    const Texts &texts = kTexts[std::size_t(m_limits.part)];
    const char *const data = bytes.data();
    const qsizetype size = bytes.size();
    while (m_scanned < size) {
        const auto *newline
            = static_cast<const char *>(std::memchr(data + m_scanned, '\n', std::size_t(size - m_scanned)));
        const qsizetype end = newline ? newline - data : size; // of what is looked at now
        const auto length = std::size_t(end - m_scanned);
        if (std::memchr(data + m_scanned, '\0', length))
            return refuse(400, texts.nul);
        // A CR may only stand right before the LF; one at the very end of what has arrived is judged later.
        qsizetype searched = m_scanned;
        while (const auto *cr
               = static_cast<const char *>(std::memchr(data + searched, '\r', std::size_t(end - searched)))) {
            const qsizetype at = cr - data;
            if (at + 1 < end)
                return refuse(400, texts.bareCr);
            searched = at + 1;
        }
        if (!newline) {
            // Look at a CR at the end again when its LF has come.
            m_scanned = size > 0 && data[size - 1] == '\r' ? size - 1 : size;
            break;
        }
        if (end == m_lineStart || data[end - 1] != '\r')
            return refuse(400, texts.bareLf);
        m_scanned = end + 1;
        const bool isEmptyLine = end - m_lineStart == 1;
        if (!m_haveRequestLine) {
            if (isEmptyLine)
                return refuse(400, "The request line is empty.");
            m_haveRequestLine = true;
            m_fieldsAt = m_scanned;
            if (const Refusal fault = requestLineFault(bytes.first(end)))
                return refuse(fault.status, fault.detail);
        } else if (isEmptyLine) {
            return m_scanned - m_fieldsAt > m_limits.maxHead ? refuse(431, texts.tooLarge) : m_scanned;
        } else if (data[m_lineStart] == ' ' || data[m_lineStart] == '\t') {
            return refuse(400, texts.folded);
        }
        m_lineStart = m_scanned;
    }
    if (!m_haveRequestLine) {
        const Refusal fault = requestLineFault(bytes);
        return fault ? refuse(fault.status, fault.detail) : 0;
    }
    if (size - m_fieldsAt > m_limits.maxHead)
        return refuse(431, texts.tooLarge);
    return 0;
}

} // namespace coroscope

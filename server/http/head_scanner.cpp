#include "server/http/request_parser.h"

#include <cstring>

namespace coroscope {

namespace {

constexpr auto kTargetTooLong = "The request target is longer than this server accepts (option --max-uri).";
constexpr auto kHeadTooLarge = "The request's header fields are larger than this server accepts (option --max-header).";

/// Of a request line, complete or not: what stands between its first and its second space.
qsizetype targetSize(QByteArrayView line)
{
    const qsizetype space = line.indexOf(' ');
    if (space < 0)
        return line.size(); // a method that never ends is refused like a target that never does
    const qsizetype end = line.indexOf(' ', space + 1);
    return (end < 0 ? line.size() : end) - space - 1;
}

} // namespace

void HeadScanner::reset()
{
    m_refusal = {};
    m_lineStart = m_scanned = 0;
    m_haveRequestLine = false;
}

qsizetype HeadScanner::refuse(int status, const char *detail)
{
    m_refusal = {status, detail};
    return -1;
}

qsizetype HeadScanner::scan(QByteArrayView bytes)
{
    if (m_refusal)
        return -1;
    const char *const data = bytes.data();
    const qsizetype size = bytes.size();
    while (m_scanned < size) {
        const auto *newline
            = static_cast<const char *>(std::memchr(data + m_scanned, '\n', std::size_t(size - m_scanned)));
        const qsizetype end = newline ? newline - data : size; // of what is looked at now
        const auto length = std::size_t(end - m_scanned);
        if (std::memchr(data + m_scanned, '\0', length))
            return refuse(400, "The head of the request contains a NUL byte.");
        // A CR may only stand right before the LF; one at the very end of what has arrived is judged later.
        qsizetype searched = m_scanned;
        while (const auto *cr
               = static_cast<const char *>(std::memchr(data + searched, '\r', std::size_t(end - searched)))) {
            const qsizetype at = cr - data;
            if (at + 1 < end)
                return refuse(400, "The head of the request contains a bare CR.");
            searched = at + 1;
        }
        if (!newline) {
            // Look at a CR at the end again when its LF has come.
            m_scanned = size > 0 && data[size - 1] == '\r' ? size - 1 : size;
            break;
        }
        if (end == m_lineStart || data[end - 1] != '\r')
            return refuse(400, "A line of the request's head ends with a bare LF.");
        m_scanned = end + 1;
        const bool isEmptyLine = end - m_lineStart == 1;
        if (!m_haveRequestLine) {
            if (isEmptyLine)
                return refuse(400, "The request line is empty.");
            m_haveRequestLine = true;
            if (targetSize(bytes.first(end)) > m_limits.maxTarget)
                return refuse(414, kTargetTooLong);
        } else if (isEmptyLine) {
            return m_scanned > m_limits.maxHead ? refuse(431, kHeadTooLarge) : m_scanned;
        } else if (data[m_lineStart] == ' ' || data[m_lineStart] == '\t') {
            return refuse(400, "A header field is folded over lines, which is obsolete (RFC 9112, section 5.2).");
        }
        m_lineStart = m_scanned;
    }
    if (!m_haveRequestLine && targetSize(bytes) > m_limits.maxTarget)
        return refuse(414, kTargetTooLong);
    if (size > m_limits.maxHead)
        return refuse(431, kHeadTooLarge);
    return 0;
}

} // namespace coroscope

#pragma once

#include "server/http/message.h"

#include <cstdint>
#include <memory>

namespace coroscope {

/// Why the gate answers by itself. `detail` is a literal, fit to be sent. After a refusal the framing is lost: the
/// connection is closed.
struct Refusal {
    int status = 0; ///< 0: none
    const char *detail = "";
    explicit operator bool() const noexcept { return status != 0; }
};

/// How the body of a request is framed (RFC 9112 §6).
struct BodyFraming {
    bool chunked = false;
    std::uint64_t length = 0; ///< where not chunked
    bool hasBody() const noexcept { return chunked || length > 0; }
};

/// Looks for the end of a request head in bytes that arrive piece by piece, and refuses what no head may hold: a bare
/// CR or LF, NUL, a folded line (RFC 9112 §2.2, §5.2), too long a target (414), too large a head (431, RFC 6585 §5).
/// Each byte is looked at once.
class HeadScanner {
public:
    struct Limits {
        qsizetype maxHead = 32 * 1024;
        qsizetype maxTarget = 8 * 1024;
    };
    explicit HeadScanner(const Limits &limits)
        : m_limits(limits)
    {
    }

    /// `bytes`: all since the start of the request line, each time. Returns the size of the head, its empty line
    /// included, or 0 where it is not complete, or -1 where `refusal()` says why not.
    qsizetype scan(QByteArrayView bytes);
    const Refusal &refusal() const noexcept { return m_refusal; }
    void reset();

private:
    qsizetype refuse(int status, const char *detail);

    Limits m_limits;
    Refusal m_refusal;
    qsizetype m_lineStart = 0;
    qsizetype m_scanned = 0;
    bool m_haveRequestLine = false;
};

/// Parses a complete head into `request` (whose `head` is set already) and tells how its body is framed. Beast's parser
/// checks the grammar; what it lets through and RFC 9112 does not is checked here: versions, targets, Host, and
/// everything on which two parsers could disagree about where a request ends (RFC 9112 §6.3, §11.2).
Refusal parseHead(Request &request, BodyFraming &framing);

/// Takes a chunked body apart (RFC 9112 §7.1), trailers are read and dropped.
class ChunkedDecoder {
public:
    ChunkedDecoder();
    ~ChunkedDecoder();
    ChunkedDecoder(ChunkedDecoder &&) noexcept;
    ChunkedDecoder &operator=(ChunkedDecoder &&) noexcept;

    /// Appends what it decodes to `out` and returns how many bytes of `input` it used; the rest must be given again
    /// with more behind it. -1 where `refusal()` says why. More than `limit` bytes in all is 413.
    qsizetype decode(QByteArrayView input, QByteArray &out, std::uint64_t limit);
    bool isDone() const;
    const Refusal &refusal() const;

private:
    class Parser;
    std::unique_ptr<Parser> m_parser;
};

} // namespace coroscope

#pragma once

#include "server/http/refusal.h"

#include <QByteArrayView>

#include <cstdint>

namespace coroscope {

/// Looks for the end of a request head, or of trailers, in bytes that arrive piece by piece, and refuses what neither
/// may hold: a bare CR or LF, NUL, a folded line (RFC 9112 §2.2, §5.2), too long a method (501, §3) or target (414),
/// too many bytes of fields (431, RFC 6585 §5). Each byte is looked at once, but for an unfinished request line.
class HeadScanner {
public:
    enum class Part : std::uint8_t { Head, Trailers };
    struct Limits {
        qsizetype maxHead = 32 * 1024; ///< the fields with their empty line; the request line has limits of its own
        qsizetype maxTarget = 8 * 1024;
        Part part = Part::Head;
    };
    static constexpr qsizetype kMaxMethod = 64; ///< far longer than any that is registered

    explicit HeadScanner(const Limits &limits)
        : m_limits(limits)
    {
        reset();
    }

    /// `bytes`: all since the start of the request line, or of the trailers, each time. Returns the size of the head,
    /// its empty line included, or 0 where it is not complete, or -1 where `refusal()` says why not.
    qsizetype scan(QByteArrayView bytes);
    const Refusal &refusal() const noexcept { return m_refusal; }
    void reset();

private:
    qsizetype refuse(int status, const char *detail);
    Refusal requestLineFault(QByteArrayView line) const;

    Limits m_limits;
    Refusal m_refusal;
    qsizetype m_lineStart = 0;
    qsizetype m_scanned = 0;
    qsizetype m_fieldsAt = 0; ///< where the request line ends
    bool m_haveRequestLine = false;
};

} // namespace coroscope

#pragma once

#include "server/http/head_scanner.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>

namespace coroscope {

/// Takes a chunked body apart (RFC 9112 §7.1). Trailers are held to the rules of header fields, then dropped; so are
/// chunk extensions, of which there is a limit for all chunks together (§7.1.1). Holds none of the bytes.
class ChunkedDecoder {
public:
    /// `maxFields`: bytes that the trailers may take (431), and all chunk extensions together (400).
    explicit ChunkedDecoder(qsizetype maxFields)
        : m_extensionsLeft(maxFields)
        , m_trailers({.maxHead = maxFields, .part = HeadScanner::Part::Trailers})
    {
    }

    /// Appends what it decodes to `out` and returns how many bytes of `input` it used; the rest, less than a line or
    /// the trailers, must be given again with more behind it. -1 where `refusal()` says why. More than `limit` bytes in
    /// all is 413. Each byte is looked at once.
    qsizetype decode(QByteArrayView input, QByteArray &out, std::uint64_t limit);
    /// Bytes of the chunk that is being read which are still to come.
    std::uint64_t left() const noexcept { return m_left; }
    bool isDone() const noexcept { return m_state == State::Done; }
    const Refusal &refusal() const noexcept { return m_refusal; }

private:
    enum class State : std::uint8_t { Size, Data, DataEnd, Trailers, Done };

    qsizetype refuse(int status, const char *detail);
    qsizetype takeSizeLine(QByteArrayView input, std::uint64_t limit);
    qsizetype takeDataEnd(QByteArrayView input);
    qsizetype takeTrailers(QByteArrayView input);

    State m_state = State::Size;
    std::uint64_t m_left = 0; ///< of the chunk that is being read
    std::uint64_t m_total = 0; ///< of all chunks, as their size lines say
    qsizetype m_searched = 0; ///< of the size line, which has no end yet
    qsizetype m_extensionsLeft;
    HeadScanner m_trailers;
    Refusal m_refusal;
};

} // namespace coroscope

#pragma once

#include <QByteArray>
#include <QString>

#include <stop_token>

namespace coroscope {

/// What became of content that was sent with a content coding (RFC 9110 §8.4).
struct DecodedContent {
    enum class End {
        Whole, ///< all of it
        Cut, ///< the coded bytes end too early; what could be read is there
        Damaged, ///< the coded bytes are wrong; what could be read before that is there
        TooLarge, ///< stopped at the cap
        Unknown, ///< a coding that we do not know; nothing was decoded
    };
    QByteArray bytes;
    End end = End::Whole;
    QByteArray coding; ///< the one that failed or is unknown
};

/// Inflated content is kept up to this many bytes, so that a bomb of some kilobytes does not fill the memory.
inline constexpr qsizetype kMaxDecoded = 64 * 1024 * 1024;

/// Undoes gzip, deflate (with or without zlib's header), br and zstd, in the reverse of the order in which
/// `contentEncoding` lists them. Any thread.
DecodedContent decodeContent(const QByteArray &bytes, const QByteArray &contentEncoding, qsizetype cap = kMaxDecoded,
                             const std::stop_token &stop = {});

/// How compressed bytes begin, as a Content-Encoding: gzip, deflate (with zlib's header) or zstd; empty: they are not,
/// as far as one can see. Any thread.
QByteArray compressionOf(const QByteArray &bytes);

/// Whether the field asks for any decoding at all; "identity" does not.
bool isCoded(const QByteArray &contentEncoding);

} // namespace coroscope

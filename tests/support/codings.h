#pragma once

#include <QByteArray>

#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

namespace coroscope::test {

/// Content as a server would code it, for tests of what undoes it.

inline QByteArray deflated(const QByteArray &bytes, int windowBits)
{
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY);
    QByteArray out(qsizetype(deflateBound(&stream, uLong(bytes.size()))) + 64, Qt::Uninitialized);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.constData()));
    stream.avail_in = uInt(bytes.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = uInt(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(qsizetype(stream.total_out));
    deflateEnd(&stream);
    return out;
}

inline QByteArray gzip(const QByteArray &bytes)
{
    return deflated(bytes, 15 + 16);
}

inline QByteArray brotli(const QByteArray &bytes)
{
    std::size_t size = BrotliEncoderMaxCompressedSize(std::size_t(bytes.size())) + 64;
    QByteArray out(qsizetype(size), Qt::Uninitialized);
    BrotliEncoderCompress(5, 22, BROTLI_MODE_TEXT, std::size_t(bytes.size()),
                          reinterpret_cast<const std::uint8_t *>(bytes.constData()), &size,
                          reinterpret_cast<std::uint8_t *>(out.data()));
    out.truncate(qsizetype(size));
    return out;
}

inline QByteArray zstd(const QByteArray &bytes)
{
    QByteArray out(qsizetype(ZSTD_compressBound(std::size_t(bytes.size()))), Qt::Uninitialized);
    const std::size_t size
        = ZSTD_compress(out.data(), std::size_t(out.size()), bytes.constData(), std::size_t(bytes.size()), 3);
    out.truncate(qsizetype(size));
    return out;
}

} // namespace coroscope::test

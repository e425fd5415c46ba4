#pragma once

#include "server/compression/coding.h"

#include <memory>
#include <vector>

struct libdeflate_compressor;
struct ZSTD_CCtx_s;

namespace coroscope {

/// Compresses whole bodies. What the libraries need for it is kept from one body to the next, so that a worker that has
/// one allocates nothing but the result: up to about 2 MiB, at the best level 6. One thread at a time.
///
/// gzip and deflate come from libdeflate: at the same level it makes an eighth less of JSON than zlib does, in two
/// thirds of the time for 200 KB, and needs no 268 KB of memory anew for each body. It cannot stream, so streams
/// (StreamEncoder) and what comes in (Decoder) are zlib's.
class Compressor {
public:
    Compressor();
    ~Compressor();
    Compressor(const Compressor &) = delete;
    Compressor &operator=(const Compressor &) = delete;

    /// Never of Identity. Null where there is no memory for it, or where it would be larger than the body and 64 bytes.
    QByteArray compress(Coding coding, CompressionLevel level, QByteArrayView body)
    {
        return compressAt(coding, libraryLevel(coding, level), body);
    }
    /// With the library's own level; see libraryLevel() for its range.
    QByteArray compressAt(Coding coding, int level, QByteArrayView body);

private:
    QByteArray deflate(bool isGzip, int level, QByteArrayView body);
    QByteArray brotli(int level, QByteArrayView body);
    QByteArray zstd(int level, QByteArrayView body);
    char *room(std::size_t size);

    /// brotli makes a new encoder for each body; its memory is kept here for the next one.
    class Blocks;

    std::vector<char> m_room; ///< for a result of unknown size
    libdeflate_compressor *m_deflate = nullptr;
    int m_deflateLevel = -1;
    ZSTD_CCtx_s *m_zstd = nullptr;
    std::unique_ptr<Blocks> m_blocks;
};

} // namespace coroscope

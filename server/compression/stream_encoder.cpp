#include "server/compression/stream_encoder.h"

#include <brotli/encode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>

namespace coroscope {

namespace {

constexpr qsizetype kStep = 16 * 1024; // by which the output grows
// Windows of streams are small: many of them are open at the same time, for a long time.
constexpr int kBrotliWindow = 18;
constexpr int kZstdWindow = 18;

class DeflateEncoder final : public StreamEncoder {
public:
    DeflateEncoder(Coding coding, int level)
    {
        constexpr int kWindow = 15;
        constexpr int kGzip = 16; // added to the window: with gzip's head and sum
        m_isGood = deflateInit2(&m_stream, std::min(level, 9), Z_DEFLATED,
                                coding == Coding::Gzip ? kWindow + kGzip : kWindow, 8, Z_DEFAULT_STRATEGY)
            == Z_OK;
    }
    ~DeflateEncoder() override { deflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(DeflateEncoder)
    bool isGood() const { return m_isGood; }

    bool write(QByteArrayView piece, Then then, QByteArray &out) override
    {
        if (then == Then::Flush && piece.isEmpty())
            return true; // zlib takes a second flush without anything between for an error
        while (piece.size() > qsizetype(std::numeric_limits<uInt>::max() / 2)) {
            const auto part = piece.first(qsizetype(std::numeric_limits<uInt>::max() / 2));
            if (!run(part, Z_NO_FLUSH, out))
                return false;
            piece = piece.sliced(part.size());
        }
        return run(piece, then == Then::Finish ? Z_FINISH : Z_SYNC_FLUSH, out);
    }

private:
    bool run(QByteArrayView piece, int flush, QByteArray &out)
    {
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(piece.data()));
        m_stream.avail_in = uInt(piece.size());
        for (;;) {
            const qsizetype before = out.size();
            out.resize(before + kStep);
            m_stream.next_out = reinterpret_cast<Bytef *>(out.data() + before);
            m_stream.avail_out = uInt(kStep);
            const int result = ::deflate(&m_stream, flush);
            out.truncate(before + kStep - qsizetype(m_stream.avail_out));
            if (result == Z_STREAM_END)
                return true;
            if (result != Z_OK && result != Z_BUF_ERROR)
                return false;
            if (m_stream.avail_out > 0)
                return flush != Z_FINISH; // it has given all that it had
        }
    }

    z_stream m_stream{};
    bool m_isGood = false;
};

class BrotliEncoder final : public StreamEncoder {
public:
    explicit BrotliEncoder(int level)
        : m_state(BrotliEncoderCreateInstance(nullptr, nullptr, nullptr))
    {
        if (m_state) {
            BrotliEncoderSetParameter(m_state, BROTLI_PARAM_QUALITY, std::uint32_t(level));
            BrotliEncoderSetParameter(m_state, BROTLI_PARAM_LGWIN, kBrotliWindow);
        }
    }
    ~BrotliEncoder() override
    {
        if (m_state)
            BrotliEncoderDestroyInstance(m_state);
    }
    Q_DISABLE_COPY_MOVE(BrotliEncoder)
    bool isGood() const { return m_state != nullptr; }

    bool write(QByteArrayView piece, Then then, QByteArray &out) override
    {
        const auto operation = then == Then::Finish ? BROTLI_OPERATION_FINISH : BROTLI_OPERATION_FLUSH;
        std::size_t inLeft = std::size_t(piece.size());
        auto in = reinterpret_cast<const std::uint8_t *>(piece.data());
        do {
            std::size_t none = 0;
            if (!BrotliEncoderCompressStream(m_state, operation, &inLeft, &in, &none, nullptr, nullptr))
                return false;
            std::size_t size = 0;
            while (const std::uint8_t *made = BrotliEncoderTakeOutput(m_state, &size)) {
                if (size == 0)
                    break;
                out.append(reinterpret_cast<const char *>(made), qsizetype(size));
                size = 0;
            }
        } while (inLeft > 0 || BrotliEncoderHasMoreOutput(m_state));
        return then != Then::Finish || BrotliEncoderIsFinished(m_state);
    }

private:
    BrotliEncoderState *const m_state;
};

class ZstdEncoder final : public StreamEncoder {
public:
    explicit ZstdEncoder(int level)
        : m_context(ZSTD_createCCtx())
    {
        if (m_context) {
            ZSTD_CCtx_setParameter(m_context, ZSTD_c_compressionLevel, level);
            ZSTD_CCtx_setParameter(m_context, ZSTD_c_windowLog, kZstdWindow);
        }
    }
    ~ZstdEncoder() override { ZSTD_freeCCtx(m_context); }
    Q_DISABLE_COPY_MOVE(ZstdEncoder)
    bool isGood() const { return m_context != nullptr; }

    bool write(QByteArrayView piece, Then then, QByteArray &out) override
    {
        const auto operation = then == Then::Finish ? ZSTD_e_end : ZSTD_e_flush;
        ZSTD_inBuffer in{piece.data(), std::size_t(piece.size()), 0};
        for (;;) {
            const qsizetype before = out.size();
            out.resize(before + kStep);
            ZSTD_outBuffer to{out.data() + before, std::size_t(kStep), 0};
            const std::size_t left = ZSTD_compressStream2(m_context, &to, &in, operation);
            out.truncate(before + qsizetype(to.pos));
            if (ZSTD_isError(left))
                return false;
            if (left == 0 && in.pos == in.size)
                return true;
        }
    }

private:
    ZSTD_CCtx *const m_context;
};

template<typename T, typename... Args>
std::unique_ptr<StreamEncoder> made(Args... args)
{
    auto encoder = std::make_unique<T>(args...);
    if (!encoder->isGood())
        return nullptr;
    return encoder;
}

} // namespace

std::unique_ptr<StreamEncoder> StreamEncoder::make(Coding coding, CompressionLevel level)
{
    const int own = libraryLevel(coding, level);
    switch (coding) {
    case Coding::Identity: break;
    case Coding::Gzip:
    case Coding::Deflate: return made<DeflateEncoder>(coding, own);
    case Coding::Brotli: return made<BrotliEncoder>(own);
    case Coding::Zstd: return made<ZstdEncoder>(own);
    }
    return nullptr;
}

} // namespace coroscope

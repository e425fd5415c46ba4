#include "server/compression/decoder.h"

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>

namespace coroscope {

namespace {

constexpr std::size_t kMostAtOnce = std::size_t(1) << 30; // zlib counts in 32 bits

class InflateDecoder final : public Decoder {
public:
    explicit InflateDecoder(bool isGzip)
        : m_isGzip(isGzip)
    {
        constexpr int kWindow = 15;
        constexpr int kGzip = 16;
        m_isGood = inflateInit2(&m_stream, isGzip ? kWindow + kGzip : kWindow) == Z_OK;
    }
    ~InflateDecoder() override { inflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(InflateDecoder)
    bool isGood() const { return m_isGood; }

    State decode(QByteArrayView &input, char *room, std::size_t size, std::size_t &made) override
    {
        const std::size_t in = std::min(std::size_t(input.size()), kMostAtOnce);
        const std::size_t out = std::min(size, kMostAtOnce);
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(input.data()));
        m_stream.avail_in = uInt(in);
        m_stream.next_out = reinterpret_cast<Bytef *>(room);
        m_stream.avail_out = uInt(out);
        const int result = ::inflate(&m_stream, Z_NO_FLUSH);
        input = input.sliced(qsizetype(in - m_stream.avail_in));
        made = out - m_stream.avail_out;
        if (result == Z_STREAM_END)
            return State::Ended;
        if (result != Z_OK && result != Z_BUF_ERROR)
            return State::Damaged;
        return m_stream.avail_out == 0 ? State::Full : State::Hungry;
    }
    bool restart() override { return m_isGzip && inflateReset(&m_stream) == Z_OK; } // RFC 1952 §2.2: members

private:
    const bool m_isGzip;
    z_stream m_stream{};
    bool m_isGood = false;
};

class BrotliDecoder final : public Decoder {
public:
    BrotliDecoder()
        : m_state(BrotliDecoderCreateInstance(nullptr, nullptr, nullptr))
    {
    }
    ~BrotliDecoder() override
    {
        if (m_state)
            BrotliDecoderDestroyInstance(m_state);
    }
    Q_DISABLE_COPY_MOVE(BrotliDecoder)
    bool isGood() const { return m_state != nullptr; }

    State decode(QByteArrayView &input, char *room, std::size_t size, std::size_t &made) override
    {
        std::size_t inLeft = std::size_t(input.size());
        auto in = reinterpret_cast<const std::uint8_t *>(input.data());
        std::size_t outLeft = size;
        auto out = reinterpret_cast<std::uint8_t *>(room);
        const auto result = BrotliDecoderDecompressStream(m_state, &inLeft, &in, &outLeft, &out, nullptr);
        input = input.sliced(input.size() - qsizetype(inLeft));
        made = size - outLeft;
        switch (result) {
        case BROTLI_DECODER_RESULT_SUCCESS: return State::Ended;
        case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: return State::Hungry;
        case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: return State::Full;
        case BROTLI_DECODER_RESULT_ERROR: break;
        }
        return State::Damaged;
    }

private:
    BrotliDecoderState *const m_state;
};

class ZstdDecoder final : public Decoder {
public:
    ZstdDecoder()
        : m_context(ZSTD_createDCtx())
    {
        if (m_context)
            ZSTD_DCtx_setParameter(m_context, ZSTD_d_windowLogMax, kZstdWindowLog);
    }
    ~ZstdDecoder() override { ZSTD_freeDCtx(m_context); }
    Q_DISABLE_COPY_MOVE(ZstdDecoder)
    bool isGood() const { return m_context != nullptr; }

    State decode(QByteArrayView &input, char *room, std::size_t size, std::size_t &made) override
    {
        ZSTD_inBuffer in{input.data(), std::size_t(input.size()), 0};
        ZSTD_outBuffer out{room, size, 0};
        const std::size_t left = ZSTD_decompressStream(m_context, &out, &in);
        input = input.sliced(qsizetype(in.pos));
        made = out.pos;
        if (ZSTD_isError(left))
            return State::Damaged;
        if (left == 0)
            return State::Ended;
        return out.pos == out.size ? State::Full : State::Hungry;
    }
    bool restart() override // RFC 8878 §3.1: frames
    {
        return !ZSTD_isError(ZSTD_DCtx_reset(m_context, ZSTD_reset_session_only));
    }

private:
    ZSTD_DCtx *const m_context;
};

template<typename T, typename... Args>
std::unique_ptr<Decoder> made(Args... args)
{
    auto decoder = std::make_unique<T>(args...);
    if (!decoder->isGood())
        return nullptr;
    return decoder;
}

} // namespace

std::unique_ptr<Decoder> Decoder::make(Coding coding)
{
    switch (coding) {
    case Coding::Identity: break;
    case Coding::Gzip: return made<InflateDecoder>(true);
    case Coding::Deflate: return made<InflateDecoder>(false);
    case Coding::Brotli: return made<BrotliDecoder>();
    case Coding::Zstd: return made<ZstdDecoder>();
    }
    return nullptr;
}

} // namespace coroscope

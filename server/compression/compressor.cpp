#include "server/compression/compressor.h"

#include <brotli/encode.h>
#include <libdeflate.h>
#include <zstd.h>

#include <algorithm>
#include <cstdlib>

namespace coroscope {

namespace {

constexpr std::size_t kMostRoomKept = 512 * 1024; // bytes that outlive a body
constexpr std::size_t kSlack = 64; // what no compression may be longer than the body by
constexpr int kMostWindow = 22; // of brotli, as its own default; 4 MiB

} // namespace

/// Memory that is given out again. Blocks keep their size before them.
class Compressor::Blocks {
public:
    Blocks() = default;
    Blocks(const Blocks &) = delete;
    Blocks &operator=(const Blocks &) = delete;
    ~Blocks()
    {
        for (const Block &each : m_free)
            std::free(each.memory);
    }

    static void *allocate(void *self, std::size_t size) { return static_cast<Blocks *>(self)->take(size); }
    static void release(void *self, void *address) { static_cast<Blocks *>(self)->give(address); }

private:
    struct Block {
        void *memory;
        std::size_t size;
    };
    static constexpr std::size_t kHead = 16; // keeps what is given out aligned
    static constexpr std::size_t kMostKept = 4 * 1024 * 1024;
    static constexpr std::size_t kMostBlocks = 64;

    void *take(std::size_t size)
    {
        const auto fitting = std::find_if(m_free.begin(), m_free.end(), [size](const Block &each) {
            return each.size >= size && each.size / 2 <= size + 256;
        });
        Block block{nullptr, size};
        if (fitting != m_free.end()) {
            block = *fitting;
            m_kept -= block.size;
            *fitting = m_free.back();
            m_free.pop_back();
        } else {
            block.memory = std::malloc(size + kHead);
            if (!block.memory)
                return nullptr;
            *static_cast<std::size_t *>(block.memory) = size;
        }
        return static_cast<char *>(block.memory) + kHead;
    }
    void give(void *address)
    {
        if (!address)
            return;
        void *const memory = static_cast<char *>(address) - kHead;
        const std::size_t size = *static_cast<std::size_t *>(memory);
        if (m_kept + size > kMostKept || m_free.size() >= kMostBlocks) {
            std::free(memory);
            return;
        }
        m_kept += size;
        m_free.push_back({memory, size});
    }

    std::vector<Block> m_free;
    std::size_t m_kept = 0;
};

Compressor::Compressor()
    : m_blocks(std::make_unique<Blocks>())
{
}

Compressor::~Compressor()
{
    libdeflate_free_compressor(m_deflate);
    ZSTD_freeCCtx(m_zstd);
}

char *Compressor::room(std::size_t size)
{
    if (m_room.size() < size)
        m_room.resize(size);
    return m_room.data();
}

QByteArray Compressor::compressAt(Coding coding, int level, QByteArrayView body)
{
    QByteArray result;
    switch (coding) {
    case Coding::Identity: break;
    case Coding::Gzip: result = deflate(true, level, body); break;
    case Coding::Deflate: result = deflate(false, level, body); break;
    case Coding::Brotli: result = brotli(level, body); break;
    case Coding::Zstd: result = zstd(level, body); break;
    }
    if (m_room.size() > kMostRoomKept)
        m_room = {};
    return result;
}

QByteArray Compressor::deflate(bool isGzip, int level, QByteArrayView body)
{
    if (level != m_deflateLevel) {
        libdeflate_free_compressor(m_deflate);
        m_deflate = libdeflate_alloc_compressor(level);
        m_deflateLevel = m_deflate ? level : -1;
    }
    if (!m_deflate)
        return {};
    const std::size_t most = std::size_t(body.size()) + kSlack;
    char *const to = room(most);
    const std::size_t size = isGzip
        ? libdeflate_gzip_compress(m_deflate, body.data(), std::size_t(body.size()), to, most)
        : libdeflate_zlib_compress(m_deflate, body.data(), std::size_t(body.size()), to, most);
    return size == 0 ? QByteArray() : QByteArray(to, qsizetype(size));
}

QByteArray Compressor::brotli(int level, QByteArrayView body)
{
    BrotliEncoderState *const state = BrotliEncoderCreateInstance(&Blocks::allocate, &Blocks::release, m_blocks.get());
    if (!state)
        return {};
    int window = 16; // a larger one than the body only costs
    while (window < kMostWindow && (std::size_t(1) << window) < std::size_t(body.size()) + 16)
        ++window;
    BrotliEncoderSetParameter(state, BROTLI_PARAM_QUALITY, std::uint32_t(level));
    BrotliEncoderSetParameter(state, BROTLI_PARAM_LGWIN, std::uint32_t(window));
    BrotliEncoderSetParameter(state, BROTLI_PARAM_SIZE_HINT, std::uint32_t(std::min<qsizetype>(body.size(), 1 << 30)));
    std::size_t inLeft = std::size_t(body.size());
    auto in = reinterpret_cast<const std::uint8_t *>(body.data());
    const std::size_t most = std::size_t(body.size()) + kSlack;
    char *const to = room(most);
    std::size_t outLeft = most;
    auto out = reinterpret_cast<std::uint8_t *>(to);
    const bool isDone
        = BrotliEncoderCompressStream(state, BROTLI_OPERATION_FINISH, &inLeft, &in, &outLeft, &out, nullptr)
        && BrotliEncoderIsFinished(state);
    BrotliEncoderDestroyInstance(state);
    return isDone ? QByteArray(to, qsizetype(most - outLeft)) : QByteArray();
}

QByteArray Compressor::zstd(int level, QByteArrayView body)
{
    if (!m_zstd)
        m_zstd = ZSTD_createCCtx();
    if (!m_zstd)
        return {};
    // Levels up to 19 have windows of 8 MiB at most, which is what a client has to be able to read (RFC 9659 §3).
    const std::size_t most = std::size_t(body.size()) + kSlack;
    char *const to = room(most);
    const std::size_t size
        = ZSTD_compressCCtx(m_zstd, to, most, body.data(), std::size_t(body.size()), std::min(level, 19));
    return ZSTD_isError(size) ? QByteArray() : QByteArray(to, qsizetype(size));
}

} // namespace coroscope

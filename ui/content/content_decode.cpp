#include "ui/content/content_decode.h"

#include <QList>

#include <brotli/decode.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

using End = DecodedContent::End;

constexpr qsizetype kPiece = 256 * 1024;

QList<QByteArray> codings(const QByteArray &field)
{
    QList<QByteArray> list;
    for (const QByteArray &part : field.toLower().split(',')) {
        const QByteArray name = part.trimmed();
        if (!name.isEmpty() && name != "identity")
            list.append(name.startsWith("x-") ? name.sliced(2) : name); // RFC 9110 §8.4.1.3: x-gzip is gzip
    }
    return list;
}

/// Gathers output up to the cap.
class Output {
public:
    explicit Output(qsizetype cap)
        : m_cap(cap)
        , m_piece(kPiece, Qt::Uninitialized)
    {
    }
    char *data() { return m_piece.data(); }
    static constexpr std::size_t size() { return std::size_t(kPiece); }
    /// False: the cap is reached.
    bool take(std::size_t count)
    {
        const qsizetype room = m_cap - bytes.size();
        bytes.append(m_piece.constData(), std::min(qsizetype(count), room));
        return qsizetype(count) <= room;
    }

    QByteArray bytes;

private:
    qsizetype m_cap;
    QByteArray m_piece;
};

End inflateAll(const QByteArray &in, int windowBits, Output &out, const std::stop_token &stop)
{
    z_stream stream{};
    if (inflateInit2(&stream, windowBits) != Z_OK)
        return End::Damaged;
    const auto closer = std::unique_ptr<z_stream, void (*)(z_stream *)>(&stream, [](z_stream *s) { inflateEnd(s); });
    // zlib counts in 32 bits; bodies are kept far below that.
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(in.constData()));
    stream.avail_in = uInt(std::min<qsizetype>(in.size(), std::numeric_limits<int>::max()));
    while (!stop.stop_requested()) {
        stream.next_out = reinterpret_cast<Bytef *>(out.data());
        stream.avail_out = uInt(Output::size());
        const int code = inflate(&stream, Z_NO_FLUSH);
        if (!out.take(Output::size() - stream.avail_out))
            return End::TooLarge;
        if (code == Z_STREAM_END) {
            // RFC 1952 §2.2: a gzip file may have several members.
            if (stream.avail_in == 0 || windowBits < 15 + 16)
                return End::Whole;
            if (inflateReset(&stream) != Z_OK)
                return End::Damaged;
        } else if (code == Z_BUF_ERROR) {
            return End::Cut;
        } else if (code != Z_OK) {
            return End::Damaged;
        }
    }
    return End::Cut;
}

End inflateDeflate(const QByteArray &in, Output &out, const std::stop_token &stop)
{
    // RFC 9110 §8.4.1.2: deflate has zlib's header; some servers send none.
    const bool hasHeader
        = in.size() >= 2 && (uchar(in[0]) & 0x0F) == 8 && ((uchar(in[0]) << 8) + uchar(in[1])) % 31 == 0;
    return inflateAll(in, hasHeader ? 15 : -15, out, stop);
}

End unbrotli(const QByteArray &in, Output &out, const std::stop_token &stop)
{
    const std::unique_ptr<BrotliDecoderState, void (*)(BrotliDecoderState *)> state(
        BrotliDecoderCreateInstance(nullptr, nullptr, nullptr), &BrotliDecoderDestroyInstance);
    std::size_t left = std::size_t(in.size());
    const auto *next = reinterpret_cast<const std::uint8_t *>(in.constData());
    while (!stop.stop_requested()) {
        std::size_t room = Output::size();
        auto *to = reinterpret_cast<std::uint8_t *>(out.data());
        const auto code = BrotliDecoderDecompressStream(state.get(), &left, &next, &room, &to, nullptr);
        if (!out.take(Output::size() - room))
            return End::TooLarge;
        switch (code) {
        case BROTLI_DECODER_RESULT_SUCCESS: return End::Whole;
        case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT: return End::Cut;
        case BROTLI_DECODER_RESULT_ERROR: return End::Damaged;
        case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT: break;
        }
    }
    return End::Cut;
}

End unzstd(const QByteArray &in, Output &out, const std::stop_token &stop)
{
    const std::unique_ptr<ZSTD_DStream, std::size_t (*)(ZSTD_DStream *)> stream(ZSTD_createDStream(),
                                                                                &ZSTD_freeDStream);
    ZSTD_DCtx_setParameter(stream.get(), ZSTD_d_windowLogMax, 27); // 128 MiB; a frame may ask for far more
    ZSTD_inBuffer from{in.constData(), std::size_t(in.size()), 0};
    while (!stop.stop_requested()) {
        ZSTD_outBuffer to{out.data(), Output::size(), 0};
        const std::size_t code = ZSTD_decompressStream(stream.get(), &to, &from);
        if (!out.take(to.pos))
            return End::TooLarge;
        if (ZSTD_isError(code))
            return End::Damaged;
        if (from.pos == from.size && to.pos < to.size)
            return code == 0 ? End::Whole : End::Cut;
    }
    return End::Cut;
}

} // namespace

QByteArray compressionOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\x1f\x8b"))
        return "gzip"_ba;
    if (bytes.startsWith("\x28\xb5\x2f\xfd"))
        return "zstd"_ba;
    // RFC 1950 §2.2: both bytes as one number are a multiple of 31.
    const bool isZlib = bytes.size() > 2 && bytes[0] == '\x78'
        && (static_cast<unsigned char>(bytes[0]) * 256 + static_cast<unsigned char>(bytes[1])) % 31 == 0;
    return isZlib ? "deflate"_ba : QByteArray();
}

bool isCoded(const QByteArray &contentEncoding)
{
    return !codings(contentEncoding).isEmpty();
}

DecodedContent decodeContent(const QByteArray &bytes, const QByteArray &contentEncoding, qsizetype cap,
                             const std::stop_token &stop)
{
    DecodedContent decoded;
    decoded.bytes = bytes;
    QList<QByteArray> list = codings(contentEncoding);
    while (!list.isEmpty() && !bytes.isEmpty()) {
        const QByteArray coding = list.takeLast();
        Output out(cap);
        End end = End::Whole;
        if (coding == "gzip")
            end = inflateAll(decoded.bytes, 15 + 16, out, stop);
        else if (coding == "deflate")
            end = inflateDeflate(decoded.bytes, out, stop);
        else if (coding == "br")
            end = unbrotli(decoded.bytes, out, stop);
        else if (coding == "zstd")
            end = unzstd(decoded.bytes, out, stop);
        else
            end = End::Unknown;
        if (end != End::Unknown)
            decoded.bytes = out.bytes;
        if (end != End::Whole) {
            decoded.end = end;
            decoded.coding = coding;
            // What is left of an outer coding may still be read by the inner ones, unless nothing came out.
            if (end == End::Unknown || out.bytes.isEmpty() || end == End::TooLarge)
                break;
        }
    }
    return decoded;
}

} // namespace coroscope

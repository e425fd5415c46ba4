#include "server/telemetry/session_chunk.h"

#include <QtEndian>

#include <zlib.h>

#include <algorithm>

namespace coroscope::session {

namespace {

constexpr char kMagic[] = "\x89"
                          "COR\r\n\x1a\n";
constexpr qsizetype kMagicSize = sizeof kMagic - 1;
constexpr int kLevel = 4; // a recording of a hundred megabytes is to be written in seconds

void appendNumber(QByteArray &bytes, std::uint32_t number)
{
    char raw[4];
    qToLittleEndian(number, raw);
    bytes.append(raw, sizeof raw);
}

const Bytef *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const Bytef *>(bytes.constData());
}

/// Of name, sizes and content.
std::uint32_t checksumOf(const QByteArray &head12, const QByteArray &stored)
{
    uLong sum = crc32(0, bytesOf(head12), 12);
    sum = crc32(sum, bytesOf(stored), uInt(stored.size()));
    return std::uint32_t(sum);
}

QByteArray head12(const QByteArray &name, std::uint32_t stored, std::uint32_t raw)
{
    QByteArray head = name;
    appendNumber(head, stored);
    appendNumber(head, raw);
    return head;
}

} // namespace

QByteArray fileHead()
{
    QByteArray head(kMagic, kMagicSize);
    appendNumber(head, kVersion);
    return head;
}

bool isMagic(const QByteArray &begin)
{
    return QByteArrayView(kMagic, std::min(begin.size(), kMagicSize))
        == QByteArrayView(begin).first(std::min(begin.size(), kMagicSize));
}

std::uint32_t numberAt(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<std::uint32_t>(bytes.constData() + at);
}

QByteArray packed(const char *name, const QByteArray &raw)
{
    uLongf size = compressBound(uLong(raw.size()));
    QByteArray stored(qsizetype(size), Qt::Uninitialized);
    if (compress2(reinterpret_cast<Bytef *>(stored.data()), &size, bytesOf(raw), uLong(raw.size()), kLevel) != Z_OK)
        return {};
    stored.truncate(qsizetype(size));
    QByteArray chunk = head12(name, std::uint32_t(stored.size()), std::uint32_t(raw.size()));
    appendNumber(chunk, checksumOf(chunk, stored));
    return chunk + stored;
}

ChunkHead chunkHead(const QByteArray &bytes)
{
    return {bytes.first(4), numberAt(bytes, 4), numberAt(bytes, 8), numberAt(bytes, 12)};
}

bool isIntact(const ChunkHead &head, const QByteArray &stored)
{
    return checksumOf(head12(head.name, head.stored, head.raw), stored) == head.checksum;
}

std::optional<QByteArray> unpacked(const ChunkHead &head, const QByteArray &stored)
{
    // One byte of room where there is nothing, so that zlib has a place to point to.
    QByteArray raw(std::max<qsizetype>(1, qsizetype(head.raw)), Qt::Uninitialized);
    uLongf size = head.raw; // what would be more is an error, and is not written
    uLong used = uLong(stored.size());
    if (uncompress2(reinterpret_cast<Bytef *>(raw.data()), &size, bytesOf(stored), &used) != Z_OK || size != head.raw
        || used != uLong(stored.size()))
        return std::nullopt;
    raw.truncate(qsizetype(head.raw));
    return raw;
}

} // namespace coroscope::session

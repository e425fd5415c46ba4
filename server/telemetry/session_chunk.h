#pragma once

#include <QByteArray>

#include <cstdint>
#include <optional>

// The frame of session files: see session_file.h.

namespace coroscope::session {

inline constexpr std::uint32_t kVersion = 1;
inline constexpr qsizetype kFileHead = 12; ///< bytes
inline constexpr qsizetype kChunkHead = 16; ///< bytes
inline constexpr std::size_t kMostItems = 4'096; ///< of a chunk, so that a small one cannot become a large list

/// Magic and version.
QByteArray fileHead();
/// The magic is there, as far as the bytes go.
bool isMagic(const QByteArray &begin);

struct ChunkHead {
    QByteArray name;
    std::uint32_t stored = 0;
    std::uint32_t raw = 0;
    std::uint32_t checksum = 0;
};

/// A whole chunk; empty where zlib has no memory.
QByteArray packed(const char *name, const QByteArray &raw);
/// `bytes`: kChunkHead of them.
ChunkHead chunkHead(const QByteArray &bytes);
bool isIntact(const ChunkHead &head, const QByteArray &stored);
/// Nothing: it is no zlib stream of just head.raw bytes.
std::optional<QByteArray> unpacked(const ChunkHead &head, const QByteArray &stored);

std::uint32_t numberAt(const QByteArray &bytes, qsizetype at);

} // namespace coroscope::session

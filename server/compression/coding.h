#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <array>
#include <cstdint>
#include <optional>

namespace coroscope {

/// The content codings that this server speaks, both ways.
/// Source: RFC 9110 §8.4.1 (gzip; deflate is the zlib format of RFC 1950), RFC 7932 (br), RFC 8878 and RFC 9659 (zstd).
enum class Coding : std::uint8_t { Identity, Gzip, Deflate, Brotli, Zstd };
inline constexpr std::size_t kCodingCount = std::size_t(Coding::Zstd) + 1;

/// Those that change bytes, in the order in which the server prefers them where the client has no preference.
inline constexpr std::array<Coding, 4> kCodings{Coding::Zstd, Coding::Brotli, Coding::Gzip, Coding::Deflate};

/// "gzip", "deflate", "br", "zstd", "identity"; shared, so a copy of it allocates nothing.
const QByteArray &codingName(Coding coding);
/// Case is ignored; "x-gzip" is gzip (RFC 9110 §8.4.1.3). Empty: there is no such coding here.
std::optional<Coding> codingOf(QByteArrayView name);
/// "zstd, br, gzip, deflate": for Accept-Encoding, also in a 415 (RFC 9110 §15.5.16).
const QByteArray &codingList();

/// How much work goes into compressing.
enum class CompressionLevel : std::uint8_t { Fast, Default, Best };
/// What the library of that coding calls it: gzip, deflate 1 to 12 (libdeflate), br 0 to 11, zstd 1 to 19.
int libraryLevel(Coding coding, CompressionLevel level);

/// Whether bytes of this media type, with or without parameters, can be expected to get smaller: not what is compressed
/// by its own format. An unknown type can be.
bool isCompressible(QByteArrayView mediaType);

} // namespace coroscope

#include "server/compression/coding.h"

#include <algorithm>
#include <string_view>

namespace coroscope {

namespace {

/// Types whose own format compresses. What begins with one of the prefixes is, too, but for the exceptions.
constexpr QByteArrayView kCompressed[]{
    "application/epub+zip",
    "application/gzip",
    "application/java-archive",
    "application/pdf",
    "application/vnd.rar",
    "application/x-7z-compressed",
    "application/x-brotli",
    "application/x-bzip",
    "application/x-bzip2",
    "application/x-gzip",
    "application/x-lzma",
    "application/x-rar-compressed",
    "application/x-xz",
    "application/x-zip-compressed",
    "application/x-zstd",
    "application/zip",
    "application/zstd",
    "font/woff",
    "font/woff2",
};
constexpr QByteArrayView kCompressedPrefixes[]{
    "audio/", "image/", "video/", "application/vnd.oasis.opendocument.", "application/vnd.openxmlformats-",
};
constexpr QByteArrayView kPlainAllTheSame[]{
    "audio/wav", "audio/x-wav", "image/bmp", "image/svg+xml", "image/vnd.microsoft.icon", "image/x-icon",
};

QByteArrayView trimmed(QByteArrayView text)
{
    return text.trimmed();
}

bool equals(QByteArrayView one, QByteArrayView other)
{
    return one.size() == other.size() && one.compare(other, Qt::CaseInsensitive) == 0;
}

} // namespace

const QByteArray &codingName(Coding coding)
{
    static const std::array<QByteArray, kCodingCount> names{QByteArrayLiteral("identity"), QByteArrayLiteral("gzip"),
                                                            QByteArrayLiteral("deflate"), QByteArrayLiteral("br"),
                                                            QByteArrayLiteral("zstd")};
    return names[std::size_t(coding)];
}

std::optional<Coding> codingOf(QByteArrayView name)
{
    for (std::size_t i = 0; i < kCodingCount; ++i) {
        if (equals(name, codingName(Coding(i))))
            return Coding(i);
    }
    if (equals(name, "x-gzip"))
        return Coding::Gzip;
    return std::nullopt;
}

const QByteArray &codingList()
{
    static const QByteArray list = [] {
        QByteArray text;
        for (const Coding coding : kCodings) {
            if (!text.isEmpty())
                text.append(", ");
            text.append(codingName(coding));
        }
        return text;
    }();
    return list;
}

int libraryLevel(Coding coding, CompressionLevel level)
{
    const auto of = [level](int fast, int byDefault, int best) {
        return level == CompressionLevel::Fast ? fast : level == CompressionLevel::Best ? best : byDefault;
    };
    switch (coding) {
    case Coding::Identity: break;
    case Coding::Gzip:
    case Coding::Deflate: return of(1, 6, 9);
    case Coding::Brotli: return of(1, 5, 9); // 10 and 11 take milliseconds for a page: for files that are made once
    case Coding::Zstd: return of(1, 3, 12);
    }
    return 0;
}

bool isCompressible(QByteArrayView mediaType)
{
    const qsizetype parameters = mediaType.indexOf(';');
    const QByteArrayView type = trimmed(parameters < 0 ? mediaType : mediaType.first(parameters));
    const auto isType = [type](QByteArrayView other) { return equals(type, other); };
    const auto isPrefix = [type](QByteArrayView prefix) {
        return type.size() >= prefix.size() && equals(type.first(prefix.size()), prefix);
    };
    if (std::any_of(std::begin(kPlainAllTheSame), std::end(kPlainAllTheSame), isType))
        return true;
    return std::none_of(std::begin(kCompressed), std::end(kCompressed), isType)
        && std::none_of(std::begin(kCompressedPrefixes), std::end(kCompressedPrefixes), isPrefix);
}

} // namespace coroscope

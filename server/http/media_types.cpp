#include "server/http/media_types.h"

#include <algorithm>
#include <array>

namespace coroscope {

namespace {

struct Ending {
    QByteArrayView ending; ///< without the dot, lower case
    QByteArrayView type;
};

// As IANA registers them, and what browsers want of a script and of
// WebAssembly.
constexpr std::array kEndings{
    Ending{"7z", "application/x-7z-compressed"},
    Ending{"aac", "audio/aac"},
    Ending{"apng", "image/apng"},
    Ending{"atom", "application/atom+xml"},
    Ending{"avif", "image/avif"},
    Ending{"bmp", "image/bmp"},
    Ending{"bz2", "application/x-bzip2"},
    Ending{"cjs", "text/javascript; charset=utf-8"},
    Ending{"css", "text/css; charset=utf-8"},
    Ending{"csv", "text/csv; charset=utf-8"},
    Ending{"doc", "application/msword"},
    Ending{"docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"},
    Ending{"epub", "application/epub+zip"},
    Ending{"flac", "audio/flac"},
    Ending{"gif", "image/gif"},
    Ending{"gz", "application/gzip"},
    Ending{"htm", "text/html; charset=utf-8"},
    Ending{"html", "text/html; charset=utf-8"},
    Ending{"ico", "image/vnd.microsoft.icon"},
    Ending{"ics", "text/calendar; charset=utf-8"},
    Ending{"jpeg", "image/jpeg"},
    Ending{"jpg", "image/jpeg"},
    Ending{"js", "text/javascript; charset=utf-8"},
    Ending{"json", "application/json"},
    Ending{"jsonl", "application/jsonl"},
    Ending{"jsonld", "application/ld+json"},
    Ending{"jxl", "image/jxl"},
    Ending{"log", "text/plain; charset=utf-8"},
    Ending{"m4a", "audio/mp4"},
    Ending{"m4v", "video/mp4"},
    Ending{"map", "application/json"},
    Ending{"md", "text/markdown; charset=utf-8"},
    Ending{"mid", "audio/midi"},
    Ending{"mjs", "text/javascript; charset=utf-8"},
    Ending{"mkv", "video/matroska"},
    Ending{"mov", "video/quicktime"},
    Ending{"mp3", "audio/mpeg"},
    Ending{"mp4", "video/mp4"},
    Ending{"mpeg", "video/mpeg"},
    Ending{"odp", "application/vnd.oasis.opendocument.presentation"},
    Ending{"ods", "application/vnd.oasis.opendocument.spreadsheet"},
    Ending{"odt", "application/vnd.oasis.opendocument.text"},
    Ending{"oga", "audio/ogg"},
    Ending{"ogg", "audio/ogg"},
    Ending{"ogv", "video/ogg"},
    Ending{"opus", "audio/ogg"},
    Ending{"otf", "font/otf"},
    Ending{"pdf", "application/pdf"},
    Ending{"png", "image/png"},
    Ending{"pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation"},
    Ending{"rss", "application/rss+xml"},
    Ending{"rtf", "application/rtf"},
    Ending{"sql", "application/sql"},
    Ending{"svg", "image/svg+xml"},
    Ending{"tar", "application/x-tar"},
    Ending{"tif", "image/tiff"},
    Ending{"tiff", "image/tiff"},
    Ending{"toml", "application/toml"},
    Ending{"tsv", "text/tab-separated-values; charset=utf-8"},
    Ending{"ttf", "font/ttf"},
    Ending{"txt", "text/plain; charset=utf-8"},
    Ending{"vtt", "text/vtt; charset=utf-8"},
    Ending{"wasm", "application/wasm"},
    Ending{"wav", "audio/wav"},
    Ending{"weba", "audio/webm"},
    Ending{"webm", "video/webm"},
    Ending{"webmanifest", "application/manifest+json"},
    Ending{"webp", "image/webp"},
    Ending{"woff", "font/woff"},
    Ending{"woff2", "font/woff2"},
    Ending{"xhtml", "application/xhtml+xml"},
    Ending{"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
    Ending{"xml", "application/xml"},
    Ending{"yaml", "application/yaml"},
    Ending{"yml", "application/yaml"},
    Ending{"zip", "application/zip"},
    Ending{"zst", "application/zstd"},
};

} // namespace

QByteArray mediaTypeOf(QByteArrayView fileName)
{
    const auto dot = fileName.lastIndexOf('.');
    const QByteArray ending = dot < 0 ? QByteArray() : fileName.sliced(dot + 1).toByteArray().toLower();
    const auto found = std::find_if(kEndings.begin(), kEndings.end(),
                                    [&](const Ending &each) { return each.ending == QByteArrayView(ending); });
    return found == kEndings.end() ? QByteArrayLiteral("application/octet-stream") : found->type.toByteArray();
}

} // namespace coroscope

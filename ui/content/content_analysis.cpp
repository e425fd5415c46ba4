#include "ui/content/content_analysis.h"

#include <QBuffer>
#include <QImageReader>
#include <QStringDecoder>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

QByteArray charsetOf(const QByteArray &mediaType)
{
    const qsizetype at = mediaType.toLower().indexOf("charset=");
    if (at < 0)
        return {};
    QByteArray name = mediaType.sliced(at + 8);
    if (const qsizetype end = name.indexOf(';'); end >= 0)
        name.truncate(end);
    return name.trimmed().replace('"', "");
}

/// Bytes that were cut end inside a character now and then; that is no reason to show a replacement character.
QByteArray withoutTornEnd(const QByteArray &bytes)
{
    qsizetype end = bytes.size();
    while (end > 0 && bytes.size() - end < 4 && (uchar(bytes[end - 1]) & 0xC0) == 0x80)
        --end;
    if (end > 0 && (uchar(bytes[end - 1]) & 0xC0) == 0xC0) {
        const uchar lead = uchar(bytes[end - 1]);
        const qsizetype needs = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        if (bytes.size() - (end - 1) < needs)
            return bytes.first(end - 1);
    }
    return bytes;
}

bool looksBinary(const QByteArray &bytes)
{
    const QByteArrayView head = QByteArrayView(bytes).first(std::min<qsizetype>(bytes.size(), 64 * 1024));
    qsizetype odd = 0;
    for (const char c : head) {
        if (c == 0)
            return true;
        odd += uchar(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\x1b' && c != '\b' ? 1 : 0;
    }
    return odd * 20 > head.size();
}

bool claimsJson(const QByteArray &type)
{
    return type.endsWith("/json") || type.endsWith("+json");
}

bool claimsMarkup(const QByteArray &type)
{
    return type == "text/html" || type.endsWith("/xml") || type.endsWith("+xml");
}

ContentKind kindOfText(const QByteArray &type, const QString &text)
{
    if (const ContentKind said = kindOfType(type); said != ContentKind::Text)
        return said;
    const QStringView trimmed = QStringView(text).first(std::min<qsizetype>(text.size(), 4096)).trimmed();
    if ((trimmed.startsWith(u'{') || trimmed.startsWith(u'[')) && type != "text/csv" && type != "application/x-ndjson")
        return ContentKind::Json;
    if (type.isEmpty()
        && (trimmed.startsWith("<?xml"_L1) || trimmed.startsWith("<!doctype html"_L1, Qt::CaseInsensitive)
            || trimmed.startsWith("<html"_L1, Qt::CaseInsensitive)))
        return ContentKind::Markup;
    return ContentKind::Text;
}

/// By its first bytes, not by its name: a server may claim anything.
void findImage(ContentAnalysis &content, const QByteArray &type)
{
    const QByteArray &bytes = content.decoded.bytes;
    if (type == "image/svg+xml"
        || (content.isText && type.isEmpty()
            && bytes.first(std::min<qsizetype>(bytes.size(), 1024)).contains("<svg"))) {
        content.imageFormat = "svg";
        return;
    }
    if (content.isText && !type.startsWith("image/"))
        return;
    QBuffer buffer;
    buffer.setData(bytes);
    if (!buffer.open(QIODevice::ReadOnly))
        return;
    QImageReader reader(&buffer);
    reader.setDecideFormatFromContent(true);
    if (!reader.canRead())
        return;
    const QByteArray format = reader.format();
    if (format == "svg" || format == "svgz" || format == "pdf")
        return; // claims to be something else
    content.imageFormat = format;
    content.imageSize = reader.size();
}

} // namespace

QByteArray essenceOf(const QByteArray &mediaType)
{
    const qsizetype end = mediaType.indexOf(';');
    return (end < 0 ? mediaType : mediaType.first(end)).trimmed().toLower();
}

ContentKind kindOfType(const QByteArray &mediaType)
{
    const QByteArray type = essenceOf(mediaType);
    if (claimsJson(type))
        return ContentKind::Json;
    if (claimsMarkup(type))
        return ContentKind::Markup;
    if (type == "text/css")
        return ContentKind::Style;
    if (type.endsWith("/javascript") || type.endsWith("/ecmascript") || type == "application/x-javascript")
        return ContentKind::Script;
    return ContentKind::Text;
}

TextLanguage languageOf(ContentKind kind)
{
    switch (kind) {
    case ContentKind::Json: return TextLanguage::Json;
    case ContentKind::Markup: return TextLanguage::Markup;
    case ContentKind::Style: return TextLanguage::Css;
    case ContentKind::Script: return TextLanguage::Script;
    default: return TextLanguage::Plain;
    }
}

ContentAnalysis analyseContent(const ContentInput &input, const std::stop_token &stop)
{
    ContentAnalysis content;
    if (isCoded(input.contentEncoding))
        content.decoded = decodeContent(input.bytes, input.contentEncoding, kMaxDecoded, stop);
    else
        content.decoded.bytes = input.bytes;
    const QByteArray &bytes = content.decoded.bytes;
    if (bytes.isEmpty() || stop.stop_requested())
        return content;
    if (content.decoded.end == DecodedContent::End::Unknown) {
        content.kind = ContentKind::Binary;
        return content;
    }
    if (bytes.size() > ContentAnalysis::kLargeBytes && !input.asPlainText) {
        content.isLarge = true;
        content.kind = ContentKind::Binary;
        return content;
    }
    const QByteArray type = essenceOf(input.mediaType);
    content.charset = charsetOf(input.mediaType);
    // Stateless: what is there is all, so that a character whose end is missing is a fault and not kept for later.
    constexpr auto kAll = QStringDecoder::Flag::Stateless;
    QStringDecoder decoder(content.charset.isEmpty() ? "UTF-8" : content.charset.constData(), kAll);
    if (!decoder.isValid() || content.charset.isEmpty()) {
        // A byte order mark tells UTF-16 and UTF-32 where the field does not.
        const auto found = QStringConverter::encodingForData(bytes);
        decoder = QStringDecoder(found.value_or(QStringConverter::Utf8), kAll);
        content.charset = QStringConverter::nameForEncoding(found.value_or(QStringConverter::Utf8));
    }
    const bool isWide
        = content.charset.toUpper().startsWith("UTF-16") || content.charset.toUpper().startsWith("UTF-32");
    content.isCut = input.wholeSize > quint64(input.bytes.size()) || content.decoded.end != DecodedContent::End::Whole;
    content.isText = isWide || input.asPlainText || !looksBinary(bytes);
    if (content.isText) {
        content.text = decoder(content.isCut && !isWide ? withoutTornEnd(bytes) : bytes);
        content.hasBadBytes = decoder.hasError() || (isWide && !content.isCut && bytes.size() % 2 != 0);
        if (content.hasBadBytes && !input.asPlainText) {
            // A few bad bytes are a slip in a text; many say that it is none.
            const QStringView head
                = QStringView(content.text).first(std::min<qsizetype>(content.text.size(), 64 * 1024));
            if (head.count(QChar(QChar::ReplacementCharacter)) * 10 > head.size()) {
                content.isText = false;
                content.text.clear();
            }
        }
    }
    if (input.asPlainText) {
        content.kind = ContentKind::Text;
        return content;
    }
    findImage(content, type);
    if (!content.imageFormat.isEmpty()) {
        content.kind = ContentKind::Image;
    } else if (content.isText) {
        content.kind = kindOfText(type, content.text);
        if (content.kind == ContentKind::Json) {
            content.json = JsonTree::parse(content.text, stop, content.isCut);
            // Of what only looks like JSON and was cut, more than a bracket must have been read.
            const auto &tree = content.json.tree;
            if (!claimsJson(type) && (content.json.fault || (content.isCut && tree && tree->size() < 3))) {
                content.kind = ContentKind::Text;
                content.json = {};
            }
        }
    } else {
        content.kind = ContentKind::Binary;
    }
    if (const auto &tree = content.json.tree; tree && tree->type(0) == JsonTree::Type::Array) {
        // The first hundred decide: a list of objects with a stray in it is a table still.
        quint32 objects = 0;
        quint32 others = 0;
        for (quint32 child = 1; child < tree->size() && objects + others < 100; child = tree->node(child).next)
            ++(tree->type(child) == JsonTree::Type::Object ? objects : others);
        content.isTable = objects > 0 && objects >= others;
    }
    return content;
}

QString extensionOf(const ContentAnalysis &content, const QByteArray &mediaType)
{
    const QByteArray type = essenceOf(mediaType);
    switch (content.kind) {
    case ContentKind::Json: return u"json"_s;
    case ContentKind::Markup: return type == "text/html" ? u"html"_s : u"xml"_s;
    case ContentKind::Style: return u"css"_s;
    case ContentKind::Script: return u"js"_s;
    case ContentKind::Text: return type == "text/csv" ? u"csv"_s : u"txt"_s;
    case ContentKind::Image: return QString::fromLatin1(content.imageFormat);
    case ContentKind::Empty:
    case ContentKind::Binary: break;
    }
    return u"bin"_s;
}

} // namespace coroscope

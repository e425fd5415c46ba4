#pragma once

#include "ui/content/content_decode.h"
#include "ui/content/json_tree.h"
#include "ui/content/text_document.h"

#include <QSize>

namespace coroscope {

enum class ContentKind { Empty, Json, Markup, Style, Script, Text, Image, Binary };

/// Content as it came: what a view is given.
struct ContentInput {
    QByteArray bytes;
    QByteArray mediaType; ///< as in the header field
    QByteArray contentEncoding;
    quint64 wholeSize = 0; ///< more than bytes.size() where only the beginning was kept
    bool asPlainText = false; ///< read it as text and look for nothing in it: quicker, for what is very large
};

/// What it is, in all forms that can be shown. A value; the heavy parts are shared.
struct ContentAnalysis {
    /// More bytes are not read for what is in them, unless as plain text.
    static constexpr qsizetype kLargeBytes = 32 * 1024 * 1024;

    DecodedContent decoded;
    ContentKind kind = ContentKind::Empty;
    bool isLarge = false; ///< more than kLargeBytes when it was decoded; nothing else was read
    bool isCut = false; ///< it ends early: only the beginning was kept, or could be decoded
    bool isText = false; ///< shown as text without harm
    bool hasBadBytes = false; ///< bytes that are not of the charset were replaced
    QByteArray charset; ///< the one that it was read with
    QString text; ///< decoded to characters, where it is text
    JsonTree::Parsed json; ///< where it is JSON or claims to be
    bool isTable = false; ///< an array of objects
    QByteArray imageFormat; ///< "png", "svg"
    QSize imageSize; ///< as its header says, before it is decoded
};

/// Any thread; linear.
ContentAnalysis analyseContent(const ContentInput &input, const std::stop_token &stop = {});

/// What a media type says that text of it is.
ContentKind kindOfType(const QByteArray &mediaType);

TextLanguage languageOf(ContentKind kind);

/// "application/json" of "Application/JSON; charset=utf-8".
QByteArray essenceOf(const QByteArray &mediaType);

/// The file name extension that fits, without the dot.
QString extensionOf(const ContentAnalysis &content, const QByteArray &mediaType);

} // namespace coroscope

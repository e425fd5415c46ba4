#pragma once

#include <QString>

#include <memory>
#include <stop_token>
#include <vector>

namespace coroscope {

enum class TextLanguage : quint8 { Plain, Json, Markup, Css, Script, Sql, Cpp, Python };
enum class TextStyle : quint8 { Plain, Name, String, Number, Word, Comment };

/// A piece of a text in one style. At most kMaxToken code units: what is longer comes in pieces.
struct TextToken {
    quint32 begin = 0;
    quint32 length = 0;
    TextStyle style = TextStyle::Plain;
};

inline constexpr quint32 kMaxToken = 4096;

/// The token at `at`, which is before the end. `state` carries comments, strings and tags from one token to the next;
/// 0 at the beginning of a text.
TextToken nextToken(TextLanguage language, QStringView text, quint32 at, quint8 &state);

/// A text made ready for being shown: where its lines begin, and the highlighter's state every few thousand characters,
/// so that any part of it can be painted without reading what stands before. Immutable; made on any thread.
struct TextDocument {
    struct Mark {
        quint32 at = 0;
        quint8 state = 0;
    };
    QString text;
    TextLanguage language = TextLanguage::Plain;
    std::vector<quint32> lines; ///< where each begins; at least one
    std::vector<Mark> marks; ///< in order, the first at 0
    quint32 longest = 0; ///< the longest line in code units, its line break included
    bool isWide = false; ///< has tabs or characters that do not take one cell each

    /// The tokens of [begin, end).
    std::vector<TextToken> tokens(quint32 begin, quint32 end) const;
    /// From 0.
    quint32 lineAt(quint32 offset) const;
};

using TextDocumentPtr = std::shared_ptr<const TextDocument>;

TextDocumentPtr makeTextDocument(const QString &text, TextLanguage language, const std::stop_token &stop = {});

/// How many cells of a monospaced grid a character takes: 0 (combining), 1 or 2 (East Asian wide, emoji); a tab is not
/// asked for here.
int cellsOf(char32_t character);

} // namespace coroscope

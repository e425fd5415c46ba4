#include "ui/content/text_document.h"

#include <QChar>

#include <algorithm>
#include <array>

namespace coroscope {

namespace {

constexpr quint32 kMarkEvery = 2048;

enum State : quint8 { Start, InString, InSingle, InTemplate, InComment, InTag, InTagString, InTagSingle, InData };

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$';
}

bool isWordPart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

class Lexer {
public:
    Lexer(QStringView text, quint32 at, quint8 &state)
        : m_text(text)
        , m_begin(at)
        , m_at(at)
        , m_end(quint32(std::min<qsizetype>(text.size(), qsizetype(at) + kMaxToken)))
        , m_state(state)
    {
    }

    TextToken json()
    {
        if (m_state == InString)
            return quoted(u'"', InString, TextStyle::String);
        const QChar c = m_text[m_at];
        if (c == u'"') {
            ++m_at;
            TextToken token = quoted(u'"', InString, TextStyle::String);
            if (m_state == Start && followedBy(u':'))
                token.style = TextStyle::Name;
            return token;
        }
        if (c == u'-' || c.isDigit())
            return number();
        if (c.isLetter())
            return run([](QChar x) { return x.isLetter(); }, TextStyle::Word);
        return run([](QChar x) { return x != u'"' && x != u'-' && !x.isLetterOrNumber(); }, TextStyle::Plain);
    }

    TextToken markup()
    {
        switch (m_state) {
        case InComment: return until(u"-->", Start, TextStyle::Comment);
        case InData: return until(u"]]>", Start, TextStyle::String);
        case InTagString: return quoted(u'"', InTagString, TextStyle::String, InTag, false);
        case InTagSingle: return quoted(u'\'', InTagSingle, TextStyle::String, InTag, false);
        case InTag: return tag();
        default: break;
        }
        const QStringView rest = m_text.sliced(m_at);
        if (rest.startsWith(u"<!--")) {
            m_state = InComment;
            m_at += 4;
            return until(u"-->", Start, TextStyle::Comment);
        }
        if (rest.startsWith(u"<![CDATA[")) {
            m_state = InData;
            m_at += 9;
            return until(u"]]>", Start, TextStyle::String);
        }
        const QChar c = rest.front();
        const QChar next = rest.size() > 1 ? rest[1] : QChar();
        if (c == u'<' && (next.isLetter() || next == u'/' || next == u'!' || next == u'?')) {
            m_state = InTag;
            m_at += 2;
            return run([](QChar x) { return isWordPart(x) || x == u':' || x == u'-'; }, TextStyle::Word);
        }
        if (c == u'&')
            return entity();
        ++m_at;
        return run([](QChar x) { return x != u'<' && x != u'&'; }, TextStyle::Plain);
    }

    TextToken script(bool isCss)
    {
        switch (m_state) {
        case InComment: return until(u"*/", Start, TextStyle::Comment);
        case InString: return quoted(u'"', InString, TextStyle::String);
        case InSingle: return quoted(u'\'', InSingle, TextStyle::String);
        case InTemplate: return quoted(u'`', InTemplate, TextStyle::String);
        default: break;
        }
        const QChar c = m_text[m_at];
        const QChar next = m_at + 1 < quint32(m_text.size()) ? m_text[m_at + 1] : QChar();
        if (c == u'/' && next == u'*') {
            m_state = InComment;
            m_at += 2;
            return until(u"*/", Start, TextStyle::Comment);
        }
        if (c == u'/' && next == u'/' && !isCss)
            return run([](QChar x) { return x != u'\n'; }, TextStyle::Comment);
        if (c == u'"' || c == u'\'' || (c == u'`' && !isCss)) {
            ++m_at;
            const State inside = c == u'"' ? InString : c == u'\'' ? InSingle : InTemplate;
            m_state = inside;
            return quoted(c, inside, TextStyle::String);
        }
        if (c.isDigit() || (isCss && c == u'#'))
            return number();
        if (isWordStart(c) || (isCss && (c == u'@' || c == u'-' || c == u'.'))) {
            ++m_at;
            TextToken token = run([isCss](QChar x) { return isWordPart(x) || (isCss && x == u'-'); }, TextStyle::Plain);
            const QStringView word = m_text.sliced(token.begin, token.length);
            if (isCss)
                token.style = c == u'@' ? TextStyle::Word : followedBy(u':') ? TextStyle::Name : TextStyle::Plain;
            else if (isKeyword(word))
                token.style = TextStyle::Word;
            return token;
        }
        ++m_at;
        return run(
            [](QChar x) {
                return !isWordPart(x) && x != u'"' && x != u'\'' && x != u'`' && x != u'/' && x != u'@' && x != u'#'
                    && x != u'-' && x != u'.';
            },
            TextStyle::Plain);
    }

    TextToken plain()
    {
        m_at = m_end;
        return token(TextStyle::Plain);
    }

private:
    TextToken token(TextStyle style) const { return {m_begin, m_at - m_begin, style}; }

    template<typename Accept>
    TextToken run(Accept accept, TextStyle style)
    {
        m_at = std::min(m_at, m_end);
        while (m_at < m_end && accept(m_text[m_at]))
            ++m_at;
        return token(style);
    }

    /// To the closing quote; where that is too far away, or missing, the state says so. A string that a line break ends
    /// (all but templates and attributes) ends there.
    TextToken quoted(QChar quote, State inside, TextStyle style, State after = Start, bool hasEscapes = true)
    {
        while (m_at < m_end) {
            const QChar c = m_text[m_at++];
            if (c == quote || (c == u'\n' && hasEscapes && quote != u'`')) {
                m_state = after;
                return token(style);
            }
            if (c == u'\\' && hasEscapes && m_at < quint32(m_text.size()))
                ++m_at;
        }
        m_state = inside;
        return token(style);
    }

    TextToken until(QStringView end, State after, TextStyle style)
    {
        const qsizetype found
            = m_text.sliced(0, std::min<qsizetype>(m_text.size(), qsizetype(m_end) + end.size())).indexOf(end, m_at);
        if (found >= 0) {
            m_at = quint32(found + end.size());
            m_state = after;
        } else {
            m_at = m_end;
        }
        return token(style);
    }

    TextToken number()
    {
        ++m_at;
        return run([](QChar x) { return x.isLetterOrNumber() || x == u'.' || x == u'+' || x == u'%'; },
                   TextStyle::Number);
    }

    TextToken tag()
    {
        const QChar c = m_text[m_at];
        ++m_at;
        if (c == u'>' || ((c == u'/' || c == u'?') && m_at < m_end && m_text[m_at] == u'>')) {
            m_at += c == u'>' ? 0U : 1U;
            m_state = Start;
            return token(TextStyle::Word);
        }
        if (c == u'"' || c == u'\'') {
            const State inside = c == u'"' ? InTagString : InTagSingle;
            m_state = inside;
            return quoted(c, inside, TextStyle::String, InTag, false);
        }
        if (isWordStart(c))
            return run([](QChar x) { return isWordPart(x) || x == u':' || x == u'-' || x == u'.'; }, TextStyle::Name);
        return run([](QChar x) { return x.isSpace() || x == u'='; }, TextStyle::Plain);
    }

    TextToken entity()
    {
        ++m_at;
        run([](QChar x) { return x.isLetterOrNumber() || x == u'#'; }, TextStyle::Number);
        if (m_at < m_end && m_text[m_at] == u';')
            ++m_at;
        return token(TextStyle::Number);
    }

    bool followedBy(QChar wanted) const
    {
        qsizetype at = m_at;
        while (at < m_text.size() && at - m_at < 64 && m_text[at].isSpace())
            ++at;
        return at < m_text.size() && m_text[at] == wanted;
    }

    static bool isKeyword(QStringView word)
    {
        static constexpr std::array<QStringView, 38> kWords{
            u"async",    u"await",   u"break",    u"case",   u"catch",     u"class",  u"const",      u"continue",
            u"debugger", u"default", u"delete",   u"do",     u"else",      u"export", u"extends",    u"false",
            u"finally",  u"for",     u"function", u"if",     u"import",    u"in",     u"instanceof", u"let",
            u"new",      u"null",    u"of",       u"return", u"static",    u"super",  u"switch",     u"this",
            u"throw",    u"true",    u"try",      u"typeof", u"undefined", u"var"};
        return std::binary_search(kWords.begin(), kWords.end(), word) || word == u"void" || word == u"while"
            || word == u"yield";
    }

    QStringView m_text;
    quint32 m_begin;
    quint32 m_at;
    quint32 m_end;
    quint8 &m_state;
};

} // namespace

TextToken nextToken(TextLanguage language, QStringView text, quint32 at, quint8 &state)
{
    Lexer lexer(text, at, state);
    switch (language) {
    case TextLanguage::Json: return lexer.json();
    case TextLanguage::Markup: return lexer.markup();
    case TextLanguage::Css: return lexer.script(true);
    case TextLanguage::Script: return lexer.script(false);
    case TextLanguage::Sql:
    case TextLanguage::Cpp:
    case TextLanguage::Python: break; // only in a CodeEdit
    case TextLanguage::Plain: break;
    }
    return lexer.plain();
}

std::vector<TextToken> TextDocument::tokens(quint32 begin, quint32 end) const
{
    std::vector<TextToken> list;
    end = std::min(end, quint32(text.size()));
    if (begin >= end)
        return list;
    auto mark
        = std::upper_bound(marks.begin(), marks.end(), begin, [](quint32 at, const Mark &m) { return at < m.at; });
    --mark; // the first mark is at 0
    quint32 at = mark->at;
    quint8 state = mark->state;
    while (at < end) {
        const TextToken token = nextToken(language, text, at, state);
        at = token.begin + std::max(1U, token.length);
        if (at > begin)
            list.push_back(token);
    }
    return list;
}

quint32 TextDocument::lineAt(quint32 offset) const
{
    return quint32(std::upper_bound(lines.begin(), lines.end(), offset) - lines.begin()) - 1;
}

TextDocumentPtr makeTextDocument(const QString &text, TextLanguage language, const std::stop_token &stop)
{
    auto document = std::make_shared<TextDocument>();
    document->text = text;
    document->language = language;
    document->lines.push_back(0);
    const QStringView view(text);
    quint32 begin = 0;
    const auto size = quint32(view.size());
    bool isWide = false;
    for (quint32 i = 0; i < size; ++i) {
        const char16_t c = view[i].unicode();
        if (c == u'\n') {
            document->longest = std::max(document->longest, i + 1 - begin);
            begin = i + 1;
            document->lines.push_back(begin);
            if (stop.stop_requested())
                return document;
        }
        isWide = isWide || c == u'\t' || c >= 0x300;
    }
    document->longest = std::max(document->longest, size - begin);
    document->isWide = isWide;
    document->lines.shrink_to_fit();

    document->marks.push_back({});
    quint8 state = 0;
    if (language != TextLanguage::Plain) {
        for (quint32 at = 0; at < size && !stop.stop_requested();) {
            const TextToken token = nextToken(language, view, at, state);
            at = token.begin + std::max(1U, token.length);
            if (at - document->marks.back().at >= kMarkEvery)
                document->marks.push_back({at, state});
        }
    } else {
        for (quint32 at = kMarkEvery; at < size; at += kMarkEvery)
            document->marks.push_back({at, 0});
    }
    return document;
}

int cellsOf(char32_t c)
{
    if (c < 0x300)
        return 1;
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format: return 0;
    default: break;
    }
    // Unicode's East Asian Width W and F, by blocks, and the emoji.
    const bool isWide = (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) || (c >= 0x3041 && c <= 0xA4CF)
        || (c >= 0xA960 && c <= 0xA97F) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F) || (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1F64F) || (c >= 0x1F680 && c <= 0x1F6FF) || (c >= 0x1F900 && c <= 0x1F9FF)
        || (c >= 0x20000 && c <= 0x3FFFD);
    return isWide ? 2 : 1;
}

} // namespace coroscope

#include "ui/shell_words.h"

#include <QRegularExpression>

#include <optional>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

bool isBlank(QChar c)
{
    return c == u' ' || c == u'\t' || c == u'\n' || c == u'\r';
}

/// Walks over a POSIX command. Positions are code units; `m_at` is the next one.
class PosixReader {
public:
    explicit PosixReader(const QString &text)
        : m_text(text)
    {
    }

    ShellWords read()
    {
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (isBlank(c)) {
                if (c == u'\n' && !m_result.words.isEmpty() && !m_word) {
                    endAt(m_at + 1); // a line of its own is another command
                    break;
                }
                endWord();
                if (c == u'\n' && !m_result.words.isEmpty()) {
                    endAt(m_at + 1);
                    break;
                }
                ++m_at;
            } else if (c == u'#' && !m_word) {
                while (m_at < m_text.size() && m_text[m_at] != u'\n')
                    ++m_at;
            } else if (QStringView(u";|&<>()").contains(c)) {
                endWord();
                endAt(m_at);
                break;
            } else {
                readPiece(c);
            }
        }
        endWord();
        return m_result;
    }

private:
    void endAt(qsizetype at)
    {
        m_result.rest = m_text.sliced(at).trimmed();
        m_at = m_text.size();
    }

    void endWord()
    {
        if (m_word)
            m_result.words.append(*m_word);
        m_word.reset();
    }

    QString &word()
    {
        if (!m_word)
            m_word.emplace();
        return *m_word;
    }

    void readPiece(QChar c)
    {
        const QChar next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar();
        if (c == u'\\') {
            m_at += 2;
            if (next == u'\r' && m_at < m_text.size() && m_text[m_at] == u'\n')
                ++m_at; // pasted with Windows line ends
            else if (next != u'\n' && !next.isNull())
                word() += next;
        } else if (c == u'\'') {
            ++m_at;
            readSingle();
        } else if (c == u'"') {
            ++m_at;
            readDouble();
        } else if (c == u'$' && next == u'\'') {
            m_at += 2;
            readAnsi();
        } else if (c == u'$' && next == u'"') {
            m_at += 2;
            readDouble();
        } else if (c == u'$' || c == u'`') {
            readExpansion();
        } else {
            word() += c;
            ++m_at;
        }
    }

    void readSingle()
    {
        const qsizetype end = m_text.indexOf(u'\'', m_at);
        m_result.unclosed = m_result.unclosed || end < 0;
        word() += m_text.sliced(m_at, (end < 0 ? m_text.size() : end) - m_at);
        m_at = end < 0 ? m_text.size() : end + 1;
    }

    void readDouble()
    {
        word();
        while (m_at < m_text.size()) {
            const QChar c = m_text[m_at];
            if (c == u'"') {
                ++m_at;
                return;
            }
            if (c == u'\\' && m_at + 1 < m_text.size()) {
                const QChar next = m_text[m_at + 1];
                m_at += 2;
                if (next == u'\n')
                    continue;
                if (!QStringView(u"$`\"\\").contains(next))
                    word() += c;
                word() += next;
            } else if (c == u'$' || c == u'`') {
                readExpansion();
            } else {
                word() += c;
                ++m_at;
            }
        }
        m_result.unclosed = true;
    }

    /// Takes "$NAME", "${…}", "$(…)" or "`…`" as it is written, and notes it; a "$" that expands to nothing is a "$".
    void readExpansion()
    {
        static const QRegularExpression expression(
            u"\\$[A-Za-z_][A-Za-z0-9_]*|\\$[0-9@*#?$!-]|\\$\\{[^}]*\\}|\\$\\([^)]*\\)|`[^`]*`"_s);
        const auto match = expression.match(m_text, m_at, QRegularExpression::NormalMatch,
                                            QRegularExpression::AnchorAtOffsetMatchOption);
        const QString piece = match.hasMatch() ? match.captured() : m_text.sliced(m_at, 1);
        if (match.hasMatch())
            m_result.expansions.append(piece);
        word() += piece;
        m_at += piece.size();
    }

    void readAnsi()
    {
        QByteArray bytes; // \x and octal escapes are bytes, of UTF-8
        while (m_at < m_text.size() && m_text[m_at] != u'\'') {
            if (m_text[m_at] != u'\\' || m_at + 1 >= m_text.size()) {
                qsizetype end = m_at;
                while (end < m_text.size() && m_text[end] != u'\'' && m_text[end] != u'\\')
                    ++end;
                end = qMax(end, m_at + 1);
                bytes += QStringView(m_text).sliced(m_at, end - m_at).toUtf8();
                m_at = end;
            } else {
                ++m_at;
                readEscape(bytes);
            }
        }
        m_result.unclosed = m_result.unclosed || m_at >= m_text.size();
        m_at = qMin(m_at + 1, m_text.size());
        word() += QString::fromUtf8(bytes);
    }

    void readEscape(QByteArray &bytes)
    {
        const QChar c = m_text[m_at++];
        switch (c.unicode()) {
        case 'n': bytes += '\n'; return;
        case 'r': bytes += '\r'; return;
        case 't': bytes += '\t'; return;
        case 'a': bytes += '\a'; return;
        case 'b': bytes += '\b'; return;
        case 'f': bytes += '\f'; return;
        case 'v': bytes += '\v'; return;
        case 'e':
        case 'E': bytes += '\x1b'; return;
        case 'x': bytes += char(number(16, 2)); return;
        case 'u': appendUnicode(bytes, 4); return;
        case 'U': appendUnicode(bytes, 8); return;
        default: break;
        }
        if (c >= u'0' && c <= u'7') {
            --m_at;
            bytes += char(number(8, 3));
            return;
        }
        if (!QStringView(u"\\'\"?").contains(c))
            bytes += '\\'; // as bash: what is no escape stays
        bytes += QString(c).toUtf8();
    }

    void appendUnicode(QByteArray &bytes, int digits)
    {
        char32_t code = char32_t(number(16, digits));
        // Chrome writes characters outside the BMP as two \u escapes.
        if (QChar::isHighSurrogate(code) && m_at + 5 < m_text.size() && m_text[m_at] == u'\\'
            && m_text[m_at + 1] == u'u') {
            const qsizetype before = m_at;
            m_at += 2;
            const char32_t low = char32_t(number(16, 4));
            if (QChar::isLowSurrogate(low))
                code = QChar::surrogateToUcs4(char16_t(code), char16_t(low));
            else
                m_at = before;
        }
        bytes += QString::fromUcs4(&code, 1).toUtf8();
    }

    uint number(int base, int maxDigits)
    {
        qsizetype end = m_at;
        uint value = 0;
        while (end < m_text.size() && end - m_at < maxDigits) {
            bool ok = false;
            const uint digit = m_text.sliced(end, 1).toUInt(&ok, base);
            if (!ok)
                break;
            value = value * uint(base) + digit;
            ++end;
        }
        m_at = end;
        return value;
    }

    const QString m_text;
    qsizetype m_at = 0;
    std::optional<QString> m_word;
    ShellWords m_result;
};

/// What cmd.exe passes on: carets removed where they escape, and what it would do itself cut off.
QString throughCmd(const QString &command, ShellWords &result)
{
    QString out;
    bool quoted = false;
    for (qsizetype i = 0; i < command.size(); ++i) {
        const QChar c = command[i];
        if (c == u'\r')
            continue;
        if (quoted) {
            quoted = c != u'"' && c != u'\n';
            out += c;
        } else if (c == u'^') {
            ++i;
            if (i < command.size() && command[i] == u'\r')
                ++i;
            if (i < command.size() && command[i] == u'\n') { // the line goes on; what follows is taken as it is
                ++i;
                while (i < command.size() && command[i] == u'\r')
                    ++i;
            }
            if (i < command.size())
                out += command[i];
        } else if (c == u'"') {
            quoted = true;
            out += c;
        } else if (c == u'\n' || c == u'&' || c == u'|' || c == u'<' || c == u'>') {
            result.rest = command.sliced(c == u'\n' ? i + 1 : i).trimmed();
            break;
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace

ShellWords posixWords(const QString &command)
{
    return PosixReader(command).read();
}

ShellWords windowsWords(const QString &command)
{
    ShellWords result;
    const QString line = throughCmd(command, result);
    static const QRegularExpression variable(u"%[A-Za-z_][A-Za-z0-9_]*%"_s);
    auto variables = variable.globalMatch(line);
    while (variables.hasNext())
        result.expansions.append(variables.next().captured());
    // The C runtime: 2n backslashes before a quote are n and a quote, 2n+1 are n and the character "; inside quotes two
    // quotes are one.
    std::optional<QString> word;
    bool quoted = false;
    for (qsizetype i = 0; i < line.size();) {
        const QChar c = line[i];
        if (!quoted && (c == u' ' || c == u'\t')) {
            if (word)
                result.words.append(*word);
            word.reset();
            ++i;
            continue;
        }
        if (!word)
            word.emplace();
        if (c == u'\\') {
            qsizetype end = i;
            while (end < line.size() && line[end] == u'\\')
                ++end;
            const qsizetype count = end - i;
            const bool beforeQuote = end < line.size() && line[end] == u'"';
            *word += QString(beforeQuote ? count / 2 : count, u'\\');
            i = end;
            if (beforeQuote && count % 2 == 1) {
                *word += u'"';
                ++i;
            }
        } else if (c == u'"') {
            if (quoted && i + 1 < line.size() && line[i + 1] == u'"') {
                *word += u'"';
                i += 2;
            } else {
                quoted = !quoted;
                ++i;
            }
        } else {
            *word += c;
            ++i;
        }
    }
    if (word)
        result.words.append(*word);
    result.unclosed = quoted;
    return result;
}

bool isWindowsCommand(const QString &command)
{
    static const QRegularExpression caret(u"\\^\\s*\\n|\\^\""_s);
    static const QRegularExpression posix(u"\\\\\\s*\\n|\\$?'"_s);
    if (command.contains(caret))
        return !command.section(u'^', 0, 0).contains(posix);
    return command.trimmed().startsWith("curl.exe"_L1, Qt::CaseInsensitive);
}

} // namespace coroscope

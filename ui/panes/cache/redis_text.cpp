#include "ui/panes/cache/redis_text.h"

#include <QCoreApplication>
#include <QStringDecoder>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(RedisText)
};

constexpr char kDigits[] = "0123456789abcdef";

/// The escape of a control character that has a name; 0: none.
char nameOf(unsigned char byte)
{
    switch (byte) {
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    case '\a': return 'a';
    case '\b': return 'b';
    default: return 0;
    }
}

std::optional<char> namedBy(char letter)
{
    switch (letter) {
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'a': return '\a';
    case 'b': return '\b';
    default: return std::nullopt;
    }
}

void appendEscaped(QString &text, unsigned char byte)
{
    text += u'\\';
    if (const char name = nameOf(byte)) {
        text += QLatin1Char(name);
        return;
    }
    text += u'x';
    text += QLatin1Char(kDigits[byte >> 4]);
    text += QLatin1Char(kDigits[byte & 15]);
}

/// Bytes of the UTF-8 sequence at `at`, and its code point; 0: there is none.
int sequenceAt(const QByteArray &bytes, qsizetype at, char32_t &point)
{
    const auto byte = [&](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char first = byte(at);
    const int length = first < 0x80     ? 1
        : first >= 0xC2 && first < 0xE0 ? 2
        : first >= 0xE0 && first < 0xF0 ? 3
        : first >= 0xF0 && first < 0xF5 ? 4
                                        : 0;
    if (length == 0 || at + length > bytes.size())
        return 0;
    point = length == 1 ? first : first & (0xFF >> (length + 1));
    for (int i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80)
            return 0;
        point = (point << 6) | (byte(at + i) & 0x3F);
    }
    const char32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool isSurrogate = point >= 0xD800 && point < 0xE000;
    return point < least[length] || point > 0x10FFFF || isSurrogate ? 0 : length;
}

int hexDigit(QChar c)
{
    const char16_t u = c.unicode();
    if (u >= u'0' && u <= u'9')
        return u - u'0';
    if (u >= u'a' && u <= u'f')
        return u - u'a' + 10;
    if (u >= u'A' && u <= u'F')
        return u - u'A' + 10;
    return -1;
}

void appendReply(QByteArray &text, const cache::Reply &reply, const QByteArray &indent, qsizetype most)
{
    using Type = cache::Reply::Type;
    if (text.size() > most)
        return;
    switch (reply.type) {
    case Type::Nil: text += "(nil)\n"; break;
    case Type::Integer: text += "(integer) " + QByteArray::number(reply.integer) + '\n'; break;
    case Type::Status: text += reply.text + '\n'; break;
    case Type::Error: text += "(error) " + reply.text + '\n'; break;
    case Type::Bulk: text += quoted(reply.text) + '\n'; break;
    case Type::Array: {
        if (reply.items.empty()) {
            text += "(empty array)\n";
            break;
        }
        const auto width = QByteArray::number(qint64(reply.items.size())).size();
        const QByteArray inner = indent + QByteArray(width + 2, ' ');
        for (std::size_t i = 0; i < reply.items.size(); ++i) {
            if (i > 0)
                text += indent; // the first stands on the line of what holds it
            text += QByteArray::number(qint64(i + 1)).rightJustified(width, ' ') + ") ";
            appendReply(text, reply.items[i], inner, most);
            if (text.size() > most)
                return;
        }
        break;
    }
    }
}

} // namespace

QString shownBytes(const QByteArray &bytes)
{
    return shownStart(bytes, bytes.size());
}

QString shownStart(const QByteArray &bytes, qsizetype most)
{
    QString text;
    text.reserve(std::min(bytes.size(), most));
    qsizetype at = 0;
    while (at < bytes.size() && at < most) {
        char32_t point = 0;
        const int length = sequenceAt(bytes, at, point);
        if (length == 0 || !QChar::isPrint(point)) {
            for (int i = 0; i < std::max(1, length); ++i)
                appendEscaped(text, static_cast<unsigned char>(bytes[at + i]));
        } else if (point == U'\\') {
            text += "\\\\"_L1;
        } else {
            text += QStringView(QChar::fromUcs4(point));
        }
        at += std::max(1, length);
    }
    if (at < bytes.size())
        text += u'…';
    return text;
}

QString shownKey(const QByteArray &key)
{
    return shownStart(key, 200);
}

Result<QByteArray> bytesOfShown(const QString &text)
{
    QByteArray bytes;
    qsizetype plain = 0; // where text that is taken as it is begins
    const auto flush = [&](qsizetype end) { bytes += QStringView(text).mid(plain, end - plain).toUtf8(); };
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\\')
            continue;
        flush(i);
        const QChar next = i + 1 < text.size() ? text[i + 1] : QChar();
        if (next == u'\\' || next == u'"') {
            bytes += char(next.toLatin1());
            ++i;
        } else if (const auto named = namedBy(next.toLatin1())) {
            bytes += *named;
            ++i;
        } else if (next == u'x' && i + 3 < text.size() && hexDigit(text[i + 2]) >= 0 && hexDigit(text[i + 3]) >= 0) {
            bytes += char(hexDigit(text[i + 2]) * 16 + hexDigit(text[i + 3]));
            i += 3;
        } else {
            return Error{Error::Kind::BadRequest,
                         //: %1 a place in a text, %2 to %4 examples of what may stand there.
                         Texts::tr("the backslash at character %1 begins nothing that is known; write %2 for a "
                                   "backslash, or %3, or %4 for a byte")
                             .arg(QString::number(i + 1), u"\\\\"_s, u"\\n"_s, u"\\x00"_s)};
        }
        plain = i + 1;
    }
    flush(text.size());
    return bytes;
}

bool isPlainText(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        char32_t point = 0;
        const int length = sequenceAt(bytes, at, point);
        if (length == 0 || (!QChar::isPrint(point) && point != U'\n' && point != U'\t'))
            return false;
        at += length;
    }
    return true;
}

QByteArray matchOf(const QString &text)
{
    if (text.isEmpty())
        return {};
    const auto typed = bytesOfShown(text);
    const QByteArray pattern = typed ? typed.value() : text.toUtf8();
    const bool isPattern = pattern.contains('*') || pattern.contains('?') || pattern.contains('[');
    return isPattern ? pattern : '*' + pattern + '*';
}

QByteArray prefixPattern(const QByteArray &prefix)
{
    QByteArray pattern;
    for (const char c : prefix) {
        if (c == '*' || c == '?' || c == '[' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + '*';
}

QByteArray quoted(const QByteArray &bytes)
{
    QByteArray text(1, '"');
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\\' || c == '"') {
            text += '\\';
            text += c;
        } else if (byte >= 0x20 && byte < 0x7F) {
            text += c;
        } else if (const char name = nameOf(byte)) {
            text += '\\';
            text += name;
        } else {
            text += "\\x";
            text += kDigits[byte >> 4];
            text += kDigits[byte & 15];
        }
    }
    return text + '"';
}

QByteArray commandLine(const cache::Command &command)
{
    QByteArray line;
    for (const QByteArray &word : command) {
        if (!line.isEmpty())
            line += ' ';
        const bool plain = !word.isEmpty() && std::all_of(word.begin(), word.end(), [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
                || QByteArrayView("_-.:/+@%,=").contains(c);
        });
        line += plain ? word : quoted(word);
    }
    return line;
}

Result<cache::Command> splitLine(const QByteArray &line)
{
    const auto unbalanced = [](char mark) {
        return Error{Error::Kind::BadRequest,
                     //: %1 a quotation mark.
                     Texts::tr("a %1 is not closed, or something stands right behind the one that closes")
                         .arg(QLatin1Char(mark))};
    };
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    cache::Command words;
    qsizetype i = 0;
    for (;;) {
        while (i < line.size() && isSpace(line[i]))
            ++i;
        if (i >= line.size())
            return words;
        QByteArray word;
        char mark = 0;
        for (;; ++i) {
            if (i >= line.size()) {
                if (mark != 0)
                    return unbalanced(mark);
                break;
            }
            const char c = line[i];
            if (mark == 0) {
                if (isSpace(c))
                    break;
                if (c == '"' || c == '\'')
                    mark = c;
                else
                    word += c;
                continue;
            }
            const bool hasNext = i + 1 < line.size();
            if (mark == '"' && c == '\\' && i + 3 < line.size() && line[i + 1] == 'x'
                && hexDigit(QLatin1Char(line[i + 2])) >= 0 && hexDigit(QLatin1Char(line[i + 3])) >= 0) {
                word += char(hexDigit(QLatin1Char(line[i + 2])) * 16 + hexDigit(QLatin1Char(line[i + 3])));
                i += 3;
            } else if (mark == '"' && c == '\\' && hasNext) {
                word += namedBy(line[i + 1]).value_or(line[i + 1]);
                ++i;
            } else if (mark == '\'' && c == '\\' && hasNext && line[i + 1] == '\'') {
                word += '\'';
                ++i;
            } else if (c == mark) {
                if (hasNext && !isSpace(line[i + 1]))
                    return unbalanced(mark);
                ++i;
                mark = 0;
                break;
            } else {
                word += c;
            }
        }
        words.append(word);
    }
}

QString replyText(const cache::Reply &reply, qsizetype most)
{
    QByteArray text;
    appendReply(text, reply, {}, most);
    const bool isCut = text.size() > most;
    if (isCut)
        text.truncate(most);
    else if (text.endsWith('\n'))
        text.chop(1);
    QString shown = QString::fromUtf8(text); // errors and states are the server's own words
    if (isCut)
        shown += u'\n' + Texts::tr("… and more, which is not shown.");
    return shown;
}

QByteArray errorOf(const cache::Reply &reply)
{
    if (reply.type == cache::Reply::Type::Error)
        return reply.text;
    if (reply.type == cache::Reply::Type::Array) {
        for (const cache::Reply &item : reply.items) {
            if (item.type == cache::Reply::Type::Error)
                return item.text;
        }
    }
    return {};
}

qint64 numberOf(const cache::Reply &reply)
{
    if (reply.type == cache::Reply::Type::Integer)
        return reply.integer;
    bool ok = false;
    const qint64 number = reply.text.toLongLong(&ok);
    return ok ? number : -1;
}

} // namespace coroscope

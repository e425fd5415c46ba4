#include "server/api/mail_message.h"

#include <QLocale>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kLine = 76; ///< RFC 2045 §6.7, §6.8, RFC 2047 §2
constexpr qsizetype kPlainSubject = 64; ///< longer ones would have to be folded
constexpr qsizetype kWordBytes = 39; ///< so that "Subject: " and the first encoded-word fit in a line

bool isPrintable(char c)
{
    return c >= 0x20 && c < 0x7F;
}

QByteArray address(const QString &text)
{
    QByteArray clean;
    for (const char c : text.toUtf8()) {
        if (isPrintable(c) && c != ' ' && c != '<' && c != '>' && c != ',')
            clean.append(c);
    }
    return '<' + clean + '>';
}

/// How many bytes of UTF-8 from `at` on, `most` at most, are whole characters.
qsizetype wholeCharacters(const QByteArray &utf8, qsizetype at, qsizetype most)
{
    auto end = std::min(at + most, utf8.size());
    while (end < utf8.size() && end > at + 1 && (uchar(utf8[end]) & 0xC0) == 0x80)
        --end;
    return end - at;
}

QByteArray subjectText(QString subject)
{
    for (QChar &c : subject) {
        if (c.category() == QChar::Other_Control || c == QChar::LineSeparator || c == QChar::ParagraphSeparator)
            c = u' ';
    }
    const auto utf8 = subject.toUtf8();
    if (utf8.size() <= kPlainSubject && std::all_of(utf8.begin(), utf8.end(), isPrintable) && !utf8.contains("=?")
        && utf8.trimmed() == utf8)
        return utf8;
    QByteArray words;
    for (qsizetype at = 0; at < utf8.size();) {
        const auto size = wholeCharacters(utf8, at, kWordBytes);
        words += (at == 0 ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + utf8.mid(at, size).toBase64() + "?=";
        at += size;
    }
    return words;
}

/// With CRLF, and one at the end.
QByteArray canonicalBody(QString body)
{
    body.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    if (!body.endsWith(u'\n'))
        body += u'\n';
    return body.replace(u'\n', u"\r\n"_s).toUtf8();
}

QByteArray base64Lines(const QByteArray &body)
{
    const auto text = body.toBase64();
    QByteArray lines;
    for (qsizetype at = 0; at < text.size(); at += kLine)
        lines += text.mid(at, kLine) + "\r\n";
    return lines;
}

/// RFC 2045 §6.7. `body` has CRLF, and one at the end.
QByteArray quotedPrintable(const QByteArray &body)
{
    QByteArray text;
    qsizetype column = 0;
    for (qsizetype at = 0; at < body.size(); ++at) {
        const char c = body[at];
        if (c == '\r' && at + 1 < body.size() && body[at + 1] == '\n') {
            text += "\r\n";
            column = 0;
            ++at;
            continue;
        }
        const bool endsLine = at + 2 < body.size() && body[at + 1] == '\r' && body[at + 2] == '\n';
        // A "." alone, or "From " at the start of a line, is changed by some who carry mail (§6.7, "Conversion").
        const bool asItIs = c != '=' && (isPrintable(c) || c == '\t') && !((c == ' ' || c == '\t') && endsLine)
            && !(column == 0 && (c == '.' || c == 'F'));
        const qsizetype width = asItIs ? 1 : 3;
        if (column + width > kLine - 1 && !(endsLine && column + width <= kLine)) {
            text += "=\r\n";
            column = 0;
        }
        if (asItIs)
            text += c;
        else
            text += '=' + QByteArray(1, c).toHex().toUpper();
        column += width;
    }
    return text;
}

} // namespace

QByteArray mailText(const MailMessage &message)
{
    const auto body = canonicalBody(message.body);
    const auto foreign = std::count_if(body.begin(), body.end(), [](char c) { return uchar(c) >= 0x80; });
    const bool isBase64 = foreign * 6 > body.size();
    const auto date = QLocale::c().toString(message.date.toUTC(), u"ddd, dd MMM yyyy HH:mm:ss"_s).toLatin1() + " +0000";
    return "Date: " + date + "\r\nFrom: " + address(message.from) + "\r\nTo: " + address(message.to)
        + "\r\nMessage-ID: <" + message.id + "@coroscope.localhost>\r\nSubject: " + subjectText(message.subject)
        + "\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
        + (isBase64 ? "base64" : "quoted-printable") + "\r\n\r\n"
        + (isBase64 ? base64Lines(body) : quotedPrintable(body));
}

} // namespace coroscope

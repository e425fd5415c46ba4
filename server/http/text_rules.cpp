#include "server/http/text_rules.h"

#include <QDate>
#include <QDateTime>
#include <QUrl>

#include <algorithm>

namespace coroscope {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isHex(char c)
{
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

int number(QByteArrayView digits)
{
    int value = 0;
    for (const char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

/// `shape` has 9 for a digit, x for a hexadecimal one, and else itself.
bool hasShape(QByteArrayView text, QByteArrayView shape)
{
    return std::equal(text.begin(), text.end(), shape.begin(), shape.end(), [](char c, char s) {
        return s == '9' ? isDigit(c) : s == 'x' ? isHex(c) : c == s;
    });
}

/// full-date of RFC 3339 §5.6.
bool isDate(QByteArrayView text)
{
    return hasShape(text, "9999-99-99")
        && QDate::isValid(number(text.first(4)), number(text.sliced(5, 2)), number(text.sliced(8, 2)));
}

/// partial-time of RFC 3339 §5.6; a leap second is allowed, as there.
bool isTime(QByteArrayView text)
{
    if (text.size() < 8 || !hasShape(text.first(8), "99:99:99"))
        return false;
    if (number(text.first(2)) > 23 || number(text.sliced(3, 2)) > 59 || number(text.sliced(6, 2)) > 60)
        return false;
    const auto fraction = text.sliced(8);
    return fraction.isEmpty()
        || (fraction.size() > 1 && fraction[0] == '.' && std::all_of(fraction.begin() + 1, fraction.end(), isDigit));
}

/// date-time of RFC 3339 §5.6: with an offset.
bool isDateTime(QByteArrayView text)
{
    if (text.size() < 20 || !isDate(text.first(10)) || (text[10] != 'T' && text[10] != 't'))
        return false;
    if (text.back() == 'Z' || text.back() == 'z')
        return isTime(text.sliced(11).chopped(1));
    if (text.size() < 25)
        return false;
    const auto offset = text.last(6);
    return (hasShape(offset, "+99:99") || hasShape(offset, "-99:99")) && number(offset.sliced(1, 2)) < 24
        && number(offset.sliced(4, 2)) < 60 && isTime(text.sliced(11).chopped(6));
}

/// RFC 9562 §4.
bool isUuid(QByteArrayView text)
{
    return hasShape(text, "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
}

/// One @, a dot-atom before it, a host name with a dot behind it: what HTML calls a valid e-mail address, with the dot.
bool isEmail(QByteArrayView text)
{
    static const QRegularExpression expression(
        QStringLiteral(R"(\A[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)"
                       R"((?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+\z)"));
    return text.size() <= 254 && expression.match(QString::fromUtf8(text)).hasMatch();
}

/// An absolute URI, RFC 3986 §3.
bool isUri(QByteArrayView text)
{
    const QUrl url(QString::fromUtf8(text), QUrl::StrictMode);
    return url.isValid() && !url.isRelative();
}

constexpr TextFormat kFormats[] = {
    {"date", isDate, "date_parsing", "Input should be a valid date in the format YYYY-MM-DD"},
    {"date-time", isDateTime, "datetime_parsing", "Input should be a valid datetime as RFC 3339 has it"},
    {"email", isEmail, "value_error", "Input should be a valid email address"},
    {"uri", isUri, "url_parsing", "Input should be a valid URL"},
    {"uuid", isUuid, "uuid_parsing", "Input should be a valid UUID"},
};

} // namespace

qsizetype codePoints(QByteArrayView text)
{
    if (text.isValidUtf8())
        return qsizetype(std::count_if(text.begin(), text.end(), [](char c) { return (uchar(c) & 0xC0) != 0x80; }));
    return QString::fromUtf8(text).toUcs4().size();
}

QRegularExpression compiledPattern(const QString &ecmaScript)
{
    QString pcre;
    pcre.reserve(ecmaScript.size() + 8);
    bool inClass = false;
    for (qsizetype i = 0; i < ecmaScript.size(); ++i) {
        const QChar c = ecmaScript[i];
        if (c == u'\\' && i + 1 < ecmaScript.size()) {
            const QChar next = ecmaScript[++i];
            if (next == u'u' && i + 4 < ecmaScript.size()) {
                pcre += QStringLiteral("\\x{") + ecmaScript.mid(i + 1, 4) + u'}';
                i += 4;
            } else {
                pcre += c;
                pcre += next;
            }
        } else if (c == u'$' && !inClass) {
            pcre += QStringLiteral("\\z");
        } else {
            if (c == u'[')
                inClass = true;
            else if (c == u']')
                inClass = false;
            pcre += c;
        }
    }
    QRegularExpression expression(pcre);
    expression.optimize();
    return expression;
}

const TextFormat *textFormat(const QString &name)
{
    const auto *found = std::find_if(std::begin(kFormats), std::end(kFormats),
                                     [&](const TextFormat &format) { return name == QLatin1String(format.name); });
    return found == std::end(kFormats) ? nullptr : found;
}

} // namespace coroscope

#include "server/http/host_name.h"

#include <QHostAddress>
#include <QStringList>
#include <QUrl>

#include <algorithm>

namespace coroscope {

namespace {

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isNumber(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isDigit);
}

bool isHostName(QStringView name)
{
    if (name.isEmpty() || name.size() > 253)
        return false;
    QStringView last;
    for (const QStringView label : name.tokenize(u'.')) {
        if (label.isEmpty() || label.size() > 63 || label.startsWith(u'-') || label.endsWith(u'-'))
            return false;
        for (const QChar c : label) {
            if (!isDigit(c) && !(c >= u'a' && c <= u'z') && c != u'-' && c != u'_')
                return false;
        }
        last = label;
    }
    return !isNumber(last); // "10.0.0" or "1" would be an address to the system's resolver
}

} // namespace

std::optional<QString> parseHost(QStringView text)
{
    text = text.trimmed();
    const bool bracketed = text.startsWith(u'[') && text.endsWith(u']');
    if (bracketed)
        text = text.sliced(1).chopped(1);
    if (text.contains(u':')) {
        QHostAddress address;
        if (!address.setAddress(text.toString()) || address.protocol() != QAbstractSocket::IPv6Protocol)
            return std::nullopt;
        return address.toString().toLower();
    }
    if (bracketed)
        return std::nullopt;

    const QStringList parts = text.toString().split(u'.');
    if (parts.size() == 4) {
        QStringList quad;
        for (const QString &part : parts) {
            // A leading zero would be octal to some resolvers.
            const bool plain = isNumber(part) && part.size() <= 3 && (part.size() == 1 || !part.startsWith(u'0'));
            if (!plain || part.toInt() > 255)
                break;
            quad.append(part);
        }
        if (quad.size() == 4)
            return quad.join(u'.');
    }

    QString name = text.toString().toLower();
    if (name.endsWith(u'.'))
        name.chop(1);
    for (const QChar c : std::as_const(name)) {
        if (c.unicode() > 0x7F) {
            name = QString::fromLatin1(QUrl::toAce(name)); // empty where it is not a name
            break;
        }
    }
    return isHostName(name) ? std::optional(name) : std::nullopt;
}

} // namespace coroscope

#include "ui/panes/address.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct AddressWords {
    Q_DECLARE_TR_FUNCTIONS(Address)
};

const QRegularExpression &placeholder()
{
    static const QRegularExpression expression(u"\\{([^{}/?#]+)\\}"_s);
    return expression;
}

QString decoded(QStringView text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8()));
}

/// All of RFC 3986's query characters but those that have a meaning between and inside items.
QString encoded(const QString &text)
{
    return QString::fromLatin1(QUrl::toPercentEncoding(text, "!$'()*,;:@/?"));
}

Error refused(QString why)
{
    return {Error::Kind::BadRequest, std::move(why)};
}

/// "name" or "name:" of a scheme in front of "://"; nothing where there is none.
QString schemeOf(const QString &text)
{
    static const QRegularExpression expression(u"^([A-Za-z][A-Za-z0-9+.-]*)://"_s);
    return expression.match(text).captured(1).toLower();
}

} // namespace

AddressParts splitAddress(const QString &address)
{
    AddressParts parts;
    QStringView rest(address);
    if (const auto hash = rest.indexOf(u'#'); hash >= 0) {
        parts.fragment = rest.sliced(hash).toString();
        rest.truncate(hash);
    }
    if (const auto mark = rest.indexOf(u'?'); mark >= 0) {
        parts.hasQuery = true;
        parts.query = rest.sliced(mark + 1).toString();
        rest.truncate(mark);
    }
    parts.base = rest.toString();
    return parts;
}

QString joinAddress(const AddressParts &parts)
{
    return parts.hasQuery ? parts.base + u'?' + parts.query + parts.fragment : parts.base + parts.fragment;
}

QList<QueryItem> parseQuery(const QString &query)
{
    QList<QueryItem> items;
    const auto pieces = QStringView(query).split(u'&');
    for (const QStringView piece : pieces) {
        if (piece.isEmpty())
            continue;
        const auto equals = piece.indexOf(u'=');
        const QStringView name = equals < 0 ? piece : piece.first(equals);
        const QStringView value = equals < 0 ? QStringView() : piece.sliced(equals + 1);
        items.append({decoded(name), decoded(value), piece.toString()});
    }
    return items;
}

QString encodeQueryItem(const QString &name, const QString &value)
{
    return encoded(name) + u'=' + encoded(value);
}

QStringList pathPlaceholders(const QString &address)
{
    QStringList names;
    auto matches = placeholder().globalMatch(splitAddress(address).base);
    while (matches.hasNext()) {
        const QString name = matches.next().captured(1);
        if (!names.contains(name))
            names.append(name);
    }
    return names;
}

Result<QUrl> resolveAddress(const QString &address, const QList<QPair<QString, QString>> &pathValues, const QUrl &home)
{
    AddressParts parts = splitAddress(address.trimmed());
    if (parts.base.isEmpty() && !parts.hasQuery)
        return refused(AddressWords::tr("Type an address first, such as /json or https://example.org/."));
    for (const auto &[name, value] : pathValues) {
        if (!value.isEmpty())
            parts.base.replace(u'{' + name + u'}', QString::fromLatin1(QUrl::toPercentEncoding(value)));
    }
    parts.fragment.clear();
    QString text = joinAddress(parts);
    if (text.startsWith(u'/') && !text.startsWith(u"//")) {
        if (home.isEmpty())
            return refused(AddressWords::tr("A path alone goes to the server of this window. Start it first, or type a "
                                            "whole address."));
        text = home.toString(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment) + text;
    } else if (const QString scheme = schemeOf(text); scheme.isEmpty()) {
        text = (text.startsWith(u"//") ? u"http:"_s : u"http://"_s) + text;
    } else if (scheme != "http"_L1 && scheme != "https"_L1 && scheme != "ws"_L1 && scheme != "wss"_L1) {
        return refused(
            AddressWords::tr("Only http, https, ws and wss addresses can be sent to, and this one is %1.").arg(scheme));
    }
    QUrl url(text, QUrl::TolerantMode);
    if (!url.isValid() || url.host().isEmpty()) {
        return refused(url.errorString().isEmpty() || url.host().isEmpty()
                           ? AddressWords::tr("The address names no host: type it like http://127.0.0.1:8000/json.")
                           : AddressWords::tr("The address cannot be read: %1.").arg(url.errorString()));
    }
    if (url.path().isEmpty())
        url.setPath(u"/"_s);
    return url;
}

} // namespace coroscope

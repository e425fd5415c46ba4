#include "ui/curl.h"

#include "ui/http_head.h"
#include "ui/secrets.h"

#include <algorithm>

namespace coroscope {

namespace {

bool clientSetsItself(const QByteArray &name)
{
    const QByteArray lower = name.toLower();
    return lower == "host" || lower == "content-length" || lower == "connection" || lower == "transfer-encoding"
        || lower == "expect";
}

bool isText(const QByteArray &body)
{
    const bool plain = std::none_of(body.begin(), body.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t';
    });
    return plain && QString::fromUtf8(body).toUtf8() == body;
}

QString methodOption(const QByteArray &method)
{
    if (method == "GET")
        return {};
    if (method == "HEAD")
        return QStringLiteral(" --head");
    return QStringLiteral(" -X ") + shellQuoted(QString::fromLatin1(method));
}

} // namespace

QString shellQuoted(const QString &argument)
{
    static const QString safe = QStringLiteral("-_./:=@%+,");
    const bool plain = !argument.isEmpty() && std::all_of(argument.begin(), argument.end(), [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || safe.contains(c);
    });
    if (plain)
        return argument;
    QString quoted = argument;
    quoted.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + quoted + u'\'';
}

QUrl exchangeUrl(const ExchangeRecord &record, const QUrl &server)
{
    const QByteArray host = HttpHead::parse(record.requestHead).value("Host");
    QByteArray target = record.target;
    if (target.startsWith("http://") || target.startsWith("https://"))
        return QUrl(QString::fromUtf8(target));
    if (!target.startsWith('/'))
        target.prepend('/');
    const QString scheme = !record.tlsVersion.isEmpty() ? QStringLiteral("https")
        : server.scheme().isEmpty()                     ? QStringLiteral("http")
                                                        : server.scheme();
    const QString authority = host.isEmpty() ? server.authority() : QString::fromUtf8(host);
    return QUrl(scheme + QStringLiteral("://") + authority + QString::fromUtf8(target));
}

HeaderList fieldsToResend(const ExchangeRecord &record)
{
    HeaderList fields = HttpHead::parse(record.requestHead).fields;
    fields.removeIf([](const auto &field) { return clientSetsItself(field.first); });
    return fields;
}

QString curlCommand(const ExchangeRecord &record, const QUrl &server)
{
    const HeaderList sent = fieldsToResend(record);
    QString command = QStringLiteral("curl") + methodOption(record.method) + u' '
        + shellQuoted(QString::fromUtf8(exchangeUrl(record, server).toEncoded()));
    for (const auto &[name, value] : sent) {
        const QByteArray field = name + ": " + maskedValue(name, value).toUtf8();
        command += QStringLiteral(" \\\n  -H ") + shellQuoted(QString::fromUtf8(field));
    }
    if (record.requestBodyBytes > 0) {
        const bool whole = quint64(record.requestBody.size()) == record.requestBodyBytes;
        command += QStringLiteral(" \\\n  --data-binary ")
            + shellQuoted(whole && isText(record.requestBody) ? QString::fromUtf8(record.requestBody)
                                                              : QStringLiteral("@body.bin"));
    }
    return command;
}

} // namespace coroscope

#include "server/db/dialect.h"

#include "server/db/dialect_driver.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <libpq-fe.h>
#include <memory>

namespace coroscope::db {

using namespace Qt::StringLiterals;

namespace {

// A server that does not answer may hold a database thread for this long, a network that swallows everything for about
// three times the interval. What the URL says goes before.
const QHash<QString, QString> &defaults()
{
    static const QHash<QString, QString> values{
        {u"connect_timeout"_s, u"3"_s},    {u"keepalives_idle"_s, u"5"_s},      {u"keepalives_interval"_s, u"3"_s},
        {u"keepalives_count"_s, u"3"_s},   {u"tcp_user_timeout"_s, u"15000"_s}, {u"application_name"_s, u"coroscope"_s},
        {u"client_encoding"_s, u"UTF8"_s},
    };
    return values;
}

/// libpq, "Keyword/Value Connection Strings": in single quotes, with \' and \\.
QString quoted(QString value)
{
    value.replace(u'\\', u"\\\\"_s).replace(u'\'', u"\\'"_s);
    return u'\'' + value + u'\'';
}

Result<ConnectionSpec> postgresSpec(const QString &url)
{
    struct Freed {
        void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
    };
    const std::unique_ptr<PQconninfoOption, Freed> options(PQconninfoParse(url.toUtf8().constData(), nullptr));
    if (!options)
        return Error{Error::Kind::BadRequest, u"is no URL that libpq understands"_s};

    ConnectionSpec spec;
    spec.dialect = Dialect::Postgres;
    QHash<QString, QString> values = defaults();
    for (const PQconninfoOption *option = options.get(); option->keyword; ++option) {
        if (option->val)
            values.insert(QString::fromUtf8(option->keyword), QString::fromUtf8(option->val));
    }
    // The names of a SQLAlchemy URL end here too: its drivers take them as keywords of their own.
    for (auto it = values.cbegin(); it != values.cend(); ++it) {
        // QPSQL takes a semicolon for the end of a pair, and knows no way to mask it.
        if (it.value().contains(u';'))
            return Error{Error::Kind::BadRequest, u"has a semicolon in "_s + it.key() + u", which Qt cannot pass on"_s};
        spec.connectInfo += (spec.connectInfo.isEmpty() ? u""_s : u" "_s) + it.key() + u'=' + quoted(it.value());
    }
    const QString port = values.value(u"port"_s);
    QString host = values.value(u"host"_s, u"localhost"_s);
    if (host.contains(u':') && !port.isEmpty())
        host = u'[' + host + u']'; // an IPv6 address, or its end would look like the port
    spec.shown
        = host + (port.isEmpty() ? u""_s : u':' + port) + u'/' + values.value(u"dbname"_s, values.value(u"user"_s));
    return spec;
}

} // namespace

Result<ConnectionSpec> connectionSpec(const QString &url)
{
    if (url.startsWith("postgresql://"_L1))
        return postgresSpec(url);
    if (!url.startsWith("sqlite:///"_L1))
        return Error{Error::Kind::BadRequest, u"is neither sqlite:///FILE nor postgresql://…"_s};
    ConnectionSpec spec;
    spec.file = url.mid(10);
    spec.shown = spec.file;
    return spec;
}

QString jsonText(const QVariant &value)
{
    QJsonDocument document = value.toJsonDocument();
    if (value.typeId() == QMetaType::QJsonObject)
        document.setObject(value.toJsonObject());
    else if (value.typeId() == QMetaType::QJsonArray)
        document.setArray(value.toJsonArray());
    return QString::fromUtf8(document.toJson(QJsonDocument::Compact));
}

} // namespace coroscope::db

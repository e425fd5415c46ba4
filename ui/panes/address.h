#pragma once

#include "server/async/result.h"

#include <QList>
#include <QPair>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace coroscope {

/// One name=value of a query. `raw` is how it stands in the address; name and value are percent-decoded, a "+" stays
/// one.
struct QueryItem {
    QString name;
    QString value;
    QString raw;
};

/// An address line in three parts, which put together give the line again.
struct AddressParts {
    QString base; ///< before the first "?"
    bool hasQuery = false;
    QString query; ///< without "?"
    QString fragment; ///< with "#"; empty: none
};

AddressParts splitAddress(const QString &address);
QString joinAddress(const AddressParts &parts);

QList<QueryItem> parseQuery(const QString &query);
/// "name=value", percent-encoded where it must be; "+" too, since servers read it as a space.
QString encodeQueryItem(const QString &name, const QString &value);

/// Names in braces in the path of an address, in order, each once: "/users/{id}" has "id".
QStringList pathPlaceholders(const QString &address);

/// The URL that an address line means. Without a scheme it is http; a bare path ("/json") is resolved against `home`,
/// the server of this program. Names in braces are replaced by their value, percent-encoded, where it is not empty. The
/// fragment is dropped: it is never sent. Error: BadRequest, with a translated sentence.
Result<QUrl> resolveAddress(const QString &address, const QList<QPair<QString, QString>> &pathValues, const QUrl &home);

} // namespace coroscope

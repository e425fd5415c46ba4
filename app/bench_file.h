#pragma once

#include "server/outbound/load_plan.h"

#include <QMap>
#include <QString>

namespace coroscope {

/// The word names a file of requests: its name ends in .http or .rest.
bool isRequestFile(const QString &word);

/// The requests of such a file, in their order. An address without a server is one of http://localhost:8000. `usual`:
/// header fields of those that have no such field of their own. `variables` go before those of the file.
/// BadRequest: it cannot be read, or it, or one of its requests, is wrong; the sentence names file and line.
Result<QList<LoadRequest>> requestsOfFile(const QString &path, const HeaderList &usual,
                                          const QMap<QString, QString> &variables);

} // namespace coroscope

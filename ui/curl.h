#pragma once

#include "server/outbound/http_call.h"
#include "server/telemetry/exchange_record.h"

#include <QString>
#include <QUrl>

namespace coroscope {

/// The address that a kept request was sent to: its Host field, else `server`; its target as it came.
QUrl exchangeUrl(const ExchangeRecord &record, const QUrl &server);

/// Its fields but for those that a client sets itself (Host, Content-Length, Connection, …): what to send again.
HeaderList fieldsToResend(const ExchangeRecord &record);

/// A command line for a POSIX shell that sends the same request again. Values of Authorization, Cookie and the like are
/// masked. Fields that curl sets itself (Host, Content-Length, Connection) are left out; a body that was kept only in
/// part or that is not text becomes a file name to fill in.
QString curlCommand(const ExchangeRecord &record, const QUrl &server);

/// One argument for a POSIX shell, in quotes where it needs them.
QString shellQuoted(const QString &argument);

} // namespace coroscope

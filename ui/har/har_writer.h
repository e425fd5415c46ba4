#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/exchange_record.h"

#include <QJsonObject>
#include <QUrl>

class QIODevice;

namespace coroscope {

/// What an export is made with. A value.
struct HarOptions {
    QUrl server; ///< for exchanges whose head names no host
    RouteTable routes;
    /// Else values of Authorization, Cookie, keys and the like are dots: in fields, cookies, URL and query. Bodies are
    /// as they are.
    bool includeSecrets = false;
};

/// One entry of a HAR 1.2 file (W3C Web Performance Working Group, Odvarko: "HTTP Archive (HAR) format"). `blocked` is
/// the time for which the request waited for the loop, `send` the reading of its head, `wait` until the response began,
/// `receive` until its last byte was written; they sum to `time`. What HAR has no place for is in `_coroscope`; its
/// times are nanoseconds from the start. Any thread.
QJsonObject harEntry(const ExchangeRecord &record, const HarOptions &options);

/// A HAR entry alone, indented, for the clipboard.
QString harEntryText(const ExchangeRecord &record, const HarOptions &options);

/// Writes a HAR file entry by entry, so that a long list needs no memory. False: the device has failed. Any one thread.
class HarWriter {
public:
    HarWriter(QIODevice &out, HarOptions options);

    [[nodiscard]] bool begin();
    [[nodiscard]] bool add(const ExchangeRecord &record);
    [[nodiscard]] bool end();

private:
    bool write(const QByteArray &bytes);

    QIODevice &m_out;
    const HarOptions m_options;
    bool m_first = true;
};

/// Written as text in a HAR file; other bodies as base64.
bool isTextBody(const QByteArray &body);

} // namespace coroscope

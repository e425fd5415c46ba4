#pragma once

#include "server/async/result.h"
#include "server/http/route_info.h"
#include "ui/har/imported_exchange.h"

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <memory>
#include <vector>

namespace coroscope {

/// What of a HAR file was taken, and what was not. A value.
struct HarImport {
    /// One reason for which something was left out, and how often.
    struct Dropped {
        QString what; ///< a translated sentence
        int count = 0;
    };

    std::vector<ExchangeRecordPtr> exchanges; ///< in the order of the file
    QString file; ///< name without its folder
    QString creator; ///< "Chromium 126.0"; empty: not said
    int entries = 0; ///< in the file
    int taken = 0; ///< as many as there are exchanges
    std::vector<Dropped> dropped; ///< empty: nothing
};

/// Reads HAR 1.1 and 1.2 as browsers, proxies and API clients write it. Tolerant: what is missing or unknown is left
/// out and counted; only what is no JSON or no HAR file at all is an error, a translated sentence with line and column.
/// Any thread.
class HarReader {
public:
    static constexpr qint64 kMaxFileBytes = 512LL * 1024 * 1024; ///< a larger file is refused
    static constexpr int kMaxEntries = 100'000; ///< as many as Requests keeps; of more, the first are taken
    static constexpr qint64 kMaxBytes = 256LL * 1024 * 1024; ///< heads and bodies together, as Requests keeps
    static constexpr qsizetype kMaxBody = 32LL * 1024 * 1024; ///< more of one body is cut

    /// `keepGoing` is asked with the bytes read so far after each entry; false ends with Canceled. `routes` give the
    /// routes back to what Coroscope wrote.
    static Result<HarImport> read(const QByteArray &bytes, const QString &file, const RouteTable &routes,
                                  const std::function<bool(qint64)> &keepGoing = {});
};

} // namespace coroscope

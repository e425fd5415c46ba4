#pragma once

#include "server/telemetry/exchange_record.h"

#include <QString>

namespace coroscope {

/// An exchange out of a HAR file. It stands among the live ones in Requests, and counts nowhere else. Told by its id,
/// so that whoever has an ExchangeRecord can ask.
struct ImportedExchange : ExchangeRecord {
    /// As HAR 1.2 has them; negative: does not apply.
    struct Timings {
        nanoseconds blocked{-1};
        nanoseconds dns{-1};
        nanoseconds connect{-1}; ///< with ssl
        nanoseconds ssl{-1};
        nanoseconds send{-1};
        nanoseconds wait{-1};
        nanoseconds receive{-1};
    };

    QString file; ///< name without its folder
    QString creator; ///< "Firefox 126.0"; empty: not said
    QString serverAddress; ///< empty: not said
    QString comment;
    Timings timings;
    bool own = false; ///< Coroscope wrote it, so that its phases and spans are known
    /// Bytes that the coding saved on the wire, where the body is without it; less than 0: it grew. 0 where nobody
    /// said.
    std::int64_t savedByCoding = 0;
    bool decoded = false; ///< the response's body is without the coding that its head names

    static constexpr std::uint64_t kIdBit = std::uint64_t(1) << 63; ///< no server counts that far
};

/// Null for one that this program saw itself.
const ImportedExchange *importedExchange(const ExchangeRecord &record);

/// An id for another one, that nobody had before. Any thread.
std::uint64_t nextImportedId();

/// The coding in which the kept body of the response is: its Content-Encoding, unless it was decoded since.
QByteArray contentEncodingOf(const ExchangeRecord &record);

} // namespace coroscope

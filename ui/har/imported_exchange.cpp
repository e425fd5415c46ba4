#include "ui/har/imported_exchange.h"

#include "ui/http_head.h"

#include <atomic>

namespace coroscope {

const ImportedExchange *importedExchange(const ExchangeRecord &record)
{
    // Nothing else has such ids.
    return record.id & ImportedExchange::kIdBit ? static_cast<const ImportedExchange *>(&record) : nullptr;
}

std::uint64_t nextImportedId()
{
    static std::atomic<std::uint64_t> last{0};
    return ImportedExchange::kIdBit | (last.fetch_add(1, std::memory_order_relaxed) + 1);
}

QByteArray contentEncodingOf(const ExchangeRecord &record)
{
    const ImportedExchange *imported = importedExchange(record);
    return imported && imported->decoded ? QByteArray()
                                         : HttpHead::parse(record.responseHead).value("Content-Encoding");
}

} // namespace coroscope

#include "ui/har/imported_exchange.h"

#include "ui/http_head.h"

namespace coroscope {

const ImportedExchange *importedExchange(const ExchangeRecord &record)
{
    // Only the reader of HAR files gives such ids.
    return record.id & ImportedExchange::kIdBit ? static_cast<const ImportedExchange *>(&record) : nullptr;
}

QByteArray contentEncodingOf(const ExchangeRecord &record)
{
    const ImportedExchange *imported = importedExchange(record);
    return imported && imported->decoded ? QByteArray()
                                         : HttpHead::parse(record.responseHead).value("Content-Encoding");
}

} // namespace coroscope

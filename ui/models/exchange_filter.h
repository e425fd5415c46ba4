#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/exchange_record.h"

#include <QByteArrayList>
#include <QString>

namespace coroscope {

/// Which exchanges a list shows. Words, all of which must be found, in any case, in method, target, status, route or
/// client. A value; the one place where the text of the filter field gets its meaning.
class ExchangeFilter {
public:
    ExchangeFilter() = default;
    explicit ExchangeFilter(const QString &text);

    bool isEmpty() const noexcept { return m_words.isEmpty(); }
    bool matches(const ExchangeRecord &record, const RouteTable &routes) const;

private:
    QByteArrayList m_words; ///< lower case, UTF-8
};

} // namespace coroscope

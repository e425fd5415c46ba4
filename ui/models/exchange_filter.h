#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/exchange_record.h"
#include "ui/filter/filter.h"
#include "ui/filter/filter_grammar.h"

namespace coroscope {

/// The fields that a filter of requests knows.
enum class ExchangeField {
    Method,
    Path,
    Route,
    Status,
    Duration,
    Waited,
    Busy,
    ResponseSize,
    RequestSize,
    Client,
    Worker,
    Trace,
    Is,
    RequestBody,
    ResponseBody,
};

FilterGrammar exchangeGrammar();

/// One request, seen by a filter.
class ExchangeSource final : public FilterSource {
public:
    /// Both outlive it.
    ExchangeSource(const ExchangeRecord &record, const RouteTable &routes)
        : m_record(record)
        , m_routes(routes)
    {
    }

    QAnyStringView text(int field) const override;
    qint64 number(int field) const override;

private:
    const ExchangeRecord &m_record;
    const RouteTable &m_routes;
};

} // namespace coroscope

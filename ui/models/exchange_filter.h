#pragma once

#include "server/http/route_info.h"
#include "server/telemetry/exchange_record.h"
#include "ui/filter/filter.h"
#include "ui/filter/filter_grammar.h"
#include "ui/models/request_origin.h"

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
    Source,
};

FilterGrammar exchangeGrammar();

/// One request, seen by a filter.
class ExchangeSource final : public FilterSource {
public:
    /// The first two outlive it.
    ExchangeSource(const ExchangeRecord &record, const RouteTable &routes, RequestOrigin origin = RequestOrigin::Client)
        : m_record(record)
        , m_routes(routes)
        , m_origin(origin)
    {
    }

    QAnyStringView text(int field) const override;
    qint64 number(int field) const override;

private:
    const ExchangeRecord &m_record;
    const RouteTable &m_routes;
    const RequestOrigin m_origin;
};

} // namespace coroscope

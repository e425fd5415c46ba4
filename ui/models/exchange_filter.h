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
    Queries,
    Repeats,
    Database,
    Cache,
    Sql,
    Statement,
    Coding,
    DecodedSize,
};

/// Statements that a request ran, kept or not.
quint64 queryCount(const ExchangeRecord &record);
/// How often it ran the statement that it ran most often, and that one; 0: it ran none.
quint32 mostRepeated(const ExchangeRecord &record, const StatementRecord **statement = nullptr);
/// Their time, with the waits for a connection.
nanoseconds databaseTime(const ExchangeRecord &record);

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
    QAnyStringView body(const QByteArray &bytes, const QByteArray &coding) const;

    const ExchangeRecord &m_record;
    const RouteTable &m_routes;
    const RequestOrigin m_origin;
    mutable QByteArray m_decoded; ///< of a body that was compressed, in the last call
    mutable QString m_text; ///< that of the last call, where it had to be made
};

} // namespace coroscope

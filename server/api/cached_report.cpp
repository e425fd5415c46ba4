#include "server/api/database_route.h"
#include "server/api/sections.h"
#include "server/runtime/context.h"

#include <QDateTime>

#include <atomic>

namespace coroscope {

using namespace Qt::StringLiterals;

// A lesson: what happens when many want what has just run out.

namespace {

const auto kName = queryParam<QByteArray>("name", u"Which report: each name is kept by itself"_s)
                       .minLength(1)
                       .maxLength(100)
                       .check(hasNoNul, u"value_error"_s, u"Value error, a text must not contain NUL"_s)
                       .defaultsTo("daily");
const auto kSingleFlight
    = queryParam<bool>("single_flight", u"Whether one request makes it while the others wait for that"_s)
          .defaultsTo(true);
const auto kDelay = queryParam<qint64>("delay_ms", u"How long making it takes, in milliseconds"_s)
                        .minimum(0)
                        .maximum(10'000)
                        .defaultsTo(300);

/// Of this process, so that a client sees how often it was made.
std::atomic<qint64> reportsMade{0};

struct Counts {
    qint64 users = 0;
    qint64 orders = 0;
};

Result<Counts> countAll(db::Connection &connection)
{
    auto rows = connection.query(u"SELECT (SELECT count(*) FROM users), (SELECT count(*) FROM orders)"_s);
    if (!rows)
        return rows.error();
    Counts counts;
    if (rows->next())
        counts = {rows->integer(0), rows->integer(1)};
    const auto end = rows->finish();
    return end ? Result<Counts>(counts) : Result<Counts>(end.error());
}

QCoro::Task<Response> cachedReport(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    auto waiting = context.sleep(milliseconds(kDelay.value(*exchange)));
    const auto waited = co_await waiting;
    if (!waited)
        co_return databaseProblem(waited.error(), exchange.data());
    const auto counts = co_await context.db.read().run(countAll);
    if (!counts)
        co_return databaseProblem(counts.error(), exchange.data());
    co_return Response::json(200,
                             QJsonObject{
                                 {u"name"_s, QString::fromUtf8(kName.value(*exchange))},
                                 {u"users"_s, counts->users},
                                 {u"orders"_s, counts->orders},
                                 {u"made_at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                                 {u"run"_s, ++reportsMade},
                             });
}

bool sharesFlight(const Exchange &exchange)
{
    return kSingleFlight.value(exchange);
}

milliseconds expected(const Exchange &exchange)
{
    return milliseconds(kDelay.value(exchange));
}

} // namespace

void registerCachedReport(RouteSet &routes)
{
    CachePolicy policy;
    policy.ttl = std::chrono::seconds(10);
    policy.staleWhileRevalidate = std::chrono::seconds(10);
    policy.keyParams = {"name"};
    policy.singleFlight = sharesFlight;
    auto route = routes.get("/cached-report", cachedReport);
    databaseRoute(route)
        .summary(u"A slow report that is kept for ten seconds, and the stampede when it runs out"_s)
        .description(
            u"Ask for a new name with 200 clients at once: with single_flight=true one query is run and all get its "
            "answer, the same run; with false each runs its own. X-Cache tells HIT, MISS or STALE."_s)
        .tag(u"Cache"_s)
        .section(TutorialSection::Caching)
        .twins({u"made-kept"_s,
                u"A report made each time and a kept one"_s,
                u"A kept answer costs neither the wait nor the query; with no-cache, each request has it made anew."_s,
                {u"made"_s, "/cached-report?name=race-made&delay_ms=20", {{"Cache-Control", "no-cache"}}},
                {u"kept"_s, "/cached-report?name=race-kept&delay_ms=20"}})
        .param(kName)
        .param(kSingleFlight)
        .param(kDelay)
        .responds(
            200, u"The report"_s,
            Schema::object()
                .required(u"name"_s, Schema::string())
                .required(u"users"_s, Schema::integer())
                .required(u"orders"_s, Schema::integer())
                .required(u"made_at"_s, Schema::string().format(u"date-time"_s))
                .required(u"run"_s, Schema::integer().description(u"Counts how often one was made since the start"_s)))
        .cached(policy)
        .timeoutFollows(expected);
}

} // namespace coroscope

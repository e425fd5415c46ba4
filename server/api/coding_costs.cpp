#include "server/api/sections.h"
#include "server/compression/coding_trials.h"
#include "server/http/json_writer.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"

#include <cmath>
#include <iterator>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

const auto kBytes = queryParam<qint64>("bytes", u"How long the body is that is compressed"_s)
                        .minimum(1)
                        .maximum(262'144)
                        .defaultsTo(10'000);

/// A list of users as an API answers with it, cut off after so many bytes; the same each time.
QByteArray sampleBody(qsizetype bytes)
{
    static constexpr const char *kNames[]{"Ada Lovelace", "Grace Hopper", "Edsger Dijkstra", "Barbara Liskov",
                                          "Alan Turing",  "Tony Hoare",   "Donald Knuth",    "Radia Perlman"};
    QByteArray body("[");
    std::uint32_t number = 1; // of a generator: ids and times repeat no more than real ones do
    for (int id = 1; body.size() < bytes; ++id) {
        number = number * 1'664'525u + 1'013'904'223u;
        JsonWriter user;
        user.member("id", qint64(id))
            .member("name", QByteArray(kNames[(number >> 16) % std::size(kNames)]))
            .member("email", "user" + QByteArray::number(number >> 12) + "@example.org")
            .member("created_at",
                    "2026-01-" + QByteArray::number(10 + int((number >> 20) % 20))
                        + "T09:" + QByteArray::number(10 + int((number >> 8) % 50)) + ":00.000Z");
        body += std::move(user).finish() + ',';
    }
    body.truncate(bytes);
    return body;
}

QJsonArray costsOf(qsizetype bytes, std::stop_token stop)
{
    QJsonArray costs;
    for (const CompressionTrial &trial : tryCodings(sampleBody(bytes), stop)) {
        costs.append(QJsonObject{
            {u"coding"_s, QString::fromLatin1(codingName(trial.coding))},
            {u"level"_s, trial.level},
            {u"bytes"_s, trial.size > 0 ? QJsonValue(qint64(trial.size)) : QJsonValue()},
            {u"cpu_us"_s, std::round(double(trial.time.count()) / 100.0) / 10.0},
        });
    }
    return costs;
}

QCoro::Task<Response> codingCosts(ExchangePtr exchange)
{
    const Context context(exchange);
    const auto bytes = qsizetype(kBytes.value(*exchange));
    auto trying = context.offload("codings", costsOf, bytes, context.stop());
    const auto costs = co_await trying;
    if (!costs)
        co_return problemFor(costs.error(), exchange.data());
    co_return Response::json(200, QJsonObject{{u"bytes"_s, qint64(bytes)}, {u"codings"_s, costs.value()}});
}

} // namespace

void registerCodingCosts(RouteSet &routes)
{
    const auto cost
        = Schema::object()
              .required(u"coding"_s, Schema::string().description(u"identity: the body as it is"_s))
              .required(u"level"_s, Schema::integer().description(u"As its library counts; 0 of identity"_s))
              .required(u"bytes"_s, Schema::integer().nullable().description(u"null: it cannot be made"_s))
              .required(u"cpu_us"_s, Schema::number().description(u"The shortest of a few runs, in microseconds"_s));
    routes.get("/coding-costs", codingCosts)
        .notConditional()
        .notCompressed()
        .summary(u"What JSON of that size becomes by each content coding, and what that costs"_s)
        .description(u"A list of users, cut off after so many bytes, is compressed by gzip, br and zstd at several "
                     "levels. Ask for 50 bytes, and see that all of them make it longer."_s)
        .tag(u"Compression"_s)
        .offloaded()
        .param(kBytes)
        .responds(200, u"The costs"_s,
                  Schema::object().required(u"bytes"_s, Schema::integer()).required(u"codings"_s, Schema::array(cost)))
        .problem(503, u"The server stops"_s);
}

} // namespace coroscope

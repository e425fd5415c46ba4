#include "server/api/digest_chain.h"
#include "server/api/sections.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"

#include <algorithm>
#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

// A lesson: computing is no waiting, so that an await does not make it faster.

namespace {

const auto kRounds = queryParam<qint64>("rounds", u"How many SHA-256 digests, each of the one before: that much work"_s)
                         .minimum(1)
                         .maximum(10'000'000)
                         .defaultsTo(100'000);
const auto kMode = queryParam<QByteArray>("mode",
                                          u"Where: in one go on the loop, on the loop with an await now and "
                                          "then, or on another thread"_s)
                       .oneOf({"loop", "await", "offload"})
                       .defaultsTo("offload");

constexpr qint64 kSlice = 10'000; ///< digests between two awaits

QCoro::Task<Result<DigestChain>> digestOnLoop(Context context, qint64 rounds, bool awaits)
{
    DigestChain chain;
    while (chain.done < rounds) {
        const qint64 count = awaits ? std::min(kSlice, rounds - chain.done) : rounds;
        chain = digestMore(std::move(chain), count);
        if (!awaits)
            break;
        auto breath = context.sleep(milliseconds(0)); // others have their turn
        const auto breathed = co_await breath;
        if (!breathed)
            co_return breathed.error();
    }
    co_return chain;
}

QCoro::Task<Result<DigestChain>> digestOnThread(Context context, qint64 rounds)
{
    auto working = context.offload("digests", digestMore, DigestChain(), rounds);
    auto chain = co_await working;
    co_return chain;
}

QCoro::Task<Response> digests(ExchangePtr exchange)
{
    const Context context(exchange);
    const qint64 rounds = kRounds.value(*exchange);
    const QByteArray mode = kMode.value(*exchange);
    const auto began = Clock::now();
    auto working = mode == "offload" ? digestOnThread(context, rounds) : digestOnLoop(context, rounds, mode == "await");
    const auto chain = co_await std::move(working);
    if (!chain)
        co_return problemFor(chain.error(), exchange.data());
    const nanoseconds took = Clock::now() - began;
    co_return Response::json(200,
                             QJsonObject{
                                 {u"rounds"_s, rounds},
                                 {u"mode"_s, QString::fromLatin1(mode)},
                                 {u"digest"_s, QString::fromLatin1(chain->value.toHex())},
                                 {u"total_ms"_s, std::round(double(took.count()) / 1000.0) / 1000.0},
                             });
}

} // namespace

void registerDigests(RouteSet &routes)
{
    routes.get("/digests", digests)
        .notConditional()
        .summary(u"Computes a chain of digests: on the loop, with awaits in between, or on another thread"_s)
        .description(
            u"Awaiting now and then lets others have their turn, and makes nothing faster. On other threads as "
            "many are computed at a time as there are cores."_s)
        .tag(u"Async"_s)
        .twins(
            {u"loop-offload"_s,
             u"On the loop and on another thread"_s,
             u"What computes on the loop holds everybody up, and uses one core; on other threads it uses all of them."_s,
             {u"loop"_s, "/digests?rounds=20000&mode=loop"},
             {u"thread"_s, "/digests?rounds=20000&mode=offload"}})
        .param(kRounds)
        .param(kMode)
        .responds(200, u"The last digest"_s,
                  Schema::object()
                      .required(u"rounds"_s, Schema::integer())
                      .required(u"mode"_s, Schema::string())
                      .required(u"digest"_s, Schema::string().description(u"In hexadecimal"_s))
                      .required(u"total_ms"_s, Schema::number().description(u"With the wait for a thread"_s)))
        .problem(503, u"The server stops"_s)
        .problem(504, u"Its time ran out"_s);
}

} // namespace coroscope

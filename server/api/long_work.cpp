#include "server/api/digest_chain.h"
#include "server/api/sections.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"
#include "server/runtime/job_watch.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <limits>

namespace coroscope {

using namespace Qt::StringLiterals;

// A lesson: a client leaves, and what was begun for it goes on, or ends.

namespace {

const auto kWork = queryParam<qint64>("work_ms", u"How long it computes, in milliseconds"_s)
                       .minimum(0)
                       .maximum(10'000)
                       .defaultsTo(1000);
const auto kOnLeave
    = queryParam<QByteArray>(
          "on_leave", u"What becomes of it when the client leaves: it ends, or goes on as long as the server runs"_s)
          .oneOf({"stop", "continue"})
          .defaultsTo("stop");

constexpr qint64 kSlice = 500; ///< digests, well below a millisecond: so often it looks whether anybody still waits

/// Of this process, in nanoseconds where they are times.
struct Totals {
    std::atomic<qint64> begun{0};
    std::atomic<qint64> completed{0};
    std::atomic<qint64> abandoned{0}; ///< those whose client left
    std::atomic<qint64> worked{0};
    std::atomic<qint64> wasted{0}; ///< of it: since nobody waited any more
};
Totals totals;

double inMilliseconds(qint64 nanoseconds)
{
    return std::round(double(nanoseconds) / 1000.0) / 1000.0;
}

/// On a thread of the pool, which nobody can interrupt: that it ends early is its own doing. `end` goes with it.
/// `server`, which outlives the pool's jobs, ends what goes on for nobody: the server waits for its threads.
qint64 compute(milliseconds work, bool stopsEarly, std::stop_token stop, const StopSignal *server,
               std::shared_ptr<const JobWatch::End> end)
{
    end->begin();
    constexpr auto kNobodyLeft = std::numeric_limits<Clock::rep>::max();
    ++totals.begun;
    const auto began = Clock::now();
    std::atomic<Clock::rep> left{kNobodyLeft};
    const std::stop_callback note(stop, [&left] { left = Clock::now().time_since_epoch().count(); });
    DigestChain chain;
    auto now = began;
    const auto isOver = [&] { return stop.stop_requested() && (stopsEarly || server->isStopped()); };
    while (now < began + work && !isOver()) {
        chain = digestMore(std::move(chain), kSlice);
        now = Clock::now();
    }
    totals.worked += (now - began).count();
    if (now >= began + work)
        ++totals.completed;
    if (left != kNobodyLeft) {
        totals.wasted += std::max(Clock::rep(0), now.time_since_epoch().count() - left);
        ++totals.abandoned; // last: who waits for it finds all the others counted
    }
    return chain.done;
}

QCoro::Task<Response> longWork(ExchangePtr exchange)
{
    const Context context(exchange);
    const bool stopsEarly = kOnLeave.value(*exchange) == "stop";
    const auto began = Clock::now();
    const auto watch = JobWatch::of(*exchange);
    auto working = context.offload("digests", compute, milliseconds(kWork.value(*exchange)), stopsEarly, context.stop(),
                                   &context.services().stopSignal(), watch->takeEnd());
    const auto digests = co_await working;
    if (!digests) {
        watch->goOn(*exchange, "digests");
        co_return problemFor(digests.error(), exchange.data());
    }
    co_return Response::json(200,
                             QJsonObject{
                                 {u"digests"_s, digests.value()},
                                 {u"total_ms"_s, inMilliseconds((Clock::now() - began).count())},
                             });
}

QCoro::Task<Response> showTotals(ExchangePtr)
{
    const qint64 abandoned = totals.abandoned; // before the others, which have counted those
    co_return Response::json(200,
                             QJsonObject{
                                 {u"begun"_s, totals.begun.load()},
                                 {u"completed"_s, totals.completed.load()},
                                 {u"abandoned"_s, abandoned},
                                 {u"worked_ms"_s, inMilliseconds(totals.worked)},
                                 {u"wasted_ms"_s, inMilliseconds(totals.wasted)},
                             });
}

} // namespace

void registerLongWork(RouteSet &routes)
{
    routes.get("/long-work", longWork)
        .notConditional()
        .summary(u"Computes for a while on another thread, also where its client leaves, or not"_s)
        .description(u"Ask with `curl -m 0.2`, which leaves after 200 ms, and then /long-work/totals: with "
                     "on_leave=continue all of the work was done for nobody, with stop almost none."_s)
        .tag(u"Async"_s)
        .offloaded()
        .param(kWork)
        .param(kOnLeave)
        .responds(200, u"What was computed"_s,
                  Schema::object()
                      .required(u"digests"_s, Schema::integer().description(u"How many, one of another"_s))
                      .required(u"total_ms"_s, Schema::number().description(u"With the wait for a thread"_s)))
        .problem(503, u"The server stops"_s)
        .problem(504, u"It waited for a thread for more than 5 s"_s)
        .timeoutFollows(kWork);
    routes.get("/long-work/totals", showTotals)
        .notConditional()
        .summary(u"What /long-work has done since the program began, and how much of it for nobody"_s)
        .tag(u"Async"_s)
        .responds(
            200, u"The totals"_s,
            Schema::object()
                .required(u"begun"_s, Schema::integer().description(u"A thread began with it"_s))
                .required(u"completed"_s, Schema::integer().description(u"Done to the end"_s))
                .required(u"abandoned"_s, Schema::integer().description(u"Their client left meanwhile"_s))
                .required(u"worked_ms"_s, Schema::number())
                .required(u"wasted_ms"_s, Schema::number().description(u"Of worked_ms: after the client had left"_s)));
}

} // namespace coroscope

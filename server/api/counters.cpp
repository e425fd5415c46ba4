#include "server/api/counter_row.h"
#include "server/api/database_route.h"
#include "server/api/sections.h"
#include "server/http/problem.h"
#include "server/runtime/context.h"

namespace coroscope {

using namespace Qt::StringLiterals;

// A lesson: what becomes of a number that many increment at once. Each way reads it, thinks, and writes one more; they
// differ in what happens where somebody else does the same meanwhile.

namespace {

constexpr int kMostAttempts = 200;

const auto kName = pathParam<QByteArray>("name", u"Letters, digits, and . _ -"_s)
                       .pattern(u"^[A-Za-z0-9._-]{1,64}$"_s)
                       .example(u"visits"_s);
const auto kMode
    = queryParam<QByteArray>("mode",
                             u"lost: reads and writes, apart; optimistic: writes only where nobody else wrote, else "
                             "again; transaction: nobody else reads it to write it meanwhile; atomic: one statement"_s)
          .oneOf({"lost", "optimistic", "transaction", "atomic"})
          .defaultsTo("atomic");
const auto kThink = queryParam<qint64>("think_ms", u"How long it thinks between reading and writing; atomic does not"_s)
                        .minimum(0)
                        .maximum(1000)
                        .defaultsTo(10);

struct Incremented {
    qint64 value = 0;
    int attempts = 1;
};

/// Where there is no row, the number is 0.
qint64 valueOf(const QList<Counter> &rows)
{
    return rows.isEmpty() ? 0 : rows.first().value;
}

QString nameOf(const Exchange &exchange)
{
    return QString::fromLatin1(kName.value(exchange));
}

QCoro::Task<Result<Incremented>> atomically(Context context, QString name)
{
    const auto rows = co_await context.db.write().raw<Counter>(
        "INSERT INTO counters (name, value) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET value = counters.value + 1 "
        "RETURNING name, value",
        name);
    if (!rows)
        co_return rows.error();
    co_return Incremented{valueOf(rows.value()), 1};
}

/// The mistake: whoever reads between this read and this write, reads the same number, and one increment is lost.
QCoro::Task<Result<Incremented>> losing(Context context, QString name, milliseconds think)
{
    const auto rows = co_await context.db.read().all<Counter>().where("name = ?", name);
    if (!rows)
        co_return rows.error();
    auto thinking = context.sleep(think, "think");
    const auto thought = co_await thinking;
    if (!thought)
        co_return thought.error();
    const qint64 value = valueOf(rows.value()) + 1;
    const auto written = co_await context.db.write().execute(
        "INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name, value);
    if (!written)
        co_return written.error();
    co_return Incremented{value, 1};
}

/// The write has a condition; where it does not hold, all begins again. At least one of those who try at once succeeds.
QCoro::Task<Result<Incremented>> optimistically(Context context, QString name, milliseconds think)
{
    const auto made = co_await context.db.write().execute(
        "INSERT INTO counters (name, value) VALUES (?, 0) ON CONFLICT (name) DO NOTHING", name);
    if (!made)
        co_return made.error();
    for (int attempt = 1; attempt <= kMostAttempts; ++attempt) {
        const auto rows = co_await context.db.read().all<Counter>().where("name = ?", name);
        if (!rows)
            co_return rows.error();
        auto thinking = context.sleep(think, "think");
        const auto thought = co_await thinking;
        if (!thought)
            co_return thought.error();
        const qint64 seen = valueOf(rows.value());
        const auto written = co_await context.db.write().execute(
            "UPDATE counters SET value = ? WHERE name = ? AND value = ?", seen + 1, name, seen);
        if (!written)
            co_return written.error();
        if (written.value() == 1)
            co_return Incremented{seen + 1, attempt};
    }
    co_return Error{Error::Kind::Conflict, u"others were first %1 times"_s.arg(kMostAttempts)};
}

/// From its first statement on, others who want to write the row wait until this one has ended: in SQLite all who
/// write, in PostgreSQL those of this row.
QCoro::Task<Result<Incremented>> inTransaction(Context context, QString name, milliseconds think)
{
    auto begun = co_await context.db.begin();
    if (!begun)
        co_return begun.error();
    auto &transaction = begun.value();
    const auto rows = co_await transaction.raw<Counter>(
        "INSERT INTO counters (name, value) VALUES (?, 0) ON CONFLICT (name) DO UPDATE SET value = counters.value "
        "RETURNING name, value",
        name);
    if (!rows)
        co_return rows.error();
    auto thinking = context.sleep(think, "think");
    const auto thought = co_await thinking;
    if (!thought)
        co_return thought.error();
    const qint64 value = valueOf(rows.value()) + 1;
    const auto written = co_await transaction.execute("UPDATE counters SET value = ? WHERE name = ?", value, name);
    if (!written)
        co_return written.error();
    auto committing = transaction.commit();
    const auto committed = co_await committing;
    if (!committed)
        co_return committed.error();
    co_return Incremented{value, 1};
}

QCoro::Task<Result<Incremented>> incrementBy(Context context, const QByteArray &mode, QString name, milliseconds think)
{
    if (mode == "lost")
        return losing(std::move(context), std::move(name), think);
    if (mode == "optimistic")
        return optimistically(std::move(context), std::move(name), think);
    if (mode == "transaction")
        return inTransaction(std::move(context), std::move(name), think);
    return atomically(std::move(context), std::move(name));
}

QCoro::Task<Response> increment(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    const auto mode = kMode.value(*exchange);
    auto task = incrementBy(context, mode, nameOf(*exchange), milliseconds(kThink.value(*exchange)));
    const auto done = co_await task;
    if (!done && done.error().kind == Error::Kind::Conflict && !db::isDatabaseFault(done.error()))
        co_return problem(409, u"Others were first each time; nothing was counted. Try again."_s, exchange.data());
    if (!done)
        co_return databaseProblem(done.error(), exchange.data());
    co_return Response::json(200,
                             QJsonObject{
                                 {u"name"_s, nameOf(*exchange)},
                                 {u"value"_s, done->value},
                                 {u"mode"_s, QString::fromLatin1(mode)},
                                 {u"attempts"_s, done->attempts},
                             });
}

Response counterResponse(const QString &name, qint64 value)
{
    return Response::json(200, QJsonObject{{u"name"_s, name}, {u"value"_s, value}});
}

QCoro::Task<Response> showCounter(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    const auto rows = co_await context.db.read().all<Counter>().where("name = ?", nameOf(*exchange));
    if (!rows)
        co_return databaseProblem(rows.error(), exchange.data());
    co_return counterResponse(nameOf(*exchange), valueOf(rows.value()));
}

QCoro::Task<Response> setCounter(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    const qint64 value = exchange->params.body.toObject().value(u"value"_s).toInteger();
    const auto written = co_await context.db.write().execute(
        "INSERT INTO counters (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        nameOf(*exchange), value);
    if (!written)
        co_return databaseProblem(written.error(), exchange.data());
    co_return counterResponse(nameOf(*exchange), value);
}

} // namespace

void registerCounters(RouteSet &routes)
{
    constexpr double kMost = 1e15;
    const auto counter = Schema::object().required(u"name"_s, Schema::string()).required(u"value"_s, Schema::integer());
    const QJsonObject example{{u"name"_s, u"visits"_s}, {u"value"_s, 42}};
    const auto declare = [](RouteBuilder route) { return databaseRoute(route).tag(u"Counters"_s).param(kName); };
    declare(routes.get("/counters/{name}", showCounter))
        .summary(u"How far a counter is"_s)
        .description(u"One that nobody has touched is at 0."_s)
        .responds(200, u"The counter"_s, counter, example);
    declare(routes.put("/counters/{name}", setCounter))
        .summary(u"Sets a counter"_s)
        .jsonBody(
            Schema::object()
                .required(u"value"_s, Schema::integer().minimum(-kMost).maximum(kMost).description(u"From now on"_s))
                .closed())
        .responds(200, u"The counter"_s, counter, example);
    declare(routes.post("/counters/{name}/increment", increment))
        .summary(u"Adds one to a counter, in one of four ways"_s)
        .description(u"Send it 20 times at once with mode=lost: the counter ends far below 20, because many read the "
                     u"same number. "
                     "The other three ways lose none; attempts tells what that costs."_s)
        .param(kMode)
        .param(kThink)
        .responds(
            200, u"What this request made of it"_s,
            Schema::object()
                .required(u"name"_s, Schema::string())
                .required(u"value"_s, Schema::integer())
                .required(u"mode"_s,
                          Schema::string().oneOf({u"lost"_s, u"optimistic"_s, u"transaction"_s, u"atomic"_s}))
                .required(u"attempts"_s,
                          Schema::integer().description(u"How often it read and tried to write; optimistic only"_s)))
        .problem(409, u"Optimistic: others were first 200 times; nothing was counted"_s);
}

} // namespace coroscope

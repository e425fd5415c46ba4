#include "server/api/database_route.h"
#include "server/api/sections.h"
#include "server/db/sample_models.h"
#include "server/runtime/context.h"
#include "server/runtime/model_schema.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

using UserWithOrders = db::WithRelated<User, Order>;

const auto kMode = queryParam<QByteArray>("mode", u"One query for the orders of each user, or one for those of all"_s)
                       .oneOf({"prefetch", "lazy"})
                       .defaultsTo("prefetch");
const auto kLimit = queryParam<qint64>("limit", u"How many users at most"_s).minimum(1).maximum(100).defaultsTo(20);
const auto kOrders
    = queryParam<qint64>("orders", u"How many orders of each user at most"_s).minimum(1).maximum(100).defaultsTo(50);

/// On the loop, so it is bounded: by `most` orders of each of at most 100 users.
QByteArray jsonOf(const QByteArray &mode, const QList<UserWithOrders> &users, qint64 most)
{
    QByteArray text = "{\"mode\":\"" + mode + "\",\"users\":[";
    for (qsizetype i = 0; i < users.size(); ++i) {
        if (i > 0)
            text += ',';
        db::appendJson(text, users[i].row);
        text.chop(1); // its brace
        text += ",\"orders\":" + db::toJsonText(users[i].related.mid(0, most)) + '}';
    }
    return text + "]}";
}

/// The mistake that ORMs make easy: N users, N + 1 queries, each with a way to the database and back.
QCoro::Task<Result<QList<UserWithOrders>>> lazily(Context context, qint64 limit, qint64 most)
{
    const auto users = co_await context.db.read().all<User>().orderBy("id").limit(limit);
    if (!users)
        co_return users.error();
    QList<UserWithOrders> all;
    for (const auto &user : users.value()) {
        const auto orders
            = co_await context.db.read().all<Order>().where("user_id = ?", user.id).orderBy("id").limit(most);
        if (!orders)
            co_return orders.error();
        all.append(UserWithOrders(user, orders.value()));
    }
    co_return all;
}

QCoro::Task<Result<QList<UserWithOrders>>> prefetched(Context context, qint64 limit)
{
    auto users = co_await context.db.read().all<User>().orderBy("id").limit(limit).with<Order>();
    co_return users;
}

QCoro::Task<Response> usersWithOrders(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    const auto mode = kMode.value(*exchange);
    auto task = mode == "lazy" ? lazily(context, kLimit.value(*exchange), kOrders.value(*exchange))
                               : prefetched(context, kLimit.value(*exchange));
    const auto users = co_await task;
    if (!users)
        co_return databaseProblem(users.error(), exchange.data());
    co_return Response::json(200, jsonOf(mode, users.value(), kOrders.value(*exchange)));
}

} // namespace

void registerUsersWithOrders(RouteSet &routes)
{
    auto user = rowSchema<User>();
    user.required(u"orders"_s, Schema::array(rowSchema<Order>()));
    auto route = routes.get("/users-with-orders", usersWithOrders);
    databaseRoute(route)
        .summary(u"Users with their orders, by N + 1 queries or by two"_s)
        .description(u"mode=lazy asks for the orders of each user by itself; mode=prefetch for those of all at once."_s)
        .tag(u"Users"_s)
        .section(TutorialSection::Performance)
        .twins({u"lazy-prefetch"_s,
                u"Lazy and prefetched orders"_s,
                u"Lazily, each user costs a query of its own, with a way to the database and back; prefetched, the "
                "orders of all come with one."_s,
                {u"lazy"_s, "/users-with-orders?mode=lazy&limit=20"},
                {u"prefetch"_s, "/users-with-orders?mode=prefetch&limit=20"}})
        .param(kMode)
        .param(kLimit)
        .param(kOrders)
        .responds(200, u"The users"_s,
                  Schema::object()
                      .required(u"mode"_s, Schema::string().oneOf({u"prefetch"_s, u"lazy"_s}))
                      .required(u"users"_s, Schema::array(user)));
}

} // namespace coroscope

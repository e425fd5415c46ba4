#include "server/api/database_route.h"
#include "server/api/page_links.h"
#include "server/api/sections.h"
#include "server/db/sample_models.h"
#include "server/http/entity_tag.h"
#include "server/http/preconditions.h"
#include "server/http/problem.h"
#include "server/http/route.h"
#include "server/runtime/context.h"
#include "server/runtime/model_schema.h"
#include "server/runtime/route_cache.h"

#include <QUrl>

namespace coroscope {

using namespace Qt::StringLiterals;
using db::JsonUse;

namespace {

/// Each column, and each with a minus.
QList<QByteArray> orders()
{
    QList<QByteArray> words;
    for (const auto &name : db::modelInfo<User>().columnNames())
        words << name.toLatin1() << '-' + name.toLatin1();
    return words;
}

const auto kId = pathParam<qint64>("id", u"The number of the user"_s);
const auto kIfMatch = headerParam<QByteArray>(
    "If-Match",
    u"The ETag of a GET: only where the user still is as it was then (or *: where there is one), else 412"_s);
const auto kLimit = queryParam<qint64>("limit", u"How many at most"_s).minimum(1).maximum(500).defaultsTo(50);
const auto kOffset = queryParam<qint64>("offset", u"How many are left out before"_s).minimum(0).defaultsTo(0);
const auto kOrderBy = queryParam<QByteArray>("order_by", u"A column; with - before it, the largest come first"_s)
                          .oneOf(orders())
                          .defaultsTo("id");
const auto kName = queryParam<QByteArray>("name", u"Only users whose name holds this, whatever the case"_s)
                       .maxLength(100)
                       .check(hasNoNul, u"value_error"_s, u"Value error, a text must not contain NUL"_s);

Response userProblem(const Error &error, const Exchange *exchange)
{
    if (error.kind == Error::Kind::NotFound)
        return problem(404, u"There is no user with this id."_s, exchange);
    if (db::isFault(error, db::Fault::Unique))
        return problem(409, u"Another user has this email."_s, exchange);
    if (db::isFault(error, db::Fault::ForeignKey))
        return problem(409, u"The user has orders."_s, exchange);
    return databaseProblem(error, exchange);
}

/// As GET gives it, to the byte: its tag is made of this.
QByteArray userText(const User &user)
{
    QByteArray text;
    db::appendJson(text, user);
    return text;
}

Response userResponse(int status, const User &user)
{
    return Response::json(status, userText(user));
}

/// With the ETag that a GET gives from now on.
Response taggedResponse(int status, const User &user)
{
    QByteArray text = userText(user);
    const QByteArray tag = strongTag(text);
    return Response::json(status, std::move(text)).setField(QByteArrayLiteral("ETag"), tag);
}

// ---------------------------------------------------------------- conditions

/// What came of a write with conditions.
struct Written {
    bool isRefused = false; ///< 412
    User user; ///< as it is now; of a deletion as it was
};

/// Looks at the row, and where the conditions hold does `write`, in one transaction: nobody writes between the two. It
/// is called again where the transaction has to be run again, and then looks again.
template<typename Write>
class WriteIf {
public:
    WriteIf(Preconditions conditions, qint64 id, Write write)
        : m_conditions(std::move(conditions))
        , m_id(id)
        , m_write(std::move(write))
    {
    }
    Result<Written> operator()(db::Connection &connection) const
    {
        const db::OnConnection database(connection);
        // SQLite's transactions that write exclude each other from their begin on; in PostgreSQL the row is locked.
        const auto rows = connection.dialect() == db::Dialect::Postgres
            ? database.raw<User>("SELECT * FROM users WHERE id = ? FOR UPDATE", m_id).run()
            : database.all<User>().where("id = ?", m_id).run();
        if (!rows)
            return rows.error();
        Validators current;
        current.exists = !rows->isEmpty();
        if (current.exists)
            current.etag = strongTag(userText(rows->first()));
        if (m_conditions.judge(current, false) != Preconditions::Verdict::Proceed)
            return Written{true, {}};
        if (!current.exists)
            return Error{Error::Kind::NotFound, u"there is no user %1"_s.arg(m_id)};
        return m_write(database, rows->first());
    }

private:
    Preconditions m_conditions;
    qint64 m_id;
    Write m_write;
};

class UpdateUser {
public:
    UpdateUser(User row, QList<int> columns)
        : m_row(std::move(row))
        , m_columns(std::move(columns))
    {
    }
    Result<Written> operator()(const db::OnConnection &database, const User &current) const
    {
        if (m_columns.isEmpty()) // nothing to change
            return Written{false, current};
        const auto user = database.update(m_row, m_columns).run();
        return user ? Result<Written>(Written{false, user.value()}) : Result<Written>(user.error());
    }

private:
    User m_row;
    QList<int> m_columns;
};

class RemoveUser {
public:
    Result<Written> operator()(const db::OnConnection &database, const User &current) const
    {
        const auto removed = database.remove<User>().where("id = ?", current.id).run();
        return removed ? Result<Written>(Written{false, current}) : Result<Written>(removed.error());
    }
};

Response writtenResponse(const Result<Written> &written, const Exchange *exchange, Response (*make)(int, const User &))
{
    if (!written)
        return userProblem(written.error(), exchange);
    return written->isRefused ? preconditionFailed(exchange) : make(200, written->user);
}

struct Page {
    QByteArray json;
    qint64 total = 0;
};

/// A page of users and how many there are in all, on one connection. The text is made there too: the loop, which serves
/// everybody, is spared that, and the rows end on the thread that made them.
class ListUsers {
public:
    explicit ListUsers(const Exchange &exchange)
        : m_limit(kLimit.value(exchange))
        , m_offset(kOffset.value(exchange))
        , m_order(QString::fromLatin1(kOrderBy.value(exchange)))
        , m_name(QString::fromUtf8(kName.optional(exchange).value_or(QByteArray())))
    {
    }

    Result<Page> operator()(db::Connection &connection) const
    {
        const db::OnConnection database(connection);
        auto select = database.all<User>();
        auto count = database.count<User>();
        if (!m_name.isEmpty()) {
            select.contains(u"name"_s, m_name);
            count.contains(u"name"_s, m_name);
        }
        // Equal ones in an order of their own, or pages would overlap.
        select.orderBy(m_order == u"id"_s || m_order == u"-id"_s ? m_order : m_order + u",id"_s);
        auto users = select.limit(m_limit).offset(m_offset).run();
        if (!users)
            return users.error();
        const auto found = users->size();
        if (found < m_limit && (found > 0 || m_offset == 0)) // the last page tells it
            return Page{db::toJsonText(users.value()), m_offset + found};
        const auto total = count.run();
        if (!total)
            return total.error();
        return Page{db::toJsonText(users.value()), total.value()};
    }

    QByteArray links(qint64 total) const
    {
        QByteArray rest;
        if (m_order != u"id"_s)
            rest += "&order_by=" + m_order.toLatin1();
        if (!m_name.isEmpty())
            rest += "&name=" + QUrl::toPercentEncoding(m_name);
        return pageLinks("/users", m_limit, m_offset, m_limit, total, rest);
    }

private:
    qint64 m_limit;
    qint64 m_offset;
    QString m_order;
    QString m_name;
};

QCoro::Task<Response> listUsers(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    const ListUsers list(*exchange);
    const auto page = co_await context.db.read().run(list);
    if (!page)
        co_return databaseProblem(page.error(), exchange.data());
    auto response = Response::json(200, page->json);
    response.setField("X-Total-Count", QByteArray::number(page->total));
    response.setField("Link", list.links(page->total));
    co_return response;
}

QCoro::Task<Response> createUser(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    const auto read = db::fromJson<User>(exchange->params.body);
    if (!read.issues.isEmpty())
        co_return validationProblem(issuesOf(read.issues), exchange.data());
    const auto user = co_await context.db.write().create(read.row);
    if (!user)
        co_return userProblem(user.error(), exchange.data());
    // That there was none with this id may have been kept.
    auto invalidating = invalidateTags(context, {"user:" + QByteArray::number(user->id)});
    co_await invalidating;
    auto response = taggedResponse(201, user.value());
    response.setField("Location", "/users/" + QByteArray::number(user->id));
    co_return response;
}

QCoro::Task<Response> showUser(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    const auto user = co_await context.db.read().get<User>(kId.value(*exchange));
    if (!user)
        co_return userProblem(user.error(), exchange.data());
    co_return userResponse(200, user.value());
}

QCoro::Task<Response> replaceUser(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    auto read = db::fromJson<User>(exchange->params.body, JsonUse::Replace);
    if (!read.issues.isEmpty())
        co_return validationProblem(issuesOf(read.issues), exchange.data());
    read.row.id = kId.value(*exchange);
    const auto columns = db::modelInfo<User>().writableColumns();
    const auto conditions = Preconditions::of(exchange->request);
    if (!conditions.malformed().isNull())
        co_return malformedPrecondition(conditions.malformed(), exchange.data());
    // A PUT whose content is not kept as it came must not answer with an ETag (RFC 9110 §9.3.4): its client would take
    // what it sent for what it would get.
    if (!conditions.isEmpty()) {
        const WriteIf update(conditions, read.row.id, UpdateUser(read.row, columns));
        const auto written = co_await context.db.write().run(update);
        co_return writtenResponse(written, exchange.data(), userResponse);
    }
    const auto user = co_await context.db.write().update(read.row, columns);
    if (!user)
        co_return userProblem(user.error(), exchange.data());
    co_return userResponse(200, user.value());
}

QCoro::Task<Response> changeUser(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    auto read = db::fromJson<User>(exchange->params.body, JsonUse::Change);
    if (!read.issues.isEmpty())
        co_return validationProblem(issuesOf(read.issues), exchange.data());
    read.row.id = kId.value(*exchange);
    const auto conditions = Preconditions::of(exchange->request);
    if (!conditions.malformed().isNull())
        co_return malformedPrecondition(conditions.malformed(), exchange.data());
    if (!conditions.isEmpty()) {
        const WriteIf update(conditions, read.row.id, UpdateUser(read.row, read.columns));
        const auto written = co_await context.db.write().run(update);
        co_return writtenResponse(written, exchange.data(), taggedResponse);
    }
    if (read.columns.isEmpty()) { // nothing to change
        auto task = showUser(exchange);
        auto response = co_await task;
        co_return response;
    }
    const auto user = co_await context.db.write().update(read.row, read.columns);
    if (!user)
        co_return userProblem(user.error(), exchange.data());
    co_return taggedResponse(200, user.value());
}

QCoro::Task<Response> deleteUser(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    const auto conditions = Preconditions::of(exchange->request);
    if (!conditions.malformed().isNull())
        co_return malformedPrecondition(conditions.malformed(), exchange.data());
    if (!conditions.isEmpty()) {
        const WriteIf remove(conditions, kId.value(*exchange), RemoveUser());
        const auto written = co_await context.db.write().run(remove);
        if (!written)
            co_return userProblem(written.error(), exchange.data());
        co_return written->isRefused ? preconditionFailed(exchange.data()) : Response(204);
    }
    const auto removed = co_await context.db.write().remove<User>().where("id = ?", kId.value(*exchange));
    if (!removed)
        co_return userProblem(removed.error(), exchange.data());
    if (removed.value() == 0)
        co_return problem(404, u"There is no user with this id."_s, exchange.data());
    co_return Response(204);
}

} // namespace

void registerUsers(RouteSet &routes)
{
    const auto user = rowSchema<User>();
    const QJsonObject example{{u"id"_s, 1},
                              {u"name"_s, u"Ada Lovelace"_s},
                              {u"email"_s, u"ada@example.org"_s},
                              {u"created_at"_s, u"2026-01-31T09:30:00.250Z"_s}};
    const auto declare = [](RouteBuilder route) {
        return databaseRoute(route).tag(u"Users"_s).section(TutorialSection::DatabaseQueries);
    }; // a copy is as good
    declare(routes.get("/users", listUsers))
        .summary(u"A page of users"_s)
        .description(u"X-Total-Count has their number in all, Link where the other pages are."_s)
        .param(kLimit)
        .param(kOffset)
        .param(kOrderBy)
        .param(kName)
        .responds(200, u"The users"_s, Schema::array(user), QJsonArray{example});
    declare(routes.post("/users", createUser))
        .summary(u"Creates a user"_s)
        .jsonBody(bodySchema<User>(JsonUse::Create))
        .responds(201, u"The user, with Location"_s, user, example)
        .problem(409, u"Another user has this email"_s);
    // Short, since somebody may write to the database with another program.
    CachePolicy policy;
    policy.ttl = std::chrono::seconds(15);
    policy.staleWhileRevalidate = std::chrono::seconds(15);
    policy.negativeTtl = std::chrono::seconds(2);
    policy.tags = {"user:{id}"};
    declare(routes.get("/users/{id}", showUser))
        .summary(u"One user"_s)
        .param(kId)
        .responds(200, u"The user"_s, user, example)
        .problem(404, u"There is none with this id"_s)
        .cached(policy);
    declare(routes.put("/users/{id}", replaceUser))
        .summary(u"Replaces a user"_s)
        .description(u"What the body does not have becomes null."_s)
        .param(kId)
        .param(kIfMatch)
        .jsonBody(bodySchema<User>(JsonUse::Replace))
        .responds(200, u"The user"_s, user, example)
        .problem(400, u"The body is not JSON, or If-Match or If-None-Match is malformed"_s)
        .problem(404, u"There is none with this id"_s)
        .problem(412, u"A condition (If-Match, If-None-Match) does not hold; nothing was done"_s)
        .problem(409, u"Another user has this email"_s)
        .invalidates({"user:{id}"});
    declare(routes.patch("/users/{id}", changeUser))
        .summary(u"Changes a user"_s)
        .description(u"What the body does not have stays as it is."_s)
        .param(kId)
        .param(kIfMatch)
        .jsonBody(bodySchema<User>(JsonUse::Change))
        .responds(200, u"The user"_s, user, example)
        .problem(400, u"The body is not JSON, or If-Match or If-None-Match is malformed"_s)
        .problem(404, u"There is none with this id"_s)
        .problem(412, u"A condition (If-Match, If-None-Match) does not hold; nothing was done"_s)
        .problem(409, u"Another user has this email"_s)
        .invalidates({"user:{id}"});
    declare(routes.remove("/users/{id}", deleteUser))
        .summary(u"Deletes a user"_s)
        .param(kId)
        .param(kIfMatch)
        .responds(204, u"It is gone"_s)
        .problem(400, u"If-Match or If-None-Match is malformed"_s)
        .problem(404, u"There is none with this id"_s)
        .problem(412, u"A condition (If-Match, If-None-Match) does not hold; nothing was done"_s)
        .problem(409, u"The user has orders"_s)
        .invalidates({"user:{id}"});
}

} // namespace coroscope

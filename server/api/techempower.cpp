#include "server/api/cache_route.h"
#include "server/api/database_route.h"
#include "server/api/sections.h"
#include "server/cache/memory_store.h"
#include "server/db/sample_models.h"
#include "server/runtime/context.h"
#include "server/runtime/model_schema.h"
#include "server/runtime/route_cache.h"

#include <QRandomGenerator>

#include <algorithm>
#include <charconv>

namespace coroscope {

using namespace Qt::StringLiterals;

// The test types of the TechEmpower Framework Benchmarks that need a database.
// Source: github.com/TechEmpower/FrameworkBenchmarks/wiki/Project-Information-Framework-Tests-Overview, "General Test
// Requirements" and those of each test.

namespace {

constexpr int kWorlds = 10'000;
constexpr int kMost = 500;

const auto kQueries
    = queryParam<QByteArray>("queries", u"How many; taken as 1 where it is none or less, as 500 above"_s)
          .example(u"20"_s);
const auto kCount = queryParam<QByteArray>("count", u"How many; taken as 1 where it is none or less, as 500 above"_s)
                        .example(u"20"_s);

/// The rules want an answer to every value: what is no number counts as 1.
int clamped(const std::optional<QByteArray> &text)
{
    int value = 1;
    if (text) {
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
        if (error == std::errc::result_out_of_range)
            value = text->startsWith('-') ? 1 : kMost;
        else if (error != std::errc() || end != text->data() + text->size())
            value = 1;
    }
    return std::clamp(value, 1, kMost);
}

QRandomGenerator &randomness()
{
    thread_local QRandomGenerator generator = QRandomGenerator::securelySeeded();
    return generator;
}

/// 1 to 10,000.
qint32 randomNumber()
{
    return qint32(randomness().bounded(1, kWorlds + 1));
}

std::vector<qint32> randomIds(int count)
{
    std::vector<qint32> ids(static_cast<std::size_t>(count));
    std::generate(ids.begin(), ids.end(), randomNumber);
    return ids;
}

Result<World> worldOf(db::Connection &connection, qint32 id)
{
    return db::OnConnection(connection).get<World>(id).run();
}

/// A query a row, as the rules want; all of them in one job, which also makes the text: the loop is spared that.
class ReadWorlds {
public:
    explicit ReadWorlds(int count)
        : m_ids(randomIds(count))
    {
    }
    Result<QByteArray> operator()(db::Connection &connection) const
    {
        QList<World> worlds;
        worlds.reserve(qsizetype(m_ids.size()));
        for (const auto id : m_ids) {
            auto world = worldOf(connection, id);
            if (!world)
                return world.error();
            worlds.append(world.value());
        }
        return db::toJsonText(worlds);
    }

private:
    std::vector<qint32> m_ids;
};

/// Reads each row, then writes it with another number, a statement each, in one transaction.
class UpdateWorlds {
public:
    explicit UpdateWorlds(int count)
        : m_ids(randomIds(count))
        , m_numbers(randomIds(count))
    {
        // Two requests that lock the same rows in the same order cannot wait for each other.
        std::sort(m_ids.begin(), m_ids.end());
    }
    Result<QByteArray> operator()(db::Connection &connection) const
    {
        static const QString sql = u"UPDATE world SET \"randomNumber\" = ? WHERE id = ?"_s;
        QList<World> worlds;
        worlds.reserve(qsizetype(m_ids.size()));
        for (std::size_t i = 0; i < m_ids.size(); ++i) {
            auto world = worldOf(connection, m_ids[i]);
            if (!world)
                return world.error();
            worlds.append(world.value());
            worlds.last().randomNumber = m_numbers[i];
        }
        for (const auto &world : std::as_const(worlds)) {
            const auto written = connection.execute(sql, {world.randomNumber, world.id});
            if (!written)
                return written.error();
        }
        return db::toJsonText(worlds);
    }

private:
    std::vector<qint32> m_ids;
    std::vector<qint32> m_numbers;
};

/// Rows by a query each, as texts.
class ReadWorldTexts {
public:
    explicit ReadWorldTexts(std::vector<qint32> ids)
        : m_ids(std::move(ids))
    {
    }
    Result<std::vector<QByteArray>> operator()(db::Connection &connection) const
    {
        std::vector<QByteArray> texts;
        for (const auto id : m_ids) {
            const auto world = worldOf(connection, id);
            if (!world)
                return world.error();
            db::appendJson(texts.emplace_back(), world.value());
        }
        return texts;
    }

private:
    std::vector<qint32> m_ids;
};

QByteArray rowKey(qint32 id)
{
    return "world:" + QByteArray::number(id);
}

const auto kAllKept = QByteArrayLiteral("world:all");

/// All rows, once, into the memory store of the process, which is bounded and lets go of what was not used for longest.
/// On the thread of the connection: ten thousand rows would hold the loop.
class KeepAllWorlds {
public:
    explicit KeepAllWorlds(std::shared_ptr<cache::MemoryStore> store)
        : m_store(std::move(store))
    {
    }
    Result<bool> operator()(db::Connection &connection) const
    {
        if (m_store->get(kAllKept)) // another request was quicker
            return true;
        const auto all = db::OnConnection(connection).all<World>().orderBy("id").limit(kWorlds).run();
        if (!all)
            return all.error();
        for (const auto &world : all.value()) {
            QByteArray text;
            db::appendJson(text, world);
            m_store->set(rowKey(world.id), std::move(text), std::nullopt);
        }
        return m_store->set(kAllKept, "kept", std::nullopt);
    }

private:
    std::shared_ptr<cache::MemoryStore> m_store;
};

QCoro::Task<Response> oneWorld(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    const auto world = co_await context.db.read().get<World>(randomNumber());
    if (!world)
        co_return databaseProblem(world.error(), exchange.data());
    QByteArray text;
    db::appendJson(text, world.value());
    co_return Response::json(200, text);
}

QCoro::Task<Response> manyWorlds(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    const ReadWorlds read(clamped(kQueries.optional(*exchange)));
    const auto worlds = co_await context.db.read().run(read);
    if (!worlds)
        co_return databaseProblem(worlds.error(), exchange.data());
    co_return Response::json(200, worlds.value());
}

QCoro::Task<Response> updatedWorlds(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    const UpdateWorlds update(clamped(kQueries.optional(*exchange)));
    const auto worlds = co_await context.db.write().run(update);
    if (!worlds)
        co_return databaseProblem(worlds.error(), exchange.data());
    co_return Response::json(200, worlds.value());
}

/// Each row is looked up by itself, as the rules want. Those that had to go are read again, by a query each.
QCoro::Task<Response> cachedWorlds(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    if (!context.services().cacheBackend())
        co_return noCache(exchange.data());
    RouteCache *const routeCache = context.services().routeCache();
    const bool isOn = !routeCache || routeCache->isOn();
    auto &store = context.services().cacheBackend()->own();
    CacheResult result = isOn ? CacheResult::Hit : CacheResult::Bypass;
    if (isOn && !store.get(kAllKept)) {
        result = CacheResult::Miss;
        const KeepAllWorlds keep(context.services().cacheBackend()->ownShared());
        const auto kept = co_await context.db.read().run(keep);
        if (!kept)
            co_return databaseProblem(kept.error(), exchange.data());
    }
    const auto ids = randomIds(clamped(kCount.optional(*exchange)));
    std::vector<QByteArray> texts(ids.size());
    std::vector<qint32> missing;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (auto found = isOn ? store.get(rowKey(ids[i])) : std::nullopt)
            texts[i] = std::move(found->bytes);
        else
            missing.push_back(ids[i]);
    }
    if (!missing.empty()) {
        if (isOn)
            result = CacheResult::Miss;
        const ReadWorldTexts read(missing);
        const auto rows = co_await context.db.read().run(read);
        if (!rows)
            co_return databaseProblem(rows.error(), exchange.data());
        std::size_t next = 0;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            if (!texts[i].isEmpty())
                continue;
            texts[i] = rows.value()[next++];
            if (isOn)
                store.set(rowKey(ids[i]), texts[i], std::nullopt);
        }
    }
    if (routeCache)
        routeCache->count(exchange->route->index(), result);
    exchange->record->cache = result;
    QByteArray json = "[";
    for (const QByteArray &text : texts) {
        if (json.size() > 1)
            json += ',';
        json += text;
    }
    auto response = Response::json(200, json + ']');
    response.setField(QByteArrayLiteral("X-Cache"), wordOf(result));
    co_return response;
}

void appendEscaped(QByteArray &html, const QString &text)
{
    for (const char c : text.toUtf8()) {
        switch (c) {
        case '<': html += "&lt;"; break;
        case '>': html += "&gt;"; break;
        case '&': html += "&amp;"; break;
        case '"': html += "&quot;"; break;
        case '\'': html += "&#39;"; break;
        default: html += c;
        }
    }
}

QCoro::Task<Response> fortunes(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.services().hasDatabase())
        co_return noDatabase(exchange.data());
    auto read = co_await context.db.read().all<Fortune>();
    if (!read)
        co_return databaseProblem(read.error(), exchange.data());
    auto list = std::move(read).value();
    Fortune added;
    added.message = u"Additional fortune added at request time."_s;
    list.append(added);
    std::sort(list.begin(), list.end(),
              [](const Fortune &left, const Fortune &right) { return left.message < right.message; });
    QByteArray html = "<!DOCTYPE html><html><head><title>Fortunes</title></head><body><table>"
                      "<tr><th>id</th><th>message</th></tr>";
    for (const auto &fortune : std::as_const(list)) {
        html += "<tr><td>" + QByteArray::number(fortune.id) + "</td><td>";
        appendEscaped(html, fortune.message);
        html += "</td></tr>";
    }
    html += "</table></body></html>";
    co_return Response::bytes(200, "text/html; charset=utf-8", html);
}

} // namespace

void registerTechEmpower(RouteSet &routes)
{
    const auto world = rowSchema<World>();
    const QJsonObject example{{u"id"_s, 4174}, {u"randomNumber"_s, 331}};
    const auto declare = [](RouteBuilder route) {
        return databaseRoute(route).tag(u"Benchmarks"_s).bareHead().notCompressed().notConditional();
    };
    declare(routes.get("/db", oneWorld))
        .summary(u"A random row, by one query"_s)
        .responds(200, u"The row"_s, world, example);
    declare(routes.get("/queries", manyWorlds))
        .summary(u"Random rows, by a query each"_s)
        .param(kQueries)
        .twins({u"queried-cached"_s,
                u"Rows from the database and from memory"_s,
                u"What is in the memory of the program needs no way to the database and no connection of it."_s,
                {u"database"_s, "/queries?queries=20"},
                {u"memory"_s, "/cached-queries?count=20"}})
        .responds(200, u"The rows"_s, Schema::array(world), QJsonArray{example});
    declare(routes.get("/updates", updatedWorlds))
        .scopes({kWriteScope})
        .summary(u"Random rows, read and written with another number"_s)
        .param(kQueries)
        .responds(200, u"The rows as they are now"_s, Schema::array(world), QJsonArray{example});
    declare(routes.get("/fortunes", fortunes))
        .summary(u"A table of texts, one of them hostile, as HTML"_s)
        .responds(200, u"The page"_s, "text/html", Schema::string());
    declare(routes.get("/cached-queries", cachedWorlds))
        .summary(u"Random rows out of the memory of the program"_s)
        .description(u"Read once, and then looked up one by one in the memory store, whatever --redis says."_s)
        .param(kCount)
        .responds(200, u"The rows"_s, Schema::array(world), QJsonArray{example})
        .responseField(u"X-Cache"_s,
                       u"HIT where all rows were there, MISS where some had to be read, BYPASS where caching is off"_s)
        .cachesItself();
}

} // namespace coroscope

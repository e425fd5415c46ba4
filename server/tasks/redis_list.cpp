#include "server/cache/fault.h"
#include "server/tasks/redis_rows.h"
#include "server/tasks/redis_store.h"

#include <algorithm>

// Lists and what goes through them. One list that is kept as it is wanted is paged by rank; for all else the smallest
// list that has everything is looked through in steps, between which Redis serves others, and this loop too.

namespace coroscope::tasks {

using cache::Reply;
using redis::number;
using redis::scripts;

namespace {

constexpr int kStep = 500; // tasks that one script looks at, hides, shows or removes: a few milliseconds of Redis
constexpr std::int64_t kMostOffset = std::int64_t(1) << 52; // a sum with it is still exact in Lua
constexpr int kStepText = 512 * 1024; // bytes of text that are looked through at once, about

/// The list that has just what the filter lets through; null: there is none.
QByteArray keptList(const TaskFilter &filter)
{
    QByteArrayList lists;
    if (filter.states.size() == 1)
        lists << QByteArray("state:") + stateName(filter.states.front());
    if (!filter.kind.isEmpty())
        lists << "kind:" + filter.kind.toUtf8();
    if (!filter.queue.isEmpty())
        lists << "of-queue:" + filter.queue.toUtf8();
    if (!filter.requestId.isEmpty())
        lists << "request:" + filter.requestId;
    if (lists.size() > 1 || filter.states.size() > 1 || !filter.text.isEmpty())
        return {};
    return lists.isEmpty() ? QByteArrayLiteral("all") : lists.front();
}

bool has(const QByteArray &text, const QString &sought)
{
    return QString::fromUtf8(text).contains(sought, Qt::CaseInsensitive);
}

} // namespace

/// What a step found, and where the next one goes on.
struct RedisStore::Found {
    QByteArray lastAt;
    QByteArray lastId;
    QByteArrayList ids;
    std::int64_t total = -1; ///< of all steps together, where that is known; else -1
    bool isEnd = false;
};

QCoro::Task<Result<RedisStore::Found>> RedisStore::scan(StoreTicket ticket, TaskFilter filter, QByteArray endedBy,
                                                        Found last)
{
    QString sought = filter.text;
    sought.remove(QChar(u'\0')); // which no value holds
    QByteArrayList arguments{
        last.lastAt, last.lastId,          number(kStep),         number(sought.isEmpty() ? 0 : kStepText),
        endedBy,     filter.kind.toUtf8(), filter.queue.toUtf8(), filter.requestId};
    for (const TaskState state : filter.states)
        arguments << stateName(state);
    auto running = run(&scripts().scan, std::move(arguments), std::move(ticket));
    const auto reply = co_await std::move(running);
    if (!reply)
        co_return reply.error();
    constexpr std::size_t kParts = 5;
    if (reply->items.size() != kParts)
        co_return cache::oddReply();
    Found found;
    found.lastAt = reply->items[0].text;
    found.lastId = reply->items[1].text;
    found.isEnd = found.lastId.isEmpty();
    found.ids = redis::textsOf(reply->items[2]);
    found.total = reply->items[4].integer;
    if (sought.isEmpty())
        co_return found;
    const std::vector<Reply> &texts = reply->items[3].items;
    QByteArrayList matching;
    for (std::size_t i = 0; i < texts.size() && qsizetype(i) < found.ids.size(); ++i) {
        const QByteArray &id = found.ids[qsizetype(i)];
        bool isMatch = has(id, sought);
        for (const Reply &text : texts[i].items)
            isMatch = isMatch || has(text.text, sought);
        if (isMatch)
            matching.append(id);
    }
    found.ids = matching;
    co_return found;
}

QCoro::Task<Result<void>> RedisStore::read(StoreTicket ticket, QByteArrayList ids, TaskPage *page)
{
    while (!ids.isEmpty()) {
        auto running = run(&scripts().read, ids, ticket);
        const auto reply = co_await std::move(running);
        if (!reply)
            co_return reply.error();
        if (reply->items.empty())
            co_return cache::oddReply();
        for (const Reply &row : reply->items) {
            if (auto task = redis::taskOf(row))
                page->tasks.append(*std::move(task));
        }
        ids = ids.mid(qsizetype(reply->items.size()));
    }
    co_return Result<void>();
}

QCoro::Task<Result<TaskPage>> RedisStore::page(StoreTicket ticket, QByteArray list, std::int64_t offset, int limit)
{
    auto running = run(&scripts().page, QByteArrayList() << list << number(offset) << number(limit), ticket);
    const auto reply = co_await std::move(running);
    if (!reply)
        co_return reply.error();
    constexpr std::size_t kParts = 3;
    if (reply->items.size() != kParts)
        co_return cache::oddReply();
    TaskPage page;
    page.total = reply->items[0].integer;
    for (const Reply &row : reply->items[2].items) {
        if (auto task = redis::taskOf(row))
            page.tasks.append(*std::move(task));
    }
    const QByteArrayList left = redis::textsOf(reply->items[1]).mid(qsizetype(reply->items[2].items.size()));
    auto reading = read(std::move(ticket), left, &page);
    const auto done = co_await std::move(reading);
    if (!done)
        co_return done.error();
    co_return page;
}

QCoro::Task<Result<TaskPage>> RedisStore::list(StoreTicket ticket, TaskFilter filter, std::int64_t offset, int limit)
{
    const int rows = std::clamp(limit, 0, kMaxPage);
    const auto from = std::clamp<std::int64_t>(offset, 0, kMostOffset);
    if (const QByteArray kept = keptList(filter); !kept.isEmpty()) {
        auto paging = page(std::move(ticket), kept, from, rows);
        auto paged = co_await std::move(paging);
        co_return paged;
    }
    TaskPage page;
    QByteArrayList wanted;
    std::int64_t seen = 0;
    for (Found step; !step.isEnd;) {
        auto scanning = scan(ticket, filter, QByteArray(), std::move(step));
        auto found = co_await std::move(scanning);
        if (!found)
            co_return found.error();
        step = std::move(found).value();
        for (const QByteArray &id : step.ids) {
            if (seen >= from && wanted.size() < rows)
                wanted.append(id);
            ++seen;
        }
        page.total = step.total >= 0 ? step.total : seen;
        if (step.total >= 0 && seen >= from + rows)
            break;
    }
    auto reading = read(std::move(ticket), wanted, &page);
    const auto done = co_await std::move(reading);
    if (!done)
        co_return done.error();
    co_return page;
}

// ---------------------------------------------------------------- purge

QCoro::Task<Result<std::int64_t>> RedisStore::purge(StoreTicket ticket, TaskFilter filter, WallMs now)
{
    std::vector<TaskState> ended;
    for (std::size_t i = 0; i < kTaskStates; ++i) {
        const auto state = TaskState(i);
        const bool isWanted = filter.states.empty()
            || std::find(filter.states.begin(), filter.states.end(), state) != filter.states.end();
        if (isFinal(state) && isWanted)
            ended.push_back(state);
    }
    std::int64_t purged = 0;
    if (ended.empty())
        co_return purged;
    filter.states = std::move(ended);
    for (Found step; !step.isEnd && purged < kMaxPurge;) {
        auto scanning = scan(ticket, filter, number(now), std::move(step));
        auto found = co_await std::move(scanning);
        if (!found)
            co_return found.error();
        step = std::move(found).value();
        if (step.ids.isEmpty())
            continue;
        QByteArrayList arguments{number(now)};
        arguments.append(step.ids.mid(0, qsizetype(kMaxPurge - purged)));
        auto running = run(&scripts().hide, std::move(arguments), ticket);
        const auto hidden = co_await std::move(running);
        if (!hidden)
            co_return hidden.error();
        purged += hidden->integer;
    }
    co_return purged;
}

QCoro::Task<Result<std::int64_t>> RedisStore::restorePurged(StoreTicket ticket, WallMs purgedAt)
{
    std::int64_t restored = 0;
    for (;;) {
        auto running = run(&scripts().show, QByteArrayList() << number(purgedAt) << number(kStep), ticket);
        const auto shown = co_await std::move(running);
        if (!shown)
            co_return shown.error();
        if (shown->integer == 0)
            co_return restored;
        restored += shown->integer;
    }
}

QCoro::Task<Result<bool>> RedisStore::clean(StoreTicket ticket, WallMs before, WallMs finishedBefore, std::int64_t keep)
{
    QByteArrayList arguments{number(before), number(finishedBefore), number(std::max<std::int64_t>(keep, 0)),
                             number(kStep)};
    auto asking = ask(&scripts().clean, std::move(arguments), std::move(ticket));
    auto isMore = co_await std::move(asking);
    co_return isMore;
}

} // namespace coroscope::tasks

#include "server/api/page_links.h"
#include "server/api/sections.h"
#include "server/api/task_json.h"
#include "server/api/task_route.h"
#include "server/http/problem.h"
#include "server/runtime/context.h"
#include "server/runtime/schedule_wish.h"
#include "server/runtime/task_wish.h"
#include "server/tasks/cron.h"
#include "server/tasks/engine_settings.h"

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;
using tasks::Schedule;

namespace {

constexpr qsizetype kMostPayload = 64 * 1024; ///< so that all schedules together stay small
const auto kMostInterval = double(tasks::Wish::kMaxDelay.count());

const auto kLimit = queryParam<qint64>("limit", u"How many at most"_s).minimum(1).maximum(500).defaultsTo(50);
const auto kOffset = queryParam<qint64>("offset", u"How many are left out before"_s).minimum(0).defaultsTo(0);

Response noSuchSchedule(const Exchange *exchange)
{
    return problem(404, u"There is no schedule with this id."_s, exchange);
}

/// Their next times take a while to find, for all of them.
QByteArray schedulesText(QList<Schedule> schedules)
{
    QByteArrayList texts;
    for (const auto &schedule : schedules)
        texts.append(scheduleJson(schedule));
    return '[' + texts.join(',') + ']';
}

QCoro::Task<Response> listSchedules(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    auto reading = context.tasks.schedules();
    const auto all = co_await reading;
    if (!all)
        co_return taskProblem(all.error(), exchange.data());
    const auto limit = kLimit.value(*exchange);
    const auto offset = kOffset.value(*exchange);
    const qint64 total = all->size();
    auto shown = all->mid(std::min(offset, total), limit);
    auto writing = context.offload(QByteArrayLiteral("find the next times"), schedulesText, std::move(shown));
    auto text = co_await writing;
    if (!text)
        co_return problemFor(text.error(), exchange.data());
    auto response = Response::json(200, std::move(text).value());
    response.setField("X-Total-Count", QByteArray::number(total));
    response.setField("Link", pageLinks("/schedules", limit, offset, limit, total, {}));
    co_return response;
}

/// What the body wants, not checked yet.
Schedule wanted(const QJsonObject &body)
{
    const auto wish = wishOf(body);
    Schedule schedule;
    const auto cron = body.value(u"cron"_s).toString();
    schedule.cron = cron.simplified();
    if (schedule.cron.isEmpty())
        schedule.cron = cron; // blanks are not the same as none
    schedule.interval = milliseconds(body.value(u"interval_ms"_s).toInteger());
    schedule.timeZone = body.value(u"time_zone"_s).toString().toUtf8();
    const auto missed = body.value(u"missed"_s).toString();
    schedule.missed = missed == u"skip"_s ? tasks::MissedRuns::Skip
        : missed == u"all"_s              ? tasks::MissedRuns::All
                                          : tasks::MissedRuns::Once;
    schedule.kind = wish.kind;
    schedule.queue = wish.queue;
    schedule.priority = wish.priority;
    schedule.payload = wish.payload;
    schedule.maxAttempts = wish.maxAttempts.value_or(0);
    schedule.timeout = wish.timeout.value_or(milliseconds(0));
    schedule.uniqueKey = wish.uniqueKey;
    return schedule;
}

QCoro::Task<Response> createSchedule(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    const auto body = exchange->params.body.toObject();
    ValidationIssues issues;
    const auto checked = checkedSchedule(taskKinds(context), wanted(body), tasks::wallNow(), issues);
    if (const auto zone = body.value(u"time_zone"_s); zone.isString() && body.value(u"interval_ms"_s).isDouble())
        issues.add({u"body"_s, u"time_zone"_s}, u"value_error"_s,
                   u"Value error, an interval has no time zone; it goes with cron"_s, zone);
    if (checked && checked->payload.size() > kMostPayload)
        issues.add({u"body"_s, u"payload"_s}, QString::fromLatin1(kPayloadTooLarge),
                   u"The payload of a schedule has at most %1 bytes; this one has %2"_s.arg(kMostPayload)
                       .arg(checked->payload.size()));
    if (!checked || !issues.isEmpty())
        co_return wishProblem(issues, exchange.data());
    const auto &schedule = *checked;
    auto adding = context.tasks.addSchedule(schedule);
    const auto added = co_await adding;
    if (!added)
        co_return taskProblem(added.error(), exchange.data());
    if (!added.value())
        co_return problem(409, u"There are %1 schedules already, which is the most."_s.arg(tasks::Store::kMaxSchedules),
                          exchange.data());
    auto response = Response::json(201, scheduleJson(schedule));
    response.setField("Location", "/schedules/" + schedule.id);
    co_return response;
}

QCoro::Task<Response> showSchedule(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    auto reading = context.tasks.schedules();
    const auto all = co_await reading;
    if (!all)
        co_return taskProblem(all.error(), exchange.data());
    const auto id = taskIdParam().value(*exchange).toLower();
    const auto found = std::find_if(all->begin(), all->end(), [&](const Schedule &each) { return each.id == id; });
    co_return found == all->end() ? noSuchSchedule(exchange.data()) : Response::json(200, scheduleJson(*found));
}

QCoro::Task<Response> deleteSchedule(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    auto removing = context.tasks.removeSchedule(taskIdParam().value(*exchange).toLower());
    const auto removed = co_await removing;
    if (!removed)
        co_return taskProblem(removed.error(), exchange.data());
    co_return removed.value() ? Response(204) : noSuchSchedule(exchange.data());
}

} // namespace

void registerSchedules(RouteSet &routes)
{
    const auto schedule = scheduleSchema();
    const auto example = scheduleExample();
    taskRoute(routes.get("/schedules", listSchedules))
        .summary(u"A page of schedules"_s)
        .description(u"X-Total-Count has their number in all, Link where the other pages are."_s)
        .param(kLimit)
        .param(kOffset)
        .responds(200, u"The schedules, each with its next five times"_s, Schema::array(schedule), QJsonArray{example})
        .responseField(u"X-Total-Count"_s, u"How many there are in all"_s)
        .responseField(u"Link"_s, u"Where the other pages are (RFC 8288)"_s);
    auto body = Schema::object();
    addWishMembers(body)
        .optional(u"cron"_s,
                  Schema::string()
                      .minLength(1)
                      .maxLength(tasks::CronExpression::kMaxLength)
                      .nullable()
                      .description(u"Minute, hour, day of month, month, day of week, as crontab(5) has them; or "
                                   "@hourly, @daily, @weekly, @monthly, @yearly"_s))
        .optional(u"interval_ms"_s,
                  Schema::integer()
                      .minimum(double(Schedule::kMinInterval.count()))
                      .maximum(kMostInterval)
                      .nullable()
                      .description(u"Instead of cron"_s))
        .optional(u"time_zone"_s,
                  Schema::string().minLength(1).maxLength(64).nullable().defaultsTo(u"UTC"_s).description(
                      u"Of cron: an IANA name. A time that the clocks skip comes after the gap, one that comes twice "
                      "the first time only"_s))
        .optional(
            u"missed"_s,
            Schema::string()
                .oneOf({u"skip"_s, u"once"_s, u"all"_s})
                .nullable()
                .defaultsTo(u"once"_s)
                .description(
                    u"What is done about times at which no server ran: skip makes no task, once makes one for all of "
                    "them, all makes one each, for the newest 1000. A time that is at most 30 seconds "
                    "late is late, not missed: its task is made with skip, too"_s))
        .closed()
        .example(QJsonObject{{u"cron"_s, u"30 6 * * mon-fri"_s},
                             {u"time_zone"_s, u"Europe/Berlin"_s},
                             {u"kind"_s, u"report"_s},
                             {u"payload"_s, QJsonObject{{u"name"_s, u"users"_s}}}});
    taskRoute(routes.post("/schedules", createSchedule))
        .summary(u"Makes a task again and again"_s)
        .jsonBody(body)
        .responds(201, u"The schedule"_s, schedule, example)
        .responseField(u"Location"_s, u"Where it is"_s)
        .problem(409, u"There are too many"_s)
        .problem(413, u"The payload has more than 64 KiB"_s);
    taskIdRoute(routes.get("/schedules/{id}", showSchedule))
        .summary(u"One schedule"_s)
        .responds(200, u"The schedule"_s, schedule, example);
    taskIdRoute(routes.remove("/schedules/{id}", deleteSchedule))
        .summary(u"Deletes a schedule"_s)
        .description(u"Tasks that it has made stay."_s)
        .responds(204, u"It is gone"_s);
}

} // namespace coroscope

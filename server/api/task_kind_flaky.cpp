#include "server/api/task_kind_parts.h"
#include "server/runtime/task_kind.h"

#include <QJsonDocument>
#include <QRandomGenerator>

namespace coroscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr double kDefaultRate = 0.5;
constexpr int kDefaultMs = 100;

QCoro::Task<std::vector<TaskVerdict>> runFlaky(TaskRunPtr run)
{
    const auto payload = run->payload().toObject();
    const double rate = payload.value(u"failure_rate"_s).toDouble(kDefaultRate);
    auto sleeping = run->context().sleep(milliseconds(payload.value(u"duration_ms"_s).toInteger(kDefaultMs)));
    const auto slept = co_await sleeping;
    auto verdict = TaskVerdict::done();
    if (!slept) {
        verdict = TaskVerdict::again(u"It was stopped."_s);
    } else if (QRandomGenerator::global()->generateDouble() < rate) {
        const auto error = u"Failed by chance: %1 of 100 attempts do."_s.arg(rate * 100);
        verdict = payload.value(u"permanent"_s).toBool() ? TaskVerdict::never(error) : TaskVerdict::again(error);
    } else {
        const QJsonObject result{{u"attempt"_s, run->tasks().constFirst().attempt}};
        verdict.result = QJsonDocument(result).toJson(QJsonDocument::Compact);
    }
    co_return std::vector<TaskVerdict>(1, verdict);
}

} // namespace

void registerFlakyKind(TaskKinds &kinds)
{
    TaskKind kind{.info = {},
                  .payload = Schema::object()
                                 .optional(u"failure_rate"_s,
                                           Schema::number()
                                               .minimum(0)
                                               .maximum(1)
                                               .defaultsTo(kDefaultRate)
                                               .description(u"How likely an attempt fails: 0 never, 1 always"_s))
                                 .optional(u"permanent"_s,
                                           Schema::boolean().defaultsTo(false).description(
                                               u"A failure is final: it is not tried again"_s))
                                 .optional(u"duration_ms"_s,
                                           Schema::integer()
                                               .minimum(0)
                                               .maximum(60'000)
                                               .defaultsTo(kDefaultMs)
                                               .description(u"How long an attempt takes"_s))
                                 .closed(),
                  .example = QJsonObject{{u"failure_rate"_s, kDefaultRate}, {u"duration_ms"_s, kDefaultMs}},
                  .handler = runFlaky};
    kind.info.name = u"flaky"_s;
    kind.info.summary = u"Fails now and then, to watch what is done about it"_s;
    kind.info.queue = u"default"_s;
    kind.info.retry = {.maxAttempts = 5, .base = 500ms, .cap = 10s};
    kind.info.timeout = 70s;
    kinds.declare(std::move(kind));
}

} // namespace coroscope

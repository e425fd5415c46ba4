#include "server/api/digest_chain.h"
#include "server/api/task_kind_parts.h"
#include "server/runtime/task_kind.h"

#include <QJsonDocument>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 kMost = 100'000'000;
constexpr qint64 kDefault = 1'000'000;
constexpr milliseconds kSlice = 50ms; ///< so long at most a cancelled task goes on
constexpr qint64 kFirstSlice = 5'000;
constexpr qint64 kMostSlice = 1'000'000;

/// On a thread of the pool, a slice at a time, so that it reports how far it is, and stops when it is told to.
QCoro::Task<std::vector<TaskVerdict>> runProcessData(TaskRunPtr run)
{
    const auto payload = run->payload().toObject();
    const qint64 iterations = payload.value(u"iterations"_s).toInteger(kDefault);
    DigestChain chain{payload.value(u"text"_s).toString().toUtf8(), 0};
    for (qint64 slice = kFirstSlice; chain.done < iterations;) {
        const auto count = std::min(slice, iterations - chain.done);
        const auto began = Clock::now();
        auto working = run->context().offload(QByteArrayLiteral("digest"), digestMore, std::move(chain), count);
        auto worked = co_await working;
        if (!worked)
            co_return std::vector<TaskVerdict>(1, TaskVerdict::again(worked.error().detail));
        chain = std::move(worked).value();
        run->setProgress(double(chain.done) / double(iterations));
        const auto took = std::chrono::duration_cast<milliseconds>(Clock::now() - began);
        if (took < kSlice / 2)
            slice = std::min(slice * 2, kMostSlice);
        else if (took > kSlice * 2)
            slice = std::max(slice / 2, kFirstSlice);
    }
    const QJsonObject result{{u"iterations"_s, iterations},
                             {u"algorithm"_s, u"sha256"_s},
                             {u"digest"_s, QString::fromLatin1(chain.value.toHex())}};
    co_return std::vector<TaskVerdict>(1, TaskVerdict::done(QJsonDocument(result).toJson(QJsonDocument::Compact)));
}

} // namespace

void registerProcessDataKind(TaskKinds &kinds)
{
    TaskKind kind{.info = {},
                  .payload = Schema::object()
                                 .optional(u"iterations"_s,
                                           Schema::integer()
                                               .minimum(1)
                                               .maximum(double(kMost))
                                               .defaultsTo(kDefault)
                                               .description(u"How often SHA-256 is applied to what came before"_s))
                                 .optional(u"text"_s,
                                           Schema::string().maxLength(10'000).defaultsTo(QString()).description(
                                               u"What it begins with"_s))
                                 .closed(),
                  .example = QJsonObject{{u"iterations"_s, kDefault}, {u"text"_s, u"Coroscope"_s}},
                  .handler = runProcessData};
    kind.info.name = u"process-data"_s;
    kind.info.summary = u"Computes a chain of SHA-256 digests on another thread"_s;
    kind.info.queue = u"cpu"_s;
    kind.info.retry = {.maxAttempts = 3, .base = 1s, .cap = 30s};
    kind.info.timeout = 10min;
    kinds.declare(std::move(kind));
}

} // namespace coroscope

#include "server/api/log_file.h"
#include "server/api/task_kind_parts.h"
#include "server/api/task_kinds.h"
#include "server/runtime/task_kind.h"

#include <QDir>

namespace coroscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qsizetype kBatch = 500;
/// Where several tasks come at once, more are on their way: the run holds the queue's only slot for so long, so that
/// the next one takes them all. Else each handful would cost a transaction and two writes to the disk.
constexpr milliseconds kGather = 20ms;

/// All messages of the run by one write: what makes the log keep up with thousands of requests a second.
QCoro::Task<std::vector<TaskVerdict>> runLog(TaskRunPtr run)
{
    const auto count = run->tasks().size();
    if (count > 1 && count < kBatch / 2) {
        auto gathering = run->context().sleep(kGather);
        const auto gathered = co_await gathering;
        if (!gathered) // before anything was written
            co_return std::vector<TaskVerdict>(std::size_t(count), TaskVerdict::again(u"It was stopped."_s));
    }
    QList<QByteArray> lines;
    lines.reserve(count);
    for (qsizetype at = 0; at < count; ++at)
        lines.append(logLine(run->payload(at).toObject().value(u"message"_s).toString()));
    auto verdict = TaskVerdict::done();
    const auto folder = run->folder(QString());
    if (!folder) {
        verdict = TaskVerdict::again(folder.error().detail);
    } else {
        auto appending
            = run->context().offload(QByteArrayLiteral("append to log.txt"), appendLogLines,
                                     QDir(folder.value()).filePath(logFileName()), std::move(lines), LogSafety::Disk);
        const auto appended = co_await appending;
        if (!appended)
            verdict = TaskVerdict::again(appended.error().detail);
    }
    co_return std::vector<TaskVerdict>(std::size_t(count), verdict);
}

} // namespace

void registerLogKind(TaskKinds &kinds)
{
    TaskKind kind{.info = {},
                  .payload = Schema::object()
                                 .required(u"message"_s,
                                           Schema::string().minLength(1).maxLength(10'000).description(
                                               u"One line of the file: line breaks are escaped"_s))
                                 .closed(),
                  .example = QJsonObject{{u"message"_s, u"Hello, log!"_s}},
                  .handler = runLog};
    kind.info.name = u"log"_s;
    kind.info.summary = u"Appends a line to log.txt"_s;
    kind.info.queue = u"log"_s;
    // A disk that is full stays so for a while, and what is told to the log shall not be lost for that.
    kind.info.retry = {.maxAttempts = 100, .base = 100ms, .cap = 10s};
    kind.info.timeout = 30s;
    kind.info.batch = int(kBatch);
    kind.info.isOrdered = true;
    kinds.declare(std::move(kind));
}

} // namespace coroscope

#include "server/api/part_file.h"
#include "server/api/report_rows.h"
#include "server/api/task_kind_parts.h"
#include "server/api/task_kinds.h"
#include "server/runtime/task_kind.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace coroscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int kKeptHours = 24; ///< as long as the task that names it

TaskVerdict diskTrouble(const Error &error)
{
    return TaskVerdict::again(u"The report cannot be written: %1."_s.arg(error.detail));
}
TaskVerdict databaseTrouble(const Error &error)
{
    return TaskVerdict::again(error.kind == Error::Kind::Unavailable ? u"The database cannot be reached."_s
                                  : error.kind == Error::Kind::Timeout
                                  ? u"The database did not answer in time."_s
                                  : u"The database cannot be read; the server's log tells more."_s);
}

Result<PartFilePtr> createReport(QString path)
{
    removeOldFiles(QFileInfo(path).absolutePath(), kKeptHours);
    return PartFile::create(path);
}
Result<void> appendReport(PartFilePtr file, QByteArray csv)
{
    return file->append(csv);
}
Result<void> finishReport(PartFilePtr file)
{
    return file->commit();
}

/// A page of rows in memory, whatever the size of the table.
QCoro::Task<TaskVerdict> writeReport(TaskRunPtr run, const ReportPlan *plan, QString path)
{
    const auto &context = run->context();
    const CountReport counting(*plan);
    const auto total = co_await context.db.read().run(counting);
    if (!total)
        co_return databaseTrouble(total.error());
    auto creating = context.offload(QByteArrayLiteral("create the report"), createReport, std::move(path));
    const auto created = co_await creating;
    if (!created)
        co_return diskTrouble(created.error());
    const auto file = created.value();
    qint64 written = 0;
    QByteArray csv = plan->columns + QByteArray("\r\n");
    for (ReportPage page{{}, ReadReport::kRows, 0}; page.rows == ReadReport::kRows;) {
        const ReadReport reading(*plan, page.last);
        auto read = co_await context.db.read().run(reading);
        if (!read)
            co_return databaseTrouble(read.error());
        page = std::move(read).value();
        auto appending = context.offload(QByteArrayLiteral("write rows"), appendReport, file, csv + page.csv);
        const auto appended = co_await appending;
        if (!appended)
            co_return diskTrouble(appended.error());
        csv.clear();
        written += page.rows;
        run->setProgress(total.value() > 0 ? std::min(1.0, double(written) / double(total.value())) : 1);
    }
    auto finishing = context.offload(QByteArrayLiteral("finish the report"), finishReport, file);
    const auto finished = co_await finishing;
    if (!finished)
        co_return diskTrouble(finished.error());
    const auto id = run->tasks().constFirst().id;
    const QJsonObject result{{u"file"_s, reportFileName(id)},
                             {u"rows"_s, written},
                             {u"url"_s, u"/tasks/"_s + QString::fromLatin1(id) + u"/result"_s}};
    co_return TaskVerdict::done(QJsonDocument(result).toJson(QJsonDocument::Compact));
}

QCoro::Task<std::vector<TaskVerdict>> runReport(TaskRunPtr run)
{
    const auto *plan = reportPlan(run->payload().toObject().value(u"name"_s).toString(reportNames().constFirst()));
    const auto folder = run->folder(u"reports"_s);
    auto verdict = TaskVerdict::done();
    if (!plan) {
        verdict = TaskVerdict::never(u"There is no such report."_s);
    } else if (!run->context().services().hasDatabase()) {
        verdict = TaskVerdict::never(u"This server runs without a database."_s);
    } else if (!folder) {
        verdict = TaskVerdict::again(folder.error().detail);
    } else {
        const auto name = QFileInfo(reportFileName(run->tasks().constFirst().id)).fileName();
        auto writing = writeReport(run, plan, folder.value() + u'/' + name);
        verdict = co_await writing;
    }
    co_return std::vector<TaskVerdict>(1, verdict);
}

} // namespace

void registerReportKind(TaskKinds &kinds)
{
    const auto names = QJsonArray::fromStringList(reportNames());
    TaskKind kind{.info = {},
                  .payload = Schema::object()
                                 .optional(u"name"_s,
                                           Schema::string()
                                               .oneOf(names)
                                               .defaultsTo(names.first())
                                               .description(u"Users with what they ordered, or each order"_s))
                                 .closed(),
                  .example = QJsonObject{{u"name"_s, names.first()}},
                  .handler = runReport};
    kind.info.name = u"report"_s;
    kind.info.summary = u"Reads the database and writes a CSV file, to be had at /tasks/{id}/result"_s;
    kind.info.queue = u"default"_s;
    kind.info.retry = {.maxAttempts = 5, .base = 1s, .cap = 60s};
    kind.info.timeout = 10min;
    kinds.declare(std::move(kind));
}

} // namespace coroscope

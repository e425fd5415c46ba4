#include "server/api/sections.h"
#include "server/api/task_kinds.h"
#include "server/api/task_route.h"
#include "server/http/body_stream.h"
#include "server/http/problem.h"
#include "server/runtime/context.h"

#include <QFile>

#include <memory>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kPiece = 128 * 1024;
using FilePtr = std::shared_ptr<QFile>;

Result<FilePtr> openFile(QString path)
{
    auto file = std::make_shared<QFile>(path);
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return file->exists() ? Error{Error::Kind::Storage, file->errorString()} : Error{Error::Kind::NotFound, {}};
    return file;
}

/// An empty piece: the end.
Result<QByteArray> readPiece(FilePtr file)
{
    QByteArray piece = file->read(kPiece);
    if (piece.isEmpty() && file->error() != QFileDevice::NoError)
        return Error{Error::Kind::Storage, file->errorString()};
    return piece;
}

QCoro::Task<void> sendFile(ExchangePtr exchange, FilePtr file)
{
    const Context context(exchange);
    for (;;) {
        auto reading = context.offload(QByteArrayLiteral("read the file"), readPiece, file);
        auto piece = co_await reading;
        if (!piece) {
            exchange->requestStop(StopReason::Canceled); // the client must see that it is cut short
            co_return;
        }
        if (piece->isEmpty())
            co_return;
        auto writing = context.write(std::move(piece).value());
        const auto written = co_await writing;
        if (!written)
            co_return;
    }
}

QCoro::Task<Response> taskResult(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    const auto id = taskIdParam().value(*exchange).toLower();
    auto finding = context.tasks.find(id);
    const auto found = co_await finding;
    if (!found)
        co_return taskProblem(found.error(), exchange.data());
    if (!found.value())
        co_return noSuchTask(exchange.data());
    const auto &task = *found.value();
    if (task.kind != u"report"_s)
        co_return problem(404, u"A task of the kind %1 makes no file."_s.arg(task.kind), exchange.data());
    if (task.state != tasks::TaskState::Succeeded)
        co_return problem(
            404, u"The report is not there; the task is %1."_s.arg(QLatin1StringView(tasks::stateName(task.state))),
            exchange.data());
    auto opening
        = context.offload(QByteArrayLiteral("open the file"), openFile, taskFilePath(context, reportFileName(id)));
    const auto opened = co_await opening;
    if (!opened && opened.error().kind == Error::Kind::NotFound)
        co_return problem(404, u"The file is not on this machine, or has been removed."_s, exchange.data());
    if (!opened)
        co_return problemFor(opened.error(), exchange.data());
    const auto produce = [file = opened.value()](ExchangePtr to, BodyWriter) { return sendFile(std::move(to), file); };
    auto response = Response::stream(200, QByteArrayLiteral("text/csv; charset=utf-8; header=present"), produce);
    response.setField("Content-Disposition", "attachment; filename=\"report-" + id + ".csv\"");
    co_return response;
}

} // namespace

void registerTaskResult(RouteSet &routes)
{
    taskRoute(routes.get("/tasks/{id}/result", taskResult))
        .summary(u"The file that a task made"_s)
        .description(u"CSV (RFC 4180) of a report. It is kept for a day on the machine that made it."_s)
        .param(taskIdParam())
        .streamsResponse()
        .noTimeout()
        .responds(200, u"The file"_s, "text/csv", Schema::string(),
                  u"id,name,email,created_at,orders,total_cents\r\n1,Ada,ada@example.org,…\r\n"_s)
        .responseField(u"Content-Disposition"_s, u"A name for it"_s)
        .problem(404, u"There is no such task, or it made no file"_s);
}

} // namespace coroscope

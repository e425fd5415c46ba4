#include "server/api/mail_message.h"
#include "server/api/task_kind_parts.h"
#include "server/runtime/safe_file.h"
#include "server/runtime/task_kind.h"

#include <QDir>
#include <QJsonDocument>

namespace coroscope {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

bool isOneLine(QByteArrayView utf8)
{
    return std::none_of(utf8.begin(), utf8.end(), [](char c) { return uchar(c) < 0x20 || c == 0x7F; });
}

Result<void> writeMail(QString path, MailMessage message)
{
    return replaceFile(path, mailText(message));
}

/// A second run of the same task writes the same bytes to the same file.
QCoro::Task<std::vector<TaskVerdict>> runEmail(TaskRunPtr run)
{
    const auto task = run->tasks().constFirst();
    const auto payload = run->payload().toObject();
    const auto folder = run->folder(u"mail"_s);
    if (!folder)
        co_return std::vector<TaskVerdict>{TaskVerdict::again(folder.error().detail)};
    MailMessage message;
    message.from = payload.value(u"from"_s).toString(u"coroscope@localhost"_s);
    message.to = payload.value(u"to"_s).toString();
    message.subject = payload.value(u"subject"_s).toString();
    message.body = payload.value(u"body"_s).toString();
    message.id = task.id;
    message.date = QDateTime::fromMSecsSinceEpoch(task.createdAt).toUTC();
    const auto name = QString::fromLatin1(task.id) + u".eml"_s;
    auto writing = run->context().offload(QByteArrayLiteral("write the mail"), writeMail,
                                          QDir(folder.value()).filePath(name), std::move(message));
    const auto written = co_await writing;
    auto verdict = TaskVerdict::done();
    if (written)
        verdict.result = QJsonDocument(QJsonObject{{u"file"_s, u"mail/"_s + name}}).toJson(QJsonDocument::Compact);
    else
        verdict = TaskVerdict::again(u"The mail cannot be written: %1."_s.arg(written.error().detail));
    co_return std::vector<TaskVerdict>(1, verdict);
}

} // namespace

void registerEmailKind(TaskKinds &kinds)
{
    const auto address = Schema::string().format(u"email"_s);
    TaskKind kind{.info = {},
                  .payload = Schema::object()
                                 .required(u"to"_s, address)
                                 .required(u"subject"_s,
                                           Schema::string().maxLength(500).check(
                                               isOneLine, u"value_error"_s,
                                               u"Value error, a subject has one line, without control characters"_s))
                                 .required(u"body"_s, Schema::string().maxLength(500'000))
                                 .optional(u"from"_s, Schema(address).description(u"Without it: coroscope@localhost"_s))
                                 .closed(),
                  .example = QJsonObject{{u"to"_s, u"ada@example.org"_s},
                                         {u"subject"_s, u"Your report is ready"_s},
                                         {u"body"_s, u"Dear Ada,\n\nsee /tasks."_s}},
                  .handler = runEmail};
    kind.info.name = u"email"_s;
    kind.info.summary = u"Writes an .eml file into the folder mail"_s;
    kind.info.queue = u"default"_s;
    kind.info.retry = {.maxAttempts = 8, .base = 500ms, .cap = 60s};
    kind.info.timeout = 30s;
    kinds.declare(std::move(kind));
}

} // namespace coroscope

#include "server/api/log_file.h"
#include "server/api/sections.h"
#include "server/api/task_kinds.h"
#include "server/api/task_route.h"
#include "server/http/json_body.h"
#include "server/http/json_writer.h"
#include "server/http/percent.h"
#include "server/http/problem.h"
#include "server/runtime/context.h"
#include "server/runtime/task_wish.h"
#include "server/tasks/engine_settings.h"

#include <QStringDecoder>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMost = 10'000;

const auto kMessage = queryParam<QByteArray>("message", u"The line; or send it as the body"_s)
                          .minLength(1)
                          .maxLength(kMost)
                          .example(u"Hello, log!"_s);
const auto kDurable
    = queryParam<bool>("durable",
                       u"false: written after the response, as FastAPI's BackgroundTasks do it; what the process has "
                       "not written when it dies is lost"_s)
          .defaultsTo(true);

const Schema &messageSchema()
{
    static const auto schema = Schema::string().minLength(1).maxLength(kMost);
    return schema;
}

const Schema &messageObject()
{
    static const auto schema = Schema::object().required(u"message"_s, messageSchema()).closed();
    return schema;
}

/// The field `message` of a form, as `curl -d message=hello` sends it.
std::optional<QByteArray> formMessage(QByteArrayView body)
{
    for (qsizetype from = 0; from <= body.size();) {
        auto end = body.indexOf('&', from);
        end = end < 0 ? body.size() : end;
        const auto pair = body.sliced(from, end - from);
        const auto equals = pair.indexOf('=');
        const auto name = equals < 0 ? std::nullopt : formDecoded(pair.first(equals));
        if (name == "message")
            return formDecoded(pair.sliced(equals + 1));
        from = end + 1;
    }
    return std::nullopt;
}

/// The message of the body; what is wrong is appended, or is the answer where it is no JSON at all.
std::optional<Response> readBody(const Exchange &exchange, QByteArray &message, ValidationIssues &issues)
{
    const auto &request = exchange.request;
    const auto type = MediaType::parse(request.field("Content-Type"));
    const QJsonArray loc{u"body"_s, u"message"_s};
    if (type.isJson()) {
        const auto json = parseJson(request.body);
        if (json.value.isUndefined()) {
            return problem(
                400, u"The body is not JSON: line %1, column %2: %3."_s.arg(json.line).arg(json.column).arg(json.error),
                &exchange);
        }
        if (json.value.isString())
            messageSchema().validate(json.value, {u"body"_s}, issues);
        else
            messageObject().validate(json.value, {u"body"_s}, issues);
        message = (json.value.isString() ? json.value : json.value.toObject().value(u"message"_s)).toString().toUtf8();
        return std::nullopt;
    }
    if (type.essence == "application/x-www-form-urlencoded") {
        const auto field = formMessage(request.body);
        if (field)
            messageSchema().fromText(*field, loc, issues);
        else
            issues.add(loc, u"missing"_s, u"Field required"_s);
        message = field.value_or(QByteArray());
        return std::nullopt;
    }
    message = request.body;
    messageSchema().fromText(message, {u"body"_s}, issues);
    return std::nullopt;
}

/// Empty, and `message` filled in, where there is exactly one.
std::optional<Response> readMessage(const Exchange &exchange, QByteArray &message)
{
    ValidationIssues issues;
    const auto inQuery = kMessage.optional(exchange);
    if (!exchange.request.body.isEmpty()) {
        if (inQuery)
            issues.add({u"query"_s, u"message"_s}, u"value_error"_s,
                       u"Value error, give the message here or in the body, not in both"_s);
        else if (auto refusal = readBody(exchange, message, issues))
            return refusal;
    } else if (inQuery) {
        message = *inQuery;
    } else {
        issues.add({u"query"_s, u"message"_s}, u"missing"_s, u"Field required"_s);
    }
    if (!issues.isEmpty())
        return validationProblem(issues, &exchange);
    return std::nullopt;
}

Response received()
{
    return Response::json(200, QByteArrayLiteral("{\"message\":\"Log request received\"}"));
}

QCoro::Task<Result<void>> writeAfterwards(Context context, QString path, QByteArray message)
{
    // QString::fromUtf8() would drop a U+FEFF that it begins with.
    const QString text = QStringDecoder(QStringDecoder::Utf8, QStringDecoder::Flag::ConvertInitialBom)(message);
    auto writing = context.offload(QByteArrayLiteral("append to log.txt"), appendLogLines, std::move(path),
                                   QList<QByteArray>{logLine(text)}, LogSafety::Kernel);
    const auto written = co_await writing;
    co_return written;
}

QCoro::Task<Response> postLog(ExchangePtr exchange)
{
    const Context context(exchange);
    if (!context.tasks.isAvailable())
        co_return noTasks(exchange.data());
    QByteArray message;
    if (auto refusal = readMessage(*exchange, message))
        co_return std::move(*refusal);
    if (!kDurable.value(*exchange)) {
        const auto added = context.afterResponse(QByteArrayLiteral("log"), writeAfterwards,
                                                 taskFilePath(context, logFileName()), message);
        co_return added ? received() : taskProblem(added.error(), exchange.data());
    }
    tasks::Wish wish;
    wish.kind = u"log"_s;
    JsonWriter payload;
    payload.member("message", message);
    wish.payload = std::move(payload).finish();
    ValidationIssues issues;
    auto task = checkedWish(taskKinds(context), wish, exchange->record->traceId, tasks::wallNow(), issues);
    if (!task)
        co_return wishProblem(issues, exchange.data());
    auto adding = context.tasks.addChecked(std::move(*task));
    const auto added = co_await adding;
    co_return added ? received() : taskProblem(added.error(), exchange.data());
}

} // namespace

void registerLog(RouteSet &routes)
{
    taskRoute(routes.post("/log", postLog))
        .summary(u"Appends a line to log.txt, later"_s)
        .description(u"The answer comes when the task is stored, so that the line is written also where the server is "
                     "killed. The message is the query's, or the body: text, a JSON string, JSON or a form with "
                     "message; 1 to 10,000 characters. Line breaks are escaped: one line a message, in order."_s)
        .param(kMessage)
        .param(kDurable)
        .rawBody({"text/plain", "application/json", "application/x-www-form-urlencoded"})
        .bodySchema("text/plain", messageSchema().toJson())
        .bodySchema("application/json", {{u"anyOf"_s, QJsonArray{messageSchema().toJson(), messageObject().toJson()}}})
        .bodySchema("application/x-www-form-urlencoded",
                    Schema::object().required(u"message"_s, messageSchema()).toJson())
        .responds(200, u"It will be written"_s, Schema::object().required(u"message"_s, Schema::string()),
                  QJsonObject{{u"message"_s, u"Log request received"_s}})
        .problem(400, u"The body is malformed JSON"_s)
        .problem(414, u"The message is too long for the query; the body has room"_s);
}

} // namespace coroscope

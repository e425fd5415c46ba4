#include "server/http/parameters.h"

#include "server/http/exchange.h"
#include "server/http/json_body.h"
#include "server/http/percent.h"
#include "server/http/problem.h"
#include "server/http/route.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

using RawValues = QVarLengthArray<QByteArrayView, 8>; // a null view: absent

QString lossy(QByteArrayView bytes)
{
    return QString::fromUtf8(bytes);
}

void addBadEscape(ValidationIssues &issues, const QJsonArray &loc, QByteArrayView raw)
{
    issues.add(loc, u"url_encoding"_s, u"Input should be percent-encoded, with two hexadecimal digits after each %"_s,
               lossy(raw));
}

bool isEncoded(QByteArrayView raw)
{
    return raw.contains('%') || raw.contains('+');
}

/// Where the query gives `params` their values.
void findInQuery(QByteArrayView query, const std::vector<Route::BoundParam> &params, RawValues &raw,
                 ValidationIssues &issues)
{
    while (!query.isEmpty()) {
        const auto end = query.indexOf('&');
        const auto pair = end < 0 ? query : query.first(end);
        query = end < 0 ? QByteArrayView() : query.sliced(end + 1);
        if (pair.isEmpty())
            continue;
        const auto equals = pair.indexOf('=');
        auto name = equals < 0 ? pair : pair.first(equals);
        const auto value = equals < 0 ? QByteArrayView("", 0) : pair.sliced(equals + 1);
        QByteArray decoded;
        if (isEncoded(name)) {
            const auto bytes = formDecoded(name);
            if (!bytes) {
                addBadEscape(issues, {u"query"_s, lossy(name)}, name);
                continue;
            }
            decoded = *bytes;
            name = decoded;
        }
        for (std::size_t i = 0; i < params.size(); ++i) {
            if (params[i].spec->in == ParamLocation::Query && params[i].spec->name == name) {
                raw[qsizetype(i)] = value;
                break;
            }
        }
    }
}

ParamValue bound(const Route::BoundParam &param, QByteArrayView raw, ValidationIssues &issues)
{
    const auto &spec = *param.spec;
    if (raw.isNull()) {
        if (spec.required)
            issues.add(spec.loc, u"missing"_s, u"Field required"_s);
        return spec.fallback;
    }
    QByteArray decoded;
    if (spec.in != ParamLocation::Header && isEncoded(raw)) {
        const auto bytes = spec.in == ParamLocation::Query ? formDecoded(raw) : percentDecoded(raw);
        if (!bytes) {
            addBadEscape(issues, spec.loc, raw);
            return {};
        }
        decoded = *bytes;
        raw = decoded;
    }
    const auto encoding = spec.in == ParamLocation::Path ? Schema::Encoding::AnyBytes : Schema::Encoding::Utf8;
    return spec.schema.fromText(raw, spec.loc, issues, encoding).value_or(ParamValue());
}

void bindParams(Exchange &exchange, ValidationIssues &issues)
{
    const auto &params = exchange.route->params();
    RawValues raw(qsizetype(params.size()), QByteArrayView()); // Qt 6.4 leaves what is trivial uninitialised
    if (exchange.route->hasQueryParams())
        findInQuery(exchange.request.rawQuery(), params, raw, issues);
    for (std::size_t i = 0; i < params.size(); ++i) {
        const auto &param = params[i];
        auto &value = raw[qsizetype(i)];
        if (param.spec->in == ParamLocation::Path)
            value = exchange.captures[param.capture];
        else if (param.spec->in == ParamLocation::Header)
            value = exchange.request.field(param.spec->name);
        exchange.params.values.append(bound(param, value, issues));
    }
}

Response unsupported(const Exchange &exchange, const QByteArray &wanted)
{
    auto response = problem(
        415, u"The body should be "_s + QString::fromLatin1(wanted) + u", and its Content-Type say so."_s, &exchange);
    response.setField("Accept", wanted); // RFC 9110 §15.5.16
    return response;
}

std::optional<Response> bindJsonBody(Exchange &exchange, ValidationIssues &issues)
{
    const auto &request = exchange.request;
    const auto &schema = *exchange.route->jsonBody();
    const QJsonArray loc{u"body"_s};
    if (request.body.isEmpty()) {
        if (exchange.route->info().bodyRequired)
            issues.add(loc, u"missing"_s, u"Field required"_s);
        return std::nullopt;
    }
    if (!MediaType::parse(request.field("Content-Type")).isJson())
        return unsupported(exchange, "application/json");
    const auto json = parseJson(request.body);
    if (json.value.isUndefined()) {
        return problem(
            400, u"The body is not JSON: line %1, column %2: %3."_s.arg(json.line).arg(json.column).arg(json.error),
            &exchange);
    }
    schema.validate(json.value, loc, issues);
    exchange.params.body = json.value;
    return std::nullopt;
}

std::optional<Response> checkRawBody(const Exchange &exchange)
{
    const auto &wanted = exchange.route->bodyTypes();
    const auto field = exchange.request.field("Content-Type");
    // A streamed body has not been read yet, so whether there is one is not known here; then only what is said counts.
    const bool isAbsent = exchange.request.body.isEmpty() && (!exchange.route->isStreamed() || field.isNull());
    if (wanted.contains("*/*") || isAbsent || wanted.contains(MediaType::parse(field).essence))
        return std::nullopt;
    // RFC 9110 §8.3: what does not say its type may be anything. Many clients send a text so.
    if (field.isNull() && (wanted.contains("text/plain") || wanted.contains("application/octet-stream")))
        return std::nullopt;
    return unsupported(exchange, wanted.join(", "));
}

} // namespace

std::optional<Response> bindParameters(Exchange &exchange)
{
    const Route &route = *exchange.route;
    if (route.params().empty() && !route.jsonBody() && route.bodyTypes().isEmpty())
        return std::nullopt;

    ValidationIssues issues;
    bindParams(exchange, issues);
    if (route.jsonBody()) {
        if (auto refusal = bindJsonBody(exchange, issues))
            return refusal;
    } else if (!route.bodyTypes().isEmpty()) {
        if (auto refusal = checkRawBody(exchange))
            return refusal;
        if (route.info().bodyRequired && !route.isStreamed() && exchange.request.body.isEmpty())
            issues.add({u"body"_s}, u"missing"_s, u"Field required"_s);
    }
    if (issues.isEmpty())
        return std::nullopt;
    return validationProblem(issues, &exchange);
}

} // namespace coroscope

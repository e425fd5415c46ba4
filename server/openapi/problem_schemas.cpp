#include "server/openapi/problem_schemas.h"

#include "server/http/schema.h"

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

Schema problemSchema()
{
    return Schema::object()
        .required(u"type"_s, Schema::string().format(u"uri-reference"_s).example(u"about:blank"_s))
        .required(u"title"_s, Schema::string().description(u"The phrase of the status"_s))
        .required(u"status"_s, Schema::integer().minimum(400).maximum(599))
        .optional(u"detail"_s, Schema::string().description(u"What happened this time, for people"_s))
        .optional(u"instance"_s, Schema::string().format(u"uri-reference"_s).description(u"Path of the request"_s))
        .optional(u"trace_id"_s,
                  Schema::string().pattern(u"^[0-9a-f]{32}$"_s).description(u"W3C trace id of the request"_s));
}

} // namespace

QJsonObject schemaReference(const QString &name)
{
    return {{u"$ref"_s, u"#/components/schemas/"_s + name}};
}

QJsonObject problemSchemas()
{
    auto issue
        = Schema::object()
              .required(u"loc"_s, Schema::array(Schema::any()).description(u"Where: [\"query\", \"delay_ms\"]"_s))
              .required(u"msg"_s, Schema::string().description(u"What is wrong, for people"_s))
              .required(u"type"_s, Schema::string().description(u"What is wrong, for programs"_s))
              .required(u"input"_s, Schema::any().description(u"What was sent"_s))
              .toJson();
    // Schema has no word for alternatives: a key of an object or an index of an array.
    auto properties = issue.value(u"properties"_s).toObject();
    auto loc = properties.value(u"loc"_s).toObject();
    loc.insert(u"items"_s, QJsonObject{{u"type"_s, QJsonArray{u"string"_s, u"integer"_s}}});
    properties.insert(u"loc"_s, loc);
    issue.insert(u"properties"_s, properties);

    const QJsonObject errors{{u"type"_s, u"array"_s}, {u"items"_s, schemaReference(u"ValidationIssue"_s)}};
    const QJsonObject extension{
        {u"type"_s, u"object"_s},
        {u"properties"_s, QJsonObject{{u"errors"_s, errors}}},
        {u"required"_s, QJsonArray{u"errors"_s}},
    };
    return {
        {u"Problem"_s, problemSchema().description(u"A problem document, RFC 9457"_s).toJson()},
        {u"ValidationIssue"_s, issue},
        {u"ValidationProblem"_s, QJsonObject{{u"allOf"_s, QJsonArray{schemaReference(u"Problem"_s), extension}}}},
    };
}

} // namespace coroscope

#include "tests/integration/openapi_check.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>

namespace coroscope::test {

using namespace Qt::StringLiterals;

namespace {

const QStringList &methods()
{
    static const QStringList list{u"get"_s,     u"put"_s,  u"post"_s,  u"delete"_s,
                                  u"options"_s, u"head"_s, u"patch"_s, u"trace"_s};
    return list;
}

bool matches(const QString &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(text).hasMatch();
}

QString below(const QString &at, QString key)
{
    return at + u'/' + key.replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
}

/// The names in the braces of "/users/{id}".
QStringList templateNames(const QString &path)
{
    static const QRegularExpression braces(u"\\{([^{}]*)\\}"_s);
    QStringList names;
    auto found = braces.globalMatch(path);
    while (found.hasNext())
        names.append(found.next().captured(1));
    return names;
}

} // namespace

QJsonValue lookUp(const QJsonObject &document, const QString &reference)
{
    if (!reference.startsWith(u"#/"_s))
        return QJsonValue::Undefined;
    QJsonValue place = document;
    const QStringList keys = reference.mid(2).split(u'/');
    for (QString key : keys) {
        key = QUrl::fromPercentEncoding(key.toUtf8()).replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
        place = place.isArray() ? place.toArray().at(key.toInt()) : place.toObject().value(key);
    }
    return place;
}

QStringList OpenApiCheck::complaints(const QJsonObject &document)
{
    OpenApiCheck check(document);
    check.checkDocument();
    return check.m_complaints;
}

void OpenApiCheck::checkFields(const QJsonObject &object, const QString &at, std::initializer_list<Field> fields)
{
    QSet<QString> known;
    for (const Field &field : fields) {
        const QString name = QString::fromLatin1(field.name);
        known.insert(name);
        const QJsonValue value = object.value(name);
        if (value.isUndefined()) {
            if (field.required)
                complain(at, u"lacks "_s + name);
            continue;
        }
        const bool fits = field.type == Type::Any || (field.type == Type::String && value.isString())
            || (field.type == Type::Bool && value.isBool()) || (field.type == Type::Object && value.isObject())
            || (field.type == Type::Array && value.isArray());
        if (!fits)
            complain(below(at, name), u"is of the wrong type"_s);
    }
    for (const QString &key : object.keys()) {
        if (!known.contains(key) && !key.startsWith(u"x-"_s))
            complain(below(at, key), u"is no field that belongs here, or one that this test does not know"_s);
    }
}

QJsonObject OpenApiCheck::resolved(const QJsonValue &value, const QString &at)
{
    if (!value.isObject()) {
        complain(at, u"is no object"_s);
        return {};
    }
    QJsonObject object = value.toObject();
    for (int hops = 0; object.contains(u"$ref"_s); ++hops) {
        checkFields(object, at,
                    {{"$ref", Type::String, true}, {"summary", Type::String}, {"description", Type::String}});
        const QJsonValue target = lookUp(m_document, object.value(u"$ref"_s).toString());
        if (!target.isObject() || hops > 10) {
            complain(at, u"$ref leads nowhere: "_s + object.value(u"$ref"_s).toString());
            return {};
        }
        object = target.toObject();
    }
    return object;
}

void OpenApiCheck::schema(const QJsonValue &value, const QString &at)
{
    checkSchema(value, m_document, at, m_complaints);
}

void OpenApiCheck::checkDocument()
{
    checkFields(m_document, u"#"_s,
                {{"openapi", Type::String, true},
                 {"info", Type::Object, true},
                 {"jsonSchemaDialect", Type::String},
                 {"servers", Type::Array},
                 {"paths", Type::Object},
                 {"components", Type::Object},
                 {"tags", Type::Array},
                 {"externalDocs", Type::Object}});
    if (!matches(m_document.value(u"openapi"_s).toString(), u"3\\.1\\.\\d+(-.+)?"_s))
        complain(u"#/openapi"_s, u"is no version 3.1"_s);
    if (!m_document.contains(u"paths"_s) && !m_document.contains(u"components"_s))
        complain(u"#"_s, u"has neither paths nor components"_s);
    checkInfo(m_document.value(u"info"_s), u"#/info"_s);
    checkServers(m_document.value(u"servers"_s), u"#/servers"_s);
    checkTags(m_document.value(u"tags"_s), u"#/tags"_s);
    checkComponents(m_document.value(u"components"_s), u"#/components"_s);
    checkPaths(m_document.value(u"paths"_s).toObject(), u"#/paths"_s);
}

void OpenApiCheck::checkInfo(const QJsonValue &value, const QString &at)
{
    const QJsonObject info = value.toObject();
    checkFields(info, at,
                {{"title", Type::String, true},
                 {"version", Type::String, true},
                 {"summary", Type::String},
                 {"description", Type::String},
                 {"termsOfService", Type::String},
                 {"contact", Type::Object},
                 {"license", Type::Object}});
    checkFields(info.value(u"contact"_s).toObject(), at + u"/contact"_s,
                {{"name", Type::String}, {"url", Type::String}, {"email", Type::String}});
    if (!info.contains(u"license"_s))
        return;
    const QJsonObject license = info.value(u"license"_s).toObject();
    checkFields(license, at + u"/license"_s,
                {{"name", Type::String, true}, {"identifier", Type::String}, {"url", Type::String}});
    if (license.contains(u"identifier"_s) && license.contains(u"url"_s))
        complain(at + u"/license"_s, u"has both identifier and url"_s);
}

void OpenApiCheck::checkServers(const QJsonValue &value, const QString &at)
{
    const QJsonArray servers = value.toArray();
    for (qsizetype i = 0; i < servers.size(); ++i)
        checkFields(servers.at(i).toObject(), below(at, QString::number(i)),
                    {{"url", Type::String, true}, {"description", Type::String}});
}

void OpenApiCheck::checkTags(const QJsonValue &value, const QString &at)
{
    const QJsonArray tags = value.toArray();
    QSet<QString> names;
    for (qsizetype i = 0; i < tags.size(); ++i) {
        const QJsonObject tag = tags.at(i).toObject();
        const QString place = below(at, QString::number(i));
        checkFields(tag, place,
                    {{"name", Type::String, true}, {"description", Type::String}, {"externalDocs", Type::Object}});
        if (names.contains(tag.value(u"name"_s).toString()))
            complain(place, u"is there twice"_s);
        names.insert(tag.value(u"name"_s).toString());
    }
}

void OpenApiCheck::checkComponents(const QJsonValue &value, const QString &at)
{
    const QJsonObject components = value.toObject();
    checkFields(components, at,
                {{"schemas", Type::Object},
                 {"responses", Type::Object},
                 {"parameters", Type::Object},
                 {"requestBodies", Type::Object},
                 {"securitySchemes", Type::Object}});
    for (const QString &section : components.keys()) {
        const QJsonObject entries = components.value(section).toObject();
        for (const QString &name : entries.keys()) {
            const QString place = below(below(at, section), name);
            if (!matches(name, u"[a-zA-Z0-9._-]+"_s))
                complain(place, u"is no name that a component may have"_s);
            const QJsonValue entry = entries.value(name);
            if (section == u"schemas"_s)
                schema(entry, place);
            else if (section == u"responses"_s)
                checkResponse(resolved(entry, place), place);
            else if (section == u"parameters"_s)
                checkParameter(resolved(entry, place), place);
            else if (section == u"requestBodies"_s)
                checkRequestBody(resolved(entry, place), place);
            else if (section == u"securitySchemes"_s)
                checkSecurityScheme(entry.toObject(), place);
        }
    }
}

/// OpenAPI 3.1 §4.8.27 and §4.8.28.
void OpenApiCheck::checkSecurityScheme(const QJsonObject &scheme, const QString &at)
{
    const QString type = scheme.value(u"type"_s).toString();
    if (type == u"apiKey"_s) {
        checkFields(scheme, at,
                    {{"type", Type::String, true},
                     {"description", Type::String},
                     {"name", Type::String, true},
                     {"in", Type::String, true}});
        if (!QStringList{u"query"_s, u"header"_s, u"cookie"_s}.contains(scheme.value(u"in"_s).toString()))
            complain(at, u"is a key nowhere"_s);
    } else if (type == u"http"_s) {
        checkFields(scheme, at,
                    {{"type", Type::String, true},
                     {"description", Type::String},
                     {"scheme", Type::String, true},
                     {"bearerFormat", Type::String}});
    } else if (type == u"oauth2"_s) {
        checkFields(scheme, at,
                    {{"type", Type::String, true}, {"description", Type::String}, {"flows", Type::Object, true}});
        const QJsonObject flows = scheme.value(u"flows"_s).toObject();
        checkFields(flows, at + u"/flows"_s, {{"password", Type::Object, true}});
        checkFields(flows.value(u"password"_s).toObject(), at + u"/flows/password"_s,
                    {{"tokenUrl", Type::String, true}, {"refreshUrl", Type::String}, {"scopes", Type::Object, true}});
    } else {
        complain(at, u"has no type that there is: "_s + type);
    }
}

/// §4.8.30: each names schemes that are declared, with scopes that their flow has.
void OpenApiCheck::checkSecurity(const QJsonArray &security, const QString &at)
{
    const QJsonObject schemes = m_document.value(u"components"_s).toObject().value(u"securitySchemes"_s).toObject();
    for (const auto &entry : security) {
        if (!entry.isObject())
            complain(at, u"holds something that is no object"_s);
        const QJsonObject ways = entry.toObject();
        for (const QString &name : ways.keys()) {
            if (!schemes.contains(name))
                complain(at, u"names a scheme that is not declared: "_s + name);
            const QJsonObject scopes = schemes[name][u"flows"_s][u"password"_s][u"scopes"_s].toObject();
            for (const auto &scope : ways.value(name).toArray()) {
                if (!scopes.contains(scope.toString()))
                    complain(at, u"names a scope that its flow has not: "_s + scope.toString());
            }
        }
    }
}

void OpenApiCheck::checkPaths(const QJsonObject &paths, const QString &at)
{
    for (const QString &path : paths.keys()) {
        if (path.startsWith(u"x-"_s))
            continue;
        const QString place = below(at, path);
        if (!path.startsWith(u'/'))
            complain(place, u"does not begin with a slash"_s);
        static const QRegularExpression braces(u"\\{[^{}]*\\}"_s);
        const QString shape = QString(path).replace(braces, u"{}"_s);
        if (m_templates.contains(shape))
            complain(place, u"means the same as "_s + m_templates.value(shape));
        m_templates.insert(shape, path);
        checkPathItem(path, paths.value(path).toObject(), place);
    }
}

void OpenApiCheck::checkPathItem(const QString &path, const QJsonObject &item, const QString &at)
{
    checkFields(item, at,
                {{"summary", Type::String},
                 {"description", Type::String},
                 {"servers", Type::Array},
                 {"parameters", Type::Array},
                 {"get", Type::Object},
                 {"put", Type::Object},
                 {"post", Type::Object},
                 {"delete", Type::Object},
                 {"options", Type::Object},
                 {"head", Type::Object},
                 {"patch", Type::Object},
                 {"trace", Type::Object}});
    for (const QString &method : methods()) {
        if (item.contains(method))
            checkOperation(path, item.value(method).toObject(), item.value(u"parameters"_s), below(at, method));
    }
}

void OpenApiCheck::checkOperation(const QString &path, const QJsonObject &operation, const QJsonValue &shared,
                                  const QString &at)
{
    checkFields(operation, at,
                {{"tags", Type::Array},
                 {"summary", Type::String},
                 {"description", Type::String},
                 {"externalDocs", Type::Object},
                 {"operationId", Type::String},
                 {"parameters", Type::Array},
                 {"requestBody", Type::Object},
                 {"responses", Type::Object, true},
                 {"deprecated", Type::Bool},
                 {"security", Type::Array},
                 {"servers", Type::Array}});
    checkSecurity(operation.value(u"security"_s).toArray(), at + u"/security"_s);
    const QJsonArray tags = operation.value(u"tags"_s).toArray();
    for (const auto &tag : tags) {
        if (!tag.isString())
            complain(at + u"/tags"_s, u"holds something that is no string"_s);
    }
    if (operation.contains(u"operationId"_s)) {
        const QString id = operation.value(u"operationId"_s).toString();
        if (id.isEmpty() || m_operationIds.contains(id))
            complain(at + u"/operationId"_s, u"is empty or used twice: "_s + id);
        m_operationIds.insert(id);
    }
    QSet<QString> declared = checkParameters(operation.value(u"parameters"_s), at + u"/parameters"_s);
    declared += checkParameters(shared, at + u"/../parameters"_s);
    checkPathParameters(path, declared, at);
    if (operation.contains(u"requestBody"_s))
        checkRequestBody(resolved(operation.value(u"requestBody"_s), at + u"/requestBody"_s), at + u"/requestBody"_s);
    checkResponses(operation.value(u"responses"_s).toObject(), at + u"/responses"_s);
}

void OpenApiCheck::checkPathParameters(const QString &path, const QSet<QString> &declared, const QString &at)
{
    const QStringList names = templateNames(path);
    for (const QString &name : names) {
        if (!declared.contains(u"path "_s + name))
            complain(at, u"{%1} of the path is not declared"_s.arg(name));
    }
    for (const QString &key : declared) {
        if (key.startsWith(u"path "_s) && !names.contains(key.mid(5)))
            complain(at, u"declares a path parameter that the path does not have: "_s + key.mid(5));
    }
}

QSet<QString> OpenApiCheck::checkParameters(const QJsonValue &value, const QString &at)
{
    QSet<QString> keys;
    const QJsonArray parameters = value.toArray();
    for (qsizetype i = 0; i < parameters.size(); ++i) {
        const QString place = below(at, QString::number(i));
        const QJsonObject parameter = resolved(parameters.at(i), place);
        checkParameter(parameter, place);
        const QString key = parameter.value(u"in"_s).toString() + u' ' + parameter.value(u"name"_s).toString();
        if (keys.contains(key))
            complain(place, u"is there twice: "_s + key);
        keys.insert(key);
    }
    return keys;
}

void OpenApiCheck::checkParameter(const QJsonObject &parameter, const QString &at)
{
    checkFields(parameter, at,
                {{"name", Type::String, true},
                 {"in", Type::String, true},
                 {"description", Type::String},
                 {"required", Type::Bool},
                 {"deprecated", Type::Bool},
                 {"allowEmptyValue", Type::Bool},
                 {"style", Type::String},
                 {"explode", Type::Bool},
                 {"allowReserved", Type::Bool},
                 {"schema", Type::Any},
                 {"example", Type::Any},
                 {"examples", Type::Object},
                 {"content", Type::Object}});
    static const QHash<QString, QStringList> kStyles{
        {u"path"_s, {u"matrix"_s, u"label"_s, u"simple"_s}},
        {u"query"_s, {u"form"_s, u"spaceDelimited"_s, u"pipeDelimited"_s, u"deepObject"_s}},
        {u"header"_s, {u"simple"_s}},
        {u"cookie"_s, {u"form"_s}},
    };
    const QString in = parameter.value(u"in"_s).toString();
    if (!kStyles.contains(in))
        complain(at + u"/in"_s, u"is no place for a parameter: "_s + in);
    if (in == u"path"_s && !parameter.value(u"required"_s).toBool())
        complain(at, u"is a path parameter that is not required"_s);
    if (parameter.contains(u"style"_s) && !kStyles.value(in).contains(parameter.value(u"style"_s).toString()))
        complain(at + u"/style"_s, u"does not go with "_s + in);
    if (parameter.contains(u"allowEmptyValue"_s) && in != u"query"_s)
        complain(at + u"/allowEmptyValue"_s, u"is for query parameters only"_s);
    checkSchemaOrContent(parameter, at);
}

void OpenApiCheck::checkSchemaOrContent(const QJsonObject &object, const QString &at)
{
    if (object.contains(u"schema"_s) == object.contains(u"content"_s))
        complain(at, u"must have either schema or content"_s);
    if (object.contains(u"example"_s) && object.contains(u"examples"_s))
        complain(at, u"has both example and examples"_s);
    if (object.contains(u"schema"_s))
        schema(object.value(u"schema"_s), at + u"/schema"_s);
    if (object.contains(u"content"_s)) {
        checkContent(object.value(u"content"_s), at + u"/content"_s);
        if (object.value(u"content"_s).toObject().size() != 1)
            complain(at + u"/content"_s, u"must have exactly one entry here"_s);
    }
}

void OpenApiCheck::checkRequestBody(const QJsonObject &body, const QString &at)
{
    checkFields(body, at, {{"content", Type::Object, true}, {"description", Type::String}, {"required", Type::Bool}});
    checkContent(body.value(u"content"_s), at + u"/content"_s);
    if (body.value(u"content"_s).toObject().isEmpty())
        complain(at + u"/content"_s, u"is empty"_s);
}

void OpenApiCheck::checkContent(const QJsonValue &value, const QString &at)
{
    const QJsonObject content = value.toObject();
    for (const QString &type : content.keys()) {
        const QString place = below(at, type);
        // RFC 6838 §4.2, and the ranges that RFC 9110 §12.5.1 allows.
        if (!matches(type, u"(\\*/\\*|[A-Za-z0-9!#$&^_.+-]+/(\\*|[A-Za-z0-9!#$&^_.+-]+))(\\s*;.*)?"_s))
            complain(place, u"is no media type"_s);
        const QJsonObject media = content.value(type).toObject();
        checkFields(
            media, place,
            {{"schema", Type::Any}, {"example", Type::Any}, {"examples", Type::Object}, {"encoding", Type::Object}});
        if (media.contains(u"example"_s) && media.contains(u"examples"_s))
            complain(place, u"has both example and examples"_s);
        if (media.contains(u"schema"_s))
            schema(media.value(u"schema"_s), place + u"/schema"_s);
    }
}

void OpenApiCheck::checkResponses(const QJsonObject &responses, const QString &at)
{
    if (responses.isEmpty())
        complain(at, u"is empty"_s);
    for (const QString &code : responses.keys()) {
        const QString place = below(at, code);
        if (!matches(code, u"default|[1-5](\\d\\d|XX)"_s) && !code.startsWith(u"x-"_s))
            complain(place, u"is no status code"_s);
        checkResponse(resolved(responses.value(code), place), place);
    }
}

void OpenApiCheck::checkResponse(const QJsonObject &response, const QString &at)
{
    checkFields(response, at,
                {{"description", Type::String, true}, {"headers", Type::Object}, {"content", Type::Object}});
    checkContent(response.value(u"content"_s), at + u"/content"_s);
    const QJsonObject headers = response.value(u"headers"_s).toObject();
    for (const QString &name : headers.keys()) {
        const QString place = below(at + u"/headers"_s, name);
        const QJsonObject header = resolved(headers.value(name), place);
        checkFields(header, place,
                    {{"description", Type::String},
                     {"required", Type::Bool},
                     {"deprecated", Type::Bool},
                     {"style", Type::String},
                     {"explode", Type::Bool},
                     {"schema", Type::Any},
                     {"example", Type::Any},
                     {"examples", Type::Object},
                     {"content", Type::Object}});
        checkSchemaOrContent(header, place);
    }
}

} // namespace coroscope::test

#pragma once

#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QSet>
#include <QString>
#include <QStringList>

namespace coroscope::test {

/// Checks a document against the OpenAPI Specification 3.1.1: required and fixed fields, their types, the rules that
/// tie path templates, parameters and operation ids together, references, and that schemas hold only keywords of JSON
/// Schema 2020-12 with values that they may have. Stricter than the specification in one point: what this class does
/// not know (callbacks, webhooks, links, …) is a complaint, so that nothing goes unchecked by being new. Debian ships
/// no schema of OpenAPI 3.1 on both releases that we build on, so the rules are written out here.
class OpenApiCheck {
public:
    /// All that is wrong with `document`, each with a JSON Pointer to the place. Empty: it is valid.
    static QStringList complaints(const QJsonObject &document);

private:
    explicit OpenApiCheck(const QJsonObject &document)
        : m_document(document)
    {
    }

    enum class Type { String, Bool, Object, Array, Any };
    struct Field {
        const char *name;
        Type type;
        bool required = false;
    };

    void checkDocument();
    void checkInfo(const QJsonValue &value, const QString &at);
    void checkServers(const QJsonValue &value, const QString &at);
    void checkTags(const QJsonValue &value, const QString &at);
    void checkComponents(const QJsonValue &value, const QString &at);
    void checkSecurityScheme(const QJsonObject &scheme, const QString &at);
    void checkSecurity(const QJsonArray &security, const QString &at);
    void checkPaths(const QJsonObject &paths, const QString &at);
    void checkPathItem(const QString &path, const QJsonObject &item, const QString &at);
    void checkOperation(const QString &path, const QJsonObject &operation, const QJsonValue &shared, const QString &at);
    void checkPathParameters(const QString &path, const QSet<QString> &declared, const QString &at);
    QSet<QString> checkParameters(const QJsonValue &value, const QString &at);
    void checkParameter(const QJsonObject &parameter, const QString &at);
    void checkSchemaOrContent(const QJsonObject &object, const QString &at);
    void checkRequestBody(const QJsonObject &body, const QString &at);
    void checkContent(const QJsonValue &value, const QString &at);
    void checkResponses(const QJsonObject &responses, const QString &at);
    void checkResponse(const QJsonObject &response, const QString &at);

    /// Complains about fields that are missing, of the wrong type or not among `fields`; "x-…" may always be there.
    void checkFields(const QJsonObject &object, const QString &at, std::initializer_list<Field> fields);
    /// The object itself, or what its "$ref" leads to; complains about a reference that leads nowhere.
    QJsonObject resolved(const QJsonValue &value, const QString &at);
    void schema(const QJsonValue &value, const QString &at);
    void complain(const QString &at, const QString &what) { m_complaints.append(at + QStringLiteral(": ") + what); }

    const QJsonObject m_document;
    QSet<QString> m_operationIds;
    QHash<QString, QString> m_templates; ///< a path with its parameters' names taken out → the path
    QStringList m_complaints;
};

/// One JSON Schema (2020-12, with OpenAPI's own keywords): appends what is wrong with it to `complaints`. References
/// are looked up in `document`.
void checkSchema(const QJsonValue &schema, const QJsonObject &document, const QString &at, QStringList &complaints);

/// What a local JSON Pointer ("#/components/schemas/Problem") leads to; Undefined where nowhere.
QJsonValue lookUp(const QJsonObject &document, const QString &reference);

} // namespace coroscope::test

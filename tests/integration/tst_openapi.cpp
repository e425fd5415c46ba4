#include "tests/conformance/raw_client.h"
#include "tests/conformance/server_process.h"
#include "tests/integration/openapi_check.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <functional>
#include <memory>

using namespace coroscope::test;
using namespace Qt::StringLiterals;

namespace {

/// The document with the value at a JSON Pointer ("/info/title", "~1" for a slash) replaced, or taken out where
/// Undefined.
QJsonValue edited(const QJsonValue &value, const QStringList &keys, const QJsonValue &to)
{
    if (keys.isEmpty())
        return to;
    QString key = keys.first();
    key.replace(u"~1"_s, u"/"_s);
    if (value.isArray()) {
        QJsonArray array = value.toArray();
        const qsizetype index = key.toInt();
        if (index < array.size())
            array[index] = edited(array.at(index), keys.mid(1), to);
        else
            array.append(edited(QJsonValue::Undefined, keys.mid(1), to));
        return array;
    }
    QJsonObject object = value.toObject();
    const QJsonValue changed = edited(object.value(key), keys.mid(1), to);
    if (changed.isUndefined())
        object.remove(key);
    else
        object.insert(key, changed);
    return object;
}

} // namespace

/// The OpenAPI document: valid, the same from both places, and true.
class OpenApi : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<ServerProcess>();
        QVERIFY2(m_server->start(), qPrintable(m_server->problem()));
        const auto response = ask("GET", "/openapi.json");
        QVERIFY(response);
        QCOMPARE(response->status, 200);
        m_bytes = response->body;
        m_document = response->json();
        QVERIFY2(!m_document.isEmpty(), m_bytes.left(500).constData());
    }

    void isValid() { QCOMPARE(OpenApiCheck::complaints(m_document), QStringList()); }

    /// `coroscope-server openapi` prints what the server serves.
    void commandLineGivesTheSame()
    {
        QProcess program;
        program.start(QDir(qEnvironmentVariable("COROSCOPE_BIN")).filePath(u"coroscope-server"_s), {u"openapi"_s});
        QVERIFY2(program.waitForFinished(20'000), qPrintable(program.errorString()));
        QCOMPARE(program.exitStatus(), QProcess::NormalExit);
        QCOMPARE(program.exitCode(), 0);
        const QByteArray printed = program.readAllStandardOutput();
        QCOMPARE(QJsonDocument::fromJson(printed).object(), m_document);
        QCOMPARE(printed.trimmed(), m_bytes.trimmed());
    }

    /// Of security it says what the options say, without a look at the files.
    void commandLineTellsOfSecurity()
    {
        QProcess program;
        program.start(QDir(qEnvironmentVariable("COROSCOPE_BIN")).filePath(u"coroscope-server"_s),
                      {u"openapi"_s, u"--api-key-file"_s, u"/nowhere/keys"_s, u"--require-auth"_s, u"writes"_s});
        QVERIFY2(program.waitForFinished(20'000), qPrintable(program.errorString()));
        QCOMPARE(program.exitCode(), 0);
        const QJsonObject document = QJsonDocument::fromJson(program.readAllStandardOutput()).object();
        QCOMPARE(OpenApiCheck::complaints(document), QStringList());
        const QJsonObject key{{u"apiKey"_s, QJsonArray()}};
        QCOMPARE(document[u"components"_s][u"securitySchemes"_s].toObject().keys(), QStringList{u"apiKey"_s});
        QCOMPARE(document[u"paths"_s][u"/users"_s][u"post"_s][u"security"_s].toArray(), QJsonArray{key});
        QCOMPARE(document[u"paths"_s][u"/users"_s][u"get"_s][u"security"_s].toArray(),
                 (QJsonArray{QJsonObject(), key}));
    }

    void describes_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QStringList>("parameters");
        QTest::newRow("/") << u"/"_s << QStringList();
        QTest::newRow("/async-endpoint") << u"/async-endpoint"_s << QStringList{u"delay_ms"_s};
        QTest::newRow("/blocking-endpoint") << u"/blocking-endpoint"_s << QStringList{u"delay_ms"_s};
        QTest::newRow("/fanout") << u"/fanout"_s << QStringList{u"n"_s, u"delay_ms"_s, u"mode"_s, u"base"_s};
        QTest::newRow("/json") << u"/json"_s << QStringList();
        QTest::newRow("/plaintext") << u"/plaintext"_s << QStringList();
        QTest::newRow("/echo") << u"/echo"_s << QStringList();
        QTest::newRow("/healthz") << u"/healthz"_s << QStringList();
        QTest::newRow("/readyz") << u"/readyz"_s << QStringList();
    }

    void describes()
    {
        QFETCH(QString, path);
        QFETCH(QStringList, parameters);
        const QJsonObject operation = m_document[u"paths"_s][path][u"get"_s].toObject();
        QVERIFY2(!operation.isEmpty(), "GET is not described");
        QVERIFY2(!operation[u"summary"_s].toString().isEmpty(), "GET has no summary");
        QStringList declared;
        const QJsonArray list = operation[u"parameters"_s].toArray();
        for (const auto &parameter : list)
            declared.append(parameter.toObject().value(u"name"_s).toString());
        declared.sort();
        parameters.sort();
        QCOMPARE(declared, parameters);
    }

    /// What the document says of a number's bounds, an enumeration and a default is what the server does.
    void boundsAreTrue()
    {
        int tried = 0;
        const QJsonObject paths = m_document[u"paths"_s].toObject();
        for (const QString &path : paths.keys()) {
            const QJsonArray parameters = paths[path][u"get"_s][u"parameters"_s].toArray();
            for (const auto &entry : parameters) {
                const QString name = entry.toObject().value(u"name"_s).toString();
                const QJsonObject schema = entry.toObject().value(u"schema"_s).toObject();
                QStringList invalid;
                if (schema.contains(u"minimum"_s))
                    invalid.append(QString::number(schema[u"minimum"_s].toInteger() - 1));
                if (schema.contains(u"maximum"_s))
                    invalid.append(QString::number(schema[u"maximum"_s].toInteger() + 1));
                if (schema.contains(u"enum"_s))
                    invalid.append(u"none-of-these"_s);
                for (const QString &value : std::as_const(invalid)) {
                    const QByteArray target = (path + u'?' + name + u'=' + value).toUtf8();
                    const auto response = ask("GET", target);
                    QVERIFY2(response, target.constData());
                    QVERIFY2(response->status == 422, target.constData());
                    ++tried;
                }
            }
        }
        QVERIFY2(tried >= 8, "the document declares hardly any bounds");
    }

    /// A route answers with a status and a media type that it declares.
    void responsesAreTrue_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("query");
        for (const char *path : {"/", "/json", "/plaintext", "/healthz", "/readyz", "/docs", "/openapi.json"})
            QTest::newRow(path) << QString::fromLatin1(path) << QByteArray();
        QTest::newRow("/async-endpoint") << u"/async-endpoint"_s << "?delay_ms=0"_ba;
        QTest::newRow("/async-endpoint, invalid") << u"/async-endpoint"_s << "?delay_ms=x"_ba;
        QTest::newRow("/blocking-endpoint") << u"/blocking-endpoint"_s << "?delay_ms=0"_ba;
        QTest::newRow("/fanout") << u"/fanout"_s << "?n=1&delay_ms=0"_ba;
        QTest::newRow("/fanout, invalid") << u"/fanout"_s << "?n=0"_ba;
    }

    void responsesAreTrue()
    {
        QFETCH(QString, path);
        QFETCH(QByteArray, query);
        const auto response = ask("GET", path.toUtf8() + query);
        QVERIFY(response);
        QVERIFY2(!m_document[u"paths"_s][path].isUndefined(), "the path is not described");
        QJsonObject declared = m_document[u"paths"_s][path][u"get"_s][u"responses"_s].toObject();
        declared = declared.value(QString::number(response->status)).toObject();
        if (declared.contains(u"$ref"_s))
            declared = lookUp(m_document, declared.value(u"$ref"_s).toString()).toObject();
        QVERIFY2(!declared.isEmpty(), QByteArray::number(response->status).constData());
        const QString type = QString::fromLatin1(response->value("Content-Type").split(';').first().trimmed());
        const QJsonObject content = declared.value(u"content"_s).toObject();
        QVERIFY2(content.contains(type) || content.contains(type + u"; charset=utf-8"_s), qPrintable(type));
    }

    /// The check itself must be able to fail: each of these is one mistake in a document that was valid.
    void aMistakeIsFound_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QJsonValue>("to");
        const QString get = u"paths/~1async-endpoint/get/"_s;
        const auto row = [](const char *name, const QString &pointer, const QJsonValue &to) {
            QTest::newRow(name) << pointer << to;
        };
        row("version 3.0", u"openapi"_s, u"3.0.3"_s);
        row("no info", u"info"_s, QJsonValue::Undefined);
        row("no title", u"info/title"_s, QJsonValue::Undefined);
        row("a version that is no text", u"info/version"_s, 1);
        row("an unknown field", u"info/titel"_s, u"x"_s);
        row("a path without a slash", u"paths/json"_s, QJsonObject());
        row("an unknown method", u"paths/~1json/fetch"_s, QJsonObject());
        row("no responses", get + u"responses"_s, QJsonValue::Undefined);
        row("empty responses", get + u"responses"_s, QJsonObject());
        row("a status code out of range", get + u"responses/600"_s, QJsonObject{{u"description"_s, u"x"_s}});
        row("a response without a description", get + u"responses/200"_s, QJsonObject());
        row("no media type", get + u"responses/200/content/json"_s, QJsonObject());
        row("an operation id used twice", get + u"operationId"_s,
            m_document[u"paths"_s][u"/json"_s][u"get"_s][u"operationId"_s]);
        row("a parameter without a name", get + u"parameters/0/name"_s, QJsonValue::Undefined);
        row("a parameter in the body", get + u"parameters/0/in"_s, u"body"_s);
        row("a parameter without a schema", get + u"parameters/0/schema"_s, QJsonValue::Undefined);
        row("a parameter twice", get + u"parameters/9"_s,
            m_document[u"paths"_s][u"/async-endpoint"_s][u"get"_s][u"parameters"_s][0]);
        row("a path parameter that the path lacks", get + u"parameters/9"_s,
            QJsonObject{{u"name"_s, u"id"_s}, {u"in"_s, u"path"_s}, {u"required"_s, true}, {u"schema"_s, true}});
        row("a path parameter that is not declared", u"paths/~1x~1{id}"_s, m_document[u"paths"_s][u"/"_s].toObject());
        const QString me = u"paths/~1me/get/security"_s;
        row("a scheme that is not declared", me, QJsonArray{QJsonObject{{u"none"_s, QJsonArray()}}});
        row("a scope that there is not", me, QJsonArray{QJsonObject{{u"password"_s, QJsonArray{u"all"_s}}}});
        row("a way that is no object", me, QJsonArray{u"apiKey"_s});
        row("a scheme of no type", u"components/securitySchemes/basic/type"_s, u"basic"_s);
        row("a key nowhere", u"components/securitySchemes/apiKey/in"_s, u"body"_s);
        row("a reference to nowhere", get + u"responses/200"_s,
            QJsonObject{{u"$ref"_s, u"#/components/responses/No"_s}});
        row("a schema's reference to nowhere", get + u"parameters/0/schema"_s,
            QJsonObject{{u"$ref"_s, u"#/components/schemas/No"_s}});
        row("OpenAPI 3.0's nullable", get + u"parameters/0/schema/nullable"_s, true);
        row("draft 4's exclusiveMinimum", get + u"parameters/0/schema/exclusiveMinimum"_s, true);
        row("an unknown type", get + u"parameters/0/schema/type"_s, u"int"_s);
        row("a negative length", get + u"parameters/0/schema/minLength"_s, -1);
        row("a broken pattern", get + u"parameters/0/schema/pattern"_s, u"("_s);
        row("an enum with nothing in it", get + u"parameters/0/schema/enum"_s, QJsonArray());
        row("a default out of bounds", get + u"parameters/0/schema/default"_s, -5);
        row("bounds that exclude all", get + u"parameters/0/schema/minimum"_s, 1e9);
        row("a component with a space", u"components/schemas/a b"_s, QJsonObject());
    }

    void aMistakeIsFound()
    {
        QFETCH(QString, pointer);
        QFETCH(QJsonValue, to);
        const QJsonObject broken = edited(m_document, pointer.split(u'/'), to).toObject();
        QVERIFY2(broken != m_document, "the row changes nothing");
        QVERIFY2(!OpenApiCheck::complaints(broken).isEmpty(), "nobody noticed");
    }

    void cleanupTestCase() { QCOMPARE(m_server->stop(), QString()); }

private:
    std::optional<RawResponse> ask(const QByteArray &method, const QByteArray &target)
    {
        RawClient client(m_server->port());
        client.send(method + ' ' + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        return client.read();
    }

    std::unique_ptr<ServerProcess> m_server;
    QByteArray m_bytes;
    QJsonObject m_document;
};

QTEST_GUILESS_MAIN(OpenApi)
#include "tst_openapi.moc"

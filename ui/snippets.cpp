#include "ui/snippets.h"

#include "ui/curl.h"
#include "ui/json_format.h"
#include "ui/panes/schema_sample.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrlQuery>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

const auto kContinued = u" \\\n  "_s; // the next line of a command

QString textOf(const QJsonValue &value)
{
    if (value.isDouble() && value.toInteger(0) == value.toInteger(1))
        return QString::number(value.toInteger());
    return value.toVariant().toString();
}

/// A value that the parameter takes.
QString sampleValue(const ParamInfo &param)
{
    const QJsonObject &schema = param.schema;
    if (const QJsonValue given = schema["default"_L1]; !given.isUndefined())
        return textOf(given);
    if (const QJsonArray examples = schema["examples"_L1].toArray(); !examples.isEmpty())
        return textOf(examples.first());
    if (const QJsonArray choices = schema["enum"_L1].toArray(); !choices.isEmpty())
        return textOf(choices.first());
    const QString type = schema["type"_L1].toString();
    if (type == "integer"_L1 || type == "number"_L1) {
        const double least = schema["minimum"_L1].toDouble(1);
        return textOf(schema.contains("minimum"_L1) ? least : std::min(1.0, schema["maximum"_L1].toDouble(1)));
    }
    return type == "boolean"_L1 ? u"true"_s : param.name;
}

QString urlText(const SnippetRequest &request)
{
    return QString::fromUtf8(request.url.toEncoded());
}

QString jsText(const QString &text)
{
    const QByteArray wrapped = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(wrapped.sliced(1, wrapped.size() - 2));
}

/// The body as an object that a person can go on editing, where that says the same; else as the text that it is.
QString jsBody(const SnippetRequest &request)
{
    static const QRegularExpression manyDigits(u"\\d{16}"_s); // more than a JavaScript number holds
    const bool isJson = !QJsonDocument::fromJson(request.body.toUtf8()).isNull();
    if (!isJson || request.body.contains("__proto__"_L1) || request.body.contains(manyDigits))
        return jsText(request.body);
    return u"JSON.stringify("_s + prettyJson(request.body).replace(u'\n', u"\n  "_s) + u')';
}

/// A form with a small file in the place of each, its boundary "form".
QString formSample(const QJsonObject &schema)
{
    QString form;
    const QStringList names = schema["properties"_L1].toObject().keys();
    for (const QString &name : names)
        form += u"--form\r\nContent-Disposition: form-data; name=\"%1\"; filename=\"hello.txt\"\r\n\r\nHello\r\n"_s.arg(
            name);
    return form + u"--form--\r\n"_s;
}

} // namespace

SnippetRequest snippetRequest(const RouteInfo &route, const QUrl &server)
{
    SnippetRequest made;
    made.method = route.method == "*" ? QByteArrayLiteral("GET") : route.method;
    QString path = route.path;
    QUrlQuery query;
    for (const ParamInfo &param : route.params) {
        if (param.in == ParamLocation::Path)
            path.replace(u'{' + param.name + u'}',
                         QString::fromLatin1(QUrl::toPercentEncoding(sampleValue(param), {}, "{}")));
        else if (!param.required && !param.schema.contains("default"_L1))
            continue;
        else if (param.in == ParamLocation::Query)
            query.addQueryItem(QString::fromLatin1(QUrl::toPercentEncoding(param.name)),
                               QString::fromLatin1(QUrl::toPercentEncoding(sampleValue(param))));
        else
            made.headers.append({param.name.toUtf8(), sampleValue(param).toUtf8()});
    }
    made.url = server;
    if (route.kind == HandlerKind::WebSocket)
        made.url.setScheme(server.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    made.url.setPath(path, QUrl::TolerantMode);
    if (!query.isEmpty())
        made.url.setQuery(query);
    if (!route.bodyType.isEmpty() && made.method != "GET" && made.method != "HEAD") {
        const bool isAny = route.bodyType == "*/*";
        const bool isForm = route.bodyType == "multipart/form-data";
        made.headers.append({"Content-Type",
                             isAny        ? QByteArrayLiteral("text/plain; charset=utf-8")
                                 : isForm ? route.bodyType + "; boundary=form"
                                          : route.bodyType});
        made.body = isForm                    ? formSample(route.bodySchema)
            : route.bodyType.endsWith("json") ? schemaSample(route.bodySchema)
                                              : u"Hello"_s;
        if (made.body.isEmpty() && route.bodyType.endsWith("json"))
            made.body = u"{}"_s;
    }
    return made;
}

QString curlSnippet(const SnippetRequest &request)
{
    QString command = u"curl"_s;
    if (request.method == "HEAD" && request.body.isEmpty())
        command += u" --head"_s;
    else if (request.method != "GET" || !request.body.isEmpty())
        command += u" -X "_s + shellQuoted(QString::fromLatin1(request.method));
    const QString url = urlText(request);
    if (url.contains(u'[') || url.contains(u'{'))
        command += u" --globoff"_s; // else curl takes them for several URLs
    command += u' ' + shellQuoted(url);
    for (const auto &[name, value] : request.headers) {
        // Without a value curl takes the field out; with a semicolon it sends it empty.
        const QByteArray field = value.isEmpty() ? name + ';' : name + ": " + value;
        command += kContinued + u"-H "_s + shellQuoted(QString::fromUtf8(field));
    }
    if (!request.body.isEmpty()) // not --data: there, @ begins the name of a file
        command += kContinued + u"--data-raw "_s + shellQuoted(request.body);
    return command;
}

QString httpieSnippet(const SnippetRequest &request)
{
    QString command
        = u"http "_s + shellQuoted(QString::fromLatin1(request.method)) + u' ' + shellQuoted(urlText(request));
    for (const auto &[name, value] : request.headers) {
        // ":=" and ":@" would be a JSON value and a file; a backslash makes the second character plain.
        const bool isMistaken = value.startsWith('=') || value.startsWith('@');
        const QByteArray field = value.isEmpty() ? name + ';' : name + (isMistaken ? ":\\" : ":") + value;
        command += kContinued + shellQuoted(QString::fromUtf8(field));
    }
    if (!request.body.isEmpty())
        command += kContinued + u"--raw="_s + shellQuoted(request.body);
    return command;
}

QString socketClientSnippet(const SnippetRequest &request)
{
    QString command = u"coroscope-client ws"_s;
    for (const auto &[name, value] : request.headers)
        command += u" --header "_s + shellQuoted(QString::fromUtf8(name + ": " + value));
    return command + u" --send "_s + shellQuoted(u"Hello"_s) + u' ' + shellQuoted(urlText(request));
}

QString pythonSocketSnippet(const SnippetRequest &request)
{
    QString fields;
    for (const auto &[name, value] : request.headers)
        fields += (fields.isEmpty() ? QString() : u", "_s) + u'(' + jsText(QString::fromUtf8(name)) + u", "_s
            + jsText(QString::fromUtf8(value)) + u')';
    const QString more = fields.isEmpty() ? QString() : u", additional_headers=["_s + fields + u']';
    const QString note = fields.isEmpty() ? QString() : u"  # extra_headers before websockets 14"_s;
    return u"# pip install websockets\n"
           "import asyncio\n"
           "import websockets\n"
           "\n"
           "async def main():\n"
           "    async with websockets.connect(%1%2) as socket:%3\n"
           "        await socket.send(\"Hello\")\n"
           "        async for message in socket:\n"
           "            print(message)\n"
           "\n"
           "asyncio.run(main())\n"_s.arg(jsText(urlText(request)), more, note);
}

QString jsSocketSnippet(const SnippetRequest &request)
{
    return u"const socket = new WebSocket(%1);\n"
           "socket.onopen = () => socket.send(\"Hello\");\n"
           "socket.onmessage = (event) => console.log(event.data);\n"
           "socket.onclose = (event) => console.log(\"closed\", event.code, event.reason);\n"_s.arg(
               jsText(urlText(request)));
}

QString qtSocketSnippet(const SnippetRequest &request)
{
    QString fields;
    for (const auto &[name, value] : request.headers)
        fields += u"request.setRawHeader(%1, %2);\n"_s.arg(jsText(QString::fromUtf8(name)),
                                                           jsText(QString::fromUtf8(value)));
    return u"// find_package(Qt6 COMPONENTS WebSockets); #include <QWebSocket>\n"
           "QNetworkRequest request{QUrl{QStringLiteral(%1)}};\n"
           "%2"
           "auto *socket = new QWebSocket;\n"
           "QObject::connect(socket, &QWebSocket::connected, socket,\n"
           "                 [socket] { socket->sendTextMessage(QStringLiteral(\"Hello\")); });\n"
           "QObject::connect(socket, &QWebSocket::textMessageReceived, socket,\n"
           "                 [](const QString &text) { qInfo().noquote() << text; });\n"
           "QObject::connect(socket, &QWebSocket::disconnected, socket,\n"
           "                 [socket] { qInfo() << socket->closeCode() << socket->closeReason(); });\n"
           "socket->open(request);\n"_s.arg(jsText(urlText(request)), fields);
}

QString fetchSnippet(const SnippetRequest &request)
{
    QStringList members;
    if (request.method != "GET")
        members += u"method: "_s + jsText(QString::fromLatin1(request.method));
    if (!request.headers.isEmpty()) {
        QStringList fields;
        for (const auto &[name, value] : request.headers)
            fields += u"    "_s + jsText(QString::fromUtf8(name)) + u": "_s + jsText(QString::fromUtf8(value));
        members += u"headers: {\n"_s + fields.join(u",\n"_s) + u"\n  }"_s;
    }
    if (!request.body.isEmpty())
        members += u"body: "_s + jsBody(request);
    QString call = u"const response = await fetch("_s + jsText(urlText(request));
    if (!members.isEmpty())
        call += u", {\n  "_s + members.join(u",\n  "_s) + u"\n}"_s;
    return call + u");\nconsole.log(response.status, await response.text());"_s;
}

} // namespace coroscope

#include "server/http/json_body.h"

#include "server/http/text_rules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace coroscope {

namespace {

bool isJsonSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

QJsonValue topValue(const QJsonDocument &document)
{
    return document.isArray() ? QJsonValue(document.array()) : QJsonValue(document.object());
}

/// Qt drops a U+FEFF that begins a string, unless it is escaped.
QJsonDocument documentOf(const QByteArray &text, QJsonParseError *error)
{
    static const QByteArray begins = "\"\xEF\xBB\xBF";
    if (text.contains(begins)) {
        const auto document = QJsonDocument::fromJson(QByteArray(text).replace(begins, "\"\\ufeff"), error);
        if (error->error == QJsonParseError::NoError)
            return document;
    }
    return QJsonDocument::fromJson(text, error); // an error is where it is in what was given
}

QByteArray lower(QByteArrayView text)
{
    return text.trimmed().toByteArray().toLower();
}

} // namespace

JsonText parseJson(const QByteArray &text)
{
    QJsonParseError error;
    const auto document = documentOf(text, &error);
    if (error.error == QJsonParseError::NoError)
        return {topValue(document), {}, 0, 0};

    // Qt takes an array or an object only; another value passes as the item of an array.
    const auto *first = std::find_if_not(text.cbegin(), text.cend(), isJsonSpace);
    if (first != text.cend() && *first != '[' && *first != '{') {
        QJsonParseError inArray;
        const auto array = documentOf('[' + text + ']', &inArray).array();
        if (array.size() == 1)
            return {array.first(), {}, 0, 0};
    }
    const auto before = QByteArrayView(text).first(std::clamp<qsizetype>(error.offset, 0, text.size()));
    const auto lineStart = before.lastIndexOf('\n') + 1;
    JsonText malformed;
    malformed.error = error.errorString();
    malformed.line = before.count('\n') + 1;
    malformed.column = codePoints(before.sliced(lineStart)) + 1;
    return malformed;
}

MediaType MediaType::parse(QByteArrayView field)
{
    MediaType type;
    const auto end = field.indexOf(';');
    type.essence = lower(end < 0 ? field : field.first(end));
    if (type.essence.count('/') != 1 || type.essence.startsWith('/') || type.essence.endsWith('/'))
        return {};
    auto rest = end < 0 ? QByteArrayView() : field.sliced(end + 1);
    while (!rest.isEmpty()) {
        const auto next = rest.indexOf(';');
        const auto parameter = next < 0 ? rest : rest.first(next);
        rest = next < 0 ? QByteArrayView() : rest.sliced(next + 1);
        const auto equals = parameter.indexOf('=');
        if (equals < 0 || lower(parameter.first(equals)) != "charset")
            continue;
        type.charset = lower(parameter.sliced(equals + 1));
        if (type.charset.size() > 1 && type.charset.startsWith('"') && type.charset.endsWith('"'))
            type.charset = type.charset.mid(1).chopped(1);
    }
    return type;
}

bool MediaType::isJson() const
{
    const bool named
        = essence == "application/json" || (essence.startsWith("application/") && essence.endsWith("+json"));
    return named && (charset.isEmpty() || charset == "utf-8" || charset == "utf8");
}

} // namespace coroscope

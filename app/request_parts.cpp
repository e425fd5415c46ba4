#include "app/request_parts.h"

#include "server/outbound/call_check.h"

#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>
#include <new>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostCaFile = 4 * 1024 * 1024;

/// All of it, unless that is more than a body may have: one byte more, then.
QByteArray readBounded(QFile &file, qint64 most)
{
    constexpr qint64 kPiece = 1024 * 1024;
    QByteArray body;
    while (body.size() <= most) {
        const QByteArray piece = file.read(std::min(kPiece, most + 1 - body.size()));
        if (piece.isEmpty())
            break;
        body += piece;
    }
    return body;
}

Error secondBody(const GivenOption &given)
{
    return wrongOption(given.asWritten, u"is given twice; a request has one body"_s);
}

Result<void> takeFile(const GivenOption &given, const QByteArray &name, qint64 most, QByteArray &body)
{
    if (!body.isNull())
        return secondBody(given);
    QFile file;
    bool opened = false;
    if (name == "-") {
        opened = file.open(stdin, QIODevice::ReadOnly);
    } else {
        file.setFileName(QFile::decodeName(name));
        opened = file.open(QIODevice::ReadOnly);
    }
    const QString where = given.asWritten + u' ' + given.value;
    const qint64 mebibytes = most / (1024 * 1024);
    const QString shown = mebibytes < 1024 ? u"%1 MiB"_s.arg(mebibytes) : u"%1 GiB"_s.arg(mebibytes / 1024);
    const Error tooLarge = wrongOption(where, u"is more than %1, which is the most that a body may have"_s.arg(shown));
    if (opened && file.size() > most) // before it is read, where it is known
        return tooLarge;
    QByteArray read;
    try {
        read = opened ? readBounded(file, most) : QByteArray();
    } catch (const std::bad_alloc &) {
        return wrongOption(where, u"does not fit into the memory that this machine has free"_s);
    }
    if (file.error() != QFileDevice::NoError)
        return wrongOption(where, u"cannot be read: %1"_s.arg(file.errorString()));
    if (read.size() > most)
        return tooLarge;
    body = read.isNull() ? QByteArrayLiteral("") : read;
    return {};
}

/// The value, or what the file holds that it names.
Result<QByteArray> secretOf(const GivenOption &given)
{
    constexpr qint64 kMost = 1024 * 1024;
    if (!given.value.startsWith(u'@'))
        return given.bytes;
    QByteArray secret;
    if (const auto read = takeFile(given, given.bytes.sliced(1), kMost, secret); !read)
        return read.error();
    if (secret.endsWith('\n'))
        secret.chop(1);
    if (secret.endsWith('\r'))
        secret.chop(1);
    return secret;
}

/// Without the value: it is secret.
Error wrongSecret(const GivenOption &given)
{
    return wrongOption(given.asWritten, u"takes %1"_s.arg(QLatin1StringView(given.option->takes)));
}

bool isVisible(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7F; });
}

Result<void> addAuthorization(const GivenOption &given, QByteArray value, HeaderList &headers)
{
    if (hasField(headers, "Authorization"))
        return wrongOption(given.asWritten, u"there is another Authorization already"_s);
    headers.append({"Authorization", std::move(value)});
    return {};
}

QByteArray guessedContentType(const QByteArray &body)
{
    if (const auto json = QJsonDocument::fromJson(body); json.isObject() || json.isArray())
        return QByteArrayLiteral("application/json");
    return QByteArrayView(body).isValidUtf8() ? QByteArrayLiteral("text/plain; charset=utf-8")
                                              : QByteArrayLiteral("application/octet-stream");
}

} // namespace

QUrl urlFromWord(const QString &text)
{
    if (text.size() > 1 && text[0] == u':' && text[1].isDigit())
        return QUrl(u"http://localhost"_s + text);
    static const QRegularExpression hasScheme(u"^[A-Za-z][A-Za-z0-9+.-]*://"_s);
    return QUrl(hasScheme.match(text).hasMatch() ? text : u"http://"_s + text);
}

bool looksLikeMethod(const QString &word)
{
    static const QRegularExpression isMethod(u"^[A-Z]+$"_s);
    return isMethod.match(word).hasMatch();
}

Result<void> takeField(const GivenOption &given, HeaderList &headers)
{
    const qsizetype colon = given.bytes.indexOf(':');
    if (colon <= 0)
        return refusedValue(given);
    headers.append({given.bytes.first(colon), given.bytes.sliced(colon + 1).trimmed()});
    return {};
}

Result<void> takeUser(const GivenOption &given, HeaderList &headers)
{
    const auto user = secretOf(given);
    if (!user)
        return user.error();
    if (!user->contains(':'))
        return wrongSecret(given);
    return addAuthorization(given, "Basic " + user->toBase64(), headers);
}

Result<void> takeBearer(const GivenOption &given, HeaderList &headers)
{
    const auto token = secretOf(given);
    if (!token)
        return token.error();
    if (token->isEmpty() || !isVisible(token.value()))
        return wrongSecret(given);
    return addAuthorization(given, "Bearer " + token.value(), headers);
}

Result<void> takeApiKey(const GivenOption &given, HeaderList &headers)
{
    const auto key = secretOf(given);
    if (!key)
        return key.error();
    if (key->isEmpty() || !isVisible(key.value()))
        return wrongSecret(given);
    if (hasField(headers, "X-API-Key"))
        return wrongOption(given.asWritten, u"there is another X-API-Key already"_s);
    headers.append({"X-API-Key", key.value()});
    return {};
}

Result<void> takeVariable(const GivenOption &given, QMap<QString, QString> &variables)
{
    const qsizetype sign = given.value.indexOf(u'=');
    const QString name = given.value.left(sign).trimmed();
    if (sign < 1 || name.isEmpty())
        return wrongSecret(given);
    GivenOption value = given;
    value.value = given.value.mid(sign + 1);
    value.bytes = given.bytes.mid(given.bytes.indexOf('=') + 1);
    const auto text = secretOf(value);
    if (!text)
        return text.error();
    variables.insert(name, QString::fromUtf8(text.value()));
    return {};
}

Result<void> takeMethod(const GivenOption &given, QByteArray &method)
{
    if (given.value.isEmpty())
        return refusedValue(given);
    if (!method.isEmpty())
        return wrongOption(given.asWritten + u' ' + given.value,
                           u"the method is %1 already"_s.arg(QString::fromUtf8(method)));
    method = given.value.toUtf8();
    return {};
}

Result<void> takeBody(const GivenOption &given, qint64 most, QByteArray &body)
{
    if (given.value.startsWith(u'@'))
        return takeFile(given, given.bytes.sliced(1), most, body);
    if (!body.isNull())
        return secondBody(given);
    body = given.bytes.isNull() ? QByteArrayLiteral("") : given.bytes;
    return {};
}

Result<void> takeBodyFile(const GivenOption &given, qint64 most, QByteArray &body)
{
    return takeFile(given, given.bytes, most, body);
}

Result<void> takeCaFile(const GivenOption &given, QString &file)
{
    const QString name = QFile::decodeName(given.bytes);
    QFile from(name);
    if (!from.open(QIODevice::ReadOnly))
        return wrongOption(given.asWritten + u' ' + given.value, u"cannot be read: %1"_s.arg(from.errorString()));
    if (!from.read(kMostCaFile).contains("-----BEGIN "))
        return wrongOption(given.asWritten + u' ' + given.value, u"holds no certificate in PEM form"_s);
    file = name;
    return {};
}

void addUsualParts(QByteArray &method, HeaderList &headers, const QByteArray &body)
{
    if (method.isEmpty())
        method = body.isNull() ? QByteArrayLiteral("GET") : QByteArrayLiteral("POST");
    if (!body.isEmpty() && !hasField(headers, "Content-Type"))
        headers.append({QByteArrayLiteral("Content-Type"), guessedContentType(body)});
}

} // namespace coroscope

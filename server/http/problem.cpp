#include "server/http/problem.h"

#include "server/http/ascii.h"
#include "server/http/exchange.h"

#include <QJsonDocument>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

/// A path as it came, as a URI reference (RFC 3986 §3.3): what may not stand in a path is percent-encoded, also a %
/// that begins no encoding.
QString uriReference(QByteArrayView path)
{
    constexpr QByteArrayView kLegal("-._~!$&'()*+,;=:@/");
    QString text;
    text.reserve(path.size());
    for (qsizetype i = 0; i < path.size(); ++i) {
        const char c = path[i];
        const bool encodes
            = c == '%' && i + 2 < path.size() && hexDigit(path[i + 1]) >= 0 && hexDigit(path[i + 2]) >= 0;
        if (encodes || isDigit(c) || (toLower(c) >= 'a' && toLower(c) <= 'z') || kLegal.contains(c))
            text += QLatin1Char(c);
        else
            text += u'%' + QString::number(static_cast<unsigned char>(c), 16).toUpper().rightJustified(2, u'0');
    }
    return text;
}

} // namespace

Response problem(int status, const QString &detail, const Exchange *exchange, const QJsonArray &errors)
{
    QJsonObject document{
        {u"type"_s, u"about:blank"_s},
        {u"title"_s, QString::fromLatin1(reasonPhrase(status))},
        {u"status"_s, status},
    };
    if (!detail.isEmpty())
        document.insert(u"detail"_s, detail);
    if (exchange) {
        if (exchange->request.pathSize > 0)
            document.insert(u"instance"_s, uriReference(exchange->request.rawPath()));
        if (exchange->record && !exchange->record->traceId.isEmpty())
            document.insert(u"trace_id"_s, QString::fromLatin1(exchange->record->traceId));
    }
    if (!errors.isEmpty())
        document.insert(u"errors"_s, errors);
    return Response::bytes(status, "application/problem+json", QJsonDocument(document).toJson(QJsonDocument::Compact));
}

Response validationProblem(const ValidationIssues &issues, const Exchange *exchange)
{
    const auto count = issues.list().size();
    return problem(422,
                   count == 1 ? u"One part of the request is not valid."_s
                              : u"%1 parts of the request are not valid."_s.arg(count),
                   exchange, issues.toJson());
}

Response problemFor(const Error &error, const Exchange *exchange)
{
    switch (error.kind) {
    case Error::Kind::BadRequest: return problem(400, u"The request could not be understood."_s, exchange);
    case Error::Kind::NotFound: return problem(404, u"There is nothing here."_s, exchange);
    case Error::Kind::Conflict: return problem(409, u"The request contradicts what is stored."_s, exchange);
    case Error::Kind::Timeout: return problem(504, u"It took too long."_s, exchange);
    case Error::Kind::Canceled:
        if (exchange && exchange->stopReason() == StopReason::Deadline)
            return problem(504, u"It took too long."_s, exchange);
        return problem(503, u"The request was stopped before it was done."_s, exchange);
    case Error::Kind::Unavailable:
        return problem(503, u"Something that is needed for this is not available now."_s, exchange);
    case Error::Kind::Storage:
    case Error::Kind::Internal: break;
    }
    return problem(500, u"Something went wrong in the server."_s, exchange);
}

} // namespace coroscope

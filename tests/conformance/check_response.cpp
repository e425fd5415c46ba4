#include "tests/conformance/check_response.h"

#include <QDateTime>
#include <QJsonObject>
#include <QJsonValue>
#include <QLocale>
#include <QRegularExpression>
#include <QTimeZone>

namespace coroscope::test {

using namespace Qt::StringLiterals;

namespace {

bool matches(const QByteArray &text, const QString &pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern)).match(QString::fromLatin1(text)).hasMatch();
}

/// Answers that a route or the router gave, as against those that the gate gave to bytes it could not trust.
bool isRouted(int status)
{
    return status < 400 || status == 404 || status == 405 || status == 422 || status == 504;
}

QString complaintAboutFields(const RawResponse &response)
{
    if (response.values("Date").size() != 1 || !isCurrentImfFixdate(response.value("Date")))
        return u"Date is missing, doubled, wrong or no IMF-fixdate: "_s + QString::fromLatin1(response.value("Date"));
    if (response.value("Server").isEmpty())
        return u"no Server field"_s;
    // Server-Timing (W3C): a list of metrics, each a token with parameters.
    static const QString kMetric = u"[A-Za-z0-9_-]+(?:\\s*;\\s*[a-z]+=(?:[0-9.]+|\"[^\"]*\"))*"_s;
    // The benchmark routes have none.
    if (isRouted(response.status) && response.has("Server-Timing")) {
        if (!matches(response.value("Server-Timing"), kMetric + u"(?:\\s*,\\s*"_s + kMetric + u")*"_s))
            return u"Server-Timing is malformed: "_s + QString::fromLatin1(response.value("Server-Timing"));
    }
    if (response.status == 405 && response.value("Allow").isEmpty())
        return u"405 without Allow"_s;
    if (response.status / 100 == 3 && response.status != 304 && response.value("Location").isEmpty())
        return u"a redirect without Location"_s;
    return {};
}

} // namespace

bool isCurrentImfFixdate(const QByteArray &date)
{
    if (!matches(date, u"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z][a-z] \\d{4} \\d\\d:\\d\\d:\\d\\d GMT"_s))
        return false;
    const QString text = QString::fromLatin1(date.chopped(4));
    QDateTime then = QLocale::c().toDateTime(text, u"ddd, dd MMM yyyy HH:mm:ss"_s);
    then.setTimeZone(QTimeZone::utc());
    return then.isValid() && qAbs(then.secsTo(QDateTime::currentDateTimeUtc())) <= 60;
}

QString complaintAboutProblem(const RawResponse &response)
{
    const QJsonObject problem = response.json();
    if (problem.isEmpty())
        return u"the problem document is no JSON object: "_s + QString::fromUtf8(response.body.left(300));
    for (const auto &key : {u"type"_s, u"title"_s, u"detail"_s, u"trace_id"_s}) {
        if (!problem.value(key).isString())
            return u"the problem document lacks "_s + key;
    }
    // It names the path, which bytes that were no request do not have.
    if (isRouted(response.status) ? !problem.value(u"instance"_s).toString().startsWith(u'/')
                                  : problem.contains(u"instance"_s) && !problem.value(u"instance"_s).isString())
        return u"instance is missing or no path"_s;
    if (problem.value(u"title"_s).toString().isEmpty() || problem.value(u"detail"_s).toString().isEmpty())
        return u"title and detail must say something"_s;
    if (problem.value(u"status"_s).toInt() != response.status)
        return u"status of the problem document is %1, of the response %2"_s.arg(problem.value(u"status"_s).toInt())
            .arg(response.status);
    const QByteArray trace = problem.value(u"trace_id"_s).toString().toLatin1();
    if (!matches(trace, u"[0-9a-f]{32}"_s) || trace.count('0') == 32)
        return u"trace_id is no W3C trace id: "_s + QString::fromLatin1(trace);
    return {};
}

QString complaintAbout(const RawResponse &response, bool toHead)
{
    if (response.status < 200)
        return response.body.isEmpty() && !response.has("Content-Length") ? QString()
                                                                          : u"an interim response with a body"_s;
    QString complaint = complaintAboutFields(response);
    if (!complaint.isEmpty())
        return complaint;
    if (response.status == 204 && (response.has("Content-Length") || response.has("Transfer-Encoding")))
        return u"204 with a framing field"_s;
    if (response.status < 400)
        return {};
    if (!response.value("Content-Type").startsWith("application/problem+json"))
        return u"not application/problem+json: "_s + QString::fromLatin1(response.value("Content-Type"));
    return toHead ? QString() : complaintAboutProblem(response);
}

} // namespace coroscope::test

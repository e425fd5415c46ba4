#include "server/outbound/load_report.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>
#include <cmath>

namespace coroscope {

namespace {

using namespace Qt::StringLiterals;

constexpr std::array kFaults{LoadFault::Refused, LoadFault::Unreachable, LoadFault::Lost,
                             LoadFault::Timeout, LoadFault::BadResponse, LoadFault::Local};
static_assert(kFaults.size() == kLoadFaults);

struct NamedPercentile {
    const char *key;
    double percent;
};
constexpr std::array kPercentiles{NamedPercentile{"p50", 50},      NamedPercentile{"p75", 75},
                                  NamedPercentile{"p90", 90},      NamedPercentile{"p95", 95},
                                  NamedPercentile{"p99", 99},      NamedPercentile{"p99.9", 99.9},
                                  NamedPercentile{"p99.99", 99.99}};

double microseconds(nanoseconds time)
{
    return double(time.count()) / 1000;
}

double seconds(nanoseconds time)
{
    return double(time.count()) / 1e9;
}

double rounded(double value) // to what is worth reading
{
    return std::round(value * 1000) / 1000;
}

QJsonObject latencyJson(const Histogram &histogram)
{
    QJsonObject object{
        {u"count"_s, qint64(histogram.count())},         {u"mean"_s, rounded(histogram.mean() / 1000)},
        {u"stdev"_s, rounded(histogram.stdev() / 1000)}, {u"min"_s, microseconds(histogram.min())},
        {u"max"_s, microseconds(histogram.max())},
    };
    for (const auto &[key, percent] : kPercentiles)
        object.insert(QLatin1StringView(key), microseconds(histogram.percentile(percent)));
    return object;
}

QJsonObject percentilesJson(const LoadPercentiles &percentiles)
{
    return {{u"p50"_s, microseconds(percentiles.p50)},
            {u"p99"_s, microseconds(percentiles.p99)},
            {u"max"_s, microseconds(percentiles.max)}};
}

QJsonObject classesJson(const LoadCounts &counts)
{
    QJsonObject object;
    for (std::size_t i = 1; i < counts.classes.size(); ++i) {
        if (counts.classes[i] > 0)
            object.insert(u"%1xx"_s.arg(i), qint64(counts.classes[i]));
    }
    if (counts.classes[0] > 0)
        object.insert(u"other"_s, qint64(counts.classes[0]));
    return object;
}

QJsonObject faultsJson(const LoadCounts &counts)
{
    QJsonObject object;
    for (const LoadFault fault : kFaults) {
        if (const auto count = counts.faults[std::size_t(fault)])
            object.insert(loadFaultKey(fault), qint64(count));
    }
    return object;
}

QJsonObject intervalJson(const LoadInterval &interval)
{
    return {{u"begin_s"_s, seconds(interval.begin)},
            {u"length_s"_s, seconds(interval.length)},
            {u"started"_s, qint64(interval.counts.started)},
            {u"completed"_s, qint64(interval.counts.completed)},
            {u"failed"_s, qint64(interval.counts.failed())},
            {u"status_classes"_s, classesJson(interval.counts)},
            {u"errors"_s, faultsJson(interval.counts)},
            {u"bytes_sent"_s, qint64(interval.counts.bytesSent)},
            {u"bytes_received"_s, qint64(interval.counts.bytesReceived)},
            {u"in_flight"_s, qint64(interval.inFlight)},
            {u"backlog"_s, qint64(interval.backlog)},
            {u"corrected_us"_s, percentilesJson(interval.corrected)},
            {u"uncorrected_us"_s, percentilesJson(interval.raw)}};
}

QJsonArray byRequestJson(const LoadPlan &plan, const LoadResult &result)
{
    QJsonArray array;
    for (std::size_t i = 0; i < result.requests.size() && i < std::size_t(plan.requests.size()); ++i) {
        const LoadRequestFigures &figures = result.requests[i];
        const LoadRequest &request = plan.requests[qsizetype(i)];
        array.append(QJsonObject{
            {u"method"_s, QString::fromLatin1(request.method)},
            {u"url"_s, request.url.toString(QUrl::FullyEncoded | QUrl::RemovePassword)},
            {u"completed"_s, qint64(figures.completed)},
            {u"errors"_s, qint64(figures.errors)},
            {u"failed"_s, qint64(figures.failed)},
            {u"latency_us"_s, latencyJson(figures.latency)},
        });
    }
    return array;
}

QJsonObject planJson(const LoadPlan &plan, const LoadResult &result)
{
    QJsonArray requests;
    for (const LoadRequest &request : plan.requests) {
        requests.append(QJsonObject{
            {u"method"_s, QString::fromLatin1(request.method)},
            {u"url"_s, request.url.toString(QUrl::FullyEncoded | QUrl::RemovePassword)},
            {u"body_bytes"_s, request.body.size()},
        });
    }
    QJsonArray addresses;
    for (const std::string &target : result.targets)
        addresses.append(QString::fromStdString(target));
    const auto orNull = [](double value) { return value > 0 ? QJsonValue(value) : QJsonValue(); };
    return {{u"requests"_s, requests},
            {u"address"_s, addresses.first()},
            {u"addresses"_s, addresses},
            {u"mode"_s, result.isOpen() ? u"open"_s : u"closed"_s},
            {u"connections"_s, plan.connections},
            {u"threads"_s, plan.threads},
            {u"rate"_s, orNull(plan.rate)},
            {u"total"_s, orNull(double(plan.total))},
            {u"duration_s"_s, orNull(double(plan.duration.count()) / 1000)},
            {u"timeout_s"_s, double(plan.timeout.count()) / 1000}};
}

} // namespace

QString loadFaultKey(LoadFault fault)
{
    switch (fault) {
    case LoadFault::Refused: return u"refused"_s;
    case LoadFault::Unreachable: return u"unreachable"_s;
    case LoadFault::Lost: return u"lost"_s;
    case LoadFault::Timeout: return u"timeout"_s;
    case LoadFault::BadResponse: return u"bad_response"_s;
    case LoadFault::Local: break;
    }
    return u"local"_s;
}

QByteArray loadJson(const LoadPlan &plan, const LoadResult &result)
{
    QJsonObject statuses;
    for (const auto &[status, count] : result.statuses)
        statuses.insert(QString::number(status), qint64(count));
    QJsonObject errors;
    for (const LoadFault fault : kFaults) {
        const auto at = std::size_t(fault);
        if (result.counts.faults[at] > 0) {
            errors.insert(loadFaultKey(fault),
                          QJsonObject{{u"count"_s, qint64(result.counts.faults[at])},
                                      {u"example"_s, QString::fromLocal8Bit(result.examples[at].c_str())}});
        }
    }
    QJsonArray intervals;
    for (const LoadInterval &interval : result.intervals)
        intervals.append(intervalJson(interval));
    const auto sinceEpoch = std::chrono::duration_cast<milliseconds>(result.startedAt.time_since_epoch());
    QJsonObject object{
        {u"plan"_s, planJson(plan, result)},
        {u"started_at"_s, QDateTime::fromMSecsSinceEpoch(sinceEpoch.count()).toUTC().toString(Qt::ISODateWithMs)},
        {u"stopped"_s, result.stopped},
        {u"warmup"_s,
         QJsonObject{{u"duration_s"_s, seconds(result.warmUp)}, {u"requests"_s, qint64(result.discarded)}}},
        {u"duration_s"_s, seconds(result.duration)},
        {u"started"_s, qint64(result.counts.started)},
        {u"completed"_s, qint64(result.counts.completed)},
        {u"failed"_s, qint64(result.counts.failed())},
        {u"unfinished"_s, qint64(result.unfinished)},
        {u"unsent"_s, qint64(result.unsent)},
        {u"longest_unsent_us"_s, microseconds(result.longestUnsent)},
        {u"requests_per_second"_s, rounded(result.achievedRate())},
        {u"bytes_sent"_s, qint64(result.counts.bytesSent)},
        {u"bytes_received"_s, qint64(result.counts.bytesReceived)},
        {u"connections_opened"_s, qint64(result.connectionsOpened)},
        {u"statuses"_s, statuses},
        {u"errors"_s, errors},
        {u"latency_us"_s,
         QJsonObject{{u"corrected"_s, latencyJson(result.corrected)}, {u"uncorrected"_s, latencyJson(result.latency)}}},
        {u"concurrency"_s,
         QJsonObject{{u"mean_in_flight"_s, rounded(result.meanInFlight)},
                     {u"littles_law"_s, rounded(result.littlesLaw())}}},
        {u"client"_s,
         QJsonObject{{u"busiest_thread"_s, rounded(result.busiestThread)},
                     {u"lag_us"_s, result.isOpen() ? QJsonValue(latencyJson(result.lag)) : QJsonValue()}}},
        {u"intervals"_s, intervals},
    };
    if (!result.requests.empty())
        object.insert(u"by_request"_s, byRequestJson(plan, result));
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

QByteArray loadCsv(const LoadResult &result)
{
    QByteArray text
        = "begin_s,length_s,started,completed,failed,status_1xx,status_2xx,status_3xx,status_4xx,status_5xx,"
          "status_other";
    for (const LoadFault fault : kFaults)
        text += ",error_" + loadFaultKey(fault).toLatin1();
    text += ",bytes_sent,bytes_received,in_flight,backlog,p50_us,p99_us,max_us,uncorrected_p50_us,uncorrected_p99_us,"
            "uncorrected_max_us\r\n";
    const auto number = [](auto value) { return ',' + QByteArray::number(value); };
    const auto time = [](double value) { return ',' + QByteArray::number(value, 'f', 3); };
    for (const LoadInterval &interval : result.intervals) {
        const LoadCounts &counts = interval.counts;
        text += QByteArray::number(seconds(interval.begin), 'f', 3) + time(seconds(interval.length))
            + number(quint64(counts.started)) + number(quint64(counts.completed)) + number(quint64(counts.failed()));
        for (const std::size_t i : {1U, 2U, 3U, 4U, 5U, 0U})
            text += number(quint64(counts.classes[i]));
        for (const LoadFault fault : kFaults)
            text += number(quint64(counts.faults[std::size_t(fault)]));
        text += number(quint64(counts.bytesSent)) + number(quint64(counts.bytesReceived)) + number(interval.inFlight)
            + number(quint64(interval.backlog));
        for (const LoadPercentiles &each : {interval.corrected, interval.raw})
            text += time(microseconds(each.p50)) + time(microseconds(each.p99)) + time(microseconds(each.max));
        text += "\r\n";
    }
    return text;
}

} // namespace coroscope

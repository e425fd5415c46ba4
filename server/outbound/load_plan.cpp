#include "server/outbound/load_plan.h"

#include "server/outbound/call_check.h"

#include <QFile>

#include <algorithm>
#include <array>
#include <cmath>

namespace coroscope {

namespace {

using namespace Qt::StringLiterals;

Error badRequest(QString detail)
{
    return {Error::Kind::BadRequest, std::move(detail)};
}

QString seconds(milliseconds time)
{
    return u"%1 s"_s.arg(double(time.count()) / 1000.0);
}

Result<void> checkSpan(milliseconds span, milliseconds least, milliseconds most, const QString &name)
{
    if (span >= least && span <= most)
        return {};
    return badRequest(u"The %1 is %2; it takes %3 to %4."_s.arg(name, seconds(span), seconds(least), seconds(most)));
}

template<typename Number>
Result<void> checkNumber(Number number, Number least, Number most, const QString &name)
{
    if (number >= least && number <= most) // false for what is not a number
        return {};
    return badRequest(u"The %1 is %2; it takes %3 to %4."_s.arg(name).arg(number).arg(least).arg(most));
}

QUrl originOf(const QUrl &url)
{
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port(url.scheme() == "https"_L1 ? 443 : 80));
    return origin;
}

Result<void> checkRequest(const LoadRequest &request)
{
    HttpCall call;
    call.method = request.method;
    call.url = request.url;
    call.headers = request.headers;
    if (auto checked = checkCall(call); !checked)
        return checked;
    if (request.method == "CONNECT")
        return badRequest(u"A load run cannot send CONNECT, which would open a tunnel."_s);
    for (const auto &[name, value] : request.headers) {
        if (isSameField(name, "Content-Length") && value.trimmed() != QByteArray::number(request.body.size())) {
            return badRequest(u"The field Content-Length is '%1', and the body has %2 bytes; leave it out."_s
                                  .arg(QString::fromLatin1(value))
                                  .arg(request.body.size()));
        }
        for (const char *field : {"Transfer-Encoding", "Upgrade", "Expect"}) {
            if (isSameField(name, field)) {
                return badRequest(u"The field %1 cannot be sent by a load run, which frames requests itself."_s.arg(
                    QLatin1StringView(field)));
            }
        }
    }
    return {};
}

std::string bytesOf(const LoadRequest &request)
{
    QByteArray target = request.url.path(QUrl::FullyEncoded).toLatin1();
    if (target.isEmpty())
        target = "/";
    if (request.url.hasQuery())
        target += '?' + request.url.query(QUrl::FullyEncoded).toLatin1();
    QByteArray bytes = request.method + ' ' + target + " HTTP/1.1\r\n";
    const auto addDefault = [&](const QByteArray &name, const QByteArray &value) {
        if (!hasField(request.headers, name))
            bytes += name + ": " + value + "\r\n";
    };
    addDefault("Host", request.url.authority(QUrl::FullyEncoded | QUrl::RemoveUserInfo).toLatin1());
    addDefault("User-Agent", "coroscope/" COROSCOPE_VERSION);
    addDefault("Accept", "*/*");
    if (!request.url.userInfo().isEmpty()) {
        const QString user = request.url.userName(QUrl::FullyDecoded) + u':' + request.url.password(QUrl::FullyDecoded);
        addDefault("Authorization", "Basic " + user.toUtf8().toBase64());
    }
    for (const auto &[name, value] : request.headers) {
        if (!isSameField(name, "Content-Length"))
            bytes += name + ": " + value + "\r\n";
    }
    static const std::array kWithBody{QByteArray("POST"), QByteArray("PUT"), QByteArray("PATCH")};
    const bool usuallyHasBody = std::find(kWithBody.begin(), kWithBody.end(), request.method) != kWithBody.end();
    if (!request.body.isEmpty() || usuallyHasBody)
        bytes += "Content-Length: " + QByteArray::number(request.body.size()) + "\r\n";
    bytes += "\r\n";
    return (bytes + request.body).toStdString();
}

LoadJob::Origin jobOriginOf(const QUrl &origin, const LoadPlan &plan)
{
    LoadJob::Origin job;
    job.host = origin.host(QUrl::FullyEncoded).toStdString(); // without brackets
    job.port = quint16(origin.port());
    job.tls.isOn = origin.scheme() == "https"_L1;
    job.tls.verifies = plan.verifyTls;
    job.tls.caFile = QFile::encodeName(plan.caFile).toStdString();
    if (plan.known.isAt(origin))
        job.tls.keyPin = plan.known.keyPin.toStdString();
    return job;
}

} // namespace

QList<QUrl> originsOf(const LoadPlan &plan)
{
    QList<QUrl> origins;
    for (const LoadRequest &request : plan.requests) {
        if (const QUrl origin = originOf(request.url); !origins.contains(origin))
            origins.append(origin);
    }
    return origins;
}

Result<void> checkLoad(const LoadPlan &plan)
{
    if (plan.requests.isEmpty())
        return badRequest(u"There is no request to send."_s);
    if (plan.requests.size() > LoadPlan::kMaxRequestKinds)
        return badRequest(u"A load run sends up to %1 different requests."_s.arg(LoadPlan::kMaxRequestKinds));
    qint64 bodies = 0;
    for (const LoadRequest &request : plan.requests) {
        if (auto checked = checkRequest(request); !checked)
            return checked;
        bodies += request.body.size();
    }
    if (bodies > LoadPlan::kMaxBody)
        return badRequest(u"The bodies have %1 bytes; a load run takes up to 16 MiB of them."_s.arg(bodies));
    if (auto checked = checkNumber(plan.connections, 1, LoadPlan::kMaxConnections, u"number of connections"_s);
        !checked)
        return checked;
    if (auto checked = checkNumber(plan.threads, 1, LoadPlan::kMaxThreads, u"number of threads"_s); !checked)
        return checked;
    if (plan.threads > plan.connections) {
        return badRequest(
            u"There are more threads (%1) than connections (%2)."_s.arg(plan.threads).arg(plan.connections));
    }
    const auto origins = std::size_t(originsOf(plan).size());
    if (origins > LoadPlan::kMaxOrigins) {
        return badRequest(
            u"The requests go to %1 servers (scheme, host and port); a load run takes up to %2 of them."_s.arg(origins)
                .arg(LoadPlan::kMaxOrigins));
    }
    const quint64 wanted = descriptorsForLoad(plan.connections, origins, plan.threads);
    if (const quint64 limit = descriptorLimit(false, wanted); limit < wanted) {
        const QString to = origins > 1 ? u" to each of %1 servers"_s.arg(origins) : QString();
        return badRequest(
            u"%1 connections%2 need %3 file descriptors; this process may have %4 (ulimit -Hn)."_s.arg(plan.connections)
                .arg(to)
                .arg(wanted)
                .arg(limit));
    }
    if (plan.total == 0 && plan.duration == milliseconds(0))
        return badRequest(u"The load run would never end: it takes a number of requests, or a duration."_s);
    if (auto checked = checkNumber(plan.total, qint64(0), LoadPlan::kMaxRequests, u"number of requests"_s); !checked)
        return checked;
    const milliseconds none{0};
    if (auto checked = checkSpan(plan.duration, none, LoadPlan::kMaxDuration, u"duration"_s); !checked)
        return checked;
    if (auto checked = checkNumber(plan.rate, 0.0, LoadPlan::kMaxRate, u"rate"_s); !checked)
        return checked;
    if (plan.rate > 0 && plan.rate < 0.001)
        return badRequest(u"The rate is %1; it takes 0.001 a second at least."_s.arg(plan.rate));
    if (auto checked = checkSpan(plan.warmUp, none, LoadPlan::kMaxDuration, u"warm-up"_s); !checked)
        return checked;
    if (auto checked
        = checkNumber(plan.warmUpRequests, qint64(0), LoadPlan::kMaxRequests, u"number of requests to warm up with"_s);
        !checked)
        return checked;
    if (plan.warmUp > none && plan.warmUpRequests > 0)
        return badRequest(u"The warm-up is a time or a number of requests, not both."_s);
    if (auto checked = checkSpan(plan.timeout, milliseconds(1), LoadPlan::kMaxDuration, u"timeout"_s); !checked)
        return checked;
    if (auto checked = checkSpan(plan.drain, none, LoadPlan::kMaxDuration, u"time to drain"_s); !checked)
        return checked;
    return checkSpan(plan.interval, LoadPlan::kMinInterval, std::chrono::minutes(1), u"interval"_s);
}

Result<LoadJob> loadJob(const LoadPlan &plan)
{
    if (const auto checked = checkLoad(plan); !checked)
        return checked.error();
    LoadJob job;
    const QList<QUrl> origins = originsOf(plan);
    for (const QUrl &origin : origins)
        job.origins.push_back(jobOriginOf(origin, plan));
    job.allowRemote = plan.allowRemote;
    for (const LoadRequest &request : plan.requests)
        job.requests.push_back(
            {bytesOf(request), request.method == "HEAD", std::uint32_t(origins.indexOf(originOf(request.url)))});
    job.connections = plan.connections;
    job.threads = plan.threads;
    job.total = std::uint64_t(plan.total > 0 ? plan.total : LoadPlan::kMaxRequests);
    job.duration = plan.duration;
    job.rate = plan.rate;
    job.warmUp = plan.warmUp;
    job.warmUpRequests = std::uint64_t(plan.warmUpRequests);
    job.timeout = plan.timeout;
    job.drain = plan.drain;
    job.interval = plan.interval;
    return job;
}

} // namespace coroscope

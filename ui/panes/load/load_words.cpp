#include "ui/panes/load/load_words.h"

#include "ui/curl.h"
#include "ui/format.h"
#include "ui/panes/load/load_series.h"
#include "ui/panes/send_words.h"
#include "ui/panes/server_home.h"
#include "ui/secrets.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace coroscope::loadWords {

using namespace Qt::StringLiterals;

namespace {

struct LoadWords {
    Q_DECLARE_TR_FUNCTIONS(LoadWords)
};

/// From here on a late generator is worth a warning: its own lateness stands in the corrected latency.
constexpr nanoseconds kLagThatCounts = milliseconds(5);

/// What somebody chose, without zeros behind it: "3 s", "0.5 s".
QString wholeTime(milliseconds span)
{
    return LoadWords::tr("%1 s").arg(QLocale().toString(double(span.count()) / 1000, 'g', 7));
}

/// Digits of a share of requests in flight: "31.9".
QString shortNumber(double value)
{
    return QLocale().toString(value, 'f', value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

} // namespace

QString request(const LoadRequest &request)
{
    QString target = request.url.path(QUrl::FullyEncoded);
    if (target.isEmpty())
        target = u"/"_s;
    if (request.url.hasQuery())
        target += u'?' + request.url.query(QUrl::FullyEncoded);
    return QString::fromUtf8(request.method) + u' ' + target;
}

QString requests(const LoadPlan &plan)
{
    if (plan.requests.size() == 1)
        return request(plan.requests.front());
    //: What a load run sends: %n requests, one after the other and round again.
    return LoadWords::tr("%Ln request(s) in turn", nullptr, int(plan.requests.size()));
}

QString addresses(const LoadPlan &plan)
{
    constexpr qsizetype kShown = 12;
    QStringList lines;
    for (const LoadRequest &request : plan.requests.first(std::min(kShown, plan.requests.size())))
        lines.append(QString::fromUtf8(request.method) + u' ' + QString::fromUtf8(request.url.toEncoded()));
    if (plan.requests.size() == 1)
        return QString::fromUtf8(plan.requests.front().url.toEncoded());
    if (const auto more = plan.requests.size() - lines.size(); more > 0)
        //: So many more are not shown.
        lines.append(LoadWords::tr("and %Ln more", nullptr, int(more)));
    return lines.join(u'\n');
}

QString name(const LoadRecord &record)
{
    //: %1 the number of a load run, %2 its request ("GET /json") or which side of a race it was ("async").
    return LoadWords::tr("Run %1: %2")
        .arg(QString::number(record.number), record.label.isEmpty() ? requests(record.plan) : record.label);
}

QString shortName(const LoadRecord &record)
{
    //: %1 the number of a load run.
    return record.label.isEmpty() ? LoadWords::tr("Run %1").arg(record.number) : name(record);
}

QString plan(const LoadPlan &plan)
{
    QStringList parts;
    if (plan.rate > 0) {
        //: A load: %1 requests a second, %2 connections.
        parts.append(LoadWords::tr("%1/s over %2")
                         .arg(QLocale().toString(plan.rate, 'g', 7),
                              LoadWords::tr("%Ln connection(s)", nullptr, plan.connections)));
    } else {
        //: A load: so many connections each of which always has a request under way.
        parts.append(LoadWords::tr("%Ln at once", nullptr, plan.connections));
    }
    if (plan.total > 0)
        parts.append(
            LoadWords::tr("%Ln request(s)", nullptr, int(std::min<qint64>(plan.total, LoadPlan::kMaxRequests))));
    else
        parts.append(wholeTime(plan.duration));
    if (plan.warmUp.count() > 0)
        parts.append(LoadWords::tr("warm-up %1").arg(wholeTime(plan.warmUp)));
    return parts.join(u", "_s);
}

QString intent(const LoadPlan &plan)
{
    QString what;
    if (plan.rate > 0) {
        what = LoadWords::tr(
            "Sends at a constant rate, whatever the server does: latency counts from when a request was due.");
    } else {
        what = LoadWords::tr("Each of %Ln connection(s) sends its next request when it has the answer to the last one.",
                             nullptr, plan.connections);
    }
    return what;
}

QString phase(LoadSnapshot::Phase phase)
{
    switch (phase) {
    case LoadSnapshot::Phase::Connecting: return LoadWords::tr("Connecting");
    case LoadSnapshot::Phase::WarmingUp: return LoadWords::tr("Warming up: this does not count");
    case LoadSnapshot::Phase::Measuring: return LoadWords::tr("Measuring");
    case LoadSnapshot::Phase::Draining: return LoadWords::tr("Waiting for the last answers");
    case LoadSnapshot::Phase::Done: return LoadWords::tr("Done");
    }
    return {};
}

QString fault(LoadFault fault)
{
    switch (fault) {
    case LoadFault::Refused: return LoadWords::tr("refused: nothing listens there");
    case LoadFault::Unreachable: return LoadWords::tr("no connection");
    case LoadFault::Lost: return LoadWords::tr("connection lost before the answer");
    case LoadFault::Timeout: return LoadWords::tr("no answer in time");
    case LoadFault::BadResponse: return LoadWords::tr("answer that is not HTTP");
    case LoadFault::Local: return LoadWords::tr("this machine had no descriptor or port left");
    }
    return {};
}

QString percentile(double percent)
{
    //: The largest of all.
    return percent >= 100 ? LoadWords::tr("max") : u'p' + QLocale().toString(percent, 'g', 7);
}

QString time(double nanoseconds)
{
    return durationText(std::chrono::nanoseconds(std::llround(nanoseconds)));
}

QString rate(const LoadResult &result)
{
    const QString achieved = rateText(result.achievedRate());
    if (!result.isOpen())
        return LoadWords::tr("%1 answers a second.").arg(achieved);
    const double share = result.achievedRate() / result.requestedRate;
    if (share > 0.99)
        return LoadWords::tr("%1 answers a second, as was asked for.").arg(achieved);
    return LoadWords::tr("%1 answers a second of the %2 that were asked for: %3.")
        .arg(achieved, rateText(result.requestedRate), percentText(share));
}

QString unsent(const LoadResult &result)
{
    if (result.unsent == 0)
        return {};
    return LoadWords::
        tr("%1 requests were due and never sent, since all connections were busy; the oldest of them had waited %2. "
           "They are in no percentile: the server is slower than the figures say.")
            .arg(countText(result.unsent), durationText(result.longestUnsent));
}

QString lag(const LoadResult &result)
{
    if (result.lag.count() == 0 || result.lag.percentile(99) < kLagThatCounts)
        return {};
    return LoadWords::
        tr("The generator itself was late: 1 % of the requests went out more than %1 after they could have. Lower the "
           "rate, or give it more threads, before you blame the server.")
            .arg(durationText(result.lag.percentile(99)));
}

QString failures(const LoadResult &result)
{
    const std::uint64_t failed = result.counts.failed();
    const std::uint64_t bad = result.counts.classes[4] + result.counts.classes[5];
    QStringList parts;
    if (failed > 0)
        parts.append(
            LoadWords::tr("%1 of %2 requests got no answer.").arg(countText(failed), countText(result.attempts())));
    if (bad > 0)
        parts.append(LoadWords::tr("%1 of %2 answers are errors (4xx or 5xx), and count in the latency.")
                         .arg(countText(bad), countText(result.counts.completed)));
    if (result.unfinished > 0)
        parts.append(LoadWords::tr("%1 requests were cut off in flight.").arg(countText(result.unfinished)));
    return parts.join(u' ');
}

QString littlesLaw(const LoadResult &result)
{
    if (result.counts.completed == 0)
        return {};
    //: Little's law: %1 a rate, %2 a mean duration, %3 their product, %4 what was measured.
    QString text = LoadWords::tr("L = λ·W: %1/s × %2 = %3; measured %4.")
                       .arg(rateText(result.achievedRate()), time(result.latency.mean()),
                            shortNumber(result.littlesLaw()), shortNumber(result.meanInFlight));
    const double difference = std::abs(result.littlesLaw() - result.meanInFlight);
    if (difference <= 0.05 * std::max(result.littlesLaw(), result.meanInFlight))
        return text + u' ' + LoadWords::tr("Both agree, so rate, latency and concurrency describe the same run.");
    if (result.counts.failed() + result.unfinished > 0)
        return text + u' '
            + LoadWords::tr("They part because requests that failed or were cut off were in flight, too, and are in no "
                            "latency.");
    return text + u' '
        + LoadWords::tr(
               "They part where the run was too short to be steady, or began and ended with another load than it had.");
}

QString trouble(const Error &error, const LoadPlan &plan)
{
    HttpCall call;
    if (!plan.requests.isEmpty())
        call.url = plan.requests.front().url;
    call.timeout = plan.timeout;
    switch (error.kind) {
    case Error::Kind::Canceled: return LoadWords::tr("Stopped before it began.");
    case Error::Kind::BadRequest:
    case Error::Kind::Conflict: return error.detail;
    case Error::Kind::Unavailable:
        if (originsOf(plan).size() <= 1)
            return sendTrouble(error, call);
        [[fallthrough]]; // the detail names the one of several
    default: return LoadWords::tr("The load run could not begin: %1").arg(error.detail);
    }
}

QString otherHosts(const LoadPlan &plan)
{
    QStringList all;
    QStringList others;
    for (const LoadRequest &request : plan.requests) {
        const QString host = request.url.host();
        if (all.contains(host))
            continue;
        all.append(host);
        if (!isThisMachine(request.url))
            others.append(host);
    }
    return QLocale().createSeparatedList(others.isEmpty() ? all : others);
}

QString command(const LoadPlan &plan)
{
    if (plan.requests.size() != 1)
        return {};
    const LoadRequest &request = plan.requests.front();
    const auto time = [](milliseconds span) {
        return span.count() % 1'000 == 0 ? QString::number(span.count() / 1'000) + u's'
                                         : QString::number(span.count()) + u"ms"_s;
    };
    QStringList words{u"coroscope-client"_s, u"bench"_s};
    if (request.method != "GET")
        words.append(QString::fromUtf8(request.method));
    words.append(shellQuoted(maskedTarget(request.url.toString(QUrl::FullyEncoded | QUrl::RemovePassword))));
    words.append({u"-c"_s, QString::number(plan.connections)});
    if (plan.rate > 0)
        words.append({u"-r"_s, QString::number(plan.rate, 'g', 10)});
    if (plan.total > 0)
        words.append({u"-n"_s, QString::number(plan.total)});
    if (plan.duration.count() > 0)
        words.append({u"-d"_s, time(plan.duration)});
    if (plan.warmUp.count() > 0)
        words.append({u"-w"_s, time(plan.warmUp)});
    const LoadPlan usual;
    if (plan.threads != usual.threads)
        words.append({u"-t"_s, QString::number(plan.threads)});
    if (plan.timeout != usual.timeout)
        words.append({u"-m"_s, time(plan.timeout)});
    for (const auto &[name, value] : request.headers)
        words.append({u"-H"_s, shellQuoted(QString::fromUtf8(name) + u": "_s + maskedValue(name, value))});
    const QString body = QString::fromUtf8(request.body);
    const bool isText = body.toUtf8() == request.body && !body.contains(QChar(0)) && !body.startsWith(u'@');
    if (!request.body.isEmpty())
        words.append(isText ? QStringList{u"--data"_s, shellQuoted(body)} : QStringList{u"--data-file"_s, u"BODY"_s});
    if (request.url.scheme() == "https"_L1) {
        if (!plan.caFile.isEmpty())
            words.append({u"--cacert"_s, shellQuoted(plan.caFile)});
        else if (!plan.verifyTls || plan.known.isAt(request.url))
            words.append(u"-k"_s); // its certificate is its own
    }
    if (plan.allowRemote)
        words.append(u"--allow-remote"_s);
    return words.join(u' ');
}

} // namespace coroscope::loadWords

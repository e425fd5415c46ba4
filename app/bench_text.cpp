#include "app/bench_text.h"

#include "server/outbound/load_report.h"

#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace coroscope {

namespace {

using namespace Qt::StringLiterals;

constexpr int kFewest = 10; // responses beyond a percentile, for it to say much
constexpr std::size_t kBars = 10;
constexpr int kBarWidth = 40;

QString decimal(double number, int decimals)
{
    return QLocale(QLocale::English).toString(number, 'f', decimals);
}

QString inMilliseconds(double nanoseconds)
{
    return decimal(nanoseconds / 1e6, 3);
}

QString inMilliseconds(nanoseconds time)
{
    return inMilliseconds(double(time.count()));
}

QString inSeconds(nanoseconds time)
{
    const double seconds = double(time.count()) / 1e9;
    return decimal(seconds, seconds < 10 ? 3 : 2) + u" s"_s;
}

QString rate(double perSecond)
{
    return decimal(perSecond, perSecond < 100 ? 2 : 0) + u" a second"_s;
}

QString size(double bytes)
{
    constexpr std::array kUnits{"bytes", "KiB", "MiB", "GiB", "TiB"};
    std::size_t unit = 0;
    for (; bytes >= 1024 && unit + 1 < kUnits.size(); ++unit)
        bytes /= 1024;
    return decimal(bytes, unit == 0 || bytes >= 100 ? 0 : 1) + u' ' + QLatin1StringView(kUnits[unit]);
}

QString counted(std::uint64_t number, const char *one, const char *many)
{
    return grouped(number) + u' ' + QLatin1StringView(number == 1 ? one : many);
}

QString share(std::uint64_t part, std::uint64_t whole)
{
    const double percent = whole == 0 ? 0 : 100 * double(part) / double(whole);
    return decimal(percent, percent > 0 && percent < 0.1 ? 3 : 1) + u" %"_s;
}

QString line(const QString &name, const QString &value)
{
    return u"  "_s + name.leftJustified(14) + value + u'\n';
}

QString requestLine(const LoadRequest &request)
{
    return QString::fromLatin1(request.method) + u' ' + request.url.toString(QUrl::FullyEncoded | QUrl::RemovePassword);
}

QString head(const LoadPlan &plan, const LoadResult &result)
{
    QString text;
    for (const LoadRequest &request : plan.requests)
        text += requestLine(request) + u'\n';
    QString what = result.isOpen()
        ? u"open, %1, over %2"_s.arg(rate(result.requestedRate),
                                     counted(std::uint64_t(result.connections), "connection", "connections"))
        : u"closed, %1"_s.arg(counted(std::uint64_t(result.connections), "connection", "connections"));
    if (result.threads > 1)
        what += u", %1 threads"_s.arg(result.threads);
    QStringList targets;
    for (const std::string &target : result.targets)
        targets += QString::fromStdString(target);
    what += u", to "_s + targets.join(u", "_s);
    if (targets.size() > 1)
        what += u" (a socket to each)"_s;
    text += what + u'\n';
    if (result.discarded > 0) {
        text += u"after a warm-up of %1 in %2\n"_s.arg(counted(result.discarded, "request", "requests"),
                                                       inSeconds(result.warmUp));
    }
    return text + u'\n';
}

QString summary(const LoadResult &result)
{
    const double seconds = double(result.duration.count()) / 1e9;
    QString text = line(u"Responses"_s,
                        u"%1 in %2: %3"_s.arg(grouped(result.counts.completed), inSeconds(result.duration),
                                              rate(result.achievedRate())));
    const auto failed = result.counts.failed();
    text += line(u"Errors"_s,
                 failed == 0 ? u"none"_s : u"%1 (%2)"_s.arg(grouped(failed), share(failed, result.counts.started)));
    if (seconds > 0) {
        text += line(u"Received"_s,
                     u"%1, %2 a second"_s.arg(size(double(result.counts.bytesReceived)),
                                              size(double(result.counts.bytesReceived) / seconds)));
    }
    text += line(u"In flight"_s,
                 u"%1 on average; rate x mean latency (Little's law): %2"_s.arg(decimal(result.meanInFlight, 2),
                                                                                decimal(result.littlesLaw(), 2)));
    QString client = u"busy for %1 % of the time"_s.arg(decimal(100 * result.busiestThread, 0));
    if (result.isOpen()) {
        client += u"; sent %1 ms late itself (p50), %2 ms (p99)"_s.arg(inMilliseconds(result.lag.percentile(50)),
                                                                       inMilliseconds(result.lag.percentile(99)));
    }
    text += line(u"This client"_s, client);
    return text + u'\n';
}

QString latencies(const LoadResult &result)
{
    const bool isOpen = result.isOpen();
    QString text = u"Latency, ms"_s;
    if (isOpen)
        text += u"corrected"_s.rightJustified(15) + u"uncorrected"_s.rightJustified(13);
    text += u'\n';
    const auto row = [&](const QString &name, const QString &corrected, const QString &raw, const QString &mark = {}) {
        text += u"  "_s + name.leftJustified(10) + corrected.rightJustified(14);
        if (isOpen)
            text += raw.rightJustified(13);
        text += mark + u'\n';
    };
    const Histogram &corrected = result.corrected;
    const Histogram &raw = result.latency;
    row(u"mean"_s, inMilliseconds(corrected.mean()), inMilliseconds(raw.mean()));
    row(u"stdev"_s, inMilliseconds(corrected.stdev()), inMilliseconds(raw.stdev()));
    row(u"min"_s, inMilliseconds(corrected.min()), inMilliseconds(raw.min()));
    bool isMarked = false;
    for (const double percent : {50.0, 75.0, 90.0, 95.0, 99.0, 99.9, 99.99}) {
        const bool few = double(raw.count()) * (100 - percent) / 100 < kFewest;
        isMarked = isMarked || few;
        row(u'p' + QString::number(percent), inMilliseconds(corrected.percentile(percent)),
            inMilliseconds(raw.percentile(percent)), few ? u" *"_s : QString());
    }
    row(u"max"_s, inMilliseconds(corrected.max()), inMilliseconds(raw.max()));
    if (isMarked)
        text += u"  * fewer than %1 responses are beyond it, so it says little\n"_s.arg(kFewest);
    return text + u'\n';
}

/// From the shortest to p99 in equal steps, and what is beyond in one.
QString bars(const Histogram &histogram)
{
    const double least = double(histogram.min().count());
    const double step = (double(histogram.percentile(99).count()) - least) / double(kBars);
    if (histogram.count() < 2 || step <= 0)
        return {};
    std::array<std::uint64_t, kBars + 1> counts{};
    histogram.forEachBucket([&](nanoseconds lowest, nanoseconds highest, std::uint64_t count) {
        const double middle = double(lowest.count() + highest.count()) / 2;
        counts[std::size_t(std::clamp(std::floor((middle - least) / step), 0.0, double(kBars)))] += count;
    });
    const std::uint64_t most = *std::max_element(counts.begin(), counts.end());
    const auto width = grouped(most).size();
    QString text;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const bool isLast = i == kBars;
        const QString upTo = inMilliseconds(isLast ? double(histogram.max().count()) : least + step * double(i + 1));
        const auto length = int(std::lround(double(kBarWidth) * double(counts[i]) / double(most)));
        const QString row = u"  up to "_s + upTo.rightJustified(12) + u"  "_s + grouped(counts[i]).rightJustified(width)
            + u"  "_s + QString(length, u'#');
        text += row.trimmed().prepend(u"  "_s) + u'\n';
    }
    return text + u'\n';
}

QString statuses(const LoadResult &result)
{
    if (result.statuses.empty())
        return {};
    QString text = u"Status\n"_s;
    for (const auto &[status, count] : result.statuses)
        text += line(QString::number(status), u"%1 (%2)"_s.arg(grouped(count), share(count, result.counts.completed)));
    return text;
}

/// What became of each of several.
QString byRequest(const LoadPlan &plan, const LoadResult &result)
{
    if (result.requests.empty())
        return {};
    QString text = u"\nBy request   responses   4xx, 5xx   no answer     p50 ms     p99 ms\n"_s;
    for (std::size_t i = 0; i < result.requests.size() && i < std::size_t(plan.requests.size()); ++i) {
        const LoadRequestFigures &figures = result.requests[i];
        text += grouped(figures.completed).rightJustified(22) + grouped(figures.errors).rightJustified(11)
            + grouped(figures.failed).rightJustified(12);
        const bool isKnown = figures.latency.count() > 0;
        for (const double percent : {50.0, 99.0})
            text += (isKnown ? inMilliseconds(figures.latency.percentile(percent)) : u"-"_s).rightJustified(11);
        text += u"  "_s + requestLine(plan.requests[qsizetype(i)]) + u'\n';
    }
    return text;
}

QString errors(const LoadResult &result)
{
    if (result.counts.failed() == 0)
        return {};
    QString text = u"\nErrors\n"_s;
    for (std::size_t i = 0; i < kLoadFaults; ++i) {
        if (result.counts.faults[i] == 0)
            continue;
        const QString name = loadFaultKey(LoadFault(i)).replace(u'_', u' ');
        text += line(name,
                     u"%1, such as: %2"_s.arg(grouped(result.counts.faults[i]),
                                              QString::fromLocal8Bit(result.examples[i].c_str())));
    }
    return text;
}

QString remarks(const LoadResult &result)
{
    QStringList remarks;
    if (result.stopped)
        remarks += u"It was stopped before its end."_s;
    if (result.unsent > 0) {
        remarks += u"%1 due and never sent, since all connections were busy; the oldest had waited for %2. The "
                   "server did not keep up, or takes more connections (-c)."_s.arg(
                       counted(result.unsent, "request was", "requests were"), inSeconds(result.longestUnsent));
    }
    if (result.unfinished > 0) {
        remarks += u"%1 in flight at the end; no latency tells of that."_s.arg(
            counted(result.unfinished, "request was still", "requests were still"));
    }
    if (result.busiestThread > 0.9)
        remarks += u"This client was busy nearly all the time, so it may be what was measured; --threads adds to it."_s;
    if (result.isOpen() && result.lag.percentile(99) > milliseconds(10))
        remarks += u"This client sent requests late itself, so that part of the corrected latency is its own."_s;
    return remarks.isEmpty() ? QString() : u"\n! "_s + remarks.join("\n! "_L1) + u'\n';
}

} // namespace

QString grouped(std::uint64_t number)
{
    return QLocale(QLocale::English).toString(qulonglong(number));
}

QString benchText(const LoadPlan &plan, const LoadResult &result)
{
    QString text = head(plan, result) + summary(result);
    if (result.latency.count() > 0)
        text += latencies(result) + bars(result.corrected);
    return text + statuses(result) + byRequest(plan, result) + errors(result) + remarks(result);
}

QString benchProgress(const LoadSnapshot &snapshot)
{
    if (snapshot.phase == LoadSnapshot::Phase::Connecting)
        return u"connecting"_s;
    QString text = u"%1 %  %2 s"_s.arg(int(100 * snapshot.fraction), 3)
                       .arg(decimal(double(snapshot.elapsed.count()) / 1e9, 1), 6);
    switch (snapshot.phase) {
    case LoadSnapshot::Phase::WarmingUp: text += u"  warming up"_s; break;
    case LoadSnapshot::Phase::Draining: text += u"  waiting for the last"_s; break;
    default: break;
    }
    text += u"  %1 responses"_s.arg(grouped(snapshot.completed));
    if (!snapshot.intervals.empty()) {
        const LoadInterval &last = snapshot.intervals.back();
        text += u", %1/s, p99 %2 ms"_s.arg(
            grouped(std::uint64_t(std::llround(double(last.counts.completed) * 1e9 / double(last.length.count())))),
            decimal(double(last.corrected.p99.count()) / 1e6, 1));
    }
    if (snapshot.failed > 0)
        text += u", %1 errors"_s.arg(grouped(snapshot.failed));
    if (snapshot.backlog > 0)
        text += u", %1 waiting"_s.arg(grouped(snapshot.backlog));
    return text.left(79);
}

} // namespace coroscope

#include "ui/panes/load/load_facts.h"

#include "ui/format.h"
#include "ui/panes/load/load_series.h"
#include "ui/panes/load/load_words.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <cmath>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

struct LoadFacts {
    Q_DECLARE_TR_FUNCTIONS(LoadFacts)
};

constexpr double kNoise = 0.02;

QString plainNumber(double value)
{
    return QString::number(value, 'g', 10);
}

FigureCell timeCell(nanoseconds value)
{
    return {durationText(value), plainNumber(inMilliseconds(value))};
}

FigureCell countCell(std::uint64_t count)
{
    return {countText(count), QString::number(count)};
}

FigureCell shareCell(double share)
{
    return {percentText(share), plainNumber(share * 100)};
}

/// Of the requests slower than that percentile, as many as there are.
std::uint64_t above(const Histogram &histogram, double percent)
{
    const double rank = std::ceil(double(histogram.count()) * percent / 100 - 1e-9);
    return histogram.count() - std::uint64_t(std::max(0.0, rank));
}

class Facts {
public:
    void add(const QString &name, FigureCell value, const QString &remark = {}, Tone tone = Tone::Text,
             const QString &iconName = {})
    {
        value.tone = tone;
        value.iconName = iconName;
        m_table.rows.push_back({FigureCell::words(name), std::move(value), FigureCell::words(remark, remark)});
    }
    FigureTable take()
    {
        m_table.headers = {LoadFacts::tr("Figure"), LoadFacts::tr("Value"), LoadFacts::tr("What it says")};
        return std::move(m_table);
    }

private:
    FigureTable m_table;
};

enum class Better { Higher, Lower, Neither };

struct Compared {
    QString name;
    double first = 0;
    double second = 0;
    Better better = Better::Neither;
    QString (*text)(double) = nullptr;
    bool known = true; ///< both were measured
};

QString msText(double value)
{
    return loadWords::time(value * 1e6);
}
QString perSecondText(double value)
{
    //: So many a second.
    return LoadFacts::tr("%1/s").arg(rateText(value));
}
QString numberText(double value)
{
    return QLocale().toString(value, 'f', value == std::floor(value) ? 0 : value >= 100 ? 0 : 1);
}
QString shareText(double value)
{
    return percentText(value / 100);
}
QString byteText(double value)
{
    return sizeText(quint64(value));
}

QString signedText(double difference, QString (*text)(double))
{
    if (difference == 0)
        return text(0);
    //: A difference: a minus sign, and what it is.
    return (difference < 0 ? LoadFacts::tr("−%1") : LoadFacts::tr("+%1")).arg(text(std::abs(difference)));
}

std::vector<FigureCell> deltaRow(const Compared &c)
{
    std::vector<FigureCell> row{FigureCell::words(c.name)};
    if (!c.known) {
        row.insert(row.end(), 4, FigureCell{u"–"_s, u" "_s, Tone::Muted});
        row.push_back(FigureCell::words({}));
        return row;
    }
    const double difference = c.second - c.first;
    row.push_back({c.text(c.first), plainNumber(c.first)});
    row.push_back({c.text(c.second), plainNumber(c.second)});
    row.push_back({signedText(difference, c.text), plainNumber(difference)});
    const bool hasShare = c.first != 0;
    const double share = hasShare ? difference / c.first : 0;
    row.push_back(hasShare ? FigureCell{signedText(share * 100,
                                                   [](double v) {
                                                       return LoadFacts::tr("%1 %").arg(
                                                           QLocale().toString(v, 'f', v >= 100 ? 0 : 1));
                                                   }),
                                        plainNumber(share * 100)}
                           : FigureCell{u"–"_s, u" "_s, Tone::Muted});
    FigureCell verdict = FigureCell::words({});
    const double most = std::max(std::abs(c.first), std::abs(c.second));
    if (c.better != Better::Neither) {
        if (most == 0 || std::abs(difference) <= kNoise * most) {
            verdict.text = LoadFacts::tr("the same");
            verdict.tone = Tone::Muted;
        } else {
            const bool better = (difference > 0) == (c.better == Better::Higher);
            verdict.text = better ? LoadFacts::tr("better") : LoadFacts::tr("worse");
            verdict.tone = better ? Tone::Success : Tone::Error;
            verdict.iconName = better ? u"go-up"_s : u"go-down"_s;
        }
    }
    row.push_back(verdict);
    return row;
}

double errorShare(const LoadResult &result)
{
    const double bad = double(result.counts.failed() + result.counts.classes[4] + result.counts.classes[5]);
    return result.attempts() == 0 ? 0 : 100 * bad / double(result.attempts());
}

/// "20.1", "1.25": how many times as much.
QString ratioText(double ratio)
{
    return QLocale().toString(ratio, 'f', ratio >= 10 ? 1 : 2);
}

} // namespace

FigureTable percentileTable(const LoadResult &result)
{
    FigureTable table;
    table.headers
        = {LoadFacts::tr("Percentile"), result.isOpen() ? LoadFacts::tr("Corrected") : LoadFacts::tr("Latency"),
           LoadFacts::tr("Uncorrected"), LoadFacts::tr("Slower requests")};
    table.plainHeaders = {u"percentile"_s, u"corrected ms"_s, u"uncorrected ms"_s, u"slower requests"_s};
    const std::uint64_t count = result.corrected.count();
    const auto add = [&](const QString &name, const QString &plain, nanoseconds corrected, nanoseconds raw,
                         std::optional<std::uint64_t> slower, bool isRough) {
        FigureCell first = FigureCell::words(name);
        first.plain = plain;
        std::vector<FigureCell> row{first, timeCell(corrected), timeCell(raw)};
        for (std::size_t i = 1; isRough && i < row.size(); ++i) {
            row[i].text = LoadFacts::tr("≈ %1").arg(row[i].text);
            row[i].tone = Tone::Muted;
            row[i].tip = LoadFacts::tr("Fewer than ten of %Ln request(s) are slower: another run may well say another "
                                       "figure.",
                                       nullptr, int(std::min<std::uint64_t>(count, 1'000'000'000)));
        }
        row.push_back(slower ? countCell(*slower) : FigureCell{u"–"_s, u" "_s, Tone::Muted});
        table.rows.push_back(std::move(row));
    };
    if (count == 0)
        return table;
    for (const double percent : usualPercentiles()) {
        add(loadWords::percentile(percent), plainNumber(percent), result.corrected.percentile(percent),
            result.latency.percentile(percent), above(result.corrected, percent), !isWellFounded(percent, count));
    }
    const auto ns = [](double value) { return nanoseconds(std::llround(value)); };
    add(LoadFacts::tr("mean"), u"mean"_s, ns(result.corrected.mean()), ns(result.latency.mean()), std::nullopt, false);
    //: Standard deviation.
    add(LoadFacts::tr("deviation"), u"stdev"_s, ns(result.corrected.stdev()), ns(result.latency.stdev()), std::nullopt,
        false);
    //: The smallest of all.
    add(LoadFacts::tr("min"), u"min"_s, result.corrected.min(), result.latency.min(), std::nullopt, false);
    return table;
}

FigureTable histogramTable(const LoadResult &result)
{
    FigureTable table;
    table.headers = {LoadFacts::tr("From"), LoadFacts::tr("To"), LoadFacts::tr("Requests"), LoadFacts::tr("Share"),
                     LoadFacts::tr("Up to here")};
    table.plainHeaders = {u"from ms"_s, u"to ms"_s, u"requests"_s, u"share %"_s, u"up to here %"_s};
    std::uint64_t sum = 0;
    for (const HistogramBin &bin : histogramBins(result.corrected)) {
        sum += bin.count;
        const double all = double(result.corrected.count());
        table.rows.push_back({timeCell(bin.from), timeCell(bin.to), countCell(bin.count),
                              shareCell(double(bin.count) / all), shareCell(double(sum) / all)});
    }
    return table;
}

FigureTable intervalTable(const std::vector<LoadInterval> &intervals)
{
    FigureTable table;
    table.headers = {LoadFacts::tr("Time"),
                     LoadFacts::tr("Answers/s"),
                     LoadFacts::tr("Errors/s"),
                     LoadFacts::tr("p50"),
                     LoadFacts::tr("p99"),
                     LoadFacts::tr("max"),
                     LoadFacts::tr("In flight"),
                     LoadFacts::tr("p50 uncorrected"),
                     LoadFacts::tr("p99 uncorrected"),
                     LoadFacts::tr("Backlog")};
    table.plainHeaders
        = {u"time s"_s,    u"answers/s"_s,          u"errors/s"_s,           u"p50 ms"_s, u"p99 ms"_s, u"max ms"_s,
           u"in flight"_s, u"p50 uncorrected ms"_s, u"p99 uncorrected ms"_s, u"backlog"_s};
    table.rows.reserve(intervals.size());
    for (const LoadInterval &interval : intervals) {
        const double end = inSeconds(interval.begin + interval.length);
        const double failed = failuresPerSecond(interval);
        const auto latency = [&interval](nanoseconds value) {
            return interval.counts.completed > 0 ? timeCell(value) : FigureCell{u"–"_s, u" "_s, Tone::Muted};
        };
        table.rows.push_back({{LoadFacts::tr("%1 s").arg(QLocale().toString(end, 'f', 2)), plainNumber(end)},
                              {rateText(answersPerSecond(interval)), plainNumber(answersPerSecond(interval))},
                              {rateText(failed), plainNumber(failed), failed > 0 ? Tone::Error : Tone::Text},
                              latency(interval.corrected.p50),
                              latency(interval.corrected.p99),
                              latency(interval.corrected.max),
                              countCell(interval.inFlight),
                              latency(interval.raw.p50),
                              latency(interval.raw.p99),
                              countCell(interval.backlog)});
    }
    return table;
}

FigureTable requestTable(const LoadRecord &record)
{
    FigureTable table;
    table.headers
        = {LoadFacts::tr("Request"), LoadFacts::tr("Answers"), LoadFacts::tr("Errors"), LoadFacts::tr("No answer"),
           LoadFacts::tr("p50"),     LoadFacts::tr("p99"),     LoadFacts::tr("max"),    LoadFacts::tr("mean")};
    table.plainHeaders = {u"request"_s, u"answers"_s, u"errors"_s, u"no answer"_s,
                          u"p50 ms"_s,  u"p99 ms"_s,  u"max ms"_s, u"mean ms"_s};
    const auto &requests = record.plan.requests;
    for (std::size_t i = 0; i < record.result->requests.size() && i < std::size_t(requests.size()); ++i) {
        const LoadRequestFigures &figures = record.result->requests[i];
        const auto bad = [](std::uint64_t count) {
            FigureCell cell = countCell(count);
            cell.tone = count > 0 ? Tone::Error : Tone::Text;
            return cell;
        };
        const auto latency = [&figures](nanoseconds value, double percent) {
            if (figures.completed == 0)
                return FigureCell{u"–"_s, u" "_s, Tone::Muted};
            FigureCell cell = timeCell(value);
            if (!isWellFounded(percent, figures.completed)) {
                cell.text = LoadFacts::tr("≈ %1").arg(cell.text);
                cell.tone = Tone::Muted;
                cell.tip = LoadFacts::tr("Too few requests for this percentile: another run may well say another "
                                         "figure.");
            }
            return cell;
        };
        const LoadRequest &request = requests[qsizetype(i)];
        table.rows.push_back(
            {FigureCell::words(loadWords::request(request), QString::fromUtf8(request.url.toEncoded())),
             countCell(figures.completed), bad(figures.errors), bad(figures.failed),
             latency(figures.latency.percentile(50), 50), latency(figures.latency.percentile(99), 99),
             latency(figures.latency.max(), 0), latency(nanoseconds(std::llround(figures.latency.mean())), 0)});
    }
    return table;
}

FigureTable factTable(const LoadRecord &record)
{
    Facts facts;
    const LoadResult &result = *record.result;
    const LoadCounts &counts = result.counts;
    facts.add(LoadFacts::tr("Requested"),
              FigureCell{result.isOpen() ? perSecondText(result.requestedRate) : loadWords::plan(record.plan)},
              loadWords::intent(record.plan));
    facts.add(LoadFacts::tr("Answered"),
              FigureCell{perSecondText(result.achievedRate()), plainNumber(result.achievedRate())},
              loadWords::rate(result));
    facts.add(LoadFacts::tr("Answers"), countCell(counts.completed), loadWords::failures(result));
    for (const auto &[status, count] : result.statuses) {
        const bool bad = status >= 400;
        facts.add(LoadFacts::tr("Status %1").arg(status), countCell(count), {}, bad ? Tone::Error : Tone::Success,
                  bad ? u"dialog-error"_s : u"dialog-ok"_s);
    }
    for (std::size_t i = 0; i < kLoadFaults; ++i) {
        if (counts.faults[i] > 0)
            facts.add(loadWords::fault(LoadFault(i)), countCell(counts.faults[i]),
                      QString::fromStdString(result.examples[i]), Tone::Error, u"dialog-error"_s);
    }
    if (result.unfinished > 0)
        facts.add(LoadFacts::tr("Cut off in flight"), countCell(result.unfinished), {}, Tone::Warning,
                  u"dialog-warning"_s);
    if (result.isOpen())
        facts.add(LoadFacts::tr("Never sent"), countCell(result.unsent), loadWords::unsent(result),
                  result.unsent > 0 ? Tone::Warning : Tone::Text, result.unsent > 0 ? u"dialog-warning"_s : QString());
    facts.add(LoadFacts::tr("Little's law"),
              FigureCell{QLocale().toString(result.meanInFlight, 'f', 1), plainNumber(result.meanInFlight)},
              loadWords::littlesLaw(result));
    if (result.isOpen()) {
        const bool late = !loadWords::lag(result).isEmpty();
        facts.add(LoadFacts::tr("The generator's own lag"), timeCell(result.lag.percentile(99)),
                  late ? loadWords::lag(result)
                       : LoadFacts::tr("99 % of the requests went out within this time of when they could."),
                  late ? Tone::Warning : Tone::Text, late ? u"dialog-warning"_s : QString());
    }
    facts.add(LoadFacts::tr("Received"),
              FigureCell{sizeText(counts.bytesReceived), QString::number(counts.bytesReceived)},
              LoadFacts::tr("Heads and bodies."));
    facts.add(LoadFacts::tr("Sent"), FigureCell{sizeText(counts.bytesSent), QString::number(counts.bytesSent)});
    facts.add(LoadFacts::tr("Connections"), countCell(std::uint64_t(result.connections)),
              LoadFacts::tr("%Ln opened in all; they are kept alive.", nullptr, int(result.connectionsOpened)));
    facts.add(LoadFacts::tr("Threads of the generator"), countCell(std::uint64_t(result.threads)));
    facts.add(LoadFacts::tr("Measured for"), timeCell(result.duration),
              result.stopped ? LoadFacts::tr("It was stopped.") : QString());
    if (result.discarded > 0)
        facts.add(LoadFacts::tr("Warm-up"), timeCell(result.warmUp),
                  LoadFacts::tr("%Ln request(s) of it are not counted.", nullptr, int(result.discarded)));
    QStringList targets;
    for (const std::string &target : result.targets)
        targets.append(QString::fromStdString(target));
    facts.add(LoadFacts::tr("Address"), FigureCell{targets.join(u", "_s)},
              record.plan.requests.size() == 1 ? loadWords::addresses(record.plan) : loadWords::requests(record.plan));
    facts.add(LoadFacts::tr("Started"), FigureCell{QLocale().toString(record.at, QLocale::ShortFormat)});
    return facts.take();
}

FigureTable deltaTable(const LoadRecord &first, const LoadRecord &second)
{
    const LoadResult &a = *first.result;
    const LoadResult &b = *second.result;
    FigureTable table;
    table.headers = {LoadFacts::tr("Figure"),     loadWords::shortName(first), loadWords::shortName(second),
                     LoadFacts::tr("Difference"), LoadFacts::tr("In percent"), LoadFacts::tr("Second is")};
    const bool known = a.counts.completed > 0 && b.counts.completed > 0;
    table.rows.push_back(deltaRow(
        {LoadFacts::tr("Answers a second"), a.achievedRate(), b.achievedRate(), Better::Higher, perSecondText}));
    for (const double percent : usualPercentiles()) {
        const bool founded
            = known && isWellFounded(percent, a.corrected.count()) && isWellFounded(percent, b.corrected.count());
        if (percent > 99.9 && percent < 100 && !founded)
            continue;
        table.rows.push_back(deltaRow({loadWords::percentile(percent), inMilliseconds(a.corrected.percentile(percent)),
                                       inMilliseconds(b.corrected.percentile(percent)), Better::Lower, msText, known}));
    }
    table.rows.push_back(deltaRow(
        {LoadFacts::tr("mean"), a.corrected.mean() / 1e6, b.corrected.mean() / 1e6, Better::Lower, msText, known}));
    table.rows.push_back(deltaRow({LoadFacts::tr("deviation"), a.corrected.stdev() / 1e6, b.corrected.stdev() / 1e6,
                                   Better::Lower, msText, known}));
    table.rows.push_back(deltaRow({LoadFacts::tr("Errors"), errorShare(a), errorShare(b), Better::Lower, shareText}));
    if (a.isOpen() || b.isOpen())
        table.rows.push_back(
            deltaRow({LoadFacts::tr("Never sent"), double(a.unsent), double(b.unsent), Better::Lower, numberText}));
    table.rows.push_back(
        deltaRow({LoadFacts::tr("In flight"), a.meanInFlight, b.meanInFlight, Better::Neither, numberText}));
    table.rows.push_back(deltaRow({LoadFacts::tr("Answers"), double(a.counts.completed), double(b.counts.completed),
                                   Better::Neither, numberText}));
    table.rows.push_back(deltaRow({LoadFacts::tr("Received"), double(a.counts.bytesReceived),
                                   double(b.counts.bytesReceived), Better::Neither, byteText}));
    return table;
}

QString comparison(const LoadRecord &first, const LoadRecord &second)
{
    const LoadRecord *winner = &second;
    const LoadRecord *loser = &first;
    if (first.result->achievedRate() > second.result->achievedRate())
        std::swap(winner, loser);
    const double most = winner->result->achievedRate();
    const double least = loser->result->achievedRate();
    if (least <= 0)
        return LoadFacts::tr("One of the two got no answer, so there is nothing to compare.");
    const QString rates = most < least * (1 + kNoise)
        //: %1, %2 numbers of runs; %3, %4 rates.
        ? LoadFacts::tr("Runs %1 and %2 answer the same: %3/s and %4/s.")
              .arg(QString::number(winner->number), QString::number(loser->number), rateText(most), rateText(least))
        //: %1, %2 numbers of runs; %3, %4 rates; %5 a factor.
        : LoadFacts::tr("Run %1 answers %5 times as many as run %2: %3/s against %4/s.")
              .arg(QString::number(winner->number), QString::number(loser->number), rateText(most), rateText(least),
                   ratioText(most / least));
    //: Behind a sentence about the rates of two runs: %1, %2 durations, in the same order.
    return rates + u' '
        + LoadFacts::tr("99 % of them within %1, against %2.")
              .arg(durationText(winner->result->corrected.percentile(99)),
                   durationText(loser->result->corrected.percentile(99)));
}

QString raceOutcome(const LoadRecord &slow, const LoadRecord &fast)
{
    const LoadRecord *winner = &fast;
    const LoadRecord *loser = &slow;
    if (slow.result->achievedRate() > fast.result->achievedRate())
        std::swap(winner, loser);
    const double most = winner->result->achievedRate();
    const double least = loser->result->achievedRate();
    if (most <= 0)
        return LoadFacts::tr("Neither of the two got an answer.");
    if (least <= 0)
        //: %1, %2 sides of a race.
        return LoadFacts::tr("Only %1 got answers: %3/s. %2 got none.")
            .arg(winner->label, loser->label, rateText(most));
    if (most < least * (1 + kNoise))
        return LoadFacts::tr("Both answer the same: %1 %3/s, %2 %4/s.")
            .arg(winner->label, loser->label, rateText(most), rateText(least));
    //: The outcome of a race: %1 "async", %2 a factor, %3 and %4 rates, %5 "blocking".
    return LoadFacts::tr("%1 answers %2 times as many as %5: %3/s against %4/s.")
        .arg(winner->label, ratioText(most / least), rateText(most), rateText(least), loser->label);
}

} // namespace coroscope

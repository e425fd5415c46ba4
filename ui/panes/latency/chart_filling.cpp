#include "ui/panes/latency/chart_filling.h"

#include "ui/format.h"
#include "ui/panes/latency/chart_lines.h"
#include "ui/widgets/chart_panel.h"
#include "ui/widgets/heat_map.h"
#include "ui/widgets/tone_label.h"

#include <QCoreApplication>
#include <QDateTime>

#include <array>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LatencyCharts)
};

double ms(nanoseconds value)
{
    return double(value.count()) / 1e6;
}

/// In the order they are stacked: what is well at the bottom.
struct Band {
    Series series;
    std::array<std::size_t, 2> classes; ///< of IntervalFigures::byClass
};
constexpr std::array kBands{
    Band{Series::Class2, {2, 2}}, Band{Series::Class3, {3, 3}},   Band{Series::Class4, {4, 4}},
    Band{Series::Class5, {5, 5}}, Band{Series::NoStatus, {0, 1}},
};

/// A line of some figure of the columns; a negative one is a gap.
template<typename Figure>
ChartLine lineOf(const ChartData &data, Figure figure)
{
    ChartLine line;
    for (const LatencyColumn &column : data.columns) {
        if (const double y = figure(column); y >= 0)
            line.add(data.secondsAgo(column), y);
        else
            line.gap();
    }
    return line;
}

/// How many workers there are, by their numbers.
int workerCount(const ChartData &data)
{
    std::uint32_t most = 0;
    for (const LatencyColumn &column : data.columns) {
        if (!column.workers.empty())
            most = std::max(most, column.workers.back().worker + 1);
    }
    return int(std::min<std::uint32_t>(most, 1'000));
}

/// A line for each worker; those that have no entry of their own share one.
template<typename Figure>
ChartReach fillWorkers(ChartPanel *panel, const ChartData &data, Figure figure)
{
    const int workers = workerCount(data);
    ChartReach reach;
    QList<ChartMember> others;
    for (int number = 0; number < std::max(workers, kWorkerSeries); ++number) {
        const ChartLine line = lineOf(data, [&](const LatencyColumn &column) {
            const auto at
                = std::find_if(column.workers.begin(), column.workers.end(), [number](const WorkerInterval &worker) {
                      return worker.worker == std::uint32_t(number);
                  });
            return at == column.workers.end() ? -1.0 : figure(*at);
        });
        const bool own = number < kWorkerSeries;
        const Series series = own ? workerSeries(number) : Series::OtherWorkers;
        if (own) {
            panel->setInLegend(series, number < workers);
            panel->setLine(series, line.runs());
        } else {
            others.append({Series::OtherWorkers, line.runs()});
        }
        if (panel->isShown(series))
            reach.add(line);
    }
    panel->setInLegend(Series::OtherWorkers, workers > kWorkerSeries);
    panel->setFamily(Series::OtherWorkers, others);
    return reach;
}

void addWorkerLines(ChartPanel *panel)
{
    for (int number = 0; number < kWorkerSeries; ++number) {
        //: A worker of the server, by its number.
        panel->addLine(workerSeries(number), Texts::tr("worker %1").arg(number));
        panel->setInLegend(workerSeries(number), false);
    }
    //: The workers beyond the first six.
    panel->addLine(Series::OtherWorkers, Texts::tr("other workers"));
    panel->setInLegend(Series::OtherWorkers, false);
}

} // namespace

void addClassAreas(ChartPanel *panel)
{
    panel->addArea(Series::Class2, Texts::tr("2xx"));
    panel->addArea(Series::Class3, Texts::tr("3xx"));
    panel->addArea(Series::Class4, Texts::tr("4xx"));
    panel->addArea(Series::Class5, Texts::tr("5xx"));
    //: requests that ended without an answer, or with a 1xx only
    panel->addArea(Series::NoStatus, Texts::tr("other"));
}

void fillThroughput(ChartPanel *panel, const ChartData &data)
{
    const auto count = qsizetype(data.columns.size());
    QList<double> floor(count, 0);
    double largest = 0;
    for (const Band &band : kBands) {
        QList<QPointF> lower;
        QList<QPointF> upper;
        double most = 0;
        for (qsizetype i = 0; i < count && panel->isShown(band.series); ++i) {
            const LatencyColumn &column = data.columns[std::size_t(i)];
            const double x = data.secondsAgo(column);
            std::uint64_t requests = column.byClass[band.classes[0]];
            if (band.classes[1] != band.classes[0])
                requests += column.byClass[band.classes[1]];
            const double rate = column.perSecond(requests);
            lower.append({x, floor[i]});
            floor[i] += rate;
            upper.append({x, floor[i]});
            most = std::max(most, rate);
            largest = std::max(largest, floor[i]);
        }
        // An empty band would draw its line on top of the one below.
        panel->setArea(band.series, most > 0 ? lower : QList<QPointF>(), most > 0 ? upper : QList<QPointF>());
    }
    panel->setExtremes(0, largest);
}

void fillRouteThroughput(ChartPanel *panel, const ChartData &data, const QStringList &names)
{
    ChartReach reach;
    bool anyErrors = false;
    for (int place = 0; place < kRouteSeries; ++place) {
        const Series series = routeSeries(place);
        const bool used = place < names.size();
        panel->setInLegend(series, used);
        if (!used) {
            panel->setFamily(series, {});
            continue;
        }
        panel->setName(series, names[place]);
        const ChartLine hits = lineOf(data, [&](const LatencyColumn &column) {
            return column.hasRoutes ? column.perSecond(column.routes[std::size_t(place)].hits) : -1;
        });
        QList<ChartMember> members{{series, hits.runs()}};
        const ChartLine errors = lineOf(data, [&](const LatencyColumn &column) {
            return column.hasRoutes ? column.perSecond(column.routes[std::size_t(place)].errors) : -1;
        });
        if (errors.largest() > 0) {
            anyErrors = true;
            members.append({Series::OtherWorkers, errors.runs()});
        }
        if (panel->isShown(series))
            reach.add(hits);
        panel->setFamily(series, members);
    }
    panel->setExtremes(0, reach.largest);
    panel->setNote(Tone::Muted, anyErrors ? Texts::tr("Thin lines: answers of 500 and above.") : QString());
}

void fillInFlight(ChartPanel *panel, const ChartData &data)
{
    const ChartLine line = lineOf(data, [](const LatencyColumn &column) { return double(column.inFlight); });
    panel->setExtremes(0, std::max(4.0, line.largest()));
    panel->setLine(Series::InFlight, line.runs());
}

void addLagLines(ChartPanel *panel)
{
    panel->addLine(Series::LoopLag, Texts::tr("worst worker"));
    addWorkerLines(panel);
    //: The thread of this window, beside the workers of the server.
    panel->addLine(Series::GuiLag, Texts::tr("this window"));
    panel->addMarks(Series::Held, Texts::tr("held"));
}

void fillLag(ChartPanel *panel, const ChartData &data, const HolderNames &holders)
{
    ChartReach reach;
    const ChartLine worst = lineOf(data, [](const LatencyColumn &column) { return ms(column.loopLag); });
    const bool byWorker = workerCount(data) > 0; // else only the worst is known
    panel->setInLegend(Series::LoopLag, !byWorker);
    panel->setLine(Series::LoopLag, byWorker ? QList<QList<QPointF>>() : worst.runs());
    reach.add(worst);
    const ChartReach workers
        = fillWorkers(panel, data, [](const WorkerInterval &worker) { return ms(worker.loopLag); });
    const ChartLine gui = lineOf(data, [](const LatencyColumn &column) {
        return column.sample.guiLag.count() < 0 ? -1 : ms(column.sample.guiLag);
    });
    if (panel->isShown(Series::GuiLag))
        reach.add(gui);
    QList<QPointF> held;
    QString note;
    for (const LatencyColumn &column : data.columns) {
        if (!column.isHeld)
            continue;
        held.append({data.secondsAgo(column), ms(column.loopLag)});
        const QString time
            = QDateTime::fromMSecsSinceEpoch(column.endedWall).time().toString(QStringLiteral("HH:mm:ss"));
        const QString name = holders.of(column.heldBy);
        note = name.isEmpty()
            //: %1 a duration, %2 a time of day
            ? Texts::tr("A loop was held for %1 at %2.").arg(durationText(column.loopLag), time)
            //: %1 the name of a route, %2 a duration, %3 a time of day
            : Texts::tr("%1 held a loop for %2 at %3.").arg(name, durationText(column.loopLag), time);
    }
    panel->setExtremes(0, std::max({1.0, reach.largest, workers.largest}));
    panel->setLine(Series::GuiLag, gui.runs());
    panel->setMarks(Series::Held, held);
    panel->setNote(Tone::Warning, note);
}

void addBusyLines(ChartPanel *panel)
{
    addWorkerLines(panel);
}

void fillBusy(ChartPanel *panel, const ChartData &data)
{
    panel->setExtremes(0, 96); // to 100
    panel->setNote(Tone::Muted, workerCount(data) == 0 ? Texts::tr("Not known in this time.") : QString());
    fillWorkers(panel, data, [](const WorkerInterval &worker) { return std::clamp(worker.busy, 0.0, 1.0) * 100; });
}

void addPoolLines(ChartPanel *panel)
{
    //: Connections to the database.
    panel->addLine(Series::PoolInUse, Texts::tr("in use"));
    panel->addLine(Series::PoolSize, Texts::tr("connections"));
    //: Jobs that have no connection yet.
    panel->addLine(Series::Waiters, Texts::tr("waiting"));
}

void fillPool(ChartPanel *panel, const ChartData &data)
{
    const ChartLine used = lineOf(data, [](const LatencyColumn &c) { return double(c.sample.poolInUse); });
    const ChartLine size = lineOf(data, [](const LatencyColumn &c) { return double(c.sample.poolSize); });
    const ChartLine waiting = lineOf(data, [](const LatencyColumn &c) { return double(c.sample.poolWaiting); });
    ChartReach reach;
    for (const auto &[series, line] : {std::pair{Series::PoolInUse, &used}, std::pair{Series::PoolSize, &size},
                                       std::pair{Series::Waiters, &waiting}}) {
        if (panel->isShown(series))
            reach.add(*line);
    }
    panel->setExtremes(0, std::max(4.0, reach.largest));
    panel->setLine(Series::PoolInUse, used.runs());
    panel->setLine(Series::PoolSize, size.runs());
    panel->setLine(Series::Waiters, waiting.runs());
    panel->setNote(Tone::Muted, size.isEmpty() ? Texts::tr("No database was open in this time.") : QString());
}

void addTaskLines(ChartPanel *panel)
{
    //: Tasks that are queued.
    panel->addLine(Series::TasksWaiting, Texts::tr("waiting"));
    panel->addLine(Series::TasksRunning, Texts::tr("running"));
}

void fillTasks(ChartPanel *panel, const ChartData &data)
{
    const ChartLine waiting = lineOf(data, [](const LatencyColumn &c) { return double(c.sample.tasksWaiting); });
    const ChartLine running = lineOf(data, [](const LatencyColumn &c) { return double(c.sample.tasksRunning); });
    ChartReach reach;
    if (panel->isShown(Series::TasksWaiting))
        reach.add(waiting);
    if (panel->isShown(Series::TasksRunning))
        reach.add(running);
    panel->setExtremes(0, std::max(4.0, reach.largest));
    panel->setLine(Series::TasksWaiting, waiting.runs());
    panel->setLine(Series::TasksRunning, running.runs());
    panel->setNote(Tone::Muted, waiting.isEmpty() ? Texts::tr("The queue was not known in this time.") : QString());
}

void fillHeat(HeatMap *map, const ChartData &data)
{
    std::vector<HeatMap::Column> columns;
    columns.reserve(data.columns.size());
    for (const LatencyColumn &column : data.columns) {
        const double to = data.secondsAgo(column);
        // Next to the one before, as far as it reaches: intervals are of about a second, and leave no seams.
        double from = to - column.seconds;
        if (!columns.empty() && std::abs(columns.back().to - from) < column.seconds / 2)
            from = columns.back().to;
        columns.push_back({from, to, column.heat});
    }
    map->setColumns(std::move(columns));
}

} // namespace coroscope

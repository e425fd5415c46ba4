#include "ui/panes/latency/latency_reading.h"

#include "ui/format.h"
#include "ui/setting_marks.h"

#include <QCoreApplication>
#include <QDateTime>

namespace coroscope {

namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(LatencyReading)
};

const QString kBetween = QStringLiteral(" · ");

QString percentilesText(const WorstPercentiles &latency, const QList<Percentile> &percentiles)
{
    if (!latency.any())
        return Texts::tr("no request ended");
    QStringList texts;
    for (const Percentile percentile : percentiles)
        //: %1 a percentile, %2 a duration: "p95 4.2 ms".
        texts.append(Texts::tr("%1 %2").arg(percentileName(percentile), latency.text(percentile)));
    return texts.isEmpty() ? latency.text(Percentile::P50) : texts.join(kBetween);
}

QString classesText(const LatencyColumn &column)
{
    QStringList texts;
    for (std::size_t i = 1; i < column.byClass.size(); ++i) {
        if (column.byClass[i] > 0)
            //: A class of statuses, and how many requests: "2xx 940".
            texts.append(Texts::tr("%1xx %2").arg(i).arg(countText(column.byClass[i])));
    }
    if (column.byClass[0] > 0)
        texts.append(Texts::tr("no status %1").arg(countText(column.byClass[0])));
    return texts.join(kBetween);
}

QString lagText(const LatencyColumn &column, const HolderNames &holders)
{
    QStringList texts;
    const QString holder = holders.of(column.heldBy);
    const QString worst = durationText(column.loopLag);
    if (column.isHeld && !holder.isEmpty())
        texts.append(Texts::tr("%1, held by %2").arg(worst, holder));
    else if (column.workers.size() < 2)
        texts.append(worst);
    if (column.workers.size() > 1) {
        for (const WorkerInterval &worker : column.workers)
            //: %1 the number of a worker, %2 a duration.
            texts.append(Texts::tr("worker %1 %2").arg(worker.worker).arg(durationText(worker.loopLag)));
    }
    if (column.sample.guiLag.count() >= 0)
        texts.append(Texts::tr("this window %1").arg(durationText(column.sample.guiLag)));
    return texts.join(kBetween);
}

QString busyText(const LatencyColumn &column)
{
    QStringList texts;
    for (const WorkerInterval &worker : column.workers) {
        const QString share = percentText(worker.busy);
        texts.append(column.workers.size() == 1 ? share : Texts::tr("worker %1 %2").arg(worker.worker).arg(share));
    }
    return texts.join(kBetween);
}

QString poolText(const WindowSample &sample)
{
    //: Connections to the database: %1 in use of %2; %3 jobs wait for one.
    return Texts::tr("%1 of %2 in use, %3 waiting")
        .arg(countText(quint64(std::max(0, sample.poolInUse))), countText(quint64(sample.poolSize)),
             countText(quint64(std::max(0, sample.poolWaiting))));
}

} // namespace

QList<ReadingRow> readingOf(const LatencyColumn &column, const QStringList &routes,
                            const QList<Percentile> &percentiles, const HolderNames &holders, const SettingMarks *marks)
{
    QString time = QDateTime::fromMSecsSinceEpoch(column.endedWall).time().toString(QStringLiteral("HH:mm:ss"));
    if (column.intervals > 1)
        //: A moment of a chart: %1 a time of day, %2 a duration.
        time = Texts::tr("%1, the worst of %2")
                   .arg(time, durationText(std::chrono::milliseconds(qRound64(column.seconds * 1e3))));
    QList<ReadingRow> rows{{{}, time}};
    for (qsizetype place = 0; place < routes.size(); ++place) {
        const RouteColumn &route = column.routes[std::size_t(place)];
        QString text = percentilesText(route.latency, percentiles);
        if (route.hits > 0)
            text += kBetween + Texts::tr("%1 req/s").arg(rateText(column.perSecond(route.hits)));
        if (route.errors > 0)
            text += kBetween + Texts::tr("%n failed", nullptr, int(route.errors));
        rows.append({routes[place], column.hasRoutes ? text : Texts::tr("no longer kept")});
    }
    rows.append({Texts::tr("Latency"), percentilesText(column.latency, percentiles)});
    QString throughput = Texts::tr("%1 req/s").arg(rateText(column.perSecond(column.requests)));
    if (column.requests > 0)
        throughput += kBetween + classesText(column);
    rows.append({Texts::tr("Throughput"), throughput});
    rows.append({Texts::tr("In flight"), countText(column.inFlight)});
    rows.append({Texts::tr("Loop lag"), lagText(column, holders)});
    if (!column.workers.empty())
        rows.append({Texts::tr("Busy"), busyText(column)});
    if (column.sample.poolSize >= 0)
        rows.append({Texts::tr("Database"), poolText(column.sample)});
    if (column.sample.tasksWaiting >= 0)
        rows.append({Texts::tr("Tasks"),
                     //: Background tasks.
                     Texts::tr("%1 waiting, %2 running")
                         .arg(countText(quint64(column.sample.tasksWaiting)),
                              countText(quint64(std::max<qint64>(0, column.sample.tasksRunning))))});
    const qint64 until = column.endedWall;
    if (const QString changes = marks ? marks->between(until - qint64(column.seconds * 1e3 + 0.5), until) : QString();
        !changes.isEmpty())
        rows.append({{}, changes});
    return rows;
}

QString readingText(const QList<ReadingRow> &rows)
{
    QStringList lines;
    for (const ReadingRow &row : rows)
        //: %1 the name of a chart, %2 what it says.
        lines.append(row.name.isEmpty() ? row.text : Texts::tr("%1: %2").arg(row.name, row.text));
    return lines.join(u'\n');
}

} // namespace coroscope

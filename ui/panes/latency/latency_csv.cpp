#include "ui/panes/latency/latency_csv.h"

#include "ui/format.h"
#include "ui/panes/latency/latency_table_model.h"
#include "ui/widgets/heat_map.h"

#include <QByteArrayList>

#include <algorithm>
#include <set>

namespace coroscope {

namespace {

QByteArray ms(nanoseconds value)
{
    return QByteArray::number(double(value.count()) / 1e6, 'f', 3);
}

QByteArray level(qint64 value)
{
    return value < 0 ? QByteArray() : QByteArray::number(value);
}

QByteArray quoted(const QString &text)
{
    return text.isEmpty() ? QByteArray() : '"' + text.toUtf8().replace('"', "\"\"") + '"';
}

void addPercentiles(QByteArrayList &fields, const Percentiles &latency)
{
    for (const PercentileInfo &info : kPercentiles)
        fields.append(latency.count > 0 ? ms(latency.*info.value) : QByteArray());
}

QByteArray percentileNames()
{
    QByteArrayList names;
    for (const PercentileInfo &info : kPercentiles)
        names.append(QByteArray(info.name).replace('.', "") + "_ms");
    return names.join(',');
}

/// The numbers of all workers that appear.
std::set<std::uint32_t> workersOf(const LatencyHistory &history, std::size_t first)
{
    std::set<std::uint32_t> all;
    for (std::size_t i = first; i < history.points().size(); ++i) {
        for (const WorkerInterval &worker : history.points()[i].figures.workers)
            all.insert(worker.worker);
    }
    return all;
}

void addWorkers(QByteArrayList &fields, const IntervalFigures &figures, const std::set<std::uint32_t> &workers)
{
    for (const std::uint32_t number : workers) {
        const auto at = std::find_if(figures.workers.begin(), figures.workers.end(),
                                     [number](const WorkerInterval &worker) { return worker.worker == number; });
        const bool known = at != figures.workers.end();
        fields.append(known ? ms(at->loopLag) : QByteArray());
        fields.append(known ? QByteArray::number(at->busy, 'f', 4) : QByteArray());
    }
}

} // namespace

QByteArray latencyCsv(const LatencyHistory &history, std::chrono::seconds span, const HolderNames &holders,
                      const SettingMarks *marks)
{
    const auto &points = history.points();
    const std::size_t first = history.firstOf(span);
    const std::set<std::uint32_t> workers = workersOf(history, first);
    QByteArray out = "ended_utc,seconds,requests,requests_per_second," + percentileNames()
        + ",no_status,1xx,2xx,3xx,4xx,5xx,in_flight,loop_lag_ms,held_by,window_lag_ms,db_in_use,db_connections,"
          "db_waiting,tasks_waiting,tasks_running,changes";
    for (const std::uint32_t number : workers) {
        const QByteArray worker = "worker_" + QByteArray::number(number);
        out += ',' + worker + "_lag_ms," + worker + "_busy";
    }
    for (int row = 0; row < HeatColumn::kRows; ++row) {
        const qint64 micros = (HeatMap::band(row).first.count() + 500) / 1'000;
        out += ",from_" + QByteArray::number(row == 0 ? 0 : micros) + "us";
    }
    out += "\r\n";
    for (std::size_t i = first; i < points.size(); ++i) {
        const LatencyPoint &point = points[i];
        const IntervalFigures &figures = point.figures;
        QByteArrayList fields{
            isoTimeText(figures.endedWall).toUtf8(),
            QByteArray::number(figures.seconds, 'f', 3),
            QByteArray::number(qulonglong(figures.requests)),
            QByteArray::number(point.perSecond(), 'f', 3),
        };
        addPercentiles(fields, figures.latency);
        for (const std::uint64_t count : figures.byClass)
            fields.append(QByteArray::number(qulonglong(count)));
        fields.append(QByteArray::number(qulonglong(point.inFlight())));
        fields.append(ms(figures.loopLag));
        fields.append(point.isHeld ? quoted(holders.of(point.heldBy)) : QByteArray());
        const WindowSample &sample = point.sample;
        fields.append(sample.guiLag.count() < 0 ? QByteArray() : ms(sample.guiLag));
        for (const qint64 value : {qint64(sample.poolInUse), qint64(sample.poolSize), qint64(sample.poolWaiting),
                                   sample.tasksWaiting, sample.tasksRunning})
            fields.append(level(value));
        fields.append(quoted(changesIn(point, marks)));
        addWorkers(fields, figures, workers);
        for (const std::uint32_t count : figures.heat.counts)
            fields.append(QByteArray::number(count));
        out += fields.join(',') + "\r\n";
    }
    return out;
}

QByteArray routesCsv(const LatencyHistory &history, std::chrono::seconds span, const HolderNames &holders)
{
    const auto &points = history.points();
    QByteArray out = "ended_utc,seconds,route,requests,errors," + percentileNames() + "\r\n";
    for (std::size_t i = history.firstOf(span); i < points.size(); ++i) {
        const IntervalFigures &figures = points[i].figures;
        for (const RouteInterval &route : figures.routes) {
            QByteArrayList fields{
                isoTimeText(figures.endedWall).toUtf8(), QByteArray::number(figures.seconds, 'f', 3),
                quoted(holders.of(route.route)),         QByteArray::number(route.hits),
                QByteArray::number(route.errors),
            };
            addPercentiles(fields, route.latency);
            out += fields.join(',') + "\r\n";
        }
    }
    return out;
}

} // namespace coroscope

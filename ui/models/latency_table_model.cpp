#include "ui/models/latency_table_model.h"

#include "ui/format.h"
#include "ui/models/batch_stats.h"
#include "ui/setting_marks.h"

#include <QDateTime>

namespace coroscope {

using namespace Qt::StringLiterals;

namespace {

bool isText(int column)
{
    return column == LatencyTableModel::TimeColumn || column == LatencyTableModel::HeldByColumn
        || column == LatencyTableModel::ChangesColumn;
}

} // namespace

QString changesIn(const LatencyPoint &point, const SettingMarks *marks)
{
    const qint64 until = point.figures.endedWall;
    return marks ? marks->between(until - qint64(point.figures.seconds * 1e3 + 0.5), until) : QString();
}

LatencyTableModel::LatencyTableModel(const LatencyHistory &history, const HolderNames &holders, QObject *parent)
    : QAbstractTableModel(parent)
    , m_history(history)
    , m_holders(holders)
{
}

void LatencyTableModel::refresh(std::chrono::seconds span)
{
    const auto &all = m_history.points();
    const std::size_t first = m_history.firstOf(span);
    const auto wall = [](const LatencyPoint &point) { return point.figures.endedWall; };
    if (m_points.empty() || first == all.size() || wall(all[first]) > wall(m_points.back())
        || wall(all.back()) < wall(m_points.back())) {
        beginResetModel();
        m_points.assign(all.begin() + std::ptrdiff_t(first), all.end());
        endResetModel();
        return;
    }
    std::size_t fresh = all.size();
    while (fresh > first && wall(all[fresh - 1]) > wall(m_points.back()))
        --fresh;
    if (fresh < all.size()) {
        beginInsertRows({}, 0, int(all.size() - fresh) - 1);
        m_points.insert(m_points.end(), all.begin() + std::ptrdiff_t(fresh), all.end());
        endInsertRows();
    }
    std::size_t gone = 0;
    while (gone < m_points.size() && wall(m_points[gone]) < wall(all[first]))
        ++gone;
    if (gone > 0) {
        const int rows = rowCount();
        beginRemoveRows({}, rows - int(gone), rows - 1);
        m_points.erase(m_points.begin(), m_points.begin() + std::ptrdiff_t(gone));
        endRemoveRows();
    }
    std::size_t older = first; // a longer span was chosen
    while (older < all.size() && wall(all[older]) < wall(m_points.front()))
        ++older;
    if (older > first) {
        const int rows = rowCount();
        beginInsertRows({}, rows, rows + int(older - first) - 1);
        m_points.insert(m_points.begin(), all.begin() + std::ptrdiff_t(first), all.begin() + std::ptrdiff_t(older));
        endInsertRows();
    }
}

int LatencyTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_points.size());
}

int LatencyTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LatencyTableModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const LatencyPoint &point = m_points[m_points.size() - 1 - std::size_t(index.row())];
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole: return text(point, column);
    case Qt::TextAlignmentRole: return int((isText(column) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if ((column == P95Column || column == P99Column) && point.figures.latency.count > 0
            && point.figures.latency.count < kFewSamples)
            return tr("Of %n request(s) only, which are too few for this percentile.", nullptr,
                      int(point.figures.latency.count));
        return {};
    default: return {};
    }
}

QString LatencyTableModel::text(const LatencyPoint &point, Column column) const
{
    const IntervalFigures &figures = point.figures;
    const auto percentile = [&figures](nanoseconds value, bool needsMany) {
        if (figures.latency.count == 0)
            return u"–"_s;
        const QString shown = durationText(value);
        //: a percentile of too few samples: about so much
        return needsMany && figures.latency.count < kFewSamples ? tr("≈ %1").arg(shown) : shown;
    };
    const auto count = [](std::uint64_t value) { return value == 0 ? QString() : countText(value); };
    switch (column) {
    case TimeColumn: return QDateTime::fromMSecsSinceEpoch(figures.endedWall).time().toString(u"HH:mm:ss"_s);
    case RequestsColumn: return countText(figures.requests);
    case RateColumn: return rateText(point.perSecond());
    case P50Column: return percentile(figures.latency.p50, false);
    case P95Column: return percentile(figures.latency.p95, true);
    case P99Column: return percentile(figures.latency.p99, true);
    case MaxColumn: return percentile(figures.latency.max, false);
    case Class2Column: return count(figures.byClass[2]);
    case Class3Column: return count(figures.byClass[3]);
    case Class4Column: return count(figures.byClass[4]);
    case Class5Column: return count(figures.byClass[5]);
    case OtherColumn: return count(figures.byClass[0] + figures.byClass[1]);
    case LagColumn: return durationText(figures.loopLag);
    case HeldByColumn:
        if (const QString name = m_holders.of(point.heldBy); point.isHeld)
            //: in a column that names who held the loop
            return name.isEmpty() ? tr("unknown") : name;
        return {};
    case ChangesColumn: return changesIn(point, m_marks);
    case ColumnCount: break;
    }
    return {};
}

QVariant LatencyTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isText(section) ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case TimeColumn: return tr("Until");
    case RequestsColumn: return tr("Requests");
    case RateColumn: return tr("Req/s");
    case P50Column: return tr("p50");
    case P95Column: return tr("p95");
    case P99Column: return tr("p99");
    case MaxColumn: return tr("Slowest");
    case Class2Column: return tr("2xx");
    case Class3Column: return tr("3xx");
    case Class4Column: return tr("4xx");
    case Class5Column: return tr("5xx");
    case OtherColumn: return tr("Other");
    case LagColumn: return tr("Loop lag");
    case HeldByColumn: return tr("Loop held by");
    //: Settings that were changed in that interval.
    case ChangesColumn: return tr("Changes");
    case ColumnCount: break;
    }
    return {};
}

QByteArray latencyCsv(const LatencyHistory &history, std::chrono::seconds span, const HolderNames &holders,
                      const SettingMarks *marks)
{
    QByteArray out = "ended_utc,seconds,requests,requests_per_second,p50_ms,p95_ms,p99_ms,max_ms,"
                     "no_status,1xx,2xx,3xx,4xx,5xx,loop_lag_ms,held_by,changes\r\n";
    const auto ms = [](nanoseconds value) { return QByteArray::number(double(value.count()) / 1e6, 'f', 3); };
    const auto &points = history.points();
    for (std::size_t i = history.firstOf(span); i < points.size(); ++i) {
        const LatencyPoint &point = points[i];
        const IntervalFigures &figures = point.figures;
        const bool any = figures.latency.count > 0;
        QByteArrayList fields{
            isoTimeText(figures.endedWall).toUtf8(),          QByteArray::number(figures.seconds, 'f', 3),
            QByteArray::number(qulonglong(figures.requests)), QByteArray::number(point.perSecond(), 'f', 3),
            any ? ms(figures.latency.p50) : QByteArray(),     any ? ms(figures.latency.p95) : QByteArray(),
            any ? ms(figures.latency.p99) : QByteArray(),     any ? ms(figures.latency.max) : QByteArray(),
        };
        for (const std::uint64_t count : figures.byClass)
            fields.append(QByteArray::number(qulonglong(count)));
        fields.append(ms(figures.loopLag));
        const QByteArray name = point.isHeld ? holders.of(point.heldBy).toUtf8() : QByteArray();
        const QByteArray changes = changesIn(point, marks).toUtf8();
        for (const QByteArray &text : {name, changes})
            fields.append(text.isEmpty() ? text : '"' + QByteArray(text).replace('"', "\"\"") + '"');
        out += fields.join(',') + "\r\n";
    }
    return out;
}

} // namespace coroscope

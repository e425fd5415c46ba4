#pragma once

#include "ui/models/holder_names.h"
#include "ui/panes/latency/latency_history.h"
#include "ui/panes/latency/percentile.h"

#include <QAbstractTableModel>

#include <bitset>

namespace coroscope {

class SettingMarks;

/// The figures behind the charts as a table, newest first: an interval a row, and after all other columns one for each
/// band of the heat map. refresh() follows a history that somebody else fills: new rows come at the top, old ones leave
/// at the bottom, and what is selected stays selected.
class LatencyTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column {
        TimeColumn,
        RequestsColumn,
        RateColumn,
        P50Column, ///< the first of kPercentiles, in their order
        MaxColumn = P50Column + int(kPercentiles.size()) - 1,
        Class2Column,
        Class3Column,
        Class4Column,
        Class5Column,
        OtherColumn,
        InFlightColumn,
        LagColumn,
        HeldByColumn,
        WorkerLagsColumn,
        GuiLagColumn,
        BusyColumn,
        PoolColumn,
        PoolWaitingColumn,
        TasksWaitingColumn,
        TasksRunningColumn,
        ChangesColumn,
        FirstHeatColumn,
        ColumnCount = FirstHeatColumn + HeatColumn::kRows
    };
    Q_ENUM(Column)

    explicit LatencyTableModel(const HolderNames &holders, QObject *parent = nullptr);

    /// What was changed and when; it outlives the model. Before the first refresh().
    void setMarks(const SettingMarks *marks) { m_marks = marks; }
    /// The history or the span changed.
    void refresh(const LatencyHistory &history, std::chrono::seconds span);
    /// Bands of the heat map in which there was any request.
    std::bitset<HeatColumn::kRows> usedBands() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const LatencyPoint &point, int column) const;

    const HolderNames &m_holders;
    const SettingMarks *m_marks = nullptr;
    std::deque<LatencyPoint> m_points; ///< those shown, oldest first: a copy, since views must be told before rows go
};

/// The settings that were changed in its interval, as text. `marks` may be null.
QString changesIn(const LatencyPoint &point, const SettingMarks *marks);

} // namespace coroscope
